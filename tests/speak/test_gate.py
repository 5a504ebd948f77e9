from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from articlecast.errors import EngineUnavailable
from articlecast.speak.gate import FAILURES_UNTIL_SHUT, Gate, find_state_folder


class Clock:
    """Time that passes by sleeping alone."""

    def __init__(self) -> None:
        self.now, self.slept = 1_000_000.0, 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


def open_gate(folder: Path, clock: Clock, per_minute: float = 600) -> Gate:
    return Gate("service", per_minute, folder, clock=clock, sleep=clock.sleep)


def test_turns_are_evenly_spaced_also_between_two_gates(tmp_path: Path) -> None:
    clock = Clock()
    gates = [open_gate(tmp_path, clock), open_gate(tmp_path, clock)]
    for number in range(101):
        gates[number % 2].enter()
    assert clock.slept == pytest.approx(10.0)


def test_two_processes_and_many_threads_share_one_budget(tmp_path: Path) -> None:
    program = (
        "import sys, threading, pathlib\n"
        "from articlecast.speak.gate import Gate\n"
        "gate = Gate('service', 60, pathlib.Path(sys.argv[1]), clock=lambda: 5000.0, sleep=lambda s: None)\n"
        "threads = [threading.Thread(target=lambda: [gate.enter() for _ in range(5)]) for _ in range(4)]\n"
        "[t.start() for t in threads]; [t.join() for t in threads]\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, tmp_path]) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    assert json.loads((tmp_path / "service.json").read_text())["next_turn"] == 5000.0 + 40


def test_failures_in_a_row_shut_the_gate_for_everybody_and_one_success_opens_it(tmp_path: Path) -> None:
    clock = Clock()
    gate = open_gate(tmp_path, clock)
    for _ in range(FAILURES_UNTIL_SHUT):
        gate.enter()
        gate.note_failure(None)
    with pytest.raises(EngineUnavailable, match="has failed 8 times in a row and is left alone for 60 s"):
        open_gate(tmp_path, clock).enter()
    clock.now += 61
    gate.enter()
    gate.note_success()
    gate.note_failure(None)
    gate.enter()


def test_whoever_comes_while_the_gate_is_shut_is_told_the_last_reason_first(tmp_path: Path) -> None:
    clock = Clock()
    gate = open_gate(tmp_path, clock)
    for number in range(FAILURES_UNTIL_SHUT):
        gate.note_failure(None, f"answered 503: model {number} is loading" + "." * 1000)
    with pytest.raises(EngineUnavailable) as caught:
        open_gate(tmp_path, clock).enter()
    assert "answered 503: model 7 is loading" in str(caught.value)
    assert "it has failed 8 times in a row" in str(caught.value)
    assert len(str(caught.value)) < 450
    clock.now += 61
    gate.note_success()
    assert "loading" not in (tmp_path / "service.json").read_text()


def test_nobody_knocks_before_the_time_that_the_service_named(tmp_path: Path) -> None:
    clock = Clock()
    gate = open_gate(tmp_path, clock)
    gate.note_failure(30.0)
    assert gate.find_wait() == pytest.approx(30)
    open_gate(tmp_path, clock).enter()
    assert clock.slept == pytest.approx(30)


def test_a_service_that_asks_for_longer_than_anybody_would_wait_is_out_for_everybody(tmp_path: Path) -> None:
    clock = Clock()
    open_gate(tmp_path, clock).note_failure(3000.0)
    with pytest.raises(EngineUnavailable, match="service: asked to be left alone for 3000 s more"):
        open_gate(tmp_path, clock).enter()
    assert clock.slept == 0
    assert open_gate(tmp_path, clock).find_wait() == pytest.approx(3000)
    clock.now += 3001
    open_gate(tmp_path, clock).enter()


@pytest.mark.parametrize("content", [b"", b"{}", b"null", b'{"next_turn": 9e99, "failures": 1, "shut_until": 9e99}'])
def test_a_damaged_state_or_a_clock_set_back_stops_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "service.json").write_bytes(content)
    clock = Clock()
    open_gate(tmp_path, clock).enter()
    assert clock.slept == 0


def test_threads_wait_side_by_side(tmp_path: Path) -> None:
    gate = Gate("service", 6000, tmp_path)
    entered: list[int] = []

    def enter(number: int) -> None:
        gate.enter()
        entered.append(number)

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(entered) == 8


def test_all_that_ask_at_one_address_stand_before_one_gate_and_others_before_their_own(tmp_path: Path) -> None:
    clock = Clock()

    def open_at(name: str, address: str) -> Gate:
        return Gate(name, 60, tmp_path, address=address, clock=clock, sleep=clock.sleep)

    here, there = "127.0.0.1:8880", "127.0.0.1:8881"
    for _ in range(FAILURES_UNTIL_SHUT):
        open_at("openai", here).note_failure(None)
    with pytest.raises(EngineUnavailable, match="kokoro: has failed 8 times in a row"):
        open_at("kokoro", here).enter()
    open_at("openai", there).enter()
    open_at("openai", "").enter()
    assert clock.slept == 0
    open_at("speaches", there).enter()
    assert clock.slept == pytest.approx(1.0)


@pytest.mark.parametrize("address", ["[::1]:80", "../../etc:80", "münchen.example:443", "a" * 300 + ":1"])
def test_every_address_has_a_file_of_its_own_in_the_folder(tmp_path: Path, address: str) -> None:
    Gate("service", 60, tmp_path, address=address).enter()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".lock"]


HOLDER = """
import pathlib, sys, time
from articlecast.speak.gate import Gate
with Gate("service", 60, pathlib.Path(sys.argv[1]))._change():
    print("held", flush=True)
    time.sleep(60)
"""


def test_whoever_holds_the_state_is_waited_for_no_longer_than_a_while_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlecast.speak.gate.LOCK_SECONDS", 0.5)
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        begin = time.monotonic()
        with pytest.raises(EngineUnavailable, match=rf"held by process {holder.pid} of .* for 0\.5 s") as caught:
            Gate("service", 60, tmp_path).enter()
        assert time.monotonic() - begin < 3
        assert caught.value.hint == f"ps -p {holder.pid}   (is it stopped?)"
        holder.kill()
    Gate("service", 60_000, tmp_path).enter()  # the lock ends with its owner


@pytest.mark.posix
def test_the_state_lies_where_nobody_else_can_hold_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    monkeypatch.setattr("tempfile.tempdir", str(shared))
    shared.mkdir(mode=0o777)
    home, show = tmp_path / "home", tmp_path / "show"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    earlier = home / ".local/state/articlecast"
    earlier.mkdir(parents=True, mode=0o755)
    assert find_state_folder(show) == earlier
    assert earlier.stat().st_mode & 0o777 == 0o700

    earlier.rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    earlier.symlink_to(elsewhere)  # somebody else's choice
    assert find_state_folder(show) == show / "speak"
    assert (show / "speak").stat().st_mode & 0o777 == 0o700

    monkeypatch.delenv("HOME")
    assert find_state_folder(show) == show / "speak"
    with pytest.raises(EngineUnavailable, match="no folder of this user's own for its rate budget") as caught:
        find_state_folder()
    assert caught.value.hint == "export XDG_STATE_HOME=…"
    assert list(shared.iterdir()) == []


@pytest.mark.posix
def test_a_folder_that_somebody_else_made_first_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv("HOME", raising=False)
    assert find_state_folder() == tmp_path / "articlecast"
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    with pytest.raises(EngineUnavailable, match="no folder of this user's own"):
        find_state_folder()
