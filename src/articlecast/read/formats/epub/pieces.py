"""A book cut into its chapters: by its contents where it has some, by its documents otherwise.

A chapter may be several documents (converters cut them by size), and a document several chapters. What stands in the
reading order and in no contents belongs to the chapter before it, unless it begins with a heading as chapters do; a
page that only names a part of the book goes before that part's first chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from articlecast.read.formats.epub.contents import Contents, Line
from articlecast.read.formats.epub.matter import is_front_matter
from articlecast.read.formats.epub.package import Book
from articlecast.read.formats.epub.pages import empty_element, parse_text
from articlecast.read.text.words import fold_spaces, key

_PART = re.compile(
    r"(?:part|book|volume|section|teil|buch|band|partie|livre|tome|parte|libro|livro|volumen|deel|del|bok)\b"
    r"|[ivxlc]+\.?$",
    re.IGNORECASE,
)
_CHAPTERS = frozenset({"chapter", "doc-chapter", "prologue", "doc-prologue", "epilogue", "doc-epilogue"})
_NAMED = re.compile(
    r"(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|kapittel|rozdział|глава)"
    r" (?:\d{1,3}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CUT = re.compile(r"<\?cut (\d+)\?*>")
_NUMBER = re.compile(
    r"\W*(?:(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk)\W+)?"
    r"(?:\d{1,3}|(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))\W*",
    re.IGNORECASE,
)
"""All that stands before a chapter's own title, where its line in the contents leads to that."""
SHORT_BOOK = 4_000
"""Words of a book in one document that is no more than an article with headings, whatever its contents list."""
_PART_PAGE = 60
"""Words of a page that names a part of the book, with an epigraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A chapter, or what may become one: its title, its HTML, how many words that has, and what the book calls it."""

    title: str
    html: str
    words: int
    kinds: frozenset[str] = frozenset()
    name: str = ""
    listed: bool = False
    part: str = ""
    hollow: bool = False


def cut_book(book: Book, contents: Contents, trees: dict[str, etree._Element]) -> tuple[Piece, ...]:
    """The chapters of a book in reading order, without what nobody narrates; ``trees`` are those of its spine."""
    counts = {name: _count(trees[name]) for name in book.spine}
    lines = tuple(_choose_lines(contents, counts, key(book.title)))
    landed: dict[str, list[tuple[Line, str]]] = {}
    for line, part in lines:
        landed.setdefault(line.name, []).append((line, part))
    for tree in trees.values():
        _drop_front_sections(tree, book)
    if len(landed) == 1 and sum(counts.values()) < SHORT_BOOK:
        [(name, only)] = landed.items()
        if not _are_chapters(trees[name], [line for line, _ in only]):
            landed = {}  # an article that was saved as a book, with its headings as contents
    raw = [piece for name in book.spine for piece in _cut_document(name, trees[name], landed.get(name, []), contents)]
    kept = []
    for piece in raw:
        root = parse_text(f"<div>{piece.html}</div>")
        if re.search(r"\w", "".join(root.itertext())) and not is_front_matter(
            piece.kinds, piece.title, piece.name, root, book
        ):
            if _is_notes(root):
                continue
            told, whole = sum(map(_count, root.iter(*_HEADINGS))), _count(root)
            kept.append((replace(piece, words=whole, hollow=told >= whole), _first_heading(root)))
    below = frozenset(line.name for line in contents.all_lines) - landed.keys()
    return tuple(_join(kept, below))


def _are_chapters(tree: etree._Element, lines: Sequence[Line]) -> bool:
    """Whether two of the places in a document that its contents lead to are chapters, by what they are marked or
    called; an article's sections are neither.
    """
    marked = {
        each.get("id") or each.get("name")
        for box in tree.iter(etree.Element)
        if _CHAPTERS & {kind for named in ("data-type", "role") for kind in box.get(named, "").lower().split()}
        for each in (box, *islice(box, 1))
    }
    anchored = [line for line in lines if line.anchor]
    return sum(line.anchor in marked or _NAMED.match(line.title) is not None for line in anchored) > 1


def _drop_front_sections(tree: etree._Element, book: Book) -> None:
    """Take the title page and the copyright page out of a document that holds a text beside them."""
    body = tree.find(".//body")
    for box in list(body) if body is not None and len(body) > 1 else ():
        if box.tag in {"section", "div"}:
            kinds = {kind for named in ("data-type", "role") for kind in box.get(named, "").lower().split()}
            if kinds and is_front_matter(kinds, "", "", box, book):
                empty_element(box)


def _is_notes(root: etree._Element) -> bool:
    """Whether a piece holds notes that nothing leads to, below their heading, and no text of its own."""
    notes = [each for each in root.iter("aside") if each.get("class") == "footnote"]
    outer = [each for each in notes if not any(above.tag == "aside" for above in each.iterancestors())]
    if not outer:
        return False
    headings = sum(map(_count, root.iter(*_HEADINGS)))
    return sum(map(_count, outer)) + headings >= _count(root)


def _choose_lines(contents: Contents, counts: Mapping[str, int], title: str) -> Iterator[tuple[Line, str]]:
    """The lines that chapters begin at, each with the name of the part that it is the first of.

    They are those of the first level; of a part of the book, or of a line for the whole, those below it.
    """
    lines = contents.lines
    while len(lines) == 1 and lines[0].lines:
        lines = lines[0].lines
    for line in lines:
        names = {below.name for below in line.lines}
        is_whole = key(line.title) == title
        apart = bool(names) and line.name not in names
        short = counts.get(line.name, _PART_PAGE) < _PART_PAGE
        if line.lines and (is_whole or _PART.match(line.title) or not line.name or (apart and short)):
            own = line.name in counts and line.name not in names
            if own:
                yield line, ""
            for number, below in enumerate(line.lines):
                if below.name in counts:
                    yield below, line.title if number == 0 and not own and not is_whole else ""
        elif line.name in counts:
            yield line, ""


def _count(tree: etree._Element) -> int:
    return sum(len(words.split()) for words in tree.itertext())


def _cut_document(
    name: str, tree: etree._Element, landed: Sequence[tuple[Line, str]], contents: Contents
) -> Iterator[Piece]:
    """The pieces of one document: what stands before the first line's anchor, and from each anchor to the next."""
    body = tree.find(".//body")
    body = tree if body is None else body
    anchors = {element.get("id") or element.get("name"): element for element in body.iter(etree.Element)}
    begins: list[tuple[Line, str]] = []
    for line, part in landed:
        found = anchors.get(line.anchor) if line.anchor else None
        place = _climb(found, body) if found is not None else None
        if place is None and not begins:
            begins.append((line, part))
        elif place is not None:
            place.addprevious(etree.ProcessingInstruction("cut", str(len(begins))))
            begins.append((line, part))
    html = etree.tostring(body, method="html", encoding="unicode", with_tail=False)
    html = re.sub(r"^<body[^>]*>|</body>\s*$", "", html)
    kinds = frozenset(_list_kinds(body)) | contents.kinds.get(name, frozenset())
    parts = _CUT.split(html)
    if len(parts) > 2 and _NUMBER.fullmatch(_strip_tags(parts[0])):
        parts[0], parts[2], html = "", parts[0] + parts[2], html[len(parts[0]) :]
    if not landed or _CUT.match(html) is None:
        first = begins[0] if begins and not re.search(r"<\?cut 0\?*>", html) else None
        yield _make(first, parts[0], name, kinds)
    for number, piece in zip(parts[1::2], parts[2::2], strict=True):
        line = begins[int(number)][0]
        own = contents.kinds.get(f"{name}#{line.anchor}", frozenset())
        yield _make(begins[int(number)], piece, name, own | (kinds if len(landed) == 1 else frozenset()))


def _climb(element: etree._Element, body: etree._Element) -> etree._Element | None:
    """The outermost element that begins where this one does; None where that is the document itself."""
    while True:
        above = element.getparent()
        if above is None or element is body:
            return None
        before = element.getprevious()
        if (above.text or "").strip() or (before is not None and isinstance(before.tag, str)):
            if above.tag in (*_HEADINGS, "p") and not (above.text or "").strip() and not _says(above, element):
                element = above
                continue
            return element
        if before is not None:  # another cut: both begin here
            return element
        if above is body:
            return None
        element = above


def _says(above: etree._Element, element: etree._Element) -> bool:
    """Whether there are words before an element within its heading or paragraph."""
    for child in islice(above, 20):
        if child is element:
            return False
        if "".join(child.itertext()).strip() or (child.tail or "").strip():
            return True
    return True


def _list_kinds(body: etree._Element) -> Iterator[str]:
    """What a document says of itself: by ``epub:type`` or role of its body, or of the only element in it."""
    inner = body
    for _ in range(4):
        for named in ("data-type", "role"):
            yield from inner.get(named, "").lower().split()
        children = [child for child in inner if isinstance(child.tag, str)]
        if len(children) != 1:
            return
        inner = children[0]


def _strip_tags(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html)


def _make(begin: tuple[Line, str] | None, html: str, name: str, kinds: frozenset[str]) -> Piece:
    words = len(_strip_tags(html).split())
    line, part = begin or (None, "")
    return Piece(fold_spaces(line.title) if line else "", html, words, kinds, name, line is not None, part)


def _first_heading(root: etree._Element) -> tuple[int, str]:
    """The level and the words of a heading that a piece begins with; 9 and nothing where it begins with none."""
    for element in root.iter(etree.Element):
        if element.tag in _HEADINGS and (words := fold_spaces("".join(element.itertext()))):
            return int(element.tag[1]), words
        if element.tag in {"p", "li", "td", "pre"} and len("".join(element.itertext()).split()) > 12:
            break
    return 9, ""


def _join(kept: Sequence[tuple[Piece, tuple[int, str]]], below: frozenset[str]) -> Iterator[Piece]:
    """The chapters: continuations joined to what they continue, pages of parts to the chapter behind them. Documents
    that stand ``below`` a chapter in the contents are its sections.
    """
    listed = any(piece.listed for piece, _ in kept)
    level = min((level for piece, (level, _) in kept if piece.listed and level < 9), default=1)
    current: list[Piece] = []  # joined at the end: a book may be twenty thousand documents
    for piece, (own, heading) in kept:
        is_headed = own <= level and bool(heading) and piece.name not in below
        titled = replace(piece, title=piece.title or heading)
        if current and not (piece.listed or not listed or is_headed):
            current.append(piece)
            continue
        if current and _names_part(_merge(current), titled):
            page = _merge(current)
            current = [replace(titled, html=page.html + piece.html, part=page.part or page.title)]
            continue
        if current:
            yield _merge(current)
        current = [titled]
    if current and not (whole := _merge(current)).hollow:
        yield whole


def _merge(pieces: Sequence[Piece]) -> Piece:
    """A chapter in several documents as one, which has the name and the kinds of the first."""
    return replace(
        pieces[0],
        html="".join(piece.html for piece in pieces),
        words=sum(piece.words for piece in pieces),
        hollow=all(piece.hollow for piece in pieces),
    )


def _names_part(page: Piece, after: Piece) -> bool:
    """Whether a piece is no more than the page that names the part which the next one is the first chapter of."""
    told = "part" in page.kinds or "volume" in page.kinds
    dedicated = {"dedication", "epigraph"} & page.kinds
    shows = page.words < _PART_PAGE and (told or page.hollow or _PART.match(page.title) is not None)
    return bool(after.title) and shows and not dedicated and (page.hollow or page.words < after.words)
