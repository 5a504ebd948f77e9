"""Title, authors and date of a PDF: what its fields say where they are no junk, and what its first page shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from articlecast.read.formats.pdf.lines import Line
from articlecast.read.text.bylines import clean_names, is_person
from articlecast.read.text.dates import parse_date
from articlecast.read.text.titles import SEPARATED
from articlecast.read.text.words import fold_spaces, key

_JUNK = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled\b.*|unbenannt\b.*|sans titre.*|document\d*|dokument\d*"
    r"|layout \d+|slide \d+|powerpoint.*|presentation\d*|title|no title|none|null|full page photo|print"
    r"|about:blank|output|.*\.(?:docx?|odt|rtf|indd|qxp|qxd|pages|tex|dvi|ps|eps|pdf|html?|md|txt|pptx?|xlsx?|p65|fm|ai)|[\W\d_]*"
    r"|[0-9a-f-]{16,}|[A-Za-z]+[_-]?\d+[\w-]*|\S*_\S*|draft.*|template\b.*|.*\btemplate|https?://.*|file://.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(
    r"^(?:user|admin\w*|owner|author|autor|unknown|anonymous|root|default|guest|test\w*|pc|home|microsoft.*|adobe.*|latex.*"
    r"|[a-z0-9._-]+|\S+@\S+|.*\b(?:acrobat|distiller|word|scanner|xerox|canon)\b.*|[A-Z0-9]{5,})$",
    re.DOTALL,
)
_BYLINE = re.compile(r"^(?:written |words |text )?(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
_AFFILIATION = re.compile(
    r"@|\b(?:universi\w+|institut\w*|department|dept|faculty|school of|college|laborator\w+|hospital|cent(?:er|re) for"
    r"|academy|gmbh|inc\.|ltd|corresponding author|orcid)\b",
    re.IGNORECASE,
)
ABSTRACT = re.compile(r"^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto)\b", re.IGNORECASE)
_PDF_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([+-])(\d{2})'?(\d{2})?|Z)?")
_SECTION = re.compile(r"(?:chapter|part|section|kapitel|teil)\b|(?:\d{1,2}|[IVX]{1,4})\.?\s", re.IGNORECASE)
MOST_LINES = 14
"""Between a title and the text."""
BY_PAGE, BY_FIELDS = "the first page", "the document's properties"


@dataclass(slots=True)
class Front:
    """What was found, where, and the lines that are no part of the text."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    standfirst: str = ""
    year: str = ""
    origins: dict[str, str] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


def find_front(lines: list[Line], facts: dict[str, str], body: float) -> Front:
    """The fields of a document by the lines of its first page and its own properties; ``body`` is the text's size."""
    front = Front()
    named = fold_spaces(facts.get("title", ""))
    named = "" if _JUNK.match(named) else named
    top = _find_title(lines, named, body)
    shown = fold_spaces(" ".join(line.text for line in top))
    parts = [
        part for part in SEPARATED.split(named) if key(part) == key(shown)
    ]  # as pages have their site's name in it
    if shown and parts and key(shown) != key(named):
        front.title, front.origins["title"] = parts[0], BY_FIELDS
    elif named and (not top or key(shown) == key(named) or _agrees(named, lines)):
        front.title, front.origins["title"] = named, BY_FIELDS
        top = top if _share_words(named, shown) else []  # a heading, where the title is in the running head alone
    elif shown:
        front.title, front.origins["title"] = shown, BY_PAGE
    front.used = {id(line) for line in top}
    if top:  # what stands above it in small type is of the site, or a label
        above = lines[: lines.index(top[0])]
        front.used |= {id(line) for line in above if line.size < 0.95 * body and len(line.text) < 80}
    if top:
        _read_below(front, lines, body, is_paper=any(ABSTRACT.match(line.text) for line in lines))
    given = facts.get("author", "")
    names = clean_names(re.split(r";|\n", given)) if given and not _NOBODY.match(given) else ()
    if names and (not front.authors or len(names) >= len(front.authors)):
        front.authors, front.origins["authors"] = names, BY_FIELDS
    if not front.published and (made := read_pdf_date(facts.get("creationdate", ""))):
        if front.year and front.year != str(made.year):  # it was saved anew in another year
            return front
        front.published, front.origins["published"] = made, BY_FIELDS
    return front


def _share_words(named: str, shown: str) -> bool:
    ours, theirs = set(key(named).split()), set(key(shown).split())
    return len(ours & theirs) >= 0.6 * max(len(ours), 1)


def _agrees(named: str, lines: list[Line]) -> bool:
    """Whether the words of a title are those of the first page, too: a template's are not."""
    words = set(key(named).split())
    shown = set(key(" ".join(line.text for line in lines[:40])).split())
    return bool(words) and len(words & shown) >= 0.5 * len(words)


def _find_title(lines: list[Line], named: str, body: float) -> list[Line]:
    """The lines of the title: those that say what the properties do, or the largest ones in the upper part."""
    for part in dict.fromkeys((named, *SEPARATED.split(named))):
        if len(key(part).split()) > (part != named) and (found := _find_words(lines[:40], key(part))):
            return found
    upper = [line for line in lines[:40] if re.search(r"[^\W\d_]{2}", line.text) and len(line.text) < 200]
    if not upper:
        return []
    largest = max(line.size for line in upper)
    if largest >= 1.15 * body:
        return _run_on(lines, next(at for at, line in enumerate(lines) if line.size == largest and line in upper))
    first = lines.index(upper[0])
    alone = (
        len(lines) == 1 or lines[first].base - lines[first + 1].base > 1.3 * lines[first].size
        if first + 1 < len(lines)
        else True
    )
    if upper[0].is_bold or (alone and len(upper[0].text) < 120 and not re.search(r"[.,;]$", upper[0].text)):
        return _run_on(lines, first)
    return []


def _run_on(lines: list[Line], at: int) -> list[Line]:
    """The line there and those that go on with it, set alike."""
    found = [lines[at]]
    for line in lines[at + 1 : at + 6]:
        last = found[-1]
        same = abs(line.size - last.size) < 0.05 * last.size and line.bits == last.bits
        if not same or not 0 <= last.base - line.base < 1.9 * line.size:
            break
        found.append(line)
    return found


def _find_words(lines: list[Line], wanted: str) -> list[Line]:
    for at in range(len(lines)):
        words = ""
        for end in range(at, min(at + 5, len(lines))):
            words = key(f"{words} {lines[end].text}")
            if words == wanted:
                return lines[at : end + 1]
            if not wanted.startswith(words):
                break
    return []


def _read_below(front: Front, lines: list[Line], body: float, *, is_paper: bool) -> None:
    """Byline, date, and of a paper where its authors work, between the title and the text."""
    first = max(at for at, line in enumerate(lines) if id(line) in front.used) + 1
    authors: list[str] = []
    year = ""
    passed = 0
    for line in lines[first : first + MOST_LINES]:
        text = line.text
        if ABSTRACT.match(text) or len(text) > 160 or (line.is_bold and line.size > 1.1 * body and not _is_names(line)):
            break
        if _BYLINE.match(text) and (names := clean_names([text])):
            authors += names
        elif re.fullmatch(r"(?:19|20)\d\d", text):
            year = text
        elif front.published is None and len(text) < 40 and re.search(r"\d{4}", text) and (moment := parse_date(text)):
            front.published, front.origins["published"] = moment, BY_PAGE
        elif not passed and (names := _is_names(line)):
            authors += names
        elif authors and _AFFILIATION.search(text) and len(text) < 120:
            pass
        elif not (is_paper and (_AFFILIATION.search(text) or line.size <= body or authors)):
            if passed < 2 and line.size <= 1.05 * body and line.room > 1.5 * line.size and not authors:
                passed += 1  # a standfirst in the type of the text
                continue
            if line.size <= 1.05 * body or authors or _SECTION.match(text):
                break
            front.standfirst = f"{front.standfirst} {text}".strip()
        front.used.add(id(line))
    if authors:
        front.authors, front.origins["authors"] = tuple(dict.fromkeys(authors)), BY_PAGE
    front.year = year


def _is_names(line: Line) -> tuple[str, ...]:
    """The names that a line is made of, where it is made of nothing else."""
    if len(line.text) > 160 or re.search(r"\d|@|\.$", line.text):
        return ()
    names = clean_names([re.sub(r"\s*[∗*†‡§]\s*|(?<=[a-z])[\d,]+$", " ", text) for _left, _right, text in line.cells])
    is_all = names and all(is_person(name) and len(name.split()) < 5 for name in names)
    words = sum(len(name.split()) for name in names)
    return names if is_all and words >= 0.6 * len(line.text.split()) else ()


def read_pdf_date(written: str) -> datetime | None:
    """The moment of ``D:20260301120000+01'00'`` (ISO 32000-1, 7.9.4), or None."""
    found = _PDF_DATE.match(written.strip())
    if not found:
        return None
    year, *rest = (int(part) if part else None for part in found.groups()[:6])
    month, day, hour, minute, second = rest
    hours, minutes = int(found[8] or 0), int(found[9] or 0)
    zone = timezone((1 if found[7] != "-" else -1) * timedelta(hours=hours, minutes=minutes))
    try:
        return datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)
    except ValueError:
        return None
