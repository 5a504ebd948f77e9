"""The values that travel between the stages: frozen, slotted, tuples inside, no I/O.

``Source ─read▶ Article ─narrate▶ Script ─speak▶ segments ─master▶ Track ─store▶ Episode ─publish▶ feed``

Seconds are floats at the seams; inside a timeline positions are integer samples, so nothing drifts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

# ---------------------------------------------------------------- read: where it comes from


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: the path of a file or folder, an ``http(s)`` address, or ``-``.

    ``stamp`` changes whenever the source does, and is found out without reading it; empty where only reading tells.
    """

    locator: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one source, and all that ``read`` learns from the world.

    ``media_type`` is lower case without parameters, or empty where nobody said; ``charset`` is the declared one
    or empty; ``url`` is the address after redirects, or the path as the user would type it.
    """

    content: bytes
    media_type: str
    url: str
    charset: str = ""


# ---------------------------------------------------------------- read: what it says

MarkKind = Literal[
    "link", "em", "strong", "code", "abbr", "time", "sub", "sup", "lang", "quote", "maths", "note", "strike"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """One property of a span. ``value``: the address of a link, the expansion of an abbr, the datetime of a
    time, the tag of a lang, the MathML or TeX of maths, the name of the note that a note mark points to.
    """

    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that carries the same marks from its first character to its last."""

    text: str
    marks: tuple[Mark, ...] = ()

    def mark(self, kind: MarkKind) -> Mark | None:
        """The innermost mark of that kind, or None."""
        return next((mark for mark in reversed(self.marks) if mark.kind == kind), None)


Text = tuple[Span, ...]
"""Inline content, in reading order; white space is already folded, as a browser shows it."""


def plain(text: Text) -> str:
    """The words of inline content without their marks, exactly as a reader sees them."""
    return "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading; ``level`` runs from 1 to 6."""

    level: int
    content: Text
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Text


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation. ``pull`` marks one that only repeats the article's own words for the eye."""

    blocks: tuple[Block, ...]
    attribution: Text = ()
    pull: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """``term`` is set in definition lists alone; nested lists stand among ``blocks``."""

    blocks: tuple[Block, ...]
    term: Text = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[ListItem, ...]
    kind: Literal["unordered", "ordered", "definition"] = "unordered"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` is empty where the page marks none; each row has one entry a column."""

    rows: tuple[tuple[Text, ...], ...]
    header: tuple[Text, ...] = ()
    caption: Text = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A code listing, or displayed maths where ``language`` is ``mathml`` or ``tex``."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture or a gallery's picture. ``credit`` is who made it, never part of ``caption``."""

    url: str = ""
    alt: str = ""
    caption: Text = ()
    credit: Text = ()


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that lives elsewhere: a video, a post, a player. ``blocks`` holds a post's own words."""

    kind: Literal["video", "audio", "post", "map", "document", "other"]
    url: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote; ``name`` is what the note marks in the text point to."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A change of scene: a rule, or three asterisks alone."""


Block = Heading | Paragraph | Quote | ListBlock | Table | Code | Figure | Embed | Note | Break


@dataclass(frozen=True, slots=True)
class Article:
    """What a writer wrote, without the page around it.

    ``authors`` are names of people or organisations, never addresses. ``language`` is a BCP 47 tag. ``url`` is
    the canonical address. ``slug`` is the editor's own choice or empty. ``origins`` says for each field where
    it was found: ``(("title", "og:title"), …)``. ``narration`` holds the editor's ``narration:`` directives as
    ``(name, value)`` pairs in the order written, then ``season``, ``episode``, ``episodetype``, ``licence`` and
    ``correction`` where the article's header has them.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""
    image: str = ""
    summary: str = ""
    site: str = ""
    tags: tuple[str, ...] = ()
    slug: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    narration: tuple[tuple[str, str], ...] = ()

    @property
    def byline(self) -> str:
        """The authors as one phrase: ``A``, ``A and B``, ``A, B and C``; empty where nobody is named."""
        *others, last = self.authors or ("",)
        return f"{', '.join(others)} and {last}" if others else last


# ---------------------------------------------------------------- narrate: what will be said

Role = Literal["title", "byline", "heading", "text", "quote", "list", "table", "caption", "code", "note", "closing"]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One place where the spoken words differ from the written ones.

    ``written[start:end]`` is said as ``said[said_start:said_end]``, by the rule of that name.
    """

    start: int
    end: int
    said_start: int
    said_end: int
    rule: str


SPELLED_JOINER = "\u202f"
"""Stands between the letters of a marked initialism in ``Utterance.said``: ``D⟨U+202F⟩H⟨U+202F⟩S``.

Every engine renders such a run in its own way; with a plain space for it the text is the neutral form.
"""

_READING = re.compile("\ufff9([^\ufff9-\ufffb]*)\ufffa([^\ufff9-\ufffb]*)\ufffb")


def write_reading(said: str, ipa: str) -> str:
    """Words with their pronunciation, as ``Utterance.said`` carries both: Unicode's interlinear annotation."""
    return f"\ufff9{said}\ufffa{ipa}\ufffb"


def render_readings(said: str, write: Callable[[str, str], str] = lambda words, _ipa: words) -> str:
    """``said`` with each pronunciation as ``write`` has it from its words and IPA; the words alone unless told."""
    return _READING.sub(lambda match: write(match[1], match[2]), said) if "\ufff9" in said else said


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence: what the engine says, and what the reader sees in the transcript.

    ``paragraph`` numbers the block that the sentence stands in, so that a transcript can show paragraphs again.
    """

    said: str
    written: str
    language: str
    role: Role = "text"
    paragraph: int = 0
    rewrites: tuple[Rewrite, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


@dataclass(frozen=True, slots=True)
class Chapter:
    """Starts a chapter where it stands among the cues."""

    title: str
    url: str = ""
    image: str = ""


Cue = Utterance | Pause | Chapter


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that will be heard, in order; ``links`` are the article's own as ``(words, url)``, for the notes."""

    title: str
    language: str
    cues: tuple[Cue, ...]
    links: tuple[tuple[str, str], ...] = ()

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return tuple(cue for cue in self.cues if isinstance(cue, Utterance))


# ---------------------------------------------------------------- speak: what is heard


@dataclass(frozen=True, slots=True)
class WordTime:
    """``text[start:end]`` of what the engine was given begins at ``sample``; ``estimated`` if nobody measured."""

    start: int
    end: int
    sample: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono PCM, signed 16 bit, little endian, and the word times within it, rising."""

    frames: bytes = field(repr=False)
    sample_rate: int
    words: tuple[WordTime, ...] = ()

    @property
    def samples(self) -> int:
        return len(self.frames) // 2

    @property
    def seconds(self) -> float:
        return self.samples / self.sample_rate


@dataclass(frozen=True, slots=True)
class Segment:
    """The sound of one utterance; ``text`` is exactly what the engine was given."""

    utterance: Utterance
    text: str
    sound: Sound


# ---------------------------------------------------------------- master: the finished track


@dataclass(frozen=True, slots=True)
class TimedWord:
    """``written`` text of one word and the sample where it begins."""

    text: str
    start: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class TimedUtterance:
    """Where an utterance is heard: samples ``start`` up to ``end``."""

    start: int
    end: int
    written: str
    role: Role = "text"
    paragraph: int = 0
    words: tuple[TimedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class TimedChapter:
    start: int
    end: int
    title: str
    url: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where everything is, in samples of ``sample_rate``; utterances and chapters rise and do not overlap.

    The one source of ID3 and MP4 chapters, transcripts, chapter files and show notes.
    """

    sample_rate: int
    samples: int
    utterances: tuple[TimedUtterance, ...]
    chapters: tuple[TimedChapter, ...]

    @property
    def seconds(self) -> float:
        return self.samples / self.sample_rate

    def at(self, sample: int) -> float:
        """Seconds from the start at which ``sample`` is heard."""
        return sample / self.sample_rate


@dataclass(frozen=True, slots=True)
class Loudness:
    """Measured over the whole track after the limiter: LUFS as of BS.1770-4 on the file's own channels, and dBTP.

    ``gain_db`` is what was added to the engine's sound.
    """

    integrated: float
    true_peak: float
    gain_db: float = 0.0


@dataclass(frozen=True, slots=True)
class Track:
    """One encoded file, still outside the episode, and the timeline that holds for it.

    ``alternates`` are the same sound in other formats, in the order in which they were asked for.
    """

    path: str
    media_type: str
    suffix: str
    bitrate: int
    timeline: Timeline
    loudness: Loudness | None = None
    alternates: tuple[Track, ...] = ()


# ---------------------------------------------------------------- store: the episode on disk


AssetRole = Literal["audio", "transcript", "chapters", "script", "ledger", "cover"]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of an episode, named after its content: the name within the folder, its type and its length.

    ``sha384`` and ``bitrate`` (kbit/s, as it was encoded) are known of audio, for ``podcast:alternateEnclosure``;
    ``width`` and ``height`` are a picture's pixels.
    """

    role: AssetRole
    name: str
    media_type: str
    length: int
    sha256: str
    sha384: str = ""
    width: int = 0
    height: int = 0
    bitrate: int = 0


@dataclass(frozen=True, slots=True)
class Episode:
    """The manifest: all that the feed needs to know, and what tells whether the article has changed.

    ``guid`` is born once and never changes. ``revision`` counts wordings from 1, and
    ``wording`` digests the written text: another voice or bitrate is no correction. ``source`` is the
    article's locator as the show sees it. ``fingerprint`` digests everything that the audio depends on.
    ``removed`` is when the article was found gone, ``withdrawn`` when an editor took the episode out of the feed, and
    ``pinned`` keeps it as it is, whatever becomes of the article. ``edited`` digests the article whose script an
    editor changed by hand, and is empty where the article's own narration is heard. ``art`` is where the picture is
    that the episode's own cover was made from: an address, or a path seen from the show's folder.
    """

    guid: str
    slug: str
    revision: int
    title: str
    language: str
    published: datetime
    seconds: float
    source: str
    fingerprint: str
    assets: tuple[Asset, ...]
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    voice: str = ""
    chapters: tuple[tuple[float, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    kind: Literal["full", "trailer", "bonus"] = "full"
    season: int = 0
    number: int = 0
    licence: str = ""
    soundbites: tuple[tuple[float, float, str], ...] = ()
    wording: str = ""
    correction: str = ""
    removed: datetime | None = None
    withdrawn: datetime | None = None
    pinned: bool = False
    edited: str = ""
    loudness: Loudness | None = None
    art: str = ""

    def assets_of(self, role: AssetRole) -> Iterator[Asset]:
        return (asset for asset in self.assets if asset.role == role)

    @property
    def enclosure(self) -> Asset:
        """The audio that the feed offers first."""
        return next(self.assets_of("audio"))


# ---------------------------------------------------------------- publish: the podcast itself


@dataclass(frozen=True, slots=True)
class Show:
    """The podcast as its feed describes it. ``base_url`` ends without a slash."""

    title: str
    description: str
    author: str
    language: str
    link: str
    base_url: str
    category: tuple[str, ...] = ("News",)
    email: str = ""
    explicit: bool = False
    copyright: str = ""
    guid: str = ""
    cover: Asset | None = None


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, a container before what it holds."""
    for block in blocks:
        yield block
        match block:
            case Quote() | Embed() | Note():
                yield from walk_blocks(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from walk_blocks(item.blocks)
            case _:
                pass
