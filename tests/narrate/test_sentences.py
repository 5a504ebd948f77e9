"""Where sentences end, and where long ones are broken."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.model import Article, Paragraph, Span
from articlecast.narrate import NarrateOptions, write_script
from articlecast.sentences import join_sentences, split_clauses, split_sentences, split_unspaced

CASES = Path(__file__).parent / "cases" / "sentences.txt"
REWRITE = bool(os.environ.get("REWRITE_CASES"))
PARTS = st.lists(
    st.sampled_from(["Mr.", "U.S.", "a", "The", "one.", "“Yes!”", "…", "...", "1.", "24,", "D.", "(no.)", "\n", "?"])
).map(" ".join)  # fmt: skip
LONG = (
    "The committee, which had met in Washington, D.C., on Jan. 24, 2026, voted to spend $1,250,000 on the harbour; "
    "nobody, not even Maria del Carmen Ortiz, asked why 12,000 people had been told that the work would end by then."
)


def read_cases() -> list[tuple[str, list[str]]]:
    blocks = [block.splitlines() for block in CASES.read_text("utf-8").strip().split("\n\n")]
    return [(block[0], block[1:]) for block in blocks]


def test_sentences_end_where_the_case_file_says() -> None:
    """A block is a text on its first line, and each of its sentences on a line of its own."""
    cases = read_cases()
    found = [(text, list(split_sentences(text))) for text, _ in cases]
    if REWRITE:
        CASES.write_text("\n\n".join("\n".join([text, *lines]) for text, lines in found) + "\n", "utf-8")
    assert found == cases


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "See para. 12, Chap. 3, ll. 20 to 24 and chr. 17.|Call 555, ext. 12.|It ended c. 23 Ma."),
        ("en", "It is 2 mi. SW of here, 3 km. N of it.|He ran for 2 km.|South of it we wait."),
        ("en", "Hear Op. 27 in a Cat. 4 storm.|He has a cat.|4 dogs came.|It costs $5/mo. + tax.|See vv. 4 and 6."),
        ("en", "See Art. IV, and the Rt. Hon. member for Bath.|I like art.|I do."),
        ("en", "b. Robots and their use.|It was a b.|Robots came."),
        ("en", "She has an app.|3 people use it.|It was long.|5 came by fax.|12 rang the ref.|9 left."),
        ("en", "It was apt.|3 more came by bus.|2 sat on the lawn.|9 had a fax.|7 left."),
        ("de", "Zum 250. Todestag kamen viele.|Es blieb hell."),
        ("de", "Dr. med. Lohse rief die Fa. Kern an.|Keiner hob ab."),
        ("de", "Das Amt liegt in der Gartenstr. 8 im Hof.|Siehe Tab. 3 und Abb. 4."),
        ("de", "Er ist 40.|Ihr Sohn ist 12.|Wir staunen."),
        ("fr", "Elle loge av. Jaurès.|Voir fig. 3 et chap. IV."),
        ("fr", "Il a raté son vol.|Hier encore il courait.|P. Roux et M. Gil rient."),
        ("es", "La Avda. Colón acaba en la Pza. Real.|Véase pág. 12 y párr. 3."),
        ("es", "Dirige Acme S.A.|Su hija también.|El Lic. P. Mora calla."),
        ("it", "L'avv. Conti e l'ing. Sala tacciono.|Vedi tav. 3 e pag. 12.|Il dott. P. Riva ride."),
        ("pt", "A Profa. Lia e o Eng. Rui saem.|Ver pág. 12 e inc. IV.|A Av. Central fecha."),
        ("zh", "“你去吗？”他问。|“去。”|天黑了。"),
        ("de", "Es steht schon.|Er malt alles.|Ich mag.|Aber nein."),  # words, no short forms
        ("de", "Der ehem. Wirt und die dt. Küche, s. Abb. 3 im Buch.|Gut."),
        ("de", "Das sah der Abt.|Wir danken Dir.|Alles ist gut."),  # no department and no director
        ("fr", "Le Gén. Roux et le Prés. Petit.|Ils courent dans les prés.|Gérard rit."),
        ("es", "La avda. Sur, la Col. Roma y los ss. XV y XVI.|Rosa no."),
        ("it", "L'Ist. Naz. di Fisica nel sec. XII.|Va bene."),
        ("pt", "O Inst. Sol e a Faz. Rio, no séc. V antes.|Ele faz.|Rui não."),
        ("it", "Parlano di lui.|On line non basta."),
        ("pt", "Vai ao sul.|Rui fica."),
        ("de", "Die allg. Lage, das BGBl. Teil I und der südl. Hang, d. h. Haus 3.|Danach kam sie.|Es gilt Abs. 2."),
        (
            "de",
            "Viele, z. B. Die Linke, fehlten.|Vgl. Müller usw.|Das war alles.|Im 19. Jh. Rom, 3 Zi. Bad.",
        ),
        ("de", "Sie umrundeten das Kap.|Peter schlief, bes. Kinder nicht.|Nr. 5 blieb.|Aus der Tab.|Rom fehlt."),
        (
            "fr",
            "Voir p. ex. Roux, éd. Seuil, art. 12.|C'est de l'art.|Rien de plus.|Le secr. gén. Petit rit.",
        ),
        (
            "fr",
            "L'assoc. Lumière et le dépt. Nord.|Il aime le vol.|Hier encore.|Les dir. gén. Martin et Roux.",
        ),
        ("es", "La Lcda. Mora, p. ej. Rosa, vive en EE. UU.|Ella vino.|La cía. Vega y los apdos. 3 y 4.|Su hija no."),
        ("it", "Ad es. Rossi, art. 3 segg.|Poi venne lei.|Il rif. Bianchi e la p.ta Nuova.|Era un pop.|Marco canta."),
        ("pt", "O apto. 12, p. ex. Rui, e as fls. 3 a 5.|Ela veio.|A assoc. Sol e o Sr. Rui.|Ele faz."),
        ("de", "Der II. Weltkrieg endete.|Wilhelm II.|Der Kaiser ging.|Er las Band II.|Weltkriege sind schlimm."),
        ("it", "Il 2 giu. 1946 si votò.|Il gen. Rossi vinse il set.|Poi perse."),
        ("fr", "Né le 3 janv. 1999 à Lyon.|Il naît en janv.|Elle aussi."),
        ("en", "Nobody saw the pag.|He left the av.|It was the ing.|She knew."),
    ],
)
def test_short_forms_of_a_language_end_no_sentence(language: str, text: str) -> None:
    sentences = text.split("|")
    written = ("" if language == "zh" else " ").join(sentences)
    assert list(split_sentences(written, language)) == sentences


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tide was over.|The boats left.|Additionally, nobody came."),
        ("en", "What is left?|Major repairs of the quay!|But then it rained."),
        (
            "en",
            "Use system.Collections here, see index.Html now; about.Me is a site, Yahoo!Finance one.",
        ),
        ("en", "It was made in Node.The there, by A.The and by v2.The."),
        ("de", "Es lag in der Datei.|Die Boote kamen am Abend.|Danach ging er."),
        ("fr", "Il est parti hier.|Elle reste."),
    ],
)
def test_a_sentence_ends_where_the_space_behind_it_was_forgotten(language: str, text: str) -> None:
    sentences = text.split("|")
    assert list(split_sentences("".join(sentences), language)) == sentences


def test_in_german_a_full_stop_behind_a_number_makes_it_an_ordinal() -> None:
    text = "Es war am 3. Mai. Der 2. Platz ging an Ana. Er kam am 5. Sie kam z. B. nicht."
    assert list(split_sentences(text, "de-AT")) == [
        "Es war am 3. Mai.", "Der 2. Platz ging an Ana.", "Er kam am 5.", "Sie kam z. B. nicht.",
    ]  # fmt: skip


@given(st.one_of(PARTS, st.text()))
def test_sentences_joined_are_the_text(text: str) -> None:
    joined = join_sentences(split_sentences(text))
    assert "".join(joined.split()) == "".join(text.split())
    assert joined == " ".join(text.split()) or re.search(r"[。！？｡；!?」』]|\w\.\w", text)


@given(
    st.lists(st.sampled_from(("船都", "没有", "出海", "。", "！", "“", "”", "「", "」", "と", "；")), max_size=30).map(
        "".join
    )
)
def test_sentences_of_scripts_without_spaces_joined_are_the_text(text: str) -> None:
    assert join_sentences(split_sentences(text, "zh")) == text


UNSPACED = (
    ("ja", "昨日の夜、町の港に大きな船が入ってきたので、子どもたちは走って見に行きました。", "港に 大きな 子どもたち"),
    ("zh", "因为昨天晚上下了很大的雨，所以港口的所有渡轮都停止了服务，但是今天早上已经恢复。", "所以 渡轮 但是 恢复"),
    ("th", "เมื่อวานนี้ ฝนตกหนัก เรือข้ามฟาก จึงหยุดให้บริการ", "เมื่อวานนี้ ฝนตกหนัก เรือข้ามฟาก"),
)


@pytest.mark.parametrize(("language", "text", "words"), UNSPACED)
def test_a_line_of_a_script_without_spaces_is_cut_between_words(language: str, text: str, words: str) -> None:
    pieces = [piece for run in text.split() for piece in split_unspaced(run, 32)]
    assert "".join(pieces) == text.replace(" ", "")
    assert all(any(word in piece for piece in pieces) for word in words.split())
    assert max(map(len, pieces)) <= 32
    assert all(len(piece) > 1 or language == "ja" for piece in pieces)


@given(st.text(alphabet=st.sampled_from("เรือไกลมาก็ป่า่船が港、。ーー「」ab é\u0301"), max_size=200), st.integers(4, 40))
def test_no_piece_is_longer_than_a_line_or_begins_with_a_mark_of_the_letter_before(text: str, width: int) -> None:
    for run in text.split():
        pieces = split_unspaced(run, width)
        assert "".join(pieces) == run
        assert all(0 < len(piece) <= width for piece in pieces)


@given(st.one_of(PARTS, st.text()), st.integers(1, 60))
def test_no_clause_is_longer_than_the_limit_and_none_loses_a_letter(text: str, limit: int) -> None:
    clauses = list(split_clauses(text, limit))
    assert all(len(clause) <= limit for clause in clauses)
    assert "".join("".join(clauses).split()) == "".join(text.split())


@pytest.mark.parametrize("limit", range(40, 230, 7))
def test_a_long_sentence_is_never_broken_inside_a_number_or_a_name(limit: int) -> None:
    clauses = list(split_clauses(LONG, limit))
    assert " ".join(clauses) == LONG
    for whole in ("Washington, D.C.", "Jan. 24, 2026", "$1,250,000", "Carmen Ortiz", "12,000"):
        assert any(whole in clause for clause in clauses), (whole, clauses)


def test_a_long_sentence_is_broken_at_its_clauses() -> None:
    assert [re.sub(r"^.* ", "", clause) for clause in split_clauses(LONG, 150)] == ["harbour;", "then."]


WHOLE = ("Washington, D.C.", "Jan. 24, 2026", "$1,250,000", "Carmen Ortiz", "12,000", "3.5 percent", "Dr. Ana Lee",
         "5 p.m.", "10 km", "€5 million", "Louis XIV", "No. 7")  # fmt: skip
PLAIN = ("the tide", "rose", "and", "boats, which", "went; nobody", "of", "asked why", "harbour,", "with a")


@given(st.lists(st.sampled_from(PLAIN) | st.sampled_from(WHOLE), min_size=5, max_size=60), st.sampled_from((100, 200)))
def test_clauses_within_an_engines_limit_keep_numbers_and_names_whole(parts: list[str], limit: int) -> None:
    mixed = [each for part in parts for each in (part, "of the")]  # two names side by side read as one
    clauses = list(split_clauses(" ".join(mixed), limit))
    assert all(len(clause) <= limit for clause in clauses)
    for whole in WHOLE:
        assert sum(clause.count(whole) for clause in clauses) == " ".join(mixed).count(whole), clauses


@pytest.mark.parametrize("limit", [100, 200])
def test_what_is_said_lies_within_the_limit_where_numbers_grow_in_words(limit: int) -> None:
    paragraph = Paragraph((Span(f"{LONG} It cost $1,987,654.32 on 24/12/1987 and {'$7,777,777, ' * 9}no more."),))
    options = NarrateOptions(opening="", longest_utterance=limit)
    script = write_script(Article("T", "en", (paragraph,)), options)
    assert max(len(each.said) for each in script.utterances) <= limit
    assert " ".join(each.written for each in script.utterances) == paragraph.content[0].text
