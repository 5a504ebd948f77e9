"""The title of an article, without the name of its site."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Container, Sequence
from itertools import islice

from lxml.html import HtmlElement

from articlecast.read.text.words import fold_spaces, key

SEPARATED = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u2022»«›:]|::|-|–|//)\s+|\s*[｜│]\s*")
"""What stands between the parts of a page's title."""

_LABEL = (
    r"(?:chapter|part|book|section|kapitel|teil|abschnitt|chapitre|partie|livre|cap[ií]tulo|parte|libro|livro|capitolo"
    r"|sezione|hoofdstuk|deel|kapittel|del|rozdzia[łl]|kapitola|luku|глава|часть)"
)
_NUMBER = re.compile(
    rf"(?:{_LABEL}\s+(?:(\d+(?:\.\d+)*)|[ivxlc]+\b|\w+(?=\s*[.:–—-]))|(\d+(?:\.\d+)*)|[ivxlc]+(?=\s*[.:)–—-]))"
    r"[\s.:)\]–—-]+(?=\S)|第[\d一二三四五六七八九十百]+[章話回部節]\s*[:：]?\s*(?=\S)",
    re.IGNORECASE,
)
"""The number that a chapter's title begins with."""


_SERIAL = re.compile(r"\d{5,24}")
"""A post's number, which Tumblr's export has in the place of a title."""
_HOME = re.compile(r"(?:https?://[^/?#]{1,100})?/?(?:index\.(?:html?|php))?")
_TOPIC = re.compile(r"(?:^|[\s_-])(?:topic|thread|post|entry|article)-?title(?=$|[\s_-])", re.IGNORECASE)
"""The class of the heading that is a thread's or a post's title."""
_SHARED = frozenset({"JSON-LD headline", "og:title", "twitter:title"})


def same_title(one: str, other: str) -> bool:
    """Whether two titles say the same but for the number before them, case and punctuation: ``1. The tide`` and
    ``The Tide``, and not ``1. The tide`` and ``2. The tide``.
    """
    first, second = _NUMBER.match(one), _NUMBER.match(other)
    numbers = [found[1] or found[2] for found in (first, second) if found and (found[1] or found[2])]
    if len(set(numbers)) > 1:
        return key(one) == key(other)
    cores = [key(words[found.end() :] if found else words) for words, found in ((one, first), (other, second))]
    return bool(cores[0]) and cores[0] == cores[1]


def is_part_of(one: str, other: str) -> bool:
    """Whether a title has some of another's words and no other: ``Tide report`` beside ``The tide report of 2026``."""
    words, others = key(one).split(), key(other).split()
    return len(words) < len(others) and set(words) <= set(others)


def choose_title(tree: HtmlElement, declared: Sequence[tuple[str, str]], site: str) -> tuple[str, str]:
    """The title and its origin: a heading that one of the ``declared`` titles bears out, or the first of them."""
    shown = [h1 for h1 in tree.iter("h1") if not any(a.tag == "nav" for a in h1.iterancestors())]
    headings = [
        halve(re.sub(r"\s*[¶#§🔗]\s*$", "", fold_spaces(h1.text_content())))  # a link to the heading itself
        for h1 in shown
        if not (_leads_home(h1) and (len(shown) > 1 or _is_unnamed(tree, h1, declared)))
    ]
    lower = islice(tree.iter("h2"), 9) if not any(map(_is_within_main, shown)) else ()
    below = {key(h2.text_content()) for h2 in lower if _is_within_main(h2) or _TOPIC.search(h2.get("class") or "")}
    headings = [text for text in headings if key(text) and len(text) < 300 and not _names_site(text, declared, below)]
    numbered = headings and any(origin == "title" and _SERIAL.fullmatch(text.strip()) for origin, text in declared)
    named = [each for each in declared if not (numbered and each[0] == "title")]
    found = [(origin, strip_site(text, site)) for origin, text in named if key(text)]
    tokens = [set(key(text).split()) for _, text in found]
    for heading in headings:
        words = set(key(heading).split())
        if len(words) > 1 and any(len(words & other) >= 0.6 * min(len(words), len(other)) for other in tokens if other):
            return _without_label(heading, found), "h1"
    if found:
        origin, title = found[0]
        if origin == "title" and (heading := _heading_within(tree, title)):
            return heading, "h2"
        parts = SEPARATED.split(title)
        if origin == "title" or (origin == "og:title" and len(found) > 1 and len(parts) > 1):
            title = max(parts, key=len) if len(parts[0].split()) < 3 else parts[0]
        return title, origin
    return (headings[0], "h1") if headings else ("", "")


def _leads_home(heading: HtmlElement) -> bool:
    """Whether all of a heading is a link to the site's first page: it is the site's name."""
    link = next(heading.iter("a"), None)
    if link is None or key(link.text_content()) != key(heading.text_content()):
        return False
    place = link.get("href") or ""
    return "home" in (link.get("rel") or "").split() or _HOME.fullmatch(place) is not None


def _is_within_main(heading: HtmlElement) -> bool:
    return any(box.tag in {"main", "article"} or box.get("role") == "main" for box in heading.iterancestors())


def _is_unnamed(tree: HtmlElement, heading: HtmlElement, declared: Sequence[tuple[str, str]]) -> bool:
    """Whether a title that the page declares for sharing has nothing of a heading's words.

    Or another heading is the page's title but for the words of this one: ``Quay Notes: The tide``.
    """
    words = key(heading.text_content())
    if any(key(text) and words not in key(text) for origin, text in declared if origin in _SHARED):
        return True
    whole = next((text for origin, text in declared if origin == "title"), "")
    other = _heading_within(tree, whole)
    return bool(other) and f"{words} {key(other)}" == key(whole)


def halve(title: str) -> str:
    """A title once that stands twice in its heading, for narrow screens and for wide ones."""
    words = title.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else title


def _names_site(heading: str, declared: Sequence[tuple[str, str]], below: Container[str]) -> bool:
    """Whether a heading is a part of the page's title beside which another part is the title that the page declares.

    Or the title's last part, where its first is a heading of the page's main part, ``below`` this one.
    """
    whole = next((text for origin, text in declared if origin == "title"), "")
    parts = [key(part) for part in SEPARATED.split(whole)]
    others = {key(text) for origin, text in declared if origin not in {"title", "JSON-LD name"}} - {key(heading)}
    if key(heading) in parts and any(part in others for part in parts):
        return True
    # Of "The tide - Harbour Board" with "Harbour Board" as h1 and "The tide" as a heading below it, the first is meant.
    return len(parts) > 1 and key(heading) == parts[-1] and parts[0] in below


def _without_label(heading: str, declared: Sequence[tuple[str, str]]) -> str:
    """A heading without the section's name before it, where a declared title is the rest: ``Opinion The tide``."""
    for _, title in declared:
        before = key(heading).removesuffix(key(title)) if " " in key(title) else ""
        if before.endswith(" ") and len(before.split()) <= 3 and len(before) < 30 and heading.endswith(title):
            return title if not heading[: -len(title)].rstrip().endswith((":", "–", "—", "-", ",")) else heading
    return heading


def _heading_within(tree: HtmlElement, title: str) -> str:
    """The heading that a page's title ends or begins with: of ``The Light: Keeping it`` it is ``Keeping it``."""
    for heading in tree.iter("h2", "h3"):
        words = fold_spaces(heading.text_content())
        part, sign = re.escape(words), r"[:|\u2013\u2014-]"
        if " " in words and len(words) < 300 and re.search(rf"{sign}\s+{part}$|^{part}\s*{sign}\s", title):
            return words
    return ""


def strip_site(title: str, site: str, host: str = "") -> str:
    """A title without the name of its site at either end."""
    names = {key(site), key(host.removeprefix("www.").rsplit(".", 1)[0])} - {""}
    parts = SEPARATED.split(title)
    cuts = list(SEPARATED.finditer(title))
    for _ in range(2):
        if len(parts) < 2:
            break
        if _is_site(parts[-1], names):
            title, parts, cuts = title[: cuts[-1].start()], parts[:-1], cuts[:-1]
        elif _is_site(parts[0], names):
            title = title[cuts[0].end() :]
            parts, cuts = SEPARATED.split(title), list(SEPARATED.finditer(title))
    return title.strip()


def _is_site(part: str, names: set[str]) -> bool:
    words = key(part).removeprefix("the ")
    folded = words.replace(" ", "")
    return any(words == name.removeprefix("the ") or folded == name.replace(" ", "") for name in names)


def open_words(texts: Sequence[str]) -> str:
    """What an article without a title is called: its first line's first sentence, cut between two words."""
    opening = re.split(r"(?<=[.!?])\s|(?<=[。！？])", fold_spaces(next(iter(texts), "")), maxsplit=1)[0].rstrip(".。")
    cut = textwrap.shorten(opening, 80, placeholder="…")
    return cut if len(cut) > 1 else opening[:40] + "…" * (len(opening) > 40)  # where no spaces part the words
