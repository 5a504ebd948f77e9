"""How a short form is said where it stands: its case, its gender, its number, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.agreement import agree_in_number, count_noun, follow_noun, stand_alone
from articlecast.narrate.languages.neighbours import ends_text, lead_words, name_gender, word_after, word_before
from articlecast.narrate.languages.ordinals import end_adjective

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue
    from articlecast.short_forms import ShortForm

_ROMAN_NEXT = re.compile(r" [IVX]+(?!\w)")
_BIRTH = re.compile(r"\(n\. ?[12]\d{3}\Z")
_BORN = {"de": "geboren", "es": "nacido en", "fr": "né en", "it": "nato nel", "pt": "nascido em"}
_ROMAN_AHEAD = re.compile(r"[ '’–-][IVX]{1,6} \Z")
_SIZE_NEXT = re.compile(r" (?:X{0,3}[SL]|M)(?!\w)")
_LONG_COUNT = re.compile(r" ?\d{3}")
_SEVERAL_COUNTS = re.compile(r" \d{1,4}(?:[-–]|, | et | à )\d{1,4}(?!\d| [a-zà-ÿ]{3})")
_OPENED = re.compile(r"(?:\A|[.!?:–—] |[(«„“\"])\Z")
_NAMES_TOO = frozenset({"Max.", "Ed.", "Es.", "Min.", "Pl."})
_NUMBER_AHEAD = re.compile(r"\d[.ºª°]?[ \u00a0\u202f]\Z")
_FEW_AHEAD = re.compile(r"(?<![\d.,])[2-9] \Z")
"""How many rooms a Spanish flat has; of inhabitants there are more."""
_COUNT_AHEAD = re.compile(r"\d\.? \Z")
_ABSATZ = re.compile(r"\bAbs(?:\.|atz) ?\d{1,3}[a-z]? \Z")
"""What makes a German S. a sentence of the law: § 5 Abs. 2 S. 1."""
_PLURALS = (
    (frozenset("i gli dei degli ai agli dai dagli nei negli sui sugli".split()), 2),
    (frozenset("le delle alle dalle nelle sulle".split()), 3),
    (frozenset("la una un' un’ della alla dalla nella sulla".split()), 1),
)
"""Italian articles, by which of four ways they ask for."""


_PORTUGUESE = (
    frozenset({"o"}),
    frozenset("a à da na uma pela".split()),
    frozenset("os dos nos aos uns pelos".split()),
    frozenset("as das nas às umas pelas".split()),
)
"""Portuguese articles in the order of the four ways."""
_GENITIVE = re.compile(r"\bdes (?:(?:\d{1,2}|[IVX]{1,5})\.(?: und | bis |[/–-])?){1,2} ?\Z")
"""What makes a German century a genitive: Ende des 19. Jh."""


def _begins_sentence(match: re.Match[str]) -> bool:
    """Whether a short form with a capital opens its sentence, before more; what may be a name wants a number."""
    ahead, behind = match.string[max(0, match.start() - 3) : match.start()], match.string[match.end() : match.end() + 2]
    if not _OPENED.search(ahead) or not behind.strip():
        return False
    return behind.strip()[:1].isdecimal() or match["abbr"] not in _NAMES_TOO


_NO_NAMES = frozenset({"HT", "OG", "Cie", "Ets", "Srl", "TTC", "SVP"})
"""Short forms of three letters that need no word behind them, as Mme and Dr do."""


def say_short_form(tongue: Tongue, match: re.Match[str]) -> Said:
    """What a short form is short for, as it stands; nothing where it is a word, or a name."""
    form = tongue.short_forms.get(re.sub(r"[ \u00a0\u202f]", "", match["abbr"]))
    written, text = match["abbr"], match.string
    after = word_after(match)
    counts = bool(re.match(r"[ \u00a0\u202f]?\d", text[match.end() : match.end() + 2]))
    counts = counts or bool(_ROMAN_NEXT.match(text, match.end()))
    if form is None:
        begun = tongue.begun.get(written, "") if _begins_sentence(match) else ""
        return _choose_way(tongue, begun, after, counts=counts) or None
    ends = written.endswith(".") and ends_text(match)
    if not _is_in_its_place(form, match, counts=counts, ends=ends) or _is_a_word(form, match, counts=counts, ends=ends):
        return None
    said = _choose_way(tongue, form.said, after, counts=counts)
    if not said:
        return None
    special = _say_by_place(tongue, match, said)
    if special:
        return special
    before = word_before(match)
    if form.where == "^":
        bent: Said = _bend_adjective(tongue, match, said, after)
    elif form.where == "&":
        bent = follow_noun(tongue, match, said) or stand_alone(tongue, said, before.lower())
    elif form.where == "+":
        bent = count_noun(tongue, match, said)
    else:
        numeral = before == "I" and match.start() > 2  # del I sec.; I c.d. saggi begins with an article
        bent = _agree(tongue, said, "" if numeral else before.lower(), after)
    return bent and bent + ("." if ends else "")


def _choose_way(tongue: Tongue, said: str, after: str, *, counts: bool) -> str:
    """Of ways parted by semicolons the one for a number, a name or neither behind it: cap. 3, cap. Nemo."""
    ways = said.split(";")
    if len(ways) == 1:
        return said
    if counts:
        return ways[2] if len(ways) > 2 else ways[0]
    named = after[:1].isupper() and after not in tongue.grammar.months
    return ways[1] if named else ways[0]


def _is_a_word(form: ShortForm, match: re.Match[str], *, counts: bool, ends: bool) -> bool:
    """Whether letters in capitals without a stop and without a word behind them are rather somebody's."""
    written, text = match["abbr"], match.string
    joined = re.match(r"-[^\W\d_]", text[match.end() : match.end() + 2])  # St-Denis
    alone = (
        word_after(match) == ""
        and form.where != "<"
        and not _COUNT_AHEAD.search(text, max(0, match.start() - 3), match.start())
        and not (joined or ends or counts)
        and written not in _NO_NAMES
        and written.isascii()
    )
    return bool(alone and written[0].isupper() and len(written) <= 3)


def _say_by_place(tongue: Tongue, match: re.Match[str], said: str) -> str:
    """What the text around tells a short form to be rather than its first meaning."""
    written, text, start = match["abbr"], match.string, match.start()
    if said == "Seite" and _ABSATZ.search(text, max(0, start - 16), start):
        return "Satz"
    if said == "Platz" and text[max(0, start - 1) : start] == "(":
        return "Plural"
    if said == "Jahrhundert" and _GENITIVE.search(text, max(0, start - 24), start):
        return "Jahrhunderts" + ("." if ends_text(match) else "")
    if said == "habitantes" and _FEW_AHEAD.search(text, max(0, start - 4), start) and tongue.grammar.tag == "es":
        return "habitaciones" + ("." if ends_text(match) else "")
    if said == "pluriel" and _NUMBER_AHEAD.search(text, max(0, start - 2), start):
        return "places"
    if written == "n." and _BIRTH.search(text, max(0, start - 1), match.end() + 5):
        return _BORN[tongue.grammar.tag]
    if written == "c." and tongue.grammar.tag == "it" and _LONG_COUNT.match(text, match.end()):
        return "circa"
    if said == "siguientes" and _ROMAN_NEXT.match(text, match.end()):
        return "siglos"
    return ""


def _bend_adjective(tongue: Tongue, match: re.Match[str], said: str, noun: str) -> str:
    """German adjectives before their noun: die deutsche Wirtschaft, dem ehemaligen Minister, ein städtisches Amt."""
    if not noun[:1].isupper():
        return said
    words = lead_words(match)
    while words and _ORDINAL.fullmatch(words[-1]):
        words.pop()  # die 3. überarb. Aufl.
    lead, earlier = ((words[-1].lower(), words[-2].lower() if len(words) > 1 else "")) if words else ("", "")
    short = tongue.short_forms.get(f"{noun}.")
    noun = short.said if short else noun
    gender = name_gender(tongue.grammar, noun)
    if lead in _ONE_OF and gender == "f":
        gender = "m"  # ein Experte
    if lead in {"die", "den"} and noun.endswith(_MANY) and gender != "f":
        return f"{said}en"
    if gender == "f" and lead in _WITH and noun.endswith("e"):
        return f"{said}er"  # nach tel. Absprache: of several it would be Absprachen
    if lead not in _ONE_OF and end_adjective(lead, earlier, noun, "") is None and noun.endswith((*_MANY, "e")):
        return f"{said}e"
    return f"{said}e{end_adjective(lead, earlier, noun, gender) or ''}"


_ORDINAL = re.compile(r"\d{1,3}\.")
_MANY = ("en", "er", "s")
"""How German nouns of several end that are not feminine: die ehemaligen Spieler."""
_WITH = frozenset("aus bei mit nach seit von zu".split())
"""German prepositions that have the dative behind them and nothing else."""
_ONE_OF = frozenset("ein kein sein ihr mein dein unser euer".split())


def _is_in_its_place(form: ShortForm, match: re.Match[str], *, counts: bool, ends: bool) -> bool:
    text, start = match.string, match.start()
    if form.where == "<":
        return bool(_NUMBER_AHEAD.search(text, max(0, start - 3), start))
    if form.where == "!":
        return not ends
    if form.where == ",":
        return bool(_SEVERAL_COUNTS.match(text, match.end()))
    if form.where == ">":
        return bool(_LONG_COUNT.match(text, match.end()))
    if form.where == "#":
        if form.said == "Größe" and _SIZE_NEXT.match(text, match.end()):
            return True
        century = match["abbr"] == "sec." and _ROMAN_AHEAD.search(text, max(0, start - 9), start)
        return bool(century or counts or _ROMAN_NEXT.match(text, match.end()))
    return True


def _agree(tongue: Tongue, said: str, before: str, after: str) -> str:
    """Of two ways the one for the noun behind, of four the one for the article before; else by the number before."""
    ways, tag = said.split("|"), tongue.grammar.tag
    if len(ways) == 2:
        return ways[after.endswith("a")]
    if len(ways) == 4 and tag == "pt":
        return ways[next((place for place, articles in enumerate(_PORTUGUESE) if before in articles), 0)]
    if len(ways) == 1 and tag not in {"de", "it"}:
        return agree_in_number(tongue, said, before)
    return ways[next((place for articles, place in _PLURALS if len(ways) == 4 and before in articles), 0)]
