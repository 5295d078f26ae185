"""XML from strangers: no entities resolved, nothing fetched, and "out of memory" told from "not XML"."""

from __future__ import annotations

from lxml import etree

from ingest.reading.errors import Unreadable


def parse(xml: bytes) -> etree._Element:
    """Return the root of an XML file; raise `Unreadable("broken_file")` for what is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise refusal(error) from error


def refusal(error: etree.XMLSyntaxError) -> Unreadable:
    """Return what a syntax error means; libxml2 reports memory that it did not get as one, too."""
    is_memory = getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY
    return Unreadable("extraction_memory" if is_memory else "broken_file")
