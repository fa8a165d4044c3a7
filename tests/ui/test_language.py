"""A language is a file: one made here, in which every text stands in brackets, is spoken by the whole window.

Of the languages that ship the files are looked at, and the window that speaks them.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QDate, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import approved, opened, proposed
from tests.ui.seats import seat
from tests.ui.speaking import speaking
from tests.ui.windows import PASSPHRASE, Opened, make_desk, window_on
from trellis import paths
from trellis.rules.errors import Gone, Stale
from trellis.rules.tickets import Intake
from trellis.ui.controls import ElidedLabel
from trellis.ui.dates import school_day
from trellis.ui.fields import DateField
from trellis.ui.intake import IntakeForm
from trellis.ui.language import languages, number_text, speak, spoken, tr
from trellis.ui.theme import look

CHECKOUT = Path(__file__).parents[2]
SHIPPED = paths.resource("translations")
CODE = "eo"
PLACES = re.compile(r"\{\w*\}|%n|\(\*[^)]*\)|\n")
"""What a translation keeps as it is: names in braces, the number of a plural, kinds of files, new lines."""


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one language, collected from the code by Qt's own tools as the README says."""
    made = tmp_path_factory.mktemp("translations")
    ts = made / f"trellis_{CODE}.ts"
    sources = sorted(map(str, (CHECKOUT / "src" / "trellis").rglob("*.py")))
    subprocess.run([tool("lupdate"), *sources, "-ts", str(ts)], check=True, capture_output=True)
    tree = ElementTree.parse(ts)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        said = f"⟦{message.findtext('source')}⟧"
        translation.attrib.pop("type", None)
        if message.get("numerus") == "yes":
            translation.text = None
            for form in list(translation):
                form.text = said
        else:
            translation.text = said
    tree.getroot().set("language", CODE)
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    subprocess.run([tool("lrelease"), str(ts)], check=True, capture_output=True)
    return made


@pytest.fixture
def bracketed(folder: Path, qapp: QApplication) -> Iterator[None]:
    """The language made here is spoken during a test."""
    with speaking(qapp, folder, CODE):
        yield


def words(top: QWidget) -> list[str]:
    """The visible words of labels and buttons, without those that say nothing to translate, as digits of a key."""
    said = [w.text() for w in top.findChildren(QWidget) if isinstance(w, (QLabel, QAbstractButton)) and w.isVisible()]
    return [text for text in said if any(c.isalpha() for c in text) and not re.fullmatch("[0-9a-f ]{39}", text)]


def test_languages_are_the_files(folder: Path, tmp_path: Path) -> None:
    assert languages(folder) == {"en": "English", CODE: "⟦English⟧"}
    assert languages(tmp_path) == {"en": "English"}


def test_an_unknown_language_is_english(folder: Path, qapp: QApplication) -> None:
    assert speak(qapp, folder, "xx") == spoken() == "en"
    assert qapp.findChildren(QTranslator) == []


@pytest.mark.usefixtures("bracketed")
def test_words_with_and_without_a_class_are_found() -> None:
    assert spoken() == CODE
    assert QCoreApplication.translate("Window", "Closing the desk, with a backup…").startswith("⟦")
    assert tr("Tickets") == "⟦Tickets⟧"
    assert tr("Nobody ever wrote this") == "Nobody ever wrote this"


@pytest.mark.usefixtures("bracketed")
def test_the_whole_window_speaks_it(tmp_path: Path, qtbot: QtBot) -> None:
    crew, _ = make_desk(tmp_path / "school.trellis")
    people = {"Trellis", "Riverside High Help Desk", "Julia Soto", "Amara O.", "Deshawn K.", "Maya R."}
    untold: dict[str, list[str]] = {}
    with window_on(tmp_path / "school.trellis", qtbot) as here:

        def look(where: str) -> None:
            untold[where] = [text for text in words(here.window) if "⟦" not in text and text not in people]

        look("names")
        here.choose(crew.advisor)
        look("passphrase")
        here.page.back()
        here.settle(qtbot)
        shell = here.enter(qtbot, crew.advisor, PASSPHRASE)
        for key in ("tickets", "intake", "people", "projects", "signoffs", "keys", "transfer", "backups", "settings"):
            shell.go(key)
            here.settle(qtbot)
            look(key)
    assert {where: texts for where, texts in untold.items() if texts} == {}


# The languages that ship


def messages(ts: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(ts).getroot().iter("message"))


def forms(message: ElementTree.Element) -> list[str]:
    """What a message says in this language: one text, or one for each form of the plural."""
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation] or [translation.text or ""]


@pytest.mark.parametrize("ts", sorted(SHIPPED.glob("*.ts")), ids=lambda ts: ts.stem)
def test_a_language_that_ships_is_whole(ts: Path) -> None:
    wrong = []
    for message in messages(ts):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        there = forms(message)
        kept = all(Counter(PLACES.findall(form)) == Counter(PLACES.findall(source)) for form in there)
        if translation.get("type") or not all(there) or not kept:
            wrong.append((source, there))
    assert wrong == []


@pytest.mark.parametrize("ts", sorted(SHIPPED.glob("*.ts")), ids=lambda ts: ts.stem)
def test_what_is_read_is_made_of_what_people_work_on(ts: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run([tool("lrelease"), str(ts), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == ts.with_suffix(".qm").read_bytes()


def test_a_language_calls_itself_by_its_own_name() -> None:
    assert languages(SHIPPED)["es"] == "Español"


@pytest.mark.usefixtures("spanish")
def test_numbers_dates_and_plurals_are_spanish(tmp_path: Path, qtbot: QtBot) -> None:
    make_desk(tmp_path / "school.trellis")
    assert number_text(24_479) == "24.479"
    assert school_day(date(2026, 11, 20), date(2026, 11, 18)) == "viernes"
    assert school_day(date(2026, 12, 12), date(2026, 11, 18)) == "12 dic"
    assert QCoreApplication.translate("PinPad", "%n digits typed", "", 1) == "1 cifra escrita"
    assert QCoreApplication.translate("PinPad", "%n digits typed", "", 2) == "2 cifras escritas"
    # The window is there before the language is; what stands in it follows all the same.
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        field = DateField(QDate(2026, 11, 20), here.window)
        assert field.text() == "vie 20 nov 2026"


def cut_off(top: QWidget) -> list[str]:
    """The words of labels, buttons and tabs that have no room for them."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):  # which ends in three dots on purpose
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = widget.heightForWidth(widget.width()) > widget.height()
        elif isinstance(widget, QLabel | QAbstractButton):
            short = bool(widget.text()) and widget.sizeHint().width() > widget.width()
        elif isinstance(widget, QTabBar):
            short = any(widget.tabRect(n).right() > widget.width() for n in range(widget.count()))
        else:
            continue
        if short:
            found.append(getattr(widget, "text", widget.accessibleName)())
    return found


def rail(here: Opened) -> list[str]:
    return [entry.text() for entry in here.shell.rail.entries.values()]


def desk_with_projects(path: Path) -> tuple[Crew, dict[str, UUID]]:
    """A desk where one project is approved and another waits for the advisor, by the rooms they are looked at in."""
    crew, _ = make_desk(path)
    with opened(path, Clock(datetime.now(UTC))) as desk:
        done = approved(desk, crew.maya, crew.advisor, PASSPHRASE)
        waits = proposed(desk, crew.lead, title="A map of the cables")
    return crew, {"projects": done, "signoffs": waits}


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("zoom", [100, 150])
def test_the_window_speaks_spanish_and_nothing_is_cut_off(zoom: int, tmp_path: Path, qtbot: QtBot) -> None:
    crew, projects = desk_with_projects(tmp_path / "school.trellis")
    short: dict[str, list[str]] = {}
    look().set_zoom(zoom)
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        here.window.resize(1280, 800)

        def seen(where: str, said: str = "") -> list[str]:
            here.settle(qtbot)
            qtbot.waitUntil(lambda: not said or said in words(here.window))  # pages ask the desk when they are shown
            with suppress(qtbot.TimeoutError):  # what just arrived is laid out from the outside in, layer by layer
                qtbot.waitUntil(lambda: not cut_off(here.window), timeout=1000)
            assert (here.window.width(), here.window.height()) == (1280, 800)
            short[where] = cut_off(here.window)
            return words(here.window)

        assert "¿No estás en la lista? Pide a un líder o docente que te añada." in seen("names")
        here.choose(crew.advisor)
        assert {"Entrar", "¿Olvidaste la frase secreta?", "Otra persona"} <= set(seen("passphrase"))
        here.page.back()
        here.settle(qtbot)
        shell = here.enter(qtbot, crew.advisor, PASSPHRASE)
        shell.go("tickets")
        assert {"Abiertos", "Libres", "En espera", "Filtrar", "Lista", "Tablero"} <= {
            re.sub(r" \d+$", "", text) for text in seen("tickets")
        }
        assert rail(here) == [
            *("Hoy", "Visto bueno", "Tickets", "Planificar el bloque", "Proyectos", "Personas", "Equidad"),
            *("Importar y exportar", "Copias de seguridad", "Llaves", "Ayuda", "Ajustes"),
        ]
        for key, said in (
            ("today", "Lo que te toca"),
            ("signoffs", "Tomar y revisar"),
            ("plan", "Permisos"),
            ("projects", "Pregunta guía"),
            ("keys", "Llaves de los docentes"),
            ("fairness", "Trabajo poco variado"),
            ("topics", "Añadir un tema"),
            ("known", "Guardar JSON…"),
            ("intake", "Registrar ticket"),
            ("people", "Añadir a alguien"),
            ("transfer", "El archivo"),
            ("backups", "Hacer copia ahora"),
            ("settings", "Esta mesa, para todos"),
        ):
            shell.go(key, projects.get(key))
            seen(key, said)
    assert {where: texts for where, texts in short.items() if texts} == {}


@pytest.mark.skipif(sys.platform != "linux", reason="the language of the system comes from the environment only here")
@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        ("es_MX.UTF-8", "es Tickets 24,479 Ayuda"),
        ("es_ES.UTF-8", "es Tickets 24.479 Ayuda"),
        ("de_DE.UTF-8", "en Tickets 24,479 Help"),
        ("en_GB.UTF-8", "en Tickets 24,479 Help"),
    ],
)
def test_as_the_system(system: str, spoken: str) -> None:
    """Words of the system's language where there are some, else English; numbers and dates go with the words."""
    code = (
        "from PySide6.QtWidgets import QApplication;"
        "from trellis import paths;"
        "from trellis.ui.language import number_text, speak, tr;"
        "app = QApplication([]);"
        "print(speak(app, paths.resource('translations'), ''), tr('Tickets'), number_text(24479), tr('Help'))"
    )
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("LC_") and name != "LANGUAGE"}
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=quiet | {"LANG": system, "PYTHONPATH": str(CHECKOUT / "src"), "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout.strip() == spoken


# What the layers below the window say


def shown(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisible()).replace("\u200b", "")


@pytest.mark.usefixtures("spanish")
def test_a_rule_speaks_spanish_beside_its_field(tmp_path: Path, qtbot: QtBot) -> None:
    crew = make_file(tmp_path / "school.trellis")
    with seat(tmp_path / "school.trellis", crew.lead) as here:
        form = IntakeForm(here.context)
        here.show(form)
        qtbot.waitExposed(here.window)
        here.settle(qtbot)
        qtbot.keyClick(form.fields.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: form.fields._rows["words"].error() != "")
        assert form.fields._rows["words"].error() == "Di qué pasa. Basta una frase corta."


@pytest.mark.usefixtures("spanish")
def test_what_verify_finds_is_told_in_spanish(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "school.trellis"
    crew, _ = make_desk(path)
    with opened(path, Clock(datetime.now(UTC))) as desk:
        ticket = acting(desk, crew.lead).tickets.open(Intake("Dim projector")).value
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("update ticket set title = 'Bright projector'")
    with window_on(path, qtbot) as here:
        here.enter(qtbot, crew.advisor, PASSPHRASE)
        here.shell.go("keys", "check")
        here.settle(qtbot)
        page = here.shell.page("keys")
        next(b for b in page.findChildren(QAbstractButton) if b.text() == "Verificar ahora").click()
        here.settle(qtbot)
        said = shown(page)
        assert f"Ticket {ticket.number} se cambió fuera de Trellis: título" in said
        assert "No se asegura nada: mira primero lo que se encontró." in said


@pytest.mark.usefixtures("spanish")
def test_what_is_wrong_with_a_file_is_told_in_spanish(tmp_path: Path, qtbot: QtBot) -> None:
    crew = make_file(tmp_path / "school.trellis")
    (tmp_path / "tickets.csv").write_text("Origin id,Title,Created\n1,Dim projector,20x6-09-30\n", encoding="utf-8")
    with seat(tmp_path / "school.trellis", crew.advisor) as here:
        found = here.ask(qtbot, lambda desk: desk.transfer.look(tmp_path / "tickets.csv", "trellis"))
    assert "Tickets nuevos: 0. Ya estaban aquí: 0." in found.sentences()
    assert found.sentences()[-1] == (
        "“tickets.csv”, línea 2, Created: “20x6-09-30” no es una fecha en la forma que indica el perfil."
        " Escríbelo como 2026-09-30 14:35."
    )


@pytest.mark.usefixtures("bracketed")
def test_every_kind_of_trouble_is_in_the_language() -> None:
    """The tools found the texts of the layers below, with the names of their values."""
    assert str(Gone(tr("This ticket"))).startswith("⟦⟦This ticket⟧ is not in this desk.⟧")
    assert Stale(None).happened == "⟦Somebody changed this while you were working on it.⟧"
