"""Whether a new article is one that an episode was made of already: in two feeds of a site, or twice in one."""

from __future__ import annotations

from collections.abc import Callable

from articlecast.model import Article
from articlecast.names import drop_tracking
from articlecast.run.origins import Origin, is_kin
from articlecast.run.plan import Shelf
from articlecast.show.likeness import Double


def find_twin(
    article: Article, origin: Origin, shelf: Shelf, double: Double | None, *, is_gone: Callable[[str], bool]
) -> str:
    """The slug of the episode that is this very article's, or nothing.

    It has the link, tracking parameters aside, and says nearly the same (``double``); within one feed or site its title
    is enough, with its date where the links say another way to come there (``?ref=``). A link alone is what anybody can
    write: whoever says something else has an episode of his own. An editor's own file is no stranger's twin, and what
    has gone may have moved here.
    """
    if origin.own or not article.url:
        return ""
    for other in shelf.near_url(article.url):
        old = Origin(other.source, other.entry)
        if other.source == origin.source or is_gone(other.source):
            continue
        titled = is_kin(origin, old) and other.title == article.title
        if titled and drop_tracking(other.url) != drop_tracking(article.url):
            titled = article.published == other.published
        if (double and double.slug == other.slug) or titled:
            return other.slug
    return ""


def say_twin(slug: str) -> str:
    """Why nothing is made of it."""
    return f"is the article of '{slug}', which has the same link"
