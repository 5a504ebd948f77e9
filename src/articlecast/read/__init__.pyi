from .article import read_article
from .fetch.waiting import count_waiting
from .load import load_document
from .options import FETCH_OPTIONS, ReadOptions, SiteRule, list_site_rules
from .passed_over import list_passed_over
from .sources import list_by_name, list_sources

__all__ = [
    "FETCH_OPTIONS",
    "ReadOptions",
    "SiteRule",
    "count_waiting",
    "list_by_name",
    "list_passed_over",
    "list_site_rules",
    "list_sources",
    "load_document",
    "read_article",
]
