"""The history of a ticket in plain sentences: "Maya R. claimed it", "Amara O. handed it to Deshawn K."."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trellis.rules.history import Told as Line
from trellis.rules.tickets import Credit, Impact, Status, Told, Urgency
from trellis.ui.controls import Button
from trellis.ui.dates import exact, moment, school_day
from trellis.ui.language import tr
from trellis.ui.shipped import Shipped, shown
from trellis.ui.text import elide, plain_label, plain_tip
from trellis.ui.theme import size, space
from trellis.ui.tickets.words import breakable, now, word

AT_ONCE = 30
"""Lines shown at first, and how many more each "earlier" brings."""

_QUIET = frozenset(
    {
        "created",
        "updated",
        "resolved_at",
        "closed_at",
        "trashed",
        "removed",
        "opened_by",
        "priority",
        "number",
        "ticket",
    }
)
"""Fields that need no words of their own: the sentence or the time says them."""


def sentence(line: Line, today: date) -> str:
    """One line of history as people say it, without who and when. People's words in it are plain text."""
    after = {name: now_ for name, _, now_ in line.changes}
    if line.action == "undo":
        return tr("took the last change back")
    if line.erased:
        return tr("changed something; the words were erased since")
    if (line.noun, line.action) == ("work", "log work"):
        return _logged(after, line.who)
    told = _TELLERS.get((line.noun, line.action))
    if told is not None:
        return told(after, today)
    changes = [_change(*change) for change in line.changes if change[0] not in _QUIET]
    return "; ".join(changes) if changes else tr("changed it")


def _opened(after: Mapping[str, str], _: date) -> str:
    return tr("opened it: “{title}”").format(title=elide(after.get("title", ""), 120))


def _waited(after: Mapping[str, str], today: date) -> str:
    reason = elide(after.get("waiting_reason", ""), 120)
    if wake := _day(after.get("wake_on", "")):
        return tr("set it waiting for “{reason}” until {day}").format(reason=reason, day=school_day(wake, today))
    return tr("set it waiting for “{reason}”").format(reason=reason)


def _resolved(after: Mapping[str, str], _: date) -> str:
    return tr("resolved it: “{words}”").format(words=elide(after.get("resolution", ""), 160))


def _handed(after: Mapping[str, str], _: date) -> str:
    return tr("handed it to {name}").format(name=after.get("assignee", ""))


def _replied(after: Mapping[str, str], _: date) -> str:
    return tr("replied: “{words}”").format(words=elide(after.get("body", ""), 120))


def _noted(after: Mapping[str, str], _: date) -> str:
    return tr("wrote an internal note: “{words}”").format(words=elide(after.get("body", ""), 120))


def _tell(after: Mapping[str, str], _: date) -> str:
    told = after.get("told", "")
    how = word(Told(told)) if told in set(Told) else told
    return tr("recorded how the requester was told: {how}").format(how=how.lower())


def _helped(after: Mapping[str, str], _: date) -> str:
    credit = after.get("credit", "")
    how = word(Credit(credit)).lower() if credit in set(Credit) else credit
    return tr("credited {name} as {how}").format(name=after.get("person", ""), how=how)


def _logged(after: Mapping[str, str], who: str) -> str:
    if after.get("person", "") == who:
        return tr("logged {minutes} min").format(minutes=after.get("minutes", ""))
    return tr("logged {minutes} min for {name}").format(minutes=after.get("minutes", ""), name=after.get("person", ""))


_TELLERS = {
    ("ticket", "open"): _opened,
    ("ticket", "create"): _opened,
    ("ticket", "claim"): lambda *_: tr("claimed it"),
    ("ticket", "release"): lambda *_: tr("released it"),
    ("ticket", "start"): lambda *_: tr("started work"),
    ("ticket", "wait"): _waited,
    ("ticket", "wake"): lambda *_: tr("woke it: its day has come"),
    ("ticket", "resolve"): _resolved,
    ("ticket", "close"): lambda *_: tr("closed it"),
    ("ticket", "reopen"): lambda *_: tr("opened it again"),
    ("ticket", "hand over"): _handed,
    ("ticket", "duplicate"): lambda *_: tr("closed it as a duplicate"),
    ("ticket", "trash"): lambda *_: tr("put it into the trash"),
    ("ticket", "restore"): lambda *_: tr("took it out of the trash"),
    ("entry", "reply"): _replied,
    ("entry", "note"): _noted,
    ("entry", "tell"): _tell,
    ("helper", "help"): _helped,
    ("helper", "unhelp"): lambda *_: tr("took a credit back"),
}


def _change(field: str, before: str, after: str) -> str:
    name = _fields().get(field, field)
    was, is_ = _value(field, before), _value(field, after)
    if field == "body":
        return tr("changed the text")
    if not was:
        return tr("set {field} to “{after}”").format(field=name, after=is_)
    if not is_:
        return tr("took {field} “{before}” away").format(field=name, before=was)
    return tr("changed {field} from “{before}” to “{after}”").format(field=name, before=was, after=is_)


def _fields() -> dict[str, str]:
    return {
        "title": tr("the title"),
        "requester": tr("who asked"),
        "assignee": tr("who has it"),
        "room": tr("the room"),
        "device": tr("the device"),
        "category": tr("the category"),
        "urgency": tr("the urgency"),
        "impact": tr("the impact"),
        "tags": tr("the tags"),
        "status": tr("the status"),
    }


def _value(field: str, value: str) -> str:
    for kind, name in ((Urgency, "urgency"), (Impact, "impact"), (Status, "status")):
        if field == name and value in set(kind):
            return word(kind(value)).lower()
    return elide(shown(value, Shipped.CATEGORY) if field == "category" else value, 80)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


class StoryView(QWidget):
    """The history tab: newest first, one sentence a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._views: list[_LineView] = []
        self._shown = 0
        self._rows = QVBoxLayout()
        space(self._rows, gap=8)
        self._more = Button(self.tr("Show earlier changes"), "link")
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addLayout(self._rows)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, lines: list[Line]) -> None:
        """Show this history."""
        self.clear()
        self._lines = lines
        self._show_more()

    def clear(self) -> None:
        """Show nothing."""
        for view in self._views:
            self._rows.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views, self._lines, self._shown = [], [], 0
        self._more.hide()

    def sentences(self) -> list[str]:
        """What is on screen, for tests and for copying."""
        return [view.accessibleName() for view in self._views]

    def _show_more(self) -> None:
        today = now().astimezone().date()
        for line in self._lines[self._shown : self._shown + AT_ONCE]:
            view = _LineView(line, today)
            self._views.append(view)
            self._rows.addWidget(view)
        self._shown = min(self._shown + AT_ONCE, len(self._lines))
        self._more.setVisible(self._shown < len(self._lines))


class _LineView(QWidget):
    """When at the left, who and what at the right."""

    def __init__(self, line: Line, today: date) -> None:
        super().__init__()
        who = line.who or self.tr("Trellis")
        text = f"{who} {sentence(line, today)}"
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        space(row, gap=12)
        when = plain_label(moment(line.at, now()), "small", wrap=False)
        plain_tip(when, exact(line.at))
        size(when, min_width=84)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(breakable(text)), 1)
