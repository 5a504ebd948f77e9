import json
import os
import signal
import socket
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path

import pytest

from articlecast.cli import COMMANDS
from cli.conftest import WriteArticle
from support.command import call
from support.processes import COMMAND, serving_show


def test_every_command_explains_itself_with_an_example(tmp_path: Path) -> None:
    for name in COMMANDS:
        called = call(name, "--help", folder=tmp_path)
        assert called.code == 0
        assert f"\n  articlecast {name}" in called.out, f"{name} --help shows no example"


def test_an_unknown_command_is_wrong_usage(tmp_path: Path) -> None:
    called = call("rendr", folder=tmp_path)
    assert called.code == 2
    assert "rendr" in called.err


def test_a_folder_without_settings_says_what_to_type(tmp_path: Path) -> None:
    called = call("render", folder=tmp_path)
    assert called.code == 2
    assert called.err.startswith(f"error: articlecast.toml: not found in {tmp_path}")
    assert called.err.endswith("try:   articlecast init\n")


def test_init_writes_a_show_that_renders_at_once(tmp_path: Path) -> None:
    called = call("init", "my show", "--title", 'The "Daily" \\ Réad', "--author", "Ana Lee", folder=tmp_path)
    assert called.code == 0
    settings = tomllib.loads((tmp_path / "my show/articlecast.toml").read_text("utf-8"))
    assert settings["show"]["title"] == 'The "Daily" \\ Réad'
    assert call("render", "--quiet", folder=tmp_path / "my show").code == 0
    assert (tmp_path / "my show/episodes/your-first-episode/episode.json").exists()


def test_init_never_overwrites_a_show(tmp_path: Path) -> None:
    call("init", folder=tmp_path)
    (tmp_path / "articlecast.toml").write_text("mine")
    called = call("init", folder=tmp_path)
    assert called.code == 2
    assert "nothing was written" in called.err
    assert (tmp_path / "articlecast.toml").read_text() == "mine"


def test_settings_may_stand_anywhere(show: Path, write: WriteArticle, tmp_path: Path) -> None:
    write("tide")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert call("--config", str(show / "articlecast.toml"), "render", folder=elsewhere).code == 0
    assert (show / "feed/feed.xml").exists()
    assert not list(elsewhere.iterdir())


def test_settings_are_printed_as_understood(show: Path) -> None:
    understood = json.loads(call("settings", folder=show).out)
    assert understood["show"]["title"] == "Harbour Notes"
    assert understood["master"]["bitrate"] == 64


def test_a_script_is_printed_without_an_address(show: Path, write: WriteArticle) -> None:
    called = call("script", str(write("tide")), folder=show)
    assert "Nobody had told the harbour master." in called.out
    assert not [line for line in called.out.splitlines() if "http" in line and not line.startswith("[link ")]


def test_the_doctor_finds_a_sound_machine_sound(show: Path) -> None:
    called = call("doctor", "--json", folder=show)
    found = {finding["name"]: finding for finding in json.loads(called.out)}
    assert called.code == 0, called.out
    assert found["engine espeak"]["state"] == "ok"
    assert "spoke" in found["engine espeak"]["detail"]
    assert found["beautifulsoup4"]["state"] == "ok"
    assert found["source articles"]["state"] == "ok"


def test_the_doctor_names_what_is_missing(show: Path) -> None:
    (show / "articles").rmdir()
    called = call("doctor", folder=show)
    assert called.code == 1
    assert "MISS  source articles" in called.out


def test_the_doctor_says_that_settings_cannot_be_read_and_looks_at_all_else(show: Path) -> None:
    (show / "articlecast.toml").write_text('[show]\ntitle = "never closed\n')
    called = call("doctor", folder=show)
    assert (called.code, called.err) == (1, "")
    assert "MISS  settings                 articlecast.toml:2: is not valid TOML" in called.out
    assert "ok    engine espeak" in called.out


def test_the_doctor_looks_at_none_of_several_shows_unless_it_is_named(show: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('[shows.evening.show]\ntitle = "Evening"\n[shows.morning.show]\ntitle = "Morning"\n')
    called = call("doctor", folder=show)
    assert (called.code, called.err) == (0, "")
    assert "settings" not in called.out


def test_the_doctor_wants_no_show(tmp_path: Path) -> None:
    called = call("doctor", folder=tmp_path)
    assert called.code == 0
    assert "settings" not in called.out


@pytest.mark.posix
def test_a_terminal_gets_a_bar_and_a_pipe_plain_lines(show: Path, write: WriteArticle) -> None:
    write("tide")
    import pty  # noqa: PLC0415 -- Windows has none

    leader, follower = pty.openpty()
    done = subprocess.run(
        [str(COMMAND), "render"], cwd=show, stdout=subprocess.PIPE, stderr=follower, env=os.environ | {"TERM": "xterm"},
        check=False,
    )  # fmt: skip
    os.close(follower)
    seen = b""
    while True:
        try:
            seen += os.read(leader, 65536)
        except OSError:  # the terminal is closed: all is read
            break
    os.close(leader)
    assert done.returncode == 0
    assert "━".encode() in seen
    assert b"new: The tide" in seen
    write("tide", last="It stayed away.")
    plain = subprocess.run([str(COMMAND), "render"], cwd=show, capture_output=True, text=True, check=False)
    assert plain.stdout.splitlines()[0].startswith("changed: The tide (")
    assert plain.stderr == ""


def test_python_dash_m_is_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "articlecast", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("articlecast 0.")


@pytest.mark.parametrize(("shell", "word"), [("bash", "1"), ("zsh", "1"), ("fish", "")])
def test_shells_complete_the_commands(tmp_path: Path, shell: str, word: str) -> None:
    asked = {"_ARTICLECAST_COMPLETE": f"{shell}_complete", "COMP_WORDS": "articlecast ", "COMP_CWORD": word}
    environment = os.environ | asked
    done = subprocess.run([str(COMMAND)], env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "render" in done.stdout
    assert "serve" in done.stdout


def test_a_port_in_use_is_said_with_another_to_try(show: Path) -> None:

    with socket.create_server(("127.0.0.1", 0)) as taken:
        called = call("serve", "--port", str(taken.getsockname()[1]), folder=show)
    assert called.code == 3
    assert "Address already in use" in called.err
    assert "try:   articlecast serve --port" in called.err


def test_an_address_of_the_newer_kind_is_listened_on_and_printed_as_a_browser_takes_it(show: Path) -> None:
    with serving_show(show, "--host", "::1") as address, urllib.request.urlopen(f"{address}/feed.xml") as answer:  # noqa: S310 -- loopback
        assert address.startswith("http://[::1]:")
        assert address.encode() in answer.read()


def test_an_interrupted_server_ends_without_a_word(show: Path) -> None:
    command = [str(COMMAND), "serve", "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=show, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[1].decode()
        with urllib.request.urlopen(address) as answer:  # noqa: S310 -- loopback; it answers, so its handlers stand
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
    assert (server.returncode, errors) == (0, b"")
