"""A page's tree → the article in it: which boxes are its body, and what its fields say.

``mend`` changes the tree before it is read, ``units`` cuts the page into the smallest pieces of text, ``witnesses`` ask
others what they take for the article, ``choose`` decides on each piece by ``lines``, ``rows``, ``teasers`` and
``boxes``, and ``prune`` cuts the tree to it. ``fields`` reads title, authors and dates out of ``heads`` and ``marked``
data. ``walls`` and ``reasons`` say why a page holds no article.
"""
