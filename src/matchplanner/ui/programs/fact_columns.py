"""The columns that show what was researched: one for each field, and what all of them come to."""

from collections.abc import Callable, Hashable
from datetime import date

from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.claims import NOT_APPLICABLE, NOT_STATED, UNKNOWN, ClaimField, Fact, ValueKind
from matchplanner.domain.field_values import is_value
from matchplanner.domain.official_lists import OfficialList, warnings
from matchplanner.services import cells
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.fact_words import age_words, stated, value_words
from matchplanner.ui.programs.column import Choices, ProgramColumn, Typed, tr
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

LISTS = {each.tick: each.label for each in OfficialList}
"""The four official lists a program is looked up in (R47)."""

SHOWN_AT_FIRST = frozenset({ClaimField.J1, ClaimField.H1B, ClaimField.DURATION_YEARS})
_SHORT = {ClaimField.DURATION_YEARS: "Years", ClaimField.POSITIONS_PER_YEAR: "Positions a year"}
_IMPORTANT = frozenset(field.value for field in IMPORTANT)
_WARNED_BY = frozenset(
    field.value
    for field in (ClaimField.ACCREDITATION, ClaimField.LISTED, *(each.tick for each in OfficialList))
)
_MOST_SEEN = 2000
_YEAR_DAYS = 365
_MONTH_DAYS = 30
_TYPED = {
    ValueKind.YES_NO: Typed.CHOICE,
    ValueKind.VISA: Typed.CHOICE,
    ValueKind.CHOICE: Typed.CHOICE,
    ValueKind.NUMBER: Typed.NUMBER,
    ValueKind.PERCENT: Typed.NUMBER,
    ValueKind.DATE: Typed.DAY,
    ValueKind.LIST: Typed.WORDS,
}


def build(workspace: Workspace) -> tuple[ProgramColumn, ...]:
    """Return a column for each researched field."""
    return tuple(_column(workspace, field) for field in ClaimField)


def overviews(today: Callable[[], date]) -> tuple[ProgramColumn, ...]:
    """Return the columns that sum up what is known: how much, how old, on which lists."""
    group = tr("Research")
    return (
        ProgramColumn(
            "completeness",
            tr("Known"),
            lambda row: tr("{known} of {all}").format(known=answered(row), all=len(IMPORTANT)),
            sort=answered,
            tip=_completeness_tip,
            group=group,
            width=9,
        ),
        ProgramColumn(
            "oldest",
            tr("Oldest answer"),
            lambda row: _age(row, today()),
            sort=lambda row: _oldest_first(row, today()),
            tip=lambda _row: tr("How long ago the oldest of the important answers was seen"),
            group=group,
            width=13,
            hidden=True,
        ),
        ProgramColumn(
            "sources", tr("On the lists of"), _lists, group=group, width=20, hidden=True, tip=_lists_tip
        ),
        ProgramColumn(
            "warnings",
            tr("Warnings"),
            warning_words,
            group=group,
            width=30,
            hidden=True,
        ),
    )


def field_of(key: str) -> ClaimField | None:
    """Return the researched field that a column shows, or None."""
    return _FIELDS.get(key)


def answered(row: ProgramRow) -> int:
    """Return how many of the important questions are settled (R94)."""
    return len(row.facts.answered() & _IMPORTANT)


def days_since_oldest(row: ProgramRow, today: date) -> int | None:
    """Return how many days ago the oldest important answer was seen; None for none or one without a day."""
    day = row.facts.oldest(_IMPORTANT)
    return max((today - date.fromisoformat(day)).days, 0) if day else None


_FIELDS = {field.value: field for field in ClaimField}


def _column(workspace: Workspace, field: ClaimField) -> ProgramColumn:
    title = tr(_SHORT.get(field, field.label))
    rule = field.rule

    def edit(row: ProgramRow, value: object) -> None:
        text = str(value)
        if text.strip() == edited(row):
            return  # leaving an editor unchanged is no new claim
        label = tr("Change {column} of {program}").format(column=title, program=row.name)
        workspace.run(label, lambda: cells.fill([row.id], field.value, text, workspace.today()))

    def edited(row: ProgramRow) -> str:
        value = row.facts.value(field)
        return value if value != UNKNOWN or rule.options else ""

    typed = _TYPED.get(rule.kind, Typed.LINE)
    return ProgramColumn(
        field.value,
        title,
        lambda row: _words(row, field),
        edit,
        sort=_order(field),
        edited=edited,
        tip=lambda row: fact_tip(row.facts[field]),
        numeric=False,
        group=tr(rule.section.label),
        width=_width(typed),
        hidden=field not in SHOWN_AT_FIRST,
        typed=typed,
        choices=_choices(field) if typed is Typed.CHOICE else (),
        suggestions=lambda: rule.suggestions,
        words=(lambda row: row.facts[field].items) if typed is Typed.WORDS else None,
    )


def _words(row: ProgramRow, field: ClaimField) -> str:
    value = row.facts.value(field)
    if value == UNKNOWN:
        return tr("unknown")
    if field.rule.kind is ValueKind.LIST:
        return "; ".join(row.facts[field].items) or stated(field, value)
    return stated(field, value)


def _order(field: ClaimField) -> Callable[[ProgramRow], float | str | None]:
    """Return the sort key: a number, a place among the options, or the words; None for unknown."""
    if field.rule.numeric:
        return lambda row: float(value) if is_value(value := row.facts.value(field)) else None
    places = {value: place for place, (value, _label) in enumerate(field.rule.options)}
    if places:
        return lambda row: places.get(row.facts.value(field))
    return lambda row: value.casefold() if is_value(value := row.facts.value(field)) else None


def _choices(field: ClaimField) -> Choices:
    without = (NOT_STATED, NOT_APPLICABLE)
    return (
        *((value, stated(field, value)) for value, _label in field.rule.options),
        (UNKNOWN, tr("Unknown")),
        *((value, stated(field, value)) for value in without),
    )


def _width(typed: Typed) -> int:
    return {Typed.CHOICE: 12, Typed.NUMBER: 8, Typed.DAY: 12}.get(typed, 20)


def fact_tip(fact: Fact) -> str:
    """Return value, source and age in one line."""
    if fact.shown is None:
        return tr("{field}: unknown, no source yet").format(field=word(fact.field))
    parts = [f"{word(fact.field)}: {value_words(fact)}", word(fact.shown.source_kind), age_words(fact)]
    if fact.disputed:
        parts.append(tr("sources disagree"))
    return ", ".join(parts)


def _completeness_tip(row: ProgramRow) -> str:
    open_ones = [word(field) for field in IMPORTANT if field.value not in row.facts.answered()]
    if not open_ones:
        return tr("Every important question is answered")
    return tr("Not answered yet: {fields}").format(fields=", ".join(open_ones))


def warning_words(row: ProgramRow) -> str:
    """Return what the official lists give to look into; worked out once for what is said alike of many."""
    said = row.facts.said_of(_WARNED_BY)
    found = _seen_warnings.get(said)
    if found is None:
        if len(_seen_warnings) >= _MOST_SEEN:
            _seen_warnings.clear()
        found = _seen_warnings[said] = " ".join(warnings(row.facts))
    return found


_seen_warnings: dict[Hashable, str] = {}


def _age(row: ProgramRow, today: date) -> str:
    day = row.facts.oldest(_IMPORTANT)
    if not day:
        return "" if day is None else tr("date unknown")
    days = max((today - date.fromisoformat(day)).days, 0)
    if days < 2 * _MONTH_DAYS:
        return counted("1 day", "{n} days", days)
    if days < 2 * _YEAR_DAYS:
        return tr("{months} months").format(months=days // _MONTH_DAYS)
    return tr("{years} years").format(years=days // _YEAR_DAYS)


def _oldest_first(row: ProgramRow, today: date) -> float | None:
    """Return the age in days; an answer without a day is older than any other."""
    day = row.facts.oldest(_IMPORTANT)
    if day is None:
        return None
    return (today - date.fromisoformat(day)).days if day else float("inf")


def _lists(row: ProgramRow) -> str:
    return ", ".join(name for field, name in LISTS.items() if row.facts.value(field) == "yes")


def _lists_tip(row: ProgramRow) -> str:
    said = [f"{name}: {stated(field, row.facts.value(field))}" for field, name in LISTS.items()]
    return ", ".join(said)
