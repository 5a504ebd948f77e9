"""Italian: numbers in one word with their elisions, kings and centuries as ordinals."""

from __future__ import annotations

from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.short_forms import list_short_forms

_SMALL = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
).split()
_TENS = "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
_SCALES = (
    (10**12, "un bilione", "bilioni"),
    (10**9, "un miliardo", "miliardi"),
    (10**6, "un milione", "milioni"),
)
_FIRST = "_ primo secondo terzo quarto quinto sesto settimo ottavo nono decimo".split()


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    head = f"{_SMALL[hundreds] if hundreds > 1 else ''}cento" if hundreds else ""
    if rest < 20:
        tail = _SMALL[rest] if rest else ""
    else:
        ten, one = divmod(rest, 10)
        tail = (_TENS[ten][:-1] if one in {1, 8} else _TENS[ten]) + (_SMALL[one] if one else "")
    if head and 8 in {rest, rest // 10}:
        head = head[:-1]
    return head + tail


def _count(n: int) -> str:
    for size, one, many in _SCALES:
        if n >= size:
            head, rest = divmod(n, size)
            words = one if head == 1 else f"{_count(head)} {many}"
            return f"{words} {_count(rest)}" if rest else words
    thousands, rest = divmod(n, 1000)
    head_words = "" if not thousands else "mille" if thousands == 1 else f"{_below_thousand(thousands)}mila"
    return head_words + (_below_thousand(rest) if rest or not thousands else "")


def cardinal(n: int, form: Form = "") -> str:
    """The number in words; tre is accented at the end of a longer number, uno bends before a noun."""
    if n == 0:
        return "zero"
    if n == 1 and form:
        return "una" if form == "f" else "un"
    words = _count(n)
    return words[:-1] + "é" if words.endswith("tre") and words != "tre" and " tre" not in words[-4:] else words


def ordinal(n: int, form: Form = "") -> str:
    """Primo to decimo, then -esimo from the cardinal."""
    if n == 0:
        return "zero"
    if n <= 10:
        words = _FIRST[n]
    else:
        words = _count(n)
        words = (words if words.endswith(("tre", "sei")) else words[:-1]) + "esimo"
        words = words.replace("milesimo", "millesimo") if n % 1000 == 0 else words
    return words[:-1] + "a" if form == "f" else words


def _date(day: int, month: str, year: str, _before: str) -> str:
    return f"{'primo' if day == 1 else cardinal(day)} {month}" + (f" {year}" if year else "")


def _clock(hour: int, minute: int) -> str:
    return ("una" if hour == 1 else cardinal(hour)) + (f" e {cardinal(minute)}" if minute else "")


_CENT: Noun = ("centesimo", "centesimi", "m")

GRAMMAR = Grammar(
    tag="it",
    cardinal=cardinal,
    ordinal=ordinal,
    year=cardinal,
    date=_date,
    clock=_clock,
    months=tuple(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    point="virgola",
    to="a",
    over="su",
    of="di ",
    dot="punto",
    at="chiocciola",
    decimals="number",
    symbols={
        "%": "per cento",
        "‰": "per mille",
        "&": "e",
        "+": "più",
        "=": "uguale a",
        "×": "per",
        "÷": "diviso",
        "−": "meno",
        "±": "più o meno",
        "<": "minore di",
        ">": "maggiore di",
        "≤": "al massimo",
        "≥": "almeno",
        "≈": "circa",
        "~": "circa",
        "°": "gradi",
        "§": "paragrafo",
        "§§": "paragrafi",
        "≠": "diverso da",
        "#": "numero",
        "♯": "diesis",
        "♭": "bemolle",
        "♮": "bequadro",
        "@": "chiocciola",
        "€": "euro",
        "$": "dollari",
        "£": "sterline",
        "¥": "yen",
        "№": "numero",
        "¢": "centesimi",
    },
    currencies={
        "€": (("euro", "euro", "m"), _CENT),
        "EUR": (("euro", "euro", "m"), _CENT),
        "$": (("dollaro", "dollari", "m"), _CENT),
        "US$": (("dollaro", "dollari", "m"), _CENT),
        "USD": (("dollaro", "dollari", "m"), _CENT),
        "CHF": (("franco svizzero", "franchi svizzeri", "m"), _CENT),
        "£": (("sterlina", "sterline", "f"), ("penny", "pence", "m")),
        "¥": (("yen", "yen", "m"), ("sen", "sen", "m")),
    },
    scales={
        "milione": ("milione", "milioni", "m"),
        "milioni": ("milione", "milioni", "m"),
        "M": ("milione", "milioni", "m"),
        "mln.": ("milione", "milioni", "m"),
        "mld.": ("miliardo", "miliardi", "m"),
        "bilione": ("bilione", "bilioni", "m"),
        "bilioni": ("bilione", "bilioni", "m"),
        "mln": ("milione", "milioni", "m"),
        "miliardo": ("miliardo", "miliardi", "m"),
        "miliardi": ("miliardo", "miliardi", "m"),
        "mld": ("miliardo", "miliardi", "m"),
        "mila": ("mila", "mila", "m"),
        "k": ("mila", "mila", "m"),
    },
    units={
        "km": ("chilometro", "chilometri", "m"),
        "m": ("metro", "metri", "m"),
        "cm": ("centimetro", "centimetri", "m"),
        "mm": ("millimetro", "millimetri", "m"),
        "kg": ("chilo", "chili", "m"),
        "g": ("grammo", "grammi", "m"),
        "mg": ("milligrammo", "milligrammi", "m"),
        "t": ("tonnellata", "tonnellate", "f"),
        "l": ("litro", "litri", "m"),
        "ml": ("millilitro", "millilitri", "m"),
        "ha": ("ettaro", "ettari", "m"),
        "m²": ("metro quadrato", "metri quadrati", "m"),
        "m2": ("metro quadrato", "metri quadrati", "m"),
        "mq": ("metro quadrato", "metri quadrati", "m"),
        "kmq": ("chilometro quadrato", "chilometri quadrati", "m"),
        "mc": ("metro cubo", "metri cubi", "m"),
        "p.": ("pagina", "pagine", "f"),
        "pp.": ("pagina", "pagine", "f"),
        "UI": ("unità internazionale", "unità internazionali", "f"),
        "hg": ("etto", "etti", "m"),
        "gr": ("grammo", "grammi", "m"),
        "km²": ("chilometro quadrato", "chilometri quadrati", "m"),
        "km2": ("chilometro quadrato", "chilometri quadrati", "m"),
        "m³": ("metro cubo", "metri cubi", "m"),
        "°F": ("grado Fahrenheit", "gradi Fahrenheit", "m"),
        "°C": ("grado Celsius", "gradi Celsius", "m"),
        "°": ("grado", "gradi", "m"),
        "h": ("ora", "ore", "f"),
        "min": ("minuto", "minuti", "m"),
        "s": ("secondo", "secondi", "m"),
        "kW": ("chilowatt", "chilowatt", "m"),
        "MW": ("megawatt", "megawatt", "m"),
        "GW": ("gigawatt", "gigawatt", "m"),
        "kWh": ("chilowattora", "chilowattora", "m"),
        "MB": ("megabyte", "megabyte", "m"),
        "GB": ("gigabyte", "gigabyte", "m"),
        "TB": ("terabyte", "terabyte", "m"),
        "Hz": ("hertz", "hertz", "m"),
    },
    per={
        "a": "all’anno",
        "s²": "al secondo quadrato",
        "h": "all’ora",
        "s": "al secondo",
        "min": "al minuto",
        "km²": "per chilometro quadrato",
        "l": "al litro",
        "km2": "per chilometro quadrato",
        "m²": "al metro quadrato",
        "m2": "al metro quadrato",
        "m³": "al metro cubo",
        "kg": "al chilo",
        "ha": "per ettaro",
        "100 km": "ogni cento chilometri",
    },
    abbreviations=list_short_forms("it"),
    raised="elevato a",
    turns=("volta", "volte", "f"),
    fractions={"1/2": "un mezzo", "1/3": "un terzo", "2/3": "due terzi", "1/4": "un quarto", "3/4": "tre quarti"},
    spelled=frozenset(
        "UE DNA IA UK PD PM TG ATM BCE FBI CIA CEO USL OMS FMI BTP IBM FdI PCI PSI MSI UDC FIGC ISS DDA RNA HIV NBA "
        "ATP UCI IP UV GdF ADSL OGM ICI AVC ATR".split()
    ),
    ordinal_marks={
        "esimo": "m",
        "esima": "f",
        "mo": "m",
        "ma": "f",
        "º": "m",
        "°": "m",
        "ª": "f",
        "^": "f",
        "o": "m",
        "a": "f",
    },
    short_months={
        "gen.": "gennaio",
        "genn.": "gennaio",
        "febbr.": "febbraio",
        "feb.": "febbraio",
        "mar.": "marzo",
        "apr.": "aprile",
        "mag.": "maggio",
        "giu.": "giugno",
        "lug.": "luglio",
        "ago.": "agosto",
        "set.": "settembre",
        "sett.": "settembre",
        "ott.": "ottobre",
        "nov.": "novembre",
        "dic.": "dicembre",
    },
    days={
        "lun": "lunedì",
        "mar": "martedì",
        "mer": "mercoledì",
        "gio": "giovedì",
        "ven": "venerdì",
        "sab": "sabato",
        "dom": "domenica",
        "Lun": "lunedì",
        "Ven": "venerdì",
        "Sab": "sabato",
        "Dom": "domenica",
    },
    rates={
        "h": "all’ora",
        "ora": "all’ora",
        "giorno": "al giorno",
        "settimana": "a settimana",
        "mese": "al mese",
        "anno": "all’anno",
        "notte": "a notte",
        "persona": "a persona",
        "kg": "al chilo",
        "t": "a tonnellata",
        "m²": "al metro quadrato",
        "mq": "al metro quadrato",
        "l": "al litro",
        "litro": "al litro",
        "kWh": "al chilowattora",
        "MWh": "al megawattora",
        "barile": "al barile",
    },
    mixed={"1/2": "e mezz{}", "1/4": "e un quarto", "3/4": "e tre quarti", "1/3": "e un terzo", "2/3": "e due terzi"},
    halves={"": "mezzo", "m": "mezzo", "n": "mezzo", "f": "mezza"},
    numbered=frozenset(
        "vol cap chap art fig capitolo tomo volume parte libro atto scena titolo allegato tipo fase gruppo "
        "livello classe capitoli tomi volumi parti libri atti titoli allegati".split()
    ),
    hours=frozenset("alle delle dalle ore le all h h.".split()),
    centuries=r"secol[oi]|secc?\.",
    rulers=ordinal,
    ordinal_centuries=True,
    feminine=tuple("a zione sione gione nione tà tù trice crisi tesi analisi ie udine igine agine".split()),
    nouns=dict.fromkeys(
        "notte parte parti chiave madre mano legge morte voce luce nave rete sede fine gente classe base frase foto "
        "moto auto "
        "radio email mail torre carne estate neve valle pelle febbre polvere cenere arte corte sorte mente corrente "
        "sorgente patente fonte fronte fede croce pace noce radice cornice vernice fame ape canzone "
        "automobile lente".split(),
        "f",
    ),
    masculine=tuple("ema emma amma atleta pianeta clima poeta papa".split()),
)
