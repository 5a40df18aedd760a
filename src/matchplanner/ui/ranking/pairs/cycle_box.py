"""Answers that contradict each other, named, and the one to think over first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.domain.pair_relations import Answer
from matchplanner.services.pair_answers import Round
from matchplanner.ui.days import short_day
from matchplanner.ui.page import told
from matchplanner.ui.ranking.pairs.words import answer_words, cycle_words
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.tones import set_tone

_SHOWN = 3


class CycleBox(QFrame):
    """Hidden while the answers hold together."""

    again_wanted = Signal(object)
    """This Answer is to be thought over."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start hidden; `name` begins the object names."""
        super().__init__(parent)
        self.setObjectName(f"{name}Cycles")
        self.setProperty("role", "card")
        self._answer: Answer | None = None
        self._cycles = told(f"{name}CycleText")
        set_tone(self._cycles, "problem")
        self._advice = told(f"{name}CycleAdvice")
        self._again = button(f"{name}CycleAgain", self.tr("Ask it again"), self._ask_again)
        row = QHBoxLayout()
        row.addWidget(self._advice, 1)
        row.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._cycles)
        column.addLayout(row)
        self.hide()

    def show_round(self, held: Round) -> None:
        """Show what contradicts itself in a round."""
        cycles = held.standing.cycles
        self.setVisible(bool(cycles))
        if not cycles:
            self._answer = None
            return
        lines = [self.tr("Your answers go round in a circle:")]
        lines += [cycle_words(cycle, held.names) for cycle in cycles[:_SHOWN]]
        if len(cycles) > _SHOWN:
            lines.append(self.tr("and {n} more").format(n=len(cycles) - _SHOWN))
        self._cycles.setText("\n".join(lines))
        row = held.answer(cycles[0].reconsider)
        self._answer = None if row is None else row.answer
        self._advice.setVisible(row is not None)
        self._again.setVisible(row is not None)
        if row is None:
            return
        words = {"answer": answer_words(row.answer, held.names)}
        if row.made_on is None:
            self._advice.setText(self.tr("Think again about {answer}.").format(**words))
        else:
            self._advice.setText(
                self.tr("Think again about {answer}, which you said on {day}.").format(
                    **words, day=short_day(row.made_on)
                )
            )
        self._again.setEnabled(row.answer.pair <= frozenset(held.items))

    def _ask_again(self) -> None:
        if self._answer is not None:
            self.again_wanted.emit(self._answer)
