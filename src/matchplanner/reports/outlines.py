"""What a report asks of whoever can draw scripts the embedded faces cannot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Segment = tuple[str, tuple[float, ...]]
"""A path step: M x y, L x y, C x1 y1 x2 y2 x y, or Z, in thousandths of an em, y upwards."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """A shaped run of text as one vector path.

    `advance`, `ascent` and `descent` are in thousandths of an em, `descent`
    positive downwards. `missing` lists the characters no font could draw; the
    path then lacks them. `stroke` is the width of the outline to add where a
    bold face was asked for and only a regular one exists.
    """

    path: Sequence[Segment]
    advance: float
    ascent: float
    descent: float
    missing: tuple[str, ...] = ()
    stroke: float = 0.0


class Outliner(Protocol):
    """Shapes text, right to left included, and returns its outline."""

    def outline(self, text: str, *, bold: bool) -> Outlined:
        """Shape one run of a single direction, without line breaks."""
        ...
