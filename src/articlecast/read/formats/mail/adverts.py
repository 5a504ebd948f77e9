"""What a newsletter's boxes and links do beside its text: announce a sponsor, share a post, count votes."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from articlecast.read.formats.mail.leaves import Leaf, drop_element, list_leaves
from articlecast.read.text.words import fold_spaces

LARGEST_ADVERT = 1_500
"""Letters; and no more than a third of the letter: what is larger is the letter that somebody paid for."""
MOST_ADVERTS = 40
"""Labels that are looked at; each costs a look at what is around it."""
_LABEL = re.compile(
    r"\W*(?:(?:in )?(?:together|partnership|collaboration) with|(?:presented|sponsored|brought to you) by"
    r"|in (?:zusammenarbeit|kooperation) mit|en (?:partenariat|collaboration) avec|en colaboración con)"
    r"\s(?-i:(?:[A-Z0-9À-Þ][\w&'’.-]*|&|of|the|and|und|et|y)(?:\s|(?=\W*$))){1,5}\W*"
    r"|\W*(?:advertisement|advertorial|sponsored(?: content| post| message)?"
    r"|(?:a (?:word|message) from )?(?:our|today.s) sponsors?"
    r"|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|annons|реклама|広告|広告 ?pr)\W*",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"facebook\.com/(?:sharer|dialog/share)|(?:twitter|x)\.com/(?:intent|share)\b|linkedin\.com/(?:sharearticle|sharing|cws/share)"
    r"|reddit\.com/submit|threads\.(?:net|com)/intent|bsky\.app/intent|t\.me/share|wa\.me/\?text|api\.whatsapp\.com/send"
    r"|pinterest\.com/pin/create|^mailto:\?",
    re.IGNORECASE,
)
_VOTE = re.compile(r"(?:[⭐★☆👍👎😀😃😊🙂😐😕🙁☹😞❤🔥💩]\ufe0f?\s?){1,5}.{0,40}")


def drop_adverts(root: HtmlElement) -> None:
    """Take out each box that begins with the label of an advertisement, where it is a small part of the letter.

    Of a larger one only the label goes.
    """
    whole = len(root.text_content())
    for leaf in islice(filter(_is_label, list_leaves(root)), MOST_ADVERTS):
        box = _find_box(leaf, fold_spaces(leaf.text))
        size = len(box.text_content()) if box is not None else 0
        is_advert = box is not None and box is not root and size <= LARGEST_ADVERT and 3 * size < whole
        drop_element(box if is_advert and box is not None else leaf.element)


def _is_label(leaf: Leaf) -> bool:
    words = fold_spaces(leaf.text[:200])
    return len(words) < 80 and leaf.element.tag not in {"h1", "h2", "h3"} and _LABEL.fullmatch(words) is not None


def _find_box(leaf: Leaf, label: str) -> HtmlElement | None:
    """The smallest element around a label that says or shows more than the label, where it begins with that."""
    for around in leaf.element.iterancestors():
        words = fold_spaces(around.text_content())
        if words == label and next(around.iter("img"), None) is not None:
            return around
        if len(words) > len(label) + 1:
            return around if words.startswith(label) else None
    return None


def drop_buttons(root: HtmlElement) -> None:
    """Take out the links that only share the letter, and those that are votes on it."""
    for link in list(root.iter("a")):
        words = fold_spaces(link.text_content())
        if len(words) < 40 and (_SHARES.search(link.get("href") or "") or _VOTE.fullmatch(words)):
            drop_element(link)
