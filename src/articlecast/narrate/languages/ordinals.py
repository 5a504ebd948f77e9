"""Ordinals, centuries and rulers, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import word_after, word_before
from articlecast.narrate.languages.numbers import read_roman

if TYPE_CHECKING:
    from articlecast.narrate.languages.grammar import Form
    from articlecast.narrate.languages.tongue import Said, Tongue

_DATIVE = frozenset("in auf aus bei mit nach seit von zu an vor unter neben über hinter zwischen während".split())
"""German prepositions that make a following der feminine, and the ordinal weak."""
_QUEENS = frozenset(
    "Isabel Elizabeth Elisabeth Élisabeth Beatriz Beatrix Inês Inés Margarethe Margrethe Parte Fase Serie "
    "Carlota".split()
)
"""Who and what is feminine without ending in a."""
_TENTH = frozenset(
    "Charles Carlos Alfonso Afonso Alphonse Karl Carlo León Leão Léon Leone Leo Pie Pío Pio Boniface".split()
)
"""Who may be the tenth of a name; Malcolm X is none, nor a thing that is called X."""
_STRONG = frozenset({"der", "die", "das", "zur", "in", "jeder", "ihre", "seine", "auf"})
"""German words that an ordinal follows as it stands."""


def say_ordinal(tongue: Tongue, match: re.Match[str]) -> Said:
    """1.º, 2e, 3ª; Spanish drops an o before the noun: primer piso, tercer año."""
    number, form = int(match["n"]), tongue.grammar.ordinal_marks[match["mark"]]
    words = tongue.grammar.ordinal(number, form)
    if number == 2 and match["mark"] in {"nd", "nde"}:
        words = "second" if form == "m" else "seconde"
    if tongue.grammar.tag == "es" and words.endswith(("primero", "tercero")) and _is_noun(word_after(match)):
        words = words.removesuffix("o")
    return words + ("s" if match["many"] else "")


def _is_noun(word: str) -> bool:
    return word.islower() and len(word) > 2 and word not in {"del", "que", "con", "por", "los", "las", "una"}


def say_stopped_ordinal(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 3. before a word: the stop means an ordinal unless a sentence ends there."""
    before, after = word_before(match), word_after(match)
    if tongue.grammar.tag != "de" or len(match["n"]) > 2 or not after or int(match["n"]) == 0:
        return None
    earlier = match.string[max(0, match.start() - 60) : match.start()].split()[:-1]
    if before in {"und", "oder", "bis"} and len(earlier) > 1 and re.fullmatch(r"\d{1,2}\.", earlier[-1]):
        before, earlier = earlier[-2], earlier[:-2]  # im 19. und 20. Jahrhundert
    earlier = earlier[-1:]
    weak = before.lower() in {"am", "vom", "zum", "im", "beim", "den", "dem", "des", "einem", "einer", "seinem"}
    weak = weak or (before.lower() == "der" and bool(earlier) and earlier[0].lower() in _DATIVE)
    if after in {"Jahrhundert", "Jh"} and not weak and before.lower() != "das":
        return f"{tongue.grammar.ordinal(int(match['n']), '')}s"
    leads = weak or after.startswith("Jahrhundert") or before.lower() in _STRONG
    if not (leads or after[0].islower()):
        return None
    return tongue.grammar.ordinal(int(match["n"]), "n" if weak or after == "Jahrhunderts" else "")


def say_century(tongue: Tongue, match: re.Match[str]) -> Said:
    """Siglo XX, XXe siècle, XX secolo: a count or an ordinal, by the language's custom."""
    grammar, number = tongue.grammar, read_roman(match["roman"])
    mark = match["mark"]
    if mark and mark in grammar.ordinal_marks and (grammar.tag == "fr" or not mark.isascii()):
        age = " siècle" if match["age"] else ""
        return grammar.ordinal(number, grammar.ordinal_marks[mark]) + age
    if mark:
        return None  # Va, Io, Ver: words
    before, after = word_before(match), word_after(match)
    if (
        re.fullmatch(grammar.centuries, before, re.IGNORECASE)
        or (after and re.fullmatch(grammar.centuries, after))
        or _is_listed(grammar.centuries, match)
    ):
        return grammar.ordinal(number, "m") if grammar.ordinal_centuries else grammar.cardinal(number, "")
    return None


_JOINT = r"(?:,|[-–]| (?:y|e|et|o|ou|ed|od|al?|und)) ?(?:el |il |o |al |le )?"


def _is_listed(centuries: str, match: re.Match[str]) -> bool:
    """Whether it is one of several centuries: siglos XV y XVI, il XV e il XVI secolo."""
    ahead = match.string[max(0, match.start() - 40) : match.start()]
    behind = match.string[match.end() : match.end() + 30]
    return bool(
        re.search(rf"\b(?:{centuries}) [IVX]{{1,6}}{_JOINT}\Z", ahead)
        or (
            not word_before(match)[:1].isupper()
            and re.match(rf"{_JOINT}[IVX]{{1,6}}[eèᵉ]{{0,2}} (?:{centuries})\b", behind)
        )
    )


_EVENTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "it": (
        frozenset(
            "trimestre semestre quadrimestre congresso municipio grado girone "
            "concilio piano bimestre convegno festival reich premio".split()
        ),
        frozenset(
            "guerra edizione legislatura classe divisione sezione "
            "giornata commissione repubblica conferenza assemblea crociata mostra".split()
        ),
    ),
    "es": (
        frozenset(
            "trimestre semestre congreso encuentro concurso festival simposio "
            "premio seminario torneo plan foro certamen reich".split()
        ),
        frozenset(
            "guerra edición legislatura república conferencia cumbre jornada "
            "feria bienal marcha copa internacional asamblea cruzada".split()
        ),
    ),
    "pt": (
        frozenset(
            "trimestre semestre congresso encontro concurso festival simpósio "
            "prêmio prémio seminário torneio plano fórum reich".split()
        ),
        frozenset(
            "guerra edição legislatura república conferência cimeira cúpula "
            "jornada feira bienal marcha copa internacional assembleia".split()
        ),
    ),
}
"""By language, what is numbered by a Roman numeral before it: masculine, feminine."""
_BEFORE_EVENT = frozenset(
    "la il el al del della nel nella alla dalla sulla dal sul a o à ao da do na no un una um "
    "uma su sua seu en em de di y e lo".split()
)


def say_numbered(tongue: Tongue, match: re.Match[str]) -> Said:
    """Il II trimestre, el I Congreso, a II Guerra: an ordinal before its noun, behind an article or at the start."""
    grammar, noun, before = tongue.grammar, match["noun"].lower(), word_before(match).lower()
    masculine, feminine = _EVENTS.get(grammar.tag, (frozenset[str](), frozenset[str]()))
    if noun not in masculine | feminine or (before and before not in _BEFORE_EVENT):
        return None
    if not before and match["roman"] == "I" and grammar.tag == "it":
        return None  # i
    value = read_roman(match["roman"])
    if grammar.tag != "it" and value > 10:
        return grammar.cardinal(value, "f" if noun in feminine else "m")
    said = grammar.ordinal(value, "f" if noun in feminine else "m")
    return said.removesuffix("o") if grammar.tag == "es" and said in {"primero", "tercero"} else said


_GOVERNS = {
    "dem": frozenset("von unter mit bei nach zu zum vom beim seit aus gegenüber neben zwischen".split()),
    "den": frozenset("für durch gegen ohne um".split()),
}
"""German prepositions by the article that a ruler's number has behind them."""
_RANKS = frozenset(
    "König Kaiser Kaiserin Königin Papst Zar Zarin Herzog Kurfürst Prinz Graf Fürst Sultan "
    "Großherzog Landgraf Markgraf".split()
)
_NAMED_SO = ("us", "es", "is", "ss", "ias", "Hans", "Thomas", "Andreas", "Nikolas", "Lukas")
"""How names end whose s is their own: Johannes, Nikolaus."""


def _bend_ruler(match: re.Match[str], said: str, name: str) -> str:
    """German kings in their case: Friedrichs des Zweiten, unter Karl dem Fünften, für Otto den Ersten."""
    number = said.split()[1]
    if name.endswith("s") and not name.endswith(_NAMED_SO):
        queen = name.removesuffix("s").endswith("a") or name.removesuffix("s") in _QUEENS
        return f"{'der' if queen else 'des'} {number}n"
    words = match.string[max(0, match.start() - 60) : match.start()].split()[:-1]
    while words and words[-1] in _RANKS:
        words.pop()
    lead = words[-1].lower() if words else ""
    article = next((article for article, leads in _GOVERNS.items() if lead in leads), "")
    if not article:
        return said
    if said.startswith("die "):
        return f"der {number}n" if article == "dem" else said
    return f"{article} {number}n"


def say_ruler(tongue: Tongue, match: re.Match[str]) -> Said:
    """A king, a pope, a chapter: a Roman numeral straight after a capitalised word, never I alone before more."""
    grammar, value = tongue.grammar, read_roman(match["roman"])
    before = re.split("['’]", word_before(match))[-1]
    if before.rstrip(".").lower() in grammar.numbered:
        form: Form = "f" if before.lower().endswith(grammar.feminine or "e") and grammar.tag != "fr" else "m"
        said = grammar.ordinal(value, form) if grammar.tag == "it" else grammar.cardinal(value, "")
        return said + match["stop"]
    if not before[:1].isupper() or before.isupper() or not before.replace("-", "").isalpha():
        return None
    if tongue.grammar.tag == "de" and not match["stop"]:
        return tongue.grammar.cardinal(read_roman(match["roman"]), "") if len(match["roman"]) > 1 else None
    if len(match["roman"]) == 1 and (match["roman"] in "CL" or (match["roman"] == "X" and before not in _TENTH)):
        return None
    keep = "." if match["stop"] and (tongue.grammar.tag != "de" or match.end() == len(match.string)) else ""
    queen: Form = "f" if before.endswith("a") or before in _QUEENS else "m"
    said = grammar.rulers(value, queen)
    return (_bend_ruler(match, said, before) if grammar.tag == "de" else said) + keep


def say_decade(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 80er and 1980er: achtziger, neunzehnhundertachtziger."""
    if tongue.grammar.tag != "de":
        return None
    return f"{tongue.grammar.year(int(match['n']))}er"


def say_day_range(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 3.-5. Mai: dritter bis fünfter Mai, bent by the word before."""
    first, last, before = int(match["d"]), int(match["d2"]), word_before(match)
    if tongue.grammar.tag != "de" or not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    year = tongue.grammar.year(int(match["y"])) if match["y"] else ""
    date = tongue.grammar.date
    return f"{date(first, '', '', before).strip()} {tongue.grammar.to} {date(last, match['month'], year, before)}"
