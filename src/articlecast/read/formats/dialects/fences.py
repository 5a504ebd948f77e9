"""Blocks between ``/// caption`` and ``///`` of PyMdown Extensions, which Material for MkDocs writes captions with.

https://facelessuser.github.io/pymdown-extensions/extensions/blocks/
"""

from __future__ import annotations

import re
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
