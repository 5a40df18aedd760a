"""Each check of the rank order list: a list that triggers it, and one that does not."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from matchplanner.domain import fees, rank_lint
from matchplanner.domain.applicant import EcfmgStatus, ecfmg_verdict
from matchplanner.domain.closing import ClosingQuestion, thrive_asked
from matchplanner.domain.fees import Band, Fees, FeeTable, Price, RankFee
from matchplanner.domain.origins import Origin
from matchplanner.domain.rank_lint import (
    Certification,
    Entry,
    Preferred,
    RankRule,
    RankSeverity,
    RankState,
    findings,
)
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_scores import Disagreement

ALL = tuple(ClosingQuestion)
A = Entry(1, "A", "1490765C0")
B = Entry(2, "B", "1516400C10")
DEADLINE = date(2028, 3, 1)
RANKS = FeeTable(
    "nrmp_ranks", "Codes", (Band(20, Price.EACH, 0), Band(None, Price.EACH, 3000)), Origin((), (), None)
)
LENGTH = FeeTable("nrmp_length", "Length", (Band(300, Price.STEP, 0),), Origin((), (), None))
PRICES = Fees(2028, {"nrmp_ranks": RANKS, "nrmp_length": LENGTH}, {})
FINE = RankState((A, B), interviews=2)


def rules(state: RankState) -> list[RankRule]:
    return [one.rule for one in findings(state)]


def with_a(**changed: object) -> RankState:
    return replace(FINE, entries=(replace(A, **changed), B))  # type: ignore[arg-type]  # the test names fields


def late(certified: date, status: EcfmgStatus = EcfmgStatus.ON_TRACK) -> RankState:
    return replace(FINE, ecfmg=ecfmg_verdict(status, certified, DEADLINE))


def costing(codes: int) -> RankState:
    return replace(FINE, fee=fees.rank_fee(PRICES, MatchList.MAIN, codes))


def against(gap: Fraction) -> RankState:
    return replace(FINE, disagreements=(Disagreement(1, 2, gap, 7),), criteria={7: "Geography"})


BROKEN = {
    RankRule.NEVER_INTERVIEWED: with_a(interviewed=False),
    RankRule.VISA: with_a(visa_refused=True),
    RankRule.RULED_OUT: with_a(ruled_out=True),
    RankRule.ECFMG: late(date(2028, 3, 2)),
    RankRule.CODE_TWICE: with_a(code=B.code),
    RankRule.CODE_MISSING: with_a(code=""),
    RankRule.CODE_MALFORMED: with_a(code="1301021048"),
    RankRule.ACCREDITATION: with_a(trouble="Probationary accreditation"),
    RankRule.NOT_LISTED: with_a(unlisted=True),
    RankRule.SHORT: replace(FINE, interviews=3),
    RankRule.ABSENT: replace(FINE, absent=((3, "C"),)),
    RankRule.CLOSING: with_a(unanswered=ALL[:1]),
    RankRule.AGAINST_CHOICE: replace(FINE, choices=(Preferred(2, 1, date(2028, 2, 10)),)),
    RankRule.AGAINST_SCORE: against(Fraction(1)),
    RankRule.WOULD_ATTEND: replace(FINE, willing=((3, "C"),), absent=((3, "C"),)),
    RankRule.TOO_LONG: costing(301),
    RankRule.BEYOND_FREE: costing(23),
    RankRule.CERTIFIED_LATE: replace(FINE, certification=Certification("v2", late=True)),
    RankRule.CHANGED: replace(FINE, certification=Certification("v2", changed=True)),
    RankRule.MATCH_UNKNOWN: with_a(match_known=False),
}
GRAVE = {
    *(RankRule.NEVER_INTERVIEWED, RankRule.VISA, RankRule.RULED_OUT),
    *(RankRule.ECFMG, RankRule.CODE_TWICE, RankRule.TOO_LONG),
    *(RankRule.CERTIFIED_LATE, RankRule.CHANGED),
}
HINTS = {RankRule.AGAINST_SCORE, RankRule.BEYOND_FREE, RankRule.MATCH_UNKNOWN}


def test_a_list_with_nothing_against_it_has_no_findings() -> None:
    assert findings(FINE) == ()
    assert rules(late(date(2028, 3, 1))) == []
    assert rules(late(date(2028, 3, 2), EcfmgStatus.CERTIFIED)) == []
    assert rules(against(Fraction(99, 100))) == []
    assert rules(costing(20)) == []
    assert rules(replace(FINE, certification=Certification("v2"))) == []


def test_an_answer_against_the_list_is_named_with_its_day() -> None:
    c = replace(A, id=3, name="C", code="1516401C10")
    earlier, later = Preferred(2, 1, date(2028, 2, 9)), Preferred(3, 1, date(2028, 2, 10))
    state = replace(FINE, entries=(A, B, c), choices=(later, earlier, Preferred(3, 2), Preferred(2, 99)))
    assert [(one.program, one.text) for one in findings(state)] == [
        (1, "You rank A above C, but on 10 February 2028 you preferred C."),
        (2, "You rank B above C, but put side by side, you once preferred C."),
    ]
    assert rules(replace(state, choices=(Preferred(1, 3),))) == []


def test_what_is_not_ranked_in_a_match_needs_no_code() -> None:
    assert rules(replace(BROKEN[RankRule.CODE_MISSING], coded=False)) == []


def test_what_the_codes_beyond_the_free_ones_cost_is_said_or_is_unknown() -> None:
    (found,) = findings(costing(23))
    assert found.text == "23 different codes are 3 beyond the 20 free ones: the list costs 90 USD."
    unpriced = replace(FINE, fee=RankFee(21, 20, None, ((RANKS, None),)))
    assert findings(unpriced)[0].text.endswith("1 beyond the 20 free ones: what they cost is unknown.")


@pytest.mark.parametrize("rule", RankRule)
def test_each_rule_is_triggered_by_what_it_is_about_and_by_nothing_else(rule: RankRule) -> None:
    found = findings(BROKEN[rule])
    assert {one.rule for one in found} == {rule}
    assert all(one.text.endswith(".") for one in found)
    expected = RankSeverity.ERROR if rule in GRAVE else RankSeverity.WARNING
    assert rule.severity is (RankSeverity.HINT if rule in HINTS else expected)


def test_findings_come_by_gravity_and_then_in_the_order_of_the_list() -> None:
    state = RankState(
        (replace(A, code="", unanswered=ALL), replace(B, interviewed=False, unanswered=ALL[1:])),
        disagreements=(Disagreement(1, 2, Fraction(3, 2), 7), Disagreement(1, 2, Fraction(1), 7)),
        criteria={7: "Geography"},
    )
    assert [(one.rule, one.program) for one in findings(state)] == [
        (RankRule.NEVER_INTERVIEWED, 2),
        (RankRule.CODE_MISSING, 1),
        (RankRule.CLOSING, 1),
        (RankRule.CLOSING, 2),
        (RankRule.AGAINST_SCORE, 1),
    ]
    assert [one.text for one in findings(state)][2:] == [
        "3 of 3 closing questions about A are unanswered.",
        "2 of 3 closing questions about B are unanswered.",
        "You rank A above B, which scores 1.50 more of 10; Geography speaks most for B.",
    ]


def test_an_empty_list_is_not_checked() -> None:
    assert findings(RankState((), interviews=3, absent=((3, "C"),))) == ()


def test_what_is_kept_no_longer_stands_against_a_program() -> None:
    (found,) = findings(BROKEN[RankRule.NEVER_INTERVIEWED])
    assert rank_lint.open_findings((found,), 1) == (found,)
    assert rank_lint.open_findings((found,), 2) == ()
    assert rank_lint.open_findings((replace(found, waived="second look"),), 1) == ()


def test_the_first_closing_question_names_the_programs_own_length() -> None:
    assert thrive_asked("4") == "Could I thrive there for all of its 4 years?"
    assert thrive_asked("") == "Could I thrive there for the whole training?"
