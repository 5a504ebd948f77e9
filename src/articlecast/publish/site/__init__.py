"""Episodes → the show's site: a page and a player for each, an index, search; nothing from elsewhere.

``build`` fills the ``templates``, a folder in which an editor's theme may take the place of each.
"""
