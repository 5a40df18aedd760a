"""Changes of a rank order list in the last 72 hours, whatever they come from: each needs a reason (B16).

A list is changed by moving its programs, and as well by deleting one, by another
type, track or plan, by a list that is imported, and by a step back or forth.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import COOLING_OFF
from matchplanner.errors import ReasonNeededError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, RankEntry, RankVersion
from matchplanner.wording import say

_LATEST = datetime.max.replace(tzinfo=UTC)


class Watch:
    """How the lists stand before an action; must be made, and settled, around one."""

    def __init__(self, moment: datetime) -> None:
        """Take note of the lists whose last 72 hours have begun at this moment."""
        self._moment = moment
        ranked = RankEntry.select().exists()
        self._orders = _orders(_cooling(MatchList, moment)) if ranked else {}
        self._versions = _versions() if self._orders else {}

    def settle(self, label: str, reason: str = "") -> None:
        """Keep each list that another order came to, under what was done and with the reason.

        A change that brought a version of the list with it has its reason there.
        Raises ReasonNeededError without one.
        """
        if not self._orders:
            return
        from matchplanner.services import rank_versions

        now, versions = _orders(_cooling(self._orders, self._moment)), _versions()
        for of, order in now.items():
            explained = versions.get(of, 0) > self._versions.get(of, 0)
            if explained or order == self._orders[of]:
                continue
            if not reason.strip():
                raise ReasonNeededError(
                    say("{action}: the rank order list would change.", action=label),
                    "These are the last 72 hours before its deadline: say why first.",
                )
            rank_versions.note_change(of, label, self._moment, reason)


def calm_until(moment: datetime) -> datetime:
    """Return the moment from which on changes need a reason, itself or an earlier one where they do now.

    It holds until a list, its deadline or the profile changes.
    """
    starts = [_LATEST]
    if RankEntry.select().exists():
        from matchplanner.services import rank_lists

        dues = (rank_lists.deadline(of) for of in MatchList if of.certified)
        starts += [due.instant - COOLING_OFF for due in dues if due is not None and moment < due.instant]
    return min(starts)


def _cooling(lists: Iterable[MatchList], moment: datetime) -> list[MatchList]:
    from matchplanner.domain.rank_versions import Nearness
    from matchplanner.services import rank_versions

    near = (of for of in lists if of.certified)
    return [of for of in near if rank_versions.nearness(of, moment) is Nearness.COOLING]


def _orders(lists: Collection[MatchList]) -> dict[MatchList, tuple[str, ...]]:
    """Return the programs of each list, by their marks and in their order."""
    if not lists:
        return {}
    from matchplanner.services import rank_lists

    query = RankEntry.select(Program.id, Program.uid).join(Program)
    lines = list(tuples(query.order_by(RankEntry.position, RankEntry.id)))
    members = rank_lists.memberships(record for record, _uid in lines)
    return {of: tuple(uid for record, uid in lines if members[record].of is of) for of in lists}


def _versions() -> dict[MatchList, int]:
    """Return the number of the newest version of each list."""
    found: dict[MatchList, int] = {}
    for track, record in tuples(RankVersion.select(RankVersion.track, RankVersion.id)):
        of = MatchList.read(track)
        found[of] = max(found.get(of, 0), record)
    return found
