"""One run over a show: settings come in, frozen results go out, and the show on disk is brought up to date.

``plan`` decides, without touching anything, and ``estimate`` says what it would take; ``render`` has the articles
produced and commits them, ``processes`` or ``cluster`` spread them, ``produce`` makes one episode and ``describe``
its manifest and files. ``rebuild`` writes the feed, ``check`` and ``completeness`` look for what would break,
``deliver`` sends it out, ``events`` tells who listens. ``sync`` is all of this on a schedule, ``release`` its way
out. ``word`` is what it leaves for whoever watches: ``reports`` the record of each run, ``metrics`` figures, ``health``
the one word for all of it, ``webhook`` what other hosts are told; ``standing`` counts for all of them. ``states`` lists
episodes, and changes what an editor decides about them.
"""
