"""Letters assigned to programs: at most four each, with what speaks against any of it (B6, B12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import entry, letters_assigning
from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import MOST_PER_PROGRAM, LetterState
from matchplanner.domain.letters_assigning import Addressee, Doubt, DoubtKind, Plan, Sheet
from matchplanner.domain.plans import default_plan, told_by
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.domain.tracks import APPLYING
from matchplanner.errors import UserError
from matchplanner.services import letters, plan_programs
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Assignment, Letter, Person, Program


@dataclass(frozen=True, slots=True)
class GridLetter:
    """A letter as a column; one that was declined is none."""

    id: int
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class GridRow:
    """A program to apply to, with the day each letter was assigned; `doubts` are those of its letters."""

    id: int
    program: Addressee
    status: ProgramStatus
    assigned: Mapping[int, date | None]
    doubts: Mapping[int, tuple[Doubt, ...]]

    @property
    def full(self) -> bool:
        """Whether it has all the letters it may get."""
        return len(self.assigned) >= MOST_PER_PROGRAM

    def leaks(self) -> tuple[Doubt, ...]:
        """Return the assigned letters' doubts that tell of another plan."""
        return tuple(
            doubt
            for letter in self.assigned
            for doubt in self.doubts.get(letter, ())
            if doubt.kind is DoubtKind.LEAK
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """Letters and programs against each other."""

    letters: tuple[GridLetter, ...]
    rows: tuple[GridRow, ...]

    def letter(self, letter_id: int) -> GridLetter | None:
        """Return a column, None for one that is gone."""
        return next((one for one in self.letters if one.id == letter_id), None)

    def of_letter(self, letter_id: int) -> int:
        """Count the programs a letter goes to."""
        return sum(letter_id in row.assigned for row in self.rows)


@dataclass(frozen=True, slots=True)
class Spread:
    """What became of assigning a letter to all programs, by number of programs."""

    assigned: int
    full: int
    leaking: int


def grid() -> Grid:
    """Return the letters that may be sent, in the order they were added, and the programs by name."""
    plans = {plan.id: plan for plan in plan_programs.plans_in_order()}
    columns = tuple(_columns(plans))
    days: dict[int, dict[int, date | None]] = {}
    for letter, program, on in tuples(
        Assignment.select(Assignment.letter, Assignment.program, Assignment.assigned_on).order_by(
            Assignment.id
        )
    ):
        days.setdefault(program, {})[letter] = None if on is None else date.fromisoformat(on)
    rows = [_grid_row(program, plans, columns, days.get(program[0], {})) for program in _programs(days)]
    return Grid(columns, tuple(sorted(rows, key=lambda row: (row.program.name.casefold(), row.id))))


def assign(letter_id: int, program_id: int, today: date) -> tuple[Doubt, ...]:
    """Assign a letter to a program and return what speaks against it.

    The first program takes an uploaded letter to its last state. Raises UserError
    for a fifth letter, a letter that was declined, and what is gone.
    """
    found = grid()
    row, letter = _row_of(found, program_id), found.letter(letter_id)
    if letter is None:
        raise UserError("This letter cannot be assigned: it was declined, or is not in the plan any more.")
    if letter_id in row.assigned:
        return row.doubts[letter_id]
    if row.full:
        held = [one.sheet.writer for one in found.letters if one.id in row.assigned]
        refusal = letters_assigning.refusal(row.program.name, held)
        raise UserError(refusal, "Take one of them away first.")
    _assign(letter, (row.id,), today)
    return row.doubts[letter_id]


def assign_to_all(letter_id: int, today: date) -> Spread:
    """Assign a letter to every program that has room for it and is not told of another plan by it."""
    found = grid()
    letter = found.letter(letter_id)
    if letter is None:
        raise UserError("This letter cannot be assigned: it was declined, or is not in the plan any more.")
    lacking = [row for row in found.rows if letter_id not in row.assigned]
    leaking = {row.id for row in lacking if any(one.kind is DoubtKind.LEAK for one in row.doubts[letter_id])}
    full = {row.id for row in lacking if row.full} - leaking
    fitting = tuple(row.id for row in lacking if row.id not in leaking | full)
    if fitting:
        _assign(letter, fitting, today)
    return Spread(len(fitting), len(full), len(leaking))


def withdraw(letter_id: int, program_id: int) -> None:
    """Take a letter away from a program; one that goes nowhere any more counts as uploaded only."""
    Assignment.delete().where((Assignment.letter == letter_id) & (Assignment.program == program_id)).execute()
    settle((letter_id,))


def settle(letter_ids: Iterable[int]) -> None:
    """Let those of these letters count as uploaded only that are assigned to no program any more."""
    for letter_id in letter_ids:
        letter = Letter.get_or_none(Letter.id == letter_id)
        alone = not Assignment.select().where(Assignment.letter == letter_id).exists()
        if letter is not None and alone and letter.state == LetterState.ASSIGNED:
            letters.set_state(letter_id, LetterState.UPLOADED, None)


def leaks() -> tuple[Doubt, ...]:
    """Return every assigned letter that tells a program of another plan (B12)."""
    return tuple(doubt for row in grid().rows for doubt in row.leaks())


def _assign(letter: GridLetter, programs: Iterable[int], today: date) -> None:
    for program in programs:
        Assignment.create(letter=letter.id, program=program, assigned_on=today)
    if letter.sheet.state is LetterState.UPLOADED:
        letters.set_state(letter.id, LetterState.ASSIGNED, today)


def _row_of(found: Grid, program_id: int) -> GridRow:
    for row in found.rows:
        if row.id == program_id:
            return row
    raise UserError("This program is not one to apply to.", "Mark it as “Will apply” in Programs first.")


def _columns(plans: Mapping[int, Plan]) -> Iterable[GridLetter]:
    query = (
        Letter.select(
            Letter.id,
            Person.name,
            Letter.state,
            Letter.waived,
            Letter.specialty,
            Letter.generalist,
            Letter.pathway,
        )
        .join(Person)
        .where(Letter.state != LetterState.DECLINED.value)
        .order_by(Letter.id)
    )
    for key, writer, state, waived, specialty, generalist, plan in tuples(query):
        stands = entry.read(LetterState, state, LetterState.CANDIDATE)
        yield GridLetter(
            key, Sheet(writer, stands, YesNo(waived), specialty, YesNo(generalist), plans.get(plan))
        )


def _programs(held: Mapping[int, object]) -> list[tuple[Any, ...]]:
    """Return the programs to apply to, and any other that has a letter already."""
    wanted = Program.status.in_([status.value for status in APPLYING])
    query = Program.select(Program.id, Program.name, Program.program_type, Program.status, Program.pathway)
    return list(tuples(query.where(wanted | Program.id.in_(list(held)))))


def _grid_row(
    stored: tuple[Any, ...],
    plans: Mapping[int, Plan],
    columns: Iterable[GridLetter],
    assigned: Mapping[int, date | None],
) -> GridRow:
    key, name, stored_type, status, plan = stored
    program_type = ProgramType.read(stored_type)
    usual = None if told_by(program_type) else default_plan(program_type, name, tuple(plans.values()))
    program = Addressee(name, program_type, plans.get(plan) or usual)
    shown = {letter.id: letters_assigning.doubts(letter.sheet, program) for letter in columns}
    kept = {letter: on for letter, on in assigned.items() if letter in shown}
    return GridRow(key, program, ProgramStatus.read(status), kept, shown)
