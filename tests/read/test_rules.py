"""An editor's rules about words and elements hold for whatever an article is read from."""

from __future__ import annotations

import time

import pytest

from articlecast.errors import NotAnArticle, ReadError, UsageError
from articlecast.model import Article, Document, plain, walk_blocks
from articlecast.read import ReadOptions, SiteRule, list_site_rules, read_article
from articlecast.read.present import article_markdown, markdown_blocks

BODY = """The tide came in at six. Sign up for our newsletter to get more. Dr. Holt was asleep.

Advertisement

> The lamp was out. Ourtown knew nothing.

Our **Our\u200btown** correspondent was there in Ourtown.

Notes of the desk

He lives here.
""".replace("\u200b", "")
HTML = "".join(
    f"<p>{line}</p>" if line[0] != ">" else f"<blockquote><p>{line[2:]}</p></blockquote>"
    for line in BODY.replace("**Ourtown**", "<b>Ourtown</b>").split("\n\n")
)
PAGE = f"<html><head><title>The tide | Example News</title></head><body><article><h1>The tide</h1>{HTML}</article>"
FEED = (
    "<rss version='2.0'><channel><title>News</title><item><title>The tide | Example News</title><guid isPermaLink='false'>one</guid>"
    f"<description><![CDATA[{HTML}]]></description></item></channel></rss>"
)
FORMS = {
    "a headed file": Document(f"---\ntitle: The tide | Example News\n---\n\n{BODY}".encode(), "", "wire/tide.md"),
    "Markdown": Document(f"# The tide | Example News\n\n{BODY}".encode(), "text/markdown", "wire/tide.md"),
    "text": Document(f"The tide | Example News\n\n{BODY}".replace("**", "").encode(), "text/plain", "wire/tide.txt"),
    "a page": Document(PAGE.encode(), "text/html", "https://wire.example/tide"),
    "a feed": Document(FEED.encode(), "application/rss+xml", "https://wire.example/feed.xml"),
}
RULES = (
    SiteRule(
        "*",
        skip_text=("sign up for our newsletter", "/^Advertisement$/"),
        replace_text={"Ourtown": "Our Town"},
        stop_at=("Notes of the desk",),
        title_strip=(" | Example News",),
    ),
)


def words(article: Article) -> list[str]:
    blocks = walk_blocks(article.blocks)
    return [plain(content) for block in blocks if (content := getattr(block, "content", ()))]


@pytest.mark.parametrize("form", FORMS)
def test_the_rules_about_words_hold_for_every_format(form: str) -> None:
    read = read_article(FORMS[form], ReadOptions(sites=RULES))
    assert read.title == "The tide"
    assert [line.removeprefix("> ") for line in words(read)] == [
        "The tide came in at six. Dr. Holt was asleep.",
        "The lamp was out. Our Town knew nothing.",
        "Our Our Town correspondent was there in Our Town.",
    ]
    own = {"title_strip"} if form == "a page" else set()  # whose heading has the title without the site's name
    assert {kind for _, kind, _ in read.rules} == {"skip_text", "replace_text", "stop_at", "title_strip"} - own
    if form != "text":
        assert "**Our Town**" in markdown_blocks(read.blocks), "what is new has the marks of what it stands for"


@pytest.mark.parametrize("form", ["a headed file", "Markdown", "a page", "a feed"])
def test_selectors_hold_where_there_are_elements(form: str) -> None:
    whole = read_article(FORMS[form], ReadOptions())
    rule = SiteRule("*", drop=("blockquote", "table"))
    read = read_article(FORMS[form], ReadOptions(sites=(rule,)))
    assert read.rules == (("*", "drop", "blockquote"),)
    assert words(read) == [line for line in words(whole) if "lamp" not in line]
    kept = read_article(FORMS[form], ReadOptions(sites=(SiteRule("*", keep=("blockquote",)),)))
    assert words(kept) == ["The lamp was out. Ourtown knew nothing."]


PARAGRAPHS = [
    "The tide came in at six, and the lamp on the mole was out, which nobody had told the harbour master.",
    "The boats stayed out until the morning, for none of their masters could find the way in without it.",
    "A keeper was sent for, and he found the door of the lamp house open and all of the oil gone.",
    "Whoever wants to have been there in time may ask for a seat in the boat, which leaves at noon.",
]
"""The last of them is what an editor wants no more."""
ENDINGS = {
    "a box that is left out": '<div class="newsletter-signup"><p>Get our letter every week</p></div>',
    "a form": "<form><p>Get our letter every week</p><input name='mail'><button>Go</button></form>",
    "an aside": "<aside><h3>Get our letter every week</h3></aside>",
    "a footer": "<footer>Get our letter every week</footer>",
    "a line that stays": "<p>Get our letter every week, says the keeper of the lamp, and he is right in this.</p>",
}
GOES_ON = {
    "a menu above it": ("<nav><p>Get our letter every week</p></nav>", ""),
    "a link above it": ('<div class="promo"><p>Get our letter every week</p></div>', ""),
    "a script": ("", "<script>Get our letter every week</script>"),
    "a choice": ("", "<select><option>Get our letter every week</select>"),
    "words within a line": ("", "<p>He said that you should get our letter every week, and she believed him.</p>"),
    "words that are others": ("", '<div class="newsletter-signup"><p>Get our letters every week</p></div>'),
    "capitals that the rule has not": ("", "<aside><p>get our letter every week</p></aside>"),
    "a comment": ("", "<!-- Get our letter every week -->"),
    "what nobody sees": ("", "<template><p>Get our letter every week</p></template>"),
    "half of it": ("", "<aside><p>Get our letter</p></aside>"),
}
STOP = SiteRule("*", stop_at=("Get our letter every week",))


def read_page(above: str, within: str) -> Article:
    text = f"{''.join(f'<p>{line}</p>' for line in PARAGRAPHS[:3])}{within}<p>{PARAGRAPHS[3]}</p>"
    page = f"<html lang=en><head><title>The lamp</title></head><body>{above}<article><h1>The lamp</h1>{text}</article></body>"
    return read_article(Document(page.encode(), "text/html", "https://wire.example/lamp"), ReadOptions(sites=(STOP,)))


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_article_ends_where_the_editor_says_though_the_line_itself_is_left_out(ending: str) -> None:
    read = read_page("", ENDINGS[ending])
    assert words(read) == PARAGRAPHS[:3]
    assert read.rules == (("*", "stop_at", "Get our letter every week"),)


@pytest.mark.parametrize("case", GOES_ON)
def test_an_article_goes_on_where_what_the_editor_says_is_not_read_there(case: str) -> None:
    read = read_page(*GOES_ON[case])
    assert words(read)[-1] == PARAGRAPHS[3]
    assert read.rules == ()


def test_a_letter_ends_where_the_editor_says_before_its_furniture_is_taken_out() -> None:
    lines = "".join(f"<p>{line}</p>" for line in (*PARAGRAPHS[:3], "View this email in your browser", PARAGRAPHS[3]))
    head = "From: Ana Lee <ana@wire.example>\r\nSubject: The lamp\r\nMessage-ID: <1@wire.example>\r\n"
    letter = f"{head}Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>{lines}</body></html>"
    document = Document(letter.encode(), "message/rfc822", "lamp.eml")
    assert PARAGRAPHS[3] in words(read_article(document))
    rule = SiteRule("*", stop_at=("View this email",))
    read = read_article(document, ReadOptions(sites=(rule,)))
    assert words(read) == PARAGRAPHS[:3]
    assert read.rules == (("*", "stop_at", "View this email"),)


def test_a_rule_that_finds_nothing_changes_nothing() -> None:
    for document in FORMS.values():
        rule = SiteRule("*", ("table",), (), ("xylophone",), {"xylophone": "x"}, ("Xylophone",), ("xylophone",))
        assert article_markdown(read_article(document, ReadOptions(sites=(rule,)))) == article_markdown(
            read_article(document)
        )


def test_a_phrase_is_whole_words_and_in_any_case_unless_it_has_a_capital() -> None:
    text = b"---\ntitle: T\n---\n\nAn advertisement. Advertisements. ADVERTISEMENT here. Advertisement here."

    def read(*skip: str) -> str:
        return " ".join(
            words(read_article(Document(text, "", "t.md"), ReadOptions(sites=(SiteRule("*", skip_text=skip),))))
        )

    assert read("advertisement") == "Advertisements."
    assert read("Advertisement") == "An advertisement. Advertisements. ADVERTISEMENT here."
    assert read(r"/\bADV\w+|An/") == "Advertisements. Advertisement here."
    assert read(r"/An.*nts/") == "ADVERTISEMENT here. Advertisement here.", "each sentence that it touches"


HELD = {
    ("post.example", "https://www.post.example/a"): True,
    ("post.example", "https://outpost.example/a"): False,
    ("post.example", "post.example/a.md"): False,
    ("post.example/live/*", "https://post.example/live/a"): True,
    ("post.example/live/*", "https://post.example/a"): False,
    ("articles/wire/*", "articles/wire/a.md"): True,
    ("articles/wire/*", "/home/me/show/articles/wire/deep/a.md"): True,
    ("articles/wire", "articles/wire/a.md"): True,
    ("articles/wire/*", "articles/rewire/a.md"): False,
    ("feeds/*.xml", "feeds/wire.xml#entry=1"): True,
    ("wire.example", "https://wire.example/feed.xml#entry=https://post.example/a"): True,
    ("*", "-"): True,
}


@pytest.mark.parametrize(("host", "place"), HELD)
def test_a_rule_is_of_a_site_a_folder_or_a_feed(host: str, place: str) -> None:
    assert (len(list(list_site_rules([SiteRule(host)], "", place))) == 1) == HELD[host, place]


def test_a_pattern_that_never_ends_is_ended() -> None:
    text = b"---\ntitle: T\n---\n\n" + b"a" * 5000 + b"!"
    begun = time.process_time()
    with pytest.raises(ReadError, match="takes more than 2 seconds on one paragraph"):
        read_article(Document(text, "", "t.md"), ReadOptions(sites=(SiteRule("*", skip_text=("/(a|aa)+$/",)),)))
    assert time.process_time() - begun < 20


def test_rules_that_leave_nothing_say_so() -> None:
    with pytest.raises(NotAnArticle, match=r"the rules of read\.sites leave nothing of it"):
        read_article(FORMS["a page"], ReadOptions(sites=(SiteRule("*", skip_text=("/./",)),)))


@pytest.mark.parametrize(("kind", "written"), [("skip_text", "/(/"), ("stop_at", " "), ("title_strip", "/[/")])
def test_what_is_no_pattern_is_told(kind: str, written: str) -> None:
    with pytest.raises(UsageError, match=kind):
        SiteRule("*", **{kind: (written,)})  # type: ignore[arg-type]
