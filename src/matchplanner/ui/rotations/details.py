"""The chosen rotation: every field saved as it is left, when to apply, and what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.rotation_lists import RotationList
from matchplanner.domain.rotations import RotationKind, RotationMode, RotationStatus
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.rotations.cell import cell, two_columns
from matchplanner.ui.rotations.host_section import HostSection
from matchplanner.ui.rotations.site_search import SiteSearch
from matchplanner.ui.rotations.site_section import Change, SiteSection
from matchplanner.ui.rotations.task_section import TaskSection
from matchplanner.ui.rotations.texts import consequence, letter_text, window_text
from matchplanner.ui.rotations.type_advice import TypeAdvice
from matchplanner.ui.rotations.violation_list import Apply, ViolationList
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField, DayField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import show_problem
from matchplanner.ui.words import choices, word

Edit = Callable[[int, str, object], None]
"""Store a rotation's column."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the details ask for: a value stored, a line ticked, something put right, or any change."""

    edit: Edit
    tick: Callable[[int, RotationList, str, bool], None]
    asked: Callable[[int, bool], None]
    fix: Apply
    change: Change


_NOTE_LINES = 5
_MOST_VIOLATIONS = 3


class RotationDetails(QScrollArea):
    """Shows one rotation; each value typed is stored as (rotation, column, value)."""

    def __init__(self, verbs: Verbs, parent: QWidget | None = None) -> None:
        """Start with nothing chosen; storing may refuse a value with a UserError."""
        super().__init__(parent)
        self.setObjectName("rotationDetails")
        self.setAccessibleName(self.tr("Details"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._edit = verbs.edit
        self._row: RotationRow | None = None
        self._problems: list[QLabel] = []
        self.violations = ViolationList("rotationWarning", verbs.fix, _MOST_VIOLATIONS)
        self.host = HostSection(self._store)
        self.tasks = TaskSection(
            lambda which, item, on: verbs.tick(self._current(), which, item, on),
            lambda on: verbs.asked(self._current(), on),
        )
        self.choosing = SiteSection(verbs.change)
        self.type_advice = TypeAdvice()
        self._programs: tuple[tuple[str, str], ...] = ()
        self._make_fields()
        self._make_notes()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing())
        self._pages.addWidget(self._column())
        self.setWidget(self._pages)

    def show_row(self, row: RotationRow | None, plan: RotationPlan) -> None:
        """Show a rotation, or the hint that none is chosen."""
        fresh = row is None or self._row is None or row.id != self._row.id
        self._row = row
        self._pages.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        if fresh:
            for line in self._problems:
                show_problem(line, "")
        self.title.setText(row.site)
        self._load(row, fresh=fresh)
        self.host.show_row(row, fresh=fresh)
        self.tasks.show_row(row)
        self.choosing.show_row(row, plan.today, fresh=fresh)
        self.type_advice.show_plan(plan)
        self._mode_note.setText(consequence(row.mode))
        self._window.setText(self.tr("Apply {window}").format(window=window_text(row, plan.target_year)))
        self._letter.setText(letter_text(row, plan))
        self._letter.setVisible(bool(self._letter.text()))
        self._show_status(row.status)
        self.violations.show_violations(row.violations, plan, row.id)

    def offer_programs(self, programs: Sequence[tuple[int, str]]) -> None:
        """Offer the plan's programs, by id and name, to be linked to the rotation."""
        offered = (("", self.tr("none")), *((str(program), name) for program, name in programs))
        if offered != self._programs:
            self._programs = offered
            self.program.set_choices(offered)

    def offer_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer the plan's people, by id and name, as a mentor at the site."""
        self.host.offer_people(people)

    def focus_site(self) -> None:
        """Put the keyboard into the site's field, what stands there chosen."""
        self.site.setFocus()
        self.site.selectAll()

    def _make_fields(self) -> None:
        self.site, self.city, self.state = LineField(), LineField(), LineField()
        self.program = ChoiceField((("", self.tr("none")),))
        self.kind, self.mode = ChoiceField(choices(RotationKind)), ChoiceField(choices(RotationMode))
        self.status = ChoiceField(choices(RotationStatus))
        for field in (self.program, self.kind, self.mode, self.status):
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(8)
        self.starts_on, self.ends_on = DayField(), DayField()
        self.notes = NoteField()
        self.notes.setFixedHeight(_NOTE_LINES * self.fontMetrics().lineSpacing() + 12)

    def _make_notes(self) -> None:
        self.title = heading("", 1.15)
        self.title.setObjectName("rotationTitle")
        self.title.setWordWrap(True)
        self._mode_note, self._window = muted(""), muted("")
        self._mode_note.setObjectName("rotationModeNote")
        self._window.setObjectName("rotationWindow")
        self._letter = muted("")
        self._letter.setObjectName("rotationLetter")
        self.advance = button("advanceRotation", "", self._on_advance)

    def _nothing(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(heading(self.tr("No rotation chosen"), 1.15))
        column.addWidget(
            muted(
                self.tr(
                    "Add one, or double-click a week of the calendar. Drag a bar to move it; "
                    "drag its ends to change how long it is."
                )
            )
        )
        column.addSpacing(12)
        column.addWidget(heading(self.tr("Where to look for sites"), 1.0))
        column.addWidget(SiteSearch("anySiteSearch"))
        column.addStretch()
        return empty

    def _column(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.violations)
        column.addLayout(self._fields())
        folds = QVBoxLayout()
        folds.setSpacing(4)
        for section in (self.tasks, self.choosing, self.host, self.type_advice):
            folds.addWidget(section)
        column.addLayout(folds)
        column.addStretch()
        return inside

    def _fields(self) -> QGridLayout:
        self._advance_cell = QVBoxLayout()
        self._advance_cell.addStretch()
        self._advance_cell.addWidget(self.advance)
        rows: tuple[tuple[QLayout | QWidget, ...], ...] = (
            (self._cell("site", self.tr("Site"), self.site),),
            (self._cell("starts_on", self.tr("First day"), self.starts_on),),  # side by side, both were cut
            (self._cell("ends_on", self.tr("Last day"), self.ends_on),),
            (self._window,),
            (self._letter,),
            (self._cell("status", self.tr("Status"), self.status), self._advance_cell),
            (self._cell("kind", self.tr("Kind"), self.kind),),
            (self._cell("mode", self.tr("Hands-on or observership"), self.mode),),
            (self._mode_note,),
            (self._cell("program", self.tr("Program on my list"), self.program, column="program_id"),),
            (
                self._cell("city", self.tr("City"), self.city),
                self._cell("state", self.tr("State"), self.state),
            ),
            (self._cell("notes", self.tr("Notes"), self.notes),),
        )
        return two_columns(rows)

    def _cell(self, name: str, label: str, field: Field, column: str = "") -> QLayout:
        made, problem = cell(name, label, field, lambda value: self._store(column or name, value))
        self._problems.append(problem)
        return made

    def _store(self, column: str, value: object) -> None:
        if self._row is not None:
            self._edit(self._row.id, column, value)

    def _current(self) -> int:
        return 0 if self._row is None else self._row.id

    def _load(self, row: RotationRow, *, fresh: bool) -> None:
        self.notes.load(row.notes, fresh=fresh)
        for line, text in ((self.site, row.site), (self.city, row.city), (self.state, row.state)):
            line.load(text, fresh=fresh)
        self.starts_on.load(row.starts_on, fresh=fresh)
        self.ends_on.load(row.ends_on, fresh=fresh)
        self.kind.load(row.kind.value)
        self.mode.load(row.mode.value)
        self.status.load(row.status.value)
        self.program.load("" if row.program_id is None else str(row.program_id))

    def _show_status(self, status: RotationStatus) -> None:
        following = status.next()
        label = self.tr("Next: {status}").format(status=word(following).lower())
        self.advance.setText(label)
        self.advance.setAccessibleName(label)
        self.advance.setVisible(following is not status)

    def _on_advance(self) -> None:
        if self._row is not None:
            self._edit(self._row.id, "status", self._row.status.next().value)
