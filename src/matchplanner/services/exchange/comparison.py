"""Comparing a list with the plan: which programs its rows mean, and what it says otherwise."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.claims import UNKNOWN, Claim, ClaimField, YesNo, is_warning
from matchplanner.domain.codes import is_acgme_id
from matchplanner.domain.official_lists import IMPORTED_FROM, OfficialList
from matchplanner.services.exchange.columns import TAGS
from matchplanner.services.exchange.incoming import Incoming, Invalid, Understood
from matchplanner.services.exchange.matching import Finder, Match
from matchplanner.services.exchange.outcome import (
    Alert,
    Candidate,
    ChangedProgram,
    Confirmed,
    FieldChange,
    Preview,
    Uncertain,
    Vanished,
)
from matchplanner.services.programs import ProgramRow

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PREFIX = 3
_TELL_EVERY = 250

Progress = Callable[[int, int], None]
"""Is told how many of how many rows are done; may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class ListMark:
    """Whose list a file is, None for anybody's, and of which day, None for a day not known."""

    name: str
    official: OfficialList | None = None
    dated: date | None = None


def unwatched(_done: int, _of: int) -> None:
    """Tell nobody how far the comparison has come."""


def listed_note(list_name: str) -> str:
    """Return the note by which a program remembers the list that brought it."""
    return f"{IMPORTED_FROM}{list_name}"


def comparable(value: object) -> str:
    """Return a value as text, without what a file may lose: control characters and blanks around it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(sorted(value, key=str.casefold))
    text = str(value)
    if text.isascii() and text.isprintable():
        return text.strip()
    return (
        _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip().strip("\u200b\ufeff").strip()
    )


def compare(
    read: Understood, plan: Sequence[ProgramRow], mark: ListMark, progress: Progress = unwatched
) -> Preview:
    """Compare understood rows with the plan's programs; pure, so that it may run beside the window."""
    return _Comparison(plan, replace(mark, name=entry.storable(mark.name)), progress).preview(read)


class _Comparison:
    """Sorts rows by what they would do to the plan, in the order of the file."""

    def __init__(self, plan: Sequence[ProgramRow], mark: ListMark, progress: Progress) -> None:
        self._plan = plan
        self._mark = mark
        self._progress = progress
        self._finder = Finder(plan)
        self._ids = {comparable(program.acgme_id) for program in plan}
        self._meant: dict[int, int] = {}
        self._invalid: list[Invalid] = []

    def preview(self, read: Understood) -> Preview:
        """Return the comparison's result."""
        exact = [(row, self._finder.exact(row)) for row in read.programs if self._acceptable(row)]
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
        compared = [(row, match.program, _changes(row, match.program, self._mark)) for row, match in certain]
        invalid = tuple(sorted((*read.invalid, *self._invalid), key=lambda found: found.row))
        vanished = tuple(self._vanished(read, doubted))
        return Preview(
            list_name=self._mark.name,
            read_as=read.read_as,
            new=tuple(new),
            changed=tuple(
                ChangedProgram(p.id, p.name, row, changes) for row, p, changes in compared if changes
            ),
            unchanged=tuple(p.id for _row, p, found in compared if not found),
            uncertain=tuple(self._uncertain(row, match) for row, match in doubted),
            vanished=vanished,
            invalid=invalid,
            problems=read.problems,
            confirmed=tuple(known for row, p, _found in compared for known in _confirmed(row, p, self._mark)),
            incomplete={bad.row: self._meant_by(bad.incomplete) for bad in invalid if bad.incomplete},
            alerts=(*_alerts(compared, self._mark), *self._gone_alerts(vanished)),
            official=self._mark.official.value if self._mark.official else "",
            dated=self._mark.dated.isoformat() if self._mark.dated else "",
        )

    def _acceptable(self, row: Incoming) -> bool:
        """Refuse an id that is none, unless the plan holds it."""
        acgme = row.text("acgme_id")
        if acgme and not is_acgme_id(acgme) and comparable(acgme) not in self._ids:
            rest = replace(row, own={column: v for column, v in row.own.items() if column != "acgme_id"})
            return self._refuse(row, f"The ACGME id “{acgme}” does not have 10 digits.", rest)
        return True

    def _only(self, row: Incoming, match: Match) -> bool:
        first = self._meant.setdefault(match.program.id, row.row)
        return first == row.row or self._refuse(row, f"The same program stands in row {first}.")

    def _refuse(self, row: Incoming, reason: str, rest: Incoming | None = None) -> bool:
        self._invalid.append(Invalid(row.row, row.name, reason, rest))
        return False

    def _uncertain(self, row: Incoming, match: Match) -> Uncertain:
        candidates = tuple(self._candidate(row, program) for program in (match.program, *match.others))
        return Uncertain(row, match.program.id, match.program.name, match.doubt, candidates)

    def _candidate(self, row: Incoming, program: ProgramRow) -> Candidate:
        changes = _changes(row, program, self._mark)
        return Candidate(program.id, program.name, program.institution, program.place, changes)

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

    def _gone_alerts(self, vanished: Iterable[Vanished]) -> Iterator[Alert]:
        """Yield the programs that the other of ACGME and ERAS still names (R48)."""
        other = _COUNTERPART.get(self._mark.official) if self._mark.official else None
        if other is None:
            return
        facts = {program.id: program.facts for program in self._plan}
        for gone in vanished:
            if facts[gone.program_id].value(other.tick) == YesNo.YES:
                yield Alert(gone.name, f"not in this list any more, but {_inside(other)}")

    def _lists(self, specialties: set[str]) -> dict[str, dict[int, int]]:
        """Return the programs each list has named last, with the claim to correct (0: none)."""
        lists: dict[str, dict[int, int]] = {}
        official = self._mark.official
        for program in self._plan:
            if official is not None:
                tick = program.facts[official.tick]
                if tick.value == YesNo.YES and program.acgme_id[:_PREFIX] in specialties:
                    claim = _of_list(tick.claims, official)
                    lists.setdefault(official, {})[program.id] = claim.id if claim else 0
                continue
            for note, claim in _last_words(program.facts[ClaimField.LISTED].claims).items():
                if claim.value == YesNo.YES:
                    lists.setdefault(note, {})[program.id] = 0
        return lists


_COUNTERPART = {OfficialList.ACGME: OfficialList.ERAS, OfficialList.ERAS: OfficialList.ACGME}


def _alerts(
    compared: Iterable[tuple[Incoming, ProgramRow, Sequence[FieldChange]]], mark: ListMark
) -> Iterator[Alert]:
    """Yield the warnings of an accreditation (R57), and the programs on one of ACGME and ERAS alone (R48)."""
    other = _COUNTERPART.get(mark.official) if mark.official else None
    for row, program, changes in compared:
        for change in changes:
            if change.field == ClaimField.ACCREDITATION and is_warning(change.new):
                yield Alert(program.name, f"accreditation: {change.new}")
        if other is not None and program.facts.value(other.tick) == YesNo.NO:
            yield Alert(program.name, f"in this list, but not {_inside(other)}")
        if row.facts.get(ClaimField.LISTED_ERAS) == YesNo.NO and mark.official is OfficialList.ACGME:
            yield Alert(program.name, "in this list, but not in ERAS")


def _inside(other: OfficialList) -> str:
    """Return the words for being on a list, as they stand inside a sentence."""
    return other.tick.label[0].lower() + other.tick.label[1:]


def _last_words(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return what each imported list said last of standing on it."""
    return {claim.note: claim for claim in claims if claim.note.startswith(IMPORTED_FROM)}


def _of_list(claims: Iterable[Claim], official: OfficialList) -> Claim | None:
    """Return what an official list said last: it has one word, which its next issue replaces."""
    found = [c for c in claims if c.source == official.source and c.source_kind is official.source_kind]
    return found[-1] if found else None


def _changes(row: Incoming, program: ProgramRow, mark: ListMark) -> tuple[FieldChange, ...]:
    return (
        *_own_changes(row, program),
        *_listed_changes(row, program, mark),
        *_fact_changes(row, program, mark),
    )


def _own_changes(row: Incoming, program: ProgramRow) -> Iterator[FieldChange]:
    for column, new in row.own.items():
        old, wanted = comparable(getattr(program, column)), comparable(new)
        if column == TAGS and old.casefold() == wanted.casefold():
            continue
        if wanted != old:
            unset = not old or (column == "status" and old == "considering")
            yield FieldChange(column, old, wanted, overwrites=not unset)


def _listed_changes(row: Incoming, program: ProgramRow, mark: ListMark) -> Iterator[FieldChange]:
    if mark.official is not None:
        tick = program.facts[mark.official.tick]
        claim = _of_list(tick.claims, mark.official)
        if mark.official.tick not in row.facts and (claim.value if claim else tick.value) != YesNo.YES:
            yield FieldChange(mark.official.tick, tick.value, YesNo.YES, claim_id=claim.id if claim else 0)
        return
    listed = program.facts[ClaimField.LISTED]
    last = _last_words(listed.claims).get(listed_note(mark.name))
    gone = last is not None and last.value == YesNo.NO
    known = {comparable(claim.source) for claim in listed.claims}
    if gone or (row.source and comparable(row.source) not in known):
        old = listed.shown.source if listed.shown else ""
        yield FieldChange(ClaimField.LISTED, YesNo.NO if gone else old, row.source or YesNo.YES)


def _fact_changes(row: Incoming, program: ProgramRow, mark: ListMark) -> Iterator[FieldChange]:
    for field, value in row.facts.items():
        fact = program.facts[field]
        if not fact.claims:
            yield FieldChange(field, UNKNOWN, value)
            continue
        official = _of_list(fact.claims, mark.official) if mark.official and not row.source else None
        if official is not None:
            if comparable(official.value) != comparable(value):
                yield FieldChange(field, fact.value, value, claim_id=official.id)
            continue
        source = comparable(row.source or (mark.official.source if mark.official else mark.name))
        said = [claim for claim in fact.claims if comparable(claim.source) == source]
        # Its last word counts: what it once said and took back may have become true again.
        stated = {fact.value, *(claim.value for claim in sorted(said, key=lambda claim: claim.id)[-1:])}
        if comparable(value) not in map(comparable, stated):
            yield FieldChange(field, fact.value, value)


def _confirmed(row: Incoming, program: ProgramRow, mark: ListMark) -> Iterator[Confirmed]:
    """Yield what an official list said before, or somebody else of it, and its newer issue repeats."""
    if mark.official is None or mark.dated is None:
        return
    stated = {mark.official.tick: YesNo.YES.value, **row.facts}
    for field, value in stated.items():
        fact = program.facts[field]
        claim = _of_list(fact.claims, mark.official)
        if claim is None:
            if field is mark.official.tick and fact.value == value:
                yield Confirmed(program.id)
        elif claim.value == value and (claim.seen_on is None or claim.seen_on < mark.dated):
            yield Confirmed(program.id, claim.id)
