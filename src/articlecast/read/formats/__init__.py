"""One kind of document → Article, a file for each: a document comes in as bytes, the article in it goes out.

``lookup`` finds the format that a document is in, ``builtin`` holds ours in the order in which they are asked, and
``recognise`` tells texts by a look. ``pages``, ``front_matter``, ``markdown``, ``plain_text``, ``feeds`` and
``archives`` each read one kind; ``refused`` names what is no article by its nature. None of them knows where
documents come from.
"""
