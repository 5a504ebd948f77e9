"""Article → Script: decide what is said, pure and deterministic."""

from articlecast.narrate.options import NarrateOptions
from articlecast.narrate.script import write_script
from articlecast.narrate.scriptfile import format_script

__all__ = ["NarrateOptions", "format_script", "write_script"]
