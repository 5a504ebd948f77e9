from .addresses import asset_url, feed_url, is_loopback
from .feed import build_feed, build_pages, list_feed_parts
from .folder import write_folder, write_parts
from .options import PublishOptions
from .parts import Part
from .podcasting import feed_guid
from .previous import KeptItem, keep_items
from .serve import create_app
from .site import build_site, list_site_parts
from .soundbite import choose_soundbite

__all__ = [
    "KeptItem",
    "Part",
    "PublishOptions",
    "asset_url",
    "build_feed",
    "build_pages",
    "build_site",
    "choose_soundbite",
    "create_app",
    "feed_guid",
    "feed_url",
    "is_loopback",
    "keep_items",
    "list_feed_parts",
    "list_site_parts",
    "write_folder",
    "write_parts",
]
