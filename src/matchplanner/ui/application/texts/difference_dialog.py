"""Two versions of a text side by side, with what only one of them says marked."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from matchplanner.domain.text_difference import Difference, Side, difference
from matchplanner.services.texts import TextRow
from matchplanner.ui import theme
from matchplanner.ui.application.texts.text_words import length_text, tr
from matchplanner.ui.overriding import override
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.sizes import resize_within_screen

_WIDTH, _LINES = 120, 32


class TextDifference(QDialog):
    """Shows two texts of the plan beside each other."""

    def __init__(self, rows: Sequence[TextRow], left: int, right: int, parent: QWidget) -> None:
        """Compare two of these texts, by id; others can be chosen."""
        super().__init__(parent)
        self.setObjectName("textDifferenceDialog")
        title = tr("Compare versions")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = {row.id: row for row in rows}
        self.left = self._pick("differenceLeft", tr("Left"), left)
        self.right = self._pick("differenceRight", tr("Right"), right)
        self.lengths = (muted(""), muted(""))
        self.said = QLabel()
        self.said.setObjectName("differenceSaid")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.view = QTextEdit()
        self.view.setObjectName("differenceView")
        self.view.setAccessibleName(tr("Both versions"))
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out(title)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _LINES * metrics.lineSpacing())
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _pick(self, name: str, label: str, chosen: int) -> ChoiceField:
        field = ChoiceField([(str(row.id), row.title) for row in self._rows.values()])
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.load(str(chosen))
        field.committed.connect(lambda _key: self._show())
        return field

    def _lay_out(self, title: str) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(16)
        for field, length in zip((self.left, self.right), self.lengths, strict=True):
            head = QVBoxLayout()
            head.setSpacing(2)
            head.addWidget(field)
            head.addWidget(length)
            heads.addLayout(head, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(button("closeDifference", tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(title, 1.15))
        column.addLayout(heads)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _show(self) -> None:
        one, other = self._rows[int(self.left.key())], self._rows[int(self.right.key())]
        for row, label in zip((one, other), self.lengths, strict=True):
            label.setText(length_text(row.kind, row.length))
        found = difference(one.body, other.body)
        self.view.setHtml(self._html(found))
        self.said.setText(_summary(found))

    def _html(self, found: Difference) -> str:
        tokens = theme.tokens(self)
        gone = f"color: {tokens.danger}; text-decoration: line-through"
        new = f"color: {tokens.ok}; text-decoration: underline"
        rows = "".join(
            f'<tr><td width="50%">{_cell(pair.left, gone)}</td>'
            f'<td width="50%">{_cell(pair.right, new)}</td></tr>'
            for pair in found.pairs
        )
        return f'<table width="100%" cellspacing="0" cellpadding="8">{rows}</table>'


def _cell(side: Side, style: str) -> str:
    return "".join(
        f'<span style="{style}">{html.escape(piece.text)}</span>' if piece.own else html.escape(piece.text)
        for piece in side
    )


def _summary(found: Difference) -> str:
    if found.same:
        return tr("The two say the same.")
    return tr("Words only left: {left}, struck through. Words only right: {right}, underlined.").format(
        left=found.only_left, right=found.only_right
    )
