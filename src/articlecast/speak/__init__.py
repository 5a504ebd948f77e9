"""Script → segments: the sound of every utterance, in order and lazily, and a word on whether it is all there.

``speaking`` is the way through; ``lookup`` finds engines by name, ``failover`` takes one after the other for a whole
episode, ``voices`` says who speaks an utterance. ``cache`` holds what was said before; what was not is cut by
``packing``, asked for by ``calling`` through the ``gate`` of an engine's rate budget, and trimmed and joined by
``sound``. ``ledger`` tells whether what was heard can be all of it, ``estimate`` what speaking will take, and
``options`` is what an editor may choose.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
