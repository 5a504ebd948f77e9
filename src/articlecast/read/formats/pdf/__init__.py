"""PDF → Article: what stands where on the pages (``glyphs``, in a process of its own), and what that means (the rest).

``reader`` is the whole way; ``furniture`` drops what repeats on pages, ``columns`` finds the order of reading,
``lines`` joins what stands on one line, ``blocks`` makes paragraphs, headings, lists and tables of lines, ``notes``
footnotes, and ``front`` finds title, authors and date.
"""
