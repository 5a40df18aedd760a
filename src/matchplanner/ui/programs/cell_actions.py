"""What is done to the selected cells: copied, pasted, filled down, emptied, set for all."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from matchplanner.domain import blocks
from matchplanner.errors import UserError
from matchplanner.services import cells, tags, tiers
from matchplanner.services.cells import Cell
from matchplanner.services.programs import ProgramRow
from matchplanner.services.tiers import LeftOut
from matchplanner.ui.programs import selection
from matchplanner.ui.programs.column import ProgramColumn, tr
from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.programs.table import ProgramTable
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_FEWEST_TITLES = 2


class CellActions(QObject):
    """Carries out what menus, keys and the bulk bar ask of the selected cells; each is one undo step."""

    titled_block_pasted = Signal(str)
    """A block with a row of titles was pasted: it is a list to import."""

    def __init__(self, workspace: Workspace, table: ProgramTable, model: ProgramTableModel) -> None:
        """Work on the selection of this table."""
        super().__init__(table)
        self._workspace = workspace
        self.table = table
        self.model = model
        table.copy_requested.connect(self.copy)
        table.paste_requested.connect(self.paste)
        table.fill_requested.connect(self.fill_down)

    def copy(self, with_titles: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot of the table's signal
        """Put the selected block on the clipboard as a spreadsheet would."""
        block = selection.block(self.table)
        columns = [self.model.columns[at] for at in block.columns]
        rows = [[column.shown(self.model.rows[row]) for column in columns] for row in block.rows]
        titles = [[column.title for column in columns]] if with_titles else []
        if rows:
            QGuiApplication.clipboard().setText(blocks.text_of(titles + rows))

    def paste(self) -> None:
        """Put the clipboard's block into the cells from the current one on, adding programs where it ends.

        A single cell is put into every selected one. A block with titles is
        handed on to be imported.
        """
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            raise UserError(tr("There is nothing to paste on the clipboard."))
        block = blocks.read(text)
        if self.is_titled(block):
            self.titled_block_pasted.emit(text)
            return
        chosen = selection.block(self.table)
        if len(block) == len(block[0]) == 1 and chosen.size > 1:
            self._set(chosen.rows, chosen.columns, block[0][0], tr("Paste into {what}"))
            return
        self._paste_block(block)

    def is_titled(self, block: Sequence[Sequence[str]]) -> bool:
        """Tell whether the first row names columns: at least two, or the only one there is."""
        if len(block) < 2:  # noqa: PLR2004 - titles and a row below them
            return False
        from matchplanner.services.exchange import columns as headings

        read = headings.suggested(block[0])
        named = sum(target != headings.NOT_READ for target in read.values())
        return named >= min(_FEWEST_TITLES, len(block[0]))

    def fill_down(self) -> None:
        """Let the selected cells say what the uppermost says; a single row takes from the row above it."""
        block = selection.block(self.table)
        if not block.rows:
            return
        source = block.rows[0] if len(block.rows) > 1 else block.rows[0] - 1
        targets = [self.model.rows[row].id for row in block.rows if row != source]
        if source < 0 or not targets:
            return
        columns = [column for at in block.columns if (column := self.model.columns[at]).edit is not None]
        above = self.model.rows[source]
        written = [
            Cell(record, column.key, _typed(column, above)) for column in columns for record in targets
        ]
        self._write(tr("Fill down {what}"), written)

    def clear(self) -> None:
        """Empty the selected cells."""
        block = selection.block(self.table)
        self._set(block.rows, block.columns, "", tr("Empty {what}"))

    def set_selected(self, column: ProgramColumn, text: str) -> None:
        """Let the same stand in a column of all selected programs."""
        records = self.table.selected_records()
        label = tr("Set {column} of {what}").format(column=column.title, what=_programs(len(records)))
        today = self._workspace.today()
        with self._workspace.watching(label) as told:
            left_out = self._workspace.run(label, lambda: cells.fill(records, column.key, text, today, told))
        _tell_of(left_out)

    def add_tag(self, name: str) -> None:
        """Put a tag on the selected programs."""
        records = self.table.selected_records()
        label = tr("Tag {what}").format(what=_programs(len(records)))
        self._run(label, lambda: tags.add(records, name))

    def remove_tag(self, name: str) -> None:
        """Take a tag off the selected programs."""
        records = self.table.selected_records()
        label = tr("Take a tag off {what}").format(what=_programs(len(records)))
        self._run(label, lambda: tags.remove(records, name))

    def _paste_block(self, block: Sequence[Sequence[str]]) -> None:
        visible = selection.visible_columns(self.table)
        current = self.table.currentIndex()
        top = max(current.row(), 0)
        first = visible.index(current.column()) if current.column() in visible else 0
        columns = [self.model.columns[at] for at in visible[first : first + len(block[0])]]
        if len(columns) < len(block[0]):
            raise UserError(
                tr("The block is {n} columns wide, but only {m} are shown from here on.").format(
                    n=len(block[0]), m=len(columns)
                ),
                tr("Start further to the left, or show more columns."),
            )
        _must_fit(block, columns)
        there = [row.id for row in self.model.rows[top : top + len(block)]]
        written = [
            Cell(record, column.key, text)
            for record, row in zip(there, block, strict=False)
            for column, text in zip(columns, row, strict=True)
        ]
        keys = [column.key for column in columns]
        added = [dict(zip(keys, row, strict=True)) for row in block[len(there) :]]
        label = counted("Paste one row", "Paste {n} rows", len(block))
        _tell_of(self._workspace.run(label, lambda: self._put(written, added)))

    def _put(self, written: Sequence[Cell], added: Sequence[Mapping[str, str]]) -> tuple[LeftOut, ...]:
        today = self._workspace.today()
        left_out = cells.write(written, today)
        cells.add(added, today)
        return left_out

    def _set(self, rows: Sequence[int], columns: Sequence[int], text: str, label: str) -> None:
        chosen = [column for at in columns if (column := self.model.columns[at]).edit is not None]
        records = [self.model.rows[row].id for row in rows]
        self._write(label, [Cell(record, column.key, text) for column in chosen for record in records])

    def _write(self, label: str, written: Sequence[Cell]) -> None:
        if not written:
            raise UserError(tr("These cells are worked out and cannot be typed into."))
        what = counted("one cell", "{n} cells", len(written))
        today = self._workspace.today()
        _tell_of(self._workspace.run(label.format(what=what), lambda: cells.write(written, today)))

    def _run(self, label: str, action: Callable[[], object]) -> None:
        self._workspace.run(label, action)


def _typed(column: ProgramColumn, row: ProgramRow) -> str:
    value = (column.edited or column.shown)(row)
    return "" if value is None else str(value)


def _must_fit(block: Sequence[Sequence[str]], columns: Sequence[ProgramColumn]) -> None:
    """Raise UserError, naming the first cell that does not fit and how many others do not."""
    wrong: list[str] = []
    for number, row in enumerate(block, start=1):
        for column, text in zip(columns, row, strict=True):
            problem = _problem(column, text)
            if problem:
                wrong.append(
                    tr("Row {n}, {column}: {problem}").format(n=number, column=column.title, problem=problem)
                )
    if wrong:
        told = counted(
            "{first} (1 more cell does not fit)",
            "{first} ({n} more cells do not fit)",
            len(wrong) - 1,
            first=wrong[0],
        )
        raise UserError(told if len(wrong) > 1 else wrong[0], tr("Nothing was pasted."))


def _problem(column: ProgramColumn, text: str) -> str:
    if column.edit is None:
        return tr("this column is worked out and cannot be typed into.")
    try:
        cells.checked(column.key, text)
    except UserError as exc:
        return exc.message
    return ""


def _tell_of(left_out: Sequence[LeftOut]) -> None:
    """Say what was left out of a step that was taken for all others."""
    if left_out:
        words = tr("Left out: {programs}").format(programs=tiers.left_out_words(left_out))
        raise UserError(words, tiers.NEEDS_REASON)


def _programs(count: int) -> str:
    return counted("1 program", "{n} programs", count)
