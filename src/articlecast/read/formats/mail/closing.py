"""The signature that a mail program puts below a letter without the rule of RFC 3676: a closing, a name, its contacts.

A closing with a name alone is the writer's own and stays; so does that of a letter which an article prints.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from articlecast.read.formats.mail.leaves import Leaf
from articlecast.read.text.words import key

MOST_LINES = 10
LONGEST_SIGNATURE = 600
"""Letters of a closing and all below it."""
LONGEST_LINE = 110
_LONGEST_OFFICE = 60

CLOSINGS = (
    # English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Russian
    r"(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many)? ?regards|(?:with )?(?:all (?:the|my) )?best(?: wishes)?"
    r"|(?:yours )?(?:sincerely|faithfully|truly|respectfully|cordially)(?: yours)?|yours|cheers|warmly"
    r"|(?:many |with )?thanks(?: and (?:kind |best )?regards| in advance)?|thank you",
    r"(?:mit )?(?:freundlich|best|herzlich|viel|lieb|schön|sonnig)e[nr]? gr(?:ü|ue)(?:ß|ss)e[n]?(?: aus \w+)?"
    r"|(?:freundliche|lieben|herzlichen) gru(?:ß|ss)|gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|mfg|hochachtungsvoll|herzlichst",
    r"(?:bien |très )?(?:cordialement|sincèrement|amicalement)|bien à vous"
    r"|(?:(?:meilleures|sincères|cordiales) )?salutations(?: distinguées| cordiales)?",
    r"(?:un )?(?:cordial(?:es)? |atent[oa]s? )?saludos?(?: cordial(?:es)?)?|atentamente|cordialmente",
    r"(?:(?:cordiali|distinti|cari|migliori) )?saluti|un (?:cordiale |caro )?saluto",
    r"(?:com os |os )?(?:melhores |nossos )?cumprimentos|atenciosamente|saudações(?: cordiais)?|abraços?",
    r"(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en|jes)?|groet(?:en|jes)|hoogachtend|mvg",
    r"(?:med )?(?:vänliga? |bästa |venlig |vennlig |med )?(?:hälsning(?:ar)?|hilsen)|mvh|z poważaniem|pozdrawiam"
    r"|с уважением",
)
_CLOSING = re.compile(rf"(?:{'|'.join(CLOSINGS)})\s?[,!.–—-]*", re.IGNORECASE)
_REACHED = re.compile(
    r"(?:^|[\s|·•,(])(?:tel|phone|mob(?:ile?|il)?|cell|fax|fon|telefono?|telefoon|tél|handy|móvil|[tmpf])\s?[.:)]{0,2}"
    r"\s?\+?[\d(]"
    r"|(?:\+|\b00)\d[\d\s()./-]{7,}\d|\(?\b0\d{1,4}\)?[\s/-]\d[\d\s/-]{4,}\d"
    r"|\S@\S+\.\w|\bwww\.\S|https?://\S|(?:^|[\s:|(])@\w{3,30}(?:@\w[\w.]{2,60})?$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:\w[\w&'’-]{0,20} ){0,3}(?:editor(?:-in-chief)?|writer|reporter|journalist|correspondent|columnist|producer"
    r"|publisher|director|manager|officer|head of|press office|chair(?:man|woman|person)?|secretary|president"
    r"|professor|lecturer"
    r"|(?:chef)?redakt(?:eur|ion|ør|ör)(?:in)?|journalistin|leiter(?:in)?|geschäftsführer(?:in)?|rédact(?:eur|rice)"
    r"|journaliste|redactora?|periodista|redattore|redattrice|giornalista|redat(?:or|ora)|jornalista|redacteur)\b",
    re.IGNORECASE,
)
"""What somebody is, as a line below their name has it: ``Staff writer, The Gazette``."""
_PRONOUNS = re.compile(r"\s*[(\[](?:she|he|they|sie|er|elle|il|ella|él)/[\w/]{2,20}[)\]]\s*", re.IGNORECASE)
_PARTS = re.compile(r"\s+[–—|·•-]\s+|\s*[|·•]\s*")
_PARTED = re.compile(r"\w[^|·•]{0,60} [|·•] [^|·•]{0,60}\w")
"""What its bearer is, and where: ``Editor | Easton Gazette``."""
_NAME = re.compile(
    r"[^\W\d_a-zß-ÿ][\w.'’-]*(?:,? (?:[^\W\d_a-zß-ÿ][\w.'’-]*|de|da|di|van|von|der|den|la|le|al|bin)){0,4},?"
)


def is_closing(line: str) -> bool:
    """Whether a line is the closing of a letter and nothing else."""
    return len(line) < 60 and _CLOSING.fullmatch(line.strip()) is not None


def is_signed(lines: Sequence[str]) -> bool:
    """Whether lines of a text stand for themselves, as a signature's do: below a closing, or a name and how to reach
    its bearer, or an office and how to reach it in two ways.
    """
    short = 2 < len(lines) <= MOST_LINES and all(len(line) <= _LONGEST_OFFICE for line in lines)
    if short and sum(_REACHED.search(line) is not None for line in lines[1:]) > 1:
        return True
    return is_closing(lines[0]) or (
        _NAME.fullmatch(lines[0].strip()) is not None
        and len(lines) <= MOST_LINES
        and all(len(line) <= LONGEST_LINE for line in lines)
        and any(_REACHED.search(line) or _PARTED.search(line) for line in lines[1:])
    )


def find_closing(leaves: Sequence[Leaf], names: Collection[str]) -> int:
    """Where such a signature begins, which ends the letter; behind the last line where there is none.

    ``names`` are the sender's, as ``key`` folds them: such a name needs no closing above it.
    """
    lines: list[str] = []
    found = len(leaves)
    for at in range(len(leaves) - 1, -1, -1):
        lines = [*leaves[at].text.split("\n"), *lines]
        if len(lines) > MOST_LINES or sum(map(len, lines)) > LONGEST_SIGNATURE:
            break
        if _is_signature(lines, names):
            found = at
    return found


def _is_office(lines: Sequence[str]) -> bool:
    """Whether lines below a closing are an office's, whose first is no person's name: short, and how to reach it."""
    short = all(len(line) <= _LONGEST_OFFICE and not line.endswith((".", "!", "?", ":")) for line in lines)
    return short and _REACHED.search(lines[0]) is None and any(map(_REACHED.search, lines[1:]))


def _is_signature(lines: Sequence[str], names: Collection[str]) -> bool:
    if len(lines) == 1:
        first, *more = _PARTS.split(lines[0])
        return len(lines[0]) <= LONGEST_LINE and key(first) in names and any(map(_REACHED.search, more))
    closed = is_closing(lines[0])
    rest = [_PRONOUNS.sub("", line) for line in (lines[1:] if closed else lines)]
    is_own = key(rest[0]) in names
    if len(rest) < 2 or not (_NAME.fullmatch(rest[0]) or _is_office(rest) if closed else is_own):
        return False
    told = [_REACHED.search(line) is not None or _PARTED.search(line) is not None for line in rest[1:]]
    told = [each or (is_own and _ROLE.match(line) is not None) for each, line in zip(told, rest[1:], strict=True)]
    return any(told) and not any(
        len(line) > LONGEST_LINE or (line.endswith((".", "!", "?", ":")) and len(line.split()) > 4 and not reached)
        for line, reached in zip(rest[1:], told, strict=True)
    )
