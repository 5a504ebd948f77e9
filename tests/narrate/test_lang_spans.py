"""Words of another language within a paragraph keep the rules of their own language."""

from articlecast.model import Article, Mark, Paragraph, Span, Utterance, render_readings
from articlecast.narrate import NarrateOptions, parse_lexicon, write_script
from articlecast.narrate.islands import lay_out
from support.growth import grows_as_its_size

FRENCH = (Mark("lang", "fr"),)


def narrate(*spans: Span, language: str = "en") -> list[Utterance]:
    lexicon = parse_lexicon({"fr": {"Caen": "Kan"}, "mai": "my"}, "en")
    article = Article("T", language, (Paragraph(spans),))
    return list(write_script(article, NarrateOptions(opening=""), lexicon).utterances)


def test_a_date_in_french_is_said_in_french_within_an_english_sentence() -> None:
    (heard,) = narrate(Span("On "), Span("le 3 mai", FRENCH), Span(" they sold 3 boats."))
    assert heard.written == "On le 3 mai they sold 3 boats."
    assert heard.said == "On le trois mai they sold three boats."
    assert [heard.written[each.start : each.end] for each in heard.rewrites] == ["3 mai", "3"]
    assert [heard.said[each.said_start : each.said_end] for each in heard.rewrites] == ["trois mai", "three"]


def test_a_language_span_takes_the_lexicon_of_its_own_language() -> None:
    (heard,) = narrate(Span("The "), Span("port de Caen en mai", FRENCH), Span(" is in Caen."))
    assert render_readings(heard.said) == "The port de Kan en mai is in Caen."


def test_sentences_are_split_within_a_span_of_another_language() -> None:
    heard = narrate(Span("He said: "), Span("C’est 5 francs. ", FRENCH), Span("Pas 6.", FRENCH), Span(" Then 7."))
    assert [each.said for each in heard] == ["He said: C’est cinq francs.", "Pas six.", "Then seven."]


def test_the_numbers_of_a_language_without_rules_are_said_as_those_around_it() -> None:
    (heard,) = narrate(Span("It was "), Span("tähtaeg 5", (Mark("lang", "et"),)), Span("."))
    assert heard.said == "It was tähtaeg five."


def test_english_words_within_a_german_sentence_keep_english_numbers() -> None:
    (heard,) = narrate(Span("Sie rief "), Span("5 boats", (Mark("lang", "en"),)), Span(" um 5."), language="de")
    assert heard.said == "Sie rief five boats um fünf."


def test_pieces_of_one_marked_word_are_said_once_however_many_they_are() -> None:
    told = (Mark("say", "x"),)
    words, (island,) = lay_out(tuple(Span("x ", told) for _ in range(3)), "en")
    assert (words, island.start, island.end, island.said) == ("x x x", 0, 5, "x")
    assert grows_as_its_size(lambda size: lay_out(tuple(Span("x ", told) for _ in range(size)), "en"), 20_000)
