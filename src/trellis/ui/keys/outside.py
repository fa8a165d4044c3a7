"""What is kept away from this computer, and what to do when a passphrase is lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from trellis.rules.errors import Trouble
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, FlowLayout, Muted, row
from trellis.ui.language import tr
from trellis.ui.text import elide, plain_label
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable
from trellis.ui.transfer_parts import tell


class StickCard(Card):
    """Fingerprint and newest signed line in a small text file that an advisor carries away."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Your stick"))
        self._context = context
        words = tr(
            "A computer cannot notice by itself that its desk was replaced by an older copy together with all it"
            " remembers. A stick that was elsewhere can: a small text file with the fingerprint and the newest line an"
            " advisor signed. Write it anew now and then, and check this desk against it."
        )
        self.write = Button(tr("Write to a stick…"))
        self.write.clicked.connect(self.choose)
        self.said = Callout("", "accent")
        self.said.hide()
        self.body.addWidget(Muted(words))
        self.body.addWidget(self.said)
        self.body.addLayout(row(self.write, None))

    def write_to(self, folder: Path) -> None:
        """Write the file into this folder, or say beside the button why not."""
        self._context.worker.run(
            lambda desk: desk.keys.write_stick(folder),
            while_alive(self, self._written),
            while_alive(self, self._failed),
        )

    def choose(self) -> None:
        """Ask for the stick, then write."""
        folder = QFileDialog.getExistingDirectory(self, tr("Write what this desk is to this stick"))
        if folder:
            self.write_to(Path(folder))

    def _written(self, file: Path) -> None:
        said = tr("Written: {file}. Take the stick out the safe way, and keep it away from this computer.")
        tell(self.said, breakable(said.format(file=elide(str(file), 200)), 60), "accent")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            tell(self.said, breakable(str(error)), "red")
        else:
            self._context.trouble(error)


class LostCard(Card):
    """A passphrase that is lost, or that somebody else knows: which way leads on, and the way there."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("When a passphrase is lost or known"))
        ways = (
            (
                tr("With the recovery sheet"),
                tr(
                    "On the sign-in page choose the name, then “Passphrase forgotten?”. A new key takes the place of"
                    " the old one, and what students shared still opens."
                ),
            ),
            (
                tr("Without it"),
                tr(
                    "Retire their key here, then certify them anew. What students shared with them alone has to be"
                    " shared again."
                ),
            ),
            (
                tr("Somebody else knows it"),
                tr("Change it at once. If somebody may also have a copy of the desk file, retire the key too."),
            ),
        )
        for head, words in ways:
            self.body.addWidget(plain_label(head, "strong"))
            self.body.addWidget(Muted(words))
        self.lock, self.change = Button(tr("Lock and go to sign-in")), Button(tr("Change my passphrase"))
        self.lock.clicked.connect(lambda: context.actions.run("lock"))
        self.change.clicked.connect(lambda: context.go("people", "me"))
        self.more = Button(tr("Read more"), "quiet")
        self.more.setAccessibleDescription(self.title.text())
        self.more.clicked.connect(lambda: context.go("help", "signing"))
        flow = FlowLayout(gap=8)
        for button in (self.change, self.lock, self.more):
            flow.addWidget(button)
        self.body.addSpacing(4)
        self.body.addLayout(flow)
