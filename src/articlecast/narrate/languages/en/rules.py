"""English, written to spoken: what may stand where a digit, a sign, a capital run or a short form begins.

Each rule is a row: its name, what it looks like, and who speaks it; within a group the first that fits speaks.
"""

from __future__ import annotations

from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import (
    PICTURED,
    say_amps,
    say_glued_seconds,
    say_kitchen,
    say_measure,
    say_megapixels,
    say_percent,
    say_points,
    say_recipe_minutes,
    say_scaled_measure,
    say_seconds,
    say_seconds_or_hours,
    say_temperature,
)
from articlecast.narrate.languages.en.codes import (
    say_digit_groups,
    say_free_call,
    say_hardware_address,
    say_hexadecimal,
    say_model,
    say_phone,
    say_short_phone,
    say_version,
)
from articlecast.narrate.languages.en.currencies import CODES
from articlecast.narrate.languages.en.daterules import DATE_RULES
from articlecast.narrate.languages.en.dates import (
    say_decade,
    say_time,
    say_timetable,
)
from articlecast.narrate.languages.en.figures import (
    say_bare,
    say_clause,
    say_coordinate,
    say_counted_plural,
    say_minute,
    say_operation,
    say_plural_number,
    say_raised_degrees,
    say_round_number,
    say_written_ordinal,
)
from articlecast.narrate.languages.en.money import say_cents, say_code_money, say_money_behind
from articlecast.narrate.languages.en.moves import NUMBERED_MOVE, say_numbered_move
from articlecast.narrate.languages.en.numbers import (
    make_plural,
    say_cardinal,
    say_digits,
    say_number,
    say_ordinal,
    say_pairs,
    say_year,
)
from articlecast.narrate.languages.en.patterns import (
    DASH,
    EXTENSION,
    NUMBER,
    PLAIN_END,
    RATE_TAIL,
    SPACE,
    UNIT,
    WORD_SCALE,
    Rule,
    compile_rules,
    either,
    precedes_noun,
    spell,
)
from articlecast.narrate.languages.en.ranges import say_range, say_three_part_record
from articlecast.narrate.languages.en.scales import say_amount, say_cent_letter, say_millions
from articlecast.narrate.languages.en.science import (
    RAISED,
    say_power,
    say_scientific,
)
from articlecast.narrate.languages.en.shortforms import say_rank
from articlecast.narrate.languages.en.sizes import (
    NAMED_SIDES,
    OFTEN,
    say_feet,
    say_height,
    say_inches,
    say_last_marked,
    say_many_feet,
    say_named_sides,
    say_often,
    say_sides,
    say_sides_of_unit,
    say_sizes,
    say_times,
)
from articlecast.narrate.languages.en.slashes import (
    MIXED_SIDES,
    say_mixed_sides,
    say_slashed_pair,
)
from articlecast.narrate.languages.en.streets import (
    ROOMS,
    STREET_AHEAD,
    STREETS,
    say_corner,
    say_house,
    say_lettered_street,
    say_road,
    say_rooms,
    say_zip,
)
from articlecast.narrate.languages.en.strokerules import STROKE_RULES
from articlecast.narrate.languages.en.typed import HASH, say_hash

DIGIT_RULES: tuple[Rule, ...] = (
    *compile_rules(
        ("hexadecimal", r"0x(?P<n>[0-9A-Fa-f]{1,16})(?!\w)", say_hexadecimal),
        ("hash", HASH, say_hash),
        (
            "hardware address",
            r"(?P<pairs>\d[0-9A-Fa-f](?:(?:[:-])[0-9A-Fa-f]{2}){5})(?![\w:])",
            say_hardware_address,
        ),
        ("set number", rf"(?P<set>{either(w.SET_NUMBERS)})(?![\w/])", lambda m: w.SET_NUMBERS[m["set"]]),
        (
            "house",
            rf"(?P<n>\d{{1,5}}) (?P<to>[NSEW]|N[EW]|S[EW])\.? (?=\d{{1,3}}(?:st|nd|rd|th)\b|{STREET_AHEAD})",
            say_house,
        ),
        (
            "house",
            r"(?P<n>\d{1,4}) (?P<to>[NSEW])\. (?=(?!Korea|Ireland|Africa|America|Carolina|Dakota|Sudan)[A-Z][a-z]+(?: (?:and|or) (?:\d|[A-Z])|,? (?:in|near) [A-Z]| (?:is|was|has|will|opened|closed|sold|burned)\b|[,;]|\.?$))",
            say_corner,
        ),
        (
            "house",
            r"(?P<n>\d{3,5}) (?P<to>N[EW]|S[EW]) (?=[A-Z][a-z]+(?: (?:and|or|in|near|is|was)\b|[,;]|\.?$))",
            say_corner,
        ),
        (
            "road",
            r"(?P<n>\d{1,3}[A-Z]?) (?P<to>[NSEW]|[NSEW]B)(?![\w'’&]|\.\w|\. [A-Z]\.)(?:\.(?= [a-z]|[,;]))?",
            say_road,
        ),
        ("rooms", ROOMS, say_rooms),
        ("move", NUMBERED_MOVE, say_numbered_move),
        ("game", r"(?:1/2|½)[-–](?:1/2|½)(?!\w)", lambda _m: "a half to a half"),
        ("points", rf"(?P<n>{NUMBER})(?:-?(?P<unit>pp|pc)|[ \u00a0]pp(?:\.(?= [a-z]|[,;)]))?)(?!\w)", say_points),
        ("year to circa", r"(?P<n>\d{3,4})[-–](?=c\. ?\d{3})", lambda m: f"{say_year(int(m['n']))} to "),
        ("house", rf"(?P<n>\d{{1,5}}) (?P<letter>[A-Z])(?= (?:{either(STREETS)})\b)", say_lettered_street),
        ("phone", r"\d{3}\.\d{4}(?!\d|\.\d)", say_short_phone),
        (
            "time",
            r"(?<=at )(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?P<half>)(?P<until>)(?=[,;)]|\.?(?:$| [A-Z])| (?:on|for|and|from|sharp|GMT|BST|CET)\b)",
            say_timetable,
        ),
        (
            "time",
            r"(?<=[Tt]he )(?P<h>\d{1,2})\.(?P<m>[0-5]\d)(?P<half>)(?P<until>)(?= (?:(?:from|to) [A-Z]|(?:train|service|ferry|departure)\b))",
            say_time,
        ),
        ("number", rf"(?P<n>{NUMBER})(?={PLAIN_END})", say_bare),
    ),
    *DATE_RULES,
    *compile_rules(
        ("year", r"(?P<n>\d{3})(?= ?(?:B\.? ?C|A\.? ?D)\b)", lambda m: say_pairs(m["n"])),
        ("year", r"(?P<n>\d{4})(?= ?B\.? ?C)", lambda m: say_year(int(m["n"]))),
        (
            "phone",
            rf"(?:\d{{3}}[-.]\d{{3}}[-.]\d{{4}}(?!\d)|1-\d{{3}}-\d{{3}}-\d{{4}}(?!\d)|\d{{3}}-\d{{4}}(?![\d-])){EXTENSION}",
            say_phone,
        ),
        (
            "phone",
            rf"(?:0\d{{2,4}} \d{{3,4}} \d{{3,4}}|0\d{{3,4}} \d{{6}}|(?:1[ -])?\d{{3}}[ -]\d{{3}}[ -]\d{{4}}|1[ -]\(\d{{3}}\) ?\d{{3}}[ -]\d{{4}}"
            rf"|1[38]00 \d{{3}} \d{{3}}|0\d(?: \d\d){{4}}|(?:1[ -])?8(?:00|33|44|55|66|77|88) \d{{3}} \d{{4}})(?![\d,.-]\d|\d| \d){EXTENSION}",
            say_phone,
        ),
        (
            "standard",
            r"802\.(?P<n>\d{1,2})(?P<l>[a-z]{1,2}(?:/[a-z]{1,2}){0,5})(?!\w)",
            lambda m: f"eight oh two dot {say_number(m['n'])} {', '.join(map(spell, m['l'].upper().split('/')))}",
        ),
        ("zip", r"(?P<a>\d{5})-(?P<b>\d{4})(?![\w-])", say_zip),
        ("phone", r"(?P<one>1-)?(?P<free>8\d\d)-(?P<more>\d{3})-(?=[A-Z]{4}\b)", say_free_call),
        ("phone", r"(?P<one>1-)?(?P<free>8(?:00|33|44|55|66|77|88))-(?=[A-Z]{2,}|[A-Z][a-z]{2,})", say_free_call),
        (
            "seconds",
            rf"(?P<n>{NUMBER}){SPACE}(?P<unit>[sh]|(?<=\.\d )d|(?<=for \d )d|(?<=for \d\d )d|(?<=ery \d )d|(?<=fter \d )d|(?<=fter \d\d )d)(?=[,;:)]|\.(?!\w)|$| \d| and\b)",
            say_seconds_or_hours,
        ),
        ("seconds", rf"(?P<n>\d{{1,3}}\.\d{{1,3}}){SPACE}?s(?!\w)", say_seconds),
        ("seconds", r"(?P<n>\d{1,3})s(?![\w-])", say_glued_seconds),
        ("kitchen measure", rf"(?P<n>{NUMBER}){SPACE}(?P<unit>[ctT])\.(?= [a-z]{{3}})", say_kitchen),
        (
            "temperature",
            rf"(?:(?P<low>\d{{2,3}}){DASH})?(?P<n>\d{{1,4}}(?:\.\d)?){SPACE}?°?{SPACE}?(?P<u>[FC])(?:(?P<pair>{SPACE}?/{SPACE}?)(?P<n2>\d{{2,3}}){SPACE}?°?{SPACE}?(?P<u2>[FC]))?(?!\w)",
            say_temperature,
        ),
        ("cents", rf"(?P<n>{NUMBER}){SPACE}?¢{RATE_TAIL}?", say_cents),
        (
            "money",
            rf"(?P<n>{NUMBER}){SPACE}?(?P<scale>{WORD_SCALE})?{SPACE}?(?P<code>{either(CODES)})\b",
            say_code_money,
        ),
        (
            "money behind",
            rf"(?P<n>{NUMBER}){SPACE}?(?P<scale>{WORD_SCALE}|[mk])?{SPACE}?(?P<cur>[€£₽₩₪₺₴₦₹₫₡฿₱₸₿¥₾৳])(?![\d\w])",
            say_money_behind,
        ),
        ("percent", rf"(?P<minus>)(?P<n>{NUMBER})(?:{SPACE}?%?{DASH}(?P<n2>{NUMBER}))?{SPACE}?%", say_percent),
        ("plural number", r"(?P<n>1(?:00?|,?000|0,?000|00,?000))s(?= of\b)", say_round_number),
        (
            "decade",
            rf"(?P<n>\d{{3}}0|[2-9]0)['’]?s{DASH}(?=(?:\d{{3}}0|[2-9]0)['’]?s\b)",
            lambda m: f"{say_decade(m)} to ",
        ),
        ("decade", r"(?P<n>\d{3}0|[2-9]0)['’]?s(?!\w)", say_decade),
        (
            "plural number",
            r"(?P<n>\d{3}(?<!00)|(?<=[A-Za-z]-)\d\d?|(?<=[a-z\"“] )[1-9][1-9]|(?<=[a-z] )[2-9])['’]?s(?!\w)",
            say_counted_plural,
        ),
        ("plural number", r"(?P<n>\d{4}(?<!00))s(?!\w)", say_plural_number),
        ("plural number", r"(?P<n>[1-9]\d)(?P<many>ers)(?!\w)", say_plural_number),
        (
            "century",
            r"(?P<n>\d{1,2})(?:st|nd|rd|th)[ -]c\.(?=[ ,;)]|$)",
            lambda m: f"{say_ordinal(int(m['n']))} century",
        ),
        ("rank", r"(?P<order>1st|2nd|2d)(?P<many>) (?P<rank>Lt|Sgt)\.", say_rank),
        (
            "ordinal",
            r"(?P<n>\d[\d,]{0,24})(?:(?:st|nd|rd|th|ST|ND|RD|TH)(?P<many>s?)(?!\w)|(?<=[23])d(?= (?:Cir|Dist|Cong|ed)\b))(?P<until>[-–](?=\d+(?:st|nd|rd|th)\b))?",
            say_written_ordinal,
        ),
        (
            "power",
            rf"(?:(?P<by>{NUMBER}){SPACE}?[×⋅·x*]{SPACE}?(?=10[\^⁰-⁹⁺⁻¹²³]))?(?P<n>{NUMBER})"
            rf"(?:\^(?P<e>[-−]?\d+)|(?P<up>⁻?[{RAISED}]+))(?!\w)(?:{SPACE}(?P<unit>{UNIT})(?![\w/°²³⁻-]))?",
            say_power,
        ),
        (
            "power",
            rf"(?P<n>{NUMBER})\^(?P<l>[a-zA-Z])(?!\w)",
            lambda m: f"{say_number(m['n'])} to the {spell(m['l'].upper())}",
        ),
        ("power", r"(?P<n>\d+\.\d+|\d+(?=[eE][-+−]))[eE](?P<e>[-+−]?\d{1,3})(?!\w)", say_scientific),
        (
            "sides",
            rf"(?P<n>{NUMBER}){SPACE}?(?P<unit>mm|cm|m|km|in|ft|feet|inches|px){SPACE}?[x×]{SPACE}?(?P<b>{NUMBER}){SPACE}?(?P=unit)(?:{SPACE}?[x×]{SPACE}?(?P<c>{NUMBER}){SPACE}?(?P=unit))?(?!\w)",
            say_sides_of_unit,
        ),
        ("named sides", NAMED_SIDES, say_named_sides),
        ("mixed sides", MIXED_SIDES, say_mixed_sides),
        ("sampling", r"4:[24]:[0124](?![\d:])", lambda m: " ".join(say_number(digit) for digit in m[0].split(":"))),
        ("raised degrees", r"(?P<n>[1-9]\d{1,2})(?<!\b10)⁰(?![\d⁰¹²³⁴-⁹])(?: ?(?P<u>[CF])\b)?", say_raised_degrees),
        ("minute of play", r"(?P<n>\d{1,3})(?:\+(?P<more>\d{1,2}))?['’′](?![\w'’′])", say_minute),
        (
            "minute of play",
            r"(?P<n>45|90|105|120)\+(?P<more>\d{1,2})['’′](?!\w)",
            lambda m: f"{say_number(m['n'])} plus {say_number(m['more'])} minute{'' if precedes_noun(m) else 's'}",
        ),
        (
            "times",
            rf"(?P<low>)(?P<n>{NUMBER}){SPACE}?[x×X]{SPACE}?(?P<b>{NUMBER})(?:{SPACE}?[x×X]{SPACE}?(?P<c>{NUMBER}))?(?P<mark>[\"″”'′’])(?!\w)",
            say_last_marked,
        ),
        (
            "sizes",
            rf"(?P<a>{NUMBER})(?:×|{SPACE}×{SPACE})(?P<b>{NUMBER})(?:(?:×|{SPACE}×{SPACE})(?P<c>{NUMBER}))?(?!{SPACE}?[=+*÷×^⁰-⁹²³⁻]|[.,]?\d)"
            rf"(?:{SPACE}?(?!in\b(?! ?[.,;)]|$))(?P<unit>{UNIT})(?![\w°²³/-]))?(?![A-Za-z])(?P<hyphen>-(?=[a-z]))?",
            say_sizes,
        ),
        (
            "operation",
            rf"{NUMBER}(?:{SPACE}?[-−–+×÷*]{SPACE}?{NUMBER})+{SPACE}?={SPACE}?{NUMBER}|{NUMBER}(?:{SPACE}?[+=×÷*]{SPACE}?{NUMBER}(?![A-Za-z]))+",
            say_operation,
        ),
    ),
    *STROKE_RULES,
    *compile_rules(
        (
            "coordinate",
            rf"(?P<n>{NUMBER})° ?(?:(?P<m>\d{{1,2}})[′'’] ?(?:(?P<s>\d{{1,2}}(?:\.\d+)?)(?:[″\"”]|'') ?)?)?(?P<to>[NSEW])(?!\w)",
            say_coordinate,
        ),
        (
            "age",
            r"(?P<n>\d{1,3})-y(?=-old\b|[ -](?:follow-up|survival|period|interval|risk|course|cohort)\b)",
            lambda m: f"{say_number(m['n'])}-year",
        ),
        (
            "minutes",
            r"(?:(?<=[a-z]: )|(?<=[a-z] ))(?P<n>\d{1,3})m(?!\w)",
            say_recipe_minutes,
        ),
        (
            "scaled measure",
            rf"(?P<n>{NUMBER})(?P<scale>m){SPACE}(?P<unit>km|sq\.? (?:ft|km|mi|m)|kWh|MWh|kg|lbs|mi)(?![\w²³])(?P<stop>\.(?=\s[a-z]|[,;)]))?",
            say_scaled_measure,
        ),
        (
            "millions",
            rf"(?:(?P<low>\d{{1,3}}(?:\.\d)?){DASH})?(?P<n>{NUMBER})(?:(?P<scale>m)|{SPACE}?(?P<trillion>tn))(?!\w)",
            say_millions,
        ),
        (
            "measure",
            rf"(?:(?P<low>{NUMBER}){DASH})?(?P<n>{NUMBER}){SPACE}t(?= of [a-z]| (?:and|per|a year|each)\b|[,;)]|\.(?: [A-Z]|$)|$)",
            lambda m: (
                f"{say_number(m['low']) + ' to ' if m['low'] else ''}{say_number(m['n'])} ton{'' if m['n'] == '1' else 's'}"
            ),
        ),
        (
            "stone",
            r"(?:(?P<n>\d{1,2}) ?st(?=,? \d{1,2} ?lbs?\b)|(?<=weighs )\d{1,2} st\b|(?<=weighed )\d{1,2} st\b|(?<=lost )\d{1,2} st\b|(?<=gained )\d{1,2} st\b|(?<=put on )\d{1,2} st\b|(?<=shed )\d{1,2} st\b)(?!\.? [A-Z])",
            lambda m: f"{say_number(m[0].split('st')[0].strip())} stone",
        ),
        (
            "height",
            r"(?P<a>\d{1,2}) ?ft ?(?P<b>\d{1,2}) ?in(?:s|ches)?\.?(?!\w)(?! (?:\d|all|the|total|each|his|her|our|my|one|two)\b)",
            say_height,
        ),
        (
            "height",
            r"(?P<a>\d)-ft-(?P<b>\d{1,2})(?![\w-])",
            lambda m: f"{say_cardinal(int(m['a']))} foot {say_cardinal(int(m['b']))}",
        ),
        ("pages on", r"(?P<n>\d{1,4}) ?ff(?:\.(?= ?[a-z,;)]))?(?!\w)", lambda m: f"{say_number(m['n'])} and following"),
        ("cent letter", r"(?P<n>\d{1,2})c(?!\w)", say_cent_letter),
        ("measure", rf"(?P<n>{NUMBER})(?:MP|Mp|mp|{SPACE}MP(?= {PICTURED}))(?!\w)", say_megapixels),
        (
            "measure",
            rf"(?P<minus>)(?:(?P<low>{NUMBER}){SPACE}?(?:{DASH}|\bto\b){SPACE}?)?(?P<n>{NUMBER})(?P<plus>\+)?(?:(?P<sp>{SPACE})|(?P<hyphen>-))?(?P<unit>{UNIT})(?![\w°²³⁻]|['’][a-z]|/(?!\d)|-(?!(?:tall|long|wide|high|deep|thick|old|\w+er)\b))(?P<stop>\.(?=\s[a-z\d&+=]|\s*$|[,;)/]|\s[NSEW]{{1,2}}\b)|(?<=-lb|-oz|-ft|-in|-mi|-yr|-hr|-yd|-pt|-mo)\.)?",
            say_measure,
        ),
        (
            "times",
            rf"(?P<low>)(?P<n>{NUMBER})(?P<mark>[\"″”'′’]){SPACE}?[x×X]{SPACE}?(?P<b>{NUMBER})(?:(?P=mark))?(?:{SPACE}?[x×X]{SPACE}?(?P<c>{NUMBER})(?:(?P=mark))?)?",
            say_sides,
        ),
        (
            "scaled measure",
            rf"(?P<n>{NUMBER}){SPACE}?(?P<scale>{WORD_SCALE}|M|K){SPACE}(?P<unit>{UNIT})(?![\w°²³/-])(?P<stop>\.(?=\s[a-z]|[,;)]))?",
            say_scaled_measure,
        ),
        (
            "feet and inches",
            r"(?P<a>\d{1,2})['’′](?:[- ]?(?P<b>\d{1,2})(?:[\"”″]|''|’’)|(?=[ -](?:tall|long|wide|high|deep|thick)\b))",
            say_feet,
        ),
        (
            "feet and inches",
            r"(?P<a>[4-7])['’′](?P<b>\d|1[01])(?=,? (?:\d{3}[ -]|tall\b|guard|forward|center|tackle|quarterback|receiver|linebacker|pitcher|wing|striker|keeper|frame|and\b)|[.,;)]\s)",
            say_feet,
        ),
        (
            "feet and inches",
            rf"(?:(?P<low>{NUMBER}){SPACE}?{DASH}{SPACE}?)?(?P<n>{NUMBER})['’′](?=(?<=,\d\d\d.)| (?:of (?:elevation|vertical|climbing|gain|ascent|descent|snow|water|rope"
            r"|cable|fencing|visibility)|tall|long|wide|high|deep|thick|elevation|above (?:sea|ground)|peaks?|summits?|cliffs?|ceilings?|doors?|doorways?|windows?|tents?|beds?|boats?|sofas?|tables?|trees?|poles?|statues?|trailers?|trucks?|lots?|sharks?|alligators?|rods?|ropes?|drops?|drifts|waves|seas|swells?|sections|boards|ladders?|fences?|walls?|poles?|rows)\b)",
            say_many_feet,
        ),
        (
            "inches",
            rf"(?:(?P<low>{NUMBER})[\"″]?{SPACE}?{DASH}{SPACE}?)?(?P<n>{NUMBER})(?:[\"″](?=[,;).](?(low)|(?:(?<=\.\d..)|(?<=\.\d\d..)|(?<=\.\d{{3}}..)|(?<=[;)]))))|[\"″](?=\s?[a-z]|\s(?:\d[A-Z] )?[A-Z]|\s\dK |-[a-z]{{3}})(?(low)|(?!\s(?:he|she|said|was|is)\b))|″|”(?=\s[a-z]))",
            say_inches,
        ),
        (
            "amount",
            rf"(?:(?P<low>\d{{1,3}}(?:\.\d)?){DASH})?(?P<n>{NUMBER}){SPACE}?(?P<scale>mn|mln|bn|trn|k|K|M|B)(?!\w|\.[A-Z])",
            say_amount,
        ),
        (
            "band",
            rf"(?P<n>{NUMBER})(?P<letters>[AF]M)(?!\w)",
            lambda m: f"{say_number(m['n'])} {spell(m['letters'])}",
        ),
        ("clause", rf"(?P<n>{NUMBER})(?P<parts>(?:\((?:\d{{1,2}}|[A-Za-z]{{1,3}})\)){{1,4}})(?!\w)", say_clause),
        ("version", r"(?P<v>)(?P<n>\d+(?:\.\d+){2,})(?!\w)", say_version),
        (
            "times",
            rf"(?:(?P<low>\d{{1,3}}){DASH})?(?P<n>\d{{1,3}}){SPACE}?[x×]{SPACE}?/{SPACE}?(?P<unit>{either(OFTEN)})(?!\w)",
            say_often,
        ),
        (
            "times",
            rf"(?:(?P<low>{NUMBER}){DASH})?(?P<n>{NUMBER})(?:{SPACE}[x×](?!\d){SPACE}?|[x×]{SPACE}?)(?:(?P<b>{NUMBER})(?:{SPACE}?[x×]{SPACE}?(?P<c>{NUMBER}))?(?:(?:{SPACE}?(?!in\b(?!\.(?:[,;)]| [A-Z]|$)|[,;)]|$))|(?P<hyphen>-))(?P<unit>{UNIT})(?![\w°²³/])(?P<stop>\.(?= [a-z]))?)?)?(?!\w)",
            say_times,
        ),
        (
            "times",
            r"(?P<n>\d{1,2})[x×](?P<b>\d{1,2})s(?!\w)",
            lambda m: f"{say_number(m['n'])} by {make_plural(say_number(m['b']))}",
        ),
        (
            "airliner",
            r"(?P<a>7[0-8]7)-(?P<b>\d{1,3})(?P<c>[A-Z]{1,2})(?!\w)",
            lambda m: f"{say_pairs(m['a'])} {say_pairs(m['b'])} {spell(m['c'])}",
        ),
        ("record", r"\d{1,2}-\d{1,2}-\d{1,2}(?![\w-])", say_three_part_record),
        ("digit groups", r"\d+(?:[-–‑−]\d+){2,}(?!\w)", say_digit_groups),
        (
            "range",
            rf"(?P<a>{NUMBER}){SPACE}?(?:{DASH}|\bto\b){SPACE}?(?P<b>{NUMBER})(?![\w]|:\d|{SPACE}\d{{1,2}}/\d)",
            say_range,
        ),
        ("pair", r"(?P<a>\d+)/(?P<b>\d+)(?P<pressure> ?mm ?Hg\b)?", say_slashed_pair),
        ("amps", rf"(?P<n>{NUMBER}){SPACE}A(?!\w|['’])", say_amps),
        ("model", r"(?P<n>\d{3})i(?!\w)", lambda m: f"{say_pairs(m['n'])} I"),
        (
            "amps",
            rf"(?P<n>{NUMBER})A(?:(?= (?P<noun>chargers?|fuses?|plugs?|sockets?|circuits?|breakers?|outputs?|supply|adapters?|outlets?))|(?=[,;.]? (?:max|of current)\b)|(?<=V \dA)|(?<=V, \dA)|(?<=V/\dA))(?!\w)",
            lambda m: f"{say_number(m['n'])} amp{'' if m['noun'] or m['n'] == '1' else 's'}",
        ),
        ("model", r"\d{1,4}[A-Z]{1,3}(?![a-z\w])", say_model),
        ("number", rf"(?P<n>{NUMBER})", say_bare),
        ("number", r"(?P<n>\d+)", lambda m: say_digits(m["n"])),
    ),
)
"""What may begin with a digit."""
