"""Delivery to a real S3-speaking server (moto's) and a real SFTP server (paramiko's), both on loopback.

Run by .ci/run, not by make test: pytest tests_stores -o pythonpath=tests   (pip: .[s3,sftp,stores])
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import paramiko
import pytest
import s3fs
from moto.server import ThreadedMotoServer
from support.shows import SHOW, write_show

from articlecast.errors import PublishError
from articlecast.publish import build_feed, build_site, write_folder
from articlecast.publish.deliver import Parcel, deliver, list_parcels

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def parcels(tmp_path: Path) -> list[Parcel]:
    episodes = write_show(tmp_path, 1, 2)
    files = dict(build_site(SHOW, episodes, lambda e, a: (tmp_path / "episodes" / e.slug / a.name).read_bytes()))
    write_folder(tmp_path / "feed", (files | {"feed.xml": build_feed(SHOW, episodes)}).items())
    return list_parcels(episodes, tmp_path / "episodes", tmp_path / "feed")


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield {"endpoint_url": f"http://{host}:{port}", "skip_instance_cache": True}
    server.stop()


def test_s3_gets_everything_with_types_and_lifetimes(s3: dict[str, Any], parcels: list[Parcel]) -> None:
    files = s3fs.S3FileSystem(**s3)
    files.mkdir("bucket")

    first = deliver(parcels, "s3://bucket/show", now=NOW, store_options=s3)
    second = deliver(parcels, "s3://bucket/show", now=NOW, store_options=s3)

    assert (first.sent[-1], second.sent) == ("feed.xml", [])
    head = files.call_s3("head_object", Bucket="bucket", Key="show/feed.xml")
    assert (head["ContentType"], head["CacheControl"]) == ("application/rss+xml", "public, max-age=300")
    audio = next(parcel.path for parcel in parcels if parcel.media_type == "audio/mpeg")
    head = files.call_s3("head_object", Bucket="bucket", Key=f"show/{audio}")
    assert (head["ContentType"], head["CacheControl"]) == ("audio/mpeg", "public, max-age=31536000, immutable")
    files.invalidate_cache()
    assert all(files.cat_file(f"bucket/show/{parcel.path}") == parcel.source.read_bytes() for parcel in parcels)


def test_a_bucket_that_is_not_there_is_said_in_a_line(s3: dict[str, Any], parcels: list[Parcel]) -> None:
    with pytest.raises(PublishError, match="there is no such place"):
        deliver(parcels, "s3://nobody/show", now=NOW, store_options=s3, wait=lambda _: None)


class Folder(paramiko.SFTPServerInterface):
    """A folder behind SFTP that closes the line after ``writes_left`` opened files."""

    root = Path()
    writes_left = 1_000_000

    def _at(self, path: str) -> str:
        return f"{self.root}{self.canonicalize(path)}"

    def stat(self, path: str) -> Any:
        try:
            return paramiko.SFTPAttributes.from_stat(os.stat(self._at(path)))
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, _attributes: Any) -> Any:
        if flags & os.O_WRONLY or flags & os.O_RDWR:
            type(self).writes_left -= 1
            if type(self).writes_left < 0:
                return paramiko.SFTP_CONNECTION_LOST
        try:
            number = os.open(self._at(path), flags, 0o644)
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)
        handle = paramiko.SFTPHandle(flags)
        stream = os.fdopen(number, "wb" if flags & os.O_WRONLY else "rb+" if flags & os.O_RDWR else "rb")
        handle.readfile = handle.writefile = stream
        handle.stat = lambda: paramiko.SFTPAttributes.from_stat(os.fstat(stream.fileno()))
        return handle

    def mkdir(self, path: str, _attributes: Any) -> int:
        os.mkdir(self._at(path))
        return paramiko.SFTP_OK

    def remove(self, path: str) -> int:
        os.remove(self._at(path))
        return paramiko.SFTP_OK

    def posix_rename(self, old: str, new: str) -> int:
        os.replace(self._at(old), self._at(new))
        return paramiko.SFTP_OK


class Door(paramiko.ServerInterface):
    def check_auth_password(self, _user: str, _password: str) -> int:
        return paramiko.AUTH_SUCCESSFUL

    def check_channel_request(self, _kind: str, _number: int) -> int:
        return paramiko.OPEN_SUCCEEDED


@pytest.fixture
def sftp(tmp_path: Path) -> Iterator[dict[str, Any]]:
    Folder.root, Folder.writes_left = tmp_path / "remote", 1_000_000
    Folder.root.mkdir()
    key, listener = paramiko.RSAKey.generate(2048), socket.create_server(("127.0.0.1", 0))
    kept = []

    def answer() -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            transport = paramiko.Transport(line)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, Folder)
            transport.start_server(server=Door())
            kept.append(transport)

    threading.Thread(target=answer, daemon=True).start()
    yield {"port": listener.getsockname()[1], "username": "u", "password": "p", "skip_instance_cache": True}
    listener.close()
    for transport in kept:
        transport.close()


def test_sftp_that_fails_at_any_file_goes_on_where_it_stopped(sftp: dict[str, Any], parcels: list[Parcel]) -> None:
    runs = 0
    for writes in (1, 3, 6, 12, 20, 1_000):
        Folder.writes_left, runs = writes, runs + 1
        try:
            deliver(parcels, "sftp://127.0.0.1/show", now=NOW, store_options=sftp, wait=lambda _: None)
            break
        except PublishError:
            Folder.writes_left = 1_000_000
            assert not (Folder.root / "show" / "feed.xml").exists()
            (Folder.root / "show" / ".articlecast-lock.json").unlink(missing_ok=True)

    assert runs > 2
    assert all((Folder.root / "show" / p.path).read_bytes() == p.source.read_bytes() for p in parcels)
