"""Outliners' and note-takers' own lines: the boxes of tasks, Logseq's references to blocks, Notion's asides."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"[ \t]?\(\([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{10,30}\)\)", re.IGNORECASE)
_LOGBOOK = re.compile(r"^[ \t]*:LOGBOOK:[ \t]*\n(?:[ \t]*(?:CLOCK:|\*)[^\n]*\n){0,200}[ \t]*:END:[ \t]*$", re.MULTILINE)
_TASK = re.compile(r"^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX/>-]\][ \t]+(?=\S)", re.MULTILINE)
_PLANNED = re.compile(
    r"^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX/>-]\][ \t]+[^\n]{0,1000}?)"
    r"(?:[ \t]+(?:[📅⏳🛫➕✅❌]\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}"
    r"|[🔺⏫🔼🔽⏬]|🔁[ \t]*(?:every|when)[ \w]{1,40}|(?:🆔|⛔|🏁)[ \t]*\w+"
    r"|#(?=[^\s#]*[^\W\d_])[\w/-]{1,60})){1,12}[ \t]*$",
    re.MULTILINE,
)
"""When a task is due, how dear and of what kind it is (https://publish.obsidian.md/tasks/Reference/Task+Formats)."""
_SIZE = re.compile(r"(?<=\))\{:(?:height|width)[ \t][^{}\n]{0,100}\}")
"""How large Logseq shows the picture before it."""
_STAMP = re.compile(r"^[ \t]*(?:SCHEDULED|DEADLINE):[ \t]*<\d{4}-\d{2}-\d{2}[^<>\n]{0,40}>[ \t]*$\n?", re.MULTILINE)
"""When a task of Logseq's is due, on a line of its own below it."""
_MARKER = re.compile(
    r"^([ \t]*[-*+][ \t]+)(?:TODO|DOING|DONE|LATER|NOW|WAITING|WAIT|CANCELL?ED|IN-PROGRESS)"
    r"[ \t]+(?:\[#[ABC]\][ \t]+)?(?=\S)",
    re.MULTILINE,
)
"""How far a task of Logseq's is (https://docs.logseq.com/#/page/tasks); elsewhere ``- DONE`` may be anybody's word."""
_LOGSEQ = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:id|collapsed)::[ \t]|^[ \t]*:LOGBOOK:[ \t]*$", re.MULTILINE)
"""What Logseq writes by itself below a block."""
_ASIDE = re.compile(r"^[ \t]*</?aside>[ \t]*$", re.MULTILINE)


_SCRIPT = re.compile(r"[ \t]?<%[-_*+=]?(?:(?!%>|<%).){1,2000}?[-_]?%>", re.DOTALL)


def drop_scripts(text: str) -> str:
    """A text without commands of Templater's, ERB's and EJS' that nobody has run: ``<% tp.date.now() %>``."""
    return _SCRIPT.sub("", text)


def settle_outlines(text: str) -> str:
    """A text without a task's box, marker and plan, references to blocks, sizes of pictures and times of work; of
    ``<aside>``, Notion's callout, the text stays.
    """
    if _LOGSEQ.search(text) or _STAMP.search(text):
        text = _STAMP.sub("", _MARKER.sub(r"\1", text))
    text = _TASK.sub(r"\1", _PLANNED.sub(r"\1", _SIZE.sub("", text)))
    return _ASIDE.sub("\n", _LOGBOOK.sub("", _REFERENCE.sub("", text)))
