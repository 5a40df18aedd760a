"""Points proposed for one program from what the plan holds; the user accepts them or not."""

from collections.abc import Mapping
from datetime import date

from matchplanner.domain import enquiries, proposals, roster
from matchplanner.domain.claims import ClaimField, Fact, YesNo
from matchplanner.domain.proposals import Proposal, VisaWords
from matchplanner.domain.rubric import CohortRule, Rubric
from matchplanner.errors import RubricError
from matchplanner.services import facts, messages, scoring
from matchplanner.services import roster as residents

PAST_IMGS, VISA, RESPONSIVENESS = "past_imgs", "visa", enquiries.CRITERION
"""The criteria that have a rule; the others are judged by the user alone."""

_IMG_FIELDS = (
    ClaimField.IMG_INFO,
    ClaimField.IMG_PAGE,
    ClaimField.IMG_FAQ,
    ClaimField.IMGS_AMONG_RESIDENTS,
)
"""What shows that something is said to trainees from abroad."""


def for_program(program_id: int, today: date) -> dict[str, Proposal]:
    """Return what is proposed for a program, by criterion key, or why nothing can be."""
    card = scoring.rubric()
    known = facts.read(today, [program_id]).get(program_id, facts.NONE)
    return {
        PAST_IMGS: past_imgs(residents.rows(program_id), today, card),
        VISA: visa(known, card),
        RESPONSIVENESS: responsiveness(program_id, today, card),
    }


def past_imgs(
    everybody: tuple[roster.Resident, ...], today: date, card: Rubric, rule: CohortRule | None = None
) -> Proposal:
    """Return what a roster proposes under the rubric's thresholds, or others (R96, B21)."""
    rule = rule or card.cohort_rule
    found = roster.outlook(everybody, today, rule)
    step = roster.step_of(found, rule)
    reason = proposals.of_roster(found, rule, step)
    seen = max((r.seen_on for r in everybody if r.seen_on is not None), default=None)
    return Proposal(_points(card, PAST_IMGS, step), reason, f"Roster: {reason}", seen)


def visa(known: Mapping[ClaimField, Fact], card: Rubric) -> Proposal:
    """Return what the visa claims propose where the rubric's words determine a step (R97)."""
    step, reason = proposals.of_visa(_visa_words(known))
    told = [known[field].shown for field in (ClaimField.J1, ClaimField.H1B, ClaimField.VISA_SPONSORSHIP)]
    claims = [claim for claim in told if claim is not None and claim.known]
    sources = dict.fromkeys(claim.source or claim.source_kind.label for claim in claims)
    seen = min((claim.seen_on for claim in claims if claim.seen_on is not None), default=None)
    return Proposal(_points(card, VISA, step), reason, "; ".join(sources), seen)


def responsiveness(program_id: int, today: date, card: Rubric) -> Proposal:
    """Return what the message log proposes (R99, R102, R116)."""
    found = messages.echo(program_id, today)
    step = enquiries.step_of(found)
    reason = proposals.of_echo(found, step)
    seen = None if found is None else found.replied_on or today
    evidence = "" if found is None else f"Log: asked {found.first_sent.isoformat()}. {reason}"
    return Proposal(_points(card, RESPONSIVENESS, step), reason, evidence, seen)


def _visa_words(known: Mapping[ClaimField, Fact]) -> VisaWords:
    j1, h1b, any_visa = (
        known[field] for field in (ClaimField.J1, ClaimField.H1B, ClaimField.VISA_SPONSORSHIP)
    )
    disputed = " and ".join(fact.field.label for fact in (j1, h1b, any_visa) if fact.disputed)
    named = any(known[field].known and known[field].value != YesNo.NO for field in _IMG_FIELDS)
    return VisaWords(j1.value, h1b.value, any_visa.value, named, disputed)


def _points(card: Rubric, key: str, step: int | None) -> int | None:
    """Return the points of a step by its place; none where the user's own rubric has no such step."""
    if step is None:
        return None
    try:
        steps = card.criterion(key).steps
    except RubricError:
        return None  # a rubric without this criterion has nothing to propose for it
    return steps[step].points if step < len(steps) else None
