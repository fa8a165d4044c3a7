"""Buttons, chips, fields, cards: by mouse, by keyboard, by ear, at every zoom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

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
    TimeField,
    chip_size,
    column,
    dress_list,
    dress_table,
    paint_chip,
    row,
    scrolled,
    styled,
)
from trellis.ui.theme import TONES, Look, Mode

MAKERS: dict[str, Callable[[], QWidget]] = {
    "main": lambda: Button("New ticket", "main", hint="N"),
    "plain": lambda: Button("Hand over"),
    "quiet": lambda: Button("Later", "quiet"),
    "danger": lambda: Button("Throw away", "danger"),
    "link": lambda: Button("Undo", "link"),
    "icon": lambda: Button("Print", icon="print"),
    "chip": lambda: Chip("In progress", "blue"),
    "chip button": lambda: ChipButton("Open", 12, checkable=True),
    "rail": lambda: RailButton("Tickets"),
    "segmented": lambda: Segmented("View", [("list", "List"), ("board", "Board")]),
    "search": lambda: SearchField("Search tickets…"),
    "suggest": lambda: SuggestField("Who"),
    "number": lambda: NumberField(0, 99, 3, "min"),
    "date": lambda: DateField(QDate(2025, 12, 12)),
    "time": TimeField,
    "pin": PinPad,
    "card": lambda: Card("On your bench", "2 tickets"),
    "callout": lambda: Callout("Two standards have no home yet."),
    "empty": lambda: EmptyState("No tickets", "They will stand here.", "New ticket", lambda: None),
    "meter": lambda: Meter("My path", 3, 6, "3 of 6"),
    "progress": lambda: ProgressStrip("Importing"),
    "avatar": lambda: Avatar("Maya R.", b"1"),
    "key": lambda: KeyHint("Ctrl K"),
    "heading": lambda: Heading("Tickets", "title"),
}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A shown window with an empty column."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def put(window: QWidget, *widgets: QWidget) -> None:
    """Add widgets to the column of the window."""
    for widget in widgets:
        window.layout().addWidget(widget)
    QApplication.processEvents()


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
@pytest.mark.parametrize("name", MAKERS)
def test_nothing_is_clipped_at_any_zoom(name: str, zoom: int, kit: Look, window: QWidget) -> None:
    widget = MAKERS[name]()
    put(window, widget)
    kit.set_zoom(zoom)
    QApplication.processEvents()
    window.resize(window.sizeHint().expandedTo(window.size()))
    QApplication.processEvents()
    hint = widget.minimumSizeHint()
    assert widget.width() >= hint.width()
    assert widget.height() >= hint.height()
    for button in [w for w in (widget, *widget.findChildren(QPushButton)) if isinstance(w, QPushButton)]:
        assert button.height() >= button.fontMetrics().height()
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())


@pytest.mark.parametrize("name", MAKERS)
def test_everything_grows_with_the_zoom(name: str, kit: Look, window: QWidget) -> None:
    widget = MAKERS[name]()
    put(window, widget)
    before = widget.sizeHint()
    kit.set_zoom(200)
    QApplication.processEvents()
    after = widget.sizeHint()
    assert after.height() > before.height() * 1.5
    assert after.width() >= before.width()


@pytest.mark.parametrize("name", MAKERS)
def test_everything_is_painted_in_light_and_dark(name: str, kit: Look, window: QWidget) -> None:
    widget = MAKERS[name]()
    put(window, widget)
    light = widget.grab().toImage()
    kit.set_mode(Mode.DARK)
    QApplication.processEvents()
    assert widget.grab().toImage() != light


@pytest.mark.parametrize("name", MAKERS)
def test_what_takes_the_focus_has_a_name(name: str, window: QWidget) -> None:
    widget = MAKERS[name]()
    put(window, widget)
    for part in (widget, *widget.findChildren(QWidget)):
        # The line inside a spin box and the calendar's own parts are named by Qt.
        own = not part.objectName().startswith("qt_")
        if own and part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if name in ("number", "date", "time"):
                continue  # a form row names them
            face = QAccessible.queryAccessibleInterface(part)
            assert face.text(QAccessible.Text.Name), part


def test_button_hint_is_shown_and_told(window: QWidget) -> None:
    with_hint, without = Button("New ticket", "main", hint="N"), Button("New ticket", "main")
    put(window, with_hint, without)
    assert with_hint.sizeHint().width() > without.sizeHint().width()
    assert with_hint.accessibleDescription() == "Key: N"
    with_hint.set_hint("")
    assert with_hint.sizeHint() == without.sizeHint()
    without.set_kind("danger")
    assert without.kind() == "danger"


def test_main_button_shows_focus_inside(window: QWidget, kit: Look, qtbot: QtBot) -> None:
    button, other = Button("Resolve", "main"), QLineEdit()
    put(window, other, button)
    other.setFocus()
    before = button.grab().toImage()
    button.setFocus()
    qtbot.wait_until(button.hasFocus)
    QApplication.processEvents()
    after = button.grab().toImage()
    assert before != after
    middle = after.height() // 2
    assert any(after.pixelColor(x, middle) == QColor(kit.theme.on_accent) for x in range(2, 6))


def test_chip_is_as_wide_as_its_word_and_reads_itself(window: QWidget, kit: Look) -> None:
    chip = Chip("In progress", "blue")
    put(window, chip)
    assert chip.sizeHint() == chip_size("In progress")
    assert chip.accessibleName() == "In progress"
    chip.set("Waiting", "amber")
    assert (chip.text(), chip.tone(), chip.accessibleName()) == ("Waiting", "amber", "Waiting")
    middle = chip.grab().toImage().pixelColor(4, chip.height() // 2)
    assert middle == QColor(kit.theme.amber_soft)


def test_paint_chip_keeps_to_its_room(kit: Look) -> None:
    canvas = QPixmap(300, 40)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    whole = paint_chip(painter, 0, 20, "hardware repair", "violet")
    assert whole == chip_size("hardware repair").width()
    assert paint_chip(painter, 0, 20, "hardware repair", "violet", room=60) == 60
    assert paint_chip(painter, 0, 20, "hardware repair", "violet", room=3) == 0
    painter.end()


def test_every_tone_has_its_own_ground(kit: Look) -> None:
    assert len({kit.theme.tone(tone)[1].name() for tone in TONES}) == len(TONES)


def test_view_chip_has_a_count_and_a_key(window: QWidget, qtbot: QtBot) -> None:
    chip = ChipButton("All", 4318, checkable=True)
    put(window, chip)
    assert chip.accessibleName() == "All 4,318"
    width = chip.sizeHint().width()
    chip.set_count(None)
    assert chip.accessibleName() == "All"
    assert chip.sizeHint().width() < width
    chip.setFocus()
    with qtbot.waitSignal(chip.toggled):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()


def test_people_s_ampersand_is_no_mnemonic(window: QWidget) -> None:
    chip = ChipButton("salt & pepper")
    put(window, chip)
    assert chip.shortcut().isEmpty()
    assert chip.accessibleName() == "salt & pepper"


def test_segmented_by_mouse_and_silently(window: QWidget, qtbot: QtBot) -> None:
    parts = Segmented("View", [("list", "List"), ("board", "Board")])
    put(window, parts)
    assert parts.value() == "list"
    board = next(b for b in parts.findChildren(QPushButton) if b.text() == "Board")
    with qtbot.waitSignal(parts.picked) as picked:
        qtbot.mouseClick(board, Qt.MouseButton.LeftButton)
    assert picked.args == ["board"]
    with qtbot.assertNotEmitted(parts.picked):
        parts.set_value("list")
    assert parts.value() == "list"


def test_rail_entries_exclude_each_other(window: QWidget, qtbot: QtBot) -> None:
    today, tickets = RailButton("Today"), RailButton("Tickets")
    put(window, today, tickets)
    qtbot.mouseClick(today, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tickets, Qt.MouseButton.LeftButton)
    assert tickets.isChecked()
    assert not today.isChecked()
    tickets.set_count(12)
    assert tickets.accessibleDescription().startswith("12")


def test_elided_label_keeps_the_whole_for_ear_and_tip(window: QWidget) -> None:
    words = "A very long line of words that nobody will see to its end " * 5
    label = ElidedLabel(words)
    put(window, label)
    assert label.text().endswith("…")
    assert label.accessibleName() == words.strip()
    assert "A very long line" in label.toolTip()
    label.set_text("short")
    assert (label.text(), label.toolTip()) == ("short", "")


def test_labels_never_guess_rich_text(window: QWidget) -> None:
    words = "<b>bold</b><img src=x>"
    parts: list[QWidget] = [
        Heading(words),
        Muted(words),
        ElidedLabel(words),
        Callout(words),
        Card(words, words),
        EmptyState(words, words),
        Meter(words, 1, 2, words),
        ProgressStrip(words),
    ]
    put(window, *parts)
    labels = window.findChildren(QLabel)
    assert len(labels) >= 11
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_card_keeps_its_title_at_the_top(window: QWidget) -> None:
    card = Card("Title", "note")
    card.body.addWidget(Hairline())
    put(window, card)
    assert card.title.mapTo(card, QPoint(0, 0)).y() < 40
    card.set_chosen(True)
    assert card.property("chosen") == "true"


def test_empty_state_offers_the_first_step(window: QWidget, qtbot: QtBot) -> None:
    done: list[bool] = []
    empty = EmptyState("No tickets yet", "They will stand here.", "New ticket", lambda: done.append(True), hint="N")
    put(window, empty)
    assert empty.button
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert done == [True]


def test_progress_says_what_and_how_far_and_can_be_cancelled(window: QWidget, qtbot: QtBot) -> None:
    strip = ProgressStrip("Importing")
    put(window, strip)
    strip.show_progress("Importing, 5 of 10", 5, 10)
    bar = strip.findChild(QProgressBar)
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (5, 10, "Importing, 5 of 10")
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not strip.findChild(QPushButton).isEnabled()


def test_meter_speaks_in_words(window: QWidget) -> None:
    meter = Meter("My path", 9, 6, "6 of 6")
    put(window, meter)
    bar = meter.findChild(QProgressBar)
    assert (bar.value(), bar.accessibleName(), bar.accessibleDescription()) == (6, "My path", "6 of 6")


def test_flow_wraps_and_clears(window: QWidget, qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    chips = [Chip(f"word {n}") for n in range(12)]
    for chip in chips:
        flow.addWidget(chip)
    put(window, holder)
    assert flow.heightForWidth(10_000) < flow.heightForWidth(200)
    flow.setGeometry(QRect(0, 0, 200, flow.heightForWidth(200)))
    assert all(chip.geometry().right() < 200 for chip in chips)
    assert not any(a.geometry().intersects(b.geometry()) for a in chips for b in chips if a is not b)
    before = flow.heightForWidth(200)
    flow.addWidget(Chip("as wide as a line, so alone in one"))
    qtbot.wait_until(lambda: flow.heightForWidth(200) > before)  # Qt shows it a moment later
    for chip in chips:
        chip.hide()
    assert flow.heightForWidth(200) < before, "and without what is hidden"
    flow.clear()
    assert flow.count() == 0
    qtbot.wait_until(lambda: not holder.findChildren(Chip))


def test_rows_and_columns(window: QWidget) -> None:
    left, right, below = QLabel("a"), QLabel("b"), QLabel("c")
    holder = QWidget()
    holder.setLayout(column(row(left, None, right), below, None))
    put(window, holder)
    assert left.x() < right.x()
    assert left.y() < below.y()


def test_scrolled_shows_the_ground_below(window: QWidget, kit: Look) -> None:
    inside = QWidget()
    inside.setLayout(column(*(QLabel(str(n)) for n in range(60))))
    card, area = Card(), scrolled(inside)
    card.body.addWidget(area)
    put(window, card)
    middle = QPoint(card.width() // 2, card.height() // 2)
    assert kit.theme.surface != kit.theme.page
    assert card.grab().toImage().pixelColor(middle) == QColor(kit.theme.surface)


def test_styled_dresses_at_once(window: QWidget, kit: Look) -> None:
    field = QLineEdit()
    put(window, field)
    window.setFocus()
    styled(field, wrong="true")
    edge = field.grab().toImage().pixelColor(0, field.height() // 2)
    assert edge == QColor(kit.theme.red)


@pytest.mark.parametrize("first", [80, 100, 200])
def test_tables_have_rows_of_one_height(first: int, window: QWidget, kit: Look) -> None:
    kit.set_zoom(first)
    model = QStandardItemModel(0, 2)
    model.setHorizontalHeaderLabels(["Number", "What is wrong"])
    for n in range(3):
        model.appendRow([QStandardItem(str(n)), QStandardItem("x")])
    table = QTableView()
    table.setModel(model)
    dress_table(table, "Tickets", row_height=46)
    put(window, table)
    for zoom in (first, 150, 200, 80, 100):
        kit.set_zoom(zoom)
        QApplication.processEvents()
        assert [table.rowHeight(n) for n in range(3)] == [kit.px(46)] * 3
    assert table.accessibleName() == "Tickets"


def test_lists_filled_before_they_are_shown_keep_their_padding(window: QWidget) -> None:
    view = QListView()
    dress_list(view, "Lines")
    model = QStringListModel(["a", "b", "c"], view)
    view.setModel(model)
    view.setCurrentIndex(model.index(1, 0))
    put(window, view)
    assert view.visualRect(model.index(1, 0)).height() >= 28


@pytest.mark.parametrize(("width", "hinted"), [(460, True), (110, False)])
def test_search_gives_the_place_of_its_key_to_the_words_where_it_is_narrow(
    window: QWidget, width: int, hinted: bool
) -> None:
    search = SearchField("Search tickets, people, projects…", "Control+K")
    put(window, search)
    search.setFixedWidth(width)
    QApplication.processEvents()
    assert (search.textMargins().right() > 0) is hinted
    bare = SearchField("Search tickets, people, projects…", "")
    put(window, bare)
    bare.setFixedWidth(width)
    QApplication.processEvents()
    assert (search.grab().toImage() == bare.grab().toImage()) is not hinted


def test_search_hides_its_key_while_there_are_words(window: QWidget) -> None:
    search = SearchField("Search tickets, people, projects…")
    put(window, search)
    assert search.accessibleName() == "Search tickets, people, projects"
    empty = search.grab().toImage()
    search.setText("charger")
    assert search.grab().toImage() != empty


# Suggestions

PEOPLE = [Suggestion(1, "Maya R.", "Grade 11", b"1"), Suggestion(2, "Mr. Okafor", "room 118", b"2")]


@pytest.fixture
def who(window: QWidget, qtbot: QtBot) -> SuggestField:
    """A field for a person, with the focus."""
    field = SuggestField("Who")
    put(window, field)
    window.activateWindow()
    field.setFocus()
    qtbot.wait_until(field.hasFocus)
    return field


def test_suggestions_are_asked_after_two_letters(who: SuggestField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(who.asked, wait=200):
        qtbot.keyClicks(who, "m")
    with qtbot.waitSignal(who.asked) as asked:
        qtbot.keyClicks(who, "a")
    assert asked.args == ["ma"]


def test_suggestions_by_keyboard(who: SuggestField, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    who.offer(PEOPLE)
    assert who.list_open()
    assert who.accessibleDescription().startswith("2")
    qtbot.keyClick(who, Qt.Key.Key_Down)
    qtbot.keyClick(who, Qt.Key.Key_Down)
    qtbot.keyClick(who, Qt.Key.Key_Down)
    qtbot.keyClick(who, Qt.Key.Key_Up)
    with qtbot.waitSignal(who.chosen) as chosen:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert chosen.args == [PEOPLE[1]]
    assert who.text() == "Mr. Okafor"
    assert who.picked() == PEOPLE[1]
    assert not who.list_open()


def test_suggestions_by_mouse(who: SuggestField, window: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    who.offer(PEOPLE)
    lines = window.findChild(QListWidget)
    QApplication.processEvents()
    place = lines.visualItemRect(lines.item(0)).center()
    with qtbot.waitSignal(who.chosen) as chosen:
        qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [PEOPLE[0]]
    assert who.hasFocus()


def test_free_text_counts_and_forgets_the_pick(who: SuggestField, qtbot: QtBot) -> None:
    who.pick(PEOPLE[0])
    with qtbot.waitSignal(who.cleared):
        qtbot.keyClicks(who, "x")
    assert who.picked() is None
    assert who.text() == "Maya R.x"


def test_enter_without_a_line_leaves_the_words(who: SuggestField, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "new person")
    who.offer(PEOPLE)
    with qtbot.waitSignal(who.returnPressed), qtbot.assertNotEmitted(who.chosen):
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert who.text() == "new person"


def test_escape_and_leaving_close_the_list(who: SuggestField, window: QWidget, qtbot: QtBot) -> None:
    who.offer(PEOPLE)
    qtbot.keyClick(who, Qt.Key.Key_Escape)
    assert not who.list_open()
    who.offer(PEOPLE)
    other = QLineEdit()
    put(window, other)
    other.setFocus()
    qtbot.wait_until(other.hasFocus)
    assert not who.list_open()
    who.offer(PEOPLE)
    assert not who.list_open()


def test_list_stays_inside_a_low_window(who: SuggestField, window: QWidget) -> None:
    window.layout().insertStretch(0, 1)  # type: ignore[attr-defined]
    QApplication.processEvents()
    who.offer(PEOPLE * 4)
    popup = window.findChild(QListWidget).parentWidget()
    assert window.rect().contains(popup.geometry())


def test_suggestions_paint_people_s_words_as_they_are(who: SuggestField, window: QWidget) -> None:
    who.offer([Suggestion(1, "<b>x</b>", "<img src=x>", b"1")])
    lines = window.findChild(QListWidget)
    assert lines.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "<b>x</b> <img src=x>"
    assert not lines.grab().isNull()


# PIN


@pytest.fixture
def pad(window: QWidget, qtbot: QtBot) -> PinPad:
    """A pad with the focus."""
    made = PinPad(places=4)
    put(window, made)
    window.activateWindow()
    made.setFocus()
    qtbot.wait_until(made.hasFocus)
    return made


def pad_key(pad: PinPad, name: str) -> QPushButton:
    """The key of that name."""
    return next(b for b in pad.findChildren(QPushButton) if b.accessibleName() == name)


def test_pin_by_keys(pad: PinPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "12x34")
    assert pad.accessibleDescription().startswith("4")
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(pad.entered) as entered:
        qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert entered.args == ["123"]
    with qtbot.assertNotEmitted(pad.entered):
        qtbot.keyClick(pad, Qt.Key.Key_Return)


def test_pin_by_clicks_and_keys_mixed(pad: PinPad, qtbot: QtBot) -> None:
    qtbot.mouseClick(pad_key(pad, "7"), Qt.MouseButton.LeftButton)
    pad_key(pad, "8").setFocus()
    qtbot.keyClicks(pad_key(pad, "8"), "0")
    with qtbot.waitSignal(pad.entered) as entered:
        qtbot.mouseClick(pad_key(pad, "Sign in"), Qt.MouseButton.LeftButton)
    assert entered.args == ["70"]


def test_pin_sends_itself_when_full(window: QWidget, qtbot: QtBot) -> None:
    pad = PinPad(places=4, send_full=True)
    put(window, pad)
    with qtbot.waitSignal(pad.entered) as entered:
        qtbot.keyClicks(pad, "1234")
    assert entered.args == ["1234"]


def test_pin_is_never_readable(pad: PinPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "9137")
    told = [w.accessibleName() + w.accessibleDescription() + w.toolTip() for w in (pad, *pad.findChildren(QWidget))]
    assert not any("9137" in words for words in told)
    assert not pad.findChildren(QLineEdit)


def test_a_wrong_pin_is_said_calmly(pad: PinPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "12")
    pad.show_wrong()
    assert "try again" in pad.accessibleDescription()
    with qtbot.assertNotEmitted(pad.entered):
        qtbot.keyClick(pad, Qt.Key.Key_Return)


def test_pin_has_an_end(pad: PinPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "1" * 50)
    with qtbot.waitSignal(pad.entered) as entered:
        qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert entered.args == ["1" * 12]
