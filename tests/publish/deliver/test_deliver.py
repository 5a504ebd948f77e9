"""Delivery: what is sent, in which order, and what stands there when it is cut."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem

from articlecast.errors import PublishError, UsageError
from articlecast.model import Episode
from articlecast.owners import find_owner
from articlecast.publish import build_feed, build_site, write_folder
from articlecast.publish.deliver.deliver import Parcel, deliver, list_parcels
from articlecast.publish.deliver.lock import LOCK_FILE
from articlecast.publish.deliver.store import STATE_FILE
from support.shows import SHOW, write_show

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


class Show:
    """A show on the disk, to be delivered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.episodes: tuple[Episode, ...] = ()

    def grow(self, *numbers: int) -> list[Parcel]:
        self.episodes += write_show(self.folder, *numbers)
        return self.pack()

    def pack(self) -> list[Parcel]:
        pages = dict(build_site(SHOW, self.episodes, lambda episode, asset: self.read(episode, asset.name)))
        write_folder(self.folder / "feed", (pages | {"feed.xml": build_feed(SHOW, self.episodes)}).items())
        return list_parcels(self.episodes, self.folder / "episodes", self.folder / "feed")

    def read(self, episode: Episode, name: str) -> bytes:
        return (self.folder / "episodes" / episode.slug / name).read_bytes()


@pytest.fixture
def show(tmp_path: Path) -> Show:
    return Show(tmp_path / "show")


def assert_whole(target: Path) -> None:
    """Everything that the live feed names is there, if there is a feed at all."""
    if (target / "feed.xml").exists():
        for path in re.findall(rf'"{SHOW.base_url}/(episodes/[^"]+)"', (target / "feed.xml").read_text()):
            assert (target / path).is_file(), path


def test_what_is_the_editors_own_stays_at_home(show: Show) -> None:
    parcels = show.grow(1)
    assert {asset.role for asset in show.episodes[0].assets} >= {"script", "ledger"}
    assert not [parcel.path for parcel in parcels if re.match("script-|ledger-", Path(parcel.path).name)]


def test_everything_goes_and_the_feed_goes_last(show: Show, tmp_path: Path) -> None:
    target = tmp_path / "www"

    done = deliver(show.grow(1, 2), str(target), now=NOW)

    assert done.sent[-1] == "feed.xml"
    first_page = next(number for number, path in enumerate(done.sent) if path.endswith(".html"))
    assert not [path for path in done.sent[first_page:] if path.endswith((".mp3", ".vtt", ".css", ".js"))]
    assert_whole(target)
    assert not list(target.rglob("*.md"))
    assert not (target / LOCK_FILE).exists()


def test_only_what_changed_is_sent(show: Show, tmp_path: Path) -> None:
    target = str(tmp_path / "www")
    deliver(show.grow(1), target, now=NOW)

    again = deliver(show.pack(), target, now=NOW)
    more = deliver(show.grow(2), target, now=NOW)

    assert (again.sent, again.deleted) == ((), ())
    page = "episodes/the-old-slip-1/index.html"  # names its new neighbour
    assert [path for path in more.sent if "the-old-slip-1" in path] == [page]
    assert "feed.xml" in more.sent


def test_a_dry_run_sends_nothing(show: Show, tmp_path: Path) -> None:
    target = tmp_path / "www"

    done = deliver(show.grow(1), str(target), now=NOW, dry_run=True)

    assert "feed.xml" in done.sent
    assert not target.exists()


def test_what_was_retired_while_the_clock_was_ahead_goes_in_its_time(show: Show, tmp_path: Path) -> None:
    target = tmp_path / "www"
    deliver(show.grow(1, 2), str(target), now=NOW)
    show.episodes = show.episodes[:1]
    parcels = show.pack()
    deliver(parcels, str(target), now=NOW + timedelta(days=4000))

    deliver(parcels, str(target), now=NOW)
    late = deliver(parcels, str(target), now=NOW + timedelta(days=40))

    assert late.deleted


def test_old_media_stay_for_a_time_of_grace(show: Show, tmp_path: Path) -> None:
    target = tmp_path / "www"
    deliver(show.grow(1, 2), str(target), now=NOW)
    show.episodes = show.episodes[:1]
    parcels = show.pack()

    soon = deliver(parcels, str(target), now=NOW + timedelta(days=1))
    late = deliver(parcels, str(target), now=NOW + timedelta(days=40))

    assert soon.deleted == ()
    assert len([path for path in late.deleted if "the-old-slip-1/audio" in path]) == 1
    assert not list((target / "episodes" / "the-old-slip-1").glob("audio-*"))


class KeepingStore(LocalFileSystem):  # type: ignore[misc]  # as CutStore
    """A folder whose owner may write and not delete, as a bucket's key often may."""

    protocol = "keep"
    refused = 0

    def rm_file(self, path: str) -> None:
        if KeepingStore.refused >= 0:
            KeepingStore.refused += 1
            raise PermissionError(13, "Access Denied")
        super().rm_file(path)


fsspec.register_implementation("keep", KeepingStore, clobber=True)


def test_a_store_that_lets_nothing_be_deleted_gets_the_show_all_the_same(show: Show, tmp_path: Path) -> None:
    target, KeepingStore.refused = f"keep://{tmp_path / 'www'}", 0
    deliver(show.grow(1, 2), target, now=NOW)
    show.episodes = show.episodes[:1]
    deliver(show.pack(), target, now=NOW + timedelta(days=1))
    parcels = show.grow(3)

    late = deliver(parcels, target, now=NOW + timedelta(days=40))

    assert late.sent[-1] == "feed.xml"
    assert late.deleted == ()
    assert "Access Denied" in late.left
    assert KeepingStore.refused == 4, "the lock of each run, and one old file"
    assert json.loads((tmp_path / "www" / LOCK_FILE).read_text()) == {}
    assert_whole(tmp_path / "www")

    KeepingStore.refused = -1
    again = deliver(parcels, target, now=NOW + timedelta(days=41))

    assert (again.sent, again.left) == ((), "")
    assert any("the-old-slip-1/audio" in path for path in again.deleted)


def test_a_second_publisher_is_kept_out_until_the_lock_is_old(show: Show, tmp_path: Path) -> None:
    target = tmp_path / "www"
    target.mkdir()
    (target / LOCK_FILE).write_text('{"since": "2024-06-01T11:30:00+00:00"}')
    parcels = show.grow(1)

    with pytest.raises(PublishError, match="another run has been publishing there since 11:30"):
        deliver(parcels, str(target), now=NOW)

    assert deliver(parcels, str(target), now=NOW + timedelta(hours=3)).sent


def write_lock(path: Path, **changes: Any) -> None:
    """The lock of a process that has died here, but for what is changed of it."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    owner = replace(find_owner(), pid=dead.pid, **changes)
    held = {"since": "2024-06-01T11:30:00+00:00", "owner": f"{owner.host} {owner.pid}", "process": owner.as_json()}
    path.write_text(json.dumps(held))


def test_a_lock_of_another_machine_or_container_holds_whatever_its_number_is_here(show: Show, tmp_path: Path) -> None:
    target, parcels = tmp_path / "www", show.grow(1)
    target.mkdir()
    lock, me = target / LOCK_FILE, find_owner()
    for changes in ({"machine": "0" * 12, "system": ""}, {"space": me.space + 1}):  # the host's name is the same
        write_lock(lock, **changes)
        with pytest.raises(PublishError, match="another run"):
            deliver(parcels, str(target), now=NOW)
    earlier = {"since": "2024-06-01T11:30:00+00:00", "owner": f"{me.host} 4194305"}  # says too little
    lock.write_text(json.dumps(earlier))
    with pytest.raises(PublishError, match="another run"):
        deliver(parcels, str(target), now=NOW)
    write_lock(lock)
    deliver(parcels, str(target), now=NOW)
    assert not lock.exists()


def test_a_publisher_that_slept_while_another_came_in_sends_no_feed(show: Show, tmp_path: Path) -> None:
    target, parcels, moments = tmp_path / "www", show.grow(1), iter(range(10_000))
    lock = target / LOCK_FILE

    def sleep_once() -> float:
        if next(moments) == 1:
            write_lock(lock, host="lighthouse", machine="0" * 12)
        return 0.0

    with pytest.raises(PublishError, match="another run has published there meanwhile"):
        deliver(parcels, str(target), now=NOW, clock=sleep_once)
    assert not (target / "feed.xml").exists()
    assert json.loads(lock.read_text())["process"]["host"] == "lighthouse", "another's lock stays"


def test_a_lock_that_cannot_be_understood_keeps_nobody_out(show: Show, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    for content in ("", "[]", '{"since": "2024-06-01T11:30:00"}', '{"since": 7, "owner": 7}', "[" * 100_000):
        (tmp_path / "www" / LOCK_FILE).write_text(content)
        assert deliver(show.pack(), str(tmp_path / "www"), now=NOW).deleted == ()


def test_what_somebody_deleted_or_shortened_in_the_folder_is_sent_again(show: Show, tmp_path: Path) -> None:
    target, parcels = tmp_path / "www", show.grow(1)
    deliver(parcels, str(target), now=NOW)
    audio, page = parcels[0], next(parcel for parcel in parcels if parcel.path == "index.html")
    (target / audio.path).unlink()
    (target / page.path).write_text("<p>")

    told = deliver(parcels, str(target), now=NOW, dry_run=True)
    done = deliver(parcels, str(target), now=NOW)

    assert told.sent == done.sent == (audio.path, page.path)
    assert_whole(target)


def test_a_store_elsewhere_is_asked_for_each_file_only_anew(show: Show, tmp_path: Path) -> None:
    target, parcels = tmp_path / "www", show.grow(1)
    CutStore.left = 1000
    deliver(parcels, f"cut://{target}", now=NOW)
    (target / parcels[0].path).unlink()

    assert deliver(parcels, f"cut://{target}", now=NOW).sent == ()
    assert deliver(parcels, f"cut://{target}", now=NOW, anew=True).sent == (parcels[0].path,)


def test_a_long_delivery_notes_how_far_it_is_and_keeps_its_lock_fresh(show: Show, tmp_path: Path) -> None:
    """The machine may lose its power in the middle: what stands on the store while the feed goes is looked at."""
    target, parcels, hours = tmp_path / "www", show.grow(1), iter(range(10_000))
    seen: dict[str, Any] = {}

    def tell_seconds() -> float:
        if (target / STATE_FILE).exists():
            seen["sent"] = sum(map(bool, json.loads((target / STATE_FILE).read_text())["files"].values()))
            seen["since"] = json.loads((target / LOCK_FILE).read_text())["since"]
        return 3600.0 * next(hours)

    deliver(parcels, str(target), now=NOW, clock=tell_seconds)

    assert seen["sent"] >= len(parcels) - 2
    assert datetime.fromisoformat(seen["since"]) > NOW + timedelta(hours=len(parcels))


class CutStore(LocalFileSystem):  # type: ignore[misc]  # fsspec ships no types
    """A folder behind a line that is cut in the middle of the n-th file."""

    protocol = "cut"
    cachable = False
    left = 0

    def put_file(self, lpath: Any, rpath: Any, **_: Any) -> None:
        type(self).left -= 1
        content = Path(lpath).read_bytes()
        if type(self).left < 0:
            Path(rpath).write_bytes(content[: len(content) // 2])
            message = "connection reset"
            raise ConnectionResetError(message)
        Path(rpath).write_bytes(content)


fsspec.register_implementation("cut", CutStore, clobber=True)


def test_a_run_that_is_cut_anywhere_leaves_a_whole_show_and_goes_on(show: Show, tmp_path: Path) -> None:
    target = tmp_path / "www"
    deliver(show.grow(1), str(target), now=NOW)
    parcels, total = show.grow(2), 0

    for files in range(40):
        CutStore.left = files
        try:
            total += len(deliver(parcels, f"cut://{target}", now=NOW, wait=lambda _: None).sent)
            break
        except PublishError:
            assert_whole(target)
    else:
        pytest.fail("never done")

    assert_whole(target)
    assert "the-old-slip-2" in (target / "feed.xml").read_text()
    for parcel in parcels:
        assert (target / parcel.path).read_bytes() == parcel.source.read_bytes()


def test_a_line_that_comes_back_is_not_noticed(show: Show, tmp_path: Path) -> None:
    pauses = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        CutStore.left = 100

    CutStore.left = 3
    deliver(show.grow(1), f"cut://{tmp_path / 'www'}", now=NOW, wait=wait)

    assert pauses == [0.5]
    assert_whole(tmp_path / "www")


def test_a_deleted_file_stops_the_delivery_before_it_begins(show: Show) -> None:
    show.grow(1)
    next((show.folder / "episodes" / "the-old-slip-1").glob("audio-*")).unlink()

    with pytest.raises(PublishError, match="not the file that its manifest names"):
        list_parcels(show.episodes, show.folder / "episodes", show.folder / "feed")


def test_a_link_out_of_the_show_is_refused_and_one_within_it_delivered(show: Show, tmp_path: Path) -> None:
    show.grow(1)
    (show.folder / "feed" / "about.html").symlink_to("index.html")
    assert "about.html" in {parcel.path for parcel in show.pack()}
    (tmp_path / "id_rsa").write_text("a private key")
    (show.folder / "feed" / "key.txt").symlink_to(tmp_path / "id_rsa")

    with pytest.raises(PublishError, match=r"feed/key\.txt: leads out of the show, to .*id_rsa"):
        show.pack()


def test_an_episode_s_file_that_is_a_link_out_of_the_show_is_refused(show: Show, tmp_path: Path) -> None:
    show.grow(1)
    audio = next((show.folder / "episodes" / "the-old-slip-1").glob("audio-*"))
    audio.rename(tmp_path / "elsewhere")
    audio.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PublishError, match="leads out of the show"):
        list_parcels(show.episodes, show.folder / "episodes", show.folder / "feed")


def test_an_unknown_kind_of_store_is_wrong_usage(show: Show) -> None:
    with pytest.raises(UsageError, match="nonsense"):
        deliver(show.grow(1), "nonsense://x/y", now=NOW)


def test_a_broken_record_of_what_was_sent_costs_sending_it_again(show: Show, tmp_path: Path) -> None:
    target = tmp_path / "www"
    parcels = show.grow(1)
    deliver(parcels, str(target), now=NOW)
    (target / STATE_FILE).write_text("{")

    assert len(deliver(parcels, str(target), now=NOW).sent) == len(parcels)


GOOD_DIGEST, LATER = "a" * 64, NOW + timedelta(days=40)
DAMAGED: dict[str, dict[str, object]] = {
    "tables are lists": {"files": [], "retired": []},
    "a digest is a number": {"files": {"index.html": 5}, "retired": {}},
    "a digest is a table": {"files": {"index.html": {}}, "retired": {}},
    "a date is a number": {"files": {"old.mp3": GOOD_DIGEST}, "retired": {"old.mp3": 5}},
    "a date is none": {"files": {"old.mp3": GOOD_DIGEST}, "retired": {"old.mp3": "soon"}},
    "a date has no zone": {"files": {"old.mp3": GOOD_DIGEST}, "retired": {"old.mp3": "2024-01-01T00:00:00"}},
    "what is retired was never sent": {"files": {}, "retired": {"old.mp3": NOW.isoformat()}},
}


@pytest.mark.parametrize("what", DAMAGED)
def test_rows_of_the_record_that_cannot_be_understood_are_unknown_and_said(
    show: Show, tmp_path: Path, what: str
) -> None:
    target, parcels = tmp_path / "www", show.grow(1)
    target.mkdir()
    (target / "old.mp3").write_bytes(b"old")
    (target / STATE_FILE).write_text(json.dumps(DAMAGED[what]))

    done = deliver(parcels, str(target), now=NOW)
    again = deliver(parcels, str(target), now=NOW)

    assert (len(done.sent), done.deleted) == (len(parcels), ())
    assert "damaged" in done.doubt or "cannot be understood" in done.doubt
    assert (again.sent, again.doubt) == ((), "")


def test_a_record_that_names_files_outside_the_show_deletes_none_of_them(show: Show, tmp_path: Path) -> None:
    target, parcels, outside = tmp_path / "www", show.grow(1), tmp_path / "diary.txt"
    outside.write_text("mine")
    deliver(parcels, str(target), now=NOW)
    for path in ("../diary.txt", str(outside), "episodes/../../diary.txt"):
        rows = json.loads((target / STATE_FILE).read_text())
        rows["files"][path], rows["retired"][path] = GOOD_DIGEST, "2020-01-01T00:00:00+00:00"
        (target / STATE_FILE).write_text(json.dumps(rows))

        deliver(parcels, str(target), now=LATER)

    assert outside.read_text() == "mine"


def test_whoever_watches_is_told_what_goes_and_how_much_is_left(show: Show, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    parcels = show.grow(1)

    sent = deliver(parcels, str(tmp_path / "www"), now=NOW, sending=lambda *row: told.append(row)).sent

    due = sum(parcel.length for parcel in parcels)
    assert [path for path, _, _ in told] == [*sent, ""]
    assert [gone for _, gone, _ in told] == sorted(gone for _, gone, _ in told)
    assert told[0][1:] == (0, due)
    assert told[-1][1:] == (due, due)


def test_of_what_is_there_already_nothing_is_due(show: Show, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    parcels = show.grow(1)
    deliver(parcels, str(tmp_path / "www"), now=NOW)

    deliver(parcels, str(tmp_path / "www"), now=NOW, sending=lambda *row: told.append(row))

    assert told == [("", 0, 0)]


def test_nobody_but_who_delivers_reads_the_record_beside_the_show(show: Show, tmp_path: Path) -> None:
    """A web server that runs as another user cannot serve it."""
    deliver(show.grow(1), str(tmp_path / "www"), now=NOW)

    assert stat.S_IMODE((tmp_path / "www" / STATE_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "www" / "feed.xml").stat().st_mode) & 0o444 == 0o444


def test_a_site_s_own_files_stay_where_the_show_has_not_been_before(show: Show, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "robots.txt").write_text("User-agent: *")
    (site / "index.html").write_text("old")
    planned = deliver(show.grow(1), str(site), now=NOW, dry_run=True)
    done = deliver(show.pack(), str(site), now=NOW)
    assert planned.theirs == done.theirs == ("robots.txt",)
    assert (site / "robots.txt").read_text() == "User-agent: *"
    assert (site / "index.html").read_text() != "old"
    assert "robots.txt" not in {*planned.sent, *done.sent}
    again = deliver(show.grow(2), str(site), now=NOW)
    assert (again.theirs, (site / "robots.txt").read_text()) == (("robots.txt",), "User-agent: *")
    (site / "robots.txt").unlink()  # which gives the place away
    last = deliver(show.grow(3), str(site), now=NOW)
    assert (last.theirs, "robots.txt" in last.sent) == ((), True)


def test_a_show_s_own_files_are_replaced_where_its_record_is_lost(show: Show, tmp_path: Path) -> None:
    site = tmp_path / "site"
    deliver(show.grow(1), str(site), now=NOW)
    (site / STATE_FILE).unlink()
    (site / "robots.txt").write_text("old")
    assert deliver(show.pack(), str(site), now=NOW).theirs == ()
    assert (site / "robots.txt").read_text() != "old"
