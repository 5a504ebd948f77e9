"""Addresses of houses and of the post, and the numbers of parts and accounts that are read digit by digit."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.numbers import say_cardinal, say_digits, say_number, say_pairs
from articlecast.narrate.languages.en.patterns import Match, before, either, precedes_noun
from articlecast.narrate.languages.en.places import POSTAL, STATES

COMPASS = {
    "N": "north",
    "S": "south",
    "E": "east",
    "W": "west",
    "NW": "northwest",
    "NE": "northeast",
    "SW": "southwest",
    "SE": "southeast",
}
STREETS = frozenset(
    "St Street Ave Avenue Av Rd Road Blvd Boulevard Dr Drive Ln Lane Ct Court Pl Place Way Terrace Pkwy Parkway Hwy Highway "
    "Broadway Sq Square Circle Cir Trail Loop Alley Plaza Row Walk Quay Crescent Close".split()
)
STREET_AHEAD = rf"(?:(?:[A-Z][\w’'-]+ ){{0,2}}[A-Z][\w’'-]+ (?:{either(STREETS)})\b|Broadway\b)"
"""A street's name with its kind, or Broadway, which has none."""
_ROADS = frozenset("Highway Hwy Route Rte Rt Interstate Road US U.S SR I".split())
ROOMS = (
    r"(?P<beds>\d{1,2})(?:[ -]?(?:BRs?|BDs?|Bd|bds?|brs?|bdrms?|beds?)\b\.?)(?:,? ?[/|&·,-]? ?)"
    r"(?P<baths>\d{1,2}(?:\.\d{1,2})?)(?:[ -]?(?:BAs?|Ba|bas?|bths?|baths?)(?!\w)(?:\.(?=,? [a-z]|[,;]))?)"
)
"""What a home has, as advertisements write it: 3BR/2BA, 4 bd, 3.5 ba."""
_STATE_NAMES = frozenset({*POSTAL.values(), *STATES.values()}) | frozenset(
    "Alaska Hawaii Idaho Iowa Maine Ohio Utah Carolina Dakota Hampshire Jersey Mexico York Virginia Island".split()
)
_POSTED = frozenset("AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK "
                    "OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY".split())  # fmt: skip
_ZIP_AHEAD = re.compile(
    r"\b(?:[Zz][Ii][Pp](?:[ -]?[Cc]odes?)?(?: (?:of|is|was|in|the|area|like|and|or|\d{5},?))*|[Pp]ostal codes?|[Pp]ostcodes?|[Bb]eginning in) \Z"
)
_ZIP_BEHIND = re.compile(r" (?:[Zz][Ii][Pp](?:[ -]?[Cc]odes?)?|postal code|postcode)\b")
_NAMED = re.compile(
    r"\b(?:(?:P\.? ?O\.? )?[Bb]ox|[Aa]rea codes?|(?:[Uu]se|[Ee]nter|with|[Pp]romo|coupon|discount|access|door|gate|entry|security|verification|unlock) code|[Tt]he code(?= (?:is|was))|PIN,?|PIN(?: code)?|[PS]/N|SKU|UPC|EAN|ASIN|OEM|PMID|PMC|DOI|VIN|CAS|CUSIP"
    r"|(?:[Pp]art|[Ss]erial|[Mm]odel|[Aa]ccount|[Cc]onfirmation|[Rr]eference|[Oo]rder|[Bb]adge|[Ii]tem|[Tt]racking|[Pp]olicy|[Pp]ermit|[Ll]icen[cs]e|[Cc]atalog(?:ue)?"
    r"|[Ii]nvoice|[Rr]egistration|[Pp]assport|[Ii]nmate|[Rr]outing|[Aa]cct\.|[Pp]hone|[Cc]harity|[Cc]ode|[Pp]asscode|[Pp]assword)(?: (?:[Nn]umbers?|[Nn]o\.?|ID|code)))"
    r"(?: (?:is|was|of|for))?:? ?#? ?\Z"
)
"""What stands before a number that names and does not count."""
_HOUSE_BEHIND = re.compile(rf" {STREET_AHEAD}")
_ADDRESSED = frozenset({"", "at", "of", "from", "to", "near", "outside", "and", "or", "address:"})
_COUNTERS = frozenset(
    "about all almost another around every few many more most nearly over roughly some than the these those under".split()
)
"""What stands before a count: the 300 Wall Street bankers."""


def is_zip(match: Match, stem: str) -> bool:
    """Whether five digits are the post's: behind a state, or behind the words."""
    if stem in _POSTED or stem in POSTAL or stem == "D.C" or stem.rstrip(".") in STATES or stem in _STATE_NAMES:
        return True
    if _ZIP_BEHIND.match(match.string, match.end()):
        return True
    return bool(_ZIP_AHEAD.search(match.string, max(0, match.start() - 40), match.start()))


def say_zip(match: Match) -> str:
    """20001-1234: each digit, the four after a pause."""
    return f"{say_digits(match['a'])}, {say_digits(match['b'])}"


def say_named_number(match: Match, written: str) -> str | None:
    """P.O. Box 69440 and part number 12619829 digit by digit; nothing where the number counts."""
    named = _NAMED.search(match.string, max(0, match.start() - 40), match.start())
    if named and len(written) == 3 and named[0].lower().startswith("the code"):
        return None  # so few may be a count
    return say_digits(written) if named else None


def is_house(match: Match, stem: str) -> bool:
    """Whether three or four digits are a house's: 921 Ark Street, at 1600 Pennsylvania Ave."""
    return stem.lower() not in _COUNTERS and _HOUSE_BEHIND.match(match.string, match.end()) is not None


def say_house(match: Match) -> str:
    """360 N. Broadway and 207 W 63rd: three sixty North, two oh seven West."""
    return f"{_say_door(match['n'])} {COMPASS[match['to']].capitalize()} "


def say_corner(match: Match) -> str | None:
    """600 W. Adams and 5 E. Lake: six hundred West; nothing where an initial may follow a year or a count."""
    if 1800 < int(match["n"]) < 2100 or before(match).lower().strip("(") not in _ADDRESSED:
        return None
    return say_house(match)


_CORNER = re.compile(
    rf"\b(?:\d+(?:st|nd|rd|th)|(?:{either(STREETS)})\.?|[NSEW]\. [A-Z][a-z]+) (?:and|&|at) \Z|\bblocks? of \Z"
)
"""The other street of a corner: 9th and E. Main."""


def say_numbered_street(match: Match) -> str | None:
    """On N. 4th and at 9th and E. Main: north, east; nothing for an initial elsewhere."""
    numbered = match.string[match.end() + 1 : match.end() + 2].isdecimal()
    corner = _CORNER.search(match.string, max(0, match.start() - 30), match.start())
    return COMPASS[match["to"]].capitalize() if numbered or corner else None


def say_lettered_street(match: Match) -> str:
    """476 K St.: four seventy six K."""
    return f"{_say_door(match['n'])} {match['letter']}"


def say_road(match: Match) -> str | None:
    """Hwy. 101 N and Route 9 S: one oh one north; nothing behind what is no road."""
    if before(match).strip("(.,") not in _ROADS:
        return None
    number = say_pairs(match["n"]) if match["n"].isdecimal() else f"{say_pairs(match['n'][:-1])} {match['n'][-1]}"
    return f"{number} {COMPASS[match['to'][0]]}{'bound' if len(match['to']) > 1 else ''}"


def say_rooms(match: Match) -> str:
    """3BR/2BA: three bedrooms, two baths; single before what has them."""
    many = "" if precedes_noun(match) or before(match).lower() in {"a", "the", "this", "that"} else "s"
    return ", ".join(
        f"{say_number(match[group])} {noun}{'' if match[group] == '1' else many}"
        for group, noun in (("beds", "bedroom"), ("baths", "bath"))
    )


def _say_door(digits: str) -> str:
    return say_cardinal(int(digits)) if len(digits) == 5 and digits.endswith("00") else say_pairs(digits)
