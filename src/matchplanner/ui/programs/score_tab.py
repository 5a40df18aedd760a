"""The score of a program unfolded: every part with its points, evidence, facts and dates."""

import html
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.claims import Claim
from matchplanner.services import score_sheet, scoring
from matchplanner.services.programs import ProgramRow
from matchplanner.services.score_sheet import Part
from matchplanner.ui.days import day_text, relative
from matchplanner.ui.fact_words import seen_words, stated
from matchplanner.ui.page import heading, muted
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import LinkLabel, linked
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.words import phrase, word
from matchplanner.ui.workspace import Workspace

_SEPARATOR = " · "


class ScoreTab(DetailTab):
    """Says where each point comes from; what is open stays open."""

    TABLES = ("resident", "message", "preference")

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self.total = heading("", 1.15)
        self.total.setObjectName("scoreWords")
        self.bar = RangeBar()
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.warning = QLabel()
        self.warning.setObjectName("scoreAlone")
        self.warning.setProperty("role", "attention")
        self.warning.setWordWrap(True)
        self.note = muted("")
        self.following = button("scoreTabNext", self.tr("Next unscored"), self._go_on)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self._lay_out()

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        super().show_program(row)
        self.setEnabled(row is not None)
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # without a parent it would be a window of its own
                widget.setParent(None)
                widget.deleteLater()
        if row is None:
            return
        today = self.workspace.today()
        sheet = score_sheet.read(row.id, today)
        self.total.setText(phrase(sheet.score.in_words()))
        self.bar.show_range(Range(sheet.score.low, sheet.score.high, sheet.score.best))
        self.warning.setText(
            self.tr("The total rests on a single part: look for a second sign before you rely on it.")
        )
        self.warning.setVisible(sheet.alone)
        self.note.setText(sheet.note)
        for part in sheet.parts:
            self._parts.addWidget(self._part(part, today))
        self.following.setVisible(scoring.any_unscored(row.id))

    def _go_on(self) -> None:
        found = scoring.next_unscored(self.row.id) if self.row is not None else None
        if found is not None:
            self.program_requested.emit(found.id)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.total)
        top.addWidget(self.bar)
        top.addStretch()
        top.addWidget(self.following)
        top.addWidget(button("scoreNow", self.tr("Score..."), self.score_requested.emit))
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 8, 0)
        within.setSpacing(12)
        within.addLayout(self._parts)
        within.addWidget(self.note)
        within.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.warning)
        column.addWidget(area, 1)

    def _part(self, part: Part, today: date) -> QWidget:
        key = part.criterion.key
        card = QFrame()
        card.setObjectName(f"scorePart_{key}")
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        title = heading(self._title(part), 1.0)
        title.setObjectName(f"scorePartTitle_{key}")
        column.addWidget(title)
        lines = [*self._given(part, today), *(_claim(claim) for claim in part.claims)]
        if part.proposal is not None:
            lines.append(html.escape(self._proposal(part)))
        words = LinkLabel()
        words.setObjectName(f"scorePartWhy_{key}")
        words.setText("<br>".join(lines))
        column.addWidget(words)
        words.setHidden(not lines)
        return card

    def _title(self, part: Part) -> str:
        best = part.criterion.best
        if part.given is None:
            return self.tr("{part}: not assessed, 0 to {best}").format(
                part=phrase(part.criterion.label), best=best
            )
        words = self.tr("{part}: {points} of {best}, {label}")
        label = part.label or self.tr("own points")
        return words.format(
            part=phrase(part.criterion.label), points=part.given.points, best=best, label=label
        )

    def _given(self, part: Part, today: date) -> list[str]:
        given = part.given
        if given is None:
            return []
        lines = []
        if given.reason:
            lines.append(html.escape(self.tr("Does not fit a step: {reason}").format(reason=given.reason)))
        when = ""
        if given.seen_on is not None:
            when = f"{day_text(given.seen_on)}, {relative(given.seen_on, today)}"
        evidence = _SEPARATOR.join(
            part for part in (linked(given.evidence) if given.evidence else "", html.escape(when)) if part
        )
        lines.append(evidence or html.escape(self.tr("No evidence noted.")))
        return lines

    def _proposal(self, part: Part) -> str:
        proposal = part.proposal
        if proposal is None:
            return ""
        if proposal.points is None:
            return proposal.reason
        if part.differs:
            words = self.tr("Now proposes {points}: {reason}")
        else:
            words = self.tr("Proposes {points}: {reason}")
        return words.format(points=proposal.points, reason=proposal.reason)


def _claim(claim: Claim) -> str:
    parts = (
        f"<b>{html.escape(word(claim.field))}:</b> {html.escape(stated(claim.field, claim.value))}",
        html.escape(word(claim.source_kind)),
        linked(claim.source) if claim.source else "",
        html.escape(seen_words(claim)),
    )
    return _SEPARATOR.join(part for part in parts if part)
