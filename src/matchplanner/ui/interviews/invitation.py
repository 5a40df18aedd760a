"""The invitation to an interview: when it came, by when to reply, and when one did."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain import invitations
from matchplanner.domain.invitations import REPLY_HOURS
from matchplanner.errors import UserError
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.clock_words import both_text
from matchplanner.ui.interviews import reply_words
from matchplanner.ui.moments import moment_text, parse_moment
from matchplanner.ui.page import heading
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import DayField, LineField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.workspace import Workspace


class InvitationSection(QWidget):
    """Shows the countdown and takes the three days; all times are the host's."""

    def __init__(self, workspace: Workspace, save: Callable[[str, Any], None]) -> None:
        """Build the section; `save` gets a field and its value."""
        super().__init__()
        self._workspace = workspace
        self._save = save
        self._row: InterviewRow | None = None
        self._problems: list[QLabel] = []
        tr = self.tr
        self.countdown = QLabel()
        self.countdown.setObjectName("interviewReply")
        self.countdown.setTextFormat(Qt.TextFormat.PlainText)
        self.countdown.setWordWrap(True)
        self.invited_at = LineField()
        self.invited_at.setPlaceholderText(tr("unknown; for example 20 Oct 2027 15:00"))
        self.reply_by = LineField()
        self.reply_by.setPlaceholderText(
            tr("unknown; many programs give {hours} hours").format(hours=REPLY_HOURS)
        )
        self.replied_on = DayField()
        self.replied_on.line.setPlaceholderText(tr("not yet"))
        self._offer = button(
            "offerReplyBy", tr("Take {hours} hours").format(hours=REPLY_HOURS), self._take_offer
        )
        self._replied = button("repliedToday", tr("Replied today"), self._reply_today)
        self._lay_out()

    def show_invitation(self, row: InterviewRow, *, fresh: bool) -> None:
        """Show the invitation of an interview."""
        self._row = row
        self.invited_at.load(moment_text(row.invited_at), fresh=fresh)
        self.reply_by.load(moment_text(row.reply_by), fresh=fresh)
        self.replied_on.load(row.replied_on, fresh=fresh)
        if fresh:
            for problem in self._problems:
                problem.hide()
        offered = None
        if row.invited_at is not None and row.zone and row.reply_by is None and row.awaits_reply:
            offered = invitations.offered_reply_by(row.invited_at, row.zone)
        until = self.tr("Reply by {time}, {hours} hours after the invitation came")
        self._offer.setToolTip(until.format(time=moment_text(offered), hours=REPLY_HOURS))
        self._offer.setVisible(offered is not None)
        self._replied.setVisible(row.awaits_reply)
        self.show_countdown()

    def show_countdown(self) -> None:
        """Say how long there is to reply now."""
        row = self._row
        today, moment = self._workspace.today(), self._workspace.moment()
        count = None if row is None else row.countdown(today, moment)
        self.countdown.setVisible(count is not None)
        if row is None or count is None:
            return
        words = reply_words.reply_text(count)
        timed = _ReplyTime(row)
        lines = both_text(timed, self.tr("By the host's clock: {time}"))
        self.countdown.setText(f"{words[:1].upper()}{words[1:]}.\n{lines}")
        set_tone(self.countdown, reply_words.tone(count))

    def _lay_out(self) -> None:
        tr = self.tr
        form = Form()
        self._problems = [
            form.add(
                "interview_invited_at", tr("Invitation came"), self.invited_at, self._saver("invited_at")
            ),
            form.add("interview_reply_by", tr("Reply by"), self.reply_by, self._saver("reply_by")),
            form.add("interview_replied_on", tr("Replied on"), self.replied_on, self._saver("replied_on")),
        ]
        buttons = QHBoxLayout()
        buttons.addWidget(self._offer)
        buttons.addWidget(self._replied)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(tr("Invitation"), 1.0))
        column.addWidget(self.countdown)
        column.addWidget(form)
        column.addLayout(buttons)

    def _saver(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._save(field, parse_moment(value) if field != "replied_on" else value)

    def _take_offer(self) -> None:
        row = self._row
        if row is None or row.invited_at is None:
            raise UserError("Note first when the invitation came.")
        self._save("reply_by", invitations.offered_reply_by(row.invited_at, row.zone))

    def _reply_today(self) -> None:
        self._save("replied_on", self._workspace.today())


class _ReplyTime:
    """The last moment to reply, as something that happens at a time."""

    def __init__(self, row: InterviewRow) -> None:
        self.starts_at = row.reply_by
        self.clocks = row.reply_clocks
        self.home_zone = row.home_zone

    @property
    def night(self) -> bool:
        """Whether it is at night at home."""
        return self.clocks is not None and bool(self.home_zone) and self.clocks.here.night
