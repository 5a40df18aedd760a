"""What people said about my work: written down as nearly word for word as remembered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.domain import identifiers
from matchplanner.domain.claims import YesNo
from matchplanner.domain.identifiers import Kept
from matchplanner.services.feedback import FeedbackRow
from matchplanner.ui.days import day_text
from matchplanner.ui.findings_box import FindingsBox
from matchplanner.ui.page import muted
from matchplanner.ui.scanned_text import ScannedText
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField, NoteField
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.long_text import LongText

_LINES = 3

Add = Callable[[str, int | None, tuple[Kept, ...]], None]
Edit = Callable[[int, str, object, tuple[Kept, ...]], None]


class FeedbackPane(QWidget):
    """A text to write down what was said, and below it what was said before."""

    delete_requested = Signal(int)
    """The feedback of this id is to go."""

    def __init__(self, add: Add, edit: Edit, parent: QWidget | None = None) -> None:
        """Start empty; `add` takes words, person and what stays in them on purpose."""
        super().__init__(parent)
        self._add_words, self._edit = add, edit
        self._keeps: tuple[Kept, ...] = ()
        self._cards: dict[int, _Card] = {}
        self.words = LongText()
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("“You ask the right questions. Read more on mosaicism.”"))
        self.words.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 12)
        self.words.textChanged.connect(self._on_typed)
        self.person = ChoiceField((("", self.tr("somebody")),))
        self.person.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.person.setMinimumContentsLength(12)
        self.add = button("addFeedback", self.tr("Add feedback"), self._add)
        self.add.setEnabled(False)
        self.box = FindingsBox("feedback", self.words)
        self.box.show_requested.connect(lambda _finding: self.words.setFocus())
        self.box.kept.connect(self._keep)
        self._lay_out()

    def offer_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer those who may have said something, as (id, name)."""
        self.person.set_choices(
            (("", self.tr("somebody")), *((str(record), name) for record, name in people))
        )

    def show_rows(self, rows: Sequence[FeedbackRow]) -> None:
        """Show what was said, the latest first."""
        if [row.id for row in rows] != list(self._cards):
            for card in self._cards.values():
                card.hide()
                card.setParent(None)
                card.deleteLater()
            self._cards = {row.id: self._card(row) for row in rows}
            for card in self._cards.values():
                self._list.addWidget(card)
        for row in rows:
            self._cards[row.id].show_row(row)

    def _lay_out(self) -> None:
        words, person = muted(self.tr("What was said")), muted(self.tr("By"))
        for caption, field, name in (
            (words, self.words, "feedbackWords"),
            (person, self.person, "feedbackBy"),
        ):
            name_field(field, name, caption.text())
            caption.setWordWrap(False)
            caption.setBuddy(field)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(person)
        foot.addWidget(self.person, 1)
        foot.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(
            muted(self.tr("Word for word, while you remember it; what you tag can go into your statement."))
        )
        for part in (words, self.words, self.box):
            column.addWidget(part)
        column.addLayout(foot)
        column.addSpacing(8)
        column.addLayout(self._list)

    def _card(self, row: FeedbackRow) -> "_Card":
        return _Card(row.id, self._edit, self.delete_requested.emit)

    def _add(self) -> None:
        text = self.words.toPlainText()
        found = identifiers.unsettled(identifiers.scan(text), self._keeps)
        self.box.show_findings(found)
        if not found:
            person = int(self.person.key()) if self.person.key() else None
            self._add_words(text, person, self._keeps)
            self._keeps = ()
            self.words.clear()

    def _on_typed(self) -> None:
        text = self.words.toPlainText()
        self.add.setEnabled(bool(text.strip()))
        if not self.box.isHidden():
            self.box.show_findings(identifiers.unsettled(identifiers.scan(text), self._keeps))

    def _keep(self, kept: Kept) -> None:
        self._keeps = (*self._keeps, kept)
        self._on_typed()


class _Card(QFrame):
    """One piece of feedback, reworded in place."""

    def __init__(self, record: int, edit: Edit, delete: Callable[[int], None]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shown = False
        editor = NoteField()
        editor.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 12)
        name = f"feedback{record}"
        self.text = ScannedText(
            f"{name}Words",
            self.tr("What was said"),
            editor,
            lambda text, keeps: edit(record, "words", text, keeps),
        )
        self.tag = QCheckBox(self.tr("For my statement"))
        self.tag.setObjectName(f"{name}Tag")
        self.tag.setAccessibleName(self.tag.text())
        self.tag.clicked.connect(
            lambda on: edit(record, "for_statement", YesNo.YES if on else YesNo.UNKNOWN, ())
        )
        foot = QHBoxLayout()
        foot.addWidget(self.tag)
        foot.addStretch()
        foot.addWidget(button(f"{name}Delete", self.tr("Delete"), lambda: delete(record)))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addLayout(foot)

    def show_row(self, row: FeedbackRow) -> None:
        """Show who said it, when and where, over the words."""
        day = day_text(row.given_on, self.tr("day unknown"))
        self.text.caption.setText(", ".join(part for part in (row.person, row.site, day) if part))
        self.text.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.text.field.setAccessibleName(self.text.caption.text())
        self.text.load(row.words, row.kept, fresh=not self._shown)
        self.tag.setChecked(row.for_statement is YesNo.YES)
        self._shown = True
