"""Gates: a program's rules held against the profile, each met, closed or open (R33, R57, R133)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matchplanner.domain.applicant import H1bNeed
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.known import Known
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rubric import ScoreRange


class Rule(LabelledEnum):
    """What may keep an applicant out of a program."""

    ACCREDITATION = "accreditation", "Accreditation"
    VISA = "visa", "Visa"
    ECFMG = "ecfmg", "ECFMG certification"
    STEP1 = "step1", "Step 1 score"
    STEP2 = "step2", "Step 2 CK score"
    ATTEMPTS = "attempts", "Attempts"
    GRADUATION = "graduation", "Years since graduation"
    OET = "oet", "OET"
    EARLIER_TRAINING = "earlier_training", "Earlier US training"
    OPENING = "opening", "Takes applications"
    IMG_SCORE = "img_score", "IMG score above zero"


class State(StrEnum):
    """How a rule stands. Unstated: no source names such a rule, which is not the same as there being none."""

    MET = "met"
    CLOSED = "closed"
    OPEN = "open"
    UNSTATED = "unstated"


class VisaNeed(LabelledEnum):
    """Which sponsorship the applicant depends on."""

    NONE = "none", "No visa needed"
    J1 = "j1", "J-1 or H-1B"
    H1B = "h1b", "H-1B only"
    UNKNOWN = "unknown", "Unknown"


class Standing(LabelledEnum):
    """What an accreditation status means for an applicant (domain_facts.md 10)."""

    SOUND = "sound", "Accredited"
    WARNING = "warning", "With warning"
    PROBATION = "probation", "On probation"
    LOST = "lost", "Withheld or withdrawn"
    UNKNOWN = "unknown", "Unknown"

    @property
    def troubled(self) -> bool:
        """Whether there is something to ask about."""
        return self in {Standing.WARNING, Standing.PROBATION, Standing.LOST}


@dataclass(frozen=True, slots=True)
class Applicant:
    """What the rules ask of the profile; None means not known."""

    visa: VisaNeed = VisaNeed.UNKNOWN
    certified: bool = False
    certified_on: date | None = None
    ecfmg_days: Mapping[str, date] = field(default_factory=dict)
    step1: int | None = None
    step1_passed: bool = False
    step2: int | None = None
    attempts: int | None = None
    graduation_year: int | None = None
    target_year: int | None = None
    us_training_years: float = 0
    oet_passed: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """One rule and how it stands: what the program states, what the profile says, and where to look."""

    rule: Rule
    state: State
    stated: str = ""
    mine: str = ""
    fact: ClaimField | None = None


@dataclass(frozen=True, slots=True)
class Gates:
    """All rules of one program."""

    gates: tuple[Gate, ...]
    standing: Standing

    @property
    def closed(self) -> tuple[Gate, ...]:
        """The rules that keep the applicant out."""
        return self._in(State.CLOSED)

    @property
    def open(self) -> tuple[Gate, ...]:
        """The rules about which the answer is not known yet."""
        return self._in(State.OPEN)

    @property
    def verdict(self) -> State:
        """Closed if any rule is, else open if any is, else met."""
        return State.CLOSED if self.closed else State.OPEN if self.open else State.MET

    @property
    def eligibility(self) -> State:
        """The verdict without the IMG score, which is no rule of the program."""
        states = [gate.state for gate in self.gates if gate.rule is not Rule.IMG_SCORE]
        return State.CLOSED if State.CLOSED in states else State.OPEN if State.OPEN in states else State.MET

    def of(self, rule: Rule) -> Gate:
        """Return how one rule stands."""
        return next(gate for gate in self.gates if gate.rule is rule)

    def _in(self, state: State) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates if gate.state is state)


def visa_need(j1_eligible: YesNo, h1b_need: H1bNeed, immigration_status: str) -> VisaNeed:
    """Return which sponsorship the profile's answers amount to.

    Citizens and permanent residents of the US need none. Who needs H-1B, or
    may not take J-1, depends on H-1B; who does neither is taken to need none.
    """
    status = immigration_status.casefold()
    if any(words in status for words in _SETTLED) and not any(word in status for word in _NOT_SETTLED):
        return VisaNeed.NONE
    if h1b_need is H1bNeed.NEEDED:
        return VisaNeed.H1B
    if j1_eligible == YesNo.NO:
        return VisaNeed.NONE if h1b_need is H1bNeed.NOT_NEEDED else VisaNeed.H1B
    if j1_eligible == YesNo.YES or h1b_need is not H1bNeed.UNKNOWN:
        return VisaNeed.J1
    return VisaNeed.UNKNOWN


def standing(known: Known) -> Standing:
    """Return what the accreditation status says, in ACGME's words or others.

    Where no status is stated, being on ACGME's own list counts as accredited.
    """
    text = known.stated(ClaimField.ACCREDITATION).casefold()
    for found, stems in _STANDINGS:
        if any(stem in text for stem in stems):
            return found
    if not text and known.stated(ClaimField.LISTED_ACGME) == YesNo.YES:
        return Standing.SOUND
    return Standing.UNKNOWN


def gates(known: Known, score: ScoreRange, mine: Applicant) -> Gates:
    """Hold every rule of a program against the applicant."""
    where = standing(known)
    return Gates(
        (
            _accreditation(known, where),
            _visa(known, mine),
            _ecfmg(known, mine),
            _minimum(Rule.STEP1, ClaimField.USMLE_STEP1_MIN, known, mine.step1, passed=mine.step1_passed),
            _minimum(Rule.STEP2, ClaimField.USMLE_STEP2_MIN, known, mine.step2),
            _at_most(Rule.ATTEMPTS, ClaimField.ATTEMPT_LIMIT, known, mine.attempts),
            _at_most(Rule.GRADUATION, ClaimField.YOG_LIMIT_YEARS, known, _years_since(mine)),
            _oet(known, mine),
            _earlier_training(known, mine),
            _yes(Rule.OPENING, ClaimField.TAKES_APPLICATIONS, known),
            _img_score(score),
        ),
        where,
    )


def _accreditation(known: Known, where: Standing) -> Gate:
    state = {Standing.LOST: State.CLOSED, Standing.UNKNOWN: State.OPEN}.get(where, State.MET)
    return Gate(
        Rule.ACCREDITATION, state, known.stated(ClaimField.ACCREDITATION), fact=ClaimField.ACCREDITATION
    )


def _visa(known: Known, mine: Applicant) -> Gate:
    sponsors = known.stated(ClaimField.VISA_SPONSORSHIP)
    h1b = known.stated(ClaimField.H1B) or ("no" if sponsors == YesNo.NO else "")
    j1 = known.stated(ClaimField.J1) or ("no" if sponsors == YesNo.NO else "")
    state = _VISA_RULES[mine.visa](j1, h1b)
    fact = ClaimField.H1B if mine.visa is VisaNeed.H1B else ClaimField.J1
    return Gate(Rule.VISA, state, f"{j1}/{h1b}", mine.visa.value, fact)


def _needs_h1b(_j1: str, h1b: str) -> State:
    return {"yes": State.MET, "no": State.CLOSED}.get(h1b, State.OPEN)


def _needs_j1(j1: str, h1b: str) -> State:
    if "yes" in {j1, h1b}:
        return State.MET
    return State.CLOSED if j1 == h1b == "no" else State.OPEN


def _need_unknown(j1: str, h1b: str) -> State:
    return State.MET if j1 == h1b == "yes" else State.OPEN


_VISA_RULES: Mapping[VisaNeed, Callable[[str, str], State]] = {
    VisaNeed.NONE: lambda _j1, _h1b: State.MET,
    VisaNeed.H1B: _needs_h1b,
    VisaNeed.J1: _needs_j1,
    VisaNeed.UNKNOWN: _need_unknown,
}


def _ecfmg(known: Known, mine: Applicant) -> Gate:
    when = known.stated(ClaimField.ECFMG_REQUIRED)
    fact = ClaimField.ECFMG_REQUIRED
    if not when:
        return Gate(Rule.ECFMG, State.UNSTATED, fact=fact)
    if mine.certified:
        return Gate(Rule.ECFMG, State.MET, when, "certified", fact)
    on, by = mine.certified_on, mine.ecfmg_days.get(when)
    if on is None or by is None:
        return Gate(Rule.ECFMG, State.OPEN, when, "" if on is None else on.isoformat(), fact)
    if on <= by:
        return Gate(Rule.ECFMG, State.MET, when, on.isoformat(), fact)
    # Interviews have no common date: certification between review and ranking may or may not do.
    ranking = mine.ecfmg_days.get("by_ranking")
    in_between = when == "by_interview" and ranking is not None and on <= ranking
    return Gate(Rule.ECFMG, State.OPEN if in_between else State.CLOSED, when, on.isoformat(), fact)


def _minimum(rule: Rule, fact: ClaimField, known: Known, mine: int | None, *, passed: bool = False) -> Gate:
    """Compare a lowest score; a Step 1 that was pass or fail (since January 2022) leaves it open."""
    least = known.number(fact)
    if least is None:
        return Gate(rule, State.UNSTATED, fact=fact)
    shown = str(mine) if mine is not None else "pass" if passed else ""
    state = State.OPEN if mine is None else State.MET if mine >= least else State.CLOSED
    return Gate(rule, state, f"{least:g}", shown, fact)


def _at_most(rule: Rule, fact: ClaimField, known: Known, mine: int | None) -> Gate:
    limit = known.number(fact)
    if limit is None:
        return Gate(rule, State.UNSTATED, fact=fact)
    state = State.OPEN if mine is None else State.MET if mine <= limit else State.CLOSED
    return Gate(rule, state, f"{limit:g}", "" if mine is None else str(mine), fact)


def _years_since(mine: Applicant) -> int | None:
    """Return the years from graduation to the September of application."""
    if mine.target_year is None or mine.graduation_year is None:
        return None
    return max(mine.target_year - mine.graduation_year, 0)


def _oet(known: Known, mine: Applicant) -> Gate:
    asked = known.stated(ClaimField.OET_REQUIRED)
    fact = ClaimField.OET_REQUIRED
    if not asked:
        return Gate(Rule.OET, State.UNSTATED, fact=fact)
    state = State.MET if asked == YesNo.NO or mine.oet_passed or mine.certified else State.OPEN
    return Gate(Rule.OET, state, asked, fact=fact)


def _earlier_training(known: Known, mine: Applicant) -> Gate:
    """Compare the years of earlier ACGME training; years abroad count only after a review: open.

    Source: domain_facts.md 10 (the ABMGG reviews foreign training before entry).
    """
    years = known.number(ClaimField.PRIOR_GME_YEARS)
    fact = ClaimField.PRIOR_GME_YEARS
    if years is None:
        return Gate(Rule.EARLIER_TRAINING, State.UNSTATED, fact=fact)
    state = State.MET if mine.us_training_years >= years else State.OPEN
    return Gate(Rule.EARLIER_TRAINING, state, f"{years:g}", f"{mine.us_training_years:g}", fact)


def _yes(rule: Rule, fact: ClaimField, known: Known) -> Gate:
    value = known.stated(fact)
    state = {"yes": State.MET, "no": State.CLOSED}.get(value, State.UNSTATED)
    return Gate(rule, state, value, fact=fact)


def _img_score(score: ScoreRange) -> Gate:
    zero = score.known and score.high == 0
    state = State.MET if score.low > 0 else State.CLOSED if zero else State.OPEN
    return Gate(Rule.IMG_SCORE, state, score.as_text())


_SETTLED = ("us citizen", "u.s. citizen", "american citizen", "permanent resident", "green card", "lpr")
_NOT_SETTLED = ("not ", "no ", "pending", "applied", "lottery")
_STANDINGS = (
    (Standing.LOST, ("withdraw", "withheld", "not accredited", "unaccredited")),
    (Standing.PROBATION, ("probation",)),
    (Standing.WARNING, ("warning", "contingent", "reduc")),
    (Standing.SOUND, ("accredit", "acgme", "abmgg")),
)

ELIGIBILITY_FIELDS = (
    ClaimField.ACCREDITATION,
    ClaimField.LISTED_ACGME,
    ClaimField.J1,
    ClaimField.H1B,
    ClaimField.VISA_SPONSORSHIP,
    ClaimField.ECFMG_REQUIRED,
    ClaimField.USMLE_STEP1_MIN,
    ClaimField.USMLE_STEP2_MIN,
    ClaimField.ATTEMPT_LIMIT,
    ClaimField.YOG_LIMIT_YEARS,
    ClaimField.OET_REQUIRED,
    ClaimField.PRIOR_GME_YEARS,
    ClaimField.TAKES_APPLICATIONS,
)
"""The facts the gates read."""
