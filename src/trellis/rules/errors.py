"""Trouble a person can meet, told so that they know what happened, what is safe and what to do.

`Trouble` and its kinds are shown as they are, never as a traceback. Any other exception is a bug of ours and is
written to the crash note.
"""

from __future__ import annotations

from trellis.rules.language import tr


class Trouble(Exception):
    """Something went wrong that a person can understand and act on.

    `happened` is one sentence about what is wrong, `safe` says what is not lost, `todo` says what helps. Texts are
    plain text, never markup. `kind` is for the page that shows it: which buttons help ("corrupt" offers a backup).
    """

    kind = ""

    def __init__(self, happened: str, safe: str = "", todo: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.todo) if part)


class Refused(Trouble):
    """The person may not do this (permissions are decided in `rules.permissions`)."""


class Invalid(Trouble):
    """A value breaks a rule; `field` names it so that a form can show the sentence beside it."""

    def __init__(self, field: str, happened: str, todo: str = "") -> None:
        super().__init__(happened, tr("Nothing was changed."), todo)
        self.field = field


class Stale(Trouble):
    """Somebody else changed the same thing first; nothing was overwritten.

    `theirs` is the record as it stands now, so that both versions can be shown.
    """

    def __init__(self, theirs: object) -> None:
        super().__init__(
            tr("Somebody changed this while you were working on it."),
            tr("Your words are kept and theirs too."),
            tr("Look at both versions and choose."),
        )
        self.theirs = theirs


class Gone(Trouble):
    """The thing asked for is not in this desk (any more)."""

    def __init__(self, what: str) -> None:
        super().__init__(
            tr("{what} is not in this desk.", what=what), "", tr("It may have been merged or the link may be old.")
        )


class Cancelled(Trouble):
    """The person stopped something that takes long; it happens whole or not at all."""

    def __init__(self) -> None:
        super().__init__(tr("This was stopped."), tr("Nothing was changed."))
