"""English as phonemes in misaki's alphabet, each word with its place: by the dictionaries in hibari's wheel."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from string import ascii_letters
from typing import Any

from articlecast.engines.misaki import VOWELS, write_plural
from articlecast.engines.syllables import write_name
from articlecast.engines.tables import open_tables
from articlecast.engines.text import ends_sentence

_MARKED = re.compile(
    r"\[\[(?P<sounds>[^\[\]]+)\]\]|(?<!\w)(?P<word>Ms|PhDs)(?![\w.])|"
    r"(?<![\w.])(?P<letters>[^\W\d_](?:\.[^\W\d_])+)(?P<plural>['’]?s)?(?!\w)(?:\.(?= [a-z]))?|"
    r"(?<![\w.])(?P<letter>[A-Za-z])\.(?=[”\"’)]* [“\"‘(]*(?P<next>[A-Z][\w’'-]*))|"
    r"(?<=[^\W\d_])(?P<inner>[ʻʼʹ]|['‘’](?=[aeiouAEIOU]))(?=[^\W\d_])"
)
"""A pronunciation as ``render_text`` writes it; what its dictionary spells and people say; an initialism, its plural,
and the full stop after it that is no sentence's; a letter whose full stop may be one; an okina or a hamza in a word."""
_SAID = {"Ms": "mˈɪz", "PhDs": "pˌiˌAʧdˈiz"}

_ACCENTED = {
    "exposé": "ˌɛkspOzˈA",
    "lamé": "læmˈA",
    "maté": "mˈɑTA",
    "pâté": "pætˈA",
    "résumé": "ɹˈɛzəmˌA",
    "resumé": "ɹˈɛzəmˌA",
    "rosé": "ɹOzˈA",
}
"""Words that are others without their accents, by which its dictionaries would say them ("resume", "expose")."""
_LETTER_A = re.compile(r"(?<=\w )A(?= [a-z])")
"""The letter ("the A thirty four", "got an A in maths") and not the article, which has a capital where a sentence or,
in a title, every word begins with one."""

_FOLDED = dict(zip("łŁøØđĐħĦıßæÆœŒðÐþÞŋŊŧŦƒɛə[]‑", "lLoOdDhHisaAoOdDtTnNtTfea()-", strict=True))
"""Letters without a decomposition as the nearest plain one; brackets as it reads them, and not as its own marks."""

_BEFORE = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*$)")
_AFTER = re.compile(r"[^\W\d_]*")
_FOREIGN = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_STOPS = ".,;:!?…"


@lru_cache(maxsize=4096)
def is_latin(letter: str) -> bool:
    """Whether it is a Latin letter, or one that decomposes into such; marks between letters (Hawaiʻi) are none."""
    parts = unicodedata.normalize("NFKD", letter)
    return unicodedata.category(letter) == "Lm" or any("LATIN" in unicodedata.name(part, "") for part in parts)


@dataclass(frozen=True, slots=True)
class Phonemes:
    """The sounds of a text, and of each word its place in the text and its first sound's among the sounds."""

    sounds: str
    places: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Shown:
    """What the package is shown of a text: where each of its characters comes from, and the sounds that are given."""

    text: str = ""
    origins: list[int] = field(default_factory=list)
    given: dict[int, str] = field(default_factory=dict)

    def add(self, text: str, origin: int) -> None:
        """Characters as they follow each other; never two spaces."""
        for place, character in enumerate(text, origin):
            if character != " " or (self.text and not self.text.endswith(" ")):
                self.text += character
                self.origins.append(place)

    def add_given(self, word: str, sounds: str, origin: int) -> None:
        """A word of its own, with its sounds; the tagger sees the word."""
        self.add(" ", origin)
        self.given[len(self.text)] = sounds
        self.text += word
        self.origins += [origin] * len(word)
        self.add(" ", origin)


class Reader:
    """Its dictionaries, its tagger and its network for words that stand in none, without its normaliser."""

    def __init__(self, assets: Path, *, british: bool) -> None:
        self._g2p: Any = _load_package(assets, "gb" if british else "us")
        self._numbers: dict[str, int] = json.loads((assets / "vocab.json").read_text("utf-8"))
        self._letters = frozenset(json.loads((assets / "oov.json").read_text("utf-8"))["in"])

    def number(self, sounds: str) -> list[int]:
        """The network's numbers, with the silence before and after; every sound of ``read`` has one."""
        return [0, *(self._numbers[sound] for sound in sounds), 0]

    def read(self, text: str) -> Phonemes:
        shown = self._show(text)
        tokens, place, before = self._g2p.tokenize(shown.text), 0, ""
        for token in tokens:
            token.phonemes = shown.given.get(place) or self._say_by_rule(text, shown, place, token.text)
            if before and token.text in {"'s", "’s"}:  # it would be an s whatever comes before
                token.phonemes = write_plural(before)[len(before) :]
            before = "" if token.whitespace else token.phonemes or ""
            place += len(token.text) + len(token.whitespace)
        sounds, places, place = "", [], 0
        for token in self._g2p.phonemize_tokens(tokens):
            spoken = "".join(sound for sound in token.phonemes or "" if sound in self._numbers)
            if not _is_heard(spoken) and any(map(str.isalpha, token.text)):
                spoken = self._spell(token.text)
            if _is_heard(spoken):
                places.append((shown.origins[place], len(sounds) + _find_first(spoken)))
            elif spoken and spoken[0] in _STOPS:
                sounds = sounds.rstrip()  # it was set apart from what is given
            sounds += spoken
            if not token.whitespace:
                place += len(token.text)
                continue
            place = shown.text.index(" ", place) + 1  # it loses an apostrophe here and there
            if sounds and not sounds.endswith(" "):
                sounds += " "
        sounds = sounds.rstrip()
        # A full stop that is also an abbreviation's ("vitamin X.") went with it, and the voice would stay in the air.
        stopped = text.rstrip("\"'”’»)] ").endswith(".") and sounds[-1:] not in _STOPS
        return Phonemes(sounds + "." if stopped else sounds, tuple(places))

    def _show(self, text: str) -> Shown:
        shown, place = Shown(), 0
        for match in _MARKED.finditer(text):
            shown.add(self._fold(text[place : match.start()]), place)
            place = match.end()
            if match["sounds"]:
                for word in re.finditer(r"\S+", match["sounds"]):
                    shown.add_given("Name", word[0], match.start("sounds") + word.start())
            elif match["inner"]:
                if not self._is_mute(text, match.start()):
                    shown.add(self._fold(match[0]), match.start())
            elif match["letter"]:
                if not ends_sentence(text[: match.start()], match["next"]):
                    shown.add(match[0], match.start())
                    continue
                # Its tokenizer would take the letter and the full stop for an abbreviation.
                shown.add_given(match["letter"], self._spell(match["letter"]), match.start())
                shown.add(".", match.start() + 1)
            elif match["word"]:
                shown.add_given(match["word"], _SAID[match["word"]], match.start())
            else:
                letters = self._fold(match["letters"]).replace(".", "")
                sounds = self._spell(letters)
                plural = match["plural"]
                shown.add_given(
                    letters + ("s" if plural else ""), write_plural(sounds) if plural else sounds, match.start()
                )
            if text[place : place + 1] == "-":  # after a word of its own it would be a pause
                place += 1
        shown.add(self._fold(text[place:]), place)
        shown.text = shown.text.rstrip()
        return shown

    def _is_mute(self, text: str, place: int) -> bool:
        """Whether the dictionaries have the word without the mark at that place, and not with it (Hawaiʻi, Qurʼan)."""
        lexicon = self._g2p.lexicon
        start, end = (match.end() for match in (_BEFORE.search(text, 0, place), _AFTER.match(text, place + 1)) if match)
        whole = text[start:place], text[place + 1 : end]
        bare, marked = ("".join(map(_take_base, whole[0] + mark + whole[1])) for mark in ("", "'"))
        known = [any(word in each for each in (lexicon.golds, lexicon.silvers)) for word in (bare, marked)]
        return known == [True, False] or text[place] in "ʻʼʹ"

    def _say_by_rule(self, text: str, shown: Shown, place: int, word: str) -> str | None:
        """The sounds of a word that stands in no dictionary, where a rule is better than its network's guess: names by
        Chinese and Vietnamese syllables, letters by their names where nobody could read them as a word ("IPv", "kWh").
        """
        if not word.isalpha() or not shown.text.startswith(word, place):
            return None
        lexicon, origin = self._g2p.lexicon, shown.origins[place]
        written = text[origin : origin + len(word)].lower()
        sounds = _ACCENTED.get(written.removesuffix("s")) or (
            self._spell(word) if _LETTER_A.match(text, origin) else ""
        )
        if sounds:
            return write_plural(sounds) if written.endswith("s") else sounds
        if word not in lexicon.golds.d and (sounds := write_name(text[origin : origin + len(word)])):
            return sounds
        stem = word.removesuffix("s")
        small = [letter for letter in stem if letter.islower()]
        if stem[1:] == stem[1:].lower() or not small or len(stem) > 6 or any(letter in "aeiouy" for letter in small):
            return None
        if any(each in of for each in {word, word.lower()} for of in (lexicon.golds, lexicon.silvers)):
            return None
        return self._spell(stem) if stem == word else write_plural(self._spell(stem))

    def _spell(self, letters: str) -> str:
        """The letters by their names, the last one stressed; those without a name are left out."""
        plain = "".join(part for part in unicodedata.normalize("NFKD", letters) if part in ascii_letters)
        return self._g2p.lexicon.get_NNP(plain)[0] if plain else ""

    def _fold(self, text: str) -> str:
        """As long as the text: a word with accents as its dictionaries have it without ("Zoë"), and each letter that
        the package does not know as the nearest plain one.
        """
        if text.isascii() and "[" not in text and "]" not in text:
            return text
        return "".join(map(self._fold_one, _FOREIGN.sub(self._fold_word, text)))

    def _fold_word(self, match: re.Match[str]) -> str:
        plain, lexicon = "".join(map(_take_base, match[0])), self._g2p.lexicon
        known, words = (match[0], plain), (lexicon.golds, lexicon.silvers)
        accented, bare = (any(word in each for each in words) for word in known)
        return plain if bare and not accented else match[0]

    def _fold_one(self, character: str) -> str:
        if character.isdigit() and not character.isdecimal():
            return str(unicodedata.digit(character))  # its numbers choke on ²
        if character in self._letters:
            return character
        return _FOLDED.get(character) or (_take_base(character) if character.isalpha() else character)


def _load_package(assets: Path, accent: str) -> Any:
    """Its way from text to phonemes as its own constructor makes it, its large tables read where they lie."""
    from hibari.g2p import G2P, Lexicon, Tagger, Tokenizer  # noqa: PLC0415 -- for whoever speaks

    files = {name: assets / f"lexicon_{accent}_{name}.json.gz" for name in ("gold", "silver")}
    files["tagger"] = assets / "tagger.json.gz"

    def parse() -> dict[str, Any]:
        found = {name: json.loads(gzip.decompress(path.read_bytes())) for name, path in files.items()}
        tagger = found.pop("tagger")
        return {**found, "weights": tagger.pop("weights"), "tagger": tagger}

    tables = open_tables(f"english-{accent}", tuple(files.values()), parse)
    package = G2P.__new__(G2P)
    package.british, package.unk, package._oov = accent == "gb", "", None  # noqa: SLF001 -- as it does
    package.lexicon = Lexicon(tables["gold"], tables["silver"], package.british)
    package.tokenizer = Tokenizer(json.loads((assets / "tokenizer_exceptions.json").read_text("utf-8")))
    tagger = {name: tables["tagger"].get(name) for name in ("tagdict", "tags", "vocab")}
    package.tagger = Tagger({**tagger, "weights": tables["weights"]})
    return package


def _take_base(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[0]


def _is_heard(sounds: str) -> bool:
    return any(sound in VOWELS or sound.islower() for sound in sounds)


def _find_first(sounds: str) -> int:
    """The index of the first sound that is no mark before it."""
    return next(index for index, sound in enumerate(sounds) if sound in VOWELS or sound.islower())
