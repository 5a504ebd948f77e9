"""Mistakes are told once and early, whatever the command, with the next one to type."""

from pathlib import Path

import pytest

from cli.conftest import WriteArticle, write_settings
from support.command import call

COMMANDS = (("settings",), ("plan",), ("check",), ("render",), ("sync",), ("sync", "--dry-run"))


def add_to_settings(show: Path, text: str) -> None:
    path = show / "articlecast.toml"
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("named", "wrong"),
    [
        ('engine = "tone"\nvoice = "tune"\n', "speak.voice: tone: no voice 'tune'; did you mean 'tone'?"),
        ('engine = "tonne"\n', "speak.engine: no engine 'tonne'; did you mean 'tone'?"),
        ('engine = "tone"\n[master]\nbed = "gone.wav"\n', "master.bed: there is no such sound file: "),
    ],
)
def test_what_no_article_could_be_rendered_with_is_told_once(
    show: Path, write: WriteArticle, arguments: tuple[str, ...], named: str, wrong: str
) -> None:
    for number in range(1, 4):
        write(f"tide-{number}", number)
    path = show / "articlecast.toml"
    path.write_text(path.read_text().replace('engine = "tone"\n', named))
    called = call(*arguments, folder=show)
    assert called.code == 2
    assert called.err.count(wrong) == 1
    assert called.err.count("error: ") == 1
    assert "\ntry:   " in called.err
    assert not list(show.glob("episodes/*/episode.json"))


def test_a_sync_looks_again_until_the_sound_is_there_and_publishes_what_it_has(show: Path, write: WriteArticle) -> None:
    write()
    assert call("sync", folder=show).code == 0
    add_to_settings(show, '[master]\nsting = "sting.wav"\n[publish]\ntarget = "www"\n')
    for _again in range(2):
        assert call("sync", folder=show).code == 2
    assert (show / "www" / "feed.xml").is_file()
    write_settings(show)
    assert call("sync", folder=show).code == 0


def test_a_line_of_a_header_that_nobody_reads_is_named_once(
    show: Path, write: WriteArticle, caplog: pytest.LogCaptureFixture
) -> None:
    path = write()
    strange = "titel: B\nvoice: amy\nlayout: post\ndraft: false\ntocDepth: 2\naliases: [a]\nepisodes: 3\n"
    path.write_text(path.read_text().replace("author:", f"{strange}author:"))
    note = "articles/tide.md: nobody reads 'titel:' and 'voice:' and 'episodes:' in its header\n"
    note += "try:   title: in the header; [speak.voices] in articlecast.toml; episode: in the header"
    write("gull", 2)
    assert call("sync", folder=show).err.count(note) == 1
    assert "nobody reads" not in call("sync", folder=show).err
    path.write_text(path.read_text() + "\nMore.\n")
    caplog.clear()
    assert call("plan", folder=show).code == 0
    assert "".join(caplog.messages).count(note) == 1


def test_files_that_are_no_articles_are_named_once_and_not_by_a_timer(show: Path, write: WriteArticle) -> None:
    path = write()
    path.write_text(path.read_text() + "\n![The pier](the%20pier.jpg)\n")
    for name in ("the pier.jpg", "lost.png", "prices.xlsx", "old.ppt", "b.key", "README.xlsx", ".x.xlsx", "_y.xlsx"):
        (show / "articles" / name).write_bytes(b"x")
    (show / "articles" / "saved_files").mkdir()
    (show / "articles" / "saved_files" / "style.css").write_bytes(b"x")
    told = "note: 4 files are passed over, being no article: articles/b.key, articles/lost.png, articles/old.ppt and 1"
    for command in ("plan", "render", "render"):
        assert call(command, folder=show).err.count(told) == 1
    for arguments in (("render", "-q"), ("render", "articles/tide.md"), ("sync",), ("plan", "--json")):
        assert "passed over" not in call(*arguments, folder=show).err


def test_an_article_that_is_named_as_what_stands_about_a_folder_is_told(show: Path, write: WriteArticle) -> None:
    write()
    for name in ("notice.md", "README.md", "CHANGELOG.md"):
        (show / "articles" / name).write_text("# A meeting\n\nIt is on Monday, and there is soup.\n")
    told = "note: 1 file is passed over, named as what stands about a folder is: articles/notice.md\ntry:   rename it"
    for command in ("plan", "render"):
        assert call(command, folder=show).err.count(told) == 1


def test_files_that_the_show_itself_uses_are_not_passed_over(show: Path, write: WriteArticle) -> None:
    write()
    add_to_settings(show, '[sources]\narticles = "."\n[publish]\ntarget = "www"\n')
    (show / "www").mkdir()
    (show / "www" / "a.mp3").write_bytes(b"x")
    (show / "articlecast.schema.json").write_text("{}")
    for _again in range(2):
        assert call("render", folder=show).err == ""


@pytest.mark.parametrize(
    ("address", "link", "wrong"),
    [
        ("http://127.0.0.1:8000", "", "show.base_url: http://127.0.0.1:8000 is this machine alone"),
        ("http://localhost:8000/x", "", "show.base_url: http://localhost:8000/x is this machine alone"),
        ("https://podcast.example.org/x", "", "show.base_url: https://podcast.example.org/x is an example address"),
        ("https://pod.harbour.test/x", "https://example.org", "show.link: https://example.org is an example's"),
    ],
)
def test_an_address_that_nobody_else_reaches_goes_to_no_store_and_is_warned_of_in_a_folder(
    show: Path, write: WriteArticle, address: str, link: str, wrong: str
) -> None:
    write_settings(show, address)
    path = show / "articlecast.toml"
    path.write_text(path.read_text().replace('link = "https://example.org"', f'link = "{link}"'))
    write()
    call("render", folder=show)
    refused = call("publish", "memory://early/show", "-q", folder=show)
    assert refused.code == 1
    assert f"error: {wrong}" in refused.err
    assert "try:   set it to the show's" in refused.err
    for quiet in ((), ("-q",)):
        tried = call("publish", "www", *quiet, folder=show)
        assert tried.code == 0
        assert f"warning: {wrong}" in tried.err
    assert (show / "www" / "feed.xml").is_file()


def test_a_show_without_a_home_page_has_its_own_site_for_one(show: Path, write: WriteArticle) -> None:
    write_settings(show, "https://pod.harbour.test/x")
    path = show / "articlecast.toml"
    path.write_text(path.read_text().replace('link = "https://example.org"', 'email = "ana@harbour.test"'))
    write()
    call("render", folder=show)
    assert "<link>https://pod.harbour.test/x/</link>" in (show / "feed" / "feed.xml").read_text()
    assert call("publish", "memory://early/home", "-q", folder=show).err == ""
