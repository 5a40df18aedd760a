"""Programs side by side: what differs is marked, what nobody knows makes no difference."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import comparing, considerations, programs, roster, scoring
from matchplanner.services.comparing import Comparison, Group, Line
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.scoring import Given
from matchplanner.store.store import Store


@pytest.fixture
def pair(store: Store, today: date) -> list[int]:
    with store.write("Fill"):
        ids = [programs.add(name, city=city) for name, city in (("Ash", "Utica"), ("Birch", "Boise"))]
        programs.set_fact(ids[0], ClaimField.J1, "yes", today)
        programs.set_fact(ids[1], ClaimField.J1, "no", today)
        programs.set_fact(ids[0], ClaimField.H1B, "no", today)
    return ids


def line(comparison: Comparison, label: str) -> Line:
    (found,) = [line for line in comparison.lines if line.label == label]
    return found


def test_there_are_the_six_groups_of_the_guide(pair: list[int], today: date) -> None:
    assert {line.group for line in comparing.compare(pair, today).lines} == set(Group)


@pytest.mark.parametrize(
    ("group", "labels"),
    [
        (Group.BASICS, {"Place", "Type"}),
        (Group.ELIGIBILITY, {"J-1", "H-1B", "Clarity for IMGs", "Lowest Step 1 score"}),
        (Group.TRAINEES, {"IMGs in the last cohorts", "Schools abroad"}),
        (
            Group.CONTENT,
            {"Pediatric emphasis, 1 to 5", "Adult emphasis, 1 to 5", "Research time", "Strengths"},
        ),
        (Group.JUDGEMENT, {"IMG score", "Own interest"}),
        (Group.NOTES, {"For", "Against", "Notes"}),
    ],
)
def test_each_group_has_what_the_guide_puts_there(
    pair: list[int], today: date, group: Group, labels: set[str]
) -> None:
    found = comparing.compare(pair, today)
    assert labels <= {line.label for line in found.lines if line.group is group}


def test_roster_and_clarity_are_told_and_never_taken_for_none(
    store: Store, pair: list[int], today: date
) -> None:
    with store.write("Research"):
        for name, country in (("Noor", "Pakistan"), ("Ana", "Mexico")):
            roster.add(pair[0], today, name=name, cohort=2026, img="yes", country=country, school=name)
        roster.add(pair[0], today, name="Bo", cohort=2025)
        scoring.save(pair[0], {"clarity": Given(2, "https://ash.example.org")})
    found = comparing.compare(pair, today)
    cohorts, schools = line(found, "IMGs in the last cohorts"), line(found, "Schools abroad")
    assert [cell.text for cell in cohorts.cells] == ["1 of 5 cohorts, 1 open", "nobody noted"]
    assert cohorts.cells[0].remark == "2022-2026"
    assert [cell.text for cell in schools.cells] == ["2: Mexico, Pakistan", "none noted"]
    clarity = line(found, "Clarity for IMGs")
    assert [cell.text for cell in clarity.cells] == ["2 of 2", "not assessed"]
    assert clarity.cells[0].remark == "https://ash.example.org"
    assert not any(each.differs for each in (cohorts, schools, clarity)), "one is unknown"


def test_only_known_answers_that_are_not_the_same_differ(pair: list[int], today: date) -> None:
    found = comparing.compare(pair, today)
    assert line(found, "J-1").differs
    assert not line(found, "H-1B").differs
    assert [cell.text for cell in line(found, "H-1B").cells] == ["no", "unknown"]
    assert [line.label for line in found.differences().lines] == ["J-1"]
    assert "Founded" in found.open()
    assert "J-1" not in found.open()


def test_an_old_or_disputed_answer_is_doubtful_and_names_both(
    store: Store, pair: list[int], today: date
) -> None:
    with store.write("Another source"):
        programs.add_claim(pair[0], ClaimField.J1, "no", SourceKind.FREIDA, seen_on=today)
    cell = line(comparing.compare(pair, today), "J-1").cells[0]
    assert cell.doubtful
    assert cell.text == "yes; another source: no"
    later = line(comparing.compare(pair, today.replace(year=2027)), "J-1").cells[1]
    assert later.doubtful


def test_pros_and_cons_stand_in_lists_of_their_own(store: Store, pair: list[int], today: date) -> None:
    with store.write("Weigh"):
        last = considerations.add(pair[0], ConsiderationKind.PRO, "Metabolic clinic")
        considerations.add(pair[0], ConsiderationKind.PRO, "Near family")
        considerations.add(pair[0], ConsiderationKind.CON, "Cold")
        considerations.move(last, 2)
    found = comparing.compare(pair, today)
    assert line(found, "For").cells[0].text == "Near family\nMetabolic clinic"
    assert line(found, "Against").cells[0].text == "Cold"
    with store.write("Think again"):
        considerations.edit(last, "Two metabolic clinics")
        considerations.delete(considerations.of(pair[0])[0].id)
    assert line(comparing.compare(pair, today), "For").cells[0].text == "Two metabolic clinics"
    with pytest.raises(UserError, match="Say in a few words"), store.write("Nothing"):
        considerations.add(pair[0], ConsiderationKind.CON, " ")


def test_two_to_six_programs_of_the_plan_can_be_compared(store: Store, pair: list[int], today: date) -> None:
    with store.write("More"):
        many = pair + [programs.add(f"Elm {n}") for n in range(5)]
    assert len(comparing.compare(many[:6], today).programs) == 6
    for wrong in (pair[:1], many, [pair[0], pair[0]]):
        with pytest.raises(UserError, match="Two to six"):
            comparing.compare(wrong, today)
    with pytest.raises(UserError, match="not in the plan any more"):
        comparing.compare([pair[0], 999], today)
