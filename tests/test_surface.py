"""``import articlecast``: what a newsroom's own code is offered, which is what the commands call."""

import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

import articlecast

NOW = datetime(2026, 3, 2, tzinfo=UTC)
CALLED = {
    "approve": "approve_episodes",
    "check": "check_show",
    "episodes": "list_episodes",
    "feed": "rebuild_feed",
    "hold": "hold_episodes",
    "pin": "pin_episodes",
    "plan": "plan_show",
    "publish": "publish_show",
    "render": "render_show",
    "retry": "retry_articles",
    "sync": "sync_show",
    "withdraw": "withdraw_episodes",
}
"""A command, and the function of the surface that it calls; ``read`` has its own called in a process."""


@pytest.mark.parametrize("name", sorted(articlecast.__all__))
def test_every_name_is_there_and_says_what_it_is(name: str) -> None:
    found = getattr(articlecast, name)
    module = getattr(found, "__module__", "")
    assert not module.startswith("articlecast") or not callable(found) or (found.__doc__ or "").strip()


@pytest.mark.parametrize("command", CALLED)
def test_a_command_calls_the_very_function_that_is_offered(command: str) -> None:
    module = import_module(f"articlecast.cli.{command}")
    assert getattr(module, CALLED[command]) is getattr(articlecast, CALLED[command])


def test_a_show_is_run_from_ones_own_code(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articlecast.toml").write_text(
        '[show]\ntitle = "Notes"\nauthor = "Ana Lee"\nbase_url = "https://pod.example.org"\n[speak]\nengine = "tone"\n'
    )
    article = tmp_path / "articles/tide.md"
    article.write_text("---\ntitle: The tide\ndate: 2026-02-01T06:00:00Z\n---\n\nThe tide came in at six.\n")
    settings = articlecast.load_settings(tmp_path)

    (plan,) = articlecast.plan_show(settings)
    (made,) = articlecast.render_show(settings, now=NOW)
    built = articlecast.rebuild_feed(settings, NOW)
    found = articlecast.check_show(settings, NOW)
    published = articlecast.publish_show(settings, str(tmp_path / "www"), now=NOW)
    idle = articlecast.sync_show(settings, now=NOW)
    articlecast.withdraw_episodes(settings, ["the-tide"], now=NOW)
    (status,) = articlecast.list_episodes(settings, NOW)

    assert plan.estimate
    assert plan.estimate.new == 3
    assert (made.state, made.slug, built.written) == ("new", "the-tide", True)
    assert not [finding for finding in found if finding.severity == "error"]
    assert published.delivery
    assert published.delivery.sent[-1] == "feed.xml"
    assert [decision.todo for decision in idle.decisions] == ["unchanged"]
    assert status.state == "withdrawn"


SCRIPT = """
from pathlib import Path
from articlecast import load_settings, render_show
print("begun")
print(*(outcome.state for outcome in render_show(load_settings(Path({folder!r})), workers=2)))
"""


def test_a_script_without_a_guard_is_run_once_however_many_processes_render(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "Notes"\n[speak]\nengine = "tone"\n')
    for name in ("tide", "gull", "rope"):
        text = f"---\ntitle: The {name}\ndate: 2026-02-01T06:00:00Z\n---\n\nThe {name} was there at six.\n"
        (tmp_path / f"articles/{name}.md").write_text(text)
    (script := tmp_path / "newsroom.py").write_text(SCRIPT.format(folder=str(tmp_path)))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines(), done.stderr) == (["begun", "new new new"], "")


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    program = "import articlecast, sys; print(*[name for name in sys.modules if name.startswith('articlecast')])"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["articlecast"]


def test_a_feed_is_rebuilt_without_what_makes_its_sound() -> None:
    program = "import articlecast.cli.feed, sys; print({'numpy', 'av', 'soxr', 'onnxruntime'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
