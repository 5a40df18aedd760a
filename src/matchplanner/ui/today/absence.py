"""The day on which a plan was last looked at, remembered with the window."""

from datetime import date

from matchplanner.ui.settings import Settings


def last_seen(settings: Settings, plan_uid: str, today: date) -> date | None:
    """Return the day of the last look before today, None if there was none, and remember today's.

    What is remembered is the day of the last look and the one before it, so that
    the answer stays the same all day. A clock that was wrong for a while makes
    no absence: a day before both is not remembered, and a last look that lies
    ahead of today gives way to the one before it.
    """
    key = f"seen/{plan_uid}"
    before, last = (_day(part) for part in f"{settings.text(key)} - -".split()[:2])
    if last == today:
        return _earlier(before, today)
    if last is not None and last > today:
        if before is not None and before > today:
            return None
        last = before
    settings.set_text(key, f"{last or '-'} {today}")
    return _earlier(last, today)


def _earlier(day: date | None, today: date) -> date | None:
    return day if day is not None and day < today else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # the file may hold anything
