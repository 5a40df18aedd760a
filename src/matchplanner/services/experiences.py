"""The applicant's experiences: posts, projects, publications, courses, clinics (R14, R25, R30, R31)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.goals import parse_keywords
from matchplanner.domain.spans import Span
from matchplanner.errors import UserError
from matchplanner.store.schema import Experience

_MOST_WEEKS = 1000


@dataclass(frozen=True, slots=True)
class ExperienceRow:
    """Something the applicant did that a program may have use for; `weeks` is None where it is not said."""

    id: int
    kind: ExperienceKind
    title: str
    keywords: tuple[str, ...]
    place: str
    started_on: date | None
    ended_on: date | None
    url: str
    note: str
    weeks: int | None = None

    @property
    def length(self) -> int | None:
        """How many weeks it took: as said, or by its days; None where neither is known."""
        if self.weeks is not None or self.started_on is None or self.ended_on is None:
            return self.weeks
        return Span(self.started_on, self.ended_on).weeks

    def ahead(self, today: date) -> bool:
        """Tell whether it is only planned: it begins after today."""
        return self.started_on is not None and self.started_on > today

    @property
    def words(self) -> tuple[str, ...]:
        """What it can be matched by: its keywords, or its title where it has none."""
        return self.keywords or (self.title,)


def rows() -> tuple[ExperienceRow, ...]:
    """Return the experiences, the latest first and those without a day last."""
    found = sorted(Experience.select(), key=lambda row: row.id)
    found.sort(key=lambda row: row.started_on or date.min, reverse=True)
    return tuple(
        ExperienceRow(
            id=row.id,
            kind=entry.read(ExperienceKind, row.kind, ExperienceKind.OTHER),
            title=row.title,
            keywords=tuple(line for line in row.keywords.splitlines() if line),
            place=row.place,
            started_on=row.started_on,
            ended_on=row.ended_on,
            url=row.url,
            note=row.note,
            weeks=row.weeks,
        )
        for row in found
    )


def held(today: date) -> tuple[ExperienceRow, ...]:
    """Return the experiences that began; what is planned for a day ahead shows nothing yet."""
    return tuple(row for row in rows() if not row.ahead(today))


def add(title: str, kind: ExperienceKind = ExperienceKind.OTHER) -> int:
    """Add an experience by its title; return its id."""
    return Experience.create(title=_title(title), kind=kind.value).id


def edit(experience_id: int, field: str, value: object) -> None:
    """Store one field; raises UserError when the value cannot be taken or ends before it starts."""
    row = _found(experience_id)
    setattr(row, field, _TAKEN[field](value))
    if row.started_on is not None and row.ended_on is not None and row.ended_on < row.started_on:
        raise UserError("The experience ends before it starts.", "Change one of the two dates.")
    row.save(only=[field])


def delete(experience_id: int) -> None:
    """Delete an experience."""
    _found(experience_id).delete_instance()


def _found(experience_id: int) -> Experience:
    row = Experience.get_or_none(Experience.id == experience_id)
    if row is None:
        raise UserError("This line is not in the plan any more.")
    return row


def _title(value: object) -> str:
    return entry.required(value, "An experience needs a title.")


_TAKEN: dict[str, Callable[[object], object]] = {
    "kind": lambda value: entry.choice(ExperienceKind, value, "The kind").value,
    "title": _title,
    "keywords": lambda value: "\n".join(parse_keywords(value)),
    "place": entry.one_line,
    "started_on": lambda value: entry.day(value, "The start"),
    "ended_on": lambda value: entry.day(value, "The end"),
    "url": entry.one_line,
    "note": entry.one_line,
    "weeks": lambda value: entry.whole_number(value, "The weeks", 1, _MOST_WEEKS),
}
