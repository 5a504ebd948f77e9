"""Which override an article has, and overrides written as a person types them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articlecast.credentials import mask_addresses
from articlecast.display import quote_word
from articlecast.errors import StoreError, UsageError
from articlecast.files import replace_file
from articlecast.model import Listed
from articlecast.moments import find_zone
from articlecast.names import ENTRY, OVERRIDES_FILE, is_remote, quote, sha256_hex, suggest_name
from articlecast.run.slugs import complete_name
from articlecast.show.changing import hold_file
from articlecast.show.episodes.catalog import Catalog
from articlecast.show.episodes.store import load_episode
from articlecast.show.overrides import (
    FIELDS,
    Override,
    describe_override,
    load_overrides,
    place_overrides,
    read_answer,
    read_overrides,
)
from articlecast.show.review import Reviews
from articlecast.show.settings import Settings


def find_override(settings: Settings, locator: str, link: str = "") -> Override | None:
    """What an editor says of the article from there, which may have this link; nothing of standard input."""
    overrides = load_overrides(settings)
    if not overrides or locator == "-":
        return None
    name = settings.name_source(locator)
    known = next((card for card in list_cards(settings) if card.source == name), None)
    return overrides.find(name, *((known.slug, known.url) if known else ()), link)


def list_cards(settings: Settings) -> tuple[Listed, ...]:
    """The episodes, and what waits for an editor."""
    return (*Catalog(settings.episodes_folder, settings.state_folder).look()[0], *Reviews(settings).episodes)


def name_article(settings: Settings, typed: str) -> str:
    """What the table of the article that was meant is called: its source, as manifests name it.

    It may be named by that, by a path seen from here, by its link, or by its episode's slug or the beginning of that.
    Raises UsageError where there is none.
    """
    tables = read_overrides(place_overrides(settings))
    name = typed if typed in tables else _find_source(settings, typed)
    known = next((card for card in list_cards(settings) if name in {card.source, card.slug, card.url}), None)
    own = (known.source, known.slug, known.url) if known else ()
    return next((other for other in own if other in tables), name)  # the table that holds, where there are two


def _find_source(settings: Settings, typed: str) -> str:
    cards = list_cards(settings)
    place = typed.partition(ENTRY)[0]
    if is_remote(typed):
        name = mask_addresses(typed)
        return next((card.source for card in cards if name in {card.source, card.url}), name)
    for path in (place, settings.locate(place)):
        if place and Path(path).is_file():
            return settings.name_source(path) + typed[len(place) :]
    sources = {card.source: card.source for card in cards}
    if typed in sources:
        return typed
    slugs = {card.slug: card.source for card in cards}
    return slugs[complete_name(typed, slugs, "article or episode is called so")]


def find_pinned(settings: Settings, name: str) -> str:
    """The slug of the article's episode where an editor has pinned it; empty where not, or its manifest is broken."""
    override = load_overrides(settings).find(name)
    if not (override and override.hidden):
        return ""
    known = next((card for card in list_cards(settings) if name in {card.source, card.slug, card.url}), None)
    try:
        episode = load_episode(settings.episodes_folder / known.slug) if known else None
    except StoreError:  # it is told by whatever runs next
        return ""
    return episode.slug if episode and episode.pinned else ""


@dataclass(frozen=True, slots=True)
class Written:
    """What the table ``name`` says now, and which of its fields are other ones than before."""

    name: str
    fields: tuple[tuple[str, str | tuple[str, ...]], ...]
    changed: tuple[str, ...]


class OverrideMoved(Exception):
    """Somebody says other things of the article than when it was looked at."""


def digest_override(override: Override | None) -> str:
    """By which two editors know that they saw the same said of an article."""
    said = [(field, value) for field, value in describe_override(override)] if override else []
    return sha256_hex(json.dumps(said, ensure_ascii=False).encode())[:16]


@contextmanager
def _hold_overrides(settings: Settings, name: str, digest: str) -> Iterator[None]:
    """Nobody else of ours changes the file meanwhile; raises OverrideMoved where the article's table is not the one of
    that digest, if any is given.
    """
    with hold_file(settings, OVERRIDES_FILE, "overrides"):
        if digest and digest != digest_override(load_overrides(settings).find(name)):
            raise OverrideMoved
        yield


def write_override(settings: Settings, name: str, words: Sequence[str]) -> Written:
    """Have ``overrides.toml`` say each of these ``FIELD=VALUE`` of the article; without a value it says it no more.

    All else in the file stays as it is, comments too. Raises UsageError for a field that there is not, and for a value
    that is none for it.
    """
    return write_fields(settings, name, dict(_parse(name, word, settings) for word in words))


def write_fields(settings: Settings, name: str, fields: Mapping[str, Any], digest: str = "") -> Written:
    """The same of values as TOML has them; None takes a field out. Raises OverrideMoved where what was said of the
    article is not what has that ``digest``, if any is given.
    """
    with _hold_overrides(settings, name, digest):
        return _write_fields(settings, name, fields)


def _write_fields(settings: Settings, name: str, fields: Mapping[str, Any]) -> Written:
    before = dict(_describe(settings, name))
    document = _load_document(settings)
    table = document.get(name)
    if table is None:
        import tomlkit  # noqa: PLC0415 -- whoever only reads overrides needs it not

        table = document[name] = tomlkit.table()
    for field, value in fields.items():
        if value is None:
            table.pop(field, None)
        else:
            table[field] = value
    if not table:
        del document[name]
    _save_document(settings, document)
    after = _describe(settings, name)
    changed = tuple(field for field in FIELDS if before.get(field) != dict(after).get(field))
    return Written(name, tuple(after), changed)


def write_words(settings: Settings, name: str, values: Mapping[str, Any], digest: str = "") -> Written:
    """The same of values as a form has them: dates, lists and numbers as texts, too; an empty one takes a field out."""
    fields: dict[str, Any] = {}
    for field, value in values.items():
        if field not in FIELDS:
            _check(name, field, value, settings)
        if value is None or value in ("", []):
            fields.update([_parse(name, f"{field}=", settings)])
        elif isinstance(value, str):
            fields.update([_parse(name, f"{field}={value}", settings)])
        else:
            fields.update([_check(name, field, value, settings)])
    return write_fields(settings, name, fields, digest)


def list_fields(override: Override | None) -> tuple[dict[str, str | list[str]], dict[str, str]]:
    """The fields that an override sets, for a form, and each field that there is with what it must be."""
    rows = describe_override(override) if override else ()
    said = {field: value if isinstance(value, str) else list(value) for field, value in rows}
    return said, {field: row.must for field, row in FIELDS.items()}


def delete_override(settings: Settings, name: str, digest: str = "") -> None:
    """Undo all that an editor says of the article. Raises UsageError where nothing is said of it, OverrideMoved as
    above.
    """
    with _hold_overrides(settings, name, digest):
        document = _load_document(settings)
        if name not in document:
            raise UsageError(name, f"has no table in {OVERRIDES_FILE}", "articlecast override   (lists all)")
        del document[name]
        _save_document(settings, document)


def _describe(settings: Settings, name: str) -> Sequence[tuple[str, str | tuple[str, ...]]]:
    found = load_overrides(settings).find(name)
    return describe_override(found) if found else ()


def _load_document(settings: Settings) -> Any:
    import tomlkit  # noqa: PLC0415 -- as above

    load_overrides(settings)  # what is wrong in it is told, and never written over
    path = place_overrides(settings)
    return tomlkit.parse(path.read_text("utf-8-sig")) if path.is_file() else tomlkit.document()


def _save_document(settings: Settings, document: Any) -> None:
    import tomlkit  # noqa: PLC0415 -- as above

    replace_file(place_overrides(settings), tomlkit.dumps(document).encode())


def _parse(name: str, word: str, settings: Settings) -> tuple[str, Any]:
    """A field and its value as TOML has it, from ``FIELD=VALUE``."""
    field, mark, text = word.partition("=")
    again = f"articlecast override {quote_word(name)}"
    row = FIELDS.get(field)
    if not mark or row is None:
        wrong = f"no such field{suggest_name(field, FIELDS)}" if mark else "is no FIELD=VALUE"
        raise UsageError(word, wrong, f"{again} title=…   (or {', '.join(FIELDS)})")
    if not text.strip():
        return field, None
    return _check(name, field, _read_value(field, text.strip()), settings)


def _check(name: str, field: str, value: Any, settings: Settings) -> tuple[str, Any]:
    """A field and its value, which is one for it; raises UsageError."""
    again = f"articlecast override {quote_word(name)}"
    row = FIELDS.get(field)
    if row is None:
        wrong = f"no such field{suggest_name(field, FIELDS)}"
        raise UsageError(field, wrong, f"{again} title=…   (or {', '.join(FIELDS)})")
    try:
        row.understand(value, find_zone(settings.show.time_zone))
    except (ValueError, TypeError):
        raise UsageError(
            field, f"must be {row.must}, not {quote(str(value))}", f"{again} {_write_word(field)}"
        ) from None
    return field, value


def _read_value(field: str, text: str) -> Any:
    if field in {"author", "tags"}:
        return [part.strip() for part in text.split(",") if part.strip()]
    if field in {"season", "episode"} and re.fullmatch(r"\d{1,9}", text):
        return int(text)
    answer = read_answer(text) if field == "skip" else None
    return text if answer is None else answer


_WORDS = {"author": '"Ana Lee,Bo Mar"', "tags": "harbour,weather", "date": "2026-01-29"}


def _write_word(field: str) -> str:
    """A field as it is typed, with an example."""
    return f"{field}={_WORDS.get(field, FIELDS[field].example)}"
