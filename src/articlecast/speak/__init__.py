"""Script → segments: engine lookup, segment cache, completeness ledger, rate budget."""

from articlecast.speak.cache import SegmentCache
from articlecast.speak.estimate import SpeechEstimate, add_estimates, estimate_speech
from articlecast.speak.failover import load_chosen, open_workers, try_engines
from articlecast.speak.ledger import Ledger, check_ledger, read_ledger, write_ledger
from articlecast.speak.lookup import list_engines, load_engine
from articlecast.speak.options import SILENT_OPTIONS, SpeakOptions
from articlecast.speak.speaking import Meter, speak_script

__all__ = [
    "SILENT_OPTIONS",
    "Ledger",
    "Meter",
    "SegmentCache",
    "SpeakOptions",
    "SpeechEstimate",
    "add_estimates",
    "check_ledger",
    "estimate_speech",
    "list_engines",
    "load_chosen",
    "load_engine",
    "open_workers",
    "read_ledger",
    "speak_script",
    "try_engines",
    "write_ledger",
]
