"""Sources → what is to be said of them, each read where it can be ended: in a process, within a limit.

Sources are strangers' words: one that never ends, or eats the memory, has failed like any other, and its limit is told.
What follows from it, which episode it becomes, is decided elsewhere, in the order of the sources.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cache, partial
from pathlib import Path

from articlecast.errors import ArticlecastError, MasterError, OverLimit, ReadError
from articlecast.master import LEAST_ART, fit_cover, fit_social
from articlecast.model import Article, Document, Episode, Script, Source
from articlecast.model.episode import RULES
from articlecast.names import is_address, is_remote, sha256_hex
from articlecast.narrate import format_script
from articlecast.read import ReadOptions, count_waiting, load_document, read_article
from articlecast.read.formats.visibility import may_hide
from articlecast.run.corrections import parse_correction
from articlecast.run.describe import MOST_SHOWN, show_article
from articlecast.run.hiding import AMONG_DRAFTS, Hold, find_hold, is_among_drafts
from articlecast.run.plan import SUBSTITUTE
from articlecast.run.pool import Limits, Pool, Tell, ran_out
from articlecast.run.questions import explain, find_host
from articlecast.run.upgrade import fingerprint_as_read, is_read_by_earlier, says_the_same
from articlecast.show.art import NO_ART, Art, digest_pictures, find_art, name_picture
from articlecast.show.digest import write_own_script
from articlecast.show.figures import Illustration, digest_illustrations, find_illustrations, list_pictures
from articlecast.show.filters import find_skip
from articlecast.show.fingerprint import what_is_said
from articlecast.show.overrides import Override, Overrides, apply_override, fit_recipes, place_overrides
from articlecast.show.recipe import list_fingerprints
from articlecast.show.recordings import Recording, add_recording, digest_recording, find_recording
from articlecast.show.settings import Settings
from articlecast.show.touch import SHOWN, WORDS, Touch, list_touched, load_script_file

_RECORDING = re.compile(rb"^[{\s\"']*recording[\"']?\s*[:=]", re.IGNORECASE | re.MULTILINE)
"""A line of a file's header that names a recording; few others have one that looks so: those alone are read for it."""
LOCAL_AHEAD, HOST_AHEAD, AHEAD = 8, 24, 96
"""So many files, pages of one host, and sources in all are read before the first of them is decided on."""


@dataclass(frozen=True, slots=True)
class Task:
    """One source to read, as plain values; ``document`` is had already where it is this process's standard input.

    ``known`` is its episode so far, ``folder`` holds its folder, ``whole`` says that it may stand if the article is
    what it was, and ``waits`` that it may, too, where a substitute spoke it. ``recipes`` are the part of a fingerprint
    that all articles share, today's and those of earlier versions, and ``touch`` the settings, as far as one episode
    depends on them. ``entry`` is that of a feed which led to the article. ``override`` is what an editor says of it,
    and ``linked`` are those that may be of it, called by the link that it may have. With ``dry`` its picture is taken
    to be its episode's: a plan asks nobody for that.
    """

    name: str
    source: Source
    settings: Settings
    recipes: tuple[str, ...]
    touch: Touch
    now: datetime
    document: Document | None = None
    known: Episode | None = None
    folder: Path = Path()
    entry: str = ""
    override: Override | None = None
    linked: tuple[Override, ...] = ()
    whole: bool = False
    waits: bool = False
    force: bool = False
    dry: bool = False

    def meet(self, read: Callable[[], Article]) -> Task:
        """The task with the override of whatever link the article has, where that is wanted."""
        found = Overrides(self.linked).find(read().url) if self.linked and not self.override else None
        return replace(self, override=found) if found else self

    def list_fingerprints(self, said: bytes, art: bytes) -> Iterator[str]:
        """Today's fingerprint of what the article says, then those that earlier versions would have given it."""
        return list_fingerprints(fit_recipes(self.recipes, self.override), said, art)

    def stands(self, fingerprints: Collection[str]) -> bool:
        """Whether the episode so far is that of one of these fingerprints."""
        if not self.known or not self.whole:
            return False
        spoken = self.known.fingerprint.partition(SUBSTITUTE)[0]
        return spoken in fingerprints and self.may_stay(self.known)

    def find_touched(self, said: bytes) -> frozenset[str] | None:
        """The kinds of settings that have changed for the episode since it was made of just this article.

        None where that cannot be told, or the episode is to be made again whatever the settings are.
        """
        known = self.known
        if not (known and self.whole and self.may_stay(known) and known.parts and known.article == sha256_hex(said)):
            return None
        script = load_script_file(known, self.folder)
        art = digest_pictures(self.settings, known)
        if script is None:
            return None
        digest = self.override.digest if self.override else ""
        parts = self.touch.list_parts(
            known,
            self.name,
            self.source.locator,
            script,
            art,
            entry=self.entry,
            override=digest,
            recording=digest_recording(self.settings, known.recording),
        )
        return list_touched(known, parts)

    def may_stay(self, known: Episode) -> bool:
        """Whether it is spoken by the first choice, or that is out of reach."""
        return self.waits or SUBSTITUTE not in known.fingerprint


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: ``script`` is what is said of it when nobody edited that, or why there is none.

    ``said`` digests what the fingerprint holds of the article itself, and ``earlier`` are the fingerprints that earlier
    versions would have given it. ``same`` says that it says what it said when its episode was made, as far as that can
    be told, and ``stands`` that the episode does, which earlier rules read otherwise, or whose article was a draft.
    ``hold`` says why nothing is made of it. ``touched`` are the settings that have changed for it, where its article
    has not. ``override`` is what the article has of an editor, and ``title`` the one that it has by itself.
    ``recording`` is a person's own, and ``illustrations`` are the pictures within the article.
    """

    article: Article
    script: Script | ArticlecastError
    art: Art
    said: str
    fingerprint: str
    earlier: tuple[str, ...] = ()
    same: bool = False
    stands: bool = False
    hold: Hold | None = None
    touched: frozenset[str] = frozenset()
    override: Override | None = None
    title: str = ""
    recording: Recording | None = None
    illustrations: tuple[Illustration, ...] = ()

    @property
    def pictures(self) -> bytes:
        """What its fingerprint holds of its pictures."""
        return self.art.digest + digest_illustrations(self.illustrations)


@dataclass(frozen=True, slots=True)
class _Answer:
    """``reading`` is None where the episode stands as it is; ``waited`` is for how many seconds servers were."""

    reading: Reading | ArticlecastError | None
    waited: float


class Unread(Enum):
    """In the place of what was read of a source: nothing is known yet."""

    YET = "yet"


class Reader:
    """Reads the sources of one run in ``pool``, ahead of what is done with them.

    A host that has kept the run waiting for ``options.host_seconds`` is asked no more, and nobody is once
    ``options.run_seconds`` have passed: what is ready goes out, and the rest is the next run's.
    """

    def __init__(self, pool: Pool, options: ReadOptions) -> None:
        self._pool, self._options = pool, options
        self._waited: dict[str, float] = {}
        self._begun = time.monotonic()
        self._waiting: dict[str, deque[tuple[int, Task]]] = {}
        self._ahead: dict[str, dict[int, Future[_Answer]]] = {}

    def read(self, tasks: Sequence[Task]) -> Iterator[Reading | ArticlecastError | Unread | None]:
        """What was read for each task, in order, why nothing was, or None where its episode stands.

        Unread says that the next is not known yet: the pool is to be given its turn then.
        """
        hosts = [find_host(task.source.locator) for task in tasks]
        for number, (host, task) in enumerate(zip(hosts, tasks, strict=True)):
            self._waiting.setdefault(host, deque()).append((number, task))
        for number, (host, task) in enumerate(zip(hosts, tasks, strict=True)):
            self._read_ahead()
            while not self._ahead[host][number].done():
                yield Unread.YET
                self._read_ahead()
            yield self._take(task, host, self._ahead[host].pop(number))

    def _read_ahead(self) -> None:
        """Have as much read as there is room for."""
        room = AHEAD - sum(len(futures) for futures in self._ahead.values())
        for host, waiting in self._waiting.items():
            futures = self._ahead.setdefault(host, {})
            self._give_up(host)
            while waiting and len(futures) < (HOST_AHEAD if host else LOCAL_AHEAD) and (room > 0 or not futures):
                number, task = waiting.popleft()
                futures[number] = self._submit(task, host)
                room -= 1

    def _submit(self, task: Task, host: str) -> Future[_Answer]:
        if host and self._find_limit(host):
            future: Future[_Answer] = Future()
            future.cancel()
            return future
        limits = Limits(self._options.article_seconds, self._options.article_megabytes)
        future = self._pool.submit(_read_source, task, limits, host=host)
        future.add_done_callback(lambda done: self._count(host, done))
        return future

    def _count(self, host: str, done: Future[_Answer]) -> None:
        if done.cancelled():
            return
        waited = self._options.article_seconds if done.exception() else done.result().waited
        self._waited[host] = self._waited.get(host, 0.0) + waited
        self._give_up(host)

    def _give_up(self, host: str) -> None:
        """Leave what is not begun yet of a host that has kept us waiting for too long."""
        if host and self._find_limit(host):
            for future in self._ahead[host].values():
                future.cancel()

    def _find_limit(self, host: str) -> str:
        """The setting that says that a host is asked no more in this run, or nothing."""
        if self._waited.get(host, 0.0) >= self._options.host_seconds:
            return "host_seconds"
        return "run_seconds" if time.monotonic() - self._begun >= self._options.run_seconds else ""

    def _take(self, task: Task, host: str, future: Future[_Answer]) -> Reading | ArticlecastError | None:
        if future.cancelled():
            return self._postpone(task.name, host)
        error = future.exception()
        return explain(task.name, error, self._options, "article_seconds") if error else future.result().reading

    def _postpone(self, name: str, host: str) -> OverLimit:
        setting = self._find_limit(host)
        whose = f"the host {host} has" if setting == "host_seconds" else "sources have"
        most = getattr(self._options, setting)
        wrong = f"left to the next run, for {whose} kept this one for {most:g} seconds (read.{setting})"
        return OverLimit(name, wrong, f"articlecast sync   (or raise read.{setting} in articlecast.toml)")


# ---------------------------------------------------------------- in the process


def _read_source(task: Task, _tell: Tell) -> _Answer:
    reading: Reading | ArticlecastError | None
    before = count_waiting()
    try:
        reading = read_source(task)
    except ArticlecastError as error:
        if ran_out(error):
            raise
        reading = error
    return _Answer(reading, count_waiting() - before)


def read_source(task: Task) -> Reading | None:
    """One source, loaded, read, narrated and with its art; None where its episode stands as it is.

    Raises ReadError and what else the stages raise; that there is no script is told by the reading.
    """
    settings, known, locator = task.settings, task.known, task.source.locator
    document = task.document or load_document(task.source, settings.read)
    read = cache(partial(_read_article, document, task))  # a page is read for its fingerprint, too
    task = task.meet(read)
    said = what_is_said(document, locator, read)
    named = not is_address(locator) and _RECORDING.search(document.content)
    recording = find_recording(settings, read(), locator) if named else None
    said = add_recording(said, recording.digest if recording else "")
    behind = known is not None and is_read_by_earlier(known, locator)
    before = tuple(task.list_fingerprints(said, digest_pictures(settings, known) if known else b""))
    touched = None if behind else task.find_touched(said)
    stands = not behind and (task.stands(before) or touched == frozenset())
    if stands and not _is_looked_into(task) and not is_address(locator) and not may_be_held(task.name, document, known):
        return None
    article, digest = apply_override(_keep_date(read(), task), task.override), sha256_hex(said)
    bare = Script(article.title, article.language, ())
    unsaid = Reading(
        article, bare, NO_ART, digest, before[0], override=task.override, title=read().title, recording=recording
    )
    if hold := find_hold(article, task.name, task.now, settings.show.time_zone) or _find_skip(task, article):
        return replace(unsaid, hold=hold)
    if stands and not task.dry:
        return None if _is_shown(known, article) else replace(unsaid, stands=True)
    script: Script | ArticlecastError
    try:
        script = write_own_script(article, settings, task.name, entry=task.entry, now=task.now)
    except ArticlecastError as error:
        script = error
    changed = touched
    if changed is None and known and not behind:  # the article has: perhaps in what nobody hears, as a counter is
        changed = _find_touched_by(task, known, article, script, recording.digest if recording else "")
    if known and changed and _is_shown(known, article) and _is_as_spoken(task, known, changed, article, script):
        stands = True
        if not task.dry:  # what the rules found in it is told
            return replace(unsaid, stands=True, article=replace(article, blocks=()))
    made = replace(unsaid, script=script, touched=touched or frozenset())
    same = known is not None and _says_the_same(task, known, made, document, before)
    stands = stands or (known is not None and behind and same and _stands_as_read(task, known, before))
    if stands or task.dry:
        return replace(made, same=same, stands=stands)
    art = find_art(settings, article.image, _find_home(task), known, anew=task.force, link=article.url)
    shown = () if isinstance(script, ArticlecastError) else script.shown
    pictures = find_illustrations(settings, shown, locator, known, anew=task.force, link=article.url)
    fingerprint, *earlier = task.list_fingerprints(said, art.digest + digest_illustrations(pictures))
    return replace(
        made, art=_fit(art), fingerprint=fingerprint, earlier=tuple(earlier), same=same, illustrations=pictures
    )


def _keep_date(article: Article, task: Task) -> Article:
    """A stranger's article under the date that its episode has: many a feed gives each article that of its build."""
    known = task.known
    if known is None or not is_remote(task.source.locator) or not article.published or known.published > task.now:
        return article
    return replace(article, published=known.published) if article.published > known.published else article


def _read_article(document: Document, task: Task) -> Article:
    try:
        return read_article(document, task.settings.read)
    except ReadError:
        if not is_among_drafts(task.name):
            raise
        return Article("", "und", (), hidden=AMONG_DRAFTS)  # a draft need not be sound yet


def _is_looked_into(task: Task) -> bool:
    """Whether what it says is wanted though it stands: a plan tells what a refresh, or its own voice, would take."""
    known = task.known
    return task.dry and (task.force or (known is not None and (known.rules < RULES or SUBSTITUTE in known.fingerprint)))


def _find_home(task: Task) -> str:
    """What the path of an article's picture is seen from: that of an editor's from the overrides."""
    own = task.override and task.override.image is not None
    return str(place_overrides(task.settings)) if own else task.source.locator


def _find_skip(task: Task, article: Article) -> Hold | None:
    """Which rule leaves out an article that has no episode yet."""
    if task.known:
        return None
    zone = task.settings.show.time_zone
    reason = find_skip(task.settings.rules, article, task.name, task.now, entry=task.entry, zone=zone)
    return Hold("skipped", reason) if reason else None


def _find_touched_by(
    task: Task, known: Episode, article: Article, script: Script | ArticlecastError, recording: str
) -> frozenset[str]:
    """The settings that have changed for an episode whose article has, and that this is a change of what is read."""
    stays = task.whole and known.parts and not known.edited and task.may_stay(known)
    if isinstance(script, ArticlecastError) or not stays:
        return frozenset()
    if parse_correction(dict(article.narration).get("correction", ""))[1] != known.correction:
        return frozenset()  # listeners are to be told
    digest = task.override.digest if task.override else ""
    said = format_script(script, article=known.source)
    art = digest_pictures(task.settings, known)
    parts = task.touch.list_parts(
        article, task.name, task.source.locator, said, art, entry=task.entry, override=digest, recording=recording
    )
    return list_touched(known, parts) | {"read"}


def _is_as_spoken(
    task: Task, known: Episode, touched: Collection[str], article: Article, script: Script | ArticlecastError
) -> bool:
    """Whether all that is heard and shown of the article is as it was, for all that has changed."""
    if isinstance(script, ArticlecastError) or not (WORDS | SHOWN).issuperset(touched):
        return False
    if SHOWN.intersection(touched):
        picture = name_picture(task.settings, article.image, _find_home(task), article.url)
        if show_article(known, article) != known or picture != known.art or _has_other_pictures(task, known, script):
            return False
    spoken = load_script_file(known, task.folder)
    return bool(known.edited) or spoken == format_script(script, article=known.source)


def _has_other_pictures(task: Task, known: Episode, script: Script) -> bool:
    """Whether the article shows other pictures than it did when its episode was made, as far as the manifest tells."""
    names = [each.url for each in known.shown if each.kind == "picture" and each.url]
    if not names or known.edited or len(known.shown) >= MOST_SHOWN:
        return False
    before = ["" if is_address(name) else name for name in names]
    return before != list_pictures(script.shown, task.settings, task.source.locator, known.url)


def may_be_held(name: str, document: Document, known: Episode | None) -> bool:
    """Whether the article has to be read to know whether it is kept from listeners, though its episode stands."""
    return bool(known and known.hidden) or is_among_drafts(name) or may_hide(document.content)


def _is_shown(known: Episode | None, article: Article) -> bool:
    """Whether an episode is already to be seen for as long as its article says."""
    return known is not None and not known.hidden and known.expires == article.expires


def _says_the_same(
    task: Task, known: Episode, bare: Reading, document: Document, fingerprints: Collection[str]
) -> bool:
    """Whether the article says what it said when its episode was made: by its bytes or, where those do not tell, by its
    words.
    """
    if bare.said in {known.article, known.edited} or known.fingerprint.partition(SUBSTITUTE)[0] in fingerprints:
        return True
    behind = is_read_by_earlier(known, task.source.locator)
    if isinstance(bare.script, ArticlecastError) or (known.article and not behind):
        return False
    return says_the_same(known, bare.article, bare.script, document, task.folder, strictly=not behind)


def _stands_as_read(task: Task, known: Episode, fingerprints: Collection[str]) -> bool:
    """Whether an episode stands whose article says the same: by today's settings, as far as its manifest tells."""
    recipe = fit_recipes(task.recipes, task.override)[0]
    made = fingerprint_as_read(known, recipe, digest_pictures(task.settings, known))
    return task.stands({made, *fingerprints})


def _fit(art: Art) -> Art:
    """The picture as cover and as the preview of a link, or why it is none: a stranger's is opened here alone."""
    if art.fitted or not art.content:
        return art
    try:
        own = fit_cover(art.content, name=art.place, least=LEAST_ART)
        return replace(art, content=own, social=fit_social(art.content, name=art.place), fitted=True)
    except MasterError as error:
        return replace(art, content=b"", fault=str(error))
