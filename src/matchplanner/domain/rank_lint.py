"""Checks of the rank order list: what contradicts itself, the facts or what the applicant said (B1)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from matchplanner.domain import codes
from matchplanner.domain.applicant import EcfmgOutlook, EcfmgVerdict
from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.fees import CENTS, RankFee
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rank_scores import Disagreement, decimal
from matchplanner.wording import counted, say

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
    ORDERS = "orders", "Three orders"
    REVIEW = "review", "Review"
    PAIRS = "pairs", "Two at a time"
    VERSIONS = "versions", "Versions"


class RankRule(LabelledEnum):
    """What a finding is about; a waiver is stored under the value."""

    NEVER_INTERVIEWED = "never_interviewed", "Never interviewed"
    VISA = "visa", "Visa not sponsored"
    RULED_OUT = "ruled_out", "Ruled out"
    ECFMG = "ecfmg", "ECFMG after the deadline"
    CERTIFIED_LATE = "certified_late", "Certified after the deadline"
    CHANGED = "changed", "Changed since certified"
    TOO_LONG = "too_long", "More codes than NRMP takes"
    CODE_TWICE = "code_twice", "Code used twice"
    CODE_MISSING = "code_missing", "Code missing"
    CODE_MALFORMED = "code_malformed", "Code has an unusual shape"
    ACCREDITATION = "accreditation", "Accreditation in trouble"
    NOT_LISTED = "not_listed", "Not in the latest list"
    SHORT = "short", "Shorter than your interviews"
    WOULD_ATTEND = "would_attend", "You would attend, not ranked"
    ABSENT = "absent", "Interviewed, not ranked"
    CLOSING = "closing", "Closing questions open"
    AGAINST_CHOICE = "against_choice", "Against your own choice"
    AGAINST_SCORE = "against_score", "Against its score"
    BEYOND_FREE = "beyond_free", "More than the free codes"
    MATCH_UNKNOWN = "match_unknown", "Match unknown"

    @property
    def severity(self) -> RankSeverity:
        """How grave a finding of this rule is."""
        if self in _ERRORS:
            return RankSeverity.ERROR
        return RankSeverity.HINT if self in _HINTS else RankSeverity.WARNING

    @property
    def remedy(self) -> Remedy:
        """Where it is mended."""
        return _REMEDIES.get(self, Remedy.PROGRAM)


_ERRORS = frozenset(
    {
        *(RankRule.NEVER_INTERVIEWED, RankRule.VISA, RankRule.RULED_OUT),
        *(RankRule.ECFMG, RankRule.CODE_TWICE, RankRule.TOO_LONG),
        *(RankRule.CERTIFIED_LATE, RankRule.CHANGED),
    }
)
_HINTS = frozenset({RankRule.AGAINST_SCORE, RankRule.BEYOND_FREE, RankRule.MATCH_UNKNOWN})
_OF_CODES = frozenset({RankRule.CODE_MISSING, RankRule.CODE_MALFORMED, RankRule.CODE_TWICE})
_REMEDIES = {
    RankRule.NEVER_INTERVIEWED: Remedy.INTERVIEWS,
    RankRule.ECFMG: Remedy.PROFILE,
    RankRule.SHORT: Remedy.LIST,
    RankRule.ABSENT: Remedy.LIST,
    RankRule.WOULD_ATTEND: Remedy.LIST,
    RankRule.TOO_LONG: Remedy.LIST,
    RankRule.BEYOND_FREE: Remedy.LIST,
    RankRule.CERTIFIED_LATE: Remedy.VERSIONS,
    RankRule.CHANGED: Remedy.VERSIONS,
    RankRule.CLOSING: Remedy.REVIEW,
    RankRule.AGAINST_CHOICE: Remedy.PAIRS,
    RankRule.AGAINST_SCORE: Remedy.ORDERS,
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
    match_known: bool = True


@dataclass(frozen=True, slots=True)
class Preferred:
    """What the applicant said of two programs put side by side; the day is None where it is not known."""

    upper: int
    lower: int
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class Certification:
    """The list as it was last marked certified; `late` and `changed` say that it no longer counts."""

    version: str
    late: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class RankState:
    """The list of one match as it stands, the most preferred first, and what it is held against.

    `absent` are programs, id and name, that have interviewed the applicant,
    were not declined and are not on the list; `interviews` counts these and the
    listed ones that have. `willing` are those off the list that the applicant
    would attend. `coded` says that the list is entered in R3, by codes.
    `choices` are the answers to which of two programs is preferred, the latest first.
    """

    entries: tuple[Entry, ...]
    interviews: int = 0
    absent: tuple[tuple[int, str], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    criteria: Mapping[int, str] = field(default_factory=dict)
    ecfmg: EcfmgVerdict | None = None
    willing: tuple[tuple[int, str], ...] = ()
    fee: RankFee | None = None
    certification: Certification | None = None
    coded: bool = True
    choices: tuple[Preferred, ...] = ()


@dataclass(frozen=True, slots=True)
class RankFinding:
    """One finding, in a sentence; `program` is None where it is about the whole list.

    `waived` is the reason for which the applicant keeps it so, "" while it stands.
    `about` marks what else it rests on, such as the other program: with another it is another finding.
    """

    rule: RankRule
    program: int | None
    text: str
    waived: str = ""
    about: str = ""

    @property
    def severity(self) -> RankSeverity:
        """How grave it is."""
        return self.rule.severity


def findings(state: RankState) -> tuple[RankFinding, ...]:
    """Return what speaks against the list, the gravest first; an empty list has nothing to check."""
    if not state.entries:
        return ()
    found = [*_of_whole(state), *_of_length(state), *_of_absent(state)]
    found += [*_against_choices(state), *_against_scores(state)]
    twice = {code for code, count in Counter(entry.code for entry in state.entries).items() if count > 1}
    for entry in state.entries:
        found.extend(
            RankFinding(rule, entry.id, text)
            for rule, text in (*_of_entry(entry), *_of_code(entry, twice))
            if state.coded or rule not in _OF_CODES
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
        yield RankFinding(
            RankRule.ECFMG,
            None,
            counted(
                "Your ECFMG certification comes 1 day after the rank list deadline; without it NRMP "
                "withdraws an applicant.",
                "Your ECFMG certification comes {n} days after the rank list deadline; without it NRMP "
                "withdraws an applicant.",
                late,
            ),
        )
    if len(state.entries) < state.interviews:
        yield RankFinding(
            RankRule.SHORT,
            None,
            say(
                "{n} programs have interviewed you, but the list has only {listed}.",
                n=state.interviews,
                listed=len(state.entries),
            ),
        )

    yield from _of_certification(state.certification)


def _of_certification(held: Certification | None) -> Iterator[RankFinding]:
    if held is not None and held.late:
        text = say(
            "“{version}” is noted as certified after the deadline, when R3 takes no list any more.",
            version=held.version,
        )
        yield RankFinding(RankRule.CERTIFIED_LATE, None, text, about=held.version)
    if held is not None and held.changed:
        text = say(
            "The list is not the one certified as “{version}” any more: certify again in R3.",
            version=held.version,
        )
        yield RankFinding(RankRule.CHANGED, None, text, about=held.version)


def _of_length(state: RankState) -> Iterator[RankFinding]:
    fee = state.fee
    if fee is None:
        return
    if fee.too_many:
        text = say(
            "The list has {codes} different codes; NRMP takes {most} at most.", codes=fee.codes, most=fee.most
        )
        yield RankFinding(RankRule.TOO_LONG, None, text)
    elif fee.codes > fee.free:
        beyond, cents = fee.codes - fee.free, fee.cents
        costs = (
            say("what they cost is unknown")
            if cents is None
            else say("the list costs {dollars} USD", dollars=cents // CENTS)
        )
        text = say(
            "{codes} different codes are {beyond} beyond the {free} free ones: {costs}.",
            codes=fee.codes,
            beyond=beyond,
            free=fee.free,
            costs=costs,
        )
        yield RankFinding(RankRule.BEYOND_FREE, None, text)


def _of_absent(state: RankState) -> Iterator[RankFinding]:
    willing = {program for program, _name in state.willing}
    for program, name in state.willing:
        text = say("You ticked that you would attend {name}, but it is not on the list.", name=name)
        yield RankFinding(RankRule.WOULD_ATTEND, program, text)
    for program, name in state.absent:
        if program in willing:
            continue
        yield RankFinding(
            RankRule.ABSENT,
            program,
            say("{name} has interviewed you, was not declined and is not on the list.", name=name),
        )


_ONCE_PREFERRED = "You rank {above} above {below}, but put side by side, you once preferred {below}."
_PREFERRED_ON = "You rank {above} above {below}, but on {day} you preferred {below}."


def _against_choices(state: RankState) -> Iterator[RankFinding]:
    """Name for each program the latest answer that its place contradicts."""
    names = {entry.id: entry.name for entry in state.entries}
    places = {entry.id: at for at, entry in enumerate(state.entries)}
    seen: set[int] = set()
    for said in state.choices:
        above, below = said.lower, said.upper
        if above in seen or not {above, below} <= places.keys() or places[above] > places[below]:
            continue
        seen.add(above)
        day = said.made_on
        pattern = _ONCE_PREFERRED if day is None else _PREFERRED_ON
        on = "" if day is None else f"{day.day} {day:%B %Y}"
        text = say(pattern, above=names[above], below=names[below], day=on)
        yield RankFinding(RankRule.AGAINST_CHOICE, above, text, about=str(below))


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
            say(
                "You rank {above} above {below}, which scores {gap} more of 10; "
                "{criterion} speaks most for {below}.",
                above=names[pair.above],
                below=names[pair.below],
                gap=decimal(pair.gap),
                criterion=state.criteria.get(pair.criterion, ""),
            ),
            about=str(pair.below),
        )


def _of_entry(entry: Entry) -> Iterator[tuple[RankRule, str]]:
    if not entry.interviewed:
        yield RankRule.NEVER_INTERVIEWED, say("No interview at {program} is on record.", program=entry.name)
    if entry.visa_refused:
        yield RankRule.VISA, say("{program} does not sponsor the visa you need.", program=entry.name)
    if entry.ruled_out:
        yield (
            RankRule.RULED_OUT,
            say("You have ruled {program} out, yet it is on the list.", program=entry.name),
        )
    if entry.trouble:
        yield (
            RankRule.ACCREDITATION,
            say(
                "The accreditation of {program} reads “{trouble}”: ask what it means for you.",
                program=entry.name,
                trouble=entry.trouble,
            ),
        )
    if entry.unlisted:
        yield (
            RankRule.NOT_LISTED,
            say("The latest official list does not name {program} any more.", program=entry.name),
        )
    if entry.unanswered:
        count, whole = len(entry.unanswered), len(ClosingQuestion)
        yield (
            RankRule.CLOSING,
            say(
                "{n} of {whole} closing questions about {program} are unanswered.",
                n=count,
                whole=whole,
                program=entry.name,
            ),
        )
    if not entry.match_known:
        yield (
            RankRule.MATCH_UNKNOWN,
            say(
                "Which match {program} takes part in is unknown: give its type or its track.",
                program=entry.name,
            ),
        )


def _of_code(entry: Entry, twice: set[str]) -> Iterator[tuple[RankRule, str]]:
    if not entry.code:
        yield (
            RankRule.CODE_MISSING,
            say("{program} has no NRMP code, and R3 asks for it.", program=entry.name),
        )
        return
    problem = codes.check_nrmp(entry.code).problem
    if problem is not None:
        # doubtful, not wrong: NRMP publishes no rule
        yield RankRule.CODE_MALFORMED, f"{entry.name}: {say(problem.label)}"
    if entry.code in twice:
        yield (
            RankRule.CODE_TWICE,
            say(
                "Another program on the list has the code {code} of {program} too.",
                code=entry.code,
                program=entry.name,
            ),
        )
