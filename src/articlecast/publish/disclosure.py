"""What a synthetic voice is called where programs read it: IPTC's kinds of source, schema.org's names for them. Pure.

https://cv.iptc.org/newscodes/digitalsourcetype/ and https://schema.org/IPTCDigitalSourceEnumeration
"""

from __future__ import annotations

from articlecast.model import Episode
from articlecast.publish.options import PublishOptions

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_BY_RULE = frozenset({"espeak", "tone"})
"""Engines that compute their sound and learnt it from no recording: all others are trained on voices."""


def name_source_type(voice: str) -> str:
    """IPTC's word for a sound that engines made, by what the manifest says of who spoke: ``espeak, hibari``."""
    engines = {part.split()[0] for part in voice.split(",") if part.strip()}
    return "algorithmicMedia" if engines and engines <= _BY_RULE else "trainedAlgorithmicMedia"


def name_schema_type(voice: str) -> str:
    """The same as schema.org has it."""
    name = name_source_type(voice)
    return f"https://schema.org/{name[0].upper()}{name[1:]}DigitalSource"


def is_synthetic(episode: Episode, options: PublishOptions) -> bool:
    """Whether a machine's voice is heard in the episode: a person's own recording is none."""
    return options.synthetic and not episode.recording


def is_told(episode: Episode, options: PublishOptions) -> bool:
    """Whether page and data say that its voice is synthetic, beside its notes."""
    return options.disclosure == "full" and is_synthetic(episode, options)
