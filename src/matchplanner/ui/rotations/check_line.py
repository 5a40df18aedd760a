"""A line of a site's list: yes, no or unknown, where it was seen, and what the program's facts propose."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.site_proposals import Proposal
from matchplanner.services.site_checks import CheckRow
from matchplanner.ui.days import short_day
from matchplanner.ui.page import muted
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField, LineField, handed_to
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.words import choices, word

Answer = Callable[[str], None]
Note = Callable[[str], None]
Accept = Callable[[], None]


class CheckLine(QWidget):
    """The words and their answer; below them the source once there is an answer, and the proposal if any."""

    def __init__(self, name: str, label: str, verbs: tuple[Answer, Note, Accept]) -> None:
        """Start unanswered; `verbs` store the answer, where it was seen, and take the proposal."""
        super().__init__()
        answer, note, accept = verbs
        self.words = QLabel(label)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.choice = ChoiceField(choices(YesNo))
        self.choice.setObjectName(name)
        self.choice.setAccessibleName(label)
        self.words.setBuddy(self.choice)
        self.seen = LineField()
        self.seen.setObjectName(f"{name}Seen")
        self.seen.setPlaceholderText(tr("where seen, or who said so"))
        self.seen.setAccessibleName(tr("Where seen: {what}").format(what=label))
        self.problem = problem_line(f"{name}Problem")
        self._proposed = muted("")
        self._proposed.setObjectName(f"{name}Proposed")
        self._take = button(f"{name}Take", tr("Take over"), accept)
        self._take.setAccessibleDescription(label)
        self._proposal = QWidget()
        foot = QHBoxLayout(self._proposal)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._proposed, 1)
        foot.addWidget(self._take, 0, Qt.AlignmentFlag.AlignTop)
        handed_to(self.choice, self._tell, answer)
        handed_to(self.seen, self._tell, note)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.choice, 0, 1, Qt.AlignmentFlag.AlignTop)
        for row, part in enumerate((self.seen, self.problem, self._proposal), start=1):
            grid.addWidget(part, row, 0, 1, 2)

    def show_row(self, row: CheckRow, *, fresh: bool) -> None:
        """Show the answer, its source and what is proposed; `fresh` drops what was typed for another site."""
        self.choice.load(row.answer.value)
        self.seen.load(row.seen, fresh=fresh)
        self.seen.setVisible(row.answer is not YesNo.UNKNOWN or bool(row.seen))
        day = "" if row.answered_on is None else tr("Noted on {day}").format(day=short_day(row.answered_on))
        self.seen.setToolTip(plain_tip("\n".join(part for part in (row.seen, day) if part)))
        if fresh:
            self._tell("")
        self._proposal.setVisible(row.proposal is not None)
        if row.proposal is not None:
            self._proposed.setText(_words(row.proposal))

    def _tell(self, text: str) -> None:
        show_problem(self.problem, text)


def _words(proposal: Proposal) -> str:
    day = "" if proposal.seen_on is None else short_day(proposal.seen_on)
    told = tr("{answer}, says the program. {seen}")
    seen = ", ".join(part for part in (proposal.seen, day) if part)
    return told.format(answer=word(proposal.answer), seen=seen)
