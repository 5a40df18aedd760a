"""Violations in words, each with both its causes, and the ways to put them right."""

from collections.abc import Callable
from datetime import date

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import Span
from matchplanner.domain.violations import (
    Cause,
    CauseKind,
    Fix,
    FixKind,
    Severity,
    Violation,
    ViolationKind,
)
from matchplanner.services.rotations import RotationPlan
from matchplanner.ui.days import short_day
from matchplanner.ui.rotations.texts import span_text, tr
from matchplanner.ui.words import word
from matchplanner.wording import counted

ROLES = {Severity.ADVICE: "muted", Severity.CAUTION: "attention", Severity.PROBLEM: "problem"}
"""The label role that shows how much a violation weighs."""


def violation_text(violation: Violation, plan: RotationPlan, about: int = 0) -> str:
    """Return a violation in words that name both causes; `about` is the rotation it is read at."""
    first, second = violation.causes
    if violation.kind is ViolationKind.OVERLAP and about == violation.rotation_ids[1]:
        first, second = second, first  # "here" is the rotation one reads at
    return tr(_SENTENCES[violation.kind]).format(
        one=_value(first),
        two=_value(second),
        other=_other(violation, plan, about),
        days=_days(first, second),
        name=_name(violation, plan),
        part=tr(_PARTS.get(first.kind, "")),
    )


def preview_text(found: tuple[Violation, ...], plan: RotationPlan, about: int) -> str:
    """Return the weightiest violation of a proposed place, or "" where there is none."""
    weights = list(Severity)
    worst = max(found, key=lambda one: weights.index(one.severity), default=None)
    return "" if worst is None else violation_text(worst, plan, about)


def fix_text(fix: Fix, plan: RotationPlan, about: int = 0) -> str:
    """Return what a fix does; the rotation is named where it is not the one read about."""
    row = plan.row(fix.record)
    site = "" if row is None or row.id == about else row.site
    if fix.kind is FixKind.ADD and fix.value is None:
        return tr("Add a genetics rotation without dates")
    text = tr(_FIXES[fix.kind]).format(value=_shown(fix, plan))
    return f"{site}: {text[:1].lower()}{text[1:]}" if site and fix.kind in _OF_ROTATION else text


_SENTENCES = {
    ViolationKind.TOO_MANY: (
        "{one} genetics rotations planned; beyond {two} the time is usually better spent on research output, "
        "the personal statement, or longer remote work with one team."
    ),
    ViolationKind.NONE_GENETICS: (
        "No rotation in genetics yet ({two} of unknown kind): programs expect at least one in the US."
    ),
    ViolationKind.SAME_REGION: (
        "This third rotation is in the {one}, and so is an earlier one: a third in another region "
        "brings letters and people from elsewhere."
    ),
    ViolationKind.SECOND_UNLISTED: (
        "This is rotation {one}; at a program on your list: {two}. The second counts most at a place "
        "where you apply."
    ),
    ViolationKind.SEQUENCE: (
        "Genetics on {one} comes before broader work on {two}: the other way round, you know US ways "
        "by the time it counts."
    ),
    ViolationKind.PORTFOLIO_FULL: "{one} {part} among the rotations; {two} is enough in a balanced choice.",
    ViolationKind.NONE_REALISTIC: (
        "{one} realistic sites among {two} whose part is decided: one or two are the core of a choice."
    ),
    ViolationKind.OVER_BUDGET: (
        "The rotations cost {one} USD, {two} are there. Keep first what is specific to genetics, at a place "
        "that has taken graduates from abroad and has a residency."
    ),
    ViolationKind.OVERLAP: "{one} here, {two} at {other}: the two share days.",
    ViolationKind.BLOCKED: "{one} here, but {two} is blocked: {name}.",
    ViolationKind.OUTSIDE_CALENDAR: "{one} lies outside the calendar, {two}.",
    ViolationKind.LETTER_TOO_LATE: (
        "A letter can be expected by {one}, after ERAS submission on {two}: it cannot be part of the "
        "application when that first goes out."
    ),
    ViolationKind.CYCLE_MISSED: (
        "A letter can be expected by {one}, but this program takes applications in a cycle of its own, "
        "from {two}: check which one it uses."
    ),
    ViolationKind.WINDOW_PAST: (
        "The time to apply, {one}, is over on {two}: ask whether they still take someone."
    ),
    ViolationKind.OVERLAP_SHORT: (
        "Only {days} to apply: the window is {one}, but applications are planned for phase 2, {two}."
    ),
    ViolationKind.OVERLAP_EMPTY: (
        "The window to apply is {one}, outside phase 2, {two}: apply in that window all the same."
    ),
    ViolationKind.VISA_LEAD: (
        "A visa is usually begun by {one}, and today is {two}: ask the host's international office at once."
    ),
    ViolationKind.DOCUMENT_EXPIRES: "{name} expires on {one}; the rotation is on {two}.",
    ViolationKind.US_SCHOOL_ONLY: (
        "The host takes only students of US or Canadian schools; that you are at one: {two}. Ask whether "
        "you may observe."
    ),
    ViolationKind.VSLO_GRADUATE: (
        "Applying through VSLO: {one}, but your profile says {two}, and VSLO serves enrolled students only."
    ),
    ViolationKind.RED_FLAG: "{one} of the red flags ticked, and it still stands as: {two}.",
}

_PARTS = {
    CauseKind.DREAM_SITES: "dream sites",
    CauseKind.REALISTIC_SITES: "realistic sites",
    CauseKind.BACKUP_SITES: "backup sites",
}

_FIXES = {
    FixKind.MOVE: "Move to {value}",
    FixKind.SHORTEN: "Shorten to {value}",
    FixKind.SWAP: "Let it change places with {value}",
    FixKind.DROP: "Drop this rotation",
    FixKind.ADD: "Add a genetics rotation on {value}",
    FixKind.MOVE_BLOCK: "Move the blocked days to {value}",
    FixKind.SHORTEN_BLOCK: "Shorten the blocked days to {value}",
    FixKind.SET_STATUS: "I have done it: set the status to {value}",
    FixKind.SET_KIND: "Its kind is: {value}",
    FixKind.SET_MODE: "Make it an: {value}",
    FixKind.SET_REGION: "It is in the {value}",
    FixKind.SET_PORTFOLIO: "Its part is: {value}",
    FixKind.SET_VSLO: "Apply to the host directly, not through VSLO",
    FixKind.LINK_PROGRAM: "It belongs to {value}",
    FixKind.UNLINK_PROGRAM: "Unlink the program",
    FixKind.LIST_PROGRAM: "Put this site on my list of programs",
    FixKind.SUBMIT_LATER: "Submit on {value}, still before programs review",
    FixKind.AGREE_DAY: "Agree with the writer on {value}",
    FixKind.OFFICE_ASKED: "The international office was asked on {value}",
    FixKind.NOT_NEEDED: "This host does not need it",
    FixKind.CLEAR_FLAGS: "None of it is so: clear the red flags",
}

_OF_ROTATION = frozenset(
    {
        *(FixKind.MOVE, FixKind.SHORTEN, FixKind.SWAP, FixKind.DROP, FixKind.SET_STATUS, FixKind.SET_KIND),
        *(FixKind.SET_MODE, FixKind.SET_REGION, FixKind.SET_PORTFOLIO, FixKind.SET_VSLO),
    }
)


def _shown(fix: Fix, plan: RotationPlan) -> str:
    if fix.kind is FixKind.SWAP and isinstance(fix.value, int):
        other = plan.row(fix.value)
        return "" if other is None else other.site
    if fix.kind is FixKind.LINK_PROGRAM and plan.situation is not None:
        return next((one.name for one in plan.situation.programs if one.id == fix.value), "")
    return "" if fix.value is None else _told(fix.value)


def _value(cause: Cause) -> str:
    return _OWN_WORDS.get(cause.kind, _told)(cause.value)


def _told(value: Span | date | int | str) -> str:
    if isinstance(value, Span):
        return span_text(value)
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, LabelledEnum):
        return word(value)
    return str(value)


def _money(value: Span | date | int | str) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


_OWN_WORDS: dict[CauseKind, Callable[[Span | date | int | str], str]] = {
    CauseKind.COST: _money,
    CauseKind.BUDGET: _money,
}


def _other(violation: Violation, plan: RotationPlan, about: int) -> str:
    others = (plan.row(rotation) for rotation in violation.rotation_ids if rotation != about)
    return next((row.site for row in others if row is not None), "")


def _name(violation: Violation, plan: RotationPlan) -> str:
    """Return the name of the blocked period or document that takes part."""
    if violation.kind is ViolationKind.BLOCKED:
        block = plan.block(violation.record)
        return "" if block is None else block.title
    rows = (plan.row(rotation) for rotation in violation.rotation_ids)
    papers = (paper for row in rows if row is not None for paper in row.planned.papers)
    return next((paper.title for paper in papers if paper.id == violation.record), "")


def _days(first: Cause, second: Cause) -> str:
    if not isinstance(first.value, Span) or not isinstance(second.value, Span):
        return ""
    overlap = first.value.overlap(second.value)
    count = 0 if overlap is None else overlap.days
    return counted("1 day", "{n} days", count)
