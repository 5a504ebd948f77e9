"""What is read out of strings alone: bytes as text, languages, dates, names, titles, words.

``decode`` gives the text of bytes, ``language`` tells what it is written in, ``dates`` and ``bylines`` read what people
write for a date and an author, ``titles`` parts a title from its site, and ``words`` folds white space and marks.
"""
