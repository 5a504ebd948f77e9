"""Sentences and lines that only a page needs are not said, and told; those with the same words are the writer's."""

import time

import pytest

from articlecast.model import Article, Embed, Mark, Paragraph, Span
from articlecast.narrate import NarrateOptions, write_script
from articlecast.narrate.boilerplate import name_boilerplate
from articlecast.narrate.notices import name_notice

ASIDES = """
    We may earn a commission if you buy through links on this page.
    Clap if you liked this story, and follow me for more.
    Get an email whenever Ana Lee publishes.
    Follow her @analee.
    Originally published at quay.example on June 10, 2025.
    As an Amazon Associate I earn from qualifying purchases.
    Harbour Gear may receive a commission on orders placed through this story.
    This post contains affiliate links, which cost you nothing.
    Harbour Notes contains affiliate links for some of the ropes.
    Some of the links below are affiliate links.
    If you buy a rope through our links, we get a small commission.
    Purchases made through our links may earn us a commission.
    Dieser Beitrag enthält Affiliate-Links.
    Cet article contient des liens affiliés.
    Este artículo contiene enlaces de afiliados.
    Questo articolo contiene link di affiliazione.
    Este artigo contém links de afiliados.
    Sign up for our newsletter to get more stories like this.
    Subscribe to my free weekly newsletter here.
    You can sign up below.
    Get more stories from the quay in your inbox.
    Melden Sie sich hier für unseren Newsletter an.
    Abonnez-vous ici à notre newsletter du port.
    Suscríbete a nuestro boletín del muelle.
    Iscriviti alla nostra newsletter del molo.
    Inscreva-se na nossa newsletter do cais.
    If you enjoyed this, share it with a friend.
    Follow us on Instagram for more boats.
    And if you know somebody who would like it, forward it to them.
    Love this post?
    If you made it this far, don't forget to pin this for later and follow me on Pinterest!
    Share it with a friend, and buy me a coffee if it saved you a trip.
    Want my free guide?
    Want my free knife skills guide?
    Sign up here and I'll send it to your inbox!
    (I use this one, and you can get 10% off with my code ANA10.)
    Our sponsors: This episode is brought to you by Harbour Ropes.
    Learn more about your ad choices.
    ★ Support this podcast on Patreon ★
    📩 Sign up for our newsletter to get more stories like this.
    This piece was supported by the Harbour Fund for Craft.
    Werbung | Dieser Beitrag enthält Affiliate-Links.
    Wenn du darüber kaufst, bekomme ich eine kleine Provision, für dich ändert sich am Preis nichts.
    Folge mir gerne auf Instagram für mehr Rezepte!
    Visit megaphone.fm/adchoices
    If a friend sent you this, you can subscribe here.
    Der Newsletter für die Küste: Alle wichtigen Nachrichten, jeden Morgen um 6 Uhr.
    Hier kostenlos anmelden
    Dieser Artikel erschien zuerst in Ausgabe 1/2023.
    Hier können Sie das Heft bestellen.
    Recevez chaque matin toute l'information de votre commune en vous inscrivant à notre newsletter.
    (Photo: Ana Lee/Quay News)
    [Image courtesy of the parish]
"""
OWN = """
    Agents earn a commission on every boat that they sell.
    I may earn a commission on every boat, the broker said.
    The broker may receive a commission of four percent from the yard.
    The commission may receive a new chair in May.
    She earned a commission as a lieutenant at nineteen.
    This post contains ropes, links of chain and an anchor.
    The affiliate in Leith links two harbours.
    He told them that this page contains affiliate links.
    “Sign up for our newsletter,” the sign says.
    The newsletter of the union has ten thousand subscribers.
    She would sign up for the navy on her birthday.
    They subscribe to a newsletter about knots.
    Subscribe, the old word for signing below, came from the notaries.
    Follow the river on foot until the mill.
    If you enjoyed the sea as a child, you know the smell.
    Share this bread with whoever sits beside you, and with his dog.
    If you know somebody who rows, you know his hands.
    If you know who sent it, forward it to the mayor and to her clerk.
    Love this harbour?
    They loved this post above the door.
    Pin this on the wall, he said.
    Save this for the winter, for it keeps.
    Share it with a friend, and the bread is gone.
    He offered to buy me a coffee if I told him.
    Want a free boat?
    Do you want more of the free wind?
    Sign up here and you may row on Sundays.
    I use this one, and you can get nine cuts out of it.
    This episode of the war brought the town to its knees.
    Learn more about your harbour.
    “★ Support this podcast on Patreon ★”
    This piece was supported by two iron legs.
    Werbung ist teuer.
    Wenn du darüber nachdenkst, bekomme ich Angst.
    Folge mir auf dem Weg zum Hafen.
    If a friend sent you this rope, keep it.
    Der Newsletter der Küste hat tausend Leser.
    Hier wohnte Anna Lind.
    Dieser Artikel ist wichtig.
    Hier können Sie den Leuchtturm sehen.
    Recevez le matelot avec du pain.
    (The photo is hers, and she wants it back.)
    (Images of the boat were sold for a crown.)
    Get more rope than you need.
    Clap for this man, she said, and they clapped.
    Get an email whenever you can, he wrote.
    Follow her, he said, and mind the step.
    Follow them to the quay.
    Originally published at her own cost, the book sold well.
    They clap if you liked the song or not.
    Our weekly market sells letters and inboxes of wood.
"""
LINES = """
    0:00 / 12:34
    00:00
    Listen 4:12
    Play Pause 1x
    -1:02:03 / 2:00:00
    0:0011:421x1.5x
    This page was built in 0.42 s
    Page generated 2026-05-04 10:02:11 UTC
    Rendered in 31 ms by the cache
    Request ID: 7c-04af
    Queries: 21, time: 0.3 s
    310 people are reading this story
    48 readers online now
    There are 3 comments on this article.
    This page has been viewed 2,310 times since June.
    PUBLISHED: March 3, 2026 at 8:00 AM | UPDATED: March 4, 2026 at 9:12 AM
    Published 8:00 a.m. ET March 3, 2026
    Updated 9 hours ago
    Last updated: 3 March 2026
    Veröffentlicht am 3. März 2026
    Publié le 3 mars 2026 à 8 h
    Publicado el 3 de marzo de 2026
    ← Previous chapter
    Next Chapter →
    Previous: The storm | Next: The table
    Prev | Index | Next
    ← yesterday | tomorrow →
    Next article: The plum of Vik
    pic.twitter.com/xYz12
    pic dot twitter dot com slash xYz12
    Credit...Ana Lee for the Quay News
"""
PROSE = """
    10:00
    12:30 – 14:00
    The page was torn out in 1944 by a monk.
    The mill was built in 1871 for a miller.
    Built in 1902 by Holt and sons
    Queries: who wrote it, and why?
    310 people are reading in the park.
    Token: a coin for the ferry
    There are three comments on this in the margin.
    This page has been torn.
    It ended 3:2 / 4:1 on the two days.
    Listen at 4 o’clock, and you hear the bell.
    Play and pause are one button.
    Published in 2019, the book sold well.
    Updated maps were hung in the hall on March 3.
    Posted to Leith in 1914, he stayed.
    Publié à Paris, le livre se vend bien.
    Next: three eggs.
    It goes ← left or right →
    Next, the boats are counted.
    Previous chapters told of the storm; the next is calm.
    The next chapter is hers.
    Previous owners of the boat said so.
    Up, and home again.
    The credit… was never paid.
    Pictures of Twitter dot the wall.
"""


def rows(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize("sentence", rows(ASIDES))
def test_a_sentence_for_the_shop_is_an_aside(sentence: str) -> None:
    assert name_notice(sentence)


@pytest.mark.parametrize("sentence", rows(OWN))
def test_a_sentence_with_the_words_of_an_aside_is_the_writers(sentence: str) -> None:
    assert name_notice(sentence) == ""


@pytest.mark.parametrize("line", rows(LINES))
def test_a_line_of_players_dates_and_chapters_is_the_pages(line: str) -> None:
    assert name_boilerplate(line)


@pytest.mark.parametrize("line", rows(PROSE))
def test_a_line_with_such_words_is_the_writers(line: str) -> None:
    assert name_boilerplate(line) == ""


def test_an_aside_within_a_paragraph_is_left_out_and_told() -> None:
    words = "The saw has cut for years. We may earn a commission if you buy it. It is made of steel."
    article = Article("", "en", (Paragraph((Span(words),)),))
    script = write_script(article)
    assert [each.written for each in script.utterances] == ["The saw has cut for years.", "It is made of steel."]
    assert [(each.kind, each.reason, each.words) for each in script.omissions] == [
        ("words", "affiliate note", "We may earn a commission if you buy it.")
    ]
    kept = write_script(article, NarrateOptions(boilerplate="keep"))
    assert len(kept.utterances) == 3


def test_the_shortened_address_of_a_post_is_not_said() -> None:
    article = Article("", "en", (Paragraph((Span("The school is glad. pic.twitter.com/xYz12"),)),))
    assert [each.said for each in write_script(article).utterances] == ["The school is glad."]


def test_no_row_takes_long_for_a_sentence_of_its_own_beginnings() -> None:
    began = time.process_time()
    for words in (
        "we may earn ",
        "this post contains ",
        "sign up for our ",
        "if you buy a link ",
        "published at 3 ",
        "published 3-",
    ):
        name_notice(words * 16)
        name_boilerplate(words * 16)
    name_boilerplate(f"published {'3-' * 110}x")
    assert time.process_time() - began < 1


REPORTED = (
    "Holm reported from Skarvøy. Anne Orr contributed to this report.", "Audio produced by Tove Aas.", "If someone forwarded you this, you can sign up here.",
    "Do you have an opinion on the issues raised in this article?", "Wenn du über diese Links einkaufst, erhalte ich eine kleine Provision.",
)  # fmt: skip
TOLD = (
    "She reported from a ship. It sank.", "Orr reported from Oslo that the ferry was lost.", "The opera was produced by children.",
    "The letter was forwarded to the mayor, who signed up for the guard.", "If this is forwarded, the island will not sign up to it.",
    "Do you have an opinion? the judge asked.", "Wenn du gehst, nimm den Hund mit.", "Bo Lind contributed to this report. It took him nine years.",
)  # fmt: skip


@pytest.mark.parametrize("line", REPORTED)
def test_who_else_reported_and_what_readers_are_asked_is_left_out(line: str) -> None:
    assert name_boilerplate(line)


@pytest.mark.parametrize("line", TOLD)
def test_a_report_and_a_question_of_the_storys_are_said(line: str) -> None:
    assert not name_boilerplate(line)


def test_the_account_of_who_posted_is_not_said() -> None:
    link = Mark("link", "https://posts.example/ana")
    for account in ("@ana", "@ana.posts.example", "@ana@posts.example"):
        for name in ((Span(f"— Ana ({account}) "),), (Span("— Ana ("), Span(account, (link,)), Span(") "))):
            post = Embed("post", blocks=(Paragraph((Span("It fell."),)), Paragraph((*name, Span("May 8, 2026")))))
            said = [each.written for each in write_script(Article("", "en", (post,))).utterances]
            assert said[2] == "— Ana, May 8, 2026"
    held = Paragraph((Span("Write to Ana (the editor) and (@home) to Tom."),))
    assert len(write_script(Article("", "en", (held,))).utterances) == 1


ASKED = """
    Welcome to the 80 new subscribers who joined us last week!
    Good morning, and welcome back to Low Tide, the weekly newsletter about piers.
    Welcome to another issue of Low Tide.
    If you’re new here, I’m Ana and I write about ropes.
    That’s all for this week!
    Subscribe from £4 a month.
    Sign up to receive our best stories on Saturdays.
    Local journalism matters.
    Support the Quay Record by becoming a member today.
    You can support us on Patreon for the price of a herring.
    Please make a donation today.
    Low Tide is a nonprofit newsroom that watches the harbour board.
    To order a copy for £9, go to lowtide.example.
    This article was produced in partnership with the Leith Post.
    This story was supported by a grant from the Rope Fund.
    This interview first appeared in Low Tide 12.
    Order Reprints | Today’s Paper
    Contact Ana Lee at 555-0119 or alee@quay.example.
    Reach our reporters at tips@quay.example.
    See our ethics statement.
    All products featured on Quay Kitchen are independently selected by our editors.
    Quay editors independently select everything we recommend.
    This article originally appeared on Quay Record: Man buys crane, meets rust
    Stay connected with us: follow Quay Record on Facebook and Instagram for the latest local news.
    If you value what we do, please consider supporting us with a small monthly gift.
    The Quay Review is free to read and always will be.
    To plant a tree in memory of Ana, please visit our store.
    The views expressed are those of the authors alone.
    Graphics by Tom Pier.
"""
NOT_ASKED = """
    Welcome to the island, where the subscribers of the paper are cows.
    Welcome to the new edition of the fair.
    Good morning, and welcome to the pier.
    If you are new here, the dog will bark at you.
    That’s all for this winter, for the ice has come.
    That is all.
    They subscribe from the first of May.
    Sign up to receive the boat in spring.
    Local journalism matters less than bread, she thought.
    Support the mast with both hands.
    Support us on the ice, they shouted.
    They make a donation today and regret it tomorrow.
    The Quay Record is a nonprofit.
    To order a copy of the key was not easy.
    This article was produced by hand.
    This story was supported by four witnesses.
    This conversation first appeared harmless.
    Contact with Ana Lee was lost at 5.
    Reach the island at low tide, on foot.
    Contact sports are played at the school.
    See our harbour.
    All products of the yard were carefully chosen.
    The two cranes move independently.
    The editors chose independently of the mayor.
    The crane first appeared on a stamp: blue, with a gull on it.
    Stay connected with us, the rope said to the boat.
    They consider supporting the mast with a small beam.
    The library is free to read in.
    To plant a tree in memory of Ana was his wish.
    The views expressed a certain calm.
    Graphics by the hundred lay on the deck.
"""
ASKED_LINES = (
    "Have you ever been to Leith? Tell us in the comments below!", "Did the crane fall on you? Let me know in the comments.",
    "Do you know something about the cranes? Reach our reporters at tips@quay.example.", "Tove Aas contributed research. Graphics by Tom Pier.",
)  # fmt: skip
NOT_ASKED_LINES = (
    "Have you ever been to Leith? Tell us about it.", "Did the crane fall? The comments of the crew were few.",
    "Do you know the cranes? Write their names on a slate.", "Tove Aas contributed herring. The rest was bread.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", rows(ASKED))
def test_what_a_letter_or_a_paper_asks_its_readers_is_an_aside(sentence: str) -> None:
    assert name_notice(sentence)


@pytest.mark.parametrize("sentence", rows(NOT_ASKED))
def test_a_sentence_with_the_words_of_a_letter_is_the_writers(sentence: str) -> None:
    assert name_notice(sentence) == name_boilerplate(sentence) == ""


@pytest.mark.parametrize("line", ASKED_LINES)
def test_a_question_with_whom_to_tell_is_the_pages(line: str) -> None:
    assert name_boilerplate(line)


@pytest.mark.parametrize("line", NOT_ASKED_LINES)
def test_a_question_of_the_writers_is_said(line: str) -> None:
    assert name_boilerplate(line) == ""


MADE = (
    "Hosted by Jo Tran. Produced by Omar Bell and Kit Lowry. Edited by Ana Lee. Our theme music is by The Wet Boots.",
    "Our senior producer is Ann Orr. Our hosts are Bo Lind and Cy Holm.",
    "Producer: Ann Orr. Sound design and mixing: Bo Lind.",
)
UNMADE = (
    "Produced by Ann Orr. It won three prizes.", "The film was written by Ann Orr. It was edited by Bo Lind in a cold winter.",
    "The song was edited by Ann Orr. The boat was mended by Bo Lind.", "The host is Ann. The editors are tired.",
    "The music is by Bach. The art is by Ann Orr.", "Hosted by Ann Orr. Who is she?", "The host is Ann Orr. She is ninety.",
    "Our editors are Ann Orr and Bo Lind. They row.", "Produced by hand. Edited by nobody.",
)  # fmt: skip


@pytest.mark.parametrize("line", MADE)
def test_who_made_a_programme_is_the_pages(line: str) -> None:
    assert name_boilerplate(line) == "wire credit"


@pytest.mark.parametrize("line", UNMADE)
def test_a_line_that_tells_more_than_who_made_it_is_the_writers(line: str) -> None:
    assert name_boilerplate(line) == ""
