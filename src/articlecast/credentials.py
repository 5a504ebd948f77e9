"""Passwords and tokens in addresses: taken from the environment, masked wherever an address is shown or kept. Pure.

``mask_addresses`` gives a source the name that it is remembered by, so what it does to an address must never change:
an old show's episodes are found again by it. ``hide_secrets`` is for people's eyes, and may learn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

MASK = "***"
"""Stands for what is hidden; behind a parameter of an address with eight digits that tell one value from another."""

_LONGEST_LOGIN = 500
_LOGINS = (
    re.compile(rf"(?<=[A-Za-z0-9])(://)([^\s/?#]{{1,{_LONGEST_LOGIN}}})@"),
    # The same inside another address, as the key of a feed's entry is: the characters by their numbers.
    re.compile(
        rf"(?<=[A-Za-z0-9])(%3A%2F%2F)((?:[^\s/?#%]|%(?!2F|3F|23|40)[0-9A-F]{{2}}){{1,{_LONGEST_LOGIN}}})%40",
        re.IGNORECASE,
    ),
    # A password in which a slash is not written %2F, so that its address leads nowhere: it is no host's port.
    re.compile(
        r"(?<=[A-Za-z0-9])(://)([^\s/?#@:\"'<>]{1,100}:(?!\d{0,5}[/?#])[^\s/?#@\"'<>]{0,200}[/?#][^\s@\"'<>]{0,200})@"
    ),
)
_BLANKS = re.compile(
    r"([A-Za-z][A-Za-z0-9+.-]*)(://)([^\s/?#@:]{1,100}:(?!\s|\d{0,5}[\s/?#])[^/?#\r\n]{1,500})@(?=[^\s@])"
)
"""Begins an address that stands alone, whose password may have blanks: servers take it; in a sentence, none does."""
_NAMES = (
    r"[\w.-]{0,40}(?:token|secret|signature|password|passwd|credential|apikey|api[_-]key)"
    r"|(?:[\w.-]{0,40}[_-])?(?:sig|pwd|access_?key(?:_?id)?|awsaccesskeyid)"
)
_DOUBTFUL = r"(?:[\w.-]{0,40}[_-])?(?:key|auth|pass)"
_LAST = r"[^\s&;#\"'<>:.,!?)\]}]"
"""Ends a value; a stop behind it belongs to the sentence in which the address stands."""
_PARAMETERS = (
    re.compile(rf"([?&;])({_NAMES}|(?P<doubtful>{_DOUBTFUL}))(=)([^\s&;#\"'<>]*{_LAST})", re.IGNORECASE),
    re.compile(
        rf"(%3F|%26|%3B)({_NAMES}|(?P<doubtful>{_DOUBTFUL}))(%3D)((?:(?!%26|%23|%3B)[^\s&#\"'<>])*(?!%26|%23|%3B){_LAST})",
        re.IGNORECASE,
    ),
)
_MECHANISM = re.compile(r";AUTH=\w{1,20}$", re.IGNORECASE)
"""How the user of a mailbox logs in (RFC 5092, 3.2)."""
_PLACEHOLDER = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_SLIP = re.compile(
    r"(?:(?:[A-Za-z][A-Za-z0-9+.-]+:)?//?"
    r"|[A-Za-z][A-Za-z0-9+.-]+:(?=[^\s:@/]+:)"
    r"|(?=[^\s:@/]+:[^\s@]+@[\w-]+(?:\.[\w-]+)+(?::\d+)?/))"
    r"(([^\s/:@?#\[]{1,100}):((?!/)[^@]{1,500})@)"
)
"""An address with a login as somebody typed it: a slash or the scheme missing, a password that no address can have."""
_PORT = re.compile(r"\d{0,5}(?:[/?#]|$)")
_SHORTEST_SECRET = 6
"""Characters below which a value would be found in any text, as "a" would."""
_SECRET_VARIABLE = re.compile(r"(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$")
_SHORTEST_VARIABLE = 12

# What this process knows to be secret, by its text, filled in by the settings and the environment, once; and
# what stands there instead: in addresses, and in all else.
_filled: dict[str, str] = {}
_known: dict[str, str] = {}


def mask_addresses(text: str) -> str:
    """The text without the password or token of any address in it; masking it twice changes nothing.

    A login keeps its user's name. Of ``?token=``, ``?key=``, ``?sig=``, ``X-Amz-Signature`` and their like the value
    becomes a digest, so that two addresses stay two.
    """
    if "://" not in text and "%3A%2F%2F" not in text and "%3a%2f%2f" not in text:
        return text
    alone = _BLANKS.match(text)
    if alone and any(map(str.isspace, alone[3])):
        text = f"{alone[1]}{alone[2]}{alone[3].partition(':')[0]}:{MASK}{text[alone.end() - 1 :]}"
    for pattern in _LOGINS:
        text = pattern.sub(_mask_login, text)
    for pattern in _PARAMETERS:
        text = pattern.sub(_mask_parameter, text)
    for value, digest in _filled.items():
        if value in text:
            text = re.sub(rf"(?<=[^/:]/){re.escape(value)}(?=[/?&#]|$)|(?<==){re.escape(value)}", digest, text)
    return text


def hide_secrets(text: str) -> str:
    """The text as anybody may see it: its addresses masked, and whatever else is known to be secret."""
    if ":${" in text:  # a password's name is none, and is what a hint tells
        text = re.sub(r"(?:;AUTH=(\w{1,20}))?:\$\{(\w{1,80})\}@", "\0\\1\2\\2\1", text)
        text = re.sub(r"\x00(\w*)\x02(\w+)\x01", r";AUTH=\1:${\2}@", hide_secrets(text))
        return text.replace(";AUTH=:${", ":${")
    text = mask_addresses(text)
    for value, shown in _known.items():
        if value in text:
            text = text.replace(value, shown)
    return text


def _mask_login(found: re.Match[str]) -> str:
    mark, login = found[1], found[2]
    end = found[0][len(mark) + len(login) :]
    scheme = found.string[max(0, found.start() - 5) : found.start()].lower()
    user, colon, password = login.partition("%3A" if "%3A" in login else "%3a" if "%3a" in login else ":")
    if mark == "://" and ":" in login and scheme.endswith(("imap", "imaps")):  # a colon in a password is written so
        user, colon, password = login.partition(":")
        user = _MECHANISM.sub("", user)  # who logs in otherwise has the same letters
    if colon:
        return f"{mark}{user}{colon}{MASK}{end}" if password else found[0]
    return f"{mark}{MASK}{end}" if scheme.endswith(("http", "https")) else found[0]  # a token stands alone there


def _mask_parameter(found: re.Match[str]) -> str:
    mark, name, equals, value = found[1], found[2], found[4], found[5]
    if value.startswith((MASK, "${")) or (found["doubtful"] and (len(value) < 8 or value.isdecimal())):
        return found[0]
    return f"{mark}{name}{equals}{_digest(value)}"


def _digest(value: str) -> str:
    return MASK + sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def fill_in(address: str, environment: Mapping[str, str]) -> str:
    """The address with each ``${NAME}`` that the environment has; one that it lacks stays, and is told where needed.

    What was filled in is masked from now on, unless it is the address's host. The login of a mailbox is taken as it is,
    whatever characters it has.
    """
    login_ends = address.rfind("@") if address[:7].lower().startswith(("imap://", "imaps:/")) else -1
    host = re.match(r"[^/]*://[^/?#]*?([^/?#@]*)(?:[/?#]|$)", address)

    def take(found: re.Match[str]) -> str:
        value = environment.get(found[1])
        if value is None:
            return found[0]
        if not (host and host.start(1) <= found.start() < host.end(1)):
            remember_secret(value)
        return quote(value, safe=":") if found.start() < login_ends else value

    return _PLACEHOLDER.sub(take, address)


def find_unset(address: str) -> str:
    """The first variable that the address names and the environment lacks; empty where it is whole."""
    found = _PLACEHOLDER.search(address)
    return found[1] if found else ""


def remember_secret(value: str) -> None:
    """Hide the value from now on, wherever it stands; one of less than ``_SHORTEST_SECRET`` characters cannot be."""
    if len(value) >= _SHORTEST_SECRET:
        _filled[value] = _digest(value)
        _known.update(dict.fromkeys((value, quote(value, safe="")), MASK))


def remember_slip(address: str) -> None:
    """Hide from now on the password of an editor's address that is mistyped: no masking of addresses finds it."""
    found = _SLIP.match(address)
    if not found:
        return
    login, user, password = found.groups()
    if _PORT.match(password) and ("." in user or user == "localhost"):  # a host, not a user
        return
    _known[login] = f"{user}:{MASK}@"  # a short one, too: with its user it is found in no other text
    if len(password) >= _SHORTEST_SECRET and password in mask_addresses(address):
        _known.update(dict.fromkeys((password, quote(password, safe="")), MASK))


def remember_environment(environment: Mapping[str, str]) -> None:
    """Hide the values of variables that are secret by their names, as ``OPENAI_API_KEY``: services echo them."""
    for name, value in environment.items():
        if _SECRET_VARIABLE.search(name.upper()) and len(value) >= _SHORTEST_VARIABLE:
            _known[value] = MASK


def split_login(address: str) -> tuple[str, str]:
    """The address without its login, and that, as ``me:secret``; empty where it has none."""
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*://)([^\s/?#]*)@", address)
    return (found[1] + address[found.end() :], found[2]) if found else (address, "")


def drop_secrets(address: str) -> str:
    """The address as it may be published: without its login, and without each parameter whose value is masked."""
    if mask_addresses(address) == address:
        return address
    bare, hash_mark, fragment = split_login(address)[0].partition("#")
    place, _, query = bare.partition("?")
    kept = "&".join(row for row in query.split("&") if mask_addresses(f"a://?{row}") == f"a://?{row}")
    return f"{place}?{kept}{hash_mark}{fragment}" if kept else f"{place}{hash_mark}{fragment}"


def find_login(address: str, known: Iterable[str]) -> str:
    """Who asks for the address, as ``me:secret``: its own login, or that of a ``known`` address at the same server."""
    bare, login = split_login(address)
    if login and MASK not in login:
        return login
    server = _name_server(bare)
    return next((login for other in known for bare, login in [split_login(other)] if _name_server(bare) == server), "")


def _name_server(address: str) -> str:
    return "/".join(address.split("/", 3)[:3]).lower()


def unmask(name: str, known: Iterable[str]) -> str:
    """The address that goes by the name, where it is one of the ``known`` or an entry in it; the name otherwise."""
    place, mark, entry = name.partition("#entry=")
    return next((other + mark + entry for other in known if mask_addresses(other) == place), name)


def change_all(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every text in it changed, whatever tables and lists it stands in."""
    match value:
        case str():
            return change(value)
        case Mapping():
            return {change_all(key, change): change_all(each, change) for key, each in value.items()}
        case list() | tuple():
            return [change_all(each, change) for each in value]
        case _:
            return value
