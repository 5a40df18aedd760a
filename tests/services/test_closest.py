"""A command is found by a few letters of its name, and by a name spelt nearly right."""

import pytest

from matchplanner.services.closest import closest

NAMES = (
    "New plan",
    "Open",
    "Rank list PDF",
    "Rank list: Versions",
    "Rank list: Three orders",
    "Import programs",
    "Programs",
    "Programs: Verify again",
    "Interviews: Month",
)


def best(typed: str) -> list[str]:
    """Return what is found, the best first."""
    return [NAMES[at] for at in closest(typed, NAMES)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("programs", "Programs"),
        ("rank v", "Rank list: Versions"),
        ("versions", "Rank list: Versions"),
        ("vershons", "Rank list: Versions"),
        ("imprt", "Import programs"),
        ("monht", "Interviews: Month"),
        ("rlv", "Rank list: Versions"),
        ("month interviews", "Interviews: Month"),
        ("PDF", "Rank list PDF"),
    ],
)
def test_the_command_meant_is_the_first(typed: str, first: str) -> None:
    assert best(typed)[0] == first


def test_nothing_typed_leaves_the_order_and_nonsense_finds_nothing() -> None:
    assert best("") == list(NAMES)
    assert best("  ") == list(NAMES)
    assert best("zzzz") == []
    assert best("x") == []


def test_what_begins_so_comes_before_what_contains_it() -> None:
    assert best("pro") == ["Programs", "Programs: Verify again", "Import programs"]
