"""Words in capitals: initialisms, acronyms, initials, Roman numerals, and headlines that shout."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.known_capitals import LETTERS, SAID_AS, WORDS
from articlecast.narrate.languages.en.loudness import weigh_loudness
from articlecast.narrate.languages.en.numbers import read_roman
from articlecast.narrate.languages.en.numerals import GIVEN
from articlecast.narrate.languages.en.patterns import Match, after, before, ends_sentence, spell
from articlecast.narrate.languages.en.places import POSTAL, STATES
from articlecast.narrate.languages.en.plain_words import PLAIN
from articlecast.narrate.languages.en.streets import STREETS

_LOUD = re.compile(r"(?<![A-Za-z])[A-Z]{4,}(?![a-z])")
_SPEAKABLE = re.compile(r"[^AEIOU]?[^AEIOU]?[AEIOU]{1,2}[^AEIOU]{1,2}[AEIOU]?")
_CLUSTERED = re.compile(
    r"^(?:AA|EE|II|UU)|^(?!BL|BR|CH|CL|CR|DR|FL|FR|GL|GN|GR|KN|PH|PL|PR|QU|RH|SC|SH|SK|SL|SM|SN|SP|ST|SW|TH|TR|TW|WH|WR|LS|GM|MC)[^AEIOU]{2}"
    r"|[AEIOU](?!ST|ND|NT|NG|NK|SH|CH|TH|CK|LL|SS|FF|ZZ|TT|NN|RR|RD|RK|RM|RN|RT|RC|RP|RB|RF|RL|RS|RV|LD|LK|LM|LP|LT|LF|MP|MB"
    r"|NC|NS|SK|SM|SP|CT|PT|FT|XT|GH|GN|WN|WL|WK|PS|TS|CS|KS|DS|BS|GS|LS|MS)[^AEIOU]{2}$"
)
"""Two consonants with which no word begins or ends: COPD is no word, NAFT may be one."""
_EXCHANGES = frozenset({"NASDAQ:", "Nasdaq:", "NYSE:", "LSE:", "TSX:", "ASX:", "ticker", "symbol"})
_LISTED_ON = re.compile(
    r"[(;,] ?(?:NYSE ?(?:American|Arca|ARCA|MKT)|NYSEARCA|AMEX|OTC(?:MKTS|QB|QX|PK)?|TSXV|TSX-V|CSE|TSE|TYO|LON|AIM|HKG|HKEX|SEHK|SGX|SIX|NSE|BSE"
    r"|EPA|ETR|XETRA|FRA|AMS|BME|STO|CRYPTO): ?\Z"
)
"""An exchange in brackets, before the letters of a share: (OTCMKTS: CAT)."""
_COMPASS = {"NW": "Northwest", "NE": "Northeast", "SW": "Southwest", "SE": "Southeast"}
_DOTTED_COMPASS = frozenset({"N.W.", "N.E.", "S.W.", "S.E."})
_BETWEEN = {
    f"{first}{pair}": f"{word}-{_COMPASS[pair].lower()}"
    for pair in _COMPASS
    for first, word in (("N", "north"), ("E", "east"), ("S", "south"), ("W", "west"))
    if first in pair
}
_WINDS = re.compile(
    r"\b[Ww]inds?\b[^.;!?]{1,50}\b(?:becoming|turning|and|to|then|or|from) \Z|\b(?:[Ww]inds?|[Gg]usts?|[Bb]reezes?|[Ss]well|blowing)(?: (?:from|out of|will be|is|was|were|are|becoming|turning|backing|veering))?(?: the)? \Z"
    r"|\b(?:knots?|kt|kts|mph|km/h|[Hh]eading|[Hh]eaded|[Bb]earing|[Mm]oving)(?: (?:from|out of|to)(?: the)?)? \Z"
)
_WINDY = re.compile(r" (?:winds?|wind,|gusts|breezes?|swell|gales?|gale)\b")
_DISTANT = re.compile(r"\b(?:km|mi\.?|miles?|nm|NM|kilomet(?:er|re)s?) \Z")
"""What stands before a point of the compass between two others: 10 km SSE of Reno."""
_BLOOD = re.compile(r"\b(?:[Bb]lood|[Dd]onors?|[Rr]h|[Tt]ransfus\w+)\b")
_DEGREES = frozenset("MD DO PA MA RN JD NP".split())
_DEGREES_TOO = frozenset({"MS"})
"""A degree, where more of them follow, and a state."""
_WHO_HAS_ONE = re.compile(
    r"\b(?:[Bb]y|[Aa]sk|[Aa]uthor:?|[Rr]eviewed by|[Ww]ritten by|says|said|[Ee]ditor:?|Source:|Medically reviewed by) (?:Dr\.? )?(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w’'-]+, \Z"
)
_DEGREE_ENDS = re.compile(r"\.?[\"”’)]*\Z|, and [A-Z]|,? \|")
"""Whom a line credits, with a degree and no more: By Lena Fox, MD."""
_GIVEN_NAME = re.compile(rf"\b(?:{'|'.join(sorted(GIVEN))}) (?:[A-Z]\. )?[A-Z][\w’'-]+, \Z")
_DEGREE_BEHIND = re.compile(
    r",? (?:(?:of|an?|the|who|said|says|told|sees|treats|runs|practices|practises|teaches|leads|heads|works|directs|specializes|explains|notes|recommends|run|see|treat|practice|are|were|met|own|spoke|won|writes|wrote|argues|agrees|agreed|joined|led|performed|received|earned|graduated|completed|serves|served|retired|prescribed|treated|examined|and colleagues|is an?|was an?|has)\b|Ph\.?D|MPH|MBA|FACP|FAAP|MSc?\b|MHS|JD|RN|M\.P\.H|FACS"
    r"|(?:[a-z]+ )?(?:professor|director|chief|chair\w*|physician|surgeon|dermatologist|cardiologist|researcher|author|editor|founder|fellow|doctor|dean|head|president|specialist)\b"
    r"|[a-z]+ologist\b|Professor|Director|Chief|Chair|Associate|Assistant|Department)"
)
_MORE_DEGREES = re.compile(
    r", (?:LCSW|LMFT|LPC|LPCC|LMHC|LICSW|LCMHC|RDN?|LDN|CCC-SLP|RN|MSN|BSN|DNP|APRN|CRNA|CNM|NP|PA-C|MBA|MPA|MPP|MFA|MLS|MEd|M\.Ed|EdD|PsyD|PharmD|DPhil|MPhil|BSc|MSc|BA|BS|MS"
    r"|DDS|DMD|DVM|DPT|CPA|CFA|CFP|PMP|CSCS|ATC|NCC|BCBA|JD|LLM|FACOG|FACS|FACC|ABPP|ACSW|MSW|IBCLC|CHES)(?![\w’'])"
)
"""What follows a degree among others: Ruth Abel, MA, LCSW."""
_IN_A_PLACE = re.compile(
    r"\b(?:[Ii]n|of|[Ff]rom|[Nn]ear|[Aa]t|to|around|[Oo]utside|through|for|based in|via) (?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+, \Z"
)
_PERSON = re.compile(
    r"(?:\A|[^\w,] ?|, |\b[a-z]+ |^)(?:Dr\.? )?[A-Z][\w’'-]+(?: [A-Z]\.)*(?: (?:de|van|von|der|la|bin|al))*(?: [A-Z][\w’'-]+){1,2}, \Z"
)
"""A given and a family name before a degree: Elizabeth Hale, MD."""
_CONTRACTED = re.compile(r"['’](?:T|S|RE|VE|LL|D|M|t|re|ve|ll|d|m)(?![A-Za-z])")
_SPEAKER = re.compile(r"(?:[A-Z]{2,}\.? ){0,2}[A-Z]{2,}(?: \[[a-z ]+\]| \([a-z ]+\))?:(?: |\Z)")
"""Who speaks, at the head of a line of a transcript: ANA LEE:, HOLT [laughs]:."""
_LABELS = frozenset("FAQ FAQS TLDR PS NB ETA FYI ID URL TV DVD CD PDF UK US USA EU UN AI CEO".split())
_COUPLE = re.compile(r"(?<![A-Z][A-Z] )(?<![A-Za-z])(?P<first>[A-Z]{3}) (?P<second>[A-Z]{3})(?![\w’'-])")
_SOUNDED = re.compile(r"[^AEIOU][AEIOUY][^AEIOUY]|[AEIOU][^AEIOU][AEIOUY]|[^AEIOUY][AEIOU][EY]")
"""Three letters that a mouth says at once: LEE, DEF, ANA."""
_WHO = re.compile(r"(?:\b(?:[Tt]he|by|from|of|with|former|at|to|and|says|said) \Z)")
_LISTED = re.compile(r"\b[A-Z]{3,}, \Z")
_LISTED_BEHIND = re.compile(r", (?:and )?(?:the )?[A-Z]{3,}\b")
_WORDS_TOO = frozenset({"ODD", "ALL"})
_AMONG_LETTERS = re.compile(r"\b(?:ADHD|OCD|PTSD|AML|CLL|CML|ASD|GAD|MDD)(?:,|,? (?:and|or)) \Z")
"""Disorders and leukemias, among which a word is one, too: ADHD and ODD."""
_EXAM = re.compile(r"\b(?:P?SATs?|scores?|exams?|tests?|prep|admissions?|colleges?)\b")
"""What stands near the ACT that applicants sit."""
_WHO_NOUN = re.compile(
    r" (?:officials?|chief|director|data|guid\w+|reports?|experts?|envoys?|members?|teams?|recommend\w+|definition|region\w*|staff)\b"
)
_WHO_BEHIND = re.compile(
    r" (?:says|said|has|have|recommend\w*|warn\w*|declar\w*|estimate\w*|guideline\w*|official\w*|chief|director|data|report\w*|expert\w*|also|and|is|was|announced|called|team|defin\w*|classif\w*)\b|['’]s\b"
)
_DOING = frozenset(
    "do did does doing done love loved hate get got getting make made makes let lost lose about want need see saw is was".split()
)
_AFTER_IT = frozenset(("", "or", "and", "up", "out", "down", "off", "all", "now", "when", "because"))
_IT_IS = re.compile(
    r" (?:is|was|will|would|can|could|does|did|has|had|should|must|just|really|never|also|works|worked|happened)\b"
)
_ASKED = re.compile(r"[^.!?]*\?")
_LOWER = re.compile("[a-z]+")
_ONSET = re.compile("[^AEIOU][AEIOUYHLRW]|[AEIOU]")
_VOWELED = re.compile("[aeiouy]")
_ENDINGS = frozenset("ed ing er ers es able y".split())
"""Endings of a word whose stem is in capitals: AMPed, SPAMming has none of them."""
_SMALL_WORDS = frozenset(
    "go gal girl boy man kid kids cat dog fit box bot lab hub pop day way app web net art line ware land house".split()
)
_AMPLE = re.compile("(?:[^AEIOU]?[AEIOU][^AEIOU]{1,2}){1,2}")
"""Letters that a mouth says as a syllable or two: AMP, VOL."""
_CROWDED = re.compile("[^AEIOUY]{3}|[AEIOU]{3}|II|UU")
"""Three letters of a kind in a row: no word of five letters has them."""
_VOWELS = frozenset("AEIOU")
_TOWN = re.compile(r"(?:[a-z]|[.’']|\bDC|[A-Z]{4}),\Z")
"""What ends before a state: a town, and no other initialism as in VR, AR, and MR."""
_STATE_GOES_ON = re.compile(r",? [a-z]{2}|[.\"”’)]*\Z|, (?:who|where|and) |\)| (?:[—–]|\([A-Z])")
"""What follows a state behind its town, where a list of references has another name: Newark, N.J., is."""
_STATES_ALONE = frozenset("N.Y. N.J. N.H. N.M. N.C. N.D. S.D. R.I. W.Va.".split())
"""States whose initials are nobody's and nothing else's, but before a surname: N.C. Wyeth."""
_LEADS_TO_STATE = frozenset(
    "in from to of near across through into around outside then upstate downstate western eastern northern southern "
    "central rural and".split()
)
_SURNAMED = re.compile(r" [A-Z][a-z]")
_STATE_END = re.compile(
    r",|\.?$| \d{5}| (?:native|resident|residents|area|mayor|man|woman|couple|police|teenager|teen|family|suburb)\b"
    r"|-(?:based|born|area|native|raised)\b"
)
_CODED = re.compile(r" \d{5}")
_CITED = re.compile(r",| \(| et al")
_AUTHORS = re.compile(r"[A-Z][a-z]+ [A-Z]{1,3}(?=,| \(| et al)")
"""A surname and initials as a reference list writes them."""


def say_capitals(match: Match) -> str | None:
    """A run of capitals as a marked initialism; nothing where it is said as a word."""
    letters = match["letters"]
    tail = match["tail"] or ""
    if before(match).strip("(") in _EXCHANGES or _LISTED_ON.search(
        match.string, max(0, match.start() - 18), match.start()
    ):
        return spell(letters) + tail
    if tail[-1:] == "S" or _CONTRACTED.match(match.string, match.end()):
        return _say_shouted_end(match)
    told = _say_by_neighbours(match)
    if told is None:
        told = _say_known(match)
    if told is not None:
        return told or None
    if len(letters) < 4 and _cites(match):
        return None
    if len(letters) > 3 and letters[-1] == "S" and letters[:-1] in LETTERS and letters not in LETTERS:
        return f"{spell(letters[:-1])}s"  # CEOS in a line of capitals
    listed = letters in LETTERS
    if listed and letters not in w.SHOUTED_WORDS:
        return spell(letters) + tail
    vowels = bool(_VOWELS.intersection(letters))
    if _is_shouted(match, vowels=vowels) or (vowels and (_names_speaker(match) or _is_couple(match))):
        return None
    if listed:
        return spell(letters) + tail
    if len(letters) >= 6 and vowels:
        return None
    if len(letters) == 5 and vowels and not _CROWDED.search(letters):
        return None
    if len(letters) == 4 and _SPEAKABLE.fullmatch(letters) and not _CLUSTERED.search(letters):
        return None
    if read_roman(letters) and (set(letters) <= set("IVX") or len(letters) > 4):
        return None
    if len(letters) == 2 and letters[0] not in _VOWELS and letters[1] in _VOWELS and not knows_capitals(letters):
        return None  # nobody can tell; of eleven such words that were looked up ten were said as they are
    return spell(letters) + tail


def say_grade(match: Match) -> str:
    """An A-, the rating BB+ and the blood of type O-: minus, plus, negative."""
    blood = _BLOOD.search(match.string[max(0, match.start() - 50) : match.end() + 30])
    minus, plus = ("negative", "positive") if blood else ("minus", "plus")
    return f"{spell(match['l'])} {plus if match['sign'] == '+' else minus}"


def _say_by_neighbours(match: Match) -> str | None:
    """What the words around it tell: empty where it is a word, None where they tell nothing."""
    letters, tail = match["letters"], match["tail"] or ""
    if letters in _COMPASS and before(match).rstrip(".,") in STREETS:
        return _COMPASS[letters]
    if letters in _COMPASS and (
        after(match) == "of" or _WINDS.search(match.string, max(0, match.start() - 70), match.start())
    ):
        return _COMPASS[letters].lower()  # five miles SE of town, winds SW
    if letters in {*_COMPASS, *_BETWEEN} and _WINDY.match(match.string, match.end()):
        return (_COMPASS.get(letters) or _BETWEEN[letters]).lower()
    if (
        letters in _BETWEEN
        and after(match) == "of"
        and _DISTANT.search(match.string, max(0, match.start() - 8), match.start())
    ):
        return _BETWEEN[letters]
    if letters in _BETWEEN and _WINDS.search(match.string, max(0, match.start() - 70), match.start()):
        return _BETWEEN[letters]
    if letters == "ACT" and _EXAM.search(match.string[max(0, match.start() - 40) : match.end() + 30]):
        return spell(letters) + tail
    if letters in _WORDS_TOO and _AMONG_LETTERS.search(match.string, max(0, match.start() - 14), match.start()):
        return spell(letters) + tail
    if letters == "WHO":
        return spell(letters) + tail if _is_the_who(match) else ""
    if letters == "IT" and _is_loud_it(match):
        return ""
    if letters in (_DEGREES | _DEGREES_TOO) and _is_degree(match):
        return spell(letters) + tail
    coded = before(match).istitle() and _CODED.match(match.string, match.end())
    if letters in POSTAL and (coded or (_TOWN.search(before(match)) and _STATE_END.match(match.string, match.end()))):
        common = letters in {"OK", "IN", "OR", "ME", "HI", "OH"}
        lead = match.string[max(0, match.start() - 60) : match.start()]
        if not common or _CODED.match(match.string, match.end()) or _IN_A_PLACE.search(lead):
            return POSTAL[letters] + tail
    return "" if match.start() < 24 and _is_full_name(match) else None


def _say_known(match: Match) -> str | None:
    """What a table tells: the words to say, empty where it is said as it is written, None where no table has it."""
    letters, tail = match["letters"], match["tail"] or ""
    if said := SAID_AS.get(letters):
        return said + tail
    if letters in WORDS or letters in PLAIN:
        return ""
    return "" if letters == "AM" and before(match).strip("\"'“‘(") == "I" else None


def _say_shouted_end(match: Match) -> str | None:
    """CEO'S and DON'T: an initialism keeps its letters before a loud ending, and a word is one."""
    letters = match["letters"]
    end = match["tail"] or ""
    if letters not in LETTERS or letters in w.SHOUTED_WORDS:
        return None
    if not end and match.string[match.end() + 1 : match.end() + 2].islower():
        return spell(letters)  # RSVP'd, the CEO'll
    return spell(letters) + end.lower() if end else None


def _is_the_who(match: Match) -> bool:
    """Whether the World Health Organization is meant, and not a loud who."""
    text, at, end = match.string, match.start(), match.end()
    lead = text[max(0, at - 10) : at]
    if (
        _WHO.search(lead)
        or _LISTED.search(lead)
        or _LISTED_BEHIND.match(text, end)
        or match["tail"]
        or _WHO_NOUN.match(text, end)
    ):
        return True
    return not lead and bool(_WHO_BEHIND.match(text, end)) and not _ASKED.match(text, end)


def _is_loud_it(match: Match) -> bool:
    """Whether an IT is the pronoun put in capitals: IT IS, and she did IT!"""
    if match["tail"]:
        return False
    previous = before(match).strip("\"'“‘(")
    if previous.isupper() and previous in PLAIN and len(previous) > 1 and after(match) in _AFTER_IT:
        return True  # STOP IT
    if before(match).lower() in _DOING and not after(match):
        return True
    return _IT_IS.match(match.string, match.end()) is not None and not before(match).strip("\"'“‘(")[-1:].isalpha()


def _letter_behind(match: Match) -> str:
    """The letter behind a comma and a space."""
    return match.string[match.end() + 2 : match.end() + 3]


def _is_degree(match: Match) -> bool:
    """Whether letters behind a name and a comma are a doctor's, and not the state behind a town."""
    lead = match.string[max(0, match.start() - 60) : match.start()]
    if not lead.endswith(", ") or _IN_A_PLACE.search(lead):
        return False
    if match["letters"] in _DEGREES_TOO:
        return bool(_PERSON.search(lead) and _MORE_DEGREES.match(match.string, match.end()))
    return bool(
        _PERSON.search(lead)
        and (
            (_WHO_HAS_ONE.search(lead) and _DEGREE_ENDS.match(match.string, match.end()))
            or re.match(
                r", and [A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+, (?:MD|DO|PhD|Ph\.D|RN|JD|MPH|MS|MA|PA|NP|MBA)\b",
                match.string[match.end() : match.end() + 50],
            )
            or _DEGREE_BEHIND.match(match.string, match.end())
            or _MORE_DEGREES.match(match.string, match.end())
            or (
                _GIVEN_NAME.search(lead)
                and match.string.startswith(", ", match.end())
                and _letter_behind(match).islower()
            )
            or re.search(r"\bDr\.? [A-Z]|[A-Z]\. [A-Z][\w’'-]+, \Z", lead)
        )
    )


def _names_speaker(match: Match) -> bool:
    """Whether a transcript's line begins with it: LEE: I was there."""
    if match.start() > 24 or match["letters"] in _LABELS:
        return False
    label = _SPEAKER.match(match.string)
    return label is not None and match.start() < label.end()


def _is_full_name(match: Match) -> bool:
    """Whether a transcript's line begins with a name of two words, and this is one of them: ANA LEE: I was there."""
    label = _SPEAKER.match(match.string)
    return (
        label is not None
        and " " in label[0].strip(" :")
        and match.start() < label.end()
        and bool(_SOUNDED.fullmatch(match["letters"]))
    )


def _is_couple(match: Match) -> bool:
    """Whether two words of three letters stand together that a mouth says at once, known as no letters: DEF CON."""
    around = match.string[max(0, match.start() - 8) : match.end() + 6]
    for pair in _COUPLE.finditer(around):
        words = (pair["first"], pair["second"])
        if match["letters"] in words and all(_SOUNDED.fullmatch(word) and word not in LETTERS for word in words):
            return True
    return False


def _is_shouted(match: Match, *, vowels: bool) -> bool:
    """Whether the word stands among capitals, in a headline: then it is as likely a word as an initialism."""
    if before(match)[1:].islower() and after(match)[1:].islower():
        return False
    text, start, end, letters = match.string, match.start(), match.end(), match["letters"]
    begin, finish = max(0, start - 120), min(end + 120, len(text))
    line = text[begin:finish]
    if letters in LETTERS and letters not in w.SHOUTED_WORDS and re.search(r"\b[a-z]{3,}", line):
        return False
    if vowels and " " in line.strip():
        heard = weigh_loudness(text, begin, finish, _is_name)
        listed = 3 * (heard.loud - heard.names) < heard.words  # initialisms, one by one
        quiet = heard.words - heard.loud
        if heard.capitals > 0.6 * heard.letters and 4 * quiet < heard.words and not listed:
            return True
    around = _LOUD.findall(text[max(0, start - 14) : start] + text[end : end + 14])
    loud = vowels and any(not _is_name(word) for word in around)
    return loud and len(letters) > 3 - line.isupper()


def _is_name(letters: str) -> bool:
    """Whether a long word in capitals is one of the known initialisms and acronyms, and nothing that is shouted."""
    return letters in WORDS or letters in LETTERS or not _VOWELS.intersection(letters)


def say_letters_before(match: Match) -> str | None:
    """CNNMoney and NYTimes: the letters of a name that runs on as a word; AMPed and MLSsoccer begin their word later."""
    letters, text, end = match["letters"], match.string, match.end()
    run = letters + text[end]
    ending = _LOWER.match(text, end + 1)
    rest = ending[0] if ending else ""
    if (
        len(run) > 2
        and (run in PLAIN or run in WORDS or _SPEAKABLE.fullmatch(run))
        and (rest in _ENDINGS or rest in _SMALL_WORDS)
    ):
        return None
    known = letters in LETTERS or letters in POSTAL or not _VOWELS.intersection(letters)
    return f"{spell(letters)} " if known else None


def say_run_on(match: Match) -> str | None:
    """MLSsoccer, AMPed, BADgal: capitals and small letters that are two words, or one with its ending."""
    run, rest = match["run"], match["rest"]
    if run in LETTERS and rest in {"ed", "ing"} and run not in PLAIN:
        return f"{spell(run)}’d" if rest == "ed" else f"{spell(run)} ing"
    word = run in PLAIN or run in WORDS or (len(run) == 3 and _SOUNDED.fullmatch(run) and run not in LETTERS)
    if rest in _ENDINGS and (word or _AMPLE.fullmatch(run)) and run not in LETTERS:
        return f"{run.lower()}{rest}"
    if rest in _SMALL_WORDS and run in LETTERS and run not in PLAIN:
        return f"{spell(run)} {rest}"  # CNNgo
    if rest in _SMALL_WORDS and run in PLAIN:
        return f"{run.lower()} {rest}"
    other = run[:-1] in LETTERS and _ONSET.match(run[-1] + rest.upper())  # NYTimes is NY and Times
    if run in LETTERS and not other and len(rest) > 3 and _VOWELED.search(rest):
        return f"{spell(run)} {rest}"
    return None


def say_toggled(match: Match) -> str:
    """THAT and deVOL are words; iOS, mRNA and eBPF letters."""
    one, more = match["one"], match["more"]
    whole = (one + more).upper()
    if whole in PLAIN or (len(more) > 2 and _AMPLE.fullmatch(more) and more not in LETTERS):
        return whole.lower()
    return spell(match[0])


def keeps_capitals(letters: str) -> bool:
    """Whether a word of a line in capitals is an initialism or a numeral, whatever stands around it."""
    if (
        len(letters) == 1
        or letters.capitalize() in w.BARE
        or letters.lower() in w.BARE
        or letters.capitalize() in w.TITLES
    ):
        return False
    vowels = [letter in "AEIOUY" for letter in letters]
    unspeakable = not any(vowels) or (vowels == [False, False, True] and letters not in w.SHOUTED_WORDS)
    numeral = set(letters) <= set("IVX") and bool(read_roman(letters))
    return (
        (unspeakable and letters not in PLAIN)
        or (letters in WORDS and letters not in PLAIN)
        or numeral
        or (letters in LETTERS and letters not in w.SHOUTED_WORDS)
    )


def knows_capitals(letters: str) -> bool:
    """Whether it is known how a word in capitals is said, and not guessed from its look."""
    tabled = letters in LETTERS or letters in WORDS or letters in PLAIN or letters in POSTAL
    return tabled or not any(letter in "AEIOUY" for letter in letters) or bool(read_roman(letters))


def _cites(match: Match) -> bool:
    """Whether these are an author's initials in a list of references: two such authors stand there."""
    named = before(match)[:1].isupper() and before(match).isalpha()
    return (
        named
        and _CITED.match(match.string, match.end()) is not None
        and len(_AUTHORS.findall(match.string, max(0, match.start() - 120), match.end() + 120)) > 1
    )


def _is_in_state(match: Match) -> bool:
    """Whether two initials are a state that no town stands before: in N.D., upstate N.Y., and the N.Y. Giants."""
    previous, named = before(match).lower(), _SURNAMED.match(match.string, match.end())
    if match["dotted"] == "N.Y." and named and previous == "the":
        return True
    return previous in _LEADS_TO_STATE and not named


def say_initials(match: Match) -> str:
    """U.S. and J. K. as a marked initialism, (D-R.I.) as its state."""
    letters = match["dotted"]
    state = STATES.get(letters) if before(match).endswith("-") else None
    keep = "." if letters.endswith(".") and ends_sentence(match) else ""
    if not state and _TOWN.search(before(match)) and _STATE_GOES_ON.match(match.string, match.end()):
        state = STATES.get(letters)
    if letters in _STATES_ALONE and _is_in_state(match):
        state = STATES[letters]
    if state and len(state) > 4:
        return state + keep
    if letters in _DOTTED_COMPASS and before(match).rstrip(".,") in STREETS:
        return _COMPASS[letters.replace(".", "")] + keep
    acronym = letters.replace(".", "")
    if len(acronym) > 3 and acronym in WORDS and letters.endswith("."):  # N.A.T.O.
        return acronym + keep
    return spell(letters) + keep
