"""A new interview: the program, and date and time if they are known."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.zones import US_ZONES
from matchplanner.errors import UserError
from matchplanner.ui.moments import parse_moment
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.widgets.zone_field import ZoneField


class AddInterviewDialog(EntryDialog):
    """Picks a program of the plan and takes a wall time in the host's zone."""

    def __init__(
        self,
        programs: tuple[tuple[int, str], ...],
        take: Callable[[int, datetime | None, str], object],
        parent: QWidget,
    ) -> None:
        """Offer the programs there are; `take` gets program, time and zone."""
        super().__init__("interviewDialog", parent.tr("Add an interview"), parent.tr("Add"), parent)
        self._take = take
        self.program = PickField(self.tr("Type a part of its name"))
        self.program.offer(programs)
        self.moment = QLineEdit()
        self.moment.setPlaceholderText(self.tr("unknown; for example 10 Nov 2027 09:00"))
        self.zone = ZoneField()
        self.zone.load(US_ZONES[0])
        self.add("add_interview_program", self.tr("Program"), self.program)
        self.add("add_interview_starts_at", self.tr("Date and time at the host"), self.moment)
        self.add("add_interview_zone", self.tr("Time zone of the host"), self.zone)
        self.submit_with(self._hand_over)

    def _hand_over(self) -> None:
        program = self.program.record()
        if not program:
            raise UserError("Choose a program of your list.", "Add it in Programs first if it is not there.")
        self._take(program, parse_moment(self.moment.text()), self.zone.text())
