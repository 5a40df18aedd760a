"""Pasting a list of residents: what was read is shown, what was guessed confirmed, before it counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.claims import YesNo
from matchplanner.errors import UserError
from matchplanner.services import roster
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.programs.roster.model import PastedModel
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_WIDTH, _HEIGHT = 150, 34  # average characters and lines


class PasteDialog(QDialog):
    """Takes text, shows the residents found in it, and saves those wanted as one step."""

    saved = Signal(int)
    """So many residents are new."""

    def __init__(self, workspace: Workspace, program: ProgramRow, parent: QWidget | None = None) -> None:
        """Ask for the residents of one program."""
        super().__init__(parent)
        self.setObjectName("pasteRoster")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Residents of {program}").format(program=program.name))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._program = program
        self.text = QPlainTextEdit()
        self.source = QLineEdit()
        self.model = PastedModel(self)
        self.table = _PastedTable("pastedResidents", self.tr("Residents found"))
        self.table.show_model(self.model, (6, 7, 20, 28, 16, 8, 9, 30), 7)
        flags = ChoiceDelegate(self.tr("IMG"), choices(YesNo), self.table)
        self.table.setItemDelegateForColumn(self.model.column_of("img"), flags)
        self.table.toggled.connect(self.model.toggle)
        self.model.dataChanged.connect(lambda *_args: self._show_state())
        self._problem = problem_line("pasteRosterProblem")
        self._open = QLabel()
        self._open.setObjectName("openGuesses")
        self._open.setProperty("role", "attention")
        self._open.setWordWrap(True)
        self._stack = QStackedWidget()
        self._lay_out()

    def read(self) -> None:
        """Read the text and show what was found."""
        try:
            found = roster.preview(self.text.toPlainText(), self._program.id, self._workspace.today())
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            return
        show_problem(self._problem, "")
        self.model.show_lines(found)
        self._stack.setCurrentIndex(1)
        self.table.setCurrentIndex(self.model.index(0, self.model.column_of("name")))
        self.table.setFocus()
        self._show_state()

    def back(self) -> None:
        """Show the text again."""
        self._stack.setCurrentIndex(0)
        self.text.setFocus()

    def save(self) -> None:
        """Keep the residents that are ticked; guesses nobody confirmed stay unknown."""
        lines, program, today = self.model.wanted(), self._program.id, self._workspace.today()
        source = self.source.text()
        label = self.tr("Note residents of {program}").format(program=self._program.name)
        added = self._workspace.run(label, lambda: roster.save(program, lines, source, today))
        self.saved.emit(added)
        self.close()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.15))
        self._stack.addWidget(self._entry())
        self._stack.addWidget(self._preview())
        column.addWidget(self._stack, 1)

    def _entry(self) -> QWidget:
        tr = self.tr
        self.text.setObjectName("rosterText")
        self.text.setAccessibleName(tr("Text of the residents page"))
        self.text.setPlaceholderText(
            tr(
                "One resident a line, for example:\n"
                "2025, Dr. Ana Ejemplo, Universidad de Chile, Chile\n"
                "Headings such as “PGY-2” or “Class of 2026” count for the lines below them."
            )
        )
        self.text.setTabChangesFocus(True)
        self.source.setObjectName("rosterSource")
        self.source.setAccessibleName(tr("Source"))
        self.source.setPlaceholderText(tr("web address of the page, or who told you"))
        caption = QLabel(tr("Source"))
        caption.setBuddy(self.source)
        read = button("readRoster", tr("Read the list"), self.read)
        read.setDefault(True)
        paste = button("pasteClipboard", tr("Paste"), self._paste)
        cancel = button("cancelRoster", tr("Cancel"), self.close, tr("Esc"))
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addWidget(self.source, 1)
        for made in (paste, cancel, read):
            row.addWidget(made)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(muted(tr("Paste the list of residents or graduates from the program's page.")))
        column.addWidget(self.text, 1)
        column.addWidget(self._problem)
        column.addLayout(row)
        return page

    def _preview(self) -> QWidget:
        tr = self.tr
        self._confirm = button("confirmAll", tr("Confirm all guesses"), self.model.confirm_all)
        self._save = button("saveRoster", tr("Save residents"), self.save)
        back = button("rosterBack", tr("Back"), self.back)
        row = QHBoxLayout()
        row.addWidget(self._confirm)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(self._save)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        words = tr(
            "Amber is a guess: country from the school, IMG from the country, year from a PGY. Space "
            "confirms the guesses of a row, F2 corrects a cell; what nobody confirms is saved as unknown."
        )
        column.addWidget(muted(words))
        column.addWidget(self.table, 1)
        column.addWidget(self._open)
        column.addLayout(row)
        return page

    def _paste(self) -> None:
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self.text.setFocus()

    def _show_state(self) -> None:
        guesses, rows = self.model.open_guesses(), len(self.model.wanted())
        told = counted(
            "1 row has guesses that nobody confirmed: these stay unknown.",
            "{n} rows have guesses that nobody confirmed: these stay unknown.",
            guesses,
        )
        self._open.setText(told if guesses else "")
        self._confirm.setEnabled(guesses > 0)
        self._save.setEnabled(rows > 0)


class _PastedTable(RecordTable):
    """Space confirms the guesses of the current row."""

    toggled = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.record():
            self.toggled.emit(self.record())
            return
        super().keyPressEvent(event)
