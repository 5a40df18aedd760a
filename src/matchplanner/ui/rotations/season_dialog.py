"""The season's dates: how sure each is, where it comes from, and the user's own corrections."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.season import Milestone
from matchplanner.services import own_dates, season
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import DayField, LineField, NoteField
from matchplanner.ui.widgets.links import LinkLabel, linked
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_WIDTHS = (44, 18, 16, 25, 31, 17)
_WIDTH, _HEIGHT = 166, 36
_TABLES = ("milestone_override", "profile", "rotation", "blocked_period")


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    milestone: Milestone


class SeasonDates(QDialog):
    """Lists the milestones of one season; the chosen one is explained below and may be corrected."""

    def __init__(self, workspace: Workspace, target_year: int, parent: QWidget, current: int = 0) -> None:
        """Show the season of target year X; `current` is the date to begin with, counted by the rules."""
        super().__init__(parent)
        self.setObjectName("seasonDates")
        title = self.tr("Season dates, applications in September {year}").format(year=target_year)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._year = target_year
        self._keys = [rule.key for rule in season.rules().milestones]
        self.model = RowTableModel[_Line](_columns(), self)
        self.table = RecordTable("seasonTable", self.tr("Season dates"))
        self.table.show_model(self.model, _WIDTHS, stretch=0)
        self._explain = QLabel()
        self._explain.setObjectName("milestoneStatus")
        self._explain.setTextFormat(Qt.TextFormat.PlainText)
        self._explain.setWordWrap(True)
        self._left_alone = muted("")
        self._left_alone.setObjectName("datesLeftAlone")
        self._sources = LinkLabel()
        self._sources.setObjectName("milestoneSources")
        self.correct = button("correctMilestone", self.tr("Correct..."), self._on_correct)
        self.back = button("derivedMilestone", self.tr("Back to derived"), self._on_back)
        self._assemble(title)
        self.table.record_changed.connect(lambda _record: self._show_current())
        self.table.doubleClicked.connect(lambda _index: self._on_correct())
        workspace.changed.connect(self._on_changed)
        self._refresh()
        self.table.select(current) if current else self.table.select_any()
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.height())

    def _assemble(self, title: str) -> None:
        close = button("closeSeasonDates", self.tr("Close"), self.accept)
        row = QHBoxLayout()
        row.addWidget(self.correct)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(heading(title, 1.15))
        column.addWidget(
            muted(
                self.tr(
                    "Dates marked as expected follow the pattern of earlier seasons. Check them on the "
                    "official site before you rely on them, and correct what differs."
                )
            )
        )
        column.addWidget(self.table, 1)
        column.addWidget(self._left_alone)
        column.addWidget(self._explain)
        column.addWidget(self._sources)
        column.addLayout(row)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches(*_TABLES):
            self._refresh()

    def _refresh(self) -> None:
        found = season.milestones(self._year)
        self.model.replace([_Line(self._keys.index(m.key) + 1, m) for m in found])
        self._show_left_alone()
        self._show_current()

    def _show_left_alone(self) -> None:
        found = own_dates.left_alone(self._year, self._workspace.today())
        listed = "; ".join(f"{one.title}, {short_day(one.on)}" for one in found)
        text = self.tr("Set by hand outside this season and left as it is: {list}.")
        self._left_alone.setText(text.format(list=listed))
        self._left_alone.setVisible(bool(found))

    def _milestone(self) -> Milestone | None:
        record = self.table.record()
        return next((line.milestone for line in self.model.rows if line.id == record), None)

    def _show_current(self) -> None:
        found = self._milestone()
        self.correct.setEnabled(found is not None)
        self.back.setEnabled(found is not None and found.overridden)
        if found is not None:
            self._explain.setText(_explained(found, self._year))
            self._sources.setText(tr("Source: {links}").format(links=", ".join(map(linked, found.sources))))
            self._sources.setVisible(bool(found.sources))

    def _on_correct(self) -> None:
        found = self._milestone()
        if found is not None:
            CorrectDate(self._workspace, self._year, found, self).open()

    def _on_back(self) -> None:
        found = self._milestone()
        if found is not None:
            label = self.tr("Back to the derived date of {name}").format(name=found.label)
            self._workspace.run(label, lambda: season.clear_override(self._year, found.key))


class CorrectDate(EntryDialog):
    """Asks for the user's own date of one milestone."""

    def __init__(self, workspace: Workspace, target_year: int, milestone: Milestone, parent: QWidget) -> None:
        """Start with the date as it stands; the day of checking is today."""
        super().__init__(
            "correctDate", milestone.label, tr("Use this date"), parent, _pattern(milestone, target_year)
        )
        self._workspace, self._year, self._milestone = workspace, target_year, milestone
        self._on, self._checked = DayField(), DayField()
        self._at, self._source = LineField(), LineField()
        self._zone, self._note = ZoneField(), NoteField()
        self._note.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        fields = {
            "on": (tr("Date"), self._on),
            "at": (tr("Time"), self._at),
            "zone": (tr("Time zone"), self._zone),
            "source": (tr("Source"), self._source),
            "checked_on": (tr("Checked on"), self._checked),
            "note": (tr("Note"), self._note),
        }
        for name, (label, field) in fields.items():
            self.add(f"override_{name}", label, field)
        self._at.setPlaceholderText(tr("such as 21:00"))
        self._on.load(milestone.on)
        self._at.load("" if milestone.at is None else f"{milestone.at:%H:%M}")
        self._zone.load(milestone.zone)
        self._source.load(milestone.sources[0] if milestone.sources else "")
        self._checked.load(workspace.today())
        self._note.load(milestone.note if milestone.overridden else "")
        self.submit_with(self._store)
        self._on.setFocus()

    def _store(self) -> None:
        on, checked = parse_day(self._on.line.text()), parse_day(self._checked.line.text())
        label = tr("Correct {name}").format(name=self._milestone.label)
        self._workspace.run(
            label,
            lambda: season.override(
                self._year,
                self._milestone.key,
                on=on,
                at=self._at.text(),
                zone=self._zone.text(),
                source=self._source.text(),
                checked_on=checked,
                note=self._note.text(),
            ),
        )


def _columns() -> tuple[Column[_Line], ...]:
    return (
        Column("label", tr("Milestone"), lambda line: line.milestone.label),
        Column(
            "on", tr("Date"), lambda line: day_text(line.milestone.on), sort=lambda line: line.milestone.on
        ),
        Column("at", tr("Time"), lambda line: _short_clock(line.milestone)),
        Column("track", tr("Track"), lambda line: word(line.milestone.track)),
        Column("status", tr("How sure"), lambda line: _sure(line.milestone)),
        Column("checked_on", tr("Checked on"), lambda line: day_text(line.milestone.checked_on)),
    )


def _clock(milestone: Milestone) -> str:
    return tr("whole day") if milestone.at is None else f"{milestone.at:%H:%M} {milestone.zone}"


def _short_clock(milestone: Milestone) -> str:
    if milestone.at is None:
        return tr("whole day")
    return f"{milestone.at:%H:%M} {milestone.zone.rsplit('/', 1)[-1].replace('_', ' ')}"


def _pattern(milestone: Milestone, target_year: int) -> str:
    return milestone.pattern.replace("X+1", str(target_year + 1)).replace("X", str(target_year))


def _sure(milestone: Milestone) -> str:
    return tr("Expected, check the official site") if milestone.expected else word(milestone.status)


def _explained(milestone: Milestone, target_year: int) -> str:
    day = f"{day_text(milestone.on)}, {_clock(milestone)}"
    parts = [f"{milestone.label}: {day}.", f"{word(milestone.status)}."]
    if not milestone.overridden:
        parts.append(tr("Pattern: {pattern}.").format(pattern=_pattern(milestone, target_year)))
    if milestone.note:
        parts.append(milestone.note)
    return " ".join(parts)
