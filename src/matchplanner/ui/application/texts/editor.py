"""The text being written: its title and plan, the body with its length, and a note of one's own."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain import texts
from matchplanner.domain.identifiers import Kept
from matchplanner.services.texts import TextRow
from matchplanner.ui.application.texts.text_words import body_hint, length_text, length_tone, tr
from matchplanner.ui.page import muted
from matchplanner.ui.scanned_text import Draft, ScannedText
from matchplanner.ui.widgets.fields import ChoiceField, LineField, NoteField, handed_to
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word

Edit = Callable[[int, str, object, tuple[Kept, ...]], None]

_LEAST_LINES = 12
_WIDEST = 120
"""Average characters: longer lines are tiring to read."""


class TextEditor(QWidget):
    """Shows one text; each value goes to `edit` as (text, field, value, what stays on purpose)."""

    settled = Signal()
    """The body was saved, or refused."""

    def __init__(self, edit: Edit, parent: QWidget | None = None) -> None:
        """Start without a text; `edit` may refuse a value with a UserError."""
        super().__init__(parent)
        self._edit = edit
        self._row: TextRow | None = None
        self._drafts: dict[int, Draft] = {}
        self._problems: list[QLabel] = []
        self.kind = muted("")
        self.kind.setObjectName("textKind")
        self.title, self.note = LineField(), LineField()
        self.plan = ChoiceField((("", tr("any plan")),))
        self.note.setPlaceholderText(tr("What this version is for, or what is still to do"))
        self.note.setToolTip(self.note.placeholderText())
        self.field = NoteField()
        self.field.setMinimumHeight(_LEAST_LINES * self.field.fontMetrics().lineSpacing())
        self.field.textChanged.connect(self._on_typed)
        self.body = ScannedText("textBody", tr("Text"), self.field, self._store_body)
        self.body.looked.connect(self.settled)
        self.length = self._line("textLength")
        self.fallback = self._line("textFallback")
        set_tone(self.fallback, "attention")
        self.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        self._lay_out()

    def show_row(self, row: TextRow) -> None:
        """Show a text; a body of the last one that could not be saved is kept until it is shown again."""
        fresh = self._row is None or self._row.id != row.id
        if fresh:
            self._keep_draft()
            for line in self._problems:
                show_problem(line, "")
        draft = self._drafts.pop(row.id, None) if fresh else None
        self._row = row
        self.kind.setText(word(row.kind))
        self.field.setPlaceholderText(body_hint(row.kind))
        self.title.load(row.title, fresh=fresh)
        self.note.load(row.note, fresh=fresh)
        self.plan.load("" if row.plan_id is None else str(row.plan_id))
        self.body.load(row.body, row.kept, fresh=fresh, draft=draft)
        self._on_typed()

    def forget(self) -> None:
        """Show no text any more."""
        self._keep_draft()
        self._row = None

    def unsaved(self) -> frozenset[int]:
        """Return the texts whose body could not be saved yet."""
        now = {self._row.id} if self._row is not None and self.body.draft() is not None else set()
        return frozenset(now | self._drafts.keys())

    def offer_plans(self, plans: tuple[tuple[int, str], ...]) -> None:
        """Offer the plans a text may be for."""
        self.plan.set_choices((("", tr("any plan")), *((str(record), name) for record, name in plans)))

    def insert(self, words: str) -> None:
        """Put words where the text is being written, set off by blanks; they are saved with the text."""
        cursor = self.field.textCursor()
        left = "" if self._blank(cursor.selectionStart() - 1) else " "
        right = "" if self._blank(cursor.selectionEnd()) else " "
        cursor.insertText(f"{left}{words}{right}")
        self.field.setFocus()
        self.field.ensureCursorVisible()

    def focus_title(self) -> None:
        """Put the keyboard into the title, what stands there chosen."""
        self.title.setFocus()
        self.title.selectAll()

    def _blank(self, at: int) -> bool:
        """Tell whether there is a blank at a place of the body, or nothing."""
        return at < 0 or self.field.document().characterAt(at).isspace()

    def _keep_draft(self) -> None:
        draft = self.body.draft()
        if self._row is not None and draft is not None:
            self._drafts[self._row.id] = draft

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self._cell(grid, 0, "title", tr("Title"), self.title)
        self._cell(grid, 1, "pathway", tr("For the plan"), self.plan)
        note = QGridLayout()
        note.setVerticalSpacing(2)
        self._cell(note, 0, "note", tr("Note"), self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.kind)
        column.addLayout(grid)
        column.addWidget(self.body, 1)
        column.addWidget(self.length)
        column.addWidget(self.fallback)
        column.addLayout(note)

    def _cell(
        self, grid: QGridLayout, at: int, field: str, label: str, editor: LineField | ChoiceField
    ) -> None:
        name_field(editor, f"text_{field}", label)
        problem = problem_line(f"text_{field}Problem")
        handed_to(editor, lambda said: show_problem(problem, said), lambda value: self._store(field, value))
        if isinstance(editor, ChoiceField):
            editor.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(10)
        self._problems.append(problem)
        caption = muted(label)
        caption.setWordWrap(False)
        caption.setBuddy(editor)
        for row, part in enumerate((caption, editor, problem)):
            grid.addWidget(part, row, at)

    def _line(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _store(self, field: str, value: object) -> None:
        if self._row is not None:
            self._edit(self._row.id, field, value, ())

    def _store_body(self, text: str, keeps: tuple[Kept, ...]) -> None:
        if self._row is not None:
            self._edit(self._row.id, "body", text, keeps)

    def _on_typed(self) -> None:
        if self._row is None:
            return
        text, kind = self.field.toPlainText(), self._row.kind
        length = texts.length(text)
        self.length.setText(length_text(kind, length))
        set_tone(self.length, length_tone(kind, length))
        words = texts.fallback_words(text) if kind.statement else ()
        named = ", ".join(f"“{one}”" for one in words)
        self.fallback.setVisible(bool(words))
        self.fallback.setText(
            tr("{words} may make genetics sound like a fallback. Say what draws you to it.").format(
                words=named
            )
        )
