"""What interviews ask for on the Today page: a reply to the invitation, and a debrief soon after the end."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from matchplanner.domain import events as event_rules
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.domain.zones import TwoClocks
from matchplanner.services.agenda.lines import DueLine, dated
from matchplanner.services.interviews import InterviewRow
from matchplanner.wording import say

DEBRIEF = "interview_debrief"
"""The kind of line that asks for a debrief."""

_ANSWER = "Answer the invitation: {program}"
_ASKED_FOR = timedelta(days=30)
"""So long a debrief is asked for; what is recalled later is not worth a place among what is due."""


def lines(rows: Iterable[InterviewRow], today: date, moment: datetime | None) -> Iterator[DueLine]:
    """Yield invitations to answer (B11) and interviews to write down (B19).

    Without a moment only what ended before today is over for certain.
    """
    for row in rows:
        if row.awaits_reply:
            yield from _reply(row, today, moment)
        begun = moment or event_rules.start_of_day(today, row.home_zone)
        if row.clocks is not None and row.debrief_due(begun) and today - row.clocks.here.day <= _ASKED_FOR:
            words = (
                say("Debrief: {program}", program=row.program),
                say("Memory blurs within two or three days: write it down"),
            )
            yield dated(today, DEBRIEF, words, row.clocks.here.day, "interviews/debrief", record=row.id)


def next_moment(rows: Iterable[InterviewRow], moment: datetime) -> datetime | None:
    """Return when the next interview ends or the next reply falls due, None if nothing is ahead."""
    moments = [row.ends for row in rows if row.ends is not None]
    moments += [row.reply_clocks.instant for row in rows if row.reply_clocks is not None and row.awaits_reply]
    return min((one for one in moments if one > moment), default=None)


def _reply(row: InterviewRow, today: date, moment: datetime | None) -> Iterator[DueLine]:
    count = row.countdown(today, moment)
    if count is not None and row.reply_clocks is not None:
        title = "Overdue: answer the invitation, {program}" if count.overdue else _ANSWER
        when = say("Reply by {clock}", clock=_clock(row.reply_clocks, row.home_zone))
        words = say(title, program=row.program), when
        on = row.reply_clocks.here.day
        yield dated(today, "answer_invitation", words, on, "interviews", record=row.id)
    elif row.starts_at is None and row.status is InterviewStatus.INVITED:
        words = say(_ANSWER, program=row.program), say("No date is noted yet.")
        yield DueLine("answer_invitation", *words, None, 0, "interviews", row.id)


def _clock(clocks: TwoClocks, home_zone: str) -> str:
    there = f"{clocks.there.clock:%H:%M} {clocks.there.short}"
    if not home_zone or clocks.same_clock:
        return there
    return say("{there}, {clock:%H:%M} at home", there=there, clock=clocks.here.clock)
