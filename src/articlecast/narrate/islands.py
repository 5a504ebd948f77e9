"""What within a paragraph is spoken otherwise than the rest of it: words of another language, formulas, and what the
editor has marked: how a word is said, a pause, another voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from articlecast.model import Mark, Rewrite, Span, Text
from articlecast.narrate.emphasis import stress_word
from articlecast.narrate.languages.tongues import knows_language, speak_text
from articlecast.narrate.lexicon import Lexicon, join_spans, say_marked
from articlecast.narrate.phrases import find_phrase

SAY_AS = "say-as"
"""The rule of a word that the editor has marked."""
EMPHASIS = "emphasis"
"""The rule of a small word that the writer stresses, and that is weak otherwise."""
POINTER = "pointer"
"""The rule of words that point at the page; nothing is said of some."""
CITATION = "citation"
"""The rule of sources named in brackets, of which nothing is said."""
_WITHIN = frozenset({SAY_AS, EMPHASIS, POINTER, CITATION})
"""What the rules of the rest see as it is written: it is a part of its sentence."""
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SPACE = re.compile(r"\s+")
_TEX = re.compile(r"[\\{}^_]")
_TEX_IN_TEXT = re.compile(
    r"(?<!\w)\\\((.{1,999}?)\\\)|\\\[(.{1,999}?)\\\]|\$\$(.{1,999}?)\$\$|(?<![\w$])\$(?=\S)([^$\n]*?[\\^_][^$\n]*?)(?<=\S)\$(?![\w$])"
    r"|(?<![\w$])\$([A-Za-z](?![A-Za-z])(?:[^$\nA-Za-z]|[A-Za-z](?![A-Za-z])){0,60})(?<=\S)\$(?![\w$])"
    r"|(?<!\w)\( ([^()\n]*\\[A-Za-z]+\{[^()\n]*) \)",  # Markdown takes the backslash of a bracket away
    re.DOTALL,
)
"""Between dollars only what has a sign of TeX, or letters that stand alone: two prices in a sentence are no formula."""

_TAG = re.compile(r"\{\{[<%](?:/\*)?\s*([^{}<>%]{1,200}?)\s*(?:\*/)?[>%]\}\}|\{%-?\s*([^{}%]{1,200}?)\s*-?%\}")
"""Code within a sentence that is a template's tag, of which the words alone are said."""


@dataclass(frozen=True, slots=True)
class Island:
    """``words[start:end]`` are spoken by the rules of ``language``; or as ``said``, by the rule of that name."""

    start: int
    end: int
    language: str = ""
    said: str = ""
    rule: str = "formula"


@dataclass(frozen=True, slots=True)
class Turn:
    """A part of inline content that one voice says, after a pause: by itself the narrator's, after none."""

    content: Text
    voice: str = ""
    pause: float = 0.0


def take_turns(content: Text) -> tuple[Turn, ...]:
    """The parts of inline content, in order: a new one begins where a mark asks for another voice, or for a pause."""
    turns: list[tuple[list[Span], str, float]] = []
    before: Mark | None = None
    for span in content:
        voice, pause = span.mark("voice"), span.mark("pause")
        name = voice.value if voice else ""
        seconds = float(pause.value) if pause and pause is not before else 0.0
        before = pause
        if turns and not seconds and (turns[-1][1] == name or not span.text.strip()):
            turns[-1][0].append(span)
        else:
            turns.append(([span], name, seconds))
    return tuple(Turn(tuple(spans), name, seconds) for spans, name, seconds in turns)


def lay_out(content: Text, language: str = "", maths: str = "skip") -> tuple[str, tuple[Island, ...]]:
    """The words of inline content with their white space folded, and the islands among them, in order.

    None without a ``language``. A language that has no rules here is no island: its numbers are left to the rest's.
    """
    words = ""
    found: list[Island] = []
    marked: dict[int, tuple[str, str]] = {}
    last: Mark | None = None
    for span in _find_tex(content) if language else content:
        raw, said = _speakable(span), ""
        if span.mark("maths") and language:
            raw, said = _say_inline(span, raw, language, maths)
        elif language and span.mark("code") and (tag := _TAG.fullmatch(raw.strip())):
            said = speak_text(tag[1] or tag[2], language)[0]
        folded = _SPACE.sub(" ", raw)
        start = len(words)
        words += folded.lstrip() if not words or words.endswith(" ") else folded
        if not language or not folded.strip():
            continue
        tongue = mark.value if (mark := span.mark("lang")) else ""
        told = span.mark("say")
        if told:
            if found and last == told and found[-1].end >= start - 1:  # a word in several pieces is said once
                start = found.pop().start
            marked[len(found)] = (told.value, tongue or language)
            found.append(Island(start, _find_end(words), rule=SAY_AS))
        elif said:
            rule = "formula" if span.mark("maths") else "code"
            found.append(Island(start, _find_end(words), said=said, rule=rule))
        elif stressed := _stress(span, raw, content, tongue or language):
            found.append(Island(start, _find_end(words), said=stressed, rule=EMPHASIS))
        elif tongue and tongue.lower() != language.lower() and knows_language(tongue):
            if found and found[-1].end >= start - 1 and found[-1].language == tongue:
                start = found.pop().start
            found.append(Island(start, _find_end(words), tongue))
        last = told
    for at, (value, tongue) in marked.items():
        start, end = found[at].start, found[at].end
        found[at] = replace(found[at], said=say_marked(value, words[start:end], partial(speak_text, language=tongue)))
    return words.rstrip(), tuple(found)


def _find_end(words: str) -> int:
    """Where folded words end, behind which one space may stand."""
    return len(words) - words.endswith(" ")


def _stress(span: Span, raw: str, content: Text, language: str) -> str:
    """A small English word that stands stressed among others, in its strong form."""
    if not (span.mark("em") or span.mark("strong")) or language.partition("-")[0].lower() != "en":
        return ""
    return stress_word(raw.strip()) if len(content) > 1 and raw.strip() else ""


def _find_tex(content: Text) -> Iterable[Span]:
    """The spans, with formulas that a page or a Markdown text holds as plain TeX as spans of their own."""
    for span in content:
        if ("$" not in span.text and "\\" not in span.text) or span.mark("maths") or span.mark("code"):
            yield span
            continue
        at = 0
        for match in _TEX_IN_TEXT.finditer(span.text):
            source = match[match.lastindex or 0]
            yield Span(span.text[at : match.start()], span.marks)
            yield Span(source, (*span.marks, Mark("maths", source)))
            at = match.end()
        yield Span(span.text[at:], span.marks)


def speak_maths(source: str, language: str) -> str:
    """A formula in words, as far as there are any for it in the language; otherwise nothing."""
    if language.lower().partition("-")[0] != "en" or not (_TEX.search(source) or "<" in source):
        return ""
    from articlecast.narrate.mathml import speak_mathml  # noqa: PLC0415 -- 5 ms that few articles need
    from articlecast.narrate.tex import convert_tex  # noqa: PLC0415 -- as above

    return speak_mathml(source if source.lstrip().startswith("<") else convert_tex(source))


def merge_islands(islands: Iterable[Island], others: Iterable[Island]) -> tuple[Island, ...]:
    """Both in order, of ``others`` those alone that touch none of ``islands``."""
    kept = tuple(islands)
    free = [each for each in others if not any(each.start < one.end and one.start < each.end for one in kept)]
    return tuple(sorted((*kept, *free), key=lambda each: each.start)) if free else kept


def clip_islands(islands: Iterable[Island], start: int, end: int) -> tuple[Island, ...]:
    """The islands of ``words[start:end]``, by their places in it; of a formula that is cut nothing is left."""
    return tuple(
        replace(each, start=max(each.start, start) - start, end=min(each.end, end) - start)
        for each in islands
        if each.start < end and each.end > start and not (_is_told(each) and (each.start < start or each.end > end))
    )


def _is_told(island: Island) -> bool:
    """Whether it is plain what is said of it, and be it nothing."""
    return bool(island.said) or island.rule in {POINTER, CITATION}


def speak_islands(
    written: str, language: str, lexicon: Lexicon, islands: tuple[Island, ...]
) -> tuple[str, tuple[Rewrite, ...]]:
    """As ``speak_text``, but each island by its own rules and its own language's entries of the lexicon."""
    if not islands:
        return speak_text(written, language, lexicon)
    marked = [each for each in islands if each.rule in _WITHIN]
    said = ""
    made: list[Rewrite] = []
    at = 0
    for island in (*(each for each in islands if each.rule not in _WITHIN), Island(len(written), len(written))):
        between = [replace(each, start=each.start - at, end=each.end - at) for each in marked
                   if at <= each.start and each.end <= island.start]  # fmt: skip
        for start, spoken, rewrites in (
            (at, *_speak_marked(written[at : island.start], language, lexicon, between)),
            (island.start, *_speak_island(written[island.start : island.end], island, language, lexicon)),
        ):
            made += [_move(each, start, len(said)) for each in rewrites]
            said += spoken
        at = island.end
    return said, tuple(made)


def _speak_island(written: str, island: Island, language: str, lexicon: Lexicon) -> tuple[str, tuple[Rewrite, ...]]:
    if _is_told(island):
        return island.said, (Rewrite(0, len(written), 0, len(island.said), island.rule),)
    return speak_text(written, island.language or language, lexicon)


def _speak_marked(
    written: str, language: str, lexicon: Lexicon, marked: Sequence[Island]
) -> tuple[str, tuple[Rewrite, ...]]:
    """A text by the rules of its language, which see all of it, but for the marked words in it."""
    said, rules = speak_text(written, language, lexicon)
    if not marked:
        return said, rules
    rest = [rule for rule in rules if not any(rule.start < each.end and rule.end > each.start for each in marked)]
    inside = [rule for rule in rules if any(each.start <= rule.start and rule.end <= each.end for each in marked)]
    if len(rest) + len(inside) == len(rules):
        spans = [(rule.start, rule.end, said[rule.said_start : rule.said_end], rule.rule) for rule in rest]
        return join_spans(written, sorted(spans + [(each.start, each.end, each.said, each.rule) for each in marked]))
    pieces: list[tuple[int, int, str, str]] = []  # a rule says more than a marked word: what is left of it is by itself
    for each, after in zip((Island(0, 0), *marked), (*marked, Island(len(written), len(written))), strict=True):
        spoken, rewrites = speak_text(written[each.end : after.start], language, lexicon)
        pieces += [(each.start, each.end, each.said, each.rule)] if _is_told(each) else []
        pieces += [
            (rule.start + each.end, rule.end + each.end, spoken[rule.said_start : rule.said_end], rule.rule)
            for rule in rewrites
        ]
    return join_spans(written, pieces)


def _move(rewrite: Rewrite, by: int, said_by: int) -> Rewrite:
    return Rewrite(
        rewrite.start + by, rewrite.end + by, rewrite.said_start + said_by, rewrite.said_end + said_by, rewrite.rule
    )


def _say_inline(span: Span, raw: str, language: str, maths: str) -> tuple[str, str]:
    """What a reader sees of a formula within a sentence, and what is said for it; "" for what needs no rule."""
    source = span.mark("maths")
    value = source.value if source else ""
    if maths == "skip":
        return "", ""
    if maths == "say":
        spoken = speak_maths(value, language)
        if spoken or not (_TEX.search(value) or value.lstrip().startswith("<")):
            return raw, spoken
    named = find_phrase("inline formula", language)
    return (raw if named else "", named)  # its letters and signs are no words of any language


def _speakable(span: Span) -> str:
    """The words of a span: none of a note mark or of what is struck out; raised digits stay raised."""
    if span.mark("note") or span.mark("strike"):
        return ""
    if span.mark("sup") and re.fullmatch(r"[0-9+-]+", span.text):
        return span.text.translate(_SUPERSCRIPT)
    return span.text
