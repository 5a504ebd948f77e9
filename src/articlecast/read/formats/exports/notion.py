"""A page that Notion exported as Markdown: the id in its name goes, the lines below its title are its properties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlecast.model import Article, Document
from articlecast.names import sha256_hex
from articlecast.read.entry import Entry
from articlecast.read.formats.dialects import settle_markdown
from articlecast.read.formats.dialects.tags import write_embed
from articlecast.read.formats.exports.looks import NOTION_NAME
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.formats.markdown import render_markdown
from articlecast.read.markup.media import is_player
from articlecast.read.options import ReadOptions
from articlecast.read.page.makers.notion import is_property, read_property, settle_dates
from articlecast.read.page.makers.said import Said
from articlecast.read.text.decode import decode_text, strip_controls, tame_html

_TITLE = re.compile(r"\s*# (.+)\n")
_LINE = r"([A-Z][\w /()?&'-]{0,40}):(?: ([^\n]*))?"
_PROPERTY = re.compile(_LINE)
_PROPERTIES = re.compile(rf"(?:{_LINE}(?:\n|$)){{1,60}}(?=\n|$)")
LONGEST_VALUE = 80
"""Letters of a property whose name nobody knows; a longer line that stands alone is a sentence of the text."""
_CALLOUT = re.compile(r"<aside>\s*(?:<img[^>]*>\s*|[^\w\s<]{1,8}\s+)?(.*?)</aside>", re.DOTALL)
_ALONE = re.compile(r"(?:^|(?<=\n\n))\[((?:[^\]\[\n]|\\\]){1,600})\]\(([^()\s]{1,800})\)[ \t]*(?=\n\n|\n?\Z)")
"""A link that is all of a paragraph: a page within the page, a file, a bookmark or a player."""
_CAPTION = re.compile(r"(?:^|(?<=\n\n))(!\[([^\]\[\n]{1,600})\]\([^()\s]{1,800}\))[ \t]*\n\n\2[ \t]*(?=\n\n|\n?\Z)")
"""A picture whose caption stands below it once more."""
_INNER_LINK = re.compile(
    r"\[([^\]\n]{1,300})\]\((?!https?:)[^()\n]{0,600}?[0-9a-f]{32}(?:\.(?:md|csv|html))?(?:\?[^()\n]{0,200})?\)"
)


def make_entry(text: str, name: str) -> Entry | None:
    """The page as an entry; None where it has no text but its properties."""
    title = _TITLE.match(text.replace("\r\n", "\n"))
    text = text.replace("\r\n", "\n")
    said = Said()
    body = text[title.end() :].lstrip("\n") if title else text
    if found := _PROPERTIES.match(body):
        rows = [_PROPERTY.fullmatch(row) for row in found[0].split("\n") if row]
        told = [(row[1], (row[2] or "").strip()) for row in rows if row]
        if _are_properties(told):
            for property_name, value in told:
                read_property(said, property_name, (value,) if value else ())
            body = body[found.end() :]
    settle_dates(said)
    body = _CAPTION.sub(r"<figure>\n\n\1\n\n<figcaption>\n\n\2\n\n</figcaption></figure>", body)
    body = _ALONE.sub(_write_block, _CALLOUT.sub(r"\n\1\n", body))
    body = _INNER_LINK.sub(r"\1", body)
    if not re.search(r"\w", body):
        return None
    fields = {field: value if isinstance(value, str) else ", ".join(value) for field, value in said.fields.items()}
    tags, authors = said.fields.get("tags", ()), said.fields.get("authors", ())
    found_name = NOTION_NAME.search(name)
    return Entry(
        key=found_name["id"] if found_name else sha256_hex(name.encode("utf-8", "replace"))[:20],
        link=fields.get("url", "") if re.match(r"https?://", fields.get("url", "")) else "",
        title=title[1].strip() if title else (found_name["title"].strip() if found_name else ""),
        html=render_markdown(settle_markdown(tame_html(body), name), name),
        authors=authors if isinstance(authors, tuple) else (authors,),
        published=fields.get("published", ""),
        summary=fields.get("summary", ""),
        tags=tags if isinstance(tags, tuple) else (tags,),
        language=fields.get("language", ""),
        lines=tuple(said.lines.items()),
    )


def _write_block(found: re.Match[str]) -> str:
    """What such a link is in the page: nothing for another page, a file or a bare address, a frame for a player."""
    words, target = found[1].replace("\\", ""), found[2]
    if not re.match(r"https?://", target):
        return "" if "://" not in target and not target.startswith(("#", "mailto:")) else found[0]
    if is_player(target):
        return write_embed("embed", target)
    return "" if words.strip("/ ") == target.strip("/ ") else found[0]


def _are_properties(rows: Sequence[tuple[str, str]]) -> bool:
    """Whether lines below a title are a page's properties, and not its text's first words and a colon."""
    return any(is_property(name) for name, _ in rows) or all(
        len(value) <= LONGEST_VALUE and not value.endswith((".", "!", "?", ":")) for _, value in rows
    )


def read_page(document: Document, options: ReadOptions) -> Article:
    """The article of such a page; raises ReadError where it has no text."""
    entry = make_entry(decode_text(document), document.url)
    if entry is None:
        from articlecast.read.formats.markdown import read_markdown  # noqa: PLC0415 -- it says what is missing

        return read_markdown(document, options)
    text = strip_controls(entry.as_document(document.url).content.decode("utf-8", "replace"))
    return read_front_matter(text, document.url, options, is_entry=True)
