"""A letter's HTML → what its writer wrote: no quotation, signature, preview, button, pixel or foot; no layout."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.errors import ReadError
from articlecast.read.formats.mail.adverts import drop_adverts, drop_buttons
from articlecast.read.formats.mail.foot import BARE, MARKED, drop_lines
from articlecast.read.formats.mail.furniture import BOXES, BROWSER, LEAVE, LINES, SIGNATURES
from articlecast.read.formats.mail.leaves import drop_element, names_of
from articlecast.read.formats.mail.links import clean_address
from articlecast.read.formats.mail.notes import join_notes
from articlecast.read.formats.mail.pictures import clean_pictures, name_captions
from articlecast.read.formats.mail.quoted import settle_quotes
from articlecast.read.markup.blocks import DEEPEST
from articlecast.read.markup.labels import SUBTITLE
from articlecast.read.options import SiteRule
from articlecast.read.page.makers.word import list_paragraphs
from articlecast.read.page.selectors import Row
from articlecast.read.page.stops import cut_off, find_stop
from articlecast.read.page.units import parse_page
from articlecast.read.text.decode import refuse_crowd, refuse_volume, tame_html
from articlecast.read.text.words import fold_spaces

_PADDING = re.compile(
    "(?:[\u034f\u200b-\u200f\u00ad\u2007\u2060-\u2064\ufeff\u00a0\u061c\u180e ]*"
    "[\u034f\u200b-\u200f\u00ad\u2060\ufeff]){2,}[\u00a0 ]*"
)
"""What pads a preview so that a list of letters shows nothing behind it."""
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?(?=\s*(?:;|!|$))",
    re.IGNORECASE,
)
_CRUSHED = re.compile(
    r"max-height\s*:\s*[01](?:px)?\s*(?:;|!|$)|(?:^|[;\s])height\s*:\s*0(?:px)?\s*(?:;|!|$)", re.IGNORECASE
)
_TINY = re.compile(r"font-size\s*:\s*[01](?:\.\d+)?(?:px|pt)?\s*(?:;|!|$)", re.IGNORECASE)
_UNSEEN = re.compile(
    r"overflow\s*:\s*hidden|line-height\s*:\s*[01](?:px)?\s*(?:;|!|$)|color\s*:\s*(?:transparent|#f{3}(?:f{3})?|white)",
    re.IGNORECASE,
)
_MERGED = re.compile(
    r",?\s?(?:\*\|[A-Z][A-Z0-9_:-]{1,40}\|\*|\{\{\s{0,3}[\w.| \"':-]{0,60}name[\w.| \"':-]{0,60}\}\}"
    r"|%%\w{0,20}name\w{0,20}%%|\[F(?:IRST)?_?NAME\])",
    re.IGNORECASE,
)
"""The place of a reader's name that a service has not filled in: *|FNAME|*, {{ first_name }}."""
_DROPPED = frozenset(
    """
    script style head title meta link object embed iframe video audio form input button select textarea svg map noscript
    template
    """.split()
)
_TABLES = dict.fromkeys(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center"), "div") | {"caption": "p"}
_EMPTY = frozenset("p div li h1 h2 h3 h4 h5 h6 blockquote ul ol dd dt section".split())


@dataclass(frozen=True, slots=True)
class About:
    """What a letter's header says that its text may repeat, and whose letter it is."""

    title: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    owners: Collection[str] = ()
    forwarded: bool = False
    answered: bool = False
    subscribed: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The HTML of the writer's own words; ``link`` is the letter's page, ``head`` that of one that is passed on."""

    html: str
    link: str = ""
    head: tuple[tuple[str, str], ...] = ()
    ended: tuple[Row, ...] = ()
    """The rule of the editor's at which it ends."""


def clean_letter(text: str, name: str, about: About, rules: Sequence[SiteRule] = ()) -> Cleaned:
    """What a writer wrote of a letter's HTML, as far as the editor's ``rules`` let it go on.

    Raises ReadError for more of it than any letter has, and for a pattern that takes too long.
    """
    refuse_volume(text, name)
    text = tame_html(text)
    refuse_crowd(text, name)
    tree = parse_page(_PADDING.sub(" ", text))
    if tree is None:
        return Cleaned("")
    body = tree.find("body")
    root: HtmlElement = body if body is not None else tree
    if _depth(root) > DEEPEST:
        raise ReadError(name, f"its tags are nested more than {DEEPEST} deep", "save its text as a file")
    _drop_unseen(root)
    link = _find_page(root, about.owners)
    if stop := find_stop(root, rules):
        cut_off(root, stop[0])
    _drop_named(root, SIGNATURES)
    head = settle_quotes(root, forwarded=about.forwarded, answered=about.answered)
    _drop_named(root, BOXES)
    drop_buttons(root)
    join_notes(root)
    _clean_links(root, about.owners)
    clean_pictures(root, about.owners)
    name_captions(root)
    if "mso-list" in text or "MsoList" in text:  # Outlook writes as Word does
        list_paragraphs(root)
    _unwrap_tables(root)
    drop_adverts(root)
    for heading in root.iter("h2", "h3", "h4"):
        if SUBTITLE.search(heading.get("class") or ""):
            heading.tag = "p"
    drop_lines(root, about.title, (about.site, *about.authors), subscribed=about.subscribed)
    _clean_words(root, about.owners)
    _drop_empty(root)
    root.tag = "div"
    for name_of in ("style", "bgcolor", "class", "id"):
        root.attrib.pop(name_of, None)
    html = str(lxml_html.tostring(root, encoding="unicode", with_tail=False))
    return Cleaned(html, link, tuple(head.items()), (stop[1],) if stop else ())


def _depth(root: HtmlElement) -> int:
    deepest, waiting = 0, [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in element]
    return deepest


def _drop_unseen(root: HtmlElement) -> None:
    for element in list(root.iter(etree.Element)):
        style = element.get("style") or ""
        crushed = _CRUSHED.search(style) and (_TINY.search(style) or _UNSEEN.search(style))
        tiny = _TINY.search(style) and _UNSEEN.search(style) and "max-" in style
        if element is not root and (
            element.tag in _DROPPED or element.get("hidden") is not None or _HIDDEN.search(style) or crushed or tiny
        ):
            drop_element(element)
        for name in ("contenteditable", "data-articlecast"):
            element.attrib.pop(name, None)
    for other in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        drop_element(other)


def _drop_named(root: HtmlElement, pattern: re.Pattern[str]) -> None:
    """Take out the boxes whose names are furniture's, but for one that holds most of the letter."""
    whole = len(root.text_content())
    for element in list(root.iter(etree.Element)):
        if element is root or element.getparent() is None or not pattern.search(names_of(element)):
            continue
        if 2 * len(element.text_content()) < whole or pattern is SIGNATURES:
            drop_element(element)


def _find_page(root: HtmlElement, owners: Collection[str]) -> str:
    """The letter's page, where a link in its first or last lines says that it leads there and names nobody."""
    links = [each for each in root.iter("a") if each.get("href")]
    for link in [*links[:6], *links[-12:]]:
        words = fold_spaces(link.text_content())
        is_way = len(words) < 80 and BROWSER.search(words) and LINES.fullmatch(words)
        if is_way and (address := clean_address(link.get("href") or "", owners)):
            return address
    return ""


def _clean_links(root: HtmlElement, owners: Collection[str]) -> None:
    known: dict[str, str] = {}
    for link in list(root.iter("a")):
        href = link.get("href") or ""
        if href.startswith("#"):
            continue
        if len(words := fold_spaces(link.text_content())) < 100 and LEAVE.search(words):
            (link.getparent() if link.getparent() is not None else root).set(MARKED, "foot")
        if href not in known:
            known[href] = clean_address(href, owners)
        if known[href]:
            link.set("href", known[href])
        else:
            link.drop_tag()


def _unwrap_tables(root: HtmlElement) -> None:
    """Tables that lay out a letter become the boxes that they are, in the order in which they stand."""
    for table in list(root.iter("table")):
        if not _is_data(table):
            table.tag = "div"
            for part in list(table.iterdescendants(*_TABLES)):
                if _own_table(part) is None:
                    part.tag = _TABLES[str(part.tag)]


def _own_table(part: HtmlElement) -> HtmlElement | None:
    """The table around a part of one, unless it was unwrapped."""
    return next(part.iterancestors("table"), None) if part.tag != "table" else part


def _is_data(table: HtmlElement) -> bool:
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    widths = {len(row) for row in rows if row}
    if len(rows) < 2 or max(widths, default=0) < 2 or len(cells) > 2000:
        return False
    if any(next(cell.iter("img", "h1", "h2", "h3", "ul", "ol", "blockquote"), None) is not None for cell in cells):
        return False
    if any(len(cell.text_content()) > 300 for cell in cells):
        return False
    headed = next(table.iter("th", "caption"), None) is not None or (table.get("border") or "0") not in {"0", ""}
    full = sum(1 for cell in cells if cell.text_content().strip())
    return headed or (len(widths) == 1 and len(rows) > 2 and full > 0.8 * len(cells))


def _clean_words(root: HtmlElement, owners: Collection[str]) -> None:
    """Take out of the text itself what its links may not tell: a subscriber's pages and address."""

    def clean(words: str | None) -> str | None:
        if words and any(sign in words for sign in ("*|", "{{", "%%", "[")):
            words = _MERGED.sub("", words)
        if not words or ("://" not in words and "@" not in words):
            return words
        words = BARE.sub(lambda found: clean_address(found.group().rstrip(".,;:!?"), owners), words)
        for owner in owners:
            words = re.sub(re.escape(owner), "", words, flags=re.IGNORECASE)
        return words

    for element in root.iter(etree.Element):
        element.text, element.tail = clean(element.text), clean(element.tail)


def _drop_empty(root: HtmlElement) -> None:
    """Take out boxes without a word or a picture, which are space to look at."""
    for element in reversed(list(root.iter(*_EMPTY))):
        if element is not root and len(element) < 20 and _is_bare(element):
            drop_element(element)


def _is_bare(element: HtmlElement) -> bool:
    shown = next(element.iter("img", "figure", "hr", "table"), None)
    return shown is None and not element.text_content().strip()
