"""Cells that take only what fits: until then the editor stays open and its tooltip says what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.errors import UserError
from matchplanner.ui.models.rows import Index
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.record_table import ToneDelegate

Check = Callable[[str], object]
"""Raises UserError for a text that does not fit."""


class _Fits(QValidator):
    """Accepts what a check lets pass."""

    def __init__(self, check: Check, editor: QLineEdit) -> None:
        """Watch an editor."""
        super().__init__(editor)
        self._check = check
        self._editor = editor

    @override
    def validate(self, text: str, at: int) -> object:
        try:
            self._check(text)
        except UserError as exc:
            self._editor.setToolTip(plain_tip(exc.sentence()))
            return QValidator.State.Intermediate, text, at
        self._editor.setToolTip("")
        return QValidator.State.Acceptable, text, at


class CheckedDelegate(ToneDelegate):
    """A line to type into for cells that have a check."""

    def __init__(self, check_of: Callable[[Index], Check | None], parent: QObject) -> None:
        """Ask `check_of` for the check of a cell when it is edited; None takes any text."""
        super().__init__(parent)
        self._check_of = check_of

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        check = self._check_of(index)
        if isinstance(editor, QLineEdit) and check is not None:
            editor.setValidator(_Fits(check, editor))
        return editor
