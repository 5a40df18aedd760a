"""The columns of the program table: what each shows, sorts by, explains and writes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.claims import UNKNOWN, ClaimField, Fact
from matchplanner.domain.codes import is_acgme_id, is_nrmp_code
from matchplanner.domain.programs import TIERS, ProgramStatus, ProgramType
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.fact_words import age_words, value_words
from matchplanner.ui.models.rows import Column
from matchplanner.ui.workspace import Workspace

ProgramColumn = Column[ProgramRow]
FACT_COLUMNS = {
    "j1": ClaimField.J1,
    "h1b": ClaimField.H1B,
    "duration": ClaimField.DURATION_YEARS,
    "accreditation": ClaimField.ACCREDITATION,
}
"""The columns that show a fact drawn from claims."""

HIDDEN_AT_FIRST = frozenset({"acgme_id", "region", "accreditation"})

_STATUS_PLACE = {status: place for place, status in enumerate(ProgramStatus)}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramTable", text)


def build(workspace: Workspace) -> tuple[ProgramColumn, ...]:
    """Return the columns; their edits are user actions of this workspace."""
    own = partial(_own_column, workspace)
    of_fact = partial(_fact_column, workspace)
    return (
        own("name", _tr("Program"), lambda p: p.name),
        own("institution", _tr("Institution"), lambda p: p.institution),
        own("city", _tr("City"), lambda p: p.city),
        own("state", _tr("State"), lambda p: p.state),
        own("region", _tr("Region"), lambda p: p.region, edited=lambda p: p.own_region, tip=_region_tip),
        own(
            "program_type",
            _tr("Type"),
            lambda p: p.program_type.label if p.program_type else _tr("unknown"),
            sort=lambda p: p.program_type.label if p.program_type else None,
            edited=lambda p: str(p.program_type),
        ),
        of_fact("j1", _tr("J-1")),
        of_fact("h1b", _tr("H-1B")),
        Column(
            "score",
            _tr("IMG score"),
            lambda p: p.score.as_text(),
            sort=lambda p: (p.score.low, p.score.high) if p.score.known else None,
            tip=_score_tip,
        ),
        of_fact("duration", _tr("Years")),
        own("tier", _tr("Tier"), lambda p: tier_words(p.tier), sort=lambda p: p.tier, edited=_typed("tier")),
        own(
            "interest",
            _tr("Interest"),
            lambda p: "" if p.interest is None else str(p.interest),
            sort=lambda p: p.interest,
            edited=_typed("interest"),
            numeric=True,
        ),
        own(
            "status",
            _tr("Status"),
            lambda p: p.status.label,
            sort=lambda p: _STATUS_PLACE[p.status],
            edited=lambda p: str(p.status),
        ),
        own("acgme_id", _tr("ACGME ID"), lambda p: p.acgme_id, tip=_acgme_tip),
        own("nrmp_code", _tr("NRMP code"), lambda p: p.nrmp_code, tip=_nrmp_tip),
        of_fact("accreditation", _tr("Accreditation")),
    )


def tier_words(tier: int | None) -> str:
    """Return "1 Dream", or nothing for a program that has no tier yet."""
    return "" if tier is None else f"{tier} {TIERS[tier]}"


def choices(key: str) -> tuple[tuple[str, str], ...]:
    """Return what a column's editor offers as (stored, shown); empty for typed columns."""
    match key:
        case "program_type":
            return tuple((str(kind), kind.label) for kind in ProgramType)
        case "status":
            return tuple((str(status), status.label) for status in ProgramStatus)
        case "tier":
            return ("", _tr("None yet")), *((str(tier), tier_words(tier)) for tier in TIERS)
        case "j1" | "h1b":
            return *FACT_COLUMNS[key].rule.options, (UNKNOWN, _tr("Unknown"))
        case _:
            return ()


def suggestions(key: str) -> tuple[str, ...]:
    """Return the words a typed column suggests."""
    field = FACT_COLUMNS.get(key)
    return () if field is None else field.rule.suggestions


def _own_column(
    workspace: Workspace, key: str, title: str, shown: Callable[[ProgramRow], str], **rest: Any
) -> ProgramColumn:
    def edit(row: ProgramRow, value: Any) -> None:
        label = _tr("Change {column} of {program}").format(column=title, program=row.name)
        workspace.run(label, lambda: programs.edit(row.id, key, value))

    return Column(key, title, shown, edit, **rest)


def _fact_column(workspace: Workspace, key: str, title: str) -> ProgramColumn:
    field = FACT_COLUMNS[key]
    numeric = field.rule.numeric

    def edit(row: ProgramRow, value: Any) -> None:
        text = str(value)
        if text.strip() == typed(row):
            return  # leaving an editor unchanged is no new claim
        label = _tr("Change {column} of {program}").format(column=title, program=row.name)
        workspace.run(label, lambda: programs.set_fact(row.id, field, text, workspace.today()))

    def typed(row: ProgramRow) -> str:
        fact = row.facts[field]
        return fact.value if fact.answered or field.rule.options else ""

    def order(row: ProgramRow) -> float | str | None:
        fact = row.facts[field]
        return fact.number if numeric else fact.value.casefold() if fact.known else None

    return Column(
        key,
        title,
        lambda row: value_words(row.facts[field]),
        edit,
        sort=order,
        edited=typed,
        tip=lambda row: fact_tip(row.facts[field]),
    )


def fact_tip(fact: Fact) -> str:
    """Return value, source and age in one line."""
    if fact.shown is None:
        return _tr("{field}: unknown, no source yet").format(field=fact.field.label)
    parts = [f"{fact.field.label}: {value_words(fact)}", fact.shown.source_kind.label, age_words(fact)]
    if fact.disputed:
        parts.append(_tr("sources disagree"))
    return ", ".join(parts)


def _typed(name: str) -> Callable[[ProgramRow], str]:
    def text(row: ProgramRow) -> str:
        value = getattr(row, name)
        return "" if value is None else str(value)

    return text


def _region_tip(row: ProgramRow) -> str:
    if row.own_region:
        return _tr("Your own word; clear it to follow the state")
    return _tr("Follows the state") if row.region else _tr("Unknown until the state is known")


def _acgme_tip(row: ProgramRow) -> str:
    if row.acgme_id and not is_acgme_id(row.acgme_id):
        return _tr("An ACGME ID has 10 digits: check it")
    return ""


def _nrmp_tip(row: ProgramRow) -> str:
    if row.nrmp_code and not is_nrmp_code(row.nrmp_code):
        return _tr("An NRMP code has 7 digits, a letter and a track, such as 1490765C0: check it")
    return ""


def _score_tip(row: ProgramRow) -> str:
    score = row.score
    if not score.known:
        return _tr("Nobody has scored this program yet")
    return _tr("{assessed} of {of} parts assessed: {total}").format(
        assessed=score.assessed, of=score.of, total=score.as_text()
    )
