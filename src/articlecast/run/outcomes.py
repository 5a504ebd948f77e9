"""What becomes of each source in a run, and whoever watches it become so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from articlecast.errors import ArticlecastError
from articlecast.model import Source
from articlecast.run.hiding import is_overridden
from articlecast.run.produce import News
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
