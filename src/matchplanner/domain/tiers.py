"""Tiers: which one a program's facts suggest, why, and what keeps it out of another (R130-R135)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import Gates, Rule, Standing, State
from matchplanner.domain.fit import FitRange
from matchplanner.domain.known import Known
from matchplanner.domain.programs import TIERS, ProgramStatus
from matchplanner.domain.rubric import ScoreRange

DREAM, CORE, SAFETY = 1, 2, 3
ACCEPTABLE_IMG = 4
"""Points of 10 from which the IMG score is acceptable: the guide gives the word, the figure is ours."""
FRIENDLY_IMG = 6
"""Points of 10 from which a program counts as friendly to IMGs; ours as well."""
_NEW_YEARS = 5
_SMALL_POSITIONS = 1
_SMALL_TAGS = frozenset({"small", "new", "little known"})
_GOOD_RESEARCH_MARKS = 2


class Answer(StrEnum):
    """What is known of a condition."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Condition(StrEnum):
    """What a tier asks for, in the guide's words (lines 267-278)."""

    GOALS_STRONG = "goals_strong"
    GOALS_SOME = "goals_some"
    RESEARCH_GOOD = "research_good"
    RESEARCH_SOME = "research_some"
    IMG_NOT_ZERO = "img_not_zero"
    IMG_ACCEPTABLE = "img_acceptable"
    IMG_FRIENDLY = "img_friendly"
    VISA = "visa"
    ACCREDITED = "accredited"
    NOT_ON_PROBATION = "not_on_probation"
    SMALL_OR_NEW = "small_or_new"


class Objection(StrEnum):
    """Why a tier may be given only with a reason in the applicant's own words (R133, R134)."""

    GATED_OUT = "gated_out"
    IMG_ZERO = "img_zero"
    PROBATION = "probation"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The tier that the facts suggest, None where they do not, with the answers it rests on.

    `reasons` are the conditions of the suggested tier, or all of them where no
    tier is suggested; `within_reach` are the tiers that nothing known rules
    out, but of which something is still open.
    """

    tier: int | None
    gates: Gates
    reasons: tuple[tuple[Condition, Answer], ...]
    within_reach: tuple[int, ...]

    @property
    def gated_out(self) -> bool:
        """Whether a rule is closed."""
        return bool(self.gates.closed)

    @property
    def unknown(self) -> tuple[Condition, ...]:
        """The conditions whose answer is not known."""
        return tuple(condition for condition, answer in self.reasons if answer is Answer.UNKNOWN)


Judged = dict[Condition, Answer]

_ASKS: dict[int, tuple[Condition, ...]] = {
    DREAM: (Condition.GOALS_STRONG, Condition.RESEARCH_GOOD, Condition.IMG_NOT_ZERO),
    CORE: (Condition.IMG_ACCEPTABLE, Condition.GOALS_SOME, Condition.RESEARCH_SOME, Condition.VISA),
    SAFETY: (
        Condition.ACCREDITED,
        Condition.NOT_ON_PROBATION,
        Condition.IMG_FRIENDLY,
        Condition.SMALL_OR_NEW,
    ),
}
"""What each tier is about: R130 for 1, R131 for 2, R132 and R133 for 3."""


def suggest(
    known: Known, score: ScoreRange, fit: FitRange, gates: Gates, target_year: int | None
) -> Suggestion:
    """Suggest a tier from what is known; nothing unknown counts as yes or as no.

    Tier 1 needs every condition answered yes. Tier 2 needs an acceptable IMG
    score, and nothing that speaks against the rest; what is open there is
    named. Tier 3 needs accreditation stated and no probation, and a friendlier
    or smaller place. A program a rule keeps out gets no tier.
    """
    judged = judge(known, score, fit, gates, target_year)
    tier = None if gates.closed else tier_of(judged)
    asked = (
        _ASKS[tier] if tier is not None else tuple(dict.fromkeys(c for one in _ASKS.values() for c in one))
    )
    reasons = tuple((condition, judged[condition]) for condition in asked)
    reach = () if gates.closed else tuple(t for t in TIERS if t != tier and _in_reach(t, judged))
    return Suggestion(tier, gates, reasons, reach)


def judge(known: Known, score: ScoreRange, fit: FitRange, gates: Gates, target_year: int | None) -> Judged:
    """Answer every condition."""
    return {
        **by_goals(fit),
        **by_research(known),
        **by_score(score),
        **by_gates(gates),
        **by_size(known, target_year),
    }


def by_goals(fit: FitRange) -> Judged:
    """Answer what a tier asks of the goals."""
    return {Condition.GOALS_STRONG: _goals(fit, 2), Condition.GOALS_SOME: _goals(fit, 4)}


def by_research(known: Known) -> Judged:
    """Answer what a tier asks of research; reads `RESEARCH_FIELDS`."""
    return {
        Condition.RESEARCH_GOOD: _good_research(known),
        Condition.RESEARCH_SOME: _some_research(known),
    }


def by_score(score: ScoreRange) -> Judged:
    """Answer what a tier asks of the IMG score."""
    return {
        Condition.IMG_NOT_ZERO: _from(score, 1),
        Condition.IMG_ACCEPTABLE: _from(score, ACCEPTABLE_IMG),
        Condition.IMG_FRIENDLY: _from(score, FRIENDLY_IMG),
    }


def by_gates(gates: Gates) -> Judged:
    """Answer what a tier asks of visa and accreditation."""
    probation = gates.standing is Standing.PROBATION
    unsure = gates.standing is Standing.UNKNOWN
    visa = gates.of(Rule.VISA).state
    return {
        Condition.VISA: _answer(yes=visa is State.MET, no=visa is State.CLOSED),
        Condition.ACCREDITED: _answer(yes=not unsure and gates.standing is not Standing.LOST, no=not unsure),
        Condition.NOT_ON_PROBATION: _answer(yes=not unsure and not probation, no=probation),
    }


def by_size(known: Known, target_year: int | None) -> Judged:
    """Answer whether a place is small, new or little known; reads `SIZE_FIELDS` and the labels."""
    small = _small_or_new(known, target_year)
    return {Condition.SMALL_OR_NEW: Answer.YES if small else Answer.UNKNOWN}


def with_size_settled(known: Known, target_year: int | None) -> Known:
    """Return what suggests the same tier without the figures of which only "small or new" matters.

    Where neither goals nor questions ask for those figures, programs that
    differ in them alone need judging only once.
    """
    values = {field: value for field, value in known.values.items() if field not in SIZE_FIELDS}
    if _small_or_new(known, target_year):
        values[ClaimField.POSITIONS_PER_YEAR] = str(_SMALL_POSITIONS)
    return Known(values, known.program_type, known.tags, known.faculty)


def objections(tier: int | None, gates: Gates) -> tuple[Objection, ...]:
    """Return why giving this tier needs a reason; none for taking a tier away."""
    if tier is None:
        return ()
    found = []
    if any(gate.rule is not Rule.IMG_SCORE for gate in gates.closed):
        found.append(Objection.GATED_OUT)
    if tier == DREAM and gates.of(Rule.IMG_SCORE).state is State.CLOSED:
        found.append(Objection.IMG_ZERO)
    if tier == SAFETY and gates.standing is Standing.PROBATION:
        found.append(Objection.PROBATION)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Balance:
    """How the programs still pursued spread over the tiers (R135); `counts` has an entry for each tier."""

    counts: dict[int, int]
    without: int

    @property
    def empty(self) -> tuple[int, ...]:
        """The tiers without a program, once any tier has one."""
        return tuple(tier for tier, count in self.counts.items() if not count) if self.total else ()

    @property
    def total(self) -> int:
        """How many programs have a tier."""
        return sum(self.counts.values())


def balance(tiers: Iterable[int | None]) -> Balance:
    """Count programs by tier."""
    counts, without = dict.fromkeys(TIERS, 0), 0
    for tier in tiers:
        if tier in counts:
            counts[tier] += 1
        else:
            without += 1
    return Balance(counts, without)


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many programs the rules leave, and how far they have come (R141)."""

    eligible: int
    open: int
    closed: int
    applied: int
    invited: int


_APPLIED = (ProgramStatus.APPLIED, ProgramStatus.INVITED, ProgramStatus.INTERVIEWED, ProgramStatus.RANKED)
_INVITED = _APPLIED[1:]


def funnel(found: Sequence[tuple[State, ProgramStatus]]) -> Funnel:
    """Count programs by eligibility and status."""
    states = [state for state, _status in found]
    return Funnel(
        states.count(State.MET),
        states.count(State.OPEN),
        states.count(State.CLOSED),
        sum(status in _APPLIED for _state, status in found),
        sum(status in _INVITED for _state, status in found),
    )


def tier_of(judged: Judged) -> int | None:
    """Return the tier that the answers amount to where no rule is closed, None if they amount to none."""
    if all(judged[condition] is Answer.YES for condition in _ASKS[DREAM]):
        return DREAM
    friendly = judged[Condition.IMG_FRIENDLY] is Answer.YES
    small = judged[Condition.SMALL_OR_NEW] is Answer.YES
    sound = Answer.YES is judged[Condition.ACCREDITED] is judged[Condition.NOT_ON_PROBATION]
    if sound and friendly and small:
        return SAFETY
    if judged[Condition.IMG_ACCEPTABLE] is Answer.YES and not any(
        judged[condition] is Answer.NO for condition in _ASKS[CORE]
    ):
        return CORE
    welcoming = friendly or (small and judged[Condition.IMG_NOT_ZERO] is Answer.YES)
    return SAFETY if sound and welcoming else None


def _in_reach(tier: int, judged: Judged) -> bool:
    """Tell whether nothing known rules the tier out; whether a place is small may always turn up (tier 3)."""
    asked = _ASKS[tier]
    if tier == SAFETY:
        asked = (Condition.ACCREDITED, Condition.NOT_ON_PROBATION, Condition.IMG_NOT_ZERO)
    answers = [judged[condition] for condition in asked]
    return Answer.NO not in answers and (tier == SAFETY or Answer.UNKNOWN in answers)


def _goals(fit: FitRange, share: int) -> Answer:
    """Tell whether one in `share` of the points of the goals is certain, ruled out, or open."""
    if not fit.best:
        return Answer.UNKNOWN
    return _answer(yes=fit.low * share >= fit.best, no=fit.high * share < fit.best)


def _from(score: ScoreRange, points: int) -> Answer:
    """Tell whether the score reaches `points` of 10; another total of an edited rubric is scaled (R100)."""
    least = max(points * score.best / 10, 1)
    return _answer(yes=score.low >= least, no=score.known and score.high < least)


def _answer(*, yes: bool, no: bool) -> Answer:
    return Answer.YES if yes else Answer.NO if no else Answer.UNKNOWN


def _good_research(known: Known) -> Answer:
    level = known.stated(ClaimField.RESEARCH_LEVEL)
    if level:
        return Answer.YES if level in {"moderate", "extensive"} else Answer.NO
    return Answer.YES if _research_marks(known) >= _GOOD_RESEARCH_MARKS else Answer.UNKNOWN


def _some_research(known: Known) -> Answer:
    level = known.stated(ClaimField.RESEARCH_LEVEL)
    if level:
        return Answer.NO if level == "none" else Answer.YES
    months = known.number(ClaimField.RESEARCH_MONTHS) or 0
    required = known.stated(ClaimField.RESEARCH_REQUIRED) == "yes"
    return Answer.YES if _research_marks(known) or months > 0 or required else Answer.UNKNOWN


def _research_marks(known: Known) -> int:
    """Count the marks of strong research that are answered yes (R88)."""
    return sum(known.stated(field) == "yes" for field in RESEARCH_MARKS)


def _small_or_new(known: Known, target_year: int | None) -> bool:
    positions = known.number(ClaimField.POSITIONS_PER_YEAR)
    founded = known.number(ClaimField.FOUNDED_YEAR)
    small = positions is not None and positions <= _SMALL_POSITIONS
    new = founded is not None and target_year is not None and target_year - founded <= _NEW_YEARS
    return small or new or bool(known.tags & _SMALL_TAGS)


RESEARCH_MARKS = (
    ClaimField.PROTECTED_TIME,
    ClaimField.RESEARCH_CURRICULUM,
    ClaimField.FUNDED_RESEARCH,
    ClaimField.RESIDENTS_PUBLISH,
)
RESEARCH_FIELDS = (
    *RESEARCH_MARKS,
    ClaimField.RESEARCH_LEVEL,
    ClaimField.RESEARCH_MONTHS,
    ClaimField.RESEARCH_REQUIRED,
)
SIZE_FIELDS = (ClaimField.POSITIONS_PER_YEAR, ClaimField.FOUNDED_YEAR)
TIER_FIELDS = (*RESEARCH_FIELDS, *SIZE_FIELDS)
"""The facts the tiers read, beside those of gates and goals."""
