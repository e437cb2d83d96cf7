"""Checks the machine-readable files of published sites: check.py FOLDER [--base ADDRESS]"""

import sys
import time

import catalogues
import packages
import pages
from published import Folder
from reporting import tell


CHECKS = [("JSON-LD of pages", pages), ("catalogues", catalogues), ("data packages", packages)]


def run(folder):
    """Runs every check; gives all faults and prints what was checked."""
    faults = []
    for name, module in CHECKS:
        start = time.monotonic()
        counts, found = module.check(folder)
        told = ", ".join(f"{count} {what}" for what, count in counts.items())
        print(f"{name}: {told}; {len(found)} faults ({time.monotonic() - start:.1f} s)", flush=True)
        faults += found
    return faults


if __name__ == "__main__":
    folder, base = sys.argv[1], sys.argv[3:] if sys.argv[2:3] == ["--base"] else []
    faults = run(Folder(folder, *base))
    sys.exit(tell(faults, f"{len(CHECKS)} standards"))
