"""How long there is to reply to an invitation, in words."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.invitations import Countdown
from matchplanner.wording import counted

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_IN_HOURS = 3 * _DAY
"""From here on hours count."""


def reply_text(count: Countdown) -> str:
    """Return "reply in 31 h" or "reply 2 days late"; without a clock in whole days."""
    if count.left is None:
        return _of_days(count.days)
    if count.overdue:
        return _tr("reply {time} late").format(time=_span(-count.left))
    return _tr("reply in {time}").format(time=_span(count.left))


def tone(count: Countdown) -> str:
    """Return the tone of a countdown: overdue, near, or neither."""
    if count.overdue:
        return "problem"
    return "attention" if count.days <= 1 else "muted"


def _of_days(days: int) -> str:
    if days < 0:
        return _tr("reply {time} late").format(time=_days(-days))
    if days <= 1:
        return _tr("reply tomorrow") if days else _tr("reply today")
    return _tr("reply in {time}").format(time=_days(days))


def _span(time: timedelta) -> str:
    if time >= _IN_HOURS:
        return _days(time // _DAY)
    if time >= _HOUR:
        return _tr("{count} h").format(count=time // _HOUR)
    return _tr("{count} min").format(count=time // timedelta(minutes=1))


def _days(count: int) -> str:
    return counted("1 day", "{n} days", count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReplyWords", text)
