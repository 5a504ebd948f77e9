r"""The script as text that a person reads and edits, and back, exactly.

A line is an utterance. ``{written|said|rule}`` is where the two differ, ``·`` stands between letters that are
spelled, ``⟦shi-vawn¦ʃɪˈvɔːn⟧`` has IPA beside the words for the engines that take it, an empty line starts a
paragraph. ``# Title`` is a chapter, ``[pause 0.6]`` a pause, ``[quote fr] …`` an utterance of another role or
language, ``[voice=amy] …`` one of another voice, or that of another role. ``= …`` gives the written form of the whole
line above. A backslash takes the meaning from the sign after it; ``\u000a`` is a character that no line can hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from articlecast.errors import NarrateError
from articlecast.model import SPELLED_JOINER, Chapter, Cue, Pause, Rewrite, Role, Script, Utterance
from articlecast.names import suggest_name
from articlecast.sentences import CLOSED

_ROLES: tuple[Role, ...] = get_args(Role)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^\s|\s$")
_TOKEN = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)|([{|}])|([·⟦¦⟧])|([^\\{|}·⟦¦⟧]+|\\)", re.DOTALL)
_REWRITE = re.compile(r"\{((?:[^\\{|}]|\\.)*)\|(?:[^\\{}]|\\.)*\}")
_SIGNS = str.maketrans({SPELLED_JOINER: "·", "\ufff9": "⟦", "\ufffa": "¦", "\ufffb": "⟧"})
"""How the marks of ``Utterance.said`` are written."""
_MEANT = {sign: chr(mark) for mark, sign in _SIGNS.items()}
_MARK = re.compile(r"\[([^\[\]]*)\] ?(.*)", re.DOTALL)
_VOICE = "voice="
LONGEST_PAUSE = 999
"""Seconds; a slip of the hand made hours of silence."""
_HINT = r"to say a line that begins with a sign, put a backslash before it: \["


def format_script(script: Script, *, article: str = "") -> str:
    """The script as a file; ``article`` is where it comes from, so that the file alone can be rendered."""
    lines = ["---", f"title: {_escape(script.title)}", f"language: {_escape(script.language)}"]
    lines += [f"article: {_escape(article)}"] if article else []
    lines += ["---"]
    paragraph = 0
    for cue in script.cues:
        match cue:
            case Chapter():
                lines += ["", f"# {_escape(cue.title)}".rstrip(" ")]
                lines += [
                    f"[{name} {_escape_value(value)}]" for name in ("url", "image") if (value := getattr(cue, name))
                ]
            case Pause():
                lines.append(f"[pause {cue.seconds!r}]")
            case Utterance():
                if cue.paragraph == paragraph + 1:
                    lines.append("")
                elif cue.paragraph != paragraph:
                    lines.append(f"[paragraph {cue.paragraph}]")
                paragraph = cue.paragraph
                lines += _format_utterance(cue, script.language)
    lines += [""] if script.links else []
    lines += [f"[link {_escape_value(url)}] {_escape(words)}" for words, url in script.links]
    return "\n".join(lines) + "\n"


def parse_script(text: str, name: str = "script") -> Script:
    """The script in a file. Raises NarrateError that names the line of a mistake."""
    return _Parser(name).parse(text)


def show_written(text: str) -> str:
    """A script file as its article is written, near enough to look for words: what is said instead is left out."""
    return _REWRITE.sub(r"\1", text)


def find_article(text: str) -> str:
    """The locator of the article that a script file was made from; empty where it does not say."""
    head = text.removeprefix("\ufeff").partition("\n---")[0]
    found = re.search(r"^article: *(.*?)\s*$", head, re.MULTILINE)
    return _unescape(found[1]) if found else ""


def _escape(text: str) -> str:
    marked = re.sub(r"[\\{|}·⟦¦⟧]", r"\\\g<0>", text).translate(_SIGNS)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", marked)


def _escape_value(text: str) -> str:
    """As ``_escape``, for what stands between brackets."""
    return _escape(text).replace("[", "\\u005b").replace("]", "\\u005d")


def _unescape(text: str) -> str:
    return "".join(piece for piece, _ in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Each piece of a line and whether it is a sign of the format."""
    for match in _TOKEN.finditer(text):
        code, escaped, sign, joiner, plain = match.groups()
        if code:
            yield chr(int(code, 16)), False
        elif joiner:
            yield _MEANT[joiner], False
        else:
            yield (sign, True) if sign else (escaped or plain, False)


def _format_utterance(utterance: Utterance, language: str) -> list[str]:
    marks: list[str] = [utterance.role] if utterance.role != "text" else []
    marks += [utterance.language] if utterance.language != language else []
    marks += [f"{_VOICE}{_escape_value(utterance.voice)}"] if utterance.voice else []
    line = _format_words(utterance)
    head = f"[{' '.join(marks)}] " if marks else ""
    if not head and (not line or line[0] in "[#=" or line.startswith("---")):
        line = f"\\{line}" if line else "[text]"
    lines = [head + line]
    if _parse_words(line.removeprefix("\\") if not head and line[:2] in {"\\[", "\\#", "\\=", "\\-"} else line) != (
        utterance.said,
        utterance.written,
        utterance.rewrites,
    ):
        said = _escape(utterance.said)
        said = f"\\{said}" if said[:1] in {"[", "#", "=", "-"} and not head else said
        return [head + said if head or said else "[text]", f"= {_escape(utterance.written)}"]
    return lines


def _format_words(utterance: Utterance) -> str:
    parts, at = [], 0
    for each in utterance.rewrites:
        rule = "" if each.rule == "script" else f"|{_escape(each.rule)}"
        written, said = utterance.written[each.start : each.end], utterance.said[each.said_start : each.said_end]
        parts += [_escape_inside(utterance.written[at : each.start])]
        parts += [f"{{{_escape_inside(written)}|{_escape_inside(said)}{rule}}}"]
        at = each.end
    line = "".join(parts) + _escape_inside(utterance.written[at:])
    return re.sub(r"^\s|\s$", lambda match: f"\\u{ord(match[0]):04x}", line)


def _escape_inside(text: str) -> str:
    """As ``_escape``, with spaces at the ends left alone: they stand inside a line."""
    marked = re.sub(r"[\\{|}·⟦¦⟧]", r"\\\g<0>", text).translate(_SIGNS)
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", marked)


def _parse_words(line: str) -> tuple[str, str, tuple[Rewrite, ...]]:
    """What is said, what is written, and where they differ; raises ValueError for a brace without its other."""
    said, written, rewrites = "", "", []
    fields: list[str] | None = None
    for piece, sign in _pieces(line):
        if not sign or (piece == "|" and fields is None):
            if fields is None:
                said, written = said + piece, written + piece
            else:
                fields[-1] += piece
        elif piece == "{" and fields is None:
            fields = [""]
        elif piece == "|" and fields is not None:
            fields.append("")
        elif piece == "}" and fields is not None and len(fields) in {2, 3}:
            start, said_start = len(written), len(said)
            written, said = written + fields[0], said + fields[1]
            rule = fields[2] if len(fields) == 3 else "script"
            rewrites.append(Rewrite(start, len(written), said_start, len(said), rule))
            fields = None
        else:
            raise ValueError(f"'{piece}' here makes no {{written|said}}")
    if fields is not None:
        raise ValueError("a '{' without its '}'")
    if said and not CLOSED.search(said):
        said += "."
    return said, written, tuple(rewrites)


class _Parser:
    """Reads a script file line by line; ``line`` counts from 1."""

    def __init__(self, name: str) -> None:
        self.name, self.line = name, 0
        self.cues: list[Cue] = []
        self.links: list[tuple[str, str]] = []
        self.paragraph, self.blank = 0, False
        self.language = self.said = ""

    def parse(self, text: str) -> Script:
        lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
        head = self._parse_head(lines)
        for number, line in enumerate(lines[self.line :], self.line + 1):
            self.line = number
            self._parse_line(line.strip(" \t"))
        return Script(head["title"], self.language, tuple(self.cues), tuple(self.links))

    def _fail(self, wrong: str, hint: str = "") -> NarrateError:
        return NarrateError(f"{self.name}, line {self.line}", wrong, hint)

    def _parse_head(self, lines: list[str]) -> dict[str, str]:
        self.line = 1
        head: dict[str, str] = {}
        if lines[0].strip() != "---":
            raise self._fail(
                "a script begins with a line '---', then 'title:' and 'language:'", "articlecast script ARTICLE"
            )
        for number, line in enumerate(lines[1:], 2):
            self.line = number
            if line.strip() == "---":
                break
            key, colon, value = line.partition(":")
            if not colon or key not in {"title", "language", "article"}:
                hint = f"articlecast override ARTICLE {key.strip()[:40]}=…" if colon else ""
                raise self._fail(f"{line.strip()[:40]!r} is none of 'title: …', 'language: …', 'article: …'", hint)
            head[key] = _unescape(value.strip(" \t"))
        else:
            raise self._fail("the lines after the first '---' need another '---' after them")
        for key in ("title", "language"):
            if key not in head:
                raise self._fail(f"no '{key}:' above this line")
        self.language = head["language"]
        return head

    def _parse_line(self, line: str) -> None:
        if not line:
            self.blank = True
        elif line.startswith("#"):
            self.cues.append(Chapter(_unescape(line[1:].strip(" "))))
            self.blank = False
        elif line.startswith("="):
            self._parse_written(line[1:].strip(" "))
        elif line.startswith("["):
            self._parse_mark(line)
        else:
            self._add(
                line.removeprefix("\\") if line[:2] in {"\\[", "\\#", "\\=", "\\-"} else line, "text", self.language
            )

    def _add(self, line: str, role: Role, language: str, voice: str = "") -> None:
        try:
            said, written, rewrites = _parse_words(line)
        except ValueError as error:
            raise self._fail(str(error), r"to say a brace, put a backslash before it: \{") from error
        self.said = line
        self.paragraph += self.blank
        self.blank = False
        self.cues.append(Utterance(said, written, language, role, self.paragraph, rewrites, voice))

    def _parse_written(self, line: str) -> None:
        last = self.cues[-1] if self.cues else None
        if not isinstance(last, Utterance):
            raise self._fail("'=' gives the written form of the line above, and there is none", _HINT)
        self.cues[-1] = replace(last, said=_unescape(self.said), written=_unescape(line), rewrites=())

    def _parse_mark(self, line: str) -> None:
        match = _MARK.fullmatch(line)
        if not match:
            raise self._fail("a '[' without its ']'", _HINT)
        name, _, value = match[1].partition(" ")
        last = self.cues[-1] if self.cues else None
        if name == "pause":
            seconds = self._number(value)
            if seconds > LONGEST_PAUSE:
                raise self._fail(f"a pause of {value} s is longer than {LONGEST_PAUSE} s", "[pause 0.6]")
            self.cues.append(Pause(seconds))
        elif name == "paragraph":
            self.paragraph, self.blank = int(self._number(value)), False
        elif name == "link":
            self.links.append((_unescape(match[2]), _unescape(value)))
        elif name in {"url", "image"}:
            if not isinstance(last, Chapter):
                raise self._fail(f"[{name} …] belongs under a chapter's line", _HINT)
            changed = {"url": last.url, "image": last.image, name: _unescape(value)}
            self.cues[-1] = Chapter(last.title, **changed)
        else:
            marks, _, voice = match[1].partition(_VOICE)
            role, language = self._voice(marks)
            self._add(match[2], role, language, _unescape(voice.strip()))

    def _number(self, value: str) -> float:
        if not re.fullmatch(r"\d{1,6}(?:\.\d+)?(?:e-?\d{1,3})?", value.strip()):
            raise self._fail(f"{value!r} is no number of seconds or of a paragraph", "[pause 0.6]")
        return float(value)

    def _voice(self, marks: str) -> tuple[Role, str]:
        role: Role = "text"
        language = self.language
        for word in marks.split():
            known = next((each for each in _ROLES if each == word), None)
            if known:
                role = known
            elif re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", word):
                language = word
            else:
                near = suggest_name(word, [*_ROLES, "pause", "paragraph", "link", "url", "image"])
                raise self._fail(f"no such mark '{word}'{near}", _HINT)
        return role, language
