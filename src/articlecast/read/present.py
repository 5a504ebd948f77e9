"""An article as it was understood: as Markdown to look at, as plain values for programs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from datetime import datetime

from articlecast.model import (
    Article,
    Block,
    Break,
    Code,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Mark,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
    plain,
    walk_blocks,
)
from articlecast.read.markup.texts import article_text, block_texts
from articlecast.read.text.dates import SHOWN

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]

_WRAPS = {
    "em": ("*", "*"),
    "strong": ("**", "**"),
    "code": ("`", "`"),
    "strike": ("~~", "~~"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
}


def article_values(article: Article) -> dict[str, Value]:
    """The article for programs: flat fields first, then the typed blocks."""

    def moment(value: datetime | None) -> str:
        return value.isoformat() if value else ""

    return {
        "title": article.title,
        "author": article.byline,
        "authors": list(article.authors),
        "date": moment(_date(article)),
        "published": moment(article.published),
        "updated": moment(article.updated),
        "language": article.language,
        "url": article.url,
        "image": article.image,
        "summary": article.summary,
        "site": article.site,
        "tags": list(article.tags),
        "slug": article.slug,
        "hidden": article.hidden,
        "expires": moment(article.expires),
        "narration": [list(pair) for pair in article.narration],
        "origins": dict(article.origins),
        "text": article_text(article),
        "notes": [
            {"name": note.name, "text": "\n\n".join(block_texts(note.blocks))}
            for note in walk_blocks(article.blocks)
            if isinstance(note, Note)
        ],
        "blocks": [_value(block) for block in article.blocks],
    }


def _date(article: Article) -> datetime | None:
    """The date that the page bears for its readers: the update's where that alone stands beside the title."""
    if dict(article.origins).get("updated") == SHOWN:
        return article.updated
    return article.published or article.updated


def _value(thing: object) -> Value:
    if isinstance(thing, tuple):
        return [_value(item) for item in thing]
    if dataclasses.is_dataclass(thing):
        fields: dict[str, Value] = {"type": type(thing).__name__.lower()} if not isinstance(thing, Mark) else {}
        fields |= {field.name: _value(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
        return fields
    return thing if isinstance(thing, str | int | float | bool) else None


def article_markdown(article: Article, skipped: str = "") -> str:
    """The article as Markdown below its fields, each with the place it was found in; ``skipped`` says why no episode is
    made of it.
    """
    origins = dict(article.origins)
    fields = (
        ("title", article.title),
        ("authors", ", ".join(article.authors)),
        ("published", article.published.isoformat() if article.published else ""),
        ("updated", article.updated.isoformat() if article.updated else ""),
        ("language", article.language),
        ("site", article.site),
        ("url", article.url),
        ("image", article.image),
        ("summary", article.summary),
        ("tags", ", ".join(article.tags)),
        ("slug", article.slug),
        ("not public", article.hidden),
        ("expires", article.expires.isoformat() if article.expires else ""),
        ("skipped", skipped),
    )
    lines = [
        f"{name}: {value}" + (f"  [{origins[name]}]" if name in origins else "") for name, value in fields if value
    ]
    lines += [
        f"narration {name}: {value}" + (f"  [{origins[name]}]" if name in origins else "")
        for name, value in article.narration
    ]
    return "\n".join(lines) + "\n\n" + markdown_blocks(article.blocks) + "\n"


def markdown_blocks(blocks: Iterable[Block]) -> str:
    return "\n\n".join(text for block in blocks if (text := markdown_block(block)))


_TOLD = {"say": "say-as", "pause": "pause", "voice": "voice"}
"""The editor's own marks, as Markdown has them."""


def markdown_text(content: Text) -> str:
    """Inline content with its links, emphasis and code marked."""
    parts = []
    for span in content:
        body = span.text.strip(" ")
        if not body:
            parts.append(span.text)
            continue
        left = span.text[: len(span.text) - len(span.text.lstrip(" "))]
        right = span.text[len(span.text.rstrip(" ")) :]
        for mark in reversed(span.marks):
            if mark.kind == "link":
                body = f"[{body}]({mark.value})"
            elif mark.kind == "note":
                body = f"[^{mark.value}]"
            elif mark.kind in _WRAPS:
                before, after = _WRAPS[mark.kind]
                body = before + body + after
        told = " ".join(f'{_TOLD[mark.kind]}="{mark.value}"' for mark in span.marks if mark.kind in _TOLD)
        body = f"[{body}]{{{told}}}" if told else body
        parts.append(left + body.replace("\n", "  \n") + right)
    return "".join(parts)


def markdown_block(block: Block) -> str:
    match block:
        case Heading():
            return "#" * block.level + " " + markdown_text(block.content).replace("\n", " ")
        case Paragraph():
            return re.sub(r"^(#|>|[-+*] |\d+[.)] )", r"\\\1", markdown_text(block.content))
        case Quote():
            inner = markdown_blocks(block.blocks)
            if block.attribution:
                inner += "\n\n— " + markdown_text(block.attribution)
            return _indent(inner, "> ", "> ")
        case ListBlock():
            return "\n".join(_items(block))
        case Table():
            return _table(block)
        case Code():
            fence = "`" * max(3, 1 + max(map(len, re.findall("`{3,}", block.text)), default=2))
            return f"{fence}{block.language}\n{block.text}\n{fence}"
        case Figure():
            credit = f" (credit: {plain(block.credit)})" if block.credit else ""
            caption = markdown_text(block.caption)
            shown = f"![{block.alt}]({block.url})" if block.alt or block.url else ""
            return "\n\n".join(part for part in (shown, f"{caption}{credit}".strip()) if part)
        case Embed():
            inner = markdown_blocks(block.blocks)
            label = f"[{block.kind}: {block.title or block.url}]({block.url})"
            return label + ("\n\n" + _indent(inner, "> ", "> ") if inner else "")
        case Note():
            return _indent(markdown_blocks(block.blocks), f"[^{block.name}]: ", "    ")
        case Break():
            return "---"


def _indent(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join(((first if number == 0 else rest) + line).rstrip() for number, line in enumerate(lines))


def _items(block: ListBlock) -> list[str]:
    lines = []
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}. " if block.kind == "ordered" else "- "
        body = markdown_blocks(item.blocks)
        if item.term:
            term = markdown_text(item.term)
            body = (term if term.startswith("**") else f"**{term}**") + (f": {body}" if body else "")
        lines.append(_indent(body, mark, " " * len(mark)))
    return lines


def _table(block: Table) -> str:
    header, rows = (block.header, block.rows) if block.header else (block.rows[0], block.rows[1:])
    lines = [[markdown_text(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in (header, *rows)]
    lines.insert(1, ["---"] * len(header))
    drawn = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return f"{markdown_text(block.caption)}\n\n{drawn}" if block.caption else drawn
