"""The residents of the current program: what they say about its past IMGs, and who they are."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.claims import YesNo
from matchplanner.domain.roster import YEARS_WITHOUT, Outlook, Resident, Signs
from matchplanner.services import roster
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.page import heading
from matchplanner.ui.programs.roster.cohort_chart import CohortChart
from matchplanner.ui.programs.roster.model import ResidentsModel
from matchplanner.ui.programs.roster.paste_dialog import PasteDialog
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_MOST_ROWS = 6
_NAMED = 4  # people named in a line; the table has the rest


class RosterSection(QWidget):
    """Counts, chart and table of one program's residents."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self._workspace = workspace
        self._row: ProgramRow | None = None
        self.summary = _line("rosterSummary")
        self.flag = _line("rosterFlag", "problem")
        self.signs = _line("rosterSigns", "ok")
        self.near = _line("rosterNear")
        self.chart = CohortChart()
        self.model = ResidentsModel(self._save, self)
        self.table = RecordTable("residentsTable", self.tr("Residents"))
        self.table.show_model(self.model, (7, 20, 26, 18, 8, 14), 2)
        self.table.setItemDelegateForColumn(
            self.model.column_of("img"), ChoiceDelegate(self.tr("IMG"), choices(YesNo), self.table)
        )
        self.table.delete_requested.connect(self._delete)
        self._lay_out()

    def show_program(self, row: ProgramRow | None, today: date) -> None:
        """Show the residents of a program."""
        self._row = row
        self.setEnabled(row is not None)
        everybody = roster.rows(row.id) if row is not None else ()
        self.model.replace(everybody)
        self.table.setVisible(bool(everybody))
        self.table.fit_rows(2, _MOST_ROWS)
        self._remove.setEnabled(bool(everybody))
        if row is None:
            return
        found, signs = roster.outlook(row.id, today), roster.signs(row.id)
        self.chart.show_outlook(found)
        self.chart.setVisible(bool(everybody))
        self.summary.setText(summary_words(found, any_there=bool(everybody)))
        _show(self.flag, flag_words(found))
        _show(self.signs, sign_words(signs))
        _show(self.near, near_words(signs))

    def paste(self) -> None:
        """Ask for a list of residents."""
        if self._row is not None:
            dialog = PasteDialog(self._workspace, self._row, self.window())
            dialog.open()
            dialog.text.setFocus()

    def _lay_out(self) -> None:
        self._remove = button(
            "deleteResident", self.tr("Delete"), lambda: self._delete(self.table.record()), self.tr("Del")
        )
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Residents"), 1.0))
        top.addStretch()
        top.addWidget(self._remove)
        top.addWidget(button("addResident", self.tr("Add"), self._add))
        top.addWidget(button("pasteResidents", self.tr("Paste a list..."), self.paste))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (self.summary, self.flag, self.signs, self.near, self.chart):
            column.addWidget(part)
        column.addWidget(self.table)

    def _save(self, resident: int, field: str, value: Any) -> None:
        self._run(self.tr("Edit a resident of {program}"), lambda: roster.edit(resident, field, value))

    def _add(self) -> None:
        row = self._row
        if row is None:
            return
        today = self._workspace.today()
        label = self.tr("Add a resident of {program}").format(program=row.name)
        added = self._workspace.run(label, lambda: roster.add(row.id, today))
        self.table.select(added)
        self.table.setFocus()

    def _delete(self, resident: int) -> None:
        if resident:
            self._run(self.tr("Delete a resident of {program}"), lambda: roster.delete([resident]))

    def _run(self, label: str, action: Callable[[], None]) -> None:
        name = self._row.name if self._row is not None else ""
        self._workspace.run(label.format(program=name), action)


def summary_words(found: Outlook, *, any_there: bool = True) -> str:
    """Return whether IMGs were seen in the last cohorts (R77)."""
    if not any_there:
        return _tr("Nobody noted yet. Paste the residents page to see how many IMGs the last cohorts had.")
    count = _tr("IMGs in {n} of {of} cohorts ({span})").format(
        n=found.with_imgs, of=len(found.cohorts), span=found.span
    )
    parts = [count]
    if found.perhaps:
        parts.append(_tr("{n} more may have one").format(n=found.perhaps))
    if found.undated:
        parts.append(_tr("{n} without a year").format(n=found.undated))
    return "; ".join(parts) + "."


def flag_words(found: Outlook) -> str:
    """Return the red flag of several years without any IMG, or "" (R78)."""
    if not found.several_years_without:
        return ""
    words = _tr("The newest {n} cohorts noted have no IMG.")
    return words.format(n=max(found.newest_without, YEARS_WITHOUT))


def sign_words(signs: Signs) -> str:
    """Return the positive signs, or "" (R79, R82)."""
    parts = []
    if signs.schools > 1 or len(signs.countries) > 1:
        parts.append(
            _tr("{n} schools abroad: {countries}").format(
                n=signs.schools, countries=", ".join(signs.countries)
            )
        )
    if signs.trained:
        parts.append(_tr("trained before: {names}").format(names=_names(signs.trained)))
    return "; ".join(parts)


def near_words(signs: Signs) -> str:
    """Return who comes from where the applicant does, to write to, or "" (R80)."""
    parts = []
    if signs.near:
        parts.append(_tr("From your country: {names}").format(names=_names(signs.near)))
    if signs.region:
        parts.append(_tr("From your part of the world: {names}").format(names=_names(signs.region)))
    return "; ".join(parts)


def _names(residents: tuple[Resident, ...]) -> str:
    shown = [
        " ".join(part for part in (r.name or _tr("unnamed"), f"({r.cohort})" if r.cohort else "") if part)
        for r in residents[:_NAMED]
    ]
    more = len(residents) - len(shown)
    return ", ".join(shown) + (_tr(" and {n} more").format(n=more) if more > 0 else "")


def _line(name: str, tone: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    if tone:
        set_tone(label, tone)
    return label


def _show(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Roster", text)
