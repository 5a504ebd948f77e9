"""What keeps two machines apart where their locks do not: a file that is renewed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from articlecast.errors import DiskError, ShowBusy, ShowLost
from articlecast.owners import Owner, find_owner, parse_owner
from articlecast.show import lease as leases
from articlecast.show.lease import LEASE, STALE_SECONDS, Lease, find_work, lease_show
from articlecast.show.settings import Settings, load_settings
from support.other_machine import name_owner

HERE, THERE = name_owner("harbour"), name_owner("lighthouse")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "Harbour Notes"\n')
    (tmp_path / "episodes").mkdir()
    return load_settings(tmp_path / "articlecast.toml")


def open_lease(settings: Settings, owner: Owner, clock: Callable[[], float] = lambda: 0.0) -> Lease:
    return Lease(settings, "sync", owner, clock)


def test_of_two_machines_that_look_at_once_one_has_the_show(settings: Settings) -> None:
    first, second = open_lease(settings, HERE), open_lease(settings, THERE)
    first.look()
    second.look()
    first.claim()
    with pytest.raises(ShowBusy, match="on harbour"):
        second.claim()
    first.release()
    second.claim()
    second.release()
    assert not (settings.episodes_folder / LEASE).exists()


def test_whoever_has_no_work_leaves_no_lease(settings: Settings) -> None:
    with lease_show(settings, "sync") as lease:
        lease.confirm()
        assert not (settings.episodes_folder / LEASE).exists()
    assert not settings.state_folder.exists()


def test_a_lease_that_moves_is_never_stale_and_one_that_stands_still_is(settings: Settings) -> None:
    first, moment = open_lease(settings, HERE), 0.0
    first.claim()
    second = open_lease(settings, THERE, lambda: moment)
    for turn in range(3):
        first.note(f"articles/{turn}.md")
        moment += STALE_SECONDS + 1
        with pytest.raises(ShowBusy):
            second.look()
    moment += STALE_SECONDS - 1
    with pytest.raises(ShowBusy, match=r"articles/2\.md"):
        second.look()
    moment += 1
    assert second.look()
    second.claim()
    with pytest.raises(ShowLost, match="on lighthouse"):
        first.claim()
    with pytest.raises(ShowLost):
        first.confirm()
    first.release()
    work = find_work(settings.episodes_folder, HERE)
    assert work
    assert work.owner == THERE, "another's lease stays"
    second.release()


def test_a_lease_is_renewed_while_its_run_is_busy_elsewhere(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "RENEW_SECONDS", 0.01)
    lease = open_lease(settings, HERE)
    lease.claim()
    while (work := find_work(settings.episodes_folder, THERE)) is None or work.turn < 3:
        time.sleep(0.01)
    lease.claim()
    lease.release()
    assert find_work(settings.episodes_folder, THERE) is None


def test_a_lease_that_somebody_removed_stops_its_run(settings: Settings) -> None:
    lease = open_lease(settings, HERE)
    lease.claim()
    (settings.episodes_folder / LEASE).unlink()
    with pytest.raises(ShowLost, match="what it committed stands"):
        lease.claim()
    lease.release()


@pytest.mark.parametrize(
    ("change", "free"),
    [
        ({"host": "4f2a", "pid": 1, "space": 2}, True),  # another container of the machine: the lock is ours
        ({"machine": "000000000000"}, True),  # the machine was started again: host and system are the same
        ({"machine": "000000000000", "system": ""}, False),  # a name alone says nothing
        ({"machine": "000000000000", "host": "4f2a"}, False),  # nor does an image that two machines have
    ],
)
def test_whose_lease_may_be_replaced_at_once(settings: Settings, change: dict[str, str], *, free: bool) -> None:
    other = replace(HERE, **change)  # type: ignore[arg-type]
    left = open_lease(settings, other)
    left.claim()  # and never released: it was killed
    lease = open_lease(settings, HERE)
    if free:
        assert lease.look()
    else:
        with pytest.raises(ShowBusy):
            lease.look()


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b"[]\n", b'{"host": 1}\n'])
def test_what_the_power_left_half_written_is_nobodys(
    settings: Settings, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "BIRTH_SECONDS", 0.01)
    (settings.episodes_folder / LEASE).write_bytes(content)
    lease = open_lease(settings, HERE)
    lease.claim()
    lease.release()
    assert not (settings.episodes_folder / LEASE).exists()


@pytest.mark.posix
def test_a_lease_that_cannot_be_written_is_told_by_what_is_committed(settings: Settings) -> None:
    (settings.episodes_folder / LEASE).mkdir()
    lease = open_lease(settings, HERE)
    lease.note("articles/tide.md")
    with pytest.raises(DiskError, match=r"\.lease"):
        lease.claim()


def test_a_process_knows_its_own_and_whether_it_lives() -> None:
    me = find_owner()
    assert me.pid == os.getpid()
    assert parse_owner(me.as_json()) == me
    assert not me.has_died(me)
    assert replace(me, pid=2**22 + 1).has_died(me)
    assert not replace(me, pid=2**22 + 1, space=me.space + 1).has_died(me), "numbers of another container say nothing"
    assert not THERE.has_died(me)
