"""The table of rules that five languages share: numbers, dates, money, signs, short forms, in the order of trial."""

from __future__ import annotations

import re
from collections.abc import Callable

from articlecast.narrate.languages.abbreviations import say_short_form
from articlecast.narrate.languages.amounts import (
    say_coordinates,
    say_each,
    say_joined_measure,
    say_manifold,
    say_measure,
    say_milestone,
    say_minute_of_play,
    say_money,
    say_part_unit,
    say_percent,
    say_percent_adjective,
    say_play_minute,
    say_primes,
    say_raised_unit,
    say_rate,
    say_scaled,
    say_span,
    say_stature,
    say_unit,
)
from articlecast.narrate.languages.dates import (
    say_born,
    say_closed_day,
    say_comma_time,
    say_date,
    say_day,
    say_day_pair,
    say_days,
    say_dotted_day,
    say_dotted_time,
    say_first_day,
    say_half_day,
    say_hour_sign,
    say_hours,
    say_lasting,
    say_led_date,
    say_letter_days,
    say_listed_day,
    say_lone_month,
    say_mixed_date,
    say_named_date,
    say_short_decade,
    say_short_month,
    say_short_months,
    say_time,
)
from articlecast.narrate.languages.figures import (
    say_around,
    say_bare_number,
    say_elided,
    say_inches,
    say_less,
    say_plus_minus,
    say_power,
    say_pressure,
    say_product,
    say_quotient,
    say_raised,
    say_range,
    say_scale,
    say_score,
    say_set,
    say_side,
    say_times,
    say_version,
    say_whole_price,
)
from articlecast.narrate.languages.fractions import say_fraction, say_mixed
from articlecast.narrate.languages.laws import say_law_number, say_year_number
from articlecast.narrate.languages.ordinals import (
    say_age,
    say_century,
    say_decade,
    say_numbered,
    say_numeral,
    say_ordinal,
    say_ruler,
    say_stopped_ordinal,
)
from articlecast.narrate.languages.phones import (
    ANY_PHONES,
    PHONES,
    POSTCODES,
    SHORT_PHONES,
    say_any_phone,
    say_bare_phone,
    say_phone,
    say_postcode,
    say_service,
    say_short_phone,
)
from articlecast.narrate.languages.signs import MODIFIERS, NUMERALS
from articlecast.narrate.languages.symbols import (
    say_symbol,
)
from articlecast.narrate.languages.tongue import Said, Tongue
from articlecast.narrate.languages.words import (
    drop,
    say_address,
    say_apostrophe,
    say_code,
    say_compound,
    say_compound_end,
    say_dotted_letters,
    say_email,
    say_everyone,
    say_flight,
    say_handle,
    say_initialism,
    say_joined_word,
    say_model,
    say_pages,
)
from articlecast.short_forms import COMPOUND_END

Speak = Callable[[Tongue, re.Match[str]], Said]
"""What a rule says of what its pattern found."""

RULES: tuple[tuple[str, str, Speak], ...] = (
    ("email", r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", say_email),
    (
        "web address",
        r"(?:https?://|(?=www\.))(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#][^\s»”)\]]*[^\s»”)\].,;:!?])?",
        say_address,
    ),
    (
        "web address",
        r"(?<![\w@.-])(?P<host>(?:[a-z0-9-]{2,63}\.){1,9}(?:com|org|net|info|es|fr|de|pt|it|eu|br|ch|at|be|mx|io))"
        r"(?![\w@-])(?:/[^\s»”)]*[^\s»”).,;:!?])?",
        say_address,
    ),
    ("everyone", r"(?P<stem>[^\W\d_]{1,20})@(?P<many>s?)(?!\w)", say_everyone),
    ("handle", r"(?<!\w)(?P<sign>[@#])(?P<name>[^\W\d]\w*)", say_handle),
    ("code", r"(?<=[0-9A-Z:º°] )(?P<code>[A-Z]{0,4}\d[\dA-Z]*(?:[ .\-–/]\d[\dA-Z]*){0,8}(?:-?[A-Z])?)(?!\w)", say_code),
    ("flight", r"(?P<letters>[A-Z]{2})(?P<n>[ \u00a0]\d{2,4})(?!\w)", say_flight),
    (
        "note mark",
        r"\[(?:\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,20}|\d{1,3}, ?(?:pp?|S|pág|pag)\. ?\d{1,4}(?:[–-]\d{1,4})?|[a-z]|sic)\]"
        r"(?:[–-]\[\d{1,3}\])?(?![a-zà-ÿ])",
        drop,
    ),
    (
        "number of a law",
        r"(?P<n>\d{1,5}|\d{1,3}\.\d{3})(?P<sign>[/-])(?P<y>\d{2,5})(?![\w/-]|[.,]\d)",
        say_law_number,
    ),
    ("score", r"(?P<a>[0-7])/(?P<b>[0-7])(?![\d/])", say_set),
    ("date", r"(?P<d>\d{1,2})\.(?P<m>1[0-2]|0?[1-9])(?![\d.]*\d)", say_dotted_day),
    ("iso date", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?(?![\w-])", say_date),
    (
        "date",
        r"(?P<d>\d{1,2})\.<<S>>(?P<joint><<DASH>>|/)<<S>>(?=\d{1,2}\.(?:(?:1[0-2]|0?[1-9])\.|<<S>><<MONTH>>))",
        say_first_day,
    ),
    ("date", r"(?P<d>\d{1,2})(?:\.?º|er)?(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)", say_date),
    ("date", r"(?P<d>\d{1,2})\.[ \u00a0](?P<m>1[0-2]|0?[1-9])\.[ \u00a0](?P<y>(?:1\d|20)\d\d)(?!\d)", say_date),
    ("date", r"(?P<d>\d\d)(?P<sep>[./])(?P<m>\d\d)(?P=sep)(?P<y>\d\d)(?!\d|[./]\d)", say_date),
    ("date", r"(?P<d>\d{1,2})\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>\d\d)(?!\d|[./]\d)", say_led_date),
    ("born", r"[*†] ?(?=(?P<day>\d{1,2}\. ?(?:\d{1,2}\.|<<MONTH>>))|\d{3,4}(?!\d))", say_born),
    ("pressure", r"(?P<a>\d{2,3})/(?P<b>\d{1,3})(?![\d/])(?P<unit><<S>>mmHg\b)?", say_pressure),
    (
        "date",
        r"(?P<d>\d{1,2})(?:(?P<sep>\.)(?=\d{1,2}\.)|/)(?P<m>1[0-2]|0?[1-9])(?:(?(sep)\.)(?![\d/]|-[^\W\d]))",
        say_day,
    ),
    (
        "days",
        r"(?P<a><<DAY>>)(?:\.?<<DASH>>(?P<b><<DAY>>)\.?(?:,?)(?= \d)|(?:\.,?|,)(?= \d)"
        r"|(?= \d{1,2}(?:[.:]\d\d|<<S>>h\b|\.? <<MONTH>>|<<DASH>>\d| Uhr)))",
        say_days,
    ),
    (
        "days",
        r"(?P<a><<DAY>>)\.?(?P<joint>, ?| ?[+&/] ?| (?:und|y|e|et) )"
        r"(?=<<DAY>>(?:\.?(?:, ?| ?[+&/] ?| (?:und|y|e|et) )<<DAY>>){0,5}"
        r"(?:\.?<<DASH>><<DAY>>)?\.?[:,]? \d)",
        say_listed_day,
    ),
    (
        "days",
        r"(?P<a><<DAY>>)\.(?P<joint><<DASH>>| (?:a|à|e|y|et|und|bis|al|au|o|ou|oder) |, (?:e |y |et |und )?)"
        r"(?P<b><<DAY>>)\.(?!\w)",
        say_day_pair,
    ),
    ("days", r"(?P<a><<DAY>>)\.(?!\w)", say_closed_day),
    ("days", r"(?P<a>[LMXJVSD])<<DASH>>(?P<b>[LMXJVSD])(?=[:,]? (?:de )?\d)", say_letter_days),
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
        r"(?P<d>\d{1,2})[º°]?(?P<sep>[./-])(?P<month>[a-zûé]{3,4})\.?(?P=sep)?(?P<y>[12]\d{3})(?!\d)",
        say_mixed_date,
    ),
    ("month", r"(?P<month><<SHORT>>)(?=(?: del?)? \d{4}(?!\d))", say_short_month),
    (
        "month",
        r"(?P<month><<SHORT>>)(?P<joint><<DASH>>|/| (?:al?|à|bis|e|y|et|und|au|até|o|ou|oder) )(?P<other><<SHORT>>)",
        say_short_months,
    ),
    ("month", r"(?P<month><<SHORT>>)(?!\w)", say_lone_month),
    ("age", r"(?:(?P<low>\d{1,3})<<DASH>>)?(?P<n>\d{1,3})(?P<end>enn[ei])(?!\w)", say_age),
    ("decade", r"(?P<n>[1-9]\d{0,3}|\d{1,2}\.000)(?P<end>ern?)\b", say_decade),
    ("times", r"(?P<n><<NUM>>)<<S>>[x×·∙⋅]<<S>>(?=10(?:\^|⁻?[⁰-⁹¹²³]))", say_times),
    (
        "power",
        r"(?P<n><<NUM>>)(?P<up>⁻?[⁰-⁹¹²³]+|\^[−-]?\d{1,4})(?!\w)(?:<<S>>(?P<unit><<UNIT>>)(?:/(?P<per><<PER>>))?(?![\w²³/]))?",
        say_power,
    ),
    ("around the clock", r"(?P<n>24|7)<<S>>(?P<unit>h|j|jours|heures)?<<S>>/<<S>>(?P<of>24|7)(?!\d)", say_around),
    ("ratio", r"(?P<a>1):(?P<b>\d{1,3}(?:[. \u00a0]\d{3}){0,2}[. \u00a0]\d00|\d{3,9})(?![\d:])", say_score),
    ("ratio", r"(?P<a>1)/(?P<b>\d{1,3}(?:[. \u00a0\u202f]000){1,2})(?P<th>e|ᵉ|ème)?(?![\w/])", say_scale),
    ("time", r"(?P<h>\d{1,2})(?::(?P<m>[0-5]\d))?<<S>>(?P<half>[AaPp][Mm])\b(?!\.)", say_half_day),
    (
        "duration",
        r"(?P<h>\d{1,3}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)<<S>>"
        r"(?:(?:Stunden|horas|heures|ore)\b|Std\b(?:\.(?= *[a-zà-ÿ,;]))?)",
        say_lasting,
    ),
    (
        "time",
        r"(?P<h>\d{1,2})[:.](?P<m>\d\d)<<S>>(?:Uhr|h(?P<hours>oras|rs?)?)\b(?P<until><<UNTIL>>)?",
        say_time,
    ),
    (
        "span",
        r"(?P<h>\d{1,2})<<S>>(?:h|Std\.?|h(?:or|eur)as?s?)<<S>>(?P<m>\d{1,2})<<S>>"
        r"(?:(?:[Mm]in|m)(?![^\W\d])(?:\.(?= *[a-zà-ÿ,;]))?|['’′](?!['’]))"
        r"(?:<<S>>(?P<s>\d{1,2})(?:<<S>>(?:s|se[cg]|sek)(?!\w)(?:\.(?= *[a-zà-ÿ,;]))?|[\"”″]|''|’’))?",
        say_span,
    ),
    (
        "coordinates",
        r"(?P<d>\d{1,3})°<<S>>(?P<m>[0-5]?\d)[′'’](?![′'’])(?:<<S>>(?P<s>[0-5]?\d(?:[.,]\d+)?)(?:[″\"”]|['’′]{2}))?"
        r"(?:<<S>>(?P<to>[NSEOW])(?!\w))?",
        say_coordinates,
    ),
    ("primes", r"(?P<m>\d{1,2})['’′](?P<s>[0-5]\d)(?:[\"”″]|''|’’)(?P<f>\d{1,3})?(?!\w)", say_primes),
    (
        "primes",
        r"(?P<m>\d{1,2})['’′:](?P<s>[0-5]\d)[.,](?P<f>\d{2,3})(?!\d|[.,]\d)"
        r"(?:<<S>>[Mm]in\b\.?| Minuten| minut[eio]s?)?",
        say_primes,
    ),
    ("primes", r"(?P<m>\d{1,2})<<S>>min<<S>>(?P<s>[0-5]?\d)<<S>>s(?:<<S>>(?P<f>\d{1,3}))?(?!\w)", say_primes),
    ("primes", r"(?P<s>\d{1,2})[\"″](?P<f>\d{1,3})(?![\w\"″])", say_primes),
    ("inches", r"(?P<n><<NUM>>)(?P<sign>[\"″])(?=[ ,.;:)]|\Z)", say_inches),
    (
        "minute",
        r"(?P<n>[1-9]\d?|1[0-2]\d)(?:\+(?P<extra>\d{1,2}))?['’′](?:\+(?P<more>\d{1,2}))?(?![\w'’])",
        say_minute_of_play,
    ),
    (
        "time",
        r"(?P<h>\d{1,2})(?:\.(?P<m>[0-5]\d))?<<S>><<DASH>><<S>>(?P<h2>\d{1,2})(?:\.(?P<m2>[0-5]\d))?(?!\d|[.,]\d)"
        r"(?:<<S>>(?P<sign>Uhr|h|ore)\b)?",
        say_hours,
    ),
    ("time", r"(?P<h>\d{1,2})\.(?P<m>[0-5]\d)(?!\d|[.,]\d)", say_dotted_time),
    (
        "time",
        r"(?P<h>\d{1,2}),(?P<m>[0-5]\d)(?!\d|[.,]\d|[ \u00a0]?[%€]| (?:euro|per|volte|punti|milion|miliard))",
        say_comma_time,
    ),
    ("hour", r"[hH]\.?[ \u00a0]?(?=\d{1,2}(?:[.:,][0-5]\d)?(?![\dA-Za-z]))", say_hour_sign),
    ("time", r"(?P<h>\d{1,2})<<S>>(?P<m>)Uhr\b", say_time),
    ("time", r"(?P<h>\d{1,2})<<S>>h<<S>>(?P<m>\d\d)(?!\d)(?P<until><<UNTIL>>)?", say_time),
    ("time", r"(?P<h>\d{1,2})<<S>>h(?P<m>)(?P<until><<UNTIL>>)", say_time),
    (
        "time",
        r"(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>[0-5]\d)(?:<<S>>Uhr\b)?)?(?![\d:])(?:<<S>>h(?:s|(?P<hours>oras))?\b)?(?P<until><<UNTIL>>)?",
        say_time,
    ),
    ("decade", r"['’‘](?P<n>[1-9]0)(?![\d%€'’])", say_short_decade),
    ("plus or minus", r"\+ ?[/⁄∕] ?[-–−]", say_plus_minus),
    ("percent", r"(?P<n><<NUM>>)<<S>>%(?P<end>ig(?:e[mnrs]?)?)(?!\w)", say_percent_adjective),
    ("postcode", POSTCODES, say_postcode),
    (
        "money",
        r"(?P<cur><<CUR>>)<<S>>"
        r"(?:(?P<low><<NUM>>)(?:<<S>><<DASH>><<S>>(?=\d)| (?:a|à|bis) (?=\d[\d.,]*<<S>><<SCALE>>)))?"
        r"(?P<n><<NUM>>)(?:[.,][-–—]{1,2}(?!\d))?(?:<<S>>(?P<scale><<SCALE>>)(?!\w))?(?:/(?:(?P<rate><<RATE>>)|(?P<each>[^\W\d_][a-zà-ÿ]{2,11}))(?!\w))?",
        say_money,
    ),
    (
        "money",
        r"(?:(?P<low><<NUM>>)<<DASH>>)?(?P<n><<NUM>>)(?:[.,][-–—]{1,2})?(?:<<S>>(?P<scale><<SCALE>>|K)(?!\w))?"
        r"<<S>>(?:de )?(?P<cur><<CUR>>)(?!\w)"
        r"(?:/(?:(?P<rate><<RATE>>)|(?P<each>[^\W\d_][a-zà-ÿ]{2,11}))(?!\w))?",
        say_money,
    ),
    ("money", r"(?P<n>\d[\d.]*),[-–—]+(?!\d)", say_whole_price),
    ("percent", r"(?P<n><<NUM>>)(?:<<S>>%?<<S>><<DASH>><<S>>(?P<n2><<NUM>>))?<<S>>(?P<sign>[%‰])", say_percent),
    ("times", r"(?P<n><<NUM>>)<<S>>(?P<unit>[kcmd]?m)<<S>>[x×]<<S>>(?=\d)", say_side),
    ("measure", r"(?P<m>[12]),(?P<cm>[1-9]\d)<<S>>m(?![\w²³/’'])", say_stature),
    (
        "measure",
        r"(?P<minus>[-–−])?(?P<n><<NUM>>)(?:<<DASH>>(?P<n2><<NUM>>))?<<S>>(?P<unit><<UNIT>>)"
        r"(?:/(?P<per><<PER>>|100 ?(?:k?m|k?g|ml|l)))?(?![\w²³’'])"
        r"(?:(?<=Pkt|tos|min|Min|seg|sec|Sek|Std)\.(?= [a-zà-ÿ]|[,;]))?",
        say_measure,
    ),
    ("measure", r"(?P<unit>kg|km)(?!\w)", say_unit),
    ("measure", r"(?P<unit>[cm]m|[km]g|km|m[lg]|cl)(?!\w)", say_part_unit),
    ("minute", r"[Mm]in(?:\.|(?!\w))", say_play_minute),
    ("rate", r"/(?P<per>k?m[²2]|(?:(?<=[^\W\d_]{3}/)(?:min|kg|ha|m³|kWh|MWh|h)))(?!\w)", say_rate),
    (
        "rate",
        r"(?<=[^\W\d_])/(?P<each>Tag|Woche|Monat|Jahr|Stunde|día|semana|mes|año|hora|jour|semaine|mois|an|heure|giorno|settimana|"
        r"mese|anno|ora|dia|mês|ano)(?!\w)",
        say_each,
    ),
    ("milestone", r"[Kk]m<<S>>(?P<n><<NUM>>)(?!\w)", say_milestone),
    ("measure", r"(?P<n><<NUM>>)-(?P<unit><<UNIT>>)(?=-[A-ZÄÖÜ])", say_joined_measure),
    (
        "amount",
        r"(?<![A-Z]-)(?:(?P<low><<NUM>>)<<DASH>>)?(?P<n><<NUM>>)<<S>>(?P<scale><<SCALE>>)(?!\w)"
        r"(?:[ \u00a0](?:d[ei] (?![A-Z](?!\w)))?(?P<unit><<UNIT>>)(?![\w²³/’']))?",
        say_scaled,
    ),
    ("ordinal", r"(?P<n>\d{1,4}|\d{1,3}[. \u00a0\u202f]\d{3})(?P<mark><<MARK>>)(?P<many>s?)(?!\w)", say_ordinal),
    (
        "ordinal",
        r"(?:(?P<n>\d{1,3}\.\d{3}|\d{1,4})|(?P<roman><<ROMAN>>))\.(?P<to>[-–](?=\d{1,3}\. [^\W\d_]))?",
        say_stopped_ordinal,
    ),
    (
        "century",
        r"(?=[IVX]+(?![LC]))(?P<roman><<ROMAN>>)(?P<mark>[a-zèᵉºª°]{0,3})(?!\w)(?P<age> s\.(?! [A-Z])(?=[ ,)]|\Z))?",
        say_century,
    ),
    ("numbered", r"(?P<roman><<ROMAN>>)(?= (?P<noun>[^\W\d_]{4,}))", say_numbered),
    ("ruler", r"(?P<roman><<ROMAN>>)(?P<stop>\.?)(?![\w.])", say_ruler),
    ("numeral", r"(?P<roman>[IVX]{2,8})(?![\w.]\w|\w)", say_numeral),
    ("phone", PHONES, say_phone),
    ("phone", SHORT_PHONES, say_short_phone),
    ("version", r"(?P<v>\d{1,3}(?:\.\d{1,3}){2,4})(?!\.?\d)", say_version),
    ("phone", ANY_PHONES, say_any_phone),
    ("phone", r"\d{9,11}(?![\w./%€$-]\w|[\w%€$])", say_bare_phone),
    ("phone", r"\d{3,4}(?![\w./-]\w|[\w%€$])", say_service),
    ("compound", r"(?=[A-Za-z]*[₀-₉])(?:[A-Z][a-z]?[₀-₉]*)+(?!\w)", say_compound),
    ("raised unit", r"(?P<unit>[kcmd]?m)(?P<up>[²³])(?!\w)", say_raised_unit),
    (
        "fraction",
        r"(?P<n>\d{1,3})(?:<<S>>(?P<glyph><<GLYPH>>)|[ \u00a0](?P<part>\d{1,2}[/⁄]\d{1,2})(?![\d/⁄]))"
        r"(?:<<S>>(?P<unit><<UNIT>>)(?![\w²³°])| (?P<noun>[^\W\d_]{3,}))?",
        say_mixed,
    ),
    ("number of a year", r"(?P<n>\d{1,5}|\d{1,3}\.\d{3})/(?P<y>(?:19|20)\d\d)(?![\d/])", say_year_number),
    (
        "fraction",
        r"(?P<f><<GLYPH>>|\d{1,2}[/⁄∕]\d{1,4}(?![\d/⁄]))(?:<<S>>(?P<unit><<UNIT>>)(?![\w²³°]))?",
        say_fraction,
    ),
    ("quotient", r"(?P<n><<NUM>>)<<S>>:<<S>>(?=<<NUM>><<S>>=)", say_quotient),
    (
        "times",
        r"(?P<factors><<NUM>>(?:<<S>>[x×]<<S>><<NUM>>){1,3})(?:(?:<<S>>|-(?=[a-z]{1,2}-[A-ZÄÖÜ]))(?P<unit><<UNIT>>)(?![\w²³/]))?(?![\w^⁰-⁻²³¹])",
        say_product,
    ),
    (
        "manifold",
        r"(?P<n>\d{1,3})(?:[x×](?= [a-zà-ÿ]|[.,;:!?)]|\Z)"
        r"| [x×](?= (?:täglich|wöchentlich|pro|am|im|so|par|al|por|per)\b))",
        say_manifold,
    ),
    ("score", r"(?P<a>\d{1,2}):(?P<b>\d{1,2})(?![\d:])", say_score),
    ("score", r"(?P<a>\d{1,2})(?P<apart> : )(?P<b>\d{1,2})(?![\d:])", say_score),
    ("range", r"(?P<a><<NUM>>)<<DASH>>(?P<b><<NUM>>)(?![\w-])", say_range),
    ("compound", r"(?P<n>\d{1,4})-(?P<word>(?!bis\b|und\b|oder\b)[a-zäöü]{3,})", say_joined_word),
    ("model", r"(?P<letters>[A-ZÀ-Ý]{1,5}|[A-Z][a-z]+)-?(?P<n>\d{1,4})(?P<tail>[A-Z]?)(?!\w)", say_model),
    ("address", rf"(?P<name>[A-ZÄÖÜ][a-zäöüß-]{{2,30}}?)(?P<end>{COMPOUND_END})\.", say_compound_end),
    ("pages", r"(?P<n>\d{1,4}) ?(?P<f>ff?)\.(?!\w)", say_pages),
    ("initialism", r"(?P<dotted>(?:[A-ZÀ-Ý]\.){3,8})(?!\w)", say_dotted_letters),
    ("short form", r"(?P<abbr><<ABBR>>)(?:(?!\w)|(?<=[Nn][°º])(?=\d))", say_short_form),
    ("initialism", r"(?P<letters><<SPELLED>>|[A-ZÀ-Ý]{2,5})(?!\w)", say_initialism),
    ("number", r"(?P<n>1) (?P<noun>[aeiouàèé][a-zà-ÿ]+)", say_elided),
    ("number", r"(?P<minus>[-–−](?=\d))?(?P<n><<NUM>>)", say_bare_number),
    (
        "power",
        r"(?<=(?<!\w)[A-Za-z])(?P<up>[²³])(?!\w)|(?<=[=+−-] [a-z]{2})(?P<square>[²³])(?!\w)|(?<=[\w)])\^(?=[\w(])",
        say_raised,
    ),
    ("note mark", r"(?<=[^\W\d_])[⁰¹²³⁴-⁹]+|(?<=[\d.,;:!?…»”)])[⁰¹²³⁴-⁹]+", drop),
    ("apostrophe", r"(?<=[^\W\d_])[´`](?=[^\W\d_])", say_apostrophe),
    ("decoration", f"[{MODIFIERS}]+|\\^", drop),
    ("sign", r"[-–](?= ?de \d+ ans)", say_less),
    ("sign", rf"§§|[^\w\s]|[_{NUMERALS}]", say_symbol),
)
"""The rule's name, its pattern with the language's own words in <<>>, and what it says."""
