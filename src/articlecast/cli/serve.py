"""``articlecast serve``: try the show in a podcast app on this machine."""

from __future__ import annotations

import socket
from contextlib import suppress

import click
import uvicorn

from articlecast.cli import load_show_settings
from articlecast.errors import PublishError
from articlecast.publish import create_app
from articlecast.show import load_show
from articlecast.store import load_episodes


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.pass_context
def command(context: click.Context, host: str, port: int) -> None:
    """Serve the show, until it is interrupted, and print the address to paste into a podcast app.

    \b
    articlecast serve
    articlecast serve --port 9000
    """
    settings = load_show_settings(context)
    show, _ = load_show(settings)
    folder = settings.episodes_folder
    app = create_app(show, lambda: load_episodes(folder), folder, settings.feed_folder, settings.publish)
    try:
        listener = socket.create_server((host, port))
    except OSError as error:
        hint = f"articlecast serve --port {port + 1 if port < 65535 else 0}"
        raise PublishError(f"{host}:{port}", f"cannot be listened on: {error.strerror}", hint) from error
    with listener:
        click.echo(
            f"feed:  http://{host}:{listener.getsockname()[1]}/feed.xml   (paste it into a podcast app; Ctrl+C ends)"
        )
        with suppress(KeyboardInterrupt):  # uvicorn has ended in good order, and hands the signal on
            uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", lifespan="off")).run(sockets=[listener])
