"""``[publish] disclosure``: where listeners and programs are told that a voice is synthetic, and what that renders."""

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from mutagen import File

from articlecast.run.signing import check_signing
from articlecast.show.episodes.store import load_episode, load_episodes
from articlecast.show.settings import load_settings
from support.command import call
from support.rendered import RenderOnce

ARTICLE = """---
title: The tide
author: Ana Lee
date: 2026-03-02
link: https://example.org/tide
---

The tide came in at six. Nobody was on the quay.
"""
LINE = "This article is read by a synthetic voice."
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)


@pytest.fixture
def told(show: Path) -> Path:
    """A show of one article in three formats, whose settings say nothing of disclosure."""
    (show / "articles/tide.md").write_text(ARTICLE)
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[master]\nformats = ["mp3", "m4a", "opus"]\n')
    return show


def choose(show: Path, lines: str) -> None:
    settings = show / "articlecast.toml"
    settings.write_text(f"{settings.read_text().partition('[publish]')[0]}[publish]\n{lines}\n")


def read_page(show: Path) -> str:
    return (show / "feed/episodes/the-tide/index.html").read_text()


def list_said(show: Path) -> list[str]:
    episode = load_episode(show / "episodes/the-tide")
    assert episode
    asset = next(each for each in episode.assets if each.media_type == "application/json" and each.role == "transcript")
    rows = json.loads((show / "episodes/the-tide" / asset.name).read_text())["segments"]
    return [row["body"] for row in rows]


def read_marks(show: Path) -> dict[str, dict[str, str]]:
    """By the file's suffix, the fields of its label that tell of the voice."""
    found = {}
    for path in sorted((show / "episodes/the-tide").glob("audio-*")):
        label = File(path)
        names = ("AI_CONTENT", "DIGITAL_SOURCE_TYPE", "DISCLOSURE")
        forms = ("TXXX:{}", "----:com.apple.iTunes:{}", "{}")
        found[path.suffix] = {
            name: value.decode() if isinstance(value, bytes) else str(value)
            for name in names
            for form in forms
            if form.format(name) in label
            for value in [(getattr(label[form.format(name)], "text", None) or label[form.format(name)])[0]]
        }
    return found


def test_full_disclosure_is_heard_read_and_found_by_programs_under_the_same_guid(
    told: Path, render_once: RenderOnce
) -> None:
    render_once(told)
    before, feed = load_episodes(told / "episodes"), (told / "feed/feed.xml").read_text()
    assert LINE not in list_said(told)
    assert "digitalSourceType" not in read_page(told)
    choose(told, 'disclosure = "full"')
    plan = call("plan", folder=told)
    assert "the line that says that its voice is synthetic changed since" in plan.out, plan.out
    assert call("render", folder=told).code == 0
    after = load_episodes(told / "episodes")
    assert [each.guid for each in after] == [each.guid for each in before]
    assert [each.revision for each in after] == [1]
    assert list_said(told)[:3] == ["The tide", "By Ana Lee", "March 2, 2026"]
    assert list_said(told)[3] == LINE
    kind = f"{IPTC}algorithmicMedia"
    expected = {"AI_CONTENT": "synthetic voice", "DIGITAL_SOURCE_TYPE": kind, "DISCLOSURE": LINE}
    assert read_marks(told) == dict.fromkeys((".m4a", ".mp3", ".opus"), expected)
    page = read_page(told)
    assert '"digitalSourceType": "https://schema.org/AlgorithmicMediaDigitalSource"' in page
    assert page.count('<p class="disclosure">') == 1
    new = (told / "feed/feed.xml").read_text()
    assert new.count('<podcast:txt purpose="ai-content">true</podcast:txt>') == 2
    assert feed.count('<podcast:txt purpose="ai-content">true</podcast:txt>') == 2
    assert "changed since" not in call("plan", folder=told).out


@pytest.mark.parametrize(
    "lines", ['disclosure = "notes"', 'disclosure = "none"', 'disclosure = "full"\nsynthetic = false']
)
def test_what_says_nothing_aloud_renders_nothing_again(told: Path, render_once: RenderOnce, lines: str) -> None:
    render_once(told)
    files = {path.name for path in (told / "episodes/the-tide").iterdir()}
    choose(told, lines)
    assert "changed since" not in call("plan", folder=told).out
    assert call("render", folder=told).code == 0
    assert {path.name for path in (told / "episodes/the-tide").iterdir()} == files
    assert 'class="disclosure"' not in read_page(told)
    none = "none" in lines
    feed = (told / "feed/feed.xml").read_text()
    assert ("ai-content" in feed) == (not none)
    assert re.search("synthetic voice", feed) is None or lines == 'disclosure = "notes"'


def test_the_line_may_be_the_last_and_the_editors_own_and_an_edited_script_has_it_too(
    told: Path, render_once: RenderOnce
) -> None:
    render_once(told)
    script = call("script", "articles/tide.md", folder=told).out
    (told / "script.md").write_text(script.replace("Nobody was on the quay.", "No one was on the quay."))
    assert call("render", "--script", "script.md", folder=told).code == 0
    choose(told, 'disclosure = "full"\ndisclosure_at = "end"\ndisclosure_words = "A machine reads this."')
    assert call("render", folder=told).code == 0
    assert list_said(told)[-2:] == ["No one was on the quay.", "A machine reads this."]
    assert "changed since" not in call("plan", folder=told).out


def test_a_digest_says_it_once(told: Path, render_once: RenderOnce) -> None:
    choose(told, 'disclosure = "full"')
    (told / "articles/gull.md").write_text(ARTICLE.replace("tide", "gull").replace("2026-03-02", "2026-03-03"))
    render_once(told)
    assert call("digest", "--week", "2026-W10", folder=told).code == 0
    assert call("render", folder=told).code == 0
    script = call("script", "articles/digest-2026-03-02.md", folder=told).out
    assert script.count("by a synthetic voice.") == 1
    assert script.count("The gull came in at six.") == 1


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ('disclosure = "loud"', "publish.disclosure"),
        ('signing_key = "key.pem"', "publish.signing_certificate: is missing beside the other of the two"),
        ('disclosure_words = "…"', "publish.disclosure_words: holds no letter"),
    ],
)
def test_a_setting_that_cannot_be_is_told(told: Path, lines: str, wrong: str) -> None:
    choose(told, lines)
    called = call("settings", folder=told)
    assert (called.code, wrong in called.err) == (2, True), called.err


@pytest.mark.parametrize(("lines", "expected"), [('disclosure = "full"', 1), ('disclosure = "notes"', 0)])
def test_without_the_package_that_signs_the_check_says_what_is_missing(
    told: Path, render_once: RenderOnce, monkeypatch: pytest.MonkeyPatch, lines: str, expected: int
) -> None:
    monkeypatch.setitem(sys.modules, "c2pa", None)
    choose(told, lines)
    render_once(told)
    settings = load_settings(told)
    found = [*check_signing(settings, load_episodes(told / "episodes"), NOW)]
    assert [finding.severity for finding in found] == ["note"] * expected
    assert all("c2pa-python" in finding.remedy for finding in found)
    assert list(told.rglob("*.pem")) == []


GERMAN = "Die Flut kam um sechs. Niemand stand auf dem Kai, und die Fischer saßen noch beim Kaffee."


@pytest.mark.parametrize(("language", "own"), [("de", ' lang="en"'), ("en", "")])
def test_the_line_says_its_language_in_an_episode_of_another(show: Path, language: str, own: str) -> None:
    text = ARTICLE.replace("author:", f"language: {language}\nauthor:")
    if language == "de":
        text = text.partition("The tide came")[0] + GERMAN
    (show / "articles/tide.md").write_text(text)
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[publish]\ndisclosure = "full"\n')
    called = call("render", folder=show)
    assert called.code == 0, called.err
    assert re.search(rf'<span data-t="[\d.]+"{own}>{LINE}</span>', read_page(show))
    assert re.search(r'<span data-t="[\d.]+">(The tide came in at six|Die Flut kam um sechs).</span>', read_page(show))
    assert call("book", "the-tide", "-o", "tide.epub", folder=show).code == 0
    with ZipFile(show / "tide.epub") as book:
        text = book.read(next(name for name in book.namelist() if name.endswith("the-tide.xhtml"))).decode()
    assert (f'lang="en" xml:lang="en">{LINE}' in text) is bool(own)
