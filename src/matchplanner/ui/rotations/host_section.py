"""The host and its rules: where exactly, which part it plays, how and when one applies there."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.places import Region
from matchplanner.domain.rotations import Portfolio
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.page import muted
from matchplanner.ui.rotations.cell import cell, two_columns
from matchplanner.ui.rotations.texts import tr, vslo_text
from matchplanner.ui.widgets.fields import ChoiceField, DayField, Field, LineField
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.widgets.forms import show_problem
from matchplanner.ui.words import choices, phrase, word

Store = Callable[[str, object], None]
"""Store a column's value."""


class HostSection(QWidget):
    """Two folded groups of fields of one rotation."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        """Start empty; each value typed goes to `store`."""
        super().__init__(parent)
        self._store = store
        self._problems: list[QLabel] = []
        self._people: tuple[tuple[str, str], ...] = ()
        self.department = LineField()
        self.region = ChoiceField((("", tr("by the state")), *choices(Region)))
        self.portfolio = ChoiceField(choices(Portfolio))
        self.mentor = ChoiceField((("", tr("none")),))
        self.vslo = ChoiceField(choices(YesNo))
        self.earliest, self.latest = LineField(), LineField()
        self.apply_by, self.applied_on = DayField(), DayField()
        for months, usual in ((self.earliest, "8"), (self.latest, "4")):
            months.setPlaceholderText(tr("usually {months}").format(months=usual))
        for field in (self.region, self.portfolio, self.mentor, self.vslo):
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(8)
        self._vslo_note = muted("")
        self._vslo_note.setObjectName("rotationVsloNote")
        self.place = Fold("rotationPlaceFold", tr("Site and its part"), self._place())
        self.rules = Fold("rotationRulesFold", tr("Applying there"), self._rules())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.place)
        column.addWidget(self.rules)

    def offer_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer the plan's people, by id and name, as a mentor there."""
        offered = (("", tr("none")), *((str(person), name) for person, name in people))
        if offered != self._people:
            self._people = offered
            self.mentor.set_choices(offered)

    def show_row(self, row: RotationRow, *, fresh: bool) -> None:
        """Show one rotation; `fresh` drops what was typed for another one."""
        for problem in self._problems if fresh else ():
            show_problem(problem, "")
        self.department.load(row.department, fresh=fresh)
        self.region.load(row.region)
        self.portfolio.load(row.portfolio.value)
        self.mentor.load("" if row.mentor_id is None else str(row.mentor_id))
        self.vslo.load(row.vslo.value)
        for line, months in ((self.earliest, row.earliest_months), (self.latest, row.latest_months)):
            line.load("" if months is None else str(months), fresh=fresh)
        self.apply_by.load(row.apply_by, fresh=fresh)
        self.applied_on.load(row.applied_on, fresh=fresh)
        self._vslo_note.setText(vslo_text(row.vslo))
        parts = (word(row.portfolio) if row.portfolio else "", phrase(row.planned.region))
        self.place.tell(", ".join(part for part in parts if part))
        self.rules.tell(tr("the host's own rule") if row.planned.host_rule else "")

    def _place(self) -> QWidget:
        return self._grid(
            (self._cell("department", tr("Department or division"), self.department),),
            (
                self._cell("portfolio", tr("Part it plays"), self.portfolio),
                self._cell("region", tr("Region"), self.region),
            ),
            (self._cell("mentor", tr("Possible mentor"), self.mentor, "mentor_id"),),
        )

    def _rules(self) -> QWidget:
        return self._grid(
            (self._cell("vslo", tr("Applications go through VSLO"), self.vslo),),
            (self._vslo_note,),
            (
                self._cell("earliest_months", tr("Earliest, months before"), self.earliest),
                self._cell("latest_months", tr("Latest, months before"), self.latest),
            ),
            (
                self._cell("apply_by", tr("The host's last day"), self.apply_by),
                self._cell("applied_on", tr("Applied on"), self.applied_on),
            ),
        )

    def _cell(self, name: str, label: str, field: Field, column: str = "") -> QLayout:
        made, problem = cell(name, label, field, lambda value: self._store(column or name, value))
        self._problems.append(problem)
        return made

    @staticmethod
    def _grid(*rows: tuple[QLayout | QWidget, ...]) -> QWidget:
        inside = QWidget()
        grid = two_columns(rows)
        grid.setContentsMargins(0, 0, 0, 8)
        inside.setLayout(grid)
        return inside
