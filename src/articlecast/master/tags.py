"""The label on the finished file, as podcast apps read it: ID3v2.3, MP4 atoms, Vorbis comments."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen import flac as mutagen_flac
from mutagen import id3 as mutagen_id3
from mutagen import mp4 as mutagen_mp4
from mutagen import oggopus as mutagen_oggopus

from articlecast.errors import DiskError, MasterError
from articlecast.master.formats import add_mp4_chapters, list_opus_chapters
from articlecast.master.languages import iso639_2
from articlecast.master.options import Tags
from articlecast.master.transcript import write_transcript_text
from articlecast.model import Timeline, Track
from articlecast.names import make_uri

# mutagen is typed by half.
id3: Any = mutagen_id3
mp4: Any = mutagen_mp4
flac: Any = mutagen_flac
oggopus: Any = mutagen_oggopus

_UTF16 = 1
_FRONT_COVER = 3
_OTHER_PICTURE = 0
_NO_OFFSET = 0xFFFFFFFF
_HEADER = 10
MOST_PICTURE_BYTES = 600_000
"""Of all pictures of a label together."""

MOST_CHAPTER_PICTURE = 48_000


def tag_track(track: Track, tags: Tags) -> None:
    """Write the label into the track's file and its alternates', before they are committed. Raises MasterError.

    The same track and tags give the same bytes. Fields without a value leave no frame.
    """
    for each in (track, *track.alternates):
        _TAGGERS[each.suffix](Path(each.path), each.timeline, tags)


def _tag_mp3(path: Path, timeline: Timeline, tags: Tags) -> None:
    label = build_label(timeline, tags)
    try:
        label.save(path, v2_version=3, v1=0, padding=lambda _info: 0)
        with path.open("r+b") as stream:
            content = stream.read(_synchsafe(stream.read(_HEADER)[6:10]))
            stream.seek(_HEADER)
            stream.write(order_chapters(content))
    except (MutagenError, OSError) as error:
        raise DiskError(str(path), f"cannot be tagged: {error}", "df -h") from error


def build_label(timeline: Timeline, tags: Tags) -> Any:
    """All frames of the label; mutagen decides nothing but their bytes."""
    if len(tags.cover) > MOST_PICTURE_BYTES:
        raise MasterError("cover", f"{len(tags.cover):,} bytes; players read labels of up to {MOST_PICTURE_BYTES:,}")
    label = id3.ID3()
    for frame in (*_text_frames(timeline, tags), *_link_frames(tags), *_chapter_frames(timeline, tags)):
        label.add(frame)
    return label


def order_chapters(content: bytes) -> bytes:
    """The frames of a version 2.3 label with CHAP in the order of time: mutagen writes the small ones first.

    Players list chapters in the order in which they find them.
    """
    frames = []
    place = 0
    while place + _HEADER <= len(content) and content[place]:
        end = place + _HEADER + int.from_bytes(content[place + 4 : place + 8], "big")
        frames.append(content[place:end])
        place = end
    chapters = iter(sorted((frame for frame in frames if frame[:4] == b"CHAP"), key=_chapter_start))
    return b"".join(next(chapters) if frame[:4] == b"CHAP" else frame for frame in frames) + content[place:]


def _chapter_start(frame: bytes) -> int:
    """The start time in ms, which stands behind the element's name and its zero byte."""
    times = frame.index(b"\0", _HEADER) + 1
    return int.from_bytes(frame[times : times + 4], "big")


def _synchsafe(size: bytes) -> int:
    return size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3]


def _text_frames(timeline: Timeline, tags: Tags) -> Iterator[Any]:
    language = iso639_2(tags.language)
    rows = (
        (id3.TIT2, tags.title),
        (id3.TALB, tags.show),
        (id3.TPE1, tags.author),
        (id3.TPE2, tags.publisher or tags.show),
        (id3.TCON, "Podcast"),
        (id3.TCAT, tags.category),
        (id3.TRCK, str(tags.number or "")),
        (id3.TPOS, str(tags.season or "")),
        (id3.TENC, "articlecast"),
        (id3.TLAN, language),
        (id3.TLEN, str(round(timeline.seconds * 1000))),
        (id3.TCOP, tags.copyright),
        (id3.TPUB, tags.publisher),
        (id3.TDES, tags.summary),
        (id3.TGID, tags.guid),
        (id3.TKWD, ", ".join(tags.keywords)),
    )
    yield from (kind(encoding=_UTF16, text=[_printable(text)]) for kind, text in rows if text)
    if tags.published is not None:
        moment = tags.published.astimezone(UTC) if tags.published.tzinfo else tags.published
        # TYER and TDAT are what version 2.3 has; TDRL is read by podcast apps whatever the version.
        yield id3.TYER(encoding=0, text=[f"{moment:%Y}"])
        yield id3.TDAT(encoding=0, text=[f"{moment:%d%m}"])
        yield id3.TIME(encoding=0, text=[f"{moment:%H%M}"])
        yield id3.TDRL(encoding=0, text=[f"{moment:%Y-%m-%dT%H:%M:%S}"])
    if tags.summary:
        yield id3.COMM(encoding=_UTF16, lang=language, desc="", text=[_printable(tags.summary)])
    yield id3.USLT(
        encoding=_UTF16, lang=language, desc="", text=_printable(tags.text or write_transcript_text(timeline))
    )
    yield id3.PCST(value=1)
    for name, text in tags.marks:
        yield id3.TXXX(encoding=_UTF16, desc=name, text=[_printable(text)])
    if tags.cover:
        yield id3.APIC(encoding=0, mime=tags.cover_type, type=_FRONT_COVER, desc="", data=tags.cover)


def _link_frames(tags: Tags) -> Iterator[Any]:
    # Links are Latin-1 in ID3 (ID3v2.3, 4.3), and most of the world's letters are not in it.
    if tags.url:
        yield id3.WOAF(url=make_uri(tags.url))
        yield id3.WXXX(encoding=0, desc="", url=make_uri(tags.url))
    if tags.feed_url:
        yield id3.WFED(url=make_uri(tags.feed_url))


def _chapter_frames(timeline: Timeline, tags: Tags) -> Iterator[Any]:
    pictures, room = dict(tags.pictures), MOST_PICTURE_BYTES - len(tags.cover)
    names = [f"ch{number}" for number in range(len(timeline.chapters))]
    yield id3.CTOC(
        element_id="toc",
        flags=id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED,
        child_element_ids=names[:255],  # one byte counts them (ID3v2 Chapter Frame Addendum, 3.2)
        sub_frames=[id3.TIT2(encoding=_UTF16, text=["Chapters"])],
    )
    for name, chapter in zip(names[:255], timeline.chapters, strict=False):
        inside = [id3.TIT2(encoding=_UTF16, text=[_printable(chapter.title)])]
        if chapter.url:
            inside.append(id3.WXXX(encoding=0, desc="chapter", url=make_uri(chapter.url)))
        picture = pictures.get(chapter.image, b"")
        if picture and len(picture) <= min(room, MOST_CHAPTER_PICTURE):
            room -= len(picture)
            inside.append(id3.APIC(encoding=0, mime="image/jpeg", type=_OTHER_PICTURE, desc="", data=picture))
        yield id3.CHAP(
            element_id=name,
            start_time=round(timeline.at(chapter.start) * 1000),
            end_time=round(timeline.at(chapter.end) * 1000),
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=inside,
        )


def _tag_m4a(path: Path, timeline: Timeline, tags: Tags) -> None:
    language = iso639_2(tags.language)
    add_mp4_chapters(path, timeline, language)
    rows = (
        ("\xa9nam", tags.title),
        ("\xa9alb", tags.show),
        ("\xa9ART", tags.author),
        ("aART", tags.publisher or tags.show),
        ("\xa9gen", "Podcast"),
        ("\xa9day", f"{tags.published:%Y-%m-%d}" if tags.published else ""),
        ("\xa9lyr", tags.text or write_transcript_text(timeline)),
        ("desc", tags.summary),
        ("cprt", tags.copyright),
        ("keyw", ", ".join(tags.keywords)),
        ("purl", make_uri(tags.feed_url)),
        ("egid", tags.guid),
        ("\xa9url", make_uri(tags.url)),
        ("----:com.apple.iTunes:LANGUAGE", language),
    )
    try:
        label = mp4.MP4(path)
        for name, text in rows:
            if text:
                label[name] = [_printable(text).encode() if name.startswith("----") else _printable(text)]
        label["pcst"] = True
        if tags.number:
            label["trkn"], label["tves"] = [(tags.number, 0)], [tags.number]
        if tags.season:
            label["disk"], label["tvsn"] = [(tags.season, 0)], [tags.season]
        for name, text in tags.marks:
            label[f"----:com.apple.iTunes:{name}"] = [mp4.MP4FreeForm(_printable(text).encode())]
        if tags.cover:
            form = mp4.MP4Cover.FORMAT_PNG if tags.cover_type == "image/png" else mp4.MP4Cover.FORMAT_JPEG
            label["covr"] = [mp4.MP4Cover(tags.cover, imageformat=form)]
        label.save(padding=lambda _info: 0)
    except (MutagenError, OSError) as error:
        raise DiskError(str(path), f"cannot be tagged: {error}", "df -h") from error


def _tag_opus(path: Path, timeline: Timeline, tags: Tags) -> None:
    rows = [
        ("TITLE", tags.title),
        ("ALBUM", tags.show),
        ("ARTIST", tags.author),
        ("GENRE", "Podcast"),
        ("DATE", f"{tags.published:%Y-%m-%d}" if tags.published else ""),
        ("LANGUAGE", iso639_2(tags.language)),
        ("TRACKNUMBER", str(tags.number or "")),
        ("DISCNUMBER", str(tags.season or "")),
        ("DESCRIPTION", tags.summary),
        ("COPYRIGHT", tags.copyright),
        ("CONTACT", make_uri(tags.url)),
        ("LYRICS", tags.text or write_transcript_text(timeline)),
        *tags.marks,
        *list_opus_chapters(timeline.chapters, timeline),
    ]
    if tags.cover:
        picture = flac.Picture()
        picture.type, picture.mime, picture.data = _FRONT_COVER, tags.cover_type, tags.cover
        rows.append(("METADATA_BLOCK_PICTURE", base64.b64encode(picture.write()).decode()))
    try:
        label = oggopus.OggOpus(path)
        label.delete()
        for name, text in rows:
            if text:
                label[name] = _printable(text)
        label.save(padding=lambda _info: 0)
    except (MutagenError, OSError) as error:
        raise DiskError(str(path), f"cannot be tagged: {error}", "df -h") from error


_TAGGERS = {".mp3": _tag_mp3, ".m4a": _tag_m4a, ".opus": _tag_opus}


def _printable(text: str) -> str:
    """Without the control characters that end a string or a frame early."""
    return "".join(character for character in text if character >= " " or character in "\n\t")
