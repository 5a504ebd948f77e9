"""M4A and Opus beside the MP3, from the same samples; libavformat's own files, written to be the same every time."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from mutagen import MutagenError
from mutagen import ogg as mutagen_ogg

from articlecast.durations import write_timestamp
from articlecast.errors import ArticlecastError, DiskError, MasterError
from articlecast.master.loudness import decibels, measure_peak
from articlecast.model import TimedChapter, Timeline
from articlecast.system import replace_path

OggPage: Any = mutagen_ogg.OggPage  # mutagen is typed by half


@dataclass(frozen=True, slots=True)
class Form:
    """How a format is made. ``samples`` is its encoder's kind of them, ``rate`` Hz, 0 for the track's own.

    ``share`` is the part of a wanted bitrate that its encoder is told, ``beside`` the part of the show's bitrate
    that is wanted where it stands beside the episode's enclosure.
    """

    suffix: str
    media_type: str
    container: str
    codec: str
    samples: str
    rate: int = 0
    options: tuple[tuple[str, str], ...] = ()
    share: float = 1.0
    beside: float = 1.0
    least: int = 0
    lost: tuple[int, float] = (0, 0.0)


# Measured on 3.5 minutes of speech at 64 kbit/s that peaked at -2.2 dBTP before: AAC's default search came back with
# +0.1 dBTP and 20 dB of signal to noise, its fast one with -2.2 dBTP and 29 dB in a third of the time. Opus for calls
# (voip) came back with -0.8 dBTP, 0.2 LU quieter, and 11 dB, for audio with -1.9 dBTP and 23 dB, also in a third.
#
# Told 64 kbit/s, libavcodec's AAC makes 84 of espeak's voice, and no option of its holds it (maxrate, cutoff, no PNS,
# TNS or M/S: 83 to 85); told 48 it makes 64. libopus makes 111 with free VBR and 61 with constrained VBR. At half of
# MP3's bitrate Opus is where RFC 7587, section 3.1.1 has it for speech in full band: 28 to 40 kbit/s.
# The decoded peaks by what was told: AAC 24 kbit/s -0.7, 36 -1.3, 48 -2.0; Opus 16 +0.2, 24 -2.0, 32 -2.3 dBTP.
# Up to 48 kbit/s Opus codes what is below 8 kHz as speech, and takes 0.1 to 0.8 LU: half of that is given back.
# The longer it speaks, the higher some peak comes out: of 65 minutes at 32 kbit/s one was +0.2 dBTP, of 3.5 minutes
# -1.5. So what comes out is measured, and players are told to turn it down by what is left over. (To limit it 1.5 dB
# lower before cost 0.9 LU more for the same peak.)
FORMS = {
    "m4a": Form(".m4a", "audio/x-m4a", "ipod", "aac", "fltp", options=(("aac_coder", "fast"),), share=0.75, least=36),
    # Opus knows 48 kHz and no 44.1.
    "opus": Form(
        ".opus", "audio/ogg", "ogg", "libopus", "flt", 48000, (("vbr", "constrained"), ("application", "audio")),
        beside=0.5, least=32, lost=(56, 0.4),
    ),
}  # fmt: skip


PEAK_DOUBT_DB = 0.1
"""How far two ways of measuring a true peak differ (BS.1770-4, annex 2, allows 0.5 dB at four times the rate)."""
_BLOCK = 20 * 48_000
_GAIN = slice(16, 18)
"""Where an Opus header has the gain of its output, in 256ths of a decibel (RFC 7845, section 5.1)."""


class FormatWriter:
    """Encodes one format in a thread of its own, at most two pieces behind; use it as a context.

    ``true_peak`` dBTP are what a decoded Opus file stays under. Raises MasterError from ``write`` or ``finish`` for
    whatever went wrong until then.
    """

    def __init__(
        self,
        path: Path,
        form: Form,
        *,
        sample_rate: int,
        bitrate: int,
        gain_db: float = 0.0,
        true_peak: float = -1.0,
    ) -> None:
        self.true_peak = true_peak
        self.path, self.form, self.sample_rate = path, form, sample_rate
        self.bitrate, self.place = bitrate, 0
        self.told = max(round(bitrate * 1000 * form.share), form.least * 1000)
        gain_db += form.lost[1] if self.told < form.lost[0] * 1000 else 0.0
        self.gain = np.float32(10 ** (gain_db / 20) / 32768)
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="format")
        self.waiting: Future[None] = self.thread.submit(self._open)

    def write(self, pcm: bytes) -> None:
        """Take the next samples: mono, 16 bit, of the track's rate."""
        before, self.waiting = self.waiting, self.thread.submit(self._encode, pcm)
        before.result()

    def finish(self) -> None:
        self.waiting.result()
        self.thread.submit(self._close).result()

    def abandon(self) -> None:
        """Let go of the file, whatever state it is in; the caller deletes it."""
        self.thread.shutdown(wait=True, cancel_futures=True)

    def _open(self) -> None:
        form = self.form
        try:
            options = {"fflags": "+bitexact"}
            self.container = av.open(str(self.path), "w", format=form.container, options=options)
            container: Any = self.container  # its types know no codec by name but a few
            self.stream = container.add_stream(
                form.codec, rate=form.rate or self.sample_rate, layout="mono", options=dict(form.options)
            )
            self.stream.bit_rate = self.told
            self.stream.codec_context.flags |= av.codec.context.Flags.bitexact
            self.resampler = av.AudioResampler(
                format=form.samples,
                layout="mono",
                rate=form.rate or self.sample_rate,
            )
        except (av.FFmpegError, OSError, ValueError) as error:
            raise self._failure(error) from error

    def _encode(self, pcm: bytes) -> None:
        samples = np.frombuffer(pcm, "<i2").astype(np.float32) * self.gain
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate, frame.pts = self.sample_rate, self.place
        self.place += samples.size
        try:
            for piece in self.resampler.resample(frame):
                self.container.mux(self.stream.encode(piece))
        except (av.FFmpegError, OSError) as error:
            raise self._failure(error) from error

    def _close(self) -> None:
        try:
            for piece in self.resampler.resample(None):
                self.container.mux(self.stream.encode(piece))
            self.container.mux(self.stream.encode(None))
            self.container.close()
            if self.form.codec == "libopus":
                lower_opus(self.path, self.true_peak)
        except (av.FFmpegError, MutagenError, OSError) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> ArticlecastError:
        if getattr(error, "errno", 0) == errno.EINVAL:  # no file system's error: the encoder's own
            wrong = f"refuses {self.bitrate} kbit/s of mono at {self.form.rate or self.sample_rate} Hz"
            return MasterError(self.form.codec, wrong, "bitrate = 64   (below [master] in articlecast.toml)")
        return DiskError(self.form.codec, f"cannot write {self.form.suffix}: {error}", "df -h")


def measure_decoded(path: Path) -> float:
    """The true peak of a whole file as a player hears it, in dBTP."""
    peak, waiting = 0.0, np.zeros(0, np.float32)
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        layout = av.AudioResampler(format="flt", layout="mono", rate=stream.rate)
        pieces = [waiting]
        for frame in container.decode(stream):
            pieces += [piece.to_ndarray()[0] for piece in layout.resample(frame)]
            if sum(piece.size for piece in pieces) >= _BLOCK:
                waiting = np.concatenate(pieces)
                peak = max(peak, measure_peak(waiting))
                pieces = [waiting[-64:]]  # what lies between two blocks is between their samples, too
        return decibels(max(peak, measure_peak(np.concatenate(pieces))))


def lower_opus(path: Path, true_peak: float) -> None:
    """Have players turn an Opus file down by as much as its loudest moment is above ``true_peak`` dBTP, if it is.

    Every decoder applies the gain in the header (RFC 7845, section 5.1); no sample is encoded again.
    """
    over = measure_decoded(path) - (true_peak - PEAK_DOUBT_DB)
    if over <= 0:
        return
    with path.open("r+b") as stream:
        page = OggPage(stream)
        head = bytearray(page.packets[0])
        head[_GAIN] = int(-np.ceil(256 * over)).to_bytes(2, "little", signed=True)
        page.packets[0] = bytes(head)
        stream.seek(0)
        stream.write(page.write())


def add_mp4_chapters(path: Path, timeline: Timeline, language: str = "") -> None:
    """Put the chapters into an M4A file, and its index in front of the sound; the sound itself is copied.

    ``language`` is that of the speech, three letters of ISO 639-2.
    """
    whole = path.with_name(path.name + ".whole")
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    try:
        with av.open(str(path)) as source, av.open(str(whole), "w", format="ipod", options=options) as target:
            inside = source.streams.audio[0]
            stream = target.add_stream_from_template(inside)
            if language:
                stream.metadata["language"] = language
            target.set_chapters([_mp4_chapter(n, chapter, timeline) for n, chapter in enumerate(timeline.chapters)])
            for packet in source.demux(inside):
                if packet.dts is not None:
                    packet.stream = stream
                    target.mux(packet)
        replace_path(whole, path)
    except (av.FFmpegError, OSError) as error:
        raise DiskError(str(path), f"chapters cannot be written: {error}", "df -h") from error
    finally:
        whole.unlink(missing_ok=True)


def _mp4_chapter(number: int, chapter: TimedChapter, timeline: Timeline) -> Any:
    return {
        "id": number,
        "start": round(timeline.at(chapter.start) * 1000),
        "end": round(timeline.at(chapter.end) * 1000),
        "time_base": Fraction(1, 1000),
        "metadata": {"title": chapter.title},
    }


def list_opus_chapters(chapters: Sequence[TimedChapter], timeline: Timeline) -> list[tuple[str, str]]:
    """Vorbis comments for chapters (https://wiki.xiph.org/Chapter_Extension), at most 999 of them."""
    rows = []
    for number, chapter in enumerate(chapters[:999], 1):
        start = write_timestamp(timeline.at(chapter.start))
        rows += [(f"CHAPTER{number:03}", start), (f"CHAPTER{number:03}NAME", chapter.title)]
        if chapter.url:
            rows.append((f"CHAPTER{number:03}URL", chapter.url))
    return rows
