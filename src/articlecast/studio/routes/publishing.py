"""Before listeners have it, and who they are: the check's findings, what would be sent, private subscribers."""

from __future__ import annotations

import io
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Literal

import segno
from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field

from articlecast.pipeline import publish_show
from articlecast.publish.check.findings import Finding
from articlecast.publish.serve.subscribers import Subscribers
from articlecast.run.check import check_show
from articlecast.run.deliver import Published
from articlecast.run.pool import Tell
from articlecast.show.parts import require_parts
from articlecast.show.settings import Settings
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused


class FindingView(BaseModel):
    """A finding of the check: where, what is wrong, and what to do."""

    severity: Literal["error", "warning", "note"]
    place: str
    wrong: str
    remedy: str


class Checked(BaseModel):
    findings: list[FindingView]
    counts: dict[str, int]


class PublishView(BaseModel):
    """What publishing would do: nothing where the check finds ``errors``."""

    target: str
    errors: list[FindingView]
    sent: list[str]
    kept: int
    deleted: list[str]


class Person(BaseModel):
    name: str = Field(min_length=1, max_length=100)


class Subscribed(BaseModel):
    """A subscriber's address, shown this once, and the same as a QR code: an SVG."""

    name: str
    address: str
    qr: str


def make_router(desk: Desk) -> APIRouter:
    """Check, publish, subscribers."""
    router = APIRouter(tags=["publishing"])

    @router.get("/check", operation_id="checkShow")
    def check() -> Checked:
        """What would trouble listeners, each with its remedy; files that were looked at before are not read again."""
        findings = [_view(each) for each in desk.work(find_faults, "the show", desk.settings)]
        counts = {
            severity: sum(each.severity == severity for each in findings) for severity in ("error", "warning", "note")
        }
        return Checked(findings=findings, counts=counts)

    @router.get("/publish/difference", operation_id="comparePublished")
    def compare() -> PublishView:
        """What would be sent to where the settings say; nothing is."""
        done = desk.work(try_publish, "the show", desk.settings)
        delivery = done.delivery
        return PublishView(
            target=done.target if "://" in done.target else "",
            errors=[_view(each) for each in done.errors],
            sent=list(delivery.sent) if delivery else [],
            kept=delivery.kept if delivery else 0,
            deleted=list(delivery.deleted) if delivery else [],
        )

    @router.get("/subscribers", operation_id="listSubscribers")
    def subscribers() -> list[Person]:
        """Who has an address of the private show."""
        return [Person(name=name) for name in Subscribers(desk.settings.subscribers_file).names()]

    @router.post("/subscribers", operation_id="addSubscriber", status_code=201)
    def add(request: Request, person: Person) -> Subscribed:
        """Give somebody an address of their own; an earlier one of the same name is closed."""
        request.state.about = person.name
        settings = desk.settings
        token = Subscribers(settings.subscribers_file).add(person.name)
        address = f"{settings.show.base_url}/{token}/feed.xml"
        return Subscribed(name=person.name, address=address, qr=_draw(address))

    @router.delete("/subscribers/{name}", operation_id="revokeSubscriber", status_code=204)
    def revoke(request: Request, name: Annotated[str, Path(max_length=100)]) -> None:
        """Close an address."""
        request.state.about = name
        subscribers = Subscribers(desk.settings.subscribers_file)
        if not subscribers.knows(name):
            raise Refused(404, "nobody of that name has an address", "GET /api/v1/subscribers")
        subscribers.revoke(name)

    return router


def find_faults(settings: Settings, _tell: Tell) -> tuple[Finding, ...]:
    """The findings about the show on this disk."""
    require_parts(settings)
    return check_show(settings, datetime.now(UTC))


def try_publish(settings: Settings, _tell: Tell) -> Published:
    """What publishing would do."""
    return publish_show(settings, dry_run=True)


def _view(finding: Finding) -> FindingView:
    return FindingView(**asdict(finding))


def _draw(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, svgclass=None, lineclass=None, border=4)
    return out.getvalue().decode()
