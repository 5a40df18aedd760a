"""The few figures that say where the plan stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from matchplanner.domain import applicant, entry, timeline
from matchplanner.domain.applicant import EcfmgStatus, EcfmgVerdict
from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.letters import LetterMix
from matchplanner.domain.programs import TIERS, ProgramStatus
from matchplanner.domain.season import Milestone, Track
from matchplanner.domain.spans import Span
from matchplanner.domain.timeline import Phase
from matchplanner.services import letters, season
from matchplanner.services.letters import LetterRow
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Profile, Program, Rotation


@dataclass(frozen=True, slots=True)
class TierBalance:
    """The programs still pursued, by tier; `untiered` have none yet."""

    counts: Mapping[int, int]
    untiered: int

    @property
    def total(self) -> int:
        """All programs still pursued."""
        return sum(self.counts.values()) + self.untiered


@dataclass(frozen=True, slots=True)
class Summary:
    """Where the plan stands; without a target year there is no season, phase or deadline.

    `ahead` is the next date of the season itself, for the months after the last
    phase. `rotates` says whether any rotation is planned. `programs` counts
    all of them, those no longer pursued as well.
    """

    target_year: int | None
    calendar: Span | None
    phases: tuple[Phase, ...]
    phase: Phase | None
    next_phase: Phase | None
    ahead: Milestone | None
    ecfmg: EcfmgVerdict
    deadline_expected: bool
    letters: LetterMix
    tiers: TierBalance
    programs: int
    background: BackgroundType
    rotates: bool


def summary(
    today: date,
    target_year: int | None,
    milestones: tuple[Milestone, ...],
    letter_rows: tuple[LetterRow, ...],
) -> Summary:
    """Return the figures of the plan as it is."""
    phases = () if target_year is None else timeline.phases(target_year)
    deadline = next((m for m in milestones if m.key == season.RANK_DEADLINE), None)
    due_on = None if deadline is None else deadline.on
    profile = Profile.get_by_id(1)
    counted = Program.select(Program.tier, Program.status, pw.fn.COUNT(Program.id))
    programs = tuples(counted.group_by(Program.tier, Program.status))
    return Summary(
        target_year=target_year,
        calendar=None if target_year is None else timeline.window(target_year),
        phases=phases,
        phase=next((phase for phase in phases if phase.band.holds(today)), None),
        next_phase=next((phase for phase in phases if phase.band.start > today), None),
        ahead=next((one for one in milestones if one.on >= today and one.track is Track.MAIN), None),
        ecfmg=applicant.ecfmg_verdict(
            EcfmgStatus(profile.ecfmg_status), profile.ecfmg_on, due_on, today=today
        ),
        deadline_expected=deadline is not None and deadline.expected,
        letters=letters.mix(letter_rows),
        tiers=_tiers(programs),
        programs=sum(count for _tier, _status, count in programs),
        background=entry.read(BackgroundType, profile.background_type, BackgroundType.UNKNOWN),
        rotates=Rotation.select().exists(),
    )


def _tiers(programs: Iterable[tuple[Any, ...]]) -> TierBalance:
    pursued: Counter[int | None] = Counter()
    for tier, status, count in programs:
        if ProgramStatus.read(status).pursued:
            pursued[tier] += count
    return TierBalance({tier: pursued[tier] for tier in TIERS}, pursued[None])
