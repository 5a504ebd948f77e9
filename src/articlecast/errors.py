"""What can go wrong, as one tree; the command line prints ``error: <message>`` and ``try: <hint>``.

ArticlecastError          anything below
├── UsageError            the call or a setting is wrong            exit 2
├── ReadError             a source cannot be read
│   └── NotAnArticle      it can be read and is not an article
├── NarrateError          a script cannot be made or parsed
├── SpeakError            an engine failed on this text
│   ├── NoSuchVoice       the engine has no such voice
│   └── EngineUnavailable the engine cannot work now: missing, not reached, over its rate
│       └── EngineBusy    it failed in a way that may pass: worth another try
├── MasterError           sound cannot be joined, encoded or tagged
├── StoreError            episodes/ cannot be read or written
│   └── DiskError         a file cannot be written where it belongs: whose disk is full knows what to do
└── PublishError          the feed would be wrong, or cannot be delivered
"""

from __future__ import annotations


class ArticlecastError(Exception):
    """Base of all: ``thing`` is the file, setting or engine, ``wrong`` its fault, ``hint`` what to type next."""

    def __init__(self, thing: str, wrong: str, hint: str = "") -> None:
        super().__init__(thing, wrong, hint)
        self.thing, self.wrong, self.hint = thing, wrong, hint

    def __str__(self) -> str:
        return f"{self.thing}: {self.wrong}" if self.thing else self.wrong


class UsageError(ArticlecastError):
    """The call or a setting is wrong; nothing was done."""


class ReadError(ArticlecastError):
    """A source cannot be read as an article."""


class NotAnArticle(ReadError):
    """The source can be read, and there is no article in it to narrate."""


class NarrateError(ArticlecastError):
    """A script cannot be made, or a script file cannot be parsed."""


class SpeakError(ArticlecastError):
    """An engine could not speak this text."""


class NoSuchVoice(SpeakError):
    """The engine has no voice of that name."""


class EngineUnavailable(SpeakError):
    """The engine cannot work at the moment; the article can wait for the next run."""


class EngineBusy(EngineUnavailable):
    """The engine failed in a way that may pass; ``retry_after`` is how many seconds it asked for, or None."""

    def __init__(self, thing: str, wrong: str, hint: str = "", retry_after: float | None = None) -> None:
        super().__init__(thing, wrong, hint)
        self.retry_after = retry_after


class MasterError(ArticlecastError):
    """Sound cannot be joined, encoded or tagged."""


class StoreError(ArticlecastError):
    """An episode cannot be read or written."""


class DiskError(StoreError):
    """A file cannot be written where it belongs; once the disk takes it, the same again succeeds."""


class PublishError(ArticlecastError):
    """The feed would be wrong, or cannot be delivered."""
