"""The menus: every command of the window, each registered once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from shiboken6 import isValid

from matchplanner.ui.appearance import Appearance
from matchplanner.ui.everything import Everything
from matchplanner.ui.file_commands import FileCommands
from matchplanner.ui.keeping_commands import Keeping
from matchplanner.ui.main_window import EDIT, VIEW, MainWindow
from matchplanner.ui.note_commands import NoteCommands
from matchplanner.ui.page_commands import does, offers, place_names, take_keyboard, views
from matchplanner.ui.pages import entries
from matchplanner.ui.plan_view import PlanView
from matchplanner.ui.privacy_commands import PrivacyCommands
from matchplanner.ui.program_commands import ProgramCommands
from matchplanner.ui.registry import Command, Registry, Section
from matchplanner.ui.session import Session
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.window_commands import WindowCommands
from matchplanner.ui.workspace import Workspace

if TYPE_CHECKING:
    from matchplanner.domain.searching import Entry
    from matchplanner.services.views import NamedView

_KEYS = QKeySequence.StandardKey
_ROLES = QAction.MenuRole
_LONGEST = 70
"""Characters of a step's name in a menu; what the user typed may be in it."""


class Commands:
    """Builds the menus over a session and keeps them right for what is shown."""

    _EXPLAIN = "explain_match"

    def __init__(self, window: MainWindow, session: Session, appearance: Appearance) -> None:
        """Register every command; those of single pages and their views are added when they are asked for."""
        self._window = window
        self._session = session
        self._appearance = appearance
        self._looks: dict[str, QAction] = {}
        self.registry = Registry(window.menus, window)
        FileCommands(window, session, appearance).register(self.registry, self._no_plan, self._not_writable)
        self._edit()
        self._view()
        self._everywhere = WindowCommands(window, session, appearance, self._look)
        self._everywhere.register(self.registry, self._no_plan)
        self._help()
        Keeping(window, session).register(self.registry, self._no_plan)
        Everything(window, session).register(self.registry, self._no_plan)
        PrivacyCommands(window, session).register(self.registry, self._no_plan)
        NoteCommands(window, session).register(self.registry, self._no_plan)
        ProgramCommands(window).register(self.registry)
        window.menus[VIEW].aboutToShow.connect(self._add_views)
        window.menus[EDIT].aboutToShow.connect(self._gather)
        session.shown.connect(self._follow)
        self._follow(session.workspace)

    def all(self) -> tuple[Command, ...]:
        """Return every command there is now, those of the page in front and of all pages' views included."""
        self._add_views()
        self._gather()
        self._everywhere.list_recent()
        return self.registry.commands()

    def _edit(self) -> None:
        tr, add = self._window.tr, self.registry.add
        self.undo = add(
            Section.UNDOING, "undo", tr("&Undo"), self._undo, "Ctrl+Z", unless=self._nothing_to_undo
        )
        self.redo = add(
            Section.UNDOING,
            "redo",
            tr("&Redo"),
            self._redo,
            "Ctrl+Shift+Z",
            "Ctrl+Y",
            unless=self._nothing_to_redo,
        )
        add(
            Section.RECORDS,
            "newItem",
            tr("&Add"),
            self._add_item,
            _KEYS.New,
            unless=self._not_writable,
            tip=tr("Add what the page in front lists"),
        )
        self._here = self.registry.submenu(Section.RECORDS, "pageMenu", tr("On this &page"))
        add(
            Section.FINDING,
            "find",
            tr("&Find"),
            self._find,
            _KEYS.Find,
            unless=self._no_plan,
            tip=tr("Find in the page in front"),
        )
        add(
            Section.FINDING,
            "searchEverywhere",
            tr("&Search everywhere..."),
            self._search,
            "Ctrl+Shift+F",
            unless=self._no_plan,
            tip=tr("Search everything written in the plan"),
        )
        add(
            Section.FINDING,
            "commandPalette",
            tr("&Command palette..."),
            self._show_palette,
            "Ctrl+K",
            "Ctrl+Shift+P",
            tip=tr("Run any command by its name"),
        )

    def _view(self) -> None:
        tr, add = self._window.tr, self.registry.add
        for number, entry in enumerate(entries(self._session.prints, self._session.transfers), start=1):
            add(
                Section.PAGES,
                f"show_{entry.key}",
                entry.label,
                partial(self._show, entry.key),
                *([] if entry.beside else [f"Ctrl+{number}"]),
                unless=self._no_plan,
                tip=tr("Go to {page}").format(page=entry.label),
            )
        self._views = self.registry.submenu(Section.VIEWS, "viewsMenu", tr("&Views of pages"))
        group = QActionGroup(self._window)
        look = tr("Appearance")
        self._look = self.registry.submenu(Section.LOOK, "appearanceMenu", look)
        for key, label in (
            ("system", tr("As the system")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
        ):
            choose = partial(self._appearance.choose, key)
            action = add(self._look, f"appearance_{key}", label, choose, context=look)
            action.setCheckable(True)
            action.setChecked(key == self._appearance.chosen())
            group.addAction(action)
            self._looks[key] = action
        self._appearance.changed.connect(lambda: self._looks[self._appearance.chosen()].setChecked(True))

    def _help(self) -> None:
        tr, add = self._window.tr, self.registry.add
        add(
            Section.LEARNING,
            "shortcuts",
            tr("&Keyboard shortcuts"),
            self._show_shortcuts,
            _KEYS.HelpContents,
            "Ctrl+/",
        )
        add(Section.LEARNING, "explainMatch", tr("How the &match works..."), self._explain_match)
        add(Section.LEARNING, "takeTour", tr("Take the &tour"), self._take_tour, unless=self._no_plan)
        add(Section.ABOUT, "news", tr("&What changed in this version..."), self._show_news)
        add(Section.ABOUT, "about", tr("&About MatchPlanner"), self._show_about, role=_ROLES.AboutRole)

    def _gather(self) -> None:
        """Offer the buttons of the page in front."""
        self.registry.drop(self._here)
        plan = self._plan()
        if plan is None:
            return
        page = plan.current()
        for offer in offers(page):
            action = self.registry.add(
                self._here,
                offer.name,
                f"{offer.label}\t{offer.key}" if offer.key else offer.label,
                offer.run,
                unless=offer.reason,
                tip=offer.tip,
                context=page.accessibleName(),
            )
            action.setProperty("key", offer.key)
        self._here.menuAction().setVisible(bool(self._here.actions()))

    def _add_views(self) -> None:
        """Offer the views of all pages, once."""
        if self._views.actions():
            return
        names = place_names()
        for page, titles in views():
            name = names[page]
            menu = self.registry.submenu(self._views, f"views_{page}", name)
            for key, title in titles:
                self.registry.add(
                    menu,
                    f"show_{page}_{key}",
                    title,
                    partial(self._show_view, f"{page}/{key}"),
                    unless=self._no_plan,
                    tip=self._window.tr("Go to {page}: {view}").format(page=name, view=title),
                    context=name,
                )

    def _no_plan(self) -> str:
        return "" if self._session.workspace is not None else self._window.tr("Open or start a plan first.")

    def _not_writable(self) -> str:
        workspace = self._session.workspace
        read_only = workspace is not None and workspace.read_only
        return self._window.tr("The plan is open read-only.") if read_only else self._no_plan()

    def _nothing_to_undo(self) -> str:
        stack = self._stack()
        return "" if stack is not None and stack.canUndo() else self._window.tr("There is nothing to undo.")

    def _nothing_to_redo(self) -> str:
        stack = self._stack()
        return "" if stack is not None and stack.canRedo() else self._window.tr("There is nothing to redo.")

    def _stack(self) -> QUndoStack | None:
        workspace = self._session.workspace
        stack = workspace.undo_stack if workspace is not None else None
        return stack if stack is not None and isValid(stack) else None

    def _plan(self) -> PlanView | None:
        return self._window.plan

    def _add_item(self) -> None:
        plan = self._plan()
        if plan is None:
            return
        page = plan.current()
        if does(page, "new_item"):
            page.new_item()
        else:
            self._say(self._window.tr("Nothing is added here."))

    def _find(self) -> None:
        plan = self._plan()
        if plan is None:
            return
        page = plan.current()
        if does(page, "focus_search"):
            page.focus_search()
        else:
            self._say(self._window.tr("Nothing to search here; Ctrl+Shift+F searches everywhere."))

    def _show(self, key: str) -> None:
        plan = self._plan()
        if plan is not None:
            plan.show_page(key)

    def _show_view(self, place: str) -> None:
        plan = self._plan()
        if plan is not None:
            plan.show_record(place, 0)

    def _undo(self) -> None:
        leave_field()
        plan = self._plan()
        if plan is not None and plan.workspace.undo_stack.canUndo():
            label = plan.workspace.undo_stack.undoText()
            plan.workspace.undo()
            self._say(self._window.tr("Undone: {action}").format(action=label))

    def _redo(self) -> None:
        leave_field()
        plan = self._plan()
        if plan is not None and plan.workspace.undo_stack.canRedo():
            label = plan.workspace.undo_stack.redoText()
            plan.workspace.redo()
            self._say(self._window.tr("Redone: {action}").format(action=label))

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, 5000)

    def _follow(self, workspace: Workspace | None) -> None:
        self.registry.drop(self._here)  # its buttons go with their page
        stack = workspace.undo_stack if workspace is not None else None
        if stack is not None:
            stack.indexChanged.connect(lambda _at: self._name_undo(stack))
        self._name_undo(stack)

    def _name_undo(self, stack: QUndoStack | None) -> None:
        if stack is not None and not isValid(stack):
            return  # it empties itself as the window goes with its plan still open
        tr = self._window.tr
        undone, redone = (stack.undoText(), stack.redoText()) if stack is not None else ("", "")
        self.undo.setText(tr("&Undo {action}").format(action=_menu_words(undone)).rstrip())
        self.redo.setText(tr("&Redo {action}").format(action=_menu_words(redone)).rstrip())
        self.registry.refresh()

    def _show_palette(self) -> None:
        from matchplanner.ui.searching.palette import Palette

        Palette(self._window, self._window.settings, self.all()).start()

    def _search(self) -> None:
        from matchplanner.ui.searching.everywhere import SearchEverywhere
        from matchplanner.ui.searching.holding import HeldIndex

        workspace = self._session.workspace
        if workspace is None:
            return
        held = workspace.findChild(HeldIndex) or HeldIndex(workspace)
        SearchEverywhere(self._window, held, place_names(), self.open_found).start()

    def open_found(self, entry: Entry) -> None:
        """Show where an entry of the search is, with the keyboard on its very line."""
        from matchplanner.ui.searching.landing import land

        plan = self._plan()
        if plan is not None:
            plan.show_record(entry.place, entry.record)
            if not land(plan.current(), entry):
                take_keyboard(plan.current())

    def _show_shortcuts(self) -> None:
        from matchplanner.ui.shortcuts import ShortcutsDialog, lines

        named: list[NamedView] = []
        if self._session.workspace is not None:
            from matchplanner.services.views import rows

            named = rows("programs")
        ShortcutsDialog(self._window, lines(self.all(), named)).open()

    def _explain_match(self) -> None:
        plan = self._plan()
        if plan is not None:
            page = plan.show_page("ranking")
            getattr(page, self._EXPLAIN)()  # of that page alone
            return
        from matchplanner.ui.ranking.market.window import MarketWindow

        MarketWindow((), self._window).open()

    def _take_tour(self) -> None:
        from matchplanner.ui.tour import begin

        begin(self._window)

    def _show_news(self) -> None:
        from matchplanner.ui.news import NewsDialog

        NewsDialog(self._window).open()

    def _show_about(self) -> None:
        from matchplanner.ui.help_dialogs import AboutDialog

        AboutDialog(self._window, self._session.today()).open()


def _menu_words(label: str) -> str:
    """Return what a step is called as a menu can show it: one short line, without a mnemonic."""
    line = " ".join(label.split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3].rstrip()}..."
    return short.replace("&", "&&")
