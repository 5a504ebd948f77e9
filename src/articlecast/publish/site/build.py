"""Episodes → the show's site: pages that play, show and search, and ask nobody else for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path

from articlecast.model import Episode, Listed, Show, whole
from articlecast.names import sha256_hex
from articlecast.publish.addresses import quote
from articlecast.publish.cues import Paragraph
from articlecast.publish.feed.build import Load, published
from articlecast.publish.feed.topics import list_topics
from articlecast.publish.options import PublishOptions
from articlecast.publish.parts import Part, digest
from articlecast.publish.site.beside import write_robots, write_sitemap
from articlecast.publish.site.pages import EPISODE_FILES, Beside, Page, Site, open_templates
from articlecast.publish.site.subscribing import SUBSCRIBE_PAGE
from articlecast.publish.site.transcript import ReadAsset, read_transcript

EPISODES_A_PAGE = 50
EPISODES_A_SHARD = 100
MOST_CHOICES = 200


def build_site(
    show: Show,
    episodes: Sequence[Episode],
    read_asset: ReadAsset,
    options: PublishOptions | None = None,
    *,
    cover: bytes = b"",
    theme: Path | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site as ``(path under feed/, bytes)``, the pages last: a function of its arguments alone.

    ``read_asset`` gives a transcript's bytes; an episode whose transcript cannot be read gets a page without one.
    A template in the folder ``theme`` takes the place of ours of the same name.
    """
    for part in list_site_parts(show, episodes, read_asset, options, cover=cover, theme=theme):
        yield from part.build()


def list_site_parts(
    show: Show,
    episodes: Sequence[Listed],
    read_asset: ReadAsset,
    options: PublishOptions | None = None,
    *,
    cover: bytes = b"",
    theme: Path | None = None,
    digest_episode: Callable[[Listed], str] = digest,
    load: Load = whole,
) -> Iterator[Part]:
    """The same as parts, none of them built yet: each file with all that it is made from.

    ``digest_episode`` may be a quicker way to tell whether an episode is the one that it was; what is not built is not
    loaded either.
    """
    options = options or PublishOptions()
    rows = published(episodes, options)
    topics = [(topic.kind, topic.name, topic.file) for topic in list_topics(rows, options)]
    site = Site(show, options, open_templates(theme), theme, cover, load=load, topics=topics)
    read = lru_cache(maxsize=2 * EPISODES_A_SHARD)(_Transcripts(read_asset, rows, load).read)
    digests = {episode.slug: digest_episode(episode) for episode in rows}
    shared = digest(show, options, topics, sorted(name for name, _ in site.files.values()), _digest_templates(theme))
    yield Part(tuple(name for name, _ in site.files.values()), shared, site.files.values)
    yield Part(("listen.js",), digest(site.listen), lambda: [("listen.js", site.listen)])
    yield Part((SUBSCRIBE_PAGE,), digest(shared, SUBSCRIBE_PAGE), site.write_subscribe)
    yield Part(("404.html",), digest(shared, "404.html"), site.write_missing)
    robots = write_robots(show, private=options.private)
    yield Part(("robots.txt",), digest(robots), lambda: [("robots.txt", robots)])
    shards = []
    for group in reversed(_split_shards(rows)):
        key = digest(shared, [digests[episode.slug] for episode in group])
        shards.append(key[:12])
        pair = (f"search-{key[:12]}.json", f"episodes-{key[:12]}.json")
        yield Part(pair, key, partial(site.write_shard, key[:12], group, read))
    for place, episode in enumerate(rows):
        beside = Beside(rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None)
        around = [digests[each.slug] for each in (beside.newer, beside.older) if each]
        folder, key = f"episodes/{episode.slug}", digest(shared, digests[episode.slug])
        names = tuple(f"{folder}/{name}" for name in EPISODE_FILES)
        yield Part(names, key, partial(site.write_episode, episode, read, read_asset))
        own = (f"{folder}/index.html",)
        yield Part(own, digest(key, around, "page"), partial(site.write_page, episode, beside, read))
    pages = _list_pages(rows, shards)
    addresses = ["", *(quote(page.name) for page in sorted(pages, key=lambda page: page.number)[1:])]
    days = [(each.slug, each.published, each.updated) for each in rows]
    yield Part(
        ("sitemap.xml",), digest(show.base_url, addresses, days),
        lambda: [("sitemap.xml", write_sitemap(show, addresses, rows))],
    )  # fmt: skip
    for page in pages:
        facts = (page.number, page.names, page.shards, page.choices)
        key = digest(shared, facts, [digests[each.slug] for each in page.rows])
        yield Part((page.name,), key, partial(site.write_list, page))


def _split_shards(rows: Sequence[Listed]) -> list[list[Listed]]:
    """Groups for the search, each newest first; counted from the oldest, so that old groups stay as they are."""
    oldest_first = list(rows)[::-1]
    groups = [oldest_first[at : at + EPISODES_A_SHARD] for at in range(0, len(rows), EPISODES_A_SHARD)]
    return [group[::-1] for group in groups]


def _list_pages(rows: Sequence[Listed], shards: Sequence[str]) -> list[Page]:
    """The show's pages, the newest last: it names the others, and has the search and the choice of subjects."""
    groups = [rows[at : at + EPISODES_A_PAGE] for at in range(0, len(rows), EPISODES_A_PAGE)] or [[]]
    names = ("index.html", *(f"page-{number}.html" for number in range(2, len(groups) + 1)))
    tags = _count_choices(each.tags for each in rows)
    authors = _count_choices(each.authors for each in rows)
    first = Page(1, groups[0], names, tuple(shards), (tags, authors))
    return [*(Page(number, groups[number - 1], names) for number in range(len(groups), 1, -1)), first]


def _count_choices(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What a list can be narrowed to, in alphabetical order: the most frequent, where there is more than one."""
    counts: dict[str, int] = {}
    for each in names:
        for name in dict.fromkeys(each):
            counts[name] = counts.get(name, 0) + 1
    frequent = sorted(counts, key=lambda name: (-counts[name], name))[:MOST_CHOICES]
    return tuple(sorted(frequent, key=lambda name: (name.casefold(), name))) if len(frequent) > 1 else ()


class _Transcripts:
    """What is said in each episode, by slug."""

    def __init__(self, read_asset: ReadAsset, rows: Sequence[Listed], load: Load) -> None:
        self._read_asset, self._load, self._episodes = read_asset, load, {episode.slug: episode for episode in rows}

    def read(self, slug: str) -> tuple[Paragraph, ...]:
        return read_transcript(self._load(self._episodes[slug]), self._read_asset)


def _digest_templates(theme: Path | None) -> str:
    """Changes with every template, ours or the theme's."""
    ours = sorted(files(__package__).joinpath("templates").iterdir(), key=lambda file: file.name)
    own = sorted(path for path in theme.rglob("*") if path.is_file()) if theme else []
    return digest([(file.name, sha256_hex(file.read_bytes())) for file in [*ours, *own] if file.is_file()])
