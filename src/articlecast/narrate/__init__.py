"""Article → Script: decide what is said, pure and deterministic."""

from articlecast.narrate.options import NarrateOptions
from articlecast.narrate.script import write_script
from articlecast.narrate.scriptfile import find_article, format_script, parse_script

__all__ = ["NarrateOptions", "find_article", "format_script", "parse_script", "write_script"]
