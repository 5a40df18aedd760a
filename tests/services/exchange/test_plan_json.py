"""The whole plan as JSON: nothing is lost on the way there and back, and nonsense is refused whole."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matchplanner.errors import FileFormatError
from matchplanner.services import profile, programs, sample
from matchplanner.services.exchange import plan_json
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture
def document(store: Store) -> bytes:
    """The sample plan, edited, as JSON."""
    with store.write("Sample"):
        sample.fill(TODAY)
    with store.write("Rename"):
        programs.edit(programs.rows(TODAY)[0].id, "name", "Renamed “漢字” & <b>")
    with store.write("Delete"):
        programs.delete([programs.rows(TODAY)[1].id])
    return plan_json.to_json(store)


def elsewhere(store: Store, folder: Path) -> Store:
    store.close()
    return Store.create(folder / "other.matchplan")


def test_a_plan_comes_back_whole_with_history_and_marks(
    store: Store, document: bytes, tmp_path: Path
) -> None:
    dump, uid = store.dump(), store.meta("plan_uid")
    other = elsewhere(store, tmp_path)
    try:
        assert plan_json.fill(other, document) == plan_json.check(document)

        assert other.dump() == dump
        assert (other.meta("plan_uid"), other.meta("sample")) == (uid, "1")
        assert plan_json.to_json(other) == document
    finally:
        other.close()


def test_a_plan_that_holds_something_is_not_overwritten(store: Store, document: bytes) -> None:
    before = store.dump()

    with pytest.raises(FileFormatError, match="holds something already"):
        plan_json.fill(store, document)

    assert store.dump() == before


def test_a_plan_with_only_a_target_year_may_be_filled(store: Store, document: bytes, tmp_path: Path) -> None:
    dump = store.dump()
    other = elsewhere(store, tmp_path)
    try:
        with other.write("Year"):
            profile.edit("target_year", 2030)
        plan_json.fill(other, document)
        assert other.dump() == dump
    finally:
        other.close()


def _drop_format(d: dict[str, Any]) -> None:
    del d["format"]


def _newer(d: dict[str, Any]) -> None:
    d["version"] = 2


def _no_tables(d: dict[str, Any]) -> None:
    del d["tables"]


def _rows_no_list(d: dict[str, Any]) -> None:
    d["tables"]["claim"] = {}


def _unknown_table(d: dict[str, Any]) -> None:
    d["tables"]["sqlite_master"] = []


def _unknown_column(d: dict[str, Any]) -> None:
    d["tables"]["person"][0]["shoe_size"] = 43


def _missing_column(d: dict[str, Any]) -> None:
    del d["tables"]["person"][0]["name"]


def _nested_value(d: dict[str, Any]) -> None:
    d["tables"]["person"][0]["name"] = ["x"]


def _true(d: dict[str, Any]) -> None:
    d["tables"]["program"][0]["tier"] = True


def _twice(d: dict[str, Any]) -> None:
    d["tables"]["person"].append(d["tables"]["person"][0])


def _orphan(d: dict[str, Any]) -> None:
    d["tables"]["program"] = []


def _out_of_range(d: dict[str, Any]) -> None:
    d["tables"]["program"][0]["tier"] = 9


def _wrong_type(d: dict[str, Any]) -> None:
    d["tables"]["program"][0]["tier"] = "first"


def _endless(d: dict[str, Any]) -> None:
    d["tables"]["program"][0]["tier"] = 10**30


def _no_profile(d: dict[str, Any]) -> None:
    d["tables"]["profile"] = []


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_drop_format, "not a plan"),
        (_newer, "newer version"),
        (_no_tables, "has no “tables”"),
        (_rows_no_list, "“claim” in the JSON file is not a list"),
        (_unknown_table, "unknown table “sqlite_master”"),
        (_unknown_column, "other columns: “shoe_size”"),
        (_missing_column, "other columns: “name”"),
        (_nested_value, "“person.name” in the JSON file is neither text nor number"),
        (_true, "“program.tier” in the JSON file is neither text nor number"),
        (_twice, "contradicts itself"),
        (_orphan, "contradicts itself"),
        (_out_of_range, "contradicts itself"),
        (_wrong_type, "contradicts itself"),
        (_endless, "contradicts itself"),
        (_no_profile, "exactly one profile"),
    ],
)
def test_nonsense_is_refused_whole(
    store: Store, document: bytes, tmp_path: Path, spoil: Callable[[dict[str, Any]], None], words: str
) -> None:
    spoilt = json.loads(document)
    spoil(spoilt)
    other = elsewhere(store, tmp_path)
    try:
        empty, marks = other.dump(), other.meta("plan_uid")
        with pytest.raises(FileFormatError, match=words) as refused:
            plan_json.fill(other, json.dumps(spoilt).encode())
        assert "\n" not in refused.value.sentence()
        assert (other.dump(), other.meta("plan_uid")) == (empty, marks)
    finally:
        other.close()


@pytest.mark.parametrize("data", [b"{", b"[]", b"{}", b"\xff", b'{"format": NaN}', b"[" * 100_000])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(FileFormatError):
        plan_json.check(data)


def test_impossible_characters_are_dropped(store: Store, document: bytes, tmp_path: Path) -> None:
    spoilt = json.loads(document)
    spoilt["tables"]["person"][0]["notes"] = "a\u0000b\ud800c"
    other = elsewhere(store, tmp_path)
    try:
        plan_json.fill(other, json.dumps(spoilt).encode())
        assert '"notes": "abc"' in plan_json.to_json(other).decode()
    finally:
        other.close()
