"""The thank-you note of an interview: optional, and only where the program does not ask for none."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.domain.claims import YesNo
from matchplanner.services import thanks
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.interviews.thanks_dialog import ThanksDialog
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace


class ThanksSection(QWidget):
    """The program's own wish, the day of the note, and the way to a draft."""

    def __init__(self, workspace: Workspace, save: Callable[[str, Any], None]) -> None:
        """Build the section; `save` gets a field of the interview and its value."""
        super().__init__()
        self._workspace = workspace
        self._row: InterviewRow | None = None
        tr = self.tr
        self.advice = muted("")
        self.advice.setObjectName("thanksAdvice")
        self.wish = ChoiceField(choices(YesNo))
        self.thanked_on = DayField()
        self.thanked_on.line.setPlaceholderText(tr("not sent"))
        form = Form()
        source = tr("Kept with the program's facts, where it may have its source")
        form.add("thanksWish", tr("Notes welcome"), self.wish, self._set_wish, source)
        form.add("interview_thanked_on", tr("Sent on"), self.thanked_on, lambda day: save("thanked_on", day))
        row = QHBoxLayout()
        row.addWidget(button("draftThanks", tr("Draft a note..."), self.open_draft))
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(tr("Thank-you note, if you like"), 1.0))
        column.addWidget(self.advice)
        column.addWidget(form)
        column.addLayout(row)

    def show_interview(self, row: InterviewRow, *, fresh: bool) -> None:
        """Show what is known about a note to this program."""
        self._row = row
        wish = thanks.wish(row.program_id, self._workspace.today())
        words = {
            YesNo.YES: self.tr("This program welcomes notes."),
            YesNo.NO: self.tr("This program asks for none: send none."),
            YesNo.UNKNOWN: self.tr(
                "A note is optional: many programs say it is not needed and has no effect."
            ),
        }
        self.advice.setText(words[wish])
        set_tone(self.advice, "attention" if wish is YesNo.NO else "muted")
        self.wish.load(wish.value)
        self.thanked_on.load(row.thanked_on, fresh=fresh)

    def open_draft(self) -> None:
        """Open a first draft."""
        if self._row is not None:
            draft = thanks.draft(self._row.id, self._workspace.today())
            ThanksDialog(self._workspace, draft, self.window()).open()

    def _set_wish(self, key: str) -> None:
        row, today = self._row, self._workspace.today()
        if row is not None:
            self._workspace.run(
                self.tr("Note whether thanks are welcome"),
                lambda: thanks.set_wish(row.program_id, YesNo(key), today),
            )
