"""Languages: each is one file `resources/translations/trellis_CODE.qm`, made with Qt's own tools from a `.ts` file.

Texts stand in English in the code and go through Qt's translation. Qt's own words (Copy, Paste, the months) come from
Qt's files. A language is chosen at the start; a change counts from the next start. `resources/translations/README.md`
says how one is made.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

ENGLISH = "en"


class Words(QTranslator):
    """Our words. Those a module says without a class of its own are filed without one, and are looked up there too."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text in this language; empty when the file does not have it, and then Qt keeps the English one."""
        return super().translate(context, source, disambiguation, n) or super().translate("", source, disambiguation, n)


def languages(folder: Path) -> dict[str, str]:
    """Code and own name of every language there is, English first."""
    codes = sorted(file.stem.removeprefix("trellis_") for file in folder.glob("trellis_*.qm"))
    return {ENGLISH: "English"} | {code: QLocale(code).nativeLanguageName().capitalize() for code in codes}


def speak(app: QApplication, folder: Path, code: str) -> str:
    """Use a language: `code`, or the system's when it is empty. Returns what is used; without a file English."""
    known = languages(folder)
    wanted = code or _of_system(known)
    if wanted not in known or wanted == ENGLISH:
        return ENGLISH
    QLocale.setDefault(QLocale(wanted))
    own, qts = Words(app), QTranslator(app)
    for words, name, place in (
        (qts, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (own, "trellis", str(folder)),
    ):
        if words.load(f"{name}_{wanted}", place):
            app.installTranslator(words)
    return wanted


def _of_system(known: dict[str, str]) -> str:
    for name in QLocale.system().uiLanguages():
        for code in (name.replace("-", "_"), name.split("-")[0]):
            if code in known:
                return code
    return ENGLISH
