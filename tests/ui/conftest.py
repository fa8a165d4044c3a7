"""A real Look for every test of what people see, and English dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.ui.speaking import speaking
from trellis.ui.theme import Look, Mode

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(autouse=True)
def kit(qapp: QApplication) -> Look:
    """The Look of the application, light and at 100 % at the start of every test."""
    QLocale.setDefault(QLocale("en"))
    made = Look.running or Look(qapp, RESOURCES, Mode.LIGHT)
    made.set_mode(Mode.LIGHT)
    made.set_zoom(100)
    return made


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    """Spanish is spoken during a test."""
    with speaking(qapp, RESOURCES / "translations", "es"):
        yield
