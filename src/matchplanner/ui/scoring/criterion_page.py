"""One criterion: the anchors to choose from, what is known, and the evidence for the choice."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.proposals import Proposal
from matchplanner.domain.rubric import Criterion
from matchplanner.ui.page import heading, muted
from matchplanner.ui.scoring.anchor_button import AnchorButton
from matchplanner.ui.scoring.draft import Draft
from matchplanner.ui.scoring.known import Known, KnownPieces
from matchplanner.ui.scoring.own_points import OwnPoints
from matchplanner.ui.scoring.proposal_card import ProposalCard
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.words import phrase


class CriterionPage(QWidget):
    """Asks for one criterion; each change goes into the draft at once."""

    def __init__(
        self,
        criterion: Criterion,
        draft: Draft,
        known: Known,
        proposal: Proposal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a criterion with what the draft holds for it."""
        super().__init__(parent)
        self.setObjectName(f"criterion_{criterion.key}")
        self.setAccessibleName(phrase(criterion.label))
        self.key = criterion.key
        self._draft = draft
        self._proposal = proposal
        self._best = criterion.best
        self._area = QScrollArea()
        self._buttons: dict[int | None, AnchorButton] = {}
        self._group = QButtonGroup(self)
        self._own_button = AnchorButton(
            "≠",
            self.tr("Does not fit: my points and reason"),
            self.tr("Counts like the others, and says why."),
        )
        self._own = OwnPoints(criterion)
        self._own.changed.connect(partial(draft.set_own, self.key))
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText(phrase(criterion.evidence))
        self.evidence.setToolTip(plain_tip(phrase(criterion.evidence)))
        self.seen_on = DayField()
        self._problem = problem_line(f"evidenceProblem_{criterion.key}")
        self._hint = QLabel(self.tr("Choose points, or this evidence is not kept."))
        self._hint.setObjectName(f"evidenceHint_{criterion.key}")
        self._hint.setProperty("role", "attention")
        self._lay_out(criterion, known)
        self.evidence.textChanged.connect(partial(draft.set_evidence, self.key))
        self.seen_on.committed.connect(partial(draft.set_seen_on, self.key))
        self.seen_on.problem.connect(lambda text: show_problem(self._problem, text))
        draft.changed.connect(self._on_changed)
        self._load()

    @property
    def acceptable(self) -> bool:
        """Whether the date as typed can be read, and own points have their reason; takes the date over."""
        show_problem(self._problem, "")
        self.seen_on.line.commit()
        entry = self._draft.entry(self.key)
        if entry.own and not entry.reason.strip():
            show_problem(self._problem, self.tr("Say why no step fits: points of your own need a reason."))
            self._own.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._problem.isHidden()

    def choose(self, points: int) -> bool:
        """Choose the anchor worth these points; False if there is none."""
        option = self._buttons.get(points)
        if option is None:
            return False
        option.setFocus(Qt.FocusReason.OtherFocusReason)
        option.click()
        return True

    @property
    def proposes(self) -> bool:
        """Whether there is a proposal to accept."""
        return self._proposal is not None and self._proposal.points is not None

    def accept_proposal(self) -> bool:
        """Take the points that are proposed, with their evidence; False if none are."""
        proposal = self._proposal
        if proposal is None or proposal.points is None:
            return False
        self._draft.accept(self.key, proposal.points, proposal.evidence, proposal.seen_on)
        self.enter()
        return True

    def enter(self) -> None:
        """Put the keyboard on the chosen anchor."""
        self._chosen().setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self._chosen())

    def _chosen(self) -> AnchorButton:
        entry = self._draft.entry(self.key)
        if entry.own:
            return self._own_button
        return self._buttons.get(entry.points, self._buttons[None])

    def _lay_out(self, criterion: Criterion, pieces: Known) -> None:
        card = None if self._proposal is None else ProposalCard(criterion.key, self._proposal)
        if card is not None:
            card.accepted.connect(self.accept_proposal)
        known = KnownPieces(criterion.key, pieces, card)
        known.used.connect(self._on_used)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._anchors(criterion), 3)
        columns.addWidget(known, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(heading(phrase(criterion.label), 1.15))
        outer.addLayout(columns, 1)
        outer.addLayout(self._evidence(criterion))

    def _anchors(self, criterion: Criterion) -> QScrollArea:
        """Return the anchors one below the other; on a low screen they scroll."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(muted(phrase(criterion.help)))
        for step in criterion.steps:
            self._add_anchor(
                column, step.points, AnchorButton(str(step.points), phrase(step.label), phrase(step.anchor))
            )
        open_ = AnchorButton("", self.tr("Not assessed yet"), self.tr("Leaves the total open."))
        self._add_anchor(column, None, open_)
        self._own_button.setObjectName(f"points_{self.key}_own")
        self._own_button.clicked.connect(lambda _checked: self._give_own())
        self._group.addButton(self._own_button)
        column.addWidget(self._own_button)
        column.addWidget(self._own)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        return self._area

    def _give_own(self) -> None:
        entry = self._draft.entry(self.key)
        self._draft.set_own(self.key, min(entry.points or 0, self._best), entry.reason)

    def _add_anchor(self, column: QVBoxLayout, points: int | None, option: AnchorButton) -> None:
        option.setObjectName(f"points_{self.key}_{'none' if points is None else points}")
        option.clicked.connect(lambda _checked: self._draft.set_points(self.key, points))
        self._buttons[points] = option
        self._group.addButton(option)
        column.addWidget(option)

    def _evidence(self, criterion: Criterion) -> QGridLayout:
        label, day_label = self.tr("Evidence (web address or note)"), self.tr("Seen on")
        self.evidence.setObjectName(f"evidence_{criterion.key}")
        self.evidence.setAccessibleName(label)
        self.seen_on.name(f"evidenceDate_{criterion.key}", day_label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        for column, (text, field) in enumerate(((label, self.evidence), (day_label, self.seen_on))):
            caption = QLabel(text)
            caption.setBuddy(field)
            grid.addWidget(caption, 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self._hint, 2, 0)
        grid.addWidget(self._problem, 2, 1)
        return grid

    def _on_used(self, text: str, seen_on: date | None) -> None:
        self._draft.set_evidence(self.key, text)
        self._draft.set_seen_on(self.key, seen_on)

    def _bring_in_sight(self) -> None:
        own = self._draft.entry(self.key).own
        self._area.ensureWidgetVisible(self._own if own else self._chosen())

    def _on_changed(self, key: str) -> None:
        if key == self.key:
            self._load()

    def _load(self) -> None:
        entry = self._draft.entry(self.key)
        self._chosen().setChecked(True)
        self._own.setVisible(entry.own)
        if entry.own:
            self._own.load(entry.points or 0, entry.reason)
        QTimer.singleShot(0, self._area, self._bring_in_sight)  # once what is shown now has its place
        if self.evidence.text() != entry.evidence:
            self.evidence.setText(entry.evidence)
            self.evidence.setCursorPosition(0)
        if self.seen_on.day() != entry.seen_on:
            self.seen_on.load(entry.seen_on, fresh=True)
        self._hint.setVisible(entry.points is None and bool(entry.evidence.strip()))
