"""Segments → Track: the encoded file, others of the same sound beside it, and the timeline of all that is heard.

``track`` is the stage as a stream, ``mastering`` all of it in one call. ``stitch`` joins segments to stretches, with
the editor's ``sounds`` round and under them; ``encode`` levels and encodes one, by ``gain`` and ``loudness``; ``mp3``
and ``formats`` (M4A, Opus) write the files. ``timeline`` knows where every word is: ``transcript`` and ``chapters``
are written from it. ``tags`` is the label on the file, with ``languages`` as labels spell them, ``artwork`` draws and
fits covers, ``options`` is what the sound and the label can be told.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
