"""What the shell completes: the commands' words, without importing the commands.

A Tab costs the start of the program each time. To import ``withdraw`` for its two words takes 0.8 s of processor time,
what stands here 0.1; a test holds the table against the commands themselves.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from articlecast.names import SETTINGS_FILE

FLAG = "flag"
TEXT = "text"
"""Some text of the caller's own."""


class Words(NamedTuple):
    """What a command takes: the kind of its argument, empty for none, and of each option's value."""

    argument: str = ""
    options: Mapping[str, str] = {}


_JSON, _QUIET, _DRY_RUN = {"--json": FLAG}, {"--quiet": FLAG}, {"--dry-run": FLAG}
_WORK = {"--since": TEXT, "--workers": TEXT, "--cluster": TEXT}
WORDS = {
    "add": Words("path", {"--title": TEXT, "--url": TEXT, **_JSON}),
    "approve": Words("waiting", {"--all": FLAG}),
    "book": Words("path or slug", {"--digest": FLAG, "--all": FLAG, "--output": "path"}),
    "cache": Words("cache action", {"--size": TEXT}),
    "check": Words("", {"--url": TEXT, "--anew": FLAG, **_JSON}),
    "completions": Words("shell", {"--print": FLAG}),
    "digest": Words("", {"--week": TEXT, "--since": TEXT, "--until": TEXT, "--output": "path", **_QUIET}),
    "docs": Words("topic", {"--no-browser": FLAG}),
    "doctor": Words("", _JSON),
    "episodes": Words("", {"--state": "state", **_JSON}),
    "feed": Words("", {"--anew": FLAG, **_QUIET}),
    "hold": Words("waiting", {"--undo": FLAG}),
    "help": Words("topic"),
    "init": Words(
        "folder",
        dict.fromkeys(("--title", "--author", "--email", "--base-url", "--description", "--link", "--language"), TEXT),
    ),
    "lexicon": Words("list action and file", {"--form": "form of list"}),
    "mcp": Words(),
    "opml": Words("list action and file", {"--own": FLAG}),
    "override": Words("slug and fields", {"--undo": FLAG, **_JSON}),
    "pin": Words("slug", {"--undo": FLAG}),
    "plan": Words("path", {"--engine": "engine", **_JSON}),
    "preview": Words("path", {"--seconds": TEXT, "--voice": "own voice", "--engine": "engine", "--output": "path"}),
    "publish": Words("folder", {"--anew": FLAG, **_DRY_RUN, **_QUIET, **_JSON}),
    "read": Words("path", {"--markdown": FLAG, "--url": TEXT, "--rules": "path", **_JSON}),
    "render": Words(
        "path or slug",
        {"--script": "path", "--part": FLAG, "--force": FLAG, "--refresh": FLAG}
        | _WORK | _DRY_RUN | _QUIET | _JSON,
    ),
    "retry": Words("failed article"),
    "say": Words(TEXT, {"--output": "path", "--lines": FLAG, "--language": TEXT}),
    "script": Words("path", {"--audit": FLAG, "--diff": FLAG, "--omitted": FLAG, "--own": FLAG}),
    "serve": Words(
        "",
        {"--host": TEXT, "--port": TEXT, "--behind-proxy": FLAG, "--submit": FLAG, "--private": FLAG}
        | {"--add": TEXT, "--revoke": TEXT},
    ),
    "settings": Words("", {"--schema": FLAG, "--explain": TEXT}),
    "studio": Words(
        "",
        {"--host": TEXT, "--port": TEXT, "--no-browser": FLAG, "--api-only": FLAG, "--add": TEXT, "--scope": "scope"}
        | {"--revoke": TEXT, "--hash-password": FLAG},
    ),
    "sync": Words(
        "",
        {"--limit": TEXT, "--gone": FLAG, "--no-publish": FLAG, "--log-json": FLAG}
        | _WORK | _DRY_RUN | _QUIET | _JSON,
    ),
    "voices": Words(
        "",
        {"--engine": "engine", "--language": TEXT, "--sample": "folder", "--compare": TEXT, "--output": "folder"}
        | {"--get": "voice"} | _JSON,
    ),
    "withdraw": Words("slug", {"--undo": FLAG}),
}  # fmt: skip
FIELDS = (
    "title",
    "author",
    "date",
    "language",
    "image",
    "tags",
    "link",
    "season",
    "episode",
    "licence",
    "summary",
    "episode_type",
    "episode_thread",
    "episode_place",
    "episode_funding",
    "skip",
)
"""What ``override`` says of an article."""
STATES = (
    "published", "scheduled", "provisional", "pinned", "retired", "withdrawn", "article gone", "draft", "skipped",
    "expired", "waiting", "set aside", "waiting for review", "held", "damaged",
)  # fmt: skip


def make_command(name: str) -> click.Command:
    """The command as far as completion asks about it: it does nothing."""
    words = WORDS[name]
    params: list[click.Parameter] = [
        click.Option([option], is_flag=True) if kind == FLAG else click.Option([option], shell_complete=_complete(kind))
        for option, kind in words.options.items()
    ]
    if words.argument:
        params.append(click.Argument(["words"], nargs=-1, shell_complete=_complete(words.argument)))
    return click.Command(name, params=params, context_settings={"help_option_names": ["-h", "--help"]})


def complete_shows(context: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The shows of the settings file, for ``--show``."""
    return _offer(_list_shows(context), typed)


_Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _complete(kind: str) -> _Complete:
    def complete(context: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
        if kind == "path" or (kind == "path or slug" and not context.params.get("refresh")):
            return [CompletionItem(typed, type="file")]
        words = context.params.get("words") or ()
        if kind == "list action and file" and words:
            return [CompletionItem(typed, type="file")]
        if kind == "slug and fields" and words:
            return _offer((f"{field}=" for field in FIELDS), typed)
        if kind == "folder":
            return [CompletionItem(typed, type="dir")]
        return _offer(_LISTS.get(kind, _list_nothing)(context), typed)

    return complete


def _offer(names: Iterable[str], typed: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in sorted(set(names)) if name.startswith(typed)]


def _list_nothing(_context: click.Context) -> tuple[str, ...]:
    return ()


def _list_slugs(context: click.Context) -> Iterator[str]:
    return _list_manifests(_find_episodes(context))


def _list_waiting(context: click.Context) -> Iterator[str]:
    return _list_manifests(_find_episodes(context) / ".review")


def _list_manifests(folder: Path) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (folder / entry.name / "episode.json").is_file():
                yield entry.name


def _list_failed(context: click.Context) -> Iterator[str]:
    with suppress(OSError, ValueError, TypeError, KeyError):
        for row in json.loads((_find_episodes(context) / "failures.json").read_bytes()):
            yield str(row["source"])


def _list_engines(_context: click.Context) -> tuple[str, ...]:
    from articlecast.engine import ENTRY_POINT_GROUP  # noqa: PLC0415 -- only where an engine is asked for
    from articlecast.plugins import list_plugins  # noqa: PLC0415 -- as above

    return ("auto", *(point.name for point in list_plugins(ENTRY_POINT_GROUP)))


def _list_topics() -> Iterator[str]:
    from articlecast.handbook import list_pages  # noqa: PLC0415 -- only where a page is asked for

    return (page.topic for page in list_pages())


def _list_voices(_context: click.Context) -> Iterator[str]:
    from articlecast.engines.voice_files import VOICES  # noqa: PLC0415 -- only where a voice is asked for

    return (voice.name for voice in VOICES)


def _list_own_voices(context: click.Context) -> Iterator[str]:
    """The voices that the settings name, and those that can be fetched."""
    yield from _list_voices(context)
    with suppress(OSError, ValueError):
        settings: Any = tomllib.loads(_find_settings(context).read_text("utf-8-sig"))
        rules = settings.get("rules")
        tables = [settings.get("speak"), *(rules if isinstance(rules, list) else ())]
        for table in (table for table in tables if isinstance(table, dict)):
            voices = table.get("voices")
            yield from map(str, voices.values() if isinstance(voices, dict) else ())
            yield from filter(None, [str(table.get("voice", ""))])


def _list_shows(context: click.Context) -> tuple[str, ...]:
    path = _find_settings(context)
    with suppress(OSError, ValueError):
        shows: Any = tomllib.loads(path.read_text("utf-8-sig")).get("shows", {})
        return tuple(shows) if isinstance(shows, dict) else ()
    return ()


_LISTS: dict[str, Callable[[click.Context], Iterable[str]]] = {
    "slug": _list_slugs,
    "path or slug": _list_slugs,
    "waiting": _list_waiting,
    "failed article": _list_failed,
    "engine": _list_engines,
    "voice": _list_voices,
    "state": lambda _context: STATES,
    "slug and fields": _list_slugs,
    "own voice": _list_own_voices,
    "list action and file": lambda _context: ("import", "export"),
    "form of list": lambda _context: ("pls", "csv"),
    "shell": lambda _context: ("bash", "fish", "zsh"),
    "topic": lambda _context: _list_topics(),
    "scope": lambda _context: ("read", "edit", "publish"),
    "cache action": lambda _context: ("show", "verify", "prune"),
}


def _find_settings(context: click.Context) -> Path:
    """The settings file that the call is about, which need not be there."""
    named = context.find_root().params.get("config")
    here = Path.cwd()
    near = (folder / SETTINGS_FILE for folder in (here, *here.parents) if (folder / SETTINGS_FILE).is_file())
    return Path(named) if named else next(near, here / SETTINGS_FILE)


def _find_episodes(context: click.Context) -> Path:
    return _find_settings(context).parent / "episodes" / str(context.find_root().params.get("show") or "")
