"""Ratings of a program's place, stability and network, beside the weights that hold for all programs."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import standing
from matchplanner.domain.factors import RATINGS, WEIGHTS, Factor, figure, known_signs
from matchplanner.services import factors, fit
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.page import muted
from matchplanner.ui.programs.tiers import texts
from matchplanner.ui.widgets.fields import ChoiceField, LineField
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_FIELDS = frozenset(
    {
        ClaimField.ACCREDITATION,
        ClaimField.LISTED_ACGME,
        ClaimField.FOUNDED_YEAR,
        ClaimField.ACADEMIC_CENTER,
    }
)


class FactorEditor(QWidget):
    """A row for each factor: how well it suits, and how much it weighs."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self.setObjectName("factorEditor")
        self._workspace = workspace
        self._row: ProgramRow | None = None
        self._ratings: dict[Factor, ChoiceField] = {}
        self._weights: dict[Factor, ChoiceField] = {}
        self._notes: dict[Factor, LineField] = {}
        self.figure = QLabel()
        self.figure.setObjectName("factorFigure")
        self.known = muted("")
        self.known.setObjectName("factorKnown")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, title in enumerate(("", self.tr("Suits me"), self.tr("Weight"))):
            grid.addWidget(muted(title), 0, column)
        for at, factor in enumerate(Factor):
            self._add_row(grid, 2 * at + 1, factor)
        grid.addWidget(self.known, 2 * len(Factor) + 1, 0, 1, 3)
        grid.addWidget(self.figure, 2 * len(Factor) + 2, 0, 1, 3)

    def show_program(self, row: ProgramRow | None) -> None:
        """Show a program's ratings."""
        fresh = (row.id if row else 0) != (self._row.id if self._row else 0)
        if fresh:
            self.commit()
        self._row = row
        self.setEnabled(row is not None)
        if row is None:
            return
        rated, weights = factors.ratings(row.id), factors.weights()
        given = {factor: one.rating for factor, one in rated.items() if one.rating is not None}
        for factor in Factor:
            self._ratings[factor].load("" if factor not in given else str(given[factor]))
            self._weights[factor].load(str(weights[factor]))
            self._notes[factor].load(rated[factor].note, fresh=fresh)
        found = figure(given, weights)
        self.figure.setText(self.tr("Place and stability: {figure}").format(figure=found.as_text()))
        self._show_known(row)

    def commit(self) -> None:
        """Hand over a note that is being typed."""
        for note in self._notes.values():
            if note.hasFocus():
                note.commit()

    def _show_known(self, row: ProgramRow) -> None:
        known = fit.known_of(row, _FIELDS)
        founded = known.number(ClaimField.FOUNDED_YEAR)
        year = self._workspace.today().year
        academic = known.stated(ClaimField.ACADEMIC_CENTER)
        signs = known_signs(standing(known), None if founded is None else int(founded), year, academic)
        years = None if founded is None else year - int(founded)
        self.known.setText(texts.sign_words(signs, years, known.stated(ClaimField.ACCREDITATION)))
        self.known.setVisible(bool(signs))

    def _add_row(self, grid: QGridLayout, at: int, factor: Factor) -> None:
        name = word(factor)
        caption = QLabel(name)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setWordWrap(True)
        rating = ChoiceField((("", self.tr("not judged")), *((str(n), str(n)) for n in RATINGS)))
        rating.setObjectName(f"factorRating_{factor.value}")
        rating.setAccessibleName(name)
        rating.committed.connect(partial(self._rate, factor))
        weight = ChoiceField(tuple((str(n), str(n)) for n in WEIGHTS))
        weight.setObjectName(f"factorWeight_{factor.value}")
        weight.setAccessibleName(self.tr("Weight of {factor}").format(factor=name.lower()))
        weight.committed.connect(partial(self._weigh, factor))
        note = LineField()
        note.setObjectName(f"factorNote_{factor.value}")
        note.setAccessibleName(self.tr("Note on {factor}").format(factor=name.lower()))
        note.setPlaceholderText(self.tr("note"))
        note.committed.connect(partial(self._annotate, factor))
        caption.setBuddy(rating)
        self._ratings[factor], self._weights[factor], self._notes[factor] = rating, weight, note
        grid.addWidget(caption, at, 0)
        grid.addWidget(rating, at, 1)
        grid.addWidget(weight, at, 2)
        grid.addWidget(note, at + 1, 0, 1, 3)

    def _rate(self, factor: Factor, value: str) -> None:
        row = self._row
        if row is not None:
            label = self.tr("Rate {factor} of {program}").format(
                factor=word(factor).lower(), program=row.name
            )
            self._workspace.run(label, lambda: factors.rate(row.id, factor, value))

    def _annotate(self, factor: Factor, text: str) -> None:
        row = self._row
        if row is not None:
            label = self.tr("Note on {factor} of {program}").format(
                factor=word(factor).lower(), program=row.name
            )
            self._workspace.run(label, lambda: factors.annotate(row.id, factor, text))

    def _weigh(self, factor: Factor, value: str) -> None:
        label = self.tr("Weigh {factor}").format(factor=word(factor).lower())
        self._workspace.run(label, lambda: factors.set_weight(factor, value))
