"""The first tab of a program: the applicant's own marks and the facts that decide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.programs import ProgramStatus
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.widgets.fields import ChoiceField, LineField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.workspace import Workspace


class OverviewTab(DetailTab):
    """What one wants to see of a program first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self._fields: dict[str, LineField | ChoiceField] = {}
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 8, 8, 8)
        columns.setSpacing(24)
        right = QVBoxLayout()
        right.addWidget(self._form())
        right.addStretch(1)
        columns.addLayout(right, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        fresh = self.shows_another(row)
        super().show_program(row)
        if row is not None:
            for key, field in self._fields.items():
                field.load(str(getattr(row, key)), fresh=fresh)

    def _form(self) -> Form:
        form = Form()
        statuses = [(str(status), status.label) for status in ProgramStatus]
        rows: tuple[tuple[str, str, str, LineField | ChoiceField], ...] = (
            ("status", "programStatus", self.tr("Status"), ChoiceField(statuses)),
            ("website", "programWebsite", self.tr("Website"), LineField()),
            ("nrmp_code", "programNrmpCode", self.tr("NRMP code"), LineField()),
            ("acgme_id", "programAcgmeId", self.tr("ACGME ID"), LineField()),
        )
        for key, name, label, field in rows:
            self._fields[key] = field
            form.add(name, label, field, self.writer(key, label))
        return form
