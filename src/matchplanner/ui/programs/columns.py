"""The columns of the program table: identity, place and the applicant's own marks."""

from collections.abc import Callable
from functools import partial
from typing import Any

from matchplanner.domain.codes import is_acgme_id, is_nrmp_code
from matchplanner.domain.mentoring import HelpKind, of_kind
from matchplanner.domain.official_lists import warnings
from matchplanner.domain.program_columns import INTEREST
from matchplanner.domain.programs import TIERS, ProgramStatus, ProgramType, Target
from matchplanner.services import cells, tags
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs import fact_columns, fit_column
from matchplanner.ui.programs.column import ProgramColumn, Typed, tr
from matchplanner.ui.words import measured, phrase, word
from matchplanner.ui.workspace import Workspace

_STATUS_PLACE = {status: place for place, status in enumerate(ProgramStatus)}
_TARGET_PLACE = {Target.POSSIBLE.value: 0, Target.REALISTIC.value: 1}


def build(workspace: Workspace) -> tuple[ProgramColumn, ...]:
    """Return the columns in the order in which they stand at first; edits are user actions."""
    edit = partial(_edit, workspace)
    facts = {column.key: column for column in fact_columns.build(workspace)}
    visa, length = (facts.pop("j1"), facts.pop("h1b")), facts.pop("duration_years")
    return (
        *_identity(edit),
        *visa,
        _score(),
        fit_column.build(workspace),
        *_marks(edit),
        length,
        *fact_columns.overviews(workspace.today),
        *_codes(edit),
        *facts.values(),
    )


def tier_words(tier: int | None) -> str:
    """Return "1 Dream", or nothing for a program that has no tier yet."""
    return "" if tier is None else f"{tier} {phrase(TIERS[tier])}"


def target_words(target: str) -> str:
    """Return the label of a target, or nothing while it is not judged."""
    return next((word(one) for one in Target if one.value == target and target), "")


Edit = Callable[[str, str], Callable[[ProgramRow, Any], None]]


def _edit(workspace: Workspace, key: str, title: str) -> Callable[[ProgramRow, Any], None]:
    def edit(row: ProgramRow, value: Any) -> None:
        label = tr("Change {column} of {program}").format(column=title, program=row.name)
        text = "" if value is None else str(value)
        workspace.run(label, lambda: cells.fill([row.id], key, text, workspace.today()))

    return edit


def _own(
    edit: Edit,
    key: str,
    title: str,
    group: str,
    shown: Callable[[ProgramRow], str] | None = None,
    **rest: Any,
) -> ProgramColumn:
    show = shown or (lambda row: str(getattr(row, key)))
    return ProgramColumn(key, title, show, edit(key, title), **{"typed": Typed.LINE, "group": group, **rest})


def _identity(edit: Edit) -> tuple[ProgramColumn, ...]:
    program, place = tr("Program"), tr("Place")
    kinds = tuple((str(kind), word(kind)) for kind in ProgramType)
    return (
        _own(edit, "name", tr("Program"), program, width=40, tip=_name_tip),
        _own(edit, "institution", tr("Institution"), program, width=20, hidden=True),
        _own(edit, "city", tr("City"), place, width=12),
        _own(edit, "state", tr("State"), place, width=6),
        _own(
            edit,
            "region",
            tr("Region"),
            place,
            lambda row: phrase(row.region),
            edited=lambda row: row.own_region,
            tip=_region_tip,
            hidden=True,
        ),
        _own(
            edit,
            "program_type",
            tr("Type"),
            program,
            lambda row: word(row.program_type) if row.program_type else tr("unknown"),
            sort=lambda row: word(row.program_type) if row.program_type else None,
            edited=lambda row: str(row.program_type),
            typed=Typed.CHOICE,
            choices=kinds,
            width=18,
        ),
    )


def _marks(edit: Edit) -> tuple[ProgramColumn, ...]:
    return (*_judged(edit), *_followed(edit), *_helped(), _signals())


def _judged(edit: Edit) -> tuple[ProgramColumn, ...]:
    """Return what the applicant thinks of a program."""
    own = tr("My marks")
    tiers = (("", tr("None yet")), *((str(tier), tier_words(tier)) for tier in TIERS))
    interests = (("", tr("None yet")), *((str(number), str(number)) for number in INTEREST))
    return (
        _own(
            edit,
            "tier",
            tr("Tier"),
            own,
            lambda row: tier_words(row.tier),
            sort=lambda row: row.tier,
            edited=_text_of("tier"),
            typed=Typed.CHOICE,
            choices=tiers,
            tip=lambda row: row.tier_reason,
            width=9,
        ),
        _own(
            edit,
            "interest",
            tr("Interest"),
            own,
            _text_of("interest"),
            sort=lambda row: row.interest,
            edited=_text_of("interest"),
            typed=Typed.CHOICE,
            choices=interests,
            numeric=True,
            width=9,
        ),
    )


def _followed(edit: Edit) -> tuple[ProgramColumn, ...]:
    """Return how far a program is pursued, and the applicant's own labels."""
    own = tr("My marks")
    statuses = tuple((str(status), word(status)) for status in ProgramStatus)
    targets = tuple((target.value, word(target)) for target in Target)
    return (
        _own(
            edit,
            "status",
            tr("Status"),
            own,
            lambda row: word(row.status),
            sort=lambda row: _STATUS_PLACE[row.status],
            edited=lambda row: str(row.status),
            typed=Typed.CHOICE,
            choices=statuses,
            width=15,
        ),
        _own(
            edit,
            "target",
            tr("Target"),
            own,
            lambda row: target_words(row.target),
            sort=lambda row: _TARGET_PLACE.get(row.target),
            edited=lambda row: row.target,
            typed=Typed.CHOICE,
            choices=targets,
            hidden=True,
            width=10,
        ),
        _own(
            edit,
            "tags",
            tr("Tags"),
            own,
            lambda row: "; ".join(row.tags),
            typed=Typed.WORDS,
            suggestions=tags.names,
            words=lambda row: row.tags,
            width=18,
        ),
    )


def _signals() -> ProgramColumn:
    """Return what a program was given; signals are given on the Application page."""
    return ProgramColumn(
        "signals",
        tr("Signal"),
        lambda row: "; ".join(row.signals),
        tip=lambda row: "; ".join(row.signals),
        words=lambda row: row.signals,
        group=tr("My marks"),
        hidden=True,
        width=24,
    )


def _helped() -> tuple[ProgramColumn, ...]:
    """Return who could introduce the applicant or speak for them; both are noted under People."""
    return (
        _helpers(HelpKind.INTRODUCE, "introductions", tr("Introductions")),
        _helpers(HelpKind.SPEAK, "speakers", tr("Speak for me")),
    )


def _helpers(kind: HelpKind, key: str, title: str) -> ProgramColumn:
    def words(row: ProgramRow) -> tuple[str, ...]:
        return of_kind(row.helpers, kind)

    return ProgramColumn(
        key,
        title,
        lambda row: "; ".join(words(row)),
        tip=lambda row: "; ".join(words(row)),
        words=words,
        group=tr("My marks"),
        hidden=True,
        width=24,
    )


def _codes(edit: Edit) -> tuple[ProgramColumn, ...]:
    program, own = tr("Program"), tr("My marks")
    return (
        _own(edit, "acgme_id", tr("ACGME ID"), program, tip=_acgme_tip, hidden=True),
        _own(edit, "nrmp_code", tr("NRMP code"), program, tip=_nrmp_tip),
        _own(edit, "website", tr("Website"), program, hidden=True, width=24),
        _own(
            edit,
            "notes",
            tr("Notes"),
            own,
            lambda row: " ".join(row.notes.split()),
            edited=lambda row: row.notes,
            hidden=True,
            width=30,
        ),
    )


def _score() -> ProgramColumn:
    return ProgramColumn(
        "score",
        tr("IMG score"),
        lambda row: measured(row.score),
        sort=lambda row: (row.score.low, row.score.high) if row.score.known else None,
        tip=_score_tip,
        group=tr("Judged"),
        width=21,
    )


def _text_of(name: str) -> Callable[[ProgramRow], str]:
    def text(row: ProgramRow) -> str:
        value = getattr(row, name)
        return "" if value is None else str(value)

    return text


def _name_tip(row: ProgramRow) -> str:
    whole = f"{row.name}, {row.institution}" if row.institution else row.name
    return "\n".join((whole, *row.signals, *warnings(row.facts)))


def _region_tip(row: ProgramRow) -> str:
    if row.own_region:
        return tr("Your own word; clear it to follow the state")
    return tr("Follows the state") if row.region else tr("Unknown until the state is known")


def _acgme_tip(row: ProgramRow) -> str:
    if row.acgme_id and not is_acgme_id(row.acgme_id):
        return tr("An ACGME ID has 10 digits: check it")
    return ""


def _nrmp_tip(row: ProgramRow) -> str:
    if row.nrmp_code and not is_nrmp_code(row.nrmp_code):
        return tr("An NRMP code has 7 digits, a letter and a track, such as 1490765C0: check it")
    return ""


def _score_tip(row: ProgramRow) -> str:
    score = row.score
    if not score.known:
        return tr("Nobody has scored this program yet")
    return tr("{assessed} of {of} parts assessed: {total}").format(
        assessed=score.assessed, of=score.of, total=measured(score)
    )
