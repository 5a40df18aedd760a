"""What is new since somebody was last told, as a draft to send (R205)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from matchplanner.domain import entry, mentoring
from matchplanner.domain.applicant import EcfmgStatus
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.interviews import OFF, InterviewStatus
from matchplanner.domain.letters import IN_HAND
from matchplanner.domain.programs import ProgramStatus
from matchplanner.services import contacts, season
from matchplanner.services.messages import day_words
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Exam, Experience, History, Interview, Letter, Person, Profile, Program

_SAME_DAY = timedelta(days=1)
"""The history notes moments in UTC, contacts have the day at home."""

MATCH_DAY = "match_day"
_BEFORE_APPLYING = frozenset({ProgramStatus.CONSIDERING, ProgramStatus.WILL_APPLY})
_APPLIED = frozenset(
    {ProgramStatus.APPLIED, ProgramStatus.INVITED, ProgramStatus.INTERVIEWED, ProgramStatus.RANKED}
)


@dataclass(frozen=True, slots=True)
class Update:
    """A draft of news: to whom, what about, the text, and from which day on things count as new."""

    person_id: int
    name: str
    email: str
    subject: str
    body: str
    since: date | None


@dataclass(frozen=True, slots=True)
class _Mark:
    """The last contact: its day, and the last change in the history that was made before it."""

    day: date
    entry: int

    def after(self, day: date | None, today: date) -> bool:
        """Tell whether something of a known day is new."""
        return day is not None and self.day < day <= today

    def lately(self, day: date) -> bool:
        """Tell whether the result of an examination of that day may have been open at the contact."""
        return (self.day - day) <= mentoring.RESULT_DAYS


def draft(person_id: int, today: date) -> Update:
    """Return the news for a person since they were last told; without such a contact, all there is."""
    person, own = Person.get_by_id(person_id), Profile.get_by_id(1).name
    last = contacts.last_told(person_id, today)
    since = None if last is None else last.happened_on
    words = "" if since is None else day_words(since)
    body = mentoring.update_body(person.name, own, words, lines(person_id, today))
    subject = f"News from {own}" if own else "News from me"
    return Update(person_id, person.name, person.email, subject, body, since)


def lines(person_id: int, today: date) -> tuple[str, ...]:
    """Return what changed since the last contact with a person, each in a line: results first."""
    mark = _mark(person_id, today)
    return (
        *_exams(mark, today),
        *_certification(mark, today),
        *_experiences(mark, today),
        *_letters(mark, today, person_id),
        *_applications(mark),
        *_match(mark, today),
    )


def _mark(person_id: int, today: date) -> _Mark:
    """Return from when on things are new; a contact noted on its own day is a point in the history."""
    last = contacts.last_told(person_id, today)
    if last is None or last.happened_on is None:
        return _Mark(date.min, 0)
    day = last.happened_on
    noted = (History.tbl == "contact") & (History.row_id == last.id) & (History.col == "")
    for number, at in tuples(History.select(History.id, History.at).where(noted & History.old.is_null())):
        if abs(date.fromisoformat(at[:10]) - day) <= _SAME_DAY:
            return _Mark(day, number)
    earlier = tuples(History.select(History.id).where(History.at < day.isoformat()).order_by(-History.id))
    return _Mark(day, earlier[0][0] if earlier else 0)


def _changed(mark: _Mark, table: str, column: str) -> dict[int, Any]:
    """Return the rows of which a column changed since, each with the value it had at first."""
    mine = (History.tbl == table) & (History.col == column) & (History.id > mark.entry)
    query = History.select(History.row_id, History.old).where(mine).order_by(-History.id)
    return dict(tuples(query))


def _added(mark: _Mark, table: str) -> set[int]:
    return {row for row, old in _changed(mark, table, "").items() if old is None}


def _exams(mark: _Mark, today: date) -> Iterator[str]:
    told, added = _changed(mark, "exam", "result"), _added(mark, "exam")
    for exam in Exam.select().where(Exam.result != "").order_by(Exam.taken_on.asc(nulls="LAST"), Exam.id):
        late = exam.taken_on is None or mark.lately(exam.taken_on)
        undated = exam.taken_on is None and exam.id in added
        if (late and exam.id in told) or undated or mark.after(exam.taken_on, today):
            day = "" if exam.taken_on is None else f" ({day_words(exam.taken_on)})"
            yield f"{exam.name}: {exam.result}{day}"


def _certification(mark: _Mark, today: date) -> Iterator[str]:
    profile = Profile.get_by_id(1)
    fresh = bool(_changed(mark, "profile", "ecfmg_status")) or mark.after(profile.ecfmg_on, today)
    if fresh and profile.ecfmg_status == EcfmgStatus.CERTIFIED:
        yield "ECFMG certification is complete"


def _experiences(mark: _Mark, today: date) -> Iterator[str]:
    added = _added(mark, "experience")
    for row in Experience.select().order_by(Experience.started_on.asc(nulls="LAST"), Experience.id):
        undated = row.started_on is None and row.ended_on is None and row.id in added
        if undated or mark.after(row.started_on, today) or mark.after(row.ended_on, today):
            kind = entry.read(ExperienceKind, row.kind, ExperienceKind.OTHER)
            head = "" if kind is ExperienceKind.OTHER else f"{kind.label}: "
            yield f"{head}{row.title}"


def _letters(mark: _Mark, today: date, person_id: int) -> Iterator[str]:
    others = 0
    for writer, state, state_on in tuples(Letter.select(Letter.person, Letter.state, Letter.state_on)):
        there = state in IN_HAND and state_on is not None
        if not there or not mark.after(date.fromisoformat(state_on), today):
            continue
        if writer == person_id:
            yield "Your letter of recommendation has arrived in ERAS; thank you"
        else:
            others += 1
    if others:
        yield _counted(others, "letter of recommendation has", "letters of recommendation have") + " arrived"


def _applications(mark: _Mark) -> Iterator[str]:
    """Tell what became of programs; where a program was taken back since, it does not count."""
    before = {row: ProgramStatus.read(old or "") for row, old in _changed(mark, "program", "status").items()}
    now = {
        number: ProgramStatus.read(status)
        for number, status in tuples(Program.select(Program.id, Program.status))
    }
    sent = [row for row, old in before.items() if old in _BEFORE_APPLYING and now.get(row) in _APPLIED]
    if sent:
        yield f"I have applied to {_counted(len(sent), 'program', 'programs')}"
    added = _added(mark, "interview")
    off = [status.value for status in OFF]
    invited = [row for (row,) in tuples(Interview.select(Interview.id).where(Interview.status.not_in(off)))]
    if new := len(added.intersection(invited)):
        yield f"{_counted(new, 'interview', 'interviews')} offered"
    done = _changed(mark, "interview", "status")
    held = tuples(Interview.select(Interview.id).where(Interview.status == InterviewStatus.DONE.value))
    if been := len({row for (row,) in held} & set(done)):
        yield f"{_counted(been, 'interview', 'interviews')} held"


def _match(mark: _Mark, today: date) -> Iterator[str]:
    """Ask for the outcome once Match Day has come: the plan does not know it."""
    found = next((one for one in season.milestones(season.target_year()) if one.key == MATCH_DAY), None)
    if found is not None and mark.after(found.on, today):
        yield "The Match: {how it went}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
