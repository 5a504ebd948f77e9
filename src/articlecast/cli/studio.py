"""``articlecast studio``: the editor's page in the browser, and the API under it."""

from __future__ import annotations

import socket
import sys
import webbrowser
from contextlib import suppress

import click

from articlecast.cli import load_show_settings
from articlecast.errors import UsageError
from articlecast.show.settings import require_maker


@click.command()
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--api-only", is_flag=True, help="The API without the page.")
@click.pass_context
def command(context: click.Context, port: int, *, no_browser: bool, api_only: bool) -> None:
    """Open the studio: hear, correct, render and publish the show in a browser.

    It listens on this machine alone, and whoever has the address that it prints may do everything; it holds until
    the studio ends (Ctrl+C).

    \b
    articlecast studio
    articlecast studio --no-browser --port 9000
    articlecast studio --api-only
    """
    settings = load_show_settings(context)
    require_maker(settings, "studio")
    from articlecast.publish.serve.limits import create_server  # noqa: PLC0415 -- 0.3 s that --help does not need
    from articlecast.studio.access import Doors  # noqa: PLC0415 -- as above
    from articlecast.studio.app import create_studio  # noqa: PLC0415 -- as above
    from articlecast.studio.desk import Desk, make_token  # noqa: PLC0415 -- as above
    from articlecast.studio.jobs import Jobs  # noqa: PLC0415 -- as above

    try:
        listener = socket.create_server(("127.0.0.1", port))
    except OSError as error:
        hint = f"articlecast studio --port {port + 1 if port < 65535 else 0}"
        raise UsageError(f"127.0.0.1:{port}", f"cannot be listened on: {error.strerror}", hint) from error
    with listener:
        port = listener.getsockname()[1]
        own = [sys.executable, "-m", "articlecast", "--config", str(settings.file)]
        own += ["--show", settings.name] if settings.name else []
        token = make_token()
        doors = Doors(token, {f"127.0.0.1:{port}", f"localhost:{port}"}, lambda _token: frozenset())
        desk = Desk((settings.file, settings.name), Jobs(settings.state_folder / "jobs", own))
        address = f"http://127.0.0.1:{port}/?token={token}"
        click.echo(f"studio: {address}   (Ctrl+C ends)")  # with its token, which print_line would hide
        if not (no_browser or api_only):
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            create_server(create_studio(desk, doors, page=not api_only)).run(sockets=[listener])
