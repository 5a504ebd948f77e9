"""What a header says of being public, in the words of every generator that is known here."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from articlecast.errors import ReadError
from articlecast.model import Article, Document, plain
from articlecast.read import ReadOptions, list_sources, load_document, read_article
from articlecast.read.formats.visibility import NO, ROWS, YES, find_hiding, may_hide

BODY = "\n\nThe tide came in at six.\n"


def yaml(*lines: str) -> str:
    return "\n".join(["---", "title: The tide", *lines, "---"]) + BODY


def toml(*lines: str) -> str:
    return "\n".join(["+++", "title = 'The tide'", *lines, "+++"]) + BODY


def json(*lines: str) -> str:
    return "{\n" + ",\n".join(['  "title": "The tide"', *lines]) + "\n}" + BODY


def read(text: str, name: str = "tide.md", options: ReadOptions | None = None) -> Article:
    return read_article(Document(text.encode(), "text/markdown", name), options)


HIDDEN = {
    "Hugo": yaml("draft: true"),
    "Hugo in TOML": toml("draft = true"),
    "Hugo in JSON": json('  "draft": true'),
    "Hugo, in capitals": yaml("Draft: TRUE"),
    "Hugo, as Go parses it": yaml("draft: 1"),
    "YAML 1.1": yaml("draft: yes"),
    "a string": yaml('draft: "true"'),
    "a string in TOML": toml('draft = "true"'),
    "what no parser knows": yaml("draft: until Monday"),
    "Windows' line ends": yaml("draft: true").replace("\n", "\r\n"),
    "Windows' line ends in TOML": toml("draft = true").replace("\n", "\r\n"),
    "a name in quotes": '---\n"draft": true\n"title": The tide\n---' + BODY,
    "Jekyll": yaml("published: false"),
    "Jekyll, with a date": yaml("date: 2026-01-01", "published: 'no'"),
    "Jekyll in JSON": json('  "published": false'),
    "Obsidian": yaml("publish: false"),
    "Docusaurus": yaml("unlisted: true"),
    "WordPress: draft": yaml("status: draft"),
    "WordPress: pending": yaml("post_status: pending"),
    "WordPress: private": yaml("status: Private"),
    "WordPress: future without a date": yaml("status: future"),
    "Pelican": yaml("Status: hidden"),
    "Ghost: draft": json('  "status": "draft"'),
    "Ghost: scheduled without a date": yaml("status: scheduled"),
    "Ghost: members": yaml("visibility: members"),
    "Ghost: tiers": yaml("visibility: tiers"),
    "Ghost: by mail alone": yaml("email_only: true"),
    "German": yaml("entwurf: true"),
    "German, said no": yaml("Veröffentlicht: nein"),
    "German without dots": yaml("veroeffentlicht: false"),
    "German in TOML": toml('"öffentlich" = false'),
    "a German status": yaml("status: Entwurf"),
    "French": yaml("brouillon: oui"),
    "French, said no": yaml("publié: non"),
    "Spanish": yaml("borrador: sí"),
    "Spanish, said no": yaml("publicado: no"),
    "Italian": yaml("bozza: vero"),
    "Italian, said no": yaml("pubblicato: falso"),
    "Portuguese": yaml("rascunho: sim"),
    "Portuguese, said no": yaml("publicado: não"),
    "Dutch, said no": yaml("gepubliceerd: nee"),
    "an English line with a German word": yaml("published: nein"),
    "a drawing of Obsidian's": yaml("excalidraw-plugin: parsed"),
    "a board of Obsidian's": yaml("kanban-plugin: board"),
    "Eleventy": yaml("eleventyExcludeFromCollections: true"),
    "Eleventy, without a page": yaml("permalink: false"),
    "Eleventy's fences, JSON": '---json\n{"title": "The tide", "draft": true}\n---' + BODY,
    "Eleventy's fences, JavaScript": "---js\n{\n  // not yet\n  title: 'The tide',\n  draft: true,\n}\n---" + BODY,
    "Eleventy's fences, a module": '---javascript\nmodule.exports = { title: "The tide", draft: true };\n---' + BODY,
    "gray-matter's, CoffeeScript": "---coffee\ntitle: 'The tide'\ndraft: true\n---" + BODY,
    "Eleventy's fences, TOML": "---toml\ntitle = 'The tide'\ndraft = true\n---" + BODY,
    "Eleventy's fences, YAML": "---yaml\ntitle: The tide\ndraft: true\n---" + BODY,
    "Hugo, in no list": yaml("build:", "  list: never"),
    "Hugo, not rendered": toml("[build]", "render = 'never'"),
    "a status of several words": yaml("status: In Review"),
    "a status in quotes": yaml('status: "ready for edit"'),
    "a status that nobody knows": yaml("status: with the lawyers"),
    "a status, embargoed": yaml("status: embargoed"),
    "never": yaml("publish: never"),
    "later": yaml("publish: later"),
    "private": yaml("private: true"),
    "hidden": json('  "hidden": true'),
    "access": yaml("access: private"),
    "access, members": yaml("access: members"),
    "access, paid": toml("access = 'paid'"),
    "a password": yaml("password: x"),
    "a state": yaml("state: draft"),
    "a state of several words": yaml("state: In Review"),
    "is_draft": yaml("is_draft: true"),
    "isDraft": json('  "isDraft": true'),
    "an embargo without an end": yaml("embargo: true"),
    "an embargo in words": yaml("embargo: until the vote"),
    "scheduled, by nobody knows when": yaml("scheduled: yes"),
    "a list": yaml("draft: [true]"),
    "a list in lines": yaml("draft:", "- true"),
    "lines below it": yaml("draft:", "  a: true"),
    "an object": yaml("draft: {a: true}"),
    "an object in JSON": json('  "draft": {"a": true}'),
    "Hugo, not rendered, as it was called": yaml("_build:", "  render: false"),
}
SHOWN = {
    "no word of it": yaml("date: 2026-01-01"),
    "Hugo": yaml("draft: false"),
    "Hugo in TOML": toml("draft = false"),
    "Hugo in JSON": json('  "draft": false'),
    "a string": yaml('draft: "false"'),
    "nothing": yaml("draft:", "status: ~"),
    "Jekyll": yaml("published: true"),
    "a date": yaml("published: 2026-01-01"),
    "Obsidian": yaml("publish: true"),
    "WordPress": yaml("status: publish"),
    "WordPress, with a date": yaml("status: future", "date: 2026-01-01"),
    "Ghost": yaml("status: published", "visibility: public"),
    "a status of the editor's own": yaml("status: evergreen"),
    "a status of software": yaml("status: Stable"),
    "a status of a decision": yaml("status: accepted"),
    "a status as a switch": yaml("status: 1"),
    "not private": yaml("private: false", "hidden: no", "is_draft: false", "embargo: none", "scheduled: false"),
    "open to all": yaml("access: Open Access", "password:"),
    "a state of a country": yaml("state: New York"),
    "lists": yaml("draft: [false]", "status: [published]", "hidden: []", "private: {}"),
    "Eleventy, of one collection": yaml("eleventyExcludeFromCollections: [posts]"),
    "Eleventy": yaml("permalink: /tide/"),
    "Hugo's other options": yaml("build:", "  list: always", "  publishResources: false"),
    "German": yaml("entwurf: nein", "veröffentlicht: ja", "privat: false", "status: veröffentlicht"),
    "a German date": yaml("veröffentlicht: 3. März 2026"),
    "French": yaml("brouillon: non", "publié: oui", "publique: vrai", "visibility: publique"),
    "a French date": yaml("publié: 2026-03-01"),
    "Spanish": yaml("borrador: no", "publicado: sí", "status: publicado"),
    "Italian": yaml("bozza: falso", "pubblicato: sì"),
    "Portuguese": yaml("rascunho: não", "publicado: 03/2026"),
    "words that are no switch": yaml("cache: false", "concept: a pier of stone", "privatsphäre: ja", "plugin: kanban"),
    "an English switch in German": yaml("draft: nein", "published: ja"),
    "what stands elsewhere": yaml("params:", "  draft: true"),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_a_header_that_keeps_its_article_back(case: str) -> None:
    article = read(HIDDEN[case])
    assert article.hidden
    assert article.title == "The tide"
    assert [plain(block.content) for block in article.blocks] == ["The tide came in at six."]  # type: ignore[union-attr]
    assert may_hide(HIDDEN[case].encode()), "what is kept back is noticed without being parsed"


@pytest.mark.parametrize("case", SHOWN)
def test_a_header_that_keeps_nothing_back(case: str) -> None:
    assert read(SHOWN[case]).hidden == ""


def test_what_says_nothing_is_not_even_parsed_for_it() -> None:
    quiet = [case for case in SHOWN if not may_hide(SHOWN[case].encode())]
    assert set(SHOWN) - set(quiet) == {"WordPress, with a date", "what stands elsewhere", "lists"}
    assert not may_hide(b"Draft: true\n\nThis is the text of an article.")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.names[0])
def test_each_row_hides_at_one_word_and_not_at_its_contrary(row: object) -> None:
    words = {*YES, *NO, "", "never", "public", "draft", "attachment", "elsewhere"}
    assert {row.hides(word) for word in words} == {True, False}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["embargo", "embargo_until", "embargoUntil", "embargoed_until", "scheduled", "publish_at", "publish"]
)
def test_an_embargo_ends_at_its_moment_and_the_later_one_counts(name: str) -> None:
    line = f"{name}: 2026-12-25 09:00 America/New_York"
    end = datetime(2026, 12, 25, 14, tzinfo=UTC)
    for lines in ([line], ["date: 2026-01-01", line], ["published: 2026-01-01", "status: scheduled", line]):
        article = read(yaml(*lines))
        assert (article.hidden, article.published) == ("", end)
        assert dict(article.origins)["published"] == f"header: {name}"
    assert read(yaml("date: 2027-01-01", line)).published == datetime(2027, 1, 1, tzinfo=UTC)
    with pytest.raises(ReadError, match=f"{name}: '2026-12-25 at noon' is no date"):
        read(yaml(f"{name}: 2026-12-25 at noon"))


def test_the_line_is_told_as_it_was_written() -> None:
    assert read(yaml("Published: 'No'")).hidden == "Published: No"
    assert read(toml("draft = true")).hidden == "draft: true"
    assert read(yaml("build:", "  list: never")).hidden == "build.list: never"
    assert read(yaml("post_password: tide")).hidden == "post_password: …"
    assert read(yaml("password: tide")).hidden == "password: …"
    assert read(yaml("status: In  Review")).hidden == "status: In Review"
    assert read(yaml(f"draft: {'until Monday ' * 100}")).hidden == "draft: until Monday until Monday until Monday u"


@pytest.mark.parametrize(
    "unsound", [yaml("draft: true", "date: soon"), "---\ndraft: true\n---\n", "---\ndraft: yes\n---"]
)
def test_a_draft_need_not_be_sound_yet(unsound: str) -> None:
    assert read(unsound).hidden
    with pytest.raises(ReadError):
        read(unsound.replace("draft: true", "draft: false").replace("draft: yes", "draft: no"))


def test_no_switch_is_taken_for_a_date_or_an_address() -> None:
    article = read(yaml("published: false", "permalink: false", "date: 2026-01-01"))
    assert (article.published, article.url) == (datetime(2026, 1, 1, tzinfo=UTC), "")


@pytest.mark.parametrize("name", ["publishDate", "publishdate", "publish_date", "pubdate", "published"])
@pytest.mark.parametrize("write", [yaml, toml, json])
def test_an_article_is_due_at_the_later_of_its_dates(name: str, write: object) -> None:
    def dated(date: str, due: str) -> datetime | None:
        forms = {yaml: "{}: {}", toml: "{} = {}", json: '  "{}": "{}"'}
        lines = [forms[write].format(field, value) for field, value in (("date", date), (name, due))]  # type: ignore[index]
        return read(write(*lines)).published  # type: ignore[operator]

    assert dated("2026-01-01", "2026-03-01T08:00:00Z") == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert dated("2026-04-01", "2026-03-01T08:00:00Z") == datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["expiryDate", "expirydate", "expiry_date", "unpublishdate", "unpublishDate", "expires"]
)
def test_an_article_says_when_it_ends(name: str) -> None:
    for text in (yaml(f"{name}: 2026-03-01"), toml(f"{name} = 2026-03-01"), json(f'  "{name}": "2026-03-01"')):
        assert read(text).expires == datetime(2026, 3, 1, tzinfo=UTC)
        assert may_hide(text.encode())
    with pytest.raises(ReadError, match="is no date"):
        read(yaml(f"{name}: next week"))


def test_a_date_without_a_zone_stands_in_the_shows() -> None:
    dublin = ReadOptions(time_zone="Europe/Dublin")
    lines = ("date: 2026-07-01 09:00", "expiryDate: 2026-12-01")
    article = read(yaml(*lines), options=dublin)
    assert article.published == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert article.expires == datetime(2026, 12, 1, tzinfo=UTC)
    assert read(toml("date = 2026-07-01T09:00:00"), options=dublin).published == article.published
    assert read(yaml("date: 2026-07-01T09:00:00Z"), options=dublin).published == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert read(yaml(*lines)).published == datetime(2026, 7, 1, 9, tzinfo=UTC)


def test_a_file_is_dated_by_its_name_where_nothing_else_says_when() -> None:
    named = "_posts/2026-01-29-the-tide.md"
    assert read(yaml(), named).published == datetime(2026, 1, 29, tzinfo=UTC)
    assert dict(read(yaml(), named).origins)["published"] == "the file's name"
    assert read(yaml("date: 2026-02-01"), named).published == datetime(2026, 2, 1, tzinfo=UTC)
    assert read("# The tide\n\nIt came in.\n", named).published == datetime(2026, 1, 29, tzinfo=UTC)
    for other in (
        "2026-01-29-posts/tide.md",
        "2026-13-45-tide.md",
        "https://example.org/2026-01-29-tide.md",
        "tide.md",
    ):
        assert read(yaml(), other).published is None


def test_an_object_without_a_body_is_data_and_no_header() -> None:
    with pytest.raises(ReadError):
        read_article(Document(b'{"title": "The tide", "draft": true}\n', "application/json", "tide.json"))
    assert read('{"tide"} is no header.\n\nIt came in.\n').hidden == ""


EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The harbour</title><wp:wxr_version>1.2</wp:wxr_version>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>https://example.org/?p={number}</link>
<guid isPermaLink="false">https://example.org/?p={number}</guid><pubDate>{date}</pubDate>
<content:encoded><![CDATA[{text}]]></content:encoded>{lines}</item>"""
TEXT = "<p>The tide came in at six, and nobody had told the harbour master of it.</p>" * 20
PAST, FUTURE = "Thu, 01 Jan 2026 10:00:00 +0000", "Fri, 01 Jan 2100 10:00:00 +0000"


def post(kind: str, status: str, more: str = "") -> str:
    return f"<wp:status><![CDATA[{status}]]></wp:status><wp:post_type>{kind}</wp:post_type>{more}"


def read_export(tmp_path: Path, *items: tuple[str, str, str]) -> dict[str, Article]:
    rows = [
        ITEM.format(title=title, number=number, date=date, text=TEXT if title != "Empty" else "", lines=lines)
        for number, (title, date, lines) in enumerate(items)
    ]
    path = tmp_path / "export.xml"
    path.write_text(EXPORT.format(items="".join(rows)))
    found = [read_article(load_document(source)) for source in list_sources([str(path)])]
    return {article.title: article for article in found}


def test_an_export_of_wordpress_says_which_posts_are_public(tmp_path: Path) -> None:
    found = read_export(
        tmp_path,
        ("Public", PAST, post("post", "publish")),
        ("Protected", PAST, post("post", "publish", "<wp:post_password>tide</wp:post_password>")),
        ("Scheduled", FUTURE, post("post", "future")),
        ("Draft", "", post("post", "draft")),
        ("Empty", "Mon, 30 Nov -0001 00:00:00 +0000", post("post", "pending")),
        ("Private", PAST, post("post", "private")),
        ("About us", PAST, post("page", "publish")),
        ("A picture", PAST, post("attachment", "inherit")),
        ("A menu", PAST, post("nav_menu_item", "publish")),
    )
    assert {title: article.hidden for title, article in found.items()} == {
        "Public": "",
        "Protected": "post_password: …",
        "Scheduled": "",
        "Draft": "status: draft",
        "Empty": "status: pending",
        "Private": "status: private",
        "About us": "post_type: page",
    }
    assert found["Scheduled"].published == datetime(2100, 1, 1, 10, tzinfo=UTC)


def test_an_entry_that_says_nothing_of_it_has_the_bytes_and_the_stamp_that_it_had(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(EXPORT.format(items=ITEM.format(title="A", number=1, date=PAST, text=TEXT, lines="")))
    (plain,) = list_sources([str(path)])
    before = load_document(plain).content
    lines = post("post", "publish")
    path.write_text(EXPORT.format(items=ITEM.format(title="A", number=1, date=PAST, text=TEXT, lines=lines)))
    (told,) = list_sources([str(path)])
    assert (told, load_document(told).content) == (plain, before)
    assert b"status" not in before
    path.write_text(
        EXPORT.format(items=ITEM.format(title="A", number=1, date=PAST, text=TEXT, lines=post("post", "draft")))
    )
    assert list_sources([str(path)]) != (plain,)


def test_an_entry_of_blogger_may_be_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "blog.atom"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"><title>t</title>'
        f"<entry><id>1</id><title>A</title><app:control><app:draft>yes</app:draft></app:control>"
        f'<content type="html"><![CDATA[{TEXT}]]></content></entry></feed>'
    )
    (source,) = list_sources([str(path)])
    assert read_article(load_document(source)).hidden == "draft: yes"


@pytest.mark.parametrize("slip", ['{"title": "The tide", "draft": true,}', '{"title": "The tide" "draft": true}'])
def test_a_header_with_a_slip_in_it_is_told_and_not_read_aloud(slip: str) -> None:
    with pytest.raises(ReadError, match="its header is not valid JSON"):
        read(slip + BODY)


@pytest.mark.parametrize(
    "line", ["public: false", "live: no", "is_published: false", "do_not_publish: true", "visible: false"]
)
def test_the_plain_words_for_it_hide_too(line: str) -> None:
    name, _, value = line.partition(": ")
    assert find_hiding({name: value}, dated=True)
    assert may_hide(f"---\ntitle: A\n{line}\n---\n".encode())
    other = {"false": "true", "no": "yes", "true": "false"}[value]
    assert not find_hiding({name: other}, dated=True)


BARE = "Title: The tide: a study\nDate: 2026-01-05 10:20\n{more}Summary: One line\n    and one more.\n\nIt came in at six.\n"


def test_a_header_without_fences_is_one() -> None:
    """As Pelican and MultiMarkdown have it."""
    article = read_article(Document(BARE.format(more="Author: Ana Lee\n").encode(), "text/markdown", "tide.md"))
    assert (article.title, article.authors, article.summary) == (
        "The tide: a study",
        ("Ana Lee",),
        "One line and one more.",
    )
    assert not article.hidden
    draft = BARE.format(more="Status: draft\n").encode()
    assert read_article(Document(draft, "text/markdown", "tide.md")).hidden == "status: draft"
    assert may_hide(draft)


@pytest.mark.parametrize(
    "text", ["Note: it rained.\nAnd: it poured.\n\nIt came in.\n", "Date: none was given.\n\nIt came.\n"]
)
def test_a_text_that_begins_with_a_word_and_a_colon_has_no_header(text: str) -> None:
    assert read_article(Document(text.encode(), "text/markdown", "tide.md")).origins[0] == ("title", "first line")
