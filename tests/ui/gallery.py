"""Draws every control of the kit, in light and dark, at 100 and 150 %, into PNG files to look at.

QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery DIR
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDate, QStringListModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QRadioButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from trellis.ui.controls import (
    Avatar,
    Button,
    Callout,
    Card,
    Chip,
    ChipButton,
    DateField,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    Hairline,
    Heading,
    KeyHint,
    Meter,
    Muted,
    NumberField,
    PinPad,
    ProgressStrip,
    RailButton,
    SearchField,
    Segmented,
    SuggestField,
    Suggestion,
    column,
    dress_list,
    dress_table,
    row,
)
from trellis.ui.fields import dress_calendar
from trellis.ui.notes import Notes
from trellis.ui.pages import Page, Sheet, TroublePage
from trellis.ui.rows import Form
from trellis.ui.text import MarkdownEditor, SafeText
from trellis.ui.theme import TONES, Look, Mode, size, space

RESOURCES = Path(__file__).parents[2] / "resources"

WORDS = """It was fine yesterday. **Three students** in 118 have the *same* thing since the cart moved.

1. Try a charger that works
2. Hold `Refresh` and `Power` for 10 seconds

> Reset done, no change.

See https://example.org/charging or [the sheet](https://example.org) ![photo](file:///etc/passwd)

| room | laptops |
|---|---|
| 118 | 3 |

    power strip: off
"""


def buttons() -> Card:
    """Every kind of button, chip and hint."""
    card = Card("Buttons and chips", Chip("Approved · v3 signed", "accent"))
    off = Button("Not now", "main")
    off.setEnabled(False)
    focused = Button("Focused")
    focused.setObjectName("focused")
    card.body.addLayout(
        row(
            Button("New ticket", "main", hint="N"),
            Button("Hand over"),
            Button("Later", "quiet"),
            Button("Throw away", "danger"),
            off,
            None,
        )
    )
    card.body.addLayout(
        row(
            focused,
            Button("Print", icon="print"),
            Button("", "quiet", icon="more"),
            Button("Undo", "link"),
            KeyHint("Ctrl K"),
            Segmented("View", [("l", "List"), ("b", "Board")]),
            None,
        )
    )
    flow = FlowLayout()
    for tone in TONES:
        flow.addWidget(Chip(f"{tone} word", tone))
    views = [
        ChipButton("Open", 12, checkable=True),
        ChipButton("Mine", 2, checkable=True),
        ChipButton("Unusual", 1, "amber", checkable=True),
        ChipButton("All", 4318, checkable=True),
        ChipButton("Lock"),
    ]
    views[0].setChecked(True)
    for chip in views:
        flow.addWidget(chip)
    card.body.addLayout(flow)
    card.body.addLayout(
        row(*(Avatar(n, n) for n in ("Maya R.", "Deshawn K.", "Linh T.", "Amara O.", "Ms. Soto")), None)
    )
    card.body.addWidget(Meter("My path", 3, 6, "3 of 6"))
    card.body.addWidget(Meter("Standards it covers", 2, 4, "2 of 4 shown", "blue"))
    strip = ProgressStrip("Importing questions")
    strip.show_progress("Importing questions, 12,400 of 24,479", 12400, 24479)
    card.body.addWidget(strip)
    card.body.addWidget(Callout("The two views part. At today's pace 1 standard will be missing on 19 Dec."))
    return card


def fields() -> Card:
    """Every field."""
    card = Card("Fields", "saved at once")
    form = Form()
    line = QLineEdit()
    line.setPlaceholderText("Room or place")
    form.row("Where", line, "As people say it")
    wrong = QLineEdit("12 x")
    combo = QComboBox()
    combo.addItems(["Hardware repair", "Account", "Wi-Fi"])
    bad, _ = form.pair(("Minutes", wrong), ("Kind", combo))
    bad.set_error("Please write a number of minutes.")
    spin, day = NumberField(0, 99, 3), DateField(QDate(2025, 12, 12))
    form.pair(("How many", spin), ("Due", day))
    check, radio, third = QCheckBox("Trainee"), QRadioButton("In person"), QCheckBox("Some")
    check.setChecked(True)
    radio.setChecked(True)
    third.setTristate(True)
    third.setCheckState(third.checkState().PartiallyChecked)
    form.add(_holder(row(check, QCheckBox("Shadow"), third, radio, QRadioButton("On a slip"), None)))
    off = QLineEdit("Cannot be changed now")
    off.setEnabled(False)
    form.row("Station", off)
    card.body.addWidget(form)
    card.body.addWidget(MarkdownEditor("Write what you did or found…", lines=2))
    return card


def lists() -> Card:
    """Tables, lists, tabs."""
    card = Card("Lists")
    model = QStandardItemModel(0, 4)
    model.setHorizontalHeaderLabels(["Number", "What is wrong", "Status", "Age"])
    for line in (
        ("B-0142", "Chromebook will not charge", "In progress", "18 min"),
        ("B-0151", "MIDI keyboards", "New", "24 min"),
    ):
        model.appendRow([QStandardItem(word) for word in line])
    table = QTableView()
    table.setModel(model)
    dress_table(table, "Tickets")
    table.horizontalHeader().setStretchLastSection(True)
    table.selectRow(0)
    size(table, height=130)
    view = QListView()
    dress_list(view, "Lines")
    view.setModel(QStringListModel([f"Line {n}" for n in range(12)]))
    view.setCurrentIndex(view.model().index(1, 0))
    size(view, height=110)
    tabs = QTabWidget()
    tabs.addTab(QWidget(), "Thread")
    tabs.addTab(QWidget(), "History")
    size(tabs, height=60)
    for part in (table, view, tabs):
        card.body.addWidget(part)
    return card


def words() -> Card:
    """Text of every role, and people's Markdown."""
    card = Card("Words", "2 tickets")
    card.body.addWidget(Heading("Chromebook will not charge, green light blinks", "headline"))
    card.body.addWidget(Muted("B-0142 · opened 9:12 by Mr. Okafor · room 118"))
    card.body.addWidget(ElidedLabel("One line that is far too long for the room it has here and is cut " * 3))
    card.body.addWidget(Hairline())
    text = SafeText()
    text.set_markdown(WORDS)
    card.body.addWidget(text)
    return card


def frame() -> QWidget:
    """Rail, top bar and page as a window has them."""
    whole, rail, bar = QWidget(), QWidget(), QWidget()
    whole.setProperty("kind", "page")
    for part, kind in ((rail, "rail"), (bar, "topbar")):
        part.setProperty("kind", kind)
        part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    size(rail, width=208)
    size(bar, height=52)
    entries = QVBoxLayout(rail)
    space(entries, 12, 10, gap=0)
    names = ["Today", "Tickets", "Projects", "Handbook"]
    for name in names:
        entry = RailButton(name)
        entry.setChecked(name == "Tickets")
        entry.set_count(12 if name == "Tickets" else 0)
        entries.addWidget(entry)
    entries.addStretch(1)
    entries.addWidget(Muted("Riverside High Help Desk\nStation B · saved on this computer", "small"))
    top = QHBoxLayout(bar)
    space(top, 8, 20, gap=10)
    search = SearchField("Search tickets, people, projects…")
    size(search, width=460)
    for part in (
        search,
        None,
        Button("New ticket", "main", hint="N"),
        Avatar("Maya R.", b"m"),
        Heading("Maya R.", ""),
        ChipButton("Lock"),
    ):
        top.addStretch(1) if part is None else top.addWidget(part)
    page = Page("Tickets", "Block C · 4 people on the desk · 12 tickets open")
    for chip in (ChipButton("Open", 12, checkable=True), ChipButton("Mine", 2, checkable=True)):
        page.beside.addWidget(chip)
    page.buttons.addWidget(Segmented("View", [("l", "List"), ("b", "Board")]))
    left = column(buttons(), lists(), gap=16)
    right = column(fields(), words(), None, gap=16)
    both = QHBoxLayout()
    space(both, gap=16)
    both.addLayout(left, 1)
    both.addLayout(right, 1)
    page.body.addLayout(both, 1)
    across = QHBoxLayout(whole)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addWidget(rail)
    main = QVBoxLayout()
    main.setSpacing(0)
    main.addWidget(bar)
    main.addWidget(page, 1)
    across.addLayout(main, 1)
    return whole


def others() -> QWidget:
    """Empty state, PIN pad, suggestions, notes, calendar."""
    page = Page("Other parts")
    pad = PinPad()
    calendar = QCalendarWidget()
    dress_calendar(calendar)
    calendar.setSelectedDate(QDate(2025, 12, 12))
    first = column(
        EmptyState("No tickets here yet", "What people bring to the desk will stand here.", "New ticket", hint="N"),
        calendar,
    )
    field = SuggestField("Who")
    field.setObjectName("who")
    second = Card("Who is it")
    second.body.addWidget(field)
    second.body.addStretch(1)
    third = Card("PIN")
    third.body.addWidget(pad)
    line = QHBoxLayout()
    space(line, gap=16)
    line.addLayout(first, 1)
    line.addWidget(second, 1)
    line.addWidget(third)
    page.body.addLayout(line, 1)
    return page


def _holder(layout: QHBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _save(widget: QWidget, path: Path) -> None:
    QApplication.processEvents()
    QApplication.processEvents()
    widget.grab().save(str(path))
    print(path)


def draw(folder: Path, kit: Look) -> None:
    """Write one set of pictures with the present theme and zoom."""
    tag = f"{'dark' if kit.theme.dark else 'light'}-{kit.zoom}"
    whole = frame()
    whole.resize(kit.px(1400), kit.px(1000))
    whole.show()
    QApplication.processEvents()
    for button in whole.findChildren(Button, "focused"):
        button.activateWindow()
        button.setFocus()
    _save(whole, folder / f"kit-{tag}.png")
    rest = others()
    rest.resize(kit.px(1200), kit.px(640))
    rest.show()
    rest.activateWindow()
    notes = Notes(rest)
    notes.say("B-0142 claimed", lambda: None)
    notes.say("Backup made", None)
    field = rest.findChild(SuggestField, "who")
    QApplication.processEvents()
    field.setFocus()
    field.setText("ma")
    field.offer(
        [
            Suggestion(1, "Maya R.", "Grade 11", b"1"),
            Suggestion(2, "Mr. Okafor", "room 118", b"2"),
            Suggestion(3, "Marek"),
        ]
    )
    _save(rest, folder / f"rest-{tag}.png")
    trouble = TroublePage(
        "The desk file cannot be opened",
        "Nothing was changed. Your last backup is from today, 9:12.",
        "Plug the shared drive in and try again, or open the backup.",
        [("Try again", lambda: None), ("Open a backup", lambda: None)],
        "/srv/desk/riverside.trellis",
    )
    trouble.resize(kit.px(900), kit.px(560))
    trouble.show()
    _save(trouble, folder / f"trouble-{tag}.png")
    sheet = Sheet(None, "Hand over B-0142")
    form = Form()
    form.row("To whom", QComboBox())
    form.row("A note", QLineEdit(), "They see it on their Today")
    sheet.body.addWidget(form)
    sheet.finish("Hand over")
    sheet.show()
    _save(sheet, folder / f"sheet-{tag}.png")
    menu = QMenu()
    for word in ("Claim\tC", "Hand over…", "", "Move to trash"):
        menu.addAction(word) if word else menu.addSeparator()
    menu.popup(menu.pos())
    menu.setActiveAction(menu.actions()[1])
    _save(menu, folder / f"menu-{tag}.png")
    for widget in (whole, rest, trouble, sheet, menu):
        widget.close()
        widget.deleteLater()


def main(folder: Path) -> None:
    """Draw everything into `folder`."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    kit = Look(app, RESOURCES, Mode.LIGHT)
    folder.mkdir(parents=True, exist_ok=True)
    for mode in (Mode.LIGHT, Mode.DARK):
        for zoom in (100, 150):
            kit.set_mode(mode)
            kit.set_zoom(zoom)
            draw(folder, kit)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
