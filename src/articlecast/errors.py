"""What can go wrong, as one tree; the command line prints ``error: <message>`` and ``try: <hint>``.

ArticlecastError          anything below
├── UsageError            the call or a setting is wrong            exit 2
│   └── OverLimit         a run may send no more; the next one goes on
├── ReadError             a source cannot be read
│   └── NotAnArticle      it can be read and is not an article
├── NarrateError          a script cannot be made or parsed
├── SpeakError            an engine failed on this text
│   ├── NoSuchVoice       the engine has no such voice
│   │   └── NoVoiceForLanguage  nor any for the language of the text
│   └── EngineUnavailable the engine cannot work now: missing, not reached, over its rate
│       └── EngineBusy    it failed in a way that may pass: worth another try
├── MasterError           sound cannot be joined, encoded or tagged
├── StoreError            episodes/ cannot be read or written
│   ├── ShowBusy          another run is at work on the show
│   │   └── ShowLost      another machine took it over from this run
│   └── DiskError         a file cannot be written where it belongs: whose disk is full knows what to do
├── PublishError          the feed would be wrong, or cannot be delivered
├── PluginError           a third party's package failed in a way of its own
└── ProgramFault          a fault of ours, told like any other so that it stops nothing else
"""

from __future__ import annotations

from errno import EEXIST, EISDIR, ELOOP

from articlecast.credentials import hide_secrets
from articlecast.display import quote_in, show_text


class ArticlecastError(Exception):
    """Base of all: ``thing`` is the file, setting or engine, ``wrong`` its fault, ``hint`` what to type next.

    None of them holds a password, wherever the error goes; in the hint the thing is quoted as a shell has it.
    """

    def __init__(self, thing: str, wrong: str, hint: str = "") -> None:
        thing, wrong = hide_secrets(thing), hide_secrets(wrong)
        hint = quote_in(hide_secrets(hint), thing)
        super().__init__(thing, wrong, hint)
        self.thing, self.wrong, self.hint = show_text(thing), show_text(wrong), show_text(hint)

    def __str__(self) -> str:
        thing = self.thing.replace("\n", "\\n")  # a file's name may hold one, and what follows would look like ours
        return f"{thing}: {self.wrong}" if thing else self.wrong


class UsageError(ArticlecastError):
    """The call or a setting is wrong; nothing was done."""


class OverLimit(UsageError):
    """What one run may send is sent; the article waits for the next run, and has not failed."""


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


class NoVoiceForLanguage(NoSuchVoice):
    """The engine has no voice for the text's language, and nobody named one that it lacks: another engine may have."""


def may_fail_over(error: SpeakError) -> bool:
    """Whether another engine may speak in place of the one that failed; a voice's name is for the editor to mend."""
    return isinstance(error, NoVoiceForLanguage) or not isinstance(error, NoSuchVoice)


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


class ShowBusy(StoreError):
    """Another run is at work on the show, and this one did nothing."""


class ShowLost(ShowBusy):
    """Another machine took the show over from this run, which stopped; what it had committed before stands."""


class DiskError(StoreError):
    """A file cannot be written where it belongs; once the disk takes it, the same again succeeds."""


class PublishError(ArticlecastError):
    """The feed would be wrong, or cannot be delivered."""


class PluginError(ArticlecastError):
    """A third party's package failed in a way that none of our errors says."""


class ProgramFault(ArticlecastError):
    """A fault of articlecast's own."""


_IN_THE_WAY: tuple[tuple[frozenset[int], str], ...] = (
    (frozenset({EISDIR, EEXIST}), "mv {place} {place}.old   (a file and a folder are in each other's place)"),
    (frozenset({ELOOP}), "rm {place}   (a link that leads to itself)"),
)
"""What stands there instead is named, whatever the caller thinks of: no room on the disk would help."""
_REMEDIES: tuple[tuple[tuple[type[OSError], ...], str], ...] = (
    ((PermissionError, NotADirectoryError), "ls -ld {place}"),
    ((OSError,), "df -h; df -i"),  # a disk has no room, or for no more files
)


TEMPORARY_PREFIX = ".articlecast-"
"""How the names of files begin that are on their way to another name."""


def unwritable(place: str, error: OSError, hint: str = "") -> DiskError:
    """What the system refused to write there, or to put in the place that it names itself, as an error of ours.

    A temporary file is told by its folder: its name is another one each time, and what stays as it was is told rarely.
    """
    place = str(error.filename2 or place)  # of a file that was to be replaced, the temporary one comes first
    cut = max(place.rfind("/"), place.rfind("\\"))
    place = place[:cut] if cut > 0 and place[cut + 1 :].startswith(TEMPORARY_PREFIX) else place
    named = error.filename or error.filename2  # or the place is only somewhere above what is in the way
    sure = next((text for numbers, text in _IN_THE_WAY if named and error.errno in numbers), "")
    remedy = sure or hint or next(text for kinds, text in _REMEDIES if isinstance(error, kinds))
    return DiskError(
        place, f"cannot be written: {error.strerror or error}", remedy if remedy is hint else remedy.format(place=place)
    )


def own_up(source: str, error: Exception) -> ArticlecastError:
    """The error itself where it is ours; one that nobody foresaw as one of ours: it stops one article and no other."""
    if isinstance(error, ArticlecastError):
        return error
    import logging  # noqa: PLC0415 -- 8 ms, for the one who reports it

    logging.getLogger("articlecast").info("a fault of our own, with %s", source, exc_info=error)
    wrong = f"a fault of articlecast's own stopped it: {type(error).__name__}: {error}"
    fault = ProgramFault(source, wrong, "articlecast doctor   (and report it, with the article)")
    fault.__cause__ = error
    return fault
