"""Roman numerals by what stands before them: kings take an ordinal, chapters a number, letters and initials none."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import numerals
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.numbers import read_roman, say_cardinal, say_ordinal, say_year
from articlecast.narrate.languages.en.patterns import Match, before

_OPENING = re.compile("[ \"'“(]*")
_LINE_END = re.compile(r"[.:)]|\s*$")
_RULER = re.compile(
    r"\b(?:Kings?|Queens?|Popes?|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Patriarch|Prince|Duke) [A-Z]\w+(?: [A-Z]\w+)? $"
)
"""A ruler's name behind his title takes an ordinal, whether the name is in the table or not."""
_FIRST_PERSON = re.compile(
    r" (?:am|was|had|have|will|do|did|would|could|can|saw|said|think|know|never|shall|should|must|may|might|"
    r"(?:always|just|also|still|really|actually|already|once|first|only|ever|often) [a-z]+|don['’]t|didn['’]t|own|keep|prefer|recommend|"
    r"remember|enjoy|hate|knew|wish|write|chose|began|brought|spent|sold|lost|won|learnt|grew|"
    r"found|took|went|came|got|made|put|felt|heard|told|kept|want|need|like|love|used?|mean|hope|feel|gave|left|met|read|built|wrote|bought|(?!listed)\w{2,}ed)\b"
)
_SUFFIXED = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(numerals.GIVEN))}) (?:[A-Z]\. )?|[A-Z][a-z]+ [A-Z]\. )[A-Z][\w’'-]+,? \Z"
)
"""A given name and a family name, whose bearer is the second or third of his line: four words at most."""
_TWO_NAMES = re.compile(
    rf"(?:\A|[\"“(]|[a-z.,;:] )(?:[A-Z][a-z’'-]+ )(?:[A-Z]\. )?(?!(?i:{'|'.join(sorted(numerals.CARRIERS))})\b)[A-Z][\w’'-]+,? \Z"
)
_PERSON_BEHIND = re.compile(
    r",? (?:who|whose|said|says|told|wrote|testified|married|owned|owns|founded|inherited|argued|agreed|added|resigned|joined the|lives|works|teaches|coaches|coached|died|graduated|attended|served|grew up|retired|scored|threw|sang|sings|hit|ran|caught|finished with|had \d+)\b|, \d{2}[,.]|, (?:Esq|M\.?D|of [A-Z])"
)
"""Whose name it is that a numeral ends: of a film or a war none of this is told."""
_SERIES = re.compile(r"\b(?P<carrier>[A-Za-z]+)\.? (?:[IVX]+(?:/|[-–—]| and | or |, (?:and )?)){1,6}\Z")
_JOINED = (*"/-–—", ", ", " and ", " or ")
"""What a series ends in before its next numeral."""
_INITIAL = re.compile(r"\. (?!(?:" + "|".join(sorted(w.STARTERS)) + r")\b)[A-Z][\w’'-]*[a-z]")
"""After a middle initial: its full stop and a family name."""
_TITLED = re.compile(r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah) [A-Z]\w+ \Z")
_REIGN = re.compile(
    r" (?:took|came|fought|fell|won|lost|succeeded|had|was|became|ruled|reigned|went|made|gave|left|built|wrote|found|saw|met|got|put|could|would|did|never|died|\w{2,}ed)\b"
)
"""What a ruler at the head of a sentence did: after anything else "Peter I took" is the writer's own I."""
_HEAD_OF_SENTENCE = re.compile(
    r"(?:\A|[.!?;][\"”’)]? )[\"“‘(]?(?:(?:Then|Later|Soon|In \d{3,4},?|After that,?|Under him,?) )?[A-Z]\w+ \Z"
)
_UNION = re.compile(r"\b[A-Z]\w+ [IVX]+ and \Z")
_SIDE = re.compile(r"(?:\d(?:st|nd|rd|th)|\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ss]tarting|[Pp]laying|[Ww]orld)) \Z")
_RANKED = re.compile(r" (?:[A-Z]\w+|century|centuries)")
_OF_A_PLACE = re.compile(r" of (?:the )?[A-Z][a-z]")
"""What a ruler is named by whom no table has: Gediminas II of Lithuania."""
_YEARS = range(1500, 2100)
"""Of a numeral of four letters or more they are years: MCMLXXXIV, MMXX."""
CARRIERS_PLURAL = numerals.CARRIERS | {f"{word}s" for word in numerals.CARRIERS}


def say_roman_span(match: Match) -> str | None:
    """Chapters I-III: one to three."""
    values = [read_roman(match[name]) for name in ("roman", "last")]
    carried = before(match).rstrip(".").lower() in CARRIERS_PLURAL
    return " to ".join(map(say_cardinal, values)) if carried and all(values) else None


def say_roman_ordinal(match: Match) -> str | None:
    """The XIXth century: nineteenth."""
    value = read_roman(match["roman"])
    return say_ordinal(value) if value else None


def say_small_roman(match: Match) -> str | None:
    """Scene iv, pages xi-xiv and vol. ii: a numeral in small letters behind what is counted so."""
    carrier = before(match).rstrip(".").lower()
    if carrier not in CARRIERS_PLURAL and carrier not in {"p", "pp", "page", "pages", "vols", "ch", "bk", "sc"}:
        return None
    if match.string.endswith(", p. ", 0, match.start()) or (before(match)[-1:] == "." and len(carrier) > 4):
        return None  # a reference's own short form stays with it, and a sentence may begin with an i
    values = [read_roman(part.upper()) for part in re.split("[-–]", match["roman"])]
    return " to ".join(map(say_cardinal, values)) if all(values) else None


def _carries(word: str) -> bool:
    return word.lower() in CARRIERS_PLURAL


def _is_letter(letters: str, carrier: str) -> bool:
    """Whether letters behind a carrier are no numeral: "the letter I", and "Class C", as few things come by hundreds.

    Letter I with a capital is the first of a collection.
    """
    if len(letters) > 1:
        hundreds = not set(letters) <= set("IVXL")
        return hundreds and carrier.lower() not in numerals.HUNDREDS  # Gemini CLI, a Type CD
    return carrier in {"letter", "letters"} or (letters in "CDLM" and carrier.lower() not in numerals.HUNDREDS)


def _speaks_of_himself(match: Match, name: str, lead: str) -> bool:
    """Whether an I is the writer, and not the first of a name: "unlike Peter I took the bus"."""
    if not _FIRST_PERSON.match(match.string, match.end()):
        return False
    if _TITLED.search(lead) or lead.endswith("World War "):
        return False  # Queen Mary I died; World War I ended
    reigns = name in numerals.KINGS and _HEAD_OF_SENTENCE.search(lead) and _REIGN.match(match.string, match.end())
    return not reigns


def _is_initial(match: Match, name: str, lead: str) -> bool:
    """Whether one letter between a given and a family name is an initial: George V. Harlan, and not King George V."""
    return (
        len(match["roman"]) == 1
        and name[:1].isupper()
        and (name in numerals.KINGS or name in numerals.GIVEN or name in numerals.PEOPLE)
        and bool(_INITIAL.match(match.string, match.end("roman")))
        and not _TITLED.search(lead)
    )


def _is_suffixed(lead: str) -> bool:
    words = lead.rsplit(" ", 4)
    return bool(_SUFFIXED.search(lead, len(words[0]) if len(words) == 5 else 0))


def _is_heir(match: Match, lead: str) -> bool:
    """Whether a person of two names speaks or is told of behind the numeral: Thurston Howell III said."""
    return bool(_TWO_NAMES.search(lead) and _PERSON_BEHIND.match(match.string, match.end()))


def _is_ruler(match: Match, name: str, lead: str) -> bool:
    """Whether the name before it is a ruler's: by the table, by a title, or as one of a place behind the numeral."""
    letters = match["roman"]
    if letters in {"C", "D", "L", "M"}:
        return False
    if name in numerals.KINGS and (name != "Malcolm" or letters != "X") and not lead.endswith("Camp David "):
        return True
    if name.istitle() and name not in w.STARTERS and _OF_A_PLACE.match(match.string, match.end()):
        return True
    loud = name.capitalize() in numerals.KINGS and len(letters) > 1
    return loud or _RULER.search(match.string, max(0, match.start() - 40), match.start()) is not None


def say_roman(match: Match) -> str | None:
    """XIV by what stands before it: a king takes an ordinal, a chapter a number."""
    letters, previous = match["roman"], before(match).rstrip(".")
    value = read_roman(letters)
    if not value:
        return None
    if value in _YEARS and len(letters) > 3:
        return say_year(value)
    bare = previous.strip("(\"'“‘,;:")
    line_alone = _OPENING.fullmatch(match.string, 0, match.start()) and _LINE_END.match(match.string, match.end())
    if line_alone and not match["of"] and (len(letters) > 1 or letters in "IVX"):
        return say_cardinal(value)
    lead = match.string[max(0, match.start() - 60) : match.start()]
    if letters == "I" and (before(match)[-1:] in {".", ","} or _speaks_of_himself(match, bare, lead)):
        return None
    if _is_initial(match, bare, lead):
        return None
    series = _SERIES.search(lead) if lead.endswith(_JOINED) else None
    carrier = next((word for word in (bare, series["carrier"] if series else "") if _carries(word)), "")
    if carrier:
        return None if _is_letter(letters, carrier) else f"{say_cardinal(value)}{match['of'] or ''}"
    if letters in {"XI", "XV"} and _SIDE.search(lead):
        return say_cardinal(value)  # the 1st XI
    if letters == "I" and _UNION.search(lead):
        return "the first"  # James VI and I
    if len(letters) > 1 and value < 50 and previous.lower() == "the" and _RANKED.match(match.string, match.end()):
        return say_ordinal(value)  # the XIX Dynasty
    if 1 < value < 7 and len(letters) > 1 and (_is_suffixed(lead) or _is_heir(match, lead)):
        return f"the {say_ordinal(value)}{match['of'] or ''}"
    if value < 60 and not previous.endswith((",", ";", ":")) and _is_ruler(match, bare, lead):
        return f"the {say_ordinal(value)}{match['of'] or ''}"
    if match["of"] or previous.endswith((",", ";")) or letters == "XL" or bare in w.STARTERS:
        return None  # a Pixel 9 XL, The IV line
    if len(letters) > 1 and value < 50 and bare[:1].isupper() and (not bare.isupper() or bare[-1:].isdecimal()):
        return say_cardinal(value)
    if len(letters) > 2 and value < 50:
        return say_cardinal(value)
    return None
