"""Named views of the table: a menu to go to one, to keep the present one, and to rename or delete it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from matchplanner.domain.program_filter import OneOf, ProgramFilter
from matchplanner.domain.table_layout import TableLayout, from_json
from matchplanner.services import views
from matchplanner.services.views import NamedView
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.bulk_bar import menu_button
from matchplanner.ui.settings import Settings
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.workspace import Workspace

PAGE = "programs"
_CHOSEN = "programs/view"
_LAYOUT = "programs/layout"
_SHORTCUTS = tuple(f"Alt+{number}" for number in range(1, 10))
_LONGEST = 24
"""Characters of a view's name on the button, so that the toolbar stays in one line."""
_BY_NAME = (("name", False),)


class NamedViews(QObject):
    """Knows the views there are and which of them is shown; says when the layout has left it."""

    def __init__(
        self,
        plan: tuple[Workspace, Notices, Settings],
        current: Callable[[], TableLayout],
        apply: Callable[[TableLayout], None],
        page: QWidget,
    ) -> None:
        """Read the present layout with `current` and show another with `apply`."""
        super().__init__(page)
        self._workspace, self._notices, self._settings = plan
        self._current = current
        self._apply = apply
        self._page = page
        self._views: list[NamedView] = []
        self._shortcuts: list[QShortcut] = []
        self._name = self._settings.text(_CHOSEN, "")
        self._starting = False
        self.button: QPushButton = menu_button("programsView", self.tr("View"), self.fill_menu)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._remember)

    def start(self) -> None:
        """Show what was shown when the window was last closed."""
        self.reload()
        kept = self._settings.text(_LAYOUT, "")
        self._starting = True
        self._apply(from_json(kept) if kept else self._layout_of(self._name))
        self._starting = False
        self._show_name()

    def reload(self) -> None:
        """Read the plan's views again."""
        self._views = views.rows(PAGE)
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts = [self._shortcut(view) for view in self._views if view.shortcut]
        self._show_name()

    def note_change(self) -> None:
        """Take note that columns, order or filter changed; remembered at the next turn of the event loop."""
        if not self._starting:
            self._soon.start()

    def built_in(self) -> tuple[tuple[str, ProgramFilter], ...]:
        """Return the views everybody has, by name."""
        return (
            (self.tr("All programs"), ProgramFilter()),
            (self.tr("Not yet scored"), _asking("scored", "none")),
            (self.tr("Sponsors a visa"), _asking("sponsors", "j1", "h1b")),
            (self.tr("Incomplete"), _asking("gaps", "institution", "place", "code")),
            (self.tr("Warning or probation"), _asking("accreditation_class", "warning")),
            (self.tr("Missing from the latest list"), _asking("lists", "missing")),
        )

    def names(self) -> list[str]:
        """Return the names of all views, the built-in ones first."""
        return [name for name, _asked in self.built_in()] + [view.name for view in self._views]

    @property
    def name(self) -> str:
        """The view gone to last; its layout may have been changed since."""
        return self._name if self._name in self.names() else self.names()[0]

    @property
    def changed(self) -> bool:
        """Whether columns, order or filter differ from what the view keeps."""
        return not self._layout_of(self.name).asks_the_same(self._current())

    def go_to(self, name: str) -> None:
        """Show a view."""
        self._name = name
        self._apply(self._layout_of(name))
        self.note_change()
        self._show_name()

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the views and what can be done with the one that is shown."""
        shortcuts = {view.name: view.shortcut for view in self._views}
        for place, name in enumerate(self.names()):
            if place == len(self.built_in()):
                menu.addSeparator()
            action = menu.addAction(name.replace("&", "&&"))
            action.setObjectName(f"view_{name}")
            action.setCheckable(True)
            action.setChecked(name == self.name)
            if shortcuts.get(name):
                action.setText(f"{action.text()}\t{shortcuts[name]}")
            action.triggered.connect(partial(self._go_later, name))
        menu.addSeparator()
        own = self._own()
        for label, key, slot, there in (
            (
                self.tr("Save the changes to this view"),
                "saveView",
                self.save,
                own is not None and self.changed,
            ),
            (self.tr("Save as a new view..."), "saveViewAs", self.ask_save_as, True),
            (self.tr("Name and shortcut..."), "renameView", self.ask_rename, own is not None),
            (self.tr("Delete this view"), "deleteView", self.delete, own is not None),
            (self.tr("Back to the view as it was kept"), "resetView", self.reset, self.changed),
        ):
            action = menu.addAction(label)
            action.setObjectName(key)
            action.setEnabled(there)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def save(self) -> None:
        """Keep the present layout in the view that is shown."""
        own = self._own()
        if own is not None:
            layout = self._current()
            label = self.tr("Save the view {name}").format(name=own.name)
            self._workspace.run(label, lambda: views.save(own.id, layout))

    def reset(self) -> None:
        """Give up what was changed since the view was shown."""
        self.go_to(self.name)

    def delete(self) -> None:
        """Delete the view that is shown; the notice offers to take it back."""
        own = self._own()
        if own is None:
            return
        label = self.tr("Delete the view {name}").format(name=own.name)
        self._workspace.run(label, lambda: views.delete(own.id))
        offer_undo(self._workspace, self._notices, self.tr("Deleted the view {name}.").format(name=own.name))

    def ask_save_as(self) -> None:
        """Ask for the name under which the present layout is kept."""
        layout = self._current()

        def take(name: str, shortcut: str) -> None:
            label = self.tr("Save the view {name}").format(name=" ".join(name.split()))
            self._name = " ".join(name.split())
            self._workspace.run(label, lambda: views.add(PAGE, name, layout, shortcut))

        self._ask("saveViewAsDialog", self.tr("Save as a new view"), self.tr("Save view"), take)

    def ask_rename(self) -> None:
        """Ask for another name and shortcut of the view that is shown."""
        own = self._own()
        if own is None:
            return

        def take(name: str, shortcut: str) -> None:
            label = self.tr("Rename the view {name}").format(name=own.name)
            self._workspace.run(label, lambda: views.rename(own.id, name, shortcut))
            self._name = " ".join(name.split())
            self._show_name()

        title = self.tr("Name and shortcut")
        self._ask("renameViewDialog", title, self.tr("Rename view"), take, own)

    def _ask(
        self,
        name: str,
        title: str,
        accept: str,
        take: Callable[[str, str], None],
        view: NamedView | None = None,
    ) -> None:
        dialog = EntryDialog(name, title, accept, self._page)
        line, keys = QLineEdit(view.name if view else ""), QComboBox()
        keys.addItem(self.tr("None"), "")
        for shortcut in _SHORTCUTS:
            keys.addItem(shortcut, shortcut)
        keys.setCurrentIndex(keys.findData(view.shortcut if view else ""))
        dialog.add(f"{name}Name", self.tr("Name"), line)
        dialog.add(f"{name}Shortcut", self.tr("Shortcut"), keys)
        dialog.submit_with(lambda: take(line.text(), str(keys.currentData())))
        dialog.open()
        line.setFocus()

    def _go_later(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        self.go_to(name)

    def _shortcut(self, view: NamedView) -> QShortcut:
        made = QShortcut(QKeySequence(view.shortcut), self._page)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(partial(self.go_to, view.name))
        return made

    def _own(self) -> NamedView | None:
        return next((view for view in self._views if view.name == self.name), None)

    def _layout_of(self, name: str) -> TableLayout:
        own = next((view for view in self._views if view.name == name), None)
        if own is not None:
            return self._normal(own.layout)
        asked = dict(self.built_in()).get(name, ProgramFilter())
        return TableLayout((), _BY_NAME, asked)

    def _normal(self, layout: TableLayout) -> TableLayout:
        return TableLayout(layout.columns, layout.sorting or _BY_NAME, layout.filter)

    def _show_name(self) -> None:
        mark = " *" if self.changed else ""
        full = self.tr("View: {name}{mark}").format(name=self.name, mark=mark)
        short = self.name if len(self.name) <= _LONGEST else f"{self.name[: _LONGEST - 3].rstrip()}..."
        shown = self.tr("View: {name}{mark}").format(name=short, mark=mark)
        self.button.setText(shown.replace("&", "&&"))
        self.button.setAccessibleName(full)
        tips = (full if short != self.name else "", self.tr("Changed since it was kept") if mark else "")
        self.button.setToolTip(plain_tip("\n".join(filter(None, tips))))

    def _remember(self) -> None:
        self._settings.set_text(_CHOSEN, self.name)
        self._settings.set_text(_LAYOUT, self._current().as_json())
        self._show_name()


def _asking(key: str, *answers: str) -> ProgramFilter:
    return ProgramFilter((OneOf(key, answers),))
