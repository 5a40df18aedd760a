"""What the plans ask for: one's own word on a cell, the plan of each program, a short project."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.research_year import Project
from matchplanner.domain.serving import Judgement, Serves
from matchplanner.services import plan_programs, plan_serving, research_plans
from matchplanner.services.plan_programs import Chosen
from matchplanner.services.plan_serving import Place
from matchplanner.ui.application.plans.plan_words import tr
from matchplanner.ui.days import parse_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, LineField
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import phrase, word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_WIDTHS = (60, 40, 40)
_WIDTH, _HEIGHT = 150, 28


class OverruleDialog(EntryDialog):
    """Asks how far something serves a plan in the user's own judgement, and why."""

    def __init__(
        self,
        workspace: Workspace,
        place: Place,
        words: tuple[str, str],
        by: tuple[Judgement, Judgement],
        parent: QWidget,
    ) -> None:
        """Start with what is shown.

        `words` are what it is and the plan's name, `by` what the rules say and what is shown.
        """
        what, plan = words
        rules, shown = by
        title = tr("{what} for “{plan}”").format(what=what, plan=plan)
        super().__init__("overruleDialog", title, tr("Keep"), parent, phrase(rules.why))
        self._workspace, self._place, self._title = workspace, place, title
        by_rules = tr("By the rules: {level}").format(level=word(rules.level).lower())
        self._level = ChoiceField([("", by_rules), *((one.value, word(one)) for one in Serves)])
        self._level.load(shown.level.value if shown.own else "")
        self._reason = LineField()
        self._reason.setText(plan_serving.own_reason(place))
        self._reason.setPlaceholderText(tr("what the rules cannot know"))
        self.add("overruleLevel", tr("How far it serves"), self._level)
        self.add("overruleReason", tr("Why"), self._reason)
        self._level.currentIndexChanged.connect(lambda _at: self._follow())
        self._follow()
        self.submit_with(self._store)
        self._level.setFocus()

    def _follow(self) -> None:
        self._reason.setEnabled(bool(self._level.key()))

    def _store(self) -> None:
        key, reason, today = self._level.key(), self._reason.text(), self._workspace.today()
        level = Serves(key) if key else None
        self._workspace.run(self._title, lambda: plan_serving.overrule(self._place, level, reason, today))


class ProgramsOfPlans(QDialog):
    """The programs to apply to, each with the plan it belongs to."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """List them by name."""
        super().__init__(parent)
        title = tr("Programs by plan")
        self.setObjectName("planPrograms")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.model = RowTableModel[Chosen](self._columns(), self)
        self.table = RecordTable("planProgramsTable", title)
        self.table.show_model(self.model, _WIDTHS, 0)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.search = SearchField()
        self.search.setObjectName("planProgramsSearch")
        self.search.setAccessibleName(tr("Search programs"))
        self.search.setPlaceholderText(tr("Search programs"))
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.search.left.connect(self.table.setFocus)
        self._assemble(title)
        workspace.changed.connect(self._on_changed)
        self._refresh()
        self.table.select_any()
        unit, metrics = self.fontMetrics().averageCharWidth(), self.fontMetrics()
        resize_within_screen(self, _WIDTH * unit, _HEIGHT * metrics.height())
        self.table.setFocus()
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, self.model.column_of("plan")))

    def _assemble(self, title: str) -> None:
        self._none = muted("")
        self._none.setObjectName("planProgramsNone")
        self._offered: Sequence[tuple[str, str]] = ()
        self.all = button("planProgramsAll", tr("Put all shown in a plan"), lambda: None)
        self._plans = QMenu(self.all)
        self.all.setMenu(self._plans)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addStretch()
        foot.addWidget(button("closePlanPrograms", tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(heading(title, 1.15))
        column.addWidget(
            muted(
                tr(
                    "Programs marked “Will apply”, or further. Each belongs to the plan its type tells, "
                    "unless you choose another: F2 on its plan."
                )
            )
        )
        column.addWidget(self.search)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _columns(self) -> tuple[Column[Chosen], ...]:
        return (
            Column("name", tr("Program"), lambda row: row.name),
            Column("institution", tr("Institution"), lambda row: row.institution),
            Column(
                "plan",
                tr("Plan"),
                _plan_text,
                self._assign,
                edited=lambda row: str(row.plan.id) if row.own and row.plan is not None else "",
            ),
        )

    def _assign(self, row: Chosen, value: str) -> None:
        self._put([row], value)

    def _put(self, chosen: Sequence[Chosen], key: str) -> None:
        plan, ids = int(key) if key else None, [row.id for row in chosen]
        label = counted("Plan of 1 program", "Plan of {n} programs", len(ids))
        if len(ids) == 1:
            label = tr("Plan of {program}").format(program=chosen[0].name)
        self._workspace.run(label, lambda: plan_programs.assign(ids, plan))

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("program", "pathway"):
            self._refresh()

    def _refresh(self) -> None:
        offered = [("", tr("As its type tells"))]
        offered += [(str(plan.id), plan.name) for plan in plan_programs.plans_in_order()]
        at = self.model.column_of("plan")
        self.table.setItemDelegateForColumn(at, ChoiceDelegate(tr("Plan"), offered, self.table))
        self._offer(offered)
        wanted = self.search.text().casefold()
        self.model.replace(
            [row for row in plan_programs.applying() if wanted in f"{row.name} {row.institution}".casefold()]
        )
        self.all.setEnabled(bool(self.model.rows))
        none = tr("No program is called like that.") if wanted else tr("Mark programs as “Will apply” first.")
        self._none.setText(none)
        self._none.setVisible(not self.model.rows)

    def _offer(self, plans: Sequence[tuple[str, str]]) -> None:
        """Offer the plans for all the programs that the search leaves."""
        if plans == self._offered:
            return  # an action must not go while it is at work
        self._offered = plans
        self._plans.clear()
        for key, name in plans:
            action = self._plans.addAction(name)
            action.setObjectName(f"planProgramsAll{key}")
            action.triggered.connect(lambda _on=False, key=key: self._put_all(key))

    def _put_all(self, key: str) -> None:
        if self.model.rows:
            self._put(tuple(self.model.rows), key)


def _plan_text(row: Chosen) -> str:
    if row.plan is None:
        return tr("none: its type tells none")
    return row.plan.name if row.own else tr("{plan} (by its type)").format(plan=row.plan.name)


class PlanProject(EntryDialog):
    """Asks when a short project begins, and where."""

    def __init__(self, workspace: Workspace, project: Project, start: date, parent: QWidget) -> None:
        """Start with the project's usual title and the day suggested."""
        title = tr("Plan: {project}").format(project=word(project.kind).lower())
        hint = tr(project.hint)
        super().__init__("projectDialog", title, tr("Plan it"), parent, f"{hint[:1].upper()}{hint[1:]}.")
        self._workspace, self._project = workspace, project
        self._title, self._place, self._start = LineField(), LineField(), DayField()
        self._title.setText(tr(project.title))
        self._place.setPlaceholderText(tr("who supervises it, and where"))
        self._start.load(start)
        self.add("projectTitle", tr("Title"), self._title)
        self.add("projectPlace", tr("With whom"), self._place)
        self.add("projectStart", tr("Begins on"), self._start)
        self.submit_with(self._store)
        self._title.setFocus()
        self._title.selectAll()

    def _store(self) -> None:
        title, place = self._title.text(), self._place.text()
        start = parse_day(self._start.line.text())
        label = tr("Plan {title}").format(title=title or word(self._project.kind).lower())
        self._workspace.run(label, lambda: research_plans.plan_project(self._project, title, start, place))
