"""Tags of templates in a text: Liquid (Jekyll), Nunjucks (Eleventy, Hexo) and Tera (Zola).

``{% highlight %}`` and its like, ``{{ site.title }}``, ``{# a comment #}``
(https://shopify.github.io/liquid/basics/introduction/, https://jekyllrb.com/docs/liquid/tags/,
https://hexo.io/docs/tag-plugins, https://www.getzola.org/documentation/content/shortcodes/).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from articlecast.read.formats.dialects.tags import (
    Tag,
    is_player,
    join_before,
    list_tags,
    read_arguments,
    replace_tags,
    write_embed,
    write_figure,
    write_title,
)

SIGNS = ("{%", "{{", "{#")
_WORD = re.compile(r"[-+~]?\s*[/#.$]?([A-Za-z_][\w.-]*)(.*?)\s*[-+~]?$", re.DOTALL)
_OUTPUT = re.compile(
    r"[-~]?\s*(?:[A-Za-z_][\w.:-]*(?:\[[^\[\]]{0,80}\])?|\"[^\"]*\"|'[^']*'|\[\[[^\[\]]*\]\])\s*(?:[|(?,].*|\s\S.*)?$",
    re.DOTALL,
)
_NO_ARTICLE = re.compile(
    r"(?:^|[\s._-])(?:ads?|adverts?|advertising|adsense|analytics|comments?|disqus|draft|drafts|debug|newsletter|share|sharing"
    r"|social|subscribe|sponsors?|related|toc)(?:$|[\s._-])|jekyll\.environment|localhost",
    re.IGNORECASE,
)
"""What a condition asks of the site, and not of the article: its text stands for no reader, or beside the article."""
_PROSE = re.compile(r"\s*(?:and|or|to|with|is|are)\s*$", re.IGNORECASE)
_PICTURE = re.compile(r"\S+\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_ENDS: Mapping[str, tuple[str, ...]] = {
    "comment": ("endcomment",), "raw": ("endraw",), "verbatim": ("endverbatim",), "highlight": ("endhighlight",),
    "codeblock": ("endcodeblock",), "code": ("endcode",), "prism": ("endprism",), "for": ("endfor",),
    "pullquote": ("endpullquote",), "mermaid": ("endmermaid", "end"), "schema": ("endschema",),
    "javascript": ("endjavascript",), "content-ref": ("endcontent-ref",), "css": ("endcss",), "js": ("endjs",),
}  # fmt: skip
"""The tags whose text is no text: it is another's, code, drawn for the eye, or said a second time."""
_LITERAL = frozenset({"raw", "verbatim"})
_SHOWN = frozenset("highlight codeblock code prism".split())
_LINKS = frozenset("post_url link post_path asset_path url ref".split())
_PICTURES = frozenset("asset_img img image figure picture asset_image".split())
_SETTERS = frozenset("set assign capture include render import from if unless elsif elseif case when".split())
_BRANCHES = frozenset("else elsif elseif elif when".split())
_FOLDED = frozenset("details spoiler collapsible".split())
"""Those that are folded below what stands behind their name, as DEV has them."""
_QUOTES = frozenset("blockquote quote cq centerquote".split())


def settle_liquid(text: str, hide: Callable[[str], str]) -> str:
    """A text without a template's tags: figures and players as HTML, ``raw`` as it is, the text between others."""
    if "{#" in text and "#}" in text:
        text = replace_tags(text, "{#", "#}", _drop_comment)
    if "{%" in text and "%}" in text:
        if "if" in text or "case" in text or "unless" in text:
            text = _choose_branches(text)
        text = _settle_tags(text, hide)
    if "{{" in text and "}}" in text:
        text = replace_tags(text, "{{", "}}", _write_output)
    return text


def _drop_comment(tag: Tag) -> str | None:
    return "" if tag.inside[:1].isspace() and tag.inside[-1:].isspace() else None  # {#id} is an element's


def _settle_tags(text: str, hide: Callable[[str], str]) -> str:
    tags = [
        (tag, found[1].lower(), found[2])
        for tag in list_tags(text, "{%", "%}")
        if (found := _WORD.match(tag.inside)) and not _PROSE.match(tag.inside)
    ]
    left = Counter(name for _tag, name, _rest in tags)
    ends = left.keys()
    pieces, at = [], 0
    waiting: tuple[str, tuple[str, ...], int] | None = None
    depth = 0
    quotes: list[str] = []
    for tag, name, rest in tags:
        left[name] -= 1
        if waiting:
            word, closing, start = waiting
            depth += (name == word) - (name in closing)
            if name in closing and depth <= 0:
                inside = text[start : tag.start]
                pieces.append(_keep(word, inside, hide))
                at, waiting = tag.end, None
            continue
        written = _write(tag, name, rest, paired=left[f"end{name}"] > 0 or left[name] > 0)
        pieces.append(join_before(text, at, tag, written))
        at = tag.end
        closing = tuple(end for end in _ENDS.get(name, ()) if end in ends and left[end] > 0)
        if closing:
            waiting, depth = (name, closing, tag.end), 1
        elif quotes and name == quotes[-1]:
            quotes.pop()
            pieces.append("\n\n</blockquote>\n\n")
        elif name in _QUOTES and (end := next((each for each in (f"end{name}", "end") if left[each] > 0), "")):
            quotes.append(end)
            pieces.append("\n\n<blockquote>\n\n")
        else:
            pieces.append(written)
    return "".join([*pieces, text[at:]]) if at else text


def _choose_branches(text: str) -> str:
    """A text with one branch of each condition that has several: what it asks for is not known here, and what is not
    defined is false (https://shopify.github.io/liquid/basics/truthy-and-falsy/). One that stands alone stays, for the
    writer wrote it to be read, but where its condition names what is no article's: ``site.show_ads``.
    """
    drops: list[tuple[int, int]] = []
    open_: list[tuple[str, str, list[tuple[str, int, int]]]] = []
    passed = ""
    tags = [
        (tag, found[1].lower(), found[2]) for tag in list_tags(text, "{%", "%}") if (found := _WORD.match(tag.inside))
    ]
    left = Counter(name for _tag, name, _rest in tags)
    for tag, name, rest in tags:
        left[name] -= 1
        if passed:
            passed = "" if name == passed else passed
        elif name in _LITERAL | _SHOWN | {"comment"} and left[f"end{name}"] > 0:
            passed = f"end{name}"
        elif name in {"if", "unless", "case"} and left[f"end{name}"] > 0:
            open_.append((name, rest, [(name, tag.start, tag.end)]))
        elif open_ and name in _BRANCHES:
            open_[-1][2].append((name, tag.start, tag.end))
        elif open_ and name == f"end{open_[-1][0]}":
            word, asked, rows = open_.pop()
            drops += _list_drops(word, asked, [*rows, (name, tag.start, tag.end)])
    pieces, at = [], 0
    for start, end in sorted(drops):
        if end > at:
            pieces.append(text[at : max(start, at)])
            at = end
    return "".join([*pieces, text[at:]])


def _list_drops(word: str, asked: str, rows: list[tuple[str, int, int]]) -> list[tuple[int, int]]:
    """What goes of a condition; its own tags stay, and are dropped as any other."""
    branches = [(rows[at][0], rows[at][2], rows[at + 1][1]) for at in range(len(rows) - 1)]
    branches = branches[1:] if word == "case" else branches
    if len(branches) < 2:
        return [branches[0][1:]] if branches and word == "if" and _NO_ARTICLE.search(asked) else []
    last = next((number for number, row in enumerate(branches) if row[0] == "else"), 0)
    holds = word == "unless" or "!=" in asked or re.match(r"\s*not\b", asked) is not None
    kept = 0 if holds and word != "case" else last
    return [(start, end) for number, (_name, start, end) in enumerate(branches) if number != kept]


def _keep(word: str, inside: str, hide: Callable[[str], str]) -> str:
    if word in _LITERAL:
        return _hide_tags(inside, hide)
    if word in _SHOWN:
        code = inside.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n\n", "\n&#10;")
        return hide(f"<pre><code>{code}</code></pre>")
    return ""


def _hide_tags(text: str, hide: Callable[[str], str]) -> str:
    """What is shown raw: Markdown is read in it, and no tag."""
    for opening, closing in (("{{", "}}"), ("{%", "%}")):
        text = replace_tags(text, opening, closing, lambda tag: hide(f"{opening}{tag.inside}{closing}"))  # noqa: B023
    return text


def _write(tag: Tag, name: str, rest: str, *, paired: bool = False) -> str:
    if tag.place == "address":
        return "#" if name in _LINKS else ""
    several, named = read_arguments(rest)
    if name.startswith("include"):
        name = next(iter(several), "").rpartition("/")[2].partition(".")[0]
        several = several[1:]
    source = next((named[key] for key in ("src", "url", "image_path", "image", "path", "img") if key in named), "")
    if name in _PICTURES or "figure" in name or "image" in name:
        source = source or next((each for each in several if _PICTURE.match(each)), "")
        words = [each for each in several if " " in each]
        caption = named.get("caption") or (
            named.get("title") or next(iter(words), "") if name not in {"image", "img"} else ""
        )
        return write_figure(source, caption, named.get("alt", ""), tag.place) if source else ""
    if paired and name not in _SETTERS and tag.place == "alone":
        title = named.get("title", "") or (rest.strip().strip("\"'") if name in _FOLDED else "")
        if title:
            return write_title(title)
    if is_player(name) or name in {"video", "embed"}:
        service = named.get("provider", name)
        return write_embed(service, named.get("id") or source or next(iter(several), ""), tag.place)
    return ""


def _write_output(tag: Tag) -> str | None:
    inside = tag.inside
    if not _OUTPUT.match(inside) or _PROSE.match(inside):
        return None
    if tag.place == "address":
        literal = re.match(r"\s*[\"']([^\"']*)[\"']", inside)
        return literal[1] if literal else ""
    if call := re.match(r"\s*([A-Za-z_]\w*)\((.*)\)\s*$", inside, re.DOTALL):
        return _write(tag, call[1].lower(), call[2])
    return ""
