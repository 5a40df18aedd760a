"""The detail of one program: its name and place, its facts with their sources, the applicant's own marks."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.programs import TIERS, ProgramStatus
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui import theme
from matchplanner.ui.page import muted
from matchplanner.ui.programs.columns import tier_words
from matchplanner.ui.programs.facts import FactsView
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField, LineField, NoteField, handed_to
from matchplanner.ui.widgets.forms import Form, problem_line, show_problem
from matchplanner.ui.widgets.links import LinkLabel, linked, web_address
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.workspace import Workspace

TextLike = LineField | NoteField | ChoiceField


class ProgramDetail(QWidget):
    """Everything about the current program; each field is saved as it is left."""

    score_requested = Signal()
    add_fact_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self.setObjectName("programDetail")
        self._workspace = workspace
        self._row: ProgramRow | None = None
        self._fields: dict[str, TextLike] = {}
        self.name = LineField()
        self.place = muted("")
        self.place.setObjectName("programPlace")
        self.links = LinkLabel()
        self.links.setObjectName("programLinks")
        self.score_bar = RangeBar()
        self.score_text = QLabel()
        self.score_text.setObjectName("programScore")
        self.score = button("scoreProgram", self.tr("Score..."), self.score_requested.emit)
        self.add_fact = button("addFact", self.tr("Add fact..."), self.add_fact_requested.emit)
        self.facts = FactsView()
        self.facts.pick_requested.connect(self._on_pick)
        self.facts.remove_requested.connect(self._on_remove)
        self._stack = QStackedWidget()
        self._stack.addWidget(muted(self.tr("Choose a program to see what is known about it.")))
        self._stack.addWidget(self._content())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._stack)

    def show_program(self, row: ProgramRow | None) -> None:
        """Show another program, or the same one after a change."""
        fresh = (row.id if row else 0) != (self._row.id if self._row else 0)
        if fresh and row is not None and self._row is not None:
            self._commit()
        self._row = row
        self._stack.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        for key, field in self._fields.items():
            value = getattr(row, key)
            field.load("" if value is None else str(value), fresh=fresh)
        self.place.setText(" · ".join(part for part in (row.institution, row.place, row.region) if part))
        self.place.setVisible(bool(self.place.text()))
        self.links.setText(linked(row.website) if web_address(row.website) else "")
        self.links.setVisible(bool(self.links.text()))
        self.score_bar.show_range(Range(row.score.low, row.score.high, row.score.best))
        self.score_text.setText(self.tr("IMG score {score}").format(score=row.score.as_text()))
        self.facts.show_facts(row.facts)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._header())
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(_scrolling(self.facts), 3)
        body.addWidget(_scrolling(self._form()), 2)
        column.addLayout(body, 1)
        return content

    def _header(self) -> QVBoxLayout:
        self.name.setObjectName("programName")
        self.name.setAccessibleName(self.tr("Program"))
        self.name.setFont(theme.sized(self.name.font(), 1.15, bold=True))
        problem = problem_line("programNameProblem")
        self._take("name", self.name, lambda text: show_problem(problem, text))
        self.score_bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.name, 1)
        first.addWidget(self.score_bar)
        first.addWidget(self.score_text)
        first.addWidget(self.score)
        first.addWidget(self.add_fact)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.place, 1)
        second.addWidget(self.links)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(problem)
        column.addLayout(second)
        return column

    def _form(self) -> Form:
        form = Form()
        statuses = [(str(status), status.label) for status in ProgramStatus]
        tiers = [("", self.tr("None yet")), *((str(tier), tier_words(tier)) for tier in TIERS)]
        notes = NoteField()
        notes.setMinimumHeight(5 * notes.fontMetrics().lineSpacing())
        rows: tuple[tuple[str, str, str, TextLike], ...] = (
            ("status", "programStatus", self.tr("Status"), ChoiceField(statuses)),
            ("tier", "programTier", self.tr("Tier"), ChoiceField(tiers)),
            ("interest", "programInterest", self.tr("Interest, 0 to 10"), LineField()),
            ("website", "programWebsite", self.tr("Website"), LineField()),
            ("nrmp_code", "programNrmpCode", self.tr("NRMP code"), LineField()),
            ("acgme_id", "programAcgmeId", self.tr("ACGME ID"), LineField()),
            ("notes", "programNotes", self.tr("Notes"), notes),
        )
        for key, name, label, field in rows:
            self._fields[key] = field
            form.add(name, label, field, self._writer(key, label))
        return form

    def _take(self, key: str, field: TextLike, problem: Callable[[str], None]) -> None:
        self._fields[key] = field
        handed_to(field, problem, self._writer(key, self.tr("Program")))

    def _writer(self, key: str, label: str) -> Callable[[Any], None]:
        def write(value: Any) -> None:
            row = self._row
            if row is None:
                return
            step = self.tr("Change {column} of {program}").format(column=label, program=row.name)
            self._workspace.run(step, lambda: programs.edit(row.id, key, value))

        return write

    def _commit(self) -> None:
        """Hand over what is being typed before another program takes its place."""
        for field in self._fields.values():
            if isinstance(field, (LineField, NoteField)) and field.hasFocus():
                field.commit()

    def _on_pick(self, claim: int) -> None:
        label = self.tr("Choose a source for {program}").format(program=self._name())
        self._workspace.run(label, lambda: programs.pick_claim(claim))

    def _on_remove(self, claim: int) -> None:
        label = self.tr("Remove a source of {program}").format(program=self._name())
        self._workspace.run(label, lambda: programs.delete_claim(claim))

    def _name(self) -> str:
        return self._row.name if self._row is not None else ""


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
