"""An encrypted copy: it comes back as the same plan under its passphrase, and as nothing otherwise."""

import io
import random
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner import cli, files
from matchplanner.domain.documents import DocumentKind
from matchplanner.errors import CancelledError, FileFormatError, StoreError, UserError
from matchplanner.services import attachments, documents, programs, sealed_copies, sealing
from matchplanner.services.sealing import PassphraseError, Seal, Sealing, Strength
from matchplanner.store import opening
from matchplanner.store.store import Store

QUICK = Strength(1, 8192)
GIVEN = "correct horse + Äpfel"
SCAN = random.Random(1).randbytes(1_300_000)
DAMAGED = "damaged or cut short"


@pytest.fixture
def content(store: Store, tmp_path: Path) -> sealed_copies.Content:
    """A plan with two attachments, ready to be sealed."""
    with store.write("Programs"):
        for number in range(20):
            programs.add(f"Genetics {number}", institution="Aurora Institute")
    for name, data in (("CV.pdf", SCAN), ("Zeugnis für Ärzte.pdf", b"")):
        (tmp_path / name).write_bytes(data)
        with store.write(f"Keep {name}"):
            documents.add(DocumentKind.CV, title=name, file=attachments.keep(tmp_path / name, store.path))
    return sealed_copies.gather(store)


@pytest.fixture
def sealed(content: sealed_copies.Content, tmp_path: Path) -> Path:
    """The plan as an encrypted copy."""
    out = tmp_path / "copy.matchsealed"
    assert sealed_copies.write(content, out, GIVEN, strength=QUICK) == 2
    return out


def there(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


def test_a_copy_comes_back_as_the_same_plan_with_its_files_and_a_mark_of_its_own(
    sealed: Path, store: Store, tmp_path: Path
) -> None:
    before, uid = store.dump(), store.meta("plan_uid")
    store.close()
    (tmp_path / "other").mkdir()
    plan = tmp_path / "other" / "again.matchplan"
    assert sealed_copies.read(sealed, plan, GIVEN) == 2
    assert there(tmp_path / "other") == {
        "again.matchplan",
        "again files",
        "CV.pdf",
        "Zeugnis für Ärzte.pdf",
    }
    kept = attachments.found("CV.pdf", plan)
    assert kept is not None
    assert kept.read_bytes() == SCAN
    again = opening.open_plan(plan).store
    try:
        assert again.dump() == before
        assert again.meta("plan_uid") != uid
    finally:
        again.close()


def test_nothing_of_the_plan_can_be_read_in_the_copy(sealed: Path) -> None:
    data = sealed.read_bytes()
    for word in (b"SQLite", b"CV.pdf", b"Genetics", SCAN[:64]):
        assert word not in data
    assert sealed.stat().st_mode & 0o077 == 0


def test_the_same_plan_and_passphrase_make_another_file_each_time(
    content: sealed_copies.Content, sealed: Path, tmp_path: Path
) -> None:
    sealed_copies.write(content, tmp_path / "second", GIVEN, strength=QUICK)
    first, second = sealed.read_bytes(), (tmp_path / "second").read_bytes()
    assert len(first) == len(second)
    assert first[200:] != second[200:]


@pytest.mark.parametrize("given", ["", "correct horse - Äpfel", "Correct horse + Äpfel", f"{GIVEN} "])
def test_another_passphrase_opens_nothing_and_leaves_nothing(
    sealed: Path, given: str, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with pytest.raises(PassphraseError, match="is not the one"):
        sealed_copies.read(sealed, tmp_path / "other" / "new.matchplan", given)
    assert there(tmp_path / "other") == set()


def test_an_accent_may_be_typed_on_another_keyboard(sealed: Path, tmp_path: Path) -> None:
    apart = GIVEN.replace("Ä", "A\u0308")
    assert apart != GIVEN
    assert sealed_copies.read(sealed, tmp_path / "again.matchplan", apart) == 2


def _body() -> int:
    return len(Seal("", QUICK, bytes(16)).header) + 24


def _exchanged(data: bytes) -> bytes:
    size, begin = sealing.PIECE + 17, _body()
    first, second = data[begin : begin + size], data[begin + size : begin + 2 * size]
    return data[:begin] + second + first + data[begin + 2 * size :]


_DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut within the last piece": lambda data: data[:-1],
    "cut after a piece": lambda data: data[: len(data) // 2],
    "without its last piece": lambda data: data[: _body() + 3 * (sealing.PIECE + 17)],
    "cut after the header": lambda data: data[: _body()],
    "cut within the header": lambda data: data[:30],
    "a bit turned over": lambda data: data[:-900] + bytes([data[-900] ^ 1]) + data[-899:],
    "something added": lambda data: data + b"\0",
    "two pieces exchanged": _exchanged,
    "a piece twice": lambda data: (
        data[: _body() + sealing.PIECE + 17] + data[_body() : _body() + sealing.PIECE + 17] + data[_body() :]
    ),
    "pieces of no size": lambda data: data[:33] + struct.pack(">I", 0) + data[37:],
    "hours of work asked for": lambda data: data[:21] + struct.pack(">IQ", 1 << 30, 1 << 40) + data[33:],
}


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_copy_is_refused_whole_in_one_sentence(sealed: Path, damage: str, tmp_path: Path) -> None:
    sealed.write_bytes(_DAMAGES[damage](sealed.read_bytes()))
    (tmp_path / "other").mkdir()
    with pytest.raises(FileFormatError, match=DAMAGED):
        sealed_copies.read(sealed, tmp_path / "other" / "new.matchplan", GIVEN)
    assert there(tmp_path / "other") == set()


def test_what_is_no_copy_or_newer_is_said_to_be_so(sealed: Path, store: Store, tmp_path: Path) -> None:
    new = tmp_path / "new.matchplan"
    with pytest.raises(FileFormatError, match="no encrypted copy"):
        sealed_copies.read(store.path, new, GIVEN)
    with pytest.raises(FileFormatError, match="There is no file"):
        sealed_copies.read(tmp_path / "nowhere", new, GIVEN)
    data = bytearray(sealed.read_bytes())
    data[20] += 1
    sealed.write_bytes(data)
    with pytest.raises(FileFormatError, match="newer version"):
        sealed_copies.read(sealed, new, GIVEN)
    assert not new.exists()


def test_a_plan_or_folder_that_is_there_is_never_written_over(sealed: Path, tmp_path: Path) -> None:
    for name in ("there.matchplan", "other files"):
        (tmp_path / name).mkdir()
    for name in ("there.matchplan", "other.matchplan"):
        with pytest.raises(StoreError, match="exists already"):
            sealed_copies.read(sealed, tmp_path / name, GIVEN)


def _planted(listing: bytes, out: Path) -> Path:
    with out.open("wb") as stream:
        sealing_it = Sealing(Seal.new(GIVEN, QUICK), stream.write)
        sealing_it.write(struct.pack(">I", len(listing)) + listing)
        sealing_it.finish()
    return out


@pytest.mark.parametrize(
    ("listing", "told"),
    [
        (b"no json", DAMAGED),
        (b"[]", DAMAGED),
        (b'{"version": 1, "plan": -1, "files": []}', DAMAGED),
        (b'{"version": 1, "plan": true, "files": []}', DAMAGED),
        (b'{"version": 1, "plan": 9, "files": []}', DAMAGED),
        (b'{"version": 2, "plan": 0, "files": []}', "newer"),
        (b'{"version": 1, "plan": 9000000000, "files": []}', "far more"),
        (b'{"version": 1, "plan": 0, "files": [{"name": "../x", "bytes": 0}]}', "outside of itself"),
        (b'{"version": 1, "plan": 0, "files": []}', "empty"),
    ],
)
def test_a_copy_that_somebody_made_to_do_harm_makes_nothing(
    listing: bytes, told: str, tmp_path: Path
) -> None:
    planted = _planted(listing, tmp_path / "planted")
    (tmp_path / "other").mkdir()
    with pytest.raises(UserError, match=told):
        sealed_copies.read(planted, tmp_path / "other" / "new.matchplan", GIVEN)
    assert there(tmp_path / "other") == set()


def test_a_short_passphrase_or_the_plan_itself_is_refused(
    content: sealed_copies.Content, store: Store, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="at least 8"):
        sealed_copies.write(content, tmp_path / "out", "1234567", strength=QUICK)
    with pytest.raises(UserError, match="open as a plan"):
        sealed_copies.write(content, store.path, GIVEN, strength=QUICK)
    assert not (tmp_path / "out").exists()


def test_cancelling_either_way_leaves_what_was_there(
    content: sealed_copies.Content, sealed: Path, tmp_path: Path
) -> None:
    def stop(done: int, of: int) -> None:
        if done > of // 2:
            raise CancelledError("Cancelled.")

    before, folder = sealed.read_bytes(), tmp_path / "other"
    folder.mkdir()
    with pytest.raises(CancelledError):
        sealed_copies.write(content, sealed, "another passphrase", stop, QUICK)
    assert sealed.read_bytes() == before
    with pytest.raises(CancelledError):
        sealed_copies.read(sealed, folder / "new.matchplan", GIVEN, stop)
    assert there(folder) == set()
    assert not list(tmp_path.glob(f"*{files.PART}"))


def test_a_copy_that_cannot_be_read_back_is_not_put_in_its_place(
    content: sealed_copies.Content, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sealed.read_bytes()
    monkeypatch.setattr(Sealing, "finish", lambda _self: None)  # as if a disk lost the end
    with pytest.raises(StoreError, match="not written correctly"):
        sealed_copies.write(content, sealed, GIVEN, strength=QUICK)
    assert sealed.read_bytes() == before


def test_a_damaged_plan_is_not_sealed_as_if_it_were_sound(
    content: sealed_copies.Content, tmp_path: Path
) -> None:
    plan = bytearray(content.plan)
    plan[len(plan) // 2 : len(plan) // 2 + 3000] = bytes(3000)
    with pytest.raises(StoreError, match="damaged"):
        sealed_copies.write(replace(content, plan=bytes(plan)), tmp_path / "out", GIVEN, strength=QUICK)


def test_a_file_that_changed_or_went_meanwhile_is_named(
    content: sealed_copies.Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cv,) = (path for path in content.kept if path.name == "CV.pdf")
    grown = Sealing.write

    def write(self: Sealing, data: bytes) -> None:
        cv.write_bytes(b"shorter")
        grown(self, data)

    monkeypatch.setattr(Sealing, "write", write)
    with pytest.raises(UserError, match=r"CV.pdf changed"):
        sealed_copies.write(content, tmp_path / "out", GIVEN, strength=QUICK)
    assert not (tmp_path / "out").exists()


def test_a_missing_attachment_is_told_and_the_rest_is_sealed(
    content: sealed_copies.Content, store: Store, tmp_path: Path
) -> None:
    next(path for path in content.kept if path.name == "CV.pdf").unlink()
    again = sealed_copies.gather(store)
    assert again.notices == ("CV.pdf is not in the plan's folder any more, so it is not in the copy.",)
    assert sealed_copies.write(again, tmp_path / "out", GIVEN, strength=QUICK) == 1


@given(st.lists(st.binary(max_size=70), max_size=8), st.integers(1, 40))
def test_whatever_goes_in_in_whatever_parts_comes_out(parts: list[bytes], piece: int) -> None:
    seal, out = Seal("passphrase", QUICK, bytes(16), piece), io.BytesIO()
    sealing_it = Sealing(seal, out.write)
    for data in parts:
        sealing_it.write(data)
    sealing_it.finish()
    out.seek(0)
    with sealing.reading(out, Seal.of(out, "passphrase")) as found:
        assert b"".join(found.exactly(sum(map(len, parts)))) == b"".join(parts)


def test_the_command_line_goes_there_and_back(
    tmp_path: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.close()
    secret, out, new = tmp_path / "secret.txt", tmp_path / "copy.matchsealed", tmp_path / "new.matchplan"
    secret.write_text("four words and more\r\nnot this\n")
    given_by = ["--passphrase-file", str(secret)]
    assert cli.main(["encrypt", "--plan", str(store.path), "--out", str(out), *given_by]) == 0
    assert cli.main(["decrypt", str(out), "--plan", str(new), *given_by]) == 0
    assert "new plan, with 0 attachments" in capsys.readouterr().out
    secret.write_text("something else")
    assert cli.main(["decrypt", str(out), "--plan", str(tmp_path / "other.matchplan"), *given_by]) == 1
    assert "not the one" in capsys.readouterr().err


def test_a_passphrase_is_asked_for_twice_and_never_without_a_terminal(
    tmp_path: Path, store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    command = ["encrypt", "--plan", str(store.path), "--out", str(tmp_path / "out")]
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert cli.main(command) == 1
    assert "--passphrase-file" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter(["a long passphrase", "a long passphrase!"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    assert cli.main(command) == 1
    told = capsys.readouterr().err
    assert "nobody can find it out" in told
    assert "not the same" in told
    assert not (tmp_path / "out").exists()
