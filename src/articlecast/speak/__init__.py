"""Script → segments: engine lookup, segment cache, completeness ledger, rate budget."""

from articlecast.speak.cache import SegmentCache
from articlecast.speak.lookup import list_engines, load_engine
from articlecast.speak.options import SpeakOptions
from articlecast.speak.speaking import speak_script

__all__ = ["SegmentCache", "SpeakOptions", "list_engines", "load_engine", "speak_script"]
