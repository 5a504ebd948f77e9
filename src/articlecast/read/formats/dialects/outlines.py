"""Outliners' and note-takers' own lines: the boxes of tasks, Logseq's references to blocks, Notion's asides."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"[ \t]?\(\([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{10,30}\)\)", re.IGNORECASE)
_LOGBOOK = re.compile(r"^[ \t]*:LOGBOOK:[ \t]*\n(?:[ \t]*(?:CLOCK:|\*)[^\n]*\n){0,200}[ \t]*:END:[ \t]*$", re.MULTILINE)
_TASK = re.compile(r"^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX/>-]\][ \t]+(?=\S)", re.MULTILINE)
_ASIDE = re.compile(r"^[ \t]*</?aside>[ \t]*$", re.MULTILINE)


def settle_outlines(text: str) -> str:
    """A text without a task's box, references to blocks and times of work; of ``<aside>``, Notion's callout, the text
    stays.
    """
    text = _TASK.sub(r"\1", text)
    return _ASIDE.sub("\n", _LOGBOOK.sub("", _REFERENCE.sub("", text)))
