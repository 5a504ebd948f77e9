"""The way of an article, and the module that takes each step:

    Source ─read▶ Article ─narrate▶ Script ─speak▶ segments ─master▶ Track ─store▶ Episode ─publish▶ feed
         run.render   show.scripts      run.produce      run.produce    run.render    run.rebuild

``run.render`` decides what is to be rendered and commits it; ``run.processes``, or ``run.cluster``, spreads articles
over processes, or machines, each of which produces episodes. ``run.sync`` is all of this on a schedule, ``run.check``
what stands before the world sees it. The commands, and a newsroom's own code, call the functions here and in ``run``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from articlecast.model import Source
from articlecast.names import ENTRY
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.deliver.deliver import Sending, send_untold
from articlecast.run.check import Tell, check_show
from articlecast.run.deliver import Published, announce_show, deliver_show, require_target
from articlecast.run.events import tell_failures
from articlecast.run.header import take_header
from articlecast.run.holding import hold_show
from articlecast.run.listing import find_sources
from articlecast.run.outcomes import Outcome, Unwatched, Watch, list_failures, remember_failures, remember_held
from articlecast.run.pool import Pool, count_workers
from articlecast.run.rebuild import write_feed
from articlecast.run.render import Rendering
from articlecast.run.upgrade import Refresh, list_refreshed
from articlecast.run.word import tell_standing
from articlecast.show.parts import require_parts
from articlecast.show.published import recall_published
from articlecast.show.scripts import load_script
from articlecast.show.settings import Settings, locate_here, locate_source, require_maker
from articlecast.workers import prepare_processes


def render_show(
    settings: Settings,
    articles: Sequence[str] = (),
    watch: Watch | None = None,
    *,
    now: datetime | None = None,
    force: bool = False,
    refresh: Refresh | None = None,
    workers: int = 0,
    cluster: str = "",
) -> tuple[Outcome, ...]:
    """Bring the episodes of these files and folders up to date, or of the show's own sources where none is given.

    Articles are rendered side by side in ``workers`` processes, 0 for one a core, or by the workers of the Dask
    scheduler at ``cluster``, with the same bytes as one after the other. One article's failure never stops the others.
    With ``refresh`` those episodes alone are made anew, as they are read today: no listener hears of it.
    Raises ShowBusy where another run is at work, UsageError for a voice, an engine or a sound file that is not there.
    """
    require_maker(settings, "render")
    require_parts(settings, voices=not cluster)
    now = now or datetime.now(UTC)
    own = [locate_here(settings, name) for name in settings.sources.places]
    places = [locate_source(settings, name) for name in articles] or own
    watch = watch or Unwatched()
    with Pool(count_workers(workers)) as pool:
        sources = (
            list_refreshed(settings, refresh)
            if refresh is not None
            else find_sources(pool, places, settings.read, settings.own_folders)
        )
        whole = refresh is None and not any(ENTRY in place for place in places)
        listed = [settings.name_source(source.locator) for source in sources] if whole else []
        if sources:
            prepare_processes()  # while the show is looked at here
        with (
            hold_show(settings, "render", write_feed, now) as holding,
            Rendering(
                settings,
                watch,
                now,
                force=force,
                refresh=refresh is not None,
                listed=listed,
                all_listed=not articles,
                holding=holding,
            ) as run,
        ):
            outcomes = run.render(sources, workers=workers, cluster=cluster, pool=pool)
            remember_held(settings, sources, outcomes)
            all_own = not articles or refresh is not None
            if remember_failures(
                settings, sources, outcomes, now, is_own=lambda name: all_own or run.has_episode(name)
            ):
                tell_standing(settings, now)
    tell_failures(list_failures(outcomes), settings.show.title, now)
    return tuple(outcomes)


def render_script(
    settings: Settings, path: str, watch: Watch | None = None, *, now: datetime | None = None, part: bool = False
) -> Outcome:
    """Bring the episode of an edited script's article up to date, spoken as the script says; ``-`` is standard input.

    A title and a language that its header has otherwise than the article become an override of the article. Raises
    NarrateError, with the line, for a mistake in it, and for one that leaves out most of its article, unless that is
    meant: a ``part``.
    """
    require_maker(settings, "render")
    require_parts(settings)
    now = now or datetime.now(UTC)
    script, article = load_script(path)
    source = Source(locate_here(settings, locate_source(settings, article)))
    script = take_header(settings, source, script)
    watch = watch or Unwatched()
    with (
        hold_show(settings, "render", write_feed, now) as holding,
        Rendering(settings, watch, now, force=True, script=script, part=part, holding=holding) as run,
    ):
        outcomes = run.render([source], workers=1)
        if remember_failures(settings, [source], outcomes, now, is_own=lambda _name: False):
            tell_standing(settings, now)
    tell_failures(list_failures(outcomes), settings.show.title, now)
    return outcomes[0]


def publish_show(
    settings: Settings,
    target: str = "",
    *,
    now: datetime | None = None,
    dry_run: bool = False,
    anew: bool = False,
    tell: Tell = iter,
    sending: Sending = send_untold,
) -> Published:
    """Rebuild the feed, check the show and deliver what has changed to ``target``, or to where the settings say.

    All of it under one lock: what is checked is what goes out. Nothing is sent where the check finds errors: they are
    what comes back then; an episode whose manifest is damaged stays there as it was, and holds no other back. ``tell``
    is as for ``check_show``, ``sending`` as for ``deliver``. Raises UsageError where there is no target, PublishError
    where it refuses.
    """
    now, target = now or datetime.now(UTC), require_target(settings, target)
    with hold_show(settings, "publish", write_feed, now) as holding:
        holding.claim()
        before = recall_published(settings, target)
        write_feed(settings, now)
        findings = check_show(settings, now, target=target, tell=tell, before=before)
        if any(finding.holds for finding in findings):
            return Published(target, findings)
        holding.claim()
        delivery = deliver_show(settings, target, now, dry_run=dry_run, anew=anew, sending=sending)
    changed = FEED_FILE in delivery.sent and not dry_run
    return Published(target, findings, delivery, announce_show(settings) if changed else ())
