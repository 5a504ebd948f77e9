"""What is typed into a machine: keys that are pressed together, variables, paths with a drive, hashes."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.numbers import say_digits, say_number
from articlecast.narrate.languages.en.patterns import Match, before, either, spell
from articlecast.narrate.languages.en.signs import SPELLED_KINDS, say_address_part

_KEYS = {
    "Ctrl": "Control", "Ctl": "Control", "Control": "Control", "Cmd": "Command", "Command": "Command", "Alt": "Alt",
    "Opt": "Option", "Option": "Option", "Shift": "Shift", "Win": "Windows", "Fn": "Function", "Del": "Delete",
    "Delete": "Delete", "Esc": "Escape", "Escape": "Escape", "Tab": "Tab", "Enter": "Enter", "Return": "Return",
    "Space": "Space", "Backspace": "Backspace", "Ins": "Insert", "Home": "Home", "End": "End", "Up": "Up", "Down": "Down",
    "Left": "Left", "Right": "Right", "PgUp": "Page Up", "PgDn": "Page Down", "PrtSc": "Print Screen",
}  # fmt: skip
HELD = "Ctrl|Ctl|Cmd|Alt|Opt|Shift|Win|Fn|Control|Command|Option"
"""Keys that are held while another one is pressed."""
CHORD = rf"(?:{HELD})(?: ?[+-] ?(?:(?:{either(_KEYS)})(?!\w)|F\d{{1,2}}(?!\w)|[A-Za-z\d](?![\w'’]))){{1,4}}"
KEY_SIGNS = {
    "⌘": "Command", "⌥": "Option", "⇧": "Shift", "⌃": "Control", "⏎": "Return", "⎋": "Escape", "⇥": "Tab", "⌫": "Delete",
}  # fmt: skip
HASH = r"(?=[0-9a-f]{0,20}\d[a-f]{1,12}\d)[0-9a-f]{7,64}(?!\w)"
"""A commit or a checksum: letters up to f among digits, and digits behind them again."""
_WHOLE_HASH, _SHORT_HASH = 12, 8
DRIVE_PATH = r"(?P<drive>[A-Z]):(?P<path>(?:\\[\w.~-]{0,40}[\w~-](?: [\w.-]{1,40}(?=\\))?){1,12})\\?"
VARIABLE = r"\$(?:\{(?P<braced>[A-Za-z_]\w{0,40})\}|(?P<bare>[A-Z]+_[A-Z_\d]+|HOME|USER|SHELL|PWD|EDITOR|TMPDIR|LANG|[a-z_]\w{1,40}))(?!\w)"
_SET = frozenset("cd echo export from in into set the to under unset variable variables your".split())
_PLUS = re.compile(r" ?[+-] ?")


def say_chord(match: Match) -> str | None:
    """Ctrl+C and Cmd-Shift-P: Control C, Command Shift P; a hyphen alone between words makes no keys: Alt-right."""
    keys = _PLUS.split(match[0])
    if "+" not in match[0] and len(keys[-1]) > 3 and keys[0] not in {"Ctrl", "Ctl", "Cmd"}:
        return None
    return " ".join(map(_say_key, keys))


def _say_key(key: str) -> str:
    if key in _KEYS:
        return _KEYS[key]
    if key.isdecimal():
        return say_number(key)
    return f"F {say_number(key[1:])}" if len(key) > 1 else key.upper()


def say_hash(match: Match) -> str:
    """Commit 3f2a9bc: sign by sign; of a checksum eight, and so on."""
    written = match[0] if len(match[0]) <= _WHOLE_HASH else match[0][:_SHORT_HASH]
    signs = " ".join(say_digits(sign) if sign.isdecimal() else spell(sign.upper()) for sign in written)
    return signs if written == match[0] else f"{signs}, and so on"


def say_drive_path(match: Match) -> str:
    """C:\\Users\\ana\\notes.txt: C colon backslash Users backslash ana backslash notes dot T X T."""
    *folders, name = match["path"].split("\\")[1:]
    stem, _, kind = name.rpartition(".")
    last = (
        f"{say_address_part(stem)} dot {spell(kind.upper())}"
        if stem and kind in SPELLED_KINDS
        else say_address_part(name)
    )
    parts = (*map(say_address_part, folders), last)
    return " ".join(f"{match['drive']} colon backslash {' backslash '.join(parts)}".split())


def say_variable(match: Match) -> str | None:
    """Set $HOME, ${api_key}: dollar home, dollar api key; $HOME beside other shares is one."""
    name = match["braced"] or match["bare"]
    if name.isalpha() and name.isupper() and before(match).lower() not in _SET:
        return None
    return f"dollar {(name.lower() if name.isupper() else name).replace('_', ' ').strip()}"
