"""Numbers of laws, judgments and papers of a parliament, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import word_before

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue

_LEADS = {
    "de": r"(?:BT-)?Dr(?:s|ucks)\.|Drucksachen?|Rs\.|Az\.|Aktenzeichen|Urteil|Beschluss|Verordnung|Richtlinie",
    "es": r"ley(?:es)?|l\. ?o\.|orgánica|r\. ?d\.|rdl?|decreto(?:-ley)?|sentencias?|sent\.|st[cs]|orden|resolución",
    "fr": r"lois?|décrets?|ordonnances?|arrêtés?|directives?|règlements?|avis|délibérations?",
    "it": r"legg[ei]|l\.|d\. ?lgs\.?|d\. ?l\.|d\. ?m\.|d\. ?p\. ?r\.|dpr|decret[oi](?:[ -](?:legislativ[oi]|legge))?|"
    r"sentenz[ae]|sent\.|ordinanza|circolare|regolamento|delibera|direttiva",
    "pt": r"leis?|decreto(?:-lei)?|pec|plp?|mp|portaria|resolução|acórdão|processo|emenda|diretiva",
}
_SIGN = r"(?: \((?:EU|UE|EG|CE|EWG)\))?(?: (?:n\.?[º°]?|n\.[oº]s?|núm\.|n[uú]mero|no|nr\.|nummer))?[ \u00a0]?\Z"
_LAW_AHEAD = {tag: re.compile(rf"\b(?:{lead}){_SIGN}", re.IGNORECASE) for tag, lead in _LEADS.items()}
"""What has a number with a year in two digits: la legge 104/92."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_YEAR = {"it": "del", "es": "de", "pt": "de", "fr": "de"}
_OF_SHORT = {"it": "del", "es": "del", "pt": "de"}
_NEW = 40
"""Years in two digits up to this one are of this century, and are said with it: del duemilaotto."""
_MONTH_LEADS = frozenset("mês mese mes mois monat ab seit bis desde dal em en in".split())


def say_year_number(tongue: Tongue, match: re.Match[str]) -> str:
    """The law 81/2008, and 03/2024, a month."""
    grammar, number = tongue.grammar, match["n"]
    year = grammar.year(int(match["y"]))
    if len(number) == 4 and int(number) in range(1800, int(match["y"])):
        return f"{grammar.year(int(number))} {year}"  # the season 2019/2020
    if len(number) == 2 and number < "13" and (number[0] == "0" or word_before(match).lower() in _MONTH_LEADS):
        joint = " de " if grammar.of_month else " "
        return (
            f"{grammar.months[int(number) - 1]}{joint}{year}" if number != "00" else f"{tongue.number(number)} {year}"
        )
    return " ".join(filter(None, (tongue.number(number), _OF_YEAR.get(grammar.tag, ""), year)))


def say_law_number(tongue: Tongue, match: re.Match[str]) -> Said:
    """La legge 104/92, Lei 8.112/90, Drs. 19/4455, loi n° 78-17: behind what has such a number, and nowhere else."""
    grammar, number, other = tongue.grammar, match["n"], match["y"]
    if (match["sign"] == "-") != (grammar.tag == "fr") or (grammar.tag != "fr" and _YEAR.fullmatch(other)):
        return None
    if not _LAW_AHEAD[grammar.tag].search(match.string, max(0, match.start() - 40), match.start()):
        return None
    if len(other) != 2 or grammar.tag not in _OF_SHORT:
        return f"{tongue.number(number)} {tongue.number(other)}"
    value = int(other)
    if value < _NEW:
        return f"{tongue.number(number)} {_OF_YEAR[grammar.tag]} {grammar.year(2000 + value)}"
    return f"{tongue.number(number)} {_OF_SHORT[grammar.tag]} {grammar.cardinal(value, '')}"
