"""Script → segments: engine lookup, segment cache, completeness ledger, rate budget."""

from articlecast.speak.cache import SegmentCache
from articlecast.speak.ledger import Ledger, check_ledger, read_ledger, write_ledger
from articlecast.speak.lookup import list_engines, load_engine
from articlecast.speak.options import SpeakOptions
from articlecast.speak.speaking import Meter, speak_script

__all__ = [
    "Ledger",
    "Meter",
    "SegmentCache",
    "SpeakOptions",
    "check_ledger",
    "list_engines",
    "load_engine",
    "read_ledger",
    "speak_script",
    "write_ledger",
]
