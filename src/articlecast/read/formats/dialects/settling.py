"""The dialects of a text, one after the other: each is asked where one of its signs is there."""

from __future__ import annotations

import re
from functools import cache

from articlecast.read.formats.dialects.admonitions import settle_admonitions
from articlecast.read.formats.dialects.attributes import settle_attributes
from articlecast.read.formats.dialects.code import Kept, hide_code, hide_elements
from articlecast.read.formats.dialects.critic import SIGNS as CRITIC
from articlecast.read.formats.dialects.critic import settle_critic
from articlecast.read.formats.dialects.docfx import settle_docfx
from articlecast.read.formats.dialects.emoji import settle_emoji
from articlecast.read.formats.dialects.fences import settle_fences, settle_holders
from articlecast.read.formats.dialects.hugo import settle_hugo
from articlecast.read.formats.dialects.liquid import settle_liquid
from articlecast.read.formats.dialects.mdx import is_mdx, settle_mdx
from articlecast.read.formats.dialects.obsidian import settle_obsidian
from articlecast.read.formats.dialects.outlines import drop_scripts, settle_outlines
from articlecast.read.formats.dialects.pandoc import settle_pandoc, show_figures
from articlecast.read.text.language import choose_language

_FORMULA = re.compile(r"(?<![\w$])\$`([^`\n]{1,500})`\$(?![\w$])")
"""How GitHub keeps Markdown from a formula's signs."""

_OUTLINED = (
    "((",
    "<aside",
    "</aside",
    ":LOGBOOK:",
    "id:: ",
    "collapsed:: ",
    "){:",
    "ED: <",
    "INE: <",
    "[ ]",
    "[x]",
    "[X]",
    "[-]",
)
"""One of these stands in every text of an outliner."""


def settle(text: str, name: str, language: str, *, echo: bool = True, printed: bool = False) -> str:
    """A body of Markdown as ``settle_markdown`` promises it."""
    mdx = is_mdx(text, name)
    text = _FORMULA.sub(r"$\1$", text) if "$`" in text else text
    kept = Kept()
    runs = name.lower().endswith((".qmd", ".rmd"))
    text = hide_code(text, kept, runs=runs, echo=echo)

    @cache
    def find_language() -> str:
        return choose_language(language, text, "")[0]

    if "{{" in text:
        text = settle_hugo(text, kept.hide)
    if "{{" in text or "{%" in text or "{#" in text:
        text = settle_liquid(text, kept.hide)
    if "<%" in text and "%>" in text:
        text = drop_scripts(text)
    if mdx:
        text = settle_mdx(text)
    if any(sign in text for sign in _OUTLINED):
        text = settle_outlines(text)
    if " markdown" in text and "<" in text:
        text = settle_holders(text)
    if "///" in text:
        text = settle_fences(text)
    if "[!" in text or ":::" in text or "%[" in text:
        text = settle_docfx(text)
    if any(sign in text for sign in ("!!!", "???", "\n::", ":::", "[!", "> **", '=== "', '===! "')):
        text = settle_admonitions(text, find_language)
    if any(sign in text for sign in CRITIC):
        text = settle_critic(text)
    if printed or runs or "#fig-" in text:
        text = show_figures(text, always=printed or runs)
    text = settle_attributes(text)
    if any(sign in text for sign in ("[[", "==", "%%", "^", "::", "#", "![")):
        text = settle_obsidian(text)
    if any(sign in text for sign in ("@", "^", "~", "| ", "|\n\n: ", "-- --", "--  --", "--   ")):
        text = settle_pandoc(text, find_language)
    if text.count(":") > 1:
        text = settle_emoji(text)
    return kept.show(text)


def settle_template(text: str) -> str:
    """A body of HTML without the tags of the template that it is."""
    kept = Kept()
    hidden = hide_elements(text, kept)
    return kept.show(settle_liquid(settle_hugo(hidden, kept.hide), kept.hide), is_html=True)
