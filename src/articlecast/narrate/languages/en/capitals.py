"""Words in capitals: initialisms, acronyms, initials, Roman numerals, and headlines that shout."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import numerals
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.numbers import read_roman, say_cardinal, say_ordinal
from articlecast.narrate.languages.en.patterns import Match, after, before, ends_sentence, spell
from articlecast.narrate.languages.en.places import POSTAL, STATES

_LOUD = re.compile(r"(?<![A-Za-z])[A-Z]{4,}(?![a-z])")
_SPEAKABLE = re.compile(r"[^AEIOU]?[^AEIOU]?[AEIOU]{1,2}[^AEIOU]{1,2}[AEIOU]?")
_CLUSTERED = re.compile(
    r"^(?!BL|BR|CH|CL|CR|DR|FL|FR|GL|GN|GR|KN|PH|PL|PR|QU|RH|SC|SH|SK|SL|SM|SN|SP|ST|SW|TH|TR|TW|WH|WR|LS|GM|MC)[^AEIOU]{2}"
    r"|[AEIOU](?!ST|ND|NT|NG|NK|SH|CH|TH|CK|LL|SS|FF|ZZ|TT|NN|RR|RD|RK|RM|RN|RT|RC|RP|RB|RF|RL|RS|RV|LD|LK|LM|LP|LT|LF|MP|MB"
    r"|NC|NS|SK|SM|SP|CT|PT|FT|XT|GH|GN|WN|WL|WK|PS|TS|CS|KS|DS|BS|GS|LS|MS)[^AEIOU]{2}$"
)
"""Two consonants with which no word begins or ends: COPD is no word, NAFT may be one."""
_EXCHANGES = frozenset({"NASDAQ:", "Nasdaq:", "NYSE:", "LSE:", "TSX:", "ASX:", "ticker", "symbol"})
_COMPASS = {"NW": "Northwest", "NE": "Northeast", "SW": "Southwest", "SE": "Southeast"}
STREETS = frozenset(
    "St Street Ave Avenue Rd Road Blvd Boulevard Dr Drive Ln Lane Ct Court Pl Place Way Terrace".split()
)
_CROWDED = re.compile("[^AEIOUY]{3}")
_WORDS = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("AEIOU")
_STATE_END = re.compile(r",|\.?$| \d{5}")
_CITED = re.compile(r",| \(| et al")
_OPENING = re.compile("[ \"'“(]*")
_LINE_END = re.compile(r"[.:)]|\s*$")
_RULER = re.compile(
    r"\b(?:Kings?|Queens?|Popes?|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Patriarch|Prince|Duke) [A-Z]\w+(?: [A-Z]\w+)? $"
)
"""A ruler's name behind his title takes an ordinal, whether the name is in the table or not."""
_FIRST_PERSON = re.compile(
    r" (?:am|was|had|have|will|do|did|would|could|can|saw|said|think|know|never|shall|should|must|may|might|"
    r"found|took|went|came|got|made|put|felt|heard|told|kept|want|need|like|love|used?|mean|hope|feel|gave|left|met|read|built|wrote|bought|\w{2,}ed)\b"
)
_AUTHORS = re.compile(r"[A-Z][a-z]+ [A-Z]{1,3}(?=,| \(| et al)")
"""A surname and initials as a reference list writes them."""
_SUFFIXED = re.compile(rf"\b(?:{'|'.join(sorted(numerals.GIVEN))}) (?:[A-Z]\. )?[A-Z][\w’'-]+,? \Z")
"""A given name and a family name, whose bearer is the second or third of his line."""
_SERIES = re.compile(r"\b(?P<carrier>[A-Za-z]+)\.? (?:[IVX]+(?:/|[-–—]| and | or |, (?:and )?)){1,6}\Z")
_UNION = re.compile(r"\b[A-Z]\w+ [IVX]+ and \Z")
_RANKED = re.compile(r" (?:[A-Z]\w+|century|centuries)")
CARRIERS_PLURAL = numerals.CARRIERS | {f"{word}s" for word in numerals.CARRIERS}


def say_capitals(match: Match) -> str | None:
    """A run of capitals as a marked initialism; nothing where it is said as a word."""
    letters = match["letters"]
    tail = match["tail"] or ""
    if before(match).strip("(") in _EXCHANGES:
        return spell(letters) + tail
    if letters in _COMPASS and before(match).rstrip(".,") in STREETS:
        return _COMPASS[letters]
    if letters in w.SPELLED_FOUR:
        return spell(letters) + tail
    if letters in w.ACRONYMS or (len(letters) < 4 and _cites(match)):
        return None
    if (
        letters in POSTAL
        and before(match).endswith(",")
        and _STATE_END.match(match.string, match.end())
        and letters not in {"OK", "IN", "OR", "ME"}
    ):
        return POSTAL[letters] + tail
    vowels = bool(_VOWELS.intersection(letters))
    if _is_shouted(match, vowels=vowels):
        return None
    if len(letters) >= 6 and vowels:
        return None
    if len(letters) == 5 and vowels and not _CROWDED.search(letters):
        return None
    if len(letters) == 4 and _SPEAKABLE.fullmatch(letters) and not _CLUSTERED.search(letters):
        return None
    if read_roman(letters) and (set(letters) <= set("IVX") or len(letters) > 4):
        return None
    if len(letters) == 2 and letters[0] not in _VOWELS and letters[1] in _VOWELS and not knows_capitals(letters):
        return None  # nobody can tell; of eleven such words that were looked up ten were said as they are
    return spell(letters) + tail


def _is_shouted(match: Match, *, vowels: bool) -> bool:
    """Whether the word stands among capitals, in a headline: then it is as likely a word as an initialism."""
    if before(match)[1:].islower() and after(match)[1:].islower():
        return False
    text, start, end, letters = match.string, match.start(), match.end(), match["letters"]
    line = text[max(0, start - 120) : end + 120]
    if letters in w.SPELLED and letters not in w.SHOUTED_WORDS and re.search(r"\b[a-z]{3,}", line):
        return False
    capitals = sum(map(str.isupper, line))
    words = _WORDS.findall(line)
    quiet = sum(not word.isupper() for word in words)
    if vowels and capitals > 0.6 * sum(map(str.isalpha, line)) and " " in line.strip() and 4 * quiet < len(words):
        return True
    around = _LOUD.findall(text[max(0, start - 14) : start] + text[end : end + 14])
    loud = vowels and any(not _is_name(word) for word in around)
    return loud and len(letters) > 3 - line.isupper()


def _is_name(letters: str) -> bool:
    """Whether a long word in capitals is one of the known initialisms and acronyms, and nothing that is shouted."""
    return (
        letters in w.ACRONYMS or letters in w.SPELLED_FOUR or letters in w.SPELLED or not _VOWELS.intersection(letters)
    )


def say_letters_before(match: Match) -> str | None:
    """CNNMoney and NYTimes: the letters of a name that runs on as a word."""
    letters = match["letters"]
    known = letters in w.SPELLED or letters in POSTAL or not _VOWELS.intersection(letters)
    return f"{spell(letters)} " if known else None


def keeps_capitals(letters: str) -> bool:
    """Whether a word of a line in capitals is an initialism or a numeral, whatever stands around it."""
    if (
        len(letters) == 1
        or letters.capitalize() in w.BARE
        or letters.lower() in w.BARE
        or letters.capitalize() in w.TITLES
    ):
        return False
    vowels = [letter in "AEIOUY" for letter in letters]
    unspeakable = not any(vowels) or (vowels == [False, False, True] and letters not in w.SHOUTED_WORDS)
    numeral = set(letters) <= set("IVX") and bool(read_roman(letters))
    return (
        unspeakable or numeral or letters in w.SPELLED_FOUR or (letters in w.SPELLED and letters not in w.SHOUTED_WORDS)
    )


def knows_capitals(letters: str) -> bool:
    """Whether it is known how a word in capitals is said, and not guessed from its look."""
    tabled = letters in w.SPELLED or letters in w.SPELLED_FOUR or letters in w.ACRONYMS or letters in POSTAL
    return tabled or not any(letter in "AEIOUY" for letter in letters) or bool(read_roman(letters))


def _cites(match: Match) -> bool:
    """Whether these are an author's initials in a list of references: two such authors stand there."""
    named = before(match)[:1].isupper() and before(match).isalpha()
    return (
        named
        and len(_AUTHORS.findall(match.string, max(0, match.start() - 120), match.end() + 120)) > 1
        and bool(_CITED.match(match.string, match.end()))
    )


def say_roman_span(match: Match) -> str | None:
    """Chapters I-III: one to three."""
    values = [read_roman(match[name]) for name in ("roman", "last")]
    carried = before(match).rstrip(".").lower() in CARRIERS_PLURAL
    return " to ".join(map(say_cardinal, values)) if carried and all(values) else None


def say_small_roman(match: Match) -> str | None:
    """Scene iv, pages xi-xiv and vol. ii: a numeral in small letters behind what is counted so."""
    carrier = before(match).rstrip(".").lower()
    if carrier not in CARRIERS_PLURAL and carrier not in {"page", "pages", "vols", "ch", "bk"}:
        return None
    values = [read_roman(part.upper()) for part in re.split("[-–]", match["roman"])]
    return " to ".join(map(say_cardinal, values)) if all(values) else None


def say_initials(match: Match) -> str:
    """U.S. and J. K. as a marked initialism, (D-R.I.) as its state."""
    letters = match["dotted"]
    state = STATES.get(letters) if before(match).endswith("-") else None
    keep = "." if letters.endswith(".") and ends_sentence(match) else ""
    if state and len(state) > 4:
        return state + keep
    return spell(letters) + keep


def _carries(word: str) -> bool:
    return word.lower() in CARRIERS_PLURAL


def _is_letter(letters: str, carrier: str) -> bool:
    """Whether one letter behind a carrier is no numeral: "the letter I", and "Class C", as few things come by hundreds.

    Letter I with a capital is the first of a collection.
    """
    if len(letters) > 1:
        return False
    return carrier in {"letter", "letters"} or (letters in "CDLM" and carrier.lower() not in numerals.HUNDREDS)


def say_roman(match: Match) -> str | None:
    """XIV by what stands before it: a king takes an ordinal, a chapter a number."""
    letters, previous = match["roman"], before(match).rstrip(".")
    value = read_roman(letters)
    if not value:
        return None
    bare = previous.strip("(\"'“‘,;:")
    line_alone = _OPENING.fullmatch(match.string, 0, match.start()) and _LINE_END.match(match.string, match.end())
    if line_alone and not match["of"] and (len(letters) > 1 or letters in "IVX"):
        return say_cardinal(value)
    if letters == "I" and (before(match)[-1:] in {".", ","} or _FIRST_PERSON.match(match.string, match.end())):
        return None
    lead = match.string[max(0, match.start() - 60) : match.start()]
    series = _SERIES.search(lead)
    carrier = next((word for word in (bare, series["carrier"] if series else "") if _carries(word)), "")
    if carrier:
        return None if _is_letter(letters, carrier) else f"{say_cardinal(value)}{match['of'] or ''}"
    if letters == "I" and _UNION.search(lead):
        return "the first"  # James VI and I
    if len(letters) > 1 and value < 50 and previous.lower() == "the" and _RANKED.match(match.string, match.end()):
        return say_ordinal(value)  # the XIX Dynasty
    if 1 < value < 7 and len(letters) > 1 and _SUFFIXED.search(lead):
        return f"the {say_ordinal(value)}{match['of'] or ''}"
    if (
        (
            (bare in numerals.KINGS and (bare != "Malcolm" or letters != "X") and not lead.endswith("Camp David "))
            or (bare.capitalize() in numerals.KINGS and len(letters) > 1)
            or _RULER.search(match.string, max(0, match.start() - 40), match.start())
        )
        and value < 60
        and letters not in {"C", "D", "L", "M"}
        and not previous.endswith((",", ";", ":"))
    ):
        return f"the {say_ordinal(value)}{match['of'] or ''}"
    if match["of"] or previous.endswith((",", ";")):
        return None
    if len(letters) > 1 and value < 50 and bare[:1].isupper() and not bare.isupper():
        return say_cardinal(value)
    if len(letters) > 2 and value < 50:
        return say_cardinal(value)
    return None
