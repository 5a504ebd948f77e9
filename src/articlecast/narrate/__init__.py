"""Article → Script: decide what is said, pure and deterministic.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
