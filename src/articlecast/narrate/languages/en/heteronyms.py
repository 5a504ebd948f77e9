"""Words that are written alike and said otherwise: those that its neighbours decide, with their pronunciation.

Only what voices get wrong: a script carries the reading that they do not give such a word by themselves, or both where
they differ. Rows of neighbours decide before the tagger of ``tagging``; where neither tells, the voice does, or an editor
by a lexicon entry of two words. Found by reading phonemes of hibari 0.2.1 and espeak-ng 1.52.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecast.model import write_reading
from articlecast.narrate.languages.en.plurals import add_s
from articlecast.narrate.languages.en.tagging import Setting, is_verb

_BY = re.compile
_WHO = r"\b(?i:I|you|he|she|we|they|who|everyone|everybody|nobody)"
_OWN = r"(?i:a|an|the|my|your|his|her|our|their)"
_CLOTH = (
    "dress|shirt|coat|jacket|sleeve|skirt|veil|trousers|jeans|fabric|cloth|curtain|canvas|tent|sail|lining|seam|"
    "muscle|ligament|tendon|cartilage|meniscus|retina|aorta|hamstring|calf|knee|shoulder|labrum|membrane|hull|roof"
)
_WILL = (
    r"\b(?i:to|will|would|can|could|may|might|must|shall|should|do|does|did|don['’]t|won['’]t|didn['’]t|I|you|we|they|who|"
    r"let['’]s|please|and|not)"
)
_LIVE = (
    "music|broadcasts?|broadcasting|shows?|coverage|performances?|concerts?|streams?|streaming|stream|TV|television|event|"
    "events|audiences?|ammunition|rounds|fire|wires?|animals?|bait|births?|updates?|blog|video|albums?|versions?|recordings?|"
    "chat|feed|action|stock|cattle|poultry|exports?|debates?|sports?|theatre|theater|bands?|interviews?|results|scores|"
    "entertainment|grenades?|bombs?|shells?|mines|munitions?|lobsters?|crabs?|chickens|link|cameras?|oak|crowd|crowds|sessions?|sets?|tour|tours|podcasts?|readings?|sound|data|trees|virus"
)
_KIN = (
    "sister|brother|mother|father|son|daughter|wife|husband|family|friend|man|woman|boy|girl|couple|uncle|aunt|mum|mom|"
    "dad|cousin|author|artist|writer|neighbou?r|king|queen|president|animal|bird|fish"
)
_TORN = "muscle|ligament|hamstring|calf|tendon|cartilage|meniscus|labral|retinal|rotator cuff|ACL|groin"

ROWS: tuple[tuple[str, str, re.Pattern[str] | None, re.Pattern[str] | None], ...] = (
    (
        "lead",
        "lɛd",
        None,
        _BY(
            r" (?:pip(?:es?|ing)|paint|poisoning|acid|exposure|contamination|smelters?|solder|bullets?|pellets?)\b"
            r"|-(?:acid|based|coated|contaminated|free|glazed|lined|tainted)\b"
            r"|,? (?:and|or) (?:arsenic|cadmium|copper|mercury|zinc|tin)\b"
        ),
    ),
    (
        "lead",
        "lɛd",
        _BY(r"\b(?:arsenic|cadmium|copper|mercury|zinc|tin)(?: and| or|, and|,) \Z"),
        _BY(r"(?! (?:a|author|guitar|in|singer|the)\b)"),
    ),
    ("lead", "lɛd", _BY(r"\bblood \Z"), _BY(r" levels?\b")),
    ("tear", "tɛɹ", _BY(rf"\b{_OWN}(?: \w+)? \Z"), _BY(rf" in {_OWN}(?: \w+)? (?:{_CLOTH})\b")),
    ("tear", "tɛɹ", _BY(rf"\b(?:{_TORN}) \Z"), None),
    ("tears", "tɛɹz", _BY(rf"\b(?:{_TORN}) \Z"), None),
    (
        "wound",
        "waʊnd",
        _BY(
            rf"(?:{_WHO}|\b(?:it|is|are|was|were|been|being|has|had|have|path|queue|river|roads?|stream|street|track|"
            r"trail|valley)) \Z"
        ),
        _BY(r" (?:along|around|back|between|down|into|over|past|round|through|towards?|up)\b"),
    ),
    ("wound", "waʊnd", None, _BY(r" (?:its|his|her|their|our|my) way\b")),
    ("dove", "doʊv", _BY(r"\b[Dd]oves? \Z"), None),
    (
        "row",
        "ɹaʊ",
        _BY(r"\b(?:almighty|bitter|blazing|diplomatic|flaming|furious|heated|political|public|racism|trade) \Z"),
        _BY(r"(?! of\b)"),
    ),
    ("row", "ɹaʊ", _BY(r"\b(?:had|have|having) an? \Z"), _BY(r" (?:with|over|about)\b|[.;!?]")),
    (
        "row",
        "ɹaʊ",
        _BY(r"(?:(?<!\bin )\b[Aa]|\b[Tt]he) \Z"),
        _BY(
            r" (?:over (?:the(?! past)|a|its|his|her|their|how|who|whether|pay|money|fees|plans|tax(?:es)?|claims|comments|remarks|"
            r"funding|prices|policy)|about|erupted|broke out|between|with)\b"
        ),
    ),
    (
        "content",
        "kənˈtɛnt",
        _BY(
            rf"(?:{_WHO}(?: am| is| are| was| were|['’](?:m|re|s))(?: not| never| quite| perfectly| more)?"
            r"|\b(?:perfectly|quite|seems?|seemed|feels?|felt|remained)) \Z"
        ),
        _BY(r" (?:to|with)\b|[.,;!?]"),
    ),
    ("content", "kənˈtɛnt", _BY(r"\b(?:made|makes?) (?:nobody|him|her|them|me|us) \Z"), _BY(r"[.,;!?]")),
    (
        "minute",
        "maɪˈnuːt",
        _BY(
            r"(?:\A|\b(?:[Aa]|[Tt]he|and|by|contain(?:s|ed|ing)?|even|for|found|from|in|into|most|of|on|only|or|such|"
            r"these|those|through|to|using|very|with) )\Z"
        ),
        _BY(
            r" (?:amounts?|cracks?|details?|doses?|droplets?|fractions?|fragments?|particles?|percentage|print|proportion|quantit(?:y|ies)|scale|specks?"
            r"|traces?)\b"
        ),
    ),
    ("object", "əbˈdʒɛkt", _BY(r"\b(?:I|we|they|who|would|will|could|might|may|to|not) \Z"), _BY(r" (?:to|that)\b")),
    ("object", "əbˈdʒɛkt", _BY(r"\b(?:did|do|does|would|will) (?:not|you|he|she|they|anyone) \Z"), _BY(r"[.,;!?]")),
    (
        "learned",
        "ˈlɜːnɪd",
        _BY(r"\b(?:[Aa]|[Tt]he|my|our|most) \Z"),
        _BY(
            r" (?:judges?|societ(?:y|ies)|friends?|colleagues?|counsel|journals?|scholars?|professors?|treatises?"
            r"|man|men)\b"
        ),
    ),
    ("aged", "ˈeɪdʒɪd", _BY(rf"\b{_OWN} \Z"), _BY(r" (?:man|woman|mother|father|parents|aunt|uncle|couple)\b")),
    (
        "bow",
        "baʊ",
        _BY(r"\b(?:took|takes?|taking) a(?: final| deep)? \Z"),
        _BY(r"(?! (?:and (?:an )?(?:arrows?|quiver)|from)\b)"),
    ),
    ("moped", "ˈmoʊpɛd", _BY(rf"\b{_OWN}(?: stolen| electric| rented)? \Z"), None),
    ("console", "kənˈsoʊl", None, _BY(r" (?:him|them|themselves|himself|herself|each other|one another)\b")),
    ("subject", "səbˈdʒɛkt", None, _BY(r" (?:him|them|themselves|us|himself) to\b")),
    ("convict", "kənˈvɪkt", None, _BY(r" (?:him|them)\b")),
    ("nice", "niːs", _BY(r"\b(?:[Ii]n|from|near|outside|to|around|reached|[Oo]f|and) \Z"), _BY(r"(?! [A-Z]|-)")),
    (
        "lead",
        "lɛd",
        None,
        _BY(r" (?:levels?|content|dust|shot|weights?|batter(?:y|ies)|crystal|roof|toxicity|mines?)\b"),
    ),
    ("lead", "lɛd", _BY(r"\b(?:of|with|from|contain(?:s|ed|ing)?) \Z"), _BY(r"(?=[.,;!?]| (?:in|and|pipes?|or)\b)")),
    ("lead", "lɛd", _BY(r"\bexposed to \Z"), None),
    (
        "lead",
        "lɛd",
        None,
        _BY(r" in (?:the |their |its )?(?:drinking |tap )?(?:water|paint|soil|blood|petrol|gasoline)\b"),
    ),
    ("live", "laɪv", None, _BY(rf"(?: |-)(?:{_LIVE})\b")),
    (
        "live",
        "laɪv",
        _BY(
            r"\b(?:broadcast|shown|streamed|streaming|aired|carried|televised|performed?|played?|sang|went|goes?|going|gone) \Z"
        ),
        _BY(r"(?! (?:there|here|together|alone)\b)"),
    ),
    (
        "live",
        "laɪv",
        None,
        _BY(r" on (?:air|television|tv|TV|radio|stage|Facebook|YouTube|Instagram|TikTok|BBC|CNN)\b"),
    ),
    (
        "live",
        "laɪv",
        _BY(r"\b(?:[Aa]|[Tt]he|his|her|their|its|our|first|any|with|of|using|[Ww]atch|more) \Z"),
        _BY(r" [a-z]{3,}"),
    ),
    (
        "close",
        "kloʊz",
        _BY(r"\b(?:to|at|until|by|before|after|since|market|near) (?:a|the|its|market|this) \Z"),
        _BY(r"(?: of|[.,;!?]| on| in| at)"),
    ),
    ("close", "kloʊz", _BY(r"\b(?:[Tt]he|at) \Z"), _BY(r" of\b")),
    (
        "close",
        "kloʊz",
        _BY(r"(?<!\b[Ss]o )(?<!\bvery )\b[A-Za-z]+s \Z"),
        _BY(r" (?:early|at (?:\d|noon|midnight|five|six|seven|eight|nine|ten)|on [A-Z]|for (?:the|good)|down)\b"),
    ),
    (
        "wind",
        "waɪnd",
        _BY(rf"(?:{_WILL}|\b(?i:roads?|paths?|trails?|rivers?|stairs|streets|tracks)) \Z"),
        _BY(r" (?:down|up|back|through|along|around|its|their|the|a|your|his|her)\b"),
    ),
    ("winds", "waɪndz", None, _BY(r" (?:its|their) way\b")),
    (
        "winds",
        "waɪndz",
        _BY(r"\b(?:road|path|trail|river|staircase|street|track|route|he|she|company) \Z"),
        _BY(r" (?:down|up|through|along|around|past|the)\b"),
    ),
    ("tear", "tɛɹ", None, _BY(r" (?:apart|down|off|open)\b")),
    (
        "tears",
        "tɛɹz",
        _BY(r"(?<!\b[Ii]n )(?<!\bof )(?<!\bto )(?<!\bwith )\b[a-z]+ \Z"),
        _BY(r" (?:apart|up|off|open|into|down the|through)\b"),
    ),
    ("bow", "baʊ", _BY(rf"(?:{_WILL}|\bto) \Z"), _BY(r"(?: (?:to|down|out|before|his|her|their)\b|[.,;!?])")),
    (
        "bow",
        "baʊ",
        None,
        _BY(
            r" of (?:the|a|his|her|their|its) (?:[a-z]+ )?(?:ship|boat|vessel|ferry|yacht|canoe|kayak|tanker|liner|barge)\b|,? and stern\b"
        ),
    ),
    ("bow", "baʊ", _BY(r"\b(?:across|over) (?:the|its|his|her|their) \Z|\b(?:ship|boat|vessel|ferry)['’]s \Z"), None),
    (
        "bass",
        "bæs",
        _BY(r"\b(?:sea|striped|largemouth|smallmouth|caught a|caught|black|Chilean sea|grilled|baked|fried) \Z"),
        _BY(r"(?! (?:player|guitar|line))"),
    ),
    ("bass", "bæs", None, _BY(r" (?:fish|fishing|anglers?|boats?)\b| and (?:trout|pike|cod|carp|perch|salmon)\b")),
    (
        "dove",
        "doʊv",
        _BY(rf"(?:{_WHO}|\b(?:and|then|plane|jet|bird|shares|stocks|[A-Z][a-z]+)) \Z"),
        _BY(r" (?:into|toward|towards|in|off|under|down|for|right|headfirst|deep)\b"),
    ),
    (
        "minute",
        "maɪˈnuːt",
        _BY(r"\b(?:[a-z]+s|they|it|which) (?:is|are|was|were|remain|seem) (?:so |very |often )?\Z"),
        _BY(r"[.,;!?]"),
    ),
    (
        "minute",
        "maɪˈnuːt",
        _BY(r"[.!?]['”\"]? \Z"),
        _BY(r" (?:amounts|traces|doses|particles|quantities|cracks|differences|changes|fragments|details)\b"),
    ),
    (
        "content",
        "kənˈtɛnt",
        _BY(
            r"\b(?:seem(?:s|ed)?|look(?:s|ed)?|feels?|felt|remain(?:s|ed)?|(?:[A-Z][a-z]+|people|voters|fans|players|most|many) "
            r"(?:was|is|are|were)) (?:quite |more |perfectly )?\Z"
        ),
        _BY(r" (?:with|to|just)\b"),
    ),
    ("object", "əbˈdʒɛkt", _BY(r"\b[A-Za-z]+(?<!s)s \Z"), _BY(r" to\b")),
    ("wound", "waʊnd", _BY(r"\b(?i:he|she|it) \Z"), _BY(r" (?:the|a|his|her|up|down)\b")),
    ("lead", "lɛd", _BY(r"\bcontain(?:s|ed|ing)? \Z"), None),
    ("produce", "ˈpɹoʊduːs", _BY(r"\b(?:[Ff]resh|[Ll]ocal|[Oo]rganic|farm|seasonal|garden) \Z"), None),
    (
        "bass",
        "beɪs",
        None,
        _BY(r" (?:lines?|guitars?|players?|drums?|clarinet|notes?|solos?|singer|in (?:a|the) (?:band|group))\b"),
    ),
    (
        "lives",
        "lɪvz",
        _BY(rf"\b{_OWN} (?:{_KIN}) \Z|\b(?i:he|she|it|who) (?:now |still |also )?\Z"),
        _BY(r" (?:in|near|with|alone|at|on|next|by|there|here)\b"),
    ),
    ("live", "lɪv", _BY(r"\b[Ll]ong \Z"), _BY(r" (?:the|our)\b")),
    ("sow", "saʊ", _BY(r"\b(?:[Aa]|[Tt]he|pregnant|each|every|[Hh]er) \Z"), None),
    ("sows", "saʊz", _BY(r"\b(?:pregnant|[Tt]he|breeding|of|[0-9]+) \Z"), None),
    (
        "reading",
        "ˈɹɛdɪŋ",
        _BY(r"\b(?:[Ii]n|from|near|at|of|to) \Z"),
        _BY(r"(?=, (?:Pa\b|Pennsylvania|England|Berkshire|Massachusetts)| (?:FC|Festival|Gaol|Station|Borough))"),
    ),
    ("reading", "ˈɹɛdɪŋ", None, _BY(r" (?:FC|Festival|Gaol)\b")),
    ("mobile", "moʊˈbiːl", None, _BY(r", (?:Ala\b|Alabama)| (?:Bay|County)\b")),
    (
        "invalid",
        "ˈɪnvəlɪd",
        _BY(r"\b(?:an?|the|his|her|their|chronic|elderly|bedridden|helpless|permanent|virtual|lifelong) \Z"),
        _BY(
            rf"[.;!?]| for (?:life|years|months|most|the rest|\w+ (?:years|months))\b| (?:who|chair|carriage|{_KIN})\b"
        ),
    ),
    ("refuse", "ˈɹɛfjuːs", None, _BY(r" (?:collect(?:ion|ors?)|trucks?|bins?|disposal|workers?|sacks?|dumps?)\b")),
    (
        "refuse",
        "ˈɹɛfjuːs",
        _BY(r"\b(?:[Tt]he|household|collects?|of|and|garden|burn(?:ing|ed)?) \Z"),
        _BY(r"(?! to\b)"),
    ),
    ("august", "ɔːˈɡʌst", _BY(r"\b(?:an|most|this|that|the|its) \Z"), _BY(r" [a-z]")),
)
"""A word in small letters, its pronunciation, what must stand before it and what must follow; None for anything."""
_PROPER = frozenset({"nice", "reading", "mobile"})
"""Towns: with a capital alone."""
_COMMON = frozenset({"august"})
"""Words that with a capital are others: the month."""

# A noun or an adjective, the verb, and which of both a script carries: voices get the other one right.
PAIRS: dict[str, tuple[str, str, str]] = {
    word: (noun, verb, told)
    for row in """
abuse əˈbjuːs əˈbjuːz v|advocate ˈædvəkət ˈædvəkeɪt nv|affiliate əˈfɪliət əˈfɪlieɪt nv|alternate ˈɔːltɚnət ˈɔːltɚneɪt nv
appropriate əˈpɹoʊpɹiət əˈpɹoʊpɹieɪt v|associate əˈsoʊʃiət əˈsoʊʃieɪt nv|attribute ˈætɹɪbjuːt əˈtɹɪbjuːt nv
close kloʊs kloʊz v|conduct ˈkɑːndʌkt kənˈdʌkt nv|conflict ˈkɑːnflɪkt kənˈflɪkt v|content ˈkɑːntɛnt kənˈtɛnt -
contest ˈkɑːntɛst kənˈtɛst nv|contract ˈkɑːntɹækt kənˈtɹækt v|contrast ˈkɑːntɹæst kənˈtɹæst v
convert ˈkɑːnvɜːt kənˈvɜːt nv|convict ˈkɑːnvɪkt kənˈvɪkt v|coordinate koʊˈɔːɹdɪnət koʊˈɔːɹdɪneɪt nv
delegate ˈdɛlɪɡət ˈdɛlɪɡeɪt nv|deliberate dɪˈlɪbəɹət dɪˈlɪbəɹeɪt v|desert ˈdɛzɚt dɪˈzɜːt v
duplicate ˈduːplɪkət ˈduːplɪkeɪt nv|elaborate ɪˈlæbəɹət ɪˈlæbəɹeɪt v|escort ˈɛskɔːɹt əˈskɔːɹt nv
estimate ˈɛstɪmət ˈɛstɪmeɪt nv|excuse ɪkˈskjuːs ɪkˈskjuːz v|export ˈɛkspɔːɹt ɪkˈspɔːɹt nv|extract ˈɛkstɹækt ɪkˈstɹækt nv
graduate ˈɡɹædʒuət ˈɡɹædʒueɪt nv|house haʊs haʊz v|import ˈɪmpɔːɹt ɪmˈpɔːɹt nv|increase ˈɪnkɹiːs ɪnˈkɹiːs v
decrease ˈdiːkɹiːs dɪˈkɹiːs v|insult ˈɪnsʌlt ɪnˈsʌlt v|intimate ˈɪntɪmət ˈɪntɪmeɪt v|moderate ˈmɑːdəɹət ˈmɑːdəɹeɪt v
object ˈɑːbdʒɛkt əbˈdʒɛkt v|perfect ˈpɜːfɪkt pɚˈfɛkt v|permit ˈpɜːmɪt pɚˈmɪt v|present ˈpɹɛzənt pɹəˈzɛnt v
produce ˈpɹoʊduːs pɹəˈduːs n|progress ˈpɹɑːɡɹɛs pɹəˈɡɹɛs v|project ˈpɹɑːdʒɛkt pɹəˈdʒɛkt v|protest ˈpɹoʊtɛst pɹəˈtɛst v
rebel ˈɹɛbəl ɹəˈbɛl v|record ˈɹɛkɚd ɹəˈkɔːɹd v|refuse ˈɹɛfjuːs ɹəˈfjuːz v|reject ˈɹiːdʒɛkt ɹəˈdʒɛkt v
resume ˈɹɛzəmeɪ ɹəˈzuːm nv|separate ˈsɛpəɹət ˈsɛpəɹeɪt v|subject ˈsʌbdʒɛkt səbˈdʒɛkt v
subordinate səˈbɔːɹdɪnət səˈbɔːɹdɪneɪt v|suspect ˈsʌspɛkt səˈspɛkt v|tear tɪɹ tɛɹ v|transport ˈtɹænspɔːɹt tɹænˈspɔːɹt v
upset ˈʌpsɛt ʌpˈsɛt -|use juːs juːz v|live laɪv lɪv v
""".replace("\n", "|")
    .strip("|")
    .split("|")
    for word, noun, verb, told in [row.split()]
}
PAIRS |= {f"{word}s": (add_s(noun), add_s(verb), told) for word, (noun, verb, told) in PAIRS.items()}
PAIRS |= {word: (*PAIRS[word][:2], told) for word, told in (("use", "-"), ("produces", "-"), ("refuses", "-"))}
# Voices say "to use" right, and the nouns have no plural.
_DEGREES = frozenset("so too very how as quite pretty rather really".split())
_AHEAD_OF = {
    word: re.compile(rf" (?:{nouns})\b")
    for word, nouns in {
        "record": "highs?|lows?|levels?|numbers?|profits?|sales|heat|temperatures?|rainfall|deals?|labels?|stores?|crowds?",
        "project": "managers?|management|teams?|feedback|execution|planning|delivery|completion|goals|files|leaders?|costs",
        "progress": "bars?|tracking|reports?|updates?|towards?",
        "export": "process|markets?|controls|duties|sales|orders|files?",
        "import": "dut(?:y|ies)|tariffs?|taxes|prices|controls",
        "contract": "workers?|law|talks|terms|negotiations|staff",
        "estimate": "service|form",
        "resume": "writing|crafting|builder|template|tips",
        "elaborate": "[a-z]+ (?:part(?:y|ies)|dish(?:es)?|schemes?|meals?|plans?)",
        "perfect": "for",
    }.items()
}
"""What a noun or an adjective goes before: "to record highs"."""
_PAST = re.compile(
    r"\b(?:yesterday|last (?:night|week|month|year|summer|winter|spring|autumn|fall)|ago|once|earlier|in (?:1[6-9]|20)\d\d|was|were|had|"
    r"said|went|told|wrote|saw|came|took|felt|found|thought|made|knew|began|when I was|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:every|usually|often|always|never|rarely|daily|each|sometimes|now|today|tend|when you|if you|as you)\b"
)


_TAGGED = frozenset({*PAIRS, "read"})
_SPELLINGS = sorted(
    {form for word in {*(row[0] for row in ROWS), *_TAGGED} for form in (word, word.capitalize())}, reverse=True
)
# No class and no look-behind before the words: their first letters alone let the search pass over most of a text
# (14,000 characters: 0.44 ms, and 0.61 with them; all other rules take 2.05).
_BY_WORD: dict[str, list[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None]]] = {}
for _word, _ipa, _ahead, _behind in ROWS:
    _BY_WORD.setdefault(_word, []).append((_ipa, _ahead, _behind))
_ASKS = frozenset("do does did don't didn't doesn't let".split())
_BE = frozenset("was were is are been being be".split())
_BEFORE_PRESENT = _ASKS | frozenset(
    "to will would can could may might must should please let's cannot can't a good quick great".split()
)
_BEFORE_PAST = _BE | frozenset("have has had having he she widely well".split())
_LOOSE = frozenset("also just only always even still never".split())
_READERS = frozenset("i we they you who people children men women".split())
"""Who reads now in the form in which they did."""
_READ_PAST, _READ_PRESENT = "ɹɛd", "ɹiːd"
_NO_SUBJECTS = frozenset(
    "the a an of in on for with by from at must and or but not how what when where if that this who".split()
)
_WORDS = _BY(rf"(?:{'|'.join(_SPELLINGS)})(?![\w'’])")
_JOINED = frozenset("'’-_\ufff9")
_LONGEST = 40
"""Characters before a word that are looked at."""


def find_heteronyms(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each such word stands whose neighbours tell it, and the word with its pronunciation."""
    for match in _WORDS.finditer(text):
        last = text[match.start() - 1 : match.start()]
        if last.isalnum() or last in _JOINED:
            continue
        ipa = _find_row(text, match) or _tag(text, match)
        if ipa:
            yield match.start(), match.end(), write_reading(match[0], ipa)


def _find_row(text: str, match: re.Match[str]) -> str:
    """The pronunciation that the first row with such neighbours gives, or nothing."""
    before = text[max(0, match.start() - _LONGEST) : match.start()]
    for ipa, ahead, behind in _BY_WORD.get(match[0].lower(), ()):
        if (
            (ahead is None or ahead.search(before))
            and (behind is None or behind.match(text, match.end()))
            and (match[0][0].isupper() or match[0] not in _PROPER)
            and (match[0][0].islower() or match[0].lower() not in _COMMON)
        ):
            return ipa
    return ""


def _tag(text: str, match: re.Match[str]) -> str:
    """The pronunciation of a noun or verb of ``PAIRS``, where the tagger tells which it is and voices need it."""
    word = match[0].lower()
    if text[match.end() : match.end() + 1] == "-":
        return ""
    if word == "read":
        return _tag_read(text, match) if match[0] == "read" else ""
    pair = PAIRS.get(word)
    if not pair:
        return ""
    setting = Setting(text, match.start(), match.end())
    third = word.endswith("s") and word[:-1] in PAIRS
    verb = is_verb(setting, third=third)
    if match[0][0].isupper() and setting.word(-1).isalnum():
        return ""  # a heading's word, or a name's
    ahead = _AHEAD_OF.get(word)
    if ahead and ahead.match(text, match.end()):
        return PAIRS[word][0] if verb and setting.word(-1) == "to" else ""
    if verb and word == "close" and (last := setting.word(-1)) and (last in _DEGREES or last.endswith("ly")):
        return ""
    if verb and word == "close" and setting.word(1) in {"to", "by", "together", "enough", "behind", "up"}:
        verb = setting.word(-1) in {"will", "would", "to"} and setting.word(1) != "by"
    noun, said, told = pair
    if verb is None or (verb and "v" not in told) or (not verb and "n" not in told):
        return ""
    return said if verb else noun


def _tag_read(text: str, match: re.Match[str]) -> str:
    """The past of to read, by what goes before it and by the tense of its sentence; its present where that is told."""
    setting = Setting(text, match.start(), match.end())
    last, earlier = setting.word(-1), setting.word(-2)
    if last in _LOOSE:
        last, earlier = earlier, setting.word(-3)
    if last in _BEFORE_PRESENT or earlier in _ASKS:
        return ""
    if last in _BEFORE_PAST or earlier in _BEFORE_PAST - _BE or last.endswith(("'ve", "'d")):
        return _READ_PAST
    if last == ",":
        return _READ_PAST if setting.word(1) in {"aloud", "out", "by", "in"} else ""
    if last in _READERS or last.endswith("s"):
        sentence = _find_sentence(text, match)
        if _PAST.search(sentence):
            return _READ_PAST
        return _READ_PRESENT if last in _READERS and _HABIT.search(sentence) else ""
    named = last.isalpha() and earlier != "to" and last not in _NO_SUBJECTS and not last.endswith("ly")
    return _READ_PAST if named else ""


def _find_sentence(text: str, match: re.Match[str]) -> str:
    """What stands between the stops on both sides, as far as 300 characters."""
    start, end = max(0, match.start() - 300), match.end() + 300
    first = max(text.rfind(stop, start, match.start()) for stop in (". ", "! ", "? ")) + 1
    ends = [at for stop in ".!?" if (at := text.find(stop, match.end(), end)) >= 0]
    return text[max(first, start) : min(ends, default=end)]
