"""Forms that strangers' files come in: what stands about the text is told from it, and text that looks so stays."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document, Embed, Figure
from articlecast.read import ReadOptions, list_sources, load_document, read_article
from articlecast.read.formats.dialects.title_blocks import write_exported
from articlecast.read.markup.texts import block_texts
from articlecast.read.text.language import detect_language
from support.growth import grows_as_its_size
from support.pdf import Placed, draw, lay

QUAY = "The crane on the north quay was sold for scrap in May, and nobody came to see it go."
TRAM = "A tram ran along the water until the war, and its rails are still there below the tar."


def read(text: str | bytes, name: str, media_type: str = "") -> Article:
    content = text.encode() if isinstance(text, str) else text
    return read_article(Document(content, media_type, name), ReadOptions())


def told(text: str, name: str = "a.md", media_type: str = "text/markdown") -> list[str]:
    return list(block_texts(read(text, name, media_type).blocks))


HEADER = "title: The crane\nauthor: Ana Lee\n"


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_a_header_below_a_remark_is_one(fence: str) -> None:
    header = HEADER if fence == "---" else 'title = "The crane"\nauthor = "Ana Lee"\n'
    article = read(f"<!--\nLicence: MIT\n-->\n\n{fence}\n{header}{fence}\n{QUAY}\n", "a.md", "text/markdown")
    assert (article.title, article.authors) == ("The crane", ("Ana Lee",))
    assert block_texts(article.blocks) == [QUAY]


def test_a_remark_above_a_text_makes_no_header_of_its_rules() -> None:
    assert told(f"<!-- for Tom -->\n\n# The crane\n\n---\n\n{QUAY}\n\n---\n\n{TRAM}\n") == [QUAY, TRAM]


def test_a_tab_behind_the_name_of_a_line_is_a_blank() -> None:
    article = read(f"---\ntitle:\tThe crane\npost_date:\t2026.03.01\nauthor: \tAna Lee\n---\n{QUAY}\n", "a.md")
    assert (article.title, article.authors) == ("The crane", ("Ana Lee",))
    assert article.published is not None
    assert article.published.day == 1


def test_a_quotation_mark_within_a_title_is_told_with_what_to_write() -> None:
    with pytest.raises(ReadError) as caught:
        read(f'---\ntitle: "He said "no" twice"\n---\n{QUAY}\n', "a.md")
    assert 'write \\" for each quotation mark within the value, in line 2' in str(caught.value.hint)


def test_a_text_in_another_charset_is_told_by_its_name() -> None:
    text = "Кран на северной набережной продали на лом в мае, и никто не пришёл посмотреть, как его увозят.\n"
    with pytest.raises(ReadError) as caught:
        read(text.encode("cp1251"), "a.md", "text/markdown")
    assert "iconv -f WINDOWS-1251" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kranen på kajen blev solgt i maj, og der var ikke nogen, der sagde noget til ham. Han hørte det efter en tid.", "da"),
        ("Kranen på kaia ble solgt i mai, og det var ikke noen som sa noe til ham. Han hørte det etter en tid.", "no"),
    ],
)  # fmt: skip
def test_danish_is_told_from_norwegian(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("The crane [aB3-x_9Qz7k].en.vtt", "The crane"),
        ("The crane [illustrated].vtt", "The crane [illustrated]"),
        ("The crane [Remembering].vtt", "The crane [Remembering]"),
    ],
)
def test_a_videos_id_is_no_part_of_its_title(name: str, title: str) -> None:
    cues = f"WEBVTT\n\n00:01.000 --> 00:04.000\n{QUAY}\n"
    assert read(cues, name).title == title


SUBTITLES = {
    "a blank line within": ("The crane\n\nwas sold.", "The crane was sold."),
    "a line break of Aegisub's": (r"The crane\Nwas sold.", "The crane was sold."),
    "how it is said": ("(sighs) The crane was sold.", "The crane was sold."),
    "in which language": ("(in Danish) It was sold.", "It was sold."),
    "a number that is said": ("9", "9"),
    "a remark of the speaker's": ("(so I heard) It was sold.", "(so I heard) It was sold."),
    "a remark behind": ("It was (they say) sold.", "It was (they say) sold."),
}


@pytest.mark.parametrize("case", SUBTITLES)
def test_a_cue_is_its_words_however_it_was_written(case: str) -> None:
    cue, words = SUBTITLES[case]
    text = f"1\n00:00:01,000 --> 00:00:04,000\n{cue}\n\n2\n00:00:05,000 --> 00:00:06,000\nSo it went.\n"
    assert " ".join(told(text, "crane.srt", "")) == f"{words} So it went."


def test_a_year_at_the_end_of_a_cue_without_numbers_is_said() -> None:
    text = "00:00:01,000 --> 00:00:04,000\nIt was\n1984\n\n00:00:05,000 --> 00:00:06,000\nSo it went.\n"
    assert told(text, "crane.srt", "") == ["It was 1984 So it went."]


DIALECTS = {
    "an emoji first in a box": (f":::info\n:bulb: {QUAY}\n:::\n", ["Info.", QUAY]),
    "an option of MyST's": (f":::{{note}}\n:class: dropdown\n{QUAY}\n:::\n", ["Note.", QUAY]),
    "a folded part's title": ('{{% expand "The crane" %}}\nIt was sold.\n{{% /expand %}}\n', ["The crane.", "It was sold."]),
    "another pair's argument": ('{{% lead "big" %}}\nIt was sold.\n{{% /lead %}}\n', ["It was sold."]),
    "columns": ("{{< columns >}}\nLeft.\n<--->\nRight.\n{{< /columns >}}\n", ["Left.", "Right."]),
    "tags behind a sentence": ("It was sold. #harbour/north #crane\n\nSo it went.", ["It was sold.", "So it went."]),
    "a tag within one": ("He wrote #crane on the wall.", ["He wrote #crane on the wall."]),
    "a number behind a sentence": ("It was the best. #1", ["It was the best. #1"]),
    "a button of Microsoft's": (f'{QUAY}\n\n> [!div class="nextstepaction"]\n> [Next: the tram](tram.md)\n\n{TRAM}', [QUAY, TRAM]),
    "a part for some": (f'::: moniker range=">= crane-2"\n{QUAY}\n::: moniker-end\n', [QUAY]),
    "a part of another file": (f"{QUAY} [!INCLUDE [a](../a.md)]\n\n[!code-csharp[Main](a.cs)]\n\n{TRAM}", [QUAY, TRAM]),
    "rows and columns": (f':::row:::\n:::column span="2":::\n{QUAY}\n:::column-end:::\n:::row-end:::\n', [QUAY]),
    "a group of code": ("::code-group\nIt was sold.\n::\n", ["It was sold."]),
    "a player of Hashnode's": (f"{QUAY}\n\n%[https://x.example/a]\n\n{TRAM}", [QUAY, TRAM]),
    "a share in brackets": (f"{QUAY} It was 5 %[a].", [f"{QUAY} It was 5 %[a]."]),
    "a part of DEV's": ("{% details The crane %}\nIt was sold.\n{% enddetails %}\n", ["The crane.", "It was sold."]),
    "what is said of such signs": ("Write `[!INCLUDE x]` and [!] for a mark.", ["Write [!INCLUDE x] and [!] for a mark."]),
}  # fmt: skip


@pytest.mark.parametrize("case", DIALECTS)
def test_what_stands_about_a_text_is_told_from_it(case: str) -> None:
    body, heard = DIALECTS[case]
    assert told(f"---\ntitle: The crane\n---\n{body}") == heard


def test_a_sidenote_is_a_note() -> None:
    article = read(f'---\ntitle: T\n---\n{QUAY}{{{{< sidenote "a" >}}}}In 1984.{{{{< /sidenote >}}}} {TRAM}\n', "a.md")
    assert "In 1984." not in block_texts(article.blocks)[0]
    assert "In 1984." in repr(article.blocks)


def test_a_player_and_a_picture_of_microsofts_docs_are_such() -> None:
    body = f'[!VIDEO https://www.youtube.com/embed/a1]\n\n{QUAY}\n\n:::image type="content" source="a.png" alt-text="A":::\n'
    blocks = read(f"---\ntitle: T\n---\n{body}", "a.md").blocks
    assert [type(block) for block in blocks if isinstance(block, Embed | Figure)] == [Embed, Figure]


EXPORTED = f"""import {{ ana }} from './people'

export const meta = {{
  title: 'The crane',
  date: "2026-03-01", // a Sunday
  authors: [ana],
  open: {{ image: './a.png' }},
}};

{QUAY}
"""


def test_what_mdx_exports_of_itself_is_its_header() -> None:
    article = read(EXPORTED, "a.mdx", "text/markdown")
    assert (article.title, article.authors) == ("The crane", ())
    assert article.published is not None
    assert article.published.day == 1
    assert block_texts(article.blocks) == [QUAY]


@pytest.mark.parametrize(
    "data",
    [
        "export const meta = { theme: 'dark' }",
        "export const size = { title: 3 }",
        "export const meta = { title: makeTitle('x') }",
        "export const meta = { title: `${year}` }",
    ],
)
def test_other_data_of_mdx_is_none(data: str) -> None:
    article = read(f"# The tram\n\n{data}\n\n{TRAM}\n", "a.mdx", "text/markdown")
    assert (article.title, block_texts(article.blocks)) == ("The tram", [TRAM])


def test_an_object_without_end_costs_no_more_than_its_size() -> None:
    assert grows_as_its_size(
        lambda size: write_exported("export const meta = {\n" + "title: '{', " * (size // 12)), 200_000
    )


@pytest.mark.parametrize(
    ("asked", "is_read"),
    [("latex", False), ("draft", False), ("html", True), ("not latex", True), ("html or latex", True), ("not html", False)],
)  # fmt: skip
def test_a_part_for_one_builder_of_sphinx_is_read_where_that_makes_pages(asked: str, *, is_read: bool) -> None:
    text = f"The crane\n=========\n\n{QUAY}\n\n.. only:: {asked}\n\n   {TRAM}\n"
    assert (TRAM in told(text, "a.rst", "")) is is_read


def test_a_macro_of_orgs_is_what_it_stands_for() -> None:
    text = (
        "#+TITLE: The crane\n#+MACRO: by sold by $1 in $2\n#+MACRO: now (eval (current-time))\n\n"
        "It was {{{by(Ana\\, Lee,May)}}}{{{now}}}. See {{{title}}}{{{other}}}.\n"
    )
    assert told(text, "a.org", "") == ["It was sold by Ana, Lee in May. See The crane."]


def test_a_notebook_that_begins_with_code_has_the_byline_below_its_title() -> None:
    cells = [("code", "import sea"), ("markdown", "# The crane\n\n*Ana Lee, 2026-03-01*"), ("markdown", QUAY)]
    rows = [{"cell_type": kind, "metadata": {}, "source": text, "outputs": []} for kind, text in cells]
    article = read(json.dumps({"cells": rows, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "a.ipynb")
    assert (article.title, article.authors) == ("The crane", ("Ana Lee",))


def test_a_foot_that_counts_the_pages_of_a_single_one_is_no_text() -> None:
    rows = lay(f"{QUAY} {TRAM}", 60, 700)
    foot = Placed(200, 40, "Harbour Notes | Spring | Page 1 of 1", 8)
    texts = block_texts(read_article(Document(draw([*rows, foot]), "application/pdf", "crane.pdf")).blocks)
    assert "Page 1" not in " ".join(texts)


def substack(kind: str, html: str) -> bytes:
    table = (
        "post_id,post_date,is_published,type,audience,title,podcast_url\n"
        f"1.a,2026-03-01T08:00:00Z,true,{kind},everyone,The crane,https://x.example/a.mp3\n"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("posts.csv", table)
        archive.writestr("posts/1.a.html", html)
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "html", "hidden"),
    [
        ("podcast", "<p>Listen now.</p>", True),
        ("podcast", f"<p>{QUAY} {TRAM}</p>" * 6, False),
        ("newsletter", f"<p>{QUAY}</p>", False),
    ],
)
def test_a_post_of_substacks_to_be_heard_is_no_article(tmp_path: Path, kind: str, html: str, *, hidden: bool) -> None:
    place = tmp_path / "export.zip"
    place.write_bytes(substack(kind, html))
    articles = [read_article(load_document(source)) for source in list_sources([str(place)])]
    assert [bool(article.hidden) for article in articles] == [hidden]


REFUSED = {
    "a.textile": ("h1. The crane\n\nbq. It was sold.\n", "Textile"),
    "a.mediawiki": ("== The crane ==\n'''It''' was [[sold]].\n", "wiki"),
    "a.ass": ("[Script Info]\nTitle: The crane\n\n[Events]\nDialogue: 0,0:00:01.00,It was sold.\n", "subtitles"),
    "a.txt": ("[Script Info]\nTitle: The crane\n\n[Events]\nDialogue: 0,0:00:01.00,It was sold.\n", "subtitles"),
    "a.fb2": (f'<?xml version="1.0"?><FictionBook><body><section><p>{QUAY}</p></section></body></FictionBook>', "FictionBook"),
    "a.fodt": (f'<?xml version="1.0"?><office:document xmlns:office="o"><p>{QUAY}</p></office:document>', "OpenDocument"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_nobody_reads_here_is_refused_by_its_name(name: str) -> None:
    text, named = REFUSED[name]
    with pytest.raises(NotAnArticle, match=named):
        read(text, name)


def test_a_text_about_such_files_is_read() -> None:
    assert told(f"# The crane\n\n[Script Info] is the first line of such a file.\n\n{QUAY}\n")[-1] == QUAY


def mailbox(*headers: str) -> bytes:
    letters = (
        f"From a@b.example Sun Mar  1 08:00:00 2026\n{header}From: Ana Lee <a@b.example>\nSubject: Letter {number}\n"
        f"Date: Sun, 01 Mar 2026 08:00:00 +0000\n\n{QUAY}\n\n"
        for number, header in enumerate(headers)
    )
    return "".join(letters).encode()


@pytest.mark.parametrize(
    ("header", "is_read"),
    [
        ("X-Gmail-Labels: Inbox,Newsletters\n", True),
        ("X-Gmail-Labels: Drafts,\n Unread\n", False),
        ("X-Gmail-Labels: =?UTF-8?Q?Papierkorb,Ge=C3=B6ffnet?=\n", False),
        ("X-Mozilla-Status: 0009\n", False),
        ("X-Mozilla-Status: 0011\n", True),
        ("X-Status: AD\n", False),
        ("X-Status: AF\n", True),
    ],
)
def test_what_a_mail_program_put_away_is_no_letter_of_its_mailbox(
    tmp_path: Path, header: str, *, is_read: bool
) -> None:
    place = tmp_path / "all.mbox"
    place.write_bytes(mailbox("", header))
    titles = [read_article(load_document(source)).title for source in list_sources([str(place)])]
    assert titles == (["Letter 1", "Letter 0"] if is_read else ["Letter 0"])


KIND = "http://schemas.google.com/g/2005#kind"
BLOGGER = "http://schemas.google.com/blogger/2018"


@pytest.mark.parametrize(
    ("told_so", "hidden"),
    [
        (f'<category scheme="{KIND}" term="x/kind#post"/>', [""]),
        (f'<category scheme="{KIND}" term="x/kind#page"/>', ["post_type: page"]),
        (f'<category scheme="{KIND}" term="x/kind#comment"/>', []),
        ("<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>", [""]),
        ("<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>", ["status: DRAFT"]),
        ("<blogger:type>COMMENT</blogger:type>", []),
    ],
)
def test_an_export_of_bloggers_holds_more_than_posts(tmp_path: Path, told_so: str, hidden: list[str]) -> None:
    place = tmp_path / "blog.xml"
    place.write_text(
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="{BLOGGER}">'
        f"<title>Quay</title><id>b</id><entry><id>b.1</id>{told_so}<title>The crane</title>"
        f'<content type="html">&lt;p&gt;{QUAY}&lt;/p&gt;</content></entry></feed>'
    )
    articles = [read_article(load_document(source)) for source in list_sources([str(place)])]
    assert [article.hidden for article in articles] == hidden
    assert not any(article.tags for article in articles)


def test_a_book_of_the_nineties_begins_below_its_small_print() -> None:
    text = (
        "***The Project Gutenberg Etext of The Crane, by Ana Lee***\n\nPlain Vanilla.\n\n"
        "**START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START**\nLawyers.\n"
        f"*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n\nThe Crane\n\nby Ana Lee\n\n{QUAY}\n\n"
        f"{TRAM} Caf\xe9.\n\nEnd of The Project Gutenberg Etext of The Crane\n"
    )
    article = read(text.encode("latin-1"), "crane10.txt", "text/plain")
    assert (article.title, article.authors) == ("The Crane", ("Ana Lee",))
    assert block_texts(article.blocks) == [QUAY, f"{TRAM} Café."]
