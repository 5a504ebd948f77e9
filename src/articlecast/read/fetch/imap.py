"""A mail server, asked within bounds and to read alone (RFC 3501, 9051).

The protocol is the standard library's ``imaplib``, which reads literals of any size, lines of a megabyte and untagged
answers without end, and waits for each piece anew; so the way in which it reads is ours: one clock and one budget of
bytes for each exchange, whatever comes. IMAPClient (4.x, alive) stands on imaplib and adds names for answers, with the
same reading below.
"""

from __future__ import annotations

import base64
import imaplib
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any, TypeVar

from articlecast.errors import ReadError
from articlecast.read.fetch.hosts import is_public, write_host
from articlecast.read.fetch.places import MailPlace
from articlecast.read.fetch.sasl import TOKENS, write_response
from articlecast.read.fetch.waiting import waiting
from articlecast.read.options import ReadOptions

LONGEST_LINE = 65_536
"""Bytes of one line; a list of numbers that is longer comes in an exchange that allows for it."""
LARGEST_HEADER = 65_536
MOST_HEADERS = 100
"""Headers that are asked for at once."""
_SPARE = 262_144
"""Bytes of an exchange beside what was asked for: flags, greetings, news of other letters."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_HEADER = "(UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM)])"
_BODY = "(UID BODY.PEEK[])"
_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SHORT = re.compile(rb'BODY\[[^\]]*\] "((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_FAULTS = (imaplib.IMAP4.error, OSError, ValueError, TypeError, IndexError, AttributeError, KeyError)
"""What imaplib raises at answers that are none; its own errors are few of them."""
T = TypeVar("T")


class Lost(ReadError):
    """Nothing of the server can be had: not known, not public, down, too slow, or not to be trusted."""


class TooLarge(Exception):
    """A letter is announced with more bytes than may be."""


class _Wire(imaplib.IMAP4):
    """imaplib on a socket that is open, with one clock and one budget for all that is read in an exchange."""

    def __init__(self, sock: socket.socket, host: str, seconds: float) -> None:
        self.sock, self._name = sock, host
        self._buffer = bytearray()
        self.allow(seconds)
        super().__init__(host)

    def allow(self, seconds: float, *, literal: int = 0, more: int = 0) -> None:
        """Begin an exchange: its time, the largest literal, and the bytes that may come beside a few lines."""
        self.ends, self._literal, self._budget = time.monotonic() + seconds, literal, more + _SPARE
        self._longest = LONGEST_LINE + (0 if literal else more)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        self.host, self.port, _ = host or self._name, port, timeout

    def read(self, size: int) -> bytes:
        if size > self._literal:
            raise TooLarge
        while len(self._buffer) < size:
            self._fill()
        return self._take(size)

    def readline(self) -> bytes:
        seen = 0
        while (end := self._buffer.find(b"\n", seen)) < 0:
            seen = len(self._buffer)
            if seen > self._longest:
                raise self.error("it sends a line without end")
            self._fill()
        return self._take(end + 1)

    def send(self, data: Any) -> None:
        self._watch()
        self.sock.sendall(data)

    def shutdown(self) -> None:
        self.sock.close()

    def __del__(self) -> None:
        self.sock.close()

    def secure(self, context: ssl.SSLContext) -> None:
        """STARTTLS; what came before it in the clear is not taken for an answer that came behind it (CVE-2011-0411)."""
        kind, _ = self._simple_command("STARTTLS")
        if kind != "OK" or self._buffer:
            raise self.error("it offers STARTTLS and does not begin it")
        self._watch()
        self.sock = context.wrap_socket(self.sock, server_hostname=self._name)
        self.untagged_responses.clear()
        self.capabilities = _read_capabilities(self)

    def _watch(self) -> None:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)

    def _fill(self) -> None:
        self._watch()
        piece = self.sock.recv(65_536)
        if not piece:
            raise self.abort("it hung up")
        self._budget -= len(piece)
        if self._budget < 0:
            raise self.error("it sends more than it was asked for")
        self._buffer += piece

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken


def _read_capabilities(wire: imaplib.IMAP4) -> tuple[str, ...]:
    _, rows = wire.capability()
    return tuple(str(rows[-1], "ascii", "replace").upper().split())


class Session:
    """One connection to a server, logged in, with a folder opened to read; raises ReadError, Lost where it is over."""

    def __init__(self, place: MailPlace, options: ReadOptions, context: Callable[[], ssl.SSLContext]) -> None:
        self._place, self._options = place, options
        self._wire: _Wire | None = None
        with self._explaining(), waiting():
            self._connect(context)
            self._log_in()

    @property
    def _open(self) -> _Wire:
        if self._wire is None:
            raise Lost(self._place.address, "its server hung up", "try again later")
        return self._wire

    # ------------------------------------------------------------ to ask

    def examine(self) -> tuple[str, int]:
        """Open the folder to read: the validity of its UIDs, empty where they have none, and the number of letters."""
        with self._explaining(), waiting():
            wire = self._allow()
            kind, rows = wire.select(_quote(_write_folder(self._place.folder)), readonly=True)
            if kind != "OK":
                said = self._clip(rows)
                wrong = f"has no folder '{self._place.folder}' that can be read{said}"
                raise ReadError(self._place.address, wrong, "name it as the server does, with its / or .")
            validity = wire.response("UIDVALIDITY")[1][-1]
            return (validity or b"").decode("ascii", "replace")[:40], int(rows[-1] or b"")

    def search(self, first: int, since: date | None) -> list[int]:
        """The UIDs of the letters from the number ``first`` on that came ``since`` a day, in their order."""
        day = f"SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}" if since else "ALL"
        with self._explaining(), waiting():
            wire = self._allow(more=12 * self._options.entries)
            rows = self._expect(wire.uid("SEARCH", f"{first}:*", day))
            numbers = b" ".join(row for row in rows if isinstance(row, bytes)).split()
            found = sorted({int(each) for each in numbers if each.isdigit() and len(each) <= 10})
        return found[-self._options.entries :]

    def fetch_headers(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Who sent these letters and what they are called, by UID; those that are gone are not among them."""
        with self._explaining(), waiting():
            wire = self._allow(literal=LARGEST_HEADER, more=len(uids) * LARGEST_HEADER)
            rows = self._expect(wire.uid("FETCH", ",".join(map(str, uids)), _HEADER))
            return {uid: content for uid, content in _read_rows(rows) if uid in set(uids)}

    def fetch(self, uid: int) -> bytes | None:
        """A letter, which stays as unseen as it was; None where it is gone. Raises TooLarge, and is over then."""
        most = self._options.largest_bytes
        rows: list[Any] | None = None
        with self._explaining(), waiting():
            wire = self._allow(literal=most, more=most)
            with suppress(TooLarge):
                rows = self._expect(wire.uid("FETCH", str(uid), _BODY))
        if rows is None:
            self._drop()
            raise TooLarge
        return dict(_read_rows(rows)).get(uid)

    def close(self) -> None:
        """Say goodbye, where somebody listens."""
        if self._wire is not None:
            with suppress(*_FAULTS, TooLarge):
                self._wire.allow(min(2.0, self._options.timeout_seconds))
                self._wire.logout()
        self._drop()

    # ------------------------------------------------------------ to begin

    def _connect(self, context: Callable[[], ssl.SSLContext]) -> None:
        place, limit = self._place, self._options.timeout_seconds
        ends = time.monotonic() + limit
        sock = self._open_socket(ends)
        try:
            if place.scheme == "imaps":
                sock.settimeout(max(ends - time.monotonic(), 0.01))
                sock = context().wrap_socket(sock, server_hostname=write_host(place.host))
            self._wire = _Wire(sock, write_host(place.host), max(ends - time.monotonic(), 0.01))
        except BaseException:
            sock.close()
            raise
        wire = self._wire
        if place.scheme == "imaps":
            return
        near = ipaddress.ip_address(sock.getpeername()[0].partition("%")[0]).is_loopback
        if "STARTTLS" in wire.capabilities and wire.state != "AUTH":
            wire.allow(limit)
            wire.secure(context())
        elif not near and is_public(sock.getpeername()[0]):
            wrong = "offers no encryption (STARTTLS), and its password was not sent"
            raise Lost(place.address, wrong, f"write it with imaps:// in place of {place.scheme}://")

    def _open_socket(self, ends: float) -> socket.socket:
        """A connection to the first address of the host that answers; every one of them has to be allowed."""
        place = self._place
        trusted = place.host in {name.lower() for name in self._options.allowed_hosts} or _is_loopback(place.host)
        if place.scheme == "imap" and not trusted:
            hint = f'imaps://…, or allowed_hosts = ["{place.host}"] below [read] in articlecast.toml, if you trust it'
            raise Lost(place.address, "would be sent the password unencrypted, and was not asked", hint)
        try:
            rows = socket.getaddrinfo(write_host(place.host), place.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Lost(place.address, f"host {place.host!r} is not known", "check the address for a slip") from error
        found = list(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in rows))
        for ip in found:
            if not trusted and not is_public(ip):
                wrong = f"is on a private network ({ip}) and was not asked"
                hint = f'allowed_hosts = ["{place.host}"] below [read] in articlecast.toml, if you trust it'
                raise Lost(place.address, wrong, hint)
        failure: OSError = OSError("it has no address")
        for number, ip in enumerate(found[:3]):
            left = (ends - time.monotonic()) / (min(len(found), 3) - number)
            try:
                return socket.create_connection((ip, place.port), timeout=max(left, 0.01))
            except OSError as error:
                failure = error
        raise failure

    def _log_in(self) -> None:
        place, wire = self._place, self._open
        if wire.state == "AUTH":  # it knows us by our place in its network
            return
        wire.allow(self._options.timeout_seconds)
        try:
            if mechanism := self._choose_mechanism(wire):
                answers = iter((self._write_response(mechanism),))  # what it asks for then is to hear that it failed
                wire.authenticate(mechanism, lambda _asked: next(answers, b""))
            elif "LOGINDISABLED" in wire.capabilities:
                raise Lost(place.address, "takes no password on this connection", "write it with imaps://")
            elif not (place.user + place.password).isascii():
                raise Lost(place.address, "takes users and passwords in ASCII alone", "make an app password there")
            else:
                wire.login(_quote(place.user), place.password)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            said = self._clip([str(error).encode()])
            if place.mechanism:
                hint = "an access token holds for about an hour: have a new one in the environment at each run"
                raise Lost(place.address, f"refuses the access token{said}", hint) from error
            hint = "check both; many providers want an app password, or an access token of OAuth (;AUTH=XOAUTH2)"
            raise Lost(place.address, f"refuses the user and the password{said}", hint) from error

    def _choose_mechanism(self, wire: _Wire) -> str:
        """How the server is told who asks; empty for LOGIN. A token is never sent as a password."""
        wanted = self._place.mechanism
        if not wanted:
            return "PLAIN" if "AUTH=PLAIN" in wire.capabilities else ""
        offered = [each for each in (wanted, *TOKENS) if f"AUTH={each}" in wire.capabilities]
        if not offered:
            hint = "leave out ;AUTH= and give an app password"
            raise Lost(self._place.address, "takes no access token (XOAUTH2, OAUTHBEARER)", hint)
        return offered[0]

    def _write_response(self, mechanism: str) -> bytes:
        place = self._place
        return write_response(mechanism, place.user, place.password, place.host, place.port)

    # ------------------------------------------------------------ to be told

    def _allow(self, *, literal: int = 0, more: int = 0) -> _Wire:
        wire = self._open
        wire.untagged_responses.clear()
        wire.allow(self._options.timeout_seconds, literal=literal, more=more)
        return wire

    def _expect(self, answer: tuple[str, list[T]]) -> list[T]:
        kind, rows = answer
        if kind != "OK":
            raise ReadError(self._place.address, f"refuses to be read{self._clip(rows)}", "try again later")
        return rows

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        """What goes wrong, in words; whatever the connection was, it is over then."""
        try:
            yield
        except ReadError:
            self._drop()
            raise
        except (*_FAULTS, TooLarge) as error:
            ends = self._wire.ends if self._wire else float("inf")
            self._drop()
            raise self._explain(error, late=time.monotonic() >= ends) from None  # imaplib's hold what was sent

    def _explain(self, error: Exception, *, late: bool) -> Lost:
        place, limit = self._place.address, self._options.timeout_seconds
        if isinstance(error, TimeoutError) or late:
            wrong = f"took longer than {limit:g} seconds to answer"
            return Lost(place, wrong, "try again, or raise read.timeout_seconds in articlecast.toml")
        if isinstance(error, TooLarge):
            return Lost(place, "its server sends more than it was asked for", "try again later")
        if isinstance(error, ssl.SSLCertVerificationError):
            wrong = f"its certificate is not to be trusted: {error.verify_message}"
            return Lost(place, wrong, "tell its owner, or name the authority in SSL_CERT_FILE")
        if isinstance(error, ssl.SSLError):
            return Lost(place, f"speaks no TLS there: {error.reason or error}", "check its port, and imap or imaps")
        if isinstance(error, OSError):
            wrong = f"its host {self._place.host} does not answer: {error.strerror or error}"
            return Lost(place, wrong, "try again later")
        said = re.sub(r"^command: \w+ => |(?<=b')[A-P]{4}\d+ ", "", str(error))  # whose number is another each time
        if said.startswith("it "):
            return Lost(place, f"its server {said[3:]}", "try again later")
        wrong = f"its server does not answer as a mail server does{self._clip([said.encode()])}"
        return Lost(place, wrong, "try again later")

    def _clip(self, rows: Sequence[object]) -> str:
        """What the server says, as the end of a sentence: without the password, which one may repeat, and in bounds."""
        said = b" ".join(row for row in rows if isinstance(row, bytes)).decode("utf-8", "replace")
        password = self._place.password
        sent = (password.encode(), *(self._write_response(each) for each in ("PLAIN", *TOKENS)))
        for secret in (password, *(base64.b64encode(each).decode().rstrip("=") for each in sent)):
            said = said.replace(secret, "***")
        said = " ".join("".join(each if each.isprintable() else " " for each in said).split())[:160]
        return f": {said}" if said else ""

    def _drop(self) -> None:
        if self._wire is not None:
            with suppress(OSError):
                self._wire.shutdown()
        self._wire = None


def _is_loopback(host: str) -> bool:
    """Whether the host as it is written is this machine; a name that only leads here is not."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read_rows(rows: Sequence[object]) -> Iterator[tuple[int, bytes]]:
    """UID and content of each letter in an answer to FETCH; the UID may stand before the content or behind."""
    for row, behind in zip(rows, [*rows[1:], None], strict=True):
        if isinstance(row, tuple):
            head, content = row
            found = _UID.search(head) or (_UID.search(behind) if isinstance(behind, bytes) else None)
        elif isinstance(row, bytes) and (short := _SHORT.search(row)):
            found, content = _UID.search(_SHORT.sub(b"", row)), re.sub(rb"\\(.)", rb"\1", short[1])
        else:
            continue
        if found:
            yield int(found[1]), content


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _write_folder(name: str) -> str:
    """A folder's name as servers have it: modified UTF-7 (RFC 3501, 5.1.3)."""

    def shift(found: re.Match[str]) -> str:
        packed = base64.b64encode(found[0].encode("utf-16-be")).decode().rstrip("=")
        return f"&{packed.replace('/', ',')}-"

    return re.sub(r"[^\x20-\x7e]+", shift, name.replace("&", "&-"))
