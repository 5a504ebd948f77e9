"""EPUB 2 and 3 (https://www.w3.org/TR/epub-33/, http://idpf.org/epub/20): zipped XHTML, read with zipfile and lxml.

``package`` has what the book says of itself and its documents in their order, ``contents`` its tables of contents,
``pages`` its documents as trees, ``notes`` takes the footnotes out of them, ``pieces`` cuts them into chapters,
``matter`` tells those that nobody narrates, and ``book`` is the format: a book as one article, or as its chapters.

EbookLib, which the field uses to write such files, is under the AGPL and reads no notes, no landmarks and no front
matter: what is hard about a book begins where it ends.
"""
