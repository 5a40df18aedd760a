"""Residents as tables: those of a program, and those just pasted, before they are saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.domain.claims import YesNo
from matchplanner.domain.roster import Resident
from matchplanner.domain.roster_lines import RosterLine, guess_img
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.words import word

Save = Callable[[int, str, Any], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Roster", text)


class ResidentsModel(RowTableModel[Resident]):
    """The residents of one program; each cell is edited in place."""

    def __init__(self, save: Save, parent: QObject | None = None) -> None:
        """Declare the columns; `save` gets the resident's id, the field and its value."""
        super().__init__(_columns(save), parent)


def _columns(save: Save) -> tuple[Column[Resident], ...]:
    def saver(field: str) -> Callable[[Resident, Any], None]:
        return lambda row, value: save(row.id, field, value)

    return (
        Column(
            "cohort",
            _tr("Year"),
            lambda row: "" if row.cohort is None else str(row.cohort),
            saver("cohort"),
            sort=lambda row: row.cohort,
            tip=lambda row: _tr("Year of entry") if row.cohort else _tr("Year of entry unknown"),
        ),
        Column("name", _tr("Name"), lambda row: row.name, saver("name")),
        Column("school", _tr("School"), lambda row: row.school, saver("school"), tip=lambda row: row.school),
        Column("country", _tr("Country"), lambda row: row.country, saver("country")),
        Column(
            "img",
            _tr("IMG"),
            lambda row: word(row.img),
            saver("img"),
            sort=lambda row: None if row.img is YesNo.UNKNOWN else row.img.value,
            edited=lambda row: row.img.value,
            tip=lambda _row: _tr("Graduate of a school outside the US and Canada"),
        ),
        Column(
            "earlier_training",
            _tr("Trained before"),
            lambda row: row.earlier_training,
            saver("earlier_training"),
            tip=lambda row: row.earlier_training,
        ),
    )


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A resident as read from pasted text; nothing guessed counts before `confirmed`."""

    id: int
    line: RosterLine
    confirmed: bool = False
    wanted: bool = True

    @property
    def result(self) -> RosterLine:
        """What would be saved."""
        return self.line.confirmed() if self.confirmed else self.line


class PastedModel(RowTableModel[PastedRow]):
    """Rows before they are saved: a tick takes a row, another confirms what was guessed in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(self._declare(), parent)

    def show_lines(self, lines: tuple[RosterLine, ...]) -> None:
        """Show what was read."""
        self.replace([PastedRow(at, line) for at, line in enumerate(lines, start=1)])

    def confirm_all(self) -> None:
        """Confirm what was guessed in every row."""
        self.replace([replace(row, confirmed=True) for row in self.rows])

    def wanted(self) -> list[RosterLine]:
        """Return the rows to save, as they are confirmed."""
        return [row.result for row in self.rows if row.wanted]

    def open_guesses(self) -> int:
        """Return how many rows to be saved have guesses nobody confirmed."""
        return sum(row.wanted and row.line.guessed and not row.confirmed for row in self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = {"take": row.wanted, "confirm": row.confirmed if row.line.guessed else None}.get(key)
            return None if ticked is None else Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and not row.confirmed and _is_guess(row.line, key):
            return theme.tokens().color("attention")
        return super().data(index, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = Qt.CheckState(value) == Qt.CheckState.Checked
            self._put(replace(row, wanted=ticked) if key == "take" else replace(row, confirmed=ticked))
            return True
        return super().setData(index, value, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if key == "take" or (key == "confirm" and row.line.guessed):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def toggle(self, row_id: int) -> None:
        """Confirm what was guessed in a row, or take that back."""
        row = self.rows[self.row_of(row_id)]
        if row.line.guessed:
            self._put(replace(row, confirmed=not row.confirmed))

    def _put(self, changed: PastedRow) -> None:
        self.replace([changed if row.id == changed.id else row for row in self.rows])

    def _edit(self, row: PastedRow, field: str, value: Any) -> None:
        self._put(replace(row, line=_corrected(row.line, field, str(value).strip())))

    def _declare(self) -> tuple[Column[PastedRow], ...]:
        def saver(field: str) -> Callable[[PastedRow, Any], None]:
            return lambda row, value: self._edit(row, field, value)

        return (
            Column("take", _tr("Take"), lambda _row: "", tip=lambda _row: _tr("Save this resident")),
            Column(
                "cohort", _tr("Year"), lambda row: _year(row.line), saver("cohort"), sort=lambda row: row.id
            ),
            Column("name", _tr("Name"), lambda row: row.line.name, saver("name")),
            Column("school", _tr("School"), lambda row: row.line.school, saver("school")),
            Column(
                "country",
                _tr("Country"),
                lambda row: row.line.country or row.line.country_guess,
                saver("country"),
            ),
            Column("img", _tr("IMG"), lambda row: word(_flag(row.line)), saver("img"), edited=_flag_key),
            Column("confirm", _tr("Confirm"), lambda row: "" if row.line.guessed else _tr("stated")),
            Column("why", _tr("Why"), lambda row: row.line.why, tip=lambda row: row.line.why),
        )


def _corrected(line: RosterLine, field: str, value: str) -> RosterLine:
    """Return the line with one field as the user states it; what hung on a guess follows."""
    if field == "cohort":
        year = int(value) if value.isascii() and value.isdigit() else None
        return replace(line, cohort=year, cohort_guess=None)
    if field == "img":
        return replace(line, img=YesNo(value), img_guess=YesNo.UNKNOWN)
    if field == "country":
        open_ = line.img is YesNo.UNKNOWN
        flag = guess_img(value) if open_ else YesNo.UNKNOWN
        return replace(line, country=value, country_guess="", img_guess=flag)
    return replace(line, name=value) if field == "name" else replace(line, school=value)


def _is_guess(line: RosterLine, key: str) -> bool:
    return {
        "cohort": line.cohort is None and line.cohort_guess is not None,
        "country": not line.country and bool(line.country_guess),
        "img": line.img is YesNo.UNKNOWN and line.img_guess is not YesNo.UNKNOWN,
    }.get(key, False)


def _year(line: RosterLine) -> str:
    year = line.cohort or line.cohort_guess
    return "" if year is None else str(year)


def _flag(line: RosterLine) -> YesNo:
    return line.img if line.img is not YesNo.UNKNOWN else line.img_guess


def _flag_key(row: PastedRow) -> str:
    return _flag(row.line).value
