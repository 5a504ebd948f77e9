"""What a scheduled run keeps for the next one: failures beside the episodes, and a memory that may always be lost.

``episodes/failures.json`` counts what failed, so that it is tried again at growing intervals. The memory,
``.articlecast/memory.json``, only spares work: which stamp belonged to which fingerprint, what the manifests say. A run
without it reads everything again and comes to the same end.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from articlecast.credentials import change_all, mask_addresses
from articlecast.errors import ArticlecastError, StoreError
from articlecast.files import read_memo, replace_file
from articlecast.model import Failure, Shelved, back_off
from articlecast.names import sha256_hex
from articlecast.show.episodes.store import (
    MANIFEST,
    list_slugs,
    load_episode,
    seal_files,
    stamp_manifest,
    verify_episode,
)

MEMORY = "memory.json"
FORMAT = 5
EARLIER = (3, 4)
"""Formats of earlier versions, whose manifests are read once more; in the first, addresses had their passwords."""
AUDIO_A_RUN = 2000
"""Audio files that a run looks at; a look at a file costs about as much as all else that an idle run does for it."""
DAILY = timedelta(hours=23)
"""How long what stays as it is goes untold. A daily timer comes a minute sooner or later each time."""
FOLDERS_A_RUN = 500
"""Episodes of which a run looks at every file, for which ten times as much is asked of the disk."""


class Seen(NamedTuple):
    """A source as it was when it was last read; ``published``, in ISO 8601, where only its date was looked at.

    ``held`` and ``reason`` are as a ``Sighting`` has them.
    """

    stamp: str
    fingerprint: str
    published: str = ""
    held: str = ""
    reason: str = ""


class Rest(NamedTuple):
    """How often something was tried or told that is as it was, and until when (ISO 8601) it is left alone."""

    times: int
    until: str

    def holds(self, now: datetime, longest: timedelta) -> bool:
        """Whether that is still so; a clock that ran ahead must not make it rest for years."""
        return now < datetime.fromisoformat(self.until) <= now + longest


def let_rest(
    before: Mapping[str, Rest], names: Iterable[str], *, now: datetime, first: timedelta, longest: timedelta
) -> tuple[dict[str, Rest], frozenset[str]]:
    """How long each of ``names`` rests from now on, and which of them rested already; the others are forgotten.

    The intervals grow as those of failures do.
    """
    rests, known = {}, set()
    for name in names:
        rest = before.get(name)
        if rest and rest.holds(now, longest):
            known.add(name)
        else:
            times = rest.times if rest else 0
            rest = Rest(times + 1, (now + back_off(times, first, longest)).isoformat())
        rests[name] = rest
    return rests, frozenset(known)


class Held(NamedTuple):
    """A manifest as it was when it was last read: its stamp, what it says, its audio's name and length.

    ``seal`` is the state of its files when they were the committed ones; empty where that is still to be seen. ``bare``
    says that an earlier version wrote it, and that nobody has tried yet to fill in what that did not know.
    """

    stamp: str
    source: str
    fingerprint: str
    title: str
    published: str
    pinned: bool
    removed: bool
    withdrawn: bool
    audio: str
    length: int
    art: str = ""
    seal: str = ""
    hidden: str = ""
    expires: str = ""
    corrected: str = ""
    holds: Sequence[str] = ()
    bare: bool = False
    recording: str = ""
    figures: Sequence[str] = ()

    def is_corrected_after(self, moment: datetime) -> bool:
        """Whether listeners are told of a correction that is yet to come."""
        return bool(self.corrected) and datetime.fromisoformat(self.corrected) > moment

    def shelve(self, slug: str, fault: str) -> Shelved:
        """The episode as far as deciding needs it."""
        when = datetime.fromisoformat(self.published)
        return Shelved(
            slug,
            self.source,
            self.fingerprint,
            self.title,
            when,
            self.pinned,
            self.removed,
            self.withdrawn,
            fault,
            self.art,
            self.hidden,
            datetime.fromisoformat(self.expires) if self.expires else None,
            tuple(self.holds),
            self.recording,
            tuple(self.figures),
        )


@dataclass(slots=True)
class Memory:
    """What the last run learnt.

    ``recipe`` digests the settings that the fingerprints hold for, found again by ``key``; ``feed`` digests what
    feed/ was last built from, ``delivered`` what was last sent; ``sources`` are by name, ``episodes`` by slug.
    ``feeds`` are the addresses that were feeds or sitemaps, ``told`` the troubles that were told, by their text,
    and ``provisional`` the sources that a substitute's voice speaks for, by name.
    """

    key: str = ""
    recipe: str = ""
    feed: str = ""
    delivered: str = ""
    sources: dict[str, Seen] = field(default_factory=dict)
    episodes: dict[str, Held] = field(default_factory=dict)
    feeds: tuple[str, ...] = ()
    told: dict[str, Rest] = field(default_factory=dict)
    provisional: dict[str, Rest] = field(default_factory=dict)
    _before: tuple[object, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Memory:
        """The memory kept in that folder; an empty one where there is none or it cannot be understood."""
        return read_memo(folder / MEMORY, cls._understand) or cls()

    @classmethod
    def _understand(cls, facts: Any) -> Memory:
        version, *rows = facts
        if version != FORMAT and version not in EARLIER:
            return cls()
        key, recipe, feed, delivered, sources, episodes, feeds, told, provisional = (
            rows if version == FORMAT else change_all(rows, mask_addresses)
        )
        seen = {name: Seen(*row) for name, row in sources.items()}
        held = {slug: Held(*row) for slug, row in episodes.items()} if version == FORMAT else {}
        heard, tried = ({name: Rest(*row) for name, row in rows.items()} for rows in (told, provisional))
        moments = [one.published for one in seen.values() if one.published]
        moments += [one.published for one in held.values()]
        moments += [moment for one in held.values() for moment in (one.expires, one.corrected) if moment]
        moments += [rest.until for rest in (*heard.values(), *tried.values())]
        for moment in moments:
            if datetime.fromisoformat(moment).utcoffset() is None:  # it would end every run from now on
                raise ValueError(moment)
        before = (key, recipe, feed, delivered, seen, held, tuple(feeds), dict(heard), dict(tried))
        kept = before if version == FORMAT else ()  # of any other it is written anew, masked and for its owner alone
        return cls(key, recipe, feed, delivered, seen, held, tuple(feeds), heard, tried, kept)

    def doubt(self, place: str) -> None:
        """Have an episode's files read by the next run, whatever their lengths and times: ``episodes/<slug>/…`` is
        where the check saw that one is not what was committed.
        """
        slug = place.split("/")[1] if place.startswith("episodes/") else ""
        if held := self.episodes.get(slug):
            self.episodes[slug] = held._replace(seal="")

    def save(self, folder: Path) -> bool:
        """Keep it; False, with not a byte written, where nothing changed.

        Rows without names: the memory of ten thousand episodes is read at every run.
        """
        facts = (
            self.key, self.recipe, self.feed, self.delivered, self.sources, self.episodes, self.feeds, self.told,
            self.provisional,
        )  # fmt: skip
        if facts == self._before:
            return False
        text = json.dumps([FORMAT, *facts], ensure_ascii=False)
        return replace_file(folder / MEMORY, text.encode(), sync=False, own=True)


def look_at_shelf(
    folder: Path, memory: Memory, now: datetime
) -> tuple[dict[str, Shelved], tuple[ArticlecastError, ...]]:
    """Every episode by slug, and an error for each manifest that cannot be read.

    Only manifests that changed since the memory was kept are opened. Of the audio the length is looked at, in a large
    show of ``AUDIO_A_RUN`` episodes in turns; and of ``FOLDERS_A_RUN`` whether anybody wrote to any of their files,
    which are read then.
    """
    shelf: dict[str, Shelved] = {}
    broken: list[ArticlecastError] = []
    kept: dict[str, Held] = {}
    slugs = list_slugs(folder)
    turns, rounds = -(-len(slugs) // AUDIO_A_RUN), -(-len(slugs) // FOLDERS_A_RUN)
    turn, round_ = choose_turn(now, turns), choose_turn(now, rounds)
    for number, slug in enumerate(slugs):
        place = f"{folder}/{slug}"
        stamp = stamp_manifest(place)
        held = memory.episodes.get(slug)
        if stamp and (held is None or held.stamp != stamp):
            try:
                held = _read(Path(place), stamp)
            except StoreError as error:
                broken.append(error)
                continue
        if stamp and held:
            fault = _judge_audio(f"{place}/{held.audio}", held) if number % turns == turn else ""
            if not fault and (not held.seal or number % rounds == round_):
                held, fault = _judge_files(place, held)
            kept[slug] = held
            shelf[slug] = held.shelve(slug, fault)
    memory.episodes = kept
    return shelf, tuple(broken)


def drop_mended(failures: Mapping[str, Failure], folder: Path, damaged: Collection[str]) -> dict[str, Failure]:
    """The failures without those that a manifest below that folder was to blame for, and which is whole again.

    ``damaged`` are the errors of the manifests that cannot be read, by their text, which such a failure repeats.
    """
    begin, end = f"{folder}{os.sep}", f"/{MANIFEST}: "
    return {
        source: failure
        for source, failure in failures.items()
        if failure.error in damaged or not (failure.error.startswith(begin) and end in failure.error)
    }


def list_held(memory: Memory, episodes: Collection[str]) -> tuple[tuple[str, Seen], ...]:
    """Articles that no episode was ever made of, drafts and expired ones, as they were when they were last read.

    ``episodes`` are the sources that have one.
    """
    return tuple((name, seen) for name, seen in sorted(memory.sources.items()) if seen.held and name not in episodes)


def note_held(folder: Path, held: Mapping[str, Seen], read: Iterable[str]) -> None:
    """Keep in the memory there which of the sources that a run ``read`` are ``held``, where that is all it keeps."""
    memory = Memory.load(folder)
    names = {name for name in read if name in memory.sources and memory.sources[name].held} - held.keys()
    if names or any(memory.sources.get(name) != seen for name, seen in held.items()):
        memory.sources = {name: seen for name, seen in memory.sources.items() if name not in names} | dict(held)
        memory.save(folder)


def choose_turn(now: datetime, turns: int) -> int:
    """Whose turn of ``turns`` it is in this minute: each comes, whatever the timer's interval.

    Counted by the minutes themselves, a timer of fifteen would look at one fifth of ten thousand episodes for ever.
    """
    minute = int(now.timestamp()) // 60
    return int(sha256_hex(str(minute).encode())[:8], 16) % max(turns, 1)


def _read(home: Path, stamp: str) -> Held | None:
    episode = load_episode(home)
    if episode is None:
        return None
    return Held(
        stamp,
        episode.source,
        episode.fingerprint,
        episode.title,
        episode.published.isoformat(),
        episode.pinned,
        episode.removed is not None,
        episode.withdrawn is not None,
        episode.enclosure.name,
        episode.enclosure.length,
        episode.art,
        "" if verify_episode(home.parent, episode) else seal_files(str(home)),
        episode.hidden,
        episode.expires.isoformat() if episode.expires else "",
        episode.corrected.isoformat() if episode.corrected else "",
        list(episode.holds),  # as it is read back
        episode.is_bare,
        episode.recording,
        list(episode.figures),
    )


def _judge_files(place: str, held: Held) -> tuple[Held, str]:
    """What is known of the episode now, and what is wrong with its files, or nothing.

    They are read where anybody wrote to one since they were last seen to be the committed ones.
    """
    seal = seal_files(place)
    if seal and held.seal == seal:  # a link that leads nowhere cannot be sealed, and is read
        return held, ""
    try:
        episode = load_episode(Path(place))
        fault = verify_episode(Path(place).parent, episode, whole=True) if episode else None
    except StoreError:  # it was damaged a moment ago: the next run says so
        return held, ""
    return held._replace(seal="" if fault else seal), fault or ""


def _judge_audio(path: str, held: Held) -> str:
    """What is wrong with the audio file by its length, or nothing."""
    try:
        found = os.stat(path).st_size  # noqa: PTH116 -- as above
    except OSError:
        return f"{held.audio} is missing"
    return "" if found == held.length else f"{held.audio} has {found} bytes where {held.length} were committed"


def by_source(shelf: Mapping[str, Shelved]) -> dict[str, Shelved]:
    """The episodes by the source that they came from."""
    return {episode.source: episode for episode in shelf.values()}
