"""``articlecast check`` and ``articlecast publish``, as an editor calls them."""

from pathlib import Path

from cli.conftest import WriteArticle
from support.command import call


def test_a_rendered_show_passes_the_check(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)

    called = call("check", folder=show)

    assert called.code == 0, called.out
    assert "0 errors" in called.out


def test_a_deleted_file_and_a_broken_manifest_stop_the_publisher(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    write("tide", day=1)
    write("gull", day=2)
    call("render", folder=show)
    next((show / "episodes" / "the-tide").glob("audio-*")).unlink()
    (show / "episodes" / "the-gull" / "episode.json").write_text("{")

    called = call("publish", str(tmp_path / "www"), folder=show)

    assert called.code == 1
    assert "is missing" in called.err
    assert "the-gull" in called.err
    assert not (tmp_path / "www").exists()


def test_a_show_is_published_to_a_folder_and_then_nothing_is_left_to_do(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    write("tide")
    call("render", folder=show)

    first = call("publish", str(tmp_path / "www"), folder=show)
    second = call("publish", str(tmp_path / "www"), folder=show)

    assert first.code == 0, first.err
    assert first.out.splitlines()[-2] == "sent: feed.xml"
    assert "0 files sent" in second.out
    assert (tmp_path / "www" / "episodes" / "the-tide" / "index.html").is_file()


def test_no_target_is_said_with_the_command_to_type(show: Path, write: WriteArticle) -> None:
    called = call("publish", folder=show)

    assert called.code == 2
    assert "publish.target: is not set" in called.err


def test_a_private_shows_subscribers_are_added_and_revoked(show: Path) -> None:
    added = call("serve", "--add", "Ana", folder=show)
    revoked = call("serve", "--revoke", "Ana", folder=show)
    again = call("serve", "--revoke", "Ana", folder=show)

    assert added.out.startswith("Ana: /")
    assert (revoked.code, again.code) == (0, 2)
    assert "no subscriber 'Ana'" in again.err


def test_an_articles_header_reaches_the_feed(show: Path, write: WriteArticle) -> None:
    article = write("tide", last="It went out again at noon, and the men went with it. " * 12)
    article.write_text(article.read_text().replace("---\n", "---\nseason: 2\nepisode: 7\nlicence: CC-BY-4.0\n", 1))

    call("render", folder=show)

    feed = (show / "feed" / "feed.xml").read_text()
    for tag in ("<itunes:season>2<", "<podcast:episode>7<", "<podcast:license>cc-by-4.0<", "<podcast:soundbite start"):
        assert tag in feed
    assert 'integrity type="sri" value="sha384-' in feed
    assert 'width="' in feed
