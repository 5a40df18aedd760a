"""What an import would do, row by row, before anything is written."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from matchplanner.services.exchange.outcome import ChangedProgram, Preview
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.sizes import resize_within_screen

_EXPANDED = 20


class ImportDialog(QDialog):
    """Shows a preview in groups; Import asks for it to be carried out as one step."""

    import_requested = Signal()

    def __init__(self, found: Preview, parent: QWidget | None = None) -> None:
        """Show what was found."""
        super().__init__(parent)
        self.setObjectName("importPreview")
        self.setWindowTitle(self.tr("Import programs"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.addWidget(heading(found.list_name, 1.15))
        column.addWidget(
            muted(
                self.tr(
                    "Nothing is written yet. Import adds the new programs and the changes below as one "
                    "step that can be undone; uncertain rows and programs the list no longer names are left "
                    "as they are."
                )
            )
        )
        self.tree = QTreeWidget()
        self.tree.setObjectName("importGroups")
        self.tree.setAccessibleName(self.tr("What the list says"))
        self.tree.setHeaderLabels([self.tr("Program"), self.tr("In the plan"), self.tr("In the list")])
        for group in self._groups(found):
            self.tree.addTopLevelItem(group)
            group.setExpanded(0 < group.childCount() <= _EXPANDED)
        for at in range(3):
            self.tree.resizeColumnToContents(at)
        column.addWidget(self.tree, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        accept = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setObjectName("importAccept")
        accept.setAccessibleName(self.tr("Import"))
        accept.setEnabled(bool(found.new or found.changed))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.close)
        column.addWidget(self.buttons)
        resize_within_screen(self, 820, 620)

    def _on_accepted(self) -> None:
        self.import_requested.emit()
        self.close()

    def _groups(self, found: Preview) -> Iterator[QTreeWidgetItem]:
        yield _group(self.tr("New"), (_line(row.name, "", row.text("institution")) for row in found.new))
        yield _group(self.tr("Changed"), (_changed(program) for program in found.changed))
        yield _group(
            self.tr("Uncertain: may be a program you have"),
            (_line(row.incoming.name, row.name, row.reason) for row in found.uncertain),
        )
        yield _group(
            self.tr("Not in this list any more"), (_line(row.name, "", "") for row in found.vanished)
        )
        yield _group(
            self.tr("Invalid"),
            (_line(self.tr("Row {n}").format(n=row.row), "", row.reason) for row in found.invalid),
        )
        unchanged = QTreeWidgetItem([self.tr("Unchanged ({n})").format(n=len(found.unchanged))])
        yield unchanged


def _changed(program: ChangedProgram) -> QTreeWidgetItem:
    item = _line(program.name, "", "")
    for change in program.changes:
        item.addChild(_line(change.field, change.old or "unknown", change.new))
    return item


def _group(title: str, lines: Iterator[QTreeWidgetItem]) -> QTreeWidgetItem:
    children = list(lines)
    item = QTreeWidgetItem([f"{title} ({len(children)})"])
    item.addChildren(children)
    return item


def _line(*texts: str) -> QTreeWidgetItem:
    return QTreeWidgetItem(list(texts))
