"""One article never holds the show: what a source may take is bounded, and what passes its limit fails alone."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from cli.conftest import WriteArticle
from cli.test_side_by_side import contents
from support.command import Called, call
from support.packages import make_up

pytestmark = pytest.mark.posix

FORMAT = """
import re
from articlecast import Format

HOSTILE = Format(
    name="hostile", rank=1, suffixes={".hostile": ""}, reader="articlecast_hostile:read",
    recognises=lambda document: document.content.startswith(b"%"),
)

def read(document, options):
    if document.content.startswith(b"%time"):
        re.match(r"(a+)+$", 40 * "a" + "b")  # for some hours, with the interpreter's lock
    held = []
    while True:
        held.append(bytearray(10_000_000))
"""
"""A format whose documents take as much of a machine as there is, in ways that no library of ours would."""


@pytest.fixture(autouse=True)
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The format, installed: as an environment variable for what is started, and here for what is called."""
    site = make_up(tmp_path / "site", "articlecast.formats", "hostile", "articlecast_hostile:HOSTILE", FORMAT)
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.syspath_prepend(str(site))
    from articlecast.read.formats import lookup  # noqa: PLC0415

    lookup.list_formats.cache_clear()
    lookup.list_suffixes.cache_clear()


def bound(show: Path, lines: str) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write(f"\n[read]\n{lines}\n")


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", *arguments, folder=show)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_document_that_never_ends_fails_alone_and_its_limit_is_named(
    show: Path, write: WriteArticle, workers: str
) -> None:
    for day, name in enumerate(("a-tide", "z-gull", "z-pier"), 1):
        write(name, day=day)
    assert sync(show, "--workers", workers).code == 0
    undisturbed = contents(show)
    for name in ("episodes", "feed", ".articlecast"):
        (show / name).rename(show.parent / name)
    bound(show, "article_seconds = 5")
    (show / "articles/m.hostile").write_text("%time")
    (show / "articles/n.hostile").write_text("%time")
    start = time.monotonic()
    called = sync(show, "--workers", workers)
    assert time.monotonic() - start < 60
    assert called.code == 1
    assert called.err.count("takes more than 5 seconds (read.article_seconds)") == 2
    assert "try:   articlecast read articles/m.hostile" in called.err
    made = contents(show)
    assert {name: content for name, content in made.items() if "failures" not in name} == undisturbed
    again = sync(show)
    assert (again.code, again.err) == (0, ""), "it waits for its turn, as any failure does"


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_DATA counts nothing elsewhere")
def test_a_document_that_eats_the_memory_fails_alone_and_its_limit_is_named(show: Path, write: WriteArticle) -> None:
    write("a-tide")
    write("z-gull", day=2)
    (show / "articles/m.hostile").write_text("%memory")
    bound(show, "article_megabytes = 200")
    called = sync(show)
    assert called.code == 1
    assert "takes more than 200 MB of memory (read.article_megabytes)" in called.err
    assert len(list((show / "episodes").glob("*/episode.json"))) == 2


def test_a_file_that_is_a_pipe_fails_alone(show: Path, write: WriteArticle) -> None:
    write("a-tide")
    os.mkfifo(show / "pipe.md")
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sources]\narticles = ["articles", "pipe.md"]\n[read]\narticle_seconds = 5\n')
    called = sync(show)
    assert called.code == 1
    assert "pipe.md: is no regular file" in called.err
    assert len(list((show / "episodes").glob("*/episode.json"))) == 1


@pytest.mark.parametrize(
    "command",
    [["plan"], ["render", "--dry-run"], ["read", "articles"], ["read", "--json", "articles"]],
    ids=" ".join,
)
def test_who_only_looks_at_articles_is_not_held_by_one_that_never_ends(
    show: Path, write: WriteArticle, command: list[str]
) -> None:
    write("a-tide")
    write("z-gull", day=2)
    (show / "articles/m.hostile").write_text("%time")
    bound(show, "article_seconds = 5")
    called = call(*command, folder=show)
    assert called.code == 1
    assert called.err == (
        "error: articles/m.hostile: was given up: to read it takes more than 5 seconds (read.article_seconds)\n"
        "try:   articlecast read articles/m.hostile   (or raise read.article_seconds in articlecast.toml)\n"
    )
    assert called.out.index("tide") < called.out.index("gull")


@pytest.mark.parametrize("options", [[], ["--audit"], ["--diff"]])
def test_a_script_of_what_never_ends_is_given_up(show: Path, options: list[str]) -> None:
    (show / "articles/m.hostile").write_text("%time")
    bound(show, "article_seconds = 1")
    called = call("script", *options, "articles/m.hostile", folder=show)
    assert (called.code, called.out) == (3, "")
    assert "articles/m.hostile: was given up: to read it takes more than 1 seconds (read.article_seconds)" in called.err


def test_a_line_without_end_is_given_up(show: Path) -> None:
    bound(show, "article_seconds = 1")
    called = call("say", "It cost $3.5m on Jan. 6. " * 1_000_000, folder=show)
    assert (called.code, called.out) == (3, "")
    assert called.err == (
        "error: the text: was given up: to read it takes more than 1 seconds (read.article_seconds)\n"
        "try:   raise read.article_seconds in articlecast.toml\n"
        "see:   articlecast help settings\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_DATA counts nothing elsewhere")
@pytest.mark.parametrize("command", ["read", "script", "plan"])
def test_what_eats_the_memory_is_given_up_by_who_only_looks_at_it(show: Path, command: str) -> None:
    (show / "articles/m.hostile").write_text("%memory")
    bound(show, "article_megabytes = 200")
    called = call(command, "articles/m.hostile", folder=show)
    assert called.code != 0
    assert "takes more than 200 MB of memory (read.article_megabytes)" in called.err
