"""Checks of a feed: the grammar of RFC 4287, identities, order and addresses. Each yields its findings as texts."""

import pathlib

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(str(pathlib.Path(__file__).with_name("atom.rng"))))


def read(content):
    """Reads a feed; what is no XML is an error of the parser."""
    return etree.fromstring(content)


def check_grammar(feed):
    """RFC 4287, appendix B."""
    if not GRAMMAR.validate(feed):
        for error in GRAMMAR.error_log:
            yield f"line {error.line}: {error.message}"


def check_identities(feed):
    """RFC 4287 §4.1.1: no entry twice."""
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    yield from (f"{one} twice" for one in sorted(set(ids)) if ids.count(one) > 1)


def check_order(feed):
    """The newest first; the feed is as new as its newest entry; nothing is published after its last change."""
    entries = feed.findall(f"{ATOM}entry")
    dates = [entry.findtext(f"{ATOM}updated") for entry in entries]
    if dates != sorted(dates, reverse=True):
        yield "entries are not the newest first"
    if dates and feed.findtext(f"{ATOM}updated") != dates[0]:
        yield "the feed is not as new as its newest entry"
    for entry in entries:
        if (entry.findtext(f"{ATOM}published") or "") > entry.findtext(f"{ATOM}updated"):
            yield f"{entry.findtext(f'{ATOM}id')} is published after its last change"


def check_links(feed):
    """One link to itself and one to its page; each entry has one page."""
    rels = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
    if sorted(rels) != ["alternate", "self"]:
        yield f"links of the feed: {rels}"
    for entry in feed.findall(f"{ATOM}entry"):
        rels = [link.get("rel") for link in entry.findall(f"{ATOM}link")]
        if rels != ["alternate"]:
            yield f"links of an entry: {rels}"
