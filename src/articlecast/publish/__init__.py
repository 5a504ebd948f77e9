"""Episodes → the world: the feed, the show's site, a server to try it with, delivery, and the check before it."""

from articlecast.publish.addresses import feed_url
from articlecast.publish.feed import build_feed, build_pages
from articlecast.publish.folder import write_folder
from articlecast.publish.options import PublishOptions
from articlecast.publish.podcasting import feed_guid
from articlecast.publish.serve import create_app
from articlecast.publish.site import build_site

__all__ = [
    "PublishOptions",
    "build_feed",
    "build_pages",
    "build_site",
    "create_app",
    "feed_guid",
    "feed_url",
    "write_folder",
]
