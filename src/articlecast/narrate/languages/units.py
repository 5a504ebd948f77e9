"""Units that are put together from a prefix, a base and a power, in the languages that share one table of rules."""

from __future__ import annotations

from articlecast.narrate.languages.grammar import Form, Grammar, Noun

_TAGS = ("de", "es", "fr", "it", "pt")
_PREFIXES = {
    "k": ("Kilo", "kilo", "kilo", "chilo", "quilo"),
    "M": ("Mega", "mega", "méga", "mega", "mega"),
    "G": ("Giga", "giga", "giga", "giga", "giga"),
    "T": ("Tera", "tera", "téra", "tera", "tera"),
    "h": ("Hekto", "hecto", "hecto", "etto", "hecto"),
    "d": ("Dezi", "deci", "déci", "deci", "deci"),
    "c": ("Zenti", "centi", "centi", "centi", "centi"),
    "m": ("Milli", "mili", "milli", "milli", "mili"),
    "µ": ("Mikro", "micro", "micro", "micro", "micro"),
    "μ": ("Mikro", "micro", "micro", "micro", "micro"),
    "n": ("Nano", "nano", "nano", "nano", "nano"),
}
_BASES = """
W kMGTm | Watt Watt n | vatio vatios m | watt watts m | watt watt m | watt watts m
Wh kMGT | Wattstunde Wattstunden f | vatio_hora vatios_hora m | wattheure wattheures m | wattora wattora m \
| watt-hora watts-hora m
V kmM | Volt Volt n | voltio voltios m | volt volts m | volt volt m | volt volts m
mAh _ | Milliamperestunde Milliamperestunden f | miliamperio_hora miliamperios_hora m \
| milliampère-heure milliampères-heures m | milliampereora milliampereora m | miliampere-hora miliamperes-hora m
mA _ | Milliampere Milliampere n | miliamperio miliamperios m | milliampère milliampères m \
| milliampere milliampere m | miliampere miliamperes m
kJ _ | Kilojoule Kilojoule n | kilojulio kilojulios m | kilojoule kilojoules m | chilojoule chilojoule m \
| quilojoule quilojoules m
kcal _ | Kilokalorie Kilokalorien f | kilocaloría kilocalorías f | kilocalorie kilocalories f \
| chilocaloria chilocalorie f | quilocaloria quilocalorias f
Hz kMGT | Hertz Hertz n | hercio hercios m | hertz hertz m | hertz hertz m | hertz hertz m
Pa khM | Pascal Pascal n | pascal pascales m | pascal pascals m | pascal pascal m | pascal pascais m
dB _ | Dezibel Dezibel n | decibelio decibelios m | décibel décibels m | decibel decibel m | decibel decibéis m
l cdhm | Liter Liter m | litro litros m | litre litres m | litro litri m | litro litros m
L cdhm | Liter Liter m | litro litros m | litre litres m | litro litri m | litro litros m
µg _ | Mikrogramm Mikrogramm n | microgramo microgramos m | microgramme microgrammes m | microgrammo microgrammi m \
| micrograma microgramas m
µm _ | Mikrometer Mikrometer m | micrómetro micrómetros m | micromètre micromètres m | micrometro micrometri m \
| micrômetro micrômetros m
nm _ | Nanometer Nanometer m | nanómetro nanómetros m | nanomètre nanomètres m | nanometro nanometri m \
| nanômetro nanômetros m
dm _ | Dezimeter Dezimeter m | decímetro decímetros m | décimètre décimètres m | decimetro decimetri m \
| decímetro decímetros m
hm _ | Hektometer Hektometer m | hectómetro hectómetros m | hectomètre hectomètres m | ettometro ettometri m \
| hectômetro hectômetros m
kB _ | Kilobyte Kilobyte n | kilobyte kilobytes m | kilooctet kilooctets m | kilobyte kilobyte m | kilobyte kilobytes m
KB _ | Kilobyte Kilobyte n | kilobyte kilobytes m | kilooctet kilooctets m | kilobyte kilobyte m | kilobyte kilobytes m
MB _ | Megabyte Megabyte n | megabyte megabytes m | mégaoctet mégaoctets m | megabyte megabyte m | megabyte megabytes m
GB _ | Gigabyte Gigabyte n | gigabyte gigabytes m | gigaoctet gigaoctets m | gigabyte gigabyte m | gigabyte gigabytes m
TB _ | Terabyte Terabyte n | terabyte terabytes m | téraoctet téraoctets m | terabyte terabyte m | terabyte terabytes m
Mbit _ | Megabit Megabit n | megabit megabits m | mégabit mégabits m | megabit megabit m | megabit megabits m
Gbit _ | Gigabit Gigabit n | gigabit gigabits m | gigabit gigabits m | gigabit gigabit m | gigabit gigabits m
Mt _ | Megatonne Megatonnen f | megatonelada megatoneladas f | mégatonne mégatonnes f \
| megatonnellata megatonnellate f | megatonelada megatoneladas f
ms _ | Millisekunde Millisekunden f | milisegundo milisegundos m | milliseconde millisecondes f \
| millisecondo millisecondi m | milissegundo milissegundos m
℃ _ | Grad_Celsius Grad_Celsius m | grado_Celsius grados_Celsius m | degré_Celsius degrés_Celsius m \
| grado_Celsius gradi_Celsius m | grau_Celsius graus_Celsius m
pts _ | Punkt Punkte m | punto puntos m | point points m | punto punti m | ponto pontos m
Pkt _ | Punkt Punkte m | punto puntos m | point points m | punto punti m | ponto pontos m
ptos _ | Punkt Punkte m | punto puntos m | point points m | punto punti m | ponto pontos m
pb _ | Basispunkt Basispunkte m | punto_básico puntos_básicos m | point_de_base points_de_base m \
| punto_base punti_base m | ponto_base pontos_base m
℉ _ | Grad_Fahrenheit Grad_Fahrenheit m | grado_Fahrenheit grados_Fahrenheit m \
| degré_Fahrenheit degrés_Fahrenheit m | grado_Fahrenheit gradi_Fahrenheit m | grau_Fahrenheit graus_Fahrenheit m
"""
"""A base with the prefixes that it takes ("_" for none), then singular, plural and gender in each language."""
_RAISED = {"²": ("²", "2"), "³": ("³", "3")}
_POWERS = {
    "²": (
        ("Quadrat",), ("cuadrado", "cuadrados"), ("carré", "carrés"),
        ("quadrato", "quadrati"),
        ("quadrado", "quadrados"),
    ),
    "³": (("Kubik",), ("cúbico", "cúbicos"), ("cube", "cubes"), ("cubo", "cubi"), ("cúbico", "cúbicos")),
}  # fmt: skip
_TYPED = dict(
    pair.split(":")
    for pair in "Km:km Kg:kg Kw:kW kw:kW KW:kW Kwh:kWh KWh:kWh kwh:kWh Mhz:MHz Ghz:GHz mL:ml sec:s seg:s".split()
)
"""Units as they are often typed, by the unit that is meant."""
_LENGTHS = ("km", "hm", "m", "dm", "cm", "mm")


def list_units(grammar: Grammar) -> dict[str, Noun]:
    """All units of a language: those of its own table go before those that are put together here."""
    place = _TAGS.index(grammar.tag)
    found: dict[str, Noun] = {}
    for row in _BASES.strip().splitlines():
        cells = row.split("|")
        base, prefixes = cells[0].split()
        one, many, gender = (part.replace("_", " ") for part in cells[1 + place].split())
        form: Form = "f" if gender == "f" else "n" if gender == "n" else "m"
        found[base] = (one, many, form)
        for prefix in prefixes.strip("_"):
            ahead = _PREFIXES[prefix][place]
            lower = grammar.tag == "de"
            found[prefix + base] = (
                ahead + (one.lower() if lower else one), ahead + (many.lower() if lower else many), form
            )  # fmt: skip
    found |= grammar.units
    found |= {typed: found[unit] for typed, unit in _TYPED.items() if unit in found and typed not in found}
    for length in _LENGTHS:
        for power, marks in _RAISED.items():
            noun = _raise(found[length], _POWERS[power][place])
            found |= {length + mark: noun for mark in marks if length + mark not in grammar.units}
    return found


def _raise(length: Noun, words: tuple[str, ...]) -> Noun:
    """Quadratmeter, and metro cuadrado."""
    one, many, form = length
    if len(words) == 1:
        return words[0] + one.lower(), words[0] + many.lower(), form
    return f"{one} {words[0]}", f"{many} {words[1]}", form
