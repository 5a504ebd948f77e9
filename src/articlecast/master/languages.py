"""Language codes of three letters, which ID3 and MP4 want. Pure."""

from __future__ import annotations

_ROWS = """
af afr|sq sqi|am amh|ar ara|hy hye|as asm|az aze|eu eus|be bel|bn ben|bs bos|br bre|bg bul|my mya|ca cat|zh zho
hr hrv|cs ces|da dan|nl nld|en eng|eo epo|et est|fo fao|fi fin|fr fra|fy fry|gl glg|ka kat|de deu|el ell|gu guj
ht hat|ha hau|he heb|hi hin|hu hun|is isl|ig ibo|id ind|ia ina|ga gle|it ita|ja jpn|jv jav|kn kan|kk kaz|km khm
ko kor|ku kur|ky kir|lo lao|la lat|lv lav|lt lit|lb ltz|mk mkd|mg mlg|ms msa|ml mal|mt mlt|mi mri|mr mar|mn mon
ne nep|nb nob|nn nno|no nor|oc oci|or ori|pa pan|fa fas|pl pol|pt por|ps pus|qu que|ro ron|ru rus|sa san|sr srp
si sin|sk slk|sl slv|so som|es spa|sw swa|sv swe|tl tgl|ta tam|te tel|th tha|tr tur|uk ukr|ur urd|uz uzb|vi vie
cy cym|xh xho|yi yid|yo yor|zu zul
"""
_CODES = dict(row.split(" ") for row in _ROWS.strip().replace("\n", "|").split("|"))


def iso639_2(tag: str) -> str:
    """The ISO 639-2 (terminological) code of a BCP 47 tag's language; ``und`` where none is known."""
    language = tag.replace("_", "-").split("-")[0].lower()
    if len(language) == 3 and language.isalpha():
        return language
    return _CODES.get(language, "und")
