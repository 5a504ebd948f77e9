"""CriticMarkup (https://github.com/CriticMarkup/CriticMarkup-toolkit): what reviewers add, delete and remark; and
pymdown's inserted text and keys (https://facelessuser.github.io/pymdown-extensions/).
"""

from __future__ import annotations

import re

SIGNS = ("{++", "{--", "{~~", "{>>", "{==", "^^", "++")
_ROWS = (
    (
        re.compile(r"[ \t]?\{>>(?:(?!<<\}|\{>>).){0,2000}<<\}(?![\w{])|\{>>(?:(?!<<\}|\{>>).){0,2000}<<\}", re.DOTALL),
        "",
    ),
    (re.compile(r"\{--(?:(?!--\}|\{--).){0,2000}--\}", re.DOTALL), ""),
    (re.compile(r"\{\+\+((?:(?!\+\+\}|\{\+\+).){0,2000})\+\+\}", re.DOTALL), r"\1"),
    (re.compile(r"\{~~(?:(?!~>|\{~~).){0,2000}~>((?:(?!~~\}|\{~~).){0,2000})~~\}", re.DOTALL), r"\1"),
    (re.compile(r"\{==((?:(?!==\}|\{==).){0,2000})==\}", re.DOTALL), r"\1"),
    (re.compile(r"(?<![\w^])\^\^(?=\S)([^\^\n]{1,500})(?<=\S)\^\^(?![\w^])"), r"\1"),
    (re.compile(r"(?<![\w+])\+\+([a-z][\w-]{0,20}(?:\+[\w-]{1,20}){0,5}|\"[^\"\n]{1,40}\")\+\+(?![\w+])"), r"\1"),
)


def settle_critic(text: str) -> str:
    """A text as it is once what reviewers propose is accepted, without what they remark."""
    for pattern, written in _ROWS:
        text = pattern.sub(written, text)
    return text
