"""The feeds of a show's subjects and authors: some of its episodes each, under the same GUIDs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from articlecast.model import Listed
from articlecast.names import sha256_hex, slugify
from articlecast.publish.feed.tags import clean_line
from articlecast.publish.options import PublishOptions, Topics

LONGEST = 1000
"""Episodes in such a feed at most, the newest; the show's own feed has all of them."""


class Topic(NamedTuple):
    """The episodes, newest first, of one tag or author; ``name`` as its newest episode writes it."""

    kind: Topics
    name: str
    file: str
    episodes: tuple[Listed, ...]


def list_topics(episodes: Sequence[Listed], options: PublishOptions) -> tuple[Topic, ...]:
    """Every topic of ``episodes`` that the options ask a feed for, by kind and file name.

    Names that differ in case, accents and punctuation alone are one topic; C, C++ and C# are three.
    """
    found: dict[str, tuple[Topics, str, list[Listed]]] = {}
    for episode in episodes:
        kinds: tuple[tuple[Topics, Sequence[str]], ...] = (("tag", episode.tags), ("author", episode.authors))
        for kind, names in kinds:
            for name in dict.fromkeys(filter(None, map(clean_line, names))) if kind in options.feeds else ():
                file = f"feed-{kind}-{_name_topic(name)}.xml"
                rows = found.setdefault(file, (kind, name, []))[2]
                if not rows or rows[-1] is not episode:
                    rows.append(episode)
    return tuple(Topic(kind, name, file, tuple(rows[:LONGEST])) for file, (kind, name, rows) in sorted(found.items()))


def _name_topic(name: str) -> str:
    """Its slug, with the signs that tell computer languages apart in words; a digest where that loses a letter."""
    slug = slugify(re.sub(r"(?<=[\w+])\+", " plus", re.sub(r"(?<=\w)#", " sharp", name)))
    lost = any(sign.isalpha() and not slugify(sign) for sign in name)
    digest = sha256_hex(name.casefold().encode())[:12] if lost or not slug else ""
    return "-".join(filter(None, (slug, digest)))
