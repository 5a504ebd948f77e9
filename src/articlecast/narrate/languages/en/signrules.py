"""What may stand where a sign or an address begins: the rows of rules.py for signs."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import (
    make_units,
    name_unit,
    say_average,
    say_measure,
    say_percent,
    say_temperature,
    say_unit_pair,
    say_unit_rate,
)
from articlecast.narrate.languages.en.codes import (
    say_phone,
)
from articlecast.narrate.languages.en.computing import OPERATOR, say_operator
from articlecast.narrate.languages.en.currencies import CURRENCIES
from articlecast.narrate.languages.en.dates import (
    say_decade,
    say_short_year,
    say_short_years,
)
from articlecast.narrate.languages.en.emoji import EMOJI, RATING, say_emoji, say_rating
from articlecast.narrate.languages.en.money import say_cents, say_european_money, say_money, say_round_money
from articlecast.narrate.languages.en.numbers import say_digits, say_number, say_pairs
from articlecast.narrate.languages.en.patterns import (
    CASH,
    CURRENCY,
    DASH,
    EXTENSION,
    NUMBER,
    RATE_TAIL,
    SCALE,
    SMALL_UNIT,
    SPACE,
    UNIT,
    Rule,
    compile_rules,
    either,
    spell,
)
from articlecast.narrate.languages.en.science import (
    RAISED,
    say_isotope,
)
from articlecast.narrate.languages.en.signs import (
    FILE_KINDS,
    GREEK_WORD,
    NAME_AHEAD,
    say_address,
    say_address_part,
    say_any_file,
    say_file_kind,
    say_greek,
    say_hashtag,
    say_path,
    say_sign,
    split_camel,
)
from articlecast.narrate.languages.en.slashes import (
    GLYPH,
    UNTIL_FRACTION,
    say_written_fraction,
)
from articlecast.narrate.languages.en.typed import KEY_SIGNS, VARIABLE, say_variable
from articlecast.narrate.languages.signs import MODIFIERS, NUMERALS

_PHONES = r"(?:(?<!\w)/(?=[^/\n\[\]:;]{0,60}[ˈˌːəɪʊɛɔæɑɒʌɜɹʃʒθðŋɡʔɾɫɐɨʉɯɤøœɶʏβɸχɣʁħʕɦɬɮʋɻʎʟɲɳɕʑɚɝ])[^/\n\d\[\]:;]{1,60}/|\[(?=[^\[\]\n]{0,60}[ˈˌːəɪʊɛɔæɑɒʌɜɹʃʒθðŋɡʔɾɫɐɨʉɯɤøœɶʏβɸχɣʁħʕɦɬɮʋɻʎʟɲɳɕʑɚɝ])[^\[\]\n\d]{1,60}\])"
_ORNAMENTS = r"=*~_#+<>|^%&@\\/§¶→•·■▪●◆"
"""Signs of which four in a row are a rule or a row of stars, and no word."""
_TONGUE = r"(?:(?:[A-Z][\w’-]{1,24}|pronounced|locally)(?: (?:[A-Z][a-z]{2,15}|pronunciation|pronounced))?:? )"
PRONOUNCED = rf"{_TONGUE}[/\[]"
"""What stands behind the bracket of a pronunciation that tells its language."""
IPA = rf"\({_TONGUE}?{_PHONES}(?:[,;] {_TONGUE}?{_PHONES}){{0,3}}\) ?|{_PHONES},? ?"
"""A pronunciation between slashes or brackets: it says again what has been said."""

SIGN_RULES: tuple[Rule, ...] = compile_rules(
    ("ornament", rf"(?P<sign>[{_ORNAMENTS}])(?P=sign){{3,}}|[!-/:-@\[-`{{-~]{{12,}}", lambda _m: " "),
    (
        "price signs",
        r"\$\$+(?=[,;)]| [a-z])",
        lambda m: f"{say_number(str(len(m[0])))} dollar signs" if len(m[0]) < 6 else "",
    ),
    ("sign", r"\$\$+", lambda _m: ""),
    ("sign", r"(?<=\b[A-Z])\|(?=[A-Z]\b)", lambda _m: " "),  # Series X|S
    ("copyright", r"(?<=[Cc]opyright[ \u00a0])© ?", lambda _m: ""),
    ("sign", r"(?<=[^\W\d_]\s)\|{2,3}(?=\s[A-Z])", lambda _m: ","),  # between the names of a row; x || y is code
    ("ornament", r"(?:#{2,6}|>{2,3}|»{2,3}) (?=\S)", lambda m: "" if not m.string[: m.start()].strip() else None),
    ("operator", OPERATOR, say_operator),
    ("variable", VARIABLE, say_variable),
    ("ticker", r"\$(?P<l>[A-Z]{1,5}(?:\.[A-Z])?)(?![\w$])", lambda m: spell(m["l"])),
    ("ticker", r"(?<=[a-z])\$(?![\w])", lambda _m: " "),
    (
        "price signs",
        rf"(?P<cur>[$€£])/(?P<unit>{either(what for what in u.RATED if what.isalpha())})(?!\w)",
        lambda m: f"{make_units(CURRENCIES[m['cur']][0])} per {u.RATED[m['unit']]}",
    ),
    ("cents", rf"¢{SPACE}?(?P<n>{NUMBER})(?P<tail>)(?!\w)", say_cents),
    ("star", r"(?<=[DdPpEe]ial )\*(?=[\d#])|(?<=ress )\*(?=[\d#])|(?<=nter )\*(?=[\d#])", lambda _m: "star "),
    ("plus or minus", r"\+ ?/ ?[-−–]", lambda _m: "plus or minus"),
    ("home path", r"~/(?=\.?\w)", lambda _m: "tilde slash "),
    ("pronunciation", IPA, lambda _m: ""),
    ("quoted word", r"(?<= )\[(?P<word>[aI])\](?= [a-z])", lambda m: m["word"]),
    ("element", r"(?<=[A-Za-z_])\[0\]", lambda _m: "zero"),
    (
        "element",
        r"(?<=[A-Za-z\]])\[(?P<i>[i-n])\](?=\[)|(?<=\])\[(?P<j>[i-n])\]|(?<=\b[A-Za-z])\[(?P<k>[i-n])\]",
        lambda m: spell((m["i"] or m["j"] or m["k"]).upper()),
    ),
    (
        "element",
        r"(?<=[a-z\d_])\[(?=(?:col|field|id|idx|index|item|key|label|name|node|row|start|type|val|value)\])",
        lambda _m: " ",
    ),
    (
        "money",
        rf"(?P<cur>[$€£])\((?P<n>{NUMBER})\)(?:{SPACE}?(?P<scale>{SCALE})(?!\w))?",
        lambda m: (
            f"minus {say_number(m['n'])} {u.SCALES[m['scale']] + ' ' if m['scale'] else ''}{make_units(CURRENCIES[m['cur']][0])}"
        ),
    ),
    ("money", r"€ ?(?P<n>\d{1,3}),(?P<c>\d\d)(?!\d|[.,]\d)", say_european_money),
    ("money", rf"(?P<cur>{CURRENCY})(?P<n>[2-9]0|1(?:00|,?000))s(?!\w)", say_round_money),
    ("isotope", rf"(?<![\w.,;!?)”\"])(?P<n>[{RAISED}]+)(?P<atom>[A-Z][a-z]?)(?!\w)", say_isotope),
    (
        "note mark",
        r"\[(?:\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,20}|(?<![a-z]\[)[a-z]|[a-cf-h]|(?<!e\[)[de]|sic|citation needed|\d{1,3}, ?pp?\. ?\d{1,4}(?:[–-]\d{1,4})?|note \d+|\d{1,2}:\d\d:\d\d|\d\d:\d\d)\](?:[–-]\[\d{1,3}\])?(?![a-z])"
        r"|(?<=\w )\(ph\)(?! ?\d)"  # as transcripts mark what was written by its sound
        r"|(?:(?<=[.?!…”\"—–-] )|\A)(?:\[(?:[Ll]aughter|[Ll]aughs|[Aa]pplause|[Cc]rosstalk|[Cc]heers|[Cc]heering|[Bb]ooing)\.?\]"
        r"|\((?:LAUGHTER|APPLAUSE|CROSSTALK|CHEERS|CHEERING|BOOING)\))(?= ?$| [A-Z\"“])",
        lambda _m: "",
    ),
    (
        "money",
        rf"(?P<minus>)(?P<cur>{CURRENCY}){SPACE}?(?:(?P<low>{NUMBER}){SPACE}?{DASH}{SPACE}?(?:{CURRENCY})?)?(?P<n>{CASH})(?:(?P<joint>[ \u00a0-])?(?P<scale>{SCALE})(?![\w]))?(?:{RATE_TAIL}|(?P<until>{DASH}(?={CURRENCY}\d)))?",
        say_money,
    ),
    (
        "money",
        rf"(?P<minus>{DASH})(?P<cur>{CURRENCY})(?P<low>)(?P<n>{NUMBER})(?:(?P<joint>[ \u00a0-])?(?P<scale>{SCALE})(?![\w]))?(?:{RATE_TAIL})?",
        say_money,
    ),
    ("decade", r"['’‘](?P<n>\d0)['’]?s(?!\w)", say_decade),
    ("short years", r"['’‘](?P<n>\d\d)[-–/]['’‘](?P<m>\d\d)(?![\w])", say_short_years),
    ("short year", r"['’‘](?P<n>\d\d)(?![\w])", say_short_year),
    (
        "phone",
        rf"(?:\(\d{{3}}\) ?\d{{3}}-\d{{4}}(?!\d)|\(0\d{{1,4}}\) ?\d{{3,4}}[ -]?\d{{3,4}}(?!\d)|\+\d{{1,3}} ?\(\d{{3}}\) ?\d{{3}}-\d{{4}}(?!\d)|\+\d{{1,3}} ?\(0\)[\d ]{{7,14}}\d|\+\d[\d -]{{7,16}}\d){EXTENSION}",
        say_phone,
    ),
    (
        "temperature",
        rf"(?P<minus>{DASH})(?P<n>\d{{1,3}}(?:\.\d+)?){SPACE}?(?P<u>[FC])(?P<pair>)(?!\w)",
        say_temperature,
    ),
    ("percent", rf"(?P<minus>{DASH})(?P<n>{NUMBER})(?P<n2>)%", say_percent),
    (
        "measure",
        rf"(?P<minus>{DASH})(?P<low>)(?P<n>{NUMBER})(?:(?P<sp>{SPACE})|(?P<hyphen>-))?(?P<unit>{UNIT})(?![\w/°-])(?P<stop>\.(?=\s[a-z]|$|[,;)]))?",
        say_measure,
    ),
    (
        "fraction",
        rf"(?P<whole>)(?P<glyph>{GLYPH})(?:(?:{SPACE}|(?P<hyphen>-)(?=[a-z]{{2,3}}\.(?: [a-z]|[,;)])))(?P<unit>{SMALL_UNIT})\b\.?)?(?P<inch>[\"″](?= [a-z]|[,;)]))?{UNTIL_FRACTION}",
        say_written_fraction,
    ),
    ("dot", rf"(?<=\w)\.(?P<kind>{FILE_KINDS})\b", say_file_kind),
    ("dot", rf"{NAME_AHEAD}\.(?P<kind>[a-z][\w-]{{1,24}})(?![\w@])", say_file_kind),
    ("path", r"(?<![\w/.:<*])/(?=[A-Za-z.])(?:[\w.~-]{1,40}/){1,12}[\w.-]{0,40}\w", say_path),
    ("path", r"/\*(?:\.(?P<kind>[a-z]\w{0,15}))?(?![\w*])", say_any_file),
    ("path", r"(?<![\w*)])\*\.(?P<kind>[a-z]\w{0,15})(?![\w*])", say_any_file),
    ("sharp", r"(?<=\b[A-G])#(?!\w)", lambda _m: "sharp"),
    ("accidental", r"(?<=[A-Ga-g])[♯♭♮]", lambda m: {"♯": "sharp", "♭": "flat", "♮": "natural"}[m[0]]),
    ("dot", r"\.(?=(?:NET|com|org|net|gov|edu|io)\b)", lambda _m: "dot "),
    ("number sign", rf"#{SPACE}?(?=\d|[A-Z]{{1,3}}-\d|(?<=rder #|oice #|cket #)[A-Z]{{1,3}}\d)", lambda _m: "number "),
    ("star", r"(?<=\bA)\*(?=[A-E*]|s\b| (?:grades?|at A)\b|-level)", lambda _m: "star "),
    ("hashtag", r"#(?P<name>[^\W\d]\w*)", say_hashtag),
    ("handle", r"@(?P<name>[^\W\d]\w*)", lambda m: f"at {split_camel(m['name'])}"),
    ("time", r"(?:(?<=noon)|(?<=midnight))[-–](?=\d)", lambda _m: "to"),
    ("key", rf"(?P<key>[{''.join(KEY_SIGNS)}])[ +]{{0,3}}", lambda m: f"{KEY_SIGNS[m['key']]} "),
    ("minus", rf"[-−–](?P<n>{NUMBER})(?![\w:])", lambda m: f"minus {say_number(m['n'])}"),
    (
        "caliber",
        r"\.(?P<n>\d\d\d?)(?=(?:-| )?(?:caliber|calibre|cal\b|rifles?|rounds|bullets?|carbine|cartridges?|revolver|pistol|handgun|Magnum|Winchester|ammo))",
        lambda m: say_pairs(m["n"]),
    ),
    ("average", r"\.(?P<n>\d{3})(?!\w|\.\d)", say_average),
    ("point", r"\.(?P<n>\d+)(?!\w)", lambda m: f"point {say_digits(m['n'])}"),
    ("minus", r"[-−–](?=\.\d)", lambda _m: "minus "),
    ("minus", r"[-−–](?=\d{1,2}:\d\d)", lambda _m: "minus "),
    ("hyphen", r"(?<=[^\W\d]{2})−(?=[^\W\d]{2})|(?<=\w)‐(?=\w)", lambda _m: "-"),
    ("range", r"(?<=[\w%)])[−‒](?=[$€£]?\d)|(?<=\d )[−‒‐] ?(?=[$€£]?\d)", lambda _m: "to "),
    ("rate", rf"/{SPACE}?(?P<unit>{UNIT})(?![\w])", lambda m: f"per {name_unit(m['unit'])}"),
    ("rate", rf"(?<=\d)/(?P<unit>{either(u.EACH)})\b", lambda m: f"per {m['unit']}"),
    ("rate", r"(?<=s)/(?P<unit>day|week|month|year|hour|minute|second|person)\b", lambda m: f"per {m['unit']}"),
    ("rating", RATING, say_rating),
    (
        "degree sign",
        r"(?<!\d)°[ \u00a0]?(?P<scale>[CF])(?![\w°'’])",
        lambda m: f"degrees {'Celsius' if m['scale'] == 'C' else 'Fahrenheit'}",
    ),
    ("emoji", EMOJI, say_emoji),
    ("Greek word", GREEK_WORD, say_greek),
    ("apostrophe", r"(?<=[^\W\d_])[´`](?=[^\W\d_])", lambda _m: "’"),
    ("decoration", rf"[{MODIFIERS}]+", lambda _m: ""),
    ("sign", rf"[{''.join(w.GREEK)}]|§§|[^\w\s]|[_{NUMERALS}]", say_sign),
)
"""What may begin with a sign."""
_UNIT_NAME = rf"(?:{either(unit for unit in u.UNITS if unit.replace('-', '').replace('°', '').isalpha())})"
UNIT_RULES: tuple[Rule, ...] = compile_rules(
    (
        "unit pair",
        rf"(?P<a>{_UNIT_NAME}){SPACE}?/{SPACE}?(?P<b>{_UNIT_NAME}|feet|inches|kilometers|miles|ounces|pounds)(?![\w/])",
        say_unit_pair,
    ),
    (
        "unit rate",
        rf"(?:(?<=\()|(?<=\bin )|(?<=\bis )|(?<=\bas ))(?P<rate>{_UNIT_NAME}/(?:{either(u.PER)}))(?=[),.;]|$| (?:and|or|for|at)\b)",
        say_unit_rate,
    ),
)
"""Units that no number stands before, in the head of a column or behind "in": (lb / kg), in mg/dL."""
STYLED_RULES: tuple[Rule, ...] = (
    (
        "dollar letter",
        re.compile(r"(?<!\$)[A-Za-z]+(?:\$\$?[A-Za-z]+|(?<=[a-z][aeiou])\$\$(?!\w))"),
        lambda m: m[0].replace("$", "S" if m[0].isupper() else "s"),
    ),
)
"""Names in which a sign stands for a letter: Ke$ha, A$AP."""
ADDRESS_RULES: tuple[Rule, ...] = compile_rules(
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\w", lambda m: " ".join(say_address_part(m[0]).split())),
    (
        "web address",
        r"(?P<host>(?:https?://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})(?::\d+)?(?:/(?P<page>[A-Za-z]{2,16})(?=/?[.,;:!?)\]”\"]*(?:\s|$)))?(?:[/?#][^\s)\]”\"]*[^\s)\]”\".,;:!?])?/?",
        say_address,
    ),
)
