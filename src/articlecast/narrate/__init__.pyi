from .audit import list_unknown_languages
from .disclosure import disclose_voice, drop_disclosure, word_disclosure
from .edits import speak_edits
from .lexicon import Lexicon, list_found, parse_lexicon
from .options import NarrateOptions
from .phrases import find_phrase, write_date
from .script import write_script
from .scriptfile import find_article, format_script, parse_script, show_written

__all__ = [
    "Lexicon",
    "NarrateOptions",
    "disclose_voice",
    "drop_disclosure",
    "find_article",
    "find_phrase",
    "format_script",
    "list_found",
    "list_unknown_languages",
    "parse_lexicon",
    "parse_script",
    "show_written",
    "speak_edits",
    "word_disclosure",
    "write_date",
    "write_script",
]
