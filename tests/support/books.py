"""EPUBs made by code, of whatever parts a test wants."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PROSE = "The tide came in at six and went out again at noon, as the tables in the harbour office had said it would. "


def zip_parts(parts: Mapping[str, str | bytes], mimetype: str = "") -> bytes:
    """A zip file of these parts, the media type before them, unpacked, where there is one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        if mimetype:
            opened.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in parts.items():
            opened.writestr(name, content)
    return held.getvalue()


def page(body: str, kind: str = "", head: str = "") -> str:
    """A document of a book; ``kind`` is its body's ``epub:type``."""
    told = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>{head}</head><body{told}>{body}</body></html>'
    )


def prose(title: str, times: int = 3) -> str:
    return f"<h1>{title}</h1>" + f"<p>{PROSE}</p>" * times


Rows = Sequence[Any]
"""Of title and address, and rows below."""


def nav(rows: Rows, landmarks: Mapping[str, str] | None = None) -> str:
    """EPUB 3's contents: rows of title and address, with the rows below each; landmarks by address."""
    marked = "".join(f'<li><a epub:type="{kind}" href="{to}">{kind}</a></li>' for to, kind in (landmarks or {}).items())
    return page(
        f'<nav epub:type="toc">{_list(rows)}</nav>'
        + (f'<nav epub:type="landmarks"><ol>{marked}</ol></nav>' if marked else "")
    )


def _list(rows: Rows) -> str:
    items = (
        f'<li><a href="{to}">{escape(title)}</a>{_list(below[0]) if below else ""}</li>' for title, to, *below in rows
    )
    return f"<ol>{''.join(items)}</ol>"


def ncx(rows: Rows) -> str:
    """EPUB 2's contents."""

    def points(rows: Rows) -> str:
        return "".join(
            f"<navPoint><navLabel><text>{escape(title)}</text></navLabel><content src='{to}'/>"
            f"{points(below[0]) if below else ''}</navPoint>"
            for title, to, *below in rows
        )

    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points(rows)}</navMap></ncx>'


def _say(unlined: bool) -> str:  # noqa: FBT001 -- one word of XML
    return "no" if unlined else "yes"


METADATA = """<dc:title>The Salt Road</dc:title><dc:language>en-GB</dc:language><dc:date>2021-05-03</dc:date>
<dc:creator id="a">Lee, Ana</dc:creator><meta refines="#a" property="role">aut</meta>
<dc:creator id="b">Bo Mar</dc:creator><meta refines="#b" property="role">ill</meta>
<dc:publisher>Tideway Press</dc:publisher><dc:subject>Coast</dc:subject><dc:subject>Salt</dc:subject>"""


def epub(
    pages: Mapping[str, str],
    *,
    metadata: str = METADATA,
    contents: str = "",
    unlined: Sequence[str] = (),
    parts: Mapping[str, str | bytes] | None = None,
    items: str = "",
    guide: str = "",
    spine: Sequence[str] | None = None,
) -> bytes:
    """A book of these documents in their order; ``contents`` is a navigation document or an NCX, ``unlined`` those
    that are not linear, ``items`` more of the manifest and ``parts`` their bytes.
    """
    listed = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages if name != "nav.xhtml"
    )
    order = "".join(
        f'<itemref idref="{name}" linear="{_say(name in unlined)}"/>'
        for name in (spine if spine is not None else [name for name in pages if name != "nav.xhtml"])
    )
    held: dict[str, str | bytes] = {"META-INF/container.xml": CONTAINER}
    toc = ""
    if contents.startswith("<ncx"):
        items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        held["OPS/toc.ncx"], toc = contents, ' toc="ncx"'
    elif contents:
        items += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        held["OPS/nav.xhtml"] = contents
    held["OPS/book.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:opf="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>{listed}{items}</manifest>'
        f"<spine{toc}>{order}</spine>{guide}</package>"
    )
    held |= {f"OPS/{name}": text for name, text in pages.items()}
    held |= parts or {}
    return zip_parts(held, "application/epub+zip")
