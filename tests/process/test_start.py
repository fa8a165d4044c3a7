"""Start and stop as whole processes: the order of things, one window for each desk, trouble told, crashes explained."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.process.starting import Ran, begin, end, run
from tests.ui.windows import PASSPHRASE, PIN, make_desk
from trellis.glance import glance
from trellis.paths import DESK_NAME
from trellis.store import lock_note

CLOSE_WHEN_READY = """
def go(start):
    start.ready.connect(lambda: start.window.close())
"""

SAY_PAGE = """
def go(start):
    from trellis.ui.pages import TroublePage

    def said():
        page = start.window.findChild(TroublePage)
        tell(said=texts(page), buttons=[b.text() for b in page.buttons], heading=page.happened.text())
        start.window.close()

    until(lambda: start.window.findChild(TroublePage) is not None, said)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    file = tmp_path / "school" / "desk.trellis"
    make_desk(file)
    return file


def quiet(ran: Ran) -> Ran:
    """The process ended well and said nothing on standard error but what the offscreen platform always says."""
    loud = [line for line in ran.errors.splitlines() if line and "This plugin does not support" not in line]
    assert loud == []
    assert ran.code == 0, ran
    assert "waited_in_vain" not in ran.told, ran.told
    return ran


# The order of things


def test_names_are_painted_before_the_store_is_loaded(desk: Path, home: Path) -> None:
    script = """
def go(start):
    heavy = lambda: [m for m in ("sqlmodel", "sqlalchemy", "trellis.store", "cryptography") if m in sys.modules]
    start.window.painted.connect(lambda: tell(at_paint=heavy(), bare=start.window.sign_in is None))
    start.named.connect(lambda: tell(
        at_names=heavy(), names=[t.person.shown for t in start.window.sign_in.names.tiles()],
        desk=start.window.sign_in._desk.text()))
    def ready():
        tell(at_ready=heavy(), title=start.window.windowTitle())
        start.window.close()
    start.ready.connect(ready)
"""
    told = quiet(run(script, desk, home)).told
    assert told["at_paint"] == []
    assert told["bare"], "the first paint is the ground and no more"
    assert told["at_names"] == []
    assert told["names"] == ["Amara O.", "Deshawn K.", "Julia Soto", "Maya R."]
    assert told["desk"] == "Riverside High Help Desk"
    assert set(told["at_ready"]) == {"sqlmodel", "sqlalchemy", "trellis.store", "cryptography"}
    assert told["title"] == "Riverside High Help Desk · Trellis"


def test_a_clean_end_leaves_the_file_whole_a_backup_and_no_crash(desk: Path, home: Path) -> None:
    quiet(run(CLOSE_WHEN_READY, desk, home))
    assert not desk.with_name("desk.trellis-wal").exists()
    assert len(list((desk.parent / "backups").glob("*.trellis"))) == 1
    assert lock_note.was_closed(desk)
    assert [note for note in (home / "logs").iterdir() if note.stat().st_size] == []


def test_a_person_signs_in_works_and_closes(desk: Path, home: Path) -> None:
    script = f"""
def go(start):
    def sign_in():
        page = start.window.sign_in
        page.choose(next(n for n in page._names if n.shown == "Maya R."))
        QTest.keyClicks(page.panel().pad, "{PIN}")
        QTest.keyClick(page.panel().pad, Qt.Key.Key_Return)
        until(lambda: start.window.shell is not None, work)
    def work():
        from trellis.rules.tickets import Intake
        context = start.window.shell.context
        context.do(lambda desk: desk.tickets.open(Intake("Projector hums")), then=lambda t: logged(t.number))
    def logged(number):
        tell(number=number)
        start.window.close()
    start.ready.connect(sign_in)
"""
    assert quiet(run(script, desk, home)).told["number"] == "B-0001"
    with sqlite3.connect(desk) as connection:
        actions = [a for (a,) in connection.execute("select action from history order by seq desc limit 3")]
    assert actions == ["sign out", "open", "sign in"]
    connection.close()


def test_the_systems_wish_to_end_closes_cleanly(desk: Path, home: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("there are no such signals")
    process = begin("def go(start):\n    start.ready.connect(lambda: tell(ready=True))\n", desk, home)
    assert process.stdout is not None
    assert "ready" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    quiet(end(process))
    assert lock_note.was_closed(desk)


# One window for each desk


def test_a_second_start_raises_the_first_and_ends(desk: Path, home: Path) -> None:
    first = begin(
        """
def go(start):
    def raised():
        tell(raised=True)
        start.window.close()
    start._one.raised.connect(raised)
    start.ready.connect(lambda: tell(ready=True))
""",
        desk,
        home,
    )
    assert first.stdout is not None
    assert "ready" in first.stdout.readline()
    second = quiet(run("def go(start):\n    tell(began=True)\n", desk.parent / ".." / "school" / "desk.trellis", home))
    assert second.told == {}
    assert quiet(end(first)).told == {"raised": True}


def test_another_desk_has_a_window_of_its_own(desk: Path, tmp_path: Path, home: Path) -> None:
    other = tmp_path / "other" / "desk.trellis"
    make_desk(other)
    first = begin("def go(start):\n    start.ready.connect(lambda: tell(ready=True))\n", desk, home)
    assert first.stdout is not None
    assert "ready" in first.stdout.readline()
    quiet(run(CLOSE_WHEN_READY, other, home))
    first.terminate()
    quiet(end(first))


def test_a_first_that_died_holds_nobody_up(desk: Path, home: Path) -> None:
    dead = begin("def go(start):\n    start.ready.connect(lambda: tell(ready=True))\n", desk, home)
    assert dead.stdout is not None
    assert "ready" in dead.stdout.readline()
    dead.kill()
    dead.communicate()
    quiet(run(CLOSE_WHEN_READY, desk, home))


# Crashes


@pytest.mark.parametrize("how", ["error", "fault"])
def test_a_crash_is_written_down_and_explained_at_the_next_start(desk: Path, home: Path, how: str) -> None:
    die = {
        "error": "raise SystemExit(crash())",
        "fault": "import faulthandler; faulthandler._sigsegv()",
    }[how]
    script = f"""
import os
def crash():
    try:
        raise RuntimeError("quartz broke\\nand said more")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
        os._exit(3)
def die():
    {die}
def go(start):
    start.ready.connect(die)
"""
    crashed = run(script, desk, home)
    assert crashed.code not in (0, 9), crashed
    explain = """
def go(start):
    def ready():
        words = " ".join(texts(start.window.sign_in))
        tell(explained="stopped by itself last time" in words, calm="Traceback" not in words)
        show = next(b for b in start.window.findChildren(QWidget) if getattr(b, "text", str)() == "Show the note")
        show.click()
        until(lambda: QApplication.activeModalWidget() is not None, noted)
    def noted():
        sheet = QApplication.activeModalWidget()
        from PySide6.QtWidgets import QPlainTextEdit
        tell(note=sheet.findChild(QPlainTextEdit).toPlainText())
        sheet.reject()
        away = next(b for b in start.window.findChildren(QWidget) if getattr(b, "text", str)() == "Put away")
        away.click()
        start.window.close()
    start.ready.connect(ready)
"""
    told = quiet(run(explain, desk, home)).told
    assert told["explained"]
    assert told["calm"]
    assert ("quartz broke" if how == "error" else "Segmentation fault") in told["note"]
    assert "said more" not in told["note"]
    later = quiet(
        run(
            explain.split("        show =")[0] + "        start.window.close()\n    start.ready.connect(ready)\n",
            desk,
            home,
        )
    )
    assert later.told["explained"] is False
    assert len(list((home / "logs").glob("crash-2*.txt"))) == 1


def test_an_error_in_the_window_is_told_and_the_work_goes_on(desk: Path, home: Path) -> None:
    script = f"""
def go(start):
    def sign_in():
        page = start.window.sign_in
        page.choose(next(n for n in page._names if n.shown == "Maya R."))
        QTest.keyClicks(page.panel().pad, "{PIN}")
        QTest.keyClick(page.panel().pad, Qt.Key.Key_Return)
        until(lambda: start.window.shell is not None, break_it)
    def break_it():
        QTimer.singleShot(0, lambda: 1 / 0)
        until(lambda: QApplication.activeModalWidget() is not None, told)
    def told():
        sheet = QApplication.activeModalWidget()
        tell(said=texts(sheet))
        sheet.accept()
        start.window.close()
    start.ready.connect(sign_in)
"""
    ran = run(script, desk, home)
    assert ran.code == 0
    assert "Something went wrong inside Trellis, and this was not done." in ran.told["said"]
    assert "ZeroDivisionError" in ran.errors
    # It was told at once, so the next start has nothing to explain.
    assert [p.name[:7] for p in (home / "logs").glob("crash-2*.txt")] == ["crash-2"]
    assert not (home / "logs" / "crash-before.txt").exists()


# Trouble, each with real files


def prints(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def trouble(desk: Path, home: Path) -> dict[str, list[str]]:
    told = quiet(run(SAY_PAGE, desk, home)).told
    said = " ".join(told["said"])
    assert "Traceback" not in said
    assert "What to do" in said
    return told


def test_a_missing_file_offers_to_make_a_desk_there(tmp_path: Path, home: Path) -> None:
    told = trouble(tmp_path / "new.trellis", home)
    assert "There is no file" in told["heading"]
    assert "Make a new desk here…" in told["buttons"]
    assert not (tmp_path / "new.trellis").exists()


def test_a_missing_folder(tmp_path: Path, home: Path) -> None:
    told = trouble(tmp_path / "stick" / "desk.trellis", home)
    assert "folder of the desk is not there" in told["heading"]
    assert "Make a new desk here…" not in told["buttons"]


def test_not_a_desk(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "letter.trellis"
    file.write_text("Dear team")
    before = prints(file)
    assert "is not a desk" in trouble(file, home)["heading"]  # type: ignore[operator]
    assert prints(file) == before


def test_a_folder_instead_of_a_file(tmp_path: Path, home: Path) -> None:
    (tmp_path / "desk.trellis").mkdir()
    assert "is a folder or a device" in trouble(tmp_path / "desk.trellis", home)["heading"]  # type: ignore[operator]


def test_a_desk_of_a_newer_trellis(desk: Path, home: Path) -> None:
    with sqlite3.connect(desk) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()
    before = prints(desk)
    assert "newer Trellis" in trouble(desk, home)["heading"]  # type: ignore[operator]
    assert prints(desk) == before


def test_a_damaged_desk_offers_its_backups(desk: Path, home: Path) -> None:
    with desk.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(40_000))
    desk.with_name("desk.trellis.lock").unlink(missing_ok=True)
    before = prints(desk)
    told = trouble(desk, home)
    assert told["buttons"][0] == "Restore a backup…"
    assert prints(desk) == before


def test_a_desk_held_alone_by_another_process(desk: Path, home: Path) -> None:
    note = lock_note.hold(desk, datetime.now(UTC), alone=True, doing="restore")
    try:
        told = trouble(desk, home)
    finally:
        note.release()
    assert "keeps it locked" in told["heading"]
    assert "since" in told["heading"]
    assert told["buttons"][0] == "Try again"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the system lets this account do anything")
def test_a_read_only_place(desk: Path, home: Path) -> None:
    desk.chmod(0o400)
    desk.parent.chmod(0o500)
    try:
        assert "cannot be written" in trouble(desk, home)["heading"]  # type: ignore[operator]
    finally:
        desk.parent.chmod(0o700)


def test_try_again_opens_the_desk_once_it_is_there(desk: Path, tmp_path: Path, home: Path) -> None:
    away = tmp_path / "elsewhere.trellis"
    shutil.move(desk, away)
    script = f"""
import shutil
def go(start):
    from trellis.ui.pages import TroublePage
    def missing():
        shutil.move({str(away)!r}, {str(desk)!r})
        page = start.window.findChild(TroublePage)
        start.ready.connect(lambda: (tell(names=len(start.window.sign_in.names.tiles())), start.window.close()))
        start._again()
    until(lambda: start.window.findChild(TroublePage) is not None, missing)
"""
    assert quiet(run(script, desk, home)).told["names"] == 4


def test_a_backup_is_restored_from_the_trouble_page(desk: Path, home: Path) -> None:
    quiet(run(CLOSE_WHEN_READY, desk, home))
    with desk.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(40_000))
    desk.with_name("desk.trellis.lock").unlink()
    script = """
def go(start):
    from trellis.ui.pages import TroublePage
    from trellis.ui.trouble import ChooseBackup
    page = lambda kind: start.window.findChild(kind)
    def broken():
        page(TroublePage).buttons[0].click()
        until(lambda: page(ChooseBackup) is not None, choose)
    def choose():
        tell(offered=page(ChooseBackup).list.count())
        start.ready.connect(lambda: (tell(names=len(start.window.sign_in.names.tiles())), start.window.close()))
        page(ChooseBackup).restore.click()
    until(lambda: page(TroublePage) is not None, broken)
"""
    told = quiet(run(script, desk, home)).told
    assert told == {"offered": 1, "names": 4}
    assert list(desk.parent.glob("*before-restore*"))


def test_a_file_that_went_back_in_time_is_told(desk: Path, tmp_path: Path, home: Path) -> None:
    """What an advisor signed at sign-out is remembered on this computer; an older copy in its place is noticed."""
    shutil.copy(desk, tmp_path / "old.trellis")
    station = desk.with_name("desk.trellis.station")
    shutil.copy(station, tmp_path / "old.station")
    script = f"""
def go(start):
    def sign_in():
        page = start.window.sign_in
        page.choose(next(n for n in page._names if n.shown == "Julia Soto"))
        QTest.keyClicks(page.panel().field.field, "{PASSPHRASE}")
        QTest.keyClick(page.panel().field.field, Qt.Key.Key_Return)
        until(lambda: start.window.shell is not None, start.window.close)
    start.ready.connect(sign_in)
"""
    quiet(run(script, desk, home))
    assert (home / "config" / "pins.json").exists()
    shutil.copy(tmp_path / "old.trellis", desk)
    shutil.copy(tmp_path / "old.station", station)
    script = """
def go(start):
    start.ready.connect(lambda: (tell(said=" ".join(texts(start.window.sign_in))), start.window.close()))
"""
    assert "is missing or was changed" in quiet(run(script, desk, home)).told["said"]


# The first start


def test_the_first_start_makes_a_desk_and_opens_it(home: Path) -> None:
    script = f"""
def go(start):
    def fill():
        global page
        page = start.window._stack.currentWidget()
        page.place.name.setText("Hillside desk")
        page.place.cards["account"].radio.setChecked(True)
        page.go_on()
        fields = page.advisor
        fields.preferred.setText("Julia")
        fields.family.setText("Soto")
        fields.secret.first.setText("{PASSPHRASE}")
        fields.secret.again.setText("{PASSPHRASE}")
        page.go_on()
        until(page.made, kept)
    def kept():
        tell(code=True)
        page.keep.kept.setChecked(True)
        page.go_on()
        page.go_on()
        until(lambda: start.window.shell is not None, inside)
    def inside():
        tell(me=start.window.shell.context.me.name, desk=start.window.windowTitle())
        start.window.close()
    start.named.connect(fill)
"""
    told = quiet(run(script, None, home)).told
    assert told == {"code": True, "me": "Julia Soto", "desk": "Hillside desk · Trellis"}
    made = home / "user" / DESK_NAME
    seen = glance(made)
    assert seen is not None
    assert [name.shown for name in seen.names] == ["Julia Soto"]
    quiet(run(CLOSE_WHEN_READY, None, home))


def test_a_missing_file_that_was_named_is_made_there(tmp_path: Path, home: Path) -> None:
    script = f"""
def go(start):
    from trellis.ui.first_start import FirstStart, Place
    from trellis.ui.pages import TroublePage
    page = lambda kind: start.window.findChild(kind)
    def missing():
        next(b for b in page(TroublePage).buttons if b.text().startswith("Make a new desk")).click()
        until(lambda: page(FirstStart) and page(FirstStart).place.cards[Place.OTHER].told, fill)
    def fill():
        first = page(FirstStart)
        first.place.name.setText("Hillside desk")
        first.go_on()
        first.advisor.preferred.setText("Julia")
        first.advisor.secret.first.setText("{PASSPHRASE}")
        first.advisor.secret.again.setText("{PASSPHRASE}")
        first.go_on()
        until(first.made, kept)
    def kept():
        first = page(FirstStart)
        first.keep.kept.setChecked(True)
        first.go_on()
        first.go_on()
        until(lambda: start.window.shell is not None, start.window.close)
    until(lambda: page(TroublePage) is not None, missing)
"""
    quiet(run(script, tmp_path / "hillside.trellis", home))
    seen = glance(tmp_path / "hillside.trellis")
    assert seen is not None
    assert seen.desk == "Hillside desk"
    assert not (home / "user").exists()


def test_leaving_the_first_start_makes_nothing(home: Path) -> None:
    script = """
def go(start):
    start.named.connect(lambda: start.window._stack.currentWidget().leave())
"""
    quiet(run(script, None, home))
    assert not (home / "user").exists()


def test_closing_at_the_recovery_sheet_takes_the_new_desk_away(home: Path) -> None:
    script = f"""
def go(start):
    def fill():
        global page
        page = start.window._stack.currentWidget()
        page.place.name.setText("Hillside desk")
        page.place.cards["account"].radio.setChecked(True)
        page.go_on()
        page.advisor.preferred.setText("Julia")
        page.advisor.secret.first.setText("{PASSPHRASE}")
        page.advisor.secret.again.setText("{PASSPHRASE}")
        page.go_on()
        until(page.made, made)
    def made():
        tell(made=Path({str(home)!r}, "user", "desk.trellis").exists())
        QTimer.singleShot(50, lambda: until(lambda: QApplication.activeModalWidget() is not None, yes))
        start.window.close()
    def yes():
        QApplication.activeModalWidget().accept()
    start.named.connect(fill)
"""
    assert quiet(run(script, None, home)).told == {"made": True}
    assert list((home / "user").iterdir()) == []


def test_an_advisor_restores_from_the_backups_room(desk: Path, home: Path) -> None:
    """The session ends, the file is swapped, the names of the restored desk follow, and history says who did it."""
    script = f"""
def go(start):
    def sign_in():
        page = start.window.sign_in
        page.choose(next(n for n in page._names if n.shown == "Julia Soto"))
        QTest.keyClicks(page.panel().field.field, "{PASSPHRASE}")
        QTest.keyClick(page.panel().field.field, Qt.Key.Key_Return)
        until(lambda: start.window.shell is not None, restore)
    def restore():
        start.ready.disconnect(sign_in)
        start.ready.connect(restored)
        backup = next(Path({str(desk.parent)!r}, "backups").glob("*.trellis"))
        start.window.shell.context.restore(backup)
    def restored():
        tell(locked=start.window.shell is None, names=len(start.window.sign_in.names.tiles()),
             said=" ".join(texts(start.window.sign_in)))
        start.window.close()
    start.ready.connect(sign_in)
"""
    quiet(run(CLOSE_WHEN_READY, desk, home))
    told = quiet(run(script, desk, home)).told
    assert told["locked"]
    assert told["names"] == 4
    assert "missing or was changed" not in told["said"], "a restore on purpose is no alarm"
    with sqlite3.connect(desk) as connection:
        assert "restore" in [a for (a,) in connection.execute("select action from history order by seq desc limit 2")]
    connection.close()
    assert "missing or was changed" not in str(quiet(run(CLOSE_WHEN_READY, desk, home)))


def test_a_tech_may_not_restore(desk: Path, home: Path) -> None:
    script = f"""
def go(start):
    def sign_in():
        page = start.window.sign_in
        page.choose(next(n for n in page._names if n.shown == "Maya R."))
        QTest.keyClicks(page.panel().pad, "{PIN}")
        QTest.keyClick(page.panel().pad, Qt.Key.Key_Return)
        until(lambda: start.window.shell is not None, restore)
    def restore():
        start.window.shell.context.restore(Path({str(desk.parent)!r}, "no.trellis"))
        until(lambda: QApplication.activeModalWidget() is not None, told)
    def told():
        tell(said=texts(QApplication.activeModalWidget()), here=start.window.shell is not None)
        QApplication.activeModalWidget().accept()
        start.window.close()
    start.ready.connect(sign_in)
"""
    told = quiet(run(script, desk, home)).told
    assert told["here"]
    assert any("not yours to do" in text for text in told["said"])


def test_counter_mode_and_back(desk: Path, home: Path) -> None:
    script = f"""
def go(start):
    def sign_in():
        page = start.window.sign_in
        page.choose(next(n for n in page._names if n.shown == "Maya R."))
        QTest.keyClicks(page.panel().pad, "{PIN}")
        QTest.keyClick(page.panel().pad, Qt.Key.Key_Return)
        until(lambda: start.window.shell is not None, counter)
    def counter():
        window, run = start.window, lambda: start.window.shell.context.actions.run("counter")
        me = window.shell.context.me.id
        run()
        window.to_front()
        tell(hidden=not window.isVisible(), full=window._counter.isFullScreen(), seconds=window._idle._clock.isActive())
        window._counter.out.proved.emit(me)
        tell(back=window.isVisible() and window.shell is not None and window._idle._clock.isActive())
        run()
        window._counter.out.proved.emit(next(n.id for n in window._names if n.id != me))
        tell(locked=window.isVisible() and window.shell is None)
        sign_in_again()
    def sign_in_again():
        start.ready.disconnect(sign_in)
        page = start.window.sign_in
        page.choose(next(n for n in page._names if n.shown == "Maya R."))
        QTest.keyClicks(page.panel().pad, "{PIN}")
        QTest.keyClick(page.panel().pad, Qt.Key.Key_Return)
        until(lambda: start.window.shell is not None, close_at_the_counter)
    def close_at_the_counter():
        start.window.shell.context.actions.run("counter")
        start.window.close()
    start.ready.connect(sign_in)
"""
    told = quiet(run(script, desk, home)).told
    assert told == {"hidden": True, "full": True, "seconds": False, "back": True, "locked": True}


def test_the_backup_of_the_day_is_made_beside_the_work_and_given_up_at_the_end(desk: Path, home: Path) -> None:
    script = """
def go(start):
    backups = lambda: list((start.path.parent / "backups").glob("*.trellis"))
    def ready():
        start._daily.start(0)
        until(lambda: backups() and start._beside is None, again)
    def again():
        tell(made=len(backups()), open=start.window.is_open())
        start._daily.start(0)
        QTimer.singleShot(1, start.window.close)  # in the middle of looking whether another is due
    start.ready.connect(ready)
"""
    assert quiet(run(script, desk, home)).told == {"made": 1, "open": True}
