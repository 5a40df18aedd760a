"""What is wrong with a plan of rotations, its two causes, and what puts it right."""

from matchplanner.domain.violations.finding import find, find_about
from matchplanner.domain.violations.kinds import (
    Cause,
    CauseKind,
    Fix,
    FixKind,
    Severity,
    Violation,
    ViolationKind,
)
from matchplanner.domain.violations.remedies import fixes
from matchplanner.domain.violations.situation import Block, ListedProgram, Situation

__all__ = [
    "Block",
    "Cause",
    "CauseKind",
    "Fix",
    "FixKind",
    "ListedProgram",
    "Severity",
    "Situation",
    "Violation",
    "ViolationKind",
    "find",
    "find_about",
    "fixes",
]
