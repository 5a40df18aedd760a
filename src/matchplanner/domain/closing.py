"""The three closing questions about a program, asked after its interview (R216)."""

from matchplanner.domain.labels import LabelledEnum


class ClosingQuestion(LabelledEnum):
    """A question the guide ends on; answered yes, no or unknown, with a note."""

    THRIVE = "thrive", "Could I thrive there for the whole training?"
    AIM = "aim", "Does it move me to my ten-year aim?"
    SUPPORT = "support", "Would I feel supported there as an IMG?"


def thrive_asked(years: str) -> str:
    """Return the first question with the program's own length, as stated; "" where it is unknown (R43)."""
    if not years:
        return ClosingQuestion.THRIVE.label
    return f"Could I thrive there for all of its {years} years?"
