"""What a book costs: an EPUB of 300 pages (100,000 words, 40 chapters, notes, pictures), and such a DOCX, ODT and RTF.

    python benchmarks/books.py

Each is listed and read in a process of its own, every chapter of the book and the whole of it. A row has the seconds of
processor time and the megabytes at the peak, all that is imported among them; it ends with 1 beyond ``MOST``.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from articlecast.model import Document
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.lookup import list_entries
from support.books import epub, nav, page
from support.office import docx, odt, para, run

MOST_SECONDS, MOST_MEGABYTES = 20, 400
CHAPTERS, PARAGRAPHS, WORDS = 40, 33, 76
_WORDS = (
    "tide harbour pilot channel quay trawler council storm pile seabed morning crane autumn ceremony band crew".split()
)
_LOTS = random.Random(25)


def _paragraph() -> str:
    return " ".join(_LOTS.choices(_WORDS, k=WORDS)).capitalize() + "."


TEXT = [
    (f"Chapter {n}: the {_WORDS[n % 16]}", [_paragraph() for _ in range(PARAGRAPHS)]) for n in range(1, CHAPTERS + 1)
]


def make_epub() -> bytes:
    pages, notes = {}, []
    for n, (title, paragraphs) in enumerate(TEXT, 1):
        mark = f'<sup><a id="r{n}" href="notes.xhtml#n{n}">{n}</a></sup>'
        notes.append(f'<p><a id="n{n}" href="c{n}.xhtml#r{n}">{n}</a>. {_paragraph()}</p>')
        body = "".join(f"<p>{words} <em>And so on.</em></p>" for words in paragraphs)
        pages[f"c{n}.xhtml"] = page(f'<h1>{title}{mark}</h1><p><img src="p{n}.jpg" alt="A pier"/></p>{body}')
    pages["notes.xhtml"] = page("<h1>Notes</h1>" + "".join(notes))
    rows = nav([(title, f"c{n}.xhtml") for n, (title, _) in enumerate(TEXT, 1)])
    pictures: dict[str, str | bytes] = {f"OPS/p{n}.jpg": _LOTS.randbytes(300_000) for n in range(1, CHAPTERS + 1)}
    return epub(pages, contents=rows, parts=pictures)


def make_docx() -> bytes:
    body = "".join(
        para(title, "heading1")
        + "".join(para("".join(run(f"{word} ") for word in words.split())) for words in paragraphs)
        for title, paragraphs in TEXT
    )
    return docx(para("The salt road", "Title") + body)


def make_odt() -> bytes:
    body = "".join(
        f'<text:h text:outline-level="1">{title}</text:h>'
        + "".join(f"<text:p>{words}</text:p>" for words in paragraphs)
        for title, paragraphs in TEXT
    )
    return odt(body)


def make_rtf() -> bytes:
    body = "".join(
        rf"\pard\outlinelevel0 {title}\par\pard "
        + "".join(
            "".join(rf"{{\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid1 {word} }}" for word in words.split()) + r"\par "
            for words in paragraphs
        )
        for title, paragraphs in TEXT
    )
    return rf"{{\rtf1\ansi{{\info{{\title The salt road}}}}{body}}}".encode()


MAKERS: dict[str, Callable[[], bytes]] = {"epub": make_epub, "docx": make_docx, "odt": make_odt, "rtf": make_rtf}


def measure(kind: str, books: str) -> tuple[str, int, int, float, int]:
    """The kind, how many articles and words it gives, seconds, and megabytes at the peak."""
    options = ReadOptions(books="whole" if books == "whole" else "chapters")
    document = Document(MAKERS[kind](), "", f"book.{kind}")
    begun = time.process_time()
    entries = list_entries(document, options)
    found = [read_article(each.as_document(f"book.{kind}#entry={each.key}"), options) for each in entries]
    found = found or [read_article(document, options)]
    seconds = time.process_time() - begun
    words = sum(
        len(str(span.text).split()) for each in found for b in each.blocks for span in getattr(b, "content", ())
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{kind}, {books}", len(found), words, seconds, peak


def main() -> None:
    bad = 0
    print(f"{'':16} {'articles':>8} {'words':>8} {'seconds':>8} {'MB':>5}")
    rows = [("epub", "chapters"), ("epub", "whole"), ("docx", "whole"), ("odt", "whole"), ("rtf", "whole")]
    context = multiprocessing.get_context("spawn")
    for row in rows:
        with context.Pool(1) as pool:
            name, count, words, seconds, megabytes = pool.apply(measure, row)
        over = seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES
        bad += over
        print(f"{name:16} {count:8} {words:8,} {seconds:8.2f} {megabytes:5}{'  OVER' if over else ''}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
