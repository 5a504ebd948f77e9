"""Forty strings that would steer a terminal, a shell, rich's markup or a reader's eye, if anything took them."""

import re

NASTY = (
    "\x1b[2J\x1b[H", "\x1b]0;owned\x07", "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "\x1b[5;31;199mred",
    "\x1bc", "\x1b[?1049h", "\x1b[6n", "\x1bP1$r0m\x1b\\", "\x9b2J", "\x9d0;owned\x9c", "\x90q\x9c", "\x85next",
    "\x7f\x7f\x7f", "\x08\x08\x08", "back\rfront", "\x0b\x0c", "bell\x07", "\x00".replace("\x00", "\x01"), "\x0e\x0f",
    "two\nerror: forged by a name\ntry:   rm -rf ~", "\ttab", "\u202egpj.exe", "\u202dleft\u202c",
    "\u2066held\u2069", "\u2067held\u2069", "\u2068held\u2069", "\u200f\u200e\u061c", "para\u2029graph\u2028line",
    "[/b]", "[b]", "[link=https://evil.example]click[/link]", "[red]x[/red]", "[/]", "\\[b]", ":smiley:",
    "$(touch owned)", "`touch owned`", "'; touch owned; '", '" && touch owned #', "-rf ~ *?!{a,b} & | < > ; \\",
)  # fmt: skip
assert len(NASTY) == 40

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no way out may hold, newline and tab aside."""
DRAWN = re.compile(r"\x1b\[(?:\?25[lh]|2K|1A|[0-9;]*m)|\r")
"""What rich draws a bar with, and the terminal's own carriage returns."""


def name_file(text: str) -> str:
    """The string as a file's name, which holds all but a slash."""
    return text.replace("/", "\u2215")
