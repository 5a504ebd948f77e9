"""What English writers shorten, and how it is read in full."""

from __future__ import annotations

_MONTHS = "January February March April May June July August September October November December".split()
MONTHS = {name: name for name in _MONTHS} | {name.upper(): name for name in _MONTHS}
MONTHS |= {name[:3]: name for name in _MONTHS} | {"Sept": "September", "SEPT": "September"}
MONTHS |= {name[:3].upper(): name for name in _MONTHS}
MONTH_NAMES = tuple(_MONTHS)
LOWER_MONTHS = {
    word: name
    for name in _MONTHS
    for word in (name.lower(), name[:3].lower())
    if word not in {"may", "march", "mar", "dec", "sep"}
}
"""Months as those write them who leave out capitals; none that is a word of its own."""
DAYS = {
    "Mon": "Monday",
    "Tu": "Tuesday",
    "Tues": "Tuesday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thurs": "Thursday",
    "Thur": "Thursday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
TITLES = {
    "Dr": "Doctor",
    "Mr": "Mister",
    "mr": "mister",
    "mrs": "missus",
    "Mrs": "Missus",
    "Ms": "Ms",
    "Mx": "Mix",
    "Messrs": "Messieurs",
    "Prof": "Professor",
    "Gov": "Governor",
    "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative",
    "Reps": "Representatives",
    "Gen": "General",
    "Col": "Colonel",
    "Lt": "Lieutenant",
    "Capt": "Captain",
    "Sgt": "Sergeant",
    "Maj": "Major",
    "Cmdr": "Commander",
    "Adm": "Admiral",
    "Pvt": "Private",
    "Cpl": "Corporal",
    "Rev": "Reverend",
    "Hon": "Honorable",
    "Pres": "President",
    "Supt": "Superintendent",
    "Fr": "Father",
    "Amb": "Ambassador",
    "Atty": "Attorney",
    "Gens": "Generals",
    "Drs": "Doctors",
    "Govs": "Governors",
    "Brig": "Brigadier",
    "Insp": "Inspector",
    "Det": "Detective",
    "Msgr": "Monsignor",
    "Pfc": "Private First Class",
    "Mmes": "Mesdames",
    "Ret": "Retired",
    "Profs": "Professors",
    "Sgts": "Sergeants",
    "Pt": "Point",
}
SHORT = {
    "vs": "versus",
    "etc": "et cetera",
    "approx": "approximately",
    "Dept": "Department",
    "dept": "department",
    "Cat": "Category",
    "Art": "Article",
    "Arts": "Articles",
    "Mk": "Mark",
    "cl": "clause",
    "para": "paragraph",
    "Temps": "Temperatures",
    "Div": "Division",
    "Cir": "Circuit",
    "Eq": "Equation",
    "Eqs": "Equations",
    "Hosp": "Hospital",
    "Ave": "Avenue",
    "ave": "avenue",
    "Blvd": "Boulevard",
    "blvd": "boulevard",
    "Rd": "Road",
    "Hwy": "Highway",
    "Pkwy": "Parkway",
    "Sq": "Square",
    "Mt": "Mount",
    "mt": "mount",
    "Mts": "Mountains",
    "Ft": "Fort",
    "Jr": "Junior",
    "jr": "junior",
    "Sr": "Senior",
    "Inc": "Incorporated",
    "Corp": "Corporation",
    "Ltd": "Limited",
    "ltd": "limited",
    "Bros": "Brothers",
    "Assn": "Association",
    "Univ": "University",
    "Co": "Company",
    "vol": "volume",
    "vols": "volumes",
    "Vol": "Volume",
    "est": "established",
    "Est": "Established",
    "Govt": "Government",
    "govt": "government",
    "Natl": "National",
    "Intl": "International",
    "Mfg": "Manufacturing",
    "Asst": "Assistant",
    "ch": "chapter",
    "Ch": "Chapter",
    "fig": "figure",
    "Fig": "Figure",
    "Figs": "Figures",
    "Sec": "Section",
    "Esq": "Esquire",
    "Dist": "District",
    "Rm": "Room",
    "Rte": "Route",
    "Twp": "Township",
    "Cty": "County",
    "Pct": "Precinct",
    "viz": "namely",
    "Ep": "Episode",
    "pt": "part",
    "Pg": "Page",
    "pg": "page",
    "pgs": "pages",
    "Bk": "Book",
    "vv": "verses",
    "Tab": "Table",
    "Matt": "Matthew",
    "Ps": "Psalm",
    "Rom": "Romans",
    "Cor": "Corinthians",
    "Prov": "Proverbs",
    "Isa": "Isaiah",
    "Deut": "Deuteronomy",
    "Lev": "Leviticus",
    "Eph": "Ephesians",
    "Gal": "Galatians",
    "Heb": "Hebrews",
    "Apt": "Apartment",
    "apt": "apartment",
    "Ste": "Suite",
    "Bldg": "Building",
    "Ph": "P H",
    "incl": "including",
    "esp": "especially",
    "misc": "miscellaneous",
    "temp": "temperature",
    "avg": "average",
    "max": "maximum",
    "min": "minimum",
    "tel": "telephone",
    "Tel": "Telephone",
    "ext": "extension",
    "ca": "circa",
    "dr": "doctor",
    "st": "street",
    "St": "Saint",
    "Cf": "compare",
    "Op": "Opus",
    "Sts": "Saints",
    "cf": "compare",
}
"""Read in full only with their full stop."""
BARE = frozenset(
    "St Tu vol Vol vs jr Dr Mr mr Mrs mrs Ms Mx Ave Blvd Hwy Mt Sgt Lt Gov Sen Prof Messrs Rev Jr Sr Dept mt ltd st ave dr Ltd".split()
)
"""Read in full without one too."""
DOTTED = {
    "e.g.": "E G",
    "i.e.": "I E",
    "E.g.": "E G",
    "I.e.": "I E",
    "et al.": "et al",
    "a.k.a.": "also known as",
    "p.m.": "P M",
    "a.m.": "A M",
    "w/o": "without",
    "w/": "with",
    "b/c": "because",
    "c/o": "care of",
    "U.S.A.": "U S A",
    "PhD": "P H D",
    "Ph.D.": "P H D",
    "and/or": "and or",
    "n/a": "not available",
    "P.S.": "P S",
    "km/h": "kilometers per hour",
    "y/y": "year on year",
    "q/q": "quarter on quarter",
    "m/m": "month on month",
    "AC/DC": "A C D C",
    "LL.M.": "L L M",
    "LL.B.": "L L B",
    "LL.D.": "L L D",
    "DII": "D two",
    "DIII": "D three",
    "YoY": "year on year",
    "QoQ": "quarter on quarter",
    "MoM": "month on month",
    "WWI": "World War One",
    "WWII": "World War Two",
    "WW1": "World War One",
    "WW2": "World War Two",
    "WWIII": "World War Three",
}
CONTRACTED = {
    f"{short}{rest}": said
    for short, rest, said in (
        ("gov", "t", "government"),
        ("Gov", "t", "Government"),
        ("int", "l", "international"),
        ("Int", "l", "International"),
        ("nat", "l", "national"),
        ("Nat", "l", "National"),
        ("ass", "n", "association"),
        ("Ass", "n", "Association"),
        ("dep", "t", "department"),
        ("Dep", "t", "Department"),
        ("cont", "d", "continued"),
    )
    for short in (f"{short}'", f"{short}’")
}
"""What headlines and minutes draw together."""
SYMBOLS = {
    "≠": "is not",
    "&": "and",
    "+": "plus",
    "=": "equals",
    "×": "times",
    "÷": "divided by",
    "±": "plus or minus",
    "≈": "about",
    "~": "about",
    "<": "less than",
    ">": "greater than",
    "≤": "at most",
    "≥": "at least",
    "%": "percent",
    "‰": "per mille",
    "§": "section",
    "§§": "sections",
    "¶": "paragraph",
    "°": "degrees",
    "@": "at",
    "#": "number",
    "™": "",
    "®": "",
    "©": "copyright",
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "¥": "yen",
    "¢": "cents",
    "№": "number",
    "→": "to",
    "−": "minus",
    "π": "pi",
    "√": "square root of",
    "∞": "infinity",
    "µ": "mu",
    "^": "",
}
_LETTERS = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi "
    "chi psi omega"
).split()
GREEK = dict(zip("αβγδεζηθικλμνξοπρςστυφχψω", _LETTERS, strict=True))
GREEK |= {letter.upper(): name for letter, name in GREEK.items()} | {"Σ": "sigma"}
SET_NUMBERS = {
    "24/7": "twenty four seven",
    "24/7/365": "twenty four seven three sixty five",
    "9/11": "nine eleven",
    "50/50": "fifty fifty",
    "7/7": "seven seven",
    "20/20": "twenty twenty",
    "401(k)": "four oh one k",
    "401(k)s": "four oh one Ks",
    "403(b)": "four oh three b",
    "401k": "four oh one k",
    "401ks": "four oh one Ks",
    "403b": "four oh three b",
    "007": "double oh seven",
    "501(c)(3)": "five oh one c three",
    "1/6": "one sixth",
}
ACRONYMS = frozenset(
    "JSON YAML XAML CMOS CIDR UCAS MAX WHOI NATO ISO NOW NASA UNESCO UNICEF OPEC POTUS SCOTUS FLOTUS COVID AIDS NAFTA ASEAN SARS MERS RAM ROM PIN SIM GIF JPEG LASER "
    "RADAR SONAR SWAT DARPA NOAA FEMA OSHA NASDAQ MAGA DACA DOGE DOS ICE ACT SAT NIMBY YOLO LIDAR HIPAA FIFA UEFA AWOL "
    "BASIC COBOL ANSI ASCII ISIS HAMAS MIDI NICU ICANN CERN SAG PETA MENSA OXFAM AIPAC CENTCOM NORAD TIFF BAFTA GLAAD "
    "CAPTCHA ELISA CRISPR PAC PACS WASP SPAC VIN OK TV_ ZIP SUDAN NAACP_ CARES FERPA STEM TED AND THE FOR NOT NEW YORK "
    "ONE NO ST DR MORE DATE SETH BY TO OF IN ON AT IT IS A BE DO GO WE HE ALL BUT CAN HAD HAS HER HIM HIS HOW ITS MAY "
    "OUR OUT SHE WAS WHO WHY YOU YES END BIG BAD RED TWO TEN MEN MAN WAR DAY SUN ARE GOD GOOD LOVE LIVE WITH FROM THIS "
    "THAT WHAT WHEN WILL YOUR HAVE BEEN THEY THEN THEM INTO OVER ONLY JUST LIKE TIME LIFE HOME BACK CITY WORLD".split()
)
"""Said as words, or words in capitals."""
SPELLED_FOUR = frozenset("IARC NCAA NAACP FDIC IUCN ISBN ISSN USDA USPS UCLA IAEA ICAO AFL UNHCR UCSD".split())
SPELLED = frozenset(
    "FBI CIA USA UK EU UN US UAE NBA MBA IRS EPA FDA FAA ATF DEA DOJ DOD DOE EPA IMF IPO CEO CFO COO CTO AI API IT ID IQ PR HR "
    "VR AR UFO ICU ER OB IV UV IUD STI USB URL UI UX CPU GPU USSR UCL UEFA_ MLA IPA IRA IOC IUPAC_ NYU MIT UPI AP AFP NPR BBC ABC "
    "CBS NBC CNN PBS HBO ESPN AOC RBG JFK FDR MLK LA DC DIY FAQ VIP ETA SUV ATV RV EV ATM IOU PIN_ GOP DNC ACLU AFT NEA UAW AARP "
    "GE DA FA OT NIH USC LSU OSU RBI ERA DUI EMS ICC UFC ETF IVF NFT UAP RSVP FAQ AOC ITV RAF SAS IPCC OLED EBITDA_ "
    "LGBTQ LGBT NGO GDP EIA OECD WHO_ ILO IAEA ESG IED IDF EKG ECG MRI ADHD PTSD OCD HIV DNA RNA AM PM BA MA AD BCE CE".split()
)
"""Known to be said letter by letter; those without a vowel need no table."""
SHOUTED_WORDS = frozenset(
    "IT AM AD ID MA BA CE AR ER THE SHE TWO WHO SKI SPA FLU PRO WHY SPY DRY TRY CRY SKY FLY SHY".split()
)
"""Words rather than initialisms where everything is in capitals."""
STARTERS = frozenset(
    "The A An He She It They We You In On At But And This That These Those His Her Its When If As After Then There".split()
)
"""Begin a sentence far more often than a name."""
HOUSE_WORDS = frozenset(
    "H.R Porsche Boeing Airbus Route Interstate Highway Flight Room Apollo Area Studio Channel Airlines RTX GTX RX GeForce Radeon Xbox".split()
)
VERSIONED = frozenset(
    "Python iOS iPadOS macOS Windows Android Ubuntu Debian Node Java PHP Ruby Go Chrome Firefox Safari Postgres PostgreSQL "
    "MySQL Kubernetes Django Rails Linux kernel version versions release".split()
)
"""What has versions: in Python 3.12 the twelve is one number."""
