"""Hugo's shortcodes, ``{{< figure … >}}`` and ``{{% notice %}}`` (https://gohugo.io/content-management/shortcodes/).

Quarto writes its own the same way (https://quarto.org/docs/extensions/shortcodes.html).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from articlecast.read.formats.dialects.tags import (
    Tag,
    is_player,
    join_before,
    list_tags,
    read_arguments,
    write_embed,
    write_figure,
    write_title,
)

SIGNS = ("{{<", "{{%")
_COMMENT = re.compile(r"\{\{-?[ \t]*/\*(?:(?!\*/|\{\{).){0,2000}\*/[ \t]*-?\}\}", re.DOTALL)
_NAME = re.compile(r"\s*(/?)\s*([A-Za-z][\w./-]*)?(.*?)(/?)\s*$", re.DOTALL)
_PICTURES = frozenset("figure img image picture bundle-image imgproc lightbox photo responsive-image".split())
_SHOWN = frozenset("highlight code".split())
"""Those whose text is code."""
_UNSEEN = frozenset("comment mermaid katex math chart graphviz latex plantuml hint-hidden".split())
"""Those whose text is a drawing's, a formula's, or nobody's."""
_BUTTON = re.compile(
    r"^[ \t]*\{\{[<%]\s*(button|btn|cta)\b[^{}\n]{0,400}[>%]\}\}[^\n{}]{0,200}\{\{[<%]\s*/\s*\1\s*[>%]\}\}[ \t]*$",
    re.MULTILINE,
)
"""What bids the reader do something, on a line of its own."""
_BOXES = frozenset(
    "tab tabs tabpane tabitem accordion accordions accordion-item step steps card cards column columns".split()
)
"""Those that are boxes of their own, wherever they stand in a line; those of one thing say its name."""
_FOLDED = frozenset("expand details collapse spoiler toggle fold summary".split())
"""Those that are folded below their title, which may stand in the first place."""
_NOTED = frozenset("sidenote marginnote margin-note footnote fn".split())
"""Those whose text is a note beside the line that they stand in."""
_GUTTER = re.compile(r"^[ \t]*<-{1,5}>[ \t]*$", re.MULTILINE)
"""What parts the columns of the theme Book (https://hugo-book-demo.netlify.app/docs/shortcodes/columns/)."""
_LINKS = frozenset("ref relref link".split())


def settle_hugo(text: str, hide: Callable[[str], str]) -> str:
    """A text without shortcodes: figures and players as HTML, of all others what stands between their two tags."""
    if "/*" in text:
        text = _COMMENT.sub("", text)
    text = _BUTTON.sub("", text)
    text = _GUTTER.sub("\n", text) if "->\n" in text else text
    for opening, closing in (("{{<", ">}}"), ("{{%", "%}}")):
        if opening in text:
            text = _settle(text, opening, closing, hide)
    return text


def _settle(text: str, opening: str, closing: str, hide: Callable[[str], str]) -> str:
    pieces, at = [], 0
    tags = [(tag, *_read_name(tag)) for tag in list_tags(text, opening, closing)]
    left = Counter(name for _tag, closes, name, _rest in tags if closes)
    waiting: tuple[str, int] | None = None
    for tag, closes, name, rest in tags:
        left[name] -= closes
        if waiting:
            if not (closes and name == waiting[0]):
                continue
            inside = text[waiting[1] : tag.start]
            if name in _NOTED:
                pieces.append(f"^[{re.sub(r'[][]', '', ' '.join(inside.split()))}]" if inside.strip() else "")
            elif name in _SHOWN:
                pieces.append(hide(f"<pre><code>{_escape(inside.strip())}</code></pre>".replace("\n\n", "\n&#10;")))
            at, waiting = tag.end, None
            continue
        if tag.inside.startswith("/*"):  # how Hugo's own documentation shows a shortcode
            pieces += [text[at : tag.start], hide(f"{opening}{tag.inside[2:].removesuffix('*/')}{closing}")]
            at = tag.end
            continue
        if not closes and not name:
            continue
        written = "" if closes else _write(tag, name, rest)
        pieces.append(join_before(text, at, tag, written))
        at = tag.end
        noted = name in _NOTED and tag.place == "inline"
        if not closes and (noted or name in _SHOWN | _UNSEEN) and left[name] > 0:
            waiting = (name, tag.end)
        else:
            box = name.rpartition("/")[2] in _BOXES and (closes or left[name] > 0)
            title = (
                _read_title(tag, rest, box=name if box else "") if left[name] > 0 and not closes and not written else ""
            )
            pieces.append(title or written or ("\n\n" if box else ""))
    return "".join([*pieces, text[at:]]) if at else text


def _read_name(tag: Tag) -> tuple[bool, str, str]:
    found = _NAME.match(tag.inside)
    return (bool(found[1]), (found[2] or "").lower(), found[3]) if found else (False, "", "")


def _write(tag: Tag, name: str, rest: str) -> str:
    several, named = read_arguments(rest)
    short = name.rpartition("/")[2].removesuffix(".html")
    if tag.place == "address":
        return "#" if short in _LINKS else ""
    if short in _PICTURES:
        source = named.get("src") or named.get("link") or next(iter(several), "")
        caption = named.get("caption") or named.get("title", "")
        return write_figure(source, caption, named.get("alt", ""), tag.place) if source else ""
    if is_player(short) or short == "video":
        what = named.get("id") or named.get("src") or named.get("url") or next(reversed(several), "")
        return write_embed(short, what, tag.place)
    return ""


def _read_title(tag: Tag, rest: str, *, box: str = "") -> str:
    """The title of a box, where it has one by its name, or in the first place where it is a ``box`` of several, or
    folded below it.
    """
    several, named = read_arguments(rest)
    names = ("title", "summary", "header", *(("name", "label") if box else ()))
    title = next((named[name] for name in names if named.get(name)), "")
    name = box or _read_name(tag)[1].rpartition("/")[2]
    if (name in _FOLDED or (box and not box.endswith("s"))) and not title:
        title = next(iter(several), "")
    return write_title(title) if title and (box or tag.place == "alone") else ""


def _escape(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
