"""PDF → Article: pages to lines, lines to blocks, with what the document says of itself."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Block, Document, Heading, Note, Paragraph, Span, plain
from articlecast.read.formats.markups.described import name_title
from articlecast.read.formats.pdf.blocks import Composer, Measures
from articlecast.read.formats.pdf.columns import find_gutter, order_runs
from articlecast.read.formats.pdf.extract import Page, Printed, extract
from articlecast.read.formats.pdf.front import ABSTRACT, Front, find_front
from articlecast.read.formats.pdf.furniture import drop_furniture
from articlecast.read.formats.pdf.lines import Line, cluster_rows, make_lines
from articlecast.read.formats.pdf.notes import NoteLines, group_notes, split_notes
from articlecast.read.formats.pdf.references import set_references_apart
from articlecast.read.formats.pdf.words import Vocabulary, join_lines, settle_initials
from articlecast.read.markup.inline import resolve
from articlecast.read.markup.texts import block_texts
from articlecast.read.markup.tidy import tidy_blocks
from articlecast.read.options import ReadOptions
from articlecast.read.text.language import choose_language
from articlecast.read.text.titles import open_words
from articlecast.read.text.words import fold_spaces, key

_OCR = "ocrmypdf FILE with-text.pdf"
LONGEST_SUMMARY = 1500


def read_pdf(document: Document, options: ReadOptions) -> Article:
    """The article of a PDF; raises ReadError for what is encrypted, damaged, a scan or without a sound text."""
    printed = extract(document)
    _refuse_textless(printed, document.url)
    body = _find_body(printed.pages)
    pitch = _find_pitch(printed.pages, body)
    drop_furniture(printed.pages, body, pitch)
    lines, notes = _read_pages(printed.pages, body)
    first = next((line.page for line in lines), 0)
    front = find_front([line for line in lines if line.page == first], printed.facts, body)
    lines = [line for line in lines if id(line) not in front.used]
    vocabulary = Vocabulary()
    vocabulary.learn(lines)
    settle_initials(lines, vocabulary)
    _refuse_garbled(lines, document.url)
    names = {(note.page, note.mark): note.name for note in notes}
    marks = Counter(note.mark for note in notes)
    alone = {note.mark: note.name for note in notes if marks[note.mark] == 1}
    used: set[str] = set()

    def find_note(page: int, mark: str) -> str:
        name = names.get((page, mark)) or names.get((page + 1, mark)) or alone.get(mark, "")
        if name:
            used.add(name)
        return name

    outline = {(page, key(title)): depth for depth, page, title in printed.outline}
    outline |= {(page, _bare(title)): depth for depth, page, title in printed.outline}
    blocks = Composer(Measures(body, pitch), vocabulary, find_note, outline).compose(lines)
    blocks = set_references_apart(blocks)
    blocks += [
        Note(note.name, (Paragraph(content),))
        for note in notes
        if (note.name in used or not re.fullmatch(r"[*∗†‡§¶]+", note.mark))
        and (content := join_lines(note.lines, vocabulary, lambda _page, _mark: ""))
    ]
    if front.standfirst:
        blocks.insert(0, Paragraph((Span(front.standfirst),)))
    return _assemble(document, options, printed, front, blocks)


def _bare(title: str) -> str:
    return key(re.sub(r"^[\dIVX]+(?:\.\d+)*\.?\s+", "", title))


def _find_body(pages: list[Page]) -> float:
    """The size in which most of the document is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    most = sizes.most_common(1)[0][0]
    near = [run.size for page in pages for run in page.runs if abs(run.size - most) <= 0.5]
    return median(near) if near else most


def _find_pitch(pages: list[Page], body: float) -> float:
    """How far two lines of the text are apart."""
    steps: Counter[float] = Counter()
    for page in pages[:60]:
        lefts: dict[int, list[float]] = {}
        for run in page.runs:
            if abs(run.size - body) < 0.6:
                lefts.setdefault(round(run.left / 4), []).append(run.base)
        for bases in lefts.values():
            ordered = sorted(set(bases), reverse=True)
            steps.update(
                round((above - below) * 2) / 2
                for above, below in pairwise(ordered)
                if 0.9 * body < above - below < 3 * body
            )
    most = max(steps.values(), default=0)
    return min((step for step, count in steps.items() if count > 0.3 * most), default=1.2 * body)


def _read_pages(pages: list[Page], body: float) -> tuple[list[Line], list[NoteLines]]:
    """All lines in the order of reading, and the footnotes."""
    gutters = Counter(round(edge) for page in pages if (edge := find_gutter(cluster_rows(page.runs))) is not None)
    hints = [float(edge) for edge, count in gutters.most_common(3) if count >= max(1, 0.25 * len(pages))]
    lines: list[Line] = []
    notes: list[NoteLines] = []
    column = 0
    edges: Counter[tuple[int, int]] = Counter()
    regions: list[tuple[Page, list[Line]]] = []
    for page in pages:
        for runs in order_runs(page.runs, hints):
            column += 1
            found = make_lines(runs, page.number)
            for line in found:
                line.column = column
                line.has_dot = any(
                    2 < line.left - right < 2.5 * line.size and 0 < at - line.base < 0.7 * line.size
                    for right, at in page.dots
                )
            regions.append((page, found))
            _measure(found, edges)
    known = [edge for edge, count in edges.most_common(12) if count > 4]
    for page, found in regions:
        _settle_edges(found, known)
        rest, small = split_notes(found, page.rules, body)
        lines += rest
        if small:
            ours = [note for note in notes if note.page == page.number]
            last = notes[-1] if notes else None
            fresh = group_notes(small, page.number, last)
            notes += [note for note in fresh if all(note.mark != each.mark for each in ours)]
    return lines, notes


def _measure(lines: list[Line], edges: Counter[tuple[int, int]]) -> None:
    """Set the edges of a column by its own lines."""
    lefts = Counter(round(line.left) for line in lines)
    often = [at for at in lefts if lefts[at] + lefts[at + 1] + lefts[at - 1] >= max(2, 0.15 * len(lines))]
    start = float(min(often)) if often else min(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    end = rights[min(int(0.9 * len(rights)), len(rights) - 1)]
    for line in lines:
        line.start, line.end = start, end
    if len(lines) > 4:
        edges[round(start), round(end)] += len(lines)


def _settle_edges(lines: list[Line], known: list[tuple[int, int]]) -> None:
    """Give a few lines by themselves the edges of the narrowest usual column in which they stand."""
    if len(lines) > 8 or not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    around = [(start, end) for start, end in known if start - 4 <= left and right <= end + 4]
    if around:
        start, end = min(around, key=lambda edge: edge[1] - edge[0])
        for line in lines:
            line.start, line.end = min(start, line.left), max(end, line.right)


def _refuse_textless(printed: Printed, name: str) -> None:
    pages = [page for page in printed.pages if page.width]
    letters = sum(page.letters for page in pages)
    if letters < 20 * len(pages) and letters < 1000:
        if any(page.pictures > 0.3 for page in pages):
            wrong = "is a scan: pictures of pages without text"
        elif letters:
            raise NotAnArticle(name, "holds pages with hardly a word", f"take {name} out of the articles")
        else:
            wrong = "is a PDF without text: its pages are empty, or their letters are drawn as shapes"
        raise ReadError(name, wrong, _OCR.replace("FILE", name))
    if sum(page.odd for page in pages) > 0.3 * letters:
        raise _no_map(name)


def _no_map(name: str) -> ReadError:
    wrong = "is a PDF whose fonts do not say which letters they show: what comes out is no text"
    return ReadError(name, wrong, f"ocrmypdf --force-ocr {name} with-text.pdf")


def _refuse_garbled(lines: list[Line], name: str) -> None:
    """Raises ReadError where letters stand for other ones, as their fonts number them: there are no vowels in it."""
    text = "".join(line.text for line in lines[:400]).lower()
    latin = len(re.findall(r"[a-z]", text))
    shown = len(re.findall(r"\S", text))
    if latin > 400 and shown and latin > 0.4 * shown:
        vowels = len(re.findall(r"[aeiouyàáâäãåèéêëìíîïòóôöõøùúûüæœ]", text))
        if not 0.22 < vowels / max(latin, 1) < 0.75 or latin < 0.55 * shown:
            raise _no_map(name)


def _assemble(document: Document, options: ReadOptions, printed: Printed, front: Front, blocks: list[Block]) -> Article:
    title, origins = front.title, dict(front.origins)
    done = tidy_blocks(blocks, title)
    texts = block_texts(done)
    text = "\n".join(texts)
    if not re.search(r"\w", text):
        raise NotAnArticle(document.url, "holds no text beside heads and captions", f"open {document.url} in a viewer")
    if not title:
        title, origins["title"] = name_title(document), "the file's name"
    if not title:
        title, origins["title"] = open_words(texts), "the first words"
    language, whence = choose_language(printed.language, text, options.language)
    origins["language"] = whence
    summary = _find_abstract(done)
    if summary:
        origins["summary"] = "its abstract"
    return Article(
        title=title,
        language=language,
        blocks=done,
        authors=front.authors,
        published=front.published,
        url=resolve("", document.url) if "://" in document.url else "",
        summary=summary,
        tags=_find_tags(printed.facts.get("keywords", "")),
        origins=tuple(origins.items()),
    )


def _find_abstract(blocks: tuple[Block, ...]) -> str:
    """The paragraph below a heading that says so."""
    for heading, block in pairwise(blocks):
        if isinstance(heading, Heading) and ABSTRACT.match(plain(heading.content)) and isinstance(block, Paragraph):
            return fold_spaces(plain(block.content))[:LONGEST_SUMMARY]
    return ""


def _find_tags(written: str) -> tuple[str, ...]:
    parts = (fold_spaces(part) for part in re.split(r"[;,]", written))
    return tuple(dict.fromkeys(part for part in parts if 1 < len(part) < 60))[:20]
