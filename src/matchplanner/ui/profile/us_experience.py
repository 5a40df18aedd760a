"""How much US clinical experience is held and planned, by kind and weeks (R25)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from matchplanner.domain.rotations import RotationMode
from matchplanner.domain.us_experience import KINDS, Line, Standing, Summary, Weeks
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word
from matchplanner.wording import counted


def _tr(text: str) -> str:
    return QCoreApplication.translate("UsExperience", text)


_STANDING = {
    Standing.NONE: (
        "attention",
        (
            "No US experience in genetics held or planned yet: at least one rotation or observership is "
            "expected of you. Plan one under Rotations, or note here what you have done."
        ),
    ),
    Standing.PLANNED: ("", "At least one US experience in genetics is planned; none is held yet."),
    Standing.HELD: ("ok", "At least one US experience in genetics is held: the least that is expected."),
}
_KINDS = {
    (True, RotationMode.HANDS_ON): "Genetics, hands-on",
    (True, RotationMode.OBSERVERSHIP): "Genetics, observership",
    (True, RotationMode.UNKNOWN): "Genetics, not known if hands-on",
    (False, RotationMode.HANDS_ON): "Other field, hands-on",
    (False, RotationMode.OBSERVERSHIP): "Other field, observership",
    (False, RotationMode.UNKNOWN): "Other field, not known if hands-on",
}


def weeks_text(weeks: Weeks) -> str:
    """Return weeks as one reads them: "6 weeks", "at least 6 weeks", "unknown", a dash for none."""
    if weeks.unknown:
        return _tr("at least {n} weeks").format(n=weeks.known) if weeks.known else _tr("unknown")
    if not weeks.known:
        return "\N{EN DASH}"
    return counted("1 week", "{n} weeks", weeks.known)


class UsExperience(QWidget):
    """The standing, a line for each kind there is any of, and the sum."""

    add_requested = Signal(object)
    """An experience in a US clinic, of this ExperienceKind, is to be noted."""

    rotations_requested = Signal()
    """The Rotations page is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.standing = QLabel()
        self.standing.setObjectName("usStanding")
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self.standing.setWordWrap(True)
        self._labels: list[QLabel] = []
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        self._observed = muted(
            _tr("Some programs do not count observerships as US clinical experience: ask where it matters.")
        )
        self._observed.setObjectName("usObserved")
        buttons = FlowBox()
        buttons.add(self._adder())
        buttons.add(button("planRotation", _tr("Open Rotations"), self.rotations_requested.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.standing, self._table, self._observed, buttons):
            column.addWidget(part)

    def show_summary(self, summary: Summary) -> None:
        """Show what is held and planned."""
        tone, text = _STANDING[summary.standing]
        self.standing.setText(_tr(text))
        set_tone(self.standing, tone)
        self._clear()
        self._table.setVisible(bool(summary.lines))
        if summary.lines:
            self._row(0, "Head", ("", _tr("held"), _tr("planned")), "muted")
        for at, line in enumerate(summary.lines, start=1):
            self._line(at, line)
        if len(summary.lines) > 1:
            texts = (_tr("In all"), weeks_text(summary.held), weeks_text(summary.planned))
            self._row(len(summary.lines) + 1, "Sum", texts)
        observed = any(line.mode is RotationMode.OBSERVERSHIP for line in summary.lines)
        self._observed.setVisible(observed)

    def _adder(self) -> QPushButton:
        made = button("addUsExperience", _tr("Add US experience"), lambda: None)
        menu = QMenu(made)
        for kind in KINDS:
            action = menu.addAction(f"{word(kind)}...")
            action.setObjectName(f"add_{kind.value}")
            action.triggered.connect(lambda _checked=False, kind=kind: self.add_requested.emit(kind))
        made.setMenu(menu)
        return made

    def _line(self, row: int, line: Line) -> None:
        kind = _tr(_KINDS[line.genetics, line.mode])
        name = f"{'Genetics' if line.genetics else 'Other'}_{line.mode.value}"
        self._row(row, name, (kind, weeks_text(line.held), weeks_text(line.planned)))

    def _row(self, row: int, name: str, texts: tuple[str, str, str], tone: str = "") -> None:
        for column, (part, text) in enumerate(zip(("", "Held", "Planned"), texts, strict=True)):
            label = QLabel(text)
            label.setObjectName(f"us{name}{part}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_tone(label, tone)
            self._grid.addWidget(label, row, column, _RIGHT if column else _LEFT)
            label.show()
            self._labels.append(label)

    def _clear(self) -> None:
        for label in self._labels:
            label.hide()
            label.setParent(None)
            label.deleteLater()
        self._labels = []


_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
