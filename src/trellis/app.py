"""The composition root: the only file that knows every layer.

A start: QApplication -> one window for each desk file -> the window painted, which is nothing but its ground -> look,
language and the sign-in page, with names read by `glance` -> and only then the store is imported on the worker's thread
and the desk opened. Importing PySide6 and SQLAlchemy on two threads at once crashed one start in six, so everything of
Qt that a start needs is loaded before; garbage is collected by the window's thread alone (`ui.sweeper`), because
a collection on the other one makes the window stutter. For the same reason of speed little is imported at the top of
this file.

An end: sign out, back up, close the desk, end the thread.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from trellis import crash, paths
from trellis.instance import OneInstance
from trellis.rules.errors import Trouble
from trellis.ui.ground import application, ground
from trellis.ui.personal import PersonalFile
from trellis.ui.sweeper import Sweeper
from trellis.ui.window import Window

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trellis.desk.desk import Desk
    from trellis.rules.permissions import Actor
    from trellis.ui.pages import TroublePage
    from trellis.ui.worker import Job, Worker

PREPARE_MS = 1_000
"""How long after the desk is open what the first ticket needs is loaded, while somebody types a PIN."""
BACKUP_MS = 15_000
"""How long after the start the backup of the day is made, when it is due."""

Watch = Callable[["Start"], None]


def main(
    explicit: Path | None = None,
    *,
    watch: Watch | None = None,
    lock_seconds: float | None = None,
    welcome: str = "",
) -> int:
    """Open the window on the desk file `explicit`, or on the desk of this computer; return the exit code.

    `watch` is called with the start before the event loop (measuring, tests); `lock_seconds` replaces the idle time;
    `welcome` stands on the sign-in page (the sample desk says there how to sign in).
    """
    app = application()
    app.setApplicationName("Trellis")
    app.setQuitOnLastWindowClosed(False)
    settings = paths.config_dir() / "settings.toml"
    _paint_ground(app, settings)
    start = Start(app, PersonalFile(settings), lock_seconds)
    start.window.welcome = welcome
    if not start.begin(paths.find_desk(explicit)):
        return 0
    if watch is not None:
        watch(start)
    code = app.exec()
    crash.told()
    return code


class Start(QObject):
    """From the first paint to the end: which desk, which page, and what the buttons of a trouble page do."""

    failed_inside = Signal()
    """An error nobody caught, from any thread."""
    named = Signal()
    """The names, or the first start, are on the screen."""
    ready = Signal()
    """The desk is open and the store's own names are on the screen."""

    def __init__(self, app: QApplication, personal: PersonalFile, lock_seconds: float | None) -> None:
        super().__init__(app)
        self._app, self._personal, self._restored = app, personal, False
        self._one: OneInstance | None = None
        self._by: UUID | None = None
        self._beside: Worker | None = None
        self._stop_beside: Callable[[], None] = lambda: None
        self._daily = QTimer(self, singleShot=True, interval=BACKUP_MS)
        self._daily.timeout.connect(self._back_up)
        self.path: Path | None = None
        self.worker: Worker | None = None
        self.window = Window(personal, crash.write, lock_seconds)
        self.window.painted.connect(self._painted)
        self.window.finished.connect(self._end)
        self.window.restore_asked.connect(self._restore)
        self._sweeper = Sweeper(lambda: self.worker is not None and self.worker.busy, self)
        self.window.left.connect(self._sweeper.sweep_all, Qt.ConnectionType.QueuedConnection)
        self.failed_inside.connect(self._confess, Qt.ConnectionType.QueuedConnection)
        crash.catch(lambda _: self.failed_inside.emit())
        _close_on_signals(self, self.window.close)

    def begin(self, path: Path | None) -> bool:
        """Paint the window for the desk at `path`, or the first start. False when another process shows the desk."""
        if path is not None and not self._claim(path):
            return False
        self.window.show()
        return True

    # Opening

    def _claim(self, path: Path) -> bool:
        """This desk is the one now. False when another process shows it."""
        one = OneInstance(path, self)
        if not one.claim():
            return False
        if self._one is not None:
            self._one.release()
        self._one, self.path = one, path
        one.raised.connect(self.window.to_front)
        return True

    def _painted(self) -> None:
        """The ground is painted. Whoever else waits for that comes first, then everything else of the window."""
        QTimer.singleShot(0, self, self._furnish)

    def _furnish(self) -> None:
        from trellis.ui.theme import Look, Mode

        now = self._personal.now
        _speak(self._app, now.language)
        Look(self._app, paths.resource("themes").parent, Mode(now.theme), now.zoom)
        self.window.furnish()
        if self.path is None:
            self._first_start()
        else:
            self._welcome()
        self.window.repaint()
        self.named.emit()
        if self.path is not None:
            QTimer.singleShot(0, self, self._open)

    def _welcome(self, worker: Worker | None = None) -> None:
        """The sign-in page of the desk claimed, or with `worker` the desk as it was just made."""
        from trellis.glance import glance
        from trellis.ui.worker import Worker as NewWorker

        path = self.path
        assert path is not None
        old, self.worker = self.worker, worker or NewWorker(lambda: _open_desk(path), self)
        if old is not None:
            old.stop()
        self.window.use(self.worker, _farewell)
        if worker is not None:
            return
        seen = glance(path)
        page = self.window.show_sign_in()
        if seen is not None:
            page.show_desk(seen.desk, seen.letter)
            self.window.show_names(seen.names)

    def _open(self) -> None:
        if self.worker is None:
            return
        import PySide6.QtNetwork
        import PySide6.QtSvg  # noqa: F401 # everything of Qt before the store, never at the same time

        by, self._by = self._by, None
        self.worker.run(lambda desk: _greet(desk, by), self._opened, self._not_opened)

    def _opened(self, greeting: tuple[Any, Any, list[Any]]) -> None:
        from trellis import pins

        info, names, faults = greeting
        assert self._one is not None
        self.window.opened(info)
        self.window.show_names(names)
        if faults and not self._restored:
            self._warn(faults[0].said)
        if self._restored:
            pins.forget(paths.pins_file(), info.id)
        self._restored = False
        self._tell_crash()
        self._settled()
        self._sweeper.keep()
        self.ready.emit()

    def _settled(self) -> None:
        """The desk is open: later starts are answered, the rest is done when there is time."""
        assert self._one is not None
        self._one.listen()
        QTimer.singleShot(PREPARE_MS, self, self._prepare)
        self._daily.start()

    def _prepare(self) -> None:
        """What the first ticket needs is loaded while nobody waits for it, and not on the window's thread."""

        def load(_: Any) -> None:
            import trellis.ui.tickets.page  # noqa: F401
            from trellis.rules.markup import prepare

            prepare()

        worker, _ = self._current()
        worker.run(load)

    def _back_up(self) -> None:
        """The backup of the day, on a connection of its own, so that nobody waits for it."""
        from trellis.ui.worker import Job, Worker

        _, path = self._current()
        if self._beside is None and self.window.is_open():
            job = Job(lambda *_: None)
            self._beside, self._stop_beside = Worker(lambda: _open_desk(path), self), job.cancel
            self._beside.run(
                lambda desk: desk.backups.by_itself(stop=job.cancelled),
                self._backed_up,
                lambda _: self._backed_up(None),
            )

    def _leave_backup(self) -> None:
        """The file is to be closed or swapped: a backup of the day under way is given up, another day makes one."""
        self._daily.stop()
        if self._beside is not None:
            self._stop_beside()
            self._backed_up(None)

    def _backed_up(self, made: Any) -> None:
        beside, self._beside = self._beside, None
        if beside is not None:
            beside.stop()
        if made is not None and made.trouble is not None:
            self.window.tell(str(made.trouble))

    def _not_opened(self, error: Exception) -> None:
        self.window.show_page(self._trouble_page(error))

    # When it does not open

    def _trouble_page(self, error: Exception) -> TroublePage:
        from trellis.ui.trouble import Ways, trouble_page

        if not isinstance(error, Trouble):
            crash.write(error)
            error = Trouble(
                self.tr("Trellis made a mistake while opening the desk."),
                self.tr("The desk file was left as it is."),
                self.tr(
                    "Try again. If it happens again, show the crash note in {folder} to whoever looks after Trellis."
                ).format(folder=paths.log_dir()),
            )
        assert self.path is not None
        ways = Ways(self._again, self._other, self._choose_backup, self._first_start, self.window.close)
        return trouble_page(error, self.path, ways)

    def _again(self) -> None:
        self.window.show_sign_in()
        self._open()

    def _other(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        assert self.path is not None
        title, kinds = self.tr("Open another desk"), self.tr("Desks (*.trellis);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self.window, title, str(self.path.parent), kinds)
        if name:
            self._open_other(Path(name))

    def _choose_backup(self) -> None:
        worker, path = self._current()
        worker.apart(lambda: _backups_of(path), self._show_backups, self._not_opened)

    def _show_backups(self, found: list[Any]) -> None:
        from trellis.ui.trouble import Choice, ChooseBackup

        choices = [
            Choice(b.path, f"{b.when:%Y-%m-%d %H:%M}", b.name or b.path.name, b.ok)
            for b in sorted(found, key=lambda b: b.when, reverse=True)
        ]
        page = ChooseBackup(choices)
        page.chosen.connect(self._restore)
        page.left.connect(self._again)
        page.elsewhere.connect(self._backup_elsewhere)
        self.window.show_page(page)

    def _backup_elsewhere(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        title, kinds = self.tr("Which backup?"), self.tr("Backups (*.trellis);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self.window, title, "", kinds)
        if name:
            self._restore(Path(name))

    def _restore(self, backup: Path, by: UUID | None = None) -> None:
        """Put a backup in the desk's place, with nobody signed in; `by` is who was permitted to, if anybody was."""
        worker, path = self._current()
        self._leave_backup()
        job = self.window.show_under_way(self.tr("Restoring the backup…"))

        def restored(_: object) -> None:
            self._restored, self._by = True, by
            self._again()

        worker.apart(lambda: _put_back(backup, path, job), restored, self._not_opened)

    def _current(self) -> tuple[Worker, Path]:
        assert self.worker is not None
        assert self.path is not None
        return self.worker, self.path

    # No desk yet

    def _first_start(self) -> None:
        """Three steps to a desk; where a missing file was named, it gets that name and stands in that folder."""
        from trellis.making import Maker
        from trellis.ui.first_start import FirstStart, Place

        words = paths.resource("words/passphrase.txt").read_text(encoding="utf-8").split()
        path = self.path
        maker = Maker(_open_desk, path.name if path else paths.DESK_NAME, self)
        page = FirstStart(maker.first_places(), maker, words)
        if path is not None:
            card = page.place.cards[Place.OTHER]
            card.radio.setChecked(True)
            maker.look(Place.OTHER, str(path.parent), card.show_told)
        page.finished.connect(lambda made: self._made(maker, made.worker))
        page.sample_wanted.connect(self._sample)
        page.open_wanted.connect(lambda name: self._open_other(Path(name)))
        page.left.connect(self._again if path else self.window.close)
        for over in (page.finished, page.sample_wanted, page.open_wanted, page.left, self.window.finished):
            over.connect(lambda *_: maker.stop())

        def leaving() -> bool:
            """A desk whose recovery sheet nobody kept is not left behind: closing asks, as Cancel does."""
            made = page.made()
            if made:
                page.leave()
            return made

        self.window.show_page(page, leaving)

    def _made(self, maker: Any, worker: Worker) -> None:
        """The desk was made and is open; its advisor is signed in."""
        if not self._claim(maker.path):
            self.window.close()
            return
        self._welcome(worker)

        def entered(told: tuple[Any, Any, Any]) -> None:
            info, names, me = told
            self.window.opened(info)
            self.window.show_names(names)
            self.window.enter(me, info)
            self._settled()

        worker.run(_who_made_it, entered, self._not_opened)

    def _sample(self) -> None:
        """The sample desk is a desk of its own, in a process of its own."""
        from PySide6.QtCore import QProcess

        QProcess.startDetached(sys.executable, ["-m", "trellis", "demo"])
        self.window.close()

    def _open_other(self, path: Path) -> None:
        if self._claim(path):
            self._welcome()
            self._open()

    # Beside it

    def _warn(self, said: str) -> None:
        if self.window.sign_in is not None:
            words = self.tr(
                "{fault} If nobody restored a backup or copied the file, ask your advisor to verify the desk."
            )
            self.window.sign_in.explain(words.format(fault=said))

    def _tell_crash(self) -> None:
        """A crash before this start is explained once, in calm words, on the sign-in page."""
        from trellis.ui.controls import Button

        page = self.window.sign_in
        if page is None or not crash.unread():
            return
        show, away = Button(self.tr("Show the note")), Button(self.tr("Put away"), "quiet")
        callout = page.explain(
            self.tr(
                "Trellis stopped by itself last time. Everything that was saved is in the desk, and the file was"
                " checked. What was being typed is kept as a draft, up to the last second."
            ),
            [show, away],
        )

        def put_away() -> None:
            crash.put_away()
            callout.deleteLater()

        show.clicked.connect(lambda: _show_note(self.window))
        away.clicked.connect(put_away)
        self.window.entered.connect(put_away, Qt.ConnectionType.SingleShotConnection)

    def _confess(self) -> None:
        if self.window.shell is not None:
            self.window.shell.session.confess()

    def _end(self) -> None:
        QTimer.singleShot(0, self._app, lambda: self._app.exit(0))  # first, whatever the rest comes to
        self._leave_backup()
        if self._one is not None:
            self._one.release()


# On the worker's thread


def _open_desk(path: Path) -> Desk:
    from functools import partial

    from trellis import pins
    from trellis.desk.desk import Desk
    from trellis.store.opening import open_desk_file

    database = open_desk_file(path, _now(), network_mount=paths.network_mount)
    try:
        pinned = paths.pins_file()
        return Desk(
            database,
            pin=partial(pins.keep, pinned),
            recall=partial(pins.recall, pinned),
            resources=paths.resource("themes").parent,
        )
    except BaseException:
        database.close()
        raise


def _greet(desk: Desk, restored_by: UUID | None) -> tuple[Any, Any, list[Any]]:
    """What the sign-in page shows, and whether the file is the one remembered on this computer."""
    from trellis import pins

    if restored_by is not None:
        desk.backups.note_restore(restored_by)
    info = desk.settings.info()
    pinned = pins.recall(paths.pins_file(), info.id)
    return info, desk.keys.names(), desk.keys.against(pinned) if pinned else []


def _farewell(desk: Desk, job: Job) -> None:
    """Sign out, which signs an advisor's head, and the backup on quitting."""
    desk.keys.sign_out()
    told = desk.backups.by_itself(job.progress, job.cancelled, quitting=True).trouble
    if told is not None:
        raise told


def _who_made_it(desk: Desk) -> tuple[Any, Any, Actor]:
    from trellis.rules.permissions import Actor

    me = desk.people.get(desk.frame.actor_id) if desk.frame.actor_id else None
    assert me is not None, "whoever made the desk is signed in"
    return desk.settings.info(), desk.keys.names(), Actor(me.id, me.role, me.short_name, me.trainee)


def _backups_of(path: Path) -> list[Any]:
    from trellis.store.backup import default_folder, listing

    try:
        return list(listing(default_folder(path)))
    except Trouble:
        return []


def _put_back(backup: Path, path: Path, job: Job) -> None:
    from trellis.store.restore import restore

    restore(backup, path, _now(), job.progress)


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()


# The process


def _paint_ground(app: QApplication, settings: Path) -> None:
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(ground(settings, paths.resource("themes"), dark)))
    app.setPalette(palette)


def _speak(app: QApplication, language: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        folder = paths.resource("translations")
        from trellis.ui.language import speak

        speak(app, folder, language)


def _close_on_signals(owner: QObject, close: Callable[[], object]) -> None:
    """Ctrl+C in the terminal and the system's wish to end close the window as its cross does."""
    if sys.platform == "win32":
        return
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, lambda *_: None)
    notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, owner)

    def wished() -> None:
        with contextlib.suppress(OSError):
            os.read(reader, 64)
        close()

    notifier.activated.connect(wished)


def _show_note(window: Window) -> None:
    from trellis.ui.language import tr
    from trellis.ui.pages import Sheet
    from trellis.ui.text import PlainReader

    sheet = Sheet(window, tr("The crash note"), wide=True)
    sheet.body.addWidget(PlainReader(crash.unread()))
    sheet.add_button(tr("Close"), "main").clicked.connect(sheet.accept)
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()
