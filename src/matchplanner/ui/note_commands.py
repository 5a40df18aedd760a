"""What can be done in every note: the date and time put in, the preview shown, links followed, spelling."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from matchplanner.errors import UserError
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.registry import Reason, Registry, Section
from matchplanner.ui.session import Session
from matchplanner.ui.spelling import speller
from matchplanner.ui.widgets.fields import NoteField
from matchplanner.ui.widgets.long_text import LongText


class NoteCommands(QObject):
    """Works on the note that has the keyboard, wherever it is."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Follow links within the plan that the window shows."""
        super().__init__(window)
        self._window, self._session = window, session
        session.shown.connect(speller.of_application(window.settings).follow)

    def register(self, registry: Registry, no_plan: Reason) -> None:
        """Add the commands; the reason says why there is no note."""
        tr = self.tr
        registry.add(
            Section.RECORDS,
            "insertMoment",
            tr("Insert date and &time"),
            self.insert_moment,
            "Ctrl+;",
            unless=no_plan,
            tip=tr("Put the date and time into the note in front"),
        )
        registry.add(
            Section.RECORDS,
            "previewNote",
            tr("Preview the &note"),
            self.toggle_preview,
            "Ctrl+M",
            unless=no_plan,
            tip=tr("Show the note as it reads, with boxes to tick and links, or its text again"),
        )

        registry.add(
            Section.FINDING,
            "nextMisspelling",
            tr("Next &misspelt word"),
            self.next_misspelling,
            "F7",
            unless=no_plan,
            tip=tr("Go to the next word of the note in front that may be misspelt"),
        )

    def insert_moment(self) -> None:
        """Put the date and time where the cursor is; only the day where no clock is known."""
        note, workspace = self._note(), self._session.workspace
        if note is None or workspace is None or note.isReadOnly():
            self._say(self.tr("Put the cursor into a note first."))
            return
        moment = workspace.moment()
        note.insert(f"{workspace.today()} " if moment is None else f"{moment:%Y-%m-%d %H:%M} ")

    def toggle_preview(self) -> None:
        """Show the preview of the note in front, or its text again."""
        note = self._note()
        if note is None:
            self._say(self.tr("Put the cursor into a note first."))
            return
        note.record_requested.connect(self.open_record, Qt.ConnectionType.UniqueConnection)
        note.preview(shown=not note.previewed)

    def next_misspelling(self) -> None:
        """Go to the next word in doubt of the text in front."""
        text: QWidget | None = QApplication.focusWidget()
        if not isinstance(text, LongText) or text.isReadOnly():
            self._say(self.tr("Put the cursor into a note first."))
        else:
            self._say(text.next_misspelling())

    @Slot(str)
    def open_record(self, name: str) -> None:
        """Open the program or person of this name, or the program of this code."""
        from matchplanner.services import note_links

        plan = self._window.plan
        if plan is None:
            return
        found = note_links.find(name)
        if found is None:
            raise UserError(
                self.tr("No program or person of this plan is called “{name}”.").format(name=name),
                self.tr("Write the name as it stands in the list, or a program's code."),
            )
        plan.show_record(*found)
        self._window.activateWindow()

    def _note(self) -> NoteField | None:
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, NoteField):
            widget = widget.parentWidget()
        return widget

    def _say(self, text: str) -> None:
        window = QApplication.activeWindow()  # a program's own, perhaps
        shown = window if isinstance(window, QMainWindow) else self._window
        shown.statusBar().showMessage(text, 5000)
