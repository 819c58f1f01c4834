#!/usr/bin/env python3
"""Kills a build at each of its calls that change the disk, one run for each call, by way of strace.

    cargo build && python3 tests/kills.py target/debug/fahrplan

After each kill the site must be what it was, or each file old or new; the next run must complete it. Says how
many kills hit which phase, and ends with 1 where something was not whole. Linux with strace, some minutes.
"""

import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
CALLS = ["openat", "write", "mkdir", "rename", "unlink", "unlinkat", "rmdir"]
ENVIRONMENT = {"LANG": "C", "PATH": os.environ["PATH"], "RAYON_NUM_THREADS": "1"}
FOREIGN = "stadt/notiz.txt"


def write_site(root, numbers, title):
    files = {
        "site.yaml": "titel: Probe\n",
        "stadt/index.md": "---\ntyp: behoerde\ntitel: Stadt\nart: stadt\n---\n",
        "stadt/plan/index.md": "---\ntyp: plan\ntitel: Plan\n---\n",
        f"{title}/seite.md": f"---\ntyp: seite\ntitel: {title}\n---\n",
    }
    for n in numbers:
        files[f"stadt/plan/{n}.md"] = f"---\ntyp: massnahme\ntitel: {title} {n}\n---\n"
    for path, text in files.items():
        place = root / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


def build(site, out, before=()):
    command = [*before, PROGRAM, "build", "--stichtag", "2026-01-01", "--root", site, "--output", out]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True)


def tree(out):
    found = {}
    for folder, below, files in os.walk(out):
        if ".fahrplan" in below:
            below.remove(".fahrplan")
        for name in files:
            path = pathlib.Path(folder, name)
            found[str(path.relative_to(out))] = path.read_bytes()
    return found


def phase_of(out, manifest):
    state = out / ".fahrplan"
    installed = (state / "manifest").exists() and (state / "manifest").read_bytes() == manifest
    if (state / "switch").exists():
        return "switching"
    if (state / "staging").exists():
        return "cleaning" if installed else "staging"
    return "done" if installed else "before"


def faults(phase, found, old, new):
    if phase in ("before", "staging"):
        return [] if found == old else ["the old site was touched"]
    if phase in ("cleaning", "done"):
        return [] if found == new else ["the new site is not complete"]
    torn = [path for path, text in found.items() if text not in (old.get(path), new.get(path))]
    return torn + [path for path in old if path in new and path not in found]


def main(work):
    write_site(work / "old", range(0, 8), "Alt")
    write_site(work / "new", range(3, 11), "Neu")
    for name in ("old", "new"):
        assert build(work / name, work / f"{name}-output").returncode == 0
    (work / "old-output" / FOREIGN).write_text("mine")
    manifest = (work / "new-output/.fahrplan/manifest").read_bytes()
    out, bad = work / "output", 0
    for kind in ("first build", "second build"):
        old = {} if kind == "first build" else tree(work / "old-output")
        new = {**tree(work / "new-output"), **{path: old[path] for path in old if path == FOREIGN}}
        hits = collections.Counter()
        for call in CALLS:
            number = 0
            while True:
                number += 1
                shutil.rmtree(out, ignore_errors=True)
                if old:
                    subprocess.run(["cp", "-a", work / "old-output", out], check=True)
                kill = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}",
                        "-e", f"inject={call}:signal=SIGKILL:when={number}"]
                if build(work / "new", out, kill).returncode == 0:
                    break
                phase = phase_of(out, manifest)
                hits[phase] += 1
                wrong = faults(phase, tree(out), old, new)
                again = build(work / "new", out)
                if again.returncode or tree(out) != new:
                    wrong.append(f"not completed: {again.stderr.decode()}")
                if sorted(set(os.listdir(out / ".fahrplan")) - {"seal"}) != ["lock", "manifest"]:
                    wrong.append("something is left of the killed run")
                if wrong:
                    bad += 1
                    print(f"{kind}, {call} number {number}, {phase}:", *wrong)
        print(f"{kind}: {sum(hits.values())} kills,", ", ".join(f"{n} {it}" for it, n in hits.items()))
    return 1 if bad else 0


with tempfile.TemporaryDirectory() as work:
    sys.exit(main(pathlib.Path(work)))
