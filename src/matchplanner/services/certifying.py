"""A rehearsal of certification on the plan: each step with what there is to see, and the read-back (B16)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matchplanner.domain import certifying, codes, fees
from matchplanner.domain.applicant import EcfmgOutlook, EcfmgVerdict
from matchplanner.domain.certifying import Difference, Step, StepState
from matchplanner.domain.fees import FeeTable, RankFee
from matchplanner.domain.rank_lint import RankFinding, RankRule, RankSeverity
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Nearness, VersionEntry, VersionKind
from matchplanner.errors import UserError
from matchplanner.services import budget, rank_lint, rank_lists
from matchplanner.services import rank_versions as versions
from matchplanner.services.rank_lists import Deadline
from matchplanner.wording import say

_NOT_ITS_OWN = frozenset({RankRule.CHANGED, RankRule.CERTIFIED_LATE})
"""What only a new certification mends does not stand in the way of it."""


@dataclass(frozen=True, slots=True)
class Fee:
    """What the list costs; `stated` says whether a source, or the user, states it for this very season."""

    rank: RankFee
    stated: tuple[bool, ...]

    @property
    def tables(self) -> tuple[tuple[FeeTable, int | None, bool], ...]:
        """Each table with what it comes to in cents, None without a price, and if it is this season's."""
        return tuple(
            (table, cents, stated)
            for (table, cents), stated in zip(self.rank.parts, self.stated, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Everything to go through before certifying one list.

    `findings` are those that stand; `missing` names programs without a code,
    `doubled` the codes that stand there twice; `deadline` is None where no date is known.
    """

    of: MatchList
    entries: tuple[VersionEntry, ...]
    findings: tuple[RankFinding, ...]
    kept: tuple[RankFinding, ...]
    ecfmg: EcfmgVerdict | None
    today: date
    missing: tuple[str, ...]
    doubled: tuple[str, ...]
    fee: Fee
    deadline: Deadline | None
    nearness: Nearness

    @property
    def errors(self) -> tuple[RankFinding, ...]:
        """The findings that must be mended or kept with a reason first."""
        return tuple(one for one in self.findings if one.severity is RankSeverity.ERROR)

    def state(self, step: Step) -> StepState:
        """Say how a step stands before anybody ticks it."""
        return _STATES[step](self)

    @property
    def blocked(self) -> bool:
        """Whether something must be mended before the order can be read back."""
        return any(self.state(step) is StepState.BLOCKED for step in Step)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in rank order."""
        return tuple(codes.cleaned(one.code) for one in self.entries)


def rehearsal(of: MatchList, today: date, moment: datetime) -> Rehearsal:
    """Gather what is to be gone through, as it is now."""
    entries = versions.present(of)
    found = [one for one in rank_lint.findings(today, of) if one.rule not in _NOT_ITS_OWN]
    listed = [one.code for one in entries]
    return Rehearsal(
        of=of,
        entries=entries,
        findings=tuple(one for one in found if not one.waived),
        kept=tuple(one for one in found if one.waived),
        ecfmg=rank_lists.ecfmg(of, today),
        today=today,
        missing=tuple(one.name for one in entries if not codes.cleaned(one.code)),
        doubled=certifying.doubled(listed),
        fee=fee(of),
        deadline=rank_lists.deadline(of),
        nearness=versions.nearness(of, moment),
    )


def read_back(of: MatchList, text: str) -> Difference | None:
    """Compare the order as R3 shows it, typed or pasted, with the list; None where they are the same.

    Raises UserError while a program has no code or two have the same, and for an empty text.
    """
    listed = codes_in_order(of)
    typed = certifying.typed_codes(text, listed)
    if not typed:
        raise UserError("There is no code to compare yet.", "Type or paste the order as R3 shows it.")
    return certifying.compare(listed, typed)


def codes_in_order(of: MatchList) -> tuple[str, ...]:
    """Return the codes in rank order. Raises UserError while one is missing or stands there twice."""
    entries = versions.present(of)
    if not entries:
        raise UserError("The list is empty.", "Add programs to it first.")
    missing = [one.name for one in entries if not codes.cleaned(one.code)]
    if missing:
        raise UserError(
            say("No NRMP code is known for {missing}.", missing=_joined(missing)),
            "Enter it in Programs first.",
        )
    twice = certifying.doubled([one.code for one in entries])
    if twice:
        raise UserError(
            say("The code {twice} stands on the list twice.", twice=twice[0]), "Correct it in Programs first."
        )
    return tuple(codes.cleaned(one.code) for one in entries)


def keep(
    of: MatchList,
    name: object,
    moment: datetime,
    *,
    certified: bool,
    confirmed: Sequence[str],
    reason: object = "",
) -> int:
    """Keep the list as rehearsed, or as certified in R3 at this moment; return the version's id.

    `confirmed` is the order that was read back. Raises UserError where the list
    is no longer the one that was. What the checks find is for whoever asks to weigh.
    """
    if certifying.compare(codes_in_order(of), confirmed) is not None:
        raise UserError("The list changed after it was read back.", "Read it back from R3 once more.")
    kind = VersionKind.CERTIFIED if certified else VersionKind.REHEARSED
    return versions.keep(of, name, moment, reason=reason, kind=kind)


def fee(of: MatchList) -> Fee:
    """Return what a list costs at certification, by the prices of the season."""
    prices = budget.season_fees()
    different = {codes.cleaned(one.code) for one in versions.present(of)} - {""}
    found = fees.rank_fee(prices, of, len(different))
    return Fee(found, tuple(prices.stated(table.key) for table, _cents in found.parts))


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _of_checks(held: Rehearsal) -> StepState:
    if held.errors or not held.entries:
        return StepState.BLOCKED
    return StepState.LOOK if held.findings else StepState.FINE


def _of_ecfmg(held: Rehearsal) -> StepState:
    fine = held.ecfmg is not None and held.ecfmg.outlook in {EcfmgOutlook.CERTIFIED, EcfmgOutlook.IN_TIME}
    return StepState.FINE if fine else StepState.LOOK


def _of_codes(held: Rehearsal) -> StepState:
    return StepState.BLOCKED if held.missing or held.doubled else StepState.FINE


def _of_fee(held: Rehearsal) -> StepState:
    if held.fee.rank.too_many:
        return StepState.BLOCKED
    return StepState.FINE if held.fee.rank.cents == 0 else StepState.LOOK


def _of_deadline(held: Rehearsal) -> StepState:
    known = held.deadline is not None and not held.deadline.milestone.expected
    ahead = held.nearness in {Nearness.OPEN, Nearness.COOLING}
    return StepState.FINE if known and ahead else StepState.LOOK


_STATES: Mapping[Step, Callable[[Rehearsal], StepState]] = {
    Step.CHECKS: _of_checks,
    Step.ECFMG: _of_ecfmg,
    Step.CODES: _of_codes,
    Step.FEE: _of_fee,
    Step.DEADLINE: _of_deadline,
    Step.READ_BACK: lambda _held: StepState.LOOK,
}
