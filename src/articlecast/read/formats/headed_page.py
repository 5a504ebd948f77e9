"""A whole page below a header, as a browser saved it: its article is found as in any page."""

from __future__ import annotations

import re

from articlecast.errors import NotAnArticle
from articlecast.model import Article, Document
from articlecast.read.options import ReadOptions

_WHOLE = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}(?:<!doctype\s+html|<html[\s>]|<head[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FURNITURE = re.compile(r"<(?:nav|header|footer|aside|form|script|button|iframe)\b", re.IGNORECASE)


def read_page_below(body: str, name: str, options: ReadOptions) -> Article | None:
    """The article of a body that is a whole page; None where it is none, or too little of one to choose from.

    Raises as ``read_page`` does where the page has furniture, which would be narrated otherwise.
    """
    if not _WHOLE.match(body):
        return None
    from articlecast.read.formats.pages import read_page  # noqa: PLC0415 -- few headers stand above a page

    try:
        return read_page(Document(b"\xef\xbb\xbf" + body.encode(), "text/html", name), options)
    except NotAnArticle:
        if _FURNITURE.search(body):
            raise
        return None
