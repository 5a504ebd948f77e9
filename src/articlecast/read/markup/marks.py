"""Marks in an article's text: what is to be left out, or said otherwise, at that very place.

One vocabulary in two notations, an attribute of an element (``data-articlecast="say-as: win"``) and comments from which
on it holds (``<!-- articlecast: voice: quote -->``, ``<!-- articlecast: end -->``); Markdown's own notation becomes the
first. Each mark is brought to the texts that it holds for, so that whatever reads the blocks finds it there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.model import Mark, MarkKind

ATTRIBUTE = "data-articlecast"
LONGEST_PAUSE = 10.0
"""Seconds."""
MOST_PLACES = 200
"""Comments of one article that are read as marks."""

_PLACE = "data-articlecast-place"
_COMMENT = re.compile(r"<!--\s{0,9}articlecast\s{0,9}:([^<>]{0,300})-->", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"<[a-z][^<>]{0,2000}?\s" + ATTRIBUTE + r"\s{0,9}=\s{0,9}"
    r"(?:\"([^\"<>]{0,300})\"|'([^'<>]{0,300})'|([^\s\"'<>=]{1,300}))",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"([A-Za-z-]+)\s*(?:[:=\s]\s*(.*))?", re.DOTALL)
_RAW = frozenset("script style template textarea title math svg noscript pre".split())


def _take_nothing(value: str) -> str:
    if value:
        raise ValueError("takes no value")
    return value


def _take_words(value: str) -> str:
    if not re.search(r"\w", value) or len(value) > 200:
        raise ValueError("takes one to 200 characters, as in 'shi-vawn' or '/ʃɪˈvɔːn/'")
    return " ".join(value.split())


def _take_name(value: str) -> str:
    if not re.search(r"\w", value) or len(value) > 200:
        raise ValueError("takes a role, as in 'quote', or the name of a voice")
    return " ".join(value.split())


def _take_seconds(value: str) -> str:
    number = re.fullmatch(r"(\d{1,3}(?:\.\d{1,3})?)\s*s?", value)
    if not number or float(number[1]) > LONGEST_PAUSE:
        raise ValueError(f"takes 0 to {LONGEST_PAUSE:g} seconds")
    return number[1]


def _take_language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError("takes a tag such as fr or pt-BR")
    return value


WORDS: Mapping[str, Callable[[str], str]] = {
    "skip": _take_nothing,
    "only": _take_nothing,
    "say-as": _take_words,
    "pause": _take_seconds,
    "voice": _take_name,
    "language": _take_language,
}
"""What a mark may say, with what checks the value that it has."""

_KINDS: Mapping[str, MarkKind] = {"say-as": "say", "pause": "pause", "voice": "voice", "language": "lang"}

Said = dict[str, str]
"""What marks say, by word."""


def holds_marks(text: str) -> bool:
    """Whether there may be a mark in a document."""
    return "articlecast" in text


def parse_marks(text: str) -> tuple[Said, list[tuple[str, str]]]:
    """What ``skip`` or ``say-as: win; voice: quote`` says, and each part of it that is wrong with the reason."""
    said: Said = {}
    wrong: list[tuple[str, str]] = []
    for part in filter(None, map(str.strip, text.split(";"))):
        found = _DECLARATION.fullmatch(part)
        word = found[1].lower() if found else ""
        if not found or word not in WORDS:
            wrong.append((part, ""))
            continue
        try:
            said[word] = WORDS[word]((found[2] or "").strip())
        except ValueError as error:
            wrong.append((part, str(error)))
    return said, wrong


def take_marks(text: str) -> tuple[Mark, ...]:
    """The marks of a span whose attribute this is, as those of its text."""
    said = parse_marks(text)[0] if text else {}
    return tuple(Mark(_KINDS[word], value) for word, value in said.items() if word in _KINDS)


def list_notations(text: str) -> Iterator[tuple[str, bool]]:
    """Every mark in a document as it is written there, and whether it is a comment."""
    for found in sorted([*_COMMENT.finditer(text), *_ATTRIBUTE.finditer(text)], key=lambda match: match.start()):
        is_comment = found.re is _COMMENT
        yield html.unescape(next(filter(None, found.groups()), "")).strip(), is_comment


def drop_comments(text: str) -> str:
    """A text without the comments that are marks."""
    return _COMMENT.sub("", text) if holds_marks(text) else text


# ---------------------------------------------------------------- to the texts that they hold for


def plant_places(text: str) -> str:
    """A document with elements in the place of the comments that are marks: a parser drops those."""
    if not holds_marks(text):
        return text
    endless = _find_endless(text)

    def plant(match: re.Match[str]) -> str:
        return "" if match.start() in endless else f'<span {_PLACE}="{html.escape(_read_comment(match))}"></span>'

    return _COMMENT.sub(plant, text, MOST_PLACES)


def _read_comment(match: re.Match[str]) -> str:
    return html.unescape(match[1].strip())


def _find_endless(text: str) -> frozenset[int]:
    """Where the comments stand that hold up to an end which never comes: nobody knows what they are meant for."""
    open_: list[int] = []
    for match, _number in zip(_COMMENT.finditer(text), range(MOST_PLACES), strict=False):
        said = _read_comment(match)
        if said.lower() == "end":
            del open_[-1:]
        elif parse_marks(said)[0].keys() - {"pause"}:
            open_.append(match.start())
    return frozenset(open_)


def settle_html(text: str) -> str:
    """As ``settle_marks``, for a piece of HTML; it is as it was where there is nothing to do."""
    if not holds_marks(text):
        return text
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True)
    try:
        tree = lxml_html.document_fromstring(plant_places(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return text
    return str(lxml_html.tostring(tree, encoding="unicode")) if settle_marks(tree) else text


@dataclass(slots=True)
class _Ground:
    """What holds where a walk through a tree has come to: what each element or comment says, the innermost last."""

    rows: list[tuple[HtmlElement | None, Said]] = field(default_factory=list)
    sums: list[Said] = field(default_factory=list)
    comments: list[Said] = field(default_factory=list)

    @property
    def said(self) -> Said:
        return self.sums[-1] if self.sums else {}

    @property
    def between(self) -> str:
        """``skip`` or ``only`` where the comments that are open say so."""
        return _find_stay({word: "" for said in self.comments for word in said})

    def push(self, whose: HtmlElement | None, said: Said) -> None:
        self.rows.append((whose, said))
        self.sums.append(self.said | said)
        if whose is None:
            self.comments.append(said)

    def pop(self, whose: HtmlElement | None) -> None:
        """What the element, or the last comment that is open, has said does not hold any more."""
        at = next((at for at in range(len(self.rows) - 1, -1, -1) if self.rows[at][0] is whose), None)
        if at is None:
            return
        if whose is None:
            self.comments.pop()
        after = self.rows[at + 1 :]
        del self.rows[at:], self.sums[at:]
        for each, said in after:
            self.rows.append((each, said))
            self.sums.append(self.said | said)


@dataclass(frozen=True, slots=True)
class _Held:
    """A text, that of an element or the one behind it, and the marks that hold for it."""

    element: HtmlElement
    is_tail: bool
    said: Said
    stay: str


def settle_marks(tree: HtmlElement) -> bool:
    """Bring each mark to the texts that it holds for, as the attribute of a span round them; whether there was any.

    ``skip`` and ``only`` stay with their elements, and go to what stands between two comments; what is read alone is
    shown. A pause goes to the text after it.
    """
    places = [span for span in tree.iter("span") if span.get(_PLACE) is not None]
    marked = [element for element in tree.iter(etree.Element) if element.get(ATTRIBUTE) is not None]
    if not places and not marked:
        return False
    texts, wholes = _walk(tree, _list_above(places))
    stays = [(element, _find_stay(parse_marks(element.get(ATTRIBUTE) or "")[0])) for element in marked]
    for element in marked:
        del element.attrib[ATTRIBUTE]
    for element, word in (*stays, *wholes):
        if word:
            element.set(ATTRIBUTE, word)
        if word == "only":  # wherever a page's scripts would show it
            for name in ("hidden", "style", "aria-hidden"):
                element.attrib.pop(name, None)
    for text in texts:
        _wrap(text)
    for place in places:
        place.drop_tree()
    return True


def _list_above(places: list[HtmlElement]) -> set[HtmlElement]:
    """All elements that hold a place, and so may stand in part between two."""
    above: set[HtmlElement] = set()
    for place in places:
        for element in place.iterancestors():
            if element in above:
                break
            above.add(element)
    return above


def _find_stay(said: Said) -> str:
    return next((word for word in ("skip", "only") if word in said), "")


def _walk(tree: HtmlElement, above: set[HtmlElement]) -> tuple[list[_Held], list[tuple[HtmlElement, str]]]:
    """The texts that marks hold for, and the elements that stand as a whole between two comments, with their word."""
    ground, pause, raw = _Ground(), "", 0
    texts: list[_Held] = []
    wholes: list[tuple[HtmlElement, str]] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_end, place = event == "end", element.get(_PLACE)
        own = parse_marks(element.get(ATTRIBUTE if place is None else _PLACE) or "")[0]
        silence = own.pop("pause", "")
        if is_end == (place is not None):  # a comment holds from its end on
            pause = silence or pause
            if place is not None and place.lower() == "end":
                ground.pop(None)
            elif own:
                ground.push(element if place is None else None, own)
        elif is_end and own:
            ground.pop(element)
        raw += (element.tag in _RAW) * (-1 if is_end else 1)
        holder = element.getparent() if is_end else element
        if not is_end and element.getparent() in above and element not in above and place is None and ground.between:
            wholes.append((element, ground.between))
        text = element.tail if is_end else element.text
        if raw or not text or not text.strip():
            continue
        said = {word: value for word, value in ground.said.items() if word in _KINDS}
        stay = ground.between if holder in above else ""
        if pause and "skip" not in ground.said:
            said, pause = said | {"pause": pause}, ""
        if said or stay:
            texts.append(_Held(element, is_end, said, stay))
    return texts, wholes


def _wrap(text: _Held) -> None:
    """The text in a span with its marks, within one that says whether it is left out or read alone."""
    marks = "; ".join(f"{word}: {value}" for word, value in text.said.items())
    values = [text.stay] if text.stay == "skip" else [each for each in (text.stay, marks) if each]
    spans = [text.element.makeelement("span", {ATTRIBUTE: value}) for value in values]
    for outer, inner in pairwise(spans):
        outer.append(inner)
    if text.is_tail:
        spans[-1].text, text.element.tail = text.element.tail, None
        text.element.addnext(spans[0])
    else:
        spans[-1].text, text.element.text = text.element.text, None
        text.element.insert(0, spans[0])
