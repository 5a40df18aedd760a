"""What is proposed for a score, from roster, claims and log: never more than they say."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.domain.enquiries import MessageKind, Quality
from matchplanner.services import messages, programs, proposals, roster
from matchplanner.services.messages import Draft
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
FIVE_COHORTS = """\
2026\tAyesha Noor\tAga Khan University\tPakistan
2026\tTom Reed\tUniversity of Iowa\tUnited States
2025\tKim Seo\tYonsei University\tSouth Korea
2025\tJane Roe\tYale School of Medicine\tUSA
2024\tLi Na\tPeking University\tChina
2024\tBob Stone\tMayo Clinic Alix School of Medicine\tUSA
2023\tAna Díaz\tUniversidad de Chile\tChile
2023\tSue Poe\tDuke University\tUSA
2022\tOmar Said\tCairo University\tEgypt
2022\tPat Low\tOhio State University\tUSA
"""


@pytest.fixture
def birch(store: Store) -> int:
    with store.write("Add"):
        return programs.add("Birch")


def paste(store: Store, program: int, text: str = FIVE_COHORTS) -> None:
    with store.write("Paste"):
        lines = [line.confirmed() for line in roster.preview(text, program, TODAY)]
        roster.save(program, lines, "https://birch.example.org/residents", TODAY)


def drop(store: Store, program: int, *cohorts: int) -> None:
    """Delete the IMGs of some cohorts."""
    doomed = [r.id for r in roster.rows(program) if r.img is YesNo.YES and r.cohort in cohorts]
    with store.write("Delete"):
        roster.delete(doomed)


def past_imgs(program: int, today: date = TODAY) -> tuple[int | None, str]:
    found = proposals.for_program(program, today)[proposals.PAST_IMGS]
    return found.points, found.reason


def test_the_roster_proposes_points_and_names_the_threshold(store: Store, birch: int) -> None:
    paste(store, birch)
    points, reason = past_imgs(birch)
    assert points == 3
    assert reason == "IMGs in 5 of 5 cohorts (2022-2026): every one of the last 5 counts as steady."
    drop(store, birch, 2024)
    points, reason = past_imgs(birch)
    assert points == 2
    assert reason.startswith("IMGs in 4 of 5 cohorts (2022-2026): at least 2")
    drop(store, birch, 2023, 2025, 2026)
    assert past_imgs(birch)[0] == 1
    drop(store, birch, 2022)
    points, reason = past_imgs(birch)
    assert points == 0
    assert "none counts as none seen" in reason


def test_an_empty_roster_proposes_nothing(birch: int) -> None:
    points, reason = past_imgs(birch)
    assert points is None
    assert "paste a roster" in reason


def test_residents_of_unknown_schools_keep_zero_from_being_proposed(store: Store, birch: int) -> None:
    with store.write("Add"):
        roster.add(birch, TODAY, name="Somebody", cohort=2025)
    points, reason = past_imgs(birch)
    assert points is None
    assert "is open" in reason


def test_imgs_long_ago_are_a_few_ever(store: Store, birch: int) -> None:
    with store.write("Add"):
        roster.add(birch, TODAY, name="Early", cohort=2015, img="yes")
        roster.add(birch, TODAY, name="Late", cohort=2026, img="no")
    points, reason = past_imgs(birch)
    assert points == 1
    assert "1 before 2022 counts as a few ever" in reason


def test_the_five_years_move_with_the_season(store: Store, birch: int) -> None:
    paste(store, birch)
    points, reason = past_imgs(birch, date(2027, 10, 1))
    assert points == 2
    assert "IMGs in 4 of 5 cohorts (2023-2027)" in reason
    assert "nobody noted for 2027" in reason.lower()


@pytest.mark.parametrize(
    ("claims", "points", "words"),
    [
        ({}, None, "Nothing is noted on J-1"),
        ({"visa_sponsorship": "no"}, 0, "sponsors no visa"),
        ({"j1": "no", "h1b": "no"}, 0, "sponsors no visa"),
        ({"j1": "yes", "h1b": "no"}, 1, "only visa"),
        ({"j1": "yes"}, None, "fits two steps"),
        ({"j1": "yes", "img_info": "A page for IMGs"}, 2, "not explained"),
        ({"j1": "yes", "h1b": "yes"}, 2, "the lower step"),
        ({"j1": "yes", "h1b": "yes", "img_info": "A page for IMGs"}, 3, "considered"),
        ({"j1": "no", "h1b": "yes"}, None, "your own points"),
    ],
)
def test_visa_points_are_proposed_where_the_words_determine_them(
    store: Store, birch: int, claims: dict[str, str], points: int | None, words: str
) -> None:
    with store.write("Claims"):
        for field, value in claims.items():
            programs.add_claim(birch, ClaimField(field), value, SourceKind.PROGRAM_PAGE, seen_on=TODAY)
    found = proposals.for_program(birch, TODAY)[proposals.VISA]
    assert found.points == points
    assert words in found.reason


def test_sources_that_disagree_propose_nothing(store: Store, birch: int) -> None:
    with store.write("Claims"):
        programs.add_claim(birch, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE)
        programs.add_claim(birch, ClaimField.J1, "no", SourceKind.FREIDA)
    found = proposals.for_program(birch, TODAY)[proposals.VISA]
    assert found.points is None
    assert found.reason == "Sources disagree on J-1: settle that first."


def enquire(store: Store, program: int, sent_on: date, *, insist: bool = False) -> int:
    asked = ("Which visas?",)
    draft = Draft(MessageKind.ENQUIRY, "", "Program coordinator", "E-mail", "Question", asked[0], asked)
    with store.write("Send"):
        return messages.save_sent(program, draft, sent_on, insist=insist)


def answer_points(program: int, today: date) -> int | None:
    return proposals.for_program(program, today)[proposals.RESPONSIVENESS].points


def test_silence_counts_only_after_an_enquiry_and_the_waiting_period(store: Store, birch: int) -> None:
    assert answer_points(birch, date(2026, 12, 1)) is None
    enquire(store, birch, date(2026, 10, 2))
    assert answer_points(birch, date(2026, 10, 22)) is None
    assert answer_points(birch, date(2026, 10, 23)) == 0


@pytest.mark.parametrize(
    ("replied_on", "quality", "points"),
    [
        (date(2026, 10, 24), Quality.HELPFUL, 1),
        (date(2026, 10, 24), Quality.UNKNOWN, 1),
        (date(2026, 10, 23), Quality.HELPFUL, 2),
        (date(2026, 10, 5), Quality.HELPFUL, 2),
        (date(2026, 10, 5), Quality.GENERIC, 1),
        (date(2026, 10, 5), Quality.UNKNOWN, None),
    ],
)
def test_a_reply_is_worth_its_pace_and_its_help(
    store: Store, birch: int, replied_on: date, quality: Quality, points: int | None
) -> None:
    sent = enquire(store, birch, date(2026, 10, 2))
    with store.write("Reply"):
        messages.record_reply(sent, replied_on, "We sponsor J-1.", quality)
    found = proposals.for_program(birch, date(2026, 11, 1))[proposals.RESPONSIVENESS]
    assert found.points == points
    assert f"after {(replied_on - date(2026, 10, 2)).days} days" in found.reason
    assert found.seen_on == replied_on
