"""A column of cards: drop programs on it, or move them with the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.programs import TIERS
from matchplanner.services.tiers import Standing
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Index
from matchplanner.ui.page import muted
from matchplanner.ui.programs.tiers import texts
from matchplanner.ui.programs.tiers.cards import CardDelegate, CardModel

_DIGITS = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """The cards of one column; 1, 2, 3 and 0 give a tier, Alt+Left and Alt+Right move to a neighbour."""

    tier_typed = Signal(int)
    """The selected cards are to go to this tier; 0 means none."""

    step_typed = Signal(int)
    """The selected cards are to go to the column at the left (-1) or right (1)."""

    current_program = Signal(int)

    program_opened = Signal(int)
    """This program's detail is wanted."""

    window_requested = Signal(int)
    """Ctrl+Enter, or the middle button on a card: this program is wanted in a window of its own."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.step_typed.emit(_STEPS[key])
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and key in _DIGITS:
            self.tier_typed.emit(_DIGITS[key])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _ENTER and self._program():
            self.window_requested.emit(self._program())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selectionModel().hasSelection():
            return
        menu = QMenu(self)
        menu.setObjectName("tierMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        program = self._program()
        for name, label, wanted in (
            ("openCard", self.tr("Open\tEnter"), self.program_opened),
            ("openCardWindow", self.tr("Open in a new window\tCtrl+Enter"), self.window_requested),
        ):
            action = menu.addAction(label)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, wanted=wanted: wanted.emit(program))
        menu.addSeparator()
        for tier in (*TIERS, None):
            action = menu.addAction(texts.tier_name(tier))
            action.setObjectName(f"tierMenu_{tier or 0}")
            action.triggered.connect(lambda _checked=False, tier=tier: self.tier_typed.emit(tier or 0))
        menu.popup(event.globalPos())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        on_card = self.indexAt(event.position().toPoint()).isValid()
        if event.button() == Qt.MouseButton.MiddleButton and on_card:
            self.window_requested.emit(self._program())

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def _tell(self) -> None:
        program = self._program()
        if self.hasFocus() and program:
            self.current_program.emit(program)

    def _program(self) -> int:
        """Return the program of the current card, 0 without one."""
        model, at = self.model(), self.currentIndex().row()
        return model.cards[at].row.id if isinstance(model, CardModel) and 0 <= at < len(model.cards) else 0


class Lane(QWidget):
    """A titled column of cards."""

    def __init__(
        self, key: str, title: str, empty: str, *, takes: bool, parent: QWidget | None = None
    ) -> None:
        """Start empty; `takes` says whether programs may be dropped here."""
        super().__init__(parent)
        self._title = title
        self.model = CardModel(self)
        self.title = QLabel(title)
        self.title.setObjectName(f"tierTitle_{key}")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(theme.sized(self.title.font(), 1.0, bold=True))
        self.empty = muted(empty)
        self.list = CardList()
        self.list.setObjectName(f"tierList_{key}")
        self.list.setAccessibleName(title)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CardDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragEnabled(True)
        self.list.setAcceptDrops(takes)
        self.list.setDropIndicatorShown(False)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        mode = QAbstractItemView.DragDropMode
        self.list.setDragDropMode(mode.DragDrop if takes else mode.DragOnly)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)

    def show_cards(self, cards: Sequence[Standing]) -> None:
        """Show the programs of the column."""
        self.model.replace(cards)
        self.title.setText(self.tr("{title} ({count})").format(title=self._title, count=len(cards)))
        self.empty.setVisible(not cards)

    def selected(self) -> list[int]:
        """Return the ids of the selected programs, from top to bottom."""
        places = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.cards[at].row.id for at in places]

    def select(self, programs: Sequence[int]) -> bool:
        """Select the cards of these programs that are here; tell whether there are any."""
        selection, flags = self.list.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        wanted = set(programs)
        places = [at for at, one in enumerate(self.model.cards) if one.row.id in wanted]
        for at in places:
            selection.select(self.model.index(at), flags.Select)
        if places:
            selection.setCurrentIndex(self.model.index(places[0]), flags.NoUpdate)
            self.list.scrollTo(self.model.index(places[0]))
        return bool(places)
