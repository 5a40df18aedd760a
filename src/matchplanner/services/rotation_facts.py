"""What stands around the rotations in a plan: letters, documents, costs, ticks, the applicant."""

import functools
import importlib.resources
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import peewee as pw

from matchplanner.domain import entry, season
from matchplanner.domain.applicant import Stage
from matchplanner.domain.documents import DocumentKind
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.letters import IN_HAND, LetterState
from matchplanner.domain.places import region_of
from matchplanner.domain.rotation_lists import US_SCHOOL_ONLY, RotationList
from matchplanner.domain.rotations import (
    Paper,
    PlannedRotation,
    Portfolio,
    RotationKind,
    RotationMode,
    RotationStatus,
)
from matchplanner.domain.season import Milestone, Track
from matchplanner.domain.violations import ListedProgram, Situation
from matchplanner.domain.violations.of_plan import nth_relevant
from matchplanner.services import rotation_lists
from matchplanner.services import season as seasons
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.plain_rows import tuples
from matchplanner.services.rotation_lists import Ticked
from matchplanner.store.schema import (
    Cost,
    Document,
    ExchangeRate,
    Letter,
    Person,
    Profile,
    Program,
    Rotation,
    SiteDocument,
)

REVIEW = "programs_review"
_OPENS = {Track.FELLOWSHIP_JULY: "july_cycle_submit", Track.FELLOWSHIP_DECEMBER: "december_cycle_submit"}
_MOST_PROGRAMS = 3


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters expected from one rotation."""

    turnaround: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the plan knows about rotations beside their own rows, read in a few queries."""

    opens: Mapping[str, date]
    letters: Mapping[int, _Letters]
    papers: Mapping[int, tuple[Paper, ...]]
    costs: Mapping[int, int]
    ticks: Mapping[int, Ticked]

    def lists(self, rotation_id: int) -> Ticked:
        """Return what is ticked for a rotation."""
        return self.ticks.get(rotation_id) or rotation_lists.nothing()

    def planned(self, row: Rotation) -> PlannedRotation:
        """Return a rotation as the rules see it."""
        lists, letters = self.lists(row.id), self.letters.get(row.id)
        usual = None if row.mentor is None else row.mentor.turnaround_days
        if letters is not None and letters.turnaround is not None:
            usual = letters.turnaround
        return PlannedRotation(
            id=row.id,
            title=row.site,
            start=row.starts_on,
            end=row.ends_on,
            kind=entry.read(RotationKind, row.kind, RotationKind.OTHER),
            status=entry.read(RotationStatus, row.status, RotationStatus.IDEA),
            mode=RotationMode(row.mode),
            region=region_of(row.state, row.region),
            portfolio=Portfolio(row.portfolio),
            program_id=None if row.program is None else row.program.id,
            program_opens=None if row.program is None else self.opens.get(row.program.track),
            vslo=YesNo(row.vslo),
            earliest_months=row.earliest_months,
            latest_months=row.latest_months,
            apply_by=row.apply_by,
            office_asked_on=row.office_asked_on,
            turnaround=usual,
            has_letter=letters is not None,
            letter_on=None if letters is None else letters.on,
            us_school_only=US_SCHOOL_ONLY in lists[RotationList.HOST_RULES],
            red_flags=len(lists[RotationList.RED_FLAGS]),
            cost_cents=self.costs.get(row.id),
            papers=self.papers.get(row.id, ()),
        )


def read() -> Facts:
    """Read what the plan knows about all its rotations, scenarios included."""
    found = seasons.milestones(seasons.target_year())
    return Facts(
        opens={track.value: on for track, key in _OPENS.items() if (on := _on(found, key)) is not None},
        letters=_letters(),
        papers=_papers(),
        costs=costs(),
        ticks=rotation_lists.all_ticked(),
    )


def situation(
    planned: Iterable[PlannedRotation], blocks: Iterable[BlockRow], today: date
) -> Situation | None:
    """Return a plan with all that the rules look at, or None while the target year is unknown."""
    target_year = seasons.target_year()
    found = seasons.milestones(target_year)
    if target_year is None:
        return None
    profile = Profile.get_by_id(1)
    made = Situation(
        target_year=target_year,
        submission=season.milestone_by_key(found, seasons.SUBMISSION).on,
        review=_on(found, REVIEW),
        today=today,
        rotations=tuple(planned),
        blocks=tuple(block.block for block in blocks),
        visa_months=visa_months(),
        us_school=YesNo(profile.us_school),
        stage=Stage(profile.stage),
        background=entry.read(BackgroundType, profile.background_type, BackgroundType.UNKNOWN),
        budget_usd=profile.budget_usd,
    )
    return replace(made, programs=_programs(nth_relevant(made, 2)))


@functools.cache
def visa_months() -> int:
    """Return how many months before a rotation its visa step begins, by the table the app ships."""
    file = importlib.resources.files("matchplanner.resources").joinpath("rotations", "lead_times.toml")
    return int(tomllib.loads(file.read_text("utf-8"))["visa_months"])


def costs() -> dict[int, int]:
    """Return the known costs of each rotation in hundredths of a US dollar.

    Amounts in a currency without a rate are left out; rotations without a known
    amount are not in it.
    """
    rates = {"USD": 1.0, **dict(tuples(ExchangeRate.select(ExchangeRate.currency, ExchangeRate.usd)))}
    query = Cost.select(Cost.rotation, Cost.amount_cents, Cost.currency).where(
        Cost.rotation.is_null(is_null=False), Cost.amount_cents.is_null(is_null=False)
    )
    found: dict[int, int] = {}
    for rotation, cents, currency in tuples(query):
        if currency in rates:
            found[rotation] = found.get(rotation, 0) + round(cents * rates[currency])
    return found


def _letters() -> dict[int, _Letters]:
    """Gather by rotation the slowest writer's days, and the day the last letter is agreed or came."""
    query = (
        Letter.select(Letter.rotation, Letter.state, Letter.state_on, Letter.due_on, Person.turnaround_days)
        .join(Person)
        .where(Letter.rotation.is_null(is_null=False), Letter.state != LetterState.DECLINED.value)
    )
    found: dict[int, _Letters] = {}
    for rotation, state, state_on, due_on, days in tuples(query):
        held = found.get(rotation, _Letters())
        on = state_on if state in IN_HAND and state_on else due_on
        known = [one for one in (held.on, on and date.fromisoformat(on)) if one]
        slowest = [one for one in (held.turnaround, days) if one is not None]
        found[rotation] = replace(held, turnaround=max(slowest, default=None), on=max(known, default=None))
    return found


def _papers() -> dict[int, tuple[Paper, ...]]:
    query = (
        SiteDocument.select(
            SiteDocument.rotation, SiteDocument.id, Document.title, SiteDocument.kind, Document.expires_on
        )
        .join(Document)
        .where(SiteDocument.need != "not_needed", Document.expires_on.is_null(is_null=False))
        .order_by(SiteDocument.id)
    )
    found: dict[int, tuple[Paper, ...]] = {}
    for rotation, record, title, kind, expires in tuples(query):
        name = title or entry.read(DocumentKind, kind, DocumentKind.OTHER).label
        paper = Paper(record, name, date.fromisoformat(expires))
        found[rotation] = (*found.get(rotation, ()), paper)
    return found


def _programs(second: PlannedRotation | None) -> tuple[ListedProgram, ...]:
    """Return the programs the second rotation's site seems to be, while it is linked to none (R145)."""
    if second is None or second.program_id is not None:
        return ()
    site = second.title.casefold()
    name, house = pw.fn.LOWER(Program.name), pw.fn.LOWER(Program.institution)
    holds = pw.fn.INSTR(name, site) | pw.fn.INSTR(house, site)
    held = pw.fn.INSTR(site, name) | ((house != "") & pw.fn.INSTR(site, house))
    query = Program.select(Program.id, Program.name, Program.institution, Program.city, Program.state)
    likely = query.where(holds | held).order_by(Program.name, Program.id).limit(_MOST_PROGRAMS)
    return tuple(ListedProgram(*row) for row in tuples(likely))


def _on(found: Iterable[Milestone], key: str) -> date | None:
    return next((one.on for one in found if one.key == key), None)
