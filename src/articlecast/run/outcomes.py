"""What becomes of each source in a run, and whoever watches it become so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol

from articlecast.errors import ArticlecastError, StoreError
from articlecast.model import Failure, Sighting, Source
from articlecast.run.hiding import is_overridden
from articlecast.run.plan import plan_retry
from articlecast.run.produce import News
from articlecast.show.failures import load_failures, save_failures
from articlecast.show.memory import Seen, note_held
from articlecast.show.settings import Settings

RIVAL = "{source} has the same link: each has an episode, for neither source can take the other's"
"""What is noted of an episode whose link another one has, too."""

State = Literal[
    "new", "changed", "moved", "refreshed", "returned", "unchanged", "draft", "skipped", "expired", "waiting", "failed"
]  # fmt: skip
"""What can become of a source; one that waits is the next run's, and has not failed; one refreshed is no correction.

Of a draft, one expired and one that an editor skips no episode is made, and the one that there is stays out of the feed
until it has returned; one that a rule skips never had one.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source; ``spoken`` and ``cached`` count utterances, ``seconds`` is the episode's length.

    ``doubts`` names sentences whose sound is oddly long or short for their text, and languages without
    rules of their own; ``notes`` say what else is not as the article has it, ``reason`` why nothing was made of it.
    What ``waits`` is heard by nobody until an editor approves it.
    """

    source: str
    state: State
    slug: str = ""
    title: str = ""
    seconds: float = 0.0
    spoken: int = 0
    cached: int = 0
    error: ArticlecastError | None = None
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    waits: bool = False


def list_failures(outcomes: Iterable[Outcome]) -> Iterator[tuple[str, str, str]]:
    """The source of each that failed, what is wrong, and what to type; one that waits has not failed."""
    for outcome in outcomes:
        if outcome.error and outcome.state == "failed":
            yield outcome.source, str(outcome.error), outcome.error.hint


def remember_held(settings: Settings, sources: Iterable[Source], outcomes: Iterable[Outcome]) -> None:
    """Keep which articles are drafts or expired, for the list of episodes; raises OSError."""
    stamps = {settings.name_source(source.locator): source.stamp for source in sources}
    found = {one.source: one for one in outcomes}
    held = {
        # What an override says is looked at anew by the next run: its source's stamp does not tell when it ends.
        name: Seen("" if is_overridden(one.reason) else stamps.get(name, ""), "", "", one.state, one.reason)
        for name, one in found.items()
        if one.reason
    }
    note_held(settings.state_folder, held, found)


def remember_failures(
    settings: Settings,
    sources: Iterable[Source],
    outcomes: Iterable[Outcome],
    now: datetime,
    *,
    is_own: Callable[[str], bool],
) -> bool:
    """Keep which of the show's ``own`` articles failed, and that those which did not have failed no more.

    They stand in one list with a scheduled run's, which tries them as soon as it comes: it was an editor who asked.
    Whether anything changed; what cannot be kept is found out again by the next run.
    """
    stamps = {settings.name_source(source.locator): source for source in sources}
    with suppress(OSError, StoreError):
        failures = load_failures(settings.episodes_folder)
        kept = dict(failures)
        for outcome in outcomes:
            source = stamps.get(outcome.source)
            is_kept = source is not None and source.locator != "-" and is_own(outcome.source)
            if outcome.state == "waiting" or (outcome.error and not is_kept):
                continue
            kept.pop(outcome.source, None)
            if outcome.error and source:
                kept[outcome.source] = _note_failure(outcome, source, failures, now)
        if kept != failures:
            return save_failures(settings.episodes_folder, kept.values())
    return False


def _note_failure(outcome: Outcome, source: Source, failures: Mapping[str, Failure], now: datetime) -> Failure:
    """The failure of a render; one that was set aside stays so."""
    before = failures.get(outcome.source)
    # A scheduled run's stamp has those of the picture and the override behind it.
    stamp = before.stamp if before and before.stamp.startswith(source.stamp) else source.stamp
    sighting, error = Sighting(outcome.source, source.locator, stamp, "", None), outcome.error
    wrong, hint = (str(error), error.hint) if error else ("", "")
    none = timedelta()
    failure = plan_retry(sighting, wrong, hint, before, now=now, first=none, longest=none, attempts=0)
    return replace(failure, due=None) if before and before.due is None and before.stamp == stamp else failure


class Watch(News, Protocol):
    """Whoever wants to see the work go on; several articles are under way at once, each told by its source.

    Every method is called on the thread that renders; ``end`` in the order of ``begin``.
    """

    def begin(self, source: str, number: int, total: int) -> None: ...
    def end(self, outcome: Outcome) -> None: ...


class Unwatched:
    """A watch for whoever looks at the outcomes alone."""

    def begin(self, source: str, number: int, total: int) -> None:
        pass

    def script(self, source: str, title: str, utterances: int, seconds: float) -> None:
        pass

    def segment(self, source: str, *, cached: bool) -> None:
        pass

    def mastered(self, source: str, seconds: float) -> None:
        pass

    def end(self, outcome: Outcome) -> None:
        pass
