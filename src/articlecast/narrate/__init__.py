"""Article → Script: decide what is said, pure and deterministic.

``script`` narrates the blocks, each kind in its own way, without the ``boilerplate`` of pages; ``sentences`` ends
sentences before ``languages`` say their numbers, dates and short forms. ``islands`` are words of another language and
formulas (``mathml``, ``tex``), ``initialisms`` what an article explains itself, ``lexicon`` the editor's own words,
``phrases`` those that narration adds. ``scriptfile`` is the script as text that a person edits, ``edits`` what was
written into it, ``audit`` what an editor looks at before, and ``options`` what is to be chosen.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
