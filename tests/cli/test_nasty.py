"""Forty nasty strings, as titles, authors, slugs, files' names, links and servers' words, through every way out."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import articlecast.cli
from articlecast.display import quote_word, show_line, write_json
from articlecast.errors import ReadError
from cli.conftest import SETTINGS
from support.command import call
from support.nasty import DRAWN, NASTY, STEERING, name_file
from support.terminal import call_on_terminal
from support.web import serving

pytestmark = pytest.mark.posix
BODIES: list[bytes] = []


async def _take(request: Request) -> Response:
    BODIES.append(await request.body())
    return Response(status_code=200)


async def _feed(request: Request) -> Response:
    place = str(request.base_url)
    items = [{"id": f"{n}{nasty}", "title": nasty, "url": f"{place}{n}{nasty}"} for n, nasty in enumerate(NASTY)]
    whole = {"content_html": "<p>The tide came in at six, and nobody had told the harbour master of it.</p>" * 9}
    items += [{"id": f"own {nasty}", "title": f"Own {nasty}"} | whole for nasty in NASTY[:4]]
    return JSONResponse({"version": "https://jsonfeed.org/version/1.1", "title": NASTY[0], "items": items})


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A show whose articles have every string as title, author and file's name, beside as many that cannot be read."""
    folder = tmp_path_factory.mktemp("nasty") / "show"
    (folder / "articles").mkdir(parents=True)
    for number, nasty in enumerate(NASTY):
        header = f"title: {json.dumps(f'{number} {nasty}')}\ndate: 2026-03-01\nauthor: {json.dumps(nasty)}\n"
        good = folder / "articles" / f"{number}{name_file(nasty)}.md"
        good.write_text(f"---\n{header}---\n\nThe tide came in at six.\n")
        bad = folder / "articles" / f"bad{number}{name_file(nasty)}.md"
        bad.write_text(f"---\ntitle: Bad\nslug: {json.dumps(nasty)}\n---\n\nText.\n")
    routes = [Route("/feed.json", _feed), Route("/hook", _take, methods=["POST"])]
    with serving(Starlette(routes=routes)) as address:
        tell = [sys.executable, "-c", "import sys; open('told.json', 'wb').write(sys.stdin.buffer.read())"]
        (folder / "articlecast.toml").write_text(
            SETTINGS.format(base_url="https://example.org/podcast", engine="tone")
            + f'[sources]\narticles = ["articles", "{address}/feed.json"]\n'
            + '[read]\nallowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\nrobots = false\n'
            + f'[sync]\nmetrics = "show.prom"\nwebhook = "{address}/hook"\non_failure = {json.dumps(tell)}\n'
            + '[publish]\ntarget = "out"\n'
        )
        yield folder


def list_commands() -> list[list[str]]:
    first = f"articles/5{name_file(NASTY[5])}.md"
    bad = f"articles/bad19{name_file(NASTY[19])}.md"
    plain = [
        ["plan"], ["plan", "--json"], ["sync", "--dry-run"], ["sync", "--dry-run", "--json"], ["render"],
        ["render", "--json"], ["sync"], ["sync", "--json", "--log-json"], ["sync", "--quiet"], ["episodes"],
        ["episodes", "--json"], ["check"], ["check", "--json"], ["feed"], ["publish"], ["publish", "--dry-run"],
        ["digest", "--since", "2026-02-01", "--until", "2026-04-01"], ["settings"], ["doctor"], ["doctor", "--json"],
        ["cache"], ["cache", "verify"], ["voices", "--engine", "tone"], ["read", first], ["read", "--json", first],
        ["read", "--markdown", first], ["script", first], ["script", "--audit", first], ["script", "--diff", first],
        ["read", bad], ["script", bad], ["render", bad], ["render", "--force", first], ["retry", bad], ["retry"],
    ]  # fmt: skip
    given = [
        [*command, nasty]
        for nasty in (NASTY[0], NASTY[8], NASTY[19], NASTY[21], NASTY[28])
        for command in (
            ["withdraw"], ["pin"], ["retry"], ["read"], ["script"], ["render"], ["say"], ["publish", "--dry-run"],
            ["serve", "--revoke"], ["serve", "--add"], ["voices", "--engine"], ["voices", "--get"], ["--show"],
            ["check", "--url"], ["digest", "--week"], ["init", "--no-such"], ["cache"], ["--config"],
        )
    ]  # fmt: skip
    return [*plain, *given]


def test_no_command_hands_one_to_the_terminal(hostile: Path) -> None:
    rendered = b""
    for command in list_commands():
        seen = call_on_terminal(*command, folder=hostile).decode("utf-8", "surrogateescape")
        assert STEERING.findall(DRAWN.sub("", seen)) == [], command
        assert "\x1b[5;31;199m" not in seen, command
        assert not [line for line in seen.splitlines() if line.startswith("error: forged")], command
        rendered += seen.encode("utf-8", "surrogateescape") if command == ["render"] else b""
    for markup in (b"[/b]", b"[link=https://evil.example]", b":smiley:"):
        assert markup in rendered  # as it stands, and no markup
    assert b"\x1b]8;" not in rendered
    assert len(list((hostile / "episodes").iterdir())) > len(NASTY)  # not one of them ended the run


def test_no_report_holds_one(hostile: Path) -> None:
    called = call("sync", "--log-json", folder=hostile)
    files = [hostile / "told.json", hostile / "show.prom", hostile / "episodes/failures.json"]
    files += (hostile / ".articlecast/reports").glob("*.json")
    texts = [path.read_text("utf-8") for path in files] + [body.decode() for body in BODIES] + [called.out, called.err]

    assert len(texts) > 6
    for text in texts:
        assert STEERING.findall(text) == []
    facts = json.loads((hostile / "told.json").read_text())
    assert any(NASTY[19] in row["source"] for row in facts["failures"])  # the data are what they were


def test_every_command_prints_by_the_edge_alone() -> None:
    places = Path(articlecast.cli.__file__).parent.glob("*.py")
    bare = re.compile(r"click\.s?echo|\bprint\(|json\.dumps\((?!value)")
    found = {path.name: bare.findall(path.read_text("utf-8")) for path in places if path.name != "__init__.py"}
    drawn = {"progress.py": ["print("], "voices.py": ["print("]}  # rich's console, of lines and cells made harmless
    assert {name: calls for name, calls in found.items() if calls} == drawn


@pytest.mark.parametrize("nasty", NASTY)
def test_json_says_the_same_and_steers_nothing(nasty: str) -> None:
    text = write_json({nasty: [nasty]})
    assert json.loads(text) == {nasty: [nasty]}
    assert STEERING.findall(text) == []
    assert "\n" not in text


@pytest.mark.parametrize("nasty", [*NASTY, "caf\udce9", "-rf", "it's"])
def test_a_hint_is_pasted_as_one_word(nasty: str, tmp_path: Path) -> None:
    name = name_file(nasty)
    hint = ReadError(f"articles/{name}", "is damaged", f"ls -l articles/{name}").hint
    word = hint.removeprefix("ls -l ")
    assert "\n" not in word
    assert show_line(word) == word  # nothing is escaped a second time on its way to the terminal
    script = f"printf %s {word}; printf %s {quote_word(name)}"
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    out = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=True, env=environment)
    dashed = f"./{name}" if name.startswith("-") else name
    assert out.stdout == os.fsencode(f"articles/{name}{dashed}")
    assert list(tmp_path.iterdir()) == []


def test_a_hint_that_quotes_already_is_left_alone() -> None:
    hint = f"articlecast read {shlex.quote('a b.md')}"
    assert ReadError("a b.md", "is damaged", hint).hint == hint
