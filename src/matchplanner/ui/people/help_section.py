"""Where the person chosen could introduce the applicant, or speak for them (R121, R206)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.domain.mentoring import HelpKind
from matchplanner.services import introductions
from matchplanner.services.introductions import IntroductionRow
from matchplanner.services.people import PersonRow
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.introducing import IntroductionDialog
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.people.section import Section
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.pick_delegate import PickDelegate
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import SECOND_LINE
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_WIDTHS = (30, 20, 15, 22)


class _Model(RowTableModel[IntroductionRow]):
    """Names the institution below the program: many programs are called alike."""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == SECOND_LINE and index.isValid() and index.column() == 0:
            return self.rows[index.row()].institution
        return super().data(index, role)


class HelpSection(QObject):
    """Programs that one person could help at, edited in place; an empty list says what it is for."""

    def __init__(self, workspace: Workspace, notices: Notices, kind: HelpKind, parent: QWidget) -> None:
        """Build the table; `show_person` fills it."""
        super().__init__(parent)
        self._workspace = workspace
        self._notices = notices
        self._kind = kind
        self._person = 0
        self.model = _Model(self._columns(), self)
        name = kind.value
        table = RecordTable(f"{name}Table", word(kind))
        table.set_lines(2)
        table.show_model(self.model, _WIDTHS, 0)
        program = PickDelegate(self.tr("Program"), introductions.programs_offered, table)
        table.setItemDelegateForColumn(self.model.column_of("program"), program)
        table.delete_requested.connect(self._delete)
        add = button(f"{name}Add", self._add_words(), self.add)
        delete = button(
            f"{name}Delete", self.tr("Delete line"), lambda: self._delete(table.record()), self.tr("Del")
        )
        self.widget = Section(table, self._hint(), (add, delete), 1)

    def show_person(self, row: PersonRow) -> int:
        """Show where a person could help, and return at how many places."""
        self._person = row.id
        rows = introductions.of_person(row.id, self._kind)
        self.widget.show_rows(self.model, rows)
        return len(rows)

    def add(self) -> None:
        """Note another program."""
        if not self._person:
            return
        window = self.widget.window()
        dialog = IntroductionDialog(self._workspace, window, person=self._person, kind=self._kind)
        dialog.added.connect(self.widget.table.select)
        dialog.open()
        dialog.program.setFocus()

    def _add_words(self) -> str:
        if self._kind is HelpKind.INTRODUCE:
            return self.tr("Add introduction...")
        return self.tr("Add program...")

    def _hint(self) -> str:
        if self._kind is HelpKind.INTRODUCE:
            return self.tr(
                "Does this person know geneticists in the US? Note through whom and at which program they "
                "could introduce you, then ask. It shows at the program, and a draft to the program can name "
                "them."
            )
        return self.tr(
            "Who knows your work may put in a good word by mail or telephone. Note at which program, and "
            "when you asked for it."
        )

    def _columns(self) -> tuple[Column[IntroductionRow], ...]:
        tr = self.tr
        return (
            Column(
                "program",
                tr("Program"),
                lambda row: row.program or tr("not known yet"),
                self._edit("program"),
                sort=lambda row: row.program.casefold() or None,
                edited=lambda row: row.program_id,
                tip=lambda row: ", ".join(part for part in (row.program, row.institution) if part),
            ),
            Column(
                "through",
                tr("Through"),
                lambda row: row.through,
                self._edit("through"),
                tip=lambda row: row.through,
            ),
            Column(
                "asked_on",
                tr("Asked on"),
                lambda row: tr("not asked") if row.asked_on is None else short_day(row.asked_on),
                self._edit("asked_on", parse_day),
                sort=lambda row: row.asked_on,
                edited=lambda row: day_text(row.asked_on, ""),
            ),
            Column("note", tr("Note"), lambda row: row.note, self._edit("note"), tip=lambda row: row.note),
        )

    def _edit(
        self, field: str, read: Callable[[str], object] | None = None
    ) -> Callable[[IntroductionRow, str], None]:
        def edit(row: IntroductionRow, value: str) -> None:
            taken = value if read is None else read(value)
            label = self.tr("Edit help of {name}").format(name=row.person)
            self._workspace.run(label, lambda: introductions.edit(row.id, field, taken))

        return edit

    def _delete(self, record: int) -> None:
        row = self.widget.table.row()
        if not record or not isinstance(row, IntroductionRow):
            return
        label = self.tr("Delete help of {name}").format(name=row.person)
        self._workspace.run(label, lambda: introductions.delete(record))
        words = self.tr("Deleted: {name}, {where}.")
        where = row.program or row.through
        offer_undo(self._workspace, self._notices, words.format(name=row.person, where=where))
