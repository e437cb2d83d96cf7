"""Checks the JSON-LD in the head of every page: that it is read, what it must say, where its addresses lead, and that
schema.org has its types, properties and kinds of values."""

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urldefrag, urljoin

HERE = Path(__file__).parent
ADDRESSES = {"url", "item", "contentUrl", "serviceUrl", "logo", "@id"}
# A list of several sites, which is part of none, and an address that moved: neither is a page of content.
WITHOUT = {"departments", "moved"}
# What a page of a kind is about, and what must be said of it.
REQUIRED = {
    "dashboard": ("GovernmentOrganization", {"name", "url"}),
    "procedure": ("GovernmentService", {"name", "serviceType", "provider"}),
    "plan": ("DigitalDocument", {"name", "publisher"}),
    "task": ("Action", {"name", "subjectOf"}),
    "indicator": ("Dataset", {"name", "description", "creator"}),
    "report": ("Report", {"name", "publisher", "author"}),
    "document": ("Legislation", {"name", "legislationType"}),
    "unit": (("GovernmentOrganization", "Organization"), {"name"}),
    "glossary": ("DefinedTermSet", {"hasDefinedTerm"}),
    "data": ("DataCatalog", {"name", "publisher", "dataset"}),
}


def check(folder):
    """Lists what is wrong, and counts what was checked."""
    counts, faults, shapes = inspect(folder)
    return counts | {"outlines": len(shapes)}, faults + vocabulary(shapes)


def inspect(folder):
    """Lists what is wrong but for the vocabulary; gives the different outlines of all objects too."""
    counts, faults, shapes = {"pages": 0, "objects": 0}, [], {}
    for page in (page for page in folder.pages() if page.kind not in WITHOUT):
        counts["pages"] += 1
        try:
            nodes = read(page)
        except (ValueError, KeyError) as error:
            faults.append(f"{folder.name(page.path)}: {error}")
            continue
        counts["objects"] += len(nodes)
        found = facts(page, nodes) + addresses(page, nodes, folder)
        faults += [f"{folder.name(page.path)}: {fault}" for fault in found]
        for node in nodes:
            shape = outline(node)
            shapes.setdefault(json.dumps(shape, sort_keys=True), (shape, folder.name(page.path)))
    return counts, faults, list(shapes.values())


def read(page):
    if len(page.blocks) != 1:
        raise ValueError(f"{len(page.blocks)} blocks of JSON-LD")
    block = json.loads(page.blocks[0])
    if not isinstance(block["@context"], dict) or block["@context"]["@vocab"] != "https://schema.org/":
        raise ValueError("the context is not told in the page")
    return block["@graph"]


def facts(page, nodes):
    """What the page must say, and what none may say."""
    faults = []
    by_type = {}
    for node in nodes:
        by_type.setdefault(node["@type"], []).append(node)
    steps = [len(one["itemListElement"]) for one in by_type.get("BreadcrumbList", [])]
    if steps != ([page.crumbs] if page.crumbs else []):
        faults.append(f"{page.crumbs} breadcrumbs on the page and {steps} in its data")
    if page.kind in REQUIRED:
        types, keys = REQUIRED[page.kind]
        types = (types,) if isinstance(types, str) else types
        main = [node for kind in types for node in by_type.get(kind, [])]
        faults += [] if main else [f"nothing of type {' or '.join(types)}"]
        faults += [f"{node['@type']} without {key}" for node in main for key in sorted(keys - node.keys())]
    for node in walk(nodes):
        # A working day is no duration of the calendar.
        faults += ["processingTime is a duration of the calendar"] if "processingTime" in node else []
        if "deliveryLeadTime" in node and not {"unitText", "description"} & node["deliveryLeadTime"].keys():
            faults.append("a time without its unit in words")
        if ("price" in node) != ("priceCurrency" in node):
            faults.append("a price without its currency")
        faults += [f"{key} is empty" for key, value in node.items() if value in ("", [], {}, None)]
    return faults


def addresses(page, nodes, folder):
    """Every address of the folder leads to a file; attachments have the size and the hash of theirs."""
    faults, here = [], folder.address(page.path)
    for node in walk(nodes):
        for key in ADDRESSES & node.keys():
            target = urldefrag(urljoin(here, node[key])).url
            if target.startswith(folder.base) and page.kind != "not-found" and folder.file(target) is None:
                faults.append(f"{key} {node[key]} leads nowhere")
        if "sha256" in node:
            content = folder.file(urljoin(here, node["contentUrl"])).read_bytes()
            if node["sha256"] != hashlib.sha256(content).hexdigest():
                faults.append(f"{node['contentUrl']} has another hash")
            if node["contentSize"] != f"{len(content)} B":
                faults.append(f"{node['contentUrl']} has another size")
    return faults


def walk(value):
    if isinstance(value, list):
        for one in value:
            yield from walk(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walk(one)


def outline(value):
    """Reduces a value to what types can tell of it, so that thousands of pages have few outlines."""
    if isinstance(value, dict):
        return {key: one if key == "@type" else outline(one) for key, one in sorted(value.items())}
    if isinstance(value, list):
        different = {json.dumps(outline(one), sort_keys=True): outline(one) for one in value}
        return [different[key] for key in sorted(different)]
    if isinstance(value, str):
        return value if value.startswith("https://schema.org/") else "text"
    return value if isinstance(value, bool) else 1


def vocabulary(shapes):
    """Lets the compiler compare outlines with the types of schema.org; excess properties are errors to it."""
    types = sorted({shape["@type"] for shape, _ in shapes})
    lines = [f"import type {{ {', '.join(types)} }} from 'schema-dts';"]
    lines += [f"export const n{i}: {shape['@type']} = {json.dumps(shape)};" for i, (shape, _) in enumerate(shapes)]
    with tempfile.TemporaryDirectory(dir=HERE) as scratch:
        source = Path(scratch) / "pages.ts"
        source.write_text("\n".join(lines), encoding="utf-8")
        command = [HERE / "node_modules/.bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", source]
        done = subprocess.run(command, capture_output=True, text=True, cwd=HERE)
    errors = [line for line in done.stdout.splitlines() if ": error " in line]
    if done.returncode != 0 and not errors:
        errors = [done.stdout + done.stderr]
    return [named(error, shapes) for error in errors]


def named(error, shapes):
    """Names a page that has the outline an error is about; the first line of the source is the import."""
    number = error.partition("(")[2].partition(",")[0]
    place = shapes[int(number) - 2][1] if number.isdigit() and int(number) > 1 else "schema.org"
    return f"{place}: {error.partition(': ')[2]}"
