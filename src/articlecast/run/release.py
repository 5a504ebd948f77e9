"""What the world sees of a show, brought up to date by a run: the feed is built, checked and delivered where behind."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from articlecast.errors import ArticlecastError, PublishError
from articlecast.files import digest_file
from articlecast.moments import is_over, write_moment
from articlecast.names import sha256_hex
from articlecast.run.holding import Holding
from articlecast.show.built import count_turns, is_touched, load_built
from articlecast.show.episodes.catalog import Catalog
from articlecast.show.memory import Memory, choose_turn
from articlecast.show.public import find_retired, find_seen
from articlecast.show.settings import Settings

if TYPE_CHECKING:
    from articlecast.run.rebuild import Rebuilt


def rebuild(settings: Settings, now: datetime, catalog: Catalog | None = None) -> Rebuilt:
    """As ``write_feed``, which is imported when there is something to build."""
    from articlecast.run.rebuild import write_feed  # noqa: PLC0415 -- every stage, which an idle run needs not

    return write_feed(settings, now, catalog)


class Release:
    """The feed of one show and its ``publish.target``; what goes wrong on the way joins ``troubles``.

    ``notes`` are what is odd and harms nothing. ``reached`` says whether listeners get another feed now.

    The memory says what both were last made of, so that nothing is built or sent twice.
    """

    def __init__(
        self,
        settings: Settings,
        memory: Memory,
        catalog: Catalog,
        now: datetime,
        troubles: list[ArticlecastError],
        *,
        holding: Holding,
    ) -> None:
        self._settings, self._memory, self._catalog, self._now = settings, memory, catalog, now
        self._troubles, self._holding = troubles, holding
        self.notes: list[str] = []
        self.reached = False

    def catch_up(self, key: str, *, deliver: bool, failed: bool) -> tuple[bool, int]:
        """Build the feed, check the show and deliver it, as far as any of it is behind; changed, and files sent.

        ``key`` digests the settings, ``failed`` says whether an article is known to have failed.
        """
        due = self._digest_feed(key)
        feed_file = self._settings.feed_folder / "feed.xml"
        target = self._settings.publish.target if deliver else ""
        wanted = sha256_hex(f"{due} {target}".encode())
        changed = False
        if (
            self._memory.feed != due
            or not feed_file.is_file()
            or self._is_touched(due=bool(target) and self._owes(wanted))
        ):
            changed = self._rebuild()
            self._memory.feed = due
        empty = not self._memory.episodes and (failed or self._troubles)  # as is told; "no episode" says less
        if not target or empty or not (changed or self._owes(wanted)):
            return changed, 0
        sent = self._deliver(target)
        if sent is not None:
            self._memory.delivered = wanted
        return changed, sent or 0

    def _owes(self, wanted: str) -> bool:
        return self._memory.delivered != wanted

    def _is_touched(self, *, due: bool) -> bool:
        """Whether somebody wrote to what is in ``feed/``: all of it is looked at where it is ``due`` to go."""
        built = load_built(self._settings)
        return is_touched(self._settings, built, None if due else choose_turn(self._now, count_turns(built)))

    def _digest_feed(self, key: str) -> str:
        """Changes whenever the feed would: with the settings, a manifest, an episode that has come due or expired."""
        held = self._memory.episodes
        ahead = {slug for slug, one in held.items() if datetime.fromisoformat(one.published) > self._now}
        offered = (slug for slug in ahead if not (held[slug].withdrawn or held[slug].hidden))
        seen = find_seen(self._settings.feed_folder, offered)
        self.notes += [self._tell_ahead(slug) for slug in sorted(seen)]
        over = {
            slug
            for slug, one in held.items()
            if one.expires and is_over(datetime.fromisoformat(one.expires), self._now)
        }
        rows = [f"{slug} {one.stamp}" for slug, one in sorted(held.items()) if slug not in (ahead - seen) | over]
        retired = find_retired(
            (one.shelve(slug, "") for slug, one in held.items()) if self._settings.publish.keep_days else (),
            self._settings.publish, self._now, self._settings.feed_folder,
        )  # fmt: skip
        rows += [f"{len(retired)} too old"] if retired else []
        return sha256_hex("\n".join([key, *rows]).encode())

    def _tell_ahead(self, slug: str) -> str:
        """That listeners have an episode which is not due: nobody else can tell which clock was wrong."""
        due = datetime.fromisoformat(self._memory.episodes[slug].published)
        dated = write_moment(due, self._settings.show.time_zone)
        wrong = f"is in the feed and dated {dated}: the clock was ahead once, or is behind now"
        return (
            f"note: {slug}: {wrong}\ntry:   articlecast withdraw {slug}   (if it is not to be heard; or set the clock)"
        )

    def _rebuild(self) -> bool:
        self._holding.claim()
        before = self._digest_feeds()
        rebuilt = rebuild(self._settings, self._now, self._catalog)
        self.notes += rebuilt.notes
        self.reached |= not self._settings.publish.target and self._digest_feeds() != before
        return rebuilt.written

    def _digest_feeds(self) -> dict[str, str]:
        """The SHA-256 of every feed that is there: most of what is in the folder is pages."""
        return {path.name: digest_file(path) for path in self._settings.feed_folder.glob("feed*.xml")}

    def _deliver(self, target: str) -> int | None:
        """How many files were sent; None, with the reason among the troubles, where the show may or can not go out."""
        from articlecast.publish.folder import is_feed  # noqa: PLC0415 -- as above
        from articlecast.run.check import check_show  # noqa: PLC0415 -- as above
        from articlecast.run.deliver import announce_show, deliver_show  # noqa: PLC0415 -- as above

        errors = [finding for finding in check_show(self._settings, self._now) if finding.severity == "error"]
        self._troubles += [PublishError(finding.place, finding.wrong, finding.remedy) for finding in errors]
        for finding in errors:  # what was altered and has its length still is made again by the next run
            self._memory.doubt(finding.place)
        if any(finding.holds for finding in errors):
            return None
        self._holding.claim()
        try:
            sent = deliver_show(self._settings, target, self._now).sent
        except PublishError as error:
            self._troubles.append(error)
            return None
        self.reached |= any(map(is_feed, sent))
        if "feed.xml" in sent:
            self._troubles += announce_show(self._settings)
        return len(sent)
