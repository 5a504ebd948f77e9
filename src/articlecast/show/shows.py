"""A settings file as it stands, and the shows that it holds: one, or several that share its tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from articlecast.credentials import fill_in, find_unset, remember_secret, remember_slip
from articlecast.errors import UsageError
from articlecast.names import is_portable, name_file, slugify
from articlecast.show.mistakes import Mistake, explain_syntax, tell_mistakes

LARGEST_FILE = 1_000_000
"""Bytes of settings that are read at all; more is not a settings file."""


def list_shows(path: Path, *, queries: bool = True) -> tuple[str, ...]:
    """The names of the file's ``[shows.NAME]``, in their order; none where the file is one show's.

    Those that show episodes of another one come last, or not at all, without ``queries``. Where all of them do, the
    file has a show of its own, whose name is empty.
    """
    shows = read_values(path).get("shows", {})
    if not isinstance(shows, dict) or not shows:
        return ()
    selecting = [name for name in shows if _is_query(shows[name])]
    makers = [name for name in shows if name not in selecting] or [""]
    return (*makers, *selecting) if queries else tuple(makers)


def list_queries(path: Path, name: str) -> tuple[str, ...]:
    """The shows of the file that show episodes of that one."""
    shows = read_values(path).get("shows", {})
    rows = shows.items() if isinstance(shows, dict) else ()
    return tuple(each for each, tables in rows if _is_query(tables) and tables.get("from", "") == name)


def find_origin(path: Path, name: str) -> tuple[str, Any] | None:
    """Of a show that shows episodes of another one: that one's name, and its ``select``; None for any other."""
    shows = read_values(path).get("shows", {})
    own = shows.get(name) if isinstance(shows, dict) else None
    return (own.get("from", ""), own.get("select")) if isinstance(own, dict) and _is_query(own) else None


def has_own(path: Path, name: str, table: str) -> bool:
    """Whether that one of the file's shows has the table itself, in place of one that all of them have in common."""
    shows = read_values(path).get("shows", {}) if path.is_file() else {}
    own = shows.get(name) if isinstance(shows, dict) else None
    return isinstance(own, dict) and table in own


_MAKING = {
    **dict.fromkeys(("sources", "read", "narrate", "speak", "master", "lexicon", "rules"), ()),
    "publish": ("review", "corrections", "correction_share"),
}
"""What is said of how episodes are made: a whole table, or some settings in it."""


def find_unused(path: Path, name: str) -> tuple[Mistake, ...]:
    """What a show of another's episodes says of how they are made, which only that one can."""
    shows = read_values(path).get("shows", {})
    own = shows.get(name) if isinstance(shows, dict) else None
    if not isinstance(own, dict) or not _is_query(own):
        return ()
    origin = own.get("from", "")
    wrong = "changes nothing: its episodes are made by another show"
    remedy = f"leave it out, or say it below {f'[shows.{origin}]' if origin else 'the tables of the file itself'}"
    ways: list[tuple[str, ...]] = []
    for table, rows in own.items():
        settings = _MAKING.get(table)
        if settings is None:
            continue
        if isinstance(rows, dict):
            ways += [(table, each) for each in rows if not settings or each in settings]
        elif not settings:
            ways.append((table,))
    return tuple(Mistake(("shows", name, *way), wrong, remedy) for way in ways)


def _is_query(tables: object) -> bool:
    return isinstance(tables, dict) and not tables.keys().isdisjoint(QUERY)


QUERY = ("from", "select")
"""What a show says that makes no episodes: whose it shows, and which of them."""


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


_PARENTS = (
    ("show", "guid"), ("publish", "apple_url"), ("publish", "apple_verification"), ("publish", "complete"),
    ("publish", "new_feed_url"), ("publish", "spotify_url"), ("publish", "trailer"), ("sync", "ping"),
    ("sync", "ping_failed"),
)  # fmt: skip
"""What is said of one feed alone, and holds for no other one with its episodes."""


def choose_show(path: Path, values: dict[str, Any], name: str) -> dict[str, Any]:
    """The file's own tables, overlaid with those of that one of its shows; raises UsageError for one that it lacks.

    A show of another's episodes has that one's tables in place of the file's.
    """
    shows = values.get("shows", {})
    values = {table: rows for table, rows in values.items() if table != "shows"}
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
    makers = [each for each in shows if not _is_query(shows[each])]
    known = ", ".join(shows)
    if not name and not makers:
        return values
    if name in shows and _is_query(shows[name]):
        values = _choose_origin(path, values, shows, makers, name)
    elif name not in shows:
        if name:
            wrong = f"has no show '{name}'" + (f"; there are {known}" if shows else "; it is one show's")
            raise UsageError(
                path.name, wrong, f"articlecast --show {next(iter(shows))} ..." if shows else f"[shows.{name}.show]"
            )
        if shows:
            wrong = f"holds several shows: {known}"
            raise UsageError(path.name, wrong, f"articlecast --show {next(iter(shows))} ...")
        return values
    own = {table: rows for table, rows in shows[name].items() if table not in QUERY}
    for table, setting, joint in _APART:
        common, given = values.get(table, {}), own.get(table, {})
        if isinstance(common, dict) and isinstance(given, dict) and common.get(setting) and setting not in given:
            own = own | {table: given | {setting: f"{str(common[setting]).rstrip('/')}{joint}{name}"}}
    return _overlay(values, own)


def _choose_origin(
    path: Path, values: dict[str, Any], shows: dict[str, Any], makers: list[str], name: str
) -> dict[str, Any]:
    """The tables of the show whose episodes that one shows, without what is said of its feed alone."""
    own = shows[name]
    origin, title = own.get("from", ""), own.get("show", {})
    if makers and origin not in makers:
        wrong = f"must be one of {', '.join(makers)}, whose episodes it shows"
        raise tell_mistakes(path, [Mistake(("shows", name, "from"), wrong, f'from = "{makers[0]}"')])
    if origin and not makers:
        wrong = "names no show: the episodes are those of the file's own"
        raise tell_mistakes(path, [Mistake(("shows", name, "from"), wrong, "leave the line out")])
    if not (isinstance(title, dict) and title.get("title")):
        wrong = "is missing: it is another show than the one whose episodes it has"
        raise tell_mistakes(
            path, [Mistake(("shows", name, "show", "title"), wrong, f'[shows.{name}]\nshow.title = "…"')]
        )
    if name == "episodes":
        wrong = "is the folder of the episodes where the show is published"
        raise tell_mistakes(path, [Mistake(("shows", name), wrong, f"[shows.{name}-of]")])
    chosen = choose_show(path, values | {"shows": {each: shows[each] for each in makers}}, origin)
    for table, setting in _PARENTS:
        if isinstance(chosen.get(table), dict):
            chosen |= {table: {each: value for each, value in chosen[table].items() if each != setting}}
    return chosen


_FILLED = (
    ("sources", "articles"), ("sources", "mail"), ("publish", "target"), ("sync", "webhook"),
    ("sync", "webhook_secret"), ("sync", "ping"), ("sync", "ping_failed"), ("read", "logins"), ("studio", "password"),
)  # fmt: skip
"""Settings that are addresses of somebody's own, and may need a password, or are one."""


def fill_addresses(values: dict[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """The tables with each ``${NAME}`` in an address that may need one from the environment.

    A variable that is not set stays, and is told where the address is used: to list episodes nobody needs a password.
    ``sync.webhook_secret`` and ``studio.password`` are hidden, too, where they stand in the file itself.
    """
    filled = dict(values)
    for table, setting in _FILLED:
        rows = filled.get(table)
        if not isinstance(rows, dict) or setting not in rows:
            continue
        given = rows[setting]
        if isinstance(given, str):
            filled[table] = rows | {setting: _take(given, environment)}
            if setting in {"webhook_secret", "password"} and not find_unset(given):
                remember_secret(given)
        elif isinstance(given, list):
            made = [_take(each, environment) if isinstance(each, str) else each for each in given]
            filled[table] = rows | {setting: made}
    return filled


def _take(address: str, environment: Mapping[str, str]) -> str:
    filled = fill_in(address, environment)
    remember_slip(filled)
    return filled


def _overlay(common: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Tables are joined, deeply; of anything else the show's own counts."""
    joined = dict(common)
    for key, value in own.items():
        before = joined.get(key)
        joined[key] = _overlay(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return joined
