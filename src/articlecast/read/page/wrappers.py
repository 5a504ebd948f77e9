"""Boxes round the article that say they hold none of it: an end tag was forgotten, or a script has yet to show them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

_SWALLOWS = frozenset({"aside", "button", "footer", "form", "menu", "nav", "object", "select"})
"""Elements that hold no article; round most of a page they were never closed, or are a whole page's form."""
_UNSEEN = frozenset({"head", "iframe", "noscript", "script", "style", "svg", "template", "textarea"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RUN = 60
"""Letters; a shorter run of text may be a label, a menu or a date."""
MEAGRE = 200
"""Letters of prose: with fewer to be seen beside it, what a page hides is its article, and no rest for subscribers."""


def open_wrappers(tree: HtmlElement) -> None:
    """Make plain boxes of the elements round most of the page's prose that are read as something else, or hidden."""
    for shadow in list(tree.iter("template")):
        if shadow.get("shadowrootmode"):  # HTML's "declarative shadow roots": shown, with no script at all
            shadow.tag = "div"
    for form in list(tree.iter("form")):
        if _is_unfilled(form):
            form.tag = "div"
    suspects = [each for each in tree.iter(etree.Element) if each.tag in _SWALLOWS or is_hidden(each)]
    if not suspects:
        return
    mass: Counter[HtmlElement] = Counter()
    whole = seen = 0
    for holder, size in _list_runs(tree):
        shown = True
        for box in (holder, *holder.iterancestors()):
            mass[box] += size
            shown = shown and not is_hidden(box)
        whole += size
        seen += size if shown else 0
    for box in suspects:
        if is_hidden(box):
            if 2 * mass[box] > whole and seen < MEAGRE:
                show(box)
        elif 2 * mass[box] > whole or (box.tag == "button" and mass[box] > 2 * MEAGRE):
            box.tag = "div"
            for name in ("class", "id", "role"):
                box.attrib.pop(name, None)


def _is_unfilled(form: HtmlElement) -> bool:
    """Whether a form has nothing to fill in or to press, and a paragraph: a box that a script edits in place."""
    fields = (field for field in form.iter("input", "textarea", "select", "button") if field.get("type") != "hidden")
    return next(fields, None) is None and any(len(p.text_content()) > _RUN for p in form.iter("p"))


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page itself hides an element, by its attribute or its own style."""
    hidden = element.get("hidden")
    if hidden is not None and hidden != "until-found":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def show(element: HtmlElement) -> None:
    """Take away what hides an element."""
    element.attrib.pop("hidden", None)
    element.attrib.pop("aria-hidden", None)
    if _HIDDEN.search(element.get("style") or ""):
        del element.attrib["style"]


def _list_runs(tree: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Each run of text as long as a sentence that is no link's, by the element that holds it, and its letters."""
    for element in tree.iter(etree.Element):
        if element.tag not in _UNSEEN and element.tag != "a" and len(words := (element.text or "").strip()) > _RUN:
            yield element, len(words)
        above = element.getparent()
        if above is not None and above.tag not in _UNSEEN and len(words := (element.tail or "").strip()) > _RUN:
            yield above, len(words)
