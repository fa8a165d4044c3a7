"""The window: one of four things at a time, and nothing of one in the next.

A start page or trouble page; the sign-in page; the desk of whoever signed in (`shell.Shell`); the goodbye while the
desk is closed. Locking takes the shell away with everything in it, drops answers under way, clears what Trellis put on
the clipboard and shows a fresh sign-in page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from trellis.rules.errors import Cancelled, Trouble

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from trellis.desk.desk import Desk
    from trellis.rules.desk import DeskInfo
    from trellis.rules.permissions import Actor
    from trellis.rules.sign_in import SignInName
    from trellis.ui.clipboard import ClipboardWatch
    from trellis.ui.idle import IdleWatch
    from trellis.ui.personal import PersonalFile
    from trellis.ui.shell import Shell
    from trellis.ui.signin.page import SignIn
    from trellis.ui.worker import Job, Worker

NOUNS = ("desk", "person", "term", "block", "ticket", "entry", "helper", "work")
"""What may be stale when another process wrote: everything."""
TOLD_MS = 20_000
ELSEWHERE_MS = 2_000
"""How often it is asked whether another process wrote to the desk."""


class Window(QMainWindow):
    """The one window of a desk. `lock_seconds` replaces the desk's own idle time, for tests."""

    _clipboard: ClipboardWatch
    _idle: IdleWatch
    _job: Job

    painted = Signal()
    """The first paint is on the screen: the ground, and no more."""
    entered = Signal()
    """Somebody's desk is on the screen."""
    left = Signal()
    """Locked: the sign-in page is on the screen and nothing of the last person is."""
    restore_asked = Signal(object, object)
    """Somebody who may (the id) wants a backup (the path) in the desk's place; they are not signed in any more."""
    finished = Signal()
    """Everything is closed; the program may end."""

    def __init__(
        self,
        personal: PersonalFile,
        bug: Callable[[Exception], None],
        lock_seconds: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._personal, self._bug, self._lock_seconds = personal, bug, lock_seconds
        self._worker: Worker | None = None
        self._farewell: Callable[[Desk, Job], Any] | None = None
        self._furnished = False
        self._desk: DeskInfo | None = None
        self._names: Sequence[SignInName] = ()
        self._was_painted = self._closing = self._closed = False
        self.welcome = ""
        self.shell: Shell | None = None
        self.sign_in: SignIn | None = None
        self.setWindowTitle("Trellis")
        self._stack = _Stack()
        self.setCentralWidget(self._stack)
        self._elsewhere = QTimer(self, interval=ELSEWHERE_MS)
        self._elsewhere.timeout.connect(self._look_elsewhere)
        self._seen: int | None = None
        self._counter: QWidget | None = None
        self._leaving: Callable[[], bool] | None = None
        self.resize(_fitting(QSize(1280, 800)))

    def furnish(self) -> None:
        """Get what the window needs beyond its ground. There has to be a `Look` by now."""
        if self._furnished:
            return
        from trellis.ui.clipboard import ClipboardWatch
        from trellis.ui.idle import IdleWatch
        from trellis.ui.theme import look

        self._furnished = True
        self.setLocale(QLocale())  # the language is known by now; date fields take it from their window
        self.setWindowIcon(look().icon("mark", "accent", 64))
        self._clipboard = ClipboardWatch(self)
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self.lock)

    # The four things

    def use(self, worker: Worker, farewell: Callable[[Desk, Job], Any]) -> None:
        """The desk this window is for. `farewell` is called with it before it is closed."""
        self.furnish()
        self._worker, self._farewell = worker, farewell
        worker.failed.connect(self._unclaimed)

    def show_page(self, page: QWidget, leaving: Callable[[], bool] | None = None) -> None:
        """Show a start page or a trouble page instead of whatever is shown.

        `leaving` is asked before the window closes; True means that the page sees to it.
        """
        self.furnish()
        self._idle.stop()
        self._leaving = leaving
        self.shell = self.sign_in = None
        self._show(page)

    def show_under_way(self, title: str, can_cancel: bool = False) -> Job:
        """Show nothing but how far something long is; the job returned tells it, from any thread."""
        from trellis.ui.controls import ProgressStrip, in_range
        from trellis.ui.worker import Job, Relay

        relay, strip = Relay(), ProgressStrip(title, can_cancel)
        relay.setParent(strip)
        job = Job(relay.report)
        strip.cancelled.connect(job.cancel)
        relay.told.connect(lambda done, of: strip.show_progress(title, *in_range(done, of)))
        self.show_page(_quiet_page(strip))
        return job

    def show_sign_in(self) -> SignIn:
        """Show a fresh sign-in page with what is known of the desk."""
        from trellis.ui import appearance
        from trellis.ui.actions import Actions
        from trellis.ui.signin.page import SignIn

        assert self._worker is not None
        page = SignIn(self._worker)
        self.shell = self._leaving = None
        self.sign_in = page
        book = Actions(page)
        book.add(*appearance.actions(self._personal))
        if self._desk is not None:
            page.show_desk(self._desk.name, self._desk.station.letter)
        page.show_names(self._names)
        if self.welcome:
            page.explain(self.welcome, tone="blue")
        page.signed_in.connect(self._entered)
        self._show(page)
        return page

    def show_names(self, names: Sequence[SignInName]) -> None:
        """Who may sign in, as far as is known now."""
        self._names = tuple(names)
        if self.sign_in is not None:
            self.sign_in.show_names(self._names)

    def opened(self, info: DeskInfo) -> None:
        """The desk is open."""
        self._desk = info
        self.setWindowTitle(f"{info.name} · Trellis")
        if self.sign_in is not None:
            self.sign_in.show_desk(info.name, info.station.letter)
        self._elsewhere.start()

    def to_front(self) -> None:
        """Come to the front; in counter mode that is the counter, which hides the desk."""
        front = self._counter or self
        if front.isMinimized():
            front.showNormal()
        front.show()
        front.raise_()
        front.activateWindow()

    def is_open(self) -> bool:
        """Whether the desk is open."""
        return self._desk is not None

    def lock(self) -> None:
        """End the session: nothing of this person stays on the screen, in undo, in the palette or on the clipboard."""
        if self.shell is None or self._worker is None:
            return
        self._idle.stop()
        shell = self.shell
        under_way = shell.session.title_under_way
        # Hidden first: editors hand in their drafts, still in their author's name.
        self._stack.hide()
        self._close_all_over_it()
        self._worker.forget()
        self._clipboard.clear()
        self._worker.run(lambda desk: desk.keys.sign_out(), failed=self._unclaimed)
        page = self.show_sign_in()
        self._stack.show()
        if under_way:
            page.show_under_way(self.tr("Finishing: {title}").format(title=under_way))
        self._worker.run(lambda desk: desk.keys.names(), self._ready_again)
        page.setFocus()
        self.left.emit()

    def tell(self, text: str) -> None:
        """Something to know, wherever somebody looks now."""
        if self.shell is not None:
            self.shell.context.say(text)
        elif self.sign_in is not None:
            callout = self.sign_in.explain(text)
            QTimer.singleShot(TOLD_MS, callout, callout.deleteLater)

    # How

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            old.hide()
            self._stack.removeWidget(old)
            old.deleteLater()
        held = QApplication.focusWidget()
        if held is None or not page.isAncestorOf(held):  # a page may have put it where it belongs
            page.setFocus()

    def _entered(self, me: Actor) -> None:
        assert self._worker is not None
        self._worker.run(lambda desk: desk.settings.info(), lambda info: self.enter(me, info))

    def enter(self, me: Actor, info: DeskInfo) -> None:
        """Show the desk of somebody who was let in."""
        from trellis.ui.shell import Shell

        assert self._worker is not None
        self.opened(info)
        shell = Shell(self._worker, me, info, self._personal, self._bug)
        shell.locked.connect(self.lock)
        shell.counter_asked.connect(self._start_counter)
        shell.session.restore_asked.connect(self._ask_restore)
        self.shell, self.sign_in, self._leaving = shell, None, None
        self._show(shell)
        self._idle.start(self._lock_seconds or info.settings.lock_minutes * 60)
        self.entered.emit()

    def _start_counter(self) -> None:
        """The screen is the counter's until a member proves who they are; the session waits behind it."""
        from trellis.ui.counter import CounterMode

        if self.shell is None or self._worker is None or self._desk is None:
            return
        self._idle.stop()  # counter mode clears itself, and must not be locked away from the people at the counter
        self._close_all_over_it()
        self._clipboard.clear()
        me = self.shell.context.me.id
        counter = CounterMode(self._worker, self._desk, lambda who: self._leave_counter(who == me))
        self._counter = counter
        counter.start()
        self.hide()

    def _leave_counter(self, same: bool) -> None:
        """The session goes on for the member who started counter mode; for another one the desk is locked."""
        self._counter = None
        self.show()
        self.activateWindow()
        if not same:
            self.lock()
        elif self._desk is not None:
            self._idle.start(self._lock_seconds or self._desk.settings.lock_minutes * 60)

    def _ask_restore(self, backup: Path) -> None:
        """Lock and hand on, when whoever is signed in may restore."""
        if self._worker is None or self.shell is None:
            return
        shell = self.shell

        def permitted(by: UUID) -> None:
            self.lock()
            self.restore_asked.emit(backup, by)

        self._worker.run(lambda desk: desk.backups.permit_restore(), permitted, shell.session.trouble)

    def _ready_again(self, names: Sequence[SignInName]) -> None:
        self.show_names(names)
        if self.sign_in is not None:
            self.sign_in.show_under_way("")

    def _close_all_over_it(self) -> None:
        """Dialogs, menus and tips belong to the session too."""
        in_front = QApplication.activeWindow()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
                widget.deleteLater()
        if in_front is not None and in_front is not self:
            self.activateWindow()

    def _look_elsewhere(self) -> None:
        """Has another process written, every screen may be stale."""
        if self._worker is None or self.shell is None or self._worker.busy:
            return
        self._worker.run(lambda desk: desk.frame.database.written_elsewhere(), self._compare)

    def _compare(self, number: int) -> None:
        seen, self._seen = self._seen, number
        if seen is not None and seen != number and self._worker is not None:
            from uuid import UUID

            from trellis.rules.history import Change

            self._worker.changed.emit(tuple(Change(noun, UUID(int=0), "elsewhere") for noun in NOUNS))

    def _unclaimed(self, error: Exception) -> None:
        """An error while nobody is signed in, or one no screen took."""
        if self.shell is not None:
            return  # the session tells it
        if not isinstance(error, Trouble):
            self._bug(error)
        if self.sign_in is not None:
            self.tell(str(error) if isinstance(error, Trouble) else self.tr("Something went wrong inside Trellis."))

    # First and last moment

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint is told once it is done."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Sign out, back up, close the desk; a second close does not wait for the backup."""
        if not self._closed and self._leaving is not None and self._leaving():
            event.ignore()
            return
        if self._closed or self._worker is None:
            self._end()
            event.accept()
            return
        if self._closing:
            self._job.cancel()
            event.ignore()
            return
        event.ignore()
        self._closing = True
        if self._counter is not None:
            self._counter.deleteLater()
            self._counter = None
        self.lock()
        self._worker.forget()  # somebody may have been signing in
        self._idle.stop()
        self._elsewhere.stop()
        if not self.is_open():
            self._goodbye()
            return
        self._job = self.show_under_way(self.tr("Closing the desk, with a backup…"), can_cancel=True)
        assert self._farewell is not None
        farewell, job = self._farewell, self._job
        self._worker.run(lambda desk: farewell(desk, job), lambda _: self._goodbye(), self._not_saved)

    def _not_saved(self, error: Exception) -> None:
        """The backup on quit failed: say so, and close on the next click."""
        if not isinstance(error, Trouble) or isinstance(error, Cancelled):
            if not isinstance(error, Cancelled):
                self._bug(error)
            self._goodbye()
            return
        from trellis.ui.pages import TroublePage

        self._closing = False
        self._closed = True
        self.show_page(TroublePage(error.happened, error.safe, error.todo, [(self.tr("Close Trellis"), self._goodbye)]))

    def _goodbye(self) -> None:
        self._closed = True
        self._clipboard.clear()
        if self._worker is not None:
            self._worker.stop()
        self._worker = None
        QTimer.singleShot(0, self, self.close)  # not from within a close event, where Qt would pass it over

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self.finished.emit()


class _Stack(QStackedWidget):
    """A page too large for the window at a high zoom adapts or scrolls; it does not make the window larger."""

    def minimumSizeHint(self) -> QSize:
        """What the window can always be shrunk to."""
        return QSize(480, 360)


def _fitting(wanted: QSize) -> QSize:
    """The size wanted, or what the screen has room for."""
    screen = QGuiApplication.primaryScreen()
    if screen is None or QGuiApplication.platformName() == "offscreen":  # its screen of 800x800 is made up
        return wanted
    return wanted.boundedTo(screen.availableGeometry().size())


def _quiet_page(inside: QWidget) -> QWidget:
    from trellis.ui.controls import Card
    from trellis.ui.theme import size, space

    page = QWidget()
    page.setProperty("kind", "page")
    card = Card()
    size(card, width=460)
    card.body.addWidget(inside)
    layout = QVBoxLayout(page)
    space(layout, 24, gap=0)
    layout.addStretch(1)
    layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(2)
    return page
