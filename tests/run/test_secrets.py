"""Secrets planted wherever one may stand: in nothing that a run writes, prints or sends but to whom it belongs."""

import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from articlecast.credentials import mask_addresses
from articlecast.show.memory import Memory, Seen
from articlecast.show.settings import load_settings
from support.command import Called, call
from support.web import serving

LOGIN, TOKEN, TARGET, HOOK, KEY = (
    "hunter2-of-the-feed", "tok3n-of-the-feed", "pass-of-the-target", "secret-of-the-hook", "sk-key-of-the-engine",
)  # fmt: skip
SECRETS = (LOGIN, TOKEN, TARGET, HOOK, KEY)
WORDS = "<p>The tide came in at six, and nobody had told the harbour master of it at all.</p>" * 9
KEPT = {"ETag": '"1"'}  # what the page cache keeps
ITEM = """<item><guid isPermaLink="false">{name}</guid><title>The {name}</title><link>{link}</link>
<pubDate>Sun, 01 Mar 2026 06:00:00 GMT</pubDate>{body}</item>"""


class World:
    """A server of feeds that ask for a secret, of a webhook, and of an engine that repeats its key in errors."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bytes]] = []
        self.hooks: list[bytes] = []
        routes = [Route(path, self.answer, methods=["GET", "POST"]) for path in ("/{path:path}",)]
        self.app = Starlette(routes=routes)

    async def answer(self, request: Request) -> Response:
        path, body, asked = request.url.path, await request.body(), request.headers.get("authorization", "")
        self.asked.append((f"{request.url} {request.headers}", body))
        if path == f"/hook/{HOOK}":
            self.hooks.append(body)
            return Response()
        if path.startswith("/v1/"):
            return PlainTextResponse(f"no such key: {asked}", 401)
        if path.startswith("/login/") and asked != f"Basic {base64.b64encode(f'me:{LOGIN}'.encode()).decode()}":
            return PlainTextResponse("who are you?", 401)
        if path.startswith("/token/") and TOKEN not in request.query_params.values():
            return PlainTextResponse("what do you know?", 403)
        return PAGES[path]() if path in PAGES else PlainTextResponse("nothing here", 404)


def _send_feed(items: str) -> Response:
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>{items}</channel></rss>'
    return Response(text, media_type="application/rss+xml", headers=KEPT)


def _send_page(title: str) -> Response:
    page = f"<html><head><title>{title}</title></head><body><article>{WORDS}</article></body></html>"
    return Response(page, headers=KEPT)


PAGES = {
    "/login/feed.xml": lambda: _send_feed(ITEM.format(name="page", link="page.html", body="")),
    "/login/page.html": lambda: _send_page("The page"),
    "/token/page.html": lambda: _send_page("The sheet"),
    "/token/feed.xml": lambda: _send_feed(
        ITEM.format(name="entry", link="", body=f"<description><![CDATA[{WORDS}]]></description>")
    ),
}


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[World, str]]:
    world = World()
    for name, value in (("FEED_LOGIN", LOGIN), ("TARGET_PASSWORD", TARGET), ("HOOK", HOOK), ("OPENAI_API_KEY", KEY)):
        monkeypatch.setenv(name, value)
    with serving(world.app) as address:
        yield world, address


def make_show(folder: Path, address: str, engine: str = 'engine = "tone"', login: str = "${FEED_LOGIN}") -> Path:
    host, tell = address.removeprefix("http://"), "import sys; open('told.json', 'wb').write(sys.stdin.buffer.read())"
    sources = [
        f"http://me:{login}@{host}/login/feed.xml", f"{address}/token/feed.xml?token={TOKEN}",
        f"{address}/token/page.html?sig={TOKEN}", f"http://me:{login}@{host}/login/gone.xml?token={TOKEN}",
    ]  # fmt: skip
    folder.mkdir()
    (folder / "articlecast.toml").write_text(f"""
[show]
title = "Harbour Notes"
base_url = "https://example.org/podcast"
[sources]
articles = {json.dumps(sources)}
[speak]
{engine}
[read]
allowed_hosts = ["127.0.0.1"]
seconds_per_host = 0
[publish]
target = "ftp://me:${{TARGET_PASSWORD}}@127.0.0.1:9/show"
[sync]
webhook = "{address}/hook/${{HOOK}}"
on_failure = {json.dumps([sys.executable, "-c", tell])}
metrics = "show.prom"
""")
    return folder


def read_all(folder: Path) -> dict[str, bytes]:
    """Every file below the folder but for the settings; a file's name is among what is written."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != "articlecast.toml"]
    return {str(path): str(path.relative_to(folder)).encode() + b"\n" + path.read_bytes() for path in paths}


def find_secrets(folder: Path, *called: Called) -> list[tuple[str, str]]:
    texts = read_all(folder) | {f"call {n}": (each.out + each.err).encode() for n, each in enumerate(called)}
    return [(secret, place) for place, text in texts.items() for secret in SECRETS if secret.encode() in text]


@pytest.mark.parametrize("login", ["${FEED_LOGIN}", LOGIN], ids=["from the environment", "in the settings"])
def test_no_secret_is_in_what_a_run_writes_or_prints_or_sends(
    tmp_path: Path, world: tuple[World, str], login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)  # the target is tried four times
    show = make_show(tmp_path / "show", world[1], login=login)
    commands = (
        "sync --log-json", "sync --json", "render --json", "render", "episodes", "episodes --json", "check", "plan",
        "settings", "doctor", "publish", "publish --dry-run", "sync --dry-run --json", "retry", "sync",
    )  # fmt: skip
    called = [call(*command.split(), folder=show) for command in commands]

    assert len(list((show / "episodes").glob("*/episode.json"))) == 3, called[0].err  # each secret opened its door
    assert find_secrets(show, *called) == []
    told = [*world[0].hooks, (show / "told.json").read_bytes()]
    assert len(told) > 1
    assert b"gone.xml" in told[-1]
    assert b"ftp://me:***@127.0.0.1:9/show" in b"".join(told)
    assert not [body for body in told for secret in SECRETS if secret.encode() in body]


def test_an_engine_that_repeats_its_key_puts_it_nowhere(tmp_path: Path, world: tuple[World, str]) -> None:
    engine = f'engine = "openai"\nvoice = "alloy"\n[speak.engines.openai]\nbase_url = "{world[1]}/v1"\n'
    show = make_show(tmp_path / "show", world[1], engine)
    called = [call(*command.split(), folder=show) for command in ("render", "sync --log-json --no-publish", "episodes")]

    assert any(path.startswith(f"{world[1]}/v1/") and KEY in path for path, _body in world[0].asked)
    assert find_secrets(show, *called) == []


def test_only_the_rightful_server_is_sent_a_login(tmp_path: Path, world: tuple[World, str]) -> None:
    other = World()
    with serving(other.app) as elsewhere:
        show = make_show(tmp_path / "show", world[1])
        settings = show / "articlecast.toml"
        settings.write_text(settings.read_text().replace("articles = [", f'articles = ["{elsewhere}/a.html", '))
        call("sync", "--no-publish", folder=show)

    assert other.asked
    assert "authorization" not in str(other.asked)
    assert not [secret for secret in SECRETS if secret in str(other.asked)]


def test_the_state_folder_is_its_owners_alone(tmp_path: Path, world: tuple[World, str]) -> None:
    show = make_show(tmp_path / "show", world[1])
    call("sync", "--no-publish", folder=show)

    kept = [show / ".articlecast" / name for name in ("memory.json", "catalog.json")]
    kept += [*(show / ".articlecast/reports").iterdir(), *(show / ".articlecast/pages").rglob("*.*")]
    assert len(kept) > 10
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    assert (show / "feed/feed.xml").stat().st_mode & 0o777 == 0o644


def test_a_variable_that_is_not_set_is_told_where_it_is_needed(
    tmp_path: Path, world: tuple[World, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    show = make_show(tmp_path / "show", world[1])
    call("sync", "--no-publish", folder=show)
    monkeypatch.delenv("FEED_LOGIN")
    monkeypatch.delenv("TARGET_PASSWORD")

    listed, published = call("episodes", folder=show), call("publish", folder=show)

    assert (listed.code, listed.out.count("published")) == (0, 3)
    assert published.code == 2
    assert "TARGET_PASSWORD" in published.err
    again = call("sync", "--no-publish", folder=show)
    assert "FEED_LOGIN, which is not set" in again.err
    assert call("episodes", folder=show).out.count("published") == 3


@pytest.mark.parametrize(
    "address",
    [
        f"ftp://me:{LOGIN}@host.example/feed",
        f"http:/me:{LOGIN}@host.example/feed",
        f"//me:{LOGIN}@host.example/feed",
        f"http://me:{LOGIN}/1@host.example/feed",
    ],
)
def test_a_mistyped_address_shows_no_password(tmp_path: Path, address: str) -> None:
    (tmp_path / "articlecast.toml").write_text(
        f'[show]\ntitle = "Tides"\n[sources]\narticles = ["{address}"]\n[speak]\nengine = "tone"\n', "utf-8"
    )
    said = [call(command, folder=tmp_path) for command in ("sync", "settings", "doctor", "episodes")]
    assert "me:" in said[0].err
    assert LOGIN not in "".join(each.out + each.err for each in said)


def test_an_old_show_keeps_all_that_it_remembers(tmp_path: Path, world: tuple[World, str]) -> None:
    show = make_show(tmp_path / "show", world[1], login=LOGIN)
    call("sync", "--no-publish", folder=show)
    before = {row["guid"]: row["source"] for row in call("episodes", "--json", folder=show).events if row["guid"]}
    raw = [*load_settings(show).sources.articles, f"{world[1]}/token/feed.xml?token={TOKEN}#entry=entry"]
    for path in [*(show / "episodes").rglob("*.json"), show / ".articlecast/memory.json"]:  # as it was written before
        text = path.read_text()
        for address in raw:
            text = text.replace(mask_addresses(address), address)
        path.write_text(text.replace("[5,", "[3,", 1) if path.name == "memory.json" else text)
        path.chmod(0o644)
    (show / ".articlecast/catalog.json").unlink()
    assert {TOKEN, LOGIN} <= {secret for secret, _place in find_secrets(show)}
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text().replace(LOGIN, "${FEED_LOGIN}"))  # and it is put where it belongs

    plan = call("sync", "--dry-run", "--json", folder=show).events
    done = call("sync", "--no-publish", folder=show)

    assert {row["todo"] for row in plan if row.get("event") == "decision"} <= {"unchanged", "retry", "waiting"}
    after = {row["guid"]: row["source"] for row in call("episodes", "--json", folder=show).events if row["guid"]}
    assert after == before, done.err
    assert (show / ".articlecast/memory.json").stat().st_mode & 0o777 == 0o600
    assert TOKEN not in (show / ".articlecast/memory.json").read_text()


def test_an_old_memory_holds_on_and_is_written_anew(tmp_path: Path) -> None:
    seen, feed = {"https://me:secret@host.example/a": ["stamp", "fingerprint", ""]}, "https://host.example/f?token=abc"
    told = {f"{feed}: is away": [1, "2026-03-01T06:00:00+00:00"]}
    rows, place = [3, "key", "recipe", "feed", "sent", seen, {}, [feed], told, {}], tmp_path / "memory.json"
    place.write_text(json.dumps(rows))

    memory = Memory.load(tmp_path)

    assert memory.sources == {"https://me:***@host.example/a": Seen("stamp", "fingerprint")}
    assert (memory.key, memory.feeds) == ("key", (mask_addresses(feed),))
    assert memory.save(tmp_path)
    assert "secret" not in place.read_text()
    assert not Memory.load(tmp_path).save(tmp_path)
