"""Engines by name: every one is an entry point, ours and a third party's alike, and only the one named is imported."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from importlib.metadata import EntryPoint
from threading import Thread
from typing import Any

from articlecast.engine import ENTRY_POINT_GROUP, SpeechEngine
from articlecast.errors import ArticlecastError, EngineUnavailable, NoSuchVoice, PluginError, UsageError
from articlecast.names import suggest_name
from articlecast.packages import suggest_install
from articlecast.plugins import ANYTHING, find_plugin, is_ours, list_plugins, load_plugin
from articlecast.speak.automatic import (
    AUTO,
    EVERY_LANGUAGE,
    Absence,
    AutoEngine,
    CanSay,
    find_can_say,
    list_automatic,
    prepare_voice,
    say_anything,
)
from articlecast.speak.guarded import GuardedEngine
from articlecast.speak.options import SpeakOptions
from articlecast.speak.voices import list_named_voices

_HINTS = {
    "speak.engines": "[speak.engines.hibari]   (in articlecast.toml)",
    "speak.voices": '"hibari/quote" = "heart"   (below [speak.voices])',
}


def list_engines() -> tuple[str, ...]:
    """The names of all installed engines, sorted; nothing is imported."""
    return tuple(point.name for point in list_plugins(ENTRY_POINT_GROUP))


def load_engine(name: str, **options: Any) -> SpeechEngine:
    """The engine of that name, built with its own options; ``auto`` with a table of options for each of its engines.

    Raises UsageError for an unknown name or option, EngineUnavailable where its package is missing or broken.
    """
    if name == AUTO:
        return _load_automatic(options)
    kind = _find_engine(name)
    try:
        made = load_plugin(kind)
        engine = made(**options) if callable(made) else made
    except ImportError as error:
        raise EngineUnavailable(name, f"{error}", suggest_install(name) or _mend_package(kind)) from error
    except PluginError as error:
        raise EngineUnavailable(name, error.wrong, _mend_package(kind)) from error
    except TypeError as error:
        unknown = re.search(r"keyword argument ('\w+')", str(error))
        wrong = f"has no such setting: {unknown[1]}" if unknown else f"has no such settings: {error}"
        raise UsageError(f"speak.engines.{name}", wrong, "articlecast settings --schema") from error
    except ArticlecastError:
        raise
    except ANYTHING as error:
        if is_ours(kind.value):
            raise
        wrong = f"cannot be built: {type(error).__name__}: {error}"
        raise EngineUnavailable(name, wrong, _mend_package(kind)) from error
    if not isinstance(engine, SpeechEngine):
        raise EngineUnavailable(name, f"{kind.value} is not a speech engine (traits, voices, render_text, speak)")
    return engine if is_ours(kind.value) else GuardedEngine(name, engine)


def load_chosen(name: str, options: SpeakOptions) -> SpeechEngine:
    """The engine of that name with the settings that the editor gave it; raises as load_engine does."""
    if name == AUTO:
        return load_engine(AUTO, **{each: options.engines.get(each, {}) for each in list_automatic()})
    return load_engine(name, **options.engines.get(name, {}))


def begin_loading(options: SpeakOptions) -> Thread:
    """A thread in which the first choice loads what it speaks with; what is wrong with it is told when it speaks."""

    def load() -> None:
        with suppress(ArticlecastError):
            prepare_voice(load_chosen(options.engine, options), options.voice)

    thread = Thread(target=load, name="voice")
    thread.start()
    return thread


def _load_automatic(options: dict[str, dict[str, Any]]) -> AutoEngine:
    """``auto`` of those engines that can be loaded."""
    engines, absent = {}, {}
    for name in list_automatic():
        try:
            engines[name] = load_engine(name, **options.get(name, {}))
        except EngineUnavailable as error:
            if name == EVERY_LANGUAGE:
                raise
            absent[name] = Absence(error, _ask_class(name))
    return AutoEngine(engines, absent)


def _ask_class(name: str) -> CanSay:
    """What an engine that cannot be built could say."""
    try:
        return find_can_say(load_plugin(_find_engine(name)))
    except (ImportError, PluginError):
        return say_anything


def check_engines(options: SpeakOptions, *, voices: bool = True, tell: bool = False) -> None:
    """Raises UsageError for an engine that is not there, wherever it is named, and for a setting that it does not take.

    ``voices``: and for a voice that it has not on this machine, as far as it can tell without its service.
    ``tell``: the log warns of an engine of ``auto``'s in whose place another speaks.
    """
    named = (
        ("speak.engine", (options.engine,)),
        ("speak.substitutes", options.substitutes),
        ("speak.engines", tuple(options.engines)),
        ("speak.voices", tuple(key.partition("/")[0] for key in options.voices if "/" in key)),
    )
    for setting, names in named:
        known = (*list_engines(), *([AUTO] if setting in {"speak.engine", "speak.substitutes"} else []))
        for name in names:
            if name == AUTO and name not in known:
                wrong = f"'{AUTO}' takes no settings of its own; its engines are {' and '.join(list_automatic())}"
                raise UsageError(setting, wrong, _HINTS[setting])
            if name not in known:
                raise UsageError(setting, f"no engine '{name}'{suggest_name(name, known)}", "articlecast voices")
    for name in dict.fromkeys((options.engine, *options.substitutes)):
        with suppress(EngineUnavailable):  # a substitute may speak, or the article waits
            engine = load_chosen(name, options)
            if tell and isinstance(engine, AutoEngine):
                _tell_missing(engine)
    if voices:
        check_voices(options)


def check_voices(options: SpeakOptions) -> None:
    """Raises UsageError, with the setting that names it, for a voice that an engine of this show has not."""
    chosen = (options.engine, *options.substitutes)
    used = {*chosen, *(list_automatic() if AUTO in chosen else ())}
    for setting, name, voice in list_named_voices(options):
        if name in used:
            try:
                with suppress(EngineUnavailable):  # as above
                    getattr(load_chosen(name, options), "check_voice", lambda _voice: None)(voice)
            except NoSuchVoice as error:
                raise UsageError(setting, str(error), error.hint) from error


def _tell_missing(engine: AutoEngine) -> None:
    """Once a run, to whoever reads the log: what nobody configures is printed on standard error."""
    for absence in engine.absent.values():
        logging.getLogger("articlecast.speak").warning(
            "note: %s; %s speaks in its place\ntry:   %s", absence.error, EVERY_LANGUAGE, absence.error.hint
        )


def _mend_package(kind: EntryPoint) -> str:
    """What to type where the package behind an engine lacks something: of a third party's pip adds what is missing."""
    package = kind.dist.name if kind.dist else "articlecast"
    return "articlecast doctor" if package == "articlecast" else f"pip install {package}"


def _find_engine(name: str) -> EntryPoint:
    found = find_plugin(ENTRY_POINT_GROUP, name)
    if found:
        return found
    guess = suggest_name(name, list_engines())
    raise UsageError("engine", f"no engine '{name}'{guess}", "articlecast voices")
