"""French: numbers by the traditional spelling; Belgian and Swiss readers hear septante and nonante."""

from __future__ import annotations

import dataclasses

from articlecast.narrate.languages.grammar import Form, Grammar, Noun

_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_TENS = "_ _ vingt trente quarante cinquante soixante".split()
_SCALES = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))


def _below_hundred(n: int) -> str:
    if n < 20:
        return _SMALL[n]
    ten, one = divmod(n, 10)
    if ten in {7, 9}:
        ten, one = ten - 1, one + 10
    if ten == 8:
        return "quatre-vingts" if one == 0 else f"quatre-vingt-{_SMALL[one]}"
    if one == 0:
        return _TENS[ten]
    return f"{_TENS[ten]} et {_SMALL[one]}" if one in {1, 11} else f"{_TENS[ten]}-{_SMALL[one]}"


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest)
    head = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent"
    if rest:
        return f"{head} {_below_hundred(rest)}"
    return head + ("s" if hundreds > 1 else "")


def _count(n: int) -> str:
    for size, name in _SCALES:
        if n >= size:
            head, rest = divmod(n, size)
            words = f"{_count(head)} {name}{'s' if head > 1 else ''}"
            return f"{words} {_count(rest)}" if rest else words
    if n >= 1000:
        head, rest = divmod(n, 1000)
        words = (
            "mille"
            if head == 1
            else f"{_below_thousand(head).removesuffix('s') if head % 100 in {0, 80} else _below_thousand(head)} mille"
        )
        return f"{words} {_below_thousand(rest)}" if rest else words
    return _below_thousand(n)


def cardinal(n: int, form: Form = "") -> str:
    """The number in words; un bends before a feminine noun."""
    words = _count(n)
    return f"{words}e" if form == "f" and words.endswith("un") else words


def ordinal(n: int, form: Form = "") -> str:
    """Premier or première, then -ième from the cardinal."""
    if n == 1:
        return "première" if form == "f" else "premier"
    words = _count(n)
    if words.endswith("cinq"):
        words += "u"
    elif words.endswith("neuf"):
        words = words[:-1] + "v"
    elif words.endswith(("vingts", "cents")):
        words = words[:-1]
    return words.removesuffix("e") + "ième"


def _date(day: int, month: str, year: str, _before: str) -> str:
    return f"{'premier' if day == 1 else cardinal(day)} {month}" + (f" {year}" if year else "")


def _clock(hour: int, minute: int) -> str:
    return f"{cardinal(hour, 'f')} heure{'s' if hour > 1 else ''}" + (f" {cardinal(minute, 'f')}" if minute else "")


def _ruler(n: int, form: Form) -> str:
    return ordinal(1, form) if n == 1 else cardinal(n)


_CENT: Noun = ("centime", "centimes", "m")

GRAMMAR = Grammar(
    tag="fr",
    cardinal=cardinal,
    ordinal=ordinal,
    year=cardinal,
    date=_date,
    clock=_clock,
    months=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    point="virgule",
    to="à",
    over="sur",
    of="de ",
    dot="point",
    at="arobase",
    decimals="number",
    symbols={
        "%": "pour cent",
        "‰": "pour mille",
        "&": "et",
        "+": "plus",
        "=": "égale",
        "×": "fois",
        "÷": "divisé par",
        "−": "moins",
        "±": "plus ou moins",
        "<": "inférieur à",
        ">": "supérieur à",
        "≤": "inférieur ou égal à",
        "≥": "supérieur ou égal à",
        "≈": "environ",
        "~": "environ",
        "°": "degrés",
        "§": "paragraphe",
        "§§": "paragraphes",
        "≠": "différent de",
        "#": "numéro",
        "♯": "dièse",
        "♭": "bémol",
        "♮": "bécarre",
        "@": "arobase",
        "€": "euros",
        "$": "dollars",
        "£": "livres",
        "¥": "yens",
        "№": "numéro",
        "¢": "cents",
    },
    currencies={
        "€": (("euro", "euros", "m"), _CENT),
        "EUR": (("euro", "euros", "m"), _CENT),
        "$": (("dollar", "dollars", "m"), ("cent", "cents", "m")),
        "US$": (("dollar", "dollars", "m"), ("cent", "cents", "m")),
        "USD": (("dollar", "dollars", "m"), ("cent", "cents", "m")),
        "CHF": (("franc suisse", "francs suisses", "m"), _CENT),
        "£": (("livre", "livres", "f"), ("penny", "pence", "m")),
        "¥": (("yen", "yens", "m"), ("sen", "sen", "m")),
    },
    scales={
        "million": ("million", "millions", "m"),
        "millions": ("million", "millions", "m"),
        "milliard": ("milliard", "milliards", "m"),
        "milliards": ("milliard", "milliards", "m"),
        "M": ("million", "millions", "m"),
        "Md": ("milliard", "milliards", "m"),
        "Mds": ("milliard", "milliards", "m"),
        "mille": ("mille", "mille", "m"),
        "k": ("mille", "mille", "m"),
    },
    units={
        "km": ("kilomètre", "kilomètres", "m"),
        "m": ("mètre", "mètres", "m"),
        "cm": ("centimètre", "centimètres", "m"),
        "mm": ("millimètre", "millimètres", "m"),
        "kg": ("kilo", "kilos", "m"),
        "g": ("gramme", "grammes", "m"),
        "mg": ("milligramme", "milligrammes", "m"),
        "t": ("tonne", "tonnes", "f"),
        "l": ("litre", "litres", "m"),
        "ml": ("millilitre", "millilitres", "m"),
        "ha": ("hectare", "hectares", "m"),
        "m²": ("mètre carré", "mètres carrés", "m"),
        "m2": ("mètre carré", "mètres carrés", "m"),
        "km²": ("kilomètre carré", "kilomètres carrés", "m"),
        "km2": ("kilomètre carré", "kilomètres carrés", "m"),
        "m³": ("mètre cube", "mètres cubes", "m"),
        "°F": ("degré Fahrenheit", "degrés Fahrenheit", "m"),
        "ct": ("centime", "centimes", "m"),
        "°C": ("degré Celsius", "degrés Celsius", "m"),
        "°": ("degré", "degrés", "m"),
        "h": ("heure", "heures", "f"),
        "min": ("minute", "minutes", "f"),
        "s": ("seconde", "secondes", "f"),
        "c. à s.": ("cuillère à soupe", "cuillères à soupe", "f"),
        "c. à c.": ("cuillère à café", "cuillères à café", "f"),
        "c. à soupe": ("cuillère à soupe", "cuillères à soupe", "f"),
        "c. à café": ("cuillère à café", "cuillères à café", "f"),
        "kW": ("kilowatt", "kilowatts", "m"),
        "MW": ("mégawatt", "mégawatts", "m"),
        "GW": ("gigawatt", "gigawatts", "m"),
        "kWh": ("kilowattheure", "kilowattheures", "m"),
        "Mo": ("mégaoctet", "mégaoctets", "m"),
        "Go": ("gigaoctet", "gigaoctets", "m"),
        "To": ("téraoctet", "téraoctets", "m"),
        "Hz": ("hertz", "hertz", "m"),
    },
    per={
        "h": "à l’heure",
        "s": "par seconde",
        "min": "par minute",
        "km²": "par kilomètre carré",
        "l": "par litre",
        "km2": "par kilomètre carré",
        "m²": "par mètre carré",
        "m2": "par mètre carré",
        "m³": "par mètre cube",
        "kg": "par kilo",
        "ha": "par hectare",
        "100 km": "aux cent kilomètres",
    },
    abbreviations={
        "M.": "monsieur",
        "MM.": "messieurs",
        "Mme": "madame",
        "Mmes": "mesdames",
        "Mlle": "mademoiselle",
        "Dr": "docteur",
        "Pr": "professeur",
        "Me": "maître",
        "n°": "numéro",
        "no": "numéro",
        "t.": "tome",
        "nº": "numéro",
        "N°": "numéro",
        "p. ex.": "par exemple",
        "p.ex.": "par exemple",
        "etc.": "et cetera",
        "c.-à-d.": "c’est-à-dire",
        "av. J.-C.": "avant Jésus-Christ",
        "apr. J.-C.": "après Jésus-Christ",
        "env.": "environ",
        "al.": "alinéa",
        "pers.": "personnes",
        "Pre": "professeure",
        "Dre": "docteure",
        "c. à s.": "cuillères à soupe",
        "c. à c.": "cuillères à café",
        "c.à.s.": "cuillères à soupe",
        "c.à.c.": "cuillères à café",
        "c. à soupe": "cuillères à soupe",
        "c. à café": "cuillères à café",
        "art.": "article",
        "tél.": "téléphone",
        "p.": "page",
        "pp.": "pages",
        "vol.": "volume",
        "fig.": "figure",
        "Nº": "numéro",
        "min.": "minimum",
        "chap.": "chapitre",
        "St": "Saint",
        "Ste": "Sainte",
        "bd": "boulevard",
        "Bd": "boulevard",
        "av.": "avenue",
        "vs": "contre",
        "éd.": "édition",
        "Cdt": "commandant",
        "Cne": "capitaine",
        "Mgr": "monseigneur",
        "Éts.": "établissements",
        "Ets.": "établissements",
        "Ets": "établissements",
        "Mlles": "mesdemoiselles",
        "Drs": "docteurs",
        "hab./km²": "habitants par kilomètre carré",
        "hab/km²": "habitants par kilomètre carré",
        "hab.": "habitants",
        "max.": "maximum",
        "dépt.": "département",
        "trad.": "traduction",
        "i.e.": "c’est-à-dire",
        "cf.": "voir",
        "Cie": "compagnie",
        "Bld": "boulevard",
        "Av.": "avenue",
        "pl.": "place",
        "bât.": "bâtiment",
    },
    raised="puissance",
    turns=("fois", "fois", "f"),
    fractions={"1/2": "un demi", "1/3": "un tiers", "2/3": "deux tiers", "1/4": "un quart", "3/4": "trois quarts"},
    spelled=frozenset(
        "TVA BCE LFI UE USA UMP PIB ADN IA ORTF SUV OGM EDF IVG RER VTC OMS CEO FBI CIA FMI RATP BFM HLM "
        "OM OL IRM ADSL PME TGV UMP AOC OQTF IA CE".split()
    ),
    ordinal_marks={
        "er": "m",
        "re": "f",
        "ère": "f",
        "ème": "m",
        "e": "m",
        "ième": "m",
        "nd": "m",
        "nde": "f",
        "ᵉ": "m",
    },
    short_months={
        "janv.": "janvier",
        "févr.": "février",
        "fév.": "février",
        "avr.": "avril",
        "juil.": "juillet",
        "sept.": "septembre",
        "oct.": "octobre",
        "nov.": "novembre",
        "déc.": "décembre",
    },
    days={
        "lun": "lundi",
        "mar": "mardi",
        "mer": "mercredi",
        "jeu": "jeudi",
        "ven": "vendredi",
        "sam": "samedi",
        "dim": "dimanche",
        "Lun": "lundi",
        "Mar": "mardi",
        "Ven": "vendredi",
        "Sam": "samedi",
        "Dim": "dimanche",
    },
    rates={
        "h": "de l’heure",
        "heure": "de l’heure",
        "jour": "par jour",
        "j": "par jour",
        "semaine": "par semaine",
        "mois": "par mois",
        "an": "par an",
        "nuit": "par nuit",
        "personne": "par personne",
        "pers.": "par personne",
        "kg": "le kilo",
        "t": "la tonne",
        "m²": "le mètre carré",
        "l": "le litre",
        "litre": "le litre",
        "kWh": "le kilowattheure",
        "MWh": "le mégawattheure",
        "baril": "le baril",
    },
    mixed={"1/2": "et demi{}", "1/4": "et quart", "3/4": "et trois quarts", "1/3": "un tiers", "2/3": "deux tiers"},
    halves={"": "un demi", "m": "un demi", "n": "un demi", "f": "une demi"},
    numbered=frozenset(
        "t vol cap chap art fig chapitre tome volume partie livre acte scène titre annexe type phase niveau "
        "groupe stade article".split()
    ),
    centuries=r"siècles?",
    rulers=_ruler,
    feminine=tuple(
        "tion tions sion sions ure ures ette ettes ance ances ence ences euse euses trice trices ière ières "
        "elle elles esse esses ie ies ée ées ade ades personne personnes fille filles femme femmes minute "
        "minutes seconde secondes semaine semaines fois ville villes école écoles place places maison maisons "
        "voix tonne tonnes victime victimes équipe équipes entreprise entreprises chambre chambres pièce "
        "pièces famille familles salle salles étape étapes banque banques tasse tasses cuillère bouteille "
        "bouteilles rue rues route routes ligne lignes œuvre œuvres tête têtes centaine dizaine usine usines "
        "commune communes gousse gousses".split()
    ),
    masculine=tuple("musée musées lycée lycées incendie incendies génie génies côté silence".split()),
    ordinal_centuries=True,
)


def _swiss(n: int, form: Form = "") -> str:
    words = cardinal(n, form)
    for tens, stem in (("soixante", "septante"), ("quatre-vingt", "nonante")):
        for one in range(19, 9, -1):
            joint = " et " if (tens, one) == ("soixante", 11) else "-"
            fresh = stem + ("" if one == 10 else " et un" if one == 11 else f"-{_SMALL[one - 10]}")
            words = words.replace(f"{tens}{joint}{_SMALL[one]}", fresh)
    return words


SWISS = dataclasses.replace(GRAMMAR, cardinal=_swiss, year=_swiss)
