"""A letter's pictures: those that say something stay, with what is said of them; pixels and icons go."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.read.formats.mail.leaves import drop_element
from articlecast.read.formats.mail.links import clean_picture
from articlecast.read.text.words import fold_spaces

_SOCIAL = re.compile(
    r"(?:(?:facebook|twitter|x|instagram|linkedin|youtube|threads|mastodon|bluesky|tiktok|pinterest|whatsapp|share|like"
    r"|comment"
    r"|restack|tweet|email|link|website|rss|spacer|divider|pixel|badge|app ?store|google play|get the app|start writing"
    r"|icon|logo"
    r"|avatar|on|via|our|the|us|follow|download|available)\b\W*)+|.{0,40}\b(?:logo|icon|avatar)|powered by .{0,30}",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"^(?:\[?image\d*\]?|inline image.*|untitled.*|\S+\.(?:png|jpe?g|gif|webp|heic|bmp))$", re.IGNORECASE
)
LONGEST_CAPTION = 240
"""Letters of a line below a picture; what is longer tells the story."""
_PIXEL = re.compile(
    r"/(?:open|o|pixel|track|beacon|wf/open|trk|t\.gif|spacer)[/.?]|open\.(?:aspx|php|gif)|/o/eJ", re.IGNORECASE
)


def clean_pictures(root: HtmlElement, owners: Collection[str]) -> None:
    """Leave each picture its address, where that names nobody, and its words; take out those that are furniture."""
    for picture in list(root.iter("img")):
        source = (picture.get("src") or "").strip()
        alt = fold_spaces(picture.get("alt") or "")
        alt = "" if _FILE.match(alt) else alt
        if _is_small(picture) or _PIXEL.search(source) or (len(alt) < 60 and _SOCIAL.fullmatch(alt)):
            drop_element(picture)
            continue
        address = clean_picture(source, owners)
        for name in [each for each in picture.attrib if each not in {"width", "height"}]:
            del picture.attrib[name]
        picture.set("alt", alt)
        if address:
            picture.set("src", address)
        elif alt:  # what only the letter has cannot be shown; what is said of it can
            _frame(picture)
        else:
            drop_element(picture)


def name_captions(root: HtmlElement) -> None:
    """Call the line that shares a table of its own with a picture, as newsletters lay one out, its caption."""
    for table in root.iter("table"):
        rows = list(table.iter("tr"))
        if len(rows) != 2 or next(table.iterdescendants("table"), None) is not None:
            continue
        cells = [list(row.iterchildren("td", "th")) for row in rows]
        if any(len(row) != 1 for row in cells):
            continue
        shown, told = sorted((row[0] for row in cells), key=lambda cell: not _holds_picture(cell))
        if _holds_picture(shown) and not fold_spaces(shown.text_content()) and _is_line(told):
            line: HtmlElement = lxml_html.Element("figcaption")
            line.text, told.text = told.text, None
            line[:] = list(told)
            told.append(line)


def _holds_picture(cell: HtmlElement) -> bool:
    return next(cell.iter("img"), None) is not None


def _is_line(cell: HtmlElement) -> bool:
    """Whether a cell holds a short line and nothing to press."""
    words = fold_spaces(cell.text_content())
    links = fold_spaces(" ".join(link.text_content() for link in cell.iter("a")))
    crowded = next(cell.iter("h1", "h2", "h3", "h4", "ul", "ol", "img", "hr"), None) is not None
    return 0 < len(words) <= LONGEST_CAPTION and not crowded and words != links and len(list(cell.iter("p"))) < 2


def _frame(picture: HtmlElement) -> None:
    tail, picture.tail = picture.tail, None
    inside: HtmlElement = lxml_html.Element("img", {"alt": picture.get("alt") or ""})
    picture.attrib.clear()
    picture.tag = "figure"
    picture.append(inside)
    picture.tail = tail


def _is_small(picture: HtmlElement) -> bool:
    sizes = [(picture.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    sizes += re.findall(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d{1,4})px", picture.get("style") or "")
    return any(size.isascii() and size.isdigit() and int(size[:6]) <= 32 for size in sizes)
