"""Who wrote it: names of people and organisations out of whatever stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articlecast.read.text.decode import strip_controls
from articlecast.read.text.words import fold_spaces, key

_MAIL = re.compile(r"\S+@\S+\.\w+\s*\(([^()]+)\)|^(.+?)\s*[<(]\S+@\S+\.\w+[>)]$")  # RFC 5322, and the other way round
_MAILED = re.compile(r"((?:[^\W\d_][\w.'’-]*\s){2,4})[|•·,]?\s?[\w.+-]{1,64}@[\w.-]{3,80}")
"""A name of two words or more and the address behind it, as local papers sign: Bo Lind blind@quay.example."""
_ADDRESS = re.compile(r"https?://|www\.|(?<=\S)@\S{1,300}\.\S|^/|\.(?:com|org|net|html?)\b(?:/|$)", re.IGNORECASE)
MOST_LETTERS = 10_000
"""Of a value, as many are looked at; the three thousand authors of one paper in physics are cut off."""
_LONGEST = 1000
"""Letters of what may be one name and what stands round it: the patterns below cost the square of them."""
_LEAD = re.compile(
    r"^(?:(?:(?:all |more |other |view )*(?:articles|posts|stories)|written|posted|published|reported|story|article"
    r"|words|text|analysis|opinion|interview(?:ed)?|essay|review(?:ed)?|updated"
    r"|authored"
    r")?\s*by\b|and\b|&|from\b|author\s*:?|par\b|von\b|por\b|di\b|door\b|av\b|text:|autor(?:in)?\s*:)\s*:?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\bon\b\s+(?=\w+\s+\d)|\bat\s+(?=\d)|\bposted\b|\bpublished\b|\bupdated\b|\blast\b"
    r"|\b(?:publiée?|mise? à jour|modifiée?|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato"
    r"|atualizado|gepubliceerd|publicerad)\b|\bfollow\b|@\w"
    r"|\d{1,2}:\d{2}|\b\d{1,2}\s*[ap]\.?m\b|\d+\s*min(?:ute)?s?\b|\d+\s*m\s*read\b"
    r"|\b\d+\s+(?:comments?|replies|views|shares|likes)\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b).*$",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    """
    admin administrator editor editors staff author authors guest user root webmaster unknown anonymous none null
    undefined by contributor contributors team default test wordpress moderator webadmin siteadmin superuser
    """.split()
) | {
    "guest author", "guest post", "staff writer", "staff reporter", "site admin", "the author", "web desk", "n a",
    "object object", "super user", "site administrator", "web editor", "web team", "news desk", "content team",
    "view all posts", "see all posts", "more by", "about the author", "post author", "read more", "full bio",
}  # fmt: skip
_CROWD = re.compile(
    r"contributors to .*|(?:various|wikipedia|wikimedia|all) (?:contributors|authors|editors)"
    r"|.{1,40} (?:developers|contributors)",
    re.IGNORECASE,
)
"""Nobody in particular: Contributors to Wikimedia projects, Wikipedia contributors."""
_TEAMS = frozenset({"editorial team", "the editorial team", "the team", "our team"})
_ROLE = re.compile(r"\s*(?:기자|특파원|논설위원|記者|特派員|編集委員|論説委員)$")
_OFFICE = re.compile(
    r"(?:[\w-]+\s){0,3}(?:correspondent|reporter|editor|writer|columnist|contributor|journalist|photographer)s?",
    re.IGNORECASE,
)
_HOUSE = (
    r"(?:college|school|faculty|department|office|institute|universit(?:y|é|ät)|division|communications|newsroom|news"
    r"|bureau)"
)
_EMPLOYER = re.compile(
    rf"{_OFFICE.pattern}|the (?:[\w&’'-]+\s?){{1,4}}|(?:[\w&.’'-]+\s){{0,3}}{_HOUSE}(?:\s[\w&.’'-]+){{0,5}}"
    r"|(?=[^\s\d]{0,8}\d)\S{1,12}(?:\s.{1,30})?",
    re.IGNORECASE,
)
"""What stands behind a name and says for whom it writes, or as what: Ann Orr, staff writer; Bo Lind, The Quay Post;
Cy Holm, College of Science; Di Munk, q1 PE.
"""
_SHOUTED = re.compile(
    r"((?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*\s){1,2}[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+)\s+(?:[\w’'-]*[a-z][\w’'-]*\s){0,3}"
    r"(?:[Ss]taff(?: [Ww]riter| [Rr]eporter)?|[Ww]riter|[Rr]eporter|[Ee]ditor|[Cc]orrespondent|[Cc]olumnist)"
)
"""A name in capitals and the office behind it, as local papers sign: BO LIND Courier staff."""
_JOINED = re.compile(r"\s*(?:,|;|\b(?:and|AND)\b|&|\bund\b|\bet\b|\by\b|\bwith\b|\n)\s*")
_CREDIT = re.compile(
    r"(?<=\w)[\s,;|/(·•–—-]{1,8}(?:(?:with|and|mit|und|et|avec|y|con|e|com)\s+)?"
    r"(?:photo(?:graph(?:ie)?)?s?|photography|pictures?|images?|illustrations?|illustrated|drawings|graphics|artwork|video"
    r"|translated|translation|edited|fotos?|fotogra(?:fie|fien|fías?|fias?)|bilder|illustrationen|übersetzt|traduit"
    r"|traduction|dessins|ilustraciones|traducido|traducción|illustrazioni|traduzione|ilustrações|tradução)"
    r"(?:\s+(?:by|von|par|de|di|por|door)\b|\s*:).*$",
    re.IGNORECASE | re.DOTALL,
)
"""Who made something else beside the words: ``Tom Reed, photographs by Ana Lee`` is by Tom Reed."""
_PAGE_WORDS = frozenset(
    """
    a about account all an and archive archives article articles author authors bio biography blog by category
    click comment comments contact contributors directory editorial edit facebook follow for from full go here
    home http https image images in info instagram latest learn link linkedin log login logout mail me menu more
    my newest newsletter next of older on our page pages photo photos post posted posts previous print privacy
    profile profiles read register related search see share sign staff stories story subscribe tags team terms
    the this to top twitter up us video videos view visit website welcome www you your x
    """.split()
)
"""A name of nothing but these is a link of the page: View more posts, Staff Directory, https."""
_LOGIN = re.compile(r"[a-z]+(?:[-.][a-z]+)+")
"""An account, as a system knows its users: jan.holt, ann-orr; of one word it may be what a writer goes by."""
_ACCOUNT = re.compile(r"[a-z]{1,20}(?:\.[a-z]{1,20}){1,3}(?P<mail>@[\w.-]+\.\w+)?", re.IGNORECASE)
"""The account, or the mail address, of somebody whose names it joins: sara.r.peter."""
_NO_NAMES = frozenset(
    """
    news desk online web office support hello marketing content press dev media digital sales service shop www post
    noreply reply team com org net co io de fr es it pt uk us ca au eu info local test agency studio group company
    """.split()
)
"""What an account or an address holds that is nobody's name."""
_DATE = re.compile(
    r"(?=.*(?:\d|day))(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}|\d{1,4}(?:st|nd|rd|th)?|at)\b|[\s,./:-])+"
    r"|\d{1,4} [a-z]{1,12} ago|today|yesterday",
    re.IGNORECASE,
)
_PLACES = frozenset(
    name.strip()
    for name in """
    bosnia and herzegovina, burkina faso, cape verde, costa rica, czech republic, dominican republic, east timor,
    el salvador, equatorial guinea, european union, great britain, hong kong, ivory coast, los angeles, middle east,
    new delhi, new york, new york city, new zealand, north korea, north macedonia, northern ireland, papua new guinea,
    puerto rico, san francisco, san marino, saudi arabia, sierra leone, south africa, south korea, south sudan,
    sri lanka, united arab emirates, united kingdom, united states, united states of america, washington dc, west bank
    """.split(",")
)
"""Places of several words, which look like names: a dateline where the byline is looked for."""
_INITIALS = frozenset("USA US UK EU UN BBC CNN AFP AP UPI NPR PBS NBC CBS ABC CBC ITV ESPN NASA".split())
_PERSON = re.compile(r"^(?:[^\W\d_][\w.'’\-]*\s+){1,4}[^\W\d_][\w.'’\-]*$")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "el",
        "bin",
        "ibn",
        "al",
        "dos",
        "das",
        "du",
        "ter",
        "ten",
        "st",
        "and",
    ]
)
_NO_NAME = re.compile(
    r"[\w.-]*\d[\w.-]*|[a-z0-9_]+_[a-z0-9_]+|\S+\.(?:txt|html?|php|xml)"  # an account, a file
    r"|(?:page|post|site|user|author|article)(?:\.\w+)+|[{$<].*|.* by"  # a template's own field, a label
)
_SUFFIX = re.compile(
    r"^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|mba|cpa|esq|rn|dds|do|pe|cfp|ma|msc|inc|llc|ltd|r\.?n|j\.?d)\.?$", re.IGNORECASE
)
_DESKS = frozenset(
    "news business staff newsroom desk team editor editors at large wire bureau correspondent sport sports opinion "
    "reporter contributor online digital".split()
)
"""What stands behind a publication's name where its people sign."""


def is_person(name: str) -> bool:
    """Whether words look like one person's name: two to five of them, each with a capital but for particles."""
    if not _PERSON.match(name):
        return False
    words = [word for word in name.split() if word.lower() not in _PARTICLES]
    return all(word[0].isupper() or not word[0].islower() for word in words)


def name_account(value: str) -> str:
    """The name that an account joins with full stops: ``sara.r.peter`` is Sara R. Peter; empty for any other."""
    words = value.strip()
    if len(words) > 100 or not (match := _ACCOUNT.fullmatch(words)):
        return ""
    parts = words[: match.start("mail") if match["mail"] else None].lower().split(".")
    if len(parts) < 2 or max(map(len, parts)) < 3 or not (_NO_NAMES | _NOBODY | _PAGE_WORDS).isdisjoint(parts):
        return ""
    return " ".join(f"{part.upper()}." if len(part) == 1 else part.capitalize() for part in parts)


def clean_name(value: str) -> str:
    """One name, or nothing where the value is an address, an account or a phrase of the page."""
    words = fold_spaces(strip_controls(value))
    if len(words) > _LONGEST:
        return ""
    if mail := _MAIL.fullmatch(words):
        words = mail.group(1) or mail.group(2)
    elif mailed := _MAILED.fullmatch(words):
        words = mailed[1]
    if not words or _ADDRESS.search(words):
        return ""
    words = _LEAD.sub("", words)
    words = words.partition(" (")[0] if "(" in words and ")" not in words else words
    words = _ROLE.sub("", _TAIL.sub("", words)).strip(' \t,;:|/–—-•·()[]"“”')
    folded = key(words)
    if (
        not folded
        or folded in _NOBODY
        or folded in _PLACES
        or len(words) > 80
        or len(words) < 2
        or not re.search(r"[^\W\d_]{2}", words)
    ):
        return ""
    if _NO_NAME.fullmatch(words) or _CROWD.fullmatch(words) or _DATE.fullmatch(words) or _LOGIN.fullmatch(words):
        return ""
    if _PAGE_WORDS.issuperset(folded.split()) and folded not in _TEAMS:
        return ""
    if len(folded.split()) > 9:
        return ""
    if words.isupper() and len(words) > 5 and " " in words:
        return " ".join(word if word in _INITIALS else word.title() for word in words.split())
    return words


def clean_names(values: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once; ``A, B and C`` is three where every part could be a person."""
    found: list[str] = []
    for written in (each[:MOST_LETTERS] for each in values):
        value = _CREDIT.sub("", written) if len(written) < _LONGEST else written
        value = shouted[1] if (shouted := _SHOUTED.fullmatch(value.strip())) else value
        words = _LEAD.sub("", fold_spaces(value.replace("\n", ", "))) if not _ADDRESS.search(value) else ""
        parts = [part for part in _JOINED.split(words) if part]
        joined = [
            part
            for at, part in enumerate(parts)
            if not (_SUFFIX.match(part) or re.fullmatch(r"[A-Z]{2,4}", part) or (at and _EMPLOYER.fullmatch(part)))
        ]
        if (len(joined) > 1 or len(parts) > len(joined)) and all(is_person(part) for part in joined):
            found += joined
        else:
            found.append(value)
    names: dict[str, str] = {}
    for name in filter(None, map(clean_name, found)):
        names.setdefault(key(name), name)
    return tuple(names.values())


def drop_owner(names: tuple[str, ...], site: str, host: str) -> tuple[str, ...]:
    """The names without the site's own where a person's stands beside it: Ana Holt, Quay Business.

    ``host`` is the first label of the page's address.
    """

    def is_owner(name: str) -> bool:
        words = key(name).split()
        if site and words[: len(key(site).split())] == key(site).split():
            return True
        return bool(words) and len(host) > 2 and words[0] == key(host) and _DESKS.issuperset(words[1:])

    people = tuple(name for name in names if not is_owner(name))
    return people if any(map(is_person, people)) else names
