"""A saved page → Article: the witnesses choose, the page's own tree gives the blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Block, Document, Paragraph, plain
from articlecast.read.formats.dialects import settle_page
from articlecast.read.formats.office.release import trim_release
from articlecast.read.formats.plain_text import take_lead
from articlecast.read.formats.strange_lines import tell_doubts, tell_strange_marks
from articlecast.read.formats.typed import find_crossheads, is_title_line, join_captions, says_less
from articlecast.read.formats.visibility import find_hiding
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.marks import holds_marks, plant_places, settle_marks
from articlecast.read.markup.pictures import first_picture
from articlecast.read.markup.texts import block_texts
from articlecast.read.markup.tidy import tidy_blocks
from articlecast.read.options import ReadOptions, SiteRule, list_site_rules
from articlecast.read.page.choose import Choice
from articlecast.read.page.fields import Fields, read_fields
from articlecast.read.page.losses import find_losses
from articlecast.read.page.makers.table import fill_fields, mend_made
from articlecast.read.page.mend import lower_headings, mend_tree
from articlecast.read.page.prune import prune_tree
from articlecast.read.page.reasons import Found, find_doubt, look_behind, refuse_page, survey_page
from articlecast.read.page.selectors import select_elements
from articlecast.read.page.standing import Clues
from articlecast.read.page.stops import stop_units
from articlecast.read.page.units import list_units, parse_page
from articlecast.read.page.witnesses import Witness, ask_main
from articlecast.read.text.decode import MOST_LETTERS, decode_page
from articlecast.read.text.language import choose_language
from articlecast.read.text.titles import open_words
from articlecast.read.text.words import fold_spaces, key

_TAG = re.compile("<[a-zA-Z]")
_ONLY = etree.XPath('//*[@data-articlecast="only"]')
_SKIPPED = etree.XPath(
    '//*[@data-articlecast="skip" or contains(concat(" ", normalize-space(@class), " "), " no-audio ")]'
)
MOST_ELEMENTS = 20_000
"""A page of more elements is no article, and would cost minutes; the largest of 215 real ones has 4,529."""
MOST_ATTRIBUTES = 150_000
"""More would fill the memory, since trees are copied; the most of 215 real pages is 8,919."""


def read_page(document: Document, options: ReadOptions) -> Article:
    """The article of a page. Raises NotAnArticle with the reason where there is none."""
    text = settle_page(decode_page(document))
    if next(
        islice(_TAG.finditer(text), 20 * MOST_ELEMENTS, None), None
    ):  # a tree of millions would take seconds and gigabytes
        raise NotAnArticle(
            document.url, f"is a page of more than {20 * MOST_ELEMENTS:,} tags", "save the article alone"
        )
    tree = parse_page(plant_places(text))
    if tree is None:
        raise NotAnArticle(document.url, "is a page with nothing in it", f"open {document.url} in a browser")
    refuse_monster(tree, document.url)
    if holds_marks(text):
        tell_strange_marks(text, document.url)
        settle_marks(tree)
    maker, said = mend_made(tree, text, document.url)
    mend_tree(tree)
    survey = survey_page(tree)
    units = list_units(tree)
    fields = read_fields(tree, document.url, units)
    fill_fields(fields, maker, said)
    lower_headings(tree, fields.title)
    rules = tuple(list_site_rules(options.sites, fields.url, document.url, name_entry(document)))
    kept_by_editor, dropped, found = apply_directives(tree, rules)
    if dropped:
        units = list_units(tree)
    if not kept_by_editor and said.whole is not None:
        kept_by_editor = [said.whole]
    if kept_by_editor:
        kept = set(kept_by_editor)
        chosen = [any(box in kept for box in (unit.block, *unit.block.iterancestors())) for unit in units]
    elif sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise NotAnArticle(document.url, f"is a page of more than {MOST_ELEMENTS:,} elements", "save the article alone")
    elif sum(len(unit.text) for unit in units) > MOST_LETTERS:
        raise NotAnArticle(document.url, f"is a page of more than {MOST_LETTERS:,} letters", "save the article alone")
    else:
        clues = Clues(fields.title, fields.summary, fields.authors)
        body = Witness(fields.body)
        chosen = Choice(units, ask_main(tree, units, body), body, clues).decide()
    behind = look_behind(tree, units, chosen, fields.barred)
    chosen, ended = stop_units(tree, units, chosen, rules)
    blocks = tidy_blocks(emit_blocks(prune_tree(units, chosen), fields.url, fields.language), fields.title)
    if said.typed:
        blocks = _take_typed(fields, blocks, named=said.named)
    texts = block_texts(blocks)
    if not (kept_by_editor and texts):
        refuse_page(document.url, survey, fields, Found(texts, blocks, behind))
    if not fields.title:
        fields.title, fields.origins["title"] = open_words(texts), "the first words"
        blocks = tidy_blocks(blocks, fields.title)
    if not fields.title:
        raise ReadError(document.url, "has no title", "save the page whole, with its head")
    article = assemble(fields, blocks, "\n".join(texts), options)
    tell_doubts(document.url, "" if kept_by_editor else find_doubt(fields, texts), find_losses(units, chosen, article))
    return replace(article, rules=(*found, *ended), hidden=find_hiding(said.lines, dated=fields.published is not None))


def _take_typed(fields: Fields, blocks: tuple[Block, ...], *, named: bool) -> tuple[Block, ...]:
    """The blocks without the title and the lines of author and date below it, which become fields: whatever was taken
    for a page's byline else is a line of the text. ``named`` is a title that is but a property.
    """
    left = trim_release(blocks)
    texts = block_texts(left)
    words = fold_spaces(plain(left[0].content)) if left and isinstance(left[0], Paragraph) else ""
    same = not fields.title or key(fields.title) == key(words) or (named and says_less(fields.title, words, texts))
    if len(texts) > 1 and is_title_line(words) and same:
        fields.title, fields.origins["title"] = words, "first line"
        left = left[1:]
    rest, authors, published = take_lead(find_crossheads(join_captions(left)), people=True)
    if fields.origins.get("authors") == "byline":
        fields.authors = ()
    if authors and not fields.authors:
        fields.authors, fields.origins["authors"] = authors, "the line below the title"
    if published and not fields.published:
        fields.published, fields.origins["published"] = published, "the line below the title"
    if not fields.authors:
        fields.origins.pop("authors", None)
    return tuple(rest)


def name_entry(document: Document) -> str:
    """The entry of a feed that led to the page; empty where none did."""
    return document.entry.url if document.entry else ""


def assemble(fields: Fields, blocks: tuple[Block, ...], text: str, options: ReadOptions) -> Article:
    """The article of a page's fields and blocks."""
    language, whence = choose_language(fields.language, text, options.language)
    image = fields.image or first_picture(blocks, fields.logos)
    origins = {**fields.origins, "language": whence}
    if image and not fields.image:
        origins["image"] = "the first picture"
    return Article(
        title=fields.title,
        language=language,
        blocks=blocks,
        authors=fields.authors,
        published=fields.published,
        updated=fields.updated,
        url=fields.url,
        image=image,
        summary=fields.summary,
        site=fields.site,
        tags=fields.tags,
        origins=tuple(origins.items()),
    )


def refuse_monster(tree: HtmlElement, name: str) -> None:
    """Raises NotAnArticle for a page that would take minutes or the machine's memory."""
    attributes = elements = 0
    for element in tree.iter(etree.Element):
        elements += 1
        attributes += len(element.attrib)
    for count, most, what in (
        (attributes, MOST_ATTRIBUTES, "attributes"),
        (elements, 5 * MOST_ELEMENTS, "elements"),  # up to here an editor's own selectors may find the article
    ):
        if count > most:
            raise NotAnArticle(name, f"is a page of more than {most:,} {what}", "save the article alone")


def apply_directives(
    tree: HtmlElement, rules: Sequence[SiteRule]
) -> tuple[list[HtmlElement], bool, tuple[tuple[str, str, str], ...]]:
    """Take out what the editor drops, by settings and by marks in the page.

    What is to be kept comes back, whether anything was taken out, and which of the rules found anything.
    """
    drop, found = select_elements(tree, rules, "drop")
    dropped = False
    for element in [*_SKIPPED(tree), *drop]:
        if element.getparent() is not None:
            element.drop_tree()
            dropped = True
    keep, kept = select_elements(tree, rules, "keep")
    return [*_ONLY(tree), *keep], dropped, (*found, *kept)
