"""The gate before publishing: what is wrong with a show, where, and what to do. Pure: facts in, findings out."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from articlecast.display import quote_word
from articlecast.model import Asset, Episode, Show
from articlecast.names import make_uri
from articlecast.publish.addresses import is_example, is_loopback
from articlecast.publish.check.faults import find_faults
from articlecast.publish.cues import Cue
from articlecast.publish.feed.build import count_archives, item_date, published
from articlecast.publish.feed.itunes import is_category, nearest_category
from articlecast.publish.feed.notes import LONGEST, is_web, write_notes
from articlecast.publish.feed.podcasting import TRANSCRIPT_TYPES
from articlecast.publish.feed.previous import PublishedItem
from articlecast.publish.feed.tags import clean_line
from articlecast.publish.options import PublishOptions

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """``error`` would break something for listeners, ``warning`` some app or directory objects, ``note`` is advice.

    An error is ``alone`` where it is about one episode that stays with listeners as it was: all others may go out.
    """

    severity: Severity
    place: str
    wrong: str
    remedy: str
    alone: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing is to go out before it is mended."""
        return self.severity == "error" and not self.alone


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file turned out to be. ``length`` is None where it is missing; ``media_type`` is by its first bytes.

    ``seconds`` is decoded audio, ``width`` and ``height`` are pixels of a picture and ``mode`` its colours,
    ``cues`` are a transcript's, ``chapters`` the starts in a chapter file; ``broken`` says why it cannot be read.
    """

    length: int | None = None
    sha256: str = ""
    media_type: str = ""
    seconds: float | None = None
    width: int = 0
    height: int = 0
    mode: str = ""
    cues: tuple[Cue, ...] | None = None
    chapters: tuple[float, ...] | None = None
    broken: str = ""


Facts = Mapping[str, FileFacts]
"""An episode's files, by their names."""

FEW = 10
"""So many episodes may leave the feed by their age at once, or a tenth of it, without a word."""
SHORTEST = 50
"""Characters of a show's description; below, directories call it too short to say what the show is."""
APPLE_AUDIO = frozenset({"audio/mpeg", "audio/x-m4a", "audio/mp4"})
_SAME_TYPE = {"audio/mp4": "audio/x-m4a", "application/json+chapters": "application/json"}


_NUMBERED = re.compile(r"(?:ep|episode|épisode|episodio|episódio|folge|#)\b[\s.:#]*\d|#\s*\d", re.IGNORECASE)
"""How a title begins that counts itself."""


def _names(title: str, name: str) -> bool:
    """Whether the name stands in the title as words of its own."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a show's rules look at: ``cover`` is the picture of the show, ``now`` the only moment they know.

    ``target`` is the store that it goes to; empty for a folder, in which it may be tried. ``retired`` are the GUIDs of
    episodes that the settings let leave the feed, ``kept_back`` of those that an editor or their header does. A show
    that ``selects`` another's episodes may have none of them, and one that was delivered before is ``emptied`` where
    listeners may have none any more; ``absent`` says why there are none, and what to do.
    """

    show: Show
    episodes: Sequence[Episode]
    options: PublishOptions
    cover: FileFacts | None
    previous: Sequence[PublishedItem]
    now: datetime
    target: str = ""
    retired: frozenset[str] = frozenset()
    kept_back: frozenset[str] = frozenset()
    selects: bool = False
    emptied: bool = False
    absent: tuple[str, str] = ("there is none", "articlecast render")


def check_subject(subject: Subject) -> tuple[Finding, ...]:
    """What the manifests and the settings tell, errors first, each severity in the order of the feed."""
    findings = [finding for rule in _SHOW_RULES for finding in rule(subject)]
    for episode in published(subject.episodes, subject.options):
        findings += [finding for rule in _EPISODE_RULES for finding in rule(subject, episode)]
    return sort_findings(findings)


def check_files(episode: Episode, facts: Facts) -> tuple[Finding, ...]:
    """What is wrong between an episode's manifest and its files: a function of these two alone."""
    return tuple(finding for rule in _FILE_RULES for finding in rule(episode, facts))


def sort_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))


# ---------------------------------------------------------------- the show


def _check_words(subject: Subject) -> Iterator[Finding]:
    show, severity = subject.show, _severity_of_trial(subject)
    rows: tuple[tuple[bool, Severity, str, str, str], ...] = (
        (not show.title.strip(), "error", "show.title", "is empty", "give the show a name"),
        (not show.author.strip(), "warning", "show.author", "is empty", "name a person or an organisation"),
        (not show.description.strip(), "error", "show.description", "is empty", "say in a sentence what it is about"),
        (
            len(show.description.encode()) > LONGEST, "error", "show.description",
            f"has more than {LONGEST} bytes, which is all that Apple reads", "shorten it",
        ),
        (
            0 < len(show.description.strip()) < SHORTEST, "note", "show.description",
            f"has less than the {SHORTEST} characters that directories advise", "say what a listener will hear",
        ),
        (
            not show.copyright.strip(), "note", "show.copyright", "is empty",
            "name who holds the rights, without a year",
        ),
        (not show.email, "warning", "show.email", "is empty", "set it: Spotify and YouTube verify the owner by it"),
        (
            subject.options.locked and not show.email, "warning", "publish.locked",
            "is true without show.email: no host could ever let the show move in, for it asks the owner there",
            "set show.email, or locked = false",
        ),
        (
            bool(show.link) and not is_web(show.link), "warning", "show.link", "is no web address",
            "set it to the show's home page",
        ),
        (
            is_web(show.link) and is_example(show.link), severity, "show.link", f"{show.link} is an example's",
            "set it to the show's home page, or leave it out: its own site then stands for it",
        ),
        (
            not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", show.language), "error", "show.language",
            f"'{show.language}' is no language tag", "set it to one such as en, en-GB or pt-BR",
        ),
        (not _is_guid(show.guid), "error", "show.guid", f"'{show.guid}' is no UUID", "articlecast feed"),
    )  # fmt: skip
    yield from (Finding(severity, place, wrong, remedy) for fails, severity, place, wrong, remedy in rows if fails)


def _is_guid(text: str) -> bool:
    try:
        return bool(uuid.UUID(text)) or True
    except ValueError:
        return not text  # it will be born from the address


def _severity_of_trial(subject: Subject) -> Severity:
    """How bad an address is that only serves to try a show: in a folder nobody else has it yet."""
    return "error" if subject.target else "warning"


def _check_category(subject: Subject) -> Iterator[Finding]:
    path = subject.show.category
    if not is_category(path):
        near = nearest_category(path)
        setting = f'"{near[0]}"' if len(near) == 1 else f'["{near[0]}", "{near[1]}"]'
        wrong = f"Apple has no category {' > '.join(path) or '(none)'}"
        yield Finding("error", "show.category", wrong, f"category = {setting}")


def _check_base_url(subject: Subject) -> Iterator[Finding]:
    url = subject.show.base_url
    if not is_web(url):
        yield Finding("error", "show.base_url", f"'{url}' is not absolute", f'base_url = "https://{url.lstrip("/")}"')
    elif is_loopback(url) or is_example(url):
        wrong = f"{url} is {'this machine alone' if is_loopback(url) else 'an example address'}: nobody else gets there"
        where = f", where {subject.target} is reached" if subject.target else ""
        yield Finding(
            _severity_of_trial(subject), "show.base_url", wrong, f"set it to the show's public address{where}"
        )
    elif not url.startswith("https://"):
        yield Finding("warning", "show.base_url", "is not https, which some apps demand", "serve the show over https")
    if re.search(r"[?#\s]|://[^/]*@", url):
        wrong = f"'{url}' has a query, a fragment, a password or a space, and every address is made by adding to it"
        yield Finding("error", "show.base_url", wrong, 'write it as "https://podcast.example.org/show"')
    if not url.isascii():
        yield Finding("error", "show.base_url", "has letters that apps do not resolve", "write its xn-- form")


def _check_options(subject: Subject) -> Iterator[Finding]:
    """What loading the settings refuses, for a caller who made them."""
    for fault in find_faults(subject.options):
        yield Finding("error", f"publish.{fault.setting}", fault.wrong, fault.remedy)
    if subject.options.private and subject.options.media_prefix:
        wrong = "tells its service of every download, and where each is, and the show is private"
        yield Finding("warning", "publish.media_prefix", wrong, 'media_prefix = ""   (or private = false)')


def _check_cover(subject: Subject) -> Iterator[Finding]:
    cover = subject.show.cover
    if cover is None:
        yield Finding("error", "show.artwork", "is missing", "set it to a JPEG or PNG of 1400 to 3000 pixels square")
        return
    yield from _check_picture("show.artwork", cover, subject.cover)


def _check_picture(place: str, cover: Asset, facts: FileFacts | None) -> Iterator[Finding]:
    if facts is None or facts.broken or facts.length is None:
        wrong = facts.broken if facts and facts.broken else f"{cover.name} is missing"
        yield Finding("error", place, wrong, "articlecast feed")
        return
    if facts.sha256 != cover.sha256:
        yield Finding("error", place, f"{cover.name} was altered: its digest is not its name's", "articlecast feed")
        return
    square = "make it square, 1400 to 3000 pixels, RGB, as JPEG or PNG"
    if facts.media_type not in {"image/jpeg", "image/png"} or facts.media_type != cover.media_type:
        yield Finding("error", place, f"is {facts.media_type or 'no picture'}, named {cover.name}", square)
    elif facts.width != facts.height or not 1400 <= facts.width <= 3000:
        yield Finding("error", place, f"is {facts.width} by {facts.height} pixels", square)
    elif facts.mode not in {"RGB", "L"}:
        yield Finding("warning", place, f"has the colours {facts.mode}, Apple wants RGB", square)
    if facts.length > 512 * 1024:
        yield Finding("note", place, f"has {facts.length // 1024} KB; Spotify advises 512", "save it smaller")


def _check_unique(subject: Subject) -> Iterator[Finding]:
    for what in ("guid", "slug"):
        values = Counter(getattr(episode, what) for episode in subject.episodes)
        for value, count in values.items():
            if count > 1:
                wrong = f"{count} episodes have the {what} '{value}'"
                yield Finding("error", "episodes", wrong, "delete the copies of the episode's folder")
    numbers = Counter((each.season, each.number) for each in subject.episodes if each.number and each.kind == "full")
    for (season, number), count in numbers.items():
        if count > 1:
            which = f"number {number}" + (f" of season {season}" if season else "")
            wrong = f"{count} episodes are {which}: apps that sort by it take either first"
            yield Finding("warning", "episodes", wrong, "give each article its own line episode in its header")
    is_house = subject.options.medium == "publisher" and subject.options.members
    if not published(subject.episodes, subject.options) and not is_house:
        severity: Severity = "warning" if subject.selects or subject.emptied else "error"
        wrong, remedy = subject.absent
        yield Finding(severity, "episodes", f"{wrong}, and no directory takes an empty show", remedy)


def _check_previous(subject: Subject) -> Iterator[Finding]:
    """Against the feed that listeners have: what apps would take for something new, or lose."""
    items = published(subject.episodes, subject.options)
    by_guid = {episode.guid: episode for episode in items}
    by_link = {make_uri(episode.url): episode for episode in items if episode.url}
    retired = sum(item.guid.split("#")[0] in subject.retired for item in subject.previous)
    if retired > max(FEW, len(subject.previous) // 10):
        wrong = f"takes {retired:,} of {len(subject.previous):,} episodes out of the feed that listeners have"
        yield Finding("warning", "publish.keep", wrong, 'older = "archive"   (or publish, to let them go)')
    for item in subject.previous:
        episode, place = by_guid.get(item.guid.split("#")[0]), f"feed.xml: {item.title}"
        if item.guid.split("#")[0] in subject.retired | subject.kept_back:
            continue
        if episode is None:
            renamed = by_link.get(item.link)
            if renamed:
                wrong = f"its GUID was {item.guid} and is now {renamed.guid}: every listener gets it again"
                yield Finding("error", place, wrong, f"restore episodes/{renamed.slug}/episode.json from a backup")
            else:
                wrong = "is in the published feed and no more among the episodes"
                yield Finding("warning", place, wrong, "restore its folder, or publish to let it go")
            continue
        moved = item_date(episode, subject.options) != item.published
        if moved and item.published is not None and subject.options.corrections != "new episode":
            wrong = f"its date was {item.published:%Y-%m-%d %H:%M} and is now {episode.published:%Y-%m-%d %H:%M}"
            yield Finding("warning", place, wrong, "keep the date: apps sort by it, and mark it as new")
        asset = next((asset for asset in episode.assets if item.enclosure.endswith(f"/{asset.name}")), None)
        if asset and asset.length != item.length:
            wrong = f"{asset.name} had {item.length} bytes and has now {asset.length}, under one name"
            yield Finding("error", place, wrong, f"articlecast render --force {quote_word(episode.source)}")


def _check_size(subject: Subject) -> Iterator[Finding]:
    """Before the oldest episodes leave ``feed.xml`` for an archive, which most apps never ask for."""
    options = subject.options
    if options.keep or options.keep_days:  # the editor said how many
        return
    count = len(published(subject.episodes, options))
    free = options.most_items - (count - count_archives(count, options) * options.page_size)
    if free < options.most_items // 20:
        wrong = f"{free:,} more episodes fit into it; then its {options.page_size:,} oldest go to an archive"
        larger = f"feed_size = {options.most_items + max(1000, options.page_size):,}".replace(",", "_")
        yield Finding("warning", "feed.xml", wrong, f"{larger}   (or nothing: apps that follow archives are few)")


# ---------------------------------------------------------------- an episode


def _place(episode: Episode) -> str:
    return f"episodes/{episode.slug}"


def _check_episode(subject: Subject, episode: Episode) -> Iterator[Finding]:
    place, show = _place(episode), subject.show
    enclosure = next(episode.assets_of("audio"), None)
    title = episode.title.strip()
    late = item_date(episode, subject.options) - subject.now
    rows: tuple[tuple[bool, Severity, str, str], ...] = (
        (not title, "error", "has no title", "give the article a title"),
        (len(title) > 255, "warning", "its title has more than 255 characters", "shorten it"),
        (
            _names(title, show.title) and title.lower() != show.title.lower(), "note",
            "its title repeats the show's, which Apple advises against", "leave the show's name out",
        ),
        (
            _NUMBERED.match(title) is not None, "note", "its title begins with a number, which Apple advises against",
            "leave it to the header's lines season and episode",
        ),
        (clean_line(title) != title and len(title) <= 255, "note", "its title has signs that no feed holds", "edit it"),
        (late > timedelta(0), "warning", f"its date is {late} ahead: AntennaPod hides it", "publish it then"),
        (episode.published.tzinfo is None, "warning", "its date has no time zone", "write the date with its zone"),
        (bool(episode.url) and not is_web(episode.url), "error", f"its link '{episode.url}' is not absolute",
         "write the article's address with https://"),
        (enclosure is None, "error", "has no audio", f"articlecast render --force {quote_word(episode.source)}"),
        (
            show_is_serial(subject) and not episode.number, "error", "has no number, and the show is serial",
            'set its number, or kind = "episodic"',
        ),
        (not re.fullmatch(r"[A-Za-z0-9._~-]+", episode.slug), "warning", "its address is not plain ASCII",
         "rename the episode's folder and slug"),
        (
            len(write_notes(episode, subject.options).encode()) > LONGEST, "error",
            f"its show notes exceed {LONGEST} bytes", "shorten the summary",
        ),
    )  # fmt: skip
    yield from (Finding(severity, place, wrong, remedy) for fails, severity, wrong, remedy in rows if fails)
    if enclosure and enclosure.media_type not in APPLE_AUDIO:
        yield Finding(
            "error", place, f"{enclosure.media_type} first: Apple and Spotify play MP3 or AAC", "offer MP3 first"
        )
    if enclosure and enclosure.length < 16384:
        yield Finding("warning", place, "its audio is so short that AntennaPod ignores its length", "nothing, if meant")
    for words, url in episode.links:
        if not is_web(url):
            yield Finding(
                "note", place, f"the link '{words}' ({url}) is not absolute and is left out", "edit the article"
            )


def show_is_serial(subject: Subject) -> bool:
    return subject.options.kind == "serial"


def _check_bytes(episode: Episode, facts_of: Facts) -> Iterator[Finding]:
    again = f"articlecast render --force {quote_word(episode.source)}"
    for asset in episode.assets:
        place = f"{_place(episode)}/{asset.name}"
        facts = facts_of.get(asset.name, FileFacts())
        plain = asset.media_type.partition(";")[0]  # older manifests name the codec too
        kind = _SAME_TYPE.get(plain, plain)
        found = _SAME_TYPE.get(facts.media_type, facts.media_type)
        if facts.length is None:
            yield Finding("error", place, facts.broken or "is missing", again)
        elif facts.length != asset.length:
            yield Finding("error", place, f"has {facts.length} bytes, its manifest says {asset.length}", again)
        elif facts.sha256 != asset.sha256:
            yield Finding("error", place, "was altered: its digest is not the manifest's", again)
        elif facts.broken:
            yield Finding("error", place, facts.broken, again)
        elif found and found != kind:
            yield Finding("error", place, f"is {facts.media_type}, its manifest says {asset.media_type}", again)
        elif asset.role == "cover":
            yield from _check_picture(place, asset, facts)
        elif facts.seconds is not None and abs(facts.seconds - episode.seconds) > 0.5:
            wrong = f"plays {facts.seconds:.1f} s, its manifest says {episode.seconds:.1f}"
            yield Finding("error", place, wrong, again)


def _check_times(episode: Episode, facts: Facts) -> Iterator[Finding]:
    """Chapters and transcripts against the audio: rising, inside it, and the same in every file."""
    again, end = f"articlecast render --force {quote_word(episode.source)}", episode.seconds + 0.5
    starts = [start for start, _ in episode.chapters]
    if starts and (starts[0] > 0.001 or starts != sorted(set(starts)) or starts[-1] >= end):
        yield Finding("error", _place(episode), "its chapters do not rise from 0 within the audio", again)
    transcripts = list(episode.assets_of("transcript"))
    if "text/vtt" not in {asset.media_type for asset in transcripts}:
        yield Finding("warning", _place(episode), "has no VTT transcript, the one that Apple shows", again)
    for asset in transcripts:
        if asset.media_type not in TRANSCRIPT_TYPES:
            yield Finding("warning", f"{_place(episode)}/{asset.name}", f"no app reads {asset.media_type}", again)
        cues = facts.get(asset.name, FileFacts()).cues
        if cues is None:
            continue
        times = [time for cue in cues for time in (cue.start, cue.end)]
        wrong = (
            "has no cue" if not cues
            else "its times do not rise" if any(cue.end < cue.start for cue in cues) or times[::2] != sorted(times[::2])
            else f"ends at {times[-1]:.1f} s, the audio at {episode.seconds:.1f}" if times[-1] > end
            else ""
        )  # fmt: skip
        if wrong:
            yield Finding("error", f"{_place(episode)}/{asset.name}", wrong, again)
    for asset in episode.assets_of("chapters"):
        found = facts.get(asset.name, FileFacts()).chapters
        differ = found is not None and (
            len(found) != len(starts) or any(abs(a - b) > 0.01 for a, b in zip(found, starts, strict=True))
        )
        if differ:
            yield Finding("error", f"{_place(episode)}/{asset.name}", "its chapters are not the manifest's", again)


_SHOW_RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    _check_words, _check_category, _check_base_url, _check_options, _check_cover, _check_unique, _check_previous,
    _check_size,
)  # fmt: skip
_EPISODE_RULES: tuple[Callable[[Subject, Episode], Iterator[Finding]], ...] = (_check_episode,)
_FILE_RULES: tuple[Callable[[Episode, Facts], Iterator[Finding]], ...] = (_check_bytes, _check_times)
