"""The rehearsal of certification on a real plan: what stands in its way, and what the read-back finds."""

from datetime import UTC, date, datetime

import pytest

from matchplanner.domain.certifying import Difference, Slip, Step, StepState
from matchplanner.domain.rank_lint import RankRule
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Nearness, VersionKind
from matchplanner.errors import UserError
from matchplanner.services import (
    budget,
    certifying,
    profile,
    programs,
    rank_lint,
    rank_lists,
    rank_versions,
    ranking,
    season,
)
from matchplanner.store.schema import Interview
from matchplanner.store.store import Store

MAIN = MatchList.MAIN
TODAY = date(2028, 2, 20)
EARLY = date(2027, 11, 1)
MOMENT = datetime(2028, 2, 20, 9, 30, tzinfo=UTC)
CODES = {"A": "1490765C0", "B": "1491765C0", "C": "1492765C0"}


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A, B and C, interviewed and listed; certified by ECFMG in time."""
    with store.write("Fill"):
        profile.edit_all({"target_year": 2027, "home_zone": "Asia/Karachi"})
        profile.edit_all({"ecfmg_status": "on_track", "ecfmg_on": "2027-11-15"})
        season.override(2027, season.RANK_DEADLINE, on="2028-03-01", at="21:00")
        found = {
            name: programs.add(name, nrmp_code=code, program_type="combined_peds")
            for name, code in CODES.items()
        }
        for program in found.values():
            Interview.create(program=program, status="done")
            ranking.add(program)
    return found


def states() -> dict[Step, StepState]:
    held = certifying.rehearsal(MAIN, TODAY, MOMENT)
    return {step: held.state(step) for step in Step}


@pytest.mark.usefixtures("ids")
def test_a_sound_list_is_ready_to_be_read_back() -> None:
    held = certifying.rehearsal(MAIN, EARLY, MOMENT)
    assert {step for step in Step if held.state(step) is StepState.FINE} == {
        *(Step.ECFMG, Step.CODES, Step.FEE, Step.DEADLINE)
    }
    assert held.state(Step.CHECKS) is StepState.LOOK, "closing questions are open"
    assert not held.blocked
    assert held.codes == tuple(CODES.values())
    assert held.ecfmg is not None
    assert held.ecfmg.slack_days == 107
    assert held.deadline is not None
    assert held.deadline.instant == datetime(2028, 3, 2, 2, tzinfo=UTC)
    assert (held.nearness, held.fee.rank.cents) == (Nearness.OPEN, 0)
    table, cents, stated = held.fee.tables[0]
    assert (table.key, cents, stated) == ("nrmp_ranks", 0, False)
    assert table.origin.sources
    assert table.origin.checked_on is not None


@pytest.mark.usefixtures("ids")
def test_a_certification_that_was_expected_and_did_not_come_is_to_be_looked_at() -> None:
    held = certifying.rehearsal(MAIN, TODAY, MOMENT)
    assert held.ecfmg is not None
    assert held.ecfmg.slack_days == 10
    assert held.state(Step.ECFMG) is StepState.LOOK
    assert not held.blocked


def test_errors_missing_codes_and_too_many_of_them_block(store: Store, ids: dict[str, int]) -> None:
    with store.write("Spoil"):
        Interview.update(status="declined").where(Interview.program == ids["A"]).execute()
        programs.edit(ids["B"], "nrmp_code", "")
    assert states()[Step.CHECKS] is StepState.BLOCKED
    assert states()[Step.CODES] is StepState.BLOCKED
    assert certifying.rehearsal(MAIN, TODAY, MOMENT).missing == ("B",)
    with store.write("Keep"):
        rank_lint.waive(RankRule.NEVER_INTERVIEWED, ids["A"], "they asked me", TODAY)
        programs.edit(ids["B"], "nrmp_code", CODES["A"])
    assert certifying.rehearsal(MAIN, TODAY, MOMENT).doubled == (CODES["A"],)
    assert states()[Step.CODES] is StepState.BLOCKED
    with pytest.raises(UserError, match="stands on the list twice"):
        certifying.read_back(MAIN, "1490765C0")
    with store.write("Mend"):
        programs.edit(ids["B"], "nrmp_code", CODES["B"])
    assert StepState.BLOCKED not in states().values()


def test_what_the_codes_beyond_the_free_ones_cost_follows_the_users_own_table(
    store: Store, ids: dict[str, int]
) -> None:
    with store.write("Many"):
        for at in range(20):
            ranking.add(programs.add(f"P{at}", nrmp_code=f"15{at:02}765C0", program_type="combined_im"))
    assert ids
    assert certifying.rehearsal(MAIN, TODAY, MOMENT).fee.rank.cents == 9_000
    with store.write("Correct"):
        budget.correct_fee("nrmp_ranks", 2, "40", source="https://www.nrmp.org")
    held = certifying.rehearsal(MAIN, TODAY, MOMENT).fee
    assert held.rank.cents == 12_000
    assert [stated for _table, _cents, stated in held.tables] == [True, False]
    assert states()[Step.FEE] is StepState.LOOK


def test_the_read_back_catches_a_swapped_pair_and_a_clean_one_is_certified(
    store: Store, ids: dict[str, int]
) -> None:
    typed = f"1. {CODES['B'].lower()}\n2. {CODES['A']}\n3. {CODES['C']}"
    assert certifying.read_back(MAIN, typed) == Difference(Slip.SWAPPED, 1, CODES["A"], CODES["B"])
    with pytest.raises(UserError, match="no code to compare"):
        certifying.read_back(MAIN, "Rank\n")
    clean = "\n".join(CODES.values())
    assert certifying.read_back(MAIN, clean) is None
    with store.write("Swap"):
        ranking.move(ids["B"], 1)
    with pytest.raises(UserError, match="changed after it was read back"), store.write("Certify"):
        certifying.keep(MAIN, "v1", MOMENT, certified=True, confirmed=tuple(CODES.values()))
    with store.write("Swap back and certify"):
        ranking.move(ids["A"], 1)
        kept = certifying.keep(MAIN, "v1", MOMENT, certified=True, confirmed=tuple(CODES.values()))
        certifying.keep(MAIN, "v2", MOMENT, certified=False, confirmed=tuple(CODES.values()))
    assert rank_versions.get(kept).kind is VersionKind.CERTIFIED
    assert [row.kind for row in rank_versions.rows(MAIN)] == [VersionKind.REHEARSED, VersionKind.CERTIFIED]


def test_a_change_since_certification_does_not_block_certifying_again(
    store: Store, ids: dict[str, int]
) -> None:
    with store.write("Certify and change"):
        rank_versions.keep(MAIN, "v1", MOMENT, kind=VersionKind.CERTIFIED)
        ranking.move(ids["B"], 1)
    assert states()[Step.CHECKS] is StepState.LOOK


def test_what_is_unknown_is_to_be_looked_at(store: Store, ids: dict[str, int]) -> None:
    with store.write("Forget"):
        season.clear_override(2027, season.RANK_DEADLINE)
        profile.edit_all({"ecfmg_status": "unknown", "ecfmg_on": ""})
    assert ids
    assert states()[Step.DEADLINE] is StepState.LOOK, "the deadline is only expected"
    assert states()[Step.ECFMG] is StepState.LOOK


def test_the_specialties_match_has_fees_and_a_deadline_of_its_own(store: Store, ids: dict[str, int]) -> None:
    with store.write("Change"):
        programs.edit(ids["C"], "program_type", "categorical")
    held = certifying.rehearsal(MatchList.SPECIALTIES, TODAY, MOMENT)
    assert (held.codes, held.deadline, held.nearness) == ((CODES["C"],), None, Nearness.UNKNOWN)
    assert [table.key for table, _cents, _stated in held.fee.tables] == ["nrmp_ranks_specialties"]
    assert held.state(Step.DEADLINE) is StepState.LOOK
    with store.write("Deadline"):
        rank_lists.set_specialties_deadline("2027-12-01", "21:00")
    held = certifying.rehearsal(MatchList.SPECIALTIES, TODAY, MOMENT)
    assert held.nearness is Nearness.OVER


def test_codes_in_order_name_what_is_missing(store: Store, ids: dict[str, int]) -> None:
    assert certifying.codes_in_order(MAIN) == tuple(CODES.values())
    with store.write("Forget"):
        for name in "AC":
            programs.edit(ids[name], "nrmp_code", "")
    with pytest.raises(UserError, match="No NRMP code is known for A and C"):
        certifying.codes_in_order(MAIN)
    with pytest.raises(UserError, match="The list is empty"):
        certifying.codes_in_order(MatchList.OUTSIDE)
