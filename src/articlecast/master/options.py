"""What a master can be told: the sound of the file, and the words on its label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from articlecast.errors import UsageError

Format = Literal["mp3", "m4a", "opus"]

MP3_BITRATES = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""kbit/s that layer III knows, by MPEG version (ISO 11172-3, 13818-3)."""

MP3_RATES = {1: (32000, 44100, 48000), 2: (16000, 22050, 24000)}
"""Hz that layer III knows, by MPEG version."""


@dataclass(frozen=True, slots=True)
class MasterOptions:
    """How the track sounds and is stored.

    ``bitrate`` kbit/s, constant. ``sample_rate`` Hz, or ``"voice"`` for the engine's own. ``formats`` the files
    that are made, the first one being the episode's enclosure. ``quality`` LAME's algorithm quality, 0 (slow) to
    9 (coarse). ``loudness`` LUFS as ffmpeg measures the mono file itself: -16 sits beside stereo shows that say
    -16, -19 plays equally loud where an app doubles a mono channel. ``true_peak`` dBTP that the decoded file stays
    under.

    ``intro``, ``outro`` and ``sting`` (before each chapter but the first) are sound files, played ``music_below`` LU
    under the speech with fades of ``fade_seconds``. ``bed`` is one that lies under the first ``bed_seconds`` of speech,
    0 for all of it, ``bed_below`` LU under it and 6 dB more where it pauses. ``room_tone`` dBFS of noise fills the
    pauses, 0 for digital silence; -66 is a quiet room.

    With ``lead_image`` the article's picture, fitted into the square, is the episode's own cover.
    """

    bitrate: int = 64
    sample_rate: int | Literal["voice"] = 44100
    formats: tuple[Format, ...] = ("mp3",)
    quality: int = 7
    loudness: float = -16.0
    true_peak: float = -1.0
    intro: str = ""
    outro: str = ""
    sting: str = ""
    bed: str = ""
    fade_seconds: float = 1.0
    music_below: float = 2.0
    bed_below: float = 20.0
    bed_seconds: float = 20.0
    room_tone: float = 0.0
    lead_image: bool = True


@dataclass(frozen=True, slots=True)
class Tags:
    """The label on the file; empty fields are left out.

    ``language`` is a BCP 47 tag. ``cover`` holds the bytes of a JPEG or PNG, its type in ``cover_type``. ``text``
    is the article as read, for the lyrics. ``url`` is the article's address, ``feed_url`` the show's feed. ``pictures``
    are small JPEGs by the image that chapters name.
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
    pictures: tuple[tuple[str, bytes], ...] = ()


def check_options(options: MasterOptions) -> None:
    """Raises UsageError where no encoder could obey."""
    if not options.formats:
        raise UsageError("master.formats", "no format is named", 'formats = ["mp3"]')
    unknown = [name for name in options.formats if name not in {"mp3", "m4a", "opus"}]
    if unknown or len(set(options.formats)) < len(options.formats):
        wrong = f"{unknown[0]!r} is none of mp3, m4a, opus" if unknown else "a format is named twice"
        raise UsageError("master.formats", wrong, 'formats = ["mp3"]')
    if options.sample_rate != "voice" and options.sample_rate not in MP3_RATES[1] + MP3_RATES[2]:
        known = ", ".join(str(rate) for rate in MP3_RATES[1] + MP3_RATES[2])
        raise UsageError("master.sample_rate", f"{options.sample_rate} is none of {known}", "sample_rate = 44100")
    if not 0 <= options.quality <= 9:
        raise UsageError("master.quality", f"{options.quality} is not between 0 and 9", "quality = 5")
    if not -40 <= options.loudness <= -5:
        raise UsageError("master.loudness", f"{options.loudness} LUFS is not between -40 and -5", "loudness = -16.0")
    if not -20 <= options.true_peak <= 0:
        raise UsageError("master.true_peak", f"{options.true_peak} dBTP is not between -20 and 0", "true_peak = -1.0")
    for name in ("fade_seconds", "bed_seconds", "music_below", "bed_below"):
        if getattr(options, name) < 0:
            raise UsageError(f"master.{name}", f"{getattr(options, name)} is less than 0", f"{name} = 1.0")
    if options.room_tone and not -96 <= options.room_tone <= -40:
        raise UsageError(
            "master.room_tone", f"{options.room_tone} dBFS is not between -96 and -40", "room_tone = -66.0"
        )
