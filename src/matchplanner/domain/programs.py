"""The words used of programs: type, status and tier."""

from typing import Self

from matchplanner.domain.labels import LabelledEnum


class ProgramType(LabelledEnum):
    """How a program is entered and what it leads to; empty where it is not known."""

    UNKNOWN = "", "Unknown"
    CATEGORICAL = "categorical", "Categorical genetics"
    COMBINED_PEDS = "combined_peds", "Pediatrics and genetics"
    COMBINED_IM = "combined_im", "Internal medicine and genetics"
    COMBINED_MFM = "combined_mfm", "Maternal-fetal medicine and genetics"
    FELLOWSHIP_TRACK = "fellowship_track", "After earlier training"
    OTHER = "other", "Other"

    @classmethod
    def read(cls, value: str) -> Self:
        """Return the stored type; a word this version does not know reads as other."""
        return next((member for member in cls if member == value), cls.OTHER)


class ProgramStatus(LabelledEnum):
    """How far the applicant is with a program."""

    CONSIDERING = "considering", "Considering"
    WILL_APPLY = "will_apply", "Will apply"
    APPLIED = "applied", "Applied"
    INVITED = "invited", "Invited"
    INTERVIEWED = "interviewed", "Interviewed"
    RANKED = "ranked", "Ranked"
    DECLINED = "declined", "Declined"
    NOT_APPLYING = "not_applying", "Not applying"

    @classmethod
    def read(cls, value: str) -> Self:
        """Return the stored status; a word this version does not know reads as considering."""
        return next((member for member in cls if member == value), cls.CONSIDERING)

    @property
    def pursued(self) -> bool:
        """Whether the program is still in the running."""
        return self not in {ProgramStatus.DECLINED, ProgramStatus.NOT_APPLYING}


class Target(LabelledEnum):
    """Whether an application is thought to have a chance; the applicant's own judgement (R140)."""

    NOT_JUDGED = "", "Not judged yet"
    POSSIBLE = "possible", "Possible"
    REALISTIC = "realistic", "Realistic"


TIERS = {1: "Dream", 2: "Core", 3: "Safety"}
"""The tiers of a balanced list, by the number that is stored."""
