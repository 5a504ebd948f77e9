"""One line of a script changed, as an editor does it at a sentence: said otherwise, left out, brought back, a pause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from articlecast.errors import NarrateError
from articlecast.model import Chapter, Cue, Pause, Script, Utterance
from articlecast.model.script import SPELLED_JOINER
from articlecast.narrate.scriptfile import LONGEST_PAUSE

Action = Literal["say", "drop", "restore", "pause", "chapter", "voice"]
LONGEST_LINE = 10_000
"""Characters of a sentence, of a chapter's title and of a voice's name."""


def retouch_script(script: Script, index: int, action: Action, value: str, restored: Utterance | None = None) -> Script:
    """The script with the line of that index changed; the lines are its cues, from 0.

    ``say`` has the sentence said as ``value``, ``voice`` has it spoken by that voice or role (by its own for an empty
    one), ``drop`` leaves the line out. Behind the line ``restore`` puts the sentence ``restored`` and ``pause`` so many
    seconds; ``chapter`` begins one of that title before it. Raises NarrateError for what a line cannot have.
    """
    cues = list(script.cues)
    if not 0 <= index < len(cues):
        raise NarrateError("script", f"has no line {index}: they are 0 to {len(cues) - 1}", "GET /api/v1/script")
    if len(value) > LONGEST_LINE:
        raise NarrateError("script", f"a line has at most {LONGEST_LINE:,} characters", "make two of it")
    cue, text = cues[index], join_words(value)
    match action:
        case "say":
            cues[index] = _say(cue, text)
        case "voice":
            cues[index] = replace(_demand_utterance(cue), voice=text)
        case "drop":
            del cues[index]
        case "restore":
            if restored is None or not any(map(str.isalnum, restored.said)):
                raise NarrateError("script", "there is nothing to bring back", "write the sentence")
            paragraph = cue.paragraph if isinstance(cue, Utterance) else _find_paragraph(cues, index)
            cues.insert(index + 1, replace(restored, paragraph=paragraph))
        case "pause":
            cues.insert(index + 1, Pause(_read_seconds(text)))
        case "chapter":
            if not text:
                raise NarrateError("script", "a chapter has a title", "write one")
            cues.insert(index, Chapter(text))
    return replace(script, cues=tuple(cues))


def join_words(text: str) -> str:
    """The text with one space for each white space; the one between letters that are spelled stays what it is."""
    return re.sub(r"\s+", lambda space: SPELLED_JOINER if set(space[0]) == {SPELLED_JOINER} else " ", text).strip()


def _demand_utterance(cue: Cue) -> Utterance:
    if not isinstance(cue, Utterance):
        raise NarrateError("script", "the line is no sentence", "choose a sentence")
    return cue


def _say(cue: Cue, text: str) -> Cue:
    match cue:
        case Chapter():
            return replace(cue, title=text)
        case Pause():
            return Pause(_read_seconds(text))
        case Utterance():
            if not any(map(str.isalnum, text)):
                raise NarrateError("script", "there is nothing to say in it", "leave the line out")
            return cue if text == cue.said else replace(cue, said=text, rewrites=())


def _read_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_PAUSE:
        raise NarrateError("script", f"a pause has 0 to {LONGEST_PAUSE} seconds, not {text[:20]!r}", "0.6")
    return round(seconds, 3)


def _find_paragraph(cues: list[Cue], index: int) -> int:
    """The paragraph in which a line stands that is no sentence."""
    before = (cue.paragraph for cue in reversed(cues[:index]) if isinstance(cue, Utterance))
    return next(before, next((cue.paragraph for cue in cues if isinstance(cue, Utterance)), 0))
