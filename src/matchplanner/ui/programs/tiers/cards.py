"""Programs as cards: a list model that lets itself be dragged, and the painter of a card."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from matchplanner.services.tiers import Standing
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs.tiers import texts
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.range_bar import Range, paint_range
from matchplanner.ui.words import measured

MIME = "application/x-matchplanner-programs"
STANDING = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()
_PAD = 8
_GAP = 6
_LINES = 4
_RADIUS = 6
_BAR = 6


class CardModel(QAbstractListModel):
    """The programs of one column."""

    dropped = Signal(object)
    """The ids of the programs that were dropped here."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.cards: list[Standing] = []

    def replace(self, cards: Sequence[Standing]) -> None:
        """Show other programs; the same ones only repaint."""
        wanted = list(cards)
        if [one.row.id for one in wanted] == [one.row.id for one in self.cards]:
            self.cards = wanted
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.beginResetModel()
        self.cards = wanted
        self.endResetModel()

    def place_of(self, program: int) -> int:
        """Return where a program's card is, -1 if it is not here."""
        return next((at for at, one in enumerate(self.cards) if one.row.id == program), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.row.name
        if role == STANDING:
            return one
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(texts.suggestion_words(one.suggestion))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            score, fit = measured(one.row.score), measured(one.fit)
            words = self.tr("{program}, IMG score {score}, fit {fit}. {suggestion} {trouble}").format(
                program=one.row.name,
                score=score,
                fit=fit,
                suggestion=texts.suggestion_words(one.suggestion),
                trouble=texts.trouble_words(one.suggestion.gates.standing),
            )
            return words.strip()
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        own = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | own

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = ",".join(str(self.cards[index.row()].row.id) for index in indexes)
        data.setData(MIME, QByteArray(ids.encode("ascii")))
        return data

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(MIME):
            return False
        ids = data.data(MIME).toStdString()
        self.dropped.emit([int(text) for text in ids.split(",") if text])
        # False: the drag's own list must not take the cards away by itself, the plan does that.
        return False


class CardDelegate(QStyledItemDelegate):
    """Paints name, place, IMG score, fit, and the tier suggested where it is another one."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() * _LINES + 2 * _PAD + _GAP)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Standing = index.data(STANDING)
        tokens = theme.tokens(option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)
        painter.setBrush(tokens.color("accent_soft" if selected else "raised"))
        painter.setPen(QPen(tokens.color("accent" if focused or selected else "border"), 1))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        self._paint_lines(painter, option, inner, one)
        painter.restore()

    def _paint_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRectF, one: Standing
    ) -> None:
        tokens = theme.tokens(option.widget)
        small = theme.sized(option.font, 0.85)
        height = inner.height() / _LINES
        lines = (
            (one.row.name, theme.sized(option.font, 1.0, bold=True), "text"),
            (", ".join(part for part in (one.row.institution, one.row.place) if part), small, "text_muted"),
            (self.tr("IMG {score}").format(score=measured(one.row.score)), small, "text"),
            (self.tr("Fit {fit}").format(fit=measured(one.fit)), small, "text"),
        )
        for at, (text, font, role) in enumerate(lines):
            painter.setFont(font)
            line = QRectF(inner.left(), inner.top() + at * height, inner.width(), height)
            if at == 1:
                trouble = texts.trouble_words(one.suggestion.gates.standing)
                line.setWidth(line.width() - _paint_right(painter, line, trouble, tokens.color("danger")))
            if at == len(lines) - 1:
                line.setWidth(
                    line.width() - _paint_right(painter, line, self._hint(one), tokens.color("accent"))
                )
            painter.setPen(tokens.color(role))
            if at == len(lines) - 2:
                bar = QRectF(
                    line.right() - line.width() / 3, line.center().y() - _BAR / 2, line.width() / 3, _BAR
                )
                score = one.row.score
                paint_range(painter, bar, Range(score.low, score.high, score.best), tokens)
                line.setRight(bar.left() - _GAP)
            # Names of programs differ at their ends: "Medical Genetics Residency (Iowa)".
            elide = Qt.TextElideMode.ElideMiddle if at == 0 else Qt.TextElideMode.ElideRight
            cut = painter.fontMetrics().elidedText(text, elide, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def _hint(self, one: Standing) -> str:
        tier = one.proposed
        return "" if tier is None else self.tr("suggested: {tier}").format(tier=tier)


def _paint_right(painter: QPainter, line: QRectF, words: str, color: QColor) -> float:
    """Say something at the right end of a line; return the width it took."""
    if not words:
        return 0
    painter.setPen(color)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    return painter.fontMetrics().horizontalAdvance(words) + _GAP
