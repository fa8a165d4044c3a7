"""The one safe view of people's words.

Everything people typed reaches the screen through this file: `SafeText` for Markdown, `plain_label` for a line,
`plain_tip` for a tooltip, `menu_text` for a menu or button. Nothing here loads anything: the view's `loadResource`
answers with nothing but pictures that were handed in, others are words already in `markup`, and a link asks before it
opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.markup import SCHEMES, Picture, TooMuch, to_html
from trellis.ui.buttons import Button
from trellis.ui.language import number_text, tr
from trellis.ui.theme import look, space

__all__ = [
    "MarkdownEditor",
    "PlainReader",
    "SafeText",
    "TooMuch",
    "WordsField",
    "elide",
    "menu_text",
    "plain_label",
    "plain_tip",
    "to_html",
]

CUT_CHARS, CUT_LINES, LINE_CHARS = 6_000, 120, 1_000
"""What is shown of a text beyond the limits, and where a very long line is broken on screen."""
PAGE_CHARS, PAGE_LINES = 60_000, 2_000
"""One page of the plain reader: however long a text is, one page is all that is laid out."""
EDIT_CHARS, EDIT_LINE = 40_000, 10_000
"""The most a person can type or paste into one text, and into one line of it."""

NO_PICTURE = QImage(1, 1, QImage.Format.Format_ARGB32)
NO_PICTURE.fill(0)


def elide(text: str, most: int = 80) -> str:
    """One line of at most `most` characters, cut with three dots."""
    line = " ".join(text[: most * 4 + 80].split())
    return line if len(line) <= most and len(text) <= most * 4 + 80 else line[: most - 1].rstrip() + "…"


def menu_text(text: str, most: int = 60) -> str:
    """People's words for a menu, a tab or a button: no mnemonics, one line."""
    return elide(text, most).replace("&", "&&")


def plain_label(text: str = "", role: str = "", wrap: bool = True, parent: QWidget | None = None) -> QLabel:
    """A label that shows `text` as it is. `role` as in the style sheet: strong, muted, small, label ..."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    label.setText(text)
    return label


def plain_tip(widget: QWidget, text: str) -> None:
    """A tooltip that shows `text` as it is; Qt would guess rich text from a `<b>`."""
    widget.setToolTip(f"<span style='white-space: pre-wrap'>{escape(elide(text, 300))}</span>" if text else "")


def chopped(text: str, most: int = LINE_CHARS) -> Iterator[str]:
    """The lines of `text`, long ones in pieces: Qt's layout of one line is worse than linear in its length."""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        yield from (line[at : at + most] for at in range(0, max(1, len(line)), most))


def cut(text: str) -> tuple[str, bool]:
    """The part of `text` that is shown at first, and whether something is left out."""
    lines = list(chopped(text[:CUT_CHARS]))
    return "\n".join(lines[:CUT_LINES]), len(text) > CUT_CHARS or len(lines) > CUT_LINES


class _Browser(QTextBrowser):
    """The text of a `SafeText`: loads nothing, opens nothing, as high as its words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pictures: Mapping[str, QImage] = {}
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        look().fit(self, lambda view: view.setTabStopDistance(look().px(28)))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing but the pictures that were handed in, so that no file is read and no address is asked.

        It has to be a nothing that counts as an answer: after None, QTextDocument reads local files by itself.
        """
        picture = self.pictures.get(name.toString() if isinstance(name, QUrl) else name)
        if picture is not None and kind == QTextDocument.ResourceType.ImageResource.value:
            return picture
        return NO_PICTURE if kind == QTextDocument.ResourceType.ImageResource.value else QByteArray(b"")

    def setSource(self, *_: object) -> None:
        """Never goes anywhere."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page around it scrolls."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the words."""
        return QSize(look().px(240), self.minimumHeight())

    def _fit(self) -> None:
        wanted = round(self.document().size().height() + 0.49) + 2 * self.frameWidth() + 4
        if wanted != self.height():
            self.setFixedHeight(wanted)


class SafeText(QWidget):
    """Shows people's words: Markdown when it is modest, else as plain text with a way to read all of it.

    As high as its content; the page around it scrolls. Links ask first.
    """

    asked_to_open = Signal(str)
    """A link was followed and the address shown to the person (for tests and for the log of nothing else)."""

    def __init__(self, parent: QWidget | None = None, name: str = "") -> None:
        """`name` tells screen readers what text this is."""
        super().__init__(parent)
        self._text, self._markdown = "", False
        self._pictures: Mapping[str, QImage] = {}
        self._widths: tuple[int, ...] = ()
        self._view = _Browser(self)
        self._view.setAccessibleName(name or self.tr("Text"))
        self._view.anchorClicked.connect(self._link)
        self._view.highlighted.connect(lambda url: plain_tip(self._view, url.toDisplayString()))
        self._more = Button(self.tr("Show all as plain text"))
        self._more.clicked.connect(self._read_all)
        self._more.hide()
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self._view)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._view)
        look().changed.connect(self._show)

    def set_markdown(self, text: str, pictures: Mapping[str, QImage] | None = None) -> None:
        """Show people's Markdown. `pictures` by the name people write as their address; no other is ever loaded."""
        self._text, self._markdown, self._pictures = text, True, pictures or {}
        self._show()

    def set_plain(self, text: str) -> None:
        """Show the words as they are."""
        self._text, self._markdown = text, False
        self._show()

    def text(self) -> str:
        """The words as they were given."""
        return self._text

    def view(self) -> QTextBrowser:
        """The text widget inside, for selecting and for tests."""
        return self._view

    def is_cut(self) -> bool:
        """Whether only a part is shown, with "Show all as plain text"."""
        return not self._more.isHidden()

    def _show(self) -> None:
        html = None
        if self._markdown:
            try:
                html = to_html(self._text, self._placed())
            except TooMuch:
                html = None
        if html is None:
            shown, more = cut(self._text)
            self._view.setPlainText(shown)
        else:
            more = False
            self._view.document().setDefaultStyleSheet(_document_style())
            self._view.setHtml(html)
            if self._pictures:
                self._settle_pictures()
        self._more.setVisible(more)
        self._view._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are never wider than the text."""
        super().resizeEvent(event)
        before = self._widths
        if self._pictures and before != tuple(picture.width for picture in self._placed().values()):
            QTimer.singleShot(0, self, self._show)

    def _settle_pictures(self) -> None:
        """No room below a picture: the distance of lines would be that of one as high as the picture."""
        block = self._view.document().begin()
        while block.isValid():
            if "\ufffc" in block.text():
                form = block.blockFormat()
                form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _placed(self) -> dict[str, Picture]:
        """Where each picture is found in the page, and how wide it is there."""
        room = max(1, self._view.viewport().width() - 2)
        names = {f"picture/{number}": name for number, name in enumerate(self._pictures)}
        self._view.pictures = {address: self._pictures[name] for address, name in names.items()}
        natural = {name: max(1, look().px(image.width() / 2)) for name, image in self._pictures.items()}
        placed = {name: Picture(address, min(natural[name], room)) for address, name in names.items()}
        self._widths = tuple(picture.width for picture in placed.values())
        return placed

    def _link(self, url: QUrl) -> None:
        address = bytes(url.toEncoded().data()).decode("ascii", "replace")
        self.asked_to_open.emit(address)
        ask_link(self, address)

    def _read_all(self) -> None:
        from trellis.ui.pages import Sheet

        sheet = Sheet(self.window(), self.tr("The whole text"), wide=True)
        sheet.body.addWidget(PlainReader(self._text))
        sheet.add_button(self.tr("Close"), "plain").clicked.connect(sheet.reject)
        sheet.exec()


class PlainReader(QWidget):
    """Any text of any length as plain text, one bounded page at a time."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._starts = text, [0]
        self._view = QPlainTextEdit()
        self._view.setReadOnly(True)
        self._view.setUndoRedoEnabled(False)
        self._view.setProperty("kind", "reading")
        self._view.setAccessibleName(self.tr("The whole text"))
        self._where = plain_label(role="muted", wrap=False)
        self.earlier, self.later = Button(self.tr("Earlier")), Button(self.tr("Later"))
        self.earlier.clicked.connect(self._back)
        self.later.clicked.connect(self._forward)
        self._bar = QWidget()
        buttons = QHBoxLayout(self._bar)
        space(buttons, gap=8)
        for part in (self.earlier, self.later, self._where):
            buttons.addWidget(part)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._bar)
        self._show()
        self._bar.setVisible(self._end < len(text))

    def page_text(self) -> str:
        """What this page shows."""
        return self._view.toPlainText()

    def _back(self) -> None:
        self._starts.pop()
        self._show()

    def _forward(self) -> None:
        self._starts.append(self._end)
        self._show()

    def _show(self) -> None:
        start = self._starts[-1]
        page = self._text[start : start + PAGE_CHARS]
        lines = page.split("\n", PAGE_LINES)
        if len(lines) > PAGE_LINES:
            page = page[: len(page) - len(lines[-1])]
        self._end = start + len(page)
        self._view.setPlainText("\n".join(chopped(page)))
        said = self.tr("Characters {first} to {last} of {all}")
        first, last, all_ = (number_text(count) for count in (start + 1, self._end, len(self._text)))
        self._where.setText(said.format(first=first, last=last, all=all_))
        self.earlier.setEnabled(start > 0)
        self.later.setEnabled(self._end < len(self._text))


def ask_link(parent: QWidget, address: str) -> bool:
    """Show where a link goes, as plain text, with a way to copy it. Opens http, https and mailto after a yes.

    Returns whether it was opened.
    """
    from trellis.ui.pages import Sheet

    sheet = Sheet(parent.window(), tr("Open this link?"))
    sheet.body.addWidget(
        plain_label(tr("Somebody wrote this address into the text. Trellis has not looked at it."), "muted")
    )
    shown = QPlainTextEdit("\n".join(chopped(address[:4_000], 200)))
    shown.setReadOnly(True)
    shown.setProperty("kind", "reading")
    shown.setAccessibleName(tr("Address"))
    shown.setMaximumHeight(look().px(110))
    sheet.body.addWidget(shown)
    copy = sheet.add_button(tr("Copy the address"), "plain")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
    sheet.add_button(tr("Cancel"), "plain").clicked.connect(sheet.reject)
    url = QUrl.fromEncoded(address.encode("ascii", "replace"))
    if url.isValid() and url.scheme().lower() in SCHEMES:
        sheet.add_button(QCoreApplication.translate("SafeText", "Open"), "main").clicked.connect(sheet.accept)
    return bool(sheet.exec()) and QDesktopServices.openUrl(url)


class WordsField(QPlainTextEdit):
    """Where words of several lines are typed. Tab leaves it; a paste beyond the limits is refused in words."""

    refused = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only, and only as much as a text may hold."""
        words = source.text()
        longest = max(map(len, words.split("\n")), default=0)
        if len(words) + self.document().characterCount() > EDIT_CHARS or longest > EDIT_LINE:
            self.refused.emit(
                self.tr("That is too long to paste here. Nothing was changed. Put it into a file and attach it.")
            )
            return
        self.insertPlainText(words)


class MarkdownEditor(QWidget):
    """Write Markdown, look at it (Ctrl+Shift+P), send it (Ctrl+Enter). Says when the typing rests, for drafts."""

    submitted = Signal(str)
    """Ctrl+Enter, with the text."""
    text_idle = Signal(str)
    """The text, 800 ms after the last change, or at once when the editor loses the focus or is hidden."""
    changed = Signal()
    """The text is another one."""

    def __init__(self, placeholder: str = "", name: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        """`name` tells screen readers what is written here; `lines` is the height at rest."""
        super().__init__(parent)
        self._pictures: Mapping[str, QImage] = {}
        self._write = WordsField()
        self._write.setTabChangesFocus(True)
        self._write.setPlaceholderText(placeholder)
        self._write.setAccessibleName(name or placeholder.rstrip("… ."))
        self._write.setAccessibleDescription(
            self.tr("Markdown. Ctrl+Enter sends, Ctrl+Shift+P shows how it will look.")
        )
        self._look = SafeText(name=self.tr("Preview"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._write)
        # As high as its words by itself, so it scrolls here; it would push away everything below the editor.
        preview = QScrollArea()
        preview.setWidget(self._look)
        preview.setWidgetResizable(True)
        preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(preview)
        self._toggle = Button(self.tr("Preview"), "quiet")
        self._toggle.setCheckable(True)
        self._toggle.setAccessibleDescription(self.tr("Key: {keys}").format(keys="Ctrl+Shift+P"))
        self._toggle.toggled.connect(self._preview)
        self._trouble = plain_label(role="error")
        self._trouble.hide()
        self.tools = QHBoxLayout()
        space(self.tools, gap=8)
        self.tools.addWidget(self._trouble, 1)
        self.tools.addStretch(1)
        self.tools.addWidget(self._toggle)
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self.tools)
        self.setFocusProxy(self._write)
        self._idle = QTimer(self, singleShot=True, interval=800)
        self._idle.timeout.connect(lambda: self.text_idle.emit(self.text()))
        self._write.textChanged.connect(self._changed)
        self._write.refused.connect(self._refuse)
        look().fit(self._write, lambda w: w.setMinimumHeight(lines * w.fontMetrics().lineSpacing() + look().px(18)))

    def text(self) -> str:
        """What is written."""
        return self._write.toPlainText()

    def set_text(self, text: str) -> None:
        """Start from this text. Says nothing: it is not the person's typing."""
        blocked = self._write.blockSignals(True)
        self._write.setPlainText(text[:EDIT_CHARS])
        self._write.blockSignals(blocked)
        self._idle.stop()
        if self._toggle.isChecked():
            self._look.set_markdown(self.text(), self._pictures)

    def set_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Pictures the preview may show, by the name people write as their address."""
        self._pictures = pictures
        if self._toggle.isChecked():
            self._look.set_markdown(self.text(), pictures)

    def clear(self) -> None:
        """Empty it, back to writing."""
        self._toggle.setChecked(False)
        self.set_text("")

    def flush(self) -> None:
        """Say `text_idle` now if it is still due."""
        if self._idle.isActive():
            self._idle.stop()
            self.text_idle.emit(self.text())

    def writing(self) -> QPlainTextEdit:
        """The field inside, for form rows and tests."""
        return self._write

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Ctrl+Shift+P; the field has let them through."""
        keys, held = event.key(), event.modifiers()
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held & control:
            self.flush()
            self.submitted.emit(self.text())
        elif keys == Qt.Key.Key_P and held & control and held & shift:
            self._toggle.toggle()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:
        """Leaving loses nothing."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _changed(self) -> None:
        self._trouble.hide()
        self._idle.start()
        self.changed.emit()

    def _preview(self, on: bool) -> None:
        if on:
            self._look.set_markdown(self.text(), self._pictures)
        self._toggle.setText(self.tr("Write") if on else self.tr("Preview"))
        self._stack.setCurrentIndex(1 if on else 0)
        (self._look if on else self._write).setFocus()

    def _refuse(self, why: str) -> None:
        self._trouble.setText(why)
        self._trouble.show()


def _document_style() -> str:
    """How Markdown looks: quiet, in the colours of the theme."""
    theme, px = look().theme, look().px
    return f"""
    p {{ margin: 0 0 {px(8)}px 0; line-height: 130%; }} ul, ol {{ margin: 0 0 {px(8)}px 0; }}
    li {{ line-height: 130%; }} table {{ border-collapse: collapse; margin: 0 0 {px(8)}px 0; }}
    h1, h2 {{ font-size: {px(18)}px; font-weight: 700; margin: {px(8)}px 0 {px(4)}px 0; }}
    h3, h4, h5, h6 {{ font-size: {px(14)}px; font-weight: 700; margin: {px(8)}px 0 {px(4)}px 0; }}
    a {{ color: {theme.blue}; text-decoration: underline; }}
    code, pre {{ font-family: 'DejaVu Sans Mono', Consolas, Menlo, monospace; font-size: {px(13)}px; }}
    code {{ background-color: {theme.sunken}; }}
    pre {{ background-color: {theme.sunken}; margin: 0 0 {px(8)}px 0; white-space: pre-wrap; }}
    blockquote {{ color: {theme.muted}; margin: 0 0 {px(8)}px {px(12)}px; }}
    th, td {{ padding: {px(4)}px {px(8)}px; border: 1px solid {theme.line}; }}
    """
