"""Emoji that carry the meaning: those that stand alone, for a word, or for a rating. All others are decoration."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.numbers import say_cardinal

NAMES = {
    "❤": "heart", "♥": "heart", "💔": "broken heart", "👍": "thumbs up", "👎": "thumbs down", "👏": "applause",
    "🙏": "folded hands", "🎉": "party popper", "🔥": "fire", "😂": "tears of joy", "🤣": "rolling with laughter",
    "😀": "grinning face", "😊": "smiling face", "🙂": "smiling face", "😉": "winking face", "😍": "heart eyes",
    "😢": "crying face", "😭": "crying face", "😡": "angry face", "🤔": "thinking face", "😱": "screaming face",
    "💩": "pile of poo", "🤷": "shrug", "🚀": "rocket", "💯": "a hundred points", "👀": "eyes", "🐐": "goat",
    "🏆": "trophy", "✅": "yes", "✔": "yes", "✓": "yes", "❌": "no", "✗": "no", "✘": "no",
}  # fmt: skip
_VERBS = {"❤": "love", "♥": "love"}
"""What stands for a word between two others: I ❤ NY."""
STARS = "⭐🌟★☆"
_TONES = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
EMOJI = rf"(?P<emoji>[{''.join(NAMES)}]){_TONES}(?:\s?(?P=emoji){_TONES})*"
RATING = r"(?P<full>(?:[⭐🌟★]\ufe0f?\s?)+)(?P<empty>☆*)"
_GIVERS = re.compile(
    r"\b(?:an?|the|with|of|emoji|gave|gives?|got|gets?|sent|sends?|posted|used?|replied|tweeted|texted|dropped)\s?$",
    re.IGNORECASE,
)
"""What an emoji follows that stands for a noun: she gave 👍."""
_ARTICLE = re.compile(r"\ban?\s?$", re.IGNORECASE)
_LOVERS = re.compile(r"\b(?:I|we|you|they|who|people|kids|fans)\s?$", re.IGNORECASE)
_MARKS = frozenset("✅✔✓❌✗✘")
_MOST_STARS = 10


def say_emoji(match: re.Match[str]) -> str:
    """The emoji's word where it carries the meaning; otherwise nothing."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    sign = match["emoji"]
    if sign in _VERBS and _LOVERS.search(before) and re.match(r"\s?[^\W\d_]", after):
        return _VERBS[sign]
    alone = not re.search(r"\w", before + after)
    if _GIVERS.search(before) and (_ARTICLE.search(before) or not re.match(r"\s?[^\W\d_]", after)):
        return NAMES[sign]
    in_a_cell = sign in _MARKS and re.search(r"(?:^|[:;|])\s*$", before) and re.match(r"\s*(?:[;|.]|$)", after)
    return NAMES[sign] if alone or in_a_cell else ""


def say_rating(match: re.Match[str]) -> str:
    """Stars as a rating: ★★★☆☆ is three out of five stars; one star alone is one where it is said to rate."""
    full = sum(match["full"].count(star) for star in STARS)
    of = full + len(match["empty"])
    rated = re.search(r"\b(?:rat(?:ed?|ing)|score|verdict)s?:?\s*$", match.string[: match.start()], re.IGNORECASE)
    if not (rated or of > 1) or of > _MOST_STARS:
        return ""
    space = " " if match[0].endswith(" ") else ""
    stars = "star" if of == 1 else "stars"
    return f"{say_cardinal(full)}{f' out of {say_cardinal(of)}' if of > full else ''} {stars}{space}"
