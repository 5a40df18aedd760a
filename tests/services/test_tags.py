from datetime import date

import pytest

from matchplanner.errors import UserError
from matchplanner.services import programs, tags
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    with store.write("Add"):
        return programs.add("Ash"), programs.add("Birch")


def test_a_tag_is_put_on_several_programs_once_whatever_its_case(store: Store, two: tuple[int, int]) -> None:
    with store.write("Tag"):
        assert tags.add([two[0]], "Cancer/Genomics") == 1
    with store.write("Tag"):
        assert tags.add(two, " cancer/genomics ") == 1
    assert tags.read() == {two[0]: ("Cancer/Genomics",), two[1]: ("Cancer/Genomics",)}
    assert [row.tags for row in programs.rows(TODAY, [two[1]])] == [("Cancer/Genomics",)]


def test_a_program_is_given_exactly_the_tags_of_a_line(store: Store, two: tuple[int, int]) -> None:
    with store.write("Tag"):
        tags.put(two, tags.parsed("pediatric; small, Pediatric,,"))
    with store.write("Tag"):
        tags.put([two[0]], tags.parsed("welcoming, SMALL"))
    assert tags.read() == {two[0]: ("small", "welcoming"), two[1]: ("pediatric", "small")}
    with store.write("Tag"):
        assert tags.remove(two, "Small") == 2
    assert tags.read() == {two[0]: ("welcoming",), two[1]: ("pediatric",)}


def test_tags_in_use_and_suggested_ones_are_offered_once(store: Store, two: tuple[int, int]) -> None:
    with store.write("Tag"):
        tags.add(two, "Pediatric")
        tags.add(two, "near family")
    offered = tags.names()
    assert "Pediatric" in offered
    assert "pediatric" not in offered
    assert {"near family", "cancer/genomics", "welcoming"} <= set(offered)


def test_a_tag_needs_a_name_of_bearable_length(two: tuple[int, int], store: Store) -> None:
    with pytest.raises(UserError, match="needs a name"), store.write("Tag"):
        tags.add(two, "  ")
    with pytest.raises(UserError, match="at most 60"), store.write("Tag"):
        tags.add(two, "x" * 61)


def test_a_program_that_is_gone_takes_its_tags_along(store: Store, two: tuple[int, int]) -> None:
    with store.write("Tag"):
        tags.add(two, "small")
    with store.write("Delete"):
        programs.delete([two[0]])
        assert tags.add(two, "new") == 1
    assert tags.read() == {two[1]: ("new", "small")}
