"""What a view of the table shows, as plain values for files and paper."""

from dataclasses import dataclass

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.programs.selection import visible_columns
from matchplanner.ui.programs.table import ProgramTable


@dataclass(frozen=True, slots=True)
class ViewContent:
    """The columns from left to right, the programs from top to bottom, and the words in the cells."""

    name: str
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[ProgramRow, ...]
    texts: tuple[tuple[str, ...], ...]


def content(name: str, table: ProgramTable, model: ProgramTableModel) -> ViewContent:
    """Return what the table shows now under the name of its view."""
    columns = [model.columns[at] for at in visible_columns(table)]
    return ViewContent(
        name,
        tuple(column.key for column in columns),
        tuple(column.title for column in columns),
        tuple(model.rows),
        tuple(tuple(column.shown(row) for column in columns) for row in model.rows),
    )
