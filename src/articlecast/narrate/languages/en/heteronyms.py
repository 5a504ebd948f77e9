"""Words that are written alike and said otherwise: those that its neighbours decide, with their pronunciation.

Only what taggers of voices get wrong, and where hardly any other sentence has the same neighbours; the rest is an
editor's, by a lexicon entry of two words. Found by reading phonemes of hibari 0.2.1 for three sentences of each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecast.model import write_reading

_BY = re.compile
_WHO = r"\b(?i:I|you|he|she|we|they|who|everyone|everybody|nobody)"
_OWN = r"(?i:a|an|the|my|your|his|her|our|their)"
_CLOTH = (
    "dress|shirt|coat|jacket|sleeve|skirt|veil|trousers|jeans|fabric|cloth|curtain|canvas|tent|sail|lining|seam|"
    "muscle|ligament|tendon|cartilage|meniscus|retina|aorta|hamstring|calf|knee|shoulder|labrum|membrane|hull|roof"
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
    ("row", "ɹaʊ", _BY(r"(?:(?<!\bin )\b[Aa]|\b[Tt]he) \Z"), _BY(r" (?:over the|about|erupted|broke out)\b")),
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
            r" (?:amounts?|cracks?|details?|doses?|droplets?|fractions?|fragments?|particles?|quantit(?:y|ies)|specks?"
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
    ("bow", "baʊ", _BY(r"\b(?:took|takes?|taking) a(?: final| deep)? \Z"), _BY(r"(?! (?:and|from)\b)")),
    ("moped", "ˈmoʊpɛd", _BY(rf"\b{_OWN}(?: stolen| electric| rented)? \Z"), None),
    ("console", "kənˈsoʊl", None, _BY(r" (?:him|them|themselves|himself|herself|each other|one another)\b")),
    ("subject", "səbˈdʒɛkt", None, _BY(r" (?:him|them|themselves|us|himself) to\b")),
    ("convict", "kənˈvɪkt", None, _BY(r" (?:him|them)\b")),
    ("nice", "niːs", _BY(r"\b(?:in|from|near|outside) \Z"), _BY(r"(?! [A-Z])")),
)
"""A word in small letters, its pronunciation, what must stand before it and what must follow; None for anything."""

_SPELLINGS = sorted({spelling for word, *_ in ROWS for spelling in (word, word.capitalize())}, reverse=True)
# No class and no look-behind before the words: their first letters alone let the search pass over most of a text
# (14,000 characters: 0.44 ms, and 0.61 with them; all other rules take 2.05).
_WORDS = _BY(rf"(?:{'|'.join(_SPELLINGS)})(?![\w'’])")
_JOINED = frozenset("'’-_")
_LONGEST = 40
"""Characters before a word that are looked at."""


def find_heteronyms(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each such word stands whose neighbours tell it, and the word with its pronunciation."""
    for match in _WORDS.finditer(text):
        last = text[match.start() - 1 : match.start()]
        if last.isalnum() or last in _JOINED:
            continue
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        for word, ipa, ahead, behind in ROWS:
            if (
                word == match[0].lower()
                and (ahead is None or ahead.search(before))
                and (behind is None or behind.match(text, match.end()))
                and (word != "nice" or match[0] == "Nice")
            ):
                yield match.start(), match.end(), write_reading(match[0], ipa)
                break
