"""Proves that each check notices its defect: python selftest.py PUBLIC [--base /path/], a site below such a path."""

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

from check import findings
from reporting import tell_self_test

# The file, what is taken out of it, and the finding that must follow.
DEFECTS = [
    (".htaccess", r'RedirectMatch 301 .*\n', "apache: redirect"),
    (".htaccess", r'RedirectMatch 410 .*\n', "apache: tombstone"),
    (".htaccess", r'ErrorDocument 410 "/%.*\n', "apache: tombstone"),
    (".htaccess", r'ErrorDocument 404 .*\n', "apache: lost"),
    (".htaccess", r'AddType text/markdown .*\n', "apache: type"),
    (".htaccess", r'AddCharset .*\n', "apache: type"),
    (".htaccess", r'Header always set X-Frame.*\n', "apache: header"),
    (".htaccess", r'Header set Cache-Control "no-cache"\n', "apache: age"),
    ("may-chu/nginx-server.conf", r'if \(\$minhbach_to\) \{[^}]*\}', "nginx: redirect"),
    ("may-chu/nginx-server.conf", r'error_page 410.*\n', "nginx: tombstone"),
    ("may-chu/nginx-http.conf", r'volatile;', "nginx: tombstone"),
    ("may-chu/nginx-server.conf", r'error_page 404.*\n', "nginx: lost"),
    ("may-chu/nginx-server.conf", r'charset_types[^;]*;', "nginx: type"),
    ("may-chu/nginx-server.conf", r'add_header Referrer.*\n', "nginx: header"),
    ("may-chu/nginx-http.conf", r'"~[^"]*sw.*\n', "nginx: age"),
]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("public", type=Path)
    arguments.add_argument("--base", default="/")
    given = arguments.parse_args()
    unnoticed = []
    for file, pattern, wanted in DEFECTS:
        with tempfile.TemporaryDirectory() as held:
            spoiled = Path(held) / "public"
            shutil.copytree(given.public, spoiled)
            text = (spoiled / file).read_text(encoding="utf-8")
            changed = re.sub(pattern, "", text)
            (spoiled / file).write_text(changed, encoding="utf-8")
            server = [wanted.partition(":")[0]]
            noticed = changed != text and any(found.startswith(wanted) for found in findings(spoiled, given.base, server))
        if not noticed:
            unnoticed.append(f"not noticed: {wanted} without {pattern} in {file}")
    return tell_self_test(len(DEFECTS), unnoticed)


if __name__ == "__main__":
    sys.exit(main())
