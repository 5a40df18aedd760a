"""The applicant's rank order lists: which programs each holds, and until when it is certified."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from matchplanner.domain import applicant, entry, plans, rank_lists, zones
from matchplanner.domain import season as seasons
from matchplanner.domain.applicant import EcfmgVerdict
from matchplanner.domain.interviews import OFF
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.rank_lists import MatchList, Membership
from matchplanner.domain.season import DateStatus, Milestone, MilestoneKind, Track
from matchplanner.domain.zones import TwoClocks
from matchplanner.errors import UserError
from matchplanner.services import plan_programs, profile, season
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Interview, MilestoneOverride, Program, RankEntry

SPECIALTIES_DEADLINE = "specialties_rol_certification"
"""The key of the user's own date; nobody publishes one for medical genetics (domain_facts.md 3.4)."""

_ZONE = "America/New_York"
_FEW = 500
"""SQLite takes only so many values at once; beyond them all programs are read."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a list must be certified: the milestone, and the moment on NRMP's clock and the one at home.

    `clocks` shows NRMP's clock twice while the zone at home is unknown; `home` says whether it is known.
    """

    milestone: Milestone
    clocks: TwoClocks
    home: bool

    @property
    def instant(self) -> datetime:
        """The moment in UTC."""
        return self.clocks.instant


def memberships(program_ids: Iterable[int] | None = None) -> dict[int, Membership]:
    """Return on which list each program belongs, listed or not; None asks for all programs."""
    held = plan_programs.plans_in_order()
    by_id = {plan.id: plan for plan in held}
    query = Program.select(Program.id, Program.name, Program.program_type, Program.track, Program.pathway)
    wanted = None if program_ids is None else set(program_ids)
    if wanted is not None and len(wanted) <= _FEW:
        query = query.where(Program.id.in_(list(wanted)))
    found = {}
    for record, name, kind, track, pathway in tuples(query):
        if wanted is None or record in wanted:
            plan = by_id.get(pathway) or plans.default_plan(ProgramType.read(kind), name, held)
            broader = "" if plan is None else plan.specialty
            found[record] = rank_lists.membership(track, kind, broader)
    return found


def in_play() -> tuple[MatchList, ...]:
    """Return the lists that have a program, or an interview of one; the Main Match where none has."""
    listed = {program for (program,) in tuples(RankEntry.select(RankEntry.program))}
    called_off = [status.value for status in OFF]
    held = Interview.select(Interview.program).where(Interview.status.not_in(called_off))
    there = listed | {program for (program,) in tuples(held)}
    found = {one.of for one in memberships(there).values()}
    return tuple(one for one in MatchList if one in found) or (MatchList.MAIN,)


def shown(wanted: str = "") -> MatchList:
    """Return the list that was asked for where it is in play, else the first that is."""
    there = in_play()
    return next((one for one in there if one == wanted), there[0])


def deadline(of: MatchList) -> Deadline | None:
    """Return when a list must be certified, None where no date is known or nothing is certified."""
    milestone = _milestone(of)
    if milestone is None:
        return None
    home = profile.get().home_zone
    clocks = zones.deadline_clocks(milestone.on, milestone.at, milestone.zone, home or milestone.zone)
    return Deadline(milestone, clocks, home=bool(home))


def ecfmg(of: MatchList, today: date) -> EcfmgVerdict | None:
    """Say whether ECFMG certification precedes the list's deadline, as it stands `today`.

    None for what no match takes.
    """
    if not of.certified:
        return None
    held, due = profile.get(), _milestone(of)
    return applicant.ecfmg_verdict(
        held.ecfmg_status,
        held.ecfmg_on,
        None if due is None else due.on,
        deadline_expected=due is not None and due.expected,
        today=today,
    )


def set_specialties_deadline(on: object, at: object = None, zone: object = "", source: object = "") -> None:
    """Keep the user's own deadline of the specialties match in this season; a blank date forgets it.

    Without a time it ends with its day, without a zone it is NRMP's. Raises
    UserError for what is no date, time or zone, and while the target year is unknown.
    """
    target_year = season.target_year()
    if target_year is None:
        raise UserError(
            "A deadline belongs to a season.", "Enter the target application year in Profile first."
        )
    day, clock, place = entry.day(on, "The deadline"), season.parse_time(at), season.parse_zone(zone)
    match_year = seasons.match_year_of(target_year)
    here = (MilestoneOverride.match_year == match_year) & (MilestoneOverride.key == SPECIALTIES_DEADLINE)
    MilestoneOverride.delete().where(here).execute()
    if day is not None:
        MilestoneOverride.create(
            match_year=match_year,
            key=SPECIALTIES_DEADLINE,
            on_date=day,
            at_time=clock,
            zone=place,
            source=entry.one_line(source),
        )


def _milestone(of: MatchList) -> Milestone | None:
    if of is MatchList.MAIN:
        return season.certification_deadline(season.target_year())
    return _own_milestone() if of is MatchList.SPECIALTIES else None


def _own_milestone() -> Milestone | None:
    """Return the specialties match's deadline as the user found it out."""
    target_year = season.target_year()
    if target_year is None:
        return None
    own = season.own_date(target_year, SPECIALTIES_DEADLINE)
    if own is None or own.on is None:
        return None
    return Milestone(
        key=SPECIALTIES_DEADLINE,
        label="Rank order list certification deadline, specialties match",
        track=Track.FELLOWSHIP_JULY,
        on=own.on,
        at=own.at,
        end=None,
        zone=own.zone or _ZONE,
        kind=MilestoneKind.DEADLINE,
        status=DateStatus.OWN,
        sources=(own.source,) if own.source else (),
        checked_on=own.checked_on,
        expected=False,
        overridden=True,
        pattern="",
        note=own.note,
    )
