"""The rehearsal of certification: step by step, and the order read back before it is noted (B16)."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain import zones
from matchplanner.domain.certifying import Step, StepState
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import certifying, profile, rank_versions
from matchplanner.ui.moments import moment_text, parse_moment
from matchplanner.ui.page import heading, muted, told
from matchplanner.ui.ranking.versions.read_back import ReadBack
from matchplanner.ui.ranking.versions.step_words import step_words
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.wrapped_check import WrappedCheck
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_TONES = {StepState.FINE: "ok", StepState.LOOK: "attention", StepState.BLOCKED: "problem"}
_TICKED = tuple(step for step in Step if step is not Step.READ_BACK)
_WIDTH, _HEIGHT = 150, 44  # average characters, lines
_GO = {Step.CHECKS: "ranking/checks", Step.ECFMG: "profile", Step.CODES: "ranking/ranking"}


class RehearsalDialog(QDialog):
    """Steps are ticked, the order is read back; only then can the list be noted as certified."""

    kept = Signal(int)
    """The list was kept as this version."""

    open_requested = Signal(str, int)
    """Another page is wanted, to mend what stands in the way."""

    def __init__(self, workspace: Workspace, of: MatchList, parent: QWidget) -> None:
        """Gather what there is to go through now."""
        super().__init__(parent)
        title = self.tr("Rehearse certification: {match}").format(match=word(of))
        self.setObjectName("rehearsalDialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._of = workspace, of
        self._zone = profile.get().home_zone or "UTC"
        self._held = certifying.rehearsal(of, workspace.today(), workspace.writing_moment())
        self._checks: dict[Step, WrappedCheck] = {}
        self.read_back = ReadBack(of)
        self.read_back.show_entries(self._held.entries)
        self.read_back.changed.connect(self._enable)
        self._name = QLineEdit(rank_versions.suggested_name(of))
        self._moment, self._reason = QLineEdit(moment_text(self._now())), QLineEdit()
        self._problem = problem_line("rehearsalProblem")
        self._lay_out(title)
        self._enable()
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())

    def _lay_out(self, title: str) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self._steps(), 1)
        sides.addWidget(self._reading(), 1)
        foot = QHBoxLayout()
        self._rehearsed = button(
            "keepRehearsed", self.tr("Keep as rehearsed"), lambda: self._keep(certified=False)
        )
        self._certified = button(
            "markCertified", self.tr("Mark as certified in R3"), lambda: self._keep(certified=True)
        )
        self._certified.setToolTip(self.tr("After you certified it there, with your password"))
        self._waits = told("rehearsalWaits")
        set_tone(self._waits, "muted")
        foot.addStretch()
        for made in (
            self._rehearsed,
            self._certified,
            button("rehearsalClose", self.tr("Close"), self.reject),
        ):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(title, 1.15))
        column.addLayout(sides, 1)
        column.addWidget(self._waits)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _steps(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(muted(self.tr("Look at each step and tick it.")))
        for step in _TICKED:
            column.addWidget(self._step(step))
        column.addStretch()
        return _scrolling(inside)

    def _step(self, step: Step) -> QWidget:
        state = self._held.state(step)
        check = self._checks[step] = WrappedCheck(f"step_{step.value}")
        title = self.tr("{step}: {state}").format(step=word(step), state=word(state).lower())
        check.load(title, ticked=False)
        check.setEnabled(state is not StepState.BLOCKED)
        check.ticked.connect(lambda _on: self._enable())
        words = told(f"stepText_{step.value}")
        words.setText(step_words(step, self._held))
        set_tone(words, _TONES[state] if state is StepState.BLOCKED else "muted")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(check)
        column.addWidget(words)
        if state is not StepState.FINE and step in _GO:
            row = QHBoxLayout()
            row.addWidget(button(f"stepGo_{step.value}", self.tr("Go there"), lambda: self._go(_GO[step])))
            row.addStretch()
            column.addLayout(row)
        return whole

    def _reading(self) -> QWidget:
        form = Form()
        zone = muted(self.tr("Time as on your clock, {zone}").format(zone=self._zone))
        for field, name, label, below in (
            (self._name, "rehearsalName", self.tr("Name of the version"), None),
            (self._moment, "rehearsalMoment", self.tr("Certified in R3 on"), zone),
            (self._reason, "rehearsalReason", self.tr("Reason, if you like"), None),
        ):
            name_field(field, name, label)
            form.add_row(label, field, below)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(heading(word(Step.READ_BACK), 1.0))
        column.addWidget(muted(step_words(Step.READ_BACK, self._held)))
        column.addWidget(self.read_back, 1)
        column.addWidget(form)
        return _scrolling(side)

    def _enable(self) -> None:
        left = [step for step in _TICKED if not self._checks[step].box.isChecked()]
        clean = self.read_back.clean
        self._rehearsed.setEnabled(clean)
        self._certified.setEnabled(clean and not left and not self._held.blocked)
        waits = [word(step) for step in left]
        if not clean:
            waits.append(word(Step.READ_BACK))
        told = self.tr("Still to do: {steps}").format(steps=", ".join(waits))
        self._waits.setText(told if waits else self.tr("Ready: certify in R3, then mark it here."))

    def _go(self, page: str) -> None:
        self.reject()
        self.open_requested.emit(page, 0)

    def _keep(self, *, certified: bool) -> None:
        """Note what was read back; a refusal is shown here, and nothing typed is lost."""
        try:
            version = self._kept(certified=certified)
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            return
        self.accept()
        self.kept.emit(version)

    def _kept(self, *, certified: bool) -> int:
        name, reason, of = self._name.text(), self._reason.text(), self._of
        moment = self._workspace.writing_moment()
        if certified:
            wall = parse_moment(self._moment.text())
            if wall is None:
                raise UserError(self.tr("Say when you certified it in R3."), self.tr("As 28 Feb 2028 09:00."))
            typed = zones.instant(wall, self._zone)
            if typed > moment:
                raise UserError(self.tr("This moment lies ahead."), self.tr("Correct the day or the time."))
            moment = typed
        label = self.tr("Certified in R3: {name}") if certified else self.tr("Rehearsed: {name}")
        codes = self._held.codes
        return self._workspace.run(
            label.format(name=name.strip()),
            lambda: certifying.keep(of, name, moment, certified=certified, confirmed=codes, reason=reason),
        )

    def _now(self) -> datetime:
        """Return the wall time at home, to the minute."""
        moment = self._workspace.writing_moment().astimezone(zones.zone_named(self._zone))
        return moment.replace(second=0, microsecond=0, tzinfo=None)


def _scrolling(side: QWidget) -> QScrollArea:
    """Return a frame in which a side of the dialog scrolls where the screen is low."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(side)
    return area
