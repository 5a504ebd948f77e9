"""Source → Article: find the article in anything an editor has.

``list_sources`` and ``load_document`` reach into the world; ``read_article`` is pure.
"""

from articlecast.read.article import read_article
from articlecast.read.load import list_sources, load_document
from articlecast.read.options import ReadOptions, SiteRule

__all__ = ["ReadOptions", "SiteRule", "list_sources", "load_document", "read_article"]
