"""How disagreements of the three orders were settled, and why: what is stored of it (B7)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, settling
from matchplanner.domain.settling import Facts, Way
from matchplanner.services import preferences
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Preference, Settlement

_PREFIX = "settlement:"
"""Below it and the settlement's uid stand the facts it rested on."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One settlement; `first` stood above `second` in an order of the applicant's own.

    `facts` is what it rested on, None where that is not known: then it covers nothing.
    """

    id: int
    first: int
    second: int
    way: Way
    reason: str
    made_on: date | None
    facts: Facts | None

    @property
    def pair(self) -> frozenset[int]:
        """The two programs, whichever way round."""
        return frozenset((self.first, self.second))

    def covers(self, now: Facts) -> bool:
        """Say whether it settles what there is now; see `settling.holds` for when it does not."""
        return self.facts is not None and settling.holds(self.facts, now)


def latest() -> dict[frozenset[int], Settled]:
    """Return the last settlement of each pair, in the order in which they were made."""
    columns = (Settlement.id, Settlement.uid, Settlement.first, Settlement.second)
    rest = (Settlement.way, Settlement.reason, Settlement.made_on)
    stored = tuples(Settlement.select(*columns, *rest).order_by(Settlement.id))
    kept = _facts() if stored else {}
    found: dict[frozenset[int], Settled] = {}
    for key, uid, first, second, way, reason, made_on in stored:
        day = None if made_on is None else date.fromisoformat(made_on)
        said = entry.read(Way, way, Way.LEFT)
        one = Settled(key, first, second, said, reason, day, Facts.parse(kept.get(uid, "")))
        found.pop(one.pair, None)
        found[one.pair] = one
    return found


def record(pair: tuple[int, int], way: Way, reason: str, facts: Facts, today: date) -> None:
    """Store how a pair was settled, and what that rests on, in place of what was said of it before."""
    forget(*pair)
    made = Settlement.create(first=pair[0], second=pair[1], way=way.value, reason=reason, made_on=today)
    preferences.put(_PREFIX + made.uid, facts.as_text())


def forget(first: int, second: int) -> None:
    """Take back how a pair was settled."""
    straight = (Settlement.first == first) & (Settlement.second == second)
    turned = (Settlement.first == second) & (Settlement.second == first)
    Settlement.delete().where(straight | turned).execute()
    _drop_facts({uid for (uid,) in tuples(Settlement.select(Settlement.uid))})


def _facts() -> dict[str, str]:
    query = Preference.select(Preference.key, Preference.value).where(Preference.key.startswith(_PREFIX))
    return {key.removeprefix(_PREFIX): value for key, value in tuples(query)}


def _drop_facts(there: Collection[str]) -> None:
    """Drop the facts of settlements that are gone, those that went with a program included."""
    for uid in _facts():
        if uid not in there:
            preferences.put(_PREFIX + uid, "")
