"""Subtitles (SubRip, WebVTT): the words of a talk, without times, numbers, settings and tags.

WebVTT: https://www.w3.org/TR/webvtt1/; SubRip has no standard: https://en.wikipedia.org/wiki/SubRip.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articlecast.errors import NotAnArticle
from articlecast.model import Article, Document
from articlecast.read.formats.markups.described import name_title, read_described
from articlecast.read.formats.markups.looks import WEBVTT
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import decode_page, refuse_volume

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE = re.compile(rf"^[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})\b")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]([^<>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{5,15}>|\{\\[^{}]{0,200}\}|\{[biuy]:?[^{}]{0,20}\}")
_SOUND = re.compile(r"\[[^\[\]\n]{0,120}\]|\((?=[A-Z♪ ,'-]+\))[^()]{1,60}\)|[♪♫♬#]+[^♪♫♬#\n]{0,200}[♪♫♬#]+|[♪♫♬]")
_NOISE = re.compile(r"[-–—]?[ \t]*\([a-zà-ÿ][a-zà-ÿ,' -]{1,40}\)")
"""What is heard beside words, where it has a line to itself."""
_MANNER = re.compile(
    r"([-–—]?[ \t]*)\((?:(?:in|speaking|speaks) [a-z]+|(?:[a-z]+ ){0,2}(?:sigh|laugh|chuckl|giggl|gasp|cough|groan|moan"
    r"|whisper|sob|cr[iy]|scream|shout|yell|sniff|grunt|mumbl|mutter|cheer|sing|hum|whistl|snor|clear|exhal|inhal)"
    r"(?:e|s|es|ies|ing|ed|ling)?(?: [a-z]+){0,2})\)[ \t]*",
    re.IGNORECASE,
)
"""How what follows in the line is said, or what is heard before it."""
_SPEAKER = re.compile(r"^(?:>>+[ \t]*)?(?:([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,30}):(?=[ \t]|$))?[ \t]*")
_DASH = re.compile(r"^[-–—][ \t]*(?=\S)")
_END = re.compile(r"[.!?…。！？][\"'”’)»]*$")
_ADDRESS = re.compile(
    r"\b(?:www\.\S|https?://)|\b(?:amara|opensubtitles|addic7ed|subscene|podnapisi|yts|yify)\.\w{2,3}\b", re.IGNORECASE
)
_CREDIT = re.compile(
    r"\W*(?:(?:sub(?:title)?s?|captions?|captioning|transcript(?:ion)?)\b(?:\s+\w+){0,3}\s+by"
    r"|(?:sync(?:ed|hroni[sz]ed)?|resync(?:ed)?|corrected|translated|transcribed|ripped|encoded|downloaded|provided)"
    r"(?:\s+(?:and|&)\s+\w+)?\s+(?:by|from)"
    r"|(?:untertitel(?:ung)?|sous-titr(?:es|age)|subt[ií]tulos?|sottotitoli|legendas?|ondertitel(?:s|ing)|undertexter"
    r"|napisy|titulky|altyaz[ıi]|субтитры|字幕)(?:\s+\w+){0,2}?\s*"
    r"(?:[:：]|\b(?:por|par|von|a cura di|de la communauté|by|des|der|im auftrag)\b)):?\s*"
    r"(?:the\s+)?(?:(?=www\.|https?:)|(?-i:(?![a-zà-ÿ])))(?:\S.{0,120})?"
    r"|\W*(?:www\.|https?://)\S+\W*",
    re.IGNORECASE,
)
"""A line of those who made the subtitles, which nobody says: they stand first and last, or give an address."""
_EDGE = 3
"""Cues at either end in which one without an address stands."""
PAUSE_SECONDS = 4.0
"""Silence after which a sentence that has ended is a paragraph's last."""
LONG = 700
"""Letters after which a paragraph ends with its sentence."""


@dataclass(slots=True)
class _Cue:
    start: float
    end: float
    lines: list[str]


def read_subtitles(document: Document, options: ReadOptions) -> Article:
    """The article of a file of subtitles: sentences joined across cues, a paragraph for each turn or pause."""
    text = decode_page(document).replace("\r\n", "\n").replace("\r", "\n")
    refuse_volume(text, document.url)
    fields = _read_head(text)
    paragraphs = list(_join_cues(_drop_repeats(list(_list_cues(text)))))
    if not paragraphs:
        raise NotAnArticle(document.url, "holds subtitles without a word", f"take {document.url} out of the articles")
    title = fields.get("title", "")
    fields = {**fields, "title": title or name_title(document)}
    body = "".join(
        f"<p>{f'<strong>{html.escape(who)}:</strong> ' if who else ''}{html.escape(words)}</p>\n"
        for who, words in paragraphs
    )
    hint = f"give {document.url} a name of words, as in the-tide.srt"
    return read_described(
        document, options, fields, body, hint=hint, whence="its first lines" if title else "the file's name"
    )


def _read_head(text: str) -> dict[str, str]:
    """What WebVTT says before its first cue: ``WEBVTT - Title``, ``NOTE Title: …``, ``Language: en``."""
    head, _, _ = text.partition("-->")
    lines = head.split("\n")
    fields: dict[str, str] = {}
    if not lines[0].lstrip("\ufeff").startswith("WEBVTT"):
        return fields
    for line in lines[1:]:
        found = re.match(r"(?:NOTE[ \t]+)?(title|language|author|date)[ \t]*:[ \t]*(\S.{0,200})", line, re.IGNORECASE)
        if found:
            fields.setdefault(found[1].lower(), found[2].strip())
    found = re.match(r"\ufeff?WEBVTT[ \t]+(?:[-–—][ \t]*)?([^\n:]*\w[^\n]*)", text)
    if found and not re.search(r"\bkind\s*:|\blanguage\s*:|file", found[1], re.IGNORECASE):
        fields.setdefault("title", found[1].strip())
    return fields


def _list_cues(text: str) -> Iterator[_Cue]:
    """The cues in their order; what stands between those of WebVTT (notes, styles, numbers) is passed over.

    SubRip has nothing between them but their numbers: a blank line within a cue, as a careless hand left it, ends none.
    """
    cue: _Cue | None = None
    is_vtt = WEBVTT.match(text.lstrip("\ufeff")) is not None
    before = ""
    for line in text.split("\n"):
        if found := _CUE.match(line):
            if cue:
                yield _without_number(cue, before)
            cue = _Cue(_seconds(found[1]), _seconds(found[2]), [])
        elif cue and not line.strip():
            if is_vtt:
                yield cue
                cue = None
        elif cue:
            cue.lines += [each.strip() for each in re.split(r"\\[Nn](?=\S)", line)]
        before = line
    if cue:
        yield cue


def _without_number(cue: _Cue, before: str) -> _Cue:
    """A cue without the number of the next one, which stands in the line ``before`` that one's times."""
    if cue.lines and before.strip().isdigit():
        cue.lines.pop()
    return cue


def _seconds(written: str) -> float:
    parts = [float(part) for part in written.replace(",", ".").split(":")]
    return sum(part * float(60**place) for place, part in enumerate(reversed(parts)))


def _drop_repeats(cues: list[_Cue]) -> list[tuple[_Cue, list[str]]]:
    """Each cue with those of its lines that the cues before it do not show already, as rolling captions repeat them."""
    done: list[tuple[_Cue, list[str]]] = []
    shown: list[str] = []
    for number, cue in enumerate(cues):
        is_edge = min(number, len(cues) - 1 - number) < _EDGE
        lines = [line for line in cue.lines if _bare(line)]
        if len(lines) == 2 and _bare(lines[0]).endswith(("by", ":")):
            joined = _bare(" ".join(lines))
            lines = [] if _is_credit(joined, is_edge) else lines
        else:
            lines = [line for line in lines if not _is_credit(_bare(line), is_edge)]
        if done and cue.start - done[-1][0].end > PAUSE_SECONDS:
            shown = []
        keys = [_bare(line) for line in lines]
        most = min(len(keys), len(shown))
        again = next((size for size in range(most, 0, -1) if shown[-size:] == keys[:size]), 0)
        if not again and len(keys) == 1 and shown and keys[0].startswith(f"{shown[-1]} "):  # a line that grows
            lines, again = [_strip(lines[0])[len(shown[-1]) :].strip()], 0
        shown = (shown + keys[again:])[-6:] if keys else shown
        done.append((cue, lines[again:]))
    return done


def _is_credit(words: str, is_edge: bool) -> bool:  # noqa: FBT001 -- of its only caller
    return (is_edge or _ADDRESS.search(words) is not None) and _CREDIT.fullmatch(words) is not None


def _strip(line: str) -> str:
    return " ".join(_TAG.sub("", line).split())


def _bare(line: str) -> str:
    return _strip(_VOICE.sub("", line))


def _join_cues(cues: list[tuple[_Cue, list[str]]]) -> Iterator[tuple[str, str]]:
    """Paragraphs as ``(speaker where another one begins, words)``."""
    words: list[str] = []
    speaker = told = ""
    ended = 0.0
    length = 0
    for cue, lines in cues:
        pause = cue.start - ended > PAUSE_SECONDS
        ended = max(ended, cue.end)
        for line in lines:
            who, said, turn = _read_line(line)
            if not said:
                continue
            is_over = bool(words and _END.search(words[-1]))
            if words and ((who and who != speaker) or turn or (is_over and (pause or length > LONG))):
                yield ("" if speaker == told else speaker), " ".join(words)
                told, words, length = speaker, [], 0
            if who or turn:
                speaker = who if who or turn != "dash" else ""
            words.append(said)
            length += len(said) + (length > 0)
            pause = False
    if words:
        yield ("" if speaker == told else speaker), " ".join(words)


def _read_line(line: str) -> tuple[str, str, str]:
    """A line's speaker, its words, and by which mark another one's turn begins with it, where any does."""
    voice = _VOICE.search(line)
    said = html.unescape(_TAG.sub("", _VOICE.sub("", line)))
    said = " ".join(_SOUND.sub(" ", said).split())
    said = "" if _NOISE.fullmatch(said) else _MANNER.sub(r"\1", said, count=1) if _MANNER.match(said) else said
    turn = "dash" if _DASH.match(said) else "arrows" if said.startswith(">>") else ""
    said = _DASH.sub("", said)
    named = _SPEAKER.match(said)
    who = html.unescape(voice[1]).strip() if voice else (named[1].title() if named and named[1] else "")
    said = said[named.end() :] if named else said
    return who, said if re.search(r"\w", said) else "", turn
