"""The pages of a show's site, filled from its templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from articlecast.durations import write_clock
from articlecast.model import Asset, Episode, Listed, Show
from articlecast.names import make_uri, sha256_hex
from articlecast.publish.addresses import asset_url, cover_url, episode_url, feed_url, find_picture
from articlecast.publish.cues import Paragraph
from articlecast.publish.disclosure import is_told
from articlecast.publish.feed.build import Load, item_date
from articlecast.publish.feed.notes import is_web, name_host, notes_text, write_licence, write_notes
from articlecast.publish.feed.podcasting import OF_EPISODES, read_place
from articlecast.publish.feed.tags import clean_line
from articlecast.publish.options import Funding, PublishOptions
from articlecast.publish.site.linked_data import CONTEXT, describe_episode, describe_show, write_script
from articlecast.publish.site.pictures import FAVICON, TOUCH_ICON, paint_blank, shrink
from articlecast.publish.site.search import index_words
from articlecast.publish.site.subscribing import SUBSCRIBE_PAGE, draw_qr, list_apps
from articlecast.publish.site.transcript import ReadAsset, find_title, lay_out, write_words
from articlecast.publish.wording import Say, choose_direction, choose_language, choose_locale, format_day, say_in

ReadTranscript = Callable[[str], tuple[Paragraph, ...]]
EPISODE_FILES = ("art.jpg", "words.json", "embed.html", "oembed.json")
"""What each episode has beside what it was rendered to, and its page."""
EMBED_WIDTH, EMBED_HEIGHT = 600, 260
_NEAR = 2
"""Pages on either side of the one that is shown whose numbers are."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list of episodes: its rows, the names of all pages, and on the first what the search needs.

    ``choices`` are the tags and the authors to which the list can be narrowed.
    """

    number: int
    rows: Sequence[Listed]
    names: tuple[str, ...]
    shards: tuple[str, ...] = ()
    choices: tuple[tuple[str, ...], ...] = ()

    @property
    def name(self) -> str:
        return self.names[self.number - 1]

    @property
    def newer(self) -> str:
        return self.names[self.number - 2] if self.number > 1 else ""

    @property
    def older(self) -> str:
        return self.names[self.number] if self.number < len(self.names) else ""

    @property
    def near(self) -> list[tuple[int, str]]:
        """The numbers and names of the first page, of those about this one, and of the last; number 0 for a gap."""
        last = len(self.names)
        numbers = sorted({1, last, *range(max(1, self.number - _NEAR), min(last, self.number + _NEAR) + 1)})
        rows: list[tuple[int, str]] = []
        for number in numbers:
            rows += [(0, "")] if rows and number > rows[-1][0] + 1 else []
            rows.append((number, self.names[number - 1]))
        return rows


@dataclass(frozen=True, slots=True)
class Beside:
    """The neighbours of an episode, by date."""

    newer: Listed | None
    older: Listed | None


def open_templates(theme: Path | None) -> Environment:
    """Ours, each of which a file of the same name in ``theme`` takes the place of."""
    ours = PackageLoader("articlecast.publish.site", "templates")
    loader = ChoiceLoader([FileSystemLoader(theme), ours]) if theme else ours
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=False, keep_trailing_newline=True
    )


class Site:
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
        topics: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        self._show, self._options, self._templates, self._load = show, options, templates, load
        self._topics = topics
        self.files = {
            "css": _load("site.css", theme),
            "player_js": _load("player.js", theme),
            "follow_js": _load("follow.js", theme),
            "show_js": _load("show.js", theme),
        }
        self.listen = _load("listen.js", theme)[1]
        self._thumb = shrink(cover)
        if self._thumb:
            self.files["thumb"] = _name("thumb", "jpg", self._thumb)
            self.files["icon"] = _name("icon", "png", shrink(cover, FAVICON, "PNG"))
            self.files["touch_icon"] = _name("touch", "png", shrink(cover, TOUCH_ICON, "PNG"))

    def _render(self, template: str, root: str, language: str, **values: Any) -> bytes:
        named = {name: file for name, (file, _) in self.files.items()}
        show, options = self._show, self._options
        shared: dict[str, Any] = {
            "say": say_in(language), "language": choose_language(language), "direction": choose_direction(language),
            "locale": choose_locale(language), "show": show, "root": root, "files": named,
            "thumb": named.get("thumb", ""), "image": cover_url(show), "image_size": _size(show.cover),
            "pictured": show.title, "feed_url": feed_url(show), "topics": self._topics, "options": options,
            "place": write_place,
            "subscribe": list_apps(show, options), "subscribe_page": SUBSCRIBE_PAGE,
            "private": options.private,
        }  # fmt: skip
        return self._templates.get_template(template).render(shared | values).encode("utf-8")

    def write_subscribe(self) -> Iterator[tuple[str, bytes]]:
        """The page that helps to subscribe, to which its own QR code leads a phone."""
        address = f"{self._show.base_url}/{SUBSCRIBE_PAGE}"
        yield (
            SUBSCRIBE_PAGE,
            self._render("subscribe.html", "", self._show.language, qr=draw_qr(address), page_url=address),
        )

    def write_missing(self) -> Iterator[tuple[str, bytes]]:
        """The page for what is not there; it loads nothing, for a host shows it under any address."""
        yield "404.html", self._render("404.html", "", self._show.language)

    def write_shard(self, key: str, group: Sequence[Listed], read: ReadTranscript) -> Iterator[tuple[str, bytes]]:
        """Some episodes for the search, newest first: the words that are said in each, and what a list shows."""
        episodes = [self._load(each) for each in group]
        texts = [
            " ".join((episode.title, notes_text(self._show, episode), *(
                cue.text for each in read(episode.slug) for cue in each.cues
            )))
            for episode in episodes
        ]  # fmt: skip
        yield f"search-{key}.json", _write_json(index_words(texts))
        rows = [self._describe(episode, self._show.language) for episode in episodes]
        yield f"episodes-{key}.json", _write_json(rows)

    def write_list(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """One of the show's pages; the first has the newest episode large, the search and the choice of subjects."""
        show = self._show
        tags, authors = page.choices or ((), ())
        yield page.name, self._render(
            "show.html", "", show.language,
            episodes=[self._describe(episode, show.language) for episode in map(self._load, page.rows)],
            page=page.number, near=page.near if len(page.names) > 1 else (), shards=page.shards,
            tags=[clean_line(tag) for tag in tags], authors=[clean_line(author) for author in authors],
            newer=page.newer, older=page.older, captions=None, audio=None, seconds=0, spoken="",
            page_url=f"{show.base_url}/" + (page.name if page.number > 1 else ""),
            linked_data=write_script(describe_show(show) | CONTEXT), people=self._list_makers(),
            host=name_host(show.link), licence=self._write_licence(),
        )  # fmt: skip

    def _write_licence(self) -> Markup:
        options, say = self._options, say_in(self._show.language)
        return Markup(write_licence(options.licence, options.licence_url, say))  # noqa: S704 -- escaped there

    def write_page(self, listed: Listed, beside: Beside, read: ReadTranscript) -> Iterator[tuple[str, bytes]]:
        """The episode's page, which names its neighbours."""
        episode = self._load(listed)
        values = self._fill_episode(episode, read(episode.slug)) | {
            "newer": self._describe_beside(beside.newer), "older": self._describe_beside(beside.older),
        }  # fmt: skip
        name = f"episodes/{episode.slug}/index.html"
        yield name, self._render("episode.html", "../../", episode.language, **values)

    def write_episode(self, listed: Listed, read: ReadTranscript, read_asset: ReadAsset) -> Iterator[tuple[str, bytes]]:
        """The episode's picture, its words, its embeddable player and its oEmbed answer."""
        episode = self._load(listed)
        show, folder, paragraphs = self._show, f"episodes/{episode.slug}", read(episode.slug)
        values = self._fill_episode(episode, paragraphs)
        yield f"{folder}/art.jpg", self._read_art(episode, read_asset)
        sentences = write_words(episode, paragraphs, read_asset)
        yield f"{folder}/words.json", _write_json({
            "title": clean_line(episode.title), "language": episode.language, "url": episode.url,
            "audio": episode.enclosure.name, "seconds": round(episode.seconds, 2), "sentences": sentences,
        })  # fmt: skip
        yield f"{folder}/embed.html", self._render("embed.html", "../../", episode.language, **values)
        oembed = {
            "version": "1.0", "type": "rich", "title": clean_line(episode.title),
            "author_name": ", ".join(episode.authors), "provider_name": show.title,
            "provider_url": f"{show.base_url}/", "width": EMBED_WIDTH, "height": EMBED_HEIGHT,
            "html": values["embed_code"],
        }  # fmt: skip
        yield f"{folder}/oembed.json", json.dumps(oembed, ensure_ascii=False, indent=1).encode() + b"\n"

    def _fill_episode(self, episode: Episode, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
        show, audio, say = self._show, episode.enclosure, say_in(episode.language)
        url, embed_url = episode_url(show, episode), f"{episode_url(show, episode)}embed.html"
        title = escape(clean_line(episode.title))
        style = "max-width:100%;border:0"  # no narrower page is widened by it
        size = f'width="{EMBED_WIDTH}" height="{EMBED_HEIGHT}" style="{style}"'
        code = f'<iframe src="{embed_url}" {size} title="{title}" loading="lazy"></iframe>'
        listen = f'<script src="{show.base_url}/listen.js" data-episode="{quote(episode.slug)}" async></script>'
        titled, (picture_url, picture) = find_title(episode, paragraphs), find_picture(show, episode)
        article = make_uri(episode.url) if is_web(episode.url) else ""
        return {
            "episode": self._describe(episode, episode.language), "audio": audio, "page_url": url,
            "embed_url": embed_url, "embed_code": code, "listen_code": listen, "oembed_url": f"{url}oembed.json",
            "audio_url": asset_url(show, episode, audio), "image": picture_url, "image_size": _size(picture),
            "pictured": show.title if picture is show.cover else clean_line(episode.title),
            "captions": next((a for a in episode.assets_of("transcript") if a.media_type == "text/vtt"), None),
            "chapters": self._list_chapters(episode) if len(episode.chapters) > 1 else [],
            "spoken": Markup(' lang="{}" dir="{}"').format(episode.language, choose_direction(episode.language)),
            "notes": Markup(write_notes(replace(episode, chapters=(), url="", omissions=()), self._options)),  # noqa: S704 -- escaped there
            "blocks": lay_out(episode, paragraphs, say, self._list_figures(episode)),
            "title_start": round(titled.start, 2) if titled else None,
            "article": article, "host": name_host(article), "seconds": round(episode.seconds, 2),
            "sounds": [(each.name, *_name_sound(each)) for each in episode.assets_of("audio")],
            "linked_data": write_script(describe_episode(show, episode, self._options)),
            "synthetic": is_told(episode, self._options),
            "threads": [(make_uri(each), name_host(each)) for each in episode.threads if is_web(each)],
            "played_at": read_place(episode.place) if episode.place else None, "funding": self._list_funding(episode),
        }  # fmt: skip

    def _name_season(self, season: int, say: Say) -> str:
        """The season's number, with its name where the settings have one; nothing of none."""
        name = next((clean_line(row.name) for row in self._options.seasons if row.number == season and season), "")
        return say("Season {}").format(f"{season}: {name}" if name else season) if season else ""

    def _list_makers(self) -> list[dict[str, str]]:
        """Who makes the show, as far as the settings name them and their pages."""
        rows = [row for row in self._options.people if row.role.lower() not in OF_EPISODES]
        return [
            {"name": clean_line(row.name, 128), "href": make_uri(row.href) if is_web(row.href) else ""} for row in rows
        ]

    def _list_figures(self, episode: Episode) -> dict[str, Asset]:
        """The pictures that the page may show, by where they are from."""
        wanted = self._options.figures == "shown"
        return {asset.origin: asset for asset in episode.assets_of("figure") if wanted}

    def _list_funding(self, episode: Episode) -> Sequence[Funding]:
        """Where to give for this episode: what its header says, or else the show's own."""
        url, _, text = episode.funding.partition(" ")
        own = Funding(make_uri(url), clean_line(text, 128) or Funding("").text)
        return (own,) if url and is_web(own.url) else self._options.funding

    def _list_chapters(self, episode: Episode) -> list[dict[str, Any]]:
        """The chapters; the first is the beginning where it has the episode's own title, which stands above."""
        say, title = say_in(episode.language), clean_line(episode.title)
        return [
            {
                "start": round(start, 2), "clock": write_clock(start, cut=True),
                "title": say("Beginning") if not place and clean_line(name) == title else clean_line(name),
            }
            for place, (start, name) in enumerate(episode.chapters)
        ]  # fmt: skip

    def _describe_beside(self, listed: Listed | None) -> dict[str, str] | None:
        if listed is None:
            return None
        episode = self._load(listed)
        return {"path": f"episodes/{quote(episode.slug)}/index.html", "title": clean_line(episode.title)}

    def _read_art(self, episode: Episode, read_asset: ReadAsset) -> bytes:
        """The episode's own picture, small; the show's where it cannot be read.

        Where it has none, pages show the show's, and this is a blank of some bytes: a list of parts that does not load
        ten thousand manifests cannot know which of the episodes have one.
        """
        own = next(episode.assets_of("cover"), None)
        try:
            return (shrink(read_asset(episode, own)) if own else b"") or (own and self._thumb) or paint_blank()
        except OSError:
            return self._thumb or paint_blank()

    def _describe(self, episode: Episode, language: str) -> dict[str, Any]:
        moment, say = item_date(episode, self._options), say_in(language)
        minutes = max(1, round(episode.seconds / 60))
        season = self._name_season(episode.season, say)
        number = say("Episode {}").format(episode.number) if episode.number else ""
        folder, own = f"episodes/{quote(episode.slug)}", next(episode.assets_of("cover"), None)
        art = f"{folder}/art.jpg" if own or not self._thumb else self.files["thumb"][0]
        return {
            "path": f"{folder}/index.html", "title": clean_line(episode.title) or "Untitled",
            "language": episode.language, "direction": choose_direction(episode.language),
            "date": moment.isoformat(), "day": format_day(moment, language), "length": f"{minutes} min",
            "authors": clean_line(", ".join(episode.authors)), "summary": clean_line(episode.summary, 400),
            "line": notes_text(self._show, episode), "art": art,
            "audio": f"{folder}/{quote(episode.enclosure.name)}", "seconds": round(episode.seconds, 2),
            "series": ", ".join(filter(None, (season, number))), "words": f"{folder}/words.json",
            "tags": [clean_line(tag) for tag in episode.tags], "names": [clean_line(name) for name in episode.authors],
        }  # fmt: skip


def write_place(place: Any) -> str:
    """Where a place is on a map: an address that opens it there, or nothing."""
    latitude, _, rest = place.geo.removeprefix("geo:").partition(",")
    longitude = rest.partition(";")[0].partition(",")[0]
    return f"https://www.openstreetmap.org/?mlat={quote(latitude)}&mlon={quote(longitude)}" if longitude else ""


_SOUNDS = {"audio/mpeg": "MP3", "audio/mp4": "M4A", "audio/x-m4a": "M4A", "audio/ogg": "Opus"}


def _name_sound(asset: Asset) -> tuple[str, str]:
    """What an audio file is called, and its megabytes."""
    return _SOUNDS.get(asset.media_type.partition(";")[0], asset.media_type), f"{asset.length / 1e6:.1f}"


def _size(cover: Asset | None) -> tuple[int, int]:
    return (cover.width, cover.height) if cover else (0, 0)


def _write_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _name(stem: str, suffix: str, content: bytes) -> tuple[str, bytes]:
    return f"{stem}-{sha256_hex(content)[:12]}.{suffix}", content


def _load(name: str, theme: Path | None) -> tuple[str, bytes]:
    own = theme / name if theme else None
    content = own.read_bytes() if own and own.is_file() else (files(__package__) / "templates" / name).read_bytes()
    stem, _, suffix = name.rpartition(".")
    return _name(stem, suffix, content)
