"""A show whose sentences are heard again: its recogniser is a third party's package, found by its entry point."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cli.conftest import WriteArticle, show, write
from support.command import call
from support.packages import make_up

__all__ = ["show", "write"]

SOURCE = """
class Ears:
    def __init__(self, words=""):
        self.words = words

    def hear(self, sound, language):
        with open("heard.txt", "a") as log:
            log.write(f"{language} {sound.seconds:.2f}\\n")
        return self.words
"""
SETTING = '\n[speak.recognisers.ears]\nwords = "The tide came in at seven."\n'


@pytest.fixture
def hear(show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The show's settings, with a recogniser that hears one sentence whatever is said."""
    site = make_up(tmp_path / "site", "articlecast.recognisers", "ears", "ears_of_a_stranger:Ears", SOURCE)
    monkeypatch.syspath_prepend(str(site))
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + 'hear = "ears"\n' + SETTING)
    return settings


def test_what_is_heard_otherwise_is_told_by_render_and_by_check(show: Path, hear: Path, write: WriteArticle) -> None:
    write()
    done = call("render", "--workers", "1", folder=show)
    assert done.code == 0, done.err
    wrong = "'The tide came in at six.': the number '6' is heard as '7'"
    assert wrong in done.out + done.err
    checked = call("check", folder=show)
    assert wrong in checked.out + checked.err


def test_whoever_begins_to_hear_renders_nothing_again(show: Path, write: WriteArticle) -> None:
    write()
    assert call("render", "--workers", "1", folder=show).code == 0
    before = {path.name: path.read_bytes() for path in show.glob("episodes/*/*")}
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + 'hear = "whisper"\n')  # without a model: nothing is loaded
    again = call("render", "--workers", "1", folder=show)
    assert again.code == 0, again.err
    assert {path.name: path.read_bytes() for path in show.glob("episodes/*/*")} == before


def test_only_what_is_new_is_heard(show: Path, hear: Path, write: WriteArticle) -> None:
    settings = hear.read_text()
    hear.write_text(settings.partition("\nhear")[0] + "\n")
    write()
    assert call("render", "--workers", "1", folder=show).code == 0
    hear.write_text(settings)
    write(last="It went out again at one.")
    assert call("render", "--workers", "1", folder=show).code == 0
    assert len((show / "heard.txt").read_text().splitlines()) == 1


def test_a_model_that_is_not_there_stops_the_run_before_anything_is_spoken(show: Path, write: WriteArticle) -> None:
    write()
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + 'hear = "whisper"\n')
    done = call("render", folder=show)
    assert (done.code, list(show.glob("episodes/*/*"))) == (2, [])
    assert "speak.recognisers.whisper.model: is the folder of a Whisper model, and is not set" in done.err
    settings.write_text(settings.read_text() + '\n[speak.recognisers.whisper]\nmodel = "articles"\n')
    assert "articles has no model.bin" in call("render", folder=show).err


def test_a_library_that_is_not_there_is_told_with_what_to_type(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    write()
    (show / "model").mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (show / "model" / name).touch()
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + 'hear = "whisper"\n\n[speak.recognisers.whisper]\nmodel = "model"\n')
    done = call("render", folder=show)
    assert (done.code, list(show.glob("episodes/*/*"))) == (2, [])
    assert "speak.hear" in done.err
    assert 'pip install "click<8.2,>=8.1" "faster-whisper>=1.1"' in done.err
