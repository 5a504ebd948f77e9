"""Sentences that lead to something which is not said: a listing that is left out, a picture without a caption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articlecast.model import Cue, Utterance

_COLONS = ":："


def settle_colons(cues: Iterable[tuple[Cue, ...]]) -> Iterator[Cue]:
    """The cues of each block in turn; a sentence ends where what its colon leads to is left out.

    "Here is the code:" with nothing behind it leaves a listener waiting: a block without a cue takes the colon.
    A change of scene has one, and may stand between a colon and its list.
    """
    waiting: list[Cue] = []
    for spoken in cues:
        last = next((at for at in range(len(waiting) - 1, -1, -1) if isinstance(waiting[at], Utterance)), None)
        if last is not None and not spoken:
            waiting[last] = _end(waiting[last])
        if any(isinstance(cue, Utterance) for cue in spoken):
            yield from waiting
            waiting = []
        waiting += spoken
    yield from waiting


def _end(cue: Cue) -> Cue:
    if isinstance(cue, Utterance) and cue.said.endswith(tuple(_COLONS)):
        return replace(cue, said=f"{cue.said.rstrip(_COLONS)}.")
    return cue
