"""A saved page → Article: the witnesses choose, the page's own tree gives the blocks."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Block, Document
from articlecast.read.markup.blocks import DEEPEST, emit_blocks
from articlecast.read.markup.labels import SUBTITLE
from articlecast.read.markup.pictures import first_picture
from articlecast.read.markup.texts import block_texts
from articlecast.read.markup.tidy import tidy_blocks
from articlecast.read.options import ReadOptions
from articlecast.read.page.choose import Choice, Clues
from articlecast.read.page.fields import Fields, read_fields
from articlecast.read.page.prune import prune_tree
from articlecast.read.page.reasons import Found, find_following, refuse_page, survey_page
from articlecast.read.page.units import list_units, parse_page
from articlecast.read.page.witnesses import Witness, ask_main
from articlecast.read.text.decode import MOST_LETTERS, decode_page
from articlecast.read.text.language import choose_language
from articlecast.read.text.titles import open_words
from articlecast.read.text.words import key

if TYPE_CHECKING:
    from lxml.cssselect import CSSSelector

_SENTENCES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "dd", "blockquote"})
_TAG = re.compile("<[a-zA-Z]")
_FOLDED = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "summary"})
_ICON = re.compile(r"(?:^|\s)material-(?:icons|symbols)(?:-\w+)?(?:$|\s)")
_HOVER = re.compile(
    r"(?:hover|tooltip|tool-tip|popover|pop-over|rollover|roll-over|glossary)[\w-]{0,30}?[_-]?"
    r"(?:block|card|text|content|bubble|body|box|inner|definition|panel)|(?:^|\s)tooltip$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[#¶§🔗]")
_MARKS = etree.XPath(  # MediaWiki's and Sphinx's own signs
    '//*[contains(@class, "mw-editsection") or contains(@class, "mw-cite-backlink") or contains(@class, "headerlink")'
    ' or @id="siteSub"] | //sup[contains(@class, "noprint")]'
)
_LINKED = etree.XPath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]//a")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FILMS = ("data-youtube-id", "data-youtubeid", "videoid", "data-yt-id", "data-videoid")
_PLAYERS = etree.XPath(f"//*[{' or '.join(f'@{name}' for name in _FILMS)}]")
_TWEETS = etree.XPath(
    '//*[self::div or self::blockquote][contains(concat(" ", normalize-space(@class), " "), " tweet ")]'
)
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
    text = decode_page(document)
    if next(
        islice(_TAG.finditer(text), 20 * MOST_ELEMENTS, None), None
    ):  # a tree of millions would take seconds and gigabytes
        raise NotAnArticle(
            document.url, f"is a page of more than {20 * MOST_ELEMENTS:,} tags", "save the article alone"
        )
    tree = parse_page(text)
    if tree is None:
        raise NotAnArticle(document.url, "is a page with nothing in it", f"open {document.url} in a browser")
    refuse_monster(tree, document.url)
    flatten_depths(tree)
    drop_hover_cards(tree)
    unfold_headings(tree)
    name_notes(tree)
    show_players(tree)
    name_posts(tree)
    drop_glyphs(tree)
    show_formulas(tree)
    drop_marks(tree)
    survey = survey_page(tree)
    units = list_units(tree)
    fields = read_fields(tree, document.url, units)
    lower_headings(tree, fields.title)
    kept_by_editor, dropped = apply_directives(tree, fields.url or document.url, options)
    if dropped:
        units = list_units(tree)
    if kept_by_editor:
        chosen = [any(unit.block is e or e in unit.block.iterancestors() for e in kept_by_editor) for unit in units]
    elif sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise NotAnArticle(document.url, f"is a page of more than {MOST_ELEMENTS:,} elements", "save the article alone")
    elif sum(len(unit.text) for unit in units) > MOST_LETTERS:
        raise NotAnArticle(document.url, f"is a page of more than {MOST_LETTERS:,} letters", "save the article alone")
    else:
        clues = Clues(fields.title, fields.summary, fields.authors)
        chosen = Choice(units, ask_main(tree, units), Witness(fields.body), clues).decide()
    blocks = tidy_blocks(emit_blocks(prune_tree(units, chosen), fields.url, fields.language), fields.title)
    texts = block_texts(blocks)
    if not (kept_by_editor and texts):
        refuse_page(document.url, survey, fields, Found(texts, blocks, find_following(units, chosen)))
    if not fields.title:
        fields.title, fields.origins["title"] = open_words(texts), "the first words"
        blocks = tidy_blocks(blocks, fields.title)
    if not fields.title:
        raise ReadError(document.url, "has no title", "save the page whole, with its head")
    return assemble(fields, blocks, "\n".join(texts), options)


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


def flatten_depths(tree: HtmlElement) -> None:
    """Cut what stands deeper than any writer nests: its text stays, its elements do not."""
    deep: list[tuple[HtmlElement, int]] = [(tree, 0)]
    while deep:
        element, depth = deep.pop()
        if depth >= DEEPEST and len(element):
            text = " ".join(element.itertext())
            for child in list(element):
                element.remove(child)
            element.text = text
        else:
            deep += [(child, depth + 1) for child in element]


def unfold_headings(tree: HtmlElement) -> None:
    """Make plain text of the buttons that folded sections have for headings (W3C ARIA practices, "Accordion").

    And a quotation's own footer its source, which HTML has it for: other footers are the page's.
    """
    for footer in tree.iter("footer"):
        parent = footer.getparent()
        if parent is not None and parent.tag == "blockquote":
            footer.tag = "cite"
    for button in tree.iter("button"):
        parent = button.getparent()
        if parent is not None and parent.tag in _FOLDED and not (parent.text or "").strip():
            button.tag = "span"


def lower_headings(tree: HtmlElement, title: str) -> None:
    """Where one ``h1`` is the title, the others below it are headings of sections (Medium has them so).

    And a heading right below it that the page calls a subtitle is a line of text.
    """
    found, at = False, 99
    for heading in list(tree.iter("h1", "h2", "h3", "h4", "p")):
        at += 1
        if heading.tag in {"h2", "h3", "h4"} and at == 1 and SUBTITLE.search(heading.get("class") or ""):
            heading.tag = "p"
        if heading.tag != "h1":
            continue
        if found:
            heading.tag = "h2"
        elif key(heading.text_content()) == key(title):
            found, at = True, 0


def name_notes(tree: HtmlElement) -> None:
    """Give a note the name that its number has, which leads back and is not read."""
    for number in [each for each in tree.iter("a") if each.get("id") and (each.get("href") or "").startswith("#")]:
        note = number.getparent()
        if note is not None and note.tag == "div" and "footnote" in (note.get("class") or "") and not note.get("id"):
            note.set("id", number.get("id"))
            number.drop_tree()


def show_players(tree: HtmlElement) -> None:
    """Make frames of the films whose players only a script would build."""
    for player in _PLAYERS(tree):
        film = next((player.get(name) or "" for name in _FILMS if player.get(name)), "")
        if re.fullmatch(r"[\w-]{11}", film) and next(player.iter("iframe"), None) is None:
            player.tag, player[:], player.text = "iframe", [], None
            player.set("src", f"https://www.youtube.com/embed/{film}")


def name_posts(tree: HtmlElement) -> None:
    """Give a quoted post, as newsletters draw them, the name that the network's own code has for it."""
    for box in _TWEETS(tree):
        links = [link.get("href") or "" for link in islice(box.iter("a"), 20)]
        if any(re.match(r"https?://(?:www\.)?(?:twitter|x)\.com/\w+/status/\d", link) for link in links):
            box.set("class", "twitter-tweet")


def drop_glyphs(tree: HtmlElement) -> None:
    """Take out what MathJax drew of a formula whose source stands behind it: glyphs in an order nobody reads."""
    for script in tree.iter("script"):
        if not (script.get("type") or "").startswith("math/"):
            continue
        drawn = script.getprevious()
        while drawn is not None and "MathJax" in (drawn.get("class") or "") and drawn.find(".//math") is None:
            drawn.drop_tree()
            drawn = script.getprevious()


def show_formulas(tree: HtmlElement) -> None:
    """Show the MathML that a page hides behind a picture of the same formula, as MediaWiki does; the picture goes."""
    for formula in tree.iter("math"):
        holder = formula.getparent()
        if holder is None or not _HIDDEN.search(holder.get("style") or ""):
            continue
        holder.attrib.pop("style")
        for picture in [each for each in holder.itersiblings("img") if "math" in (each.get("class") or "")]:
            picture.drop_tree()


def drop_marks(tree: HtmlElement) -> None:
    """Take out the signs of the page's software within its text: ``[edit]``, ``[citation needed]``, ``^``.

    And the ``¶`` by which a heading leads to itself.
    """
    own = [link for link in _LINKED(tree) if _SIGN.fullmatch(link.text_content().strip())]
    for mark in [*_MARKS(tree), *own]:
        if mark.getparent() is not None:
            mark.drop_tree()


def drop_hover_cards(tree: HtmlElement) -> None:
    """Take out what a page shows only while the pointer rests on a word of a paragraph, and icons that are words."""
    # The name of a drawing in an icon font is no word: <i class="material-icons">chevron_right</i>.
    cards = [icon for icon in tree.iter("i", "span") if _ICON.search(icon.get("class") or "")]
    cards += [
        element
        for sentence in tree.iter(*_SENTENCES)
        if len(sentence)
        for element in sentence.iterdescendants("span", "div", "aside", "dfn", "section")
        if _HOVER.search(_flat_names(element))
    ]
    for card in cards:
        if card.getparent() is not None:
            card.drop_tree()


def _flat_names(element: HtmlElement) -> str:
    """Class names and role, with ``tooltipBubble`` as ``tooltip-Bubble``."""
    names = f"{element.get('class') or ''} {element.get('role') or ''}"
    return re.sub(r"([a-z])([A-Z])", r"\1-\2", names) if len(names) > 1 else ""


def apply_directives(tree: HtmlElement, address: str, options: ReadOptions) -> tuple[list[HtmlElement], bool]:
    """Take out what the editor drops, by settings and by marks in the page.

    What is to be kept comes back, and whether anything was taken out.
    """
    host = urlsplit(address).hostname or ""
    rules = [rule for rule in options.sites if rule.host in {"*", host} or host.endswith("." + rule.host)]
    drop = [element for rule in rules for selector in rule.drop for element in _select(tree, selector)]
    dropped = False
    for element in [*_SKIPPED(tree), *drop]:
        if element.getparent() is not None:
            element.drop_tree()
            dropped = True
    keep = [element for rule in rules for selector in rule.keep for element in _select(tree, selector)]
    return [*_ONLY(tree), *keep], dropped


@lru_cache(maxsize=256)
def _compile(selector: str) -> CSSSelector:
    from lxml.cssselect import CSSSelector  # noqa: PLC0415 -- 30 ms to import, and few shows have selectors

    return CSSSelector(selector, translator="html")


def _select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    try:
        return list(_compile(selector)(tree))
    except (etree.XPathError, SyntaxError, AssertionError) as error:
        raise ReadError(
            f"read.sites: {selector}", f"is no CSS selector: {error}", "correct it in articlecast.toml"
        ) from error
