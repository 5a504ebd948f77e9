"""Source → Article: find the article in anything an editor has.

``sources`` lists what a file, a folder, an address or a feed holds, and ``load`` brings one document of it: both reach
into the world, by ``fetch``. ``article`` is pure: it has ``formats`` read the document, whose interface is ``format``;
they find the article in it by ``page``, make blocks of it by ``markup``, and read names and dates by ``text``.
``present`` shows an article as it was understood, ``options`` is what an editor may choose.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
