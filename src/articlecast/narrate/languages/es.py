"""Spanish: numbers as in the Real Academia's Ortografía, gender and apocope included."""

from __future__ import annotations

import dataclasses

from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.short_forms import list_short_forms

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
).split()
_TENS = "_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = (
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split()
)
_UNITS_TH = "_ primero segundo tercero cuarto quinto sexto séptimo octavo noveno".split()
_TEENS_TH = (
    "décimo undécimo duodécimo decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo "
    "decimonoveno"
).split()
_TENS_TH = (
    "_ _ vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo centésimo".split()
)


def _below_thousand(n: int, form: Form) -> str:
    if n == 100:
        return "cien"
    hundreds, rest = divmod(n, 100)
    head = _HUNDREDS[hundreds] if hundreds else ""
    if form == "f" and hundreds > 1:
        head = head[:-2] + "as"
    if rest < 30:
        tail = _SMALL[rest] if rest else ""
    else:
        ten, one = divmod(rest, 10)
        tail = _TENS[ten] + (f" y {_SMALL[one]}" if one else "")
    if form and rest % 10 == 1 and rest != 11:
        tail = tail[:-1] + "a" if form == "f" else {"veintiuno": "veintiún"}.get(tail, tail[:-1])
    return f"{head} {tail}".strip()


def cardinal(n: int, form: Form = "") -> str:
    """The number in words up to a million billions; ``form`` shortens uno and bends the hundreds."""
    if n >= 10**12:
        head, rest = divmod(n, 10**12)
        words = "un billón" if head == 1 else f"{cardinal(head, 'm')} billones"
    elif n >= 10**6:
        head, rest = divmod(n, 10**6)
        words = "un millón" if head == 1 else f"{cardinal(head, 'm')} millones"
    elif n >= 1000:
        head, rest = divmod(n, 1000)
        words = "mil" if head == 1 else f"{_below_thousand(head, form or 'm')} mil"
    else:
        return _below_thousand(n, form) if n else "cero"
    return f"{words} {cardinal(rest, form)}" if rest else words


def ordinal(n: int, form: Form = "") -> str:
    """Primero to centésimo, and milésimo; beyond, Spanish counts."""
    if n == 1000:
        return f"milésim{'a' if form == 'f' else 'o'}"
    if not 0 < n <= 100:
        return cardinal(n, form)
    if n < 10:
        words = _UNITS_TH[n]
    elif n < 20:
        words = _TEENS_TH[n - 10]
    else:
        words = _TENS_TH[n // 10] + (f" {_UNITS_TH[n % 10]}" if n % 10 else "")
    if form == "f":
        return " ".join(word[:-1] + "a" for word in words.split())
    return words[:-1] if form == "n" and words.endswith(("primero", "tercero")) else words


def _date(day: int, month: str, year: str, _before: str) -> str:
    return f"{'primero' if day == 1 else cardinal(day)} de {month}" + (f" de {year}" if year else "")


def _clock(hour: int, minute: int) -> str:
    return cardinal(hour, "f") + (f" {'cero ' if minute < 10 else ''}{cardinal(minute)}" if minute else "")


def _ruler(n: int, form: Form) -> str:
    return ordinal(n, form) if n <= 10 else cardinal(n)


_EURO_CENT: Noun = ("céntimo", "céntimos", "m")
_CENT: Noun = ("centavo", "centavos", "m")

GRAMMAR = Grammar(
    tag="es",
    cardinal=cardinal,
    ordinal=ordinal,
    year=cardinal,
    date=_date,
    clock=_clock,
    months=tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
    of_month="de ",
    point="coma",
    to="a",
    over="sobre",
    of="de ",
    dot="punto",
    at="arroba",
    decimals="number",
    symbols={
        "%": "por ciento",
        "‰": "por mil",
        "&": "y",
        "+": "más",
        "=": "igual a",
        "×": "por",
        "÷": "entre",
        "−": "menos",
        "±": "más menos",
        "<": "menor que",
        ">": "mayor que",
        "≤": "menor o igual que",
        "≥": "mayor o igual que",
        "≈": "aproximadamente",
        "~": "unos",
        "°": "grados",
        "§": "párrafo",
        "§§": "párrafos",
        "≠": "distinto de",
        "#": "número",
        "♯": "sostenido",
        "♭": "bemol",
        "♮": "becuadro",
        "@": "arroba",
        "€": "euros",
        "$": "dólares",
        "£": "libras",
        "¥": "yenes",
        "№": "número",
        "¢": "centavos",
    },
    currencies={
        "€": (("euro", "euros", "m"), _EURO_CENT),
        "EUR": (("euro", "euros", "m"), _EURO_CENT),
        "$": (("dólar", "dólares", "m"), _CENT),
        "US$": (("dólar", "dólares", "m"), _CENT),
        "USD": (("dólar", "dólares", "m"), _CENT),
        "£": (("libra", "libras", "f"), ("penique", "peniques", "m")),
        "¥": (("yen", "yenes", "m"), ("sen", "sen", "m")),
    },
    scales={
        "millón": ("millón", "millones", "m"),
        "millones": ("millón", "millones", "m"),
        "mill.": ("millón", "millones", "m"),
        "M": ("millón", "millones", "m"),
        "billón": ("billón", "billones", "m"),
        "billones": ("billón", "billones", "m"),
        "MM": ("millón", "millones", "m"),
        "mills.": ("millón", "millones", "m"),
        "trillón": ("trillón", "trillones", "m"),
        "trillones": ("trillón", "trillones", "m"),
        "mil millones": ("mil millones", "mil millones", "m"),
        "mil": ("mil", "mil", "m"),
        "k": ("mil", "mil", "m"),
    },
    units={
        "km": ("kilómetro", "kilómetros", "m"),
        "m": ("metro", "metros", "m"),
        "cm": ("centímetro", "centímetros", "m"),
        "mm": ("milímetro", "milímetros", "m"),
        "kg": ("kilo", "kilos", "m"),
        "g": ("gramo", "gramos", "m"),
        "mg": ("miligramo", "miligramos", "m"),
        "t": ("tonelada", "toneladas", "f"),
        "l": ("litro", "litros", "m"),
        "ml": ("mililitro", "mililitros", "m"),
        "ha": ("hectárea", "hectáreas", "f"),
        "m²": ("metro cuadrado", "metros cuadrados", "m"),
        "m2": ("metro cuadrado", "metros cuadrados", "m"),
        "km²": ("kilómetro cuadrado", "kilómetros cuadrados", "m"),
        "km2": ("kilómetro cuadrado", "kilómetros cuadrados", "m"),
        "m³": ("metro cúbico", "metros cúbicos", "m"),
        "°F": ("grado Fahrenheit", "grados Fahrenheit", "m"),
        "ºF": ("grado Fahrenheit", "grados Fahrenheit", "m"),
        "°C": ("grado Celsius", "grados Celsius", "m"),
        "ºC": ("grado Celsius", "grados Celsius", "m"),
        "°": ("grado", "grados", "m"),
        "p.": ("página", "páginas", "f"),
        "pp.": ("página", "páginas", "f"),
        "c.c.": ("centímetro cúbico", "centímetros cúbicos", "m"),
        "cts": ("céntimo", "céntimos", "m"),
        "UI": ("unidad internacional", "unidades internacionales", "f"),
        "hs": ("hora", "horas", "f"),
        "hs.": ("hora", "horas", "f"),
        "hrs": ("hora", "horas", "f"),
        "hrs.": ("hora", "horas", "f"),
        "kms": ("kilómetro", "kilómetros", "m"),
        "kms.": ("kilómetro", "kilómetros", "m"),
        "mts": ("metro", "metros", "m"),
        "mts.": ("metro", "metros", "m"),
        "kgs": ("kilo", "kilos", "m"),
        "grs": ("gramo", "gramos", "m"),
        "lts": ("litro", "litros", "m"),
        "h": ("hora", "horas", "f"),
        "min": ("minuto", "minutos", "m"),
        "s": ("segundo", "segundos", "m"),
        "kW": ("kilovatio", "kilovatios", "m"),
        "MW": ("megavatio", "megavatios", "m"),
        "GW": ("gigavatio", "gigavatios", "m"),
        "kWh": ("kilovatio hora", "kilovatios hora", "m"),
        "MB": ("megabyte", "megabytes", "m"),
        "GB": ("gigabyte", "gigabytes", "m"),
        "TB": ("terabyte", "terabytes", "m"),
        "Hz": ("hercio", "hercios", "m"),
    },
    per={
        "a": "al año",
        "s²": "por segundo al cuadrado",
        "h": "por hora",
        "s": "por segundo",
        "min": "por minuto",
        "km²": "por kilómetro cuadrado",
        "l": "por litro",
        "km2": "por kilómetro cuadrado",
        "m²": "por metro cuadrado",
        "m2": "por metro cuadrado",
        "m³": "por metro cúbico",
        "kg": "por kilo",
        "ha": "por hectárea",
        "100 km": "a los cien kilómetros",
    },
    abbreviations=list_short_forms("es"),
    raised="elevado a",
    turns=("vez", "veces", "f"),
    fractions={"1/2": "un medio", "1/3": "un tercio", "2/3": "dos tercios", "1/4": "un cuarto", "3/4": "tres cuartos"},
    spelled=frozenset(
        "CE UE ADN IA DNI IPC UCI FMI OMS ONG ITV BCE RTVE TVE IRPF EEG CEO FBI CIA VIH UGT IU ERC UPN UPM UCM EMT EGB "
        "OIT OCDE BBVA RNE ABC NBA ACB ATP ARN SMI CNI PCE UCD IES UAB UPV IPN CFE ELN EMA ISS ADSL IP UV OCU UCR "
        "AFP UPF APP IMC".split()
    ),
    ordinal_marks={
        ".a": "f",
        ".o": "m",
        ".º": "m",
        "º": "m",
        ".ª": "f",
        "ª": "f",
        ".er": "n",
        "er": "n",
        "er.": "n",
        "ro": "m",
        "ra": "f",
        "do": "m",
        "da": "f",
        "to": "m",
        "ta": "f",
        "ro.": "m",
        "ra.": "f",
        "do.": "m",
        "da.": "f",
        "to.": "m",
        "ta.": "f",
        "°": "m",
    },
    short_months={
        "ene.": "enero",
        "feb.": "febrero",
        "mar.": "marzo",
        "abr.": "abril",
        "may.": "mayo",
        "jun.": "junio",
        "jul.": "julio",
        "ago.": "agosto",
        "sep.": "septiembre",
        "sept.": "septiembre",
        "oct.": "octubre",
        "nov.": "noviembre",
        "dic.": "diciembre",
    },
    days={
        "lun": "lunes",
        "mar": "martes",
        "mié": "miércoles",
        "jue": "jueves",
        "vie": "viernes",
        "sáb": "sábado",
        "dom": "domingo",
        "Lun": "lunes",
        "Vie": "viernes",
        "Sáb": "sábado",
        "Dom": "domingo",
    },
    rates={
        "h": "por hora",
        "hora": "por hora",
        "día": "al día",
        "semana": "a la semana",
        "mes": "al mes",
        "año": "al año",
        "noche": "por noche",
        "persona": "por persona",
        "kg": "el kilo",
        "t": "la tonelada",
        "m²": "el metro cuadrado",
        "l": "el litro",
        "litro": "el litro",
        "kWh": "el kilovatio hora",
        "MWh": "el megavatio hora",
        "barril": "el barril",
    },
    mixed={"1/2": "y medi{}", "1/4": "y cuarto", "3/4": "y tres cuartos", "1/3": "y un tercio", "2/3": "y dos tercios"},
    halves={"": "medio", "m": "medio", "n": "medio", "f": "media"},
    numbered=frozenset(
        "vol cap chap art fig capítulo tomo volumen parte libro acto escena título anexo tipo fase grupo "
        "etapa nivel sección artículo artículos capítulos tomos volúmenes partes libros actos títulos anexos".split()
    ),
    hours=frozenset("las".split()),
    centuries=r"siglos?|ss?\.",
    rulers=_ruler,
    feminine=tuple(
        "a as ción ciones sión siones gión giones nión niones dad dades tad tades tud tudes ie ies umbre umbres triz "
        "trices".split()
    ),
    masculine=tuple(
        "ema emas oma omas grama gramas asma asmas igma igmas crata cratas ista istas sofá sofás papá papás".split()
    ),
    nouns={
        **dict.fromkeys(
            "mujer mujeres noche noches parte partes tarde tardes clase clases calle calles voz voces llave "
            "llaves sede sedes muerte muertes base bases nave naves clave claves frase frases ave aves ley leyes "
            "flor flores red redes gente torre torres vez veces mano manos foto fotos moto motos radio radios luz "
            "luces cruz cruces paz raíz raíces nariz narices imagen imágenes sangre leche carne carnes nube nubes "
            "fuente fuentes serpiente serpientes corriente corrientes suerte fiebre fiebres fase fases crisis "
            "tesis dosis hipótesis señal señales cárcel cárceles piel pieles sal sales catedral catedrales nuez "
            "nueces pared paredes razón razones lista listas pista pistas vista vistas revista revistas "
            "entrevista entrevistas conquista conquistas".split(),
            "f",
        ),
        **dict.fromkeys("día días mapa mapas planeta planetas clima climas atleta atletas poeta poetas".split(), "m"),
    },
    point_decimals=frozenset("MX US PR GT HN NI PA SV DO".split()),
)

_PESOS = {"$": (("peso", "pesos", "m"), _CENT)}
PESOS = dataclasses.replace(GRAMMAR, currencies=GRAMMAR.currencies | _PESOS, symbols=GRAMMAR.symbols | {"$": "pesos"})  # type: ignore[operator]
"""Where a price in $ is in the country's own pesos; dollars are US$ or USD there."""
