"""Notes by what they do, whatever a page calls them: a mark leads to a block, which leads back to the mark's."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from articlecast.read.markup.inline import NOTE_TEXT, attribute, holds, is_back_link

NOTE = "data-articlecast-note"
"""On an element that is a note: its name."""
_HOLDERS = frozenset({"li", "p", "div", "dd", "td", "aside", "section"})
_FARTHEST = 8
"""Elements between a link and the blocks that it stands in."""
_LEAST, _MOST = 20, 2000
"""Letters of text that has a mark, beside its links, which a list of contents has not; and of a note."""


def mark_notes(soup: BeautifulSoup) -> None:
    """Name each block that a note mark before it leads to, and that leads back to the block in which the mark stands.

    So do notes of every word processor and generator. A list of contents and its sections do so as well: a mark is a
    number behind words, and a section has a heading.
    """
    links = [(link, href[1:]) for link in soup.find_all("a") if (href := attribute(link, "href")).startswith("#")]
    if len(links) < 2:
        return
    named = {name: tag for tag in soup.find_all(True) for key in ("name", "id") if (name := attribute(tag, key))}
    led: dict[tuple[int, int], str] = {}  # the blocks of a mark and of what it leads to → the name of that
    weighed: dict[tuple[int, bool], bool] = {}  # what a block is, asked once of each: it may have thousands of marks
    for link, target in links:
        there = next(_list_holders(named[target]), None) if target in named else None
        if there is None:
            continue
        holders = list(_list_holders(link))
        back = next((each for each in holders if (id(there), id(each)) in led), None)
        if back is not None and _leads_back(link):
            back[NOTE] = led[id(there), id(back)]
        elif holders and all(each is not there for each in holders) and NOTE_TEXT.match(link.get_text(strip=True)):
            for block, ask in ((holders[0], _has_words), (there, _is_short)):
                if (key := (id(block), block is there)) not in weighed:
                    weighed[key] = ask(block)
            if weighed[id(holders[0]), False] and weighed[id(there), True]:
                led[id(holders[0]), id(there)] = target


def _list_holders(tag: Tag) -> Iterator[Tag]:
    """The blocks that an element is, or stands in, the nearest first."""
    at: Tag | None = tag
    for _ in range(_FARTHEST):
        if at is None:
            return
        if at.name in _HOLDERS:
            yield at
        at = at.parent


def _leads_back(link: Tag) -> bool:
    return is_back_link(link) or NOTE_TEXT.match(link.get_text(strip=True).rstrip(".:")) is not None


def _has_words(holder: Tag) -> bool:
    linked = sum(len(each.get_text(strip=True)) for each in holder.find_all("a"))
    return len(holder.get_text(strip=True)) - linked >= _LEAST


def _is_short(note: Tag) -> bool:
    return not holds(note, "h1", "h2", "h3", "h4", "h5", "h6") and len(note.get_text()) <= _MOST
