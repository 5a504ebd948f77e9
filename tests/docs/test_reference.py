"""The reference is the program's: it is what the program writes now, and nothing in it is without a word."""

import importlib.util
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

import articlecast
from articlecast.cli import COMMANDS
from articlecast.narrate.lexicon import parse_lexicon
from articlecast.read.formats.header_fields import EPISODE, FIELDS, MEANINGS
from articlecast.read.markup.marks import WORDS
from articlecast.show.describing import (
    EXAMPLES,
    FIRST,
    SINCE,
    UNITS,
    Setting,
    explain_setting,
    find_setting,
    list_settings,
)
from articlecast.show.settings import Settings, load_settings
from support.command import call

ROOT = Path(__file__).parent.parent.parent
SETTINGS = list_settings()


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / ".ci/write_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_page_and_every_man_page_is_what_the_program_writes() -> None:
    # In a process of its own: click keeps the help of a command as it was first asked for, by whatever test.
    command = [sys.executable, str(ROOT / ".ci/write_reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [], ""), "make reference"


def test_no_page_is_left_of_what_the_program_has_no_more(writer: ModuleType) -> None:
    made = {path.relative_to(ROOT).as_posix() for path in writer.make_all()}
    there = {
        path.relative_to(ROOT).as_posix() for folder in ("docs/reference", "man") for path in (ROOT / folder).iterdir()
    }
    assert there - made == {f"docs/{name}" for name in writer.MANUAL}


@pytest.mark.parametrize("row", SETTINGS, ids=[row.place for row in SETTINGS])
def test_a_setting_is_described(row: Setting) -> None:
    assert len(row.text) > 10
    assert row.kind
    assert row.unit or "number" not in row.kind
    assert row.line.partition(" = ")[2] not in {"", '""', "[]", "{}", "null"}
    tomllib.loads(row.line)


def test_the_tables_beside_the_schema_name_settings_that_there_are() -> None:
    places = {row.place for row in SETTINGS}
    assert set(EXAMPLES) <= places
    assert {name for name in UNITS if "." in name} <= places


def test_since_when_a_setting_is_there_is_told_of_all_that_the_first_release_had_not() -> None:
    had = (Path(__file__).parent / "settings-0.1.txt").read_text("utf-8").split()
    assert {row.place for row in SETTINGS if row.since == FIRST} == set(had)
    unknown = [name for name in SINCE if not any(f"{row.place}.".startswith(f"{name}.") for row in SETTINGS)]
    assert unknown == []


def test_every_table_of_the_settings_has_rows() -> None:
    assert {row.place.partition(".")[0] for row in SETTINGS} == set(Settings.model_fields) | {"shows"}


def test_all_the_examples_are_one_sound_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FEED_PASSWORD", "MAIL_PASSWORD", "STUDIO_PASSWORD", "CHECK"):
        monkeypatch.setenv(name, "a-long-enough-word")
    monkeypatch.setenv("PODCAST_HOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr")
    lines, table = [], ""
    rows = [row for row in SETTINGS if not row.place.startswith("shows")]
    for row in sorted(rows, key=lambda row: row.table != ""):
        lines += [row.table] if row.table != table else []
        table = row.table
        lines.append(row.line)
    text = "\n".join(_once(lines))
    (tmp_path / "cover.jpg").write_bytes(b"")
    (tmp_path / "articlecast.toml").write_text(text)
    assert load_settings(tmp_path).show.title == "Harbour Notes"


def _once(lines: list[str]) -> list[str]:
    """Each table once, with all of its lines together."""
    tables: dict[str, list[str]] = {"": []}
    table = ""
    for line in lines:
        if line.startswith("["):
            table = line
            tables.setdefault(table, [])
        else:
            tables[table].append(line)
    return [line for name, rows in tables.items() for line in (name, *rows)]


def test_a_setting_is_explained_by_its_name(tmp_path: Path) -> None:
    told = call("settings", "--explain", "speak.voice", folder=tmp_path)
    assert told.out == explain_setting(find_setting("speak.voice")[0]) + "\n"
    assert "since 0.1" in told.out
    assert call("settings", "--explain", "speak", folder=tmp_path).out.count("[speak]") > 10
    wrong = call("settings", "--explain", "speak.voise", folder=tmp_path)
    assert (wrong.code, wrong.out) == (2, "")
    assert "did you mean 'speak.voice'?" in wrong.err
    assert "try:   articlecast settings --explain speak.voice\n" in wrong.err


def test_a_header_field_has_a_meaning() -> None:
    fields = {field.partition(".")[0] for field, _ in FIELDS} | {field for field, *_ in EPISODE.values()}
    assert fields | {"narration", "lexicon"} == set(MEANINGS)


def test_every_mark_is_on_its_page() -> None:
    page = (ROOT / "docs/marks.md").read_text("utf-8")
    assert [mark for mark in WORDS if f"| `{mark}" not in page] == []


@pytest.mark.parametrize("name", sorted(articlecast.__all__))
def test_a_public_name_is_described(writer: ModuleType, name: str) -> None:
    heading, _, text = writer.describe_name(name).partition("\n\n")
    assert heading == f"### {name}"
    assert re.sub(r"```.*?```", "", text, flags=re.DOTALL).strip(), f"{name} has no docstring"


def test_a_command_and_each_of_its_options_is_described(writer: ModuleType) -> None:
    for name, command in writer.list_commands():
        assert inspect.cleandoc(command.help or ""), name
        for each in command.params:
            assert not isinstance(each, click.Option) or each.help or each.name == "help", f"{name} {each.opts}"


def test_the_reference_of_commands_has_all_of_them() -> None:
    page = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    assert re.findall(r"^## articlecast ([\w-]+)$", page, re.MULTILINE) == list(COMMANDS)


def test_the_lexicon_of_its_page_is_one() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs/reference/lexicon.md").read_text("utf-8"), re.DOTALL)
    assert len(parse_lexicon(tomllib.loads(block)["lexicon"], "en").entries) == 4


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf")
    call("init", ".", "--title", "Notes", folder=folder)
    settings = folder / "articlecast.toml"
    settings.write_text(settings.read_text("utf-8").replace('engine = "auto"', 'engine = "tone"'), "utf-8")
    return folder


def test_every_key_that_is_printed_is_on_the_page_of_events(writer: ModuleType, shelf: Path) -> None:
    rows = []
    for words in ("plan", "sync --dry-run", "render", "publish www", "episodes", "check", "sync"):
        rows += call(*words.split(), "--json", folder=shelf).events
    assert len(rows) > 10
    assert {row["event"] for row in rows if "event" in row} <= set(writer.EVENTS)
    assert {key for row in rows for key in row} <= set(writer.KEYS)


def test_every_file_of_a_show_is_on_the_page_of_files(writer: ModuleType, shelf: Path) -> None:
    call("render", folder=shelf)
    known = [
        re.escape(path).replace("<slug>", "[^/]+").replace("<hash>", "[0-9a-f]{12}").replace(r"\*", ".*") + "(?:.*)"
        for path, *_ in writer.FILES
    ]
    there = [path.relative_to(shelf).as_posix() for path in shelf.rglob("*") if path.is_file()]
    strange = [name for name in there if not any(re.fullmatch(each, name) for each in known)]
    assert [name for name in strange if not name.startswith("www/")] == []
