"""Cases seen on rotations: written without identifiers, and made into what an application needs (R178-R188).

A text in which something could identify a patient is not stored until each such thing is gone or kept on
purpose with a reason: the plan's history never forgets, so a name must not get into it at all (R179).
"""

import functools
import importlib.resources
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import case_log, entry, identifiers
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.case_log import AgeBand, CaseRole, Inheritance, LookUp, PracticeKind, Told, Topic
from matchplanner.domain.goals import parse_keywords
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.interviews import OFF, InterviewStatus
from matchplanner.domain.rotations import RotationMode, RotationStatus, told_apart
from matchplanner.errors import UserError
from matchplanner.services import interviews, practice
from matchplanner.services.interviews import InterviewRow
from matchplanner.store.schema import ClinicalCase, Experience, Interview, Rotation

REASONING = ("prenatal", "family", "growth", "earlier", "differential", "tests")
"""The reasoning grid, in the order of a consult (R180)."""

TEXTS = ("condition", "gene", *REASONING, "questions", "learning")
"""The fields that are written freely, so that each is looked through before it is stored."""

_ONE_LINE = frozenset({"condition", "gene"})


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case; `week` is the Monday of the week it was seen in, None for unknown."""

    id: int
    rotation_id: int | None
    site: str
    week: date | None
    condition: str
    gene: str
    inheritance: Inheritance
    roles: tuple[CaseRole, ...]
    prenatal: str
    family: str
    growth: str
    earlier: str
    differential: str
    tests: str
    topics: tuple[Topic, ...]
    questions: str
    learning: str
    looked_up: tuple[LookUp, ...]
    kept: tuple[Kept, ...]
    practice: tuple[tuple[PracticeKind, int], ...]
    age: AgeBand

    @property
    def told(self) -> Told:
        """What of the case is told to others."""
        return Told(
            self.condition,
            self.gene,
            self.inheritance,
            self.roles,
            self.practice,
            self.learning,
            self.site,
        )


@dataclass(frozen=True, slots=True)
class RotationChoice:
    """A rotation that cases belong to."""

    id: int
    site: str
    mode: RotationMode
    status: RotationStatus
    starts_on: date | None
    ends_on: date | None


def rotations() -> tuple[RotationChoice, ...]:
    """Return the plan's own rotations by first day, those without one last; two at one site told apart."""
    own = tuple(Rotation.select().where(Rotation.scenario.is_null()))
    names = told_apart((row.site, row.starts_on) for row in own)
    found = [
        RotationChoice(
            row.id,
            name,
            entry.read(RotationMode, row.mode, RotationMode.UNKNOWN),
            entry.read(RotationStatus, row.status, RotationStatus.IDEA),
            row.starts_on,
            row.ends_on,
        )
        for row, name in zip(own, names, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (one.starts_on or date.max, one.id)))


def running(today: date) -> int | None:
    """Return the rotation that runs today, else the last one begun, None if none has."""
    begun = [one for one in rotations() if one.starts_on is not None and one.starts_on <= today]
    now = [one for one in begun if one.ends_on is not None and today <= one.ends_on]
    return (now or begun)[-1].id if begun else None


def rows() -> tuple[CaseRow, ...]:
    """Return all cases, the latest week first and those without one last."""
    sites = {row.id: row.site for row in Rotation.select(Rotation.id, Rotation.site)}
    counts: dict[int, Counter[PracticeKind]] = defaultdict(Counter)
    for one in practice.rows():
        if one.case_id is not None:
            counts[one.case_id][one.kind] += one.count
    found = [_row(case, sites, counts[case.id]) for case in ClinicalCase.select()]
    return tuple(sorted(found, key=lambda row: (row.week or date.min, row.id), reverse=True))


def get(case_id: int) -> CaseRow:
    """Return one case; raises UserError if it is gone."""
    for row in rows():
        if row.id == case_id:
            return row
    raise UserError("This case is not in the plan any more.")


def packet_bullets(rotation_id: int) -> tuple[str, ...]:
    """Return a line for each case of a rotation, the earliest first, for a letter writer's summary (R200)."""
    mine = [row for row in rows() if row.rotation_id == rotation_id]
    return tuple(case_log.packet_bullet(row.told) for row in reversed(mine))


def add(rotation_id: int | None, today: date, condition: str = "") -> int:
    """Add a case of this week; return its id."""
    stored = entry.one_line(condition)
    identifiers.refuse(stored)
    return ClinicalCase.create(rotation=rotation_id, noted_on=case_log.week_of(today), condition=stored).id


def add_example(rotation_id: int | None, today: date) -> int:
    """Add the worked example, suspected Marfan syndrome, to be looked at and written over (R188)."""
    values = {key: value for key, value in _example().items() if isinstance(value, str)}
    ticks = {key: "\n".join(value) for key, value in _example().items() if isinstance(value, list)}
    week = case_log.week_of(today)
    return ClinicalCase.create(rotation=rotation_id, noted_on=week, **values, **ticks).id


def edit(case_id: int, field: str, value: object, keep: Sequence[Kept] = ()) -> None:
    """Store one field of a case; `keep` are the things left in it on purpose.

    `field` is "week", "rotation_id", a vocabulary ("inheritance", "age", "roles", "topics", "looked_up") or
    one of TEXTS. Raises UserError when the value cannot be taken, and for a text in which something could
    identify a patient that is not kept on purpose; each thing kept needs a reason.
    """
    case = _case(case_id)
    column, taken = _TAKE[field]
    stored = taken(value)
    if field in TEXTS:
        if not all(one.reason.strip() for one in keep):
            raise UserError("Say in a few words why it may stay.")
        kept = (*identifiers.parse_kept(case.kept_on_purpose), *keep)
        identifiers.refuse(str(stored), kept)
        texts = [str(stored) if name == field else getattr(case, name) for name in TEXTS]
        case.kept_on_purpose = identifiers.kept_text(identifiers.still_there(kept, texts))
    setattr(case, column, stored)
    case.save(only=[column, "kept_on_purpose"])


def delete(case_id: int) -> None:
    """Delete a case; what was counted for it stays counted for its rotation."""
    _case(case_id).delete_instance()


def open_interviews() -> tuple[InterviewRow, ...]:
    """Return the interviews that a talking point may be for: those that were not held or called off."""
    past = OFF | {InterviewStatus.DONE}
    return tuple(row for row in interviews.rows() if row.status not in past)


def tell_in_interview(case_id: int, interview_id: int) -> None:
    """Add a case as a talking point to the notes of an interview, which its prep sheet prints."""
    interview = Interview.get_or_none(Interview.id == interview_id)
    if interview is None:
        raise UserError("This interview is not in the plan any more.")
    point = case_log.talking_point(get(case_id).told)
    if point not in interview.notes:
        interviews.edit(interview_id, "notes", f"{interview.notes}\n{point}".strip())


def add_experience(case_id: int, text: str) -> int:
    """Add a case to the experiences, with a text for ERAS; its gene and condition become keywords.

    Raises UserError for a blank text or one in which something could identify a patient.
    """
    case = get(case_id)
    note = entry.required(text, "Write what the experience is to say.")
    identifiers.refuse(note, case.kept)
    keywords = ", ".join(
        part for part in (*case_log.genes(case.gene), case_log.looked_for(case.condition)) if part
    )
    return Experience.create(
        kind=ExperienceKind.CLINICAL.value,
        title=case_log.subject(case.told),
        place=case.site,
        keywords="\n".join(parse_keywords(keywords)),
        note=note,
    ).id


def _case(case_id: int) -> ClinicalCase:
    found = ClinicalCase.get_or_none(ClinicalCase.id == case_id)
    if not isinstance(found, ClinicalCase):
        raise UserError("This case is not in the plan any more.")
    return found


def _row(case: ClinicalCase, sites: Mapping[int, str], counts: Counter[PracticeKind]) -> CaseRow:
    texts = {name: getattr(case, name) for name in TEXTS}
    kept: Any = case  # the column behind the foreign key is typed in the stubs by its model only
    rotation: int | None = kept.rotation_id
    return CaseRow(
        id=case.id,
        rotation_id=rotation,
        site="" if rotation is None else sites.get(rotation, ""),
        week=case.noted_on,
        inheritance=entry.read(Inheritance, case.inheritance, Inheritance.UNKNOWN),
        roles=case_log.parse_ticked(CaseRole, case.role),
        topics=case_log.parse_ticked(Topic, case.counseling),
        looked_up=case_log.parse_ticked(LookUp, case.looked_up),
        kept=identifiers.parse_kept(case.kept_on_purpose),
        practice=tuple((kind, counts[kind]) for kind in PracticeKind if counts[kind]),
        age=entry.read(AgeBand, case.age_band, AgeBand.UNKNOWN),
        **texts,
    )


@functools.cache
def _example() -> Mapping[str, object]:
    file = importlib.resources.files("matchplanner.resources").joinpath("checklists", "example_case.toml")
    return tomllib.loads(file.read_text("utf-8"))


def _week(value: object) -> date | None:
    day = entry.day(value, "The week")
    return None if day is None else case_log.week_of(day)


def _rotation(value: object) -> int | None:
    if value in {None, ""}:
        return None
    found = Rotation.get_or_none(Rotation.id == int(str(value)))
    if found is None:
        raise UserError("This rotation is not in the plan any more.", "Choose another one.")
    return int(found.id)


def _ticks(kind: type[CaseRole] | type[Topic] | type[LookUp], what: str) -> Callable[[object], str]:
    def take(value: object) -> str:
        given = value if isinstance(value, (list, tuple)) else str(value).split("\n")
        return case_log.ticked_text(entry.choice(kind, one, what) for one in given if one)

    return take


_TAKE: dict[str, tuple[str, Callable[[object], object]]] = {
    "week": ("noted_on", _week),
    "rotation_id": ("rotation", _rotation),
    "inheritance": (
        "inheritance",
        lambda value: entry.choice(Inheritance, value, "The inheritance").value,
    ),
    "age": ("age_band", lambda value: entry.choice(AgeBand, value, "The age").value),
    "roles": ("role", _ticks(CaseRole, "My role")),
    "topics": ("counseling", _ticks(Topic, "A topic")),
    "looked_up": ("looked_up", _ticks(LookUp, "A source")),
    **{name: (name, entry.one_line if name in _ONE_LINE else entry.paragraph) for name in TEXTS},
}
