"""The checks of the rank order list, and the closing questions, on a real plan."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.claims import SourceKind
from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.rank_lint import RankRule
from matchplanner.errors import UserError
from matchplanner.services import closing, considerations, profile, programs, rank_lint, ranking, reporting
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.reporting import Printing
from matchplanner.store.schema import Debrief, Interview, Program
from matchplanner.store.store import Store

TODAY = date(2028, 2, 1)


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A and B have interviewed and are listed, closing questions answered; C has interviewed."""
    with store.write("Fill"):
        found = {name: programs.add(name, nrmp_code=f"149076{at}C0") for at, name in enumerate("ABC")}
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


@pytest.mark.usefixtures("ids")
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
    printed = reporting.render(reporting.rank_list(TODAY), Printing("plan", TODAY), None)
    text = " ".join(PdfReader(BytesIO(printed.data)).pages[0].extract_text().split())
    assert "Kept on purpose B has no NRMP code, and R3 asks for it. Reason: R3 will show it" in text
    with store.write("Restore"):
        rank_lint.restore(RankRule.CODE_MISSING, ids["B"])
    assert found() == [(RankRule.CODE_MISSING, ids["B"])]


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
