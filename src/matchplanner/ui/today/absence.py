"""The day on which a plan was last looked at, remembered with the window."""

from datetime import date

from matchplanner.ui.settings import Settings


def last_seen(settings: Settings, plan_uid: str, today: date) -> date | None:
    """Return the day of the last look before today, None if there was none, and remember today's.

    What is remembered is the day of the last look and the one before it, so that
    the answer stays the same all day.
    """
    key = f"seen/{plan_uid}"
    before, last = (_day(part) for part in f"{settings.text(key)} - -".split()[:2])
    if last == today:
        return before
    settings.set_text(key, f"{last or '-'} {today}")
    return last if last is not None and last < today else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # the file may hold anything
