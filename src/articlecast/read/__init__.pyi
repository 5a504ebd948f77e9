from .article import read_article
from .load import list_sources, load_document
from .options import ReadOptions, SiteRule

__all__ = ["ReadOptions", "SiteRule", "list_sources", "load_document", "read_article"]
