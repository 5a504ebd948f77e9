"""Engines by name: every one is an entry point, ours and a third party's alike, and only the one named is imported."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from articlecast.engine import ENTRY_POINT_GROUP, SpeechEngine
from articlecast.errors import EngineUnavailable, UsageError
from articlecast.names import suggest_name


def list_engines() -> tuple[str, ...]:
    """The names of all installed engines, sorted; nothing is imported."""
    return tuple(sorted({point.name for point in entry_points(group=ENTRY_POINT_GROUP)}))


def load_engine(name: str, **options: Any) -> SpeechEngine:
    """The engine of that name, built with its own options.

    Raises UsageError for an unknown name or option, EngineUnavailable where its package is missing or broken.
    """
    kind = _find_engine(name)
    try:
        engine = kind.load()(**options)
    except ImportError as error:
        raise EngineUnavailable(name, f"{error}", f"pip install 'articlecast[{name}]'") from error
    except TypeError as error:
        raise UsageError(name, f"has no such option: {error}", f"articlecast voices --engine {name}") from error
    if not isinstance(engine, SpeechEngine):
        raise EngineUnavailable(name, f"{kind.value} is not a speech engine (traits, voices, render_text, speak)")
    return engine


def _find_engine(name: str) -> EntryPoint:
    found = entry_points(group=ENTRY_POINT_GROUP, name=name)
    if found:
        return next(iter(found))
    guess = suggest_name(name, list_engines())
    raise UsageError("engine", f"no engine '{name}'{guess}", "articlecast voices")
