"""A project as it is shown outside of the desk: what goes into the folder of a showcase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from uuid import UUID

from trellis.exchange.showcase import Showcase, ShownFile
from trellis.rules.language import tr
from trellis.rules.projects import EvidenceKind, Page


def showcase(page: Page, desk: str, data: Callable[[UUID], bytes]) -> Showcase:
    """What is shown of a project; `data` gives the bytes of one of its files by id."""
    standing, proposal = page.standing, page.standing.proposal()
    reached = {mark.milestone: mark.on for mark in page.reached}
    sections = (
        (tr("In short"), standing.project.showcase),
        (tr("What it is"), proposal.make),
        (tr("Why"), proposal.why),
        (tr("Who it helps"), proposal.helps),
    )
    return Showcase(
        title=page.title or tr("Project"),
        people=page.partner_names(),
        desk=desk,
        question=proposal.question,
        sections=tuple((heading, words) for heading, words in sections if words.strip()),
        path=tuple((m.title, _day(reached[m.key])) for m in proposal.milestones if m.key in reached),
        files=tuple(_files(page, data)),
        links=tuple(_links(page)),
        reflections=tuple((page.names.get(r.person, ""), r.body) for r in page.reflections if r.body),
        signed=_signed(page),
    )


def _files(page: Page, data: Callable[[UUID], bytes]) -> Iterable[ShownFile]:
    for piece in page.evidence:
        file = page.files.get(piece.file) if piece.file else None
        if file is not None:
            yield ShownFile(file.name, file.media, partial(data, file.id), piece.said)


def _links(page: Page) -> Iterable[tuple[str, str]]:
    """Links, and tickets by their number alone: who asked for what stays at the desk."""
    for piece in page.evidence:
        if piece.kind is EvidenceKind.LINK:
            yield piece.url, piece.said
        elif piece.ticket is not None and piece.ticket in page.tickets:
            yield tr("Ticket {number}", number=page.tickets[piece.ticket][0]), piece.said


def _signed(page: Page) -> str:
    completed = page.standing.completed
    if completed is None:
        return ""
    signer = page.names.get(completed.signer, tr("an advisor"))
    return tr("Signed as complete by {who} on {day}.", who=signer, day=_day(completed.at.date()))


def _day(day: date) -> str:
    months = (
        *(tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun")),
        *(tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec")),
    )
    return f"{day.day} {months[day.month - 1]} {day.year}"
