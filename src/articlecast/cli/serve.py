"""``articlecast serve``: try the show in a podcast app on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import click
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from articlecast.cli import load_show_settings, print_line, report
from articlecast.errors import PublishError
from articlecast.model import Episode
from articlecast.publish import create_app, feed_url
from articlecast.publish.feed.podcasting import feed_guid
from articlecast.publish.serve.limits import create_server
from articlecast.publish.serve.subscribers import Reviewers, Subscribers
from articlecast.run.health import report_health
from articlecast.run.rebuild import find_theme
from articlecast.show.episodes.store import Library
from articlecast.show.identity import load_show
from articlecast.show.public import hide_digests, list_offered, select_episodes
from articlecast.show.review import FOLDER as REVIEWED
from articlecast.show.review import Reviews
from articlecast.show.settings import Settings, require_maker


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--behind-proxy", is_flag=True, help="Believe the X-Forwarded headers of a proxy in front.")
@click.option("--submit", is_flag=True, help="Take articles at /articles, from whoever has a token.")
@click.option("--private", is_flag=True, help="Each subscriber has an address of their own; nothing else answers.")
@click.option("--add", metavar="NAME", multiple=True, help="Give NAME an address of the private show, and end.")
@click.option("--revoke", metavar="NAME", multiple=True, help="Close NAME's address, and end.")
@click.pass_context
def command(
    context: click.Context,
    host: str,
    port: int,
    add: tuple[str, ...],
    revoke: tuple[str, ...],
    *,
    behind_proxy: bool,
    submit: bool,
    private: bool,
) -> None:
    """Serve the show, until it is interrupted, and print the address to paste into a podcast app.

    What waits for review is heard at an address of its own, which is printed where anything waits.

    With --submit articles are handed in over HTTP, too: the page at /submit/ has a bookmarklet and is a place to share
    to, and programs use POST /articles. --submit --add NAME gives NAME a token for that.

    \b
    articlecast serve
    articlecast serve --submit --add Ana      (then: articlecast serve --submit)
    articlecast serve --port 9000
    articlecast serve --add Ana --add Bo      (then: articlecast serve --private)
    """
    settings = load_show_settings(context)
    subscribers = Subscribers(settings.subscribers_file)
    if submit:
        require_maker(settings, "serve --submit")
    if submit and (add or revoke):
        _change_submitters(settings, add, revoke)
        return
    if add or revoke:
        host = f"[{host}]" if ":" in host else host
        told = "base_url" in settings.show.model_fields_set
        _change(subscribers, add, revoke, settings.show.base_url if told else f"http://{host}:{port}")
        return
    library = Library(settings.episodes_folder)
    app = make_app(settings, library, host, private=subscribers if private else None, behind_proxy=behind_proxy)
    if submit:
        from articlecast.cli.door import make_routes  # noqa: PLC0415 -- few shows have the door open

        app.router.routes[:0] = make_routes(settings)
    for damaged in library.sift()[1]:
        report(damaged.error)
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        hint = f"articlecast serve --port {port + 1 if port < 65535 else 0}"
        raise PublishError(f"{host}:{port}", f"cannot be listened on: {error.strerror}", hint) from error
    with listener:
        place, host = "<token>/feed.xml" if private else "feed.xml", f"[{host}]" if ":" in host else host
        address = f"http://{host}:{listener.getsockname()[1]}"
        print_line(f"feed:  {address}/{place}   (paste it into a podcast app; Ctrl+C ends)")
        print_line(f"site:  {address}/{place.removesuffix('feed.xml')}")
        if submit:
            print_line(f"submit: {address}/submit/   (articlecast serve --submit --add NAME gives NAME a token)")
        if waiting := len(Reviews(settings).episodes):
            token = know_reviewers(settings).load_token()
            print_line(f"review: {address}/review/{token}/   (what waits, {waiting}; for editors alone)")
        with suppress(KeyboardInterrupt):  # uvicorn has ended in good order, and hands the signal on
            create_server(app).run(sockets=[listener])


def make_app(
    settings: Settings, library: Library, host: str, *, private: Subscribers | None = None, behind_proxy: bool = False
) -> Starlette:
    """The show as it is served: what is public or, ``private``, for its subscribers; the health check; and, at an
    address of its own, what waits for review, as a show that an editor's podcast app takes, too.
    """
    show, _ = load_show(settings)

    def list_now(episodes: Sequence[Episode]) -> tuple[tuple[Episode, ...], int]:
        now, options, folder = datetime.now(UTC), settings.publish, settings.feed_folder
        shown = hide_digests(episodes, options, now, folder)
        return list_offered(select_episodes(shown, settings.select), options, now, folder)

    serve = partial(
        create_app,
        feed_folder=settings.feed_folder,
        options=settings.publish,
        trust_forwarded=behind_proxy,
        theme=find_theme(settings),
        hosts=(host, *settings.serve.hosts),
    )
    app = serve(
        show,
        lambda: list_now(library.sift()[0])[0],
        settings.episodes_folder,
        subscribers=private,
        count_newest=lambda episodes: list_now(episodes)[1],
    )
    own = feed_guid(f"{feed_url(show)}#review")  # an app that knows the show must not take this one for it
    reviews = serve(
        replace(show, title=f"{show.title} (for review)", guid=own),
        lambda: Reviews(settings).episodes,
        settings.episodes_folder / REVIEWED,
        subscribers=know_reviewers(settings),
    )
    app.router.routes.insert(0, Mount("/review", reviews))
    app.router.routes.insert(0, Route("/health", lambda _request: _answer_health(settings, library)))
    return app


def know_reviewers(settings: Settings) -> Reviewers:
    return Reviewers(settings.state_folder / "review-token")


def _answer_health(settings: Settings, library: Library) -> JSONResponse:
    """200 while all is well, 503 otherwise; what it says names no article, for it needs no token."""
    health = report_health(settings, datetime.now(UTC), *library.sift())
    return JSONResponse(health, 200 if health["ok"] else 503, {"Cache-Control": "no-store"})


def _change_submitters(settings: Settings, add: Iterable[str], revoke: Iterable[str]) -> None:
    from articlecast.cli.door import place_submitters  # noqa: PLC0415 -- as above

    submitters = place_submitters(settings)
    for name in revoke:
        submitters.revoke(name)
        print_line(f"{name}: revoked")
    for name in add:
        earlier = "; the earlier token is closed" if submitters.knows(name) else ""
        print_line(f"{name}: {submitters.add(name)}   (a token, shown this once; keep it with {name} alone{earlier})")


def _change(subscribers: Subscribers, add: Iterable[str], revoke: Iterable[str], address: str) -> None:
    """Each subscriber's whole address, below that of the show or of this machine, as ``serve --private`` answers it."""
    for name in revoke:
        subscribers.revoke(name)
        print_line(f"{name}: revoked")
    for name in add:
        earlier = "; the earlier address is closed" if subscribers.knows(name) else ""
        place = f"{address.rstrip('/')}/{subscribers.add(name)}/feed.xml"
        print_line(f"{name}: {place}   (shown this once; keep it with {name} alone{earlier})")
