"""What is due: dates of the season, rotations, letters and interviews in one list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain import interviews as interview_words
from matchplanner.domain import letters as letter_words
from matchplanner.domain import timeline
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import LetterState
from matchplanner.domain.rotations import PlannedRotation, RotationStatus
from matchplanner.domain.season import Milestone, MilestoneKind

HORIZON_DAYS = 30
HORIZONS = (7, 14, 30, 60, 90)
"""How many days ahead one may look."""


class Page(LabelledEnum):
    """The window's page on which something due is dealt with."""

    PROFILE = "profile", "Profile"
    ROTATIONS = "rotations", "Rotations"
    LETTERS = "letters", "Letters"
    PEOPLE = "people", "People"
    INTERVIEWS = "interviews", "Interviews"
    RANK_LIST = "rank_list", "Rank list"


class DueKind(LabelledEnum):
    """What is to be done, or happens."""

    DEADLINE = "deadline", "Deadline"
    OPENING = "opening", "Opens"
    EVENT = "event", "Event"
    APPLY_OPENS = "apply_opens", "Start applying"
    APPLY_BY = "apply_by", "Apply for the rotation"
    ROTATION_STARTS = "rotation_starts", "Rotation starts"
    MARK_WRITERS = "mark_writers", "Mark who could write a letter"
    ASK_LETTER = "ask_letter", "Ask for a letter"
    ROTATION_ENDS = "rotation_ends", "Rotation ends"
    LETTER_NEEDED = "letter_needed", "Letter needed"
    REVIEW_NOTES = "review_notes", "Review your notes"
    INTERVIEW = "interview", "Interview"
    ECFMG = "ecfmg", "ECFMG certification expected"
    PREPARE_TALK = "prepare_talk", "Prepare a talk"
    TALK = "talk", "Talk"
    UPDATE = "update", "Send news"

    @property
    def why(self) -> str:
        """Return in one sentence why it is on the list."""
        return _WHY[self]


_WHY = {
    DueKind.DEADLINE: "A date of the season that does not move.",
    DueKind.OPENING: "From this day on it is possible.",
    DueKind.EVENT: "A date of the season.",
    DueKind.APPLY_OPENS: "Places fill early: apply eight to four months before the start.",
    DueKind.APPLY_BY: "Four months before the start is usually the last good day to apply.",
    DueKind.ROTATION_STARTS: "Onboarding must be complete by then.",
    DueKind.ROTATION_ENDS: "Its last day: thank everybody, and write down what you learned.",
    DueKind.MARK_WRITERS: "Note one or two who know you well as candidates, before the last week.",
    DueKind.ASK_LETTER: "Ask in the last week, while your work is remembered.",
    DueKind.LETTER_NEEDED: "This writer's usual time before applications go out, or the day you agreed.",
    DueKind.REVIEW_NOTES: "Read your notes and questions the evening before.",
    DueKind.INTERVIEW: "On your calendar.",
    DueKind.ECFMG: "The date you expect it; the rank list does not count without it.",
    DueKind.PREPARE_TALK: "Note two or three points: ten to fifteen minutes are short.",
    DueKind.TALK: "Your points are noted with the contact.",
    DueKind.UPDATE: "Mentors who hear how it goes once or twice a year remember you.",
}

_MILESTONE_KINDS = {
    MilestoneKind.DEADLINE: DueKind.DEADLINE,
    MilestoneKind.OPENING: DueKind.OPENING,
    MilestoneKind.EVENT: DueKind.EVENT,
}


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A letter as this list sees it; `need_by` is None where it is not known.

    `ask_by` is the last day of the week in which to ask for it, None where no
    rotation tells.
    """

    id: int
    writer: str
    state: LetterState
    need_by: date | None
    ask_by: date | None = None


@dataclass(frozen=True, slots=True)
class DueInterview:
    """An interview as this list sees it; `on` is its day at home, None where it is not known."""

    id: int
    program: str
    on: date | None
    status: InterviewStatus


@dataclass(frozen=True, slots=True)
class DuePerson:
    """A talk ahead or news to send; `on` is None for news to somebody who never got any."""

    id: int
    name: str
    on: date | None
    kind: DueKind


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of the list.

    `days` counts from today and is negative for what is overdue. `title` is
    the user's or the season's own name of the thing; `target` is the id of the
    row on `page`, None where the page as a whole is meant. `expected` marks a
    date to check on the official site. `reason` stands in place of what the kind
    alone says.
    """

    on: date
    kind: DueKind
    title: str
    page: Page
    target: int | None
    days: int
    expected: bool = False
    reason: str = ""

    @property
    def overdue(self) -> bool:
        """Return whether the day is past."""
        return self.days < 0

    @property
    def why(self) -> str:
        """Return in one sentence why it is on the list."""
        return self.reason or self.kind.why


def due_items(
    today: date,
    *,
    milestones: Iterable[Milestone] = (),
    rotations: Iterable[PlannedRotation] = (),
    letters: Iterable[DueLetter] = (),
    interviews: Iterable[DueInterview] = (),
    people: Iterable[DuePerson] = (),
    ecfmg_expected: date | None = None,
    horizon: int = HORIZON_DAYS,
) -> tuple[DueItem, ...]:
    """Return what is overdue and what is due within the horizon's days, earliest first.

    Overdue is only what the user can still do or correct: dates of the season
    and interviews that are past leave the list, and so do letters once rank
    lists are certified. `ecfmg_expected` is given only while certification is
    not there.
    """
    milestones = tuple(milestones)
    ranked = any(one.key == _RANK_DEADLINE and one.on < today for one in milestones)
    found = [
        *_of_season(today, milestones),
        *(item for rotation in rotations for item in _of_rotation(today, rotation)),
        *(item for letter in letters for item in _of_letter(today, letter)),
        *(item for interview in interviews for item in _of_interview(today, interview)),
        *(item for person in people for item in _of_person(today, person)),
    ]
    if ecfmg_expected is not None:
        found.append(_item(today, ecfmg_expected, DueKind.ECFMG, "ECFMG", Page.PROFILE))
    near = (item for item in found if item.days <= horizon and not (ranked and item.kind in _OF_LETTERS))
    order = list(DueKind)
    return tuple(
        sorted(near, key=lambda item: (item.on, order.index(item.kind), item.title, item.target or 0))
    )


def season_over(today: date, milestones: Iterable[Milestone]) -> bool:
    """Say whether Match Day is past: what was asked of programs for this season is settled then."""
    return any(one.key == _MATCH_DAY and (one.end or one.on) < today for one in milestones)


def _item(
    today: date, on: date, kind: DueKind, title: str, page: Page, *, target: int | None = None, why: str = ""
) -> DueItem:
    return DueItem(on, kind, title, page, target, (on - today).days, reason=why)


_RANK_DEADLINE, _MATCH_DAY = "rol_certification", "match_day"
_OF_LETTERS = frozenset({DueKind.MARK_WRITERS, DueKind.ASK_LETTER, DueKind.LETTER_NEEDED})
_HOST_RULE = "The host says when it takes applications."


def _of_season(today: date, milestones: Iterable[Milestone]) -> Iterator[DueItem]:
    for milestone in milestones:
        last = milestone.end or milestone.on
        if last < today:
            continue
        on = max(milestone.on, today)  # what lasts several days is on while it lasts
        page = Page.RANK_LIST if milestone.key in _ABOUT_RANKING else Page.ROTATIONS
        yield DueItem(
            on,
            _MILESTONE_KINDS[milestone.kind],
            milestone.label,
            page,
            None,
            (on - today).days,
            milestone.expected,
        )


_ABOUT_RANKING = frozenset(
    {"ranking_opens", _RANK_DEADLINE, "match_week", "match_status", "soap_applications", _MATCH_DAY}
)


def _of_rotation(today: date, rotation: PlannedRotation) -> Iterator[DueItem]:
    def item(on: date, kind: DueKind, why: str = "") -> DueItem:
        return _item(today, on, kind, rotation.title, Page.ROTATIONS, target=rotation.id, why=why)

    start, end, status = rotation.start, rotation.end, rotation.status
    ahead = start is not None and start >= today
    if start is not None and ahead and not status.reached(RotationStatus.APPLIED):
        apply, why = rotation.window(start), _HOST_RULE if rotation.host_rule else ""
        if apply.start >= today:
            yield item(apply.start, DueKind.APPLY_OPENS, why)
        yield item(apply.end, DueKind.APPLY_BY, why)
    if start is not None and ahead and not status.reached(RotationStatus.RUNNING):
        yield item(start, DueKind.ROTATION_STARTS)
    if end is not None and end >= today and _under_way(status):
        yield item(end, DueKind.ROTATION_ENDS)
    if end is not None and _letter_wanted(today, rotation):
        ask = timeline.ask_window(end)
        if today < ask.start and not rotation.has_letter:
            yield item(ask.start, DueKind.MARK_WRITERS)
        yield item(ask.end, DueKind.ASK_LETTER)


def _under_way(status: RotationStatus) -> bool:
    return status.reached(RotationStatus.ACCEPTED) and status is not RotationStatus.DONE


def ask_by(today: date, rotation: PlannedRotation) -> date | None:
    """Return the last day of the week in which to ask for a rotation's letter (R197).

    None while the rotation has not begun, without its last day, and once a letter was asked for.
    """
    if rotation.end is None or not _letter_wanted(today, rotation):
        return None
    return timeline.ask_window(rotation.end).end


def _letter_wanted(today: date, rotation: PlannedRotation) -> bool:
    begun = rotation.start is not None and rotation.start <= today
    if rotation.status.reached(RotationStatus.RUNNING):
        return rotation.status is not RotationStatus.LETTER_ASKED
    return begun and rotation.status.reached(RotationStatus.ACCEPTED)


def _of_letter(today: date, letter: DueLetter) -> Iterator[DueItem]:
    waiting = letter.state not in letter_words.IN_HAND and letter.state is not LetterState.DECLINED
    candidate = letter.state is LetterState.CANDIDATE
    on = letter.ask_by if candidate and letter.ask_by is not None else letter.need_by
    if on is not None and waiting:
        kind = DueKind.ASK_LETTER if candidate else DueKind.LETTER_NEEDED
        yield _item(today, on, kind, letter.writer, Page.LETTERS, target=letter.id)


def _of_interview(today: date, interview: DueInterview) -> Iterator[DueItem]:
    settled = interview.status in interview_words.OFF or interview.status is InterviewStatus.DONE
    if interview.on is None or settled or interview.on < today:
        return
    eve = interview.on - timedelta(days=1)
    if eve >= today:
        yield _item(today, eve, DueKind.REVIEW_NOTES, interview.program, Page.INTERVIEWS, target=interview.id)
    yield _item(
        today, interview.on, DueKind.INTERVIEW, interview.program, Page.INTERVIEWS, target=interview.id
    )


def _of_person(today: date, person: DuePerson) -> Iterator[DueItem]:
    if person.on is not None and (person.on >= today or person.kind is DueKind.UPDATE):
        yield _item(today, person.on, person.kind, person.name, Page.PEOPLE, target=person.id)
