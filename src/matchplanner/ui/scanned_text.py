"""One free text: looked through before it is saved for what could identify a patient, marked in place."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from matchplanner.domain import identifiers
from matchplanner.domain.identifiers import Finding, Kept
from matchplanner.ui import theme
from matchplanner.ui.findings_box import FindingsBox
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import LineField, NoteField, handed_to
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem

Store = Callable[[str, tuple[Kept, ...]], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that could not be saved yet, and what was said to stay in it."""

    text: str
    keeps: tuple[Kept, ...]


class ScannedText(QWidget):
    """A label, a field and what in it could identify a patient.

    A text with something of that kind is not saved; it stays in the field, marked, until each such thing
    is gone or kept on purpose. Then text and reasons are saved as one step.
    """

    looked = Signal()
    """The text was looked through: saved, or refused."""

    def __init__(self, name: str, label: str, field: LineField | NoteField, store: Store) -> None:
        """Build the field; `store` takes its text and what stays in it on purpose."""
        super().__init__()
        self.field = field
        self._store = store
        self._kept: tuple[Kept, ...] = ()
        self._keeps: tuple[Kept, ...] = ()
        name_field(field, name, label)
        self.caption = muted(label)
        self.caption.setWordWrap(False)
        self.caption.setBuddy(field)
        self.caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.problem = problem_line(f"{name}Problem")
        self.box = FindingsBox(name, field)
        handed_to(field, lambda text: show_problem(self.problem, text), self._hand_over)
        field.committed.connect(lambda _text: self.looked.emit())
        field.textChanged.connect(lambda *_text: self._on_typed())
        self.box.show_requested.connect(self._select)
        self.box.kept.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.caption, field, self.problem, self.box):
            column.addWidget(part)

    def load(self, text: str, kept: tuple[Kept, ...], *, fresh: bool, draft: Draft | None = None) -> None:
        """Show a stored text and what is `kept` in it on purpose, or the draft that could not be saved."""
        self._kept = kept
        if fresh:
            self._keeps = ()
            show_problem(self.problem, "")
            self._mark(())
        self.field.load(text, fresh=fresh)
        if draft is not None:
            self._keeps = draft.keeps
            self.field.setText(draft.text)
            self.field.commit()
        elif self.field.text() == text:
            self._keeps = ()
            self._mark(self._open())  # a text from elsewhere may hold what would not be saved here

    def draft(self) -> Draft | None:
        """Return the text that could not be saved, None where all is saved."""
        return Draft(self.field.text(), self._keeps) if self.field.refused else None

    def _open(self) -> tuple[Finding, ...]:
        found = identifiers.scan(self.field.text())
        return identifiers.unsettled(found, (*self._kept, *self._keeps))

    def _hand_over(self, text: str) -> None:
        try:
            self._store(text, self._keeps)
        finally:
            self._mark(self._open())

    def _on_typed(self) -> None:
        if not self.box.isHidden():
            self._mark(self._open())

    def _keep(self, kept: Kept) -> None:
        self._keeps = (*self._keeps, kept)
        found = self._open()
        self._mark(found)
        if not found and self.field.changed:
            self.field.commit()
        elif not found:
            self._store(self.field.text(), self._keeps)

    def _select(self, finding: Finding) -> None:
        self.field.setFocus()
        if isinstance(self.field, LineField):
            self.field.setSelection(finding.start, finding.end - finding.start)
        else:
            self.field.setTextCursor(self._cursor(self.field, finding))

    def _mark(self, found: tuple[Finding, ...]) -> None:
        self.box.show_findings(found)
        if not found:
            show_problem(self.problem, "")
        if isinstance(self.field, NoteField):
            self.field.setExtraSelections([self._selection(self.field, one) for one in found])

    def _selection(self, field: NoteField, finding: Finding) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        color = theme.tokens(self).color("attention")
        look.setUnderlineColor(color)
        look.setForeground(color)
        marked = QTextEdit.ExtraSelection()
        marked.cursor = self._cursor(field, finding)
        marked.format = look
        return marked

    def _cursor(self, field: NoteField, finding: Finding) -> QTextCursor:
        # Qt counts in UTF-16, Python in characters.
        text = field.text()
        cursor = QTextCursor(field.document())
        cursor.setPosition(_units(text[: finding.start]))
        cursor.setPosition(_units(text[: finding.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
