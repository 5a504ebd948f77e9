"""Addresses, handles, short forms and letters, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.neighbours import ends_text, lead_words, name_gender, word_after, word_before
from articlecast.narrate.languages.numbers import say_digits
from articlecast.narrate.languages.ordinals import end_adjective

if TYPE_CHECKING:
    from articlecast.narrate.languages.short_forms import ShortForm
    from articlecast.narrate.languages.tongue import Said, Tongue

_LOW = "₀₁₂₃₄₅₆₇₈₉"
_LOWERED = str.maketrans(_LOW, "0123456789")
_ROMAN_NEXT = re.compile(r" [IVX]+(?!\w)")
_BIRTH = re.compile(r"\(n\. ?[12]\d{3}\Z")
_BORN = {"de": "geboren", "es": "nacido en", "fr": "né en", "it": "nato nel", "pt": "nascido em"}
_ROMAN_AHEAD = re.compile(r"[ '’–-][IVX]{1,6} \Z")
_SIZE_NEXT = re.compile(r" (?:X{0,3}[SL]|M)(?!\w)")
_LONG_COUNT = re.compile(r" ?\d{3}")
_OPENED = re.compile(r"(?:\A|[.!?:–—] |[(«„“\"])\Z")
_NAMES_TOO = frozenset({"Max.", "Ed.", "Es.", "Min.", "Pl."})
_NUMBER_AHEAD = re.compile(r"\d[ \u00a0\u202f]\Z")
_COUNT_AHEAD = re.compile(r"\d\.? \Z")
_ABSATZ = re.compile(r"\bAbs(?:\.|atz) ?\d{1,3}[a-z]? \Z")
"""What makes a German S. a sentence of the law: § 5 Abs. 2 S. 1."""
_PLURALS = (
    (frozenset("i gli dei degli ai agli dai dagli nei negli sui sugli".split()), 2),
    (frozenset("le delle alle dalle nelle sulle".split()), 3),
    (frozenset("la una un' un’ della alla dalla nella sulla".split()), 1),
)
"""Italian articles, by which of four ways they ask for."""


def say_address(tongue: Tongue, match: re.Match[str]) -> str:
    return _say_signs(tongue, match["host"].removeprefix("www.").removesuffix("."))


def say_email(tongue: Tongue, match: re.Match[str]) -> str:
    return _say_signs(tongue, match[0])


_HYPHENS = {
    "de": ("Bindestrich", "Unterstrich"),
    "es": ("guion", "guion bajo"),
    "fr": ("tiret", "tiret bas"),
    "it": ("trattino", "trattino basso"),
    "pt": ("hífen", "sublinhado"),
}
"""What the hyphen and the low line of an address are called, which one has to type."""


def _say_signs(tongue: Tongue, address: str) -> str:
    """An address with its dots, hyphens and digits in words."""
    grammar = tongue.grammar
    hyphen, low_line = _HYPHENS[grammar.tag]
    signs = {".": grammar.dot, "@": grammar.at, "+": grammar.symbols["+"], "-": hyphen, "_": low_line}
    words = re.sub(r"[.@+_-]|\d", lambda part: f" {signs.get(part[0]) or say_digits(part[0], grammar)} ", address)
    return " ".join(words.split())


def say_handle(tongue: Tongue, match: re.Match[str]) -> str:
    sign = tongue.grammar.at if match["sign"] == "@" else "hashtag"
    return f"{sign} {_split_camel(tongue, match['name'])}"


def _split_camel(tongue: Tongue, name: str) -> str:
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|_", " ", name)
    return " ".join(re.sub(r"\d+", lambda digits: f" {tongue.number(digits[0])} ", spaced).split())


def say_compound(_tongue: Tongue, match: re.Match[str]) -> str:
    """H₂O: each letter, each number."""
    parts = re.findall(r"[A-Za-z]+|[₀-₉]+", match[0])
    words = [
        _tongue.number(part.translate(_LOWERED)) if part[0] in _LOW else SPELLED_JOINER.join(part.upper())
        for part in parts
    ]
    return " ".join(words)


def say_model(tongue: Tongue, match: re.Match[str]) -> str:
    letters = match["letters"]
    spelled = SPELLED_JOINER.join(letters) if len(letters) <= 3 and letters.isupper() else letters
    return f"{spelled} {tongue.number(match['n'])}"


def _begins_sentence(match: re.Match[str]) -> bool:
    """Whether a short form with a capital opens its sentence, before more; what may be a name wants a number."""
    ahead, behind = match.string[max(0, match.start() - 3) : match.start()], match.string[match.end() : match.end() + 2]
    if not _OPENED.search(ahead) or not behind.strip():
        return False
    return behind.strip()[:1].isdecimal() or match["abbr"] not in _NAMES_TOO


_NO_NAMES = frozenset({"Cie", "Ets", "Srl", "TTC", "SVP"})
"""Short forms of three letters that need no word behind them, as Mme and Dr do."""


def say_short_form(tongue: Tongue, match: re.Match[str]) -> Said:
    form = tongue.short_forms.get(re.sub(r"[ \u00a0\u202f]", "", match["abbr"]))
    written, text = match["abbr"], match.string
    if form is None:
        return tongue.begun.get(written) if _begins_sentence(match) else None
    after = word_after(match)
    ends = written.endswith(".") and ends_text(match)
    counts = bool(re.match(r"[ \u00a0\u202f]?\d", text[match.end() : match.end() + 2]))
    if not _is_in_its_place(form, match, counts=counts, ends=ends):
        return None
    joined = re.match(r"-[^\W\d_]", text[match.end() : match.end() + 2])  # St-Denis
    alone = (
        after == ""
        and form.where != "<"
        and not _COUNT_AHEAD.search(text, max(0, match.start() - 3), match.start())
        and not (joined or ends or counts)
        and written not in _NO_NAMES
        and written.isascii()
    )
    if alone and written[0].isupper() and len(written) <= 3:
        return None
    if form.said == "Seite" and _ABSATZ.search(text, max(0, match.start() - 16), match.start()):
        return "Satz"
    if written == "n." and _BIRTH.search(text, max(0, match.start() - 1), match.end() + 5):
        return _BORN[tongue.grammar.tag]
    if written == "c." and tongue.grammar.tag == "it" and _LONG_COUNT.match(text, match.end()):
        return "circa"
    if form.said == "siguientes" and _ROMAN_NEXT.match(text, match.end()):
        return "siglos"
    before = word_before(match)
    if form.where == "^":
        return _bend_adjective(tongue, match, form.said, after) + ("." if ends else "")
    numeral = before == "I" and match.start() > 2  # del I sec.; I c.d. saggi begins with an article
    return _agree(form.said, "" if numeral else before.lower(), after, tongue.grammar.tag) + ("." if ends else "")


def _bend_adjective(tongue: Tongue, match: re.Match[str], said: str, noun: str) -> str:
    """German adjectives before their noun: die deutsche Wirtschaft, dem ehemaligen Minister, ein städtisches Amt."""
    if not noun[:1].isupper():
        return said
    words = lead_words(match)
    lead, earlier = ((words[-1].lower(), words[-2].lower() if len(words) > 1 else "")) if words else ("", "")
    gender = name_gender(tongue.grammar, noun)
    if lead in _ONE_OF and gender == "f":
        gender = "m"  # ein Experte
    if lead in {"die", "den"} and noun.endswith(_MANY) and gender != "f":
        return f"{said}en"
    if lead not in _ONE_OF and end_adjective(lead, earlier, noun, "") is None and noun.endswith((*_MANY, "e")):
        return f"{said}e"
    return f"{said}e{end_adjective(lead, earlier, noun, gender) or ''}"


_MANY = ("en", "er", "s")
"""How German nouns of several end that are not feminine: die ehemaligen Spieler."""
_ONE_OF = frozenset("ein kein sein ihr mein dein unser euer".split())


def _is_in_its_place(form: ShortForm, match: re.Match[str], *, counts: bool, ends: bool) -> bool:
    text, start = match.string, match.start()
    if form.where == "<":
        return bool(_NUMBER_AHEAD.search(text, max(0, start - 2), start))
    if form.where == "!":
        return not ends
    if form.where == ">":
        return bool(_LONG_COUNT.match(text, match.end()))
    if form.where == "#":
        if form.said == "Größe" and _SIZE_NEXT.match(text, match.end()):
            return True
        century = match["abbr"] == "sec." and _ROMAN_AHEAD.search(text, max(0, start - 9), start)
        return bool(century or counts or _ROMAN_NEXT.match(text, match.end()))
    return True


def _agree(said: str, before: str, after: str, tag: str) -> str:
    """Of two ways the one for the noun behind, of four the one for the article before."""
    ways = said.split("|")
    if len(ways) == 2:
        return ways[after.endswith("a")]
    if len(ways) == 4 and tag == "pt" and before in {"a", "à", "da", "na", "uma", "pela"}:
        return ways[1]
    return ways[next((place for articles, place in _PLURALS if len(ways) == 4 and before in articles), 0)]


def say_pages(tongue: Tongue, match: re.Match[str]) -> Said:
    """German S. 5f. and 5ff., glued to the number or not."""
    if tongue.grammar.tag != "de":
        return None
    ends = "." if ends_text(match) else ""
    return f"{tongue.number(match['n'])} {'fort' if match['f'] == 'ff' else ''}folgende{ends}"


def say_joined_word(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 5-jährig, 3-mal and 10-fach in one word."""
    grammar = tongue.grammar
    return f"{grammar.cardinal(int(match['n']), 'm')}{match['word']}" if grammar.tag == "de" else None


def say_street(_tongue: Tongue, match: re.Match[str]) -> str:
    """German Hauptstr. 5."""
    return f"{match['name']}straße"


SPELLED_ANYWHERE = frozenset({"ISBN", "ISSN", "EAN", "URL", "USB", "UTC", "UHF", "UHD"})
"""Letters with a vowel that no language here says as a word."""
_CODES = "ISBN ISBN-10 ISBN-13 ISSN EAN IBAN NIF CIF CPF CNPJ SIREN SIRET HRB DOI NIPC NIB RFC CURP".split()
_CODED = re.compile(rf"\b(?:{'|'.join(_CODES)})(?: ?:| [Nn]\.?[º°])? \Z")


def say_code(tongue: Tongue, match: re.Match[str]) -> Said:
    """ISBN 978-3-16-148410-0 and an IBAN: signs one by one, with the time for a breath between groups."""
    if not _CODED.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    groups = re.findall(r"[A-Z0-9]+", match["code"])
    return ", ".join(" ".join(_say_sign(tongue, sign) for sign in group) for group in groups)


def _say_sign(tongue: Tongue, sign: str) -> str:
    return tongue.number(sign) if sign.isdecimal() else sign


def say_initialism(tongue: Tongue, match: re.Match[str]) -> Said:
    """Letters that no mouth can join, or that the language's table spells."""
    letters = match["letters"]
    vowels = sum(letter in "AEIOUYÁÉÍÓÚÄÖÜÀÈÙ" for letter in letters)
    if letters in tongue.grammar.spelled or letters in SPELLED_ANYWHERE or (vowels == 0 and 2 <= len(letters) <= 5):
        return SPELLED_JOINER.join(letters.upper())
    return None


def say_apostrophe(_tongue: Tongue, _match: re.Match[str]) -> str:
    """An accent that is typed for an apostrophe: geht´s."""
    return "’"


def drop(_tongue: Tongue, _match: re.Match[str]) -> str:
    return ""
