"""What is said in an episode, as its page shows it: the article's blocks, and what the voice leaves out there."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from articlecast.model import Asset, Episode, Omission, Shown
from articlecast.publish.cues import Cue, Paragraph, find_list, read_cues, read_paragraphs
from articlecast.publish.feed.tags import clean_line
from articlecast.publish.wording import Say

ReadAsset = Callable[[Episode, Asset], bytes]
_TRANSCRIPTS = ("text/html", "application/json", "text/vtt", "application/x-subrip")
_UNTIMED = {"script", "ledger", "chapters"}
NO_FILES: Mapping[str, Asset] = {}
_PAUSE = 0.45
"""Seconds between two cues that are in two paragraphs, where a transcript does not say."""

_KINDS = {
    "table": "A table", "code": "Program code", "formula": "A formula", "picture": "A picture", "video": "A video",
    "audio": "A recording", "map": "A map", "document": "A document", "embed": "An embedded page", "post": "A post",
    "note": "A note", "words": "A few words",
}  # fmt: skip
"""What of an article's omissions a page names in its place, and how."""
_EMBEDS = frozenset({"video", "audio", "map", "document", "embed"})
_TELLING = {"table": {"table"}, "code": {"code", "formula"}, "caption": _EMBEDS}
"""Roles in which the voice itself says that a thing of those kinds is shown here; the page says where, after it."""


class Rows(NamedTuple):
    """A table's cells; each row of the body has the second at which it is heard, None where it is not."""

    head: tuple[str, ...]
    body: tuple[tuple[float | None, tuple[str, ...]], ...]


class Picture(NamedTuple):
    """A picture that the page shows: its file, its alternative text, and what stands below it and is not said."""

    file: Asset
    alt: str
    below: tuple[str, ...]


class Block(NamedTuple):
    """A ``p``, ``h3``, ``ul`` or ``blockquote`` with the sentences of each of its parts, or an ``omission``.

    Or a ``table``, whose parts are its caption's sentences where they are said, or a ``figure``, whose parts are.
    ``role`` is what a ``p`` is beside that, or an ``ul`` whose items are ``numbered``; ``words`` are what an omission
    says, or the figure in place of its ``picture``, or the table's caption. A quotation of more than paragraphs has
    ``blocks`` in place of parts.
    """

    tag: str
    parts: tuple[tuple[Cue, ...], ...] = ()
    role: str = ""
    words: str = ""
    rows: Rows | None = None
    picture: Picture | None = None
    blocks: tuple[Block, ...] = ()


def read_transcript(episode: Episode, read_asset: ReadAsset) -> tuple[Paragraph, ...]:
    """The paragraphs of the best transcript that can be read; none where none can."""
    for asset in _list_transcripts(episode):
        try:
            content = read_asset(episode, asset)
            if asset.media_type == "text/html":
                return read_paragraphs(content)
            return _split_paragraphs(read_cues(content, asset.media_type), episode.chapters)
        except (OSError, ValueError):
            continue
    return ()


def _list_transcripts(episode: Episode) -> list[Asset]:
    known = (asset for asset in episode.assets_of("transcript") if asset.media_type in _TRANSCRIPTS)
    return sorted(known, key=lambda asset: _TRANSCRIPTS.index(asset.media_type))


def _split_paragraphs(cues: Sequence[Cue], chapters: Sequence[tuple[float, str]]) -> tuple[Paragraph, ...]:
    """The voice pauses longer between paragraphs than within; a sentence that is a chapter's title is a heading."""
    titles = {clean_line(title) for _, title in chapters}
    paragraphs: list[list[Cue]] = []
    for cue in cues:
        heading = clean_line(cue.text) in titles
        last = paragraphs[-1][-1] if paragraphs else None
        if last is None or heading or clean_line(last.text) in titles or cue.start - last.end > _PAUSE:
            paragraphs.append([])
        paragraphs[-1].append(cue)
    return tuple(
        Paragraph("h3" if len(group) == 1 and clean_line(group[0].text) in titles else "p", tuple(group))
        for group in paragraphs
    )


def find_title(episode: Episode, paragraphs: Sequence[Paragraph]) -> Cue | None:
    """The sentence that says the episode's title at its beginning, which the page's own heading shows."""
    first = paragraphs[0].cues if paragraphs else ()
    same = len(first) == 1 and clean_line(first[0].text).rstrip(".") == clean_line(episode.title).rstrip(".")
    return first[0] if same else None


def lay_out(
    episode: Episode, paragraphs: Sequence[Paragraph], say: Say, files: Mapping[str, Asset] = NO_FILES
) -> list[Block]:
    """The blocks below the page's heading: without the title, and without the voice's "Quote." around quotations.

    ``files`` are the pictures that the page may show, by where they are from; it names all others.
    """
    shown = paragraphs[1:] if find_title(episode, paragraphs) else paragraphs
    numbered = any(each.number >= 0 for each in paragraphs)
    waiting = list(episode.omissions) if numbered else []
    exhibits = episode.shown if numbered else ()
    unsaid = _Unsaid(exhibits, files, say)
    frames = _find_frames(shown, say)
    blocks: list[Block] = []
    around: list[list[Block]] = []  # the blocks outside of each quotation that is open
    for exhibit, group in _gather(shown, exhibits):
        paragraph = group[0]
        passed = [each for each in waiting if each.paragraph < paragraph.number]
        waiting = waiting[len(passed) :]
        told = len(passed) - (bool(passed) and passed[-1].kind in _TELLING.get(paragraph.role, ()))
        blocks += unsaid.tell(passed[:told])
        if exhibit and (block := _lay_exhibit(exhibit, group, files, say)):
            blocks.append(block)
        elif exhibit:
            for each in group:
                _append(blocks, each)
        elif (frame := frames.get(paragraph)) is None:
            _append(blocks, paragraph._replace(tag="p") if around and paragraph.tag == "blockquote" else paragraph)
        elif frame == _OPENS:
            around.append(blocks)
            blocks = []
        elif frame == _CLOSES:
            blocks = [*around.pop(), *_quote(blocks)]
        blocks += unsaid.tell(passed[told:])
    return [*blocks, *unsaid.tell(waiting)]


_OPENS, _CLOSES, _ALONE = 1, -1, 0


def _find_frames(paragraphs: Sequence[Paragraph], say: Say) -> dict[Paragraph, int]:
    """The lines that the voice says around quotations: those that open one, that close it, and those without the other.

    An editor may have struck one of two: what has a paragraph of the article's own between is no quotation.
    """
    frames: dict[Paragraph, int] = {}
    waiting: list[Paragraph] = []
    for each in paragraphs:
        said = " ".join(cue.text for cue in each.cues) if each.tag == "blockquote" else ""
        if said in {say("Quote."), say("End quote.")}:
            frames[each] = _ALONE
        if said == say("Quote."):
            waiting.append(each)
        elif said == say("End quote.") and waiting:
            frames[waiting.pop()], frames[each] = _OPENS, _CLOSES
        elif (each.tag, each.role) == ("p", ""):
            waiting.clear()
    return frames


def _quote(blocks: Sequence[Block]) -> Iterator[Block]:
    """The quotation of these; nothing of none."""
    if all((each.tag, each.role) == ("p", "") for each in blocks):
        parts = tuple(part for each in blocks for part in each.parts)
        yield from [Block("blockquote", parts)] if parts else []
    else:
        yield Block("blockquote", blocks=tuple(blocks))


def _gather(
    paragraphs: Sequence[Paragraph], exhibits: Sequence[Shown]
) -> Iterator[tuple[Shown | None, list[Paragraph]]]:
    """Each paragraph by itself, but those that tell of one picture, or read one table, together."""
    told = [each for each in exhibits if each.is_read or each.kind == "picture"]

    def find(paragraph: Paragraph) -> Shown | None:
        return next((each for each in told if each.paragraph < paragraph.number <= each.last), None)

    for exhibit, found in groupby(paragraphs, key=find):
        group = list(found)
        yield from [(exhibit, group)] if exhibit else [(None, [each]) for each in group]


def _lay_exhibit(exhibit: Shown, group: Sequence[Paragraph], files: Mapping[str, Asset], say: Say) -> Block | None:
    """The picture with what is said of it as its caption, or the table; None where its rows are not what is said."""
    parts = tuple(each.cues for each in group)
    if exhibit.kind == "picture":
        return _lay_picture(exhibit, files, say, parts)
    said = len(parts) - len(exhibit.rows) + exhibit.is_headed
    rows = _lay_rows(exhibit, parts[said:]) if said in {0, bool(exhibit.words)} else None
    return Block("table", parts[:said], words=clean_line(exhibit.words), rows=rows) if rows else None


def _lay_picture(shown: Shown, files: Mapping[str, Asset], say: Say, parts: tuple[tuple[Cue, ...], ...] = ()) -> Block:
    """The picture with what is said of it; named where the page may not show it."""
    file, caption, credit = files.get(shown.url), clean_line(shown.caption), clean_line(shown.credit)
    below = tuple(filter(None, (caption, say("Picture: {}").format(credit) if credit else "")))
    picture = Picture(file, clean_line(shown.words), below) if file else None
    return Block("figure", parts, words=_name(say("A picture"), shown.words), picture=picture)


def _lay_rows(table: Shown, parts: Sequence[Sequence[Cue]]) -> Rows | None:
    """The cells, each row as wide as the widest, with the times of the rows that are read; None of none."""
    cells = [row.split("\t") for row in table.rows]
    width = max(map(len, cells), default=0)
    rows = [(*map(clean_line, row), *[""] * (width - len(row))) for row in cells]
    head, body = (rows[0], rows[1:]) if rows and table.is_headed else ((), rows)
    starts: list[float | None] = [round(part[0].start, 2) for part in parts]
    starts = starts or [None] * len(body)
    return Rows(head, tuple(zip(starts, body, strict=True))) if body else None


def _append(blocks: list[Block], paragraph: Paragraph) -> None:
    """The paragraph as a block of its own, or as one more part of the list or quotation before it."""
    tag, role = ("ul" if paragraph.tag == "li" else paragraph.tag), ""
    if tag == "p":
        role = paragraph.role
    elif find_list(paragraph) == "numbered":
        role = "numbered"
    if blocks and (tag, role) == (blocks[-1].tag, blocks[-1].role) and tag in {"ul", "blockquote"}:
        blocks[-1] = blocks[-1]._replace(parts=(*blocks[-1].parts, paragraph.cues))
    else:
        blocks.append(Block(tag, (paragraph.cues,), role))


def _name(kind: str, words: str) -> str:
    named = clean_line(words, 120)
    return f"{kind}: {named}" if named else kind


class _Unsaid:
    """What the voice leaves out: shown where the episode holds it, and named otherwise."""

    def __init__(self, exhibits: Sequence[Shown], files: Mapping[str, Asset], say: Say) -> None:
        self._files, self._say = files, say
        self._tables = {each.paragraph: each for each in exhibits if each.kind == "table" and not each.is_read}
        self._pictures: dict[int, deque[Shown]] = {}
        for each in exhibits:
            if each.kind == "picture" and each.last == each.paragraph:
                self._pictures.setdefault(each.paragraph, deque()).append(each)

    def tell(self, omissions: Sequence[Omission]) -> Iterator[Block]:
        """One for each thing, and one for all of a kind that follow each other without words of their own."""
        last = ""
        for each in omissions:
            if block := self._show(each):
                yield block
                last = ""
                continue
            named = each.words if each.kind in {"table", "picture", *_EMBEDS} else ""
            words = _name(self._say(_KINDS[each.kind]), named) if each.kind in _KINDS else ""
            if words and words != last:
                yield Block("omission", words=words)
            last = words

    def _show(self, omission: Omission) -> Block | None:
        """The table or the picture itself; None where there is nothing to show."""
        pictures = self._pictures.get(omission.paragraph)
        if omission.kind == "table" and (table := self._tables.pop(omission.paragraph, None)):
            rows = _lay_rows(table, ())
            return Block("table", words=clean_line(omission.words), rows=rows) if rows else None
        if omission.kind == "picture" and pictures:
            block = _lay_picture(pictures.popleft(), self._files, self._say)
            return block if block.picture else None
        return None


def write_words(episode: Episode, paragraphs: Sequence[Paragraph], read_asset: ReadAsset) -> list[list[Any]]:
    """Every sentence as start, end, text, and where in it each word begins and when: ``[at, seconds, at, …]``.

    Without words where no file of the episode has their times.
    """
    timed = [each for each in episode.assets if each.media_type == "application/json" and each.role not in _UNTIMED]
    for asset in sorted(timed, key=lambda each: each.role == "transcript"):  # a file of the words alone goes before it
        try:
            return [_write_sentence(row) for row in json.loads(read_asset(episode, asset))["segments"]]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return [[round(cue.start, 2), round(cue.end, 2), cue.text, []] for each in paragraphs for cue in each.cues]


def _write_sentence(row: dict[str, Any]) -> list[Any]:
    text, place = str(row["body"]), 0
    times: list[float] = []
    for word in row.get("words", ()):
        at = text.find(str(word["text"]), place)
        if at >= 0:
            times += [at, round(float(word["startTime"]), 2)]
            place = at + len(str(word["text"]))
    return [round(float(row["startTime"]), 2), round(float(row["endTime"]), 2), text, times]
