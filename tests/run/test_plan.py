from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from articlecast.errors import ReadError
from articlecast.model import Article, Episode, Sighting
from articlecast.run.origins import Origin
from articlecast.run.plan import (
    EpisodePlan,
    Shelf,
    decide_sources,
    plan_episode,
    plan_retry,
)

ARTICLE = Article(title="A day at sea", language="en", blocks=(), url="https://example.org/sea")


def plan(article: Article, shelf: Shelf, source: str = "articles/sea.md", gone: tuple[str, ...] = ()) -> EpisodePlan:
    return plan_episode(article, source, "print", shelf, is_gone=gone.__contains__)


def an_episode(plan: EpisodePlan, source: str = "articles/sea.md", url: str = ARTICLE.url) -> Episode:
    return Episode(
        guid=plan.guid,
        slug=plan.slug,
        revision=1,
        title="A day at sea",
        language="en",
        published=datetime(2026, 1, 2, tzinfo=UTC),
        seconds=1.0,
        source=source,
        fingerprint="print",
        assets=(),
        url=url,
    )


def test_a_new_article_bears_a_guid_and_a_slug_from_its_title() -> None:
    new = plan(ARTICLE, Shelf())
    assert (new.action, new.slug, new.previous) == ("new", "a-day-at-sea", None)
    assert UUID(new.guid).version == 5
    assert plan(ARTICLE, Shelf()) == new


def test_a_bundles_folder_is_the_slug_of_a_new_episode_and_of_one_that_moved() -> None:
    place = "site/content/posts/2026-01-29-the-tide/index.md"
    new = plan(ARTICLE, Shelf(), place)
    assert (new.action, new.slug) == ("new", "the-tide")
    shelf = Shelf([an_episode(new, place)])
    assert plan(ARTICLE, shelf, "site/old/the-tide/index.md", (place,)).guid == new.guid
    other = replace(ARTICLE, title="Another", url="")
    assert plan(other, shelf, "site/content/notes/the-tide/index.md").slug.startswith("the-tide-")
    for named in ("posts/index.html", "index.md", "posts/the-index.md", "https://example.org/posts/index.md"):
        assert plan(ARTICLE, Shelf(), named).slug == "a-day-at-sea"


def test_the_same_bytes_and_settings_are_unchanged() -> None:
    shelf = Shelf([an_episode(plan(ARTICLE, Shelf()))])
    assert plan(ARTICLE, shelf).action == "unchanged"


def test_a_corrected_and_retitled_article_keeps_its_guid_and_slug() -> None:
    first = plan(ARTICLE, Shelf())
    shelf = Shelf([replace(an_episode(first), fingerprint="older")])
    again = plan(replace(ARTICLE, title="A night at sea", url="https://example.org/night"), shelf)
    assert (again.action, again.slug, again.guid) == ("changed", first.slug, first.guid)


def test_an_article_whose_file_was_renamed_is_the_same_episode() -> None:
    first = plan(ARTICLE, Shelf())
    shelf = Shelf([an_episode(first)])
    moved = plan(ARTICLE, shelf, "articles/2026/sea.md", gone=("articles/sea.md",))
    assert (moved.action, moved.guid) == ("moved", first.guid)


def test_two_articles_that_share_only_a_title_are_two_episodes() -> None:
    first = plan(ARTICLE, Shelf())
    other = plan(replace(ARTICLE, url="https://example.org/other"), Shelf([an_episode(first)]), "articles/other.md")
    assert other.action == "new"
    assert other.slug.startswith("a-day-at-sea-")
    assert other.guid != first.guid


@pytest.mark.parametrize(
    ("article", "shared"),
    [
        (replace(ARTICLE, slug="a-day-at-sea", url=""), "the slug 'a-day-at-sea'"),
        (replace(ARTICLE, slug="A-Day-At-Sea", url=""), "the slug 'A-Day-At-Sea'"),
        (ARTICLE, "the link"),
    ],
)
def test_two_articles_that_claim_one_place_are_refused(article: Article, shared: str) -> None:
    shelf = Shelf([an_episode(plan(ARTICLE, Shelf()))])
    with pytest.raises(ReadError, match=f"articles/other.md: has {shared} of articles/sea.md"):
        plan(article, shelf, "articles/other.md")


@pytest.mark.parametrize("slug", ["../etc", "a/b", "..", ".hidden", "a b", "x" * 200, "a\x00b", "con\n"])
def test_a_slug_that_is_no_file_name_is_refused_with_one_that_is(slug: str) -> None:
    with pytest.raises(ReadError, match=r"sea.md: slug: .* is not letters, digits"):
        plan(replace(ARTICLE, slug=slug), Shelf())


@pytest.mark.parametrize(
    ("title", "slug"), [("Con", "con-1"), ("Aux.", "aux-1"), ("Lpt 1", "lpt-1"), ("COM1", "com1-1")]
)
def test_a_title_that_windows_takes_for_a_device_becomes_a_folder_all_the_same(title: str, slug: str) -> None:
    shelf = Shelf()
    first = plan(replace(ARTICLE, title=title, url=""), shelf)
    assert first.slug == slug
    shelf.put(replace(an_episode(first, url=""), title=title))
    moved = plan(replace(ARTICLE, title=title, url=""), shelf, "articles/new.md", gone=("articles/sea.md",))
    assert (moved.action, moved.slug, moved.guid) == ("moved", slug, first.guid)


@pytest.mark.parametrize("slug", ["con", "Nul", "aux.2026", "the-end."])
def test_an_editors_slug_that_windows_refuses_is_told_unless_an_episode_has_it(slug: str) -> None:
    with pytest.raises(ReadError, match=r"sea.md: slug: Windows takes .* for no folder") as told:
        plan(replace(ARTICLE, slug=slug), Shelf())
    assert plan(replace(ARTICLE, slug=told.value.hint.removeprefix("slug: ")), Shelf()).action == "new"
    shelf = Shelf([replace(an_episode(plan(ARTICLE, Shelf())), slug=slug)])
    assert plan(replace(ARTICLE, slug=slug), shelf).slug == slug
    assert plan(replace(ARTICLE, slug=slug), shelf, "articles/new.md", gone=("articles/sea.md",)).slug == slug


@pytest.mark.parametrize(
    "slug", ["failures.json", "show.json", "SHOW.JSON", "Feed.Xml", "index.html", "a.lock", "README.md"]
)
def test_a_slug_that_is_named_as_a_file_of_the_shows_own_is_told_unless_an_episode_has_it(slug: str) -> None:
    with pytest.raises(ReadError, match=r"sea.md: slug: .* is named as a file of the show's own") as told:
        plan(replace(ARTICLE, slug=slug), Shelf())
    assert plan(replace(ARTICLE, slug=told.value.hint.removeprefix("slug: ")), Shelf()).action == "new"
    shelf = Shelf([replace(an_episode(plan(ARTICLE, Shelf())), slug=slug)])
    assert plan(replace(ARTICLE, slug=slug), shelf, "articles/new.md", gone=("articles/sea.md",)).slug == slug


@pytest.mark.parametrize("title", ["海の日", "الجزء 1", "第2回"])
def test_a_title_without_latin_letters_still_has_a_slug_of_its_own_and_moves_with_its_file(title: str) -> None:
    article = replace(ARTICLE, title=title, url="")
    first = plan(article, Shelf())
    assert first.slug.startswith("article-")
    assert plan(replace(article, title=f"{title}二"), Shelf()).slug != first.slug
    shelf = Shelf([an_episode(first)])
    moved = plan(article, shelf, "articles/new.md", gone=("articles/sea.md",))
    assert (moved.action, moved.slug, moved.guid) == ("moved", first.slug, first.guid)


def test_a_number_is_a_slug_where_it_is_the_whole_title() -> None:
    assert plan(replace(ARTICLE, title="1984"), Shelf()).slug == "1984"


def test_two_episodes_never_share_a_guid() -> None:
    first = an_episode(plan(ARTICLE, Shelf()))
    shelf = Shelf([replace(first, slug="elsewhere", url="")])
    second = plan(replace(ARTICLE, slug="sea-2"), shelf, "articles/other.md")
    assert second.guid != first.guid


A, B = "https://a.example/feed.xml", "https://b.example/feed.xml"
FILE, PAGE = "articles/sea.md", "https://b.example/sea"
MOVES = [
    ("a renamed file", Origin(FILE), Origin("articles/2026/sea.md"), "moved"),
    ("a feed's entry under another id", Origin(f"{A}#entry=1"), Origin(f"{A}#entry=2"), "moved"),
    ("an entry of a local feed that was renamed", Origin("old.xml#entry=1"), Origin("new.xml#entry=1"), "moved"),
    ("an entry that the editor writes himself", Origin(f"{A}#entry=1"), Origin(FILE), "moved"),
    (
        "a page that its feed leads to elsewhere",
        Origin(PAGE, f"{B}#entry=1"),
        Origin(f"{PAGE}/2", f"{B}#entry=2"),
        "moved",
    ),
    ("a page that its feed carries whole", Origin(PAGE, f"{B}#entry=1"), Origin(f"{B}#entry=2"), "moved"),
    ("an entry of another feed", Origin(f"{B}#entry=1"), Origin(f"{A}#entry=1"), "new"),
    ("a page behind another feed", Origin(f"{B}#entry=1"), Origin("https://a.example/sea", f"{A}#entry=1"), "new"),
    ("a page of another site", Origin(PAGE), Origin("https://a.example/sea"), "new"),
    ("a feed's entry of what was the editor's", Origin(FILE), Origin(f"{A}#entry=1"), "new"),
    (
        "a page behind a feed of what was the editor's",
        Origin(FILE),
        Origin("https://a.example/sea", f"{A}#entry=1"),
        "new",
    ),
    ("a feed that led to another's page first", Origin(PAGE, f"{A}#entry=1"), Origin(f"{A}#entry=2"), "told"),
    (
        "its page, of another site",
        Origin(PAGE, f"{A}#entry=1"),
        Origin("https://a.example/sea", f"{A}#entry=2"),
        "told",
    ),
    ("another address of a site's page", Origin(PAGE), Origin(f"{PAGE}?print=1"), "moved"),
]


@pytest.mark.parametrize(("old", "new", "becomes"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES])
@pytest.mark.parametrize("link", [ARTICLE.url, ""], ids=["by its link", "by its title and date"])
def test_what_has_gone_is_moved_within_one_hand_alone(old: Origin, new: Origin, becomes: str, link: str) -> None:
    article = replace(ARTICLE, url=link, published=datetime(2026, 1, 2, tzinfo=UTC))
    first = plan(article, Shelf())
    shelf = Shelf([replace(an_episode(first, old.source, link), entry=old.entry)])
    gone = {old.source}.__contains__
    if becomes == "told" and link:
        with pytest.raises(ReadError, match="has the link of"):
            plan_episode(article, new.source, "print", shelf, is_gone=gone, entry=new.entry)
        return
    done = plan_episode(article, new.source, "print", shelf, is_gone=gone, entry=new.entry)
    assert (done.action, done.guid == first.guid) == (("moved", True) if becomes == "moved" else ("new", False))


def test_two_entries_of_a_feed_with_one_link_are_two_articles_where_they_have_two_titles() -> None:
    article = replace(ARTICLE, url=f"{PAGE}#1")
    shelf = Shelf([an_episode(plan(article, Shelf()), f"{A}#entry=1", f"{PAGE}#1")])
    other = replace(article, title="The gull", url=f"{PAGE}#2")
    assert plan(other, shelf, f"{A}#entry=2").action == "new"
    assert plan(replace(other, url=article.url), shelf, f"{A}#entry=2").action == "new"
    with pytest.raises(ReadError, match="has the link of"):
        plan(replace(other, title=article.title), shelf, f"{A}#entry=2")
    held = Shelf([an_episode(plan(article, Shelf()), FILE, f"{PAGE}#1")])
    with pytest.raises(ReadError, match="has the link of"):
        plan(other, held, f"{A}#entry=2")


@pytest.mark.parametrize(
    ("holder", "claimant", "told"),
    [
        (FILE, "articles/other.md", True),
        (FILE, f"{A}#entry=1", True),
        (f"{A}#entry=1", f"{A}#entry=2", True),
        (f"{A}#entry=1", f"{B}#entry=1", False),
        (f"{A}#entry=1", FILE, False),
        ("https://a.example/evil", FILE, False),
        ("https://a.example/evil", PAGE, False),
        (PAGE, FILE, True),
        (PAGE, f"{A}#entry=1", True),
        (f"{B}#entry=1", f"{A}#entry=1", True),
        ("https://b.example@a.example/evil#entry=1", FILE, False),
    ],
)
def test_a_link_is_held_by_the_editor_one_feed_or_its_own_site(holder: str, claimant: str, *, told: bool) -> None:
    article = replace(ARTICLE, url=PAGE)
    first = plan(article, Shelf())
    shelf = Shelf([an_episode(first, holder, PAGE)])
    if told:
        with pytest.raises(ReadError, match="has the link of"):
            plan(article, shelf, claimant)
        return
    done = plan(article, shelf, claimant)
    assert (done.action, done.rivals) == ("new", (holder,))
    assert done.guid != first.guid


def test_an_article_that_failed_while_the_clock_ran_ahead_does_not_wait_for_years() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    sighting = Sighting("articles/tide.md", "articles/tide.md", "1")
    for ahead, todo in ((timedelta(0), "waiting"), (timedelta(days=400), "retry")):
        failure = plan_retry(sighting, "x", "", None, now=now + ahead, first=timedelta(minutes=15),
                             longest=timedelta(days=1), attempts=8)  # fmt: skip
        (decision,) = decide_sources([sighting], {}, {sighting.name: failure}, now=now)
        assert decision.todo == todo
        assert "failed once" in decision.reason
