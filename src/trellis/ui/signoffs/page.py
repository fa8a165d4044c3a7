"""The room Sign-off: the inbox at the left, one version in the middle, the advisor's word at the right.

The inbox is a query on where projects stand, asked anew whenever something changed. Reading is free; deciding begins
with holding. What is being written is kept as the advisor's own draft. After a decision the next in the inbox opens.
A narrow page shows the inbox and the version by turns, and puts the cards below the version.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.history import Change
from trellis.rules.people import Term
from trellis.rules.proposal import PartName
from trellis.rules.reviews import Inbox, Review
from trellis.rules.signoffs import Decision
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import Callout, column, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Page, confirm_irreversible
from trellis.ui.projects.words import title_said
from trellis.ui.signoffs.aside import PathCard, QuestionsCard
from trellis.ui.signoffs.inbox import InboxCard
from trellis.ui.signoffs.revoking import RevokeSheet
from trellis.ui.signoffs.version import VersionView
from trellis.ui.signoffs.word import WordCard
from trellis.ui.signoffs.words import head_said, signed_said
from trellis.ui.signoffs.writing import Pinned, Writing, of, place
from trellis.ui.text import elide
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import now

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done
    from trellis.rules.projects import Submission

NOUNS = frozenset({"project", "partner", "submission", "signoff", "answer", "peer_review", "person", "term", "desk"})
ELSEWHERE = "elsewhere"
WIDE, MIDDLE = 940, 700
"""From these widths on (at 100 %) all three columns stand side by side, and the version beside the cards."""
SIDE = 330
"""The least the cards take at 100 %, so that the two buttons stand side by side."""
MINUTE = 60_000
WALK_MS = 60


@dataclass(frozen=True)
class Told:
    """What the desk answers about one version."""

    review: Review
    terms: tuple[Term, ...]
    writing: Writing


class SignoffsPage(Page):
    """The room. `open` shows one project's version, waiting or decided."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sign-off"), " ", parent)
        self._context = context
        self._inbox: Inbox | None = None
        self._told: Told | None = None
        self._wanted: UUID | None = None
        self._writing = Writing()
        self._then: Callable[[], object] | None = None
        self.inbox = InboxCard()
        self.version = VersionView(context)
        self.word = WordCard(context)
        self.path = PathCard()
        self.questions = QuestionsCard(lambda: context.go("settings", "questions"))
        self.trouble = Callout("", "red")
        self.trouble.hide()
        self._place()
        self._connect()
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._ask)
        self._select = QTimer(self, singleShot=True, interval=WALK_MS)
        self._select.timeout.connect(self._open_chosen)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._changed)
        self._minute.start()
        context.worker.changed.connect(self._changed)
        self._ask()

    # What others ask

    def open(self, project: UUID) -> None:
        """Show the version of this project that waits, or the one decided on last."""
        self._read(project)
        self._show_review_side(True)

    def flush(self) -> None:
        """Keep what is being written, now."""
        self.version.keep()
        self.word.flush()

    def records(self) -> list[Action]:
        """What can be done here by key."""
        section = tr("Sign-off")

        def one(id_: str, text: str, run: Callable[[], object], *keys: str, able: Callable[[], bool]) -> Action:
            letter = any(len(key) == 1 for key in keys)
            return Action(
                f"signoffs.{id_}",
                text,
                run,
                keys,
                lambda: self.isVisible() and able(),
                section,
                single_letter=letter,
                room="signoffs",
            )

        word = self.word
        return [
            one("next", tr("Next version"), lambda: self._walk(1), "J", able=self._any),
            one("previous", tr("Previous version"), lambda: self._walk(-1), "K", able=self._any),
            one("hold", tr("Hold and review"), self._hold, "H", able=lambda: self._may("signoffs.hold")),
            one("release", tr("Let go"), self._release, able=lambda: self._may("signoffs.release")),
            one(
                "approve",
                tr("Approve and sign"),
                word.approve.click,
                "Ctrl+Return",
                "Ctrl+Enter",
                able=lambda: self._may("signoffs.decide"),
            ),
            one(
                "changes",
                tr("Ask for changes"),
                word.changes.click,
                able=lambda: self._may("signoffs.decide"),
            ),
            one("revoke", tr("Take the decision back"), self._revoke, able=lambda: self._may("signoffs.revoke")),
        ]

    # Layout

    def _place(self) -> None:
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        inside = QVBoxLayout(self._card)
        space(inside, 1, gap=0)
        self._middle = scrolled(QWidget())
        inside.addWidget(self._middle)
        self._side = QWidget()
        cards = column(self.path, self.word, self.questions, None, gap=16)
        cards.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(cards)
        self._right = scrolled(QWidget())
        # Where it is narrow all of it stands in one column that scrolls.
        self._tall_card = QFrame()
        self._tall_card.setProperty("kind", "card")
        tall_inside = QVBoxLayout(self._tall_card)
        space(tall_inside, 1, gap=0)
        self._tall_inside, self._tall_column = tall_inside, QVBoxLayout()
        space(self._tall_column, gap=16)
        self._tall_column.addWidget(self._tall_card)
        tall = QWidget()
        tall.setLayout(self._tall_column)
        self._tall = scrolled(tall)
        size(self._right, min_width=SIDE)
        self._beside = QWidget()
        across = QHBoxLayout(self._beside)
        space(across, gap=16)
        across.addWidget(self._card, 452)
        across.addWidget(self._right, 332)
        self._ways = QStackedWidget()
        self._ways.addWidget(self._beside)
        self._ways.addWidget(self._tall)
        self._review_side = QWidget()
        review = QVBoxLayout(self._review_side)
        space(review, gap=12)
        review.addWidget(self.trouble)
        review.addWidget(self._ways, 1)
        line = QHBoxLayout()
        space(line, gap=16)
        line.addWidget(self.inbox, 232)
        line.addWidget(self._review_side, 784)
        self._line = line
        self.body.addLayout(line, 1)
        self._mode = ""
        self._showing = False
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Three columns, two, or one, as the width gives."""
        width = self.width()
        mode = "wide" if width >= look().px(WIDE) else "middle" if width >= look().px(MIDDLE) else "narrow"
        if mode == self._mode:
            return
        narrow, was = mode == "narrow", self._mode == "narrow"
        if self._mode == "" or narrow != was:
            for area in (self._middle, self._right):
                if area.widget() in (self.version, self._side):
                    area.takeWidget()
            if narrow:
                self._tall_inside.addWidget(self.version)
                self._tall_column.addWidget(self._side)
            else:
                self._tall_inside.removeWidget(self.version)
                self._tall_column.removeWidget(self._side)
                self._set(self._middle, self.version)
                self._set(self._right, self._side)
            self.version.show()
            self._side.show()
            self._ways.setCurrentIndex(1 if narrow else 0)
        self._mode = mode
        self._show_review_side(self._showing)

    def _set(self, area: QScrollArea, inside: QWidget) -> None:
        inside.setProperty("kind", "clear")
        area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _turns(self) -> bool:
        """Whether inbox and version take turns."""
        return self._mode != "wide"

    def _show_review_side(self, on: bool) -> None:
        self._showing = on
        turns = self._turns()
        self.inbox.setVisible(not (turns and on))
        self._review_side.setVisible(on or not turns)
        self.version.back.setVisible(turns)

    def _connect(self) -> None:
        self.inbox.opened.connect(self._pressed)
        self.version.commented.connect(self._commented)
        self.version.back_asked.connect(self._back)
        self.version.built.connect(self._order_tabs)
        self.version.to_see.connect(self._bring_into_sight)
        word = self.word
        word.hold.connect(self._hold)
        word.take_over.connect(self._take_over)
        word.release.connect(self._release)
        word.decide.connect(self._decide)
        word.revoke.connect(self._revoke)
        word.export.connect(self._export)
        word.noted.connect(self._noted)

    # Asking

    def _changed(self, changes: tuple[Change, ...] = ()) -> None:
        if self.isVisible() and (not changes or any(c.noun in NOUNS or c.action == ELSEWHERE for c in changes)):
            self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Asked anew; the keys of this room work."""
        super().showEvent(event)
        self._stale.start()
        self._context.actions.refresh("signoffs")

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving loses nothing; the keys belong to the next room."""
        self.flush()
        super().hideEvent(event)
        self._context.actions.refresh("signoffs")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may be another layout."""
        super().resizeEvent(event)
        self._fit()

    def _ask(self) -> None:
        self._context.worker.run(lambda desk: desk.signoffs.inbox(), while_alive(self, self._inbox_came))
        if self._wanted is not None:
            self._read(self._wanted)

    def _inbox_came(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self.set_title(tr("Sign-off"), head_said(inbox, now()))
        self.inbox.show_inbox(inbox, self._context.me.id, now())
        order = self.inbox.order()
        if self._wanted is None and order:
            self._read(order[0])
        self._show_nothing(not order and self._wanted is None)
        self._context.actions.refresh("signoffs")

    def _read(self, project: UUID) -> None:
        """Ask for a version; nothing of another one stays on the screen meanwhile."""
        if project != self._wanted:
            self.flush()
            self.trouble.hide()
        self._wanted = project
        self._select.stop()
        self.inbox.choose(project)

        def work(desk: Desk) -> Told:
            review = desk.signoffs.review(project)
            return Told(review, tuple(desk.people.terms()), of(desk.tickets.drafts(), review.submission.id))

        self._context.worker.run(
            work,
            while_alive(self, lambda told: self._review_came(project, told)),
            while_alive(self, lambda error: self._unread(project, error)),
        )

    def _review_came(self, project: UUID, told: Told) -> None:
        if project != self._wanted:
            return
        before, self._told = self._told, told
        self.trouble.hide()
        self._show_nothing(False)
        review, moment = told.review, now()
        same = before is not None and before.review.submission.id == review.submission.id
        if same:
            self.flush()
        else:
            self._writing = told.writing
        if before is None or before.review != review:
            bars = [area.verticalScrollBar() for area in (self._middle, self._tall)]
            kept = [bar.value() if same else 0 for bar in bars]
            self.version.show_review(review, self._writing, moment)
            for bar, value in zip(bars, kept, strict=True):
                QTimer.singleShot(0, bar, partial(bar.setValue, value))
        self.word.show_review(review, self._writing.note)
        self.word.setVisible(True)
        self.path.show_review(review, told.terms, moment.date())
        self.questions.show_questions(review.questions)
        self._context.actions.refresh("signoffs")
        then, self._then = self._then, None
        if then is not None:
            then()

    def _unread(self, project: UUID, error: Exception) -> None:
        """It cannot be shown: said calmly where it would stand."""
        if project != self._wanted:
            return
        if not isinstance(error, Trouble):
            self._context.trouble(error)
            return
        self._told = None
        self.version.clear()
        self._show_nothing(True)
        self.trouble.set_text(str(error))
        self.trouble.show()
        self._context.actions.refresh("signoffs")

    def _show_nothing(self, on: bool) -> None:
        self._ways.setVisible(not on)
        if on:
            self.word.clear()

    def _order_tabs(self) -> None:
        """Inbox, version, cards, as they are read."""
        order: list[QWidget] = [*self.inbox.rows.values()]
        for parent in (self.version, self._side):
            order += [w for w in parent.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _bring_into_sight(self, widget: QWidget) -> None:
        """Once it has its place."""
        if self._mode == "narrow":
            area = self._tall
        else:
            area = self._right if self._side.isAncestorOf(widget) else self._middle
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, look().px(24)))

    # Walking

    def _any(self) -> bool:
        return bool(self.inbox.order())

    def _walk(self, step: int) -> None:
        """The row at once; its version when the walking rests, so that nobody waits for those passed by."""
        order, here = self.inbox.order(), self.inbox.chosen()
        at = order.index(here) + step if here in order else (0 if step > 0 else len(order) - 1)
        project = order[max(0, min(len(order) - 1, at))]
        self.inbox.choose(project)
        self.inbox.go_to(project)
        self._select.start()

    def _open_chosen(self) -> None:
        project = self.inbox.chosen()
        if project is not None and project != self._wanted:
            self._read(project)

    def _pressed(self, project: UUID) -> None:
        self._read(project)
        self._show_review_side(True)

    def _back(self) -> None:
        self._show_review_side(False)
        if self._wanted is not None:
            self.inbox.go_to(self._wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what one is in: a field for the inbox, and where they take turns the version."""
        if event.key() == Qt.Key.Key_Escape:
            self._back() if self._turns() and self._showing else self._to_inbox()
            return
        super().keyPressEvent(event)

    def _to_inbox(self) -> None:
        if self._wanted is not None:
            self.inbox.go_to(self._wanted)

    # Writing

    def _commented(self, name: PartName, pinned: Pinned | None) -> None:
        if pinned is None:
            self._writing.pinned.pop(name, None)
        else:
            self._writing.pinned[name] = pinned
        self._keep()

    def _noted(self, note: str) -> None:
        self._writing.note = note
        self._keep()

    def _keep(self) -> None:
        if self._told is not None:
            where, words = place(self._told.review.submission.id), self._writing.as_text()
            self._context.worker.run(lambda desk: desk.tickets.save_draft(where, words))

    # Holding

    def _acted_on(self) -> Told | None:
        """What a button decides about: nothing while another row is chosen than the version on the screen."""
        told = self._told
        return told if told and told.review.standing.project.id == self.inbox.chosen() else None

    def _may(self, intent: str) -> bool:
        told = self._acted_on()
        return told is not None and intent in told.review.may

    def _hold(self) -> None:
        self._begin(lambda desk, project: desk.signoffs.hold(project))

    def _take_over(self) -> None:
        self._begin(lambda desk, project: desk.signoffs.take_over(project))

    def _release(self) -> None:
        self.flush()
        self._begin(lambda desk, project: desk.signoffs.release(project))

    def _begin(self, intent: Callable[[Desk, UUID], Done[Submission]]) -> None:
        """Hold it or let go; the card shows what became of it."""
        told = self._acted_on()
        if told is None:
            return
        project = told.review.standing.project.id
        self.word.begin_sending()

        def done(_: object) -> None:
            self.word.end_sending()
            self._then = self._into_word

        self._context.do(
            lambda desk: intent(desk, project),
            "",
            while_alive(self, done),
            while_alive(self, self._failed),
        )

    def _into_word(self) -> None:
        """The keyboard goes to where the next thing is done."""
        target = self.word.note_field if self._may("signoffs.decide") else self.word.hold_button
        target.setFocus()
        self._bring_into_sight(target)

    # Deciding

    def _decide(self, decision: Decision) -> None:
        told = self._acted_on()
        if told is None:
            return
        self.flush()
        self._writing.note = self.word.note_field.toPlainText()
        note, comments = self._writing.note, self._writing.comments()
        if not self._reason_given(decision, note, bool(comments)):
            return
        if decision is Decision.DECLINE and not self._sure():
            return
        able, words = self.word.signing.take()
        if not able:
            return
        submission, number = told.review.submission.id, told.review.submission.number
        title = elide(title_said(told.review.content.proposal.title), 50)
        self.word.begin_sending()
        self._context.do(
            lambda desk: desk.signoffs.decide(submission, decision, note, comments, words),
            lambda _: signed_said(decision, title, number),
            while_alive(self, lambda _: self._decided(told.review, decision)),
            while_alive(self, self._failed),
        )

    def _reason_given(self, decision: Decision, note: str, comments: bool) -> bool:
        """A decision leaves the student a reason; said beside the note before a passphrase is asked for."""
        missing = ""
        if decision is Decision.CHANGES and not note.strip() and not comments:
            missing = tr("Say what should change: pin a comment to a part, or write a note.")
        elif decision is Decision.DECLINE and not note.strip():
            missing = tr("Give a reason, one sentence the student can do something with.")
        self.word.note_row.set_error(missing)
        if missing:
            self.word.note_field.setFocus()
        return not missing

    def _sure(self) -> bool:
        title = tr("Decline this version?")
        text = tr(
            "Its students read your reason, and may ask once that another advisor looks at it, or for a talk. The "
            "decision is signed."
        )
        return confirm_irreversible(self.window(), title, text, tr("Decline and sign"))

    def _decided(self, review: Review, decision: Decision) -> None:
        """The next in the inbox opens; the one just decided stays within reach."""
        self.word.end_sending()
        self.version.end_commenting()
        where = place(review.submission.id)
        self._context.worker.run(lambda desk: desk.tickets.save_draft(where, ""))
        self._writing = Writing()
        self.word.show_review(review, "")
        project = review.standing.project.id
        words = {
            Decision.APPROVE: tr("approved and signed"),
            Decision.CHANGES: tr("changes asked and signed"),
            Decision.DECLINE: tr("declined and signed"),
        }[decision]
        self.inbox.tell_decided(project, review.content.proposal.title, words)
        waiting = [w.outline.project for w in self._inbox.waiting] if self._inbox else []
        at = waiting.index(project) if project in waiting else 0
        left = [other for other in waiting if other != project]
        if left:
            following = left[min(at, len(left) - 1)]
            self._then = lambda: self._to_next(following)
            self._read(following)
        else:
            self._then = self._to_inbox

    def _to_next(self, project: UUID) -> None:
        if self._may("signoffs.decide"):
            self._into_word()
        elif self.word.hold_button.isVisibleTo(self):
            self.word.hold_button.setFocus()
        else:
            self.inbox.go_to(project)

    def _failed(self, error: Exception) -> None:
        """What is wrong, where it is wrong; nothing that was written is lost."""
        self.word.end_sending()
        if self.word.signing.refuse(error):
            return
        if isinstance(error, Invalid) and error.field == "note":
            self.word.note_row.set_error(f"{error.happened} {error.todo}")
            self.word.note_field.setFocus()
        elif isinstance(error, Trouble):
            self._say_after_reading(str(error))
        else:
            self._context.trouble(error)

    def _say_after_reading(self, text: str) -> None:
        """Things stand otherwise than they looked: they are read anew, and then it is said."""
        self._then = lambda: self.word.say_trouble(text)
        self._ask()

    # Afterwards

    def _revoke(self) -> None:
        told = self._acted_on()
        if told is not None:
            RevokeSheet(self._context, self.window(), told.review, self.word.signing.until()).open()

    def _export(self) -> None:
        if self._acted_on() is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save the signed decision"), tr("decision") + ".txt", tr("Text files (*.txt)")
        )
        if name:
            path = Path(name)
            self.save_decision(path if path.suffix else path.with_suffix(".txt"))

    def save_decision(self, path: Path) -> None:
        """Write the last decision as a text that can be checked without the desk."""
        told = self._acted_on()
        last = told.review.standing.last if told else None
        if last is not None:
            project, id_ = last.project, last.id
            words = tr("Saved in {path}").format(path=path)
            self._context.worker.run(
                lambda desk: desk.signoffs.export(project, id_, path), lambda _: self._context.say(words)
            )
