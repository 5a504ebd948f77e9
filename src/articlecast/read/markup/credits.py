"""Who made the picture, told apart from what the picture shows."""

from __future__ import annotations

import re

from articlecast.model import Text, plain
from articlecast.read.text.words import cut

_MEDIUM = (
    r"(?:lead |cover |featured |feature |hero |main |top |header |stock |file )?"
    r"(?:(?:photos?|photograph(?:s|ers?|y)?|pics?|pictures?|images?|illustrations?|graphics?|artwork|video|screenshots?"
    r"|foto(?:gra(?:fie|fía|fia|f))?s?|bild(?:er|nachweis|quelle)?|crédits?(?: photos?)?|imagen|imagem|immagine)"
    r"(?![^\W\d_])|写真|画像|사진|图片|图|照片)"
)
_AGENCY = (
    r"(?:getty(?: images)?|afp|a\.?p\.?(?: photo| images)?|associated press|reuters|shutterstock"
    r"|istock(?:photo)?|alamy"
    r"|unsplash|pexels|pixabay|flickr|wikimedia(?: commons)?|epa(?:-efe)?|bloomberg|xinhua|adobe stock|dreamstime"
    r"|depositphotos|imago|dpa|anadolu|zuma(?: press)?|upi|pa (?:wire|images|media)|usa today sports|pti|ani"
    r"|instagram"
    r"|facebook|twitter|youtube|screengrab|screenshot|public domain|handout|courtesy|123rf|rex|splash news|backgrid"
    r"|newscom|nurphoto|sipa|scmp|yonhap|kyodo|afp-jiji|ap images|canadian press|freepik|bigstock|corbis|magnum"
    r"|ansa|lusa)"
)

_OUTLET = (
    r"(?:[A-Z][\w.’'-]*\s){0,4}(?:News|Press|Agency|Times|Post|Images?|Photos?|Photography|Pictures?|Media|Herald"
    r"|Tribune|Journal|Gazette|Magazine|Studios?|Archives?|Museum|Library|Collection|Commons|Foundation|University|Television|TV|NASA|NOAA"
    r"|Reuters|AFP|EPA|AP|Getty(?: Images)?)"
)
"""Whom a photographer works for, by its last word; case counts."""
_FOR = (
    r"(?:for|via|pour|für|para|per) (?:The|the|Le|La|L’|El|Il|Die|Der|Das|O)?\s?[«“\"]?\s?"
    r"(?!(?:Mayor|President|Senate|Congress|Governor|Council|Prime|Parliament)\b)[A-ZÀ-Þ][^()\[\].!?]{1,40}"
)
"""Whom a picture was taken for, as papers write it: for The Lakes Courier, pour « Le Quotidien »."""
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){1,3}"
_SIGNED = re.compile(rf"\W*{_NAME}\s*(?:/|for (?:The )?|via )\s*(?:The )?{_OUTLET}\W*")
"""A line of a name and whom that works for, and nothing else."""
_BEFORE_PROSE = re.compile(
    rf"\s*(?:(?P<open>[(\[])\s*(?:{_MEDIUM}(?:\s+credits?)?|credits?)\s*(?::|©|\|| by\b| via\b| courtesy\b)"
    rf"[^()\[\]\n]{{2,80}}[)\]]\s*|(?:{_MEDIUM}(?:\s+credits?)?|credits?)\s*(?::|©|\|| by\b)[^.!?\n]{{2,60}}\n)"
    r"(?=\S[^\n]{40,}[.!?…][\"”’]?\s*$)",
    re.IGNORECASE,
)
"""A credit in brackets, or on a line of its own, before a sentence."""

_LINE = re.compile(
    rf"^\W*(?:{_MEDIUM}(?:\s+credits?)?\s*(?::|©|\||by\b|via\b|courtesy\b|from\b|par\b|von\b|de\b|=)"
    rf"|{_MEDIUM}\s+credits?\b|credits?\s*(?::|(?:\.{{3}}|…)\s?(?=(?-i:[A-ZÀ-Þ])))|(?:©|\(c\)|copyright)\s*\S"
    rf"|(?:photographed|illustrated|illustration|courtesy)\s+(?:by|of)\b|source\s*:\s*{_AGENCY}|{_AGENCY}\W*$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"^\W*(?:{_MEDIUM}(?:\s+credits?)?|credits?|source|copyright|©)\s*(?::|\.{{3}}|…|by\b|via\b|©|=)?\s*",
    re.IGNORECASE,
)
_LONGEST = 1000
"""So far from the end of a caption a credit is looked for: the patterns below cost the square of what they search."""
_GAP = re.compile(r"\s{5}")
"""What nobody writes: plain spaces are folded, and a run of others costs the cube of its length."""
_AT_END = (
    # (Chad Davis/Flickr), (AP Photo/Jane Roe), [Photo: Jane Roe]
    re.compile(
        rf"[(\[]\s*(?P<who>[^()\[\]]{{0,80}}(?:/\s*[^()\[\]]{{2,60}}|\b{_AGENCY}\b[^()\[\]]{{0,40}})"
        rf"|{_MEDIUM}(?:\s+credits?)?\s*(?::|by\b|via\b|courtesy\b)[^()\[\]]{{2,80}}"
        r"|(?:courtesy|credit|©)[^()\[\]]{2,80})\s*[)\]]\W*$",
        re.IGNORECASE,
    ),
    # … the bridge. Photo: Jane Roe / … the bridge | Credit: Jane Roe
    re.compile(
        rf"(?:^|[.!?|;,\n–—-]\s*|\s{{2,}}|\s)(?P<who>(?:{_MEDIUM}(?:\s+credits?)?|credits?)\s*(?::|©|\||(?:\.{{3}}|…)\s?(?=(?-i:[A-ZÀ-Þ])))\s*"
        r"(?:[^.|]|(?<=\b\w)\.(?=\s?(?-i:[A-ZÀ-Þ]))){2,100}\.?)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[.!?|;\n–—-]\s*)(?P<who>{_MEDIUM}\s+(?:by|via|courtesy of|courtesy)\s+[^.|]{{2,100}}\.?)$",
        re.IGNORECASE,
    ),
    re.compile(r"(?:^|\s)(?P<who>(?:©|Copyright\b|Courtesy(?: of)?\b)\s*[^.]{2,100}\.?)$"),
    # … the bridge. Jane Roe/Getty Images
    re.compile(
        rf"(?:^|[.!?|;,\n–—-]\s+|\s{{2,}})(?P<who>(?:[^\W\d_][\w.'’-]*\s+){{0,4}}[\w.'’-]*\s*"
        rf"(?:/|via\b|\||–|-)\s*{_AGENCY}[\w /.-]{{0,40}})$",
        re.IGNORECASE,
    ),
    re.compile(rf"[.!?|;\n]\s*(?P<who>{_AGENCY})\W*$", re.IGNORECASE),
    # … the bridge Getty Images / J. Roe
    re.compile(
        rf"\s(?P<who>(?-i:(?=[A-Z])){_AGENCY}\s?/\s?(?-i:(?:[A-Z]\.\s?)*[A-ZÀ-Þ])[\w.’'-]*(?:\s(?-i:[A-ZÀ-Þ])[\w.’'-]*){{0,2}})\W*$",
        re.IGNORECASE,
    ),
    # … the bridge. Jane Roe/Valley News
    re.compile(rf"[.!?|;\n][\"”’]?\s*(?P<who>{_NAME}\s*(?:/|for|via)\s*(?:The\s)?{_OUTLET})\W*$"),
    # … the bridge. (Jane Roe for The Valley Post)
    re.compile(rf"[(\[]\s*(?P<who>{_NAME} {_FOR})\s*[)\]]\W*$"),
    re.compile(
        rf"[.!?][\"”’]?\s*(?P<who>{_NAME} (?:for|pour|für|para|per) (?:The|the|Le|La|El|Il|Die|Der|O)"
        r" [A-ZÀ-Þ][^()\[\].!?]{1,40})$"
    ),
    # … the bridge - Jane Roe/The Valley; … the bridge (foto Jane Roe)
    re.compile(rf"\s[–—-]\s(?P<who>{_NAME}\s?/\s?[A-ZÀ-Þ][\w’']*(?: [A-ZÀ-Þ][\w’']*){{0,3}})\W*$"),
    re.compile(
        rf"[(\[](?P<who>(?:[Ff]otos?|[Pp]hotos?|[Bb]ild|[Cc]rédits?)\.?:?\s(?:(?:di|de|von|par|by)\s)?{_NAME})[)\]]\W*$"
    ),
    # … the bridge, photo Jane Roe
    re.compile(rf"(?:[.!?|;\n–—-]\s*|,\s)(?P<who>(?:[Pp]hoto|[Ff]oto|[Ii]llustration|[Ii]mage|pic)\s{_NAME})\W*$"),
)


def is_credit(content: Text | str) -> bool:
    """Whether a short line of its own only says who made a picture: ``Photo: Jane Roe``, ``Getty Images``."""
    words = content if isinstance(content, str) else plain(content)
    return len(words) <= 240 and bool(_LINE.match(words)) and not _BEFORE_PROSE.match(words)


def is_signature(content: Text) -> bool:
    """Whether a line is a photographer and whom they work for: a credit where it stands below a picture."""
    words = plain(content)
    return len(words) <= 90 and bool(_SIGNED.fullmatch(words))


def part_credit(content: Text) -> tuple[Text, Text]:
    """A credit that stands before a sentence in its paragraph, and the rest; no credit where there is none."""
    words = plain(content)
    match = _BEFORE_PROSE.match(words) if len(words) < _LONGEST else None
    if match is None:
        return (), content
    return strip_label(cut(content, match.end("open") if match["open"] else 0, match.end())), cut(
        content, match.end(), len(words)
    )


def strip_label(content: Text) -> Text:
    """``Photo: Jane Roe`` → ``Jane Roe``."""
    words = plain(content)
    match = _LABEL.match(words)
    return cut(content, match.end(), len(words)) if match and match.end() < len(words) else content


def split_caption(content: Text) -> tuple[Text, Text]:
    """Caption and credit of a caption's whole text; either may be empty."""
    words = plain(content)
    if _GAP.search(words):
        return content, ()
    start, end = 0, len(words)
    credit: Text = ()
    for pattern in _AT_END:
        match = pattern.search(words, max(len(words) - _LONGEST, 0))
        if match:
            credit = strip_label(cut(content, *match.span("who")))
            end = match.start() + (1 if words[match.start()] in ".!?" else 0)
            break
    label = re.match(rf"^\W*{_MEDIUM}\s*:\s*", words[:end], re.IGNORECASE)
    if label and credit:
        start = label.end()
    elif label and not credit and is_credit(content):
        return (), strip_label(content)
    rest = cut(content, start, end)
    return (rest if re.search(r"\w", plain(rest)) else ()), credit
