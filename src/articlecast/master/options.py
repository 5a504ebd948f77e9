"""What a master can be told: the sound of the file, and the words on its label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from articlecast.bounds import Bound, check_bounds
from articlecast.errors import UsageError

Format = Literal["mp3", "m4a", "opus"]

MP3_BITRATES = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""kbit/s that layer III knows, by MPEG version (ISO 11172-3, 13818-3)."""

MP3_RATES = {1: (32000, 44100, 48000), 2: (16000, 22050, 24000)}
"""Hz that layer III knows, by MPEG version."""

_BOUNDS = (
    Bound("bitrate", 8, 320, 64, "kbit/s"),
    Bound("quality", 0, 9, 7),
    Bound("loudness", -40, -5, -16.0, "LUFS"),
    Bound("true_peak", -20, 0, -1.0, "dBTP"),
    Bound("fade_seconds", 0, 60, 1.0, "s"),
    Bound("bed_seconds", 0, 86_400, 20.0, "s"),
    Bound("music_below", 0, 96, 2.0, "LU"),
    Bound("bed_below", 0, 96, 20.0, "LU"),
)


@dataclass(frozen=True, slots=True)
class MasterOptions:
    """How the track sounds and is stored; raises UsageError for a value that no encoder could obey."""

    bitrate: int = 64
    """How much each second of sound takes: constant in MP3, about the average of M4A and Opus. Opus beside another
    format has half of it, which sounds as good; neither goes below what keeps ``true_peak``."""
    sample_rate: int | Literal["voice"] = 44100
    """Samples a second, or "voice" for the engine's own."""
    formats: tuple[Format, ...] = ("mp3",)
    """The files that are made of an episode; the first is what its feed names, the others are offered beside it."""
    quality: int = 7
    """How carefully LAME looks: 0 (slow) to 9 (coarse)."""
    loudness: float = -16.0
    """How loud an episode is, measured over all of it in the mono file: -16 sits beside stereo shows that say -16, -19
    plays equally loud where an app doubles a mono channel."""
    true_peak: float = -1.0
    """What no peak of the decoded file goes above."""
    intro: str = ""
    """A sound file that is played before the first word, seen from this file's folder."""
    outro: str = ""
    """A sound file that is played after the last word."""
    sting: str = ""
    """A sound file that is played before each chapter but the first."""
    bed: str = ""
    """A sound file that lies under the beginning of the speech."""
    fade_seconds: float = 1.0
    """How long music takes to come and to go."""
    music_below: float = 2.0
    """How much quieter than the speech intro, outro and sting are."""
    bed_below: float = 20.0
    """How much quieter than the speech the bed is; where the speech pauses it has 6 dB more."""
    bed_seconds: float = 20.0
    """How much of the speech the bed lies under; 0 for all of it."""
    room_tone: float = 0.0
    """The noise that fills the pauses: -66 is a quiet room, 0 digital silence."""
    lead_image: bool = True
    """The article's picture, fitted into the square, is the episode's own cover."""

    def __post_init__(self) -> None:
        check_bounds("master", self, _BOUNDS)
        if self.room_tone and not -96 <= self.room_tone <= -40:
            wrong = f"{self.room_tone} dBFS is not between -96 and -40"
            raise UsageError("master.room_tone", wrong, "room_tone = -66.0")
        self._check_formats()
        self._check_rates()

    def _check_formats(self) -> None:
        unknown = [name for name in self.formats if name not in get_args(Format)]
        if not self.formats or unknown or len(set(self.formats)) < len(self.formats):
            wrong = "a format is named twice" if self.formats else "no format is named"
            wrong = f"{unknown[0]!r} is none of {', '.join(get_args(Format))}" if unknown else wrong
            raise UsageError("master.formats", wrong, 'formats = ["mp3"]')

    def _check_rates(self) -> None:
        """The engine's own rate is not known before it has spoken: MP3's nearest bitrate is taken then."""
        if self.sample_rate == "voice":
            return
        for version, rates in MP3_RATES.items():
            if self.sample_rate in rates:
                if "mp3" in self.formats and self.bitrate not in MP3_BITRATES[version]:
                    known = ", ".join(str(rate) for rate in MP3_BITRATES[version])
                    wrong = f"{self.bitrate} kbit/s is none of MP3's at {self.sample_rate} Hz: {known}"
                    raise UsageError("master.bitrate", wrong, "bitrate = 64")
                return
        known = ", ".join(str(rate) for rates in MP3_RATES.values() for rate in rates)
        raise UsageError("master.sample_rate", f"{self.sample_rate} is none of {known}", "sample_rate = 44100")


@dataclass(frozen=True, slots=True)
class Tags:
    """The label on the file; empty fields are left out.

    ``language`` is a BCP 47 tag. ``cover`` holds the bytes of a JPEG or PNG, its type in ``cover_type``. ``text``
    is the article as read, for the lyrics. ``url`` is the article's address, ``feed_url`` the show's feed. ``pictures``
    are small JPEGs by the image that chapters name. ``number`` and ``season`` are the episode's, 0 where it has none.
    ``marks`` are fields that no standard names, as name and text: TXXX, atoms of iTunes' free form, Vorbis comments.
    """

    title: str
    show: str = ""
    author: str = ""
    published: datetime | None = None
    language: str = "en"
    cover: bytes = b""
    cover_type: str = "image/jpeg"
    url: str = ""
    guid: str = ""
    feed_url: str = ""
    summary: str = ""
    text: str = ""
    copyright: str = ""
    publisher: str = ""
    keywords: tuple[str, ...] = ()
    category: str = ""
    number: int = 0
    season: int = 0
    pictures: tuple[tuple[str, bytes], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
