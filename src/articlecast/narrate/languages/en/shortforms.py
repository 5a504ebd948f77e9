"""Abbreviations by what stands around them: Dr., St., No., pp., (D-Mass.)."""

from __future__ import annotations

import re

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.patterns import Match, after, before, ends_sentence, ends_text
from articlecast.narrate.languages.en.places import POSTAL, STATES

_TITLES_AND_WORDS = frozenset("Pt Ret Fr Det Maj Pres Hon Amb Mx Rev".split())
_COMPASS_WORDS = frozenset("N S E W NE NW SE SW North South East West Northeast Northwest Southeast Southwest".split())
_NEXT_NAME = re.compile(r"\s+[\"'“‘(]?([^\W_]\w*)")
_VOLUME = re.compile(r"\.? ?(?:\d|[IVX]+\b|[ivx]{2,}\b)")
_COUNTED = frozenset(
    "Ep Fl Flt sec eq pt Cat Eq Eqs Art Arts Mk cl para Dist Pct Matt Ps Rom Cor Prov Isa Deut Lev Eph Gal Heb Tab fig Fig Figs Bk Op "
    "ext ch Rm Pg pg pgs".split()
)
"""Shortened before a count alone: a cat, a fig and a tab are words."""
_WORDS_AT_THE_END = frozenset("max min temp misc avg incl esp Sec Div tel Tel".split())
"""Words of their own where a sentence ends with them: to the max, a new temp."""
_DAYS_AND_WORDS = frozenset("Sun Sat Wed".split())
_DAY_AHEAD = re.compile(
    r"(?:\b(?:all|late|early|on|next|last|this|every|each|until|till|through|from|to|since|by|starting|opens|closes|closed|noon|night|[ap]\.?m\.?,?|[Mm]orning|"
    r"Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)"
    r"|\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?,?(?: (?:and|or|to|&))?|[,&/(-]|\d) ?\Z"
)
_DAY_BEHIND = re.compile(
    r",? ?(?:\(?\d|[-–—/&]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:and|or|to|through|at|from|night|morning|afternoon|evening"
    r"|noon|only|before|after)\b)"
)
"""What stands around Sun. and Sat. where they are days."""
_ON_A_CHANNEL = re.compile(r" (?:on|in|by|with|for|of|when|as|but|was|is|vs?\.) ")
"""What goes on behind a short form's stop, and behind no word's: Sat. on ESPN."""
_ROADS = {"Ct": "Court", "Ln": "Lane", "Pl": "Place", "Ter": "Terrace", "Cres": "Crescent", "Crt": "Court"}
_ROAD_AHEAD = re.compile(
    r"(?:\b\d{1,5}[A-Z]? (?:[NSEW]\.? )?|\b(?:on|at|near|off|along|down|up|and|of|to|from|onto|across|the|in) )"
    r"(?:St\. )?(?:[A-Z][\w’'-]+ |\d+(?:st|nd|rd|th) ){1,2}\Z"
)
"""What stands before the short form of a street's kind: a number or a preposition, and a name."""
_ON_A_STREET = re.compile(
    r"\b(?:[Oo]n|[Aa]long|off|down|across|onto|at|near|from|to|of|and) (?:[NSEW]\. |\d{1,5} (?:[NSEW]\.? )?|(?:North|South|East|West) )?(?P<name>[A-Z][\w’'-]+) \Z"
    r"|\b\d{1,5} (?:[NSEW]\.? )?(?P<numbered>[A-Z][\w’'-]+) \Z"
)
_SCHOOL = re.compile(
    r"(?:\A|[.,;:(] |\b(?!(?:on|at|along|off|down|across|onto|near|from|of|between|corner|East|West|North|South)\b)[A-Za-z]\w* |\(|\d\) |No\. \d{1,2} )"
    r"(?:Ohio|Penn|Michigan|Iowa|Kansas|Oklahoma|Oregon|Arizona|Florida|Mississippi|Boise|Fresno|Utah|Ball|Kent|Wichita|Weber|Morehead|Appalachian"
    r"|San Diego|San Jose|Grambling|N\.C\.|North Dakota|South Dakota|New Mexico) \Z"
)
"""A university by its state, and no street of that name: Ohio St. beat Penn St."""
_GRADUATED = re.compile(
    r"(?:\b(?:degrees?|[Gg]raduated?|[Tt]ransfer(?:s|red)?|diploma)|\b[BM]\.[AS]\.|Ph\.D\.) from (?:[A-Z]\w+ )?[A-Z]\w+ \Z"
)
_NO_STREETS = frozenset(
    "Mount Mt Port Fort Ft Lake East West North South Sault Old New Isle Cape Point Bay Upper Lower Great Little River Glen".split()
)
"""What stands before a saint and is no street: Mount St. Helens, Port St. Lucie."""
_SAINTS = frozenset(
    "Agnes Alban Albans Albert Aloysius Ambrose Andrew Andrews Anne Ann Anthony Augustine Barbara Barnabas Bartholomew Basil Benedict Bernard "
    "Bonaventure Brendan Brigid Catharines Catherine Cecilia Charles Christopher Clair Clare Clement Cloud Columba Croix David Denis Dominic "
    "Edmund Elizabeth Elmo Francis Gabriel Gallen George Germain Giles Gregory Helena Helens Helier Hilda Ignatius Ives James Jerome Joan Joe "
    "Johns John Joseph Jude Julian Kitts Laurent Lawrence Leonard Louis Lucia Lucie Luke Maarten Margaret Mark Martin Mary Matthew Maximus "
    "Michael Moritz Monica Neots Nicholas Olaf Olaves Pancras Patrick Paul Pauls Peter Peters Petersburg Philip Pierre Raphael Regis Rita Roch "
    "Sebastian Simon Stephen Swithin Theresa Teresa Thomas Tropez Ursula Valentine Victor Vincent Vitus Vrain Wenceslas William Xavier".split()
)
_CERTAIN = frozenset("Ala Ariz Calif Conn Fla Mich Minn Neb Nev Okla Tenn Tex Wis Wyo".split())
"""States whose short form is no word and no name: no comma need stand before them."""
_MANY = re.compile(r"\d[\d,]* (?:[a-z]{2,}s|people|men|women|children)\b")
_OF_A_STATE = frozenset(
    "state lawmakers voters officials residents resident governor legislators legislature lawmaker senator court "
    "native".split()
)
_REFUSED = frozenset(
    "is was said says say saying answered answers voted vote a to firm flat resounding simply just and or".split()
)
"""What stands before a no that is an answer."""
_IN_PATHS = frozenset("temp max min misc ext etc co inc tel vol col gen".split())
"""Short forms that are names of folders, too: C:\\temp."""
_PRONOUNS = frozenset(
    "Nobody Everyone Everybody Someone Somebody Anyone Neither Nothing Everything Both He She It They We You The This That These Those But And So His Her Its Their Our My There Then".split()
)
"""What begins a sentence and is no name behind a title."""
_CLAUSE_BEHIND = re.compile(r", [a-z]")
_SURNAME = re.compile(r" (?:He|She|You|So) [A-Z][a-z]")
"""Chinese and Korean surnames that look like those: Prof. He Jiankui."""
_VERSE = re.compile(r" \d+:\d")
_COUNT = re.compile(r" ?\(?(?:\d|(?!I (?![A-Z])[a-z])[IVX]+\b|[ivx]+\b)")
_FOUNDED = re.compile(r" (?:in |c\. ?)?\d{4}")
_COMPASS = re.compile(r"(?:[NSEW]|NE|NW|SE|SW)\b")
_NAME = re.compile(r"[A-Z][a-z]+$")
_SHORT_DATE = re.compile(r"\.? \(?\d{1,2}/\d")
_NUMBERED_THINGS = frozenset(
    "part model item serial order ref reference catalog catalogue cat style invoice policy permit case docket file bill tail flight hull "
    "registration filter bulb belt battery cartridge kit account patent license licence lot batch stock product vehicle badge unit engine "
    "contract project report document standard form route train bus drawing type claim ticket".split()
)
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
SHORTS = {*w.TITLES, *w.SHORT, *w.DAYS, *STATES, *_ROADS} - {"La", "Miss", "Me"}


def say_short_form(match: Match) -> str | None:
    """Dr. and St. by what stands around them; the full stop stays where it ends the sentence."""
    word, stop = match["word"], match["stop"]
    following = _NEXT_NAME.match(match.string, match.end())
    next_word = following[1] if following else ""
    keep = "." if stop and ends_sentence(match) else ""
    lowered = word.lower()
    if not stop and (word not in w.BARE or match.string[match.end() : match.end() + 1] == "-"):
        return None
    if word == "Rd" and not stop and not _NAME.match(before(match)):
        return None
    if lowered in {"st", "dr"}:
        return (_say_street if lowered == "st" else _say_doctor)(match, next_word, keep)
    if stop and word in _ROADS:
        road = _ROAD_AHEAD.search(match.string, max(0, match.start() - 50), match.start())
        return f"{_ROADS[word]}{keep}" if road else None
    if lowered == "ft" and before(match)[-1:].isdigit():
        return f"feet{keep}"
    if stop and ends_text(match) and (word in w.TITLES or word == "Sept"):
        return None
    if special := _say_special(match, word, next_word):
        return special
    if word in w.TITLES:
        if stop and next_word in _PRONOUNS and not _SURNAME.match(match.string, match.end()):
            return None  # I met Gen. She was late.
        led = (
            next_word[:1].isupper()
            or (bool(stop) and next_word[:1].islower() and word not in _TITLES_AND_WORDS)
            or next_word == "1st"
            or word in {"Mr", "Mrs", "Ms", "mr", "mrs", "Messrs"}
        )
        return w.TITLES[word] if led else None
    if _is_word(match, word, next_word, ends=bool(keep)):
        return None
    if word in w.DAYS:
        return _say_day(match, next_word, keep)
    if word.capitalize() in STATES and len(word) > 1:
        return STATES[word] + keep if _is_state(match) else None
    if lowered == "est" and not _FOUNDED.match(match.string, match.end()):
        return f"estimated{keep}"
    said = w.SHORT.get(word)
    return said + keep if said else None


def _say_street(match: Match, next_word: str, keep: str) -> str:
    """St. before a saint's name, and behind a street's."""
    large = match["word"] == "St"
    lead = match.string[max(0, match.start() - 40) : match.start()]
    if large and match["stop"] and (_SCHOOL.search(lead) or _GRADUATED.search(lead)):
        return f"State{keep}"
    if next_word[:1].isupper() and not _COMPASS.match(next_word) and stop_or_name(match):
        return "Saint" if large else "saint"
    if match["stop"] and next_word[:1].isupper() and next_word not in _COMPASS_WORDS:
        keep = "."
    return f"{'Street' if large else 'street'}{keep}"


def _say_doctor(match: Match, next_word: str, keep: str) -> str:
    """Dr. before a name, and a drive behind one."""
    named = _NAME.match(before(match)) and before(match) not in w.STARTERS
    if next_word[:1].isupper() and not before(match)[:1].isdigit() and (not named or match.start() == 0):
        return "Doctor"
    heir = before(match) in {"Jr.", "Sr.", "Jr", "Sr"}
    return f"Drive{keep}" if (named or heir) and not next_word[:1].isupper() else "doctor"


def _say_day(match: Match, next_word: str, keep: str) -> str | None:
    word = match["word"]
    if len(word) < 3 and not _SHORT_DATE.match(match.string, match.end("word")):
        return None
    starts = match["stop"] and next_word[:1].isupper() and next_word not in w.MONTHS and next_word not in w.DAYS
    return f"{w.DAYS[word]}{'.' if starts else keep}"


def _is_state(match: Match) -> bool:
    """Whether a state stands here: behind a comma or in brackets, or one that is nothing else."""
    if match["stop"] and match["word"] in _CERTAIN and not before(match).endswith("."):
        return True
    following = _NEXT_NAME.match(match.string, match.end())
    if match["stop"] and following and following[1] in _OF_A_STATE and match["word"] != "Ind":
        return True  # Wash. state apples
    if match["stop"] and before(match) in {"v.", "vs."}:
        return True  # Miranda v. Ariz.
    if (
        match["stop"]
        and before(match) in {"from", "in"}
        and ends_sentence(match)
        and match["word"] not in {"Mass", "Miss"}
    ):
        return True
    if match["stop"] and before(match) in {"from", "in", "of", "near"}:
        if following and following[1][:1].islower():
            return True
        if _CLAUSE_BEHIND.match(match.string, match.end()):
            return True  # born in Mass., educated in Conn.
    return before(match).endswith((",", "-", "(")) or match.string[max(0, match.start() - 1) : match.start()] in {
        "-",
        "(",
    }


def _is_word(match: Match, word: str, next_word: str, *, ends: bool) -> bool:
    """Whether it is no short form: the Sun at a sentence's end, a fig that no number follows, a folder's name."""
    text, at = match.string, match.start()
    lowered = word.lower()
    if at and text[at - 1] in "\\/" and lowered in _IN_PATHS:
        return True
    if lowered == "mt" and not next_word[:1].isupper():
        return True
    if lowered == "vol" and not _VOLUME.match(text, at + 3):
        return True
    ends = ends or (bool(match["stop"]) and next_word.istitle() and word not in {"incl", "esp"})
    if ends and word in _WORDS_AT_THE_END and not before(match)[:1].isdigit():
        return True
    if word in _DAYS_AND_WORDS and not _is_day(match):
        return True
    return word in _COUNTED and not _COUNT.match(text, match.end())


def _say_special(match: Match, word: str, next_word: str) -> str:
    """Gen. Z is a generation, Gen. 1:1 Genesis, a Dist. Atty. a district's; nothing for all others."""
    if word == "Ste" and next_word[:1].isupper() and len(next_word) > 1:
        return "Sainte"
    if (
        word == "Sec"
        and next_word[:1].isupper()
        and not _COUNT.match(match.string, match.end())
        and not ends_sentence(match)
    ):
        return "Secretary"
    if word == "Rev" and _VERSE.match(match.string, match.end()):
        return "Revelation"
    if word == "Gen" and _VERSE.match(match.string, match.end()):
        return "Genesis"
    if word == "Maj" and before(match) in {"Sgt.", "Sergeant"}:
        return "Major"
    if word == "Sr" and next_word in _SAINTS and not before(match)[:1].isupper():
        return "Sister"
    if word == "Flt" and next_word in {"Lt", "Lieutenant", "Sgt"}:
        return "Flight"
    if word == "Gen" and len(next_word) == 1:
        return "Gen"
    if word == "Pt" and _COUNT.match(match.string, match.end()):
        return "Part"
    return "District" if word == "Dist" and next_word in {"Atty", "Attorney", "Court", "Judge"} else ""


def _is_day(match: Match) -> bool:
    """Whether Sun. or Sat. is a day: something of a calendar must stand before it or behind."""
    at, text = match.start(), match.string
    if _DAY_BEHIND.match(text, match.end()) or (match["stop"] and _ON_A_CHANNEL.match(text, match.end())):
        return True
    return bool(_DAY_AHEAD.search(text, max(0, at - 24), at)) and not _follows_name(match)


def _follows_name(match: Match) -> bool:
    """Whether an article or a name before it makes a word of it: the Sun, The Evening Sun."""
    previous = before(match).strip("(\"'“‘")
    return previous.lower() in {"the", "a", "an", "our", "its"} or (
        previous[:1].isupper() and previous.rstrip(".,") not in w.DAYS
    )


def say_rank(match: Match) -> str:
    """1st Lt.: First Lieutenant."""
    order = {"1st": "First", "2nd": "Second", "2d": "Second"}[match["order"]]
    return f"{order} {w.TITLES[match['rank']]}{'.' if ends_sentence(match) else ''}"


_PARTS = {"N": "Northern ", "S": "Southern ", "E": "Eastern ", "W": "Western ", "M": "Middle ", "C": "Central ", "": ""}
_JUDGED = re.compile(
    r",? (?:(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.? |(?:May|June|July) |filed )?\d| (?:court|courts|judge|judges|ruling|decision|opinion|case|cases|jury)\b"
)
"""What follows a federal court's district, where a (D. Mass.) behind a senator's name is his party."""


def say_federal_court(match: Match) -> str | None:
    """(E.D. Va. 2019) and a D. Mass. ruling: Eastern District of Virginia, District of Massachusetts."""
    if not match["part"] and not _JUDGED.match(match.string, match.end()):
        return None
    district = f"{_PARTS[match['part'][:1]]}District of {STATES[match['state']]}"
    return f"{district}{'.' if ends_sentence(match) else ''}"


def say_dotted(match: Match) -> str:
    """E.g., p.m. and w/o; the full stop stays where it ends the text."""
    written = match["short"]
    said = w.DOTTED[written]
    if said.removesuffix("s").isupper():
        said = said.replace(" ", SPELLED_JOINER)
    return f"{said}." if written.endswith(".") and ends_sentence(match) else said


def stop_or_name(match: Match) -> bool:
    """Whether a St. before a capital is a saint: yes unless a street's name stands before it at a sentence's end."""
    previous, following = before(match), after(match)
    numbered = _NUMBERED.fullmatch(previous)
    street = _ON_A_STREET.search(match.string, max(0, match.start() - 40), match.start())
    if street and (street["name"] or street["numbered"]) not in _NO_STREETS:
        following_name = _NEXT_NAME.match(match.string, match.end())
        if following_name and match["stop"] and following_name[1] not in _SAINTS:
            return False
    return not (numbered or (previous[:1].isupper() and following in w.STARTERS))


def say_number_sign(match: Match) -> str | None:
    """No. and Nos. before a number."""
    if match["word"] == "no" and _MANY.match(match.string, match.end()):
        if "." not in match[0]:
            return None  # she said no 5 times
        if before(match).lower() in _REFUSED:
            return None  # The answer is no. 4 people have tried.
    if match["word"] == "No" and before(match).endswith("?") and _MANY.match(match.string, match.end()):
        return None  # Was it his? No. 5 others had keys.
    many = "numbers" if match["word"].lower() in {"nos", "nrs"} else "number"
    if match["word"][:1] == "N" and match["word"] != "NO" and match.start() == 0:
        return f"{many.capitalize()} "
    return f"{many} "


def say_part_number_sign(match: Match) -> str | None:
    """Filter no. WF-3 and Poe v. Orr, No. CR-22: number, behind the noun of a part or a paper and in a citation."""
    return (
        "number "
        if (match["word"] == "No" and before(match).endswith(","))
        or before(match).lower().strip("(,") in _NUMBERED_THINGS
        else None
    )


def say_page(match: Match) -> str:
    """The short word before a page or pages: p. 7 and pp. 7-9."""
    return "pages " if match["word"] == "pp" else "page "


def say_party(match: Match) -> str:
    """D-Mass.: D, Massachusetts."""
    place = match["place"]
    name = STATES.get(place) or STATES.get(place.rstrip(".")) or POSTAL.get(place) or place
    return f"{match['party']}, {name}{'.' if place.endswith('.') and ends_sentence(match) else ''}"
