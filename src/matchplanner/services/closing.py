"""The review of a program after its interview: its notes, and the three closing questions (R215, R216)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.debriefs import MARKS
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.interviews import TalkingKind
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import considerations, debriefs, facts, interviews, ranking
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import ClosingAnswer, Interview, Program, RankEntry


@dataclass(frozen=True, slots=True)
class Closing:
    """An answer to a closing question, and the note beside it."""

    answer: YesNo = YesNo.UNKNOWN
    note: str = ""


Answers = Mapping[ClosingQuestion, Closing]

NO_ANSWERS: Answers = {question: Closing() for question in ClosingQuestion}
INTERVIEW_NOTES, BESIDE_RANK = "Interview notes", "Beside its rank"
_WOULD_ATTEND = "would_attend"
"""Stored beside the questions: a tick, which asks for no answer."""
_ANY_DAY = date(2000, 1, 1)
"""The day only tells how old facts are, which the review does not ask."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A program to be reviewed; `rank` is None while it is not on the list."""

    id: int
    program: str
    rank: int | None
    answers: Answers
    would_attend: bool = False

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return len(ClosingQuestion) - len(unanswered(self.answers))


@dataclass(frozen=True, slots=True)
class Notes:
    """What was written down about a program: each heading with its lines."""

    years: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def unanswered(answers: Answers) -> tuple[ClosingQuestion, ...]:
    """Return the questions without an answer; an unknown is none."""
    return tuple(one for one in ClosingQuestion if answers[one].answer is YesNo.UNKNOWN)


def rows(of: MatchList | None = None) -> tuple[ReviewRow, ...]:
    """Return the listed programs in their order, then those with an interview that are not listed.

    With a list, only what belongs to it.
    """
    listed = ranking.listed(of)
    ranks = {program: at for at, (program, _name) in enumerate(listed, start=1)}
    others = ((row.id, row.program) for row in ranking.candidates(of))
    said, willing = answers(), would_attend()
    return tuple(
        ReviewRow(program, name, ranks.get(program), said.get(program, NO_ANSWERS), program in willing)
        for program, name in (*listed, *others)
    )


def answers() -> dict[int, Answers]:
    """Return what was answered about each program; programs without any are left out."""
    query = ClosingAnswer.select(
        ClosingAnswer.program, ClosingAnswer.question, ClosingAnswer.answer, ClosingAnswer.note
    )
    found: dict[int, dict[ClosingQuestion, Closing]] = {}
    for program, question, answer, note in tuples(query):
        if question in tuple(ClosingQuestion):
            said = Closing(entry.read(YesNo, answer, YesNo.UNKNOWN), note)
            found.setdefault(program, dict(NO_ANSWERS))[ClosingQuestion(question)] = said
    return dict(found)


def notes(program_id: int) -> Notes:
    """Return what was written down about a program, to be read again before answering."""
    query = Interview.select(Interview.id, Interview.notes).where(Interview.program == program_id)
    met = tuples(query.order_by(Interview.id))
    held = considerations.of(program_id)
    beside = RankEntry.select(RankEntry.note).where(
        (RankEntry.program == program_id) & (RankEntry.note != "")
    )
    parts = (
        (INTERVIEW_NOTES, tuple(note for _interview, note in met if note)),
        ("Debrief", tuple(line for interview, _note in met for line in _debrief(interview))),
        ("What I like", _points(program_id, TalkingKind.LIKE)),
        *((kind.label, tuple(one.text for one in held if one.kind is kind)) for kind in ConsiderationKind),
        (BESIDE_RANK, tuple(note for (note,) in tuples(beside))),
    )
    length = facts.read(_ANY_DAY, [program_id]).get(program_id, facts.NONE)[ClaimField.DURATION_YEARS]
    return Notes(length.value if length.known else "", tuple(part for part in parts if part[1]))


def answer(program_id: int, question: ClosingQuestion, value: object) -> None:
    """Store yes, no or unknown."""
    stored = entry.choice(YesNo, value, "The answer").value
    _line(program_id, question, answer=stored)


def annotate(program_id: int, question: ClosingQuestion, note: object) -> None:
    """Store the note beside an answer."""
    _line(program_id, question, note=entry.paragraph(note))


def would_attend() -> frozenset[int]:
    """Return the programs of which the applicant ticked that they would attend them."""
    here = (ClosingAnswer.question == _WOULD_ATTEND) & (ClosingAnswer.answer == YesNo.YES.value)
    return frozenset(
        program for (program,) in tuples(ClosingAnswer.select(ClosingAnswer.program).where(here))
    )


def would_attend_unlisted() -> tuple[tuple[int, str], ...]:
    """Return those of them that are on no list, id and name, by name."""
    listed = {program for program, _name in ranking.listed()}
    wanted = sorted(would_attend() - listed)
    query = Program.select(Program.id, Program.name).where(Program.id.in_(wanted))
    return tuple(sorted(tuples(query), key=lambda one: (one[1].casefold(), one[0])))


def set_would_attend(program_id: int, *, ticked: bool) -> None:
    """Tick that the applicant would attend a program, or take the tick away."""
    if ticked:
        _put(program_id, _WOULD_ATTEND, answer=YesNo.YES.value)
        return
    here = (ClosingAnswer.program == program_id) & (ClosingAnswer.question == _WOULD_ATTEND)
    ClosingAnswer.delete().where(here).execute()


def _line(program_id: int, question: ClosingQuestion, **values: str) -> None:
    _put(program_id, question.value, **values)


def _put(program_id: int, question: str, **values: str) -> None:
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.")
    here = (ClosingAnswer.program == program_id) & (ClosingAnswer.question == question)
    if not ClosingAnswer.update(**values).where(here).execute():
        ClosingAnswer.create(program=program_id, question=question, **values)


def _debrief(interview_id: int) -> tuple[str, ...]:
    """Return the last word on an interview: the ratings as one line, then each note."""
    written = debriefs.rows(interview_id)
    if not written:
        return ()
    last = written[-1]
    marks = [f"{rated.label} {mark}" for rated, mark in last.ratings.items() if mark is not None]
    notes = (f"{noted.label}: {text}" for noted, text in last.notes.items() if text)
    return (*((f"{', '.join(marks)} of {MARKS.stop - 1}",) if marks else ()), *notes)


def _points(program_id: int, kind: TalkingKind) -> tuple[str, ...]:
    return tuple(point.text for point in interviews.talking_points(program_id, kind))
