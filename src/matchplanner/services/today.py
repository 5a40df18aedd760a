"""What is due, drawn from the whole plan, and the few figures that say where it stands."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from matchplanner.domain import applicant, due, timeline
from matchplanner.domain.applicant import EcfmgStatus, EcfmgVerdict
from matchplanner.domain.due import DueInterview, DueItem, DueKind, DueLetter, DuePerson
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import LetterMix, LetterState
from matchplanner.domain.programs import TIERS, ProgramStatus
from matchplanner.domain.rotations import PlannedRotation, RotationStatus
from matchplanner.domain.season import Milestone
from matchplanner.domain.spans import Span
from matchplanner.domain.timeline import Phase
from matchplanner.services import interviews, letters, rotations, season
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.letters import LetterRow
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Contact, Event, Message, Person, Profile, Program, Rotation

WEEK_DAYS = 7
_ANY_DAY = 10_000


class Band(LabelledEnum):
    """How near something is."""

    OVERDUE = "overdue", "Overdue"
    THIS_WEEK = "this_week", "This week"
    COMING = "coming", "Next 30 days"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line of the list.

    `on` is None for what waits without a day, which counts as this week.
    `page` and `record` (0: the page as a whole) say where it is dealt with;
    `expected` marks a date to check on the official site.
    """

    kind: str
    title: str
    why: str
    on: date | None
    days: int
    page: str
    record: int
    expected: bool = False

    @property
    def band(self) -> Band:
        """How near it is."""
        if self.days < 0:
            return Band.OVERDUE
        return Band.THIS_WEEK if self.days < WEEK_DAYS else Band.COMING


@dataclass(frozen=True, slots=True)
class TierBalance:
    """The programs still pursued, by tier; `untiered` have none yet."""

    counts: Mapping[int, int]
    untiered: int

    @property
    def total(self) -> int:
        """All programs still pursued."""
        return sum(self.counts.values()) + self.untiered


@dataclass(frozen=True, slots=True)
class Summary:
    """Where the plan stands; without a target year there is no season, phase or deadline.

    `programs` counts all of them, those no longer pursued as well.
    """

    target_year: int | None
    calendar: Span | None
    phases: tuple[Phase, ...]
    phase: Phase | None
    next_phase: Phase | None
    ecfmg: EcfmgVerdict
    deadline_expected: bool
    letters: LetterMix
    tiers: TierBalance
    programs: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the Today page shows; `next` is the first line after the horizon."""

    today: date
    lines: tuple[DueLine, ...]
    next: DueLine | None
    summary: Summary


def overview(today: date, within: int = due.HORIZON_DAYS, moment: datetime | None = None) -> Overview:
    """Return what is overdue or due within so many days, what comes after it, and the figures.

    A moment, where a clock is at hand, tells what has ended today already.
    """
    target_year, letter_rows = season.target_year(), letters.rows(today)
    milestones = season.milestones(target_year)
    lines = _lines(today, milestones, letter_rows, moment)
    near, far = _split(lines, within)
    summary = _summary(today, target_year, milestones, letter_rows)
    return Overview(today, near, far[0] if far else None, summary)


def due_lines(today: date, within: int = due.HORIZON_DAYS) -> tuple[DueLine, ...]:
    """Return what is overdue or due within so many days, earliest first."""
    return _split(_lines(today, season.milestones(season.target_year()), letters.rows(today)), within)[0]


def next_end(moment: datetime) -> datetime | None:
    """Return when the next event ends, None if none is ahead."""
    if not Event.select().exists():
        return None
    from matchplanner.services import follow_ups

    return follow_ups.next_end(moment)


def _split(lines: Iterable[DueLine], within: int) -> tuple[tuple[DueLine, ...], tuple[DueLine, ...]]:
    ordered = tuple(lines)
    at = len(tuple(itertools.takewhile(lambda line: line.days <= within, ordered)))
    return ordered[:at], ordered[at:]


def _lines(
    today: date,
    milestones: tuple[Milestone, ...],
    letter_rows: tuple[LetterRow, ...],
    moment: datetime | None = None,
) -> list[DueLine]:
    held = interviews.rows()
    profile = Profile.get_by_id(1)
    expected = profile.ecfmg_on if profile.ecfmg_status == EcfmgStatus.ON_TRACK else None
    contacted = _contacted(today)
    plan = tuple(_rotations(letter_rows))
    asking = _asking(today, plan, letter_rows)
    found = due.due_items(
        today,
        milestones=milestones,
        rotations=_without(plan, {rotation.id for rotation in asking.values()}),
        letters=[_due_letter(row, asking.get(row.id), today) for row in letter_rows],
        interviews=[DueInterview(row.id, row.program, _day_at_home(row), row.status) for row in held],
        people=contacted,
        ecfmg_expected=expected,
        horizon=_ANY_DAY,
    )
    words = _Words(milestones, held, {letter: rotation.title for letter, rotation in asking.items()})
    waiting = (*_unanswered(held), *_never_told(contacted))
    lines = [
        *(words.line(item) for item in found),
        *waiting,
        *_follow_ups(today, moment),
        *_rotation_days(today),
    ]
    return sorted(lines, key=lambda line: (line.days, line.on is not None))


def _rotations(letter_rows: Iterable[LetterRow]) -> Iterator[PlannedRotation]:
    asked = {row.rotation_id for row in letter_rows if row.state is not LetterState.CANDIDATE}
    for rotation in rotations.planned():
        # A letter that was asked for answers the reminder to ask, whatever the rotation's status says.
        yield replace(rotation, status=RotationStatus.LETTER_ASKED) if rotation.id in asked else rotation


def _asking(
    today: date, plan: Iterable[PlannedRotation], letter_rows: Iterable[LetterRow]
) -> dict[int, PlannedRotation]:
    """Return the candidates whose rotation has come so far that its letter is to be asked for, by letter."""
    ripe = {rotation.id: rotation for rotation in plan if due.ask_by(today, rotation) is not None}
    candidates = (row for row in letter_rows if row.state is LetterState.CANDIDATE)
    return {row.id: ripe[row.rotation_id] for row in candidates if row.rotation_id in ripe}


def _due_letter(row: LetterRow, rotation: PlannedRotation | None, today: date) -> DueLetter:
    ask_by = None if rotation is None else due.ask_by(today, rotation)
    return DueLetter(row.id, row.writer, row.state, row.need_by, ask_by)


def _without(plan: Iterable[PlannedRotation], named: Collection[int]) -> Iterator[PlannedRotation]:
    """Ask by the writer's name where there is a candidate, and not for the rotation once more."""
    for rotation in plan:
        yield replace(rotation, status=RotationStatus.LETTER_ASKED) if rotation.id in named else rotation


def _day_at_home(row: InterviewRow) -> date | None:
    if row.clocks is not None:
        return row.clocks.here.day
    return None if row.starts_at is None else row.starts_at.date()


def _clock(row: InterviewRow) -> str:
    """Return where an interview is and what both clocks show."""
    parts = [row.institution]
    if row.starts_at is not None:
        parts.append(f"{row.starts_at:%H:%M} {row.zone}")
    if row.clocks is not None and row.home_zone and not row.clocks.same_clock:
        parts.append(f"{row.clocks.here.clock:%H:%M} at home")
    return ", ".join(filter(None, parts))


def _unanswered(rows: Iterable[InterviewRow]) -> Iterator[DueLine]:
    for row in rows:
        if row.starts_at is None and row.status is InterviewStatus.INVITED:
            yield DueLine(
                kind="answer_invitation",
                title=f"Answer the invitation: {row.program}",
                why="No date is noted yet.",
                on=None,
                days=0,
                page="interviews",
                record=row.id,
            )


def _contacted(today: date) -> tuple[DuePerson, ...]:
    """Return talks ahead and news to send; their rules load when there is something."""
    wants_news = Person.update_months.is_null(is_null=False)
    if not Contact.select().exists() and not Person.select().where(wants_news).exists():
        return ()
    from matchplanner.services import contacts

    return tuple(contacts.due(today))


def _never_told(people: Iterable[DuePerson]) -> Iterator[DueLine]:
    for person in people:
        if person.on is None:
            title, why = _TITLES[person.kind].format(person.name), "No talk with them or news is noted yet."
            yield DueLine(person.kind.value, title, why, None, 0, page="people", record=person.id)


def _follow_ups(today: date, moment: datetime | None) -> Iterable[DueLine]:
    """Return what the message log and the events ask for; their rules load when there is something."""
    if not Message.select().exists() and not Event.select().exists():
        return ()
    from matchplanner.services import follow_ups

    return follow_ups.lines(today, moment)


def _rotation_days(today: date) -> Iterable[DueLine]:
    """Return what the days of a rotation ask for; their rules load while one runs."""
    runs = (Rotation.starts_on <= today) & (Rotation.ends_on >= today) & Rotation.scenario.is_null()
    if not Rotation.select().where(runs).exists():
        return ()
    from matchplanner.services import rotation_days

    return rotation_days.lines(today)


class _Words:
    """Puts due items into sentences."""

    def __init__(
        self, milestones: Iterable[Milestone], held: Iterable[InterviewRow], asking: Mapping[int, str]
    ) -> None:
        self._asking = asking
        self._milestones = {milestone.label: milestone for milestone in milestones}
        self._clocks = {row.id: _clock(row) for row in held}

    def line(self, item: DueItem) -> DueLine:
        """Return the item as a line of the list."""
        return DueLine(
            kind=item.kind.value,
            title=self._title(item),
            why=self._why(item),
            on=item.on,
            days=item.days,
            page=_PAGE_KEYS.get(item.page, item.page.value),
            record=item.target or 0,
            expected=item.expected,
        )

    def _title(self, item: DueItem) -> str:
        last_week = item.kind is DueKind.ASK_LETTER and 0 <= item.days < WEEK_DAYS
        if _asks_writer(item):
            this_week = last_week and item.target in self._asking
            ask = "This week: ask {0} for the letter" if this_week else "Ask {0} for a letter"
            return ask.format(item.title)
        if last_week:
            return f"This week: ask for the letter, {item.title}"
        return _TITLES.get(item.kind, "{0}").format(item.title)

    def _why(self, item: DueItem) -> str:
        milestone = self._milestones.get(item.title)
        if milestone is not None and item.target is None:
            at = "" if milestone.at is None else f", {milestone.at:%H:%M} {milestone.zone}"
            return f"{milestone.track.label}{at}"
        if item.kind is DueKind.INTERVIEW and item.target is not None:
            return self._clocks.get(item.target, item.why)
        if _asks_writer(item):
            site = self._asking.get(item.target or 0)
            return DueKind.LETTER_NEEDED.why if site is None else f"{site}. {item.why}"
        return item.why


def _asks_writer(item: DueItem) -> bool:
    return item.kind is DueKind.ASK_LETTER and item.page is due.Page.LETTERS


_PAGE_KEYS = {due.Page.RANK_LIST: "ranking"}

_TITLES = {
    DueKind.APPLY_OPENS: "Start applying: {0}",
    DueKind.APPLY_BY: "Apply by now: {0}",
    DueKind.ROTATION_STARTS: "{0} starts",
    DueKind.MARK_WRITERS: "Mark who could write a letter: {0}",
    DueKind.ASK_LETTER: "Ask for the letter: {0}",
    DueKind.LETTER_NEEDED: "Letter from {0} is needed",
    DueKind.REVIEW_NOTES: "Tonight: review your notes on {0}",
    DueKind.INTERVIEW: "Interview: {0}",
    DueKind.ECFMG: "ECFMG certification expected",
    DueKind.PREPARE_TALK: "Prepare the talk with {0}",
    DueKind.TALK: "Talk with {0}",
    DueKind.UPDATE: "Send news to {0}",
}


def _summary(
    today: date,
    target_year: int | None,
    milestones: tuple[Milestone, ...],
    letter_rows: tuple[LetterRow, ...],
) -> Summary:
    phases = () if target_year is None else timeline.phases(target_year)
    deadline = next((m for m in milestones if m.key == season.RANK_DEADLINE), None)
    due_on = None if deadline is None else deadline.on
    profile = Profile.get_by_id(1)
    programs: list[tuple[Any, ...]] = list(tuples(Program.select(Program.tier, Program.status)))
    return Summary(
        target_year=target_year,
        calendar=None if target_year is None else timeline.window(target_year),
        phases=phases,
        phase=next((phase for phase in phases if phase.band.holds(today)), None),
        next_phase=next((phase for phase in phases if phase.band.start > today), None),
        ecfmg=applicant.ecfmg_verdict(EcfmgStatus(profile.ecfmg_status), profile.ecfmg_on, due_on),
        deadline_expected=deadline is not None and deadline.expected,
        letters=letters.mix(letter_rows),
        tiers=_tiers(programs),
        programs=len(programs),
    )


def _tiers(programs: Iterable[tuple[Any, ...]]) -> TierBalance:
    pursued = [tier for tier, status in programs if ProgramStatus.read(status).pursued]
    return TierBalance({tier: pursued.count(tier) for tier in TIERS}, pursued.count(None))
