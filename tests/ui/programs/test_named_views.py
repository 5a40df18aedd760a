from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.program_filter import OneOf, ProgramFilter
from matchplanner.services import programs, views
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.programs.sorting import SortDialog
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


def fill() -> None:
    for name, state, tier in (
        ("Ash", "MN", 2),
        ("Birch", "MA", 1),
        ("Cedar", "MN", None),
        ("Dogwood", "MN", 1),
    ):
        programs.add(name, state=state, tier=tier)
    programs.add_claim(2, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, seen_on=TODAY)


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> ProgramsPage:
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitExposed(page):
        page.show()
    workspace.run("Fill", fill)
    return page


def names(page: ProgramsPage) -> list[str]:
    return [row.name for row in page.model.rows]


def choose(page: ProgramsPage, entry: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.named.button, LEFT)
    menu = page.findChildren(QMenu, "programsViewMenu")[-1]
    next(action for action in menu.actions() if action.objectName() == entry).trigger()
    menu.close()


def answer(page: ProgramsPage, dialog: str, name: str, shortcut: str, qtbot: QtBot) -> QDialog:
    asked = page.findChild(QDialog, dialog)
    assert asked is not None
    line, keys = asked.findChild(QLineEdit, f"{dialog}Name"), asked.findChild(QComboBox, f"{dialog}Shortcut")
    assert line is not None
    assert keys is not None
    line.selectAll()
    qtbot.keyClicks(line, name)
    keys.setCurrentText(shortcut)
    ok = asked.findChild(QPushButton, f"{dialog}Ok")
    assert ok is not None
    qtbot.mouseClick(ok, LEFT)
    return asked


def test_the_built_in_views_narrow_the_list(page: ProgramsPage, qtbot: QtBot) -> None:
    choose(page, "view_Sponsors a visa", qtbot)
    assert names(page) == ["Birch"]
    assert page.named.button.text() == "View: Sponsors a visa"
    choose(page, "view_Incomplete", qtbot)
    assert len(names(page)) == 4
    choose(page, "view_All programs", qtbot)
    assert page.count.text() == "4 programs"


def test_a_view_is_saved_changed_renamed_deleted_and_brought_back(
    page: ProgramsPage, workspace: Workspace, notices: Notices, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    notices.raised.connect(told.append)
    page.filters.set_filter(ProgramFilter((OneOf("state", ("MN",)),)))
    page.model.sort_by((("tier", False), ("name", True)))
    page.table.arrangement.show("city", shown=False)
    choose(page, "saveViewAs", qtbot)
    answer(page, "saveViewAsDialog", "Minnesota", "Alt+3", qtbot)
    assert page.named.button.text() == "View: Minnesota"
    choose(page, "view_All programs", qtbot)
    page.table.arrangement.show("city", shown=True)
    assert page.count.text() == "4 programs"

    QTest.keyClick(page.table, KEY.Key_3, Qt.KeyboardModifier.AltModifier)
    assert names(page) == ["Dogwood", "Ash", "Cedar"]
    assert page.table.isColumnHidden(page.model.column_of("city"))

    page.model.sort_by((("name", False),))
    qtbot.waitUntil(lambda: page.named.button.text() == "View: Minnesota *")
    choose(page, "saveView", qtbot)
    assert page.named.button.text() == "View: Minnesota"
    assert views.rows("programs")[0].layout.sorting == (("name", False),)

    choose(page, "renameView", qtbot)
    answer(page, "renameViewDialog", "The north", "None", qtbot)
    assert [(view.name, view.shortcut) for view in views.rows("programs")] == [("The north", "")]
    assert page.named.name == "The north"

    choose(page, "deleteView", qtbot)
    assert views.rows("programs") == []
    assert told[-1].text == "Deleted the view The north."
    workspace.undo_stack.undo()
    assert [view.name for view in views.rows("programs")] == ["The north"]
    assert "The north" in page.named.names()


def test_a_name_given_twice_keeps_the_dialog_open(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Save", lambda: views.add("programs", "Mine", page.layout_now()))
    choose(page, "saveViewAs", qtbot)
    asked = answer(page, "saveViewAsDialog", "mine", "None", qtbot)
    problem = asked.findChild(QLabel, "saveViewAsDialogProblem")
    assert problem is not None
    assert "named 'mine' already" in problem.text()
    assert page.named.name == "All programs"
    QTest.keyClick(asked, KEY.Key_Escape)


def test_what_was_shown_comes_back_with_the_window(
    page: ProgramsPage, workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    page.named.go_to("Not yet scored")
    page.model.sort_by((("state", False), ("name", True)))

    def there_again() -> bool:
        again = ProgramsPage(workspace, notices, settings)
        qtbot.addWidget(again)
        again.refresh()
        return (again.named.name, names(again)) == ("Not yet scored", ["Birch", "Dogwood", "Cedar", "Ash"])

    qtbot.waitUntil(there_again)


def test_several_columns_sort_with_unknown_last_by_shift_click_and_by_dialog(
    page: ProgramsPage, qtbot: QtBot
) -> None:
    header = page.table.horizontalHeader()
    middle = header.height() // 2

    def click(key: str, modifier: Qt.KeyboardModifier) -> None:
        at = QPoint(header.sectionViewportPosition(page.model.column_of(key)) + 8, middle)
        qtbot.mouseClick(header.viewport(), LEFT, modifier, at)

    click("tier", Qt.KeyboardModifier.NoModifier)
    click("name", Qt.KeyboardModifier.ShiftModifier)
    click("name", Qt.KeyboardModifier.ShiftModifier)
    assert page.model.sorting == (("tier", False), ("name", True))
    assert names(page) == ["Dogwood", "Birch", "Ash", "Cedar"]
    click("tier", Qt.KeyboardModifier.ShiftModifier)
    assert names(page) == ["Ash", "Dogwood", "Birch", "Cedar"]

    asked = SortDialog(page.model, page)
    asked.open()
    fields = [asked.findChild(QComboBox, f"sortKey{number}") for number in (1, 2, 3)]
    assert [field.currentText() for field in fields if field] == ["Tier", "Program", "Nothing more"]
    assert fields[0] is not None
    fields[0].setCurrentText("State")
    asked.accept()
    assert page.model.sorting == (("state", True), ("name", True))
    assert names(page) == ["Dogwood", "Cedar", "Ash", "Birch"]


def test_a_dragged_column_stays_behind_the_name_and_in_its_place(page: ProgramsPage) -> None:
    header = page.table.horizontalHeader()
    tier = page.model.column_of("tier")
    header.moveSection(header.visualIndex(tier), 1)
    assert [key for key, _width in page.table.arrangement.current()][:2] == ["name", "tier"]
    assert not header.isFirstSectionMovable()


def test_the_name_stays_in_sight_while_the_table_is_scrolled_sideways(
    page: ProgramsPage, qtbot: QtBot
) -> None:
    for key in ("notes", "website", "clinics", "rotations"):
        page.table.arrangement.show(key, shown=True)
    assert not page.table.frozen.isVisible()
    bar = page.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert page.table.frozen.isVisible()
    assert page.table.frozen.width() == page.table.columnWidth(page.model.column_of("name"))
    index = page.model.index(1, page.model.column_of("city"))
    page.table.setCurrentIndex(index)
    assert page.table.visualRect(index).left() >= page.table.frozen.covered()
    with qtbot.waitSignal(page.table.opened):
        at = page.table.frozen.visualRect(page.model.index(0, page.model.column_of("name"))).center()
        qtbot.mouseClick(page.table.frozen.viewport(), LEFT, pos=at)
        qtbot.mouseDClick(page.table.frozen.viewport(), LEFT, pos=at)
    assert page.table.current_record() == 1
    bar.setValue(0)
    assert not page.table.frozen.isVisible()


def test_the_page_fits_a_small_screen_at_large_scale(page: ProgramsPage) -> None:
    page.filters.set_filter(ProgramFilter((OneOf("state", ("MN", "MA")), OneOf("tier", ("1", "2", "")))))
    page.table.selectAll()
    assert page.minimumSizeHint().width() <= 853 - 150  # 1280 pixels at 150 %, less the navigation
    page.resize(700, 533)
    for part in page.toolbar.findChildren(QWidget):
        if part.isVisible():
            assert part.mapTo(page, part.rect().topRight()).x() <= page.width()


def test_what_is_shown_can_be_exported_and_printed(page: ProgramsPage, qtbot: QtBot) -> None:
    page.named.go_to("Sponsors a visa")
    with qtbot.waitSignal(page.export_requested) as exported:
        page.toolbar.export_requested.emit()
    shown = exported.args[0]
    assert (shown.name, shown.titles[:2], [row.name for row in shown.rows]) == (
        "Sponsors a visa",
        ("Program", "City"),
        ["Birch"],
    )
    assert shown.texts[0][shown.keys.index("j1")] == "Yes"
    with qtbot.waitSignal(page.print_requested) as printed:
        page.toolbar.print_requested.emit()
    assert printed.args[0].title == "Sponsors a visa"
