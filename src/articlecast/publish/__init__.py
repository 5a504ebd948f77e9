"""Episodes → the world: the feed, the show's site, a server to try it with, delivery, and the check before it.

``feed`` and ``site`` make ``parts``, which ``folder`` writes so that no page names what is not there yet; ``serve``,
``check`` and ``deliver`` take it from there. What they share: ``addresses`` has where everything is, ``media_types``
what may be shown and as what, ``cues`` reads transcripts back, ``wording`` is what notes and pages say by themselves,
``notify`` tells a host that something happened, ``signature`` says by whom, and ``options`` is what an editor may
choose.

What it offers stands in ``__init__.pyi``; each module is imported at the first use of a name of it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
