"""One source's word on screen, with the choice to show or remove it."""

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from matchplanner.domain.claims import Claim
from matchplanner.ui.fact_words import seen_words, stated
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import LinkLabel, linked
from matchplanner.ui.words import word

_SEPARATOR = " · "


class ClaimLine(QWidget):
    """What one source says."""

    picked = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a claim."""
        super().__init__(parent)
        self._claim = 0
        self._words = LinkLabel()
        self._pick = button("", self.tr("Show this one"), lambda: self.picked.emit(self._claim))
        self._remove = button("", self.tr("Remove"), lambda: self.removed.emit(self._claim))
        for choice in (self._pick, self._remove):
            choice.setFlat(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(0)
        row.addWidget(self._words, 1)
        row.addWidget(self._pick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)

    def show_claim(self, claim: Claim, *, shown: bool) -> None:
        """Show a claim; `shown` says that the fact shows its value already."""
        self._claim = claim.id
        self.setObjectName(f"claim_{claim.id}")
        value = html.escape(stated(claim.field, claim.value))
        self._words.setText(f"<b>{value}</b>{_SEPARATOR}{source_words(claim)}")
        words = self.tr("Shown") if shown else self.tr("Show this one")
        self._pick.setObjectName(f"pickClaim_{claim.id}")
        self._pick.setText(words)
        self._pick.setAccessibleName(words)
        self._pick.setEnabled(not shown)
        self._remove.setObjectName(f"removeClaim_{claim.id}")
        self.show()

    def clear(self) -> None:
        """Go away until there is a claim again."""
        self._claim = 0
        for part in (self, self._pick, self._remove):
            part.setObjectName("")
        self.hide()


def source_words(claim: Claim, age: str = "") -> str:
    """Return where a claim comes from and when it was seen, as rich text."""
    parts = (
        html.escape(word(claim.source_kind)),
        linked(claim.source),
        html.escape(seen_words(claim)),
        html.escape(age) if claim.seen_on is not None else "",
        html.escape(claim.note),
    )
    return _SEPARATOR.join(part for part in parts if part)
