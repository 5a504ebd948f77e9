"""``[[rules]]``: what holds for the articles of one source, with one tag or by one author alone.

The first table whose conditions an article meets and that says anything of a matter counts, for that matter. What an
article's own header says goes before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Annotated, Any, Literal, Protocol, get_type_hints
from urllib.parse import urlsplit

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from articlecast.bounds import Bound, check_bounds
from articlecast.errors import UsageError
from articlecast.names import ENTRY, is_mailbox, quote
from articlecast.narrate import Lexicon, NarrateOptions, parse_lexicon
from articlecast.show.mistakes import Mistake
from articlecast.speak import SpeakOptions


def one_or_many(value: object) -> object:
    """A list, which a single text may stand for."""
    return (value,) if isinstance(value, str) else value


OneOrMany = Annotated[tuple[str, ...], BeforeValidator(one_or_many)]


def _check_lexicon(value: object) -> object:
    if isinstance(value, dict):
        parse_lexicon(value, "en")
    return value


Words = Annotated[dict[str, str | dict[str, str]], BeforeValidator(_check_lexicon)]
"""A lexicon, as a table."""


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Marks a table that has some of the options of ``kind``, and no defaults."""

    kind: type

    def __get_pydantic_core_schema__(self, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        rows = {
            name: core_schema.typed_dict_field(handler.generate_schema(hint), required=False)
            for name, hint in get_type_hints(self.kind).items()
        }
        return core_schema.typed_dict_schema(rows, extra_behavior="forbid")


class Described(Protocol):
    """What is asked of an article: an ``Article`` has it, and so has its ``Episode``."""

    @property
    def url(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def authors(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Match:
    """Conditions on an article: each kind that is given must be met, by any of its values; none is met by all."""

    source: OneOrMany = ()
    """Where it comes from: a source as ``sources.articles`` names it, a folder or files ("articles/wire/*.html"), or
    a host with its subdomains ("example.org"); "*" is every source."""
    tag: OneOrMany = ()
    """One of its tags, in capitals or not."""
    author: OneOrMany = ()
    """One of its authors."""

    def is_met(self, article: Described, name: str, entry: str = "") -> bool:
        """Whether the article of the source ``name`` meets all conditions; ``entry`` of a feed may have led to it."""
        places = [name, *filter(None, (entry, article.url))]
        return (
            (not self.source or any(_is_from(place, source) for source in self.source for place in places))
            and (not self.tag or _share(self.tag, article.tags))
            and (not self.author or _share(self.author, article.authors))
        )


CONDITIONS = ("source", "tag", "author")
LONGEST_WORD = 500
"""Characters of a word, a phrase or a pattern that is looked for."""
_JOINED = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"


@lru_cache(maxsize=1024)
def compile_word(word: str) -> re.Pattern[str]:
    """What finds the word or phrase as a whole, or the pattern between slashes; raises ValueError for one that is none.

    A pattern may be slow on a text of others: it is tried where that can be ended. Signs of languages that write no
    spaces are found within others.
    """
    if not word.strip() or len(word) > LONGEST_WORD:
        message = f"{quote(word)} is empty, or longer than {LONGEST_WORD} characters"
        raise ValueError(message)
    if len(word) > 2 and word.startswith("/") and word.endswith("/"):
        try:
            return re.compile(word[1:-1], re.IGNORECASE)
        except re.error as error:
            message = f"{quote(word)} is no pattern: {error}"
            raise ValueError(message) from error
    parts = word.split()
    before = "" if re.match(rf"\W|{_JOINED}", parts[0]) else r"(?<!\w)"
    after = "" if re.search(rf"(?:\W|{_JOINED})$", parts[-1]) else r"(?!\w)"
    return re.compile(before + r"\s+".join(map(re.escape, parts)) + after, re.IGNORECASE)


_BOUNDS = (
    Bound("least_words", 0, 10_000_000, 200),
    Bound("most_words", 0, 10_000_000, 5000),
    Bound("most_days", 0, 100_000, 30),
)


def _share(wanted: Iterable[str], given: Iterable[str]) -> bool:
    return not {one.strip().casefold() for one in wanted}.isdisjoint(one.strip().casefold() for one in given)


def _is_from(place: str, source: str) -> bool:
    """Whether a source, as manifests name it, is what a rule calls ``source``."""
    source = source.rstrip("/")
    feed = place.partition(ENTRY)[0]
    if "://" not in feed:
        source = source.removeprefix("./")
        return source in {"*", ".", place, feed} or place.startswith(f"{source}/") or fnmatchcase(feed, source)
    if "://" in source:
        if is_mailbox(source) and fnmatchcase(feed, source):
            return True
        return feed.rstrip("/") == source or feed.startswith(f"{source}/") or place == source
    try:
        host = urlsplit(feed).hostname or ""
    except ValueError:
        host = ""
    return source in {"*", host} or host.endswith(f".{source}")


@dataclass(frozen=True, slots=True)
class Rule(Match):
    """What holds for the articles that meet its conditions, in place of what holds for the show.

    Raises UsageError for one without a condition.
    """

    review: bool | None = None
    """Whether a new or changed episode waits for ``articlecast approve``, as ``publish.review`` has it for the show."""
    narrate: Annotated[dict[str, Any], SomeOf(NarrateOptions)] = field(default_factory=dict)
    """Options of [narrate]: [rules.narrate] with ``captions = false`` and the like."""
    voice: str = ""
    """Who says what no role and no language of [speak.voices] has a voice for: a voice of the show's engine."""
    rate: float | None = None
    """How fast, as in [speak]."""
    voices: dict[str, str] = field(default_factory=dict)
    """Voices by role or language, as in [speak.voices]: [rules.voices]."""
    lexicon: Words = field(default_factory=dict)
    """How words are said, as in [lexicon]: [rules.lexicon]."""
    skip: bool | None = None
    """Whether no episode is made of the article; false takes it, whatever other rules filter."""
    include: OneOrMany = ()
    """Words and phrases, one of which must stand in an article's title, summary, tags or text: whole words, in capitals
    or not; /a pattern/ stands in slashes."""
    exclude: OneOrMany = ()
    """Words and phrases, none of which may stand there."""
    least_words: int = 0
    """Articles with fewer words are left out."""
    most_words: int = 0
    """Articles with more words are left out; 0 for no limit."""
    most_days: float = 0.0
    """Articles that were published more days before they are first read are left out; 0 for no limit."""
    duplicates: Literal["tell", "skip"] | None = None
    """What becomes of an article that says nearly what an episode says, as ``sources.duplicates`` has it for all."""

    def __post_init__(self) -> None:
        if not (self.source or self.tag or self.author):
            raise UsageError("rules", "has no condition: source, tag or author", 'source = "*"   (for every article)')
        for name, words in (("include", self.include), ("exclude", self.exclude)):
            for word in words:
                try:
                    compile_word(word)
                except ValueError as error:
                    raise UsageError(f"rules.{name}", str(error), f'{name} = ["sponsored"]') from error
        check_bounds("rules", self, _BOUNDS)


EMPTY = ("has an empty value, which no article meets", "write a name, or leave the line out")


def list_empty(match: Match) -> tuple[str, ...]:
    """The conditions with a value that is empty."""
    return tuple(kind for kind in CONDITIONS if not all(value.strip() for value in getattr(match, kind)))


def name_rule(number: int, rule: Match) -> str:
    """``[[rules]] 2 (source wire.example)``: which one of them it is, counted from 1."""
    rows = (("source", rule.source), ("tag", rule.tag), ("author", rule.author))
    return f"[[rules]] {number} ({'; '.join(f'{kind} ' + ', '.join(names) for kind, names in rows if names)})"


def find_rules(rules: Iterable[Rule], article: Described, name: str, entry: str = "") -> Iterator[Rule]:
    """The rules that hold for the article of the source ``name``, in their order."""
    return (rule for rule in rules if rule.is_met(article, name, entry))


def skips_duplicates(rules: Iterable[Rule], article: Described, name: str, entry: str = "", *, default: str) -> bool:
    """Whether no episode is made of the article where another one says nearly the same; ``default`` as for the show."""
    found = (rule.duplicates for rule in find_rules(rules, article, name, entry) if rule.duplicates is not None)
    return next(found, default) == "skip"


def is_reviewed(rules: Iterable[Rule], article: Described, name: str, entry: str = "", *, default: bool) -> bool:
    """Whether what becomes of the article waits for an editor; ``default`` is what holds for the show."""
    found = (rule.review for rule in find_rules(rules, article, name, entry) if rule.review is not None)
    return next(found, default)


# ---------------------------------------------------------------- how an article is narrated and spoken

_HEARD = ("narrate", "voice", "rate", "voices", "lexicon")


@dataclass(frozen=True, slots=True)
class Manner:
    """How an article is narrated and spoken; ``language`` is the show's, that of words in a lexicon without one."""

    narrate: NarrateOptions
    speak: SpeakOptions
    words: Lexicon
    language: str


def apply_rules(manner: Manner, rules: Iterable[Rule]) -> Manner:
    """The manner as these rules have it; it is the same value where they say nothing of it.

    Raises UsageError, as the options do, for a value that they cannot have.
    """
    for rule in reversed([rule for rule in rules if _list_heard(rule)]):
        manner = _apply(manner, rule)
    return manner


def _apply(manner: Manner, rule: Rule) -> Manner:
    narrate = replace(manner.narrate, **rule.narrate)
    speak, voices = manner.speak, manner.speak.voices
    if rule.voice:  # the show's narrator would go before it, and it would never be heard
        voices = {name: voice for name, voice in voices.items() if name.rpartition("/")[2] != "narrator"}
    speak = replace(
        speak,
        voice=rule.voice or speak.voice,
        rate=speak.rate if rule.rate is None else rule.rate,
        voices=voices | rule.voices,
    )
    own = parse_lexicon(rule.lexicon, manner.language).entries
    return replace(manner, narrate=narrate, speak=speak, words=Lexicon((*manner.words.entries, *own)))


def _list_heard(rule: Rule) -> dict[str, Any]:
    """What a rule says of how its articles are narrated and spoken."""
    return {name: value for name in _HEARD if (value := getattr(rule, name)) not in (None, "", {})}


def list_heard(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """The rules on which what is heard depends, with their conditions, as values for a digest."""
    heard = ((rule, _list_heard(rule)) for rule in rules)
    return [{"source": rule.source, "tag": rule.tag, "author": rule.author} | said for rule, said in heard if said]


def find_mistakes(rules: Iterable[Rule], manner: Manner) -> Iterator[Mistake]:
    """What is wrong with a rule: an empty condition, no option, or one of narration and speech that cannot be;
    ``manner`` is the show's.
    """
    for number, rule in enumerate(rules):
        yield from (Mistake(("rules", number, kind), *EMPTY) for kind in list_empty(rule))
        if rule == Rule(rule.source, rule.tag, rule.author):
            wrong = "says nothing of the articles that it holds for"
            yield Mistake(("rules", number, ""), wrong, "skip = true   (below [[rules]])")
        try:
            apply_rules(manner, [rule])
        except UsageError as error:
            yield place_mistake(number, error)


def place_mistake(number: int, error: UsageError) -> Mistake:
    """What is wrong with an option of the show as the mistake of the rule that brought it."""
    table, *rest = error.thing.split(".")
    way = (["narrate"] if table == "narrate" else []) + rest
    return Mistake(("rules", number, *way), error.wrong, error.hint)
