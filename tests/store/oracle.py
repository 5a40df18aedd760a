"""A plan in plain dictionaries: what the database should hold after each step, told without SQL."""

from dataclasses import dataclass, field

from matchplanner.store import schema
from matchplanner.store.schema import Table

Row = dict[str, object]
Content = dict[str, dict[int, Row]]

NAMES = {model: model._meta.table_name for model in schema.JOURNALED}
DEPENDANTS = {
    "program": [
        ("claim", "program_id", "goes"),
        ("answer", "program_id", "goes"),
        ("interview", "program_id", "goes"),
        ("talking_point", "program_id", "goes"),
        ("rank_entry", "program_id", "goes"),
        ("tag", "program_id", "goes"),
        ("consideration", "program_id", "goes"),
        ("factor_rating", "program_id", "goes"),
        ("resident", "program_id", "goes"),
        ("event_program", "program_id", "goes"),
        ("message", "program_id", "forgets"),
        ("person", "program_id", "forgets"),
        ("rotation", "program_id", "forgets"),
    ],
    "person": [("message", "person_id", "forgets")],
    "event": [("event_program", "event_id", "goes")],
    "rotation": [("letter", "rotation_id", "forgets")],
}
"""Who refers to whom, and what becomes of him when that one is deleted."""


@dataclass
class Oracle:
    """The expected content of every journaled table."""

    content: Content = field(default_factory=dict)

    def put(self, table: str, row: int, values: Row) -> None:
        self.content[table][row] = values

    def change(self, table: str, row: int, column: str, value: object) -> None:
        self.content[table][row] = self.content[table][row] | {column: value}

    def delete(self, table: str, row: int) -> None:
        del self.content[table][row]
        for other, column, fate in DEPENDANTS.get(table, []):
            for other_row, values in list(self.content[other].items()):
                if values[column] != row:
                    continue
                if fate == "goes":
                    self.delete(other, other_row)
                else:
                    self.change(other, other_row, column, None)

    def copy(self) -> Content:
        """Return the content as it is; rows are replaced, never changed, so they may be shared."""
        return {table: dict(rows) for table, rows in self.content.items()}


def actual() -> Content:
    """Read every journaled table as it is stored."""
    content: Content = {}
    for table in NAMES.values():
        cursor = schema.database.execute_sql(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
        content[table] = {row["id"]: row for row in rows}
    return content


def stored(model: type[Table], values: dict[str, object]) -> Row:
    """Return values as the columns keep them, a foreign key under its column's name."""
    fields = model._meta.fields
    return {fields[name].column_name: fields[name].db_value(value) for name, value in values.items()}
