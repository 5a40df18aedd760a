"""Plans side by side: the way each leads, which programs are its own, and how a price is put together."""

import pytest

from matchplanner.domain import plans
from matchplanner.domain.fees import Band, FeeTable, Price
from matchplanner.domain.letters_assigning import Plan
from matchplanner.domain.origins import Origin
from matchplanner.domain.plans import FeeStep, PlanKind
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.season import Track
from matchplanner.domain.tracks import OUTSIDE, clock

GENETICS, PEDIATRICS, MEDICINE = Plan(1, "G"), Plan(2, "P", "Pediatrics"), Plan(3, "M", "Internal medicine")
BOTH = (PEDIATRICS, GENETICS)


@pytest.mark.parametrize("template", plans.TEMPLATES, ids=lambda one: one.name)
def test_every_template_leads_somewhere_and_ends_in_genetics(template: plans.Template) -> None:
    way = plans.steps(template.kind, template.specialty)
    assert "Genetics" in way[-1]
    assert template.kind.broader == bool(template.specialty)
    assert template.specialty in way[0]


def test_another_way_has_only_the_users_own_words() -> None:
    assert plans.steps(PlanKind.OTHER, "Neurology") == ()


@pytest.mark.parametrize(
    ("program_type", "name", "held", "expected"),
    [
        (ProgramType.CATEGORICAL, "Mayo", BOTH, GENETICS),
        (ProgramType.FELLOWSHIP_TRACK, "Mayo", BOTH, GENETICS),
        (ProgramType.COMBINED_PEDS, "Indiana", BOTH, GENETICS),
        (ProgramType.COMBINED_PEDS, "Indiana", (MEDICINE, PEDIATRICS), PEDIATRICS),
        (ProgramType.COMBINED_IM, "Ann Arbor", (PEDIATRICS,), None),
        (ProgramType.OTHER, "Pediatrics (Riley)", BOTH, PEDIATRICS),
        (ProgramType.OTHER, "Internal Medicine (Riley)", BOTH, None),
        (ProgramType.UNKNOWN, "Medical Genetics (Riley)", BOTH, GENETICS),
        (ProgramType.UNKNOWN, "Riley", BOTH, None),
        (ProgramType.OTHER, "Surgery (Riley)", (*BOTH, Plan(4, "S", "Surgery")), None),
        (ProgramType.CATEGORICAL, "Mayo", (), None),
    ],
)
def test_a_program_belongs_to_the_plan_its_type_or_else_its_name_tells(
    program_type: ProgramType, name: str, held: tuple[Plan, ...], expected: Plan | None
) -> None:
    assert plans.default_plan(program_type, name, held) == expected


TABLE = FeeTable(
    "t",
    "Table",
    (Band(10, Price.FLAT, 115_00), Band(20, Price.EACH, 17_00), Band(None, Price.EACH, 27_00)),
    Origin((2026,), (), None),
)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, ()),
        (3, ((3, Price.FLAT, 115_00),)),
        (12, ((10, Price.FLAT, 115_00), (2, Price.EACH, 17_00))),
        (25, ((10, Price.FLAT, 115_00), (10, Price.EACH, 17_00), (5, Price.EACH, 27_00))),
    ],
)
def test_a_price_is_taken_apart_into_what_adds_up_to_it(
    count: int, expected: tuple[tuple[int, Price, int], ...]
) -> None:
    found = plans.fee_steps(TABLE, count)
    assert found == tuple(FeeStep(*one) for one in expected)
    total = sum(one.cents * (one.count if one.price is Price.EACH else 1) for one in found)
    assert total == TABLE.cost(count)


@pytest.mark.parametrize(
    ("track", "program_type", "broader", "expected"),
    [
        ("", "other", "Pediatrics", (Track.MAIN, "Pediatrics")),
        ("", "", "Pediatrics", (Track.MAIN, "Pediatrics")),
        ("", "other", "", None),
        ("", "categorical", "Pediatrics", (Track.FELLOWSHIP_JULY, "Medical genetics and genomics")),
        (OUTSIDE, "other", "Pediatrics", None),
        ("main", "other", "Pediatrics", (Track.MAIN, "Pediatrics")),
    ],
)
def test_a_residency_of_the_broader_field_is_applied_to_in_the_main_match(
    track: str, program_type: str, broader: str, expected: tuple[Track, str] | None
) -> None:
    assert clock(track, program_type, broader) == expected
