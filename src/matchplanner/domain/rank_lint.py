"""Checks of the rank order list: what contradicts itself, the facts or what the applicant said (B1)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from matchplanner.domain import codes
from matchplanner.domain.applicant import EcfmgOutlook, EcfmgVerdict
from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rank_scores import Disagreement, decimal

LARGE_GAP = Fraction(1)
"""So many points of 10 against the score are worth a second thought."""


class RankSeverity(LabelledEnum):
    """How grave a finding is."""

    ERROR = "error", "Error"
    WARNING = "warning", "Warning"
    HINT = "hint", "Hint"


class Remedy(LabelledEnum):
    """Where a finding is looked into and mended."""

    PROGRAM = "program", "The program"
    INTERVIEWS = "interviews", "Interviews"
    PROFILE = "profile", "Profile"
    LIST = "list", "Rank list"
    SCORES = "scores", "Criteria and ratings"
    REVIEW = "review", "Review"


class RankRule(LabelledEnum):
    """What a finding is about; a waiver is stored under the value."""

    NEVER_INTERVIEWED = "never_interviewed", "Never interviewed"
    VISA = "visa", "Visa not sponsored"
    RULED_OUT = "ruled_out", "Ruled out"
    ECFMG = "ecfmg", "ECFMG after the deadline"
    CODE_TWICE = "code_twice", "Code used twice"
    CODE_MISSING = "code_missing", "Code missing"
    CODE_MALFORMED = "code_malformed", "Code has an unusual shape"
    ACCREDITATION = "accreditation", "Accreditation in trouble"
    NOT_LISTED = "not_listed", "Not in the latest list"
    SHORT = "short", "Shorter than your interviews"
    ABSENT = "absent", "Interviewed, not ranked"
    CLOSING = "closing", "Closing questions open"
    AGAINST_SCORE = "against_score", "Against its score"

    @property
    def severity(self) -> RankSeverity:
        """How grave a finding of this rule is."""
        if self in _ERRORS:
            return RankSeverity.ERROR
        return RankSeverity.HINT if self is RankRule.AGAINST_SCORE else RankSeverity.WARNING

    @property
    def remedy(self) -> Remedy:
        """Where it is mended."""
        return _REMEDIES.get(self, Remedy.PROGRAM)


_ERRORS = frozenset(
    {
        *(RankRule.NEVER_INTERVIEWED, RankRule.VISA, RankRule.RULED_OUT),
        *(RankRule.ECFMG, RankRule.CODE_TWICE),
    }
)
_REMEDIES = {
    RankRule.NEVER_INTERVIEWED: Remedy.INTERVIEWS,
    RankRule.ECFMG: Remedy.PROFILE,
    RankRule.SHORT: Remedy.LIST,
    RankRule.ABSENT: Remedy.LIST,
    RankRule.CLOSING: Remedy.REVIEW,
    RankRule.AGAINST_SCORE: Remedy.SCORES,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the checks ask of a listed program.

    `visa_refused` says that the visa the applicant needs is known not to be
    sponsored, `trouble` is an accreditation status to be wary of (R57),
    `unlisted` that an official list names the program no more (R48).
    """

    id: int
    name: str
    code: str = ""
    interviewed: bool = True
    visa_refused: bool = False
    ruled_out: bool = False
    trouble: str = ""
    unlisted: bool = False
    unanswered: tuple[ClosingQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class RankState:
    """The list as it stands, the most preferred first, and what it is held against.

    `absent` are programs, id and name, that have interviewed the applicant,
    were not declined and are not on the list; `interviews` counts these and the
    listed ones that have.
    """

    entries: tuple[Entry, ...]
    interviews: int = 0
    absent: tuple[tuple[int, str], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    criteria: Mapping[int, str] = field(default_factory=dict)
    ecfmg: EcfmgVerdict | None = None


@dataclass(frozen=True, slots=True)
class RankFinding:
    """One finding, in a sentence; `program` is None where it is about the whole list.

    `waived` is the reason for which the applicant keeps it so, "" while it stands.
    """

    rule: RankRule
    program: int | None
    text: str
    waived: str = ""

    @property
    def severity(self) -> RankSeverity:
        """How grave it is."""
        return self.rule.severity


def findings(state: RankState) -> tuple[RankFinding, ...]:
    """Return what speaks against the list, the gravest first; an empty list has nothing to check."""
    if not state.entries:
        return ()
    found = [*_of_whole(state), *_of_absent(state), *_against_scores(state)]
    twice = {code for code, count in Counter(entry.code for entry in state.entries).items() if count > 1}
    for entry in state.entries:
        found.extend(
            RankFinding(rule, entry.id, text) for rule, text in (*_of_entry(entry), *_of_code(entry, twice))
        )
    rules, places = list(RankRule), {entry.id: at for at, entry in enumerate(state.entries)}
    grave = list(RankSeverity)

    def standing(one: RankFinding) -> tuple[int, int, int]:
        place = -1 if one.program is None else places.get(one.program, len(places))
        return grave.index(one.severity), rules.index(one.rule), place

    return tuple(sorted(found, key=standing))


def open_findings(found: Sequence[RankFinding], program: int) -> tuple[RankFinding, ...]:
    """Return what stands against one program and was not waived."""
    return tuple(one for one in found if one.program == program and not one.waived)


def _of_whole(state: RankState) -> Iterator[RankFinding]:
    verdict = state.ecfmg
    if verdict is not None and verdict.outlook is EcfmgOutlook.TOO_LATE and verdict.slack_days is not None:
        late = -verdict.slack_days
        days = "1 day" if late == 1 else f"{late} days"
        yield RankFinding(
            RankRule.ECFMG,
            None,
            f"Your ECFMG certification comes {days} after the rank list deadline; without it NRMP "
            "withdraws an applicant.",
        )
    if len(state.entries) < state.interviews:
        yield RankFinding(
            RankRule.SHORT,
            None,
            f"{state.interviews} programs have interviewed you, but the list has only {len(state.entries)}.",
        )


def _of_absent(state: RankState) -> Iterator[RankFinding]:
    for program, name in state.absent:
        yield RankFinding(
            RankRule.ABSENT, program, f"{name} has interviewed you, was not declined and is not on the list."
        )


def _against_scores(state: RankState) -> Iterator[RankFinding]:
    """Name for each program the one that its place contradicts most."""
    names = {entry.id: entry.name for entry in state.entries}
    seen: set[int] = set()
    for pair in state.disagreements:  # the largest gap comes first
        if pair.gap < LARGE_GAP or pair.above in seen:
            continue
        seen.add(pair.above)
        yield RankFinding(
            RankRule.AGAINST_SCORE,
            pair.above,
            f"You rank {names[pair.above]} above {names[pair.below]}, which scores {decimal(pair.gap)} more "
            f"of 10; {state.criteria.get(pair.criterion, '')} speaks most for {names[pair.below]}.",
        )


def _of_entry(entry: Entry) -> Iterator[tuple[RankRule, str]]:
    if not entry.interviewed:
        yield RankRule.NEVER_INTERVIEWED, f"No interview at {entry.name} is on record."
    if entry.visa_refused:
        yield RankRule.VISA, f"{entry.name} does not sponsor the visa you need."
    if entry.ruled_out:
        yield RankRule.RULED_OUT, f"You have ruled {entry.name} out, yet it is on the list."
    if entry.trouble:
        yield (
            RankRule.ACCREDITATION,
            f"The accreditation of {entry.name} reads “{entry.trouble}”: ask what it means for you.",
        )
    if entry.unlisted:
        yield RankRule.NOT_LISTED, f"The latest official list does not name {entry.name} any more."
    if entry.unanswered:
        count, whole = len(entry.unanswered), len(ClosingQuestion)
        yield RankRule.CLOSING, f"{count} of {whole} closing questions about {entry.name} are unanswered."


def _of_code(entry: Entry, twice: set[str]) -> Iterator[tuple[RankRule, str]]:
    if not entry.code:
        yield RankRule.CODE_MISSING, f"{entry.name} has no NRMP code, and R3 asks for it."
        return
    problem = codes.check_nrmp(entry.code).problem
    if problem is not None:
        # doubtful, not wrong: NRMP publishes no rule
        yield RankRule.CODE_MALFORMED, f"{entry.name}: {problem.label}"
    if entry.code in twice:
        yield (
            RankRule.CODE_TWICE,
            f"Another program on the list has the code {entry.code} of {entry.name} too.",
        )
