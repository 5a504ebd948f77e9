"""The folder ``episodes/``: an episode comes in whole or not at all, and goes out as its manifest says.

``store`` commits, loads and sweeps; ``catalog`` gives every episode as a card, without reading manifests again that are
as they were.
"""
