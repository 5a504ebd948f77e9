"""Segments → Track: timeline, stitching, loudness, encoding, tags."""

from __future__ import annotations

from articlecast.master.artwork import draw_cover, fit_cover
from articlecast.master.chapters import write_chapters, write_notes
from articlecast.master.options import MasterOptions, Tags
from articlecast.master.tags import tag_track
from articlecast.master.track import master_track
from articlecast.master.transcript import write_srt, write_transcript_html, write_transcript_json, write_vtt

__all__ = [
    "MasterOptions",
    "Tags",
    "draw_cover",
    "fit_cover",
    "master_track",
    "tag_track",
    "write_chapters",
    "write_notes",
    "write_srt",
    "write_transcript_html",
    "write_transcript_json",
    "write_vtt",
]
