"""The editor's own words for words: what the table ``[lexicon]`` of ``articlecast.toml`` says of a name or a phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from articlecast.errors import NarrateError
from articlecast.model import SPELLED_JOINER, Rewrite, write_reading

RULE = "lexicon"
_OWN = "lexicon."
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_VALUE = re.compile(r"(?P<say>[^/\[\]]*?)\s*(?:/(?P<ipa>[^/\s][^/]*)/)?")
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]?s?")

Spoken = tuple[str, tuple[Rewrite, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase: how it is said, respelled, or in IPA for the engines that take it, or both.

    ``language`` is the beginning of the language tags that it holds for.
    """

    written: str
    say: str
    ipa: str
    language: str
    rule: str = RULE


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries in the order of the settings; of two for one word, the one of the nearer language counts."""

    entries: tuple[Entry, ...] = ()


NO_LEXICON = Lexicon()


def parse_lexicon(table: Mapping[str, object], language: str) -> Lexicon:
    """The lexicon that a table of the settings holds; ``language`` is what an entry outside a language's table is in.

    A value is a respelling, IPA between slashes, or both: ``"shi-vawn /ʃɪˈvɔːn/"``. Raises ValueError that names
    the entry.
    """
    entries: list[Entry] = []
    base = language.partition("-")[0].lower()
    for key, value in table.items():
        if not isinstance(value, Mapping):
            entries.append(_parse_entry(key, value, base))
        elif _TAG.fullmatch(key):
            entries += [_parse_entry(word, said, key.lower()) for word, said in value.items()]
        else:
            raise ValueError(f"{key!r} is no language tag such as en or pt-BR")
    return Lexicon(tuple(entries))


def write_value(say: str, ipa: str) -> str:
    """What an entry of the table holds: a respelling, IPA between slashes, or both; raises ValueError for neither."""
    value = " ".join(filter(None, (" ".join(say.split()), f"/{ipa.strip().strip('/[]')}/" if ipa.strip() else "")))
    if not _VALUE.fullmatch(value) or not value:
        raise ValueError(f'{value!r} is no respelling, no IPA and not both, as "shi-vawn" and "ʃɪˈvɔːn" are')
    return value


def add_own_words(lexicon: Lexicon, lines: Iterable[tuple[str, str]], language: str) -> Lexicon:
    """The lexicon with the words that an article brings for itself: they come after the show's, and so before them.

    ``lines`` are those of its header, as ``("lexicon.Nguyen", "win")``. Raises NarrateError that names the word.
    """
    words = {name.removeprefix(_OWN): said for name, said in lines if name.startswith(_OWN)}
    try:
        own = parse_lexicon(words, language)
    except ValueError as error:
        raise NarrateError("lexicon", str(error), "Nguyen: win   (below lexicon: in the article's header)") from error
    return Lexicon((*lexicon.entries, *own.entries)) if words else lexicon


def _parse_entry(word: str, value: object, language: str) -> Entry:
    match = _VALUE.fullmatch(value.strip()) if isinstance(value, str) else None
    written = " ".join(word.split())
    if not re.search(r"\w", written):
        raise ValueError(f"{word!r} holds no letter and no digit")
    if not match or not (match["say"] or match["ipa"]):
        raise ValueError(f'{word!r} is said by a respelling, by IPA in slashes, or both ("shi-vawn /ʃɪˈvɔːn/")')
    return Entry(written, match["say"], match["ipa"] or "", language)


def apply_lexicon(
    text: str, language: str, lexicon: Lexicon, speak: Callable[[str], Spoken]
) -> tuple[str, tuple[Rewrite, ...]]:
    """The text as ``speak`` says it, with the lexicon's words said as the editor wants them.

    A word of the lexicon is left to the rules where it is only a part of what one of them says: a name in an address.
    """
    said, rules = speak(text)
    pattern, entries = _compile(lexicon, language.lower())
    found = list(pattern.finditer(text)) if pattern else []
    if not found:
        return said, rules
    spans: list[tuple[int, int, str, str]] = []
    ends = [rule.end for rule in rules]
    taken: set[int] = set()
    for match in found:
        first = bisect_left(ends, match.start() + 1)
        under = [at for at in range(first, len(rules)) if rules[at].start < match.end()]
        if all(_covers(text, match, rules[at]) for at in under):
            taken.update(under)
            entry = entries[_fold(match[0])] if _fold(match[0]) in entries else entries[_fold(match[0]).lower()]
            spans.append((*match.span(), _say_entry(entry, match[0], speak), entry.rule))
    spans += [
        (rule.start, rule.end, said[rule.said_start : rule.said_end], rule.rule)
        for at, rule in enumerate(rules)
        if at not in taken
    ]
    return join_spans(text, sorted(spans))


def list_found(lexicon: Lexicon, text: str) -> tuple[Entry, ...]:
    """The entries whose word stands in the text, in the order of the lexicon, whatever language holds there."""
    words = set(_WORD.findall(text.lower()))
    words |= {word.removesuffix("s") for word in words}
    return tuple(
        entry for entry, first, pattern in _compile_each(lexicon) if first in words and pattern.search(text) is not None
    )


@lru_cache(maxsize=2)
def _compile_each(lexicon: Lexicon) -> tuple[tuple[Entry, str, re.Pattern[str]], ...]:
    """Each entry with its first word, which tells most of them apart from a text at once, and what finds it."""
    rows = []
    for entry in lexicon.entries:
        word = _fold(entry.written)
        pattern = re.compile(rf"(?<!\w){_write_pattern(word)}")
        rows.append((entry, _WORD.findall(word.lower())[0], pattern))
    return tuple(rows)


def _covers(text: str, match: re.Match[str], rule: Rewrite) -> bool:
    """Whether the word has all that the rule says, but for a possessive."""
    return rule.start >= match.start() and bool(_POSSESSIVE.fullmatch(text[match.end() : rule.end]))


def _say_entry(entry: Entry, written: str, speak: Callable[[str], Spoken]) -> str:
    """The respelling, in which rules hold as they do in any text; the word itself may stay as it is written."""
    if SPELLED_JOINER in entry.say:
        return entry.say
    as_written = _fold(entry.say) == _fold(written) and written.isalpha()
    said = written if as_written else speak(entry.say or written)[0]
    return write_reading(said, entry.ipa) if entry.ipa else said


def say_marked(value: str, written: str, speak: Callable[[str], Spoken]) -> str:
    """What is said for words that bear such a value themselves; one that no entry could have is a respelling."""
    match = _VALUE.fullmatch(value)
    say, ipa = (match["say"], match["ipa"] or "") if match else (re.sub(r"[/\[\]]", " ", value), "")
    return _say_entry(Entry(written, say, ipa, ""), written, speak)


def join_spans(text: str, spans: list[tuple[int, int, str, str]]) -> Spoken:
    """The text with each span (start, end, what is said, the rule) in the place of what is written; in order."""
    pieces: list[str] = []
    made: list[Rewrite] = []
    length = done = 0
    for start, end, said, rule in spans:
        pieces += [text[done:start], said]
        length += start - done
        made.append(Rewrite(start, end, length, length + len(said), rule))
        length += len(said)
        done = end
    return "".join([*pieces, text[done:]]), tuple(made)


def _fold(word: str) -> str:
    return " ".join(word.replace("’", "'").split())


@lru_cache(maxsize=16)
def _compile(lexicon: Lexicon, language: str) -> tuple[re.Pattern[str] | None, dict[str, Entry]]:
    """What finds the entries that hold for a language, the longest first, and the entries by their folded word."""
    entries: dict[str, Entry] = {}
    for entry in lexicon.entries:
        key = _fold(entry.written)
        holds = language == entry.language or language.startswith(f"{entry.language}-")
        if holds and (key not in entries or len(entries[key].language) <= len(entry.language)):
            entries[key] = entry
    if not entries:
        return None, entries
    words = "|".join(_write_pattern(key) for key in sorted(entries, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})"), entries


def _write_pattern(word: str) -> str:
    """An entry with capitals is found as it is written, one without in any case, an initialism in the plural too."""
    end = r"(?=s?(?!\w))" if word.isupper() and word.isalpha() else r"(?!\w)"
    escaped = re.escape(word).replace("'", "['’]").replace(r"\ ", r"\s+") + end
    return escaped if word != word.lower() else f"(?i:{escaped})"
