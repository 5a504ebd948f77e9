"""Org → HTML, by a small reader of our own: those in Python are dead or know headlines alone.

What Org itself does not export is dropped: comments, drawers, plans, ``COMMENT`` and ``:noexport:`` trees, the words
of a to-do list. https://orgmode.org/worg/org-syntax.html, https://orgmode.org/manual/Exporting.html
"""

from __future__ import annotations

import html
import re

from articlecast.model import Article, Document
from articlecast.read.formats.markups.described import name_title, read_described, read_headed, split_own_header
from articlecast.read.formats.markups.org_blocks import OrgBlocks
from articlecast.read.formats.markups.org_inline import OrgWords, strip_time
from articlecast.read.formats.markups.stash import list_notes
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import decode_text, refuse_volume

MOST_LETTERS = 1_500_000
_KEYWORD = re.compile(r"^[ \t]*#\+([\w-]+):[ \t]*(.*)$")
_HEADLINE = re.compile(r"^(\*+) (.*)$")
_TAGS = re.compile(r"[ \t]+:([\w@#%:]+):[ \t]*$")
_TODO = "TODO DONE NEXT WAITING WAIT HOLD CANCELLED CANCELED STARTED DOING SOMEDAY"
_LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title",)),
    ("subtitle", ("subtitle",)),
    ("authors", ("author", "hugo_author")),
    ("date", ("date", "hugo_publishdate")),
    ("updated", ("hugo_lastmod", "lastmod")),
    ("language", ("language",)),
    ("description", ("description", "hugo_description")),
    ("tags", ("keywords", "filetags", "hugo_tags", "tags")),
    ("draft", ("hugo_draft", "draft")),
    ("slug", ("hugo_slug", "slug", "export_hugo_slug")),
    ("link", ("link_canonical",)),
)


def read_org(document: Document, options: ReadOptions) -> Article:
    """The article of an Org file; raises as ``read_described`` does."""
    text = decode_text(document)
    refuse_volume(text, document.url, MOST_LETTERS)
    header, body = split_own_header(text, document.url)
    html_, fields = convert(body)
    if header:
        return read_headed(header, html_, document, options)
    whence = "the document's keywords" if fields.get("title") else "the file's name"
    title = fields.get("title") or _lone_headline(html_)
    if title and not fields.get("title"):
        html_, whence = html_.replace(f"<h2>{title}</h2>", "", 1), "first heading"
    fields["title"] = html.unescape(re.sub(r"<[^<>]*>", "", str(title))) or name_title(document)
    hint = f"write '#+TITLE: Its title' on the first line of {document.url}"
    return read_described(document, options, fields, html_, hint=hint, whence=whence)


def _lone_headline(body: str) -> str:
    """The only headline of the first level, where the text begins with it."""
    found = re.match(r"\s*<h2>(.*?)</h2>", body)
    return found[1] if found and body.count("<h2>") == 1 else ""


def convert(text: str) -> tuple[str, dict[str, object]]:
    """A document's body as HTML, and its fields as lines of a header."""
    lines = [line.rstrip() for line in text.split("\n")]
    keywords, body = _take_keywords(lines)
    words = OrgWords(macros=_read_macros(keywords))
    unread = {"noexport", *" ".join(keywords.get("exclude_tags", [])).lower().split()}
    todo = {
        *_TODO.split(),
        *(re.sub(r"\(.*?\)", "", word) for line in keywords.get("todo", []) for word in line.split()),
    }
    kept = _read_outline(body, unread, todo - {"|"})
    html_ = OrgBlocks(words).render(kept)
    fields: dict[str, object] = {}
    for name, sources in _LINES:
        said = next((keywords[source] for source in sources if keywords.get(source)), [])
        fields[name] = html.unescape(re.sub(r"<[^<>]*>", "", words.render(strip_time(" ".join(said))))).strip()
    fields["tags"] = [
        tag for tag in re.split(r"[:,\s]+" if ":" in str(fields["tags"]) else r",\s*", str(fields["tags"])) if tag
    ]
    fields["authors"] = [each.strip() for each in re.split(r",|;|\band\b", str(fields["authors"])) if each.strip()]
    subtitle = fields.pop("subtitle")
    if subtitle and fields["title"]:
        fields["title"] = f"{fields['title']}: {subtitle}"
    return html_ + list_notes(words.list_noted()), fields


_MOST_MACRO = 200
"""Letters of what a macro stands for; one of program (``(eval …)``) stands for nothing here."""


def _read_macros(keywords: dict[str, list[str]]) -> dict[str, str]:
    """What ``{{{name}}}`` stands for, of ``#+MACRO: name …`` and the document's own fields."""
    found = {name: said[0] for name in ("title", "author", "date") if (said := keywords.get(name))}
    for line in keywords.get("macro", []):
        name, _, meant = line.partition(" ")
        if not meant.startswith("(eval"):
            found[name.lower()] = meant.strip()
    return {name: meant for name, meant in found.items() if len(meant) <= _MOST_MACRO}


def _take_keywords(lines: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """What lines such as ``#+AUTHOR: Ana Lee`` say, by name, and the lines without them; listings keep theirs."""
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    inside = ""
    for line in lines:
        edge = re.match(r"^[ \t]*#\+(begin|end)_(src|example|export|comment)\b", line, re.IGNORECASE)
        if edge and (not inside or edge[2].lower() == inside):
            inside = edge[2].lower() if edge[1].lower() == "begin" else ""
        keyword = _KEYWORD.match(line)
        if keyword and not inside and keyword[1].lower() not in {"caption", "name", "results"}:
            name = keyword[1].lower()
            found.setdefault("todo" if name in {"seq_todo", "typ_todo"} else name, []).append(keyword[2].strip())
        else:
            rest.append(line)
    return found, rest


def _read_outline(lines: list[str], unread: set[str], todo: set[str]) -> list[str]:
    """The lines with headlines as they are heard, and without the trees that are not."""
    done: list[str] = []
    hidden = 0
    inside = False
    for line in lines:
        if re.match(r"^[ \t]*#\+(?:begin|end)_(?:src|example)\b", line, re.IGNORECASE):
            inside = "begin" in line.lower()
        found = None if inside else _HEADLINE.match(line)
        if not found:
            done += [line] * (not hidden)
            continue
        level, title = len(found[1]), found[2]
        if hidden and level > hidden:
            continue
        hidden = 0
        tags = set()
        if tagged := _TAGS.search(title):
            tags, title = set(tagged[1].lower().split(":")), title[: tagged.start()]
        first, _, rest = title.partition(" ")
        if first in todo:
            title = rest
        title = re.sub(r"^[ \t]*\[#\w\][ \t]*", "", title)
        if tags & (unread | {"archive"}) or title == "COMMENT" or title.startswith("COMMENT "):
            hidden = level
            continue
        title = re.sub(r"[ \t]*\[(?:\d*/\d*|\d*%)\]", "", title).strip()
        if re.fullmatch(r"footnotes?", title, re.IGNORECASE) and level == 1:
            continue  # where Org gathers the definitions
        if title and "ignore" not in tags:
            done += ["", f"{'*' * level} {title}", ""]
    return done
