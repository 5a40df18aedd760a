"""An interview's time on both clocks, in words."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.zones import LocalTime, TwoClocks, WallKind
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.days import day_text
from matchplanner.ui.moments import clock_text
from matchplanner.ui.words import word


def _tr(text: str) -> str:
    return QCoreApplication.translate("InterviewClocks", text)


def there_text(row: InterviewRow) -> str:
    """Return the time at the host, for the table."""
    return _tr("time unknown") if row.clocks is None else _local(row.clocks.there)


def home_text(row: InterviewRow) -> str:
    """Return the time at home, for the table; marked when it is at night."""
    if row.clocks is None or not row.home_zone:
        return ""
    home = _local(row.clocks.here)
    return _tr("{time}, night").format(time=home) if row.night else home


def both_text(row: InterviewRow) -> str:
    """Return both times as two lines."""
    if row.clocks is None:
        return _tr("Enter date and time to see them on your own clock.")
    there = _tr("At the host: {time}").format(time=_local(row.clocks.there))
    if not row.home_zone:
        return f"{there}\n" + _tr("Set your home time zone in Profile to see it on your own clock.")
    home = _tr("At home: {time}").format(time=home_text(row))
    return "\n".join(line for line in (there, home, _oddity(row.clocks)) if line)


def _oddity(clocks: TwoClocks) -> str:
    return "" if clocks.kind is WallKind.PLAIN else f"{word(clocks.kind)}."


def _local(time: LocalTime) -> str:
    return f"{day_text(time.day)} {clock_text(time.clock)} {time.short}".strip()
