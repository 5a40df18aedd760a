"""The table's header: a click sorts, Shift with a click sorts by one column more."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget
from typing_extensions import override

from matchplanner.ui.models.listing import Sorting

_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"


class ProgramHeader(QHeaderView):
    """Column titles; where several sort, each shows its arrow and its place among them."""

    sort_asked = Signal(int, bool)
    """Sort by this column; True to keep those that sort already before it."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Head the columns with these keys."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._keys = keys
        self._sorting: Sorting = ()
        self.setObjectName("programsHeader")
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionClicked.connect(self._on_clicked)

    def show_sorting(self, sorting: Sorting) -> None:
        """Mark the columns that sort."""
        self._sorting = sorting
        if sorting:
            key, descending = sorting[0]
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.blockSignals(True)  # noqa: FBT003 - Qt takes the mark positionally
            self.setSortIndicator(self._keys.index(key), order)
            self.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally
            self.setSortIndicatorShown(True)
        self.viewport().update()

    @override
    def setSelectionModel(self, selection_model: QItemSelectionModel) -> None:
        """Keep a selection of its own, always empty: Qt would look at every row to tint a title."""
        super().setSelectionModel(QItemSelectionModel(selection_model.model(), self))

    def _on_clicked(self, section: int) -> None:
        more = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_asked.emit(section, more)

    @override
    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical_index: int) -> None:
        super().initStyleOptionForIndex(option, logical_index)
        places = [at for at, (key, _down) in enumerate(self._sorting) if key == self._keys[logical_index]]
        if not places or len(self._sorting) == 1:
            return
        descending = self._sorting[places[0]][1]
        arrows = QStyleOptionHeader.SortIndicator
        option.sortIndicator = arrows.SortUp if descending else arrows.SortDown
        option.text = f"{option.text} {_MARKS[min(places[0], len(_MARKS) - 1)]}"


def with_column(sorting: Sorting, key: str, *, more: bool) -> Sorting:
    """Return the sorting after a click on a column; the one clicked again turns round."""
    place = next((at for at, (sorted_by, _down) in enumerate(sorting) if sorted_by == key), -1)
    if place >= 0 and (more or place == 0):
        turned = (key, not sorting[place][1])
        return (*sorting[:place], turned, *sorting[place + 1 :]) if more else (turned,)
    return (*sorting, (key, False)) if more else ((key, False),)
