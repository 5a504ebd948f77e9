"""Where letters lie: addresses such as ``imaps://ana%40example.org:SECRET@mail.example.org/News?since=30``. Pure.

The form is RFC 5092's, with a password, and with criteria of our own behind the question mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fnmatch import fnmatchcase
from urllib.parse import parse_qsl, quote, unquote

from articlecast.credentials import MASK, find_login, find_unset, split_login
from articlecast.errors import ReadError
from articlecast.names import ENTRY
from articlecast.read.fetch.sasl import TOKENS, split_mechanism

EXAMPLE = "imaps://ana%40example.org:${MAIL_PASSWORD}@mail.example.org/News"
_PLACE = re.compile(
    r"(?P<scheme>imaps?)://(?:(?P<login>[^\s/?#]{0,500})@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]]+)(?::(?P<port>\d{1,5}))?"
    r"(?:/(?P<folder>[^?#]*))?(?:\?(?P<criteria>[^#@]*(?:@[^#]*)?))?",
    re.IGNORECASE,
)
_PORTS = {"imap": 143, "imaps": 993}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class MailPlace:
    """A folder on a mail server and whose it is; ``address`` is as it was given, without criteria.

    ``mechanism`` is XOAUTH2 or OAUTHBEARER where the password is an access token, and empty for a password.
    """

    address: str = field(repr=False)
    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    senders: tuple[str, ...] = ()
    since: str = ""
    mechanism: str = ""

    @property
    def bare(self) -> str:
        """The address without its password: what is kept of it goes by this."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{quote(self.user, safe='')}@{host}{port}/{quote(self.folder)}"

    def takes(self, senders: Iterable[str]) -> bool:
        """Whether a letter of these senders is wanted: all of them, where somebody is named."""
        given = [each.lower() for each in senders]
        wanted = [each.lower() for each in self.senders]
        return not wanted or (bool(given) and all(any(fnmatchcase(one, each) for each in wanted) for one in given))

    def find_since(self, today: date) -> date | None:
        """The first day whose letters are taken; None where all are."""
        if not self.since:
            return None
        return today - timedelta(days=int(self.since)) if self.since.isdecimal() else date.fromisoformat(self.since)


def parse_place(address: str, logins: Iterable[str] = ()) -> MailPlace:
    """The parts of an address; one without a password has that of a known login at the same server.

    Raises ReadError, which never shows what may be a password.
    """
    address = address.partition(ENTRY)[0]
    found = _PLACE.fullmatch(address)
    if not found or ("@" in (found["folder"] or "") and found["login"] is None):
        hint = f"write it as {EXAMPLE}, with a / in the password as %2F"
        raise ReadError(re.sub(r"://.*@", f"://{MASK}@", address), "is no address of a mailbox", hint)
    place = drop_criteria(address)
    if unset := find_unset(place):
        raise ReadError(place, f"needs {unset}, which is not set in the environment", f"export {unset}=…")
    scheme, port = found["scheme"].lower(), found["port"]
    login = found["login"] or ""
    if not login.partition(":")[2] or MASK in login:
        login = _find_password(place, login.partition(":")[0], logins)
    user, _, password = login.partition(":")
    user, password, folder = unquote(user), unquote(password), unquote(found["folder"] or "").rstrip("/") or "INBOX"
    user, mechanism = split_mechanism(user)
    if mechanism not in {"", "PLAIN", "LOGIN", *TOKENS}:
        raise ReadError(place, f"names a way to log in that is not known: {mechanism}", f"one of: {', '.join(TOKENS)}")
    if not (user and password):
        raise ReadError(place, "names no user and password", f"write it as {EXAMPLE}")
    if _CONTROLS.search(user + password + folder) or (port and not 0 < int(port) < 65536):
        raise ReadError(place, "is no address of a mailbox", f"write it as {EXAMPLE}")
    senders, since = _read_criteria(place, found["criteria"] or "")
    host = found["host"].strip("[]").lower()
    return MailPlace(
        place,
        scheme,
        host,
        int(port or _PORTS[scheme]),
        user,
        password,
        folder,
        senders,
        since,
        mechanism if mechanism in TOKENS else "",
    )


def _read_criteria(place: str, given: str) -> tuple[tuple[str, ...], str]:
    """Whose letters, and since when, as an address says it."""
    rows = parse_qsl(given, keep_blank_values=True)
    strange = [name for name, _ in rows if name not in {"from", "since"}]
    since = next((value for name, value in rows if name == "since"), "")
    wrong = f"asks for {strange[0][:40]!r}, and knows from= and since=" if strange else ""
    try:
        check_since(since)
    except ValueError as error:
        wrong = f"since= {error}"
    if wrong:
        raise ReadError(place, wrong, f"write it as {EXAMPLE}?from=news@example.org&since=30")
    return tuple(value for name, value in rows if name == "from" and value), since


def _find_password(place: str, user: str, logins: Iterable[str]) -> str:
    bare = split_login(place)[0]
    name = split_mechanism(unquote(user))[0]
    known = [
        each
        for each in logins
        if not user or split_mechanism(unquote(split_login(each)[1].partition(":")[0]))[0] == name
    ]
    return find_login(bare, known)


def suggest_setting(address: str) -> str:
    """The line of the settings with which the mailbox at an address is a source; no password stands in it."""
    found = _PLACE.fullmatch(address)
    if not found:
        return f'mail = "{EXAMPLE}"'
    login = (found["login"] or "").partition(":")[0] or "USER"
    rest = address[found.start("host") :]
    variable = "MAIL_TOKEN" if split_mechanism(unquote(login))[1] in TOKENS else "MAIL_PASSWORD"
    return f'mail = "{found["scheme"]}://{login}:${{{variable}}}@{rest}"'


def check_place(value: str) -> None:
    """Raises ValueError, which does not repeat it, for what is no address of a mailbox with a user and a password."""
    found = _PLACE.fullmatch(value)
    login = (found["login"] if found else "") or ""
    if not found or not all(login.partition(":")):
        message = f'must be an address such as "{EXAMPLE}"; a / in the user or password is %2F'
        raise ValueError(message)


def check_since(value: str) -> None:
    """Raises ValueError for what is neither a day nor a number of days."""
    try:
        good = not value or (int(value) <= MOST_DAYS if value.isdecimal() else bool(date.fromisoformat(value)))
    except ValueError:
        good = False
    if not good:
        message = f'must be a day such as "2026-01-01", or a number of days up to {MOST_DAYS}'
        raise ValueError(message)


def drop_criteria(address: str) -> str:
    """The address without what is asked of it: its letters are named by this."""
    return address.partition("#")[0].partition("?")[0]


def add_criteria(address: str, senders: Iterable[str], since: str) -> str:
    """The address with these criteria, where it has none of that kind itself."""
    place, _, given = address.partition("?")
    rows = given.split("&") if given else []
    names = {row.partition("=")[0] for row in rows}
    rows += [f"from={quote(each, safe='*@')}" for each in senders if "from" not in names]
    rows += [f"since={since}"] if since and "since" not in names else []
    return f"{place}?{'&'.join(rows)}" if rows else place
