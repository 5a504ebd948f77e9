"""Money, percent and measures, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import (
    bend_one,
    ends_text,
    is_noun_like,
    name_gender,
    word_after,
    word_before,
)
from articlecast.narrate.languages.numbers import say_digits, split_number
from articlecast.narrate.languages.tongue import PER

if TYPE_CHECKING:
    from articlecast.narrate.languages.grammar import Form, Noun
    from articlecast.narrate.languages.tongue import Said, Tongue

_THOUSANDS = frozenset({"mil", "mila", "mille", "tausend"})

_PART_OF = re.compile(r"\d[/⁄]\d{1,4} d[ei] \Z")
_ORDINAL_AHEAD = re.compile(r"\d(?:\.|e|è?me|er|re|\.?[ºª]|°)[ \u00a0]\Z")
_THE_MINUTE = frozenset("el al del il nel dal dall no ao do o".split())
"""Articles before the minute of a play, where the least stands without one: min. 18 años."""


def say_money(tongue: Tongue, match: re.Match[str]) -> Said:
    """1.234,56 €, 20 M€, 300 k€ and 30 €/h."""
    grammar = tongue.grammar
    whole, cent = tongue.currencies[match["cur"]]
    if match["low"]:  # 10-15 M€: what is counted once, behind the last
        low = tongue.number(match["low"], "" if match["scale"] else whole[2])
        return f"{low} {grammar.to} {_say_sum(tongue, match, whole, cent)}"
    return _say_sum(tongue, match, whole, cent)


def _say_sum(tongue: Tongue, match: re.Match[str], whole: Noun, cent: Noun | None) -> str:
    grammar = tongue.grammar
    written, scale = match["n"], match["scale"]
    if _FOREIGN.fullmatch(written):
        written = written.replace(",", "")  # $5,000: no sum has a thousandth
    if match["cur"] == "$" and match.string.startswith(" pesos", match.end()):
        return tongue.number(written)
    rate = match["rate"] or ""
    tail = f" {grammar.rates.get(rate) or tongue.per(rate)}" if rate else ""
    if match["each"]:
        tail = f" {_EACH_OF[grammar.tag]} {match['each']}"
    if scale and grammar.scales[_fold(scale)][1] in _THOUSANDS and written.isdecimal():
        return f"{tongue.number(f'{written}000', whole[2])} {whole[1]}{tail}"  # 300 k€, R$ 300 mil
    if scale and grammar.scales[_fold(scale)][1] in _THOUSANDS:
        return f"{_scale(tongue, match, written, scale)} {whole[1]}{tail}"
    if scale:
        return f"{_scale(tongue, match, written, scale)} {tongue.of(whole[1])}{whole[1]}{tail}"
    units, cents = split_number(written, point=tongue.point)
    if len(cents) == 2 and not cents.strip("0"):
        return _count(tongue, match, units, whole) + tail
    if len(cents) != 2 or cent is None:
        return _count(tongue, match, written, whole) + tail
    if not units.strip("0"):
        return tongue.counted(cents.lstrip("0"), cent) + tail
    if grammar.tag == "de":
        units = written[:-3]  # with its signs between thousands, which tell 1.234 from the year 1234
        return f"{tongue.number(units, whole[2])} {whole[1]} {grammar.cardinal(int(cents), '')}{tail}"
    joint = {"es": " con ", "pt": " e ", "it": " e "}.get(grammar.tag, " ")
    return f"{tongue.counted(units, whole)}{joint}{tongue.counted(cents.lstrip('0'), cent)}{tail}"


def _scale(tongue: Tongue, match: re.Match[str], written: str, scale: str) -> str:
    """A number and its million, in German one of them in its case: von einer Million."""
    said = tongue.scaled(written, _fold(scale))
    if tongue.grammar.tag != "de" or written != "1":
        return said
    one, _, rest = said.partition(" ")
    return f"{bend_one(match, one, rest)} {rest}"


def _count(tongue: Tongue, match: re.Match[str], written: str, noun: Noun) -> str:
    """A number and its noun, in German one of them in its case: einen Euro, einem Kilometer."""
    said = tongue.counted(written, noun)
    if tongue.grammar.tag != "de" or written != "1":
        return said
    one, _, rest = said.partition(" ")
    return f"{bend_one(match, one, rest)} {rest}"


def _fold(word: str) -> str:
    return "k" if word == "K" else re.sub(r"\s", " ", word)


def say_percent(tongue: Tongue, match: re.Match[str]) -> str:
    """5-10 %: the sign once."""
    sign = tongue.grammar.symbols[match["sign"]]
    first = tongue.number(match["n"])
    return f"{first} {tongue.grammar.to} {tongue.number(match['n2'])} {sign}" if match["n2"] else f"{first} {sign}"


_DATIVE = frozenset("mit von bei nach seit aus ab vor in zu zwischen".split())
_CLOSES = re.compile(r"[,;)]|\Z")
_RANKING = frozenset("è era arriva arrivò chiude chiuse finisce finì fue es quedó acabó terminó é foi ficou".split())
_HEAT = re.compile(r"temperatur|grad[io]|minim|mínim|massim|máxim|febb?r|fiebre|calor", re.IGNORECASE)
_BEHIND_DEGREES = frozenset("nord ovest sotto sopra nella nelle circa durante verso rispetto contro latitudine".split())
_ARTICLES = frozenset("il lo la al alla del della dal dalla nel nella el o ao do da no na".split())
_HAS = re.compile(r" (?!di\b|de\b|in\b|en\b|e\b|y\b|a\b|da\b|per\b|para\b|con\b|su\b|nel\b|tra\b)[a-zà-ÿ\d]")
"""What follows the verb in "Il 7 ha vinto", and not the hectare's sign."""


_OPEN = frozenset("täglich tägl tgl geöffnet offen".split())


def _is_hour(tongue: Tongue, match: re.Match[str]) -> bool:
    """Whether a German h is the hour of a day: um 17 h, Mo. 10-18 h."""
    before = word_before(match).strip(".,:")
    if not match["n2"]:
        return before.lower() in {"um", "gegen", "ab"}
    days = tongue.grammar.days
    return before.lower() in _OPEN or before in days or before in days.values()


def say_measure(tongue: Tongue, match: re.Match[str]) -> Said:
    """12 km, -3 °C and 100 km/h."""
    grammar, unit = tongue.grammar, match["unit"]
    after = word_after(match)
    named = is_noun_like(after) and after not in _BEHIND_DEGREES
    if named and unit in grammar.ordinal_marks and not match["minus"]:
        short = len(match["n"]) < 3 and len(after) > 3
        if short or (match["n"].isdecimal() and word_before(match).lower().split("'")[-1] in _ARTICLES):
            return None  # an ordinal: 1° piano, il 100° cliente
    marked = unit in grammar.ordinal_marks and match["n"].isdecimal() and len(match["n"]) < 3 and not match["minus"]
    lead = word_before(match).lower().split("'")[-1]
    ranked = lead in _RANKING and not _HEAT.search(match.string, max(0, match.start() - 60), match.start())
    if marked and ((after not in _BEHIND_DEGREES and lead in _ARTICLES) or ranked):
        return None  # al 2°, where of degrees there would be several
    if unit == "ha" and grammar.tag in {"it", "es"} and _HAS.match(match.string, match.end()):
        return None
    minus = f"{grammar.symbols['−']} " if match["minus"] else ""
    if grammar.tag == "de" and unit == "h" and not match["per"] and _is_hour(tongue, match):
        first = f"{tongue.number(match['n'])} {grammar.to} " if match["n2"] else ""
        return f"{first}{tongue.number(match['n2'] or match['n'], 'm')} Uhr"
    if unit in {"S.", "p.", "pp."} and not _CLOSES.match(match.string, match.end()):
        return None  # Abs. 2 S. 1
    range_ = f"{tongue.number(match['n'])} {grammar.to} " if match["n2"] else ""
    said = minus + range_ + _count(tongue, match, match["n2"] or match["n"], tongue.units[unit])
    if said.endswith(("hre", "ate")) and word_before(match).lower() in _DATIVE:
        said += "n"  # mit 5 J.
    ends = unit.endswith(".") and ends_text(match)
    return (f"{said} {tongue.per(match['per'])}" if match["per"] else said) + ("." if ends else "")


def say_rate(tongue: Tongue, match: re.Match[str]) -> str:
    """Einwohner/km², and 88 /km²."""
    return tongue.per(match["per"])


_COUNTED_AHEAD = re.compile(r"\d [^\W\d_]{2,20}\Z")


def say_each(tongue: Tongue, match: re.Match[str]) -> Said:
    """10 trains/jour, 3 días/semana: behind a number and what it counts, where jour/nuit is two words."""
    if not _COUNTED_AHEAD.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    each, tag = match["each"], tongue.grammar.tag
    return tongue.grammar.rates.get(each) if tag in {"de", "it"} else f"{PER[tag]} {each}"


_FOREIGN = re.compile(r"\d{1,3}(?:,\d{3})+")
_EACH_OF = {**PER, "it": "a"}
_SEVERAL = frozenset("les des aux los i dei ai dai nei os dos aos nos".split())
_EACH = frozenset("o por ao do el del al le du au il lo al pro je per cada chaque ogni".split())


def say_unit(tongue: Tongue, match: re.Match[str]) -> Said:
    """O kg, al kg, por km: a unit without a number, of which there is one."""
    return tongue.units[match["unit"]][0] if word_before(match).lower() in _EACH else None


def say_part_unit(tongue: Tongue, match: re.Match[str]) -> Said:
    """1/100 de mm: un centième de millimètre."""
    lead = match.string[max(0, match.start() - 16) : match.start()]
    return tongue.units[match["unit"]][0] if _PART_OF.search(lead) else None


def say_play_minute(tongue: Tongue, match: re.Match[str]) -> Said:
    """In der 87. Min., à la 87e min, en el min. 78: the minute of a play; elsewhere min. is the least or many."""
    one, _many, _form = tongue.units["min"]
    text = match.string
    if _ORDINAL_AHEAD.search(text, max(0, match.start() - 6), match.start()):
        ends = match[0].endswith(".") and ends_text(match)
        return one + ("." if ends else "")
    counted = text[match.end() : match.end() + 2].strip()[:1].isdecimal()
    return one if counted and word_before(match).lower() in _THE_MINUTE else None


def say_milestone(tongue: Tongue, match: re.Match[str]) -> str:
    """Km 14 of a road, and between les km 12 et 15."""
    many = word_before(match).lower() in _SEVERAL
    return f"{tongue.units['km'][many]} {tongue.number(match['n'])}"


def say_manifold(tongue: Tongue, match: re.Match[str]) -> str:
    """2x so groß: zweimal; dos veces, deux fois."""
    grammar = tongue.grammar
    if grammar.tag == "de":
        return f"{grammar.cardinal(int(match['n']), 'm')}mal"
    one, many, form = grammar.turns
    return f"{tongue.number(match['n'], form)} {one if match['n'] == '1' else many}"


def say_percent_adjective(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 20%ige: zwanzigprozentige."""
    return f"{tongue.number(match['n'])}prozent{match['end']}" if tongue.grammar.tag == "de" else None


def say_scaled(tongue: Tongue, match: re.Match[str]) -> str:
    """1,5 millones, 2-3mila, and 3,3 M km²."""
    noun = tongue.grammar.scales[_fold(match["scale"])]
    low = f"{tongue.number(match['low'])} {tongue.grammar.to} " if match["low"] else ""
    counted = tongue.units[match["unit"]][1] if match["unit"] else ""
    if noun[1] in _THOUSANDS:
        whole = match["n"].isdecimal()
        form = guess_form(tongue, match)
        said = tongue.number(f"{match['n']}000", form) if whole else _scale(tongue, match, match["n"], match["scale"])
    else:
        said = _scale(tongue, match, match["n"], match["scale"])
        counted = f"{tongue.of(counted)}{counted}" if counted else ""
    return f"{low}{said} {counted}".rstrip()


def say_joined_measure(tongue: Tongue, match: re.Match[str]) -> str:
    """A 100-m-Lauf."""
    return f"{tongue.number(match['n'])}-{tongue.units[match['unit']][0]}"


def say_primes(tongue: Tongue, match: re.Match[str]) -> str:
    """38'42" of a race, and 10"2: minutes and seconds, and what is smaller without its name."""
    grammar, groups = tongue.grammar, match.groupdict()
    parts = [
        tongue.counted(groups[name].lstrip("0") or "0", tongue.units[unit])
        for name, unit in (("m", "min"), ("s", "s"))
        if groups.get(name)
    ]
    if groups.get("f"):
        parts += [say_digits(groups["f"], grammar) if groups["f"][0] == "0" else tongue.number(groups["f"])]
    return _list_parts(tongue, parts)


_COMPASS = {
    "de": {"N": "Nord", "S": "Süd", "E": "Ost", "O": "Ost", "W": "West"},
    "es": {"N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste"},
    "fr": {"N": "nord", "S": "sud", "E": "est", "O": "ouest", "W": "ouest"},
    "it": {"N": "nord", "S": "sud", "E": "est", "O": "ovest", "W": "ovest"},
    "pt": {"N": "norte", "S": "sul", "E": "leste", "O": "oeste", "W": "oeste"},
}


def say_coordinates(tongue: Tongue, match: re.Match[str]) -> str:
    """48° 51′ 24″ N: degrees, minutes, seconds and where to."""
    parts = [
        tongue.counted(match[name], tongue.units[unit])
        for name, unit in (("d", "°"), ("m", "min"), ("s", "s"))
        if match[name]
    ]
    return " ".join([*parts, _COMPASS[tongue.grammar.tag][match["to"]]] if match["to"] else parts)


def _list_parts(tongue: Tongue, parts: list[str]) -> str:
    """Hours, minutes and seconds one behind the other; with a word between the last two where one is said."""
    if tongue.grammar.tag in {"de", "fr"} or len(parts) == 1:
        return " ".join(parts)
    return f"{', '.join(parts[:-1])} {tongue.grammar.symbols['&']} {parts[-1]}"


_TALL = re.compile(
    r"\b(?:mid\w+|mesur\w+|mede\w*|medi[ru]?|alt[oaie]s?|misur\w+|taill\w+|grande?|haute?|altura|estatura|statura|altezza|hauteur|"
    r"tem|tinha|fait|faisait)(?: (?:de|di|d[’']|sólo|solo|ya|más|plus|più|mais|que|é|es|est|è|entre))* ?\Z",
    re.IGNORECASE,
)
"""What stands before how tall somebody is."""


def say_stature(tongue: Tongue, match: re.Match[str]) -> Said:
    """Mide 1,75 m: un metro setenta y cinco; nothing for a length elsewhere, and in German."""
    if tongue.grammar.tag == "de" or not _TALL.search(match.string, max(0, match.start() - 30), match.start()):
        return None
    meters = tongue.counted(match["m"], tongue.units["m"])
    joint = {"it": " e ", "pt": " e "}.get(tongue.grammar.tag, " ")
    return f"{meters}{joint}{tongue.number(match['cm'])}"


_MINUTE_AHEAD = {"fr": "la", "it": "al dal del nel", "es": "el al del", "pt": "aos os dos"}


_LASTS = frozenset("dura durano duran duram duração durata duración dure durent durée dauert dauern dauer".split())
"""What is before how long a film is: dura 105'."""


def say_minute_of_play(tongue: Tongue, match: re.Match[str]) -> Said:
    """A goal à la 78', al 78' or (78'): the minute of a match; nothing where the mark may close a quotation."""
    grammar, tag = tongue.grammar, tongue.grammar.tag
    if match["extra"] is match["more"] is None and word_before(match).lower() in _LASTS:
        return tongue.counted(match["n"], tongue.units["min"])
    bracketed = (
        match.string[match.start() - 1 : match.start()] == "(" and match.string[match.end() : match.end() + 1] == ")"
    )
    if not bracketed and word_before(match).lower() not in _MINUTE_AHEAD.get(tag, "").split():
        return None
    one, many, form = tongue.units["min"]
    added = match["extra"] or match["more"]
    extra = f" {grammar.symbols['+']} {tongue.number(added)}" if added else ""
    if tag in {"es", "pt"}:
        said = f"{one} {tongue.number(match['n'])}" if tag == "es" else f"{tongue.number(match['n'])} {many}"
        return f"{said}{extra}"
    return f"{grammar.ordinal(int(match['n']), form)} {one}{extra}"


def say_span(tongue: Tongue, match: re.Match[str]) -> str:
    """2 h 30 min and 2h07'45": hours, minutes and seconds, no time of day."""
    parts = [
        tongue.counted(str(int(match[name])), tongue.units[unit])
        for name, unit in (("h", "h"), ("m", "min"), ("s", "s"))
        if match[name]
    ]
    return _list_parts(tongue, parts)


def say_raised_unit(tongue: Tongue, match: re.Match[str]) -> Said:
    """Km² without a number: square kilometers, and per square kilometer."""
    noun = tongue.units.get(match["unit"] + match["up"])
    each = word_before(match).lower() in {"par", "por", "cada", "pro", "je", "per", "al", "le", "el", "o", "il"}
    return noun[not each] if noun else None


def guess_form(tongue: Tongue, match: re.Match[str]) -> Form:
    """The gender of the noun that follows, as far as its ending tells it."""
    noun, groups = word_after(match), match.groupdict()
    if noun == "sobre" and match.string.startswith(" sobre de ", match.end()):
        return "m"
    short = tongue.short_forms.get(f"{noun}.") if len(noun) > 2 else None
    if short and match.string.startswith(f"{noun}.", match.end() + 1):
        noun = short.said.split(";")[0]
    several = "b" in groups or groups.get("n") != "1"
    if several and tongue.grammar.tag in {"es", "fr", "pt"} and not noun.endswith(("s", "x")):
        return ""  # no noun of several: 1981 fue
    return name_gender(tongue.grammar, noun)
