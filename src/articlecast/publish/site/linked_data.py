"""What the pages say of themselves to programs: schema.org's words, as JSON in a script element."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from articlecast.model import Episode, Show
from articlecast.publish.addresses import asset_url, cover_url, episode_url, feed_url
from articlecast.publish.disclosure import is_told, name_schema_type
from articlecast.publish.feed.build import item_date
from articlecast.publish.feed.notes import notes_text
from articlecast.publish.feed.tags import clean_line
from articlecast.publish.options import PublishOptions

CONTEXT = {"@context": "https://schema.org"}


def describe_show(show: Show) -> dict[str, Any]:
    """The show as a ``PodcastSeries``."""
    return {
        "@type": "PodcastSeries", "name": show.title, "description": show.description,
        "url": f"{show.base_url}/", "webFeed": feed_url(show), "inLanguage": show.language,
        "author": {"@type": "Organization", "name": show.author} if show.author else None, "image": cover_url(show),
    }  # fmt: skip


def describe_episode(show: Show, episode: Episode, options: PublishOptions) -> dict[str, Any]:
    """The episode as a ``PodcastEpisode``, with what it takes to hear it, and to read it instead."""
    audio = episode.enclosure
    transcripts = {asset.media_type: asset_url(show, episode, asset) for asset in episode.assets_of("transcript")}
    transcript = transcripts.get("text/html") or transcripts.get("text/vtt", "")
    access = {
        "accessMode": ["auditory", "textual"] if transcript else ["auditory"],
        "accessModeSufficient": ["auditory", "textual"] if transcript else ["auditory"],
        "accessibilityFeature": [
            *(["transcript", "synchronizedAudioText"] if transcript else []),
            *(["tableOfContents"] if len(episode.chapters) > 1 else []),
        ],
        "accessibilityHazard": "none",
    }
    media: dict[str, Any] = {
        "@type": "AudioObject", "contentUrl": asset_url(show, episode, audio),
        "encodingFormat": audio.media_type, "contentSize": str(audio.length),
        "duration": f"PT{round(episode.seconds)}S", "transcript": transcript, "caption": transcripts.get("text/vtt"),
        "digitalSourceType": name_schema_type(episode.voice) if is_told(episode, options) else "",
    }  # fmt: skip
    return {
        **CONTEXT, "@type": "PodcastEpisode", "name": clean_line(episode.title),
        "url": episode_url(show, episode), "datePublished": item_date(episode, options).isoformat(),
        "description": notes_text(show, episode), "inLanguage": episode.language,
        "timeRequired": f"PT{round(episode.seconds)}S", "image": cover_url(show, episode),
        "episodeNumber": episode.number or None, "keywords": list(map(clean_line, episode.tags)),
        "author": [{"@type": "Person", "name": name} for name in episode.authors],
        "isBasedOn": episode.url, "partOfSeries": _drop_empty(describe_show(show)), **access,
        "associatedMedia": _drop_empty(media),
    }  # fmt: skip


def _drop_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def write_script(values: dict[str, Any]) -> Markup:
    """JSON inside a script element: nothing in a title can end it."""
    text = json.dumps(_drop_empty(values), ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "").replace("\u2029", ""))  # noqa: S704
