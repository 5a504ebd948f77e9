"""Addresses → documents: polite, bounded, and never into a private network."""

from __future__ import annotations

import re
import socket
import ssl
import time
import unicodedata
from base64 import b64encode
from collections.abc import Mapping
from importlib.metadata import version
from urllib.parse import unquote, unquote_to_bytes, urlunsplit

import httpx
from protego import Protego

from articlecast.connections import limit_exchange, open_client
from articlecast.credentials import find_login, find_unset, split_login
from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read.fetch.cookies import Cookies
from articlecast.read.fetch.hosts import is_public, join_address, split_address, write_host
from articlecast.read.fetch.kept import PageCache
from articlecast.read.fetch.waiting import waiting
from articlecast.read.options import ReadOptions

AGENT = "articlecast"
"""What a site's robots.txt may call us."""
LONGEST_WAIT = 30.0
"""Seconds that a server's Retry-After or Crawl-delay is waited out; a longer one is an error to come back from."""
SILENCE = 60.0
"""Seconds for which a host that did not answer is not asked again: a feed may name it a thousand times."""
MOST_PLACES = 3
"""Of a host's addresses so many are tried, one after the other."""
_UNASKED = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})


class _NoAnswer(ReadError):
    """Nothing of a host can be had: it is not known, not public, down, too slow, or not to be trusted."""


class _Fault(ReadError):
    """A server answers with a fault of its own (HTTP 5xx)."""


def name_agent(show: str) -> str:
    """The User-Agent of a show: its name as far as ASCII has its letters (RFC 9110, 5.5), then our own."""
    plain = unicodedata.normalize("NFKD", show).encode("ascii", "ignore").decode()
    name = " ".join(re.sub(r"[^\x20-\x7e]", " ", plain).split())[:100]
    return f"{name} articlecast/{version('articlecast')} (+https://pypi.org/project/articlecast/)".strip()


def trusted_authorities() -> ssl.SSLContext:
    """The public authorities, and those that the machine's owner trusts (SSL_CERT_FILE, the system's store)."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


class Fetcher:
    """Fetches documents, one after the other; remembers hosts' rules and times as long as it lives."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._kept, self._cookies = PageCache(options.cache), Cookies(options.cookies)
        self._robots: dict[str, Protego | None] = {}
        self._last: dict[str, float] = {}
        self._silent: dict[str, tuple[float, ReadError]] = {}
        self._failed: dict[str, tuple[float, ReadError]] = {}
        self._delays: dict[str, float] = {}
        self._client = open_client(
            headers={"User-Agent": name_agent(options.user_agent), "Accept-Encoding": "gzip, deflate",
                     "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
            timeout=min(options.timeout_seconds, 10.0),
            follow_redirects=False,
            trust_env=False,
            verify=trusted_authorities(),
            limits=httpx.Limits(max_keepalive_connections=0),  # two hosts at one address share no connection
        )  # fmt: skip

    def __call__(self, address: str) -> Document:
        """The document at an address, redirects followed; raises ReadError, and again for a while without asking."""
        since, why = self._failed.get(address, (-SILENCE, None))
        if why is not None and time.monotonic() - since < SILENCE:
            raise why
        try:
            return self._fetch(address, check_robots=self._options.robots)
        except ReadError as error:  # a source is listed first and loaded later
            self._failed[address] = time.monotonic(), error
            raise

    def _fetch(self, address: str, *, check_robots: bool) -> Document:
        if unset := find_unset(address):
            raise ReadError(address, f"needs {unset}, which is not set in the environment", f"export {unset}=…")
        place, own = split_login(address)
        seen, host = list[str](), ""
        logins = [address, *self._options.logins] if own else self._options.logins
        for _ in range(self._options.redirects + 1):
            if place in seen:
                raise ReadError(address, "redirects in a circle", f"open {address} in a browser")
            seen.append(place)
            try:
                if check_robots:
                    self._ask_robots(place)
                server = split_address(place).netloc
                if server != host:  # asked by its number, a host would be given its neighbour's cookies
                    self._client.cookies.clear()
                    host = server
                kept, login = self._kept.load(place), find_login(place, logins)
                asked = self._cookies.find(place)
                asked |= _authorize(login)
                status, answer, content = self._request(place, asked | (dict(kept.conditions) if kept else {}))
            except ReadError as error:
                if len(seen) == 1:
                    raise type(error)(address, error.wrong, error.hint.replace(place, address)) from error
                raise type(error)(address, f"leads to {place[:200]}: {error.wrong}", error.hint) from error
            if status == 304 and kept:
                return kept.document
            target = answer.get("location", "")
            if status not in {301, 302, 303, 307, 308} or not target:
                break
            place = split_login(join_address(place, target))[0]
        else:
            raise ReadError(
                address, f"redirects more than {self._options.redirects} times", f"open {address} in a browser"
            )
        _refuse_status(address, status)
        document = _document(content, answer, place)
        self._kept.store(document, answer)
        return document

    # ------------------------------------------------------------ one request

    def _request(self, address: str, headers: Mapping[str, str]) -> tuple[int, httpx.Headers, bytes]:
        if (left := self._kept.left_alone(address)) > 0:
            raise _come_back(address, left)
        for attempt in (1, 2):
            status, answer, content = self._request_once(address, headers)
            if status not in {429, 503} or attempt == 2:
                return status, answer, content
            wait = _seconds(answer.get("retry-after", "")) if answer.get("retry-after") else 2.0
            if wait > LONGEST_WAIT:
                self._kept.leave_alone(address, wait)
                raise _come_back(address, wait)
            with waiting():
                time.sleep(wait)
        raise AssertionError  # the loop returns at its second turn

    def _request_once(self, address: str, headers: Mapping[str, str]) -> tuple[int, httpx.Headers, bytes]:
        parts = split_address(address)
        host = parts.hostname or ""
        if parts.netloc in self._silent:
            since, why = self._silent[parts.netloc]
            if time.monotonic() - since < SILENCE:
                raise _NoAnswer(address, why.wrong, why.hint.replace(why.thing, address))
        with waiting():
            places = self._resolve(address, host, parts.port or (443 if parts.scheme == "https" else 80))
        self._pace(host)
        port = f":{parts.port}" if parts.port else ""
        asked = {**headers, "Host": f"{write_host(host)}{port}"}
        deadline = time.monotonic() + self._options.timeout_seconds
        failure: ReadError = _too_slow(address, self._options)
        for ip in places[:MOST_PLACES]:
            # The checked address itself is asked, so that a second look-up cannot lead elsewhere.
            literal = f"[{ip}]" if ":" in ip else ip
            place = urlunsplit((parts.scheme, literal + port, parts.path or "/", parts.query, ""))
            try:
                with waiting():
                    return self._exchange(address, place, asked, write_host(host), deadline)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = self._explain(address, error, deadline)
                if time.monotonic() > deadline:
                    break
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
                raise self._explain(address, error, deadline) from error
        self._silent[parts.netloc] = (time.monotonic(), failure)
        raise failure

    def _exchange(
        self, address: str, place: str, headers: Mapping[str, str], name: str, deadline: float
    ) -> tuple[int, httpx.Headers, bytes]:
        """Status, headers and body of one answer; raises as httpx does, and ReadError for a body that is too much."""
        with (
            limit_exchange(deadline - time.monotonic()),
            self._client.stream("GET", place, headers=headers, extensions={"sni_hostname": name}) as response,
        ):
            _refuse_packing(address, response.headers.get("content-encoding", ""))
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > self._options.largest_bytes:
                    wrong = f"is larger than {self._options.largest_bytes:,} bytes; that is no article"
                    raise ReadError(address, wrong, "raise read.largest_bytes in articlecast.toml if it is one")
            return response.status_code, response.headers, bytes(content)

    def _explain(self, address: str, error: Exception, deadline: float) -> ReadError:
        """What httpx or the system says, in words."""
        if isinstance(error, httpx.TimeoutException) or time.monotonic() > deadline:
            return _too_slow(address, self._options)
        reason = " ".join(str(error).split()) or type(error).__name__
        if match := re.search(r"CERTIFICATE_VERIFY_FAILED\S* certificate verify failed: ([^(]+)", reason):
            wrong = f"its certificate is not to be trusted: {match.group(1).strip()}"
            return _NoAnswer(address, wrong, "tell its owner, or save the page from a browser")
        if isinstance(error, httpx.ConnectError):
            wrong = f"its host {split_address(address).hostname} does not answer: {reason[:200]}"
            return _NoAnswer(address, wrong, "try again later")
        return _NoAnswer(address, f"cannot be fetched: {reason[:200]}", f"curl -I {address}")

    def _resolve(self, address: str, host: str, port: int) -> list[str]:
        """The addresses of the host, each once; every one of them has to be public."""
        try:
            found = socket.getaddrinfo(write_host(host), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            unknown = _NoAnswer(address, f"host {host!r} is not known", "check the address for a slip")
            self._silent[split_address(address).netloc] = (time.monotonic(), unknown)
            raise unknown from error
        places = list(dict.fromkeys(str(info[4][0]).split("%")[0] for info in found))
        if host.lower() not in {name.lower() for name in self._options.allowed_hosts}:
            for place in places:
                if not is_public(place):
                    raise _NoAnswer(
                        address,
                        f"is on a private network ({place}) and was not fetched",
                        f'allowed_hosts = ["{host}"] below [read] in articlecast.toml, if you trust it',
                    )
        return places

    def _pace(self, host: str) -> None:
        pause = max(self._options.seconds_per_host, self._delays.get(host, 0.0))
        wait = self._last.get(host, 0.0) + pause - time.monotonic()
        if wait > 0 and host in self._last:
            time.sleep(min(wait, LONGEST_WAIT))
        self._last[host] = time.monotonic()

    def _ask_robots(self, address: str) -> None:
        parts = split_address(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._load_robots(site, address)
            rules = self._robots[site]
            delay = rules.crawl_delay(AGENT) if rules else None
            self._delays[parts.hostname or ""] = float(delay or 0)
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch(address, AGENT):
            raise ReadError(
                address,
                "its robots.txt asks programs not to fetch it",
                "save the page from a browser and read the file",
            )

    def _load_robots(self, site: str, address: str) -> Protego | None:
        """A site's rules, None where it has none; raises ReadError, which names the page, where nobody can know."""
        try:
            document = self._fetch(f"{site}/robots.txt", check_robots=False)
        except _NoAnswer as error:
            raise _NoAnswer(address, error.wrong, error.hint.replace(error.thing, address)) from error
        except _Fault as error:  # RFC 9309, 2.3.1.4: then nothing may be fetched
            wrong = f"its host's robots.txt {error.wrong}, and nobody knows whether the page may be fetched"
            raise _Fault(address, wrong, "try again later, or set robots = false below [read]") from error
        except ReadError:
            return None  # RFC 9309, 2.3.1.3: where there is none, all may be fetched
        return Protego.parse(document.content[:512_000].decode("utf-8", "replace"))


def _authorize(login: str) -> dict[str, str]:
    """The header of a login: ``Bearer:…`` and ``Token:…`` are a token that a service's API asks for (RFC 6750)."""
    if not login:
        return {}
    name, _, secret = login.partition(":")
    if name in {"Bearer", "Token"}:
        return {"Authorization": f"{name} {unquote(secret)}"}
    return {"Authorization": f"Basic {b64encode(unquote_to_bytes(login)).decode()}"}


def _too_slow(address: str, options: ReadOptions) -> ReadError:
    wrong = f"took longer than {options.timeout_seconds:g} seconds to answer"
    return _NoAnswer(address, wrong, "try again, or raise read.timeout_seconds in articlecast.toml")


def _seconds(value: str) -> float:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 -- one header of one server

    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 2.0


GONE = 410
"""What was there has been taken away, and will not come back (RFC 9110, 15.5.11)."""
_FAULTS = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses to be fetched by a program",
    404: "does not exist",
    410: "was taken away",
    429: "refuses, since it was asked too often",
    451: "is blocked for legal reasons",
}


def _refuse_packing(address: str, packing: str) -> None:
    """Raises ReadError for a body that cannot be unpacked within bounds: packed twice, a kilobyte holds gigabytes."""
    packed = [name.strip().lower() for name in packing.split(",") if name.strip().lower() not in {"", "identity"}]
    if len(packed) > 1 or _UNASKED.intersection(packed):
        wrong = f"is packed as {packing[:60]}, which nobody asked for"
        raise ReadError(address, wrong, "save the page from a browser and read the file")


def _come_back(address: str, seconds: float) -> ReadError:
    return ReadError(address, f"asks to come back in {seconds:.0f} seconds", "run the same command then")


def _refuse_status(address: str, status: int) -> None:
    if status == GONE:
        hint = f"take it out of sources.articles   (or, if it is back: articlecast retry {address})"
        raise ReadError(address, f"{_FAULTS[GONE]} for good (HTTP {GONE}), and is asked no more", hint)
    if status >= 400:
        fault = _FAULTS.get(status, "has a fault of its own" if status >= 500 else "cannot be fetched")
        kind = _Fault if status >= 500 else ReadError
        raise kind(address, f"{fault} (HTTP {status})", "save the page from a browser and read the file")
    if status != 200:
        raise ReadError(address, f"sends no page (HTTP {status})", f"curl -I {address}")


def _document(content: bytes, answer: httpx.Headers, address: str) -> Document:
    kind = answer.get("content-type", "")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", kind, re.IGNORECASE)
    return Document(content, kind.split(";")[0].strip().lower(), address, charset.group(1) if charset else "")
