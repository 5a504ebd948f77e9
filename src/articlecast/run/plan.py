"""Which episode an article becomes, and whether there is anything to do: a pure decision with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, TypeVar
from uuid import UUID, uuid5

from articlecast.errors import ReadError
from articlecast.model import Article, Episode, Failure, Listed, Shelved, Sighting, back_off, whole
from articlecast.moments import is_over, write_moment
from articlecast.names import (
    ENTRY,
    drop_tracking,
    drop_whence,
    is_file_name,
    is_portable,
    name_file,
    sha256_hex,
    slugify,
)
from articlecast.run.hiding import tell_over
from articlecast.run.origins import Origin, holds_link, may_move

GUID_NAMESPACE = UUID("a2f6d3c1-7e0b-5c57-9a63-0d1c6b1f4e22")
"""The namespace of the GUIDs that are born here (RFC 9562, version 5); it must never change."""

ListedT = TypeVar("ListedT", bound=Listed)
Action = Literal["new", "changed", "unchanged", "moved"]


@dataclass(frozen=True, slots=True)
class EpisodePlan:
    """What is to be done for one article: ``previous`` is its episode so far, None for a new one.

    ``rivals`` are the sources of other episodes that have its link, and that it takes nothing from.
    """

    action: Action
    slug: str
    guid: str
    previous: Episode | None = None
    rivals: tuple[str, ...] = ()


class Shelf:
    """The show's episodes, found by source, slug or address; a run puts each new one on it as it comes.

    ``load`` gives the whole episode to a card. Slugs are one where they differ only in case: some file systems see no
    difference.
    """

    def __init__(self, episodes: Iterable[Listed] = (), load: Callable[[Listed], Episode] = whole) -> None:
        self._load = load
        self._by_source: dict[str, Listed] = {}
        self._by_slug: dict[str, Listed] = {}
        self._by_entry: dict[str, Listed] = {}
        self._by_url: dict[str, dict[str, Listed]] = {}
        self._guids: set[str] = set()
        for episode in episodes:
            self.put(episode)

    def put(self, episode: Listed) -> None:
        """Add an episode, in place of the one with its slug."""
        slug = episode.slug.casefold()
        if before := self._by_slug.get(slug):
            self._by_url.get(drop_whence(before.url), {}).pop(slug, None)
        self._by_source[episode.source] = episode
        self._by_slug[slug] = episode
        if episode.entry:
            self._by_entry[episode.entry] = episode
        if episode.url:
            self._by_url.setdefault(drop_whence(episode.url), {})[slug] = episode
        self._guids.add(episode.guid)

    def reserve(self, plan: EpisodePlan, article: Article, source: str, now: datetime, entry: str = "") -> None:
        """Hold the plan's slug, address and GUID: articles are decided in order, and rendered side by side."""
        bare = Episode(plan.guid, plan.slug, 1, article.title, article.language, now, 0.0, source, "", ())
        self.put(replace(plan.previous or bare, source=source, url=article.url, entry=entry))

    def from_source(self, source: str) -> Episode | None:
        return self._find(self._by_source.get(source))

    def with_slug(self, slug: str) -> Episode | None:
        return self._find(self._by_slug.get(slug.casefold()))

    def from_entry(self, entry: str) -> Episode | None:
        """The episode of the page that this entry of a feed first led to."""
        return self._find(self._by_entry.get(entry))

    def with_url(self, url: str) -> tuple[Episode, ...]:
        """All that have this link, tracking parameters aside: two sources may claim one."""
        exact = drop_tracking(url)
        return tuple(each for each in self.near_url(url) if drop_tracking(each.url) == exact)

    def near_url(self, url: str) -> tuple[Episode, ...]:
        """The same, and those whose link says another way to come there: ``?ref=``."""
        return tuple(map(self._load, self._by_url.get(drop_whence(url), {}).values())) if url else ()

    def _find(self, listed: Listed | None) -> Episode | None:
        return self._load(listed) if listed else None

    def has_guid(self, guid: str) -> bool:
        return guid in self._guids


def plan_episode(
    article: Article,
    source: str,
    fingerprint: str,
    shelf: Shelf,
    *,
    is_gone: Callable[[str], bool],
    entry: str = "",
    earlier: Collection[str] = (),
    said: str = "",
) -> EpisodePlan:
    """The episode that the article from ``source`` becomes, to which an ``entry`` of a feed may have led.

    ``earlier`` are the fingerprints that earlier versions would have given it, and ``said`` digests what it says.

    An article is the one that came from the same source before; failing that, one of the same hand that has the same
    slug or address, or the same title and date or text, whose own source ``is_gone``: it was moved. What another source
    says moves nothing. Raises ReadError where another article has the slug, or rightly the address.
    """
    previous = shelf.from_source(source)
    if previous:
        action: Action = "unchanged" if previous.fingerprint in {fingerprint, *earlier} else "changed"
        return EpisodePlan(action, previous.slug, previous.guid, previous)
    origin = Origin(source, entry)
    if moved := _find_led(origin, shelf, is_gone) or _find_namesake(
        article, origin, {fingerprint, *earlier, said} - {""}, shelf, is_gone
    ):
        return EpisodePlan("moved", moved.slug, moved.guid, moved)
    slug = choose_slug(article, source, shelf)
    same_slug, same_link = shelf.with_slug(slug), shelf.with_url(article.url)
    for others, shared in (((same_slug,) if same_slug else (), f"the slug '{slug}'"), (same_link, "the link")):
        for other in others:
            if is_gone(other.source) and may_move(origin, _origin_of(other)):
                return EpisodePlan("moved", other.slug, other.guid, other)
        for other in others:
            gone = is_gone(other.source)
            if other is not same_slug and _are_told_apart(origin, _origin_of(other), article, other):
                continue
            if other is same_slug or holds_link(_origin_of(other), article.url, origin, gone=gone):
                wrong = f"has {shared} of {other.source}"
                raise ReadError(source, wrong, "give it a slug and a link of its own, or remove one of the two")
    return EpisodePlan("new", slug, _bear_guid(article, slug, shelf), rivals=tuple(each.source for each in same_link))


def _are_told_apart(new: Origin, old: Origin, article: Article, episode: Episode) -> bool:
    """Whether two entries that a feed has at once are two articles with one link, as notes are: by their titles."""
    entries = ENTRY in new.source and ENTRY in old.source and new.feed == old.feed
    return entries and article.title != episode.title


def _origin_of(episode: Episode) -> Origin:
    return Origin(episode.source, episode.entry)


def _find_led(origin: Origin, shelf: Shelf, is_gone: Callable[[str], bool]) -> Episode | None:
    """The episode of the entry that led to a page, or of the page that the entry led to before."""
    whole = shelf.from_source(origin.entry) if origin.entry else None
    page = shelf.from_entry(origin.entry or origin.source)
    return whole or (page if page and is_gone(page.source) and may_move(origin, _origin_of(page)) else None)


def _find_namesake(
    article: Article, origin: Origin, digests: Collection[str], shelf: Shelf, is_gone: Callable[[str], bool]
) -> Episode | None:
    """The episode of the article that was moved, as far as its title tells."""
    slug = slugify(article.title)
    bundle = _name_bundle(origin.source)
    names = (slug, name_file(slug), _name_title(article.title), bundle)
    found = next((found for name in names if name and (found := shelf.with_slug(name))), None)
    moved = found and not article.slug and is_gone(found.source) and _is_same(article, digests, found, own=origin.own)
    return found if found and moved and may_move(origin, _origin_of(found)) else None


def _is_same(article: Article, digests: Collection[str], episode: Episode, *, own: bool) -> bool:
    """Whether an article of the same title is the one that was moved: a weekly column's next part is not.

    The words tell, too: an override holds by the name that the article had. Of strangers two links are two articles,
    whatever the day; an editor's ``own`` file may change its link.
    """
    if not {episode.fingerprint, episode.article}.isdisjoint(digests):
        return True
    if not own and article.url and episode.url and drop_whence(article.url) != drop_whence(episode.url):
        return False
    return (article.title, article.published) == (episode.title, episode.published)


def choose_slug(article: Article, source: str, shelf: Shelf) -> str:
    """The folder and address part of a new episode: the editor's slug, a bundle's folder, or the title's
    words.

    Two articles that only share a title are told apart by a digest of the source; two that claim the same slug
    are not. Raises ReadError for a slug that is no folder's name on every system, or is named as the show's own files
    are, unless an episode has it already.
    """
    if article.slug:
        if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,119}", article.slug) or ".." in article.slug:
            wrong = f"slug: {article.slug!r} is not letters, digits, '-', '_' and '.' (120 at most, no '..')"
            raise ReadError(source, wrong, f"slug: {name_file(slugify(article.slug)) or 'a-short-name'}")
        if not shelf.with_slug(article.slug):
            _refuse_slug(article.slug, source)
        return article.slug
    slug = _name_bundle(source) or _name_title(article.title) or f"article-{sha256_hex(source.encode())[:12]}"
    return f"{slug}-{sha256_hex(source.encode())[:6]}" if shelf.with_slug(slug) else slug


def _name_title(title: str) -> str:
    """The slug of a title; of one without a Latin letter, which has none or a number alone, a digest."""
    slug = slugify(title)
    if re.search("[a-z]", slug) or not any(sign.isalpha() for sign in title):
        return name_file(slug)
    return f"article-{sha256_hex(title.encode())[:12]}"


def _name_bundle(source: str) -> str:
    """The slug that the folder of a leaf bundle is, ``the-tide`` of ``posts/2026-01-29-the-tide/index.md``, as Hugo and
    Jekyll's kin have it; nothing for any other file.
    """
    found = re.search(r"(?:^|/)([^/:#]+)/index(?:\.[a-z]{2})?\.(?:md|mdx|markdown|qmd|rmd)$", source, re.IGNORECASE)
    return (
        name_file(slugify(re.sub(r"^\d{4}-\d{2}-\d{2}[-_ ]+", "", found[1]))) if found and "://" not in source else ""
    )


def _refuse_slug(slug: str, source: str) -> None:
    """Raises ReadError for a new folder's name that some system, or the show itself, takes for something else."""
    hint = f"slug: {name_file(slugify(slug)) or 'a-short-name'}"
    if not is_portable(slug):
        raise ReadError(source, f"slug: Windows takes {slug!r} for no folder", hint)
    if is_file_name(slug):
        raise ReadError(source, f"slug: {slug!r} is named as a file of the show's own, and no folder", hint)


def _bear_guid(article: Article, slug: str, shelf: Shelf) -> str:
    """A new episode's GUID: from its address where it has one, so that a lost manifest bears the same again."""
    guid = str(uuid5(GUID_NAMESPACE, article.url or slug))
    while shelf.has_guid(guid):
        guid = str(uuid5(GUID_NAMESPACE, f"{guid}/{slug}"))
    return guid


# ---------------------------------------------------------------- a scheduled run: what is to be done with each source

SUBSTITUTE = " by "
"""Stands in the fingerprint of an episode that another engine than the first choice spoke, before its name: such an
episode is never up to date, and is made again, with the same GUID, once the first choice can."""

Todo = Literal[
    "new", "changed", "retry", "provisional", "unchanged", "draft", "expired", "pinned", "withdrawn", "waiting",
    "set aside", "skipped", "returned",
]  # fmt: skip
WORK: frozenset[Todo] = frozenset({"new", "changed", "retry", "provisional"})
"""What a run has to do something about."""
UNSURE: frozenset[Todo] = frozenset({"new", "changed"})
"""What is decided of an article before it is read, and may be otherwise once it is."""
HELD: frozenset[Todo] = frozenset({"draft", "expired", "skipped"})
"""What the article's own header keeps from listeners, or an editor's override or rule."""
KEPT: Mapping[Todo, str] = {"withdrawn": "an editor withdrew it", "pinned": "an editor pinned it as it is"}
"""What an editor has decided about an episode, which a run leaves alone then."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with one source, and why."""

    sighting: Sighting
    todo: Todo
    reason: str
    slug: str = ""


def decide_sources(
    sightings: Sequence[Sighting],
    shelved: Mapping[str, Shelved],
    failures: Mapping[str, Failure],
    *,
    now: datetime,
    since: datetime | None = None,
    limit: int = 0,
    counted: Collection[Todo] = WORK,
    resting: Collection[str] = (),
    zone: str = "",
) -> tuple[Decision, ...]:
    """One decision for each source, in their order; ``shelved`` and ``failures`` are found by the source's name.

    ``resting`` are those whose first choice of a voice was asked not long ago, and could not speak. A new article
    published before ``since`` is skipped; of what is ``counted``, all above ``limit`` waits (0: none). ``zone`` is the
    show's.
    """
    decisions = []
    for sighting in sightings:
        episode = shelved.get(sighting.name)
        todo, reason = next(_judge(sighting, episode, failures.get(sighting.name), now, since=since, zone=zone))
        if todo == "unchanged" and episode and episode.expires and is_over(episode.expires, now):
            todo, reason = "expired", tell_over(episode.expires, zone)
        if todo == "provisional" and sighting.name in resting:
            todo, reason = "waiting", f"{reason}, which is asked again at growing intervals"
        decisions.append(Decision(sighting, todo, reason, episode.slug if episode else ""))
    return limit_decisions(decisions, limit, counted)


def limit_decisions(
    decisions: Iterable[Decision], limit: int, counted: Collection[Todo] = WORK
) -> tuple[Decision, ...]:
    """The decisions, of which all above ``limit`` of what is ``counted`` wait for the next run (0: none)."""
    limited, left = [], limit
    for decision in decisions:
        if limit and decision.todo in counted:
            if left <= 0:
                decision = replace(decision, todo="waiting", reason=f"over the limit of {limit} articles in a run")  # noqa: PLW2901
            left -= 1
        limited.append(decision)
    return tuple(limited)


def _judge(
    sighting: Sighting,
    episode: Shelved | None,
    failure: Failure | None,
    now: datetime,
    *,
    since: datetime | None,
    zone: str,
) -> Iterator[tuple[Todo, str]]:
    """Every reason that holds, the strongest first."""
    if episode and episode.withdrawn:
        yield "withdrawn", KEPT["withdrawn"]
    if episode and episode.pinned:
        yield "pinned", KEPT["pinned"]
    if held := _judge_held(sighting, episode):
        yield held
    if failure:
        yield _judge_failure(sighting, failure, now, zone)
    if episode and episode.hidden:
        yield "changed", f"nothing keeps it back any more ({episode.hidden})"
    if episode:
        yield _judge_episode(sighting, episode)
    if since and sighting.published and sighting.published < since:
        yield "skipped", f"published before {since:%Y-%m-%d}"
    yield "new", "not seen before"


def _judge_held(sighting: Sighting, episode: Shelved | None) -> tuple[Todo, str] | None:
    """What is known of an article that was kept from listeners when it was last read, and is as it was."""
    held: tuple[Todo, ...] = ("draft", "skipped", "expired")
    for todo in held:
        if sighting.held == todo:
            known = episode is None or (episode.expires if todo == "expired" else episode.hidden)
            return (todo, sighting.reason) if known else ("changed", f"its article is kept back: {sighting.reason}")
    if sighting.held == "skipped" and episode is None:
        return "skipped", sighting.reason
    return None


def _judge_failure(sighting: Sighting, failure: Failure, now: datetime, zone: str) -> tuple[Todo, str]:
    if failure.stamp != sighting.stamp:
        return (
            "retry",
            "changed since it failed" if failure.stamp else "articlecast or the settings changed since it failed",
        )
    times = count_times(failure.count)
    if failure.due is None:
        return "set aside", f"failed {times}: {failure.error.removeprefix(f'{failure.source}: ')}"
    if failure.last <= now < failure.due:  # a clock that ran ahead when it failed must not make it wait for years
        return "waiting", f"failed {times}, tried again from {write_moment(failure.due, zone)}"
    return "retry", f"failed {times} before"


def count_times(count: int) -> str:
    """``once``, ``2 times``."""
    return "once" if count == 1 else f"{count} times"


def _judge_episode(sighting: Sighting, episode: Shelved) -> tuple[Todo, str]:
    return compare_fingerprints(sighting.fingerprint, episode.fingerprint, episode.fault or "")


def compare_fingerprints(fingerprint: str, before: str, fault: str) -> tuple[Todo, str]:
    """What is to be done with an article whose episode had the fingerprint ``before``, and why; ``fault`` is what is
    wrong with the episode's files.
    """
    if fault:
        return "changed", fault
    if fingerprint == before:
        return "unchanged", ""
    spoken, _, engine = before.partition(SUBSTITUTE)
    if engine and spoken == fingerprint:
        return "provisional", f"{engine} spoke it in place of the first choice"
    return "changed", "the article or the settings changed since"


def find_gone(
    shelved: Iterable[Shelved], listed: Iterable[str], *, is_gone: Callable[[str], bool]
) -> tuple[Shelved, ...]:
    """The episodes whose article was taken away: listed no more, and not there any more.

    An entry that a feed no longer carries is not gone: feeds name their latest entries only.
    """
    names = frozenset(listed)
    return tuple(
        episode
        for episode in shelved
        if not episode.removed and not episode.withdrawn and episode.source not in names and is_gone(episode.source)
    )


def plan_retry(
    sighting: Sighting, error: str, hint: str, before: Failure | None, *, now: datetime, first: timedelta,
    longest: timedelta, attempts: int,
) -> Failure:  # fmt: skip
    """The failure as it is remembered: each interval twice the one before, at most ``longest``; then set aside.

    Counting begins anew where the source has changed since it last failed; with ``attempts`` 0 it never ends.
    """
    count = before.count + 1 if before and before.stamp == sighting.stamp else 1
    due = None if 0 < attempts <= count else now + back_off(count - 1, first, longest)
    return Failure(sighting.name, sighting.stamp, count, now, due, error, hint)
