"""What has no day but stands in the way: conflicts of the rotations, ECFMG slack, answers that have aged."""

from collections.abc import Iterator, Mapping
from datetime import date

from matchplanner.domain.applicant import EcfmgOutlook, EcfmgVerdict
from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rotations import RotationStatus
from matchplanner.domain.spans import Span
from matchplanner.domain.tracks import APPLYING
from matchplanner.domain.violations import Cause, CauseKind, Severity, Violation, ViolationKind
from matchplanner.services import facts
from matchplanner.services.agenda.lines import DueLine
from matchplanner.services.plain_rows import tuples
from matchplanner.services.rotation_plan import RotationPlan, RotationRow
from matchplanner.store.schema import Program
from matchplanner.wording import counted, joined, say

MOST_PROGRAMS = 500
"""Programs whose answers are looked at, the highest tiers first; the worklist under Programs knows all."""

_IMPORTANT = frozenset(str(field) for field in IMPORTANT)
_SAID_ELSEWHERE = frozenset({ViolationKind.DOCUMENT_EXPIRES, ViolationKind.WINDOW_PAST})
"""Lines with a day tell these."""


def lines(today: date, plan: RotationPlan, verdict: EcfmgVerdict) -> Iterator[DueLine]:
    """Yield the problems among the rotations ahead, too little ECFMG slack, and what to verify again."""
    yield from _slack(verdict)
    yield from _conflicts(today, plan)
    yield from _aged(today)


def _slack(verdict: EcfmgVerdict) -> Iterator[DueLine]:
    slack, due = verdict.slack_days, verdict.deadline
    if slack is None or due is None or verdict.outlook not in _SHORT:
        return
    title = (
        counted("ECFMG certification 1 day too late", "ECFMG certification {n} days too late", -slack)
        if slack < 0
        else counted("ECFMG slack: 1 day", "ECFMG slack: {n} days", slack)
    )
    why = say("It must precede the rank list deadline, {due}", due=_words(due))
    yield _risk("ecfmg_slack", (title, why), "profile", mark=f"{verdict.certified_on} {due}")


_SHORT = frozenset({EcfmgOutlook.TIGHT, EcfmgOutlook.TOO_LATE})


def _conflicts(today: date, plan: RotationPlan) -> Iterator[DueLine]:
    """Yield a line for each problem that can still be put right, and one for all that weighs less."""
    rows = {row.id: row for row in plan.rows}
    cautions = []
    for violation in plan.violations:
        if violation.kind in _SAID_ELSEWHERE or _settled(violation, rows, plan, today):
            continue
        if violation.severity is Severity.PROBLEM:
            yield _conflict(violation, rows)
        elif violation.severity is Severity.CAUTION:
            cautions.append(violation)
    if len(cautions) == 1:
        yield _conflict(cautions[0], rows)
    elif cautions:
        first = cautions[0]
        labels = ", ".join(dict.fromkeys(say(one.kind.label) for one in cautions))
        record = next((one for one in first.rotation_ids if one in rows), 0)
        mark = " ".join(_conflict_mark(one, rows) for one in cautions)
        title = counted("1 caution about the rotations", "{n} cautions about the rotations", len(cautions))
        words = title, labels
        yield _risk("cautions", words, "rotations", record=record, mark=mark)


def _conflict(violation: Violation, rows: Mapping[int, RotationRow]) -> DueLine:
    about = [rows[one] for one in violation.rotation_ids if one in rows]
    kind, sites = say(violation.kind.label), joined([row.site for row in about])
    title = f"{kind}: {sites}" if sites else kind
    why = "; ".join(f"{say(cause.kind.label)}: {_value(cause)}" for cause in violation.causes)
    record = about[0].id if about else 0
    return _risk("conflict", (title, why), "rotations", record=record, mark=_conflict_mark(violation, rows))


def _settled(violation: Violation, rows: Mapping[int, RotationRow], plan: RotationPlan, today: date) -> bool:
    """Tell whether nothing can be done any more: the rotations are over, or applications are out."""
    about = [rows[one] for one in violation.rotation_ids if one in rows]
    if not about:
        return plan.submission is not None and plan.submission < today
    return all(_past(row, today) for row in about)


def _past(row: RotationRow, today: date) -> bool:
    return row.status.reached(RotationStatus.DONE) or (row.ends_on is not None and row.ends_on < today)


def _conflict_mark(violation: Violation, rows: Mapping[int, RotationRow]) -> str:
    """Name a conflict with all that made it, so that it comes back when one of that changes."""
    about = (rows[one] for one in violation.rotation_ids if one in rows)
    places = ",".join(f"{row.uid} {row.starts_on}" for row in about)
    made_of = (_mark(cause) for cause in violation.causes if cause.kind is not CauseKind.TODAY)
    return " ".join((violation.kind.value, places, *made_of))


def _value(cause: Cause) -> str:
    match cause.value:
        case Span() as span:
            return say("{start} to {end}", start=_words(span.start), end=_words(span.end))
        case date() as day:
            return _words(day)
    return str(cause.value)


def _mark(cause: Cause) -> str:
    """Name what made a conflict, the same in every language."""
    if isinstance(cause.value, Span):
        return f"{_words(cause.value.start)} to {_words(cause.value.end)}"
    return _value(cause)


def _aged(today: date) -> Iterator[DueLine]:
    """Yield one line for the answers to verify again, about programs with a tier or to be applied to.

    Done, it comes back with the next week.
    """
    applying = [str(status) for status in APPLYING]
    held = (Program.tier.is_null(is_null=False)) | (Program.status.in_(applying))
    query = Program.select(Program.id, Program.name, Program.status).where(held)
    found = tuples(query.order_by(Program.tier.is_null(), Program.tier, Program.id).limit(MOST_PROGRAMS))
    chosen = [(record, name) for record, name, status in found if ProgramStatus.read(status).pursued]
    if not chosen:
        return
    sheets = facts.read(today, [record for record, _name in chosen], _IMPORTANT)
    counts = {record: len(sheets[record].overdue(_IMPORTANT)) for record, _name in chosen if record in sheets}
    aged = [(record, name) for record, name in chosen if counts.get(record)]
    if aged:
        count, (first, name) = sum(counts.values()), aged[0]
        title = counted("Verify 1 answer again", "Verify {n} answers again", count)
        if len(found) == MOST_PROGRAMS and count > 1:
            title = say("Verify at least {n} answers again", n=count)
        why = counted(
            "Too old to rely on, at 1 program with a tier or to be applied to; first {name}",
            "Too old to rely on, at {n} programs with a tier or to be applied to; first {name}",
            len(aged),
            name=name,
        )
        week = today.isocalendar()
        yield _risk("verify", (title, why), "programs", record=first, mark=f"{week.year}-W{week.week:02}")


def _risk(kind: str, words: tuple[str, str], page: str, *, record: int = 0, mark: str) -> DueLine:
    title, why = words
    return DueLine(kind, title, why, None, 0, page, record, risk=True, mark=mark)


def _words(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
