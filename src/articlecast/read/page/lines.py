"""What one line of a page says of itself: a date, a byline, a title once more, a list of links."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from articlecast.read.markup.labels import BUTTON, LABELS
from articlecast.read.markup.page_lines import is_page_line
from articlecast.read.page.units import Unit
from articlecast.read.text.bylines import is_person
from articlecast.read.text.dates import is_release, is_update, parse_date

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ENDS = frozenset('.!?…。！？"”’»」')
"""What a full paragraph ends with."""
_VALUES = frozenset({"li", "td", "th", "dt", "dd"})
_LONGEST_BUTTON = 40
"""Characters of what a button says."""
_LONGEST_SIGNATURE = 90
_LONGEST_ENTRY = 160
"""Characters of an item that names one thing and its value."""
_BY = re.compile(
    r"(?:(?:[Pp]ar|[Vv]on|[Pp]or|[Dd]i|[Dd]oor|[Aa]v)\s+|(?:[Ww]ords|[Tt]exte?|[Tt]exto|[Tt]esto|[Tt]ekst|[Ss]tory)\s*:\s*)"
    r"([^!?|•·–—]{3,80}?)(?:\s*[|•·–—].*|\s+-\s.*)?\s*$"
)
_WHENCE = re.compile(r"\s*\([^()]{2,60}\)\s*$")
"""Where a byline was written from, and as what: Par Ann Orr (Sète [Hérault], envoyée spéciale)."""
_PLACE = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þa-z][^\W\d_]*){0,2}")
_FILE_NAME = re.compile(r"(?:[\w.-]+/)*[\w-]*\.[a-z]{1,5}\d?")
_IS_OR_DOES = "is|was|has|writes|covers|lives|teaches|works|reports|edits|runs|leads|joined"
_AND = re.compile(r",\s*|\s+(?:et|und|y|e|en|och)\s+")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|epub|csv|zip)(?:[?#]|$)", re.IGNORECASE)
_WITHIN = re.compile(r"(?:\?[^#]{0,200})?#")
"""An address within the page, also one that has a live page show an entry: ?page=with:block-7#block-7."""
_SLASHED = re.compile(r"\W*\d{1,2}/\d{1,2}/\d{2,4}\b")


def is_numbered(block: HtmlElement) -> bool:
    """Whether a line is an item of a numbered list, which is written and no menu even where all of it is links."""
    item = block if block.tag == "li" else block.getparent()
    above = item.getparent() if item is not None and item.tag == "li" else None
    return above is not None and above.tag == "ol"


def part_of(block: HtmlElement) -> str:
    """The cell or item that a line is, or is the paragraph of; its own tag otherwise."""
    above = block.getparent()
    inside = above is not None and block.tag in {"p", "div"} and above.tag in {"td", "th", "dd", "dt"}
    return str(above.tag if above is not None and inside else block.tag)


def is_entry_part(block: HtmlElement) -> bool:
    """Whether a box is the label or the value of an item that a specification has: short, of several boxes, no link."""
    item = block.getparent()
    return (
        item is not None
        and item.tag == "li"
        and block.tag in {"div", "span", "p"}
        and len(item) > 1
        and next(item.iter("a", "img", "button"), None) is None
        and len(item.text_content()) < _LONGEST_ENTRY
    )


_WIDEST = 40
"""Cells of a row, of which one at least is a head in a table that has a head."""
_NEAR = 100
"""Elements of a table, its columns' and its caption's, before its first row."""


def is_of_table(unit: Unit, before: Unit) -> bool:
    """Whether a line stands in the table with a head that the one before it is in: a value, whatever it says."""
    for table in unit.block.iterancestors("table"):
        # Not by tag: lxml looks for the next row before it gives the first, through a whole wide one for each cell.
        first = next((each for each in islice(table.iter(), _NEAR) if each.tag == "tr"), ())
        is_headed = any(cell.tag == "th" for cell in islice(first, _WIDEST))
        return is_headed and next(before.block.iterancestors("table"), None) is table
    return False


def names_listing(unit: Unit, after: Unit) -> bool:
    """Whether a line is the name of the file that the listing behind it shows."""
    return after.block.tag == "pre" and len(unit.text) < _LONGEST_BUTTON and _FILE_NAME.fullmatch(unit.text) is not None


def count_files(unit: Unit) -> int:
    """How many links to documents a line is made of; a page's own navigation leads to pages."""
    if unit.link_share <= 0.8:
        return 0
    links = [*unit.block.iter("a"), *unit.block.iterancestors("a")]
    return sum(_FILE.search(link.get("href") or "") is not None for link in links)


def leads_within(block: HtmlElement) -> bool:
    """Whether the first link of a line leads to a place within its own page."""
    link = next(block.iter("a"), None)
    if link is None:
        link = next((above for above in block.iterancestors("a")), None)
    return link is not None and _WITHIN.match(link.get("href") or "") is not None


def is_button(unit: Unit) -> bool:
    """Whether a line is nothing but a link set as a button: ``<p><a class="btn">Book now</a></p>``."""
    if unit.link_share < 0.9 or len(unit.text) > _LONGEST_BUTTON or unit.block.tag in {*HEADINGS, "li", "td", "th"}:
        return False
    links = [*unit.block.iter("a"), *unit.block.iterancestors("a")]
    return bool(links) and all(BUTTON.search(f"{a.get('class') or ''} {a.get('role') or ''}") for a in links)


def is_label(unit: Unit) -> bool:
    """Whether a line is the page's words and not the writer's, whole; in a list or a table such words are values.

    A sentence in a numbered list is a step: "Copy the file to the server.", "Sign up for an account.".
    """
    if unit.text[-1:] in ENDS and is_numbered(unit.block):
        return False
    return LABELS.match(unit.text) is not None or (part_of(unit.block) not in _VALUES and is_page_line(unit.text))


def is_dateline(unit: Unit) -> bool:
    """A short line that says when, and who or where beside it, above the text: ``5 May 2024, 11:28 - News``."""
    text = unit.text
    if len(text) > 120 or unit.block.tag in HEADINGS or text.endswith((".", ":")):
        return False
    if _SLASHED.match(text) and is_release(text):  # of which month it is does not matter here
        return True
    if not parse_date(text):
        return False
    return len(text) < 45 or is_release(text) or is_update(text) or parse_date(text[:12]) is not None


def is_byline(unit: Unit) -> bool:
    """A line above the text that says who wrote it: ``Par Ann Orr | 3 min de lecture``; nouns have capitals too."""
    text = _WHENCE.sub("", unit.text)
    match = _BY.match(text) if len(unit.text) < 120 and unit.block.tag not in HEADINGS else None
    if match is None:
        return False
    first, *others = _AND.split(match.group(1))
    return is_person(first) and all(is_person(name) or _PLACE.fullmatch(name) for name in others)


def is_signature(unit: Unit) -> bool:
    """Whether a line that begins with a writer's name is nothing but who that is: no sentence, and no heading."""
    return len(unit.text) < _LONGEST_SIGNATURE and unit.text[-1] not in '.!?:…”"»' and unit.block.tag not in HEADINGS


def tells_of(name: str, text: str) -> bool:
    """Whether a line begins as a note about its writer does: "Ann Orr covers ports", "About the author: Ann Orr"."""
    begun = rf"(?:about )?(?:the author:? ?|by )?{re.escape(name)}(?:,|$| (?:{_IS_OR_DOES})\b)"
    return re.match(begun, text, re.IGNORECASE) is not None


def is_near(words: str, title: str) -> bool:
    """Whether a line is the title, or the title with the site's name behind it or a label before."""
    if not words:
        return False
    return words == title or (
        len(words) > 15
        and (title.startswith(words) or words.startswith(title) or words.endswith(f" {title}"))
        and len(words) < len(title) * 1.5
    )


def is_announcement(unit: Unit) -> bool:
    """Whether a line is a sentence that goes on in the list behind it."""
    return unit.text.endswith((":", "：")) and len(unit.tokens) > 4 and unit.link_share < 0.5
