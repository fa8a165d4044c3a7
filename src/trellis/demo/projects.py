"""The project's part of the day: Maya proposes, Ms. Soto asks for a change, Maya revises, Ms. Soto signs.

At the end somebody with another program changes one letter of what was signed, and it is named.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from trellis.demo.today import Today

TITLE = "Sound that is there when the lesson begins"


def begun(today: Today) -> None:
    """A project begins with something she says she is into."""
    hands = today.hands
    hands.tidy()
    hands.click("Projects")
    hands.see("A sampler you can play with your feet", "Submitted")
    hands.click("New project")
    hands.see("A new project", "From an interest")
    hands.click("Begin with Audio drivers")
    hands.see("What do you call it?", "Started from an interest: Audio drivers")


def written(today: Today) -> None:
    """One question after the other; nobody presses Save, and what a reviewer will miss is told quietly."""
    hands = today.hands
    hands.click("Title")
    hands.type(TITLE)
    hands.click("Driving question")
    hands.type("Why does the first minute of a lesson go to finding the sound?")
    hands.scroll_to("What I will make")
    hands.click("What I will make")
    hands.type("A card for each room that says which plug and which button.")
    hands.pause(1.5)
    hands.tidy()
    hands.see("A reviewer will miss", "How I will show it")


def handed_in(today: Today) -> None:
    """What is handed in is frozen as a version."""
    hands = today.hands
    hands.press("Ctrl+Return")
    hands.see("What you wrote is frozen as a version")
    hands.press("Ctrl+Return")
    hands.see("Version 1 waits for a decision.")


def work(today: Today) -> None:
    """Her other project goes on: the path with today on it, what was done, what shows it."""
    hands = today.hands
    hands.tidy()
    hands.click_row("A sampler you can play with your feet")
    hands.see("Version 2 stays in force")
    hands.click_tab("Work")
    hands.see("First sound from a pedal", "Parts list and sketch")


def sign_off(today: Today) -> None:
    """What waits, oldest first; she holds the oldest and sees what changed, word by word."""
    hands = today.hands
    hands.click("Sign-off")
    hands.see("A sampler you can play with your feet", "version 3", TITLE)
    hands.click("Hold and review")
    hands.see("Approve and sign", "Passphrase")


def changes_asked(today: Today) -> None:
    """The new one: a comment pinned to a part, and changes asked for, signed like every decision."""
    hands = today.hands
    hands.click(TITLE)
    hands.see("Maya R. · first version · handed in")
    hands.click("Hold and review")
    hands.see("Ask for changes", "Passphrase")
    hands.scroll_to("Comment on What I will make")
    hands.click("Comment on What I will make")
    hands.see("Remove the comment on What I will make")
    hands.type("Which rooms? Begin with three.")
    hands.click("Passphrase")
    hands.type(today.sample.passphrase)
    hands.click("Ask for changes")
    hands.see(f"Changes asked and signed: {TITLE}, version 1.")


def answered(today: Today) -> None:
    """Maya reads it on her Today, answers, changes the part, and hands in the next version."""
    hands = today.hands
    _sign_in(today, "ma", "Maya R.", today.sample.pin)
    hands.see("An advisor answered you")
    hands.click("An advisor answered you")
    hands.see("Changes asked", TITLE, "Comments without an answer: 1.")
    hands.scroll_to("Your answer")
    hands.click("Your answer")
    hands.type("118, 214 and the music lab.")
    hands.press("Ctrl+Return")
    hands.see("Said")
    hands.click("What I will make")
    hands.press("Ctrl+End")
    hands.type(" First for 118, 214 and the music lab.")
    hands.pause(1.5)
    hands.see("Ms. Soto says", "Changed since version 1")


def revised(today: Today) -> None:
    """Every comment has an answer, so it can be handed in again."""
    hands = today.hands
    hands.press("Ctrl+Return")
    hands.see("Hand in")
    hands.press("Ctrl+Return")
    hands.see(f"{TITLE}, Submitted")


def signed(today: Today) -> None:
    """Ms. Soto sees the answer and the added words, and signs."""
    hands = today.hands
    _sign_in(today, "so", "Ms. Soto", today.sample.passphrase)
    hands.see("wait for your sign-off")
    hands.click("Sign-off")
    hands.see("you hold it", "Its path")
    hands.pause(0.3)
    hands.click(TITLE)
    hands.see("Maya R. · version 2 · handed in")
    hands.click("Hold and review")
    hands.see("Approve and sign", "Passphrase")
    hands.click("Passphrase")
    hands.type(today.sample.passphrase)
    hands.click("Approve and sign")
    hands.see(f"Approved and signed: {TITLE}, version 2.")


def forged(today: Today) -> None:
    """Somebody with another program changes one word of what was signed: the project says that it does not hold."""
    with closing(sqlite3.connect(today.desk, timeout=10)) as file:
        file.execute(
            "update submission set content = replace(content, 'First for 118', 'First for 999')"
            " where instr(content, ?) and number = 2",
            (TITLE,),
        )
        file.commit()
    hands = today.hands
    hands.tidy()
    hands.click("Projects")
    hands.click_row(TITLE)
    hands.see("does not hold: ")


def named(today: Today) -> None:
    """And the check of the whole desk names it, too."""
    hands = today.hands
    hands.click("Keys")
    hands.click("Check this desk")
    hands.click("Check now")
    hands.see("does not hold: what was signed is not what stands in the file now")


def _sign_in(today: Today, letters: str, name: str, secret: str) -> None:
    hands = today.hands
    hands.press("Ctrl+L")
    hands.see("Type your name")
    hands.press("Ctrl+A")
    hands.type(letters)
    hands.click(name)
    hands.type(secret)
    hands.press("Return")
