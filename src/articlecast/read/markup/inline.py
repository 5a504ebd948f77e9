"""HTML's inline elements → marks: one row per element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from articlecast.model import Mark, MarkKind

_NOTE_TARGET = re.compile(
    r"^#_?(?:fn|ftn|edn|footnote|endnote|note|cite[_-]?note|easy-footnote|sdfootnote|mod_?fn)[\w:.,%+*()-]*$",
    re.IGNORECASE,
)
NOTE_TEXT = re.compile(r"^[\[(]?(?:\d{1,3}|[a-z]|[ivxl]{1,5}|[*†‡§¶]{1,3}|note \d+)[\])]?$", re.IGNORECASE)
# As browsers read an address (WHATWG URL, 4.4), also where libxml2 has encoded it already.
_BREAK = re.compile(r"[\t\n\r]|%0[9ad]", re.IGNORECASE)
_OUTER_SPACE = re.compile(r"^(?:%20)+|(?<!%20)(?:%20)+$")
_BACK = re.compile(r"^[\s↩︎↑⤴^⏎↵]*(?:back(?: to (?:text|top|article))?|return)?[\s↩︎↑⤴^⏎↵\ufe0e]*$", re.IGNORECASE)


def attribute(tag: Tag, name: str) -> str:
    """An attribute as one string; empty where it is absent."""
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else (value or "")


def holds(tag: Tag, *names: str) -> bool:
    """Whether an element of one of these names stands in another; ``Tag.find`` takes four times as long to say so."""
    return any(isinstance(each, Tag) and each.name in names for each in tag.descendants)


def drop_all(tags: Iterable[Tag]) -> None:
    """Take elements out of their tree; ``extract`` would look for each of them among all its siblings."""
    gone = {id(tag): tag for tag in tags}
    holders = {id(holder): holder for tag in gone.values() if (holder := tag.parent) is not None}
    for holder in holders.values():
        kept = [each for each in holder.contents if id(each) not in gone]
        holder.clear()
        holder.extend(kept)


_ENDED = re.compile(r"\w\w\S{0,20}[.!?…][\"”’»]?$")
_BEGUN = re.compile(r"[\"“„‘«']?[^\W\d_a-zß-ÿ]")


def follows_sentence(tag: Tag, words: str) -> bool:
    """Whether an element begins a sentence right behind one that ended the ``words`` of an element of its own kind."""
    before = tag.previous_sibling
    if not isinstance(before, Tag) or before.name != tag.name or " " not in words or not _ENDED.search(words[-30:]):
        return False
    return _BEGUN.match(tag.get_text()[:8]) is not None


def classes(tag: Tag) -> str:
    """Class and id in lower case, for patterns."""
    return f"{attribute(tag, 'class')} {attribute(tag, 'id')}".lower()


def resolve(base: str, address: str) -> str:
    """An absolute address, or nothing where it leads to no web page (``javascript:``, ``data:``)."""
    address = _OUTER_SPACE.sub("", _BREAK.sub("", address).strip().replace(" ", "%20"))
    if not address or address.startswith("#"):
        return ""
    scheme = re.match(r"^([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
    if scheme and scheme.group(1).lower() not in {"http", "https", "mailto", "tel"}:
        return ""
    try:
        urlsplit(address)
        return urljoin(base, address) if base.startswith(("http://", "https://")) and not scheme else address
    except ValueError:  # such as http://[
        return ""


def note_target(tag: Tag) -> str:
    """The name of the note that a link points to, or nothing where it is no note mark."""
    href = attribute(tag, "href")
    href = href[href.rfind("#") :] if "#" in href else ""
    if len(href) < 2:
        return ""
    marked = attribute(tag, "role") == "doc-noteref" or "noteref" in attribute(tag, "epub:type")
    marked = marked or re.search(r"footnote-?(?:ref|link|anchor)|fn-?ref|noteref", classes(tag)) is not None
    raised = (tag.parent is not None and tag.parent.name == "sup") or tag.find("sup") is not None
    looks = _NOTE_TARGET.match(href) is not None and NOTE_TEXT.match(tag.get_text(strip=True)) is not None
    if marked or looks or (raised and NOTE_TEXT.match(tag.get_text(strip=True))):
        return href[1:]
    return ""


def is_back_link(tag: Tag) -> bool:
    """Whether a link only leads from a note back to the text."""
    if not attribute(tag, "href").startswith("#") and "backlink" not in attribute(tag, "role"):
        return False
    if re.search(r"back-?ref|backlink|reversefootnote|footnote-?back", classes(tag) + attribute(tag, "role")):
        return True
    return attribute(tag, "rev") == "footnote" or bool(_BACK.match(tag.get_text(strip=True)))


def _link(tag: Tag, base: str) -> Mark | None:
    if name := note_target(tag):
        return Mark("note", name)
    address = resolve(base, attribute(tag, "href"))
    return Mark("link", address) if address else None


def _valued(kind: MarkKind, name: str) -> Callable[[Tag, str], Mark | None]:
    def make(tag: Tag, _base: str) -> Mark | None:
        value = " ".join(attribute(tag, name).split())
        return Mark(kind, value) if value else None

    return make


def _plain(kind: MarkKind) -> Callable[[Tag, str], Mark | None]:
    return lambda _tag, _base: Mark(kind)


INLINE: dict[str, Callable[[Tag, str], Mark | None]] = {
    "a": _link,
    "abbr": _valued("abbr", "title"),
    "acronym": _valued("abbr", "title"),
    "b": _plain("strong"),
    "cite": _plain("em"),
    "code": _plain("code"),
    "del": _plain("strike"),
    "dfn": _plain("em"),
    "em": _plain("em"),
    "i": _plain("em"),
    "kbd": _plain("code"),
    "q": _plain("quote"),
    "s": _plain("strike"),
    "samp": _plain("code"),
    "strike": _plain("strike"),
    "strong": _plain("strong"),
    "sub": _plain("sub"),
    "sup": _plain("sup"),
    "time": _valued("time", "datetime"),
    "tt": _plain("code"),
    "var": _plain("em"),
}
"""Every element that gives its text a mark; elements without a row give none."""
