"""What the settings name and a run needs, looked for before the first article: engines, voices, sound files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from articlecast.errors import UsageError
from articlecast.names import ask_for, find_nearest
from articlecast.show.mistakes import Mistake, list_files, look_above, place_settings, tell_mistakes
from articlecast.show.overrides import tell_pictures
from articlecast.show.rules import apply_rules, place_mistake
from articlecast.show.settings import Settings
from articlecast.show.shows import find_unused
from articlecast.speak import check_engines

_LOG = logging.getLogger("articlecast.show")  # what nobody configures is printed on standard error
_SOUNDS = ("intro", "outro", "sting", "bed")


def require_parts(settings: Settings, *, voices: bool = True) -> None:
    """Raises UsageError with all that is missing, each with its line in the settings.

    A picture of a single article, which is published without it, is told and no more, and so are settings that a show
    of another's episodes cannot have: it was published with them before they were looked at.

    A recogniser's model takes a second to load, and is looked for when there is something to hear.
    ``voices``: whether they have to be on this machine, as they need not where those of a cluster speak.
    """
    tell_pictures(settings)
    _tell_unused(settings)
    mistakes = [*_find_missing_sounds(settings), *_find_missing_cookies(settings), *_find_missing_keys(settings)]
    try:
        check_engines(settings.speak, voices=voices)
        mistakes += _find_wrong_voices(settings, voices=voices)
    except UsageError as error:
        mistakes.append(Mistake(error.thing.split("."), error.wrong, error.hint))
    if mistakes:
        raise tell_mistakes(settings.file, mistakes, settings.name)


def _tell_unused(settings: Settings) -> None:
    unused = find_unused(settings.file, settings.name)
    places = place_settings(settings.file, [each.path for each in unused])
    for place, each in zip(places, unused, strict=True):
        _LOG.warning("note: %s: %s: %s\ntry:   %s", place, each.setting, each.wrong, each.remedy)


def _find_wrong_voices(settings: Settings, *, voices: bool) -> Iterator[Mistake]:
    """What the rules name and no engine has, where all that the show itself names is there."""
    for number, rule in enumerate(settings.rules):
        if rule.voice or rule.voices:
            try:
                check_engines(apply_rules(settings.manner, [rule]).speak, voices=voices)
            except UsageError as error:
                yield place_mistake(number, error)


def _find_missing_sounds(settings: Settings) -> Iterator[Mistake]:
    for name in _SOUNDS:
        value = getattr(settings.master, name)
        path = settings.folder / value
        if value and not path.is_file():
            near = find_nearest(path.name, list_files(path.parent))
            meant = str(Path(value).with_name(near)) if near else ""
            wrong = f"there is no such sound file: {value}{ask_for(meant)}"
            yield Mistake(("master", name), wrong, f'{name} = "{meant}"' if near else look_above(path))


def _find_missing_keys(settings: Settings) -> Iterator[Mistake]:
    for name in ("signing_certificate", "signing_key"):
        value = getattr(settings.publish, name)
        path = settings.folder / Path(value).expanduser()
        if value and not path.is_file():
            yield Mistake(("publish", name), f"there is no such file: {value}", look_above(path))


def _find_missing_cookies(settings: Settings) -> Iterator[Mistake]:
    path = Path(settings.read.cookies)
    if settings.read.cookies and not path.is_file():
        yield Mistake(("read", "cookies"), f"there is no such file: {path}", look_above(path))
