from .artwork import (
    COVER_SIDE,
    LEAST_ART,
    LEAST_SIDE,
    draw_cover,
    fit_cover,
    fit_figure,
    fit_show_cover,
    fit_social,
    measure_picture,
    shrink_cover,
)
from .chapters import write_chapters
from .encode import StretchCache
from .first_covers import draw_first_cover, fit_first_cover
from .lettering import name_missing
from .mastering import master_track
from .options import MasterOptions, Tags
from .tags import tag_track
from .track import build_track
from .transcript import (
    write_srt,
    write_transcript_html,
    write_transcript_json,
    write_transcript_text,
    write_vtt,
    write_words,
)

__all__ = [
    "COVER_SIDE",
    "LEAST_ART",
    "LEAST_SIDE",
    "MasterOptions",
    "StretchCache",
    "Tags",
    "build_track",
    "draw_cover",
    "draw_first_cover",
    "fit_cover",
    "fit_figure",
    "fit_first_cover",
    "fit_show_cover",
    "fit_social",
    "master_track",
    "measure_picture",
    "name_missing",
    "shrink_cover",
    "tag_track",
    "write_chapters",
    "write_srt",
    "write_transcript_html",
    "write_transcript_json",
    "write_transcript_text",
    "write_vtt",
    "write_words",
]
