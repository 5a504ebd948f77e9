"""Written to spoken for the languages that share one table of rules: numbers, dates, money, signs, short forms.

One scan stops at whatever may need words; there the rules are tried in order, and the first that fits speaks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from articlecast.model import SPELLED_JOINER, Rewrite
from articlecast.narrate.languages.amounts import (
    GLYPHS,
    guess_form,
    say_fraction,
    say_joined_measure,
    say_measure,
    say_mixed,
    say_money,
    say_percent,
    say_raised_unit,
    say_scaled,
    say_span,
)
from articlecast.narrate.languages.dates import say_date, say_days, say_dotted_time, say_named_date, say_time
from articlecast.narrate.languages.neighbours import word_after
from articlecast.narrate.languages.numbers import NUMBER, ROMAN, say_digits
from articlecast.narrate.languages.ordinals import (
    say_century,
    say_day_range,
    say_decade,
    say_ordinal,
    say_ruler,
    say_stopped_ordinal,
)
from articlecast.narrate.languages.tongue import DASH, SPACE, Said, Tongue

_LEADING = frozenset("~<>#@")
"""Signs that mean something only before a number."""
_RESIDUE = re.compile(r"\d|[^\w\s.,;:!?…'\"’‘“”„‚«»‹›()\-–—‑¿¡\u0300-\u036f]|[_¹²³⁰-⁹₀-₉½¼¾⅐-⅞]")
_ROMAN_NEXT = re.compile(r" [IVX]+(?!\w)")
_IMPURE = re.compile(r"s[^aeiouàèéìòù]|z|gn|ps|x|y")
"""How an Italian noun begins that takes uno: uno studente."""
_LOW = "₀₁₂₃₄₅₆₇₈₉"
_LOWERED = str.maketrans(_LOW, "0123456789")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

Speak = Callable[[Tongue, re.Match[str]], Said]


@cache
def compile_rules(tongue: Tongue) -> tuple[tuple[str, re.Pattern[str], Speak], ...]:
    """The table's rules in their order, each with its name, with a language's own words in their patterns."""
    grammar = tongue.grammar
    fill = {
        "NUM": f"(?:{NUMBER})",
        "ROMAN": ROMAN,
        "S": SPACE,
        "DASH": DASH,
        "CUR": f"(?:{tongue.alternatives(grammar.currencies)})",
        "CURWORD": f"(?:{tongue.alternatives(key for key in grammar.currencies if key.isalpha())})",
        "SCALE": f"(?:{tongue.alternatives(grammar.scales)})",
        "UNIT": f"(?:{tongue.alternatives(grammar.units)})",
        "PER": f"(?:{tongue.alternatives(grammar.per)})",
        "ABBR": f"(?:{tongue.alternatives(grammar.abbreviations)})",
        "MONTH": f"(?:{tongue.alternatives([*grammar.months, *grammar.short_months])})",
        "SHORT": f"(?:{tongue.alternatives(grammar.short_months)})",
        "DAY": f"(?:{tongue.alternatives(grammar.days)})",
        "RATE": f"(?:{tongue.alternatives({**grammar.per, **grammar.rates})})",
        "GLYPH": f"[{''.join(GLYPHS)}]",
        "MARK": f"(?:{tongue.alternatives(grammar.ordinal_marks) or '(?!)'})",
        "CENT": grammar.centuries,
        "OF": re.escape(grammar.of_month),
        "SPELLED": f"(?:{tongue.alternatives(grammar.spelled)})",
    }
    return tuple(
        (name, re.compile(re.sub(r"<<([A-Z]+)>>", lambda match: fill[match[1]], pattern)), speak)
        for name, pattern, speak in _RULES
    )


def rewrite(text: str, tongue: Tongue) -> tuple[str, tuple[Rewrite, ...]]:
    """The text as it is spoken, and where and by which rule it differs from the written one."""
    pieces: list[str] = []
    made: list[Rewrite] = []
    length = done = 0
    at = 0
    while match := tongue.trigger.search(text, at):
        name, end, said = _apply(text, match, tongue)
        if said is None:
            at = match.start() + 1
            continue
        at, said = end, _clean(said, tongue)
        before = text[done : match.start()]
        if said.strip() and before and not before[-1].isspace() and before[-1] not in "(«“„\"'’‘¿¡-–—‑":
            said = f" {said}"
        if said.strip() and end < len(text) and (text[end].isalpha() or text[end].isdecimal() or text[end] in "(€$£%"):
            said += " "
        pieces += [before, said]
        length += len(before)
        made.append(Rewrite(match.start(), end, length, length + len(said), name))
        length += len(said)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), tuple(made)


def _clean(said: str, tongue: Tongue) -> str:
    """What a rule took over from the page may still hold signs and digits, as a host's name does."""
    return _RESIDUE.sub(lambda match: say_digits(match[0], tongue.grammar) if match[0].isdecimal() else " ", said)


def _apply(text: str, at: re.Match[str], tongue: Tongue) -> tuple[str, int, Said]:
    for name, pattern, speak in compile_rules(tongue):
        match = pattern.match(text, at.start())
        if match and match.end() > at.start():
            said = speak(tongue, match)
            if said is not None:
                return name, match.end(), said
    return "", at.end(), None


def _address(tongue: Tongue, match: re.Match[str]) -> str:
    host = match["host"].removeprefix("www.").removesuffix(".")
    words = re.sub(r"\.", f" {tongue.grammar.dot} ", host)
    return re.sub(r"\d+", lambda digits: f" {say_digits(digits[0], tongue.grammar)} ", words).replace("-", " ").strip()


def _email(tongue: Tongue, match: re.Match[str]) -> str:
    words = re.sub(r"[\w-]+|[.+@]", lambda part: _email_part(tongue, part[0]), match[0])
    return " ".join(words.split())


def _email_part(tongue: Tongue, part: str) -> str:
    signs = {".": tongue.grammar.dot, "@": tongue.grammar.at, "+": tongue.grammar.symbols["+"]}
    if part in signs:
        return f" {signs[part]} "
    return re.sub(r"\d", lambda digit: f" {tongue.number(digit[0])} ", part).replace("_", " ")


def _handle(tongue: Tongue, match: re.Match[str]) -> str:
    sign = tongue.grammar.at if match["sign"] == "@" else "hashtag"
    return f"{sign} {_split_camel(tongue, match['name'])}"


def _split_camel(tongue: Tongue, name: str) -> str:
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|_", " ", name)
    return " ".join(re.sub(r"\d+", lambda digits: f" {tongue.number(digits[0])} ", spaced).split())


def _power(tongue: Tongue, match: re.Match[str]) -> Said:
    """10⁶ and 2³; a raised figure behind any other number is a note's mark."""
    base, exponent = match["n"], match["up"].translate(_RAISED)
    short = exponent in {"2", "3"} and len(base) < 4
    if base not in {"2", "10"} and not exponent.startswith("-") and not short:
        return None
    if exponent in {"0", "1"} or len(exponent) > 6:
        return None
    minus = f"{tongue.grammar.symbols['−']} " if exponent.startswith("-") else ""
    return f"{tongue.number(base)} {tongue.grammar.raised} {minus}{tongue.number(exponent.removeprefix('-'))}"


def _times(tongue: Tongue, match: re.Match[str]) -> str:
    """3 x 4; in Portuguese 2 x 0 is a match's score."""
    a, b = match["a"], match["b"]
    scored = tongue.grammar.tag == "pt" and len(a + b) < 4 and "×" not in match[0]
    joint = tongue.grammar.to if scored else tongue.grammar.symbols["×"]
    return f"{tongue.number(a)} {joint} {tongue.number(b)}"


def _compound(_tongue: Tongue, match: re.Match[str]) -> str:
    """H₂O: each letter, each number."""
    parts = re.findall(r"[A-Za-z]+|[₀-₉]+", match[0])
    words = [
        _tongue.number(part.translate(_LOWERED)) if part[0] in _LOW else SPELLED_JOINER.join(part.upper())
        for part in parts
    ]
    return " ".join(words)


def _phone(tongue: Tongue, match: re.Match[str]) -> str:
    plus = f"{tongue.grammar.symbols['+']} " if match[0].startswith("+") else ""
    groups = re.findall(r"\d+", match[0])
    return plus + ", ".join(say_digits(group, tongue.grammar) for group in groups)


def _range(tongue: Tongue, match: re.Match[str]) -> str:
    form = guess_form(tongue, match)
    return f"{tongue.number(match['a'], form)} {tongue.grammar.to} {tongue.number(match['b'], form)}"


def _score(tongue: Tongue, match: re.Match[str]) -> str:
    joint = "zu" if tongue.grammar.tag == "de" else tongue.grammar.to
    return f"{tongue.number(match['a'])} {joint} {tongue.number(match['b'])}"


def _bare(tongue: Tongue, match: re.Match[str]) -> str:
    minus = f"{tongue.grammar.symbols['−']} " if match["minus"] else ""
    said = tongue.number(match["n"], guess_form(tongue, match))
    return (
        f"{minus}{'uno' if said == 'un' and tongue.grammar.tag == 'it' and _IMPURE.match(word_after(match)) else said}"
    )


def _model(tongue: Tongue, match: re.Match[str]) -> str:
    letters = match["letters"]
    spelled = SPELLED_JOINER.join(letters) if len(letters) <= 3 and letters.isupper() else letters
    return f"{spelled} {tongue.number(match['n'])}"


def _short_form(tongue: Tongue, match: re.Match[str]) -> Said:
    written = re.sub(r"[\u00a0\u202f]", " ", match["abbr"])
    table = tongue.grammar.abbreviations
    said = table.get(written) or table.get(written.replace(". ", ".")) or table.get(written.replace(".", ". ", 1))
    if said is None:
        return None
    ends = written.endswith(".") and not match.string[match.end() :].strip(" \"'’”»)")
    counts = re.match(r"[ \u00a0\u202f]?\d", match.string[match.end() : match.end() + 2])
    if written in {"p.", "pp.", "N.", "s."} and not (counts or _ROMAN_NEXT.match(match.string, match.end())):
        return None
    joined = re.match(r"-[^\W\d_]", match.string[match.end() : match.end() + 2])  # St-Denis
    if (
        written[0].isupper()
        and word_after(match) == ""
        and not joined
        and len(written) <= 3
        and not ends
        and not counts
    ):
        return None
    return said + ("." if ends else "")


def _initialism(tongue: Tongue, match: re.Match[str]) -> Said:
    """Letters that no mouth can join, or that the language's table spells."""
    letters = match["letters"]
    vowels = sum(letter in "AEIOUYÁÉÍÓÚÄÖÜÀÈÙ" for letter in letters)
    if letters in tongue.grammar.spelled or (vowels == 0 and 2 <= len(letters) <= 5):
        return SPELLED_JOINER.join(letters.upper())
    return None


def _symbol(tongue: Tongue, match: re.Match[str]) -> Said:
    sign = match[0]
    after = match.string[match.end() : match.end() + 1]
    if sign == "―":  # the horizontal bar, which stands for a dash
        return " - "
    if sign in "/|_":  # sí/no is two words
        previous = match.string[max(0, match.start() - 1) : match.start()]
        return " " if after.isalnum() and previous and not previous.isspace() else ""
    following = match.string[match.end() : match.end() + 2].strip(" \u00a0\u202f")
    if sign in tongue.grammar.symbols and (sign not in _LEADING or following[:1].isdigit()):
        return tongue.grammar.symbols[sign]
    return None if unicodedata.category(sign)[0] in "ML" else ""


def _drop(_tongue: Tongue, _match: re.Match[str]) -> str:
    return ""


_RULES: tuple[tuple[str, str, Speak], ...] = (
    ("email", r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", _email),
    (
        "web address",
        r"(?:https?://|(?=www\.))(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#][^\s»”)\]]*[^\s»”)\].,;:!?])?",
        _address,
    ),
    (
        "web address",
        r"(?<![\w@.-])(?P<host>(?:[a-z0-9-]{1,63}\.){1,9}(?:com|org|net|info|es|fr|de|pt|it|eu|br|ch|at|be|mx|io))"
        r"(?![\w@-])(?:/[^\s»”)]*[^\s»”).,;:!?])?",
        _address,
    ),
    ("handle", r"(?<!\w)(?P<sign>[@#])(?P<name>[^\W\d]\w*)", _handle),
    ("note mark", r"\[(?:\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,20}|[a-z]|sic)\](?![a-zà-ÿ])", _drop),
    ("iso date", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?(?![\w-])", say_date),
    ("date", r"(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)", say_date),
    ("date", r"(?P<d>\d\d)(?P<sep>[./])(?P<m>\d\d)(?P=sep)(?P<y>\d\d)(?!\d|[./]\d)", say_date),
    (
        "days",
        r"(?P<a><<DAY>>)(?:\.?<<DASH>>(?P<b><<DAY>>)\.?(?:,?)(?= \d)|(?:\.,?|,)(?= \d)"
        r"|(?= \d{1,2}(?:[.:]\d\d|h\b|\.? <<MONTH>>|<<DASH>>\d| Uhr)))",
        say_days,
    ),
    (
        "date",
        r"(?P<d>\d{1,2})(?:\.|º|°|er)?<<S>>[ ]?<<OF>>(?P<month><<MONTH>>)(?:(?<=\.)|\b)"
        r"(?:,? (?:del? )?(?P<y>\d{4})(?!\d))?",
        say_named_date,
    ),
    (
        "date",
        r"(?P<d>\d{1,2})\.?[ \u00a0](?P<month><<SHORT>>)(?:[ \u00a0](?P<y>\d{4})(?!\d))?",
        say_named_date,
    ),
    (
        "date",
        r"(?P<d>\d{1,2})\.<<S>><<DASH>><<S>>(?P<d2>\d{1,2})\.<<S>>(?P<month><<MONTH>>)(?:(?<=\.)|\b)"
        r"(?: (?P<y>\d{4})(?!\d))?",
        say_day_range,
    ),
    ("decade", r"(?P<n>\d{3}0|[1-9]0)er\b", say_decade),
    ("power", r"(?P<n><<NUM>>)(?P<up>⁻?[⁰-⁹¹²³]+)(?!\w)", _power),
    ("time", r"(?P<h>\d{1,2})[:.](?P<m>\d\d)<<S>>(?:Uhr|h(?:oras|rs?)?)\b", say_time),
    (
        "span",
        r"(?P<h>\d{1,2})<<S>>(?:h|Std\.?|h(?:or|eur)as?s?)<<S>>(?P<m>\d{1,2})<<S>>"
        r"(?:min|Min)(?!\w)(?:\.(?= *[a-zà-ÿ,;]))?",
        say_span,
    ),
    ("time", r"(?P<h>\d{1,2})\.(?P<m>[0-5]\d)(?!\d|[.,]\d)", say_dotted_time),
    ("time", r"(?P<h>\d{1,2})<<S>>(?P<m>)Uhr\b", say_time),
    ("time", r"(?P<h>\d{1,2})<<S>>h<<S>>(?P<m>\d\d)(?!\d)", say_time),
    ("time", r"(?P<h>\d{1,2}):(?P<m>\d\d)(?::\d\d)?(?![\d:])(?:<<S>>h(?:s|oras)?\b)?", say_time),
    (
        "money",
        r"(?P<cur><<CUR>>)<<S>>(?P<n><<NUM>>)(?:<<S>>(?P<scale><<SCALE>>)(?!\w))?(?:/(?P<rate><<RATE>>)(?!\w))?",
        say_money,
    ),
    (
        "money",
        r"(?P<n><<NUM>>)(?:<<S>>(?P<scale><<SCALE>>)(?!\w))?<<S>>(?:de )?(?P<cur><<CUR>>)(?!\w)"
        r"(?:/(?P<rate><<RATE>>)(?!\w))?",
        say_money,
    ),
    ("percent", r"(?P<n><<NUM>>)(?:<<S>>%?<<S>><<DASH>><<S>>(?P<n2><<NUM>>))?<<S>>(?P<sign>[%‰])", say_percent),
    (
        "measure",
        r"(?P<minus>[-–−])?(?P<n><<NUM>>)(?:<<DASH>>(?P<n2><<NUM>>))?<<S>>(?P<unit><<UNIT>>)"
        r"(?:/(?P<per><<PER>>))?(?![\w²³’'])",
        say_measure,
    ),
    ("measure", r"(?P<n><<NUM>>)-(?P<unit><<UNIT>>)(?=-[A-ZÄÖÜ])", say_joined_measure),
    ("amount", r"(?P<n><<NUM>>)<<S>>(?P<scale><<SCALE>>)(?!\w)", say_scaled),
    ("ordinal", r"(?P<n>\d{1,3})(?P<mark><<MARK>>)(?P<many>s?)(?!\w)", say_ordinal),
    ("ordinal", r"(?P<n>\d{1,2})\.(?= [^\W\d_])", say_stopped_ordinal),
    ("century", r"(?=[IVX]+(?![LC]))(?P<roman><<ROMAN>>)(?P<mark>[a-zèᵉ]{0,3})(?!\w)", say_century),
    ("ruler", r"(?P<roman><<ROMAN>>)(?P<stop>\.?)(?![\w.])", say_ruler),
    (
        "phone",
        r"\+\d{1,3}(?:[ .\u00a0-]\d{1,8}){2,6}(?!\d)|\(\d{2,3}\) ?\d{4,5}-\d{4}(?!\d)|9\d{4}-\d{4}(?!\d)"
        r"|(?:0\d{2,4}|[89]00)[ .\u00a0]\d{3}[ .\u00a0]\d{3}(?!\d)|0\d \d{6,8}(?!\d)|3\d\d \d{6,7}(?!\d)"
        r"|\d{2,4}(?:[ .\u00a0]\d{2,3}){3,5}(?!\d)|0\d{2,4}[ /-]\d{5,9}",
        _phone,
    ),
    ("compound", r"(?=[A-Za-z]*[₀-₉])(?:[A-Z][a-z]?[₀-₉]*)+(?!\w)", _compound),
    ("raised unit", r"(?P<unit>[kcm]?m)(?P<up>[²³])(?!\w)", say_raised_unit),
    (
        "fraction",
        r"(?P<n>\d{1,3})(?:<<S>>(?P<glyph><<GLYPH>>)|[ \u00a0](?P<part>1/[234]|[23]/[34])(?![\d/]))"
        r"(?: (?P<noun>[^\W\d_]{3,}))?",
        say_mixed,
    ),
    (
        "fraction",
        r"(?P<f><<GLYPH>>|\d{1,2}/\d{1,3}(?![\d/]))(?:<<S>>(?P<unit><<UNIT>>)(?![\w²³°]))?",
        say_fraction,
    ),
    ("times", r"(?P<a><<NUM>>)<<S>>[x×]<<S>>(?P<b><<NUM>>)(?!\w)", _times),
    ("score", r"(?P<a>\d{1,2}):(?P<b>\d{1,2})(?![\d:])", _score),
    ("range", r"(?P<a><<NUM>>)<<DASH>>(?P<b><<NUM>>)(?![\w-])", _range),
    ("model", r"(?P<letters>[A-ZÀ-Ý]{1,5}|[A-Z][a-z]+)-?(?P<n>\d{1,4})(?!\w)", _model),
    ("short form", r"(?P<abbr><<ABBR>>)(?!\w)", _short_form),
    ("initialism", r"(?P<letters><<SPELLED>>|[A-ZÀ-Ý]{2,5})(?!\w)", _initialism),
    ("number", r"(?P<minus>[-–−](?=\d))?(?P<n><<NUM>>)", _bare),
    ("sign", r"§§|[^\w\s]|[_¹²³⁰-⁹₀-₉⅐-⅞]", _symbol),
)
