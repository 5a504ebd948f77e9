"""Abbreviations by what stands around them: Dr., St., No., pp., (D-Mass.)."""

from __future__ import annotations

import re

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.patterns import Match, after, before, ends_sentence, ends_text
from articlecast.narrate.languages.en.places import POSTAL, STATES

_NEXT_NAME = re.compile(r"\s+[\"'“‘(]?([^\W_]\w*)")
_VOLUME = re.compile(r"\.? ?(?:\d|[IVX]+\b)")
_COUNTED = frozenset(
    "Ep pt Cat Eq Eqs Art Arts Mk cl para Dist Pct Matt Ps Rom Cor Prov Isa Deut Lev Eph Gal Heb".split()
)
_CERTAIN = frozenset("Ala Ariz Calif Conn Fla Mich Minn Neb Nev Okla Tenn Tex Wis Wyo".split())
"""States whose short form is no word and no name: no comma need stand before them."""
_MANY = re.compile(r"\d+ [a-z]{2,}s\b")
_VERSE = re.compile(r" \d+:\d")
_COUNT = re.compile(r" ?\(?(?:\d|[IVX]+\b)")
_FOUNDED = re.compile(r" (?:in |c\. ?)?\d{4}")
_COMPASS = re.compile(r"(?:[NSEW]|NE|NW|SE|SW)\b")
_NAME = re.compile(r"[A-Z][a-z]+$")
_SHORT_DATE = re.compile(r"\.? \(?\d{1,2}/\d")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
SHORTS = {*w.TITLES, *w.SHORT, *w.DAYS, *STATES} - {"La", "Miss", "Me"}


def say_short_form(match: Match) -> str | None:
    """Dr. and St. by what stands around them; the full stop stays where it ends the sentence."""
    word, stop = match["word"], match["stop"]
    following = _NEXT_NAME.match(match.string, match.end())
    next_word = following[1] if following else ""
    ends = bool(stop) and ends_text(match)
    keep = "." if stop and ends_sentence(match) else ""
    lowered = word.lower()
    if not stop and (word not in w.BARE or match.string[match.end() : match.end() + 1] == "-"):
        return None
    if lowered == "st":
        saint = next_word[:1].isupper() and not _COMPASS.match(next_word) and stop_or_name(match)
        keep = "." if stop and next_word in w.STARTERS else keep
        return ("Saint" if word == "St" else "saint") if saint else f"{'Street' if word == 'St' else 'street'}{keep}"
    if lowered == "dr":
        if (
            next_word[:1].isupper()
            and not before(match)[:1].isdigit()
            and (not _NAME.match(before(match)) or match.start() == 0)
        ):
            return "Doctor"
        return f"Drive{keep}" if _NAME.match(before(match)) and not next_word[:1].isupper() else "doctor"
    if lowered == "ft" and before(match)[-1:].isdigit():
        return f"feet{keep}"
    if ends and (word in w.TITLES or word == "Sept"):
        return None
    if special := _say_special(match, word, next_word):
        return special
    if word in w.TITLES:
        return (
            w.TITLES[word]
            if next_word[:1].isupper() or next_word == "1st" or word in {"Mr", "Mrs", "Ms", "mr", "mrs", "Messrs"}
            else None
        )
    if word in {"Mt", "mt"} and not next_word[:1].isupper():
        return None
    if lowered == "vol" and not _VOLUME.match(match.string, match.start() + 3):
        return None
    if word in _COUNTED and not _COUNT.match(match.string, match.end()):
        return None
    if word in w.DAYS:
        return w.DAYS[word] + keep if len(word) > 2 or _SHORT_DATE.match(match.string, match.end("word")) else None
    if word.capitalize() in STATES and len(word) > 1:
        return (
            STATES[word] + keep
            if (stop and word in _CERTAIN and not before(match).endswith("."))
            or before(match).endswith((",", "-", "("))
            or match.string[max(0, match.start() - 1) : match.start()] in {"-", "("}
            else None
        )
    if lowered == "est" and not _FOUNDED.match(match.string, match.end()):
        return f"estimated{keep}"
    said = w.SHORT.get(word)
    return said + keep if said else None


def _say_special(match: Match, word: str, next_word: str) -> str:
    """Gen. Z is a generation, Gen. 1:1 Genesis, a Dist. Atty. a district's; nothing for all others."""
    if word == "Gen" and _VERSE.match(match.string, match.end()):
        return "Genesis"
    if word == "Gen" and len(next_word) == 1:
        return "Gen"
    if word == "Pt" and _COUNT.match(match.string, match.end()):
        return "Part"
    return "District" if word == "Dist" and next_word in {"Atty", "Attorney", "Court", "Judge"} else ""


def say_dotted(match: Match) -> str:
    """E.g., p.m. and w/o; the full stop stays where it ends the text."""
    written = match["short"]
    said = w.DOTTED[written]
    if said.isupper():
        said = said.replace(" ", SPELLED_JOINER)
    return f"{said}." if written.endswith(".") and ends_sentence(match) else said


def stop_or_name(match: Match) -> bool:
    """Whether a St. before a capital is a saint: yes unless a street's name stands before it at a sentence's end."""
    previous, following = before(match), after(match)
    numbered = _NUMBERED.fullmatch(previous)
    return not (numbered or (previous[:1].isupper() and following in w.STARTERS))


def say_number_sign(match: Match) -> str | None:
    """No. and Nos. before a number."""
    if match["word"] == "no" and "." not in match[0] and _MANY.match(match.string, match.end()):
        return None  # she said no 5 times
    many = "numbers" if match["word"].lower() in {"nos", "nrs"} else "number"
    if match["word"][:1] == "N" and match["word"] != "NO" and match.start() == 0:
        return f"{many.capitalize()} "
    return f"{many} "


def say_page(match: Match) -> str:
    """The short word before a page or pages: p. 7 and pp. 7-9."""
    if match["word"] == "p" and match.string[max(0, match.start() - 9) : match.start()].rstrip().endswith(
        (",", ";", "(")
    ):
        return "P "
    return "pages " if match["word"] == "pp" else "page "


def say_party(match: Match) -> str:
    """D-Mass.: D, Massachusetts."""
    place = match["place"]
    name = STATES.get(place) or STATES.get(place.rstrip(".")) or POSTAL.get(place) or place
    return f"{match['party']}, {name}{'.' if place.endswith('.') and ends_sentence(match) else ''}"
