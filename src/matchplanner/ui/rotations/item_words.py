"""The things of the calendar's lanes in words: what, when and why."""

from collections.abc import Iterable

from matchplanner.domain.season import Milestone
from matchplanner.domain.violations import ViolationKind
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.calendar_lanes import HostWindow, LaneItem, LetterWindow, Submission
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.profile import ExamRow
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.clock_words import home_text, there_text
from matchplanner.ui.days import day_text
from matchplanner.ui.rotations.texts import item_title, span_text, tr, window_text
from matchplanner.ui.rotations.violation_words import violation_text
from matchplanner.ui.words import word

_OF_APPLYING = frozenset(
    {ViolationKind.WINDOW_PAST, ViolationKind.OVERLAP_SHORT, ViolationKind.OVERLAP_EMPTY}
)
_OF_LETTERS = frozenset({ViolationKind.LETTER_TOO_LATE, ViolationKind.CYCLE_MISSED})


def item_text(item: LaneItem, plan: RotationPlan) -> str:
    """Return all there is to say of a thing, the first line with its name and days."""
    return "\n".join((f"{word(item.lane)}: {item_title(item)}, {when_text(item)}", *reasons(item, plan)))


def when_text(item: LaneItem, *, city: bool = False) -> str:
    """Return the days of a thing, its clock time where it has one; `city` names a zone by its city alone."""
    source = item.source
    if isinstance(source, InterviewRow):
        return there_text(source)
    if item.span.days > 1:
        return span_text(item.span)
    if not isinstance(source, Milestone) or source.at is None:
        return day_text(item.span.start)
    zone = source.zone.rsplit("/", 1)[-1].replace("_", " ") if city else source.zone
    return f"{day_text(item.span.start)}, {source.at:%H:%M} {zone}"


def reasons(item: LaneItem, plan: RotationPlan) -> list[str]:
    """Return why it is there, and what is wrong with it, in sentences."""
    found: Iterable[str]
    match item.source:
        case Milestone() as source:
            found = [word(source.track), word(source.kind), _expected(expected=source.expected)]
        case Submission() as source:
            review = tr("Programs read applications from {day} on.").format(day=day_text(source.review.on))
            found = [review, _expected(expected=source.expected)]
        case HostWindow() as source:
            told = tr("Apply {window}").format(window=window_text(source.row, plan.target_year))
            found = [told, *_warnings(source.row, plan, _OF_APPLYING)]
        case LetterWindow() as source:
            found = [*_letter(source), *_warnings(source.row, plan, _OF_LETTERS)]
        case InterviewRow() as source:
            home = home_text(source)
            at_home = home and tr("At home: {time}").format(time=home)
            found = [source.institution, at_home, word(source.status)]
        case ExamRow() as source:
            result = source.result and tr("Result: {result}").format(result=source.result)
            found = [tr("From your profile."), result, source.note]
        case source:
            found = [word(source.kind), source.note, *_touched(source, plan)]
    return [line for line in found if line]


def _expected(*, expected: bool) -> str:
    return tr("Expected: check the official site.") if expected else ""


def _letter(window: LetterWindow) -> Iterable[str]:
    yield tr("Ask in the last week, {week}: your work is remembered.").format(week=span_text(window.ask))
    yield tr("It can be there by {day}.").format(day=day_text(window.expected))
    for one in window.letters:
        yield tr("{writer}: {state}").format(writer=one.writer, state=word(one.state))


def _warnings(row: RotationRow, plan: RotationPlan, kinds: frozenset[ViolationKind]) -> Iterable[str]:
    return (violation_text(one, plan, row.id) for one in row.violations if one.kind in kinds)


def _touched(block: BlockRow, plan: RotationPlan) -> Iterable[str]:
    """Yield the rotations on the blocked days, each with both causes."""
    for row in plan.rows:
        for one in row.violations:
            if one.kind is ViolationKind.BLOCKED and one.record == block.id:
                yield f"{row.site}: {violation_text(one, plan, row.id)}"
