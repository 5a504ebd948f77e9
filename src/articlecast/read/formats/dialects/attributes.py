"""What is said of a block or a span beside its text: ``## Title {#id}``, ``{: .class}``, ``{.lead}``, and ``[TOC]``.

kramdown (https://kramdown.gettalong.org/syntax.html#attribute-list-definitions), Pandoc, Python-Markdown, Hugo, Zola.
Braces with marks of ours are left (``formats/braces.py``).
"""

from __future__ import annotations

import re

from articlecast.read.formats.braces import read_braces
from articlecast.read.formats.dialects.admonitions import is_other_format

_CONTENTS = re.compile(
    r"^[ \t]*(?:\[toc\]|\[\[_?toc_?\]\]|\$\{toc\}|@\[toc\](?:\([^()\n]*\))?|\{\{\s*>?\s*toc\s*\}\}|"
    r"(?:[-*+]|1\.)[ \t]+[^\n]{0,60}\n[ \t]*\{:[ \t]?toc\b[^{}\n]*\}|\{:[ \t]?toc\b[^{}\n]*\})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_VALUE = r"[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+)"
_ATTRIBUTE = rf"(?:[.#][A-Za-z_][\w:.-]*|-|{_VALUE})"
_LIST = rf"[ \t]*(?:[.#][A-Za-z_][\w:.-]*|{_VALUE})(?:[ \t]+{_ATTRIBUTE})*[ \t]*"
_KRAMDOWN = re.compile(
    rf"[ \t]?\{{:(?:{_LIST}|[ \t]*(?:toc|no_?toc|\.no_toc|refdef:?[^{{}}\n]*)[ \t]*)\}}", re.IGNORECASE
)
_EXTENSION = re.compile(r"\{::(?:nomarkdown|options)\b[^{}\n]*\}|\{:/(?:nomarkdown)?\}")
_COMMENT = re.compile(r"\{::comment\}")
_BRACES = re.compile(rf"(?:(?<=[\])*_\x03>\"'}}])|[ \t]{{1,4}}|^)\{{{_LIST}\}}(?=[ \t]*$)", re.MULTILINE)
_SPAN = re.compile(rf"(?<=[\])\x03])\{{{_LIST}\}}")
_SPANNED = re.compile(rf"(?<![!\]\\])\[([^\[\]\n]{{1,400}})\](\{{{_LIST}\}})")
_TARGET = re.compile(r"^[ \t]*\([A-Za-z][\w:.-]{0,80}\)=[ \t]*$", re.MULTILINE)
_COMMANDS = re.compile(
    r"^[ \t]*\\(?:newpage|pagebreak|clearpage|noindent|bigskip|medskip|smallskip|tableofcontents)[ \t]*$"
    r"|^<<<[ \t]*@?/?[\w.-][^\n]*$|^@\[code[^\[\]\n]*\]\([^()\n]*\)[ \t]*$|^[ \t]*-{1,3}8<-{1,3}[ \t]*[^\n]*$"
    r"|^[ \t]*\{![^{}\n]*!\}[ \t]*$",
    re.MULTILINE,
)
"""Commands of LaTeX, and files that VuePress, pymdown and others would put in."""


_BUTTONS = re.compile(
    r"^[ \t]*(?:\[[^\[\]\n]{1,200}\]\([^()\n]{0,500}\)"
    r"\{[^{}\n]{0,200}\.(?:(?:md-)?button|btn)\b[^{}\n]{0,200}\}[ \t]*){1,9}$",
    re.MULTILINE,
)
"""Links that are drawn as buttons, on a line of their own: https://squidfunk.github.io/mkdocs-material/reference/buttons/"""
_ANNOTATED = re.compile(r"\n[ \t]*\{[ \t]*\.annotate[ \t]*\}[ \t]*$")
_ANNOTATION = re.compile(r"[ \t]?\(\d{1,2}\)!?")
"""Where a paragraph of Material leads to one of the notes below it."""
_DARK = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\s]{1,500}#(?:gh-dark-mode-only|only-dark)\)")
"""A picture for dark screens, beside the one that it repeats."""
_DEFINITIONS = re.compile(r"^(\[\^[^\[\]\n]{1,80}\]:[^\n]*)\n(?=\[[^\]^\n][^\]\n]{0,80}\]:[ \t]*\S)", re.MULTILINE)
"""A note and the address of a link below it: for kramdown two, for others one paragraph."""
_ABBREVIATION = re.compile(r"^\*\[[^\[\]\n]{1,80}\]:[^\n]*$", re.MULTILINE)


def settle_attributes(text: str) -> str:
    """A text without attributes and places for a table of contents."""
    if "toc" in text.lower():
        text = _CONTENTS.sub("", text)
    if "{" in text and ("button" in text or ".btn" in text):
        text = _BUTTONS.sub("", text)
    if "{:" in text:
        if "{::comment}" in text:
            text = _drop_comments(text)
        text = _EXTENSION.sub("", _KRAMDOWN.sub(_keep_ours, text))
    if "-dark" in text:
        text = _DARK.sub("", text)
    if "[^" in text and "]:" in text:
        text = _DEFINITIONS.sub(r"\1\n\n", text)
    if "{" in text:
        if ".annotate" in text:
            text = "\n\n".join(_drop_annotations(text.split("\n\n")))
        text = _SPANNED.sub(_write_span, text)
        text = _SPAN.sub(_keep_ours, _BRACES.sub(_keep_ours, text))
    if ")=" in text:
        text = _TARGET.sub("", text)
    if "*[" in text:
        text = _ABBREVIATION.sub("", text)
    if any(sign in text for sign in ("\\", "<<<", "@[", "8<", "{!")):
        text = _COMMANDS.sub("", text)
    return text


def _drop_annotations(paragraphs: list[str]) -> list[str]:
    return [_ANNOTATION.sub("", each) if _ANNOTATED.search(each) else each for each in paragraphs]


def _write_span(found: re.Match[str]) -> str:
    if _is_ours(found[2]):
        return found[0]
    return "" if is_other_format(found[2][1:-1]) else found[1]


def _keep_ours(found: re.Match[str]) -> str:
    return found[0] if _is_ours(found[0]) else ""


def _is_ours(braces: str) -> bool:
    return bool(read_braces(braces.strip().strip("{}").removeprefix(":")))


def _drop_comments(text: str) -> str:
    pieces, at = [], 0
    while (opening := _COMMENT.search(text, at)) and (end := text.find("{:/", opening.end())) >= 0:
        pieces.append(text[at : opening.start()])
        at = text.find("}", end) + 1 or len(text)
    return "".join([*pieces, text[at:]])
