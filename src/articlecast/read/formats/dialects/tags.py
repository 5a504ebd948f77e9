"""Tags between signs, as ``{% … %}`` or ``{{< … >}}``: found in time linear in the text, and written otherwise."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

LONGEST = 4_000
"""Letters of a tag; what is longer is text."""
_ADDRESSES = ("](", "](<", '="', "='", "]: ")
"""What stands before an address in Markdown and HTML."""
_ARGUMENT = re.compile(
    r"(?:([A-Za-z_][\w.-]*)\s*[:=]\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s\"'`=,()]+))"
)
_MARKUP = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|<[^<>]*>|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")

_STOPS = tuple(".,;:!?)")

_SENTENCE = re.compile(r"[.!?…:;][\"'”’)]*$")

Place = Literal["alone", "inline", "address"]


class Tag(NamedTuple):
    """Where a tag stands, what is between its signs, and whether it has a line, or an address, to itself."""

    start: int
    end: int
    inside: str
    place: Place


def list_tags(text: str, opening: str, closing: str) -> Iterator[Tag]:
    """The tags of a text in their order: each closing sign with the last opening one before it, none within another."""
    at = 0
    while (end := text.find(closing, at)) >= 0:
        start = text.rfind(opening, at, end)
        at = end + len(closing)
        if start >= 0 and end - start <= LONGEST:
            yield Tag(start, at, text[start + len(opening) : end], _find_place(text, start, at))


def _find_place(text: str, start: int, end: int) -> Place:
    if text[max(start - 3, 0) : start].endswith(_ADDRESSES):
        return "address"
    before, after = text[max(start - 40, 0) : start], text[end : end + 40]
    opens = not before.rpartition("\n")[2].strip(" \t>") and ("\n" in before or start <= 40)
    closes = not after.partition("\n")[0].strip() and ("\n" in after or end + 40 >= len(text))
    return "alone" if opens and closes else "inline"


def replace_tags(text: str, opening: str, closing: str, write: Callable[[Tag], str | None]) -> str:
    """The text with each tag as ``write`` has it; one for which that gives None is left."""
    pieces, at = [], 0
    for tag in list_tags(text, opening, closing):
        if (written := write(tag)) is not None:
            pieces += [join_before(text, at, tag, written), written]
            at = tag.end
    return "".join([*pieces, text[at:]]) if at else text


def join_before(text: str, at: int, tag: Tag, written: str) -> str:
    """What stands from ``at`` up to a tag, without the space that would stand before a full stop where it has gone."""
    before = text[at : tag.start]
    return before.rstrip(" \t") if not written and text[tag.end : tag.end + 1] in _STOPS else before


def read_arguments(text: str) -> tuple[list[str], dict[str, str]]:
    """A tag's arguments as its words and quoted strings in their order, and those with a name by it, in lower case."""
    several: list[str] = []
    named: dict[str, str] = {}
    for found in _ARGUMENT.finditer(text):
        value = next((each for each in found.groups()[1:] if each is not None), "")
        value = value.replace('\\"', '"').replace("\\'", "'")
        if found[1]:
            named.setdefault(found[1].lower(), value)
        else:
            several.append(value)
    return several, named


# ---------------------------------------------------------------- what tags stand for

_IDENTIFIER = re.compile(r"[\w.:/?=&%-]{1,300}")
_PLAYERS: Mapping[str, str] = {
    "youtube": "https://www.youtube.com/embed/{}",
    "vimeo": "https://player.vimeo.com/video/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "x": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/embed",
    "spotify": "https://open.spotify.com/embed/{}",
    "soundcloud": "https://soundcloud.com/{}",
    "bilibili": "https://player.bilibili.com/player.html?bvid={}",
}
_SYNONYMS = {"yt": "youtube", "youtubelite": "youtube", "twitter": "tweet", "xtweet": "tweet", "vimeoplayer": "vimeo"}


def write_figure(source: str, caption: str = "", alt: str = "", place: Place = "inline") -> str:
    """A picture as a figure of HTML; what is Markdown in its caption is taken as text."""
    said = html.escape(_MARKUP.sub(lambda found: found[1] or "", html.unescape(caption)).strip())
    shown = f"<figcaption>{said}</figcaption>" if said else ""
    return _set_apart(f'<figure><img src="{html.escape(source)}" alt="{html.escape(alt)}">{shown}</figure>', place)


def write_embed(service: str, what: str, place: Place = "inline") -> str:
    """A player of a service, by the name of the tag for it, as the frame that it puts into a page; or nothing."""
    service = re.sub(r"[^a-z]", "", service.lower())
    service = _SYNONYMS.get(service, service)
    if re.match(r"https?://[^\s\"'<>]{1,300}$", what):
        address = what
    elif service in _PLAYERS and _IDENTIFIER.fullmatch(what):
        address = _PLAYERS[service].format(what)
    else:
        return ""
    return _set_apart(f'<iframe src="{html.escape(address)}"></iframe>', place)


def write_title(title: str) -> str:
    """The title of a box as a paragraph above its text."""
    title = _MARKUP.sub(lambda found: found[1] or "", html.unescape(title)).strip()
    return f"\n\n{title}{'' if _SENTENCE.search(title) else '.'}\n\n" if title else ""


def is_player(service: str) -> bool:
    """Whether a tag of that name stands for a player."""
    service = re.sub(r"[^a-z]", "", service.lower())
    return _SYNONYMS.get(service, service) in _PLAYERS


def _set_apart(markup: str, place: Place) -> str:
    return f"\n\n{markup}\n\n" if place == "alone" else markup
