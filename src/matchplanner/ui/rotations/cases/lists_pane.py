"""The checklists of a rotation: ticked, with the day, and where a quality showed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.services.checklists import ItemRow, ListRow
from matchplanner.ui.days import short_day
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import LineField, handed_to
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.wrapped_check import WrappedCheck

Tick = Callable[[str, str, bool], None]
Note = Callable[[str, str, str], None]


class ListsPane(QWidget):
    """A fold for each list; `tick` takes (list, item, done) and `note` (list, item, text)."""

    def __init__(self, tick: Tick, note: Note, parent: QWidget | None = None) -> None:
        """Start without a rotation."""
        super().__init__(parent)
        self._tick, self._note = tick, note
        self._rotation: int | None = None
        self._folds: dict[str, Fold] = {}
        self._items: dict[tuple[str, str], _Item] = {}
        self.hint = muted(
            self.tr("Checklists belong to a rotation. Choose one above, or add one in the calendar first.")
        )
        self.hint.setObjectName("listsHint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.hint)

    def show_lists(self, rotation: int | None, rows: tuple[ListRow, ...]) -> None:
        """Show the lists of a rotation; what is unfolded stays so while it is the same one."""
        keys = tuple(row.checklist.key for row in rows)
        if rotation != self._rotation or keys != tuple(self._folds):
            self._rotation = rotation
            self._build(rows)
        self.hint.setVisible(rotation is None)
        for row in rows:
            done, of = row.done, len(row.items)
            text = self.tr("{n} of {all}").format(n=done, all=of)
            self._folds[row.checklist.key].tell(text, "ok" if done == of else "muted")
            for item in row.items:
                self._items[row.checklist.key, item.key].show_item(item)

    def _build(self, rows: tuple[ListRow, ...]) -> None:
        for fold in self._folds.values():
            fold.hide()
            fold.setParent(None)
            fold.deleteLater()
        self._folds, self._items = {}, {}
        for row in rows:
            fold = Fold(
                f"list_{row.checklist.key}",
                self.tr(row.checklist.label),
                self._inside(row),
                unfolded=row.done < len(row.items),
            )
            self._folds[row.checklist.key] = fold
            self._column.addWidget(fold)

    def _inside(self, row: ListRow) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(muted(self.tr(row.checklist.hint)))
        for item in row.items:
            made = self._items[row.checklist.key, item.key] = self._item(row, item)
            column.addWidget(made)
        return inside

    def _item(self, row: ListRow, item: ItemRow) -> "_Item":
        of, key = row.checklist.key, item.key
        return _Item(
            f"tick_{of}_{key}",
            row.checklist.evidence,
            lambda done: self._tick(of, key, done),
            lambda text: self._note(of, key, text),
        )


class _Item(QWidget):
    """A line of a list, with the day it was ticked and perhaps a note."""

    def __init__(
        self, name: str, evidence: str, tick: Callable[[bool], None], note: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.check = WrappedCheck(name)
        self.check.ticked.connect(tick)
        self.day = QLabel()
        self.day.setProperty("role", "muted")
        self.day.setObjectName(f"{name}Day")
        self.note = LineField() if evidence else None
        self.problem = problem_line(f"{name}Problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.check)
        if self.note is not None:
            self.note.setObjectName(f"{name}Note")
            self.note.setPlaceholderText(_tr(evidence))
            handed_to(self.note, lambda text: show_problem(self.problem, text), note)
            column.addWidget(self.note)
            column.addWidget(self.problem)
        column.addWidget(self.day)

    def show_item(self, item: ItemRow) -> None:
        self.check.load(_tr(item.text), ticked=item.ticked)
        if self.note is not None:
            self.note.setAccessibleName(_tr("Where it showed: {item}").format(item=item.text))
            self.note.load(item.note)
        self.day.setVisible(item.ticked_on is not None)
        if item.ticked_on is not None:
            words = _tr("on {day}") if item.ticked else _tr("last on {day}")
            self.day.setText(words.format(day=short_day(item.ticked_on)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Checklists", text)
