"""``articlecast mcp``: the official client, over the pipes of a real process."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from cli.conftest import WriteArticle
from cli.test_add import PAGE, WORDS
from support.command import call

TOOLS = {"list_episodes", "list_sources", "show_status", "read_script", "say", "add_article", "render"}


def converse(show: Path, talk: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "articlecast", "mcp"], cwd=show, env=dict(os.environ)
        )
        with anyio.fail_after(120):
            async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
                await session.initialize()
                return await talk(session)

    return anyio.run(run)


async def ask(session: ClientSession, tool: str, **given: Any) -> tuple[bool, Any]:
    """Whether it is an error, and what was answered."""
    result = await session.call_tool(tool, given)
    texts = [part.text for part in result.content if part.type == "text"]
    values = [json.loads(text) if text.startswith(("{", "[")) else text for text in texts]
    return bool(result.is_error), values[0] if len(values) == 1 else values


def test_an_assistant_adds_an_article_looks_at_it_and_renders_it(show: Path) -> None:
    async def talk(session: ClientSession) -> None:
        tools = await session.list_tools()
        assert {tool.name for tool in tools.tools} == TOOLS, "publishing needs a setting"
        wrong, added = await ask(session, "add_article", html=PAGE, url="https://example.org/cranes")
        assert not wrong
        assert (added["source"], added["title"]) == ("articles/cranes.html", "Cranes")
        _, script = await ask(session, "read_script", article="articles/cranes.html")
        assert "The harbour was closed on Monday" in script
        _, said = await ask(session, "say", line="It cost $5.")
        assert said == "It cost five dollars."
        _, made = await ask(session, "render")
        assert (made["state"], made["slug"]) == ("new", "cranes")
        _, listed = await ask(session, "list_episodes", state="published")
        assert listed["title"] == "Cranes"
        _, again = await ask(session, "read_script", article="cran")
        assert again == script
        _, sources = await ask(session, "list_sources")
        assert sources == "articles"
        _, status = await ask(session, "show_status")
        assert status["ok"] in {True, False}

    converse(show, talk)


def test_no_file_of_the_machine_is_read_and_what_is_wrong_is_told(show: Path, tmp_path: Path) -> None:
    secret = tmp_path / "diary.md"
    secret.write_text(f"# Diary\n\n{WORDS}")

    async def talk(session: ClientSession) -> None:
        for place in (str(secret), f"../{secret.name}", "/etc/passwd", "articlecast.toml", "-"):
            wrong, told = await ask(session, "read_script", article=place)
            assert wrong
            assert "none of the show's articles" in told
            assert (await ask(session, "render", articles=[place]))[0]
        wrong, told = await ask(session, "add_article", url=str(secret))
        assert wrong
        assert "needs the address of a page" in told

    converse(show, talk)


@pytest.mark.parametrize("allowed", [True, False])
def test_an_assistant_publishes_where_a_setting_says_so_alone(
    show: Path, write: WriteArticle, tmp_path: Path, *, allowed: bool
) -> None:
    write("tide")
    target = tmp_path / "web"
    text = (show / "articlecast.toml").read_text()
    more = f'\n[publish]\ntarget = "{target}"\n[serve]\nassistants_publish = {str(allowed).lower()}\n'
    (show / "articlecast.toml").write_text(text + more)
    assert call("render", "--quiet", folder=show).code == 0

    async def talk(session: ClientSession) -> None:
        wrong, told = await ask(session, "publish_show")
        assert wrong is not allowed
        assert not allowed or told["delivered"]

    converse(show, talk)
    assert (target / "feed.xml").is_file() == allowed


def test_an_argument_and_a_state_that_nobody_knows_are_refused_with_what_there_is(
    show: Path, write: WriteArticle
) -> None:
    write("tide")

    async def talk(session: ClientSession) -> None:
        wrong, told = await ask(session, "render", article="tide")
        assert wrong
        assert "has no argument 'article'; did you mean 'articles'?" in told
        assert (await ask(session, "list_episodes"))[1] == [], "nothing was rendered"
        wrong, told = await ask(session, "show_status", verbose=True)
        assert wrong
        assert told.endswith("it has none")
        wrong, told = await ask(session, "list_episodes", state="publishd")
        assert wrong
        assert "did you mean 'published'?" in told
        assert "waiting for review" in told
        assert not (await ask(session, "list_episodes", state="published"))[0]

    converse(show, talk)
