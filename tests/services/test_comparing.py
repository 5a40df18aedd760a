"""Programs side by side: what differs is marked, what nobody knows makes no difference."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import comparing, considerations, programs
from matchplanner.services.comparing import Comparison, Group, Line
from matchplanner.services.considerations import ConsiderationKind
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
