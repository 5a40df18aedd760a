"""The Rotations page: adding, details, table, warnings, and what it says while it is empty."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QToolTip,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from matchplanner.domain.rotations import RotationKind, RotationMode, RotationStatus
from matchplanner.domain.spans import Span
from matchplanner.errors import UserError
from matchplanner.services import profile, programs, rotations
from matchplanner.services.rotations import RotationRow
from matchplanner.ui import theme
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.rotations import tips
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.texts import DASH
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]
ReadRow = Callable[[int], RotationRow]
MAY = ("2027-05-03", "2027-05-28")


def line(page: RotationsPage, name: str) -> QLineEdit:
    """Return a field of the details."""
    found = page.findChild(QLineEdit, f"rotation_{name}")
    assert found is not None
    return found


def enter(qtbot: QtBot, page: RotationsPage, name: str, text: str) -> None:
    """Type a value into a field and leave it with Return."""
    field = line(page, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def choose(page: RotationsPage, name: str, text: str) -> None:
    """Choose a word from a list of the details, as a click on it does."""
    field = page.findChild(QComboBox, f"rotation_{name}")
    assert field is not None
    at = field.findText(text)
    assert at >= 0
    field.setCurrentIndex(at)
    field.activated.emit(at)


def button(page: RotationsPage, name: str) -> QAbstractButton:
    """Return a button."""
    found = page.findChild(QAbstractButton, name)
    assert found is not None
    return found


def shown(page: RotationsPage, name: str) -> str:
    """Return the text of a visible label, "" for one that is hidden."""
    found = page.findChild(QLabel, name)
    return "" if found is None or not found.isVisible() else found.text()


def test_without_a_target_year_the_page_leads_to_the_profile(
    qtbot: QtBot, workspace: Workspace, notices: Notices, settings: Settings
) -> None:
    page = RotationsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    made = button(page, "openProfile")
    assert not button(page, "addRotation").isEnabled()
    with pytest.raises(UserError, match="needs the year"):
        page.new_item()
    assert not rotations.rows(workspace.today()), "nothing is added that cannot be seen"
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert opened.args == ["profile", 0]
    workspace.run("Target year", lambda: profile.edit("target_year", 2027))
    assert page.canvas.isVisible()
    page.open_season()
    button(page, "closeSeasonDates").click()


def test_add_rotation_takes_the_first_free_month_and_asks_for_the_site(
    qtbot: QtBot, page: RotationsPage, workspace: Workspace
) -> None:
    made = button(page, "addRotation")
    for site in ("Mayo", "Duke"):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(page.details.site, site)
        qtbot.keyClick(page.details.site, Qt.Key.Key_Return)
    assert [(row.site, row.span) for row in rotations.rows(workspace.today())] == [
        ("Mayo", Span(date(2027, 5, 3), date(2027, 5, 28))),
        ("Duke", Span(date(2027, 5, 31), date(2027, 6, 25))),
    ]


def test_every_field_is_saved_as_it_is_left(
    qtbot: QtBot, page: RotationsPage, add: Add, row: ReadRow, workspace: Workspace
) -> None:
    mayo = add("Mayo")
    page.select(mayo)
    enter(qtbot, page, "site", "Mayo Clinic")
    enter(qtbot, page, "starts_on", "3 May 2027")
    enter(qtbot, page, "ends_on", "2027-05-28")
    enter(qtbot, page, "city", "Rochester")
    enter(qtbot, page, "state", "minnesota")
    choose(page, "kind", "Pediatrics")
    choose(page, "mode", "Observership")
    choose(page, "status", "Applied")
    notes = page.findChild(QPlainTextEdit, "rotation_notes")
    assert notes is not None
    notes.setFocus()
    qtbot.keyClicks(notes, "Ask about housing")
    page.canvas.setFocus()
    found = row(mayo)
    assert (found.site, found.place, found.notes) == ("Mayo Clinic", "Rochester, MN", "Ask about housing")
    assert (found.kind, found.mode) == (RotationKind.PEDIATRICS, RotationMode.OBSERVERSHIP)
    assert found.status is RotationStatus.APPLIED
    assert found.span == Span(date(2027, 5, 3), date(2027, 5, 28))
    assert "a letter can say less" in shown(page, "rotationModeNote")
    assert f"3 Sep 2026{DASH}3 Jan 2027" in shown(page, "rotationWindow")
    workspace.undo_stack.undo()
    assert row(mayo).notes == ""


def test_a_refused_value_stays_in_the_field_with_the_reason(
    qtbot: QtBot, page: RotationsPage, add: Add, row: ReadRow
) -> None:
    mayo, duke = add("Mayo", *MAY), add("Duke")
    page.select(mayo)
    enter(qtbot, page, "ends_on", "1 May 2027")
    assert "end before it starts" in shown(page, "rotation_ends_onProblem")
    enter(qtbot, page, "site", " ")
    assert "needs a site" in shown(page, "rotation_siteProblem")
    assert row(mayo).site == "Mayo"
    page.select(duke)
    assert shown(page, "rotation_siteProblem") == ""
    assert line(page, "site").text() == "Duke"


def test_the_next_status_is_one_click_away(qtbot: QtBot, page: RotationsPage, add: Add, row: ReadRow) -> None:
    mayo = add("Mayo", status="done")
    page.select(mayo)
    made = button(page, "advanceRotation")
    assert (made.text(), made.accessibleName()) == ("Next: letter asked", "Next: letter asked")
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert row(mayo).status is RotationStatus.LETTER_ASKED
    assert not made.isVisible()


def test_a_program_of_the_list_is_linked_by_name(
    page: RotationsPage, add: Add, row: ReadRow, workspace: Workspace
) -> None:
    mayo = add("Mayo")
    page.select(mayo)
    workspace.run("Program", lambda: programs.add("Genetics", institution="Mayo Clinic", city="Rochester"))
    choose(page, "program", "Genetics, Mayo Clinic")
    assert (row(mayo).program_name, row(mayo).city) == ("Genetics", "Rochester")
    choose(page, "program", "none")
    assert row(mayo).program_id is None


def test_warnings_name_both_causes_beside_the_fields_and_above_the_calendar(
    page: RotationsPage, add: Add
) -> None:
    late = add("Utah", "2027-08-16", "2027-09-10")
    page.select(late)
    assert "by 1 Oct 2027, after ERAS submission on 1 Sep 2027" in shown(page, "rotationWarning0")
    assert shown(page, "planAdvice0") == ""
    for site, start in (("A", "2027-05-03"), ("B", "2027-06-07"), ("C", "2027-07-05")):
        add(site, start)
    assert "4 genetics rotations planned; beyond 3" in shown(page, "planAdvice0")
    page.select(next(found.id for found in page.model.rows if found.site == "C"))
    assert shown(page, "rotationWarning0") == ""


def test_a_clash_is_named_at_both_rotations(page: RotationsPage, add: Add) -> None:
    mayo, duke = add("Mayo", "2027-06-07", "2027-07-02"), add("Duke", "2027-06-14", "2027-07-09")
    first, second = f"7 Jun{DASH}2 Jul 2027", f"14 Jun{DASH}9 Jul 2027"
    for rotation, here, there, other in ((mayo, first, second, "Duke"), (duke, second, first, "Mayo")):
        page.select(rotation)
        said = f"{here} here, {there} at {other}: the two share days."
        assert shown(page, "rotationWarning0") == said


def test_the_table_says_what_the_calendar_draws(page: RotationsPage, add: Add) -> None:
    add("Some day")
    add("Mayo", *MAY)
    texts = [
        [page.model.index(at, column).data() for column in range(page.model.columnCount())]
        for at in range(page.model.rowCount())
    ]
    assert texts[0][:6] == [
        "Mayo",
        f"3{DASH}28 May 2027",
        "4 weeks",
        "Idea",
        "Genetics",
        f"3 Sep 2026{DASH}3 Jan 2027",
    ]
    assert texts[0][6].startswith("Only 3 days to apply")
    assert texts[1][1:4] == ["not yet scheduled", "unknown", "Idea"]
    header = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(7)]
    assert header == ["Site", "Dates", "Length", "Status", "Kind", "Apply", "Warnings"]


def test_calendar_table_and_details_show_the_same_rotation(
    qtbot: QtBot, page: RotationsPage, add: Add
) -> None:
    mayo, duke = add("Mayo", *MAY), add("Duke", "2027-06-07", "2027-07-02")
    table = page.findChild(QTableView, "rotationsTable")
    assert table is not None
    where = table.visualRect(page.model.index(page.model.row_of(duke), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert line(page, "site").text() == "Duke"
    assert page.canvas.accessibleDescription().startswith("Duke")
    point = page.canvas.bar_rect(mayo).center().toPoint()
    qtbot.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert (line(page, "site").text(), page.table.record()) == ("Mayo", mayo)


def test_a_rotation_with_one_day_known_says_which(
    page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    mayo, duke = add("Mayo", *MAY), add("Duke", *MAY)
    workspace.run("Forget", lambda: rotations.edit(mayo, "ends_on", None))
    workspace.run("Forget", lambda: rotations.edit(duke, "starts_on", None))
    texts = {row.site: page.model.index(at, 1).data() for at, row in enumerate(page.model.rows)}
    assert texts == {"Mayo": "from 3 May 2027", "Duke": "until 28 May 2027"}


def test_sorting_the_table_keeps_unknown_dates_last(page: RotationsPage, add: Add) -> None:
    for site, start in (("Some day", None), ("Sooner", "2027-05-03"), ("Later", "2027-07-05")):
        add(site, start)
    column = page.model.column_of("dates")
    for order, first in ((Qt.SortOrder.AscendingOrder, "Sooner"), (Qt.SortOrder.DescendingOrder, "Later")):
        page.table.sortByColumn(column, order)
        assert next(row.site for row in page.model.rows) == first
        assert page.model.rows[-1].site == "Some day"


def test_a_deleted_rotation_comes_back_by_the_notice(
    qtbot: QtBot, page: RotationsPage, add: Add, notices: Notices, workspace: Workspace
) -> None:
    mayo, duke = add("Mayo", *MAY), add("Duke")
    page.select(mayo)
    told: list[Notice] = []
    notices.raised.connect(told.append)
    qtbot.mouseClick(button(page, "deleteRotation"), Qt.MouseButton.LeftButton)
    assert [row.id for row in rotations.rows(workspace.today())] == [duke]
    assert line(page, "site").text() == "Duke"
    assert (told[0].text, told[0].action_label) == ("Deleted Mayo.", "Undo")
    assert told[0].action is not None
    told[0].action()
    assert {row.id for row in rotations.rows(workspace.today())} == {mayo, duke}


def test_del_in_the_table_deletes_and_an_empty_page_offers_nothing_to_delete(
    qtbot: QtBot, page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    page.select(add("Mayo", *MAY))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert rotations.rows(workspace.today()) == ()
    assert not button(page, "deleteRotation").isEnabled()
    page.delete_current()


def test_a_hidden_page_reads_again_when_it_is_shown(page: RotationsPage, add: Add, qtbot: QtBot) -> None:
    page.hide()
    mayo = add("Mayo", *MAY)
    assert page.model.rowCount() == 0
    page.select(mayo)
    assert page.table.record() == mayo
    with qtbot.waitExposed(page):
        page.show()
    assert line(page, "site").text() == "Mayo"


def test_moving_the_target_year_moves_the_calendar_and_leaves_dates_alone(
    page: RotationsPage, add: Add, row: ReadRow, workspace: Workspace
) -> None:
    mayo = add("Mayo", *MAY)
    page.select(mayo)
    workspace.run("Target year", lambda: profile.edit("target_year", 2028))
    assert row(mayo).span == Span(date(2027, 5, 3), date(2027, 5, 28))
    assert "outside the calendar" in " ".join(shown(page, f"rotationWarning{at}") for at in range(3))


def test_everything_under_the_mouse_explains_itself(page: RotationsPage, add: Add) -> None:
    add("Mayo", *MAY)
    layout, plan = page.canvas._layout, page.canvas._plan
    assert layout is not None
    assert plan is not None
    bar, mark, right = layout.bars[0], layout.marks[0], layout.gutter + 1
    found = [
        tips.at(layout, plan, QPointF(right, 2), QPointF(bar.rect.center().x(), -9), 0),
        tips.at(layout, plan, QPointF(0, 2), QPointF(-right, -9), 0),
        tips.at(layout, plan, QPointF(right, 900), bar.rect.center(), 0),
        tips.at(layout, plan, QPointF(right, 900), mark.point, 0),
        tips.at(layout, plan, QPointF(right, 900), QPointF(20, 900), 0),
        tips.at(layout, plan, QPointF(2, 900), QPointF(-9, mark.point.y()), 0),
    ]
    assert found[0].startswith("Phase 3: Rotations and letters")
    assert found[2].startswith(f"Mayo: 3{DASH}28 May 2027")
    assert "12:00 America/New_York" in found[3]
    assert "check the official site" in found[3]
    assert (found[1], found[4]) == ("", "")
    assert found[5].startswith("Season dates\nLater:\n")
    assert "Match Day" in found[5]


def test_a_tool_tip_shows_it(qtbot: QtBot, page: RotationsPage, add: Add) -> None:
    mayo = add("Mayo", *MAY)
    view = page.canvas.viewport()
    point = page.canvas.bar_rect(mayo).center().toPoint()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    qtbot.waitUntil(lambda: QToolTip.text().startswith("Mayo"))
    QToolTip.hideText()


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("size", [(1280, 800), (900, 560)])
def test_the_calendar_is_drawn_in_the_colours_of_the_palette(
    page: RotationsPage, add: Add, tokens: theme.Tokens, size: tuple[int, int]
) -> None:
    mayo = add("Mayo", *MAY, status="accepted")
    add("Some day")
    page.setPalette(theme.palette(tokens))
    page.resize(*size)
    image = page.canvas.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    inside = page.canvas.bar_rect(mayo).center().toPoint() + QPoint(3, 3)
    assert image.pixelColor(inside * ratio) == QColor(tokens.accent)


def test_many_rotations_scroll_and_the_chosen_one_is_brought_into_view(page: RotationsPage, add: Add) -> None:
    ids = [add(f"Site {number}", "2027-05-03") for number in range(14)]
    page.resize(900, 560)
    for rotation in (ids[-1], ids[0]):
        page.select(rotation)
        middle = page.canvas.bar_rect(rotation).center().toPoint()
        assert page.canvas.viewport().rect().contains(middle)


def test_a_larger_font_arranges_the_calendar_anew(page: RotationsPage, add: Add) -> None:
    mayo = add("Mayo", *MAY)
    before = page.canvas.bar_rect(mayo)
    page.canvas.setFont(theme.sized(page.canvas.font(), 1.5))
    assert page.canvas.bar_rect(mayo).height() > before.height()


def test_the_table_model_is_sound(page: RotationsPage, add: Add, qtmodeltester: ModelTester) -> None:
    add("Mayo", *MAY)
    add("Some day")
    qtmodeltester.check(page.model, force_py=True)
    assert page.model.rowCount(QModelIndex()) == 2


def test_every_control_has_a_name_that_equals_its_label(page: RotationsPage, add: Add) -> None:
    page.select(add("Mayo", *MAY))
    for made in page.findChildren(QAbstractButton):
        if made.isVisible() and made.text() and made.objectName() and "Pick" not in made.objectName():
            assert made.accessibleName() == made.text().replace("&", "")
    for name, label in (("site", "Site"), ("starts_on", "First day"), ("ends_on", "Last day")):
        assert line(page, name).accessibleName() == label
    for name, label in (("kind", "Kind"), ("status", "Status"), ("program", "Program on my list")):
        field = page.findChild(QComboBox, f"rotation_{name}")
        assert field is not None
        assert field.accessibleName() == label
    assert page.table.accessibleName() == "Rotations"
