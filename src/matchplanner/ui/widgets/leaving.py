"""What happens to a half-typed field when its page or the window goes, or a longer step begins."""

from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def leave_field() -> None:
    """Make the field or the cell that has the keyboard hand over what was typed in it."""
    field = QApplication.focusWidget()
    commit = getattr(field, "commit", None)
    if callable(commit):
        commit()
    elif field is not None and _edits_a_cell(field):
        field.clearFocus()  # which closes it


def _edits_a_cell(field: QWidget) -> bool:
    around = field.parentWidget()
    view = around.parentWidget() if around is not None else None
    return isinstance(view, QAbstractItemView) and view.viewport() == around
