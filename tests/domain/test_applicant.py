"""What must hold between the applicant's answers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import applicant
from matchplanner.domain.applicant import EcfmgOutlook, EcfmgStatus, Focus
from matchplanner.errors import UserError

DEADLINE = date(2028, 3, 1)


def test_the_slack_counts_from_date_to_date() -> None:
    verdict = applicant.ecfmg_verdict(EcfmgStatus.ON_TRACK, date(2027, 11, 15), DEADLINE)
    assert (verdict.outlook, verdict.slack_days) == (EcfmgOutlook.IN_TIME, 107)


@pytest.mark.parametrize(
    ("days", "outlook"),
    [
        (30, EcfmgOutlook.IN_TIME),
        (29, EcfmgOutlook.TIGHT),
        (0, EcfmgOutlook.TIGHT),
        (-1, EcfmgOutlook.TOO_LATE),
    ],
)
def test_certification_close_to_the_deadline_is_tight_and_after_it_too_late(
    days: int, outlook: EcfmgOutlook
) -> None:
    certified_on = DEADLINE - timedelta(days=days)
    assert applicant.ecfmg_verdict(EcfmgStatus.ON_TRACK, certified_on, DEADLINE).outlook is outlook


@pytest.mark.parametrize(
    ("today", "slack", "outlook"),
    [
        (date(2027, 11, 14), 107, EcfmgOutlook.IN_TIME),
        (date(2028, 2, 10), 20, EcfmgOutlook.TIGHT),
        (date(2028, 7, 15), -136, EcfmgOutlook.TOO_LATE),
    ],
)
def test_a_day_that_passed_without_the_certificate_gives_no_slack(
    today: date, slack: int, outlook: EcfmgOutlook
) -> None:
    verdict = applicant.ecfmg_verdict(EcfmgStatus.ON_TRACK, date(2027, 11, 15), DEADLINE, today=today)
    assert (verdict.outlook, verdict.slack_days) == (outlook, slack)
    held = applicant.ecfmg_verdict(EcfmgStatus.CERTIFIED, date(2027, 11, 15), DEADLINE, today=today)
    assert (held.outlook, held.slack_days) == (EcfmgOutlook.CERTIFIED, 107)


def test_who_is_certified_needs_no_slack() -> None:
    verdict = applicant.ecfmg_verdict(EcfmgStatus.CERTIFIED, None, DEADLINE)
    assert (verdict.outlook, verdict.slack_days) == (EcfmgOutlook.CERTIFIED, None)


def test_without_a_day_or_a_deadline_the_verdict_is_unknown() -> None:
    for certified_on, deadline in ((None, DEADLINE), (date(2027, 11, 15), None), (None, None)):
        verdict = applicant.ecfmg_verdict(EcfmgStatus.ON_TRACK, certified_on, deadline)
        assert (verdict.outlook, verdict.slack_days) == (EcfmgOutlook.UNKNOWN, None)


@given(st.lists(st.sampled_from(list(Focus)), unique=True))
def test_the_order_of_the_focus_is_kept(focus: list[Focus]) -> None:
    assert applicant.parse_focus(applicant.joined_focus(tuple(focus))) == tuple(focus)


def test_a_focus_named_twice_counts_once_and_an_invented_one_not_at_all() -> None:
    assert applicant.parse_focus("adult, pediatric,adult") == (Focus.ADULT, Focus.PEDIATRIC)
    with pytest.raises(UserError, match="pediatric, adult, reproductive, laboratory"):
        applicant.parse_focus("surgery")


def test_graduating_in_the_year_of_the_match_is_the_latest_that_serves() -> None:
    applicant.check_years(2028, 2027)
    applicant.check_years(None, 2027)
    applicant.check_years(2040, None)
    with pytest.raises(UserError) as refused:
        applicant.check_years(2029, 2027)
    assert "2028" in refused.value.hint
