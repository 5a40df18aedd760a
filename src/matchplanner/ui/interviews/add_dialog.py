"""A new interview: the program, and date and time if they are known."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.interviews import InterviewKind
from matchplanner.domain.invitations import REPLY_HOURS, offered_reply_by
from matchplanner.errors import UserError
from matchplanner.services import interviews
from matchplanner.ui.days import day_text
from matchplanner.ui.moments import moment_text, parse_moment
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace


def open_add(
    workspace: Workspace, parent: QWidget, added: Callable[[int], object], day: date | None = None
) -> None:
    """Ask for an interview, on a day if one is given; `added` gets the id of what was added."""

    def take(program: int, fields: dict[str, Any]) -> None:
        label = parent.tr("Add interview")
        added(workspace.run(label, lambda: interviews.add(program, **fields)))

    dialog = AddInterviewDialog(interviews.programs(), take, parent)
    if day is not None:
        dialog.begin_on(day)
    dialog.open()
    dialog.program.setFocus()


class AddInterviewDialog(EntryDialog):
    """Picks a program of the plan and takes a wall time in the host's zone."""

    def __init__(
        self,
        programs: tuple[tuple[int, str], ...],
        take: Callable[[int, dict[str, Any]], object],
        parent: QWidget,
    ) -> None:
        """Offer the programs there are; `take` gets the program and the fields."""
        super().__init__("interviewDialog", parent.tr("Add an interview"), parent.tr("Add"), parent)
        self._take = take
        self.program = PickField(self.tr("Type a part of its name"))
        self.program.offer(programs)
        self.moment = QLineEdit()
        self.moment.setPlaceholderText(self.tr("unknown; for example 10 Nov 2027 09:00"))
        self.zone = ZoneField()
        self._offered = ""
        self.program.currentIndexChanged.connect(lambda _at: self._offer_zone())
        typed = self.program.lineEdit()
        if typed is not None:
            typed.editingFinished.connect(self._offer_zone)
        self.kind = ChoiceField(choices(InterviewKind))
        self.kind.load(InterviewKind.INTERVIEW.value)
        self.invited = QLineEdit()
        self.invited.setPlaceholderText(self.tr("unknown; for example 20 Oct 2027 15:00"))
        self.invited.editingFinished.connect(self._offer_reply)
        self.reply_by = QLineEdit()
        self.reply_by.setPlaceholderText(
            self.tr("unknown; {hours} hours are offered").format(hours=REPLY_HOURS)
        )
        self.add("add_interview_program", self.tr("Program"), self.program)
        self.add("add_interview_kind", self.tr("Kind"), self.kind)
        self.add("add_interview_starts_at", self.tr("Date and time at the host"), self.moment)
        self.add("add_interview_zone", self.tr("Time zone of the host"), self.zone)
        self.add("add_interview_invited_at", self.tr("Invitation came, host's time"), self.invited)
        self.add("add_interview_reply_by", self.tr("Reply by, host's time"), self.reply_by)
        self.submit_with(self._hand_over)

    def begin_on(self, day: date) -> None:
        """Begin with a day; its time is left to be typed."""
        self.moment.setText(f"{day_text(day)} ")

    def _offer_zone(self) -> None:
        """Propose the zone of the program's state while none is chosen; a state with several has none."""
        if self.zone.text() == self._offered:
            self._offered = interviews.host_zone(self.program.record())
            self.zone.load(self._offered)

    def _offer_reply(self) -> None:
        """Propose the usual time to reply while none is typed; what cannot be read is told on Add."""
        if self.reply_by.text().strip():
            return
        self._offer_zone()
        try:
            invited = parse_moment(self.invited.text())
            offered = None if invited is None else offered_reply_by(invited, self.zone.text())
        except UserError:
            return
        self.reply_by.setText(moment_text(offered))

    def _hand_over(self) -> None:
        program = self.program.record()
        if not program:
            raise UserError("Choose a program of your list.", "Add it in Programs first if it is not there.")
        self._offer_zone()
        fields: dict[str, Any] = {
            "starts_at": parse_moment(self.moment.text()),
            "zone": self.zone.text(),
            "kind": self.kind.key(),
            "invited_at": parse_moment(self.invited.text()),
            "reply_by": parse_moment(self.reply_by.text()),
        }
        self._take(program, fields)
