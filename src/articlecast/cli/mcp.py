"""``articlecast mcp``: the show's verbs for assistants, by the Model Context Protocol."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import click

from articlecast.cli import load_show_settings
from articlecast.errors import ArticlecastError, UsageError
from articlecast.model import Source
from articlecast.names import is_address, quote, suggest_name
from articlecast.packages import suggest_install
from articlecast.pipeline import publish_show, render_show
from articlecast.run.health import report_health
from articlecast.run.listing import find_sources
from articlecast.run.pool import Pool
from articlecast.run.questions import GIVEN, ask_one
from articlecast.run.showing import Lines, Narration, show_script, speak_lines
from articlecast.run.slugs import find_article
from articlecast.run.states import list_episodes, require_state
from articlecast.run.submitting import Submission, submit
from articlecast.show.episodes.store import Library
from articlecast.show.settings import Settings, load_settings

if TYPE_CHECKING:
    from mcp.server import MCPServer

P = ParamSpec("P")
R = TypeVar("R")

_INSTRUCTIONS = """A podcast made of written articles. Add an article, look at what will be said of it, correct it, and
render it; episodes may wait for an editor's approval, and nothing is delivered to listeners unless the tool
publish_show is offered."""


@click.command()
@click.pass_context
def command(context: click.Context) -> None:
    """Serve the show's verbs to an assistant, over standard input and output, until that ends.

    It lists episodes, adds articles, shows scripts, says lines, renders and tells the state of the show. It reads no
    file of this machine but the show's articles, and delivers nothing, unless [serve] assistants_publish = true.

    \b
    articlecast mcp
    claude mcp add articlecast -- articlecast --config /srv/show/articlecast.toml mcp
    """
    settings = load_show_settings(context)
    make_server(settings).run("stdio")


def make_server(settings: Settings) -> MCPServer:
    """The server with its tools; raises UsageError where the package is missing."""
    try:
        from mcp.types import ToolAnnotations  # noqa: PLC0415 -- for assistants alone
    except ImportError as error:
        raise UsageError("mcp", f"needs a package that is not there: {error.name}", suggest_install("mcp")) from error
    server = _make_strict()("articlecast", title=settings.show.title, instructions=_INSTRUCTIONS, log_level="ERROR")
    tools = _Tools(settings)
    looking = (tools.list_episodes, tools.list_sources, tools.show_status, tools.read_script, tools.say)
    changing = (tools.add_article, tools.render, *([tools.publish_show] if settings.serve.assistants_publish else []))
    for harmless, offered in ((True, looking), (False, changing)):
        for tool in cast("tuple[Callable[..., Any], ...]", offered):
            server.tool(annotations=ToolAnnotations(read_only_hint=harmless))(_tell_wrong(tool))
    return server


def _make_strict() -> type[MCPServer]:
    """The server of the package, which lets no argument pass that its tool does not have: it would drop it, and
    ``render(article=…)`` render all.
    """
    from mcp.server import MCPServer  # noqa: PLC0415 -- as above
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415

    class Strict(MCPServer):
        async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
            tool = next((each for each in await self.list_tools() if each.name == name), None)
            known = list((tool.input_schema if tool else {}).get("properties", arguments))
            for given in sorted(set(arguments) - set(known)):
                has = f"it has {', '.join(known)}" if known else "it has none"
                raise ToolError(f"{name}: has no argument {quote(given)}{suggest_name(given, known)}\n{has}")
            return await super().call_tool(name, arguments, context)

    return Strict


def _tell_wrong(tool: Callable[P, R]) -> Callable[P, R]:
    """The tool, whose errors reach the assistant in words, with what to do."""
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415 -- as above

    @wraps(tool)
    def call(*given: P.args, **named: P.kwargs) -> R:
        try:
            return tool(*given, **named)
        except ArticlecastError as error:
            raise ToolError(f"{error}\n{error.hint}".strip()) from error

    return call


class _Tools:
    """Each method is a tool: its docstring is what the assistant is told of it."""

    def __init__(self, settings: Settings) -> None:
        self._place = (settings.file, settings.name)

    @property
    def _settings(self) -> Settings:
        return load_settings(*self._place)  # an editor may have changed them since

    def list_episodes(self, state: str = "") -> list[dict[str, Any]]:
        """Every episode with its slug, title, state (published, waiting for review, draft, …), date, seconds and
        source; with a state only those in it.
        """
        if state:
            require_state(state)
        rows = list_episodes(self._settings)
        return [_make_plain(asdict(row)) for row in rows if state in {"", row.state}]

    def list_sources(self) -> list[str]:
        """Where the show's articles come from: folders, addresses of pages and feeds."""
        return list(self._settings.sources.named)

    def show_status(self) -> dict[str, Any]:
        """Whether the show is well: the last run, what failed, what waits."""
        settings = self._settings
        found = Library(settings.episodes_folder).sift()
        return _make_plain(dict(report_health(settings, datetime.now(UTC), *found)))

    def read_script(self, article: str) -> str:
        """What will be said of an article, sentence by sentence: of an episode's slug, one of the show's own articles,
        or a web address.
        """
        settings = self._settings
        source = Source(self._find(settings, article))
        with Pool(1) as pool:
            return ask_one(pool, show_script, source.locator, Narration(source, settings), settings.read)[1]

    def say(self, line: str, language: str = "") -> str:
        """How a line would be spoken: numbers, initialisms and signs in words."""
        settings = self._settings
        line = line.encode("utf-8", "replace").decode()
        asked = Lines([line], language or settings.show.language, settings.words)
        with Pool(1) as pool:
            _known, said = ask_one(pool, speak_lines, GIVEN, asked, settings.read)
        return said[0].shown

    def add_article(self, url: str = "", text: str = "", html: str = "", title: str = "") -> dict[str, Any]:
        """Put an article among the show's sources: a web address, a text (Markdown), or a page's HTML with the address
        that it came from. Nothing is rendered yet.
        """
        if text or html:
            kind = "text/html" if html else "text/markdown"
            given = Submission(content=(html or text).encode("utf-8", "replace"), media_type=kind, url=url, title=title)
        elif is_address(url):
            given = Submission(address=url)
        else:
            raise UsageError("add_article", "needs the address of a page or a feed, a text, or HTML", "url=https://…")
        with Pool(1) as pool:
            return _make_plain(asdict(submit(self._settings, given, pool)))

    def render(self, articles: list[str] | None = None) -> list[dict[str, Any]]:
        """Make episodes of these articles of the show, by source or slug, or of all that are new or changed."""
        settings = self._settings
        chosen = [self._find(settings, article) for article in articles or ()]
        done = render_show(settings, chosen)
        keep = ("source", "state", "slug", "title", "seconds", "doubts", "notes", "reason", "waits")
        return [
            {name: getattr(one, name) for name in keep} | ({"error": str(one.error)} if one.error else {})
            for one in done
        ]

    def publish_show(self) -> dict[str, Any]:
        """Deliver the show to its listeners, after every check: only what is approved and due goes out."""
        done = publish_show(self._settings)
        findings = [f"{finding.severity}: {finding}" for finding in done.findings]
        return {"target": done.target, "findings": findings, "delivered": done.delivery is not None}

    def _find(self, settings: Settings, article: str) -> str:
        """Where the article is; raises UsageError for a file that is none of the show's."""
        place = find_article(settings, article)
        if is_address(place):
            return place
        with Pool(1) as pool:
            own = [settings.locate(name) for name in settings.sources.articles]
            known = {settings.name_source(each.locator) for each in find_sources(pool, own, settings.read)}
        for typed in (place, settings.locate(place)):
            if settings.name_source(typed) in known:
                return settings.locate(settings.name_source(typed))
        raise UsageError(article, "is no episode's slug and none of the show's articles", "list_episodes")


def _make_plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values that JSON has, dates by ISO 8601."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
