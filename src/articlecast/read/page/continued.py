"""Where a body goes on in the next box of its kind, behind an advertisement or a letter box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from articlecast.read.page.boxes import chain_up, is_above, is_aside_name
from articlecast.read.page.units import Unit

_QUESTION, _ANSWER = re.compile(r"schema\.org/Question$"), re.compile(r"schema\.org/Answer$")
_PROSE = 140
"""Letters of full paragraphs that make a box one of the body's."""


def find_continuing(root: HtmlElement | None, units: Sequence[Unit]) -> set[HtmlElement]:
    """The boxes behind ``root`` of its own tag and class, within one article, without a title between."""
    names = (root.get("class") or "").split() if root is not None else []
    if root is None or not names or root.tag not in {"div", "section"}:
        return set()
    around = next((box for box in root.iterancestors("article", "main")), None)
    if around is None:
        return _find_answers(root)
    found = _find_answers(root)
    last = max((unit.index for unit in units if root in set(chain_up(unit.block))), default=len(units))
    mass: dict[HtmlElement, int] = {}
    for unit in units[last + 1 :]:
        chain = list(chain_up(unit.block))
        if around not in chain or unit.block.tag == "h1":
            break
        inside = chain[: chain.index(around)]
        box = next(
            (each for each in inside if each.tag == root.tag and (each.get("class") or "").split() == names), None
        )
        if box is None:
            continue
        if any(each.tag == "article" or is_aside_name(each) for each in inside) or is_above(box, root):
            break
        if unit.block.tag == "p" and unit.link_share < 0.3:
            mass[box] = mass.get(box, 0) + len(unit.text)
            if mass[box] > _PROSE:
                found.add(box)
    return found


_THREADS = (
    ("postbody", "content"),  # phpBB
    ("postbody", "postcontent"),  # vBulletin
    ("message-body", "bbWrapper"),  # XenForo
    ("topic-body", "cooked"),  # Discourse
    ("post", "post_body"),  # MyBB
    ("cPost", "ipsType_richText"),  # Invision
    ("post_wrapper", "inner"),  # SMF
)
"""What forums name a post and the words in it."""
_DEPTH = 5


def find_thread(units: Sequence[Unit], kept: Sequence[bool]) -> set[HtmlElement]:
    """The words of all posts of a forum's page, where the words that are kept are those of some."""
    mass, whole = 0, 0
    posts: set[HtmlElement] = set()
    for unit in units:
        box = _find_post(unit.block)
        whole += len(unit.text) * kept[unit.index]
        if box is not None:
            posts.add(box)
            mass += len(unit.text) * kept[unit.index]
    return posts if len(posts) > 1 and 2 * mass > whole else set()


def _find_post(block: HtmlElement) -> HtmlElement | None:
    """The words of a forum's post that a line stands in."""
    boxes = list(islice(chain_up(block), 2 * _DEPTH))
    names = [frozenset((box.get("class") or "").split()) for box in boxes]
    for at, own in enumerate(names):
        above = frozenset().union(*names[at : at + _DEPTH])
        if any(words in own and post in above for post, words in _THREADS):
            return boxes[at]
    return None


def _find_answers(root: HtmlElement) -> set[HtmlElement]:
    """The texts of the answers where ``root`` is the text of a question, as schema.org marks both."""
    asked = next((box for box in root.iterancestors() if _QUESTION.search(box.get("itemtype") or "")), None)
    if asked is None or root.get("itemprop") != "text":
        return set()
    texts = (box for box in asked.iter("div", "section") if box.get("itemprop") == "text" and box is not root)
    return {box for box in texts if any(_ANSWER.search(above.get("itemtype") or "") for above in box.iterancestors())}
