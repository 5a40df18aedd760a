"""Asks for a passphrase, and shows how far the work under it has come."""

import threading

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.errors import CancelledError, UserError
from matchplanner.ui.page import told
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.forms import name_field, show_problem


class PassphraseDialog(EntryDialog):
    """Asks once or twice; stays until the work is done, refused or cancelled."""

    given = Signal(str)
    """The passphrase is there: the work may begin."""

    _progressed = Signal(int, int)

    def __init__(
        self, name: str, title: str, accept_label: str, parent: QWidget, text: str, *, twice: bool
    ) -> None:
        """Start empty; `text` says what the passphrase is for. A new one is asked for `twice`."""
        super().__init__(name, title, accept_label, parent, text)
        tr = self.tr
        self._stop = threading.Event()
        self._busy = False
        self.line, self.again = QLineEdit(), QLineEdit()
        self.add("passphraseText", tr("Passphrase"), self.line)
        if twice:
            self.add("passphraseAgain", tr("The same again"), self.again)
        self._twice = twice
        self.shown = QCheckBox(tr("Show what is typed"))
        name_field(self.shown, "passphraseShown", self.shown.text())
        self.form.add_row("", self.shown)
        warning = told("passphraseWarning")
        warning.setText(
            tr("It cannot be recovered: if you forget it, nobody can open the copy, and we cannot help.")
        )
        warning.setProperty("role", "attention")
        warning.setVisible(twice)
        self.bar = QProgressBar()
        name_field(self.bar, "passphraseProgress", tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(2, warning)
            column.insertWidget(column.indexOf(self.problem), self.bar)
        self.shown.toggled.connect(self._on_shown)
        self._progressed.connect(self._on_progressed)
        self._on_shown(on=False)
        self.line.setFocus()

    def told(self, done: int, of: int) -> None:
        """Take note of how far the work is, from whichever thread it runs in; raises CancelledError there."""
        if self._stop.is_set():
            raise CancelledError("Cancelled.")
        self._progressed.emit(done // 1024, of // 1024)  # Qt counts to two thousand million

    def refuse(self, exc: UserError) -> None:
        """Say why the work did not come about, and let the passphrase be typed anew."""
        if isinstance(exc, CancelledError):
            super().reject()
            return
        self._set_busy(busy=False)
        show_problem(self.problem, exc.sentence())
        self.line.selectAll()
        self.line.setFocus()

    def finish(self) -> None:
        """Close: the work is done."""
        super().accept()

    @override
    def accept(self) -> None:
        """Hand over the passphrase, if there is one and it was typed the same way twice."""
        if self._busy:
            return
        if not self.line.text():
            show_problem(self.problem, self.tr("Type the passphrase."))
            self.line.setFocus()
        elif self._twice and self.line.text() != self.again.text():
            show_problem(self.problem, self.tr("The two are not the same. Type both again."))
            self.again.selectAll()
            self.again.setFocus()
        else:
            show_problem(self.problem, "")
            self._set_busy(busy=True)
            self.given.emit(self.line.text())

    @override
    def reject(self) -> None:
        """Close, or stop the work first: it answers with `refuse` as soon as it hears of it."""
        self._stop.set()
        if not self._busy:
            super().reject()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for part in (self.line, self.again, self.shown, self.ok):
            part.setEnabled(not busy)
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)

    def _on_shown(self, on: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in (self.line, self.again):
            line.setEchoMode(mode)

    def _on_progressed(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
