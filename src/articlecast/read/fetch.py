"""Addresses → documents: polite, bounded, and never into a private network."""

from __future__ import annotations

import contextlib
import ipaddress
import json
import re
import socket
import ssl
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import httpx

from articlecast.errors import ReadError
from articlecast.files import replace_file
from articlecast.model import Document
from articlecast.names import sha256_hex
from articlecast.read.options import ReadOptions

LONGEST_WAIT = 30.0
"""Seconds that a server's Retry-After or Crawl-delay is waited out; a longer one is an error to come back from."""


def name_agent(show: str) -> str:
    """The User-Agent of a show: its name as far as ASCII has its letters (RFC 9110, 5.5), then our own."""
    plain = unicodedata.normalize("NFKD", show).encode("ascii", "ignore").decode()
    name = " ".join(re.sub(r"[^\x20-\x7e]", " ", plain).split())[:100]
    return f"{name} articlecast/{version('articlecast')} (+https://pypi.org/project/articlecast/)".strip()


@contextlib.contextmanager
def _hang_up_after(seconds: float) -> Iterator[Callable[[str, Mapping[str, object]], None]]:
    """Gives httpx's trace hook, and shuts the connection that it tells of once the time is over.

    httpx bounds each wait for bytes and not their sum: a server that drips its headers would hold us for days.
    """
    open_sockets: list[socket.socket] = []

    def note(event: str, info: Mapping[str, object]) -> None:
        stream = info.get("return_value")
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"} and stream is not None:
            open_sockets.append(stream.get_extra_info("socket"))  # type: ignore[attr-defined]

    def hang_up() -> None:
        for each in open_sockets:
            with contextlib.suppress(OSError):  # the one below TLS has given its descriptor away
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield note
    finally:
        timer.cancel()


def _trusted_authorities() -> ssl.SSLContext:
    """The public authorities, and those that the machine's owner trusts (SSL_CERT_FILE, the system's store)."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


class Fetcher:
    """Fetches documents, one after the other; remembers hosts' rules and times as long as it lives."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._robots: dict[str, RobotFileParser | None] = {}
        self._last: dict[str, float] = {}
        self._client = httpx.Client(
            headers={"User-Agent": name_agent(options.user_agent), "Accept-Encoding": "gzip, deflate",
                     "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
            timeout=min(options.timeout_seconds, 10.0),
            follow_redirects=False,
            trust_env=False,
            verify=_trusted_authorities(),
            limits=httpx.Limits(max_keepalive_connections=0),  # a fresh connection each time, see _hang_up_after
        )  # fmt: skip

    def __call__(self, address: str) -> Document:
        """The document at an address, redirects followed; raises ReadError."""
        return self._fetch(address, check_robots=self._options.robots)

    def _fetch(self, address: str, *, check_robots: bool) -> Document:
        stored = self._load(address)
        headers = _conditions(stored[1]) if stored else {}
        place, seen = address, []
        for _ in range(self._options.redirects + 1):
            if place in seen:
                raise ReadError(address, "redirects in a circle", f"open {address} in a browser")
            seen.append(place)
            if check_robots:
                self._ask_robots(place)
            status, answer, content = self._request(place, headers)
            if status == 304 and stored:
                return Document(stored[0], stored[1]["media_type"], stored[1]["url"], stored[1]["charset"])
            target = answer.get("location", "")
            if status not in {301, 302, 303, 307, 308} or not target:
                break
            place = urljoin(place, target)
            headers = {}
        else:
            raise ReadError(
                address, f"redirects more than {self._options.redirects} times", f"open {address} in a browser"
            )
        _refuse_status(address, status)
        document = _document(content, answer, place)
        self._store(address, document, answer)
        return document

    # ------------------------------------------------------------ one request

    def _request(self, address: str, headers: Mapping[str, str]) -> tuple[int, httpx.Headers, bytes]:
        for attempt in (1, 2):
            status, answer, content = self._request_once(address, headers)
            if status not in {429, 503} or attempt == 2:
                return status, answer, content
            wait = _seconds(answer.get("retry-after", "")) if answer.get("retry-after") else 2.0
            if wait > LONGEST_WAIT:
                raise ReadError(address, f"asks to come back in {wait:.0f} seconds", "run the same command then")
            time.sleep(wait)
        raise AssertionError  # the loop returns at its second turn

    def _request_once(self, address: str, headers: Mapping[str, str]) -> tuple[int, httpx.Headers, bytes]:
        parts = _split(address)
        host = parts.hostname or ""
        ip = self._resolve(address, host, parts.port or (443 if parts.scheme == "https" else 80))
        self._pace(host)
        # The checked address itself is asked, so that a second look-up cannot lead elsewhere.
        port = f":{parts.port}" if parts.port else ""
        literal = f"[{ip}]" if ":" in ip else ip
        place = urlunsplit((parts.scheme, literal + port, parts.path or "/", parts.query, ""))
        deadline = time.monotonic() + self._options.timeout_seconds
        asked = {**headers, "Host": f"{_ascii(host)}{port}"}
        try:
            with (
                _hang_up_after(self._options.timeout_seconds) as trace,
                self._client.stream(
                    "GET", place, headers=asked, extensions={"sni_hostname": _ascii(host), "trace": trace}
                ) as response,
            ):
                content = bytearray()
                for chunk in response.iter_bytes():
                    content += chunk
                    if len(content) > self._options.largest_bytes:
                        wrong = f"is larger than {self._options.largest_bytes:,} bytes; that is no article"
                        raise ReadError(address, wrong, "raise read.largest_bytes in articlecast.toml if it is one")
                if time.monotonic() > deadline:  # a body that ends where the connection does looks whole
                    raise _too_slow(address, self._options)
                return response.status_code, response.headers, bytes(content)
        except httpx.TimeoutException as error:
            raise _too_slow(address, self._options) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            if time.monotonic() > deadline:
                raise _too_slow(address, self._options) from error
            reason = " ".join(str(error).split()) or type(error).__name__
            if match := re.search(r"CERTIFICATE_VERIFY_FAILED\S* certificate verify failed: ([^(]+)", reason):
                wrong = f"its certificate is not to be trusted: {match.group(1).strip()}"
                raise ReadError(address, wrong, "tell its owner, or save the page from a browser") from error
            raise ReadError(address, f"cannot be fetched: {reason[:200]}", f"curl -I {address}") from error

    def _resolve(self, address: str, host: str, port: int) -> str:
        """One public address of the host; every one of its addresses has to be."""
        try:
            found = socket.getaddrinfo(_ascii(host), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise ReadError(address, f"host {host!r} is not known", "check the address for a slip") from error
        places = [str(info[4][0]).split("%")[0] for info in found]
        if host.lower() not in {name.lower() for name in self._options.allowed_hosts}:
            for place in places:
                if not _is_public(place):
                    raise ReadError(
                        address,
                        f"is on a private network ({place}) and was not fetched",
                        f'allowed_hosts = ["{host}"] below [read] in articlecast.toml, if you trust it',
                    )
        return places[0]

    def _pace(self, host: str) -> None:
        wait = self._last.get(host, 0.0) + self._options.seconds_per_host - time.monotonic()
        if wait > 0 and host in self._last:
            time.sleep(min(wait, LONGEST_WAIT))
        self._last[host] = time.monotonic()

    def _ask_robots(self, address: str) -> None:
        parts = _split(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._load_robots(site)
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch("articlecast", address):
            raise ReadError(
                address,
                "its robots.txt asks programs not to fetch it",
                "save the page from a browser and read the file",
            )

    def _load_robots(self, site: str) -> RobotFileParser | None:
        try:
            document = self._fetch(f"{site}/robots.txt", check_robots=False)
        except ReadError as error:
            if "private network" in error.wrong or "not known" in error.wrong:
                raise
            return None  # RFC 9309, 2.3.1.3: where there is none, all may be fetched
        rules = RobotFileParser()
        rules.parse(document.content[:512_000].decode("utf-8", "replace").splitlines())
        return rules

    # ------------------------------------------------------------ what was fetched before

    def _load(self, address: str) -> tuple[bytes, dict[str, str]] | None:
        if not self._options.cache:
            return None
        place = self._place(address)
        try:
            facts = json.loads(place.with_suffix(".json").read_text("utf-8"))
            content = place.with_suffix(".body").read_bytes()
        except (OSError, ValueError):
            return None
        sound = isinstance(facts, dict) and all(isinstance(value, str) for value in facts.values())
        if (
            not sound
            or facts.get("sha256") != sha256_hex(content)
            or not {"media_type", "url", "charset"} <= set(facts)
        ):
            return None
        return content, facts

    def _place(self, address: str) -> Path:
        """Where the answer is kept, but for the suffix; in as many folders as the other caches."""
        digest = sha256_hex(address.encode())
        return Path(self._options.cache) / digest[:2] / digest

    def _store(self, address: str, document: Document, answer: httpx.Headers) -> None:
        validators = {name: answer[name] for name in ("etag", "last-modified") if name in answer}
        if not self._options.cache or not validators:
            return
        place = self._place(address)
        facts = {"media_type": document.media_type, "url": document.url, "charset": document.charset,
                 "sha256": sha256_hex(document.content), **validators}  # fmt: skip
        with contextlib.suppress(OSError):  # a cache that cannot be written is no cache
            replace_file(place.with_suffix(".body"), document.content, sync=False)
            replace_file(place.with_suffix(".json"), json.dumps(facts).encode(), sync=False)


def _conditions(facts: Mapping[str, str]) -> dict[str, str]:
    """The headers that ask only for what is newer."""
    pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return {header: facts[name] for header, name in pairs if facts.get(name)}


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ReadError(address, "is no address", "check the address for a slip") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise ReadError(address, "is no address of a web page", "give an address that begins with https://")
    return parts


def _ascii(host: str) -> str:
    try:
        return host.encode("ascii").decode()
    except UnicodeError:
        return host.encode("idna").decode("ascii")


def _is_public(place: str) -> bool:
    ip = ipaddress.ip_address(place)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


def _too_slow(address: str, options: ReadOptions) -> ReadError:
    wrong = f"took longer than {options.timeout_seconds:g} seconds to answer"
    return ReadError(address, wrong, "try again, or raise read.timeout_seconds in articlecast.toml")


def _seconds(value: str) -> float:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 -- one header of one server

    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 2.0


_FAULTS = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses to be fetched by a program",
    404: "does not exist",
    410: "was taken away",
    429: "refuses, since it was asked too often",
    451: "is blocked for legal reasons",
}


def _refuse_status(address: str, status: int) -> None:
    if status >= 400:
        fault = _FAULTS.get(status, "has a fault of its own" if status >= 500 else "cannot be fetched")
        raise ReadError(address, f"{fault} (HTTP {status})", "save the page from a browser and read the file")
    if status != 200:
        raise ReadError(address, f"sends no page (HTTP {status})", f"curl -I {address}")


def _document(content: bytes, answer: httpx.Headers, address: str) -> Document:
    kind = answer.get("content-type", "")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", kind, re.IGNORECASE)
    return Document(content, kind.split(";")[0].strip().lower(), address, charset.group(1) if charset else "")
