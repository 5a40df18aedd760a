"""The rubric in the user's own words and points, with what a change does before it is done."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain import rubric_changes
from matchplanner.domain.enquiries import WAITING_DAYS, WAITING_LIMITS
from matchplanner.domain.rubric import MOST_COHORTS, CohortRule, Rubric, parse
from matchplanner.errors import UserError
from matchplanner.services import preferences, rubrics, scoring
from matchplanner.ui.page import heading, muted
from matchplanner.ui.scoring.step_editor import StepEditor
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 130, 40  # average characters and lines
_PAUSE = 150  # milliseconds without typing before the effect is worked out


class RubricDialog(QDialog):
    """Edits wording, points and thresholds; applying it re-scores all programs as one step (R100)."""

    applied = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Show the rubric that holds in the plan."""
        super().__init__(parent)
        self.setObjectName("rubricDialog")
        self.setWindowTitle(self.tr("Scoring rubric"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._card = scoring.rubric()
        self._editors = [StepEditor(criterion) for criterion in self._card.criteria]
        self._spins: dict[str, QSpinBox] = {}
        self._follow = QCheckBox(self.tr("Points I accepted from a roster follow the new thresholds"))
        self._follow.setObjectName("followThresholds")
        self._follow.setAccessibleName(self._follow.text())
        self._follow.setChecked(True)
        self.changes = QListWidget()
        self.changes.setObjectName("rubricChanges")
        self.changes.setAccessibleName(self.tr("What changes"))
        self.changes.setMaximumHeight(6 * metrics.lineSpacing())
        self._problem = problem_line("rubricProblem")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.show_effect)
        self._lay_out()
        for editor in self._editors:
            editor.changed.connect(self._pause.start)
        self._follow.toggled.connect(lambda _on: self._pause.start())
        self.show_effect()

    def typed(self) -> Rubric:
        """Return the rubric as it is typed; raises RubricError where it breaks its own rules."""
        card = self._card
        for editor in self._editors:
            card = rubric_changes.with_criterion(card, editor.key, editor.steps())
        rule = CohortRule(*(self._spins[key].value() for key in ("cohorts", "steady", "some")))
        card = rubric_changes.with_rule(card, rule)
        return parse(rubric_changes.as_table(card))

    def show_effect(self) -> None:
        """List the programs whose score would change."""
        self.changes.clear()
        try:
            new = self.typed()
            found = rubrics.effect(new, self._workspace.today(), follow=self._follow.isChecked())
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            self._apply.setEnabled(False)
            return
        show_problem(self._problem, "")
        self._apply.setEnabled(True)
        for change in found:
            words = self.tr("{program}: {before} becomes {after}")
            self.changes.addItem(
                words.format(
                    program=change.program, before=change.before.as_text(), after=change.after.as_text()
                )
            )
        if not found:
            self.changes.addItem(self.tr("No score changes."))

    def restore(self) -> None:
        """Show the rubric the app ships; Apply makes it hold."""
        card = scoring.shipped()
        for editor in self._editors:
            editor.load(card.criterion(editor.key))
        rule = card.cohort_rule
        for key, value in (("cohorts", rule.cohorts), ("steady", rule.steady), ("some", rule.some)):
            self._spins[key].setValue(value)
        self._spins["waiting"].setValue(WAITING_DAYS)
        self.show_effect()

    def apply(self) -> None:
        """Keep the rubric and re-score, as one undo step."""
        today, follow, days = (
            self._workspace.today(),
            self._follow.isChecked(),
            self._spins["waiting"].value(),
        )
        new = self.typed()

        def keep() -> None:
            rubrics.apply(new, today, follow=follow)
            preferences.set_waiting_days(days)

        self._workspace.run(self.tr("Change the scoring rubric"), keep)
        self.applied.emit()
        self.close()

    def _lay_out(self) -> None:
        tr = self.tr
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for editor in self._editors:
            column.addWidget(editor)
        column.addWidget(self._rules())
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self._apply = button("applyRubric", tr("Apply and re-score"), self.apply)
        self._apply.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(button("restoreRubric", tr("Restore default"), self.restore))
        buttons.addStretch()
        buttons.addWidget(button("cancelRubric", tr("Cancel"), self.close, tr("Esc")))
        buttons.addWidget(self._apply)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(8)
        outer.addWidget(heading(tr("Scoring rubric"), 1.5))
        outer.addWidget(
            muted(tr("An example to make your own. Points move with their step; Undo takes a change back."))
        )
        outer.addWidget(area, 1)
        outer.addWidget(self._problem)
        outer.addWidget(self._follow)
        caption = QLabel(tr("What changes"))
        caption.setBuddy(self.changes)
        outer.addWidget(caption)
        outer.addWidget(self.changes)
        outer.addLayout(buttons)

    def _rules(self) -> QWidget:
        rule = self._card.cohort_rule
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(heading(self.tr("What proposals go by"), 1.0), 0, 0, 1, 2)
        rows = (
            ("cohorts", self.tr("Cohorts looked at"), rule.cohorts, (2, MOST_COHORTS)),
            ("steady", self.tr("Cohorts with an IMG for “steady”"), rule.steady, (2, MOST_COHORTS)),
            ("some", self.tr("Cohorts with an IMG for “some years”"), rule.some, (2, MOST_COHORTS)),
            ("waiting", self.tr("Days to wait for a reply"), preferences.waiting_days(), WAITING_LIMITS),
        )
        for at, (key, label, value, limits) in enumerate(rows, start=1):
            spin = QSpinBox()
            spin.setObjectName(f"rule_{key}")
            spin.setAccessibleName(label)
            spin.setRange(*limits)
            spin.setValue(value)
            spin.valueChanged.connect(self._pause.start)
            caption = QLabel(label)
            caption.setBuddy(spin)
            grid.addWidget(caption, at, 0)
            grid.addWidget(spin, at, 1, Qt.AlignmentFlag.AlignLeft)
            self._spins[key] = spin
        return box
