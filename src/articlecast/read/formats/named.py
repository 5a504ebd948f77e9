"""What a file's name says of the article in it, as Jekyll, Hugo and Obsidian have it: a title and a date."""

from __future__ import annotations

import re

from articlecast.names import ENTRY, is_address

_DATED = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[-_ ]+|$)")
EXPORTED = re.compile(r"[ _-]+(?:[0-9a-f]{32}|\[(?=[^\[\]]*[\d_-]|[^\[\]]+[A-Z])[\w-]{11}\])$")
"""What Notion puts behind the name of what it exports, and yt-dlp behind that of a video: its id, which is no word."""
_SUFFIX = re.compile(r"(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.[A-Za-z0-9]{1,8}$", re.IGNORECASE)
_BUNDLES = frozenset({"index", "_index"})
_NAMELESS = frozenset(
    "index readme untitled unnamed new draft post page note article document text file temp test stdin".split()
)


def name_file(place: str) -> str:
    """The name of a file without its suffix; of a leaf bundle (``the-tide/index.md``), that of its folder."""
    if is_address(place) or ENTRY in place:
        return ""
    *folders, name = re.split(r"[/\\]", place)
    stem = _SUFFIX.sub("", name)
    return (folders[-1] if folders else "") if stem.lower() in _BUNDLES else stem


def title_by_name(place: str) -> str:
    """``No title here`` for ``2026-01-29-no-title-here.md``; empty for a name that says nothing."""
    if "." not in re.split(r"[/\\]", place)[-1]:
        return ""  # standard input
    words = EXPORTED.sub("", _DATED.sub("", name_file(place)))
    if " " not in words:
        words = re.sub(r"[-_]+", " ", words)
    words = " ".join(words.split())
    if words.lower().rstrip(" 0123456789") in _NAMELESS or not re.search(r"[^\W\d_]", words):
        return ""
    return words[0].upper() + words[1:]


def date_by_name(place: str) -> str:
    """``2026-01-29`` for ``2026-01-29-the-tide.md``, and for a bundle of that name; empty where there is none."""
    found = _DATED.match(name_file(place))
    return found[1] if found else ""


def is_jekylls(place: str) -> bool:
    """Whether a file is a post of Jekyll's by its folder and name; Hexo's are in ``source/_posts``."""
    if is_address(place) or ENTRY in place:
        return False
    *folders, name = re.split(r"[/\\]", place)
    at = next((number for number, folder in enumerate(folders) if folder in {"_posts", "_drafts"}), -1)
    return (
        at >= 0
        and (_DATED.match(name) is not None or folders[at] == "_drafts")
        and "source" not in folders[at - 1 : at]
    )
