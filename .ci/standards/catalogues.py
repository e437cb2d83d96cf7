"""Checks catalog.jsonld against DCAT-AP, cpsv.jsonld against CPSV-AP, and both against the files they speak of."""

import hashlib
import re
from pathlib import Path

from pyshacl import validate
from rdflib import DCAT, RDF, SH, Graph, Namespace

SHAPES = Path(__file__).parent / "shapes"
SPDX = Namespace("http://spdx.org/rdf/terms#")
CPSV = Namespace("http://purl.org/vocab/cpsv#")


def check(folder):
    """Lists what is wrong, and counts what was checked."""
    counts, faults = {"datasets": 0, "files": 0, "services": 0}, []
    for name, shapes in [("catalog.jsonld", "dcat-ap"), ("cpsv.jsonld", "cpsv-ap")]:
        files = folder.files(name)
        if not files:
            faults.append(f"{name}: no site has it")
        rules = Graph()
        for file in SHAPES.glob(f"{shapes}*.ttl"):
            rules.parse(file)
        for path in files:
            graph = Graph().parse(path, format="json-ld", publicID=folder.address(path))
            where = folder.name(path)
            faults += [f"{where}: {fault}" for fault in shape_faults(graph, rules) + address_faults(graph, folder)]
            if name == "catalog.jsonld":
                faults += [f"{where}: {fault}" for fault in catalogue_faults(graph, folder, path, counts)]
            else:
                faults += [f"{where}: {fault}" for fault in service_faults(graph, path, counts)]
    return counts, faults


def shape_faults(graph, rules):
    conforms, report, _ = validate(graph, shacl_graph=rules)
    if conforms:
        return []
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted({f"{report.value(one, SH.focusNode)}: {report.value(one, SH.resultMessage)}" for one in results})


def address_faults(graph, folder):
    """Every address of the folder, as subject or as value, leads to a file."""
    terms = {term for triple in graph for term in triple if str(term).startswith(folder.base)}
    return [f"{term} leads nowhere" for term in sorted(terms) if folder.file(term) is None]


def catalogue_faults(graph, folder, path, counts):
    """Sizes and hashes are those of the files; every data file of the site is in the catalogue."""
    faults, named = [], set()
    counts["datasets"] += len(set(graph.subjects(RDF.type, DCAT.Dataset)))
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        file = folder.file(graph.value(distribution, DCAT.downloadURL) or "")
        if file is None:
            continue
        named.add(file)
        counts["files"] += 1
        content = file.read_bytes()
        checksum = graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)
        if str(checksum).lower() != hashlib.sha256(content).hexdigest():
            faults.append(f"{file.name} has another hash")
        if int(graph.value(distribution, DCAT.byteSize) or -1) != len(content):
            faults.append(f"{file.name} has another size")
    own = {file for ending in ("csv", "json", "xlsx") for file in path.parent.glob(f"*.{ending}")}
    forgotten = own - named - {path.parent / "datapackage.json"}
    return faults + [f"{file.name} is not in the catalogue" for file in sorted(forgotten)]


def service_faults(graph, path, counts):
    """As many services as the site has pages of procedures in its first language."""
    services = len(set(graph.subjects(RDF.type, CPSV.PublicService)))
    counts["services"] += services
    pages = (path.parent.parent / "thu-tuc").glob("*/index.html")
    pages = [page for page in pages if re.search(r'data-page="?procedure["> ]', page.read_text(encoding="utf-8"))]
    return [] if services == len(pages) else [f"{services} services and {len(pages)} pages of procedures"]

