from .article import read_article
from .load import load_document
from .options import FETCH_OPTIONS, ReadOptions, SiteRule
from .sources import list_sources

__all__ = ["FETCH_OPTIONS", "ReadOptions", "SiteRule", "list_sources", "load_document", "read_article"]
