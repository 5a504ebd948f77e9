"""The lines round a page's title, as a reader sees them: who wrote the article, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from articlecast.read.page.units import Unit
from articlecast.read.text.bylines import clean_names, is_person
from articlecast.read.text.dates import is_release, is_update, parse_date, split_dates
from articlecast.read.text.words import fold_spaces, key

BEFORE, AFTER = 4, 25
"""How many lines before and after the title are looked at; the first full paragraph ends them."""
_FULL = 220
_BY = re.compile(
    r"^(?:(?:written|posted|words|story|text|article|interview|essay|report(?:ed)?|published|created|authored)\s+)?by\b[\s:]*"
    r"|^(?:author|writer|reporter|preacher|words|autor(?:in)?|auteur|autore|par|von|por|di|door|text|著者|執筆|文|筆者|記者|글|기자)\s*[:：]\s*"
    r"|^(?:interview(?:t von)?|protokoll|aufgezeichnet von|entretien|propos recueillis par|entrevista"
    r"|intervista(?: di)?)\s*:?\s*(?=(?-i:[A-ZÀ-Þ][\w.'’\-]*"
    r"(?: (?:(?:de|da|di|del|van|von|der|den|la|le|bin|al) ){0,2}[A-ZÀ-Þ][\w.'’\-]*){1,3}(?:\s*[|•·,]|$)))"
    r"|^(?-i:By(?=[A-Z]))"  # two elements without a space between them
    r"|^(?:von|par|por)\s+(?=(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"(?:joined|registered|member since|mitglied seit|inscrit|registrado)\b", re.IGNORECASE)
"""How a line begins that dates whoever wrote it."""
_PARTS = re.compile(r"\s+[|•]\s+")
_ONLY_BY = re.compile(
    r"^(?:(?:written|posted|words|story|text|published)\s+)?(?:by|authors?|writers?)\W*$", re.IGNORECASE
)
_PARTICLE = r"(?:de|da|di|del|van|von|der|den|la|le|bin|al)\b"
_CAPITAL = r"[A-ZÀ-Þ][\w.'’\-]*"
_REPORTER = re.compile(
    r"^(?:[\[(].{1,12}[\])]\s*)?(\S{2,5}(?: \S{1,4})?)\s?(?:기자|특파원|記者|特派員)(?=$|[\s·・/|(=])"
)
_NAME = re.compile(rf"(?:{_CAPITAL}|\b{_PARTICLE})(?:\s+(?:{_CAPITAL}|{_PARTICLE})){{1,4}}")
_SIGNED = re.compile(
    rf"((?:{_CAPITAL}\s+){{1,3}}{_CAPITAL}),\s+(?:The\s+(?:{_CAPITAL}\s*){{1,3}}|(?:[\w’'-]+\s+){{0,3}}"
    r"(?:Times|Post|News|Press|Agency|Magazine|Journal|Tribune|Herald|Gazette|Staff|(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor"
    r"|[Ww]riter|[Cc]olumnist)))$"
)
"""A writer and whom they write for, right below the title."""
_TEAM = re.compile(r"^(?:the\s+)?(?:[\w&.'’-]+\s+){1,3}(?:team|staff|editors|editorial board|newsroom)$", re.IGNORECASE)
_REST = re.compile(
    r"^\W*(?:\d{1,2}:\d\d\S*|[ap]m\b|\d+\s*min\w*(?:\s+read)?|updated|published|posted|on|last|read|in)\b",
    re.IGNORECASE,
)
_PORTRAIT = re.compile(
    r"\b(?:head\s?shot|portrait|photo|picture|avatar|profile)\b(?: (?:of|for|image|picture))?|['’]s\b", re.IGNORECASE
)
_ENDS = re.compile(
    r"\s+[|•·–—»]\s*|\s{2,}|\s+-\s+|\s+on\s+(?=\w+\s+\d)|\s+in\s+(?=[A-Z])|\s+(?=등록|입력|수정|승인|公開|更新|\d{4}[年년./-])"
)
_AUTHORED = re.compile(r"author|byline|writer|contributor|/(?:people|team|profiles?|staff|by)/", re.IGNORECASE)
_NOT_ARTICLE = re.compile(r"comment|related|recommend|sidebar|teaser|card|infobox", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line near the title; ``distance`` is counted from the title, negative before it."""

    text: str
    block: HtmlElement
    distance: int


def find_head(units: Sequence[Unit], title: str) -> tuple[Line, ...]:
    """The short lines near the title, those after it first; nothing where the page does not show its title."""
    at = _title_at(units, title)
    if at is None:
        return ()
    lines = []
    for distance, unit in enumerate(units[at + 1 : at + 1 + AFTER], 1):
        if len(unit.text) >= _FULL and unit.link_share < 0.5:
            break
        lines.append(Line(_spaced(unit), unit.block, distance))
    for distance, unit in enumerate(reversed(units[max(0, at - BEFORE) : at]), 1):
        lines.append(Line(_spaced(unit), unit.block, -distance))
    return tuple(line for line in lines if len(line.text) < _FULL)


def _spaced(unit: Unit) -> str:
    """A unit's text with a space wherever a figure ends one element and a letter begins the next."""
    spaced, at = "", 0
    for element, tail in unit.pieces:
        part = fold_spaces((element.tail if tail else element.text) or "")
        start = unit.text.find(part, at)
        if start < 0:
            return unit.text
        meet = spaced[-1:], part[:1]
        glued = all(each.isalnum() for each in meet) and (
            meet[1].isupper() or any(each.isdigit() for each in meet) or all(each >= "\u3040" for each in meet)
        )
        spaced += (" " if start == at and glued else unit.text[at:start]) + part
        at = start + len(part)
    return spaced + unit.text[at:]


def _title_at(units: Sequence[Unit], title: str) -> int | None:
    words = set(key(title).split())
    best, found = 0.0, None
    for index, unit in enumerate(units):
        tag = unit.block.tag
        if len(unit.text) > 300 or not unit.text:
            continue
        own = set(key(unit.text).split())
        if not own or not words:
            continue
        score = len(own & words) / len(own | words) + {"h1": 0.5, "h2": 0.1}.get(tag, 0.0)
        if score > best + 1e-9:
            best, found = score, index
    return found if best >= 0.7 else next((i for i, unit in enumerate(units) if unit.block.tag == "h1"), None)


# ---------------------------------------------------------------- who


def said_authors(head: Sequence[Line]) -> tuple[str, ...]:
    """Names in a line that says so: ``By Ann Orr``, or ``Written by`` and the name on the next line."""
    after = [line for line in head if line.distance > 0]
    for index, line in enumerate(after):
        if _ONLY_BY.match(line.text):
            following = after[index + 1] if index + 1 < len(after) else None
            if following and len(following.text) < 60 and (names := clean_names([following.text])):
                return names
        elif len(line.text) < 160 and (rest := _find_byline(line)) and (names := clean_names([_cut(rest)])):
            return names
        elif (match := _REPORTER.match(line.text)) and len(line.text) < 160 and not _is_beside(line.block):
            return clean_names([match.group(1)])
    return ()


def _find_byline(line: Line) -> str:
    """What stands behind ``By`` at the beginning of a line, or of a part of one: 5 May 2024 | Text: Ann Orr."""
    begun = next(filter(None, map(_BY.match, _PARTS.split(line.text))), None)
    return begun.string[begun.end() :] if begun and not _is_beside(line.block) else ""


def _cut(rest: str) -> str:
    """What stands after ``By`` up to where the names end: ``Ann Orr, MS, RDN`` is left to the names' own cleaning."""
    return _ENDS.split(rest, maxsplit=1)[0]


def shown_authors(head: Sequence[Line], tree: HtmlElement) -> tuple[str, ...]:
    """A name that stands near the title without a word before it, where something else in the page bears it out."""
    dated = {line.distance for line in head if len(line.text) < 90 and parse_date(line.text)}
    portraits: Counter[str] | None = None
    for line in head:
        if line.distance < -2 or len(line.text) > 120 or _is_beside(line.block):
            continue
        near = line.distance in {1, 2} or any(abs(line.distance - other) <= 1 for other in dated)
        if not near:
            continue
        if line.distance == 1 and (signed := _SIGNED.match(line.text)) and is_person(signed[1]):
            return clean_names([signed[1]])
        for name in _names_in(line.text):
            if portraits is None:
                portraits = _portraits(tree)
            if portraits[key(name)] or _is_authored(line.block) or _says_more(tree, name):
                return clean_names([name])
    return ()


def _names_in(text: str) -> Iterator[str]:
    words = re.sub(r"^\W+", "", text)
    if _TEAM.match(words):
        yield words
    for part in re.split(r"\s*[|•·–—/]\s*|,\s|\s+in\b(?:\s|$)|\s{2,}|\bon\b", words):
        match = _NAME.match(part)
        if match and is_person(match.group()) and (match.end() == len(part) or _REST.match(part[match.end() :])
                                                   or parse_date(part[match.end() :])):  # fmt: skip
            yield match.group()
        elif moment := re.search(r"\b(?:19|20)\d\d\b,?\s*", part):
            later = _NAME.match(part[moment.end() :])
            if later and is_person(later.group()):
                yield later.group()


def _portraits(tree: HtmlElement) -> Counter[str]:
    """Whose pictures stand in the page, by the pictures' own words."""
    found: Counter[str] = Counter()
    for image in tree.iter("img"):
        alt = _PORTRAIT.sub("", image.get("alt") or "")
        found[key(alt.split(",")[0])] += 1
    return found


def _is_authored(block: HtmlElement) -> bool:
    """Whether the line's surroundings are named after a writer, or show one's avatar."""
    element: HtmlElement | None = block
    for _ in range(3):
        if element is None:
            return False
        if _AUTHORED.search(" ".join(element.get(name) or "" for name in ("class", "id", "href", "itemprop"))):
            return True
        for inner in element.iter("a", "img") if len(element) < 8 else ():
            own = f"{inner.get('class')} {inner.get('rel')} {inner.get('href')}"
            if _AUTHORED.search(own) or "avatar" in own:
                return True
        element = element.getparent()
        if element is not None and len(element.text_content()) > 300:
            return False
    return False


def _says_more(tree: HtmlElement, name: str) -> bool:
    """Whether the page says somewhere who that is: ``Ann Orr is a writer``, ``About Ann Orr``."""
    words = re.escape(name)
    return bool(re.search(rf"\b(?:about|by|author:?)\s+{words}\b|{words}\s+(?:is|was|has|writes|covers)\s",
                          tree.text_content()))  # fmt: skip


def _is_beside(block: HtmlElement) -> bool:
    """Whether a line belongs to something else: a comment, a teaser, somebody's post, a table with a head."""
    element: HtmlElement | None = block
    for _ in range(5):
        if element is None or element.tag in {"body", "html", "article", "main"}:
            return False
        if _NOT_ARTICLE.search(f"{element.get('class')} {element.get('id')}"):
            return True
        if element.tag == "blockquote" or (element.tag == "table" and next(element.iter("th"), None) is not None):
            return True
        element = element.getparent()
    return False


# ---------------------------------------------------------------- when


@dataclass(frozen=True, slots=True)
class Shown:
    """The dates that stand near the title: ``said`` published, ``bare`` without a word, and ``updated``."""

    said: datetime | None = None
    bare: datetime | None = None
    updated: datetime | None = None


def shown_dates(head: Sequence[Line], *, month_first: bool | None) -> Shown:
    """The first date of each kind; a line of the page's masthead, above the title, counts only as its last resort."""
    said = bare = updated = None
    label = ""
    pieces = [(line, text) for line in head for text in split_dates(line.text)]
    for line, text in pieces:
        if len(line.text) > 160 or _is_beside(line.block) or _MEMBER.match(line.text):
            label = ""
            continue
        moment = parse_date(text, month_first=month_first)
        if moment is None:
            label = text if len(text) < 40 else ""
            continue
        words = text if is_update(text) or is_release(text) else f"{label} {text}"
        if is_update(words):
            updated = updated or moment
        elif is_release(words):
            said = said or moment
        elif line.distance in {1, 2} and len(text) < 60:
            said = said or moment  # a date right under the title needs no word
        elif line.distance >= -2 and (len(text) < 60 or line.distance in {-1, 3}):
            bare = bare or moment
        label = ""
    return Shown(said, bare, updated)
