"""Asks why a rank order list is changed in its last 72 hours, whatever changes it (B16)."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.entry import required
from matchplanner.ui.widgets.entry_dialog import EntryDialog


def ask_reason(label: str, over: QWidget, take: Callable[[str], object]) -> None:
    """Ask for the reason of what `label` calls; without one nothing happens."""
    dialog = EntryDialog("orderReasonDialog", label, _tr("Change the order"), over, _told())
    line = QLineEdit()
    dialog.add("orderReason", _tr("Reason"), line)
    dialog.submit_with(lambda: take(required(line.text(), _why())))
    dialog.open()
    line.setFocus()


def _why() -> str:
    return _tr("Say why you change the order now: the reason is kept with a version of the list.")


def _told() -> str:
    return _tr(
        "These are the last 72 hours before the deadline, when changes are most often regretted. Say why: "
        "the reason is kept with a version of the list, and you can go back to the one before."
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderChanges", text)
