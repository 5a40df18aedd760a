"""One question of the checklist: what its sources say, and the answers a click gives."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from matchplanner.domain.claims import NOT_APPLICABLE, NOT_STATED, UNKNOWN, ClaimField, Fact, ValueKind
from matchplanner.ui import theme
from matchplanner.ui.page import muted
from matchplanner.ui.programs.claim_line import ClaimLine
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import open_address, web_address
from matchplanner.ui.words import word

_CHIPS_A_ROW = 3
_CAVEATS = {
    ClaimField.CREDIT_TRANSFER: "Training abroad counts only if the ABMGG has reviewed it before entry.",
    ClaimField.PRIOR_GME_YEARS: "0 for direct entry; 1 or 2 where a residency comes first.",
    ClaimField.VISA_SPONSORSHIP: "No: the program sponsors neither J-1 nor H-1B.",
    ClaimField.RULES_CHECKED: "The year in which you apply, once you have read this season's rules.",
}
"""What to keep in mind with a question (R72, R81, collision 7)."""


class FactPanel(QFrame):
    """The current question; without one it says what to do."""

    pick_requested = Signal(int)
    """The claim of this id is to be shown."""

    keep_requested = Signal()
    """All sources are to stand; trust and date decide which is shown."""

    remove_requested = Signal(int)
    """The claim of this id is to go."""

    answered = Signal(str)
    """The selected questions have this answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a question."""
        super().__init__(parent)
        self._fact: Fact | None = None
        self._lines: list[ClaimLine] = []
        self._chips: list[QPushButton] = []
        self.title = QLabel(self.tr("No question chosen"))
        self.title.setObjectName("researchQuestion")
        self.title.setFont(theme.sized(self.title.font(), 1.0, bold=True))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.hint = muted(self.tr("Choose a question: a letter or F2 answers it, Enter goes on to the next."))
        self.hint.setObjectName("researchHint")
        self.disputed = QLabel(self.tr("The sources disagree. Choose one, or keep both."))
        self.disputed.setObjectName("researchDisputed")
        self.disputed.setProperty("role", "problem")
        self.disputed.setWordWrap(True)
        self.keep = button("keepBothSources", self.tr("Keep both"), self.keep_requested.emit)
        self.open_page = button("openFactPage", self.tr("Open page"), self._open_page)
        self._words = [
            button(name, label, partial(self.answered.emit, value))
            for name, label, value in (
                ("answerNotStated", self.tr("Not stated"), NOT_STATED),
                ("answerNotApplicable", self.tr("Not applicable"), NOT_APPLICABLE),
                ("answerUnknown", self.tr("Unknown"), UNKNOWN),
            )
        ]
        self._lay_out()
        self.show_fact(None)

    def show_fact(self, fact: Fact | None) -> None:
        """Show a question's fact."""
        self._fact = fact
        there = fact is not None
        self.title.setVisible(there)
        self.disputed.setVisible(fact is not None and fact.disputed)
        self.keep.setVisible(fact is not None and fact.disputed)
        self.keep.setEnabled(fact is not None and any(claim.picked for claim in fact.claims))
        self.open_page.setVisible(bool(self._address()))
        for chip in self._words:
            chip.setVisible(fact is not None and fact.field is not ClaimField.LISTED)
        if fact is not None:
            self.title.setText(word(fact.field))
            self.hint.setText(_hint(fact))
        self._show_claims(fact)
        self._show_chips(fact)

    def _lay_out(self) -> None:
        self._claims = QVBoxLayout()
        self._claims.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        doubt = QHBoxLayout()
        doubt.addWidget(self.disputed, 1)
        doubt.addWidget(self.keep)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for part in (*self._words, self.open_page):
            part.setFlat(True)
            buttons.addWidget(part)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addLayout(doubt)
        column.addLayout(self._claims)
        column.addLayout(self._grid)
        column.addLayout(buttons)
        column.addStretch(1)

    def _show_claims(self, fact: Fact | None) -> None:
        claims = fact.claims if fact is not None else ()
        while len(self._lines) < len(claims):
            line = ClaimLine()
            line.picked.connect(self.pick_requested)
            line.removed.connect(self.remove_requested)
            self._lines.append(line)
            self._claims.addWidget(line)
        for line, claim in zip(self._lines, claims, strict=False):
            line.show_claim(claim, shown=fact is not None and claim == fact.shown)
        for line in self._lines[len(claims) :]:
            line.clear()

    def _show_chips(self, fact: Fact | None) -> None:
        """Offer the usual words of a list, each on or off."""
        for chip in self._chips:
            self._grid.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        if fact is None or fact.field.rule.kind is not ValueKind.LIST:
            return
        held = {item.casefold() for item in fact.items}
        for at, offered in enumerate(fact.field.rule.suggestions):
            chip = button(f"word_{offered}", offered, partial(self._toggle, offered))
            chip.setCheckable(True)
            chip.setChecked(offered.casefold() in held)
            self._grid.addWidget(chip, at // _CHIPS_A_ROW, at % _CHIPS_A_ROW)
            self._chips.append(chip)

    def _toggle(self, word: str) -> None:
        if self._fact is None:
            return
        held = [item for item in self._fact.items if item.casefold() != word.casefold()]
        if len(held) == len(self._fact.items):
            held.append(word)
        self.answered.emit("; ".join(held) or UNKNOWN)

    def _address(self) -> str:
        """Return the page to open: the answer itself if it is one, else its source."""
        if self._fact is None or self._fact.shown is None:
            return ""
        places = (self._fact.value, self._fact.shown.source)
        return next((place for place in places if web_address(place) is not None), "")

    def _open_page(self) -> None:
        open_address(self._address())


def _hint(fact: Fact) -> str:
    return " ".join(
        part for part in (_CAVEATS.get(fact.field, ""), f"{word(fact.field.rule.shelf)}.") if part
    )
