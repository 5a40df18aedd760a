"""One fact on screen: value, source, age, doubt; it unfolds into all its sources."""

import html

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.claims import Claim, ClaimField, Fact
from matchplanner.ui import theme
from matchplanner.ui.fact_words import age_words, seen_words, stated, value_words
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import LinkLabel, linked
from matchplanner.ui.widgets.range_bar import paint_unknown

_SEPARATOR = " · "


class Swatch(QWidget):
    """The hatching that stands for unknown."""

    @override
    def sizeHint(self) -> QSize:
        side = self.fontMetrics().ascent()
        return QSize(side * 3 // 2, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_unknown(painter, QRectF(self.rect()), theme.tokens(self))
        painter.end()


class ClaimLine(QWidget):
    """What one source says, with the choice to show or remove it."""

    picked = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a claim."""
        super().__init__(parent)
        self._claim = 0
        self._words = LinkLabel()
        self._words.setProperty("role", "muted")
        self._pick = button("", self.tr("Show this one"), lambda: self.picked.emit(self._claim))
        self._remove = button("", self.tr("Remove"), lambda: self.removed.emit(self._claim))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 0, 2)
        row.setSpacing(8)
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


class FactCard(QWidget):
    """One field's fact; the same widgets show one program's after the other's."""

    picked = Signal(int)
    removed = Signal(int)

    def __init__(self, field: ClaimField, parent: QWidget | None = None) -> None:
        """Serve one field."""
        super().__init__(parent)
        self.setObjectName(f"fact_{field}")
        self._lines: list[ClaimLine] = []
        self._swatch = Swatch()
        self._value = _label(f"factValue_{field}")
        self._value.setWordWrap(True)
        self._disputed = _label(f"factDisputed_{field}", "problem")
        self._disputed.setText(self.tr("sources disagree"))
        self._stale = _label(f"factStale_{field}", "attention")
        self._toggle = QToolButton()
        self._toggle.setObjectName(f"factToggle_{field}")
        self._toggle.setCheckable(True)
        self._toggle.setAutoRaise(True)
        self._source = LinkLabel()
        self._source.setObjectName(f"factShown_{field}")
        self._source.setProperty("role", "muted")
        self._sources = QWidget()
        self._sources.hide()
        self._toggle.toggled.connect(self._sources.setVisible)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._swatch, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._value, 1)
        for part in (self._disputed, self._stale, self._toggle):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        within = QVBoxLayout(self._sources)
        within.setContentsMargins(0, 2, 0, 2)
        within.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._source)
        column.addWidget(self._sources)

    def show_fact(self, fact: Fact) -> None:
        """Show a fact."""
        self._swatch.setVisible(not fact.known)
        self._value.setText(self._words(fact))
        strong = fact.known and fact.field.rule.disputable
        self._value.setFont(theme.sized(self.font(), 1.0, bold=strong))
        self._disputed.setVisible(fact.disputed)
        self._stale.setText(self.tr("no date") if fact.age_days is None else self.tr("check again"))
        self._stale.setVisible(fact.stale and fact.known)
        self._toggle.setText(self.tr("Sources ({count})").format(count=len(fact.claims)))
        self._toggle.setAccessibleName(self._toggle.text())
        self._toggle.setVisible(bool(fact.claims))
        self._sources.setVisible(bool(fact.claims) and self._toggle.isChecked())
        self._source.setText("" if fact.shown is None else source_words(fact.shown, age_words(fact)))
        self._source.setVisible(fact.shown is not None)
        self._show_claims(fact)

    def _show_claims(self, fact: Fact) -> None:
        column = self._sources.layout()
        while len(self._lines) < len(fact.claims):
            line = ClaimLine()
            line.picked.connect(self.picked)
            line.removed.connect(self.removed)
            self._lines.append(line)
            if column is not None:
                column.addWidget(line)
        for line, claim in zip(self._lines, fact.claims, strict=False):
            line.show_claim(claim, shown=claim == fact.shown)
        for line in self._lines[len(fact.claims) :]:
            line.clear()

    def _words(self, fact: Fact) -> str:
        if fact.field is ClaimField.LISTED and fact.known:
            count = len(fact.claims)
            return self.tr("in 1 place") if count == 1 else self.tr("in {count} places").format(count=count)
        return value_words(fact)


def source_words(claim: Claim, age: str = "") -> str:
    """Return where a claim comes from and when it was seen, as rich text."""
    parts = (
        html.escape(claim.source_kind.label),
        linked(claim.source),
        html.escape(seen_words(claim)),
        html.escape(age) if claim.seen_on is not None else "",
        html.escape(claim.note),
    )
    return _SEPARATOR.join(part for part in parts if part)


def _label(name: str, role: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
