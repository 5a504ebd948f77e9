"""What is wrong with a settings file, told with its line, what was expected there, and what to write instead."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from articlecast.credentials import hide_secrets
from articlecast.errors import UsageError

Way = Sequence[str | int]
"""A setting's way down from the file: ``("show", "title")``."""

LARGEST_SEARCHED = 200_000
"""Characters of a file in which a line is looked for; longer ones are told without."""

_KEY = r"[A-Za-z0-9_.-]+"
_SECRET = re.compile(r"secret|target|login|webhook|ping|articles|://", re.IGNORECASE)
"""Lines that may hold a password are not repeated."""


class Mistake(NamedTuple):
    """The setting's way down, what is ``wrong`` with it, and the ``remedy``: what to write or type.

    On the way to a whole table among several the last step is empty.
    """

    path: Way
    wrong: str
    remedy: str = ""

    @property
    def setting(self) -> str:
        """The way as people write it: ``show.title``; ``[[rules]] 2: voice`` in the second of several tables."""
        row = next((at for at, step in enumerate(self.path[:-1]) if isinstance(step, int)), None)
        if row is None:
            return ".".join(map(str, self.path))
        table, inside = (".".join(map(str, part)) for part in (self.path[:row], self.path[row + 1 :]))
        return ": ".join(filter(None, (f"[[{table}]] {int(self.path[row]) + 1}", inside)))


class Found(NamedTuple):
    """One mistake as a form tells it: the ``setting``, what is ``wrong``, the ``remedy``, and its line, 0 for none."""

    setting: str
    wrong: str
    remedy: str
    line: int


class SettingsError(UsageError):
    """What is wrong with a settings file; ``found`` are its mistakes one by one."""

    found: tuple[Found, ...] = ()


def list_mistakes(error: UsageError) -> tuple[Found, ...]:
    """The mistakes that an error tells; it is one itself where it was raised by something else."""
    if isinstance(error, SettingsError) and error.found:
        return error.found
    line = re.search(r":(\d+)$", error.thing)
    return (Found("" if line else error.thing, error.wrong, error.hint, int(line[1]) if line else 0),)


def tell_mistakes(path: Path, mistakes: Iterable[Mistake], show: str = "", more: str = "") -> SettingsError:
    """All of them as one error, a line each with the line of the file, and under them each remedy once.

    ``show`` is that one of its shows whose tables count before the file's own. ``more`` stands below the remedies.
    """
    listed = list(mistakes)
    text = _read_again(path)
    lines = [find_line(text, ("shows", show, *each.path), 3) or find_line(text, each.path) for each in listed]
    places = [f"{path.name}:{line}" if line else path.name for line in lines]
    said = [": ".join(filter(None, (each.setting, each.wrong))) for each in listed]
    rest = [f"{place}: {one}" for place, one in zip(places[1:], said[1:], strict=True)]
    remedies = dict.fromkeys(remedy for remedy in (*(each.remedy for each in listed), more) if remedy)
    error = SettingsError(places[0], "\n       ".join([said[0], *rest]), "\n       ".join(remedies))
    error.found = tuple(
        Found(each.setting, hide_secrets(each.wrong), hide_secrets(each.remedy), line)
        for each, line in zip(listed, lines, strict=True)
    )
    return error


def _read_again(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def find_line(text: str, path: Way, least: int = 1) -> int:
    """The line, from 1, on which the setting is set, or the nearest table above it; 0 where there is neither.

    ``least`` so many steps of the way must be there. The answer is TOML's own: a statement is where the file, cut
    behind it, first holds the setting.
    """
    if len(text) > LARGEST_SEARCHED:
        return 0
    lines = text.split("\n")
    whole = _cut(lines, len(lines))
    depth = _follow(whole[1], path)
    if whole[0] < len(lines) or depth < least:
        return 0
    end = bisect_left(
        range(len(lines) + 1), x=True, key=lambda count: _follow(_cut(lines, count)[1], path[:depth]) == depth
    )
    return _cut(lines, end - 1)[0] + 1


def _cut(lines: Sequence[str], count: int) -> tuple[int, dict[str, Any]]:
    """The longest beginning of at most so many lines that is valid by itself: its length and what it holds."""
    for length in range(count, 0, -1):
        try:
            return length, tomllib.loads("\n".join([*lines[:length], ""]))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
    return 0, {}


def _follow(values: Any, path: Way) -> int:
    """How many steps of the way there are."""
    for step, name in enumerate(path):
        here = isinstance(values, dict) and name in values
        if not here and not (isinstance(values, list) and isinstance(name, int) and name < len(values)):
            return step
        values = values[name]
    return len(path)


# ---------------------------------------------------------------- what is no TOML


def explain_syntax(path: Path, text: str, error: Exception) -> UsageError:
    """What TOML's parser stumbled over, with the line as it was probably meant."""
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    said = re.sub(r"\s*\(at .*\)$", "", str(error))
    lines = text.split("\n")
    number = int(found[1]) if found else max(len(text.rstrip().split("\n")), 1)
    line = lines[number - 1].strip() if number <= len(lines) else ""
    expected, remedy = _mend(line)
    if not expected and re.match(r"Cannot (overwrite|declare|mutate)", said):
        expected, remedy = "what stands in this line was set before", f"delete line {number}, or the one before it"
    if not expected:
        remedy = f'mend line {number}: NAME = "text", NAME = 5, NAME = true or [TABLE]'
        if "#" not in line and line.count('"') % 2:
            remedy = f'close the quotation mark in line {number}: NAME = "text"'
    return UsageError(f"{path.name}:{number}", f"is not valid TOML: {expected or said}", remedy)


class _Mend(NamedTuple):
    expected: str
    mend: Callable[[str], str]


def _change(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda line: re.sub(pattern, replacement, line, count=1)


def _quote_name(found: re.Match[str]) -> str:
    return found[0] if re.fullmatch(_KEY, found[1]) else f'"{found[1]}" ='


def _quote_value(found: re.Match[str]) -> str:
    value = found[2].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found[1]}"{value}"'


_MENDS = (
    _Mend(
        "a name with other signs than A-Z, a-z, 0-9, '-' and '_' stands in quotes",
        _change(r"^([^\"'=\[\]{}#]*[^\"'=\[\]{}#\s])\s*=", _quote_name),
    ),
    _Mend("quotation marks are straight in TOML", lambda line: re.sub("[“”„‟«»]", '"', line)),
    _Mend("'=' stands between a name and its value", _change(rf"^({_KEY}|\"[^\"]*\")\s*:\s*", r"\1 = ")),
    _Mend("true and false are in lower case", _change(r"=\s*(?i:true|false)\s*$", lambda found: found[0].lower())),
    _Mend("a quotation mark is not closed", _change(r"(=\s*)\"([^\"]*)$", r'\1"\2"')),
    _Mend("a backslash stands in single quotes", _change(r"(=\s*)\"([^\"']*\\[^\"']*)\"", r"\1'\2'")),
    _Mend("a bracket is not closed", _change(rf"^(\[\[{_KEY})\]?$", r"\1]]")),
    _Mend("a bracket is not closed", _change(rf"^(\[{_KEY})$", r"\1]")),
    _Mend("a table's name with other signs than A-Z, a-z, 0-9, '-' and '_' stands in quotes",
          _change(r"^\[([^\"'\[\]]+)\]$", r'["\1"]')),
    _Mend("a bracket is not closed", _change(r"(=\s*\[[^\[\]]*)$", r"\1]")),
    _Mend("text stands in quotes", _change(r"^([^=]*=\s*)([^\"'\[{#\s][^#]*?)\s*$", _quote_value)),
)  # fmt: skip
"""What people write, in the order in which it is tried; several may be needed for one line."""


def _mend(line: str) -> tuple[str, str]:
    """What was expected in the line, and the line as it was probably meant; both empty where nothing is known."""
    if _is_valid(line):
        return "", ""
    tried = [("", line)]
    for each in _MENDS:
        for expected, before in tuple(tried):
            after = each.mend(before)
            if after != before:
                if _is_valid(after):
                    name = after.partition("=")[0].strip()
                    secret = _SECRET.search(after) or len(after) > 100
                    shown = f"{name} = …" if secret and not after.startswith("[") else after
                    return expected or each.expected, shown
                tried.append((expected or each.expected, after))
    return "", ""


def _is_valid(line: str) -> bool:
    try:
        tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True
