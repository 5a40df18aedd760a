"""Where everything stands on the calendar: plain places, worked out once for each size, zoom and plan."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from matchplanner.domain.lanes import ItemKey, LaneKey
from matchplanner.domain.spans import Span
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationRow
from matchplanner.ui import theme
from matchplanner.ui.rotations.geometry import Scale
from matchplanner.ui.rotations.labels import Side

PAD = 8
GAP = 8
LANE_PAD = 5
EDGE = 6  # how near an end a press means that end


@dataclass(frozen=True, slots=True)
class Fonts:
    """The three sizes the calendar is written in."""

    body: QFont
    strong: QFont
    caption: QFont

    @classmethod
    def of(cls, font: QFont) -> "Fonts":
        """Derive them from a widget's font."""
        return cls(font, theme.sized(font, 1.0, bold=True), theme.sized(font, 0.85))


@dataclass(frozen=True, slots=True)
class Bar:
    """A dated rotation: its lane, its bar, and its two lines of text."""

    row: RotationRow
    span: Span
    lane: QRectF
    rect: QRectF
    text: QRectF
    side: Side
    title: str
    detail: str

    @property
    def extent(self) -> QRectF:
        """Bar and text together."""
        return self.rect.united(self.text)


@dataclass(frozen=True, slots=True)
class Chip:
    """A rotation without dates, or with dates outside the calendar."""

    row: RotationRow
    rect: QRectF
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A date of the season: a diamond, a line as long as it lasts, and its label."""

    item: LaneItem
    point: QPointF
    sign: float
    ends: float
    text: QRectF
    side: Side
    label: str

    @property
    def rect(self) -> QRectF:
        """The room of the diamond."""
        return QRectF(self.point.x() - self.sign, self.text.top(), 2 * self.sign, self.text.height())

    @property
    def extent(self) -> QRectF:
        """Diamond and label together."""
        return self.rect.united(self.text)


@dataclass(frozen=True, slots=True)
class Strip:
    """Anything else in a lane: a box with a label.

    `part` is the stretch of it that counts most: of a time to apply what lies
    in phase 2, of a letter the week to ask for it.
    """

    item: LaneItem
    rect: QRectF
    part: QRectF | None
    text: QRectF
    side: Side
    label: str

    @property
    def extent(self) -> QRectF:
        """Box and label together."""
        return self.rect.united(self.text)


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane from top to bottom, with what lies before and after the calendar's months."""

    key: LaneKey
    top: float
    bottom: float
    earlier: tuple[LaneItem, ...] = ()
    later: tuple[LaneItem, ...] = ()

    def holds(self, y: float) -> bool:
        """Say whether a height lies in the lane."""
        return self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole calendar.

    x counts from the right edge of the lanes' names, y from below the header:
    both stay when the rest scrolls, and chips keep their x. `veils` are the
    edges of blocked days.
    """

    target_year: int
    scale: Scale
    gutter: float
    line: float
    header: float
    phases: bool
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    strips: tuple[Strip, ...]
    bars: tuple[Bar, ...]
    chips: tuple[Chip, ...]
    chips_top: float
    veils: tuple[tuple[float, float], ...]
    width: float
    height: float

    def bar(self, rotation: int) -> Bar | None:
        """Return the bar of a rotation."""
        return next((bar for bar in self.bars if bar.row.id == rotation), None)

    def lane(self, key: LaneKey) -> Lane | None:
        """Return a lane, or None if it is not shown."""
        return next((lane for lane in self.lanes if lane.key is key), None)

    def things(self) -> tuple[Mark | Strip, ...]:
        """Return what stands beside the rotations, lane by lane."""
        return (*self.marks, *self.strips)

    def thing(self, key: ItemKey) -> Mark | Strip | None:
        """Return one of them."""
        return next((one for one in self.things() if one.item.key == key), None)

    def keys(self, lane: LaneKey) -> tuple[ItemKey, ...]:
        """Return what stands in a lane, in order."""
        return tuple(one.item.key for one in self.things() if one.item.lane is lane)

    def order(self) -> tuple[int, ...]:
        """Return the rotations from top to bottom."""
        return (*(bar.row.id for bar in self.bars), *(chip.row.id for chip in self.chips))

    def place_of(self, rotation: int) -> QRectF | None:
        """Return what to bring into view to see a rotation."""
        bar = self.bar(rotation)
        if bar is not None:
            return QRectF(bar.rect.left(), bar.lane.top(), bar.rect.width(), bar.lane.height())
        return next((chip.rect for chip in self.chips if chip.row.id == rotation), None)

    def among_chips(self, y: float) -> bool:
        """Say whether a height is that of the rotations outside the calendar."""
        return bool(self.chips) and self.chips_top <= y <= max(chip.rect.bottom() for chip in self.chips)
