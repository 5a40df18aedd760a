"""What an import would do to the plan, row by row: the preview, and what of it is accepted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from matchplanner.services.exchange.incoming_rows import Incoming, Invalid
from matchplanner.services.exchange.tables import Problem


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a program, as it is shown now and as the list has it.

    `overwrites` says that something the user may have typed would be lost;
    everything else fills a blank or stands beside what other sources say.
    `claim_id` is the claim of the same official list that is brought up to
    date, 0 for one that is added.
    """

    field: str
    old: str
    new: str
    overwrites: bool = False
    claim_id: int = 0


@dataclass(frozen=True, slots=True)
class ChangedProgram:
    """A program of the plan about which the list says something else or more."""

    program_id: int
    name: str
    incoming: Incoming
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that an uncertain row may mean, and what would change if it does."""

    program_id: int
    name: str
    institution: str
    place: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A row that may mean a program of the plan; nothing is done about it unless the user says what.

    `program_id` and `name` are the likeliest candidate's, which stands first.
    """

    incoming: Incoming
    program_id: int
    name: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Vanished:
    """A program that an earlier issue of this list named and this one does not; it stays, and is marked.

    `claim_id` is the official list's tick that is taken back, 0 where the
    mark is a claim of its own.
    """

    program_id: int
    name: str
    claim_id: int = 0


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A claim that a newer issue of an official list repeats: it is dated anew.

    Where `claim_id` is 0, somebody else said that the program is on the list.
    """

    program_id: int
    claim_id: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """Something about a program in the list that an applicant should look into."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. `unchanged` holds program ids, `list_name` is the file's name.

    `confirmed` holds what a newer issue of an official list repeats.
    `incomplete` holds, for invalid rows that can be kept without some cells,
    the program they mean, if any, and what would change. `alerts` are what
    the applicant should look into.
    `official` and `dated` say which official list this is, and of which day.
    """

    list_name: str
    read_as: str
    new: tuple[Incoming, ...]
    changed: tuple[ChangedProgram, ...]
    unchanged: tuple[int, ...]
    uncertain: tuple[Uncertain, ...]
    vanished: tuple[Vanished, ...]
    invalid: tuple[Invalid, ...]
    problems: tuple[Problem, ...]
    confirmed: tuple[Confirmed, ...] = ()
    incomplete: Mapping[int, Candidate | None] = field(default_factory=dict)
    alerts: tuple[Alert, ...] = ()
    official: str = ""
    dated: str = ""

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

    @property
    def writes(self) -> bool:
        """Say whether accepting all of it would change the plan."""
        return bool(self.new or self.changed or self.vanished or self.confirmed)


class Verdict(StrEnum):
    """What is to be done about an uncertain row."""

    SKIP = "skip"
    NEW = "new"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The user's word on an uncertain row; `program_id` says with which program it is merged."""

    verdict: Verdict
    program_id: int = 0


@dataclass(frozen=True, slots=True)
class Accepted:
    """What of a preview is carried out, by row numbers of the file; None stands for all.

    `fields` holds, for a row, the fields that are taken over; a row that is
    not named takes all. `uncertain` rows are left alone unless resolved here,
    `incomplete` ones unless named.
    """

    new: Collection[int] | None = None
    changed: Collection[int] | None = None
    fields: Mapping[int, Collection[str]] = field(default_factory=dict)
    uncertain: Mapping[int, Resolved] = field(default_factory=dict)
    incomplete: Collection[int] = ()
    vanished: Collection[int] | None = None


ALL = Accepted()
"""Everything that is certain."""


def careful(row: Incoming, changes: Iterable[FieldChange]) -> frozenset[str]:
    """Return the fields to take over unless the user says otherwise: those that lose nothing.

    A row of our own export was edited on purpose, so all of it is taken.
    """
    return frozenset(change.field for change in changes if row.uid or not change.overwrites)
