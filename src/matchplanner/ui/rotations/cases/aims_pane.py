"""What rotations are for: four aims, each with what the plan holds for it (R26)."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.aims import Aim
from matchplanner.services.aims import AimRow
from matchplanner.ui import theme
from matchplanner.ui.days import short_day
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import LineField, handed_to
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.wrapped_check import WrappedCheck
from matchplanner.ui.words import word

_MOST_LINES = 6

Tick = Callable[[Aim, bool], None]
Note = Callable[[Aim, str], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Aims", text)


_HINTS: Mapping[Aim, str] = {
    Aim.LETTERS: "One or two strong ones: from a program director, a division chief or a senior geneticist.",
    Aim.READINESS: "English with patients and on paper, the electronic record, notes, work in a team.",
    Aim.FIT: "Curiosity, ease with uncertainty, synthesis and empathy, seen by others.",
    Aim.KNOWN: "The field is small: people who met you talk at meetings and joint conferences.",
}
_NOTHING: Mapping[Aim, str] = {
    Aim.LETTERS: "Nothing yet. A letter counts once its writer agreed, under Letters.",
    Aim.READINESS: "Nothing yet. What you tick under Checklists appears here.",
    Aim.FIT: "Nothing yet. What you tick under Checklists, and feedback you note, appear here.",
    Aim.KNOWN: "Nothing yet. Talks you note under People, mentors at a site and introductions appear here.",
}


_OPEN: Mapping[Aim, str] = {
    Aim.LETTERS: "Open Letters",
    Aim.READINESS: "Open checklists",
    Aim.FIT: "Open feedback",
    Aim.KNOWN: "Open People",
}


class AimsPane(QWidget):
    """The aims below each other; `tick` takes (aim, done) and `note` (aim, text)."""

    open_requested = Signal(object)
    """What shows this Aim is wanted, where it is written down."""

    def __init__(self, tick: Tick, note: Note, parent: QWidget | None = None) -> None:
        """Start with nothing shown."""
        super().__init__(parent)
        self.parts = {aim: _Part(aim, tick, note) for aim in Aim}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in self.parts.values():
            column.addWidget(part)
            part.open.clicked.connect(lambda _checked=False, aim=part.aim: self.open_requested.emit(aim))

    def show_rows(self, rows: Sequence[AimRow]) -> None:
        """Show what the plan holds for each aim."""
        for row in rows:
            self.parts[row.aim].show_row(row)


class _Part(QWidget):
    """One aim: its tick, what it takes, what there is, and a line of one's own."""

    def __init__(self, aim: Aim, tick: Tick, note: Note) -> None:
        super().__init__()
        name = f"aim_{aim.value}"
        self.aim = aim
        self.open = button(f"{name}Open", _tr(_OPEN[aim]), lambda: None)
        self.open.setAccessibleDescription(word(aim))
        self.check = WrappedCheck(name)
        self.check.ticked.connect(lambda done: tick(aim, done))
        self.check.words.setFont(theme.sized(self.check.words.font(), 1.0, bold=True))
        self.evidence = QLabel()
        self.evidence.setObjectName(f"{name}Evidence")
        self.evidence.setTextFormat(Qt.TextFormat.PlainText)
        self.evidence.setWordWrap(True)
        self.note = LineField()
        self.note.setObjectName(f"{name}Note")
        self.note.setPlaceholderText(_tr("What shows it besides"))
        self.note.setAccessibleName(_tr("What shows it besides: {aim}").format(aim=word(aim)))
        self.problem = problem_line(f"{name}Problem")
        handed_to(self.note, lambda text: show_problem(self.problem, text), lambda text: note(aim, text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.open)
        for part in (self.check, muted(_tr(_HINTS[aim])), self.evidence):
            column.addWidget(part)
        column.addLayout(foot)
        column.addWidget(self.problem)

    def show_row(self, row: AimRow) -> None:
        """Show the evidence, the first few lines of it, and whether the aim is ticked."""
        day = row.own.ticked_on
        ticked = "" if day is None else _tr(" (ticked on {day})").format(day=short_day(day))
        self.check.load(f"{word(self.aim)}{ticked}", ticked=day is not None)
        lines = [f"• {line}" for line in row.evidence[:_MOST_LINES]]
        more = len(row.evidence) - len(lines)
        if more > 0:
            lines.append(_tr("and {n} more").format(n=more))
        self.evidence.setText("\n".join(lines) if lines else _tr(_NOTHING[self.aim]))
        set_tone(self.evidence, "" if lines else "muted")
        self.note.load(row.own.note)
