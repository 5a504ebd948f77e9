"""What an editor decides about single episodes: list them with their state, withdraw, pin, try a failed one again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from articlecast.errors import ShowBusy, UsageError
from articlecast.model import Episode, Failure
from articlecast.model.episode import RULES
from articlecast.run.holding import MOMENT_SECONDS
from articlecast.run.plan import SUBSTITUTE, count_times
from articlecast.run.standing import EpisodeState, FailureState, judge_episode, judge_failure
from articlecast.show.asked import Change, Wish, apply_change, ask_later, take_asked
from articlecast.show.episodes.store import load_episodes
from articlecast.show.failures import load_failures, save_failures
from articlecast.show.lease import lease_show
from articlecast.show.settings import Settings

State = EpisodeState | FailureState


@dataclass(frozen=True, slots=True)
class EpisodeStatus:
    """An episode, or an article that is none yet because it failed; ``reason`` says why it is in its state.

    ``article`` is what becomes of its article where that failed: an episode stays published while it waits.
    """

    state: State
    slug: str
    title: str
    published: datetime | None
    seconds: float
    revision: int
    source: str
    guid: str
    reason: str = ""
    article: FailureState | None = None


def list_episodes(settings: Settings, now: datetime | None = None) -> tuple[EpisodeStatus, ...]:
    """Every episode, newest first, then every article that failed and is no episode; raises StoreError."""
    now = now or datetime.now(UTC)
    failures = load_failures(settings.episodes_folder)
    episodes = load_episodes(settings.episodes_folder)
    rows = [_describe(episode, failures.pop(episode.source, None), now) for episode in episodes]
    return (*rows, *(_describe_failure(failure) for failure in failures.values()))


def _describe(episode: Episode, failure: Failure | None, now: datetime) -> EpisodeStatus:
    state = judge_episode(episode, now)
    reason = _say_why(state, episode)
    if failure:
        reason = f"{reason}; its article {_say_failure(failure)}" if reason else f"its article {_say_failure(failure)}"
    return EpisodeStatus(
        state,
        episode.slug,
        episode.title,
        episode.published,
        episode.seconds,
        episode.revision,
        episode.source,
        episode.guid,
        reason,
        judge_failure(failure) if failure else None,
    )


def _say_why(state: EpisodeState, episode: Episode) -> str:
    match state:
        case "withdrawn":
            return f"by an editor, {episode.withdrawn:%Y-%m-%d}"
        case "scheduled":
            return f"due {episode.published.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        case "pinned":
            return "kept as it is, whatever becomes of its article"
        case "article gone":
            return f"since {episode.removed:%Y-%m-%d}"
        case "provisional":
            return f"{episode.fingerprint.partition(SUBSTITUTE)[2]} spoke it in place of the first choice"
        case "published":
            return f"could be refreshed: articlecast render --refresh {episode.slug}" if episode.rules < RULES else ""


def _describe_failure(failure: Failure) -> EpisodeStatus:
    state = judge_failure(failure)
    return EpisodeStatus(state, "", "", None, 0.0, 0, failure.source, "", _say_failure(failure), state)


def _say_failure(failure: Failure) -> str:
    when = f"tried again from {failure.due:%Y-%m-%d %H:%M} UTC" if failure.due else "tried no more until it changes"
    return f"failed {count_times(failure.count)}, {when}: {failure.error}"


def withdraw_episodes(
    settings: Settings, slugs: Sequence[str], *, undo: bool = False, now: datetime | None = None
) -> bool:
    """Take episodes out of the feed, or bring them back; their files, GUIDs and manifests stay.

    The feed is as it was until it is rebuilt. False where a run is at work: it does so shortly, and rebuilds the feed.
    Raises UsageError for a slug that no episode has.
    """
    return _amend(settings, slugs, "bring back" if undo else "withdraw", now or datetime.now(UTC))


def pin_episodes(settings: Settings, slugs: Sequence[str], *, undo: bool = False) -> bool:
    """Keep episodes as they are, whatever becomes of their articles, or let them follow again.

    False where a run is at work, which does so shortly. Raises UsageError for a slug that no episode has.
    """
    return _amend(settings, slugs, "unpin" if undo else "pin", datetime.now(UTC))


def _amend(settings: Settings, slugs: Sequence[str], wish: Wish, now: datetime) -> bool:
    """All of them or, where one is not known, none: at once, or by the run at work; raises UsageError."""
    folder = settings.episodes_folder
    known = {episode.slug for episode in load_episodes(folder)}
    for slug in slugs:
        if slug not in known:
            raise UsageError(slug, "no episode has this slug", "articlecast episodes")
    change = Change(wish, tuple(slugs), now.replace(microsecond=0))
    with suppress(ShowBusy), lease_show(settings, wish, MOMENT_SECONDS) as lease:
        lease.claim()
        take_asked(settings)  # what was asked for before comes before
        apply_change(settings, change)
        return True
    ask_later(settings, change)
    with suppress(ShowBusy), lease_show(settings, wish) as lease:  # it may have ended just now, and looked before
        lease.claim()
        take_asked(settings)
        return True
    return False


def retry_articles(settings: Settings, sources: Sequence[str] = ()) -> tuple[str, ...]:
    """Have these articles, or all that failed, tried again at the next run; which they are. Raises UsageError."""
    folder = settings.episodes_folder
    with lease_show(settings, "retry", MOMENT_SECONDS) as lease:
        lease.claim()
        failures = load_failures(folder)
        named = [source if source in failures else settings.name_source(source) for source in sources]
        for source in named:
            if source not in failures:
                raise UsageError(source, "is not among the articles that failed", "articlecast episodes")
        chosen = tuple(named or failures)
        save_failures(folder, [failure for source, failure in failures.items() if source not in chosen])
    return chosen
