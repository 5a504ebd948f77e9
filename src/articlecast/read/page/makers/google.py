"""A document of Google Docs, downloaded as a page: its title and notes; the reviewers' comments never."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from articlecast.read.page.makers.said import (
    Said,
    add_notes,
    body_of,
    drop,
    find_class,
    has_class,
    unwrap_redirects,
    words_of,
)

_PRINTED = re.compile(r"(?:[\s.\u2003\t]+\d{1,4})?\s*$")
"""The page of a line in the contents, where the document prints it."""
_BOLD = re.compile(r"\.(c\d{1,4})\{[^{}]{0,2000}?font-weight:(?:bold|[6-9]00)")
_LONGEST_SHEET = 200_000
_COMMENT, _NOTE = re.compile(r"^cmnt\d{1,4}$"), re.compile(r"^ftnt\d{1,4}$")


def knows(tree: HtmlElement, text: str) -> bool:
    """Whether Google Docs made the page: its body says so, or its names of comments and notes lead to each other."""
    if has_class(body_of(tree), "doc-content"):
        return True
    if "cmnt" not in text and "ftnt" not in text:
        return False
    marks = re.search(r'href="#(?:cmnt|ftnt)\d+"[^>]*id="(?:cmnt|ftnt)_ref\d+"|id="(?:cmnt|ftnt)_ref\d+"', text)
    return marks is not None and re.search(r'class="c\d+', text) is not None


def mend(tree: HtmlElement, _text: str, _name: str) -> Said:
    """The document as its writer wrote it."""
    body = body_of(tree)
    contents = next((each for each in body.iter("div") if each.get("id") == "contents"), None)
    whole = contents if contents is not None else body
    drop(each for each in tree.iter("div") if each.get("id") in {"banners", "footer", "header", "title-banner"})
    if whole is body:
        drop(_margins(body))
    drop(_contents(whole))
    _mark_bold(tree, whole)
    notes: list[tuple[str, HtmlElement]] = []
    for link in list(whole.iter("a")):
        name = link.get("id") or link.get("name") or ""
        if re.match(r"cmnt_ref\d", name):
            raised = link.getparent()
            drop([raised if raised is not None and raised.tag == "sup" and len(raised) == 1 else link])
        elif _COMMENT.match(name):
            drop([_box(link)])
        elif _NOTE.match(name):
            holder = _box(link)
            drop([link])
            notes.append((name, holder))
    for rule in [each for each in whole.iter("hr") if notes]:
        if not any(words_of(after) for after in rule.itersiblings()) or rule.getnext() is None:
            drop([rule])
    unwrap_redirects(whole)
    add_notes(whole, notes)
    said = Said(whole=whole, typed=True)
    title = find_class(whole, "title", "p", "h1")
    if heading := words_of(title):
        said.fields["title"] = heading
        drop([title] if title is not None else [])
    elif heading := words_of(next(whole.iter("h1"), None)):
        said.fields["title"] = heading
    return said


def _mark_bold(tree: HtmlElement, whole: HtmlElement) -> None:
    """Call bold what the style sheet makes bold: headings that were typed, and heads of tables, are known so."""
    sheet = " ".join(style.text or "" for style in islice(tree.iter("style"), 20))[:_LONGEST_SHEET]
    bold = set(_BOLD.findall(sheet))
    for span in whole.iter("span") if bold else ():
        if bold & set((span.get("class") or "").split()):
            span.tag = "b"


def _margins(body: HtmlElement) -> list[HtmlElement]:
    """The header and the footer of the printed pages: bare boxes that the download begins and ends with."""
    parts = [each for each in body if isinstance(each.tag, str) and each.tag not in {"style", "script"}]
    if sum(each.tag != "div" for each in parts) < 2:  # boxes hold the text itself
        return []
    ends = [parts[0], parts[-1]] if parts[-1] is not parts[0] else []
    return [each for each in ends if each.tag == "div" and not each.attrib and not _holds_note(each)]


def _holds_note(box: HtmlElement) -> bool:
    names = [link.get("id") or link.get("name") or "" for link in box.iter("a")]
    return any(_COMMENT.match(name) or _NOTE.match(name) for name in names)


def _contents(whole: HtmlElement) -> list[HtmlElement]:
    """The table of contents: lines, each no more than a link to a heading that says the same; one line alone has the
    number of its page beside it.
    """
    headings = {each.get("id"): words_of(each) for each in whole.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    found, printed = [], False
    for line in whole.iter("p"):
        links = list(line.iter("a"))
        target = (links[0].get("href") or "").removeprefix("#") if links else ""
        heading = headings.get(target) if target else None
        same = heading and all((link.get("href") or "").removeprefix("#") == target for link in links)
        if same and _PRINTED.sub("", words_of(line)) == _PRINTED.sub("", heading or ""):
            found.append(line)
            printed = printed or words_of(line) != heading
    return found if len(found) > 1 or printed else []


def _box(link: HtmlElement) -> HtmlElement:
    """What holds a note or a comment: the box around its paragraphs, or its one paragraph."""
    boxes = [each for each in link.iterancestors("div", "p", "li") if each.get("id") != "contents"]
    inner = next((each for each in boxes if each.tag == "div"), None)
    others = {each.get("id") for each in inner.iter("a")} if inner is not None else set()
    one = sum(1 for name in others if name and (_COMMENT.match(name) or _NOTE.match(name))) <= 1
    return inner if inner is not None and one else (boxes[0] if boxes else link)
