"""Whether a word that may be a noun or a verb is a verb where it stands: what the words on both sides tell.

A tagger of closed classes, not of all words: determiners, auxiliaries, pronouns and prepositions are a few hundred and
stand next to most nouns and verbs. Where they tell nothing, nothing is told.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.,;:!?()“”\"—–]")
_REACH = 60
"""Characters on each side that are looked at."""

DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their any some each every another no either neither "
    "whose which what".split()
)
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands "
    "dozens many several few more less much most all both enough fewer".split()
)
_OBJECTS = frozenset("me him them us it himself herself itself themselves yourself ourselves myself".split())
_AUXILIARIES = frozenset(
    "to will would can could may might must shall should do does did don't doesn't didn't won't can't cannot couldn't "
    "wouldn't shouldn't mustn't let's help helps helped helping please i'll we'll they'll you'll he'll she'll it'll "
    "i'd we'd they'd you'd he'd she'd".split()
)
_BE = frozenset("be is are was were been being am isn't aren't wasn't weren't 's 're".split())
_HAVE = frozenset("have has had having haven't hasn't hadn't i've we've they've you've".split())
_MANY = frozenset("i you we they who people men women children police many others most some these those both".split())
"""What a verb without an s follows: subjects of more than one, or of the first and second person."""
_ONE = frozenset("he she it who which that this nobody everyone everybody one someone".split())
_ADVERBS = frozenset(
    "not never also still even always often ever only just usually sometimes now then soon rarely again really all "
    "already".split()
)
_NO_ADVERBS = frozenset("family only early daily weekly monthly yearly july italy supply reply likely friendly".split())
_PREPOSITIONS = frozenset(
    "of in on for with by from at under without about into over than as between against during after before since "
    "through per via like within beyond near behind upon".split()
)
_JOINTS = frozenset("and or but that as if when because while where how why what so though although until than".split())
_MAKES = frozenset("let lets make makes made help helps helped see saw watch watched hear heard have had".split())
"""Verbs that another follows behind its subject: let them use."""
_ATTRIBUTES = frozenset("sports sales arms news parents savings systems goods operations its communications".split())
"""Words with an s that stand before a noun: sales records."""
_LEADS_TO_OBJECT = (DETERMINERS - {"that", "which", "what", "whose"}) | _COUNTS | _OBJECTS
_NO_GERUNDS = frozenset("everything something anything nothing during morning evening spring king ring wing".split())
_DEGREES = frozenset("most more less least".split())
_ENDS = frozenset('.,;:!?)”"')
_STARTS = frozenset('.;:!?(“"—–')


class Setting:
    """The words around a place in a text, in small letters: ``before`` the nearest first, ``after`` in their order."""

    __slots__ = ("after", "before")

    def __init__(self, text: str, start: int, end: int) -> None:
        ahead = text[max(0, start - _REACH) : start].lower().replace("’", "'")
        behind = text[end : end + _REACH].lower().replace("’", "'")
        self.before = _TOKEN.findall(ahead)[::-1][:6]
        self.after = _TOKEN.findall(behind)[:4]

    def word(self, place: int) -> str:
        """The word at that place: -1 is the one before, 1 the one behind; a sign where one stands, or nothing."""
        words = self.before if place < 0 else self.after
        index = abs(place) - 1
        return words[index] if index < len(words) else ""


def is_verb(setting: Setting, *, third: bool) -> bool | None:
    """Whether a word is a verb there; ``third`` for its form with an s. None where its neighbours do not tell."""
    last, earlier, following = _skip_adverbs(setting)
    takes = following in _LEADS_TO_OBJECT or (not third and following.endswith("ing") and following not in _NO_GERUNDS)
    if last == "to":
        return None if earlier.isdigit() or third else True
    if last in _AUXILIARIES:
        return not third
    if last in _ONE and third:
        return last not in {"that", "which", "this", "one"} or takes or None
    if last in _DEGREES and (earlier in DETERMINERS or earlier in _BE):
        return False  # the most appropriate pricing
    if last in {"few", "many", "most", "some", "others", "all", "half"} and not third:
        return True if takes or following == "to" else None
    if last in _MANY and not third:
        return last not in {"these", "those", "some", "many", "most", "both"} or (
            following != "of" and (takes or following == "to")
        )
    if last in {"that", "which", "what"}:
        return None
    if last in DETERMINERS or last in _COUNTS or last.endswith(("'s", "s'")) or last in _PREPOSITIONS:
        return False
    if last == "" or last in _STARTS or last in {"and", "or", "then"}:
        return True if following in _LEADS_TO_OBJECT and not third else None
    if last in _OBJECTS and not third:
        return True if earlier in _MAKES else None
    if last in _BE or last in _HAVE or last in _JOINTS or not last.isalpha():
        return None
    return _follows_noun(last, earlier, following, takes=takes, third=third)


def _skip_adverbs(setting: Setting) -> tuple[str, str, str]:
    at = -1
    while setting.word(at) in _ADVERBS or (
        setting.word(at).endswith("ly") and len(setting.word(at)) > 4 and setting.word(at) not in _NO_ADVERBS
    ):
        at -= 1
    return setting.word(at), setting.word(at - 1), setting.word(1)


def _follows_noun(last: str, earlier: str, following: str, *, takes: bool, third: bool) -> bool | None:
    """Behind a word of an open class: "Cameras record every car", and "an impressive record"."""
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    if takes:
        return plural != third or None
    if plural and not third and (earlier == "" or earlier in _STARTS) and following not in _AUXILIARIES | _BE | _HAVE:
        return last not in _ATTRIBUTES or None
    led = earlier in DETERMINERS or earlier in _COUNTS or earlier.endswith("'s") or earlier in _PREPOSITIONS
    if not plural and not third:
        return False if led else None  # of one, the verb has an s
    if following in {"of", "are", "were", "is", "was", "has", "have", "had"} or following in _ENDS:
        return False if led and not (plural and following in _ENDS) else None
    return None
