"""A row of controls that goes on in a second line where the window is too narrow for one."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override


class FlowBox(QWidget):
    """Places controls like words: from left to right, then on the next line.

    A control that can grow (a search field) takes what is left of its line.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        """Start empty."""
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._spacing = spacing
        self._laid_out = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Put a control at the end."""
        part.setParent(self)
        part.show()
        self._parts.append(part)
        self._arrange()

    def clear(self) -> None:
        """Take all controls away for good."""
        for part in self._parts:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts = []
        self._arrange()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self._spacing * max(len(lines) - 1, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        shown = self._shown()
        widest = max((part.minimumSizeHint().width() for part in shown), default=0)
        return QSize(widest, self.heightForWidth(self.width()) if self._laid_out else _height(shown))

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(_size(part).width() + self._spacing for part in shown)
        return QSize(max(width - self._spacing, 0), _height(shown))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if event.size().width() != event.oldSize().width():
            self._laid_out = True  # stacks and splitters ask for the least height only
            self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            height = _height(line)
            taken = sum(_size(part).width() for part in line) + self._spacing * (len(line) - 1)
            growing = [part for part in line if _grows(part)]
            share = max(self.width() - taken, 0) // len(growing) if growing else 0
            left = 0
            for part in line:
                size = _size(part)
                width = min(size.width() + (share if part in growing else 0), self.width())
                part.setGeometry(QRect(left, top + (height - size.height()) // 2, width, size.height()))
                left += width + self._spacing
            top += height + self._spacing

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        used = 0
        for part in self._shown():
            needed = _size(part).width()
            if lines and used + self._spacing + needed <= width:
                lines[-1].append(part)
                used += self._spacing + needed
            else:
                lines.append([part])
                used = needed
        return lines

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]


def flowing(parts: Iterable[QWidget]) -> FlowBox:
    """Return a row of controls that goes on below itself."""
    box = FlowBox()
    for part in parts:
        box.add(part)
    return box


def _size(part: QWidget) -> QSize:
    wanted = part.sizeHint().expandedTo(part.minimumSizeHint()).expandedTo(part.minimumSize())
    return wanted.boundedTo(part.maximumSize())


def _height(line: list[QWidget]) -> int:
    return max((_size(part).height() for part in line), default=0)


def _grows(part: QWidget) -> bool:
    return part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
