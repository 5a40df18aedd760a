"""The answer to "Why medical genetics?": an experience, a mentor, a skill.

Source: guide_away_rotations.txt 404-408.
"""

from collections.abc import Mapping

from matchplanner.domain import texts
from matchplanner.domain.labels import LabelledEnum


class Part(LabelledEnum):
    """What the answer is built from, in the order in which it is told."""

    EXPERIENCE = "experience", "An experience"
    MENTOR = "mentor", "A mentor"
    SKILL = "skill", "A skill"


Wording = Mapping[Part, str]
"""What is said of each part; "" where it is not worded yet."""


def answer(wording: Wording) -> str:
    """Return the parts as one answer, a paragraph each."""
    return "\n".join(text.strip() for part in Part if (text := wording.get(part, "")).strip())


def words(wording: Wording) -> int:
    """Count the words of the whole answer."""
    return texts.length(answer(wording)).words
