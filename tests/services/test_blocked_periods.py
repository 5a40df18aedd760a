"""Blocked periods: added, edited, refused and deleted."""

from datetime import date

import pytest

from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.spans import Span
from matchplanner.errors import UserError
from matchplanner.services import blocked_periods
from matchplanner.store.store import Store


def add(store: Store, title: str, start: str, end: object = None, **fields: object) -> int:
    with store.write("Block"):
        return blocked_periods.add(title, start, end, **fields)


def test_days_are_blocked_and_listed_by_their_start(store: Store) -> None:
    add(store, "Wedding", "2027-07-10")
    add(store, " Step 2  CK ", "2027-06-14", "2027-06-18", kind="exam", note="Booked")
    exam, wedding = blocked_periods.rows()
    assert (exam.title, exam.kind, exam.note) == ("Step 2 CK", BlockKind.EXAM, "Booked")
    assert exam.span == Span(date(2027, 6, 14), date(2027, 6, 18))
    assert (wedding.span.days, wedding.kind) == (1, BlockKind.OTHER)


def test_a_period_is_edited_moved_and_deleted(store: Store) -> None:
    exam = add(store, "Step 2 CK", "2027-06-14", "2027-06-18")
    with store.write("Edit"):
        blocked_periods.edit(exam, title="Step 3", ends_on="2027-06-20", kind="exam")
    with store.write("Move"):
        blocked_periods.place(exam, Span(date(2027, 8, 2), date(2027, 8, 6)))
    (row,) = blocked_periods.rows()
    assert (row.title, row.kind, row.span.start) == ("Step 3", BlockKind.EXAM, date(2027, 8, 2))
    with store.write("Delete"):
        blocked_periods.delete(exam)
    assert blocked_periods.rows() == ()


@pytest.mark.parametrize(
    ("title", "start", "end", "message"),
    [
        (" ", "2027-06-14", None, "needs a name"),
        ("Exam", "", None, "The first day of a blocked period must be known"),
        ("Exam", "2027-06-14", "2027-06-13", "end before it starts"),
    ],
)
def test_what_is_no_period_is_refused(
    store: Store, title: str, start: str, end: str | None, message: str
) -> None:
    with pytest.raises(UserError, match=message):
        add(store, title, start, end)


def test_a_period_that_is_gone_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Edit"):
        blocked_periods.edit(7, title="Exam")
