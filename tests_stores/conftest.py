"""Servers on loopback that speak S3 (moto), SFTP (paramiko) and WebDAV (wsgidav)."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import paramiko
import pytest
from cheroot import wsgi
from moto.server import ThreadedMotoServer
from wsgidav.wsgidav_app import WsgiDAVApp


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    httpx.post(f"http://{host}:{port}/moto-api/reset")  # its servers share what they hold
    yield {"endpoint_url": f"http://{host}:{port}", "skip_instance_cache": True}
    server.stop()


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


@pytest.fixture
def sftp_folder(sftp: dict[str, Any]) -> type[Folder]:
    """What lies behind ``sftp``, and may be told to close the line."""
    return Folder


@pytest.fixture
def webdav(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a WebDAV server that knows one user; its folder is ``tmp_path / "dav"``."""
    (tmp_path / "dav").mkdir()
    users = {"ana": {"password": "opensesame"}}
    settings = {"provider_mapping": {"/": str(tmp_path / "dav")}, "simple_dc": {"user_mapping": {"*": users}}}
    server = wsgi.Server(("127.0.0.1", 0), WsgiDAVApp(settings | {"verbose": 0}))
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    monkeypatch.setenv("WEBDAV_USER", "ana")
    monkeypatch.setenv("WEBDAV_PASSWORD", "opensesame")
    yield f"webdav://127.0.0.1:{server.bind_addr[1]}/show"
    server.stop()
    thread.join()
