"""What is due, drawn from the whole plan, and the few figures that say where it stands."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from matchplanner.domain import due
from matchplanner.domain.applicant import EcfmgStatus
from matchplanner.domain.due import DueInterview, DueItem, DueKind, DueLetter, DuePerson
from matchplanner.domain.interviews import InterviewKind
from matchplanner.domain.letters import LetterState
from matchplanner.domain.rotations import PlannedRotation, RotationStatus
from matchplanner.domain.season import Milestone
from matchplanner.services import interviews, letters, preferences, rotations, season
from matchplanner.services.agenda import interviewing, keys, own, plans, records, reminders, risks, standing
from matchplanner.services.agenda.lines import SEASON, WEEK_DAYS, Band, DueLine
from matchplanner.services.agenda.standing import Summary, TierBalance
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.letters import LetterRow
from matchplanner.services.rotation_plan import RotationPlan
from matchplanner.store.schema import (
    Contact,
    Event,
    Interview,
    Message,
    Person,
    Profile,
    RankEntry,
    Rotation,
)
from matchplanner.wording import say

__all__ = [
    "Band",
    "DueLine",
    "Overview",
    "Summary",
    "TierBalance",
    "due_lines",
    "next_end",
    "overview",
]

_ANY_DAY = 10_000
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the Today page shows; `next` is the first line after the horizon.

    `away` is what came due since the plan was last looked at, where that is
    more than a day ago; `put_off` lines come with the day they return on;
    `done` ones were done today. No line is in two of them. `within` is how many
    days ahead was looked, `left_out` counts the near lines that the settings
    leave out.
    """

    today: date
    lines: tuple[DueLine, ...]
    next: DueLine | None
    summary: Summary
    away: tuple[DueLine, ...] = ()
    put_off: tuple[tuple[DueLine, date], ...] = ()
    done: tuple[DueLine, ...] = ()
    within: int = due.HORIZON_DAYS
    left_out: int = 0


def overview(
    today: date,
    within: int | None = None,
    moment: datetime | None = None,
    seen_on: date | None = None,
) -> Overview:
    """Return what is overdue or due within so many days, what comes after it, and the figures.

    Without a number of days the plan's own settings say how far to look; they
    also name groups of lines to leave out. Risks, which have no day, come last.
    A moment, where a clock is at hand, tells what has ended today already;
    `seen_on` is the day on which the plan was last looked at.
    """
    within = preferences.reminder_days() if within is None else within
    off = preferences.reminders_off() - {SEASON}
    source = _Source(today)
    every = source.lines(moment)
    found = tuple(line for line in every if line.group not in off)
    sorted_ = reminders.sort(found, today)
    dated = [line for line in sorted_.open if not line.risk]
    near = [line for line in dated if line.days <= within]
    away = tuple(line for line in _came_due(source, found, near, seen_on) if line.group not in off)
    known = {line.key for line in away}
    return Overview(
        today,
        (*(line for line in near if line.key not in known), *(line for line in sorted_.open if line.risk)),
        next((line for line in dated if line.days > within), None),
        source.summary,
        away,
        sorted_.put_off,
        sorted_.done,
        within,
        _near(reminders.sort((line for line in every if line.group in off), today).open, within),
    )


def _near(lines: Iterable[DueLine], within: int) -> int:
    return sum(line.days <= within for line in lines)


def due_lines(today: date, within: int | None = None) -> tuple[DueLine, ...]:
    """Return what is overdue or due within so many days, earliest first, and the risks."""
    return overview(today, within).lines


def next_end(moment: datetime) -> datetime | None:
    """Return when the next event or interview ends, or a reply falls due; None if nothing is ahead."""
    of_interviews = (
        interviewing.next_moment(interviews.rows(), moment) if Interview.select().exists() else None
    )
    if not Event.select().exists():
        return of_interviews
    from matchplanner.services import follow_ups

    ends = (of_interviews, follow_ups.next_end(moment))
    return min((end for end in ends if end is not None), default=None)


class _Source:
    """The parts of the plan that lines are drawn from, read once."""

    def __init__(self, today: date) -> None:
        """Read what several parts of the list are about."""
        self.today = today
        self._letters = letters.rows(today)
        self._milestones = season.milestones(season.target_year())
        self._interviews = interviews.rows()
        self._plan = rotations.plan(today)
        self.summary = standing.summary(today, season.target_year(), self._milestones, self._letters)

    def lines(self, moment: datetime | None) -> tuple[DueLine, ...]:
        """Return all lines with their keys, earliest first, each once."""
        today = self.today
        contacted = _contacted(today)
        found = [
            *self._of_rules(today, contacted),
            *interviewing.lines(self._interviews, today, moment),
            *_never_told(contacted),
            *_follow_ups(today, moment),
            *_rotation_days(today),
            *_rank_lists(today, moment),
            *records.lines(today),
            *plans.lines(today),
            *own.lines(today),
            *risks.lines(today, self._plan, self.summary.ecfmg),
        ]
        if due.season_over(today, self._milestones):
            found = [line for line in found if line.kind not in _OF_THE_SEASON]
        return keys.keyed(_in_order(found))

    def as_of(self, day: date) -> tuple[DueLine, ...]:
        """Return what takes place on its day, as it stood on an earlier one."""
        found = [*self._of_rules(day, ()), *records.lines(day)]
        return keys.keyed(_in_order(line for line in found if line.kind in _PASSING))

    def _of_rules(self, today: date, people: Iterable[DuePerson]) -> Iterator[DueLine]:
        profile = Profile.get_by_id(1)
        plan = tuple(_rotations(self._plan, self._letters))
        asking = _asking(today, plan, self._letters)
        found = due.due_items(
            today,
            milestones=self._milestones,
            rotations=_without(plan, {rotation.id for rotation in asking.values()}),
            letters=[_due_letter(row, asking.get(row.id), today) for row in self._letters],
            interviews=[
                DueInterview(row.id, row.program, _day_at_home(row), row.status) for row in self._interviews
            ],
            people=people,
            ecfmg_expected=profile.ecfmg_on if profile.ecfmg_status == EcfmgStatus.ON_TRACK else None,
            horizon=_ANY_DAY,
        )
        sites = {letter: rotation.title for letter, rotation in asking.items()}
        words = _Words(self._milestones, self._interviews, sites)
        return (words.line(item) for item in found)


_PASSING = frozenset(
    {
        *("deadline", "opening", "event", "apply_opens", "rotation_starts", "rotation_ends"),
        *("interview", "blocked", "paper_expires", "english_expires"),
    }
)
"""Kinds that leave the list once their day is past."""

_OF_THE_SEASON = frozenset({"no_reply", "ask_institution", "answer_invitation"})
"""Kinds that ask something of a program for this season, and leave the list with it."""


def _in_order(lines: Iterable[DueLine]) -> list[DueLine]:
    return sorted(lines, key=lambda line: (line.days, line.on is not None))


def _came_due(
    source: _Source, found: Iterable[DueLine], near: Iterable[DueLine], seen_on: date | None
) -> tuple[DueLine, ...]:
    """Return what came due after the day of the last look and before today, gone by now or overdue."""
    today = source.today
    if seen_on is None or today - seen_on <= _DAY:
        return ()
    known = {line.key for line in found}
    then = (line for line in source.as_of(seen_on + _DAY) if line.key not in known)
    gone = [replace(line, gone=True) for line in reminders.sort(then, today).open]
    between = [line for line in (*near, *gone) if line.on is not None and seen_on < line.on < today]
    return tuple(_in_order(replace(line, days=(line.on - today).days) for line in between if line.on))


def _rotations(plan: RotationPlan, letter_rows: Iterable[LetterRow]) -> Iterator[PlannedRotation]:
    asked = {row.rotation_id for row in letter_rows if row.state is not LetterState.CANDIDATE}
    for rotation in (row.planned for row in plan.rows):
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
        parts.append(f"{row.starts_at:%H:%M} {row.zone or say('time zone unknown')}")
    if row.clocks is not None and row.home_zone and not row.clocks.same_clock:
        parts.append(say("{clock:%H:%M} at home", clock=row.clocks.here.clock))
    return ", ".join(filter(None, parts))


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
            title, why = (
                say(_TITLES[person.kind], name=person.name),
                say("No talk with them or news is noted yet."),
            )
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


def _rank_lists(today: date, moment: datetime | None) -> Iterable[DueLine]:
    """Return what the rank order lists ask for; their rules load when there is one."""
    if not RankEntry.select().exists():
        return ()
    from matchplanner.services.agenda import certifying

    return certifying.lines(today, moment)


class _Words:
    """Puts due items into sentences."""

    def __init__(
        self, milestones: Iterable[Milestone], held: Sequence[InterviewRow], asking: Mapping[int, str]
    ) -> None:
        self._asking = asking
        self._milestones = {milestone.label: milestone for milestone in milestones}
        self._clocks = {row.id: _clock(row) for row in held}
        self._second_looks = {row.id for row in held if row.kind is InterviewKind.SECOND_LOOK}

    def line(self, item: DueItem) -> DueLine:
        """Return the item as a line of the list."""
        milestone = None if item.target is not None else self._milestones.get(item.title)
        return DueLine(
            kind=item.kind.value,
            title=self._title(item),
            why=self._why(item),
            on=item.on,
            days=item.days,
            page=_PAGE_KEYS.get(item.page, item.page.value),
            record=item.target or 0,
            expected=item.expected,
            mark="" if milestone is None else milestone.key,
            since=None if milestone is None else milestone.on,
        )

    def _title(self, item: DueItem) -> str:
        last_week = item.kind is DueKind.ASK_LETTER and 0 <= item.days < WEEK_DAYS
        if _asks_writer(item):
            this_week = last_week and item.target in self._asking
            ask = "This week: ask {name} for the letter" if this_week else "Ask {name} for a letter"
            return say(ask, name=item.title)
        if last_week:
            return say("This week: ask for the letter, {name}", name=item.title)
        if item.kind is DueKind.INTERVIEW and item.target in self._second_looks:
            return f"{say(InterviewKind.SECOND_LOOK.label)}: {item.title}"
        if item.kind is DueKind.REVIEW_NOTES and item.days == 0:
            return say("Tonight: review your notes on {name}", name=item.title)
        if item.kind not in _TITLES:
            return say(item.title)
        return say(_TITLES[item.kind], name=item.title)

    def _why(self, item: DueItem) -> str:
        milestone = self._milestones.get(item.title)
        if milestone is not None and item.target is None:
            at = "" if milestone.at is None else f", {milestone.at:%H:%M} {milestone.zone}"
            return f"{say(milestone.track.label)}{at}"
        if item.kind is DueKind.INTERVIEW and item.target is not None:
            return self._clocks[item.target] if item.target in self._clocks else say(item.why)
        if _asks_writer(item):
            site = self._asking.get(item.target or 0)
            why = say(DueKind.LETTER_NEEDED.why if site is None else item.why)
            return why if site is None else f"{site}. {why}"
        return say(item.why)


def _asks_writer(item: DueItem) -> bool:
    return item.kind is DueKind.ASK_LETTER and item.page is due.Page.LETTERS


_PAGE_KEYS = {due.Page.RANK_LIST: "ranking"}

_TITLES = {
    DueKind.APPLY_OPENS: "Start applying: {name}",
    DueKind.APPLY_BY: "Apply by now: {name}",
    DueKind.ROTATION_STARTS: "{name} starts",
    DueKind.ROTATION_ENDS: "{name} ends",
    DueKind.MARK_WRITERS: "Mark who could write a letter: {name}",
    DueKind.ASK_LETTER: "Ask for the letter: {name}",
    DueKind.LETTER_NEEDED: "Letter from {name} is needed",
    DueKind.REVIEW_NOTES: "Review your notes on {name}",
    DueKind.INTERVIEW: "Interview: {name}",
    DueKind.ECFMG: "ECFMG certification expected",
    DueKind.PREPARE_TALK: "Prepare the talk with {name}",
    DueKind.TALK: "Talk with {name}",
    DueKind.UPDATE: "Send news to {name}",
}
