"""The words used of programs, the form of their codes, and the region of a state."""

import re
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


TIERS = {1: "Dream", 2: "Core", 3: "Safety"}
"""The tiers of a balanced list, by the number that is stored."""


class Region(LabelledEnum):
    """The regions of the US Census Bureau, and the territories."""

    NORTHEAST = "Northeast", "Northeast"
    MIDWEST = "Midwest", "Midwest"
    SOUTH = "South", "South"
    WEST = "West", "West"
    TERRITORIES = "Territories", "Territories"


_STATES = {
    Region.NORTHEAST: "CT MA ME NH NJ NY PA RI VT",
    Region.MIDWEST: "IA IL IN KS MI MN MO ND NE OH SD WI",
    Region.SOUTH: "AL AR DC DE FL GA KY LA MD MS NC OK SC TN TX VA WV",
    Region.WEST: "AK AZ CA CO HI ID MT NM NV OR UT WA WY",
    Region.TERRITORIES: "AS GU MP PR VI",
}
_REGION_OF = {state: region for region, states in _STATES.items() for state in states.split()}

STATES: tuple[str, ...] = tuple(sorted(_REGION_OF))
"""The postal codes of the states, the District of Columbia and the territories."""

_ACGME_ID = re.compile(r"[0-9]{10}")
_NRMP_CODE = re.compile(r"[0-9]{7}[A-Z][0-9A-Z]{1,3}")


def region_of(state: str) -> str:
    """Return the region of a postal code such as "MN", or "" if it is not one."""
    return _REGION_OF.get(state.strip().upper(), "")


def is_acgme_id(text: str) -> bool:
    """Say whether the text has the form of an ACGME program id: 10 digits."""
    return _ACGME_ID.fullmatch(text) is not None


def is_nrmp_code(text: str) -> bool:
    """Say whether the text has the form of an NRMP program code.

    Institution (4 digits), specialty (3), type letter, track: 9 to 11 characters.
    """
    return _NRMP_CODE.fullmatch(text) is not None
