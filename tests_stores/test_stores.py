"""Delivery to real servers on loopback: S3 (moto), SFTP (paramiko) and WebDAV (wsgidav).

Run by .ci/run, not by make test: pytest tests_stores -o pythonpath=tests   (pip: .[s3,sftp,webdav,stores])
"""

from __future__ import annotations

import hashlib
import re
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import paramiko
import pytest
import s3fs

from articlecast.errors import PublishError
from articlecast.publish import build_feed, build_site, write_folder
from articlecast.publish.deliver.deliver import Parcel, deliver, list_parcels
from support.shows import SHOW, write_show

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


def make_parcels(folder: Path, *numbers: int) -> list[Parcel]:
    """What a show of these episodes consists of."""
    episodes = write_show(folder, *numbers)
    files = dict(build_site(SHOW, episodes, lambda e, a: (folder / "episodes" / e.slug / a.name).read_bytes()))
    write_folder(folder / "feed", (files | {"feed.xml": build_feed(SHOW, episodes)}).items())
    return list_parcels(episodes, folder / "episodes", folder / "feed")


@pytest.fixture
def parcels(tmp_path: Path) -> list[Parcel]:
    return make_parcels(tmp_path, 1, 2)


def test_s3_gets_everything_with_types_and_lifetimes(s3: dict[str, Any], parcels: list[Parcel]) -> None:
    files = s3fs.S3FileSystem(**s3)
    files.mkdir("bucket")

    first = deliver(parcels, "s3://bucket/show", now=NOW, store_options=s3)
    second = deliver(parcels, "s3://bucket/show", now=NOW, store_options=s3)

    assert (first.sent[-1], second.sent) == ("feed.xml", ())
    head = files.call_s3("head_object", Bucket="bucket", Key="show/feed.xml")
    assert (head["ContentType"], head["CacheControl"]) == ("application/rss+xml", "public, max-age=300")
    audio = next(parcel.path for parcel in parcels if parcel.media_type == "audio/mpeg")
    head = files.call_s3("head_object", Bucket="bucket", Key=f"show/{audio}")
    assert (head["ContentType"], head["CacheControl"]) == ("audio/mpeg", "public, max-age=31536000, immutable")
    files.invalidate_cache()
    assert all(files.cat_file(f"bucket/show/{parcel.path}") == parcel.source.read_bytes() for parcel in parcels)


def test_players_in_web_pages_may_read_a_bucket_that_has_no_rules_of_its_own(
    s3: dict[str, Any], parcels: list[Parcel]
) -> None:
    files, own = s3fs.S3FileSystem(**s3), {"AllowedMethods": ["GET"], "AllowedOrigins": ["https://harbour.example"]}
    files.mkdir("open")
    files.mkdir("ruled")
    files.call_s3("put_bucket_cors", Bucket="ruled", CORSConfiguration={"CORSRules": [own]})

    for bucket in ("open", "ruled"):
        assert deliver(parcels, f"s3://{bucket}/show", now=NOW, store_options=s3).closed == ""

    (rule,) = files.call_s3("get_bucket_cors", Bucket="open")["CORSRules"]
    assert (rule["AllowedMethods"], rule["AllowedOrigins"]) == (["GET", "HEAD"], ["*"])
    assert files.call_s3("get_bucket_cors", Bucket="ruled")["CORSRules"] == [own]
    audio = next(parcel.path for parcel in parcels if parcel.media_type == "text/vtt")
    address = files.url(f"open/show/{audio}")
    answer = httpx.get(address, headers={"Origin": "https://player.example"})
    assert answer.headers["access-control-allow-origin"] in {"*", "https://player.example"}


def test_a_bucket_that_is_not_there_is_said_in_a_line(s3: dict[str, Any], parcels: list[Parcel]) -> None:
    with pytest.raises(PublishError, match="there is no such place"):
        deliver(parcels, "s3://nobody/show", now=NOW, store_options=s3, wait=lambda _: None)


def test_a_large_file_is_told_of_while_it_goes(sftp: dict[str, Any], tmp_path: Path) -> None:
    large = tmp_path / "audio.mp3"
    large.write_bytes(bytes(range(256)) * 1000)
    parcel = Parcel("a/audio.mp3", large, hashlib.sha256(large.read_bytes()).hexdigest(), 256_000, "audio/mpeg")
    told: list[tuple[str, int, int]] = []
    deliver(
        [parcel], "sftp://127.0.0.1/show", now=NOW, store_options=sftp, sending=lambda *row: told.append(row)
    )  # fmt: skip
    gone = [row[1] for row in told]
    assert gone == sorted(gone)
    assert len(set(gone)) > 3
    assert (told[0], told[-1]) == (("a/audio.mp3", 0, 256_000), ("", 256_000, 256_000))


def test_the_record_on_sftp_is_its_owners_alone_where_the_server_has_modes(
    sftp: dict[str, Any], sftp_folder: Any, parcels: list[Parcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: dict[str, int] = {}

    def chattr(_folder: object, path: str, attributes: paramiko.SFTPAttributes) -> int:
        modes[path.rpartition("/")[2]] = attributes.st_mode or 0
        return paramiko.SFTP_OK

    monkeypatch.setattr(sftp_folder, "chattr", chattr)
    deliver(parcels, "sftp://127.0.0.1/show", now=NOW, store_options=sftp)
    assert {name: oct(mode & 0o777) for name, mode in modes.items()} == {".articlecast-delivered.json.part": "0o600"}


def test_sftp_that_fails_at_any_file_goes_on_where_it_stopped(
    sftp: dict[str, Any], sftp_folder: Any, parcels: list[Parcel]
) -> None:
    runs = 0
    for writes in (1, 3, 6, 12, 20, 1_000):
        sftp_folder.writes_left, runs = writes, runs + 1
        try:
            deliver(parcels, "sftp://127.0.0.1/show", now=NOW, store_options=sftp, wait=lambda _: None)
            break
        except PublishError:
            sftp_folder.writes_left = 1_000_000
            assert not (sftp_folder.root / "show" / "feed.xml").exists()
            (sftp_folder.root / "show" / ".articlecast-lock.json").unlink(missing_ok=True)

    assert runs > 2
    assert all((sftp_folder.root / "show" / p.path).read_bytes() == p.source.read_bytes() for p in parcels)


class Street:
    """The way to the S3 server, which ``fault`` may bar from the ``first`` writing request on."""

    def __init__(self, server: str) -> None:
        self.server, self.fault, self.first, self.writes = server.removeprefix("http://"), "", 0, 0

    def bars(self, method: str) -> bool:
        self.writes += method in {"PUT", "POST", "DELETE"}
        return bool(self.fault) and self.writes > self.first


@pytest.fixture
def street(s3: dict[str, Any]) -> Iterator[tuple[Street, dict[str, Any]]]:
    street = Street(s3["endpoint_url"])

    class Passer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            barred = street.bars(self.command)
            if barred and street.fault == "cut":
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if barred:
                self._answer(int(street.fault), {"Content-Type": "application/xml"}, REFUSED[street.fault])
                return
            line = HTTPConnection(street.server, timeout=30)
            line.request(self.command, self.path, body, dict(self.headers))
            answer = line.getresponse()
            self._answer(answer.status, dict(answer.getheaders()), answer.read())
            line.close()

        do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = _pass

        def _answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
            self.send_response(status)
            length = headers.pop("Content-Length", str(len(content)))
            for name in headers.keys() - {"Transfer-Encoding", "Connection", "Date", "Server"}:
                self.send_header(name, headers[name])
            self.send_header("Content-Length", length if self.command == "HEAD" else str(len(content)))
            self.end_headers()
            self.wfile.write(b"" if self.command == "HEAD" else content)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    quick = {"retries": {"max_attempts": 0}}
    yield street, s3 | {"endpoint_url": f"http://127.0.0.1:{server.server_address[1]}", "config_kwargs": quick}
    server.shutdown()
    server.server_close()


REFUSED = {
    "403": b"<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
    "503": b"<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>Reduce your rate</Message></Error>",
}


@pytest.mark.parametrize("first", [1, 9])
@pytest.mark.parametrize("fault", ["403", "503", "cut"])
def test_a_store_that_gives_out_half_way_leaves_the_live_feed_whole(
    street: tuple[Street, dict[str, Any]], s3: dict[str, Any], tmp_path: Path, fault: str, first: int
) -> None:
    way, options = street
    files = s3fs.S3FileSystem(**s3)
    bucket = f"bucket-{fault}-{first}"
    files.mkdir(bucket)
    deliver(make_parcels(tmp_path / "old", 1), f"s3://{bucket}/show", now=NOW, store_options=options)
    old = files.cat_file(f"{bucket}/show/feed.xml")
    parcels = make_parcels(tmp_path / "new", 2)

    way.fault, way.first, way.writes = fault, first, 0
    with pytest.raises(PublishError, match=r"refused|cannot be opened"):
        deliver(parcels, f"s3://{bucket}/show", now=NOW, store_options=options, wait=lambda _: None)
    files.invalidate_cache()
    assert files.cat_file(f"{bucket}/show/feed.xml") == old
    for address in re.findall(rb'<enclosure url="[^"]*/(episodes/[^"]*)"', old):
        assert files.exists(f"{bucket}/show/{address.decode()}")

    way.fault = ""
    done = deliver(parcels, f"s3://{bucket}/show", now=NOW, store_options=options)
    files.invalidate_cache()
    assert done.sent[-1] == "feed.xml"
    assert all(files.cat_file(f"{bucket}/show/{parcel.path}") == parcel.source.read_bytes() for parcel in parcels)


def test_webdav_gets_what_changed_and_the_feed_last(webdav: str, tmp_path: Path) -> None:
    deliver(make_parcels(tmp_path / "old", 1), webdav, now=NOW)
    parcels = make_parcels(tmp_path / "new", 1, 2)
    done = deliver(parcels, webdav, now=NOW)
    assert done.sent[-1] == "feed.xml"
    assert done.kept > 0
    assert all((tmp_path / "dav/show" / each.path).read_bytes() == each.source.read_bytes() for each in parcels)
    assert deliver(parcels, webdav, now=NOW).sent == ()


def test_webdav_that_refuses_the_password_is_said_and_shows_none(
    webdav: str, parcels: list[Parcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEBDAV_PASSWORD", "sesame-open")
    with pytest.raises(PublishError, match=r"refused|cannot be opened") as caught:
        deliver(parcels, webdav, now=NOW, wait=lambda _: None)
    assert "sesame" not in str(caught.value)
