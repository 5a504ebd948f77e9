"""The way of an article, and the module that takes each step:

    Source ─read▶ Article ─narrate▶ Script ─speak▶ segments ─master▶ Track ─store▶ Episode ─publish▶ feed
         run.render   show.scripts      run.produce      run.produce    run.render    run.rebuild

``run.render`` decides what is to be rendered and commits it; ``run.processes``, or ``run.cluster``, spreads articles
over processes, or machines, each of which produces episodes. ``run.sync`` is all of this on a schedule, ``run.check``
what stands before the world sees it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from articlecast.model import Source
from articlecast.read import list_sources
from articlecast.run.rebuild import Rebuilt, write_feed
from articlecast.run.render import Outcome, Rendering, Watch
from articlecast.show.episodes.store import lock_episodes
from articlecast.show.scripts import load_script
from articlecast.show.settings import Settings


def render_sources(
    settings: Settings,
    locators: Sequence[str],
    watch: Watch,
    *,
    now: datetime,
    force: bool = False,
    workers: int = 0,
    cluster: str = "",
) -> list[Outcome]:
    """Bring the episodes of these files and folders up to date, or of the show's own sources where none is given.

    Articles are rendered side by side in ``workers`` processes, 0 for one a core, or by the workers of the Dask
    scheduler at ``cluster``, with the same bytes as one after the other. One article's failure never stops the others.
    Raises StoreError where another run is at work.
    """
    places = locators or [_locate(settings.folder, name) for name in settings.sources.articles]
    sources = list_sources(places, settings.read, closed=settings.own_folders)
    whole = not any("#entry=" in place for place in places)
    listed = [settings.name_source(source.locator) for source in sources] if whole else []
    with lock_episodes(settings.episodes_folder), Rendering(settings, watch, now, force=force, listed=listed) as run:
        return run.render(sources, workers=workers, cluster=cluster)


def render_script(settings: Settings, path: str, watch: Watch, *, now: datetime) -> Outcome:
    """Bring the episode of an edited script's article up to date, spoken as the script says; ``-`` is standard input.

    Raises NarrateError, with the line, for a mistake in it.
    """
    script, article = load_script(path)
    source = Source(_locate(settings.folder, article))
    with lock_episodes(settings.episodes_folder), Rendering(settings, watch, now, force=True, script=script) as run:
        (outcome,) = run.render([source], workers=1)
    return outcome


def rebuild_feed(settings: Settings, now: datetime, *, anew: bool = False) -> Rebuilt:
    """Write ``feed/`` from the episodes that are due; not a byte is written where nothing changed.

    An episode whose manifest cannot be read is set aside: its item and its page stay as they were last written.
    ``anew`` builds every page and compares it, in place of those alone whose episodes or settings have changed.
    """
    with lock_episodes(settings.episodes_folder):
        return write_feed(settings, now, anew=anew)


def _locate(folder: Path, name: str) -> str:
    """A source of the settings, seen from here: an address as it is, a path as short as a person would type it."""
    if "://" in name:
        return name
    path = folder / name
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
