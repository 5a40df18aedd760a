"""Writing an import: what hundreds of rows bring is collected, then each table is written in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.domain.official_lists import OfficialList
from matchplanner.services import tags
from matchplanner.services.exchange import sources
from matchplanner.services.exchange.columns import TAGS
from matchplanner.services.exchange.differences import listed_note
from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.exchange.outcome import FieldChange, Preview
from matchplanner.services.plain_rows import tuples
from matchplanner.store import bulk, schema

_PROGRAM = (
    *("id", "uid", "name", "institution", "city", "state", "region", "program_type", "acgme_id"),
    *("nrmp_code", "website", "status", "tier", "interest", "notes", "target", "tier_reason"),
)
_OWN = _PROGRAM[2:]
_EMPTY: Mapping[str, object] = dict.fromkeys(_OWN, "") | {
    "status": "considering",
    "tier": None,
    "interest": None,
}
_CLAIM = (*("program_id", "field", "value", "source_kind", "source", "seen", "seen_on", "note", "picked"),)


@dataclass(slots=True)
class Writing:
    """Collects what an import writes, then writes each table in one go; that may be done more than once."""

    found: Preview
    _taken: set[str] = field(init=False)
    _next: int = field(init=False)
    _official: OfficialList | None = field(init=False)
    _new: list[tuple[object, ...]] = field(default_factory=list)
    _claims: list[tuple[object, ...]] = field(default_factory=list)
    _labels: list[tuple[int, str]] = field(default_factory=list)
    _own: dict[str, dict[int, object]] = field(default_factory=dict)
    _values: dict[int, object] = field(default_factory=dict)
    _dated: list[int] = field(default_factory=list)
    _unpicked: list[tuple[int, ClaimField]] = field(default_factory=list)
    _tags: dict[int, tuple[str, ...]] = field(default_factory=dict)
    tiered: list[int] = field(default_factory=list)
    """The programs that were given a tier."""

    def __post_init__(self) -> None:
        self._taken = {uid for (uid,) in tuples(schema.Program.select(schema.Program.uid))}
        self._next = bulk.next_id(schema.Program)
        self._official = OfficialList(self.found.official) if self.found.official else None

    def add(self, row: Incoming) -> int:
        """Add a program with everything its row states; return its id."""
        program_id, self._next = self._next, self._next + 1
        uid = row.uid if row.uid and row.uid not in self._taken else schema.new_uid()
        self._taken.add(uid)
        own = {**_EMPTY, **row.own}
        self._new.append((program_id, uid, *(own[column] for column in _OWN)))
        self._labels += [(program_id, tag) for tag in _labels(row)]
        self._list(program_id, row)
        for fact, value in row.facts.items():
            self._claim(program_id, row, fact, value)
        if row.own.get("tier"):
            self.tiered.append(program_id)
        return program_id

    def change(self, program_id: int, row: Incoming, changes: Iterable[FieldChange]) -> None:
        """Change what is accepted of a row's differences."""
        for change in changes:
            if change.claim_id:
                self._values[change.claim_id] = change.new
            elif change.field == TAGS:
                self._tags[program_id] = _labels(row)
            elif change.field in row.own:
                self._own.setdefault(change.field, {})[program_id] = row.own[change.field]
                if change.field == "tier":
                    self._give_tier(program_id, row)
            elif change.field == ClaimField.LISTED or (
                self._official and change.field == self._official.tick
            ):
                self._list(program_id, row)
            else:
                fact = ClaimField(change.field)
                self._claim(program_id, row, fact, row.facts[fact])

    def _give_tier(self, program_id: int, row: Incoming) -> None:
        self.tiered.append(program_id)
        if "tier_reason" not in row.own:  # the reason for another tier goes with that tier
            self._own.setdefault("tier_reason", {})[program_id] = ""

    def mark_gone(self, program_id: int, claim_id: int) -> None:
        """Say that the list names a program no more."""
        if claim_id:
            self._values[claim_id] = YesNo.NO.value
        elif self._official is not None:
            self._official_claim(program_id, self._official.tick, YesNo.NO.value)
        else:
            name, dated = self.found.list_name, self.found.dated
            when = (dated, dated or None, listed_note(name), 0)
            kind = SourceKind.DIRECTORY.value
            self._claims.append((program_id, ClaimField.LISTED.value, YesNo.NO.value, kind, name, *when))

    def confirm(self, program_id: int, claim_id: int) -> None:
        """Say that an official list still says what it said."""
        if claim_id:
            self._dated.append(claim_id)
        elif self._official is not None:
            self._official_claim(program_id, self._official.tick, YesNo.YES.value)

    def carry_out(self) -> None:
        """Write what was collected since the last time."""
        bulk.insert(schema.Program, _PROGRAM, self._new)
        bulk.insert(schema.Tag, ("program_id", "name"), self._labels)
        for column, own in self._own.items():
            bulk.update(schema.Program, (column,), {row: (value,) for row, value in own.items()})
        for program_id, labels in self._tags.items():
            tags.put([program_id], labels)
        if self._unpicked:
            self._unpick()
        when = (self.found.dated, self.found.dated or None)
        said = {claim: (value, *when) for claim, value in self._values.items()}
        bulk.update(schema.Claim, ("value", "seen", "seen_on"), said)
        bulk.update(schema.Claim, ("seen", "seen_on"), dict.fromkeys(self._dated, when))
        bulk.insert(schema.Claim, _CLAIM, self._claims)
        written: tuple[list[Any] | dict[Any, Any], ...] = (
            *(self._new, self._claims, self._labels, self._dated, self._unpicked),
            *(self._own, self._values, self._tags),
        )
        for collected in written:
            collected.clear()

    def _list(self, program_id: int, row: Incoming) -> None:
        """Note that the list names a program."""
        if self._official is None:
            note = listed_note(self.found.list_name)
            self._claims.append(
                (program_id, ClaimField.LISTED.value, YesNo.YES.value, *self._said(row), note, 0)
            )
        elif self._official.tick not in row.facts:
            self._official_claim(program_id, self._official.tick, YesNo.YES.value)

    def _claim(self, program_id: int, row: Incoming, fact: ClaimField, value: str) -> None:
        if self._official is not None and not row.source:
            self._official_claim(program_id, fact, value)
            return
        # Our own export, edited in a spreadsheet: what the user wrote there is what they want to see.
        picked = int(bool(row.uid))
        if picked:
            self._unpicked.append((program_id, fact))
        self._claims.append((program_id, fact.value, value, *self._said(row), "", picked))

    def _said(self, row: Incoming) -> tuple[str, str, str, str | None]:
        """Return the kind of source, source, words for the day and day of everything a row states."""
        source = row.source or self.found.list_name
        seen = (row.seen or self.found.dated).strip()
        day = sources.seen_on(seen)
        kind = sources.kind_of(source, row.text("website")).value
        return kind, source.strip(), seen, day.isoformat() if day else None

    def _official_claim(self, program_id: int, fact: ClaimField, value: str) -> None:
        official = self._official
        if official is None:
            raise ValueError("only an official list has a word of its own")
        dated = self.found.dated
        when = (dated, dated or None, f"From {self.found.list_name}", 0)
        self._claims.append(
            (program_id, fact.value, value, official.source_kind.value, official.source, *when)
        )
        if fact is official.tick:
            # What somebody ticked by hand was about this list, which now speaks for itself.
            self._unpicked.append((program_id, fact))

    def _unpick(self) -> None:
        wanted = {(program_id, fact.value) for program_id, fact in self._unpicked}
        stored = schema.Claim
        picked = tuples(stored.select(stored.id, stored.program, stored.field).where(stored.picked == 1))
        rivals = [claim_id for claim_id, program_id, fact in picked if (program_id, fact) in wanted]
        bulk.update(schema.Claim, ("picked",), dict.fromkeys(rivals, (0,)))


def _labels(row: Incoming) -> tuple[str, ...]:
    found = row.own.get(TAGS, ())
    return found if isinstance(found, tuple) else ()
