"""Pages that hold no article, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from articlecast.errors import NotAnArticle
from articlecast.model import Block, Heading, Paragraph, walk_blocks
from articlecast.read.page import walls
from articlecast.read.page.fields import Fields
from articlecast.read.page.units import Unit

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = re.compile(r"[.!?](?:\s|$)|[。！？]")
_PARTS = re.compile(r"\s+[|\u2013\u2014\u00b7»:-]\s+|[｜│]")
FOLLOWING = 4
"""So many lines behind the last that was chosen may say that the rest is elsewhere."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page shows as a whole, before anything is taken out of it; ``linked`` counts characters of links."""

    text: str
    title: str
    linked: int
    scripts: int
    asks_password: bool


def survey_page(tree: HtmlElement) -> Survey:
    """What ``refuse_page`` needs to know of the whole page."""
    element = tree.find(".//title")
    return Survey(
        text=" ".join(str(tree.xpath("string(//body)"))[:400_000].split())[:20000],
        title=" ".join(element.text_content()[:20_000].split()) if element is not None else "",
        linked=sum(len(" ".join(anchor.text_content().split())) for anchor in tree.iter("a")),
        scripts=sum(1 for _ in tree.iter("script")),
        asks_password=bool(tree.xpath("//input[@type='password']")),
    )


def _count_linked(blocks: Sequence[Block]) -> int:
    """How many letters of the blocks' own words are links."""
    return sum(
        len(span.text)
        for block in walk_blocks(blocks)
        if isinstance(block, Heading | Paragraph)
        for span in block.content
        if span.mark("link")
    )


def _are_teasers(blocks: Sequence[Block], letters: int) -> bool:
    """Whether headings that are links stand over a line or two each, as in an index of articles."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    linked = [
        heading
        for heading in headings
        if heading.content and all(span.mark("link") or not span.text.strip() for span in heading.content)
    ]
    return len(linked) >= max(5, 0.8 * len(headings)) and letters < 250 * len(linked)


def find_following(units: Sequence[Unit], chosen: Sequence[bool]) -> Sequence[Unit]:
    """The lines right behind the last chosen one; none where nothing was chosen."""
    last = max((index for index, keep in enumerate(chosen) if keep), default=len(units))
    return units[last + 1 : last + 1 + FOLLOWING]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in a page: the words of its blocks as ``texts``, and the lines right behind the last of them."""

    texts: Sequence[str]
    blocks: Sequence[Block]
    following: Sequence[Unit] = ()

    @property
    def size(self) -> int:
        """How much the texts say, see ``weigh``."""
        return weigh(" ".join(self.texts))


def refuse_page(name: str, survey: Survey, fields: Fields, found: Found) -> None:
    """Raises NotAnArticle, with the reason and how sure it is, for a page that must not be narrated."""
    reason = (
        _find_page(survey, fields, found)
        or _find_wall(survey, fields, found)
        or _find_list(survey, found)
        or _find_end(found)
    )
    if reason:
        wrong, sure, hint = reason
        raise NotAnArticle(name, f"is no article: {wrong} ({sure} % sure)", hint or f"open {name} in a browser")


def weigh(text: str) -> int:
    """The length of a text in letters; a sign of Chinese, Japanese or Korean says as much as two and a half."""
    return len(text) + 3 * len(_DENSE.findall(text)) // 2


_Reason = tuple[str, int, str]


def _find_page(survey: Survey, fields: Fields, found: Found) -> _Reason | None:
    """What a page is that says something of itself or of its reader, and nothing else."""
    body, page = " ".join(found.texts), survey.text
    size = found.size
    titles = [part for title in (fields.title, survey.title) for part in (title, *_PARTS.split(title))]
    later = "save the page from a browser once it is shown"
    if size < 1200 and any(map(_says_missing, titles)):
        return "its title says that the page is missing or refused", 95, ""
    if any(map(walls.SEARCH.search, titles)):
        return "its title says that it lists what a search found", 75, "give the address of one article"
    if size < 200 and weigh(page) < 400 and survey.scripts > 1:
        return "its text is made by scripts and not in the saved page", 90, later
    for most, pattern, where, wrong, sure, hint in (
        (600, walls.GONE, page, "it says that the page is not there", 80, ""),
        (600, walls.CONSENT, body, "it asks for consent to cookies", 80, later),
        (600, walls.ABROAD, page, "it says that it is not shown in this country", 80, ""),
        (300, walls.PARKED, page, "it offers its address for sale", 80, ""),
        (300, walls.UNFINISHED, page, "it says that its site is not ready", 75, ""),
        (300, walls.SCRIPT, page, "it wants a browser that runs scripts", 85, later),
    ):
        if size < most and pattern.search(where):
            return wrong, sure, hint
    # Many a page has a form for its readers beside a short article: then the text itself must speak of it.
    asks = survey.asks_password and walls.LOGIN.search(" ".join([*titles, body if size > 200 else page]))
    if size < 800 and (asks or any(walls.LOGIN_TITLE.fullmatch(part.strip()) for part in titles)):
        return "it asks to log in", 90, "save the page from a browser that is logged in"
    return None


def _says_missing(title: str) -> bool:
    """Whether a title says that the page is missing, and nothing else: no article "404 and other numbers we love"."""
    return bool(walls.MISSING.search(title)) and not walls.FILLERS.sub("", walls.MISSING.sub("", title))


def _find_wall(survey: Survey, fields: Fields, found: Found) -> _Reason | None:
    """Whether the rest of the article is kept for those who pay."""
    if found.size >= 2500:
        return None
    last = [text for text in found.texts[-3:] if len(text) < 300]
    barred = any(walls.WALL.search(text) or walls.MEMBER.search(text) for text in last)
    barred = barred or any(walls.WALL.search(unit.text) for unit in found.following if len(unit.text) < 300)
    cut = any(map(walls.CUT.search, found.texts[-3:]))
    if barred or ((cut or not fields.free) and walls.PAYWALL.search(survey.text)):
        wrong = "only its beginning is there, the rest is for subscribers"
        return wrong, 85, "save the page from a browser that is subscribed"
    return None


def _find_list(survey: Survey, found: Found) -> _Reason | None:
    """Whether the page lists other pages, or says next to nothing."""
    texts, size = found.texts, found.size
    if size < 60:
        return "no text was found that reads like an article", 90, ""
    letters = len(" ".join(texts))
    prose = [text for text in texts if weigh(text) > 80]
    onward = "give the address of one article"
    if (cut := sum(1 for text in prose if walls.CUT.search(text))) >= max(4, len(prose) / 2) and size < 400 * cut:
        return f"it is a list of {cut} teasers", 85, onward
    linked = _count_linked(found.blocks)
    if _are_teasers(found.blocks, size) or (linked > 0.65 * letters and not any(weigh(text) > 160 for text in texts)):
        return "it is a list of links to other pages", 85, onward
    if not prose and survey.linked > (3 if size < 1500 else 0.8) * letters:
        return "it is a list of links to other pages", 75, onward
    sentence = any(weigh(text) > (60 if _ENDS.search(text) else 80) for text in texts)
    if size < 200 and not sentence and _count_ends(texts) < 3:
        return "there is no full paragraph in it", 70, ""
    return None


def _count_ends(texts: Sequence[str]) -> int:
    """How many sentences end in the texts."""
    return sum(len(_ENDS.findall(text)) for text in texts)


def _find_end(found: Found) -> _Reason | None:
    """Whether the text leads on to another page, or breaks off."""
    first = found.following[0] if found.following else None
    if found.size < 1500 and first and first.link_share > 0.8 and walls.MORE.match(first.text):
        return "only its beginning is there, and a link to the rest", 75, "give the address that the link leads to"
    if found.size < 400 and len(found.texts) < 3 and walls.CUT.search(found.texts[-1]):
        return "its text breaks off after a few lines", 65, ""
    return None
