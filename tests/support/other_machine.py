"""A program that renders a show as another machine would whose locks nobody else sees.

    python -m support.other_machine SHOW HOST [MINUTES]

With what the commands call themselves; its clock is ``MINUTES`` ahead.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from articlecast.errors import ArticlecastError
from articlecast.names import sha256_hex
from articlecast.owners import Owner
from articlecast.read import list_sources
from articlecast.run.holding import hold_show
from articlecast.run.outcomes import Unwatched
from articlecast.run.rebuild import write_feed
from articlecast.run.render import Rendering
from articlecast.show.settings import load_settings


def name_owner(host: str, pid: int = 4711) -> Owner:
    """A process of a machine of that name."""
    return Owner(host, pid, sha256_hex(host.encode())[:12], 1, sha256_hex(f"system of {host}".encode())[:12])


def main(show: str, host: str, minutes: str = "0") -> int:
    settings = load_settings(Path(show) / "articlecast.toml")
    (settings.episodes_folder / ".lock").unlink(missing_ok=True)  # who holds it holds what no other machine sees
    now, ahead = datetime.now(UTC), 60 * float(minutes)
    owner, watch = name_owner(host), Unwatched()
    try:
        with hold_show(settings, "render", write_feed, now, owner=owner, clock=lambda: time.time() + ahead) as holding:
            with Rendering(settings, watch, now, holding=holding) as run:
                outcomes = run.render(list_sources([str(Path(show) / "articles")], settings.read), workers=1)
            holding.claim()
            write_feed(settings, now)
    except ArticlecastError as error:
        sys.stderr.write(f"{error}\n{error.hint}\n")
        return 3
    sys.stdout.writelines(f"{outcome.state} {outcome.slug}\n" for outcome in outcomes)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
