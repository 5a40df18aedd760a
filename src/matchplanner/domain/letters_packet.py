"""What a letter's writer is given: the parts of the packet, and first drafts of its texts (R199, R200).

Source: guide_away_rotations.txt 375-382.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum


class PacketPart(LabelledEnum):
    """A part of the packet, in the order a writer reads it."""

    CV = "cv", "CV"
    STATEMENT = "statement", "Draft personal statement"
    FORM = "form", "ERAS letter request form"
    CASES = "cases", "Cases we shared"
    PROJECTS = "projects", "Presentations and projects"
    GOALS = "goals", "Long-term goals"

    @property
    def written(self) -> bool:
        """Whether it is a text of the packet itself, and no paper that goes along with it."""
        return self in TEXTS


TEXTS = (PacketPart.CASES, PacketPart.PROJECTS, PacketPart.GOALS)
ENCLOSURES = (PacketPart.CV, PacketPart.STATEMENT, PacketPart.FORM)


@dataclass(frozen=True, slots=True)
class Shared:
    """What the log of one rotation holds: a line a case, what was counted, what the writer or others said."""

    site: str
    cases: Sequence[str] = ()
    counted: str = ""
    feedback: Sequence[str] = ()


def cases_text(shared: Shared) -> str:
    """Return a first summary of the cases of a rotation, "" where nothing was logged."""
    lines = [f"- {case}" for case in shared.cases]
    if lines:
        count = f"{len(lines)} case" if len(lines) == 1 else f"{len(lines)} cases"
        lines.insert(0, f"{count} at {shared.site}, without anything that identifies a patient:")
    if shared.counted:
        lines.append(f"In all: {shared.counted}")
    if shared.feedback:
        lines.append("What I was told about my work:")
        lines += [f"- “{words}”" for words in shared.feedback]
    return "\n".join(lines)


def projects_text(presented: str, projects: Sequence[str]) -> str:
    """Return a first list of presentations and projects, "" for none."""
    return "\n".join([*([presented] if presented else []), *(f"- {one}" for one in projects)])


def upload_steps(letter_code: str, *, waived: bool) -> tuple[str, ...]:
    """Return what the writer does with the letter, as ERAS has it (domain_facts.md 4.4)."""
    code = f"Letter ID {letter_code}" if letter_code else "the Letter ID, which I will send you"
    steps = [
        f"The letter is uploaded by you or somebody you name in the ERAS letter portal (LoRP), with {code}.",
        "One Letter ID takes one upload: a second letter needs an ID of its own.",
    ]
    if waived:
        steps.append("I waived my right to read it.")
    return tuple(steps)
