"""Telephone numbers and postcodes: digit by digit, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.numbers import say_digits

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue

PHONES = (
    r"(?:\+|\b00)\d{1,3}(?:(?:[ .\u00a0/-]|(?<=\)))\(?\d{1,8}\)?){2,6}(?!\d)|\+\d{9,14}(?!\d)"
    r"|\+\d{2,3} ?\(0\) ?\d{1,4}(?:[ .-]?\d{2,8}){1,5}(?!\d)"
    r"|\((?:0\d{1,4}\)[ /]?\d{2,8}(?:[ -]\d{1,6}){0,4}|\d{2,3}\) ?\d{4,5}[- ]\d{4}|\d{3}\) ?\d{3}-\d{4})(?!\d)"
    r"|\d\d[ \u00a0](?!(?:1[5-9]|20)\d\d[ -](?:1[5-9]|20)\d\d)9?\d{4}[ -]\d{4}(?!\d)|1[ -]8\d\d[ -]\d{3}[ -]\d{4}(?!\d)"
    r"|800[ -]\d{6}(?!\d)|0[ .]8\d\d[ .]\d{3}[ .]\d{3}(?!\d)"
    r"|9\d{4}-\d{4}(?!\d)|\d{3}[ .-]\d{3}[ -]\d{4}(?!\d)"
    r"|(?:0\d{2,4}|[89]00)[ .\u00a0]\d{3}[ .\u00a0]\d{3,4}(?!\d)|0\d \d{6,8}(?!\d)|3\d\d \d{6,7}(?!\d)"
    r"|0(?: \d{2,3}){1,2} ?/ ?\d{2,8}(?: \d{2,4}){0,3}(?:-\d{1,4})?(?!\d)"
    r"|0\d{2,4}/\d{3,9}-\d{1,5}(?!\d)|0[89]00(?:[ .\u00a0-]\d{1,4}){2,4}(?!\d)|01 800 \d{3} \d{4}(?!\d)"
    r"|\(\d{2,3}\) ?\d{3}(?:[ -]\d{2,3}){2}(?!\d)|9\d-\d{3}-\d\d-\d\d(?!\d)"
    r"|0\d{2,4} ?/ ?\d{2,4}(?: \d{2,4}){1,3}(?:-\d{1,5})?(?!\d)|0\d{2,4}(?: \d{1,4}){3,6}(?!\d)"
    r"|\d{2,4}(?:[ .\u00a0]\d{2,3}){3,5}(?!\d)|0\d{1,4}[ /-]\d{5,9}(?:-\d{1,5})?(?!\d)"
)
SHORT_PHONES = r"(?:\d\d )?\d{3,5}-\d{4}(?!\d)|[89]00-\d{5,6}(?!\d)|[2-9]\d\d(?:[ .\u00a0]\d{3}){2}(?!\d|\.\d)"
"""As ranges are written, too: 555-1234 only behind a word that asks for a call."""
BARE_PHONES = {
    "es": r"[6-9]\d{8}",
    "fr": r"0[1-9]\d{8}",
    "it": r"3[2-9]\d{8}",
    "pt": r"(?:9[1236]|2[1-9])\d{7}|\d\d9\d{8}",
}
"""A country's numbers as they are written in one; no amount of that length goes without signs between thousands."""
_CALL = re.compile(
    r"\b(?:tel|teléfono|telefono|telefone|téléphone|telefon|fono|fax|fon|ll[aá]m\w*|marca\w*|marqu\w*|ligue\w*|ligar|disque|"
    r"ruf\w*|anruf\w*|wähl\w*|nummer|chiam\w*|componga|appel\w*|compos\w*|joign\w*|número|numero|numéro|cel|celular|"
    r"móvil|notruf|numero verde|handy|mobil|hotline|whatsapp)\b[^\n!?;]{0,30}\Z",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\b(?:info\w*|reserv\w*|prenot\w*|contact\w*|conta[ct]to\w*|contatt\w*|kontakt|réserv\w*|renseign\w*|auskunft|tel[fm]?|tlm|tlf|"
    r"tfno|tél|cell\w*|telem[óo]ve(?:l|is)|centralita|urgences|guichet|sac|pbx)(?:\.|:| :|\.:)? \Z",
    re.IGNORECASE,
)
"""Words that ask for a call only straight before the number."""
_STRAIGHT = re.compile(
    r"\b(?:tel[eé]?f?|telefon[oe]?|teléfono|t[eé]l|téléphone|tfno|tlf|tlm|telefax|fax|cell?|celular|cellulare|móvil|telem[óo]vel|"
    r"mobil|handy|portable|whatsapp)(?:\.?:|\.| :)? \Z",
    re.IGNORECASE,
)
"""Words that nothing but a telephone's number follows, however it is written."""
ANY_PHONES = r"\d{2,4}(?:[ .\u00a0/-]\d{2,8}){1,4}(?![\w%€$]|[.,]\d)|\d{6,11}(?![\w%€$]|[.,]\d)"
_SERVICES = {
    "de": frozenset("110 112 115 116 117 144 118".split()),
    "es": frozenset("016 024 061 062 080 085 091 092 112 911".split()),
    "it": frozenset("112 113 114 115 117 118".split()),
    "pt": frozenset("100 112 136 180 181 188 190 191 192 193 197 199".split()),
}
_PAIRED = re.compile(r"3\d[1-9]\d|3\d\d[1-9]")
"""French numbers of four digits that are said by twos: le 39 19."""
_COUNTS = re.compile(r" (?:[a-zà-ÿ]{2,}s\b|Euro|Meter|Mal\b|[%€$])")
POSTCODES = (
    r"(?:(?<=CP )|(?<=C\.P\. )|(?<=C\. P\. )|(?<=PLZ )|(?<=CAP ))\d{5}(?!\d)"
    r"|\d{5}-\d{3}(?![\d-])|\d{5}(?= [A-ZÀ-Ý][a-zà-ÿ])|\d{4}-\d{3}(?= [A-ZÀ-Ý][a-zà-ÿ])"
)
_LEADS = re.compile(r"(?:\A|[,;(–-] ?|\b(?:D-|in|nach|aus|PLZ|CP|C\. ?P\.|CAP|CEP) ?)\Z")
"""What stands before a German town's number; a number before a capital is in German before any noun."""


def say_phone(tongue: Tongue, match: re.Match[str]) -> Said:
    """Group by group, with the time for a breath between them; +3 (2-2) is added time and a result."""
    if match[0].startswith("+") and sum(sign.isdecimal() for sign in match[0]) < 8:
        return None
    plus = f"{tongue.grammar.symbols['+']} " if match[0].startswith("+") else ""
    groups = re.findall(r"\d+", match[0])
    return plus + ", ".join(_say_group(tongue, group) for group in groups)


def _say_group(tongue: Tongue, group: str) -> str:
    """A group's digits; the French say two at a time as one number: zéro six, douze, trente-quatre."""
    if tongue.grammar.tag == "fr" and len(group) == 2 and group[0] != "0":
        return tongue.number(group)
    if tongue.grammar.tag == "fr" and len(group) == 3 and group.endswith("00"):
        return tongue.number(group)  # zéro huit cents
    return say_digits(group, tongue.grammar)


def say_any_phone(tongue: Tongue, match: re.Match[str]) -> Said:
    """Tel. 91 4567890: whatever stands straight behind the word."""
    return (
        say_phone(tongue, match) if _STRAIGHT.search(match.string, max(0, match.start() - 16), match.start()) else None
    )


_GROUPS = {9: r"\d{3}", 10: r"\d{3}(?=\d{4})|\d{4}\Z", 11: r"\A\d\d|\d{5}|\d{4}\Z"}
"""How a number is read in groups, by its length."""


def say_bare_phone(tongue: Tongue, match: re.Match[str]) -> Said:
    """612345678: in its country's groups."""
    written = match[0]
    if not re.fullmatch(BARE_PHONES.get(tongue.grammar.tag, "(?!)"), written) or _COUNTS.match(
        match.string, match.end()
    ):
        return None
    groups = re.findall(r"\d\d" if tongue.grammar.tag == "fr" else _GROUPS[len(written)], written)
    return ", ".join(_say_group(tongue, group) for group in groups)


def say_short_phone(tongue: Tongue, match: re.Match[str]) -> Said:
    """555-1234 behind a word that asks for a call."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    return say_phone(tongue, match) if _CALL.search(before) or _ASK.search(before) else None


def say_service(tongue: Tongue, match: re.Match[str]) -> Said:
    """The 112 and the 0-free numbers of help, behind a word that asks for a call; the French 39 19 by pairs."""
    written, tag = match[0], tongue.grammar.tag
    before = match.string[max(0, match.start() - 60) : match.start()]
    if not _CALL.search(before) or _COUNTS.match(match.string, match.end()):
        return None
    if tag == "fr":
        return f"{tongue.number(written[:2])} {tongue.number(written[2:])}" if _PAIRED.fullmatch(written) else None
    return say_digits(written, tongue.grammar) if written in _SERVICES[tag] else None


def say_postcode(tongue: Tongue, match: re.Match[str]) -> Said:
    """10115 Berlin, and Brazil's 01310-100."""
    grammar, written = tongue.grammar, match[0]
    if "-" in written:
        return say_phone(tongue, match) if grammar.tag == "pt" else None
    if grammar.tag == "pt":
        return None
    before = match.string[max(0, match.start() - 6) : match.start()]
    if (grammar.tag == "de" or written.endswith("00")) and not _LEADS.search(before):
        return None
    if grammar.tag == "de" and written.endswith("00"):
        return None
    return say_digits(written, grammar)
