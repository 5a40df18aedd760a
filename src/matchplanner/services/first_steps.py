"""What a plan begins with, and how much of it is done: read from the plan, never ticked by hand."""

from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.applicant import EcfmgStatus, H1bNeed
from matchplanner.domain.claims import YesNo
from matchplanner.store.schema import Answer, Letter, Profile, Program, Rotation


class FirstStep(StrEnum):
    """The steps in the order in which they help each other."""

    STANDING = "standing"
    """Which visa is needed and where ECFMG certification stands: they decide what is open."""
    PROGRAMS = "programs"
    SCORE = "score"
    TIERS = "tiers"
    ROTATION = "rotation"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class StepState:
    """One step, and whether the plan holds what it asks for."""

    step: FirstStep
    done: bool


def states() -> tuple[StepState, ...]:
    """Return every step with its state."""
    done = {
        FirstStep.STANDING: _standing_known(),
        FirstStep.PROGRAMS: Program.select().exists(),
        FirstStep.SCORE: Answer.select().exists(),
        FirstStep.TIERS: Program.select().where(Program.tier.is_null(is_null=False)).exists(),
        FirstStep.ROTATION: Rotation.select().exists(),
        FirstStep.LETTER: Letter.select().exists(),
    }
    return tuple(StepState(step, done[step]) for step in FirstStep)


def _standing_known() -> bool:
    profile = Profile.get_by_id(1)
    visa = profile.j1_eligible != YesNo.UNKNOWN or profile.h1b_need != H1bNeed.UNKNOWN
    return visa and EcfmgStatus(profile.ecfmg_status) is not EcfmgStatus.UNKNOWN
