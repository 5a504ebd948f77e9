"""Kinds of pages that were read wrongly, each beside one that looks like it and must stay as it was."""

import pytest

from articlecast.model import Article, Document, Heading, Note, Paragraph, Table, plain
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text

FIRST = "The ferry was late on Tuesday, and the queue ran back past the fish market to the customs house by noon."
SECOND = "Nobody minded, for the sun was out, and two of the crew came ashore to play cards with the children."
THIRD = "By four the boat had left again, an hour behind, with everybody on it who wanted to be and three who did not."


def page(middle: str) -> Article:
    html = f'<!doctype html><html lang="en"><head><title>The ferry</title></head><body><nav><a href="/">Home</a></nav><article><h1>The ferry</h1><p>{FIRST}</p><p>{SECOND}</p>{middle}<p>{THIRD}</p><p>{FIRST.replace("Tuesday", "Friday")}</p></article><footer>Copyright 2026</footer></body></html>'
    return read_article(Document(html.encode(), "text/html", "ferry.html"))


def test_lines_of_dialogue_in_boxes_of_their_own_are_all_read() -> None:
    lines = ["He waited.", "“Well?” she said.", FIRST, "“No.”", SECOND, "He left.", THIRD, "That was all."]
    boxes = "".join(f'<div class="l{n}"><div>{line}</div></div>' for n, line in enumerate(lines))
    html = f"<!doctype html><html><head><title>Rain</title></head><body><h1>Rain</h1><div class='chapter'>{boxes}</div></body></html>"
    assert article_text(read_article(Document(html.encode(), "text/html", "a.html"))).split("\n\n") == lines


def test_buttons_in_boxes_beside_the_text_are_none_of_its_lines() -> None:
    boxes = "".join(f'<div class="t{n}"><div>{line}</div></div>' for n, line in enumerate(["Share", "Print", "Save"]))
    html = f"<!doctype html><html><head><title>Rain</title></head><body><h1>Rain</h1><div class='tools'>{boxes}</div><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body></html>"
    assert "Print" not in article_text(read_article(Document(html.encode(), "text/html", "a.html")))


def test_a_panel_that_a_heading_opens_is_read_with_it() -> None:
    panel = '<div class="item"><h3><button aria-expanded="false" aria-controls="p1">What to bring</button></h3><div id="p1" hidden><ol><li>A coat for the evening on deck.</li><li>A pack of cards for the wait.</li></ol></div></div>'
    text = article_text(page(panel))
    assert "What to bring" in text
    assert "A coat for the evening" in text
    hidden = page(f"<div hidden><p>{SECOND.replace('crew', 'spies')}</p></div>")
    assert "spies" not in article_text(hidden), "what nothing opens stays hidden"


def test_an_encyclopaedias_sounds_and_page_marks_are_not_read() -> None:
    middle = '<p>The pier was built by Jan Holt (<span lang="de">German:</span> <span class="IPA">[ˈhɔlt]</span> <span class="ext-phonos"><a href="x.ogg">ⓘ</a></span>; 1820–1899), and rebuilt.<sup class="reference">:&thinsp;45&thinsp;</sup> It stands in IPA country (see below).</p>'
    assert (
        "The pier was built by Jan Holt (1820–1899), and rebuilt. It stands in IPA country (see below)."
        in article_text(page(middle))
    )


def test_a_heading_with_notes_alone_below_it_goes_and_one_with_text_stays() -> None:
    notes = '<h2>References</h2><div class="reflist"><ol class="references"><li id="cite_note-1">Holt, J. My pier.</li></ol></div>'
    assert not [block for block in page(notes).blocks if isinstance(block, Heading)]
    kept = page(f"<h2>References</h2><p>{SECOND.replace('crew', 'referees')}</p>")
    assert [plain(block.content) for block in kept.blocks if isinstance(block, Heading)] == ["References"]


def test_the_items_of_a_list_within_a_cell_are_parted() -> None:
    table = "<table><tr><th>Day</th><th>Hours</th></tr><tr><td>Mon</td><td><ul><li>10 to 8</li><li>Closed now.</li><li>Late</li></ul></td></tr><tr><td>Tue</td><td>Closed</td></tr></table>"
    (found,) = (block for block in page(table).blocks if isinstance(block, Table))
    assert [plain(cell) for cell in found.rows[0]] == ["Mon", "10 to 8, Closed now. Late"]


def test_a_sentence_that_is_one_link_is_the_writers_and_a_teaser_is_not() -> None:
    linked = '<div class="wrap"><p><a href="https://a.example/court"><strong>On Friday, Jan Holt, 54, and Sean Lee, 30, both of Quay Street, denied the charge.</strong></a></p></div>'
    assert "denied the charge." in article_text(page(linked))
    teaser = '<p><a href="https://a.example/ten">Related: Ten piers that you should see before the tide takes them all away</a></p>'
    assert "Ten piers" not in article_text(page(teaser))


@pytest.mark.parametrize("name", ["sidenote", "marginnote"])
def test_a_note_beside_its_sentence_is_a_note(name: str) -> None:
    middle = f'<p>The wall<label for="s1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s1" class="margin-toggle"><span class="{name}">It stands beside the text.</span> is older.</p>'
    article = page(middle)
    notes = [inner for block in article.blocks if isinstance(block, Note) for inner in block.blocks]
    assert [plain(inner.content) for inner in notes if isinstance(inner, Paragraph)] == ["It stands beside the text."]
    assert "wallIt" not in article_text(article)


def test_a_players_times_are_not_read_and_a_timetable_is() -> None:
    player = '<div class="listen"><audio controls src="x.mp3"></audio><span>00:00</span> <span>06:12</span></div>'
    assert "06:12" not in article_text(page(player))
    table = "<table><tr><th>Boat</th><th>Due</th></tr><tr><td>Gull</td><td>06:12</td></tr></table>"
    assert "06:12" in str(page(table).blocks)


def test_thanks_for_reading_and_subscribing_is_no_line_of_the_writers() -> None:
    asked = (
        "<p><em>Thanks for reading Harbour Notes! Subscribe for free to receive new posts and support my work.</em></p>"
    )
    assert "Thanks for reading" not in article_text(page(asked))
    meant = "<p>Thanks for reading the gauge, said the pilot, and wrote the number into his book.</p>"
    assert "said the pilot" in article_text(page(meant))
