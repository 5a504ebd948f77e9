"""The Podcasting 2.0 namespace (https://podcastindex.org/namespace/1.0) and Podlove's chapters, as rows of tags."""

from __future__ import annotations

import base64
import uuid
from functools import lru_cache

from articlecast.durations import write_timestamp
from articlecast.model import Asset, Episode, Show
from articlecast.names import make_uri
from articlecast.publish.addresses import asset_url, cover_url, feed_url
from articlecast.publish.disclosure import is_synthetic
from articlecast.publish.feed.tags import PODCAST, PSC, Tag, clean, clean_line
from articlecast.publish.options import Place, PublishOptions
from articlecast.publish.wording import Say, say_in

_PREFIX = f"{{{PODCAST}}}"
GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")

# The order in which apps should choose: Pocket Casts once refused the registered SRT type, so VTT comes first.
TRANSCRIPT_TYPES = ("text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain")
_RANKS = {media_type: rank for rank, media_type in enumerate(TRANSCRIPT_TYPES)}
_CAPTIONS = frozenset(TRANSCRIPT_TYPES[:2])

_CODECS = {"audio/mpeg": "mp3", "audio/mp4": "mp4a.40.2", "audio/x-m4a": "mp4a.40.2", "audio/ogg": "opus"}
_FORMATS = {"audio/mpeg": "MP3", "audio/mp4": "AAC", "audio/x-m4a": "AAC", "audio/ogg": "Opus"}


def feed_guid(url: str) -> str:
    """The show's ``podcast:guid`` from its feed's first address.

    A UUIDv5 of the address without scheme and trailing slashes; to be assigned once and kept when the feed moves.
    """
    return str(uuid.uuid5(GUID_NAMESPACE, url.split("://", 1)[-1].rstrip("/")))


def _tag(name: str, text: str = "", *attributes: tuple[str, str], children: tuple[Tag, ...] = ()) -> Tag:
    return Tag(_PREFIX + name, text, attributes, children)


def _yes(value: bool) -> str:  # noqa: FBT001 -- the value is the whole call
    return "yes" if value else "no"


def channel_tags(show: Show, options: PublishOptions) -> tuple[Tag, ...]:
    """The namespace's tags of the channel."""
    tags = [
        _tag("guid", show.guid or feed_guid(feed_url(show))),
        _tag("locked", _yes(options.locked), ("owner", show.email)),
        _tag("medium", options.medium),
        *(_ai_content(synthetic=options.synthetic) if options.disclosure != "none" else ()),
        *_persons((show.author,), options.narrator),
        *_image(cover_url(show), show.title, show.cover, say_in(show.language)),
    ]
    if options.apple_verification:
        tags.append(_tag("txt", clean_line(options.apple_verification), ("purpose", "applepodcastsverify")))
    if options.licence:
        tags.append(_tag("license", clean_line(options.licence, 128), ("url", options.licence_url)))
    tags += [_tag("funding", clean_line(row.text, 128), ("url", row.url)) for row in options.funding]
    if options.rhythm:
        tags.append(_tag("updateFrequency", clean_line(options.rhythm, 128), *_rhythm(options)))
    tags += [_place(place) for place in options.places]
    if options.trailer:
        trailer = options.trailer
        attributes = (
            ("pubdate", trailer.published), ("url", trailer.url), ("length", str(trailer.length or "")),
            ("type", trailer.media_type), ("season", str(trailer.season or "")),
        )  # fmt: skip
        tags.append(_tag("trailer", clean_line(trailer.title), *attributes))
    if options.podroll:
        shows = tuple(
            _tag("remoteItem", "", ("feedGuid", row.guid), ("feedUrl", row.feed_url), ("title", clean_line(row.title)))
            for row in options.podroll
        )
        tags.append(_tag("podroll", children=shows))
    if options.podping:
        tags.append(_tag("podping", "", ("usesPodping", "true")))
    if options.private:
        tags.append(_tag("block", "yes"))
    tags += [_tag("block", "yes", ("id", service)) for service in options.block]
    return tuple(tags)


def item_tags(show: Show, episode: Episode, options: PublishOptions) -> tuple[Tag, ...]:
    """The namespace's tags of one item, and ``psc:chapters``, the only chapters that gPodder's parser knows."""
    tags = [*_transcripts(show, episode), *_chapters(show, episode)]
    tags += [
        _tag("soundbite", clean_line(title, 128), ("startTime", _decimal(start)), ("duration", _decimal(seconds)))
        for start, seconds, title in episode.soundbites
        if start > 0 and 15 <= seconds <= 120  # the namespace's bounds; partytime drops a bite at 0
    ]
    # An item's list replaces the channel's, so everybody is named again.
    tags += _persons(episode.authors or (show.author,), options.narrator or episode.voice)
    if options.disclosure != "none":
        tags += _ai_content(synthetic=is_synthetic(episode, options))
    say = say_in(episode.language)
    tags += _image(cover_url(show, episode), episode.title, next(episode.assets_of("cover"), show.cover), say)
    if episode.url:
        tags.append(_tag("contentLink", say("Read the article"), ("href", make_uri(episode.url))))
    if episode.season:
        tags.append(_tag("season", str(episode.season)))
    if episode.number:
        tags.append(_tag("episode", str(episode.number)))
    licence, licence_url = (episode.licence, "") if episode.licence else (options.licence, options.licence_url)
    if licence:
        tags.append(_tag("license", clean_line(licence, 128), ("url", licence_url)))
    tags += [
        _alternate(show, episode, asset, default=number == 0) for number, asset in enumerate(episode.assets_of("audio"))
    ]
    return tuple(tags)


@lru_cache(maxsize=2)
def _ai_content(*, synthetic: bool) -> tuple[Tag, ...]:
    return (_tag("txt", "true" if synthetic else "false", ("purpose", "ai-content")),)


@lru_cache(maxsize=256)
def _persons(authors: tuple[str, ...], narrator: str) -> tuple[Tag, ...]:
    """The author is the one whose prose is read, the narrator the voice (the namespace's taxonomy says so)."""
    people = [(name, "author", "writing") for name in authors if clean(name)]
    people += [(narrator, "narrator", "cast")] if clean(narrator) else []
    return tuple(
        _tag("person", clean_line(name, 128), ("role", role), ("group", group)) for name, role, group in people
    )


def _image(url: str, title: str, cover: Asset | None, say: Say) -> list[Tag]:
    if not url:
        return []
    media_type = cover.media_type if cover else ""
    attributes = (
        ("href", url), ("alt", say("Artwork of {}").format(clean_line(title, 200))), ("aspect-ratio", "1/1"),
        ("width", str(cover.width or "") if cover else ""), ("height", str(cover.height or "") if cover else ""),
        ("type", media_type), ("purpose", "artwork"),
    )  # fmt: skip
    return [_tag("image", "", *attributes)]


def _rhythm(options: PublishOptions) -> tuple[tuple[str, str], ...]:
    return (("rrule", options.rhythm_rule), ("complete", "true" if options.complete else ""))


def _place(place: Place) -> Tag:
    attributes = (("rel", place.rel), ("geo", place.geo), ("osm", place.osm), ("country", place.country))
    return _tag("location", clean_line(place.name, 128), *attributes)


def _transcripts(show: Show, episode: Episode) -> list[Tag]:
    assets = sorted(episode.assets_of("transcript"), key=lambda asset: _RANKS.get(asset.media_type, len(_RANKS)))
    return [
        _tag(
            "transcript", "", ("url", asset_url(show, episode, asset)), ("type", asset.media_type),
            ("language", episode.language), ("rel", "captions" if asset.media_type in _CAPTIONS else ""),
        )
        for asset in assets
    ]  # fmt: skip


def _chapters(show: Show, episode: Episode) -> list[Tag]:
    tags = [
        _tag("chapters", "", ("url", asset_url(show, episode, asset)), ("type", "application/json+chapters"))
        for asset in episode.assets_of("chapters")
    ][:1]
    if episode.chapters:
        marks = tuple(
            Tag(f"{{{PSC}}}chapter", "", (("start", write_timestamp(start, cut=True)), ("title", clean_line(title))))
            for start, title in episode.chapters
        )
        tags.append(Tag(f"{{{PSC}}}chapters", "", (("version", "1.2"),), marks))
    return tags


def _alternate(show: Show, episode: Episode, asset: Asset, *, default: bool) -> Tag:
    rate = _bitrate(asset, episode.seconds)
    kind = _FORMATS.get(asset.media_type, asset.media_type)
    inside = (
        _tag("source", "", ("uri", asset_url(show, episode, asset))),
        _tag("integrity", "", ("type", "sri"), ("value", _integrity(asset))),
    )
    attributes = (
        ("type", asset.media_type), ("length", str(asset.length)), ("bitrate", str(rate) if rate else ""),
        ("lang", episode.language), ("title", f"{kind}, {round(rate / 1000)} kbit/s"[:32]),
        ("codecs", _CODECS.get(asset.media_type, "")), ("default", "true" if default else "false"),
    )  # fmt: skip
    return _tag("alternateEnclosure", "", *attributes, children=inside)


def _bitrate(asset: Asset, seconds: float) -> int:
    """Bits per second, as the sound was encoded: the file's length would count its cover and its tags with it.

    Episodes from before the bitrate was kept have that length alone.
    """
    return asset.bitrate * 1000 or (round(asset.length * 8 / seconds) if seconds > 0 else 0)


def _integrity(asset: Asset) -> str:
    """As W3C's Subresource Integrity has it; episodes from before SHA-384 was kept have their SHA-256."""
    name, digest = ("sha384", asset.sha384) if asset.sha384 else ("sha256", asset.sha256)
    return f"{name}-{base64.b64encode(bytes.fromhex(digest)).decode('ascii')}"


def _decimal(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
