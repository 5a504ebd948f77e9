"""WordPress's shortcodes (https://codex.wordpress.org/Shortcode) and its paragraphs without tags.

A page shows them only where their plugin has gone, an export always: ``[caption]`` is a figure, ``[embed]`` a
player, of all others the text between two tags stays.
"""

from __future__ import annotations

import re
from collections import Counter

from articlecast.read.formats.dialects.code import Kept, hide_elements
from articlecast.read.formats.dialects.tags import read_arguments, write_embed
from articlecast.read.markup.media import is_player

_KNOWN = frozenset(
    """
    caption wp_caption gallery embed audio video playlist youtube vimeo soundcloud twitter tweet instagram googlemaps
    contact-form contact-form-7 wpforms gravityform ninja_form mailpoet_form mc4wp_form newsletter_form formidable
    subscribe2 jetpack_subscription_form toc ez-toc rev_slider metaslider smartslider3 elementor-template
    recent_posts related_posts table tablepress latexpage dropcap pullquote
    """.split()
)
_BUILDERS = ("et_pb_", "vc_", "fusion_", "av_", "su_", "wpv-", "cs_", "mk_", "nectar_", "fl_", "tatsu_", "ux_", "us_")
_SHOWN = frozenset("code sourcecode source pre".split())
_NOTES = frozenset("footnote footnotes ref efn_note mfn note_ref sidenote".split())
"""Notes of plugins, which write them into the sentence and print them below: nothing leads to them here."""
_VALUE = (
    r"\"[^\"<>]{0,1000}\"|'[^'<>]{0,1000}'|&#82\d\d;[^&<>]{0,300}&#82\d\d;|[“”″][^“”″<>]{0,300}[“”″]"
    r"|[^\s\"'\]<>]{1,300}"
)
"""As it is written, or as WordPress' own typography has spoiled it."""
_ARGUMENTS = rf"(?:\s+[\w-]+\s?=\s?(?:{_VALUE}))"
_TAG = re.compile(
    rf"\[(?P<closes>/)?(?P<name>[a-zA-Z][a-zA-Z0-9_-]{{0,60}})"
    rf"(?P<rest>{_ARGUMENTS}{{0,80}}|\s[^\[\]<>=\n]{{0,80}})?\s{{0,20}}/?\](?!\()"
)
_ESCAPED = re.compile(r"\[(\[[^\[\]\n]{1,300}\])\]")
_LEADING = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)", re.IGNORECASE)
_BLOCK = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]"
    r"|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"https?://[^\s<>\"']{1,300}")
_LINE = re.compile(rf"^[ \t]*({_ALONE.pattern})[ \t\r]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--\s*/?(?:wp:|more|nextpage)(?:(?!-->).){0,4000}-->", re.DOTALL)


def settle_wordpress(page: str) -> str:
    """HTML without shortcodes; such signs in code, scripts and tags stay."""
    kept = Kept()
    text = _ESCAPED.sub(lambda found: kept.hide(found[1]), hide_elements(page, kept))
    tags = [found for found in _TAG.finditer(text) if not _is_within_tag(text, found.start())]
    left = Counter(found["name"].lower() for found in tags if found["closes"])
    opened = Counter(found["name"].lower() for found in tags if not found["closes"])
    pieces, at = [], 0
    waiting: tuple[str, re.Match[str]] | None = None
    for found in tags:
        name = found["name"].lower()
        left[name] -= bool(found["closes"])
        if waiting:
            if found["closes"] and name == waiting[0]:
                pieces.append(_write_pair(name, waiting[1], text[waiting[1].end() : found.start()], kept))
                at, waiting = found.end(), None
            continue
        paired = left[name] > 0 if not found["closes"] else opened[name] > 0
        if not (paired or _is_ours(name, found["rest"] or "")):
            continue
        pieces.append(text[at : found.start()])
        at = found.end()
        if name in {"caption", "wp_caption", "embed", *_SHOWN, *_NOTES} and not found["closes"] and left[name] > 0:
            waiting = (name, found)
        elif name in {"youtube", "vimeo"}:
            several, named = read_arguments(found["rest"] or "")
            pieces.append(write_embed(name, named.get("id") or next(iter(several), "")))
    return kept.show("".join([*pieces, text[at:]]), is_html=True)


def _is_within_tag(text: str, at: int) -> bool:
    before = text[max(at - 1000, 0) : at]
    return before.rfind("<") > before.rfind(">") and re.match(r"</?[a-zA-Z]", before[before.rfind("<") :]) is not None


def _is_ours(name: str, rest: str) -> bool:
    return name in _KNOWN or name.startswith(_BUILDERS) or "=" in rest


def _write_pair(name: str, opening: re.Match[str], inside: str, kept: Kept) -> str:
    if name in _NOTES:
        return ""
    if name in _SHOWN:
        return kept.hide(f"<pre><code>{inside}</code></pre>")
    if name == "embed":
        return write_embed("embed", inside.strip())
    picture = _LEADING.match(inside)
    words = inside[picture.end() :].strip() if picture else inside.strip()
    words = words or read_arguments(opening["rest"] or "")[1].get("caption", "")
    shown = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{picture[1]}{shown}</figure>" if picture else f"<p>{words}</p>"


def write_paragraphs(body: str) -> str:
    """The body of an entry whose text stands between blank lines, as WordPress keeps it, with the tags that it adds.

    As ``wpautop`` does (https://developer.wordpress.org/reference/functions/wpautop/); a body with tags alone is as it
    was.
    """
    if "\n" not in body or not re.search(r"\n\s*\n", body):
        return body
    kept = Kept()
    text = _LINE.sub(_part_player, _COMMENT.sub("\n\n", hide_elements(body, kept)))
    parts = re.split(r"\n\s*\n", text)
    if not any(_is_bare(part) for part in parts) or (
        "<p" in text and "<!-- wp:" not in body and "<!-- /wp:" not in body
    ):
        return body
    return kept.show("\n\n".join(map(_write_part, parts)), is_html=True)


def _part_player(found: re.Match[str]) -> str:
    """An address on a line of its own as a part, where it is a player's."""
    return f"\n\n{found[1]}\n\n" if is_player(found[1]) else found[0]


def _write_part(part: str) -> str:
    """A part as WordPress shows it: an address on a line of its own is the player that it leads to."""
    if not _is_bare(part):
        return part
    return (_ALONE.fullmatch(part.strip()) and write_embed("embed", part.strip())) or f"<p>{part.strip()}</p>"


def _is_bare(part: str) -> bool:
    return bool(part.strip()) and not _BLOCK.match(part) and not part.lstrip().startswith("\x02")
