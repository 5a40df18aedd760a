"""Landing where something was found: its place, and there the very line that has it."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from matchplanner.domain.searching import Entry
from matchplanner.ui.page import Page
from matchplanner.ui.widgets.record_table import RecordTable

_LISTS: Mapping[str, tuple[str, ...]] = {
    "resident": ("residentsTable",),
    "message": ("messagesTable",),
    "document": ("documentsTable",),
    "contact": ("contactsTable",),
    "introduction": ("introduceTable", "speakTable"),
    "experience": ("experiencesTable",),
    "vision": ("profile_vision",),
}
"""The tables or fields that show what is found within a page, by the kind of it."""


def land(page: Page, entry: Entry) -> bool:
    """Choose an entry on its page and give it the keyboard; say whether it has a line of its own there."""
    for name in _LISTS.get(entry.within, ()):
        found = page.findChild(QWidget, name)
        if isinstance(found, RecordTable):
            found.select(entry.row)
            if found.record() != entry.row:
                continue
        if found is not None:
            _reveal(found)
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False


def _reveal(widget: QWidget) -> None:
    """Bring forward the tabs that hold a widget, and scroll to it."""
    for above in (widget, *_above(widget)):
        for tabs in _above(above):
            if isinstance(tabs, QTabWidget) and tabs.indexOf(above) >= 0:
                tabs.setCurrentWidget(above)
    for area in _above(widget):
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)


def _above(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
