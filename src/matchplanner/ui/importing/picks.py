"""What of a preview is ticked, as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.exchange.outcome import (
    Accepted,
    Candidate,
    FieldChange,
    Preview,
    Resolved,
    Uncertain,
    Verdict,
    careful,
)

SKIP = Resolved(Verdict.SKIP)


@dataclass(slots=True)
class Picks:
    """Rows and fields that are to be taken over; at first everything that loses nothing."""

    found: Preview
    new: set[int] = field(init=False)
    fields: dict[int, set[str]] = field(init=False)
    uncertain: dict[int, Resolved] = field(init=False, default_factory=dict)
    incomplete: set[int] = field(init=False, default_factory=set)
    vanished: set[int] = field(init=False)

    def __post_init__(self) -> None:
        """Tick what a careful person would."""
        self.new = {row.row for row in self.found.new}
        self.vanished = {gone.program_id for gone in self.found.vanished}
        self.fields = {
            changed.incoming.row: set(careful(changed.incoming, changed.changes))
            for changed in self.found.changed
        }
        for bad in self.found.invalid:
            meant = self.found.incomplete.get(bad.row)
            if bad.incomplete is not None and meant is not None:
                self.fields[bad.row] = set(careful(bad.incomplete, meant.changes))

    def resolve(self, doubt: Uncertain, resolved: Resolved) -> None:
        """Take the user's word on an uncertain row; merging fills what is blank unless more is ticked."""
        row = doubt.incoming.row
        self.uncertain[row] = resolved
        meant = candidate(doubt, resolved)
        self.fields[row] = set() if meant is None else set(careful(doubt.incoming, meant.changes))

    def resolved(self, row: int) -> Resolved:
        """Return the user's word on an uncertain row, at first to leave it out."""
        return self.uncertain.get(row, SKIP)

    def take(self, row: int, changes: Iterable[FieldChange], *, on: bool) -> None:
        """Tick all fields of a row, or none."""
        self.fields[row] = {change.field for change in changes} if on else set()

    def take_field(self, row: int, name: str, *, on: bool) -> None:
        """Tick one field of a row, or not."""
        chosen = self.fields.setdefault(row, set())
        if on:
            chosen.add(name)
        else:
            chosen.discard(name)

    def accepted(self) -> Accepted:
        """Return what is to be carried out."""
        return Accepted(
            new=frozenset(self.new),
            changed=frozenset(c.incoming.row for c in self.found.changed if self.fields[c.incoming.row]),
            fields={row: frozenset(names) for row, names in self.fields.items()},
            uncertain=dict(self.uncertain),
            incomplete=frozenset(self.incomplete),
            vanished=frozenset(self.vanished),
        )

    def counts(self) -> Mapping[str, int]:
        """Return how many programs are added, changed and marked."""
        verdicts = [resolved.verdict for resolved in self.uncertain.values()]
        kept = [row for row in self.incomplete if self.found.incomplete.get(row) is None]
        changed = sum(1 for c in self.found.changed if self.fields[c.incoming.row])
        return {
            "new": len(self.new) + verdicts.count(Verdict.NEW) + len(kept),
            "changed": changed + verdicts.count(Verdict.MERGE) + len(self.incomplete) - len(kept),
            "vanished": len(self.vanished),
            "confirmed": len(self.found.confirmed),
        }

    def undecided(self) -> int:
        """Return how many uncertain rows are left out."""
        return sum(
            self.resolved(doubt.incoming.row).verdict is Verdict.SKIP for doubt in self.found.uncertain
        )


def candidate(doubt: Uncertain, resolved: Resolved) -> Candidate | None:
    """Return the program with which an uncertain row is merged, None if it is not."""
    if resolved.verdict is not Verdict.MERGE:
        return None
    return next(found for found in doubt.candidates if found.program_id == resolved.program_id)


def stated(row: Incoming) -> tuple[tuple[str, str], ...]:
    """Return what tells a program apart, as the row has it."""
    return tuple(
        (name, row.text(name)) for name in ("name", "institution", "city", "state", "acgme_id", "nrmp_code")
    )
