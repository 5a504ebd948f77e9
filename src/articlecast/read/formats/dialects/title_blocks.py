"""Headers without fences: Pandoc's title block, Hexo's with one fence, Logseq's properties above a page."""

from __future__ import annotations

import json
import re

from articlecast.errors import ReadError
from articlecast.read.formats.header import load_object
from articlecast.read.text.dates import parse_date
from articlecast.read.text.header_dates import parse_whole_date

_PANDOC = re.compile(
    r"%[ \t]+(?P<title>[^\n]+(?:\n[ \t]+[^\n]+)*)(?:\n%(?P<authors>[^\n]*(?:\n[ \t]+[^\n]+)*))?"
    r"(?:\n%(?P<date>[^\n]*))?(?:\n|$)"
)
_HEXO = re.compile(
    r"[A-Za-z][\w-]{0,30}:[^\n]*\n(?:[A-Za-z][\w-]{0,30}:[^\n]*\n|[ \t]+\S[^\n]*\n|-[ \t][^\n]*\n){0,60}---[ \t]*\n"
)
"""A header that has the fence below it alone (https://hexo.io/docs/front-matter)."""
_LOGSEQ = re.compile(r"\s*(?:[A-Za-z][\w-]{0,40}::[ \t][^\n]*(?:\n|$)){1,40}")
_DATES = frozenset(
    "date created published publishdate pubdate publishedat datepublished updated modified lastmodified".split()
)


_EXPORTED = re.compile(
    r"^export[ \t]+const[ \t]+(?:meta|metadata|frontmatter|attributes|article|post)(?:[ \t]*:[ \t]*[\w.]{1,40})?[ \t]*="
    r"[ \t]*(?=\{)",
    re.MULTILINE | re.IGNORECASE,
)
"""What MDX without a header says of itself (https://mdxjs.com/guides/frontmatter/)."""
_SIGN = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|[{}]")
_TOKEN = re.compile(
    r"(\"(?:[^\"\\\n]|\\.)*\")|'((?:[^'\\\n]|\\.)*)'|`([^`$\\]*)`|//[^\n]*|/\*(?:(?!\*/).){0,2000}\*/", re.DOTALL
)
_VARIABLE = re.compile(r"(?<=[:\[,])[ \t\n]*(?!(?:true|false|null)\b)[A-Za-z_$][\w.$]*(?=[ \t\n]*[,\]}])")
"""A value that another file gives: nobody knows here what it is."""
_LONGEST_OBJECT = 6_000


def write_exported(text: str) -> str:
    """A text of MDX with the object that it exports as its data as a header; empty where it exports none, or one that
    would have to be run.
    """
    found = _EXPORTED.search(text[:20_000])
    depth = 0
    for sign in _SIGN.finditer(text, found.end(), found.end() + _LONGEST_OBJECT) if found else ():
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if found and not depth:
            told = _VARIABLE.sub(' ""', _TOKEN.sub(_write_string, text[found.end() : sign.end()]))
            try:
                fields = load_object(told, "")
            except ReadError:
                return ""
            rest = f"{text[: found.start()]}{text[sign.end() :].removeprefix(';')}"
            return f"---js\n{told}\n---\n{rest}" if fields.get("title") else ""
    return ""


def _write_string(found: re.Match[str]) -> str:
    """A string of JavaScript's as JSON has it; nothing of a remark."""
    said = next((each for each in (found[2], found[3]) if each is not None), None)
    return found[1] or ("" if said is None else json.dumps(said.replace("\\'", "'"), ensure_ascii=False))


def write_header(text: str) -> str:
    """The text with such a block as a header of YAML above it; empty where it begins with none."""
    if text.startswith("%") and (found := _PANDOC.match(text)):
        authors = [each.strip() for each in re.split(r";|\n", found["authors"] or "") if each.strip()]
        date = (found["date"] or "").strip()
        title = re.sub(r"\\(?=\n)", "", found["title"])  # a hard break
        lines = {"title": " ".join(title.split()), "author": authors, "date": date if parse_date(date) else ""}
        return _join(lines, text[found.end() :])
    if found := _HEXO.match(text):
        return f"---\n{found[0]}{text[found.end() :]}" if re.search(r"^title:", found[0], re.MULTILINE) else ""
    if "::" in text[:200] and (found := _LOGSEQ.match(text)):
        told = {key.strip(): value.strip() for key, _, value in (row.partition("::") for row in found[0].splitlines())}
        return _join({key: value for key, value in told.items() if key and _is_sound(key, value)}, text[found.end() :])
    return ""


def _is_sound(name: str, value: str) -> bool:
    folded = re.sub(r"[^a-z]", "", name.lower())
    return folded not in _DATES or parse_whole_date(value) is not None


def _join(lines: dict[str, str | list[str]], body: str) -> str:
    header = "".join(f"{json.dumps(key)}: {json.dumps(value)}\n" for key, value in lines.items() if value)
    return f"---\n{header}---\n\n{body}"
