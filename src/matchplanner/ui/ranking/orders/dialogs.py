"""Settling a disagreement: which change, what else it moves, and why, before anything is stored."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from matchplanner.errors import UserError
from matchplanner.ui.page import told
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.entry_dialog import EntryDialog

_SHORTEST = 40  # average characters of the list of changes


class SettleDialog(EntryDialog):
    """One change out of several, its effect as soon as it is chosen, and the reason for it."""

    def __init__(
        self, name: str, words: tuple[str, str, str], changes: Sequence[str], parent: QWidget
    ) -> None:
        """Offer changes; `words` are the title, the explanation and the label of the list of changes."""
        title, text, label = words
        super().__init__(name, title, self.tr("Settle it so"), parent, text)
        self._effect_of: Callable[[int], str] = lambda _at: ""
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(_SHORTEST)
        self.choice.currentTextChanged.connect(lambda text: self.choice.setToolTip(plain_tip(text)))
        self.choice.addItems(list(changes))
        self.effect = told(f"{name}Effect")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("It prints with the rank list"))
        self.add(f"{name}Choice", label, self.choice)
        self._add_more(name)
        self.add(f"{name}Effect", self.tr("What it moves"), self.effect)
        self.add(f"{name}Reason", self.tr("Reason"), self.reason)
        self.choice.currentIndexChanged.connect(lambda _at: self._choose())

    def start(self, effect_of: Callable[[int], str], take: Callable[[int, str], object]) -> None:
        """Open it; `effect_of` tells what a change moves, `take` carries it out with the reason."""
        self._effect_of = effect_of
        self.submit_with(lambda: take(self.choice.currentIndex(), self.reason.text()))
        self._choose()
        self.open()
        self.choice.setFocus()

    def _add_more(self, name: str) -> None:
        """Add what a kind of change asks for besides."""

    def _choose(self) -> None:
        self.tell_effect()

    def tell_effect(self) -> None:
        """Say what the chosen change moves."""
        self.effect.setText(self._effect_of(self.choice.currentIndex()))


class RatingDialog(SettleDialog):
    """The proposed value of a rating can be typed over."""

    def __init__(
        self,
        name: str,
        words: tuple[str, str, str],
        changes: Sequence[tuple[str, str]],
        parent: QWidget,
    ) -> None:
        """Offer changes, each with the value it proposes."""
        self.value = QLineEdit()
        self._values = [value for _change, value in changes]
        super().__init__(name, words, [change for change, _value in changes], parent)

    @override
    def _add_more(self, name: str) -> None:
        self.add(f"{name}Value", self.tr("New rating"), self.value)
        self.value.textEdited.connect(lambda _text: self.tell_effect())

    @override
    def _choose(self) -> None:
        self.value.setText(self._values[self.choice.currentIndex()])
        self.tell_effect()


def effect_or_refusal(effect: Callable[[], str]) -> str:
    """Return the words on an effect, or why there is none for what was typed so far."""
    try:
        return effect()
    except UserError as exc:
        return exc.sentence()
