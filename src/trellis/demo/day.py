"""A day at the sample desk, in steps. Each ends with what has to be on the screen; a picture is taken after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trellis.demo.hands import Hands
from trellis.exchange.sample import Sample


@dataclass(frozen=True)
class Today:
    """Whose hands these are, and how the people of the desk sign in."""

    hands: Hands
    sample: Sample


Step = Callable[[Today], None]

# Maya signs in


def names(today: Today) -> None:
    """The sign-in page."""
    today.hands.see(today.sample.name, "Maya R.", "Ms. Soto")


def pin(today: Today) -> None:
    """A name is tapped; half of the PIN is typed."""
    today.hands.click("Maya R.")
    today.hands.see("PIN forgotten?")
    today.hands.type(today.sample.pin[:2])


def tickets(today: Today) -> None:
    """The other half, and the list is there; the ticket on the bench is opened."""
    today.hands.type(today.sample.pin[2:])
    today.hands.press("Return")
    today.hands.see("Tickets", "Unclaimed", "B-0142, Chromebook will not charge")
    today.hands.click_row("B-0142")
    today.hands.see("Chromebook will not charge, green light blinks", "Resolve")


# Somebody comes to the counter


def intake(today: Today) -> None:
    """N, the form, and open tickets that look alike while typing."""
    hands = today.hands
    hands.press("N")
    hands.see("New ticket", "Log ticket")
    hands.type("La")
    hands.press("Down", "Return")
    hands.press("Tab")
    hands.type("Projector is pink again, the whole class sees it\nIt began after lunch.")
    hands.press("Tab")
    hands.type("214")
    hands.see("A-0077")


def logged(today: Today) -> None:
    """Ctrl+Enter, and the ticket has its number."""
    today.hands.press("Ctrl+Return")
    today.hands.see("A-0081", "logged")


DAY: list[tuple[str, Step]] = [
    ("sign in", names),
    ("pin", pin),
    ("tickets", tickets),
    ("intake", intake),
    ("logged", logged),
]
