"""The steps of a project and the one that comes next, for the path, for evidence, and for a ticket that is added."""

from __future__ import annotations

from trellis.rules.projects import Page
from trellis.rules.proposal import Milestone


def steps(page: Page) -> tuple[Milestone, ...]:
    """The milestones of the version in force, else of the draft, by date."""
    if page.standing.in_force is not None:
        try:
            return page.standing.proposal().milestones
        except ValueError:  # changed outside of Trellis, which the page tells
            return ()
    return page.proposal.milestones


def next_step(page: Page) -> Milestone | None:
    """The first milestone that was not reached yet."""
    reached = {mark.milestone for mark in page.reached}
    return next((step for step in steps(page) if step.key not in reached), None)


def step_title(page: Page, key: str) -> str:
    """What a milestone is called; empty for none, and for one that is not in the plan any more."""
    found = next((step for step in (*steps(page), *page.proposal.milestones) if step.key == key), None)
    return found.title if found else ""
