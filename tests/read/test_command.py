"""``articlecast read`` as it is called."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlecast.cli import app
from articlecast.read.fetch.fetcher import name_agent
from articlecast.show.settings import load_settings

PROSE = "The harbour at Leith was closed on Monday after a storm tore two of its cranes from their rails. " * 3
PAGE = f"""<!doctype html><html lang="en"><head><title>Storm closes harbour | The Leith Post</title>
<meta property="og:site_name" content="The Leith Post"><meta name="author" content="Ann Orr">
<meta property="article:published_time" content="2026-03-09T06:30:00Z"></head><body><article><h1>Storm closes harbour</h1>
<p>{PROSE}</p><figure><img src="/crane.jpg" alt=""><figcaption>A crane.</figcaption></figure><p class="note">For editors only, and not to be
read aloud by anybody.</p><p>{PROSE}</p></article></body></html>"""
SHOW = """[show]
title = "Les Échos de Leith"
description = "Read aloud."
author = "Ann Orr"
language = "en"
link = "https://post.example"
base_url = "https://post.example/show"
email = "ann@post.example"
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(PAGE)
    return tmp_path / "page.html"


def call(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner(mix_stderr=False).invoke(app, ["read", *arguments], input=stdin)


def test_json_gives_the_fields_the_text_and_the_blocks(page: Path) -> None:
    values = json.loads(call(page.name, "--json", "--url", "https://post.example/news/storm").stdout)
    assert (values["title"], values["author"], values["language"]) == ("Storm closes harbour", "Ann Orr", "en")
    assert values["date"] == "2026-03-09T06:30:00+00:00"
    assert values["url"] == "https://post.example/news/storm"
    assert values["image"] == "https://post.example/crane.jpg"
    assert values["text"].count("\n\n") == 2
    assert values["origins"]["authors"] == "meta author"
    assert [block["type"] for block in values["blocks"]] == ["paragraph", "figure", "paragraph", "paragraph"]


def test_plain_output_says_where_each_field_was_found(page: Path) -> None:
    lines = call(page.name).stdout.split("\n")
    assert "title: Storm closes harbour  [h1]" in lines
    assert "authors: Ann Orr  [meta author]" in lines
    assert "language: en  [declared]" in lines


def test_markdown_is_the_article_alone(page: Path) -> None:
    output = call(page.name, "--markdown").stdout
    assert output.startswith("# Storm closes harbour\n\nThe harbour at Leith")
    assert "authors:" not in output


def test_standard_input_is_read(page: Path) -> None:
    assert "title: Storm closes harbour" in call("-", stdin=page.read_bytes()).stdout
    assert "title: A note" in call("-", stdin=b"# A note\n\nThe text of the note.").stdout


def test_several_articles_come_apart_and_a_bad_one_does_not_stop_the_rest(page: Path) -> None:
    (page.parent / "a.txt").write_text("A note\n\nThe text of the note.")
    (page.parent / "b.html").write_text("<html><title>404 not found</title><body>Sorry.")
    result = call(".")
    assert result.exit_code == 1
    assert "title: A note" in result.stdout
    assert "title: Storm closes harbour" in result.stdout
    assert result.stdout.count("=" * 72) == 1
    assert "b.html: is no article" in result.stderr
    assert "% sure" in result.stderr
    assert "try:   " in result.stderr


def test_within_a_show_its_directives_hold_and_outside_they_do_not(page: Path) -> None:
    assert "For editors only" in call(page.name).stdout
    (page.parent / "articlecast.toml").write_text(SHOW + '[[read.sites]]\nhost = "*"\ndrop = [".note"]\n')
    assert "For editors only" not in call(page.name).stdout
    below = page.parent / "articles"
    below.mkdir()
    os.chdir(below)
    assert "For editors only" not in call("../page.html").stdout


def test_a_broken_settings_file_is_told_and_not_passed_over(page: Path) -> None:
    (page.parent / "articlecast.toml").write_text("[show\n")
    result = call(page.name)
    assert result.exit_code != 0
    assert "TOML" in str(result.exception)


def test_servers_are_told_which_show_asks(page: Path) -> None:
    place = page.parent / "articlecast.toml"
    place.write_text(SHOW)
    assert name_agent(load_settings(place).read.user_agent).startswith("Les Echos de Leith articlecast/0.")
    place.write_text(SHOW + '[read]\nuser_agent = "Own"\n')
    assert load_settings(place).read.user_agent == "Own"
    assert name_agent("港\r\nX-Evil: 1").startswith("X-Evil: 1 articlecast/")
    assert name_agent("港").startswith("articlecast/")


def test_too_much_on_standard_input_is_refused(page: Path) -> None:
    (page.parent / "articlecast.toml").write_text(SHOW + "[read]\nlargest_bytes = 1000\n")
    result = call("-", stdin=io.BytesIO(b"x" * 2000).getvalue())
    assert "larger than 1,000 bytes" in result.stderr + str(result.exception)


def test_a_folder_without_articles_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Notes")
    done = call(str(tmp_path))
    assert done.exit_code != 0
    assert "holds nothing that can be read as an article" in str(done.exception)


@pytest.mark.parametrize(
    ("name", "spared"),
    [
        (
            "plain.txt",
            {"trafilatura", "httpx", "cssselect", "articlecast.read.formats.pages", "articlecast.read.formats.feeds"},
        ),
        (
            "page.html",
            {"yaml", "httpx", "cssselect", "articlecast.read.formats.feeds", "articlecast.read.formats.front_matter"},
        ),
    ],
)
@pytest.mark.usefixtures("page")
def test_a_source_costs_no_import_that_its_kind_does_not_need(tmp_path: Path, name: str, spared: set[str]) -> None:
    (tmp_path / "plain.txt").write_text(f"Storm closes harbour\n\n{PROSE}\n")
    line = f"import sys; from articlecast.cli import app; app(['read', '{name}'], standalone_mode=False);"
    shown = subprocess.run(
        [sys.executable, "-c", f"{line} print('IMPORTED', *sys.modules)"], capture_output=True, text=True, check=True
    ).stdout
    assert "Storm closes harbour" in shown
    assert spared & set(shown.split("IMPORTED ")[1].split()) == set()


def test_an_address_is_given_to_one_page_alone(page: Path) -> None:
    (page.parent / "other.html").write_text(PAGE)
    done = call(".", "--url", "https://post.example/a")
    assert done.exit_code != 0
    assert "is the address of one page, and . holds 2 articles" in str(done.exception)
    for wrong in ("storm", "http://["):
        assert "is no address" in str(call(page.name, "--url", wrong).exception)


def test_one_answer_is_asked_for(page: Path) -> None:
    assert "are two answers" in str(call(page.name, "--json", "--markdown").exception)


def test_a_feed_on_standard_input_names_the_next_step(page: Path) -> None:
    items = "".join(f"<item><title>{n}</title><link>https://post.example/{n}</link></item>" for n in range(3))
    done = call("-", stdin=f"<rss><channel><title>A</title>{items}</channel></rss>".encode())
    assert done.exit_code == 1
    assert "standard input: is a feed of 3 entries, not one article" in done.stderr
    assert "save it as a file" in done.stderr


def test_each_field_is_shown_with_the_place_where_it_was_found(page: Path) -> None:
    head = call(page.name, "--url", "https://post.example/storm").stdout.partition("\n\n")[0].splitlines()
    assert [line for line in head if not line.endswith("]")] == []
    (page.parent / "storm.md").write_text(f"# Storm\n\nBy Ann Orr\n\n9 March 2026\n\n{PROSE}")
    shown = call("storm.md").stdout
    assert "authors: Ann Orr  [the line below the title]" in shown
    item = f"<item><title>Quay</title><guid>7</guid><description>{PROSE}</description></item>"
    (page.parent / "feed.rss").write_text(f"<rss version='2.0'><channel><title>Post</title>{item}</channel></rss>")
    assert "title: Quay  [feed: title]" in call("feed.rss").stdout


def test_an_article_without_a_language_is_in_the_shows(page: Path) -> None:
    settings, article = page.with_name("articlecast.toml"), page.with_name("tide.md")
    settings.write_text(SHOW.replace('"en"', '"en-GB"'))
    article.write_text("---\ntitle: Tide\ndate: 2026-03-01\n---\n\n" + "The tide came in, and it went out. " * 6)
    assert json.loads(call(article.name, "--json").stdout)["language"] == "en-GB"
    settings.write_text(SHOW + '[read]\nlanguage = "fr"\n')
    assert load_settings(settings).read.language == "fr"
