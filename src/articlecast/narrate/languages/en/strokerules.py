"""What may stand where two numbers have a stroke between them: rows of rules.py."""

from __future__ import annotations

from articlecast.narrate.languages.en.numbers import say_number
from articlecast.narrate.languages.en.patterns import (
    DASH,
    SMALL_UNIT,
    SPACE,
    Rule,
    compile_rules,
)
from articlecast.narrate.languages.en.slashes import (
    GLYPH,
    STROKE,
    UNTIL_FRACTION,
    say_dose,
    say_exposure,
    say_eyesight,
    say_pair_plainly,
    say_releases,
    say_score,
    say_share,
    say_signature,
    say_tire,
    say_told_share,
    say_written_fraction,
)

STROKE_RULES: tuple[Rule, ...] = compile_rules(
    (
        "bowling",
        r"(?P<a>10|\d)/(?P<b>\d{1,3})(?:(?= (?:in|off|from) \d+(?:\.\d)? overs)|(?<=igures of \d/\d\d)(?!\d)|(?<=igures of \d/\d\d\d)(?!\d))",
        lambda m: f"{say_number(m['a'])} for {say_number(m['b'])}",
    ),
    (
        "score",
        r"(?P<a>\d{1,3}(?:\.\d{1,2})?)/(?P<b>(?:4|5|6|10|20|100)\.0|4(?= stars?\b)|5|10|15|20|25|30|40|50|100)(?![\d/]|\.\d|(?:rds|ths|rd|th|st)\b)",
        say_score,
    ),
    ("dose", rf"(?P<a>\d+(?:\.\d+)?)/(?P<b>\d+(?:\.\d+)?){SPACE}?(?P<unit>mg|mcg|µg|μg)(?![\w/])", say_dose),
    (
        "time signature",
        r"\d{1,2}/(?:2|4|8|16)(?= (?:time|beats?|met(?:er|re)|rhythms?|signatures?|bars?|measures?|feel|grooves?|riffs?|swing)\b)"
        r"|(?<=\bin )[2-4]/[24](?= (?:at \d{2,3} bpm|throughout)\b)|(?<=\bin )4/4(?=[.,;:)]|$)",
        say_pair_plainly,
    ),
    (
        "time signature",
        r"(?:(?<=\bin )|(?<=\bfrom ))(?:[2-79]|1[0-357])/(?:2|4|8|16)(?=[.,;:)]| (?:at|and|with|but|throughout)\b|$| to \d{1,2}/\d{1,2} time)",
        say_signature,
    ),
    ("eyesight", r"20/(?:[1-9]\d|[1-4]00)(?![\d/])", say_eyesight),
    ("exposure", r"1/(?P<b>\d{1,5}) ?s(?:ec(?:\.(?=[,;)]| [a-z\d]))?)?(?!\w)", say_exposure),
    ("releases", r"\d+\.\d+(?:/\d+\.\d+)+(?![\d/.]*\w)", say_releases),
    ("tire", r"(?P<width>\d{3})/(?P<side>\d{2})(?P<kind>Z?R)(?P<rim>\d{2})(?!\w)", say_tire),
    (
        "pair",
        r"(?P<pair>\d{2,3}(?:/\d{2,3}){1,2}) ?(?P<unit>mpge?|MPG)(?!\w)",
        lambda m: f"{' '.join(map(say_number, m['pair'].split('/')))} miles per gallon",
    ),
    (
        "share",
        r"(?:(?<=% \()|(?<=percent \())(?P<a>\d{1,6})/(?P<b>\d{1,6})(?=[),;])",
        say_told_share,
    ),
    (
        "share",
        r"(?P<a>\d{1,6})/(?P<b>\d{1,6})(?=,? [(\[]?\d{1,3}(?:\.\d+)? ?%)",
        say_told_share,
    ),
    ("share", r"(?P<a>\d{1,6})/(?P<b>\d{2,6})(?=[ \u00a0][a-z])", say_share),
    (
        "range",
        rf"(?P<n>\d{{1,3}}){DASH}(?=\d{{1,3}}(?: \d{{1,2}}{STROKE}\d|{GLYPH}))",
        lambda m: f"{say_number(m['n'])} to ",
    ),
    (
        "fraction",
        rf"(?:(?P<whole>\d+)(?:(?:{SPACE}|{DASH})(?=\d+{STROKE})|(?:{SPACE}|{DASH})?(?={GLYPH})))?(?:(?P<glyph>{GLYPH})|(?P<a>\d{{1,2}}){STROKE}(?P<b>\d{{1,4}}))(?![\d/])(?:rds|ths|rd|th|st)?(?:(?:{SPACE}|(?P<hyphen>-)(?=[a-z]{{2,3}}\.(?: [a-z]|[,;)]))|(?<={GLYPH}))(?P<unit>{SMALL_UNIT})\b\.?)?(?P<inch>[\"″](?= [a-z]|[,;)]))?(?P<by>{SPACE}?[x×]{SPACE}?(?=\d))?{UNTIL_FRACTION}",
        say_written_fraction,
    ),
)
"""Scores, shares, doses, meters of music, exposures, releases and fractions."""
