"""The doors of the welcome page: large buttons with an icon, a title and a sentence."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from matchplanner.ui import theme
from matchplanner.ui.icons import icon
from matchplanner.ui.overriding import override
from matchplanner.ui.widgets.buttons import PushButton

_ICON_LINES = 1.25  # heights of a line
_RADIUS = 8
_DOOR_CHARACTERS = 40
"""Average characters; where two doors of this width have no room, they stand in a column."""


class Door(PushButton):
    """A card that is a button: Tab reaches it, Enter and Space press it."""

    def __init__(self, name: str, title: str, text: str, picture: str) -> None:
        """Show an icon of resources/icons, a title and a sentence."""
        super().__init__(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._picture = picture
        self._icon = QLabel()
        self._title = _line(title, "")
        self._title.setFont(theme.sized(self._title.font(), 1.1, bold=True))
        self._text = _line(text, "muted")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._dress()

    @override
    def sizeHint(self) -> QSize:
        room = self.layout()
        return super().sizeHint() if room is None else room.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        room = self.layout()
        return super().minimumSizeHint() if room is None else room.minimumSize()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._dress()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card; the words paint themselves."""
        tokens = theme.tokens(self)
        focused = self.hasFocus()
        width = 2 if focused else 1
        inside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tokens.color("accent_soft" if self.isDown() or self.underMouse() else "surface"))
        painter.setPen(QPen(tokens.color("accent" if focused else "border"), width))
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)
        painter.end()

    def _dress(self) -> None:
        side = round(_ICON_LINES * self.fontMetrics().height())
        self._icon.setPixmap(icon(self._picture, theme.tokens(self).accent).pixmap(side, side))


class DoorGrid(QWidget):
    """Doors two by two, or one below the other where there is little room."""

    def __init__(self, doors: tuple[QPushButton, ...]) -> None:
        """Place the doors in the order of their reading."""
        super().__init__()
        self._doors = doors
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._place(2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = 2 * _DOOR_CHARACTERS * self.fontMetrics().averageCharWidth()
        self._place(2 if self.width() >= wide else 1)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one column: the second one goes below where there is no room."""
        return QSize(max(door.minimumSizeHint().width() for door in self._doors), 0)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, door in enumerate(self._doors):
            self._grid.addWidget(door, at // columns, at % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)


def _line(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
