"""``overrides.toml``: what an editor knows better of single articles, on top of what is read of them, and never in it.

A table for each article, called by its source, its link or its episode's slug. Nothing of it touches the article, so it
holds for a page on the network as for a file, after every fetch, and is undone by deleting its table.
"""

from __future__ import annotations

import json
import logging
import posixpath
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any, NamedTuple

from articlecast.credentials import mask_addresses
from articlecast.display import quote_word
from articlecast.errors import UsageError
from articlecast.model import Article
from articlecast.moments import find_zone
from articlecast.names import OVERRIDES_FILE, ask_for, find_nearest, is_address, is_remote, quote, sha256_hex
from articlecast.read.formats.header_fields import EPISODE
from articlecast.show.mistakes import Mistake, explain_syntax, list_files, look_above, place_settings, tell_mistakes
from articlecast.show.settings import Settings

_LOG = logging.getLogger("articlecast.show")  # what nobody configures is printed on standard error
LARGEST_FILE = 20_000_000
"""Bytes of it that are read at all: ten thousand articles' come to one."""


@dataclass(frozen=True, slots=True)
class Override:
    """What an editor says of the article called ``name``: a field that is None is as the article has it.

    The fields are an ``Article``'s; ``lines`` are those of its header about the episode, as ``("season", "2")``, and
    ``hidden`` is why no episode is to be made of it.
    """

    name: str
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: datetime | None = None
    language: str | None = None
    image: str | None = None
    tags: tuple[str, ...] | None = None
    url: str | None = None
    summary: str | None = None
    lines: tuple[tuple[str, str], ...] = ()
    hidden: str = ""

    @property
    def digest(self) -> str:
        """Another one whenever it says anything else of the article; empty where it only keeps it from the public."""
        said = [(name, getattr(self, name)) for name in _SET if getattr(self, name) is not None]
        return sha256_hex(json.dumps([*said, *self.lines], default=str).encode())[:12] if said or self.lines else ""

    @property
    def stamp(self) -> str:
        """Another one whenever it is another."""
        return f"-{sha256_hex(repr(self).encode())[:12]}"

    def list_fields(self) -> Iterator[str]:
        """The fields that it sets, as an article's origins call them."""
        yield from (name for name in _SET if getattr(self, name) is not None)
        yield from (name for name, _ in self.lines)


_SET = ("title", "authors", "published", "language", "image", "tags", "url", "summary")


def apply_override(article: Article, override: Override | None) -> Article:
    """The article as the editor has it; which fields are the editor's is told by its origins."""
    if override is None:
        return article
    fields = list(override.list_fields())
    lines = dict(override.lines)
    return replace(
        article,
        **{name: getattr(override, name) for name in fields if name in _SET},
        narration=(*(pair for pair in article.narration if pair[0] not in lines), *override.lines),
        origins=(
            *(pair for pair in article.origins if pair[0] not in fields),
            *((name, OVERRIDES_FILE) for name in fields),
        ),
        hidden=override.hidden or article.hidden,
    )


def fit_recipes(recipes: tuple[str, ...], override: Override | None) -> tuple[str, ...]:
    """The part of a fingerprint that settings have, for an article of which an editor knows better."""
    if override is None or not override.digest:
        return recipes
    return (sha256_hex(f"{recipes[0]} {override.digest}".encode()),)  # no earlier version knew any


class Overrides:
    """All of them, found by any name of an article."""

    def __init__(self, overrides: Iterable[Override] = ()) -> None:
        self._rows = {_fold(each.name): each for each in overrides}
        moved = {_fold(each.url): each for each in self._rows.values() if each.url and is_address(each.name)}
        self._all = moved | self._rows  # whoever is called by a link that is corrected is known by the new one, too

    def __iter__(self) -> Iterator[Override]:
        return iter(self._rows.values())

    def __bool__(self) -> bool:
        return bool(self._rows)

    def find(self, *names: str) -> Override | None:
        """The override of the article that has these names, the first that is known: its source, slug and links."""
        return next((self._all[name] for name in map(_fold, names) if name in self._all), None) if self._all else None

    def list_tables(self, *names: str) -> tuple[Override, ...]:
        """All that are of the article with these names, the one that holds first."""
        found = {each.name: each for name in map(_fold, names) if (each := self._all.get(name))}
        return tuple(found.values())

    def list_links(self, known: Collection[str]) -> tuple[Override, ...]:
        """Those called by an address that is none of the ``known``: it may be the link of any article."""
        names = set(map(_fold, known))
        return tuple(each for name, each in self._rows.items() if is_address(name) and name not in names)

    def list_unmet(self, known: Iterable[str]) -> tuple[str, ...]:
        """The names that no article has of those with these names."""
        found = {found.name for name in known if (found := self.find(name))}
        return tuple(each.name for each in self._rows.values() if each.name not in found)


NO_OVERRIDES = Overrides()


def _fold(name: str) -> str:
    """A name as it is compared: ``./articles/tide.md`` is ``articles/tide.md``, and a link's last slash is none."""
    return name.rstrip("/") if is_remote(name) else posixpath.normpath(name) if name else name


def place_overrides(settings: Settings) -> Path:
    """Where they stand."""
    return settings.folder / OVERRIDES_FILE


def load_overrides(settings: Settings) -> Overrides:
    """What the editor says of single articles. Raises UsageError with a line for each thing that is wrong."""
    path = place_overrides(settings)
    values = read_overrides(path)
    if not values:
        return NO_OVERRIDES
    mistakes: list[Mistake] = []
    zone = find_zone(settings.show.time_zone)
    found = [_understand(name, table, zone, mistakes) for name, table in values.items()]
    if mistakes:
        raise tell_mistakes(path, mistakes)
    return Overrides(found)


def read_overrides(path: Path) -> dict[str, Any]:
    """The file's tables, unchecked; none where there is no such file. Raises UsageError for one that cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(str(path), error.strerror or str(error), f"ls -l {quote_word(str(path))}") from error
    if len(content) > LARGEST_FILE:
        raise UsageError(str(path), f"is larger than {LARGEST_FILE:,} bytes", f"ls -l {quote_word(str(path))}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path.name}:{line}", f"is not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise explain_syntax(path, text, error) from error


def tell_unmet(settings: Settings, overrides: Overrides, known: Iterable[str]) -> None:
    """Warn of tables that no article of the show has, which goes by these names; they may be another show's."""
    unmet = overrides.list_unmet(known) if overrides and not settings.name else ()
    if unmet:
        path = place_overrides(settings)
        (place,) = place_settings(path, [unmet[:1]])
        shown = ", ".join(map(repr, unmet[:3])) + (" and others" if len(unmet) > 3 else "")
        what = "article is called so" if len(unmet) == 1 else f"articles are called so: {len(unmet)} tables do nothing"
        hint = f"articlecast override {quote_word(unmet[0])} --undo"
        _LOG.warning("note: %s: no %s: %s\ntry:   %s", place, what, shown, hint)


def tell_pictures(settings: Settings) -> None:
    """Warn of the pictures that overrides name and that are not there, which a render would go without."""
    path = place_overrides(settings)
    for each in load_overrides(settings):
        if not each.image or is_address(each.image) or (path.parent / each.image).is_file():
            continue
        (place,) = place_settings(path, [(each.name, "image")])
        picture = path.parent / each.image
        near = find_nearest(picture.name, list_files(picture.parent))
        remedy = f'image = "{Path(each.image).with_name(near).as_posix()}"' if near else look_above(picture)
        what = f"there is no such picture: {each.image}{ask_for(near)}"
        _LOG.warning("note: %s: %s.image: %s\ntry:   %s", place, each.name, what, remedy)


def tell_double(settings: Settings, tables: Sequence[Override]) -> None:
    """Warn of an article that has several tables: the first of them holds, and the others do nothing."""
    if len(tables) > 1:
        first, other = tables[0].name, tables[1].name
        hint = f"move what stands in the table '{other}' into '{first}'"
        told = "note: %s: '%s' and '%s' are one article, and the first holds\ntry:   %s"
        (place,) = place_settings(place_overrides(settings), [(other,)])
        _LOG.warning(told, place, first, other, hint)


# ---------------------------------------------------------------- the fields


class Field(NamedTuple):
    """One field of a table: what it must be, how that is written, and what is understood of it.

    That is a ValueError if it is nothing; its second argument, if any, is how it was probably meant.
    """

    must: str
    example: str
    understand: Callable[[Any, tzinfo], Any]


def _line(value: Any, _zone: tzinfo) -> str:
    if not isinstance(value, str) or not value.isprintable() or not value.strip():
        raise ValueError(value)
    return value.strip()


def _lines(value: Any, zone: tzinfo) -> tuple[str, ...]:
    many = [value] if isinstance(value, str) else value
    if not isinstance(many, list):
        raise TypeError(value)
    return tuple(dict.fromkeys(_line(each, zone) for each in many))


def _moment(value: Any, zone: tzinfo) -> datetime:
    from articlecast.read.text.dates import parse_date  # noqa: PLC0415 -- 20 ms, which an idle run needs not

    moment = parse_date(value, zone=zone) if isinstance(value, date | str) else None
    if moment is None:
        raise ValueError(value)
    return moment


def _tag(value: Any, zone: tzinfo) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", _line(value, zone)):
        raise ValueError(value)
    return str(value).strip()


def _address(value: Any, zone: tzinfo) -> str:
    if not is_address(_line(value, zone)):
        raise ValueError(value)
    return str(value).strip()


def _picture(value: Any, zone: tzinfo) -> str:
    return "" if value == "" else _line(value, zone)


def _number(value: Any, _zone: tzinfo) -> str:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value < 1_000_000:
        raise ValueError(value)
    return str(value)


def _of_header(name: str, example: str) -> Field:
    """What a header's line of that name may be, too; a list as one line."""
    _, form, must = EPISODE[name]

    def understand(value: Any, zone: tzinfo) -> str:
        words = " ".join(" ".join(_lines(value, zone)).split())
        if not re.fullmatch(form, words):
            raise ValueError(value)
        return words

    return Field(must, example, understand)


_ANSWERS = {
    True: ("true", "yes", "y", "on", "1"),
    False: ("false", "no", "n", "off", "0", "none", "never"),
}  # fmt: skip


def read_answer(text: str) -> bool | None:
    """Yes or no where the text says no more than that."""
    return next((answer for answer, words in _ANSWERS.items() if text.strip().casefold() in words), None)


def _skip(value: Any, zone: tzinfo) -> str:
    if value is False:
        return ""
    if isinstance(value, str) and (answer := read_answer(value)) is not None:  # it is no reason
        raise ValueError(value, str(answer).lower())
    return f"{OVERRIDES_FILE}: {'skip = true' if value is True else _line(value, zone)}"


FIELDS: Mapping[str, Field] = {
    "title": Field("a line of text", '"The tide"', _line),
    "author": Field("a name, or a list of names", '["Ana Lee", "Bo Mar"]', _lines),
    "date": Field("a date, or a moment", "2026-01-29T08:00:00Z", _moment),
    "language": Field("a tag such as en, en-GB or pt-BR", '"en-GB"', _tag),
    "image": Field("an address, or a picture's path seen from this file", '"pictures/tide.jpg"', _picture),
    "tags": Field("a list of words", '["harbour", "weather"]', _lines),
    "link": Field("an address", '"https://example.org/the-tide"', _address),
    "season": Field("a whole number from 1", "2", _number),
    "episode": Field("a whole number from 1", "7", _number),
    "licence": Field("a licence such as cc-by-4.0", '"cc-by-4.0"', _line),
    "summary": Field("a line of text", '"How the harbour master reads them."', _line),
    "episode_type": _of_header("episodetype", '"bonus"'),
    "episode_thread": _of_header("episodethread", '"https://social.example/@ana/1"'),
    "episode_place": _of_header("episodeplace", '"Lerwick geo:60.15,-1.14"'),
    "episode_funding": _of_header("episodefunding", '"https://pay.example/maren Buy Maren tar"'),
    "skip": Field("true, false, or why", '"the wire has it, too"', _skip),
}
"""What may stand in a table."""
_NAMES = {"author": "authors", "date": "published", "link": "url", "skip": "hidden"}
"""What an article calls it, where that is another name."""
_LOWER = frozenset({"season", "episode", "licence"})
"""Lines about its episode of which the letters count in one case alone."""
_LINES = {name: name.replace("_", "") for name in FIELDS if name in _LOWER or name.startswith("episode_")}
"""What stands among an article's lines about its episode, and how it is called there."""


def _understand(name: str, table: Any, zone: tzinfo, mistakes: list[Mistake]) -> Override:
    """The override of one table; what is wrong in it goes to ``mistakes``."""
    if not isinstance(table, dict):
        wrong = "an article's fields stand in a table of its own"
        mistakes.append(Mistake((name,), wrong, f'["articles/the-tide.md"]   (and below it: {name} = …)'))
        return Override(name)
    found: dict[str, Any] = {}
    for field, value in table.items():
        row = FIELDS.get(field)
        if row is None:
            near = find_nearest(field, FIELDS)
            remedy = f"{near} = {FIELDS[near].example}" if near else f"one of {', '.join(FIELDS)}"
            mistakes.append(Mistake((name, field), f"no such field{ask_for(near)}", remedy))
            continue
        try:
            found[field] = row.understand(value, zone)
        except (ValueError, TypeError) as error:
            wrong = f"must be {row.must}, not {quote(str(value))}"
            example = error.args[1] if len(error.args) > 1 else row.example  # as it was probably meant
            mistakes.append(Mistake((name, field), wrong, f"{field} = {example}"))
    said = {field: value.lower() if field in _LOWER else value for field, value in found.items() if field in _LINES}
    return Override(
        mask_addresses(name),
        **{_NAMES.get(field, field): value for field, value in found.items() if field not in _LINES},
        lines=tuple((_LINES[field], value) for field, value in said.items()),
    )


def describe_override(override: Override) -> Sequence[tuple[str, str | tuple[str, ...]]]:
    """Each field that it sets and its value, the parts of a list as they are, in the order of ``FIELDS``."""
    lines = dict(override.lines)
    rows = []
    for field in FIELDS:
        value = lines.get(_LINES[field]) if field in _LINES else getattr(override, _NAMES.get(field, field))
        if value is None or (field == "skip" and not value):
            continue
        if isinstance(value, datetime):
            value = value.isoformat()
        if field == "skip":  # it says of whom, and here everything is of the same
            value = value.removeprefix(f"{OVERRIDES_FILE}: ").removeprefix("skip = ")
        rows.append((field, value))
    return rows
