"""Putting a violation right: one of its fixes, carried out as one action."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.letters import LetterState
from matchplanner.domain.rotation_lists import RotationList
from matchplanner.domain.rotations import RotationKind
from matchplanner.domain.spans import Span
from matchplanner.domain.violations import Fix, FixKind, Violation
from matchplanner.errors import UserError
from matchplanner.services import blocked_periods, programs, rotation_lists, rotations, season
from matchplanner.store.schema import Letter, Rotation, SiteDocument
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class _Act:
    """A fix to be carried out, and where."""

    violation: Violation
    fix: Fix
    today: date
    scenario_id: int | None

    @property
    def span(self) -> Span:
        """The days that the fix proposes."""
        if not isinstance(self.fix.value, Span):
            raise _wrong(self.fix)
        return self.fix.value


def apply_fix(violation: Violation, fix: Fix, today: date, scenario_id: int | None = None) -> None:
    """Carry out one fix of a violation; what it adds goes to the plan, or to a scenario.

    Raises UserError when what it changes is gone, or the new place is refused.
    """
    _ACTS[fix.kind](_Act(violation, fix, today, scenario_id))


def _wrong(fix: Fix) -> UserError:
    return UserError(
        say("“{kind}” does not fit the plan any more.", kind=say(fix.kind.label)),
        "Look at the warning again.",
    )


def _place(act: _Act) -> None:
    rotations.place(act.fix.record, act.span)


def _swap(act: _Act) -> None:
    one = Rotation.get_or_none(Rotation.id == act.fix.record)
    other = Rotation.get_or_none(Rotation.id == act.fix.value)
    if one is None or other is None:
        raise _wrong(act.fix)
    first, second = (one.starts_on, one.ends_on), (other.starts_on, other.ends_on)
    for row, (start, end) in ((one, second), (other, first)):
        Rotation.update(starts_on=start, ends_on=end).where(Rotation.id == row.id).execute()


def _add(act: _Act) -> None:
    start, end = act.fix.value if isinstance(act.fix.value, Span) else (None, None)
    rotations.add(
        "New genetics rotation",
        act.scenario_id,
        starts_on=start,
        ends_on=end,
        kind=RotationKind.GENETICS.value,
    )


def _place_block(act: _Act) -> None:
    blocked_periods.place(act.fix.record, act.span)


def _setter(field: str) -> Callable[[_Act], None]:
    return lambda act: rotations.edit(act.fix.record, field, act.fix.value)


def _list_program(act: _Act) -> None:
    row = Rotation.get_or_none(Rotation.id == act.fix.record)
    if row is None:
        raise _wrong(act.fix)
    program = programs.add(row.site, city=row.city, state=row.state)
    rotations.edit(act.fix.record, "program_id", program)


def _submit_later(act: _Act) -> None:
    target_year = season.target_year()
    if target_year is None:
        raise _wrong(act.fix)
    note = "Waits for a letter; applications sent before programs review carry the same date."
    season.override(target_year, season.SUBMISSION, on=act.fix.value, checked_on=act.today, note=note)


def _agree_day(act: _Act) -> None:
    open_letters = (Letter.rotation == act.fix.record) & (Letter.state != LetterState.DECLINED.value)
    Letter.update(due_on=act.fix.value).where(open_letters).execute()


def _not_needed(act: _Act) -> None:
    SiteDocument.update(need="not_needed").where(SiteDocument.id == act.fix.record).execute()


_ACTS: dict[FixKind, Callable[[_Act], None]] = {
    FixKind.MOVE: _place,
    FixKind.SHORTEN: _place,
    FixKind.SWAP: _swap,
    FixKind.DROP: lambda act: rotations.delete(act.fix.record),
    FixKind.ADD: _add,
    FixKind.MOVE_BLOCK: _place_block,
    FixKind.SHORTEN_BLOCK: _place_block,
    FixKind.SET_STATUS: lambda act: rotations.set_status(act.fix.record, act.fix.value, act.today),
    FixKind.SET_KIND: _setter("kind"),
    FixKind.SET_MODE: _setter("mode"),
    FixKind.SET_REGION: _setter("region"),
    FixKind.SET_PORTFOLIO: _setter("portfolio"),
    FixKind.SET_VSLO: _setter("vslo"),
    FixKind.LINK_PROGRAM: _setter("program_id"),
    FixKind.UNLINK_PROGRAM: _setter("program_id"),
    FixKind.LIST_PROGRAM: _list_program,
    FixKind.SUBMIT_LATER: _submit_later,
    FixKind.AGREE_DAY: _agree_day,
    FixKind.OFFICE_ASKED: _setter("office_asked_on"),
    FixKind.NOT_NEEDED: _not_needed,
    FixKind.CLEAR_FLAGS: lambda act: rotation_lists.clear(act.fix.record, RotationList.RED_FLAGS),
}
