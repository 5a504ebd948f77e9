"""Several articles at once: real worker processes, real deaths."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.conftest import WriteArticle
from cli.test_render import snapshot
from support.command import call

pytestmark = pytest.mark.posix

SPEAKER = """#!{python}
import os, pathlib, signal, sys, time, wave
text = sys.stdin.read()
{trouble}
with wave.open(sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 16000, 0, "NONE", ""))
    out.writeframes(b"\\x00\\x30\\x00\\xd0" * 500 * len(text))
"""
"""An engine of one's own, as a program: ``trouble`` is Python that sees ``text``."""


def use_speaker(show: Path, trouble: str = "pass") -> None:
    program = show / "speaker"
    program.write_text(SPEAKER.format(python=sys.executable, trouble=trouble))
    program.chmod(0o755)
    settings = show / "articlecast.toml"
    text = settings.read_text().partition("[speak]")[0]
    settings.write_text(
        f'{text}[speak]\nengine = "command"\n[speak.engines.command]\nrun = {json.dumps(str(program))}\n'
    )


def contents(show: Path) -> dict[str, bytes]:
    """Every published file but the manifests' moment of rendering, which these articles' dates replace."""
    return {name: content for name, (content, _) in snapshot(show).items()}


def states(show: Path, *arguments: str) -> dict[str, str]:
    events = call("render", "--json", *arguments, folder=show).events
    return {event["source"]: event["state"] for event in events if event["event"] == "article"}


def test_two_workers_give_the_same_bytes_as_one(show: Path, write: WriteArticle, tmp_path: Path) -> None:
    for day, name in enumerate(("tide", "gull", "pier", "storm"), 1):
        write(name, day=day)
    write("echo", day=5).write_text((show / "articles/gull.md").read_text().replace("link: ", "link: https://a.org/#"))
    other = tmp_path / "other"
    other.mkdir()
    for path in sorted(show.rglob("*")):
        target = other / path.relative_to(show)
        target.mkdir() if path.is_dir() else target.write_bytes(path.read_bytes())
    assert set(states(show, "--workers", "1").values()) == {"new"}
    assert set(states(other, "--workers", "2").values()) == {"new"}
    assert "episodes/the-gull/episode.json" in contents(show)
    assert contents(other) == contents(show)


def test_outcomes_are_told_in_the_order_of_the_articles(show: Path, write: WriteArticle) -> None:
    write("a-long-one", last="It went out again, and nobody saw it go. " * 60)
    write("b-short", day=2)
    write("c-short", day=3)
    assert list(states(show, "--workers", "2")) == [
        f"articles/{name}.md" for name in ("a-long-one", "b-short", "c-short")
    ]


def test_a_killed_worker_costs_a_retry_and_nothing_else(show: Path, write: WriteArticle) -> None:
    for day, name in enumerate(("tide", "gull", "pier", "storm"), 1):
        write(name, day=day)
    use_speaker(show)
    states(show)
    undisturbed = contents(show)
    shutil.rmtree(show / "episodes")
    shutil.rmtree(show / ".articlecast")
    dead = show / "dead"
    use_speaker(
        show,
        f"mark = pathlib.Path({str(dead)!r})\n"
        "if 'pier' in text and not mark.exists():\n    mark.touch()\n    os.kill(os.getppid(), signal.SIGKILL)",
    )
    assert set(states(show, "--workers", "2").values()) == {"new"}
    assert dead.exists()
    assert {n: c for n, c in contents(show).items() if "audio" in n} == {
        n: c for n, c in undisturbed.items() if "audio" in n
    }
    assert not list((show / ".articlecast/work").iterdir())


def test_an_article_that_kills_its_worker_every_time_fails_alone(show: Path, write: WriteArticle) -> None:
    for day, name in enumerate(("tide", "gull", "pier", "storm"), 1):
        write(name, day=day)
    use_speaker(show, "if 'gull' in text:\n    os.kill(os.getppid(), signal.SIGKILL)")
    called = call("render", "--json", "--workers", "2", folder=show)
    assert called.code == 1
    assert {event["source"]: event["state"] for event in called.events if event["event"] == "article"} == {
        "articles/gull.md": "failed",
        "articles/pier.md": "new",
        "articles/storm.md": "new",
        "articles/tide.md": "new",
    }
    assert "articles/gull.md: the process that rendered it was killed" in called.err or any(
        "was killed" in event.get("error", "") for event in called.events
    )


def test_one_failure_does_not_stop_the_others_side_by_side(show: Path, write: WriteArticle) -> None:
    for day, name in enumerate(("tide", "gull", "pier"), 1):
        write(name, day=day)
    use_speaker(show, "if 'gull' in text:\n    sys.exit('no voice today')")
    found = states(show, "--workers", "2")
    assert found == {"articles/gull.md": "failed", "articles/pier.md": "new", "articles/tide.md": "new"}
    assert not (show / "episodes/the-gull").exists()


@pytest.mark.parametrize("stop", ["SIGINT", "SIGKILL"], ids=["Ctrl-C", "kill -9"])
def test_a_stopped_run_leaves_no_process_and_nothing_half_written(show: Path, write: WriteArticle, stop: str) -> None:
    for day, name in enumerate(("tide", "gull", "pier"), 1):
        write(name, day=day)
    begun = show / "begun"
    begun.mkdir()
    use_speaker(
        show,
        f"begun = pathlib.Path({str(begun)!r})\nif begun.exists():\n    (begun / str(os.getppid())).touch()\n"
        "while begun.exists():\n    time.sleep(0.05)",
    )
    command = [sys.executable, "-m", "articlecast", "render", "--workers", "2"]
    run = subprocess.Popen(command, cwd=show, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while len(list(begun.iterdir())) < 2:
        assert run.poll() is None
        time.sleep(0.05)
    workers = [int(path.name) for path in begun.iterdir()]
    run.send_signal(signal.Signals[stop])
    _out, err = run.communicate()
    assert run.returncode != 0
    assert "Traceback" not in err
    while any(is_running(worker) for worker in workers):
        time.sleep(0.05)
    assert not list((show / "episodes").glob("*/episode.json"))
    for path in begun.iterdir():
        path.unlink()
    begun.rmdir()
    assert set(states(show, "--workers", "2").values()) == {"new"}
    assert not list((show / ".articlecast/work").iterdir())


def is_running(pid: int) -> bool:
    try:
        return " Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except FileNotFoundError:
        return False


def test_the_cores_are_the_default(show: Path, write: WriteArticle) -> None:
    write("tide")
    write("gull", day=2)
    seen = show / "seen"
    seen.mkdir()
    use_speaker(show, f"(pathlib.Path({str(seen)!r}) / str(os.getppid())).touch()")
    assert set(states(show).values()) == {"new"}
    workers = {path.name for path in seen.iterdir()}
    assert (str(os.getpid()) in workers) == ((os.cpu_count() or 1) == 1)
