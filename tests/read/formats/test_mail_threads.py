"""Letters in a thread: an answer is its writer's, a letter that is passed on its first writer's; notes and furniture."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from articlecast.errors import ReadError
from articlecast.model import Article, Document, Note
from articlecast.read import list_sources, load_document, read_article
from articlecast.read.formats.mail.fields import LONGEST_TITLE, strip_subject
from articlecast.read.formats.mail.letter import MOST_WITHIN
from articlecast.read.formats.mail.reader import list_letters
from articlecast.read.markup.texts import article_text
from articlecast.read.options import ReadOptions

FIRST = "The lock keeper opened the lower gate at dawn, and eleven barges went through before the water fell again."
SECOND = "He counts them in chalk on the door, as his mother did, and wipes the door on the last day of the year."
ASKED = "Would you tell us how many barges there were, and whether the gate is mended?"
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
BOTH = f"{FIRST}\n\n{SECOND}"


def letter(body: str, subtype: str = "html", **fields: str) -> EmailMessage:
    message = EmailMessage()
    known = {"From": "Ida Moll <ida@lock.example>", "Subject": "The lower gate", "Message-ID": "<5@lock.example>"}
    known |= {"To": "desk@paper.example", "Date": "Thu, 12 Mar 2026 07:30:00 +0100"}
    for name, value in (known | {name.replace("_", "-"): value for name, value in fields.items()}).items():
        message[name] = value
    message.set_content(body, subtype=subtype)
    return message


def read(message: EmailMessage | bytes) -> Article:
    content = message if isinstance(message, bytes) else message.as_bytes()
    return read_article(Document(content, "message/rfc822", "gate.eml"))


def head(frm: str, sent: str, to: str, subject: str) -> str:
    return (
        f"<div style='border-top:solid'><p><b>{frm}:</b> Desk &lt;desk@paper.example&gt;<br><b>{sent}:</b> 11 March 2026 17:03"
        f"<br><b>{to}:</b> Ida Moll<br><b>{subject}:</b> Gate</p></div><p>{ASKED}</p>"
    )


HEADS = {
    "RE: FW:": ("From", "Sent", "To", "Subject"),
    "AW: WG:": ("Von", "Gesendet", "An", "Betreff"),
    "RE: TR:": ("De", "Envoyé", "À", "Objet"),
    "Re: Fwd: Re:": ("From", "Sent", "To", "Subject"),
}


@pytest.mark.parametrize("prefix", HEADS)
def test_who_answers_a_letter_that_was_passed_on_is_the_author(prefix: str) -> None:
    article = read(letter(HTML + head(*HEADS[prefix]), Subject=f"{prefix} The lower gate"))
    assert article_text(article) == BOTH
    assert (article.authors, str(article.published)[:10]) == (("Ida Moll",), "2026-03-12")


def test_an_answer_leaves_out_what_was_passed_on_before() -> None:
    passed = f'<div class="gmail_quote"><div>---------- Forwarded message ---------</div>{head("From", "Date", "To", "Subject")}</div>'
    article = read(letter(HTML + passed, Subject="Re: Fwd: The lower gate"))
    assert (article_text(article), article.authors) == (BOTH, ("Ida Moll",))


def test_an_answer_below_what_was_passed_on_is_read_and_that_is_not() -> None:
    text = f"> -------- Forwarded Message --------\n> From: Karl <k@x.example>\n> Date: 9 March 2026\n> Subject: Gate\n>\n> {ASKED}\n"
    article = read(letter(f"{text}\n{FIRST}\n\n{SECOND}\n", "plain", Subject="Re: Fwd: The lower gate"))
    assert (article_text(article), article.authors) == (BOTH, ("Ida Moll",))


def test_a_head_that_is_a_table_says_whose_letter_is_passed_on() -> None:
    rows = {"Subject": "Gate", "Date": "Mon, 9 Mar 2026 17:03:00 +0100", "From": "Karl Ott", "To": "ida@lock.example"}
    table = "".join(f"<tr><th>{name}: </th><td>{value}</td></tr>" for name, value in rows.items())
    html = f"<p>Seen this?</p><div><br>-------- Forwarded Message --------<table>{table}</table><br>{HTML}</div>"
    article = read(letter(html, Subject="Fwd: Gate"))
    assert (article_text(article), article.authors) == (BOTH, ("Karl Ott",))
    assert str(article.published)[:10] == "2026-03-09"


@pytest.mark.parametrize("prefix", ["FW: RE:", "WG: AW:", "TR:", "Fwd:"])
def test_what_is_passed_on_is_its_writers_without_the_line_above_it(prefix: str) -> None:
    inner = head("From", "Sent", "To", "Subject").replace(f"<p>{ASKED}</p>", HTML)
    article = read(letter(f"<p>Have a look, Karl - one for Sunday?</p>{inner}", Subject=f"{prefix} The lower gate"))
    assert article_text(article) == BOTH
    assert (article.authors, str(article.published)[:10]) == (("Desk",), "2026-03-11")


def test_a_long_letter_with_another_as_its_proof_is_its_writers_own() -> None:
    html = HTML * 4 + f"<div>---------- Forwarded message ---------</div>{head('From', 'Date', 'To', 'Subject')}"
    article = read(letter(html))
    assert (ASKED in article_text(article), article.authors) == (False, ("Ida Moll",))
    assert article_text(article).count(FIRST) == 4


@pytest.mark.parametrize(
    "lines",
    [
        "On Wed, Mar 11, 2026 at 5:03 PM Desk\n<desk@paper.example> wrote:",
        "On Wed, 11 March 2026 at 17:03, Desk of the Evening Paper\n<desk@paper.example>\nwrote:",
        "Am 11.03.2026 um 17:03 schrieb Karl vom Abendblatt\n<desk@paper.example>:",
    ],
)
def test_an_attribution_goes_in_as_many_lines_as_a_program_made_of_it(lines: str) -> None:
    assert article_text(read(letter(f"{lines}\n\n> {ASKED}\n\n{FIRST}\n\n{SECOND}\n", "plain"))) == BOTH
    html = f"{HTML}<div>{lines.replace('<', '&lt;').replace('>', '&gt;').replace(chr(10), '<br>')}</div>"
    assert article_text(read(letter(f'{html}<blockquote type="cite">{ASKED}</blockquote>'))) == BOTH


def test_a_writers_lines_before_a_quotation_are_read() -> None:
    text = f"{FIRST}\n\nOn the door, in 1911, her mother\nwrote this:\n\n> Eleven barges, and rain.\n\n{SECOND}\n"
    told = article_text(read(letter(text, "plain")))
    assert "On the door, in 1911, her mother wrote this:" in told
    assert "Eleven barges, and rain." in told


def test_a_quotation_that_says_whose_letter_it_is_goes_without_an_answers_subject() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n> El 11 mar 2026, a las 17:03, Karl <desk@paper.example> escribió:\n> \n> {ASKED}\n"
    assert article_text(read(letter(text, "plain"))) == BOTH
    own = f"{FIRST}\n\n> On 11 March 1911 the keeper wrote:\n> \n> Eleven barges, and rain.\n\n{SECOND}\n"
    assert "Eleven barges, and rain." in article_text(read(letter(own, "plain")))


def test_a_rule_and_the_writers_name_are_a_signature_and_a_rule_alone_is_none() -> None:
    signed = (
        f"{FIRST}\n\n{SECOND}\n\n{'_' * 30}\nIda Moll | Lower Lock\nConfidentiality notice: for the addressee only.\n"
    )
    assert article_text(read(letter(signed, "plain"))) == BOTH
    ruled = f"{FIRST}\n\n{'_' * 30}\n\nIda Moll counted them, and wiped the door.\n"
    assert "Ida Moll counted them" in article_text(read(letter(ruled, "plain")))


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Confidentiality notice: this e-mail is intended only for the addressee.", False),
        ("This e-mail and any attachments may contain confidential information.", False),
        ("This e-mail and any attachments are confidential. If you are not the intended recipient, delete it.", False),
        ("If you are not the intended recipient, please tell the sender.", False),
        ("This message was kept confidential until the lock was sold.", True),
        ("This message is as confidential as a foghorn, said the keeper.", True),
        ("The note ended as they do: if you are not the intended recipient, forget it.", True),
        ("If you are not the keeper of the lock, ask the keeper.", True),
    ],
)
def test_a_notice_of_confidence_goes(line: str, *, stays: bool) -> None:
    assert (line in article_text(read(letter(f"{HTML}<p>{line}</p>")))) is stays


@pytest.mark.parametrize(
    "address",
    [
        "https://lock.substack.com/p/gate#footnote-1-77",
        "https://substack.com/redirect/8a1b-22?j=eyJ1IjoiMSJ9",
        "#footnote-1-77",
    ],
)
def test_a_newsletters_notes_are_notes_wherever_their_marks_lead(address: str) -> None:
    html = (
        f'<p>{FIRST}<a class="footnote-anchor" href="{address}">1</a> And so on.</p><p>{SECOND}</p>'
        '<div class="footnote"><a id="footnote-1-77" class="footnote-number" href="https://lock.substack.com/p/gate#x">1</a>'
        '<div class="footnote-content"><p>By the chalk of 1911.</p></div></div>'
    )
    article = read(letter(html))
    (note,) = [block for block in article.blocks if isinstance(block, Note)]
    assert note.name == "footnote-1-77"
    marks = [
        (span.text, mark.value)
        for block in article.blocks
        for span in getattr(block, "content", ())
        for mark in span.marks
        if mark.kind == "note"
    ]
    assert marks == [("1", "footnote-1-77")]


def test_a_number_that_is_a_link_to_a_page_stays_one() -> None:
    html = f'<p>{FIRST} See lock <a href="https://lock.example/list#lock-2">2</a> of the list.</p><p>{SECOND}</p>'
    assert "See lock 2 of the list." in article_text(read(letter(html)))


@pytest.mark.parametrize(
    "furniture",
    [
        '<p class="cta-caption">Lock Notes keeps its gates open with your help.</p>',
        '<table class="mcnButtonBlock"><tr><td><a class="mcnButton" href="https://x.example">See all gates</a></td></tr></table>',
        '<p><a href="https://x.example/r">Refer a friend</a> and get a mug. You have referred 0 people.</p>',
        '<p>If this was forwarded to you, <a href="https://x.example/s">subscribe here</a>.</p>',
        '<p><a href="https://facebook.com/sharer?u=1">Tell the others</a></p>',
        '<ul><li><a href="p1">⭐⭐⭐ Loved it</a></li><li><a href="p2">⭐ Awful</a></li></ul>',
        "<p>Log in or subscribe to participate in polls.</p>",
        "<div><p>TOGETHER WITH ROPEWORKS</p><h3>Ropes for gates</h3><p>Ten per cent off.</p></div>",
        "<p>Hat Ihnen diese Ausgabe gefallen? Empfehlen Sie uns weiter!</p>",
        "<p>Leiten Sie diesen Newsletter gern an Freunde weiter.</p>",
        "<p>Vous avez aimé cette lettre ? Partagez-la avec vos amis.</p>",
        "<p>¿Te gustó este número? Reenvíalo a un colega.</p>",
        "<p>この記事が面白かったら、ぜひシェアしてください。</p>",
        "<p>このメールは、購読を登録された方にお送りしています。</p>",
    ],
)
def test_what_a_newsletters_software_adds_is_not_read(furniture: str) -> None:
    assert article_text(read(letter(f"<div>{HTML}</div>{furniture}"))) == BOTH


@pytest.mark.parametrize(
    "line",
    [
        "Refer a friend to the keeper when the gate is stuck.",
        "Together with Karl I painted the door.",
        "★★★★ The Anchor, below the lock",
        "Hat Ihnen der Abend an der Schleuse gefallen, fragte er.",
        "Vous avez aimé cette nuit-là, dit-elle, et moi aussi.",
        "¿Te ha gustado el río?, preguntó el viejo.",
        "この記事は、去年の洪水について書いたものです。",
    ],
)
def test_a_writers_line_that_sounds_like_it_is_read(line: str) -> None:
    assert line in article_text(read(letter(f"<div>{HTML}</div><p>{line}</p><div>{HTML}</div>")))


def test_the_label_of_a_sponsor_takes_no_letter_with_it() -> None:
    told = article_text(read(letter(f"<div><p>Presented by Ropeworks</p>{HTML}</div>")))
    assert told == BOTH
    assert "Werbung" in article_text(read(letter(f"{HTML}{HTML}<div><h2>Werbung</h2><p>Sie stand am Tor.</p></div>")))


@pytest.mark.parametrize(
    ("greeting", "subscribed", "stays"),
    [
        ("Hi Jane,", True, False),
        ("Sehr geehrter Herr Moll,", True, False),
        ("Dear readers,", True, True),
        ("Hi Jane,", False, True),
    ],
)
def test_the_name_of_a_newsletters_reader_is_not_read(greeting: str, *, subscribed: bool, stays: bool) -> None:
    fields = {"List_Unsubscribe": "<https://x.example/u>"} if subscribed else {}
    told = article_text(read(letter(f"<p>{greeting}</p>{HTML}", **fields)))
    assert told == (f"{greeting}\n\n{BOTH}" if stays else BOTH)


@pytest.mark.parametrize("times", [MOST_WITHIN + 1, 4000])
def test_letters_within_letters_without_end_are_refused_in_one_line(times: int) -> None:
    fields = b"From: a@x.example\nSubject: s\nDate: Thu, 12 Mar 2026 07:30:00 +0100\nContent-Type: message/rfc822\n\n"
    with pytest.raises(ReadError, match="letters within it"):
        read(fields * times + FIRST.encode())
    folded = fields.replace(b"Content-Type: message", b"Content-Type: (of a\n kind) message")
    with pytest.raises(ReadError):
        read(folded * times + FIRST.encode())


def test_a_letter_with_others_attached_is_read() -> None:
    message = letter(HTML)
    for _ in range(5):
        message.add_attachment(letter(f"<p>{ASKED}</p>"))
    assert article_text(read(message)) == BOTH


def test_a_mailbox_without_a_letter_is_refused(tmp_path: Path) -> None:
    document = Document(b"", "application/mbox", "none.mbox")
    assert list_letters(document, ReadOptions()) == ()
    path = tmp_path / "none.mbox"
    path.write_bytes(b"")
    with pytest.raises(ReadError, match=r"none\.mbox"):
        [read_article(load_document(source)) for source in list_sources([str(path)])]


def test_a_title_is_no_longer_than_a_subject_can_be() -> None:
    title, _forwarded, _answered = strip_subject("Re: " + "lock " * 40_000)
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("…")
    assert strip_subject("Fwd: " + "x" * LONGEST_TITLE)[0] == "x" * LONGEST_TITLE
