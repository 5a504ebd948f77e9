"""French: numbers by the traditional spelling; Belgian and Swiss readers hear septante and nonante."""

from __future__ import annotations

import dataclasses

from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.short_forms import list_short_forms

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


_ENDINGS = (
    "tion sion ssion xion ison té ée ie ue ure ette elle esse euse trice ière ance ence ense ade ude ille aille eille "
    "ouille onne enne aine ine une ise ose ouse ache iche oche uche anche ive euve ave ante ente inte ite ote oute ate "
    "ète otte atte ace ure eure oure ompe ampe oupe appe orte arte erte ale ule ole eule oule ique"
)
_FEMALE = (
    "personne fille femme fois voix ville place page image plage cage nage victime équipe entreprise chambre lettre "
    "fenêtre montre rencontre œuvre fièvre lèvre preuve épreuve rue route rive salle étape banque tasse cuillère "
    "cuillerée bouteille ligne tête main nuit dent part mer fin leçon façon boisson maison chanson saison école "
    "commune gousse fleur couleur heure erreur peur valeur douleur chaleur longueur largeur hauteur faveur rumeur "
    "photo vidéo radio région pièce orange noix jambe gare loi balle clé clef scène brebis chèvre espèce dent moto "
    "sœur mère chaise base phase phrase case classe tranche branche marche douche bouche barre guerre terre pierre "
    "serre poire foire histoire mémoire victoire armoire affaire paire épicerie cible table étable règle ombre "
    "poudre foudre rime arme larme ferme forme plateforme norme réforme pomme somme tomme flamme gamme rame lame "
    "voiture semaine tonne demie minute seconde course source force farce chance once danse réponse dépense bourse "
    "chose rose pause cause église valise crise prise île aile pile file toile étoile poêlée vigne campagne montagne "
    "compagne signature usine vitre huître piste liste enquête fête bête conquête"
)
_MALE = (
    "musée lycée trophée incendie génie parapluie foie côté été comité traité député invité silence prince commerce "
    "service bénéfice exercice indice édifice office vice caprice espace groupe site mérite gîte problème dixième "
    "vote moyen oncle siècle cercle article véhicule muscle obstacle spectacle miracle titre mètre litre ministre "
    "chapitre arbre livre membre nombre timbre ordre cadre père frère caractère ministère critère mystère hectare "
    "compte conte acte pacte contact texte poste geste reste artiste journaliste touriste cycliste dentiste fleuve "
    "magazine domaine capitaine patrimoine moine stage étage village message voyage ménage mariage avantage visage "
    "garage passage témoignage pourcentage kilomètre centimètre gramme kilogramme programme drame homme royaume "
    "volume costume légume crime régime film malade stade grade jade bâtiment vélo camarade squelette collègue "
    "dialogue catalogue risque disque masque casque kiosque cirque moustique plastique critique graphique scandale "
    "hôpital animal pétale rôle contrôle symbole monopole module scrupule globule portefeuille chèque bloc modèle "
    "rebelle libelle polichinelle vignoble immeuble meuble peuple couple exemple temple"
)


def _with_plurals(words: str) -> tuple[str, ...]:
    return tuple(form for word in words.split() for form in (word, word if word[-1] in "sx" else f"{word}s"))


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
        "c€": ("centime", "centimes", "m"),
        "p.": ("page", "pages", "f"),
        "ch": ("cheval", "chevaux", "m"),
        "cts": ("centime", "centimes", "m"),
        "mn": ("minute", "minutes", "f"),
        "tr/min": ("tour par minute", "tours par minute", "m"),
        "UI": ("unité internationale", "unités internationales", "f"),
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
        "ko": ("kilooctet", "kilooctets", "m"),
        "Mo": ("mégaoctet", "mégaoctets", "m"),
        "Go": ("gigaoctet", "gigaoctets", "m"),
        "To": ("téraoctet", "téraoctets", "m"),
        "Hz": ("hertz", "hertz", "m"),
    },
    per={
        "a": "par an",
        "s²": "par seconde carrée",
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
    abbreviations=list_short_forms("fr"),
    raised="puissance",
    turns=("fois", "fois", "f"),
    fractions={"1/2": "un demi", "1/3": "un tiers", "2/3": "deux tiers", "1/4": "un quart", "3/4": "trois quarts"},
    spelled=frozenset(
        "TVA BCE LFI UE USA UMP PIB ADN IA ORTF SUV OGM EDF IVG RER VTC OMS CEO FBI CIA FMI RATP BFM HLM OM OL IRM "
        "ADSL PME TGV AOC OQTF CE UDI EELV FO IEP HEC IUT BEP CAP APL RSA AAH CPAM IDF ARS CHU ARN PMA GPA VIH AVC "
        "IST UK OCDE OMC ONG AFP AOP IGP ISF IFI PEA SAS CDI JO CIO UCI NBA ATP WTA ASM CEA API VOD FAI SAV QI AG "
        "TER VAE UFC ESS UV EPR OPA DGSE DGSI IGPN PJ CRS IGN UEMOA AFD".split()
    ),
    ordinal_marks={
        "er": "m",
        "re": "f",
        "ère": "f",
        "de": "f",
        "d": "m",
        "ème": "m",
        "e": "m",
        "ième": "m",
        "nd": "m",
        "nde": "f",
        "ᵉ": "m",
        "ᵉʳ": "m",
        "ʳᵉ": "f",
        "ⁿᵈ": "m",
        "ⁿᵈᵉ": "f",
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
        "groupe stade article articles chapitres tomes volumes parties livres actes titres annexes".split()
    ),
    centuries=r"siècles?",
    rulers=_ruler,
    feminine=_with_plurals(_ENDINGS),
    nouns={**dict.fromkeys(_with_plurals(_FEMALE), "f"), **dict.fromkeys(_with_plurals(_MALE), "m")},
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
