"""A tree of HTML → typed blocks, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from lxml import etree

from articlecast.model import (
    Block,
    Break,
    Code,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Quote,
    Span,
    Text,
    plain,
)
from articlecast.read.markup import media, tables
from articlecast.read.markup.contents import count_jumps, cut_contents
from articlecast.read.markup.inline import INLINE, attribute, classes, follows_sentence, holds, is_back_link
from articlecast.read.markup.labels import POST
from articlecast.read.markup.marks import ATTRIBUTE, take_marks
from articlecast.read.markup.mutual import NOTE, mark_notes
from articlecast.read.markup.specs import part_label
from articlecast.read.text.words import fold_spans, strip_dash

Marks = tuple[Mark, ...]

DEEPEST = 150
"""Nesting beyond this is flattened to its text: no writer nests so, and Python's stack is finite."""

_SKIPPED = frozenset(
    """
    script style template svg canvas button input select textarea dialog nav head title link meta object applet
    frameset frame noframes map area datalist option optgroup progress meter rp rt
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hr legend li main ol p pre section summary table tbody td tfoot th thead tr ul video audio
    iframe img picture menu body html noscript
    """.split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTES = re.compile(r"\bfootnotes?(?:-?(?:list|area|section|container|wrap|body))?\b|\bendnotes?\b|\breferences\b")
_BESIDE = re.compile(
    r"(?:^|\s)(?:sidenote|marginnote|side-note|margin-note|margin-toggle|footnote-(?:content|text|body)|sidenote-(?:text|content|body)|tooltip-?text)(?=$|\s)"
)
_CARDS = re.compile(
    r"(?:^|\s)(?:kg-(?:signup|bookmark|button|file|cta)-card|kg-audio-(?:title|player)|kg-video-player|wp-block-buttons?)(?=$|\s)"
)
"""What Ghost's and WordPress' editors put between paragraphs and nobody reads: invitations, buttons, controls, cards
of other pages.
"""
_VERSE = re.compile(r"(?:^|\s)(?:wp-block-)?(?:verse|poem|poetry|lyrics)(?=$|\s)")
"""Classes of what is set as a listing to keep its lines, and is read."""
_PULL = re.compile(r"pull-?_?quote|pq\b|callout-quote|quote-?pull")
_ATTRIBUTION = re.compile(r"^\s*[—–―-]{1,2}\s*\S")


def emit_blocks(html: str, base: str = "", language: str = "") -> tuple[Block, ...]:
    """The blocks of a piece of HTML; ``base`` resolves its addresses, ``language`` is the one around it."""
    soup = BeautifulSoup(html, "lxml")
    mark_notes(soup)
    emitter = Emitter(base, language)
    emitter.walk(soup, (), 0)
    return emitter.finish()


def too_deep(html: str) -> bool:
    """Whether elements stand within each other more than ``DEEPEST`` deep."""
    if html.count("<") <= DEEPEST:
        return False
    # Not as a tree, which takes ten times as long.
    meter = _Depth()
    parser = etree.HTMLParser(target=meter, recover=True)
    parser.feed(html)
    parser.close()
    return meter.deepest > DEEPEST


class _Depth:
    """What lxml's parser tells of its elements, as depths."""

    def __init__(self) -> None:
        self.depth = self.deepest = 0

    def start(self, _tag: str, _attributes: object) -> None:
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)

    def end(self, _tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        pass


def is_silent(tag: Tag) -> bool:
    """Whether a browser would not show the element, or the editor asked to leave it out."""
    if attribute(tag, ATTRIBUTE) == "skip" or "no-audio" in attribute(tag, "class").split():
        return True
    if attribute(tag, ATTRIBUTE) == "only":
        return False
    if tag.has_attr("hidden") and attribute(tag, "hidden") != "until-found":
        return True
    if attribute(tag, "aria-hidden") == "true" and tag.name not in {"img", "figure", "picture", "p", "div", "section"}:
        return True
    return bool(_HIDDEN_STYLE.search(attribute(tag, "style")))


class Emitter:
    """Collects inline pieces until a block ends; one row of ``_HANDLERS`` for each kind of block."""

    def __init__(self, base: str, language: str = "") -> None:
        self.base, self.language = base, language
        self.blocks: list[Block] = []
        self.pieces: list[tuple[str, Marks]] = []
        self.beside: list[Note] = []

    def finish(self) -> tuple[Block, ...]:
        self.flush()
        return tuple(self.blocks)

    def flush(self) -> None:
        """End the paragraph that is being collected, if there is any."""
        content = fold_spans(self.pieces)
        self.pieces = []
        if content:
            self.blocks.append(Paragraph(content))
        self.blocks += self.beside
        self.beside = []

    def inner(self, tag: Tag, marks: Marks, depth: int) -> tuple[Block, ...]:
        """What a container holds, as blocks of its own."""
        emitter = Emitter(self.base, self.language)
        emitter.walk(tag, marks, depth + 1)
        return emitter.finish()

    def inline(self, tag: Tag, marks: Marks = (), depth: int = 0) -> Text:
        """Everything within ``tag`` as one run of inline content."""
        return join_text(self.inner(tag, marks, depth))

    def walk(self, tag: Tag, marks: Marks, depth: int) -> None:
        """Everything within ``tag``, in order."""
        for child in tag.children:
            if isinstance(child, Tag):
                if child.name == "span" and self.pieces and follows_sentence(child, self.pieces[-1][0]):
                    self.pieces.append((" ", marks))  # a style makes lines of them
                self.enter(child, marks, depth + 1)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.pieces.append((str(child), marks))

    def enter(self, tag: Tag, marks: Marks, depth: int) -> None:
        """One element: skipped, handled as its kind of block, or walked with its mark added."""
        name = tag.name
        if name in _SKIPPED:
            if name == "script":
                self.typeset_script(tag, marks)
            return
        if is_silent(tag) or _CARDS.search(classes(tag)):
            return
        if depth > DEEPEST:
            self.pieces.append((tag.get_text(" "), marks))
            return
        tongue = attribute(tag, "lang") or attribute(tag, "xml:lang")
        if tongue and self.language and tongue.split("-")[0].lower() != self.language.split("-")[0].lower():
            marks = (*marks, Mark("lang", tongue))
        marks = (*marks, *take_marks(attribute(tag, ATTRIBUTE)))
        if note := attribute(tag, NOTE):
            self.flush()
            self.blocks += self.note(tag, note, depth)
        elif handler := _HANDLERS.get(name):
            handler(self, tag, marks, depth)
        elif name in _BLOCKS:
            self.container(tag, marks, depth)
        else:
            self.phrase(tag, marks, depth)

    # ------------------------------------------------------------ inline

    def phrase(self, tag: Tag, marks: Marks, depth: int) -> None:
        if tag.name == "a" and is_back_link(tag):
            return
        if _BESIDE.search(classes(tag)):
            self.side_note(tag, marks, depth)
            return
        make = INLINE.get(tag.name)
        mark = make(tag, self.base) if make else None
        inside = (*marks, mark) if mark and mark not in marks else marks
        if tag.name == "q":
            self.pieces.append(("“", inside))
        self.walk(tag, inside, depth)
        if tag.name == "q":
            self.pieces.append(("”", inside))

    def side_note(self, tag: Tag, marks: Marks, depth: int) -> None:
        """A note that stands in its sentence and is shown beside it, as Tufte has it; a sign to open it goes."""
        inside = self.inner(tag, (), depth) if "toggle" not in classes(tag) else ()
        if inside:
            name = attribute(tag, "id") or f"sidenote-{len(self.blocks)}-{len(self.pieces)}"
            self.beside.append(Note(name, inside))
            self.pieces.append(("*", (*marks, Mark("note", name))))

    def line_break(self, _tag: Tag, marks: Marks, _depth: int) -> None:
        if next((text for text, _ in reversed(self.pieces) if text.strip(" \t\r\n")), "") == "\v":
            self.flush()  # two in a row are a paragraph's end
        else:
            self.pieces.append(("\v", marks))

    def maths(self, tag: Tag, marks: Marks, _depth: int) -> None:
        tex = tag.find("annotation", attrs={"encoding": re.compile("tex", re.IGNORECASE)})
        is_tex = tex is not None and tag.find(["mi", "mn", "mo", "mtext"]) is None
        source = tex.get_text() if tex and is_tex else str(tag)  # what can be spoken is MathML
        if attribute(tag, "display") == "block" or "display" in classes(tag).split():
            self.flush()
            self.blocks.append(media.displayed_maths(source, is_tex=is_tex))
            return
        for annotation in tag.find_all(["annotation", "annotation-xml"]):
            annotation.extract()
        shown = attribute(tag, "alttext") if not tag.get_text(strip=True) else "".join(tag.get_text().split())
        self.pieces.append((shown or source, (*marks, Mark("maths", source.strip()))))

    def typeset_script(self, tag: Tag, marks: Marks) -> None:
        kind = attribute(tag, "type")
        if not kind.startswith("math/") or self._is_typeset(tag):
            return
        source = tag.get_text().strip()
        if "mode=display" in kind:
            self.flush()
            self.blocks.append(media.displayed_maths(source, is_tex="tex" in kind))
        else:
            self.pieces.append((source, (*marks, Mark("maths", source))))

    def _is_typeset(self, script: Tag) -> bool:
        """Whether the formula of a script stands before it already, as MathJax has written it into a saved page."""
        before = script.find_previous_sibling()
        return before is not None and "mathjax" in classes(before) and before.find("math") is not None

    # ------------------------------------------------------------ blocks

    def container(self, tag: Tag, marks: Marks, depth: int) -> None:
        names = classes(tag)
        self.flush()
        if POST.search(names):
            self.blocks.append(media.post_embed(tag, self.base, self.inner(tag, marks, depth)))
        elif _NOTES.search(f"{names} {attribute(tag, 'role')}") and (notes := self.notes(tag, depth)):
            self.blocks += notes
        elif media.pair_caption(tag) or media.is_caption_box(tag):
            self.figure(tag, marks, depth)
        elif tag.name in {"aside", "div", "figure", "p"} and _PULL.search(names):
            self.quote(tag, marks, depth)
        elif role := media.embed_from_classes(tag, self.base):
            self.blocks.append(role)
        elif media.is_caption(tag):
            self.caption(tag, marks, depth)
        else:
            self.walk(tag, marks, depth)
            self.flush()

    def caption(self, tag: Tag, marks: Marks, depth: int) -> None:
        inside = self.inner(tag, marks, depth)
        if len(inside) != 1 or not isinstance(inside[0], Paragraph):  # more than a line
            self.blocks += inside
            return
        self.blocks[-1:] = media.place_caption(tag, inside[0].content, self.blocks[-1] if self.blocks else None)

    def heading(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        inside = self.inner(tag, marks, depth)
        content = join_text(inside)
        if content:
            anchor = attribute(tag, "id") or next((attribute(a, "id") for a in tag.find_all(id=True)), "")
            self.blocks.append(Heading(int(tag.name[1]), content, anchor))
        self.blocks += [block for block in inside if isinstance(block, Figure | Embed)]

    def rule(self, _tag: Tag, _marks: Marks, _depth: int) -> None:
        self.flush()
        self.blocks.append(Break())

    def list_block(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        if _NOTES.search(classes(tag)) and (notes := self.notes(tag, depth)):
            self.blocks += notes
            return
        if not holds(tag, "li", "ul", "ol"):  # a list by its looks alone: a heading, a line of text
            self.walk(tag, marks, depth)
            self.flush()
            return
        if (links := count_jumps(tag)) and cut_contents(self.blocks, links):
            return
        items: list[ListItem] = []
        apart: list[Note] = []
        for child in tag.children:
            if not isinstance(child, Tag):
                if str(child).strip() and not isinstance(child, PreformattedString):
                    items.append(ListItem((Paragraph(fold_spans([(str(child), marks)])),)))
                continue
            if is_silent(child) or child.name in _SKIPPED:
                continue
            if note := attribute(child, NOTE):
                apart += self.note(child, note, depth)
                continue
            part_label(child)
            inside = self.inner(child, marks, depth + 1) if child.name not in {"ul", "ol"} else ()
            if child.name in {"ul", "ol"}:
                nested = Emitter(self.base, self.language)
                nested.enter(child, marks, depth + 2)
                if items:
                    items[-1] = ListItem((*items[-1].blocks, *nested.finish()))
                    continue
                inside = nested.finish()
            if inside:
                items.append(ListItem(inside))
        start = attribute(tag, "start")
        if items:
            number = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
            self.blocks.append(ListBlock(tuple(items), "ordered" if tag.name == "ol" else "unordered", number))
        self.blocks += apart

    def definitions(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        items: list[ListItem] = []
        term: Text = ()
        for child in tag.find_all(["dt", "dd"]):
            if child.find_parent("dl") is not tag or is_silent(child):
                continue
            if child.name == "dt":
                if term:
                    items.append(ListItem((), term))
                term = self.inline(child, marks, depth)
            elif inside := self.inner(child, marks, depth):
                items.append(ListItem(inside, term))
                term = ()
        if term:
            items.append(ListItem((), term))
        if items:
            self.blocks.append(ListBlock(tuple(items), "definition"))

    def quote(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        names = classes(tag)
        if POST.search(names):
            self.blocks.append(media.post_embed(tag, self.base, self.inner(tag, marks, depth)))
            return
        source = _find_source(tag)
        attribution: Text = ()
        if source is not None:
            attribution = self.inline(source, marks, depth)
            source.extract()
        inside = list(self.inner(tag, marks, depth))
        last = inside[-1] if len(inside) > 1 else None
        if not attribution and isinstance(last, Paragraph) and _ATTRIBUTION.match(plain(last.content)):
            attribution = last.content
            inside.pop()
        if inside:
            pull = _PULL.search(names) is not None or tag.name == "aside"
            self.blocks.append(Quote(tuple(inside), strip_dash(attribution), pull))

    def table(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        beside: list[Block] = []  # a cell is words: what else stands in it follows the table

        def read_cell(cell: Tag) -> Text:
            blocks = self.inner(cell, marks, depth)
            apart = [each for each in blocks if tables.stands_beside(each)]
            words = join_text(blocks)
            if not words and (sign := tables.read_sign(cell, apart, marks)):
                return sign
            beside.extend(apart)
            return words

        found = tables.read_table(tag, read_cell)
        if found is None:  # a table used to lay out a page
            self.walk(tag, marks, depth)
            self.flush()
        elif found.rows or found.header:
            self.blocks += [tables.take_caption(found, self.blocks), *dict.fromkeys(beside)]

    def code(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        if _VERSE.search(classes(tag)):
            self.verse(tag, marks, depth)
        elif listing := media.read_code(tag):
            self.blocks.append(listing)

    def verse(self, tag: Tag, marks: Marks, depth: int) -> None:
        """The lines of a poem, and a paragraph for each of its stanzas."""
        self.walk(tag, marks, depth)
        set_pieces, self.pieces = self.pieces, []
        for text, own in set_pieces:
            for at, line in enumerate(text.split("\n")):
                if at:
                    self.line_break(tag, own, depth)
                self.pieces.append((line, own))
        self.flush()

    def picture(self, tag: Tag, marks: Marks, _depth: int) -> None:
        words = media.image_words(tag)
        if words is not None:
            self.pieces.append((words.text, (*marks, *words.marks)))
        elif shown := media.read_image(tag, self.base):
            self.flush()
            if shown not in self.blocks[-1:]:
                self.blocks.append(shown)

    def figure(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        if tag.name == "figure" and tag.find("figure"):  # a gallery: each picture has its own caption
            for caption in [each for each in tag.find_all("figcaption") if each.find_parent("figure") is tag]:
                self.blocks += media.caption_gallery(self.inline(caption.extract(), marks, depth))
            self.walk(tag, marks, depth)
            self.flush()
            return
        self.blocks += media.read_figure(tag, self, marks, depth)

    def embed(self, tag: Tag, _marks: Marks, _depth: int) -> None:
        if found := media.read_embed(tag, self.base):
            self.flush()
            self.blocks.append(found)

    def noscript(self, tag: Tag, marks: Marks, depth: int) -> None:
        # Lazily loaded pictures stand in noscript once more: taken where the page has shown none just before.
        if tag.find("img") and not tag.get_text(strip=True):
            self.flush()
            if not (self.blocks and isinstance(self.blocks[-1], Figure)):
                self.walk(tag, marks, depth)

    def note(self, tag: Tag, name: str, depth: int) -> list[Note]:
        inside = self.inner(tag, (), depth)
        return [Note(name, inside)] if inside else []

    def notes(self, tag: Tag, depth: int) -> list[Block]:
        """The notes of a list of notes; nothing where the element only looks like one."""
        found: list[Block] = []
        for item in tag.find_all(["li", "div", "p", "aside"]):
            # Journals put a reference's name on the first element within the item.
            first = item.find(True) if item.name == "li" else None
            name = attribute(item, "id") or (attribute(first, "id") if isinstance(first, Tag) else "")
            if not name or item.find_parent(["li", "p"], id=True):
                continue
            if item.name != "li" and not re.match(r"_?(?:fn|ftn|edn|footnote|endnote|note)", name, re.IGNORECASE):
                continue
            if inside := self.inner(item, (), depth):
                found.append(Note(name, inside))
        name = attribute(tag, "id")
        alone = not found and re.match(r"_?(?:fn|ftn|edn|footnote|endnote|note)\D{0,12}\d", name, re.IGNORECASE)
        if alone and (inside := self.inner(tag, (), depth)):
            found.append(Note(name, inside))
        return found


_SOURCES, _QUOTED = frozenset({"cite", "footer", "figcaption"}), frozenset({"blockquote", "aside", "figure", "p"})


def _find_source(quote: Tag) -> Tag | None:
    """Who is quoted, as a line of the quotation's own says: of none within it, and of no paragraph."""
    if quote.find_parent("p"):
        return None
    waiting = [iter(quote.children)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif isinstance(child, Tag) and child.name in _SOURCES:
            return child
        elif isinstance(child, Tag) and child.name not in _QUOTED:
            waiting.append(iter(child.children))
    return None


def join_text(blocks: tuple[Block, ...]) -> Text:
    """The inline content of several blocks as one, a space between them."""
    pieces: list[tuple[str, Marks]] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                content: tuple[Span, ...] = block.content
            case Quote():
                content = join_text(block.blocks)
            case ListBlock():
                content = _join_items([join_text(item.blocks) for item in block.items])
            case Code():
                content = tables.read_listing(block)
            case _:
                continue
        pieces += [(" ", ()), *((span.text.replace("\n", "\v"), span.marks) for span in content)]
    return fold_spans(pieces)


def _join_items(items: Sequence[Text]) -> Text:
    """The items of a list within a line, a comma behind each that ends in no stop of its own."""
    pieces: list[tuple[str, Marks]] = []
    items = [item for item in items if item]
    for at, item in enumerate(items):
        *first, last = item
        pieces += [(span.text.replace("\n", "\v"), span.marks) for span in first]
        pieces.append((last.text.rstrip(" \u00a0").replace("\n", "\v"), last.marks))
        if at + 1 < len(items):
            pieces.append((" " if plain(item)[-1:] in ".,;:!?…。" else ", ", ()))
    return fold_spans(pieces)


Handler = Callable[[Emitter, Tag, Marks, int], None]

_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Emitter.heading),
    **dict.fromkeys(("ul", "ol", "menu"), Emitter.list_block),
    **dict.fromkeys(("iframe", "video", "audio", "embed"), Emitter.embed),
    **dict.fromkeys(("img", "amp-img"), Emitter.picture),
    "blockquote": Emitter.quote,
    "br": Emitter.line_break,
    "dl": Emitter.definitions,
    "figure": Emitter.figure,
    "hr": Emitter.rule,
    "math": Emitter.maths,
    "noscript": Emitter.noscript,
    "pre": Emitter.code,
    "table": Emitter.table,
}
