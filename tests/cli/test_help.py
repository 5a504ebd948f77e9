"""The handbook in the terminal and in the browser, from the installed copy; and which page an error leads to."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from articlecast import errors
from articlecast.cli import _COMMAND, COMMANDS
from articlecast.errors import ArticlecastError
from articlecast.handbook import list_pages, name_anchor
from articlecast.show.settings import Settings
from articlecast.topics import OF_FILES, OF_KINDS, OF_THINGS, TABLES, find_topic
from support.command import call

ROOT = Path(__file__).parent.parent.parent
TOPICS = {page.topic for page in list_pages()}


def test_help_alone_lists_every_page(tmp_path: Path) -> None:
    lines = call("help", folder=tmp_path).out.splitlines()
    assert {line.split()[2] for line in lines} == TOPICS
    assert "Pronounce a name" in "".join(lines)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("pronounce", "# Pronounce a name"),
        ("how-to/cron", "# Run it from cron"),
        ("private subscribers", "# Private subscribers"),
        ("speak.voice", "speak.voice  (text"),
        ("render", "Usage: articlecast render [OPTIONS] [ARTICLE]..."),
        ("withdraw", "# Withdraw an episode"),
    ],
)
def test_help_shows_a_page_a_setting_or_a_command(tmp_path: Path, words: str, first: str) -> None:
    told = call("help", *words.split(), folder=tmp_path)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[0].startswith(first)


def test_words_of_several_pages_list_them_the_titles_first(tmp_path: Path) -> None:
    lines = call("help", "voices", "mix", folder=tmp_path).out.splitlines()
    assert lines[0].split()[2] == "change-voices" or lines[0] == "# Change or mix voices"


def test_what_no_page_has_is_told_with_the_next_best(tmp_path: Path) -> None:
    told = call("help", "pronounse", folder=tmp_path)
    assert told.code == 2
    assert told.err.endswith("try:   articlecast help pronounce\n")


def test_the_browsers_copy_has_every_page_and_its_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    place = Path(call("docs", "pronounce", "--no-browser", folder=tmp_path).out.strip())
    assert '<h1 id="pronounce-a-name">' in place.read_text("utf-8")
    for page in place.parents[1].rglob("*.html"):
        for link in re.findall(r'(?:href|src)="(?![a-z]+:)([^"#]+)', page.read_text("utf-8")):
            assert (page.parent / link).is_file(), f"{page.name}: {link}"


def test_completions_are_installed_by_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert call("completions", "fish", folder=tmp_path).code == 0
    assert "articlecast" in (tmp_path / ".config/fish/completions/articlecast.fish").read_text("utf-8")
    for _ in range(2):
        assert call("completions", "zsh", folder=tmp_path).code == 0
    assert (tmp_path / ".zshrc").read_text("utf-8").count("compinit") == 2  # one line, which names it twice
    assert (tmp_path / ".local/share/zsh/site-functions/_articlecast").is_file()


def test_a_shell_that_is_not_known_has_a_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/ksh")
    told = call("completions", folder=tmp_path)
    assert (told.code, told.err.splitlines()[1]) == (2, "try:   articlecast completions bash")


def test_init_says_the_next_three_steps(tmp_path: Path) -> None:
    told = call("init", "show", folder=tmp_path).out
    assert re.findall(r"articlecast (\w+)", told.partition("next:")[2])[:3] == ["render", "serve", "add"]


def list_kinds(kind: type[ArticlecastError] = ArticlecastError) -> list[type[ArticlecastError]]:
    return [kind, *(each for child in kind.__subclasses__() for each in list_kinds(child))]


@pytest.mark.parametrize("kind", [kind for kind in list_kinds() if kind.__module__ == errors.__name__])
def test_every_kind_of_error_leads_to_a_page(kind: type[ArticlecastError]) -> None:
    assert find_topic(kind("articles/tide.md", "is odd", "look at it")) in TOPICS


@pytest.mark.parametrize(
    ("error", "topic"),
    [
        (errors.MasterError("Content Credentials", "cannot be signed", "look at the key"), "disclosure"),
        (errors.MasterError("articles/slip.png", "is no picture", "use a JPEG"), "site"),
        (errors.MasterError("cover", "is small", "side = 1400"), "site"),
        (errors.MasterError("sounds/intro.wav", "has no sound", "use another file"), "intro"),
        (errors.StoreError("/srv/notes/subscribers.json", "is damaged", "restore it"), "private"),
        (errors.PublishError("s3://bucket/notes", "is not there", "create it"), "hosting"),
        (errors.UsageError("--cluster", "does not answer", "start it"), "cluster"),
        (errors.UsageError("--since", "is no day", "2026-01-01"), "commands"),
        (errors.NarrateError("narration: rate", "is no setting", "correct it"), "header-fields"),
        (errors.NarrateError("script.md, line 3", "is no role", "write one"), "script-format"),
        (errors.ReadError("articles/coverage.md", "is no text", "save it anew"), "reading"),
        (errors.ReadError("articles/a-png.md", "is no text", "save it anew"), "reading"),
        (errors.UsageError("speak.voice", "is no voice", "name one"), "settings"),
    ],
)
def test_an_error_leads_to_the_page_about_its_thing(error: ArticlecastError, topic: str) -> None:
    assert find_topic(error) == topic


def test_no_error_leads_to_a_page_that_there_is_not() -> None:
    assert {topic for _, topic in (*OF_KINDS, *OF_THINGS, *OF_FILES)} <= TOPICS
    assert set(TABLES) == set(Settings.model_fields) - {"lexicon"} | {"shows"}


def test_every_topic_that_the_program_names_is_a_page_or_a_command() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for topic in re.findall(r"\barticlecast help ([a-z][a-z-]+)(?![\w.])", node.value):
                    assert topic in TOPICS | set(COMMANDS) | {"private"}, f"{path.name}: {topic}"


def test_every_command_of_a_hint_is_one_of_ours() -> None:
    named = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _COMMAND.match(node.value):
                named |= set(re.findall(r"^articlecast ([a-z]+)(?: [^a-z]|$)", node.value))
    assert len(named) > 10
    assert named <= set(COMMANDS)


def test_a_hint_that_is_no_command_is_followed_by_a_page(tmp_path: Path) -> None:
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "Notes"\n[speak]\nrate = 9.0\n')
    told = call("plan", folder=tmp_path).err.splitlines()
    assert told[-1] == "see:   articlecast help settings" or told[-1].startswith("try:   articlecast")


def test_an_anchor_is_made_as_the_handbooks_generator_makes_it() -> None:
    assert name_anchor("What is read, and what isn't: [read]") == "what-is-read-and-what-isnt-read"
