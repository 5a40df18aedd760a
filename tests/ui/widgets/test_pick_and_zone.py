"""Fields that find one thing out of many, and the small dialog around them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.errors import UserError
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.widgets.zone_field import ZoneField


def test_a_record_is_picked_by_its_name_in_any_case(qtbot: QtBot) -> None:
    field = PickField("none")
    qtbot.addWidget(field)
    field.offer([(7, "Dr Ana Ruiz"), (9, "Dr Lee")])
    assert (field.record(), field.typed()) == (0, "")
    field.setEditText("dr  lee")
    assert field.record() == 9
    field.setEditText("Dr Leeds")
    assert (field.record(), field.typed()) == (0, "Dr Leeds")
    field.setCurrentIndex(0)
    assert field.record() == 7


def test_a_zone_is_found_by_its_city_and_taken_from_the_list(qtbot: QtBot) -> None:
    field = ZoneField()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
        field.setFocus()
    qtbot.keyClicks(field, "karachi")
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    found = completer.completionModel()
    assert [found.index(at, 0).data() for at in range(found.rowCount())] == ["Asia/Karachi"]
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert committed.args == ["Asia/Karachi"]
    popup.hide()
    field.hide()


def test_down_opens_the_whole_list_with_the_us_zones_first(qtbot: QtBot) -> None:
    field = ZoneField()
    qtbot.addWidget(field)
    field.load("Asia/Karachi")
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    assert completer.completionModel().index(0, 0).data() == "America/New_York"
    popup.hide()
    field.hide()


def test_a_refused_answer_keeps_the_dialog_open_with_what_was_typed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    taken: list[str] = []

    def take(text: str) -> None:
        if not text:
            raise UserError("A name is needed.", "Type one.")
        taken.append(text)

    ask_line(window, "nameDialog", ("Add", "Name", "Add it"), take)
    dialog = window.findChild(QDialog, "nameDialog")
    line = window.findChild(QLineEdit, "nameDialogText")
    ok = window.findChild(QPushButton, "nameDialogOk")
    assert dialog is not None
    assert line is not None
    assert ok is not None
    assert line.accessibleName() == "Name"
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    problem = window.findChild(QLabel, "nameDialogProblem")
    assert problem is not None
    assert problem.text() == "A name is needed. Type one."
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClicks(line, "Ana")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert taken == ["Ana"]
    window.hide()
