"""How an article begins, heard before there is an episode of it."""

import io
import sys
import wave
from pathlib import Path

import pytest

from articlecast.engines.decoding import decode_audio
from cli.conftest import WriteArticle
from support.command import call

LONG = "It went out again at noon. " * 40


def list_files(folder: Path) -> dict[str, bytes]:
    """The bytes of all that is there, the cache aside."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".articlecast" not in path.parts)
    return {str(path): path.read_bytes() for path in paths}


def measure(path: Path) -> float:
    return decode_audio("a test", path.read_bytes(), "audio/mpeg").seconds


def test_the_beginning_is_written_and_no_episode_is_touched(show: Path, write: WriteArticle) -> None:
    write("tide", last=LONG)
    call("render", folder=show)
    write("tide", last=LONG.replace("noon", "one"))
    before = list_files(show)
    called = call("preview", "articles/tide.md", "--seconds", "10", "-o", "../tide.mp3", folder=show)
    assert called.code == 0, called.err
    assert called.out.startswith("The tide: the first 0:1")
    assert 10 <= measure(show / "../tide.mp3") < 25
    assert list_files(show) == before


def test_a_preview_is_a_wav_file_too_and_ends_with_the_article(show: Path, write: WriteArticle) -> None:
    write("tide")
    called = call("preview", "articles/tide.md", "--seconds", "600", "--output", "tide.wav", folder=show)
    assert called.code == 0, called.err
    with wave.open(str(show / "tide.wav")) as file:
        assert 5 < file.getnframes() / file.getframerate() < 60


def test_a_preview_is_in_another_voice_and_a_render_speaks_what_it_spoke_no_second_time(
    show: Path, write: WriteArticle
) -> None:
    write("tide")
    high = call("preview", "articles/tide.md", "--voice", "high", "-o", "high.wav", folder=show)
    assert high.code == 0, high.err
    call("preview", "articles/tide.md", "--seconds", "600", "-o", "own.wav", folder=show)
    assert (show / "high.wav").read_bytes()[100:] != (show / "own.wav").read_bytes()[100:]
    (article, _feed) = call("render", "--json", folder=show).events
    assert article["spoken"] == 0


def test_a_preview_says_what_an_editor_worded_by_hand(show: Path, write: WriteArticle) -> None:
    write("tide")
    script = call("script", "articles/tide.md", folder=show).out
    (show / "script.md").write_text(script.replace("at noon.", "at half past twelve."))
    call("render", "--script", "script.md", folder=show)
    before = call("preview", "articles/tide.md", "--seconds", "600", "-o", "own.mp3", folder=show)
    assert before.code == 0, before.err
    (episode,) = (show / "episodes/the-tide").glob("audio-*.mp3")
    assert abs(measure(show / "own.mp3") - measure(episode)) < 0.1


def test_an_episodes_slug_stands_for_its_article(show: Path, write: WriteArticle) -> None:
    write("tide")
    write("storm", 2)
    call("render", folder=show)
    assert call("preview", "the-t", "-o", "a.mp3", folder=show).out.startswith("The tide: ")
    assert "# The storm\n" in call("script", "the-storm", folder=show).out
    several = call("script", "the-", folder=show)
    assert (several.code, "No such file" in several.err) == (3, True)


def test_a_voice_that_there_is_not_and_a_file_of_another_kind_are_told(show: Path, write: WriteArticle) -> None:
    write("tide")
    called = call("preview", "articles/tide.md", "--voice", "hgih", "-o", "a.mp3", folder=show)
    assert called.code != 0
    assert "no voice 'hgih'" in called.err
    called = call("preview", "articles/tide.md", "-o", "a.ogg", folder=show)
    assert (called.code, "neither .wav nor .mp3" in called.err) == (2, True)
    called = call("preview", "articles/tide.md", folder=show)
    assert (called.code, "--output beginning.mp3" in called.err) == (2, True)
    assert not (show / "a.mp3").exists()


def test_a_line_is_said_from_standard_input(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It cost\n$5.\n")))
    called = call("say", "-o", "line.wav", "-", folder=show)
    assert called.out == "It cost five dollars.\n"
    assert (show / "line.wav").stat().st_size > 1000
