"""Written to spoken for the languages that share one table of rules: numbers, dates, money, signs, short forms.

One scan stops at whatever may need words; there the rules are tried in order, and the first that fits speaks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from articlecast.model import SPELLED_JOINER, Rewrite
from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.narrate.languages.neighbours import word_after, word_before
from articlecast.narrate.languages.numbers import NUMBER, ROMAN, say_digits, say_number
from articlecast.narrate.languages.ordinals import (
    say_century,
    say_day_range,
    say_decade,
    say_ordinal,
    say_ruler,
    say_stopped_ordinal,
)

_SPACE = "[ \u00a0\u202f]?"
_DASH = "[-–—‑]"
_LEADING = frozenset("~<>#@")
"""Signs that mean something only before a number."""
_RESIDUE = re.compile(r"\d|[^\w\s.,;:!?…'\"’‘“”„‚«»‹›()\-–—‑¿¡\u0300-\u036f]|[_¹²³⁰-⁹₀-₉½¼¾⅐-⅞]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_GLYPHS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}

Said = str | None
Speak = Callable[["Tongue", re.Match[str]], Said]


@dataclass(frozen=True)
class Tongue:
    """A grammar with its patterns compiled; ``point`` where the region writes 1,234.5."""

    grammar: Grammar
    point: bool = False

    def number(self, written: str, form: Form = "") -> str:
        return say_number(written, self.grammar, form, point=self.point)

    def counted(self, written: str, noun: Noun) -> str:
        """A number and what it counts: un euro, veintiuna libras, 2,5 Millionen."""
        one, many, form = noun
        return f"{self.number(written, form)} {one if written == '1' else many}"

    def alternatives(self, words: Iterable[str]) -> str:
        return "|".join(re.escape(word).replace(r"\ ", _SPACE) for word in sorted(words, key=len, reverse=True))

    @cached_property
    def rules(self) -> tuple[tuple[str, re.Pattern[str], Speak], ...]:
        fill = {
            "NUM": f"(?:{NUMBER})",
            "ROMAN": ROMAN,
            "S": _SPACE,
            "DASH": _DASH,
            "CUR": f"(?:{self.alternatives(self.grammar.currencies)})",
            "CURWORD": f"(?:{self.alternatives(key for key in self.grammar.currencies if key.isalpha())})",
            "SCALE": f"(?:{self.alternatives(self.grammar.scales)})",
            "UNIT": f"(?:{self.alternatives(self.grammar.units)})",
            "PER": f"(?:{self.alternatives(self.grammar.per)})",
            "ABBR": f"(?:{self.alternatives(self.grammar.abbreviations)})",
            "MONTH": f"(?:{self.alternatives(self.grammar.months)})",
            "MARK": f"(?:{self.alternatives(self.grammar.ordinal_marks) or '(?!)'})",
            "CENT": self.grammar.centuries,
            "OF": re.escape(self.grammar.of_month),
            "SPELLED": f"(?:{self.alternatives(self.grammar.spelled)})",
        }
        return tuple(
            (name, re.compile(re.sub(r"<<([A-Z]+)>>", lambda match: fill[match[1]], pattern)), speak)
            for name, pattern, speak in _RULES
        )

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """Where a rule may begin: a sign, a digit, a capital run, a short form, an address."""
        short = self.alternatives({*self.grammar.abbreviations, *self.grammar.currencies})
        return re.compile(
            rf"https?://|www\.|(?<![\w.])[\w.+-]+@\w|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|[a-z]{{2}})\b"
            rf"|(?<!\w)(?:{short})|(?<!\w){_DASH}(?=\d)|\d|(?<!\w)[IVXLC]+(?![a-zà-ÿ]*[a-zà-ÿ]{{3}})\w{{0,3}}"
            rf"|(?<!\w)[A-ZÀ-Ý][A-ZÀ-Ýa-z]*[A-ZÀ-Ý]|[_¹²³⁰-⁹₀-₉½¼¾⅐-⅞]|[^\w\s.,;:!?…'\"’‘“”„‚«»‹›()\-–—‑¿¡]"
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
    for name, pattern, speak in tongue.rules:
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


def _iso_date(tongue: Tongue, match: re.Match[str]) -> Said:
    return _date(tongue, match, int(match["d"]), int(match["m"]), int(match["y"]))


def _date(tongue: Tongue, match: re.Match[str], day: int, month: int, year: int | None) -> Said:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    grammar = tongue.grammar
    words = grammar.year(year) if year is not None else ""
    return grammar.date(day, grammar.months[month - 1], words, word_before(match))


def _named_date(tongue: Tongue, match: re.Match[str]) -> Said:
    grammar = tongue.grammar
    day = int(re.sub(r"\D", "", match["d"]))
    year = grammar.year(int(match["y"])) if match["y"] else ""
    return grammar.date(day, match["month"], year, word_before(match)) if 1 <= day <= 31 else None


def _time(tongue: Tongue, match: re.Match[str]) -> Said:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    return tongue.grammar.clock(hour, minute) if hour <= 24 and minute < 60 else None


def _money(tongue: Tongue, match: re.Match[str]) -> Said:
    grammar = tongue.grammar
    whole, cent = grammar.currencies[match["cur"]]
    written, scale = match["n"], match["scale"]
    if scale:
        of = "d’" if grammar.tag == "fr" and whole[1].startswith("e") else grammar.of
        return f"{tongue.counted(written, grammar.scales[_fold(scale)])} {of}{whole[1]}"
    cents = re.fullmatch(r"(.*)[.,](\d\d)", written)
    if not cents:
        return tongue.counted(written, whole)
    joint = {"es": " con ", "pt": " e ", "it": " e "}.get(grammar.tag, " ")
    if cents[2] == "00":
        return tongue.counted(cents[1], whole)
    if grammar.tag == "de":
        return f"{tongue.number(cents[1], whole[2])} {whole[1]} {grammar.cardinal(int(cents[2]), '')}"
    return f"{tongue.counted(cents[1], whole)}{joint}{tongue.counted(cents[2].lstrip('0'), cent)}"


def _fold(word: str) -> str:
    return re.sub(r"\s", " ", word)


def _percent(tongue: Tongue, match: re.Match[str]) -> str:
    sign = tongue.grammar.symbols[match["sign"]]
    first = tongue.number(match["n"])
    return f"{first} {tongue.grammar.to} {tongue.number(match['n2'])} {sign}" if match["n2"] else f"{first} {sign}"


_BEHIND_DEGREES = frozenset("nord ovest sotto sopra nella nelle circa durante".split())


def _measure(tongue: Tongue, match: re.Match[str]) -> Said:
    grammar = tongue.grammar
    after = word_after(match)
    named = len(after) > 3 and after.islower() and after not in _BEHIND_DEGREES
    if named and match["unit"] in grammar.ordinal_marks and not match["minus"] and len(match["n"]) < 3:
        return None  # an ordinal: 1° piano
    minus = f"{grammar.symbols['−']} " if match["minus"] else ""
    range_ = f"{tongue.number(match['n'])} {grammar.to} " if match["n2"] else ""
    said = minus + range_ + tongue.counted(match["n2"] or match["n"], grammar.units[match["unit"]])
    return f"{said} {grammar.per[match['per']]}" if match["per"] else said


def _scaled(tongue: Tongue, match: re.Match[str]) -> str:
    return tongue.counted(match["n"], tongue.grammar.scales[_fold(match["scale"])])


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


def _phone(tongue: Tongue, match: re.Match[str]) -> str:
    plus = f"{tongue.grammar.symbols['+']} " if match[0].startswith("+") else ""
    groups = re.findall(r"\d+", match[0])
    return plus + ", ".join(say_digits(group, tongue.grammar) for group in groups)


def _range(tongue: Tongue, match: re.Match[str]) -> str:
    form = _guess_form(tongue, match)
    return f"{tongue.number(match['a'], form)} {tongue.grammar.to} {tongue.number(match['b'], form)}"


def _score(tongue: Tongue, match: re.Match[str]) -> str:
    joint = "zu" if tongue.grammar.tag == "de" else tongue.grammar.to
    return f"{tongue.number(match['a'])} {joint} {tongue.number(match['b'])}"


def _fraction(tongue: Tongue, match: re.Match[str]) -> str:
    written = _GLYPHS.get(match[0], match[0])
    return tongue.grammar.fractions.get(written) or f" {tongue.grammar.over} ".join(
        tongue.number(part) for part in written.split("/")
    )


def _bare(tongue: Tongue, match: re.Match[str]) -> str:
    minus = f"{tongue.grammar.symbols['−']} " if match["minus"] else ""
    return minus + tongue.number(match["n"], _guess_form(tongue, match))


def _guess_form(tongue: Tongue, match: re.Match[str]) -> Form:
    """The gender that the next word's ending tells, where the language's numbers bend."""
    after = word_after(match)
    if tongue.grammar.tag == "de":
        return "" if not after[:1].isupper() else "f" if after.endswith(tongue.grammar.feminine) else "m"
    if not after or not after.islower() or len(after) < 3 or after in {"que", "por", "para", "pero", "und", "con"}:
        return ""
    if tongue.grammar.feminine:
        return "f" if after.endswith(tongue.grammar.feminine) and after not in {"para", "contra"} else "m"
    return ""


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
    if written in {"p.", "pp."} and not counts:
        return None
    if written[0].isupper() and word_after(match) == "" and len(written) <= 3 and not ends and not counts:
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
    if sign in "/|":  # sí/no is two words
        return " " if after.isalnum() and match.string[max(0, match.start() - 1) : match.start()].isalnum() else ""
    if sign in tongue.grammar.symbols and (sign not in _LEADING or after.isdigit()):
        return tongue.grammar.symbols[sign]
    return None if unicodedata.category(sign)[0] in "ML" else ""


def _drop(_tongue: Tongue, _match: re.Match[str]) -> str:
    return ""


_RULES: tuple[tuple[str, str, Speak], ...] = (
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _email),
    (
        "web address",
        r"(?:https?://|(?=www\.))(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#][^\s»”)\]]*[^\s»”)\].,;:!?])?",
        _address,
    ),
    (
        "web address",
        r"(?<![\w@.-])(?P<host>(?:[a-z0-9-]+\.)+(?:com|org|net|info|es|fr|de|pt|it|eu|br|ch|at|be|mx|io))"
        r"(?![\w@-])(?:/[^\s»”)]*[^\s»”).,;:!?])?",
        _address,
    ),
    ("handle", r"(?<!\w)(?P<sign>[@#])(?P<name>[^\W\d]\w*)", _handle),
    ("note mark", r"\[(?:\d{1,3}|[a-z]|sic)\]", _drop),
    ("iso date", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?(?![\w-])", _iso_date),
    ("date", r"(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)", _iso_date),
    (
        "date",
        r"(?P<d>\d{1,2})(?:\.|º|°|er)?<<S>>[ ]?<<OF>>(?P<month><<MONTH>>)\b(?:,? (?:del? )?(?P<y>\d{4})(?!\d))?",
        _named_date,
    ),
    (
        "date",
        r"(?P<d>\d{1,2})\.<<S>><<DASH>><<S>>(?P<d2>\d{1,2})\.<<S>>(?P<month><<MONTH>>)\b(?: (?P<y>\d{4})(?!\d))?",
        say_day_range,
    ),
    ("decade", r"(?P<n>\d{3}0|[1-9]0)er\b", say_decade),
    ("power", r"(?P<n><<NUM>>)(?P<up>⁻?[⁰-⁹¹²³]+)(?!\w)", _power),
    ("time", r"(?P<h>\d{1,2})[:.](?P<m>\d\d)<<S>>Uhr\b", _time),
    ("time", r"(?P<h>\d{1,2})<<S>>(?P<m>)Uhr\b", _time),
    ("time", r"(?P<h>\d{1,2})<<S>>h<<S>>(?P<m>\d\d)(?!\d)", _time),
    ("time", r"(?P<h>\d{1,2}):(?P<m>\d\d)(?::\d\d)?(?![\d:])(?:<<S>>h(?:s|oras)?\b)?", _time),
    ("money", r"(?P<cur><<CUR>>)<<S>>(?P<n><<NUM>>)(?:<<S>>(?P<scale><<SCALE>>)(?!\w))?", _money),
    ("money", r"(?P<n><<NUM>>)(?:<<S>>(?P<scale><<SCALE>>)(?!\w))?<<S>>(?:de )?(?P<cur><<CUR>>)(?!\w)", _money),
    ("percent", r"(?P<n><<NUM>>)(?:<<S>>%?<<S>><<DASH>><<S>>(?P<n2><<NUM>>))?<<S>>(?P<sign>[%‰])", _percent),
    (
        "measure",
        r"(?P<minus>[-–−])?(?P<n><<NUM>>)(?:<<DASH>>(?P<n2><<NUM>>))?<<S>>(?P<unit><<UNIT>>)"
        r"(?:/(?P<per><<PER>>))?(?![\w²³’'])",
        _measure,
    ),
    ("amount", r"(?P<n><<NUM>>)<<S>>(?P<scale><<SCALE>>)(?!\w)", _scaled),
    ("ordinal", r"(?P<n>\d{1,3})(?P<mark><<MARK>>)(?P<many>s?)(?!\w)", say_ordinal),
    ("ordinal", r"(?P<n>\d{1,2})\.(?= [^\W\d_])", say_stopped_ordinal),
    ("century", r"(?=[IVX]+(?![LC]))(?P<roman><<ROMAN>>)(?P<mark>[a-zèᵉ]{0,3})(?!\w)", say_century),
    ("ruler", r"(?P<roman><<ROMAN>>)(?P<stop>\.?)(?![\w.])", say_ruler),
    (
        "phone",
        r"\+\d{1,3}(?:[ .\u00a0-]\d{1,4}){2,6}(?!\d)|\d{2,4}(?:[ .\u00a0]\d{2,3}){3,5}(?!\d)|0\d{2,4}[ /-]\d{5,9}",
        _phone,
    ),
    ("fraction", r"[½¼¾⅓⅔]|\d{1,2}/\d{1,3}(?![\d/])", _fraction),
    ("score", r"(?P<a>\d{1,2}):(?P<b>\d{1,2})(?![\d:])", _score),
    ("range", r"(?P<a><<NUM>>)<<DASH>>(?P<b><<NUM>>)(?![\w-])", _range),
    ("model", r"(?P<letters>[A-ZÀ-Ý]{1,5}|[A-Z][a-z]+)-?(?P<n>\d{1,4})(?!\w)", _model),
    ("short form", r"(?P<abbr><<ABBR>>)(?!\w)", _short_form),
    ("initialism", r"(?P<letters><<SPELLED>>|[A-ZÀ-Ý]{2,5})(?!\w)", _initialism),
    ("number", r"(?P<minus>[-–−](?=\d))?(?P<n><<NUM>>)", _bare),
    ("sign", r"[^\w\s]|[_¹²³⁰-⁹₀-₉⅐-⅞]", _symbol),
)
