"""A mail server that is slow, hostile, wrong or not to be trusted: one line each, in time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from articlecast.credentials import mask_addresses
from articlecast.errors import ReadError
from articlecast.read import list_sources, load_document
from articlecast.read.fetch.imap import _write_folder
from articlecast.read.mailbox import list_mailbox
from articlecast.read.options import ReadOptions
from support.imap import CERTIFICATES, PASSWORD, TOKEN, Answer, Mail, Talk, serving_mail, write_letter

LOGIN = "ana%40harbour.example:p%2Fss%20w:rd-of-the-mail%40%25"
QUICK = ReadOptions(timeout_seconds=0.5, largest_bytes=50_000)


def make_mail(**options: object) -> Mail:
    return Mail({"News": {1: write_letter(1, "The tide"), 4: write_letter(4, "The gull")}}, **options)  # type: ignore[arg-type]


def say(*pieces: bytes) -> Answer:
    def answer(talk: Talk, tag: str, _rest: str) -> bool:
        talk.say(*(piece.replace(b"TAG", tag.encode()) for piece in pieces))
        return True

    return answer


def drip(piece: bytes) -> Answer:
    return lambda talk, _tag, _rest: talk.drip(piece)


def flood(piece: bytes) -> Answer:
    def answer(talk: Talk, _tag: str, _rest: str) -> bool:
        while True:
            talk.say(piece * 1000)

    return answer


def hang_up(talk: Talk, _tag: str, _rest: str) -> bool:
    return talk.hang_up()


def hang_up_once(talk: Talk, _tag: str, _rest: str) -> bool:
    talk.mail.instead.clear()
    return talk.hang_up()


def say_and_leave(talk: Talk, _tag: str, _rest: str) -> bool:
    talk.say(b"* BYE full\r\n")
    return talk.hang_up()


MISDEEDS: list[tuple[str, Answer, str]] = [
    ("CAPABILITY", drip(b"* OK wait\r\n"), "took longer than 0.5 seconds"),
    ("CAPABILITY", flood(b"* OK " + b"wait" * 50 + b"\r\n"), "its server sends more than it was asked for"),
    ("CAPABILITY", flood(b"x"), "its server sends a line without end"),
    ("CAPABILITY", say(b"* CAPABILITY {10000000000}\r\n"), "its server sends more than it was asked for"),
    ("CAPABILITY", say(b"HTTP/1.1 400 Bad Request\r\n"), "does not answer as a mail server does"),
    ("CAPABILITY", say(b"\x00\xff\x00\r\n"), "does not answer as a mail server does"),
    ("CAPABILITY", say(b"* CAPABILITY IMAP2\r\nTAG OK\r\n"), "does not answer as a mail server does"),
    ("AUTHENTICATE", hang_up, "its server hung up"),
    ("AUTHENTICATE", say(b"TAG NO no\r\n"), "refuses the user and the password"),
    ("AUTHENTICATE", say_and_leave, "hung up"),
    ("EXAMINE", say(b"* BYE night\r\n"), "does not answer as a mail server does"),
    ("EXAMINE", say(b"TAG NO none\r\n"), "has no folder 'News' that can be read: none"),
    ("EXAMINE", say(b"TAG OK\r\n"), "does not answer as a mail server does"),
    ("EXAMINE", say(b"* many EXISTS\r\nTAG OK\r\n"), "does not answer as a mail server does"),
    ("EXAMINE", say(b"* " + b"9" * 5000 + b" EXISTS\r\nTAG OK\r\n"), "does not answer as a mail server does"),
    ("UID SEARCH", say(b"TAG BAD no\r\n"), "does not answer as a mail server does"),
    ("UID SEARCH", say(b"TAG NO busy " + PASSWORD.encode() + b"\r\n"), r"refuses to be read: busy \*\*\*"),
    ("UID SEARCH", flood(b"* SEARCH 1 2 3 4 5 6\r\n"), "its server sends more than it was asked for"),
    ("UID FETCH", say(b"* 1 FETCH (UID 1 BODY[] {10000000000}\r\n"), "its server sends more than it was asked for"),
    ("UID FETCH", drip(b"* 1 FETCH (FLAGS ())\r\n"), "took longer than 0.5 seconds"),
    ("UID FETCH", hang_up, "its server hung up"),
]


@pytest.mark.parametrize(("command", "misdeed", "told"), MISDEEDS)
def test_what_a_server_does_wrong_is_told_in_time(command: str, misdeed: Answer, told: str) -> None:
    start = time.monotonic()
    with serving_mail(make_mail(instead={command: misdeed})) as mail:
        with pytest.raises(ReadError, match=told) as raised:
            list_mailbox(mail.address(login=LOGIN), QUICK)
        assert time.monotonic() - start < 20  # and not for as long as the server likes
        (source,) = list_sources([mail.address(login=LOGIN)], QUICK)  # it stays a source, and fails by itself
        assert source.stamp == ""
    assert "rd-of-the-mail" not in str(raised.value) + raised.value.hint
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("greeting", [b"* BYE not today\r\n", b"220 mail ESMTP\r\n", b"\r\n", b"* NO\r\n"])
def test_another_greeting_is_told(greeting: bytes) -> None:
    with (
        serving_mail(make_mail(greeting=greeting)) as mail,
        pytest.raises(ReadError, match="does not answer as a mail server does"),
    ):
        list_mailbox(mail.address(login=LOGIN), QUICK)


def test_nobody_who_says_nothing_is_waited_for() -> None:
    with serving_mail(make_mail(greeting=b"")) as mail, pytest.raises(ReadError, match="took longer"):
        list_mailbox(mail.address(login=LOGIN), QUICK)


def test_a_letter_that_is_too_large_fails_by_itself(tmp_path: Path) -> None:
    options = ReadOptions(timeout_seconds=2.0, largest_bytes=2000, cache=str(tmp_path))
    mail = make_mail()
    mail.folders["News"][5] = write_letter(5, "The rope") + b"x" * 2000
    mail.folders["News"] = {
        uid: content[:1500] if uid != 5 else content for uid, content in mail.folders["News"].items()
    }
    with serving_mail(mail):
        large, *others = list_sources([mail.address(login=LOGIN)], options)
        with pytest.raises(ReadError, match="larger than 2,000 bytes"):
            load_document(large, options)
        assert [b"letter" in load_document(each, options).content for each in others] == [True, True]


def test_a_connection_that_ends_between_two_letters_is_made_anew() -> None:
    with serving_mail(make_mail()) as mail:
        one, two = list_sources([mail.address(login=LOGIN)], QUICK)
        assert b"The gull" in load_document(one, QUICK).content
        mail.instead["UID FETCH"] = hang_up_once
        assert b"The tide" in load_document(two, QUICK).content
        assert mail.count("AUTHENTICATE") == 3


def test_a_letter_that_is_another_one_is_not_taken() -> None:
    with serving_mail(make_mail()) as mail:
        one, _two = list_sources([mail.address(login=LOGIN)], QUICK)
        mail.folders["News"][4] = write_letter(9, "The changeling")
        with pytest.raises(ReadError, match="no longer in the folder"):
            load_document(one, QUICK)


def test_a_number_may_stand_behind_the_letter() -> None:
    with serving_mail(make_mail(header_behind=True)) as mail:
        sources = list_sources([mail.address(login=LOGIN)], QUICK)
        assert len({load_document(each, QUICK).content for each in sources}) == 2


@pytest.mark.parametrize(
    ("capabilities", "asked"), [("IMAP4rev1", "LOGIN"), ("IMAP4rev1 AUTH=PLAIN", "AUTHENTICATE PLAIN")]
)
def test_it_logs_in_as_the_server_knows_it(capabilities: str, asked: str) -> None:
    with serving_mail(make_mail(capabilities=capabilities)) as mail:
        assert len(list_mailbox(mail.address(login=LOGIN), QUICK)) == 2
        assert asked in mail.asked


def test_a_password_that_cannot_be_sent_is_not() -> None:
    with serving_mail(make_mail(capabilities="IMAP4rev1 LOGINDISABLED")) as mail:
        with pytest.raises(ReadError, match="takes no password on this connection"):
            list_mailbox(mail.address(login=LOGIN), QUICK)
        assert "LOGIN" not in mail.asked


BY_TOKEN = "ana%40harbour.example;AUTH={}:" + TOKEN


@pytest.mark.parametrize("wanted", ["XOAUTH2", "oauthbearer"])
@pytest.mark.parametrize("offered", ["XOAUTH2", "OAUTHBEARER"])
def test_an_access_token_is_told_as_the_server_takes_it(wanted: str, offered: str) -> None:
    with serving_mail(make_mail(capabilities=f"IMAP4rev1 AUTH=PLAIN AUTH={offered}")) as mail:
        sources = list_mailbox(mail.address(login=BY_TOKEN.format(wanted)), QUICK)
        assert len(sources) == 2
        assert mail.tokens[0].startswith("user=ana@" if offered == "XOAUTH2" else "n,a=ana@harbour.example,\1host=")
        by_password = list_mailbox(mail.address(login=LOGIN), QUICK)
        assert [mask_addresses(each.locator) for each in sources] == [
            mask_addresses(each.locator) for each in by_password
        ], "a letter is the same one however its owner logs in"


def test_an_access_token_that_has_run_out_is_told_and_shown_nowhere() -> None:
    login = "ana%40harbour.example;AUTH=XOAUTH2:ya29.one-of-yesterday"
    with serving_mail(make_mail(capabilities="IMAP4rev1 AUTH=XOAUTH2")) as mail:
        with pytest.raises(ReadError, match="refuses the access token") as caught:
            list_mailbox(mail.address(login=login), QUICK)
        assert "ya29" not in str(caught.value) + caught.value.hint
        assert "about an hour" in caught.value.hint


def test_an_access_token_is_never_sent_as_a_password() -> None:
    with serving_mail(make_mail()) as mail:
        with pytest.raises(ReadError, match="takes no access token"):
            list_mailbox(mail.address(login=BY_TOKEN.format("XOAUTH2")), QUICK)
        assert not {"LOGIN", "AUTHENTICATE PLAIN"}.intersection(mail.asked)
    with pytest.raises(ReadError, match="not known: CRAM-MD5"):
        list_mailbox("imaps://ana;AUTH=CRAM-MD5:secret@mail.example/News", QUICK)


# ---------------------------------------------------------------- encryption and hosts


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("scheme", ["imaps", "imap"])
def test_letters_come_encrypted(scheme: str) -> None:
    capabilities = "IMAP4rev1 AUTH=PLAIN" + (" STARTTLS" if scheme == "imap" else "")
    with serving_mail(make_mail(certificate="sound.pem", capabilities=capabilities)) as mail:
        (_, one) = list_sources([mail.address(scheme=scheme, login=LOGIN)], QUICK)
        assert b"The tide" in load_document(one, QUICK).content
        assert ("STARTTLS" in mail.asked) == (scheme == "imap")


def _trust_nobody(_monkeypatch: pytest.MonkeyPatch) -> None:
    pass


def _trust_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))


@pytest.mark.parametrize(
    ("certificate", "trust", "told"),
    [("sound.pem", _trust_nobody, "not to be trusted"), ("expired.pem", _trust_it, "not to be trusted")],
)
@pytest.mark.parametrize("scheme", ["imaps", "imap"])
def test_a_certificate_that_is_not_to_be_trusted_is_sent_no_password(
    scheme: str,
    certificate: str,
    trust: Callable[[pytest.MonkeyPatch], None],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust(monkeypatch)
    capabilities = "IMAP4rev1 AUTH=PLAIN" + (" STARTTLS" if scheme == "imap" else "")
    with serving_mail(make_mail(certificate=certificate, capabilities=capabilities)) as mail:
        with pytest.raises(ReadError, match=told):
            list_mailbox(mail.address(scheme=scheme, login=LOGIN), QUICK)
        assert not mail.count("AUTHENTICATE")


@pytest.mark.usefixtures("trusting")
def test_what_was_said_before_the_encryption_is_not_believed() -> None:
    def inject(talk: Talk, tag: str, _rest: str) -> bool:
        talk.say(f"{tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n".encode())
        talk.secure()
        return True

    mail = make_mail(certificate="sound.pem", capabilities="IMAP4rev1 STARTTLS", instead={"STARTTLS": inject})
    with serving_mail(mail), pytest.raises(ReadError, match="offers STARTTLS and does not begin it"):
        list_mailbox(mail.address(login=LOGIN), QUICK)
    assert not {"LOGIN", "AUTHENTICATE PLAIN"}.intersection(mail.asked)


@pytest.mark.parametrize("address", ["imaps://ana:secret-word@10.0.0.1/News", "imaps://ana:secret-word@[fe80::1]/News"])
def test_a_private_network_is_not_asked(address: str) -> None:
    with pytest.raises(ReadError, match="is on a private network") as raised:
        list_mailbox(address, QUICK)
    assert "secret-word" not in str(raised.value) + raised.value.hint


def test_a_name_that_leads_home_is_not_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    home = [(2, 1, 6, "", ("127.0.0.1", 993))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_options: home)
    with pytest.raises(ReadError, match="is on a private network"):
        list_mailbox("imaps://ana:secret-word@mail.example.org/News", QUICK)


def test_no_password_goes_unencrypted_to_another_machine() -> None:
    with pytest.raises(ReadError, match="would be sent the password unencrypted"):
        list_mailbox("imap://ana:secret-word@mail.example.org/News", QUICK)


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("imaps://ana:sl/ash-in-it@mail.example.org/News", "is no address of a mailbox"),
        ("imaps://ana:12/ash-in-it@mail.example.org/News", "is no address of a mailbox"),
        ("imaps://ana:que?ash-in-it@mail.example.org/News", "is no address of a mailbox"),
        ("imaps://ana:num#ash-in-it@mail.example.org/News", "is no address of a mailbox"),
        ("imaps://ana:blank ash-in-it@mail.example.org/News", "is no address of a mailbox"),
        ("imaps://ana:" + "ash-in-it" * 60 + "@mail.example.org/News", "is no address of a mailbox"),
        ("imaps://ana:line%0Aash-in-it@mail.example.org/News", "is no address of a mailbox"),
        ("imaps://ana:colon%3Aash-in-it@mail.example.org:99999/News", "is no address of a mailbox"),
        ("imaps://mail.example.org/News", "names no user and password"),
        ("imaps://ana@mail.example.org/News", "names no user and password"),
        ("imaps://ana:ash-in-it@mail.example.org/News?subject=x", "knows from= and since="),
        ("imaps://ana:ash-in-it@mail.example.org/News?since=soon", "must be a day"),
        ("imaps://ana:ash-in-it@nowhere.invalid/News", "is not known"),
    ],
)
def test_what_is_no_mailbox_is_told_without_its_password(address: str, told: str) -> None:
    with pytest.raises(ReadError, match=told) as raised:
        list_mailbox(address, QUICK)
    assert "ash-in-it" not in str(raised.value) + raised.value.hint


def test_folders_are_named_as_servers_name_them() -> None:
    assert _write_folder("Entwürfe/R&D 台北") == "Entw&APw-rfe/R&-D &U,BTFw-"  # RFC 3501, 5.1.3 has the last
