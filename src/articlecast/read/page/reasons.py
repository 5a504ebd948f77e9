"""Pages that hold no article, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from articlecast.errors import NotAnArticle
from articlecast.model import Block, Heading, Paragraph, plain, walk_blocks
from articlecast.names import is_address
from articlecast.read.page import walls
from articlecast.read.page.boxes import chain_up
from articlecast.read.page.fields import Fields
from articlecast.read.page.units import Unit
from articlecast.read.page.wrappers import is_hidden
from articlecast.read.text.words import key

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = re.compile(r"[.!?](?:\s|$)|[。！？]")
_PARTS = re.compile(r"\s+[|\u2013\u2014\u00b7»:-]\s+|[｜│]")
STUB_WORDS = 150
"""Of a page that is not free and has fewer words, nobody knows whether they are all."""
STUB_LETTERS, LEAST_LINE, LEAST_DESCRIBED = 1500, 60, 12
_OPEN_END = re.compile(r"(?:[^\W\d_]|,)$")
"""How a line ends that goes on elsewhere: with a letter or a comma."""
FOLLOWING = 4
"""So many lines behind the last that was chosen may say that the rest is elsewhere."""
_UNLOADED = re.compile(r"skeleton|place-?holder|shimmer", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:^|[\s_-])ads?(?=$|[\s_-])|advert|image|img|video|media|embed|player|banner|widget|comment|icon", re.IGNORECASE
)
_SHUT = re.compile(r"(?:^|[\s_-])(?:subscri\w*|paywall\w*|premium|members?|paid|locked)(?=$|[\s_-])", re.IGNORECASE)
_FEEDS = "//link[@rel='alternate'][@type='application/rss+xml' or @type='application/atom+xml']/@href"
_ONWARD = "give the address of one article"
_ARTICLE = re.compile(r"article|posting|^report$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page shows as a whole, before anything is taken out of it; ``linked`` counts characters of links."""

    text: str
    title: str
    linked: int
    scripts: int
    asks_password: bool
    feed: str = ""


def survey_page(tree: HtmlElement) -> Survey:
    """What ``refuse_page`` needs to know of the whole page."""
    element = tree.find(".//title")
    return Survey(
        text=" ".join(str(tree.xpath("string(//body)"))[:400_000].split())[:20000],
        title=" ".join(element.text_content()[:20_000].split()) if element is not None else "",
        linked=sum(len(" ".join(anchor.text_content().split())) for anchor in tree.iter("a")),
        scripts=sum(1 for _ in tree.iter("script")),
        asks_password=bool(tree.xpath("//input[@type='password']")),
        feed=next((str(place) for place in tree.xpath(_FEEDS)), "")[:500],
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
    headings = [block for block in walk_blocks(blocks) if isinstance(block, Heading)]
    linked = [
        heading
        for heading in headings
        if heading.content and all(span.mark("link") or not span.text.strip() for span in heading.content)
    ]
    return len(linked) >= max(5, 0.8 * len(headings)) and letters < 250 * len(linked)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the text: its next lines, whether the page has yet to load more of it there, and whether it
    leaves out what the page declares as kept for subscribers.
    """

    lines: Sequence[Unit] = ()
    is_unloaded: bool = False
    is_barred: bool = False


def look_behind(tree: HtmlElement, units: Sequence[Unit], chosen: Sequence[bool], barred: Sequence[str]) -> Behind:
    """What stands behind the last line that was chosen; ``barred`` are classes of what subscribers alone may see."""
    last = max((index for index, keep in enumerate(chosen) if keep), default=-1)
    if last < 0:
        return Behind()
    after = [each for each in units[last].block.itersiblings() if isinstance(each.tag, str)]
    shut = {each for each in tree.iter("div", "section", "p", "article", "main") if set(_classes(each)) & set(barred)}
    shut.update(each for each in after if _SHUT.search(each.get("class") or "") and is_hidden(each))
    read = (box for unit, keep in zip(units, chosen, strict=True) if keep for box in chain_up(unit.block))
    return Behind(
        units[last + 1 : last + 1 + FOLLOWING],
        any(map(_is_unloaded, after)),
        bool(shut) and shut.isdisjoint(read),
    )


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _is_unloaded(element: HtmlElement) -> bool:
    """Whether an element stands in for lines that a script has yet to put there."""
    names = element.get("class") or ""
    return (
        _UNLOADED.search(names) is not None
        and _OTHER.search(names) is None
        and not element.text_content().strip()
        and next(element.iter("img", "picture", "video", "iframe", "svg"), None) is None
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in a page: the words of its blocks as ``texts``, and what stands behind the last of them."""

    texts: Sequence[str]
    blocks: Sequence[Block]
    behind: Behind = Behind()

    @property
    def size(self) -> int:
        """How much the texts say, see ``weigh``."""
        return weigh(" ".join(self.texts))


def refuse_page(name: str, survey: Survey, fields: Fields, found: Found) -> None:
    """Raises NotAnArticle, with the reason and how sure it is, for a page that must not be narrated."""
    reason = (
        _find_page(survey, fields, found)
        or _find_wall(survey, fields, found)
        or _find_list(survey, fields, found)
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
    barred = barred or any(walls.WALL.search(unit.text) for unit in found.behind.lines if len(unit.text) < 300)
    cut = any(map(walls.CUT.search, found.texts[-3:]))
    barred = barred or ((cut or not fields.free) and walls.PAYWALL.search(survey.text) is not None)
    # A page that is not free and says how long its text is, or which box of it is shut, says where it was cut off.
    longer = fields.words > 2 * sum(len(text.split()) for text in found.texts)
    if barred or (not fields.free and (found.behind.is_barred or longer or _is_stub(fields, found))):
        wrong = "only its beginning is there, the rest is for subscribers"
        return wrong, 85, "save the page from a browser that is subscribed"
    return None


def _is_stub(fields: Fields, found: Found) -> bool:
    """Whether a page that is not free holds the beginning alone: its text is its description, or breaks off."""
    described = set(key(fields.summary).split())
    own = key(" ".join(text for text in found.texts)).split()
    if len(described) > LEAST_DESCRIBED and len(own) < STUB_WORDS and described.issuperset(own):
        return True
    last = found.blocks[-1] if found.blocks else None
    words = plain(last.content).strip() if isinstance(last, Paragraph) else ""
    return len(words) > LEAST_LINE and found.size < STUB_LETTERS and _OPEN_END.search(words) is not None


def find_doubt(fields: Fields, texts: Sequence[str]) -> str:
    """What speaks against a page that is read all the same, for an editor to look at; empty for most."""
    words = sum(len(text.split()) for text in texts)
    if not fields.free and words < STUB_WORDS:
        return f"declares that it is not free, and has {words} words: look whether that is all of it"
    return ""


def _find_list(survey: Survey, fields: Fields, found: Found) -> _Reason | None:
    """Whether the page lists other pages, or says next to nothing.

    What declares itself an article is one where it has a paragraph or a few sentences, whatever links it holds.
    """
    texts, size = found.texts, found.size
    if size < 60:
        return "no text was found that reads like an article", 90, ""
    letters = len(" ".join(texts))
    prose = [text for text in texts if weigh(text) > 80]
    feed = urljoin(fields.url, survey.feed) if survey.feed else ""
    onward = f"give the address of one article, or of the page's feed: {feed}" if is_address(feed) else _ONWARD
    if (cut := sum(1 for text in prose if walls.CUT.search(text))) >= max(4, len(prose) / 2) and size < 400 * cut:
        return f"it is a list of {cut} teasers", 85, onward
    linked = _count_linked(found.blocks)
    ends = _count_ends(texts)
    is_declared = any(_ARTICLE.search(kind) for kind in fields.kinds) and (
        ends > 4 or any(weigh(t) > 160 for t in prose)
    )
    if not is_declared and (
        _are_teasers(found.blocks, size) or (linked > 0.65 * letters and not any(weigh(text) > 160 for text in texts))
    ):
        return "it is a list of links to other pages", 85, onward
    own = linked < 0.2 * letters and ends > 4  # short lines of the writer's: a dialogue, a poem
    if not prose and not own and survey.linked > (3 if size < 1500 else 0.8) * letters:
        return "it is a list of links to other pages", 75, onward
    sentence = any(weigh(text) > (60 if _ENDS.search(text) else 80) for text in texts)
    if size < 200 and not sentence and ends < 3:
        return "there is no full paragraph in it", 70, ""
    return None


def _count_ends(texts: Sequence[str]) -> int:
    """How many sentences end in the texts."""
    return sum(len(_ENDS.findall(text)) for text in texts)


def _find_end(found: Found) -> _Reason | None:
    """Whether the text leads on to another page, or breaks off."""
    onward = any(unit.link_share > 0.8 and walls.MORE.match(unit.text) for unit in found.behind.lines[:2])
    if found.size < 1500 and (onward or walls.MORE.match(found.texts[-1])):
        return "only its beginning is there, and a link to the rest", 75, "give the address that the link leads to"
    if found.size < 1500 and found.behind.is_unloaded:
        return "only its beginning is in the saved page", 75, "save the page from a browser once it is shown"
    if found.size < 400 and len(found.texts) < 3 and walls.CUT.search(found.texts[-1]):
        return "its text breaks off after a few lines", 65, ""
    return None
