"""What an article says beside its story is not read, as a line or within a paragraph; sentences with its words are."""

import time

import pytest

from articlecast.model import SPELLED_JOINER, Article, Paragraph, Pause, Span
from articlecast.narrate import NarrateOptions, write_script
from articlecast.narrate.boilerplate import name_boilerplate
from articlecast.narrate.notices import name_notice

LINES = """
    (Reporting by Ana Lee; Editing by Tom Pier)
    Reporting by Ana Lee in Leeds; additional reporting by Jana Duda and J. R. Holt; editing by Tom Pier
    Additional reporting by Ana Lee.
    — With reporting by Ana Lee and Tom Pier
    The Harbour Press contributed to this report.
    HP writers Ana Lee in Leith and Tom Pier contributed to this story.
    Ana Lee of the Harbour News contributed reporting from Leith.
    (SOUNDBITE OF BELL RINGING)
    (SOUNDBITE OF TOM PIER SONG, "LOW WATER")
    [Music]
    With Gazette wires.
    Contributing: Ana Lee, Tom Pier
    More AP boats: https://ap.example/boats and https://x.example/AP_Boats
    Follow HP’s full coverage of the regatta at https://hp.example/regatta
    You must be logged in to post a comment.
    You need to login or register to view and manage your bookmarks.
    The views expressed in this article are those of the author alone.
    The views and opinions expressed in the article do not necessarily reflect those of Harbour News.
    (Visited 1,902 times, 364 visits today)
    Book a demo today!
    Get a free quote
    Sign up now!
    (Laughter.)
    SHOP NOW
    Order reprints | Today’s paper | Subscribe
    TOGETHER WITH SALT & ROPE
    Sponsored by Salt & Rope
    A word from our sponsor
    Today’s best Tarn lantern deals
    We check over 90 million products every day for the best prices
    Please enable JavaScript to see the tide table.
    Main article: Locks of the Tarn valley
    3h ago
    12 minutes ago 11.02 GMT
    03:10 / 42:17Speed: 1x
"""
SENTENCES = """
    Accuracy and availability of HPR transcripts may vary.
    Transcript text may be revised to correct errors or match updates to audio.
    The authoritative record of HPR’s programming is the audio record.
    Sign up for the free daily newsletter.
    Sign up for The Tide Table today to get the free daily newsletter delivered to your inbox.
    If you liked this, subscribe to our podcast.
    Be sure to visit Seawall on Facebook, Twitter, and Instagram.
    Please follow us on Instagram @quay too.
    Please consider supporting our journalism with a few pounds a month.
    As an Amazon Associate I earn from qualifying purchases.
    We may earn a commission if you buy through our links.
    Prices are correct at the time of writing.
    HPN may receive a commission on orders placed through this article.
    Disclosure: As an Affiliate Marketer, I earn from qualifying purchases.
    If you click a link on The Quay and make a purchase, I may receive a small commission at no cost to you.
    Follow him on Twitter @quay.
    Subscribe to our sister title All About Boats magazine for the news of the sea!
    This article was originally published by Harbour Notes.
    This article has been adapted from its original source.
    Read the original article.
    Let me know what you think in the comments below!
    As always, feel free to leave a comment below.
    Photo by Ana Lee, courtesy of the Harbour Line.
    #SeaAir #ad
    A version of this article appears in print on May 4, 2026, Page 7 of the city edition, headed: Low water.
    If you liked this story, tap the heart below so that others find it.
    If you enjoyed this, leave us a rating.
    Follow me for more about boats, and clap as often as you like.
    Follow me on Medium and clap if you liked it.
    Follow me on Medium.
    Please clap for this story and follow us on GitHub!
    If you enjoyed this article, please follow me and leave a few claps.
    Don't forget to clap, share this post and subscribe to my newsletter.
    Give it 50 claps if you found this useful.
    Folge mir auf Medium und klatsche.
    Please give the show a five-star review on Spotify.
    Thanks for reading!
    Thank you so much for reading this far.
    The Tide Table is a reader-supported publication.
    To receive new posts and support my work, consider becoming a free or paid subscriber.
    This episode is brought to you by Salt & Rope, who make rope.
    Support for this podcast comes from the Harbour Fund.
    Use code QUAY for 10% off your first rope.
    Get 20% off your first box with the code QUAY.
"""
STORY = """
    Reporting by satellite phone, the crew said the mast was gone.
    Reporting by Night was her first book.
    Editing by hand takes a week.
    Rain and wind contributed to this report of losses.
    The Harbour Board contributed to this port.
    (Music was banned on the quay after ten.)
    (Applause for the pilot lasted a minute.)
    (SOUNDBITE of the year: he said no.)
    Sign up for a course at the harbour school and learn to cut.
    Sign up for the pilot course before May, and bring a lamp.
    Follow the river on foot as far as Facebook's old office.
    Find me on the quay at noon.
    Join the crew on X-ray duty.
    Become a member of the harbour board, and you are never home.
    Support our troops, the banner said.
    “Sign up for our newsletter,” she said.
    The salesman may earn a commission on each boat.
    We will receive commissions from the city for the mural.
    The transcript may be revised by the court.
    #Harbour was trending.
    Prices of boats are up.
    With wires of copper they bound the mast.
    Contributing to the port was a duty.
    Follow the coverage of the mast with tar.
    You must be logged in the harbour's book before you sail.
    The views expressed by the tower's three windows were of the sea.
    Visited 12 times by storms, the quay was rebuilt.
    Book a table at the quay today.
    Get a free quote from every builder on the list, and compare.
    Ana may receive a commission on the mural.
    This article was first published by a man who could not read and sold for a penny.
    The story was first published in 1911 and banned within a week.
    This post has been painted by Ana Lee.
    Read the original in Dutch if you can.
    Leave a comment in the harbour's book and a coin in the box.
    He let me know in the end.
    Photo by photo, the album told of the war.
    Pictures by the hundred hung on the wall.
    A version of this boat appears in three museums.
    A version of this story lives on in every port, and in none is it true.
    If you liked this soup, leave the pot and give the cook a coin.
    If you find this door open, press the bell.
    Follow me for the length of the quay, the pilot wrote.
    Follow me for a mile.
    Medium pays its writers by the minute, and claps count for little.
    Follow me on a medium trail to the hut, and clap at the bears.
    Follow me on Mondays and clap in time.
    Give it a clap of the hands, and the owl flies off.
    Clap if you know the song.
    She asked her readers to follow her on Medium and to clap.
    Like it or leave it, the pier stays.
    He left a few comments and a clap on the back.
    Share the bread and clap for the cook.
    Give the crew a star on the map, and they sail there.
    Thank you for reading the meter.
    Thanks for reading, said the judge, and closed the book.
    The Gazette is a reader-supported paper of four pages.
    To receive new posts, the keeper took an exam in signals.
    Consider becoming a sailor.
    The episode is brought to a close by a storm.
    This post is made possible by four bolts and a plate.
    Support for the dam comes from the valley.
    Use code to open the gate, not force.
    Use code names for the boats.
    Get 20% off the weight with a lighter mast.
    Together with her sister she sold the boat.
    Presented by the mayor, the cup is of tin.
    A message from the sea
    Today’s best catch was cod.
    We check over 90 nets a day.
    Please enable the pump before the flood.
    The main article of the treaty is short.
    3 hours ago the gate was shut.
    The mast fell 12 minutes ago
    Order now reigns on the quay.
"""


def rows(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("line", rows(LINES + SENTENCES))
def test_a_sign_off_is_only_the_pages(line: str) -> None:
    assert name_boilerplate(line)


@pytest.mark.parametrize("sentence", rows(SENTENCES))
def test_within_a_paragraph_it_is_left_out_and_told(sentence: str) -> None:
    story = f"The boats came in. {sentence}"
    script = write_script(Article("", "en", (Paragraph((Span(story),)),)))
    assert [cue.said for cue in script.utterances] == ["The boats came in."]
    assert [each.words for each in script.omissions] == [sentence]
    kept = write_script(Article("", "en", (Paragraph((Span(story),)),)), NarrateOptions(boilerplate="keep"))
    assert len(kept.utterances) > 1


@pytest.mark.parametrize("sentence", rows(STORY))
def test_a_sentence_with_the_words_of_a_sign_off_is_the_writers(sentence: str) -> None:
    assert name_notice(sentence) == ""
    assert name_boilerplate(sentence) == ""


def test_a_paragraph_of_sign_offs_alone_leaves_no_pause_behind() -> None:
    asked = Paragraph((Span("Sign up for our free newsletter. Follow us on Instagram."),))
    said = Paragraph((Span("The boats came in."),))
    cues = write_script(Article("", "en", (said, asked, said))).cues
    assert sum(isinstance(cue, Pause) for cue in cues) == 1


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Whoo (ph).", "Whoo."),
        ("He met Mr. Low (ph) on the quay.", "He met Mister Low on the quay."),
        ("The (pH) was seven.", f"The (P{SPELLED_JOINER}H) was seven."),
        ("Call (ph) 5 times.", "Call (ph) five times."),
    ],
)
def test_a_transcripts_mark_of_a_word_written_by_its_sound_is_not_said(written: str, spoken: str) -> None:
    assert [cue.said for cue in write_script(Article("", "en", (Paragraph((Span(written),)),))).utterances] == [spoken]


def test_no_row_takes_long_for_a_line_of_its_own_beginnings() -> None:
    began = time.process_time()
    for word in (
        "Reporting by Ana ",
        "AP writers Ana-Lee, ",
        "so please ",
        "#a,",
        "sign up for our ",
        "we may earn a ",
        "(SOUNDBITE ",
    ):
        for line in (word * 12, (word * 40)[:239], word + "x " * 100):
            name_notice(line)
            name_boilerplate(line)
    assert time.process_time() - began < 5  # it would be minutes
