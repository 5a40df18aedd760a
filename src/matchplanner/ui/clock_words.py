"""A moment on both clocks, in words: there, and at home."""

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.zones import LocalTime, TwoClocks, WallKind
from matchplanner.ui.days import day_text
from matchplanner.ui.moments import clock_text, moment_text
from matchplanner.ui.words import word


class Timed(Protocol):
    """Something that happens at a time; `clocks` is None while the time or its zone is not known."""

    @property
    def starts_at(self) -> datetime | None:
        """The time on the wall clock there."""
        ...

    @property
    def clocks(self) -> TwoClocks | None:
        """The moment there and at home."""
        ...

    @property
    def home_zone(self) -> str:
        """The applicant's own zone, "" while it is not known."""
        ...

    @property
    def night(self) -> bool:
        """Whether it is at night at home."""
        ...


def there_text(row: Timed) -> str:
    """Return the time where it happens."""
    if row.clocks is not None:
        return _local(row.clocks.there)
    if row.starts_at is None:
        return _tr("time unknown")
    return _tr("{time}, time zone unknown").format(time=moment_text(row.starts_at))


def home_text(row: Timed) -> str:
    """Return the time at home, marked when it is at night; "" while it is not known."""
    if row.clocks is None or not row.home_zone:
        return ""
    home = _local(row.clocks.here)
    return _tr("{time}, night").format(time=home) if row.night else home


def both_text(row: Timed, there: str) -> str:
    """Return both times as lines, the first as `there` puts it ("At the host: {time}")."""
    if row.clocks is None and row.starts_at is not None:
        return _tr("In which time zone is this? Choose it to see the time on your own clock.")
    if row.clocks is None:
        return _tr("Enter date and time to see them on your own clock.")
    lines = [there.format(time=there_text(row))]
    if row.home_zone:
        lines.append(_tr("At home: {time}").format(time=home_text(row)))
    else:
        lines.append(_tr("Set your home time zone in Profile to see it on your own clock."))
    if row.clocks.kind is not WallKind.PLAIN:
        lines.append(f"{word(row.clocks.kind)}.")
    return "\n".join(lines)


def _local(time: LocalTime) -> str:
    return f"{day_text(time.day)} {clock_text(time.clock)} {time.short}".strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Clocks", text)
