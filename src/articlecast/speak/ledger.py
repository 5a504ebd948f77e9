"""The completeness ledger: every utterance, what was heard for it, and whether that can be all of it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from articlecast.errors import SpeakError
from articlecast.files import read_memo, replace_file
from articlecast.model import Script, Segment, Sound, render_readings
from articlecast.names import quote, sha256_hex
from articlecast.speak.sound import find_heard

SLOWEST, FASTEST = 2.5, 40.0
"""Characters a second that any voice can speak, before its own range is learnt."""
SHORTEST_TEXT = 12
"""Characters below which a length says nothing: "No." may take as long as "Nobody."."""
PACES = "paces.json"
"""The file of learnt paces, beside the segments' folder."""
ENOUGH = 20
"""Sentences from which a voice's own pace is known."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One utterance: its text as written, its segment's digest and heard seconds, and a doubt or an empty string."""

    written: str
    characters: int
    sha256: str
    seconds: float
    doubt: str = ""

    def __str__(self) -> str:
        """What is doubtful about it, for people: the sentence and why."""
        return f"{quote(self.written)}: {self.doubt}"


@dataclass(slots=True)
class Ledger:
    """What an episode is made of, in the order of its script."""

    engine: str = ""
    entries: list[LedgerEntry] = field(default_factory=list)

    def add(self, segment: Segment, doubt: str = "") -> None:
        frames = segment.sound.frames
        written = segment.utterance.written
        self.entries.append(
            LedgerEntry(written, len(segment.text), sha256_hex(frames), round(segment.sound.seconds, 4), doubt)
        )

    @property
    def doubts(self) -> tuple[LedgerEntry, ...]:
        return tuple(entry for entry in self.entries if entry.doubt)


def write_ledger(ledger: Ledger) -> bytes:
    """The file that is kept with the episode: JSON, one utterance a line."""
    lines = [
        json.dumps([entry.written, entry.characters, entry.sha256, entry.seconds, entry.doubt], ensure_ascii=False)
        for entry in ledger.entries
    ]
    head = json.dumps({"version": 1, "engine": ledger.engine}, ensure_ascii=False)[:-1]
    return (head + ', "utterances": [\n' + ",\n".join(lines) + "\n]}\n").encode("utf-8", "surrogatepass")


def read_ledger(content: bytes) -> Ledger:
    """The ledger in a file's content; raises SpeakError where it is none."""
    try:
        row = json.loads(content)
        entries = [LedgerEntry(*entry) for entry in row["utterances"]]
        return Ledger(row["engine"], entries)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise SpeakError("ledger", f"cannot be read: {error}", "articlecast render --force") from error


def check_ledger(ledger: Ledger, script: Script, seconds: float) -> tuple[str, ...]:
    """What is wrong between the ledger, the script and an episode ``seconds`` long; nothing where all is heard."""
    faults = []
    said = [utterance.written for utterance in script.utterances]
    held = [entry.written for entry in ledger.entries]
    if said != held:
        missing = [written for written in said if written not in set(held)]
        faults += [f"has no segment for {written!r}" for written in missing]
        if not missing:
            faults.append("its utterances are not those of the script, in order")
    faults += [f"holds nothing for {entry.written!r}" for entry in ledger.entries if entry.seconds <= 0]
    spoken = sum(entry.seconds for entry in ledger.entries)
    if spoken > seconds + 0.5:
        faults.append(f"its segments last {spoken:.1f} s, and the episode {seconds:.1f} s")
    return tuple(faults)


@dataclass(slots=True)
class Pace:
    """How fast one voice speaks, learnt from what it spoke: logarithms of characters a heard second."""

    count: int = 0
    mean: float = 0.0
    squares: float = 0.0

    def learn(self, speed: float) -> None:
        """One more sentence (Welford's running variance)."""
        self.count += 1
        before = math.log(speed) - self.mean
        self.mean += before / self.count
        self.squares += before * (math.log(speed) - self.mean)

    @property
    def range(self) -> tuple[float, float]:
        """Characters a second, slowest and fastest: four deviations from its mean, at least half and double of it."""
        if self.count < ENOUGH:
            return SLOWEST, FASTEST
        reach = max(math.log(2), 4 * math.sqrt(self.squares / self.count))
        return math.exp(self.mean - reach), math.exp(self.mean + reach)


@lru_cache(maxsize=64)  # a sentence is judged more than once
def weigh_text(text: str) -> float:
    """How long a text takes to say, in characters; a digit counts as the word that it is said as."""
    said = render_readings(text)  # a pronunciation beside its words is not said once more
    if said.isascii():  # a third of the time, for nearly all of English
        return sum(map(str.isalnum, said)) + 3 * sum(map(str.isdigit, said))
    return sum(4 if char.isdigit() else 2.5 if ord(char) > 0x2E80 else 1 for char in said if char.isalnum())


def measure_speed(text: str, sound: Sound) -> float | None:
    """Characters a heard second; None for a text too short to tell. A digit stands for the word it is said as."""
    weight = weigh_text(text)
    if weight < SHORTEST_TEXT:
        return None
    begin, end = find_heard(sound)
    return weight / max((end - begin) / sound.sample_rate, 0.001)


def find_doubt(text: str, sound: Sound, pace: Pace) -> str:
    """Why this cannot be the whole text and nothing else, or an empty string."""
    return judge_speed(measure_speed(text, sound), sound, pace)


def judge_speed(speed: float | None, sound: Sound, pace: Pace) -> str:
    """The same, of a speed that is measured."""
    slowest, fastest = pace.range
    if speed is None or slowest <= speed <= fastest:
        return ""
    found = "too short" if speed > fastest else "too long"
    return f"{sound.seconds:.1f} s is {found}: {speed:.1f} characters a second, expected {slowest:.1f} to {fastest:.1f}"


Lesson: TypeAlias = tuple[str, float]
"""A voice's key and the speed of one sentence, in characters a heard second."""


class PaceBook:
    """The learnt paces of all voices, in one file that may be deleted at any time; ``lessons`` are the new ones."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._paces: dict[str, Pace] = {}
        self.lessons: list[Lesson] = []
        if path:
            self._paces = read_memo(path, _read_paces) or {}

    def __getitem__(self, voice: str) -> Pace:
        return self._paces.setdefault(voice, Pace())

    def copy(self) -> PaceBook:
        """What is known until now, to learn from by itself: articles side by side do not hear of each other."""
        other = PaceBook()
        other._paces = {voice: replace(pace) for voice, pace in self._paces.items()}
        return other

    def study(self, lessons: Iterable[Lesson]) -> None:
        """Learn what another book has learnt, in its order."""
        for voice, speed in lessons:
            self[voice].learn(speed)
            self.lessons.append((voice, speed))

    def save(self) -> None:
        """Keep what was learnt; of two processes at once the last one's lesson stays."""
        if self._path and self.lessons:
            rows = {voice: [pace.count, pace.mean, pace.squares] for voice, pace in sorted(self._paces.items())}
            replace_file(self._path, json.dumps(rows).encode(), sync=False)


def _read_paces(rows: Any) -> dict[str, Pace]:
    return {voice: Pace(int(row[0]), float(row[1]), float(row[2])) for voice, row in rows.items()}


def name_voice(engine: str, voice: str, rate: float) -> str:
    """The key of a voice's pace."""
    return f"{engine}/{voice}/{rate:g}"
