"""The research checklist of the current program (R69-R95)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.claims import ClaimField, Fact
from matchplanner.services import programs, research
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.fact_words import completeness_words
from matchplanner.ui.page import muted
from matchplanner.ui.programs import fact_columns
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.programs.research.model import ChecklistModel
from matchplanner.ui.programs.research.panel import FactPanel
from matchplanner.ui.programs.research.source_bar import SourceBar
from matchplanner.ui.programs.research.view import ChecklistView
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted, say

_CHECKLIST_SHARE, _PANEL_SHARE = 610, 390

_WANTED: dict[str, Callable[[Fact], bool] | None] = {
    "": None,
    "important": lambda fact: fact.field.rule.important,
    "open": lambda fact: not fact.answered,
    "aged": lambda fact: fact.answered and fact.stale,
    "disputed": lambda fact: fact.disputed,
}


class ResearchTab(DetailTab):
    """The questions with their answers at the left, the sources of the current one at the right."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self.source = SourceBar(workspace)
        self.model = ChecklistModel(self)
        columns = {column.key: column for column in fact_columns.build(workspace)}
        self.view = ChecklistView(self.model, columns)
        self.panel = FactPanel()
        self.shown = ChoiceField(
            [
                ("", self.tr("All questions")),
                ("important", self.tr("Important ones")),
                ("open", self.tr("Open ones")),
                ("aged", self.tr("To check again")),
                ("disputed", self.tr("Sources disagree")),
            ]
        )
        self.total = muted("")
        self.total.setObjectName("researchTotal")
        self.total.setWordWrap(False)
        self.read_page = button("readPage", self.tr("Read a page..."), self._read_page)
        self._connect()
        self._lay_out()

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        fresh = self.shows_another(row)
        super().show_program(row)
        if row is None:
            return
        if fresh:
            self.source.show_program(row)
        self.model.show_program(row)
        self.total.setText(completeness_words(research.completeness(row.facts)))
        self._show_current()

    @override
    def show_fact(self, field: ClaimField) -> None:
        self.shown.load("")
        self.view.show_only(None)
        self.view.select(field)
        self.view.setFocus()

    @override
    def current_field(self) -> ClaimField | None:
        return self.view.current_field()

    def _connect(self) -> None:
        self.model.answered.connect(lambda field, text: self._answer([field], text))
        self.view.field_changed.connect(lambda _field: self._show_current())
        self.panel.answered.connect(lambda text: self._answer(self.view.selected_fields(), text))
        self.panel.pick_requested.connect(
            lambda claim: self._settle(self.tr("Choose a source for {program}"), programs.pick_claim, claim)
        )
        self.panel.remove_requested.connect(
            lambda claim: self._settle(self.tr("Remove a source of {program}"), programs.delete_claim, claim)
        )
        self.panel.keep_requested.connect(self._keep_both)
        self.shown.committed.connect(lambda key: self.view.show_only(_WANTED[key]))

    def _lay_out(self) -> None:
        name_field(self.shown, "researchShown", self.tr("Show"))
        caption = QLabel(self.shown.accessibleName())
        caption.setBuddy(self.shown)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.source, 1)
        head.addSpacing(16)
        head.addWidget(self.total)
        head.addSpacing(16)
        head.addWidget(caption)
        head.addWidget(self.shown)
        head.addWidget(self.read_page)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.panel)
        split = QSplitter()
        split.setObjectName("researchSplitter")
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(area)
        split.setSizes([_CHECKLIST_SHARE, _PANEL_SHARE])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(split, 1)

    def _answer(self, fields: list[ClaimField], text: str) -> None:
        row = self.row
        if row is None or not fields:
            return
        source, today = self.source.source(), self.workspace.today()
        what = say(fields[0].label) if len(fields) == 1 else counted("1 answer", "{n} answers", len(fields))
        label = self.tr("Change {what} of {program}").format(what=what, program=row.name)
        self.workspace.run(label, lambda: research.settle(row.id, fields, text, source, today))

    def _settle(self, label: str, verb: Callable[[int], object], claim: int) -> None:
        name = self.row.name if self.row is not None else ""
        self.workspace.run(label.format(program=name), lambda: verb(claim))

    def _read_page(self) -> None:
        from matchplanner.ui.programs.page_reader_dialog import PageReaderDialog

        if self.row is not None:
            PageReaderDialog(self.workspace, self.row, self).open()

    def _keep_both(self) -> None:
        field = self.view.current_field()
        if self.row is None or field is None:
            return
        fact = self.row.facts[field]
        label = self.tr("Keep all sources of {fact}").format(fact=field.label)
        self.workspace.run(label, lambda: research.keep_all(claim.id for claim in fact.claims))

    def _show_current(self) -> None:
        field = self.view.current_field()
        self.panel.show_fact(None if field is None or self.row is None else self.row.facts[field])
