"""What is wrong with a value in the settings, as pydantic found it, in an editor's words and with the line to write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from articlecast.names import ask_for, quote, suggest_name
from articlecast.show.mistakes import Mistake
from articlecast.show.rules import SomeOf

_FORMS = {
    "show.language": "a tag such as en, en-GB or pt-BR",
    "show.guid": "a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810; leave it out for a new one",
}


_SEVERAL = {"rules": "[[rules]]", "sites": "[[read.sites]]"}
_SHAPES = {
    name: ("there may be several of it, so its brackets are double", table) for name, table in _SEVERAL.items()
} | {
    "replace_text": (
        "must be phrases with what stands in their place, both in quotes",
        'replace_text = { "Ourtown" = "Our Town" }   (below [[read.sites]])',
    )
}
"""What must stand there, and a line as it is written, where the type alone says too little."""
_EXAMPLES = {
    "show.title": "The Daily Read",
    "show.email": "editor@example.org",
    "show.language": "en",
    "show.artwork": "cover.jpg",
    "show.guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810",
}


class Explainer:
    """Explains the settings of one model: of ``make_sample``'s values, its defaults, examples are made."""

    def __init__(self, model: type[BaseModel], make_sample: Callable[[], BaseModel]) -> None:
        self._model, self._make_sample = model, make_sample

    def explain(self, detail: ErrorDetails) -> Mistake:
        """One pydantic error as ``show.titel: no such setting; did you mean 'title'?``, with the line to write."""
        way = [part for part in detail["loc"] if not re.match(r"str$|(?:dict|tuple)\[", str(part))]  # halves of a union
        wrong = self.say_wrong(detail)
        for name, (must, line) in _SHAPES.items():
            if name in way[:-1] or (way[-1] == name and detail["type"] in {"dict_type", "list_type", "tuple_type"}):
                if name in _SEVERAL and way[-1] != name:
                    continue
                return Mistake(way[: way.index(name) + 1], must, line)
        if way[-1:] == ["lexicon"] and (found := re.match(r"'(.+?)' (.*)", wrong, re.DOTALL)):
            return Mistake([*way, found[1]], found[2], f'{json.dumps(found[1], ensure_ascii=False)} = "shi-vawn"')
        return Mistake(way, wrong, self._say_remedy(detail, way, wrong))

    def say_wrong(self, detail: ErrorDetails) -> str:
        """What is wrong, in words that say what was expected."""
        match detail["type"]:
            case "extra_forbidden" | "unexpected_keyword_argument":
                return f"no such setting{self._suggest(detail['loc'])}"
            case "missing":
                return "is missing"
            case "value_error":
                return str(detail["ctx"]["error"])
            case "string_pattern_mismatch":
                place = ".".join(map(str, detail["loc"]))
                form = _FORMS.get(place, "one line, without control characters")
                return f"{quote(detail['input'])} is not of the form it must have: {form}"
            case "literal_error":
                allowed = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
                near = suggest_name(str(detail["input"]), allowed)
                return f"must be {detail['ctx']['expected']}, not {quote(str(detail['input']))}{near}"
            case _:
                return _say_kind(detail)

    def _say_remedy(self, detail: ErrorDetails, way: Sequence[str | int], wrong: str) -> str:
        """The line to write: with what was probably meant, or with a value of the kind that is expected."""
        *tables, name = [str(part) for part in way if isinstance(part, str)] or [""]
        meant = found[1] if (found := re.search(r"did you mean '([^']+)'", wrong)) else ""
        if detail["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
            *place, right = meant.split(".")
            if not meant:
                return ""
            if isinstance(detail["input"], dict | list):
                return _SEVERAL.get(right, f"[{meant}]")
            return f"{right} = …   (below {_name_table(place or way[:-1])})"
        if detail["type"] == "missing" and not tables:
            return f"[{name}]"
        if detail["type"] in _TABLES:
            return f"[{'.'.join(str(part) for part in way)}]"
        return self.write_line(way, meant)

    def write_line(self, way: Sequence[str | int], meant: str = "") -> str:
        """The setting as a line with what was ``meant``, or an example; empty for one that is a table."""
        *tables, name = [part for part in way if isinstance(part, str)]
        value = json.dumps(meant, ensure_ascii=False) if meant else self.write_example(way)
        below = f"   (below {_name_table(way[:-1])})" if tables else ""
        return f"{name} = {value}{below}" if value else ""

    def write_example(self, way: Sequence[str | int]) -> str:
        """A value of the kind that the setting takes, as TOML: the one that it has by itself, where it has one."""
        match list(way):
            case [str(table), str(name), *rest] if name in self._names_at([table]):
                if any(isinstance(part, str) for part in rest):  # in a table of its own, which has no value by itself
                    return _write_kind(self._find_kind(map(str, way)))
                value = getattr(getattr(self._make_sample(), table), name)
            case _:
                return ""
        if value is None or (value == () and _find_options(self._find_kind([table, name, "0"]))):
            return ""
        value = _EXAMPLES.get(f"{table}.{name}", value) or ("…" if isinstance(value, str) else value)
        if isinstance(value, dict):
            return ""
        return json.dumps(value or (["…"] if isinstance(value, tuple) else value), ensure_ascii=False)

    def _suggest(self, location: tuple[int | str, ...]) -> str:
        *path, name = map(str, location)
        near = suggest_name(name, self._names_at(path))
        if near:
            return near
        elsewhere = [table for table in self._model.model_fields if name in self._names_at([table])]
        return ask_for(f"{elsewhere[0]}.{name}" if elsewhere else "")

    def _names_at(self, path: Iterable[str]) -> list[str]:
        """The settings that the table at ``path`` knows, one of several too; none where there is no such table."""
        return list(_find_options(self._find_kind(path)))

    def _find_kind(self, path: Iterable[str]) -> Any:
        """The type of what is at ``path``; None where nothing is."""
        kind: Any = self._model
        for step in path:
            kind = get_args(kind)[0] if step.isdigit() and get_args(kind) else _find_options(kind).get(step)
            if type(None) in get_args(kind):  # a table that may be left out
                kind = get_args(kind)[0]
        return kind


def _write_kind(kind: Any) -> str:
    """A value of that type, as TOML; empty where it is a table."""
    if get_origin(kind) is Literal:
        return json.dumps(get_args(kind)[0], ensure_ascii=False)
    return {str: '"…"', int: "1", float: "1.0", bool: "true"}.get(kind, "")


_TABLES = {"dict_type", "model_type", "dataclass_type"}
_KINDS = {"float_parsing": "a number", "int_parsing": "a whole number", "bool_parsing": "true or false"}


def _say_kind(detail: ErrorDetails) -> str:
    """What kind of value must stand there."""
    if detail["type"] in _TABLES:
        several = isinstance(detail["input"], list)
        return "is one table, so its brackets are single" if several else f"must be a table, not {detail['input']!r}"
    if detail["type"] in _KINDS:
        return f"must be {_KINDS[detail['type']]}, not {quote(str(detail['input']))}"
    message = detail["msg"].removeprefix("Input should be ").replace("a valid tuple", "a list")
    return f"must be {message}, not {detail['input']!r}"


def _name_table(way: Sequence[str | int]) -> str:
    """The line above a table, as ``[rules.narrate]`` or, of one among several, ``[[rules]]``."""
    name = f"[{'.'.join(part for part in way if isinstance(part, str))}]"
    return f"[{name}]" if way and isinstance(way[-1], int) else name


def _find_options(kind: Any) -> dict[str, Any]:
    """The options of a table with what each of them may be."""
    if get_origin(kind) is Annotated:
        kind = next((each.kind for each in kind.__metadata__ if isinstance(each, SomeOf)), kind)
    names = getattr(kind, "model_fields", {}) or getattr(kind, "__dataclass_fields__", {})
    hints = get_type_hints(kind, include_extras=True) if names else {}
    return {name: hints[name] for name in names}
