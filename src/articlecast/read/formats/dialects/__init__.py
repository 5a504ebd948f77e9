"""What generators and note-takers write into Markdown and HTML beside the text: understood, or dropped, before parsing.

In comes a body, out comes one without a dialect: a module for each family, each a pure function of the text, asked for
only where one of its signs is there. Code is hidden from them (``code.py``).
"""

from __future__ import annotations

import re
from functools import cache

from articlecast.read.formats.dialects.admonitions import settle_admonitions
from articlecast.read.formats.dialects.attributes import settle_attributes
from articlecast.read.formats.dialects.code import Kept, hide_code, hide_elements
from articlecast.read.formats.dialects.emoji import settle_emoji
from articlecast.read.formats.dialects.hugo import settle_hugo
from articlecast.read.formats.dialects.liquid import settle_liquid
from articlecast.read.formats.dialects.mdx import is_mdx, settle_mdx
from articlecast.read.formats.dialects.obsidian import settle_obsidian
from articlecast.read.formats.dialects.outlines import settle_outlines
from articlecast.read.formats.dialects.pandoc import settle_pandoc
from articlecast.read.formats.dialects.wordpress import settle_wordpress
from articlecast.read.text.language import choose_language

_SIGNS = re.compile(
    r"\{[{%#:.<\s/\w]|:::|!!!|\?\?\?|===|\[!|\[\[|%%|==|::|[\^~]\w|#[^\W\d_]|:[a-z0-9+-][a-z0-9_+-]*:|\[(?:toc|TOC)\]"
    r"|^<<<|^-+8<|-?@[A-Za-z\[]|^\\[a-z]|\(\([0-9a-f]|<aside|\[[ xX-]\][ \t]|\|\d+(?:x\d+)?\]\("
    r"|```(?:\{|[a-z]+view|query|tasks|toc|mermaid)",
    re.MULTILINE,
)
"""One of these stands in every text that a dialect has a word in."""


def settle_markdown(text: str, name: str, language: str = "") -> str:
    """A body of Markdown without its generator's own notation.

    ``name`` is that of its file, ``language`` the one that is declared: a box is named in it. What shows such notation
    as code is untouched.
    """
    mdx = is_mdx(text, name)
    if not mdx and not _SIGNS.search(text):
        return text
    kept = Kept()
    text = hide_code(text, kept, runs=name.lower().endswith((".qmd", ".rmd")))

    @cache
    def find_language() -> str:
        return choose_language(language, text, "")[0]

    if "{{" in text:
        text = settle_hugo(text, kept.hide)
    if "{{" in text or "{%" in text or "{#" in text:
        text = settle_liquid(text, kept.hide)
    if mdx:
        text = settle_mdx(text)
    if any(sign in text for sign in ("((", "<aside", "</aside", ":LOGBOOK:", "[ ]", "[x]", "[X]", "[-]")):
        text = settle_outlines(text)
    if any(sign in text for sign in ("!!!", "???", "\n::", ":::", "[!", '=== "', '===! "')):
        text = settle_admonitions(text, find_language)
    text = settle_attributes(text)
    if any(sign in text for sign in ("[[", "==", "%%", "^", "::", "#", "![")):
        text = settle_obsidian(text)
    if any(sign in text for sign in "@^~"):
        text = settle_pandoc(text)
    if text.count(":") > 1:
        text = settle_emoji(text)
    return kept.show(text)


def is_markdown_alone(body: str, name: str) -> bool:
    """Whether a body that may begin with an element is Markdown all the same: MDX, or below a callout of Notion's."""
    return is_mdx(body, name) or re.match(r"\s*<aside>[ \t]*\n", body) is not None


def settle_html(text: str, *, is_template: bool) -> str:
    """A body of HTML without shortcodes and, where it is a generator's ``template``, without that one's tags."""
    if is_template and ("{{" in text or "{%" in text):
        kept = Kept()
        hidden = hide_elements(text, kept)
        text = kept.show(settle_liquid(settle_hugo(hidden, kept.hide), kept.hide), is_html=True)
    return settle_wordpress(text)
