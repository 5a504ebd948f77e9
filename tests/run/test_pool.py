"""A process begins as the program is now, however long ago the server was started that it is forked from."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from articlecast.run.pool import Limits, PastLimit, Pool
from articlecast.workers import prepare_processes


def ask(function: Any, argument: object) -> Any:
    with Pool(1) as pool:
        answer = pool.submit(function, argument)
        while not answer.done():
            pool.turn(1.0)
        return answer.result()


def look(name: str, _tell: Any) -> tuple[str | None, str]:
    return os.environ.get(name), str(Path.cwd())


def test_a_process_has_the_environment_and_the_folder_of_its_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLACE", "one")
    assert ask(look, "PLACE")[0] == "one"
    monkeypatch.setenv("PLACE", "two")
    monkeypatch.chdir(tmp_path)
    assert ask(look, "PLACE") == ("two", str(tmp_path))
    monkeypatch.delenv("PLACE")
    assert ask(look, "PLACE")[0] is None


@pytest.mark.posix
def test_a_program_that_was_forked_has_processes_of_its_own(tmp_path: Path) -> None:
    assert ask(look, "PATH")
    said = tmp_path / "said"
    child = os.fork()
    if not child:
        said.write_text(str(ask(look, "PATH")))
        os._exit(0)
    os.waitpid(child, 0)
    assert said.read_text() == str((os.environ["PATH"], str(Path.cwd())))


@pytest.mark.posix
@pytest.mark.parametrize("wait", [0.0, 0.05, 0.2, 0.5])
def test_a_server_that_is_killed_as_it_starts_is_started_again(wait: float) -> None:
    prepare_processes()

    def kill() -> None:
        time.sleep(wait)
        for server in find_servers():
            os.kill(server, signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    try:
        assert ask(look, "PATH")[0] == os.environ["PATH"]
    finally:
        killer.join()


@pytest.mark.posix
def test_a_limit_holds_although_the_server_is_gone() -> None:
    with Pool(2) as pool:
        numbers: list[int] = []
        endless = pool.submit(wait_for_ever, 0, Limits(2.0), hear=numbers.append)
        while not numbers:
            pool.turn(0.1)
        for server in find_servers():
            os.kill(server, signal.SIGKILL)
        other = pool.submit(look, "PATH")  # which has a server started once more, and all processes looked at
        while not (endless.done() and other.done()):
            pool.turn(0.1)
        assert isinstance(endless.exception(), PastLimit)
        until = time.monotonic() + 30
        while not is_over(numbers[0]):
            assert time.monotonic() < until
            time.sleep(0.01)


def wait_for_ever(_argument: int, tell: Any) -> None:
    tell(os.getpid())
    while True:
        time.sleep(0.1)


def is_over(number: int) -> bool:
    """Whether a process has ended; nobody may have asked yet what of, where its parent was killed."""
    with contextlib.suppress(OSError):
        return (Path("/proc") / str(number) / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def find_servers() -> list[int]:
    """The servers of this process: their own children have other parents."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            above = (folder / "status").read_text().partition("\nPPid:\t")[2].split("\n")[0]
            if above == str(os.getpid()) and b"forkserver" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


PROGRAM = """
import multiprocessing, sys
from multiprocessing import forkserver
from articlecast.errors import ArticlecastError
from articlecast.run.pool import Pool
from articlecast.workers import prepare_processes

def use_pool(_number):
    try:
        with Pool(1) as pool:
            pool.submit(print, "x")
    except ArticlecastError as error:
        return str(error)

if __name__ == "__main__":
    forkserver.set_forkserver_preload(["colorsys"])
    prepare_processes()
    with multiprocessing.get_context("forkserver").Pool(1) as pool:
        print(pool.map(use_pool, [1])[0])
    print(forkserver._forkserver._preload_modules)
"""


@pytest.mark.posix
def test_in_a_program_with_processes_of_its_own_its_choice_stands_and_daemons_are_told(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True)
    told, chosen = done.stdout.splitlines()
    assert "multiprocessing lets no daemonic process start others" in told
    assert chosen == "['colorsys']"


LEFT_OPEN = """
from articlecast.run.pool import Pool

if __name__ == "__main__":
    pool = Pool(1)
    answer = pool.submit(print, 1)
    while not answer.done():
        pool.turn(1.0)
"""


def test_a_program_that_leaves_a_pool_open_comes_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(LEFT_OPEN)
    subprocess.run([sys.executable, path], capture_output=True, check=True, timeout=60)


def find_itself(_argument: int, _tell: Any) -> int:
    return os.getpid()


@pytest.mark.posix
def test_idle_processes_are_dismissed_and_others_take_their_place() -> None:
    with Pool(2) as pool:

        def find(*hosts: str) -> list[int]:
            promises = [pool.submit(find_itself, 0, host=host) for host in hosts]
            while not all(promise.done() for promise in promises):
                pool.turn(1.0)
            return [promise.result() for promise in promises]

        asking, other = find("a.example", "")
        pool.dismiss()
        deadline = time.monotonic() + 30
        while not is_over(other):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        again, new = find("a.example", "")
        assert again == asking  # it knows when that host was asked
        assert new not in {asking, other}
