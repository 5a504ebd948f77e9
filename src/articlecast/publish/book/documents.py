"""One episode in a book: its page, and the overlay that has its sentences' times. Pure.

https://www.w3.org/TR/epub-33/#sec-media-overlays
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from articlecast.model import Episode
from articlecast.publish.cues import Cue, Paragraph, find_list
from articlecast.publish.feed.notes import is_web
from articlecast.publish.feed.tags import clean, clean_line
from articlecast.publish.wording import say_in

STYLE = """body { line-height: 1.5; margin: 1em; }
h1, h2 { line-height: 1.2; }
blockquote { margin: 1em 0 1em 1.5em; }
.numbered { list-style: none; }
.notes { border-top: 1px solid; margin-top: 2em; font-size: 0.9em; }
.-epub-media-overlay-active { background-color: #ffe08a; color: #000; }
"""
ACTIVE = "-epub-media-overlay-active"
"""The class of the sentence that is said, as reading systems know it."""
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_TAGS = {"h3": "h2", "blockquote": "blockquote", "li": "li"}


@dataclass(frozen=True, slots=True)
class Section:
    """An episode's part of a book: its paragraphs, the name of its audio within the book, and what the notes say.

    ``end`` is the second at which the last sentence ends. ``credits`` are lines of text.
    """

    episode: Episode
    paragraphs: tuple[Paragraph, ...]
    end: float
    audio: str
    credits: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.episode.slug

    @property
    def language(self) -> str:
        return self.episode.language

    @property
    def seconds(self) -> float:
        """Of what the overlay plays."""
        return sum(end - start for _, _, start, end in list_clips(self))


def find_direction(language: str) -> str:
    """``rtl`` for a language that is written from the right."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def list_headings(section: Section) -> Iterator[tuple[str, str]]:
    """The headings below the title: each one's anchor and words."""
    for number, paragraph in enumerate(section.paragraphs):
        if number and paragraph.tag == "h3":
            yield f"p{number}", " ".join(clean_line(cue.text) for cue in paragraph.cues)


def list_clips(section: Section) -> Iterator[tuple[int, int, float, float]]:
    """Of each sentence that is heard: its paragraph's number, its own there, and its start and end in seconds.

    One ends where the next begins, as paragraphs' cues do: what lies between two clips is not played, and a book
    without pauses, a seventh of what is heard, would run on without taking breath.
    """
    last = section.paragraphs[-1].cues[-1]
    for number, paragraph in enumerate(section.paragraphs):
        for place, cue in enumerate(paragraph.cues):
            end = round(min(section.end if cue is last else cue.end, section.episode.seconds), 3)
            if end > cue.start:
                yield number, place, round(cue.start, 3), end


def write_page(section: Section) -> str:
    """The XHTML of an episode: what the voice says, as the article divides it, and below it where it is from."""
    say = say_in(section.language)
    title = escape(clean_line(section.episode.title))
    rows = [
        *open_page(title, section.language),
        '<link rel="stylesheet" type="text/css" href="../style.css"/></head>',
        f'<body><section epub:type="chapter" aria-label="{title}">',
        *_write_paragraphs(section.paragraphs),
        '<div class="notes">',
        *(f"<p>{escape(clean_line(line, 1000))}</p>" for line in section.credits),
    ]
    if is_web(section.episode.url):
        rows.append(f'<p><a href="{escape(section.episode.url)}">{escape(say("Read the article"))}</a></p>')
    return "\n".join([*rows, "</div></section></body></html>"]) + "\n"


def open_page(title: str, language: str) -> tuple[str, ...]:
    """How each page begins, up to its title; ``title`` is escaped."""
    tag = escape(language)
    spaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return (
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE html>",
        f'<html {spaces} lang="{tag}" xml:lang="{tag}" dir="{find_direction(language)}">',
        f"<head><title>{title or '…'}</title>",
    )


def _write_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Each paragraph by itself, and items that follow each other as one list."""
    numbers = iter(range(len(paragraphs)))
    for kind, group in groupby(paragraphs, key=find_list):
        rows = [_write_paragraph(next(numbers), each) for each in group]
        yield from [f'<ul class="{kind}">', *rows, "</ul>"] if kind else rows


def _write_paragraph(number: int, paragraph: Paragraph) -> str:
    tag = _TAGS.get(paragraph.tag, "p")
    tag = "h1" if tag == "h2" and not number else tag
    sentences = " ".join(
        f'<span id="s{number}-{place}"{_tell_language(cue)}>{escape(clean(cue.text), quote=False)}</span>'
        for place, cue in enumerate(paragraph.cues)
    )
    inside = f"<p>{sentences}</p>" if tag == "blockquote" else sentences
    return f'<{tag} id="p{number}">{inside}</{tag}>'


def _tell_language(cue: Cue) -> str:
    own = escape(cue.language)
    return f' lang="{own}" xml:lang="{own}"' if own else ""


def write_overlay(section: Section) -> str:
    """The SMIL of an episode: a sequence for each paragraph, a pair of text and sound for each sentence."""
    page, audio = f"../text/{section.name}.xhtml", escape(f"../audio/{section.audio}")
    rows = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>',
    ]
    clips: dict[int, list[str]] = {}
    for number, place, start, end in list_clips(section):
        clips.setdefault(number, []).append(
            f'<par id="c{number}-{place}"><text src="{page}#s{number}-{place}"/>'
            f'<audio src="{audio}" clipBegin="{start:.3f}s" clipEnd="{end:.3f}s"/></par>'
        )
    for number, pairs in clips.items():
        rows += [f'<seq id="q{number}" epub:textref="{page}#p{number}">', *pairs, "</seq>"]
    return "\n".join([*rows, "</body></smil>"]) + "\n"


def is_heard(section: Section) -> bool:
    """Whether the overlay has anything to play: an empty one is no SMIL."""
    return next(list_clips(section), None) is not None


def list_audio(sections: Sequence[Section]) -> dict[str, str]:
    """The audio of a book, each file once, with its media type as EPUB has it."""
    kinds = {"audio/x-m4a": "audio/mp4", "audio/ogg": "audio/ogg; codecs=opus"}
    named = {(section.audio, asset) for section in sections for asset in section.episode.assets_of("audio")}
    return {
        name: kinds.get(asset.media_type, asset.media_type)
        for name, asset in sorted(named, key=lambda row: row[0])
        if asset.name == name
    }
