"""``[[rules]]``: how the articles of one source, tag or author are narrated and spoken, and what that costs."""

import json
from pathlib import Path

import pytest

from cli.conftest import WriteArticle
from support.command import call


def add_to_settings(show: Path, text: str) -> None:
    path = show / "articlecast.toml"
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('voice = "low"', "the voice changed since"),
        ("[rules.narrate]\nsection_pause = 2.0", "the narration changed since"),
        ('[rules.lexicon]\n"harbour master" = "herber master"', "a word of the lexicon that it says changed since"),
    ],
)
def test_a_plan_says_what_a_rule_touches_and_why_and_a_render_does_no_more(
    show: Path, write: WriteArticle, said: str, reason: str
) -> None:
    write("tide")
    path = write("gull", 2)
    path.write_text(path.read_text().replace("author:", "tags: [birds]\nauthor:"))
    assert call("render", folder=show).code == 0
    add_to_settings(show, f'\n[[rules]]\ntag = "birds"\n{said}\n')
    told = call("plan", folder=show).out.splitlines()
    assert ["articles/gull.md:" in line and line.endswith(f"({reason})") for line in told] == [1, 0, 0]
    rows = [json.loads(line) for line in call("plan", "--json", folder=show).out.splitlines()]
    assert {Path(row["source"]).name: (row["todo"], row["reason"]) for row in rows if "source" in row} == {
        "gull.md": ("changed", reason),
        "tide.md": ("unchanged", ""),
    }
    before = read_audio(show)
    assert call("render", folder=show).code == 0
    after = read_audio(show)
    assert after["the-tide"] == before["the-tide"]
    assert after["the-gull"] != before["the-gull"]
    assert call("plan", folder=show).out.count("left as it is: unchanged") == 2


def read_audio(show: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in show.glob("episodes/*/*.mp3")}


def test_a_script_is_written_as_the_rules_have_it(show: Path, write: WriteArticle) -> None:
    write()
    add_to_settings(show, '[[rules]]\nsource = "articles"\n[rules.narrate]\nopening = "Read aloud: {title}"\n')
    assert "\n[byline] Read aloud: The tide\n" in call("script", "articles/tide.md", folder=show).out


def test_a_voice_of_a_rule_that_nobody_has_is_told_once_before_anything_is_rendered(
    show: Path, write: WriteArticle
) -> None:
    write()
    write("gull", 2)
    add_to_settings(show, '[[rules]]\nsource = "articles"\n[rules.voices]\nquote = "tune"\n')
    for command in ("settings", "plan", "check", "render", "sync"):
        called = call(command, folder=show)
        assert called.code == 2
        assert called.err.count("[[rules]] 1: voices.quote: tone: no voice 'tune'; did you mean 'tone'?") == 1
        assert called.err.count("error: ") == 1


def test_the_words_of_a_header_are_said_in_that_article_alone_and_a_wrong_one_is_named(
    show: Path, write: WriteArticle
) -> None:
    path, other = write(), write("gull", 2)
    add_to_settings(show, '[lexicon]\nmaster = "mester"\n')
    path.write_text(path.read_text().replace("author:", "lexicon:\n  Master: mister\nauthor:"))
    assert "{master|mester|lexicon}" in call("script", str(path), folder=show).out  # a capital is that spelling's alone
    path.write_text(path.read_text().replace("  Master:", "  master:"))
    assert "{master|mister|lexicon}" in call("script", str(path), folder=show).out
    assert "{master|mester|lexicon}" in call("script", str(other), folder=show).out
    path.write_text(path.read_text().replace("master: mister", "master: //"))
    called = call("render", folder=show)
    assert called.code == 1
    assert "lexicon: 'master' is said by a respelling" in called.err
    assert "try:   Nguyen: win   (below lexicon: in the article's header)" in called.err
