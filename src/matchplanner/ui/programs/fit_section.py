"""How a program fits: eligibility in three lines, each goal with its claims, matched experiences."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.background import related_fields
from matchplanner.domain.eligibility import Gates, State
from matchplanner.domain.fit import GoalLine, Mark
from matchplanner.services import experiences, fit, profile, tiers
from matchplanner.services.experiences import ExperienceRow
from matchplanner.services.fit import Yardstick
from matchplanner.services.programs import ProgramRow
from matchplanner.services.tiers import Ruler
from matchplanner.ui.page import heading, muted
from matchplanner.ui.programs import fit_texts
from matchplanner.ui.programs.folded_line import FoldedLine
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.links import LinkLabel
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.words import measured, word
from matchplanner.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Mine:
    """What programs are held against: the same for all of them until the plan changes."""

    version: int
    by: Ruler
    vision: str
    experiences: tuple[ExperienceRow, ...]
    related: tuple[str, ...]


class FitSection(QWidget):
    """The fit of the current program, by the applicant's side as it is whenever it is shown."""

    TABLES = ("profile", "exam", "prior_training", "experience", "person", "milestone_override")
    """The tables beside the program's own whose changes it shows."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self.setObjectName("fitSection")
        self._workspace = workspace
        self._mine: _Mine | None = None
        self.bar = RangeBar()
        self.figure = QLabel()
        self.figure.setObjectName("fitFigure")
        self.vision = muted("")
        self.vision.setObjectName("fitVision")
        self.rules = FoldedLine("fitRules")
        self.background = FoldedLine("fitBackground")
        self.serves = FoldedLine("fitServes")
        self.lines: list[FoldedLine] = []
        self.matches = LinkLabel()
        self.matches.setObjectName("fitMatches")
        self._goals = QVBoxLayout()
        self._goals.setSpacing(4)
        self._matches_title = heading(self.tr("Your experiences that meet its strengths"), 1.0)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(heading(self.tr("Fit"), 1.15))
        top.addWidget(self.bar, 1)
        top.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("Eligibility"), 1.15))
        for line in (self.rules, self.background, self.serves):
            column.addWidget(line)
        column.addSpacing(6)
        column.addLayout(top)
        column.addWidget(self.vision)
        column.addLayout(self._goals)
        column.addWidget(self._matches_title)
        column.addWidget(self.matches)
        column.addStretch(1)

    def show_program(self, row: ProgramRow | None) -> None:
        """Show a program's fit, nothing for None."""
        self.setVisible(row is not None)
        if row is None:
            return
        mine = self._read_mine()
        standing = tiers.stand(row, mine.by)
        found = fit.lines(row, mine.by.yard)
        figure = standing.fit
        self.bar.show_range(Range(figure.low, figure.high, figure.best))
        self.bar.setVisible(figure.best > 0)
        self.figure.setText(measured(figure))
        self.figure.setToolTip(plain_tip(fit_texts.formula(figure)))
        self.vision.setText(
            f"“{mine.vision}”"
            if mine.vision
            else self.tr("Your ten-year statement is the yardstick: write it in Profile.")
        )
        self._show_rules(standing.suggestion.gates)
        self._show_background(row, mine)
        self._show_serves(found)
        self._show_goals(found, row, mine.by.yard)
        self._show_matches(row, mine)

    def _read_mine(self) -> _Mine:
        version = self._workspace.version
        if self._mine is None or self._mine.version != version:
            self._mine = _Mine(
                version,
                tiers.ruler(),
                profile.get().vision.strip(),
                experiences.held(self._workspace.today()),
                related_fields(training.field for training in profile.trainings()),
            )
        return self._mine

    def _show_rules(self, held: Gates) -> None:
        behind = [
            f"{fit_texts.STATE_MARKS[gate.state]} {html.escape(fit_texts.gate_words(gate))}"
            for gate in held.gates
        ]
        state = held.eligibility
        self.rules.show_line(
            fit_texts.STATE_MARKS[state],
            fit_texts.STATE_TONES[state],
            self.tr("I meet the rules: {verdict}").format(verdict=fit_texts.rules_words(held)),
            behind,
            unknown=state is State.OPEN,
        )

    def _show_background(self, row: ProgramRow, mine: _Mine) -> None:
        """Hold earlier training and research against what the program expects."""
        research, related = fit.scholarly(mine.experiences), mine.related
        expected = fit.research_expected(row)
        behind = [
            self.tr("Research expected: {answer}").format(
                answer={True: self.tr("yes"), False: self.tr("no"), None: self.tr("unknown")}[expected]
            ),
            self.tr("Your portfolio: {titles}").format(
                titles=html.escape("; ".join(one.title for one in research)) or self.tr("nothing noted")
            ),
            self.tr("Related training: {fields}").format(fields=", ".join(related) or self.tr("none noted")),
        ]
        lacking = expected is True and not research
        fits = bool(related or research) and not lacking
        verdict = (
            self.tr("research is expected and none is noted in your profile")
            if lacking
            else self.tr("something to build on")
            if fits
            else self.tr("nothing noted in your profile yet")
        )
        self.background.show_line(
            "✕" if lacking else "✓" if fits else "?",
            "problem" if lacking else "ok" if fits else "muted",
            self.tr("My background fits: {verdict}").format(verdict=verdict),
            behind,
            unknown=not lacking and not fits,
        )

    def _show_serves(self, found: Sequence[GoalLine]) -> None:
        counts = {mark: sum(line.mark is mark for line in found) for mark in Mark}
        words = (
            self.tr("It serves my goals: {served} served, {missed} missed, {open} without data").format(
                served=counts[Mark.SERVED], missed=counts[Mark.MISSED], open=counts[Mark.NO_DATA]
            )
            if found
            else self.tr("It serves my goals: name your goals in Profile")
        )
        unknown = not counts[Mark.SERVED] and not counts[Mark.MISSED]
        served = counts[Mark.SERVED] >= counts[Mark.MISSED]
        self.serves.show_line(
            "✓" if served else "✕", "ok" if served else "problem", words, (), unknown=unknown
        )

    def _show_goals(self, found: Sequence[GoalLine], row: ProgramRow, yard: Yardstick) -> None:
        while len(self.lines) < len(found):
            self.lines.append(FoldedLine(f"fitGoal{len(self.lines)}"))
            self._goals.addWidget(self.lines[-1])
        faculty = yard.faculty.get(row.id, ())
        for shown, line in zip(self.lines, found, strict=False):
            shown.show_line(
                fit_texts.MARKS[line.mark],
                fit_texts.TONES[line.mark],
                f"{fit_texts.goal_words(line.goal)}: {fit_texts.line_words(line)}",
                list(fit_texts.sign_lines(line, row, faculty)),
                unknown=line.mark is Mark.NO_DATA,
            )
        for spare in self.lines[len(found) :]:
            spare.hide()

    def _show_matches(self, row: ProgramRow, mine: _Mine) -> None:
        found = fit.matches(row, mine.experiences)
        self.matches.setText(
            "<br>".join(
                html.escape(
                    self.tr("{experience} meets {strength} ({field})").format(
                        experience=match.experience.title,
                        strength=match.strength,
                        field=word(match.field).lower(),
                    )
                )
                for match in found
            )
        )
        for part in (self.matches, self._matches_title):
            part.setVisible(bool(found))
