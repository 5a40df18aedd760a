"""The grid of ratings: a figure typed on a cell replaces it, Return goes on to the next program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget
from typing_extensions import override

from matchplanner.ui.ranking.scores_model import RatingsModel
from matchplanner.ui.widgets.record_table import RecordTable

_PROGRAM_WIDTH, _CRITERION_WIDTH, _SCORE_WIDTH, _PLACE_WIDTH, _MINE_WIDTH = 30, 16, 13, 10, 10
_HEADER_LINES = 3
_HEADER_GAP = 8


class RatingsTable(RecordTable):
    """Cells are chosen one by one; Delete makes the current one unknown."""

    def __init__(self, model: RatingsModel, name: str, label: str, parent: QWidget | None = None) -> None:
        """Show the model and follow its criteria."""
        super().__init__(name, label, parent)
        self._model = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(self.editTriggers() | QAbstractItemView.EditTrigger.AnyKeyPressed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setMinimumHeight(_HEADER_LINES * self.fontMetrics().height() + _HEADER_GAP)
        self.show_model(model, self._widths(), 0)

    def fit_columns(self) -> None:
        """Give each column its width again, after the criteria have changed."""
        unit = self.fontMetrics().averageCharWidth()
        for at, width in enumerate(self._widths()):
            if at:
                self.setColumnWidth(at, width * unit)
        self._stretch()

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            here = self.currentIndex()
            following = here.siblingAtRow(here.row() + 1)
            if following.isValid():
                self.setCurrentIndex(following)

    def _widths(self) -> tuple[int, ...]:
        criteria = len(self._model.columns) - 4
        return (
            _PROGRAM_WIDTH,
            *[_CRITERION_WIDTH] * criteria,
            *(_SCORE_WIDTH, _PLACE_WIDTH, _MINE_WIDTH),
        )
