"""Episodes → feed.xml and its archives, the same bytes for the same episodes. Pure.

``build`` makes the pages; ``itunes`` and ``podcasting`` hold the tags of Apple's and the Podcasting 2.0 namespace,
``tags`` how any is written, ``notes`` the show notes, ``topics`` the feeds of one tag or author, ``soundbite`` the
seconds to preview. ``previous`` reads a feed back that listeners have.
"""
