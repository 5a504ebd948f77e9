from .addresses import feed_url
from .feed import build_feed, build_pages
from .folder import write_folder
from .options import PublishOptions
from .podcasting import feed_guid
from .serve import create_app
from .site import build_site
from .soundbite import choose_soundbite

__all__ = [
    "PublishOptions",
    "build_feed",
    "build_pages",
    "build_site",
    "choose_soundbite",
    "create_app",
    "feed_guid",
    "feed_url",
    "write_folder",
]
