"""The day a week begins with in every calendar: by the region unless it was chosen."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from matchplanner.ui.settings import Settings

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
OFFERED = (MONDAY, SUNDAY, SATURDAY)
"""The days that weeks begin with anywhere; 0 is Monday."""

_KEY = "calendar/week_start"
_PROPERTY = "firstWeekday"


def usual() -> int:
    """Return the day the region begins its weeks with, Monday being 0."""
    return QLocale().firstDayOfWeek().value - 1


def chosen(settings: Settings) -> int | None:
    """Return the day that was chosen, None where the region decides."""
    key = settings.text(_KEY)
    return int(key) if key in {str(day) for day in OFFERED} else None


def choose(settings: Settings, day: int | None) -> None:
    """Remember the first day, None to let the region decide; calendars built from now on begin with it."""
    settings.set_text(_KEY, "" if day is None else str(day))
    follow(settings)


def follow(settings: Settings) -> None:
    """Let every calendar built from now on begin its weeks as the settings say."""
    app = QCoreApplication.instance()
    if app is not None:
        # On the application, as its font is: a field with a calendar in it knows nothing of settings.
        app.setProperty(_PROPERTY, chosen(settings))


def first_day() -> int:
    """Return the day weeks begin with now, Monday being 0."""
    app = QCoreApplication.instance()
    day = None if app is None else app.property(_PROPERTY)
    return day if isinstance(day, int) else usual()


def first_day_of_qt() -> Qt.DayOfWeek:
    """Return it as Qt's calendars take it."""
    return Qt.DayOfWeek(first_day() + 1)
