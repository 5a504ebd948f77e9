"""Names made from content: slugs, digests and addresses, pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from textwrap import shorten
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

SETTINGS_FILE = "articlecast.toml"
OVERRIDES_FILE = "overrides.toml"
"""What an editor says of single articles, beside the settings; for all shows of that file."""
ENTRY = "#entry="
"""Stands between the place of a feed and the key of one of its entries, in the name of a source."""
PART = "#part="
"""Stands between the place of a document and a part of it, as a picture within a book, in the name of a picture."""

# Latin letters that Unicode does not take apart into a letter and its marks, as their languages write them in ASCII.
_LETTERS = str.maketrans(
    {
        "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
        "ŧ": "t", "ŋ": "ng", "ĸ": "k", "ə": "e", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ƙ": "k", "ɔ": "o", "ƴ": "y",
    }
)  # fmt: skip

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_FILE = re.compile(
    r".*\.(?:json|xml|lock|html?|css|js|toml|md|txt|vtt|srt|mp3|m4a|opus|jpe?g|png|part)", re.IGNORECASE | re.DOTALL
)
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')

GEO = (
    r"geo:-?(?:90(?:\.0+)?|[0-8]?\d(?:\.\d+)?),-?(?:180(?:\.0+)?|(?:1[0-7]\d|\d{1,2})(?:\.\d+)?)"
    r"(?:,-?\d+(?:\.\d+)?)?(?:;\S+)?"
)
"""The form of a place on Earth (RFC 5870): latitude and longitude in degrees, a height, parameters."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_MAILBOX = re.compile(r"imaps?://", re.IGNORECASE)
_RESERVED = ":/?#[]@!$&'()*+,;=%"
_URI = re.compile(rf"[A-Za-z0-9._~{re.escape(_RESERVED)}-]*")
_ABSOLUTE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)(.*)", re.DOTALL)


def is_address(locator: str) -> bool:
    """Whether a locator is a web address, or an entry of a feed at one."""
    return _ADDRESS.match(locator) is not None


def is_mailbox(locator: str) -> bool:
    """Whether a locator is a folder of letters on a mail server, or a letter in one.

    Only an editor names one: no link, picture or entry of a stranger's leads there, for those are asked by
    ``is_address``.
    """
    return _MAILBOX.match(locator) is not None


def is_remote(locator: str) -> bool:
    """Whether a locator leads to another machine: a web address, or a mailbox."""
    return is_address(locator) or is_mailbox(locator)


def find_site(address: str) -> str:
    """The host and port of an address, in lower case; empty for what is none."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower() if is_remote(address) else ""
    except ValueError:  # such as http://[
        return ""


_TRACKING = re.compile(
    r"(?:utm_|mc_|pk_|piwik_|matomo_|mtm_|at_|wt_|hsa_|oly_|vero_|_hs|s_c)\w*"
    r"|(?:fb|g|y|dc|ms|tw|ttc|li_f|igsh|wbra|gbra)(?:clid|clkid|clid|at|id)|cmpid|cmp|xtor|spm|ncid|rss|igshid|smid|mkt_tok"
    r"|(?:php|j|asp)?sess(?:ion_?)?id\w*|__twitter_impression|_g[al]|cache_?bust(?:er)?|nocache",
    re.IGNORECASE,
)
"""Parameters of an address that say how somebody came there, not to what: campaigns, mail, networks, visits."""


_BY_FEED = re.compile(r"(?:ref|source|from|partner)=(?:rss|feed|atom|newsletter|email)", re.IGNORECASE)
_VISIT = re.compile(r";(?:jsession|phpsess|session|s)id=[^/?#;]*", re.IGNORECASE)
"""A visit's number within the path, as servlets write it for whoever takes no cookies."""
_WHENCE = re.compile(r"(?:ref|referrer|source|src|from|via|partner|emc|af|share|medium|campaign)=.*", re.IGNORECASE)
"""Parameters that say whence somebody came, or which chapter or branch of it is meant."""


_CAMPAIGN = re.compile(
    r"(?:utm_|_hs|vero_|oly_)\w*|mc_[ce]id|(?:fb|g|dc|ms|y|tw|tt|igsh|wbra|gbra)(?:clid|clkid|id)|mkt_tok|igsh",
    re.IGNORECASE,
)
"""Those of them that no page has for its own, so that an address does without."""


def clean_address(address: str) -> str:
    """An address that leads to the same page, without campaigns and without the place on it; any other as it is."""
    head, mark, fragment = address.partition("#")
    place, asks, query = head.partition("?")
    kept = "&".join(part for part in query.split("&") if not _CAMPAIGN.fullmatch(part.partition("=")[0]))
    is_anchor = re.fullmatch(r"[\w-]*|:~:text=.*", fragment) is not None
    return place + (asks if kept or kept == query else "") + kept + ("" if is_anchor else mark + fragment)


def _is_tracking(part: str) -> bool:
    """Whether a parameter tells how one came there; ``ref`` and its like do where their value is a feed."""
    return bool(_TRACKING.fullmatch(part.partition("=")[0]) or _BY_FEED.fullmatch(part))


def drop_tracking(address: str) -> str:
    """An address as it is compared with others: without its scheme, its fragment, and what tells how one came there."""
    head, _, _fragment = address.partition("#")
    place, _, query = _VISIT.sub("", head).partition("?")
    kept = [part for part in query.split("&") if part and not _is_tracking(part)]
    _scheme, mark, rest = place.rstrip("/").partition("://")
    host, slash, path = rest.partition("/")
    place = f"{host.lower().removeprefix('www.')}{slash}{path}" if mark and is_address(address) else place
    return "?".join(filter(None, (place, "&".join(kept))))


def drop_whence(address: str) -> str:
    """The same without ``ref``, ``source`` and their like, whatever their value: two that are one here may be two
    articles still, and their titles or texts have to tell.
    """
    place, mark, query = drop_tracking(address).partition("?")
    kept = "&".join(part for part in query.split("&") if not _WHENCE.fullmatch(part))
    return place + mark * bool(kept) + kept


def sha256_hex(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def slugify(text: str, *, longest: int = 80) -> str:
    """A name that is safe in every file system and address: ``a-z``, ``0-9`` and single hyphens; may be empty.

    Accents are dropped, and a letter that is none of ASCII's and has none, as ``ø``, is written in those that stand
    for it; scripts without Latin letters give an empty slug, and the caller falls back on a digest.
    """
    plain = unicodedata.normalize("NFKD", text.lower()).translate(_LETTERS)
    ascii_text = plain.encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", ascii_text.replace("'", ""))
    slug = "-".join(words)
    if len(slug) <= longest:
        return slug
    return slug[:longest].rsplit("-", 1)[0] if "-" in slug[:longest] else slug[:longest]


def is_portable(name: str) -> bool:
    """Whether every system takes it for a file's name: Windows keeps some for its devices, whatever their suffix.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    return not (
        _REFUSED.search(name) or name.endswith((".", " ")) or _DEVICE.fullmatch(name.partition(".")[0].rstrip())
    )


def is_file_name(name: str) -> bool:
    """Whether it ends as the files that a show and its site consist of do: ``show.json`` is a file, and no folder."""
    return _FILE.fullmatch(name) is not None


def name_file(name: str) -> str:
    """A slug as a file's name that every system takes: ``con`` is a device and becomes ``con-1``."""
    return name if is_portable(name) else f"{name}-1"


def make_uri(address: str) -> str:
    """The address in ASCII: the host by IDNA, all else percent-encoded, as RFC 3987, section 3.1 has it.

    RSS knows no other addresses, and of its readers some open ``https://münchen.example/straße`` and some do not.
    """
    if _URI.fullmatch(address):
        return address
    scheme, host, rest = parts.groups() if (parts := _ABSOLUTE.fullmatch(address)) else ("", "", address)
    with suppress(UnicodeError):  # no name that a resolver would take
        host = host.encode("idna").decode("ascii")
    return scheme + percent_encode(host + rest, _RESERVED, errors="replace")


def find_nearest(name: str, names: Iterable[str], *, cutoff: float = 0.6) -> str:
    """That one of the names which ``name`` was probably meant to be; empty where none is as near as ``cutoff``."""
    near = get_close_matches(name, sorted(names), n=1, cutoff=cutoff)
    return near[0] if near else ""


def suggest_name(name: str, names: Iterable[str]) -> str:
    """``; did you mean 'en-gb'?``, or nothing where no name is near."""
    return ask_for(find_nearest(name, names))


def ask_for(meant: str) -> str:
    """``; did you mean 'en-gb'?``, to stand behind what is wrong; nothing where nothing is ``meant``."""
    return f"; did you mean '{meant}'?" if meant else ""


def cut_line(text: str, most: int) -> str:
    """The beginning of a text in at most so many characters, cut between two words, or within one that is longer."""
    line = " ".join(text.split())
    cut = shorten(line, most, placeholder="…")
    return line[: most - 1] + "…" if cut == "…" != line else cut


def quote(text: str) -> str:
    """The text in quotation marks, or its beginning where it fills more than a line."""
    return repr(text if len(text) <= 100 else f"{text[:97]}…")


def natural_key(name: str) -> tuple[tuple[str | int, ...], str]:
    """A key by which names are in the order of the numbers in them: ``part-2`` before ``part-10``."""
    parts = re.split(r"([0-9]{1,18})", name)
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts)), name
