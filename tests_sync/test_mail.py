"""A folder of letters on a mail server as a source: each an episode, asked for once, and nothing there is changed."""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from articlecast.show.episodes.store import load_episodes
from articlecast.show.settings import load_settings
from cli.conftest import WriteArticle
from support.command import Called, call
from support.imap import PASSWORD, Mail, serving_mail, write_letter

IDLE = """
import sys
from articlecast.cli import main
try:
    main(["sync", "--quiet"])
finally:
    print([name for name in sys.modules if "imap" in name or name.endswith("read.mailbox")])
"""


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mail]:
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    letters = {1: write_letter(1, "The tide"), 4: write_letter(4, "The gull")}
    with serving_mail(Mail({"News": letters, "INBOX": {}}, days={1: "2026-03-02", 4: "2026-03-05"})) as mail:
        yield mail


def name_mail(show: Path, address: str, *more: str, articles: str = "[]") -> None:
    path = show / "articlecast.toml"
    text = path.read_text().partition("\n[sources]")[0]
    path.write_text("\n".join([text, "[sources]", f"articles = {articles}", f'mail = "{address}"', *more, ""]))


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", "--quiet", *arguments, folder=show)


def titles(show: Path) -> dict[str, str]:
    return {episode.title: episode.source for episode in load_episodes(show / "episodes")}


def test_each_letter_is_an_episode_and_is_fetched_once(show: Path, mail: Mail) -> None:
    name_mail(show, mail.address())
    done = sync(show)
    assert (done.code, done.err) == (0, "")
    assert set(titles(show)) == {"The tide", "The gull"}
    assert sorted(mail.bodies) == [1, 4]
    assert not mail.seen
    guids = {episode.guid for episode in load_episodes(show / "episodes")}
    mail.asked.clear()
    assert sync(show).code == 0
    assert mail.count("UID FETCH") == 0  # nothing is new, and nothing but the numbers is asked
    assert mail.count("EXAMINE") == 1
    mail.folders["News"][9] = write_letter(9, "The rope")
    mail.asked.clear()
    assert sync(show).code == 0
    assert mail.bodies == [9]
    assert mail.count("UID FETCH") == 2  # its header, and itself
    assert set(titles(show)) == {"The tide", "The gull", "The rope"}
    assert guids < {episode.guid for episode in load_episodes(show / "episodes")}
    assert not mail.seen
    assert not any(each.startswith(("SELECT", "STORE", "UID STORE", "UID COPY")) for each in mail.asked)


def test_a_letter_names_its_writer_and_never_the_mailbox(show: Path, mail: Mail) -> None:
    name_mail(show, mail.address())
    sync(show)
    (episode,) = [one for one in load_episodes(show / "episodes") if one.title == "The tide"]
    assert episode.authors == ("Harbour Notes",)
    assert episode.published.date().isoformat() == "2026-03-02"
    assert not episode.url
    assert episode.source.startswith(f"imap://ana%40harbour.example:***@127.0.0.1:{mail.port}/News#entry=")
    public = b"".join(path.read_bytes() for path in (show / "feed").rglob("*") if path.is_file())
    assert b"imap:" not in public
    assert b"harbour.example:" not in public


@pytest.mark.parametrize("literal", [False, True])
def test_the_password_is_in_no_file_and_no_output(show: Path, mail: Mail, *, literal: bool) -> None:
    login = f"ana%40harbour.example:{quote(PASSWORD, safe='')}"
    address = mail.address(login=login) if literal else mail.address()
    name_mail(show, address)
    said = [sync(show), call("plan", folder=show), call("render", folder=show), call("episodes", folder=show)]
    said += [call("read", mail.address("None"), folder=show), call("status", folder=show)]
    mail.folders["Gone"] = mail.folders.pop("News")
    said += [sync(show), call("sync", "--json", folder=show)]
    mail.instead["AUTHENTICATE"] = lambda talk, tag, _: talk.end(tag, f"NO {PASSWORD} is not so")
    said += [sync(show), call("render", folder=show), call("read", mail.address(), folder=show)]
    settings = (show / "articlecast.toml").read_bytes()
    written = b"".join(path.read_bytes() for path in show.rglob("*") if path.is_file() and path.suffix != ".toml")
    printed = "".join(each.out + each.err for each in said).encode()
    plain = base64.b64encode(f"\0ana@harbour.example\0{PASSWORD}".encode())
    secrets = [PASSWORD, quote(PASSWORD, safe=""), quote(PASSWORD, safe=":"), "rd-of-the-mail", "p/ss", "p%2Fss"]
    for secret in [*(each.encode() for each in secrets), plain]:
        assert secret not in written
        assert secret not in printed
    assert (b"rd-of-the-mail" in settings) == literal
    assert b"refuses the user and the password: *** is not so" in printed
    for path in (show / ".articlecast" / "pages").rglob("*.*"):
        assert path.stat().st_mode & 0o077 == 0


def test_what_the_server_numbers_anew_is_what_it_was(show: Path, mail: Mail) -> None:
    mail.folders["News"][5] = write_letter(5, "The nameless", named=False)
    name_mail(show, mail.address())
    sync(show)
    before = {episode.source: (episode.guid, episode.revision) for episode in load_episodes(show / "episodes")}
    mail.validity += 1
    mail.folders["News"] = {100 + uid: content for uid, content in mail.folders["News"].items()}
    mail.asked.clear()
    done = sync(show)
    assert (done.code, done.err) == (0, "")
    assert mail.bodies == [105]  # which has no Message-ID, and goes by all that it says
    assert {one.source: (one.guid, one.revision) for one in load_episodes(show / "episodes")} == before


def test_what_is_remembered_may_be_lost(show: Path, mail: Mail) -> None:
    name_mail(show, mail.address())
    sync(show)
    for path in (show / ".articlecast").rglob("*"):
        if path.is_file():
            path.unlink()
    before = {episode.source: episode.revision for episode in load_episodes(show / "episodes")}
    assert sync(show).code == 0
    assert {episode.source: episode.revision for episode in load_episodes(show / "episodes")} == before


def test_senders_and_since_choose(show: Path, mail: Mail) -> None:
    news = mail.folders["News"]
    news[5] = write_letter(5, "The stranger", "news@quay.example.evil.example")
    news[6] = write_letter(6, "The feigned", '"news@quay.example" <spam@evil.example>')
    news[7] = write_letter(7, "The boat", "Boats <Sails@Substack.com>")
    mail.days |= {5: "2026-03-06", 6: "2026-03-06", 7: "2026-03-07"}
    name_mail(show, mail.address(), 'mail_senders = ["*@substack.com", "NEWS@quay.example"]', "mail_since = 2026-03-04")
    assert sync(show).code == 0
    assert set(titles(show)) == {"The gull", "The boat"}
    assert sorted(mail.bodies) == [4, 7]
    name_mail(show, mail.address() + "?from=*@evil.example&since=36500")
    assert sync(show).code == 0
    assert set(titles(show)) == {"The gull", "The boat", "The feigned"}


def test_only_so_many_letters_are_looked_at_the_newest_first(show: Path, mail: Mail) -> None:
    name_mail(show, mail.address(), "[read]", "entries = 1")
    done = call("sync", folder=show)
    assert set(titles(show)) == {"The gull"}
    assert "its newest 1 letters are looked at and 1 left out" in done.out + done.err


def test_a_server_that_is_down_removes_nothing_and_holds_up_nothing(
    show: Path, mail: Mail, write: WriteArticle
) -> None:
    name_mail(show, mail.address())
    sync(show)
    write("rope")
    name_mail(show, "imap://ana:${MAIL_PASSWORD}@127.0.0.1:1/News", articles='["articles"]')
    for verb in ("sync", "render"):
        done = call(verb, folder=show)
        assert done.code == 1
        assert "its host 127.0.0.1 does not answer" in done.err
    assert set(titles(show)) == {"The tide", "The gull", "The rope"}
    assert not any(episode.removed for episode in load_episodes(show / "episodes"))
    name_mail(show, mail.address(), articles='["articles"]')
    assert sync(show).code == 0


def test_a_letter_that_is_moved_away_keeps_its_episode(show: Path, mail: Mail) -> None:
    name_mail(show, mail.address())
    sync(show)
    del mail.folders["News"][1]
    assert sync(show).code == 0
    assert not any(episode.removed for episode in load_episodes(show / "episodes"))


def test_a_letter_describes_itself_and_decides_nothing(show: Path, mail: Mail) -> None:
    mail.folders["News"] = {1: b"Slug: mine\r\nNarration: whisper\r\n" + write_letter(1, "The tide")}
    name_mail(show, mail.address())
    sync(show)
    (episode,) = load_episodes(show / "episodes")
    assert episode.slug.endswith("the-tide")


def test_rules_overrides_and_review_hold_for_letters(show: Path, mail: Mail) -> None:
    held = ["[publish]", "review = true", "[[rules]]", 'source = "imap://*"', 'exclude = ["gull"]']
    name_mail(show, mail.address(), *held)
    (show / "overrides.toml").write_text("")
    assert sync(show).code == 0
    waiting = call("episodes", "--json", folder=show)
    ((title, source),) = [
        (row["title"], row["source"]) for row in waiting.events if row["state"] == "waiting for review"
    ]
    assert title == "The tide"
    (show / "overrides.toml").write_text(f'["{source}"]\ntitle = "The flood"\n')
    assert sync(show).code == 0
    assert "The flood" in call("episodes", "--json", folder=show).out


def test_settings_say_what_is_wrong_and_never_the_password(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in (
        "imaps://ana:slash/in-it@mail.example.org/News",
        "https://ana:slash-in-it@mail.example.org",
        "imaps://mail.example.org/News",
        "imaps://ana@mail.example.org",
    ):
        name_mail(show, address)
        done = sync(show)
        assert done.code == 2
        assert "mail: must be an address such as" in done.err
        assert "in-it" not in done.err
    for since in ('"soon"', "-3", "true", '"2026-13-01"'):
        name_mail(show, "imaps://ana:${MAIL_PASSWORD}@mail.example.org/News", f"mail_since = {since}")
        done = sync(show)
        assert done.code == 2
        assert "mail_since" in done.err
    monkeypatch.delenv("MAIL_PASSWORD", raising=False)
    name_mail(show, "imaps://ana:${MAIL_PASSWORD}@mail.example.org/News", "mail_since = 30")
    done = sync(show)
    assert done.code == 1
    assert "needs MAIL_PASSWORD, which is not set in the environment" in done.err
    assert load_settings(show).sources.places == ("imaps://ana:${MAIL_PASSWORD}@mail.example.org/News?since=30",)


def test_read_lists_the_letters_of_a_folder(show: Path, mail: Mail) -> None:
    name_mail(show, mail.address())
    place = f"imap://127.0.0.1:{mail.port}/News"  # the settings have its password
    shown = call("read", "--json", place, folder=show)
    assert [row["title"] for row in shown.events] == ["The gull", "The tide"]
    assert not mail.seen


def test_a_plan_and_a_render_of_one_letter(show: Path, mail: Mail) -> None:
    name_mail(show, mail.address())
    planned = call("plan", "--json", folder=show)
    assert planned.code == 0
    assert not titles(show)
    sync(show)
    done = call("render", "--force", titles(show)["The tide"], folder=show)
    assert (done.code, done.err) == (0, "")
    assert sorted(mail.bodies) == [1, 4]  # what the plan fetched is kept


def test_a_run_without_mail_imports_nothing_of_it(show: Path, write: WriteArticle) -> None:
    write()
    sync(show)
    done = subprocess.run([sys.executable, "-c", IDLE], cwd=show, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
