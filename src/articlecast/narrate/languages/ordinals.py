"""Ordinals, centuries and rulers, in the languages that share one table of rules."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import (
    ends_text,
    lead_words,
    listed_noun,
    name_gender,
    word_after,
    word_before,
)
from articlecast.narrate.languages.numbers import ROMAN, read_roman

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
_STRONG = frozenset("der die das in jeder jede jedes ihre seine eine keine meine unsere deine eure auf diese".split())
"""German words that an ordinal follows as it stands."""
_WEAK = frozenset(
    "am vom zum zur im beim den dem des einem einer einen eines seinem seiner seinen seines ihrem ihrer ihren ihres "
    "meinem meiner meinen unserem unserer unseren keinem keiner keinen diesem dieser diesen jedem jeden".split()
)
_LEADING = _STRONG | _WEAK | _DATIVE | frozenset("ein kein sein ihr mein dein unser euer als wie ab für um".split())
_POSSESSIVE = frozenset("ein kein sein ihr mein dein unser euer".split())
_RANKED = {
    "m": tuple(
        "platz tag stock lauf gang akt satz teil band rang krieg advent sieg titel versuch schritt bezirk abschnitt "
        "aufzug preis besucher kunde gast zug senat kongress parteitag durchgang zähler treffer schlag fc fsv".split()
    ),
    "f": tuple(
        "auflage liga runde klasse minute etage halbzeit generation woche stunde ausgabe staffel folge lesung etappe "
        "mannschaft sinfonie symphonie welle dosis impfung republik reihe kammer strophe ehe amtszeit niederlage phase "
        "stufe stelle hälfte periode armee division internationale saison ecke tagung sitzung".split()
    ),
    "n": tuple(
        "kapitel mal tor jahr geschoss og viertel drittel quartal semester buch kind spiel rennen gebot reich finale "
        "jahrzehnt jahrtausend mitglied konzil heft training".split()
    ),
}
"""How German nouns end that an ordinal stands before without an article, too, by their gender."""


def say_ordinal(tongue: Tongue, match: re.Match[str]) -> Said:
    """1.º, 2e, 3ª; Spanish drops an o before the noun: primer piso, tercer año."""
    number, form = int(re.sub(r"\D", "", match["n"])), tongue.grammar.ordinal_marks[match["mark"]]
    words = tongue.grammar.ordinal(number, form)
    if match["mark"] in {"d", "de"} and number != 2 and tongue.grammar.tag == "fr":
        return None
    if number == 2 and match["mark"] in {"nd", "nde", "d", "de"}:
        words = "second" if form == "m" else "seconde"
    if tongue.grammar.tag == "es" and words.endswith(("primero", "tercero")) and _is_masculine_noun(match):
        words = words.removesuffix("o")
    stop = "." if match["mark"].endswith(".") and ends_text(match) else ""
    return words + ("s" if match["many"] else "") + stop


def _is_masculine_noun(match: re.Match[str]) -> bool:
    """Whether a word follows before which primero is primer; no short form, no word of grammar, not izquierda."""
    word = word_after(match)
    stopped = match.string[match.end() + 1 + len(word) :][:1] == "."
    return word.islower() and len(word) > 2 and not (stopped and len(word) < 5) and word not in _NOT_NAMED


_NOT_NAMED = frozenset("del que con por los las una izquierda derecha".split())


def say_stopped_ordinal(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 3. and II. before a word, and the first of several: an ordinal unless a sentence ends there."""
    noun = listed_noun(match)
    if tongue.grammar.tag != "de":
        return None
    if not noun:
        return _say_last_ordinal(tongue, match)
    roman = match.groupdict().get("roman")
    number = read_roman(roman) if roman else int(match["n"].replace(".", ""))
    words = lead_words(match)
    lead = words[-1] if words else ""
    gender = next((form for form, endings in _RANKED.items() if noun.lower().endswith(endings)), "")
    if lead == "der" and not gender and name_gender(tongue.grammar, noun) == "f":
        gender = "f"  # Schüler der 3. Schule
    if lead.lower() in _POSSESSIVE and not gender and not roman and noun[0].isupper():
        gender = name_gender(tongue.grammar, noun)  # ihr 3. Roman, sein 1. Album
    named = lead[:1].isupper() and lead[-1].isalpha() and lead.lower() not in _LEADING  # Karl V., Zimmer 3.
    sure = bool(gender) or noun.startswith("Jahrhundert")
    if number == 0 or (roman and named) or (not sure and (roman in {"I", "V", "X", "L", "C"} or number > 99)):
        return None
    ending = end_adjective(lead.lower(), words[-2].lower() if len(words) > 1 else "", noun, "" if named else gender)
    if ending is None or (number > 999 and lead.lower() not in _STRONG | _WEAK):
        return None
    return tongue.grammar.ordinal(number, "") + ending + (f" {tongue.grammar.to}" if match["to"] else "")


_SINGULAR = frozenset("am im vom zum zur beim".split())
_BEING = frozenset("ist war wird wurde bleibt blieb bin als wie".split())


def _say_last_ordinal(tongue: Tongue, match: re.Match[str]) -> Said:
    """Er wohnt im 4., sie kam am 3.: an ordinal at the end, behind an article of one thing alone."""
    if match["to"] or not match["n"] or re.match(r" ?[^\W_]", match.string[match.end() : match.end() + 2]):
        return None
    words = lead_words(match)
    lead, earlier = (words[-1].lower(), words[-2].lower() if len(words) > 1 else "") if words else ("", "")
    if lead in _SINGULAR or (lead in {"der", "die", "das"} and earlier in _BEING):
        ends = ends_text(match)
        said = tongue.grammar.ordinal(int(match["n"].replace(".", "")), "n" if lead in _SINGULAR else "")
        return said + ("." if ends else "")
    return None


_WOMEN = ("erin", "ärin", "istin", "entin", "antin", "orin")
"""How German words for women end; in -in alone names of men do, too."""


def end_adjective(lead: str, earlier: str, noun: str, gender: str) -> str | None:
    """What a German adjective or ordinal in -e takes on behind its article, or before its noun where it has none."""
    hers = gender == "f" and (not noun.endswith("in") or noun.endswith(_WOMEN))  # der heilige Martin
    weak = lead in _WEAK or (lead == "der" and (earlier in _DATIVE or hers))
    if noun in {"Jahrhundert", "Jh"} and not weak and lead != "das":
        return "s"
    if weak or noun == "Jahrhunderts":
        return "n"
    if gender == "f" and lead in _DATIVE | {"ab"}:
        return "r"
    if lead in _STRONG or noun.startswith("Jahrhundert"):
        return ""
    if gender:
        return {"m": "r", "f": "", "n": "s"}[gender]
    return "" if noun[0].islower() else None


def say_century(tongue: Tongue, match: re.Match[str]) -> Said:
    """Siglo XX, XXe siècle, XX secolo: a count or an ordinal, by the language's custom."""
    grammar, number = tongue.grammar, read_roman(match["roman"])
    mark = match["mark"]
    if mark and mark in grammar.ordinal_marks and (grammar.tag == "fr" or not mark.isascii()):
        age = " siècle" if match["age"] else ""
        return grammar.ordinal(number, grammar.ordinal_marks[mark]) + age
    if mark:
        return None  # Va, Io, Ver: words
    behind = re.compile(f"[ \u00a0](?:{grammar.centuries})(?!\\w)").match(match.string, match.end())
    article = match["roman"] == "I" and behind and behind[0].endswith("i")  # i secoli bui
    if (
        re.fullmatch(grammar.centuries, word_before(match).lstrip("("), re.IGNORECASE)
        or (behind and not article)
        or _is_listed(grammar.centuries, match)
        or (_ERA.match(match.string, match.end()) and word_before(match).lower() in _BEFORE_ERA)
    ):
        late = _LATE_NEXT.match(match.string, match.end())
        early = grammar.ordinal_centuries or (number <= 10 and not late)  # siglo quinto, siglo veinte
        return grammar.ordinal(number, "m") if early else grammar.cardinal(number, "")
    return None


_JOINT = r"(?:,|[-–]| (?:y|e|et|o|ou|ed|od|al?|und)) ?(?:el |il |o |al |le )?"


_JOINED = re.compile(rf"{_JOINT}[IVX]")
_ERA = re.compile(r"[ \u00a0][ad]\. ?C\.")
"""What makes a numeral a century where the word is not said again: dal I sec. a.C. al III d.C."""
_BEFORE_ERA = frozenset("el al del il nel dal o ao do no".split())
_LATE_NEXT = re.compile(rf"{_JOINT}X[IVX]{{1,5}}(?!\w)")
"""What has an early century counted as the later one beside it: los siglos diez y once."""


def _is_listed(centuries: str, match: re.Match[str]) -> bool:
    """Whether it is one of several centuries: siglos XV y XVI, il XV e il XVI secolo."""
    ahead = match.string[max(0, match.start() - 40) : match.start()]
    behind = match.string[match.end() : match.end() + 30]
    return bool(
        re.search(rf"\b(?:{centuries}) [IVX]{{1,6}}{_JOINT}\Z", ahead)
        or (
            not word_before(match)[:1].isupper()
            and re.match(rf"{_JOINT}[IVX]{{1,6}}[eèᵉ]{{0,2}} (?:{centuries})(?!\w)", behind)
        )
    )


_EVENTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "it": (
        frozenset(
            "trimestre semestre quadrimestre congresso municipio grado girone "
            "concilio piano bimestre convegno festival reich premio anniversario centenario campionato torneo "
            "trofeo memorial "
            "corso salone distretto reggimento battaglione arrondissement capitolo giorno millennio posto canto "
            "libro".split()
        ),
        frozenset(
            "guerra edizione legislatura classe divisione sezione "
            "giornata commissione repubblica conferenza assemblea crociata mostra stagione maratona dinastia "
            "rassegna biennale brigata armata flotta "
            "regione circoscrizione sessione rassegna fiera gara coppa".split()
        ),
    ),
    "es": (
        frozenset(
            "trimestre semestre congreso encuentro concurso festival simposio "
            "premio seminario torneo plan foro certamen reich aniversario centenario campeonato trofeo "
            "memorial curso salón "
            "distrito regimiento batallón ciclo maratón rally abierto simposio domingo cumpleaños milenio".split()
        ),
        frozenset(
            "guerra edición legislatura república conferencia cumbre jornada "
            "feria bienal marcha copa internacional asamblea cruzada temporada carrera dinastía muestra "
            "brigada flota región "
            "sesión gala vuelta promoción reunión olimpiada división".split()
        ),
    ),
    "pt": (
        frozenset(
            "trimestre semestre congresso encontro concurso festival simpósio "
            "prêmio prémio seminário torneio plano fórum reich aniversário centenário campeonato troféu "
            "memorial curso salão "
            "distrito regimento batalhão ciclo domingo exame milênio milénio".split()
        ),
        frozenset(
            "guerra edição legislatura república conferência cimeira cúpula "
            "jornada feira bienal marcha copa internacional assembleia temporada corrida dinastia mostra "
            "brigada frota região "
            "sessão gala volta reunião olimpíada divisão cruzada maratona".split()
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
    if before.endswith((",", ";", ":", "(")):
        before = ""
    known = noun in masculine | feminine
    some = grammar.tag in _EVENTS and len(match["roman"]) > 1 and name_gender(grammar, match["noun"])
    if not (known or some) or (before and before not in _BEFORE_EVENT):
        return None
    if not before and match["roman"] == "I" and grammar.tag == "it":
        return None  # i
    value = read_roman(match["roman"])
    said = grammar.ordinal(value, "f" if noun in feminine or (not known and some == "f") else "m")
    return said.removesuffix("o") if grammar.tag == "es" and said in {"primero", "tercero"} else said


_GOVERNS = {
    "dem": frozenset("von unter mit bei nach zu zum vom beim seit aus gegenüber neben zwischen dem".split()),
    "den": frozenset("für durch gegen ohne um den".split()),
    "des": frozenset({"des"}),
}
"""German prepositions and articles by the article that a ruler's number has behind them."""
_RANKS = frozenset(
    "König Königs Kaiser Kaisers Kaiserin Königin Papst Papstes Zar Zaren Zarin Herzog Herzogs Kurfürst Kurfürsten "
    "Prinz Prinzen Graf Grafen Fürst Fürsten Sultan Sultans Großherzog Großherzogs Landgraf Landgrafen Markgraf "
    "Markgrafen".split()
)
_FIRST_OF_TWO = frozenset(
    "Friedrich Johann Johannes Ernst Franz Viktor Vittorio Karl Georg Christian Wilhelm August Philipp Ludwig "
    "Maria Maximilian Gustav Leopold".split()
)
"""The first of a ruler's two names: Friedrich Wilhelm, Johann Georg, Johannes Paul."""
_NAMED_SO = ("us", "es", "is", "ss", "ias", "Hans", "Thomas", "Andreas", "Nikolas", "Lukas")
"""How names end whose s is their own: Johannes, Nikolaus."""


def _bend_ruler(match: re.Match[str], said: str, name: str) -> str:
    """German kings in their case: Friedrichs des Zweiten, unter Karl dem Fünften, für Otto den Ersten."""
    number = said.split()[1]
    if name.endswith("s") and not name.endswith(_NAMED_SO):
        queen = name.removesuffix("s").endswith("a") or name.removesuffix("s") in _QUEENS
        return f"{'der' if queen else 'des'} {number}n"
    words = match.string[max(0, match.start() - 60) : match.start()].split()[:-1]
    if words and words[-1] in _FIRST_OF_TWO:
        words.pop()
    while words and words[-1] in _RANKS:
        words.pop()
    lead = words[-1].lower() if words else ""
    article = next((article for article, leads in _GOVERNS.items() if lead in leads), "")
    if not article:
        return said
    if said.startswith("die "):
        return f"der {number}n" if article == "dem" else said
    return f"{article} {number}n"


@lru_cache(maxsize=8)
def _compile_numbered(numbered: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(numbered))}) [IVX]{{1,6}}{_JOINT}\Z", re.IGNORECASE)


def _find_listed_noun(numbered: frozenset[str], match: re.Match[str]) -> str:
    """What the second of several numerals is of, in small letters: les articles I et V; empty for any other."""
    listed = numbered and _compile_numbered(numbered).search(match.string, max(0, match.start() - 40), match.start())
    return listed[1].lower() if listed else ""


def say_ruler(tongue: Tongue, match: re.Match[str]) -> Said:
    """A king, a pope, a chapter: a Roman numeral straight after a capitalised word, never I alone before more."""
    grammar, value = tongue.grammar, read_roman(match["roman"])
    before = re.split("['’]", word_before(match))[-1]
    noun = before.strip("(.").lower()
    noun = noun if noun in grammar.numbered else _find_listed_noun(grammar.numbered, match)
    if noun:
        if match["roman"] in {"C", "L"}:
            return None  # annexe L, groupe C
        if match["roman"] == "I" and before.endswith("i") and not _JOINED.match(match.string, match.end()):
            return None  # i libri I Malavoglia
        form = name_gender(grammar, noun)
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


def say_numeral(tongue: Tongue, match: re.Match[str]) -> Said:
    """Any other numeral of two letters and more, counted: the XV de France."""
    roman = match["roman"]
    if not re.fullmatch(ROMAN, roman) or (not roman.strip("X") and word_before(match).lower() not in _ARTICLES):
        return None  # XX alone is rather a name
    return tongue.grammar.cardinal(read_roman(roman), "")


_ARTICLES = frozenset("el del al il nel dal le du au o do no ao".split())


def say_age(tongue: Tongue, match: re.Match[str]) -> Said:
    """Italian un 24enne, i 18-24enni: ventiquattrenne."""
    if tongue.grammar.tag != "it":
        return None
    words = tongue.grammar.cardinal(int(match["n"]), "").replace("tré", "tre")
    stem = words if words.endswith(("tre", "sei")) else words[:-1]
    low = f"{tongue.number(match['low'])}-" if match["low"] else ""
    return f"{low}{stem}{match['end']}"


def say_decade(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 80er and 1980er: achtziger, neunzehnhundertachtziger."""
    if tongue.grammar.tag != "de":
        return None
    return f"{tongue.grammar.year(int(match['n'].replace('.', '')))}{match['end']}"
