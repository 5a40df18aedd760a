"""Comparing a list with the plan: which programs its rows mean, and what it says otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from matchplanner.domain import entry
from matchplanner.domain.claims import ClaimField, YesNo
from matchplanner.domain.codes import is_acgme_id
from matchplanner.progress import Progress, unwatched
from matchplanner.services.exchange.differences import (
    ListMark,
    changes,
    comparable,
    confirmed,
    last_words,
    listed_note,
    of_list,
)
from matchplanner.services.exchange.incoming import Understood
from matchplanner.services.exchange.incoming_rows import Incoming, Invalid
from matchplanner.services.exchange.list_alerts import alerts
from matchplanner.services.exchange.matching import Finder, Match, identity
from matchplanner.services.exchange.outcome import (
    Candidate,
    ChangedProgram,
    FieldChange,
    Preview,
    Uncertain,
    Vanished,
)
from matchplanner.services.exchange.tables import Problem
from matchplanner.services.programs import ProgramRow
from matchplanner.wording import say

_PREFIX = 3
_TELL_EVERY = 250
_NAMING = frozenset({"name", "institution", "city", "state"})


def compare(
    read: Understood,
    plan: Sequence[ProgramRow],
    mark: ListMark,
    progress: Progress = unwatched,
    settled: Mapping[str, str] = MappingProxyType({}),
) -> Preview:
    """Compare understood rows with the plan's programs; pure, so that it may run beside the window.

    `settled` is what the user said of uncertain rows before, as `decisions` remembers it.
    """
    return _Comparison(plan, replace(mark, name=entry.storable(mark.name)), progress, settled).preview(read)


class _Comparison:
    """Sorts rows by what they would do to the plan, in the order of the file."""

    def __init__(
        self, plan: Sequence[ProgramRow], mark: ListMark, progress: Progress, settled: Mapping[str, str]
    ) -> None:
        self._plan = plan
        self._mark = mark
        self._progress = progress
        self._finder = Finder(plan, settled)
        self._ids = {comparable(program.acgme_id) for program in plan}
        self._meant: dict[int, int] = {}
        self._invalid: list[Invalid] = []

    def preview(self, read: Understood) -> Preview:
        """Return the comparison's result."""
        exact = [(row, self._certainly(row)) for row in read.programs if self._acceptable(row)]
        certain = [
            (row, match) for row, match in exact if match and not match.doubt and self._only(row, match)
        ]
        doubted = [(row, match) for row, match in exact if match and match.doubt]
        new: list[Incoming] = []
        for done, (row, match) in enumerate(exact):
            if not done % _TELL_EVERY:
                self._progress(done, len(exact))
            similar = self._finder.alike(row, self._meant) if match is None else None
            if similar is not None:
                doubted.append((row, similar))
            elif match is None:
                new.append(row)
        compared = [(row, match.program, self._changes(row, match.program)) for row, match in certain]
        invalid = tuple(sorted((*read.invalid, *self._invalid), key=lambda found: found.row))
        vanished = tuple(self._vanished(read, doubted))
        return Preview(
            list_name=self._mark.name,
            read_as=read.read_as,
            new=tuple(new),
            changed=tuple(ChangedProgram(p.id, p.name, row, found) for row, p, found in compared if found),
            unchanged=tuple(p.id for _row, p, found in compared if not found),
            uncertain=tuple(self._uncertain(row, match) for row, match in doubted),
            vanished=vanished,
            invalid=invalid,
            problems=(*read.problems, *self._recalled(read)),
            confirmed=tuple(known for row, p, _found in compared for known in confirmed(row, p, self._mark)),
            incomplete={bad.row: self._meant_by(bad.incomplete) for bad in invalid if bad.incomplete},
            alerts=tuple(alerts(compared, self._programs(vanished), self._mark)),
            official=self._mark.official.value if self._mark.official else "",
            dated=self._mark.dated.isoformat() if self._mark.dated else "",
        )

    def _recalled(self, read: Understood) -> Iterator[Problem]:
        """Say which rows are taken for another program because the user said so before."""
        for row in read.programs:
            program = self._finder.decided(row)
            if program is None:
                continue
            stated = identity(row.name, row.text("institution"), row.text("city"))
            if stated != identity(program.name, program.institution, program.city):
                told = say(
                    "“{name}” is taken for {program}, as you said of it before",
                    name=row.name,
                    program=program.name,
                )
                yield Problem(row.row, "name", told)

    def _changes(self, row: Incoming, program: ProgramRow) -> tuple[FieldChange, ...]:
        """Return what a row says otherwise; not in what it calls a program the user knows it to mean."""
        found = changes(row, program, self._mark)
        if self._finder.decided(row) is None:
            return found
        return tuple(each for each in found if each.field not in _NAMING or not each.overwrites)

    def _certainly(self, row: Incoming) -> Match | None:
        decided = self._finder.decided(row)
        return self._finder.exact(row) if decided is None else Match(decided)

    def _acceptable(self, row: Incoming) -> bool:
        """Refuse an id that is none, unless the plan holds it."""
        acgme = row.text("acgme_id")
        if acgme and not is_acgme_id(acgme) and comparable(acgme) not in self._ids:
            rest = replace(row, own={column: v for column, v in row.own.items() if column != "acgme_id"})
            return self._refuse(
                row, say("The ACGME id “{acgme}” does not have 10 digits.", acgme=acgme), rest
            )
        return True

    def _only(self, row: Incoming, match: Match) -> bool:
        first = self._meant.setdefault(match.program.id, row.row)
        return first == row.row or self._refuse(
            row, say("The same program stands in row {first}.", first=first)
        )

    def _refuse(self, row: Incoming, reason: str, rest: Incoming | None = None) -> bool:
        self._invalid.append(Invalid(row.row, row.name, reason, rest))
        return False

    def _uncertain(self, row: Incoming, match: Match) -> Uncertain:
        candidates = tuple(self._candidate(row, program) for program in (match.program, *match.others))
        return Uncertain(row, match.program.id, match.program.name, match.doubt, candidates)

    def _candidate(self, row: Incoming, program: ProgramRow) -> Candidate:
        found = changes(row, program, self._mark)
        return Candidate(program.id, program.name, program.institution, program.place, found)

    def _meant_by(self, row: Incoming) -> Candidate | None:
        """Return the program that an incomplete row means beyond doubt."""
        match = self._finder.exact(row)
        found = match is not None and not match.doubt and match.program.id not in self._meant
        return self._candidate(row, match.program) if match is not None and found else None

    def _vanished(self, read: Understood, doubted: Iterable[tuple[Incoming, Match]]) -> Iterator[Vanished]:
        """Find what is gone from a list of which this one is a newer issue.

        That is a list of the same name, or one of whose programs at least half
        are here: names of files change from year to year. Of an official list
        only the specialties that this file holds are looked at.
        """
        perhaps = {p.id for _row, match in doubted for p in (match.program, *match.others)}
        named = {bad.name.casefold() for bad in (*read.invalid, *self._invalid)}
        here = self._meant.keys()
        specialties = {row.text("acgme_id")[:_PREFIX] for row in read.programs}
        gone: dict[int, int] = {}
        for name, brought in self._lists(specialties).items():
            same = name == listed_note(self._mark.name)
            if same or 2 * len(brought.keys() & here) >= len(brought):
                gone |= {program: claim for program, claim in brought.items() if program not in here}
        for program in self._plan:
            if program.id in gone and program.id not in perhaps and program.name.casefold() not in named:
                yield Vanished(program.id, program.name, gone[program.id])

    def _programs(self, vanished: Iterable[Vanished]) -> list[ProgramRow]:
        gone = {each.program_id for each in vanished}
        return [program for program in self._plan if program.id in gone]

    def _lists(self, specialties: set[str]) -> dict[str, dict[int, int]]:
        """Return the programs each list has named last, with the claim to correct (0: none)."""
        lists: dict[str, dict[int, int]] = {}
        official = self._mark.official
        for program in self._plan:
            if official is not None:
                tick = program.facts[official.tick]
                if tick.value == YesNo.YES and program.acgme_id[:_PREFIX] in specialties:
                    claim = of_list(tick.claims, official)
                    lists.setdefault(official, {})[program.id] = claim.id if claim else 0
                continue
            for note, claim in last_words(program.facts[ClaimField.LISTED].claims).items():
                if claim.value == YesNo.YES:
                    lists.setdefault(note, {})[program.id] = 0
        return lists
