"""The digest: an episode of a week's articles, one after the other, with a chapter each.

It is an article like any other, whose header names the episodes that follow its own words. What is said of each is its
published script, so that an editor's changes hold and no sentence is spoken a second time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import PurePath

from articlecast.errors import ReadError, UsageError
from articlecast.model import Article, Chapter, Cue, Episode, Pause, Script, Utterance
from articlecast.names import natural_key
from articlecast.narrate import (
    disclose_voice,
    drop_disclosure,
    find_phrase,
    parse_script,
    word_disclosure,
    write_date,
    write_script,
)
from articlecast.show.episodes.store import load_episode
from articlecast.show.public import tell_hidden
from articlecast.show.recordings import FIELD as RECORDING
from articlecast.show.settings import Settings

FIELD = "digest"
"""The header's line: the episodes by slug and revision, as ``[the-tide@1, the-gull@2]``."""


def write_own_script(
    article: Article, settings: Settings, name: str, *, entry: str = "", now: datetime | None = None
) -> Script:
    """What is said of the article of the source ``name`` when nobody edited it; of a digest, the scripts of its
    episodes too.

    Raises NarrateError as narrating does, and ReadError for an episode that there is not, or that the world may not see
    at ``now``: a digest would publish it.
    """
    names = _list_names(article)
    manner = settings.find_manner(article, name, entry)
    if not names:
        script = write_script(article, manner.narrate, manner.words)
        return script if RECORDING in dict(article.narration) else disclose_script(script, settings)
    opening = replace(manner.narrate, opening="{title}")  # the date is in it, and each article has its own author
    script = write_script(article, opening, manner.words)
    parts = _load_scripts(settings, names, now or datetime.now(UTC), name)
    parts = [(episode, _undisclose(part, settings)) for episode, part in parts]
    return disclose_script(join_scripts(script, parts, opening.section_pause), settings)


def disclose_script(script: Script, settings: Settings) -> Script:
    """The script in which the voice says that it is synthetic, where the show has it say so; otherwise itself."""
    options = settings.publish
    if not options.discloses:
        return script
    line, language = word_disclosure(settings.show.language, script.language, options.disclosure_words)
    pause, words = settings.narrate.title_pause, settings.words
    return disclose_voice(script, line, language, at=options.disclosure_at, pause=pause, lexicon=words)


def _undisclose(script: Script, settings: Settings) -> Script:
    """A part of a digest, which says once what all of its voices are."""
    line, language = word_disclosure(settings.show.language, script.language, settings.publish.disclosure_words)
    return replace(script, cues=drop_disclosure(script.cues, line, language))


def _list_names(article: Article) -> list[str]:
    return dict(article.narration).get(FIELD, "").split()


def tell_renewal(slug: str) -> str:
    """What to type that a digest is written anew."""
    found = re.fullmatch(r"digest-(\d{4}-\d\d-\d\d)", slug)
    try:
        monday = date.fromisocalendar(*date.fromisoformat(found[1]).isocalendar()[:2], 1) if found else None
    except ValueError:
        monday = None
    if not found or monday is None or monday.isoformat() != found[1]:
        return "articlecast digest   (writes the digest anew)"
    return f"articlecast digest --week {name_week(monday)} && articlecast render"


def _tell_remedy(source: str, name: str) -> str:
    """What to type where a digest names an episode that it cannot have: a week's is written anew, as it was first."""
    renewal = tell_renewal(PurePath(source).stem)
    return renewal if "--week" in renewal else f"take {name} out of the line '{FIELD}' in {source}"


def join_scripts(opening: Script, parts: Sequence[tuple[Episode, Script]], pause: float) -> Script:
    """The opening, then each episode as one chapter, without the lines that close it."""
    cues = list(opening.cues)
    links = dict.fromkeys(opening.links)
    for episode, script in parts:
        said = [cue.paragraph for cue in cues if isinstance(cue, Utterance)]
        cues += [Pause(pause), Chapter(episode.title, episode.url)]
        cues += _renumber(script.cues, max(said, default=-1) + 1)
        links |= dict.fromkeys(episode.links)
    return Script(opening.title, opening.language, tuple(cues), tuple(links))


def _renumber(cues: Sequence[Cue], first: int) -> Iterator[Cue]:
    for cue in cues:
        if isinstance(cue, Utterance):
            if cue.role != "closing":
                yield replace(cue, paragraph=cue.paragraph + first)
        elif isinstance(cue, Pause):
            yield cue


def _load_scripts(settings: Settings, names: Sequence[str], now: datetime, source: str) -> list[tuple[Episode, Script]]:
    thing, parts = f"{source}: {FIELD}", []
    for name in names:
        slug, _, revision = name.partition("@")
        home = settings.episodes_folder / slug
        episode = load_episode(home) if re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", slug) else None
        path = next((home / asset.name for asset in episode.assets_of("script")), None) if episode else None
        if not episode or not path or not path.is_file():
            raise ReadError(thing, f"there is no episode '{slug}'", _tell_remedy(source, name))
        if revision and not (revision.isdecimal() and 1 <= int(revision) <= episode.revision):
            wrong = f"there is no '{name}': the episode's revision is {episode.revision}"
            raise ReadError(thing, wrong, f"write {slug}@{episode.revision}, or {slug} alone, in {source}")
        removed, zone = settings.publish.removed, settings.show.time_zone
        if hidden := tell_hidden(episode, now, settings.feed_folder, removed=removed, zone=zone):
            wrong = f"the episode '{slug}' is not public: {hidden}"
            raise ReadError(thing, wrong, _tell_remedy(source, name))
        parts.append((episode, parse_script(path.read_text("utf-8"), str(path))))
    return parts


# ---------------------------------------------------------------- which episodes, and the article that names them


def name_week(day: date) -> str:
    """The ISO week of a day, as ``2026-W47``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def span_week(name: str) -> tuple[datetime, datetime]:
    """From Monday's midnight to the next one, in UTC; raises UsageError for what is no ISO week."""
    try:
        year, _, week = name.upper().partition("-W")
        start = datetime.combine(date.fromisocalendar(int(year), int(week), 1), time(), UTC)
    except ValueError as error:
        raise UsageError("--week", f"'{name}' is no week", "articlecast digest --week 2026-W47") from error
    return start, start + timedelta(days=7)


def choose_episodes(episodes: Sequence[Episode], since: datetime, until: datetime) -> tuple[Episode, ...]:
    """What a digest of that time holds, oldest first: full episodes that the world may see, and no other digest.

    ``episodes`` are those that are due.
    """
    chosen = [
        episode
        for episode in episodes
        if since <= episode.published < until
        and episode.kind == "full"
        and episode.withdrawn is None
        and episode.removed is None
    ]
    return tuple(sorted(chosen, key=lambda episode: (episode.published, natural_key(episode.slug))))


def write_digest(episodes: Sequence[Episode], language: str, since: datetime, until: datetime) -> str:
    """The digest's article: a header that names the episodes, and a paragraph that names their titles."""
    end = until - timedelta(seconds=1)
    first, last = (write_date(day, language) or f"{day:%Y-%m-%d}" for day in (since, end))
    week = until - since == timedelta(days=7)
    title = (find_phrase("week", language, last) if week else find_phrase("span", language, first, last)) or last
    titles = "; ".join(episode.title.rstrip(".") for episode in episodes)
    lines = {
        "title": title,  # without the show's name, which every app shows beside it
        "date": until.isoformat(),
        "slug": f"digest-{since:%Y-%m-%d}",
        "language": language,
        "episode_type": "bonus",
        FIELD: [f"{episode.slug}@{episode.revision}" for episode in episodes],
    }
    header = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in lines.items())
    return f"---\n{header}\n---\n\n{find_phrase('contents', language, titles) or f'{titles}.'}\n"
