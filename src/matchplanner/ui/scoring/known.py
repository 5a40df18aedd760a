"""What is known already and could serve as evidence for one criterion."""

import html
from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from matchplanner.domain.claims import Claim, ClaimField, Fact, SourceKind, ValueKind
from matchplanner.ui.fact_words import seen_words, stated
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import LinkLabel, linked

_FIELDS = {
    "past_imgs": (ClaimField.IMG_INFO, ClaimField.LISTED),
    "visa": (ClaimField.J1, ClaimField.H1B, ClaimField.IMG_INFO),
    "clarity": (ClaimField.IMG_INFO, ClaimField.LISTED),
}
_TOLD = frozenset({SourceKind.EMAIL, SourceKind.PERSON})
_MESSAGES = "responsiveness"


class KnownClaims(QWidget):
    """Claims that bear on a criterion, each with one click to use it as evidence."""

    used = Signal(str, object)
    """Evidence as text, and the day it was seen or None."""

    def __init__(self, criterion: str, facts: Mapping[ClaimField, Fact]) -> None:
        """List what bears on the criterion of this key."""
        super().__init__()
        claims = [claim for claim in relevant(criterion, facts) if claim.known]
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for claim in claims:
            column.addWidget(self._line(criterion, claim))
        if not claims:
            column.addWidget(muted(self.tr("Nothing noted yet. Facts you add to the program show here.")))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(heading(self.tr("What is known"), 1.0))
        outer.addWidget(area, 1)

    def _line(self, criterion: str, claim: Claim) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = LinkLabel()
        words.setText(_words(claim))
        column.addWidget(words)
        use = partial(self._use, evidence_text(claim), claim.seen_on)
        name = f"useClaim_{criterion}_{claim.id}"
        column.addWidget(button(name, self.tr("Use as evidence"), use), alignment=Qt.AlignmentFlag.AlignLeft)
        return line

    def _use(self, text: str, seen_on: date | None) -> None:
        self.used.emit(text, seen_on)


def relevant(criterion: str, facts: Mapping[ClaimField, Fact]) -> list[Claim]:
    """Return the claims that bear on a criterion; one nobody foresaw gets them all."""
    claims = [claim for fact in facts.values() for claim in fact.claims]
    if criterion == _MESSAGES:
        return [claim for claim in claims if claim.source_kind in _TOLD]
    fields = _FIELDS.get(criterion, tuple(ClaimField))
    return [claim for field in fields for claim in claims if claim.field is field]


def evidence_text(claim: Claim) -> str:
    """Return a claim as one line of evidence: where it was read, and what it says if that is short."""
    where = claim.source or claim.source_kind.label
    if claim.field.rule.kind is ValueKind.TEXT or claim.field is ClaimField.LISTED:
        return where
    return f"{where} ({claim.field.label}: {stated(claim.field, claim.value)})"


def _words(claim: Claim) -> str:
    source = " · ".join(
        part
        for part in (
            html.escape(claim.source_kind.label),
            linked(claim.source),
            html.escape(seen_words(claim)),
            html.escape(claim.note),
        )
        if part
    )
    value = html.escape(stated(claim.field, claim.value))
    return f"<b>{html.escape(claim.field.label)}:</b> {value}<br>{source}"
