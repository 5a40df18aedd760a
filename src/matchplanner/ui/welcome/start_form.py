"""The few questions of a new plan; every one may be skipped."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import Form, name_field

_SEASON_TURNS = 8  # from August on, the next year's September is the one to plan for


@dataclass(frozen=True, slots=True)
class Started:
    """What the form asked: a path and the answers by profile field, only those given."""

    path: Path
    answers: tuple[tuple[str, str], ...]


class StartForm(QWidget):
    """Asks for the target application year, visa and money (R20-R22) and where the plan goes."""

    started = Signal(object)
    cancelled = Signal()

    def __init__(self, today: date, path: Path, parent: QWidget | None = None) -> None:
        """Suggest the season that can still be planned for."""
        super().__init__(parent)
        self._path = path
        self.year = QLineEdit(str(today.year if today.month < _SEASON_TURNS else today.year + 1))
        yes_no = (("unknown", self.tr("not sure yet")), ("yes", self.tr("yes")), ("no", self.tr("no")))
        self.j1 = ChoiceField(yes_no)
        self.h1b = ChoiceField(
            (
                ("unknown", self.tr("not sure yet")),
                ("needed", self.tr("needed")),
                ("preferred", self.tr("strongly preferred")),
                ("not_needed", self.tr("not needed")),
            )
        )
        for choice in (self.j1, self.h1b):
            choice.load("unknown")
        self.status = QLineEdit()
        self.budget = QLineEdit()
        self.where = QLabel(str(path))
        self._assemble()

    def _assemble(self) -> None:
        form = Form()
        rows = (
            ("start_target_year", self.tr("Target application year"), self.year),
            ("start_j1_eligible", self.tr("Eligible for a J-1 visa"), self.j1),
            ("start_h1b_need", self.tr("H-1B visa"), self.h1b),
            ("start_immigration_status", self.tr("Current visa or immigration status"), self.status),
            ("start_budget_usd", self.tr("Money for two to three months in the US (USD)"), self.budget),
        )
        for name, label, field in rows:
            name_field(field, name, label)
            form.add_row(label, field)
        self.year.setToolTip(self.tr("The September in which you apply. Every date is computed from it."))
        self.where.setObjectName("startPath")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        change = button("startChangePath", self.tr("Change..."), self._ask_path)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.where, 1)
        row.addWidget(change)
        form.add_row(self.tr("Plan file"), place)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("A new plan")))
        column.addWidget(
            muted(
                self.tr("Answer what you know. Everything can be left open and filled in later, in Profile.")
            )
        )
        column.addWidget(form)
        column.addLayout(self._buttons())
        column.addStretch()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button("startBack", self.tr("Back"), self.cancelled.emit))
        row.addStretch()
        row.addWidget(button("startSkip", self.tr("Skip these questions"), self._skip))
        create = button("startCreate", self.tr("Create plan"), self._create)
        create.setDefault(True)
        for line in (self.year, self.status, self.budget):
            line.returnPressed.connect(self._create)
        row.addWidget(create)
        return row

    def _ask_path(self) -> None:
        dialog = QFileDialog(self, self.tr("New plan"), str(self._path), self.tr("Plans (*.matchplan)"))
        dialog.setObjectName("newPlanDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("matchplan")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_path)
        dialog.open()

    def _take_path(self, name: str) -> None:
        self._path = Path(name)
        self.where.setText(name)

    def _create(self) -> None:
        answers = (
            ("target_year", self.year.text().strip()),
            ("j1_eligible", self.j1.key()),
            ("h1b_need", self.h1b.key()),
            ("immigration_status", self.status.text().strip()),
            ("budget_usd", self.budget.text().strip()),
        )
        given = tuple((field, value) for field, value in answers if value not in {"", "unknown"})
        self.started.emit(Started(self._path, given))

    def _skip(self) -> None:
        self.started.emit(Started(self._path, ()))
