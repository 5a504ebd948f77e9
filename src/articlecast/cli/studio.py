"""``articlecast studio``: the editor's page in the browser, and the API under it."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from articlecast.cli import load_show_settings, print_line, print_secret
from articlecast.credentials import find_unset
from articlecast.errors import ShowBusy, UsageError
from articlecast.publish.serve.subscribers import Subscribers
from articlecast.show.settings import Settings, require_maker

if TYPE_CHECKING:
    from articlecast.studio.access import Doors

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SCOPES = ("read", "edit", "publish")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--api-only", is_flag=True, help="The API without the page.")
@click.option("--add", metavar="NAME", multiple=True, help="Give NAME a token, and end.")
@click.option("--scope", type=click.Choice(SCOPES), default="edit", show_default=True, help="What that token may do.")
@click.option("--revoke", metavar="NAME", multiple=True, help="Close NAME's token, and end.")
@click.option(
    "--hash-password", is_flag=True, help="Ask for a password, print what the settings may hold of it, and end."
)
@click.pass_context
def command(
    context: click.Context,
    *,
    host: str,
    port: int,
    add: tuple[str, ...],
    scope: str,
    revoke: tuple[str, ...],
    no_browser: bool,
    api_only: bool,
    hash_password: bool,
) -> None:
    """Open the studio: hear, correct, render and publish the show in a browser.

    It listens on this machine alone, and whoever has the address that it prints may do everything; it holds until
    the studio ends (Ctrl+C). Programs, and colleagues, have tokens of their own: with the scope read they look, with
    edit they change articles, scripts and settings and render, with publish they decide what listeners get.

    On another address than this machine's own it needs [studio] password or proxy_header in articlecast.toml, and a
    proxy with TLS in front.

    \b
    articlecast studio
    articlecast studio --no-browser --port 9000
    articlecast studio --api-only
    articlecast studio --add Ana --scope publish
    articlecast studio --revoke Ana
    articlecast studio --host 0.0.0.0
    """
    settings = load_show_settings(context)
    require_maker(settings, "studio")
    if hash_password:
        from articlecast.studio.passwords import hash_password as make_hash  # noqa: PLC0415 -- FastAPI, for one line

        typed = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        print_secret(f'password = "{make_hash(typed)}"   (below [studio])')
        return
    editors = Subscribers(settings.editors_file, who="editor", command="articlecast studio --add")
    if add or revoke:
        _change_editors(editors, add, revoke, scope)
        return
    _demand_lock(settings, host)
    with _alone(settings):
        try:
            listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError as error:
            hint = f"articlecast studio --port {port + 1 if port < 65535 else 0}"
            raise UsageError(f"{host}:{port}", f"cannot be listened on: {error.strerror}", hint) from error
        with listener:
            _serve(settings, editors, listener, browser=not (no_browser or api_only), page=not api_only)


def _serve(settings: Settings, editors: Subscribers, listener: socket.socket, *, browser: bool, page: bool) -> None:
    from articlecast.publish.serve.limits import create_server  # noqa: PLC0415 -- 0.3 s that --help does not need
    from articlecast.studio.app import create_studio, open_desk  # noqa: PLC0415 -- as above
    from articlecast.workers import prepare_processes  # noqa: PLC0415 -- as above

    prepare_processes("articlecast.run.showing", "articlecast.show.digest", "articlecast.read.article",
                      "articlecast.read.load", "articlecast.narrate.languages.en")  # fmt: skip
    host, port = listener.getsockname()[:2]
    own = [*(["--config", str(settings.file)]), *(["--show", settings.name] if settings.name else [])]
    doors = _make_doors(settings, editors, host, port)
    desk = open_desk(settings, own)
    server = create_server(create_studio(desk, doors, page=page), lifespan=True, trust_forwarded=False)
    desk.hub.stopping = lambda: server.should_exit
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104 -- compared
    address = f"http://{shown}:{port}/?token={doors.token}"
    print_secret(f"studio: {address}   (Ctrl+C ends)")
    if browser:
        webbrowser.open(address)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _make_doors(settings: Settings, editors: Subscribers, host: str, port: int) -> Doors:
    from articlecast.studio.access import Doors  # noqa: PLC0415 -- as above
    from articlecast.studio.desk import make_token  # noqa: PLC0415 -- as above
    from articlecast.studio.passwords import Lock  # noqa: PLC0415 -- as above

    options = settings.studio
    own = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
    shown = f"[{host}]" if ":" in host else host
    return Doors(
        make_token(),
        {*own, f"{shown}:{port}", *(name.lower() for name in options.hosts)},
        editors,
        Lock("" if find_unset(options.password) else options.password),
        options.proxy_header,
        options.proxies,
        settings.read.largest_bytes,
    )


def _demand_lock(settings: Settings, host: str) -> None:
    """Raises UsageError where anybody on the network would find the studio without a lock."""
    options = settings.studio
    if unset := find_unset(options.password):
        raise UsageError("studio.password", f"needs {unset}, which is not set in the environment", f"export {unset}=…")
    if host not in LOOPBACK and not (options.password or options.proxy_header):
        wrong = "others than this machine would reach the studio, and nothing asks them who they are"
        raise UsageError("--host", wrong, 'password = "${STUDIO_PASSWORD}"   (below [studio] in articlecast.toml)')


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """One studio a show: its jobs and its drafts are one's alone. Raises ShowBusy."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 -- as above

    settings.state_folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.state_folder / "studio.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise ShowBusy("studio", "another one is open on this show", "use it, or end it with Ctrl+C") from None
    try:
        yield
    finally:
        lock.release()


def _change_editors(editors: Subscribers, add: Iterable[str], revoke: Iterable[str], scope: str) -> None:
    for name in revoke:
        editors.revoke(name)
        print_line(f"{name}: revoked")
    for name in add:
        earlier = "; the earlier token is closed" if editors.knows(name) else ""
        token = editors.add(name, scope)
        print_line(f"{name}: {token}   (may {scope}; shown this once, keep it with {name} alone{earlier})")
