"""A language is a file: one made here, in which every text stands in brackets, is spoken by the whole window."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.windows import PASSPHRASE, make_desk, window_on
from trellis.ui.language import languages, speak, tr
from trellis.ui.tickets import words as ticket_words

CHECKOUT = Path(__file__).parents[2]
CODE = "eo"


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
def spoken(folder: Path, qapp: QApplication) -> Iterator[None]:
    """The language is spoken during a test."""
    before = QLocale()
    assert speak(qapp, folder, CODE) == CODE
    ticket_words._words.cache_clear()  # kept for the life of a process, which speaks one language
    yield
    ticket_words._words.cache_clear()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def words(top: QWidget) -> list[str]:
    """The visible words of labels and buttons, without those that say nothing to translate."""
    said = [w.text() for w in top.findChildren(QWidget) if isinstance(w, (QLabel, QAbstractButton)) and w.isVisible()]
    return [text for text in said if any(letter.isalpha() for letter in text)]


def test_languages_are_the_files(folder: Path, tmp_path: Path) -> None:
    assert languages(folder) == {"en": "English", CODE: "Esperanto"}
    assert languages(tmp_path) == {"en": "English"}


def test_an_unknown_language_is_english(folder: Path, qapp: QApplication) -> None:
    assert speak(qapp, folder, "xx") == "en"
    assert qapp.findChildren(QTranslator) == []


@pytest.mark.usefixtures("spoken")
def test_words_with_and_without_a_class_are_found() -> None:
    assert QCoreApplication.translate("Window", "Closing the desk, with a backup…").startswith("⟦")
    assert tr("Tickets") == "⟦Tickets⟧"
    assert tr("Nobody ever wrote this") == "Nobody ever wrote this"


@pytest.mark.usefixtures("spoken")
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
        for key in ("tickets", "intake", "people", "transfer", "backups", "settings"):
            shell.go(key)
            here.settle(qtbot)
            look(key)
    assert {where: texts for where, texts in untold.items() if texts} == {}
