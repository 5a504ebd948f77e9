"""The natural English voice: what it reads, how long it takes, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hibari.voices import cache_dir

from articlecast.engine import SpeechRequest
from articlecast.engines import hibari
from articlecast.engines.decoding import decode_audio
from articlecast.engines.espeak import EspeakEngine
from articlecast.engines.hibari import SAMPLE_RATE, HibariEngine
from articlecast.engines.levels import find_gain
from articlecast.engines.misaki import write_misaki
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError
from articlecast.master import master_track
from articlecast.master.encode import to_floats
from articlecast.master.loudness import integrate, measure_hops
from articlecast.model import Segment, Sound, Utterance, write_reading
from articlecast.narrate.languages.tongues import speak_text
from articlecast.narrate.lexicon import NO_LEXICON
from articlecast.speak.sound import complete_words, trim_sound

PHONEMES = (
    ("The court ruled on Tuesday.", "ðə kˈɔɹt ɹˈuld ˌɔn tˈuzdˌA."),
    ("“Really?” she asked — and left.", "ɹˈiəli? ʃi ˈæskt — ænd lˈɛft."),
    ("I read it. I will read it.", "ˌI ɹˈɛd ɪt. ˌI wɪl ɹˈid ɪt."),
    ("I live here; a live show.", "ˌI lˈɪv hˈɪɹ; ɐ lˈIv ʃˈO."),
    ("They record a record.", "ðˌA ɹəkˈɔɹd ɐ ɹˈɛkəɹd."),
    ("The lead singer had lead pipes and lead-lined walls.", "ðə lˈid sˈɪŋəɹ hæd lˈɛd pˈIps ænd lˈɛd lˈInd wˈɔlz."),
    ("A row of houses; they had a row over it.", "ɐ ɹˈO ʌv hˈWsᵻz; ðA hæd ɐ ɹˈW ˈOvəɹ ɪt."),
    ("Ms Lee met Ms. Ray.", "mˈɪz lˈi mˈɛt mˈɪz ɹˈA."),
    ("Salt & pepper", "sˈɔlt ænd pˈɛpəɹ"),
    ("Pier #5", "pˈɪɹ nˈʌmbəɹ fˈIv"),
    ("She took vitamin X. She went home.", "ʃˌi tˈʊk vˈITəmən ˈɛks. ʃˌi wˈɛnt hˈOm."),
    ("Vitamin X. Scientists say so.", "vˈITəmən ˈɛks. sˈIəntɪsts sˈA sˌO."),
    ("It was “plan B.” Then he left.", "ˌɪt wʌz plˈæn bˈi. ðˈɛn hi lˈɛft."),
    ("John F. Kennedy spoke.", "ʤˈɑn ˈɛf kˈɛnədi spˈOk."),
    ("IPv six and the IPvs, GHz, kWh.", "ˌIpˌivˈi sˈɪks ænd ði ˌIpˌivˈiz, ʤˌiˌAʧzˈi, kˌAdˌʌbᵊljuˈAʧ."),
    ("MacBook, eBay, YouTube, pH.", "mˌækbˈʊk, ˈibˌA, jˈutˌub, pˌiˈAʧ."),
    ("Xi Jinping met Xu.", "ʃˈi ʤˈɪnpɪŋ mˈɛt ʃˈu."),
    ("Xi’s and Zhang’s.", "ʃˈiz ænd ʤˈɑŋz."),
    ("Xinhua, Xiao, Xinjiang, Xerox, Xavier.", "ʃɪnhwˈɑ, ʃˈW, ʃɪnʤjˈɑŋ, zˈɪɹˌɑks, zˈAviəɹ."),
    ("Nguyễn, Nguyen, Trần, Đức, Phạm.", "wˈɪn, wˈɪn, tɹˈʌn, dˈʊk, fˈɑm."),
    ("Hawaiʻi, Hawai'i, Oʻahu, Qurʼan.", "həwˈIji, həwˈIji, Owˈɑhu, kwəɹɹˈæn."),
    ("It has vitamin X.", "ˌɪt hæz vˈITəmən ˈɛks."),
    ("So did the FBI.", "sˌO dˈɪd ði ˌɛfbˌiˈI."),
    ("The FBI left.", "ði ˌɛfbˌiˈI lˈɛft."),
    ("CEOs", "sˌiˌiˈOz"),
    ("ATMs and UFOs", "ˌAtˌiˈɛmz ænd jˌuˌɛfˈOz"),
    ("the CEO's pay", "ðə sˌiˌiˈOz pˈA"),
    ("the GPS's map", "ðə ʤˌipˌiˈɛsᵻz mˈæp"),
    ("two PhDs", "tˈu pˌiˌAʧdˈiz"),
    ("an AI-powered tool", "ɐn ˌAˈI pˈWəɹd tˈul"),
    ("the U.S. said", "ðə jˌuˈɛs sˈɛd"),
    ("J.K. Rowling", "ʤˌAkˈA ɹˈOlɪŋ"),
    ("NATO agreed", "nˈATO əɡɹˈid"),
    ("$3.5m", "θɹˈi pˈYnt fˈIv mˈɪljᵊn dˈɑləɹz"),
    ("5% of it", "fˈIv pəɹsˈɛnt ʌv ɪt"),
    ("Henry VIII", "hˈɛnɹi ði ˈAθ"),
    ("a naïve café", "ɐ nIˈiv kæfˈA"),
    ("Łukasz", "wˈukɑʃ"),
    ("Two résumés, a rosé; we resume.", "tˈu ɹˈɛzəmˌAz, ɐ ɹOzˈA; wi ɹəzˈum."),
    ("Off the A34 he got an A in maths.", "ˈɔf ði ˈA θˈɜɹTi fˈɔɹ hi ɡɑt ɐn ˈA ɪn mˈæθs."),
    ("Once Upon A Time. A boat left.", "wˈʌns əpˈɑn ɐ tˈIm. ɐ bˈOt lˈɛft."),
    ("it’s O’Brien’s", "ɪts ˈO bɹˈIənz"),
)  # fmt: skip


def read(text: str) -> str:
    """The phonemes of a written line, as narrate has it said."""
    said = HibariEngine().render_text(speak_text(text, "en", NO_LEXICON)[0])
    return hibari._load_reader("us").read(said).sounds


@pytest.mark.parametrize(("text", "phonemes"), PHONEMES, ids=[text for text, _ in PHONEMES])
def test_a_line_is_read_as_people_say_it(text: str, phonemes: str) -> None:
    assert read(text) == phonemes


@pytest.mark.parametrize(
    ("ipa", "sounds"),
    [
        ("ʃɪˈvɔːn", "ʃɪvˈɔn"),
        ("wɪn", "wˈɪn"),
        ("ˈhaʊsbəʊt", "hˈWsbOt"),
        ("nuː ˈjɔːrk", "nˈu jˈɔɹk"),
        ("ˈskwɛə", "skwˈɛɹ"),
        ("ˈt͡ʃɜːtʃ.ɪz", "ʧˈɜɹʧɪz"),
        ("lɒx", ""),
        ("ǃʘ", ""),
    ],
)
def test_ipa_becomes_misakis_alphabet_and_what_english_lacks_is_refused(ipa: str, sounds: str) -> None:
    assert write_misaki(ipa) == sounds


def test_a_pronunciation_is_said_or_its_respelling_where_english_lacks_a_sound() -> None:
    engine = HibariEngine()
    assert engine.render_text(f"Hello {write_reading('shi-vawn', 'ʃɪˈvɔːn')}.") == "Hello [[ʃɪvˈɔn]]."
    assert engine.render_text(f"Hello {write_reading('lock', 'lɒx')}.") == "Hello lock."
    assert engine.render_text("[[x]]") == "[ [x] ]"
    assert hibari._load_reader("us").read("The [[nˈu jˈɔɹk]]-based [[bˈæt]].").sounds == "ðə nˈu jˈɔɹk bˈAst bˈæt."


SENTENCES = (
    "The harbour master counted forty boats before the storm, and only twelve came back.",
    "Nobody at the table spoke; then Peter laughed.",
    "Prices rose by two percent in March, the bank said.",
    "Her father, a carpenter, taught her to plan before cutting.",
    "Critics called the decision careless, costly and cruel.",
    "Paper ballots took three days to count.",
    "The committee, which meets twice a year, could not agree.",
    "Tomorrow, players from ten countries travel to Turin.",
    "Can the city pay for it? Perhaps.",
    "Teachers, doctors and bus drivers stopped work at noon.",
)


def speak(text: str, rate: float = 1.0) -> Sound:
    return HibariEngine().speak(SpeechRequest(text, "en-US", rate=rate))


def find_onsets(sound: Sound) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Seconds at which the energy rises by 6 dB or more within 15 ms, and by no more nearby."""
    step = SAMPLE_RATE // 200
    rows = np.frombuffer(sound.frames, "<i2").astype(float)[: sound.samples // step * step].reshape(-1, step)
    level = 20 * np.log10(np.sqrt((rows**2).mean(axis=1)) + 1)
    rise = level[3:] - level[:-3]
    found = [
        place
        for place in range(4, len(rise) - 5)
        if rise[place] >= max(6.0, rise[place - 4 : place + 5].max()) and level[place + 3] > level.max() - 35
    ]
    return np.array(found) / 200 + 0.0075


def test_each_word_keeps_its_place_whatever_rule_says_it() -> None:
    text = "In Hawaiʻi, Xi took vitamin X. She met Nguyễn’s IPv six."
    places = hibari._load_reader("us").read(text).places
    words = ["In", "Hawaiʻi", "Xi", "took", "vitamin", "X. She", "She", "met", "Nguyễn", "’s", "IPv", "six"]
    assert [place for place, _sound in places] == [text.index(word) for word in words]


def test_words_begin_where_the_energy_rises() -> None:
    apart = []
    for text in SENTENCES:
        sound = speak(text)
        onsets = find_onsets(sound)
        assert [text[word.start : word.end] for word in sound.words] == [word.strip(".,;?") for word in text.split()]
        apart += [np.abs(onsets - word.sample / SAMPLE_RATE).min() for word in sound.words]
    assert np.median(apart) <= 0.03
    assert np.percentile(apart, 90) <= 0.08


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_the_durations_of_all_phonemes_are_the_whole_length(rate: float) -> None:
    row = hibari._find_row("")
    model, reader = hibari._load_model(str(hibari._locate(row)), row["sha256"]), hibari._load_reader("us")
    numbers = reader.number(reader.read(SENTENCES[0]).sounds)
    wave, starts = model.run(numbers, rate)
    assert starts is not None
    assert len(starts) == len(numbers)
    assert starts[0] == 0
    assert all(first <= second for first, second in pairwise(starts))
    assert starts[-1] < len(wave)
    assert not any(start % 600 for start in [*starts, len(wave)])


def test_without_its_durations_the_sound_is_the_same_and_no_time_is_called_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = speak(SENTENCES[1])
    row = hibari._find_row("")
    content = hibari._locate(row).read_bytes().replace(b"/Cast_32_output_0", b"/Cast_99_output_0")
    model = hibari._Model(content)
    monkeypatch.setattr(hibari, "_load_model", lambda _path, _digest: model)
    untimed = speak(SENTENCES[1])
    assert (untimed.frames, untimed.words) == (whole.frames, ())
    assert all(word.estimated for word in complete_words(untimed, SENTENCES[1]).words)


def test_a_rate_is_the_voices_own_pace_and_a_pitch_is_left_alone() -> None:
    usual = speak(SENTENCES[0])
    for rate in (0.5, 0.8, 1.25, 2.0):
        assert speak(SENTENCES[0], rate).seconds == pytest.approx(
            usual.seconds / rate, rel=0.15
        )  # frames of 25 ms, one at least
    assert HibariEngine().speak(SpeechRequest(SENTENCES[0], "en-US", pitch=1.5)) == usual


def test_it_is_as_loud_as_espeak_and_never_clips() -> None:
    def measure(sound: Sound) -> float:
        samples = np.frombuffer(sound.frames, "<i2").astype(float)
        loud = samples[np.abs(samples) > np.abs(samples).max() / 50]
        return float(20 * np.log10(np.sqrt((loud**2).mean())))

    ours = [speak(text) for text in SENTENCES]
    assert max(np.abs(np.frombuffer(sound.frames, "<i2").astype(int)).max() for sound in ours) < 32000
    theirs = [EspeakEngine().speak(SpeechRequest(text, "en-US")) for text in SENTENCES]
    assert np.mean([measure(sound) for sound in ours]) == pytest.approx(np.mean([*map(measure, theirs)]), abs=1.5)


def test_sentences_are_equally_loud_once_they_are_mastered(tmp_path: Path) -> None:
    lines = ("Heavy rain.", "Why did nobody check the locks?", *SENTENCES)
    spoken = [Segment(Utterance(line, line, "en"), line, trim_sound(speak(line))) for line in lines]
    track = master_track(iter(spoken), tmp_path, name="track")
    decoded = decode_audio("hibari", Path(track.path).read_bytes())
    samples, rate = to_floats(decoded.frames), decoded.sample_rate
    levels = [integrate(measure_hops(samples[said.start : said.end], rate)) for said in track.timeline.utterances]
    assert np.std(levels) <= 0.3
    assert np.ptp(levels) <= 1.2


def test_silence_is_not_made_louder() -> None:
    assert find_gain(np.zeros(24000), 24000, -20.0, 0.5) == 1.0
    assert find_gain(np.zeros(10), 24000, -20.0, 0.5) == 1.0
    assert find_gain(np.full(24000, 0.001) * np.sin(np.arange(24000)), 24000, -20.0, 0.5) == pytest.approx(
        2.0, abs=0.01
    )


DIGEST = """
import sys
from hashlib import sha256
from articlecast.engine import SpeechRequest
from articlecast.engines.hibari import HibariEngine
for text in sys.argv[:0:-1]:
    print(sha256(HibariEngine().speak(SpeechRequest(text, "en-US")).frames).hexdigest())
"""


def test_another_process_speaks_the_same_bytes_in_another_order() -> None:
    done = subprocess.run([sys.executable, "-c", DIGEST, *SENTENCES[:4]], capture_output=True, text=True, check=True)
    here = [sha256(speak(text).frames).hexdigest() for text in SENTENCES[:4]]
    assert done.stdout.split() == here[::-1]


@pytest.mark.parametrize("text", ["…", "中文", "ありがとう", "🌊 —"])
def test_a_text_without_letters_that_it_can_say_is_left_to_another_engine(text: str) -> None:
    with pytest.raises(SpeakError, match="hibari: has no sounds for") as caught:
        speak(text)
    assert type(caught.value) is SpeakError  # and no NoSuchVoice, for which nobody else is tried


def test_it_says_which_texts_are_its_own() -> None:
    engine = HibariEngine()
    assert all(engine.can_say(text, "en-GB") for text in ("Hello 2!", "Łukasz, café, Hawaiʻi", "Nguyễn", "…"))
    assert not any(engine.can_say(text, "en") for text in ("He said 中文.", "Привет", "the α particle"))
    assert not engine.can_say("Guten Tag.", "de")
    with pytest.raises(SpeakError, match="speaks English, and not 'de'"):
        engine.speak(SpeechRequest("Guten Tag.", "de"))


def test_a_voice_is_listed_once_it_was_fetched_and_spoken_once_it_is_what_was_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    engine = HibariEngine()
    assert [voice.name for voice in engine.voices()] == ["heart"]
    with pytest.raises(NoSuchVoice, match="the voice 'emma' is not on this machine") as caught:
        engine.speak(SpeechRequest("Hello.", "en-GB", voice="emma"))
    assert caught.value.hint == "articlecast voices --get emma   (fetches it once, 8 MB)"
    heart = hibari._locate(hibari._find_row("")).read_bytes()
    (tmp_path / "bf_emma.int8.onnx").write_bytes(heart)
    assert [voice.name for voice in engine.voices()] == ["emma", "heart"]
    with pytest.raises(EngineUnavailable, match="is not what was published") as broken:
        engine.speak(SpeechRequest("Hello.", "en-GB", voice="emma"))
    assert broken.value.hint == "articlecast voices --get emma"
    assert list(tmp_path.iterdir()) == [tmp_path / "bf_emma.int8.onnx"]


@pytest.mark.parametrize("named", [{}, {"XDG_CACHE_HOME": "cache"}, {"HIBARI_HOME": "own"}])
def test_fetched_voices_are_looked_for_where_the_package_itself_keeps_them(
    named: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HIBARI_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in named.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    kept = {voice.name: voice.folder for voice in hibari.list_pinned()}
    assert kept == dict.fromkeys(["emma", "fenrir", "fable", "kore"], Path(cache_dir()))


def test_every_voice_that_is_not_in_the_wheel_is_pinned_by_the_wheel_itself() -> None:
    for voice in hibari.list_pinned():
        row = hibari._read_registry()[voice.name]
        (file,) = voice.files
        assert (file.name, file.bytes, file.sha256) == (row["file"], row["bytes"], row["sha256"])
        assert file.url.startswith("https://huggingface.co/")
        assert file.origin == "computed by its publisher: hibari/assets/voices.json of hibari-tts 0.2.1"
        assert (voice.licence, voice.vouched) == ("Apache-2.0", True)


LOOK = """
import sys
from articlecast.speak import load_engine
engine = load_engine("hibari")
engine.traits, engine.voices(), engine.render_text("Hello."), engine.can_say("Hello.", "en")
print(sorted({"hibari", "onnxruntime"} & set(sys.modules)))
"""


def test_nothing_is_loaded_before_it_speaks() -> None:
    assert subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("name", ["hibari", "onnxruntime"])
def test_a_missing_package_is_told_with_what_installs_it(name: str) -> None:
    code = f"import sys; sys.modules[{name!r}] = None\nfrom articlecast.speak import load_engine\nload_engine('hibari')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.endswith(f"EngineUnavailable: hibari: there is no package '{name}'\n")
