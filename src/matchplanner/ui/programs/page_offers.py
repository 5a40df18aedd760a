"""The proposals of the page reader as a table: what the page says beside what the plan holds."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from matchplanner.domain.page_reading.fields import Proposal
from matchplanner.services.page_reader import Offer
from matchplanner.ui.overriding import override
from matchplanner.ui.tips import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_VERDICT, _FACT, _PAGE, _PLAN = range(4)


class Verdict(StrEnum):
    """What the user decided about a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class OfferModel(QAbstractTableModel):
    """One proposal a row; the verdicts live here until they are taken over."""

    judged = Signal()
    """A verdict changed, or other proposals are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without proposals."""
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()
        self._verdicts: list[Verdict] = []
        self._words = {
            Verdict.OPEN: self.tr("To decide"),
            Verdict.ACCEPTED: self.tr("✓ Accepted"),
            Verdict.REFUSED: self.tr("✕ Refused"),
        }

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show other proposals; one seen before keeps its verdict."""
        before = {
            (offer.proposal.field, offer.proposal.value): verdict
            for offer, verdict in zip(self.offers, self._verdicts, strict=True)
        }
        self.beginResetModel()
        self.offers = tuple(offers)
        self._verdicts = [
            before.get((offer.proposal.field, offer.proposal.value), Verdict.OPEN) for offer in offers
        ]
        self.endResetModel()
        self.judged.emit()

    def judge(self, rows: Sequence[int], verdict: Verdict) -> None:
        """Note a verdict on some rows."""
        for row in rows:
            self._verdicts[row] = verdict
            self.dataChanged.emit(self.index(row, _VERDICT), self.index(row, _PLAN))
        self.judged.emit()

    def accepted(self) -> list[Proposal]:
        """Return what is to be written into the plan."""
        return [
            offer.proposal
            for offer, verdict in zip(self.offers, self._verdicts, strict=True)
            if verdict is Verdict.ACCEPTED
        ]

    @override
    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.offers)

    @override
    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else _PLAN + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Verdict"), self.tr("Fact"), self.tr("The page says"), self.tr("In the plan"))[
            section
        ]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            known = offer.present or self.tr("unknown")
            plan = known if offer.is_new else self.tr("the same")
            return (self._words[self._verdicts[index.row()]], offer.label, offer.value, plan)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(" ".join(offer.proposal.sentence.split()))
        return None


class OfferTable(QTableView):
    """The list of proposals; A accepts, R refuses, Enter takes over what was accepted."""

    verdict_given = Signal(object)
    """The current proposal was accepted or refused by key."""

    take_requested = Signal()
    """What was accepted is to be written into the plan."""

    current_changed = Signal(int)
    """Another proposal is current: its row, or -1 for none."""

    def __init__(self, model: OfferModel, parent: QWidget | None = None) -> None:
        """Show a model of proposals."""
        super().__init__(parent)
        self.setObjectName("pageOffers")
        self.setAccessibleName(self.tr("What the page says"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_PAGE, QHeaderView.ResizeMode.Stretch)
        unit = self.fontMetrics().averageCharWidth()
        for column, width in ((_VERDICT, 13), (_FACT, 26), (_PLAN, 16)):
            self.setColumnWidth(column, width * unit)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.current_changed.emit(now.row()))
        model.modelReset.connect(self._on_reset)

    def go_to(self, row: int) -> None:
        """Make a row current, if there is one."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, _FACT))

    def row(self) -> int:
        """Return the current row, or -1."""
        return self.currentIndex().row()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        verdicts = {Qt.Key.Key_A: Verdict.ACCEPTED, Qt.Key.Key_R: Verdict.REFUSED}
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in verdicts and plain:
            self.verdict_given.emit(verdicts[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_reset(self) -> None:
        self.resizeRowsToContents()
        self.go_to(0)
