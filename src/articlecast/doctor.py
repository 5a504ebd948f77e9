"""What is installed, what is missing, and what to type to mend it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from articlecast.display import quote_word
from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.errors import ArticlecastError, SpeakError
from articlecast.model import Sound, Utterance
from articlecast.packages import list_requirements
from articlecast.publish import is_loopback
from articlecast.show.settings import Settings
from articlecast.speak import AUTO, AutoEngine, SpeakOptions, check_voices, list_engines, load_chosen, load_engine

LEAST_FREE = 200_000_000
"""Bytes of free disk below which a long episode may not fit."""

_SENTENCE = Utterance("Is this thing on?", "Is this thing on?", "en")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``hint`` is the next command to type where something is to be done."""

    name: str
    state: Literal["ok", "note", "missing"]
    detail: str
    hint: str = ""


def examine(settings: Settings | None) -> Iterator[Finding]:
    """Look at Python, the packages, every engine, and the show's own settings and folders where there are any."""
    yield _look_at_python()
    yield from _look_at_packages()
    yield from _look_at_engines()
    yield _look_at_voice(settings.speak if settings else SpeakOptions(engine=AUTO))
    if settings:
        yield from _look_at_show(settings)


def _look_at_python() -> Finding:
    detail = f"{platform.python_version()} on {platform.system()} {platform.machine()} ({sys.executable})"
    return Finding("Python", "ok" if sys.version_info >= (3, 11) else "missing", detail)


def _look_at_packages() -> Iterator[Finding]:
    for need in list_requirements():
        try:
            found = version(need.name)
        except PackageNotFoundError:
            yield Finding(need.name, "missing", f"not installed, {need.specifier} is needed", f'pip install "{need}"')
            continue
        good = need.specifier.contains(found, prereleases=True)
        hint = "" if good else f'pip install --upgrade "{need}"'
        yield Finding(
            need.name, "ok" if good else "missing", found if good else f"{found}, {need.specifier} is needed", hint
        )


def _look_at_engines() -> Iterator[Finding]:
    for name in list_engines():
        try:
            engine = load_engine(name)
            detail = f"{len(engine.voices())} voices"
            if not engine.traits.remote:
                sound = _hear(engine)
                detail += f", spoke {sound.seconds:.1f} s at {sound.sample_rate} Hz"
            yield Finding(f"engine {name}", "ok", detail)
        except ArticlecastError as error:
            yield Finding(f"engine {name}", "note", str(error), error.hint)


def _look_at_show(settings: Settings) -> Iterator[Finding]:
    if is_loopback(settings.show.base_url):
        detail = f"{settings.show.base_url} is this machine alone; apps elsewhere cannot reach it"
        yield Finding("base_url", "note", detail, "set show.base_url in articlecast.toml before you publish")
    else:
        yield Finding("base_url", "ok", settings.show.base_url)
    for name in settings.sources.articles:
        found = (settings.folder / name).exists()
        yield Finding(f"source {name}", "ok" if found else "missing", "found" if found else "no such file or folder")
    for folder in (settings.episodes_folder, settings.feed_folder, settings.cache_folder):
        yield _look_at_folder(folder)


def _look_at_voice(options: SpeakOptions) -> Finding:
    """Who speaks this show, or a new one."""
    try:
        engine = load_chosen(options.engine, options)
        check_voices(options)
    except ArticlecastError as error:
        return Finding("voice", "missing", str(error), error.hint)
    if not isinstance(engine, AutoEngine):
        return Finding("voice", "ok", options.engine)
    fault = engine.find_absence([_SENTENCE])
    try:
        if not fault:
            _hear(engine)  # a package that is there may still not load
    except SpeakError as error:
        engine, fault = engine.fall_back(error) or engine, error
    if not fault:
        return Finding("voice", "ok", f"{AUTO}: {' and '.join(engine.names)}")
    wrong = f"{AUTO}: English is spoken by {' and '.join(engine.names)}, for {fault}"
    return Finding("voice", "note", wrong, fault.hint or "see the engines above")


def _hear(engine: SpeechEngine) -> Sound:
    return engine.speak(SpeechRequest(engine.render_text(_SENTENCE.said), _SENTENCE.language))


def _look_at_folder(folder: Path) -> Finding:
    place = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(place, os.W_OK):
        return Finding(
            f"folder {folder.name}", "missing", f"{place} cannot be written", f"ls -ld {quote_word(str(place))}"
        )
    free = shutil.disk_usage(place).free
    if free < LEAST_FREE:
        return Finding(f"folder {folder.name}", "note", f"only {free // 1_000_000} MB free", f"df -h {place}")
    return Finding(f"folder {folder.name}", "ok", f"writable, {free // 1_000_000_000} GB free")
