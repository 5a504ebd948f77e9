"""A book of Project Gutenberg as a page: without its header, its licence and its transcribers' notes."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.page.makers.said import Said, add_notes, body_of, drop, has_class, words_of
from articlecast.read.text.words import key

START = re.compile(
    r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.{0,400}?\*{3}|\*END\*?\s?THE SMALL PRINT!?[^\n]{0,200}",
    re.IGNORECASE | re.DOTALL,
)
"""Where a book begins: since 2003, and below the small print of the nineties."""
_OLD = re.compile(
    r"Project Gutenberg(?:['’]s)? E-?text (?:of|for) ([^*\n]{2,150}?),? by ([^*\n,]{2,80})", re.IGNORECASE
)
"""The title and the author, as the first line had them before the header had fields."""
END = re.compile(
    r"\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK"
    r"|^End of (?:the )?Project Gutenberg(?:'s|’s)? ",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"^\s*(Title|Author|Editor|Translator|Language)\s*:\s*(.+(?:\n\s{7,}\S.*)*)$", re.MULTILINE)
PRODUCED = re.compile(
    r"\W*(?:(?:produced|prepared|transcribed|e-?text prepared|this e-?text was (?:produced|prepared)) by\b.{0,600}"
    r"|\[?(?:transcriber|transcription|e-?text editor)(?:'s|’s|s|s'|s’)? notes?\b.{0,3000})",
    re.IGNORECASE | re.DOTALL,
)
_HEADS = ("h1", "h2", "h3", "h4")
_CONTENTS = re.compile(
    r"(?:table of )?contents\W*|inhalt(?:sverzeichnis)?\W*|table des matières\W*|índice\W*|indice\W*|inhoud\W*"
    r"|sisällys\W*|(?:list of )?illustrations\W*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"(?=.{1,80}$)[^\Wa-zß-ÿ\d_][^a-zß-ÿ\d]*(?:1[5-9]|20)\d\d\.?|(?i:copyright|©).{0,60}")
"""Where and when a book was printed: ``LONDON 1899``."""
_NOTE = re.compile(r"Footnote_\w{1,40}$", re.IGNORECASE)
MOST_FRONT = 12
"""Lines of a title page."""
_NAMES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
          "dutch": "nl", "swedish": "sv", "finnish": "fi", "danish": "da", "polish": "pl", "latin": "la"}  # fmt: skip


def read_header(text: str) -> dict[str, str | tuple[str, ...]]:
    """Title, author and language, as the header of a book has them."""
    told = {name.lower(): " ".join(value.split()) for name, value in _LINE.findall(text[:20_000].replace("\r\n", "\n"))}
    if "title" not in told and (old := _OLD.search(text[:20_000])):
        told |= {"title": " ".join(old[1].split()), "author": old[2].strip()}
    found: dict[str, str | tuple[str, ...]] = {}
    if told.get("title"):
        found["title"] = told["title"]
    if told.get("author"):
        found["authors"] = (told["author"],)
    if language := _NAMES.get(told.get("language", "").lower(), ""):
        found["language"] = language
    return found


def knows(_tree: HtmlElement, text: str) -> bool:
    """Whether the page holds a book between the marks of Project Gutenberg."""
    return "***" in text and START.search(text) is not None


def mend(tree: HtmlElement, _text: str, _name: str) -> Said:
    """The book without what stands around it."""
    body = body_of(tree)
    said = Said(whole=body)
    header = ""
    for box in list(body.iter("section", "div", "pre", "p")):
        if box.get("id") in {"pg-header", "pg-footer", "pg-machine-header", "pg-start-separator"} or has_class(
            box, "pg-boilerplate", "pgheader"
        ):
            header += "\n" + "\n".join(box.itertext())
            drop([box])
    header = header or str(body.text_content())[:20_000]
    said.fields |= read_header(header)
    _cut_around(body)
    for paragraph in list(body.iter("p", "div")):
        if has_class(paragraph, "transnote", "tnote", "trnote", "transcriber-note", "pagenum", "covernote") or (
            len(words := words_of(paragraph)) < 3000 and PRODUCED.fullmatch(words)
        ):
            drop([paragraph])
    drop(each for each in body.iter("span", "a") if has_class(each, "pagenum", "pageno", "pgnum", "page"))
    _drop_contents(body)
    _drop_front(body, said)
    add_notes(body, _take_notes(body))
    return said


def _drop_contents(body: HtmlElement) -> None:
    """Drop tables of contents: what leads to places in the book, from a heading that says so to the next one."""
    for heading in list(body.iter(*_HEADS)):
        if _CONTENTS.fullmatch(words_of(heading)):
            below = list(takewhile(lambda each: each.tag not in _HEADS, heading.itersiblings(etree.Element)))
            links = [link.get("href") or "" for each in below for link in each.iter("a")]
            if len(links) > 1 and all(href.startswith("#") for href in links):
                drop([heading, *below])


def _drop_front(body: HtmlElement, said: Said) -> None:
    """Drop the lines of a title page, which say what the fields do, as far as they come one after the other."""
    told = {key(name) for name in (str(said.fields.get("title", "")), *said.fields.get("authors", ()))}
    told |= {f"by {name}" for name in told} | {"by"}
    for line in list(islice(body.iter("p", *_HEADS), MOST_FRONT)):
        words = words_of(line)
        if not words or key(words) in told or (line.tag == "p" and _PRINTED.fullmatch(words)):
            drop([line] if line.tag != "h1" else [])
        else:
            break


def _take_notes(body: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """The notes of a book by their names, as its transcribers write them, without the numbers that lead back."""
    notes = []
    for link in [each for each in body.iter("a") if _NOTE.match(each.get("id") or each.get("name") or "")]:
        if (link.get("href") or "").lower().startswith("#fnanchor"):
            box = next((each for each in link.iterancestors("div", "p") if has_class(each, "footnote")), None)
            holder = box if box is not None else next(link.iterancestors("p", "li"), None)
            if holder is not None and holder is not body:
                name = link.get("id") or link.get("name") or ""
                drop([link])
                notes.append((name, holder))
    return notes


def _cut_around(body: HtmlElement) -> None:
    """Drop what stands before the element with the mark of the start, and behind the one with that of the end."""
    lines = [each for each in body.iter(etree.Element) if "PROJECT GUTENBERG" in (each.text or "").upper()]
    start = next((each for each in lines if START.search(each.text_content())), None)
    end = next((each for each in lines if END.search(each.text_content())), None)
    if start is not None and start is not body:
        for box in [start, *start.iterancestors()]:
            if box is body:
                break
            drop(box.itersiblings(preceding=True))
        drop([start])
    if end is not None and end is not body and end.getparent() is not None:
        for box in [end, *end.iterancestors()]:
            if box is body:
                break
            drop(box.itersiblings())
        drop([end])
