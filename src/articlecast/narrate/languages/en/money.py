"""Sums of money: by a currency's sign, its code, in cents, and as the price of what follows."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en.amounts import is_thing, make_units
from articlecast.narrate.languages.en.currencies import CODES, CURRENCIES
from articlecast.narrate.languages.en.numbers import make_plural, say_cardinal, say_number
from articlecast.narrate.languages.en.patterns import Match, after, before, precedes_noun

_NOUNS = frozenset("dollar euro pound dollars euros pounds".split())
_CENTS = re.compile(r"\d*\.\d\d")
_PARTICIPLE = re.compile(r".*(?:[^aeiou]ed|spent|paid|made|won|lost|owed|sought|raised|given|left|needed|worth)$")
"""What follows a sum that stands for itself: the $5 million raised."""
_MAKE = re.compile(
    r" [A-Z][a-zé]+ (?:bottles?|cards?|shoes?|bags?|watch(?:es)?|phones?|tickets?|jackets?|jeans|dress|shirts?|meals?|wines?|beers?|cars?|coffees?|boots?|sneakers?|deals?|menus?|toys?|cameras?|laptops?|headphones|speakers?|guitars?|bikes?|pens?|knife|knives|lamps?|chairs?|sofas?)\b"
)
"""A maker's name and what it makes."""
PRICED = frozenset(
    "gap package project program programme initiative scheme jackpot pledge mortgage facility "
    "penalty fine settlement lawsuit grant loan contract budget donation bonus fee prize reward award payout verdict judgment ransom "
    "fines penalties settlements grants loans contracts donations bonuses fees prizes rewards coin coins bill bills note notes banknote "
    "banknotes stamp stamps ticket tickets voucher vouchers coupon coupons gift deal deals copay deductible deposit "
    "down-payment bet wager bail bond minimum cap limit ceiling shortfall deficit surplus overhaul renovation makeover buyout takeover "
    "acquisition merger valuation heist scam shakedown expansion upgrade stadium mansion townhouse condo headquarters campus endowment "
    "copay car coffee burger cocktail lunch dinner breakfast meal subscription membership toll tolls levy surcharge "
    "purchase price tag homes houses mansions condos apartments yacht yachts penthouse "
    "penthouses estates properties startups paintings jackpots "
    "bounty retainer stipend allowance subsidy rebate refund bailout".split()
)
"""What a sum before it is the price of, whatever stands before the sum: a ten dollar bill, five cent coins."""
_FIRST = re.compile(r"\b(?:[Aa]n?|[Tt]he|his|her|its|their) (?:[\w.]+-[a-z]+, ){1,3}\Z")
_SECOND = re.compile(r", (?:\d+|[a-z]+)-[a-z]+ [a-z]")
_AND_SIZE = re.compile(r", \d[\d.,]*[A-Za-z-]+ [a-z]{3}")
_BUYS = frozenset(
    "adds applies arrives begins brings buys changes comes continues covers equals expires feeds feels funds gets "
    "gives goes happens helps includes increases keeps lasts leaves lets looks "
    "makes matters meant needs pays provides puts represents saves seems sends sounds supports takes tends turns "
    "works reflects dollars euros pounds francs "
    "pesos years hands others millions billions thousands themselves".split()
)
"""What a sum does, or what it is of, where another plural is what it buys."""
_BOUNDED = re.compile(r"\b(?:sub|under|over)-\Z", re.IGNORECASE)
_SHARED_SCALE = re.compile(r" (?P<joint>to|or|and) (?P<cur>[$€£])(?P<n>\d{1,3}(?:\.\d+)?)[ -]?(?:[mbt]illion|[mb]n?)\b")
_UNHEARD = frozenset({"sen", "jeon"})
"""What nobody has had in hand for decades: a rate of 155.20 yen is a decimal."""
_OWNERS = frozenset("the this his her its their our my your each every no new".split())
_EACH = {
    "pp": "per person", "pw": "per week", "ph": "per hour", "pa": "per year", "pcm": "per calendar month",
    "ppn": "per person per night",
}  # fmt: skip
"""What stands behind a price in Britain: £15pp."""
_MANY = re.compile(r" of (?:thousand|million|billion|trillion|dollar)")


def say_money(match: Match) -> str:
    """$1.5bn, $2-3m and £4.20: one point five billion dollars; the noun is single in "a $50-a-month plan"."""
    if not match["low"] and not match["scale"] and _shares_scale(match):
        return say_number(match["n"])
    said = _say_sum(match)
    if not match["tail"] and (word := after(match).lower()) in _repeat_currency(match["cur"]):
        said = said.removesuffix(f" {word}")  # $5 million dollars has said its dollars
    return f"{said}{_say_rate(match)}{' to ' if match.groupdict().get('until') else ''}"


def _shares_scale(match: Match) -> bool:
    """Whether the sum behind says of how many millions this one is, too: $5 to $6 million; $500 to $1 million does not."""
    second = _SHARED_SCALE.match(match.string, match.end())
    ahead = before(match).lower()
    if match["tail"] or not second or (second["joint"] == "and" and ahead != "between"):
        return False
    return second["cur"] == match["cur"] and float(match["n"].replace(",", "")) < float(second["n"])


def _repeat_currency(sign: str) -> tuple[str, ...]:
    noun = CURRENCIES[sign][0].rsplit(" ", 1)[-1]
    return noun, make_units(noun)


def _say_rate(match: Match) -> str:
    tail = match["tail"] or ""
    if _names_again(match):
        return ""
    if tail.strip() in _EACH:
        return f" {_EACH[tail.strip()]}"
    if tail.startswith("/"):
        return "".join(f" per {u.RATED.get(what, what)}" for what in tail[1:].split("/"))
    return tail.replace("-", " ")


def _names_again(match: Match) -> bool:
    """Whether the currency that its sign has said follows as a word: the $10-million-dollar deal, $5 million dollars."""
    named = (match["tail"] or "")[1:].lower()
    sign: str = match.groupdict().get("cur") or ""
    return named in _NOUNS and bool(sign) and CURRENCIES[sign][0].endswith(named.removesuffix("s"))


def _is_compound(match: Match) -> bool:
    """Whether an amount stands before what it is the price or the size of."""
    tail = match["tail"] or ""
    if _names_again(match):
        return not tail.endswith("s")
    joined = tail.startswith("-") or match.groupdict().get("joint") == "-"
    if joined and (after(match).istitle() or (after(match).isupper() and len(after(match)) > 1)):
        return True  # the headline's "$50-a-month Plan" and "$3-Million Question"
    if _FIRST.search(match.string, max(0, match.start() - 30), match.start()) and precedes_noun(match):
        return True  # "a three-year, $45M contract"
    if joined and _SECOND.match(match.string, match.end()):
        return True  # "a $3-billion, 10-year program"
    previous = before(match).lower()
    if previous in {"a", "an"} and _AND_SIZE.match(match.string, match.end()):
        return True  # a €2bn, 5GW wind farm
    if previous in {"the", "this", "that", "his", "her", "their", "our", "my"} and _MAKE.match(
        match.string, match.end()
    ):
        return True  # the $10 Champagne bottles
    if previous == "the" and match.groupdict().get("scale") and after(match).isupper() and len(after(match)) > 1:
        return True  # the $2bn HS2 link
    if previous in _OWNERS or previous.endswith(("'s", "’s")):
        return precedes_noun(match) and not _PARTICIPLE.match(after(match))
    if previous in {"a", "an"} and (after(match).istitle() or (after(match).isupper() and len(after(match)) > 1)):
        return True  # a $5 Starbucks card, a $499 PS5
    if after(match) in PRICED and not tail:
        return True
    if not (tail or match.groupdict().get("scale")) and is_thing(after(match)) and after(match) not in _BUYS:
        return True  # eight dollar sandwiches
    if _BOUNDED.search(match.string, max(0, match.start() - 6), match.start()) and precedes_noun(match):
        return True  # a sub-$500 phone
    return bool(joined or previous in {"a", "an"}) and precedes_noun(match)


def _say_sum(match: Match) -> str:
    noun, cent = CURRENCIES[match["cur"]]
    scale = u.SCALES[match["scale"]] if match["scale"] else ""
    minus = "minus " if match["minus"] else ""
    low = match["low"]
    written = match["n"].replace(",", "")
    compound = _is_compound(match)
    if written.startswith(".") and not scale and len(written) == 2:
        written += "0"
    if low and scale:
        amount = f"{say_number(low)} to {say_number(written)} {scale}"
        return f"{amount} {noun if compound else make_units(noun)}"
    first = f"{_say_cash(low, noun, cent, single=compound or low == '1')} to " if low else ""
    if scale or cent in _UNHEARD or not _CENTS.fullmatch(written):
        single = compound or (written == "1" and not scale)
        amount = f"{say_number(written)}{f' {scale}' if scale else ''}"
        return f"{minus}{first}{amount} {noun if single else make_units(noun)}"
    return minus + first + _say_cash(written, noun, cent, single=written == "1", compound=compound and not low)


def _say_cash(written: str, noun: str, cent: str, *, single: bool, compound: bool = False) -> str:
    """A sum without a scale: dollars, and cents where two digits stand behind the point."""
    if cent in _UNHEARD or not _CENTS.fullmatch(written):
        return f"{say_number(written)} {noun if single else make_units(noun)}"
    whole, cents = written.split(".")
    parts = []
    if whole.strip("0") or cents == "00":
        parts.append(f"{say_number(whole)} {noun if whole == '1' or compound else make_units(noun)}")
    if int(cents):
        parts.append(
            f"{say_cardinal(int(cents))} {cent if cents == '01' or (compound and cent != 'penny') else make_units(cent)}"
        )
    return " and ".join(parts)


def say_code_money(match: Match) -> str:
    """5m EUR, CHF 20 and Rs 500: five million euros, twenty Swiss francs, five hundred rupees."""
    noun = CODES.get(match["code"]) or make_units(CURRENCIES[match["code"]][0])
    noun = noun.removesuffix("s") if match["n"] == "1" and not match["scale"] else noun
    return f"{say_number(match['n'])}{' ' + u.SCALES[match['scale']] if match['scale'] else ''} {noun}"


def say_money_behind(match: Match) -> str:
    """50 € as most of Europe writes it: the sign behind."""
    noun, _cent = CURRENCIES[match["cur"]]
    scale = f" {u.SCALES[match['scale']]}" if match["scale"] else ""
    single = (match["n"] == "1" and not scale) or before(match).lower() in {"a", "an"}
    return f"{say_number(match['n'])}{scale} {noun if single else make_units(noun)}"


def say_european_money(match: Match) -> str:
    """€2,50 as it stands on bills of most of Europe: two euros and fifty cents."""
    whole, cents = int(match["n"]), int(match["c"])
    said = [f"{say_number(match['n'])} euro{'' if whole == 1 else 's'}"] if whole or not cents else []
    if cents:
        said.append(f"{say_number(str(cents))} cent{'' if cents == 1 else 's'}")
    return " and ".join(said)


def say_cents(match: Match) -> str:
    """5¢: five cents; a fifty cent coin."""
    single = match["n"] == "1" or _is_compound(match)
    return f"{say_number(match['n'])} {'cent' if single else 'cents'}{_say_rate(match)}"


def say_round_money(match: Match) -> str:
    """The mid-$30s: thirties; $100s: hundreds of dollars."""
    number, noun = match["n"].replace(",", ""), make_units(CURRENCIES[match["cur"]][0])
    if len(number) == 2:
        return make_plural(say_number(number))
    said = make_plural(say_number(number).removeprefix("one "))
    return said if _MANY.match(match.string, match.end()) else f"{said} of {noun}"
