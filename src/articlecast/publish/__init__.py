"""Episodes → the world: the feed, the show's site, a server to try it with, delivery, and the check before it."""

from articlecast.publish.addresses import feed_url
from articlecast.publish.feed import build_feed, build_pages
from articlecast.publish.options import PublishOptions
from articlecast.publish.podcasting import feed_guid
from articlecast.publish.serve import create_app

__all__ = ["PublishOptions", "build_feed", "build_pages", "create_app", "feed_guid", "feed_url"]
