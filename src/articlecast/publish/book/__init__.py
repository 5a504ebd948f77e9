"""Episodes → a read-along book: EPUB 3 with media overlays, whose sentences light up as the voice says them.

``documents`` are what one episode becomes, a page and the times of its sentences; ``package`` is the book around them.
"""
