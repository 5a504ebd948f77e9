"""The JSON schema of ``articlecast.toml``: editors complete and check by it, and it says what each setting means."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import sys
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from articlecast.names import SETTINGS_FILE
from articlecast.show.rules import Match
from articlecast.show.settings import Settings

SCHEMA_NAME = "articlecast.schema.json"


def write_schema() -> str:
    """The JSON schema of ``articlecast.toml``, for editors' completion and checking."""
    schema = Settings.model_json_schema()
    tables = {
        table.__name__: table for stage in Settings.model_fields.values() for table in _find_tables(stage.annotation)
    }
    for name, definition in schema["$defs"].items():
        for field, text in _read_docs(tables[name]).items():
            definition["properties"][field]["description"] = text
    select = TypeAdapter(Match).json_schema()
    for field, text in _read_docs(Match).items():
        select["properties"][field]["description"] = text
        schema["$defs"]["Rule"]["properties"][field]["description"] = text
    query = {
        "from": {"type": "string", "description": "The show whose episodes this one shows; the file's own without it."},
        "select": select | {"description": "Which of another show's episodes this one has; it makes none itself."},
    }
    tables_of_a_show = query | {name: value for name, value in schema["properties"].items() if name != "cache"}
    schema["properties"]["shows"] = {
        "type": "object",
        "description": "Several shows in one file: [shows.NAME.show] and the like lie over the file's own tables.",
        "additionalProperties": {"type": "object", "properties": tables_of_a_show, "additionalProperties": False},
    }
    for field, text in _read_docs(Settings).items():
        schema["properties"][field]["description"] = text
    alone = {"required": schema.pop("required"), "properties": {"show": {"required": ["title"]}}}
    del schema["$defs"]["ShowSettings"]["required"]  # of several shows, each may bring its own title
    schema |= {"if": {"required": ["shows"]}, "else": alone}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema | {"title": SETTINGS_FILE}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _find_tables(stage: Any) -> Iterator[type]:
    """The stage's options and all that stand beside them."""
    yield from (value for value in vars(sys.modules[stage.__module__]).values() if isinstance(value, type))


def _read_docs(table: type) -> dict[str, str]:
    """What stands below each field in the source.

    pydantic can read it too (``use_attribute_docstrings``), at every start of the program and for a sixth of a run.
    """
    docs = {}
    for field, text in itertools.pairwise(ast.parse(inspect.getsource(table)).body[0].body):  # type: ignore[attr-defined]
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))) if (
                name[0] != "_"
            ):
                docs[name] = inspect.cleandoc(said)
            case _:
                pass
    return docs
