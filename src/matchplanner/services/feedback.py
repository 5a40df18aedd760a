"""What somebody said about the applicant's work, as nearly word for word as remembered (R191)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import entry, identifiers
from matchplanner.domain.claims import YesNo
from matchplanner.domain.identifiers import Kept
from matchplanner.errors import UserError
from matchplanner.store.schema import Feedback, Person, Rotation


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """Words somebody said; `for_statement` says whether the personal statement may draw on them."""

    id: int
    rotation_id: int | None
    site: str
    person_id: int | None
    person: str
    given_on: date | None
    words: str
    for_statement: YesNo
    kept: tuple[Kept, ...] = ()


def rows() -> tuple[FeedbackRow, ...]:
    """Return all feedback, the latest first and that without a day last."""
    people = {person.id: person.name for person in Person.select(Person.id, Person.name)}
    sites = {row.id: row.site for row in Rotation.select(Rotation.id, Rotation.site)}
    found = [_row(row, sites, people) for row in Feedback.select()]
    return tuple(sorted(found, key=lambda row: (row.given_on or date.min, row.id), reverse=True))


def for_statement() -> tuple[FeedbackRow, ...]:
    """Return what was tagged for the personal statement."""
    return tuple(row for row in rows() if row.for_statement is YesNo.YES)


def add(
    words: object,
    today: date,
    rotation_id: int | None = None,
    person_id: int | None = None,
    keep: Sequence[Kept] = (),
) -> int:
    """Add what was said today; return its id.

    Raises UserError for nothing, and for words in which something could identify a patient that is not
    among what to `keep`.
    """
    said = _words(words)
    identifiers.refuse(said, keep)
    reasons = identifiers.kept_text(identifiers.still_there(keep, [said]))
    return Feedback.create(
        words=said, given_on=today, rotation=rotation_id, person=person_id, reasons=reasons
    ).id


def edit(feedback_id: int, field: str, value: object, keep: Sequence[Kept] = ()) -> None:
    """Store one field; raises UserError when the value cannot be taken, and as `add` does."""
    row = _found(feedback_id)
    stored = _TAKE[field](value)
    if field == "words":
        kept = (*identifiers.parse_kept(row.reasons), *keep)
        identifiers.refuse(str(stored), kept)
        row.reasons = identifiers.kept_text(identifiers.still_there(kept, [str(stored)]))
    setattr(row, field, stored)
    row.save(only=[field, "reasons"])


def delete(feedback_id: int) -> None:
    """Delete what somebody said."""
    _found(feedback_id).delete_instance()


def _row(row: Feedback, sites: Mapping[int, str], people: Mapping[int, str]) -> FeedbackRow:
    kept: Any = row  # the columns behind the foreign keys are typed in the stubs by their models only
    return FeedbackRow(
        id=row.id,
        rotation_id=kept.rotation_id,
        site=sites.get(kept.rotation_id, ""),
        person_id=kept.person_id,
        person=people.get(kept.person_id, ""),
        given_on=row.given_on,
        words=row.words,
        for_statement=YesNo(row.for_statement),
        kept=identifiers.parse_kept(row.reasons),
    )


def _found(feedback_id: int) -> Feedback:
    row = Feedback.get_or_none(Feedback.id == feedback_id)
    if not isinstance(row, Feedback):
        raise UserError("This line is not in the plan any more.")
    return row


def _words(value: object) -> str:
    text = entry.paragraph(value).strip()
    if not text:
        raise UserError("Write what was said, as nearly word for word as you remember.")
    return text


_TAKE: dict[str, Callable[[object], object]] = {
    "words": _words,
    "given_on": lambda value: entry.day(value, "The day"),
    "for_statement": lambda value: entry.choice(YesNo, value, "For the statement").value,
}
