from .automatic import AUTO, AutoEngine
from .cache import SEGMENTS, SegmentCache
from .estimate import SpeechEstimate, add_estimates, estimate_speech
from .failover import open_workers, try_engines
from .ledger import PACES, Ledger, Lesson, PaceBook, check_ledger, read_ledger, write_ledger
from .lookup import begin_loading, check_engines, check_voices, list_engines, load_chosen, load_engine
from .meter import Meter
from .options import ROLES, SILENT_OPTIONS, SpeakOptions
from .recogniser import Hearing, Recogniser, load_recogniser
from .recorded import RECORDING, Recorded, decode_recording, refuse_other
from .speaking import find_kept, speak_script
from .voices import describe_speakers, drop_voices

__all__ = [
    "AUTO",
    "PACES",
    "RECORDING",
    "ROLES",
    "SEGMENTS",
    "SILENT_OPTIONS",
    "AutoEngine",
    "Hearing",
    "Ledger",
    "Lesson",
    "Meter",
    "PaceBook",
    "Recogniser",
    "Recorded",
    "SegmentCache",
    "SpeakOptions",
    "SpeechEstimate",
    "add_estimates",
    "begin_loading",
    "check_engines",
    "check_ledger",
    "check_voices",
    "decode_recording",
    "describe_speakers",
    "drop_voices",
    "estimate_speech",
    "find_kept",
    "list_engines",
    "load_chosen",
    "load_engine",
    "load_recogniser",
    "open_workers",
    "read_ledger",
    "refuse_other",
    "speak_script",
    "try_engines",
    "write_ledger",
]
