"""Words that ship with Trellis, told in the language of the window and kept in the desk as they ship."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting, make_file, open_at
from tests.ui.seats import Seat, seat
from trellis import paths
from trellis.rules.signoffs import DEFAULT_QUESTIONS
from trellis.rules.tickets import DEFAULT_CATEGORIES, Intake
from trellis.rules.topics import TeamTopic, Topics
from trellis.ui.help import HelpPage, help_files
from trellis.ui.intake_fields import IntakeFields
from trellis.ui.personal import PersonalFile
from trellis.ui.profile.interests import interest_field
from trellis.ui.projects.start import Start
from trellis.ui.settings import SettingsPage
from trellis.ui.shipped import Shipped, by_text, kept, shown
from trellis.ui.signoffs.aside import QuestionsCard
from trellis.ui.tickets.edit import EditSheet
from trellis.ui.tickets.filters import FilterRow
from trellis.ui.topics import NOBODY, TopicSheet, TopicsPage

SPANISH = paths.resource("translations") / "es"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


def button(top: QWidget, name: str, about: str = "") -> QAbstractButton:
    return next(
        b
        for b in top.findChildren(QAbstractButton)
        if b.accessibleName() == name and about in b.accessibleDescription() and b.isVisibleTo(top)
    )


def said(top: QWidget) -> list[str]:
    return [label.text().replace("\u200b", "") for label in top.findChildren(QLabel)]


def with_categories(path: Path, crew: Crew, *categories: str) -> None:
    with open_at(path) as desk:
        settings = acting(desk, crew.advisor).settings
        settings.save(replace(settings.info().settings, categories=categories))


def opened(here: Seat, path: Path, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(here.context, PersonalFile(path.with_name("settings.toml")))
    here.show(page)
    here.window.activateWindow()
    qtbot.waitUntil(here.window.isActiveWindow)
    here.settle(qtbot)
    return page


def tabbed_through(here: Seat, page: SettingsPage, qtbot: QtBot) -> tuple[str, ...]:
    """The desk's categories after somebody was in their field and left it."""
    assert page.desk is not None
    page.desk.categories.setFocus()
    qtbot.waitUntil(page.desk.categories.hasFocus)
    page.looks.theme.setFocus()
    here.settle(qtbot)
    return here.ask(qtbot, lambda desk: desk.settings.info()).settings.categories


def test_in_english_they_are_as_they_ship() -> None:
    ours = (*DEFAULT_QUESTIONS, *DEFAULT_CATEGORIES, "Photography", "Programs and code", "anything else", "")
    for kind in Shipped:
        for words in ours:
            assert shown(words, kind) == kept(words, kind, ()) == words


@pytest.mark.usefixtures("spanish")
def test_in_spanish_ours_are_told_and_people_s_are_left() -> None:
    assert shown("Photography", Shipped.TOPIC) == "Fotografía"
    assert kept("Fotografía", Shipped.TOPIC, ()) == "Photography"
    assert shown("Sound and music", Shipped.AREA) == "Sonido y música"
    for question in DEFAULT_QUESTIONS:
        assert shown(question, Shipped.QUESTION).startswith("¿")
        assert kept(shown(question, Shipped.QUESTION), Shipped.QUESTION, ()) == question
    assert shown("printing", Shipped.CATEGORY) == "impresión"
    for file in paths.resource("profiles").glob("*.toml"):
        label = tomllib.loads(file.read_text(encoding="utf-8"))["label"]
        assert shown(label, Shipped.PROFILE) != label
    for category in DEFAULT_CATEGORIES:
        assert kept(shown(category, Shipped.CATEGORY), Shipped.CATEGORY, ()) == category
    for kind in Shipped:
        for words in ("Kiln", "¿Y si llueve?", ""):
            assert shown(words, kind) == kept(words, kind, ()) == words


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("ours", "theirs", "home"),
    [
        ("Chargers", "Cargadores", Shipped.TOPIC),
        ("Passwords", "Contraseñas", Shipped.TOPIC),
        ("Sound and music", "Sonido y música", Shipped.AREA),
        ("network", "red", Shipped.CATEGORY),
        ("accounts", "cuentas", Shipped.CATEGORY),
    ],
)
def test_a_word_of_one_kind_is_people_s_own_in_another(ours: str, theirs: str, home: Shipped) -> None:
    assert (shown(ours, home), kept(theirs, home, ())) == (theirs, ours)
    for kind in set(Shipped) - {home}:
        assert (shown(ours, kind), kept(theirs, kind, ())) == (ours, theirs)


@pytest.mark.usefixtures("spanish")
def test_what_a_desk_holds_wins_over_what_it_would_mean() -> None:
    assert kept("cuentas", Shipped.CATEGORY, ["cuentas"]) == "cuentas"
    texts = by_text(("cuentas", "accounts", "network"), Shipped.CATEGORY)
    assert list(texts.items()) == [("cuentas", "cuentas"), ("accounts", "accounts"), ("red", "network")]


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    "held",
    [
        ("Cargadores", "Contraseñas", "other"),
        ("cuentas", "other"),
        ("accounts", "cuentas", "other"),
        ("otro", "Chargers", "cuentas", "accounts", "other"),
    ],
)
def test_tabbing_through_settings_changes_no_category(
    held: tuple[str, ...], path: Path, crew: Crew, qtbot: QtBot
) -> None:
    with_categories(path, crew, *held)
    with seat(path, crew.advisor) as here:
        page = opened(here, path, qtbot)
        assert tabbed_through(here, page, qtbot) == held
        assert here.notes.shown() == []


@pytest.mark.usefixtures("spanish")
def test_a_category_added_in_spanish_leaves_the_others_as_they_were(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with_categories(path, crew, "Chargers", "cuentas", "accounts", "network")
    with seat(path, crew.advisor) as here:
        page = opened(here, path, qtbot)
        assert page.desk is not None
        field = page.desk.categories
        assert field.toPlainText().splitlines() == ["Chargers", "cuentas", "accounts", "red"]
        field.appendPlainText("Cargadores\npréstamos")
        now = ("Chargers", "cuentas", "accounts", "network", "Cargadores", "loaners")
        assert tabbed_through(here, page, qtbot) == now
        assert tabbed_through(here, page, qtbot) == now


@pytest.mark.usefixtures("spanish")
def test_two_categories_of_one_meaning_are_told_apart_where_one_is_chosen(path: Path, crew: Crew) -> None:
    with_categories(path, crew, "accounts", "cuentas")
    with seat(path, crew.lead) as here:
        for screen in (IntakeFields(here.context), FilterRow(here.context)):
            here.show(screen)
            choice = screen.category
            assert [choice.itemText(n).lower() for n in range(choice.count())][-2:] == ["accounts", "cuentas"]


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("listed", "typed", "wanted"),
    [
        ((), "red", "red"),
        ((), "Sonido y música", "Sonido y música"),
        ((), "Cargadores", "Chargers"),
        (("Cargadores",), "Cargadores", "Cargadores"),
    ],
)
def test_a_new_topic_is_named_as_typed_unless_it_is_ours(
    listed: tuple[str, ...], typed: str, wanted: str, qtbot: QtBot
) -> None:
    sheet = TopicSheet(None, None, [TeamTopic(NOBODY, name.lower(), name, "Sound and music") for name in listed])
    qtbot.addWidget(sheet)
    sheet.name.setText(typed)
    with qtbot.waitSignal(sheet.wanted) as sent:
        button(sheet, "Guardar").click()
    assert sent.args[0].name == wanted


@pytest.mark.usefixtures("spanish")
def test_help_is_spanish_and_a_page_without_a_translation_english(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {file.parent for file in help_files()} == {SPANISH / "help"}
    whole = paths.resource

    def without_signing(name: str, language: str = "") -> Path:
        return whole(name, "" if name == "help/signing.md" else language)

    monkeypatch.setattr("trellis.ui.help.paths.resource", without_signing)
    assert [file.parent.parent.name for file in help_files()].count("resources") == 1
    assert paths.resource("help/signing.md") in help_files()


@pytest.mark.usefixtures("spanish")
def test_the_help_page_reads_them(path: Path, crew: Crew) -> None:
    with seat(path, crew.maya) as here:
        page = HelpPage(here.context)
        here.show(page)
        assert [page.topics.item(n).text() for n in (0, 1)] == ["Tu primer día", "Tickets"]


@pytest.mark.usefixtures("spanish")
def test_a_project_begins_from_an_idea_in_spanish(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with seat(path, crew.maya) as here:
        start = Start(here.context, first=True)
        here.show(start)
        qtbot.waitUntil(lambda: "Un rincón de grabación para todos" in said(start))
        qtbot.waitUntil(lambda: all(b.isVisible() for b in start.findChildren(QAbstractButton)))  # a moment later
        with qtbot.waitSignal(start.started) as begun:
            button(start, "Empezar con la idea: Un rincón de grabación para todos").click()
        project = begun.args[0]
        page = here.ask(qtbot, lambda desk: desk.projects.page(project))
        assert page.proposal.show == ("demostración en vivo", "pódcast")


@pytest.mark.usefixtures("spanish")
def test_a_question_edited_in_spanish_leaves_the_others_as_they_ship(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with seat(path, crew.advisor) as here:
        page = opened(here, path, qtbot)
        assert page.review is not None
        lines = page.review.questions.toPlainText().splitlines()
        assert lines == [shown(question, Shipped.QUESTION) for question in DEFAULT_QUESTIONS]
        page.review.questions.setFocus()
        page.review.questions.setPlainText("\n".join([*lines[:-1], "¿Y si llueve?"]))
        page.looks.theme.setFocus()
        here.settle(qtbot)
        stored = here.ask(qtbot, lambda desk: desk.settings.info()).settings.questions
        assert stored == (*DEFAULT_QUESTIONS[:-1], "¿Y si llueve?")
        card = QuestionsCard(lambda: None)
        here.show(card)
        card.show_questions(stored)
        assert "¿Quién podría ayudar, y lo sabe?" in said(card)
        assert "¿Y si llueve?" in said(card)


@pytest.mark.usefixtures("spanish")
def test_a_topic_changed_in_spanish_keeps_its_name_for_everybody(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with seat(path, crew.lead) as here:
        page = TopicsPage(here.context)
        here.show(page)
        qtbot.waitUntil(lambda: {"Máquinas y dispositivos", "Tabletas"} <= set(said(page)))
        listed = here.ask(qtbot, lambda desk: desk.interests.all_topics())
        before = next(topic for topic in listed if topic.key == "tablets")
        button(page, "Cambiar", "Tabletas").click()
        sheet = page.findChildren(TopicSheet)[0]
        assert sheet.name.text() == "Tabletas"
        sheet.words.setPlainText("tablet\ntableta\ntablero digital")
        with qtbot.waitSignal(sheet.accepted):
            button(sheet, "Guardar").click()
        after = next(t for t in here.ask(qtbot, lambda desk: desk.interests.all_topics()) if t.key == "tablets")
        assert (after.name, after.area) == (before.name, before.area) == ("Tablets", "Computers and devices")
        assert after.words == ("tablet", "tableta", "tablero digital")


@pytest.mark.usefixtures("spanish")
def test_an_interest_is_offered_in_spanish_and_means_the_topic_for_everybody(
    path: Path, crew: Crew, qtbot: QtBot
) -> None:
    with seat(path, crew.maya) as here:
        field = interest_field(here.context, "")
        here.show(field)
        here.window.activateWindow()
        qtbot.waitUntil(here.window.isActiveWindow)
        field.setFocus()
        qtbot.keyClicks(field, "fotog")
        qtbot.waitUntil(field.list_open)
        qtbot.keyClick(field, Qt.Key.Key_Down)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "Fotografía"
        topics = here.ask(qtbot, lambda desk: desk.interests.topics())
        meant = Topics(topics).named(field.text())
        assert meant is not None
        assert meant.name == "Photography"


@pytest.mark.usefixtures("spanish")
def test_a_category_is_chosen_and_told_in_spanish_and_kept_as_it_ships(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with seat(path, crew.lead) as here:
        fields = IntakeFields(here.context)
        here.show(fields)
        assert [fields.category.itemText(n) for n in (2, 7)] == ["Impresión", "Otro"]
        assert fields.category.itemData(2) == "printing"
        ticket = here.ask(qtbot, lambda desk: desk.tickets.open(Intake("Bell", category="printing")).value)
        sheet = EditSheet(here.context, here.window, ticket, "")
        assert sheet.category.currentText() == "impresión"
        assert sheet.wanted().category == "printing"
        sheet.category.setCurrentText("préstamos")
        assert sheet.wanted().category == "loaners"
        sheet.reject()
