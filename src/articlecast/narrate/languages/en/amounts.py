"""Percent, and what is measured."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en.numbers import say_number, say_pairs
from articlecast.narrate.languages.en.patterns import Match, after, before, ends_sentence, precedes_noun

_HEADS = frozenset(
    "bulb bulbs gap gaps battery batteries lens lenses hole holes fence wall walls drop cliff cliffs tower towers trail pool board boards "
    "cable cables strip strips layer layers dose doses tablet tablets bottle bottles jar bag bags bar bars block blocks panel panels "
    "input inputs output outputs supply outlet outlets socket sockets rail source signal "
    "charger chargers adapter speaker speakers motor motors engine engines tank tanks span stretch corridor fall hike loop route ride "
    "commute buffer telescope dish crater blade blades waves swell ridge tunnel bridge strip plate plates capacity turbine turbines "
    "film hurdles relay sprint dash race final finals semifinal heats freestyle butterfly backstroke breaststroke "
    "steeplechase medley individual champion title record swim run walk chip chips process node monitor display screen "
    "rule yacht snake tsunami wave boat ship statue tree ladder rope wire crane python crocodile shark whale vessel "
    "mast sculpture "
    "battery pipe gun pistol rifle rounds ammunition radius limit zone exclusion zones limits".split()
)
"""What a length or a size that is written without a space describes: the 400m hurdles, 3nm chips."""
_LIT = frozenset(
    "bulb bulbs battery batteries lens lenses charger chargers speaker speakers adapter panel panels".split()
)
"""What is sold by its watts or its millimeters, with a space between or without."""
_LONG = frozenset("ft yd m cm mm km mi V".split())
"""Units of which the plural of what is so long may follow behind a space: 8 ft posts."""
_LASTING = frozenset(
    "ad clip spot teaser rest round sprint ban boat break bus call class climb commute concert contract course "
    "crossing deadline delay documentary drive episode exposure extension ferry "
    "film flight hike hold interview interval journey lapse layover lease lecture lesson limit loan lunch meeting "
    "mortgage movie nap pause penalty period plank "
    "presentation program ride run running sentence session set shift shower show speech stay stint stretch "
    "suspension swim talk term timeout timer tour train trip "
    "video wait walk warm-up warranty window workout".split()
)
_ROOMY = frozenset(
    "addition apartment barn building campus capacity condo deck facility freezer fridge gallery garage gym home "
    "house kitchen library loft lot mansion "
    "market office park patio plant plot property refrigerator restaurant room showroom site space store structure "
    "studio tank trunk unit villa warehouse".split()
)
_PACKED = frozenset(
    "baby boy girl infant newborn son daughter bag bags barbell bird bottle bottles bowl bowls box boxes bucket "
    "burger can cans canister carton cartons container containers cup cups cut dumbbell dumbbells "
    "filet fillet fish glass glasses jar jars jug kettlebell mug mugs pack package packages packet packets plate "
    "plates pour serving servings sirloin steak "
    "steaks tin tins tub turkey vest weight".split()
)
_DESCRIBES = {
    **dict.fromkeys("second minute hour day week month year".split(), _LASTING),
    **{
        f"{shape} {side}": _ROOMY
        for shape in ("square", "cubic")
        for side in ("foot", "meter", "mile", "yard", "kilometer")
    },
    **dict.fromkeys(("ounce", "fluid ounce", "pound", "gram", "kilogram", "milliliter", "liter", "gallon"), _PACKED),
}
"""By what is counted, what it describes when that follows behind a space: a wait of two months is a 2 mo. wait."""
PLACES = frozenset(
    "Boeing Airbus Model Size Sizes Aircraft Locomotive Apt Apartment Room Gate Unit Suite Seat Flat Exhibit Section Building Grade Exit Row Hall Bay Platform Terminal Pier "
    "Route Highway Schedule Rule Form Title Article Item Appendix Annex Part Chapter Figure Table Step Stage Phase Level "
    "Lot Block Door Channel Studio House Number Line Class Type Group Category Flight Train Clause Division Zone "
    "Road Runway Taxiway Ward District Precinct Hangar Berth Dock Kepler Gliese Wolf GJ Ultra Bus Stall Sheet Stand".split()
)
"""What a number and a letter name: Exit 12B, row 14K."""
_DESCRIBED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Tt]his|[Tt]hat|[Ee]very|[Ee]ach) [a-z]+ \Z"
)
"""An article and one more word: a small 40cm gap."""
_DISTANT = frozenset(
    "long wide high deep tall thick across apart away ahead north south east west behind above below beyond down up back out inland "
    "offshore upstream downstream further farther taller longer deeper wider higher lower thicker heavier lighter old".split()
)
"""What a length is told to be, rather than what has it."""
_DETERMINERS = frozenset("a an the this that his her its their our my your each every new".split())
_FEET = frozenset("ft ft. feet".split())
_LASTS = re.compile(
    r"(?:[<>~≈≤≥] ?|\b(?:in|from|to|not|after|for|within|every|about|around|over|under|by|than|another|only|just|takes?|took|last|lasts|lasted|waits?|waited|at (?:least|most)) )\Z"
)
_AFTER_SECONDS = re.compile(r"[,;:)]|\.?(?:\s*\Z|(?<=\.)\s)|,? (?:and|or|to|of|on|per|in|later|more|less)\b")
"""What stands around the seconds of >4s and of within 30s, and not around those of the 80s."""
_BATTED = re.compile(
    r"\b(?:bat(?:s|ting|ted)|hit(?:s|ting)?|slash(?:es|ed|ing)?|slugg\w+|batting average(?: (?:of|was|is|at|rose to|fell to))?|on-base percentage(?: of)?"
    r"|winning percentage(?: of)?|OPS(?: of)?|[/,] ?\.\d{3}|\.\d{3})(?: (?:a|an|just|only|over|around|about|at))*[ /,]*\Z"
)
"""What stands before a player's average of three digits."""
_BATTED_BEHIND = re.compile(
    r" (?:hitter|batting|average|on-base|slugging|OPS|clip|winning percentage|with \w+ (?:home runs|homers|RBIs?))\b"
)
_MOVED = re.compile(
    r"\b(?:up|down|by|rose|fell|rise|fall|lead|gain|swing|drop|margin|gap|cut|gained|lost|ahead|behind)(?: [a-z]+)? \Z"
)
"""What stands before percentage points."""
_APART = re.compile(r" (?:above|below|ahead|behind|higher|lower|swing|gap|lead)\b")
_CAPITAL = re.compile(r"\.? [A-Z]")
_OVEN = re.compile(r"\b(?:[Oo]ven|[Bb]ake|[Rr]oast|[Pp]re-?heat|[Hh]eat|[Tt]emperatures?|fan|gas mark)\b|°")
_WEATHER = re.compile(
    r"\b(?:[Hh]ighs?|[Ll]ows?|[Ww]arm\w*|[Hh]eat\w*|[Hh]ot\w*|[Cc]old\w*|[Cc]ool\w*|[Ff]re?e?oz?\w*|[Ff]ever|[Ff]orecast|mercury|climate|"
    r"weather|summer|winter|thermometers?|minus|hit|reached|topped|below|above)\b"
)
_WARMTH = re.compile(
    r",? (?:warming|warmer|hotter|colder|cooler|above|below|rise|limit|target|threshold|fever|heat|in the shade|outside|"
    r"today|tomorrow|in (?!the\b)[A-Z])"
)
"""What stands before and after a temperature without its sign of a degree."""
_SIDE = re.compile(r"-(?:tall|long|wide|high|deep|thick|old)\b")
_NO_THINGS = frozenset(
    "always perhaps towards upwards downwards forwards backwards afterwards onwards inwards outwards northwards southwards eastwards westwards "
    "outdoors indoors besides sideways overseas upstairs downstairs versus thus was is has his its this us as yes plus less across unless nowadays "
    "sometimes metres meters starts ends begins runs takes makes means goes comes needs gives falls weighs rises "
    "costs equals stands sits lies extends stretches reaches separates remains spans covers trans "
    "hours minutes seconds days weeks months years times inches".split()
)
_MOVES = frozenset(
    "ran runs run walked walks swam swims drove drives fell falls rose rises jumped threw dropped climbed".split()
)


def _is_named_after(match: Match) -> bool:
    """Whether an article stands before a size and a name with capitals behind it: the 2TB Gen4 drive, the 3.5L V-6."""
    return (
        before(match).lower() in _DETERMINERS
        and _NAMED.match(match.string, match.end()) is not None
        and not ends_sentence(match)
    )


def is_thing(word: str) -> bool:
    """Whether a word looks like the plural of what a length without a space describes: 10mm bolts."""
    return (
        word.islower() and len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in _NO_THINGS
    )


_LENGTH = re.compile(
    r"[.,;)]| (?:long|wide|tall|high|deep|thick|apart|across|taller|longer|above|below|of (?:rain|snow))\b|$"
)
_BOTTLE = re.compile(r" [a-z]+ (?:was|is|can|bottle)")


PICTURED = (
    r"(?:(?:main|rear|front|wide|ultra-?wide|telephoto|selfie|primary|secondary|full-frame|macro|depth) ){0,3}"
    r"(?:cameras?|sensors?|lens(?:es)?|photos?|pictures?|images?|stills?|resolution|shooters?|snapper|webcam)\b"
)
"""What has megapixels: without it, "in 2019 MP Lee" is a member of parliament."""


def say_megapixels(match: Match) -> str:
    """12MP: twelve megapixels, and a twelve megapixel camera."""
    single = precedes_noun(match) or match["n"] == "1" or before(match).lower() in {"a", "an"}
    return f"{say_number(match['n'])} megapixel{'' if single else 's'}"


_CURRENT = re.compile(
    r"\d ?(?:k|m)?[VW]\b|\b(?:[Ff]uses?|[Cc]urrents?|[Cc]ircuits?|[Bb]reakers?|[Vv]olts?|[Cc]hargers?|[Mm]ains)\b"
)


def say_amps(match: Match) -> str | None:
    """12 V at 5 A: amps; nothing where the sentence is of no current."""
    if not _CURRENT.search(match.string, max(0, match.start() - 40), min(len(match.string), match.end() + 40)):
        return None
    noun = after(match)
    if noun in {"student", "students", "grade", "grades", "level", "levels"}:
        return None
    return f"{say_number(match['n'])} amp{'' if match['n'] == '1' or precedes_noun(match) else 's'}"


def say_percent(match: Match) -> str:
    """5-10%: five to ten percent."""
    minus = "minus " if match["minus"] else ""
    second = f" to {say_number(match['n2'])}" if match["n2"] else ""
    return f"{minus}{say_number(match['n'])}{second} percent"


_PIECES = re.compile(r" (?:sets?|kits?|sofa|dining|dinner|bundle|lot|suite|tool|chicken|nuggets?|collection)\b")
"""What comes in pieces, where other numbers before pc are a percentage: an 8pc set."""


def say_points(match: Match) -> str:
    """0.5pp and a 12pp booklet: percentage points where it is a small part or a rise, pages elsewhere; 3.9pc is percent."""
    number = match["n"]
    if match["unit"] == "pc":
        return f"{say_number(number)} {'piece' if _PIECES.match(match.string, match.end()) else 'percent'}"
    part = (
        "." in number
        or _MOVED.search(match.string, max(0, match.start() - 24), match.start())
        or _APART.match(match.string, match.end())
    )
    noun = "percentage point" if part else "page"
    single = number == "1" or before(match).lower() in {"a", "an"}
    return f"{say_number(number)} {noun if single else make_units(noun)}"


def _name_here(match: Match) -> str:
    """The noun of a unit that has several: a 3-pt. margin and a pint, a storm of 940 mb, a stone of 1.5ct."""
    unit, number = match["unit"], match["n"]
    if unit.startswith("pt") and match["hyphen"]:
        return "point"
    if unit == "mb" and number.isdecimal() and int(number) in _PRESSURES:
        return "millibar"
    if unit == "kt":
        return "karat" if _JEWELRY.search(match.string[max(0, match.start() - 20) : match.end() + 20]) else "knot"
    if unit == "ct":
        near = match.string[max(0, match.start() - 20) : match.end() + 20]
        return "carat" if "." in number or _JEWELRY.search(near) else "count"
    if unit == "bp" and _SEQUENCED.search(match.string[max(0, match.start() - 60) : match.end() + 40]):
        return "base pair"
    noun = name_unit(unit)
    return noun.removesuffix("s ago") if after(match) in {"old", "ago"} else noun


_SEQUENCED = re.compile(
    r"\b(?:DNA|RNA|PCR|bases?|genes?|genom\w+|exons?|introns?|codons?|primers?|amplicons?|plasmids?|promoters?|nucleotides?|fragments?|"
    r"sequenc\w+|insertions?|inserts?|deletions?|repeats?|loc[iu]s?|reads|upstream|downstream|chromosomes?|chr\.|coding)\b"
)
"""What stands near base pairs, which are basis points elsewhere."""


def _describes(word: str, noun: str) -> bool:
    many = word.removesuffix("s") if noun in {"second", "minute", "hour"} else word
    return word in _DESCRIBES.get(noun, ()) or many in _DESCRIBES.get(noun, ())


def say_measure(match: Match) -> str | None:
    """12 km, 5-foot and 3-5 kg; nothing where the letter is a direction or an initial."""
    unit, number = match["unit"], match["n"]
    if unit in {"W", "N", "L", "V"} and match["sp"] and _CAPITAL.match(match.string, match.end("unit")):
        return None  # a direction or an initial
    if unit == "sf" and len(number) < 3:
        return None  # four sf novels
    if len(unit) == 1 and not match["sp"] and not match["hyphen"] and before(match) in PLACES:
        return None  # Route 9W, Runway 27L
    if unit == "V" and match["sp"] and number.isdecimal() and _names_series(match):
        return None  # an Xperia 1 V
    closed = match["stop"] and (after(match).islower() or (match["hyphen"] and not ends_sentence(match)))
    if unit == "in" and not closed and before(match) not in _FEET and not _LENGTH.match(match.string, match.end()):
        return None
    if (
        unit in {"m", "l", "g", "V", "W", "L"}
        and not match["sp"]
        and match.string[match.start() - 1 : match.start()] in {"/", "-"}
        and not match.string[match.start() - 2 : match.start() - 1].islower()
    ):
        return None
    noun = _name_here(match)
    minus = "minus " if match["minus"] else ""
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    singular = (
        match["hyphen"]
        or _SIDE.match(match.string, match.end())
        or (not match["sp"] and is_thing(after(match)) and before(match) not in _MOVES)
        or number == "1"
        or before(match).lower() in {"a", "an"}
        or (before(match).lower() in _DETERMINERS and precedes_noun(match))
        or after(match).lower() in (_HEADS if not match["sp"] else _LIT)
        or (match["sp"] and _describes(after(match), noun))
        or (match["sp"] and unit in _LONG and is_thing(after(match)) and not after(match).endswith(("ers", "ors")))
        or (not match["sp"] and _is_named_after(match))
        or (unit in _FINE and precedes_noun(match) and is_thing(after(match)))
        or (precedes_noun(match) and _PRICED_AHEAD.search(match.string, max(0, match.start() - 24), match.start()))
        or (noun == "carat" and precedes_noun(match))
        or (unit in _RATED and not match["sp"] and after(match).endswith("ing"))
        or (
            after(match) not in _DISTANT
            and precedes_noun(match)
            and _DESCRIBED.search(match.string, max(0, match.start() - 30), match.start())
        )
        or bool(match["stop"] and unit == "oz" and _BOTTLE.match(match.string, match.end()))
    )
    stop = "." if match["stop"] and ends_sentence(match) else ""
    plus = " plus" if match.groupdict().get("plus") else ""
    return f"{minus}{low}{say_number(number)}{plus} {noun if singular else make_units(noun)}{stop}"


_PRESSURES = range(850, 1090)
"""Millibars that the weather has; any other number of mb is of megabytes."""
_JEWELRY = re.compile(
    r"\b(?:[Gg]old|[Dd]iamonds?|[Rr]ings?|[Ss]tones?|[Ss]olitaire|[Gg]ems?|[Nn]ecklace|[Cc]hains?|[Bb]racelets?|[Pp]endant|[Kk]arats?|[Ee]arrings|[Ss]apphire|[Rr]uby|[Ee]merald|[Tt]otal weight|tw)\b"
)
_FINE = frozenset("µm μm nm mm mg mcg µg μg GB TB MB mAh V W Hz MHz GHz fps".split())
"""Units of which the plural of a thing may follow behind a space, too: 5 µm pores."""
_RATED = frozenset("W kW V mAh Wh GB TB Gbps Mbps".split())
"""Units that tell what a device does: 67W charging."""
_PRICED_AHEAD = re.compile(r"\b[Aa]n? [$€£]?\d[\d.,]*[\w-]*(?: (?:million|billion))?, \Z")
"""The first of two sizes before a thing: a €2bn, 5GW wind farm."""
_NAMED = re.compile(r" (?:[A-Z][A-Za-z\d]*[\d-]|[A-Z]{2,5}\b|Gen\b|[A-Z][a-z]+ (?:[a-z]+s?\b|[A-Z]))")
KITCHEN = {"c": "cup", "t": "teaspoon", "T": "tablespoon"}


def say_kitchen(match: Match) -> str:
    """2 c. flour, 1 t. salt: two cups, one teaspoon."""
    noun = KITCHEN[match["unit"]]
    return f"{say_number(match['n'])} {noun if match['n'] == '1' else make_units(noun)}"


def _names_series(match: Match) -> bool:
    """Whether a number and a letter behind a name are its own, and no thing of so many volts follows."""
    name = before(match)
    inside = match.start() > len(name) + 1
    return inside and name.isalpha() and name.istitle() and not precedes_noun(match)


def say_scaled_measure(match: Match) -> str | None:
    """3.2 million km and 3.5M sq. ft.: million kilometers, million square feet."""
    if match["unit"] in {"in", "m", "g", "l", "L", "V", "W", "s"}:
        return None
    noun = name_unit(match["unit"])
    single = before(match).lower() in _DETERMINERS and precedes_noun(match)
    return f"{say_number(match['n'])} {u.SCALES[match['scale']]} {noun if single else make_units(noun)}"


def say_average(match: Match) -> str | None:
    """A .312 hitter and batting .305: three twelve, three oh five; nothing for a share elsewhere."""
    text, at = match.string, match.start()
    if not (_BATTED.search(text, max(0, at - 60), at) or _BATTED_BEHIND.match(text, match.end())):
        return None
    return say_pairs(match["n"])


_RECIPE_TIME = re.compile(
    r"\b(?i:prep|cook|bake|total|rest|chill|active|hands-on|time|marinate|rise)(?:ping|ing)?(?: time)?: \Z"
    r"|(?:\A|[.;,(] |\b(?:then|and) )(?i:prep|cook|bake|rest|chill|simmer|roast|marinate)(?: for)? \Z"
)


def say_recipe_minutes(match: Match) -> str | None:
    """Prep: 10m and "cook 20m": minutes; nothing behind any other label."""
    if not _RECIPE_TIME.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    return f"{say_number(match['n'])} minute{'' if match['n'] == '1' else 's'}"


def say_seconds(match: Match) -> str:
    """9.58s: nine point five eight seconds."""
    return f"{say_number(match['n'])} seconds"


def say_glued_seconds(match: Match) -> str | None:
    """>4s and within 30s: four seconds, thirty seconds; nothing for the 80s, nor for two 2s."""
    lasts = _LASTS.search(match.string, max(0, match.start() - 12), match.start())
    round_one = int(match["n"]) in range(10, 100, 10)
    if round_one and before(match) == "from":
        return None  # songs from 90s
    if not lasts or (round_one and not _AFTER_SECONDS.match(match.string, match.end())):
        return None
    return f"{say_number(match['n'])} {'second' if match['n'] == '1' else 'seconds'}"


def say_seconds_or_hours(match: Match) -> str:
    """10 s, 1 h 20 min and 3.5 d: ten seconds, one hour, three point five days."""
    noun = {"s": "second", "h": "hour", "d": "day"}[match["unit"]]
    return f"{say_number(match['n'])} {noun if match['n'] == '1' else make_units(noun)}"


def say_temperature(match: Match) -> str | None:
    """350F/180C: three hundred fifty degrees Fahrenheit or one hundred eighty degrees Celsius; nothing for a plain 4C."""
    minus = "minus " if match.groupdict().get("minus") else ""
    if not (match["pair"] or minus or _is_temperature(match)):
        return None
    noun = "degree" if match["n"] == "1" or before(match).lower() in {"a", "an"} else "degrees"
    degrees = {"F": f"{noun} Fahrenheit", "C": f"{noun} Celsius"}
    low = f"{say_number(match['low'])} to " if match.groupdict().get("low") else ""
    first = f"{minus}{low}{say_number(match['n'])} {degrees[match['u']]}"
    return f"{first} or {say_number(match['n2'])} {degrees[match['u2']]}" if match["pair"] else first


_SHORTENED = {"feet": "ft", "inches": "in", "kilometers": "km", "miles": "mi", "ounces": "oz", "pounds": "lb"}
_DOSES = frozenset("g mg".split())
_WEIGHED = re.compile(r"\b(?:[Ww]eights?|[Mm]ass),? \(?\Z")


def say_unit_pair(match: Match) -> str | None:
    """Weight (lb / kg): pounds, kilograms, as neither is per the other; nothing for what may be a rate."""
    pair = {match["a"], _SHORTENED.get(match["b"], match["b"])}
    if match["a"] == match["b"] or not any(pair <= alike for alike in u.ALIKE):
        return None
    first, second = (name_unit(_SHORTENED.get(unit, unit)) for unit in (match["a"], match["b"]))
    weighed = _WEIGHED.search(match.string, max(0, match.start() - 12), match.start())
    if match["b"] == "kg" and match["a"] in _DOSES and not weighed:
        return f"{make_units(first)} per {second}"  # doses in mg/kg
    return f"{make_units(first)}, {make_units(second)}"


def say_unit_rate(match: Match) -> str:
    """Rates in mg/dL, and the head of a column (km/h): milligrams per deciliter, kilometers per hour."""
    return make_units(name_unit(match["rate"]))


def name_unit(written: str) -> str:
    """The word of a unit, and of one per another: km/h, µg/m3, mL/kg."""
    known = u.UNITS.get(written)
    if known:
        return known
    unit, _, per = written.rpartition("/")
    return f"{u.UNITS[unit]} per {u.PER[per]}"


def _is_temperature(match: Match) -> bool:
    text, at, number = match.string, match.start(), match["n"]
    if before(match).strip("(.").capitalize() in PLACES or text[at - 1 : at] in {"-", "/"}:
        return False
    if "." in number or _WARMTH.match(text, match.end()):
        return True
    return 1 < len(number) < 4 and bool(
        _OVEN.search(text, max(0, at - 60), at) or _WEATHER.search(text, max(0, at - 60), at)
    )


def make_units(noun: str) -> str:
    """The plural of a unit: feet, miles per hour, degrees Celsius, pence."""
    joint = " of " if " of " in noun else " per "
    head, per, rest = noun.partition(joint)
    if (
        head in u.SAME_PLURAL
        or head.endswith(("power", " c", "p m", "s i", "p i", "ago", "Ethernet", "yen", "won"))
        or head == "yen"
    ):
        return noun
    if head in {"dong", "baht", "kip", "taka", "manat", "lari", "tenge", "naira"}:
        return noun
    if head.startswith("degree "):
        return head.replace("degree", "degrees") + per + rest
    for one, many in (
        ("foot", "feet"),
        ("colon", "colones"),
        ("inch", "inches"),
        ("penny", "pence"),
        ("mass", "masses"),
        ("radius", "radii"),
        ("luminosity", "luminosities"),
        ("million years", "million years"),
        ("year old", "years old"),
    ):
        if head.endswith(one):
            return head[: -len(one)] + many + per + rest
    return f"{head}s{per}{rest}"
