"""How marked tokens are written for an engine, tested by the phonemes that espeak-ng makes of them."""

from __future__ import annotations

import re

import pytest
from piper.phonemize_espeak import EspeakPhonemizer

from articlecast.engines.espeak import EspeakEngine
from articlecast.engines.piper import PiperEngine
from articlecast.engines.text import AS_WRITTEN, BY_ESPEAK, BY_ITS_PHONEMES, spell_marked
from articlecast.narrate.languages.tongues import speak_text
from articlecast.narrate.lexicon import NO_LEXICON
from support.phonemes import read_phonemes


def narrate(written: str, language: str = "en") -> str:
    return speak_text(written, language, NO_LEXICON)[0]


def hear(written: str, language: str = "en") -> str:
    """The phonemes of a sentence as espeak is given it, without stress."""
    tag = "en-US" if language == "en" else language
    return re.sub("[ˈˌ]", "", read_phonemes(EspeakEngine().render_text(narrate(written, language)), tag))


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("The CEOs met.", "ðə siːiːoʊ z mɛt"),
        ("ATMs and UFOs.", "eɪtiːɛm z ænd juːɛfoʊ z"),
        ("A.T.M.s failed.", "eɪtiːɛm z feɪld"),
        ("The CEO’s car stood there.", "ðə siːiːoʊ z kɑːɹ stʊd ðɛɹ"),
        ("The MPs’ pay rose.", "ðɪ ɛmpiː z peɪ ɹoʊz"),
        ("The IRS's men left.", "ðɪ aɪɑːɹɹɛs ɪz mɛn lɛft"),
        ("The FBI left.", "ðɪ ɛfbiːaɪ lɛft"),
        ("We saw the FBI.", "wiː sɔː ðɪ ɛfbiːaɪ"),
    ],
)
def test_plural_and_genitive_initialisms_are_letters_with_a_z(written: str, heard: str) -> None:
    assert hear(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("The U.S. Senate voted.", "ðə juːɛs sɛnət voʊɾᵻd"),
        ("The AI Act is law.", "ðɪ eɪaɪ ækt ɪz lɔː"),
        ("John F. Kennedy spoke.", "dʒɑːn ɛf kɛnədi spoʊk"),
        ("J. Edgar Hoover spoke.", "dʒeɪ ɛdɡɚ huːvɚ spoʊk"),
    ],
)
def test_an_initialism_or_an_initial_before_a_capital_ends_no_sentence(written: str, heard: str) -> None:
    assert hear(written) == heard


def test_a_letter_that_ends_a_sentence_still_ends_it() -> None:
    assert hear("We chose plan B. The end.") == "wiː tʃoʊz plæn biː | ðɪ ɛnd"


def test_ms_is_no_initialism() -> None:
    assert hear("Ms. Lee and Ms Fox met.") == "mɪz liː ænd mɪz fɑːks mɛt"


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("de", "Die EU-Kommission und die EU Kommission.", "diː eːuːkɔmɪsjoːn ʊnt diː eːuː kɔmɪsjoːn"),
        ("es", "La UE Europea.", "la ue eʊɾopea"),
        ("fr", "La SNCF Paris.", "la- ɛsɛnseɛf paʁi"),
    ],
)
def test_in_other_languages_too_an_initialism_before_a_capital_ends_no_sentence(
    language: str, written: str, heard: str
) -> None:
    assert hear(written, language) == heard


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "pt"])
def test_letters_with_an_s_keep_the_letters_names_in_every_language(language: str) -> None:
    plain, plural = (
        re.sub(
            r"[ˈˌ]|\([a-z-]+\)",
            "",
            read_phonemes(spell_marked(said, BY_ESPEAK), "en-US" if language == "en" else language),
        )
        for said in ("D\u202fV\u202fD", "D\u202fV\u202fDs")
    )
    assert plural in {f"{plain} s", f"{plain} z"}


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("Take vitamin X. Scientists do.", "Take vitamin X. Scientists do."),
        ("Then plan B. Officials left.", "Then plan B. Officials left."),
        ("He is Malcolm X. She left.", "He is Malcolm X. She left."),
        ("So said John F. Kennedy.", "So said John F Kennedy."),
    ],
)
def test_a_stop_after_a_letter_ends_a_sentence_unless_the_letter_is_an_initial(said: str, given: str) -> None:
    assert spell_marked(said, BY_ESPEAK) == given


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("Wait… what?", "Wait, what?"),
        ("And so on…", "And so on."),
        ("… and on.", "and on."),
        ("“No…” he said…, twice ... more…!", "“No,” he said, twice, more!"),
        ("“Well…”", "“Well.”"),
        ("One. Two.", "One. Two."),
    ],
)
def test_an_ellipsis_is_a_pause_that_a_phonemizer_knows(said: str, given: str) -> None:
    assert spell_marked(said, BY_ITS_PHONEMES) == given
    assert spell_marked(said, BY_ESPEAK) == said  # it pauses by itself


def test_what_knows_initialisms_by_sight_gets_them_as_they_are_written() -> None:
    said = narrate("Ms. Lee of the U.S. Senate met CEOs, the IRS's men and John F. Kennedy… A.T.M.s.")
    assert spell_marked(said, AS_WRITTEN) == (
        "Ms Lee of the US Senate met CEOs, the IRS's men and John F. Kennedy… ATMs."
    )


def test_piper_is_written_to_as_its_phonemizer_reads() -> None:
    given = PiperEngine().render_text(narrate("Ms. Lee said… in the U.S. Senate… that CEOs and John F. Kennedy left."))
    sentences = EspeakPhonemizer().phonemize("en-us", given)
    assert len(sentences) == 1
    heard = re.sub("[ˈˌʲ]", "", "".join(sentences[0]))
    assert heard == "mɪz liː sɛd, ɪnðə juːɛs sɛnət, ðæt siːiːoʊ z ænd dʒɑːn ɛf kɛnədi lɛft."
