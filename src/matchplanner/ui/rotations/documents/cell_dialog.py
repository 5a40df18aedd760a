"""What is agreed with one host about one kind of paper: wanted or not, by when, which one, sent when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from matchplanner.domain.documents import Need
from matchplanner.services import documents
from matchplanner.services.documents import Cell, DocumentRow, Terms
from matchplanner.ui.days import parse_day, short_day
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, LineField
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace

_ANY = ""


class CellDialog(EntryDialog):
    """Asks for all of it at once; what is stored is one step to undo."""

    def __init__(
        self, workspace: Workspace, cell: Cell, host: str, papers: Sequence[DocumentRow], parent: QWidget
    ) -> None:
        """Start with what is noted."""
        title = tr("{kind}: {host}").format(kind=word(cell.kind), host=host)
        super().__init__("documentTerms", title, tr("Save"), parent)
        self._workspace, self._cell = workspace, cell
        fitting = [(str(paper.id), _name(paper)) for paper in papers if paper.kind is cell.kind]
        self.need = ChoiceField(choices(Need))
        self.paper = ChoiceField([(_ANY, tr("the one that fits best")), *fitting])
        self.due, self.sent, self.note = DayField(), DayField(), LineField()
        self.need.load(cell.need.value)
        self.paper.load(_ANY if cell.chosen is None else str(cell.chosen))
        self.due.load(cell.due_on)
        self.sent.load(cell.sent_on)
        self.note.load(cell.note)
        for name, label, field in (
            ("termsNeed", tr("The host"), self.need),
            ("termsDue", tr("Wanted by"), self.due),
            ("termsPaper", tr("Document"), self.paper),
            ("termsSent", tr("Sent on"), self.sent),
            ("termsNote", tr("Note"), self.note),
        ):
            self.add(name, label, field)
        self.submit_with(self._store)
        self.need.setFocus()

    def _store(self) -> None:
        cell, sent = self._cell, parse_day(self.sent.line.text())
        chosen = int(self.paper.key()) if self.paper.key() else None
        if chosen is None and sent is not None and cell.document is not None:
            chosen = cell.document.id  # what was shown as fitting best is what went out
        due = parse_day(self.due.line.text())
        terms = Terms(Need(self.need.key()), chosen, due, sent, self.note.text())
        self._workspace.run(self.windowTitle(), lambda: documents.agree(cell.rotation_id, cell.kind, terms))


def _name(paper: DocumentRow) -> str:
    if paper.expires_on is None:
        return paper.name
    return tr("{name}, to {day}").format(name=paper.name, day=short_day(paper.expires_on))
