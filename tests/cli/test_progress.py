"""What is told of the work while it goes on: by seconds of audio, with the rate and the time left."""

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from articlecast.cli.progress import BarWatch, JsonWatch, Pace, watch_sending
from articlecast.run.outcomes import Outcome
from cli.conftest import WriteArticle
from support.command import call


class Hours:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_is_that_of_the_audio_left_at_this_rate() -> None:
    pace = Pace(total=600.0, begun=1000.0)
    pace.reach(150.0, now=1002.0)
    assert (pace.rate, pace.left) == (75.0, 6.0)


def test_an_article_longer_than_it_was_estimated_has_no_time_left() -> None:
    pace = Pace(total=600.0, begun=1000.0)
    pace.reach(660.0, now=1010.0)
    assert (pace.total, pace.left) == (660.0, 0.0)


def test_nothing_done_has_no_rate() -> None:
    pace = Pace(total=600.0, begun=1000.0)
    pace.reach(0.0, now=1000.0)
    assert (pace.rate, pace.left) == (0.0, 0.0)


def test_json_tells_each_minute_of_each_article_once(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Hours()
    watch = JsonWatch(clock)
    watch.begin("a.md", 1, 2)
    watch.begin("b.md", 2, 2)
    watch.script("a.md", "A", 40, 300.0)
    watch.script("b.md", "B", 40, 300.0)
    for source, seconds in (("a.md", 28.0), ("a.md", 70.0), ("b.md", 65.0), ("a.md", 90.0), ("a.md", 250.0)):
        clock.now += 1
        watch.mastered(source, seconds)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = [(row["source"], row["seconds"], row["rate"], row["left"]) for row in rows if row["event"] == "progress"]
    assert told == [("a.md", 70.0, 35.0, 6.6), ("b.md", 65.0, 21.7, 10.8), ("a.md", 250.0, 50.0, 1.0)]


def show_bar(seconds: float) -> str:
    """What the bar has shown when a quarter of ten minutes is mastered after so many seconds."""
    clock, out = Hours(), io.StringIO()
    console = Console(file=out, force_terminal=True, width=100)
    with Progress(TextColumn("{task.description}"), TextColumn("{task.fields[pace]}"), console=console) as progress:
        watch = BarWatch(progress, clock)
        watch.begin("a.md", 1, 1)
        watch.script("a.md", "A day at sea", 40, 600.0)
        clock.now += seconds
        watch.mastered("a.md", 150.0)
    return out.getvalue()


def test_the_bar_shows_audio_rate_and_time_left() -> None:
    assert "A day at sea 2:30 of 10:00, 75x, 0:06 left" in show_bar(2)


def test_what_is_in_the_cache_has_no_rate_before_half_a_second() -> None:
    assert "A day at sea 2:30 of 10:00\n" in show_bar(0.001)


def test_a_render_tells_its_progress_as_json_from_every_worker(show: Path, write: WriteArticle) -> None:
    for day, name in enumerate(("tide", "gull"), 1):
        write(name, day=day, last="It went out again, and nobody saw it go. " * 120)
    events = call("render", "--json", "--workers", "2", folder=show).events
    for name in ("tide", "gull"):
        mine = [event for event in events if event.get("source") == f"articles/{name}.md"]
        assert [event["event"] for event in mine][:1] == ["script"]
        assert mine[-1]["event"] == "article"
        told = [event["seconds"] for event in mine if event["event"] == "progress"]
        assert told == sorted(told)
        assert all(0 < seconds <= mine[-1]["seconds"] + 1 for seconds in told)


def test_doubtful_sentences_are_told_at_a_terminal_too_and_five_of_them_at_most() -> None:
    out = io.StringIO()
    with Progress(TextColumn("{task.description}"), console=Console(file=out, width=200)) as progress:
        watch = BarWatch(progress)
        watch.begin("a.md", 1, 1)
        doubts = tuple(f"'sentence {number}': 0.1 s is too short" for number in range(7))
        watch.end(Outcome("a.md", "new", "a", "A", 1.0, 7, doubts=doubts))
    told = [line for line in out.getvalue().splitlines() if line.startswith("warning: ")]
    assert len(told) == 6
    assert told[0] == "warning: a.md: listen to 'sentence 0': 0.1 s is too short"
    assert told[-1] == "warning: a.md: and 2 more (articlecast check lists them)"


def show_sending(*, terminal: bool) -> str:
    out = io.StringIO()
    with watch_sending(Console(file=out, force_terminal=terminal, width=120)) as sending:
        sending("episodes/the-tide/audio-0123456789ab.mp3", 0, 5_000_000)
        sending("feed.xml", 4_900_000, 5_000_000)
        sending("", 5_000_000, 5_000_000)
    return out.getvalue()


def test_a_terminal_is_shown_what_is_sent_and_how_much_is_left() -> None:
    assert re.search(r"5\.0/5\.0 MB", show_sending(terminal=True))


def test_a_delivery_that_nobody_watches_is_silent() -> None:
    assert show_sending(terminal=False) == ""
