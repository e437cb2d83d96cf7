"""Proves that the checks can fail: a small sound site passes, and each defect put into it is noticed."""

import hashlib
import json
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import catalogues
import packages
import pages
from published import Folder
from reporting import tell_self_test

TABLE = b"id,name\nvan-phong,V\xc4\x83n ph\xc3\xb2ng\n"
CONTEXT = {
    "cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/", "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/", "adms": "http://www.w3.org/ns/adms#",
    "skos": "http://www.w3.org/2004/02/skos/core#", "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip


def say(text):
    return {"@value": text, "@language": "vi"}


def typed(value, kind):
    return {"@value": value, "@type": f"xsd:{kind}"}


def catalogue():
    media, kind = "http://www.iana.org/assignments/media-types/text/csv", "http://publications.europa.eu/resource/authority/file-type/CSV"
    return {"@context": CONTEXT, "@graph": [
        {"@id": "#c", "@type": "dcat:Catalog", "dct:title": say("Dữ liệu"), "dct:description": say("Dữ liệu mở"),
         "dct:publisher": {"@id": "#s"}, "dcat:dataset": {"@id": "#d"}},
        {"@id": "#s", "@type": "foaf:Agent", "foaf:name": say("Sở")},
        {"@id": "#d", "@type": "dcat:Dataset", "dct:title": say("Đơn vị"), "dct:description": say("Các đơn vị"),
         "dct:identifier": "units", "dct:publisher": {"@id": "#s"}, "dcat:distribution": {"@id": "#f"},
         "dcat:theme": {"@id": "#t", "@type": "skos:Concept", "skos:prefLabel": say("Chính phủ")}},
        {"@id": "#f", "@type": "dcat:Distribution", "dcat:accessURL": {"@id": "./"},
         "dcat:downloadURL": {"@id": "units.csv"}, "dcat:byteSize": typed(str(len(TABLE)), "nonNegativeInteger"),
         "dcat:mediaType": {"@id": media, "@type": "dct:MediaType"},
         "dct:format": {"@id": kind, "@type": "dct:MediaTypeOrExtent"},
         "spdx:checksum": {"@type": "spdx:Checksum", "spdx:algorithm": {"@type": "spdx:ChecksumAlgorithm"},
                           "spdx:checksumValue": typed(hashlib.sha256(TABLE).hexdigest(), "hexBinary")}},
    ]}  # fmt: skip


def services():
    return {"@context": CONTEXT, "@graph": [
        {"@id": "../thu-tuc/a/#thu-tuc", "@type": "cpsv:PublicService", "dct:identifier": "1.000001",
         "dct:title": say("Cấp phép"), "dct:description": say("Cấp phép"),
         "adms:status": {"@id": "#t"}, "cv:thematicArea": {"@id": "#t"},
         "cv:hasCompetentAuthority": {"@id": "#s"}, "cv:hasCost": {"@id": "#p"}},
        {"@id": "#t", "@type": "skos:Concept", "skos:prefLabel": say("An toàn")},
        {"@id": "#p", "@type": "cv:Cost", "dct:identifier": "phi", "cv:hasValue": typed("0", "double"),
         "cv:currency": {"@id": "#t"}},
        {"@id": "#s", "@type": "cv:PublicOrganisation", "dct:identifier": "so", "dct:title": say("Sở"),
         "skos:prefLabel": say("Sở"), "dct:spatial": {"@type": "http://data.europa.eu/88u/dataset/atu-type"}},
    ]}  # fmt: skip


def package():
    fields = [{"name": "id", "type": "string"}, {"name": "name", "type": "string"}]
    resource = {"name": "units", "type": "table", "path": "units.csv", "format": "csv", "mediatype": "text/csv",
                "encoding": "utf-8", "schema": {"fields": fields, "primaryKey": ["id"]}}  # fmt: skip
    return {"name": "small", "resources": [resource]}


def procedure():
    department = {"@id": "../../#co-quan", "@type": "GovernmentOrganization", "name": "Sở"}
    time = {"@type": "QuantitativeValue", "value": 10, "unitText": "ngày làm việc"}
    offer = {"@type": "Offer", "name": "Trực tiếp", "price": "0", "priceCurrency": "VND", "deliveryLeadTime": time}
    steps = [{"@type": "ListItem", "position": 1, "name": "Tổng quan", "item": "../../"}]
    return {"@context": {"@vocab": "https://schema.org/"}, "@graph": [
        {"@id": "./#thu-tuc", "@type": "GovernmentService", "name": "Cấp phép", "serviceType": "An toàn",
         "provider": department, "offers": [offer]},
        {"@id": "./#duong-dan", "@type": "BreadcrumbList", "itemListElement": steps},
    ]}  # fmt: skip


def small():
    """A sound site: what each file holds, as objects that a defect can change."""
    return {"catalog": catalogue(), "cpsv": services(), "package": package(), "page": procedure(), "table": TABLE}


def write(site, root):
    data, page = root / "du-lieu", root / "thu-tuc" / "a"
    data.mkdir(parents=True), page.mkdir(parents=True)
    for name, key in [("catalog.jsonld", "catalog"), ("cpsv.jsonld", "cpsv"), ("datapackage.json", "package")]:
        (data / name).write_text(json.dumps(site[key]), encoding="utf-8")
    (data / "units.csv").write_bytes(site["table"])
    block = json.dumps(site["page"])
    nav = "<nav class=crumbs><ol><li>Tổng quan</ol></nav>"
    html = f'<html><script type="application/ld+json">{block}</script><body data-page="procedure">{nav}'
    (page / "index.html").write_text(html, encoding="utf-8")
    for folder in (root, data):
        (folder / "index.html").write_text("<html>", encoding="utf-8")


def node(site, file, number):
    return site[file]["@graph"][number]


def change(file, number, **values):
    """Makes a defect that gives keys other values; `None` takes a key away. `__` stands for a colon."""

    def defect(site):
        for key, value in values.items():
            key = key.replace("__", ":")
            if value is None:
                del node(site, file, number)[key]
            else:
                node(site, file, number)[key] = value

    return defect


def in_offer(**values):
    return lambda site: node(site, "page", 0)["offers"][0].update(values)


def unlike_type(site):
    site["package"]["resources"][0]["schema"]["fields"][1]["type"] = "integer"


def repeated_key(site):
    site["table"] = TABLE + b"van-phong,B\n"


def words(folder):
    return None, pages.vocabulary(pages.inspect(folder)[2])


# Each defect has to be noticed by the check it is made for.
DEFECTS = {
    catalogues.check: {
        "a catalogue without a title": change("catalog", 0, dct__title=None),
        "a catalogue without a publisher": change("catalog", 0, dct__publisher=None),
        "a publisher without a name": change("catalog", 1, foaf__name=None),
        "a data set without a description": change("catalog", 2, dct__description=None),
        "a file without an address": change("catalog", 3, dcat__accessURL=None),
        "a size of another type": change("catalog", 3, dcat__byteSize=typed(str(len(TABLE)), "string")),
        "a size that is not the file's": change("catalog", 3, dcat__byteSize=typed("7", "nonNegativeInteger")),
        "a file that is not there": change("catalog", 3, dcat__downloadURL={"@id": "unit.csv"}),
        "a table that changed after its hash": lambda site: site.update(table=TABLE.replace(b"V", b"B")),
        "a service without a title": change("cpsv", 0, dct__title=None),
        "a title without a language": change("cpsv", 0, dct__title="Cấp phép"),
        "a service nobody answers for": change("cpsv", 0, cv__hasCompetentAuthority=None),
        "working days as a duration": change("cpsv", 0, cv__processingTime=typed("P10D", "duration")),
        "a cost without a currency": change("cpsv", 2, cv__currency=None),
        "an organisation without a place": change("cpsv", 3, dct__spatial=None),
        "a procedure that is no service": lambda site: site["cpsv"]["@graph"].pop(0),
    },
    pages.inspect: {
        "a procedure nobody provides": change("page", 0, provider=None),
        "a time without its unit": in_offer(deliveryLeadTime={"@type": "QuantitativeValue", "value": 10}),
        "a price without a currency": lambda site: node(site, "page", 0)["offers"][0].pop("priceCurrency"),
        "an empty value": change("page", 0, description=""),
        "breadcrumbs the data leave out": lambda site: site["page"]["@graph"].pop(1),
        "an address that leads nowhere": change("page", 0, sameAs="https://a.vn/", url="../b/"),
        "a context to be fetched": lambda site: site["page"].update({"@context": "https://schema.org"}),
    },
    words: {
        "a type that schema.org has not": change("page", 0, **{"@type": "GovernmentServices"}),
        "a property that schema.org has not": change("page", 0, processingFee="0"),
        "a property of another type": change("page", 0, legislationType="Luật"),
        "a value of another kind": change("page", 0, provider={"@type": "Offer", "name": "Sở"}),
    },
    packages.check: {
        "a column of another type": unlike_type,
        "a key that two rows share": repeated_key,
    },
}


def faults(check, defect):
    site = small()
    defect(site)
    with tempfile.TemporaryDirectory() as scratch:
        write(site, Path(scratch))
        return check(Folder(scratch))[1]


def main():
    tries = [(check, name, defect) for check, defects in DEFECTS.items() for name, defect in defects.items()]
    with ThreadPoolExecutor(2) as pool:
        sound = list(pool.map(lambda check: faults(check, lambda site: None), DEFECTS))
        found = list(pool.map(lambda one: faults(one[0], one[2]), tries))
    missed = [name for (_, name, _), faults in zip(tries, found) if not faults]
    blamed = [fault for faults in sound for fault in faults]
    wrong = [f"the sound site is blamed: {fault}" for fault in blamed] + [f"not noticed: {name}" for name in missed]
    return tell_self_test(len(tries), wrong)


if __name__ == "__main__":
    sys.exit(main())
