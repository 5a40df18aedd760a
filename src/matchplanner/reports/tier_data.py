"""What the tier overview prints: plain values, worded where they are shown on screen."""

from dataclasses import dataclass

MOST = 200
"""Programs of a tier that are listed; more are counted: thousands are printed as a table."""


@dataclass(frozen=True, slots=True)
class TierEntry:
    """A program in its tier: its score and fit as ranges, why it stands there, and what is not known.

    `reason` is the applicant's own, `remark` what the facts suggest where that is another tier.
    """

    program: str
    institution: str
    score: str
    fit: str
    reason: str = ""
    remark: str = ""
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TierGroup:
    """A tier, or the programs without one; `about` says what belongs there, `more` counts the unlisted."""

    label: str
    about: str
    entries: tuple[TierEntry, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class TierOverview:
    """All tiers, with how many programs there are and how the list is balanced."""

    counted: str
    balance: str
    groups: tuple[TierGroup, ...]
