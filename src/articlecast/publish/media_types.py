"""What may be shown to the world from ``feed/`` at all, and as what."""

MEDIA_TYPES = {
    ".css": "text/css", ".gif": "image/gif", ".html": "text/html", ".ico": "image/x-icon", ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg", ".js": "text/javascript", ".json": "application/json", ".m4a": "audio/x-m4a",
    ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".png": "image/png",
    ".srt": "application/x-subrip", ".svg": "image/svg+xml", ".txt": "text/plain", ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json", ".webp": "image/webp", ".xml": "application/xml",
}  # fmt: skip
