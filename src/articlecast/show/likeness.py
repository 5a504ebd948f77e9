"""Whether a new article says nearly what an episode says already: the same wire story, from two feeds."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from articlecast.files import read_memo, replace_file
from articlecast.model import Article, Episode, Listed, Script
from articlecast.names import ENTRY
from articlecast.narrate import format_script, show_written
from articlecast.narrate.likeness import (
    LEAST_SENTENCES,
    Sentences,
    Sketch,
    Sketches,
    list_sentences,
    measure_share,
    sketch_sentences,
)
from articlecast.show.digest import FIELD
from articlecast.show.touch import load_script_file

MEMO = "likeness.json"
"""In the state folder: a sketch of each episode. It may always be lost, and only spares work."""
FORMAT = 1
ALIKE = 0.6
"""The share of its sentences from which an article is nearly another one."""
ALIKE_AT_HOME = 0.9
"""The same for two of one feed, site or folder, whose columns begin and end alike every week."""
_WORTH_A_LOOK = 0.3
_MOST_LOOKED_AT = 5


class Double(NamedTuple):
    """The episode that says nearly the same, and what share of the article's sentences it says."""

    slug: str
    share: float

    def __str__(self) -> str:
        return f"says nearly what '{self.slug}' says ({self.share:.0%} of its sentences)".replace("%", " %")


class _Row(NamedTuple):
    key: str
    sketch: Sketch


class Likenesses:
    """The episodes that listeners have, and the articles that a run makes into episodes, as far as they can be alike.

    ``load`` gives the whole episode to what stands for it. Nothing is read before an article is asked about.
    """

    def __init__(
        self, episodes: Iterable[Listed], folder: Path, state_folder: Path, load: Callable[[Listed], Episode]
    ) -> None:
        self._folder, self._memo, self._load = folder, state_folder / MEMO, load
        shown = (each for each in episodes if not (each.withdrawn or each.hidden))
        self._episodes = {each.slug: each for each in shown}
        self._rows: dict[str, _Row] = {}
        self._before: dict[str, _Row] = {}
        self._made: dict[str, tuple[str, Sentences]] = {}
        self._sketches: Sketches | None = None
        self._slugs: tuple[str, ...] = ()

    def find(self, article: Article, script: Script, source: str, entry: str = "") -> Double | None:
        """The episode that says most of what a new article says; None where none says nearly the same.

        A digest, which has the words of others on purpose, is like none.
        """
        sentences = _list_said(script)
        if len(sentences) < LEAST_SENTENCES or FIELD in dict(article.narration):
            return None
        self._look()
        assert self._sketches  # noqa: S101 -- it was just made
        shares = self._sketches.estimate_shares(sketch_sentences(sentences))
        nearest = np.argsort(-shares, kind="stable")[:_MOST_LOOKED_AT]
        near = [self._slugs[number] for number in nearest if shares[number] >= _WORTH_A_LOOK]
        hand = _name_hand(source, entry, article.url)
        found = [Double(slug, share) for slug in near if (share := self._measure(slug, sentences, hand))]
        return max(found, key=self._rank, default=None)

    def _rank(self, double: Double) -> tuple[float, int, int]:
        """Of several that say as much, the shortest and the oldest: a digest has the whole of it, too, and later."""
        age = -1 if double.slug in self._made else self._slugs.index(double.slug)  # as they are listed, newest first
        return double.share, -self._rows[double.slug].sketch.size, age

    def put(self, slug: str, article: Article, script: Script, source: str, entry: str = "") -> None:
        """Have an article that this run makes an episode of among those that others are compared with."""
        sentences = _list_said(script)
        if len(sentences) >= LEAST_SENTENCES and FIELD not in dict(article.narration):
            self._look()
            self._made[slug] = (_name_hand(source, entry, article.url), sentences)
            self._rows[slug] = _Row("", sketch_sentences(sentences))
            self._sketches = None

    def keep(self) -> None:
        """Write down the sketches that were made of episodes, where any was; raises OSError."""
        rows = {slug: row for slug, row in self._rows.items() if row.key}
        if self._slugs and rows != self._before:
            content = [FORMAT, {slug: _write_row(row) for slug, row in sorted(rows.items())}]
            replace_file(self._memo, json.dumps(content).encode(), sync=False, own=True)
            self._before = rows

    def _look(self) -> None:
        if self._sketches is not None:
            return
        if not self._slugs:
            self._before = read_memo(self._memo, _read_rows) or {}
            for slug, episode in self._episodes.items():
                kept, key = self._before.get(slug), f"{episode.revision} {episode.updated}"
                self._rows[slug] = kept if kept and kept.key == key else _Row(key, self._sketch(episode))
        self._slugs = tuple(self._rows)
        self._sketches = Sketches(row.sketch for row in self._rows.values())

    def _sketch(self, episode: Listed) -> Sketch:
        return sketch_sentences(self._list_sentences(episode))

    def _list_sentences(self, episode: Listed) -> Sentences:
        return list_sentences(show_written(load_script_file(self._load(episode), self._folder) or ""))

    def _measure(self, slug: str, sentences: Sentences, hand: str) -> float:
        """Which share of the sentences that one says; 0 where it is too little to be told."""
        if slug in self._made:
            others, said = self._made[slug]
        else:
            episode = self._episodes[slug]
            others = _name_hand(episode.source, episode.entry, episode.url)
            said = self._list_sentences(episode)
        share = measure_share(sentences, said)
        return share if share >= (ALIKE_AT_HOME if others == hand else ALIKE) else 0.0


def _list_said(script: Script) -> Sentences:
    return list_sentences(show_written(format_script(script)))


def _name_hand(source: str, entry: str, url: str) -> str:
    """Whose words an article's are: the feed, the site or the folder that it comes from."""
    if ENTRY in (entry or source):
        return (entry or source).partition(ENTRY)[0]
    try:
        host = urlsplit(url or source).hostname
    except ValueError:
        host = None
    return host or source.rpartition("/")[0]


def _read_rows(facts: Any) -> dict[str, _Row]:
    version, rows = facts
    if version != FORMAT:
        return {}
    return {slug: _Row(key, _read_sketch(count, text)) for slug, (key, count, text) in rows.items()}


def _read_sketch(count: int, text: str) -> Sketch:
    return Sketch(int(count), tuple(np.frombuffer(base64.b64decode(text), "<u4").tolist()))


def _write_row(row: _Row) -> tuple[str, int, str]:
    digests = np.array(row.sketch.digests, "<u4").tobytes()
    return row.key, row.sketch.size, base64.b64encode(digests).decode()
