"""A settings file as it stands, and the shows that it holds: one, or several that share its tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from articlecast.credentials import fill_in, find_unset, remember_secret
from articlecast.errors import UsageError
from articlecast.names import is_portable, name_file, slugify
from articlecast.show.mistakes import Mistake, explain_syntax, tell_mistakes

LARGEST_FILE = 1_000_000
"""Bytes of settings that are read at all; more is not a settings file."""


def list_shows(path: Path) -> tuple[str, ...]:
    """The names of the file's ``[shows.NAME]``, in their order; none where the file is one show's."""
    shows = read_values(path).get("shows", {})
    return tuple(shows) if isinstance(shows, dict) else ()


def read_values(path: Path) -> dict[str, Any]:
    """The file's tables, unchecked; raises UsageError for one that cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UsageError(
                str(path), f"is larger than {LARGEST_FILE:,} bytes; that is no settings file", "articlecast init"
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(str(path), error.strerror or str(error), "articlecast init") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        wrong = f"is not UTF-8 at byte {error.start}"
        raise UsageError(f"{path}:{line}", wrong, "save it as UTF-8") from error
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise explain_syntax(path, text, error) from error


_APART = (("show", "base_url", "/"), ("publish", "target", "/"), ("sync", "metrics", "."))
"""What two shows must not share: a show that does not set its own has the common one with its name behind it."""


def choose_show(path: Path, values: dict[str, Any], name: str) -> dict[str, Any]:
    """The file's own tables, overlaid with those of that one of its shows; raises UsageError for one that it lacks."""
    shows = values.pop("shows", {})
    if not isinstance(shows, dict) or not all(isinstance(tables, dict) for tables in shows.values()):
        wrong = "must be tables, as in [shows.evening.show]"
        raise tell_mistakes(path, [Mistake(("shows",), wrong, "[shows.evening.show]")])
    bad = [each for each in shows if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", each)]
    if bad:
        wrong = "a show's name is lower-case letters, digits and '-' (it becomes a folder)"
        remedy = f"[shows.{slugify(bad[0], longest=40) or 'evening'}.show]"
        raise tell_mistakes(path, [Mistake(("shows", bad[0]), wrong, remedy)])
    device = [each for each in shows if not is_portable(each) and not (path.parent / "episodes" / each).exists()]
    if device:
        wrong, remedy = "Windows takes the name for no folder", f"[shows.{name_file(device[0])}.show]"
        raise tell_mistakes(path, [Mistake(("shows", device[0]), wrong, f"{remedy}   (in {path.name})")])
    known = ", ".join(shows)
    if name not in shows:
        if name:
            wrong = f"has no show '{name}'" + (f"; there are {known}" if shows else "; it is one show's")
            raise UsageError(
                path.name, wrong, f"articlecast --show {next(iter(shows))} ..." if shows else f"[shows.{name}.show]"
            )
        if shows:
            wrong = f"holds several shows: {known}"
            raise UsageError(path.name, wrong, f"articlecast --show {next(iter(shows))} ...")
        return values
    own = shows[name]
    for table, setting, joint in _APART:
        common, given = values.get(table, {}), own.get(table, {})
        if isinstance(common, dict) and isinstance(given, dict) and common.get(setting) and setting not in given:
            own = own | {table: given | {setting: f"{str(common[setting]).rstrip('/')}{joint}{name}"}}
    return _overlay(values, own)


_FILLED = (
    ("sources", "articles"), ("publish", "target"), ("sync", "webhook"), ("sync", "webhook_secret"), ("sync", "ping"),
    ("sync", "ping_failed"), ("read", "logins"),
)  # fmt: skip
"""Settings that are addresses of somebody's own, and may need a password, or are one."""


def fill_addresses(values: dict[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """The tables with each ``${NAME}`` in an address that may need one from the environment.

    A variable that is not set stays, and is told where the address is used: to list episodes nobody needs a password.
    ``sync.webhook_secret`` is hidden, too, where it stands in the file itself.
    """
    filled = dict(values)
    for table, setting in _FILLED:
        rows = filled.get(table)
        if not isinstance(rows, dict) or setting not in rows:
            continue
        given = rows[setting]
        if isinstance(given, str):
            filled[table] = rows | {setting: fill_in(given, environment)}
            if setting == "webhook_secret" and not find_unset(given):
                remember_secret(given)
        elif isinstance(given, list):
            made = [fill_in(each, environment) if isinstance(each, str) else each for each in given]
            filled[table] = rows | {setting: made}
    return filled


def _overlay(common: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Tables are joined, deeply; of anything else the show's own counts."""
    joined = dict(common)
    for key, value in own.items():
        before = joined.get(key)
        joined[key] = _overlay(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return joined
