"""Two to six programs side by side, in the six groups of the guide (R128)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from matchplanner.domain.claims import ClaimField, Fact
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.programs import TIERS
from matchplanner.errors import UserError
from matchplanner.reports.data import ComparedCell, ComparedGroup, ComparedLine, ProgramComparison
from matchplanner.services import considerations, programs, roster, scoring
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.programs import ProgramRow
from matchplanner.services.reporting import Document, season_label
from matchplanner.store.schema import Program

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

_CLARITY = "clarity"
"""The key of the rubric's criterion that the guide puts beside the visas."""

FEWEST, MOST = 2, 6
"""How many programs stand side by side."""


class Group(LabelledEnum):
    """The parts of a comparison."""

    BASICS = "basics", "Basics"
    ELIGIBILITY = "eligibility", "Eligibility"
    TRAINEES = "trainees", "Trainees"
    CONTENT = "content", "Content"
    JUDGEMENT = "judgement", "Judgement"
    NOTES = "notes", "Notes"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is held of one program in one respect; `known` is off where nobody has said anything yet.

    `remark` tells the source and its age; `doubtful` is set where sources
    disagree or the answer is past its shelf life.
    """

    text: str
    known: bool = True
    remark: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One respect, with a cell for each program.

    Free text is never `comparable`: it always differs.
    """

    group: Group
    label: str
    cells: tuple[Cell, ...]
    comparable: bool = True

    @property
    def differs(self) -> bool:
        """Whether two known answers are not the same; a missing one makes no difference."""
        return self.comparable and len({cell.text.casefold() for cell in self.cells if cell.known}) > 1

    @property
    def known(self) -> bool:
        """Whether anything is known of any of the programs."""
        return any(cell.known for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Programs in the order in which they were chosen, and what there is to compare."""

    programs: tuple[ProgramRow, ...]
    lines: tuple[Line, ...]

    def differences(self) -> Comparison:
        """Return the comparison without the lines in which nothing is known to differ."""
        return Comparison(self.programs, tuple(line for line in self.lines if line.differs))

    def known(self) -> Comparison:
        """Return the comparison without the lines in which nothing is known of any program."""
        return Comparison(self.programs, tuple(line for line in self.lines if line.known))

    def open(self) -> tuple[str, ...]:
        """Return in which respects nothing is known of any program."""
        asked = (line for line in self.lines if line.group is not Group.NOTES)
        return tuple(line.label for line in asked if not line.known)


_FIELDS: dict[Group, tuple[ClaimField, ...]] = {
    Group.BASICS: (
        ClaimField.DURATION_YEARS,
        ClaimField.OPTIONAL_EXTRA_YEARS,
        ClaimField.POSITIONS_PER_YEAR,
        ClaimField.PROGRAM_SIZE,
        ClaimField.FOUNDED_YEAR,
        ClaimField.ACCREDITATION,
        ClaimField.APPLICATION_SYSTEM,
        ClaimField.APPLICATION_DEADLINE,
    ),
    Group.ELIGIBILITY: (
        ClaimField.J1,
        ClaimField.H1B,
        ClaimField.VISA_SPONSORSHIP,
        ClaimField.ECFMG_REQUIRED,
        ClaimField.USMLE_STEP1_MIN,
        ClaimField.USMLE_STEP2_MIN,
        ClaimField.ATTEMPT_LIMIT,
        ClaimField.YOG_LIMIT_YEARS,
        ClaimField.PRIOR_GME_YEARS,
        ClaimField.CREDIT_TRANSFER,
    ),
    Group.TRAINEES: (
        ClaimField.IMGS_AMONG_RESIDENTS,
        ClaimField.IMG_SHARE,
        ClaimField.TRAINED_ABROAD,
        ClaimField.OTHER_IMG_RECORD,
        ClaimField.BOARD_PASS,
    ),
    Group.CONTENT: (
        ClaimField.PEDIATRIC_EMPHASIS,
        ClaimField.ADULT_EMPHASIS,
        ClaimField.STRENGTHS,
        ClaimField.CLINICS,
        ClaimField.ROTATIONS,
        ClaimField.ADULT_SHARE,
        ClaimField.LABS,
        ClaimField.LAB_MONTHS,
        ClaimField.RESEARCH_LEVEL,
        ClaimField.RESEARCH_MONTHS,
        ClaimField.RESEARCH_REQUIRED,
        ClaimField.FACULTY_COUNT,
        ClaimField.DEGREE_OPTIONS,
    ),
    Group.JUDGEMENT: (),
    Group.NOTES: (),
}


def compare(program_ids: Sequence[int], today: date) -> Comparison:
    """Compare programs; what has a line is the same for all of them, however little is known.

    Raises UserError unless two to six different programs of the plan are named.
    """
    wanted = tuple(dict.fromkeys(program_ids))
    if not FEWEST <= len(wanted) <= MOST:
        raise UserError("Two to six programs can stand side by side.", "Choose as many.")
    found = {row.id: row for row in programs.rows(today, wanted)}
    chosen = tuple(found[program_id] for program_id in wanted if program_id in found)
    if len(chosen) < len(wanted):
        raise UserError("One of these programs is not in the plan any more.", "Choose again.")
    return Comparison(chosen, tuple(_lines(chosen, today)))


def held(program_ids: Sequence[int]) -> dict[int, str]:
    """Return the names of those of these programs that the plan holds, by id."""
    query = Program.select(Program.id, Program.name).where(Program.id.in_(list(program_ids)))
    return {program.id: program.name for program in query}


def document(program_ids: Sequence[int], today: date, *, only_differences: bool = False) -> Document:
    """Gather a comparison for one landscape page; raises UserError as `compare` does."""
    found = compare(program_ids, today)
    content = _printed(found.differences() if only_differences else found)

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import comparison as report

        return report.render(content, page, outliner)

    name = f"Comparison of {len(found.programs)} programs {today.isoformat()}.pdf"
    return Document("Programs compared", season_label(), name, draw, private=True, landscape=True)


def _printed(comparison: Comparison) -> ProgramComparison:
    """Return what is printed: lines nothing is known in are named below instead of taking room."""
    groups = (
        ComparedGroup(
            group.label,
            tuple(
                ComparedLine(
                    line.label,
                    tuple(ComparedCell(c.text, known=c.known, doubtful=c.doubtful) for c in line.cells),
                    line.differs,
                )
                for line in comparison.known().lines
                if line.group is group
            ),
        )
        for group in Group
    )
    return ProgramComparison(
        tuple((row.name, row.place) for row in comparison.programs),
        tuple(group for group in groups if group.lines),
        comparison.open(),
    )


def _lines(rows: Sequence[ProgramRow], today: date) -> Iterator[Line]:
    for group in Group:
        if group is Group.TRAINEES:
            yield Line(group, "IMGs in the last cohorts", tuple(_cohorts(row, today) for row in rows))
        for label, cell in _OWN_BEFORE.get(group, ()):
            yield Line(group, label, tuple(map(cell, rows)), comparable=cell is not _place)
        for field in _FIELDS[group]:
            yield Line(group, field.label, tuple(fact_cell(row.facts[field]) for row in rows))
        for label, cell in _OWN_AFTER.get(group, ()):
            yield Line(group, label, tuple(map(cell, rows)), comparable=group is not Group.NOTES)
    both = {row.id: considerations.of(row.id) for row in rows}
    for kind in ConsiderationKind:
        cells = ("\n".join(c.text for c in both[row.id] if c.kind is kind) for row in rows)
        yield Line(Group.NOTES, kind.label, tuple(map(_typed, cells)), comparable=False)
    yield Line(Group.NOTES, "Notes", tuple(_typed(row.notes) for row in rows), comparable=False)


def fact_cell(fact: Fact) -> Cell:
    """Return a fact as a cell; where sources disagree every answer stands in it."""
    claim = fact.shown
    if claim is None or not claim.answered:
        return Cell("unknown", known=False)
    words = {value: label.lower() for value, label in fact.field.rule.options}
    said = ", ".join(fact.items) or words.get(fact.value, fact.value) if fact.known else claim.value
    if fact.disputed:
        others = dict.fromkeys(c.value for c in fact.claims if c.known and c.value != fact.value)
        said = f"{said}; another source: {', '.join(words.get(value, value) for value in others)}"
    seen = claim.seen or (claim.seen_on.isoformat() if claim.seen_on else "date unknown")
    source = f"{claim.source_kind.label}, {claim.source}" if claim.source else claim.source_kind.label
    return Cell(said, remark=f"{source}, {seen}", doubtful=fact.disputed or fact.stale)


def _cohorts(row: ProgramRow, today: date) -> Cell:
    """Return what the roster says of IMGs in the last cohorts (R77)."""
    found = roster.outlook(row.id, today)
    if not found.noted:
        return Cell("nobody noted", known=False)
    count = f"{found.with_imgs} of {len(found.cohorts)} cohorts"
    return Cell(f"{count}, {found.perhaps} open" if found.perhaps else count, remark=found.span)


def _schools(row: ProgramRow) -> Cell:
    """Return how many schools abroad stand in the roster, and of which countries (R79)."""
    found = roster.signs(row.id)
    if not found.schools:
        return Cell("none noted", known=False)
    countries = f": {', '.join(found.countries)}" if found.countries else ""
    return Cell(f"{found.schools}{countries}")


def _clarity(row: ProgramRow) -> Cell:
    """Return the points for the clarity of what the program tells IMGs (R98)."""
    given = scoring.answers(row.id).get(_CLARITY)
    if given is None:
        return Cell("not assessed", known=False)
    best = next(one.best for one in scoring.rubric().criteria if one.key == _CLARITY)
    return Cell(f"{given.points} of {best}", remark=given.evidence)


def _typed(text: str) -> Cell:
    """Return a text of the applicant's own as a cell; an empty one is open, not unknown."""
    return Cell(text) if text else Cell("", known=False)


def _score(row: ProgramRow) -> Cell:
    score = row.score
    return Cell(score.as_text()) if score.known else Cell("not assessed", known=False)


def _tier(row: ProgramRow) -> Cell:
    if row.tier is None:
        return Cell("none yet", known=False)
    return Cell(f"{row.tier} {TIERS[row.tier]}", remark=row.tier_reason)


def _interest(row: ProgramRow) -> Cell:
    return Cell("not said", known=False) if row.interest is None else Cell(f"{row.interest} of 10")


def _type(row: ProgramRow) -> Cell:
    return Cell(row.program_type.label) if row.program_type else Cell("unknown", known=False)


def _place(row: ProgramRow) -> Cell:
    return Cell(row.place) if row.place else Cell("unknown", known=False)


_Own = tuple[tuple[str, Callable[[ProgramRow], Cell]], ...]
_OWN_BEFORE: dict[Group, _Own] = {
    Group.BASICS: (("Place", _place), ("Type", _type)),
    Group.JUDGEMENT: (("IMG score", _score),),
}
_OWN_AFTER: dict[Group, _Own] = {
    Group.ELIGIBILITY: (("Clarity for IMGs", _clarity),),
    Group.TRAINEES: (("Schools abroad", _schools),),
    Group.JUDGEMENT: (("Own interest", _interest), ("Tier", _tier), ("Target", lambda r: _typed(r.target))),
    Group.NOTES: (("Labels", lambda row: _typed(", ".join(row.tags))),),
}
