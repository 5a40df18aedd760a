"""Opening: every file that is no sound plan is refused in one sentence and left as it was."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import Footprint

from matchplanner.errors import DamagedPlanError, PlanInUseError, StoreError
from matchplanner.services import backups
from matchplanner.store import first_look, lock, migrations, probe
from matchplanner.store.opening import create_plan, open_plan
from matchplanner.store.opening import probe as probe_plan
from matchplanner.store.schema import Program
from matchplanner.store.store import utc_now

Alter = Callable[..., None]


def refusal(path: Path, kind: type[StoreError] = StoreError) -> StoreError:
    """Try to open, expect a refusal of that kind, and that nothing was touched."""
    before = Footprint.of(path)
    with pytest.raises(kind) as raised:
        open_plan(path)
    assert Footprint.of(path) == before
    with pytest.raises(kind):
        probe_plan(path)
    assert Footprint.of(path) == before
    assert type(raised.value) is kind
    assert raised.value.message.endswith(".")
    assert raised.value.message.count(". ") == 0, "one sentence"
    assert raised.value.hint
    return raised.value


def test_a_plan_opens_with_its_rows_and_nothing_to_tell(plan: Path) -> None:
    opened = open_plan(plan)
    assert opened.notices == ()
    assert not opened.store.read_only
    assert Program.select().count() == 3
    opened.store.close()
    assert [file.name for file in plan.parent.iterdir()] == ["plan.matchplan"]


def test_opening_and_closing_writes_nothing(plan: Path) -> None:
    before = Footprint.of(plan)
    open_plan(plan).store.close()
    assert Footprint.of(plan) == before


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "none.matchplan").message


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.matchplan"
    folder.mkdir()
    assert "is a folder" in refusal(folder).message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"name,city\nMayo,Rochester\n", "is not a MatchPlanner plan"),
        (b"PK\x03\x04" + bytes(200), "is not a MatchPlanner plan"),
        (bytes(8192), "is not a MatchPlanner plan"),
        (b"SQLite format 3\x00", "another program"),
    ],
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.matchplan"
    path.write_bytes(content)
    assert says in refusal(path).message


def test_a_database_of_another_program_is_refused(tmp_path: Path, alter: Alter) -> None:
    path = tmp_path / "x.matchplan"
    alter(path, "CREATE TABLE program (id INTEGER PRIMARY KEY, name TEXT)")
    assert "another program" in refusal(path).message
    alter(path, "PRAGMA application_id=1234")
    assert "another program" in refusal(path).message


def test_a_file_larger_than_any_plan_is_refused(plan: Path) -> None:
    os.truncate(plan, first_look.LARGEST_PLAN + 1)  # sparse: it takes no room on the disk
    with pytest.raises(StoreError, match="larger than any plan"):
        open_plan(plan)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER bomb AFTER UPDATE ON program BEGIN DELETE FROM claim; END",
        "CREATE VIEW wishes AS SELECT name FROM program",
    ],
)
def test_a_plan_with_a_planted_trigger_or_view_is_refused(plan: Path, alter: Alter, planted: str) -> None:
    alter(plan, planted)
    assert "altered by another program" in refusal(plan).message


def test_a_plan_with_altered_tables_counts_as_damaged(plan: Path, alter: Alter) -> None:
    alter(plan, "ALTER TABLE program ADD COLUMN colour TEXT")
    refusal(plan, DamagedPlanError)


def test_a_newer_plan_is_refused_naming_its_version(plan: Path, alter: Alter) -> None:
    alter(
        plan,
        "PRAGMA user_version=7",
        "UPDATE meta SET value='7' WHERE key='min_reader'",
        "UPDATE meta SET value='3.2.0' WHERE key='app_version'",
    )
    message = refusal(plan).message
    assert "newer version" in message
    assert "3.2.0" in message
    assert "7" in message


def test_a_newer_plan_that_does_not_say_who_may_read_it_is_refused(plan: Path, alter: Alter) -> None:
    alter(plan, "PRAGMA user_version=99")
    before = Footprint.of(plan)
    assert "newer version" in refusal(plan).message
    assert Footprint.of(plan) == before


def test_a_newer_plan_this_version_can_read_opens_read_only(plan: Path, alter: Alter) -> None:
    alter(
        plan,
        "PRAGMA user_version=7",
        "UPDATE meta SET value='7' WHERE key='min_reader_for'",
        "ALTER TABLE program ADD COLUMN colour TEXT",
    )
    before = Footprint.of(plan)
    opened = open_plan(plan)
    assert opened.store.read_only
    assert "newer version" in opened.notices[0]
    assert Program.select().count() == 3
    with pytest.raises(StoreError), opened.store.write("Edit"):
        pass
    opened.store.close()
    assert Footprint.of(plan) == before


def test_a_damaged_plan_is_refused_and_says_that_there_is_no_backup(plan: Path) -> None:
    whole = plan.read_bytes()
    plan.write_bytes(whole[: len(whole) // 2])
    refused = refusal(plan, DamagedPlanError)
    assert "No backup" in refused.hint


def test_a_damaged_plan_carries_its_newest_good_backup(plan: Path) -> None:
    opened = open_plan(plan)
    older = backups.snapshot_now(opened.store, "older")
    with opened.store.write("Edit"):
        Program.create(name="Yale")
    newer = backups.snapshot_now(opened.store, "newer")
    opened.store.close()
    assert older is not None
    assert newer is not None
    plan.write_bytes(plan.read_bytes()[:9000])
    refused = refusal(plan, DamagedPlanError)
    assert isinstance(refused, DamagedPlanError)
    assert refused.backup == newer.path
    assert str(newer.path) in refused.hint

    newer.path.write_bytes(b"rotten")
    refused = refusal(plan, DamagedPlanError)
    assert isinstance(refused, DamagedPlanError)
    assert refused.backup == older.path


@pytest.mark.parametrize(
    "damage",
    [
        "INSERT INTO claim (uid, program_id, field, value, source_kind) VALUES ('u', 99, 'j1', 'yes', 'own')",
        "INSERT INTO exam (uid, name) VALUES ('u', CAST(x'41ff' AS TEXT))",
        "INSERT INTO exam (uid, name, taken_on) VALUES ('u', 'Step 1', '2026-02-30')",
    ],
    ids=["no parent", "no text", "no such day"],
)
def test_rows_that_no_view_could_show_count_as_damage(plan: Path, alter: Alter, damage: str) -> None:
    alter(plan, damage)
    refusal(plan, DamagedPlanError)


def test_a_plan_opens_once_for_writing_and_beside_it_for_reading(plan: Path) -> None:
    first = open_plan(plan)
    with pytest.raises(PlanInUseError, match=f"process {os.getpid()}"):
        open_plan(plan)
    probe_plan(plan)
    first.store.close()
    second = open_plan(plan)
    second.store.close()


def test_read_only_is_read_only_and_takes_no_lock(plan: Path) -> None:
    opened = open_plan(plan, read_only=True)
    assert opened.store.read_only
    assert opened.notices == ()
    assert [file.name for file in plan.parent.iterdir()] == ["plan.matchplan"]
    with pytest.raises(StoreError, match="read-only"), opened.store.write("Edit"):
        pass
    opened.store.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_stray_write_ahead_log_is_taken_in_after_a_look_at_a_copy(plan: Path, *, read_only: bool) -> None:
    kept = _with_stray_log(plan)
    opened = open_plan(plan, read_only=read_only)
    assert Program.select().where(Program.name == "In the log").count() == 1
    assert opened.store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert bool(opened.notices) != read_only
    opened.store.close()
    assert kept
    assert [file.name for file in plan.parent.iterdir()] == ["plan.matchplan"]


def test_a_plan_that_is_being_written_to_elsewhere_can_be_read(plan: Path) -> None:
    """What lies beside it then belongs to the change being made and is left alone."""
    held = lock.acquire(plan, app="other", clock=utc_now)
    with closing(sqlite3.connect(plan, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE program SET name='Not yet'")
        assert plan.with_name(f"{plan.name}-journal").exists()
        opened = open_plan(plan, read_only=True)
        assert Program.select().where(Program.name == "Not yet").count() == 0
        opened.store.close()
        assert plan.with_name(f"{plan.name}-journal").exists()
        writer.execute("ROLLBACK")
    held.release()


def test_a_second_plan_in_one_process_is_our_bug_and_leaves_no_lock(plan: Path, tmp_path: Path) -> None:
    first = open_plan(plan)
    with pytest.raises(RuntimeError):
        create_plan(tmp_path / "second.matchplan")
    first.store.close()
    open_plan(tmp_path / "second.matchplan").store.close()
    assert not lock.lock_path(tmp_path / "second.matchplan").exists()


def test_a_pipe_is_no_plan(tmp_path: Path) -> None:
    """Opening one would wait for ever."""
    path = tmp_path / "pipe.matchplan"
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        with pytest.raises(StoreError, match="is not a file"):
            open_plan(path)


def test_a_stray_write_ahead_log_that_spoils_the_plan_is_refused(plan: Path) -> None:
    _with_stray_log(plan, "CREATE TRIGGER bomb AFTER UPDATE ON program BEGIN DELETE FROM claim; END")
    assert "altered by another program" in refusal(plan).message


def _with_stray_log(plan: Path, *more: str) -> bytes:
    """Leave the plan as a killed program in write-ahead mode would."""
    log = plan.with_name(f"{plan.name}-wal")
    with closing(sqlite3.connect(plan, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO program (uid, name) VALUES ('u', 'In the log')")
        for statement in more:
            connection.execute(statement)
        kept, main = log.read_bytes(), plan.read_bytes()
    plan.write_bytes(main)
    log.write_bytes(kept)
    return kept


def test_a_hot_journal_of_a_damaged_plan_is_left_alone(plan: Path) -> None:
    plan.with_name(f"{plan.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    plan.write_bytes(plan.read_bytes()[:9000])
    refusal(plan, DamagedPlanError)


def test_an_older_plan_is_kept_as_it_was_before_it_is_brought_up_to_date(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = probe.examine(plan).plan_uid
    older = migrations.STEPS
    monkeypatch.setattr(migrations, "STEPS", (*older, _motto))
    opened = open_plan(plan)
    columns = [row[1] for row in opened.store.connection.execute("PRAGMA table_info(program)")]
    assert "motto" in columns
    (kept,) = backups.snapshots(uid)
    assert "Before an update" in kept.reason
    opened.store.close()
    monkeypatch.setattr(migrations, "STEPS", older)
    assert probe.examine(kept.path).version == len(older)


def _motto(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE program ADD COLUMN motto TEXT NOT NULL DEFAULT ''")


def test_an_older_read_only_plan_says_what_to_do(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, _motto))
    before = Footprint.of(plan)
    with pytest.raises(StoreError, match="tidied up"):
        open_plan(plan, read_only=True)
    assert Footprint.of(plan) == before


def test_a_synced_folder_is_told_of_once(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Home"
    folder.mkdir()
    path = folder / "plan.matchplan"
    create_plan(path).close()
    first, second = open_plan_notices(path), open_plan_notices(path)
    assert any("synced folder" in notice for notice in first)
    assert second == ()


def open_plan_notices(path: Path) -> tuple[str, ...]:
    opened = open_plan(path)
    opened.store.close()
    return opened.notices


def test_a_link_to_a_plan_is_the_same_plan(plan: Path) -> None:
    link = plan.with_name("link.matchplan")
    link.symlink_to(plan)
    opened = open_plan(plan)
    with pytest.raises(PlanInUseError):
        open_plan(link)
    opened.store.close()


@pytest.mark.parametrize("name", ["with space.matchplan", "what?#%41.matchplan", "Łódź 漢.matchplan"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    store = create_plan(path)
    with store.write("Add"):
        Program.create(name="Mayo")
    backups.backup_to(store, tmp_path / f"copy of {name}")
    store.close()
    opened = open_plan(tmp_path / f"copy of {name}")
    assert Program.select().count() == 1
    opened.store.close()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["truncate", "zero", "swap", "flip", "noise"]))
def test_a_mutated_plan_opens_sound_or_is_refused_untouched(
    plan: Path, data: st.DataObject, kind: str
) -> None:
    whole = plan.read_bytes()
    mutated = bytearray(whole)
    place = data.draw(st.integers(0, len(whole) - 1))
    page, other = place // 4096 * 4096, data.draw(st.integers(0, len(whole) // 4096 - 1)) * 4096
    if kind == "truncate":
        del mutated[place:]
    elif kind == "zero":
        mutated[page : page + 4096] = bytes(4096)
    elif kind == "swap":
        mutated[page : page + 4096], mutated[other : other + 4096] = (
            whole[other : other + 4096],
            whole[page : page + 4096],
        )
    elif kind == "flip":
        mutated[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        mutated[place : place + 16] = data.draw(st.binary(min_size=16, max_size=16))[: len(whole) - place]
    plan.write_bytes(mutated)
    try:
        opened = open_plan(plan)
    except StoreError:
        assert plan.read_bytes() == bytes(mutated)
    else:
        opened.store.dump()
        opened.store.close()
        assert plan.read_bytes() == bytes(mutated) or mutated[18] != 1, "only its log's mode may be mended"
    finally:
        plan.write_bytes(whole)
