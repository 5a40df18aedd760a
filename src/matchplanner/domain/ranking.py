"""The rank order list: places, and what is doubtful about an entry."""

from collections.abc import Sequence

from matchplanner.domain import codes
from matchplanner.domain.labels import LabelledEnum


class RankWarning(LabelledEnum):
    """A reason to look again at an entry of the rank order list."""

    NEVER_INTERVIEWED = "never_interviewed", "Never interviewed"
    CODE_MISSING = "code_missing", "Code missing"
    CODE_MALFORMED = "code_malformed", "Code has an unusual shape"
    ACCREDITATION = "accreditation", "Accreditation in trouble"
    NOT_LISTED = "not_listed", "Not in the latest list"


def moved(order: Sequence[int], item: int, to_position: int) -> tuple[int, ...]:
    """Return the order with one item at a position counted from 1; beyond an end means that end."""
    rest = [other for other in order if other != item]
    place = min(max(to_position, 1), len(order)) - 1
    return (*rest[:place], item, *rest[place:])


def warnings(
    *, interviewed: bool, nrmp_code: str, troubled: bool = False, unlisted: bool = False
) -> tuple[RankWarning, ...]:
    """Return what is doubtful about an entry, the gravest first.

    A code of an unusual shape is doubtful, not wrong: NRMP publishes no rule.
    `troubled` says that its accreditation is under a warning (R57), `unlisted`
    that an official list names it no more (R48).
    """
    found = []
    if not interviewed:
        found.append(RankWarning.NEVER_INTERVIEWED)
    if troubled:
        found.append(RankWarning.ACCREDITATION)
    if unlisted:
        found.append(RankWarning.NOT_LISTED)
    if not nrmp_code:
        found.append(RankWarning.CODE_MISSING)
    elif codes.check_nrmp(nrmp_code).problem is not None:
        found.append(RankWarning.CODE_MALFORMED)
    return tuple(found)
