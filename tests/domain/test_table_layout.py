import json

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.program_filter import OneOf, ProgramFilter
from matchplanner.domain.table_layout import TableLayout, from_json

unique_keys = st.lists(st.text(), unique=True, max_size=6)
layouts = st.builds(
    TableLayout,
    unique_keys.flatmap(lambda keys: st.tuples(*(st.tuples(st.just(k), st.integers(0, 4000)) for k in keys))),
    unique_keys.flatmap(lambda keys: st.tuples(*(st.tuples(st.just(k), st.booleans()) for k in keys))),
    st.just(ProgramFilter((OneOf("j1", ("yes",)),))),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["columns", "sorting", "filter"]), inner),
)


@given(layouts)
def test_a_layout_comes_back_from_json_as_it_was(layout: TableLayout) -> None:
    assert from_json(layout.as_json()) == layout


@given(json_values | st.text())
def test_what_is_not_understood_is_left_out(stored: object) -> None:
    assert isinstance(from_json(json.dumps(stored)), TableLayout)


@given(st.text())
def test_a_text_that_is_no_layout_changes_nothing(text: str) -> None:
    assert isinstance(from_json(text), TableLayout)


def test_rubbish_between_columns_is_passed_over() -> None:
    stored = {"columns": [["name", 90], ["name", 10], ["city", True], [3, 4], "x", ["tier", 99999]]}
    assert from_json(json.dumps(stored)).columns == (("name", 90), ("city", 0), ("tier", 0))


def test_widths_alone_make_no_other_view() -> None:
    narrow, wide = TableLayout((("name", 90),)), TableLayout((("name", 200),))
    assert narrow.asks_the_same(wide)
    assert TableLayout().asks_the_same(wide)
    assert not TableLayout((("city", 90),)).asks_the_same(wide)
    assert not TableLayout(sorting=(("name", True),)).asks_the_same(TableLayout(sorting=(("name", False),)))
