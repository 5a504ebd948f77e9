"""Elements as plain values, and the feedgen extension that writes them: feedgen knows none of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from feedgen.ext.base import BaseExtension
from lxml import etree

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
PSC = "http://podlove.org/simple-chapters"
DC = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"

NAMESPACES = {"itunes": ITUNES, "podcast": PODCAST, "psc": PSC, "dc": DC, "fh": HISTORY}


class Tag(NamedTuple):
    """One element: its name in Clark notation (``{namespace}name``), text, attributes and children, in order.

    An attribute without a value is not written.
    """

    name: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Tag, ...] = ()


def append_tags(parent: Any, tags: Iterable[Tag]) -> None:
    """Write ``tags`` under an lxml element, in order."""
    make = etree.SubElement
    for name, text, attributes, children in tags:
        element = (
            make(parent, name, {key: value for key, value in attributes if value}) if attributes else make(parent, name)
        )
        if text:
            element.text = text
        if children:
            append_tags(element, children)


class ChannelTags(BaseExtension):  # type: ignore[misc]  # feedgen ships no types
    """What follows feedgen's own elements in the channel: ``tags``, then what ``write_items`` writes there.

    Of a channel without a moment of its own, ``undated``, feedgen's date is taken out: it would be that of the clock.
    """

    def __init__(self) -> None:
        self.tags: tuple[Tag, ...] = ()
        self.undated = False
        self.write_items: Callable[[Any], None] = lambda _channel: None

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_rss(self, feed: Any) -> Any:
        if self.undated:
            feed[0].remove(feed[0].find("lastBuildDate"))
        append_tags(feed[0], self.tags)
        self.write_items(feed[0])
        return feed


# What XML 1.0 cannot hold, section 2.2; and the bidirectional embeddings and overrides, which in a list of
# titles would turn the neighbours round (Unicode's UAX 9 advises isolates in their place, and those stay).
_UNWRITABLE = re.compile(
    "[^\\t\\n\\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u0084\u0086-\u009f]|[\u202a-\u202e]"
)
_ISOLATES, _END_OF_ISOLATE = "\u2066\u2067\u2068", "\u2069"


def clean(text: str) -> str:
    """``text`` as XML can hold it, without control characters, the ends trimmed."""
    return _UNWRITABLE.sub("", text).strip()


@lru_cache(maxsize=4096)  # names, voices and chapters come again and again: half of the time that a feed takes
def clean_line(text: str, longest: int = 255) -> str:
    """One line of at most ``longest`` characters (Apple's bound for a value), white space folded, isolates closed."""
    if len(text) <= longest and text.isprintable() and "  " not in text:  # nearly every line: 3 times as quick
        return text.strip()
    line = " ".join(clean(text).split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    still_open = sum(map(line.count, _ISOLATES)) - line.count(_END_OF_ISOLATE)
    return line + _END_OF_ISOLATE * max(0, still_open)
