"""Files of the show → a target: media first, the feed last, and only what has changed.

``publisher`` finds who serves the target and ``deliver`` is ours: it sends ``Parcel`` after parcel to a ``store``
under a ``lock``, and keeps a ``record`` there of what it sent. ``announce`` tells those who asked that the feed has
changed.
"""
