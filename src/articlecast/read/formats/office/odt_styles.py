"""What an ODT says apart from its text: styles, lists, and its metadata (OpenDocument 1.3 part 3, 16 and 4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from articlecast.read.formats.office.finish import Properties
from articlecast.read.formats.office.looks import is_fixed
from articlecast.read.formats.zipped import attribute, local
from articlecast.read.text.words import fold_spaces

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes from its parents: their names in lower case, itself first; the level of a heading.

    ``own`` is the first of them that its writer chose; those of ``office:automatic-styles`` are the program's.
    """

    names: tuple[str, ...] = ()
    own: str = ""
    level: int = 0
    hidden: bool = False
    looks: frozenset[str] = frozenset()
    indents: tuple[int, int] = (0, 0)
    """In twentieths of a point, at its left and at its right."""


PLAIN = Style()


class Styles:
    """The styles of content.xml and styles.xml by family and name, those of the content first."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, bool]] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.language = ""
        for root in roots:
            for each in root.iter(etree.Element):
                name = local(each)
                if name == "style":
                    self._elements.setdefault((attribute(each, "family"), attribute(each, "name")), each)
                elif name == "list-style":
                    self._lists.setdefault(attribute(each, "name"), dict(map(_read_level, each)))
                elif name == "default-style" and attribute(each, "family") == "paragraph":
                    self.language = self.language or _read_language(each)

    def find(self, family: str, name: str, depth: int = 0) -> Style:
        key = (family, name)
        if key not in self._known:
            element = self._elements.get(key)
            if element is None or depth > _DEEPEST:
                return Style(names=(_fold(name),), own=_fold(name)) if name else PLAIN
            self._known[key] = PLAIN  # for as long as it is read: one may be its own parent
            self._known[key] = _read(element, self.find(family, attribute(element, "parent-style-name"), depth + 1))
        return self._known[key]

    def is_ordered(self, name: str, depth: int) -> bool:
        """Whether a list counts its items at that depth, from 0."""
        return self._lists.get(name, {}).get(depth + 1, False)

    def list_of(self, name: str) -> str:
        """The list that paragraphs of a style are items of."""
        element = self._elements.get(("paragraph", name))
        return attribute(element, "list-style-name") if element is not None else ""


def _fold(name: str) -> str:
    """``Quotations_20_A`` as people see it."""
    return re.sub(r"_([0-9a-f]{2})_", lambda found: chr(int(found[1], 16)), name).lower()


def _read_level(element: etree._Element) -> tuple[int, bool]:
    level = attribute(element, "level")
    return int(level) if re.fullmatch(r"\d{1,2}", level) else 0, bool(attribute(element, "num-format"))


def _read(element: etree._Element, parent: Style) -> Style:
    outline = attribute(element, "default-outline-level")
    looks, hidden, indents = set(parent.looks), parent.hidden, parent.indents
    for properties in element:
        if local(properties) == "text-properties":
            for name, told, look in _LOOKS:
                if said := attribute(properties, name):
                    (looks.add if re.match(told, said) else looks.discard)(look)
            if said := attribute(properties, "display"):
                hidden = said == "none"
            if font := attribute(properties, "font-name") or attribute(properties, "font-family"):
                (looks.add if is_fixed(font) else looks.discard)("fixed")
        elif local(properties) == "paragraph-properties":
            indents = _read_indents(properties, indents)
    names = tuple(dict.fromkeys((_fold(attribute(element, "display-name")), _fold(attribute(element, "name")))))
    named = next(filter(None, (re.fullmatch(r"heading (\d)", name) for name in names)), None)  # as a page's are called
    level = int(outline) if re.fullmatch(r"\d{1,2}", outline) else int(named[1]) if named else parent.level
    above = element.getparent()
    automatic = above is not None and local(above) == "automatic-styles"
    own = parent.own if automatic else next(filter(None, names), "")
    return Style((*(name for name in names if name), *parent.names), own, level, hidden, frozenset(looks), indents)


_UNITS = {"in": 1440.0, "cm": 566.93, "mm": 56.69, "pt": 20.0, "pc": 240.0, "px": 15.0}


def _read_indents(properties: etree._Element, before: tuple[int, int]) -> tuple[int, int]:
    """How far a paragraph stands in; not at all where its first line stands out of it."""
    first = _read_length(attribute(properties, "text-indent"))
    left, right = (_read_length(attribute(properties, f"margin-{side}")) for side in ("left", "right"))
    if first is not None and first < 0:
        return 0, 0
    return before[0] if left is None else left, before[1] if right is None else right


def _read_length(written: str) -> int | None:
    found = re.fullmatch(r"(-?\d{1,5}(?:\.\d{1,6})?)(in|cm|mm|pt|pc|px)", written)
    return int(float(found[1]) * _UNITS[found[2]]) if found else None


_LOOKS = (
    ("font-weight", r"bold|[6-9]00", "bold"),
    ("font-style", r"italic|oblique", "italic"),
    ("text-line-through-style", r"(?!none)", "strike"),
    ("text-position", r"super|[1-9]", "super"),
    ("text-position", r"sub|-", "sub"),
)


def _read_language(element: etree._Element) -> str:
    for properties in element:
        language, country = attribute(properties, "language"), attribute(properties, "country")
        if language and language not in {"none", "zxx"}:
            return f"{language}-{country}" if country and country != "none" else language
    return ""


def read_metadata(root: etree._Element | None) -> Properties:
    """What meta.xml says; not its description, which programs call comments."""
    told: dict[str, list[str]] = {}
    for each in root.iter(etree.Element) if root is not None else ():
        told.setdefault(local(each), []).append(fold_spaces(each.text or ""))
    first = {name: values[0] for name, values in told.items()}
    author = first.get("initial-creator") or first.get("creator", "")
    return Properties(
        title=first.get("title", ""),
        authors=(author,) if author else (),
        created=first.get("creation-date", ""),
        modified=first.get("date", ""),
        language=first.get("language", ""),
        tags=tuple(part for words in told.get("keyword", ()) for part in re.split(r"\s*[,;]\s*", words)),
    )
