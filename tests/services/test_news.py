"""What is new since somebody was last told (R205)."""

from datetime import UTC, date, datetime

import pytest
from tests.clock import Clock

from matchplanner.domain.letters import LetterState
from matchplanner.domain.mentoring import ContactKind
from matchplanner.services import contacts, experiences, interviews, letters, news, people, profile, programs
from matchplanner.store.store import Store

TODAY = date(2027, 4, 1)
TOLD = date(2026, 10, 1)


@pytest.fixture
def clock(store: Store, monkeypatch: pytest.MonkeyPatch) -> Clock[datetime]:
    made = Clock(datetime(2026, 10, 1, 9, tzinfo=UTC))
    monkeypatch.setattr(store, "now", made)
    return made


@pytest.fixture
def told(store: Store, clock: Clock[datetime]) -> Store:
    """A plan with a past, and a mentor who was told of it on the first of October 2026."""
    with store.write("Past"):
        people.add("Dr. Dar", email="dar@example.org")
        people.add("Dr. Ek")
        exam = profile.add_exam("USMLE Step 1")
        profile.edit_exam(exam, "taken_on", "2026-08-01")
        profile.edit_exam(exam, "result", "pass")
        profile.add_exam("USMLE Step 2 CK")
        experiences.edit(experiences.add("Old course"), "started_on", "2025-01-01")
        experiences.add("Undated, told")
        profile.edit("name", "Sana Khan")
        for name in ("Ash", "Birch", "Cedar"):
            programs.add(name)
    with store.write("Told"):
        contacts.add(1, ContactKind.MEETING, happened_on=TOLD)
    clock.now = datetime(2027, 3, 1, 9, tzinfo=UTC)
    return store


def test_nothing_is_new_right_after_a_talk_and_the_draft_asks_for_it(told: Store) -> None:  # noqa: ARG001 - its being there is what counts
    assert news.lines(1, TODAY) == ()
    draft = news.draft(1, TODAY)
    assert (draft.name, draft.email, draft.since) == ("Dr. Dar", "dar@example.org", TOLD)
    assert draft.subject == "News from Sana Khan"
    assert "Since 1 October 2026 this is new:\n\n- {what is new}" in draft.body
    assert draft.body.endswith("Kind regards,\nSana Khan\n")


def test_results_experiences_and_certification_since_are_told(told: Store) -> None:
    with told.write("New"):
        profile.edit_exam(2, "taken_on", "2026-12-05")
        profile.edit_exam(2, "result", "251")
        paper = experiences.add("Lysosomal case series")
        experiences.edit(paper, "kind", "publication")
        experiences.edit(paper, "started_on", "2027-02-01")
        experiences.add("Undated, new")
        profile.edit("ecfmg_status", "certified")
    assert news.lines(1, TODAY) == (
        "USMLE Step 2 CK: 251 (5 December 2026)",
        "ECFMG certification is complete",
        "Co-authored publication: Lysosomal case series",
        "Undated, new",
    )


def test_letters_applications_and_interviews_since_are_counted(told: Store) -> None:
    with told.write("New"):
        for writer in (1, 2):
            letters.set_state(letters.add(writer), LetterState.UPLOADED, date(2027, 3, 1))
        for program in (1, 2):
            programs.edit(program, "status", "applied")
        programs.edit(3, "status", "will_apply")
        interviews.add(1)
    assert news.lines(1, TODAY) == (
        "Your letter of recommendation has arrived in ERAS; thank you",
        "1 letter of recommendation has arrived",
        "I have applied to 2 programs",
        "1 interview offered",
    )
    with told.write("Later"):
        programs.edit(2, "status", "considering")
        letters.add(1)
        interviews.edit(1, "status", "done")
    assert news.lines(1, TODAY)[2:] == (
        "I have applied to 1 program",
        "1 interview offered",
        "1 interview held",
    )


def test_a_talk_from_before_the_plan_began_makes_all_dated_things_since_new(store: Store) -> None:
    with store.write("Begin"):
        people.add("Dr. Dar")
        exam = profile.add_exam("USMLE Step 1")
        profile.edit_exam(exam, "taken_on", "2019-05-01")
        profile.edit_exam(exam, "result", "pass")
        paper = experiences.add("Case series")
        experiences.edit(paper, "started_on", "2021-02-01")
        contacts.add(1, ContactKind.MEETING, happened_on="2020-06-01")
    assert news.lines(1, TODAY) == ("Case series",)


def test_what_lies_before_the_talk_is_not_new_when_it_is_noted_late(told: Store) -> None:
    with told.write("Late"):
        experiences.edit(experiences.add("Early abstract"), "started_on", "2026-05-01")
        exam = profile.add_exam("OET")
        profile.edit_exam(exam, "taken_on", "2026-02-01")
        profile.edit_exam(exam, "result", "B")
    assert news.lines(1, TODAY) == ()


def test_a_result_that_came_after_the_talk_is_new_though_the_examination_is_not(told: Store) -> None:
    with told.write("Result"):
        exam = profile.add_exam("OET")
        profile.edit_exam(exam, "taken_on", "2026-09-20")
        profile.edit_exam(exam, "result", "B")
    assert news.lines(1, TODAY) == ("OET: B (20 September 2026)",)


@pytest.mark.parametrize("noted", [date(2027, 3, 1), date(2027, 6, 1)])
def test_a_talk_noted_later_counts_from_its_day(told: Store, clock: Clock[datetime], noted: date) -> None:
    with told.write("New"):
        profile.edit_exam(2, "result", "251")
    assert news.lines(2, TODAY) != ()
    clock.now = datetime(noted.year, noted.month, noted.day, 9, tzinfo=UTC)
    with told.write("Late"):
        contacts.add(2, ContactKind.CALL, happened_on="2027-03-02")
    assert news.lines(2, TODAY) == ()
    assert news.lines(1, TODAY) == ("USMLE Step 2 CK: 251",)


def test_who_was_never_told_gets_everything(told: Store) -> None:  # noqa: ARG001 - its being there is what counts
    assert news.lines(2, TODAY) == ("USMLE Step 1: pass (1 August 2026)", "Old course", "Undated, told")
    draft = news.draft(2, TODAY)
    assert draft.since is None
    assert "I hope you are well. My news:" in draft.body


def test_after_match_day_the_draft_asks_how_it_went(told: Store) -> None:
    with told.write("Target"):
        profile.edit("target_year", 2027)
    assert news.lines(1, TODAY) == ()
    assert news.lines(1, date(2028, 4, 1)) == ("The Match: {how it went}",)
