"""Letters: what the writer wrote is read, whatever a mail program, a list or a newsletter's software put round it."""

import time
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest

from articlecast.errors import ArticlecastError, NotAnArticle, ReadError
from articlecast.model import Article, Document, Figure, Quote, Source
from articlecast.read import list_sources, load_document, read_article
from articlecast.read.formats.lookup import find_format
from articlecast.read.formats.mail.fields import read_sender, strip_subject
from articlecast.read.formats.mail.links import clean_address, clean_picture
from articlecast.read.formats.mail.plain import as_html
from articlecast.read.formats.mail.reader import read_letter
from articlecast.read.markup.texts import article_text
from articlecast.read.options import ReadOptions

FIRST = "The ferry was late on Tuesday, and the queue ran back past the fish market to the customs house by noon."
SECOND = "Nobody minded, for the sun was out, and two of the crew came ashore to play cards with the children."
THIRD = "By four the boat had left again, an hour behind, with everybody on it who wanted to be and three who did not."
ALL = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
HTML = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def letter(**fields: str | None) -> EmailMessage:
    message = EmailMessage()
    known: dict[str, str | None] = {
        "From": "Ana Lee <ana@quay.example>",
        "To": "me@reader.example",
        "Subject": "The late ferry",
        "Date": "Sun, 01 Mar 2026 08:00:00 +0100",
        "Message-ID": "<1@quay.example>",
    }
    for name, value in (known | {name.replace("_", "-"): value for name, value in fields.items()}).items():
        if value is not None:
            message[name] = value
    return message


def in_html(html: str, **fields: str | None) -> EmailMessage:
    message = letter(**fields)
    message.set_content(html, subtype="html")
    return message


def in_text(text: str, **fields: str | None) -> EmailMessage:
    message = letter(**fields)
    message.set_content(text)
    return message


def read(message: EmailMessage | bytes) -> Article:
    content = message if isinstance(message, bytes) else message.as_bytes()
    return read_article(Document(content, "message/rfc822", "late.eml"))


def text_of(message: EmailMessage | bytes) -> str:
    return article_text(read(message))


def test_a_letter_is_its_html_under_its_subject_and_never_an_attachment() -> None:
    message = in_text("A text for old programs, which says less than the page and is not read where there is one.")
    message.add_alternative(HTML, subtype="html")
    message.add_attachment("Minutes that nobody is to hear.", filename="minutes.txt")
    article = read(message)
    assert article_text(article) == ALL
    assert (article.title, article.authors, str(article.published)) == (
        "The late ferry",
        ("Ana Lee",),
        "2026-03-01 08:00:00+01:00",
    )
    assert dict(article.origins)["title"] == "mail: Subject"


def test_html_that_says_nothing_gives_way_to_the_text() -> None:
    message = in_text(ALL)
    message.add_alternative(
        "<html><body><img src='https://quay.example/whole-letter.png'></body></html>", subtype="html"
    )
    assert text_of(message) == ALL


@pytest.mark.parametrize(
    "content",
    [
        "From: Zo\xc3\xab <z@x.example>\nSubject: =?iso-8859-1?Q?Caf=E9?=\nMIME-Version: 1.0\nDate: 1 Mar 2026 08:00 +0000\n"
        "Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 8bit\n\n",
        "From: Zo\xc3\xab <z@x.example>\nSubject: Caf\xc3\xa9\nMIME-Version: 1.0\nDate: 1 Mar 2026 08:00 +0000\n"
        "Content-Type: text/plain; charset=no-such-charset\n\n",
    ],
)
def test_what_is_declared_wrongly_is_read_all_the_same(content: str) -> None:
    body = "Das Caf\u00e9 am Hafen hat ge\u00f6ffnet, und die Fischer sa\u00dfen dort bis in den Abend.\n"
    article = read(content.encode("latin-1") + body.encode())
    assert (article.title, article.authors) == ("Caf\u00e9", ("Zo\u00eb",))
    assert article_text(article) == body.strip()


def test_quoted_printable_that_nobody_declares_is_undone() -> None:
    wrapped = (
        FIRST.replace("queue", "qu=\neue")
        .replace("market", "mar=\nket")
        .replace("noon.", "noon, caf=C3=A9=\n and all.")
    )
    head = b"From: a@x.example\nTo: b@x.example\nSubject: s\nMessage-ID: <1@x>\n\n"
    assert text_of(head + wrapped.encode()) == FIRST.replace("noon.", "noon, caf\u00e9 and all.")


def test_flowed_lines_are_joined_and_hard_wrapped_ones_too() -> None:
    flowed = in_text("The ferry was late on Tuesday, \nand nobody minded.\n\nThe sun \nwas out.\n")
    flowed.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    assert text_of(flowed) == "The ferry was late on Tuesday, and nobody minded.\n\nThe sun was out."
    deleted = in_text("The fer \nry was late on Tuesday, and nobody minded.\n")
    deleted.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed; delsp=yes')
    assert text_of(deleted) == "The ferry was late on Tuesday, and nobody minded."
    hard = in_text(FIRST.replace("queue ", "queue\n").replace("market ", "market\n"))
    assert text_of(hard) == FIRST


ANSWERED = {
    "Gmail's": f'<div>{FIRST}</div><div class="gmail_quote"><div class="gmail_attr">On Mon, 28 Feb 2026 at 08:00, Tom &lt;t@x.example&gt; wrote:<br></div><blockquote class="gmail_quote">When did it come?</blockquote></div>',
    "Outlook's": f'<div class="WordSection1"><p class="MsoNormal">{FIRST}</p><p class="MsoNormal">&nbsp;</p><div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Tom &lt;t@x.example&gt;<br><b>Sent:</b> 28 February 2026 08:00<br><b>To:</b> Ana<br><b>Subject:</b> The late ferry</p></div><p class="MsoNormal">When did it come?</p></div>',
    "Apple's": f'<p>{FIRST}</p><p>On 28 Feb 2026, at 08:00, Tom &lt;t@x.example&gt; wrote:</p><blockquote type="cite"><p>When did it come?</p></blockquote>',
    "Yahoo's": f'<p>{FIRST}</p><div class="yahoo_quoted"><div>On Monday, 28 February 2026, Tom wrote:</div><div>When did it come?</div></div>',
    "German": f"<p>{FIRST}</p><div><b>Von:</b> Tom<br><b>Gesendet:</b> Montag<br><b>An:</b> Ana<br><b>Betreff:</b> Fähre</div><p>When did it come?</p>",
}


@pytest.mark.parametrize("program", ANSWERED)
def test_the_letter_that_is_answered_is_not_read(program: str) -> None:
    assert text_of(in_html(ANSWERED[program], Subject="Re: The late ferry")) == FIRST


def test_a_text_loses_what_it_answers_and_keeps_the_answers_between() -> None:
    text = f"On Mon, 28 Feb 2026, Tom <t@x.example> wrote:\n> When did it come?\n\n{FIRST}\n\n> And then?\n\n{SECOND}\n\n-- \nAna Lee\nHarbour office\n"
    assert text_of(in_text(text, In_Reply_To="<0@x>")) == f"{FIRST}\n\n{SECOND}"


def test_the_foot_of_a_mailing_list_goes() -> None:
    foot = (
        "_" * 47
        + "\nquay mailing list -- quay@lists.example\nTo unsubscribe send an email to quay-leave@lists.example\n"
    )
    assert text_of(in_text(f"{FIRST}\n\n{SECOND}\n\n{foot}")) == f"{FIRST}\n\n{SECOND}"


def test_a_writers_own_quotation_stays() -> None:
    html = f"<p>{FIRST}</p><p>In 1912 the harbour master wrote:</p><blockquote><p>It rains.</p></blockquote><p>{SECOND}</p>"
    article = read(in_html(html))
    assert any(isinstance(block, Quote) for block in article.blocks)
    assert "In 1912 the harbour master wrote:" in article_text(article)
    assert "It rains" in text_of(in_text(f"{FIRST}\n\n> It rains, said the mate.\n\n{SECOND}"))


def test_a_letter_that_is_passed_on_is_its_first_writers() -> None:
    head = "---------- Forwarded message ---------<br>From: <b>Ana Lee</b> &lt;ana@x.example&gt;<br>Date: Sat, 28 Feb 2026 at 09:00<br>Subject: The late ferry<br>To: me@reader.example"
    html = f'<div class="gmail_quote"><div class="gmail_attr">{head}</div><br>{HTML}</div>'
    article = read(in_html(html, From="Me Myself <me@reader.example>", Subject="Fwd: The late ferry"))
    assert (article.title, article.authors, str(article.published)[:10]) == (
        "The late ferry",
        ("Ana Lee",),
        "2026-02-28",
    )
    assert article_text(article) == ALL


NEWSLETTER = f"""<html lang="en-GB"><body><div style="display:none;max-height:0">What the queue said &zwnj;&nbsp;&zwnj;&nbsp;</div>
<table role="presentation"><tr><td><a href="https://us1.campaign-archive.com/?u=0a1b2c&id=99ff&e=0badcafe01">View this email in your browser</a></td></tr>
<tr><td><h1>The late ferry</h1><p>{FIRST}</p></td></tr>
<tr><td><table><tr><td><h3>Left</h3>{SECOND}</td><td><h3>Right</h3>{THIRD}</td></tr></table></td></tr>
<tr><td><a href="https://facebook.com/quay"><img src="https://cdn.example/fb.png" alt="Facebook" width="24"></a><img src="https://t.example/open?x=1" width="1" height="1"></td></tr>
<tr><td>Copyright © 2026 Quay Weekly, All rights reserved.<br>You are receiving this email because you opted in.</td></tr>
<tr><td>Our mailing address is:<br>1 Quay Street, Easton</td></tr><tr><td>You can <a href="https://x.example/u?e=1">unsubscribe from this list</a>.</td></tr></table></body></html>"""


def test_a_newsletter_is_its_text_in_reading_order() -> None:
    article = read(in_html(NEWSLETTER, From="Ana Lee from Quay Weekly <news@quay.example>"))
    assert article_text(article) == f"{FIRST}\n\nLeft\n\n{SECOND}\n\nRight\n\n{THIRD}"
    assert (article.authors, article.site, article.language) == (("Ana Lee",), "Quay Weekly", "en-GB")
    assert article.url == "https://us1.campaign-archive.com/?u=0a1b2c&id=99ff", (
        "the reader's own token is not published"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Notes is a reader-supported publication. To receive new posts and support my work, consider becoming a subscriber.",
        "Thanks for reading Harbour Notes! Subscribe for free to receive new posts and support my work.",
        "Forwarded this email? Subscribe here for more",
        "READ IN APP",
        "Like | Comment | Restack",
        "Sent from my iPhone",
        "Im Browser ansehen",
        "Powered by beehiiv",
        "Share on Facebook",
        "Did you enjoy today's letter? Yes · No",
        "What did you think of this week's issue?",
        "Weiterlesen",
    ],
)
def test_the_lines_of_a_newsletters_software_are_not_read(line: str) -> None:
    assert text_of(in_html(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")) == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "line",
    [
        "You can unsubscribe from the sea, he said, but not from the tide.",
        "If you are a fisherman who shares the catch, come at six.",
        "Like this morning, the tide was low.",
        "Did you enjoy the sea today, she asked.",
        "The web version of the game is harder to win.",
        "Follow me down to the quay, she said.",
        "The station is listener-funded and has one microphone.",
    ],
)
def test_a_writers_line_that_sounds_like_one_is_read(line: str) -> None:
    assert line in text_of(in_html(f"{HTML}<p>{line}</p>{HTML.replace('Tuesday', 'Friday')}"))


def test_a_picture_within_the_letter_has_its_words_and_no_address() -> None:
    html = f'<p>{FIRST}</p><p><img src="cid:p1" alt="The ferry at the quay"></p><p><img src="cid:p2" alt="IMG_1.png"></p><p>{SECOND}</p>'
    figures = [block for block in read(in_html(html)).blocks if isinstance(block, Figure)]
    assert figures == [Figure("", "The ferry at the quay")]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: [quay] AW: Fwd: The late ferry", "The late ferry"),
        ("Fw: RE[2]: The late ferry", "The late ferry"),
        ("[Update] The late ferry", "[Update] The late ferry"),
        ("Regarding: the ferry", "Regarding: the ferry"),
        ("(no subject)", ""),
    ],
)
def test_a_title_is_the_subject_without_what_programs_put_before_it(subject: str, title: str) -> None:
    assert strip_subject(subject)[0] == title


@pytest.mark.parametrize(
    ("name", "author", "site"),
    [
        ("Ana Lee", "Ana Lee", ""),
        ("'Ana Lee' via Harbour List", "Ana Lee", "Harbour List"),
        ("Ana Lee from Harbour Notes", "Ana Lee", "Harbour Notes"),
        ("Ana Lee | Harbour Notes", "Ana Lee", "Harbour Notes"),
        ("Lee, Ana", "Ana Lee", ""),
        ("Woman of the Year", "Woman of the Year", ""),
        ("Ana Lee (Harbour Notes)", "Ana Lee", "Harbour Notes"),
        ("Ana Lee (Harbour", "Ana Lee", ""),
    ],
)
def test_the_author_is_the_person_of_a_senders_name(name: str, author: str, site: str) -> None:
    assert read_sender(name) == ((author,), site)
    assert read_sender("ana@quay.example") == ((), ""), "an address is nobody's name"


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://quay.example/late?utm_source=mail&utm_medium=email&p=12", "https://quay.example/late?p=12"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://www.google.com/url?q=https%3A%2F%2Fquay.example%2Flate&sa=D", "https://quay.example/late"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fquay.example%2Flate&data=05",
            "https://quay.example/late",
        ),
        ("https://urldefense.com/v3/__https://quay.example/late__;!!abc", "https://quay.example/late"),
        ("https://open.substack.com/pub/quay/p/late?r=9x&utm_campaign=post", "https://quay.substack.com/p/late"),
        ("https://substack.com/redirect/1b2c3d4e-1111-2222-3333-123456789012?j=eyJ1Ijoi", ""),
        ("https://quay.us1.list-manage.com/track/click?u=1&id=2&e=3", ""),
        ("https://quay.example/unsubscribe/12", ""),
        ("https://quay.example/late?who=me%40reader.example", ""),
        ("https://quay.example/r/9f8e7d6c5b4a39281706f5e4d3c2b1a0", ""),
        ("https://quay.example/late?x=9f8e7d6c5b4a39281706f5e4d3c2b1a0", "https://quay.example/late"),
        ("javascript:alert(1)", ""),
    ],
)
def test_no_address_tells_who_was_sent_the_letter(address: str, clean: str) -> None:
    assert clean_address(address, ("me@reader.example",)) == clean
    assert clean_picture("https://quay.example/open/9f8e?u=me@reader.example") == ""


def test_what_the_text_shows_of_the_subscriber_goes_too() -> None:
    html = f"{HTML}<p>Dear me@reader.example, see https://mailchi.mp/quay/late?e=0badcafe01 and wait.</p>{HTML}"
    text = text_of(in_html(html))
    assert "reader.example" not in text
    assert "0badcafe01" not in text


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n", r"encrypted letter \(S/MIME\)"),
        (b'Content-Type: multipart/encrypted; boundary="b"\n\n--b\n\nx\n--b--\n', r"encrypted letter \(PGP/MIME\)"),
        (b"\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", r"encrypted letter \(PGP\)"),
        (b'Content-Type: multipart/report; boundary="b"\n\n--b\n\nNot delivered.\n--b--\n', "report on the delivery"),
        (
            b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: message/rfc822\n\nSubject: s\n\nx\n--b--\n',
            "another one and no text",
        ),
    ],
)
def test_a_letter_that_cannot_be_read_is_refused_by_its_kind(content: bytes, wrong: str) -> None:
    head = b"From: a@x.example\nSubject: s\nMIME-Version: 1.0\nDate: 1 Mar 2026 08:00 +0000\n"
    with pytest.raises(NotAnArticle, match=wrong):
        read(head + content)


def test_a_strangers_letter_describes_itself_and_decides_nothing(tmp_path: Path) -> None:
    html = f'<p><span data-articlecast="say-as:lies">Truth</span> is what <b>narration</b> hears.</p>{HTML}<p class="no-audio">x</p>'
    path = tmp_path / "2026-01-02-late.eml"
    path.write_bytes(in_html(html, Subject="The late ferry\tslug: taken", Date=None).as_bytes())
    article = read_article(load_document(Source(str(path))))
    assert (article.slug, article.narration, article.published) == ("", (), None)
    assert "say" not in {
        mark.kind for block in article.blocks for span in getattr(block, "content", ()) for mark in span.marks
    }


MAILBOX = b"".join(
    b"From ana@quay.example Sun Mar 01 08:00:00 2026\n" + each.as_bytes() + b"\n\n"
    for each in (
        in_text(f"{FIRST}\n\n>From here on it is downhill.", Message_ID="<1@x>"),
        in_text(SECOND, Subject="The second", Message_ID="<2@x>"),
        in_text("-----BEGIN PGP MESSAGE-----\n\nhQEMA", Subject="The secret", Message_ID="<3@x>"),
    )
)


def test_each_letter_of_a_mailbox_is_an_article_the_last_first(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "list.mbox"
    path.write_bytes(MAILBOX)
    sources = list_sources([str(tmp_path)])
    articles = [read_article(load_document(source)) for source in sources]
    assert [article.title for article in articles] == ["The second", "The late ferry"]
    assert "From here on it is downhill." in article_text(articles[1])
    assert "'The secret'" in caplog.text
    assert [load_document(source).remote for source in sources] == [True, True]
    (last,) = list_sources([str(path)], ReadOptions(entries=1))[:1] or [None]
    assert last is None or last.locator in {source.locator for source in sources}


def test_the_only_letter_of_a_mailbox_is_refused_by_its_own_reason(tmp_path: Path) -> None:
    path = tmp_path / "one.mbox"
    letter = in_text("Look.\n\n" * 60_000, Subject="Too long", Message_ID="<1@x>").as_bytes()
    path.write_bytes(b"From ana@quay.example Sun Mar 01 08:00:00 2026\n" + letter)
    with pytest.raises(ReadError, match="more than 50,000 tags"):
        list_sources([str(path)])


def test_a_letter_in_a_maildir_is_the_same_article_once_it_was_read(tmp_path: Path) -> None:
    box = tmp_path / "box"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    (box / "new" / "17.M1P2.host").write_bytes(in_text(FIRST).as_bytes())
    (box / "cur" / "18.M1P2.host:2,ST").write_bytes(in_text(SECOND, Subject="Thrown away").as_bytes())
    (box / "tmp" / "19.M1P2.host").write_bytes(b"half a lett")
    (before,) = list_sources([str(tmp_path)])
    assert read_article(load_document(before)).title == "The late ferry"
    (box / "new" / "17.M1P2.host").rename(box / "cur" / "17.M1P2.host:2,S")
    assert list_sources([str(box)]) == (before,)
    assert article_text(read_article(load_document(before))) == FIRST
    (box / "cur" / "17.M1P2.host:2,S").unlink()
    with pytest.raises(ReadError, match="no longer in the maildir"):
        load_document(before)


def test_a_letter_that_came_to_two_addresses_of_its_reader_is_one(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    for number, more in enumerate(({}, {"To": "bo@example.org"}, {"Message-ID": "<another@quay.example>"})):
        fields = {"Message-ID": "<once@quay.example>"} | more
        (tmp_path / "new" / f"1{number}.M1P2.host").write_bytes(in_text(FIRST, **fields).as_bytes())
    (tmp_path / "cur" / "20.M1P2.host:2,S").write_bytes(b"Subject: A\n\nMessage-ID: <once@quay.example>\n")
    assert [source.locator.partition("=")[2] for source in list_sources([str(tmp_path)])] == [
        "10.M1P2.host", "12.M1P2.host", "20.M1P2.host",
    ]  # fmt: skip


def test_a_letters_key_is_the_same_wherever_it_is_filed() -> None:
    content = in_text(FIRST).as_bytes()
    assert read_letter(content, "a.eml").key == read_letter(b"X-Folder: Old\n" + content, "b.eml").key


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (in_text(FIRST).as_bytes(), "letter"),
        (MAILBOX, "mailbox"),
        (f"From: the desk\nTo: all readers\n\n{FIRST}\n".encode(), "text"),
        (f"From here on, it is downhill.\n\n{FIRST}\n".encode(), "text"),
    ],
)
def test_a_letter_is_told_without_a_suffix_and_a_text_that_begins_like_one_is_none(content: bytes, kind: str) -> None:
    assert find_format(Document(content, "", "unnamed")).name == kind


HEAD = b"From: a <a@x.example>\nSubject: s\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"
HOSTILE = {
    "nested multiparts": HEAD
    + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(5000)),
    "endless parts": HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 50_000,
    "endless fields": HEAD + b"".join(b"X-%d: v\n" % n for n in range(50_000)) + b"\n" + FIRST.encode(),
    "one endless field": HEAD + b"X: " + b"a" * 1_000_000 + b"\n\n" + FIRST.encode(),
    "brackets": b"From: "
    + b"(" * 50_000
    + b"\nSubject: "
    + b"=?utf-8?q?" * 20_000
    + b"\nMessage-ID: <1@x>\n\n"
    + FIRST.encode(),
    "quotation marks": HEAD + b"\n" + FIRST.encode() + b"\n\n" + b">" * 200_000,
    "quoted lines": HEAD + b"\n" + FIRST.encode() + b"\n\n" + b"> \n" * 50_000,
    "deep tables": HEAD + b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 10_000,
    "blank lines": HEAD + b"\n" + FIRST.encode() + b"\n" * 200_000 + b"End.\n",
    "lines of blanks": HEAD + b"\n" + FIRST.encode() + b"\n" + b"   \n" * 50_000 + b"End.\n",
    "blanks before a word": HEAD + b"\n" + FIRST.encode() + b"\n\n" + b" " * 200_000 + b"x\n",
    "styles that never end beside a text": HEAD
    + b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
    + FIRST.encode()
    + b"\n--b\nContent-Type: text/html\n\n<p>"
    + FIRST.encode()
    + b"</p>"
    + b"<style>" * 40_000
    + b"\n--b--\n",
    "a bomb": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"YWFh" * 1_500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_letter_is_an_article_or_one_line_soon(name: str) -> None:
    begun = time.process_time()
    with suppress(ArticlecastError):
        assert FIRST[:40] in article_text(read(HOSTILE[name]))
    assert time.process_time() - begun < 5


SIGNED = {
    "a closing, a name and a telephone": "Best regards,\nAna Lee\nHarbour editor | Easton Gazette | +44 20 7946 0001",
    "a long line of contacts": "Kind regards\n\nAna Lee\nHarbour editor, The Easton Weekly Gazette and Advertiser\nTel: 020 7946 0001, ana@quay.example",
    "German": "Mit freundlichen Grüßen\nAna Lee\nRedaktion\nTel. 0441 123456",
    "French": "Bien cordialement,\n\nAna Lee\nRédactrice · La Gazette du port\nwww.quay.example",
    "Italian": "Cordiali saluti\nAna Lee\nana@quay.example",
    "Portuguese": "Com os melhores cumprimentos,\nAna Lee\nEditora | Gazeta do Cais",
    "Dutch": "Met vriendelijke groet,\nAna Lee\nRedactie | De Kade | +31 20 123 4567",
    "the sender's name without a closing": "Ana Lee\nHarbour editor | Easton Gazette",
    "the sender's name and what they are": "Ana Lee (she/her)\nStaff writer, The Easton Gazette",
    "the sender's name and a handle": "Ana Lee\nWalker of quays\nMastodon: @ana@easton.example",
    "all in a line": "Ana Lee – Harbour editor – 07700 900 456",
    "another's name below a closing": "Best,\nBo Mar\nFor the crew\nmobile +44 7700 900123",
    "an office's below a closing": "Best,\n\nCommunications team\nEaston Harbour Trust\n+44 20 7946 0001\nwww.quay.example",
    "a German office's": "Mit freundlichen Grüßen\n\nIhre Redaktion Lokales\nHolter Bote GmbH & Co. KG\nTel. 01234 567-0",
    "behind a rule in one paragraph": "-- \nBo\nThe Petrel",
    "and a foot below": "Best,\nAna Lee\nEditor | Gazette | +44 20 7946 0001\n\nTo unsubscribe write to leave@quay.example",
}


@pytest.mark.parametrize("case", SIGNED)
@pytest.mark.parametrize("kind", ["text", "page"])
def test_a_signature_that_says_how_to_reach_its_bearer_is_cut(case: str, kind: str) -> None:
    lines = SIGNED[case]
    html = HTML + "".join(f"<p>{'<br>'.join(part.splitlines())}</p>" for part in lines.split("\n\n"))
    assert text_of(in_text(f"{ALL}\n\n{lines}\n") if kind == "text" else in_html(html)) == ALL


UNSIGNED = {
    "a closing with a name alone": "Best wishes,\nAna",
    "another's name and what they are": "Bo Mar\nStaff writer, 1904 to 1911",
    "the sender's name in a sentence": "Ana Lee – that is me – rang at six, and nobody came.",
    "an open letter's": "Yours sincerely,\nThe crew of the Petrel",
    "a letter's that has an address in it": "Yours faithfully,\nJohn Holt\n12 Quay Street, Easton",
    "a sentence behind a closing": "Cheers,\nThe bar opens at six, and a call to +44 20 7946 0001 will keep a chair.",
    "thanks to somebody": "Thanks\nTo Bo Mar of bo@quay.example for the pictures of the ferry, and to his crew for the tea.",
    "a name of somebody else's and a number": "Bo Mar\n+44 20 7946 0001",
    "a list of hours": "Monday | 6:00\nTuesday | 7:00",
    "the word within a sentence": "He wrote best regards below it, and a number: 020 7946 0001.",
    "a crew's without an address": "Best,\nThe whole crew\nThe Petrel",
    "an invitation below a closing": "Best,\nThe bar opens at six.\n020 7946 0001",
    "how to reach what is spoken of": "Tickets at the quay\n020 7946 0001",
    "a line with dashes": "-- and so he went",
    "a sentence among the lines": "Best,\nBo Mar\nThe boat itself is for sale if anybody wants it.\nana@quay.example is mine, and I answer.",
}


@pytest.mark.parametrize("case", UNSIGNED)
def test_a_closing_of_the_writers_own_stays(case: str) -> None:
    html = HTML + "".join(f"<p>{line}</p>" for line in UNSIGNED[case].splitlines())
    expected = f"{ALL}\n\n" + UNSIGNED[case].replace("\n", "\n\n")
    assert text_of(in_html(html)) == expected


def test_a_short_letter_keeps_the_name_below_its_closing() -> None:
    letter = f"{FIRST}\n\nKind regards\nAna Lee\n\nSent from my iPhone\n"
    assert text_of(in_text(letter)) == f"{FIRST}\n\nKind regards\n\nAna Lee"


def test_what_stands_below_a_signature_keeps_it() -> None:
    signed = "<p>Best,</p><p>Bo Mar</p><p>Editor | Gazette | +44 20 7946 0001</p>"
    assert "Bo Mar" in text_of(in_html(f"<p>{FIRST}</p>{signed}<p>{SECOND}</p><p>{THIRD}</p>"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Good morning, *|FNAME|*.", "Good morning."), ("Dear {{ first_name }}, it rained.", "Dear, it rained."),
        ("Hello {{ subscriber.name | default: 'you' }}!", "Hello!"), ("Hi %%firstname%%, look.", "Hi, look."),
        ("Hi [FIRSTNAME], look.", "Hi, look."),
        ("The [name] of the boat.", "The [name] of the boat."),
        ("A 5 %% rise, by name.", "A 5 %% rise, by name."),
    ],
)  # fmt: skip
def test_the_place_of_a_name_that_nobody_filled_in_is_not_read(line: str, said: str) -> None:
    assert text_of(in_html(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")) == f"{FIRST}\n\n{said}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("* THE QUEUE *", "h2"), ("== The queue ==", "h2"), ("THE QUEUE\nIt was long.", "h3"),
        ("* the queue", "li"), ("THE QUEUE\nAND THE BOAT", "p"), ("FERRY, late\nand slow", "p"),
    ],
)  # fmt: skip
def test_headings_of_a_text_are_told_by_what_stands_round_them(typed: str, shown: str) -> None:
    rule = "\n------------" if shown == "h2" else ""
    html = as_html(f"{FIRST}\n\n{typed}{rule}\n\n{SECOND}")
    assert f"<{shown}>" in html.partition("</p>")[2]
    assert "*" not in html


def test_the_picture_of_an_advertisement_goes_with_its_label() -> None:
    advert = '<div><div>ADVERTISEMENT</div><div><a href="https://shop.example"><img src="https://shop.example/a.png" alt="Ad"></a></div></div>'
    own = '<p><img src="https://quay.example/q.png" alt="The quay"></p>'
    article = read(in_html(f"<p>{FIRST}</p>{advert}<p>{SECOND}</p>{own}<p>{THIRD}</p>"))
    assert [block.url for block in article.blocks if isinstance(block, Figure)] == ["https://quay.example/q.png"]
