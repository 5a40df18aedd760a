"""What every page has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from matchplanner.ui import theme
from matchplanner.ui.notices import Notices
from matchplanner.ui.overriding import override
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from matchplanner.domain.changes import ChangeSet
    from matchplanner.ui.widgets.failed import Failed
    from matchplanner.ui.workspace import Workspace


class Page(QWidget):
    """A page of the main window; re-reads itself when a table it shows changes.

    A hidden page only notes that it is stale and re-reads when it is shown.
    """

    TABLES: tuple[str, ...] = ()
    """The tables whose changes this page shows."""

    open_requested = Signal(str, int)
    """Show another page ("programs", ...), or a view of it ("letters/assignment"), with the record of this id
    selected (0: none)."""
    print_requested = Signal(object)
    """This Document is to be shown before it is printed."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Keep what pages share; subclasses build their widgets after this."""
        super().__init__(parent)
        self.workspace = workspace
        self.notices = notices
        self.settings = settings
        self._stale = True
        self._failed: Failed | None = None
        self._day = workspace.today()
        workspace.changed.connect(self._on_changed)
        workspace.reloaded.connect(self._on_reloaded)

    def refresh(self) -> None:
        """Read everything shown from the plan again."""
        raise NotImplementedError

    def new_item(self) -> None:
        """Start a new record (Ctrl+N); pages without records do nothing."""

    def focus_search(self) -> None:
        """Go to the page's search field (Ctrl+F) if it has one."""

    def show_view(self, key: str) -> None:
        """Bring one of the page's views to the front; pages without views do nothing."""

    def select(self, record: int) -> None:
        """Show one record; pages without records do nothing."""

    def front_view(self) -> Page | None:
        """Return the view in front, None where the page shows its own content."""
        return None

    def open_record(self, view: str, record: int) -> None:
        """Show a view, "" for the page's own content, and a record of it; 0 is none in particular."""
        if view:
            self.show_view(view)
        if record:
            shown = self.front_view() if view else None
            (shown or self).select(record)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale or self._day != self.workspace.today():
            self._refresh_now()
        super().showEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _refresh_now(self) -> None:
        """Read again; where that fails, say so in the page's place and keep it stale.

        A page is also read as Qt shows it, where no exception may pass.
        """
        self._stale = False
        self._day = self.workspace.today()
        try:
            self.refresh()
        except Exception as exc:  # noqa: BLE001 - told, and never passed on to Qt
            self._stale = True
            self._cover_up()
            self.notices.report(exc)
        else:
            self._uncover()

    def _cover_up(self) -> None:
        if self._failed is None:
            from matchplanner.ui.widgets.failed import Failed

            self._failed = Failed(self._refresh_now, self)
        self._failed.cover()

    def _uncover(self) -> None:
        if self._failed is not None:
            self._failed.hide()

    def _on_changed(self, change: ChangeSet) -> None:
        if not change.touches(*self.TABLES):
            return
        if self.isVisible():
            self._refresh_now()
        else:
            self._stale = True

    def _on_reloaded(self) -> None:
        if self.isVisible():
            self._refresh_now()
        else:
            self._stale = True


def heading(text: str, factor: float = 1.5) -> QLabel:
    """Return a heading; 1.5 for a page's title, 1.15 for a section's."""
    label = Wrapped(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.sized(label.font(), factor, bold=True))
    return label


def muted(text: str) -> QLabel:
    """Return a wrapped line of explanation."""
    label = Wrapped(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label


def told(name: str) -> Wrapped:
    """Return a wrapped line for words with names in them: as they were typed, never wider than its place."""
    label = Wrapped()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)  # a name without a gap would widen the whole window
    return label
