"""How a show stands after a run: its episodes by state, and the articles that wait or are set aside. Pure.

Whoever tells of it counts here: the report of a run, the figures, the health check, the list of episodes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, get_args

from articlecast.model import Episode, Failure
from articlecast.moments import is_over
from articlecast.run.hiding import judge_hidden
from articlecast.run.plan import SUBSTITUTE

EpisodeState = Literal[
    "published", "scheduled", "draft", "skipped", "expired", "provisional", "pinned", "retired", "withdrawn",
    "article gone", "waiting for review", "held", "damaged",
]  # fmt: skip
FailureState = Literal["waiting", "set aside"]
EPISODE_STATES: tuple[EpisodeState, ...] = get_args(EpisodeState)


class Judged(Protocol):
    """What an episode's state depends on: an ``Episode`` has it, and so has what a run keeps of one."""

    @property
    def slug(self) -> str: ...
    @property
    def published(self) -> datetime: ...
    @property
    def withdrawn(self) -> object: ...
    @property
    def removed(self) -> object: ...
    @property
    def pinned(self) -> bool: ...
    @property
    def hidden(self) -> str: ...
    @property
    def expires(self) -> datetime | None: ...
    @property
    def fingerprint(self) -> str: ...


def judge_episode(episode: Judged, now: datetime, retired: Collection[str] = ()) -> EpisodeState:
    """The one state that an episode is listed and counted in: the strongest that holds.

    ``retired`` are the slugs of those that have left the show for their age. One whose manifest cannot be read is
    ``damaged``, which is all that is known of it.
    """
    rows: tuple[tuple[EpisodeState, object], ...] = (
        ("withdrawn", episode.withdrawn),
        (judge_hidden(episode.hidden), episode.hidden),
        ("expired", is_over(episode.expires, now)),
        ("retired", episode.slug in retired),
        ("scheduled", episode.published > now),
        ("pinned", episode.pinned),
        ("article gone", episode.removed),
        ("provisional", SUBSTITUTE in episode.fingerprint),
    )
    return next((state for state, holds in rows if holds), "published")


def judge_review(episode: Episode) -> EpisodeState:
    """The state of an episode that listeners never had, and that an editor has yet to approve."""
    return "held" if episode.held else "waiting for review"


def judge_failure(failure: Failure) -> FailureState:
    """What becomes of an article that failed."""
    return "waiting" if failure.due else "set aside"


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts: ``episodes`` for each of ``EPISODE_STATES``, in their order; articles that failed, which are tried again
    or are not; ``left``, what a run left to the next one though nothing failed; and ``reviews``, what waits for an
    editor, the changes of episodes that listeners have among them.
    """

    episodes: tuple[int, ...]
    waiting: int
    set_aside: int
    left: int = 0
    reviews: int = 0

    def as_json(self) -> dict[str, Any]:
        """The counts by name, as reports keep them and the health check answers them."""
        episodes = dict(zip(EPISODE_STATES, self.episodes, strict=True))
        return {
            "episodes": episodes,
            "waiting": self.waiting,
            "set_aside": self.set_aside,
            "left": self.left,
            "reviews": self.reviews,
        }


def count_standing(
    episodes: Iterable[Judged],
    failures: Iterable[Failure],
    now: datetime,
    *,
    held: Iterable[str] = (),
    retired: Collection[str] = (),
    damaged: int = 0,
    left: int = 0,
    reviews: Collection[Episode] = (),
) -> Standing:
    """How a show with these episodes and failures stands at ``now``.

    ``held`` are articles that are no episode yet, ``retired`` as in ``judge_episode``, ``damaged`` counts the manifests
    that cannot be read, and ``reviews`` are the episodes that wait for an editor.
    """
    had = {episode.slug: judge_episode(episode, now, retired) for episode in episodes}
    new = (judge_review(episode) for episode in reviews if episode.slug not in had)
    states = Counter[str](had.values()) + Counter(new) + Counter(held)
    states["damaged"] = damaged
    failed = Counter(map(judge_failure, failures))
    counts = tuple(states[state] for state in EPISODE_STATES)
    waiting = sum(not episode.held for episode in reviews)
    return Standing(counts, failed["waiting"], failed["set aside"], left, waiting)
