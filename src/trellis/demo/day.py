"""A day at the sample desk, in steps. Each ends with what has to be on the screen; a picture is taken after it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from trellis.demo import projects
from trellis.demo.today import Today

if TYPE_CHECKING:
    from trellis.desk.desk import Desk


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


def first_page(today: Today) -> None:
    """The other half, and Today is there: the bench, and what is picked for her in her own words."""
    today.hands.type(today.sample.pin[2:])
    today.hands.press("Return")
    today.hands.see("On your bench", "B-0142", "Picked for you", "Music production")


def profile(today: Today) -> None:
    """Her own page. An interest in her own words; others' words and topics are offered while she types."""
    hands = today.hands
    hands.click("My profile")
    hands.see("What I am about", "Music production", "since September")
    hands.click("Add an interest in your own words…")
    hands.type("anim")
    hands.see("Animation")


def interest(today: Today) -> None:
    """Enter takes it."""
    hands = today.hands
    hands.press("Down", "Return")
    hands.pause(1.5)
    hands.see("Take away Animation")


def unlocked(today: Today) -> None:
    """What is only for her and Ms. Soto opens with her own passphrase."""
    hands = today.hands
    hands.scroll_to("Unlock")
    hands.click("Unlock")
    hands.type(today.sample.passphrase)
    hands.press("Return")
    hands.scroll_to("Mornings are hard. Text before calling on me.")


def as_the_team(today: Today) -> None:
    """The same page as the team sees it: nothing private, not even that it is there."""
    hands = today.hands
    hands.click("… as the team sees it")
    hands.see("Back to my page", "Music production")
    hands.see_no("Mornings are hard. Text before calling on me.")


def known(today: Today) -> None:
    """Everything that is stored about her, on one page."""
    hands = today.hands
    hands.press("Ctrl+K")
    hands.type("what the desk knows")
    hands.press("Return")
    hands.see("Everything stored about you in this desk.", "How I sign in")


def tickets(today: Today) -> None:
    """The list; the ticket on the bench is opened."""
    today.hands.click("Tickets")
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


def conflict(today: Today) -> None:
    """Maya edits the ticket; Deshawn was faster. Both versions are shown, nothing is overwritten."""
    hands = today.hands
    hands.tidy()
    hands.press("Shift+E")
    hands.see("Edit A-0081", "Priority")
    hands.press("Ctrl+A")
    hands.type("Projector in 214 is pink, lamp on its way")
    today.elsewhere("Deshawn K.", _retitle)
    hands.click("Save")
    hands.see("Somebody changed this ticket too", "Projector in 214 is pink, lamp on its way", "Pink projector, 214")


def _retitle(desk: Desk) -> None:
    ticket = desk.tickets.by_number("A-0081")
    assert ticket is not None
    desk.tickets.edit(ticket.id, ticket.version, dataclasses.replace(ticket, title="Pink projector, 214"))


def chosen(today: Today) -> None:
    """Maya's words stay, because she chose them."""
    hands = today.hands
    hands.click("Take all of mine")
    hands.click("Save what is chosen")
    hands.see("A-0081 changed", "Projector in 214 is pink, lamp on its way", "Deshawn K.")


# Finding


def search(today: Today) -> None:
    """/ searches tickets, people and commands at once."""
    hands = today.hands
    hands.tidy()
    hands.press("/")
    hands.type("haas")
    hands.see("Tickets", "Projector in 214 shows pink tint", "People", "Ms. Haas", "Show all hits in Tickets")


def operators(today: Today) -> None:
    """Words with operators, shown in the list."""
    hands = today.hands
    hands.press("Ctrl+A")
    hands.type('projector -"no signal" for:haas')
    hands.press("Up", "Return")
    hands.see("A-0077, Projector in 214 shows pink tint", "A-0081, Projector in 214 is pink")
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
    today.hands.see("Shortcuts", "Everywhere", "Search and commands", "Take the last change back")


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


def larger_ticket(today: Today) -> None:
    """There is no room for list and ticket side by side any more: they take turns."""
    today.hands.press("Return")
    today.hands.see("Back to the list", "Chromebook will not charge, green light blinks")


def larger_intake(today: Today) -> None:
    """The form scrolls, its main button stays."""
    today.hands.press("N")
    today.hands.see("New ticket", "Who", "Log ticket")


def counter(today: Today) -> None:
    """Counter mode: a student types their own ticket, and sees nobody's name and nobody's ticket."""
    hands = today.hands
    hands.press("Escape", "Ctrl+0", "Ctrl+K")
    hands.type("light theme")
    hands.press("Return", "Ctrl+K")
    hands.type("counter mode")
    hands.press("Return")
    hands.see("What can we help with?", "For the team")
    hands.see_no("Maya R.", "Tickets")
    hands.type("Noa Levy\tMy charger sparks when I plug it in\tLibrary\t")
    hands.see("Send to the help desk")


def counter_sent(today: Today) -> None:
    """The number, and nothing else."""
    today.hands.press("Ctrl+Return")
    today.hands.see("Thank you. Your number is", "A-0082")


def counter_left(today: Today) -> None:
    """Only a member of the team leaves it."""
    hands = today.hands
    hands.click("Done")
    hands.click("For the team")
    hands.see("PIN or passphrase")


def lock(today: Today) -> None:
    """Maya is back at her tickets, and Ctrl+L leaves nothing of her."""
    hands = today.hands
    hands.type(today.sample.pin)
    hands.press("Return")
    hands.see("Tickets", "Maya R.", "A-0082, My charger sparks when I plug it in")
    hands.press("Ctrl+L")
    hands.see("Type your name", "Maya R.")
    hands.see_no("Chromebook will not charge")
    hands.type("so")
    hands.see("Sofía N.", "Ms. Soto")
    hands.see_no("Maya R.")


# The lead deals


def plan(today: Today) -> None:
    """Deshawn deals out the block: who is here, who picks first and why, and who gets what for which reason."""
    hands = today.hands
    hands.press("Ctrl+A")
    hands.type("desh")
    hands.click("Deshawn K.")
    hands.type(today.sample.pin)
    hands.press("Return")
    hands.see("On your bench")
    hands.click("Plan the block")
    hands.see("Plan the block", "Who picks first, and why", "Nobody would swap")
    hands.click("Block")
    hands.type("c")
    hands.press("Return")
    hands.see("C · 5 people here", "Who picks first, and why")


def absent(today: Today) -> None:
    """One click marks somebody absent, and the deal is made anew."""
    hands = today.hands
    hands.click("Sam B.")
    hands.see("Sam B. is not here")


def assigned(today: Today) -> None:
    """All of it is assigned at once, and one Undo would take it back."""
    hands = today.hands
    hands.tidy()
    hands.click("Assign all")
    hands.see("assigned", "Undo")


def deal_taken_back(today: Today) -> None:
    """Which it does; then Deshawn locks."""
    hands = today.hands
    hands.press("Ctrl+Z")
    hands.see("Taken back", "Who picks first, and why")


# The advisor


def wrong_secret(today: Today) -> None:
    """A secret that is not right is said calmly."""
    hands = today.hands
    hands.press("Ctrl+L")
    hands.see("Type your name")
    hands.type("so")
    hands.click("Ms. Soto")
    hands.see("Passphrase")
    hands.type("quiet river paper lamp")
    hands.press("Return")
    hands.see("That did not match.")


def people(today: Today) -> None:
    """Everybody at the desk, with one person beside the list."""
    hands = today.hands
    hands.type(today.sample.passphrase)
    hands.press("Return")
    hands.see("Today", "Ms. Soto")
    hands.click("People")
    hands.see("Everybody", "Linh T")
    hands.click_row("Linh T")
    hands.see("she/her")


def fairness(today: Today) -> None:
    """Who gets the interesting work this term, by name and never as a rank."""
    today.hands.click("Fairness")
    today.hands.see("Who gets the interesting work", "wanted", "stretch", "routine")


def school_day(today: Today) -> None:
    """Term and blocks."""
    today.hands.click("People")
    today.hands.click("School day")
    today.hands.see(today.sample.term_name)


def transfer(today: Today) -> None:
    """Import and export."""
    today.hands.click("Import and export")
    today.hands.see("Import and export")


def settings(today: Today) -> None:
    """What holds for this computer, and for the desk."""
    today.hands.click("Settings")
    today.hands.see("How Trellis looks on this computer", "This desk, for everybody")


def backup(today: Today) -> None:
    """A backup now, read back and checked."""
    hands = today.hands
    hands.click("Backups")
    hands.see("Backups in this folder")
    hands.click("Back up now")
    hands.see("Backed up:", "read back and checked", "Sound")


def verify(today: Today) -> None:
    """Every line of history, every row and every signature is looked at."""
    hands = today.hands
    hands.tidy()
    hands.scroll_to("Check this desk")
    hands.click("Check this desk")
    hands.click("Check now")
    hands.see("lines of history and")


DAY: list[tuple[str, Step]] = [
    ("sign in", names),
    ("pin", pin),
    ("today", first_page),
    ("profile", profile),
    ("interest", interest),
    ("unlocked", unlocked),
    ("as the team", as_the_team),
    ("known", known),
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
    ("conflict", conflict),
    ("chosen", chosen),
    ("search", search),
    ("search with operators", operators),
    ("board", board),
    ("project begun", projects.begun),
    ("project", projects.written),
    ("project handed in", projects.handed_in),
    ("project work", projects.work),
    ("shortcuts", shortcuts),
    ("dark", dark),
    ("larger", larger),
    ("larger ticket", larger_ticket),
    ("larger intake", larger_intake),
    ("counter", counter),
    ("counter sent", counter_sent),
    ("counter left", counter_left),
    ("lock", lock),
    ("plan", plan),
    ("absent", absent),
    ("assigned", assigned),
    ("deal taken back", deal_taken_back),
    ("wrong secret", wrong_secret),
    ("people", people),
    ("fairness", fairness),
    ("sign off", projects.sign_off),
    ("changes asked", projects.changes_asked),
    ("answered", projects.answered),
    ("revised", projects.revised),
    ("signed", projects.signed),
    ("school day", school_day),
    ("transfer", transfer),
    ("settings", settings),
    ("backup", backup),
    ("verify", verify),
    ("forged", projects.forged),
    ("forged named", projects.named),
]
