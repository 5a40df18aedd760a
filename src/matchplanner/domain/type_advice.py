"""Which rotations suit which background (R143, R148), and how far a plan follows that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rotations import PlannedRotation, RotationKind, RotationMode
from matchplanner.domain.violations.of_plan import BROAD


class Advice(LabelledEnum):
    """One piece of advice."""

    BROAD_FIRST = "broad_first", "Begin with broad pediatrics or internal medicine at a US hospital"
    GENETICS_AFTER = "genetics_after", "Then a genetics rotation, to show the interest"
    HANDS_ON = "hands_on", "If a host allows it, one of them hands-on: it shows you can work in US clinics"
    GENETICS_DIRECT = "genetics_direct", "Go straight for genetics: clinic and inpatient consults"
    LISTED_PROGRAM = "listed_program", "One of them at a program on your list"
    RESEARCH_HOST = "research_host", "Choose hosts known for research in your field"
    MENTOR = "mentor", "Name a possible research mentor at the site"
    OTHER_REGION = "other_region", "A third one, if at all, in another region"


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of advice, and whether the plan follows it."""

    advice: Advice
    met: bool


def steps(background: BackgroundType, planned: Sequence[PlannedRotation], mentors: int) -> tuple[Step, ...]:
    """Return what suits a background; an unknown one gets the general sequence.

    `mentors` counts the rotations with a possible mentor.
    """
    return tuple(Step(advice, _MET[advice](planned, mentors)) for advice in suited(background))


def suited(background: BackgroundType) -> tuple[Advice, ...]:
    """Return what suits a background, in the order it is to be done."""
    return _FOR[background]


_FOR = {
    BackgroundType.UNKNOWN: (
        Advice.BROAD_FIRST,
        Advice.GENETICS_AFTER,
        Advice.LISTED_PROGRAM,
        Advice.OTHER_REGION,
    ),
    BackgroundType.NO_US: (
        Advice.BROAD_FIRST,
        Advice.GENETICS_AFTER,
        Advice.HANDS_ON,
        Advice.LISTED_PROGRAM,
    ),
    BackgroundType.GENERALIST: (Advice.GENETICS_DIRECT, Advice.LISTED_PROGRAM, Advice.OTHER_REGION),
    BackgroundType.RESEARCH: (Advice.RESEARCH_HOST, Advice.MENTOR, Advice.LISTED_PROGRAM),
}

Planned = Sequence[PlannedRotation]


def _broad_first(planned: Planned, _mentors: int) -> bool:
    dated = sorted((one for one in planned if one.start is not None), key=lambda one: str(one.start))
    return bool(dated) and dated[0].kind in BROAD


def _genetics_after(planned: Planned, mentors: int) -> bool:
    dated = [one for one in planned if one.start is not None]
    return _broad_first(planned, mentors) and any(one.kind is RotationKind.GENETICS for one in dated)


def _any(test: Callable[[PlannedRotation], bool]) -> Callable[[Planned, int], bool]:
    return lambda planned, _mentors: any(map(test, planned))


def _other_region(planned: Planned, _mentors: int) -> bool:
    regions = {one.region for one in planned if one.region}
    return len(planned) > 2 and len(regions) > 1  # noqa: PLR2004 - the third one


_MET: dict[Advice, Callable[[Planned, int], bool]] = {
    Advice.BROAD_FIRST: _broad_first,
    Advice.GENETICS_AFTER: _genetics_after,
    Advice.HANDS_ON: _any(lambda one: one.mode is RotationMode.HANDS_ON),
    Advice.GENETICS_DIRECT: _any(lambda one: one.kind is RotationKind.GENETICS),
    Advice.LISTED_PROGRAM: _any(lambda one: one.program_id is not None),
    Advice.RESEARCH_HOST: _any(lambda one: one.kind is RotationKind.RESEARCH),
    Advice.MENTOR: lambda _planned, mentors: mentors > 0,
    Advice.OTHER_REGION: _other_region,
}
