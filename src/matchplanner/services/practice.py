"""What was done how often on rotations: pedigrees, measurements, presentations, talks (R185, R186)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import case_log
from matchplanner.domain.case_log import PracticeKind
from matchplanner.errors import UserError
from matchplanner.store.schema import ClinicalCase, Practice, Rotation
from matchplanner.wording import say

_MOST = 1000


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """Something done on a day a number of times, perhaps in a case."""

    id: int
    rotation_id: int | None
    case_id: int | None
    kind: PracticeKind
    done_on: date | None
    count: int


def rows() -> tuple[PracticeRow, ...]:
    """Return all that was counted, in the order it was; what this version does not know is left out."""
    known = Practice.kind.in_([kind.value for kind in PracticeKind])
    return tuple(map(_row, Practice.select().where(known).order_by(Practice.id)))


def totals() -> Mapping[PracticeKind, int]:
    """Return how often each was done on all rotations."""
    return _summed(rows())


def totals_of(rotation_id: int | None) -> Mapping[PracticeKind, int]:
    """Return how often each was done on one rotation, or outside of any."""
    return _summed(tuple(row for row in rows() if row.rotation_id == rotation_id))


def totals_in(case_id: int) -> Mapping[PracticeKind, int]:
    """Return how often each was done in one case."""
    return _summed(tuple(row for row in rows() if row.case_id == case_id))


def sentence(rotation_id: int) -> str:
    """Say what was done how often on a rotation, for a letter writer; "" for nothing."""
    return case_log.practice_sentence(totals_of(rotation_id))


def count(
    kind: PracticeKind, today: date, rotation_id: int | None = None, case_id: int | None = None
) -> None:
    """Count one more, done today; what is done in a case counts for the case's rotation."""
    if case_id is not None:
        rotation_id = _rotation_of(case_id)
    elif rotation_id is not None and Rotation.get_or_none(Rotation.id == rotation_id) is None:
        raise UserError("This rotation is not in the plan any more.", "Choose another one.")
    same = [
        row
        for row in rows()
        if (row.kind, row.done_on, row.rotation_id, row.case_id) == (kind, today, rotation_id, case_id)
        and row.count < _MOST
    ]
    if same:
        _store(same[-1].id, same[-1].count + 1)
    else:
        Practice.create(kind=kind.value, done_on=today, rotation=rotation_id, clinical_case=case_id)


def uncount(kind: PracticeKind, rotation_id: int | None = None, case_id: int | None = None) -> None:
    """Take the latest one back; raises UserError when there is none."""
    mine = [
        row
        for row in rows()
        if row.kind is kind
        and (row.case_id == case_id if case_id is not None else row.rotation_id == rotation_id)
    ]
    if not mine:
        raise UserError(say("Nothing is counted yet under “{kind}”.", kind=say(kind.label)))
    last = max(mine, key=lambda row: (row.case_id is None, row.done_on or date.min, row.id))
    if last.count > 1:
        _store(last.id, last.count - 1)
    else:
        Practice.delete().where(Practice.id == last.id).execute()


def _row(row: Practice) -> PracticeRow:
    kept: Any = row  # the columns behind the foreign keys are typed in the stubs by their models only
    return PracticeRow(
        row.id, kept.rotation_id, kept.clinical_case_id, PracticeKind(row.kind), row.done_on, row.count
    )


def _store(practice_id: int, number: int) -> None:
    Practice.update(count=number).where(Practice.id == practice_id).execute()


def _rotation_of(case_id: int) -> int | None:
    case: Any = ClinicalCase.get_or_none(ClinicalCase.id == case_id)
    if case is None:
        raise UserError("This case is not in the plan any more.")
    rotation: int | None = case.rotation_id
    return rotation


def _summed(found: tuple[PracticeRow, ...]) -> Mapping[PracticeKind, int]:
    sums: Counter[PracticeKind] = Counter()
    for row in found:
        sums[row.kind] += row.count
    return sums
