"""The values that travel between the stages: frozen, slotted, tuples inside, no I/O.

``Source ─read▶ Article ─narrate▶ Script ─speak▶ segments ─master▶ Track ─store▶ Episode ─publish▶ feed``

``article`` holds Source, Document, Article and its blocks; ``script`` Script and its cues; ``audio`` Sound, Segment,
Timeline and Track; ``episode`` Episode, its assets and Show; ``schedule`` what a scheduled run knows of an article, and
``event`` what became of an episode.

Seconds are floats at the seams; inside a timeline positions are integer samples, so nothing drifts. A module of values
is imported when one of its names is first asked for: building such classes takes a millisecond each.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
