"""A third party's engine: whatever it does, imported, built or speaking, is an error of ours that names it."""

from pathlib import Path

import pytest

from articlecast.engine import SpeechRequest
from articlecast.errors import EngineUnavailable, SpeakError
from articlecast.speak import list_engines, load_engine
from support.command import call
from support.packages import make_up

WHOLE = """
from articlecast import Sound, Traits, Voice
class Engine:
    traits = Traits(name="odd", revision="1")
    def __init__(self):
        {built}
    def voices(self):
        return (Voice("bee", "mul"),)
    def render_text(self, said):
        return said
    def speak(self, request):
        {speaks}
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    module = f"articlecast_odd_{abs(hash(source))}"
    monkeypatch.syspath_prepend(make_up(folder / "site", "articlecast.engines", "odd", f"{module}:Engine", source))


@pytest.mark.parametrize(
    "source",
    [
        "raise RuntimeError('no')",
        "raise SystemExit(3)",
        "Engine = (",
        "Engine = 3",
        WHOLE.format(built="raise ValueError('no model')", speaks="pass"),
        WHOLE.format(built="raise SystemExit(3)", speaks="pass"),
    ],
)
def test_one_that_cannot_be_had_is_unavailable_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    install(tmp_path, monkeypatch, source)
    with pytest.raises(EngineUnavailable, match="odd"):
        load_engine("odd")
    assert "odd" in list_engines()
    voices = call("voices", "--engine", "tone", folder=tmp_path)
    assert voices.code == 0
    assert "tone" in voices.out
    assert call("voices", folder=tmp_path).code == 0


@pytest.mark.parametrize("speaks", ["raise ValueError('no')", "return None", "raise SystemExit(3)", "return b'sound'"])
def test_one_that_fails_as_it_speaks_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speaks: str
) -> None:
    install(tmp_path, monkeypatch, WHOLE.format(built="pass", speaks=speaks))
    engine = load_engine("odd")
    with pytest.raises(SpeakError, match="odd: "):
        engine.speak(SpeechRequest("Hello.", "en"))
