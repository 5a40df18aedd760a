"""Pictures of every page, for the README and for a quick look at a change."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from matchplanner.ui import theme
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.session import Session

_WIDTH, _HEIGHT = 1280, 800
_ALSO_DARK = ("programs", "rotations", "today")


def take(qt: QApplication, session: Session, window: MainWindow, plan: Path, folder: Path) -> list[Path]:
    """Write a PNG of the welcome page and of each page on the plan; return the files."""
    theme.apply(qt, theme.LIGHT)
    window.resize(_WIDTH, _HEIGHT)
    window.show()
    made = [_grab(session.show_welcome(), folder / "window-welcome.png")]
    session.open_plan(plan)
    made += [_page(window, key, folder / f"window-{key}.png") for key in _keys(window)]
    theme.apply(qt, theme.DARK)
    made += [_page(window, key, folder / f"window-{key}-dark.png") for key in _ALSO_DARK]
    theme.apply(qt, theme.LIGHT)
    window.close()
    return made


def _keys(window: MainWindow) -> tuple[str, ...]:
    return () if window.plan is None else window.plan.keys()


def _page(window: MainWindow, key: str, path: Path) -> Path:
    if window.plan is None:
        raise RuntimeError("a plan must be open")
    page = window.plan.show_page(key)
    _settle()
    table = next((t for t in page.findChildren(QTableView) if t.isVisible() and t.model().rowCount()), None)
    if table is not None and not table.currentIndex().isValid():
        table.selectRow(0)
    return _grab(window, path)


def _grab(widget: QWidget, path: Path) -> Path:
    _settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.window().grab().save(str(path), "PNG")
    return path


def _settle() -> None:
    for _turn in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
