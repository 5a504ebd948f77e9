"""The pictures within an article, for its episode's page: each had once, within bounds, and made small.

A listener's device asks nobody but the show's host, so that a picture is on the page only as a file of the episode's.
What cannot be had, is no picture of pixels, or is one too many, stays a link to the article.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articlecast.errors import ArticlecastError
from articlecast.master import fit_figure, measure_picture
from articlecast.model import Episode, Shown, Source
from articlecast.names import sha256_hex
from articlecast.read import load_document
from articlecast.show.art import Located, locate_picture, recall_picture

if TYPE_CHECKING:
    from articlecast.show.settings import Settings  # pydantic, which a worker that only carries the value needs not

MOST_FIGURES = 20
"""Of one episode: with MOST_FIGURE_BYTES of each, its page's pictures weigh no more than ten minutes of its audio."""
MOST_SECONDS = 10.0
"""After so long no further picture of an article is asked for on the network: one host is asked once a second, and a
run over hundreds of pages is to end."""
MOST_FETCHED = 50_000_000
"""Bytes of one article's pictures, as they are before they are made small."""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture within an article.

    ``place`` is what the article calls it, ``name`` what the manifest does: its address, or its path seen from the
    show's folder. ``content`` is a WebP of ``width`` and ``height``, empty where the page links to the article; of a
    file, ``digest`` is that of its bytes.
    """

    place: str
    name: str
    content: bytes = b""
    width: int = 0
    height: int = 0
    digest: str = ""


def find_illustrations(
    settings: Settings, shown: Iterable[Shown], source: str, previous: Episode | None, *, anew: bool, link: str = ""
) -> tuple[Illustration, ...]:
    """The pictures that are ``shown`` of the article of that locator, each once, in its order.

    Where each may be, and whose is asked again only ``anew``, is as for the article's art.
    """
    wanted = settings.publish.figures == "shown"
    ends, left, fetched = time.monotonic() + MOST_SECONDS, MOST_FIGURES if wanted else 0, 0
    found: list[Illustration] = []
    had: set[str] = set()
    for place in dict.fromkeys(each.url for each in shown if each.kind == "picture" and each.url):
        at = locate_picture(settings, place, source, link)
        one = Illustration(place, at.name or place)
        late = at.is_remote and (time.monotonic() > ends or fetched > MOST_FETCHED)
        if left > 0 and not at.fault and one.name not in had:
            kept = None if anew or not at.is_remote else _recall(settings, previous, one)
            if not kept and not late:
                kept, weight = _load(settings, at, one)
                fetched += weight
            one = kept or one
            if one.content:
                had.add(one.name)
                left -= 1
        found.append(one)
    return tuple(found)


def _recall(settings: Settings, previous: Episode | None, one: Illustration) -> Illustration | None:
    """The picture as the episode so far has it, None where it has not."""
    assets = [each for each in previous.assets_of("figure") if each.origin == one.name] if previous else []
    content = recall_picture(settings, previous, assets) if previous else b""
    return replace(one, content=content, width=assets[0].width, height=assets[0].height) if content else None


def _load(settings: Settings, at: Located, one: Illustration) -> tuple[Illustration | None, int]:
    """The picture made small, and how many bytes it had; None where there is none to show."""
    weight = 0
    try:
        content = load_document(Source(at.locator), settings.read).content
        weight = len(content)
        small = fit_figure(content, name=one.place)
    except ArticlecastError:
        return None, weight
    width, height = measure_picture(small)
    digest = "" if at.is_remote else sha256_hex(content)
    return replace(one, content=small, width=width, height=height, digest=digest), weight


def keep_shown(illustrations: Iterable[Illustration], shown: Iterable[Shown]) -> tuple[Illustration, ...]:
    """Those that are among what is ``shown``: an editor's script may tell of fewer."""
    places = {each.url for each in shown}
    return tuple(each for each in illustrations if each.place in places)


def list_stored(illustrations: Iterable[Illustration]) -> Iterator[Illustration]:
    """Those that become files of the episode, each once, in their order: two may be of one content."""
    known: set[bytes] = set()
    for each in illustrations:
        if each.content and each.content not in known:
            known.add(each.content)
            yield each


def digest_illustrations(illustrations: Iterable[Illustration]) -> bytes:
    """What a fingerprint holds of them: nothing of an address, as of the art."""
    return b"".join(each.digest.encode() for each in list_stored(illustrations))


def name_shown(shown: Sequence[Shown], illustrations: Iterable[Illustration]) -> tuple[Shown, ...]:
    """The same, each picture called as the manifest calls it; two that are one file have one name."""
    rows = tuple(illustrations)
    files = {each.content: each.name for each in reversed(rows) if each.content}
    names = {each.place: files.get(each.content, each.name) for each in rows}
    return tuple(replace(each, url=names.get(each.url, each.url)) if each.url else each for each in shown)


def list_pictures(shown: Sequence[Shown], settings: Settings, source: str, link: str) -> list[str]:
    """The pictures of what is shown, in its order: a file's name, and nothing of an address.

    Addresses are others at each look, where a server signs them.
    """
    places = [locate_picture(settings, each.url, source, link) for each in shown if each.kind == "picture" and each.url]
    return ["" if place.is_remote else place.name for place in places]
