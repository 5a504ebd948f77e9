"""Segments → Track: timeline, stitching, loudness, encoding, tags."""
