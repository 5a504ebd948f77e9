"""What the shell completes, at the cost of the program's start alone; and slugs as short as they are unique."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
import pytest

from articlecast.cli import COMMANDS
from articlecast.cli.completion import FIELDS, FLAG, STATES, WORDS
from articlecast.run.states import State
from articlecast.show import overrides
from cli.conftest import WriteArticle
from support.command import call

PROGRAM = """
import sys
from articlecast.cli import main
try:
    main([])
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def complete(folder: Path, *words: str) -> tuple[list[str], set[str]]:
    """What bash is offered for the last word, and the modules that were imported for it."""
    environment = os.environ | {
        "_ARTICLECAST_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["articlecast", *words]),
        "COMP_CWORD": str(len(words)),
    }
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    offered = [line for line in done.stdout.splitlines() if line]
    return offered, set(done.stderr.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_words_are_the_commands_own(name: str) -> None:
    command: click.Command = import_module(f"articlecast.cli.{name}").command
    options = [param for param in command.params if isinstance(param, click.Option)]
    long = {next(each for each in param.opts if each.startswith("--")): param.is_flag for param in options}
    assert {option: kind == FLAG for option, kind in WORDS[name].options.items()} == long
    assert bool(WORDS[name].argument) == any(isinstance(param, click.Argument) for param in command.params)


def test_the_fields_of_an_override_are_those_that_there_are() -> None:
    assert tuple(overrides.FIELDS) == FIELDS


def test_the_states_are_those_that_there_are() -> None:
    assert set(STATES) == {state for states in get_args(State) for state in get_args(states)}


@pytest.fixture
def shelf(show: Path) -> Path:
    for slug in ("a-day-at-sea", "a-day-at-home", "the-tide"):
        (show / "episodes" / slug).mkdir(parents=True)
        (show / "episodes" / slug / "episode.json").write_text("{}")
    (show / "episodes" / "no-episode").mkdir()
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('\n[[rules]]\ntag = "harbour"\nvoice = "en-gb-x-rp"\n')
    (show / "episodes" / "failures.json").write_text(json.dumps([{"source": "articles/gull.md"}]))
    return show


SLUGS = ["plain,a-day-at-home", "plain,a-day-at-sea"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("withdraw", "a-"), SLUGS),
        (("pin", "the-tide", "a-"), SLUGS),
        (("render", "--refresh", "a-"), SLUGS),
        (("render", "art"), ["file,art"]),
        (("render", "--script", "s"), ["file,s"]),
        (("publish", "w"), ["dir,w"]),
        (("retry", "art"), ["plain,articles/gull.md"]),
        (("plan", "--engine", "hi"), ["plain,hibari"]),
        (("voices", "--get", "en_GB"), ["plain,en_GB-alba-medium"]),
        (("episodes", "--state", "p"), ["plain,pinned", "plain,provisional", "plain,published"]),
        (("with",), ["plain,withdraw"]),
        (("render", "--ref"), ["plain,--refresh"]),
        (("cache", "v"), ["plain,verify"]),
        (("say", "x"), []),
        (("completions", "z"), ["plain,zsh"]),
        (("help", "back"), ["plain,back-up"]),
        (("opml", "i"), ["plain,import"]),
        (("opml", "import", "sub"), ["file,sub"]),
        (("override", "a-"), SLUGS),
        (("override", "the-tide", "ti"), ["plain,title="]),
        (("preview", "--voice", "en-gb-x"), ["plain,en-gb-x-rp"]),
    ],
)
def test_a_shell_is_offered_what_there_is(shelf: Path, words: tuple[str, ...], offered: list[str]) -> None:
    found, modules = complete(shelf, *words)
    assert found == offered
    assert not modules & {"pydantic", "httpx", "numpy", "lxml", "articlecast.pipeline", f"articlecast.cli.{words[0]}"}


def test_the_shows_of_a_file_are_offered_with_their_own_slugs(tmp_path: Path) -> None:
    (tmp_path / "articlecast.toml").write_text("[shows.dawn.show]\n[shows.dusk.show]\n")
    (tmp_path / "episodes" / "dusk" / "the-tide").mkdir(parents=True)
    (tmp_path / "episodes" / "dusk" / "the-tide" / "episode.json").write_text("{}")
    assert complete(tmp_path, "--show", "d")[0] == ["plain,dawn", "plain,dusk"]
    assert complete(tmp_path, "--show", "dusk", "pin", "")[0] == ["plain,the-tide"]


def test_a_slug_may_be_shortened_where_one_episode_begins_so(show: Path, write: WriteArticle) -> None:
    for day, name in enumerate(("tide", "tidings", "gull"), 1):
        write(name, day)
    call("render", "-q", folder=show)
    assert call("withdraw", "the-g", folder=show).out == "the-gull: is out of the feed\n"
    assert call("pin", "the-tidi", "the-tide", folder=show).out.splitlines() == [
        "the-tidings: stays as it is",
        "the-tide: stays as it is",
    ]
    assert call("pin", "the-tid", "--undo", folder=show).code == 2
    refused = call("pin", "the-t", folder=show)
    assert refused.err.startswith("error: the-t: begins several: the-tide, the-tidings\ntry:   type more of it\n")
    assert "no episode has this slug; did you mean 'the-gull'?" in call("withdraw", "the-gul1", folder=show).err
    assert call("withdraw", "", folder=show).code == 2
    call("pin", "the-tidi", "--undo", folder=show)
    assert "refreshed" in call("render", "--refresh", "the-tidi", folder=show).out


def test_a_failed_article_may_be_named_by_the_beginning_of_its_name(show: Path, write: WriteArticle) -> None:
    write("tide").write_text("---\ntitle: ''\n---\n")
    write("gull", 2)
    call("sync", folder=show)
    (show / "articles" / "gull.md").write_text("---\ntitle: ''\n---\n")
    call("sync", folder=show)
    assert "is not" not in call("retry", "tid", folder=show).err
    assert call("retry", "the-g", folder=show).out.startswith("articles/gull.md: is tried again")
    assert "no article of this name failed" in call("retry", "tide", folder=show).err
