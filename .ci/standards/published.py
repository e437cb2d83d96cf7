"""A folder of published sites: its pages, the data blocks in their heads, and what an address means in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Where a file that knows no base address is taken to be served; no such host can exist.
HOST = "https://site.invalid/"


@dataclass
class Page:
    path: Path
    kind: str | None = None
    crumbs: int = 0
    blocks: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Takes from a page its kind, the length of its breadcrumbs and its blocks of JSON-LD."""

    def __init__(self, page):
        super().__init__()
        self.page, self.in_block, self.in_crumbs = page, False, False

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "body":
            self.page.kind = attributes.get("data-page")
        elif tag == "nav":
            self.in_crumbs = attributes.get("class") == "crumbs"
        elif tag == "li" and self.in_crumbs:
            self.page.crumbs += 1
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self.in_block = True
            self.page.blocks.append("")

    def handle_endtag(self, tag):
        if tag == "nav":
            self.in_crumbs = False
        elif tag == "script":
            self.in_block = False

    def handle_data(self, text):
        if self.in_block:
            self.page.blocks[-1] += text


class Folder:
    """What was published; several sites may stand in it."""

    def __init__(self, root, base=HOST):
        self.root, self.base = Path(root), base

    def files(self, pattern):
        return sorted(self.root.rglob(pattern))

    def pages(self):
        for path in self.files("*.html"):
            page = Page(path)
            Reader(page).feed(path.read_text(encoding="utf-8"))
            if page.kind is not None:
                yield page

    def address(self, path):
        """Gives the address a file is served at."""
        return self.base + path.relative_to(self.root).as_posix().removesuffix("index.html")

    def file(self, address):
        """Gives the file of an address of the folder; nothing where there is no such file."""
        path = self.root / unquote(urlsplit(address).path.removeprefix(urlsplit(self.base).path))
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_file() else None

    def name(self, path):
        return path.relative_to(self.root).as_posix()
