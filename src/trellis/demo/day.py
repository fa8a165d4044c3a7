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
    hands.type("haa")
    hands.press("Down", "Return")  # takes the name and goes on
    hands.type("Projector is pink again, the whole class sees it\nIt began after lunch.")
    hands.press("Tab")
    hands.type("214")
    hands.see("A-0077")


def logged(today: Today) -> None:
    """Ctrl+Enter, and the ticket has its number."""
    today.hands.press("Ctrl+Return")
    today.hands.see("A-0081 logged", "Print slip")


def slip(today: Today) -> None:
    """The slip with number and QR code, to look at before it is printed."""
    today.hands.click("Print slip")
    today.hands.see("A-0081")


def claim(today: Today) -> None:
    """The new ticket is opened; C claims it."""
    hands = today.hands
    hands.press("Escape")
    hands.click("Open")
    hands.see("Projector is pink again, the whole class sees it", "Claim")
    hands.press("C")
    hands.see("A-0081 claimed", "With Maya R.", "Assigned")


def reply(today: Today) -> None:
    """R, a few words in Markdown, and how Ms. Haas was told."""
    hands = today.hands
    hands.tidy()
    hands.press("R")
    hands.type("Lamp hours are at **4,200**. I put a spare projector on the cart for fourth block.")
    hands.click("How the requester is told")
    hands.press("Down", "Return")
    hands.see("Told in person")


def replied(today: Today) -> None:
    """Ctrl+Enter, and it stands in the thread."""
    hands = today.hands
    hands.click("Write what you did or found")
    hands.press("Ctrl+Return")
    hands.see("Reply written on A-0081", "Told in person", "Thread 1")


def wait(today: Today) -> None:
    """Waiting needs a reason, and may have a day to wake."""
    hands = today.hands
    hands.click("Wait for…")
    hands.see("What does it wait for?")
    hands.type("A new lamp from the store room")
    hands.press("Tab", "Space")
    hands.see("Wakes by itself on")


def waiting(today: Today) -> None:
    """It waits, and says for what."""
    hands = today.hands
    hands.press("Ctrl+Return")
    hands.see("A-0081 is waiting", "Waiting", "A new lamp from the store room")


def resolve(today: Today) -> None:
    """The lamp came: E asks what fixed it and what was learned."""
    hands = today.hands
    hands.tidy()
    hands.press("S")
    hands.see("A-0081 in progress")
    hands.press("E")
    hands.see("What fixed it?")
    hands.type("New lamp, and the filter was full of chalk dust.")
    hands.click("What did you learn? (if you like)")
    hands.type("Pink means the blue part of the lamp is gone.")


def resolved(today: Today) -> None:
    """Resolved, with an Undo."""
    hands = today.hands
    hands.press("Ctrl+Return")
    hands.see("A-0081 resolved", "Resolved", "New lamp, and the filter was full of chalk dust.", "Undo")


def history(today: Today) -> None:
    """Every change of this ticket, in sentences."""
    today.hands.click_tab("History")
    today.hands.see("Maya R.", "resolved")


def taken_back(today: Today) -> None:
    """Ctrl+Z takes the last change back, as a change of its own."""
    today.hands.press("Ctrl+Z")
    today.hands.see("Taken back", "In progress")


# Finding


def search(today: Today) -> None:
    """/ searches tickets, people and commands at once."""
    hands = today.hands
    hands.tidy()
    hands.press("/")
    hands.type("haas")
    hands.see("Tickets", "Projector in 214 shows pink tint", "People", "Ms. Haas", "Show all in the list")


def operators(today: Today) -> None:
    """Words with operators, shown in the list."""
    hands = today.hands
    hands.press("Ctrl+A")
    hands.type('projector -"no signal" for:haas')
    hands.press("Up", "Return")
    hands.see("A-0077, Projector in 214 shows pink tint", "A-0081, Projector is pink again")
    hands.see_no("B-0040, Projector in 220 says no signal")


def board(today: Today) -> None:
    """B, the board; Ctrl and an arrow moves a card."""
    hands = today.hands
    hands.press("B")
    hands.see("Arrow keys walk, Ctrl and an arrow moves the card, Enter opens it.", "B-0151, Music lab")
    hands.click_row("B-0151")
    hands.press("Ctrl+Right")
    hands.see("B-0151 claimed", "B-0151, Music lab: MIDI keyboards not seen by GarageBand, assigned, Maya R.")


def shortcuts(today: Today) -> None:
    """? lists every key."""
    today.hands.tidy()
    today.hands.press("?")
    today.hands.see("Shortcuts", "Everywhere", "Claim")


def dark(today: Today) -> None:
    """The palette switches to the dark theme."""
    hands = today.hands
    hands.press("Ctrl+K")
    hands.type("dark theme")
    hands.press("Return")
    hands.click("Tickets")
    hands.click("Open ")
    hands.click("Take away: Words")
    hands.click_row("B-0142")
    hands.see("Chromebook will not charge, green light blinks", "Resolve")


def larger(today: Today) -> None:
    """Everything at 150 %."""
    hands = today.hands
    hands.press("Ctrl++", "Ctrl++", "Ctrl++")
    hands.see("Chromebook will not charge, green light blinks")


def lock(today: Today) -> None:
    """Ctrl+L, and nothing of Maya is left."""
    hands = today.hands
    hands.press("Ctrl+0", "Ctrl+L")
    hands.see("Type your name", "Maya R.")
    hands.see_no("Chromebook")


DAY: list[tuple[str, Step]] = [
    ("sign in", names),
    ("pin", pin),
    ("tickets", tickets),
    ("intake", intake),
    ("logged", logged),
    ("slip", slip),
    ("claim", claim),
    ("reply", reply),
    ("replied", replied),
    ("wait", wait),
    ("waiting", waiting),
    ("resolve", resolve),
    ("resolved", resolved),
    ("history", history),
    ("taken back", taken_back),
    ("search", search),
    ("search with operators", operators),
    ("board", board),
    ("shortcuts", shortcuts),
    ("dark", dark),
    ("larger", larger),
    ("lock", lock),
]
