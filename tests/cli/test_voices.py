"""``articlecast voices``: fetching a voice, and hearing many side by side."""

from __future__ import annotations

import hashlib
import re
import wave
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hibari import voices as package

from articlecast.engines import hibari, voice_files
from support.command import call
from support.hub import Hub, open_hub
from support.onnx_kokoro import build_kokoro
from support.onnx_voice import build_voice


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where voices are kept in this test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data/articlecast/voices"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    made = tmp_path / "made"
    made.mkdir()
    build_kokoro(made)
    build_voice(made)
    with open_hub(**{path.name: path.read_bytes() for path in made.iterdir()}) as hub:
        voices = (
            hub.pin("en_US-hum", "piper", "en_US-hum.onnx", "en_US-hum.onnx.json"),
            hub.pin("kokoro", "kokoro", "kokoro-v1.0.onnx", "voices-v1.0.bin"),
        )
        monkeypatch.setattr(voice_files, "VOICES", voices)
        yield hub


def test_a_voice_that_was_fetched_speaks_by_its_name(hub: Hub, home: Path, tmp_path: Path) -> None:
    called = call("voices", "--get", "en_US-hum", folder=tmp_path)
    assert called.code == 0
    assert called.out.index("licence: CC0-1.0") < called.out.index("verified by SHA-256")
    assert 'voice = "en_US-hum"' in called.out
    assert sorted(path.name for path in home.iterdir()) == ["en_US-hum.onnx", "en_US-hum.onnx.json"]
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "T"\n[speak]\nengine = "piper"\nvoice = "en_US-hum"\n')
    assert call("say", "--output", "line.wav", "Hello there.", folder=tmp_path).code == 0
    assert (tmp_path / "line.wav").stat().st_size > 10_000
    listed = call("voices", "--engine", "piper", folder=tmp_path)
    assert re.search(r"piper +en_US-hum +en-us +neural +CC0-1\.0", listed.out)


def test_kokoro_speaks_once_it_was_fetched(hub: Hub, tmp_path: Path) -> None:
    missing = call("voices", "--engine", "kokoro", folder=tmp_path)
    assert (missing.code, missing.err.splitlines()[1]) == (3, "try:   articlecast voices --get kokoro")
    assert call("voices", "--get", "kokoro", folder=tmp_path).code == 0
    assert "af_heart" in call("voices", "--engine", "kokoro", folder=tmp_path).out


@pytest.fixture
def emma(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    """A hub with the package's own voice in the place of one that is not in the wheel, and pinned as that."""
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path / "hibari"))
    rows = hibari._read_registry()
    heart = hibari._locate(rows["heart"]).read_bytes()
    monkeypatch.setattr(hibari, "_read_registry", lambda: rows | {"emma": rows["emma"] | {"sha256": _digest(heart)}})
    with open_hub(**{"bf_emma.int8.onnx": heart}) as hub:
        monkeypatch.setattr(package, "BASE_URL", f"{hub.url}/")
        yield hub


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_voice_that_is_not_in_hibaris_wheel_speaks_once_it_was_fetched(emma: Hub, tmp_path: Path) -> None:
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "T"\n[speak]\nengine = "auto"\nvoice = "emma"\n')
    missing = call("say", "--output", "line.wav", "Hello there.", folder=tmp_path)
    assert missing.err.splitlines()[-1] == "try:   articlecast voices --get emma   (fetches it once, 8 MB)"
    assert emma.asked == []
    called = call("voices", "--get", "emma", folder=tmp_path)
    assert called.code == 0
    assert called.out.index("licence: Apache-2.0") < called.out.index("verified by SHA-256")
    assert "computed by its publisher: hibari/assets/voices.json of hibari-tts 0.2.1" in called.out
    assert 'engine = "auto"\nvoice = "emma"' in called.out
    assert [path.name for path in (tmp_path / "hibari").iterdir()] == ["bf_emma.int8.onnx"]
    assert call("say", "--output", "line.wav", "Hello there.", folder=tmp_path).code == 0
    assert re.search("hibari +emma +en-GB", call("voices", "--engine", "hibari", folder=tmp_path).out)


def test_a_voice_of_hibari_that_is_another_is_not_kept(emma: Hub, tmp_path: Path) -> None:
    emma.files["bf_emma.int8.onnx"] = bytes(7_936_868)
    called = call("voices", "--get", "emma", folder=tmp_path)
    assert called.code == 3
    assert "is not what was pinned" in called.err
    assert list((tmp_path / "hibari").iterdir()) == []


def test_who_computed_a_digest_is_told_and_lists_of_others_verify_nothing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ours = hub.pin("ours", "piper", "en_US-hum.onnx", "en_US-hum.onnx.json")
    theirs = hub.pin("theirs", "piper", "en_US-hum.onnx", "en_US-hum.onnx.json", origin=voice_files.LISTED)
    monkeypatch.setattr(voice_files, "VOICES", (ours, theirs))
    told = call("voices", "--get", "ours", folder=tmp_path).out
    assert f"en_US-hum.onnx: SHA-256 {ours.files[0].sha256}\n  computed by us from the file\n  {hub.url}/page" in told
    assert "verified by SHA-256" in told
    told = call("voices", "--get", "theirs", folder=tmp_path).out
    assert "  not computed by us: as other projects' lists have it, several of which agree" in told
    assert "as those lists have it, which are not its publisher's; in articlecast.toml:" in told
    assert "verified" not in told


def test_nothing_is_fetched_without_being_asked_for(hub: Hub, home: Path, tmp_path: Path) -> None:
    call("voices", "--engine", "piper", folder=tmp_path)
    call("voices", "--engine", "kokoro", folder=tmp_path)
    call("voices", "--compare", "Hello.", "--engine", "kokoro", folder=tmp_path)
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "T"\n[speak]\nengine = "kokoro"\n')
    assert call("say", "--output", "line.wav", "Hello.", folder=tmp_path).code == 3
    assert hub.asked == []
    assert not home.exists()


def test_a_model_that_nobody_asked_for_is_not_missed(home: Path, tmp_path: Path) -> None:
    assert call("voices", "--language", "en", folder=tmp_path).err == ""
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "T"\n[speak]\nsubstitutes = ["kokoro"]\n')
    assert "note: kokoro: " in call("voices", "--language", "en", folder=tmp_path).err


def test_a_voice_goes_to_the_folder_that_the_settings_name(hub: Hub, home: Path, tmp_path: Path) -> None:
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "T"\n[speak.engines.piper]\nfolder = "models"\n')
    assert call("voices", "--get", "en_US-hum", folder=tmp_path).code == 0
    assert (tmp_path / "models/en_US-hum.onnx").is_file()
    assert not home.exists()


def test_an_unknown_voice_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    called = call("voices", "--get", "en_US-jo-medium", folder=tmp_path)
    assert called.code == 2
    assert "no voice 'en_US-jo-medium' to fetch; did you mean 'en_US-joe-medium'" in called.err
    assert "kokoro-int8" in called.err


def test_a_hub_that_refuses_ends_the_call_with_the_next_one_to_type(hub: Hub, tmp_path: Path) -> None:
    hub.status = 503
    called = call("voices", "--get", "en_US-hum", folder=tmp_path)
    assert called.code == 3
    assert called.err.splitlines()[-1] == "try:   articlecast voices --get en_US-hum   (goes on where it stopped)"


class Page(HTMLParser):
    """The tags of a page, the cells of its table and every address that it names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.cells, self.addresses = list[str](), list[str](), list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        self.cells.append(data.strip())


def test_a_sentence_is_heard_by_every_voice_on_one_page(hub: Hub, tmp_path: Path) -> None:
    for name in ("en_US-hum", "kokoro"):
        call("voices", "--get", name, folder=tmp_path)
    sentence = 'The <script>CEO</script> & "Ms. Lee" met.'
    called = call("voices", "--compare", sentence, "--output", "heard", folder=tmp_path)
    assert (called.code, called.out.strip()) == (0, "heard/compare.html")
    assert not re.search("edge|gtts", called.err)  # no service was asked, not even for its voices
    page = Page((tmp_path / "heard/compare.html").read_text("utf-8"))
    assert "script" not in page.tags
    assert sentence in page.cells
    assert {"espeak", "piper", "kokoro", "en_US-hum", "af_heart", "en-us", "CC0-1.0", "Apache-2.0"} <= set(page.cells)
    assert not {"gtts", "edge", "tone"} & set(page.cells)
    assert page.tags.count("audio") == len(page.addresses) >= 10
    for address in page.addresses:
        with wave.open(str(tmp_path / "heard" / address)) as sound:
            assert sound.getnframes() > 8000


def test_a_comparison_is_in_the_language_that_was_asked_for(hub: Hub, tmp_path: Path) -> None:
    call("voices", "--get", "kokoro", folder=tmp_path)
    call("voices", "--compare", "La ciudad.", "--language", "es", folder=tmp_path)
    page = Page((tmp_path / "voices/compare.html").read_text("utf-8"))
    assert {"ef_dora", "es", "es-419"} <= set(page.cells)
    assert "af_heart" not in page.cells


def test_a_voice_that_cannot_speak_leaves_the_others_on_the_page(hub: Hub, home: Path, tmp_path: Path) -> None:
    call("voices", "--get", "en_US-hum", folder=tmp_path)
    (home / "broken.onnx").write_bytes(b"no model")
    (home / "broken.onnx.json").write_bytes((home / "en_US-hum.onnx.json").read_bytes())
    called = call("voices", "--compare", "Hello there.", "--engine", "piper", folder=tmp_path)
    assert called.code == 1
    assert "broken.onnx cannot be loaded" in called.err
    assert "en_US-hum" in (tmp_path / "voices/compare.html").read_text("utf-8")
