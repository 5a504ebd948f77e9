"""The line by which a synthetic voice says that it is one: a part of the script, and so of transcript and timeline."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from articlecast.model import Chapter, Cue, Pause, Role, Script, Utterance
from articlecast.narrate.lexicon import NO_LEXICON, Lexicon
from articlecast.narrate.phrases import find_phrase
from articlecast.narrate.saying import say_sentence
from articlecast.sentences import split_sentences

_PHRASE = "disclosure"
_OPENING = frozenset({"title", "byline"})
"""Roles of what stands before the article's own words."""


def word_disclosure(show_language: str, language: str, words: str = "") -> tuple[str, str]:
    """The line, and the language that it is in: the show's, or the script's where we have none in that, or English.

    ``words`` are the editor's own, in the show's language.
    """
    if words:
        return " ".join(words.split()), show_language
    for each in (show_language, language):
        if line := find_phrase(_PHRASE, each):
            return line, each
    return find_phrase(_PHRASE, "en"), "en"


def disclose_voice(
    script: Script,
    line: str,
    language: str,
    *,
    at: Literal["beginning", "end"] = "beginning",
    pause: float = 1.0,
    lexicon: Lexicon = NO_LEXICON,
) -> Script:
    """The script with the line behind its title and author, or as its end; itself where it says the line already.

    It belongs to what opens or closes an article: no word of the article's own, and none of a digest's parts.
    """
    sentences = tuple(split_sentences(line, language))
    if set(sentences) <= {utterance.written for utterance in script.utterances}:
        return script
    cues = list(script.cues)
    place = _find_place(script.cues) if at == "beginning" else len(cues)
    before = [cue.paragraph for cue in cues[:place] if isinstance(cue, Utterance)]
    number = max(before, default=-1) + 1
    role: Role = "byline" if at == "beginning" else "closing"
    said: list[Cue] = [say_sentence(sentence, language, role, number, lexicon) for sentence in sentences]
    behind = [replace(cue, paragraph=cue.paragraph + 1) if isinstance(cue, Utterance) else cue for cue in cues[place:]]
    said = [Pause(pause), *said] if at == "end" else [*said, Pause(pause)]
    # What stands behind the opening stands behind the line, too: a picture at an article's head is the article's.
    moved = number - 1 if at == "beginning" else number
    omissions = tuple(
        replace(each, paragraph=each.paragraph + 1) if each.paragraph >= moved else each for each in script.omissions
    )
    return replace(script, cues=(*cues[:place], *said, *behind), omissions=omissions)


def drop_disclosure(cues: tuple[Cue, ...], line: str, language: str) -> tuple[Cue, ...]:
    """The cues without the line: who joins scripts has it said once."""
    sentences = set(split_sentences(line, language))
    kept: list[Cue] = []
    dropped = False
    for cue in cues:
        if isinstance(cue, Utterance) and cue.role in {"byline", "closing"} and cue.written in sentences:
            dropped = True
        elif not (dropped and isinstance(cue, Pause)):  # its own pause goes with it
            kept.append(cue)
            dropped = False
        else:
            dropped = False
    return tuple(kept)


def _find_place(cues: tuple[Cue, ...]) -> int:
    """Behind the first chapter's mark, the title, the author and the pauses between them."""
    place = 0
    for place, cue in enumerate(cues):
        opens = isinstance(cue, Utterance) and cue.role in _OPENING
        if not (opens or isinstance(cue, Pause) or (isinstance(cue, Chapter) and place == 0)):
            return place
    return len(cues)
