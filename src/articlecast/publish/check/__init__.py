"""Facts about a show → findings: what would break for listeners, where, and what to do about it.

``findings`` judges a show and its files, ``faults`` the settings alone; ``files`` looks into the files on disk,
``live`` at a show that is out.
"""
