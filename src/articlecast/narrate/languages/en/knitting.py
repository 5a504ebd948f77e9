"""The shorthand of knitting patterns: k1, p1, k2tog, yo."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.numbers import say_number
from articlecast.narrate.languages.en.patterns import Match

_STITCHES = {
    "yo": "yarn over", "ssk": "slip slip knit", "ssp": "slip slip purl", "psso": "pass slipped stitch over", "rep": "repeat",
    "tog": "together", "tbl": "through the back loop", "k": "knit", "p": "purl", "sl": "slip", "co": "cast on", "bo": "bind off",
    "inc": "increase", "dec": "decrease", "kfb": "knit front and back", "pm": "place marker", "sm": "slip marker",
}  # fmt: skip
_STITCH = r"(?:[kp] ?\d{1,3}(?:tog)?(?: tbl)?|sl ?\d{1,2}|yo|ss[kp]|psso|kfb|pm|sm)"
KNITTING = (
    rf"(?i:(?=(?:[kp]\d+[^.\n]{{0,40}}?(?:\bp\d|\btog|\dtog|\byo\b|\bssk\b)|[kp]\d+tog))"
    rf"[kp] ?\d{{1,3}}(?:tog)?(?: tbl)?(?:[,;]? (?:\*)?{_STITCH}(?![\w-])){{1,40}}(?:[,;] rep(?![\w-])\.?(?= ))?)(?![\w-])"
)
"""Two stitches and more in a row, of which one purls or is worked together: K2 and P3 alone are a mountain and a port."""
_AGAIN = re.compile(r"(?i:\b([kp]) ?\d+[,;]? \1 ?\d+(?!tog|\d))")
"""The same stitch twice in a row, as no pattern has it: grades K1, K2 and P1."""
_PART = re.compile(r"(?i:tog|tbl|psso|ss[kp]|kfb|yo|sl|rep|pm|sm|[kp])|\d+|[,;]")


def say_stitches(match: Match) -> str | None:
    """K1, p1; k2tog, yo: knit one, purl one; knit two together, yarn over."""
    parts = _PART.findall(match[0])
    kinds = {part.lower() for part in parts if part.isalpha()}
    if _AGAIN.search(match[0]) or len(kinds) < 2 or not kinds & {"k", "p"}:
        return None
    said = " ".join(say_number(part) if part.isdecimal() else _STITCHES.get(part.lower(), part) for part in parts)
    return said.replace(" ,", ",").replace(" ;", ";")
