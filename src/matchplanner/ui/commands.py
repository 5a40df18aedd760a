"""The menus: every command of the window, each registered once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from matchplanner.ui.appearance import Appearance
from matchplanner.ui.main_window import EDIT, FILE, HELP, VIEW, MainWindow
from matchplanner.ui.pages import entries
from matchplanner.ui.plan_view import PlanView
from matchplanner.ui.session import Session
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.workspace import Workspace

_KEYS = QKeySequence.StandardKey
_LONGEST = 70
"""Characters of a step's name in a menu; what the user typed may be in it."""


class Commands:
    """Builds the menus over a session and keeps them right for what is shown."""

    def __init__(self, window: MainWindow, session: Session, appearance: Appearance) -> None:
        """Register every command."""
        self._window = window
        self._session = session
        self._appearance = appearance
        self._file()
        self._edit()
        self._view()
        self._help()
        session.shown.connect(self._follow)
        self._follow(session.workspace)

    def _add(
        self, menu: QMenu, name: str, label: str, slot: Callable[[], object], *keys: QKeySequence
    ) -> QAction:
        action = QAction(label, self._window)
        action.setObjectName(name)
        action.setStatusTip(label.replace("&", "").rstrip("."))
        action.setShortcuts(list(keys))
        action.triggered.connect(lambda _checked: slot())
        menu.addAction(action)
        return action

    def _file(self) -> None:
        tr, session = self._window.tr, self._session
        transfers, prints = session.transfers, session.prints
        menu = self._window.menus[FILE]
        self._add(menu, "newPlan", tr("&New plan..."), session.ask_new, QKeySequence("Ctrl+Shift+N"))
        self._add(menu, "openPlanAction", tr("&Open..."), session.ask_open, QKeySequence(_KEYS.Open))
        self._add(menu, "openSample", tr("Explore the sample plan"), session.open_sample)
        menu.addSeparator()
        self._add(menu, "saveCopy", tr("Save a &copy..."), session.ask_copy, QKeySequence(_KEYS.SaveAs))
        self._add(menu, "restoreBackup", tr("&Restore a backup..."), session.ask_restore)
        menu.addSeparator()
        self._add(menu, "importPrograms", tr("&Import programs..."), lambda: transfers().ask_import())
        self._add(
            menu,
            "importCalendar",
            tr("Import a calendar (.ics)..."),
            lambda: transfers().ask_import_calendar(),
        )
        self._add(menu, "logMail", tr("Log an e-&mail (.eml)..."), lambda: transfers().ask_mail())
        for name, label, slot in (
            ("exportPrograms", tr("Export the program list..."), lambda: transfers().ask_programs()),
            ("exportCalendar", tr("Export the calendar (.ics)..."), lambda: transfers().ask_calendar()),
            ("exportPlan", tr("Export the whole plan (.json)..."), lambda: transfers().ask_plan()),
        ):
            self._add(menu, name, label, slot)
        menu.addSeparator()
        for name, label, slot in (
            ("pdfRankList", tr("Rank list PDF..."), lambda: prints().rank_list()),
            ("pdfPrepSheets", tr("Prep sheets PDF..."), lambda: prints().prep_sheets()),
            ("pdfTimeline", tr("Calendar PDF..."), lambda: prints().timeline()),
        ):
            self._add(menu, name, label, slot)
        menu.addSeparator()
        leave = self._add(menu, "quit", tr("&Quit"), self._window.close, QKeySequence("Ctrl+Q"))
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        tr = self._window.tr
        menu = self._window.menus[EDIT]
        self.undo = self._add(menu, "undo", tr("&Undo"), self._undo, QKeySequence("Ctrl+Z"))
        self.redo = self._add(
            menu, "redo", tr("&Redo"), self._redo, QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")
        )
        menu.addSeparator()
        self._add(menu, "newItem", tr("&Add"), lambda: self._on_page("new_item"), QKeySequence(_KEYS.New))
        self._add(menu, "find", tr("&Find"), lambda: self._on_page("focus_search"), QKeySequence(_KEYS.Find))

    def _view(self) -> None:
        tr = self._window.tr
        menu = self._window.menus[VIEW]
        for number, entry in enumerate(entries(self._session.prints, self._session.transfers), start=1):
            self._add(
                menu,
                f"show_{entry.key}",
                entry.label,
                partial(self._show, entry.key),
                *([] if entry.beside else [QKeySequence(f"Ctrl+{number}")]),
            )
        menu.addSeparator()
        group = QActionGroup(self._window)
        for key, label in (
            ("system", tr("Appearance: as the system")),
            ("light", tr("Appearance: light")),
            ("dark", tr("Appearance: dark")),
        ):
            action = self._add(menu, f"appearance_{key}", label, partial(self._appearance.choose, key))
            action.setCheckable(True)
            action.setChecked(key == self._appearance.chosen())
            group.addAction(action)

    def _help(self) -> None:
        tr = self._window.tr
        menu = self._window.menus[HELP]
        self._add(
            menu,
            "shortcuts",
            tr("&Keyboard shortcuts"),
            self._show_shortcuts,
            QKeySequence(_KEYS.HelpContents),
        )
        self._add(menu, "explainMatch", tr("How the &match works..."), self._explain_match)
        about = self._add(menu, "about", tr("&About MatchPlanner"), self._show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _plan(self) -> PlanView | None:
        return self._window.plan

    def _on_page(self, verb: str) -> None:
        plan = self._plan()
        if plan is not None:
            getattr(plan.current(), verb)()

    def _show(self, key: str) -> None:
        plan = self._plan()
        if plan is not None:
            plan.show_page(key)

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
        stack = workspace.undo_stack if workspace is not None else None
        if stack is not None:
            stack.indexChanged.connect(lambda _at: self._name_undo(stack))
        self._name_undo(stack)

    def _name_undo(self, stack: QUndoStack | None) -> None:
        if stack is not None and not isValid(stack):
            return  # it empties itself as the window goes with its plan still open
        tr = self._window.tr
        can_undo = stack is not None and stack.canUndo()
        can_redo = stack is not None and stack.canRedo()
        self.undo.setText(tr("&Undo {action}").format(action=_menu_words(stack.undoText() if stack else "")))
        self.redo.setText(tr("&Redo {action}").format(action=_menu_words(stack.redoText() if stack else "")))
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def _show_shortcuts(self) -> None:
        from matchplanner.ui.help_dialogs import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def _explain_match(self) -> None:
        plan = self._plan()
        if plan is not None:
            plan.show_page("ranking")
            self._on_page("explain_match")
            return
        from matchplanner.ui.ranking.market.window import MarketWindow

        MarketWindow((), self._window).open()

    def _show_about(self) -> None:
        from matchplanner.ui.help_dialogs import AboutDialog

        AboutDialog(self._window).open()


def _menu_words(label: str) -> str:
    """Return what a step is called as a menu can show it: one short line, without a mnemonic."""
    line = " ".join(label.split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3].rstrip()}..."
    return short.replace("&", "&&")
