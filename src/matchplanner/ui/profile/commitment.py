"""The six kinds of evidence of commitment, each ticked by an experience of that kind (R31)."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from matchplanner.domain.background import COMMITMENT, ExperienceKind
from matchplanner.services.experiences import ExperienceRow
from matchplanner.ui.page import muted
from matchplanner.ui.profile.advice import commitment_text
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word

_MOST_TITLES = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commitment", text)


_ADD: Mapping[ExperienceKind, str] = {
    ExperienceKind.WEBINAR: "Add webinar...",
    ExperienceKind.SOCIETY_EVENT: "Add society event...",
    ExperienceKind.COURSE: "Add course...",
    ExperienceKind.REMOTE_PROJECT: "Add remote project...",
    ExperienceKind.CASE_REPORT: "Add case report...",
    ExperienceKind.ROTATION: "Add rotation...",
}
_HINTS: Mapping[ExperienceKind, str] = {
    ExperienceKind.WEBINAR: "genetics societies and hospitals offer them, many free",
    ExperienceKind.SOCIETY_EVENT: "the online part of an ACMG or ASHG meeting",
    ExperienceKind.COURSE: "free or low-cost, in genomic medicine",
    ExperienceKind.REMOTE_PROJECT: "research in genetics, also from afar",
    ExperienceKind.CASE_REPORT: "a patient in whom a genetic condition is suspected",
    ExperienceKind.ROTATION: "elsewhere, and named as such in the application",
}
"""What would count, in other words than the kind's own."""


class Commitment(QWidget):
    """A line for each kind: ticked or open, what ticks it, and a button that adds one."""

    add_requested = Signal(object)
    """An experience of this ExperienceKind is to be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with every kind open."""
        super().__init__(parent)
        self.summary = muted("")
        self.summary.setObjectName("commitmentSummary")
        self._marks: dict[ExperienceKind, QLabel] = {}
        self._words: dict[ExperienceKind, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.summary, 0, 0, 1, 3)
        for row, kind in enumerate(COMMITMENT, start=1):
            mark = self._marks[kind] = QLabel()
            words = self._words[kind] = QLabel()
            mark.setFixedWidth(2 * self.fontMetrics().averageCharWidth())
            words.setObjectName(f"commitment_{kind.value}")
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            for column, part in enumerate((mark, words, self._button(kind))):
                grid.addWidget(part, row, column)

    def show_held(self, held: Iterable[ExperienceRow]) -> None:
        """Tick the kinds of which there is an experience."""
        rows = tuple(held)
        self.summary.setText(commitment_text(row.kind for row in rows))
        for kind, words in self._words.items():
            titles = [row.title for row in rows if row.kind.as_commitment is kind]
            self._marks[kind].setText("✓" if titles else "○")
            set_tone(self._marks[kind], "ok" if titles else "muted")
            words.setText(f"{word(kind)}: {_named(titles) if titles else _tr(_HINTS[kind])}")
            set_tone(words, "" if titles else "muted")

    def _button(self, kind: ExperienceKind) -> QPushButton:
        return button(f"add_{kind.value}", _tr(_ADD[kind]), partial(self.add_requested.emit, kind))


def _named(titles: list[str]) -> str:
    more = len(titles) - _MOST_TITLES
    named = "; ".join(titles[:_MOST_TITLES])
    return _tr("{titles} and {n} more").format(titles=named, n=more) if more > 0 else named
