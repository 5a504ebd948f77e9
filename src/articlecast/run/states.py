"""What an editor decides about single episodes: list them with their state, withdraw, pin, try a failed one again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import get_args

from articlecast.display import quote_word
from articlecast.errors import ShowBusy, StoreError, UsageError
from articlecast.files import digest_file
from articlecast.model import Episode, Failure
from articlecast.model.episode import RULES
from articlecast.moments import write_moment
from articlecast.names import ENTRY, is_address, quote, suggest_name
from articlecast.run.completeness import list_doubts
from articlecast.run.hiding import tell_over
from articlecast.run.holding import MOMENT_SECONDS
from articlecast.run.plan import SUBSTITUTE, count_times
from articlecast.run.slugs import complete_name
from articlecast.run.standing import (
    EPISODE_STATES,
    EpisodeState,
    FailureState,
    judge_episode,
    judge_failure,
    judge_review,
)
from articlecast.show.asked import Change, Wish, apply_change, ask_later, take_asked
from articlecast.show.episodes.store import Broken, Library, list_slugs, load_episode, verify_episode
from articlecast.show.failures import load_failures, save_failures
from articlecast.show.lease import lease_show
from articlecast.show.memory import Memory, list_held
from articlecast.show.public import find_retired, hide_digests, select_episodes, tell_retired
from articlecast.show.review import Reviews
from articlecast.show.settings import Settings, require_maker

_COMMANDS: dict[Wish, str] = {"bring back": "withdraw --undo", "unpin": "pin --undo", "let wait": "hold --undo"}
State = EpisodeState | FailureState
_STATES: dict[str, EpisodeState] = {"draft": "draft", "expired": "expired", "skipped": "skipped"}


@dataclass(frozen=True, slots=True)
class EpisodeStatus:
    """An episode, or an article that is none yet because it failed; ``reason`` says why it is in its state.

    ``article`` is what becomes of its article where that failed: an episode stays published while it waits. ``doubts``
    are sentences of what waits for an editor that had better be listened to.
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
    doubts: tuple[str, ...] = ()


def require_state(state: str) -> None:
    """Raises UsageError for what is no state of an episode or of an article that failed."""
    known = (*EPISODE_STATES, *get_args(FailureState))
    if state not in known:
        wrong = f"there is no state {quote(state)}{suggest_name(state, known)}"
        raise UsageError("state", wrong, f"one of: {', '.join(known)}")


def list_episodes(settings: Settings, now: datetime | None = None) -> tuple[EpisodeStatus, ...]:
    """What waits for an editor, then every episode, newest first; those whose manifest is broken; then drafts and
    articles that failed, and are no episode. Raises StoreError for a list of failures that is damaged.
    """
    now = now or datetime.now(UTC)
    failures = load_failures(settings.episodes_folder)
    found, broken = Library(settings.episodes_folder).sift()
    loaded = hide_digests(found, settings.publish, now, settings.feed_folder, settings.show.time_zone)
    episodes = select_episodes(loaded, settings.select)
    if settings.select is not None:  # what is no episode is the other show's to tell
        failures, broken = {}, ()
    zone, reviews = settings.show.time_zone, Reviews(settings)
    had = {episode.slug for episode in episodes}
    rows = [
        _describe_review(episode, failures.pop(episode.source, None), reviews.folder, zone)
        for episode in reviews.episodes
        if episode.slug not in had
    ]
    retired = find_retired(episodes, settings.publish, now, settings.feed_folder)
    why, gone = tell_retired(settings.publish), retired if settings.publish.older == "withdraw" else ()
    rows += [
        _describe(
            episode, judge_episode(episode, now, gone), failures.pop(episode.source, None), zone, reviews,
            retired=why if episode.slug in retired else "",
        )
        for episode in episodes
    ]  # fmt: skip
    rows += [_describe_damaged(damaged, failures.pop(damaged.source, None)) for damaged in (*broken, *reviews.broken)]
    rows += [
        EpisodeStatus(_STATES[seen.held], "", "", None, 0.0, 0, name, "", seen.reason)
        for name, seen in list_held(Memory.load(settings.state_folder), {row.source for row in rows})
        if name not in failures
    ]
    return (*rows, *(_describe_failure(failure, zone) for failure in failures.values()))


def _describe(
    episode: Episode, state: EpisodeState, failure: Failure | None, zone: str, reviews: Reviews, *, retired: str
) -> EpisodeStatus:
    """``retired`` says why it is not in ``feed.xml``, if its age is the reason."""
    reasons = [_say_why(state, episode, zone), retired]
    doubts: tuple[str, ...] = ()
    if episode.edited:
        reasons.append("its script was edited by hand")
    if failure:
        reasons.append(f"its change {_say_failure(failure, zone)}")
    if change := reviews.find(episode.slug):
        doubts = list_doubts(change, reviews.folder / change.slug)
        reasons.append(f"its change {_say_review(change, zone)}")
    return _row(episode, state, "; ".join(filter(None, reasons)), failure, doubts)


def _describe_review(episode: Episode, failure: Failure | None, folder: Path, zone: str) -> EpisodeStatus:
    """An episode that listeners never had."""
    reasons = [f"since {write_moment(episode.held, zone)}, by an editor" if episode.held else ""]
    reasons.append(f"its article is gone since {episode.removed:%Y-%m-%d}" if episode.removed else "")
    reasons.append(f"its article is a draft ({episode.hidden})" if episode.hidden else "")
    reasons.append(f"its change {_say_failure(failure, zone)}" if failure else "")
    reasons.append(f"articlecast approve {episode.slug}")
    doubts = list_doubts(episode, folder / episode.slug)
    return _row(episode, judge_review(episode), "; ".join(filter(None, reasons)), failure, doubts)


def _row(
    episode: Episode, state: State, reason: str, failure: Failure | None, doubts: tuple[str, ...]
) -> EpisodeStatus:
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
        doubts,
    )


def _say_review(change: Episode, zone: str) -> str:
    """What becomes of a change that listeners have not yet."""
    if change.held:
        return f"is held since {write_moment(change.held, zone)}, by an editor"
    return f"waits for review: articlecast approve {change.slug}"


def _describe_damaged(damaged: Broken, failure: Failure | None) -> EpisodeStatus:
    article = judge_failure(failure) if failure else None
    said = str(damaged.error)
    return EpisodeStatus("damaged", damaged.slug, "", None, 0.0, 0, damaged.source, "", said, article)


def _say_why(state: EpisodeState, episode: Episode, zone: str) -> str:
    said: dict[EpisodeState, Callable[[], str]] = {
        "withdrawn": lambda: f"by an editor, {episode.withdrawn:%Y-%m-%d}",
        "draft": lambda: episode.hidden,
        "skipped": lambda: episode.hidden,
        "expired": lambda: tell_over(episode.expires, zone) if episode.expires else "",
        "scheduled": lambda: f"due {write_moment(episode.published, zone)}",
        "pinned": lambda: "kept as it is, whatever becomes of its article",
        "article gone": lambda: f"since {episode.removed:%Y-%m-%d}",
        "provisional": lambda: f"{episode.fingerprint.partition(SUBSTITUTE)[2]} spoke it in place of the first choice",
        "retired": str,
        "published": lambda: _say_outlook(episode, zone),
    }
    return said[state]()


def _say_outlook(episode: Episode, zone: str) -> str:
    """What is to be known of an episode that listeners have."""
    until = f"until {write_moment(episode.expires, zone)}" if episode.expires else ""
    refresh = f"could be refreshed: articlecast render --refresh {episode.slug}" if episode.rules < RULES else ""
    return "; ".join(filter(None, (until, refresh)))


def _describe_failure(failure: Failure, zone: str) -> EpisodeStatus:
    state = judge_failure(failure)
    return EpisodeStatus(state, "", "", None, 0.0, 0, failure.source, "", _say_failure(failure, zone), state)


def _say_failure(failure: Failure, zone: str) -> str:
    when = f"tried again from {write_moment(failure.due, zone)}" if failure.due else "tried no more until it changes"
    return f"failed {count_times(failure.count)}, {when}: {failure.error.removeprefix(f'{failure.source}: ')}"


def withdraw_episodes(
    settings: Settings, slugs: Sequence[str], *, undo: bool = False, now: datetime | None = None
) -> bool:
    """Take episodes out of the feed, or bring them back; their files, GUIDs and manifests stay.

    The feed is as it was until it is rebuilt. False where a run is at work: it does so shortly, and rebuilds the feed.
    Raises UsageError for a slug that no episode has, StoreError for one whose manifest is broken.
    """
    return _amend(settings, slugs, "bring back" if undo else "withdraw", now or datetime.now(UTC))


def pin_episodes(settings: Settings, slugs: Sequence[str], *, undo: bool = False) -> bool:
    """Keep episodes as they are, whatever becomes of their articles, or let them follow again.

    False where a run is at work, which does so shortly. Raises UsageError for a slug that no episode has, StoreError
    for one whose manifest is broken.
    """
    return _amend(settings, slugs, "unpin" if undo else "pin", datetime.now(UTC))


def list_waiting(settings: Settings) -> tuple[str, ...]:
    """The slugs under which something waits for review, newest first; without what an editor holds."""
    return tuple(episode.slug for episode in Reviews(settings).episodes if not episode.held)


def list_outdated(settings: Settings, slugs: Collection[str]) -> tuple[str, ...]:
    """Those of the slugs under which something waits whose article says something else by now, or keeps it back."""
    found = Reviews(settings).episodes
    return tuple(
        episode.slug
        for episode in found
        if episode.slug in slugs and (episode.hidden or _find_change(settings, episode))
    )


def list_pinned(settings: Settings, slugs: Collection[str]) -> tuple[str, ...]:
    """Those of the slugs whose episode an editor has pinned, and under which something waits for review."""
    reviews = Reviews(settings)
    return tuple(slug for slug in slugs if (change := reviews.find(slug)) and _is_pinned(settings, change))


def _is_pinned(settings: Settings, change: Episode) -> bool:
    public = _load_public(settings, change.slug)
    return public.pinned if public else change.pinned


def approve_episodes(settings: Settings, slugs: Sequence[str], *, now: datetime | None = None) -> bool:
    """Make what waits for review under these slugs the episodes that listeners have.

    The feed is as it was until it is rebuilt. False where a run is at work: it does so shortly, and rebuilds the feed.
    Raises UsageError for a slug under which nothing waits, or not what its article says by now; StoreError for one
    whose files are damaged.
    """
    return _amend(settings, slugs, "approve", now or datetime.now(UTC))


def hold_episodes(settings: Settings, slugs: Sequence[str], *, undo: bool = False, now: datetime | None = None) -> bool:
    """Keep back what waits for review under these slugs: it is no more asked about, until its article changes. Or have
    it wait as it did.

    False where a run is at work, which does so shortly. Raises UsageError for a slug under which nothing waits.
    """
    return _amend(settings, slugs, "let wait" if undo else "hold", now or datetime.now(UTC))


_REVIEWED: frozenset[Wish] = frozenset({"approve", "hold", "let wait"})


def _amend(settings: Settings, slugs: Sequence[str], wish: Wish, now: datetime) -> bool:
    """All of them or, where one is not known, none: at once, or by the run at work; raises UsageError, StoreError."""
    require_maker(settings, f"{_COMMANDS.get(wish, wish)} {' '.join(slugs)}")
    reviews = Reviews(settings)
    for slug in slugs:
        waiting, public = reviews.find(slug), _load_public(settings, slug)
        if not (waiting if wish in _REVIEWED else waiting or public):
            raise UsageError(slug, *_say_unknown(slug, wish, public))
        if wish == "approve" and waiting and (fault := verify_episode(reviews.folder, waiting)):
            hint = f"articlecast render --force {quote_word(waiting.source)}"
            raise StoreError(str(reviews.folder / slug), fault, hint)
        if wish == "approve" and waiting and waiting.hidden:
            wrong = f"its article keeps it back: {waiting.hidden}"
            raise UsageError(slug, wrong, f"mend {waiting.source}, and then: articlecast render")
        if wish == "approve" and waiting and (what := _find_change(settings, waiting)):
            wrong = f"{waiting.source} {what} since this was made of it"
            raise UsageError(slug, wrong, f"articlecast render {quote_word(waiting.source)}   (and listen to it)")
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


def _find_change(settings: Settings, episode: Episode) -> str:
    """How the article's file is another than the one that an editor has heard; of other places nobody knows."""
    if is_address(episode.source) or ENTRY in episode.source or not episode.article:
        return ""
    try:
        changed = digest_file(Path(settings.locate(episode.source))) != episode.article
    except OSError:
        return "has gone"
    return "has changed" if changed else ""


def _load_public(settings: Settings, slug: str) -> Episode | None:
    folder = settings.episodes_folder
    return load_episode(folder / slug) if slug in list_slugs(folder) else None


def _say_unknown(slug: str, wish: Wish, public: Episode | None) -> tuple[str, str]:
    """What is wrong with a slug, and what to type instead."""
    if public is None:
        return "no episode has this slug", "articlecast episodes"
    listed = 'articlecast episodes --state "waiting for review"'
    instead = f"articlecast withdraw {slug}   (to take it out of the feed)" if wish == "hold" else listed
    return "does not wait for review", instead


def retry_articles(settings: Settings, sources: Sequence[str] = ()) -> tuple[str, ...]:
    """Have these articles, or all that failed, tried again at the next run; which they are.

    One may be named by its source, its file's name or its episode's slug, each as short as it is unique. Raises
    UsageError.
    """
    require_maker(settings, "retry")
    folder = settings.episodes_folder
    with lease_show(settings, "retry", MOMENT_SECONDS) as lease:
        lease.claim()
        failures = load_failures(folder)
        named = [_find_failed(settings, source, failures) for source in sources]
        chosen = tuple(named or failures)
        save_failures(folder, [failure for source, failure in failures.items() if source not in chosen])
    return chosen


def _find_failed(settings: Settings, typed: str, failures: Mapping[str, Failure]) -> str:
    """The source of the failed article that was meant."""
    for source in (typed, settings.name_source(typed)):
        if source in failures:
            return source
    named = {PurePosixPath(source).name: source for source in failures}
    slugs = {card.slug: card.source for card in Library(settings.episodes_folder).sift()[0] if card.source in failures}
    known = {source: source for source in failures} | named | slugs
    begun = {known[name] for name in known if typed and name.startswith(typed)}
    if len(begun) == 1:
        return begun.pop()
    return known[complete_name(typed, known, "article of this name failed")]
