"""Holds what nginx and Apache answer against the pages: python check.py PUBLIC [--base /path/].

What each address is, the pages tell; the files for servers must make the servers say the same.
"""

import argparse
import re
import sys
from pathlib import Path
from urllib.parse import quote, urljoin

from reporting import tell
from servers import NAMES, ask, serving

HEADERS = {
    "content-security-policy": r"^default-src 'none'; .*frame-ancestors 'none'$",
    "x-content-type-options": r"^nosniff$",
    "referrer-policy": r"^no-referrer$",
    "x-frame-options": r"^DENY$",
    "permissions-policy": r"camera=\(\)",
    "cross-origin-opener-policy": r"^same-origin$",
}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SCRIPTS = ["text/javascript; charset=utf-8", "application/javascript; charset=utf-8"]
MOVED = re.compile(r"<body data-page=\"?moved\"? data-state=\"?(\w+)")
REFRESH = re.compile(r"url=([^\">]+)")


def former(public):
    """Lists the addresses without a page of their own: the state each page tells, and where it leads."""
    for page in sorted(public.rglob("index.html")):
        text = page.read_text(encoding="utf-8")
        if state := MOVED.search(text):
            address = page.parent.relative_to(public).as_posix() + "/"
            leads = REFRESH.search(text)
            yield address, state[1], leads and leads[1], page.read_bytes()


def check_former(port, public, base):
    count = {"redirect": 0, "tombstone": 0, "empty": 0}
    for address, state, leads, body in former(public):
        count[state] += 1
        path = base + quote(address)
        status, headers, answer = ask(port, path)
        if state == "redirect":
            wanted = urljoin("http://x" + path, leads).removeprefix("http://x")
            found = urljoin("http://x" + path, headers.get("location", "")).split("/", 3)[-1]
            # A file that became a folder is led to that folder first, as every host does.
            if status != 301 or "/" + found != wanted:
                yield f"redirect: {path} answers {status} to {headers.get('location')}, its page leads to {wanted}"
        elif status != (410 if state == "tombstone" else 200) or answer != body:
            yield f"{state}: {path} answers {status}" + ("" if answer == body else " with another page")
        yield from check_headers(path, headers)
    for state in ("redirect", "tombstone"):
        if not count[state]:
            yield f"{state}: the site has none, so nothing was checked"


def check_headers(path, headers):
    for name, wanted in HEADERS.items():
        if not re.search(wanted, headers.get(name, "")):
            yield f"header: {path} sends {name}: {headers.get(name)}"


def check_types(port, public, base):
    for ending, wanted in [*TYPES.items(), (".js", None)]:
        files = [file for file in public.rglob(f"*{ending}") if not MOVED.search(file.read_bytes()[:2000].decode("utf-8", "replace"))]
        for file in sorted(files)[:3]:
            path = base + quote(file.relative_to(public).as_posix())
            status, headers, body = ask(port, path)
            kind = headers.get("content-type", "").lower()
            if status != 200 or kind not in ([wanted] if wanted else SCRIPTS) or body != file.read_bytes():
                yield f"type: {path} answers {status} as {kind}"
            yield from check_headers(path, headers)


def check_lost(port, public, base):
    folders = ["", *(f"{page.parent.name}/" for page in public.glob("*/404.html"))]
    for folder in folders:
        path = f"{base}{folder}khong-co-trang-nay/"
        status, headers, body = ask(port, path)
        if status != 404 or body != (public / folder / "404.html").read_bytes():
            yield f"lost: {path} answers {status} without the page of {folder or 'the site'}"
        yield from check_headers(path, headers)


def check_ages(port, public, base):
    for path, wanted in [("", "max-age=300"), ("sw.js", "no-cache"), ("static/site.css", "max-age=3600")]:
        found = ask(port, base + path)[1].get("cache-control")
        if found != wanted:
            yield f"age: {base}{path} may be kept {found}"


def findings(public, base, names=NAMES):
    for name in names:
        with serving(name, public, base) as port:
            for check in (check_former, check_types, check_lost, check_ages):
                for finding in check(port, public, base):
                    yield f"{name}: {finding}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("public", type=Path)
    arguments.add_argument("--base", default="/")
    given = arguments.parse_args()
    return tell(list(findings(given.public, given.base)), f"{' and '.join(NAMES)} over {given.public}")


if __name__ == "__main__":
    sys.exit(main())
