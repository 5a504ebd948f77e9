"""Fields of a page: byline, date, title and site, by declarations and by what stands beside the title."""

import pytest

from articlecast.model import Article, Document, plain
from articlecast.read import read_article
from articlecast.read.markup.credits import split_caption
from articlecast.read.present import article_values
from articlecast.read.text.bylines import clean_names, drop_owner
from articlecast.read.text.dates import parse_date
from articlecast.read.text.words import text_of

PROSE = "The harbour at Leith was closed on Monday after a storm tore two of its cranes from their rails. " * 3
ADDRESS = "https://post.example/storm"


def read(head: str = "", above: str = "", below: str = "", url: str = ADDRESS, after: str = "") -> Article:
    html = f"""<!doctype html><html lang="en"><head><title>Storm closes harbour</title>{head}</head><body>
    <header><a href="/">Home</a></header><main>{above}<h1>Storm closes harbour</h1>{below}
    <p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></main>{after}</body></html>"""
    return read_article(Document(html.encode(), "text/html", url))


BYLINES = {
    "by and a name": ("<p>By Ann Orr</p>", "Ann Orr"),
    "a label and the name beside it": ("<div><span>By</span><span>Ann Orr</span></div>", "Ann Orr"),
    "a label and the name on the next line": ("<p>Written by</p><p>Ann Orr</p>", "Ann Orr"),
    "letters after the name": ("<p><em>By Ann Orr, MS, RDN</em></p>", "Ann Orr"),
    "one word": ("<p>by ibby</p>", "ibby"),
    "two names": ("<p>By Ann Orr and Bo Lind</p>", "Ann Orr and Bo Lind"),
    "German": ("<p>Von Änne Öhler</p>", "Änne Öhler"),
    "Japanese": ("<p>文：山田太郎</p>", "山田太郎"),
    "a Japanese reporter": ("<p>山田 花子 記者</p>", "山田 花子"),
    "a Korean reporter, glued to the dates": (
        "<div><span>김민수 기자</span><span>입력 2026.02.20. 오전 7:10</span><button>댓글</button></div>",
        "김민수",
    ),
    "a name by a date, with the writer's picture": (
        '<p>12 Dec 2025 <span>·</span> <img src="a.jpg" class="avatar"> Ann Orr in <a href="/sea">Sea</a></p>',
        "Ann Orr",
    ),
    "a name under a date in a box named after authors": (
        '<div class="dateAndAuthorContainer"><span>Dec 17, 2025</span><span>Ann Orr</span></div>',
        "Ann Orr",
    ),
    "a link of the author in an aside": ('<aside><a rel="author" href="/ann">Ann Orr</a></aside>', "Ann Orr"),
    "a list of hers": ('<a class="author" href="/author/ann-orr">All posts by Ann Orr</a>', "Ann Orr"),
    "a team": (
        '<div class="x"><p>Crane Team</p><p>Feb 16, 2026</p></div><img alt="Crane Team" src="t.jpg">',
        "Crane Team",
    ),
}


@pytest.mark.parametrize(("markup", "byline"), BYLINES.values(), ids=list(BYLINES))
def test_a_byline_is_found_beside_the_title(markup: str, byline: str) -> None:
    assert read(below=markup).byline == byline


def test_a_section_beside_a_date_is_no_author() -> None:
    assert read(below="<p>Artificial Intelligence</p><p>May 3, 2024</p>").authors == ()


def test_what_an_infobox_is_headed_with_is_no_author() -> None:
    box = '<table class="infobox"><tr><th>Trent Aegir</th></tr></table><p>The Trent Aegir is a wave.</p>'
    assert read(below=box).authors == ()


def test_a_commenter_is_no_author() -> None:
    assert read(after='<div class="comments"><p>By Eve Hay</p><p>May 3, 2024</p></div>').authors == ()


def test_who_answers_is_no_author_and_who_asks_is() -> None:
    said = '<div itemprop="{}" itemscope><span class="creator"><a>{}</a></span><p>Warm it first.</p></div>'
    for answer in ("comment", "suggestedAnswer", "acceptedAnswer"):
        assert not read(after=said.format(answer, "Bo Lind")).byline
    asked = said.format("mainEntity", "Ann Orr") + said.format("comment", "Bo Lind")
    assert read(below=asked).byline == "Ann Orr"


def test_the_writer_above_the_text_overrules_whoever_put_the_page_up() -> None:
    assert read('<meta name="author" content="Web Desk Dan">', below="<p>By: Ann Orr</p>").authors == ("Ann Orr",)
    fuller = '<meta name="author" content="Ann Margaret Orr">'
    assert read(fuller, below="<p>By Ann Margaret</p>").authors == ("Ann Margaret Orr",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Orr and Bo Lind", ("Ann Orr", "Bo Lind")),
        ("By Bo Lind and Ann Orr", ("Bo Lind", "Ann Orr")),
        ("By Ann Orr and Quay Media", ("Ann Orr",)),
        ("By Ann Orr, photographs by Ed Fox", ("Ann Orr",)),
        ("By Ann Orr, Staff Writer", ("Ann Orr",)),
        ("By Ann Orr", ("Ann Orr",)),
    ],
)
def test_a_byline_names_those_whom_the_page_forgot_to_declare(line: str, authors: tuple[str, ...]) -> None:
    declared = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm closes harbour","author":{"@type":"Person","name":"Ann Orr"},"contributor":{"@type":"Person","name":"Ed Fox"}}</script>'
    assert read(declared, below=f"<p>{line}</p>").authors == authors


@pytest.mark.parametrize(
    "value", ["page.head.extra.author", "{{ author }}", "https://post.example/ann", "Staff | 3 min read"]
)
def test_what_is_no_name_is_no_author(value: str) -> None:
    assert read(f'<meta name="author" content="{value}">').authors == ()


def test_a_person_whose_site_it_is_signs_where_nobody_else_does_and_a_publication_does_not() -> None:
    owner = read(after="<footer>© 2025 Ann Orr. All rights reserved.</footer>")
    assert owner.authors == ("Ann Orr",)
    assert dict(owner.origins)["authors"] == "site name"
    assert read('<meta property="og:site_name" content="The Leith Post">').authors == ()
    for house in ("The Leith Post", "Tidewater Audio", "Leith Studios", "Orr Publishing"):
        assert read(after=f"<footer>© 2025 {house}. All rights reserved.</footer>").authors == ()


BELOW = {
    "a reading time in boxes of its own": ('<div class="post_author-wrap"><div>Ann Orr</div><div><div>3m</div><div>Read</div></div></div>', ("Ann Orr",)),
    "a job below the name": ('<div class="article-author"><div><span>Ann Orr</span></div><div>Head of Harbours and Letters</div></div>', ("Ann Orr",)),
    "a name in two elements of a line": ('<div class="byline"><span>Ann</span> <span>Orr</span></div>', ("Ann Orr",)),
    "a count of comments": ("<div>by Ann Orr 0 Comments</div>", ("Ann Orr",)),
    "whom the writer writes for": ("<p>Ann Orr, The Leith Post</p>", ("Ann Orr",)),
    "a city and its country": ("<p>San Diego, California</p>", ()),
    "an address": ("<p>Written by https</p>", ()),
    "a link to all": ('<div class="author"><a href="/author/all">View more posts</a></div>', ()),
    "an account": ('<div class="author">jan.holt</div>', ()),
    "a pen name": ("<p>by ibby</p>", ("ibby",)),
    "the last part of a line": ("<p>May 4, 2026 | Text: Ann Orr | Photos: Ed Fox</p>", ("Ann Orr",)),
    "parts of a line without a word": ("<p>Harbours | Storm Holt</p>", ()),
    "a list of writers": ('<ul class="authors"><li><a href="/people/ann-orr">Ann Orr</a><i>Fellow</i></li><li><a href="/people/bo-lind">Bo Lind</a><i>Fellow</i></li></ul>',
                          ("Ann Orr", "Bo Lind")),
    "a list of places": ('<ul><li><a href="/people/ann-orr">Ann Orr</a></li><li><a href="/people/of-leith">People of Leith</a></li></ul>', ("Ann Orr",)),
    "an interview": ("<p>Interview by Ann Orr</p>", ("Ann Orr",)),
    "links in one line": ('<h4><a href="/author/ann-orr">Ann Orr</a>, <a href="/author/bo-lind">Bo Lind</a></h4>', ("Ann Orr", "Bo Lind")),
    "a link and what it leads to": ('<h4><a href="/author/ann-orr">Ann Orr</a>, <a href="/leith">All of Leith</a></h4>', ("Ann Orr",)),
    "writers with their papers": ("<div>by Ann Orr, Quay Record, and Bo Lind, The Leith Post</div>", ("Ann Orr", "Quay Record", "Bo Lind")),
    "who led an interview": ("<p>Interview: Ann Orr</p>", ("Ann Orr",)),
    "who led one, in German": ("<p>Protokoll: Ann van der Orr</p>", ("Ann van der Orr",)),
    "what an interview is about": ("<p>Interview: What the harbour needs</p>", ()),
    "a part of the paper": ("<p>Interview mit einem Lotsen</p>", ()),
    "a date behind the name, in French": ("<div><span>Par Ann Orr</span><span>Publié le 19/01/2024 à 17h05</span></div>", ("Ann Orr",)),
    "a date behind the name, in German": ("<div><span>Von Ann Orr</span> <span>Aktualisiert am 12.06.2024</span></div>", ("Ann Orr",)),
    "a name and its address": ('<span itemprop="author" class="tnt-byline">By Ann Orr aorr@quay.example</span>', ("Ann Orr",)),
    "an address alone": ('<span itemprop="author">aorr@quay.example</span>', ()),
    "a picture's byline": ('<figure><img src=a.jpg><figcaption>A crane. <span class="tnt-byline">Quay photo/Bo Lind</span></figcaption></figure>', ()),
    "a credit's byline": ('<div class="photo-credit"><span class="byline">Bo Lind</span></div><div class="byline">Ann Orr</div>', ("Ann Orr",)),
    "whoever posted it": ('<p class="post-footer"><em>posted by Ann at 9:42 PM</em></p>', ("Ann",)),
    "a name of the page's words": ("<p>By Page Archer</p>", ("Page Archer",)),
}  # fmt: skip


@pytest.mark.parametrize(("below", "authors"), BELOW.values(), ids=list(BELOW))
def test_a_byline_names_people_and_nothing_else_of_the_page(below: str, authors: tuple[str, ...]) -> None:
    assert read(below=below).authors == authors


def test_a_menu_names_no_author_and_a_paper_gives_way_to_its_writer() -> None:
    menu = '<header><a href="/staff/directory/">Harbour Directory</a></header>'
    html = f"<html><body>{menu}<main><h1>Storm closes harbour</h1><p>{PROSE}</p><p>{PROSE}</p></main></body></html>"
    assert read_article(Document(html.encode(), "text/html", ADDRESS)).authors == ()
    paper = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm closes harbour","author":[{"@type":"Organization","name":"Leith Daily Reporter"}]}</script>'
    assert read(
        paper,
        below='<div class="byline"><a href="/staff/1/ann-orr/">Ann Orr</a><span>Leith Daily Reporter</span></div>',
    ).authors == ("Ann Orr",)
    assert read(paper).authors == ("Leith Daily Reporter",)
    pictures = '<meta name="author" content="Ann Orr, Image: Bo Lind/Post Pictures, Image: Harbour office">'
    assert read(pictures).authors == ("Ann Orr",)


TITLES = {
    "the site's name as h1": ("<title>The big storm | Ann’s Notes</title><meta property='og:title' content='The big storm'>", "<h1><a href=/>Ann’s Notes</a></h1><h2>The big storm</h2>", "The big storm"),
    "twice": ("<title>The big storm</title>", "<h1><span>The big storm</span> <span>The big storm</span></h1>", "The big storm"),
    "a section before it": ("<title>The big storm closed a harbour</title>", "<h1><span>Opinion</span> The big storm closed a harbour</h1>", "The big storm closed a harbour"),
    "a title and its subtitle": ("<title>The big storm</title>", "<h1>Leith: The big storm</h1>", "Leith: The big storm"),
    "a title of two parts": ("<title>Storm – A harbour closes | The Post</title><meta property='og:title' content='Storm – A harbour closes'>", "<h1>Storm – A harbour closes</h1>", "Storm – A harbour closes"),
    "a blog's name that leads home": ("<title>Ann’s Notes: The big storm</title>", "<h1><a href=/>Ann’s Notes</a></h1><h3>The big storm</h3>", "The big storm"),
    "a title that leads home": ("<title>The big storm: A harbour closes</title>", "<h1><a href=/>The big storm</a></h1><h3>What is closed</h3>", "The big storm"),
    "a post's number": ("<title>190000000001</title>", "<h1>The big storm</h1>", "The big storm"),
    "a year": ("<title>1984</title>", "<h1>The big storm</h1>", "1984"),
    "a board's name": ("<title>The big storm - Harbour Board</title>", "<h1>Harbour Board</h1><h2 class=topic-title>The big storm</h2>", "The big storm"),
    "a title above a box that has its site's name": ("<title>The big storm - Harbour Board</title>", "<h1>The big storm</h1><h2 class=entry-title>Harbour Board</h2>", "The big storm"),
    "words that come again": ("<title>Again and again</title>", "<h1>Again and again</h1>", "Again and again"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "heading", "title"), TITLES.values(), ids=list(TITLES))
def test_a_title_is_the_articles_own(head: str, heading: str, title: str) -> None:
    html = f"<html><head>{head}</head><body>{heading}<p>{' '.join(['The pier was closed for a day.'] * 9)}</p></body></html>"
    assert read_article(Document(html.encode(), "text/html", "a.html")).title == title


def day(article: Article) -> str:
    return article.published.date().isoformat() if article.published else ""


DATES = {
    "said": ("<p>Published March 9, 2026</p>", "2026-03-09"),
    "said, and an update": ("<p>Published Apr 26, 2023</p><p>Updated Aug 21, 2025</p>", "2023-04-26"),
    "a label of its own": ("<span>Published</span><p>x</p>", ""),
    "glued to the name": ("<div><strong>Yuki</strong><span>13/4/2025</span></div>", "2025-04-13"),
    "German": ("<p>Veröffentlicht am 3. März 2024</p>", "2024-03-03"),
    "French": ("<p>Publié le 1er août 2023 à 10h30</p>", "2023-08-01"),
    "Spanish": ("<p>4 de enero de 2022</p>", "2022-01-04"),
    "Japanese": ("<p>2024年5月6日</p>", "2024-05-06"),
    "Korean": ("<p>등록 2024년 5월 6일</p>", "2024-05-06"),
    "an article's own footer": (
        '<footer class="author__meta"><span class="date">March 30, 2023</span></footer>',
        "2023-03-30",
    ),
    "and when it was changed, in one line": ("<p>17 February 2026 · Updated 3 hours ago</p>", "2026-02-17"),
    "both in one line": ("<p>Updated 9 May 2026, published 3 May 2026</p>", "2026-05-03"),
    "both in one line, the words behind": ("<p>2026年3月4日 公開 2026年3月9日 更新</p>", "2026-03-04"),
    "two readings": ("<p>3/4/2025</p>", ""),
    "only an update": ("<p>Last updated: Dec 4, 2025</p>", ""),
}


@pytest.mark.parametrize(("markup", "date"), DATES.values(), ids=list(DATES))
def test_a_date_is_found_beside_the_title(markup: str, date: str) -> None:
    assert day(read(below=markup)) == date


def test_since_when_a_writer_has_been_a_member_dates_nothing() -> None:
    article = read(below="<p>Joined: Mon Mar 02, 2015</p><p>May 4, 2026</p>")
    assert article.published
    assert article.published.year == 2026


def test_a_heading_of_the_page_is_no_title_where_the_pages_title_begins_with_another() -> None:
    def title(whole: str, above: str, within: str) -> str:
        html = f"<html lang=en><title>{whole}</title><body>{above}<main>{within}<p>{PROSE}</p><p>{PROSE}</p></main></body></html>"
        return read_article(Document(html.encode(), "text/html", ADDRESS)).title

    storm, board = "Storm closes harbour", "The Leith Board"
    assert title(f"{storm} - {board}", f"<h1>{board}</h1>", f"<h2>{storm}</h2>") == storm
    assert title(f"{storm} - {board}", f"<h2>{board}</h2>", f"<h1>{storm}</h1>") == storm
    assert title(f"{board} - {storm}", "", f"<h1>{storm}</h1><h2>{board}</h2>") == storm
    assert title(f"{board} - {storm}", f"<h1>{storm}</h1>", "<h2>What is closed</h2>") == storm


def test_todays_date_in_the_masthead_is_not_the_articles() -> None:
    assert (
        day(
            read(
                above='<p class="date">Friday, December 19, 2025</p><p>Sea</p>',
                below="<p>Sea</p><p>x</p><p>12.12.2025</p>",
            )
        )
        == "2025-12-12"
    )


def test_slashed_dates_follow_the_others_of_the_page() -> None:
    assert day(read(below="<p>3/4/2025</p>", after="<p>Next: 3/25/2025</p>")) == "2025-03-04"
    assert day(read(below="<p>3/4/2025</p>", after="<p>Next: 25/3/2025</p>")) == "2025-04-03"


def test_a_page_moved_to_another_system_keeps_the_date_that_it_shows() -> None:
    moved = '<meta property="article:published_time" content="2025-06-12T08:00:00Z">'
    assert day(read(moved, below="<p>November 2, 2022</p>")) == "2022-11-02"


def test_a_moment_in_utc_falls_on_the_day_that_the_page_shows() -> None:
    article = read(
        '<meta property="article:published_time" content="2025-12-19T02:41:41Z">', below="<p>December 18, 2025</p>"
    )
    assert article.published is not None
    assert day(article) == "2025-12-18"
    assert article.published.timestamp() == 1766112101


def test_the_update_is_the_date_where_the_page_shows_only_that() -> None:
    head = '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-04-10","dateModified":"2025-09-04"}</script>'
    article = read(head, below="<p>Last updated: Sep 4, 2025</p>")
    values = article_values(article)
    assert (str(values["date"])[:10], str(values["published"])[:10], str(values["updated"])[:10]) == (
        "2025-09-04", "2024-04-10", "2025-09-04",
    )  # fmt: skip
    assert str(article_values(read(head))["date"])[:10] == "2024-04-10"


@pytest.mark.parametrize("script", [
    '<script type="application/ld+json">{"@type":"Article","author":"Ann Orr",}</script>',
    '<script type="application/ld+json">{&quot;@type&quot;:&quot;Article&quot;,&quot;author&quot;:&quot;Ann Orr&quot;}</script>',
    '<meta name="script:ld+json" content="{&quot;@type&quot;:&quot;Article&quot;,&quot;author&quot;:&quot;Ann Orr&quot;}">',
])  # fmt: skip
def test_slips_in_declarations_are_forgiven(script: str) -> None:
    assert read(script).authors == ("Ann Orr",)


def test_an_end_that_comes_too_early_does_not_end_the_page() -> None:
    html = f"<html><head><title>Storm</title></head><body><header>x</header></body></html><main><h1>Storm</h1><p>{PROSE}</p><p>{PROSE}</p></main>"
    article = read_article(Document(html.encode(), "text/html", ADDRESS))
    assert len(article.blocks) == 2


def test_what_a_site_escapes_twice_is_read_as_it_was_meant() -> None:
    heads = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Leith&#8217;s storm"}</script>',
        '<meta property="og:title" content="Leith&amp;#8217;s storm">',
    )
    for head in heads:
        html = f"<html><head>{head}</head><body><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></body></html>"
        assert read_article(Document(html.encode(), "text/html", ADDRESS)).title == "Leith\u2019s storm"


def test_a_file_is_no_author() -> None:
    assert clean_names(["humans.txt"]) == ()


def test_a_time_of_day_is_read_as_it_is_written_in_the_east() -> None:
    assert [
        moment and moment.strftime("%d %H:%M")
        for moment in map(
            parse_date, ("2026年3月4日 9時30分", "2026.02.20. 오후 7:10", "2024年5月6日", "2026年3月4日 午前12:05")
        )
    ] == ["04 09:30", "20 19:10", "06 00:00", "04 00:05"]


def test_an_update_beside_a_date_is_no_date_of_its_own() -> None:
    declared = '<meta property="article:modified_time" content="2026-02-19T08:00:00Z">'
    article = read(head=declared, below="<p>17 February 2026, 18:04 GMT · Updated 2 days ago</p>")
    assert day(article) == "2026-02-17"
    assert dict(article.origins)["updated"] == "JSON-LD or meta"


def test_the_writer_is_told_from_the_site_in_one_list() -> None:
    names = (
        '<meta property="og:site_name" content="Elbland-Kurier"><meta name="author" content="Elbland-Kurier, Ann Orr">'
    )
    assert read(head=names).authors == ("Ann Orr",)


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Ann Orr", "Quay Business"), ("Ann Orr",)),
        (("Quay News", "Ann Orr"), ("Ann Orr",)),
        (("Harbour Line Staff", "Ann Orr"), ("Ann Orr",)),
        (("Ann Orr", "Quay Holt"), ("Ann Orr", "Quay Holt")),
        (("Ann Orr", "Ben Lee"), ("Ann Orr", "Ben Lee")),
        (("Quay Business",), ("Quay Business",)),
        (("Harbour Line",), ("Harbour Line",)),
    ],
)
def test_a_site_does_not_sign_beside_its_writer(names: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert drop_owner(names, "Harbour Line", "quay") == kept


def test_an_article_may_give_its_address_in_json_ld_alone() -> None:
    script = '{"@type": "NewsArticle", "mainEntityOfPage": {"@type": "WebPage", "@id": "https://post.example/p/storm"}}'
    assert read(head=f'<script type="application/ld+json">{script}</script>').url == "https://post.example/p/storm"


def test_the_name_of_a_site_without_a_sign_of_its_own_is_told_by_the_heading() -> None:
    page = "<html><title>The Light Page: Keeping the Light</title><h2>Keeping the Light</h2>" + PROSE
    assert read_article(Document(page.encode(), "text/html", "light.html")).title == "Keeping the Light"


@pytest.mark.parametrize(
    "label", ["Photo", "Photograph", "Photographs", "Photographer", "Picture", "Pictures", "Fotografie", "Bildnachweis",
              "Imagen", "Imagem", "写真"]
)  # fmt: skip
def test_the_label_of_a_credit_goes_whole(label: str) -> None:
    caption, credit = split_caption(text_of(f"The quay at dawn. {label}: Ann Orr"))
    assert (plain(caption), plain(credit)) == ("The quay at dawn.", "Ann Orr")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("ann.orr@post.example (Ann Orr)", ("Ann Orr",)),
        ("Ann Orr <ann.orr@post.example>", ("Ann Orr",)),
        ("Ann Orr, Harbour Correspondent", ("Ann Orr",)),
        ("Ann Orr, Senior Staff Writer", ("Ann Orr",)),
        ("Ann Orr, College of Science", ("Ann Orr",)),
        ("Ann Orr, Leith University News", ("Ann Orr",)),
        ("Ann Orr and Bo Lind, Office of Public Affairs", ("Ann Orr", "Bo Lind")),
        ("Ann Orr, q1 PE", ("Ann Orr",)),
        ("Ann Orr, Emily Newsom", ("Ann Orr", "Emily Newsom")),
        ("Office of Public Affairs", ("Office of Public Affairs",)),
        ("Leith University News", ("Leith University News",)),
        ("ANN ORR Courier staff", ("Ann Orr",)),
        ("ANN ORR Staff writer", ("Ann Orr",)),
        ("LEITH POST STAFF", ("Leith Post Staff",)),
        ("The Leith Post", ("The Leith Post",)),
        ("Ann Orr, The Leith Post", ("Ann Orr",)),
        ("Center for Investigative Reporting", ("Center for Investigative Reporting",)),
        ("The Currency editors", ("The Currency editors",)),
        ("[object Object]", ()),
    ],
)
def test_a_name_is_told_from_what_stands_beside_it(value: str, name: tuple[str, ...]) -> None:
    assert clean_names([value]) == name


def test_what_a_style_sets_apart_behind_a_name_is_none_of_it() -> None:
    line = '<div data-testid="byline-contributors"><span>Ann Orr</span><span>{}</span></div>'
    assert read(above=line.format("Quay News, Leith")).authors == ("Ann Orr",)
    assert read(above='<div class="byline"><span>Ann</span><span>Orr</span></div>').authors == ("Ann Orr",)


def test_microdata_and_dublin_core_give_what_nothing_else_does() -> None:
    image = '<div itemscope itemtype="https://schema.org/{}"><img itemprop="image" src="/storm.jpg" alt=""></div>'
    assert dict(read(above=image.format("NewsArticle")).origins)["image"] == "microdata"
    assert dict(read(above=image.format("Organization")).origins)["image"] == "the first picture"
    article = read(
        head='<meta name="DC.publisher" content="The Post"><meta name="DC.description" content="What it did.">'
    )
    assert (article.site, article.summary) == ("The Post", "What it did.")


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("North Korea", ()),
        ("5 January 2026", ()),
        ("Tuesday, March 3", ()),
        ("3 hours ago", ()),
        ("Ann Orr 10:45 AM", ("Ann Orr",)),
        ("Ann Orr10:45", ("Ann Orr",)),
        ("ANN ORR AND USA TODAY", ("Ann Orr", "USA Today")),
        ("and USA TODAY", ("USA Today",)),
        ("May Orr", ("May Orr",)),
        ("Ruby Tuesday", ("Ruby Tuesday",)),
        ("Georgia Sudan", ("Georgia Sudan",)),
    ],
)
def test_places_and_dates_are_nobodys_names(value: str, names: tuple[str, ...]) -> None:
    assert clean_names([value]) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Cy Dee, photographs by Ed Fox", ("Cy Dee",)),
        ("Cy Dee and Eva Elm; illustrated by Ed Fox", ("Cy Dee", "Eva Elm")),
        ("Käthe Möll | Fotos: Ed Fox", ("Käthe Möll",)),
        ("Luc Roy, traduit par Ed Fox", ("Luc Roy",)),
        ("Cy Photo, Eva Image", ("Cy Photo", "Eva Image")),
    ],
)
def test_whoever_made_the_pictures_is_no_author(line: str, names: tuple[str, ...]) -> None:
    assert clean_names([line]) == names


def test_the_writers_of_a_paper_are_named_as_people_say_them() -> None:
    def authors(*names: str) -> tuple[str, ...]:
        return read("".join(f'<meta name="citation_author" content="{name}">' for name in names)).authors

    assert authors("Orr, Ann B.", "Lind, Bo") == ("Ann B. Orr", "Bo Lind")
    assert authors("Ann B. Orr", "van der Holm, Cy") == ("Ann B. Orr", "Cy van der Holm")
