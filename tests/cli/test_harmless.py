"""What an article brings never moves the reader's cursor, sets a colour or turns a line of the terminal round."""

import json
import re
from pathlib import Path

import pytest

from articlecast.display import show_lines
from cli.conftest import WriteArticle
from support.command import call

DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TITLE = "Red \x1b[31m and \u202eback\u202c, \u2067held\u2069 \x07 \U0001f40c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a\\x1b[2Jb"), ("a\rb", "a\\rb"), ("a\x9bb", "a\\x9bb"), ("\u202egpj.exe", "\\u202egpj.exe"),
        ("\udcff", "\\udcff"), ("Caf\xe9 \u05e9\u05dc\u05d5\u05dd\tx\ny", "Caf\xe9 \u05e9\u05dc\u05d5\u05dd\tx\ny"),
    ],
)  # fmt: skip
def test_what_would_steer_a_terminal_is_shown_by_its_number(text: str, shown: str) -> None:
    assert show_lines(text) == shown


@pytest.fixture
def hostile(show: Path, write: WriteArticle) -> Path:
    """A show whose one episode has a title that steers, and an article beside it whose file's name does."""
    path = write("tide")
    path.write_text(path.read_text().replace("The tide", json.dumps(TITLE)))
    (show / "articles" / "b\x1b[31mad\u202e.md").write_text("---\ntitle: [unclosed\n---\n\nText.\n")
    return show


@pytest.mark.parametrize("command", [["sync", "--dry-run"], ["episodes"], ["check"], ["plan"], ["sync"], ["render"]])
def test_no_command_prints_it_raw(hostile: Path, command: list[str]) -> None:
    first = call("render", folder=hostile)

    called = call(*command, folder=hostile)

    for text in (first.out, first.err, called.out, called.err):
        assert DANGEROUS.findall(text) == []
    assert called.out


def test_programs_get_it_as_it_is(hostile: Path) -> None:
    rows = call("render", "--json", folder=hostile).events

    assert any("b\x1b[31mad\u202e.md" in row.get("source", "") for row in rows)


def test_a_files_name_writes_no_line_of_its_own(show: Path) -> None:
    (show / "articles" / "a\nerror: all is lost.md").write_text("---\ntitle: A\n---\n")

    lines = call("render", folder=show).err.splitlines()

    assert not [line for line in lines if line.startswith("error: all is lost")]
    assert any("a\\nerror: all is lost.md" in line for line in lines)
