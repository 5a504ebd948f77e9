"""``articlecast.toml`` changed in place: a person's comments and order stay, and nothing that is wrong is written.

A change is made on the text by tomlkit, and what comes of that is compared with what was meant, value by value: no
other setting can have moved. It is checked as any command checks the file, and replaces it in one step.
"""

from __future__ import annotations

import copy
import itertools
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from filelock import FileLock, Timeout

from articlecast.errors import UsageError, unwritable
from articlecast.files import replace_file
from articlecast.names import sha256_hex
from articlecast.show.mistakes import Found, list_mistakes
from articlecast.show.settings import Settings, load_settings

PATIENCE_SECONDS = 30.0
"""How long a change waits for another one to end; each takes some milliseconds."""

Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A setting by its way, as ``("show", "title")`` or ``("rules", 0, "voice")``, and its value; None takes it out.

    The number behind the last of several tables begins another one.
    """

    way: Way
    value: Any


class SettingsMoved(Exception):
    """Somebody has changed the file since it was looked at."""


def read_settings_text(settings: Settings) -> str:
    """The file as it stands; raises UsageError where it cannot be read."""
    try:
        return settings.file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(settings.file), f"cannot be read: {error}", "articlecast settings") from error


def read_tables(settings: Settings) -> dict[str, Any]:
    """The show's own tables as the file has them; raises UsageError where it cannot be read."""
    return _own_tables(tomllib.loads(read_settings_text(settings)), settings.name)


def digest_text(text: str) -> str:
    """By which two editors know that they saw the same file."""
    return sha256_hex(text.encode())[:16]


def check_changes(settings: Settings, changes: Sequence[Change]) -> tuple[Found, ...]:
    """What would be wrong with the file after these changes; nothing is written."""
    try:
        check_text(settings, change_text(read_settings_text(settings), settings.name, changes))
    except UsageError as error:
        return list_mistakes(error)
    return ()


def change_settings(settings: Settings, changes: Sequence[Change], digest: str = "") -> Settings:
    """Make the changes; the settings as they are then.

    Raises UsageError for what is wrong with them, and writes nothing then; SettingsMoved where the file is not the one
    with that ``digest``, if any is given; DiskError.
    """
    with hold_settings(settings):
        text = read_settings_text(settings)
        if digest and digest != digest_text(text):
            raise SettingsMoved
        return _write(settings, change_text(text, settings.name, changes))


def edit_settings(settings: Settings, plan: Callable[[dict[str, Any]], Sequence[Change]]) -> Settings:
    """Make the changes that ``plan`` wants of what the show's own tables in the file hold now; raises as above."""
    with hold_settings(settings):
        text = read_settings_text(settings)
        return _write(settings, change_text(text, settings.name, plan(_own_tables(tomllib.loads(text), settings.name))))


def check_text(settings: Settings, text: str) -> Settings:
    """The settings that the text holds, as if it were the file; raises UsageError as loading does."""
    with TemporaryDirectory(prefix="articlecast-") as folder:
        place = Path(folder) / settings.file.name
        place.write_bytes(text.encode())
        return load_settings(place, settings.name)


def change_text(text: str, show: str, changes: Sequence[Change]) -> str:
    """The text with the changes made, in that one of its shows where it has several.

    Raises UsageError for a way that leads nowhere, and for a text that cannot be changed so.
    """
    import tomlkit  # noqa: PLC0415 -- whoever only reads settings needs it not
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 -- as above

    prefix: Way = ("shows", show) if show and show in tomllib.loads(text).get("shows", {}) else ()
    try:
        document: Any = tomlkit.parse(text)
        meant: dict[str, Any] = copy.deepcopy(tomllib.loads(text))
        for change in changes:
            if change.value is not None and any(isinstance(step, int) for step in change.way):
                _part(document, prefix + change.way)
            _set(document, prefix + change.way, change.value, tomlkit.table, tomlkit.aot)
            _set(meant, prefix + change.way, change.value, dict, list)
        made = str(tomlkit.dumps(document))
        written = tomllib.loads(made)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, TOMLKitError) as error:
        named = ".".join(map(str, changes[0].way)) if changes else "the settings"
        raise UsageError(named, f"cannot be set: {error}", "articlecast settings --schema") from error
    if written != meant:  # tomlkit has written something else: nobody's file is worth the risk
        named = ", ".join(".".join(map(str, change.way)) for change in changes)
        raise UsageError(named, "cannot be changed in the file as it is written", "change it by hand")
    return made if text.endswith("\n\n") else made.rstrip("\n") + "\n"  # what stood apart is gone


def _set(tables: Any, way: Way, value: Any, make_table: Callable[[], Any], make_list: Callable[[], Any]) -> None:
    """Set it where it stands; the tables on the way are made, and empty ones that a removal leaves are taken out."""
    at, trail = tables, []
    for step, following in itertools.pairwise(way):
        if isinstance(step, int):
            if step == len(at) and value is not None:
                at.append(make_table())
        elif step not in at:
            if value is None:
                return
            at[step] = make_list() if isinstance(following, int) else make_table()
        trail.append((at, step))
        at = at[step]
    last = way[-1]
    if value is None:
        if isinstance(last, int) or last in at:
            del at[last]
        while trail and not len(at):
            above, step = trail.pop()
            del above[step]
            at = above
    elif isinstance(last, int) and last == len(at):
        at.append(value)
    else:
        at[last] = value


def _part(document: Any, way: Way) -> None:
    """An empty line above the first of several tables, as tomlkit puts it above any other."""
    from tomlkit import nl  # noqa: PLC0415 -- as above

    if way[0] not in document:
        document.add(nl())


def _own_tables(values: dict[str, Any], show: str) -> dict[str, Any]:
    own: dict[str, Any] = values.get("shows", {}).get(show, {}) if show and show in values.get("shows", {}) else values
    return own


def _write(settings: Settings, text: str) -> Settings:
    check_text(settings, text)
    try:
        replace_file(settings.file, text.encode())
    except OSError as error:
        raise unwritable(str(settings.file), error) from error
    return load_settings(settings.file, settings.name)


def hold_settings(settings: Settings) -> AbstractContextManager[None]:
    """Nobody else of ours changes the file meanwhile; raises UsageError where that never comes."""
    return hold_file(settings, settings.file.name, "settings")


@contextmanager
def hold_file(settings: Settings, file: str, lock_name: str) -> Iterator[None]:
    """The same of another file beside it, by a lock of its own."""
    settings.state_folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.folder / ".articlecast" / f"{lock_name}.lock", timeout=PATIENCE_SECONDS)
    try:
        lock.acquire()
    except Timeout:
        wrong = f"was being changed by another articlecast for {PATIENCE_SECONDS:g} seconds"
        raise UsageError(file, wrong, "try it again") from None
    except OSError as error:
        raise unwritable(str(settings.file), error) from error
    try:
        yield
    finally:
        lock.release()
