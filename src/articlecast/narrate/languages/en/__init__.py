"""English: written text as it is spoken, in one scan."""

from __future__ import annotations

import re
import unicodedata

from articlecast.model import Rewrite
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.numbers import say_digits
from articlecast.narrate.languages.en.rules import ADDRESS_RULES, DIGIT_RULES, SIGN_RULES, WORD_RULES, Rule

_PLAIN = ".,;:!?…'\"’‘“”„‚«»‹›()\\-–—‑\u00ad"


def _group(words: set[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())


_SHORTS = {
    *w.TITLES,
    *w.SHORT,
    *w.DAYS,
    *w.STATES,
    "No",
    "Nos",
    "no",
    "nos",
    "NO",
    "p",
    "pp",
    "Jan",
    "Feb",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
}
_TRIGGER = re.compile(
    r"(?P<address>https?://|www\.\w|(?<=\w)\.(?=(?:com|org|net|gov|edu|io|co|uk|info|tv|app|dev|me|fm)\b(?!\.\s*[A-Z]|['’]))|(?<=[\w.+-])@(?=\w))"
    r"|(?P<cash>(?<!\w)(?:US|CA?|AU?|NZ|HK|S|R)\$(?=\d))"
    rf"|(?P<digit>\d)|(?P<word>(?<![\w'’.])(?:(?:{_group(_SHORTS)})\.|(?:{_group(set(w.BARE))})(?!\w)"
    rf"|(?:January|February|March|April|May|June|July|August|September|October|November|December|Mar|Apr|Jun|Jul|Sept?|Jan|Feb|Aug|Oct|Nov|Dec)\.?[ ,\u00a0]+\d|(?:NO|No|Nos|no) ?\d|[A-Z][A-Z&/0-9.;-]|(?:e\.g|i\.e|[ap]\.m|a\.k\.a|et al)\.|w/|b/c|c/o|n/a|and/or|[ru]/[a-z]|pp\.$|PhD\b|Case [Nn]o|CASE NO|case no"
    r"|[a-z][A-Z]{2,4}(?!\w)|[A-Za-z]+\d|[vV]\d|[IVXC](?![\w'’])))"
    rf"|(?P<sign>['’‘](?=\d\d)|[-−–](?=[$€£]?\d)|\((?=\d{{3}}\) ?\d)|(?<![\w.])\.(?=\d)|[½¼¾⅐-⅞²³¹⁰-⁹₀-₉_α-ωΔΩΣµ]|[^\w\s{_PLAIN}])"
)
_SPACE = re.compile(r"\s")
_TOKEN = re.compile(
    r"(?<!\S)(?:(?=[\"“(‘']*(?:(?:"
    + _group(_SHORTS)
    + r")\.|(?:"
    + _group(set(w.BARE))
    + r")(?!\w)|(?:[JFMASOND][a-z]{2,8}\.?,?[ \u00a0]\d)|[DRI]-[A-Z]|[IVXC](?![\w'’])|(?:NO|[Nn]os?) ?\d|CASE NO|[Cc]ase [Nn]o))"
    # A look-ahead and its own text again take the plain part whole, as a possessive group would: those are broken
    # in Python before 3.11.5 (https://github.com/python/cpython/issues/106052), which Debian 12 has.
    r"|(?=(?P<plain>[\"“(‘'«]*[a-zß-öø-ÿ]*(?:(?<![a-zß-öø-ÿ])[A-Z][a-zß-öø-ÿ]*)?(?:['’\-–—][A-Z]?[a-zß-öø-ÿ]*)*"
    r"(?:[,;:!?…\"”)’]|\.(?=[\"”’)]*(?:\s|$)))*))(?P=plain)(?=\S))\S*"
)
"""Where a word that is not plain begins: the trigger, which is dear, is tried on these alone."""
_RULES: dict[str, tuple[Rule, ...]] = {
    "address": ADDRESS_RULES,
    "digit": DIGIT_RULES,
    "word": WORD_RULES,
    "sign": SIGN_RULES,
    "cash": SIGN_RULES,
}


class _First(dict[int, re.Pattern[str]]):
    """Of the rules from an index on, the pattern whose last group is the first rule that fits; made when needed."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        super().__init__()
        self.looks = [f"(?={re.sub('[(][?]P<[a-z_0-9]+>', '(?:', pattern.pattern)})()" for _, pattern, _ in rules]

    def __missing__(self, at: int) -> re.Pattern[str]:
        self[at] = pattern = re.compile("|".join(self.looks[at:]))
        return pattern


_FIRST = {kind: _First(rules) for kind, rules in _RULES.items()}
_RESIDUE = re.compile(rf"\d|[_½¼¾⅐-⅞²³¹⁰-⁹₀-₉]|[^\w\s{_PLAIN}\u0300-\u036f]")


def speak_english(text: str) -> tuple[str, tuple[Rewrite, ...]]:
    """The text as it is spoken, and each place where it differs from the written one, in order."""
    pieces: list[str] = []
    made: list[Rewrite] = []
    length = done = 0
    for token in _TOKEN.finditer(text):
        at, end_of_token = token.span()
        if done >= end_of_token:
            continue
        at = max(at, done)
        while at < end_of_token and (found := _find(text, at, end_of_token, done)):
            start, end, name, said = found
            before = text[done:start]
            if not said.replace(" ", "").isalpha() or not said.isascii():
                said = _RESIDUE.sub(_clean, said)
            said = _fit(said, before or (pieces[-1] if pieces else ""), text[end : end + 1])
            pieces += (before, said)
            length += start - done
            made.append(Rewrite(start, end, length, length + len(said), name))
            length += len(said)
            at = done = end
    if not made:
        return text, ()
    pieces.append(text[done:])
    return "".join(pieces), tuple(made)


def _find(text: str, at: int, end_of_token: int, done: int) -> tuple[int, int, str, str] | None:
    """The next place within a token that a rule speaks: its start and end, the rule and the words."""
    sees = text.find(" ", end_of_token + 24)
    sees = sees if sees >= 0 else len(text)
    while (match := _TRIGGER.search(text, at, sees)) and match.start() < end_of_token:
        start, kind = match.start(), match.lastgroup or "sign"
        if kind == "sign" and match[0] in "-−–" and start and (text[start - 1].isalnum() or text[start - 1] in ")%"):
            at = start + 1
            continue
        if kind == "address":
            while start > done and not text[start - 1].isspace() and text[start - 1] not in "(\"'“‘[":
                start -= 1
        name, end, said = _apply(text, start, kind)
        if said is None and match[0] == "@":
            start = match.start()
            name, end, said = _apply(text, start, "sign")
        if said is not None:
            return start, end, name, said
        whole = kind == "word" and match[0].isalpha() and match[0].isupper()
        at = match.end() if whole else match.start() + 1
    return None


def _clean(match: re.Match[str]) -> str:
    return f" {say_digits(str(unicodedata.digit(match[0], 0)))} " if match[0].isdecimal() else " "


def _fit(said: str, before: str, following: str) -> str:
    """Spaces where a word would otherwise touch its neighbour."""
    if said and before and (before[-1].isalnum() or before[-1] in ".,;:!?)%"):
        said = f" {said}"
    if said and not said.endswith(" ") and (following.isalnum() or following in _OPENERS):
        said += " "
    return said


_OPENERS = frozenset("$€£([%&@#+=<>~")


def _apply(text: str, start: int, kind: str) -> tuple[str, int, str | None]:
    """The first rule of a kind that fits and speaks: its name, where it ends and the words."""
    first, rules = _FIRST[kind], _RULES[kind]
    at = 0
    while at < len(rules):
        # One search finds the next rule that fits: trying each in turn took two thirds of the time.
        fits = first[at].match(text, start)
        if not fits:
            break
        at += fits.lastindex or 1
        name, pattern, speak = rules[at - 1]
        match = pattern.match(text, start)
        if match and match.end() > start:
            said = speak(match)
            if said is not None:
                return name, match.end(), said
    return "", start, None
