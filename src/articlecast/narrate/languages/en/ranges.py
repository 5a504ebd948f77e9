"""Two numbers joined by a dash: a range, a team's record, a score, a player's height, two halves, an airliner."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.figures import is_year, say_year_or_number
from articlecast.narrate.languages.en.numbers import (
    MOST_DIGITS,
    say_cardinal,
    say_digits,
    say_number,
    say_pairs,
    say_year,
)
from articlecast.narrate.languages.en.patterns import Match, after, before

_AIRLINER = re.compile(r"7[0-8]7-(?:[3-9]|1?0|[1-9]00)")
_SHARED = frozenset("split splits chance mix ratio rule deal partnership proposition divide portfolio basis".split())
_DOCKET = re.compile(r"\bNo\. \Z")
_TEAM = re.compile(
    r"(?!(?:Ages?|Grades?|Steps?|Figures?|Figs?\.|Chapters?|Verses?|Pages?|Tables?|Sections?|Questions?|Items?|Weeks?|Days?|Levels?|Rows?|Lines?|Years?|Parts?|Phases?|Lessons?|Types?|Class(?:es)?|Stages?|Psalms?|Isaiah|Volumes?|Appendix|Rules?) )"
    r"\b[A-Z][\w.'’]+ \((?:\d{1,2}-\d{1,2}(?:-\d{1,2})?, )?\Z"
)
_LISTED = re.compile(
    r"\) (?:[a-z\d]|\()|\)[,;:]|, \d{1,2}-\d{1,2}|, \d\.\d\d(?: ERA)?\)| [A-Z][\w ]+\)| (?:league|conference|district|division|region)(?: play)?\)"
)
_VISITED = re.compile(
    r"\b(?:[Aa]t|[Vv]s\.?|v\.|against|hosts?|hosted|hosting|visits?|faces?|meets?|plays?) (?:the |No\. \d{1,2} )?(?:[A-Z][\w.'’&-]+ ){1,3}\(\Z"
)
"""The other side of a match, and what stands between the two: at Duke (4-6)."""
_LEAGUED = re.compile(r"\d{1,2}-\d{1,2} \(\Z")
_IN_LEAGUE = re.compile(
    r"(?: in)? (?:the )?(?:[A-Z][\w-]*(?: [A-Z\d][\w-]*){0,2}|league|conference|division|district|region)(?: play)?\)"
)
"""A team's games within its league, behind all of them: 8-1 (5-1 Big Ten)."""
_PITCHED = re.compile(r", \d{1,2}\.\d\d ERA\b")
_SERIAL = re.compile(r"\b(?:went|finished|are|were|posted|had)(?: seasons of)?(?: \d{1,2}-\d{1,2},?)+ and \Z")
_APPOSED = re.compile(r"\b[A-Z][\w.’'-]+, \Z")
_WHO_IS = re.compile(r", (?:is|are|was|were|has|have|will|which|who)\b")
"""What stands around a record between commas: UCLA, 10-2, is third."""
_RECORD = re.compile(
    r"\b(?:record (?:of|is|was|stands at|to|at|now)|(?:improv|mov|fall|fell|drop|slip|rise|rose)\w* to|went|go|going|started(?: the season)?|finished(?: the season)?|start(?: the season)?) \Z"
)
"""What stands before a team's wins and losses."""
_STANDS = re.compile(
    r"(?:\b(?:is|are|was|were|I['’]?m|['’]re|he['’]s|she['’]s|team['’]s|now|sit|sits|stand|stands|remain|remains|still|unbeaten at|undefeated at)|(?:\A|[.!?] )At) \Z"
)
_LEAGUE = re.compile(
    r" in (?:the )?(?:AFC|NFC|AL|NL|SEC|ACC|Big \w+|Pac-\d+|MAC|conference|division|league play|district)\b"
)
_SEASONED = re.compile(
    r",? (?:including \d{1,2}-\d{1,2} in\b|(?:this|last|all|the) (?:season|year|time)|all-time|now\b|so far|entering|heading into|overall|on the (?:season|year)|in (?:their|his|her|its|our|the) (?:last|past|first|final|league|conference|division|career|series|playoffs|postseason"
    r"|\d+)|in (?:conference|league|division|games|[A-Z]{2,}|overtime|extra innings|one-run games|shootouts|away games|home games)|at home|on the road|away from home|against|versus|since|when|under|through|to (?:start|open|begin)|with \w+ (?:knockouts?|KOs|stoppages|games|wins)|with an? \d\.\d\d ERA|career|lifetime|start"
    r"|record|mark|in \w+ (?:games|starts|fights|bouts|matches))\b"
)
"""What follows a record that a team or a boxer has."""
_AT_HEAD = re.compile(r"(?:\A|[.!?] )(?:At|Now|Now at|Sitting at|Still) \Z")
_WHO_STANDS = re.compile(r", (?:the|they|he|she|we|[A-Z][a-z]+s?) (?:[A-Z]|[a-z]+\b)")
"""What stands around the record of a team at the head of a sentence: Now 6-1, the Owls travel."""
_EARLIER = re.compile(r"\(\d{1,2}-\d{1,2}(?:-\d{1,2})?(?:, [^()]{1,20})?\)(?:[^().!?]|\b(?:vs|v|St|No|Mt|Ft)\.)*\(\Z")
_BEFORE_TEAM = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Oo]ur) (?:now |once |still |previously |undefeated |unbeaten |winless )?\Z"
)
_TEAM_BEHIND = re.compile(r" (?:[A-Z][\w’'-]+s\b|[A-Z][\w’'-]+ [A-Z][\w’'-]+s\b|team\b|squad\b|club\b)")
_ONE_SET = r"\d{1,2}[-–]\d{1,2}(?: ?\(\d{1,2}(?:[-–]\d{1,2})?\))?"
_SETS_AHEAD = re.compile(rf"(?<![\d-])(?:{_ONE_SET},? (?:and )?)+\Z|\b[67][-–][67] ?\(\Z")
_SETS_BEHIND = re.compile(rf"(?: ?\(\d{{1,2}}(?:[-–]\d{{1,2}})?\))?(?:,? (?:and )?{_ONE_SET}(?![\d-]))+")
"""The sets of a match before one and behind it."""
_SCORED = re.compile(
    r" (?:win|wins|victory|victories|defeat|loss|lead|draw|tie|scoreline|triumph|rout|thrashing|vote|decision|score|run|aggregate|advantage|deficit|final|halftime|down|up|ahead)\b"
)
_BEAT = re.compile(
    r"\b(?:w[io]ns?|lost|lose|loses|beat|beats|beaten|led|leads?|leading|trail\w*|drew|defeat\w*|vot\w+|score\w*|losing|winning|ahead|down|up|by|aggregate|pass\w*|rul\w+)(?: [\w’'-]+){0,4} \Z"
)
_PLAYER = re.compile(
    r",? (?:(?:[a-z-]+ ){0,2}(?:guard|forward|cent(?:er|re)|tackle|senior|junior|freshman|sophomore|swingman|lineman|quarterback|pitcher|"
    r"right-hander|left-hander|righty|lefty|wing|big man|post player|frame|end|linebacker|receiver|cornerback|safety|goalie|goaltender|striker|point guard|outfielder|"
    r"hitter|setter|blocker|native|rookie|veteran|heavyweight|boxer|model|actor|teenager|player|prospect|recruit|transfer)\b)"
)
"""Who is told by his height."""
_STANDING = re.compile(r"\b(?:stands|stood|listed at|measures|standing|is a|height of|[Hh]e['’]s|[Ss]he['’]s) \Z")
_WEIGHED = re.compile(r",? (?:\d{3}(?: pounds|-pound| lbs?)|tall\b)|\.? *\Z| and \d{3} pounds")
_WEIGHT = re.compile(r",? (?:and |at )?\d{3}(?: pounds\b|-pound| lbs?\b)")
"""What a player weighs, behind his height: at 6-3 and 215 pounds."""
_PERSON_IS = re.compile(r"\b(?:[Hh]e|[Ss]he) (?:is|was|stands|stood|grew to) (?:about |only |nearly )?\Z")
_GROWN = re.compile(
    r" and (?:still|grow\w*|weigh\w*|built|lean|lanky|strong|slender|thin|wiry|broad)\b|,? (?:in heels|barefoot|in (?:his|her) socks)\b"
)
_SIGNED = re.compile(r"\d [-−]\d+\.\d")
_SUM = re.compile(r"\b(?:solve|calculate|compute|much is|[Ww]hat is|[Ww]hat's) $")
_ENDED_IN = re.compile(
    r"\b(?:ended|finished|drew|draw|drawn|level at|tied(?: at)?|finished level at|ends)(?: in a)? \Z"
)
"""What stands before the score of a draw."""
_AT_CRICKET = re.compile(
    r" (?:at (?:lunch|tea|stumps|the close)|in reply|declared|dec\b|off \d+|from \d+ overs|in \d+ overs|after \d+ overs|overnight|all out)"
)
"""What follows a side's runs and wickets: 312-6 at tea."""


def say_range(match: Match) -> str | None:
    """5-10: five to ten, ten and two as a team's record, fifty fifty; ISSN and sums are none."""
    a, b = match["a"], match["b"]
    if _SIGNED.search(match[0]):
        return None  # 113.40 -1.62, of a share
    if len(a) == 3 and len(b) == 1 and a.isdecimal() and _AT_CRICKET.match(match.string, match.end()):
        return f"{say_number(a)} for {say_number(b)}"
    if _is_set(match):
        return " ".join("love" if side == "0" else say_pairs(side) for side in (a, b))
    if joint := _join_pair(match):
        return joint.join((_say_side(a, joint), _say_side(b, joint)))
    if before(match) in {"ISSN", "ISBN"} or _is_numbered(a, b):
        return f"{say_digits(a)}, {say_digits(b)}"
    if f"{a} - {b}" == match[0] and _SUM.search(match.string[max(0, match.start() - 20) : match.start()]):
        return f"{say_number(a)} minus {say_number(b)}"
    if is_year(a) and len(b) == 2 and b.isdecimal() and int(b) > int(a[2:]):
        return f"{say_year(int(a))} to {'oh ' if b[0] == '0' else ''}{say_pairs(b)}"
    if len(b) == 2 and b[0] == "0" and len(a) > 2:
        return f"{say_year_or_number(a)} to oh {say_number(b[1])}"  # pages 100-05
    return f"{say_year_or_number(a)} to {say_year_or_number(b)}"


def say_score_between(match: Match) -> str | None:
    """A 3-0 win as it is told in Britain: three nil; all else as ``say_range`` has it."""
    a, b = match["a"], match["b"]
    if a == b and a in {"1", "2", "3"} and _ENDED_IN.search(match.string, max(0, match.start() - 30), match.start()):
        return f"{say_number(a)} all"
    if (
        "0" in {a, b}
        and not _is_set(match)
        and not _join_pair(match)
        and (_SCORED.match(match.string, match.end()) or _leads_score(match))
    ):
        return f"{'nil' if a == '0' else say_number(a)} {'nil' if b == '0' else say_number(b)}"
    return say_range(match)


def _is_numbered(a: str, b: str) -> bool:
    """Whether digits are a company's or a file's number, as no range ends so far from where it begins: 12-3456789."""
    return a.isdecimal() and b.isdecimal() and len(b) > 6 and len(b) > len(a) + 2


def _say_side(number: str, joint: str) -> str:
    return "oh" if number == "0" and joint == " and " else say_pairs(number)


def _leads_score(match: Match) -> bool:
    return _BEAT.search(match.string, max(0, match.start() - 50), match.start()) is not None


def _join_pair(match: Match) -> str:
    """What stands between two numbers that are no range: a record, two halves, an airliner; empty for a range."""
    a, b, text, at = match["a"], match["b"], match.string, match.start()
    if not (a.isdecimal() and b.isdecimal()):
        return ""
    numbered = len(b) > 2 or int(b) < int(a)
    if numbered and _DOCKET.search(text, max(0, at - 4), at) and max(len(a), len(b)) <= MOST_DIGITS:
        return " dash "
    if text[at - 1 : at] == "#" and len(b) > 2 and max(len(a), len(b)) <= MOST_DIGITS:
        return " "  # Part #77-1029
    if _AIRLINER.fullmatch(f"{a}-{b}") or before(match) in {"Boeing", "Airbus", "Embraer"}:
        return " "
    if len(a) > 2 or len(b) > 2 or " " in match[0]:
        return ""
    if int(a) < 6 and int(b) < 6 and after(match) in {"defense", "zone", "alignment"}:
        return " "  # a 3-4 defense
    if int(a) < 4 and int(b) < 3 and after(match) in {"count", "pitch"}:
        return " "  # three balls and two strikes
    if (int(a) + int(b) == 100 and (a == b or after(match) in _SHARED)) or (a + b == "12" and after(match) == "punch"):
        return " "
    if _is_height(match):
        return " "
    return " and " if _is_record(match) else ""


def _is_set(match: Match) -> bool:
    """Whether it is one set of several at tennis: 6-4, 3-6, 7-6 (5), all of them such as a set can end."""
    if not (match["a"].isdecimal() and match["b"].isdecimal() and len(match[0]) < 6):
        return False
    text, at, end = match.string, match.start(), match.end()
    ahead, behind = _SETS_AHEAD.search(text, max(0, at - 60), at), _SETS_BEHIND.match(text, end)
    sets = re.findall(r"(?<!\()\b(\d+)[-–](\d+)", f"{ahead[0] if ahead else ''}{match[0]}{behind[0] if behind else ''}")
    if text[at - 1 : at] == "(" and ahead:
        return True
    return len(sets) > 1 and all(_ends_set(int(a), int(b)) for a, b in sets)


def _ends_set(a: int, b: int) -> bool:
    high, low = max(a, b), min(a, b)
    return (high == 6 and low < 5) or (high == 7 and low in {5, 6}) or (high == 10 and low < 9)


def _is_height(match: Match) -> bool:
    """Whether it is a player's: a 6-7 guard, listed at 6-2, 210 pounds."""
    a, b, text, at = match["a"], match["b"], match.string, match.start()
    if not (len(a) == 1 and 4 <= int(a) <= 7 and int(b) < 12):
        return False
    if _PLAYER.match(text, match.end()) or _WEIGHT.match(text, match.end()):
        return True
    if _PERSON_IS.search(text, max(0, at - 14), at) and _GROWN.match(text, match.end()):
        return True
    return bool(
        _STANDING.search(text, max(0, at - 14), at)
        and _WEIGHED.match(text, match.end())
        and not _SCORED.match(text, match.end())
    )


def _is_record(match: Match) -> bool:
    """Whether it tells wins and losses, and no score, vote or range."""
    text, at, end = match.string, match.start(), match.end()
    lead = text[max(0, at - 50) : at]
    team = _TEAM.search(lead) is not None
    if team and (_LISTED.match(text, end) or (_VISITED.search(lead) and text.startswith(")", end))):
        return True
    if _LEAGUED.search(lead) and _IN_LEAGUE.match(text, end):
        return True
    if lead.endswith("(") and _PITCHED.match(text, end):
        return True
    if _SERIAL.search(lead) or (_APPOSED.search(lead) and _WHO_IS.match(text, end)):
        return True
    sets = text.startswith(", ", end) and text[end + 2 : end + 3].isdigit()
    if _AT_HEAD.search(lead) and _WHO_STANDS.match(text, end):
        return True
    if team and text.startswith(")", end) and _EARLIER.search(text, max(0, at - 90), at):
        return True
    if after(match) in {"record", "start", "season", "mark", "homestand", "stretch", "slate", "road"} or (
        _RECORD.search(lead) and not sets and not _SCORED.match(text, end)
    ):
        return True
    if _SCORED.match(text, end):
        return False
    if _BEFORE_TEAM.search(lead) and _TEAM_BEHIND.match(text, end):
        return True
    if _BEAT.search(lead):
        return False
    if _LEAGUE.match(text, end) and max(int(match["a"]), int(match["b"])) < 40:
        return True
    ended = "0" in {match["a"], match["b"]} and re.match(r"[.,;]|$", text[end : end + 1])
    return bool(_STANDS.search(lead) and (_SEASONED.match(text, end) or ended))


def say_three_part_record(match: Match) -> str | None:
    """A 10-2-1 record: ten two and one; nothing elsewhere."""
    numbers = match[0].split("-")
    lead = match.string[max(0, match.start() - 50) : match.start()]
    if max(map(len, numbers)) > 2 or not (
        _RECORD.search(lead)
        or _SEASONED.match(match.string, match.end())
        or after(match) == "record"
        or (_TEAM.search(lead) and re.match("[),]", match.string[match.end() :][:1]))
    ):
        return None
    first, second, third = (say_cardinal(int(number)) for number in numbers)
    return f"{first} {second} and {third}"
