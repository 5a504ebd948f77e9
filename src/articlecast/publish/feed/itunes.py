"""Apple's tags (an archive of Apple's guide, and podcasters.apple.com/support/823): rows from values, no more."""

from __future__ import annotations

from articlecast.model import Episode, Show
from articlecast.names import find_nearest
from articlecast.publish.addresses import cover_url, feed_url
from articlecast.publish.feed.tags import ITUNES, Tag, clean_line
from articlecast.publish.options import PublishOptions

_PREFIX = f"{{{ITUNES}}}"

# Spelled exactly as Apple lists them: "How To" has no hyphen, whatever other lists say.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": (
        "Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality",
    ),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        "Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden", "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        "Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News",
    ),
    "Religion & Spirituality": (
        "Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality",
    ),
    "Science": (
        "Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature",
        "Physics", "Social Sciences",
    ),
    "Society & Culture": (
        "Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships",
    ),
    "Sports": (
        "Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running",
        "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling",
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}  # fmt: skip


def is_category(path: tuple[str, ...]) -> bool:
    """Whether Apple has this category, or this category and subcategory."""
    match path:
        case (top,):
            return top in CATEGORIES
        case (top, sub):
            return sub in CATEGORIES.get(top, ())
        case _:
            return False


def nearest_category(path: tuple[str, ...]) -> tuple[str, ...]:
    """The category that was probably meant by words that are none; ``("News",)`` where nothing comes near."""
    paths = {(top,): top for top in CATEGORIES} | {(top, sub): sub for top, subs in CATEGORIES.items() for sub in subs}
    for words in (path[-1:], path[:1]):
        folded = {name.lower(): where for where, name in reversed(paths.items())}
        if near := find_nearest(words[0].lower() if words else "", folded):
            return folded[near]
    return ("News",)


def _bool(value: bool) -> str:  # noqa: FBT001 -- the value is the whole call
    return "true" if value else "false"


def _category_tag(path: tuple[str, ...]) -> Tag:
    top, *below = path
    return Tag(_PREFIX + "category", "", (("text", top),), tuple(_category_tag((sub,)) for sub in below[:1]))


def channel_tags(show: Show, options: PublishOptions) -> tuple[Tag, ...]:
    """Apple's tags of the channel; only the first category and its subcategory count there."""
    image, author = cover_url(show), clean_line(show.author)
    rows = (
        ("author", author),
        ("explicit", _bool(show.explicit)),
        ("type", options.kind),
        ("new-feed-url", options.new_feed_url),
        ("block", "Yes" if options.private else ""),
        ("complete", "Yes" if options.complete else ""),
    )
    tags = [Tag(_PREFIX + name, text) for name, text in rows if text]
    tags.append(_category_tag(show.category or ("News",)))
    if image:
        tags.append(Tag(_PREFIX + "image", "", (("href", image),)))
    if show.email:
        owner = (Tag(_PREFIX + "name", author), Tag(_PREFIX + "email", show.email))
        tags.append(Tag(_PREFIX + "owner", "", (), owner))
    return tuple(tags)


def item_tags(show: Show, episode: Episode, options: PublishOptions, *, brief: bool = False) -> tuple[Tag, ...]:
    """Apple's tags of one item; the duration is in whole seconds, as Apple recommends.

    A ``brief`` one has no title beside its own, and no picture but its own.
    """
    image = cover_url(show, episode) if not brief or any(episode.assets_of("cover")) else ""
    rows = (
        ("title", "" if brief else clean_line(episode.title)),
        ("author", clean_line(", ".join(episode.authors) or show.author)),  # Apple's word for who presents it, too
        ("duration", str(max(1, round(episode.seconds)))),
        ("explicit", _bool(show.explicit)),
        ("episodeType", episode.kind),
        ("season", str(episode.season or "")),
        ("episode", str(episode.number or "")),
        ("block", "Yes" if options.private else ""),
    )
    tags = [Tag(_PREFIX + name, text) for name, text in rows if text]
    if image:
        tags.append(Tag(_PREFIX + "image", "", (("href", image),)))
    return tuple(tags)


def self_link(show: Show, file: str) -> Tag:
    """The feed's own address, as PSP-1 demands it."""
    return atom_link("self", feed_url(show, file))


def atom_link(rel: str, url: str) -> Tag:
    kind = (("type", "application/rss+xml"),) if rel != "hub" else ()
    return Tag("{http://www.w3.org/2005/Atom}link", "", (("rel", rel), ("href", url), *kind))
