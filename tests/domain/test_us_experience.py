"""US clinical experience, added up by kind and weeks (R25)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import us_experience
from matchplanner.domain.background import ExperienceKind, commitment_shown
from matchplanner.domain.rotations import PlannedRotation, RotationKind, RotationMode, RotationStatus
from matchplanner.domain.us_experience import Standing, Stay, Weeks, of_experience, of_rotation, summary

TODAY = date(2027, 6, 16)
HANDS_ON, OBSERVED = RotationMode.HANDS_ON, RotationMode.OBSERVERSHIP
GENETICS, OTHER = True, False


def rotation(
    status: RotationStatus, start: date | None = None, end: date | None = None, **more: object
) -> PlannedRotation:
    fields: dict[str, object] = {"mode": HANDS_ON, **more}
    return PlannedRotation(1, "Site", start, end, status=status, **fields)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("status", "start", "end", "stays"),
    [
        (RotationStatus.IDEA, None, None, (Stay(GENETICS, HANDS_ON, None, held=False),)),
        (RotationStatus.DONE, None, None, (Stay(GENETICS, HANDS_ON, None, held=True),)),
        (
            RotationStatus.LETTER_ASKED,
            date(2027, 5, 3),
            date(2027, 5, 28),
            (Stay(GENETICS, HANDS_ON, 4, held=True),),
        ),
        (
            RotationStatus.ACCEPTED,
            date(2027, 7, 5),
            date(2027, 7, 30),
            (Stay(GENETICS, HANDS_ON, 4, held=False),),
        ),
        (
            RotationStatus.ACCEPTED,
            date(2027, 5, 3),
            date(2027, 5, 28),
            (Stay(GENETICS, HANDS_ON, 4, held=True),),
        ),
        (RotationStatus.APPLIED, date(2027, 5, 3), date(2027, 5, 28), ()),
        (
            RotationStatus.RUNNING,
            date(2027, 6, 7),
            date(2027, 7, 2),
            (Stay(GENETICS, HANDS_ON, 1, held=True), Stay(GENETICS, HANDS_ON, 3, held=False)),
        ),
        (RotationStatus.RUNNING, None, None, (Stay(GENETICS, HANDS_ON, None, held=True),)),
    ],
)
def test_a_rotation_counts_as_held_planned_or_not(
    status: RotationStatus, start: date | None, end: date | None, stays: tuple[Stay, ...]
) -> None:
    assert of_rotation(rotation(status, start, end), TODAY) == stays


def test_research_is_no_clinical_experience_and_other_fields_count_apart() -> None:
    assert of_rotation(rotation(RotationStatus.DONE, kind=RotationKind.RESEARCH), TODAY) == ()
    (stay,) = of_rotation(rotation(RotationStatus.DONE, kind=RotationKind.PEDIATRICS), TODAY)
    assert not stay.genetics


def test_an_experience_counts_by_its_kind_and_day() -> None:
    assert of_experience(ExperienceKind.COURSE, 4, None, TODAY) == ()
    assert of_experience(ExperienceKind.US_OTHER_HANDS_ON, 8, None, TODAY) == (
        Stay(OTHER, HANDS_ON, 8, held=True),
    )
    (ahead,) = of_experience(ExperienceKind.US_GENETICS_OBSERVED, None, date(2027, 8, 2), TODAY)
    assert (ahead.held, ahead.weeks) == (False, None)


def test_genetics_seen_in_the_us_shows_commitment_as_a_rotation_does() -> None:
    assert commitment_shown((ExperienceKind.US_GENETICS_OBSERVED,)) == (ExperienceKind.ROTATION,)
    assert commitment_shown((ExperienceKind.US_OTHER_OBSERVED,)) == ()


def test_weeks_add_up_by_kind_and_what_is_unknown_stays_so() -> None:
    found = summary(
        [
            Stay(OTHER, OBSERVED, 4, held=True),
            Stay(GENETICS, OBSERVED, None, held=True),
            Stay(GENETICS, OBSERVED, 2, held=True),
            Stay(GENETICS, HANDS_ON, 4, held=False),
        ]
    )
    assert [(line.genetics, line.mode) for line in found.lines] == [
        (True, HANDS_ON),
        (True, OBSERVED),
        (False, OBSERVED),
    ]
    assert found.lines[1].held == Weeks(known=2, stays=2, unknown=1)
    assert (found.held.known, found.held.unknown, found.planned.known) == (6, 1, 4)


@pytest.mark.parametrize(
    ("stays", "standing"),
    [
        ((), Standing.NONE),
        ((Stay(OTHER, HANDS_ON, 12, held=True),), Standing.NONE),
        ((Stay(GENETICS, OBSERVED, None, held=False),), Standing.PLANNED),
        ((Stay(GENETICS, OBSERVED, 1, held=False), Stay(GENETICS, OBSERVED, None, held=True)), Standing.HELD),
    ],
)
def test_the_least_is_one_experience_in_genetics(stays: tuple[Stay, ...], standing: Standing) -> None:
    assert summary(stays).standing is standing
    assert us_experience.LEAST == 1


@given(
    st.lists(
        st.builds(
            Stay,
            st.booleans(),
            st.sampled_from(RotationMode),
            st.none() | st.integers(0, 60),
            held=st.booleans(),
        )
    )
)
def test_the_sums_are_those_of_the_lines(stays: list[Stay]) -> None:
    found = summary(stays)
    for part in ("held", "planned"):
        lines = [getattr(line, part) for line in found.lines]
        total = getattr(found, part)
        assert total.known == sum(line.known for line in lines)
        assert total.unknown == sum(line.unknown for line in lines)
    assert found.held.stays + found.planned.stays == len(stays)
