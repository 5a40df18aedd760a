"""What the days of a rotation ask for on the Today page: the talk in week one, the evenings (R183, R187)."""

from collections.abc import Iterator
from datetime import date, timedelta

from matchplanner.domain.rotations import RotationStatus
from matchplanner.services import case_log, checklists
from matchplanner.services.agenda.lines import DueLine
from matchplanner.services.case_log import RotationChoice
from matchplanner.wording import say

_FIRST_WEEK = timedelta(days=6)
_EARLY = timedelta(days=14)
_FRIDAY = 4
_TAKES_PLACE = frozenset({RotationStatus.ACCEPTED, RotationStatus.ONBOARDING, RotationStatus.RUNNING})


def lines(today: date) -> Iterator[DueLine]:
    """Yield the talk with the attending, for two weeks or until ticked, and evenings before a clinic.

    Only a rotation that was accepted asks for anything.
    """
    for one in case_log.rotations():
        if one.status not in _TAKES_PLACE or one.starts_on is None or one.ends_on is None:
            continue
        if not one.starts_on <= today <= one.ends_on:
            continue
        found = {row.checklist.key: row for row in checklists.rows(one.id, today)}
        if today < one.starts_on + _EARLY and not found["week_one"].complete:
            yield _tell_attending(one, one.starts_on + _FIRST_WEEK, today)
        tomorrow = today + timedelta(days=1)
        if tomorrow <= one.ends_on and tomorrow.weekday() <= _FRIDAY and not found["night_before"].complete:
            yield _prepare(one, today)


def _tell_attending(one: RotationChoice, on: date, today: date) -> DueLine:
    return DueLine(
        kind="tell_attending",
        title=say("Tell the attending: {site}", site=one.site),
        why=say("Who you are, when you apply, what for; and ask what to show. Tick it in the case log"),
        on=on,
        days=(on - today).days,
        page="rotations",
        record=one.id,
    )


def _prepare(one: RotationChoice, today: date) -> DueLine:
    return DueLine(
        kind="night_before",
        title=say("Prepare tomorrow's clinic: {site}", site=one.site),
        why=say("A problem list, three to five questions a case, what to look up. Tick it in the case log"),
        on=today,
        days=0,
        page="rotations",
        record=one.id,
    )
