"""Folders that are a generator's site: known by the files that it asks for, and where in them the articles are."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from articlecast.model import Source


@dataclass(frozen=True, slots=True)
class Site:
    """A generator; ``signs`` are files and folders of which one stands in each of its sites, beside ``needs``.

    The articles are in the first of the folders of ``content`` that there is, and there in folders called ``within``,
    if it says so. Below ``shut`` are none. ``bundles`` says that beside an ``index.md`` other files are its parts, and
    not its brothers; ``plain`` that each file is an article, whatever its name.
    """

    name: str
    signs: tuple[str, ...]
    content: tuple[str, ...]
    needs: str = ""
    within: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()
    bundles: bool = False
    plain: bool = False


def _spell(names: str, endings: str) -> tuple[str, ...]:
    return tuple(f"{name}.{ending}" for name in names.split() for ending in endings.split())


_SCRIPTS = "js mjs cjs ts mts"
_BLOGS = ("content/blog", "content/posts", "src/content/blog", "src/content/posts", "src/content/post", "src/data/blog",
          "src/blog", "src/posts", "src/pages/blog", "src/pages/posts", "blog", "posts", "_posts")  # fmt: skip
_POSTS = frozenset({"_posts", "_drafts"})
_SHUT = frozenset(
    "node_modules vendor themes layouts archetypes static public dist tags categories partials includes templates"
    " overrides assets resources i18n versioned_docs".split()
)

SITES = (
    Site("Hexo", ("_config.yml", "_config.yaml"), ("source",), needs="source/_posts", within=_POSTS, shut=_SHUT),
    Site("Jekyll", ("_config.yml", "_config.yaml", "_config.toml"), (".",), needs="_posts", within=_POSTS, shut=_SHUT),
    Site("Bridgetown", ("bridgetown.config.yml",), ("src",), needs="src/_posts", within=_POSTS, shut=_SHUT),
    Site("Hugo", (*_spell("hugo config", "toml yaml yml json"), "config/_default"), ("content",), needs="content",
         shut=_SHUT, bundles=True),  # and Zola, which asks for config.toml and content
    Site("MkDocs", ("mkdocs.yml", "mkdocs.yaml"), ("docs/blog/posts", "docs/posts", "docs"), needs="docs", shut=_SHUT),
    Site("Docusaurus", _spell("docusaurus.config", _SCRIPTS), ("blog", "docs"), shut=_SHUT),
    Site("Eleventy", (".eleventy.js", *_spell("eleventy.config", _SCRIPTS)), (*_BLOGS, "content", "src"), shut=_SHUT),
    Site("Astro", _spell("astro.config", _SCRIPTS), (*_BLOGS, "src/content"), shut=_SHUT),
    Site("Gatsby", _spell("gatsby-config", _SCRIPTS), (*_BLOGS, "content"), shut=_SHUT),
    Site("Next", _spell("next.config", _SCRIPTS), (*_BLOGS, "data/blog", "pages/posts", "content"), shut=_SHUT),
    Site("VitePress, VuePress", (".vitepress", ".vuepress"), ("posts", "blog", "."), shut=_SHUT),
    Site("VitePress, VuePress", ("docs/.vitepress", "docs/.vuepress"), ("docs/posts", "docs/blog", "docs"), shut=_SHUT),
    Site("Pelican", ("pelicanconf.py",), ("content",), needs="content", shut=_SHUT | {"pages"}),
    Site("Nikola", ("conf.py",), ("posts",), needs="posts", shut=_SHUT),
    Site("Quarto", ("_quarto.yml", "_quarto.yaml"), ("posts", "blog"), shut=_SHUT),
    Site("Logseq", ("logseq/config.edn",), ("pages",), needs="pages"),
    Site("Obsidian", (".obsidian",), (".",), shut=frozenset({"templates", "Templates"}), plain=True),
)  # fmt: skip
"""The generators, as their own documentation lays out a site; the first row that fits is the one."""

_OTHERS = re.compile(
    r"(?:404|search|tags?|archives?|categor(?:y|ies)|sitemap|summary|offline|thank-?you)\.[^.]+$", re.IGNORECASE
)
"""Pages that a theme asks for."""
_INDEX = re.compile(r"index(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.[^.]+$", re.IGNORECASE)


def find_generator(folder: Path) -> tuple[Site, Path] | None:
    """The generator whose site a folder is, and the folder in it that holds the articles; None for any other folder."""
    for site in SITES:
        if any((folder / sign).exists() for sign in site.signs) and (not site.needs or (folder / site.needs).is_dir()):
            content = next((folder / place for place in site.content if (folder / place).is_dir()), None)
            if content is not None:
                return site, content
    return None


def sift_pages(site: Site, content: Path, sources: Iterable[Source]) -> list[Source]:
    """The articles among a site's files: neither what a theme asks for, nor a section's own page.

    An ``index.md`` with articles beside it or below is that of a section, alone it is an article; in a bundle of Hugo's
    it is the article, and what stands beside it is a part.
    """
    if site.plain:
        return list(sources)
    kept: list[Source] = []
    found = [source for source in sources if not _OTHERS.match(os.path.basename(source.locator))]  # noqa: PTH119
    homes: dict[str, int] = defaultdict(int)
    indexed = set()
    for source in found:
        home, name = os.path.split(source.locator)
        if _INDEX.match(name):
            indexed.add(home)
            home = os.path.dirname(home)  # noqa: PTH120 -- a bundle is below the folder that it stands in
        while home and not homes[home]:
            homes[home] += 1
            above = os.path.dirname(home)  # noqa: PTH120
            if above == home:
                break
            home = above
    for source in found:
        home, name = os.path.split(source.locator)
        is_index = _INDEX.match(name) is not None
        if site.within and site.within.isdisjoint(Path(source.locator).parts):
            continue
        if site.bundles:
            if is_index or home not in indexed or home == str(content):
                kept.append(source)
        elif not is_index or not homes[home]:
            kept.append(source)
    return kept
