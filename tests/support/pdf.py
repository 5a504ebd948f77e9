"""PDFs drawn line by line, as a typesetting program would set them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 600, 800


@dataclass(frozen=True, slots=True)
class Placed:
    """Words at a place, in points from the page's lower left."""

    left: float
    base: float
    text: str
    size: float = 10
    font: str = "Times-Roman"
    angle: float = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line."""

    left: float
    base: float
    width: float


Thing = Placed | Rule


def draw(*pages: Iterable[Thing], title: str = "", author: str = "", outline: Iterable[tuple[str, int]] = ()) -> bytes:
    """A PDF of these pages; ``outline`` are titles with the number of their page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    marks = list(outline)
    for number, page in enumerate(pages):
        for thing in page:
            put(canvas, thing)
        for name, at in marks:
            if at == number:
                canvas.bookmarkPage(name)
                canvas.addOutlineEntry(name, name)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def put(canvas: Canvas, thing: Thing) -> None:
    """Draw one thing."""
    if isinstance(thing, Rule):
        canvas.line(thing.left, thing.base, thing.left + thing.width, thing.base)
        return
    canvas.saveState()
    canvas.translate(thing.left, thing.base)
    canvas.rotate(thing.angle)
    canvas.setFont(thing.font, thing.size)
    canvas.drawString(0, 0, thing.text)
    canvas.restoreState()


def lay(
    text: str,
    left: float,
    top: float,
    width: float = 480,
    *,
    size: float = 10,
    font: str = "Times-Roman",
    indent: float = 0,
) -> list[Thing]:
    """A paragraph's lines, broken to a width; ``|`` within a word is where it may be broken with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        whole = word.replace("|", "")
        room = width - (indent if not lines else 0)
        if stringWidth(f"{line} {whole}".strip(), font, size) <= room:
            line = f"{line} {whole}".strip()
            continue
        first, _, rest = word.partition("|")
        if rest and stringWidth(f"{line} {first}-", font, size) <= room:
            lines.append(f"{line} {first}-")
            line = rest
        else:
            lines.append(line)
            line = whole
    lines.append(line)
    return [
        Placed(left + (0 if number else indent), top - 1.2 * size * number, text, size, font)
        for number, text in enumerate(lines)
    ]


def below(things: list[Thing], lines: float = 1) -> float:
    """The baseline so many lines of ten points below the last thing."""
    return min(thing.base for thing in things) - 12 * lines
