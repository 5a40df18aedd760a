"""Views beside a page's own content: tabs that choose among them, each built when it is first shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget
from typing_extensions import override

from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

ViewFactory = Callable[[Workspace, Notices, Settings], Page]


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """An entry of the switch: how it is called in code, what it says, what builds the view.

    A view is a `Page`: it re-reads itself when one of its own TABLES changes,
    and not while it is hidden.
    """

    key: str
    title: str
    factory: ViewFactory


@dataclass(frozen=True, slots=True)
class ViewsOf:
    """The views of one page: the switch's object name and label, the key and title of the page's own content.

    Titles are translated in the context of `name`.
    """

    name: str
    label: str
    key: str
    title: str
    entries: Sequence[ViewEntry]


_FEW = 3
"""Views whose tabs are never cut, however narrow the window."""


class ViewSwitch(QTabBar):
    """Tabs for the page's own content and the views there are; hidden while that is alone."""

    chosen = Signal(str)
    """The view of this key is wanted."""

    def __init__(self, views: ViewsOf, parent: QWidget | None = None) -> None:
        """Offer the page's own content first."""
        super().__init__(parent)
        self.setObjectName(views.name)
        self.setAccessibleName(QCoreApplication.translate(views.name, views.label))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.keys = (views.key, *(entry.key for entry in views.entries))
        for title in (views.title, *(entry.title for entry in views.entries)):
            self.addTab(QCoreApplication.translate(views.name, title))
        if not views.entries:
            self.hide()  # setHidden(False) would show it as a window of its own
        if len(self.keys) <= _FEW:
            self.setMinimumWidth(self.sizeHint().width())  # buttons beside it go on in a second line first
        self.currentChanged.connect(lambda at: self.chosen.emit(self.keys[at]))

    def show_key(self, key: str) -> None:
        """Bring the tab of a view to the front."""
        self.setCurrentIndex(self.keys.index(key))


class PageViews(QStackedWidget):
    """A page's own content and the views beside it."""

    open_requested = Signal(str, int)
    """A view wants another page shown, as `Page.open_requested`."""
    print_requested = Signal(object)
    """A view wants a document shown, as `Page.print_requested`."""

    def __init__(
        self,
        content: QWidget,
        plan: tuple[Workspace, Notices, Settings],
        views: ViewsOf,
        parent: QWidget | None = None,
    ) -> None:
        """Show the page's own content; `plan` is what the views are built with."""
        super().__init__(parent)
        self._key = views.key
        self._entries = {entry.key: entry for entry in views.entries}
        self._plan = plan
        self._built: dict[str, Page] = {}
        self.addWidget(content)

    def show_view(self, key: str) -> None:
        """Show a view, or the page's own content."""
        if key == self._key:
            self.setCurrentIndex(0)
            return
        if key not in self._built:
            view = self._entries[key].factory(*self._plan)
            view.open_requested.connect(self.open_requested)
            view.print_requested.connect(self.print_requested)
            self._built[key] = view
            self.addWidget(view)
        self.setCurrentWidget(self._built[key])

    def current(self) -> Page | None:
        """Return the view in front, None for the page's own content."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the view in front alone: the others may need more."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()


class PageWithViews(Page):
    """A page that shows one view at a time; it makes `switch` and `views`, and calls `join_views`."""

    switch: ViewSwitch
    views: PageViews

    def join_views(self) -> None:
        """Pass on what the views ask for."""
        self.views.open_requested.connect(self.open_requested)
        self.views.print_requested.connect(self.print_requested)

    @override
    def show_view(self, key: str) -> None:
        self.switch.show_key(key)

    @override
    def front_view(self) -> Page | None:
        return self.views.current()

    @override
    def focus_search(self) -> None:
        view = self.views.current()
        if view is not None:
            view.focus_search()
