from .addresses import asset_url, feed_url, is_loopback
from .feed.build import build_feed, build_pages, list_feed_parts
from .feed.podcasting import feed_guid
from .feed.previous import KeptItem, keep_items
from .feed.soundbite import choose_soundbite
from .folder import write_folder, write_parts
from .options import PublishOptions
from .parts import Part
from .serve.app import create_app
from .site.build import build_site, list_site_parts

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
