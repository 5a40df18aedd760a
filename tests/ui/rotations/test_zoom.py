"""The calendar from far and near: levels, scrolling, today, and dragging while it moves."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from tests.ui.rotations.parts import part

from matchplanner.domain.spans import Span
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations.canvas import RotationsCanvas
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.texts import DASH
from matchplanner.ui.rotations.zoom import Zoom
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]
ReadSpan = Callable[[int], Span | None]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
JUNE = ("2027-06-07", "2027-07-02")


def day_at(canvas: RotationsCanvas, x: float) -> date:
    """Return the day under a point of the viewport."""
    layout = canvas._layout
    assert layout is not None
    return layout.scale.day_at(canvas._on_calendar(QPointF(x, 0)).x())


def days_in_sight(canvas: RotationsCanvas) -> int:
    """Return how many days fit between the lanes' names and the right edge."""
    layout = canvas._layout
    assert layout is not None
    return round(canvas._sight() / layout.scale.day_width)


def turn(canvas: RotationsCanvas, at: QPoint, delta: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a point."""
    view = canvas.viewport()
    place, none = QPointF(at), QPoint()
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(at)),
        none,
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own order of arguments
    )
    QApplication.sendEvent(view, event)


def test_three_levels_fill_the_width_and_the_last_one_is_remembered(
    qtbot: QtBot, page: RotationsPage, workspace: Workspace, notices: Notices, settings: Settings
) -> None:
    canvas = page.canvas
    assert not canvas.horizontalScrollBar().isVisible()
    seen = []
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_2):
        qtbot.keyClick(canvas, key, Qt.KeyboardModifier.AltModifier)
        seen.append(days_in_sight(canvas))
    assert seen[0] in range(31, 33)
    assert seen[1] in range(426, 432)
    assert seen[2] in range(92, 94)
    assert part(page, QAbstractButton, "zoom_quarter").isChecked()
    again = RotationsPage(workspace, notices, settings)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.canvas.zoom is Zoom.QUARTER
    assert part(again, QAbstractButton, "zoom_quarter").isChecked()


def test_plus_and_minus_with_ctrl_go_level_by_level(qtbot: QtBot, page: RotationsPage) -> None:
    seen = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(page.canvas, key, CTRL)
        seen.append(page.canvas.zoom)
    assert seen == [Zoom.QUARTER, Zoom.MONTH, Zoom.MONTH, Zoom.QUARTER]


def test_the_wheel_with_ctrl_keeps_the_day_under_the_mouse(page: RotationsPage) -> None:
    canvas = page.canvas
    at = QPoint(canvas.viewport().width() // 2, canvas.viewport().height() // 2)
    day = day_at(canvas, at.x())
    for delta, zoom in ((60, Zoom.SEASON), (60, Zoom.QUARTER), (120, Zoom.MONTH), (-240, Zoom.SEASON)):
        turn(canvas, at, delta, CTRL)
        assert canvas.zoom is zoom
        assert abs((day_at(canvas, at.x()) - day).days) <= 1


def test_spreading_two_fingers_comes_closer(page: RotationsPage) -> None:
    canvas = page.canvas
    view = canvas.viewport()
    middle = QPointF(view.rect().center())
    for value in (0.2, 0.2, -0.9):
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            middle,
            middle,
            QPointF(view.mapToGlobal(view.rect().center())),
            value,
            QPointF(),
        )
        QApplication.sendEvent(view, event)
        if value == 0.2:
            continue
        assert canvas.zoom is Zoom.SEASON
    turn(canvas, view.rect().center(), 120, CTRL)
    assert canvas.zoom is Zoom.QUARTER


def test_coming_closer_keeps_the_chosen_rotation_in_sight(
    qtbot: QtBot, page: RotationsPage, add: Add
) -> None:
    mayo = add("Mayo", *JUNE)
    page.select(mayo)
    for _level in range(2):
        qtbot.keyClick(page.canvas, Qt.Key.Key_Plus, CTRL)
        assert page.canvas.viewport().rect().contains(page.canvas.bar_rect(mayo).center().toPoint())


@pytest.mark.parametrize("zoom", [Zoom.QUARTER, Zoom.MONTH])
def test_choosing_by_keyboard_brings_the_bar_into_view(
    qtbot: QtBot, page: RotationsPage, add: Add, zoom: Zoom
) -> None:
    early, late = add("Early", "2026-08-10", "2026-09-04"), add("Late", "2027-08-16", "2027-09-10")
    page.select(early)
    page.canvas.set_zoom(zoom)
    for key, rotation in ((Qt.Key.Key_Down, late), (Qt.Key.Key_Up, early)):
        qtbot.keyClick(page.canvas, key)
        start = page.canvas.bar_rect(rotation).topLeft().toPoint() + QPoint(1, 1)
        assert page.canvas.viewport().rect().contains(start)


def test_home_brings_today_into_view_and_so_does_the_button(qtbot: QtBot, page: RotationsPage) -> None:
    canvas = page.canvas
    canvas.set_zoom(Zoom.MONTH)
    for bring in (
        lambda: qtbot.keyClick(canvas, Qt.Key.Key_Home),
        lambda: part(page, QAbstractButton, "calendarToday").click(),
    ):
        canvas.show_day(date(2027, 9, 1))
        qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
        assert day_at(canvas, canvas.viewport().width() - 2) >= date(2027, 9, 29)
        bring()
        gutter = canvas.viewport().width() - canvas._sight()
        assert day_at(canvas, gutter) < page.workspace.today() < day_at(canvas, canvas.viewport().width())


def test_an_edit_elsewhere_leaves_the_calendar_where_it_is(
    page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    mayo = add("Mayo", *JUNE)
    page.select(mayo)
    page.canvas.set_zoom(Zoom.MONTH)
    page.canvas.show_day(date(2026, 10, 1))
    before = page.canvas.horizontalScrollBar().value()
    add("Duke")
    assert page.canvas.horizontalScrollBar().value() == before
    workspace.undo_stack.undo()
    assert page.canvas.horizontalScrollBar().value() == before


def test_a_wider_window_keeps_the_days_at_the_left(page: RotationsPage) -> None:
    canvas = page.canvas
    canvas.set_zoom(Zoom.QUARTER)
    canvas.show_day(date(2027, 4, 1))
    left = day_at(canvas, canvas.viewport().width() - canvas._sight())
    page.resize(1500, 800)
    assert abs((day_at(canvas, canvas.viewport().width() - canvas._sight()) - left).days) <= 1
    assert days_in_sight(canvas) in range(92, 94)


def test_shift_and_the_wheel_scroll_sideways(page: RotationsPage) -> None:
    canvas = page.canvas
    canvas.set_zoom(Zoom.QUARTER)
    canvas.show_day(date(2027, 1, 1))
    before = canvas.horizontalScrollBar().value()
    turn(canvas, canvas.viewport().rect().center(), -120, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.horizontalScrollBar().value() > before


def press(qtbot: QtBot, page: RotationsPage, rotation: int) -> QPoint:
    """Press on a bar near its start and return where."""
    rect = page.canvas.bar_rect(rotation)
    point = QPoint(round(max(rect.left(), 0.0) + 40), round(rect.center().y()))
    qtbot.mousePress(page.canvas.viewport(), LEFT, pos=point)
    return point


def test_a_drag_near_the_edge_scrolls_on_and_tells_conflicts_as_it_goes(
    qtbot: QtBot, page: RotationsPage, add: Add, span: ReadSpan
) -> None:
    mayo, duke = add("Mayo", *JUNE), add("Duke", "2027-08-02", "2027-08-27")
    page.select(mayo)
    canvas = page.canvas
    canvas.set_zoom(Zoom.MONTH)
    view, across = canvas.viewport(), canvas.horizontalScrollBar()
    start = press(qtbot, page, mayo)
    edge = QPoint(view.width() - 2, start.y())
    qtbot.mouseMove(view, (start + edge) / 2)
    qtbot.mouseMove(view, edge)
    with qtbot.waitSignal(across.valueChanged, check_params_cb=lambda _value: "at Duke" in canvas.hint):
        pass
    assert "share days" in canvas.hint
    moving = canvas._moving
    assert moving is not None
    assert moving.hint.conflict
    proposed = moving.bar.span
    qtbot.mouseRelease(view, LEFT, pos=edge)
    assert span(mayo) == proposed
    assert span(duke) == Span(date(2027, 8, 2), date(2027, 8, 27))


def test_zooming_in_the_middle_of_a_drag_goes_on_dragging_the_same_day(
    qtbot: QtBot, page: RotationsPage, add: Add, span: ReadSpan
) -> None:
    mayo = add("Mayo", *JUNE)
    page.select(mayo)
    canvas = page.canvas
    canvas.set_zoom(Zoom.QUARTER)
    view = canvas.viewport()
    start = press(qtbot, page, mayo)
    layout = canvas._layout
    assert layout is not None
    there = start - QPoint(round(14 * layout.scale.day_width), 0)
    qtbot.mouseMove(view, (start + there) / 2)
    qtbot.mouseMove(view, there)
    assert canvas.hint.startswith(f"24 May{DASH}18 Jun 2027")
    turn(canvas, there, 120, CTRL)
    assert canvas.zoom is Zoom.MONTH
    assert canvas.hint.startswith(f"24 May{DASH}18 Jun 2027")
    assert not canvas.grab().isNull()
    qtbot.mouseRelease(view, LEFT, pos=there)
    assert span(mayo) == Span(date(2027, 5, 24), date(2027, 6, 18))


def test_only_what_moves_is_painted_anew(qtbot: QtBot, page: RotationsPage, add: Add) -> None:
    mayo = add("Mayo", *JUNE)
    add("Duke", "2026-10-05", "2026-10-30")
    page.select(mayo)
    canvas = page.canvas
    view = canvas.viewport()
    layout = canvas._layout
    assert layout is not None
    start = press(qtbot, page, mayo) if canvas.bar_rect(mayo).width() > 80 else None
    if start is None:
        start = canvas.bar_rect(mayo).center().toPoint()
        qtbot.mousePress(view, LEFT, pos=start)
    for days in (7, 14, 21):
        qtbot.mouseMove(view, start + QPoint(round(days * layout.scale.day_width), 0))
    moved = view.grab().toImage()
    canvas._still.forget()
    assert view.grab().toImage() == moved
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
