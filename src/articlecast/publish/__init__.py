"""Episodes → the world: the feed, the show's site, a server to try it with, delivery, and the check before it.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
