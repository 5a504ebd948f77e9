"""Which units of a page are the article: the witnesses' word, corrected by where and how a unit stands."""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections import Counter
from functools import cached_property

from lxml.html import HtmlElement

from articlecast.read.markup.labels import CLOSING, CLOSING_LINE, SUBTITLE
from articlecast.read.page.boxes import chain_up, is_above, is_admonition, is_over_picture, names_of
from articlecast.read.page.closes import (
    find_cards,
    find_declarations,
    find_imprints,
    find_offer,
    find_praise,
    find_release_end,
)
from articlecast.read.page.lines import (
    ENDS,
    HEADINGS,
    is_announcement,
    is_button,
    is_byline,
    is_dateline,
    is_entry_part,
    is_label,
    is_near,
    is_numbered,
    is_of_table,
    is_signature,
    names_listing,
    part_of,
    tells_of,
)
from articlecast.read.page.others import OtherArticles
from articlecast.read.page.rows import (
    find_contents,
    find_files,
    find_head_lines,
    find_introduced_lists,
    find_jumps,
    find_names,
)
from articlecast.read.page.standing import Standing
from articlecast.read.page.teasers import is_kicker, labels_teaser, leads_away
from articlecast.read.page.units import Unit
from articlecast.read.text.bylines import is_person
from articlecast.read.text.dates import parse_date
from articlecast.read.text.words import key

_LONGEST_DATE = 45
"""Characters of a date behind a name."""
_LINES = frozenset({"p", "div", "span", "strong", "h3", "h4", "h5", "h6"})
_TAG_LABEL = re.compile(
    r"\W*(?:(?:how did you like|what did you think of|rate) (?:today.s|this) .{4,16}"
    r"|tags|keywords|schlagw[oö]rter|mots-clés|archivado en|etiquetas|palabras clave|palavras-chave|タグ|태그)"
    r"\W*$",
    re.IGNORECASE,
)


_REMARKS = re.compile(
    r"\W*(?:\d{1,4} )?(?:comments?|reader comments|kommentare?|commentaires?|comentarios?|commenti"
    r"|comentários?)\W*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\W*[^\W\d_][\w.'’-]{1,20}(?: [\w.'’-]{1,20}){0,2}"
    r"(?::| (?:said|says|wrote|schrieb|sagte?|dit|a dit|a écrit|dijo)\b)",
    re.IGNORECASE,
)
"""How a comment begins on a page that sets it as the text."""


def _heads_list(unit: Unit) -> bool:
    """Whether a list behind a line is the text's own: the line is a heading in it, or a sentence that goes on there."""
    return (unit.block.tag in HEADINGS and unit.block.tag != "h1") or is_announcement(unit)


class Choice(Standing):
    """One page's decision; every step is a method, in the order of ``decide``."""

    def decide(self) -> list[bool]:
        """For each unit whether it belongs."""
        if self.root is None:
            return self.kept
        for step in (
            self.restore,
            self.extend,
            self.begin,
            self.refuse,
            self.open,
            self.drop_biographies,
            self.close,
            self.drop_links,
            self.settle_headings,
            self.drop_offers,
        ):
            step()
        return self.kept

    def restore(self) -> None:
        """Take back what the main witness lost between two units that it kept."""
        indexes = [index for index, kept in enumerate(self.kept) if kept]
        if not indexes:
            return
        parents = Counter(self.units[index].block.getparent() for index in indexes)
        patterns = Counter(self.pattern(self.units[index]) for index in indexes)
        files = find_files(self.units)
        introduced = find_introduced_lists(self.units, self._prose_parents(self.total), self.kept)
        named = find_names(self.units, self.kept)
        ahead = [indexes[bisect(indexes, index)] for index in range(indexes[-1])]
        for index in range(indexes[0], indexes[-1]):
            unit = self.units[index]
            if self.kept[index] or not self.within(unit) or self.aside(unit) or is_label(unit):
                continue
            if is_kicker(self.units, self.kept, index, ahead[index]):
                continue
            tag = unit.block.tag
            known = parents[unit.block.getparent()] + patterns[self.pattern(unit)]
            is_prose = len(unit.text) > 60 and unit.link_share < 0.5
            if (
                (self.body and self.body.share(unit) > 0.8)
                or (part_of(unit.block) in {"li", "dd", "dt", "td", "th", "pre"} and unit.link_share < 0.6)
                or unit.index in self.posts
                or (tag == "blockquote" and unit.text[-1:] in ENDS and unit.link_share < 0.3)
                or is_numbered(unit.block)
                or self._is_linked_sentence(index)
                or index in files
                or is_prose
                or is_entry_part(unit.block)
                or (unit.text[-1:] in ENDS and any(map(is_admonition, unit.block.iterancestors("aside"))))
                or (tag == "li" and unit.block.getparent() in introduced)
                or index in named
                or (known and unit.link_share < 0.5 and tag in {"p", "div", "span", "blockquote", "section"})
            ):
                self.kept[index] = True

    def _is_linked_sentence(self, index: int) -> bool:
        """Whether a paragraph is one link and a sentence of the writer's: it ends as one, between prose that stays."""
        unit = self.units[index]
        if (
            unit.link_share < 0.9
            or not 60 < len(unit.text) < 600
            or unit.text[-1] not in ENDS
            or part_of(unit.block) == "li"
        ):
            return False
        before = self.units[index - 1] if index else None
        after = next((each for each in self.units[index + 1 : index + 3] if self.kept[each.index]), None)
        prose = before is not None and self.kept[index - 1] and len(before.text) > 80 and before.link_share < 0.5
        return unit.block.tag == "p" and prose and after is not None

    def extend(self) -> None:
        """Go on past the last unit while the same kind of prose goes on."""
        indexes = [index for index, kept in enumerate(self.kept) if kept]
        if not indexes:
            return
        parents = Counter(self.units[index].block.getparent() for index in indexes)
        for index in range(indexes[-1] + 1, len(self.units)):
            unit = self.units[index]
            if self.kept[index - 1] and is_of_table(unit, self.units[index - 1]):
                self.kept[index] = True  # the last table
                continue
            if self.aside(unit) or is_label(unit):
                break
            same = unit.block.tag in {"p", "li", "blockquote"} and parents[unit.block.getparent()] > 1
            same = same or self._is_line_of(unit, self.units[indexes[-1]])
            same = same or (part_of(unit.block) in {"td", "th", "dd", "dt"} and self.within(unit))
            if ((same or (self.body.share(unit) > 0.8)) and unit.link_share < 0.5) or (
                unit.index in self.posts and self.within(unit)
            ):
                self.kept[index] = True
            elif unit.block.tag not in HEADINGS:
                break

    def begin(self) -> None:
        """Go back before the first unit while the same kind of prose stood there."""
        first = next((index for index, kept in enumerate(self.kept) if kept), 0)
        start = self.units[first].block if self.units else None
        for index in range(first - 1, max(first - 12, -1), -1):
            unit = self.units[index]
            beside = start is not None and unit.block.tag == start.tag and unit.block.getparent() is start.getparent()
            cousin = (
                start is not None and self.pattern(unit) == self.pattern(self.units[first]) and len(unit.text) > 140
            )
            fellow = beside or cousin or self._shares_box(unit, self.units[first])
            line = self._is_line_of(unit, self.units[first])
            if self.aside(unit) or unit.link_share > 0.3 or not ((fellow and len(unit.text) >= 60) or line):
                break
            self.kept[index] = True
            if self.root is not None and not self.within(unit):
                self.root = next(box for box in unit.block.iterancestors() if is_above(box, self.root))

    def _is_line_of(self, unit: Unit, other: Unit) -> bool:
        """Whether two lines of one kind stand each in a box of its own within one: a dialogue's, a row's columns."""
        box, around = unit.block.getparent(), other.block.getparent()
        if box is None or around is None or box is around or is_label(unit):
            return False
        same = (
            box.getparent() is not None
            and box.getparent() is around.getparent()
            and box.getparent().tag not in {"body", "html"}
        )
        inside = list(itertools.islice(box, 3))  # to count 12,000 cells of a row for each of them is their square
        titled = len(inside) == 2 and inside[0].tag in HEADINGS and next(inside[0].iter("a"), None) is None
        alone = len(inside) == 1 or titled
        return same and alone and self.pattern(unit) == self.pattern(other) and unit.link_share == 0

    def _shares_box(self, unit: Unit, first: Unit) -> bool:
        """Whether prose stands in one box with the text and without the title: what came loose at its beginning."""
        title = next((each for each in self.units if each.block.tag == "h1"), None)
        if title is None or title.index >= unit.index or unit.text[-1] not in ENDS:
            return False
        above = set(title.block.iterancestors())
        own = [box for box in unit.block.iterancestors() if box not in above]
        return any(box in own for box in first.block.iterancestors())

    def refuse(self) -> None:
        """Leave out what the main witness let in: labels, asides, link lines, what the page's own body lacks."""
        trusted = self._body_is_trusted()
        said = (
            next((u.index for u in self.units if self.kept[u.index] and self.body.share(u) > 0.8), 0) if trusted else 0
        )
        jumps = find_jumps(self.units) | find_contents(self.units)
        tagged: HtmlElement | None = None
        for index, unit in enumerate(self.units):
            if not self.kept[index] or index in self.sections or (unit.index in self.posts and self.within(unit)):
                continue
            tag, text = unit.block.tag, unit.text
            if index and _TAG_LABEL.match(self.units[index - 1].text) and len(text) < 400:
                tagged = unit.block.getparent() if tag == "li" else None
                self.kept[index] = False
            if (
                index in jumps
                or (tag == "li" and unit.block.getparent() is tagged)
                or self._names_title(unit)
                or (index and self._is_led_away(self.units[index - 1], unit))
                or any(names_listing(unit, after) for after in self.units[index + 1 : index + 2])
            ):
                self.kept[index] = False
            if not self.kept[index]:
                continue
            alone = unit.link_share > 0.85 and tag in {"p", "div", "span", "strong", *HEADINGS}
            shouted = alone and text.upper() == text and len(text.split()) > 3
            if (
                (not self.within(unit) and len(text) < 200 and not self.beside_root(unit))
                or self.aside(unit)
                or shouted
                or is_button(unit)
                or (len(text) < 240 and is_label(unit))
            ):
                self.kept[index] = False
            elif trusted and len(unit.tokens) > 6 and tag not in {"li", "td", "th", "pre", *HEADINGS}:
                self.kept[index] = self.body.share(unit) > 0.3 or self._opens(unit, self.units[said])

    def _is_led_away(self, before: Unit, unit: Unit) -> bool:
        """Whether a line is one link in the box of a label right before it that is left out: More on this."""
        if unit.link_share < 0.85 or self.kept[before.index] or unit.block.tag in HEADINGS:
            return False
        box = before.block.getparent()
        return (unit.block is box or unit.block.getparent() is box) and before.link_share < 0.5 and is_label(before)

    @cached_property
    def _title(self) -> str:
        return key(self.clues.title)

    def _names_title(self, unit: Unit) -> bool:
        """Whether an item is the title with a number before it, a table of contents of one part; or "Re: title"."""
        listed, title = unit.block.tag == "li", self._title
        if not listed and (unit.block.tag not in HEADINGS or not unit.text.startswith("Re:")):
            return False
        own = key(unit.text)
        return (
            own == f"re {title}"
            if not listed
            else len(title) > 15 and own.endswith(title) and len(own) < len(title) + 12
        )

    def _opens(self, unit: Unit, said: Unit) -> bool:
        """Whether a full paragraph stands right where the first does that the declared body has, and before it."""
        fellow = unit.block.getparent() is said.block.getparent() and unit.block.tag == said.block.tag
        return unit.index < said.index and fellow and len(unit.text) > 60 and unit.text[-1] in ENDS

    def _body_is_trusted(self) -> bool:
        """Whether the page's declared body has nearly all that the witness found, and so may veto the rest."""
        if not self.body:
            return False
        kept = [unit for index, unit in enumerate(self.units) if self.kept[index] and len(unit.tokens) > 6]
        size = sum(len(unit.text) for unit in kept)
        return size > 0 and sum(len(unit.text) * self.body.share(unit) for unit in kept) > 0.75 * size

    def open(self) -> None:
        """Nothing of the page's head: title, standfirst, byline and date before the first full paragraph."""
        title, summary = key(self.clues.title), key(self.clues.summary)
        people = {key(name) for name in self.clues.authors}
        self._begin_at_title()
        self.leave(find_head_lines(self.units, self.kept, self._own_prose(), self.start))
        size = sum(len(unit.text) for unit, kept in zip(self.units, self.kept, strict=True) if kept)
        repeated = any(key(self.units[index].text) == summary for index in self.repeats)
        announced: HtmlElement | None = None
        before: Unit | None = None
        for index, unit in enumerate(self.units):
            if not self.kept[index] or unit.index in self.posts:
                continue
            around = unit.block.getparent()
            if unit.block.tag == "li" and before is not None and _heads_list(before):
                announced = around
            before = unit
            if unit.block.tag == "li" and around is announced:
                continue  # "were born before 3 May 1960": what a list of the text's says is no dateline of the page
            words = key(unit.text)
            if (
                unit.block.tag == "h1"
                or (title and is_near(words, title))
                or words in people
                or is_dateline(unit)
                or is_byline(unit)
                or self._is_signed(unit)
                or self._is_biography(index)
                or (
                    words == summary
                    and 30 < len(words) < 0.5 * size  # a note of one paragraph has itself for its summary
                    and not (repeated or self.begins_body(index) or self.is_boxed_lead(index))
                )
            ):
                self.kept[index] = False
                repeated |= words == summary  # where it stands a second time, the second is the lead
            elif len(unit.text) > 140:
                break

    def _is_signed(self, unit: Unit) -> bool:
        """Whether a line is the name of an author and a date, however they are joined: ``Ann OrrMarch 4, 2026``."""
        for name in self.clues.authors:
            rest = unit.text.removeprefix(name).lstrip(" \t|·•,–—-") if unit.text.startswith(name) else ""
            if rest and not rest[0].islower() and len(rest) < _LONGEST_DATE and parse_date(rest):
                return True
        return False

    def _begin_at_title(self) -> None:
        """Nothing of what stands before the title where the title stands before the text."""
        at = self.start
        sizes = [len(unit.text) if kept else 0 for unit, kept in zip(self.units, self.kept, strict=True)]
        if sum(sizes[at:]) > 0.8 * sum(sizes):
            self.kept[:at] = [False] * at

    def begins_body(self, index: int) -> bool:
        """Whether a line is the first of the body's own paragraphs: what a meta tag repeats is still the lead."""
        own = self.units[index]
        following = (self.units[n] for n in range(index + 1, len(self.units)) if self.kept[n])
        return own.block.tag == "p" and any(
            len(u.text) > 60
            and (
                self.pattern(u) == self.pattern(own)
                or (u.block.getparent() is own.block.getparent() and self._shares_box(own, u))
            )
            for u in following
        )

    def is_boxed_lead(self, index: int) -> bool:
        """Whether a full paragraph stands in a box of its own right before the text, and no name says subtitle."""
        own, after = self.units[index], next(iter(self.units[index + 1 :]), None)
        box = own.block if own.block.tag == "div" else own.block.getparent()
        if after is None or box is None or own.block.tag not in {"p", "div"} or not self.kept[after.index]:
            return False
        alone = key(box.text_content()) == key(own.text) and box.getparent() is not None
        return (
            alone
            and len(own.text) > 100
            and own.text[-1] in ENDS
            and len(after.text) > 60
            and not SUBTITLE.search(f"{names_of(box)} {names_of(own.block)}")
            and box.getparent() in itertools.islice(after.block.iterancestors(), 2)
        )

    def close(self) -> None:
        """Once a closing section has begun (related, comments, about the author), only the body's own prose goes on."""
        size = sum(len(unit.text) for index, unit in enumerate(self.units) if self.kept[index])
        prose, kinds = self._prose_parents(size), self._prose_kinds(size)
        so_far, closed = 0, False
        others = OtherArticles(self.units, self.kept)
        for index, unit in enumerate(self.units):
            own = unit.block.getparent() in prose or (len(unit.text) > 60 and self.pattern(unit) in kinds)
            if closed:
                self.kept[index] &= own and unit.block.tag != "li"
                continue
            marks = CLOSING if unit.block.tag in HEADINGS else CLOSING_LINE
            if so_far > 0.3 * size and self._begins_remarks(index):
                self.leave(range(index, len(self.units)))
                return
            if marks.match(unit.text) and index not in self.sections:
                if so_far > 100 and others.follow(index):
                    self.leave(range(index, len(self.units)))
                    return
                kept = self.kept[index] and not CLOSING_LINE.match(unit.text)
                closed = so_far > 0.6 * size and not kept
                self.kept[index] &= not closed
            if self.kept[index]:
                so_far += len(unit.text)
                if index >= self.start:
                    others.read(unit)

    def _begins_remarks(self, index: int) -> bool:
        """Whether a line is a heading of comments, and the first behind it is somebody's: ``Ann: I was there.``"""
        unit = self.units[index]
        if unit.link_share > 0.5 or not _REMARKS.fullmatch(unit.text):
            return False
        first = next((each for each in self.units[index + 1 : index + 3] if self.kept[each.index]), None)
        return first is not None and _REMARK.match(first.text) is not None

    def _prose_kinds(self, size: int) -> set[tuple[str, ...]]:
        """The places of a fifth or more of the kept prose by kind: of a body with a box for each paragraph."""
        mass: Counter[tuple[str, ...]] = Counter()
        for unit, kept in zip(self.units, self.kept, strict=True):
            if kept and len(unit.text) > 60 and unit.block.tag in {"p", "div", "blockquote"}:
                mass[self.pattern(unit)] += len(unit.text)
        return {kind for kind, own in mass.items() if own > 0.2 * size and any(not n.endswith(".") for n in kind)}

    def _own_prose(self) -> list[Unit]:
        """The kept units of the kinds that most of the prose is of."""
        kinds = self._prose_kinds(self.total)
        return [u for u, kept in zip(self.units, self.kept, strict=True) if kept and self.pattern(u) in kinds]

    def _prose_parents(self, size: int) -> set[HtmlElement]:
        """The elements that hold a fifth or more of the kept prose directly."""
        parents: Counter[HtmlElement] = Counter()
        for index, unit in enumerate(self.units):
            if self.kept[index] and unit.block.tag in {"p", "div", "blockquote"}:
                parents[unit.block.getparent()] += len(unit.text)
        return {parent for parent, mass in parents.items() if mass > 0.2 * size}

    def drop_offers(self) -> None:
        """Nothing of what sells or signs: cards with a field or a store, praise, an offer at the end, an imprint."""
        assert self.root is not None  # noqa: S101 -- decide has looked
        self.leave(find_cards(self.units, self.root, {unit.block for unit in self._own_prose()}))
        self.leave(find_praise(self.units, self.kept))
        self.leave(find_offer(self.units, self.kept))
        self.leave(find_release_end(self.units, self.kept))
        self.leave(find_imprints(self.units, self.kept))
        self.leave(find_declarations(self.units, self.kept))

    def drop_links(self) -> None:
        """Nothing of a last section in which each line is a link to another page."""
        last = [unit for unit, kept in zip(self.units, self.kept, strict=True) if kept]
        links = 0
        while last and last[-1].link_share > 0.6 and len(last[-1].text) < 200 and part_of(last[-1].block) in _LINES:
            links += 1
            last.pop()
        if links > 1 and last and last[-1].block.tag in HEADINGS:
            self.leave(range(last[-1].index, len(self.units)))

    def drop_biographies(self) -> None:
        """What is said about the author at the end is about the author."""
        indexes = [index for index, kept in enumerate(self.kept) if kept]
        for index in indexes[-6:]:
            unit = self.units[index]
            for name in self.clues.authors:
                if is_person(name) and key(unit.text).startswith(key(name)) and is_signature(unit):
                    self.kept[index] = False
                elif len(name) > 4 and len(indexes) > 6 and tells_of(name, unit.text):
                    self.leave(indexes[indexes.index(index) :])
                    return

    def _is_biography(self, index: int) -> bool:
        """Whether a line says who the author is whose name the line before it is."""
        before, own = key(self.units[index - 1].text) if index else "", self.units[index].text
        return any(before.endswith(key(name)) and tells_of(name, own) for name in self.clues.authors)

    def _heads_card(self, index: int, following: int) -> bool:
        """Whether a heading is of a box of its own that is left out: the name on a card, and not its text's."""
        box = self.units[index].block.getparent()
        if leads_away(self.units, self.kept, index, following):
            return True
        if self.kept[index + 1] or self.units[index + 1].block.getparent() is not box or box.tag == "header":
            return False
        return following < len(self.units) and box not in set(chain_up(self.units[following].block))

    def settle_headings(self) -> None:
        """A heading belongs where text follows that does; one with nothing under it does not."""
        follows = False
        level, following = 9, len(self.units) + 99  # the next unit that belongs
        # Of a running story each entry has one, also the first.
        heads = (u for u, kept in zip(self.units, self.kept, strict=True) if kept and u.block.tag in HEADINGS)
        entries = Counter(self.pattern(unit) for unit in heads if unit.block.get("class"))
        for index in range(len(self.units) - 1, -1, -1):
            unit = self.units[index]
            if unit.block.tag not in HEADINGS:
                if self.kept[index]:
                    follows, level, following = True, 9, index
                continue
            own = int(unit.block.tag[1])
            if not self.kept[index] and follows and level > own > 1 and self.within(unit) and not self.aside(unit):
                fellows = entries[self.pattern(unit)]
                before = any(self.kept[max(0, index - 12) : index]) or fellows > 1
                own_line = index in self.sections or not (is_label(unit) or self._names_title(unit))
                own_line &= fellows > 0 or not self._heads_card(index, following)
                self.kept[index] = following - index <= 3 and before and own_line
            elif self.kept[index]:
                # A higher heading follows, or one of its rank behind what is left out.
                emptied = level < own or (level == own and not self.kept[index + 1])
                emptied |= leads_away(self.units, self.kept, index, following)
                emptied |= labels_teaser(self.units, index, following)
                self.kept[index] = follows and not (emptied and not is_over_picture(unit.block))
            if self.kept[index]:
                follows, level, following = own <= level or follows, own, index
