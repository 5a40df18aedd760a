"""The calendar by mouse and by keyboard."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from matchplanner.domain.spans import Span
from matchplanner.errors import UserError
from matchplanner.services import rotations
from matchplanner.store.store import Store
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.texts import DASH
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]
ReadSpan = Callable[[int], Span | None]
LEFT = Qt.MouseButton.LeftButton
MAY = ("2027-05-03", "2027-05-28")


@pytest.fixture
def mayo(add: Add, page: RotationsPage) -> int:
    """A rotation in May, shown and chosen."""
    rotation = add("Mayo", *MAY)
    page.select(rotation)
    return rotation


def press(qtbot: QtBot, page: RotationsPage, rotation: int, at: str = "middle") -> QPoint:
    """Press on a bar, at its middle or one of its ends, and return where."""
    rect = page.canvas.bar_rect(rotation)
    x = {"middle": rect.center().x(), "start": rect.left() + 1, "end": rect.right() - 1}[at]
    point = QPoint(round(x), round(rect.center().y()))
    qtbot.mousePress(page.canvas.viewport(), LEFT, pos=point)
    return point


def pull(qtbot: QtBot, page: RotationsPage, start: QPoint, days: float) -> QPoint:
    """Move the pressed mouse by so many days, in steps."""
    layout = page.canvas._layout
    assert layout is not None
    end = start + QPoint(round(days * layout.scale.day_width), 0)
    for part in (0.2, 0.6, 1.0):
        qtbot.mouseMove(page.canvas.viewport(), start + (end - start) * part)
    return end


def drag(qtbot: QtBot, page: RotationsPage, rotation: int, days: float, at: str = "middle") -> None:
    """Drag a bar, or one of its ends, by so many days and let it go."""
    end = pull(qtbot, page, press(qtbot, page, rotation, at), days)
    qtbot.mouseRelease(page.canvas.viewport(), LEFT, pos=end)


def test_a_dragged_rotation_lands_on_a_monday_and_is_one_undo_step(
    qtbot: QtBot, page: RotationsPage, mayo: int, span: ReadSpan, workspace: Workspace
) -> None:
    steps = workspace.undo_stack.count()
    drag(qtbot, page, mayo, 37)
    assert span(mayo) == Span(date(2027, 6, 7), date(2027, 7, 2))
    assert workspace.undo_stack.count() == steps + 1
    assert workspace.undo_stack.undoText() == "Move Mayo"
    workspace.undo_stack.undo()
    assert span(mayo) == Span(date(2027, 5, 3), date(2027, 5, 28))
    workspace.undo_stack.redo()
    assert span(mayo) == Span(date(2027, 6, 7), date(2027, 7, 2))


def test_while_dragging_the_new_dates_are_shown_and_nothing_is_written(
    qtbot: QtBot, page: RotationsPage, mayo: int, store: Store
) -> None:
    before, bar = store.dump(), page.canvas.bar_rect(mayo)
    end = pull(qtbot, page, press(qtbot, page, mayo), 35)
    assert page.canvas.hint.startswith(f"7 Jun{DASH}2 Jul 2027 · 4 weeks")
    assert not page.canvas.grab().isNull()
    assert store.dump() == before
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.canvas.hint == ""
    qtbot.mouseRelease(page.canvas.viewport(), LEFT, pos=end)
    assert store.dump() == before
    assert page.canvas.bar_rect(mayo) == bar


def test_a_conflict_is_told_in_words_while_dragging(
    qtbot: QtBot, page: RotationsPage, mayo: int, add: Add
) -> None:
    add("Duke", "2027-06-07", "2027-07-02")
    end = pull(qtbot, page, press(qtbot, page, mayo), 35)
    assert f"7 Jun{DASH}2 Jul 2027 at Duke" in page.canvas.hint
    assert "share days" in page.canvas.hint
    qtbot.mouseRelease(page.canvas.viewport(), LEFT, pos=end)


def test_a_drag_off_the_calendar_is_refused_and_springs_back(
    qtbot: QtBot, page: RotationsPage, mayo: int, store: Store
) -> None:
    before, bar = store.dump(), page.canvas.bar_rect(mayo)
    end = pull(qtbot, page, press(qtbot, page, mayo), 150)
    assert "calendar runs" in page.canvas.hint
    with qtbot.captureExceptions() as raised:
        qtbot.mouseRelease(page.canvas.viewport(), LEFT, pos=end)
    assert [type(exc) for exc in (found[1] for found in raised)] == [UserError]
    assert store.dump() == before
    assert page.canvas.bar_rect(mayo) == bar


def test_a_press_without_a_real_move_changes_nothing(
    qtbot: QtBot, page: RotationsPage, mayo: int, store: Store
) -> None:
    before = store.dump()
    drag(qtbot, page, mayo, 0.5)
    drag(qtbot, page, mayo, 2)
    assert store.dump() == before


@pytest.mark.parametrize(
    "case",
    [
        ("end", 9, Span(date(2027, 5, 3), date(2027, 6, 4))),
        ("end", -60, Span(date(2027, 5, 3), date(2027, 5, 7))),
        ("start", 8, Span(date(2027, 5, 10), date(2027, 5, 28))),
        ("start", 60, Span(date(2027, 5, 24), date(2027, 5, 28))),
    ],
)
def test_the_ends_of_a_bar_are_dragged_by_weeks(
    qtbot: QtBot, page: RotationsPage, mayo: int, span: ReadSpan, case: tuple[str, int, Span]
) -> None:
    at, days, expected = case
    drag(qtbot, page, mayo, days, at)
    assert span(mayo) == expected


def test_a_double_click_on_an_empty_week_adds_a_rotation_there(
    qtbot: QtBot, page: RotationsPage, mayo: int, span: ReadSpan
) -> None:
    point = page.canvas.point_of(date(2027, 7, 14))
    qtbot.mouseDClick(page.canvas.viewport(), LEFT, pos=point)
    new = next(row.id for row in rotations.rows(page.workspace.today()) if row.id != mayo)
    assert span(new) == Span(date(2027, 7, 12), date(2027, 8, 6))
    assert page.details.site.hasFocus()
    qtbot.keyClicks(page.details.site, "Duke")
    qtbot.keyClick(page.details.site, Qt.Key.Key_Return)
    assert [row.site for row in rotations.rows(page.workspace.today())] == ["Mayo", "Duke"]


def test_a_double_click_on_a_bar_goes_to_its_details(qtbot: QtBot, page: RotationsPage, mayo: int) -> None:
    middle = page.canvas.bar_rect(mayo).center().toPoint()
    qtbot.mouseDClick(page.canvas.viewport(), LEFT, pos=middle)
    assert page.details.site.hasFocus()


def test_a_rotation_without_dates_waits_below_and_is_dragged_to_its_week(
    qtbot: QtBot, page: RotationsPage, add: Add, span: ReadSpan
) -> None:
    some_day = add("Some day")
    chip = page.canvas.chip_rect(some_day).center().toPoint()
    view = page.canvas.viewport()
    qtbot.mousePress(view, LEFT, pos=chip)
    target = page.canvas.point_of(date(2027, 6, 8))
    qtbot.mouseMove(view, (chip + target) / 2)
    qtbot.mouseMove(view, target)
    qtbot.mouseRelease(view, LEFT, pos=target)
    assert span(some_day) == Span(date(2027, 6, 7), date(2027, 7, 2))
    assert page.canvas.chip_rect(some_day).isNull()


def test_arrow_keys_move_by_a_week_and_with_shift_change_the_length(
    qtbot: QtBot, page: RotationsPage, mayo: int, span: ReadSpan, workspace: Workspace
) -> None:
    qtbot.keyClick(page.canvas, Qt.Key.Key_Right)
    assert span(mayo) == Span(date(2027, 5, 10), date(2027, 6, 4))
    qtbot.keyClick(page.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert span(mayo) == Span(date(2027, 5, 3), date(2027, 6, 4))
    qtbot.keyClick(page.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert span(mayo) == Span(date(2027, 5, 3), date(2027, 5, 28))
    for _step in range(4):
        workspace.undo_stack.undo()
    assert span(mayo) == Span(date(2027, 5, 3), date(2027, 5, 28))
    assert workspace.undo_stack.undoText() == "Add Mayo"


def test_a_rotation_that_starts_on_a_tuesday_snaps_when_it_is_moved(
    qtbot: QtBot, page: RotationsPage, add: Add, span: ReadSpan
) -> None:
    tuesday = add("Utah", "2027-06-01", "2027-06-28")
    page.select(tuesday)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Right)
    assert span(tuesday) == Span(date(2027, 6, 7), date(2027, 7, 4))


def test_up_down_and_tab_go_from_bar_to_bar(qtbot: QtBot, page: RotationsPage, add: Add) -> None:
    ids = [add("One", *MAY), add("Two", "2027-06-07", "2027-07-02"), add("Three")]
    page.select(ids[0])
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backtab):
        qtbot.keyClick(page.canvas, key)
        seen.append(page.table.record())
    assert seen == [ids[1], ids[2], ids[2], ids[1], ids[0]]
    page.select(ids[2])
    qtbot.keyClick(page.canvas, Qt.Key.Key_Tab)
    assert not page.canvas.hasFocus()


def test_enter_goes_to_the_details_and_del_deletes(
    qtbot: QtBot, page: RotationsPage, mayo: int, workspace: Workspace
) -> None:
    qtbot.keyClick(page.canvas, Qt.Key.Key_Return)
    assert page.details.site.hasFocus()
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert rotations.rows(workspace.today()) == ()
    workspace.undo_stack.undo()
    assert [row.id for row in rotations.rows(workspace.today())] == [mayo]


def test_keys_with_nothing_chosen_do_nothing(qtbot: QtBot, page: RotationsPage, store: Store) -> None:
    before = store.dump()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        qtbot.keyClick(page.canvas, key)
    assert store.dump() == before


def test_arrow_keys_leave_a_rotation_without_dates_alone(
    qtbot: QtBot, page: RotationsPage, add: Add, span: ReadSpan
) -> None:
    some_day = add("Some day")
    page.select(some_day)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Right)
    assert span(some_day) is None


def test_the_chosen_rotation_is_told_to_a_screen_reader(page: RotationsPage, mayo: int) -> None:
    assert mayo
    text = page.canvas.accessibleDescription()
    assert f"Mayo: 3{DASH}28 May 2027" in text
    assert f"Apply 3 Sep 2026{DASH}3 Jan 2027" in text
    assert "Only 3 days to apply" in text


def test_a_press_outside_every_bar_keeps_the_choice(qtbot: QtBot, page: RotationsPage, mayo: int) -> None:
    qtbot.mouseClick(page.canvas.viewport(), LEFT, pos=page.canvas.point_of(date(2027, 7, 14)))
    qtbot.mouseClick(page.canvas.viewport(), LEFT, pos=QPoint(100, 4))
    assert page.table.record() == mayo


def test_the_cursor_says_what_a_press_would_do(qtbot: QtBot, page: RotationsPage, mayo: int) -> None:
    view, rect = page.canvas.viewport(), page.canvas.bar_rect(mayo)
    y = round(rect.center().y())
    shapes = []
    for x in (rect.center().x(), rect.right(), rect.left(), rect.left() - 60):
        qtbot.mouseMove(view, QPoint(round(x), y))
        shapes.append(view.cursor().shape())
    resize = Qt.CursorShape.SizeHorCursor
    assert shapes == [Qt.CursorShape.OpenHandCursor, resize, resize, Qt.CursorShape.ArrowCursor]
