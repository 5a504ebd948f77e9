"""The program that looks into a PDF, as ``python -m``: its bytes on standard input, a line of JSON a page on output.

pdfium is a browser's own reader, in C, and strangers' documents have made it crash, loop and eat memory: so it runs
where it can be ended, in a process of its own, with a bound of memory that this one sets itself.

The first line is what the document says of itself, or why it cannot be read: ``{"refused": …}``.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from articlecast.system import limit_process

MEGABYTES = 330
SECONDS = 60.0
MOST_PAGES = 3000
MOST_CHARACTERS = 300_000
"""Of one page: a page of a newspaper has 30,000."""
MOST_ALTOGETHER = 3_500_000
"""A book of 1,200 pages."""
FIRST_SECONDS, SECONDS_A_PAGE = 4.0, 0.03
"""Of processor time, which other programs' work does not shorten: a page takes 0.01 s."""
MOST_OBJECTS = 20_000
MOST_BOOKMARKS = 2000
BOLD, ITALIC, MONO = 1, 2, 4

_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,_ ]bd\b|(?:cm|sf|ec|t1|lm)bx|bx\d|medi$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|[-,_ ]it\b|(?:cm|sf|ec)ti\d|slant|cmmi|kursiv", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|typewriter|(?:cm|sf|ec)tt\d|menlo|code", re.IGNORECASE)
_WORD = re.compile(r"[^ \t\r\n\u00a0\u2002\u2003\u2009\u3000]+")
_TURN = re.compile(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)")
_ODD = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_HYPHEN = re.compile("[\x02\ufffe]")
"""What pdfium makes of a hyphen at a line's end."""
_UNSEEN = re.compile("[\x00-\x1f\ufffd\uffff\ufeff]|[\ue000-\uf8ff](?<![\uf0b7\uf0a7])")
_PASSWORD = 4
_TEXT, _PATH, _IMAGE = 1, 2, 3
_FACTS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_RIGHT = math.pi / 2

Row = tuple[float, float, float, float, int, str]
"""A run of one style on one line: left, baseline, right, size in points, style bits, text."""


@dataclass(slots=True)
class _Style:
    """How the text of one of a page's objects is set: ``turn`` counts right angles, or is -1 for what stands askew."""

    size: float
    bits: int
    turn: int


@dataclass(slots=True)
class _Run:
    """A run that is being collected."""

    left: float
    base: float
    style: _Style
    raised: bool = False
    right: float = 0.0
    found: int = 0
    last: int = 0
    letters: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters of one word that one of the page's objects draws, and what stands before them."""

    start: int
    end: int
    found: int
    letters: str
    space: bool
    broken: bool


def open_document(content: bytes) -> Any:
    """The handle that pdfium has of a document; raises ValueError with why there is none."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if document:
        return document
    raise ValueError("password" if pdfium.FPDF_GetLastError() == _PASSWORD else "damaged")


def describe(document: Any, content: bytes) -> dict[str, Any]:
    """What a document says of itself: how many pages, its fields, its language, its outline."""
    facts = {name.lower(): _read_fact(document, name) for name in _FACTS}
    lang = re.search(rb"/Lang\s{0,9}\(([A-Za-z-]{2,12})\)", content)
    return {
        "pages": pdfium.FPDF_GetPageCount(document),
        "facts": {name: value for name, value in facts.items() if value},
        "language": lang[1].decode() if lang else "",
        "outline": list(_walk_outline(document)),
    }


def _read_fact(document: Any, name: str) -> str:
    size = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
    if not 2 < size < 20_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name.encode(), buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\x00", "").strip()


def _walk_outline(document: Any) -> Iterator[tuple[int, int, str]]:
    """The outline as ``(depth, page, title)``; what goes in circles ends."""
    seen: set[int] = set()
    waiting = [(1, pdfium.FPDFBookmark_GetFirstChild(document, None))]
    while waiting and len(seen) < MOST_BOOKMARKS:
        depth, mark = waiting.pop()
        address = ctypes.cast(mark, ctypes.c_void_p).value
        if not address or address in seen or depth > 6:
            continue
        seen.add(address)
        size = pdfium.FPDFBookmark_GetTitle(mark, None, 0)
        if 2 < size < 2000:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFBookmark_GetTitle(mark, buffer, size)
            place = pdfium.FPDFBookmark_GetDest(document, mark)
            page = pdfium.FPDFDest_GetDestPageIndex(document, place) if place else -1
            yield depth, page, buffer.raw[: size - 2].decode("utf-16-le", "replace")
        waiting.append((depth, pdfium.FPDFBookmark_GetNextSibling(document, mark)))
        waiting.append((depth + 1, pdfium.FPDFBookmark_GetFirstChild(document, mark)))


class PageReader:
    """Reads pages one after the other; fonts are looked at once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[int, int] = {}
        self._matrix, self._box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._sides = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        # As numbers: an object of Python's for each of a million letters takes twice the time.
        self._object_of = pdfium.FPDFText_GetTextObject
        self._object_of.restype = ctypes.c_void_p

    def read(self, number: int) -> dict[str, Any]:
        """Size, runs, rules and pictures of a page; empty where it cannot be opened."""
        page = pdfium.FPDF_LoadPage(self._document, number)
        if not page:
            return {}
        try:
            text = pdfium.FPDFText_LoadPage(page)
            if not text:
                return {}
            try:
                rows, letters, odd = self._read_runs(text)
            finally:
                pdfium.FPDFText_ClosePage(text)
            rules, dots, pictures = self._read_objects(page)
            size = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
        finally:
            pdfium.FPDF_ClosePage(page)
        return {
            "size": size,
            "runs": rows,
            "rules": rules,
            "dots": dots,
            "pictures": pictures,
            "letters": letters,
            "odd": odd,
        }

    def _read_runs(self, text: Any) -> tuple[list[Row], int, int]:
        """The runs that stand as most of the page does, how many letters there are, and how many mean nothing."""
        count = pdfium.FPDFText_CountChars(text)
        if count > MOST_CHARACTERS:
            raise ValueError("crowded")
        letters = self._read_letters(text, count)
        runs: dict[int, list[_Run]] = {}
        run: _Run | None = None
        before = 0
        for word in _WORD.finditer(letters):
            between = letters[before : word.start()]
            broken, space = "\n" in between or "\r" in between, bool(between)
            for start, end, found in self._split_word(text, letters, word.start(), word.end()):
                run = self._add(text, runs, run, _Piece(start, end, found, letters[start:end], space, broken))
                space = broken = False
            before = word.end()
        for each in (each for group in runs.values() for each in group if not each.right):
            each.right = self._find_right(text, each.last, each.style.turn)
        upright = max((turn for turn in runs if turn >= 0), key=lambda turn: _count(runs[turn]), default=0)
        rows = [_make_row(each) for each in runs.get(upright, ())]
        odd = len(_ODD.findall(letters))
        odd += 16 * sum(pdfium.FPDFText_HasUnicodeMapError(text, at) == 1 for at in range(0, count, 16))
        return [row for row in rows if row[5].strip()], len(letters) - letters.count(" "), odd

    def _read_letters(self, text: Any, count: int) -> str:
        """A page's letters, each at the number that pdfium knows it by."""
        buffer = ctypes.create_string_buffer(2 * count + 2)
        pdfium.FPDFText_GetText(text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        letters = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
        if len(letters) == count and "\x00" not in letters:
            return letters
        unicode_of = pdfium.FPDFText_GetUnicode  # letters that need two units, or mean nothing, shift the others
        return "".join(
            chr(code) if code < 0x110000 else "\ufffd" for code in (unicode_of(text, at) for at in range(count))
        )

    def _split_word(self, text: Any, letters: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """A word as the parts ``(start, end, object)`` that the page draws at once, and its digits apart."""
        object_of = self._object_of
        first = object_of(text, start)
        digits = [start + found.start() for found in _TURN.finditer(letters[start:end])]
        if not digits and (end - start == 1 or object_of(text, end - 1) == first):
            yield start, end, first
            return
        at, found = start, first
        for next_ in range(start + 1, end):
            other = object_of(text, next_)
            if other != found or next_ in digits:
                yield at, next_, found
                at, found = next_, other
        yield at, end, found

    def _add(self, text: Any, runs: dict[int, list[_Run]], run: _Run | None, piece: _Piece) -> _Run | None:
        """Put a piece at the end of the run, or begin another one with it; what is drawn by nothing is passed over."""
        if not piece.found:
            return run
        is_known = run is not None and piece.found == run.found and not run.raised
        style = run.style if run is not None and is_known else self._find_style(text, piece.start, piece.found)
        raised = piece.letters[0].isdigit() and self._is_superior(text, piece.start, style)
        left, base = self._find_origin(text, piece.start, style.turn)
        if raised:
            style = _Style(round(0.65 * style.size, 1), style.bits, style.turn)
            base += 0.5 * style.size
        if run is not None and not (is_known and not piece.space):
            run.right = self._find_right(text, run.last, run.style.turn)
            is_known = False
        if (
            run is None
            or raised != run.raised
            or not (is_known or _goes_on(run, style, left, base, broken=piece.broken))
        ):
            run = _Run(left, base, style, raised=raised)
            if piece.space and not piece.broken:
                run.letters.append(" ")
            runs.setdefault(style.turn, []).append(run)
        elif piece.space or (not is_known and left - run.right > 0.22 * style.size):
            run.letters.append(" ")
        run.found, run.last = piece.found, piece.end - 1
        run.letters.append(piece.letters)
        run.right = 0.0
        return run

    def _is_superior(self, text: Any, at: int, style: _Style) -> bool:
        """Whether a digit stands high on its line, as a font's own superiors do, whose size is that of the text."""
        left, right, bottom, top = self._sides
        if style.turn or not pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            return False
        pdfium.FPDFText_GetCharOrigin(text, at, self._x, self._y)
        return bool(bottom.value - self._y.value > 0.2 * style.size)

    def _find_style(self, text: Any, at: int, found: int) -> _Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a) / _RIGHT
        turn = round(angle) % 4 if abs(angle - round(angle)) < 0.05 else -1
        font = pdfium.FPDFTextObj_GetFont(ctypes.cast(found, pdfium.FPDF_PAGEOBJECT))
        return _Style(round(abs(size), 1), self._find_bits(font), turn)

    def _find_bits(self, font: Any) -> int:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(200)
            if font:
                pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
            name = buffer.value.decode("utf-8", "replace")
            bits = (_BOLD, BOLD), (_ITALIC, ITALIC), (_MONO, MONO)
            self._fonts[address] = sum(bit for pattern, bit in bits if pattern.search(name))
        return self._fonts[address]

    def _find_origin(self, text: Any, at: int, turn: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(text, at, self._x, self._y)
        return _turn(self._x.value, self._y.value, turn)

    def _find_right(self, text: Any, at: int, turn: int) -> float:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        return max(_turn(box.left, box.bottom, turn)[0], _turn(box.right, box.top, turn)[0])

    def _read_objects(self, page: Any) -> tuple[list[tuple[float, float, float]], list[tuple[float, float]], float]:
        """Level rules as ``(left, height, right)``, dots as ``(right, height)``, the share that pictures cover."""
        rules: list[tuple[float, float, float]] = []
        dots: list[tuple[float, float]] = []
        covered = 0.0
        sides = [ctypes.c_float() for _ in range(4)]
        for number in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
            each = pdfium.FPDFPage_GetObject(page, number)
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind not in {_PATH, _IMAGE} or not pdfium.FPDFPageObj_GetBounds(each, *sides):
                continue
            left, bottom, right, top = (side.value for side in sides)
            if kind == _IMAGE:
                covered += max(0.0, right - left) * max(0.0, top - bottom)
            elif top - bottom < 3 and right - left > 25 and len(rules) < 500:
                rules.append((round(left, 1), round((top + bottom) / 2, 1), round(right, 1)))
            elif 1.5 < top - bottom < 8 and 0.8 < (right - left) / (top - bottom) < 1.25 and len(dots) < 300:
                dots.append((round(right, 1), round((top + bottom) / 2, 1)))
        area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
        return rules, dots, round(covered / area, 2) if area > 0 else 0.0


def _turn(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point as it lies on a page that is turned so that its text is level."""
    match turn:
        case 1:
            return y, -x
        case 2:
            return -x, -y
        case 3:
            return -y, x
        case _:
            return x, y


def _goes_on(run: _Run, style: _Style, left: float, base: float, *, broken: bool) -> bool:
    """Whether what begins there belongs to the run: set alike, on its line, no more than a wide space away."""
    size = style.size
    if broken or style.turn != run.style.turn or style.bits != run.style.bits or abs(size - run.style.size) > 0.3:
        return False
    return abs(base - run.base) < 0.12 * size and -0.6 * size < left - run.right < 0.75 * size


def _count(runs: list[_Run]) -> int:
    return sum(len(letters) for run in runs for letters in run.letters)


def _make_row(run: _Run) -> Row:
    text = _UNSEEN.sub("", _HYPHEN.sub("-", "".join(run.letters)))
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return round(run.left, 1), round(run.base, 1), round(run.right, 1), run.style.size, run.style.bits, text


def _will_be_crowded(letters: int, read: int, pages: int) -> bool:
    """Whether a quarter of the letters is there so soon that all pages will hold half as many again as may be."""
    return letters > 0.25 * MOST_ALTOGETHER and letters * pages > 1.5 * MOST_ALTOGETHER * read


def main() -> None:
    """Write what there is to say, one JSON value a line."""
    content = sys.stdin.buffer.read()

    def tell(value: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()

    with limit_process(SECONDS, MEGABYTES):
        try:
            document = open_document(content)
            said = describe(document, content)
            tell(said)
            if said["pages"] > MOST_PAGES:
                raise ValueError("pages")  # noqa: TRY301 -- told as all else that is wrong
            reader, letters = PageReader(document), 0
            for number in range(said["pages"]):
                page = reader.read(number)
                letters += page.get("letters", 0)
                tell(page)
                if letters > MOST_ALTOGETHER or _will_be_crowded(letters, number + 1, said["pages"]):
                    raise ValueError("crowded")  # noqa: TRY301
                if time.process_time() > FIRST_SECONDS + SECONDS_A_PAGE * number:
                    raise ValueError("time")  # noqa: TRY301
            tell({"end": True})
        except ValueError as error:
            tell({"refused": str(error)})
        except MemoryError:
            tell({"refused": "memory"})


if __name__ == "__main__":
    main()
