"""The rooms of the desk: one list, in order, builds rail, palette and page stack.

A room is made when somebody first goes there, with the `Context` of their session, and goes at the lock. Its module is
imported then, so that a start loads none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from trellis.rules.people import Role
from trellis.rules.permissions import Actor, may
from trellis.ui.context import Context
from trellis.ui.language import tr
from trellis.ui.personal import PersonalFile


@dataclass(frozen=True)
class Room:
    """`key` is what `context.go` calls it; `who` may go in; `apart` puts it below the others in the rail.

    Without `rail` it has no entry there. A page may have `open(id)` for what `go` brings, `records()` for what can be
    done in it, and a signal `closed`, which leads back to where one came from.
    """

    key: str
    title: str
    make: Callable[[Context], QWidget]
    who: Callable[[Actor], bool]
    apart: bool = False
    rail: bool = True


def rooms(personal: PersonalFile) -> list[Room]:
    """All rooms, in the order of the rail. `personal` is for the settings of this computer."""

    def today(context: Context) -> QWidget:
        from trellis.ui.today.page import TodayPage

        return TodayPage(context)

    def signoffs(context: Context) -> QWidget:
        from trellis.ui.signoffs.page import SignoffsPage

        return SignoffsPage(context)

    def tickets(context: Context) -> QWidget:
        from trellis.ui.tickets.page import TicketsPage

        return TicketsPage(context)

    def intake(context: Context) -> QWidget:
        from trellis.ui.intake import IntakeForm

        return IntakeForm(context)

    def plan(context: Context) -> QWidget:
        from trellis.ui.plan.page import PlanPage

        return PlanPage(context)

    def projects(context: Context) -> QWidget:
        from trellis.ui.projects.page import ProjectsPage

        return ProjectsPage(context)

    def people(context: Context) -> QWidget:
        from trellis.ui.people.page import PeoplePage

        return PeoplePage(context)

    def fairness(context: Context) -> QWidget:
        from trellis.ui.fairness.page import FairnessPage

        return FairnessPage(context)

    def known(context: Context) -> QWidget:
        from trellis.ui.known import KnownPage

        return KnownPage(context)

    def topics(context: Context) -> QWidget:
        from trellis.ui.topics import TopicsPage

        return TopicsPage(context)

    def profile(context: Context) -> QWidget:
        from trellis.ui.profile.page import ProfilePage

        return ProfilePage(context)

    def transfer(context: Context) -> QWidget:
        from trellis.ui.transfer import TransferPage

        return TransferPage(context)

    def backups(context: Context) -> QWidget:
        from trellis.ui.backups import BackupsPage

        return BackupsPage(context)

    def keys(context: Context) -> QWidget:
        from trellis.ui.keys.page import KeysPage

        return KeysPage(context)

    def check(context: Context) -> QWidget:
        from trellis.ui.keys.check import CheckPage

        return CheckPage(context)

    def help_page(context: Context) -> QWidget:
        from trellis.ui.help import HelpPage

        return HelpPage(context)

    def settings_page(context: Context) -> QWidget:
        from trellis.ui.settings import SettingsPage

        return SettingsPage(context, personal)

    return [
        Room("today", tr("Today"), today, lambda actor: may(actor, "today.read")),
        Room("signoffs", tr("Sign-off"), signoffs, lambda actor: may(actor, "signoffs.inbox")),
        Room("tickets", tr("Tickets"), tickets, _everybody),
        Room("intake", tr("New ticket"), intake, lambda actor: may(actor, "tickets.open"), rail=False),
        Room("plan", tr("Plan the block"), plan, lambda actor: may(actor, "fairness.plan")),
        Room("projects", tr("Projects"), projects, lambda actor: may(actor, "projects.list")),
        Room("people", tr("People"), people, lambda actor: may(actor, "people.read")),
        Room("profile", tr("My profile"), profile, lambda actor: actor.role in (Role.TECH, Role.LEAD)),
        Room(
            "known", tr("What the desk knows about me"), known, lambda actor: may(actor, "interests.read"), rail=False
        ),
        Room("topics", tr("Topics"), topics, lambda actor: may(actor, "interests.read"), rail=False),
        Room("fairness", tr("Fairness"), fairness, lambda actor: may(actor, "fairness.own")),
        Room("transfer", tr("Import and export"), transfer, lambda actor: may(actor, "tickets.export")),
        Room("backups", tr("Backups"), backups, lambda actor: may(actor, "desk.backup")),
        Room("keys", tr("Keys"), keys, lambda actor: may(actor, "keys.read")),
        Room("check", tr("Check this desk"), check, lambda actor: not may(actor, "keys.read"), rail=False),
        Room("help", tr("Help"), help_page, _everybody, apart=True),
        Room("settings", tr("Settings"), settings_page, _everybody, apart=True),
    ]


def _everybody(actor: Actor) -> bool:
    return may(actor, "tickets.read")
