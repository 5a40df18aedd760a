"""The lanes of the calendar window, and what may stand in each."""

from typing import NamedTuple

from matchplanner.domain.labels import LabelledEnum


class LaneKey(LabelledEnum):
    """A lane of the calendar, in the order from top to bottom."""

    PHASES = "phases", "Phases"
    SEASON = "season", "Season dates"
    ROTATIONS = "rotations", "Rotations"
    APPLYING = "applying", "Applying"
    LETTERS = "letters", "Letters"
    INTERVIEWS = "interviews", "Interviews"
    EXAMS = "exams", "Exams"
    BLOCKED = "blocked", "Blocked"


HIDEABLE = tuple(key for key in LaneKey if key is not LaneKey.ROTATIONS)
"""The rotations are what the calendar is for."""


class ItemKind(LabelledEnum):
    """What stands in a lane beside the rotations."""

    MILESTONE = "milestone", "Date of the season"
    SUBMISSION = "submission", "Applications of the season"
    HOST_WINDOW = "host_window", "Time to apply"
    LETTER_WINDOW = "letter_window", "Letter"
    INTERVIEW = "interview", "Interview"
    EXAM = "exam", "Examination"
    EXAM_BLOCK = "exam_block", "Days blocked for an examination"
    BLOCK = "block", "Blocked days"

    @property
    def lane(self) -> LaneKey:
        """The lane it stands in."""
        return _LANES[self]


_LANES = {
    ItemKind.MILESTONE: LaneKey.SEASON,
    ItemKind.SUBMISSION: LaneKey.APPLYING,
    ItemKind.HOST_WINDOW: LaneKey.APPLYING,
    ItemKind.LETTER_WINDOW: LaneKey.LETTERS,
    ItemKind.INTERVIEW: LaneKey.INTERVIEWS,
    ItemKind.EXAM: LaneKey.EXAMS,
    ItemKind.EXAM_BLOCK: LaneKey.EXAMS,
    ItemKind.BLOCK: LaneKey.BLOCKED,
}

OF_ROTATIONS = frozenset({ItemKind.HOST_WINDOW, ItemKind.LETTER_WINDOW})
"""Drawn from a rotation, whose id they carry; they move with it."""

BLOCKS = frozenset({ItemKind.EXAM_BLOCK, ItemKind.BLOCK})
"""Days on which no rotation can be."""


class ItemKey(NamedTuple):
    """Which thing of the calendar: its kind, and the id of its record among those of that kind."""

    kind: ItemKind
    record: int
