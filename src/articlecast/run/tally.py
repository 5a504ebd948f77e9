"""Which of the editor's rules for sites found nothing in a whole show: one that is misspelt is told of, once."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from articlecast.model import Article
from articlecast.read import SiteRule, list_site_rules

_LOG = logging.getLogger("articlecast.run")  # what nobody configures is printed on standard error
_MOST_NAMED = 5


class Tally:
    """What the rules found in the articles of one run; of an article that was not read nothing is known."""

    def __init__(self, rules: Iterable[SiteRule]) -> None:
        self._rules = tuple(rules)
        self._found: set[tuple[str, str, str]] = set()
        self._unknown: set[SiteRule] = set()
        self._read = 0

    def note_read(self, article: Article) -> None:
        """Count what was found in an article."""
        self._read += 1
        self._found.update(article.rules)

    def note_unread(self, *places: str) -> None:
        """Count nothing for an article that stands as it is, whose rules may have found something in it before."""
        self._unknown.update(list_site_rules(self._rules, *places))

    def list_idle(self) -> tuple[str, ...]:
        """Each rule that found nothing in any article, as ``skip_text 'Advertisment' of post.example``."""
        return tuple(
            f"{kind} {written!r} of {host}"
            for rule in self._rules
            if rule not in self._unknown
            for host, kind, written in rule.list_rows()
            if (host, kind, written) not in self._found
        )

    def tell(self) -> None:
        """Warn of those rules, once for all, where anything was read."""
        idle = self.list_idle() if self._read else ()
        if idle:
            more = len(idle) - _MOST_NAMED
            shown = "; ".join((*idle[:_MOST_NAMED], *((f"and {more} more",) if more > 0 else ())))
            hint = "articlecast read ARTICLE --rules   (shows what each rule does to an article)"
            _LOG.warning("note: read.sites: found nothing in any article: %s\ntry:   %s", shown, hint)
