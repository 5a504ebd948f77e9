"""English: written text as it is spoken, in one scan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from articlecast.model import Rewrite
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.british import SPEAKERS, make_british
from articlecast.narrate.languages.en.dates import BARE_DAYS, DAY_RANGE
from articlecast.narrate.languages.en.heteronyms import find_heteronyms
from articlecast.narrate.languages.en.names import find_names
from articlecast.narrate.languages.en.numbers import say_digits
from articlecast.narrate.languages.en.patterns import Rule, Speak, either
from articlecast.narrate.languages.en.placed_forms import PLACED
from articlecast.narrate.languages.en.places import STATES
from articlecast.narrate.languages.en.sieve import BY_SIGN, find_digit_rules, find_word_rules
from articlecast.narrate.languages.en.signrules import ADDRESS_RULES, PRONOUNCED, SIGN_RULES, STYLED_RULES, UNIT_RULES
from articlecast.narrate.languages.en.signs import FILE_KINDS, NAME_AHEAD
from articlecast.narrate.languages.en.typed import HELD
from articlecast.narrate.languages.signs import NUMERALS
from articlecast.narrate.lexicon import HETERONYM, NAME, join_spans

_PLAIN = ".,;:!?…'\"’‘“”„‚«»‹›()\\-–—‑\u00ad"


_SHORTS = {
    *w.TITLES,
    *PLACED,
    *w.SHORT,
    *w.DAYS,
    *STATES,
    "No",
    "Nos",
    "no",
    "nos",
    "NO",
    "p",
    "pp",
    "Jan",
    "Feb",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Ct",
    "Ln",
    "Pl",
    "Ter",
    "Cres",
    "Crt",
    "Rt",
    "op",
    "loc",
}
_TRIGGER = re.compile(
    r"(?P<address>https?://|www\.\w|(?<=\w)\.(?=(?:com|org|net|gov|edu|io|co|uk|info|tv|app|dev|me|fm|int|ly|eu|de|fr|ca|au|nl|xyz|gg)\b(?!\.\s*[A-Z]|['’]))|(?<=[\w.+-])@(?=\w))"
    r"|(?P<cash>(?<!\w)(?:US|CA?|AU?|NZ|HK|S|R)\$(?= ?\d))"
    rf"|(?P<digit>\d)|(?P<pair>!==?|->|:=)|(?P<word>(?:{HELD})(?= ?[+-] ?[A-Z\d])|(?<![\w.])(?<!\w['’])(?:(?:{either(_SHORTS)})\.|(?:{either(set(w.BARE))})(?!\w)"
    rf"|(?:January|February|March|April|May|June|July|August|September|October|November|December|Mar|Apr|Jun|Jul|Sept?|Jan|Feb|Aug|Oct|Nov|Dec)(?:\.?[ ,\u00a0]+['’]?|-)\d|{DAY_RANGE}|{BARE_DAYS}|(?:NO|No|Nos|no) ?\d|(?![A-Z]+\.(?:com|org|net|io)\b)[A-Z](?:[A-Z&/0-9.;-]|:\\)|[NSEW](?:\. | of | on | along | to | \d)|(?:gov|Gov|int|Int|nat|Nat|ass|Ass|dep|Dep|cont)['’][tlnd]\b|[ivx]{{1,7}}(?:[-–][ivxl]{{1,7}})?(?![\w'’-])|Rt Hon\b|(?:Det|Flt|Sqn|Wg) (?:Supt|Insp|Sgt|Con|Lt|Ldr|Cdr)\b|pcm\b|qhs\b|med-(?:high|low)\b|D\. [A-Z][a-z]{{1,4}}\.|YoY|QoQ|MoM|(?:[bcdr]|fl)\.[ \u00a0]?(?:\d|(?=[JFMASOND][a-z]))|(?:[Ee]\.g|[Ii]\.e|Rt|op\. cit|loc\. cit|[ap]\.m|p\.a|p\.c\.m|a\.k\.a|et al)\.|w/|b/c|c/o|n/a|and/or|km/h|[yqm]/[yqm](?!\w)|[bqt]\.i\.d\.|q\.(?:d|h\.s)\.|p\.r\.n\.|o\.c\.|aka(?!\w)|[BMD]\.(?:Sc|Ed|Phil|Eng)\.|Ed\.D\.|Rs\.? ?\d|[ru]/[A-Za-z]|pp\.$|PhD\b|pH\b|Na(?:Cl|OH)\b|Fed\. R\. |F\. Supp\.|L\. Ed\. 2d|Case [Nn]o|CASE NO|case no"
    r"|[A-Za-zα-ωµ]{1,3}[\^₀-₉⁻⁺²³¹⁰-⁹ⁿ]|(?:[A-Z][a-z]?)+[₀-₉⁻⁺²³¹⁰-⁹]|[a-z]{1,2}[A-Z]{2,4}(?!\w)|[A-Za-z]+\d|[vV]\d|[IVXC](?!\w|['’](?!s))))"
    rf"|(?P<sign>['’‘](?=\d\d)|[-−–](?=[$€£]?\.?\d)|\((?=\d{{2,5}}\) ?\d|ph\)|[A-Z]{{5,9}}\)|[/\[]|{PRONOUNCED})|(?<=\w)\.(?=(?:{FILE_KINDS})\b)|{NAME_AHEAD}\.(?=[a-z][\w-])|(?<![\w.])\.(?=\d|NET\b|(?:com|org|net|gov|edu|io)\b)|[{NUMERALS}_\u0370-\u03ff\u1f00-\u1fffµ]|[^\w\s{_PLAIN}])"
)
_NO_SPEAKERS: Mapping[Speak, Speak] = {}
_TOKEN = re.compile(
    # Most words are told plain by their first letters alone: no short form in small letters has four of them, and of
    # those with a capital only Messrs has six.
    r"(?<!\S)(?!(?:[a-z]{4,}|the|and|for|was|of|to|in|a|is|on|he|at|it|be|as|by|his)(?:,? |$)"
    r"|[A-Z](?!essrs)[a-z]{5,}(?: (?!\d)|,? [^\W\d]|\.?$))(?:(?=[\d$€£])|(?=\(ph\))|(?=\("
    + PRONOUNCED
    + r")|(?=[\"“(‘']*(?:(?:"
    + either(_SHORTS)
    + r")\.|(?:"
    + either(set(w.BARE))
    + r")(?!\w)|(?:[JFMASOND][a-z]{2,8}(?:\.?,?[ \u00a0]['’]?|-)\d)|"
    + DAY_RANGE
    + "|"
    + BARE_DAYS
    + r"|[a-z]{3,5}-(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|[DRI]-[A-Z]|[IVXC](?!\w|['’](?!s))|(?:Ctrl|Cmd)\b|[A-DO]-(?=[\s,.;:!?)]|$)|A-Z\b|(?:Alt|Shift) \+|[NSEW](?:\. [A-Z\d]| of | on | along | to | \d)|M[-–]Th\b|(?:Det|Flt|Sqn|Wg) (?:Supt|Insp|Sgt|Con|Lt|Ldr|Cdr)\b|M[-–]F,? (?:\d|every|from|only)|[ivx]{1,7}(?:[-–][ivxl]{1,7})?(?![\w'’-])|(?:[Gg]ov|[Ii]nt|[Nn]at|[Aa]ss|[Dd]ep|cont)['’][tlnd]\b|(?:[bcdr]|fl)\.[ \u00a0]?(?:\d|[JFMASOND][a-z])|(?:NO|[Nn]os?) ?\d|Rt Hon\b|Fed\. R\. |F\. Supp\.|L\. Ed\. 2d|pcm\b|qhs\b|med-(?:high|low)\b|D\. [A-Z][a-z]{1,4}\.|aka\b|Rs\.? ?\d|CASE NO|[Cc]ase [Nn]o))"
    # A look-ahead and its own text again take the plain part whole, as a possessive group would: those are broken
    # in Python before 3.11.5 (https://github.com/python/cpython/issues/106052), which Debian 12 has.
    r"|(?=(?P<plain>[\"“(‘'«]*[a-zß-öø-ÿ]*(?:(?<![a-zß-öø-ÿ])[A-Z][a-zß-öø-ÿ]*)?(?:['’\-–—][A-Z]?[a-zß-öø-ÿ]*)*"
    r"(?:[,;:!?…\"”)’]|\.(?=[\"”’)]*(?:\s|$)))*))(?P=plain)(?=\S))\S*"
)
"""Where a word that is not plain begins: the trigger, which is dear, is tried on these alone."""
_DIGITS = re.compile(
    r"\d+(?:(?P<space>[ \u00a0\u202f\u2009])|(?P<hyphen>[-–—‑−‐‒](?=[^\W\d_]))|(?P<dash>[-–—‑−‐‒])|(?P<comma>,(?!\d\d))|(?P<point>[.,])"
    r"|(?P<letter>[^\W\d_])|(?P<mark>\S)|(?P<end>))"
)
"""What comes after the first digits: it tells which of the rules can fit at all. A comma groups two digits or three."""


_AN = (" an ", "An ")
_HUNDREDS = re.compile("^one thousand (one|eight) hundred")
_ELEVENS = {"one": "eleven hundred", "eight": "eighteen hundred"}
"""Who writes an 1,800-acre farm reads it so."""
_WORD_ALONE = re.compile(r"([^\W\d_]+)[.,;:!?…\"'”’)]*\Z")
_QUIET = re.compile(r"(?:[-–—](?:[a-z]{4,}|old|day))*[.,;:!?…\"'”’)]*\Z")
"""What may be left of a token in which nothing more is to be spoken."""
_BEFORE_MAIL = frozenset(" \t\n\u00a0\u202f<[:,;>|/")
_MAIL = re.compile(r"[\"“(‘']*(?=[\w.+-]{1,64}@[\w-]{1,64}\.\w)(?P<mail>\w)")
"""Where an address of mail begins, whose digits no other rule may take."""
_MINUS = re.compile(r"−|(?:(?<=noon)|(?<=midnight))[-–](?=\d)")
"""A dash behind a letter that is no hyphen; the sign of minus never is."""
_FORESIGHT = 24
"""Characters after a token that a trigger may look at; none needs more than a month's name and a day."""
_UNIT_BEFORE = re.compile(r"(?<![\w.°-])(?<!\d )[A-Za-z°][A-Za-z-]{0,5} ?\Z")
_DASHES = frozenset("-−–")
_MONEY = frozenset("$€£")
_OPENERS = frozenset("$€£([%&@#+=<>~")
_RESIDUE = re.compile(rf"\d|[_{NUMERALS}]|[^\w\s{_PLAIN}\u0300-\u036f]")


def speak_english(text: str, *, british: bool = False) -> tuple[str, tuple[Rewrite, ...]]:
    """The text as it is spoken, and each place where it differs from the written one, in order.

    ``british`` is for every region where the day of a date stands first and a hundred takes its "and".
    What a rule has rewritten is no word whose neighbours could tell how it is pronounced.
    """
    said, made = _scan(text, SPEAKERS if british else _NO_SPEAKERS)
    found = [(*place, HETERONYM) for place in find_heteronyms(text)] + [(*place, NAME) for place in find_names(text)]
    told = [
        (start, end, reading, rule)
        for start, end, reading, rule in found
        if not any(rewrite.start < end and start < rewrite.end for rewrite in made)
    ]
    if not told:
        return said, made
    spans = [(one.start, one.end, said[one.said_start : one.said_end], one.rule) for one in made]
    return join_spans(text, sorted(spans + told))


def _scan(text: str, speakers: Mapping[Speak, Speak]) -> tuple[str, tuple[Rewrite, ...]]:
    """What the rules rewrite, in one scan."""
    pieces: list[str] = []
    made: list[Rewrite] = []
    length = done = 0
    last = ""
    for token in _TOKEN.finditer(text):
        at, end_of_token = token.span()
        if done >= end_of_token:
            continue
        at = max(at, done)
        while at < end_of_token and (found := _find(text, at, end_of_token, done, speakers)):
            start, end, name, said = found
            before = text[done:start]
            if not said.replace(" ", "").isalpha() or not said.isascii():
                said = _RESIDUE.sub(_clean, said)
            if said.startswith("one thousand ") and before.endswith(_AN):
                said = _HUNDREDS.sub(lambda hundreds: _ELEVENS[hundreds[1]], said)
            if speakers:
                said = make_british(said)
            said = _fit(said, before or last, text[end : end + 1])
            last = said or before or last
            pieces += (before, said)
            length += start - done
            made.append(Rewrite(start, end, length, length + len(said), name))
            length += len(said)
            at = done = end
            if _QUIET.match(text, end, end_of_token):
                break
    if not made:
        return text, ()
    pieces.append(text[done:])
    return "".join(pieces), tuple(made)


def _find(
    text: str, at: int, end_of_token: int, done: int, speakers: Mapping[Speak, Speak]
) -> tuple[int, int, str, str] | None:
    """The next place within a token that a rule speaks: its start and end, the rule and the words."""
    if not at or text[at - 1] in _BEFORE_MAIL:
        mail = _MAIL.match(text, at, end_of_token)
        if mail and (found := _apply(text, mail.start("mail"), ADDRESS_RULES[:1], speakers)):
            return found
    while at < end_of_token:
        start, skip, sign, kind = at, at + 1, text[at], "sign"
        if sign.isdecimal():
            rules = _choose_digit_rules(text, at)
        elif sign in _MONEY:
            rules = BY_SIGN[sign]
        else:
            match = _TRIGGER.search(text, at, end_of_token + _FORESIGHT)
            if not match or match.start() >= end_of_token:
                return None
            start, kind, sign = match.start(), match.lastgroup or "sign", match[0]
            if kind == "digit":
                at = start
                continue
            if (
                sign in _DASHES
                and start
                and not _MINUS.match(text, start)
                and (text[start - 1].isalnum() or text[start - 1] in ")%-–—°℃℉")
            ):
                at = start + 1
                continue
            skip = start + 1
            if kind == "word":
                rules = find_word_rules(text[start : start + 2])
                skip = match.end() if sign.isalpha() and sign.isupper() else skip
            elif kind == "address":
                start = _begin_address(text, start, done)
                rules = ADDRESS_RULES
            else:
                rules = SIGN_RULES if kind == "cash" else BY_SIGN.get(text[start], SIGN_RULES[-4:])
        found = _look_back(text, start, done, speakers) if sign in {"$", "/"} else None
        found = found or _apply(text, start, rules, speakers)
        if not found and sign == "@":
            found = _apply(text, skip - 1, BY_SIGN["@"], speakers)
        if found:
            return found
        if kind == "word" and (alone := _WORD_ALONE.match(text, start, end_of_token)) and alone[1].isalpha():
            return None  # a word holds no second place, and looking for one costs more than the word
        at = skip
    return None


def _look_back(text: str, start: int, done: int, speakers: Mapping[Speak, Speak]) -> tuple[int, int, str, str] | None:
    """What begins before its sign: a name in which a dollar is a letter, a unit before a stroke."""
    if text[start] == "$":
        return _apply(text, _begin_address(text, start, done), STYLED_RULES, speakers)
    unit = _UNIT_BEFORE.search(text, max(done, start - 8), start)
    return _apply(text, unit.start(), UNIT_RULES, speakers) if unit else None


def _choose_digit_rules(text: str, at: int) -> tuple[Rule, ...]:
    follows = _DIGITS.match(text, at)
    if not follows:
        return find_digit_rules("end", "")
    kind, end = follows.lastgroup or "end", follows.end()
    return find_digit_rules(kind, text[end : end + 1] if kind == "space" else text[end - 1])


def _begin_address(text: str, start: int, done: int) -> int:
    while start > done and not text[start - 1].isspace() and text[start - 1] not in "(\"'“‘[":
        start -= 1
    return start


def _clean(match: re.Match[str]) -> str:
    return f" {say_digits(str(unicodedata.digit(match[0], 0)))} " if match[0].isdecimal() else " "


def _fit(said: str, before: str, following: str) -> str:
    """Spaces where a word would otherwise touch its neighbour."""
    if said in {"-", "’"}:
        return said
    if said == " ":
        return said if before[-1:].isalnum() and following.isalnum() else ""
    if said and before and (before[-1].isalnum() or before[-1] in ".,;:!?)%"):
        said = f" {said}"
    if said and not said.endswith(" ") and (following.isalpha() or following.isdecimal() or following in _OPENERS):
        said += " "
    return said


def _apply(
    text: str, start: int, rules: tuple[Rule, ...], speakers: Mapping[Speak, Speak]
) -> tuple[int, int, str, str] | None:
    """The first of the rules that fits and speaks: where it starts and ends, its name and the words."""
    for name, pattern, speak in rules:
        match = pattern.match(text, start)
        if match and (end := match.end()) > start:
            said = (speakers.get(speak, speak) if speakers else speak)(match)
            if said is not None:
                return start, end, name, said
    return None
