"""A folder that is a generator's site is read as one: its articles, and not its themes, sections and parts."""

import os
from pathlib import Path

import pytest

from articlecast.read import list_by_name, list_sources, read_article
from articlecast.read.load import load_document
from articlecast.read.passed_over import list_passed_over

POST = "---\ntitle: The tide\n---\nThe tide came in.\n"

SITES = {
    "Hugo": (
        ["hugo.toml", "content/_index.md", "content/posts/_index.md", "content/posts/a.md", "content/posts/b/index.md",
         "content/posts/b/part.md", "content/about.md", "content/search.md", "themes/x/content/t.md", "README.md",
         "archetypes/default.md", "data/x.json", "content/index.md", "public/a/index.html"],
        ["content/about.md", "content/index.md", "content/posts/a.md", "content/posts/b/index.md"],
    ),
    "Zola": (["config.toml", "content/blog/a.md", "templates/x.html"], ["content/blog/a.md"]),
    "Jekyll": (
        ["_config.yml", "_posts/2026-01-01-a.md", "_posts/sea/2026-01-02-b.markdown", "works/_posts/2026-01-03-c.md",
         "_drafts/d.md", "_layouts/x.html", "_includes/y.html", "_site/z.html", "index.md", "about.md", "feed.xml",
         "node_modules/x/readme.md", "node_modules/x/guide.md"],
        ["_drafts/d.md", "_posts/2026-01-01-a.md", "_posts/sea/2026-01-02-b.markdown", "works/_posts/2026-01-03-c.md"],
    ),
    "Hexo": (
        ["_config.yml", "source/_posts/a.md", "source/_drafts/b.md", "source/about/index.md", "themes/x/y.md"],
        ["source/_drafts/b.md", "source/_posts/a.md"],
    ),
    "Obsidian": (
        [".obsidian/app.json", "a.md", "sea/b.md", "templates/day.md", ".trash/c.md", "search.md"],
        ["a.md", "sea/b.md", "search.md"],
    ),
    "MkDocs": (
        ["mkdocs.yml", "docs/index.md", "docs/a.md", "docs/how/index.md", "docs/how/b.md", "docs/tags.md", "README.md"],
        ["docs/a.md", "docs/how/b.md"],
    ),
    "Docusaurus": (
        ["docusaurus.config.ts", "blog/2026-01-01-a.md", "blog/b/index.mdx", "blog/b/part.png", "docs/x.md",
         "blog/authors.yml", "src/pages/y.md"],
        ["blog/2026-01-01-a.md", "blog/b/index.mdx"],
    ),
    "Docusaurus without a blog": (["docusaurus.config.js", "docs/a.md", "docs/404.md"], ["docs/a.md"]),
    "Eleventy": ([".eleventy.js", "content/blog/a.md", "_includes/x.html", "content/index.html"], ["content/blog/a.md"]),
    "Astro": (["astro.config.mjs", "src/content/blog/a.mdx", "src/pages/x.md"], ["src/content/blog/a.mdx"]),
    "VitePress": ([".vitepress/config.ts", "posts/a.md", "guide/b.md"], ["posts/a.md"]),
    "Quarto": (["_quarto.yml", "posts/a/index.qmd", "about.qmd"], ["posts/a/index.qmd"]),
    "no site": (["config.toml", "a.md", "sub/index.md", "sub/b.md"], ["a.md", "sub/b.md", "sub/index.md"]),
    "posts without a site": (["_posts/2026-01-01-a.md", "_other/b.md"], ["_posts/2026-01-01-a.md"]),
}  # fmt: skip


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for name in request.param:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POST)
    return tmp_path


@pytest.mark.parametrize(("site", "articles"), SITES.values(), ids=list(SITES), indirect=["site"])
def test_a_site_is_its_articles(site: Path, articles: list[str]) -> None:
    found = [os.path.relpath(source.locator, site) for source in list_sources([str(site)])]
    assert sorted(found) == articles
    named = list_by_name(str(site))
    assert named is None or [source.locator for source in named] == [each.locator for each in list_sources([str(site)])]


@pytest.mark.parametrize("site", [SITES["Hugo"][0]], indirect=True)
def test_nobody_is_told_of_what_a_site_holds_beside_its_articles(site: Path) -> None:
    assert list_passed_over([str(site)]) == ()


@pytest.mark.parametrize("site", [["_config.yml", "_posts/x"]], indirect=True)
def test_a_jekyll_post_has_title_and_date_of_its_name(site: Path) -> None:
    (site / "_posts/2026-05-07-lights-out.md").write_text("---\nlayout: post\n---\nThe lights went out.\n")
    article = read_article(load_document(list_sources([str(site)])[0]))
    assert (article.title, str(article.published)[:10]) == ("Lights out", "2026-05-07")


def test_a_folders_articles_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("11.md", "1.md", "10.md", "2.md", "part-10/a.md", "part-9/a.md"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text("# The quay\n\nIt was sold.\n", "utf-8")
    found = [Path(source.locator).relative_to(tmp_path).as_posix() for source in list_sources([str(tmp_path)])]
    assert found == ["1.md", "2.md", "10.md", "11.md", "part-9/a.md", "part-10/a.md"]
