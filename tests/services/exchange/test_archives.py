"""An export of everything: it comes back as the same plan, and what is not whole is refused whole."""

import csv
import errno
import gc
import hashlib
import io
import json
import os
import random
import shutil
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from matchplanner.domain.documents import DocumentKind
from matchplanner.errors import CancelledError, UserError
from matchplanner.services import attachments, documents, programs, sample
from matchplanner.services.exchange import archive_format, archive_reading, archive_tables, archive_writing
from matchplanner.store import opening
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
SCAN = random.Random(1).randbytes(1_500_000)


@pytest.fixture
def plan(store: Store, tmp_path: Path) -> Path:
    """The sample plan, edited, with two attachments, one of which its row calls by a name of its own."""
    with store.write("Sample"):
        sample.fill(TODAY)
        programs.edit(programs.rows(TODAY)[0].id, "name", "=Renamed “漢字” & <b>")
    for name, data in (("CV.pdf", SCAN), ("Zeugnis für Ärzte.pdf", b"")):
        (tmp_path / name).write_bytes(data)
        with store.write(f"Keep {name}"):
            documents.add(DocumentKind.CV, title=name, file=attachments.keep(tmp_path / name, store.path))
    return store.path


@pytest.fixture
def export(store: Store, plan: Path, tmp_path: Path) -> Path:  # noqa: ARG001 - the plan must be filled
    """The plan as a zip; it is closed then."""
    out = tmp_path / "out.zip"
    assert archive_writing.write(store, out, TODAY) == archive_writing.Written(2, ())
    return out


def dumped(path: Path) -> str:
    """Return every table of a plan as SQL, history and the file's own marks left out."""
    opened = opening.open_plan(path, read_only=True)
    try:
        return opened.store.dump()
    finally:
        opened.store.close()


def exported(path: Path, out: Path) -> Path:
    opened = opening.open_plan(path, read_only=True)
    try:
        archive_writing.write(opened.store, out, TODAY)
    finally:
        opened.store.close()
    return out


def kept(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in attachments.kept(path)}


def repacked(export: Path, change: Callable[[dict[str, bytes]], None], out: Path) -> Path:
    """Write an export anew after a change to its files."""
    with zipfile.ZipFile(export) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out


def listed(files: dict[str, bytes], path: str, data: bytes, as_path: str | None = None) -> None:
    """Put a file into an export's manifest, and into the export itself unless it goes by another path."""
    manifest = json.loads(files["manifest.json"])
    others = [entry for entry in manifest["files"] if entry["path"] != path]
    entry = {"path": as_path or path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    files["manifest.json"] = json.dumps({**manifest, "files": [*others, entry]}).encode()
    files[path] = data


@pytest.mark.parametrize("out", ["second.zip", "second"])
def test_everything_comes_back_and_goes_out_again_the_same(
    store: Store, plan: Path, export: Path, tmp_path: Path, out: str
) -> None:
    store.close()
    (tmp_path / "there").mkdir()
    new = tmp_path / "there" / "new.matchplan"

    made = archive_reading.make_plan(export, new)
    second = exported(new, tmp_path / out)
    newer = tmp_path / "there" / "newer.matchplan"
    again = archive_reading.make_plan(second, newer)

    assert made == again
    assert dumped(new) == dumped(newer) == dumped(plan)
    assert kept(new) == kept(newer) == kept(plan) == {"CV.pdf": SCAN, "Zeugnis für Ärzte.pdf": b""}
    with zipfile.ZipFile(export) as archive, zipfile.ZipFile(exported(newer, tmp_path / "3.zip")) as third:
        assert archive.namelist() == third.namelist()
        assert {name for name in archive.namelist() if archive.read(name) != third.read(name)} <= {
            "README.txt",  # names the plan
            "manifest.json",
        }
    assert sorted(path.name for path in new.parent.iterdir()) == [
        *("new files", "new.matchplan", "newer files", "newer.matchplan"),
    ]


def test_an_unpacked_export_is_opened_by_its_plan_json(
    store: Store, plan: Path, export: Path, tmp_path: Path
) -> None:
    store.close()
    shutil.unpack_archive(export, tmp_path / "unpacked")

    archive_reading.make_plan(tmp_path / "unpacked" / "plan.json", tmp_path / "new.matchplan")

    assert dumped(tmp_path / "new.matchplan") == dumped(plan)
    assert kept(tmp_path / "new.matchplan") == kept(plan)


def test_each_table_is_a_csv_with_headings_in_words_and_records_by_name(export: Path) -> None:
    with zipfile.ZipFile(export) as archive:
        names = {Path(name).stem for name in archive.namelist() if name.startswith("tables/")}
        data = {name: archive.read(f"tables/{name}.csv") for name in names}
        read_me = archive.read("README.txt").decode()
    rows = {
        name: list(csv.DictReader(io.StringIO(each.decode("utf-8-sig"), newline="")))
        for name, each in data.items()
    }

    assert names == {model._meta.table_name for model in archive_tables.MAIN}
    for model in archive_tables.MAIN:
        headings = archive_tables.headings(model)
        assert len(set(headings)) == len(headings)
        assert not [heading for heading in headings if "_" in heading or not heading[0].isupper()]
    assert rows["program"][0]["Name"] == "'=Renamed “漢字” & <b>", "no text becomes a formula"
    assert {row["Program"] for row in rows["interview"]} <= {row["Name"] for row in rows["program"]}
    assert "NRMP code" in rows["program"][0]
    assert "2026-10-01" in read_me
    assert "import-plan" in read_me


def test_what_is_missing_is_named_and_a_link_is_not_followed(
    store: Store, plan: Path, tmp_path: Path
) -> None:
    folder = attachments.folder_of(plan)
    (folder / "CV.pdf").unlink()
    (tmp_path / "secret.txt").write_text("not part of the plan", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")

    made = archive_writing.write(store, tmp_path / "out.zip", TODAY)

    assert made.attachments == 1
    assert [notice for notice in made.notices if "CV.pdf" in notice and "not in the export" in notice]
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert not [name for name in archive.namelist() if "link" in name]


def test_names_that_differ_in_capitals_alone_come_back_and_are_told_of(
    store: Store, plan: Path, tmp_path: Path
) -> None:
    for name in ("cv.PDF", "STRASSE.pdf", "straße.pdf"):
        (attachments.folder_of(plan) / name).write_bytes(name.encode())
    before = kept(plan)

    made = archive_writing.write(store, tmp_path / "out.zip", TODAY)
    store.close()
    archive_reading.make_plan(tmp_path / "out.zip", tmp_path / "new.matchplan")

    assert kept(tmp_path / "new.matchplan") == before
    assert [notice.partition(" are one name")[0] for notice in made.notices] == [
        "CV.pdf, cv.PDF",
        "STRASSE.pdf, straße.pdf",
    ]


def newer(files: dict[str, bytes]) -> None:
    files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), "version": 2}).encode()


def newer_plan(files: dict[str, bytes]) -> None:
    listed(files, "plan.json", json.dumps({**json.loads(files["plan.json"]), "version": 99}).encode())


def contradicting(files: dict[str, bytes]) -> None:
    document = json.loads(files["plan.json"])
    document["tables"]["claim"][0]["program_id"] = 99_999
    listed(files, "plan.json", json.dumps(document).encode())


def double(files: dict[str, bytes], path: str) -> None:
    """List a file of an export twice."""
    manifest = json.loads(files["manifest.json"])
    twice = [entry for entry in manifest["files"] if entry["path"] == path]
    files["manifest.json"] = json.dumps({**manifest, "files": [*manifest["files"], *twice]}).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (newer, "newer version"),
        (newer_plan, "newer version"),
        (contradicting, "contradicts itself"),
        (lambda files: files.pop("manifest.json"), "no export of a plan"),
        (lambda files: files.pop("plan.json"), "plan.json is missing"),
        (lambda files: files.pop("attachments/CV.pdf"), "CV.pdf is missing"),
        (lambda files: files.update({"attachments/CV.pdf": SCAN[:-1] + b"!"}), "not as it was exported"),
        (lambda files: files.update({"attachments/CV.pdf": SCAN + b"!"}), "not as it was exported"),
        (lambda files: files.update({"plan.json": files["plan.json"][:-9]}), "not as it was exported"),
        (lambda files: files.update({"manifest.json": b"{"}), "manifest.json cannot be read"),
        (lambda files: files.update({"manifest.json": b"[" * 100_000}), "manifest.json cannot be read"),
        (lambda files: listed(files, "attachments/../../evil.txt", b"x"), "outside of itself"),
        (lambda files: listed(files, "../evil.txt", b"x"), "outside of itself"),
        (lambda files: listed(files, "/evil.txt", b"x"), "outside of itself"),
        (lambda files: listed(files, "attachments/deeper/evil.txt", b"x"), "outside of itself"),
        (lambda files: listed(files, "attachments/C:evil.txt", b"x"), "outside of itself"),
        (lambda files: listed(files, "attachments/a\\b.txt", b"x"), "outside of itself"),
        (lambda files: files.update({"../evil.txt": b"x"}), "outside of itself"),
        (lambda files: double(files, "attachments/CV.pdf"), "lists a file twice"),
        (lambda files: listed(files, "attachments/bomb", bytes(5_000_000)), "far more than it should"),
    ],
)
def test_what_is_not_a_whole_export_is_refused_and_leaves_nothing(
    store: Store, export: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    store.close()
    bad = repacked(export, change, tmp_path / "bad.zip")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(UserError, match=said) as refused:
        archive_reading.make_plan(bad, tmp_path / "new.matchplan")

    assert refused.value.message.count(".") <= 2, "one sentence"
    assert sorted(tmp_path.rglob("*")) == before


def encrypted(data: bytes) -> bytes:
    """Mark every member of a zip as encrypted, as 7-Zip does with a password."""
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        parts = data.split(sign)
        data = sign.join([parts[0], *(p[: at - 4] + bytes([p[at - 4] | 1]) + p[at - 3 :] for p in parts[1:])])
    return data


def beyond_its_start(data: bytes) -> bytes:
    """Let the directory of a zip say that its first member lies before the file begins."""
    end = data.rfind(b"PK\x05\x06")
    return data[: end + 16] + (2**31).to_bytes(4, "little") + data[end + 20 :]


@pytest.mark.parametrize(("change", "said"), [(encrypted, "password"), (beyond_its_start, "damaged")])
def test_a_zip_made_or_bent_elsewhere_is_refused_in_one_sentence(
    store: Store, tmp_path: Path, change: Callable[[bytes], bytes], said: str
) -> None:
    archive_writing.write(store, tmp_path / "out.zip", TODAY)
    store.close()
    (tmp_path / "bad.zip").write_bytes(change((tmp_path / "out.zip").read_bytes()))

    with pytest.raises(UserError, match=said):
        archive_reading.make_plan(tmp_path / "bad.zip", tmp_path / "new.matchplan")


def test_any_byte_may_be_wrong_in_a_zip(store: Store, tmp_path: Path) -> None:
    archive_writing.write(store, tmp_path / "out.zip", TODAY)
    before, whole = store.dump(), (tmp_path / "out.zip").read_bytes()
    store.close()
    rng = random.Random(1)
    for number in range(20):
        bad = bytearray(whole)
        for _ in range(3):
            directory = bad.rfind(b"PK\x01\x02") if number % 2 else 0
            bad[rng.randrange(directory, len(bad))] = rng.randrange(256)
        (tmp_path / "bad.zip").write_bytes(bad)
        new = tmp_path / f"{number}.matchplan"
        try:
            archive_reading.make_plan(tmp_path / "bad.zip", new)
        except UserError:
            assert not new.exists()
        else:
            assert dumped(new) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_file_is_not_waited_for(store: Store, tmp_path: Path) -> None:
    store.close()
    os.mkfifo(tmp_path / "pipe.zip")
    (tmp_path / "loop.zip").symlink_to(tmp_path / "loop.zip")
    (tmp_path / "zero.zip").symlink_to("/dev/zero")
    for name in ("pipe.zip", "loop.zip", "zero.zip"):
        with pytest.raises(UserError, match="There is no file"):
            archive_reading.make_plan(tmp_path / name, tmp_path / "new.matchplan")


def test_a_name_that_no_disk_takes_is_refused(store: Store, tmp_path: Path) -> None:
    archive_writing.write(store, tmp_path / "out.zip", TODAY)
    store.close()
    with pytest.raises(UserError, match="too long"):
        archive_reading.make_plan(tmp_path / "out.zip", tmp_path / f"{'x' * 300}.matchplan")
    with pytest.raises(UserError, match="There is no file"):
        archive_reading.make_plan(tmp_path / f"{'x' * 300}.zip", tmp_path / "new.matchplan")


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_zip_that_was_cut_short_is_refused(store: Store, export: Path, tmp_path: Path, at: float) -> None:
    store.close()
    (tmp_path / "cut.zip").write_bytes(export.read_bytes()[: round(export.stat().st_size * at)])

    with pytest.raises(UserError, match="damaged, or no export"):
        archive_reading.make_plan(tmp_path / "cut.zip", tmp_path / "new.matchplan")


def test_nothing_that_stands_there_is_overwritten(
    store: Store, plan: Path, export: Path, tmp_path: Path
) -> None:
    before = plan.read_bytes()
    store.close()
    (tmp_path / "taken files").mkdir()

    for target in (plan, tmp_path / "taken.matchplan"):
        with pytest.raises(UserError, match="exists already"):
            archive_reading.make_plan(export, target)
    with pytest.raises(UserError, match="holds something already"):
        exported(plan, attachments.folder_of(plan))

    assert plan.read_bytes() == before


def test_stopping_leaves_nothing_behind(store: Store, plan: Path, tmp_path: Path) -> None:
    before = sorted(plan.parent.rglob("*"))

    def stop(done: int, _of: int) -> None:
        if done:
            raise CancelledError("Cancelled.")

    for out in ("out.zip", "out"):
        with pytest.raises(CancelledError):
            archive_writing.write(store, tmp_path / out, TODAY, stop)
    assert sorted(plan.parent.rglob("*")) == before


def test_an_export_that_the_disk_cannot_take_ends_quietly(
    store: Store, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it may still be reading the plan when that is closed."""
    before = sorted(plan.parent.rglob("*"))

    def stop(done: int, _of: int) -> None:
        if done > 10_000:  # while rows are read
            raise OSError(errno.ENOSPC, "No space left on device")

    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with pytest.raises(UserError, match="disk is full") as refused:
        archive_writing.write(store, tmp_path / "out.zip", TODAY, stop)
    assert sorted(plan.parent.rglob("*")) == before
    store.close()
    del refused
    gc.collect()
    assert told == []


def test_an_export_goes_to_a_zip_or_a_new_folder_alone(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="suffix"):
        archive_writing.write(store, tmp_path / "out.csv", TODAY)
    (tmp_path / "empty").mkdir()
    archive_writing.write(store, tmp_path / "empty", TODAY)
    assert (tmp_path / "empty" / archive_format.MANIFEST).is_file()
