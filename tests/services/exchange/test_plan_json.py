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
from matchplanner.store.digests import declared_columns
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
        told = json.loads(document)
        assert plan_json.fill(other, document) == sum(map(len, (*told["tables"].values(), told["history"])))

        assert other.dump() == dump
        assert (other.meta("plan_uid"), other.meta("sample")) == (uid, "1")
        assert plan_json.to_json(other) == document
    finally:
        other.close()


def test_a_document_of_an_older_version_is_taken_and_the_rest_is_unknown(
    store: Store, document: bytes, tmp_path: Path
) -> None:
    older = json.loads(document)
    older["version"] = 1
    older["tables"] = {
        table: [{column: row[column] for column in columns} for row in older["tables"][table]]
        for table, columns in declared_columns(1).items()
        if table in older["tables"]
    }
    other = elsewhere(store, tmp_path)
    try:
        plan_json.fill(other, json.dumps(older).encode())

        assert {row.name for row in programs.rows(TODAY)} >= {"Renamed “漢字” & <b>"}
        assert profile.get().name == older["tables"]["profile"][0]["name"]
        assert json.loads(plan_json.to_json(other))["tables"]["tag"] == []
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


def test_a_filled_profile_is_not_overwritten(store: Store, document: bytes, tmp_path: Path) -> None:
    other = elsewhere(store, tmp_path)
    try:
        with other.write("Name"):
            profile.edit("name", "Somebody else")
        with pytest.raises(FileFormatError, match="holds something already"):
            plan_json.fill(other, document)
        assert profile.get().name == "Somebody else"
    finally:
        other.close()


@pytest.mark.parametrize("uid", ["", "../../elsewhere", "/elsewhere", "x" * 300])
def test_a_document_cannot_choose_where_backups_go(
    store: Store, document: bytes, tmp_path: Path, uid: str
) -> None:
    spoilt = json.loads(document)
    spoilt["meta"]["plan_uid"] = uid
    other = elsewhere(store, tmp_path)
    try:
        own = other.meta("plan_uid")
        plan_json.fill(other, json.dumps(spoilt).encode())
        assert other.meta("plan_uid") == own
    finally:
        other.close()


def _drop_format(d: dict[str, Any]) -> None:
    del d["format"]


def _newer(d: dict[str, Any]) -> None:
    d["version"] = plan_json.VERSION + 1


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


def _number_for_text(d: dict[str, Any]) -> None:
    d["tables"]["person"][0]["name"] = 5


def _no_uid(d: dict[str, Any]) -> None:
    d["tables"]["person"][0]["uid"] = ""


def _no_id(d: dict[str, Any]) -> None:
    d["tables"]["person"][0]["id"] = None


def _other_profile(d: dict[str, Any]) -> None:
    d["tables"]["profile"][0]["id"] = 2


def _no_such_day(d: dict[str, Any]) -> None:
    d["tables"]["rotation"][0]["starts_on"] = "2026-02-31"


def _no_such_zone(d: dict[str, Any]) -> None:
    d["tables"]["interview"][0]["zone"] = "Mars/Phobos"


def _no_such_home(d: dict[str, Any]) -> None:
    d["tables"]["profile"][0]["home_zone"] = "Mars/Phobos"


def _no_such_time(d: dict[str, Any]) -> None:
    override = {"id": 900, "uid": "x", "match_year": 2028, "key": "match_day", "on_date": "2028-03-17"}
    more = {"at_time": "29:59", "zone": "", "source": "", "checked_on": None, "note": ""}
    d["tables"]["milestone_override"].append(override | more)


def _one_place_for_two(d: dict[str, Any]) -> None:
    for row in d["tables"]["rank_entry"]:
        row["position"] = 1


def _no_letters(d: dict[str, Any]) -> None:
    del d["tables"]["letter"]


def _truth_for_version(d: dict[str, Any]) -> None:
    d["version"] = True


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_number_for_text, "“person.name” in the JSON file is no text"),
        (_no_uid, "“person.uid” in the JSON file is no text"),
        (_no_id, "“person.id” in the JSON file is no whole number"),
        (_other_profile, "exactly one profile"),
        (_no_such_day, "no valid day"),
        (_no_such_zone, "time zone that is not known"),
        (_no_such_home, "time zone that is not known"),
        (_no_such_time, "no valid time"),
        (_one_place_for_two, "same place on the rank list"),
        (_truth_for_version, "newer version"),
        (_no_letters, "lacks the table “letter”"),
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
        (_wrong_type, "“program.tier” in the JSON file is no whole number"),
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
def test_what_is_no_document_is_refused(store: Store, data: bytes) -> None:
    with pytest.raises(FileFormatError):
        plan_json.fill(store, data)


def test_impossible_characters_are_dropped(store: Store, document: bytes, tmp_path: Path) -> None:
    spoilt = json.loads(document)
    spoilt["tables"]["person"][0]["notes"] = "a\u0000b\ud800c"
    other = elsewhere(store, tmp_path)
    try:
        plan_json.fill(other, json.dumps(spoilt).encode())
        assert '"notes": "abc"' in plan_json.to_json(other).decode()
    finally:
        other.close()
