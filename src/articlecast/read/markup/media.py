"""Pictures, listings, maths and embeds: what an element stands for."""

from __future__ import annotations

import re
from typing import Protocol

from bs4 import Tag

from articlecast.model import Block, Code, Embed, Figure, Mark, Paragraph, Quote, Span, Table, Text, plain
from articlecast.read.markup.credits import is_credit, split_caption, strip_label
from articlecast.read.markup.inline import attribute, classes, drop_all, holds, resolve
from articlecast.read.markup.page_lines import is_page_line
from articlecast.read.markup.pictures import is_icon
from articlecast.read.text.bylines import is_person
from articlecast.read.text.words import fold_spaces, fold_spans, key, strip_dash

_CREDIT = re.compile(
    r"credit|photographer|copyright|byline|attribution|photo-?by|image-?(?:source|by)"
    r"|(?<!image_)(?:^|[\s_-])source(?:$|[\s_-])"  # beehiiv's image__source is a caption
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-)?caption(?:$|[\s_-])|caption-?text|image-?caption|img-?caption|photo-?caption"
    r"|(?:^|\s)image__source(?:$|\s)"
)
_CAPTIONED = re.compile(
    r"(?:^|\s)(?:[\w-]*(?:photo|picture|image|img|fig(?:ure)?|bild|foto|media)[_-]?(?:caption|unterschrift|legende?)s?"
    r"|bildunterschrift|bildlegende|cutline)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Names of a line that is a picture's caption wherever it stands, as designers call such a style."""
_PICTURED = re.compile(r"caption|image|photo|picture|figure|media|gallery|asset|img")
_GUTTER = re.compile(r"line-?numbers?-rows|gutter|lineno|linenos")
_SLANTED = frozenset({"em", "i", "small"})
_SIGNING = ("span", "small", "cite", "div", "p")
"""Elements that a photographer's name stands in; what is in italics may be a title."""
_ENDS = frozenset('.!?…”"»')
_EMOJI = re.compile(r"\bemoji\b|wp-smiley|emoticon")
_TEX = re.compile(r"\blatex\b|\btex\b|mwe-math|math-image")
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-image", "data-url")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_BLANK = re.compile(
    r"^data:|/(?:blank|spacer|pixel|transparent|1x1|grey-?placeholder|placeholder|loading|lazy)[\w-]*\.(?:gif"
    r"|png|svg|jpe?g)"
)
_TRACKERS = re.compile(
    r"scorecardresearch|doubleclick|facebook\.com/tr|google-analytics|/pixel[./?]|feedburner\.com/~|/b\.gif"
    r"|wp\.com/[bg]\.gif|quantserve"
)

_HOSTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern.replace(" ", "|")), kind)
    for pattern, kind in (
        (
            r"youtube(?:-nocookie)?\.com youtu\.be vimeo\.com dailymotion\.com jwplatform jwplayer brightcove wistia"
            r" twitch\.tv ted\.com rumble\.com vidyard streamable loom\.com kaltura bitchute videopress ooyala",
            "video",
        ),
        (
            r"soundcloud\.com spotify\.com podcasts\.apple omny\.fm megaphone acast simplecast libsyn buzzsprout"
            r" audioboom anchor\.fm bandcamp art19 transistor\.fm captivate",
            "audio",
        ),
        (
            r"twitter\.com (?:[/.])x\.com instagram\.com facebook\.com tiktok\.com threads\.net bsky mastodon"
            r" reddit\.com linkedin\.com pinterest",
            "post",
        ),
        (r"google\.[a-z.]+/maps maps\.google openstreetmap mapbox arcgis carto", "map"),
        (r"documentcloud scribd docs\.google slideshare issuu drive\.google \.pdf$", "document"),
    )
)
_SHELL = re.compile(
    r"\W*(?:view (?:this|more|the (?:full )?)(?: (?:post|profile|photo|video)s?)? on \w+"
    r"|a (?:post|photo|video|reel) shared by .{1,80}"
    r"|(?:sieh|ver|voir|visualizza|afficher) .{3,40} (?:auf|en|sur|su|no) "
    r"(?:instagram|facebook|twitter|x|tiktok|threads)"
    r"|(?:ein beitrag geteilt von|une publication partagée par|una publicación compartida (?:de|por)"
    r"|un post condiviso da|uma publicação (?:com)?partilhada por) .{1,80}"
    r"|loading\W*|see (?:new )?posts?)(?: on [^.]{4,60} at [^.]{4,20})?\W*$",
    re.IGNORECASE,
)
"""What stands in the place of a post until a script has fetched it."""
_ADVERTS = re.compile(
    r"doubleclick|googlesyndication|googletagmanager|adservice|recaptcha|/ads?/|disqus|amazon-adsystem"
    r"|about:blank|addthis|sharethis|taboola|outbrain"
)


def best_address(tag: Tag, base: str) -> str:
    """The address of an ``img``'s picture: the widest of its set, the lazily loaded one, or its source."""
    widest, address = 0.0, ""
    picture = tag.parent if tag.parent is not None and tag.parent.name == "picture" else None
    holders = [tag, *(picture.find_all("source") if picture else [])]
    for holder in holders:
        for name in _SETS:
            for part in re.split(r",\s+|,(?=https?:|/)", attribute(holder, name)):
                words = part.split()
                if not words or _BLANK.search(words[0]):
                    continue
                size = re.fullmatch(r"([\d.]{1,8})[wx]", words[1]) if len(words) > 1 else None
                try:
                    width = float(size.group(1)) if size else 1.0
                except ValueError:
                    width = 1.0
                if width > widest:
                    widest, address = width, words[0]
    source = attribute(tag, "src")
    if source and not _BLANK.search(source) and widest <= 1:
        address = source
    if not address:
        address = next((value for name in _LAZY if (value := attribute(tag, name)) and not _BLANK.search(value)), "")
    return resolve(base, address)


def _small(tag: Tag, limit: int) -> bool:
    sizes = [attribute(tag, name).removesuffix("px") for name in ("width", "height")]
    return any(size.isascii() and size.isdigit() and int(size[:6]) <= limit for size in sizes)


def image_words(tag: Tag) -> Span | None:
    """The words that a picture of words stands for (an emoji, a typeset formula), or None for a real picture."""
    alt = attribute(tag, "alt")
    if _EMOJI.search(classes(tag)) and len(alt) <= 8:
        return Span(alt)
    if alt and _TEX.search(classes(tag)):
        return Span(alt, (Mark("maths", alt),))
    return None


def read_image(tag: Tag, base: str) -> Figure | None:
    """An ``img`` as a figure without a caption; None for pixels, icons and pictures without an address."""
    address = best_address(tag, base)
    if (
        not address
        or _TRACKERS.search(address)
        or is_icon(address)
        or _small(tag, 32)
        or attribute(tag, "role") == "presentation"
    ):
        return None
    return Figure(address, fold_spaces(attribute(tag, "alt")))


def is_caption_box(tag: Tag) -> bool:
    """Whether a ``div`` is a figure by another name: one or more pictures and a caption, and little else."""
    if tag.name not in {"div", "span", "p", "li", "section", "aside"}:
        return False
    # Names first: to look for a picture within each box is the dearest question of the whole tree.
    if not _PICTURED.search(classes(tag)) and not holds(tag, "figcaption"):
        return False
    if not holds(tag, "img", "amp-img"):
        return False
    caption = next((found for found in tag.find_all(True) if _CAPTION.search(classes(found))), None)
    if caption is None or tag.find(["h1", "h2", "h3", "figure"]):
        return False
    outside = len(tag.get_text(" ", strip=True)) - len(caption.get_text(" ", strip=True))
    return outside < 200 and len(tag.find_all("p")) < 6


def pair_caption(tag: Tag) -> bool:
    """Whether a paragraph is a picture and a slanted line below it, as Markdown is captioned; it is made a figure."""
    if tag.name != "p":
        return False
    parts = [child for child in tag.children if isinstance(child, Tag) and child.name != "br"]
    if len(parts) != 2 or parts[1].name not in _SLANTED or not holds(tag, "img"):
        return False
    picture, line = parts
    words = line.get_text(strip=True)
    if not words or holds(line, "img") or tag.get_text(strip=True) != words:
        return False
    if picture.name != "img" and not holds(picture, "img"):
        return False
    tag.name, line.name = "figure", "figcaption"
    return True


def is_caption(tag: Tag) -> bool:
    """Whether a line is a caption by its name, or HTML's own that stands outside of a figure."""
    return tag.name == "figcaption" or (tag.name == "p" and _CAPTION.search(classes(tag)) is not None) or _is_named(tag)


def _is_named(tag: Tag) -> bool:
    return tag.name == "figcaption" or (tag.name == "p" and _CAPTIONED.search(classes(tag)) is not None)


def place_caption(tag: Tag, words: Text, before: Block | None) -> tuple[Block, ...]:
    """What stands in the place of the block ``before`` a line that is named a caption: that block with it, or both.

    A line that is merely called caption is one below a picture or a table alone: designers call other lines so, too.
    """
    caption, credit = split_caption(words)
    match before:
        case Figure(url, alt, (), ()):
            return (Figure(url, alt, caption, credit),)
        case Table(rows, header, ()) if not _CAPTIONED.search(classes(tag)):
            return (Table(rows, header, words),)
    own = Figure("", "", caption, credit) if _is_named(tag) else Paragraph(words)
    return (before, own) if before is not None else (own,)


class Emits(Protocol):
    """Makes blocks of what an element holds: the ``Emitter`` of ``blocks``, seen from below it."""

    def inner(self, tag: Tag, marks: tuple[Mark, ...], depth: int) -> tuple[Block, ...]: ...
    def inline(self, tag: Tag, marks: tuple[Mark, ...] = (), depth: int = 0) -> Text: ...


def read_figure(tag: Tag, emitter: Emits, marks: tuple[Mark, ...], depth: int) -> list[Block]:
    """What a ``figure`` shows: its pictures, table, listing, quotation or embed, with the caption on the last."""
    captions = tag.find_all("figcaption") or [f for f in tag.find_all(True) if _CAPTION.search(classes(f))][:1]
    credit: Text = ()
    said: list[Span] = []
    for holder in captions:
        credit = _take_credit(_find_credits(holder), credit, emitter, depth)
        if not said and not credit and (signed := _take_signature(holder)) is not None:
            credit = strip_label(emitter.inline(signed, (), depth))
            signed.extract()
        drop_all([tool for tool in holder.find_all(["a", "button"]) if is_page_line(tool.get_text().strip())])
        if found := emitter.inline(holder, (), depth):
            said += [Span(" "), *found]
    drop_all(captions)
    caption = fold_spans((span.text, span.marks) for span in said)  # once: there may be a thousand captions
    shown = ["img", "iframe", "video"]
    credit = _take_credit([part for part in _find_credits(tag) if not part.find(shown)], credit, emitter, depth)
    if caption and not credit:
        caption, credit = split_caption(caption)
    elif key(caption) == key(credit):
        caption = ()
    # A picture that only a script would load has no address; what is said of it is the article's all the same.
    alt = next((words for image in tag.find_all("img") if (words := fold_spaces(attribute(image, "alt")))), "")
    return _label(
        list(emitter.inner(tag, marks, depth)), Figure("", alt, caption, credit), is_figure=tag.name == "figure"
    )


def _find_credits(tag: Tag) -> list[Tag]:
    return [part for part in tag.find_all(True) if _CREDIT.search(classes(part))]


def _take_credit(parts: list[Tag], credit: Text, emitter: Emits, depth: int) -> Text:
    """Take the credits out of their tree; the one that is known, or the first of theirs that says something."""
    for part in parts:
        credit = credit or strip_label(emitter.inline(part, (), depth))
    drop_all(parts)
    return credit


def _take_signature(caption: Tag) -> Tag | None:
    """The last part of a caption where it is a name in an element of its own, behind a whole sentence."""
    parts = [part for part in caption.find_all(_SIGNING, recursive=False) if part.get_text().strip()]
    if not parts or any(str(beside).strip() for beside in parts[-1].next_siblings):
        return None
    name = fold_spaces(parts[-1].get_text())
    before = fold_spaces(caption.get_text()).removesuffix(name).rstrip()
    return parts[-1] if before[-1:] in _ENDS and is_person(name) else None


def caption_gallery(words: Text) -> list[Block]:
    """What is said of all pictures of a gallery, before the first of them."""
    caption, credit = split_caption(words)
    return [Figure("", "", caption, credit)] if caption or credit else []


def _label(blocks: list[Block], lost: Figure, *, is_figure: bool) -> list[Block]:
    """Put caption and credit on the block that they belong to, or ``lost`` before the others where there is none."""
    caption, credit = lost.caption, lost.credit
    for index in range(len(blocks) - 1, -1, -1):
        match blocks[index]:
            case Figure(url, alt):
                blocks[index] = Figure(url, alt, caption, credit)
            case Table(rows, header, own):
                blocks[index] = Table(rows, header, own or caption)
            case Quote(inner, own, pull):
                blocks[index] = Quote(inner, own or strip_dash(caption), pull)
            case Embed(kind, url, title, inner):
                blocks[index] = Embed(kind, url, plain(caption) or title, inner)
            case Code():
                if caption:
                    blocks.insert(index + 1, Paragraph(caption))
            case _:
                continue
        # Lines beside the picture of a figure are a caption without its element, or buttons' words.
        if is_figure and isinstance(blocks[index], Figure):
            loose = [b for b in blocks if isinstance(b, Paragraph)]
            if loose and not caption and len(loose) == 1:
                text, who = split_caption(loose[0].content)
                shown = blocks[index]
                assert isinstance(shown, Figure)  # noqa: S101 -- tells the type checker what the guard above saw
                blocks[index] = Figure(shown.url, shown.alt, text, who or credit)
            return (
                [b for b in blocks if not isinstance(b, Paragraph) or not _is_label(b)]
                if caption
                else [b for b in blocks if b not in loose]
            )
        return blocks
    if is_figure and caption:
        blocks = [b for b in blocks if not isinstance(b, Paragraph) or not _is_label(b)]
    return [lost, *blocks] if caption or credit or (is_figure and lost.alt and not blocks) else blocks


def _is_label(paragraph: Paragraph) -> bool:
    words = plain(paragraph.content)
    return len(words) < 40 or is_credit(words) or is_page_line(words)


def read_code(tag: Tag) -> Code | None:
    """A listing with its lines kept; the language by the usual class names."""
    for line_end in tag.find_all("br"):
        line_end.string = "\n"  # within it: what puts another in its place looks for it among all its siblings
    drop_all([gutter for gutter in tag.find_all(class_=_GUTTER) if gutter.name != "br"])
    text = tag.get_text().strip("\n").rstrip()
    names = classes(tag) + " " + " ".join(classes(child) for child in tag.find_all("code", limit=1))
    names += " " + " ".join(classes(above) for above in list(tag.parents)[:2])
    found = re.search(r"(?:^|\s)(?:lang(?:uage)?|highlight-source|highlight|brush:?)[-\s:]([a-z0-9+#]+)", names)
    language = found.group(1) if found else ""
    return Code(text, "tex" if language == "math" else language) if text.strip() else None  # GitHub's fence


def displayed_maths(source: str, *, is_tex: bool) -> Code:
    return Code(source.strip(), "tex" if is_tex else "mathml")


def _kind(address: str) -> str:
    return next((kind for pattern, kind in _HOSTS if pattern.search(address)), "other")


def is_player(address: str) -> bool:
    """Whether an address is that of a film, a recording or a post on a site that others show within their pages."""
    return _kind(address) in {"video", "audio", "post"}


def _make(address: str, title: str, blocks: tuple[Block, ...] = (), kind: str = "") -> Embed:
    match kind or _kind(address):
        case "video":
            return Embed("video", address, title, blocks)
        case "audio":
            return Embed("audio", address, title, blocks)
        case "post":
            return Embed("post", address, title, blocks)
        case "map":
            return Embed("map", address, title, blocks)
        case "document":
            return Embed("document", address, title, blocks)
        case _:
            return Embed("other", address, title, blocks)


def read_embed(tag: Tag, base: str) -> Embed | None:
    """An ``iframe``, ``video`` or ``audio`` element; None for advertisements and trackers."""
    source = attribute(tag, "src") or next((attribute(tag, name) for name in _LAZY if attribute(tag, name)), "")
    if not source and (inner := tag.find("source")):
        source = attribute(inner, "src")
    address = resolve(base, "https:" + source if source.startswith("//") else source)
    if tag.name in {"iframe", "embed"} and (not address or _ADVERTS.search(address) or _small(tag, 2)):
        return None
    title = fold_spaces(attribute(tag, "title") or attribute(tag, "aria-label"))
    return _make(address, title, kind=tag.name if tag.name in {"video", "audio"} else "")


def post_embed(tag: Tag, base: str, blocks: tuple[Block, ...]) -> Embed:
    """A quoted post of a social network with its own words; none where only its shell has been saved."""
    blocks = tuple(
        block for block in blocks if not (isinstance(block, Paragraph) and _SHELL.match(plain(block.content)))
    )
    links = [attribute(a, "href") for a in tag.find_all("a", href=True)]
    address = attribute(tag, "cite") or attribute(tag, "data-instgrm-permalink") or (links[-1] if links else "")
    return _make(resolve(base, address), "", blocks, "post")


_PLAYED = re.compile(r"(?:^|\s)wp-block-embed(?:__wrapper)?(?=$|\s)")


def embed_from_classes(tag: Tag, base: str) -> Embed | None:
    """Players that a script would fill: only those that name their film (``lite-youtube``, ``data-youtube-id``)."""
    for name in ("data-youtube-id", "data-youtubeid", "videoid", "data-yt-id"):
        if re.fullmatch(r"[\w-]{11}", attribute(tag, name)):
            return _make(
                f"https://www.youtube.com/watch?v={attribute(tag, name)}", fold_spaces(attribute(tag, "title"))
            )
    if _PLAYED.search(classes(tag)) and re.fullmatch(r"\s*https?://[^\s<>]{1,500}\s*", alone := tag.get_text()):
        return _make(alone.strip(), "")  # WordPress puts the player there as it shows the page
    address = attribute(tag, "data-oembed-url") or attribute(tag, "data-embed-url")
    if address and not tag.find(["iframe", "blockquote"]):
        return _make(resolve(base, address), "")
    return None
