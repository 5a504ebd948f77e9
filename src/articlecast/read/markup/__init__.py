"""HTML elements → blocks of marked text, whatever document they stand in.

``blocks`` has a row for each kind of element; ``inline``, ``media`` and ``tables`` are asked for what stands within
one. ``tidy`` drops what repeats, ``credits`` parts captions from credits, ``pictures`` chooses the lead image,
``labels`` knows what a page's furniture is called, and ``texts`` gives the words of blocks without a mark.
"""
