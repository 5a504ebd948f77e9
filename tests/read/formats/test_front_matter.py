"""Front-matter files: what an editor's folder holds."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articlecast.errors import ReadError
from articlecast.model import Article, Document, Figure, Heading, Note, Paragraph, Source, plain
from articlecast.read import ReadOptions, list_passed_over, list_sources, load_document, read_article
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.markup.texts import article_text

POST = """---
author: 'https://post.example/author/admin/'
cover_image: >-
  https://post.example/cover.jpg
date: '2026-03-09T22:46:19.858Z'
description: >-
  What the harbour
  said.
link: https://post.example/harbour/
slug: 2026-03-09-harbour
tags:
  - sea
  - law and order
title: The harbour’s excuse
narration:
  voice: en-GB
  lexicon:
    Leith: leeth
---
<figure><img alt="" src="https://post.example/lead.jpg" srcset="https://post.example/lead.jpg 2048w"/></figure>
<p>From the <a href="/first">first months</a> of “his” term, <em>nobody</em> came.</p>
<p>Then <a href="https://other.example/a">a</a> <a href="https://other.example/b">b</a>.</p>
<p><em>Photo: Boats in Leith. (<a href="https://photos.example/">Ann Orr</a>/Flickr) </em></p>
"""


def read(text: str | bytes, name: str = "post.md", options: ReadOptions | None = None) -> Article:
    content = text if isinstance(text, bytes) else text.encode()
    return read_article(Document(content, "", name), options)


def test_a_post_comes_out_with_every_field() -> None:
    article = read(POST)
    assert article.title == "The harbour’s excuse"
    assert article.published == datetime(2026, 3, 9, 22, 46, 19, 858000, tzinfo=UTC)
    assert (article.url, article.slug) == ("https://post.example/harbour/", "2026-03-09-harbour")
    assert article.image == "https://post.example/cover.jpg"
    assert article.summary == "What the harbour said."
    assert article.tags == ("sea", "law and order")
    assert article.language == "en"
    assert ("image", "header: cover_image") in article.origins
    assert article.narration == (("voice", "en-GB"), ("lexicon.Leith", "leeth"))


def test_an_address_is_no_author() -> None:
    assert read(POST).authors == ()


def test_a_closing_photo_credit_moves_to_the_lead_figure() -> None:
    figure, *rest = read(POST).blocks
    assert isinstance(figure, Figure)
    assert (plain(figure.caption), plain(figure.credit)) == ("", "Boats in Leith. (Ann Orr/Flickr)")
    assert [type(block) for block in rest] == [Paragraph, Paragraph]


def test_links_stay_as_marks_and_resolve_against_the_article() -> None:
    links = [
        mark.value
        for block in read(POST).blocks
        if isinstance(block, Paragraph)
        for span in block.content
        for mark in span.marks
        if mark.kind == "link"
    ]
    assert links == ["https://post.example/first", "https://other.example/a", "https://other.example/b"]


def test_markdown_bodies_are_read_as_blocks() -> None:
    article = read("---\ntitle: A\n---\n# A\n\nOne *two*.\n\n## B\n\nThree.\n")
    assert [type(block) for block in article.blocks] == [Paragraph, Heading, Paragraph]


def test_a_title_that_yaml_would_turn_into_something_else_stays_text() -> None:
    assert read("---\ntitle: No\n---\nText.").title == "No"
    assert read("---\ntitle: 2026\n---\nText.").title == "2026"


BAD = {
    "broken yaml": ("---\ntitle: [a\n---\nText.", "post.md: its header is not valid YAML in line"),
    "no end": ("---\ntitle: A\n\nText.", "its header has no end"),
    "a list": ("---\n- a\n---\nText.", "no list of 'name: value' lines"),
    "no title": ("---\ndate: 2026-03-09\n---\nText.", "has no title"),
    "title of controls": ('---\ntitle: "\\x01\\x02"\n---\nText.', "has no title"),
    "empty": ("", "is empty"),
    "empty body": ("---\ntitle: A\n---\n\n", "has no text below its header"),
    "wrong encoding": ("---\ntitle: Café\n---\nText.".encode("latin-1"), "line 2 is not UTF-8: byte 0xe9"),
    "binary": (bytes(range(256)) * 4, "is a binary file"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(90), "is a PNG picture"),
    "no date": ("---\ntitle: A\ndate: soon\n---\nText.", "date: 'soon' is no date"),
    "impossible date": ("---\ntitle: A\ndate: 2026-02-30\n---\nText.", "date: '2026-02-30' is no date"),
    "nested tags": ("---\ntitle: A\n---\n" + "<div>" * 10_000 + "x" + "</div>" * 10_000, "nested more than"),
    "nested yaml": ("---\ntitle: " + "[" * 5000 + "\n---\nText.", "header"),
    "broken toml": ("+++\ntitle = \n+++\nText.", "its header is not valid TOML"),
    "a program": (
        "---js\nmodule.exports = () => ({ title: 'A', draft: true })\n---\nText.",
        "its header is a program's",
    ),
    "a program without spaces": ("---js\n{title:'A',draft:true}\n---\nText.", "its header is a program's"),
    "a program's value": ("---js\n{ title: 'A', draft: !process.env.LIVE }\n---\nText.", "its header is a program's"),
    "a program's call": ("---js\n{ title: 'A', draft: isDraft() }\n---\nText.", "its header is a program's"),
    "a program without end": ("---js\n{ title: 'A' }\nText.", "its header has no end"),
    "too large": (b"---\ntitle: A\n---\n" + b"word " * 5_000_000, "is larger than 20,000,000 bytes"),
}


@pytest.mark.parametrize(("content", "wrong"), BAD.values(), ids=list(BAD))
def test_bad_input_names_the_file_and_what_to_do(content: str | bytes, wrong: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert str(caught.value).startswith("post.md: ")
    assert wrong in str(caught.value)
    assert caught.value.hint


BROKEN_YAML = {
    "title: A\ntags:\n\t- sea": "line 4 put spaces in place of the tab in line 4 of post.md",
    "title: A\n\tslug: b": "line 3 put spaces in place of the tab in line 3 of post.md",
    "title: A: B": "line 2 put a value that holds a colon in quotes, in line 2 of post.md",
    "title: @home": "line 2 put the value in quotes, in line 2 of post.md",
    "title: A\nsummary: {{ x }}": "line 3 put the value in quotes, in line 3 of post.md",
    'title: "A\nslug: b': "line 4 close the quotation mark in line 2 of post.md",
    "title: 'It's so'": "line 2 put the value in double quotes, in line 2 of post.md",
    "tags: [a, b\ntitle: A": "line 3 close the bracket in line 2 of post.md",
    "title: A\nslug": "line 4 write 'name: value' in line 3 of post.md",
}


@pytest.mark.parametrize("header", BROKEN_YAML)
def test_a_broken_header_is_told_with_its_line_and_what_to_do_there(header: str) -> None:
    with pytest.raises(ReadError, match="is not valid YAML in line") as caught:
        read(f"---\n{header}\n---\nText.")
    line = str(caught.value).partition(" YAML in ")[2].partition(":")[0]
    assert f"{line} {caught.value.hint}" == BROKEN_YAML[header]


def test_control_characters_leave_a_title() -> None:
    assert read('---\ntitle: "The\\x07 ti\\x1bde"\n---\nText.').title == "The tide"


def test_folders_expand_in_order_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.txt", ".hidden.md", "README.md", "c.jpg", "_draft.md", ".git/x.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(POST)
    found = [str(Path(source.locator).relative_to(tmp_path)) for source in list_sources([str(tmp_path)])]
    assert found == ["a/z.txt", "b.md"]


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme-first.md", "Readme.zh-CN.md", "LICENSE.txt", "LICENSE-MIT.md", "licence.md", "NOTICE.md",
     "NOTICE-others.txt", "notice.md", "CHANGELOG-2.1.md", "Authors.md", "todo.txt", "requirements-dev.txt", "robots.txt"],
)  # fmt: skip
def test_what_stands_about_a_folder_is_no_article_of_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(POST)
    assert list_sources([str(tmp_path)]) == ()
    assert len(list_sources([str(tmp_path / name)])) == 1  # named, it is taken
    assert bool(list_passed_over([str(tmp_path)])) == (name in {"notice.md", "Authors.md", "todo.txt"})


@pytest.mark.parametrize(
    "name",
    ["robots-take-over.md", "Robots.and.us.md", "notice-to-mariners.md", "authors-we-love.md", "license-plates.md",
     "todo-lists.md", "requirements-of-a-lamp.md", "noticed.md", "changelog-of-a-town.md", "contributing-factors.html",
     "the-readme.md"],
)  # fmt: skip
def test_an_article_may_begin_with_such_a_word(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(POST)
    assert [Path(source.locator).name for source in list_sources([str(tmp_path)])] == [name]


def test_a_place_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        list_sources([str(tmp_path / "nowhere")])
    with pytest.raises(ReadError, match="is a folder, not one article"):
        load_document(Source(str(tmp_path)))
    with pytest.raises(ReadError, match="no name of a file"):  # a shell's variable that was never set
        list_sources([""])


def test_a_file_larger_than_allowed_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_bytes(b"x" * 1001)
    with pytest.raises(ReadError, match="larger than 1,000 bytes"):
        load_document(Source(str(path)), ReadOptions(largest_bytes=1000))


def test_markdown_footnotes_are_marks_and_notes_and_never_text() -> None:
    article = read("---\ntitle: Notes\n---\n\nThe tide[^1] came.\n\n[^1]: At six.\n")
    paragraph, note = article.blocks
    assert isinstance(paragraph, Paragraph)
    assert [span.text for span in paragraph.content if not span.mark("note")] == ["The tide", " came."]
    assert isinstance(note, Note)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("---\ntitle: 😀\n---\n\nText.\n", "its title '😀' has no word in it"),
        ("---\ntitle: A\n---\n\n![](a.png)\n", "holds pictures or the like, and no text to read"),
    ],
)
def test_what_cannot_be_narrated_is_said_as_it_is(text: str, wrong: str) -> None:
    with pytest.raises(ReadError, match=wrong):
        read(text)


EPISODE_LINES = (
    "season: 2\nepisode: 7\nepisode_type: Bonus\nlicense: CC-BY-4.0\ncorrection: The slip is  ten years old."
)


def test_what_only_a_podcast_knows_stands_in_the_header() -> None:
    text = f"---\ntitle: The slip\n{EPISODE_LINES}\n---\n\nTar smells of every summer.\n"

    article = read_front_matter(text, "slip.md", ReadOptions())

    assert dict(article.narration) == {
        "season": "2", "episode": "7", "episodetype": "bonus", "licence": "cc-by-4.0",
        "correction": "The slip is ten years old.",
    }  # fmt: skip


@pytest.mark.parametrize("line", ["season: two", "episode: 0", "episode_type: extra"])
def test_a_number_that_is_none_is_said_with_its_file(line: str) -> None:
    with pytest.raises(ReadError, match=r"slip\.md: \w+: '\w+' is not"):
        read_front_matter(f"---\ntitle: The slip\n{line}\n---\n\nTar smells of summer.\n", "slip.md", ReadOptions())


def write_tide(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\ntitle: Tide\n---\n\nThe tide came in at six.\n")
    return path


def test_closed_folders_and_links_that_lead_up_are_not_entered(tmp_path: Path) -> None:
    write_tide(tmp_path / "shelf/articles/tide.md")
    write_tide(tmp_path / "shelf/articles/own/made.md")
    write_tide(tmp_path / "shelf/beside.md")
    write_tide(tmp_path / "elsewhere/storm.md")
    articles = tmp_path / "shelf/articles"
    (articles / "up").symlink_to("..")
    (articles / "round").symlink_to(".")
    (articles / "more").symlink_to(tmp_path / "elsewhere")
    (articles / "same").symlink_to("own")
    (articles / "nowhere").symlink_to("gone")
    found = list_sources([str(articles)], closed=[articles / "own", tmp_path / "not-there"])
    assert [Path(source.locator).relative_to(articles).as_posix() for source in found] == ["more/storm.md", "tide.md"]


def test_a_name_that_is_not_utf_8_is_passed_over_and_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_tide(tmp_path / "tide é.md")
    named = os.fsencode(tmp_path) + b"/caf\xe9.md"
    Path(os.fsdecode(named)).write_text("Old")
    (source,) = list_sources([str(tmp_path)])
    assert source.locator.endswith("tide é.md")
    assert "its name is not UTF-8" in caplog.text
    caplog.text.encode()
    with pytest.raises(ReadError, match="its name is not UTF-8"):
        list_sources([os.fsdecode(named)])


@pytest.mark.parametrize("start", ["---\ntitle: Storm\n---\n", "# Storm\n\n"])
def test_marks_in_markdown_leave_out_and_choose(start: str) -> None:
    skipped = (
        '<p class="no-audio">Not this.</p>\n\n<div data-articlecast="skip">\n\nNor this.\n\n</div>\n\nIt came in.\n'
    )
    only = '<div data-articlecast="only">\n\nThis *alone*.\n\n</div>\n\nNor this.\n\n<p data-articlecast=only>And this.</p>\n'
    assert article_text(read(start + skipped)) == "It came in."
    article = read(f"{start}Not this.\n\n{only}")
    assert (article.title, article_text(article)) == ("Storm", "This alone.\n\nAnd this.")


def test_a_header_cannot_run_code(tmp_path: Path) -> None:
    text = f"---\ntitle: !!python/object/apply:os.mkdir [{tmp_path}/ran]\n---\n\nA buoy rang in the fog.\n"
    assert read(text).title == f"{tmp_path}/ran"
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("name", "kind", "hint"),
    [
        ("post.md", "text/markdown", "write an article into post.md"),
        ("post.txt", "text/plain", "write an article into post.txt"),
        ("post", "", "write an article into post"),
        ("post.pdf", "application/pdf", "save post.pdf anew, or get it again: nothing was kept of it"),
        ("post.epub", "application/epub+zip", "save post.epub anew, or get it again: nothing was kept of it"),
    ],
)
def test_what_is_empty_is_filled_where_one_can_type_into_it(name: str, kind: str, hint: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_article(Document(b"\n", kind, name))
    assert caught.value.hint == hint


def test_an_empty_page_cannot_be_filled_here() -> None:
    with pytest.raises(ReadError) as caught:
        read_article(Document(b"", "text/html", "https://tide.example/a", remote=True))
    assert caught.value.hint == "open https://tide.example/a in a browser: nothing was sent"


OWN_LINES = (
    ("episode_thread: https://social.example/@ana/1", "episodethread", "https://social.example/@ana/1"),
    (
        "episode_thread: [https://a.example/A, at://did:plc:1/p]",
        "episodethread",
        "https://a.example/A at://did:plc:1/p",
    ),
    ("episode_place: Lerwick geo:60.15,-1.14 R148838", "episodeplace", "Lerwick geo:60.15,-1.14 R148838"),
    ("episode_place: Geo a hill geo:-90.0,180;u=9 N1#2", "episodeplace", "Geo a hill geo:-90.0,180;u=9 N1#2"),
    ("episode_place: Leith geo:-9,-179.99,12.5 docks", "episodeplace", "Leith geo:-9,-179.99,12.5 docks"),
    ("episode_funding: https://pay.example/Ana Buy Ana tar", "episodefunding", "https://pay.example/Ana Buy Ana tar"),
)


@pytest.mark.parametrize(("line", "field", "value"), OWN_LINES)
def test_threads_places_and_funding_of_an_episode_are_kept_as_they_are_written(
    line: str, field: str, value: str
) -> None:
    article = read_front_matter(
        f"---\ntitle: The slip\n{line}\n---\n\nTar smells of summer.\n", "slip.md", ReadOptions()
    )

    assert dict(article.narration)[field] == value


@pytest.mark.parametrize(
    "line",
    [
        "episode_thread: '@ana'", "episode_funding: Buy Ana tar", "episode_place: R148838",
        *(f"episode_place: Leith {geo}" for geo in ("geo:north", "geo:60.15", "geo:91,0", "geo:0,181", "geo:1,2x")),
    ],
)  # fmt: skip
def test_a_thread_a_place_or_funding_that_leads_nowhere_is_refused(line: str) -> None:
    with pytest.raises(ReadError, match=r"episode_\w+: .* is not (the|a|an) "):
        read_front_matter(f"---\ntitle: The slip\n{line}\n---\n\nTar smells of summer.\n", "slip.md", ReadOptions())


@pytest.mark.parametrize(
    "line",
    [
        "location: 12 Quay Street", "place: home", "geo: 60.15,-1.14", "coordinates: [60.15, -1.14]", "funding: EU grant",
        "thread: 12", "social: '@ana'", "comments: https://a.example/c", "donate: https://a.example/", "mastodon: '@ana'",
    ],
)  # fmt: skip
def test_what_a_site_says_of_a_page_for_itself_is_not_told_to_listeners(line: str) -> None:
    article = read_front_matter(
        f"---\ntitle: The slip\n{line}\n---\n\nTar smells of summer.\n", "slip.md", ReadOptions()
    )

    assert not article.narration
