"""What a statement should show, ticked beside the text, with what the plan holds for it (R175, R207)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.domain.texts import Point
from matchplanner.services.own_ticks import OwnTick
from matchplanner.ui.application.texts.text_words import point_hint, tr
from matchplanner.ui.days import short_day
from matchplanner.ui.page import muted
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.wrapped_check import WrappedCheck
from matchplanner.ui.words import word

_MOST_LINES = 4
_GAP = 14
_EMPHASES = (Point.EARLY, Point.RARE, Point.COMPLEX)

Tick = Callable[[Point, bool], None]


class PointsPane(QWidget):
    """The points below each other; `tick` takes (point, done)."""

    def __init__(self, tick: Tick, parent: QWidget | None = None) -> None:
        """Start with nothing ticked."""
        super().__init__(parent)
        self.parts = {point: _Part(point, tick) for point in Point}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(muted(tr("Tick what this version shows; below it is what you can draw on.")))
        for point, part in self.parts.items():
            if point is _EMPHASES[0]:
                column.addWidget(muted(tr("To emphasise")))
            column.addWidget(part)

    def show_points(self, ticks: Mapping[Point, OwnTick], evidence: Mapping[Point, tuple[str, ...]]) -> None:
        """Show what is ticked, and the evidence for each point."""
        for point, part in self.parts.items():
            part.show_point(ticks[point], evidence[point])


class _Part(QWidget):
    """One point: its tick and what there is for it."""

    def __init__(self, point: Point, tick: Tick) -> None:
        super().__init__()
        self._point = point
        self.check = WrappedCheck(f"point_{point.value}")
        self.check.ticked.connect(lambda done: tick(point, done))
        self.evidence = QLabel()
        self.evidence.setObjectName(f"point_{point.value}Evidence")
        self.evidence.setTextFormat(Qt.TextFormat.PlainText)
        self.evidence.setWordWrap(True)
        self.evidence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.check)
        column.addWidget(self.evidence)
        beside = self.check.box.sizeHint().width()
        self.evidence.setContentsMargins(beside + _GAP, 0, 0, 0)

    def show_point(self, tick: OwnTick, evidence: tuple[str, ...]) -> None:
        """Show the first few lines of evidence, or where it would come from."""
        self.check.load(word(self._point), ticked=tick.ticked_on is not None)
        day = "" if tick.ticked_on is None else tr("Ticked on {day}").format(day=short_day(tick.ticked_on))
        self.check.setToolTip(day)
        lines = [f"• {line}" for line in evidence[:_MOST_LINES]]
        more = len(evidence) - len(lines)
        if more > 0:
            lines.append(tr("and {n} more").format(n=more))
        self.evidence.setText("\n".join(lines) if lines else point_hint(self._point))
        self.evidence.setToolTip(plain_tip("\n".join(evidence)))
        set_tone(self.evidence, "" if lines else "muted")
