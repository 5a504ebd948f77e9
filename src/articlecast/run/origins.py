"""Whose an episode is: identity belongs to a source, whatever another source says of a link or a title."""

from __future__ import annotations

from dataclasses import dataclass

from articlecast.names import ENTRY, find_site, is_address, is_remote


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: its source, and the entry of a feed that led to it, where one did."""

    source: str
    entry: str = ""

    @property
    def own(self) -> bool:
        """Whether it is the editor's own file."""
        return not is_remote(self.source)

    @property
    def is_page(self) -> bool:
        return is_address(self.source) and ENTRY not in self.source

    @property
    def feed(self) -> str:
        """Where the feed is that carries it or leads to it; empty where none is known."""
        name, mark, _key = self.source.partition(ENTRY)
        return name if mark else self.entry.partition(ENTRY)[0]

    @property
    def site(self) -> str:
        """The host, with its port, of whoever says it: of the feed, or of the page itself; empty for the editor."""
        return find_site(self.feed) or find_site(self.source)


def is_kin(one: Origin, other: Origin) -> bool:
    """Whether one hand writes both: the editor's files, one feed and what it leads to, or the pages of one site."""
    if one.feed and one.feed == other.feed:
        return True
    if one.own or other.own:
        return one.own and other.own
    if one.feed and other.feed:
        return False
    return one.site == other.site


def may_move(new: Origin, old: Origin) -> bool:
    """Whether an episode whose article has gone may be that of the ``new`` one.

    A feed may lead to anybody's page first, and to its own later: of pages only one of the same site moves.
    """
    if new.own:
        return True
    return is_kin(new, old) and (not old.is_page or find_site(new.source) == find_site(old.source))


def holds_link(old: Origin, link: str, new: Origin, *, gone: bool) -> bool:
    """Whether the ``old`` one's link is nobody else's, so that the ``new`` article that has it is told of.

    It is within one hand, and against strangers where it is the editor's own or stands on its own site. Anybody may
    write any link: what only claims one keeps no other article out.
    """
    if is_kin(new, old):
        return True
    if gone:
        return False
    if old.own or (old.is_page and not old.feed and old.source == link):
        return True
    return old.site == find_site(link) != new.site
