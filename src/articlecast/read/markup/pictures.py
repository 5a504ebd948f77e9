"""Which picture leads an article: a photograph or a drawing of its own, and no picture before a logo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote, urlsplit

from articlecast.model import Block, Figure

_VECTOR = re.compile(r"\.svgz?$", re.IGNORECASE)  # in the place of a lead picture these are logos and icons
_ICON = re.compile(
    r"^(?:favicon|apple-touch-icon|android-chrome|site-?icon|icon|avatar|spacer|blank|pixel|1x1)(?:[-_@.]?[\dx]+)*$",
    re.IGNORECASE,
)
_BADGE = re.compile(
    r"^https?://(?:img\.shields\.io|badgen\.net|badge\.fury\.io|(?:www\.)?travis-ci\.\w+|codecov\.io|coveralls\.io|snyk\.io)/"
    r"|/badges?/|\bbadge\.(?:svg|png)",
    re.IGNORECASE,
)
"""A state of a project, drawn by a service: build passing."""
_LOGO = re.compile(r"logo(?!\w{2,}ist|gram)", re.IGNORECASE)
_NEUTRAL = frozenset(
    """
    black blue card circle color colored colour cropped dark default desktop download facebook fallback favicon final
    fit footer full generic graph green grey header home horizontal icon image img large light link linkedin main
    mark meta mobile navbar new open opengraph original photo picture placeholder preview primary red retina rgb
    round scaled seo share sharing site small social square stacked text thumb thumbnail transparent twitter
    vertical web website white wide wordmark
    """.split()
)
_STANDS_IN = frozenset({"default", "generic", "fallback", "placeholder"})
_AGENCIES = frozenset({"getty", "gettyimages", "reuters", "afp", "epa", "shutterstock", "istock", "alamy", "unsplash"})


def _stem(address: str) -> str:
    """The name of a picture's file without its suffix."""
    return re.sub(r"(?:\.\w{2,5})+$", "", unquote(urlsplit(address).path).rsplit("/", 1)[-1])


def is_icon(address: str) -> bool:
    """Whether an address names a site's icon, or a picture of nothing."""
    return _ICON.match(_stem(address)) is not None


def is_logo(address: str) -> bool:
    """Whether an address names a logo, an icon or a site's stand-in for a picture.

    Only the file's own name is asked. A photograph of a logo tells of more: a place, a thing, an agency.
    """
    if (
        address.startswith("data:")
        or _BADGE.search(address)
        or _VECTOR.search(urlsplit(address).path)
        or is_icon(address)
    ):
        return True
    stem = _stem(address)
    words = [word.lower() for word in re.findall(r"[A-Z]?[^\W\d_A-Z]{2,}|[^\W\d_]{2,}", _LOGO.sub("-", stem))]
    own = [word for word in words if len(word) > 2 and word not in _NEUTRAL and not re.fullmatch(r"[a-f]+", word)]
    if _LOGO.search(stem):
        return len(own) < 3 and not _AGENCIES & set(words)
    return not own and bool(_STANDS_IN & set(words))


def first_picture(blocks: Sequence[Block], logos: Iterable[str] = ()) -> str:
    """The address of the first picture of a body, empty where there is none but logos."""
    return choose_picture((("", block.url) for block in blocks if isinstance(block, Figure)), logos)[1]


def choose_picture(candidates: Iterable[tuple[str, str]], logos: Iterable[str]) -> tuple[str, str]:
    """The first of ``(origin, address)`` that is no logo, neither by name nor because the page declares it as one."""
    declared = {address.partition("?")[0] for address in logos}
    return next(
        (
            (origin, address)
            for origin, address in candidates
            if address and not is_logo(address) and address.partition("?")[0] not in declared
        ),
        ("", ""),
    )
