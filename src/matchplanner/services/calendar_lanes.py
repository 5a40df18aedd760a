"""What stands in the lanes of the calendar beside the rotations, gathered from the whole plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import timeline
from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.interviews import OFF
from matchplanner.domain.lanes import ItemKey, ItemKind, LaneKey
from matchplanner.domain.letters import LetterState
from matchplanner.domain.season import Milestone
from matchplanner.domain.spans import Span
from matchplanner.services import interviews, letters, profile, season
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.letters import LetterRow
from matchplanner.services.profile import ExamRow
from matchplanner.services.rotation_plan import RotationPlan, RotationRow

SUBMISSIONS = (
    ("july_cycle_submit", "july_cycle_review"),
    ("eras_submit", "programs_review"),
    ("december_cycle_submit", "december_cycle_review"),
)
"""From when each track's applications may go out until programs read them: all in between carry one date."""


@dataclass(frozen=True, slots=True)
class Submission:
    """When a track's applications go out: between two dates of the season."""

    opens: Milestone
    review: Milestone

    @property
    def expected(self) -> bool:
        """Whether one of the two is to be checked at the official site."""
        return self.opens.expected or self.review.expected


@dataclass(frozen=True, slots=True)
class HostWindow:
    """When to apply for a rotation; `first_day` is the day it would start on."""

    row: RotationRow
    first_day: date

    @property
    def span(self) -> Span:
        """The days, by the host's own rule where it has one."""
        return self.row.planned.window(self.first_day)


@dataclass(frozen=True, slots=True)
class LetterWindow:
    """When to ask for a rotation's letter, and when it can be there.

    `letters` are those of the plan that come from it. `late` says that it
    cannot be there on submission day.
    """

    row: RotationRow
    ask: Span
    expected: date
    late: bool
    letters: tuple[LetterRow, ...] = ()


Source = Milestone | Submission | HostWindow | LetterWindow | InterviewRow | ExamRow | BlockRow


@dataclass(frozen=True, slots=True)
class LaneItem:
    """A thing in a lane: its days, both included, and what it is drawn from.

    `title` is the record's own name, "" for what is named by its kind and source.
    """

    key: ItemKey
    title: str
    span: Span
    source: Source

    @property
    def lane(self) -> LaneKey:
        """The lane it stands in."""
        return self.key.kind.lane

    @property
    def rotation(self) -> int:
        """The id of the rotation it belongs to, 0 where it belongs to none."""
        return self.key.record if isinstance(self.source, HostWindow | LetterWindow) else 0


def items(plan: RotationPlan) -> tuple[LaneItem, ...]:
    """Return everything of the lanes by lane and day, also what lies outside the fourteen months.

    Nothing while the target year is unknown.
    """
    if plan.target_year is None:
        return ()
    found = [
        *_milestones(plan.target_year),
        *_of_rotations(plan),
        *_interviews(),
        *_exams(),
        *_blocks(plan.blocks),
    ]
    order = list(LaneKey)
    return tuple(sorted(found, key=lambda one: (order.index(one.lane), one.span, one.key)))


def of_rotation(row: RotationRow, plan: RotationPlan, span: Span | None) -> tuple[LaneItem, ...]:
    """Return what a rotation brings to the lanes, at its own days or at proposed ones."""
    found = []
    start = row.starts_on if span is None else span.start
    if start is not None:
        window = HostWindow(row, start)
        found.append(LaneItem(ItemKey(ItemKind.HOST_WINDOW, row.id), row.site, window.span, window))
    if span is not None and plan.situation is not None:
        ask = timeline.ask_window(span.end)
        expected = plan.situation.expected(row.planned, span.end)
        letter = LetterWindow(row, ask, expected, expected > plan.situation.submission)
        days = Span(ask.start, max(ask.end, expected))
        found.append(LaneItem(ItemKey(ItemKind.LETTER_WINDOW, row.id), row.site, days, letter))
    return tuple(found)


def _milestones(target_year: int) -> Iterator[LaneItem]:
    dated = {one.key: one for one in season.milestones(target_year)}
    numbers = {rule.key: number for number, rule in enumerate(season.rules().milestones, start=1)}
    for key, one in dated.items():
        days = Span(one.on, one.end or one.on)
        yield LaneItem(ItemKey(ItemKind.MILESTONE, numbers[key]), one.label, days, one)
    for opens, review in SUBMISSIONS:
        first, last = dated[opens], dated[review]
        days = Span(first.on, max(first.on, last.on))
        yield LaneItem(
            ItemKey(ItemKind.SUBMISSION, numbers[opens]), first.track.label, days, Submission(first, last)
        )


def _of_rotations(plan: RotationPlan) -> Iterator[LaneItem]:
    coming = _letters(plan)
    for row in plan.rows:
        for item in of_rotation(row, plan, row.span):
            source = item.source
            if isinstance(source, LetterWindow):
                of_it = tuple(one for one in coming if one.rotation_id == row.id)
                with_letters = LetterWindow(row, source.ask, source.expected, source.late, of_it)
                yield LaneItem(item.key, item.title, item.span, with_letters)
            else:
                yield item


def _letters(plan: RotationPlan) -> tuple[LetterRow, ...]:
    """Return the letters that are wanted; those of a scenario's rotations do not exist."""
    if plan.scenario_id is not None or not plan.rows:
        return ()
    return tuple(row for row in letters.rows(plan.today) if row.state is not LetterState.DECLINED)


def _interviews() -> Iterator[LaneItem]:
    for row in interviews.rows():
        if row.starts_at is None or row.status in OFF:
            continue
        day = row.starts_at.date() if row.clocks is None else row.clocks.here.day
        yield LaneItem(ItemKey(ItemKind.INTERVIEW, row.id), row.program, Span(day, day), row)


def _exams() -> Iterator[LaneItem]:
    for row in profile.exams():
        if row.taken_on is not None:
            key = ItemKey(ItemKind.EXAM, row.id)
            yield LaneItem(key, row.name, Span(row.taken_on, row.taken_on), row)


def _blocks(blocks: Iterable[BlockRow]) -> Iterator[LaneItem]:
    for row in blocks:
        kind = ItemKind.EXAM_BLOCK if row.kind is BlockKind.EXAM else ItemKind.BLOCK
        yield LaneItem(ItemKey(kind, row.id), row.title, row.span, row)
