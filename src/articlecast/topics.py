"""Which page of the handbook goes on where an error's hint is no command: a row for each kind of error."""

from __future__ import annotations

from articlecast.errors import (
    ArticlecastError,
    MasterError,
    NarrateError,
    PluginError,
    PublishError,
    ReadError,
    SpeakError,
    StoreError,
)
from articlecast.names import SETTINGS_FILE, is_mailbox

TABLES = (
    "show", "shows", "sources", "read", "narrate", "speak", "master", "publish", "rules", "serve", "studio", "sync",
    "cache",
)  # fmt: skip
"""The tables of the settings; the lexicon has a page of its own."""

OF_KINDS: tuple[tuple[type[ArticlecastError], str], ...] = (
    (ReadError, "reading"),
    (NarrateError, "script-format"),
    (SpeakError, "voices"),
    (MasterError, "intro"),
    (StoreError, "files"),
    (PublishError, "hosting"),
    (PluginError, "design"),
    (ArticlecastError, "troubleshooting"),
)
"""The topic of each kind of error, the narrower kinds first."""

OF_THINGS = (
    ("episodes", "files"),
    ("--cluster", "cluster"),
    ("--rules", "reading"),
    ("--", "commands"),
    ("articlecast ", "commands"),
    ("lexicon", "lexicon"),
    ("narration", "header-fields"),
    ("cover", "site"),
    ("Content Credentials", "disclosure"),
    ("mcp", "submitting"),
    ("script", "script-format"),
)
"""The topic of errors about things whose names begin so, whatever their kind."""

OF_FILES = (
    ("subscribers.json", "private"),
    ("submitters.json", "submitting"),
    ("editors.json", "studio"),
    ("overrides.toml", "correct-title"),
    (".opml", "reading"),
    (".png", "site"),
    (".jpg", "site"),
    (".jpeg", "site"),
)
"""The topic of errors about files whose names end so."""


def find_topic(error: ArticlecastError) -> str:
    """What ``articlecast help`` shows about the error."""
    if is_mailbox(error.thing):
        return "mail"
    if SETTINGS_FILE in f"{error.thing} {error.hint}" or error.thing.partition(".")[0] in TABLES:
        return "settings"
    name = error.thing.partition(":")[0].lower()
    named = next((topic for begin, topic in OF_THINGS if error.thing.startswith(begin)), "")
    named = named or next((topic for end, topic in OF_FILES if name.endswith(end)), "")
    return named or next(topic for kind, topic in OF_KINDS if isinstance(error, kind))
