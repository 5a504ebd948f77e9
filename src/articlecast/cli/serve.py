"""``articlecast serve``: try the show in a podcast app on this machine."""

from __future__ import annotations

import socket
from contextlib import suppress
from datetime import UTC, datetime

import click
from starlette.responses import JSONResponse
from starlette.routing import Route

from articlecast.cli import load_show_settings, print_line, report
from articlecast.errors import PublishError
from articlecast.publish import create_app
from articlecast.publish.serve.limits import create_server
from articlecast.publish.serve.subscribers import Subscribers
from articlecast.run.health import report_health
from articlecast.run.rebuild import find_theme
from articlecast.show.episodes.store import Library
from articlecast.show.identity import load_show
from articlecast.show.public import list_public
from articlecast.show.settings import Settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--behind-proxy", is_flag=True, help="Believe the X-Forwarded headers of a proxy in front.")
@click.option("--private", is_flag=True, help="Each subscriber has an address of their own; nothing else answers.")
@click.option("--add", metavar="NAME", help="Give NAME an address of the private show, print its path, and end.")
@click.option("--revoke", metavar="NAME", help="Close NAME's address, and end.")
@click.pass_context
def command(
    context: click.Context,
    host: str,
    port: int,
    add: str | None,
    revoke: str | None,
    *,
    behind_proxy: bool,
    private: bool,
) -> None:
    """Serve the show, until it is interrupted, and print the address to paste into a podcast app.

    \b
    articlecast serve
    articlecast serve --port 9000
    articlecast serve --add Ana      (then: articlecast serve --private)
    """
    settings = load_show_settings(context)
    subscribers = Subscribers(settings.folder / "subscribers.json")
    if add is not None or revoke is not None:
        _change(subscribers, add, revoke)
        return
    show, _ = load_show(settings)
    folder = settings.episodes_folder
    library = Library(folder)
    app = create_app(
        show,
        lambda: list_public(library.sift()[0], datetime.now(UTC), settings.feed_folder),
        folder,
        settings.feed_folder,
        settings.publish,
        trust_forwarded=behind_proxy,
        subscribers=subscribers if private else None,
        theme=find_theme(settings),
        hosts=(host, *settings.serve.hosts),
    )
    app.router.routes.insert(0, Route("/health", lambda _request: _answer_health(settings, library)))
    for damaged in library.sift()[1]:
        report(damaged.error)
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        hint = f"articlecast serve --port {port + 1 if port < 65535 else 0}"
        raise PublishError(f"{host}:{port}", f"cannot be listened on: {error.strerror}", hint) from error
    with listener:
        place, host = "<token>/feed.xml" if private else "feed.xml", f"[{host}]" if ":" in host else host
        print_line(
            f"feed:  http://{host}:{listener.getsockname()[1]}/{place}   (paste it into a podcast app; Ctrl+C ends)"
        )
        print_line(f"site:  http://{host}:{listener.getsockname()[1]}/{place.removesuffix('feed.xml')}")
        with suppress(KeyboardInterrupt):  # uvicorn has ended in good order, and hands the signal on
            create_server(app).run(sockets=[listener])


def _answer_health(settings: Settings, library: Library) -> JSONResponse:
    """200 while all is well, 503 otherwise; what it says names no article, for it needs no token."""
    health = report_health(settings, datetime.now(UTC), *library.sift())
    return JSONResponse(health, 200 if health["ok"] else 503, {"Cache-Control": "no-store"})


def _change(subscribers: Subscribers, add: str | None, revoke: str | None) -> None:
    if revoke is not None:
        subscribers.revoke(revoke)
        print_line(f"{revoke}: revoked")
    if add is not None:
        earlier = "; the earlier address is closed" if subscribers.knows(add) else ""
        print_line(f"{add}: /{subscribers.add(add)}/feed.xml   (shown this once; keep it with {add} alone{earlier})")
