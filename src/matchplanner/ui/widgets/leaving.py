"""What happens to a half-typed field when its page or the window goes."""

from PySide6.QtWidgets import QApplication


def leave_field() -> None:
    """Make the field that has the keyboard hand over what was typed in it."""
    field = QApplication.focusWidget()
    commit = getattr(field, "commit", None)
    if callable(commit):
        commit()
