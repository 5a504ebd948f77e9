"""docutils' tree → clean HTML; its own writer's changes from version to version, and is for the eye.

https://docutils.sourceforge.io/docs/ref/doctree.html
"""

from __future__ import annotations

import html
from collections.abc import Callable

from docutils import nodes

from articlecast.read.formats.markups.stash import find_label, link_note, write_formula

_TAGS = {
    "paragraph": "p", "emphasis": "em", "strong": "strong", "literal": "code", "subscript": "sub",
    "superscript": "sup", "title_reference": "cite", "bullet_list": "ul", "list_item": "li",
    "block_quote": "blockquote",
    "attribution": "footer", "definition_list": "dl", "field_list": "dl", "option_list": "dl", "term": "dt",
    "field_name": "dt", "option_group": "dt", "definition": "dd", "field_body": "dd", "description": "dd",
    "row": "tr", "caption": "figcaption", "figure": "figure", "line_block": "p", "legend": "div",
    "rubric": "h6", "container": "div", "compound": "div", "subtitle": "p", "sidebar": "div", "topic": "div",
}  # fmt: skip
_UNHEARD = frozenset("system_message comment substitution_definition generated raw target pending label meta".split())
_ADMONITIONS = frozenset("attention caution danger error hint important note tip warning".split())

Write = Callable[[nodes.Element, int], str]


def write_html(node: nodes.Node, level: int = 1) -> str:
    """The HTML of a node; ``level`` is that of the section in which it stands."""
    if isinstance(node, nodes.Text):
        return html.escape(node.astext(), quote=False)  # str() keeps what docutils escaped
    if not isinstance(node, nodes.Element) or node.tagname in _UNHEARD:
        return ""
    if write := _WRITERS.get(node.tagname):
        return write(node, level)
    if node.tagname in _ADMONITIONS:
        return f'<div class="admonition">{_lead(find_label(node.tagname), _write_inside(node, level))}</div>\n'
    inside = _write_inside(node, level)
    tag = _TAGS.get(node.tagname)
    return f"<{tag}>{inside}</{tag}>" if tag else inside


def _write_inside(node: nodes.Element, level: int) -> str:
    pieces: list[str] = []
    for child in node.children:
        if pieces and (isinstance(child, nodes.footnote_reference) or _is_silent(child)):
            pieces[-1] = pieces[-1].rstrip()  # the markup wants a space there, and no page shows one
        pieces.append(write_html(child, level))
    return "".join(pieces)


def _is_silent(node: nodes.Node) -> bool:
    """Whether a node is a word of its sentence that nobody hears, as the key of a book."""
    return isinstance(node, nodes.inline) and not node.children


def _lead(label: str, body: str) -> str:
    """A label before a text's first words."""
    return body.replace("<p>", f"<p>{label}", 1) if "<p>" in body else label + body


def _section(node: nodes.Element, level: int) -> str:
    return _write_inside(node, level + 1)


def _title(node: nodes.Element, level: int) -> str:
    if isinstance(node.parent, nodes.section | nodes.document):
        return f"<h{min(level, 6)}>{_write_inside(node, level)}</h{min(level, 6)}>\n"
    if isinstance(node.parent, nodes.table):
        return f"<caption>{_write_inside(node, level)}</caption>"
    return f"<p><strong>{_write_inside(node, level)}</strong></p>"


def _reference(node: nodes.Element, level: int) -> str:
    inside, address = _write_inside(node, level), node.get("refuri", "")
    return f'<a href="{html.escape(address)}">{inside}</a>' if "://" in address else inside


def _note_mark(node: nodes.Element, _level: int) -> str:
    return link_note(node.get("refid", ""), html.escape(node.astext())) if node.get("refid") else ""


def _notes(node: nodes.Element, level: int) -> str:
    name = (node.get("ids") or [""])[0]
    return f'<section class="footnotes"><ol><li id="fn-{name}">{_write_inside(node, level)}</li></ol></section>\n'


def _citation(node: nodes.Element, level: int) -> str:
    label = next((child.astext() for child in node.children if isinstance(child, nodes.label)), "")
    return _lead(f"[{html.escape(label)}] ", _write_inside(node, level))


def _listing(node: nodes.Element, _level: int) -> str:
    named = [each for each in node.get("classes", []) if each != "code"][:1]
    language = "tex" if isinstance(node, nodes.math_block) else "".join(named)
    code = f' class="language-{html.escape(language)}"' if language else ""
    return f"<pre><code{code}>{html.escape(node.astext(), quote=False)}</code></pre>\n"


def _numbered(node: nodes.Element, level: int) -> str:
    return f'<ol start="{node.get("start", 1)}">{_write_inside(node, level)}</ol>\n'


def _line(node: nodes.Element, level: int) -> str:
    return f"{_write_inside(node, level)}<br>"


def _image(node: nodes.Element, _level: int) -> str:
    alt = html.escape(node.get("alt", ""))
    return f'<img src="{html.escape(node.get("uri", ""))}" alt="{alt}">'


def _table(node: nodes.Element, level: int) -> str:
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    rows: list[str] = []
    for part in node.findall(lambda each: isinstance(each, nodes.thead | nodes.tbody)):
        tag = "th" if isinstance(part, nodes.thead) else "td"
        for row in part.children:
            cells = "".join(_cell(entry, tag, level) for entry in row.children if isinstance(entry, nodes.entry))
            rows.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(_title(each, level) for each in titles)}{''.join(rows)}</table>\n"


def _cell(entry: nodes.Element, tag: str, level: int) -> str:
    across, down = int(entry.get("morecols", 0)) + 1, int(entry.get("morerows", 0)) + 1
    return f'<{tag} colspan="{across}" rowspan="{down}">{_write_inside(entry, level)}</{tag}>'


_WRITERS: dict[str, Write] = {
    "section": _section,
    "title": _title,
    "reference": _reference,
    "footnote_reference": _note_mark,
    "citation_reference": lambda node, _level: html.escape(f"[{node.astext()}]"),
    "footnote": _notes,
    "citation": _citation,
    "literal_block": _listing,
    "doctest_block": _listing,
    "math_block": _listing,
    "math": lambda node, _level: write_formula(node.astext()),
    "enumerated_list": _numbered,
    "line": _line,
    "image": _image,
    "table": _table,
    "transition": lambda *_: "<hr>\n",
}
