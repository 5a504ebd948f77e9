"""Runs ``glyphs`` on a document, and ends it where it takes too long; what it wrote as pages of runs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread, Timer
from typing import IO, Any

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.system import quiet_options

STALL_SECONDS = 5.0
"""The longest that no page may come: a dense one takes 0.05 s, the map of a city 2 s."""
BOLD, ITALIC, MONO = 1, 2, 4
_REASONS = {
    "password": (
        "is encrypted, and opens with a password alone",
        "save it without a password: qpdf --decrypt FILE new.pdf",
    ),
    "damaged": ("is a damaged PDF", "open it in a viewer and save it anew, or get it again"),
    "crowded": ("is a PDF of more letters than any article has", "save the article's pages alone"),
    "pages": ("is a PDF of more than 3,000 pages; that is no article", "save the article's pages alone"),
    "memory": ("is a PDF that takes more memory than any article", "save the article's pages alone"),
    "time": ("is a PDF that takes longer to read than any article", "save it anew from a viewer (print to PDF)"),
    "crash": (
        "is a PDF that takes more memory than any article, or crashes what reads it",
        "save it anew from a viewer (print to PDF)",
    ),
}


@dataclass(slots=True)
class Run:
    """Text of one style on one line: its left, baseline and right in points, y upwards; ``bits`` are its style."""

    left: float
    base: float
    right: float
    size: float
    bits: int
    text: str


@dataclass(slots=True)
class Page:
    """What stands on a page; ``rules`` are level lines as ``(left, height, right)``, ``dots`` what is drawn as
    one, as ``(right, height)``, ``pictures`` the covered share.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    runs: list[Run] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    pictures: float = 0.0
    letters: int = 0
    odd: int = 0


@dataclass(slots=True)
class Printed:
    """A document: its pages, and what it says of itself."""

    pages: list[Page] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    language: str = ""
    outline: list[tuple[int, int, str]] = field(default_factory=list)


def extract(document: Document) -> Printed:
    """All that a PDF holds; raises ReadError with what is wrong, ImportError where pypdfium2 is missing."""
    import pypdfium2  # noqa: F401, PLC0415 -- only told here; the other process works with it

    command = [sys.executable, "-P", "-m", "articlecast.read.formats.pdf.glyphs"]
    with subprocess.Popen(  # noqa: S603 -- our own interpreter and module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **quiet_options(),
    ) as program:
        assert program.stdin is not None  # noqa: S101 -- asked for above
        assert program.stdout is not None  # noqa: S101
        Thread(target=_feed, args=(program.stdin, document.content), daemon=True).start()
        watch = _Watch(program)
        try:
            return _collect(program.stdout, watch)
        except _Refused as error:
            wrong, hint = _REASONS[str(error)]
            raise ReadError(document.url, wrong, hint.replace("FILE", document.url)) from None
        finally:
            watch.stop()
            program.kill()


class _Refused(Exception):
    """Why there is nothing; one of ``_REASONS``."""


class _Watch:
    """Ends the program where nothing has come of it for too long."""

    def __init__(self, program: subprocess.Popen[bytes]) -> None:
        self._program = program
        self._until = time.monotonic() + 2 * STALL_SECONDS  # it is started meanwhile
        self.is_late = False
        self._timer = self._start(STALL_SECONDS)

    def _start(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._look)
        timer.daemon = True
        timer.start()
        return timer

    def _look(self) -> None:
        left = self._until - time.monotonic()
        if left > 0:
            self._timer = self._start(left)
        else:
            self.is_late = True
            self._program.kill()

    def turn_page(self) -> None:
        self._until = time.monotonic() + STALL_SECONDS

    def stop(self) -> None:
        self._timer.cancel()


def _feed(pipe: IO[bytes], content: bytes) -> None:
    with suppress(OSError), pipe:  # who reads may be gone already
        pipe.write(content)


def _collect(lines: IO[bytes], watch: _Watch) -> Printed:
    printed = Printed()
    is_whole = False
    for said in _read_lines(lines):
        if reason := said.get("refused"):
            raise _Refused(reason if reason in _REASONS else "damaged")
        if "pages" in said:
            watch.turn_page()
            printed.facts, printed.language = said["facts"], said["language"]
            printed.outline = [(depth, page, title) for depth, page, title in said["outline"]]
        elif "end" in said:
            is_whole = True
        else:
            watch.turn_page()
            printed.pages.append(_make_page(said, len(printed.pages)))
    if not is_whole:
        raise _Refused("time" if watch.is_late else "crash")
    if not printed.pages or not any(page.width for page in printed.pages):
        raise _Refused("damaged")
    return printed


def _read_lines(lines: IO[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:  # cut short when it was ended
            return


def _make_page(said: dict[str, Any], number: int) -> Page:
    if not said:
        return Page(number)
    width, height = said["size"]
    rules = [(left, at, right) for left, at, right in said["rules"]]
    runs = [Run(*run) for run in said["runs"]]
    return Page(
        number,
        width,
        height,
        runs,
        rules,
        [(right, at) for right, at in said["dots"]],
        said["pictures"],
        said["letters"],
        said["odd"],
    )
