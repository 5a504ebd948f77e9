"""MDX (https://mdxjs.com/docs/what-is-mdx/): Markdown with JavaScript's imports, components, expressions."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from articlecast.read.formats.dialects.tags import Place, is_player, write_embed, write_figure, write_title

_IMPORT = re.compile(r"import\s+(?:[\w*{][^;'\"\n]*\sfrom\s+)?(['\"])[^'\"\n]+\1\s*;?\s*$")
_OPEN_IMPORT = re.compile(r"import\s+(?:\w+\s*,\s*)?\{[^}'\";]*$")
_LAST_IMPORT = re.compile(r"[^'\"]*\}\s*from\s+(['\"])[^'\"\n]+\1\s*;?\s*$")
_EXPORT = re.compile(r"export\s+(?:(?:const|let|var|function|async|class|default|type|interface)\b|[*{])")
_COMPONENT = re.compile(r"<[A-Z]")
_TAG = re.compile(r"<(/?)(?:([A-Za-z][\w.:-]*)|(?=>))")
_STRING = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`$]*)`)\s*$")
_DRAWN = re.compile(r"<(FileTree|Files|Mermaid|TypeTable)\b[^<>\n]{0,300}>(?:(?!</?\1\b).){0,5000}</\1>", re.DOTALL)
"""Components whose text is a drawing's."""
_ATTRIBUTE = re.compile(r"([A-Za-z][\w-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{\s*[\"'`]([^\"'`]*)[\"'`]\s*\})")
_PICTURES = frozenset("figure image img picture photo zoomimage themedimage".split())
_BOXES = frozenset("div section details aside center article main".split())
"""Elements between whose tags, where those have lines of their own, MDX reads Markdown."""
_MATH = re.compile(r"\$\$(?:(?!\$\$).){1,2000}\$\$|\$[^$\n]{0,300}\\[^$\n]{0,300}\$", re.DOTALL)


def is_mdx(text: str, name: str) -> bool:
    """Whether a text is MDX by its file's name, or has an import and a component as Docusaurus' Markdown may."""
    if name.lower().endswith(".mdx"):
        return True
    return "import " in text and _COMPONENT.search(text) is not None and any(
        _IMPORT.match(line) and " from " in line for line in text.split("\n") if line.startswith("import ")
    )  # fmt: skip


def settle_mdx(text: str) -> str:
    """A text without imports, exports, comments, expressions and components, whose text stays."""
    text = "\n".join(_drop_modules(text.split("\n")))
    text = _DRAWN.sub("\n", text) if "<File" in text or "<Mermaid" in text or "<TypeT" in text else text
    return "".join(_dedent(_walk(text))) if "<" in text or "{" in text else text


def _drop_modules(lines: list[str]) -> Iterator[str]:
    number, unbalanced = 0, False
    while number < len(lines):
        line = lines[number]
        end = number
        if line.startswith("import ") and _IMPORT.match(line):
            end = number + 1
        elif line.startswith("import ") and _OPEN_IMPORT.match(line):
            end = next((at + 1 for at in range(number + 1, min(number + 100, len(lines)))
                        if _LAST_IMPORT.match(lines[at])), number)  # fmt: skip
        elif line.startswith("export ") and _EXPORT.match(line):
            end = number if unbalanced else _find_balance(lines, number)
            unbalanced = unbalanced or end == number
            if end == number:
                while end < len(lines) and lines[end].strip():
                    end += 1
        if end == number:
            yield line
        number = max(end, number + 1)


def _find_balance(lines: list[str], start: int) -> int:
    """The number of the line below a statement whose brackets are closed; ``start`` where they never are."""
    depth = 0
    for number in range(start, len(lines)):
        line = re.sub(r"\"[^\"]*\"|'[^']*'|`[^`]*`|//.*$", "", lines[number])
        depth += sum(line.count(sign) for sign in "([{") - sum(line.count(sign) for sign in ")]}")
        open_ended = lines[number].rstrip().endswith(("=", "=>", ",", "(", "+"))
        if depth <= 0 and not open_ended:
            return number + 1
    return start


# ---------------------------------------------------------------- components and expressions

_Piece = tuple[str, bool]
"""A part of the text, and whether it is what a component on lines of its own leaves: its children's lines move out."""


def _walk(text: str) -> Iterator[_Piece]:
    closes = _match_braces(text)
    math = [(found.start(), found.end()) for found in _MATH.finditer(text)] if "$" in text else []
    at = place = 0
    sign = re.compile(r"[<{\\$]")
    while found := sign.search(text, place):
        start = found.start()
        while math and math[0][1] <= start:
            math.pop(0)
        if math and math[0][0] <= start:
            place = math[0][1]
        elif text[start] == "\\":
            place = start + 2
        elif text[start] == "{" and start in closes:
            end = closes[start] + 1
            yield text[at:start], False
            yield from _write_expression(text, start, end)
            at = place = end
        elif text[start] == "<" and (tag := _TAG.match(text, start)) and (end := _find_end(text, tag.end(), closes)):
            written = _write_tag(text, start, end, tag[1], tag[2] or "")
            if written is not None:
                yield text[at:start], False
                yield written
                at = end
            place = end
        else:
            place = start + 1
    yield text[at:], False


def _match_braces(text: str) -> dict[int, int]:
    """Where each brace that opens is closed."""
    closes: dict[int, int] = {}
    waiting: list[int] = []
    for found in re.finditer(r"\\.|\{(['\"`])[{}]\1\}|[{}]", text):
        if found[1]:  # a brace as text
            closes[found.start()] = found.end() - 1
        elif found[0] == "{":
            waiting.append(found.start())
        elif found[0] == "}" and waiting:
            closes[waiting.pop()] = found.start()
    return closes


def _write_expression(text: str, start: int, end: int) -> Iterator[_Piece]:
    if string := _STRING.match(text[start + 1 : end - 1]):
        yield next((each for each in string.groups() if each is not None), ""), False
    elif text[end : end + 1] in ",.;:!?)" and text[end : end + 1]:
        yield "\b", False  # takes the space before it along


_INSIDE = re.compile(r"[\"'{<>]")


def _find_end(text: str, place: int, closes: dict[int, int]) -> int:
    """Behind the ``>`` of a tag, past strings and expressions; 0 where it has none."""
    while found := _INSIDE.search(text, place, place + 5000):
        sign, at = found[0], found.start()
        if sign == ">":
            return at + 1
        if sign == "<" or (sign == "{" and at not in closes):
            return 0
        place = closes[at] + 1 if sign == "{" else text.find(sign, at + 1, at + 2000) + 1
        if not place:
            return 0
    return 0


def _write_tag(text: str, start: int, end: int, closing: str, name: str) -> _Piece | None:
    tag = text[start:end]
    before = text[max(start - 80, 0) : start].rpartition("\n")[2]
    alone = not before.strip(" \t>") and text[end : end + 1] in {"\n", ""}
    if name and name[0].islower() and "." not in name:
        plain = re.sub(r"\s[\w:-]+=\{.*\}(?=[\s/>])", "", tag, flags=re.DOTALL).replace("className=", "class=")
        if alone and name in _BOXES:
            return f"\n{plain}\n", True
        return (plain, False) if plain != tag else None
    if closing or not name:
        return ("\n" if alone else "", alone)
    told = {found[1].lower(): next(filter(None, found.groups()[1:]), "") for found in _ATTRIBUTE.finditer(tag)}
    word = name.lower().rpartition(".")[2]
    place: Place = "alone" if alone else "inline"
    if word in _PICTURES and told.get("src"):
        return write_figure(told["src"], told.get("caption", ""), told.get("alt", ""), place), alone
    if is_player(word):
        what = next((told[key] for key in ("id", "videoid", "tweetid", "url", "src", "link") if key in told), "")
        return write_embed(word, what, place), alone
    title = told.get("title", "") if not tag.endswith("/>") and alone else ""
    if title:
        return write_title(title), True
    return ("\n" if alone else "", alone)


def _dedent(pieces: Iterator[_Piece]) -> Iterator[str]:
    """The pieces as one text; lines between components that stand alone begin at the margin: MDX has no other code."""
    run: list[str] = []
    for text, parts in pieces:
        if parts:
            yield _join(run)
            run = []
            yield text
        else:
            run.append(text)
    yield _join(run)


def _join(run: list[str]) -> str:
    text = re.sub(r"[ \t]?\x08", "", "".join(run))
    return textwrap.dedent(text) if re.match(r"\s*\n[ \t]", text) else text
