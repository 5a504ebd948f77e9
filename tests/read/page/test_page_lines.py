"""Lines that pages put among the text, by kind and language; and lines of the writer's that have their words."""

import pytest

from articlecast.model import Article, Document, Figure, Note, Paragraph, plain
from articlecast.read import read_article
from articlecast.read.markup.page_lines import is_page_line
from articlecast.read.markup.texts import article_text
from articlecast.read.page.closes import _OFFER, _OFFERED, find_cards
from articlecast.read.page.units import list_units, parse_page
from articlecast.read.text.bylines import clean_names

A = "The last ferry of the autumn left Skarvøy on Sunday with four passengers, a harmonium and the whole of the apple harvest."
B = "Ingrid Moen, who has sold the tickets since the pier was made of wood, closed her window at noon and went to wave."
C = "Until March the island has one telephone, a doctor who comes on Thursdays, and as much butter as anybody could want."
D = "The children rowed behind it as far as the green buoy, which is where their mothers had told them that the sea begins."
E = "In the evening somebody lit a lamp in the ticket office, and for a moment it looked as if the ferry had come back."

PAGE_LINES = """
09.14 GMT|6:05 p.m. ET|21:40 Uhr|17h30|Updated at 09.20 GMT|Aktualisiert um 21:50|Show key events only|Load newer posts
Sorry, this video can't be played|Watch: Ferry leaves for the last time|Artikel anhören|Écouter l’article|(4 Minuten)|Save|Comments 31
Anzeige|La suite après cette publicité|Der Artikel geht nach der Werbung weiter|El artículo continúa después de la publicidad|Continua dopo la pubblicità
Se connecter|Jetzt abonnieren|Iniciar sesión|Tu suscripción se está usando en otro dispositivo|Already a subscriber? Log in
Join the conversation|14 Kommentare|Lire les commentaires|Deja un comentario|3 answers|Comments are closed|Normas de participación
Más información|Mehr zum Thema|Sur le même sujet|Per approfondire|Assuntos relacionados|More on this story
For immediate release|FOR IMMEDIATE RELEASE: May 4|- ENDS -|--more--|Embargoed until 6 a.m. on Tuesday
4.6 from 88 votes|4,7 von 5 Sternen (32 Bewertungen)|(214 reviews)|★★★★☆ 4.2 (19 ratings)|Noch keine Bewertungen
Regular price $40.00 Sale price $32.00|In den Warenkorb|Ajouter au panier|Quantity: 1|Out of stock|Your cart is empty|Free shipping on orders over $50
Jump to recipe|Rezept drucken|Tried this recipe? Tell us how it went!|Prevent your screen from going dark|Imprimer la recette
Print Recipe Pin Recipe|Rated NaN out of 5 stars.|Taxes included. Shipping calculated at checkout.|Press enter or click to view image in full size|Article Google Scholar
Download figure Open in new tab Download powerpoint|View larger image|mit Material von dpa|kmo/dpa|(bo/AFP)
Newsletter « Littoral » : chaque jeudi, la mer vue d’ici.|Síguenos en Facebook y X|Article Talk Read Edit View history|Share 31 Save
Our mailing address is: Box 3, Skarvøy|Want to change how you receive these emails?|Exclusivo assinantes|Rubriklistenbild: © Ana Lee
Alle aktuellen Nachrichten von der Küste lesen Sie in unserem Newsletter.
Le Quotidien a réservé cette contribution aux abonnés|S’abonner à partir de 1 €|Suscríbete por 1 € al mes|Assine a partir de R$ 1,90
You currently have 0 referrals, only 1 away from receiving a mug.|Click to Share|Our Standards: The Quay Trust Principles.|Purchase Licensing Rights
Get DirectionsAdd to Calendar|Send Flowers · Plant a Tree · Share a Memory|المصدر : صحيفة المرفأ|اقرأ أيضا|تابعونا على فيسبوك
"""
OWN_LINES = """
The clock in the office stood at 09.14 GMT.|14:00|3:16|Key events in the life of a ferry|Updated daily by hand, the board is never right.
Watch the ferry leave|Listen: the ice is talking.|Video: 4K at 30 frames|Save the harmonium!|Comments were few.|Read, edit, print
Anzeige gegen den Kapitän|Werbung macht er keine|Agotado por el viaje, durmió.|En stock, les harengs attendent le printemps.|Fin|The End|Ends and means
Le maire a réservé une table aux abonnés du port.|S’abonner à la mer|Suscríbete a la vida|Get directions from the ferryman.|He will send flowers.
You currently have two referrals to the doctor.|Our standards: high.|They purchase licensing rights abroad.
Plant a tree and share a memory of it|المصدر الوحيد للماء هو البئر.|اقرأ الكتاب قبل أن تبحر.
Three answers|Two replies came by boat|14 comments were sent to the council.|Mehr zum Thema sagte er nicht.|Zum Thema kam sie nie.
For immediate release of the seals, she rang the bell.|Embargo|4.6 metres|Five stars|One review changed his life|A rating of 4.6 from the harbour master
Sold out in a day, the harmonium is back.|Add to the soup a spoon of salt|Quantity matters|Price: two crowns|Free shipping was a dream of the islanders.
Print the recipe twice|Rated five out of ten by the sailors|Taxes included the herring.|Click to view, said the clock|Article|CAS 3, no. 9|Ads and scholars|Press enter twice
Print the recipe twice|Recipe for a calm sea|Download of the tides|his/hers|and/or|Fuente: el capitán del puerto
Newsletter|The newsletter “Littoral” is read by all of them.|Sigue en el puerto|Article 5|Page 12|Read on the pier
Our mailing address is a box on the pier.|You can see the island|Alle Nachrichten kamen mit der Fähre.|Titelbild: ein Wal|Exclusivo era o vinho
"""


def split_cases(table: str) -> list[str]:
    return [line.strip() for line in table.replace("\n", "|").split("|") if line.strip()]


@pytest.mark.parametrize("line", split_cases(PAGE_LINES))
def test_a_line_of_the_pages_is_known(line: str) -> None:
    assert is_page_line(line)


@pytest.mark.parametrize("line", split_cases(OWN_LINES))
def test_a_line_of_the_writers_is_none_of_the_pages(line: str) -> None:
    assert not is_page_line(line)


def read(middle: str = "", *, title: str = "The last ferry", head: str = "", above: str = "", end: str = "") -> Article:
    html = (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{above}<main><article><h1>The last ferry</h1>"
        f"<div class=body><p>{A}</p><p>{B}</p><p>{C}</p>{middle}<p>{D}</p><p>{E}</p>{end}</div></article></main></body></html>"
    )
    return read_article(Document(html.encode(), "text/html", "https://tide.example/ferry"))


def lines(article: Article) -> list[str]:
    return article_text(article).split("\n\n")


WRITTEN = [A, B, C, D, E]


def test_page_lines_among_the_text_are_not_read_and_those_of_lists_and_tables_are() -> None:
    assert (
        lines(read("<p>Anzeige</p><p>09.14 GMT</p><div><span>Share</span><span>31</span><span>Save</span></div>"))
        == WRITTEN
    )
    listed = "<ul><li>En stock</li><li>4.6 from 88 votes</li></ul>"
    assert lines(read(listed)) == [A, B, C, "En stock", "4.6 from 88 votes", D, E]
    assert "17h30" in article_text(
        read("<table><tr><th>Boat<th>Leaves<tr><td>Mail<td>17h30<tr><td>Milk<td>18h00</table>")
    )


def test_the_name_of_a_file_above_its_listing_is_not_read_and_one_in_the_text_is() -> None:
    assert "ferry.toml" not in article_text(read("<div><div>ferry.toml</div><pre><code>boats = 1</code></pre></div>"))
    assert lines(read("<p>ferry.toml</p>")) == [A, B, C, "ferry.toml", D, E]


SIGNED = {
    "a name for a paper, in brackets": ("The pier. (Ana Lee for The Skarv Courier)", "The pier.", "Ana Lee for The Skarv Courier"),
    "a name for a paper, behind a sentence": ("The pier at noon. Ana Lee for The Skarv Courier", "The pier at noon.", "Ana Lee for The Skarv Courier"),
    "a name in an element of its own": ("<span>The pier at noon.</span><span>Ana Lee</span>", "The pier at noon.", "Ana Lee"),
    "who wants to be elected": ("The sign (Ana Lee for Mayor)", "The sign (Ana Lee for Mayor)", ""),
    "a title in italics": ("The ferry’s name is new.<em>Mona Lisa</em>", "The ferry’s name is new.Mona Lisa", ""),
    "who is seen": ("<span>On the pier:</span> <span>Ana Lee</span>", "On the pier: Ana Lee", ""),
    "tools of a figure": ("Where the pier was.<a href=/f>Download figure</a><a href=/t>Open in new tab</a>", "Where the pier was.", ""),
}  # fmt: skip


@pytest.mark.parametrize(("caption", "shown", "credit"), SIGNED.values(), ids=SIGNED)
def test_who_took_a_picture_for_whom_is_no_caption(caption: str, shown: str, credit: str) -> None:
    found = read(f'<figure><img src="/pier.jpg" alt=""><figcaption>{caption}</figcaption></figure>')
    [figure] = [block for block in found.blocks if isinstance(block, Figure)]
    assert (plain(figure.caption), plain(figure.credit)) == (shown, credit)


@pytest.mark.parametrize("line", ["Von Änne Öhler, Skarvøy", "Par Anne Orr (Sète [Hérault], envoyée spéciale)"])
def test_a_byline_with_its_place_is_not_read(line: str) -> None:
    html = f"<html lang=de><title>Die Fähre</title><main><article><h1>Die Fähre</h1><p>{line}</p><p>{A}</p><p>{B}</p><p>{C}</p></article></main>"
    assert lines(read_article(Document(html.encode(), "text/html", "https://tide.example/f"))) == [A, B, C]


def test_a_writers_signature_at_the_end_is_not_read_and_a_sentence_about_them_is() -> None:
    head = '<meta name=author content="Anne Orr">'
    long = f"<p>{E}</p>" * 3
    assert lines(read(head=head, end="<p>Anne Orr Sète (Hérault), envoyée spéciale</p>"))[-1] == E
    assert (
        lines(read(long, head=head, end="<p>Anne Orr’s harmonium stayed on the pier.</p>"))[-1]
        == "Anne Orr’s harmonium stayed on the pier."
    )


RELEASED = {
    "a mark": "<p>-ENDS-</p><p>About Skarv Ferries</p><p>Skarv Ferries carries people and apples.</p>",
    "lawyers": "<p><b>About Skarv Ferries</b></p><p>It carries apples.</p><p><b>Forward-looking statements</b></p><p>They are subject to tides.</p>",
}


@pytest.mark.parametrize("end", RELEASED.values(), ids=RELEASED)
def test_what_a_release_says_of_its_sender_is_not_read(end: str) -> None:
    assert lines(read(end=end)) == WRITTEN


@pytest.mark.parametrize(
    "end",
    ["<h2>About the harmonium</h2><p>It has three stops, and two of them work.</p>", "<p>Ends</p><p>It was over.</p>"],
)
def test_what_an_article_says_about_something_is_read(end: str) -> None:
    assert len(lines(read(end=end))) == 7


OFFERS = (
    "Jetzt kostenlos testen", "Melde dich hier für unseren Newsletter an.", "Jederzeit kündbar.", "Hat Ihnen dieser Artikel gefallen? Teilen Sie ihn.",
    "Essayez Le Quai gratuitement pendant 30 jours.", "Abonnez-vous dès maintenant.", "Sans engagement.", "Cet article vous a plu ?",
    "Prueba El Faro gratis durante un mes.", "Suscríbete ahora y recibe dos números.", "Cancela cuando quieras.",
    "Prova Il Molo gratis per 30 giorni.", "Iscriviti alla nostra newsletter.", "Disdici quando vuoi.",
    "Experimente O Cais grátis durante 30 dias.", "Assine já e receba dois números.", "Cancele quando quiser.",
)  # fmt: skip
NO_OFFERS = (
    "Sie wollte die Fähre jetzt nicht verkaufen.", "Der Vertrag sei, sagt sie, jederzeit kündbar gewesen.", "Hat dir der Regen gefallen?",
    "Il dormait gratuitement chez sa tante.", "Le maire a signé sans engagement de date.", "Testez la glace avant d’y marcher.",
    "La prueba fue gratis para los niños del puerto.", "Cancela la puerta el guarda cuando quiere.", "Te ha gustado siempre el mar, dijo ella.",
    "La prova generale è gratis per i bambini.", "Si è iscritto alla scuola di vela.", "Ti è piaciuto il mare? chiese il nonno.",
    "O teste era grátis, mas ninguém foi.", "Gostou do rio desde pequeno.", "Assinou já de noite o contrato do barco.",
)  # fmt: skip


@pytest.mark.parametrize("line", OFFERS)
def test_an_offer_is_one_in_every_language(line: str) -> None:
    assert _OFFER.search(line) or _OFFERED.search(line)


@pytest.mark.parametrize("line", NO_OFFERS)
def test_a_sentence_with_an_offers_words_is_none(line: str) -> None:
    assert not any(offer.search(line) for offer in (_OFFER, _OFFERED))


def test_the_heading_that_leads_home_is_the_sites_name_and_the_articles_own_is_not() -> None:
    masthead = '<header><h1><a href="/" rel=home>Skarv Notes</a></h1></header>'
    assert read(title="The last ferry | Skarv Notes", above=masthead).title == "The last ferry"
    alone = f'<title>The last ferry</title><main><h1><a href="/">The last ferry</a></h1><p>{A}</p><p>{B}</p><p>{C}</p></main>'
    assert read_article(Document(alone.encode(), "text/html", "https://tide.example/")).title == "The last ferry"


def test_nobody_in_particular_is_no_author_and_a_team_is() -> None:
    assert clean_names(["Super User"]) == clean_names(["Contributors to Skarv projects"]) == ()
    assert clean_names(["Old Gauge at 08:05"]) == ("Old Gauge",)
    assert clean_names(["Our Editors"]) == ("Our Editors",)


SMALL = {
    "a line of a paper in the head": "<div class=meta><span>Skarvøy</span><span>Tide News</span></div>",
    "a count beside a button": "<div><button>Share full article</button><span>212</span></div>",
    "links to share": "<ul><li><a href=/f>facebook (opens in new window)</a></li></ul>",
}
KEPT = {
    "points of a list": ("<ul><li>New boats</li><li>Old songs</li></ul>", ["New boats", "Old songs"]),
    "a heading": ("<h2>What was on board</h2>", ["What was on board"]),
    "an address to the reader": ("<div class=note><p>Dear islanders,</p></div>", ["Dear islanders,"]),
}


def read_below_title(line: str) -> list[str]:
    html = (
        f"<html lang=en><title>The last ferry</title><main><h1>The last ferry</h1>{line}<div class=body><p>{A}</p><p>{B}</p><p>{C}</p>"
        f"<p>{D}</p></div></main></html>"
    )
    return lines(read_article(Document(html.encode(), "text/html", "https://tide.example/ferry")))


@pytest.mark.parametrize("line", SMALL.values(), ids=SMALL)
def test_small_lines_between_title_and_text_are_not_read(line: str) -> None:
    assert read_below_title(line) == [A, B, C, D]


@pytest.mark.parametrize(("line", "own"), KEPT.values(), ids=KEPT)
def test_the_writers_own_lines_below_the_title_are_never_taken_for_them(line: str, own: list[str]) -> None:
    assert not set(read_below_title(f"<div class=body>{line}<p>{E}</p></div>")).isdisjoint(own)


SELLS = "<div class=box><h3>Payroll that runs itself</h3><p>Ledgers take care of your island’s taxes.</p><a class=button href=/x>Start</a></div>"
LISTED = "<div class=box><h3>The long oar</h3><p>Ash, 2 kg, 90 crowns</p><a class=button href=/x>To the shop</a></div>"
INVITES = "<div class=box><h3>Sign up for The Tide</h3><p>Our best stories, every Saturday.</p></div>"


def test_a_card_over_a_button_that_bids_is_not_read_and_a_thing_that_is_listed_is() -> None:
    assert lines(read(SELLS)) == lines(read(INVITES)) == WRITTEN
    tree = parse_page(f"<body><main><p>{A}</p>{LISTED}</main></body>")
    assert tree is not None
    assert not find_cards(list_units(tree), tree)
    own = f"{E} Nobody had rung its bell, and nobody answered it."
    assert own in lines(read(f"<div class=box><p>{own}</p><a class=button href=/x>Map</a></div>"))


def test_a_paper_of_latexml_has_its_writers_and_its_notes_apart() -> None:
    html = (
        "<html lang=en><title>Counting gulls</title><article class='ltx_document'><h1 class=ltx_title>Counting gulls</h1>"
        "<div class=ltx_authors><span class=ltx_creator><span class=ltx_personname>Liang Wei<br>University of Skarv</span></span>"
        "<span class=ltx_creator><span class=ltx_personname>Anne Orr</span></span></div>"
        f"<div class=ltx_para><p>{A}<span class='ltx_note ltx_role_footnote'><sup class=ltx_note_mark>1</sup><span class=ltx_note_outer>"
        "<span class=ltx_note_content><sup class=ltx_note_mark>1</sup>We counted twice.</span></span></span></p>"
        f"<p>{B}</p><p>{C}</p><p>{D}</p></div></article></html>"
    )
    found = read_article(Document(html.encode(), "text/html", "https://papers.example/gulls"))
    assert found.authors == ("Liang Wei", "Anne Orr")
    assert [
        plain(inner.content)
        for note in found.blocks
        if isinstance(note, Note)
        for inner in note.blocks
        if isinstance(inner, Paragraph)
    ] == ["We counted twice."]
    assert "University of Skarv" not in article_text(found)


def test_a_paper_that_declares_itself_gives_way_to_the_writer_that_it_marks() -> None:
    head = '<meta name=author content="The Tide">'
    signed = "<div><strong class=c-signature__author><a>Anne Orr</a></strong></div>"
    assert read(signed, title="The last ferry - The Tide", head=head).authors == ("Anne Orr",)
    assert read(title="The last ferry - The Tide", head=head).authors == ("The Tide",)
