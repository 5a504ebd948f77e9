"""What is said in an episode, as its page shows it: the article's blocks, and what the voice leaves out there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from articlecast.model import Asset, Episode, Omission
from articlecast.publish.cues import Cue, Paragraph, read_cues, read_paragraphs
from articlecast.publish.feed.tags import clean_line
from articlecast.publish.wording import Say

ReadAsset = Callable[[Episode, Asset], bytes]
_TRANSCRIPTS = ("text/html", "application/json", "text/vtt", "application/x-subrip")
_UNTIMED = {"script", "ledger", "chapters"}
_PAUSE = 0.45
"""Seconds between two cues that are in two paragraphs, where a transcript does not say."""

_KINDS = {
    "table": "A table", "code": "Program code", "formula": "A formula", "picture": "A picture", "embed": "A recording",
    "post": "A post", "note": "A note", "words": "A few words",
}  # fmt: skip
"""What of an article's omissions a page names in its place, and how."""
_TELLING = {"table": {"table"}, "code": {"code", "formula"}, "caption": {"embed"}}
"""Roles in which the voice itself says that a thing of those kinds is shown here; the page says where, after it."""


class Block(NamedTuple):
    """A ``p``, ``h3``, ``ul`` or ``blockquote`` with the sentences of each of its parts, or an ``omission``.

    ``role`` is what a ``p`` is beside that, and ``words`` what an omission says.
    """

    tag: str
    parts: tuple[tuple[Cue, ...], ...] = ()
    role: str = ""
    words: str = ""


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


def lay_out(episode: Episode, paragraphs: Sequence[Paragraph], say: Say) -> list[Block]:
    """The blocks below the page's heading: without the title, and without the voice's "Quote." around quotations."""
    shown = paragraphs[1:] if find_title(episode, paragraphs) else paragraphs
    numbered = any(each.number >= 0 for each in paragraphs)
    waiting = list(episode.omissions) if numbered else []
    frames = {say("Quote."), say("End quote.")}
    blocks: list[Block] = []
    for paragraph in shown:
        passed = [each for each in waiting if each.paragraph < paragraph.number]
        waiting = waiting[len(passed) :]
        told = len(passed) - (bool(passed) and passed[-1].kind in _TELLING.get(paragraph.role, ()))
        blocks += _tell_omissions(passed[:told], say)
        if not (paragraph.tag == "blockquote" and " ".join(cue.text for cue in paragraph.cues) in frames):
            _append(blocks, paragraph)
        blocks += _tell_omissions(passed[told:], say)
    return [*blocks, *_tell_omissions(waiting, say)]


def _append(blocks: list[Block], paragraph: Paragraph) -> None:
    """The paragraph as a block of its own, or as one more part of the list or quotation before it."""
    tag = "ul" if paragraph.tag == "li" else paragraph.tag
    if blocks and tag == blocks[-1].tag and tag in {"ul", "blockquote"}:
        blocks[-1] = blocks[-1]._replace(parts=(*blocks[-1].parts, paragraph.cues))
    else:
        blocks.append(Block(tag, (paragraph.cues,), paragraph.role if tag == "p" else ""))


def _tell_omissions(omissions: Sequence[Omission], say: Say) -> Iterator[Block]:
    """One for each thing, and one for all of a kind that follow each other without words of their own."""
    last = ""
    for each in omissions:
        named = clean_line(each.words, 120) if each.kind in {"table", "picture", "embed"} else ""
        kind = say(_KINDS[each.kind]) if each.kind in _KINDS else ""
        words = f"{kind}: {named}" if kind and named else kind
        if words and words != last:
            yield Block("omission", words=words)
        last = words


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
