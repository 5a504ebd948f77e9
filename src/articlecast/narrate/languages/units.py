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
Ah _ | Amperestunde Amperestunden f | amperio_hora amperios_hora m | ampère-heure ampères-heures m \
| amperora amperora m | ampere-hora amperes-hora m
Ω kM | Ohm Ohm n | ohmio ohmios m | ohm ohms m | ohm ohm m | ohm ohms m
kN _ | Kilonewton Kilonewton n | kilonewton kilonewtons m | kilonewton kilonewtons m | chilonewton chilonewton m \
| quilonewton quilonewtons m
Nm _ | Newtonmeter Newtonmeter m | newton_metro newtons_metro m | newton-mètre newtons-mètres m \
| newton_metro newton_metro m | newton-metro newtons-metro m
bar m | Bar Bar n | bar bares m | bar bars m | bar bar m | bar bares m
mmHg _ | Millimeter_Quecksilbersäule Millimeter_Quecksilbersäule m | milímetro_de_mercurio milímetros_de_mercurio m \
| millimètre_de_mercure millimètres_de_mercure m | millimetro_di_mercurio millimetri_di_mercurio m \
| milímetro_de_mercúrio milímetros_de_mercúrio m
lm _ | Lumen Lumen n | lumen lúmenes m | lumen lumens m | lumen lumen m | lúmen lúmens m
lx _ | Lux Lux n | lux lux m | lux lux m | lux lux m | lux lux m
kbit _ | Kilobit Kilobit n | kilobit kilobits m | kilobit kilobits m | kilobit kilobit m | kilobit kilobits m
kbps _ | Kilobit_pro_Sekunde Kilobit_pro_Sekunde n | kilobit_por_segundo kilobits_por_segundo m \
| kilobit_par_seconde kilobits_par_seconde m | kilobit_al_secondo kilobit_al_secondo m \
| kilobit_por_segundo kilobits_por_segundo m
Mbps _ | Megabit_pro_Sekunde Megabit_pro_Sekunde n | megabit_por_segundo megabits_por_segundo m \
| mégabit_par_seconde mégabits_par_seconde m | megabit_al_secondo megabit_al_secondo m \
| megabit_por_segundo megabits_por_segundo m
Gbps _ | Gigabit_pro_Sekunde Gigabit_pro_Sekunde n | gigabit_por_segundo gigabits_por_segundo m \
| gigabit_par_seconde gigabits_par_seconde m | gigabit_al_secondo gigabit_al_secondo m \
| gigabit_por_segundo gigabits_por_segundo m
fps _ | Bild_pro_Sekunde Bilder_pro_Sekunde n | fotograma_por_segundo fotogramas_por_segundo m \
| image_par_seconde images_par_seconde f | fotogramma_al_secondo fotogrammi_al_secondo m \
| quadro_por_segundo quadros_por_segundo m
px _ | Pixel Pixel n | píxel píxeles m | pixel pixels m | pixel pixel m | pixel pixels m
Mpx _ | Megapixel Megapixel n | megapíxel megapíxeles m | mégapixel mégapixels m | megapixel megapixel m \
| megapixel megapixels m
rpm _ | Umdrehung_pro_Minute Umdrehungen_pro_Minute f | revolución_por_minuto revoluciones_por_minuto f \
| tour_par_minute tours_par_minute m | giro_al_minuto giri_al_minuto m | rotação_por_minuto rotações_por_minuto f
bpm _ | Schlag_pro_Minute Schläge_pro_Minute m | pulsación_por_minuto pulsaciones_por_minuto f \
| battement_par_minute battements_par_minute m | battito_al_minuto battiti_al_minuto m \
| batimento_por_minuto batimentos_por_minuto m
ppm _ | Teil_pro_Million Teile_pro_Million m | parte_por_millón partes_por_millón f \
| partie_par_million parties_par_million f | parte_per_milione parti_per_milione f \
| parte_por_milhão partes_por_milhão f
mSv _ | Millisievert Millisievert n | milisievert milisieverts m | millisievert millisieverts m \
| millisievert millisievert m | milisievert milisieverts m
µSv _ | Mikrosievert Mikrosievert n | microsievert microsieverts m | microsievert microsieverts m \
| microsievert microsievert m | microsievert microsieverts m
Bq kM | Becquerel Becquerel n | becquerel becquereles m | becquerel becquerels m | becquerel becquerel m \
| becquerel becquerels m
mol m | Mol Mol n | mol moles m | mole moles f | mole moli f | mol mols m
MJ _ | Megajoule Megajoule n | megajulio megajulios m | mégajoule mégajoules m | megajoule megajoule m \
| megajoule megajoules m
GJ _ | Gigajoule Gigajoule n | gigajulio gigajulios m | gigajoule gigajoules m | gigajoule gigajoule m \
| gigajoule gigajoules m
kWp _ | Kilowatt_Peak Kilowatt_Peak n | kilovatio_pico kilovatios_pico m | kilowatt-crête kilowatts-crête m \
| chilowatt_di_picco chilowatt_di_picco m | quilowatt-pico quilowatts-pico m
kVA _ | Kilovoltampere Kilovoltampere n | kilovoltamperio kilovoltamperios m | kilovoltampère kilovoltampères m \
| chilovoltampere chilovoltampere m | quilovolt-ampere quilovolts-ampere m
kn _ | Knoten Knoten m | nudo nudos m | nœud nœuds m | nodo nodi m | nó nós m
mph _ | Meile_pro_Stunde Meilen_pro_Stunde f | milla_por_hora millas_por_hora f | mille_à_l’heure milles_à_l’heure m \
| miglio_all’ora miglia_all’ora m | milha_por_hora milhas_por_hora f
kmh _ | Kilometer_pro_Stunde Kilometer_pro_Stunde m | kilómetro_por_hora kilómetros_por_hora m \
| kilomètre_à_l’heure kilomètres_à_l’heure m | chilometro_all’ora chilometri_all’ora m \
| quilômetro_por_hora quilômetros_por_hora m
hp _ | P_S P_S n | caballo caballos m | cheval chevaux m | cavallo cavalli m | cavalo cavalos m
pts _ | Punkt Punkte m | punto puntos m | point points m | punto punti m | ponto pontos m
Pkt _ | Punkt Punkte m | punto puntos m | point points m | punto punti m | ponto pontos m
ptos _ | Punkt Punkte m | punto puntos m | point points m | punto punti m | ponto pontos m
pp _ | Prozentpunkt Prozentpunkte m | punto_porcentual puntos_porcentuales m | point points m \
| punto_percentuale punti_percentuali m | ponto_percentual pontos_percentuais m
p.p. _ | Prozentpunkt Prozentpunkte m | punto_porcentual puntos_porcentuales m | point points m \
| punto_percentuale punti_percentuali m | ponto_percentual pontos_percentuais m
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
    for pair in "Km:km Kg:kg Kw:kW kw:kW KW:kW Kwh:kWh kwh:kWh Mhz:MHz Ghz:GHz mL:ml sec:s seg:s pt:pts Mb:MB Gb:GB "
    "CV:hp cv:hp cc:cm³ ccm:cm³ KWh:kWh".split()
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
    for length in _LENGTHS:
        for power, marks in _RAISED.items():
            noun = _raise(found[length], _POWERS[power][place])
            found |= {length + mark: noun for mark in marks if length + mark not in grammar.units}
    return found | {typed: found[unit] for typed, unit in _TYPED.items() if unit in found and typed not in found}


def _raise(length: Noun, words: tuple[str, ...]) -> Noun:
    """Quadratmeter, and metro cuadrado."""
    one, many, form = length
    if len(words) == 1:
        return words[0] + one.lower(), words[0] + many.lower(), form
    return f"{one} {words[0]}", f"{many} {words[1]}", form
