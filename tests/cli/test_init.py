"""``articlecast init`` asks for what it is not told, invents nothing, and its feed is as directories ask."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import articlecast.cli
from support.command import call
from support.terminal import call_on_terminal

TOLD = {
    "--title": 'The "Daily" Réad',
    "--author": "Ana Lee",
    "--email": "ana@harbour.test",
    "--base-url": "https://pod.harbour.test/read/",
}
NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
RECOMMENDED = (
    "channel/copyright = 'Ana Lee'",
    "channel/itunes:author = 'Ana Lee'",
    "channel/itunes:owner/itunes:name = 'Ana Lee'",
    "channel/itunes:owner/itunes:email = 'ana@harbour.test'",
    "string-length(channel/description) >= 50",
    "channel/link = 'https://pod.harbour.test/read/'",
    "channel/podcast:person[@role='producer'] = 'Ana Lee'",
    "not(//item[not(starts-with(link, 'https://pod.harbour.test/read/'))])",
)


def read_show(folder: Path) -> dict[str, Any]:
    show: dict[str, Any] = tomllib.loads((folder / "articlecast.toml").read_text("utf-8"))["show"]
    return show


def test_a_show_that_was_told_all_has_a_feed_as_directories_ask(tmp_path: Path) -> None:
    assert call("init", *(word for pair in TOLD.items() for word in pair), folder=tmp_path).code == 0
    path = tmp_path / "articlecast.toml"
    path.write_text(path.read_text("utf-8").replace('engine = "auto"', 'engine = "tone"'), "utf-8")
    assert call("render", "-q", folder=tmp_path).code == 0
    root = etree.fromstring((tmp_path / "feed" / "feed.xml").read_bytes())
    assert [row for row in RECOMMENDED if not root.xpath(f"boolean({row})", namespaces=NAMES)] == []
    checked = call("check", folder=tmp_path)
    assert checked.out == "0 errors, 0 warnings, 0 notes\n"


def test_what_nobody_says_is_left_out(tmp_path: Path) -> None:
    assert call("init", folder=tmp_path).code == 0
    assert read_show(tmp_path).keys() == {"title", "description", "language", "category"}
    for path in (tmp_path / "articlecast.toml", tmp_path / "articles" / "welcome.md"):
        assert "example." not in path.read_text("utf-8")
    checked = call("check", folder=tmp_path).out
    for setting in ("show.author", "show.email", "show.base_url", "show.copyright"):
        assert setting in checked


@pytest.mark.parametrize(
    ("option", "value"),
    [("--email", "ana"), ("--base-url", "pod.harbour.test"), ("--link", "ftp://x"), ("--title", "\a")],
)
def test_what_no_show_can_have_is_refused_before_anything_is_written(tmp_path: Path, option: str, value: str) -> None:
    called = call("init", option, value, folder=tmp_path)
    assert called.code == 2
    assert called.err.startswith(f"error: {option}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.posix
def test_on_a_terminal_it_asks_until_the_answer_can_be(tmp_path: Path) -> None:
    seen = call_on_terminal("init", folder=tmp_path, typed="Tides\nAna Lee\nana\nana@harbour.test\n\n").decode()
    assert "must be an address such as editor@example.org, not 'ana'" in seen
    show = read_show(tmp_path)
    assert (show["title"], show["author"], show["email"]) == ("Tides", "Ana Lee", "ana@harbour.test")
    assert "base_url" not in show


@pytest.mark.posix
def test_what_the_options_say_is_not_asked(tmp_path: Path) -> None:
    seen = call_on_terminal("init", "--author", "Ana Lee", "--email", "a@b.c", folder=tmp_path, typed="\n\n").decode()
    assert "Title" in seen
    assert "Author" not in seen
    assert read_show(tmp_path)["title"] == "My articles, read aloud"


@pytest.mark.parametrize(
    ("zone", "line"),
    [
        ("Pacific/Auckland", 'time_zone = "Pacific/Auckland"'),
        ("UTC", '# time_zone = ""'),
        ("Nowhere/None", '# time_zone = ""'),
    ],
)
def test_a_new_show_has_its_machines_time_zone(tmp_path: Path, zone: str, line: str) -> None:
    """Its dates are those of whoever writes them: "today" is not tomorrow's in Auckland."""
    command = [sys.executable, "-m", "articlecast", "init", "show"]
    subprocess.run(command, cwd=tmp_path, env=os.environ | {"TZ": zone}, stdin=subprocess.DEVNULL, check=True)
    assert f"\n{line} " in (tmp_path / "show/articlecast.toml").read_text()


@pytest.mark.parametrize("language", ["de", "es", "fr-CA", "it", "pt-BR", "en-GB", "nl"])
def test_a_new_show_speaks_the_language_that_it_is_told(tmp_path: Path, language: str) -> None:
    assert call("init", "--language", language, "--author", "Ana Lee", folder=tmp_path).code == 0
    show = read_show(tmp_path)
    assert show["language"] == language
    assert "Ana Lee" in show["description"]
    assert len(show["description"]) >= 50
    sample = (tmp_path / "articles/welcome.md").read_text("utf-8")
    own = language[:2] if language[:2] in {"de", "es", "fr", "it", "pt"} else ""
    assert (f"language: {own}\n" in sample) == bool(own)
    assert (show["title"] == "My articles, read aloud") == (not own)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "pt"])
def test_every_sample_article_has_what_the_english_one_has(language: str) -> None:
    folder = Path(articlecast.cli.__file__).parent / "new_show"
    ours, english = ((folder / f"welcome.{each}.md").read_text("utf-8") for each in (language, "en"))
    for mark in ("\n## ", "\n- ", "\n> ", "](https://", "\n\n"):
        assert ours.count(mark) == english.count(mark), mark


def test_a_language_that_is_none_is_refused(tmp_path: Path) -> None:
    called = call("init", "--language", "no such tongue", folder=tmp_path)
    assert called.code == 2
    assert called.err.startswith("error: --language: ")
