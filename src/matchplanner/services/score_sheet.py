"""A program's score unfolded: each part with its points, what they rest on, and how old that is (B3)."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claims import Claim, ClaimField
from matchplanner.domain.proposals import Proposal
from matchplanner.domain.rubric import Criterion, ScoreRange, single_sign
from matchplanner.services import facts, proposals, scoring
from matchplanner.services.scoring import Given

_CLAIMS = {
    proposals.PAST_IMGS: (ClaimField.IMGS_AMONG_RESIDENTS, ClaimField.IMG_SHARE, ClaimField.RESIDENTS_PAGE),
    proposals.VISA: (ClaimField.J1, ClaimField.H1B, ClaimField.VISA_SPONSORSHIP),
    "clarity": (
        ClaimField.IMG_INFO,
        ClaimField.IMG_FAQ,
        ClaimField.IMG_PAGE,
        ClaimField.ECFMG_REQUIRED,
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion of a program's score; `given` is None while it is not assessed.

    `differs` says that the proposal is no longer what was given.
    """

    criterion: Criterion
    given: Given | None
    label: str
    proposal: Proposal | None
    claims: tuple[Claim, ...]

    @property
    def differs(self) -> bool:
        """Whether what is known now proposes other points than were given, without a reason for them."""
        if self.given is None or self.proposal is None or self.given.reason:
            return False
        return self.proposal.points is not None and self.proposal.points != self.given.points


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """All parts of a score; `alone`: it rests on a single part (R104)."""

    parts: tuple[Part, ...]
    score: ScoreRange
    alone: bool
    note: str


def read(program_id: int, today: date) -> ScoreSheet:
    """Return the score of a program with all it rests on."""
    card, given = scoring.rubric(), scoring.answers(program_id)
    proposed = proposals.for_program(program_id, today)
    known = facts.read(today, [program_id]).get(program_id, facts.NONE)
    parts = tuple(
        Part(
            criterion=criterion,
            given=given.get(criterion.key),
            label=_label(criterion, given.get(criterion.key)),
            proposal=proposed.get(criterion.key),
            claims=tuple(
                claim
                for field in _CLAIMS.get(criterion.key, ())
                for claim in known[field].claims
                if claim.known
            ),
        )
        for criterion in card.criteria
    )
    points = {key: answer.points for key, answer in given.items()}
    return ScoreSheet(parts, scoring.score_of(given, card), single_sign(points), card.note)


def _label(criterion: Criterion, given: Given | None) -> str:
    if given is None or given.reason:
        return ""
    return criterion.step(given.points).label
