from collections.abc import Callable, Hashable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.ui.models.listing import Listing, Sorting


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    size: int | None


KEYS: dict[str, Callable[[Row], object]] = {
    "name": lambda row: row.name or None,
    "size": lambda row: row.size,
}
SMALL: dict[Hashable, Callable[[Row], bool]] = {"small": lambda row: row.size is not None and row.size < 3}
rows = st.lists(
    st.builds(Row, st.integers(1, 30), st.text("abc", max_size=4), st.none() | st.integers(0, 5)),
    unique_by=lambda row: row.id,
).map(lambda found: sorted(found, key=lambda row: row.id))
sortings = st.lists(st.tuples(st.sampled_from(["name", "size"]), st.booleans()), max_size=2).map(tuple)
terms = st.lists(st.text("abc", min_size=1, max_size=2), max_size=2).map(tuple)


def listing() -> Listing[Row]:
    return Listing(KEYS, lambda row: row.name)


def names(of: Listing[Row]) -> list[str]:
    return [of.rows[at].name for at in of.shown()]


def plainly(found: list[Row], sorting: Sorting, words: tuple[str, ...], *, small: bool) -> list[Row]:
    """Do in the slowest and plainest way what the listing does with arrays."""
    kept = [row for row in found if all(word in row.name for word in words)]
    kept = [row for row in kept if not small or SMALL["small"](row)]
    for key, descending in reversed(sorting):
        known = [row for row in kept if KEYS[key](row) is not None]
        unknown = [row for row in kept if KEYS[key](row) is None]
        known.sort(key=KEYS[key], reverse=descending)  # type: ignore[arg-type]
        kept = known + unknown
    return kept


@given(rows, rows, sortings, st.lists(terms, max_size=3), st.booleans())
def test_it_shows_what_plain_sorting_and_filtering_shows_whatever_came_before(
    first: list[Row], second: list[Row], sorting: Sorting, typed: list[tuple[str, ...]], small: bool
) -> None:
    made = listing()
    made.replace(first)
    for words in typed:
        made.search(words)
        made.shown()
    made.sort(sorting)
    made.filter(SMALL if small else {})
    made.shown()
    gone = {row.id for row in first[::2]}
    made.update(gone | {row.id for row in second}, second)
    merged = {row.id: row for row in first if row.id not in gone} | {row.id: row for row in second}
    everything = sorted(merged.values(), key=lambda row: row.id)
    expected = plainly(everything, sorting, typed[-1] if typed else (), small=small)
    assert [made.rows[at] for at in made.shown()] == expected


def test_typing_on_asks_only_what_was_found_and_going_back_finds_the_rest() -> None:
    made = listing()
    made.replace([Row(1, "ab", 1), Row(2, "abc", 1), Row(3, "c", 1)])
    for typed, found in (
        ("a", ["ab", "abc"]),
        ("abc", ["abc"]),
        ("c", ["abc", "c"]),
        ("", ["ab", "abc", "c"]),
    ):
        made.search(tuple(typed.split()))
        assert names(made) == found


def test_what_passes_all_conditions_but_one_is_told() -> None:
    made = listing()
    made.replace([Row(1, "a", 1), Row(2, "b", 9)])
    made.filter(SMALL)
    assert [row.id for row in made.admitted()] == [1]
    assert [row.id for row in made.admitted("small")] == [1, 2]


def test_what_was_made_ready_beforehand_changes_nothing_but_the_time_it_takes() -> None:
    found = [Row(number, name, None) for number, name in enumerate("cadbe", start=1)]
    made = listing()
    made.replace(found)
    turns = 0
    while made.warm(2, ["name"]):
        turns += 1
        if turns == 4:
            made.update({2}, [Row(2, "z", None)])  # amid getting ready
    assert turns > 4
    made.sort((("name", False),))
    assert names(made) == ["b", "c", "d", "e", "z"]
    made.search(("z",))
    assert names(made) == ["z"]
    assert made.place_of(2) == 1
    assert made.place_of(9) == -1
