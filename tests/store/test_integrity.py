"""`check`: what is wrong, what is doubtful, and nothing about a sound plan."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.conftest import Footprint

from matchplanner.errors import StoreError
from matchplanner.services import integrity, scoring, starter
from matchplanner.services.integrity import Finding, Severity
from matchplanner.store.opening import create_plan, open_plan

Alter = Callable[..., None]
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def test_a_sound_plan_has_no_findings_and_is_not_touched(plan: Path) -> None:
    before = Footprint.of(plan)
    assert integrity.check_file(plan) == ()
    assert Footprint.of(plan) == before


def test_the_starter_directory_has_no_errors(tmp_path: Path) -> None:
    store = create_plan(tmp_path / "p.matchplan")
    with store.write("Start"):
        starter.load(dt.date(2026, 10, 1))
    assert not [finding for finding in integrity.check(store.connection) if finding.severity is ERROR]
    store.close()


@pytest.mark.parametrize(
    ("altered", "severity", "says"),
    [
        ("INSERT INTO rank_entry (uid, program_id, position) VALUES ('u', 2, 1)", ERROR, "same place"),
        ("UPDATE rank_entry SET position=3", WARNING, "not numbered from 1"),
        ("UPDATE program SET nrmp_code='14907' WHERE id=1", WARNING, "NRMP code has seven digits"),
        ("UPDATE program SET acgme_id='13' WHERE id=1", WARNING, "ten digits"),
        ("UPDATE program SET nrmp_code='1490765C0' WHERE id<3", WARNING, "same NRMP code"),
        ("UPDATE program SET acgme_id='1302621011' WHERE id<3", WARNING, "same ACGME program ID"),
        ("UPDATE program SET name='NIH' WHERE id=1", WARNING, "same name and institution"),
        ("UPDATE program SET status='dreaming' WHERE id=1", WARNING, "'dreaming' is not known"),
        ("UPDATE claim SET field='parking'", WARNING, "'parking'"),
        ("UPDATE claim SET value='perhaps'", WARNING, "'perhaps' does not fit"),
        ("UPDATE claim SET source_kind='gossip'", WARNING, "'gossip' is not known"),
        (
            "INSERT INTO answer (uid, program_id, rubric, criterion, points) VALUES ('u', 1, 'old', 'x', 1)",
            WARNING,
            "kept but not counted",
        ),
        (
            "INSERT INTO interview (uid, program_id, starts_at) VALUES ('u', 1, '2027-02-30T09:00')",
            ERROR,
            "no valid time",
        ),
        ("INSERT INTO interview (uid, program_id, zone) VALUES ('u', 1, 'Mars/Base')", ERROR, "Mars/Base"),
        ("UPDATE profile SET home_zone='Mars/Base'", ERROR, "The profile names a time zone"),
        (
            "INSERT INTO milestone_override (uid, match_year, key, at_time) VALUES ('u', 2028, 'k', '29:00')",
            ERROR,
            "no valid time: 29:00",
        ),
        (
            "INSERT INTO milestone_override (uid, match_year, key, zone) VALUES ('u', 2028, 'k', 'No/Zone')",
            ERROR,
            "'k' names a time zone",
        ),
        (
            "INSERT INTO rotation (uid, site, starts_on) VALUES ('u', 'x', '9999-12-30')",
            ERROR,
            "no year one plans for",
        ),
        (
            "INSERT INTO profile (id, uid) VALUES (2, 'second')",
            ERROR,
            "2 profiles",
        ),
    ],
)
def test_each_inconsistency_is_found(
    plan: Path, alter: Alter, altered: str, severity: Severity, says: str
) -> None:
    alter(plan, altered)
    found = integrity.check_file(plan)
    assert [finding.severity for finding in found] == [severity]
    assert says in found[0].message


def test_points_no_step_has_are_found(plan: Path, alter: Alter) -> None:
    card = scoring.shipped()
    alter(
        plan,
        "INSERT INTO answer (uid, program_id, rubric, criterion, points) "
        f"VALUES ('u', 1, '{card.id}', '{card.criteria[0].key}', 99)",
    )
    (found,) = integrity.check_file(plan)
    assert "no step worth 99 points" in found.message


def test_two_picked_sources_of_one_field_are_found(plan: Path, alter: Alter) -> None:
    alter(
        plan,
        "UPDATE claim SET picked=1",
        "INSERT INTO claim (uid, program_id, field, value, source_kind, picked) "
        "VALUES ('u', 1, 'j1', 'no', 'own', 1)",
    )
    (found,) = integrity.check_file(plan)
    assert "more than one source is picked" in found.message


def test_errors_come_first(plan: Path, alter: Alter) -> None:
    alter(
        plan,
        "UPDATE program SET nrmp_code='14907' WHERE id=1",
        "INSERT INTO rank_entry (uid, program_id, position) VALUES ('u', 2, 1)",
    )
    assert [finding.severity for finding in integrity.check_file(plan)] == [ERROR, WARNING]


def test_a_rotation_that_ends_before_it_starts_is_damage_the_database_itself_finds(
    plan: Path, alter: Alter
) -> None:
    alter(
        plan,
        "INSERT INTO rotation (uid, site, starts_on, ends_on) "
        "VALUES ('u', 'Mayo', '2027-02-01', '2027-01-01')",
    )
    found = integrity.check_file(plan)
    assert all(finding.severity is ERROR for finding in found)
    assert any("rotation" in finding.message for finding in found)


def test_damage_is_told_line_by_line_and_the_file_stays(plan: Path, alter: Alter) -> None:
    alter(plan, "UPDATE claim SET program_id=99")
    before = Footprint.of(plan)
    found = integrity.check_file(plan)
    assert (
        Finding(ERROR, "The file is damaged: row 1 of claim refers to a program that is not there") in found
    )
    assert Footprint.of(plan) == before
    plan.write_bytes(plan.read_bytes()[:9000])
    assert integrity.check_file(plan)[0].severity is ERROR


def test_a_file_too_damaged_to_be_read_at_all_is_told(plan: Path) -> None:
    content = bytearray(plan.read_bytes())
    content[40:68] = b"\xff" * 28
    content[100:200] = b"\xff" * 100
    plan.write_bytes(content)
    found = integrity.check_file(plan)
    assert found
    assert all(finding.severity is ERROR for finding in found)


def test_damage_of_an_open_plan_is_all_that_is_told(plan: Path, alter: Alter) -> None:
    store = open_plan(plan).store
    alter(plan, "UPDATE claim SET program_id=99", "UPDATE program SET nrmp_code='1'")
    (found,) = integrity.check(store.connection)
    assert "refers to a program" in found.message
    store.close()


def test_what_is_no_plan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name\n")
    with pytest.raises(StoreError):
        integrity.check_file(path)


def test_a_plan_that_is_open_can_be_checked(plan: Path) -> None:
    store = open_plan(plan).store
    assert integrity.check_file(plan) == ()
    assert integrity.check(store.connection) == ()
    store.close()
