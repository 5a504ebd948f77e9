"""Source → Article: find the article in anything an editor has."""

from articlecast.read.load import list_sources, load_document
from articlecast.read.options import ReadOptions
from articlecast.read.posts import read_article

__all__ = ["ReadOptions", "list_sources", "load_document", "read_article"]
