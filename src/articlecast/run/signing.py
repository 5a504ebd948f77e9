"""Content Credentials on an episode's audio, put there by the run itself: the key never leaves this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from articlecast.display import quote_word
from articlecast.errors import ArticlecastError
from articlecast.master.certificates import SELF_MADE, find_end, is_self_made, name_signer
from articlecast.master.provenance import SIGNED, Claim, has_signer, sign_audio, try_credential, verify_audio
from articlecast.model import Asset, Episode
from articlecast.packages import suggest_install
from articlecast.publish.check.findings import Finding
from articlecast.publish.disclosure import IPTC, name_source_type
from articlecast.show.episodes.store import NewFile
from articlecast.show.settings import Settings
from articlecast.show.signing import load_signer, place_key
from articlecast.system import can_all_read

NOTICE = timedelta(days=30)
"""So long before a certificate ends it is told."""


class Signing:
    """Signs the episodes of one run; the key is looked for at the first."""

    def __init__(self, settings: Settings, now: datetime) -> None:
        self._settings, self._now = settings, now

    def prepare(self) -> None:
        """Raise what signing would raise for its key, before anything is spoken."""
        if credential := load_signer(self._settings, self._now):
            try_credential(credential)

    def sign(self, episode: Episode, files: Sequence[NewFile]) -> tuple[Episode, tuple[NewFile, ...]]:
        """The episode and its files, whose audio is signed where the show wants it, and can be.

        Raises as ``load_signer`` and ``sign_audio`` do.
        """
        credential = None if episode.recording else load_signer(self._settings, self._now)
        if credential is None:
            return episode, tuple(files)
        claim = make_claim(episode, signer="self-made" if is_self_made(credential) else "")
        made = []
        for file in files:
            if file.role == "audio" and file.suffix in SIGNED:
                content = file.content.read_bytes() if isinstance(file.content, Path) else file.content
                signed = sign_audio(content, file.suffix, claim, credential)
                if isinstance(file.content, Path):
                    file.content.write_bytes(signed)  # unfinished work, which a commit moves into its place
                else:
                    file = replace(file, content=signed)  # noqa: PLW2901 -- as above, of a cluster's worker
            made.append(file)
        assets = tuple(
            _measure(asset, file) if file.role == "audio" else asset
            for asset, file in zip(episode.assets, made, strict=True)
        )
        return replace(episode, assets=assets, signer=name_signer(credential)), tuple(made)


def _measure(asset: Asset, file: NewFile) -> Asset:
    named = file.name_asset()
    return replace(asset, name=named.name, length=named.length, sha256=named.sha256, sha384=named.sha384)


def make_claim(episode: Episode, *, signer: str = "") -> Claim:
    """What is said of an episode's sound; ``signer`` tells of a certificate that nobody vouches for."""
    facts = (
        ("voice", "synthetic"),
        ("engine", episode.voice),
        ("article", episode.url),
        ("article_sha256", episode.article),
        ("text_sha256", episode.wording),
        ("episode", episode.guid),
        ("certificate", signer),
    )
    return Claim(
        episode.title,
        f"{IPTC}{name_source_type(episode.voice)}",
        episode.voice or "unknown",
        tuple((name, value) for name, value in facts if value),
        f"{episode.guid} {episode.article} {episode.wording}",
    )


def check_credentials(episode: Episode, home: Path) -> Iterator[Finding]:
    """What is wrong with the credentials that an episode has, whose files are in ``home``."""
    if not episode.signer:
        return
    for asset in episode.assets_of("audio"):
        suffix, path = Path(asset.name).suffix, home / asset.name
        if suffix not in SIGNED or not path.is_file():
            continue
        standing, reason = verify_audio(path.read_bytes(), suffix)
        if standing in {"invalid", "none"}:
            wrong = f"its Content Credentials do not hold: {reason or 'there are none in the file'}"
            again = f"articlecast render --force {quote_word(episode.source)}"
            yield Finding("error", f"episodes/{episode.slug}/{asset.name}", wrong, again)


def check_signing(settings: Settings, episodes: Sequence[Episode], now: datetime) -> Iterator[Finding]:
    """What an editor should know of the credentials of a show that discloses all."""
    spoken = [episode for episode in episodes if not episode.recording]
    if not settings.publish.discloses or not spoken:
        return
    if not has_signer():
        wrong = "is full, and no audio is signed: the package for Content Credentials is not there"
        yield Finding("note", "publish.disclosure", wrong, suggest_install("provenance"))
        return
    yield from _check_key(settings, now)
    if bare := [episode for episode in spoken if not episode.signer]:
        wrong = f"is full, and {len(bare)} of {len(spoken)} episodes have no Content Credentials yet"
        yield Finding("note", "publish.disclosure", wrong, "articlecast render --force")
    if any(SELF_MADE in episode.signer for episode in spoken):
        wrong = "Content Credentials are signed with a certificate that nobody vouches for"
        yield Finding("note", "publish.disclosure", wrong, "signing_certificate, signing_key   (docs/disclosure.md)")


def _check_key(settings: Settings, now: datetime) -> Iterator[Finding]:
    """What the next render would stumble over, and who but its owner can sign in the show's name."""
    path = place_key(settings)
    if can_all_read(path):
        yield Finding(
            "warning", path.name, "everybody on this machine can read the key", f"chmod 600 {quote_word(str(path))}"
        )
    if not settings.publish.signing_key:
        return  # one is made by a render, and by nothing else
    try:
        credential = load_signer(settings, now)
        left = find_end(credential, now) - now if credential else NOTICE
    except ArticlecastError as error:
        yield Finding("error", "publish.signing_certificate", error.wrong, error.hint)
        return
    if left < NOTICE:
        wrong = f"holds for {left.days} days more; nothing is signed after that"
        yield Finding("warning", "publish.signing_certificate", wrong, "have it renewed")
