"""Fractions in words: drei Achtel, dos quintos, sept douzièmes, um doze avos."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import bend_one, name_gender, word_after, word_before

if TYPE_CHECKING:
    from articlecast.narrate.languages.grammar import Form
    from articlecast.narrate.languages.tongue import Said, Tongue

GLYPHS = {
    sign: unicodedata.normalize("NFKC", sign).replace("⁄", "/") for sign in "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
}  # fmt: skip
_ARTICLES = frozenset("le ce au el del al il dal o do ao um un".split())
_LARGEST = 20
"""Denominators up to which a fraction is one wherever it stands; of larger ones, those that people say."""
_ROUND = frozenset({25, 30, 40, 50, 60, 64, 100, 128, 1000, 10_000, 1_000_000})
_PARTS_ES = {2: "medio", 3: "tercio", 100: "centésimo", 1000: "milésimo", 10_000: "diezmilésimo", 10**6: "millonésimo"}
_PARTS_PT = {2: "meio", 3: "terço", 100: "centésimo", 1000: "milésimo", 10**6: "milionésimo"}


def say_part(tongue: Tongue, numerator: int, denominator: int) -> str:
    """Zwei Fünftel, un octavo, trois quarts; empty where no one says it so: 14/31, 5/0, 50/50."""
    if not (0 < numerator < denominator and (denominator <= _LARGEST or denominator in _ROUND)):
        return ""
    grammar = tongue.grammar
    ready = grammar.fractions.get(f"{numerator}/{denominator}")
    if ready:
        return ready
    many = numerator > 1
    count = grammar.cardinal(numerator, "m")
    return f"{count} {_name_part(tongue, denominator, many=many)}"


def _name_part(tongue: Tongue, n: int, *, many: bool) -> str:
    grammar = tongue.grammar
    if grammar.tag == "de":
        return f"{grammar.ordinal(n, '').removesuffix('e').removeprefix('ein' if n >= 100 else '')}el".capitalize()
    if grammar.tag == "fr":
        return {2: "demi", 3: "tiers", 4: "quart"}.get(n, grammar.ordinal(n, "m")) + ("s" if many and n != 3 else "")
    if grammar.tag == "it":
        one = "mezzo" if n == 2 else grammar.ordinal(n, "m")
        return one[:-1] + "i" if many else one
    if grammar.tag == "es":
        words = _PARTS_ES.get(n) or (grammar.ordinal(n, "m") if n <= 10 else _join_avo(grammar.cardinal(n, "")))
        return words + ("s" if many else "")
    words = _PARTS_PT.get(n) or (grammar.ordinal(n, "m") if n <= 10 else "")
    return words + ("s" if many else "") if words else f"{grammar.cardinal(n, '')} avos"


def _join_avo(words: str) -> str:
    joined = unicodedata.normalize("NFC", words).replace(" y ", "i").translate(str.maketrans("éó", "eo"))
    return joined + ("vo" if joined.endswith("a") else "avo")


def say_mixed(tongue: Tongue, match: re.Match[str]) -> Said:
    """2½ horas: dos horas y media; 3 2/4 Stunden: drei zwei Viertel Stunden."""
    grammar, unit = tongue.grammar, tongue.units.get(match["unit"] or "")
    one = match["n"] == "1" and grammar.tag != "de"
    noun = unit[not one] if unit else match["noun"] or ""
    fraction = GLYPHS.get(match["glyph"], match["part"])
    above, below = (int(part) for part in fraction.split("/"))
    form = "f" if grammar.tag == "it" and noun.endswith("e") and match["n"] == "1" else name_gender(grammar, noun)
    form = unit[2] if unit else form
    part = grammar.mixed.get(fraction)
    if part is None:  # siete y dos cuartos tazas: only what is said often stands behind its noun
        plain = say_part(tongue, above, below)
        count = tongue.number(match["n"], "" if grammar.tag == "de" else form)
        return f"{count} {grammar.symbols['&']} {plain} {noun}".rstrip() if plain else None
    if grammar.tag == "de":
        return f"{grammar.cardinal(int(match['n']), 'm')}{part} {noun}".rstrip()
    if noun and not noun.islower():
        return None
    ending = {"fr": "e" if form == "f" else ""}.get(grammar.tag, "a" if form == "f" else "o")
    if (
        not unit
        and match["n"] == "1"
        and grammar.tag != "fr"
        and noun.endswith(("s", "e") if grammar.tag == "it" else "s")
    ):
        return f"{tongue.number('1', form)} {part.format(ending)} {noun}"  # una y media tazas: the noun is many
    return " ".join(filter(None, (tongue.number(match["n"], form), noun, part.format(ending))))


_MARK_AHEAD = re.compile(
    r"\b(?:sac[óa]\w*|obtuv\w+|obtien\w+|obteve|obtém|ottien\w+|ottenuto|tirou|pres[eo]|obtenu|note[sn]?|noté\w*|nota|score|vot[oi]|punteggio|puntuación|calificación|avaliação|bewertung|wertung)\b"
    r"[^.,;!?\d]{0,16}\Z",
    re.IGNORECASE,
)
"""What has a mark out of as many as there are: una nota de 8/10."""
_OF_THEM = re.compile(r" (?:d[eiao]s?\b|du\b|del|della|delle|degli|dell[’']|d[’'])")
"""What has a fraction ahead of it: obtuvo 3/5 de los votos."""
_PAIR_AHEAD = re.compile(
    r"\b(?:klassen?|kl\.|jg\.|größe|gr\.|linie|ausgabe|heft|saison|winter|sommer|spielzeit|schuljahr|curso|temporada|talla|taille|taglia|tamanho|línea|ligne|linea|linha)"
    r" \Z",
    re.IGNORECASE,
)
_OUT_OF = {"de": "von", "es": "sobre", "fr": "sur", "it": "su", "pt": "de"}


def _bend_half(match: re.Match[str], half: str, noun: str) -> str:
    """German ein halber in its case: einen halben Teelöffel, mit einer halben Zwiebel."""
    one = half.partition(" ")[0]
    bent = bend_one(match, one, noun)
    return half if bent == one else f"{bent} halben"


def say_fraction(tongue: Tongue, match: re.Match[str]) -> Said:
    """½, 3/4 kg and 1/2 taza: media taza."""
    grammar, unit = tongue.grammar, match["unit"]
    written = GLYPHS.get(match["f"], re.sub("[⁄∕]", "/", match["f"]))
    above, below = written.split("/")
    noun = tongue.units[unit] if unit else None
    after = word_after(match)
    if written == "1/2" and (noun or name_gender(grammar, after)):
        form: Form = noun[2] if noun else name_gender(grammar, after)
        half = _bend_half(match, grammar.halves[form], noun[0] if noun else after) if grammar.tag == "de" else ""
        return (half or grammar.halves[form]) + (f" {noun[0]}" if noun else "")
    if above == below or written == "24/7":
        return f"{tongue.number(above)} {tongue.number(below)}"
    lead = match.string[max(0, match.start() - 30) : match.start()]
    if _PAIR_AHEAD.search(lead) and not unit:
        return f"{tongue.number(above)} {tongue.number(below)}"  # Klasse 5/6
    marked = _MARK_AHEAD.search(lead) and not _OF_THEM.match(match.string, match.end())
    if int(below) in {5, 10, 20, 100} and (marked or (grammar.tag == "fr" and below == "20")):
        return f"{tongue.number(above)} {_OUT_OF[grammar.tag]} {tongue.number(below)}"  # a mark of 8/10
    words = grammar.fractions.get(written) or say_part(tongue, int(above), int(below))
    if not words or above.startswith("0") or below.startswith("0"):
        words = f" {grammar.over} ".join(tongue.number(part) for part in (above, below))
    if above == "1" and word_before(match).lower() in _ARTICLES and words.startswith("un "):
        words = words[3:]  # le quart de finale, del tercio
    return f"{words} {tongue.of(noun[0])}{noun[0]}" if noun else words
