"""One place on a store that fsspec speaks to: files sent whole, small ones read and written, errors as ours.

What differs between stores stands here: headers and players' access on object stores, WebDAV's addresses, and how a
file takes the place of another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from articlecast.errors import PublishError, UsageError
from articlecast.files import copy_file, digest_file, read_whole, replace_file, stamp_file, sync_files
from articlecast.packages import suggest_install
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.deliver.record import Record, parse_record
from articlecast.publish.deliver.targets import SPOKEN
from articlecast.publish.folder import is_content_named

STATE_FILE = ".articlecast-delivered.json"
ATTEMPTS = 4
FIRST_WAIT_SECONDS = 0.5
_LASTING = "public, max-age=31536000, immutable"
_CHANGING = "public, max-age=300"

# What each kind of store calls the type and the cache lifetime of an object; the others take neither.
_HEADERS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "s3": lambda kind, cache: {"ContentType": kind, "CacheControl": cache},
    "gs": lambda kind, cache: {"content_type": kind, "fixed_key_metadata": {"cache_control": cache}},
}
# What a player in a web page needs to read transcripts and chapters; a bucket that has rules already keeps them.
_READABLE = {
    "CORSRules": [
        {
            "AllowedMethods": ["GET", "HEAD"],
            "AllowedOrigins": ["*"],
            "AllowedHeaders": ["Range", "If-None-Match"],
            "ExposeHeaders": ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
            "MaxAgeSeconds": 86400,
        }
    ]
}
_ALIASES = {"s3a": "s3", "gcs": "gs"}
_EXTRAS = {
    "s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "sftp": "sftp", "ssh": "sftp", "webdav": "webdav",
    "webdavs": "webdav",
}  # fmt: skip
"""The extra that brings the package for a target's scheme."""


class Store:
    """One place on a store, with our errors in the place of each library's own."""

    def __init__(self, files: Any, root: str, target: str, wait: Callable[[float], None]) -> None:
        self._files, self._root, self.target, self._wait = files, root.rstrip("/"), target, wait
        protocol = files.protocol if isinstance(files.protocol, str) else files.protocol[0]
        self._protocol = _ALIASES.get(protocol, protocol)
        self._headers = _HEADERS.get(self._protocol)
        self._unsettled: list[Path] = []

    @classmethod
    def open(cls, target: str, options: Mapping[str, Any], wait: Callable[[float], None]) -> Store:
        import fsspec  # noqa: PLC0415 -- only a delivery needs it

        try:
            address, given = _place_webdav(target)
            files, root = fsspec.core.url_to_fs(address, **given, **options)
        except (ImportError, ValueError) as error:
            hint = suggest_install(_EXTRAS.get(target.partition(":")[0], "")) or f"one of: {SPOKEN}"
            raise UsageError("publish.target", f"'{target}': {error}", hint) from error
        except Exception as error:  # each store's library has errors of its own, and they share no base
            raise PublishError(
                target, f"cannot be opened: {_describe(error)}", "articlecast publish --dry-run"
            ) from error
        return cls(files, root, target, wait)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _try(self, path: str, act: Callable[[], Any]) -> Any:
        """``act`` with retries; the last error as ours."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return act()
            except FileNotFoundError:
                raise
            except Exception as error:
                if attempt == ATTEMPTS or isinstance(error, PermissionError):
                    hint = "articlecast publish   (goes on where it stopped; what is live is still whole)"
                    raise PublishError(f"{self.target}: {path}", f"was refused: {_describe(error)}", hint) from error
                self._wait(FIRST_WAIT_SECONDS * 2.0 ** (attempt - 1))
        return None

    @property
    def is_near(self) -> bool:
        """Whether it is a folder of this machine, where to ask about a file costs nothing."""
        return self._protocol in {"file", "local"}

    def send(
        self,
        source: Path,
        to: str,
        media_type: str,
        length: int,
        sha256: str,
        *,
        progress: Callable[[int], object] = lambda _gone: None,
    ) -> None:
        """The file of that many bytes, whole at the path ``to`` or not at all; its length there is compared.

        ``progress`` is told how many bytes of it went, where the store's library says so in between.
        Raises PublishError where it is not, or no more, the one of that digest: nothing goes but what was checked.
        """
        path = self._at(to)
        lasting = is_content_named(PurePosixPath(to).name)
        cache = _LASTING if lasting else _CHANGING
        headers = self._headers(media_type, cache) if self._headers else {}
        stamp = stamp_file(str(source))
        if digest_file(source) != sha256:
            raise PublishError(str(source), "is not what was checked", "articlecast check")
        if to == FEED_FILE:
            self._settle()

        def put() -> None:
            self._make_folder(path.rpartition("/")[0])
            if self.is_near:
                copy_file(source, Path(path), sha256)
                self._unsettled.append(Path(path))
            elif headers:
                told = self._watch(progress)  # an object appears whole, by its nature
                self._files.put_file(str(source), path, callback=told, **headers)
            elif hasattr(self._files, "ftp"):  # fsspec's SFTP tells nobody how far it is, and paramiko does
                self._clear(f"{path}.part")
                self._files.ftp.put(str(source), f"{path}.part", callback=lambda gone, _length: progress(gone))
                self._replace(f"{path}.part", path)
            else:
                self._files.put_file(str(source), f"{path}.part", callback=self._watch(progress))
                self._replace(f"{path}.part", path)
            self._files.invalidate_cache()
            arrived = self._files.info(path)["size"]
            if arrived != length:
                message = f"{arrived} of {length} bytes arrived"
                raise OSError(message)

        self._try(to, put)
        if stamp_file(str(source)) != stamp:
            raise PublishError(str(source), "was written to while it was sent", "articlecast publish")

    def _watch(self, progress: Callable[[int], object]) -> Any:
        """``progress`` as fsspec calls it."""
        from fsspec.callbacks import Callback  # noqa: PLC0415 -- only a delivery needs it

        return Callback(hooks={"gone": lambda _length, gone, **_: progress(gone)})

    def _clear(self, part: str) -> None:
        """No link has that name then, which SFTP would write through; WebDAV knows none."""
        if not hasattr(self._files, "ftp"):
            return
        try:
            self._files.ftp.remove(part)
        except OSError:  # some servers call it a failure, and not a missing file
            with suppress(FileNotFoundError):
                self._files.ftp.lstat(part)
                raise

    def _settle(self) -> None:
        """What was sent to a folder of this machine is durable then, before the feed names it, and is noted as sent."""
        sync_files(self._unsettled, Path(self._root))
        self._unsettled.clear()

    def open_to_players(self) -> str:
        """Send CORS with every file, where a bucket has no rules for it; why that was refused, or nothing."""
        bucket = self._root.partition("/")[0]
        if self._protocol != "s3":
            return ""
        try:
            self._files.call_s3("get_bucket_cors", Bucket=bucket)
        except Exception as error:  # noqa: BLE001 -- s3fs makes many kinds of botocore's one
            if _code_of(error) != "NoSuchCORSConfiguration":  # it does not say, or has no such rules at all
                return ""
        else:
            return ""
        try:
            self._files.call_s3("put_bucket_cors", Bucket=bucket, CORSConfiguration=_READABLE)
        except Exception as error:  # noqa: BLE001 -- as above
            return _describe(error)
        return ""

    def make_root(self) -> None:
        self._make_folder(self._root)

    def _make_folder(self, path: str) -> None:
        """Not on object stores: they have no folders, and s3fs would make a bucket of a mistyped name."""
        if not self._headers:
            self._files.makedirs(path, exist_ok=True)

    def _replace(self, part: str, path: str) -> None:
        if hasattr(self._files, "ftp"):  # paramiko's plain rename refuses where the name is taken
            self._files.ftp.posix_rename(part, path)
        elif hasattr(self._files, "client"):  # so does webdav4's move
            self._files.client.move(part, path, overwrite=True)
        else:
            self._files.mv(part, path)

    def delete(self, path: str) -> None:
        try:
            self._try(path, lambda: self._files.rm_file(self._at(path)))
        except FileNotFoundError:
            return

    def read_state(self) -> Record:
        self._files.invalidate_cache()
        try:
            return parse_record(self.read(STATE_FILE))
        except FileNotFoundError:
            return Record()

    def measure(self, path: str) -> int | None:
        """Its length in bytes; None where there is no such file."""
        try:
            return int(self._try(path, lambda: self._files.info(self._at(path)))["size"])
        except FileNotFoundError:
            return None

    def write_state(self, state: Record) -> None:
        self._settle()
        rows = {"files": dict(sorted(state.digests.items())), "retired": dict(sorted(state.retired.items()))}
        if state.theirs:
            rows["theirs"] = dict.fromkeys(sorted(state.theirs), "")
        self.write(STATE_FILE, rows)

    def read(self, path: str) -> bytes:
        """The file's content; raises FileNotFoundError where there is none."""
        load = read_whole if self.is_near else self._files.cat_file  # in a folder nothing is waited for
        content: bytes = self._try(path, lambda: load(self._at(path)))
        return content

    def write(self, name: str, rows: Mapping[str, Any]) -> None:
        """The rows as JSON, in a file that appears whole; the record is readable for none but who delivers."""
        content = json.dumps(rows, indent=1).encode()
        try:
            self._try(name, lambda: self._pipe(self._at(name), content, own=name == STATE_FILE))
        except FileNotFoundError as error:
            raise PublishError(self.target, "there is no such place", "create the bucket or folder first") from error

    def _pipe(self, path: str, content: bytes, *, own: bool) -> None:
        """The content there. A server of web pages that is another user cannot show a file that is its owner's ``own``.

        Whether an object is public is its bucket's policy, and the recipe's names what is.
        """
        if self.is_near:
            replace_file(Path(path), content, sync=False, own=own, single=True)
        elif self._headers:
            self._files.pipe_file(path, content)
        else:
            self._clear(f"{path}.part")
            self._files.pipe_file(f"{path}.part", content)
            if own and hasattr(self._files, "ftp"):
                with suppress(OSError):  # buckets behind SFTP know no modes, and the recipes serve no such name
                    self._files.ftp.chmod(f"{path}.part", 0o600)
            self._replace(f"{path}.part", path)


def _place_webdav(target: str) -> tuple[str, dict[str, Any]]:
    """A WebDAV address as fsspec has it: the server apart from the path; any other address as it is.

    ``webdavs`` is HTTPS. The user and the password are ``WEBDAV_USER`` and ``WEBDAV_PASSWORD`` in the environment.
    """
    parts = urlsplit(target)
    if parts.scheme not in {"webdav", "webdavs"}:
        return target, {}
    user, password = os.environ.get("WEBDAV_USER", ""), os.environ.get("WEBDAV_PASSWORD", "")
    server = f"{'https' if parts.scheme == 'webdavs' else 'http'}://{parts.netloc}"
    return f"webdav://{parts.path.strip('/')}", {"base_url": server, "auth": (user, password) if user else None}


def _code_of(error: BaseException | None) -> str:
    """Amazon's name for what went wrong; botocore's error is behind the one that s3fs makes of it."""
    while error is not None:
        answer = getattr(error, "response", None)
        if isinstance(answer, dict):
            return str(answer.get("Error", {}).get("Code", ""))
        error = error.__cause__ or error.__context__
    return ""


def _describe(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) < 200 else f"{words[:199]}…"
