"""What the engines do alike with text: clean it, find its words, write marked initialisms, suggest a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from articlecast.model import SPELLED_JOINER

_SPELLED = re.compile(
    rf"(?P<letters>\w(?:{SPELLED_JOINER}\w)+)"
    r"(?P<ending>(?:['’]s|s['’]|s)(?!\w))?(?P<stop>\.?)"
)
_DOTTED_PLURAL = re.compile(rf"(?<=[A-Z]){SPELLED_JOINER}s(?![\w{SPELLED_JOINER}])")  # A.T.M.s
_WORD = re.compile(r"[^\W_]+(?:[’'.\-@&:/,][^\W_]+)*")
_CONTROL = dict.fromkeys([*range(9), *range(14, 32), 127, 0xFEFF], None)
_GOES_ON = re.compile(r" [A-Z0-9]")
_INITIAL = re.compile(r"(?P<name>(?:^|[\s“\"(])(?:[A-Z][\w’'-]+ )?[B-Z])\.(?= (?P<next>[A-Z][\w’'-]+))")
_STARTERS = {
    "A", "After", "All", "An", "And", "As", "At", "But", "By", "For", "From", "He", "Her", "His", "How", "I", "If",
    "In", "It", "Its", "My", "No", "Not", "On", "Or", "Our", "She", "So", "That", "The", "Their", "Then", "There",
    "These", "They", "This", "Those", "To", "We", "What", "When", "Where", "Who", "Why", "With", "You", "Your",
}  # fmt: skip
_LETTERED = {
    "appendix", "block", "category", "class", "column", "deck", "exhibit", "figure", "flight", "gate", "gen",
    "generation", "grade", "group", "hepatitis", "influenza", "item", "lane", "letter", "level", "line", "list",
    "lot", "note", "option", "part", "phase", "plan", "platform", "point", "row", "schedule", "season",
    "section", "series", "stage", "step", "studio", "table", "team", "terminal", "text", "tier", "tower",
    "type", "variable", "vitamin", "wing", "zone",
}  # fmt: skip
"""Nouns that have letters for names: after them a letter and a full stop are no initial."""
_ELLIPSES = (
    (re.compile(r"(?: ?(?:…|(?<!\.)\.{3,}(?!\.)))+"), "…"),
    (re.compile(r"^… ?"), ""),
    (re.compile(r"…(?=[”’\"')\]]*$)"), "."),
    (re.compile(r"…(?=[.,;:!?])"), ""),
    (re.compile(r"… ?(?=\w)"), ", "),
    (re.compile("…"), ","),
)
"""A full stop at the end of a text, and within it a comma, unless a mark of its own follows; in this order."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an engine wants what is marked to be spelled, and what its phonemes get wrong; a row a kind of engine.

    ``between`` stands between the letters and ``stop`` behind the last one, but not before a capital or a number,
    where it would end the sentence ("the U.S. Senate"). ``ending`` is the s of a plural or a genitive, and
    ``hissing`` the same behind a letter whose name ends in a hiss; empty for what was written. ``words`` are said
    otherwise before a capital. ``initials`` and ``ellipses``: whether "John F. Kennedy" and "Wait… what?" must not
    end a sentence.
    """

    between: str = ""
    stop: str = ""
    ending: str = ""
    hissing: str = ""
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    initials: bool = False
    ellipses: bool = False


AS_WRITTEN = Spelling()
"""Services and voices that know initialisms by sight."""

# As espeak-ng 1.52 reads them: A.T.M.s is "ay tee em ess" and U.F.Os "you ef dot oss", A.T.M.'s has a bare z behind
# its M; I.R.S.'s has one too, which nobody hears, and I.R.S.is the iz that it needs. Apart, "A T M" begins with "uh".
BY_ESPEAK = Spelling(".", ".", "'s", "is", MappingProxyType({"Ms": "Miz"}), initials=True)
"""The voice of espeak-ng, in every language that it has."""

# Piper and kokoro speak phonemes that espeak-ng makes, clause by clause: for "…" it gives no pause and no space.
BY_ITS_PHONEMES = replace(BY_ESPEAK, ellipses=True)
"""Neural voices that are fed espeak-ng's phonemes."""


def clean_text(text: str) -> str:
    """The text without control characters and halves of surrogate pairs, each run of white space as one space."""
    text = text.encode("utf-8", "ignore").decode()
    return " ".join(text.translate(_CONTROL).split())


def find_words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word, in order; "D.H.S." and "o’clock" are one word each."""
    return tuple(match.span() for match in _WORD.finditer(text))


def spell_marked(said: str, spelling: Spelling) -> str:
    """``said``, cleaned, as a kind of engine wants it."""

    def write_run(match: re.Match[str]) -> str:
        letters = match["letters"].split(SPELLED_JOINER)
        written = spelling.between.join(letters)
        if ending := match["ending"]:
            if not spelling.ending:
                return written + ending + match["stop"]
            hisses = letters[-1].upper() in {"H", "S", "X"}
            return written + spelling.stop + (spelling.hissing if hisses else spelling.ending) + match["stop"]
        if match["stop"]:
            return f"{written}."
        return written if _GOES_ON.match(said, match.end()) else written + spelling.stop

    said = _DOTTED_PLURAL.sub("s", said)
    return _mend(clean_text(_SPELLED.sub(write_run, said)), spelling)


def _mend(text: str, spelling: Spelling) -> str:
    for word, better in spelling.words.items():
        text = re.sub(rf"(?<!\w){word}\.?(?= [A-Z])", better, text)
    if spelling.initials:
        text = _INITIAL.sub(
            lambda match: match["name"] + "." * ends_sentence(text[: match.end("name") - 1], match["next"]), text
        )
    if spelling.ellipses and ("…" in text or "..." in text):
        for pattern, mark in _ELLIPSES:
            text = pattern.sub(mark, text)
    return text


def ends_sentence(before: str, following: str) -> bool:
    """Whether a full stop behind a single letter is a sentence's, and no initial's, by the words on both sides."""
    return following in _STARTERS or before.rstrip().rpartition(" ")[2].lower().lstrip("“\"'(") in _LETTERED


def join_spelled(said: str, write: Callable[[list[str]], str]) -> str:
    """``said``, cleaned, with each marked initialism written by ``write``; a full stop after it is not doubled."""

    def write_run(match: re.Match[str]) -> str:
        written, ending, stop = write(match["letters"].split(SPELLED_JOINER)), match["ending"] or "", match["stop"]
        return written if stop and not ending and written.endswith(stop) else written + ending + stop

    return clean_text(_SPELLED.sub(write_run, _DOTTED_PLURAL.sub("s", said)))
