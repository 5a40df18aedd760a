"""One run of the match on a stage: the boxes of one's programs, and what happens in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from matchplanner.domain.matching.frames import Frame, frames
from matchplanner.domain.matching.invented import ME
from matchplanner.domain.matching.market import Market
from matchplanner.ui.page import heading, told
from matchplanner.ui.ranking.market.box import ProgramBox
from matchplanner.ui.ranking.market.step_words import end_words, frame_words
from matchplanner.ui.widgets.tones import set_tone

_LINES = 3


class Stage(QWidget):
    """Shows a market frame by frame; the last one stays while another stage goes on."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """Start without a market."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._frames: tuple[Frame, ...] = ()
        self._honest: tuple[str, ...] = ()
        self._boxes: dict[str, ProgramBox] = {}
        self.said = told(f"{name}Said")
        self.said.keep_lines(_LINES)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.end = told(f"{name}End")
        self._scroll = QScrollArea()
        self._scroll.setObjectName(f"{name}Boxes")
        self._scroll.setAccessibleName(title)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(title, 1.0))
        column.addWidget(self.said)
        column.addWidget(self.end)
        column.addWidget(self._scroll, 1)

    @property
    def last(self) -> int:
        """The number of the last frame."""
        return len(self._frames) - 1

    def show_market(self, market: Market, honest: Sequence[str], since: str = "") -> None:
        """Show another market from its beginning; `since` as in `frames`."""
        self._frames = frames(market, since)
        self._honest = tuple(honest)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._boxes = {
            name: ProgramBox(at, name, market.programs[name])
            for at, name in enumerate(market.applicants[ME], start=1)
        }
        for box in self._boxes.values():
            column.addWidget(box)
        column.addStretch()
        self._scroll.setWidget(inside)
        self.show_frame(0)

    def show_frame(self, at: int) -> None:
        """Show a frame; beyond the last one, that one."""
        frame = self._frames[min(at, self.last)]
        asked = frame.step.program if frame.step is not None else ""
        for name, box in self._boxes.items():
            box.show_held(frame.held[name], asked=name == asked)
            if name == asked:
                self._scroll.ensureWidgetVisible(box)
        self.said.setText(frame_words(frame))
        over = at >= self.last
        program = frame.program_of(ME)
        self.end.setText(end_words(program, self._honest) if over else "")
        best = program is not None and self._honest[:1] == (program,)
        set_tone(self.end, "ok" if best else "attention")
