"""What an episode consists of: its manifest, its tags and its files, from the article, the script and the track."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from articlecast.master import (
    COVER_SIDE,
    Tags,
    measure_picture,
    shrink_cover,
    write_chapters,
    write_srt,
    write_transcript_html,
    write_transcript_json,
    write_transcript_text,
    write_vtt,
    write_words,
)
from articlecast.model import Article, AssetRole, Episode, OmittedKind, Script, Show, Shown, TimedChapter, Track
from articlecast.model.episode import RULES, Parts
from articlecast.names import sha256_hex
from articlecast.narrate import format_script, word_disclosure
from articlecast.publish import asset_url, choose_soundbite, feed_url, is_loopback
from articlecast.publish.disclosure import IPTC, name_source_type
from articlecast.run.corrections import count_renewals, decide_told
from articlecast.run.plan import EpisodePlan
from articlecast.show.episodes.store import NewFile
from articlecast.show.figures import Illustration, name_shown

_KINDS: dict[str, Literal["full", "trailer", "bonus"]] = {"trailer": "trailer", "bonus": "bonus"}


SHOWN_KINDS: frozenset[OmittedKind] = frozenset(
    {"table", "code", "formula", "picture", "video", "audio", "map", "document", "embed", "post", "note", "words"}
)
"""What of an article's omissions an episode keeps: lines of its page and credits are none of a listener's."""
MOST_OMISSIONS, MOST_SHOWN = 500, 100
MOST_CHARACTERS = 30_000
"""Of the tables that a manifest holds for its page: a list of ten thousand episodes opens manifests."""


def describe_episode(
    article: Article,
    script: Script,
    track: Track,
    plan: EpisodePlan,
    *,
    source: str,
    fingerprint: str,
    voice: str,
    now: datetime,
    edited: str = "",
    art: str = "",
    entry: str = "",
    anew: bool = False,
    said: str = "",
    same: bool = False,
    parts: Parts = (),
    share: float = 1.0,
    least: float = 0.0,
    illustrations: Sequence[Illustration] = (),
) -> Episode:
    """The manifest, as yet without files.

    An article without a date keeps that of its last change, which is all that many Atom feeds give, or the moment at
    which it was first rendered. Where corrections appear ``anew``, one that its article does not date has the moment at
    which it was heard of: it must not stand among those of years ago.
    Other words for the ``same`` article are no correction: our rules have changed, or the settings. Of any other change
    listeners are told where it is of a ``share`` of the words above ``least``, or the article's header says so.
    """
    timeline, previous = track.timeline, plan.previous
    wording = sha256_hex("\n".join(utterance.written for utterance in script.utterances).encode())
    corrected = previous is not None and previous.wording != wording and not same
    revision = previous.revision + corrected if previous else 1
    header = dict(article.narration).get("correction", "")
    tale = decide_told(previous, header, revision=revision, share=share, least=least, now=now, at=article.updated)
    told = previous is not None and (tale.revision > previous.told or tale.words != previous.correction)
    updated = now if told or (corrected and anew) else previous.updated if previous else None
    made = Episode(
        guid=plan.guid,
        slug=plan.slug,
        revision=revision,
        title=article.title,
        language=article.language,
        published=previous.published if previous else _first_date(article, now),
        seconds=timeline.seconds,
        source=source,
        fingerprint=fingerprint,
        assets=(),
        updated=_as_utc(updated) if updated else None,
        voice=voice,
        chapters=tuple((timeline.at(chapter.start), chapter.title) for chapter in timeline.chapters),
        links=script.links,
        omissions=tuple(each for each in script.omissions if each.kind in SHOWN_KINDS)[:MOST_OMISSIONS],
        shown=tuple(_keep_shown(name_shown(script.shown[:MOST_SHOWN], illustrations))),
        correction=tale.words,
        announced=tale.revision,
        corrected=_as_utc(tale.moment) if tale.moment else None,
        renewed=count_renewals(previous, tale, anew=anew),
        soundbites=choose_soundbite(timeline),
        loudness=track.loudness,
        wording=wording,
        withdrawn=previous.withdrawn if previous else None,
        pinned=previous is not None and previous.pinned,
        edited=edited,
        art=art,
        entry=entry,
        article=said,
        rules=RULES,
        parts=parts,
    )
    return show_article(made, article)


def _keep_shown(shown: Iterable[Shown]) -> Iterator[Shown]:
    """The tables and pictures, without the rows of what is too much for a manifest."""
    held = 0
    for each in shown:
        held += sum(map(len, each.rows)) + len(each.caption) + len(each.credit)
        yield each if held <= MOST_CHARACTERS else replace(each, rows=(), caption="", credit="")


def _list_held(article: Article) -> tuple[str, ...]:
    """The slugs of the episodes whose words a digest has; none of any other article."""
    names = dict(article.narration).get("digest", "").split()
    return tuple(dict.fromkeys(name.partition("@")[0] for name in names))


def show_article(known: Episode, article: Article) -> Episode:
    """The episode with what its article says of itself."""
    told = dict(article.narration)
    return replace(
        known,
        title=article.title,
        language=article.language,
        published=_as_utc(article.published) if article.published else known.published,
        updated=_as_utc(article.updated) if article.updated else known.updated,
        authors=article.authors,
        summary=article.summary,
        url=article.url,
        tags=article.tags,
        kind=_KINDS.get(told.get("episodetype", ""), "full"),
        season=int(told.get("season", 0)),
        number=int(told.get("episode", 0)),
        licence=told.get("licence", ""),
        threads=tuple(told.get("episodethread", "").split()),
        place=told.get("episodeplace", ""),
        funding=told.get("episodefunding", ""),
        expires=_as_utc(article.expires) if article.expires else None,
        holds=_list_held(article),
    )


def mark_synthetic(episode: Episode, language: str, words: str = "") -> tuple[tuple[str, str], ...]:
    """Fields of the file's label that tell that the voice is a machine's; ``language`` is the show's, and ``words`` are
    its editor's own.

    No standard of labels has a field for it: IPTC's word for the source is the one that programs know.
    """
    if episode.recording:
        return ()
    return (
        ("AI_CONTENT", "synthetic voice"),
        ("DIGITAL_SOURCE_TYPE", f"{IPTC}{name_source_type(episode.voice)}"),
        ("DISCLOSURE", word_disclosure(language, episode.language, words)[0]),
    )


def make_tags(
    show: Show,
    cover: bytes,
    episode: Episode,
    script: Script,
    *,
    own: bytes = b"",
    image: str = "",
    marks: tuple[tuple[str, str], ...] = (),
) -> Tags:
    """What the audio file says of itself; the lyrics are the article's own words, as written.

    ``marks`` are further fields by name. ``own`` is the episode's cover, a JPEG, where it has one, and ``image`` what
    its chapters call that picture.
    """
    written = [(utterance.paragraph, utterance.written) for utterance in script.utterances]
    paragraphs: dict[int, list[str]] = {}
    for number, sentence in written:
        paragraphs.setdefault(number, []).append(sentence)
    return Tags(
        title=episode.title,
        show=show.title,
        author=", ".join(episode.authors) or show.title,
        published=episode.published,
        language=episode.language,
        cover=own or cover,
        cover_type="image/jpeg" if own or not show.cover else show.cover.media_type,
        pictures=((image, shrink_cover(own)),) if own and image else (),
        url=episode.url,
        guid=episode.guid,
        feed_url="" if is_loopback(show.base_url) else feed_url(show),
        summary=episode.summary,
        text="\n\n".join(" ".join(sentences) for sentences in paragraphs.values()),
        copyright=show.copyright,
        publisher=show.author,
        keywords=episode.tags,
        category=show.category[0] if show.category else "",
        number=episode.number,
        season=episode.season,
        marks=marks,
    )


def add_files(
    episode: Episode,
    script: Script,
    track: Track,
    show: Show,
    *,
    ledger: bytes = b"",
    own: bytes = b"",
    social: bytes = b"",
    image: str = "",
    narrator: str = "",
    figures: Sequence[Illustration] = (),
) -> tuple[Episode, list[NewFile]]:
    """The episode with its files, and those files: the tagged audio, transcripts and words, chapters, the others.

    ``own`` is the episode's cover, a JPEG, where it has one, ``social`` the wide picture for previews of its link, and
    ``image`` what its chapters call that picture. Who speaks in the transcripts is the ``narrator`` as listeners know
    the voice, or nobody: an author reads nothing. ``figures`` are the pictures within the article, each once.
    """
    timeline, title = track.timeline, episode.title
    covers = [NewFile("cover", ".jpg", "image/jpeg", own)] if own else []
    wide = [NewFile("social", ".jpg", "image/jpeg", social)] if social else []
    public = [] if is_loopback(show.base_url) else [file.name_asset() for file in covers]
    address = asset_url(show, episode, public[0]) if public else ""
    chapters = replace(
        timeline, chapters=tuple(_publish_image(chapter, image, address) for chapter in timeline.chapters)
    )
    page = partial(write_transcript_html, timeline, title=title, language=episode.language, speaker=narrator)
    # Each is written when the one before is bytes: of ten hours they are 10 MB, and all at once twice that.
    texts: tuple[tuple[AssetRole, str, str, Callable[[], str]], ...] = (
        ("transcript", ".vtt", "text/vtt", partial(write_vtt, timeline, narrator)),
        ("transcript", ".srt", "application/x-subrip", partial(write_srt, timeline, narrator)),
        ("transcript", ".json", "application/json", partial(write_transcript_json, timeline, narrator)),
        ("transcript", ".html", "text/html", page),
        ("transcript", ".txt", "text/plain", lambda: write_transcript_text(timeline) + "\n"),
        ("words", ".json", "application/json", partial(write_words, timeline)),
        ("chapters", ".json", "application/json+chapters", partial(write_chapters, chapters, title=title)),
        ("script", ".md", "text/markdown", partial(format_script, script, article=episode.source)),
    )
    sounds = (track, *track.alternates)
    files = [NewFile("audio", each.suffix, each.media_type, Path(each.path), each.bitrate) for each in sounds]
    files += [
        NewFile(role, suffix, media_type, text.encode())
        for role, suffix, media_type, write in texts
        if (text := write())
    ]
    if ledger:
        files.append(NewFile("ledger", ".json", "application/json", ledger))
    assets = [file.name_asset() for file in files]
    assets += [replace(file.name_asset(), width=COVER_SIDE, height=COVER_SIDE) for file in covers]
    for file in wide:
        width, height = measure_picture(social)
        assets.append(replace(file.name_asset(), width=width, height=height))
    pictures = [NewFile("figure", ".webp", "image/webp", each.content) for each in figures]
    assets += [
        replace(file.name_asset(), width=each.width, height=each.height, origin=each.name)
        for file, each in zip(pictures, figures, strict=True)
    ]
    return replace(episode, assets=tuple(assets)), [*files, *covers, *wide, *pictures]


def _publish_image(chapter: TimedChapter, own: str, address: str) -> TimedChapter:
    """The chapter with its picture's public address: the article's own, or where the episode's cover is."""
    remote = chapter.image.startswith(("https://", "http://"))
    return replace(chapter, image=chapter.image if remote else address if chapter.image == own else "")


def _first_date(article: Article, now: datetime) -> datetime:
    """When the new episode of an article that may tell no day of publication is published; a change to come is none."""
    first = _as_utc(now)
    return min(first, _as_utc(article.updated)) if article.updated else first


def _as_utc(moment: datetime) -> datetime:
    """Whole seconds with a zone; a date without one is taken as UTC (a feed's dates have no fractions)."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.replace(microsecond=0)
