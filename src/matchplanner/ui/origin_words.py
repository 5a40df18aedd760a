"""How sure a number of the season is, in words."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.origins import Origin
from matchplanner.ui.days import short_day


def sure_words(origin: Origin, match_year: int) -> str:
    """Return whose word a number is, for which season, and when it was looked at."""
    checked = short_day(origin.checked_on) if origin.checked_on else _tr("day unknown")
    if origin.own:
        return _tr("Your own, {day}").format(day=checked)
    if origin.holds(match_year):
        return _tr("Stated for this season, checked {day}").format(day=checked)
    if not origin.stated_for:
        return _tr("The page names no season, checked {day}").format(day=checked)
    return _tr("Of the {year} Match: check for this season").format(year=max(origin.stated_for))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Origins", text)
