"""A number and one letter: twenty thousand, four million copies, 18 karat, 2700 kelvin, a 5K and a 4K screen."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en.amounts import PLACES, is_thing
from articlecast.narrate.languages.en.money import PRICED
from articlecast.narrate.languages.en.numbers import say_number, say_pairs
from articlecast.narrate.languages.en.patterns import Match, after, before, precedes_noun
from articlecast.narrate.languages.en.words import MODELED

_LETTERS = frozenset("KMB")
_STREET = re.compile(
    r" [A-Z][a-z]+ (?:St|Street|Ave|Avenue|R(?:oa)?d|Lane|Blvd|Drive|Way|Court|Place|Square|Terrace)\b"
)
_COMPANY = re.compile(
    r"['’]s |,? (?:the maker|said|says|Co\b|Company|will|agreed|has|which|and (?:DuPont|Honeywell)|makes?|made|sells|faces|owns|plans to|paid"
    r"|reported|announced|shares?|stock|tape|adhesives?|respirators?|masks?|executives?|spokes\w+|employees|headquarters|chief|Post-its?)\b"
)
_EMPLOYED = re.compile(
    r"\b(?:works? (?:at|for)|worked (?:at|for)|hired by|made by|sued|maker|shares of|spun off (?:from|by)) \Z"
)
_MODEL = re.compile(r"\b[A-Z] \Z")
_PLACES = PLACES | {place.removesuffix("s") for place in PLACES} | MODELED
_LINE = re.compile(r"\b(?:Ultra|Ryzen|Core) \d \Z|[A-Z]\d{1,2}-\Z")
"""A line of processors before a model of it: Core Ultra 9 285K, A10-7850K."""
_SOLVED = re.compile(
    r" (?:HCl|NaOH|NaCl|KCl|KOH|H2SO4|HNO3|CaCl2|MgCl2|Tris|EDTA|urea|sucrose|glucose|acetic|sulfuric|hydrochloric|nitric|sodium|potassium|solutions?)\b"
)
"""What is dissolved by the mole: 0.1 M HCl."""
_RACES = frozenset("3 4 5 6 7 8 9 10 12 15 20 25 30 42 50 100".split())
"""Kilometers that people run."""
_RACE_BEHIND = re.compile(
    r",? (?:[a-z]+ )?(?:P[RB]s?\b|personal best|Runs?\b|Races?\b|Walks?\b|Trail\b|medal|loop|event|series|training|plan for|races?|runs?|runners?|walks?|walkers?|ultras?|trail|course|fun run|champion\w*|record|time|finish|charity|route|splits?|swim)\b"
)
_RACE_AHEAD = re.compile(
    r"\b(?:first|last|next|annual|local|charity|couch to|ran|runs?|running|raced|finished|jogged|walked|swam|skied|virtual|Trot|Turkey|half-marathon,?)"
    r"(?: (?:a|an|the|my|his|her|their|our|two|three))? \Z|\d:\d\d \Z"
)
_RACE_END = re.compile(
    r"\.?[\"”’)]*(?:\s*\Z|[,;.!?]| (?:and|or|in|on|at|by|through|around|was|is|starts|begins|with|for|when|before|after|last|this|next|every|each|again|today|yesterday)\b)"
)
_SCREENS = frozenset("1.5 2 2.5 2.7 2.8 3 3.2 3.5 4 4.5 5 5.1 5.3 5.4 5.7 6 6.2 6.5 8 8.3 8.6 10 12 16".split())
_PICTURED = re.compile(
    r",? (?:drones?|phone|laptop|tablet|dashcams?|player|upscaling|TVs?|televisions?|videos?|resolution|displays?|screens?|monitors?|cameras?|HDR|UHD|OLED|QLED|LCD|LED|Retina|RAW|Ultra|Blu-ray|footage"
    r"|streams?|streaming|content|projectors?|webcams?|sensors?|recording|capture|panels?|panel|iMac|image|playback|remaster\w*|scan|gaming|film"
    r"|movies?|output|quality|models?|sets?|\d+ ?(?:Hz|fps)|at \d+ ?(?:Hz|fps|frames))\b"
)
_BANDS = frozenset(map(str, range(28, 48, 2)))
_WORN = re.compile(
    r"\b(?:[Bb]ras?|bralettes?|bust|[Cc]up sizes?|sizes?|wears?|wore|wearing|(?:2[8]|3[02468]|4[0246])(?:AA|A|C|DD?D?|E|F|G)|lingerie|fitted as)\b"
)
"""What stands near the size of a bra: from 32A to 34B."""
_LISTED_SCREEN = re.compile(r"[,;]| (?:and|or|at) \d|/")
_JEWELS = frozenset("8 9 10 12 14 15 18 20 21 22 24".split())
_GOLD_BEHIND = re.compile(
    r"[ -](?:(?:solid|white|yellow|rose|pink|red|recycled|Fairmined|gold-plated|plated|vermeil)[ -])?(?:[Gg]old|plated|vermeil|diamond|necklaces?|rings?|chains?|bracelets?|earrings?|bangles?|pendants?|lockets?|bands?|jewel\w*)\b"
)
_GOLD_AHEAD = re.compile(r"\b(?:gold|karats?|in|of|solid|jewelry|jewellery|necklace|ring)(?: \w+){0,2} \Z")
_WORN_GOLD = re.compile(
    r"\b(?:[Kk]arats?|[Jj]ewel\w*|[Gg]old-plated|\d\d ?[Kk] (?:ring|gold|chain|necklace|bracelet|pendant|band)s?)\b"
)
"""What stands near a number of karats whose thing is no jewel by its name."""
_PAID = re.compile(
    r"\b(?:paid|pays?|paying|spent|spends?|spending|costs?|earn(?:s|ed|ing)?|raised|owes?|owed|worth|sold for|saved?) "
    r"(?:just |only |about |around |over |nearly |another )?\Z"
)
"""What stands before a sum, whatever is bought for it."""
_RESOLVED = re.compile(r"\b(?:[Rr]esolution|[Vv]ideo)(?::| of)? (?:[Uu]p to |[Mm]ax(?:imum)?:? )?\Z")
"""What stands before so many lines: Resolution: Up to 2.5K."""
_FORMATS = frozenset("2 4 6 8".split())
"""Lines of a picture, by the thousand: nobody writes so few thousands of anything else with a K, but with its thing behind."""
_FILMED = re.compile(
    r"\b(?:[Vv]ideos?|[Rr]esolution|[Ss]creens?|[Ff]ootage|HD|UHD|[Cc]ameras?|[Mm]onitors?|[Ss]tream\w*)\b"
)
_AMOUNTS_AHEAD = frozenset(
    "about over than nearly around roughly almost some paid pay pays cost costs costing raised raise raises owe owes owed worth spent spend earn earns earned "
    "made make saved save for from only just another extra under by lost won charge charges salary least most were was".split()
)
_LOOSE_BEHIND = frozenset("in of a per".split())
_LIGHT = re.compile(
    r"\b(?:[Ll]amps?|[Ll]ights?|[Ll]ighting|[Bb]ulbs?|LEDs?|[Cc]olou?r temperatures?|[Ww]hite balance|[Dd]aylight|[Ww]arm|[Cc]ool|[Tt]ungsten|[Hh]ue|[Mm]onitors?|[Ww]hite point|[Bb]acklight\w*|[Ff]ixtures?|lit|glow\w*|strips?|[Hh]eadlights?)\b"
)
_COLD = re.compile(
    r"\b(?:[Gg]as|[Tt]emperatures?|[Cc]ool(?:s|ed|ing)?|[Hh]eat(?:s|ed|ing)?|[Bb]oils?|[Mm]elts?|[Ff]reezes?|[Ss]uperconduct\w*|[Pp]lasma|[Cc]ryo\w*|[Hh]elium|[Nn]itrogen|[Tt]hermal|[Ss]tars?)\b"
)
"""What has a temperature in kelvin, be it so many thousand or not."""
_WARMTHS = range(1500, 10_001, 100)
"""Color temperatures of lamps, in kelvin."""
_KELVIN_BEHIND = re.compile(r"(?: to |[-–]| and | or )\d{4,5}K\b")
_KELVIN_AHEAD = re.compile(r"\d{4,5}K?(?: to |[-–]| and | or )\Z")
_MILLIONS = frozenset(
    "accounts acres adults albums americans animals app apps articles attendees babies barrels bees birds books britons bushels "
    "calls cars cases cattle children chips citizens clicks clients comments commuters computers consumers copies cows crimes customers "
    "cyclists deaths debtors devices disciples docs documents dogs dollars donors doses downloads drivers drones "
    "eggs elderly email emails "
    "employees euros families fans farmers farms files fish flights followers foreigners francs gallons games "
    "germans girls guests hectares hens "
    "hits homes homeowners hours households houses images immigrants impressions indians infections inhabitants installs investors items "
    "japanese jobs kilometers kilometres kids letters likes lines listeners listens litres liters lives logins machines meals members "
    "men messages migrants miles mothers motorists muslims objects orders ounces packages pages parameters parcels "
    "participants passengers patients pensioners people phones photos pigs pills pints players plays poles posts "
    "pounds products "
    "pupils queries readers records refugees renters requests residents retirees rides robots rows russians sales samples savers schoolchildren "
    "searches seats shareholders shares sheep shoppers signatures smartphones smokers sold songs speakers spectators "
    "sperm streams students "
    "subscribers subscriptions syrians taxpayers teachers teenagers tenants texts tickets tokens tonnes tons tourists tracks transactions "
    "travelers travellers trees trips turkeys tweets ukrainians unemployed units users vehicles videos viewers views visitors visits "
    "volunteers voters votes watching watchers women words workers working years young".split()
)
"""What is counted by the million and has no length in meters."""
_HAVE = re.compile(
    r" (?:have|had|were|are|did|do|who|whom|or (?:more|so) (?:people|users|copies)|fewer"
    r"|(?:more|less) than (?:last|in (?:19|20)\d\d|(?:a|the) (?:year|month|week|season)|expected|forecast|planned))\b|-(?:strong|plus|member|user|person)\b"
)
_COMPARED = re.compile(
    r" (?:more|expected|forecast|predicted|projected|estimated|reported|recorded|the (?:year|month|quarter|week|season) before|(?:a|last) (?:year|month|quarter"
    r"|week)|previously)\b|[.,;)]|\Z"
)
_COUNTED_AHEAD = re.compile(
    rf"\d ?(?:m|million) (?:[a-z]+ )?(?:{'|'.join(sorted(_MILLIONS))})\b[^.!?]*\Z|[$€£]\d[\d.,]*(?:m|bn)\b[^.!?]*\Z"
)
"""A sum of millions earlier in the sentence, with which another is compared: 1.8m units beat the 1.6m expected."""
_PEOPLE_AHEAD = re.compile(
    r"\d ?(?:m|million) (?:[a-z]+ )?(?:adults|people|children|voters|households|homes|users|workers|women|men|members|patients|students|pupils)\b[^.!?]*\Z"
)
_NO_VERBS = frozenset(
    "long wide high tall deep thick apart away above below across of from to in and or by at square race sprint dash relay".split()
)
"""What follows a length in a sentence that has counted people before."""
_ABOUT = frozenset(
    "over than nearly about some almost around roughly estimated under fewer with of by to killed killing employs".split()
)
_PERSONS = re.compile(r"[a-z]{2,}(?:[tsdlnkm]ers|ors|ists|ants|ents|ians|ees|iers|men|women|folk|workers)")
"""How the names of people end who are counted by the million behind "over" or "some"."""
_CHANGES = frozenset("rise increase drop fall jump gain loss decline shortfall surplus".split())
_FATED = re.compile(
    r" (?:fled|died|came|voted|live[ds]?|watched|tuned|signed|lost|stayed|bought|use[ds]?|work(?:ed)?|applied|joined|attended|marched|registered|own(?:ed)?"
    r"|rely|face[ds]?|suffer(?:ed)?|receive[ds]?|play(?:ed)?|visit(?:ed)?|qualif(?:y|ied)|speak|spoke|remain(?:ed)?|need(?:ed)?)\b"
)
"""What people do who are counted by the million: over 1.1m fled."""
_LONG_THINGS = frozenset(
    "waters towers ladders posters trailers containers letters corridors sensors conductors rollers cruisers sprinters runners freighters "
    "liners tankers anchors starters fences monuments segments elephants currents increments trees".split()
)
_MEASURED = frozenset(
    "antennas arms arrows backdrops balls banners bars beams beds belts blades boards boats bolts booms boulders "
    "branches breakers bridges bubbles buffers buildings buses cables canoes "
    "cannons caves ceilings chains circles cliffs climbs columns containers cords corridors craters cranes "
    "crocodiles crosses cubes curtains dams depths dinghies dishes dives "
    "divers doors drones drops dunes elephants exclusions falls fences finals flags flagpoles floods foundations "
    "gaps gates gliders gorillas heats hedges heights holes "
    "hurdlers hurdles intervals jumps kayaks ladders oars paddles lanes layers lengths lines lizards logs lorries "
    "masts mirrors mounds nets pads panels panes paths peaks pillars pipes "
    "pits planks platforms plots poles ponds pools posters posts pylons pythons rafts ramps ranges reefs resolutions "
    "ribbons rigs rings rises rivers rockets rods rooms "
    "ropes rows rugs runners sails screens sculptures sections segments semifinals shafts sharks sheets shelves "
    "ships sides signs skis slabs slides slopes snakes "
    "spaces spans spirals sprinters sprints squares squids stacks stages stairs statues steps sticks stilts "
    "streamers streets strips surges surfaces swells swimmers swims "
    "tables tails tapes targets telescopes tentacles tides tiles tiers towers tracks trailers trains trees trenches "
    "trucks trunks tubes tunnels turbines vans vessels "
    "walls waterfalls waves whales widths windows wings wingspans wires yachts yards zones".split()
)
"""What has a length of so many meters, where of anything else there are millions."""
_EVENTS = frozenset("hurdles finals heats trials sprints olympics breaststroke stairs races".split())
"""What titles write with a capital behind a length: the 400m Hurdles."""
_TRADED = frozenset(
    "sold sells sell selling shipped ships attracted attracts employs employed exported imported delivered".split()
)
_LENGTHS = re.compile(
    r" (?:of )?(?:long|wide|high|tall|deep|thick|apart|away|above|below|across|radius|diameter|cable|rope|pipe|wire|track|fence|water|snow|rain)\b"
)
_RULES = frozenset(
    "rule section title schedule form exhibit figure fig room seat row gate unit apt grade article chapter page table item".split()
)


_BATTED = re.compile(
    r"\b(?:RBIs?|HRs?|ABs?|SBs?|\d-for-\d|[Bb]att(?:ed|ing)|[Hh]itters?|[Ii]nfield\w*|[Ss]hortstop)\b|/(?:[123]B|SS|OF)\b"
)
"""What stands near a base that is shortened: a 2B and two RBIs."""


def say_amount(match: Match) -> str | None:
    """20K as twenty thousand; its letter alone in Apartment 3B, in 221B Baker Street, in a 5K and in a 4K screen."""
    number, scale, previous = match["n"], match["scale"], before(match)
    text, at, end = match.string, match.start(), match.end()
    if match["low"] and (
        " " in match[0] or text[at - 1 : at].isalpha() or float(match["low"]) >= float(number.replace(",", ""))
    ):
        return None  # i7-13700K, 12-3 K
    if match[0] == "3M" and (_COMPANY.match(text, end) or _EMPLOYED.search(text, max(0, at - 20), at)):
        return "three M"
    if scale in _LETTERS and (
        previous.strip("(.").capitalize().removesuffix("s") in _PLACES or _LINE.search(text, max(0, at - 20), at)
    ):
        return f"{say_pairs(number) if number.isdecimal() else say_number(number)} {scale}"  # Model 737B
    if scale == "B" and number in {"1", "2", "3"} and _BATTED.search(text[max(0, at - 40) : end + 40]):
        return f"{say_number(number)} B"  # a double, second base
    if scale == "M" and _SOLVED.match(text, end):
        return f"{say_number(number)} molar"
    if scale in {"K", "k"} and (special := _say_thousand(match)):
        return special
    if (
        scale == "B"
        and match[0][-2].isspace()
        and (not precedes_noun(match) or _MODEL.search(text, max(0, at - 3), at))
    ):
        return f"{say_number(number)} B"  # a Lotus T 88 B
    if scale in _LETTERS and (
        text[end : end + 1] == "/" or (text[at - 1 : at] == "-" and text[at - 2 : at - 1].isalnum())
    ):
        return f"{say_number(number)} {scale}"  # 4K/60, i7-13700K
    if scale in _LETTERS and _STREET.match(text, end):
        return f"{say_pairs(number)} {scale}" if number.isdecimal() else None
    if scale == "B" and number in _BANDS and _WORN.search(text, max(0, at - 50), min(len(text), end + 40)):
        return f"{say_number(number)} B"
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    return f"{low}{say_number(number)} {u.SCALES[scale]}"


def _say_thousand(match: Match) -> str:
    """What a K means but for a thousand: karat, kelvin, kilometers of a race, lines of a screen; nothing for a thousand."""
    number, text, at, end = match["n"], match.string, match.start(), match.end()
    if text[end : end + 2] in {"'s", "’s"} and match["scale"] == "K":
        return f"{say_number(number)} K"  # fifteen strikeouts
    lead = text[max(0, at - 40) : at]
    spaced = match[0][-2].isspace()
    if _PAID.search(lead) and not _GOLD_BEHIND.match(text, end):
        return ""
    if number in _JEWELS and (_GOLD_BEHIND.match(text, end) or (_GOLD_AHEAD.search(lead) and "gold" in lead.lower())):
        return f"{say_number(number)} karat"
    if (
        number in _JEWELS
        and not spaced
        and _WORN_GOLD.search(text, max(0, at - 40), min(len(text), end + 40))
        and not after(match).endswith("s")
    ):
        return f"{say_number(number)} karat"
    lit = spaced and match["scale"] == "K" and number.isdecimal() and int(number) in _WARMTHS
    if lit and _LIGHT.search(text, max(0, at - 60), min(len(text), end + 60)):
        return f"{_say_kelvin(number)} kelvin"
    cold = spaced and match["scale"] == "K" and after(match) not in _MILLIONS
    if cold and _COLD.search(text, max(0, at - 60), min(len(text), end + 60)):
        return f"{say_number(number)} kelvin"
    if spaced and match["scale"] == "K" and "," in number:
        return f"{say_number(number)} kelvin"
    if spaced:
        return f"{say_number(number)} kelvin" if match["scale"] == "K" and not precedes_noun(match) else ""
    plain = number.replace(",", "")
    if match["scale"] == "K" and plain.isdecimal() and int(plain) in _WARMTHS:
        near = text[max(0, at - 60) : end + 60]
        if plain != number or _KELVIN_BEHIND.match(text, end) or _KELVIN_AHEAD.search(lead) or _LIGHT.search(near):
            return f"{_say_kelvin(number)} kelvin"
    if number in _RACES:
        article = before(match).lower() in {"a", "the"} and number in {"5", "10", "15"}
        ended = _RACE_END.match(text, end)
        if _RACE_BEHIND.match(text, end) or (ended and _RACE_AHEAD.search(lead)) or (article and ended):
            return f"{say_number(number)} K"
    if match["scale"] == "K" and _names_by_letter(match):
        return f"{say_number(number)} K"
    if number in {"4", "8"} and _FILMED.search(text, max(0, at - 40), min(len(text), end + 40)):
        return f"{say_number(number)} K"
    if number in _SCREENS and (
        _PICTURED.match(text, end)
        or _RESOLVED.search(lead)
        or (
            number in {"4", "8"}
            and (before(match) == "in" or before(match).endswith("-inch") or _LISTED_SCREEN.match(text, end))
        )
    ):
        return f"{say_number(number)} K"
    return ""


def _names_by_letter(match: Match) -> bool:
    """Whether 4K or Hero 25K is a name of a format or a part, and counts nothing: no thing, no money and no amount stands by."""
    number, previous, noun = match["n"], before(match).strip("(\"'“‘"), after(match)
    if is_thing(noun) or noun in PRICED or noun in {"people", "men", "women", "children"}:
        return False
    if match.string[match.end() : match.end() + 1] in {"+", "-"} or previous.lower() in _AMOUNTS_AHEAD:
        return False
    if number in _FORMATS:
        return True
    inside = match.start() > len(previous) + 2 and not match.string[
        : match.start() - len(previous) - 1
    ].rstrip().endswith((".", "!", "?", ":"))
    return inside and number.isdecimal() and previous[:1].isupper() and previous.isalpha() and noun not in _LOOSE_BEHIND


def _say_kelvin(number: str) -> str:
    return say_pairs(number) if len(number) == 4 and number[1] != "0" else say_number(number)


def say_millions(match: Match) -> str | None:
    """4.5m copies and 2-3m people: million; nothing where a length may be meant."""
    if not _counts_millions(match):
        return None
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    return f"{low}{say_number(match['n'])} {'trillion' if match['trillion'] else 'million'}"


def _counts_millions(match: Match) -> bool:
    noun = after(match)
    text, end = match.string, match.end()
    if _LENGTHS.match(text, end):
        return False
    people = noun.istitle() and noun.endswith("s") and noun.lower() not in _EVENTS and len(noun) > 4
    if match["trillion"] or noun.lower() in _MILLIONS or people:
        return True
    second = re.match(r" (?:[a-z-]+|[A-Z]{2,3}|[A-Z][a-z]+) (?P<noun>[a-z]+)", text[end : end + 40])
    if (
        second
        and second["noun"] in _MILLIONS
        and (noun[:1].isupper() or noun.endswith(("ly", "ed", "ing", "al", "ive", "ish", "an")) or noun in _KINDS)
    ):
        return True
    if is_thing(noun) and noun not in _MEASURED and match.string[match.end() - 2].isdecimal():
        return True  # 3.5m docs
    lead = text[max(0, match.start() - 90) : match.start()]
    if _SUM_AHEAD.search(lead) or (_GROWN.search(lead) and not _DEEP.search(lead)) or _SUM_BEHIND.match(text, end):
        return True
    if before(match).lower() in _ABOUT and _PERSONS.fullmatch(noun) and noun not in _LONG_THINGS:
        return True  # over 9m soldiers
    if noun.islower() and noun not in _NO_VERBS and _PEOPLE_AHEAD.search(lead):
        return True  # of 8.1m adults, 3m smoke
    if "." in match["n"] and _COMPARED.match(text, end) and _COUNTED_AHEAD.search(lead):
        return True
    if noun in _CHANGES and _COUNTED_AHEAD.search(lead):
        return True  # 7m viewers, a 2m rise
    if _FATED.match(text, end) and before(match).lower() in _ABOUT:
        return True  # over 1.1m fled
    traded = before(match).lower() in _TRADED and noun.islower() and noun.endswith("s") and not noun.endswith("ss")
    return bool(traded or _HAVE.match(text, end))


_SUM_AHEAD = re.compile(
    r"\b(?:profits?|loss(?:es)?|sales|revenues?|turnover|population|debts?|crowds?|audiences?|readership|circulation|membership|budget|costs?|funding|earnings"
    r"|viewership|fees?|prize|salary|fortune|compensation|damages|aid|workforce) of (?:about |around |some |over |almost |nearly |just |more than )?\Z"
    r"|\b(?:worth|costs?|costing|paid|earn(?:s|ed)|owes?|owed|sold for|fined|valued at) (?:about |around |some |over |almost |nearly |just |up to )?\Z"
)
_GROWN = re.compile(
    r"\b(?:[Ss]ales|[Pp]rofits?|[Rr]evenues?|[Tt]urnover|[Pp]opulation|[Mm]embership|[Aa]udiences?|[Cc]irculation|[Uu]nemployment|[Tt]raffic|[Vv]isitors?|[Uu]sers|[Vv]iewers"
    r"|[Ss]ubscribers|[Cc]ustomers|[Ff]ollowers|[Ll]isteners|[Rr]eaders|[Dd]ownloads|[Vv]iews|[Pp]assengers|[Nn]umbers?|[Dd]eliveries|[Ss]hipments|[Ee]xports|[Ii]mports"
    r"|[Mm]embers|[Aa]pplications|[Jj]obs|[Ss]pending|[Ww]orkforce)\b(?:[^.!?]|\.(?=\d)){0,60}\b(?:to|from|by|at|of|reached|hit|topped|passed|exceeded|over|nearly|about|around|some|than) \Z"
)
"""What grows to so many millions: sales rose to 12m from 9m."""
_DEEP = re.compile(r"\b(?:water|river|lake|tide|snow|sea|level|depth|height|altitude|metres?|meters?|feet)\b")
_SUM_BEHIND = re.compile(
    r" (?:in (?:aid|cash|fines|debts?|sales|funding|grants|damages|compensation|tax(?:es)?|revenues?|profits?|savings|bonuses|loans|prize money|all)\b|\(\d+(?:\.\d+)?%)"
)
_KINDS = frozenset(
    "new more extra young older poor low-income paid daily active unique first online small local single empty".split()
)
"""What stands between the millions and what is counted: 2m new homes."""


def say_cent_letter(match: Match) -> str | None:
    """A 50c coin: fifty cents; nothing behind what has numbered parts."""
    if before(match).strip("(.").lower() in _RULES or after(match).istitle():
        return None  # Rule 12c, the 21c Hotel
    single = match["n"] == "1" or (before(match).lower() in {"a", "the"} and precedes_noun(match))
    return f"{say_number(match['n'])} {'cent' if single else 'cents'}"
