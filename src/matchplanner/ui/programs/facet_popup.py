"""The small window in which one facet is narrowed; every tick is applied at once."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.program_filter import Condition, OneOf, Within
from matchplanner.ui.page import heading
from matchplanner.ui.programs.facets import Facet
from matchplanner.ui.widgets.buttons import button

_MOST_SHOWN = 60
_TALLEST = 420


class FacetPopup(QFrame):
    """Ticks for the answers of a facet, or the ends of its range; Esc and Enter close it."""

    condition_changed = Signal(object)
    """What is asked now, a OneOf or a Within."""

    def __init__(
        self,
        facet: Facet,
        condition: Condition | None,
        offered: Sequence[tuple[str, str, int]],
        parent: QWidget,
    ) -> None:
        """Start with what is asked already; `offered` are the answers, their words and their counts."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("facetPopup")
        self.setAccessibleName(facet.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._facet = facet
        self._ticks: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(heading(facet.title, 1.0))
        if facet.number is not None:
            column.addLayout(self._range(condition if isinstance(condition, Within) else None))
            column.addWidget(self._unknown)
        else:
            asked = condition.values if isinstance(condition, OneOf) else ()
            column.addWidget(self._answers(asked, offered))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("facetDone", self.tr("Done"), self.close))
        column.addLayout(buttons)

    def open_at(self, place: QPoint) -> None:
        """Open with the upper left corner at a place of the screen, inside it."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        self.move(
            max(min(place.x(), screen.right() - self.width()), screen.left()),
            max(min(place.y(), screen.bottom() - self.height()), screen.top()),
        )
        self.show()
        first = self.findChild(QCheckBox) if self._facet.number is None else self._low
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _answers(self, asked: Sequence[str], offered: Sequence[tuple[str, str, int]]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for value, words, count in self._first(asked, offered):
            tick = QCheckBox(self.tr("{answer} ({count})").format(answer=words, count=count))
            tick.setObjectName(f"facet_{value}")
            tick.setAccessibleName(tick.text())
            tick.setChecked(value in asked)
            tick.toggled.connect(lambda _on: self._tell())
            self._ticks[value] = tick
            column.addWidget(tick)
        hidden = len(offered) - len(self._ticks)
        if hidden > 0:
            column.addWidget(QLabel(self.tr("{n} rarer answers: search for them").format(n=hidden)))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        size = holder.sizeHint()
        area.setMinimumSize(
            size.width() + area.verticalScrollBar().sizeHint().width(), min(size.height(), _TALLEST)
        )
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _first(
        self, asked: Sequence[str], offered: Sequence[tuple[str, str, int]]
    ) -> list[tuple[str, str, int]]:
        """Return what there is room for: what is asked already, then the commonest."""
        if len(offered) <= _MOST_SHOWN:
            return list(offered)
        common = sorted(offered, key=lambda answer: (answer[0] not in asked, -answer[2]))[:_MOST_SHOWN]
        return [answer for answer in offered if answer in common]

    def _range(self, condition: Within | None) -> QHBoxLayout:
        self._low, self._high = self._end("facetLow", self.tr("From")), self._end("facetHigh", self.tr("To"))
        for field, value in (
            (self._low, condition and condition.low),
            (self._high, condition and condition.high),
        ):
            field.setText("" if value is None else f"{value:g}")
        self._unknown = QCheckBox(self.tr("Also those where it is not known"))
        self._unknown.setObjectName("facetUnknown")
        self._unknown.setAccessibleName(self._unknown.text())
        self._unknown.setChecked(condition is not None and condition.unknown)
        row = QHBoxLayout()
        for label, field in ((self.tr("From"), self._low), (self.tr("to"), self._high)):
            row.addWidget(QLabel(label))
            row.addWidget(field)
            field.textChanged.connect(lambda _text: self._tell())
        self._unknown.toggled.connect(lambda _on: self._tell())
        return row

    def _end(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setValidator(QDoubleValidator(field))
        field.setMaximumWidth(12 * field.fontMetrics().averageCharWidth())
        return field

    def _tell(self) -> None:
        if self._facet.number is None:
            chosen = tuple(value for value, tick in self._ticks.items() if tick.isChecked())
            self.condition_changed.emit(OneOf(self._facet.key, chosen))
            return
        low, high = _number(self._low.text()), _number(self._high.text())
        unknown = self._unknown.isChecked()
        nothing = low is None and high is None and not unknown
        # Open ends with nothing else asked mean "do not narrow", not "known ones only".
        self.condition_changed.emit(Within(self._facet.key, low, high, unknown or nothing))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
