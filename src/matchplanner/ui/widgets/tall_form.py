"""A form that scrolls where the screen is too low for it, and only there."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from matchplanner.ui.widgets.sizes import room

_BESIDES = 9
"""Lines of a dialog that are not its form: title, explanation, refusal, buttons and the gaps."""


class TallForm(QScrollArea):
    """Asks for all the height its form needs, as far as the screen has it."""

    def __init__(self, form: QWidget, parent: QWidget | None = None) -> None:
        """Show a form."""
        super().__init__(parent)
        self._form = form
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(form)
        form.installEventFilter(self)

    @override
    def sizeHint(self) -> QSize:
        return self._asked(self._form.sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._asked(self._form.minimumSizeHint())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _asked(self, wanted: QSize) -> QSize:
        most = room(self.window()).height() - _BESIDES * self.fontMetrics().lineSpacing()
        bar = self.verticalScrollBar().sizeHint().width() if wanted.height() > most else 0
        return QSize(wanted.width() + bar, min(wanted.height(), most))
