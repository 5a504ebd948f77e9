"""Pandoc's citations, ``[@doe99, p. 3]`` (https://pandoc.org/MANUAL.html#citations), which refer to a list of books."""

from __future__ import annotations

import re

_CITATION = re.compile(r"[ \t]?\[(?:[^\[\]@\n]{0,80}[\s;-])?-?@[A-Za-z_][\w:./-]{0,100}[^\[\]\n]{0,300}\](?![(\[:{])")


_CAPTION = re.compile(r"(\|[ \t]{0,9}\n[ \t]{0,9}\n):[ \t]+(?=\S)")
"""What stands below a table, and is a definition's anywhere else."""
_RAISED = re.compile(r"(?<=[\w)\]])\^(\w{1,12})\^(?![\w^])")
_LOWERED = re.compile(r"(?<=[\w)\]])(?<!~)~(\w{1,12})~(?!~)")


def settle_pandoc(text: str) -> str:
    """A text without citations, and raised and lowered letters as HTML; what a sentence has (``@doe99 says``) stays."""
    if "|\n" in text:
        text = _CAPTION.sub(r"\1", text)
    if "@" in text and "[" in text:
        text = _CITATION.sub("", text)
    if "^" in text:
        text = _RAISED.sub(r"<sup>\1</sup>", text)
    return _LOWERED.sub(r"<sub>\1</sub>", text) if "~" in text else text
