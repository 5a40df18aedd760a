"""What speaks for a program, or against it, as a list of its own (R129)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchplanner.services import considerations
from matchplanner.services.considerations import ConsiderationKind, ConsiderationRow
from matchplanner.ui.widgets.point_list import PointList, PointWords
from matchplanner.ui.workspace import Workspace


class Considerations(QWidget):
    """The pros, or the cons, of one program."""

    def __init__(self, workspace: Workspace, kind: ConsiderationKind, parent: QWidget | None = None) -> None:
        """Build the list; `show_program` fills it."""
        super().__init__(parent)
        self._kind = kind
        self._workspace = workspace
        self._program = 0
        words = self._words()
        self.list = PointList(words)
        edit = self.tr("Edit what speaks for it") if self._pro else self.tr("Edit what speaks against it")
        run = workspace.run
        self.list.added.connect(lambda text: self._add(words.add, text))
        self.list.reworded.connect(lambda one, text: run(edit, lambda: considerations.edit(one, text)))
        self.list.moved.connect(lambda one, to: run(edit, lambda: considerations.move(one, to)))
        self.list.deleted.connect(lambda one: run(edit, lambda: considerations.delete(one)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_program(self, program: int, reasons: tuple[ConsiderationRow, ...]) -> None:
        """Show a program's reasons of this kind."""
        if program != self._program:
            self.list.line.clear()
        self._program = program
        self.list.show_points([(one.id, one.text) for one in reasons if one.kind is self._kind])

    @property
    def _pro(self) -> bool:
        return self._kind is ConsiderationKind.PRO

    def _words(self) -> PointWords:
        if self._pro:
            return PointWords(
                "pro", self.tr("For"), self.tr("New pro"), self.tr("What draws you there"), self.tr("Add pro")
            )
        return PointWords(
            "con", self.tr("Against"), self.tr("New con"), self.tr("What holds you back"), self.tr("Add con")
        )

    def _add(self, label: str, text: str) -> None:
        program, kind = self._program, self._kind
        if program:
            self._workspace.run(label, lambda: considerations.add(program, kind, text))
