"""What an editor wrote into a script by hand, spoken by the rules that the rest of it was spoken by."""

from __future__ import annotations

import re
from dataclasses import replace

from articlecast.model import SPELLED_JOINER, Cue, Rewrite, Script, Utterance
from articlecast.narrate.languages.tongues import knows_language, speak_text
from articlecast.narrate.lexicon import NO_LEXICON, Lexicon
from articlecast.sentences import CLOSED

_UNSPOKEN = re.compile(r"\d|[$€£¥¢%&@#\\^_~<>=+*|§¶©®™°±×÷½¼¾/\[\]{}•→]")
"""Nothing of this is left where the rules have been."""


_SPOKEN = re.compile(rf"(\ufff9[^\ufffb]*\ufffb|\w(?:{SPELLED_JOINER}\w)+)")
"""A reading in IPA and letters that are spelled are said as they stand."""


def speak_edits(script: Script, lexicon: Lexicon = NO_LEXICON) -> Script:
    """The script without a digit or a sign that an editor left for the engine; as it is where there are none.

    A line of which nothing is left when it is said is left out.
    """
    cues = [(cue, _speak(cue, lexicon)) for cue in script.cues]
    return replace(script, cues=tuple(new for old, new in cues if new is old or _has_words(new)))


def _has_words(cue: Cue) -> bool:
    return not isinstance(cue, Utterance) or bool(re.search(r"\w", cue.said))


def _speak(cue: Cue, lexicon: Lexicon) -> Cue:
    if not isinstance(cue, Utterance) or not _UNSPOKEN.search(cue.said) or not knows_language(cue.language):
        return cue
    if not cue.rewrites and cue.said.rstrip(".") != cue.written.rstrip("."):
        return replace(cue, said=speak_text(cue.said, cue.language, lexicon)[0])
    said, made, at, said_at = "", [], 0, 0
    added = cue.said.endswith(".") and not cue.written.endswith(".")  # the parser closes a line
    last = len(cue.said) - added
    end = Rewrite(len(cue.written), len(cue.written), last, last, "")
    for old in (*cue.rewrites, end):
        for part, piece in enumerate(_SPOKEN.split(cue.said[said_at : old.said_start])):
            spoken, rewrites = (piece, ()) if part % 2 else speak_text(piece, cue.language, lexicon)
            made += [_move(each, at, len(said)) for each in rewrites]
            said, at = said + spoken, at + len(piece)
        own = cue.said[old.said_start : old.said_end]
        words = speak_text(own, cue.language, lexicon)[0] if _UNSPOKEN.search(own) else own
        if old is not end:
            made.append(Rewrite(old.start, old.end, len(said), len(said) + len(words), old.rule))
        said += words
        at, said_at = old.end, old.said_end
    if added and not CLOSED.search(said):
        said += "."
    return replace(cue, said=said, rewrites=tuple(made))


def _move(rewrite: Rewrite, by: int, said_by: int) -> Rewrite:
    return Rewrite(
        rewrite.start + by, rewrite.end + by, rewrite.said_start + said_by, rewrite.said_end + said_by, rewrite.rule
    )
