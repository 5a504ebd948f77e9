"""What Ghost's editors keep in the place of HTML: Lexical's tree, and Mobiledoc's sections and cards.

https://github.com/bustle/mobiledoc-kit/blob/main/MOBILEDOC.md, https://github.com/TryGhost/Koenig
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any

from articlecast.read.formats.markdown import render_markdown

MOST_LETTERS = 3_000_000
DEEPEST = 60
_MARKS = ((1, "strong"), (2, "em"), (4, "s"), (16, "code"), (32, "sub"), (64, "sup"))
_BLOCKS = {"paragraph": "p", "quote": "blockquote", "extended-quote": "blockquote", "aside": "blockquote"}
_TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "ul", "ol", "li"}


def _load(source: object) -> Any:
    if not isinstance(source, str) or len(source) > MOST_LETTERS:
        return None
    try:
        return json.loads(source)
    except (ValueError, RecursionError):
        return None


def lexical_html(source: object, name: str) -> str:
    """The HTML of a text as Lexical keeps it, empty for what is none; cards for readers of the site are left out."""
    loaded = _load(source)
    root = loaded.get("root") if isinstance(loaded, dict) else None
    return "".join(_node(root, name, 0)) if isinstance(root, dict) else ""


def _children(node: Mapping[str, Any], name: str, depth: int) -> str:
    nodes = node.get("children")
    return "".join(
        piece
        for each in (nodes if isinstance(nodes, list) else ())
        if isinstance(each, dict)
        for piece in _node(each, name, depth + 1)
    )


def _node(node: Mapping[str, Any], name: str, depth: int) -> Iterator[str]:
    kind = str(node.get("type", ""))
    if depth > DEEPEST:
        return
    if kind in {"text", "extended-text"}:
        yield _marked(str(node.get("text") or ""), node.get("format"))
    elif kind == "linebreak":
        yield "<br>"
    elif kind == "link":
        yield f'<a href="{escape(str(node.get("url") or ""))}">{_children(node, name, depth)}</a>'
    elif kind in {"heading", "extended-heading"}:
        tag = str(node.get("tag")) if node.get("tag") in _TAGS else "h2"
        yield f"<{tag}>{_children(node, name, depth)}</{tag}>"
    elif kind == "list":
        tag = "ol" if node.get("listType") == "number" or node.get("tag") == "ol" else "ul"
        yield f"<{tag}>{_children(node, name, depth)}</{tag}>"
    elif kind == "listitem":
        yield f"<li>{_children(node, name, depth)}</li>"
    elif kind in _BLOCKS:
        yield f"<{_BLOCKS[kind]}>{_children(node, name, depth)}</{_BLOCKS[kind]}>"
    elif kind in _CARDS:
        yield _CARDS[kind](node, name)
    elif kind in {"root", ""}:
        yield _children(node, name, depth)


def _marked(text: str, form: object) -> str:
    html = escape(text, quote=False)
    for bit, tag in _MARKS:
        if isinstance(form, int) and form & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html


def _picture(card: Mapping[str, Any], _name: str) -> str:
    caption = str(card.get("caption") or "")
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    source, alt = (escape(str(card.get(name) or "")) for name in ("src", "alt"))
    return f'<figure><img src="{source}" alt="{alt}">{words}</figure>'


def _listing(card: Mapping[str, Any], _name: str) -> str:
    language = escape(str(card.get("language") or ""))
    return f'<pre><code class="language-{language}">{escape(str(card.get("code") or ""), quote=False)}</code></pre>'


def _markdown(card: Mapping[str, Any], name: str) -> str:
    return render_markdown(str(card.get("markdown") or ""), name)


def _html(card: Mapping[str, Any], _name: str) -> str:
    return f"<div>{card.get('html') or ''}</div>"


def _callout(card: Mapping[str, Any], _name: str) -> str:
    return f"<p>{card.get('calloutText') or ''}</p>"


def _toggle(card: Mapping[str, Any], _name: str) -> str:
    return f"<h4>{card.get('heading') or ''}</h4><div>{card.get('content') or ''}</div>"


def _gallery(card: Mapping[str, Any], name: str) -> str:
    pictures = card.get("images")
    return "".join(
        _picture(each, name) for each in (pictures if isinstance(pictures, list) else ()) if isinstance(each, dict)
    )


def _rule(_card: Mapping[str, Any], _name: str) -> str:
    return "<hr>"


_Card = Callable[[Mapping[str, Any], str], str]
_CARDS: dict[str, _Card] = {
    "image": _picture, "gallery": _gallery, "codeblock": _listing, "code": _listing, "markdown": _markdown,
    "card-markdown": _markdown, "html": _html, "callout": _callout, "toggle": _toggle, "embed": _html,
    "hr": _rule, "horizontalrule": _rule,
}  # fmt: skip


def mobiledoc_html(source: object, name: str) -> str:
    """The HTML of a text as Mobiledoc 0.3 keeps it, empty for what is none."""
    loaded = _load(source)
    if not isinstance(loaded, dict):
        return ""
    sections = loaded.get("sections")
    return "".join(_section(each, loaded, name) for each in (sections if isinstance(sections, list) else ()))


def _section(section: object, whole: Mapping[str, Any], name: str) -> str:
    match section:
        case [1, str(tag), list(markers), *_] if tag in _TAGS:
            return f"<{tag}>{_markers(markers, whole)}</{tag}>"
        case [2, str(place), *_]:
            return f'<img src="{escape(place)}">'
        case [3, str(tag), list(items), *_] if tag in _TAGS:
            inside = "".join(f"<li>{_markers(item, whole)}</li>" for item in items if isinstance(item, list))
            return f"<{tag}>{inside}</{tag}>"
        case [10, int(at), *_]:
            cards = whole.get("cards")
            match cards[at] if isinstance(cards, list) and 0 <= at < len(cards) else None:
                case [str(kind), dict(card), *_] if kind in _CARDS:
                    return _CARDS[kind](card, name)
    return ""


def _markers(markers: Iterable[object], whole: Mapping[str, Any]) -> str:
    known = whole.get("markups")
    markups = known if isinstance(known, list) else []
    open_tags: list[str] = []
    pieces: list[str] = []
    for marker in markers:
        match marker:
            case [int(kind), list(opened), int(closed), value]:
                for at in opened:
                    match markups[at] if isinstance(at, int) and 0 <= at < len(markups) else None:
                        case ["a", ["href", str(place), *_], *_]:
                            open_tags.append("a")
                            pieces.append(f'<a href="{escape(place)}">')
                        case [str(tag), *_] if tag.isalpha() and len(tag) < 12:
                            open_tags.append(tag)
                            pieces.append(f"<{tag}>")
                        case _:
                            open_tags.append("span")
                            pieces.append("<span>")
                pieces.append(escape(str(value), quote=False) if kind == 0 else " ")
                pieces += [f"</{open_tags.pop()}>" for _ in range(min(closed, len(open_tags)))]
    pieces += [f"</{tag}>" for tag in reversed(open_tags)]
    return "".join(pieces)
