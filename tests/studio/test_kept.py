"""What is kept between questions: one answer for all who wait for it, a process that ends when it is told to."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from threading import Event

import pytest

from articlecast.errors import ReadError
from articlecast.read import ReadOptions
from articlecast.run.pool import Tell
from articlecast.studio.kept import Abandoned, KeptProcess, SharedAnswer

Asked = Awaitable[int]


async def never() -> bool:
    return False


async def always() -> bool:
    return True


class Making:
    """Makes 1, 2, 3 …, each when it is let; ``left`` are the signs that everybody had left."""

    def __init__(self) -> None:
        self.made, self.left, self.may, self.begun = 0, list[Event](), Event(), Event()

    def __call__(self, left: Event) -> int:
        self.left.append(left)
        self.begun.set()
        assert self.may.wait(10)
        self.made += 1
        return self.made

    async def reach(self) -> None:
        """Wait until one is being made."""
        await asyncio.to_thread(self.begun.wait, 10)
        self.begun.clear()


def run(test: Callable[[SharedAnswer[int], Making], Awaitable[None]]) -> None:
    async def all_of_it() -> None:
        await asyncio.wait_for(test(SharedAnswer(), Making()), 20)

    asyncio.run(all_of_it())


def test_two_ask_at_once_and_one_is_made() -> None:
    async def test(shared: SharedAnswer[int], making: Making) -> None:
        asked = [asyncio.create_task(shared.ask(making, never)) for _ in range(2)]
        await asyncio.sleep(0)
        making.may.set()
        assert await asyncio.gather(*asked) == [1, 1]
        assert making.made == 1

    run(test)


def test_who_asks_while_one_is_made_has_the_next_which_is_one_for_all_of_them() -> None:
    async def test(shared: SharedAnswer[int], making: Making) -> None:
        first = asyncio.create_task(shared.ask(making, never))
        await making.reach()
        later = [asyncio.create_task(shared.ask(making, never)) for _ in range(3)]
        await asyncio.sleep(0.01)
        assert making.made == 0
        making.may.set()
        assert await first == 1
        assert await asyncio.gather(*later) == [2, 2, 2]

    run(test)


def test_one_who_leaves_takes_nobodys_answer_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articlecast.studio.kept.LOOK_SECONDS", 0.01)

    async def test(shared: SharedAnswer[int], making: Making) -> None:
        stays = asyncio.create_task(shared.ask(making, never))
        leaves = asyncio.create_task(shared.ask(making, always))
        with pytest.raises(Abandoned):
            await leaves
        assert not making.left[0].is_set()
        making.may.set()
        assert await stays == 1

    run(test)


def test_when_the_last_has_left_who_makes_it_is_told_and_a_second_behind_it_is_made_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("articlecast.studio.kept.LOOK_SECONDS", 0.01)

    async def test(shared: SharedAnswer[int], making: Making) -> None:
        first = asyncio.create_task(shared.ask(making, always))
        await making.reach()
        behind = asyncio.create_task(shared.ask(making, always))
        for left in (first, behind):
            with pytest.raises(Abandoned):
                await left
        assert making.left[0].is_set()
        making.may.set()
        assert await shared.ask(making, never) == 2
        assert len(making.left) == 2

    run(test)


def test_a_request_that_is_cancelled_has_left_as_well() -> None:
    async def test(shared: SharedAnswer[int], making: Making) -> None:
        asked = asyncio.create_task(shared.ask(making, never))
        await making.reach()
        asked.cancel()
        await asyncio.wait([asked])
        assert making.left[0].is_set()
        making.may.set()

    run(test)


def test_an_error_is_told_to_all_who_waited_and_the_next_is_made_anew() -> None:
    async def test(shared: SharedAnswer[int], making: Making) -> None:
        def fail(_left: Event) -> int:
            raise ReadError("tide", "is no article")

        asked = [asyncio.create_task(shared.ask(fail, never)) for _ in range(2)]
        told = await asyncio.gather(*asked, return_exceptions=True)
        assert [type(each) for each in told] == [ReadError, ReadError]
        making.may.set()
        assert await shared.ask(making, never) == 1

    run(test)


def rest(seconds: float, _tell: Tell) -> float:
    time.sleep(seconds)
    return seconds


def test_a_process_at_work_ends_when_it_is_closed_and_who_asks_later_is_refused() -> None:
    kept, told = KeptProcess(), list[Exception]()

    def ask() -> None:
        try:
            kept.ask(rest, "tide", 50.0, ReadOptions())
        except ReadError as error:
            told.append(error)

    assert kept.ask(rest, "tide", 0.0, ReadOptions()) == 0.0
    asking = threading.Thread(target=ask)
    asking.start()
    begun = time.monotonic()
    kept.close()
    asking.join(20)
    ask()
    assert time.monotonic() - begun < 20
    assert [str(each) for each in told] == ["tide: was given up, for whoever asked is at an end"] * 2


def test_a_program_that_leaves_its_processes_open_ends_all_the_same() -> None:
    program = (
        "from articlecast.read import ReadOptions\n"
        "from articlecast.studio.kept import KeptProcess\n"
        "from studio.test_kept import rest\n"
        "if __name__ == '__main__':\n"
        "    kept = KeptProcess()\n"
        "    print(kept.ask(rest, 'tide', 0.0, ReadOptions()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, cwd="tests", check=False
    )
    assert (done.returncode, done.stdout) == (0, "0.0\n"), done.stderr
