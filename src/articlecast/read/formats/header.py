"""A document's header and its body: YAML between ``---`` lines, TOML between ``+++``, or a JSON object before it."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping

import yaml
from frontmatter.default_handlers import YAMLHandler

from articlecast.errors import ReadError
from articlecast.read.formats.recognise import LARGEST_HEADER, drop_above, find_bare_header
from articlecast.read.text.decode import fold_lines
from articlecast.read.text.words import fold_spaces

MOST_DOTS = 30
"""Parts of a TOML key: tomllib takes the square of their number, and a gigabyte for 30 KB of ``a.a.a``."""
_PART = r"(?:[\w-]+|\"[^\"\n]{0,80}\"|'[^'\n]{0,80}')[ \t]*"
_DOTTED = re.compile(rf"(?<![\w-]){_PART}(?:\.[ \t]*{_PART}){{{MOST_DOTS}}}")
_NAMED = re.compile(r"---(json|toml|ya?ml|js|javascript|cson|coffee)[ \t]*\n", re.IGNORECASE)
"""As Eleventy, and whatever else has gray-matter, opens a header that is no YAML
(https://www.11ty.dev/docs/data-frontmatter/)."""
_TAB = re.compile(r"^([ ]*(?:- )?(?:[\w.-]+|\"[^\"\n]*\"|'[^'\n]*'):)[ ]*\t[ \t]*", re.MULTILINE)
"""A tab between a name and its value: YAML allows it (1.2, 6.2), and PyYAML does not."""
_OBJECTS = ("js", "javascript", "cson", "coffee")

Header = Mapping[str, object]


def split_header(text: str, name: str) -> tuple[Header, str]:
    """The header's fields and the body. Raises ReadError with the line where the header cannot be read."""
    text = drop_above(fold_lines(text.lstrip().lstrip("\ufeff").lstrip()))
    named = _NAMED.match(text)
    kind = named[1].lower() if named else ""
    if kind in {"json", "toml", *_OBJECTS} or text.startswith("+++"):
        fence = "---" if kind else "+++"
        parts = re.split(
            rf"^{re.escape(fence)}(?:{kind})?[ \t]*$", text, maxsplit=2, flags=re.MULTILINE | re.IGNORECASE
        )
        if len(parts) < 3:
            raise ReadError(name, "its header has no end", f"close the header of {name} with a line of {fence}")
        _refuse_length(parts[1], name, fence)
        load = _load_json if kind == "json" else load_object if kind in _OBJECTS else _load_toml
        return load(parts[1], name), parts[2]
    if text.startswith("{"):
        return _split_json(text, name)
    if not text.startswith("---") and (bare := find_bare_header(text)):
        return _load_bare(bare), text[len(bare) :]
    return _split_yaml(f"---\n{text[named.end() :]}" if named else text, name)


def _load_bare(header: str) -> Header:
    """Its lines as they stand: values are plain text, and an indented line goes on with the one above."""
    fields: dict[str, object] = {}
    last = ""
    for line in header.strip("\n").split("\n"):
        if line[:1] in " \t":
            fields[last] = f"{fields.get(last, '')} {line.strip()}".strip()
            continue
        last, _, value = (part.strip() for part in line.partition(":"))
        fields[last.lower()] = value
        last = last.lower()
    return fields


def _load_toml(header: str, name: str) -> Header:
    if _DOTTED.search(header):
        wrong = f"its header holds a name of more than {MOST_DOTS} parts with dots between them"
        raise ReadError(name, wrong, f"write shorter names in the header of {name}")
    try:
        return {str(field): value for field, value in tomllib.loads(header).items()}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(name, f"its header is not valid TOML: {error}", f"correct the header of {name}") from error


def _load_json(header: str, name: str) -> Header:
    try:
        loaded = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise ReadError(name, f"its header is not valid JSON: {error}", f"correct the header of {name}") from error
    return _demand_lines(loaded, name)


def load_object(header: str, name: str) -> Header:
    """An object of plain values, as programs write it, which YAML's own braces can hold; what would have to be run is
    refused: it may say that the article is a draft.
    """
    written = re.sub(r"^[ \t]*//.*$", "", header, flags=re.MULTILINE)
    written = re.sub(r"^\s*(?:module\.exports\s*=|export\s+default\b)|;\s*$", "", written)
    try:
        plain = all(map(_is_plain, yaml.parse(written, Loader=yaml.BaseLoader)))
        loaded = yaml.load(written, Loader=yaml.BaseLoader) if plain else None  # noqa: S506 -- it makes text alone
    except (yaml.YAMLError, RecursionError, ValueError):
        plain = False
    if not plain or not isinstance(loaded, Mapping):
        wrong = "its header is a program's, and holds more than plain values"
        raise ReadError(name, wrong, f"write the header of {name} in YAML, between lines of three hyphens: ---")
    return loaded


def _is_plain(event: yaml.Event) -> bool:
    """Whether a part of a header is a name, a number, text in quotes, or a bracket around such; no sum, no call."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) or getattr(event, "anchor", None):
        return False
    return not isinstance(event, yaml.ScalarEvent) or bool(event.style) or bool(re.fullmatch(r"[\w$.+-]*", event.value))


def _split_json(text: str, name: str) -> tuple[Header, str]:
    try:
        loaded, end = json.JSONDecoder().raw_decode(text[:LARGEST_HEADER])
    except (ValueError, RecursionError) as error:
        raise ReadError(name, f"its header is not valid JSON: {error}", f"correct the header of {name}") from error
    return _demand_lines(loaded, name), text[end:]


def _split_yaml(text: str, name: str) -> tuple[Header, str]:
    handler = YAMLHandler()
    try:
        header, body = handler.split(text)
    except ValueError as error:
        raise ReadError(
            name, "its header has no end", f"close the header of {name} with a line of three hyphens: ---"
        ) from error
    _refuse_length(header, name, "---")
    first = text[: max(text.find(header), 0)].count("\n") + 1
    header = _TAB.sub(r"\1 ", header) if "\t" in header else header
    try:
        # Every scalar as the text that stands there: 'No' is a title, 2026 is one too, and a date is parsed by us.
        _refuse_unfolding(header, name)
        loaded = handler.load(header, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise _explain_yaml(error, name, first, header) from error
    return _demand_lines(loaded or {}, name), body


_REMEDIES = (
    ("'\\t'", "put spaces in place of the tab in {line}"),
    ("mapping values", "put a value that holds a colon in quotes, in {line}"),
    ("cannot start any token", "put the value in quotes, in {line}"),
    ("undefined alias", "put the value in quotes, in {line}"),
    ("unhashable", "put the value in quotes, in {line}"),
    ("end of stream", "close the quotation mark in {begun}"),
    ("found '<scalar>'", "put the value in double quotes, in {begun}"),
    ("expected ','", "close the bracket in {begun}"),
    ("expected ':'", "write 'name: value' in {begun}"),
)
"""What YAML's parser stumbled over, and what to do about it in the line there or in that in which it begun."""


_QUOTED = re.compile(r"[^:\n]{1,60}:[ \t]+\"[^\n]*(?<!\\)\"[^\n]*\"[ \t]*$")
"""A line with a quotation mark within its value, which ends the value."""


def _explain_yaml(error: Exception, name: str, first: int, header: str) -> ReadError:
    """What is wrong with a ``header`` that begins in the ``first`` line of its file."""
    mark, before = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line, begun = (
        f"line {each.line + first}" if each else f"the header of {name}" for each in (mark or before, before or mark)
    )
    problem = fold_spaces(getattr(error, "problem", None) or getattr(error, "context", None) or "it is nested too deep")
    remedy = next((each for said, each in _REMEDIES if said in problem), "mend {line}")
    if mark and _QUOTED.match("".join(header.split("\n")[mark.line : mark.line + 1])):
        remedy = 'write \\" for each quotation mark within the value, in {line}'
    hint = f"{remedy.format(line=line, begun=begun)} of {name}" if mark or before else f"correct the header of {name}"
    return ReadError(name, f"its header is not valid YAML{f' in {line}' if mark or before else ''}: {problem}", hint)


def _demand_lines(loaded: object, name: str) -> Header:
    if not isinstance(loaded, Mapping):
        raise ReadError(
            name, "its header is no list of 'name: value' lines", f"write 'title: …' in the header of {name}"
        )
    return loaded


def _refuse_length(header: str, name: str, fence: str) -> None:
    if len(header) > LARGEST_HEADER:
        wrong = f"its header is longer than {LARGEST_HEADER:,} characters"
        raise ReadError(name, wrong, f"close the header of {name} with {fence}")


def _refuse_unfolding(header: str, name: str) -> None:
    """Raises ReadError for aliases that unfold into more than any header holds: ten lines can stand for ten thousand
    million words. Each node is counted once, with what all those below it come to.
    """
    if "*" not in header:
        return
    sizes: dict[int, int] = {}

    def measure(node: yaml.Node | None) -> int:
        if not isinstance(node, yaml.CollectionNode):
            return 1
        if id(node) not in sizes:
            sizes[id(node)] = LARGEST_HEADER  # for as long as it is being measured: what holds itself has no end
            rows = node.value if isinstance(node, yaml.MappingNode) else [(each,) for each in node.value]
            sizes[id(node)] = 1 + sum(measure(part) for row in rows for part in row)
        return sizes[id(node)]

    if measure(yaml.compose(header, Loader=yaml.BaseLoader)) > LARGEST_HEADER:
        wrong = f"its header's aliases stand for more than {LARGEST_HEADER:,} values"
        raise ReadError(name, wrong, f"write out what the aliases (*name) stand for in the header of {name}")


def says_no_echo(header: Header) -> bool:
    """Whether a document's header says that the code it runs is not shown: ``execute: {echo: false}``, as Quarto has
    it, or knitr's ``opts_chunk``.

    https://quarto.org/docs/computations/execution-options.html
    """
    execute, knitr = header.get("execute"), header.get("knitr")
    chunks = knitr.get("opts_chunk") if isinstance(knitr, Mapping) else None
    said = [each["echo"] for each in (execute, chunks) if isinstance(each, Mapping) and "echo" in each]
    return any(str(each).lower() in {"false", "f", "no"} for each in said)


def fold_name(name: object) -> str:
    """A line's name as the table has it: ``expiry_date`` and ``ExpiryDate`` are one, with accents or without."""
    written = str(name).lower()
    if not written.isascii():  # veröffentlicht, publié
        written = unicodedata.normalize("NFKD", written)
    return re.sub(r"[^a-z]", "", written)
