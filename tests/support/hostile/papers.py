"""PDFs that are crowded, odd, or none."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterable

from support.hostile.shapes import Attack
from support.pdf import Placed, draw

Page = Iterable[Placed]
_PAGE_TREE = (
    b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj "
    b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n"
)


def _pages(name: str, page: Page, weight: int) -> Attack:
    """A page again and again, each of which weighs so many bytes."""
    things = list(page)
    return Attack(f"PDF: {name}", ".pdf", lambda size: draw(*[things for _ in range(max(size // weight, 1))]))


def _one_page(name: str, place: Callable[[int], Placed]) -> Attack:
    return Attack(f"PDF: {name}", ".pdf", lambda size: draw([place(number) for number in range(max(size // 60, 1))]))


def _scatter(number: int) -> Placed:
    lots = random.Random(number)
    return Placed(lots.random() * 500, lots.random() * 700, "a", 5 + number % 7)


def _bomb(size: int) -> bytes:
    packed = zlib.compress(b"q " * (size * 200))
    return _PAGE_TREE % len(packed) + packed + b"\nendstream endobj trailer<</Root 1 0 R>>"


ATTACKS: tuple[Attack, ...] = (
    _pages("small letters", [Placed(60, 790 - 8 * n, "abc def ghi " * 8, 7) for n in range(95)], 9000),
    _pages("formulas", [Placed(240, 780 - 12 * n, "a = b + c") for n in range(60)], 6000),
    _pages("items", [Placed(60 + (n % 30) * 5, 780 - 9 * n, "\u2022 a" * 3) for n in range(80)], 8000),
    _pages("notes", [Placed(60, 400 - 9 * n, f"{n} See the log.", 6) for n in range(40)], 4000),
    _pages("headings", [Placed(60, 780 - 20 * n, f"{n}.{n} The tide", 14) for n in range(38)], 4000),
    _pages("columns", [Placed(20 + 40 * (n % 14), 780 - 10 * (n // 14), "abc de") for n in range(1000)], 60_000),
    _pages("references", [Placed(60, 780, "References", 14),
                          *(Placed(60, 760 - 9 * n, "[1] A. Lee, Lamps, 2019.") for n in range(80))], 8000),
    _one_page("scattered runs", _scatter),
    _one_page("large initials", lambda n: Placed(60 + (n % 40) * 12, 780 - (n // 40) * 5, "T", 4 + 18 * (n % 2))),
    _one_page("one place", lambda _number: Placed(60, 400, "a")),
    _one_page("turned runs", lambda n: Placed(300, 400, "a", angle=n % 360)),
    Attack("PDF: outline", ".pdf", lambda size: draw([Placed(60, 780, "The tide came in.")], outline=[(f"a{n}", 0) for n in range(size // 150)])),
    Attack("PDF: noise", ".pdf", lambda size: b"%PDF-1.7\n" + bytes(size)),
    Attack("PDF: objects", ".pdf", lambda size: b"%PDF-1.7\n" + b"1 0 obj<</Type/Page>>endobj\n" * (size // 28)),
    Attack("PDF: stream bomb", ".pdf", _bomb),
)  # fmt: skip
