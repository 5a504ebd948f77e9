"""What reading a long PDF costs: ``python benchmarks/pdf.py [PAGES]``, 500 in two columns unless it says otherwise.

The document is drawn here, with running heads, numbers of pages, headings and footnotes. Time and memory are those of
this process and of the one that looks into the PDF, with the modules that both import.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time

from articlecast.model import Document, Heading, Note, Paragraph

WORDS = (
    "harbour river quay pilot stone channel weather keeper lantern tide winter storm office company measurement "
    "the of and a to in was that it on with from which over under again for never slow empty difficult western"
).split()
LINES, COLUMNS, PITCH, SIZE = 52, (54, 315), 12, 9.5


def draw(pages: int) -> bytes:
    """A PDF of so many pages, the same each time."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    lots = random.Random(7)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    canvas.setTitle("The Long Tide")
    width = 243
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(COLUMNS[0], 805, "The Long Tide")
        canvas.drawRightString(COLUMNS[1] + width, 805, f"Chapter {page // 20 + 1}")
        canvas.drawCentredString(297, 30, str(page))
        for column, left in enumerate(COLUMNS):
            height = 770.0
            for number in range(LINES):
                if number == 0 and not column and page % 5 == 1:
                    canvas.setFont("Helvetica-Bold", 13)
                    canvas.drawString(left, height, f"{page // 5 + 1} The winter at sea")
                    height -= 2 * PITCH
                    continue
                canvas.setFont("Times-Roman", SIZE)
                words = _fill(lots, width - (10 if number % 9 == 1 else 0))
                ends = number % 9 == 0
                text = canvas.beginText(left + (10 if number % 9 == 1 else 0), height)
                text.textOut(" ".join(words[: 4 if ends else None]) + ("." if ends else ""))
                canvas.drawText(text)
                height -= PITCH
            canvas.line(left, 100, left + 80, 100)
            canvas.setFont("Times-Roman", 7.5)
            canvas.drawString(left, 90, f"{2 * page + column} See the log of the keeper, {lots.choice(WORDS)} and all.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _fill(lots: random.Random, width: float) -> list[str]:
    words: list[str] = []
    room = int(width / 4.1)
    while sum(len(word) + 1 for word in words) < room - 10:
        words.append(lots.choice(WORDS))
    return words


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    content = draw(pages)
    from articlecast.read import ReadOptions, read_article

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun, worked_before = time.perf_counter(), time.process_time()
    article = read_article(Document(content, "application/pdf", "long.pdf"), ReadOptions())
    seconds = time.perf_counter() - begun
    kinds = [sum(isinstance(block, kind) for block in article.blocks) for kind in (Paragraph, Heading, Note)]
    worked = time.process_time() - worked_before + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    print(f"{pages} pages, {len(content) / 1e6:.1f} MB: {seconds:.1f} s, {worked:.1f} s of processor time in both")
    print("paragraphs, headings, notes:", *kinds)
    for name, who in (("here", resource.RUSAGE_SELF), ("the process that looks into it", resource.RUSAGE_CHILDREN)):
        print(f"peak memory, {name}: {resource.getrusage(who).ru_maxrss // 1024} MB")
    print(f"of which to draw it: {before // 1024} MB")


if __name__ == "__main__":
    main()
