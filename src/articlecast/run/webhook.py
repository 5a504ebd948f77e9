"""Hosts that a run tells of itself: ``sync.webhook``, with its report, signed and tried again; ``sync.ping``."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from articlecast.credentials import find_unset
from articlecast.display import write_json
from articlecast.errors import ArticlecastError
from articlecast.names import sha256_hex
from articlecast.publish.notify import Notice, notify_host
from articlecast.run.reports import RunRecord, SyncReport
from articlecast.show.settings import Settings, WebhookEvent

if TYPE_CHECKING:
    from tenacity import RetryCallState

ATTEMPTS = 5
ATTEMPT_SECONDS = 20.0
"""How long one attempt may take: the specification recommends 15 to 30."""
PATIENCE_SECONDS = 60.0
"""No attempt begins later: a timer waits for the run."""
PING_SECONDS = 10.0
FIRST_WAIT_SECONDS = 1.0
"""Twice as long each time."""


EVENTS: Mapping[WebhookEvent, Callable[[SyncReport], bool]] = {
    "published": lambda report: report.reached,
    "failed": lambda report: report.news,
    "review": lambda report: any(outcome.waits for outcome in report.outcomes),
    "waiting": lambda report: not report.idle and bool(report.standing and report.standing.left),
}
"""What the webhook may be told, in this order, and what makes it so."""


def list_events(settings: Settings, report: SyncReport) -> tuple[WebhookEvent, ...]:
    """What this run has to tell of all that ``sync.on`` names; nothing without a webhook."""
    if not settings.sync.webhook:
        return ()
    return tuple(event for event, is_due in EVENTS.items() if event in settings.sync.on and is_due(report))


def post_webhook(
    settings: Settings,
    event: WebhookEvent,
    record: RunRecord,
    *,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> ArticlecastError | None:
    """Post the record, with ``event`` and ``show`` before it; what went wrong with the last attempt.

    The headers are those of Standard Webhooks: ``webhook-id`` is the same at every attempt, ``webhook-timestamp`` and
    the signature, which are by ``clock`` in seconds since 1970, are new at each.
    """
    from tenacity import Retrying, retry_if_result, stop_after_attempt, stop_before_delay  # noqa: PLC0415 -- 50 ms
    from tenacity.wait import wait_exponential  # noqa: PLC0415 -- as above

    from articlecast.publish.signature import read_secret, sign_content  # noqa: PLC0415 -- as above

    address, secret = settings.sync.webhook, settings.sync.webhook_secret
    if fault := _find_unset("sync.webhook", address) or _find_unset("sync.webhook_secret", secret):
        return fault
    content = write_json({"event": event, "show": settings.show.title} | record.as_json()).encode()
    ident = f"{event}-{record.started:%Y%m%dT%H%M%S}-{sha256_hex(content)[:16]}"

    def attempt() -> Notice:
        moment = int(clock())
        headers = {"Content-Type": "application/json", "webhook-id": ident, "webhook-timestamp": str(moment)}
        if secret:
            headers |= sign_content(read_secret(secret), ident, moment, content)
        return _notify("POST", address, seconds=ATTEMPT_SECONDS, content=content, headers=headers)

    retrying = Retrying(
        stop=stop_after_attempt(ATTEMPTS) | stop_before_delay(PATIENCE_SECONDS),
        wait=wait_exponential(multiplier=FIRST_WAIT_SECONDS),
        retry=retry_if_result(lambda notice: notice.passing),
        sleep=sleep,
        retry_error_callback=_take_last,
    )
    return _name_fault("sync.webhook", address, retrying(attempt))


def _take_last(state: RetryCallState) -> Notice:
    assert state.outcome is not None  # noqa: S101 -- an attempt was made, and raises nothing
    notice: Notice = state.outcome.result()
    return notice


def ping_watch(settings: Settings, *, failed: bool) -> ArticlecastError | None:
    """Ask for ``sync.ping`` or, after a failed run, for ``sync.ping_failed``, once; what went wrong, if anything did.

    By GET, as healthchecks.io (https://healthchecks.io/docs/http_api/) and Uptime Kuma's push monitors have it.
    """
    setting, address = ("ping_failed", settings.sync.ping_failed) if failed else ("ping", settings.sync.ping)
    if fault := _find_unset(f"sync.{setting}", address):
        return fault
    return _name_fault(f"sync.{setting}", address, _notify("GET", address, seconds=PING_SECONDS))


def _find_unset(setting: str, value: str) -> ArticlecastError | None:
    """That a variable which the setting names is not in the environment."""
    unset = find_unset(value)
    wrong = f"needs {unset}, which is not set in the environment"
    return ArticlecastError(setting, wrong, f"export {unset}=…") if unset else None


def _notify(method: str, address: str, **asked: Any) -> Notice:
    from articlecast.engines.answers import hide_addresses  # noqa: PLC0415 -- httpx, a fifth of a second

    hide_addresses()
    return notify_host(method, address, **asked)


def _name_fault(setting: str, address: str, notice: Notice) -> ArticlecastError | None:
    """What a host answered, of which the host alone is named: such addresses carry their secret in the path."""
    host = urlsplit(address).hostname
    return ArticlecastError(setting, f"{host} {notice.wrong}", "try it with curl") if notice.wrong else None
