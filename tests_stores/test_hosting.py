"""The how-to's server in a real nginx on loopback, and what podcast apps find there.

Run by .ci/run, as the other tests of this folder; needs Debian's nginx.
"""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from articlecast.publish import build_feed, build_site, write_folder
from articlecast.publish.check.live import check_live
from articlecast.publish.deliver.deliver import deliver, list_parcels
from support.command import call
from support.pages import BLOCK, DOCS, begin_show, follow
from support.shows import SHOW, write_show

PAGE = (DOCS / "how-to/nginx.md").read_text("utf-8")
(SAMPLE,) = (block for kind, _, block in BLOCK.findall(PAGE) if kind == "nginx")


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[str]:
    """The address at which the how-to's server shows ``tmp_path/www``."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    sample = SAMPLE.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/www/show", str(tmp_path / "www"))
    assert sample != SAMPLE
    kept = "".join(
        f"{name}_temp_path {tmp_path}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings = tmp_path / "nginx.conf"
    settings.write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; error_log {tmp_path}/errors.log;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{kept}"
        f"{sample}\n}}\n"
    )
    command = ["nginx", "-c", settings, "-p", tmp_path, "-e", tmp_path / "errors.log"]
    subprocess.run([*command, "-t"], check=True)
    server = subprocess.Popen(command)
    for _ in range(200):
        with socket.socket() as line:
            if server.poll() is not None or line.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


def test_the_sample_serves_a_show_that_apps_can_use(nginx: str, tmp_path: Path) -> None:
    show, folder = replace(SHOW, base_url=nginx), tmp_path / "show"
    episodes = write_show(folder, *range(1, 9))
    files = dict(build_site(show, episodes, lambda e, a: (folder / "episodes" / e.slug / a.name).read_bytes()))
    assert show.cover
    files |= {"feed.xml": build_feed(show, episodes), show.cover.name: b"\xff\xd8\xff a picture"}
    write_folder(folder / "feed", files.items())
    parcels = list_parcels(episodes, folder / "episodes", folder / "feed")
    deliver(parcels, str(tmp_path / "www"), now=datetime(2024, 6, 1, 12, tzinfo=UTC))

    assert [f"{found.place}: {found.wrong}" for found in check_live(f"{nginx}/feed.xml", items=8)] == []
    feed = httpx.get(f"{nginx}/feed.xml")
    assert feed.headers["content-encoding"] == "gzip"
    assert feed.headers["vary"] == "Accept-Encoding"
    pages = [path for path in files if path.endswith(".html")]
    assert {httpx.get(f"{nginx}/{path}").headers["content-type"] for path in pages} == {"text/html"}
    assert httpx.get(f"{nginx}/episodes/").status_code == httpx.codes.FORBIDDEN
    missing = httpx.get(f"{nginx}/episodes/gone/")
    assert (missing.status_code, "Nothing is here" in missing.text) == (httpx.codes.NOT_FOUND, True)


def test_the_how_to_does_what_it_says(nginx: str, tmp_path: Path) -> None:
    begin_show(tmp_path / "show")
    settings = tmp_path / "show/articlecast.toml"
    settings.write_text(settings.read_text("utf-8").replace("https://pod.harbour.example/notes", nginx), "utf-8")
    for kind, _, block in BLOCK.findall(PAGE):
        if kind == "console":
            follow(tmp_path / "show", block)
    told = call("check", "--url", f"{nginx}/feed.xml", folder=tmp_path / "show")
    assert (told.code, "0 errors" in told.out) == (0, True), told.out + told.err
