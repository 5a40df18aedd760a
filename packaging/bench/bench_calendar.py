"""Measure a frame of the calendar while a rotation is dragged over fourteen months beside sixty others.

A frame is one move of the mouse with all it causes, painting included; moves that change nothing paint
nothing and are not counted. It is measured in processor time, so that a busy machine fails nothing, beside
the repaint of an empty widget of the same size in the same run, taken right after each frame.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from matchplanner.services import blocked_periods, profile, rotations
from matchplanner.store.store import Store
from matchplanner.ui import theme
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations.canvas import RotationsCanvas
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.zoom import Zoom
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
TARGET = 1000 / 60
"""Milliseconds of one frame at sixty a second."""

STATUSES = ("idea", "eligible", "applied")


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        """Watch a widget."""
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def fill(rows: int) -> None:
    """Plan that many rotations from August to September, and some weeks on which none can be."""
    profile.edit("target_year", 2027)
    first = date(2026, 8, 3)
    for number in range(rows):
        start = first + timedelta(weeks=number * 54 // rows)
        rotations.add(
            f"Site number {number}", starts_on=start, state="MN", status=STATUSES[number % len(STATUSES)]
        )
    for number in range(6):
        start = date(2026, 9, 14) + timedelta(weeks=8 * number)
        blocked_periods.add(f"Term {number}", start, start + timedelta(days=11), kind="exam")


def spent(act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time of an act with all the painting it causes."""
    started = time.process_time()
    act()
    QApplication.processEvents()
    return (time.process_time() - started) * 1000


def send(canvas: RotationsCanvas, kind: QEvent.Type, point: QPointF) -> None:
    """Do as the mouse does: press its left button, or move with it held."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    view = canvas.viewport()
    place = QPointF(view.mapToGlobal(point.toPoint()))
    button = none if kind == QEvent.Type.MouseMove else left
    QApplication.sendEvent(
        view, QMouseEvent(kind, point, place, button, left, Qt.KeyboardModifier.NoModifier)
    )


def drag(canvas: RotationsCanvas, rotation: int, empty: QWidget) -> tuple[list[float], list[float]]:
    """Drag a bar from one end of the calendar to the other; return its frames and those of the empty widget.

    At the right edge the calendar scrolls on by itself: its steps are frames as well.
    """
    paints = Paints(canvas.viewport())
    ours: list[float] = []
    plain: list[float] = []
    across, width = canvas.horizontalScrollBar(), canvas.viewport().width()
    start = canvas.bar_rect(rotation).intersected(QRectF(canvas.viewport().rect())).center()
    send(canvas, QEvent.Type.MouseButtonPress, start)

    def frame(act: Callable[[], object]) -> None:
        before = paints.times
        took = spent(act)
        painted = paints.times - before
        if painted:
            ours.extend([took / painted] * painted)
            began = time.process_time()
            empty.repaint()  # at once, without what else may wait
            plain.append((time.process_time() - began) * 1000)

    x = start.x()
    while x < width - 1:
        x = min(x + 3, width - 1)
        frame(partial(send, canvas, QEvent.Type.MouseMove, QPointF(x, start.y())))
    while across.value() < across.maximum():
        frame(lambda: None)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    paints.deleteLater()
    return ours, plain


def p95(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


def measure(page: RotationsPage, empty: QWidget, zoom: Zoom, rounds: int) -> bool:
    """Print the frames of one zoom; say whether they keep up with sixty a second.

    What else runs on a machine only adds to the figures: the quietest round counts.
    """
    canvas = page.canvas
    canvas.set_zoom(zoom)
    rotation = page.model.rows[0].id
    drags = []
    for _round in range(rounds):
        page.select(rotation)
        QApplication.processEvents()
        drags.append(drag(canvas, rotation, empty))
    ours, plain = min(drags, key=lambda one: p95(one[0]))
    whole = [spent(canvas.viewport().repaint) for _ in range(30)]
    fine = p95(ours) <= TARGET
    for name, times in (("dragging", ours), ("all of it anew", whole), ("an empty widget", plain)):
        print(
            f"  {zoom.value:8} {name:16} {len(times):5} frames   p50 {statistics.median(times):6.2f} ms   "
            f"p95 {p95(times):6.2f} ms"
        )
    if not fine:
        print(f"    over {TARGET:.1f} ms")
    return fine


def main() -> int:
    """Print p50 and p95 of each zoom; 1 if dragging falls behind sixty frames a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MATCHPLANNER_HOME"] = folder
        workspace = Workspace(Store.create(Path(folder) / "bench.matchplan"), lambda: TODAY)
        workspace.run("Fill", lambda: fill(given.rows))
        page = RotationsPage(workspace, Notices(), Settings(Path(folder) / "window.ini"))
        page.resize(1366, 768)
        page.show()
        app.processEvents()
        empty = QWidget()
        empty.resize(page.canvas.viewport().size())
        empty.show()
        app.processEvents()
        size = page.canvas.viewport().size()
        print(
            f"Calendar of {given.rows} rotations, {size.width()}x{size.height()}, processor time of a frame:"
        )
        fine = min([measure(page, empty, zoom, given.rounds) for zoom in Zoom])
        empty.close()
        page.close()
        workspace.close()
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
