#!/usr/bin/env python3
"""Asks other readers about the bags that the test `sound_bags_alone_are_accepted` lays out:

    FAHRPLAN_BAGS=FOLDER cargo test --test it sound_bags_alone_are_accepted
    python3 bags.py FOLDER

`bagit.py --validate` must accept every sound bag, and no bag that it rejects may be one that we accept. The ZIP
of each sound bag must hold its files, read with Python's zipfile.

Exit code 0 if all is well; else 1, with one line for each finding. Needs bagit (PyPI).
"""

import logging
import sys
import zipfile
from pathlib import Path

import bagit

findings = []


def accepted(folder):
    """Whether bagit.py takes the bag; whatever it raises is a rejection, as it is on its command line."""
    try:
        return bagit.Bag(str(folder)).validate()
    except Exception:
        return False


def read_zip(path, folder):
    wanted = {f"{folder.name}/{file.relative_to(folder).as_posix()}": file
              for file in folder.rglob("*") if file.is_file()}
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if archive.testzip() or sorted(wanted) != sorted(names):
            findings.append(f"{path}: not the files of the bag")
        elif [name.encode() for name in names] != sorted(name.encode() for name in names):
            findings.append(f"{path}: not in the order of the paths")
        elif any(archive.read(name) != file.read_bytes() for name, file in wanted.items()):
            findings.append(f"{path}: other bytes than in the bag")
        elif any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in archive.infolist()):
            findings.append(f"{path}: a time of its own")


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)
    root = Path(sys.argv[1])
    verdicts = [line.split(" ", 1) for line in (root / "verdicts.txt").read_text("utf-8").splitlines()]
    rejected = 0
    for ours, name in verdicts:
        folder = root / name / "1"
        theirs = accepted(folder)
        rejected += not theirs
        if ours == "accepted" and not theirs:
            findings.append(f"{folder}: bagit.py rejects what we accept")
        if name.startswith("sound"):
            read_zip(root / name / "1.zip", folder)
    # So that this cannot pass because nothing was tried.
    kinds = {kind: sum(name.startswith(kind) for _, name in verdicts) for kind in ("sound", "damaged", "mutated")}
    if not all(kinds.values()) or rejected < 50:
        findings.append(f"{root}: {kinds}, {rejected} rejected by bagit.py: too few to tell")
    for finding in findings:
        print(finding)
    print(f"{len(verdicts)} bags, {rejected} rejected by bagit.py", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
