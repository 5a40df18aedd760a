"""An event's time on both clocks, in words."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.interviews import Enough
from matchplanner.domain.zones import LocalTime, WallKind
from matchplanner.services.events import EventRow
from matchplanner.ui.days import day_text
from matchplanner.ui.moments import clock_text
from matchplanner.ui.words import word

TONES = {Enough.FEW: "attention", Enough.FINE: "ok", Enough.MANY: "attention"}


def there_text(row: EventRow) -> str:
    """Return the time at the event."""
    return _tr("time unknown") if row.clocks is None else _local(row.clocks.there)


def home_text(row: EventRow) -> str:
    """Return the time at home, marked when it is at night; "" while it is not known."""
    if row.clocks is None or not row.home_zone:
        return ""
    home = _local(row.clocks.here)
    return _tr("{time}, night").format(time=home) if row.night else home


def both_text(row: EventRow) -> str:
    """Return both times as lines."""
    if row.clocks is None:
        return _tr("Enter date and time to see them on your own clock.")
    lines = [_tr("There: {time}").format(time=there_text(row))]
    if not row.home_zone:
        lines.append(_tr("Set your home time zone in Profile to see it on your own clock."))
    else:
        lines.append(_tr("At home: {time}").format(time=home_text(row)))
    if row.clocks.kind is not WallKind.PLAIN:
        lines.append(f"{word(row.clocks.kind)}.")
    return "\n".join(lines)


def counter_text(count: int, verdict: Enough) -> str:
    """Return how many questions are prepared, and whether that is right (R125)."""
    words = {
        Enough.FEW: _tr("{count} of 3-4: prepare more"),
        Enough.FINE: _tr("{count} of 3-4"),
        Enough.MANY: _tr("{count} of 3-4: keep the best"),
    }
    return words[verdict].format(count=count)


def _local(time: LocalTime) -> str:
    return f"{day_text(time.day)} {clock_text(time.clock)} {time.short}".strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventClocks", text)
