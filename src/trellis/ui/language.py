"""Languages: each is one file `resources/translations/trellis_CODE.qm`, made with Qt's own tools from a `.ts` file.

Texts stand in English in the code and go through Qt's translation, those of the layers below too: `tr` of
`rules.language` is the one for every text outside a QObject. Qt's own words (Copy, Paste, the months) come from Qt's
files. A language is chosen at the start; a change counts from the next start. What ships as a file of words (help,
ideas, topics) is beside the `.qm` in a folder CODE. `resources/translations/README.md` says how a language is made.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from trellis.rules import language
from trellis.rules.language import tr as tr

ENGLISH = "en"


def number_text(count: int) -> str:
    """A count as people write it here: "4,318"."""
    return QLocale().toString(count)


def languages(folder: Path) -> dict[str, str]:
    """Code and own name of every language there is, English first."""
    found = {ENGLISH: "English"}
    for file in sorted(folder.glob("trellis_*.qm")):
        code, translator = file.stem.removeprefix("trellis_"), QTranslator()
        own = translator.translate("Language", "English") if translator.load(str(file)) else ""
        found[code] = own or QLocale(code).nativeLanguageName()
    return found


def speak(app: QApplication, folder: Path, code: str) -> str:
    """Use a language: `code`, or the system's when it is empty. Returns what is used; without a file English."""
    known = languages(folder)
    wanted = code or _of_system(known)
    if wanted not in known:
        wanted = ENGLISH
    # Dates and numbers go with the words: as the system writes them where it speaks the same language.
    system, own = QLocale.system(), QLocale(wanted)
    QLocale.setDefault(system if system.language() == own.language() else own)
    if wanted == ENGLISH:
        return ENGLISH
    language.use(partial(QCoreApplication.translate, ""), number_text)
    for name, place in (("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), ("trellis", folder)):
        translator = QTranslator(app)
        if translator.load(f"{name}_{wanted}", str(place)):
            app.installTranslator(translator)
    return wanted


def spoken() -> str:
    """The code of the language of the window."""
    app = QCoreApplication.instance()
    used = app.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly) if app else []
    files = (Path(translator.filePath()).stem for translator in used)
    return next((stem.removeprefix("trellis_") for stem in files if stem.startswith("trellis_")), ENGLISH)


def _of_system(known: dict[str, str]) -> str:
    for name in QLocale.system().uiLanguages():
        for code in (name.replace("-", "_"), name.split("-")[0]):
            if code in known:
                return code
    return ENGLISH
