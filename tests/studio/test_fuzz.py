"""Whatever is sent to the API as it describes itself, nothing is a fault of ours: no answer is a 500."""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import quote

import pytest

from studio.conftest import Studio

TIMES = 1
"""Requests of each operation; schemathesis sends more of them, in tests_browser."""
LEFT_OUT = {"followStudio", "startJob"}
"""A stream without end, and what takes long and does the same as the command."""
TEXTS = (
    "", " ", "the-tide", "articles/tide.md", "../../etc/passwd", "\x00", "a\u2028b", "Ω≈ç√", "0", "-1", "[",
    "{}", "/(/", "%",
    "a" * 300,
    "https://harbour.example/x", "😀", "en", "csv", "pls", "tone", "*", "show", "title", "${X}", "***", "𝕏\u202e",
)  # fmt: skip


def draw(schema: dict[str, Any], whole: dict[str, Any], lots: random.Random, depth: int = 0) -> Any:  # noqa: PLR0911 -- one for each type
    """A value that the schema describes, or nearly so."""
    if "$ref" in schema:
        return draw(whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]], whole, lots, depth)
    if "anyOf" in schema:
        return draw(lots.choice(schema["anyOf"]), whole, lots, depth)
    if "enum" in schema or "const" in schema:
        return lots.choice(schema.get("enum", [schema.get("const")]))
    match schema.get("type"):
        case "object" if "properties" in schema:
            named = schema["properties"]
            required = set(schema.get("required", ()))
            return {
                name: draw(each, whole, lots, depth + 1)
                for name, each in named.items()
                if name in required or lots.random() < 0.6
            }
        case "object":
            inner = schema.get("additionalProperties")
            inner = inner if isinstance(inner, dict) else {}
            return {lots.choice(TEXTS): draw(inner, whole, lots, depth + 1) for _ in range(lots.randrange(3))}
        case "array":
            return [draw(schema.get("items", {}), whole, lots, depth + 1) for _ in range(lots.randrange(4))]
        case "integer":
            return lots.choice([0, 1, 3, -1, 10**6, 10**20])
        case "number":
            return lots.choice([0.5, 1e300, -2])
        case "boolean":
            return lots.random() < 0.5
        case "null":
            return None
        case "string":
            return lots.choice(TEXTS)
        case _:
            kinds = [{"type": each} for each in ("string", "integer", "boolean", "null")]
            more = [{"type": "array"}, {"type": "object"}] if depth < 3 else []
            return draw(lots.choice([*kinds, *more]), whole, lots, depth + 1)


def test_nothing_that_is_sent_is_a_fault_of_ours(studio: Studio) -> None:
    whole = studio.ask("GET", "/api/openapi.json")
    lots, wrong = random.Random(27), []
    for path, verbs in whole["paths"].items():
        for method, operation in verbs.items():
            for _time in range(TIMES if operation["operationId"] not in LEFT_OUT else 0):
                place, query = path.removeprefix("/api/v1"), {}
                for row in operation.get("parameters", ()):
                    value = draw(row["schema"], whole, lots)
                    if row["in"] == "path":
                        place = place.replace(f"{{{row['name']}}}", quote(str(value) or "x", safe=""))
                    elif row["in"] == "query" and (row.get("required") or lots.random() < 0.7):
                        query[row["name"]] = str(value)
                if "name" in query and lots.random() < 0.5:
                    query["name"] = "the-tide"
                given: dict[str, Any] = {"params": query}
                if "requestBody" in operation:
                    given["json"] = draw(operation["requestBody"]["content"]["application/json"]["schema"], whole, lots)
                    if isinstance(given["json"], dict) and "name" in given["json"] and lots.random() < 0.5:
                        given["json"]["name"] = "the-tide"
                answer = studio.send(method.upper(), place, **given)
                if answer.status_code >= 500:
                    wrong.append((method, place, given, answer.text))
    assert wrong == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"\\ud800"', b'{"text": "\\ud800", "digest": "x"}', b"\xff\xfe", b"[" * 100_000],
)
def test_what_is_no_json_is_told(studio: Studio, body: bytes) -> None:
    for method, path in (
        ("PUT", "/script?name=the-tide"),
        ("PATCH", "/settings"),
        ("PATCH", "/override?name=the-tide"),
    ):
        answer = studio.send(method, path, content=body, headers={"Content-Type": "application/json"})
        assert (answer.status_code // 100, answer.headers["content-type"]) == (4, "application/problem+json")
