"""Blocks between ``/// caption`` and ``///`` of PyMdown Extensions, and elements that hold Markdown, as ``<figure
markdown>``: Material for MkDocs writes captions with both.

https://facelessuser.github.io/pymdown-extensions/extensions/blocks/
https://python-markdown.github.io/extensions/md_in_html/
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from html import escape

_OPENING = re.compile(
    r"(?P<lead>[ \t]*)(?P<signs>/{3,})[ \t]*(?P<name>[a-z][\w-]*)[ \t]*(?:\|[ \t]*(?P<title>[^\n]*))?$"
)
_CLOSING = re.compile(r"[ \t]*(/{3,})[ \t]*$")
_OPTION = re.compile(r"(?: {4,}|\t)[\w-]+:")
_CAPTIONS = frozenset({"caption", "figure-caption", "table-caption"})
_PLAIN = frozenset({"html", "define", "tab"})
_PICTURE = re.compile(r"[ \t]*!\[[^\]\n]{0,500}\]\([^()\n]{0,500}\)(?:\{[^{}\n]*\})?[ \t]*$")
_DEEPEST = 6
_HOLDER = re.compile(
    r"(?P<lead>[ \t]*)<(?P<tag>figure|div|section|aside|article|details)\b(?P<before>[^<>\n]{0,300})\smarkdown"
    r"(?:=[\"']?\w+[\"']?)?(?P<behind>[^<>\n]{0,300})>[ \t]*$"
)


def settle_holders(text: str, depth: int = 0) -> str:
    """A text in which Markdown within such an element stands at the margin, parted from it by blank lines."""
    lines, done, at = text.split("\n"), [], 0
    while at < len(lines):
        found = _HOLDER.match(lines[at]) if "markdown" in lines[at] and depth < _DEEPEST else None
        end = _find_closing(lines, at, found) if found else 0
        if not found or not end:
            done.append(lines[at])
            at += 1
            continue
        inside = textwrap.dedent("\n".join(lines[at + 1 : end]))
        inside = re.sub(r"^(?=</?figcaption\b)", "\n", inside, flags=re.MULTILINE)
        opening = f"<{found['tag']}{found['before']}{found['behind']}>"
        done += ["", opening, "", settle_holders(inside, depth + 1), "", lines[end].strip(), ""]
        at = end + 1
    return "\n".join(done)


def _find_closing(lines: list[str], at: int, found: re.Match[str]) -> int:
    """The number of the line that closes an element, as far indented as the one that opens it; 0 where none does."""
    closing = f"{found['lead']}</{found['tag']}>"
    return next((n for n in range(at + 1, min(at + 400, len(lines))) if lines[n].rstrip() == closing), 0)


def settle_fences(text: str) -> str:
    """A text in which a caption is that of the picture above it, and any other block one of ``:::``."""
    lines = text.split("\n")
    for _ in range(_DEEPEST):
        pairs = dict(_pair(lines))
        if not pairs:
            break
        lines = list(_write(lines, pairs))
    return "\n".join(lines)


def _pair(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The innermost blocks, as the numbers of their first and last lines."""
    opened = -1
    signs = ""
    for number, line in enumerate(lines):
        if "///" not in line:
            continue
        if found := _OPENING.match(line):
            opened, signs = number, found["signs"]
        elif (found := _CLOSING.match(line)) and opened >= 0 and found[1] == signs:
            yield opened, number
            opened = -1


def _write(lines: list[str], pairs: dict[int, int]) -> Iterator[str]:
    done: list[str] = []
    at = 0
    while at < len(lines):
        found = _OPENING.match(lines[at]) if at in pairs else None
        if found is None:
            done.append(lines[at])
            at += 1
            continue
        inside = lines[at + 1 : pairs[at]]
        while inside and _OPTION.match(inside[0]):
            inside = inside[1:]
        name, title, lead = found["name"], (found["title"] or "").strip(), found["lead"]
        if name in _CAPTIONS:
            above = next((n for n in range(len(done) - 1, max(len(done) - 4, -1), -1) if done[n].strip()), -1)
            words = " ".join(line.strip() for line in inside if line.strip())
            if above >= 0 and _PICTURE.match(done[above]):
                picture = done[above]
                del done[above:]
                caption = f"{lead}<figcaption>{escape(words, quote=False)}</figcaption>"
                done += ["", f"{lead}<figure>", "", picture, "", caption, f"{lead}</figure>", ""]
            else:
                done += ["", lead + words, ""]
        elif name in _PLAIN:
            heading = [lead + (title if title[-1] in ".!?" else f"{title}."), ""] if name == "tab" and title else []
            done += ["", *heading, *inside, ""]
        else:
            done += ["", f"{lead}::: {name} {title}".rstrip(), *inside, f"{lead}:::", ""]
        at = pairs[at] + 1
    yield from done
