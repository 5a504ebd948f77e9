"""The page's tree before it is read: what only a script would show is shown, what nobody reads goes."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.markup.blocks import DEEPEST
from articlecast.read.markup.labels import SUBTITLE
from articlecast.read.page.wrappers import open_wrappers, show
from articlecast.read.text.words import key

_SENTENCES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "dd", "blockquote"})
_FOLDED = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "summary"})
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?=$|\s)", re.IGNORECASE)
_ANSWER = 40
"""Letters of a paragraph that a button may open; in less stand its settings."""
_AROUND = frozenset({"nav", "header", "footer", "form", "p", "h1", "h2", "h3", "h4", "h5", "h6"})
_ICON = re.compile(r"(?:^|\s)material-(?:icons|symbols)(?:-\w+)?(?:$|\s)")
_HOVER = re.compile(
    r"(?:hover|tooltip|tool-tip|popover|pop-over|rollover|roll-over|glossary)[\w-]{0,30}?[_-]?"
    r"(?:block|card|text|content|bubble|body|box|inner|definition|panel)|(?:^|\s)tooltip$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[#¶§🔗]")
_MARKS = etree.XPath(  # MediaWiki's and Sphinx's own signs
    '//*[contains(@class, "mw-editsection") or contains(@class, "mw-cite-backlink") or contains(@class, "headerlink")'
    ' or @id="siteSub"] | //sup[contains(@class, "noprint")] | //*[contains(@class, "ext-phonos")]'
    ' | //sup[contains(@class, "reference")][starts-with(normalize-space(.), ":")]'
    ' | //div[contains(concat(" ", normalize-space(@class), " "), " hatnote ")]'
    ' | //*[contains(concat(" ", normalize-space(@class), " "), " navbox ")] | //*[@role="tablist"]'
)
_SOUNDS = etree.XPath('//span[contains(concat(" ", normalize-space(@class), " "), " IPA ")]')
_NEW_TAB = re.compile(
    r"(?:^|\s*[,;(\[–—])\s*opens? (?:in )?(?:a |an? external )?new (?:tab|window|page)(?: or (?:tab|window))?"
    r"[)\]]?[\s.]{0,3}$",
    re.IGNORECASE,
)
_OPENING = etree.XPath("//a[contains(translate(., 'OPEN', 'open'), 'open')]")
_PLAYING = etree.XPath("//audio | //video | //amp-audio")
_CLOCKS = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s*[/|–-]?\s*(?:\d{1,2}:)?\d{1,2}:\d\d)*")
_ASKING = etree.XPath("//*[@role='dialog' or @role='alertdialog' or @aria-modal='true'][not(.//h1)]")
_LONGEST_DIALOG = 600
"""Letters of what a page asks of its reader; some show the article itself as a dialog."""
_TABS = etree.XPath("//*[@role='tabpanel'][@hidden]")
_LINKED = etree.XPath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]//a")
_LONGEST_CAPTION = 300
_SENTENCE, _BYLINE = 7, 60
"""Words of a subtitle, and characters of the line behind it."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FILMS = ("data-youtube-id", "data-youtubeid", "videoid", "data-yt-id", "data-videoid")
_PLAYERS = etree.XPath(f"//*[{' or '.join(f'@{name}' for name in _FILMS)}]")
_TWEETS = etree.XPath(
    '//*[self::div or self::blockquote][contains(concat(" ", normalize-space(@class), " "), " tweet ")]'
)


def mend_tree(tree: HtmlElement) -> None:
    """Change the tree, in place, into what its writer meant to be read, as far as no title is needed to know that."""
    _flatten_depths(tree)
    open_wrappers(tree)
    _drop_hover_cards(tree)
    _drop_unseen(tree)
    _unfold_headings(tree)
    _unfold_accordions(tree)
    _name_notes(tree)
    _show_players(tree)
    _name_posts(tree)
    _name_captions(tree)
    _drop_glyphs(tree)
    _show_formulas(tree)
    _drop_marks(tree)


def _name_captions(tree: HtmlElement) -> None:
    """Make a figure of a paragraph that is a picture, a line break, and one line in italics or small under it."""
    for picture in list(tree.iter("img")):
        top = picture
        while (above := top.getparent()) is not None and above.tag in {"a", "span", "picture", "noscript"}:
            top = above
        line = top.getparent()
        if line is None or line.tag != "p" or len(line) < 3 or line[0] is not top or (line.text or "").strip():
            continue
        *breaks, words = line[1:]
        plain = all(each.tag == "br" for each in breaks) and words.tag in {"em", "i", "small"}
        if (
            plain
            and not any((each.tail or "").strip() for each in line)
            and len(words.text_content()) < _LONGEST_CAPTION
        ):
            line.tag, words.tag = "figure", "figcaption"


def _flatten_depths(tree: HtmlElement) -> None:
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


def _drop_unseen(tree: HtmlElement) -> None:
    """Take out the words within a line that only a screen reader says of it: "Section titled", "Terminal window"."""
    for words in [each for each in tree.iter("span", "small") if _UNSEEN.search(each.get("class") or "")]:
        if words.getparent() is not None and not any(above.tag in {"h1", "title"} for above in words.iterancestors()):
            words.drop_tree()


def _unfold_accordions(tree: HtmlElement) -> None:
    """Make headings of the buttons that stand right over the answers which they open, two or more of one kind."""
    rows: dict[str, list[tuple[HtmlElement, HtmlElement]]] = {}
    for button in tree.iter("button"):
        panel, name = button.getnext(), button.get("aria-controls")
        if name and panel is not None and panel.get("id") == name and panel.tag in {"div", "section"}:
            told = any(len(p.text_content()) > _ANSWER for p in panel.iter("p"))
            if told and not _AROUND.intersection(above.tag for above in button.iterancestors()):
                rows.setdefault(button.get("class") or "", []).append((button, panel))
    for pairs in rows.values():
        for button, panel in pairs if len(pairs) > 1 else ():
            button.tag = "h4"
            button.attrib.pop("class", None)
            show(panel)


def _unfold_headings(tree: HtmlElement) -> None:
    """Make plain text of the buttons that folded sections have for headings (W3C ARIA practices, "Accordion").

    And a quotation's own footer its source, which HTML has it for: other footers are the page's.
    """
    for footer in tree.iter("footer"):
        parent = footer.getparent()
        if parent is not None and parent.tag == "blockquote":
            footer.tag = "cite"
    for panel in _TABS(tree):
        show(panel)
    for button in tree.iter("button"):
        parent = button.getparent()
        if parent is not None and _is_question(button):
            button.tag = "p"
            _show_panel(button, button)
        if parent is not None and parent.tag in _FOLDED and not (parent.text or "").strip():
            button.tag = "span"
            _show_panel(button, parent)


def _is_question(button: HtmlElement) -> bool:
    """Whether a button is what an answer is folded under, where no heading is round it: it asks, and something opens
    below it.
    """
    words = button.text_content().strip()
    after = button.getnext()
    return (
        button.get("aria-expanded") is not None
        and words.endswith("?")
        and 8 < len(words) < 200
        and after is not None
        and isinstance(after.tag, str)
        and len(after.text_content().strip()) > len(words)
    )


def _show_panel(button: HtmlElement, heading: HtmlElement) -> None:
    """Show what a folded heading opens: the panel that its button names, or the one right behind it."""
    if button.get("aria-expanded") is None and button.get("aria-controls") is None:
        return
    name = button.get("aria-controls") or ""
    near = [
        each
        for each in (heading.getnext(), heading.getparent().getnext() if heading.getparent() is not None else None)
        if each is not None
    ]
    panel = next((each for each in near if not name or each.get("id") in {None, name}), None)
    if panel is None or not isinstance(panel.tag, str):
        return
    show(panel)


def lower_headings(tree: HtmlElement, title: str) -> None:
    """Where one ``h1`` is the title, the others below it are headings of sections (Medium has them so).

    And a heading right below it that the page calls a subtitle is a line of text.
    """
    found, at = False, 99
    for heading in list(tree.iter("h1", "h2", "h3", "h4", "p")):
        at += 1
        if heading.tag in {"h2", "h3", "h4"} and at == 1 and _is_subtitle(tree, heading):
            heading.tag = "p"
        if heading.tag != "h1":
            continue
        if found:
            heading.tag = "h2"
        elif key(heading.text_content()) == key(title):
            found, at = True, 0


def _is_subtitle(tree: HtmlElement, heading: HtmlElement) -> bool:
    """Whether the first heading below the title is its subtitle: by its class, or by a class that no other heading has,
    as many words as a sentence has, and a short line such as the byline behind it.
    """
    name, after = heading.get("class") or "", heading.getnext()
    if SUBTITLE.search(name):
        return True
    if not name or len(heading.text_content().split()) < _SENTENCE or after is None or after.tag in {"p", "ul", "ol"}:
        return False
    fellows = islice((each for each in tree.iter("h2", "h3", "h4") if each.get("class") == name), 2)
    return len(list(fellows)) == 1 and len(after.text_content().strip()) < _BYLINE


def _name_notes(tree: HtmlElement) -> None:
    """Give a note the name that its number has, which leads back and is not read."""
    for number in [each for each in tree.iter("a") if each.get("id") and (each.get("href") or "").startswith("#")]:
        note = number.getparent()
        if note is not None and note.tag == "div" and "footnote" in (note.get("class") or "") and not note.get("id"):
            note.set("id", number.get("id"))
            number.drop_tree()


def _show_players(tree: HtmlElement) -> None:
    """Make frames of the films whose players only a script would build."""
    for player in _PLAYERS(tree):
        film = next((player.get(name) or "" for name in _FILMS if player.get(name)), "")
        if re.fullmatch(r"[\w-]{11}", film) and next(player.iter("iframe"), None) is None:
            player.tag, player[:], player.text = "iframe", [], None
            player.set("src", f"https://www.youtube.com/embed/{film}")


def _name_posts(tree: HtmlElement) -> None:
    """Give a quoted post, as newsletters draw them, the name that the network's own code has for it."""
    for box in _TWEETS(tree):
        links = [link.get("href") or "" for link in islice(box.iter("a"), 20)]
        if any(re.match(r"https?://(?:www\.)?(?:twitter|x)\.com/\w+/status/\d", link) for link in links):
            box.set("class", "twitter-tweet")


def _drop_glyphs(tree: HtmlElement) -> None:
    """Take out what MathJax drew of a formula whose source stands behind it: glyphs in an order nobody reads."""
    for script in tree.iter("script"):
        if not (script.get("type") or "").startswith("math/"):
            continue
        drawn = script.getprevious()
        while drawn is not None and "MathJax" in (drawn.get("class") or "") and drawn.find(".//math") is None:
            drawn.drop_tree()
            drawn = script.getprevious()


def _show_formulas(tree: HtmlElement) -> None:
    """Show the MathML that a page hides behind a picture of the same formula, as MediaWiki does; the picture goes."""
    for formula in tree.iter("math"):
        holder = formula.getparent()
        if holder is None or not _HIDDEN.search(holder.get("style") or ""):
            continue
        holder.attrib.pop("style")
        for picture in [each for each in holder.itersiblings("img") if "math" in (each.get("class") or "")]:
            picture.drop_tree()


def _drop_marks(tree: HtmlElement) -> None:
    """Take out the signs of the page's software within its text: ``[edit]``, ``[citation needed]``, ``^``.

    And the ``¶`` by which a heading leads to itself.
    """
    for sound in _SOUNDS(tree):
        _drop_sound(sound)
    for box in islice(_ASKING(tree), 50):
        if box.getparent() is not None and len(box.text_content()) < _LONGEST_DIALOG:
            box.drop_tree()
    for player in islice(_PLAYING(tree), 50):
        _drop_clocks(player)
    for link in _OPENING(tree):
        _drop_new_tab(link)
    own = [link for link in _LINKED(tree) if _SIGN.fullmatch(link.text_content().strip())]
    for mark in [*_MARKS(tree), *own]:
        if mark.getparent() is not None:
            mark.drop_tree()


def _drop_new_tab(link: HtmlElement) -> None:
    """Take out what a link says of itself to a screen reader: ", opens new tab"."""
    for each in link.iter(etree.Element):
        if each.text and "open" in each.text.lower():
            each.text = _NEW_TAB.sub("", each.text)
        if each is not link and each.tail and "open" in each.tail.lower():
            each.tail = _NEW_TAB.sub("", each.tail)


def _drop_sound(sound: HtmlElement) -> None:
    """Take out how a word is pronounced, in signs that no voice knows, and its label: (German: [ˈhɔlt]; 1820)."""
    if sound.getparent() is None:
        return
    label = sound.getprevious()
    if (
        label is not None
        and not (label.tail or "").strip()
        and re.fullmatch(r"[^:]{2,30}:", label.text_content().strip())
    ):
        label.drop_tree()
    for beside in [each for each in sound.itersiblings() if "phonos" in (each.get("class") or "")][:2]:
        beside.drop_tree()
    parent, previous, after = sound.getparent(), sound.getprevious(), sound.tail or ""
    before = (parent.text if previous is None else previous.tail) or ""
    sound.drop_tree()
    rest, bare = after.lstrip(), before.rstrip()
    first, last = rest[:1], bare[-1:]
    if (last == "(" and first in {";", ",", ")"}) or (last in {",", ";"} and first == ")"):
        words = bare + rest[1:].lstrip() if first != ")" else bare[:-1].rstrip() + (rest if last != "(" else rest[1:])
        if previous is None:
            parent.text = words
        else:
            previous.tail = words


def _drop_clocks(player: HtmlElement) -> None:
    """Take out the times that a player shows beside itself: 00:00, 06:12."""
    box = player.getparent()
    if box is None or len(box.text_content()) > 400:
        return
    for each in [*box.iter("span", "div", "p", "time", "small")]:
        if each is not box and each.getparent() is not None and _CLOCKS.fullmatch(each.text_content().strip()):
            each.drop_tree()


def _drop_hover_cards(tree: HtmlElement) -> None:
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
