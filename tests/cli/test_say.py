"""A line as the show would say it: printed, written as sound, played on a terminal."""

import os
import subprocess
import wave
from pathlib import Path

import pytest

from articlecast.engines import hibari
from articlecast.errors import EngineUnavailable
from support.command import call
from support.processes import COMMAND


def test_a_line_is_printed_as_the_show_says_it_with_its_lexicon_and_language(show: Path) -> None:
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[lexicon]\nZORB = "zorb /zɔːb/"\n', "utf-8")
    assert call("say", "The ZORB paid the DHS $5.", folder=show).out == "The zorb paid the D H S five dollars.\n"
    settings.write_text(settings.read_text("utf-8").replace("[show]", '[show]\nlanguage = "es"'), "utf-8")
    assert call("say", "Tengo 21 libras.", folder=show).out == "Tengo veintiuna libras.\n"
    assert call("say", "--language", "en", "I have 21.", folder=show).out == "I have twenty one.\n"


def test_a_line_is_written_as_sound_with_or_without_a_show(show: Path, tmp_path: Path) -> None:
    assert call("say", "-o", "line.wav", "Hello there, $5.", folder=tmp_path).out == "Hello there, five dollars.\n"
    with wave.open(str(tmp_path / "line.wav")) as file:
        assert file.getnframes() / file.getframerate() > 1
    assert call("say", "-o", "line.mp3", "Hello there.", folder=show).code == 0
    assert (show / "line.mp3").read_bytes()[:2] == b"\xff\xfb"


@pytest.mark.parametrize("text", ["", "  ", "…", "—"])
def test_a_text_without_a_word_is_an_error_of_one_line(text: str, tmp_path: Path) -> None:
    called = call("say", "-o", "line.wav", text, folder=tmp_path)
    assert (called.code, called.out) == (2, "")
    assert called.err.splitlines()[0] == f"error: say: there is nothing to say in {text!r}"
    assert not (tmp_path / "line.wav").exists()


def fail_hibari(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: str, _digest: str) -> hibari._Model:
        raise EngineUnavailable("hibari", "is not itself", "pip install it")

    monkeypatch.setattr(hibari, "_load_model", fail)


def read_sound(path: Path) -> tuple[int, bytes]:
    with wave.open(str(path)) as file:
        return file.getframerate(), file.readframes(file.getnframes())


def test_where_the_natural_voice_fails_the_line_is_espeaks_and_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "robot.toml").write_text('[show]\ntitle = "A show"\n[speak]\nengine = "espeak"\n')
    call("--config", "robot.toml", "say", "-o", "robot.wav", "Hello there.", folder=tmp_path)
    fail_hibari(monkeypatch)
    called = call("say", "-o", "line.wav", "Hello there.", folder=tmp_path)
    assert (called.code, called.out) == (0, "Hello there.\n")
    assert called.err == "note: hibari: is not itself; espeak speaks in its place\ntry:   pip install it\n"
    assert read_sound(tmp_path / "line.wav") == read_sound(tmp_path / "robot.wav")


def test_a_line_is_a_substitutes_where_the_first_choice_cannot_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = '[show]\ntitle = "A show"\n[speak]\nengine = "hibari"\nsubstitutes = ["tone"]\n'
    (tmp_path / "articlecast.toml").write_text(settings)
    fail_hibari(monkeypatch)
    called = call("say", "-o", "line.wav", "Hello there.", folder=tmp_path)
    assert called.code == 0
    assert called.err.splitlines()[0] == "note: hibari: is not itself; tone speaks in its place"
    assert read_sound(tmp_path / "line.wav")[1]


def test_an_unknown_kind_of_sound_is_told(tmp_path: Path) -> None:
    called = call("say", "-o", "line.xyz", "Hello.", folder=tmp_path)
    assert called.code == 2
    assert "neither .wav nor .mp3" in called.err


def say_on_a_terminal(folder: Path, path: str) -> tuple[int, str]:
    """What ``articlecast say`` shows where its output is a terminal, with programs from ``path`` alone."""
    import pty  # noqa: PLC0415 -- Windows has none

    leader, follower = pty.openpty()
    environment = os.environ | {"PATH": path}
    done = subprocess.run([COMMAND, "say", "It cost $5."], cwd=folder, stdout=follower, stderr=follower,
                          env=environment, check=False)  # fmt: skip
    os.close(follower)
    shown = os.read(leader, 10_000).decode()
    os.close(leader)
    return done.returncode, shown


@pytest.mark.posix
def test_on_a_terminal_the_line_is_played(tmp_path: Path) -> None:
    player = tmp_path / "bin" / "aplay"
    player.parent.mkdir()
    player.write_text('#!/bin/sh\n/bin/cp "$2" "$(/usr/bin/dirname "$0")/heard.wav"\n')
    player.chmod(0o755)
    assert say_on_a_terminal(tmp_path, str(player.parent)) == (0, "It cost five dollars.\r\n")
    with wave.open(str(player.parent / "heard.wav")) as file:
        assert file.getnframes() > 0


def test_without_a_player_the_line_is_printed_with_the_way_to_hear_it(tmp_path: Path) -> None:
    code, shown = say_on_a_terminal(tmp_path, str(tmp_path))
    assert code == 0
    assert shown.startswith("It cost five dollars.\r\nto hear it:  articlecast say --output line.wav 'It cost $5.'")


def test_the_words_of_an_intro_are_spoken_before_there_is_one_and_without_it_after(show: Path) -> None:
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[master]\nintro = "intro.mp3"\n')
    for name in ("intro.mp3", "again.mp3"):
        assert call("say", "-o", name, "Harbour Notes.", folder=show).code == 0
    assert (show / "again.mp3").stat().st_size == (show / "intro.mp3").stat().st_size
