"""What a DOCX says apart from its text: styles, numbering, relations of its parts, and its core properties.

ECMA-376 part 1, 17.7 (styles) and 17.9 (numbering), part 2 (relations, core properties). Strict documents differ in
their namespaces alone, so that elements are known by their local names.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from articlecast.read.formats.office.finish import Properties
from articlecast.read.formats.office.looks import is_fixed
from articlecast.read.formats.zipped import Package, attribute, join_name, local
from articlecast.read.text.words import fold_spaces

_DEEPEST = 12
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or runs with what it takes from those that it is based on. ``level`` is that of a heading
    from 1, or 0; ``number`` the list that it makes an item of, and ``depth`` how deep; ``indents`` those at the sides.
    """

    name: str = ""
    level: int = 0
    number: str = ""
    depth: int = 0
    hidden: bool = False
    looks: frozenset[str] = frozenset()
    indents: tuple[int, int] = (0, 0)


PLAIN = Style()


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of that name, of it the first of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def value(element: etree._Element | None, *names: str) -> str:
    """``w:val`` of such a child; empty where there is none."""
    found = child(element, *names)
    return attribute(found, "val") if found is not None else ""


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is set; None where nothing is said of it."""
    found = child(element, name)
    return None if found is None else attribute(found, "val").lower() not in _OFF


_LOOKS = (("b", "bold"), ("i", "italic"), ("strike", "strike"), ("dstrike", "strike"))


def read_looks(properties: etree._Element | None, before: frozenset[str]) -> frozenset[str]:
    """How a run looks by its properties, with what its style says before."""
    looks = set(before)
    for name, look in _LOOKS:
        said = is_on(properties, name)
        if said is not None:
            (looks.add if said else looks.discard)(look)
    fonts = child(properties, "rFonts")
    if fonts is not None and (font := attribute(fonts, "ascii") or attribute(fonts, "hAnsi")):
        (looks.add if is_fixed(font) else looks.discard)("fixed")
    raised = value(properties, "vertAlign")
    if raised:
        looks -= {"super", "sub"}
        looks |= {"superscript": {"super"}, "subscript": {"sub"}}.get(raised, set())
    return frozenset(looks)


def read_indents(paragraph: etree._Element | None, before: tuple[int, int]) -> tuple[int, int]:
    """How far a paragraph stands in at its left and at its right, in twentieths of a point; 0 where its first line
    stands out of it, as in lists.
    """
    found = child(paragraph, "ind")
    if found is None:
        return before
    if attribute(found, "hanging") not in {"", "0"}:
        return 0, 0
    sides = (("left", "start"), ("right", "end"))
    told = [next((said for name in names if (said := attribute(found, name))), "") for names in sides]
    left, right = (read_number(said) if said else old for said, old in zip(told, before, strict=True))
    return left, right


def is_hidden(properties: etree._Element | None) -> bool | None:
    """Whether a run is hidden; text of Web Layout alone, as the numbers of pages in a table of contents, counts."""
    said = [each for name in ("vanish", "specVanish", "webHidden") if (each := is_on(properties, name)) is not None]
    return any(said) if said else None


class Styles:
    """The styles of a document by their identifiers, each read when it is asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [each for each in root if local(each) == "style"] if root is not None else []
        self._elements = {attribute(each, "styleId"): each for each in styles}
        self._known: dict[str, Style] = {"": PLAIN}
        normal = next((each for each in styles if attribute(each, "default") in {"1", "true"}
                       and attribute(each, "type") == "paragraph"), None)  # fmt: skip
        self.default = attribute(normal, "styleId") if normal is not None else ""
        self.language = ""
        for each in root if root is not None else ():
            if local(each) == "docDefaults":
                self.language = value(child(each, "rPrDefault", "rPr"), "lang")

    def find(self, name: str, depth: int = 0) -> Style:
        """The style of that identifier, or a plain one."""
        if name not in self._known:
            element = self._elements.get(name)
            if element is None or depth > _DEEPEST:
                return PLAIN
            self._known[name] = PLAIN  # for as long as it is read: one may be based on itself
            self._known[name] = self._read(element, self.find(value(element, "basedOn"), depth + 1))
        return self._known[name]

    def _read(self, element: etree._Element, based: Style) -> Style:
        name = value(element, "name").lower()
        paragraph, run = child(element, "pPr"), child(element, "rPr")
        level = read_level(paragraph)
        heading = re.fullmatch(r"heading (\d)", name)
        number = value(paragraph, "numPr", "numId")
        hidden = is_hidden(run)
        return Style(
            name=name,
            level=int(heading[1]) if heading else based.level if level is None else level,
            number=number or based.number,
            depth=read_number(value(paragraph, "numPr", "ilvl")) if number else based.depth,
            hidden=based.hidden if hidden is None else hidden,
            looks=read_looks(run, based.looks),
            indents=read_indents(paragraph, based.indents),
        )


def read_number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else 0


def read_level(paragraph: etree._Element | None) -> int | None:
    """The level of a heading by its outline; 0 for body text, None where nothing is said."""
    outline = value(paragraph, "outlineLvl")
    if not outline:
        return None
    return read_number(outline) + 1 if read_number(outline) < 9 else 0


class Numbering:
    """The lists of a document: which of them count, and where each has come to."""

    def __init__(self, root: etree._Element | None) -> None:
        abstract: dict[str, dict[str, str]] = {}
        self._lists: dict[str, dict[str, str]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for each in root if root is not None else ():
            if local(each) == "abstractNum":
                levels = {attribute(lvl, "ilvl"): value(lvl, "numFmt") for lvl in each if local(lvl) == "lvl"}
                abstract[attribute(each, "abstractNumId")] = levels
            elif local(each) == "num":
                self._lists[attribute(each, "numId")] = abstract.get(value(each, "abstractNumId"), {})

    def count(self, number: str, depth: int) -> tuple[bool, int]:
        """Whether an item of that list is numbered, and its number; lists of no known form have bullets."""
        form = self._lists.get(number, {}).get(str(depth), "bullet")
        counts = {at: count for at, count in self._counts.get(number, {}).items() if at <= depth}
        self._counts[number] = counts | {depth: counts.get(depth, 0) + 1}
        return form not in {"bullet", "none", ""}, self._counts[number][depth]

    def __contains__(self, number: str) -> bool:
        return number in self._lists


def read_relations(package: Package, name: str) -> dict[str, tuple[str, str]]:
    """By its identifier the kind of each relation of a part (``image``, ``hyperlink``) and what it leads to."""
    folder, base = posixpath.split(name)
    place = f"{folder}/_rels/{base}.rels".lstrip("/")
    if place not in package:
        return {}
    found = {}
    for each in package.parse(place):
        target, kind = each.get("Target", ""), each.get("Type", "").rpartition("/")[2]
        external = each.get("TargetMode", "") == "External"
        found[each.get("Id", "")] = (kind, target if external else join_name(name, target))
    return found


def parse_related(package: Package, relations: dict[str, tuple[str, str]], kind: str) -> etree._Element | None:
    """The root of the part that a document has for that; None where it has none."""
    name = next((target for found, target in relations.values() if found == kind), "")
    return package.parse(name) if name in package else None


def read_properties(package: Package, relations: dict[str, tuple[str, str]]) -> Properties:
    """The core properties, by the relation of the whole document to them; not ``description``, which Word calls
    comments and editors take for a place to write to each other.
    """
    root = parse_related(package, relations, "core-properties")
    told: dict[str, str] = {}
    for each in root if root is not None else ():
        told.setdefault(local(each), fold_spaces("".join(each.itertext())))
    return Properties(
        title=told.get("title", ""),
        authors=tuple(_split(told.get("creator", ""))),
        created=told.get("created", ""),
        modified=told.get("modified", ""),
        language=told.get("language", ""),
        tags=tuple(re.split(r"\s*[,;]\s*", told.get("keywords", ""))),
    )


def _split(names: str) -> Iterator[str]:
    """Authors as Word writes several: with semicolons between them."""
    yield from (name for each in names.split(";") if (name := each.strip()))
