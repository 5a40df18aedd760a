"""What a paint of the calendar needs beside the layout."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF

from matchplanner.domain.lanes import ItemKey
from matchplanner.ui.rotations.layout import Bar, Fonts, Strip
from matchplanner.ui.theme import Tokens


@dataclass(frozen=True, slots=True)
class Hint:
    """What a drag proposes: the new dates, and what is wrong with them ("" for nothing)."""

    dates: str
    sentence: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class Moving:
    """A rotation at the dates a drag proposes, with what it brings to the lanes."""

    bar: Bar
    strips: tuple[Strip, ...]
    hint: Hint


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, fonts, and what is chosen.

    `visible` is the part of the calendar in sight. `selected` is the chosen
    rotation, `spot` the chosen thing of another lane. `dragged` is a rotation
    that is painted elsewhere, 0 for none.
    """

    tokens: Tokens
    fonts: Fonts
    today: date
    visible: QRectF
    selected: int = 0
    spot: ItemKey | None = None
    focused: bool = False
    dragged: int = 0
