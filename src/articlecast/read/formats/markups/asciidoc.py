"""AsciiDoc → HTML, by a small reader of our own: there is no living one in Python.

What is for the eye or for tools alone (comments, includes, tables of contents, anchors, attributes) is dropped.
https://docs.asciidoctor.org/asciidoc/latest/
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.markups.asciidoc_blocks import Blocks
from articlecast.read.formats.markups.asciidoc_inline import Words
from articlecast.read.formats.markups.described import name_title, read_described, read_headed, split_own_header
from articlecast.read.formats.markups.stash import list_notes
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import decode_text, refuse_volume

MOST_LETTERS = 1_500_000
_ENTRY = re.compile(r"^:(!?[a-zA-Z0-9_][\w-]*!?):(?:[ \t]+(.*))?$")
_AUTHOR = re.compile(r"^[^\W\d_][\w.'’-]*(?:[ \t]+[\w.'’-]+){0,4}(?:[ \t]*<[^<>\s]+>)?(?:;[ \t]*|$)")
_REVISION = re.compile(r"^v?(?P<number>[\d.]+\w*)?,?[ \t]*(?P<date>[^:]*?)(?::[ \t]*.*)?$")
_LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("date", ("revdate", "page-date", "page-revdate", "jbake-date", "date", "page-published")),
    ("updated", ("page-updated", "page-modified", "jbake-updated")),
    ("authors", ("authors", "author", "page-author", "jbake-author")),
    ("language", ("lang", "page-lang", "jbake-lang")),
    ("description", ("description", "page-description", "page-excerpt", "summary")),
    ("tags", ("keywords", "page-tags", "jbake-tags", "page-categories", "page-category", "tags")),
    ("image", ("page-image", "page-cover", "jbake-image")),
    ("link", ("page-canonical-url", "page-canonical_url")),
    ("slug", ("page-slug",)),
    ("draft", ("page-draft", "draft")),
    ("published", ("page-published",)),
    ("status", ("jbake-status", "page-status")),
)
"""A header's line → the attributes that say so: AsciiDoc's own, then those of Jekyll, Antora and JBake."""


@dataclass(slots=True)
class Head:
    """What stands above the text."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    date: str = ""
    rest: int = 0


def read_asciidoc(document: Document, options: ReadOptions) -> Article:
    """The article of an AsciiDoc file; raises as ``read_described`` does."""
    text = decode_text(document)
    refuse_volume(text, document.url, MOST_LETTERS)
    header, body = split_own_header(text, document.url)
    html_, fields = convert(body)
    if header:
        return read_headed(header, html_, document, options)
    if not re.search(r"\w", re.sub(r"<[^<>]*>", "", html_)) and not fields["title"]:
        raise ReadError(document.url, "has no title", f"write '= Its title' on the first line of {document.url}")
    fields["title"] = fields["title"] or ("" if html_.lstrip().startswith("<h1") else name_title(document))
    hint = f"write '= Its title' on the first line of {document.url}"
    return read_described(document, options, fields, html_, hint=hint, whence="the document's header")


def convert(text: str) -> tuple[str, dict[str, str | list[str]]]:
    """A document's body as HTML, and its fields as lines of a header."""
    words = Words()
    lines = _drop_unseen(text.split("\n"), words.attributes)
    head = _read_head(lines)
    words.attributes.setdefault("author", ", ".join(head.authors))
    blocks = Blocks(words)
    body = blocks.render(lines[head.rest :])
    fields: dict[str, str | list[str]] = {"title": _plain(words, head.title)}
    for name, sources in _LINES:
        value = next((words.attributes[source] for source in sources if words.attributes.get(source)), "")
        fields[name] = _plain(words, value)
    fields["authors"] = head.authors or [_plain(words, each) for each in re.split(r";|,", str(fields["authors"]))]
    fields["date"] = head.date or fields["date"]
    return body + list_notes(words.notes), fields


def _plain(words: Words, text: str) -> str:
    return html.unescape(re.sub(r"<sup>.*?</sup>|<[^<>]*>", "", words.render(text))).strip()


def _drop_unseen(lines: list[str], attributes: dict[str, str]) -> list[str]:
    """The lines without comments, includes and what a condition leaves out; listings keep theirs."""
    done: list[str] = []
    fence = ""
    hidden: list[bool] = []
    for line in (each.rstrip() for each in lines):
        if found := re.match(r"^(ifdef|ifndef|ifeval|endif)::([^\[\s]*)\[(.*)\]$", line):
            kind, names, inside = found.groups()
            if kind == "endif":
                del hidden[-1:]
                continue
            known = any(name in attributes for name in re.split(r"[,+]", names))
            hides = kind != "ifeval" and known != (kind == "ifdef")
            if inside and kind != "ifeval":
                done += [inside] * (not hides and not any(hidden))
            else:
                hidden.append(hides)
            continue
        if any(hidden):
            continue
        if fence:
            if fence[0] != "/":
                done.append(line)
            fence = "" if line == fence else fence
        elif re.fullmatch(r"/{4,}|-{4,}|\.{4,}|\+{4,}|`{3}\S*", line):
            fence = "```" if line[0] == "`" else line
            done += [line] * (line[0] != "/")
        elif not re.match(r"//(?!/)|(?:include|toc)::|\\?(?:indexterm2?)::", line):
            if entry := _ENTRY.match(line):
                _set(attributes, entry[1], entry[2] or "")
            done.append(line)
    return done


def _set(attributes: dict[str, str], name: str, value: str) -> None:
    if "!" in name:
        attributes.pop(name.strip("!").lower(), None)
    else:
        attributes[name.lower()] = value


def _read_head(lines: list[str]) -> Head:
    """The title, and whose it is and when below it; attributes may stand between."""
    head = Head()
    at = 0
    while at < len(lines) and (not lines[at].strip() or _ENTRY.match(lines[at])):
        at += 1
    found = re.match(r"^(?:=|#) +(.+)$", lines[at]) if at < len(lines) else None
    if not found:
        return head
    head.title, at = found[1], at + 1
    while at < len(lines) and _ENTRY.match(lines[at]):
        at += 1
    if at < len(lines) and _AUTHOR.match(lines[at]) and not _ENTRY.match(lines[at]):
        head.authors = [re.sub(r"\s*<.*", "", each).replace("_", " ").strip() for each in lines[at].split(";")]
        at += 1
        if at < len(lines) and re.match(r"^v?\d", lines[at]) and (revision := _REVISION.match(lines[at])):
            date = revision["date"].strip()
            head.date = date if re.search(r"\d{4}", date) else ""
            if not head.date and (iso := re.match(r"^(\d{4}-\d{2}-\d{2}[^:]*)", lines[at])):
                head.date = iso[1].strip()
            at += 1
    while at < len(lines) and lines[at].strip():
        if not _ENTRY.match(lines[at]):
            break
        at += 1
    head.rest = at
    return head
