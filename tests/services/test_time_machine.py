"""The plan as it was: what is different now, and copies that are plans of their own."""

import errno
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.clock import Clock

from matchplanner import paths
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import StoreError, UserError
from matchplanner.services import attachments, backups, interviews, programs, scoring, time_machine
from matchplanner.services.scoring import Given
from matchplanner.services.time_machine import How, Moment
from matchplanner.store.opening import open_plan
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock[datetime]:
    return Clock(NOW)


@pytest.fixture
def store(tmp_path: Path, clock: Clock[datetime]) -> Iterator[Store]:
    opened = Store.create(tmp_path / "plan.matchplan", clock=clock)
    with opened.write("Begin"):
        for name in ("Ash", "Birch"):
            programs.add(name)
        interviews.add(2)
    yield opened
    opened.close()


@pytest.fixture
def then(store: Store) -> Moment:
    backups.snapshot_now(store, "while working")
    (moment,) = time_machine.moments(store.meta("plan_uid"))
    return moment


def told(found: time_machine.Difference) -> set[tuple[How, str, str, str]]:
    return {(one.how, one.kind, one.name, one.what) for one in found.changes}


def test_moments_are_listed_by_time_with_their_counts(
    store: Store, then: Moment, clock: Clock[datetime]
) -> None:
    clock.now = NOW + timedelta(hours=1)
    with store.write("Delete Ash"):
        programs.delete([1])
    backups.snapshot_now(store, "while working", "Before the weekend")
    newest, older = time_machine.moments(store.meta("plan_uid"))
    assert older == then
    assert (newest.taken_at, newest.name) == (clock.now, "Before the weekend")
    assert [one.counts["program"] for one in (newest, older)] == [1, 2]


def test_the_difference_names_what_is_new_changed_and_gone(store: Store, then: Moment) -> None:
    assert time_machine.difference(then.path, store.path).total == 0
    with store.write("Go on"):
        programs.edit(1, "status", "will_apply")
        programs.edit(1, "tier", "1")
        programs.add_claim(1, ClaimField.J1, "yes", SourceKind.PERSON, source="Dr Q", seen_on=TODAY)
        scoring.save(1, {"visa": Given(2)})
        programs.delete([2])
        programs.add("Cedar")
    found = time_machine.difference(then.path, store.path)
    assert told(found) >= {
        (How.CHANGED, "program", "Ash", "status, tier"),
        (How.NEW, "program", "Cedar", ""),
        (How.GONE, "program", "Birch", ""),
        (How.GONE, "interview", "Interview: Birch", ""),
        (How.NEW, "fact", "J-1 (Ash)", ""),
        (How.NEW, "score", "Score: Ash", ""),
    }
    assert found.total == len(found.changes)


def test_comparing_changes_neither_file(store: Store, then: Moment) -> None:
    before = then.path.read_bytes(), store.path.read_bytes()
    time_machine.difference(then.path, store.path)
    assert (then.path.read_bytes(), store.path.read_bytes()) == before


def test_a_copy_is_a_plan_of_its_own_and_says_what_the_backup_says(
    store: Store, then: Moment, tmp_path: Path
) -> None:
    uid = store.meta("plan_uid")
    backup = then.path.read_bytes()
    with store.write("Delete both"):
        programs.delete([1, 2])
    path = backups.copy_of(then.path, tmp_path / "copies" / "copy.matchplan")
    store.close()
    copy = open_plan(path).store
    try:
        assert [row.name for row in programs.rows(TODAY)] == ["Ash", "Birch"]
        assert copy.meta("plan_uid") != uid
        with copy.write("Change the copy"):
            programs.delete([1])
        backups.snapshot_now(copy, "while working")
    finally:
        copy.close()
    assert then.path.read_bytes() == backup
    assert [one.path for one in time_machine.moments(uid)] == [then.path]
    assert len(list(paths.snapshots_root().glob("*/*.matchplan"))) == 2


def test_a_copy_takes_no_files_that_lie_where_its_own_go(store: Store, then: Moment, tmp_path: Path) -> None:
    (tmp_path / "CV.pdf").write_bytes(b"mine")
    attachments.keep(tmp_path / "CV.pdf", store.path)
    path = tmp_path / "copy.matchplan"
    attachments.folder_of(path).mkdir()
    (attachments.folder_of(path) / "CV.pdf").write_bytes(b"another's")
    with pytest.raises(UserError, match="“copy files” exists already"):
        time_machine.copy(then.path, store.path, path)
    assert not path.exists()
    assert [file.read_bytes() for file in attachments.kept(path)] == [b"another's"]


@pytest.mark.parametrize("failing", ["matchplanner.files._sync_file", "matchplanner.store.copying.fill"])
def test_a_copy_that_fails_leaves_nothing(
    store: Store, then: Moment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    (tmp_path / "CV.pdf").write_bytes(b"mine")
    attachments.keep(tmp_path / "CV.pdf", store.path)
    before = sorted(tmp_path.rglob("*"))

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(failing, full)
    with pytest.raises(UserError, match="disk is full"):
        time_machine.copy(then.path, store.path, tmp_path / "copy.matchplan")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_damaged_backup_is_told_and_not_copied(store: Store, then: Moment, tmp_path: Path) -> None:
    with then.path.open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"damaged")
    with pytest.raises(StoreError, match="is damaged or gone"):
        time_machine.difference(then.path, store.path)
    with pytest.raises(StoreError, match="is damaged"):
        backups.copy_of(then.path, tmp_path / "copy.matchplan")
    assert not (tmp_path / "copy.matchplan").exists()
