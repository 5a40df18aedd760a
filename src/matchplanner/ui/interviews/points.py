"""Likes or questions of one program: a short list with a counter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.interviews import Enough, TalkingKind, enough
from matchplanner.services import interviews
from matchplanner.ui.page import heading
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.workspace import Workspace

_LINES = 3.6


class _Items(QListWidget):
    """The list itself; Alt+Up and Alt+Down move, Delete deletes, F2 rewords."""

    move_requested = Signal(int)
    delete_requested = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)


class Points(QWidget):
    """Two or three likes, or questions, for the interview at one program (R211, R212)."""

    def __init__(self, workspace: Workspace, kind: TalkingKind, parent: QWidget | None = None) -> None:
        """Build the list; `show_program` fills it."""
        super().__init__(parent)
        self._workspace = workspace
        self._kind = kind
        self._program = 0
        self._loading = False
        like = kind is TalkingKind.LIKE
        name = "like" if like else "question"
        title = self.tr("What you like about it") if like else self.tr("Questions to ask")
        self.counter = QLabel()
        self.counter.setObjectName(f"{name}Counter")
        self.counter.setTextFormat(Qt.TextFormat.PlainText)
        self.items = _Items()
        self.items.setObjectName(f"{name}sList")
        self.items.setAccessibleName(title)
        self.items.setWordWrap(True)
        self.items.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.items.setFixedHeight(int(_LINES * (self.fontMetrics().height() + 4)))
        self.items.itemChanged.connect(self._on_reworded)
        self.items.move_requested.connect(self._move)
        self.items.delete_requested.connect(self._delete)
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}Text")
        self.line.setAccessibleName(self.tr("New like") if like else self.tr("New question"))
        self.line.setPlaceholderText(
            self.tr("Something specific and true") if like else self.tr("Something their page does not say")
        )
        self.line.returnPressed.connect(self._add)
        add = button("addLike" if like else "addQuestion", self._add_label(), self._add)
        head = QHBoxLayout()
        head.addWidget(heading(title, 1.0))
        head.addStretch()
        head.addWidget(self.counter)
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        foot.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.items)
        column.addLayout(foot)

    def show_program(self, program: int) -> None:
        """Show the list of one program."""
        if program != self._program:
            self.line.clear()
        self._program = program
        points = interviews.talking_points(program, self._kind)
        current = self.items.currentRow()
        self._loading = True
        self.items.clear()
        for point in points:
            item = QListWidgetItem(point.text, self.items)
            item.setData(Qt.ItemDataRole.UserRole, point.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.items.setCurrentRow(min(current, len(points) - 1))
        self._loading = False
        self._count(len(points))

    def _count(self, count: int) -> None:
        words = {
            Enough.FEW: self.tr("{count} of 2-3: add more"),
            Enough.FINE: self.tr("{count} of 2-3"),
            Enough.MANY: self.tr("{count} of 2-3: keep the best"),
        }
        verdict = enough(count)
        self.counter.setText(words[verdict].format(count=count))
        set_tone(self.counter, "ok" if verdict is Enough.FINE else "attention")

    def _add_label(self) -> str:
        return self.tr("Add like") if self._kind is TalkingKind.LIKE else self.tr("Add question")

    def _add(self) -> None:
        text = self.line.text()
        if text.strip() and self._program:
            program, kind = self._program, self._kind
            self._workspace.run(self._add_label(), lambda: interviews.add_point(program, kind, text))
            self.line.clear()

    def _on_reworded(self, item: QListWidgetItem) -> None:
        if self._loading:
            return
        point, text = item.data(Qt.ItemDataRole.UserRole), item.text()
        if text.strip():
            self._workspace.run(self._edit_label(), lambda: interviews.edit_point(point, text))
        else:
            self._workspace.run(self._delete_label(), lambda: interviews.delete_point(point))

    def _move(self, step: int) -> None:
        at = self.items.currentRow()
        if at < 0 or not 0 <= at + step < self.items.count():
            return
        point = self.items.item(at).data(Qt.ItemDataRole.UserRole)
        self._workspace.run(self._edit_label(), lambda: interviews.move_point(point, at + step + 1))
        self.items.setCurrentRow(at + step)

    def _delete(self) -> None:
        at = self.items.currentRow()
        if at >= 0:
            point = self.items.item(at).data(Qt.ItemDataRole.UserRole)
            self._workspace.run(self._delete_label(), lambda: interviews.delete_point(point))

    def _edit_label(self) -> str:
        return self.tr("Edit likes") if self._kind is TalkingKind.LIKE else self.tr("Edit questions")

    def _delete_label(self) -> str:
        return self.tr("Delete like") if self._kind is TalkingKind.LIKE else self.tr("Delete question")
