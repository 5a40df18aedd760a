"""The import window: what it asks, what it refuses in place, and what the keyboard can do in it."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot
from tests.parts import part
from tests.ui.importing.conftest import Hands, children, choose, text

from matchplanner.errors import StoreError
from matchplanner.services import programs
from matchplanner.ui.importing.dialog import ImportDialog, Step
from matchplanner.ui.importing.lines import CHANGED, INVALID, NEW

KEY = Qt.Key
LIST = "program_name,city,state\nBirch,Ely,MN\nOak,Salem,OR\n"


def written(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "This is not a table: it looks like a picture."),
        (
            b"first name,last name,date of birth\nA,B,1990-01-01\n",
            "This is a list of people, not of programs.",
        ),
        (b"program_name,city\n" + b"Birch,Boston\n" * 200_001, "The file has more than 200,000 rows."),
        (b'program_name,notes\nBirch,"x\n', "A quotation mark opened on line 2 is never closed."),
        (b"<html><body>Hello</body></html>", "This is a web page, not a table."),
    ],
)
def test_what_is_no_list_is_refused_in_place(
    hands: Hands, tmp_path: Path, content: bytes, sentence: str
) -> None:
    dialog = hands.open_file(written(tmp_path, content))

    assert dialog.problem.isVisible()
    assert dialog.problem.text().startswith(sentence)
    assert dialog.step is Step.READING
    assert not part(dialog, QPushButton, "importNext").isEnabled()
    assert hands.count() == 0


def test_a_file_that_is_gone_is_told(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(tmp_path / "gone.csv")

    assert dialog.problem.text().startswith("There is no file")


def test_another_way_of_reading_shows_at_once(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, "program_name,city\nCañón,Ely\n".encode("cp1252")))

    assert dialog.step is Step.READING, "Windows Western is a guess the user should see"
    assert "Windows Western" in text(dialog, "importReadAs")
    sample = part(dialog, QTableWidget, "importSample")
    assert cell(sample, 0, 0) == "Cañón"
    choose(dialog, "importEncoding", "mac_roman")
    hands.settle(dialog)
    assert cell(sample, 0, 0) == "CaÒÛn"
    choose(dialog, "importSeparator", ";")
    hands.settle(dialog)
    assert sample.columnCount() == 1


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def test_quotation_marks_can_be_taken_as_they_are(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, 'program_name,notes\nBirch,"x\nOak,y\n'))
    assert "never closed" in dialog.problem.text()

    part(dialog, QCheckBox, "importQuotes").click()
    hands.settle(dialog)

    assert not dialog.problem.isVisible()
    hands.to_preview(dialog)
    assert text(dialog, "importCounts").startswith("2 new")


def test_a_workbooks_sheet_is_chosen(hands: Hands, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in (("One", [["Birch"]]), ("Two", [["Oak"], ["Elm"]])):
        sheet = book.create_sheet(name)
        for row in [["program_name", "city", "state"], *rows]:
            sheet.append(row)
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)

    dialog = hands.open_file(written(tmp_path, stream.getvalue(), "list.xlsx"))
    sheets = part(dialog, QComboBox, "importSheet")
    assert [sheets.itemText(at) for at in range(sheets.count())] == ["One, 2 rows", "Two, 3 rows"]
    choose(dialog, "importSheet", "Two")
    hands.settle(dialog)
    hands.to_preview(dialog)

    assert [line.text(0) for line in children(dialog.preview.tree.group(NEW))] == ["Oak", "Elm"]


def test_columns_must_be_settled_before_the_preview(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, "programme,seen,town\nBirch,03/04/2026,Ely\n"))
    assert dialog.step is Step.COLUMNS
    following = part(dialog, QPushButton, "importNext")

    assert dialog.problem.text() == "Say how the days in “seen” are written."
    choose(dialog, "importDates", "dmy")
    assert following.isEnabled()
    choose(dialog, "importColumn3", "name")
    assert dialog.problem.text() == "Two columns cannot both hold “Program name”."
    choose(dialog, "importColumn1", "")
    choose(dialog, "importColumn3", "")
    assert dialog.problem.text() == "One column must hold the program name or the institution."
    assert not following.isEnabled()
    choose(dialog, "importColumn1", "name")
    choose(dialog, "importOrigin", "eras")
    assert dialog.problem.text() == "Say of which day the list is."
    day = part(dialog, QLineEdit, "importDated")
    day.setText("2026-09-15")
    day.editingFinished.emit()
    hands.press(dialog, "importNext")

    assert text(dialog, "importSteps").startswith("Step 3 of 3")


@pytest.mark.parametrize("closed", [True, False])
def test_reading_can_be_stopped_at_any_time(hands: Hands, tmp_path: Path, *, closed: bool) -> None:
    path = written(tmp_path, b"program_name,city\n" + b"Birch,Boston\n" * 150_000)
    hands.app.session.transfers().import_file(path)
    dialog = hands.app.window.findChild(ImportDialog)
    assert dialog is not None
    assert dialog.busy

    if closed:
        dialog.reject()
    else:
        part(dialog, QPushButton, "importStop").click()
        hands.settle(dialog)
        assert dialog.problem.text() == "Stopped. Nothing was changed."
        assert not part(dialog, QPushButton, "importNext").isEnabled()
        dialog.close()
    assert hands.count() == 0


def test_cancel_changes_nothing(hands: Hands, tmp_path: Path) -> None:
    before = hands.plan.store.dump()
    dialog = hands.open_file(written(tmp_path, LIST))

    hands.press(dialog, "importCancel")

    assert hands.plan.store.dump() == before
    assert not hands.plan.undo_stack.canUndo()


def test_the_invalid_rows_can_be_saved(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, "program_name,acgme_id\nBirch,12\nOak,\n"))
    hands.press(dialog, "saveInvalidRows")
    asked = hands.app.window.findChild(QFileDialog, "saveInvalidDialog")
    assert asked is not None
    path = tmp_path / "bad.csv"
    asked.fileSelected.emit(str(path))
    asked.close()

    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    assert rows[1] == ["2", "The ACGME id “12” does not have 10 digits.", "Birch", "12"]


def test_the_whole_way_by_keyboard(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, LIST + "Elm,Gary,IN\n"))
    assert dialog.step is Step.PREVIEW
    tree = dialog.preview.tree
    assert tree.hasFocus() or dialog.focusWidget() is tree

    tree.setCurrentItem(tree.group(NEW))
    QTest.keyClick(tree, KEY.Key_Down)
    QTest.keyClick(tree, KEY.Key_Space)
    assert text(dialog, "importSummary") == "2 to add, 0 to change"
    assert tree.group(NEW).checkState(0) is Qt.CheckState.PartiallyChecked
    part(dialog, QPushButton, "importAccept").setFocus()
    QTest.keyClick(dialog, KEY.Key_Return)

    assert [row.name for row in programs.rows(hands.today)] == ["Oak", "Elm"]


def test_every_control_has_a_name_for_a_screen_reader(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, LIST))

    for kind in (QAbstractButton, QComboBox, QTableWidget):
        for control in dialog.findChildren(kind):
            if control.objectName().startswith(("import", "save")):
                assert control.accessibleName(), control.objectName()


def test_thirteen_thousand_rows_are_shown_and_ticked_at_once(hands: Hands, tmp_path: Path) -> None:
    lines = "\n".join(f"Program {n},Ely,MN" for n in range(13_000))
    dialog = hands.open_file(written(tmp_path, f"program_name,city,state\n{lines}\n"))
    tree = dialog.preview.tree

    group = tree.group(NEW)
    assert group.childCount() == 0, "rows are made when the group is opened"
    group.setExpanded(True)
    assert group.childCount() == 13_000
    group.setCheckState(0, Qt.CheckState.Unchecked)
    assert text(dialog, "importSummary") == "0 to add, 0 to change"
    assert children(group)[12_999].checkState(0) is Qt.CheckState.Unchecked
    assert not tree.group(CHANGED).childCount()
    assert not tree.group(INVALID).childCount()
    dialog.close()


def test_writing_can_be_stopped_and_done_again(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(f"Program {n},Ely,MN" for n in range(2_000))
    dialog = hands.open_file(written(tmp_path, f"program_name,city,state\n{lines}\n"))
    before = hands.plan.store.dump()
    pressed: list[bool] = []

    def press() -> None:
        if dialog.bar.value() >= 1_000 and not pressed:
            assert dialog.bar.isVisible()
            assert not part(dialog, QPushButton, "importAccept").isEnabled()
            QTest.keyClick(dialog, KEY.Key_Escape)
            pressed.append(dialog.isVisible())

    with monkeypatch.context() as watched:
        watched.setattr(QCoreApplication, "processEvents", press)
        part(dialog, QPushButton, "importAccept").click()
    assert pressed == [True]
    assert dialog.isVisible()
    assert dialog.problem.text() == "Stopped. Nothing was changed."
    assert hands.plan.store.dump() == before
    assert not hands.plan.undo_stack.canUndo()

    hands.press(dialog, "importAccept")
    assert hands.count() == 2_000


def test_a_plan_that_refuses_leaves_the_window_as_it_was(
    hands: Hands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = hands.open_file(written(tmp_path, LIST))

    def full(*_given: object) -> None:
        raise StoreError("The disk is full.", "Make room, then try again.")

    monkeypatch.setattr(hands.plan, "snapshot", full)
    with qtbot.captureExceptions() as raised:
        part(dialog, QPushButton, "importAccept").click()
    assert isinstance(raised[0][1], StoreError)
    assert dialog.isVisible()
    assert hands.count() == 0

    monkeypatch.undo()
    hands.press(dialog, "importAccept")
    assert hands.count() == 2


def test_why_a_row_is_invalid_can_be_read_in_full(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, "program_name,city,state,acgme_id\nBirch,Ely,MN,130162110\n"))
    hands.to_preview(dialog)
    dialog.resize(980, 680)
    tree = dialog.preview.tree
    hands.qtbot.waitUntil(lambda: tree.viewport().width() > 900)

    (bad,) = children(tree.group(INVALID))

    reason = bad.text(2)
    assert reason == "The ACGME id “130162110” does not have 10 digits."
    assert tree.columnWidth(2) > tree.fontMetrics().horizontalAdvance(reason)


def test_a_plan_that_changed_meanwhile_is_compared_again_before_anything_is_written(
    hands: Hands, tmp_path: Path
) -> None:
    dialog = hands.open_file(written(tmp_path, LIST))
    assert text(dialog, "importSummary") == "2 to add, 0 to change"
    hands.plan.run("Add", lambda: programs.add("Birch", city="Ely", state="MN"))

    part(dialog, QPushButton, "importAccept").click()
    hands.settle(dialog)
    assert dialog.problem.text().startswith("The plan has changed meanwhile")
    assert text(dialog, "importCounts").startswith("1 new")
    hands.press(dialog, "importAccept")
    assert sorted(row.name for row in programs.rows(hands.today)) == ["Birch", "Oak"]


def test_a_comparison_that_was_stopped_is_not_taken_for_the_one_before(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.open_file(written(tmp_path, "program_name,city,state,website\nBirch,Ely,MN,birch.edu\n"))
    hands.to_preview(dialog)
    hands.press(dialog, "importBack")
    choose(dialog, "importColumn4", "")
    part(dialog, QPushButton, "importNext").click()
    dialog.stop()
    hands.settle(dialog)

    hands.to_preview(dialog)
    hands.press(dialog, "importAccept")
    (row,) = programs.rows(hands.today)
    assert row.website == ""
