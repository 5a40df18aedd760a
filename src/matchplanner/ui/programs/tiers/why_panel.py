"""Why a program stands where it stands: the suggestion, its reasons, the own word, the other factors."""

import html
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from matchplanner.domain.eligibility import State
from matchplanner.domain.programs import Target
from matchplanner.services import profile, tiers
from matchplanner.services.tiers import Standing
from matchplanner.ui.page import heading, muted
from matchplanner.ui.programs import fit_texts
from matchplanner.ui.programs.folded_line import FoldedLine
from matchplanner.ui.programs.tiers import texts
from matchplanner.ui.programs.tiers.factor_editor import FactorEditor
from matchplanner.ui.widgets.fields import ChoiceField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace

_REASON_LINES = 3


class WhyPanel(QScrollArea):
    """The current card, explained and editable."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self._workspace = workspace
        self._one: Standing | None = None
        self.setObjectName("tierWhy")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name = QLabel()
        self.name.setObjectName("tierWhyName")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setFont(heading("", 1.15).font())
        self.suggested = FoldedLine("tierSuggested")
        self.rules = FoldedLine("tierRules")
        self.vision = muted("")
        self.vision.setObjectName("tierVision")
        self.reason = NoteField()
        self.reason.setFixedHeight(_REASON_LINES * self.fontMetrics().lineSpacing())
        self.target = ChoiceField(choices(Target))
        self.likely = muted("")
        self.factors = FactorEditor(workspace)
        self._lay_out()
        self.show_program(None)

    def _lay_out(self) -> None:
        form = Form()
        form.add("tierReason", self.tr("Your reason"), self.reason, self._note_reason)
        form.add("tierTarget", self.tr("Target"), self.target, self._set_target)
        self._hint = muted(self.tr("Choose a card to see why it stands there."))
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        for widget in (self.name, self.suggested, self.rules, self.vision, form, self.likely):
            body.addWidget(widget)
        body.addSpacing(4)
        body.addWidget(heading(self.tr("Place and stability"), 1.0))
        body.addWidget(self.factors)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self._hint)
        column.addWidget(self._body)
        column.addStretch(1)
        self.setWidget(content)

    def show_program(self, one: Standing | None) -> None:
        """Show a program, nothing for None."""
        fresh = (one.row.id if one else 0) != (self._one.row.id if self._one else 0)
        if fresh:
            self.commit()
        self._one = one
        self._hint.setVisible(one is None)
        self._body.setVisible(one is not None)
        if one is None:
            return
        self.name.setText(one.row.name)
        held = one.suggestion.gates
        self.suggested.show_line(
            "✕" if one.suggestion.gated_out else "→",
            "problem" if one.suggestion.gated_out else "muted",
            texts.suggestion_words(one.suggestion),
            [html.escape(line) for line in texts.reason_lines(one.suggestion)],
        )
        self.rules.show_line(
            fit_texts.STATE_MARKS[held.eligibility],
            fit_texts.STATE_TONES[held.eligibility],
            fit_texts.rules_words(held),
            [
                f"{fit_texts.STATE_MARKS[gate.state]} {html.escape(fit_texts.gate_words(gate))}"
                for gate in held.gates
                if gate.state is not State.UNSTATED
            ]
            + [html.escape(line) for line in (fit_texts.unstated_words(held),) if line],
            unknown=held.eligibility is State.OPEN,
        )
        vision = profile.get().vision.strip()
        self.vision.setText(f"“{vision}”")
        self.vision.setVisible(bool(vision))
        self.reason.load(one.row.tier_reason, fresh=fresh)
        self.target.load(one.row.target)
        likely = tiers.likely_target(held)
        self.likely.setText(
            self.tr("By its rules alone: {target}").format(target=word(likely).lower()) if likely else ""
        )
        self.likely.setVisible(bool(likely))
        self.factors.show_program(one.row)

    def commit(self) -> None:
        """Hand over what is being typed."""
        if self._one is not None and self.reason.hasFocus():
            self.reason.commit()
        self.factors.commit()

    def ask_reason(self) -> None:
        """Put the cursor into the reason."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_reason(self, text: Any) -> None:
        one = self._one
        if one is not None:
            label = self.tr("Reason for the tier of {program}").format(program=one.row.name)
            today = self._workspace.today()
            self._workspace.run(label, lambda: tiers.note_reason(one.row.id, str(text), today))

    def _set_target(self, target: Any) -> None:
        one = self._one
        if one is not None:
            label = self.tr("Target of {program}").format(program=one.row.name)
            self._workspace.run(label, lambda: tiers.set_target(one.row.id, str(target)))
