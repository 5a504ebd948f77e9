"""The blocks of an article as cues, each kind of block in its own way: one row of ``Narrator.WAYS`` each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from articlecast.model import (
    Article,
    Block,
    Break,
    Chapter,
    Code,
    Cue,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Note,
    Omission,
    OmittedKind,
    Paragraph,
    Pause,
    Quote,
    Role,
    Script,
    Shown,
    Span,
    Table,
    Text,
    Utterance,
    walk_blocks,
)
from articlecast.narrate.boilerplate import is_editor_note, name_boilerplate
from articlecast.narrate.breaks import take_lines
from articlecast.narrate.chapters import (
    Place,
    can_be_chapter,
    find_pictures,
    find_pulls,
    is_title,
    name_picture,
    settle_chapters,
)
from articlecast.narrate.citations import Cited, find_citations, is_identifier, learn_citations
from articlecast.narrate.colons import settle_colons
from articlecast.narrate.initialisms import learn_initialisms
from articlecast.narrate.islands import Island, clip_islands, lay_out, merge_islands, speak_maths
from articlecast.narrate.languages.tongues import speak_text
from articlecast.narrate.lexicon import NO_LEXICON, Lexicon, add_own_words
from articlecast.narrate.notices import name_notice
from articlecast.narrate.opening import fill_lines
from articlecast.narrate.options import NarrateOptions, override_options
from articlecast.narrate.phrases import find_phrase
from articlecast.narrate.pointers import find_pointers, is_order, list_pointed
from articlecast.narrate.posts import find_post_addresses, tidy_post
from articlecast.narrate.saying import say_sentence
from articlecast.narrate.speakers import mark_interview, mark_speech
from articlecast.narrate.tables import describe_table, is_too_large, join_definition, keep_rows, say_rows
from articlecast.narrate.words import collect_links, list_words
from articlecast.sentences import split_clauses, split_sentences

_SHORTEST = 16
"""Characters; most names and numbers are shorter, and a shorter limit would break them."""
_WORD = re.compile(r"\w")
LONGEST_OMITTED = 200
"""Characters of what is left out that its omission keeps."""
LONGEST_BELOW = 1000
"""Characters of what stands below a picture, for its page."""
_EMBEDS: Mapping[str, OmittedKind] = {"video": "video", "audio": "audio", "map": "map", "document": "document"}


def write_script(article: Article, options: NarrateOptions | None = None, lexicon: Lexicon = NO_LEXICON) -> Script:
    """What will be said of the article: its opening, its blocks in order, its closing; a chapter a heading.

    What the article's header says below ``narration:`` goes before ``options``, and below ``lexicon:`` before
    ``lexicon``; raises NarrateError where it cannot.
    """
    options = override_options(options or NarrateOptions(), article.narration)
    narrator = Narrator(article, options, add_own_words(lexicon, article.narration, article.language))
    cues = list(settle_chapters(narrator.narrate()))
    while cues and isinstance(cues[-1], Pause):
        cues.pop()
    links = tuple(collect_links(article.blocks, narrator.dropped))
    return Script(article.title, article.language, tuple(cues), links, tuple(narrator.omissions), tuple(narrator.shown))


class Narrator:
    """Narrates one article; counts the blocks that it speaks, so that a transcript has paragraphs."""

    def __init__(self, article: Article, options: NarrateOptions, lexicon: Lexicon) -> None:
        self.article, self.options, self.language = article, options, article.language
        self.lexicon = Lexicon((*learn_initialisms(article), *lexicon.entries))
        self.number = -1
        self.notes = {block.name: block for block in walk_blocks(article.blocks) if isinstance(block, Note)}
        self.omissions: list[Omission] = []
        self.dropped: set[int] = set()
        """The paragraphs that only the page needs, by ``id``: what they link to is none of the article's links."""
        self.shown: list[Shown] = []
        self._pointed: frozenset[int] = frozenset()
        self._pulls = find_pulls(article.blocks)
        self._cited = Cited()
        self._noting: set[str] = set()
        self._shows = any(isinstance(block, Figure | Table | Code | Embed) for block in walk_blocks(article.blocks))
        self._named_code = False

    def narrate(self) -> Iterator[Cue]:
        article, options = self.article, self.options
        yield Chapter(article.title, image=article.image)
        yield from self._say_lines(options.opening)
        blocks = mark_interview(article.blocks) if options.interviews == "voices" else article.blocks
        blocks = mark_speech(blocks) if options.speech == "voice" else blocks
        self._cited = learn_citations(blocks, names=options.citations == "skip")
        if options.pointed_alt_texts:
            self._pointed = list_pointed(blocks)
        yield from settle_colons(
            tuple(name_picture(cue, picture) for cue in self._narrate_top(block))
            for block, picture in zip(blocks, find_pictures(blocks), strict=True)
        )
        if options.notes == "end":
            for note in self.notes.values():
                yield from self._say_blocks(note.blocks, "note")
        yield from self._say_lines(options.closing, closes=True)

    def _narrate_top(self, block: Block) -> Iterator[Cue]:
        """A block of the article's own, but for those that list its sources where notes are skipped."""
        if self.options.notes == "skip" and id(block) in self._cited.listed:
            self._leave_out("note", 'narrate.notes = "skip"', list_words((block,)))
        else:
            yield from self.narrate_block(block, "text")

    def narrate_block(self, block: Block, role: Role) -> Iterator[Cue]:
        yield from self.WAYS[type(block)](self, block, role)

    # ------------------------------------------------------------ one way for each kind of block

    def _heading(self, block: Heading, _role: Role) -> Iterator[Cue]:
        words = self._words(block.content)
        self._named_code = False
        if id(block) in self._pulls:
            self._leave_out("pull quote", "it repeats the article's own words", words)
        elif is_title(words, self.article.title) and "{title}" in self.options.opening:
            self._leave_out("line", "it repeats the title", words)
        elif words and not self._drop_boilerplate(words):
            yield Pause(self.options.section_pause)
            if can_be_chapter(words):
                yield Place(words, level=block.level)
            yield from self._say(block.content, "heading", self.options.heading_pause)

    def _paragraph(self, block: Paragraph, role: Role) -> Iterator[Cue]:
        words = self._words(block.content)
        if self._drop_boilerplate(words):
            self.dropped.add(id(block))
            return
        if self.options.notes == "skip" and is_identifier(words):
            self._leave_out("note", 'narrate.notes = "skip"', words)
            return
        if role == "text" and is_editor_note(words):
            if self.options.editor_notes == "skip":
                self._leave_out("line", 'narrate.editor_notes = "skip"', words)
                return
            role = "note"
        yield from self._say(block.content, role, self.options.paragraph_pause)
        if self.options.notes == "place":
            for span in block.content:
                mark = span.mark("note")
                if mark and mark.value in self.notes:
                    yield from self._say_note(self.notes[mark.value])

    def _quote(self, block: Quote, _role: Role) -> Iterator[Cue]:
        if block.pull:
            self._leave_out("pull quote", "it repeats the article's own words", list_words(block.blocks))
        if block.pull or not block.blocks:
            return
        framed = self.options.quotes == "say"
        role: Role = "text" if self.options.quotes == "plain" else "quote"
        if framed:
            yield from self._say_phrase("quote", role, self.options.item_pause)
        yield from self._say_blocks(block.blocks, role)
        if framed:
            yield from self._say_phrase("unquote", role, self.options.item_pause)
        if block.attribution:
            yield from self._say(block.attribution, "text", self.options.paragraph_pause)

    def _list(self, block: ListBlock, _role: Role) -> Iterator[Cue]:
        numbered = block.kind == "ordered" and self.options.list_numbers
        for number, item in enumerate(block.items, block.start):
            if together := join_definition(item):
                yield from self._say(together, "list", self.options.item_pause)
                continue
            if item.term:
                yield from self._say(item.term, "list", self.options.item_pause)
            for index, part in enumerate(item.blocks):
                if isinstance(part, Paragraph):
                    mark = f"{number}. " if numbered and not index else ""
                    yield from self._say(part.content, "list", self.options.item_pause, mark)
                else:
                    yield from self.narrate_block(part, "list")
        yield Pause(self.options.paragraph_pause - self.options.item_pause)

    def _table(self, block: Table, _role: Role) -> Iterator[Cue]:
        before, caption = self.number, self._words(block.caption)
        is_read = not is_too_large(block, self.options.table_rows)
        yield from self._tell_table(block, is_read=is_read)
        self.shown.append(
            Shown(
                "table", before, self.number, caption[:LONGEST_OMITTED], keep_rows(block, self._words),
                is_headed=any(map(self._words, block.header)), is_read=is_read,
            )
        )  # fmt: skip

    def _tell_table(self, block: Table, *, is_read: bool) -> Iterator[Cue]:
        if not is_read:
            caption = self._words(block.caption).rstrip(".")
            self._leave_out("table", f"narrate.table_rows = {self.options.table_rows}", caption)
            if told := describe_table(block, caption, self.language):
                yield from self._say((Span(told),), "table", self.options.paragraph_pause)
            return
        if block.caption:
            yield from self._say(block.caption, "table", self.options.item_pause)
        for line in say_rows(block, self._words):
            yield from self._say(line, "table", self.options.item_pause)
        yield Pause(self.options.paragraph_pause - self.options.item_pause)

    def _code(self, block: Code, _role: Role) -> Iterator[Cue]:
        if block.language in {"mathml", "tex"}:
            yield from self._formula(block)
        elif self.options.code == "read":
            yield from self._say((Span(block.text),), "code", self.options.paragraph_pause)
        else:
            self._leave_out("code", f'narrate.code = "{self.options.code}"', block.text)
            yield from self._name_code()

    def _name_code(self) -> Iterator[Cue]:
        """Say that there is code, once in a section: thirty listings are no news to a listener."""
        if self.options.code == "name" and not self._named_code:
            self._named_code = True
            yield from self._say_phrase("code", "code", self.options.paragraph_pause)

    def _formula(self, block: Code) -> Iterator[Cue]:
        spoken = speak_maths(block.text, self.language) if self.options.maths == "say" else ""
        if spoken:
            self.number += 1
            yield Utterance(f"{spoken[:1].upper()}{spoken[1:]}.", f"{spoken}.", self.language, "text", self.number)
            yield Pause(self.options.paragraph_pause)
            return
        self._leave_out("formula", f'narrate.maths = "{self.options.maths}"', block.text)
        if self.options.maths != "skip":
            yield from self._say_phrase("formula", "code", self.options.paragraph_pause)

    def _figure(self, block: Figure, _role: Role) -> Iterator[Cue]:
        before, left_out = self.number, len(self.omissions)
        yield from self._tell_figure(block)
        told = self.number
        yield from self._tell_credit(block)
        is_named = any(each.kind == "picture" for each in self.omissions[left_out:])
        if self.number > before or is_named:
            alt = "" if told > before and not block.caption else block.alt  # else it is what was said
            caption, credit = block.caption if is_named else (), block.credit if self.number == told else ()
            below = [self._words(words)[:LONGEST_BELOW] for words in (caption, credit)]
            alt = " ".join(alt.split())[:LONGEST_OMITTED]
            self.shown.append(
                Shown("picture", before, self.number, alt, url=block.url, caption=below[0], credit=below[1])
            )

    def _tell_figure(self, block: Figure) -> Iterator[Cue]:
        options, caption = self.options, self._words(block.caption)
        if block.caption and options.captions and not self._drop_boilerplate(caption):
            yield from self._say(block.caption, "caption", options.paragraph_pause)
        elif not block.caption and block.alt and (options.alt_texts or id(block) in self._pointed):
            yield from self._say((Span(block.alt),), "caption", options.paragraph_pause)
        elif not block.caption or not options.captions:
            self._leave_out("picture", "a picture is for the eye", caption or block.alt, block.url)

    def _tell_credit(self, block: Figure) -> Iterator[Cue]:
        if self.options.credits:
            yield from self._say(block.credit, "caption", self.options.paragraph_pause)
        elif block.credit:
            self._leave_out("credit", "narrate.credits = false", self._words(block.credit), block.url)

    def _embed(self, block: Embed, _role: Role) -> Iterator[Cue]:
        if block.blocks and self.options.posts == "read":
            yield from self._quote(Quote(tuple(tidy_post(block.blocks))), "quote")
        elif block.blocks:
            self._leave_out("post", 'narrate.posts = "skip"', list_words(block.blocks), block.url)
        else:
            kind = _EMBEDS.get(block.kind, "embed")
            self._leave_out(kind, "what plays is for the eye, or has a voice of its own", block.title, block.url)
            if self.options.embeds == "name":
                title = f": {block.title.rstrip('.')}" if block.title else ""
                yield from self._say_phrase(block.kind, "caption", self.options.paragraph_pause, title)

    def _note(self, block: Note, _role: Role) -> Iterator[Cue]:
        if self.options.notes == "skip":
            self._leave_out("note", 'narrate.notes = "skip"', list_words(block.blocks))
        return iter(())  # where notes are read at all, it is not where the page keeps them

    def _break(self, _block: Break, _role: Role) -> Iterator[Cue]:
        yield Pause(self.options.section_pause)

    WAYS: ClassVar[dict[type, Callable[[Any, Any, Role], Iterator[Cue]]]] = {
        Heading: _heading,
        Paragraph: _paragraph,
        Quote: _quote,
        ListBlock: _list,
        Table: _table,
        Code: _code,
        Figure: _figure,
        Embed: _embed,
        Note: _note,
        Break: _break,
    }

    # ------------------------------------------------------------ what all of them need

    def _say_blocks(self, blocks: Iterable[Block], role: Role) -> Iterator[Cue]:
        for block in blocks:
            yield from self.narrate_block(block, role)

    def _say_note(self, note: Note) -> Iterator[Cue]:
        """A note with those that it marks, each once: they may mark each other, or itself."""
        outermost = not self._noting
        if note.name not in self._noting:
            self._noting.add(note.name)
            yield from self._say_blocks(note.blocks, "note")
            if outermost:
                self._noting.clear()

    def _say(self, content: Text, role: Role, pause: float, mark: str = "") -> Iterator[Cue]:
        """What is said of inline content, by each voice in its turn; ``mark`` stands before the first sentence."""
        turns = [(turn, self._lay_out(turn.content)) for turn in take_lines(content, self.options.item_pause)]
        if not any(laid for _turn, laid in turns):
            return
        self.number += 1
        spoken = False
        for turn, laid in turns:
            if turn.pause:
                yield Pause(turn.pause)
            for said in self._say_sentences(laid, role, turn.voice, mark) if laid else ():
                yield said
                spoken, mark = True, ""
        if spoken:
            yield Pause(pause)

    def _lay_out(self, content: Text) -> tuple[str, str, tuple[Island, ...]] | None:
        """The language of inline content, its words and the islands among them; None where there is nothing to say."""
        language = self._language(content)
        words, islands = lay_out(content, language, self.options.maths)
        if self.options.pointers == "rephrase" and (
            pointers := list(find_pointers(words, content, language, shows=self._shows))
        ):
            islands = merge_islands(pointers, islands)
        islands = merge_islands(islands, find_post_addresses(words))
        if self.options.citations == "skip":
            islands = merge_islands(islands, find_citations(words, self._cited))
        if _WORD.search(words) or _WORD.search(speak_text(words, language, self.lexicon)[0]):
            return language, words, islands
        return None

    def _say_sentences(
        self, laid: tuple[str, str, tuple[Island, ...]], role: Role, voice: str, mark: str
    ) -> Iterator[Utterance]:
        language, words, islands = laid
        emoji = not _WORD.search(words)  # alone they are what is said; behind a sentence they adorn it
        at = 0
        limit = max(self.options.longest_utterance, 40)
        for sentence in split_sentences(words, language):
            at = max(words.find(sentence, at), 0)
            if self.options.pointers == "rephrase" and is_order(sentence, language):
                self._leave_out("words", 'narrate.pointers = "rephrase"', sentence)
            elif notice := self._name_notice(sentence, role):
                self._leave_out("words", notice, sentence)
            elif emoji or _WORD.search(sentence):
                inside = clip_islands(islands, at, at + len(sentence))
                for said in self._say_clauses(sentence, limit, language, role, inside, mark=mark):
                    yield replace(said, voice=voice) if voice else said
                mark = ""
            at += len(sentence)

    def _say_clauses(
        self, written: str, limit: int, language: str, role: Role, islands: tuple[Island, ...], *, mark: str
    ) -> Iterator[Utterance]:
        """The utterances of a sentence; shorter ones where numbers make the spoken words longer than the limit."""
        at, most = 0, max(self.options.longest_utterance, 40)
        for clause in split_clauses(written, limit):
            at = max(written.find(clause, at), 0)
            inside = clip_islands(islands, at, at + len(clause))
            heard = say_sentence(clause, language, role, self.number, self.lexicon, islands=inside, mark=mark)
            shorter = max(len(clause) * most // len(heard.said), *map(len, clause.split()), _SHORTEST)
            at += len(clause)
            if len(heard.said) > most and shorter < len(clause):
                yield from self._say_clauses(clause, shorter, language, role, inside, mark=mark)
            elif not _WORD.search(heard.said):
                continue  # of a note mark or of signs alone nothing is left, and an engine may refuse a full stop
            else:
                yield heard
            mark = ""

    def _say_phrase(self, name: str, role: Role, pause: float, filling: str = "") -> Iterator[Cue]:
        phrase = find_phrase(name, self.language, filling)
        if phrase:
            yield from self._say((Span(phrase),), role, pause)

    def _say_lines(self, template: str, *, closes: bool = False) -> Iterator[Cue]:
        for words, role in fill_lines(template, self.article, closes=closes):
            yield from self._say((Span(words),), role, self.options.title_pause)

    def _drop_boilerplate(self, words: str) -> bool:
        """Whether a line is left out because only the page needs it."""
        kind = name_boilerplate(words) if self.options.boilerplate == "drop" else ""
        if kind:
            self._leave_out("line", kind, words)
        return bool(kind)

    def _name_notice(self, sentence: str, role: Role) -> str:
        """Which kind of sentence this is that only the page needs; empty for the writer's own."""
        return name_notice(sentence) if self.options.boilerplate == "drop" and role != "title" else ""

    def _leave_out(self, kind: OmittedKind, reason: str, words: str = "", url: str = "") -> None:
        self.omissions.append(Omission(kind, reason, " ".join(words.split())[:LONGEST_OMITTED], url, self.number))

    def _language(self, content: Text) -> str:
        """The language of what stands in one other language from end to end; otherwise the article's."""
        tags = {mark.value if (mark := span.mark("lang")) else "" for span in content if span.text.strip()}
        return (tags.pop() if len(tags) == 1 else "") or self.language

    def _words(self, content: Text) -> str:
        return lay_out(content)[0]
