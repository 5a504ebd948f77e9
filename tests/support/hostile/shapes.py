"""What an attack is, and what one costs in a process of its own."""

from __future__ import annotations

import logging
import os
import signal
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from articlecast.errors import ArticlecastError
from articlecast.master.artwork import fit_cover
from articlecast.narrate import write_script
from articlecast.read import ReadOptions, list_sources, load_document, read_article

PROSE = "The tide came in at six and went out again at noon, as the tables in the harbour had said that it would. "
PARAGRAPHS = "".join(f"<p>{PROSE * 3}</p>" for _ in range(4))

PICTURES = frozenset({".webp", ".png", ".gif", ".tiff", ".bmp", ".jpeg", ".svg"})


@dataclass(frozen=True, slots=True)
class Attack:
    """A document of one nasty shape: ``make`` gives about so many bytes of it, ``suffix`` is its file's."""

    name: str
    suffix: str
    make: Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, megabytes at the peak, and what became of the document."""

    seconds: float
    megabytes: int
    outcome: str


def repeat(name: str, suffix: str, piece: str, head: str = "", tail: str = "") -> Attack:
    """One piece again and again between a head and a tail; ``{n}`` in it is its number."""
    numbered = "{n}" in piece

    def make(size: int) -> bytes:
        count = max((size - len(head) - len(tail)) // len(piece.encode()), 1)
        body = "".join(piece.replace("{n}", str(n)) for n in range(count)) if numbered else piece * count
        return f"{head}{body}{tail}".encode()

    return Attack(name, suffix, make)


def nest(name: str, suffix: str, tags: tuple[str, str], head: str = "", tail: str = "") -> Attack:
    """Pieces within each other: all beginnings, a word, and all ends."""
    opening, closing = tags

    def make(size: int) -> bytes:
        count = max((size - len(head) - len(tail)) // len(f"{opening}{closing}".encode()), 1)
        return f"{head}{opening * count}word{closing * count}{tail}".encode()

    return Attack(name, suffix, make)


def read_all(path: Path) -> str:
    """Read and narrate every article of a file, as ``articlecast read`` and ``render`` do; what became of them.

    Of a picture a cover is made.
    """
    options = ReadOptions()
    done, refused = 0, ""
    try:
        if path.suffix in PICTURES:
            return f"a cover of {len(fit_cover(path.read_bytes()))} bytes"
        for source in list_sources([str(path)], options):
            try:
                write_script(read_article(load_document(source, options), options))
                done += 1
            except ArticlecastError as error:
                refused = f"{type(error).__name__}: {error.wrong}"
    except ArticlecastError as error:
        refused = f"{type(error).__name__}: {error.wrong}"
    return f"{done} read{', last refused: ' if done and refused else ', ' if refused else ''}{refused}"


def measure(attack: Attack, size: int, *, seconds: int, megabytes: int) -> Cost:
    """What a document costs in a process of its own, which ends at ``seconds`` or with ``megabytes`` more than it had.

    The process is forked from this one, so that loading the program is not counted; it needs to be loaded by then.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"article{attack.suffix}"
        path.write_bytes(attack.make(size))
        return _run([path], Path(folder) / "told", seconds, megabytes)


def measure_many(attacks: Iterable[Attack], size: int, *, seconds: int, megabytes: int) -> list[str]:
    """What becomes of a small document of each kind, a line each, all in one process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}{attack.suffix}" for number, attack in enumerate(attacks)]
        for attack, path in zip(attacks, paths, strict=True):
            path.write_bytes(attack.make(size))
        lines = _run(paths, Path(folder) / "told", seconds, megabytes).outcome.split("\n")
        return [f"{attack.name}: {line}" for attack, line in zip(attacks, lines, strict=True)]


def _run(paths: list[Path], told: Path, seconds: int, megabytes: int) -> Cost:
    child = os.fork()
    if not child:
        _work(paths, told, seconds, megabytes)
    _pid, status, used = os.wait4(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    outcome = told.read_text("utf-8") if told.exists() else f"ended by signal {-ended}"
    if ended in {-signal.SIGXCPU, -signal.SIGKILL}:
        outcome = f"ended at {seconds} s"
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, outcome)


def _work(paths: list[Path], told: Path, seconds: int, megabytes: int) -> None:
    """The child's whole life; it must never return into the program that it was forked from."""
    import resource  # noqa: PLC0415 -- Windows has none, and collects what imports this

    code = 1
    outcome = ""
    try:
        logging.getLogger("articlecast.read").setLevel(logging.ERROR)
        held = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * 2**20, resource.RLIM_INFINITY))
        outcome = "\n".join(map(_read_told, paths))
        code = 0
    except MemoryError:
        outcome = f"ended at {megabytes} MB"
    finally:
        told.write_text(outcome, "utf-8", errors="replace")
        os._exit(code)


def _read_told(path: Path) -> str:
    try:
        return " ".join(read_all(path).split())
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- a fault of ours is told, whatever it is
        return f"FAULT {type(error).__name__}: {' '.join(str(error).split())}"[:200]


def warm(attacks: Iterable[Attack]) -> None:
    """Load what reading needs, by a small document of each kind, so that it is not counted as the first attack's."""
    logging.getLogger("articlecast.read").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        for number, attack in enumerate(attacks):
            path = Path(folder) / f"article-{number}{attack.suffix}"
            path.write_bytes(attack.make(20_000))
            read_all(path)
