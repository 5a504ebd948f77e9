"""A book of Project Gutenberg as a page: without its header, its licence and its transcribers' notes."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.page.makers.said import Said, body_of, drop, has_class, words_of

START = re.compile(r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.{0,400}?\*{3}", re.IGNORECASE | re.DOTALL)
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
_NAMES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
          "dutch": "nl", "swedish": "sv", "finnish": "fi", "danish": "da", "polish": "pl", "latin": "la"}  # fmt: skip


def read_header(text: str) -> dict[str, str | tuple[str, ...]]:
    """Title, author and language, as the header of a book has them."""
    told = {name.lower(): " ".join(value.split()) for name, value in _LINE.findall(text[:20_000].replace("\r\n", "\n"))}
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
    return START.search(text) is not None


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
    return said


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
