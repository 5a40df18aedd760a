"""The facts of one program, drawn from its claims when they are asked for."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from typing_extensions import override

from matchplanner.domain.claims import NO_FACT, UNKNOWN, Claim, ClaimField, Fact, SourceKind, fact
from matchplanner.domain.field_values import is_value

ClaimTuple = tuple[Any, ...]
"""A claim as SQLite gives it: program, id, field, value, source kind, source, seen, seen on, note, picked."""

_ID, _FIELD, _VALUE, _SEEN_ON, _PICKED = 1, 2, 3, 7, 9
_KINDS = {str(kind): kind for kind in SourceKind}


class FactSheet(Mapping[ClaimField, Fact]):
    """A fact for every field, drawn when first asked for and kept.

    A list of 13,000 programs holds some 40,000 claims, of which a window shows
    a few hundred: drawing all facts at once took most of the time of reading.
    Claims of fields that this version does not know stay unread.
    """

    __slots__ = ("_claims", "_facts", "_today")

    def __init__(self, claims: Sequence[ClaimTuple], today: date) -> None:
        """Keep a program's claims, oldest id first."""
        self._claims = claims
        self._today = today
        self._facts: dict[ClaimField, Fact] | None = None

    @property
    def today(self) -> date:
        """The day by which the age of answers is told."""
        return self._today

    @override
    def __getitem__(self, field: ClaimField) -> Fact:
        if self._facts is None:
            self._facts = {}
        found = self._facts.get(field)
        if found is None:
            standing = self._standing(field)
            found = fact(field, map(_claim, standing), self._today) if standing else NO_FACT[field]
            self._facts[field] = found
        return found

    @override
    def __iter__(self) -> Iterator[ClaimField]:
        return iter(ClaimField)

    @override
    def __len__(self) -> int:
        return len(ClaimField)

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, FactSheet):
            return self._claims == other._claims and self._today == other._today
        return NotImplemented

    @override
    def __hash__(self) -> int:
        return hash(self._today)

    def value(self, field: ClaimField) -> str:
        """Return a field's value, `UNKNOWN` if there is none, at the least cost."""
        found = None
        for row in self._claims:
            if row[_FIELD] == field:
                if found is not None:
                    return self[field].value
                found = row
        return UNKNOWN if found is None else str(found[_VALUE])

    def said_of(self, fields: Collection[str]) -> tuple[ClaimTuple, ...]:
        """Return what sources say of some fields; where it is equal, so are the facts."""
        return tuple([row[_FIELD:] for row in self._claims if row[_FIELD] in fields])

    def spoken_in(self, fields: Collection[str]) -> dict[ClaimField, str | None]:
        """Return what one source says in each of these fields, None where several claims speak of it."""
        found: dict[str, str | None] = {}
        for row in self._claims:
            word = row[_FIELD]
            if word in fields:
                found[word] = None if word in found else row[_VALUE]
        return {_FIELDS[word]: value for word, value in found.items()}

    def told(self, fields: Collection[str]) -> tuple[str, ...] | None:
        """Return what is said in these fields, field after word: equal for sheets that say the same.

        None where several claims speak of one field, for then it takes more to
        know which of them counts.
        """
        said = [row for row in self._claims if row[_FIELD] in fields]
        if len({row[_FIELD] for row in said}) < len(said):
            return None
        return tuple([part for row in said for part in (row[_FIELD], row[_VALUE])])

    def spoken_of(self) -> list[ClaimField]:
        """Return the fields about which some source has spoken, in the order of their first claims."""
        words = dict.fromkeys(row[_FIELD] for row in self._claims)
        return [_FIELDS[word] for word in words if word in _FIELDS]

    def answered(self) -> set[str]:
        """Return the fields whose question is settled, by a value or by the answer that there is none."""
        found = {row[_FIELD] for row in self._claims if row[_VALUE] != UNKNOWN}
        return found - {row[_FIELD] for row in self._claims if row[_PICKED] and row[_VALUE] == UNKNOWN}

    def oldest(self, fields: Collection[str]) -> str | None:
        """Return the day (ISO) on which the oldest answer among these fields was seen.

        It is "" where an answer's day is not known, None where nothing is
        answered. An answer's day is that of the claim that is shown.
        """
        days: list[str] = []
        for word, heap in self._heaps(fields).items():
            if len(heap) > 1:
                shown = self[_FIELDS[word]].shown
                if shown is not None and shown.answered:
                    days.append(shown.seen_on.isoformat() if shown.seen_on else "")
            elif heap[0][_VALUE] != UNKNOWN:
                days.append(heap[0][_SEEN_ON] or "")
        return min(days, default=None)

    def overdue(self, fields: Collection[str]) -> list[tuple[ClaimField, int, str]]:
        """Return the answers among these fields that are too old: field, claim shown, its day (ISO or "")."""
        found: list[tuple[ClaimField, int, str]] = []
        for word, heap in self._heaps(fields).items():
            field = _FIELDS[word]
            if len(heap) > 1:
                shown, stale = self[field].shown, self[field].stale and self[field].answered
                if shown is not None and stale:
                    found.append((field, shown.id, shown.seen_on.isoformat() if shown.seen_on else ""))
            elif heap[0][_VALUE] != UNKNOWN and self._too_old(field, heap[0][_SEEN_ON]):
                found.append((field, heap[0][_ID], heap[0][_SEEN_ON] or ""))
        return found

    def disputed(self) -> bool:
        """Tell whether sources contradict each other on any field."""
        times = Counter(row[_FIELD] for row in self._claims)
        return any(self[_FIELDS[word]].disputed for word, n in times.items() if n > 1 and word in _FIELDS)

    def stale(self, fields: Iterable[ClaimField]) -> bool:
        """Tell whether any known value among these fields is too old to rely on."""
        spoken = {row[_FIELD] for row in self._claims}
        return any(self._is_stale(field) for field in fields if field.value in spoken)

    def _is_stale(self, field: ClaimField) -> bool:
        standing = self._standing(field)
        if len(standing) > 1:
            return self[field].stale and self[field].known
        seen = standing[0][_SEEN_ON]
        return is_value(standing[0][_VALUE]) and self._too_old(field, seen)

    def _too_old(self, field: ClaimField, seen: str | None) -> bool:
        return seen is None or field.rule.shelf.over(date.fromisoformat(seen), self._today)

    def _heaps(self, fields: Collection[str]) -> dict[str, list[ClaimTuple]]:
        heaps: dict[str, list[ClaimTuple]] = {}
        for row in self._claims:
            if row[_FIELD] in fields:
                heaps.setdefault(row[_FIELD], []).append(row)
        return heaps

    def _standing(self, field: ClaimField) -> Sequence[ClaimTuple]:
        return [row for row in self._claims if row[_FIELD] == field]


_FIELDS = {str(field): field for field in ClaimField}
NO_CLAIMS = FactSheet((), date.min)
"""The facts of a program about which no source has spoken."""


def _claim(row: ClaimTuple) -> Claim:
    _program, claim_id, field, value, kind, source, seen, day, note, picked = row
    seen_on = None if day is None else date.fromisoformat(day)
    known_kind = _KINDS.get(kind, SourceKind.OTHER)
    return Claim(
        claim_id, _FIELDS[field], value, known_kind, source, seen, seen_on, note, picked=bool(picked)
    )
