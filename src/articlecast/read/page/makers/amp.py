"""Pages in AMP: its elements are those of HTML by other names, and its advertisements and menus are none of a writer's.

https://amp.dev/documentation/components/
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.page.makers.said import Said, drop

_DROPPED = frozenset(
    """
    amp-ad amp-embed amp-analytics amp-sidebar amp-consent amp-user-notification amp-sticky-ad amp-social-share
    amp-auto-ads amp-lightbox amp-pixel amp-next-page amp-subscriptions-dialog amp-nested-menu amp-app-banner
    amp-addthis amp-state amp-autocomplete amp-story-auto-ads amp-recaptcha-input amp-access-laterpay
    """.split()
)
_RENAMED = {"amp-img": "img", "amp-anim": "img", "amp-iframe": "iframe", "amp-video": "video", "amp-audio": "audio",
            "amp-accordion": "div", "amp-fit-text": "div", "amp-carousel": "div", "amp-list": "div"}  # fmt: skip
_PLAYERS = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/embed/{}"),
    "amp-vimeo": ("data-videoid", "https://player.vimeo.com/video/{}"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/embed/video/{}"),
    "amp-soundcloud": ("data-trackid", "https://w.soundcloud.com/player/?url=https://api.soundcloud.com/tracks/{}"),
}


def knows(_tree: HtmlElement, text: str) -> bool:
    """Whether the page declares itself as AMP."""
    return re.search(r"<html[^>]*\s(?:amp|⚡)(?=[\s=>])", text[:3000], re.IGNORECASE) is not None


def mend(tree: HtmlElement, _text: str, _name: str) -> Said:
    """The page in the names that every reader knows."""
    for element in list(tree.iter(etree.Element)):
        tag = str(element.tag)
        if tag in _DROPPED:
            drop([element])
        elif tag in _PLAYERS:
            name, place = _PLAYERS[tag]
            if re.fullmatch(r"[\w-]{1,40}", number := element.get(name) or ""):
                element.tag, element[:], element.text = "iframe", [], None
                element.set("src", place.format(number))
        elif tag == "amp-twitter":
            for quote in element.iter("blockquote"):
                quote.set("class", "twitter-tweet")
        elif tag in _RENAMED:
            element.tag = _RENAMED[tag]
    return Said()
