from __future__ import annotations

from pathlib import Path

import espeakng_loader
import pytest

from articlecast.engine import SpeechRequest
from articlecast.engines.espeak import EspeakEngine
from articlecast.errors import NoSuchVoice
from articlecast.model import SPELLED_JOINER, write_reading


def test_initialisms_become_dotted_capitals_and_a_full_stop_is_not_doubled() -> None:
    run = SPELLED_JOINER.join("FBI")
    assert EspeakEngine().render_text(f"The {run} left. So did the {run}.") == "The F.B.I. left. So did the F.B.I."


@pytest.mark.parametrize(
    ("tag", "same_as"), [("en", "en-us"), ("en-AU", "en-us"), ("en-GB", "en-gb"), ("pt", "pt-br"), ("de-AT", "de")]
)
def test_a_language_is_spoken_by_its_likeliest_voice(tag: str, same_as: str) -> None:
    engine = EspeakEngine()
    by_tag = engine.speak(SpeechRequest("Radio 5", tag))
    assert by_tag == engine.speak(SpeechRequest("Radio 5", "eo", voice=same_as))


def test_a_language_nobody_speaks_is_told() -> None:
    with pytest.raises(NoSuchVoice, match="no voice for the language 'tlh'"):
        EspeakEngine().speak(SpeechRequest("nuqneH", "tlh"))


def test_a_variant_changes_the_voice_and_an_unknown_one_is_told() -> None:
    engine = EspeakEngine()
    plain, high = (engine.speak(SpeechRequest("Hello.", "en", voice=name)) for name in ("en-us", "en-us+f3"))
    assert plain != high
    with pytest.raises(NoSuchVoice, match=r"no variant 'f99'"):
        engine.speak(SpeechRequest("Hello.", "en", voice="en-us+f99"))


def test_a_data_path_of_any_length_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = EspeakEngine().speak(SpeechRequest("Far away.", "en"))
    deep = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 8)
    deep.mkdir(parents=True)
    (deep / "espeak-ng-data").symlink_to(espeakng_loader.get_data_path())
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(deep / "espeak-ng-data"))
    assert EspeakEngine().speak(SpeechRequest("Far away.", "en")) == expected


def test_almost_every_word_has_its_measured_time() -> None:
    text = "The agency said on Monday that it would publish the report, which 4 of its 12 members opposed, by May."
    sound = EspeakEngine().speak(SpeechRequest(text, "en-US"))
    words = [text[word.start : word.end] for word in sound.words]
    assert len(words) >= 0.9 * len(text.split())
    assert {"agency", "Monday", "opposed", "May"} <= set(words)
    assert not any(word.estimated for word in sound.words)


def test_a_pronunciation_sounds_as_its_ipa_says_and_one_without_english_sounds_as_its_words() -> None:
    engine = EspeakEngine()

    def say(text: str) -> bytes:
        return engine.speak(SpeechRequest(engine.render_text(text), "en")).frames

    assert say(f"The {write_reading('hut', 'ˈhaʊs')} fell.") == say("The house fell.")
    assert say(f"The {write_reading('hut', 'ǃʘ')} fell.") == say("The hut fell.")
    assert engine.render_text("[[hut]]") == "[ [hut] ]"
