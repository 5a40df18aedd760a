"""What a row of a list says otherwise, or more, than the plan does of the program it means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claims import UNKNOWN, Claim, ClaimField, YesNo
from matchplanner.domain.official_lists import IMPORTED_FROM, OfficialList
from matchplanner.services.exchange.columns import TAGS
from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.exchange.outcome import Confirmed, FieldChange
from matchplanner.services.programs import ProgramRow

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ListMark:
    """Whose list a file is, None for anybody's, and of which day, None for a day not known."""

    name: str
    official: OfficialList | None = None
    dated: date | None = None


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


def last_words(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return what each imported list said last of standing on it."""
    return {claim.note: claim for claim in claims if claim.note.startswith(IMPORTED_FROM)}


def of_list(claims: Iterable[Claim], official: OfficialList) -> Claim | None:
    """Return what an official list said last: it has one word, which its next issue replaces."""
    found = [c for c in claims if c.source == official.source and c.source_kind is official.source_kind]
    return found[-1] if found else None


def changes(row: Incoming, program: ProgramRow, mark: ListMark) -> tuple[FieldChange, ...]:
    """Return the fields in which a row differs from a program, the program's own columns first."""
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
        claim = of_list(tick.claims, mark.official)
        if mark.official.tick not in row.facts and (claim.value if claim else tick.value) != YesNo.YES:
            yield FieldChange(mark.official.tick, tick.value, YesNo.YES, claim_id=claim.id if claim else 0)
        return
    listed = program.facts[ClaimField.LISTED]
    last = last_words(listed.claims).get(listed_note(mark.name))
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
        official = of_list(fact.claims, mark.official) if mark.official and not row.source else None
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


def confirmed(row: Incoming, program: ProgramRow, mark: ListMark) -> Iterator[Confirmed]:
    """Yield what an official list said before, or somebody else of it, and its newer issue repeats."""
    if mark.official is None or mark.dated is None:
        return
    stated = {mark.official.tick: YesNo.YES.value, **row.facts}
    for field, value in stated.items():
        fact = program.facts[field]
        claim = of_list(fact.claims, mark.official)
        if claim is None:
            if field is mark.official.tick and fact.value == value:
                yield Confirmed(program.id)
        elif claim.value == value and (claim.seen_on is None or claim.seen_on < mark.dated):
            yield Confirmed(program.id, claim.id)
