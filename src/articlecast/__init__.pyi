from .engine import SpeechEngine, SpeechRequest, Traits, Voice
from .errors import ArticlecastError
from .master import MasterOptions, master_track
from .model import (
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
from .narrate import NarrateOptions, write_script
from .publish import PublishOptions, build_feed
from .read import ReadOptions, load_document, read_article
from .speak import SpeakOptions, load_engine, speak_script

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
