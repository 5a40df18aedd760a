"""How the programs spread over the tiers, as one bar (R135)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.domain.tiers import Balance
from matchplanner.ui import theme
from matchplanner.ui.programs.tiers import texts

_ROLES = {1: "accent", 2: "ok", 3: "attention"}
_PAD = 6


class BalanceBar(QWidget):
    """A share for each tier, with its number in it; nothing is said of chances."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._balance = Balance({}, 0)
        self.setObjectName("tierBalance")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_balance(self, found: Balance) -> None:
        """Show other counts."""
        self._balance = found
        words = ", ".join(f"{texts.tier_name(tier)}: {count}" for tier, count in found.counts.items())
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + _PAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens(self)
        total = self._balance.total
        left = 0.0
        for tier, count in self._balance.counts.items():
            width = self.width() * count / total if total else 0.0
            area = QRectF(left, 0, width, self.height()).adjusted(0.5, 0.5, -1.5, -0.5)
            left += width
            if not count:
                continue
            painter.setPen(QPen(tokens.color(_ROLES[tier]), 1))
            painter.setBrush(tokens.color("raised"))
            painter.drawRoundedRect(area, 3, 3)
            painter.fillRect(QRectF(area.left(), area.top(), 4, area.height()), tokens.color(_ROLES[tier]))
            painter.setPen(tokens.color("text"))
            text = f"{texts.tier_name(tier)}: {count}"
            inner = area.adjusted(_PAD + 4, 0, -_PAD, 0)
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
        if not total:
            painter.setPen(QPen(tokens.color("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()
