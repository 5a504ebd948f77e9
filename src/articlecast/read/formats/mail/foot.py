"""What a newsletter's software writes round a letter, and where its signature and its foot begin."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.formats.mail.closing import find_closing, is_closing
from articlecast.read.formats.mail.furniture import FOOT, GREETING, LEAVE, LINES, POSTAL, SENT_FROM
from articlecast.read.formats.mail.leaves import Leaf, drop_element, list_leaves
from articlecast.read.text.dates import parse_date
from articlecast.read.text.words import fold_spaces, key

LONGEST_LINE = 400
"""Letters of a line that is looked up in the tables of furniture; a longer one is prose."""
MOST_OF_FOOT = 2_500
MARKED = "data-leave"
"""Put on what held a link out of a subscription, whose address is not kept."""
_DAY = re.compile(r"[^\W\d_]{3,12}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,12}\.?")
"""A date without its year, as Substack heads its letters."""
BARE = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)


def drop_lines(root: HtmlElement, title: str, names: Sequence[str], *, subscribed: bool = False) -> None:
    """Take out the lines of a program or a newsletter's software, the signature and the foot.

    Where the letter was ``subscribed`` to, its greeting is made by the software, and bears the reader's name.
    """
    leaves = list_leaves(root)
    own = {key(name) for name in names if key(name)}
    for find in (lambda lines: _find_signature(lines, own), _find_foot, lambda lines: find_closing(lines, own)):
        end = find(leaves)
        for leaf in leaves[end:]:
            drop_element(leaf.element)
        leaves = leaves[:end]
    known = {key(word) for word in (*names, title) if key(word)}
    known |= {f"by {key(name)}" for name in names}
    for at, leaf in enumerate(leaves):
        words = fold_spaces(BARE.sub("", leaf.text)).rstrip(" :<([")
        if len(words) > LONGEST_LINE:
            continue
        is_signed = at > 0 and is_closing(leaves[at - 1].text)  # a short letter ends where the head of others does
        in_head = at < 8 and leaf.element.tag not in {"h1", "h2", "h3"} and not is_signed
        if (
            (subscribed and at < 3 and len(words) < 60 and GREETING.fullmatch(leaf.text))
            or LINES.fullmatch(words)
            or SENT_FROM.fullmatch(words)
            or (len(words) < 160 and (at < 6 or at > len(leaves) - 6) and _is_foot(leaf))
            or (in_head and (key(words) in known or _is_dateline(words)))
            or (at < 4 and not is_signed and key(words) in known - {key(title)})
        ):
            drop_element(leaf.element)


def _is_dateline(words: str) -> bool:
    if len(words) >= 40 or not re.search(r"\d", words):
        return False
    return parse_date(words) is not None or (
        _DAY.fullmatch(words) is not None and parse_date(f"{words} 2000") is not None
    )


def _find_signature(leaves: list[Leaf], names: Collection[str]) -> int:
    """Where the signature begins, as RFC 3676 (4.3) has it, where little follows; behind the last where it does not.

    A rule with the writer's own name below it begins one, too.
    """
    rest = 0
    found = len(leaves)
    for at in range(len(leaves) - 1, -1, -1):
        rest += len(leaves[at].text)
        if rest > 1500:
            break
        if re.match(r"--[ \u00a0]?(?:\n|$)", leaves[at].text.strip()) or (
            _is_ruled(leaves[at]) and _says_name(leaves[at], names)
        ):
            found = at
    return found


def _is_ruled(leaf: Leaf) -> bool:
    before = leaf.element.getprevious()
    return before is not None and before.tag == "hr"


def _says_name(leaf: Leaf, names: Collection[str]) -> bool:
    """Whether a line is a name and what its bearer is: ``Ann Wood | Boat Registry``."""
    first = re.split(r"\n|\s[|·•–—-]\s|,\s", leaf.text, maxsplit=1)[0]
    return key(first) in names


def _find_foot(leaves: list[Leaf]) -> int:
    """Where the foot begins: at the first line of one behind half of the text, with what belongs to it before that."""
    sizes = [len(leaf.text) for leaf in leaves]
    whole, before = sum(sizes), 0
    for at, leaf in enumerate(leaves):
        rest = whole - before
        if _is_foot(leaf) and (2 * before > whole or rest < 800) and rest < max(MOST_OF_FOOT, 0.25 * whole) and at > 0:
            return _go_back(leaves, at)
        before += sizes[at]
    return len(leaves)


def _go_back(leaves: list[Leaf], at: int) -> int:
    """Where lines begin that belong to the foot and stand right before it."""
    while at > 1 and _belongs_to_foot(leaves[at - 1]):
        at -= 1
    return at


def _is_foot(leaf: Leaf) -> bool:
    words = fold_spaces(leaf.text)
    if len(words) > 900:
        return False
    around = leaf.element.getparent()
    left = any(each.get(MARKED) for each in leaf.element.iter(etree.Element))
    left = left or (around is not None and around.get(MARKED) is not None)
    return FOOT.search(words) is not None or (LEAVE.search(words) is not None and (left or len(words) < 40))


def _belongs_to_foot(leaf: Leaf) -> bool:
    words = fold_spaces(leaf.text)
    if len(words) > LONGEST_LINE:
        return False
    return any(pattern.search(words) for pattern in (FOOT, POSTAL)) or LINES.fullmatch(words) is not None
