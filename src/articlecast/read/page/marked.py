"""What a page marks as byline and date by elements, attributes and class names, wherever it stands."""

from __future__ import annotations

import itertools
import re
from datetime import datetime
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.page.units import INLINE
from articlecast.read.text.bylines import clean_names, is_person
from articlecast.read.text.dates import is_update, parse_date
from articlecast.read.text.words import fold_spaces

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author|writer|contributor|posted-by|written-by|creator)(?:$|[\s_-])|byline|author-?name"
)
_NOT_BYLINE = re.compile(
    r"comment|bio|avatar|image|photo|related|share|social|sidebar|description|more|date|time|footer|job|title-",
    re.IGNORECASE,
)
MOST = 200
"""Marks of one kind that are looked at; an article has a handful, and a page of thousands would take minutes."""
_PROFILE = re.compile(r"/(?:authors?|profiles?|contributors?|people|staff|writers?|team|by)/(?:\d+/)?[\w%.-]+/?$")
_NAMED = ("a", "span", "div", "p", "address", "li", "cite", "strong", "h4", "h5", "h6", "section")
_SAYS_BY = re.compile(
    r"^(?:written |posted |story |words )?by:?\s+((?:(?-i:[A-Z])[\w.'’-]+\s?){2,4})(?:$|[|,•·–—]"
    r"|\s*\b(?:on|at)\b|\s+\d)"
    r"|^posted by\s+((?-i:[A-Z])[\w.'’-]+)\s+(?:at|on|@)\s",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:captions?|credits?|photographer)(?:$|[\s_-])", re.IGNORECASE)
_AUTHORED = re.compile(r"author|byline|contributor", re.IGNORECASE)
_DATED = re.compile(r"date|time|publish|posted|byline|meta|stamp", re.IGNORECASE)


_ANSWER = re.compile(r"comment$|answer$", re.IGNORECASE)
"""What microdata says of a box by another hand than the article's: ``comment``, ``suggestedAnswer``."""


_ASKED = re.compile(r"schema\.org/Question$")
"""Whoever asks a question signs no article: the answers have the most of the page's words."""


def marked_authors(tree: HtmlElement) -> list[str]:
    """Names in the page's own byline, the surest kind of mark first."""
    marked = [
        e for e in tree.iter() if isinstance(e.tag, str) and (e.get("rel") == "author" or e.get("itemprop") == "author")
    ]
    for element in marked[:MOST]:
        inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
        text = inner.get("content") or name_lines(inner)
        if clean_names([text]) and not _in_comments(element):
            return [text]
    linked = (element for element in tree.iter("a") if _PROFILE.search(element.get("href") or ""))
    for element in islice(linked, MOST):
        text = name_lines(element)
        if 3 < len(text) < 60 and len(text.split()) > 1 and clean_names([text]) and not _in_comments(element):
            return [_find_fellows(element) or text]
    for element in islice(filter(_is_named_byline, tree.iter(*_NAMED)), MOST):
        text = name_lines(element)
        if 3 < len(text) < 120 and (found := clean_names([text])) and len(found[0].split()) <= 6:
            return [text]
    for element in tree.iter("p", "div", "span", "em", "strong", "a"):
        # Short boxes alone: the words of every box within every box would be read again and again.
        text = (
            fold_spaces(element.text_content()) if len(element) < 6 and "by" in _opening(element)[:40].lower() else ""
        )
        match = _SAYS_BY.match(text) if len(text) < 120 else None
        name = (match[1] or match[2]) if match else ""
        if name[:1].isupper() and not _in_comments(element):
            return [name]
    return []


def _find_fellows(link: HtmlElement) -> str:
    """The line of a writer's link where other writers are all that it names beside: Ann Orr, Bo Lind and Cy Holm."""
    line = link.getparent()
    if line is not None and line.tag == "li" and _AUTHORED.search(line.getparent().get("class") or ""):
        links = [[a for a in item.iter("a") if _PROFILE.search(a.get("href") or "")] for item in line.getparent()]
        return ", ".join(name_lines(each[0]) for each in links) if all(links) and len(links) < 9 else ""
    text = fold_spaces(line.text_content()) if line is not None and 1 < len(line) < 9 else ""
    names = clean_names([text]) if len(text) < 160 else ()
    return text if len(names) > 1 and all(map(is_person, names)) else ""


def _meet(before: str, after: str) -> bool:
    """Whether a capital follows a small letter without a space, as where a style sets two elements apart."""
    return before[-1:].islower() and after[:1].isupper()


def name_lines(element: HtmlElement) -> str:
    """The words of an element; of several lines, which stand in boxes of their own, the first that is a person's name.

    ``Ann Orr`` and ``3m Read`` in two boxes are not Orr3mRead.
    """
    lines: list[str] = []
    fresh = True
    for each in element.iter(etree.Element):
        for words, ends in ((each.text, each.tag not in INLINE), (each.tail if each is not element else "", False)):
            fresh = fresh or ends or bool(lines and words and _meet(lines[-1], words))
            if words and (words.strip() or (lines and not fresh)):
                lines = [*lines, words] if fresh or not lines else [*lines[:-1], lines[-1] + words]
                fresh = False
        fresh = fresh or (each.tag not in INLINE and not len(each))
    folded = [fold_spaces(line) for line in lines]
    return next((line for line in folded if is_person(line)), " ".join(folded)) if len(folded) > 1 else "".join(folded)


def _is_named_byline(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}".lower()
    named = len(names) > 2 and _BYLINE.search(names) and not _NOT_BYLINE.search(names)
    return bool(named) and not _in_comments(element) and not _is_credit(element)


def _is_credit(element: HtmlElement) -> bool:
    """Whether a byline stands in a picture's caption or credit: it signs the picture."""
    for above in itertools.chain((element,), element.iterancestors()):
        if above.tag in {"figure", "figcaption"} or _CREDIT.search(above.get("class") or ""):
            return True
        if above.tag in {"article", "main", "body"}:
            break
    return False


def _opening(element: HtmlElement) -> str:
    """The first words of an element, or those of its first child."""
    first = element.text or ""
    return first if first.strip() or not len(element) else (element[0].text or "")


def _in_comments(element: HtmlElement) -> bool:
    """Whether an element stands in something beside the article; an article's own footer may hold its byline."""
    for above in (element, *element.iterancestors()):
        if above.tag in {"body", "html"}:
            return False
        names = f"{above.get('class')} {above.get('id')}"
        if (
            above.tag == "nav"
            or (above.tag == "header" and _is_masthead(above))
            or re.search(r"comment|related|sidebar|recommend", names, re.IGNORECASE)
            or _ANSWER.search(above.get("itemprop") or "")
            or _ASKED.search(above.get("itemtype") or "")
        ):
            return True
        if above.tag in {"aside", "footer"} or "footer" in names.lower():
            return not (element.get("rel") == "author" or re.search(r"author|byline|entry|post|article|meta", names))
    return False


def _is_masthead(header: HtmlElement) -> bool:
    """Whether a header is the page's own and no article's: it stands outside all of them and has no title's heading."""
    return next(header.iterancestors("article", "main"), None) is None and next(header.iter("h1", "h2"), None) is None


def marked_times(tree: HtmlElement, *, updates: bool = False) -> list[datetime]:
    """What the ``time`` elements of an article say; those that speak of an update only where they are asked for."""
    found = ((element, _moment(element)) for element in islice(tree.iter("time"), MOST) if not _in_comments(element))
    return [moment for element, moment in found if moment and updates == _is_update(element)]


def _moment(element: HtmlElement) -> datetime | None:
    return parse_date(element.get("datetime") or "") or parse_date(fold_spaces(element.text_content()))


def marked_date(tree: HtmlElement) -> datetime | None:
    """A written date in an element whose class names a date."""
    for element in tree.iter("span", "div", "p", "li", "small", "td", "h6", "h5"):
        if not _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            continue
        text = fold_spaces(element.text_content()) if len(element) < 12 else ""
        if not 6 <= len(text) <= 120 or is_update(text):
            continue
        if not _in_comments(element) and (moment := parse_date(text)):
            return moment
    return None


def _is_update(element: HtmlElement) -> bool:
    parent, before = element.getparent(), element.getprevious()
    beside = (parent.text or "") if parent is not None else ""
    if before is not None:
        # What stands right before, and not the whole box: a page of many dates would be read once for each.
        beside = (before.tail or "") if (before.tail or "").strip() or len(before) > 4 else before.text_content()
    words = (
        f"{beside[-80:]} {element.get('class')} {element.get('itemprop')} {fold_spaces(element.text_content())[:80]}"
    )
    return is_update(words)
