"""Title, authors and date of a PDF: what its fields say where they are no junk, and what its first page shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from articlecast.read.formats.pdf.lines import Line
from articlecast.read.formats.plain_text import split_date
from articlecast.read.text.bylines import clean_names, is_person
from articlecast.read.text.dates import parse_date
from articlecast.read.text.titles import SEPARATED, is_part_of
from articlecast.read.text.words import fold_spaces, key

_JUNK = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled\b.*|unbenannt\b.*|sans titre.*|document\d*|dokument\d*"
    r"|layout \d+|slide \d+|powerpoint.*|presentation\d*|title|no title|none|null|full page photo|print"
    r"|about:blank|output|.*\.(?:docx?|odt|rtf|indd|qxp|qxd|pages|tex|dvi|ps|eps|pdf|html?|md|txt|pptx?|xlsx?|p65|fm|ai)|[\W\d_]*"
    r"|[0-9a-f-]{16,}|[A-Za-z]+[_-]?\d+[\w-]*|\S*_\S*|draft.*|template\b.*|.*\btemplate|https?://.*|file://.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(
    r"^(?:(?i:(?:windows|microsoft|office|local)[ -](?:office )?(?:user|account)|windows-benutzer)"
    r"|user|admin\w*|owner|author|autor|unknown|anonymous|root|default|guest|test\w*|pc|home|microsoft.*|adobe.*|latex.*"
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
_ISSUE = re.compile(
    r"(?:\b(?:no|nr|vol|volume|issue|edition|number|ausgabe|jahrgang|jg|num[eé]ro|número)|\bn[°º])\.?\s*:?\s*\d"
    r"|[£$€]\s?\d{1,2}[.,]\d\d\b|\b\d{1,2}[.,]\d\d\s?€",
    re.IGNORECASE,
)
"""What tells an issue of a newspaper or journal: its number, its price."""
_MARKS_ALONE = re.compile(r"[\d*∗†‡§¶,\s]{1,8}")
_SECTION = re.compile(r"(?:chapter|part|section|kapitel|teil)\b|(?:\d{1,2}|[IVX]{1,4})\.?\s", re.IGNORECASE)
_LABEL_WORDS = 6
"""Of a line above the title, as a letterhead or a running head: where more stands above it, that is text."""
_FEW_WORDS = 8
"""Of a line that says who somebody is, or where; the text of a narrow column has more."""
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
    origins: dict[str, str] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


def find_front(lines: list[Line], facts: dict[str, str], body: float) -> Front:
    """The fields of a document by the lines of its first page and its own properties; ``body`` is the text's size."""
    front = Front()
    named = fold_spaces(facts.get("title", ""))
    named = "" if _JUNK.match(named) else named
    top = _find_title(lines, named, body)
    if top and (headline := _find_headline(lines, top, body)):
        _read_masthead(front, lines, top, headline)
        top = headline
    shown = fold_spaces(" ".join(line.text for line in top))
    parts = [
        part for part in SEPARATED.split(named) if key(part) == key(shown)
    ]  # as pages have their site's name in it
    if shown and parts and key(shown) != key(named):
        front.title, front.origins["title"] = parts[0], BY_FIELDS
    elif named and (not top or key(shown) == key(named) or (_agrees(named, lines) and not is_part_of(named, shown))):
        front.title, front.origins["title"] = named, BY_FIELDS
        top = top if _share_words(named, shown) else []  # a heading, where the title is in the running head alone
    elif shown:
        front.title, front.origins["title"] = shown, BY_PAGE
    front.used |= {id(line) for line in top}
    if top:  # what stands above it in small type is of the site, or a label
        above = lines[: lines.index(top[0])]
        labels = [line for line in above if line.size < 0.7 * top[0].size and len(line.text.split()) <= _LABEL_WORDS]
        small = [line for line in above if line.size < 0.95 * body and len(line.text) < 80]
        front.used |= {id(line) for line in (above if len(labels) == len(above) else small)}
    if top:
        _read_below(front, lines, top, body, is_paper=any(ABSTRACT.match(line.text) for line in lines))
    given = facts.get("author", "")
    names = clean_names(re.split(r";|\n", given)) if given and not _NOBODY.match(given) else ()
    if names and (not front.authors or len(names) >= len(front.authors)):
        front.authors, front.origins["authors"] = names, BY_FIELDS
    return front  # without a date where none is shown: a file says when it was made, which may be years later


def _find_headline(lines: list[Line], top: list[Line], body: float) -> list[Line]:
    """The headline below a newspaper's name, which is larger: a line of the issue's number or price stands between."""
    foot = min(line.base for line in top)
    issues = [line.base for line in lines if len(line.text) < 80 and line.base < foot and _ISSUE.search(line.text)]
    if not issues or foot - max(issues) > 4 * top[0].size:
        return []
    below = [line for line in lines if line.base < max(issues) - 0.5 * body and line.size >= 1.3 * body]
    below = [line for line in below if len(line.text) < 200 and len(line.text.split()) > 1 and line.size < top[0].size]
    if not below:
        return []
    largest = max(line.size for line in below)
    return _run_on(lines, next(at for at, line in enumerate(lines) if line.size == largest and line in below))


def _read_masthead(front: Front, lines: list[Line], top: list[Line], headline: list[Line]) -> None:
    """Pass over a newspaper's name and what stands between it and the headline; a date there is the issue's."""
    head, foot = max(line.base for line in top), max(line.base for line in headline)
    for line in lines:
        if foot < line.base <= head and id(line) not in {id(each) for each in headline}:
            front.used.add(id(line))
            dates = [text for _left, _right, text in line.cells if len(text) < 40 and re.search(r"\d{4}", text)]
            moment = next(filter(None, map(parse_date, dates)), None)
            if moment and not front.published:
                front.published, front.origins["published"] = moment, BY_PAGE


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


def _read_below(front: Front, lines: list[Line], top: list[Line], body: float, *, is_paper: bool) -> None:
    """Byline, date, and of a paper where its authors work, between the title and the text."""
    title = {id(line) for line in top}
    first = max(at for at, line in enumerate(lines) if id(line) in title) + 1
    authors: list[str] = []
    passed, signed = 0, False
    for line in lines[first : first + MOST_LINES]:
        text = line.text
        if (
            ABSTRACT.match(text)
            or len(text) > 160
            or (line.is_bold and line.size > 1.1 * body and (signed or not _is_names(line)))
        ):
            break
        said, dated = split_date(text)
        if _BYLINE.match(text) and (names := clean_names([said])):
            authors += names
            signed = True
            if front.published is None and dated and (moment := parse_date(dated)):
                front.published, front.origins["published"] = moment, BY_PAGE
        elif re.fullmatch(r"(?:19|20)\d\d", text):
            pass  # no date, and no text
        elif front.published is None and len(text) < 40 and re.search(r"\d{4}", text) and (moment := parse_date(text)):
            front.published, front.origins["published"] = moment, BY_PAGE
        elif not passed and (names := _is_names(line)):
            authors += names
        elif authors and (_AFFILIATION.search(text) or _is_marked(line) or _MARKS_ALONE.fullmatch(text)):
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
        authors += _read_beside(front, lines[first:], top)
        front.authors, front.origins["authors"] = tuple(dict.fromkeys(authors)), BY_PAGE


def _read_beside(front: Front, lines: list[Line], top: list[Line]) -> list[str]:
    """The authors in columns right of the first one's, whose lines come behind the text of its column; with what stands
    below each of them above the text, they are passed over.
    """
    taken = [line for line in lines if id(line) in front.used]
    page_top = min(line.base for line in top)
    floor = min((line.base for line in taken), default=page_top)
    right = max((line.right for line in taken), default=0.0)
    beside = [line for line in lines if floor - 1 <= line.base < page_top and id(line) not in front.used]
    beside = [line for line in beside if line.left > right - 0.5 * line.size and len(line.text) < 120]
    heads = [line for line in beside if any(abs(line.base - each.base) < 2 for each in taken if _is_names(each))]
    names = [name for line in heads for name in _is_names(line)]
    is_told = all(_AFFILIATION.search(line.text) or len(line.text.split()) < _FEW_WORDS for line in beside)
    if not names or not is_told:
        return []
    front.used |= {id(line) for line in beside}
    return names


def _is_marked(line: Line) -> bool:
    """Whether a line begins with a raised mark, as where an author works is marked in the line of names."""
    text, kind = line.pieces[0]
    return kind == "sup" and _MARKS_ALONE.fullmatch(text) is not None


def _is_names(line: Line) -> tuple[str, ...]:
    """The names that a line is made of, where it is made of nothing else."""
    if len(line.text) > 160 or re.search(r"\d|@|\.$", line.text):
        return ()
    names = clean_names([re.sub(r"\s*[∗*†‡§]\s*|(?<=[a-z])[\d,]+$", " ", text) for _left, _right, text in line.cells])
    is_all = names and all(is_person(name) and len(name.split()) < 5 for name in names)
    words = sum(len(name.split()) for name in names)
    return names if is_all and words >= 0.6 * len(line.text.split()) else ()
