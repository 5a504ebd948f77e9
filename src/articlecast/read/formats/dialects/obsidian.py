"""Obsidian's links, embeds, highlights, comments and marks (https://help.obsidian.md/obsidian-flavored-markdown), and
the fields of its plugin Dataview (https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/).
"""

from __future__ import annotations

import re

_EMBED = re.compile(r"!\[\[([^\[\]\n]{1,400})\]\]")
_LINK = re.compile(r"(?<!\[)\[\[(?!(?!\d{4}\]\])[\s\d,.]{0,400}\]\]|\s)([^\[\]\n]{1,400}?)(?<!\s)\]\](?![\](])")
_PICTURE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?|left|right|center")
_SIZED = re.compile(r"(!\[[^\[\]\n|]{0,300})\|\d{1,5}(?:x\d{1,5})?(?=\]\()")
_HIGHLIGHT = re.compile(r"(?<![A-Za-z0-9=<>!])==(?![\s=>])([^=\n]{1,1000})(?<!\s)==(?![=A-Za-z0-9])")
_COMMENT = re.compile(r"(?<![\w%])%%(?!%)")
_COMMENT_END = re.compile(r"%%(?![\w%])")
_BLOCK_ID = re.compile(r"(?:^|[ \t])\^(?!\d{1,2}[ \t]*$)[A-Za-z0-9][A-Za-z0-9-]{1,60}[ \t]*$", re.MULTILINE)
_TAG_LINE = re.compile(
    r"^[ \t]*(?:tags?:[ \t]*)?(?:#(?=[^\s#]*[^\W\d_])[\w/-]{1,80}[ \t,]*)+$", re.MULTILINE | re.IGNORECASE
)
_TAGS_BEHIND = re.compile(
    r"(?<=[.!?…”’\")\]])(?:[ \t]+#(?=[^\s#]{0,80}[^\W\d_])[\w/-]{1,80}){1,20}[ \t]*$", re.MULTILINE
)
"""Tags behind a sentence, at the end of its line."""
_FIELD_LINE = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?\*{0,2}[A-Za-z][\w /-]{0,40}(?<! )\*{0,2}::(?:[ \t]+[^\n]*)?$", re.MULTILINE
)
_FIELD = re.compile(r"[ \t]?\[[A-Za-z][\w -]{0,40}(?<! )::[ \t]*[^\[\]\n]{0,300}\]")
_HIDDEN_KEY = re.compile(r"\([A-Za-z][\w -]{0,40}(?<! )::[ \t]*([^()\n]{0,300})\)")


def settle_obsidian(text: str) -> str:
    """A text whose links are their words, whose embedded pictures are figures, and without embedded notes, comments
    and marks of blocks.
    """
    if "%%" in text:
        text = _drop_comments(text)
    if "[[" in text:
        text = _LINK.sub(_write_link, _EMBED.sub(_write_embed, text))
    if "|" in text and "![" in text:
        text = _SIZED.sub(r"\1", text)
    if "==" in text:
        text = _HIGHLIGHT.sub(r"\1", text)
    if "^" in text:
        text = _BLOCK_ID.sub("", text)
    if "::" in text:
        text = _HIDDEN_KEY.sub(r"\1", _FIELD.sub("", _FIELD_LINE.sub("", text)))
    if "#" in text:
        text = _TAGS_BEHIND.sub("", _TAG_LINE.sub(_drop_tags, text))
    return text


def _drop_tags(found: re.Match[str]) -> str:
    """Nothing for a line of tags; one word with a capital is the heading of someone who forgot its space."""
    return found[0] if re.fullmatch(r"#[^\W\d_a-z]\w*", found[0].strip()) else ""


def _drop_comments(text: str) -> str:
    pieces, at = [], 0
    while (opening := _COMMENT.search(text, at)) and (closing := _COMMENT_END.search(text, opening.end())):
        pieces.append(text[at : opening.start()])
        at = closing.end()
    return "".join([*pieces, text[at:]])


def _write_embed(found: re.Match[str]) -> str:
    name, *more = re.split(r"\\?\|", found[1])
    if not _PICTURE.search(name.partition("#")[0].strip()):
        return ""
    alt = next((each.strip() for each in more if not _SIZE.fullmatch(each.strip())), "")
    return f"![{re.sub(r'[][]', '', alt)}](<{name.partition('#')[0].strip()}>)"  # Markdown, for a caption may follow


def _write_link(found: re.Match[str]) -> str:
    target, *alias = re.split(r"\\?\|", found[1], maxsplit=1)
    if alias and alias[0].strip():
        return alias[0].strip()
    note, _, heading = target.partition("#")
    note = note.partition("^")[0]
    shown = note.strip().rpartition("/")[2] or heading.rpartition("#")[2]
    return shown.strip().removesuffix(".md").lstrip("^")
