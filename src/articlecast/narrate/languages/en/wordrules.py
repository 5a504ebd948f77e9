"""What may stand where a word begins: the rows of rules.py for letters."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.capitals import (
    say_capitals,
    say_grade,
    say_initials,
    say_letters_before,
    say_run_on,
    say_toggled,
)
from articlecast.narrate.languages.en.codes import (
    say_hyphened_model,
    say_model,
    say_processor,
    say_version,
)
from articlecast.narrate.languages.en.currencies import CODES
from articlecast.narrate.languages.en.dates import (
    BARE_DAYS,
    DAY_LIST,
    say_days,
    say_month_day,
    say_month_year,
    say_months,
    say_named_date,
    say_short_month,
)
from articlecast.narrate.languages.en.knitting import KNITTING, say_stitches
from articlecast.narrate.languages.en.known_capitals import SAID_AS
from articlecast.narrate.languages.en.money import say_code_money
from articlecast.narrate.languages.en.moves import MOVE, say_move
from articlecast.narrate.languages.en.numbers import say_digits, say_number, say_pairs, say_year
from articlecast.narrate.languages.en.patterns import (
    DASH,
    DATE_YEAR,
    DAY,
    MONTH,
    NUMBER,
    SCALE,
    SPACE,
    YEAR,
    Rule,
    before,
    compile_rules,
    either,
    spell,
)
from articlecast.narrate.languages.en.placed_forms import PLACED, say_placed_form
from articlecast.narrate.languages.en.places import POSTAL, STATES
from articlecast.narrate.languages.en.roman import say_roman, say_roman_ordinal, say_roman_span, say_small_roman
from articlecast.narrate.languages.en.science import (
    LOWERED,
    RAISED,
    RAISED_UNIT,
    say_compound,
    say_raised_unit,
    say_variable,
)
from articlecast.narrate.languages.en.shortforms import (
    SHORTS,
    say_dotted,
    say_federal_court,
    say_number_sign,
    say_page,
    say_part_number_sign,
    say_party,
    say_short_form,
)
from articlecast.narrate.languages.en.signs import split_camel
from articlecast.narrate.languages.en.streets import COMPASS, STREETS, say_numbered_street
from articlecast.narrate.languages.en.typed import CHORD, DRIVE_PATH, HASH, say_chord, say_drive_path, say_hash

_DAY_LETTERS = {"M": "Monday", "T": "Tuesday", "Tu": "Tuesday", "W": "Wednesday", "Th": "Thursday", "F": "Friday"}
_LOUD_SHORTS = {
    "FIG": "figure", "FIGS": "figures", "VOL": "volume", "SEC": "section", "CH": "chapter", "ART": "article", "PP": "pages", "P": "page",
    "PT": "part", "EP": "episode", "APP": "appendix",
}  # fmt: skip
_AWAY = frozenset(
    "mi mile miles km kilometers kilometres ft feet yards yds block blocks m meters metres just due then go drive head turn continue".split()
)
"""What stands before the letter of a point of the compass: 2 mi. N of town."""
WORD_RULES: tuple[Rule, ...] = compile_rules(
    (
        "party",
        rf"(?P<party>[DRI])-(?P<place>(?:{either(STATES)})(?![a-z])\.?|(?:{either(POSTAL)})\b|[A-Z][a-z]{{3,}})",
        say_party,
    ),
    (
        "federal court",
        rf"(?P<part>(?:[NSEWMC]\.)?)D\. ?(?P<state>{either(word for word in STATES if word.isalpha())})\.",
        say_federal_court,
    ),
    (
        "dosing",
        r"q\.?(?P<low>\d{1,2}[-–])?(?P<n>\d{1,2}) ?h(?:rs?)?(?!\w)",
        lambda m: f"every {say_number(m['low'][:-1]) + ' to ' if m['low'] else ''}{say_number(m['n'])} hours",
    ),
    ("stitches", KNITTING, say_stitches),
    ("placed form", rf"(?P<word>{either(PLACED)})\.(?!\w)", say_placed_form),
    ("path", DRIVE_PATH, say_drive_path),
    ("hash", HASH, say_hash),
    ("keys", CHORD, say_chord),
    ("move", MOVE, say_move),
    (
        "interstate",
        rf"(?P<road>I|US|SR|CR|{either(POSTAL)})-(?P<n>\d{{1,3}}) (?P<to>[NSEW])(?![\w'’&]|\.\w|\. [A-Z]\.)",
        lambda m: f"{spell(m['road'])} {say_pairs(m['n'])} {COMPASS[m['to']]}",
    ),
    (
        "date",
        rf"(?P<mon>{MONTH}\.?){SPACE}(?P<d>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\d|[:.,/]\d|%|{SPACE}?[ap]\.?m)(?:{DASH}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w))?{DATE_YEAR}"
        rf"(?P<until>{SPACE}?{DASH}{SPACE}?(?={MONTH}\.?{SPACE}\d))?",
        say_month_day,
    ),
    (
        "short month",
        rf"(?P<a>{MONTH})(?:\.[-–—]|[-–—](?={MONTH}(?:\.| (?:19|20)\d\d\b)))(?P<b>{MONTH})(?!\.?[- ]\d{{1,2}}(?!\d))(?P<stop>\.?)(?!\w)",
        say_months,
    ),
    ("named date", rf"(?P<mon>{MONTH})[-‑](?P<d>\d{{1,2}})[-‑](?P<y>1[89]\d\d|20\d\d)(?![\w-])", say_named_date),
    ("month and year", rf"(?P<mon>{MONTH}\.?),?{SPACE}{YEAR}(?!{DASH}\d)", say_month_year),
    (
        "short month",
        r"(?P<mon>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?= ['’]\d\d(?!\d)))",
        say_short_month,
    ),
    (
        "money",
        rf"(?P<code>{either([*CODES, 'Rs'])})\.?{SPACE}?(?P<n>{NUMBER})(?:{SPACE}?(?P<scale>{SCALE})(?!\w))?",
        say_code_money,
    ),
    ("number sign", rf"(?P<word>[Nn]os?|NOS?|[Nn]rs?)\.?{SPACE}?(?=\d)(?!\d+(?:st|nd|rd|th)\b)", say_number_sign),
    ("number sign", rf"(?P<word>[Nn]o)\.{SPACE}(?=[A-Z]{{1,4}}\d*-\d)", say_part_number_sign),
    ("page", rf"(?P<word>pp?)\.{SPACE}?(?=\d|(?<!, p\. )[ivxl]{{1,7}}(?![\w'’]))", say_page),
    (
        "short form",
        rf"(?P<short>{either(w.DOTTED)})(?![\w])",
        say_dotted,
    ),
    (
        "short form",
        rf"(?P<word>{either(w.GLUED)})\.(?=[A-Z][a-z]{{2,}}(?!\w|\.[a-z]))",
        lambda m: f"{w.GLUED[m['word']]} ",
    ),
    (
        "initials",
        r"(?P<dotted>(?:[A-Za-z]\.){2,}(?:[A-Za-z](?![\w.]))?|(?:[A-Z]\. ){1,2}[A-Z]\.(?= [A-Z][a-z]))",
        say_initials,
    ),
    (
        "days",
        rf"(?P<list>(?:{DAY})\.?(?:(?:[-–/](?:{DAY})\.?){{2,6}}|/(?:{DAY})))(?!\w)",
        lambda m: ", ".join(w.DAYS.get(day, day) for day in re.findall(r"[A-Z][a-z]+", m["list"])),
    ),
    ("days", rf"(?P<a>{DAY})\.?{SPACE}?{DASH}{SPACE}?(?P<b>{DAY})(?!\w)(?:\.(?=\s[a-z\d]|,))?", say_days),
    (
        "days",
        r"(?P<list>M/(?:Tu?/)?W/(?:Th?/)?F)(?!\w)",
        lambda m: ", ".join(_DAY_LETTERS[day] for day in m["list"].split("/")),
    ),
    ("days", r"M[-–]Th(?=[\s,.;)]|$)", lambda _m: "Monday to Thursday"),
    ("days", r"(?P<a>M)[-–](?P<b>F)(?=,? (?:\d|every\b|from \d|only\b))", lambda _m: "Monday to Friday"),
    (
        "days",
        rf"(?P<list>{DAY_LIST})",
        lambda m: re.sub(r"[A-Z][a-z]+", lambda day: w.DAYS[day[0]], m["list"]).replace("&", "and"),
    ),
    ("bare day", rf"(?P<day>{BARE_DAYS})(?!\w)", lambda m: w.DAYS[m["day"]]),
    ("roman", r"(?P<roman>[IVX]{2,8})(?:st|nd|rd|th)(?!\w)", say_roman_ordinal),
    ("roman", r"(?P<roman>[IVXLCDM]+)[-–](?P<last>[IVXLCDM]+)(?![\w'’])", say_roman_span),
    ("roman", r"(?P<roman>[IVXLCDM]+)(?:\.(?=[,;'’]))?(?P<of>['’]s)?(?![\w'’])(?!\.\w|\. ?[A-Z]\.)", say_roman),
    ("small roman", r"(?P<roman>[ivx]{1,7}(?:[-–][ivxl]{1,7})?)(?![\w'’])", say_small_roman),
    (
        "compass",
        r"(?P<to>[NSEW])\.(?= (?:Korea|Ireland|Africa|America|Carolina|Dakota|Sudan|Yemen)\b"
        rf"| (?:\d+(?:st|nd|rd|th)|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?) (?:{'|'.join(sorted(STREETS))})\b)",
        lambda m: COMPASS[m["to"]].capitalize(),
    ),
    ("compass", r"(?P<to>[NSEW])\.(?= (?:\d+(?:st|nd|rd|th)\b|[A-Z][a-z]))", say_numbered_street),
    (
        "compass",
        rf"(?P<to>[NSEW])(?= \d+(?:st|nd|rd|th) (?:{'|'.join(sorted(STREETS))})\b)",
        lambda m: COMPASS[m["to"]].capitalize(),
    ),
    (
        "compass",
        r"(?P<to>[NSEW])(?= (?:of (?:the |town\b|here\b|downtown\b|[A-Z][a-z])|on (?:[A-Z]|the\b)|along\b|to (?:[A-Z]|the\b)))",
        lambda m: COMPASS[m["to"]] if before(m).rstrip(".") in _AWAY else None,
    ),
    ("era", r"(?P<l>BCE|BC|CE|AD)[-–—‑](?=(?:AD )?\d)", lambda m: f"{spell(m['l'])} to "),
    ("all letters", r"A[-–]Z(?![\w'’])", lambda _m: "A to Z"),
    ("contraction", rf"(?:{either(w.CONTRACTED)})(?!\w)", lambda m: w.CONTRACTED[m[0]]),
    (
        "fiscal year",
        r"(?P<l>FY|CY)(?P<y>20\d\d|19\d\d)(?!\w)",
        lambda m: f"{spell(m['l'])} {say_year(int(m['y']))}",
    ),
    ("page", r"pp\.$", lambda _m: f"{spell('PP')}."),
    (
        "lineage",
        r"(?!(?:NO|FIG|SEC|VOL|ST|CH|ART|PP|P)\.)(?P<l>[A-Z]{1,3})\.(?P<n>\d+(?:\.\d+)*)(?!\w)",
        lambda m: " ".join((spell(m["l"]), *map(say_pairs, m["n"].split(".")))),
    ),
    ("subreddit", r"(?P<a>[ru])/(?P<b>[A-Za-z]\w+)", lambda m: f"{m['a']} slash {split_camel(m['b'])}"),
    (
        "loud short form",
        rf"(?P<short>{either(_LOUD_SHORTS)})\.{SPACE}?(?=\d|[IVX]+\b)",
        lambda m: f"{_LOUD_SHORTS[m['short']]} ",
    ),
    ("saint", r"ST\.?(?= [A-Z]{4,}['’])", lambda _m: "Saint"),
    ("number sign", r"(?:CASE|Case|case) (?:NO|No|no)\.$", lambda m: f"{m[0].split()[0]} number."),
    (
        "sizes",
        r"(?P<sizes>(?:XX?S|S|M)(?:/(?:S|M|L|X{1,3}L)){2,6}|XX?S/S|L/X{1,3}L)(?!\w|/)",
        lambda m: ", ".join(map(spell, m["sizes"].split("/"))),
    ),
    (
        "grade",
        r"(?P<l>[A-D]|AB|O|AAA?|BBB?|CCC?)(?P<sign>[-−–+])(?=[\s,.;:!?)]|$)(?! (?:and|or|to|bis) [A-Z]-)",
        say_grade,
    ),
    ("letter pair", r"[A-Z]/[A-Z](?!\w)", lambda m: spell(m[0])),
    ("letters and", r"(?P<a>[A-Z]{1,2})&(?P<b>[A-Z]{1,2})(?!\w)", lambda m: f"{spell(m['a'])} and {spell(m['b'])}"),
    (
        "raised unit",
        rf"(?P<unit>{RAISED_UNIT})(?P<turn>⁻)?(?P<power>(?<=⁻)¹|[²³])(?!\w)",
        say_raised_unit,
    ),
    (
        "compound",
        rf"(?=[A-Za-z{LOWERED}{RAISED}]*[{LOWERED}⁺⁻])(?P<atoms>(?:[A-Z][a-z]?[{LOWERED}]*)+)(?P<charge>[{RAISED}]*[⁺⁻])?(?P<e>(?<=[{LOWERED}])e)?(?!\w)",
        say_compound,
    ),
    (
        "power",
        rf"(?P<l>[A-Za-zα-ωΔΩ]|[b-df-hj-np-tv-z]{{2}}|log)(?P<low>[{LOWERED}]+)?(?:(?P<up>⁻?[{RAISED}]+|ⁿ)|\^(?P<e>[-−]?\d+))?"
        rf"(?!\w)(?<=[{LOWERED}{RAISED}\dⁿ])",
        say_variable,
    ),
    ("letters apart", r"TL;DR", lambda m: spell(m[0])),
    ("version", r"(?P<v>[vV])\.?(?P<n>\d+(?:\.\d+)+)", say_version),
    ("serial", r"(?P<l>[A-Z]{1,2})(?P<n>\d+\.\d+)(?![.\d]*\w)", lambda m: f"{spell(m['l'])} {say_number(m['n'])}"),
    (
        "circa",
        rf"(?P<word>[bcdr]|fl)\.[ \u00a0]?(?=\d{{3,4}}(?!\d)|\d{{1,3}},\d{{3}}|\d{{1,4}} ?(?:AD|BC|CE)|(?<!c\.[ \u00a0]){MONTH}\.? \d)",
        lambda m: {"b": "born ", "c": "circa ", "d": "died ", "r": "reigned ", "fl": "flourished "}[m["word"]],
    ),
    (
        "circa",
        r"c\.[ \u00a0]?(?=\d{1,3}(?:[.,]\d{1,3})?(?:%|[ \u00a0]?(?:Ma|Ga|ka|[Mk]ya|BP|k[gm]|[cm]m|ha|million|billion|percent|acres|miles|feet|people"
        r"|tonn?e?s|years|metres|meters))(?!\w))",
        lambda _m: "circa ",
    ),
    (
        "security number",
        r"CVE-(?P<y>(?:19|20)\d\d)-(?P<n>\d{4,7})(?!\w)",
        lambda m: f"{spell('CVE')} {say_year(int(m['y']))}, {say_digits(m['n'])}",
    ),
    (
        "thread",
        r"M(?P<a>\d{1,2}(?:\.\d)?) ?[x×] ?(?P<b>\d{1,3}(?:\.\d{1,2})?)(?: ?mm)?(?!\w)",
        lambda m: f"M {say_number(m['a'])} by {say_number(m['b'])}",
    ),
    (
        "quarters",
        r"(?P<l>[QH])(?P<a>[1-4])[-–](?P=l)?(?P<b>[1-4])(?![\w-])",
        lambda m: f"{m['l']} {say_number(m['a'])} to {m['l']} {say_number(m['b'])}",
    ),
    ("serial", r"[A-Z]+(?=\d)(?:\d+[A-Z]*|[A-Z]\d+)+(?![a-z\w])|[A-Z]\d[a-z](?!\w)", say_model),
    (
        "hyphened model",
        r"(?P<l>[A-Z]{1,5})-(?P<n>\d{1,4})(?P<part>\.\d(?![\d.]))?(?P<mark>[A-Z]{0,2}|o(?!\w))(?P<series>\d{0,2})(?P<many>s?)(?!\w)",
        say_hyphened_model,
    ),
    ("mixed", r"i(?P<line>[3579])-(?P<n>\d{4,5})(?P<mark>[A-Z]{0,2})(?!\w)", say_processor),
    ("mixed", r"[A-Za-z]+\d+(?:\.\d{1,2}(?![\w.])|[A-Za-z\d]*)", say_model),
    (
        "long letters",
        r"(?P<letters>LGBTQ(?:IA|I|2S|2SIA|AI)|AIADMK|LGBTI|MMORPG)(?!\w)",
        lambda m: spell(m["letters"]),
    ),
    ("toggled", r"(?P<one>[a-z]{1,2})(?P<more>[A-Z]{2,4})(?!\w)", say_toggled),
    (
        "run on",
        r"(?P<run>[A-Z]{3,5}|(?:ID|KO|DJ|MC)(?=(?:ed|ing)\b))(?P<rest>[a-z]{1,14})(?![A-Za-z\d])",
        say_run_on,
    ),
    ("letters before", r"(?P<letters>[A-Z]{2,4})(?=[A-Z][a-z]{2})", say_letters_before),
    ("short form", rf"(?P<word>{either(SHORTS)})(?![\w])(?P<stop>\.?)(?!\w|\.[\w-]+\.[a-z]{{2}})", say_short_form),
    (
        "initialism",
        rf"(?P<letters>{either(letters for letters in SAID_AS if len(letters) > 5 and letters.isupper())})(?!\w)",
        lambda m: SAID_AS[m["letters"]],
    ),
    ("ticker", r"(?P<letters>[A-Z]{2,4}\.[AB])(?![\w.])", lambda m: spell(m["letters"])),
    ("initialism", r"(?P<letters>[A-Z]{2,5})(?![A-Z])(?P<tail>['’]?s|['’]S(?!\w))?(?![\w])", say_capitals),
)
"""What may begin with a letter."""
