from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import av
import numpy as np
import pytest

from articlecast.errors import MasterError
from articlecast.master import MasterOptions, Tags, build_track, draw_cover, tag_track
from articlecast.master.formats import FORMS, FormatWriter, lower_opus, measure_decoded
from articlecast.master.mp3 import Mp3Settings, encode_stretch_frames, split_frames
from articlecast.master.options import Format
from articlecast.model import Chapter, Pause
from support.ebur128 import measure_file
from support.voices import Spoken, article, click_sentence

ALL = MasterOptions(formats=("mp3", "m4a", "opus"))
TAGS = Tags(title="Ein Titel", show="The Show", author="A Writer", language="de", summary="Worum es geht.")


def test_three_formats_come_from_one_pass_and_are_equally_long_and_loud(tmp_path: Path) -> None:
    track = build_track(article(8), tmp_path, ALL)
    tracks = (track, *track.alternates)
    assert [each.suffix for each in tracks] == [".mp3", ".m4a", ".opus"]
    for each in tracks:
        with av.open(each.path) as container:
            assert container.duration is not None
            assert container.duration / 1e6 == pytest.approx(track.timeline.seconds, abs=0.05)
        loudness, peak = measure_file(each.path)
        assert loudness == pytest.approx(-16.0, abs=0.5)
        assert peak <= -1.0


@pytest.mark.parametrize("bitrate", [32, 48, 64, 96])
def test_a_format_has_no_more_than_it_is_asked_for_says_what_and_keeps_the_peak(tmp_path: Path, bitrate: int) -> None:
    options = MasterOptions(formats=("mp3", "m4a", "opus"), bitrate=bitrate)
    mp3 = build_track(article(16), tmp_path, options)
    m4a, opus = mp3.alternates
    assert mp3.bitrate == bitrate
    assert m4a.bitrate <= 1.1 * max(bitrate, 48)  # it makes less of a sound as simple as this one
    assert opus.bitrate == pytest.approx(max(bitrate / 2, 32), rel=0.1)
    for each in (m4a, opus):
        size = Path(each.path).stat().st_size
        assert each.bitrate == pytest.approx(size * 8 / mp3.timeline.seconds / 1000, abs=0.5)
        loudness, peak = measure_file(each.path)
        assert loudness == pytest.approx(-16.0, abs=1.0)
        assert peak <= -1.0


def test_opus_alone_has_the_whole_bitrate(tmp_path: Path) -> None:
    track = build_track(article(8), tmp_path, MasterOptions(formats=("opus",)))
    assert track.bitrate == pytest.approx(64, rel=0.05)


def test_every_format_carries_title_and_chapters_in_order(tmp_path: Path) -> None:
    track = build_track(article(9, chapter=3), tmp_path, ALL)
    tag_track(track, Tags(**{name: getattr(TAGS, name) for name in TAGS.__slots__} | {"cover": draw_cover("T")}))
    for each in (track, *track.alternates):
        with av.open(each.path) as container:
            facts = {name.lower(): value for name, value in container.metadata.items()}
            facts |= {name.lower(): value for name, value in container.streams.audio[0].metadata.items()}
            assert facts["title"] == "Ein Titel", each.suffix
            assert facts["artist"] == "A Writer", each.suffix
            titles = [chapter["metadata"]["title"] for chapter in container.chapters()]
            starts = [float(chapter["start"] * (chapter["time_base"] or 0)) for chapter in container.chapters()]
        assert titles == ["Chapter 0", "Chapter 1", "Chapter 2"], each.suffix
        assert starts == pytest.approx(
            [track.timeline.at(chapter.start) for chapter in track.timeline.chapters], abs=0.002
        )


def test_every_format_is_the_same_bytes_again_with_the_cache_and_without(tmp_path: Path) -> None:
    contents = []
    for cache in (None, tmp_path / "cache", tmp_path / "cache"):
        track = build_track(article(4), tmp_path, ALL, cache=cache)
        tag_track(track, TAGS)
        contents.append([Path(each.path).read_bytes() for each in (track, *track.alternates)])
    assert contents[0] == contents[1] == contents[2]


@pytest.mark.parametrize("name", ["m4a", "opus"])
def test_a_format_can_stand_alone_and_words_are_in_time(tmp_path: Path, name: str) -> None:
    spoken: Spoken = []
    for number in range(12):
        spoken += [Chapter(f"C {number}"), click_sentence(number), Pause(0.5)]
    track = build_track(spoken, tmp_path, MasterOptions(formats=(name,)))  # type: ignore[arg-type]
    assert track.suffix == f".{name}"
    resampler = av.AudioResampler(format="flt", layout="mono", rate=44100)
    sound: list[float] = []
    with av.open(track.path) as container:
        for frame in container.decode(audio=0):
            for piece in resampler.resample(frame):
                sound.extend(piece.to_ndarray().reshape(-1).tolist())
    for utterance in track.timeline.utterances:
        start = utterance.words[0].start
        onset = next(place for place in range(start - 4000, start + 8000) if abs(sound[place]) > 0.05)
        assert abs(onset - start) < 0.01 * 44100


def test_an_mp3_says_its_length_in_an_info_frame_that_decoders_accept(tmp_path: Path) -> None:
    track = build_track(article(8), tmp_path)
    content = Path(track.path).read_bytes()
    frames = list(split_frames(content))
    assert frames[-1][1] == len(content)  # nothing but whole frames
    assert content[21:25] == b"Info"
    assert int.from_bytes(content[29:33], "big") == len(frames) - 1
    assert int.from_bytes(content[33:37], "big") == len(content)


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 32000, 44100, 48000])
@pytest.mark.parametrize("bitrate", [16, 64, 128])
def test_frames_in_are_frames_out_at_every_rate(rate: int, bitrate: int) -> None:
    settings = Mp3Settings(rate, bitrate, 7)
    stream, tail = encode_stretch_frames(bytes(2 * 40 * settings.frame_samples), settings)
    assert len(list(split_frames(stream))) == 40
    assert len(list(split_frames(tail))) == settings.tail_frames


@pytest.mark.parametrize("formats", [("opus",), ("opus", "mp3"), ("opus", "m4a")])
def test_an_encoder_that_fails_in_the_middle_is_one_clear_line_and_no_file(
    tmp_path: Path, formats: tuple[Format, ...]
) -> None:
    with pytest.raises(MasterError, match="libopus: refuses 320 kbit/s of mono at 48000 Hz") as caught:
        build_track(article(10), tmp_path, MasterOptions(formats=formats, bitrate=320))
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.posix
def test_a_full_disk_in_the_middle_is_one_clear_line_and_no_file(tmp_path: Path) -> None:
    program = f"""
        import resource, signal, sys
        from pathlib import Path
        sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
        from support.voices import article
        from articlecast.errors import DiskError
        from articlecast.master import MasterOptions, build_track
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        for formats in (("mp3",), ("m4a",), ("mp3", "opus")):
            try:
                build_track(list(article(10)), Path({str(tmp_path)!r}), MasterOptions(formats=formats))
                print("no error")
            except DiskError as error:
                print(str(error).count(chr(10)), "large" in str(error), bool(error.hint))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.splitlines() == ["0 True True"] * 3, done.stderr
    assert list(tmp_path.iterdir()) == []


def write_opus(path: Path, level: float) -> Path:
    """Six seconds of clicks at that level of full scale, as an Opus file that nobody has limited."""
    rate = 44100
    sound = np.zeros(6 * rate)
    sound[rate // 2 :: rate] = level
    sound[rate // 2 + 1 :: rate] = -level
    tone = 0.1 * np.sin(2 * np.pi * 220 * np.arange(sound.size) / rate)
    writer = FormatWriter(path, FORMS["opus"], sample_rate=rate, bitrate=96, true_peak=0.0)
    writer.write(((sound + tone) * 32767).clip(-32768, 32767).astype("<i2").tobytes())
    writer.finish()
    writer.abandon()
    return path


@pytest.mark.parametrize("peak", [-2.0, -6.0, -12.0])
def test_players_turn_an_opus_file_down_by_what_its_loudest_moment_is_too_loud(tmp_path: Path, peak: float) -> None:
    path = write_opus(tmp_path / "a.opus", 0.9)
    before, size = measure_decoded(path), path.stat().st_size
    lower_opus(path, peak)
    assert before > peak
    assert peak - 0.2 <= measure_file(str(path))[1] <= peak
    assert path.stat().st_size == size


def test_an_opus_file_that_keeps_the_peak_is_left_alone(tmp_path: Path) -> None:
    path = write_opus(tmp_path / "a.opus", 0.0)
    before = path.read_bytes()
    lower_opus(path, -1.0)
    assert path.read_bytes() == before
