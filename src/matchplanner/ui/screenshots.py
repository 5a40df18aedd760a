"""Pictures of every page and of the great dialogs, for the README and for a quick look at a change."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QItemSelectionModel
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTabBar, QTableView, QTabWidget, QWidget

from matchplanner.services import programs
from matchplanner.ui import theme
from matchplanner.ui.appearance import Appearance
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.session import Session
from matchplanner.ui.widgets.record_table import RecordTable

_WIDTH, _HEIGHT = 1280, 800
_TABLE_WIDTH = 1240
_COMPARED = 4
_TABBED = {
    "rotations": "rotationsViews",
    "letters": "lettersViews",
    "application": "applicationViews",
    "interviews": "interviewsViews",
    "ranking": "rankViews",
}
"""The switches of the pages that have several views."""

_LOOKS, _SIZES = ("light", "dark"), (100, 150, 200)
_ALSO_DARK = ("programs", "rotations", "today")
_PATIENCE = 20_000  # milliseconds for a dialog to be there and drawn
_FLAT = 32  # a picture with fewer colours than this has no text in it yet


def take(qt: QApplication, session: Session, window: MainWindow, plan: Path, folder: Path) -> list[Path]:
    """Write a PNG of the welcome page, of each page on the plan and of its dialogs; return the files."""
    theme.apply(qt, theme.LIGHT)
    window.resize(_WIDTH, _HEIGHT)
    window.show()
    made = [_grab(session.show_welcome(), folder / "window-welcome.png")]
    session.open_plan(plan)
    made += [_page(window, key, folder / f"window-{key}.png") for key in _keys(window)]
    made += _views(window, folder)
    made += [each for key in _TABBED for each in _tabs(window, key, folder)]
    made += [
        _dialog(window, "programs", "scoreProgram", "imgWizard", folder / "window-scoring.png"),
        _dialog(window, "rotations", "openSeasonDates", "seasonDates", folder / "window-season-dates.png"),
        _dialog(window, "ranking", "rankListPdf", "pdfPreview", folder / "window-preview.png"),
        _dialog(window, "ranking", "howMatchWorks", "marketWindow", folder / "window-match.png"),
    ]
    theme.apply(qt, theme.DARK)
    made += [_page(window, key, folder / f"window-{key}-dark.png") for key in _ALSO_DARK]
    theme.apply(qt, theme.LIGHT)
    window.close()
    return made


def take_looks(
    appearance: Appearance, session: Session, window: MainWindow, plan: Path, folder: Path
) -> list[Path]:
    """Write a PNG of each page on the plan, light and dark, with text of three sizes."""
    window.resize(_WIDTH, _HEIGHT)
    window.show()
    session.open_plan(plan)
    made = []
    for size in _SIZES:
        appearance.choose_text_size(size)
        session.redraw()
        for look in _LOOKS:
            appearance.choose(look)
            made += [_page(window, key, folder / f"{key}-{look}-{size}.png") for key in _keys(window)]
    window.close()
    return made


def _keys(window: MainWindow) -> tuple[str, ...]:
    return () if window.plan is None else window.plan.keys()


def _page(window: MainWindow, key: str, path: Path) -> Path:
    if window.plan is None:
        raise RuntimeError("a plan must be open")
    page = window.plan.show_page(key)
    _settle()
    if key == "programs":
        page.select(_best_known(window))
    table = next((t for t in page.findChildren(QTableView) if t.isVisible() and t.model().rowCount()), None)
    if table is not None and not table.currentIndex().isValid():
        table.selectRow(0)
    return _grab(window, path)


def _views(window: MainWindow, folder: Path) -> list[Path]:
    """Write a PNG of each other view of the programs, and of the checklist below the table."""
    if window.plan is None:
        raise RuntimeError("a plan must be open")
    page = window.plan.show_page("programs")
    switch, tabs = page.findChild(QTabBar, "programsViews"), page.findChild(QTabWidget, "programTabs")
    table = page.findChild(QTableView, "programsTable")
    if switch is None or tabs is None or table is None:
        raise RuntimeError("the programs have no other views")
    tabs.setCurrentIndex(1)
    made = [_grab(window, folder / "window-programs-research.png")]
    tabs.setCurrentIndex(0)
    for row in range(_COMPARED):
        across = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(table.model().index(table.currentIndex().row() + row, 0), across)
    for at in range(1, switch.count()):
        switch.setCurrentIndex(at)
        name = switch.tabText(at).lower().replace(" ", "-")
        made.append(_grab(window, folder / f"window-programs-{name}.png"))
    switch.setCurrentIndex(0)
    return made


def _tabs(window: MainWindow, key: str, folder: Path) -> list[Path]:
    """Write a PNG of each view beside a page's first one."""
    if window.plan is None:
        raise RuntimeError("a plan must be open")
    page = window.plan.show_page(key)
    switch = page.findChild(QTabBar, _TABBED[key])
    if switch is None:
        raise RuntimeError(f"{key} has no other views")
    made = []
    for at in range(1, switch.count()):
        switch.setCurrentIndex(at)
        name = switch.tabText(at).lower().replace(" ", "-")
        made.append(_grab(window, folder / f"window-{key}-{name}.png"))
    switch.setCurrentIndex(0)
    return made


def _dialog(window: MainWindow, key: str, opener: str, name: str, path: Path) -> Path:
    """Open a dialog by its button or its line of a menu and write a PNG of it."""
    if window.plan is None:
        raise RuntimeError("a plan must be open")
    page = window.plan.show_page(key)
    if key == "programs":
        page.select(_partly_scored(window))
    _settle()
    button, action = page.findChild(QPushButton, opener), page.findChild(QAction, opener)
    if button is None and action is None:
        raise RuntimeError(f"{key} has no button {opener}")
    if button is not None:
        button.click()
    elif action is not None:
        action.trigger()
    _wait(lambda: _open(window, name) is not None)
    dialog = _open(window, name)
    if dialog is None:
        raise RuntimeError(f"{name} did not open")
    if dialog.findChildren(RecordTable):
        dialog.resize(_TABLE_WIDTH, dialog.height())  # offscreen, the screen is small
    _wait(lambda: _colors(dialog) > _FLAT)
    made = _grab(dialog, path)
    dialog.close()
    return made


def _open(window: MainWindow, name: str) -> QDialog | None:
    return next((found for found in window.findChildren(QDialog, name) if found.isVisible()), None)


def _best_known(window: MainWindow) -> int:
    """Return the program about which most is known."""
    if window.plan is None:
        return 0
    rows = programs.rows(window.plan.workspace.today())
    return max(rows, key=lambda row: len(row.facts.spoken_of())).id


def _partly_scored(window: MainWindow) -> int:
    """Return a program whose score is a range, else any."""
    if window.plan is None:
        return 0
    rows = programs.rows(window.plan.workspace.today())
    ranges = [row.id for row in rows if row.score.known and not row.score.complete]
    return ranges[0] if ranges else rows[0].id


def _colors(dialog: QDialog) -> int:
    image = dialog.grab().toImage()
    middle = image.width() // 2
    return len({image.pixel(x, y) for x in range(60, middle, 2) for y in range(60, image.height() // 2, 2)})


def _wait(ready: Callable[[], bool]) -> None:
    patience = QDeadlineTimer(_PATIENCE)
    while not ready() and not patience.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _grab(widget: QWidget, path: Path) -> Path:
    _settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.window().grab().save(str(path), "PNG")
    return path


def _settle() -> None:
    for _turn in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
