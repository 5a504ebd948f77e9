"""Books of a show's episodes: which are in it, what of their files, and the zip file that they become."""

from __future__ import annotations

import html
import re
import shutil
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from articlecast.display import quote_word
from articlecast.errors import StoreError, UsageError, unwritable
from articlecast.files import write_stream
from articlecast.model import Episode
from articlecast.publish.addresses import feed_url
from articlecast.publish.book.documents import Section
from articlecast.publish.book.package import MIMETYPE, ROOT, Book, write_documents
from articlecast.publish.cues import read_cues, read_paragraphs
from articlecast.publish.feed.notes import write_notes
from articlecast.publish.feed.podcasting import feed_guid
from articlecast.run.slugs import complete_name
from articlecast.show.episodes.store import Library, list_slugs
from articlecast.show.identity import load_show
from articlecast.show.public import list_public
from articlecast.show.settings import Settings

_AUDIO = ("audio/mpeg", "audio/x-m4a", "audio/mp4", "audio/ogg")
"""Which of an episode's files a book has: every reading system plays the first."""
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def choose_bound(settings: Settings, typed: str, now: datetime, *, digest: bool = False) -> tuple[Episode, ...]:
    """The episodes of a book, oldest first: the one that is ``typed`` by its slug or its article, the newest
    ``digest``, or all that the world may see at ``now``. Raises UsageError where there is none.
    """
    episodes, _ = Library(settings.episodes_folder).sift()
    if typed:
        return (_find_typed(settings, episodes, typed),)
    public = list_public(episodes, now, settings.feed_folder)
    if digest:
        public = tuple(episode for episode in public if episode.holds)[:1]
    if not public:
        thing, wrong = ("--digest", "there is no digest") if digest else ("--all", "the feed has no episode")
        raise UsageError(thing, wrong, "articlecast digest" if digest else "articlecast render")
    return tuple(reversed(public))


def _find_typed(settings: Settings, episodes: Sequence[Episode], typed: str) -> Episode:
    names = {settings.name_source(typed), typed}
    for episode in episodes:
        if episode.source in names:
            return episode
    slug = complete_name(typed, list_slugs(settings.episodes_folder), "episode has this slug or article")
    return next(episode for episode in episodes if episode.slug == slug)


def bind_book(settings: Settings, episodes: Sequence[Episode], path: Path) -> Book:
    """Write the book of these episodes, in their order; the same episodes make the same bytes.

    Raises StoreError for an episode whose files cannot be read, DiskError where the book cannot be written.
    """
    show, cover = load_show(settings)
    alone = episodes[0] if len(episodes) == 1 else None
    book = Book(
        show,
        settings.publish,
        alone.title if alone else show.title,
        alone.guid if alone else show.guid or feed_guid(feed_url(show)),
        tuple(_load_section(settings, episode) for episode in episodes),
    )
    own = next(alone.assets_of("cover"), None) if alone else None
    asset = own or show.cover
    if asset:
        book = replace(book, cover=f"cover{Path(asset.name).suffix}", cover_type=asset.media_type)
    picture = (settings.episodes_folder / alone.slug / own.name).read_bytes() if alone and own else cover
    try:
        with write_stream(path) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
            _add(out, "mimetype", MIMETYPE.encode(), packed=False)
            for name, text in write_documents(book):
                _add(out, name, text.encode())
            if book.cover:
                _add(out, f"{ROOT}/{book.cover}", picture, packed=False)
            for name, place in {each.audio: _locate(settings, each) for each in book.sections}.items():
                with (
                    place.open("rb") as sound,
                    out.open(_entry(f"{ROOT}/audio/{name}"), "w", force_zip64=True) as entry,
                ):
                    shutil.copyfileobj(sound, entry, 1 << 20)
    except OSError as error:
        raise unwritable(str(error.filename or path), error) from error
    return book


def _locate(settings: Settings, section: Section) -> Path:
    return settings.episodes_folder / section.episode.slug / section.audio


def _entry(name: str, *, packed: bool = False) -> zipfile.ZipInfo:
    """Of no day: the same parts make the same bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    return entry


def _add(out: zipfile.ZipFile, name: str, content: bytes, *, packed: bool = True) -> None:
    out.writestr(_entry(name, packed=packed), content)


def _load_section(settings: Settings, episode: Episode) -> Section:
    """What a book has of an episode; raises StoreError where its transcript cannot be read."""
    home = settings.episodes_folder / episode.slug
    texts = {asset.media_type: home / asset.name for asset in episode.assets_of("transcript")}
    end = episode.seconds
    with suppress(OSError, ValueError, KeyError):  # without it the last sentence is lit to the very end
        end = max(cue.end for cue in read_cues(texts["application/json"].read_bytes(), "application/json"))
    again = f"articlecast render --force {quote_word(episode.source)}"
    try:
        paragraphs = read_paragraphs(texts["text/html"].read_bytes())
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"episodes/{episode.slug}", f"has no transcript to read along: {error}", again) from error
    ranked = sorted(episode.assets_of("audio"), key=lambda asset: _AUDIO.index(asset.media_type))
    if not (home / ranked[0].name).is_file():
        raise StoreError(f"episodes/{episode.slug}/{ranked[0].name}", "is missing", again)
    bare = replace(episode, summary="", chapters=(), links=(), omissions=(), url="")
    notes = _PARAGRAPH.findall(write_notes(bare, settings.publish))
    credits_ = tuple(html.unescape(re.sub(r"<[^>]*>", "", each)) for each in notes)
    return Section(episode, paragraphs, end, ranked[0].name, credits_)
