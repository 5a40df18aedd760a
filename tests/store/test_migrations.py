"""Schema steps: the file is what the models say, a failing step leaves it alone, old files open."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import peewee as pw
import pytest

from matchplanner.errors import StoreError
from matchplanner.files import sqlite_uri
from matchplanner.store import digests, migrations, schema
from matchplanner.store.opening import create_plan, open_plan
from matchplanner.store.schema import Claim, History, Letter, Program, RankEntry, Rotation

PLANS = Path(__file__).parents[1] / "data" / "plans"
MODELS: list[type[pw.Model]] = [*schema.JOURNALED, History]
TYPES = {
    pw.AutoField: "INTEGER",
    pw.IntegerField: "INTEGER",
    pw.ForeignKeyField: "INTEGER",
    pw.FloatField: "REAL",
    schema.Text: "TEXT",
    schema.Day: "TEXT",
}


@pytest.fixture
def blank() -> Iterator[sqlite3.Connection]:
    """A file that has had every step."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.migrate(connection)
        yield connection


def declared_default(field: "pw.Field[object]") -> str | None:
    """A model's default as SQL; one made by a function is not the database's to know."""
    default = field.default
    if default is None or callable(default):
        return None
    return f"'{default}'" if isinstance(default, str) else str(default)


@pytest.mark.parametrize("model", MODELS)
def test_columns_are_as_the_model_says(blank: sqlite3.Connection, model: type[pw.Model]) -> None:
    found = {
        name: (kind, bool(required) or bool(key), default)
        for _n, name, kind, required, default, key, _hidden in blank.execute(
            f"PRAGMA table_xinfo({model._meta.table_name})"
        )
    }
    expected = {
        field.column_name: (TYPES[type(field)], not field.null, declared_default(field))
        for field in model._meta.sorted_fields
    }
    assert found == expected


@pytest.mark.parametrize("model", MODELS)
def test_references_are_as_the_model_says(blank: sqlite3.Connection, model: type[pw.Model]) -> None:
    found = {
        (column, parent, to, on_delete)
        for _id, _seq, parent, column, to, _update, on_delete, _match in blank.execute(
            f"PRAGMA foreign_key_list({model._meta.table_name})"
        )
    }
    expected = {
        (field.column_name, field.rel_model._meta.table_name, "id", field.on_delete or "NO ACTION")
        for field in model._meta.sorted_fields
        if isinstance(field, pw.ForeignKeyField)
    }
    assert found == expected


@pytest.mark.parametrize("model", MODELS)
def test_unique_columns_are_as_the_model_says(blank: sqlite3.Connection, model: type[pw.Model]) -> None:
    table = model._meta.table_name
    indexes = [row[1] for row in blank.execute(f"PRAGMA index_list({table})") if row[2]]
    columns = [tuple(row[2] for row in blank.execute(f"PRAGMA index_info({index})")) for index in indexes]
    found = {names[0] for names in columns if len(names) == 1}
    assert found == {field.column_name for field in model._meta.sorted_fields if field.unique}


def test_no_table_is_without_a_model(blank: sqlite3.Connection) -> None:
    assert set(digests.tables(blank)) == {model._meta.table_name for model in MODELS} | {"meta"}


def test_every_table_is_strict_and_its_row_numbers_are_its_own(blank: sqlite3.Connection) -> None:
    for _schema, name, kind, _columns, _rowid, strict in blank.execute("PRAGMA table_list"):
        if kind == "table" and not name.startswith("sqlite_"):
            assert strict, name


def test_a_new_plan_and_a_brought_up_one_have_the_same_schema(tmp_path: Path) -> None:
    store = create_plan(tmp_path / "plan.matchplan")
    version = migrations.schema_version()
    assert digests.schema_digest(store.connection) == digests.expected_schema_digest(version)
    assert migrations.version_of(store.connection) == version
    store.close()


def contents(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mtime_ns


def test_a_failing_step_leaves_the_file_as_it_was(plan: Path) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE program ADD COLUMN motto TEXT")
        connection.execute("DELETE FROM program")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    before = plan.read_bytes()
    with closing(sqlite3.connect(sqlite_uri(plan, "rw"), uri=True, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrations.migrate(connection, [*migrations.STEPS, fails])
        assert migrations.version_of(connection) == len(migrations.STEPS)
    assert plan.read_bytes() == before


def test_a_step_that_orphans_rows_is_taken_back(plan: Path) -> None:
    def orphan(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM program")

    with closing(sqlite3.connect(plan, isolation_level=None)) as connection:
        before = digests.digest(connection)
        with pytest.raises(StoreError, match="without their parent"):
            migrations.migrate(connection, [*migrations.STEPS, orphan])
        assert digests.digest(connection) == before
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_rebuilding_a_table_in_a_step_does_not_cascade(plan: Path) -> None:
    def rebuild(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE fresh AS SELECT * FROM program")
        connection.execute("DELETE FROM program")
        connection.execute("INSERT INTO program SELECT * FROM fresh")
        connection.execute("DROP TABLE fresh")

    with closing(sqlite3.connect(plan, isolation_level=None)) as connection:
        before = digests.digest(connection)
        migrations.migrate(connection, [*migrations.STEPS, rebuild])
        assert digests.digest(connection) == before
        assert migrations.version_of(connection) == len(migrations.STEPS) + 1


def test_a_newer_file_is_refused_before_any_step(plan: Path) -> None:
    before = contents(plan)
    with (
        closing(sqlite3.connect(plan, isolation_level=None)) as connection,
        pytest.raises(StoreError, match="newer version"),
    ):
        migrations.migrate(connection, [])
    assert contents(plan) == before


@pytest.mark.parametrize("dump", sorted(PLANS.glob("schema_*.sql")), ids=lambda path: path.stem)
def test_a_plan_of_each_released_schema_opens_with_its_rows(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "old.matchplan"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(dump.read_text("utf-8"))
    opened = open_plan(path)
    program = Program.get(Program.uid == "program-1")
    assert (program.name, program.nrmp_code, program.notes) == (
        "Mayo Clinic",
        "1490765C0",
        "A & B's <i>\nsecond line",
    )
    assert {claim.field: claim.value for claim in Claim.select()} == {"j1": "yes", "h1b": "unknown"}
    assert [letter.rotation == Rotation.get() for letter in Letter.select()] == [True]
    assert RankEntry.get().program == program
    assert History.select().where(History.label == "First rows").count() == 18
    then = dump.read_text("utf-8")
    counts = digests.row_counts(opened.store.connection)
    for table, rows in counts.items():
        if table not in {"history", "meta"}:
            several = table in {"claim", "program", "rank_criterion"}
            assert rows == (f"CREATE TABLE {table} " in then) * (2 if several else 1), table
    opened.store.close()


def test_the_known_schemas_are_what_the_steps_make() -> None:
    versions = range(1, migrations.schema_version() + 1)
    assert {version: digests.expected_schema_digest(version) for version in versions} == digests.KNOWN_SCHEMAS
