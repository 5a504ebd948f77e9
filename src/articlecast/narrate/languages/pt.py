"""Portuguese: Brazilian by default, dezasseis and mil milhões where the tag says pt-PT."""

from __future__ import annotations

import dataclasses

from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.short_forms import list_short_forms

_SMALL = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
    "dezenove"
).split()
_TENS = "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_HUNDREDS = "_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos".split()
_SCALES = ((10**12, "trilhão", "trilhões"), (10**9, "bilhão", "bilhões"), (10**6, "milhão", "milhões"))
_UNITS_TH = "_ primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono".split()
_TENS_TH = (
    "_ décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo centésimo"
).split()
_FEMININE = {"um": "uma", "dois": "duas"}
_EUROPEAN = {"dezesseis": "dezasseis", "dezessete": "dezassete", "dezenove": "dezanove"}


def _below_thousand(n: int, form: Form) -> str:
    if n == 100:
        return "cem"
    hundreds, rest = divmod(n, 100)
    parts = [_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        parts.append(_TENS[rest // 10])
        rest %= 10
    if rest:
        parts.append(_SMALL[rest])
    if form == "f":
        parts = [_FEMININE.get(part, part[:-2] + "as" if part.endswith("entos") else part) for part in parts]
    return " e ".join(parts)


def cardinal(n: int, form: Form = "") -> str:
    """The number in words, with e between hundreds, tens and ones, and before a small rest."""
    if n == 0:
        return "zero"
    for size, one, many in _SCALES:
        if n >= size:
            head, rest = divmod(n, size)
            words = f"{cardinal(head)} {one if head == 1 else many}"
            break
    else:
        if n < 1000:
            return _below_thousand(n, form)
        head, rest = divmod(n, 1000)
        words = "mil" if head == 1 else f"{_below_thousand(head, form)} mil"
    if not rest:
        return words
    last = rest // 1000 if rest >= 1000 and rest % 1000 == 0 else rest
    joint = " e " if last < 100 or (last < 1000 and last % 100 == 0) else " "
    return f"{words}{joint}{cardinal(rest, form)}"


def ordinal(n: int, form: Form = "") -> str:
    """Primeiro to centésimo, and milésimo; beyond, Portuguese counts."""
    if n == 1000:
        return f"milésim{'a' if form == 'f' else 'o'}"
    if not 0 < n <= 100:
        return cardinal(n, form)
    parts = [_TENS_TH[n // 10]] if n >= 10 else []
    if n % 10:
        parts.append(_UNITS_TH[n % 10])
    return " ".join(part[:-1] + "a" if form == "f" else part for part in parts)


def _date(day: int, month: str, year: str, _before: str) -> str:
    return f"{'primeiro' if day == 1 else cardinal(day)} de {month}" + (f" de {year}" if year else "")


def _clock(hour: int, minute: int) -> str:
    return f"{cardinal(hour, 'f')} hora{'s' if hour > 1 else ''}" + (f" e {cardinal(minute)}" if minute else "")


def _ruler(n: int, form: Form) -> str:
    return ordinal(n, form) if n <= 10 else cardinal(n)


_EURO_CENT: Noun = ("cêntimo", "cêntimos", "m")
_CENT: Noun = ("centavo", "centavos", "m")

GRAMMAR = Grammar(
    tag="pt",
    cardinal=cardinal,
    ordinal=ordinal,
    year=cardinal,
    date=_date,
    clock=_clock,
    months=tuple("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()),
    of_month="de ",
    point="vírgula",
    to="a",
    over="sobre",
    of="de ",
    dot="ponto",
    at="arroba",
    decimals="number",
    symbols={
        "%": "por cento",
        "‰": "por mil",
        "&": "e",
        "+": "mais",
        "=": "igual a",
        "×": "vezes",
        "÷": "dividido por",
        "−": "menos",
        "±": "mais ou menos",
        "<": "menor que",
        ">": "maior que",
        "≤": "no máximo",
        "≥": "no mínimo",
        "≈": "cerca de",
        "~": "cerca de",
        "°": "graus",
        "§": "parágrafo",
        "§§": "parágrafos",
        "≠": "diferente de",
        "#": "número",
        "♯": "sustenido",
        "♭": "bemol",
        "♮": "bequadro",
        "@": "arroba",
        "€": "euros",
        "$": "dólares",
        "£": "libras",
        "¥": "ienes",
        "№": "número",
        "¢": "centavos",
    },
    currencies={
        "€": (("euro", "euros", "m"), _EURO_CENT),
        "EUR": (("euro", "euros", "m"), _EURO_CENT),
        "R$": (("real", "reais", "m"), _CENT),
        "BRL": (("real", "reais", "m"), _CENT),
        "$": (("dólar", "dólares", "m"), _CENT),
        "US$": (("dólar", "dólares", "m"), _CENT),
        "USD": (("dólar", "dólares", "m"), _CENT),
        "£": (("libra", "libras", "f"), ("pêni", "pence", "m")),
        "¥": (("iene", "ienes", "m"), ("sen", "sen", "m")),
    },
    scales={
        "milhão": ("milhão", "milhões", "m"),
        "milhões": ("milhão", "milhões", "m"),
        "M": ("milhão", "milhões", "m"),
        "mi": ("milhão", "milhões", "m"),
        "bilhão": ("bilhão", "bilhões", "m"),
        "bilhões": ("bilhão", "bilhões", "m"),
        "bi": ("bilhão", "bilhões", "m"),
        "trilhão": ("trilhão", "trilhões", "m"),
        "tri": ("trilhão", "trilhões", "m"),
        "trilhões": ("trilhão", "trilhões", "m"),
        "mil milhões": ("mil milhões", "mil milhões", "m"),
        "mil": ("mil", "mil", "m"),
        "k": ("mil", "mil", "m"),
    },
    units={
        "km": ("quilômetro", "quilômetros", "m"),
        "m": ("metro", "metros", "m"),
        "cm": ("centímetro", "centímetros", "m"),
        "mm": ("milímetro", "milímetros", "m"),
        "kg": ("quilo", "quilos", "m"),
        "g": ("grama", "gramas", "m"),
        "mg": ("miligrama", "miligramas", "m"),
        "t": ("tonelada", "toneladas", "f"),
        "l": ("litro", "litros", "m"),
        "ml": ("mililitro", "mililitros", "m"),
        "ha": ("hectare", "hectares", "m"),
        "m²": ("metro quadrado", "metros quadrados", "m"),
        "m2": ("metro quadrado", "metros quadrados", "m"),
        "km²": ("quilômetro quadrado", "quilômetros quadrados", "m"),
        "km2": ("quilômetro quadrado", "quilômetros quadrados", "m"),
        "m³": ("metro cúbico", "metros cúbicos", "m"),
        "°F": ("grau Fahrenheit", "graus Fahrenheit", "m"),
        "ºF": ("grau Fahrenheit", "graus Fahrenheit", "m"),
        "°C": ("grau Celsius", "graus Celsius", "m"),
        "ºC": ("grau Celsius", "graus Celsius", "m"),
        "°": ("grau", "graus", "m"),
        "col.": ("colher", "colheres", "f"),
        "xíc.": ("xícara", "xícaras", "f"),
        "xíc": ("xícara", "xícaras", "f"),
        "p.": ("página", "páginas", "f"),
        "pp.": ("página", "páginas", "f"),
        "UI": ("unidade internacional", "unidades internacionais", "f"),
        "hs": ("hora", "horas", "f"),
        "hrs": ("hora", "horas", "f"),
        "kms": ("quilômetro", "quilômetros", "m"),
        "h": ("hora", "horas", "f"),
        "min": ("minuto", "minutos", "m"),
        "s": ("segundo", "segundos", "m"),
        "kW": ("quilowatt", "quilowatts", "m"),
        "MW": ("megawatt", "megawatts", "m"),
        "GW": ("gigawatt", "gigawatts", "m"),
        "kWh": ("quilowatt-hora", "quilowatts-hora", "m"),
        "MB": ("megabyte", "megabytes", "m"),
        "GB": ("gigabyte", "gigabytes", "m"),
        "TB": ("terabyte", "terabytes", "m"),
        "Hz": ("hertz", "hertz", "m"),
    },
    per={
        "a": "por ano",
        "s²": "por segundo ao quadrado",
        "h": "por hora",
        "s": "por segundo",
        "min": "por minuto",
        "km²": "por quilômetro quadrado",
        "l": "por litro",
        "km2": "por quilômetro quadrado",
        "m²": "por metro quadrado",
        "m2": "por metro quadrado",
        "m³": "por metro cúbico",
        "kg": "por quilo",
        "ha": "por hectare",
        "100 km": "a cada cem quilômetros",
    },
    abbreviations=list_short_forms("pt"),
    raised="elevado a",
    turns=("vez", "vezes", "f"),
    fractions={"1/2": "meio", "1/3": "um terço", "2/3": "dois terços", "1/4": "um quarto", "3/4": "três quartos"},
    spelled=frozenset(
        "CE UE EUA DNA IA OMS ONG INSS STF CEO TI FMI BCE IBGE PT PSD FBI CIA IPTU OAB UTI IPVA CPI IRS IRC EDP TVI "
        "ADN VIH HIV AVC TSE TCU AGU UOL UFRJ UFMG UnB IPCA IOF ICMS ISS UFC UGT OCDE OMC OIT NBA ATP UCI RNA IP UV "
        "ABC UFPE UFBA UFSC UEL AMB EBC".split()
    ),
    ordinal_marks={".º": "m", "º": "m", "°": "m", ".ª": "f", "ª": "f", "o": "m", "a": "f"},
    short_months={
        "jan.": "janeiro",
        "fev.": "fevereiro",
        "mar.": "março",
        "abr.": "abril",
        "mai.": "maio",
        "jun.": "junho",
        "jul.": "julho",
        "ago.": "agosto",
        "set.": "setembro",
        "out.": "outubro",
        "nov.": "novembro",
        "dez.": "dezembro",
    },
    days={
        "seg": "segunda-feira",
        "ter": "terça-feira",
        "qua": "quarta-feira",
        "qui": "quinta-feira",
        "sex": "sexta-feira",
        "sáb": "sábado",
        "dom": "domingo",
        "Seg": "segunda-feira",
        "Sex": "sexta-feira",
        "Sáb": "sábado",
        "Dom": "domingo",
    },
    rates={
        "h": "por hora",
        "hora": "por hora",
        "dia": "por dia",
        "semana": "por semana",
        "mês": "por mês",
        "ano": "por ano",
        "noite": "por noite",
        "pessoa": "por pessoa",
        "kg": "o quilo",
        "t": "a tonelada",
        "m²": "o metro quadrado",
        "l": "o litro",
        "litro": "o litro",
        "kWh": "o quilowatt-hora",
        "MWh": "o megawatt-hora",
        "barril": "o barril",
    },
    mixed={
        "1/2": "e mei{}",
        "1/4": "e um quarto",
        "3/4": "e três quartos",
        "1/3": "e um terço",
        "2/3": "e dois terços",
    },
    halves={"": "meio", "m": "meio", "n": "meio", "f": "meia"},
    numbered=frozenset(
        "inc inciso vol cap chap art fig capítulo tomo volume parte livro ato cena título anexo tipo fase grupo etapa "
        "nível seção artigo artigos incisos capítulos tomos volumes partes livros atos títulos anexos".split()
    ),
    hours=frozenset("às".split()),
    centuries=r"séculos?|s[ée]cs?\.",
    rulers=_ruler,
    feminine=tuple(
        "a as ção ções são sões gião giões nião niões dade dades tude tudes gem gens ã ãs ie ies ose oses triz "
        "trizes".split()
    ),
    masculine=tuple("ema emas oma omas grama gramas crata cratas ista istas fã fãs ímã ímãs sofá sofás".split()),
    nouns={
        **dict.fromkeys(
            "mulher mulheres colher colheres noite noites parte partes tarde tardes classe classes morte mortes "
            "sede sedes voz vozes mãe mães mão mãos flor flores cor cores dor dores ave aves lei leis rede redes "
            "gente torre torres vez vezes luz luzes cruz cruzes noz nozes paz raiz raízes carne carnes fonte "
            "fontes ponte pontes chave chaves nave naves neve fase fases base bases frase frases crise crises "
            "tese teses síntese hipótese hipóteses análise análises febre febres árvore árvores serpente "
            "serpentes corrente correntes semente sementes sorte foto fotos moto motos tribo tribos ordem ordens "
            "nuvem nuvens razão razões lista listas pista pistas vista vistas revista revistas entrevista "
            "entrevistas conquista conquistas xícara xícaras libra libras".split(),
            "f",
        ),
        **dict.fromkeys("dia dias mapa mapas planeta planetas clima climas atleta atletas poeta poetas".split(), "m"),
    },
)


def _european(n: int, form: Form = "") -> str:
    if n >= 10**9:
        head, rest = divmod(n, 10**6)
        words = f"{_european(head)} milhões"
        if not rest:
            return words
        return f"{words}{' e ' if rest < 100 else ' '}{_european(rest, form)}"
    words = cardinal(n, form)
    for brazilian, european in _EUROPEAN.items():
        words = words.replace(brazilian, european)
    return words


EUROPEAN = dataclasses.replace(
    GRAMMAR,
    cardinal=_european,
    year=_european,
    units={
        unit: (one.replace("quilô", "quiló"), many.replace("quilô", "quiló"), form)
        for unit, (one, many, form) in GRAMMAR.units.items()
    },
)
