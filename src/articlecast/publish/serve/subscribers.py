"""Who may hear a private show: each subscriber has an address of their own, and it can be revoked.

The file holds digests of the tokens alone; whoever reads it learns no address.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from articlecast.display import quote_word
from articlecast.errors import PublishError, UsageError, unwritable
from articlecast.files import replace_file
from articlecast.names import quote

PATIENCE_SECONDS = 30.0
"""How long a change of the list waits for others' to end; each takes some milliseconds."""


class Admission(Protocol):
    """Who says whether a token opens a private show."""

    def admits(self, token: str) -> bool: ...


class Reviewers:
    """Those who were told the one address at which what waits for review is heard."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load_token(self) -> str:
        """The token in the file, which is made where there is none: whoever deletes it closes the address.

        Raises PublishError where it can be neither read nor written.
        """
        try:
            token = self._read()
            if not token:
                token = secrets.token_urlsafe(24)
                replace_file(self._path, f"{token}\n".encode(), own=True)
        except OSError as error:
            raise unwritable(str(self._path), error) from error
        return token

    def admits(self, token: str) -> bool:
        """Whether it is that token; nobody is admitted before there is one."""
        try:
            known = self._read()
        except OSError:
            return False
        return bool(known) and hmac.compare_digest(token.encode(), known.encode())

    def _read(self) -> str:
        return self._path.read_text("ascii", "replace").strip() if self._path.is_file() else ""


class Subscribers:
    """The subscribers of one show, read anew from ``path`` whenever the file changes.

    ``who`` is what each of them is called, and ``command`` adds one. Each may have a ``scope``: what the token is good
    for, where the list is not all or nothing.
    """

    def __init__(self, path: Path, who: str = "subscriber", command: str = "articlecast serve --add") -> None:
        self._path, self._who, self._command = path, who, command
        self._stamp: tuple[int, int] | None = None
        self._digests: dict[str, str] = {}
        self._scopes: dict[str, str] = {}

    def names(self) -> tuple[str, ...]:
        """Everybody with an address, sorted."""
        self._refresh()
        return tuple(sorted(self._digests))

    def admits(self, token: str) -> bool:
        """Whether the token is somebody's; takes as long whether it is nearly right or all wrong."""
        return bool(self.find(token))

    def find(self, token: str) -> str:
        """Whose token it is, empty for nobody's; takes as long as ``admits``."""
        self._refresh()
        digest = _digest(token)
        # Every row is compared, and each in constant time: the answer's delay tells nothing about any of them.
        found = [name for name, known in self._digests.items() if hmac.compare_digest(digest, known)]
        return found[0] if found else ""

    def find_scope(self, name: str) -> str:
        """What that one's token is good for; empty where nothing was said of it."""
        self._refresh()
        return self._scopes.get(name, "")

    def add(self, name: str, scope: str = "") -> str:
        """A new token for ``name``, shown this once; an older one of the same name no longer counts.

        Raises UsageError for a name that nobody could be called by.
        """
        if not name.strip() or not name.isprintable():
            raise UsageError("--add", f"{quote(name)} is no name", f"{self._command} Ana")
        token = secrets.token_urlsafe(32)
        with self._alone():
            scopes = {known: held for known, held in self._scopes.items() if known != name}
            self._write(self._digests | {name: _digest(token)}, scopes | ({name: scope} if scope else {}))
        return token

    def knows(self, name: str) -> bool:
        """Whether somebody of that name has an address."""
        self._refresh()
        return name in self._digests

    def revoke(self, name: str) -> None:
        """Raises UsageError where nobody has that name."""
        with self._alone():
            if name not in self._digests:
                known = ", ".join(sorted(self._digests)) or "nobody has been added yet"
                raise UsageError(str(self._path), f"no {self._who} '{name}' ({known})")
            left = {known: digest for known, digest in self._digests.items() if known != name}
            self._write(left, {known: scope for known, scope in self._scopes.items() if known in left})

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The list as it is now, and nobody else's to change meanwhile; raises PublishError where that never comes."""
        lock = FileLock(self._path.with_name(f".{self._path.name}.lock"), timeout=PATIENCE_SECONDS)
        try:
            lock.acquire()
        except Timeout:
            wrong = f"was held by another articlecast for {PATIENCE_SECONDS:g} seconds"
            raise PublishError(str(self._path), wrong, "type the same again") from None
        except OSError as error:
            raise unwritable(str(self._path), error) from error
        try:
            self._stamp = None  # two writes within a clock's tick may have one stamp
            self._refresh()
            yield
        finally:
            lock.release()

    def _refresh(self) -> None:
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            self._stamp, self._digests, self._scopes = None, {}, {}
            return
        stamp = (stat.st_mtime_ns, stat.st_ino)
        if stamp == self._stamp:
            return
        try:
            rows = json.loads(self._path.read_bytes())
            self._digests = {str(name): str(digest) for name, digest in rows["subscribers"].items()}
            self._scopes = {str(name): str(scope) for name, scope in rows.get("scopes", {}).items()}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            hint = f"restore {quote_word(str(self._path))} from a backup, or delete it and add the {self._who}s again"
            raise PublishError(str(self._path), f"is no list of {self._who}s", hint) from error
        self._stamp = stamp

    def _write(self, digests: dict[str, str], scopes: dict[str, str]) -> None:
        rows = {"subscribers": dict(sorted(digests.items()))}
        rows |= {"scopes": dict(sorted(scopes.items()))} if scopes else {}
        replace_file(self._path, json.dumps(rows, indent=2).encode("utf-8") + b"\n")
        self._stamp = None


def _digest(token: str) -> str:
    # The token has 256 random bits, so a plain digest cannot be guessed back, salted or not.
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
