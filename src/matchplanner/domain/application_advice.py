"""How widely to apply: advice in words, drawn from what the guide names; never a number (R32)."""

from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.applicant import H1bNeed
from matchplanner.domain.claims import YesNo
from matchplanner.domain.goals import Strength

SOURCE = "guide_researching_programs.txt 325-329"
"""The source of the advice; it gives no number, and there are none for genetics (domain_facts.md 8.4)."""


class Advice(StrEnum):
    """One thing to consider when deciding how many programs to apply to."""

    WIDE_NET = "wide_net"
    H1B_NARROWS = "h1b_narrows"
    H1B_PREFERENCE = "h1b_preference"
    J1_OPENS = "j1_opens"
    VISA_UNKNOWN = "visa_unknown"
    STRONG_STILL_WIDE = "strong_still_wide"
    WEAK_POINTS = "weak_points"
    STRENGTH_UNKNOWN = "strength_unknown"
    RELOCATES = "relocates"
    STAYS = "stays"
    RELOCATION_UNKNOWN = "relocation_unknown"
    MIX_TIERS = "mix_tiers"


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the number of programs depends on."""

    h1b_need: H1bNeed
    j1_eligible: YesNo
    relocate: YesNo
    strength: Strength


def advice(of: Constraints) -> tuple[Advice, ...]:
    """Return what to consider, the general rule first."""
    return (Advice.WIDE_NET, _visa(of), _STRENGTH[of.strength], _RELOCATION[of.relocate], Advice.MIX_TIERS)


def _visa(of: Constraints) -> Advice:
    if of.h1b_need is H1bNeed.NEEDED:
        return Advice.H1B_NARROWS
    if of.h1b_need is H1bNeed.PREFERRED:
        return Advice.H1B_PREFERENCE
    if of.j1_eligible is YesNo.YES or of.h1b_need is H1bNeed.NOT_NEEDED:
        return Advice.J1_OPENS
    return Advice.VISA_UNKNOWN


_STRENGTH = {
    Strength.STRONG: Advice.STRONG_STILL_WIDE,
    Strength.AVERAGE: Advice.STRONG_STILL_WIDE,
    Strength.BELOW: Advice.WEAK_POINTS,
    Strength.UNKNOWN: Advice.STRENGTH_UNKNOWN,
}
_RELOCATION = {
    YesNo.YES: Advice.RELOCATES,
    YesNo.NO: Advice.STAYS,
    YesNo.UNKNOWN: Advice.RELOCATION_UNKNOWN,
}
