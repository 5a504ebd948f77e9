"""MyST's directives, ```{note} Title`` (https://mystmd.org/guide/directives): boxes and figures, whose text is read."""

from __future__ import annotations

import re

from articlecast.read.formats.dialects.admonitions import KINDS
from articlecast.read.formats.dialects.tags import write_figure

_OPTION = re.compile(r":([\w-]+):[ \t]*(.*)$")
_QUOTES = frozenset("epigraph highlights pull-quote blockquote".split())


def write_directive(name: str, argument: str, body: list[str]) -> list[str]:
    """The lines that a directive stands for; a box is left to whoever knows boxes, as ``:::note``."""
    options: dict[str, str] = {}
    while body and (found := _OPTION.match(body[0].strip())):
        options[found[1].lower()] = found[2]
        body = body[1:]
    argument = argument.strip()
    if name in KINDS or name in {"admonition", "dropdown", "topic", "margin", "sidebar"}:
        return ["", f":::{name if name in KINDS else 'details'} {argument}".rstrip(), *body, ":::", ""]
    if name in {"figure", "image"}:
        caption = " ".join(" ".join(body).split()) if name == "figure" else ""
        return [*write_figure(argument, caption, options.get("alt", ""), "alone").split("\n")]
    if name in _QUOTES:
        return ["", *(f"> {line}" for line in body), ""]
    return ["", *body, ""]
