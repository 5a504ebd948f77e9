"""The one edge between what strangers wrote and whoever looks at it: a terminal, a log, a report, a shell. Pure.

Titles, file names, addresses, servers' answers and authors are plain text everywhere, and steer nothing. What leaves
the program goes through here: ``show_line`` and ``show_lines`` for people, ``write_json`` for programs, ``quote_word``
where a hint is a command that somebody will paste.
"""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

from articlecast.credentials import change_all, hide_secrets

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

# C0 but for tab and newline, DEL and C1, the separators that end a line, Unicode's Bidi_Control (UAX 9), and halves of
# characters, which cannot be written at all.
_STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_UNSEEN_IN_LINES = re.compile(f"[{_STEERING}]")
_UNSEEN = re.compile(f"[\t\n{_STEERING}]")
_INDENT = "\n       "
"""Begins a further line of one message of ours; no line of it begins as one that stands for itself."""


def show_line(text: str) -> str:
    """The text on one line, without what is secret; what would steer a terminal is shown by its number."""
    return _UNSEEN.sub(_number, hide_secrets(text))


def show_lines(text: str) -> str:
    """The same of an article's own lines, or of several of ours: newlines and tabs stay."""
    return _UNSEEN_IN_LINES.sub(_number, hide_secrets(text))


def show_message(text: str) -> str:
    """The same of an error or a hint: a newline stays where our own indent follows it."""
    return _INDENT.join(map(show_line, text.split(_INDENT)))


def fold_lines(text: str, columns: int) -> str:
    """The text with each line that is longer than ``columns`` broken between words, as a terminal does not.

    What follows a break is indented. A word that is longer by itself, an address, is left to the terminal.
    """
    from textwrap import TextWrapper  # noqa: PLC0415 -- a terminal's alone

    wrapper = TextWrapper(
        columns, subsequent_indent=_INDENT[1:], break_long_words=False, break_on_hyphens=False, expand_tabs=False,
        replace_whitespace=False,
    )  # fmt: skip
    return "\n".join("\n".join(wrapper.wrap(line)) if len(line) > columns else line for line in text.split("\n"))


def fold_command(text: str, columns: int) -> str:
    """The same of a command that somebody will paste: what is broken in two is still one command."""
    command, comment, rest = text.partition("   (")
    if len(command) > columns and ("'" in command or '"' in command):  # a break between quotes would be part of a word
        return text
    folded = fold_lines(command, columns - 2).replace("\n", " \\\n")
    whole = folded + comment + rest
    if rest and len(whole.rpartition("\n")[2]) > columns:
        return f"{folded}\n{fold_lines(f'{_INDENT[1:]}({rest}', columns)}"
    return whole


def show_text(text: str) -> str:
    """The text as it can be written down: a file's name that is not UTF-8 has � for what nobody can read."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text


def write_json(values: object, *, indent: int | None = None, content: bool = False) -> str:
    """The values as JSON that says the same and holds no character that would steer a terminal, nor what is secret.

    ``content`` is an article itself, in which no address is anybody's password.
    """
    values = values if content else change_all(values, hide_secrets)
    return escape_json(json.dumps(values, ensure_ascii=False, indent=indent, default=_write_value))


def _write_value(value: object) -> str:
    """A moment by ISO 8601, as all programs read it; anything else as it is printed."""
    return value.isoformat() if isinstance(value, date) else str(value)


def escape_json(text: str) -> str:
    """JSON with every character by its number that would steer a terminal: those stand in its strings alone."""
    return _UNSEEN_IN_LINES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _number(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]


def quote_word(text: str) -> str:
    """A file's name or an address as one word of a command line, whatever is in it.

    What cannot be seen stands by its number in ``$'…'``, which POSIX has had since 2024 and bash and zsh for ever.
    """
    if _UNSEEN.search(text):
        return "$'" + "".join(map(_escape, text)) + "'"
    return shlex.quote(f"./{text}" if text.startswith("-") else text)


def _escape(sign: str) -> str:
    code = ord(sign)
    if sign in "\\'":
        return f"\\{sign}"
    if not _UNSEEN.match(sign):
        return sign
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a name that is not UTF-8, as Python keeps it
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"


def quote_in(hint: str, name: str) -> str:
    """The hint with the name as a word of a command line, where it stands there bare."""
    word = shlex.quote(name) if name.startswith("-") else quote_word(name)
    return hint.replace(name, word) if name and word != name and word not in hint else hint


def tame_logging(fit: Callable[[str], str] = str) -> None:
    """Have what nobody configures be printed as plain text, any library's words too; in this process.

    ``fit`` is what is done to it on its way to whoever reads it.
    """
    import logging  # noqa: PLC0415 -- 8 ms, which --help has not

    if logging.lastResort:
        logging.lastResort.format = lambda record: fit(show_lines(say_record(record)))  # type: ignore[method-assign]


def say_record(record: logging.LogRecord) -> str:
    """What a stage warns of: its own lines, and each name in them on one."""
    if isinstance(record.args, tuple):
        arguments: tuple[Any, ...] = tuple(show_line(each) if isinstance(each, str) else each for each in record.args)
        return str(record.msg) % arguments if arguments else hide_secrets(str(record.msg))
    return show_lines(record.getMessage())
