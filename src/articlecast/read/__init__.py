"""Source → Article: find the article in anything an editor has.

``list_sources`` and ``load_document`` reach into the world; ``read_article`` is pure.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
