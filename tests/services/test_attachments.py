"""Files kept by copy: what is missing is told by the check, and found again with what lies beside it."""

from pathlib import Path

from matchplanner.domain.documents import DocumentKind
from matchplanner.services import attachments, documents, integrity
from matchplanner.services.integrity import Severity
from matchplanner.store.store import Store


def kept(store: Store, folder: Path, name: str) -> str:
    """Keep a file with a paper and return its name."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(name.encode())
    with store.write(f"Keep {name}"):
        stored = attachments.keep(folder / name, store.path)
        documents.add(DocumentKind.CV, title=f"My {name}", file=stored)
    return stored


def test_the_check_warns_of_each_file_that_is_gone(store: Store, tmp_path: Path) -> None:
    gone, there = kept(store, tmp_path / "scans", "a.pdf"), kept(store, tmp_path / "scans", "b.pdf")
    (attachments.folder_of(store.path) / gone).unlink()

    found = integrity.check_file(store.path)

    (told,) = (one for one in found if "beside the plan" in one.message)
    assert told.severity is Severity.WARNING
    assert "a.pdf of “My a.pdf”" in told.message
    assert (told.table, told.row) == ("document", 1)
    assert attachments.missing(store.connection, store.path) == (gone,)
    assert attachments.found(there, store.path) is not None


def test_what_lies_beside_a_file_that_was_found_comes_back_too(store: Store, tmp_path: Path) -> None:
    names = [kept(store, tmp_path / "scans", name) for name in ("a.pdf", "b.pdf", "c.pdf")]
    for name in names:
        (attachments.folder_of(store.path) / name).unlink()
    (tmp_path / "scans" / "c.pdf").unlink()

    attachments.keep(tmp_path / "scans" / "a.pdf", store.path)
    taken = attachments.take_beside(tmp_path / "scans", store.connection, store.path)

    assert taken == ("b.pdf",)
    assert attachments.missing(store.connection, store.path) == ("c.pdf",)
    assert [path.read_bytes() for path in attachments.kept(store.path)] == [b"a.pdf", b"b.pdf"]


def test_no_two_names_differ_in_capitals_alone(store: Store, tmp_path: Path) -> None:
    """Such a plan could be put neither on Windows nor on macOS."""
    names = [kept(store, tmp_path / "scans", name) for name in ("cv.pdf", "CV.pdf", "Cv.PDF")]

    assert names == ["cv.pdf", "CV 2.pdf", "Cv 3.PDF"]


def test_a_file_in_the_folder_itself_is_not_copied_again(store: Store, tmp_path: Path) -> None:
    name = kept(store, tmp_path / "scans", "a.pdf")

    assert attachments.keep(attachments.folder_of(store.path) / name, store.path) == name
    assert [path.name for path in attachments.kept(store.path)] == ["a.pdf"]
