"""Importing a list of programs: first what it would change, then the change, as one action."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.claims import ClaimField, Fact, YesNo
from matchplanner.domain.codes import is_acgme_id
from matchplanner.services import programs
from matchplanner.services.exchange import sources
from matchplanner.services.exchange.incoming import Incoming, Invalid, Understood, understand
from matchplanner.services.exchange.matching import Finder, Match
from matchplanner.services.exchange.tables import Problem, Table
from matchplanner.services.plain_rows import tuples
from matchplanner.services.programs import ProgramRow
from matchplanner.store import schema

_IMPORTED_FROM = "Imported from "
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a program, as it is shown now and as the list has it."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedProgram:
    """A program of the plan about which the list says something else or more."""

    program_id: int
    name: str
    incoming: Incoming
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A row that may mean a program of the plan; nothing is done about it."""

    incoming: Incoming
    program_id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Vanished:
    """A program that an earlier import of this list brought and that it names no more; it stays."""

    program_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. `unchanged` holds program ids, `list_name` is the file's name."""

    list_name: str
    read_as: str
    new: tuple[Incoming, ...]
    changed: tuple[ChangedProgram, ...]
    unchanged: tuple[int, ...]
    uncertain: tuple[Uncertain, ...]
    vanished: tuple[Vanished, ...]
    invalid: tuple[Invalid, ...]
    problems: tuple[Problem, ...]

    def counts(self) -> dict[str, int]:
        """Return how many rows or programs each outcome has."""
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": len(self.unchanged),
            "uncertain": len(self.uncertain),
            "vanished": len(self.vanished),
            "invalid": len(self.invalid),
        }


def preview(table: Table, list_name: str, today: date) -> Preview:
    """Compare a table with the plan; nothing is written.

    Raises FileFormatError when the table is not a list of programs.
    """
    return compare(understand(table), list_name, today)


def compare(read: Understood, list_name: str, today: date) -> Preview:
    """Compare understood rows with the plan; nothing is written."""
    return _Comparison(programs.rows(today), entry.storable(list_name)).preview(read)


class _Comparison:
    """Sorts rows by what they would do to the plan, in the order of the file."""

    def __init__(self, plan: Sequence[ProgramRow], list_name: str) -> None:
        self._plan = plan
        self._list_name = list_name
        self._finder = Finder(plan)
        self._ids = {comparable(program.acgme_id) for program in plan}
        self._meant: dict[int, int] = {}
        self._first: dict[tuple[str, ...], int] = {}
        self._invalid: list[Invalid] = []

    def preview(self, read: Understood) -> Preview:
        """Return the comparison's result."""
        exact = [(row, self._finder.exact(row)) for row in read.programs if self._acceptable(row)]
        certain = [
            (row, match) for row, match in exact if match and not match.doubt and self._only(row, match)
        ]
        doubted = [(row, match) for row, match in exact if match and match.doubt]
        new: list[Incoming] = []
        for row, match in exact:
            if match is None:
                similar = self._finder.alike(row, self._meant)
                if similar is None:
                    new.append(row)
                else:
                    doubted.append((row, similar))
        compared = [
            (row, match.program, _changes(row, match.program, self._list_name)) for row, match in certain
        ]
        return Preview(
            list_name=self._list_name,
            read_as=read.read_as,
            new=tuple(new),
            changed=tuple(
                ChangedProgram(p.id, p.name, row, changes) for row, p, changes in compared if changes
            ),
            unchanged=tuple(p.id for _row, p, found in compared if not found),
            uncertain=tuple(
                Uncertain(row, match.program.id, match.program.name, match.doubt) for row, match in doubted
            ),
            vanished=tuple(
                self._vanished(
                    {p.id for _row, match in doubted for p in (match.program, *match.others)}
                    | self._named(bad.name for bad in (*read.invalid, *self._invalid))
                )
            ),
            invalid=tuple(sorted((*read.invalid, *self._invalid), key=lambda found: found.row)),
            problems=read.problems,
        )

    def _acceptable(self, row: Incoming) -> bool:
        """Refuse a row that repeats an earlier one, and an id that is none unless the plan holds it."""
        acgme = row.text("acgme_id")
        if acgme and not is_acgme_id(acgme) and comparable(acgme) not in self._ids:
            return self._refuse(row, f"The ACGME id “{acgme}” does not have 10 digits.")
        told_apart_by = ("name", "institution", "city", "acgme_id", "nrmp_code")
        key = (row.uid, *(row.text(column).casefold() for column in told_apart_by))
        first = self._first.setdefault(key, row.row)
        return first == row.row or self._refuse(row, f"The same program stands in row {first}.")

    def _only(self, row: Incoming, match: Match) -> bool:
        first = self._meant.setdefault(match.program.id, row.row)
        return first == row.row or self._refuse(row, f"The same program stands in row {first}.")

    def _refuse(self, row: Incoming, reason: str) -> bool:
        self._invalid.append(Invalid(row.row, row.name, reason))
        return False

    def _named(self, names: Iterable[str]) -> set[int]:
        folded = {name.casefold() for name in names}
        return {program.id for program in self._plan if program.name.casefold() in folded}

    def _vanished(self, perhaps_here: set[int]) -> Iterator[Vanished]:
        """Find what is gone from a list of which this one is a newer issue.

        That is a list of the same name, or one of whose programs at least half
        are here: names of files change from year to year.
        """
        lists: dict[str, set[int]] = {}
        for program in self._plan:
            for claim in program.facts[ClaimField.LISTED].claims:
                if claim.note.startswith(_IMPORTED_FROM):
                    lists.setdefault(claim.note, set()).add(program.id)
        here, gone = self._meant.keys(), set[int]()
        for note, brought in lists.items():
            if note == listed_note(self._list_name) or 2 * len(brought & here) >= len(brought):
                gone |= brought - here - perhaps_here
        for program in self._plan:
            if program.id in gone:
                yield Vanished(program.id, program.name)


def apply(found: Preview) -> None:
    """Write a preview's new programs and changed fields; uncertain and vanished ones are left alone.

    A stated fact is added as a claim beside those there are; a program's own
    columns take the list's value, and the history keeps the old one.
    """
    taken = {uid for (uid,) in tuples(schema.Program.select(schema.Program.uid))}
    for row in found.new:
        program_id = create(row, taken)
        _add_listed(program_id, row, found.list_name)
        _add_facts(program_id, row, row.facts, found.list_name)
    for changed in found.changed:
        names = {change.field for change in changed.changes}
        for column, value in changed.incoming.own.items():
            if column in names:
                programs.edit(changed.program_id, column, value)
        if ClaimField.LISTED in names:
            _add_listed(changed.program_id, changed.incoming, found.list_name)
        stated = {f: value for f, value in changed.incoming.facts.items() if f in names}
        _add_facts(changed.program_id, changed.incoming, stated, found.list_name)


def listed_note(list_name: str) -> str:
    """Return the note by which a program remembers the list that brought it."""
    return f"{_IMPORTED_FROM}{list_name}"


def comparable(value: object) -> str:
    """Return a value as text, without what a file may lose: control characters and blanks around it."""
    text = "" if value is None else str(value)
    return (
        _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip().strip("\u200b\ufeff").strip()
    )


def _changes(row: Incoming, program: ProgramRow, list_name: str) -> tuple[FieldChange, ...]:
    return (*_own_changes(row, program), *_fact_changes(row, program.facts, list_name))


def _own_changes(row: Incoming, program: ProgramRow) -> Iterator[FieldChange]:
    for column, new in row.own.items():
        old = comparable(getattr(program, column))
        if comparable(new) != old:
            yield FieldChange(column, old, comparable(new))


def _fact_changes(row: Incoming, facts: Mapping[ClaimField, Fact], list_name: str) -> Iterator[FieldChange]:
    listed = facts[ClaimField.LISTED]
    if row.source and comparable(row.source) not in {comparable(claim.source) for claim in listed.claims}:
        yield FieldChange(ClaimField.LISTED, listed.shown.source if listed.shown else "", row.source)
    for field, value in row.facts.items():
        fact = facts[field]
        source = comparable(row.source or list_name)
        said = [claim for claim in fact.claims if comparable(claim.source) == source]
        # Its last word counts: what it once said and took back may have become true again.
        stated = {fact.value, *(claim.value for claim in sorted(said, key=lambda claim: claim.id)[-1:])}
        if comparable(value) not in map(comparable, stated):
            yield FieldChange(field, fact.value, value)


def create(row: Incoming, taken: set[str]) -> int:
    """Add a row's program without its facts, under its own uid where that is free; return its id."""
    program_id = programs.add(
        row.name, **{column: value for column, value in row.own.items() if column != "name"}
    )
    if row.uid and row.uid not in taken:
        taken.add(row.uid)
        schema.Program.update(uid=row.uid).where(schema.Program.id == program_id).execute()
    return program_id


def _add_listed(program_id: int, row: Incoming, list_name: str) -> None:
    _add_claim(
        program_id, row, ClaimField.LISTED, YesNo.YES.value, list_name=list_name, note=listed_note(list_name)
    )


def _add_facts(program_id: int, row: Incoming, facts: Mapping[ClaimField, str], list_name: str) -> None:
    for field, value in facts.items():
        _add_claim(program_id, row, field, value, list_name=list_name)


def _add_claim(
    program_id: int, row: Incoming, field: ClaimField, value: str, *, list_name: str, note: str = ""
) -> None:
    source = row.source or list_name
    claim_id = programs.add_claim(
        program_id,
        field,
        value,
        sources.kind_of(source, row.text("website")),
        source=source,
        seen=row.seen,
        seen_on=sources.seen_on(row.seen),
        note=note,
    )
    if row.uid and field is not ClaimField.LISTED:
        # Our own export, edited in a spreadsheet: what the user wrote there is what they want to see.
        programs.pick_claim(claim_id)
