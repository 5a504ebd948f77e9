"""articlecast reads, narrates, speaks, masters and publishes: a written article in, a podcast episode out.

The five verbs, and the values that travel between them::

    article = read_article(load_document(Source("a-day-at-sea.md")))
    script = write_script(article)
    segments = speak_script(script, load_engine("espeak"))
    track = master_track(segments, folder)
    feed = build_feed(show, episodes)

A stage is imported when its verb is first asked for, so that using one of them costs no other.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from articlecast.engine import SpeechEngine, SpeechRequest, Traits, Voice
from articlecast.errors import ArticlecastError
from articlecast.model import (
    Article,
    Chapter,
    Document,
    Episode,
    Pause,
    Script,
    Segment,
    Show,
    Sound,
    Source,
    Timeline,
    Track,
    Utterance,
)

if TYPE_CHECKING:
    from articlecast.master import MasterOptions, master_track
    from articlecast.narrate import NarrateOptions, write_script
    from articlecast.publish import PublishOptions, build_feed
    from articlecast.read import ReadOptions, load_document, read_article
    from articlecast.speak import SpeakOptions, load_engine, speak_script

__all__ = [
    "Article",
    "ArticlecastError",
    "Chapter",
    "Document",
    "Episode",
    "MasterOptions",
    "NarrateOptions",
    "Pause",
    "PublishOptions",
    "ReadOptions",
    "Script",
    "Segment",
    "Show",
    "Sound",
    "Source",
    "SpeakOptions",
    "SpeechEngine",
    "SpeechRequest",
    "Timeline",
    "Track",
    "Traits",
    "Utterance",
    "Voice",
    "build_feed",
    "load_document",
    "load_engine",
    "master_track",
    "read_article",
    "speak_script",
    "write_script",
]

_STAGES = {
    "MasterOptions": "master",
    "NarrateOptions": "narrate",
    "PublishOptions": "publish",
    "ReadOptions": "read",
    "SpeakOptions": "speak",
    "build_feed": "publish",
    "load_document": "read",
    "load_engine": "speak",
    "master_track": "master",
    "read_article": "read",
    "speak_script": "speak",
    "write_script": "narrate",
}


def __getattr__(name: str) -> Any:
    if name not in _STAGES:
        raise AttributeError(f"module 'articlecast' has no attribute '{name}'")
    value = getattr(import_module(f"articlecast.{_STAGES[name]}"), name)
    globals()[name] = value
    return value
