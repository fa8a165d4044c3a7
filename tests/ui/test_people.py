"""The people room, clicked and typed in as by a person, on a real desk file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from time import perf_counter
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import START, Clock, Crew, acting, open_at
from tests.projects import proposed, started
from tests.ui.flashes import no_flash
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems, texts
from tests.ui.windows import CHEAP, PASSPHRASE, PIN, make_desk
from trellis.desk.desk import Desk
from trellis.rules.history import Change
from trellis.rules.interests import Audience, PartName
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Intake
from trellis.store.sqlite import Database
from trellis.ui.people.forms import Conflict, PasteForm, PersonForm
from trellis.ui.people.listing import Everybody
from trellis.ui.people.merging import MergeForm
from trellis.ui.people.page import PeoplePage
from trellis.ui.people.pane import PersonCard
from trellis.ui.people.secrets import PassphraseSheet, PinSheet
from trellis.ui.people.sharing import HandOnSheet, LostPassphraseSheet, ProfilePane
from trellis.ui.people.words import days_said
from trellis.ui.recovery import FingerprintSheet
from trellis.ui.theme import Look
from trellis.ui.worker import Worker

TODAY = date(2026, 10, 12)


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(desk_file: Path) -> Crew:
    return make_desk(desk_file)[0]


@pytest.fixture
def here(desk_file: Path, crew: Crew) -> Iterator[Seat]:
    with seat(desk_file, crew.advisor) as made:
        yield made


def room(here: Seat, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(here.context, TODAY)
    here.show(page)
    here.window.activateWindow()
    here.settle(qtbot)
    return page


def press(top: QWidget, name: str) -> None:
    """Clicks the visible button of that name."""
    found = [b for b in top.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisibleTo(top)]
    assert found, f"no button {name}; there are {[b.accessibleName() for b in top.findChildren(QAbstractButton)]}"
    found[0].click()


def offered(top: QWidget) -> set[str]:
    return {b.accessibleName() for b in top.findChildren(QAbstractButton) if b.isVisibleTo(top)}


def said_in(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisibleTo(top))


def shown(page: PeoplePage) -> list[str]:
    model = page.table.people
    return [model.person_at(row).full_name for row in range(model.rowCount())]


def the(page: QWidget, kind: type) -> QWidget:
    found = [w for w in page.findChildren(kind) if w.isVisibleTo(page)]
    assert len(found) == 1, found
    return found[0]


def write(qtbot: QtBot, field: QWidget, words: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, words)


def person(here: Seat, qtbot: QtBot, id: UUID) -> Person:
    return here.ask(qtbot, lambda desk: desk.people.get(id))


# The list


def test_the_list_shows_who_is_here_and_how_they_sign_in(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    assert shown(page) == ["Amara Obi", "Deshawn King", "Julia Soto", "Maya Rivera", "Mr. Okafor", "Soledad Núñez"]
    signs_in = [page.table.people.index(row, 4).data() for row in range(6)]
    assert signs_in == ["PIN", "not yet", "passphrase", "PIN", "", ""]
    assert "Deshawn King, Tech, not yet" in page.table.people.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert [chip.count() for chip in page.chips.values()] == [6, 2, 1, 1, 2]


@pytest.mark.parametrize(("letters", "found"), [("nu", ["Soledad Núñez"]), ("sol n", ["Soledad Núñez"]), ("zz", [])])
def test_letters_of_any_name_narrow_it(here: Seat, qtbot: QtBot, letters: str, found: list[str]):
    page = room(here, qtbot)
    qtbot.keyClicks(page.search, letters)
    assert shown(page) == found
    assert page.empty.isVisibleTo(page) is not bool(found)


def test_chips_narrow_by_role_and_headings_sort(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    page.chips[Role.TECH].click()
    assert shown(page) == ["Deshawn King", "Maya Rivera"]
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown(page) == ["Maya Rivera", "Deshawn King"]
    page.chips[None].click()
    page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert shown(page)[:2] == ["Julia Soto", "Amara Obi"]


def test_arrows_walk_the_list_and_the_pane_follows(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert "Amara Obi" in said_in(page.pane_card)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert "Deshawn King" in said_in(page.pane_card)


def test_what_another_window_did_is_seen(here: Seat, qtbot: QtBot, desk_file: Path, crew: Crew):
    page = room(here, qtbot)
    with open_at(desk_file) as desk:
        acting(desk, crew.advisor).people.add_many("Linh Tran")
    here.context.worker.changed.emit((Change("person", crew.maya, "elsewhere"),))
    here.settle(qtbot)
    assert "Linh Tran" in shown(page)


def test_thousands_of_people_are_narrowed_without_a_wait(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    many = tuple(Person(uuid4(), f"Name{n}", f"Family{n}", created=START) for n in range(5_000))
    page.table.people.show_told(Everybody(many))
    began = perf_counter()
    page.search.setText("name4999")
    page.table.viewport().repaint()
    assert perf_counter() - began < 0.5
    assert shown(page) == ["Name4999 Family4999"]


# Adding, editing, leaving


def test_somebody_is_added_by_keyboard(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    page.add.click()
    form = the(page, PersonForm)
    assert isinstance(form, PersonForm)
    write(qtbot, form.preferred, "Linh")
    write(qtbot, form.family, "Tran")
    qtbot.keyClick(form.family, Qt.Key.Key_Return)
    here.settle(qtbot)
    assert "Linh Tran" in shown(page)
    assert "Linh Tran added" in here.notes.shown()[-1].text()
    assert "Linh Tran" in said_in(page.pane_card)
    here.notes.undo_newest()
    here.settle(qtbot)
    assert "Linh Tran" not in shown(page)


def test_a_missing_name_is_told_beside_the_field_and_nothing_typed_is_lost(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    page.add.click()
    form = the(page, PersonForm)
    assert isinstance(form, PersonForm)
    write(qtbot, form.pronouns, "they/them")
    form.save.click()
    assert "A person needs a name" in said_in(form)
    assert form.pronouns.text() == "they/them"
    assert form.preferred.hasFocus()


def test_an_edit_changes_names_role_trainee_and_blocks(here: Seat, qtbot: QtBot, crew: Crew):
    block = here.ask(qtbot, lambda desk: desk.people.add_block("C", "12345", time(10), time(10, 45))).value
    page = room(here, qtbot)
    page.open(crew.maya)
    press(page.pane_card, "Edit")
    form = the(page, PersonForm)
    assert isinstance(form, PersonForm)
    write(qtbot, form.preferred, "Maia")
    form.role.set_value(Role.LEAD)
    form.trainee.click()
    form.chips[0].click()
    form.save.click()
    here.settle(qtbot)
    maya = person(here, qtbot, crew.maya)
    assert (maya.preferred_name, maya.role, maya.trainee, maya.blocks) == ("Maia", Role.LEAD, True, (block.id,))
    assert "C · Mon to Fri · 10:00 to 10:45" in said_in(page.pane_card)


def test_words_that_look_like_markup_stay_words(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    page.open(crew.maya)
    press(page.pane_card, "Edit")
    form = the(page, PersonForm)
    assert isinstance(form, PersonForm)
    write(qtbot, form.preferred, "<b>Maya</b>")
    form.save.click()
    here.settle(qtbot)
    labels = [x for x in page.pane_card.findChildren(QLabel) if "<b>Maya</b>" in x.text()]
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_both_versions_are_shown_when_somebody_was_faster(here: Seat, qtbot: QtBot, desk_file: Path, crew: Crew):
    page = room(here, qtbot)
    for keep, name in (("Keep mine", "Maia"), ("Keep what is there", "Mayumi")):
        here.settle(qtbot)
        page.refresh()
        here.settle(qtbot)
        page.open(crew.maya)
        press(page.pane_card, "Edit")
        form = the(page, PersonForm)
        assert isinstance(form, PersonForm)
        write(qtbot, form.preferred, "Maia")
        with open_at(desk_file, Clock()) as other:
            acting(other, crew.lead)
            theirs = other.people.get(crew.maya)
            assert theirs is not None
            other.people.edit(theirs.id, theirs.version, replace(theirs, preferred_name="Mayumi", pronouns="she/her"))
        form.save.click()
        here.settle(qtbot)
        conflict = the(page, Conflict)
        assert "Maia" in said_in(conflict)
        assert "Mayumi" in said_in(conflict)
        press(conflict, keep)
        here.settle(qtbot)
        assert person(here, qtbot, crew.maya).preferred_name == name
        assert name in said_in(page.pane_card)


def test_leaving_and_coming_back(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    page.open(crew.deshawn)
    press(page.pane_card, "They left")
    here.settle(qtbot)
    assert "Deshawn King" not in shown(page)
    assert "Deshawn King" in said_in(page.pane_card)
    assert "Edit" not in offered(page.pane_card)
    page.gone.click()
    assert shown(page) == ["Deshawn King"]
    press(page.pane_card, "They are back")
    here.settle(qtbot)
    page.gone.click()
    assert "Deshawn King" in shown(page)


def test_many_are_pasted_with_a_preview(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    page.paste.click()
    form = the(page, PasteForm)
    assert isinstance(form, PasteForm)
    form.save.click()
    assert "one name on each line" in said_in(form)
    form.names.setPlainText("Tran, Linh\nMaya Rivera\nSam\tBauer")
    form.role.set_value(Role.TECH)
    table = form.preview.table
    assert [(table.item(r, 1).text(), table.item(r, 2).text()) for r in range(3)] == [
        ("Linh", "Tran"),
        ("Maya", "Rivera"),
        ("Sam", "Bauer"),
    ]
    form.save.click()
    here.settle(qtbot)
    assert {"Linh Tran", "Sam Bauer"} <= set(shown(page))
    assert "2 people added" in here.notes.shown()[-1].text()
    page.paste.click()
    again = the(page, PasteForm)
    assert isinstance(again, PasteForm)
    again.names.setPlainText("Linh Tran")
    again.role.set_value(Role.TECH)
    again.save.click()
    here.settle(qtbot)
    assert "No new names were found" in said_in(again)


def test_typed_words_are_not_lost_by_a_click_on_somebody_else(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    page.open(crew.maya)
    press(page.pane_card, "Edit")
    form = the(page, PersonForm)
    assert isinstance(form, PersonForm)
    write(qtbot, form.preferred, "Maia")
    page.table.selectRow(0)
    assert form.isVisibleTo(page)
    assert "first" in here.notes.shown()[-1].text()
    qtbot.keyClick(form.preferred, Qt.Key.Key_Escape)
    page.table.selectRow(1)
    assert "Deshawn King" in said_in(page.pane_card)


# Merging


def test_two_records_are_merged_and_it_can_be_undone(here: Seat, qtbot: QtBot, crew: Crew):
    twin = here.ask(qtbot, lambda desk: desk.people.add(Person(crew.maya, "R.", "Okafor"))).value
    ticket = here.ask(qtbot, lambda desk: desk.tickets.open(Intake("Dim projector", requester=twin.id))).value
    page = room(here, qtbot)
    page.open(crew.okafor)
    press(page.pane_card, "Merge with another record")
    form = the(page, MergeForm)
    assert isinstance(form, MergeForm)
    assert form.field.hasFocus()
    assert not form.merge.isEnabled()
    qtbot.keyClicks(form.field, "ok")
    qtbot.waitUntil(form.field.list_open)
    qtbot.keyClick(form.field, Qt.Key.Key_Down)
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    here.settle(qtbot)
    assert "On it: 1 ticket" in said_in(form)
    assert "of R. Okafor go to Mr. Okafor" in said_in(form)
    form.merge.click()
    here.settle(qtbot)
    assert "R. Okafor" not in shown(page)
    assert "Merged into Mr. Okafor" in here.notes.shown()[-1].text()
    requester = here.ask(qtbot, lambda desk: desk.tickets.detail(ticket.id).ticket.requester)
    assert requester == crew.okafor
    here.notes.undo_newest()
    here.settle(qtbot)
    assert "R. Okafor" in shown(page)


def test_the_other_record_can_be_the_one_that_stays(here: Seat, qtbot: QtBot, crew: Crew):
    twin = here.ask(qtbot, lambda desk: desk.people.add(Person(crew.maya, "mr okafor"))).value
    page = room(here, qtbot)
    page.open(crew.okafor)
    press(page.pane_card, "Merge with another record")
    form = the(page, MergeForm)
    assert isinstance(form, MergeForm)
    press(form, "Merge with mr okafor")
    press(form, "Keep the record mr okafor")
    form.merge.click()
    here.settle(qtbot)
    assert person(here, qtbot, crew.okafor).merged_into == twin.id


# What a role may not do is not offered


def test_a_tech_reads_and_changes_nobody(desk_file: Path, crew: Crew, qtbot: QtBot):
    with seat(desk_file, crew.maya) as here:
        page = room(here, qtbot)
        assert not page.add.isVisibleTo(page)
        assert not page.paste.isVisibleTo(page)
        for who in (crew.okafor, crew.advisor):
            page.open(who)
            assert offered(page.pane_card) == set()
        page.open(crew.deshawn)
        assert offered(page.pane_card) == {"Profile"}
        page.open(crew.maya)
        assert offered(page.pane_card) == {"Profile", "My sign-in"}
        page.show_part("school")
        here.settle(qtbot)
        assert page.school is not None
        assert offered(page.school) == set()


def test_a_lead_changes_techs_and_requesters_only(desk_file: Path, crew: Crew, qtbot: QtBot):
    with seat(desk_file, crew.lead) as here:
        page = room(here, qtbot)
        page.open(crew.deshawn)
        assert offered(page.pane_card) == {"Profile", "Edit", "Merge with another record", "They left"}
        page.open(crew.advisor)
        assert offered(page.pane_card) == set()
        page.add_somebody()
        form = the(page, PersonForm)
        assert isinstance(form, PersonForm)
        assert set(form.role.roles()) == {Role.TECH, Role.REQUESTER}


# Secrets


def signed_in(path: Path, crew: Crew, qtbot: QtBot, who: UUID, secret: str) -> AbstractContextManager[Seat]:
    """A seat whose desk has really signed somebody in, with cheap costs."""
    from contextlib import contextmanager

    @contextmanager
    def made() -> Iterator[Seat]:
        with seat(path, who) as here:

            def open_desk() -> Desk:
                desk = Desk(Database(path), clock=Clock(START), cost=CHEAP)
                desk.keys.sign_in(who, secret)
                return desk

            worker = Worker(open_desk)
            session = here.context.do.__self__  # type: ignore[attr-defined]
            session._worker = worker
            worker.failed.connect(session.trouble)
            context = session.context(here.context.actions, here.context.me, here.context.info, lambda *_: None)
            try:
                yield Seat(here.window, context, here.notes, here.went, here.bugs)
            finally:
                worker.stop()

    return made()


def test_an_advisor_sets_a_first_pin(desk_file: Path, crew: Crew, qtbot: QtBot):
    with signed_in(desk_file, crew, qtbot, crew.advisor, PASSPHRASE) as here:
        page = room(here, qtbot)
        page.open(crew.deshawn)
        press(page.pane_card, "Set a PIN")
        sheet = the(here.window, PinSheet)
        assert isinstance(sheet, PinSheet)
        qtbot.keyClicks(sheet.pad, "1234")
        qtbot.keyClick(sheet.pad, Qt.Key.Key_Return)
        assert "easy to guess" in sheet.wrong.text()
        for pin in ("4711", "4712", "4711", "4711"):
            qtbot.keyClicks(sheet.pad, pin)
            qtbot.keyClick(sheet.pad, Qt.Key.Key_Return)
        here.settle(qtbot)
        qtbot.waitUntil(lambda: not here.window.findChildren(PinSheet))
        assert "not yet" not in said_in(page.pane_card)
        here.ask(qtbot, lambda desk: desk.keys.check_secret(crew.deshawn, "4711"))


def test_a_fellow_advisor_gets_keys_of_their_own(desk_file: Path, crew: Crew, qtbot: QtBot):
    with signed_in(desk_file, crew, qtbot, crew.advisor, PASSPHRASE) as here:
        ben = here.ask(qtbot, lambda desk: desk.people.add(Person(crew.maya, "Ben", "Ito", role=Role.ADVISOR))).value
        page = room(here, qtbot)
        page.open(ben.id)
        press(page.pane_card, "Set up their passphrase")
        sheet = the(here.window, PassphraseSheet)
        assert isinstance(sheet, PassphraseSheet)
        write(qtbot, sheet.secret.first, "ben ito")
        press(sheet, "Set it")
        assert "Easy to guess" in said_in(sheet)
        write(qtbot, sheet.secret.first, "kettle saffron bicycle moss")
        write(qtbot, sheet.secret.again, "kettle saffron bicycle moss")
        press(sheet, "Set it")
        here.settle(qtbot)
        assert "Set up their passphrase" not in offered(page.pane_card)
        here.ask(qtbot, lambda desk: desk.keys.check_secret(ben.id, "kettle saffron bicycle moss"))


def test_my_own_pin_is_changed_with_the_old_one(desk_file: Path, crew: Crew, qtbot: QtBot):
    with signed_in(desk_file, crew, qtbot, crew.maya, PIN) as here:
        page = room(here, qtbot)
        page.show_part("me")
        assert page.me is not None
        card = page.me.secret
        press(card, "Change my PIN")
        assert "Type the PIN you have now" in said_in(card)
        for old, told in (("9999", "That did not match"), (PIN, "")):
            write(qtbot, card.old, old)
            write(qtbot, card.new, "4711")  # type: ignore[union-attr]
            write(qtbot, card.again, "4711")  # type: ignore[union-attr]
            press(card, "Change my PIN")
            here.settle(qtbot)
            assert told in said_in(card)
            assert not card.old.text()
        here.ask(qtbot, lambda desk: desk.keys.check_secret(crew.maya, "4711"))


def test_my_own_passphrase_is_changed_and_forgotten_on_leaving(desk_file: Path, crew: Crew, qtbot: QtBot):
    new = "kettle saffron bicycle moss"
    with signed_in(desk_file, crew, qtbot, crew.advisor, PASSPHRASE) as here:
        page = room(here, qtbot)
        page.show_part("me")
        assert page.me is not None
        card = page.me.secret
        write(qtbot, card.old, "something")
        page.show_part("everybody")
        page.show_part("me")
        assert not card.old.text()
        write(qtbot, card.old, PASSPHRASE)
        write(qtbot, card.secret.first, new)  # type: ignore[union-attr]
        write(qtbot, card.secret.again, new)  # type: ignore[union-attr]
        press(card, "Change my passphrase")
        here.settle(qtbot)
        here.ask(qtbot, lambda desk: desk.keys.check_secret(crew.advisor, new))
        fingerprint = here.ask(qtbot, lambda desk: desk.keys.fingerprint())
        assert all(group in page.me.fingerprint.groups.text() for group in fingerprint.split())
        press(page.me, "Look at it on paper")
        sheet = the(here.window, FingerprintSheet)
        sheet.close()


def test_my_name_and_pronouns_are_mine_to_change(here: Seat, qtbot: QtBot, desk_file: Path, crew: Crew):
    page = room(here, qtbot)
    page.show_part("me")
    here.settle(qtbot)
    assert page.me is not None
    card = page.me.name
    write(qtbot, card.pronouns, "she/her")
    with open_at(desk_file) as other:
        acting(other, crew.advisor)
        me = other.people.get(crew.advisor)
        assert me is not None
        other.people.edit(me.id, me.version, replace(me, preferred_name="Juli"))
    qtbot.keyClick(card.pronouns, Qt.Key.Key_Return)
    here.settle(qtbot)
    assert "Juli Soto" in said_in(card.conflict)
    card.save.click()
    here.settle(qtbot)
    me = person(here, qtbot, crew.advisor)
    assert (me.preferred_name, me.pronouns) == ("Julia", "she/her")
    card.preferred.clear()
    card.save.click()
    here.settle(qtbot)
    assert "A person needs a name" in said_in(card)


# The school day


def test_terms_and_blocks_are_added_changed_and_removed(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    page.show_part("school")
    here.settle(qtbot)
    school = page.school
    assert school is not None
    assert "last 12 weeks" in said_in(school.terms)
    school.terms.add.click()
    press(school.terms, "Add")
    assert "A term needs a name" in said_in(school.terms)
    qtbot.keyClicks(school.terms.fields.name, "Fall term")  # type: ignore[union-attr]
    qtbot.keyClick(school.terms.fields.name, Qt.Key.Key_Return)  # type: ignore[union-attr]
    here.settle(qtbot)
    assert "Fall term · 12 Oct 2026" in said_in(school.terms)
    assert "last 12 weeks" not in said_in(school.terms)
    school.blocks.add.click()
    qtbot.keyClicks(school.blocks.fields.name, "C")  # type: ignore[union-attr]
    school.blocks.fields.days.chips[4].click()  # type: ignore[union-attr]
    press(school.blocks, "Add")
    here.settle(qtbot)
    assert "C · Mon to Thu · 08:00 to 08:45" in said_in(school.blocks)
    press(school.blocks, "Edit")
    school.blocks.fields.days.cycle.click()  # type: ignore[union-attr]
    press(school.blocks, "Save")
    here.settle(qtbot)
    assert "C · A days · 08:00 to 08:45" in said_in(school.blocks)
    press(school.blocks, "Remove")
    here.settle(qtbot)
    assert "No blocks yet" in said_in(school.blocks)
    here.notes.undo_newest()
    here.settle(qtbot)
    assert "C · A days" in said_in(school.blocks)


def test_a_block_changed_by_somebody_else_shows_both(here: Seat, qtbot: QtBot, desk_file: Path, crew: Crew):
    block = here.ask(qtbot, lambda desk: desk.people.add_block("C", "1", time(8), time(9))).value
    page = room(here, qtbot)
    page.show_part("school")
    here.settle(qtbot)
    blocks = page.school.blocks  # type: ignore[union-attr]
    press(blocks, "Edit")
    with open_at(desk_file) as other:
        acting(other, crew.advisor).people.save_block(replace(block, name="D"))
    blocks.fields.name.setText("E")
    press(blocks, "Save")
    here.settle(qtbot)
    assert "Yours: E · Mon" in said_in(blocks)
    assert "Now in the desk: D · Mon" in said_in(blocks)
    press(blocks, "Keep mine")
    here.settle(qtbot)
    assert [b.name for b in here.ask(qtbot, lambda desk: desk.people.blocks())] == ["E"]


@pytest.mark.parametrize(
    ("days", "said"),
    [("12345", "Mon to Fri"), ("13", "Mon, Wed"), ("12", "Mon, Tue"), ("A", "A days"), ("AB", "A/B days")],
)
def test_days_in_words(kit: Look, days: str, said: str):
    assert days_said(days) == said


# For everybody


def merging(page: PeoplePage, crew: Crew) -> None:
    page.open(crew.maya)
    press(page.pane_card, "Merge with another record")
    the(page, MergeForm).choose(crew.deshawn)  # type: ignore[attr-defined]


def editing(page: PeoplePage, crew: Crew) -> None:
    page.open(crew.maya)
    press(page.pane_card, "Edit")


def conflicting(page: PeoplePage, crew: Crew) -> None:
    maya = page.table.people.told.get(crew.maya)
    assert maya is not None
    page._show_conflict(replace(maya, preferred_name="Maia"), maya)


def adding_a_block(page: PeoplePage, crew: Crew) -> None:
    page.show_part("school")
    page.school.blocks.add.click()  # type: ignore[union-attr]
    page.school.terms.add.click()  # type: ignore[union-attr]


def doing_nothing(page: PeoplePage, crew: Crew) -> None:
    """Just the list."""


STATES: dict[str, Callable[[PeoplePage, Crew], object]] = {
    "list": doing_nothing,
    "reading": lambda page, crew: page.open(crew.maya),
    "editing": editing,
    "pasting": lambda page, _: page.paste_many(),
    "merging": merging,
    "conflict": conflicting,
    "nobody found": lambda page, _: page.search.setText("zzz"),
    "school day": lambda page, _: page.show_part("school"),
    "adding a block": adding_a_block,
    "me": lambda page, _: page.show_part("me"),
}


# Looked at once and last: asking Qt for its focus chain ties what PySide knows of one widget to another.
@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_and_a_place_in_the_tab_order(here: Seat, qtbot: QtBot, crew: Crew, state: str):
    here.ask(qtbot, lambda desk: desk.people.add_block("C", "12345", time(10), time(10, 45)))
    with no_flash(here.window):
        page = room(here, qtbot)
        STATES[state](page, crew)
        here.settle(qtbot)
    assert problems(page) == []


def test_everything_has_room_beside_the_rail_at_the_largest_zoom(here: Seat, qtbot: QtBot, crew: Crew, kit: Look):
    kit.set_zoom(200)
    page = PeoplePage(here.context, TODAY)
    here.show(page, 864, 700)
    here.settle(qtbot)
    for state in STATES.values():
        page.show_part("everybody")
        state(page, crew)
        here.settle(qtbot)
        assert here.window.width() == 864, state
        page.layout().activate()  # type: ignore[union-attr]
        assert page.layout().minimumSize().width() <= 864, state  # type: ignore[union-attr]


def test_in_a_narrow_window_list_and_person_take_turns(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    here.window.resize(600, 600)
    qtbot.waitUntil(lambda: page.width() < 700)
    assert page.card.isVisibleTo(page)
    assert not page.pane_card.isVisibleTo(page)
    page.open(crew.maya)
    assert not page.card.isVisibleTo(page)
    page.back.click()
    assert page.card.isVisibleTo(page)
    here.window.resize(1100, 600)
    qtbot.waitUntil(lambda: page.card.isVisibleTo(page) and page.pane_card.isVisibleTo(page))


def test_what_can_be_done_here_is_offered_to_the_palette(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    here.context.actions.add(*page.records())
    here.context.actions.run("people.add")
    assert the(page, PersonForm).isVisibleTo(page)
    here.context.actions.run("people.me")
    assert page.stack.currentWidget() is page.me


# Profiles

OWN = "violet ladder winter drums"
SHARED, ALONE = "Loud rooms tire me", "I may leave the team"


def shared_profile(desk_file: Path, crew: Crew) -> None:
    """Maya shares one part with Ms. Soto and keeps one to herself."""
    with open_at(desk_file) as desk:
        desk.keys.sign_in(crew.maya, PIN)
        desk.interests.set_passphrase(OWN)
        desk.interests.name_advisor(crew.advisor)
        for name, audience, words in (
            (PartName.SUPPORTS, Audience.ADVISOR, SHARED),
            (PartName.WORDS, Audience.ME, ALONE),
        ):
            desk.interests.share(name, audience)
            desk.interests.save(name, words, desk.interests.mine().profile.parts[name].version)
        desk.interests.save(PartName.HELP, ("Soldering",))


def test_a_profile_is_read_as_far_as_one_may_and_its_owner_is_told(desk_file: Path, crew: Crew, qtbot: QtBot):
    shared_profile(desk_file, crew)
    with seat(desk_file, crew.deshawn) as here:
        page = room(here, qtbot)
        page.open(crew.maya)
        press(page, "Profile")
        qtbot.waitUntil(lambda: bool(page.findChildren(ProfilePane)))
        here.settle(qtbot)
        said = "\n".join(texts(page))
        assert "They can see that you looked." in said
        assert "Soldering" in said
        assert SHARED not in said
        assert ALONE not in said
        assert problems(here.window) == []
        press(page, "Back")
        assert "Profile" in offered(page.pane_card)
    with open_at(desk_file) as desk:
        accesses = acting(desk, crew.maya).known.about_me().accesses
    assert [a.action for a in accesses] == ["look"]


def test_one_s_own_profile_is_a_page_of_its_own(desk_file: Path, crew: Crew, qtbot: QtBot):
    with seat(desk_file, crew.maya) as here:
        page = room(here, qtbot)
        page.open(crew.maya)
        press(page, "Profile")
        page.open("me")
        here.settle(qtbot)
        press(page, "Show it")
        assert here.went == [("profile", None), ("known", None)]


def test_only_the_named_advisor_is_offered_a_new_passphrase_and_handing_on(desk_file: Path, crew: Crew, qtbot: QtBot):
    shared_profile(desk_file, crew)
    with seat(desk_file, crew.advisor) as here:
        page = room(here, qtbot)
        wanted = {"They lost their passphrase", "Hand on to another advisor"}
        page.open(crew.maya)
        assert wanted | {"Gates"} <= offered(page.pane_card)
        page.open(crew.deshawn)
        assert not wanted & offered(page.pane_card)
        page.open(crew.maya)
        press(page, "They lost their passphrase")
        sheet = the(page, LostPassphraseSheet)
        assert "What was for them alone is lost" in said_in(sheet)
        sheet.reject()
        press(page, "Hand on to another advisor")
        here.settle(qtbot)
        assert "There is no other advisor" in said_in(the(page, HandOnSheet))


def test_a_lost_passphrase_is_chosen_anew_and_a_student_handed_on(desk_file: Path, crew: Crew, qtbot: QtBot):
    shared_profile(desk_file, crew)
    with open_at(desk_file) as desk:
        desk.keys.sign_in(crew.advisor, PASSPHRASE)
        other = desk.people.add(Person(uuid4(), "Ada", "Winter", role=Role.ADVISOR)).value.id
        desk.keys.add_advisor_keys(other, "copper river candle sunday")
        desk.keys.sign_out()
    with seat(desk_file, crew.advisor) as here:
        here.ask(qtbot, lambda desk: desk.keys.sign_in(crew.advisor, PASSPHRASE))
        page = room(here, qtbot)
        page.open(crew.maya)
        press(page, "They lost their passphrase")
        sheet = the(page, LostPassphraseSheet)
        qtbot.keyClicks(sheet.secret.first, "seven quiet orange boats")
        qtbot.keyClicks(sheet.secret.again, "seven quiet orange boats")
        press(sheet, "Set it")
        qtbot.waitUntil(lambda: "1 private part is empty now." in said_in(here.window))
        press(page, "Hand on to another advisor")
        qtbot.waitUntil(lambda: bool(page.findChildren(HandOnSheet)))
        press(the(page, HandOnSheet), "Hand on")
        qtbot.waitUntil(lambda: "Hand on to another advisor" not in offered(page.pane_card))
    with open_at(desk_file) as desk:
        desk.keys.sign_in(other, "copper river candle sunday")
        assert desk.interests.shared_with_me() == [crew.maya]
        assert desk.interests.look(crew.maya).value.get(PartName.SUPPORTS) == SHARED


# Projects


def test_projects_one_may_know_of_stand_at_the_person_and_a_click_opens_one(
    here: Seat, qtbot: QtBot, crew: Crew, desk_file: Path
):
    with open_at(desk_file) as desk:
        started(desk, crew.maya, title="Nobody else's draft")
        bell = proposed(desk, crew.maya, title="A <i>louder</i> bell")
    page = room(here, qtbot)
    page.open(crew.deshawn)
    here.settle(qtbot)
    assert not card_of(page).projects.isVisible()
    page.open(crew.maya)
    here.settle(qtbot)
    (line,) = card_of(page).projects.lines
    assert line.accessibleName() == "A <i>louder</i> bell, Submitted"
    assert {"Projects", "A <i>louder</i> bell"} <= set(said_in(card_of(page).projects).split("\n"))
    assert problems(page) == []
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert here.went == [("projects", bell)] * 2


def test_a_project_that_changes_changes_at_the_person(desk_file: Path, qtbot: QtBot, crew: Crew):
    with seat(desk_file, crew.maya) as here:
        page = room(here, qtbot)
        page.open(crew.maya)
        here.settle(qtbot)
        here.context.do(lambda desk: desk.projects.start())
        qtbot.waitUntil(lambda: bool(card_of(page).projects.lines))
        assert card_of(page).projects.lines[0].accessibleName() == "Project without a title, Draft"
        here.settle(qtbot)


def card_of(page: PeoplePage) -> PersonCard:
    card = the(page, PersonCard)
    assert isinstance(card, PersonCard)
    return card
