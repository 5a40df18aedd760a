"""The plans side by side: what each is, what it costs, and what serves it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.plans import TEMPLATES, PlanKind, Template
from matchplanner.domain.research_year import Project
from matchplanner.services import (
    compensation,
    letters_assigning,
    plan_serving,
    plans,
    research_plans,
)
from matchplanner.services.compensation import Aim
from matchplanner.services.plan_serving import Place
from matchplanner.services.plans import PlanRow
from matchplanner.ui.application.plans.compensation_section import CompensationSection
from matchplanner.ui.application.plans.dialogs import OverruleDialog, PlanProject, ProgramsOfPlans
from matchplanner.ui.application.plans.plan_table import PlanTable
from matchplanner.ui.application.plans.plan_words import serving_text, total_text
from matchplanner.ui.application.plans.research_section import ResearchSection
from matchplanner.ui.application.plans.serving_table import ServingModel, ServingTable
from matchplanner.ui.application.plans.year_dialog import ResearchYearDialog
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, muted, told
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.sizes import room
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_MOST_LEAKS = 3
_BESIDE = 50  # average characters
_REASON_LINES = 2


class PlansView(Page):
    """Genetics alone, a dual application, or a broader field first."""

    TABLES = (
        *("pathway", "program", "letter", "person", "rotation", "statement", "assignment", "tick"),
        *("experience", "exam", "profile", "season_value", "milestone_override", "blocked_period"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build tables and sections; they are filled when the view is first shown."""
        super().__init__(workspace, notices, settings, parent)
        self._found = plans.NOTHING
        self.table = PlanTable(self._edit)
        self.table.delete_requested.connect(lambda _plan: self.delete_current())
        self.table.move_requested.connect(self.move_current)
        self.table.cell_opened.connect(self._open_cell)
        self.table.record_changed.connect(lambda _plan: self._show_current())
        self.cells = ServingModel(self)
        self.serving = ServingTable(self.cells)
        self.serving.overrule_requested.connect(self._overrule)
        self.serving.cell_changed.connect(self._show_cell)
        self.research = ResearchSection()
        self.research.project_requested.connect(self._plan_project)
        self.research.year_requested.connect(self.lay_out_year)
        self.research.profile_requested.connect(lambda: self.open_requested.emit("profile", 0))
        self.compensation = CompensationSection(self._tick_aim, self._note_aim)
        self.compensation.open_requested.connect(self.open_requested)
        self._lay_out()

    @override
    def refresh(self) -> None:
        found = self._found = plans.read()
        serving, today = plan_serving.read(), self.workspace.today()
        self.table.show_plans(found.rows)
        self.cells.show_serving(serving)
        self._sums.setText(total_text(found))
        self._summary.setText(serving_text(serving))
        self._serving_stack.setCurrentIndex(1 if serving.rows else 0)
        self._show_leaks()
        self.research.show_research(research_plans.read(today))
        self.compensation.show_compensation(compensation.read(today))
        any_there = bool(found.rows)
        self._upper.setVisible(any_there)
        self._left.setCurrentIndex(1 if any_there else 0)
        self._show_current()

    @override
    def new_item(self) -> None:
        """Open the list of plans to choose from."""
        menu = self._add.menu()
        if menu is not None:
            menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))
            menu.setActiveAction(menu.actions()[0])

    @override
    def select(self, record: int) -> None:
        if self._stale:
            self._refresh_now()
        self.table.select(record)

    def add_plan(self, template: Template) -> None:
        """Add a plan from a template and make it current."""
        label = self.tr("Add plan {name}").format(name=template.name)
        added = self.workspace.run(label, lambda: plans.add(template))
        self.table.select(added)
        self.table.setFocus()

    def delete_current(self) -> None:
        """Delete the current plan; what belonged to it stays."""
        row = self._current()
        if row is None:
            return
        label = self.tr("Delete plan {name}").format(name=row.name)
        self.workspace.run(label, lambda: plans.delete(row.id))
        text = self.tr("Deleted the plan “{name}”; its programs, letters and texts stay.")
        offer_undo(self.workspace, self.notices, text.format(name=row.name))

    def move_current(self, step: int) -> None:
        """Put the current plan so many places further down, or up where negative."""
        row = self._current()
        if row is None:
            return
        place = self._found.rows.index(row) + 1 + step
        if 1 <= place <= len(self._found.rows):
            label = self.tr("Move plan {name}").format(name=row.name)
            self.workspace.run(label, lambda: plans.move(row.id, place))

    def open_programs(self) -> None:
        """Show which program belongs to which plan."""
        ProgramsOfPlans(self.workspace, self.window()).open()

    def lay_out_year(self) -> None:
        """Show a research year before it is written down."""
        ResearchYearDialog(self.workspace, self.window()).open()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self._plans_part())
        self._left = QStackedWidget()
        self._left.addWidget(self._no_plans())
        self._left.addWidget(self._serving_part())
        scrolled = QWidget()
        inner = QVBoxLayout(scrolled)
        inner.setContentsMargins(16, 0, 8, 0)
        inner.setSpacing(16)
        inner.addWidget(self.research)
        inner.addWidget(self.compensation)
        inner.addStretch()
        beside = QScrollArea()
        beside.setObjectName("plansBeside")
        beside.setAccessibleName(self.tr("Research, and what makes up for only observing"))
        beside.setWidgetResizable(True)
        beside.setFrameShape(QFrame.Shape.NoFrame)
        beside.setWidget(scrolled)
        wide = min(_BESIDE * self.fontMetrics().averageCharWidth(), room(self).width() // 3)
        beside.setMinimumWidth(wide)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._left)
        split.addWidget(beside)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([3 * wide, 2 * wide])
        self.settings.attach("application/plans", split)
        column.addWidget(split, 1)

    def _head(self) -> QHBoxLayout:
        self._add = self._add_button()
        programs = button("planProgramsOpen", self.tr("Programs by plan..."), self.open_programs)
        programs.setToolTip(self.tr("Which program belongs to which plan"))
        self._up = button("planUp", self.tr("Move up"), lambda: self.move_current(-1), self.tr("Alt+Up"))
        self._down = button(
            "planDown", self.tr("Move down"), lambda: self.move_current(1), self.tr("Alt+Down")
        )
        self._delete = button("deletePlan", self.tr("Delete"), self.delete_current, self.tr("Del"))
        head = QHBoxLayout()
        head.setSpacing(8)
        self._sums = muted("")
        self._sums.setObjectName("plansSums")
        head.addWidget(self._sums, 1)
        for made in (programs, self._up, self._down, self._delete, self._add):
            head.addWidget(made)
        return head

    def _add_button(self) -> QPushButton:
        made = button("addPlan", self.tr("Add plan"), lambda: None, self.tr("Ctrl+N"))
        menu = QMenu(made)
        for at, template in enumerate(TEMPLATES):
            text = self.tr("{name}: {way}").format(
                name=self.tr(template.name), way=word(template.kind).lower()
            )
            action = menu.addAction(text)
            action.setObjectName(f"addPlan{at}")
            action.triggered.connect(lambda _on=False, template=template: self.add_plan(template))
        made.setMenu(menu)
        return made

    def _plans_part(self) -> QWidget:
        self._leaks = told("plansLeaks")
        self._leaks.setProperty("role", "problem")
        self._to_letters = button(
            "plansAssignment",
            self.tr("Open the assignment"),
            lambda: self.open_requested.emit("letters/assignment", 0),
        )
        leaks = QHBoxLayout()
        leaks.addWidget(self._leaks, 1)
        leaks.addWidget(self._to_letters, 0, Qt.AlignmentFlag.AlignTop)
        self._upper = QWidget()
        column = QVBoxLayout(self._upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addLayout(leaks)
        return self._upper

    def _serving_part(self) -> QWidget:
        self._summary = QLabel()
        self._summary.setObjectName("servingSummary")
        self._summary.setWordWrap(True)
        self._reason = told("servingReason")
        self._reason.setProperty("role", "muted")
        self._reason.setMinimumHeight(_REASON_LINES * self.fontMetrics().lineSpacing())
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._own = button("overruleServing", self.tr("Your own word..."), self.serving.ask, self.tr("Space"))
        nothing = EmptyState(
            self.tr("No rotations or letters yet"),
            self.tr(
                "Choose rotations where both fields are strong, and ask for letters that speak of the "
                "generalist and of genetics. Each is held against every plan here."
            ),
        )
        nothing.offer(
            "plansRotations", self.tr("Open Rotations"), lambda: self.open_requested.emit("rotations", 0)
        )
        nothing.offer("plansLetters", self.tr("Open Letters"), lambda: self.open_requested.emit("letters", 0))
        filled = QWidget()
        inner = QVBoxLayout(filled)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.serving, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._reason, 1)
        foot.addWidget(self._own, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(foot)
        self._serving_stack = QStackedWidget()
        self._serving_stack.addWidget(nothing)
        self._serving_stack.addWidget(filled)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("What serves which plan"), 1.15))
        column.addWidget(self._summary)
        column.addWidget(self._serving_stack, 1)
        return part

    def _no_plans(self) -> QWidget:
        empty = EmptyState(
            self.tr("One plan, or a second beside it?"),
            self.tr(
                "The genetics match is small. Many apply in a broader field at the same time, or train "
                "in it first and come to genetics by a fellowship or a second residency. Each way is a "
                "plan here, with its own statement, letters, programs and costs, and you see which "
                "rotation and which letter serves both."
            ),
        )
        for name, label, kind in (
            ("firstDual", self.tr("Genetics, with pediatrics beside it"), PlanKind.DUAL),
            ("firstGenetics", self.tr("Genetics alone"), PlanKind.GENETICS),
        ):
            template = next(one for one in TEMPLATES if one.kind is kind)
            empty.offer(name, label, partial(self.add_plan, template))
        return empty

    def _current(self) -> PlanRow | None:
        return self._found.row(self.table.record())

    def _show_current(self) -> None:
        row = self._current()
        place = -1 if row is None else self._found.rows.index(row)
        self._delete.setEnabled(row is not None)
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(self._found.rows) - 1)

    def _show_cell(self) -> None:
        self._reason.setText(self.cells.words(self.serving.currentIndex()))
        self._own.setEnabled(self.cells.place(self.serving.currentIndex()) is not None)

    def _show_leaks(self) -> None:
        found = [doubt.text for doubt in letters_assigning.leaks()]
        more = len(found) - _MOST_LEAKS
        lines = found[:_MOST_LEAKS]
        if more > 0:
            lines.append(self.tr("And {count} more.").format(count=more))
        self._leaks.setText("\n".join(lines))
        for part in (self._leaks, self._to_letters):
            part.setVisible(bool(found))

    def _edit(self, row: PlanRow, field: str, value: Any) -> None:
        label = self.tr("Edit plan {name}").format(name=row.name)
        self.workspace.run(label, lambda: plans.edit(row.id, field, value))

    def _overrule(self, place: Place) -> None:
        row = self.cells.row_at(self.serving.currentIndex())
        at = self.serving.currentIndex().column() - 1
        if row is not None:
            words = row.title, self.cells.serving.plans[at].name
            by = row.rules[at], row.shown[at]
            OverruleDialog(self.workspace, place, words, by, self.window()).open()

    def _plan_project(self, project: Project) -> None:
        start = research_plans.suggested_start(self.workspace.today())
        PlanProject(self.workspace, project, start, self.window()).open()

    def _open_cell(self, column: str) -> None:
        """Show the programs, the letters or the texts that a cell counts."""
        if column == "programs":
            self.open_programs()
        else:
            self.open_requested.emit("letters" if column == "letters" else "application/texts", 0)

    def _tick_aim(self, aim: Aim, on: bool) -> None:  # noqa: FBT001 - a tick
        today = self.workspace.today()
        label = self.tr("Tick: {aim}") if on else self.tr("Untick: {aim}")
        self.workspace.run(label.format(aim=word(aim).lower()), lambda: compensation.tick(aim, today, on=on))

    def _note_aim(self, aim: Aim, text: str) -> None:
        label = self.tr("Evidence: {aim}").format(aim=word(aim).lower())
        self.workspace.run(label, lambda: compensation.note(aim, text))
