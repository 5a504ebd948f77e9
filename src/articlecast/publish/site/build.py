"""Episodes → the show's site: pages that play, show and search, and ask nobody else for anything."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import segno
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup
from PIL import Image

from articlecast.durations import write_clock
from articlecast.model import Asset, Episode, Listed, Show, whole
from articlecast.names import sha256_hex
from articlecast.publish.addresses import asset_url, cover_url, episode_url, feed_url
from articlecast.publish.cues import Cue, Paragraph, read_cues, read_paragraphs
from articlecast.publish.feed.build import Load, item_date, published
from articlecast.publish.feed.notes import is_web, notes_text, write_notes
from articlecast.publish.feed.tags import clean_line
from articlecast.publish.feed.topics import list_topics
from articlecast.publish.options import PublishOptions
from articlecast.publish.parts import Part, digest
from articlecast.publish.wording import choose_language, format_day, say_in

ReadAsset = Callable[[Episode, Asset], bytes]
ReadTranscript = Callable[[str], tuple[Paragraph, ...]]
EPISODES_A_PAGE = 50
EPISODES_A_SHARD = 100
_TRANSCRIPTS = ("text/html", "application/json", "text/vtt", "application/x-subrip")


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
    site = _Site(show, options, _open_templates(theme), theme, cover, load=load)
    read = lru_cache(maxsize=2 * EPISODES_A_SHARD)(_Transcripts(read_asset, rows, load).read)
    digests = {episode.slug: digest_episode(episode) for episode in rows}
    shared = digest(show, options, sorted(name for name, _ in site.files.values()), _digest_templates(theme))
    yield Part(tuple(name for name, _ in site.files.values()), shared, site.files.values)
    shards = []
    for group in reversed(_split_shards(rows)):
        key = digest(shared, [digests[episode.slug] for episode in group])
        shards.append(f"search-{key[:12]}.json")
        yield Part((shards[-1],), key, partial(site.write_shard, shards[-1], group, read))
    for episode in rows:
        names = tuple(f"episodes/{episode.slug}/{name}" for name in ("embed.html", "oembed.json", "index.html"))
        yield Part(names, digest(shared, digests[episode.slug]), partial(site.write_episode, episode, read))
    topics = [(topic.kind, topic.name, topic.file) for topic in list_topics(rows, options)]
    for name, page in site.list_pages(rows):
        beside = (shards, topics) if page.number == 1 else ((), ())
        key = digest(shared, page.newer, page.older, *beside, [digests[each.slug] for each in page.rows])
        yield Part((name,), key, partial(site.write_list, name, page, *beside))


def _split_shards(rows: Sequence[Listed]) -> list[list[Listed]]:
    """Groups for the search, each newest first; counted from the oldest, so that old groups stay as they are."""
    oldest_first = list(rows)[::-1]
    groups = [oldest_first[at : at + EPISODES_A_SHARD] for at in range(0, len(rows), EPISODES_A_SHARD)]
    return [group[::-1] for group in groups]


class _Transcripts:
    """What is said in each episode, by slug."""

    def __init__(self, read_asset: ReadAsset, rows: Sequence[Listed], load: Load) -> None:
        self._read_asset, self._load, self._episodes = read_asset, load, {episode.slug: episode for episode in rows}

    def read(self, slug: str) -> tuple[Paragraph, ...]:
        return _read_transcript(self._load(self._episodes[slug]), self._read_asset)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the list of episodes, with the names of its neighbours."""

    number: int
    rows: Sequence[Listed]
    newer: str
    older: str


def _digest_templates(theme: Path | None) -> str:
    """Changes with every template, ours or the theme's."""
    ours = sorted(files(__package__).joinpath("templates").iterdir(), key=lambda file: file.name)
    own = sorted(path for path in theme.rglob("*") if path.is_file()) if theme else []
    return digest([(file.name, sha256_hex(file.read_bytes())) for file in [*ours, *own] if file.is_file()])


def _open_templates(theme: Path | None) -> Environment:
    ours = PackageLoader("articlecast.publish.site", "templates")
    loader = ChoiceLoader([FileSystemLoader(theme), ours]) if theme else ours
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=False, keep_trailing_newline=True
    )


def _read_transcript(episode: Episode, read_asset: ReadAsset) -> tuple[Paragraph, ...]:
    """The paragraphs of the best transcript that can be read; none where none can."""
    assets = sorted(
        (asset for asset in episode.assets_of("transcript") if asset.media_type in _TRANSCRIPTS),
        key=lambda asset: _TRANSCRIPTS.index(asset.media_type),
    )
    for asset in assets:
        try:
            content = read_asset(episode, asset)
            if asset.media_type == "text/html":
                return read_paragraphs(content)
            return _split_paragraphs(read_cues(content, asset.media_type), episode.chapters)
        except (OSError, ValueError):
            continue
    return ()


def _split_paragraphs(cues: Sequence[Cue], chapters: Sequence[tuple[float, str]]) -> tuple[Paragraph, ...]:
    """The voice pauses longer between paragraphs than within; a sentence that is a chapter's title is a heading."""
    titles = {clean_line(title) for _, title in chapters}
    paragraphs: list[list[Cue]] = []
    for cue in cues:
        heading = clean_line(cue.text) in titles
        last = paragraphs[-1][-1] if paragraphs else None
        if last is None or heading or clean_line(last.text) in titles or cue.start - last.end > 0.45:
            paragraphs.append([])
        paragraphs[-1].append(cue)
    return tuple(
        Paragraph("h3" if len(group) == 1 and clean_line(group[0].text) in titles else "p", tuple(group))
        for group in paragraphs
    )


class _Site:
    """What the pages of one site share."""

    def __init__(
        self,
        show: Show,
        options: PublishOptions,
        templates: Environment,
        theme: Path | None,
        cover: bytes,
        *,
        load: Load,
    ) -> None:
        self._show, self._options, self._templates, self._load = show, options, templates, load
        self.files = {
            "css": _load("site.css", theme),
            "player_js": _load("player.js", theme),
            "show_js": _load("show.js", theme),
        }
        thumb = _shrink(cover)
        if thumb:
            self.files["thumb"] = (f"thumb-{sha256_hex(thumb)[:12]}.jpg", thumb)

    def _render(self, template: str, root: str, language: str, **values: Any) -> bytes:
        named = {name: file for name, (file, _) in self.files.items()}
        shared: dict[str, Any] = {
            "say": say_in(language), "language": choose_language(language),
            "show": self._show, "root": root, "files": named, "thumb": named.get("thumb", ""),
            "image": cover_url(self._show), "feed_url": feed_url(self._show),
            "subscribe": _subscribe_links(self._show, self._options), "qr": _draw_qr(feed_url(self._show)),
        }  # fmt: skip
        return self._templates.get_template(template).render(shared | values).encode("utf-8")

    def write_shard(self, name: str, group: Sequence[Listed], read: ReadTranscript) -> Iterator[tuple[str, bytes]]:
        """What is said in some episodes, for the search, newest first."""
        found = [
            {
                "path": f"episodes/{quote(episode.slug)}/index.html",
                "title": clean_line(episode.title),
                "summary": notes_text(self._show, episode),
                "cues": [[round(cue.start, 2), cue.text] for each in read(episode.slug) for cue in each.cues],
            }
            for episode in map(self._load, group)
        ]
        yield name, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()

    def list_pages(self, rows: Sequence[Listed]) -> Iterator[tuple[str, _Page]]:
        """The show's pages by name, the newest last: it names the others."""
        pages = [rows[at : at + EPISODES_A_PAGE] for at in range(0, len(rows), EPISODES_A_PAGE)] or [[]]
        names = ["index.html", *(f"page-{number}.html" for number in range(2, len(pages) + 1))]
        for number in range(len(pages), 0, -1):
            newer = names[number - 2] if number > 1 else ""
            older = names[number] if number < len(pages) else ""
            yield names[number - 1], _Page(number, pages[number - 1], newer, older)

    def write_list(
        self, name: str, page: _Page, shards: Sequence[str], topics: Sequence[tuple[str, str, str]]
    ) -> Iterator[tuple[str, bytes]]:
        """One of the show's pages; the first has the search, and the topics' feeds: kind, name and file."""
        yield name, self._render(
            "show.html", "", self._show.language,
            episodes=[self._describe(episode, self._show.language) for episode in map(self._load, page.rows)],
            page=page.number, shards=shards, topics=topics, newer=page.newer, older=page.older,
            page_url=f"{self._show.base_url}/" + (name if page.number > 1 else ""),
            linked_data=_script_json(self._describe_show() | {"@context": "https://schema.org"}),
        )  # fmt: skip

    def write_episode(self, listed: Listed, read: ReadTranscript) -> Iterator[tuple[str, bytes]]:
        """The episode's page, its embeddable player and its oEmbed answer."""
        episode = self._load(listed)
        show, folder, audio = self._show, f"episodes/{episode.slug}", episode.enclosure
        url, embed_url = episode_url(show, episode), f"{episode_url(show, episode)}embed.html"
        title = escape(clean_line(episode.title))
        style = "max-width:100%;border:0"  # no narrower page is widened by it
        size = f'width="600" height="260" style="{style}"'
        code = f'<iframe src="{embed_url}" {size} title="{title}" loading="lazy"></iframe>'
        values: dict[str, Any] = {
            "episode": self._describe(episode, episode.language), "audio": audio, "page_url": url,
            "embed_url": embed_url, "embed_code": code, "oembed_url": f"{url}oembed.json",
            "audio_url": asset_url(show, episode, audio), "image": cover_url(show, episode),
            "captions": next((a for a in episode.assets_of("transcript") if a.media_type == "text/vtt"), None),
            "chapters": [
                {"start": round(start, 2), "clock": write_clock(start, cut=True), "title": clean_line(name)}
                for start, name in episode.chapters
            ],
            "spoken": Markup(' lang="{}" dir="auto"').format(episode.language),
            "notes": Markup(write_notes(replace(episode, chapters=()), self._options)),  # noqa: S704 -- escaped there
            "paragraphs": read(episode.slug),
            "seconds": round(episode.seconds, 2), "megabytes": f"{audio.length / 1e6:.1f}",
            "linked_data": _script_json(self._describe_episode(episode)),
        }  # fmt: skip
        yield f"{folder}/embed.html", self._render("embed.html", "../../", episode.language, **values)
        oembed = {
            "version": "1.0", "type": "rich", "title": clean_line(episode.title),
            "author_name": ", ".join(episode.authors), "provider_name": show.title,
            "provider_url": f"{show.base_url}/", "width": 600, "height": 260, "html": code,
        }  # fmt: skip
        yield f"{folder}/oembed.json", json.dumps(oembed, ensure_ascii=False, indent=1).encode() + b"\n"
        yield f"{folder}/index.html", self._render("episode.html", "../../", episode.language, **values)

    def _describe(self, episode: Episode, language: str) -> dict[str, str]:
        moment = item_date(episode, self._options)
        minutes = max(1, round(episode.seconds / 60))
        return {
            "path": f"episodes/{quote(episode.slug)}/index.html", "title": clean_line(episode.title) or "Untitled",
            "language": episode.language, "date": moment.isoformat(),
            "day": format_day(moment, say_in(language)), "length": f"{minutes} min",
            "authors": clean_line(", ".join(episode.authors)), "summary": clean_line(episode.summary, 400),
            "line": notes_text(self._show, episode),
        }  # fmt: skip

    def _describe_show(self) -> dict[str, Any]:
        show = self._show
        return {
            "@type": "PodcastSeries", "name": show.title, "description": show.description,
            "url": f"{show.base_url}/", "webFeed": feed_url(show), "inLanguage": show.language,
            "author": {"@type": "Organization", "name": show.author}, "image": cover_url(show),
        }  # fmt: skip

    def _describe_episode(self, episode: Episode) -> dict[str, Any]:
        show, audio = self._show, episode.enclosure
        return {
            "@context": "https://schema.org", "@type": "PodcastEpisode", "name": clean_line(episode.title),
            "url": episode_url(show, episode), "datePublished": item_date(episode, self._options).isoformat(),
            "description": notes_text(show, episode), "inLanguage": episode.language,
            "timeRequired": f"PT{round(episode.seconds)}S",
            "author": [{"@type": "Person", "name": name} for name in episode.authors],
            "isBasedOn": episode.url, "partOfSeries": self._describe_show(),
            "associatedMedia": {
                "@type": "AudioObject", "contentUrl": asset_url(show, episode, audio),
                "encodingFormat": audio.media_type, "contentSize": str(audio.length),
                "duration": f"PT{round(episode.seconds)}S",
            },
        }  # fmt: skip


def _load(name: str, theme: Path | None) -> tuple[str, bytes]:
    own = theme / name if theme else None
    content = own.read_bytes() if own and own.is_file() else (files(__package__) / "templates" / name).read_bytes()
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{sha256_hex(content)[:12]}.{suffix}", content


def _shrink(cover: bytes) -> bytes:
    """The artwork small enough for a page: 240 pixels, some 8 KB where the original has hundreds."""
    if not cover:
        return b""
    stream = io.BytesIO()
    with Image.open(io.BytesIO(cover)) as picture:
        picture.convert("RGB").resize((240, 240), Image.Resampling.LANCZOS).save(stream, "JPEG", quality=80)
    return stream.getvalue()


def _subscribe_links(show: Show, options: PublishOptions) -> list[tuple[str, Markup]]:
    """Each app's own way to add a feed; Spotify has none but the show's page there, which the settings name.

    A private show's address is its subscriber's secret: only an app on the device is handed it, by a scheme of its
    own, and AntennaPod, whose links lead through a server, not at all.
    """
    address = feed_url(show)
    bare, quoted = address.split("://", 1)[1], quote(address, safe="")
    rows = [
        ("Apple Podcasts", options.apple_url or f"podcast://{bare}"),
        ("Spotify", options.spotify_url),
        ("Pocket Casts", f"pktc://subscribe/{bare}"),
        ("Overcast", f"overcast://x-callback-url/add?url={quoted}"),
        ("AntennaPod", "" if options.private else f"https://antennapod.org/deeplink/subscribe?url={quoted}"),
    ]
    return [(name, Markup.escape(url)) for name, url in rows if url and (is_web(url) or not url.startswith("http"))]


@lru_cache(maxsize=4)
def _draw_qr(address: str) -> Markup:
    stream = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        stream, kind="svg", xmldecl=False, svgns=False, svgclass="qr", lineclass=None, title=address, omitsize=True
    )
    return Markup(stream.getvalue().decode("utf-8"))  # noqa: S704 -- drawn here, from the escaped address


def _script_json(values: dict[str, Any]) -> Markup:
    """JSON inside a script element: nothing in a title can end it."""
    text = json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "").replace("\u2029", ""))  # noqa: S704
