"""The door in words that programs understand: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

_TEXT: dict[str, Any] = {"type": "string"}
_GIVEN: dict[str, Any] = {
    "url": {"type": "string", "format": "uri", "description": "Of an article or a feed; or where a page came from."},
    "title": {"type": "string", "description": "What it shall be called; of a page that is found in it."},
    "html": {"type": "string", "description": "The page as a browser shows it."},
    "markdown": _TEXT,
    "text": _TEXT,
}
_SUBMITTED: dict[str, Any] = {
    "type": "object",
    "required": ["state", "source", "articles"],
    "properties": {
        "state": {"enum": ["added", "known"]},
        "source": {"type": "string", "description": "The file, as seen from the show's folder, or the address."},
        "articles": {"type": "integer", "description": "How many it holds or leads to."},
        "title": _TEXT,
        "authors": {"type": "array", "items": _TEXT},
        "published": {"type": ["string", "null"]},
        "language": {"type": "string", "description": "A BCP 47 tag."},
        "words": {"type": "integer"},
        "minutes": {"type": "number", "description": "About how long it will be heard."},
        "held": {"type": "string", "description": "Why nothing will be made of it as it is; empty otherwise."},
        "form": {"type": "string", "description": "As what kind of document it was read: page, feed, markdown, pdf …"},
        "doubts": {"type": "array", "items": _TEXT, "description": "What speaks against the reading."},
        "url": {"type": "string", "description": "Where the article stands, as it says itself."},
    },
}
_WRONG: dict[str, Any] = {
    "type": "object",
    "required": ["error", "hint"],
    "properties": {"error": _TEXT, "hint": {"type": "string", "description": "What to do."}},
}
_FAULTS = {
    "400": "It holds nothing that can be handed in.",
    "401": "The token is nobody's.",
    "411": "Its length is not said.",
    "413": "It is too large.",
    "415": "It does not say what it holds.",
    "422": "It is no article, or cannot be fetched.",
    "429": "The token's hour is used up; Retry-After says until when.",
    "503": "Not now; Retry-After says when.",
}


def describe_api(largest_bytes: int, most_an_hour: int) -> dict[str, Any]:
    """The description, as values for JSON."""
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Submitted"}}}}
    fault = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Wrong"}}}}
    values = {"schema": {"type": "object", "properties": _GIVEN}}
    form = {"schema": {"type": "object", "properties": _GIVEN | {"file": {"type": "string", "format": "binary"}}}}
    raw = {"schema": {"type": "string"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "articlecast", "version": version("articlecast")},
        "paths": {
            "/articles": {
                "post": {
                    "operationId": "submitArticle",
                    "summary": "Put an article among the show's sources; nothing is rendered or published by it.",
                    "description": f"At most {largest_bytes:,} bytes, and {most_an_hour:,} an hour for each token.",
                    "security": [{"token": []}],
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": values,
                            "multipart/form-data": form,
                            "text/html": raw,
                            "text/markdown": raw,
                            "text/plain": raw,
                        },
                    },
                    "responses": {
                        "201": {"description": "It was added.", **answer},
                        "200": {"description": "It is among the sources already.", **answer},
                        **{code: {"description": words, **fault} for code, words in _FAULTS.items()},
                    },
                }
            }
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Submitted": _SUBMITTED, "Wrong": _WRONG},
        },
    }
