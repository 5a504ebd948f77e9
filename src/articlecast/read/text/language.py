"""The language of an article: what is declared, checked against its letters and its small words."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("ru", "[\u0400-\u04ff]"),
    ("ar", "[\u0600-\u06ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("el", "[\u0370-\u03ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("bn", "[\u0980-\u09ff]"),
    ("ta", "[\u0b80-\u0bff]"),
    ("te", "[\u0c00-\u0c7f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("hy", "[\u0530-\u058f]"),
)
_SHARED = {
    "ru": {"uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"},
    "ar": {"fa", "ur", "ps", "ckb", "ug", "sd"},
    "hi": {"mr", "ne", "sa"},
    "zh": {"ja", "yue"},
    "he": {"yi"},
    "bn": {"as"},
}  # other languages that a script may be

_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "the and of to in a is that for with was on are as it be have this from by not they at but his their "
            "which i you your we he she had were an or would there been has who will more when"
        ),
        "de": (
            "der die und das ist nicht mit ein eine den von zu auf für im dem sich des auch als werden hat wird "
            "sind sie er es war aber nach bei nur noch über einen wir ihr dass wie oder am um aus vor einem"
        ),
        "fr": (
            "le la les des est une dans que pour qui pas sur au avec plus ce par ne se sont il du aux cette et de "
            "un à en elle ils nous vous mais ou leur comme été était ont deux son ses l d qu c n s j"
        ),
        "es": (
            "el la los las de que y en un una por con para es se del como más su al pero fue este lo ha a sus le "
            "ya o no ser porque cuando muy sin sobre entre también hasta desde son"
        ),
        "it": (
            "il di che la per un una non sono con del della è si da dei nel alla più anche gli ha le come questo "
            "i e a in lo ma al ne delle se ci perché loro era stato due degli dalla"
        ),
        "pt": (
            "o de que e do da em um para com não uma os no se na por mais as dos como foi ao das são a é à mas "
            "ele ela sua seu pelo pela quando muito já está também só foram"
        ),
        "nl": (
            "de het een van en in is dat op te zijn met voor niet aan er ook als door naar bij wordt heeft dit "
            "was hij ze maar nog om dan over uit of had haar wij ik je tot werd geen"
        ),
        "sv": "och att det som en på är av för med den till inte om har de ett var jag han kan från men",
        "da": (
            "og at det en den til er som på de med af for ikke har der et var jeg fra kan vi blev sig efter uden nu mig"
            " dig noget nogen hvad havde blive mere meget siger sagde"
        ),
        "no": (
            "og det er en som på til av for med ikke har den de et var jeg fra kan vi om ble å seg etter uten nå meg"
            " deg noe noen hva hadde bli mer mye sier sa"
        ),
        "fi": "ja on ei että se hän oli mutta ovat myös kun joka mukaan ole sen tai vain hänen voi jo",
        "pl": "i w nie na się że z do jest to o jak za ale od po przez jego dla tym był są oraz",
        "cs": "a se v na je že to s z do o i jako za by pro ale po jsou které jeho ve také podle",
        "tr": "bir ve bu için da de ile olarak çok daha olan gibi sonra kadar ne var ancak ise en",
        "ro": "și în de a la cu pe nu este care un o din mai să că pentru sunt prin fi au al",
        "hu": "a az és hogy nem is egy volt meg de van ez már csak el mint még ki azt",
        "id": "yang dan di ini itu dengan untuk tidak dari dalam pada akan juga oleh ke ada bisa saat",
        "vi": "và của là có không được cho trong một người các với đã này khi những để từ",
    }.items()
}


def detect_language(text: str) -> str:
    """The language of a text by its letters, then by its small words; empty where neither says."""
    sample = text[:6000]
    letters = len(re.findall(r"[^\W\d_]", sample))
    if letters < 20:
        return ""
    for language, pattern in _SCRIPTS:
        share = len(re.findall(pattern, sample)) / letters
        if share > (0.1 if language in {"ja", "ko"} else 0.4):
            return language
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    total = sum(words.values())
    scores = sorted(
        ((sum(words[word] for word in small) / total, language) for language, small in _SMALL_WORDS.items()),
        reverse=True,
    )
    (best, language), (second, _) = scores[0], scores[1]
    # Prose in these languages has a sixth to a half of such words; relatives need a clear lead, a line a clearer one.
    lead = best / max(second, 0.001)
    clear = (best > 0.12 and lead > 1.15 and total >= 20) or (best > 0.3 and lead > 1.6 and total >= 8)
    return language if clear else ""


DECLARED = "declared"
"""Where a language was found that the document itself names."""


def normalise_tag(tag: str) -> str:
    """``en_us.UTF-8`` → ``en-US``; empty where it is no language tag."""
    match = re.match(r"^\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:$|[^A-Za-z])", tag)
    if not match:
        return ""
    language, script, region = match.groups()
    parts = [language.lower(), (script or "").title(), (region or "").upper()]
    return "-".join(part for part in parts if part)


def choose_language(declared: str, text: str, default: str) -> tuple[str, str]:
    """The tag and where it was found: the declared one, unless the text is clearly in another language.

    A text shows its language, or its script alone, and no region: where the default may be meant, its tag stands.
    """
    tag, seen, usual = normalise_tag(declared), detect_language(text), normalise_tag(default) or "en"
    shown = (usual, "the text and the default") if seen != usual and _may_be(seen, usual) else (seen, "the text")
    if not tag:
        return shown if seen else (usual, "the default")
    base = tag.split("-")[0]
    relatives = {base, *_SHARED.get(base, ()), *(main for main, others in _SHARED.items() if base in others)}
    if seen and seen not in relatives and seen != _close(base) and (base in _SMALL_WORDS or seen in dict(_SCRIPTS)):
        return shown
    return tag, DECLARED


def _may_be(seen: str, tag: str) -> bool:
    """Whether a text that looks like ``seen`` may be in the language of ``tag``."""
    base = tag.partition("-")[0]
    return bool(seen) and (seen == _close(base) or base in _SHARED.get(seen, ()))


def _close(base: str) -> str:
    """What a text in either written Norwegian is detected as; any other language is its own."""
    return "no" if base in {"nb", "nn"} else base
