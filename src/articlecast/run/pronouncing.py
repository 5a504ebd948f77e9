"""How words are said: the show's lexicon with where each entry is used, what nobody has said, and entries kept.

Lists are exchanged as the W3C's Pronunciation Lexicon (PLS 1.0, https://www.w3.org/TR/pronunciation-lexicon/) and as
CSV with the columns word, say, ipa and language.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articlecast.errors import UsageError
from articlecast.model import Episode
from articlecast.names import sha256_hex
from articlecast.narrate import list_found, parse_lexicon, parse_script, show_written
from articlecast.narrate.audit import count_doubtful
from articlecast.narrate.lexicon import Entry, Lexicon, write_value
from articlecast.run.pool import Tell
from articlecast.show.changing import Change, edit_settings
from articlecast.show.episodes.store import Library
from articlecast.show.review import Reviews
from articlecast.show.settings import Settings, load_settings
from articlecast.show.touch import load_script_file

MOST_UNKNOWN = 200
"""So many names, and so many capitals, are told: those that are said most often."""
LOOKED_AT = 100
"""The newest episodes, in which names and capitals are looked for."""
LARGEST_LIST = 5_000_000
MOST_ENTRIES = 20_000
PLS = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_COLUMNS = ("word", "say", "ipa", "language")


@dataclass(frozen=True, slots=True)
class Word:
    """How a word or phrase is said: respelled, in IPA, or both; ``language`` is empty for the show's own."""

    word: str
    say: str = ""
    ipa: str = ""
    language: str = ""

    def as_entry(self, language: str) -> Entry:
        """The entry of a lexicon; ``language`` is the show's."""
        tag = self.language.lower() or language.partition("-")[0].lower()
        return Entry(" ".join(self.word.split()), self.say, self.ipa, tag)


@dataclass(frozen=True, slots=True)
class Used:
    """A word, and the slugs of the episodes in which it stands."""

    word: Word
    episodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon with its uses; ``names`` and ``capitals`` are those of which nobody has said how they are said."""

    entries: tuple[Used, ...]
    names: tuple[tuple[str, int], ...]
    capitals: tuple[tuple[str, int], ...]


def list_words(settings: Settings) -> tuple[Word, ...]:
    """The entries of ``[lexicon]``, in their order."""
    return tuple(
        Word(entry.written, entry.say, entry.ipa, language)
        for language, words in _list_tables(settings.lexicon)
        for entry in parse_lexicon(words, language or settings.show.language).entries
    )


def _list_tables(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "", {word: value for word, value in table.items() if not isinstance(value, Mapping)}
    yield from ((language, words) for language, words in table.items() if isinstance(words, Mapping))


# ---------------------------------------------------------------- in the process


def look_up_words(settings: Settings, _tell: Tell) -> Vocabulary:
    """The lexicon and where its words stand, and what the newest episodes say that nobody has said how to say."""
    words = list_words(settings)
    lexicon = Lexicon(tuple(word.as_entry(settings.show.language) for word in words))
    uses: dict[Entry, list[str]] = {}
    names, capitals = Counter[str](), Counter[str]()
    for number, (slug, text) in enumerate(_load_scripts(settings)):
        for entry in list_found(lexicon, show_written(text)):
            uses.setdefault(entry, []).append(slug)
        if number < LOOKED_AT:
            found = count_doubtful(parse_script(text, slug))
            capitals.update(found[0])
            names.update(found[1])
    known = {word.word.casefold() for word in words}
    return Vocabulary(
        tuple(
            Used(word, tuple(uses.get(entry, ()))) for word, entry in zip(words, lexicon.entries, strict=True)
        ),
        *(
            tuple(row for row in counts.most_common(MOST_UNKNOWN + len(known)) if row[0].casefold() not in known)[
                :MOST_UNKNOWN
            ]
            for counts in (names, capitals)
        ),
    )  # fmt: skip


def find_touched(asked: tuple[Settings, Word], _tell: Tell) -> tuple[str, ...]:
    """The slugs of the episodes in which the word stands."""
    settings, word = asked
    lexicon = Lexicon((word.as_entry(settings.show.language),))
    return tuple(slug for slug, text in _load_scripts(settings) if list_found(lexicon, show_written(text)))


def _load_scripts(settings: Settings) -> Iterator[tuple[str, str]]:
    """Each episode's slug and script, those that wait for an editor first, then the newest."""
    reviews = Reviews(settings)
    waiting = {episode.slug: episode for episode in reviews.episodes}
    episodes: list[Episode] = [*waiting.values()]
    episodes += [each for each in Library(settings.episodes_folder).sift()[0] if each.slug not in waiting]
    for episode in episodes:
        text = load_script_file(episode, reviews.locate(episode))
        if text is not None:
            yield episode.slug, text


# ---------------------------------------------------------------- kept in the settings


class WordsMoved(Exception):
    """Somebody says a word otherwise than when it was looked at."""


def digest_words(words: Iterable[Word]) -> str:
    """By which two editors know that they saw the same words said the same."""
    said = [(" ".join(word.word.split()), word.say, word.ipa, word.language) for word in words]
    return sha256_hex(json.dumps(said, ensure_ascii=False).encode())[:16]


def digest_said(word: Word | None) -> str:
    """The same of one word, where it stands: in the lexicon, in that of a language or in an article's."""
    return digest_words([Word("", word.say, word.ipa)] if word else [])


def _demand_said(settings: Settings, word: Word, name: str, digest: str) -> None:
    """Raises WordsMoved where the word is not said as what has that digest, if any is given."""
    now = load_settings(settings.file, settings.name)
    if digest and digest != digest_said(find_word(now, word, name)):
        raise WordsMoved


def check_word(word: Word, settings: Settings) -> str:
    """The value that the settings hold for the word; raises UsageError for what is no word or no pronunciation."""
    try:
        if word.language and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", word.language):
            raise ValueError(f"{word.language!r} is no language tag such as en or pt-BR")  # noqa: TRY301 -- told below
        if not word.word.isprintable() or len(word.word) > 200:
            raise ValueError("a word is one line of at most 200 characters")  # noqa: TRY301 -- as above
        value = write_value(word.say, word.ipa)
        parse_lexicon({word.word: value}, word.language or settings.show.language)
    except ValueError as error:
        raise UsageError("lexicon", str(error), 'Siobhan = "shi-vawn /ʃɪˈvɔːn/"') from error
    return value


def keep_words(settings: Settings, words: Sequence[Word], digest: str = "") -> Settings:
    """Write the words into ``[lexicon]``, in the place of what it says of them.

    Raises UsageError and DiskError, and WordsMoved where the lexicon is not the one with that ``digest``, if any is
    given.
    """
    checked = [(word, check_word(word, settings)) for word in words]

    def plan(tables: dict[str, Any]) -> list[Change]:
        if digest and digest != digest_words(list_words(load_settings(settings.file, settings.name))):
            raise WordsMoved
        held = tables.get("lexicon", {})
        return [
            Change((*_find_way(held, word, settings), _find_key(held, word, settings)), value)
            for word, value in checked
        ]

    return edit_settings(settings, plan)


def keep_word(settings: Settings, word: Word, name: str = "", digest: str = "") -> Settings:
    """Have the word said so in the show; or in the one article whose source manifests call by that ``name``, by a rule
    for it alone.

    Raises as above, WordsMoved where the word is not said there as what has that ``digest``, if any is given.
    """
    value = check_word(word, settings)

    def plan(tables: dict[str, Any]) -> list[Change]:
        _demand_said(settings, word, name, digest)
        if not name:
            held = tables.get("lexicon", {})
            return [Change((*_find_way(held, word, settings), _find_key(held, word, settings)), value)]
        rows = tables.get("rules", [])
        number = _find_own(rows, name)
        way: tuple[str | int, ...] = ("rules", number)
        begun = [] if number < len(rows) else [Change((*way, "source"), name)]
        held = rows[number].get("lexicon", {}) if number < len(rows) else {}
        table = _find_way(held, word, settings)
        return [*begun, Change((*way, *table, _find_key(held, word, settings)), value)]

    return edit_settings(settings, plan)


def find_word(settings: Settings, word: Word, name: str = "") -> Word | None:
    """The word as the lexicon has it, or the rule for the one article of that ``name``; None where it is in neither."""
    lexicon = settings.lexicon
    if name:
        own = (each for each in settings.rules if each.source == (name,) and not (each.tag or each.author))
        lexicon = next((dict(each.lexicon) for each in own), {})
    table: Any = lexicon
    for step in _find_way(lexicon, word, settings)[1:]:
        table = table.get(step, {})
    key = _find_key(lexicon, word, settings)
    if key not in table:
        return None
    (entry,) = parse_lexicon({key: table[key]}, word.language or settings.show.language).entries
    return Word(entry.written, entry.say, entry.ipa, word.language)


def forget_word(settings: Settings, word: Word, name: str = "", digest: str = "") -> Settings:
    """Take the word out of ``[lexicon]``, or out of the rule for the one article of that ``name``, and that rule where
    it says nothing else; raises UsageError where it is not there, WordsMoved as above.
    """

    def plan(tables: dict[str, Any]) -> list[Change]:
        _demand_said(settings, word, name, digest)
        rows = tables.get("rules", [])
        number = _find_own(rows, name)
        if name and number == len(rows):
            raise UsageError(word.word, "is not in the lexicon", "GET /api/v1/lexicon")
        held = (rows[number] if name else tables).get("lexicon", {})
        above: tuple[str | int, ...] = ("rules", number) if name else ()
        way, key = _find_way(held, word, settings), _find_key(held, word, settings)
        table = held
        for step in way[1:]:
            table = table.get(step, {})
        if key not in table:
            raise UsageError(word.word, "is not in the lexicon", "GET /api/v1/lexicon")
        if name and rows[number].keys() == {"source", "lexicon"} and len(held) == len(table) == 1:
            return [Change(above, None)]
        return [Change((*above, *way, key), None)]

    return edit_settings(settings, plan)


def _find_own(rows: Sequence[Mapping[str, Any]], name: str) -> int:
    """The place of the rule for the one source of that name and no other; behind all where there is none."""
    found = (
        at for at, row in enumerate(rows) if row.get("source") in (name, [name]) and not {"tag", "author"} & row.keys()
    )
    return next(found, len(rows))


def _is_own(word: Word, settings: Settings) -> bool:
    return word.language.lower() in {
        "",
        settings.show.language.lower(),
        settings.show.language.partition("-")[0].lower(),
    }


def _find_way(held: Mapping[str, Any], word: Word, settings: Settings) -> tuple[str, ...]:
    """The table for the word: the lexicon itself for the show's language, one below it for any other."""
    if word.language in held and isinstance(held[word.language], Mapping):
        return ("lexicon", word.language)
    return ("lexicon",) if _is_own(word, settings) else ("lexicon", word.language)


def _find_key(held: Mapping[str, Any], word: Word, settings: Settings) -> str:
    """The word as the table has it already, where only its spaces are others."""
    table: Any = held
    for step in _find_way(held, word, settings)[1:]:
        table = table.get(step, {})
    wanted = " ".join(word.word.split())
    return next((key for key in table if " ".join(key.split()) == wanted), wanted)


# ---------------------------------------------------------------- lists


def write_csv(words: Iterable[Word]) -> str:
    """The words with a line above that names the columns."""
    lines: list[str] = []

    class Lines:
        write = staticmethod(lines.append)

    out = csv.writer(Lines, lineterminator="\n")
    out.writerow(_COLUMNS)
    out.writerows((word.word, word.say, word.ipa, word.language) for word in words)
    return "".join(lines)


def read_csv(text: str) -> tuple[Word, ...]:
    """The words of such a list, whose columns may stand in any order; raises UsageError."""
    try:
        rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    except csv.Error as error:
        raise UsageError("lexicon", f"is no CSV: {error}", ",".join(_COLUMNS)) from error
    if not rows or "word" not in rows[0]:
        raise UsageError("lexicon", "has no column 'word'", f"a first line: {','.join(_COLUMNS)}")
    found = [Word(*((row.get(column) or "").strip() for column in _COLUMNS)) for row in rows]
    return _bound([word for word in found if word.word])


def write_pls(words: Iterable[Word], language: str) -> bytes:
    """The words as a lexicon of PLS 1.0: IPA in ``phoneme``, a respelling in ``alias``.

    A document has one language: of the words of another one that is told by ``xml:lang`` at their ``lexeme``.
    """
    from lxml import etree  # noqa: PLC0415 -- for whoever takes the list away

    root = etree.Element(f"{{{PLS}}}lexicon", {"version": "1.0", "alphabet": "ipa", _XML: language}, nsmap={None: PLS})
    for word in words:
        lexeme = etree.SubElement(root, f"{{{PLS}}}lexeme", {_XML: word.language} if word.language else {})
        for name, text in (("grapheme", word.word), ("phoneme", word.ipa), ("alias", word.say)):
            if text:
                etree.SubElement(lexeme, f"{{{PLS}}}{name}").text = text
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def read_pls(content: bytes, language: str) -> tuple[Word, ...]:
    """The words of a lexicon of PLS 1.0, each ``grapheme`` a word of its own; raises UsageError.

    Nothing but the document itself is read: no entity, no other file.
    """
    from lxml import etree  # noqa: PLC0415 -- as above

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UsageError("lexicon", f"is no XML: {error}", "a lexicon of PLS 1.0") from error
    if root.tag != f"{{{PLS}}}lexicon":
        raise UsageError("lexicon", "is no lexicon of PLS 1.0", f'<lexicon xmlns="{PLS}" version="1.0" alphabet="ipa">')
    alphabet, whole = str(root.get("alphabet", "")), str(root.get(_XML, ""))
    found: list[Word] = []
    for lexeme in root.iterfind(f"{{{PLS}}}lexeme"):
        phonemes = (each for each in lexeme.iterfind(f"{{{PLS}}}phoneme") if each.get("alphabet", alphabet) == "ipa")
        ipa, alias = _prefer(phonemes), _prefer(lexeme.iterfind(f"{{{PLS}}}alias"))
        spoken = str(lexeme.get(_XML, "") or whole)
        own = spoken.partition("-")[0].lower() == language.partition("-")[0].lower()
        for grapheme in lexeme.iterfind(f"{{{PLS}}}grapheme"):
            word = Word(_text(grapheme), alias, ipa, "" if own else spoken)
            if word.word and (word.say or word.ipa):
                found.append(word)
    return _bound(found)


def _prefer(found: Iterable[Any]) -> str:
    """The one that the list prefers, otherwise the first (PLS 1.0, section 4.6); nothing of none."""
    ranked = sorted(found, key=lambda each: each.get("prefer") != "true")
    return _text(ranked[0]) if ranked else ""


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _bound(words: Sequence[Word]) -> tuple[Word, ...]:
    if not words:
        raise UsageError("lexicon", "holds no word that it says how to say", ",".join(_COLUMNS))
    if len(words) > MOST_ENTRIES:
        raise UsageError("lexicon", f"holds more than {MOST_ENTRIES:,} words", "make two lists of it")
    return tuple(words)
