"""German: numbers in one word, years by hundreds, ordinals bent by the word before them."""

from __future__ import annotations

from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.short_forms import list_short_forms

_SMALL = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
).split()
_TENS = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_SCALES = ((10**12, "Billion", "en"), (10**9, "Milliarde", "n"), (10**6, "Million", "en"))
_IRREGULAR = {"eins": "erst", "drei": "dritt", "sieben": "siebt", "acht": "acht"}
_WEAK_BEFORE = frozenset(
    "* † v. von am vom zum im beim den dem des der seit ab bis nach dieser dieses diesem einem einer".split()
)


def _below_thousand(n: int, *, last: bool) -> str:
    hundreds, rest = divmod(n, 100)
    head = f"{'ein' if hundreds == 1 else _SMALL[hundreds]}hundert" if hundreds else ""
    if rest < 20:
        tail = "" if rest == 0 else "ein" if rest == 1 and not last else _SMALL[rest]
    else:
        ten, one = divmod(rest, 10)
        tail = (f"{'ein' if one == 1 else _SMALL[one]}und" if one else "") + _TENS[ten]
    return head + tail


def cardinal(n: int, form: Form = "") -> str:
    """The number in words; eins becomes ein or eine before a noun."""
    if n == 0:
        return "null"
    if n == 1 and form:
        return "eine" if form == "f" else "ein"
    for size, name, plural in _SCALES:
        if n >= size:
            head, rest = divmod(n, size)
            words = f"eine {name}" if head == 1 else f"{cardinal(head)} {name}{plural}"
            return f"{words} {cardinal(rest)}" if rest else words
    thousands, rest = divmod(n, 1000)
    head_words = f"{_below_thousand(thousands, last=False)}tausend" if thousands else ""
    return head_words + _below_thousand(rest, last=True)


def ordinal(n: int, form: Form = "") -> str:
    """The ordinal with -e; "m" gives -er as it stands alone, "n" the weak -en after am, vom, den."""
    words = cardinal(n)
    ending = {"m": "er", "n": "en"}.get(form, "e")
    if 0 < n % 100 < 20:
        for stem, irregular in _IRREGULAR.items():
            if words.endswith(stem) and n % 100 in {1, 3, 7, 8}:
                return words.removesuffix(stem) + irregular + ending
        return f"{words}t{ending}"
    return f"{words}st{ending}"


def year(n: int) -> str:
    """The year as it is read: neunzehnhundertneunundachtzig, zweitausendvierundzwanzig."""
    if 1100 <= n < 2000:
        return f"{_below_thousand(n // 100, last=False)}hundert" + (cardinal(n % 100) if n % 100 else "")
    return cardinal(n)


def _date(day: int, month: str, year_words: str, before: str) -> str:
    before = before.lstrip("(")
    form: Form = "n" if before.lower() in _WEAK_BEFORE - {"der"} else "" if before.lower() == "der" else "m"
    return f"{ordinal(day, form)} {month}" + (f" {year_words}" if year_words else "")


def _clock(hour: int, minute: int) -> str:
    return f"{cardinal(hour, 'm')} Uhr" + (f" {cardinal(minute)}" if minute else "")


def _ruler(n: int, form: Form) -> str:
    return f"{'die' if form == 'f' else 'der'} {ordinal(n).capitalize()}"


_CENT: Noun = ("Cent", "Cent", "m")

GRAMMAR = Grammar(
    tag="de",
    cardinal=cardinal,
    ordinal=ordinal,
    year=year,
    date=_date,
    clock=_clock,
    months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    point="Komma",
    to="bis",
    over="durch",
    of="",
    dot="Punkt",
    at="at",
    decimals="digits",
    symbols={
        "%": "Prozent",
        "‰": "Promille",
        "&": "und",
        "+": "plus",
        "=": "gleich",
        "×": "mal",
        "÷": "geteilt durch",
        "−": "minus",
        "±": "plus minus",
        "<": "kleiner als",
        ">": "größer als",
        "≤": "höchstens",
        "≥": "mindestens",
        "≈": "ungefähr",
        "~": "etwa",
        "°": "Grad",
        "§": "Paragraf",
        "§§": "Paragrafen",
        "≠": "ungleich",
        "#": "Nummer",
        "♯": "Kreuz",
        "♭": "b",
        "♮": "Auflösungszeichen",
        "@": "at",
        "€": "Euro",
        "$": "Dollar",
        "£": "Pfund",
        "¥": "Yen",
        "№": "Nummer",
        "¢": "Cent",
    },
    currencies={
        "€": (("Euro", "Euro", "m"), _CENT),
        "EUR": (("Euro", "Euro", "m"), _CENT),
        "$": (("Dollar", "Dollar", "m"), _CENT),
        "US$": (("US-Dollar", "US-Dollar", "m"), _CENT),
        "USD": (("US-Dollar", "US-Dollar", "m"), _CENT),
        "CHF": (("Schweizer Franken", "Schweizer Franken", "m"), ("Rappen", "Rappen", "m")),
        "Fr.": (("Franken", "Franken", "m"), ("Rappen", "Rappen", "m")),
        "SFr.": (("Franken", "Franken", "m"), ("Rappen", "Rappen", "m")),
        "T€": (("tausend Euro", "tausend Euro", "m"), None),
        "TEUR": (("tausend Euro", "tausend Euro", "m"), None),
        "£": (("Pfund", "Pfund", "n"), ("Penny", "Pence", "m")),
        "¥": (("Yen", "Yen", "m"), ("Sen", "Sen", "m")),
    },
    scales={
        "Million": ("Million", "Millionen", "f"),
        "Millionen": ("Million", "Millionen", "f"),
        "Mio.": ("Million", "Millionen", "f"),
        "Mio": ("Million", "Millionen", "f"),
        "Milliarde": ("Milliarde", "Milliarden", "f"),
        "Milliarden": ("Milliarde", "Milliarden", "f"),
        "Mrd.": ("Milliarde", "Milliarden", "f"),
        "Mrd": ("Milliarde", "Milliarden", "f"),
        "Mia.": ("Milliarde", "Milliarden", "f"),
        "Mia": ("Milliarde", "Milliarden", "f"),
        "Bio.": ("Billion", "Billionen", "f"),
        "Billion": ("Billion", "Billionen", "f"),
        "Billionen": ("Billion", "Billionen", "f"),
        "Tausend": ("tausend", "tausend", "n"),
        "Tsd.": ("tausend", "tausend", "n"),
        "k": ("tausend", "tausend", "n"),
    },
    units={
        "km": ("Kilometer", "Kilometer", "m"),
        "m": ("Meter", "Meter", "m"),
        "cm": ("Zentimeter", "Zentimeter", "m"),
        "mm": ("Millimeter", "Millimeter", "m"),
        "kg": ("Kilogramm", "Kilogramm", "n"),
        "g": ("Gramm", "Gramm", "n"),
        "mg": ("Milligramm", "Milligramm", "n"),
        "t": ("Tonne", "Tonnen", "f"),
        "l": ("Liter", "Liter", "m"),
        "ml": ("Milliliter", "Milliliter", "m"),
        "ha": ("Hektar", "Hektar", "m"),
        "m²": ("Quadratmeter", "Quadratmeter", "m"),
        "m2": ("Quadratmeter", "Quadratmeter", "m"),
        "qm": ("Quadratmeter", "Quadratmeter", "m"),
        "km²": ("Quadratkilometer", "Quadratkilometer", "m"),
        "km2": ("Quadratkilometer", "Quadratkilometer", "m"),
        "m³": ("Kubikmeter", "Kubikmeter", "m"),
        "°F": ("Grad Fahrenheit", "Grad Fahrenheit", "m"),
        "ct": ("Cent", "Cent", "m"),
        "Mon.": ("Monat", "Monate", "m"),
        "S.": ("Seite", "Seiten", "f"),
        "J.": ("Jahr", "Jahre", "n"),
        "Std": ("Stunde", "Stunden", "f"),
        "Tl": ("Teelöffel", "Teelöffel", "m"),
        "El": ("Esslöffel", "Esslöffel", "m"),
        "cbm": ("Kubikmeter", "Kubikmeter", "m"),
        "Min": ("Minute", "Minuten", "f"),
        "Sek": ("Sekunde", "Sekunden", "f"),
        "U/min": ("Umdrehung pro Minute", "Umdrehungen pro Minute", "f"),
        "IE": ("internationale Einheit", "internationale Einheiten", "f"),
        "Std.": ("Stunde", "Stunden", "f"),
        "Min.": ("Minute", "Minuten", "f"),
        "Sek.": ("Sekunde", "Sekunden", "f"),
        "TL": ("Teelöffel", "Teelöffel", "m"),
        "EL": ("Esslöffel", "Esslöffel", "m"),
        "°C": ("Grad Celsius", "Grad Celsius", "m"),
        "°": ("Grad", "Grad", "m"),
        "h": ("Stunde", "Stunden", "f"),
        "min": ("Minute", "Minuten", "f"),
        "s": ("Sekunde", "Sekunden", "f"),
        "kW": ("Kilowatt", "Kilowatt", "n"),
        "MW": ("Megawatt", "Megawatt", "n"),
        "GW": ("Gigawatt", "Gigawatt", "n"),
        "kWh": ("Kilowattstunde", "Kilowattstunden", "f"),
        "MB": ("Megabyte", "Megabyte", "n"),
        "GB": ("Gigabyte", "Gigabyte", "n"),
        "TB": ("Terabyte", "Terabyte", "n"),
        "Hz": ("Hertz", "Hertz", "n"),
        "PS": ("P S", "P S", "n"),
    },
    per={
        "a": "pro Jahr",
        "s²": "pro Quadratsekunde",
        "h": "pro Stunde",
        "s": "pro Sekunde",
        "min": "pro Minute",
        "km²": "pro Quadratkilometer",
        "km2": "pro Quadratkilometer",
        "m²": "pro Quadratmeter",
        "m2": "pro Quadratmeter",
        "m³": "pro Kubikmeter",
        "l": "pro Liter",
        "kg": "pro Kilogramm",
        "ha": "pro Hektar",
        "100 km": "auf hundert Kilometer",
    },
    abbreviations=list_short_forms("de"),
    raised="hoch",
    fractions={
        "1/2": "ein halb",
        "1/3": "ein Drittel",
        "2/3": "zwei Drittel",
        "1/4": "ein Viertel",
        "3/4": "drei Viertel",
        "9/11": "neun elf",
    },
    spelled=frozenset(
        "ÖGB ABS ESP GPS GEW BASF DGB NABU EG EWG WHO NGO ETF IPO RE IR IRE UStG EStG StVO StPO SGB MEZ MESZ "
        "EU USA UN AfD IT KI ARD SUV CO LKW PKW AG IG CDU CSU EZB USB UKW EDV ICE AOK ADAC HIV GEZ IHK IOC IWF AKW "
        "KZ EKG CEO CIA FBI DNA UFC BIP EM WM DAK IP FAZ SZ LED USP DLRG DRK ORF BSI BKA LKA AGB DIHK EKD IAA ISS "
        "EuGH OLG StGB ÖPNV OB MdB UVP UV IBM SAP UNHCR OECD OSZE IAEA RKI DIW KfW ÖVP SPÖ FPÖ ÖBB UdSSR SED NSDAP "
        "RAF AKP IS DEL UCI FIA EPO IQ AfA ASB THW EnBW EWE EVP IHS ISDN USt AMS APA BAG AHV SVP UBS SBB".split()
    ),
    ordinal_marks={},
    short_months={
        "Jan.": "Januar",
        "Febr.": "Februar",
        "Feb.": "Februar",
        "Mär.": "März",
        "Apr.": "April",
        "Jun.": "Juni",
        "Jul.": "Juli",
        "Aug.": "August",
        "Sep.": "September",
        "Sept.": "September",
        "Okt.": "Oktober",
        "Nov.": "November",
        "Dez.": "Dezember",
    },
    days={
        "Mo": "Montag",
        "Di": "Dienstag",
        "Mi": "Mittwoch",
        "Do": "Donnerstag",
        "Fr": "Freitag",
        "Sa": "Samstag",
        "So": "Sonntag",
    },
    rates={
        "h": "pro Stunde",
        "Std.": "pro Stunde",
        "Stunde": "pro Stunde",
        "Tag": "pro Tag",
        "Woche": "pro Woche",
        "Monat": "im Monat",
        "Jahr": "im Jahr",
        "Nacht": "pro Nacht",
        "Person": "pro Person",
        "kg": "pro Kilo",
        "t": "pro Tonne",
        "m²": "pro Quadratmeter",
        "qm": "pro Quadratmeter",
        "l": "pro Liter",
        "Liter": "pro Liter",
        "kWh": "pro Kilowattstunde",
        "MWh": "pro Megawattstunde",
        "Barrel": "pro Barrel",
    },
    mixed={"1/2": "einhalb", "1/4": "einviertel", "3/4": "dreiviertel", "1/3": "eindrittel", "2/3": "zweidrittel"},
    halves={"": "ein halb", "m": "ein halber", "n": "ein halbes", "f": "eine halbe"},
    numbered=frozenset(
        "kapitel kap teil band bd bgbl buch akt szene abschnitt abschn artikel art stufe typ phase anhang "
        "anlage".split()
    ),
    centuries=r"(?!)",
    rulers=_ruler,
    masculine=tuple(
        "Termin termin Wein wein Stein stein Schein schein Verein verein Kamin kamin Champion Spion Skorpion "
        "Sprung sprung Schwung schwung Junge Kollege kollege Zeuge zeuge Experte experte Vorname Nachname "
        "Gedanke gedanke Buchstabe Franzose Brite Schwede Türke Russe Däne Chinese Grieche Rumäne Kroate "
        "Deutsche Beamte beamte Angeklagte Verletzte Vorsitzende Abgeordnete Angestellte Gefangene Erwachsene "
        "Jugendliche Bayer Neffe Sklave Genosse Nachkomme Laie Biologe Soziologe Psychologe Chirurge Bewohner "
        "Käse käse Löwe Bote Matrose".split()
    ),
    nouns={
        **dict.fromkeys("Kunde Name Hase Affe Pole Tote Erbe Wille Falke Rabe Riese Kranke Kaffee Tee".split(), "m"),
        **dict.fromkeys(
            "Magazin Bein Schwein Protein Stadion Ende Gebäude Gemüse Auge Gelände Gebirge Ziel".split(), "n"
        ),
    },
    feminine=tuple(
        "ung heit keit ion schaft tät e Frau frau tadt Nacht nacht erson artei utter ochter chwester Bank "
        "bank Zeit zeit Hand Zahl zahl Arbeit arbeit Uhr Tür Gabel Wurst Butter Zwiebel Kartoffel in".split()
    ),
)
