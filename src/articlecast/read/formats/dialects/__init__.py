"""What generators and note-takers write into Markdown and HTML beside the text: understood, or dropped, before parsing.

In comes a body, out comes one without a dialect: a module for each family, each a pure function of the text
(``settling.py`` has their order). Code is hidden from them (``code.py``). What stands here asks whether there is any,
so that a text without costs nothing: the others are imported for the first that has one.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(
    r"<%|^%\[|```ad-|\$`|^> \*\*[A-Z]"
    r"|\{[{%#:.<>=~+\s/\w-]|\+\+\w|:::|!!!|\?\?\?|===|\[!|\[\[|%%|==|::|[\^~]\w|#[^\W\d_]|:[a-z0-9+-][a-z0-9_+-]*:|\[(?:toc|TOC)\]"
    r"|^<<<|^[ \t]{0,8}/{3,}[ \t]*[a-z]|^-+8<|^\| \S|-?@[A-Za-z\[]|\\@ref\(|^\\[a-z]"
    r"|^[ ]{0,3}--+[ ]+--|\(\([0-9a-f]|<aside|\[[ xX-]\][ \t]|\|\d+(?:x\d+)?\]\("
    r"|```(?:\{|[a-z]+view|query|tasks|toc|mermaid)|^[ \t]*<[a-z]+\b[^<>\n]{0,300}\smarkdown\b",
    re.MULTILINE,
)
"""One of these stands in every text that a dialect has a word in."""
_SHORTCODES = (
    r"\[/?(?:(?:wp_)?caption|gallery|embed|audio|video|playlist|youtube|vimeo|contact-form|wpforms|gravityform|ninja_form|ez-toc|toc\]|tablepress|newsletter|rev_slider|mc4wp"
    r"|(?:et_pb|vc|fusion|av|su|cs|mk|nectar|fl|tatsu|ux|us)_\w|wpv-)|\[[a-z][\w-]{1,40}\s+[\w-]{1,40}=[\"'“”″&]"
    r"|\[/[a-z][\w-]{1,40}\]"
)
"""One of these stands in every page that WordPress' plugins have left a tag in."""


def settle_markdown(text: str, name: str, language: str = "", *, echo: bool = True, printed: bool = False) -> str:
    """A body of Markdown without its generator's own notation.

    ``name`` is that of its file, ``language`` the one that is declared: a box is named in it. What shows such notation
    as code is untouched. Without ``echo`` code that is run is not shown; what is ``printed`` has Pandoc's figures.
    """
    if not printed and not _SIGNS.search(text) and not _may_be_mdx(text, name):
        return text
    from articlecast.read.formats.dialects.settling import settle  # noqa: PLC0415 -- 50 ms, for texts with a dialect

    return settle(text, name, language, echo=echo, printed=printed)


def settle_html(text: str, *, is_template: bool) -> str:
    """A body of HTML below a header without shortcodes and, where it is a generator's ``template``, without that one's
    tags.
    """
    if is_template and ("{{" in text or "{%" in text):
        from articlecast.read.formats.dialects.settling import settle_template  # noqa: PLC0415 -- as above

        text = settle_template(text)
    return settle_page(text)


def settle_page(text: str) -> str:
    """A page without shortcodes of WordPress: it shows them where their plugin has gone."""
    if "[" not in text or not re.search(_SHORTCODES, text):
        return text
    from articlecast.read.formats.dialects.wordpress import settle_wordpress  # noqa: PLC0415 -- few pages have any

    return settle_wordpress(text)


def part_paragraphs(body: str) -> str:
    """The body of an entry with tags for the paragraphs that WordPress keeps between blank lines."""
    if not re.search(r"\n[ \t\r]*\n", body):
        return body
    from articlecast.read.formats.dialects.wordpress import write_paragraphs  # noqa: PLC0415 -- as above

    return write_paragraphs(body)


def is_markdown_alone(body: str, name: str) -> bool:
    """Whether a body that may begin with an element is Markdown all the same: MDX, below a callout
    of Notion's, or in one that says that it holds Markdown.
    """
    if _may_be_mdx(body, name):
        from articlecast.read.formats.dialects.mdx import is_mdx  # noqa: PLC0415 -- as above

        return is_mdx(body, name)
    return re.match(r"\s*<(?:aside>[ \t]*\n|[a-z]+\b[^<>\n]{0,300}\smarkdown\b)", body) is not None


def _may_be_mdx(text: str, name: str) -> bool:
    return name.lower().endswith(".mdx") or text.startswith("import ") or "\nimport " in text
