"""The Podcasting 2.0 namespace (https://podcastindex.org/namespace/1.0) and Podlove's chapters, as rows of tags."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import gcd

from articlecast.durations import write_timestamp
from articlecast.model import Asset, Episode, Show
from articlecast.names import make_uri
from articlecast.publish.addresses import asset_url, audio_url, cover_url, feed_url
from articlecast.publish.disclosure import is_synthetic
from articlecast.publish.feed.notes import find_licence
from articlecast.publish.feed.roles import GROUPS
from articlecast.publish.feed.tags import PODCAST, PSC, Tag, clean, clean_line
from articlecast.publish.options import Funding, Person, Place, PublishOptions, Recommended, Value
from articlecast.publish.wording import Say, say_in

_PREFIX = f"{{{PODCAST}}}"
GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")

# The order in which apps should choose: Pocket Casts once refused the registered SRT type, so VTT comes first.
TRANSCRIPT_TYPES = ("text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain")
_RANKS = {media_type: rank for rank, media_type in enumerate(TRANSCRIPT_TYPES)}
_CAPTIONS = frozenset(TRANSCRIPT_TYPES[:2])

OF_EPISODES = frozenset({"author", "narrator"})
"""Roles of who wrote and who reads an episode, which differ from one to the next."""
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
        *_list_people((), options.narrator, _list_makers(show, options)),
        *_image(cover_url(show), show.title, show.cover, say_in(show.language)),
    ]
    if options.apple_verification:
        tags.append(_tag("txt", clean_line(options.apple_verification), ("purpose", "applepodcastsverify")))
    if options.licence:
        tags.append(_tag("license", clean_line(options.licence, 128), ("url", make_uri(options.licence_url))))
    tags += [_tag("funding", clean_line(row.text, 128), ("url", make_uri(row.url))) for row in options.funding]
    if options.rhythm:
        tags.append(_tag("updateFrequency", clean_line(options.rhythm, 128), *_rhythm(options)))
    tags += [_place(place) for place in options.places]
    if options.trailer:
        trailer = options.trailer
        attributes = (
            ("pubdate", trailer.published), ("url", make_uri(trailer.url)), ("length", str(trailer.length or "")),
            ("type", trailer.media_type), ("season", str(trailer.season or "")),
        )  # fmt: skip
        tags.append(_tag("trailer", clean_line(trailer.title), *attributes))
    if options.podroll:
        tags.append(_tag("podroll", children=tuple(map(_remote, options.podroll))))
    if options.publisher:
        tags.append(_tag("publisher", children=(_remote(replace(options.publisher, medium="publisher")),)))
    tags += [_remote(row) for row in options.members]
    if options.value:
        tags.append(_value(options.value))
    if options.chat:
        room = options.chat
        tags.append(
            _tag(
                "chat", "", ("server", room.server), ("protocol", room.protocol), ("accountId", room.account),
                ("space", room.space),
            )
        )  # fmt: skip
    if options.podping:
        tags.append(_tag("podping", "", ("usesPodping", "true")))
    if options.private:
        tags.append(_tag("block", "yes"))
    tags += [_tag("block", "yes", ("id", service)) for service in options.block]
    return tuple(tags)


def item_tags(show: Show, episode: Episode, options: PublishOptions, *, brief: bool = False) -> tuple[Tag, ...]:
    """The namespace's tags of one item, and ``psc:chapters``, the only chapters that gPodder's parser knows.

    A ``brief`` one has the transcript and the chapters of one kind, and formats only where there are several.
    """
    tags = [*_transcripts(show, episode)[: 1 if brief else None], *_chapters(show, episode, inline=not brief)]
    tags += [
        _tag("soundbite", clean_line(title, 128), ("startTime", _decimal(start)), ("duration", _decimal(seconds)))
        for start, seconds, title in episode.soundbites[: 0 if brief else None]
        if start > 0 and 15 <= seconds <= 120  # the namespace's bounds; partytime drops a bite at 0
    ]
    # An item's list replaces the channel's, so everybody is named again.
    tags += _list_people(episode.authors, options.narrator or episode.voice, options.people)
    if options.disclosure != "none":
        tags += _ai_content(synthetic=is_synthetic(episode, options))
    say = say_in(episode.language)
    if not brief:
        tags += _image(cover_url(show, episode), episode.title, next(episode.assets_of("cover"), show.cover), say)
        tags += _social(show, episode, say)
    if episode.url and not brief:
        tags.append(_tag("contentLink", say("Read the article"), ("href", make_uri(episode.url))))
    tags += _list_own(episode, options)
    sounds = list(episode.assets_of("audio"))
    if not brief or len(sounds) > 1:
        tags += [_alternate(show, episode, options, asset, default=asset is sounds[0]) for asset in sounds]
    return tuple(tags)


def _list_own(episode: Episode, options: PublishOptions) -> Iterator[Tag]:
    """What an article's header says of its episode alone, and the show's own where it is silent."""
    if episode.season:
        names = {row.number: clean_line(row.name, 128) for row in options.seasons}
        yield _tag("season", str(episode.season), ("name", names.get(episode.season, "")))
    if episode.number:
        yield _tag("episode", str(episode.number))
    licence, licence_url = find_licence(episode, options)
    if licence:
        yield _tag("license", clean_line(licence, 128), ("url", make_uri(licence_url)))
    if episode.place:
        yield _place(read_place(episode.place))
    if episode.funding:
        url, _, text = episode.funding.partition(" ")
        yield _tag("funding", clean_line(text, 128) or Funding("").text, ("url", make_uri(url)))
    for priority, thread in enumerate(episode.threads, 1):
        protocol = find_protocol(thread)
        ordered = str(priority) if len(episode.threads) > 1 else ""
        yield _tag("socialInteract", "", ("uri", make_uri(thread)), ("protocol", protocol), ("priority", ordered))


def read_place(line: str) -> Place:
    """The place of a line such as ``Lerwick geo:60.15,-1.14 R148838``; the name alone is enough."""
    geo = osm = ""
    words = []
    for word in line.split():
        if word.startswith("geo:"):
            geo = word
        elif re.fullmatch(r"[NWR]\d+(#\d+)?", word):
            osm = word
        else:
            words.append(word)
    return Place(" ".join(words), geo=geo, osm=osm)


_PROTOCOLS = {"x.com": "twitter", "twitter.com": "twitter", "bsky.app": "atproto", "hive.blog": "hive"}
"""The hosts whose threads are not ActivityPub's."""


def find_protocol(thread: str) -> str:
    """The protocol of a thread as the namespace's ``socialInteract`` calls it, by the address of its first post."""
    host = thread.partition("://")[2].partition("/")[0].lower().removeprefix("www.").removeprefix("mobile.")
    if thread.startswith("nostr:"):
        return "nostr"
    return "atproto" if thread.startswith("at:") else _PROTOCOLS.get(host, "activitypub")


@lru_cache(maxsize=2)
def _ai_content(*, synthetic: bool) -> tuple[Tag, ...]:
    return (_tag("txt", "true" if synthetic else "false", ("purpose", "ai-content")),)


@lru_cache(maxsize=256)
def _list_people(authors: tuple[str, ...], narrator: str, makers: tuple[Person, ...]) -> tuple[Tag, ...]:
    """The author is the one whose prose is read, the narrator the voice (the namespace's taxonomy says so).

    Of the show's ``makers`` those in other roles are named behind them.
    """
    named = [(name, "author") for name in authors] + [(narrator, "narrator")]
    described = {(clean_line(row.name), row.role.lower()): row for row in makers}
    people = [described.get((clean_line(name), role), Person(name, role)) for name, role in named if clean(name)]
    people += [row for row in makers if row.role.lower() not in OF_EPISODES]
    return tuple(
        _tag(
            "person", clean_line(row.name, 128), ("role", row.role.lower()),
            ("group", GROUPS.get(row.role.lower(), "")), ("img", make_uri(row.img)), ("href", make_uri(row.href)),
        )
        for row in people
    )  # fmt: skip


def _list_makers(show: Show, options: PublishOptions) -> tuple[Person, ...]:
    """Who makes the show, as the settings say; its owner where they name nobody, who wrote nothing by that."""
    named = any(row.role.lower() not in OF_EPISODES for row in options.people)
    return options.people if named or not clean(show.author) else (*options.people, Person(show.author, "producer"))


def _remote(row: Recommended) -> Tag:
    """A feed elsewhere; ``medium`` is said where it is no podcast."""
    attributes = (("feedGuid", row.guid), ("feedUrl", make_uri(row.feed_url)), ("medium", row.medium))
    return _tag("remoteItem", "", *attributes, ("title", clean_line(row.title)))


def _value(value: Value) -> Tag:
    rows = tuple(
        _tag(
            "valueRecipient", "", ("name", clean_line(row.name, 128)), ("type", row.kind), ("address", row.address),
            ("customKey", row.custom_key), ("customValue", row.custom_value), ("split", str(row.split)),
            ("fee", "true" if row.fee else ""),
        )
        for row in value.recipients
    )  # fmt: skip
    return _tag(
        "value", "", ("type", value.kind), ("method", value.method), ("suggested", value.suggested), children=rows
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


def _social(show: Show, episode: Episode, say: Say) -> Iterator[Tag]:
    """The article's wide picture, which an app shows where the episode is shared; its shape in the lowest terms."""
    for asset in episode.assets_of("social"):
        part = gcd(asset.width, asset.height) or 1
        yield _tag(
            "image", "", ("href", asset_url(show, episode, asset)),
            ("alt", say("Artwork of {}").format(clean_line(episode.title, 200))),
            ("aspect-ratio", f"{asset.width // part}/{asset.height // part}" if asset.height else ""),
            ("width", str(asset.width or "")), ("height", str(asset.height or "")), ("type", asset.media_type),
            ("purpose", "social"),
        )  # fmt: skip


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


def _chapters(show: Show, episode: Episode, *, inline: bool) -> list[Tag]:
    tags = [
        _tag("chapters", "", ("url", asset_url(show, episode, asset)), ("type", "application/json+chapters"))
        for asset in episode.assets_of("chapters")
    ][:1]
    if episode.chapters and (inline or not tags):
        marks = tuple(
            Tag(f"{{{PSC}}}chapter", "", (("start", write_timestamp(start, cut=True)), ("title", clean_line(title))))
            for start, title in episode.chapters
        )
        tags.append(Tag(f"{{{PSC}}}chapters", "", (("version", "1.2"),), marks))
    return tags


def _alternate(show: Show, episode: Episode, options: PublishOptions, asset: Asset, *, default: bool) -> Tag:
    url = audio_url(show, episode, asset, host=options.media_url, prefix=options.media_prefix)
    rate = _bitrate(asset, episode.seconds)
    kind = _FORMATS.get(asset.media_type, asset.media_type)
    inside = (
        _tag("source", "", ("uri", url)),
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
