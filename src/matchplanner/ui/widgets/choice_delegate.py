"""A list of words as the editor of a table's cell."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.ui.models.rows import Index
from matchplanner.ui.widgets.record_table import ToneDelegate


class ChoiceDelegate(ToneDelegate):
    """Edits a cell whose edited value is one of a few keys."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], parent: QObject | None = None) -> None:
        """Offer (key, label) pairs; `label` names the list for a screen reader."""
        super().__init__(parent)
        self._label = label
        self._choices = tuple(choices)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QComboBox(parent)
        editor.setAccessibleName(self._label)
        for key, label in self._choices:
            editor.addItem(label, key)
        editor.activated.connect(lambda _at: self._done(editor))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)

    def _done(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
