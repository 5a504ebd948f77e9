"""Lists of feeds as readers and podcast apps exchange them: OPML 2.0 (http://opml.org/spec2.opml). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from articlecast.errors import ReadError

LARGEST = 5_000_000
"""Bytes of a list that are read; ten thousand feeds have fewer."""
_READERS = "export it once more, as OPML, from the reader that it comes from"


class Outline(NamedTuple):
    """A feed in a list: what it is called, its address, and its site's."""

    text: str
    feed: str
    site: str = ""


def read_opml(content: bytes, name: str) -> tuple[Outline, ...]:
    """The feeds of a list, in their order, out of folders too; raises ReadError, with its ``name``, for none."""
    if len(content) > LARGEST:
        raise ReadError(name, f"is larger than {LARGEST:,} bytes; that is no list of feeds", _READERS)
    if b"<!ENTITY" in content.replace(b"\0", b""):  # one that names itself a thousand times fills the memory
        raise ReadError(name, "declares entities, which no list of feeds needs", _READERS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(name, f"is no OPML: {error.msg}", _READERS) from error
    if root is None or root.tag != "opml":
        found = f"but <{root.tag}>" if root is not None else "and no XML"
        raise ReadError(name, f"is no OPML {found}", _READERS)
    return tuple(_read_outline(outline) for outline in root.iter("outline") if outline.get("xmlUrl", "").strip())


def _read_outline(outline: etree._Element) -> Outline:
    feed = _unwrap_feed(outline.get("xmlUrl", "").strip())
    text = " ".join((outline.get("text") or outline.get("title") or "").split())
    return Outline(text or feed, feed, outline.get("htmlUrl", "").strip())


def _unwrap_feed(address: str) -> str:
    """The address without the ``feed:`` that some readers put before it, or in the place of ``http:``; its scheme in
    lower case.
    """
    bare = re.sub(r"(?i)^feed:(?=https?://)", "", re.sub(r"(?i)^feed://", "http://", address))
    return re.sub(r"(?i)^https?://", lambda scheme: scheme[0].lower(), bare)


def write_opml(title: str, outlines: Iterable[Outline]) -> bytes:
    """The list, as ``read_opml`` reads it; without a date, so that the same feeds are the same bytes."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for text, feed, site in outlines:
        more = {"htmlUrl": site} if site else {}
        etree.SubElement(body, "outline", {"type": "rss", "text": text, "xmlUrl": feed, **more})
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return content
