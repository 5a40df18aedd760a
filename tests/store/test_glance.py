"""A glance at a plan: its figures when they can be had at once, otherwise nothing, and never a trace."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import Footprint

from matchplanner.store.glance import Glance, glance
from matchplanner.store.opening import open_plan

Alter = Callable[..., None]


def at_a_glance(path: Path) -> Glance | None:
    """Look, and expect that nothing was touched."""
    before = Footprint.of(path)
    found = glance(path)
    assert Footprint.of(path) == before
    return found


def test_a_glance_tells_the_target_year_and_counts_the_programs(plan: Path, alter: Alter) -> None:
    assert at_a_glance(plan) == Glance(None, 3)
    alter(plan, "UPDATE profile SET target_year = 2027", "DELETE FROM program WHERE name = 'NIH'")
    assert at_a_glance(plan) == Glance(2027, 2)


def test_a_plan_that_is_open_can_be_glanced_at(plan: Path) -> None:
    store = open_plan(plan).store
    assert at_a_glance(plan) == Glance(None, 3)
    store.close()


def test_nothing_is_told_of_what_is_no_plan(tmp_path: Path, alter: Alter) -> None:
    empty, text, foreign = (tmp_path / name for name in ("empty", "text.matchplan", "foreign.matchplan"))
    empty.touch()
    text.write_text("name,city\n", "utf-8")
    alter(foreign, "CREATE TABLE program (id INTEGER PRIMARY KEY)", "PRAGMA application_id=1234")
    for path in (tmp_path, tmp_path / "none.matchplan", empty, text, foreign):
        assert at_a_glance(path) is None


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE profile",
        "DELETE FROM profile",
        "ALTER TABLE profile RENAME COLUMN target_year TO year",
        "CREATE VIEW planted AS SELECT 1",
        "CREATE TRIGGER planted AFTER INSERT ON program BEGIN SELECT 1; END",
    ],
)
def test_nothing_is_told_of_an_altered_plan(plan: Path, alter: Alter, statement: str) -> None:
    alter(plan, statement)
    assert at_a_glance(plan) is None


def test_nothing_is_told_of_a_year_that_is_none(plan: Path, alter: Alter) -> None:
    alter(plan, "DROP TABLE profile", "CREATE TABLE profile (id, target_year)")
    alter(plan, "INSERT INTO profile VALUES (1, 'soon')")
    assert at_a_glance(plan) is None


def test_a_glance_does_not_wait_for_a_writer(plan: Path) -> None:
    with closing(sqlite3.connect(plan, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        assert at_a_glance(plan) is None


def test_what_a_killed_program_left_is_not_touched(plan: Path, alter: Alter, tmp_path: Path) -> None:
    killed = tmp_path / "killed.matchplan"
    with closing(sqlite3.connect(plan, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE profile SET target_year = 2031")
        shutil.copy(plan, killed)
        shutil.copy(plan.with_name(f"{plan.name}-journal"), f"{killed}-journal")
    assert at_a_glance(killed) is None
    alter(plan, "PRAGMA journal_mode=WAL")
    assert at_a_glance(plan) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_makes_a_glance_fail(plan: Path, data: st.DataObject) -> None:
    sound = plan.read_bytes()
    at = data.draw(st.integers(0, len(sound) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=200))
    damaged = plan.with_name("damaged.matchplan")
    damaged.write_bytes((sound[:at] + junk + sound[at + len(junk) :])[: len(sound)])
    found = at_a_glance(damaged)
    assert found is None or found.programs >= 0


def test_a_glance_needs_the_standard_library_alone() -> None:
    told = (
        "import sys, matchplanner.store.glance; print([m for m in ('peewee', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
