"""The checks of the rank order list, and the closing questions, on a real plan."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.claims import SourceKind
from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.pair_relations import Verdict
from matchplanner.domain.rank_lint import RankRule
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import VersionKind
from matchplanner.errors import UserError
from matchplanner.services import (
    closing,
    considerations,
    pairwise,
    profile,
    programs,
    rank_lint,
    rank_print,
    rank_versions,
    ranking,
    reporting,
)
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.reporting import Printing
from matchplanner.store.schema import Debrief, Interview, Program
from matchplanner.store.store import Store

TODAY = date(2028, 2, 1)


def added(name: str, code: str) -> int:
    return programs.add(name, nrmp_code=code, program_type="combined_peds")


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A and B have interviewed and are listed, closing questions answered; C has interviewed."""
    with store.write("Fill"):
        found = {name: added(name, f"149076{at}C0") for at, name in enumerate("ABC")}
        for name, program in found.items():
            Interview.create(program=program, status="done", notes=f"Notes on {name}")
            for question in ClosingQuestion:
                closing.answer(program, question, "yes")
            ranking.add(program)
    return found


def state(program: int, field: ClaimField, value: str) -> None:
    programs.add_claim(program, field, value, source_kind=SourceKind.PROGRAM_PAGE, seen_on=TODAY)


def found(*, kept: bool = False) -> list[tuple[RankRule, int | None]]:
    return [(one.rule, one.program) for one in rank_lint.findings(TODAY) if bool(one.waived) is kept]


@pytest.mark.usefixtures("ids")
def test_a_sound_list_passes_every_check() -> None:
    assert found() == []


def test_facts_profile_and_interviews_speak_against_a_list(store: Store, ids: dict[str, int]) -> None:
    with store.write("Spoil"):
        profile.edit_all({"target_year": 2027, "j1_eligible": "no", "h1b_need": "needed"})
        profile.edit_all({"ecfmg_status": "on_track", "ecfmg_on": "2028-06-01"})
        state(ids["A"], ClaimField.H1B, "no")
        state(ids["A"], ClaimField.ACCREDITATION, "Probationary Accreditation")
        Interview.update(status="declined").where(Interview.program == ids["B"]).execute()
        Program.update(status="declined").where(Program.id == ids["B"]).execute()
        closing.answer(ids["B"], ClosingQuestion.AIM, "unknown")
        ranking.remove(ids["C"])
    assert found() == [
        (RankRule.NEVER_INTERVIEWED, ids["B"]),
        (RankRule.VISA, ids["A"]),
        (RankRule.RULED_OUT, ids["B"]),
        (RankRule.ECFMG, None),
        (RankRule.ACCREDITATION, ids["A"]),
        (RankRule.ABSENT, ids["C"]),
        (RankRule.CLOSING, ids["B"]),
    ]


def test_a_program_of_which_nobody_knows_the_match_is_a_hint(store: Store, ids: dict[str, int]) -> None:
    with store.write("Forget"):
        programs.edit(ids["A"], "program_type", "")
    assert found() == [(RankRule.MATCH_UNKNOWN, ids["A"])]
    with store.write("Say"):
        programs.edit(ids["A"], "track", "main")
    assert found() == []


def test_a_program_one_would_attend_is_missed_on_the_list(store: Store, ids: dict[str, int]) -> None:
    with store.write("Tick"):
        closing.set_would_attend(ids["C"], ticked=True)
        closing.set_would_attend(ids["A"], ticked=True)
    assert [row.would_attend for row in closing.rows()] == [True, False, True]
    assert found() == []
    with store.write("Take off"):
        ranking.remove(ids["C"])
    assert (RankRule.WOULD_ATTEND, ids["C"]) in found()
    assert (RankRule.ABSENT, ids["C"]) not in found(), "one word about one program"
    with store.write("Untick"):
        closing.set_would_attend(ids["C"], ticked=False)
    assert (RankRule.ABSENT, ids["C"]) in found()


def test_each_list_has_checks_and_waivers_of_its_own(store: Store, ids: dict[str, int]) -> None:
    with store.write("Move to the specialties match"):
        for name in "BC":
            programs.edit(ids[name], "program_type", "categorical")
        programs.edit(ids["B"], "nrmp_code", "")
        ranking.remove(ids["C"])
    assert found() == []
    other = rank_lint.findings(TODAY, MatchList.SPECIALTIES)
    assert [one.rule for one in other] == [RankRule.CODE_MISSING, RankRule.SHORT, RankRule.ABSENT]
    with store.write("Keep"):
        rank_lint.waive(RankRule.SHORT, None, "enough", TODAY, MatchList.SPECIALTIES)
        ranking.remove(ids["A"])
        ranking.add(ids["A"])
    kept = [one.waived for one in rank_lint.findings(TODAY, MatchList.SPECIALTIES)]
    assert kept == ["", "enough", ""]
    with store.write("Interview"):
        Interview.create(program=added("D", "1490769C0"), status="done")
    assert (RankRule.SHORT, None) in found(), "the Main Match's list keeps its own"


def test_more_codes_than_are_free_cost_what_the_table_says(store: Store, ids: dict[str, int]) -> None:
    with store.write("Many"):
        for at in range(20):
            program = added(f"P{at}", f"15{at:02}765C0")
            Interview.create(program=program, status="done")
            ranking.add(program)
    beyond = [one for one in rank_lint.findings(TODAY) if one.rule is RankRule.BEYOND_FREE]
    assert ids
    assert [one.text for one in beyond] == [
        "23 different codes are 3 beyond the 20 free ones: the list costs 90 USD."
    ]


@pytest.mark.usefixtures("ids")
def test_a_choice_of_two_is_held_against_the_list(store: Store, ids: dict[str, int]) -> None:
    with store.write("Answer"):
        pairwise.answer(ids["A"], ids["B"], Verdict.SECOND, date(2028, 1, 31))
        pairwise.answer(ids["A"], ids["C"], Verdict.EQUAL, TODAY)
        pairwise.answer(ids["C"], ids["B"], Verdict.SKIP, TODAY)
    (finding,) = rank_lint.findings(TODAY)
    assert (finding.rule, finding.program) == (RankRule.AGAINST_CHOICE, ids["A"])
    assert finding.text == "You rank A above B, but on 31 January 2028 you preferred B."
    with store.write("Move"):
        ranking.move(ids["B"], 1)
    assert found() == []


def test_a_visa_nobody_states_is_unknown_and_no_finding(store: Store) -> None:
    with store.write("Profile"):
        profile.edit_all({"j1_eligible": "no", "h1b_need": "needed"})
    assert found() == []


def test_what_is_kept_needs_a_reason_and_prints_with_the_list(store: Store, ids: dict[str, int]) -> None:
    with store.write("Spoil"):
        Program.update(nrmp_code="").where(Program.id == ids["B"]).execute()
    with pytest.raises(UserError, match="Say why you keep it"), store.write("Keep"):
        rank_lint.waive(RankRule.CODE_MISSING, ids["B"], "  ", TODAY)
    with store.write("Keep"):
        rank_lint.waive(RankRule.CODE_MISSING, ids["B"], "asked the coordinator", TODAY)
        rank_lint.waive(RankRule.CODE_MISSING, ids["B"], "R3 will show it", TODAY)
    assert (found(), found(kept=True)) == ([], [(RankRule.CODE_MISSING, ids["B"])])
    printed = reporting.render(rank_print.rank_list(TODAY), Printing("plan", TODAY), None)
    text = " ".join(PdfReader(BytesIO(printed.data)).pages[0].extract_text().split())
    assert "Kept on purpose B has no NRMP code, and R3 asks for it. Reason: R3 will show it" in text
    with store.write("Restore"):
        rank_lint.restore(RankRule.CODE_MISSING, ids["B"])
    assert found() == [(RankRule.CODE_MISSING, ids["B"])]


def test_what_is_kept_about_two_programs_says_nothing_of_a_third(store: Store, ids: dict[str, int]) -> None:
    with store.write("Answer"):
        pairwise.answer(ids["A"], ids["B"], Verdict.SECOND, TODAY)
    (finding,) = rank_lint.findings(TODAY)
    with store.write("Keep"):
        rank_lint.waive(finding.rule, finding.program, "near my family", TODAY, about=finding.about)
    assert found() == []
    with store.write("Answer once more"):
        pairwise.answer(ids["A"], ids["C"], Verdict.SECOND, TODAY)
    assert found() == [(RankRule.AGAINST_CHOICE, ids["A"])], "C was not meant when B was kept below"


@pytest.mark.usefixtures("ids")
def test_a_change_kept_under_one_certification_stands_again_under_the_next(store: Store) -> None:
    def certify(name: str, day: int) -> None:
        moment = datetime(2028, 2, day, 9, tzinfo=UTC)
        rank_versions.keep(MatchList.MAIN, name, moment, kind=VersionKind.CERTIFIED)

    def turn_round() -> None:
        last = ranking.rows(MatchList.MAIN)[-1]
        ranking.move(last.program_id, 1)

    with store.write("Certify and change"):
        certify("first", 10)
        turn_round()
    (finding,) = rank_lint.findings(TODAY)
    with store.write("Keep"):
        rank_lint.waive(finding.rule, None, "tomorrow", TODAY, about=finding.about)
    assert found() == []
    with store.write("Certify and change again"):
        certify("second", 12)
        turn_round()
    assert found() == [(RankRule.CHANGED, None)]


def test_a_finding_about_the_whole_list_can_be_kept_too(store: Store, ids: dict[str, int]) -> None:
    with store.write("Spoil"):
        ranking.remove(ids["B"])
        Interview.create(program=programs.add("D"), status="scheduled")
        ranking.remove(ids["C"])
    assert found()[0] == (RankRule.SHORT, None)
    with store.write("Keep"):
        rank_lint.waive(RankRule.SHORT, None, "only one convinced me", TODAY)
    assert found(kept=True) == [(RankRule.SHORT, None)]
    assert {rule for rule, _program in found()} == {RankRule.ABSENT}, "D has not held its interview yet"


def test_the_review_shows_what_was_noted_and_counts_answers(store: Store, ids: dict[str, int]) -> None:
    with store.write("Note"):
        considerations.add(ids["A"], ConsiderationKind.CON, "Far from family")
        ranking.annotate(ids["A"], "first choice")
        state(ids["A"], ClaimField.DURATION_YEARS, "4")
        closing.annotate(ids["A"], ClosingQuestion.SUPPORT, "Three of eight residents are IMGs")
        interview = Interview.get(Interview.program == ids["A"])
        Debrief.create(interview=interview, made_at="2028-01-09T10:00:00Z", people=2, red_flags="Tired faces")
        Debrief.create(interview=interview, made_at="2028-01-20T10:00:00Z", people=4, gut=5, red_flags="")
        closing.answer(ids["B"], ClosingQuestion.SUPPORT, "unknown")
        ranking.remove(ids["C"])
    notes = closing.notes(ids["A"])
    assert notes.years == "4"
    assert notes.parts == (
        ("Interview notes", ("Notes on A",)),
        ("Debrief", ("People 4, Gut feeling 5 of 5",)),
        ("Against", ("Far from family",)),
        ("Beside its rank", ("first choice",)),
    )
    rows = closing.rows()
    assert [(row.program, row.rank, row.answered) for row in rows] == [
        ("A", 1, 3),
        ("B", 2, 2),
        ("C", None, 3),
    ]
    assert rows[0].answers[ClosingQuestion.SUPPORT].note == "Three of eight residents are IMGs"
    with pytest.raises(UserError, match="must be one of"), store.write("Answer"):
        closing.answer(ids["A"], ClosingQuestion.AIM, "perhaps")
    with pytest.raises(UserError, match="not in the plan"), store.write("Answer"):
        closing.answer(99, ClosingQuestion.AIM, "yes")
