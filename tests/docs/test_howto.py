"""Every how-to and every tutorial is done: what it says is written and typed, on a real show."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from support.pages import (
    BLOCK,
    DAY,
    DOCS,
    LONG,
    PASSWORDS,
    begin_show,
    change_settings,
    check_line,
    do_page,
    follow,
    type_line,
)
from support.processes import COMMAND
from support.web import serving

pytestmark = pytest.mark.posix
PAGES = sorted(path.name for path in (DOCS / "how-to").glob("*.md") if path.name != "index.md")
TUTORIALS = sorted(path.name for path in (DOCS / "tutorials").glob("*.md"))
ELSEWHERE = {
    r"articlecast publish (--dry-run|\w+://.*)|articlecast publish": "tests_stores/test_howto.py",
    r"articlecast check --url .*|sudo nginx -t": "tests_stores/test_hosting.py",
    r"articlecast render --cluster .*|dask .*": "tests_cluster/test_howto.py",
    r"sudo cp .*|cp articlecast/.*|docker .*|sudo (chown|systemctl) .*": "tests_validators/test_recipes.py",
}
"""What needs a server, a cluster or a system's own programs, and where it has them."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf") / "show"
    begin_show(folder)
    return folder


@pytest.fixture
def show(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(shelf, tmp_path / "show")
    for name in PASSWORDS:
        monkeypatch.setenv(name, "a-long-enough-word")
    return tmp_path / "show"


FEED = f"""<rss version="2.0"><channel><title>The Quay</title>
<item><title>The slip</title><guid>1</guid><description><![CDATA[<p>{LONG}</p>]]></description></item>
<item><title>The rope</title><guid>2</guid><description><![CDATA[<p>{LONG * 2}</p>]]></description></item>
</channel></rss>""".encode()


async def answer(scope: Any, _receive: Any, send: Any) -> None:
    found = scope["path"] == "/feed.xml"
    headers = [(b"content-type", b"application/rss+xml")]
    await send({"type": "http.response.start", "status": 200 if found else 404, "headers": headers})
    await send({"type": "http.response.body", "body": FEED if found else b""})


@pytest.fixture(scope="module")
def quay() -> Iterator[str]:
    """The blog of the tutorial."""
    with serving(answer) as address:
        yield address


def run_shell(folder: Path, line: str, quay: str = "") -> None:
    """Type it; what serves until it is stopped is, once it has said where; what is run elsewhere, click takes."""
    if "https://quay.example" in line:
        change_settings(folder, '[read]\nallowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\n')
        type_line(folder, line.replace("https://quay.example", quay))
    elif any(re.fullmatch(pattern, line) for pattern in ELSEWHERE):
        check_line(line)
    elif re.match(r"articlecast (serve(?! --(add|revoke))|studio)", line):
        stop_when_it_serves(folder, shlex.split(line)[1:])
    else:
        type_line(folder, line)


def stop_when_it_serves(folder: Path, arguments: list[str]) -> None:
    more = ["--no-browser"] if arguments[0] == "studio" else []
    command = [str(COMMAND), *arguments, *more, "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if "http" in line:
                break
        process.terminate()
        process.communicate(timeout=20)
    assert "http" in said, said


@pytest.mark.parametrize("name", PAGES)
def test_a_how_to_does_what_it_says(show: Path, name: str) -> None:
    do_page(show, (DOCS / "how-to" / name).read_text("utf-8"), run_shell)


@pytest.mark.parametrize("name", TUTORIALS)
def test_a_tutorial_does_what_it_says(tmp_path: Path, name: str, quay: str) -> None:
    (tmp_path / "start").mkdir()
    (tmp_path / "start/draft.md").write_text(DAY)
    folder = tmp_path / "start"
    text = (DOCS / "tutorials" / name).read_text("utf-8")
    if "articlecast init" not in text:  # somebody has set the show up
        folder = follow(folder, "$ articlecast init show\n$ cd show")
    do_page(folder, text, partial(run_shell, quay=quay))


@pytest.mark.parametrize("name", PAGES)
def test_a_how_to_takes_three_commands_at_most(name: str) -> None:
    text = (DOCS / "how-to" / name).read_text("utf-8")
    typed = [line for kind, _, block in BLOCK.findall(text) if kind == "console" for line in block.splitlines()]
    assert len([line for line in typed if line.startswith("$ ")]) <= 3
    assert max((block.count("\n") for kind, _, block in BLOCK.findall(text) if kind == "sh"), default=0) <= 3


def test_every_how_to_is_named_on_their_first_page() -> None:
    index = (DOCS / "how-to/index.md").read_text("utf-8")
    assert [name for name in PAGES if f"]({name})" not in index] == []


def test_what_is_run_elsewhere_has_a_test_there() -> None:
    assert [path for path in ELSEWHERE.values() if not (DOCS.parent / path).is_file()] == []
